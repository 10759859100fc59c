//! Second derivatives: products with the Hessian against differences of gradients.

use grad_runtime::grad;

#[track_caller]
fn close(got: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(got.len(), expected.len());
    for (k, (g, e)) in got.iter().zip(expected).enumerate() {
        let scale = tolerance * e.abs().max(1.0);
        assert!(
            (g - e).abs() <= scale,
            "component {k}: got {g:e}, expected {e:e}"
        );
    }
}

/// The derivative of a gradient in a direction, by extrapolated central differences.
fn moved(gradient: impl Fn(f64) -> Vec<f64>) -> Vec<f64> {
    let central = |h: f64| -> Vec<f64> {
        let (up, down) = (gradient(h), gradient(-h));
        up.iter()
            .zip(&down)
            .map(|(u, d)| (u - d) / (2.0 * h))
            .collect()
    };
    let (coarse, fine) = (central(2e-3), central(1e-3));
    fine.iter()
        .zip(&coarse)
        .map(|(f, c)| (4.0 * f - c) / 3.0)
        .collect()
}

#[grad(hvp)]
fn rosenbrock(x: &[f64]) -> f64 {
    let mut total = 0.0;
    for i in 0..x.len() - 1 {
        let bend = x[i + 1] - x[i] * x[i];
        total += 100.0 * bend * bend + (1.0 - x[i]).powi(2);
    }
    total
}

#[test]
fn of_slices() {
    let x = [0.5, -1.25, 0.75, 1.5];
    let d = [1.0, 0.5, -2.0, 0.25];
    let product = rosenbrock_hvp(&x, &d);
    let mut expected = vec![0.0; 4];
    for i in 0..3 {
        expected[i] +=
            (1200.0 * x[i] * x[i] - 400.0 * x[i + 1] + 2.0) * d[i] - 400.0 * x[i] * d[i + 1];
        expected[i + 1] += 200.0 * d[i + 1] - 400.0 * x[i] * d[i];
    }
    close(&product, &expected, 1e-13);
}

#[grad(hvp)]
fn van_der_waals(volume: f64, temperature: f64) -> f64 {
    8.314 * temperature / (volume - 0.0318) - 1.36 / (volume * volume)
}

#[test]
fn of_scalars() {
    let (v, t): (f64, f64) = (2.5, 300.0);
    let (hv, ht) = van_der_waals_hvp(v, t, 0.5, -2.0);
    let b = v - 0.0318;
    let vv = 2.0 * 8.314 * t / b.powi(3) - 6.0 * 1.36 / v.powi(4);
    let vt = -8.314 / (b * b);
    close(&[hv, ht], &[0.5 * vv - 2.0 * vt, 0.5 * vt], 1e-13);
}

#[grad]
fn softplus(x: f64) -> f64 {
    if x > 30.0 {
        return x;
    }
    x.exp().ln_1p()
}

#[grad]
fn accumulate(a: f64, x: &[f64], out: &mut [f64]) -> f64 {
    let mut largest = 0.0;
    for i in 0..x.len() {
        out[i] = out[i] * a + x[i].sin();
        if out[i] > largest {
            largest = out[i];
        }
    }
    largest
}

#[grad]
fn bounded(x: f64) -> Option<f64> {
    if x.abs() > 50.0 { None } else { Some(x.tanh()) }
}

#[grad(hvp)]
fn network(weights: &[f64], bias: [f64; 2], rate: f64) -> f64 {
    let mut state = vec![0.25; weights.len()];
    let mut total = 0.0;
    for round in 0..3 {
        let peak = accumulate(rate, weights, &mut state);
        total += softplus(peak + bias[round % 2]);
        total += bounded(state[0] * rate).unwrap_or(0.0);
        state[1] *= bias[1];
    }
    for s in &state {
        total += softplus(*s * rate);
    }
    total
}

