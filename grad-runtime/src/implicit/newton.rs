//! Newton's method with a line search; the Jacobian by difference quotients, for which the function itself is enough.
//!
//! That the quotients are good to half of the digits only slows the last steps down a little: where the iteration ends is
//! decided by the residual. Derivatives of the solution never come from quotients.

use alloc::vec;
use alloc::vec::Vec;

use super::error::Error;
use super::krylov::{gmres, norm};
use super::settings::Settings;
use crate::linalg::Lu;

/// A solution, or the best there was.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    /// The solution.
    pub z: Vec<f64>,
    /// What is left at it.
    pub residual: Vec<f64>,
    /// The iterations made.
    pub iterations: usize,
}

/// Solves `f(z) = 0`. `f` checks what it returns.
///
/// Dennis and Schnabel, Numerical Methods for Unconstrained Optimization and Nonlinear Equations, algorithm D6.1.1 with
/// the line search A6.3.1, in residual norms. When the step is within the tolerance it goes on as long as the residual
/// falls, so that the solution is as good as the residual's rounding errors allow.
pub(crate) fn newton(
    mut f: impl FnMut(&[f64]) -> Result<Vec<f64>, Error>,
    z0: &[f64],
    settings: &Settings,
) -> Result<Solution, Error> {
    let mut z = z0.to_vec();
    let mut r = f(&z)?;
    for iterations in 0..settings.iterations {
        let done = |z: Vec<f64>, residual: Vec<f64>| Solution {
            z,
            residual,
            iterations,
        };
        if largest(&r) == 0.0 {
            return Ok(done(z, r));
        }
        let step = step(&mut f, &z, &r, settings)?;
        let size = largest(&step.dz);
        let near = size <= settings.tolerance * largest(&z).max(1.0) || step.noise;
        match search(&mut f, &z, &r, &step.dz, settings.least_step) {
            Some((next, r_next)) => {
                let halved = norm(&r_next) <= 0.5 * norm(&r);
                (z, r) = (next, r_next);
                if near && !halved {
                    return Ok(done(z, r));
                }
            }
            None if near => return Ok(done(z, r)),
            None => {
                return Err(Error::NotConverged {
                    last: z,
                    residual: r,
                    iterations,
                });
            }
        }
    }
    Err(Error::NotConverged {
        last: z,
        residual: r,
        iterations: settings.iterations,
    })
}

struct Step {
    dz: Vec<f64>,
    /// The residual is what rounding makes of zero.
    noise: bool,
}

fn step(
    f: &mut impl FnMut(&[f64]) -> Result<Vec<f64>, Error>,
    z: &[f64],
    r: &[f64],
    settings: &Settings,
) -> Result<Step, Error> {
    let n = z.len();
    let minus: Vec<f64> = r.iter().map(|r| -r).collect();
    if settings.linear.krylov(n).is_some() {
        // Directional quotients are good to half of the digits at best.
        let scale = match norm(z) {
            0.0 => f64::EPSILON.sqrt(),
            size => f64::EPSILON.sqrt() * size,
        };
        let mut failure = None;
        let product = |v: &[f64]| {
            let h = scale / norm(v);
            let moved: Vec<f64> = z.iter().zip(v).map(|(z, v)| z + h * v).collect();
            match f(&moved) {
                Ok(there) => there.iter().zip(r).map(|(a, b)| (a - b) / h).collect(),
                Err(error) => {
                    failure = Some(error);
                    vec![f64::NAN; n]
                }
            }
        };
        let found = gmres(product, &minus, 1e-6, n.min(300));
        return match failure {
            Some(error) => Err(error),
            None => Ok(Step {
                dz: found.x,
                noise: false,
            }),
        };
    }
    let mut a = vec![0.0; n * n];
    let mut moved = z.to_vec();
    let usual = match largest(z) {
        0.0 => 1.0,
        size => 0.1 * size,
    };
    for j in 0..n {
        moved[j] = z[j] + f64::EPSILON.sqrt() * z[j].abs().max(usual).copysign(z[j]);
        // What is really added.
        let h = moved[j] - z[j];
        let there = f(&moved)?;
        for i in 0..n {
            a[i * n + j] = (there[i] - r[i]) / h;
        }
        moved[j] = z[j];
    }
    let noise = (0..n).all(|i| {
        let size: f64 = (0..n).map(|j| (a[i * n + j] * z[j]).abs()).sum();
        r[i].abs() <= 4.0 * n as f64 * f64::EPSILON * size
    });
    let lu = Lu::new(&a, n);
    if let Some(pivot) = lu.vanishing_pivot() {
        return Err(Error::Singular {
            last: z.to_vec(),
            residual: r.to_vec(),
            pivot,
        });
    }
    let mut dz = minus;
    lu.solve(&mut dz);
    Ok(Step { dz, noise })
}

/// The first of the steps 1, 1/2, .. that makes the residual smaller.
fn search(
    f: &mut impl FnMut(&[f64]) -> Result<Vec<f64>, Error>,
    z: &[f64],
    r: &[f64],
    dz: &[f64],
    least: f64,
) -> Option<(Vec<f64>, Vec<f64>)> {
    let (before, mut t) = (norm(r), 1.0);
    while t >= least {
        let next: Vec<f64> = z.iter().zip(dz).map(|(z, d)| z + t * d).collect();
        // Where there is no residual the step is too long.
        if let Ok(there) = f(&next)
            && norm(&there) <= (1.0 - 1e-4 * t) * before
        {
            return Some((next, there));
        }
        t *= 0.5;
    }
    None
}

/// The largest absolute value; a NaN counts as the largest.
pub(crate) fn largest(of: &[f64]) -> f64 {
    of.iter()
        .fold(0.0, |m, x| if x.abs() <= m { m } else { x.abs() })
}
