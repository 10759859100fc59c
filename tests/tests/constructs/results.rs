//! What functions return, and of which float type.

use grad_runtime::grad;

#[grad]
fn pair(x: f64, y: f64) -> (f64, f64) {
    (x * y, x.sin() + y)
}

#[grad]
fn nested(x: f64, y: f64) -> (f64, (f64, [f64; 2])) {
    let p = x * y;
    (p, (p * p, [x, y + p]))
}

#[grad]
fn with_index(v: [f64; 3]) -> (f64, usize) {
    let mut best = 0;
    for i in 1..3 {
        if v[i] > v[best] {
            best = i;
        }
    }
    (v[best] * v[best], best)
}

#[grad]
fn array(x: f64, y: f64) -> [f64; 3] {
    let mut out = [x, y, 0.0];
    out[2] = out[0] * out[1];
    out[0] = out[2].sin();
    out
}

#[grad]
fn array_of_one_value(x: f64) -> [f64; 4] {
    [x * x; 4]
}

#[grad]
fn matrix(angle: f64) -> [[f64; 2]; 2] {
    let (s, c) = angle.sin_cos();
    [[c, -s], [s, c]]
}

#[grad]
fn vector(x: f64, n: usize) -> Vec<f64> {
    let mut out = vec![1.0; n];
    for i in 1..n {
        out[i] = out[i - 1] * x;
    }
    out
}

#[grad]
fn returned_early(x: f64, y: f64) -> (f64, f64) {
    if x > y {
        return (x * x, y);
    }
    let mut s = x;
    for i in 0..10 {
        s *= y;
        if s > 3.0 {
            return (s, i as f64 * x);
        }
    }
    (s, s * x)
}

#[grad]
fn returned_array_early(x: f64, y: f64) -> [f64; 2] {
    let mut out = [x, y];
    for _ in 0..5 {
        if out[0] > 2.0 {
            return out;
        }
        out[0] = out[0] * 1.5 + y;
        out[1] *= x;
    }
    [out[1], out[0]]
}

#[grad(jvp)]
fn explicit_return(x: f64) -> f64 {
    let y = x * x;
    return y.sin();
}

#[grad]
fn single(x: f32, w: &[f32]) -> f32 {
    let mut s = 0.0;
    for i in 0..w.len() {
        s += (w[i] * x).tanh() * 0.5;
    }
    s * s + x.exp()
}

fn single_in_double(x: f64, w: &[f64]) -> f64 {
    let s: f64 = w.iter().map(|w| (w * x).tanh() * 0.5).sum();
    s * s + x.exp()
}

#[grad]
fn mixed(x: f32, y: f64) -> f64 {
    let wide = x as f64 * y;
    let narrow = (wide * 0.5) as f32 * x;
    f64::from(narrow) + wide
}

#[grad]
fn no_floats_out(v: &[f64], t: f64) -> usize {
    let mut n = 0;
    for x in v {
        if x * t > 1.0 {
            n += 1;
        }
    }
    n
}

#[grad(jvp)]
fn uses_no_floats_out(v: &[f64], t: f64) -> f64 {
    let n = no_floats_out(v, t);
    v[n] * t
}

#[test]
fn several_floats() {
    check_vjp!(pair, pair_vjp, [x = 0.6, y = 1.1] => (x, y), (0.5, -2.0));
    check_vjp!(nested, nested_vjp, [x = 0.6, y = 1.1] => (x, y), (0.5, (-2.0, [1.0, 0.25])));
    check_vjp!(array, array_vjp, [x = 0.6, y = 1.1] => (x, y), [0.5, -2.0, 1.0]);
    check_vjp!(array_of_one_value, array_of_one_value_vjp, [x = 0.6] => (x), [0.5, -2.0, 1.0, 0.0]);
    check_vjp!(matrix, matrix_vjp, [angle = 0.6] => (angle), [[0.5, -2.0], [1.0, 0.25]]);
    check_vjp!(vector, vector_vjp, [x = 0.6] => (x, 4), vec![0.5, -2.0, 1.0, 0.25]);
    for (x, y) in [(1.5, 0.5), (0.5, 1.7), (0.5, 0.9)] {
        check_vjp!(returned_early, returned_early_vjp, [x = x, y = y] => (x, y), (0.5, -2.0));
        check_vjp!(returned_array_early, returned_array_early_vjp, [x = x, y = y] => (x, y), [0.5, -2.0]);
    }
    check!(explicit_return, explicit_return_value_and_grad, explicit_return_jvp(x), [x = 0.6] => (x));
}

