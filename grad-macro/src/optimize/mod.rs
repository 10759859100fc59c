//! Improvements of the primal before differentiation (what becomes a scalar needs no record of memory), and of the
//! sweeps after it (views let the optimiser see lengths).

mod dots;
mod factors;
mod invariants;
mod lengths;
mod neighbours;
mod scalarise;
mod share;
mod sums;
mod views;
mod winner;

pub use dots::dots;
pub use factors::factors;
pub use invariants::invariants;
pub use lengths::lengths;
pub use neighbours::neighbours;
pub use scalarise::scalarise;
pub use share::share;
pub use sums::sums;
pub use views::views;
pub use winner::winners;