#[test]
fn through_calls_of_plainly_annotated_functions() {
    let (w, b, r) = ([0.5, -1.5, 2.0, 0.25], [0.125, -0.5], 0.75);
    let (dw, db, dr) = ([1.0, -1.0, 0.5, 0.25], [2.0, 1.0], 0.5);
    let (hw, hb, hr) = network_hvp(&w, b, r, &dw, db, dr);
    let product: Vec<f64> = hw.iter().chain(&hb).chain([&hr]).copied().collect();
    let expected = moved(|h| {
        let w: Vec<f64> = w.iter().zip(&dw).map(|(w, d)| w + h * d).collect();
        let (gw, gb, gr) = network_grad(&w, [b[0] + h * db[0], b[1] + h * db[1]], r + h * dr);
        gw.into_iter().chain(gb).chain([gr]).collect()
    });
    close(&product, &expected, 1e-7);
}

/// Rows that are lent one by one.
#[grad(hvp)]
fn rows(of: &[Vec<f64>], scale: f64) -> f64 {
    of.iter()
        .map(|row| row.iter().map(|x| (x * scale).sin()).sum::<f64>().powi(2))
        .sum()
}

#[test]
fn of_lists_of_lists() {
    let (of, d) = (
        vec![vec![0.5, 1.5], vec![-0.25]],
        vec![vec![1.0, -1.0], vec![2.0]],
    );
    let (rows, scale) = rows_hvp(&of, 0.75, &d, 0.5);
    let product: Vec<f64> = rows.concat().into_iter().chain([scale]).collect();
    let expected = moved(|h| {
        let add =
            |(row, d): (&Vec<f64>, &Vec<f64>)| row.iter().zip(d).map(|(x, d)| x + h * d).collect();
        let of: Vec<Vec<f64>> = of.iter().zip(&d).map(add).collect();
        let (rows, scale) = rows_grad(&of, 0.75 + h * 0.5);
        rows.concat().into_iter().chain([scale]).collect()
    });
    close(&product, &expected, 1e-7);
}

#[derive(Clone, Debug, grad_runtime::Differentiable)]
struct Spring {
    stiffness: f64,
    rest: f64,
    ends: Vec<[f64; 2]>,
}

#[grad]
impl Spring {
    fn length(&self, k: usize) -> f64 {
        let (a, b) = (self.ends[k], self.ends[k + 1]);
        ((a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2)).sqrt()
    }

    fn energy(&self) -> f64 {
        let mut total = 0.0;
        for k in 0..self.ends.len() - 1 {
            let stretch = self.length(k) - self.rest;
            total += 0.5 * self.stiffness * stretch * stretch;
        }
        total
    }
}

#[grad(hvp)]
fn loaded(spring: &Spring, force: f64) -> f64 {
    spring.energy() * force.exp() - force * spring.ends[1][1] * spring.stiffness
}

#[test]
fn of_structs_and_methods() {
    use grad_runtime::{Differentiable, Tangent};
    let spring = Spring {
        stiffness: 2.0,
        rest: 0.75,
        ends: vec![[0.0, 0.0], [1.0, 0.5], [1.5, -0.25]],
    };
    let mut d = spring.zero_tangent();
    d.unflatten(&[0.5, -1.0, 0.25, 1.0, -0.5, 0.75, 2.0, -0.125]);
    let (hs, hf) = loaded_hvp(&spring, 0.5, &d, -0.75);
    let flat = |g: &SpringTangent, f: f64| {
        let mut out = vec![0.0; g.len()];
        g.flatten(&mut out);
        out.push(f);
        out
    };
    let expected = moved(|h| {
        let mut there = spring.clone();
        there.move_by(&d, h);
        let (g, f) = loaded_grad(&there, 0.5 - 0.75 * h);
        flat(&g, f)
    });
    close(&flat(&hs, hf), &expected, 1e-8);
}

#[grad(hvp)]
fn in_place(x: &mut [f64], k: f64) -> f64 {
    for i in 1..x.len() {
        x[i] = x[i] * x[i - 1] + k * k;
    }
    let last = x.len() - 1;
    x[0] = 0.0;
    x[last]
}

