//! A warm companion allocates nothing where the function itself allocates nothing.

use allocation_counter::measure;
use grad_runtime::Tape;
use grad_runtime::grad;

/// The function allocates nothing; neither does its companion, called again on the same tape, and on tapes of the pool.
fn allocates_nothing<R>(
    mut function: impl FnMut() -> R,
    mut vjp_with: impl FnMut(&mut Tape),
    mut vjp: impl FnMut(),
) {
    let itself = measure(|| {
        function();
    });
    assert_eq!(itself.count_total, 0, "the function itself");
    let mut tape = Tape::new();
    vjp_with(&mut tape);
    let warm = measure(|| (0..3).for_each(|_| vjp_with(&mut tape)));
    assert_eq!(warm.count_total, 0, "on a tape of the caller's");
    vjp();
    let pooled = measure(|| (0..3).for_each(|_| vjp()));
    assert_eq!(pooled.count_total, 0, "on a tape of the pool");
}

#[grad]
fn polynomial(x: f64, c: &[f64]) -> f64 {
    let mut sum = 0.0;
    for k in (0..c.len()).rev() {
        sum = sum * x + c[k].sin();
    }
    sum
}

#[test]
fn a_loop_that_records() {
    let c = [0.3, -0.2, 0.7, 1.1];
    let mut c_bar = [0.0; 4];
    let mut again = [0.0; 4];
    allocates_nothing(
        || polynomial(0.4, &c),
        |tape| {
            polynomial_vjp_with(tape, 0.4, &c, &mut c_bar, 1.0);
        },
        || {
            polynomial_vjp(0.4, &c, &mut again, 1.0);
        },
    );
}

/// One Jacobi sweep after another, in place, with early exits.
#[grad]
fn relax(u: &mut [f64], f: &[f64], tolerance: f64) -> f64 {
    let mut change = 0.0;
    for sweep in 0..50 {
        change = 0.0;
        for i in 1..u.len() - 1 {
            let new = 0.5 * (u[i - 1] + u[i + 1] + f[i] * u[i].exp());
            change += (new - u[i]) * (new - u[i]);
            u[i] = new;
        }
        if change < tolerance {
            break;
        }
        if sweep % 2 == 1 {
            continue;
        }
        change *= 0.5;
    }
    change
}

#[test]
fn memory_that_is_overwritten() {
    let f = [0.1; 8];
    let (mut u, mut u_bar, mut f_bar) = ([0.2; 8], [0.0; 8], [0.0; 8]);
    let (mut v, mut v_bar, mut g_bar) = ([0.2; 8], [0.0; 8], [0.0; 8]);
    let mut w = [0.2; 8];
    allocates_nothing(
        || relax(&mut w, &f, 1e-6),
        |tape| {
            u = [0.2; 8];
            relax_vjp_with(tape, &mut u, &f, 1e-6, &mut u_bar, &mut f_bar, 1.0);
        },
        || {
            v = [0.2; 8];
            relax_vjp(&mut v, &f, 1e-6, &mut v_bar, &mut g_bar, 1.0);
        },
    );
}

#[grad]
fn minor(a: &[f64], n: usize, row: usize, used: &mut [bool]) -> f64 {
    if row == n {
        return 1.0;
    }
    let mut sum = 0.0;
    let mut sign = 1.0;
    for column in 0..n {
        if used[column] {
            continue;
        }
        used[column] = true;
        sum += sign * a[row * n + column] * minor(a, n, row + 1, used);
        used[column] = false;
        sign = -sign;
    }
    sum
}

#[test]
fn recursion() {
    let a = [
        2.0, 0.3, -0.1, 0.5, 1.5, 0.2, 0.7, -0.4, 3.0, 0.1, 0.2, 0.6, 0.9, 0.8, -0.7, 1.3,
    ];
    let (mut a_bar, mut b_bar) = ([0.0; 16], [0.0; 16]);
    allocates_nothing(
        || minor(&a, 4, 0, &mut [false; 4]),
        |tape| {
            minor_vjp_with(tape, &a, 4, 0, &mut [false; 4], &mut a_bar, 1.0);
        },
        || {
            minor_vjp(&a, 4, 0, &mut [false; 4], &mut b_bar, 1.0);
        },
    );
}

