//! Calls of other differentiated functions.

use grad_runtime::grad;

#[grad]
fn square(x: f64) -> f64 {
    x * x
}

#[grad]
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut s = 0.0;
    for i in 0..a.len() {
        s += a[i] * b[i];
    }
    s
}

#[grad]
fn axpy(alpha: f64, x: &[f64], y: &mut [f64]) {
    for i in 0..x.len() {
        y[i] += alpha * x[i];
    }
}

#[grad]
fn softmax(z: &mut [f64], temperature: f64) {
    let mut total = 0.0;
    for v in z.iter_mut() {
        *v = (*v / temperature).exp();
        total += *v;
    }
    for v in z.iter_mut() {
        *v /= total;
    }
}

#[grad]
fn bump(x: &mut f64, y: f64) {
    *x = *x * y + 1.0;
}

#[grad]
fn lerp(a: &f64, b: &f64, t: f64) -> f64 {
    a + (b - a) * t
}

#[grad]
fn polar(x: f64, y: f64) -> (f64, f64) {
    (x.hypot(y), y.atan2(x))
}

#[grad]
fn rotate(p: [f64; 2], angle: f64) -> [f64; 2] {
    let (s, c) = angle.sin_cos();
    [c * p[0] - s * p[1], s * p[0] + c * p[1]]
}

#[grad]
fn scaled(v: &[f64], s: f64) -> Vec<f64> {
    let mut out = Vec::with_capacity(v.len());
    for x in v {
        out.push(x * s);
    }
    out
}

#[grad(jvp)]
fn power(x: f64, n: usize) -> f64 {
    if n == 0 { 1.0 } else { x * power(x, n - 1) }
}

#[grad(jvp)]
fn pairwise(v: &[f64]) -> f64 {
    match v.len() {
        0 => 0.0,
        1 => square(v[0]),
        n => pairwise(&v[..n / 2]) * 0.5 + pairwise(&v[n / 2..]),
    }
}

#[grad(jvp)]
fn even(x: f64, n: u32) -> f64 {
    if n == 0 { x } else { odd(x * 1.5, n - 1) }
}

#[grad]
fn odd(x: f64, n: u32) -> f64 {
    if n == 0 { -x } else { even(x.sin(), n - 1) }
}

#[grad(jvp)]
fn scalar_calls(x: f64, y: f64) -> f64 {
    square(x) * square(square(y)) + square(x + y)
}

#[grad(jvp)]
fn call_in_condition(x: f64, y: f64) -> f64 {
    if square(x) > y { square(x) * y } else { x }
}

#[grad(jvp)]
fn slice_calls(a: &[f64], b: &[f64]) -> f64 {
    dot(a, b) * dot(&a[1..], &b[..b.len() - 1])
}

#[grad(jvp)]
fn same_buffer_twice(v: &[f64]) -> f64 {
    dot(v, v) + dot(&v[1..], &v[..v.len() - 1])
}

#[grad(jvp)]
fn same_scalar_twice(x: f64, y: f64) -> f64 {
    lerp(&x, &x, y) + lerp(&x, &y, x)
}

#[grad(jvp)]
fn mutable_slice_calls(x: &[f64], t: f64) -> f64 {
    let mut y = vec![t; x.len()];
    axpy(t, x, &mut y);
    axpy(-0.5, &x[1..], &mut y[1..]);
    softmax(&mut y, t + 1.0);
    dot(&y, x)
}

#[grad(jvp)]
fn mutable_scalar_calls(x: f64, y: f64) -> f64 {
    let mut a = x;
    bump(&mut a, y);
    bump(&mut a, a_of(y));
    let mut v = [a, y];
    bump(&mut v[1], x);
    v[0] * v[1]
}

#[grad]
fn a_of(y: f64) -> f64 {
    y.cos()
}

#[grad(jvp)]
fn passed_on(y: &mut [f64], x: &[f64], scale: &mut f64) -> f64 {
    axpy(*scale, x, y);
    axpy(0.5, x, &mut y[..]);
    bump(scale, y[0]);
    dot(y, x) * *scale
}

#[grad]
fn drawn(row: &[f64], s: &mut f64, by: &f64) -> f64 {
    *s += row[0] * by;
    *s * row[1]
}

