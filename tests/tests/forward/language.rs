//! Every construct carries its tangent.

use grad_runtime::grad;

fn close(got: f64, expected: f64) {
    let scale = 1e-12 * expected.abs().max(1.0);
    assert!(
        (got - expected).abs() <= scale,
        "got {got:e}, expected {expected:e}"
    );
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

#[grad(jvp)]
fn pressure(volume: f64, temperature: f64) -> f64 {
    let attraction = 1.36 / (volume * volume);
    8.314 * temperature / (volume - 0.0318) - attraction.sqrt()
}

#[test]
fn scalars() {
    let (v, t) = (2.5, 300.0);
    let (gv, gt) = pressure_grad(v, t);
    let (value, tangent) = pressure_jvp(v, t, 0.25, -2.0);
    assert_eq!(value, pressure(v, t));
    close(tangent, 0.25 * gv - 2.0 * gt);
}

#[grad(jvp)]
fn smoothed(signal: &[f64], alpha: f64, rounds: usize) -> f64 {
    let mut state = signal.to_vec();
    for _ in 0..rounds {
        for i in 1..state.len() {
            state[i] = alpha * state[i] + (1.0 - alpha) * state[i - 1].sin();
        }
        if state[0] > 0.5 {
            state[0] = 0.25;
        } else {
            state[0] *= alpha;
        }
    }
    let mut total = 0.0;
    for x in &state {
        total += x * x;
    }
    total
}

#[test]
fn loops_and_memory() {
    let signal = [0.75, -0.5, 1.25, 0.125];
    let direction = [1.0, 0.5, -0.25, 2.0];
    let (gs, ga) = smoothed_grad(&signal, 0.3, 3);
    let (value, tangent) = smoothed_jvp(&signal, 0.3, 3, &direction, -1.5);
    assert_eq!(value, smoothed(&signal, 0.3, 3));
    close(tangent, dot(&gs, &direction) - 1.5 * ga);
}

#[grad]
fn softplus(x: f64) -> f64 {
    if x > 30.0 {
        return x;
    }
    x.exp().ln_1p()
}

#[grad]
fn axpy(a: f64, x: &[f64], y: &mut [f64], from: usize) {
    for i in from..x.len() {
        y[i] += a * x[i];
    }
}

#[grad(jvp)]
fn layer(weights: &[f64], bias: &[f64; 2], scale: f64) -> f64 {
    let offset = [0.5, 0.25, 0.125, -1.0];
    let mut sums = weights.to_vec();
    axpy(scale, &offset, &mut sums, 1);
    axpy(2.0, weights, &mut sums, 0);
    let mut total = 0.0;
    for (n, s) in sums.iter().enumerate() {
        total += softplus(s + bias[n % 2]);
    }
    total
}

#[test]
fn calls_of_plainly_annotated_functions() {
    let (w, b) = ([0.5, -1.5, 2.0, 0.25], [0.125, -0.5]);
    let (dw, db) = ([1.0, -1.0, 0.5, 0.25], [2.0, 1.0]);
    let (gw, gb, gs) = layer_grad(&w, &b, 0.75);
    let (value, tangent) = layer_jvp(&w, &b, 0.75, &dw, &db, 3.0);
    assert_eq!(value, layer(&w, &b, 0.75));
    close(tangent, dot(&gw, &dw) + dot(&gb, &db) + 3.0 * gs);
}

#[grad(jvp)]
fn relax(grid: &mut [f64], rate: f64) -> f64 {
    let mut change = 0.0;
    for i in 1..grid.len() - 1 {
        let next = 0.5 * (grid[i - 1] + grid[i + 1]);
        let step = rate * (next - grid[i]);
        grid[i] += step;
        change += step * step;
    }
    change
}

#[test]
fn memory_of_the_caller_gets_its_tangent() {
    let start = [1.0, 0.0, 0.5, 2.0, -1.0];
    let direction = [0.5, 1.0, -1.0, 0.25, 2.0];
    let (mut grid, mut dot) = (start, direction);
    let (value, tangent) = relax_jvp(&mut grid, 0.4, &mut dot, -0.5);
    let moved = |h: f64| {
        let mut grid = start;
        for (x, d) in grid.iter_mut().zip(direction) {
            *x += h * d;
        }
        let value = relax(&mut grid, 0.4 - 0.5 * h);
        (grid, value)
    };
    let mut outgoing = start;
    assert_eq!(value, relax(&mut outgoing, 0.4));
    assert_eq!(grid, outgoing);
    let h = 1e-5;
    let ((up, f), (down, g)) = (moved(h), moved(-h));
    assert!(((f - g) / (2.0 * h) - tangent).abs() < 1e-8);
    for i in 0..5 {
        assert!(
            ((up[i] - down[i]) / (2.0 * h) - dot[i]).abs() < 1e-8,
            "element {i}"
        );
    }
}

#[grad(jvp)]
fn safe_ratio(a: f64, b: f64) -> Option<f64> {
    if b.abs() < 1e-9 {
        return None;
    }
    Some(a / b)
}

#[grad(jvp)]
fn checked_log(x: f64, base: f64) -> Result<f64, String> {
    if x <= 0.0 {
        return Err(format!("{x}"));
    }
    Ok(x.ln() / base.ln())
}

#[grad(jvp)]
fn both(a: f64, b: f64) -> f64 {
    let ratio = safe_ratio(a, b).unwrap_or(1.0);
    match checked_log(ratio, 2.0) {
        Ok(l) => l * a,
        Err(_) => b * b,
    }
}

#[test]
fn options_and_results() {
    assert_eq!(safe_ratio_jvp(1.0, 0.0, 1.0, 1.0), None);
    let (value, tangent) = safe_ratio_jvp(3.0, 4.0, 1.0, 2.0).unwrap();
    assert_eq!(value, 0.75);
    close(tangent, 1.0 / 4.0 - 2.0 * 3.0 / 16.0);
    assert_eq!(checked_log_jvp(-1.0, 2.0, 1.0, 1.0), Err("-1".to_string()));
    let (_, tangent) = checked_log_jvp(8.0, 2.0, 1.0, 0.0).unwrap();
    close(tangent, 1.0 / (8.0 * 2f64.ln()));
    for (a, b) in [(3.0, 4.0), (-3.0, 4.0), (2.0, 0.0)] {
        let (ga, gb) = both_grad(a, b);
        let (value, tangent) = both_jvp(a, b, 0.5, -1.0);
        assert_eq!(value, both(a, b));
        close(tangent, 0.5 * ga - gb);
    }
}

#[derive(Clone, Debug, grad_runtime::Differentiable)]
struct Body {
    position: [f64; 2],
    velocity: [f64; 2],
    mass: f64,
    id: usize,
}

#[grad]
impl Body {
    fn kinetic(&self) -> f64 {
        let [vx, vy] = self.velocity;
        0.5 * self.mass * (vx * vx + vy * vy)
    }

    fn moved(&self, dt: f64) -> Body {
        let mut body = self.clone();
        for k in 0..2 {
            body.position[k] += dt * self.velocity[k];
        }
        body
    }

    fn energy_after(&self, dt: f64) -> f64 {
        let later = self.moved(dt);
        let [x, y] = later.position;
        let copy = Body {
            position: [y, x],
            velocity: later.velocity,
            mass: 2.0 * self.mass,
            ..later.clone()
        };
        copy.kinetic() - copy.mass / (x * x + y * y).sqrt() + copy.position[0]
    }
}

#[grad(jvp)]
fn orbit(body: &Body, dt: f64) -> f64 {
    let later: Body = body.moved(dt);
    body.energy_after(dt) + later.kinetic()
}

#[test]
fn structs_and_methods() {
    let body = Body {
        position: [1.0, 0.5],
        velocity: [0.25, -0.75],
        mass: 2.0,
        id: 7,
    };
    let direction = BodyTangent {
        position: [0.5, 1.0],
        velocity: [-1.0, 0.25],
        mass: 0.125,
        ..Default::default()
    };
    let (g, gdt) = orbit_grad(&body, 0.1);
    let (value, tangent) = orbit_jvp(&body, 0.1, &direction, 2.0);
    assert_eq!(value, orbit(&body, 0.1));
    use grad_runtime::Tangent;
    close(tangent, g.dot(&direction) + 2.0 * gdt);
}

#[grad(jvp)]
fn nested(rows: &[Vec<f64>], pairs: &[(f64, usize)], cut: Option<f64>) -> f64 {
    let mut stack: Vec<f64> = Vec::new();
    for row in rows {
        for x in row {
            stack.push(x * x);
        }
        if stack.len() > 3 {
            let last = stack.pop().unwrap();
            stack[0] += last;
        }
    }
    let mut total = cut.unwrap_or(0.5);
    for (x, k) in pairs {
        total += x * stack[*k];
    }
    total
}

#[test]
fn vectors_of_vectors() {
    let rows = vec![vec![1.0, 2.0], vec![], vec![0.5, -1.0, 3.0]];
    let pairs = [(0.5, 0), (2.0, 2)];
    let drows = vec![vec![0.5, -1.0], vec![], vec![1.0, 0.25, 2.0]];
    let dpairs = [(1.0, ()), (-0.5, ())];
    let (gr, gp, gc) = nested_grad(&rows, &pairs, Some(0.25));
    let (value, tangent) = nested_jvp(&rows, &pairs, Some(0.25), &drows, &dpairs, Some(2.0));
    assert_eq!(value, nested(&rows, &pairs, Some(0.25)));
    let mut expected = 2.0 * gc.unwrap();
    for (g, d) in gr.iter().zip(&drows) {
        expected += dot(g, d);
    }
    for (g, d) in gp.iter().zip(&dpairs) {
        expected += g.0 * d.0;
    }
    close(tangent, expected);
}

#[grad(jvp)]
fn ping_pong(start: &[f64], rounds: usize) -> f64 {
    let n = start.len();
    let (mut old, mut new) = (start.to_vec(), vec![0.0; n]);
    for _ in 0..rounds {
        for i in 0..n {
            new[i] = old[i] * old[(i + 1) % n];
        }
        std::mem::swap(&mut old, &mut new);
    }
    let table = [1.0, 2.0, 3.0];
    let chosen: &[f64] = if old[0] > 0.0 { &old } else { &table };
    chosen[1] + old[2]
}

#[test]
fn swapped_and_chosen_memory() {
    for start in [[0.5, 1.5, -0.75], [0.5, -1.5, 0.75], [-0.5, 1.0, 2.0]] {
        let direction = [1.0, 2.0, -0.5];
        for rounds in 0..4 {
            let g = ping_pong_grad(&start, rounds);
            let (value, tangent) = ping_pong_jvp(&start, rounds, &direction);
            assert_eq!(value, ping_pong(&start, rounds));
            close(tangent, dot(&g, &direction));
        }
    }
}

fn square_rule(x: f64, seed: f64) -> f64 {
    2.0 * x * seed
}

fn square_forward(x: f64, x_dot: f64) -> f64 {
    2.0 * x * x_dot
}

#[grad(custom = square_rule, custom_jvp = square_forward)]
fn square(x: f64) -> f64 {
    x * x
}

#[grad(jvp)]
fn of_rule(x: f64) -> f64 {
    square(x.sin()) + x
}

#[test]
fn rules_of_the_user() {
    let (value, tangent) = of_rule_jvp(0.7, 2.0);
    assert_eq!(value, of_rule(0.7));
    close(tangent, 2.0 * of_rule_grad(0.7));
}

#[grad(jvp, wrt(x))]
fn left_out(x: &[f64], factors: &[f64], out: &mut [f64]) -> f64 {
    for i in 0..x.len() {
        out[i] = factors[i] * x[i];
    }
    out[0] * out[1]
}

#[test]
fn what_wrt_leaves_out_has_no_tangent() {
    let mut out = [0.0; 2];
    let (value, tangent) = left_out_jvp(&[1.0, 2.0], &[3.0, 4.0], &mut out, &[0.5, 0.25]);
    assert_eq!(value, 24.0);
    close(tangent, 0.5 * 3.0 * 8.0 + 0.25 * 4.0 * 3.0);
}

#[test]
#[should_panic(expected = "direction of `signal` has length 2, but `signal` has length 4")]
fn directions_of_another_length_panic() {
    smoothed_jvp(&[0.75, -0.5, 1.25, 0.125], 0.3, 3, &[1.0, 0.5], 0.0);
}