#[grad]
fn distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter()
        .zip(b)
        .map(|(a, b)| (a - b).powi(2))
        .sum::<f64>()
        .sqrt()
}

#[grad]
fn stress(points: &[Vec<f64>], weights: &[[f64; 2]]) -> f64 {
    let mut total = 0.0;
    for (i, p) in points.iter().enumerate() {
        for q in &points[i + 1..] {
            let d = distance(p, q);
            total += weights[i][0] * d + weights[i][1] * d * d;
        }
    }
    total
}

#[test]
fn rows_of_vecs() {
    let points = vec![vec![0.0, 1.0], vec![2.0, 0.5], vec![-1.0, 0.25]];
    let weights = [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]];
    let (mut p_bar, mut w_bar) = (vec![vec![0.0; 2]; 3], [[0.0; 2]; 3]);
    let (mut q_bar, mut v_bar) = (p_bar.clone(), w_bar);
    allocates_nothing(
        || stress(&points, &weights),
        |tape| {
            stress_vjp_with(tape, &points, &weights, &mut p_bar, &mut w_bar, 1.0);
        },
        || {
            stress_vjp(&points, &weights, &mut q_bar, &mut v_bar, 1.0);
        },
    );
}

/// Power iteration between two buffers that change places.
#[grad]
fn growth(m: &[[f64; 3]; 3], steps: usize) -> f64 {
    let (mut a, mut b) = ([1.0, 0.5, 0.25], [0.0; 3]);
    let (mut current, mut next) = (&mut a, &mut b);
    for _ in 0..steps {
        for i in 0..3 {
            next[i] = m[i].iter().zip(current.iter()).map(|(m, x)| m * x).sum();
        }
        std::mem::swap(&mut current, &mut next);
    }
    let mut norm = current.iter().fold(0.0, |n, x| n + x * x);
    while norm > 100.0 {
        norm /= 10.0;
    }
    norm
}

#[test]
fn buffers_that_change_places() {
    let m = [[1.0, 0.2, 0.1], [0.0, 1.1, 0.3], [0.4, 0.0, 0.9]];
    let (mut m_bar, mut n_bar) = ([[0.0; 3]; 3], [[0.0; 3]; 3]);
    allocates_nothing(
        || growth(&m, 12),
        |tape| {
            growth_vjp_with(tape, &m, 12, &mut m_bar, 1.0);
        },
        || {
            growth_vjp(&m, 12, &mut n_bar, 1.0);
        },
    );
}

#[grad]
fn checked_log(x: f64) -> Option<f64> {
    (x > 0.0).then(|| x.ln())
}

#[grad]
fn likelihood(p: &[f64], counts: &[u32]) -> Option<f64> {
    let mut sum = 0.0;
    for (p, &n) in p.iter().zip(counts) {
        sum += f64::from(n) * checked_log(*p)?;
    }
    Some(sum)
}

#[test]
fn options() {
    let p = [0.2, 0.3, 0.5];
    let (mut p_bar, mut q_bar) = ([0.0; 3], [0.0; 3]);
    allocates_nothing(
        || likelihood(&p, &[2, 3, 5]),
        |tape| {
            likelihood_vjp_with(tape, &p, &[2, 3, 5], &mut p_bar, 1.0);
        },
        || {
            likelihood_vjp(&p, &[2, 3, 5], &mut q_bar, 1.0);
        },
    );
}

/// Sorts in place and weighs by rank: addresses depend on the data.
#[grad]
fn ranked(x: &mut [f64], w: &[f64]) -> f64 {
    for i in 1..x.len() {
        let mut j = i;
        while j > 0 && x[j - 1] > x[j] {
            x.swap(j - 1, j);
            j -= 1;
        }
    }
    let (low, high) = x.split_at(x.len() / 2);
    let spread = high[0] - low[low.len() - 1];
    spread + x.iter().zip(w).map(|(x, w)| x * w).sum::<f64>()
}

