//! Steps of differential equations.

use grad_runtime::grad;

#[grad]
fn dopri5_step(y: [f64; 2], t: f64, h: f64, mu: f64) -> ([f64; 2], f64) {
    const A: [[f64; 6]; 7] = [
        [0.0; 6],
        [1.0 / 5.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        [3.0 / 40.0, 9.0 / 40.0, 0.0, 0.0, 0.0, 0.0],
        [44.0 / 45.0, -56.0 / 15.0, 32.0 / 9.0, 0.0, 0.0, 0.0],
        [
            19372.0 / 6561.0,
            -25360.0 / 2187.0,
            64448.0 / 6561.0,
            -212.0 / 729.0,
            0.0,
            0.0,
        ],
        [
            9017.0 / 3168.0,
            -355.0 / 33.0,
            46732.0 / 5247.0,
            49.0 / 176.0,
            -5103.0 / 18656.0,
            0.0,
        ],
        [
            35.0 / 384.0,
            0.0,
            500.0 / 1113.0,
            125.0 / 192.0,
            -2187.0 / 6784.0,
            11.0 / 84.0,
        ],
    ];
    const C: [f64; 7] = [0.0, 0.2, 0.3, 0.8, 8.0 / 9.0, 1.0, 1.0];
    const E: [f64; 7] = [
        71.0 / 57600.0,
        0.0,
        -71.0 / 16695.0,
        71.0 / 1920.0,
        -17253.0 / 339200.0,
        22.0 / 525.0,
        -1.0 / 40.0,
    ];
    let f = |t: f64, y: [f64; 2]| [y[1], mu * (1.0 - y[0] * y[0]) * y[1] - y[0] + 0.1 * t.cos()];
    let mut k = [[0.0; 2]; 7];
    for s in 0..7 {
        let mut ys = y;
        for (j, kj) in k.iter().enumerate().take(s) {
            for d in 0..2 {
                ys[d] += h * A[s][j] * kj[d];
            }
        }
        k[s] = f(t + C[s] * h, ys);
    }
    let mut next = y;
    let mut err = 0.0f64;
    for d in 0..2 {
        let mut e = 0.0;
        for s in 0..7 {
            if s < 6 {
                next[d] += h * A[6][s] * k[s][d];
            }
            e += h * E[s] * k[s][d];
        }
        err += (e / (1e-6 + 1e-3 * y[d].abs().max(next[d].abs()))).powi(2);
    }
    (next, (err / 2.0).sqrt())
}
#[grad]
fn lorenz(state: &mut [f64; 3], params: (f64, f64, f64), dt: f64, steps: usize) {
    let (sigma, rho, beta) = params;
    let deriv = |[x, y, z]: [f64; 3]| [sigma * (y - x), x * (rho - z) - y, x * y - beta * z];
    let add =
        |a: [f64; 3], b: [f64; 3], s: f64| -> [f64; 3] { std::array::from_fn(|i| a[i] + s * b[i]) };
    for _ in 0..steps {
        let k1 = deriv(*state);
        let k2 = deriv(add(*state, k1, dt / 2.0));
        let k3 = deriv(add(*state, k2, dt / 2.0));
        let k4 = deriv(add(*state, k3, dt));
        for i in 0..3 {
            state[i] += dt / 6.0 * (k1[i] + 2.0 * k2[i] + 2.0 * k3[i] + k4[i]);
        }
    }
}

#[test]
fn gradients() {
    check_vjp!(dopri5_step, dopri5_step_vjp, [y = [1.0, 0.5], t = 0.1, h = 0.1, m = 0.8] => (y, t, h, m), ([1.0, -0.5], 0.3));
    let (mut state, mut bar) = ([1.0, 0.5, 20.0], [1.0, -0.5, 0.3]);
    let at = (state, (10.0, 28.0, 8.0 / 3.0), 0.01);
    let (params_bar, dt_bar) = lorenz_vjp(&mut state, at.1, at.2, 4, &mut bar);
    let f = |at: &([f64; 3], (f64, f64, f64), f64)| {
        let mut state = at.0;
        lorenz(&mut state, at.1, at.2, 4);
        state[0] - 0.5 * state[1] + 0.3 * state[2]
    };
    grad_tests::check::gradient(
        f,
        &([1.0, 0.5, 20.0], at.1, at.2),
        &(bar, params_bar, dt_bar),
    );
}
