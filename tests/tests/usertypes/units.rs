//! What other files import.

use grad_runtime::grad;

pub type Real = f64;
pub type Vec3 = [Real; 3];
pub type Mat3 = [[Real; 3]; 3];
pub type Trace = Vec<(Real, Real)>;

/// Equatorial radius and flattening of the ellipsoid WGS 84.
pub const RADIUS: Real = 6_378_137.0;
pub const FLATTENING: Real = 1.0 / 298.257_223_563;

#[derive(Clone, Copy, Debug, PartialEq, grad_runtime::Differentiable)]
pub struct Geodetic {
    pub latitude: Real,
    pub longitude: Real,
    pub height: Real,
}

pub mod planets {
    pub const GM: f64 = 3.986_004_418e14;
    pub(crate) type Speed = f32;
}

/// What floats are given here is called elsewhere.
#[grad]
pub trait Polynomial {
    fn linear(self, slope: f64, constant: f64) -> f64;
}

#[grad]
impl Polynomial for f64 {
    fn linear(self, slope: f64, constant: f64) -> f64 {
        self * slope + constant
    }
}
