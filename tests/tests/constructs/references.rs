//! `&mut` parameters and accumulation: what `f_vjp` reads and leaves in buffers.

use grad_runtime::{Tape, grad};
use grad_tests::check::{close, gradient, same};

#[grad]
fn energy(x: f64, w: &[f64]) -> f64 {
    let mut s = 0.0;
    for i in 0..w.len() {
        s += (w[i] * x).sin();
    }
    s
}

#[grad(jvp)]
fn step(u: &mut [f64], dt: f64) -> f64 {
    let before = u[0];
    for i in 1..u.len() {
        u[i] += dt * u[i - 1] * u[i];
    }
    u[0] = before * before;
    before * u[1]
}

#[grad]
fn relax(u: &mut [f64], k: f64) {
    let n = u.len();
    for i in 0..n {
        u[i] = u[i] * k + u[(i + 1) % n];
    }
}

#[grad]
fn increment(total: &mut f64, x: f64) {
    *total += x * *total;
}

#[grad]
fn accumulate(total: &mut f64, x: &f64, m: &mut [[f64; 2]; 2]) -> f64 {
    *total = *total * *x;
    m[0][1] += *total * m[1][0];
    *total + m[0][1]
}

#[grad]
fn grow(v: &mut Vec<f64>, x: f64) -> f64 {
    v.push(x * v[0]);
    v[0] = 1.0;
    v[v.len() - 1]
}

#[test]
fn shared_buffers_are_accumulated_into() {
    let w = [0.3, 0.8];
    let mut w_bar = [10.0, 20.0];
    let (value, x_bar) = energy_vjp(0.7, &w, &mut w_bar, 2.0);
    same(value, energy(0.7, &w));
    gradient(
        |&(x, w): &(f64, [f64; 2])| 2.0 * energy(x, &w),
        &(0.7, w),
        &(x_bar, [w_bar[0] - 10.0, w_bar[1] - 20.0]),
    );
    let before = w_bar;
    energy_vjp(0.7, &w, &mut w_bar, 2.0);
    close(
        &w_bar,
        &[2.0 * before[0] - 10.0, 2.0 * before[1] - 20.0],
        1e-12,
    );
}

#[test]
fn a_zero_seed_gives_zero() {
    let mut w_bar = [0.0; 2];
    let (value, x_bar) = energy_vjp(0.7, &[0.3, 0.8], &mut w_bar, 0.0);
    same(value, energy(0.7, &[0.3, 0.8]));
    assert_eq!((x_bar, w_bar), (0.0, [0.0; 2]));
}

#[test]
fn into_overwrites() {
    let w = [0.3, 0.8];
    let mut w_grad = [10.0, 20.0];
    let (value, x_grad) = energy_value_and_grad_into(0.7, &w, &mut w_grad);
    same(value, energy(0.7, &w));
    gradient(
        |&(x, w): &(f64, [f64; 2])| energy(x, &w),
        &(0.7, w),
        &(x_grad, w_grad),
    );
}

#[test]
fn a_workspace_is_reused() {
    let mut tape = Tape::new();
    let mut first = [0.0; 2];
    let one = energy_vjp_with(&mut tape, 0.7, &[0.3, 0.8], &mut first, 1.0);
    let mut second = [0.0; 2];
    let two = energy_vjp_with(&mut tape, 0.7, &[0.3, 0.8], &mut second, 1.0);
    assert_eq!((one, first), (two, second));
}

/// On entry the buffer holds the adjoint of the outgoing contents, on return that of the incoming.
#[test]
fn mutable_slices() {
    let start = vec![0.5, 1.2, -0.8];
    let weights = [0.25, -1.0, 2.0];
    let mut u = start.clone();
    let mut u_bar = weights.to_vec();
    let (value, dt_bar) = step_vjp(&mut u, 0.3, &mut u_bar, 1.5);
    let mut expected = start.clone();
    same(value, step(&mut expected, 0.3));
    assert_eq!(u, expected);
    let scalar = |(u, dt): &(Vec<f64>, f64)| {
        let mut u = u.clone();
        let value = step(&mut u, *dt);
        1.5 * value + u.iter().zip(weights).map(|(x, w)| x * w).sum::<f64>()
    };
    gradient(scalar, &(start, 0.3), &(u_bar, dt_bar));
}

#[test]
fn gradient_of_incoming_contents() {
    let mut u = vec![0.5, 1.2, -0.8];
    check!(step, step_value_and_grad, step_jvp(&mut u, dt), [u = u.clone(), dt = 0.3] => (&mut u, dt));
    let mut expected = u.clone();
    step(&mut expected, 0.3);
    step_grad(&mut u, 0.3);
    assert_eq!(u, expected);
}

