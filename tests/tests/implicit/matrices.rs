//! Linear algebra: against difference quotients, against products that must be, and twice.

use grad_runtime::{grad, linalg};

fn general() -> Vec<f64> {
    vec![2.0, -1.0, 0.3, 0.5, 0.1, 3.0, -0.7, 1.9, 1.0]
}

fn positive() -> Vec<f64> {
    vec![4.0, 0.0, 0.0, 1.0, 3.0, 0.0, -0.5, 0.7, 2.5]
}

#[grad(jvp, hvp)]
fn through_solve(a: &[f64], b: &[f64]) -> f64 {
    let x = linalg::solve(a, b, 3);
    x[0] * x[1] + x[2].sin()
}

#[grad]
fn through_several(a: &[f64], b: &[f64], n: usize) -> f64 {
    let mut total = 0.0;
    for k in 0..3 {
        let x = linalg::solve(a, b, n);
        for (i, x) in x.iter().enumerate() {
            total += x * x * (i + k) as f64;
        }
    }
    total
}

#[grad(jvp)]
fn through_inverse(a: &[f64]) -> f64 {
    let b = linalg::inverse(a, 3);
    b.iter()
        .enumerate()
        .map(|(k, b)| b * b * (k as f64 - 3.5))
        .sum()
}

#[grad(jvp)]
fn through_determinants(a: &[f64]) -> f64 {
    linalg::det(a, 3).sin() + linalg::ln_abs_det(a, 3) * 0.5
}

#[grad]
fn determinant(a: &[f64]) -> f64 {
    linalg::det(a, 3)
}

#[grad(jvp)]
fn through_cholesky(a: &[f64]) -> f64 {
    let l = linalg::cholesky(a, 3);
    l.iter()
        .enumerate()
        .map(|(k, l)| l * l * l * (k as f64 + 0.5))
        .sum()
}

#[grad(jvp)]
fn through_eigenvalues(a: &[f64]) -> f64 {
    let values = linalg::symmetric_eigenvalues(a, 3);
    values[0] * values[1] + values[2].exp() * 0.1
}

#[test]
fn gradients() {
    let b = || vec![1.0, -2.0, 0.5];
    check!(through_solve, through_solve_value_and_grad, [a = general(), b = b()] => (&a, &b));
    let two = || vec![1.0, -2.0, 0.5, 0.3, 0.2, -0.1];
    check!(through_several, through_several_value_and_grad, [a = general(), b = two()] => (&a, &b, 3));
    check!(through_inverse, through_inverse_value_and_grad, [a = general()] => (&a));
    check!(through_determinants, through_determinants_value_and_grad, [a = general()] => (&a));
    check!(through_cholesky, through_cholesky_value_and_grad, [a = positive()] => (&a));
    check!(through_eigenvalues, through_eigenvalues_value_and_grad, [a = positive()] => (&a));
}

#[test]
fn tangents_are_the_transposed_adjoints() {
    type Jvp = fn(&[f64], &[f64]) -> (f64, f64);
    let functions: [(Jvp, fn(&[f64]) -> Vec<f64>, Vec<f64>); 4] = [
        (through_inverse_jvp, through_inverse_grad, general()),
        (
            through_determinants_jvp,
            through_determinants_grad,
            general(),
        ),
        (through_cholesky_jvp, through_cholesky_grad, positive()),
        (
            through_eigenvalues_jvp,
            through_eigenvalues_grad,
            positive(),
        ),
    ];
    let dot: Vec<f64> = (0..9).map(|k| (k as f64 * 1.3).cos()).collect();
    for (jvp, grad, at) in functions {
        let along: f64 = grad(&at).iter().zip(&dot).map(|(b, d)| b * d).sum();
        let tangent = jvp(&at, &dot).1;
        assert!(
            (tangent - along).abs() < 1e-12 * along.abs().max(1.0),
            "{tangent} {along}"
        );
    }
}

#[test]
fn solve_twice() {
    let (a, b) = (general(), [1.0, -2.0, 0.5]);
    let a_dot: Vec<f64> = (0..9).map(|k| (k as f64 * 1.3).cos()).collect();
    let b_dot = [0.3, 0.2, -0.1];
    let moved = |h: f64| -> Vec<f64> {
        let a: Vec<f64> = a.iter().zip(&a_dot).map(|(a, d)| a + h * d).collect();
        let b: Vec<f64> = b.iter().zip(&b_dot).map(|(b, d)| b + h * d).collect();
        let (a, b) = through_solve_grad(&a, &b);
        [a, b].concat()
    };
    let (got_a, got_b) = through_solve_hvp(&a, &b, &a_dot, &b_dot);
    let (up, down) = (moved(1e-5), moved(-1e-5));
    for (k, got) in [got_a, got_b].concat().iter().enumerate() {
        let expected = (up[k] - down[k]) / 2e-5;
        assert!(
            (got - expected).abs() < 1e-7 * expected.abs().max(1.0),
            "{k}: {got} {expected}"
        );
    }
}

#[test]
fn a_singular_determinant_has_a_derivative() {
    let a = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0];
    let cofactors = [-3.0, 6.0, -3.0, 6.0, -12.0, 6.0, -3.0, 6.0, -3.0];
    for (got, expected) in determinant_grad(&a).iter().zip(cofactors) {
        assert!((got - expected).abs() < 1e-13);
    }
}

#[grad]
fn sum_of_two(a: &[f64]) -> f64 {
    let values = linalg::symmetric_eigenvalues(a, 3);
    (values[0] + values[1]).powi(2)
}

/// Two eigenvalues coincide: their sum is smooth.
#[test]
fn eigenvalues_that_coincide() {
    let a = [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 5.0];
    let bar = sum_of_two_grad(&a);
    for (k, got) in bar.iter().enumerate() {
        let expected = if k == 0 || k == 4 { 4.0 } else { 0.0 };
        assert!((got - expected).abs() < 1e-13, "{bar:?}");
    }
}

