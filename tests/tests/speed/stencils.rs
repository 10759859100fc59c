//! Stencils: what is added to neighbouring elements, and sums over neighbouring elements.
// Index loops are how such programs are written.
#![allow(clippy::needless_range_loop, clippy::useless_vec)]

use grad_runtime::grad;

ways!(heat(u0: &[f64], alpha: f64, steps: usize) {
    let n = u0.len();
    let mut u = u0.to_vec();
    let mut next = u0.to_vec();
    for _ in 0..steps {
        for i in 1..n - 1 {
            next[i] = u[i] + alpha * (u[i - 1] - 2.0 * u[i] + u[i + 1]);
        }
        std::mem::swap(&mut u, &mut next);
    }
    u.iter().map(|v| v * v).sum()
});

ways!(advection(u0: &[f64], c: &[f64], by: f64, steps: usize) {
    let n = u0.len();
    let mut u = u0.to_vec();
    for _ in 0..steps {
        let old = u.clone();
        for i in 1..n {
            u[i] = old[i] - by * c[i] * (old[i] - old[i - 1]);
        }
    }
    let mut s = 0.0;
    for i in 0..n {
        s += u[i] * u[i] * c[i];
    }
    s
});

ways!(reaction(u0: &[f64], v0: &[f64], rates: [f64; 3], steps: usize) {
    let n = u0.len();
    let (mut u, mut v) = (u0.to_vec(), v0.to_vec());
    for _ in 0..steps {
        let (p, q) = (u.clone(), v.clone());
        for i in 1..n - 1 {
            let r = p[i] * q[i] * q[i];
            u[i] = p[i] + rates[0] * (p[i - 1] - 2.0 * p[i] + p[i + 1]) - r;
            v[i] = q[i] + rates[1] * (q[i - 1] - 2.0 * q[i] + q[i + 1]) + r - rates[2] * q[i];
        }
    }
    let mut e = 0.0;
    for i in 0..n {
        e += u[i] * v[i];
    }
    e
});

ways!(rows(u0: &[Vec<f64>], c: f64, from: usize, steps: usize) {
    let (n, m) = (u0.len(), u0[0].len());
    let mut u = u0.to_vec();
    let mut v = u0.to_vec();
    for _ in 0..steps {
        for i in 1..n - 1 {
            for j in from..m - 1 {
                let around = u[i - 1][j] + u[i + 1][j] + u[i][j - 1] + u[i][j + 1];
                v[i][j] = u[i][j] + c * (around - 4.0 * u[i][j]);
            }
        }
        for i in 0..n {
            for j in 0..m {
                u[i][j] = 0.5 * v[i][j] + 0.5 * u[i][j];
            }
        }
    }
    let mut s = 0.0;
    for i in 0..n {
        for j in 0..m {
            s += u[i][j] * u[i][j];
        }
    }
    s
});

ways!(lent(c: f64, u: &[f64], v: &mut [f64], w: &mut [f64]) {
    let n = u.len();
    for i in 1..n - 1 {
        v[i] = u[i] - c * (u[i + 1] - u[i - 1]);
    }
    for i in 1..n - 1 {
        w[i] += c * (v[i] - v[i - 1]) * u[i];
    }
    let mut s = 0.0;
    for i in 0..n {
        s += w[i] * v[i];
    }
    s
});

// What looks alike, and is not: the shadow is read in the loop, or changes before it is.
ways!(sweeps(u0: &[f64], c: f64, steps: usize) {
    let n = u0.len();
    let mut u = u0.to_vec();
    let mut v = vec![0.0; n];
    for _ in 0..steps {
        for i in 1..n - 1 {
            u[i] = u[i] + c * (u[i - 1] - 2.0 * u[i] + u[i + 1]);
        }
        for i in 1..n - 1 {
            v[i] += c * (u[i - 1] - u[i + 1]);
            v[i] *= 0.5;
            v[i - 1] = v[i] * c;
        }
    }
    let mut s = 0.0;
    for i in 0..n {
        s += u[i] * v[i];
    }
    s
});

