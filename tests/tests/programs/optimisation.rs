//! Optimisation, root finding, quadrature and differential equations.

use grad_runtime::grad;

const GOLDEN: f64 = 0.618_033_988_749_894_9;
const NODES: [f64; 5] = [
    0.0,
    0.538_469_310_105_683_1,
    -0.538_469_310_105_683_1,
    0.906_179_845_938_664,
    -0.906_179_845_938_664,
];
const WEIGHTS: [f64; 5] = [
    0.568_888_888_888_888_9,
    0.478_628_670_499_366_47,
    0.478_628_670_499_366_47,
    0.236_926_885_056_189_08,
    0.236_926_885_056_189_08,
];

mod tableau {
    pub const STAGES: usize = 6;
    pub const A: [[f64; 5]; 6] = [
        [0.0; 5],
        [1.0 / 5.0, 0.0, 0.0, 0.0, 0.0],
        [3.0 / 40.0, 9.0 / 40.0, 0.0, 0.0, 0.0],
        [44.0 / 45.0, -56.0 / 15.0, 32.0 / 9.0, 0.0, 0.0],
        [
            19372.0 / 6561.0,
            -25360.0 / 2187.0,
            64448.0 / 6561.0,
            -212.0 / 729.0,
            0.0,
        ],
        [
            9017.0 / 3168.0,
            -355.0 / 33.0,
            46732.0 / 5247.0,
            49.0 / 176.0,
            -5103.0 / 18656.0,
        ],
    ];
    pub const B: [f64; 6] = [
        35.0 / 384.0,
        0.0,
        500.0 / 1113.0,
        125.0 / 192.0,
        -2187.0 / 6784.0,
        11.0 / 84.0,
    ];
    pub static C: [f64; 6] = [0.0, 0.2, 0.3, 0.8, 8.0 / 9.0, 1.0];
}

/// The minimum found by golden section, polished by a Newton step so that the result is smooth in the parameters.
#[grad(lagrangian, wrt(a, b), jvp)]
fn golden_section(a: f64, b: f64, tol: f64) -> f64 {
    let f = |x: f64| (x - a).powi(2) + b * x.powi(4);
    let (mut lo, mut hi) = (-3.0, 3.0);
    let mut x1 = hi - GOLDEN * (hi - lo);
    let mut x2 = lo + GOLDEN * (hi - lo);
    let (mut f1, mut f2) = (f(x1), f(x2));
    while hi - lo > tol {
        if f1 < f2 {
            hi = x2;
            x2 = x1;
            f2 = f1;
            x1 = hi - GOLDEN * (hi - lo);
            f1 = f(x1);
        } else {
            lo = x1;
            x1 = x2;
            f1 = f2;
            x2 = lo + GOLDEN * (hi - lo);
            f2 = f(x2);
        }
    }
    let x = 0.5 * (lo + hi);
    x - (2.0 * (x - a) + 4.0 * b * x.powi(3)) / (2.0 + 12.0 * b * x * x)
}

/// Brent's root finder.
#[grad]
fn brent_root(k: f64, c: f64) -> Option<f64> {
    let f = |x: f64| x.exp() * k - x - c;
    let (mut a, mut b) = (-5.0, 1.0);
    let (mut fa, mut fb) = (f(a), f(b));
    if fa * fb > 0.0 {
        return None;
    }
    if fa.abs() < fb.abs() {
        std::mem::swap(&mut a, &mut b);
        std::mem::swap(&mut fa, &mut fb);
    }
    let (mut cc, mut fc) = (a, fa);
    let mut d = 0.0;
    let mut bisected = true;
    for _ in 0..100 {
        if fb == 0.0 || (b - a).abs() < 1e-15 {
            break;
        }
        let mut s = if fa != fc && fb != fc {
            a * fb * fc / ((fa - fb) * (fa - fc))
                + b * fa * fc / ((fb - fa) * (fb - fc))
                + cc * fa * fb / ((fc - fa) * (fc - fb))
        } else {
            b - fb * (b - a) / (fb - fa)
        };
        let between = (s > (3.0 * a + b) / 4.0 && s < b) || (s < (3.0 * a + b) / 4.0 && s > b);
        if !between
            || (bisected && (s - b).abs() >= (b - cc).abs() / 2.0)
            || (!bisected && (s - b).abs() >= (cc - d as f64).abs() / 2.0)
        {
            s = (a + b) / 2.0;
            bisected = true;
        } else {
            bisected = false;
        }
        let fs = f(s);
        d = cc;
        cc = b;
        fc = fb;
        if fa * fs < 0.0 {
            b = s;
            fb = fs;
        } else {
            a = s;
            fa = fs;
        }
        if fa.abs() < fb.abs() {
            (a, b) = (b, a);
            (fa, fb) = (fb, fa);
        }
    }
    Some(b - f(b) / (k * b.exp() - 1.0))
}

