//! Minimisers: what is called.

use alloc::vec::Vec;

use nalgebra::DMatrix;

use super::error::Error;
use super::krylov::norm;
use super::maps::{checked, found};
use super::newton::{Solution, largest, newton};
use super::settings::Settings;
use crate::lagrangian::optimise::lbfgs;
use crate::linalg::dot;

/// A gradient as `f_value_and_grad` returns it beside the value: with respect to `z`, or to `z` and up to seven parameters
/// behind.
pub trait Gradient {
    /// The part with respect to `z`.
    fn in_z(self) -> Vec<f64>;
}

impl Gradient for Vec<f64> {
    fn in_z(self) -> Vec<f64> {
        self
    }
}

macro_rules! beside_others {
    ($(($($other:ident)+))*) => {$(
        impl<$($other),+> Gradient for (Vec<f64>, $($other),+) {
            fn in_z(self) -> Vec<f64> {
                self.0
            }
        }
    )*};
}

beside_others! { (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) (A B C D E F G) }

/// The minimiser of `f` in its first argument: `z` at which `f(z, theta)` is least, near `z0`.
///
/// What is given is the companion `f_value_and_grad`, since a minimiser needs both:
///
/// ```
/// use grad_runtime::{grad, implicit};
///
/// #[grad]
/// fn cost(z: &[f64], theta: &[f64]) -> f64 {
///     (z[0] - theta[0]).powi(2) + theta[1] * z[0].powi(4)
/// }
///
/// #[grad]
/// fn best(a: f64, weight: f64) -> f64 {
///     implicit::argmin(cost_value_and_grad, &[0.0], &[a, weight])[0]
/// }
///
/// assert!((best_grad(2.0, 0.0).0 - 1.0).abs() < 1e-12);
/// ```
///
/// In a function with `#[grad]`, the result has the derivative `dz = -f_zz^-1 f_ztheta dtheta`: products with second
/// derivatives of `f`, which its companions know. `z0` has none. Second derivatives take `order = 3` at `f`
/// (see [the module](crate::implicit#second-derivatives)).
///
/// Newton's method, its Hessian by differences of gradients (up to 256 unknowns), shifted where it is not positive
/// definite; L-BFGS beyond, and Newton's method on the gradient in the end.
///
/// # Panics
/// With an [`Error`]; [`try_argmin`] returns it. The derivative panics with [`Error::Singular`] where the Hessian is.
pub fn argmin<G: Gradient>(
    f: impl Fn(&[f64], &[f64]) -> (f64, G),
    z0: &[f64],
    theta: &[f64],
) -> Vec<f64> {
    argmin_with(f, z0, theta, Settings::default())
}

/// As [`argmin`], with settings of yours.
///
/// # Panics
/// As [`argmin`].
pub fn argmin_with<G: Gradient>(
    f: impl Fn(&[f64], &[f64]) -> (f64, G),
    z0: &[f64],
    theta: &[f64],
    settings: Settings,
) -> Vec<f64> {
    found("argmin", try_argmin(f, z0, theta, settings)).z
}

/// As [`argmin`], outside of differentiated code. The residual is the gradient.
///
/// # Errors
/// See [`Error`].
pub fn try_argmin<G: Gradient>(
    f: impl Fn(&[f64], &[f64]) -> (f64, G),
    z0: &[f64],
    theta: &[f64],
    settings: Settings,
) -> Result<Solution, Error> {
    let f = |z: &[f64]| {
        let (value, gradient) = f(z, theta);
        let gradient = checked(z, &gradient.in_z())?;
        match value.is_finite() {
            true => Ok((value, gradient)),
            false => Err(Error::NotFinite {
                last: z.to_vec(),
                residual: gradient,
            }),
        }
    };
    match settings.linear.krylov(z0.len()) {
        None => minimise(f, z0, &settings),
        Some(_) => large(f, z0, &settings),
    }
}

/// A minimiser that you found: `z` itself, with the derivative of [`argmin`].
///
/// What is checked is that the gradient vanishes: at a maximum or a saddle it does, too.
///
/// # Panics
/// If a component of the gradient is larger than `tolerance`, with [`Error::NotASolution`].
pub fn argmin_at<G: Gradient>(
    f: impl Fn(&[f64], &[f64]) -> (f64, G),
    z: &[f64],
    theta: &[f64],
    tolerance: f64,
) -> Vec<f64> {
    let gradient = checked(z, &f(z, theta).1.in_z());
    let solution = gradient.and_then(|residual| match largest(&residual) <= tolerance {
        true => Ok(z.to_vec()),
        false => Err(Error::NotASolution {
            last: z.to_vec(),
            residual,
        }),
    });
    found("argmin_at", solution)
}

/// Value and gradient.
type Valued = Result<(f64, Vec<f64>), Error>;

