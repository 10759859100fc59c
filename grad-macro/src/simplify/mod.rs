//! Makes sweeps small again: identities, dead code, carried values that never change, adjoints that are
//! first zeroed and then accumulated.
//!
//! The primal's own operations keep their value bit for bit: identities that hold for numbers but not for
//! every float (`0.0 + x`) are used on values that differentiation made, never on the user's.

mod dead;
mod fold;
mod loops;
mod stores;

pub use dead::remove as remove_dead;

use crate::ir::{Func, Region};

/// Values numbered from `first_new` on were made by differentiation.
pub fn simplify(func: &mut Func, region: &mut Region, first_new: usize) {
    // Each round may open the way for another; real programs settle in two or three.
    for _ in 0..8 {
        let mut changed = fold::fold(func, region, first_new);
        changed |= loops::steady(region);
        changed |= stores::assign_first(func, region);
        changed |= dead::remove(func, region);
        if !changed {
            break;
        }
    }
}
