//! Alternating directions: the augmented Lagrangian, minimised block by block.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::optimise::{Augmented, Flat, Problem};

/// How [`alternate`] goes on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The weight of the squared residuals.
    pub penalty: f64,
    /// Enough when no residual is larger, and no variable moved further in a sweep.
    pub tolerance: f64,
    /// At most so many sweeps.
    pub sweeps: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            penalty: 1.0,
            tolerance: 1e-8,
            sweeps: 1000,
        }
    }
}

/// What [`alternate`] found.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The last point.
    pub at: Flat,
    /// The largest residual after each sweep.
    pub residuals: Vec<f64>,
    /// The furthest that a variable moved in the last sweep.
    pub moved: f64,
    /// Whether both are within the tolerance.
    pub converged: bool,
}

/// The alternating direction method of multipliers (Glowinski and Marrocco 1975; Gabay and Mercier 1976; for nets, Taylor
/// et al. 2016): minimises the augmented Lagrangian over one block of variables at a time, the others held, then moves the
/// multipliers by `-penalty * residuals`, and so on.
///
/// A block is a range of positions in (x, z), all inputs and then all variables. No derivative goes through more of the
/// program than the constraints that a block occurs in: that is the point of the method. Blocks that do not share a
/// constraint may be joined. For problems that are not convex in a block there is no guarantee: watch the residuals.
///
/// `minimise(f, start)` is an unconstrained minimiser of `f(at, gradient) -> value` over a block, such as
/// [`lbfgs`](super::optimise::lbfgs).
///
/// # Panics
/// If a block goes beyond the variables.
pub fn alternate<P: Problem + ?Sized>(
    problem: &P,
    start: Flat,
    blocks: &[Range<usize>],
    settings: Settings,
    mut minimise: impl FnMut(&mut dyn FnMut(&[f64], &mut [f64]) -> f64, Vec<f64>) -> Vec<f64>,
) -> Outcome {
    let (inputs, mut l) = (start.x.len(), start.l);
    let mut joined = [&start.x[..], &start.z[..]].concat();
    for block in blocks {
        assert!(
            block.start <= block.end && block.end <= joined.len(),
            "the block {block:?} goes beyond the {} variables",
            joined.len()
        );
    }
    let (mut residuals, mut moved, mut converged) = (vec![], 0.0, false);
    for _ in 0..settings.sweeps {
        let before = joined.clone();
        for block in blocks {
            let augmented = Augmented {
                problem,
                l: &l,
                penalty: settings.penalty,
            };
            let (mut whole, mut all) = (joined.clone(), vec![0.0; joined.len()]);
            let mut f = |at: &[f64], gradient: &mut [f64]| {
                whole[block.clone()].copy_from_slice(at);
                let value = augmented.value_and_gradient(&whole, &mut all);
                gradient.copy_from_slice(&all[block.clone()]);
                value
            };
            let found = minimise(&mut f, joined[block.clone()].to_vec());
            joined[block.clone()].copy_from_slice(&found);
        }
        let at = point(&joined, inputs, &l);
        // dL/dl are the residuals with the other sign.
        let (_, d) = problem.value_and_gradients(&at);
        for (l, minus_r) in l.iter_mut().zip(&d.l) {
            *l += settings.penalty * minus_r;
        }
        let residual = largest(d.l.iter().copied());
        moved = largest(joined.iter().zip(&before).map(|(a, b)| a - b));
        residuals.push(residual);
        converged = residual <= settings.tolerance && moved <= settings.tolerance;
        if converged {
            break;
        }
    }
    Outcome {
        at: point(&joined, inputs, &l),
        residuals,
        moved,
        converged,
    }
}

fn point(joined: &[f64], inputs: usize, l: &[f64]) -> Flat {
    Flat {
        x: joined[..inputs].to_vec(),
        z: joined[inputs..].to_vec(),
        l: l.to_vec(),
    }
}

fn largest(of: impl Iterator<Item = f64>) -> f64 {
    // A NaN counts as the largest.
    of.fold(0.0, |m, x| if x.abs() <= m { m } else { x.abs() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lagrangian::optimise::lbfgs;

    /// `(z_1 - 3)^2 + x^2` under `z_0 = 2 x`, `z_1 = z_0 + 1`.
    struct Small;

    impl Problem for Small {
        fn start(&self) -> Vec<f64> {
            vec![0.0]
        }
        fn constraints(&self) -> usize {
            2
        }
        fn solve(&self, x: &[f64]) -> Vec<f64> {
            vec![2.0 * x[0], 2.0 * x[0] + 1.0]
        }
        fn multipliers(&self, _: &[f64], z: &[f64]) -> Vec<f64> {
            vec![2.0 * (z[1] - 3.0); 2]
        }
        fn value_and_gradients(&self, at: &Flat) -> (f64, Flat) {
            let (x, z, l) = (at.x[0], &at.z, &at.l);
            let r = [z[0] - 2.0 * x, z[1] - z[0] - 1.0];
            let value = (z[1] - 3.0).powi(2) + x * x - l[0] * r[0] - l[1] * r[1];
            let gradients = Flat {
                x: vec![2.0 * x + 2.0 * l[0]],
                z: vec![l[1] - l[0], 2.0 * (z[1] - 3.0) - l[1]],
                l: vec![-r[0], -r[1]],
            };
            (value, gradients)
        }
    }

    #[test]
    fn finds_the_constrained_minimum_block_by_block() {
        let start = Flat {
            x: vec![1.0],
            z: vec![-1.0, 2.0],
            l: vec![0.0; 2],
        };
        let inner = |f: &mut dyn FnMut(&[f64], &mut [f64]) -> f64, at| lbfgs(f, at, 1e-12, 50);
        let found = alternate(
            &Small,
            start,
            &[0..1, 1..2, 2..3],
            Settings::default(),
            inner,
        );
        // (2 x - 2)^2 + x^2 is least at 4 / 5.
        assert!(found.converged, "{found:?}");
        for (got, expected) in [
            (found.at.x[0], 0.8),
            (found.at.z[0], 1.6),
            (found.at.z[1], 2.6),
            (found.at.l[0], -0.8),
            (found.at.l[1], -0.8),
        ] {
            assert!((got - expected).abs() < 1e-6, "{found:?}");
        }
    }
}