/// Newton's method with a modified Hessian (Nocedal and Wright, algorithm 3.2 with 3.3), at the end in the norm of the
/// gradient, which sees what the value's rounding hides.
fn minimise(
    f: impl Fn(&[f64]) -> Valued,
    z0: &[f64],
    settings: &Settings,
) -> Result<Solution, Error> {
    let mut z = z0.to_vec();
    let (mut value, mut g) = f(&z)?;
    for iterations in 0..settings.iterations {
        let done = |z: Vec<f64>, residual: Vec<f64>| Solution {
            z,
            residual,
            iterations,
        };
        if largest(&g) == 0.0 {
            return Ok(done(z, g));
        }
        let hessian = quotients(&f, &z, &g)?;
        let noise = (0..z.len()).all(|i| {
            let size: f64 = (0..z.len()).map(|j| (hessian[(i, j)] * z[j]).abs()).sum();
            g[i].abs() <= 4.0 * z.len() as f64 * f64::EPSILON * size
        });
        let Some((dz, shifted)) = newton_step(hessian, &g) else {
            return Err(Error::NotFinite {
                last: z,
                residual: g,
            });
        };
        let small = largest(&dz) <= settings.tolerance * largest(&z).max(1.0);
        let near = !shifted && (small || noise);
        match search(&f, (&z, value, &g), &dz, settings.least_step) {
            Some((next, next_value, next_g)) => {
                let halved = norm(&next_g) <= 0.5 * norm(&g);
                if near && !halved {
                    return Ok(match norm(&next_g) < norm(&g) {
                        true => done(next, next_g),
                        false => done(z, g),
                    });
                }
                (z, value, g) = (next, next_value, next_g);
            }
            None if near => return Ok(done(z, g)),
            None => {
                return Err(Error::NotConverged {
                    last: z,
                    residual: g,
                    iterations,
                });
            }
        }
    }
    Err(Error::NotConverged {
        last: z,
        residual: g,
        iterations: settings.iterations,
    })
}

/// The Hessian by differences of gradients, made symmetric.
fn quotients(f: &impl Fn(&[f64]) -> Valued, z: &[f64], g: &[f64]) -> Result<DMatrix<f64>, Error> {
    let n = z.len();
    let usual = match largest(z) {
        0.0 => 1.0,
        size => 0.1 * size,
    };
    let mut h = DMatrix::zeros(n, n);
    let mut moved = z.to_vec();
    for j in 0..n {
        moved[j] = z[j] + f64::EPSILON.sqrt() * z[j].abs().max(usual).copysign(z[j]);
        let width = moved[j] - z[j];
        let (_, there) = f(&moved)?;
        for i in 0..n {
            h[(i, j)] = (there[i] - g[i]) / width;
        }
        moved[j] = z[j];
    }
    Ok((&h + h.transpose()) * 0.5)
}

/// The step, and whether the Hessian had to be shifted for it to go down.
fn newton_step(hessian: DMatrix<f64>, g: &[f64]) -> Option<(Vec<f64>, bool)> {
    let n = g.len();
    let least = hessian.amax() * 1e-8;
    if !least.is_finite() {
        return None;
    }
    let (mut shift, minus) = (
        0.0,
        nalgebra::DVector::from_iterator(n, g.iter().map(|g| -g)),
    );
    for _ in 0..80 {
        let shifted = &hessian + DMatrix::identity(n, n) * shift;
        if let Some(factor) = shifted.cholesky() {
            let step = factor.solve(&minus);
            return Some((step.as_slice().to_vec(), shift > 0.0));
        }
        shift = if shift == 0.0 {
            least.max(1e-12)
        } else {
            4.0 * shift
        };
    }
    None
}

type Point = (Vec<f64>, f64, Vec<f64>);

/// The first of the steps 1, 1/2, .. after which the value is smaller, or as good and the gradient smaller.
fn search(
    f: &impl Fn(&[f64]) -> Valued,
    (z, value, g): (&[f64], f64, &[f64]),
    dz: &[f64],
    least: f64,
) -> Option<Point> {
    let (slope, mut t) = (dot(dz, g), 1.0);
    let rounding = 8.0 * f64::EPSILON * value.abs();
    while t >= least {
        let next: Vec<f64> = z.iter().zip(dz).map(|(z, d)| z + t * d).collect();
        if let Ok((there, gradient)) = f(&next)
            && (there <= value + 1e-4 * t * slope
                || there <= value + rounding && norm(&gradient) < norm(g))
        {
            return Some((next, there, gradient));
        }
        t *= 0.5;
    }
    None
}

/// Many unknowns.
fn large(f: impl Fn(&[f64]) -> Valued, z0: &[f64], settings: &Settings) -> Result<Solution, Error> {
    let (_, first) = f(z0)?;
    let mut failure = None;
    let mut into = |z: &[f64], gradient: &mut [f64]| match f(z) {
        Ok((value, g)) => {
            gradient.copy_from_slice(&g);
            value
        }
        // Beyond where it is defined: too long a step.
        Err(error) => {
            failure = Some(error);
            gradient.fill(f64::NAN);
            f64::INFINITY
        }
    };
    // The value cannot tell points apart that the gradient still can: from there on its root is looked for.
    let coarse = 1e-7 * largest(&first).max(1e-300);
    let z = lbfgs(
        &mut into,
        z0.to_vec(),
        coarse,
        settings.iterations.saturating_mul(20),
    );
    match failure.filter(|_| z == z0) {
        Some(error) => Err(error),
        None => newton(|z| Ok(f(z)?.1), &z, settings),
    }
}
