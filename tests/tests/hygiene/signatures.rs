//! Lifetimes, constants and patterns in signatures.

use grad_runtime::grad;

#[grad]
fn with_lifetimes<'a, 'b: 'a>(x: &'a [f64], y: &'b mut [f64], names: &'a [&'b str]) -> f64 {
    let mut sum = names.len() as f64;
    for i in 0..x.len() {
        y[i] *= x[i];
        sum += y[i] * y[i];
    }
    sum
}

#[grad]
fn with_constants<const N: usize, const M: usize>(m: &[[f64; N]; M], v: [f64; N]) -> f64 {
    let mut norm = 0.0;
    for i in 0..M {
        let mut row = 0.0;
        for j in 0..N {
            row += m[i][j] * v[j];
        }
        norm += row * row;
    }
    norm.sqrt()
}

#[grad]
fn calls_with_constants(v: [f64; 2], k: f64) -> f64 {
    let m = [[k, 1.0], [2.0, k * k], [0.5, 0.25]];
    with_constants::<2, 3>(&m, v) + with_constants(&m, v)
}

#[grad]
fn with_patterns((a, b): (f64, f64), mut c: f64, [d, .., e]: [f64; 4], _: f64) -> f64 {
    c *= a;
    c * b + d * e
}

#[grad(wrt(x))]
fn unused_bound<'t>(x: f64, _text: &'t str, table: &'t [usize]) -> f64
where
    't: 't,
{
    x * table.len() as f64
}

#[test]
fn gradients() {
    let at = (vec![0.5, 2.0], vec![1.5, 0.25]);
    let mut y = at.1.clone();
    let got = with_lifetimes_grad(&at.0, &mut y, &["a", "b"]);
    let call = |(x, y): &(Vec<f64>, Vec<f64>)| with_lifetimes(x, &mut y.clone(), &["a", "b"]);
    grad_tests::check::gradient(call, &at, &got);

    let at = ([[1.0, 2.0, 0.5], [0.25, 1.5, 3.0]], [0.5, 0.75, 1.25]);
    let got = with_constants_grad(&at.0, at.1);
    grad_tests::check::gradient(
        |(m, v): &([[f64; 3]; 2], [f64; 3])| with_constants(m, *v),
        &at,
        &got,
    );

    let at = ([0.5, 0.75], 1.25);
    let got = calls_with_constants_grad(at.0, at.1);
    grad_tests::check::gradient(
        |(v, k): &([f64; 2], f64)| calls_with_constants(*v, *k),
        &at,
        &got,
    );

    let got = with_patterns_grad((2.0, 3.0), 5.0, [7.0, 0.0, 0.0, 11.0], 1.0);
    assert_eq!(got, ((15.0, 10.0), 6.0, [11.0, 0.0, 0.0, 7.0], 0.0));

    assert_eq!(unused_bound_grad(1.0, "", &[1, 2]), 2.0);
}