#[test]
fn exchanges_in_place() {
    let w = [0.1, 0.2, 0.3, 0.4, 0.5];
    let start = [3.0, -1.0, 2.5, 0.5, 1.0];
    let (mut x, mut x_bar, mut w_bar) = (start, [0.0; 5], [0.0; 5]);
    let (mut y, mut y_bar, mut v_bar) = (start, [0.0; 5], [0.0; 5]);
    let mut z = start;
    allocates_nothing(
        || ranked(&mut z, &w),
        |tape| {
            x = start;
            ranked_vjp_with(tape, &mut x, &w, &mut x_bar, &mut w_bar, 1.0);
        },
        || {
            y = start;
            ranked_vjp(&mut y, &w, &mut y_bar, &mut v_bar, 1.0);
        },
    );
}

#[grad]
fn softplus(x: f32) -> f32 {
    x.exp().ln_1p()
}

/// In single precision, with a closure and chunks.
#[grad]
fn layer(x: &[f32], w: &[f32]) -> f32 {
    let n = x.len();
    let dot = |row: &[f32]| -> f32 { row.iter().zip(x).map(|(w, x)| w * x).sum() };
    w.chunks_exact(n).map(|row| softplus(dot(row))).sum()
}

#[test]
fn single_precision() {
    let (x, w) = ([0.5f32, -1.0], [0.1f32, 0.2, 0.3, 0.4, 0.5, 0.6]);
    let (mut x_bar, mut w_bar) = ([0.0f32; 2], [0.0f32; 6]);
    let (mut y_bar, mut v_bar) = (x_bar, w_bar);
    allocates_nothing(
        || layer(&x, &w),
        |tape| {
            layer_vjp_with(tape, &x, &w, &mut x_bar, &mut w_bar, 1.0);
        },
        || {
            layer_vjp(&x, &w, &mut y_bar, &mut v_bar, 1.0);
        },
    );
}

/// `scale` is called with data that carries no derivative here.
#[grad]
fn scale(x: &[f64], by: &[f64; 2]) -> f64 {
    x.iter().map(|x| x * by[0] + by[1]).sum::<f64>()
}

#[grad(wrt(k))]
fn model(k: f64, data: &[f64], rows: &[[f64; 3]]) -> f64 {
    let by = [k, k * k];
    let mut sum = scale(data, &by);
    for row in rows {
        sum += scale(row, &by) * scale(&row[1..], &[0.5, k]);
    }
    sum
}

#[test]
fn arguments_whose_adjoint_nobody_wants() {
    let (data, rows) = ([0.1, 0.2, 0.3, 0.4], [[1.0, 2.0, 3.0], [0.5, 0.25, 0.125]]);
    allocates_nothing(
        || model(0.7, &data, &rows),
        |tape| {
            model_vjp_with(tape, 0.7, &data, &rows, 1.0);
        },
        || {
            model_vjp(0.7, &data, &rows, 1.0);
        },
    );
}

/// Steps of an explicit method, with lists of its own.
#[grad]
fn driven(x: &[f64], steps: usize) -> f64 {
    let n = x.len();
    let mut state = x.to_vec();
    let mut rate = vec![0.0; n];
    for _ in 0..steps {
        for i in 0..n {
            rate[i] = (x[i] * state[(i + 1) % n]).sin() * state[i];
        }
        for i in 0..n {
            state[i] += 0.1 * rate[i] * rate[n - 1 - i];
        }
    }
    state.iter().map(|v| v * v).sum()
}

#[test]
fn lists_of_sweeps_that_are_apart() {
    let x = [0.3, -0.7, 1.1];
    let mut tape = Tape::new();
    let mut run = || {
        let mut x_bar = [0.0; 3];
        let (value, mut pullback) = driven_pullback(&mut tape, &x, 4);
        pullback(&mut x_bar, 1.0);
        pullback(&mut x_bar, -0.5);
        (value, x_bar)
    };
    let expected = (driven(&x, 4), driven_grad(&x, 4));
    let mut last = run();
    let warm = measure(|| (0..3).for_each(|_| last = run()));
    assert_eq!(warm.count_total, 0);
    assert_eq!(last.0, expected.0);
    for (got, expected) in last.1.iter().zip(expected.1) {
        assert!((got - 0.5 * expected).abs() < 1e-14, "{got} {expected}");
    }
    // What is kept does not grow from call to call.
    let held = tape.capacity_bytes();
    driven_vjp_with(&mut tape, &x, 4, &mut [0.0; 3], 1.0);
    assert_eq!(tape.capacity_bytes(), held);
}
