//! Improvements of the primal before differentiation (what becomes a scalar needs no record of memory), and of the
//! sweeps after it (views let the optimiser see lengths).

mod assigned;
#[cfg(test)]
pub mod companion;
mod dots;
mod elements;
mod factors;
mod gather;
mod guards;
mod interchange;
mod invariants;
mod lengths;
mod loans;
mod locals;
mod meetings;
mod moves;
mod neighbours;
mod pairs;
mod products;
mod reciprocals;
mod rooms;
mod scalarise;
mod share;
mod sums;
mod terms;
mod totals;
mod turns;
mod upward;
mod views;
mod winner;

pub use assigned::assigned;
pub use dots::{axpys, dots};
pub use factors::factors;
pub use gather::gather;
pub use guards::guards;
pub use interchange::interchange;
pub use invariants::invariants;
pub use lengths::lengths;
pub use loans::loans;
pub use locals::locals;
pub use meetings::meetings;
pub use moves::moves;
pub use neighbours::neighbours;
pub use pairs::pairs;
pub use products::products;
pub use reciprocals::reciprocals;
pub use rooms::rooms;
pub use scalarise::scalarise;
pub use share::share;
pub use sums::sums;
pub use terms::terms;
pub use totals::totals;
pub use turns::turns;
pub use upward::upward;
pub use views::views;
pub use winner::winners;
