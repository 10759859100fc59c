//! Emitted code in a crate that forbids to switch lints off.
#![forbid(
    unsafe_code,
    unused_mut,
    unused_variables,
    unreachable_patterns,
    non_snake_case,
    deprecated,
    missing_copy_implementations,
    clippy::unwrap_used
)]
// Where one of clippy's lints is forbidden, emitted items leave clippy's groups to the crate.
#![allow(clippy::too_many_arguments)]

use std::ops::Add;

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Bead {
    at: [f64; 2],
    mass: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
enum Pull {
    Spring(f64),
    Free,
}

#[grad]
impl Add for Bead {
    type Output = Bead;

    fn add(self, other: Bead) -> Bead {
        Bead {
            at: [self.at[0] + other.at[0], self.at[1] + other.at[1]],
            mass: self.mass + other.mass,
        }
    }
}

#[grad]
fn energy(beads: &[Bead], pull: Pull) -> f64 {
    let mut sum = 0.0;
    for pair in beads.windows(2) {
        let d = pair[1].at[0] - pair[0].at[0];
        sum += match pull {
            Pull::Spring(k) => k * d * d,
            Pull::Free => 0.0,
        };
    }
    sum
}

#[grad(hessian, lagrangian)]
fn rosenbrock(x: f64, y: f64) -> f64 {
    (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2)
}

#[test]
fn what_the_crate_forbids_is_not_switched_off() {
    let bead = |x: f64| Bead {
        at: [x, 0.0],
        mass: 1.0,
    };
    let both = bead(1.0) + bead(2.0);
    assert_eq!(both.at, [3.0, 0.0]);
    let (value, (_, pull)) =
        energy_value_and_grad(&[bead(0.0), bead(2.0), bead(3.0)], Pull::Spring(0.5));
    assert!((value - 2.5).abs() < 1e-12);
    assert!(matches!(pull, PullTangent::Spring(d) if (d - 5.0).abs() < 1e-12));
    let (dx, dy) = rosenbrock_grad(1.0, 1.0);
    assert!(dx.abs() + dy.abs() < 1e-12);
}