#[test]
fn a_float_and_an_index() {
    let ((value, best), v_bar) = with_index_vjp([0.5, 1.2, 0.7], (2.0, ()));
    assert_eq!((value, best), with_index([0.5, 1.2, 0.7]));
    grad_tests::check::close(&v_bar, &[0.0, 4.8, 0.0], 1e-12);
}

#[test]
fn single_precision() {
    let (value, (x_bar, w_bar)) = single_value_and_grad(0.6, &[0.5, -1.2]);
    assert_eq!(value, single(0.6, &[0.5, -1.2]));
    let at = (f64::from(0.6_f32), [0.5_f64, f64::from(-1.2_f32)]);
    grad_tests::check::gradient_f32(|(x, w)| single_in_double(*x, w), &at, &(x_bar, w_bar));
}

#[test]
fn mixed_precision() {
    let (value, (x_bar, y_bar)) = mixed_value_and_grad(0.6, 1.1);
    assert_eq!(value, mixed(0.6, 1.1));
    let wide = |&(x, y): &(f64, f64)| x * y * 0.5 * x + x * y;
    grad_tests::check::gradient_f32(wide, &(f64::from(0.6_f32), 1.1), &(f64::from(x_bar), y_bar));
}

#[test]
fn called_for_an_index() {
    check!(uses_no_floats_out, uses_no_floats_out_value_and_grad, uses_no_floats_out_jvp(&v, t), [v = vec![0.5, 3.0, 0.7], t = 0.9] => (&v, t));
}

/// Parts of a result by position, though nothing here says how many there are; also of one that is recorded.
#[grad(jvp)]
fn parts_by_position(x: f64, y: f64, n: u32) -> f64 {
    let whole = pair(x, y);
    let mut sum = whole.1 * whole.0;
    if n > 2 {
        let inner = pair(sum, whole.0);
        sum += inner.1;
    }
    sum + with_index([x, y, sum]).0
}

/// Elements of a result that are only handed on, and elements of elements.
#[grad(jvp)]
fn elements_handed_on(x: f64, y: f64) -> f64 {
    let a = array(x, y);
    let m = matrix(x * y);
    let p = pair(a[0], a[1]);
    let q = array(m[1][0], m[0][1]);
    p.0 + a[2] * q[0]
}

#[test]
fn parts_of_results_of_unknown_type() {
    for n in [1, 3] {
        check!(parts_by_position, parts_by_position_value_and_grad, parts_by_position_jvp(x, y), [x = 0.6, y = 1.4] => (x, y, n));
    }
    check!(elements_handed_on, elements_handed_on_value_and_grad, elements_handed_on_jvp(x, y), [x = 0.6, y = 1.1] => (x, y));
}

/// Nothing flows into a result of several parts.
#[grad]
fn cell(x: f64, y: f64) -> (usize, usize) {
    let x = x + 0.5 * y;
    return (x as usize, y as usize);
}

#[grad]
fn marked_cell(x: f64, y: f64) -> (f64, (usize, bool)) {
    (x * y, (y as usize, x > 0.0))
}

#[grad]
fn cell_inside(x: f64, y: f64) -> Option<(usize, usize)> {
    (x > 0.0).then(|| cell(x, y))
}

#[grad(jvp)]
fn looked_up(grid: &[f64], x: f64, y: f64) -> f64 {
    let (i, j) = cell(x, y);
    let (area, (k, up)) = marked_cell(x, y);
    let (a, b) = cell_inside(-x, y).unwrap_or((0, 1));
    let part = if up { area } else { grid[k + b] };
    grid[i + 2 * j + a] * (x - i as f64) + part
}

#[test]
fn several_parts_without_derivatives() {
    check!(looked_up, looked_up_value_and_grad, looked_up_jvp(&grid, x, y), [grid = vec![0.4, 0.7, 1.3, 0.2, 0.9, 0.6, 0.3], x = 0.6, y = 1.3] => (&grid, x, y));
}