#[test]
fn functions_without_a_result_have_no_seed() {
    let start = vec![0.5, 1.2, -0.8];
    let weights = [0.25, -1.0, 2.0];
    let mut u = start.clone();
    let mut u_bar = weights.to_vec();
    let k_bar = relax_vjp(&mut u, 0.3, &mut u_bar);
    let mut expected = start.clone();
    relax(&mut expected, 0.3);
    assert_eq!(u, expected);
    let scalar = |(u, k): &(Vec<f64>, f64)| {
        let mut u = u.clone();
        relax(&mut u, *k);
        u.iter().zip(weights).map(|(x, w)| x * w).sum::<f64>()
    };
    gradient(scalar, &(start, 0.3), &(u_bar, k_bar));
}

#[test]
fn mutable_scalars() {
    let mut total = 2.0;
    let mut total_bar = 1.5;
    let x_bar = increment_vjp(&mut total, 0.3, &mut total_bar);
    assert_eq!(total, 2.6);
    close(&[total_bar, x_bar], &[1.5 * 1.3, 3.0], 1e-12);
}

#[test]
fn several_references() {
    let (start, x, m) = (2.0, 0.3, [[1.0, 0.5], [0.25, 4.0]]);
    let (mut total, mut grid) = (start, m);
    let (mut total_bar, mut x_bar, mut m_bar) = (0.0, 0.0, [[0.0; 2]; 2]);
    let value = accumulate_vjp(
        &mut total,
        &x,
        &mut grid,
        &mut total_bar,
        &mut x_bar,
        &mut m_bar,
        1.0,
    );
    let scalar =
        |&(mut total, x, mut m): &(f64, f64, [[f64; 2]; 2])| accumulate(&mut total, &x, &mut m);
    same(value, scalar(&(start, x, m)));
    gradient(scalar, &(start, x, m), &(total_bar, x_bar, m_bar));
}

/// Moves a state on, and gives it its weight.
#[grad]
fn advance(state: &mut f64, by: f64) -> f64 {
    *state += by * by;
    0.5 * *state
}

/// A variable is lent in the arguments of a macro.
#[grad(jvp)]
fn lent_in_a_list(x: f64, y: f64) -> f64 {
    let mut state = x;
    let weights = vec![advance(&mut state, y), 0.3, advance(&mut state, x)];
    weights.iter().map(|w| w * w).sum::<f64>() + state * y
}

#[test]
fn lent_in_arguments_of_a_macro() {
    check!(lent_in_a_list, lent_in_a_list_value_and_grad, lent_in_a_list_jvp(x, y), [x = 0.7, y = 1.3] => (x, y));
}

/// The adjoint of a `Vec` that grows has the outgoing length on entry, the incoming one on return.
#[test]
fn mutable_vecs() {
    let mut v = vec![0.5, 1.2];
    let mut v_bar = vec![0.1, 0.2, 0.3];
    let (value, x_bar) = grow_vjp(&mut v, 3.0, &mut v_bar, 1.0);
    assert_eq!((value, &v), (1.5, &vec![1.0, 1.2, 1.5]));
    close(&v_bar, &[1.3 * 3.0, 0.2], 1e-12);
    close(&[x_bar], &[1.3 * 0.5], 1e-12);
}

#[test]
#[should_panic]
fn a_short_adjoint_buffer_panics() {
    energy_vjp(0.7, &[0.3, 0.8], &mut [0.0], 1.0);
}

#[test]
#[should_panic]
fn a_long_adjoint_buffer_panics() {
    energy_vjp(0.7, &[0.3, 0.8], &mut [0.0; 3], 1.0);
}

#[test]
#[should_panic]
fn a_short_buffer_of_a_mutable_slice_panics() {
    relax_vjp(&mut [0.3, 0.8], 1.0, &mut [0.0]);
}

#[grad]
fn squared(a: &mut [Vec<f64>], k: f64) {
    for i in 0..a.len() {
        for j in 0..a[i].len() {
            a[i][j] *= a[i][j] * k;
        }
    }
}

#[grad]
fn norm(a: &[Vec<f64>]) -> f64 {
    let mut s = 0.0;
    for row in a {
        for x in row {
            s += x * x;
        }
    }
    s
}

#[grad]
fn lent_twice(a: &mut [Vec<f64>], b: &mut Vec<Vec<f64>>, k: f64) -> f64 {
    let mut own = a.to_vec();
    squared(a, k);
    squared(b, k);
    squared(&mut own, a[1][0]);
    squared(a, b[0][0]);
    norm(a) + norm(b) * norm(&own)
}

#[test]
fn lists_of_lists_that_are_changed() {
    let a = vec![vec![0.3, -0.7], vec![0.9]];
    let b = vec![vec![1.1], vec![], vec![0.4, -0.2]];
    check!(lent_twice, lent_twice_value_and_grad, [a = a, b = b, k = 0.8] => (&mut a, &mut b, k));
}