ways!(plate(u0: &[Vec<f64>], alpha: f64, steps: usize) {
    let mut u = u0.to_vec();
    for _ in 0..steps {
        let mut next = u.clone();
        for i in 1..u.len() - 1 {
            for j in 1..u[i].len() {
                next[i][j] = u[i][j] + alpha * (u[i - 1][j] + u[i + 1][j] - 2.0 * u[i][j] * u[i][j - 1]);
            }
        }
        u = next;
    }
    let mut s = 0.0;
    for i in 0..u.len() {
        for j in 0..u[i].len() {
            s += u[i][j] * u[i][j];
        }
    }
    s
});

#[test]
fn rows_in_time() {
    for lens in [vec![1, 1], vec![3, 2, 3], vec![5, 4, 4, 6]] {
        let rows = lens.iter().enumerate();
        let u: Vec<Vec<f64>> = rows
            .map(|(i, n)| (0..*n).map(|j| ((3 * i + 2 * j) as f64).sin()).collect())
            .collect();
        for steps in 0..3 {
            agree!(plate, [u = u.clone(), a = 0.2] => (&u, a, steps));
        }
    }
}

#[test]
fn steps_in_time() {
    let u = [0.3, -0.7, 1.1, 0.4, 0.9, -0.2, 0.6, 0.1, -0.5, 0.8];
    let v = [0.8, 0.2, -0.4, 0.7, 0.3, 0.5, -0.9, 1.2, 0.1, 0.6];
    // From no iteration on.
    for n in 2..10 {
        let (u, v) = (u[..n].to_vec(), v[..n].to_vec());
        for steps in 0..3 {
            agree!(heat, [u = u.clone(), a = 0.2] => (&u, a, steps));
            agree!(advection, [u = u.clone(), c = v.clone(), a = 0.3] => (&u, &c, a, steps));
            agree!(reaction, [u = u.clone(), v = v.clone(), r = [0.2, 0.1, 0.05]] => (&u, &v, r, steps));
            agree!(lent, [c = 0.3, u = u.clone(), v = v.clone(), w = u.clone()] => (c, &u, &mut v, &mut w));
            agree!(sweeps, [u = u.clone(), c = 0.3] => (&u, c, steps));
        }
    }
}

#[test]
fn stencils_over_rows() {
    for m in 2..7 {
        let row = |i: usize| (0..m).map(|j| ((3 * i + 2 * j) as f64).sin()).collect();
        let u: Vec<Vec<f64>> = (0..4).map(row).collect();
        for from in 1..3 {
            agree!(rows, [u = u.clone(), c = 0.2] => (&u, c, from, 2));
        }
    }
}

ways!(burgers(u0: &[f64], nu: f64, dt: f64, dx: f64, steps: usize) {
    let n = u0.len();
    let mut u = u0.to_vec();
    for _ in 0..steps {
        let old = u.clone();
        for i in 1..n - 1 {
            let slope = old[i + 1] - 2.0 * old[i] + old[i - 1];
            u[i] = old[i] - dt / dx * old[i] * (old[i] - old[i - 1]) + nu * dt / (dx * dx) * slope;
        }
    }
    u.iter().map(|v| v * v).sum()
});

#[test]
fn rates_that_are_the_same_everywhere() {
    let u = vec![0.3, -0.7, 1.1, 0.4, 0.9, -0.2];
    for n in 2..6 {
        agree!(burgers, [u = u[..n].to_vec(), nu = 0.2, dt = 0.1, dx = 0.5] => (&u, nu, dt, dx, 3));
    }
    // Where nothing runs, nothing is infinite.
    let idle = burgers::all_on::f_grad(&[1.0, 2.0], 0.2, 0.1, 0.0, 0);
    assert_eq!(idle.1, 0.0);
    let idle = burgers::all_on::f_grad(&[1.0, 2.0], f64::INFINITY, 1.0, 1.0, 2);
    assert_eq!(idle, (vec![2.0, 4.0], 0.0, 0.0, 0.0));
}
