//! Fixed points by iteration, accelerated.

use alloc::vec::Vec;

use nalgebra::{DMatrix, DVector};

use super::error::Error;
use super::newton::{Solution, largest};
use super::settings::Settings;

/// Iterates `z = f(z)`, each iterate the best combination of the last ones (Anderson 1965; Walker and Ni 2011, type II).
///
/// A combination after which the residual is worse by more than a factor of two is forgotten, and with it the history. When
/// the residual is within the tolerance it goes on as long as the residual falls.
pub(crate) fn anderson(
    mut f: impl FnMut(&[f64]) -> Result<Vec<f64>, Error>,
    z0: &[f64],
    settings: &Settings,
) -> Result<Solution, Error> {
    let mut z = z0.to_vec();
    let mut image = f(&z)?;
    let mut residual = difference(&image, &z);
    // Changes of the residuals and of the images from one iterate to the next.
    let (mut changes, mut moves): (Vec<Vec<f64>>, Vec<Vec<f64>>) = (Vec::new(), Vec::new());
    // The best iterate, and for how long there was no better one.
    let (mut best, mut since) = ((z.clone(), residual.clone()), 0);
    for iterations in 0..settings.iterations {
        let size = largest(&residual);
        if size < largest(&best.1) {
            (best, since) = ((z.clone(), residual.clone()), 0);
        } else if iterations > 0 {
            since += 1;
        }
        let within = largest(&best.1) <= settings.tolerance * largest(&best.0).max(1.0);
        if size == 0.0 || within && since >= 2 {
            return Ok(Solution {
                z: best.0,
                residual: best.1,
                iterations,
            });
        }
        let mut next = image.clone();
        for (gamma, by) in combination(&changes, &residual).iter().zip(&moves) {
            next.iter_mut().zip(by).for_each(|(z, d)| *z -= gamma * d);
        }
        let mut there = f(&next);
        let worse = |there: &Result<Vec<f64>, Error>| match there {
            Ok(image) => largest(&difference(image, &next)) > 2.0 * size,
            Err(_) => true,
        };
        if !changes.is_empty() && worse(&there) {
            changes.clear();
            moves.clear();
            next = image.clone();
            there = f(&next);
        }
        let next_image = there?;
        let next_residual = difference(&next_image, &next);
        if settings.memory > 0 {
            if changes.len() == settings.memory {
                changes.remove(0);
                moves.remove(0);
            }
            changes.push(difference(&next_residual, &residual));
            moves.push(difference(&next_image, &image));
        }
        (z, image, residual) = (next, next_image, next_residual);
    }
    if largest(&best.1) <= settings.tolerance * largest(&best.0).max(1.0) {
        return Ok(Solution {
            z: best.0,
            residual: best.1,
            iterations: settings.iterations,
        });
    }
    Err(Error::NotConverged {
        last: z,
        residual,
        iterations: settings.iterations,
    })
}

/// The factors with which the changes come nearest to the residual.
fn combination(changes: &[Vec<f64>], residual: &[f64]) -> Vec<f64> {
    if changes.is_empty() {
        return Vec::new();
    }
    let matrix = DMatrix::from_fn(residual.len(), changes.len(), |i, k| changes[k][i]);
    let svd = matrix.svd(true, true);
    let cut = 1e-12 * svd.singular_values.max();
    match svd.solve(&DVector::from_column_slice(residual), cut) {
        Ok(factors) if factors.iter().all(|f| f.is_finite()) => factors.as_slice().to_vec(),
        _ => Vec::new(),
    }
}

fn difference(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}