#[test]
fn of_memory_that_changes() {
    let (x, k) = ([0.5, 1.5, -0.75], 0.5);
    let (dx, dk) = ([1.0, 0.25, 2.0], -1.0);
    let (mut there, mut dot) = (x, dx);
    let (hx, hk) = in_place_hvp(&mut there, k, &mut dot, dk);
    let expected = moved(|h| {
        let mut there: Vec<f64> = x.iter().zip(&dx).map(|(x, d)| x + h * d).collect();
        let (gx, gk) = in_place_grad(&mut there, k + h * dk);
        gx.into_iter().chain([gk]).collect()
    });
    let product: Vec<f64> = hx.into_iter().chain([hk]).collect();
    close(&product, &expected, 1e-9);
}

#[grad(hvp)]
fn half_life(x: f64, rate: f64) -> Result<f64, String> {
    if rate <= 0.0 {
        return Err("no decay".into());
    }
    let damped = bounded(x * rate).ok_or("too far")?;
    Ok(damped * (-rate * x).exp())
}

#[test]
fn of_results() {
    assert_eq!(
        half_life_hvp(1.0, -1.0, 1.0, 0.0),
        Err("no decay".to_owned())
    );
    assert_eq!(half_life_hvp(1e3, 1.0, 1.0, 0.0), Err("too far".to_owned()));
    let (hx, hr) = half_life_hvp(0.5, 0.75, 1.0, -2.0).unwrap();
    let expected = moved(|h| {
        let (gx, gr) = half_life_grad(0.5 + h, 0.75 - 2.0 * h).unwrap();
        vec![gx, gr]
    });
    close(&[hx, hr], &expected, 1e-9);
}

// ---- tangents that are zero by chance ----------------------------------------------------------------

/// The Hessian's first column where the tangent of `u` vanishes, though its derivative does not.
macro_rules! vanishing {
    ($($name:ident($u:ident): $f:expr, at $x:expr, $y:expr;)*) => {$(
        mod $name {
            use grad_runtime::grad;

            #[grad(hvp)]
            pub fn f(x: f64, y: f64) -> f64 {
                let $u = x * y;
                $f
            }

            #[test]
            fn tangent_is_zero_by_chance() {
                let (x, y): (f64, f64) = ($x, $y);
                for (dx, dy) in [(1.0, 0.0), (1.0, -y / x), (0.0, 1.0), (0.5, 1.0)] {
                    let (hx, hy) = f_hvp(x, y, dx, dy);
                    let expected = super::moved(|h| {
                        let (x_bar, y_bar) = f_grad(x + h * dx, y + h * dy);
                        vec![x_bar, y_bar]
                    });
                    super::close(&[hx, hy], &expected, 1e-7);
                }
            }
        }
    )*};
}

vanishing! {
    divisor(u): 1.5 / (u + 2.0), at 1.0, 0.0;
    dividend(u): u / (3.0 + u * u * u), at 1.0, 0.0;
    reciprocal(u): (u + 2.0).recip(), at 1.0, 0.0;
    square_root(u): (u + 1.0).sqrt(), at 1.0, 0.0;
    cube_root(u): (u + 1.0).cbrt(), at 1.0, 0.0;
    logarithms(u): (u + 2.0).ln() + (u + 3.0).log2() + (u + 4.0).log10() + u.ln_1p(), at 1.0, 0.0;
    to_a_base(u): (u + 2.0).log(u + 3.0), at 1.0, 0.0;
    powers(u): (u + 2.0).powf(1.5) + 1.5f64.powf(u) + (u + 2.0).powf(u) + (u + 2.0).powi(-3), at 1.0, 0.0;
    whole_power(u): (u + 2.0).powi(3) + u.powi(2), at 1.0, 0.0;
    distance(u): u.hypot(1.5) + (u + 1.0).hypot(u), at 1.0, 0.0;
    angle(u): (u + 1.0).atan2(2.0 - u), at 1.0, 0.0;
    inverses(u): u.asin() + (u + 0.25).acos() + (u + 1.5).acosh() + u.atanh(), at 1.0, 0.0;
    remainders(u): (u + 2.25) % (u + 1.0) + (u + 2.25).rem_euclid(1.0 - u), at 1.0, 0.0;
    elsewhere(u): u.sqrt().ln() / u.cbrt(), at 2.0, 0.75;
}
