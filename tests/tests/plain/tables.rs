//! Tables of constants that functions give.

use grad_runtime::{Differentiable, grad};
use grad_tests::check;

static COEFFICIENTS: [f64; 3] = [1.0, 0.5, 0.25];
static NODES: [[f64; 2]; 2] = [[0.25, 1.0], [0.75, 0.3]];

#[grad]
fn coefficients() -> &'static [f64] {
    &COEFFICIENTS
}

#[grad]
fn nodes() -> &'static [[f64; 2]] {
    &NODES
}

#[derive(Differentiable)]
struct Bracket {
    from: f64,
    to: f64,
    rate: f64,
}

static BRACKETS: [Bracket; 2] = [
    Bracket {
        from: 0.0,
        to: 1.0,
        rate: 0.1,
    },
    Bracket {
        from: 1.0,
        to: 5.0,
        rate: 0.3,
    },
];

#[derive(Differentiable)]
struct Curve {
    xs: [f64; 3],
    ys: [f64; 3],
}

static CURVE: Curve = Curve {
    xs: [0.0, 1.0, 2.0],
    ys: [1.0, 4.0, 9.0],
};

#[grad]
fn curve() -> &'static Curve {
    &CURVE
}

#[grad]
fn series(x: f64) -> f64 {
    let c = coefficients();
    let mut y = 0.0;
    for k in (0..c.len()).rev() {
        y = y * x + c[k];
    }
    y * coefficients().iter().rev().fold(0.0, |sum, c| sum * x + c)
}

#[grad]
fn quadrature(a: f64, b: f64) -> f64 {
    let mut sum = 0.0;
    for node in nodes() {
        let t = a + (b - a) * node[0];
        sum += node[1] * t.sin();
    }
    sum * (b - a)
}

#[grad]
fn interpolated(x: f64) -> f64 {
    let knots = curve();
    let mut i = 0;
    while i + 2 < knots.xs.len() && x > knots.xs[i + 1] {
        i += 1;
    }
    let t = (x - knots.xs[i]) / (knots.xs[i + 1] - knots.xs[i]);
    knots.ys[i] + t * t * (knots.ys[i + 1] - knots.ys[i])
}

/// By steps, of a table of structs.
#[grad]
fn owed(income: f64) -> f64 {
    let mut tax = 0.0;
    for bracket in BRACKETS.iter() {
        if income > bracket.from {
            tax += (income.min(bracket.to) - bracket.from) * bracket.rate * income;
        }
    }
    tax
}

#[test]
fn tables_that_functions_give() {
    check::gradient(|x| series(*x), &0.7, &series_grad(0.7));
    check::gradient(|x| interpolated(*x), &1.4, &interpolated_grad(1.4));
    check::gradient(|x| owed(*x), &2.5, &owed_grad(2.5));
    let got = quadrature_grad(0.1, 0.9);
    check::check_tangent(&(0.1, 0.9), |(a, b)| quadrature(*a, *b), &got);
}