#[grad(lagrangian, jvp)]
fn gauss_legendre(a: f64, b: f64, rate: f64) -> f64 {
    let half = 0.5 * (b - a);
    let mid = 0.5 * (a + b);
    let mut s = 0.0;
    for k in 0..NODES.len() {
        s += WEIGHTS[k] * (-rate * (mid + half * NODES[k]).powi(2)).exp();
    }
    half * s
}

#[grad(lagrangian, jvp)]
fn simpson(a: f64, b: f64, n: usize, p: f64) -> f64 {
    assert!(n % 2 == 0, "n must be even");
    let h = (b - a) / n as f64;
    let f = |x: f64| x.powf(p) * (-x).exp();
    let mut sum = f(a) + f(b);
    for i in 1..n {
        let weight = if i % 2 == 0 { 2.0 } else { 4.0 };
        sum += weight * f(a + i as f64 * h);
    }
    sum * h / 3.0
}

/// Romberg's table, as a vector of rows.
#[grad(lagrangian, jvp)]
fn romberg(b: f64, k: f64) -> f64 {
    let f = |x: f64| (k * x).sin() + 1.0 / (1.0 + x * x);
    let mut table: Vec<Vec<f64>> = vec![vec![0.5 * b * (f(0.0) + f(b))]];
    for i in 1..6usize {
        let n = 1usize << i;
        let h = b / n as f64;
        let mut s = 0.0;
        for j in (1..n).step_by(2) {
            s += f(j as f64 * h);
        }
        let mut row = vec![0.5 * table[i - 1][0] + h * s];
        for j in 1..=i {
            let factor = 4f64.powi(j as i32);
            row.push((factor * row[j - 1] - table[i - 1][j - 1]) / (factor - 1.0));
        }
        table.push(row);
    }
    table[5][5]
}

#[grad]
fn lorenz(s: &[f64; 3], p: &[f64; 3]) -> [f64; 3] {
    let [x, y, z] = *s;
    [p[0] * (y - x), x * (p[1] - z) - y, x * y - p[2] * z]
}

#[grad]
fn rk4(start: [f64; 3], p: [f64; 3], dt: f64, steps: usize) -> [f64; 3] {
    let mut y = start;
    for _ in 0..steps {
        let k1: [f64; 3] = lorenz(&y, &p);
        let mut tmp = y;
        for i in 0..3 {
            tmp[i] += 0.5 * dt * k1[i];
        }
        let k2: [f64; 3] = lorenz(&tmp, &p);
        for i in 0..3 {
            tmp[i] = y[i] + 0.5 * dt * k2[i];
        }
        let k3: [f64; 3] = lorenz(&tmp, &p);
        for i in 0..3 {
            tmp[i] = y[i] + dt * k3[i];
        }
        let k4: [f64; 3] = lorenz(&tmp, &p);
        for i in 0..3 {
            y[i] += dt / 6.0 * (k1[i] + 2.0 * k2[i] + 2.0 * k3[i] + k4[i]);
        }
    }
    y
}

/// A step of Dormand and Prince for y' = -k y + sin t.
#[grad(lagrangian, jvp)]
fn dormand_prince(y: f64, t: f64, h: f64, k: f64) -> f64 {
    let mut ks = [0.0; tableau::STAGES];
    for i in 0..tableau::STAGES {
        let mut yi = y;
        for j in 0..i {
            yi += h * tableau::A[i][j] * ks[j];
        }
        ks[i] = -k * yi + (t + tableau::C[i] * h).sin();
    }
    let mut out = y;
    for (b, ki) in tableau::B.iter().zip(ks.iter()) {
        out += h * b * ki;
    }
    out
}

#[grad]
fn verlet(x0: f64, v0: f64, omega: f64, dt: f64, n: usize) -> (f64, f64) {
    let accel = |x: f64| -omega * omega * x - 0.1 * x.powi(3);
    let (mut x, mut v) = (x0, v0);
    let mut a = accel(x);
    for _ in 0..n {
        v += 0.5 * a * dt;
        x += v * dt;
        a = accel(x);
        v += 0.5 * a * dt;
    }
    (x, v)
}

#[grad(lagrangian, jvp)]
fn rosenbrock(x: &[f64]) -> f64 {
    x.windows(2)
        .map(|w| 100.0 * (w[1] - w[0] * w[0]).powi(2) + (1.0 - w[0]).powi(2))
        .sum()
}