#[test]
fn what_does_not_fit() {
    let message = |call: fn()| {
        let payload = std::panic::catch_unwind(call).expect_err("it panics");
        *payload.downcast::<String>().expect("a message")
    };
    let singular = message(|| drop(linalg::solve(&[1.0, 2.0, 2.0, 4.0], &[1.0, 1.0], 2)));
    assert!(singular.contains("pivot 1 is zero"), "{singular}");
    let square = message(|| drop(linalg::inverse(&[1.0, 2.0], 2)));
    assert!(
        square.contains("`a` has 2 elements, a matrix of 2 by 2 has 2 * 2"),
        "{square}"
    );
    let rows = message(|| drop(linalg::solve(&[1.0, 2.0, 2.0, 5.0], &[1.0], 2)));
    assert!(rows.contains("no multiple of the 2 rows"), "{rows}");
}

// ---- twice --------------------------------------------------------------------------------------------------

/// A precision matrix that changes from step to step: each function, and the records of several calls.
#[grad(hvp)]
fn through_all(a: &[f64], n: usize) -> f64 {
    let mut total = 0.0;
    let mut moved = a.to_vec();
    for k in 0..2 {
        let inverse = linalg::inverse(&moved, n);
        let l = linalg::cholesky(&moved, n);
        let values = linalg::symmetric_eigenvalues(&moved, n);
        total += 0.01 * linalg::det(&moved, n) * inverse[1] + linalg::ln_abs_det(&moved, n).powi(2);
        for i in 0..n {
            total += l[i * n].sin() * l[n * n - 1 - i] + values[i].sqrt() * (i + k) as f64;
            moved[i * n + i] += 0.3 * values[0] * a[i];
        }
    }
    total
}

fn moved_along(gradient: impl Fn(&[f64]) -> Vec<f64>, at: &[f64], dot: &[f64]) -> Vec<f64> {
    let central = |h: f64| -> Vec<f64> {
        let there = |h: f64| -> Vec<f64> { at.iter().zip(dot).map(|(a, d)| a + h * d).collect() };
        let (up, down) = (gradient(&there(h)), gradient(&there(-h)));
        up.iter()
            .zip(&down)
            .map(|(u, d)| (u - d) / (2.0 * h))
            .collect()
    };
    let (coarse, fine) = (central(2e-4), central(1e-4));
    fine.iter()
        .zip(&coarse)
        .map(|(f, c)| (4.0 * f - c) / 3.0)
        .collect()
}

#[test]
fn each_function_twice() {
    let at = [4.0, 0.2, 0.1, 1.0, 3.0, 0.3, -0.5, 0.7, 2.5];
    let dot: Vec<f64> = (0..9).map(|k| (k as f64 * 1.3).cos()).collect();
    let expected = moved_along(|a| through_all_grad(a, 3), &at, &dot);
    let got = through_all_hvp(&at, 3, &dot);
    for (g, e) in got.iter().zip(&expected) {
        assert!(
            (g - e).abs() < 1e-7 * e.abs().max(1.0),
            "{got:?}\n{expected:?}"
        );
    }
}

#[grad(hvp, hessian)]
fn plain_determinant(a: &[f64], n: usize) -> f64 {
    linalg::det(a, n)
}

/// Cofactors of cofactors: of a matrix of rank one every second derivative is an entry of it.
#[test]
fn second_derivatives_of_singular_determinants() {
    let a = [1.0, 2.0, 3.0, 2.0, 4.0, 6.0, -1.0, -2.0, -3.0];
    let hessian = plain_determinant_hessian(&a, 3);
    for (k, row) in hessian.iter().enumerate() {
        for (l, entry) in row.iter().enumerate() {
            let ((i, j), (p, q)) = ((k / 3, k % 3), (l / 3, l % 3));
            let expected = match i == p || j == q {
                true => 0.0,
                false => {
                    let sign = |a: usize, b: usize| if (b + 3 - a) % 3 == 1 { 1.0 } else { -1.0 };
                    sign(i, p) * sign(j, q) * a[(3 - i - p) * 3 + (3 - j - q)]
                }
            };
            assert!(
                (entry - expected).abs() < 1e-13,
                "{k} {l}: {entry} {expected}"
            );
        }
    }
}

#[grad(hvp)]
fn spread(a: &[f64]) -> f64 {
    let values = linalg::symmetric_eigenvalues(a, 2);
    values[0] * values[0] + values[1] * values[1]
}

/// It is the sum of the squares of all entries; where eigenvalues coincide, theirs do not tell.
#[test]
fn second_derivatives_of_eigenvalues_that_coincide() {
    let apart = spread_hvp(&[1.0, 0.0, 0.5, 2.0], &[0.25, 0.0, 1.0, -1.0]);
    for (got, expected) in apart.iter().zip([0.5, 0.0, 4.0, -2.0]) {
        assert!((got - expected).abs() < 1e-12, "{apart:?}");
    }
    // A direction that keeps them together.
    assert_eq!(
        spread_hvp(&[3.0, 0.0, 0.0, 3.0], &[1.0, 0.0, 0.0, 1.0]),
        [2.0, 0.0, 0.0, 2.0]
    );
    let payload =
        std::panic::catch_unwind(|| spread_hvp(&[3.0, 0.0, 0.0, 3.0], &[0.0, 0.0, 1.0, 0.0]));
    let text = *payload
        .expect_err("it panics")
        .downcast::<String>()
        .expect("a message");
    assert!(
        text.contains("the eigenvalues 0 and 1 coincide (3)"),
        "{text}"
    );
}