/// What is handed on twice is only lent.
#[grad(jvp, hvp, off(inline))]
fn lent_twice(y: &mut [f64], k: f64) -> f64 {
    let mut s = k * y[1];
    y[0] *= s;
    let t = dot(y, y) + drawn(y, &mut s, &y[1]);
    y[1] += t * s;
    t * s
}

#[grad(jvp)]
fn calls_with_all_results(x: f64, y: f64, v: &[f64]) -> f64 {
    let (r, phi) = polar(x, y);
    let [a, b] = rotate([x, y], phi * 0.5);
    let w = scaled(v, r);
    a * b + w[0] * w[1] + rotate([a, b], x)[1]
}

#[grad(jvp)]
fn calls_in_loops(v: &[f64], n: usize) -> f64 {
    let mut s = 1.0;
    for i in 0..n {
        s = power(s * v[i % v.len()], i) + square(s);
        if s > 10.0 {
            s = s.ln();
        }
    }
    s
}

#[grad(jvp)]
fn grids(m: &[[f64; 2]], k: usize) -> f64 {
    dot(&m[k], &m[0]) + rotate(m[k], m[0][1])[0]
}

#[grad(jvp)]
fn ragged_calls(m: &[Vec<f64>]) -> f64 {
    let mut s = 0.0;
    for row in m {
        s += dot(row, row);
        s += dot(row, &m[0]);
    }
    s
}

#[grad]
fn damp_last(v: &mut [f64], rate: f64) {
    v[(v.len() + 5) % v.len()] *= rate.min(v[0]).cos();
}

/// A power of a matrix, by squaring.
#[grad]
fn matrix_power(m: &[Vec<f64>], n: usize) -> (Vec<Vec<f64>>, i32) {
    if n == 1 {
        return (m.to_owned(), 0);
    }
    let (half, scale) = matrix_power(m, n / 2);
    let size = m.len();
    let mut square = vec![vec![0.0; size]; size];
    for i in 0..size {
        for j in 0..size {
            for k in 0..size {
                square[i][j] += half[i][k] * half[k][j];
            }
        }
    }
    (square, scale + 1)
}

#[grad]
fn trace_of_power(m: &[Vec<f64>], n: usize) -> f64 {
    match n {
        0 => m[0][0] + m[1][1],
        _ => trace_of_power(m, n - 1) * m[0][1],
    }
}

/// Lists of lists of its own, lent whole and from their second row on.
#[grad(jvp)]
fn chain(stay: f64, leave: f64) -> f64 {
    let mut m = vec![vec![stay, 1.0 - stay], vec![leave, 1.0 - leave]];
    let (fourth, scale) = matrix_power(&m, 4);
    m.push(vec![stay * leave, stay]);
    fourth[0][1] * scale as f64 + trace_of_power(&m, 2) * trace_of_power(&m[1..], 1)
}

/// What the callee does to its part of the list only decides a branch.
#[grad(jvp)]
fn written_behind_a_range(x: f64, n: usize) -> f64 {
    let mut levels = vec![x; n + 2];
    damp_last(&mut levels[1..], x * x);
    damp_last(&mut levels[n..n + 2], x);
    if levels[0] < levels[1] {
        x.exp()
    } else {
        x * x
    }
}

#[grad(jvp)]
fn nested_items(x: f64, y: f64) -> f64 {
    #[grad]
    fn inner(a: f64, b: f64) -> f64 {
        a * b.sin()
    }
    const K: f64 = 1.5;
    inner(x, y) + K * inner(y, x)
}

fn tabulated(n: usize) -> f64 {
    (n * n) as f64
}

fn describe(n: usize) -> (usize, bool) {
    (n + 1, n % 2 == 0)
}

#[grad(jvp)]
fn inactive_calls(x: f64, n: usize) -> f64 {
    let (m, even) = describe(n);
    let c = tabulated(m);
    if even { x * c } else { x + c }
}

mod library {
    use grad_runtime::grad;

    #[grad]
    pub fn cube(x: f64) -> f64 {
        x * x * x
    }

    pub mod deep {
        use grad_runtime::grad;

        #[grad]
        pub fn shift(x: f64, by: f64) -> f64 {
            x + by * by
        }
    }
}

#[grad(jvp)]
fn calls_by_path(x: f64, y: f64) -> f64 {
    library::cube(x) * library::deep::shift(y, x)
        + self::square(y)
        + crate::constructs::calls::square(x)
}

