//! A curve fitted by Levenberg and Marquardt's method (the crate `levenberg-marquardt`), with the Jacobian of
//! `#[grad(jacobian)]`.
//!
//! The data are the set Misra1a of the statistical reference data sets of NIST (monomolecular adsorption of dental enamel,
//! D. Misra 1978): a volume against a pressure. NIST certifies eleven digits of the parameters, of their standard deviations
//! and of the sum of squares, which the fit is compared with.
//! `cargo run -p grad-examples --example least_squares` prints them side by side.

use grad_runtime::grad;
use levenberg_marquardt::{LeastSquaresProblem, LevenbergMarquardt};
use nalgebra::storage::Owned;
use nalgebra::{DMatrix, DVector, Dyn, U2, Vector2};

/// Volumes and pressures.
pub const DATA: [[f64; 2]; 14] = [
    [10.07, 77.6],
    [14.73, 114.9],
    [17.94, 141.1],
    [23.93, 190.8],
    [29.61, 239.9],
    [35.18, 289.0],
    [40.02, 332.8],
    [44.82, 378.4],
    [50.76, 434.8],
    [55.05, 477.3],
    [61.01, 536.8],
    [66.40, 593.1],
    [75.47, 689.1],
    [81.78, 760.0],
];

/// The certified parameters, and their standard deviations.
pub const CERTIFIED: [[f64; 2]; 2] = [
    [2.3894212918E+02, 2.7070075241E+00],
    [5.5015643181E-04, 7.2668688436E-06],
];
/// The certified sum of squares.
pub const SQUARES: f64 = 1.2455138894E-01;

/// The volume that the model gives, less the measured one.
#[grad(jacobian, wrt(b))]
pub fn residuals(b: [f64; 2], data: &[[f64; 2]]) -> Vec<f64> {
    let miss = |[volume, pressure]: &[f64; 2]| b[0] * (1.0 - (-b[1] * pressure).exp()) - volume;
    data.iter().map(miss).collect()
}

/// The problem as the crate wants it.
pub struct Fit {
    /// The parameters.
    pub b: Vector2<f64>,
}

impl Fit {
    fn at(&self) -> [f64; 2] {
        self.b.into()
    }
}

impl LeastSquaresProblem<f64, Dyn, U2> for Fit {
    type ParameterStorage = Owned<f64, U2>;
    type ResidualStorage = Owned<f64, Dyn>;
    type JacobianStorage = Owned<f64, Dyn, U2>;

    fn set_params(&mut self, b: &Vector2<f64>) {
        self.b = *b;
    }

    fn params(&self) -> Vector2<f64> {
        self.b
    }

    fn residuals(&self) -> Option<DVector<f64>> {
        Some(DVector::from_vec(residuals(self.at(), &DATA)))
    }

    fn jacobian(&self) -> Option<nalgebra::OMatrix<f64, Dyn, U2>> {
        Some(jacobian(self.at()).fixed_columns::<2>(0).into_owned())
    }
}

fn jacobian(b: [f64; 2]) -> DMatrix<f64> {
    let mut rows = [0.0; 2 * DATA.len()];
    residuals_jacobian_into(b, &DATA, &mut rows);
    DMatrix::from_row_slice(DATA.len(), 2, &rows)
}

/// The fitted parameters, their standard deviations, and the sum of squares.
pub fn fit(start: [f64; 2]) -> ([[f64; 2]; 2], f64) {
    let problem = Fit { b: start.into() };
    let (fitted, report) = LevenbergMarquardt::new().minimize(problem);
    assert!(report.termination.was_successful(), "{report:?}");
    let squares = 2.0 * report.objective_function;
    // The covariance of the parameters is s^2 (J^T J)^-1.
    let jacobian = jacobian(fitted.at());
    let inverse = (jacobian.transpose() * &jacobian).try_inverse();
    let covariance = inverse.expect("independent columns") * (squares / (DATA.len() - 2) as f64);
    let line = |k: usize| [fitted.b[k], covariance[(k, k)].sqrt()];
    ([line(0), line(1)], squares)
}

fn main() {
    // The harder one of the two starts that NIST gives.
    let (fitted, squares) = fit([500.0, 0.0001]);
    println!("                        fitted           certified");
    for (k, (fitted, certified)) in fitted.iter().zip(&CERTIFIED).enumerate() {
        println!(
            "b{}              {:17.10e}   {:17.10e}",
            k + 1,
            fitted[0],
            certified[0]
        );
        println!(
            "  deviation     {:17.10e}   {:17.10e}",
            fitted[1], certified[1]
        );
    }
    println!("sum of squares  {squares:17.10e}   {SQUARES:17.10e}");
}
