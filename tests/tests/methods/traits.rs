//! Options in the declaration of a trait are those of all its implementations.

use grad_runtime::{Differentiable, grad};

#[grad(jvp, hvp, jacobian)]
pub trait Distribution {
    fn ln_pdf(&self, x: f64) -> f64;

    #[grad(jvp, hvp, hessian)]
    fn variance(&self) -> f64;

    /// Of two numbers there is no Hessian, for which nobody asks here.
    fn interval(&self, width: f64) -> (f64, f64);

    fn pdf(&self, x: f64) -> f64 {
        self.ln_pdf(x).exp()
    }

    fn density_of_all(&self, x: &[f64], out: &mut [f64]) {
        for i in 0..x.len() {
            out[i] = self.pdf(x[i]);
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Normal {
    mu: f64,
    sigma: f64,
}

#[grad(jvp, hvp, jacobian)]
impl Distribution for Normal {
    fn ln_pdf(&self, x: f64) -> f64 {
        let z = (x - self.mu) / self.sigma;
        -0.5 * z * z - self.sigma.ln()
    }

    fn variance(&self) -> f64 {
        self.sigma * self.sigma
    }

    fn interval(&self, width: f64) -> (f64, f64) {
        (self.mu - width * self.sigma, self.mu + width * self.sigma)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Exponential {
    rate: f64,
}

#[grad(jvp, hvp, jacobian)]
impl Distribution for Exponential {
    fn ln_pdf(&self, x: f64) -> f64 {
        self.rate.ln() - self.rate * x
    }

    fn variance(&self) -> f64 {
        1.0 / (self.rate * self.rate)
    }

    fn interval(&self, width: f64) -> (f64, f64) {
        (0.0, width / self.rate)
    }

    /// Instead of what the trait provides.
    fn pdf(&self, x: f64) -> f64 {
        self.rate * (-self.rate * x).exp()
    }
}

#[grad(hvp)]
pub fn log_likelihood<D: Distribution>(of: &D, data: &[f64]) -> f64 {
    data.iter().map(|x| of.ln_pdf(*x)).sum::<f64>() + of.pdf(0.5).ln()
}

const NORMAL: Normal = Normal {
    mu: 1.0,
    sigma: 2.0,
};
const NONE: NormalTangent = NormalTangent {
    mu: 0.0,
    sigma: 0.0,
};
const IN_MU: NormalTangent = NormalTangent { mu: 1.0, ..NONE };
const IN_SIGMA: NormalTangent = NormalTangent { sigma: 1.0, ..NONE };

/// More directions than one sweep takes.
#[test]
fn many_directions_through_a_trait() {
    let dots = [&IN_MU, &IN_SIGMA, &NONE, &IN_MU, &IN_SIGMA];
    let in_x = [0.0, 0.0, 1.0, 0.0, 0.0];
    let (value, tangents) = NORMAL.ln_pdf_jvp_many(0.5, dots, in_x);
    assert_eq!(value, NORMAL.ln_pdf(0.5));
    assert_eq!(tangents, [-0.125, -0.46875, 0.125, -0.125, -0.46875]);
    let products = NORMAL.ln_pdf_hvp_many(0.5, dots, in_x);
    let rows = [
        (
            NormalTangent {
                mu: -0.25,
                sigma: 0.125,
            },
            0.25,
        ),
        (
            NormalTangent {
                mu: 0.125,
                sigma: 0.203125,
            },
            -0.125,
        ),
        (
            NormalTangent {
                mu: 0.25,
                sigma: -0.125,
            },
            -0.25,
        ),
    ];
    assert_eq!(products, [rows[0], rows[1], rows[2], rows[0], rows[1]]);
}

#[test]
fn options_of_one_method() {
    let second = NORMAL.variance_hessian();
    assert_eq!(second[..], [NONE, NormalTangent { sigma: 2.0, ..NONE }]);
    let (of_self, of_width) = NORMAL.interval_jacobian(3.0);
    assert_eq!(
        (of_self.0, of_self.1.sigma),
        (
            NormalTangent {
                mu: 1.0,
                sigma: -3.0
            },
            3.0
        )
    );
    assert_eq!(of_width, (-2.0, 2.0));
}

#[test]
fn what_is_generic_in_it() {
    let of = Exponential { rate: 0.8 };
    let (product, in_data) = log_likelihood_hvp(
        &of,
        &[0.3, 1.2],
        &ExponentialTangent { rate: 1.0 },
        &[0.0, 0.0],
    );
    assert!(
        (product.rate + 3.0 / (0.8 * 0.8)).abs() < 1e-14,
        "{}",
        product.rate
    );
    assert_eq!(in_data, [-1.0, -1.0]);
    let mut out = [0.0];
    NORMAL.density_of_all(&[0.5], &mut out);
    assert_eq!(out, [NORMAL.pdf(0.5)]);
    let provided = log_likelihood_hvp(&NORMAL, &[0.5], &IN_MU, &[0.0]).0;
    assert!(
        (provided.mu + 0.5).abs() < 1e-15 && (provided.sigma - 0.25).abs() < 1e-15,
        "{provided:?}"
    );
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Matrix<const R: usize, const C: usize> {
    rows: [[f64; C]; R],
}

/// The block's option is for what returns a float.
#[grad(hvp)]
impl<const R: usize, const C: usize> Matrix<R, C> {
    pub fn transposed(&self) -> Matrix<C, R> {
        let mut rows = [[0.0; R]; C];
        for r in 0..R {
            for c in 0..C {
                rows[c][r] = self.rows[r][c];
            }
        }
        Matrix { rows }
    }

    pub fn energy(&self) -> f64 {
        self.rows.iter().flatten().map(|v| v * v * v).sum()
    }
}

#[test]
fn an_option_of_a_block() {
    let of = Matrix { rows: [[1.0, 2.0]] };
    assert_eq!(of.transposed().rows, [[1.0], [2.0]]);
    let along = MatrixTangent {
        rows: [[1.0, -1.0]],
    };
    assert_eq!(of.energy_hvp(&along).rows, [[6.0, -12.0]]);
}