#[grad(jvp)]
fn closures(x: f64, y: f64) -> f64 {
    let scale = |t: f64| t * x;
    let twice = |t| scale(t) + scale(t * y);
    twice(y) * scale(2.0)
}

#[test]
fn scalars() {
    check!(scalar_calls, scalar_calls_value_and_grad, scalar_calls_jvp(x, y), [x = 0.6, y = 1.1] => (x, y));
    check!(call_in_condition, call_in_condition_value_and_grad, call_in_condition_jvp(x, y), [x = 0.6, y = 1.1] => (x, y));
    check!(call_in_condition, call_in_condition_value_and_grad, call_in_condition_jvp(x, y), [x = 1.6, y = 1.1] => (x, y));
    check!(same_scalar_twice, same_scalar_twice_value_and_grad, same_scalar_twice_jvp(x, y), [x = 0.6, y = 1.1] => (x, y));
    check!(mutable_scalar_calls, mutable_scalar_calls_value_and_grad, mutable_scalar_calls_jvp(x, y), [x = 0.6, y = 1.1] => (x, y));
    check!(calls_by_path, calls_by_path_value_and_grad, calls_by_path_jvp(x, y), [x = 0.6, y = 1.1] => (x, y));
    check!(nested_items, nested_items_value_and_grad, nested_items_jvp(x, y), [x = 0.6, y = 1.1] => (x, y));
    check!(inactive_calls, inactive_calls_value_and_grad, inactive_calls_jvp(x), [x = 0.6] => (x, 3));
    check!(inactive_calls, inactive_calls_value_and_grad, inactive_calls_jvp(x), [x = 0.6] => (x, 4));
    check!(closures, closures_value_and_grad, closures_jvp(x, y), [x = 0.6, y = 1.1] => (x, y));
}

#[test]
fn memory() {
    let v = || vec![0.5, 1.2, -0.8, 0.3];
    check!(slice_calls, slice_calls_value_and_grad, slice_calls_jvp(&a, &b), [a = v(), b = vec![1.0, 2.0, 0.5, 0.25]] => (&a, &b));
    check!(same_buffer_twice, same_buffer_twice_value_and_grad, same_buffer_twice_jvp(&v), [v = v()] => (&v));
    check!(mutable_slice_calls, mutable_slice_calls_value_and_grad, mutable_slice_calls_jvp(&x, t), [x = v(), t = 0.7] => (&x, t));
    check!(passed_on, passed_on_value_and_grad, passed_on_jvp(&mut y, &x, &mut s), [y = v(), x = v(), s = 0.7] => (&mut y, &x, &mut s));
    check!(calls_with_all_results, calls_with_all_results_value_and_grad, calls_with_all_results_jvp(x, y, &v), [x = 0.6, y = 1.1, v = v()] => (x, y, &v));
    check!(calls_in_loops, calls_in_loops_value_and_grad, calls_in_loops_jvp(&v), [v = v()] => (&v, 5));
    check!(grids, grids_value_and_grad, grids_jvp(&m), [m = vec![[0.5, 1.2], [-0.8, 0.3]]] => (&m, 0));
    check!(grids, grids_value_and_grad, grids_jvp(&m), [m = vec![[0.5, 1.2], [-0.8, 0.3]]] => (&m, 1));
    for x in [0.5, -0.5] {
        check!(lent_twice, lent_twice_value_and_grad, lent_twice_jvp(&mut y, x), [y = vec![0.5, -1.2], x = x] => (&mut y, x));
        check!(written_behind_a_range, written_behind_a_range_value_and_grad, written_behind_a_range_jvp(x), [x = x] => (x, 1));
    }
    check!(chain, chain_value_and_grad, chain_jvp(stay, leave), [stay = 0.8, leave = 0.3] => (stay, leave));
    check!(ragged_calls, ragged_calls_value_and_grad, ragged_calls_jvp(&m), [m = vec![vec![0.5, 1.2], vec![-0.8, 0.3]]] => (&m));
}

#[test]
fn recursion() {
    check!(power, power_value_and_grad, power_jvp(x), [x = 1.3] => (x, 5));
    check!(pairwise, pairwise_value_and_grad, pairwise_jvp(&v), [v = vec![0.5, 1.2, -0.8, 0.3, 0.9]] => (&v));
    for n in 0..5 {
        check!(even, even_value_and_grad, even_jvp(x), [x = 0.4] => (x, n));
    }
}