#[grad(lagrangian, jvp)]
fn rastrigin(x: &[f64]) -> f64 {
    10.0 * x.len() as f64
        + x.iter()
            .map(|xi| xi.powi(2) - 10.0 * (2.0 * std::f64::consts::PI * xi).cos())
            .sum::<f64>()
}

#[grad(lagrangian, jvp)]
fn ackley(x: &[f64]) -> f64 {
    let n = x.len() as f64;
    let sq = x.iter().map(|v| v * v).sum::<f64>() / n;
    let cs = x
        .iter()
        .map(|v| (2.0 * std::f64::consts::PI * v).cos())
        .sum::<f64>()
        / n;
    -20.0 * (-0.2 * sq.sqrt()).exp() - cs.exp() + 20.0 + std::f64::consts::E
}

/// The loss after a few steps of Adam: a gradient through the optimiser.
#[grad(lagrangian, jvp)]
fn adam_loss(lr: f64, beta1: f64, start: f64, steps: u32) -> f64 {
    let (mut x, mut m, mut v) = (start, 0.0, 0.0);
    let beta2: f64 = 0.99;
    for t in 1..=steps {
        let g = 2.0 * (x - 3.0) + x.sin();
        m = beta1 * m + (1.0 - beta1) * g;
        v = beta2 * v + (1.0 - beta2) * g * g;
        let m_hat = m / (1.0 - beta1.powi(t as i32));
        let v_hat = v / (1.0 - beta2.powi(t as i32));
        x -= lr * m_hat / (v_hat.sqrt() + 1e-8);
    }
    (x - 3.0).powi(2) - x.cos()
}

#[test]
fn minima_and_roots() {
    check!(golden_section, golden_section_value_and_grad, golden_section_jvp(a, b), view golden_section_lagrangian, [a = 1.0, b = 0.2] => (a, b, 1e-7));
    let (x, (k_bar, c_bar)) = brent_root_value_and_grad(0.2, 0.7).unwrap();
    assert_eq!(Some(x), brent_root(0.2, 0.7));
    let slope = 0.2 * x.exp() - 1.0;
    grad_tests::check::close(&[k_bar, c_bar], &[-x.exp() / slope, 1.0 / slope], 1e-7);
    assert_eq!(brent_root_grad(10.0, -8.0), None);
    check!(adam_loss, adam_loss_value_and_grad, adam_loss_jvp(lr, b, x), view adam_loss_lagrangian, [lr = 0.1, b = 0.8, x = 0.5] => (lr, b, x, 12));
}

#[test]
fn quadrature() {
    check!(gauss_legendre, gauss_legendre_value_and_grad, gauss_legendre_jvp(a, b, r), view gauss_legendre_lagrangian, [a = 0.2, b = 1.5, r = 0.8] => (a, b, r));
    check!(simpson, simpson_value_and_grad, simpson_jvp(a, b, p), view simpson_lagrangian, [a = 0.2, b = 1.5, p = 1.3] => (a, b, 8, p));
    check!(romberg, romberg_value_and_grad, romberg_jvp(b, k), view romberg_lagrangian, [b = 1.5, k = 2.0] => (b, k));
}

#[test]
fn differential_equations() {
    check_vjp!(rk4, rk4_vjp, [s = [1.0, 1.0, 20.0], p = [10.0, 28.0, 2.6], dt = 0.01] => (s, p, dt, 10), [1.0, 0.5, -0.3]);
    check!(dormand_prince, dormand_prince_value_and_grad, dormand_prince_jvp(y, t, h, k), view dormand_prince_lagrangian, [y = 1.0, t = 0.3, h = 0.2, k = 1.5] => (y, t, h, k));
    check_vjp!(verlet, verlet_vjp, [x = 1.0, v = 0.2, w = 1.3, dt = 0.05] => (x, v, w, dt, 30), (1.0, -0.5));
}

#[test]
fn test_functions() {
    let x = vec![0.3, -0.8, 1.2, 0.5];
    check!(rosenbrock, rosenbrock_value_and_grad, rosenbrock_jvp(&x), view rosenbrock_lagrangian, [x = x.clone()] => (&x));
    check!(rastrigin, rastrigin_value_and_grad, rastrigin_jvp(&x), view rastrigin_lagrangian, [x = x.clone()] => (&x));
    check!(ackley, ackley_value_and_grad, ackley_jvp(&x), view ackley_lagrangian, [x = x.clone()] => (&x));
}
