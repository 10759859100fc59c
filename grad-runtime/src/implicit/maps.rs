//! Roots and fixed points: what is called.

use alloc::vec::Vec;

use super::anderson::anderson;
use super::error::Error;
use super::newton::{Solution, largest, newton};
use super::settings::Settings;

/// A vector that a residual returns: `Vec<f64>` or `[f64; N]`.
pub trait Vector: AsRef<[f64]> {
    /// The components, which are as many as a function returned that returns this type.
    fn from_components(components: &[f64]) -> Self;
}

impl Vector for Vec<f64> {
    fn from_components(components: &[f64]) -> Self {
        components.to_vec()
    }
}

impl<const N: usize> Vector for [f64; N] {
    fn from_components(components: &[f64]) -> Self {
        core::array::from_fn(|i| components[i])
    }
}

/// The root of `g` in its first argument: `z` with `g(z, theta) = 0`, found by Newton's method from `z0`.
///
/// In a function with `#[grad]`, written as `implicit::root(g, &z0, &theta)` where `g` is the name of a function with
/// `#[grad]`, the result has the derivative `dz = -g_z^-1 g_theta dtheta`. `z0` has none: another start leads to the same
/// root, or to another one.
///
/// `g` returns as many components as `z` has, as a `Vec<f64>` or an array.
///
/// # Panics
/// With an [`Error`]; [`try_root`] returns it. The derivative panics with one where `g_z` is singular.
pub fn root<R: Vector>(g: impl Fn(&[f64], &[f64]) -> R, z0: &[f64], theta: &[f64]) -> Vec<f64> {
    root_with(g, z0, theta, Settings::default())
}

/// As [`root`], with settings of yours.
///
/// # Panics
/// As [`root`].
pub fn root_with<R: Vector>(
    g: impl Fn(&[f64], &[f64]) -> R,
    z0: &[f64],
    theta: &[f64],
    settings: Settings,
) -> Vec<f64> {
    found("root", try_root(g, z0, theta, settings)).z
}

/// As [`root`], outside of differentiated code.
///
/// # Errors
/// See [`Error`].
pub fn try_root<R: Vector>(
    g: impl Fn(&[f64], &[f64]) -> R,
    z0: &[f64],
    theta: &[f64],
    settings: Settings,
) -> Result<Solution, Error> {
    newton(|z| checked(z, g(z, theta).as_ref()), z0, &settings)
}

/// A root of `g` that you found, by any solver of yours: `z` itself, with the derivative of [`root`].
///
/// Whatever derivative `z` itself has is dropped: the equations alone define it.
///
/// # Panics
/// If a component of `g(z, theta)` is larger than `tolerance`, with [`Error::NotASolution`].
pub fn root_at<R: Vector>(
    g: impl Fn(&[f64], &[f64]) -> R,
    z: &[f64],
    theta: &[f64],
    tolerance: f64,
) -> Vec<f64> {
    let residual = checked(z, g(z, theta).as_ref());
    found("root_at", residual.and_then(|r| solution(z, r, tolerance)))
}

/// The fixed point of `f` in its first argument: `z = f(z, theta)`, found by iteration from `z0` with Anderson's
/// acceleration.
///
/// In a function with `#[grad]`, written as `implicit::fixed_point(f, &z0, &theta)` where `f` is the name of a function
/// with `#[grad]`, the result has the derivative `dz = (I - f_z)^-1 f_theta dtheta`. Neither memory nor time of that depend
/// on the number of iterations. `z0` has no derivative.
///
/// # Panics
/// With an [`Error`]; [`try_fixed_point`] returns it. The derivative panics with one where `I - f_z` is singular.
pub fn fixed_point<R: Vector>(
    f: impl Fn(&[f64], &[f64]) -> R,
    z0: &[f64],
    theta: &[f64],
) -> Vec<f64> {
    fixed_point_with(f, z0, theta, Settings::default())
}

/// As [`fixed_point`], with settings of yours.
///
/// # Panics
/// As [`fixed_point`].
pub fn fixed_point_with<R: Vector>(
    f: impl Fn(&[f64], &[f64]) -> R,
    z0: &[f64],
    theta: &[f64],
    settings: Settings,
) -> Vec<f64> {
    found("fixed_point", try_fixed_point(f, z0, theta, settings)).z
}

/// As [`fixed_point`], outside of differentiated code.
///
/// # Errors
/// See [`Error`].
pub fn try_fixed_point<R: Vector>(
    f: impl Fn(&[f64], &[f64]) -> R,
    z0: &[f64],
    theta: &[f64],
    settings: Settings,
) -> Result<Solution, Error> {
    anderson(|z| checked(z, f(z, theta).as_ref()), z0, &settings)
}

/// A fixed point of `f` that you found: `z` itself, with the derivative of [`fixed_point`].
///
/// # Panics
/// If a component of `f(z, theta) - z` is larger than `tolerance`, with [`Error::NotASolution`].
pub fn fixed_point_at<R: Vector>(
    f: impl Fn(&[f64], &[f64]) -> R,
    z: &[f64],
    theta: &[f64],
    tolerance: f64,
) -> Vec<f64> {
    let image = checked(z, f(z, theta).as_ref());
    let residual = image.map(|f| f.iter().zip(z).map(|(f, z)| f - z).collect());
    found(
        "fixed_point_at",
        residual.and_then(|r| solution(z, r, tolerance)),
    )
}

/// The components, if there are as many as `z` has and all are finite.
pub(crate) fn checked(z: &[f64], residual: &[f64]) -> Result<Vec<f64>, Error> {
    if residual.len() != z.len() {
        return Err(Error::Dimension {
            what: "the function's result",
            expected: z.len(),
            found: residual.len(),
            last: z.to_vec(),
        });
    }
    match residual.iter().all(|r| r.is_finite()) {
        true => Ok(residual.to_vec()),
        false => Err(Error::NotFinite {
            last: z.to_vec(),
            residual: residual.to_vec(),
        }),
    }
}

fn solution(z: &[f64], residual: Vec<f64>, tolerance: f64) -> Result<Vec<f64>, Error> {
    match largest(&residual) <= tolerance {
        true => Ok(z.to_vec()),
        false => Err(Error::NotASolution {
            last: z.to_vec(),
            residual,
        }),
    }
}

/// For functions that cannot return an error.
#[track_caller]
pub(crate) fn found<T>(what: &str, result: Result<T, Error>) -> T {
    match result {
        Ok(found) => found,
        Err(error) => panic!("implicit::{what}: {error}"),
    }
}
