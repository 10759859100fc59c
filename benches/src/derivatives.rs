//! Where each module gets its derivatives from: one line to change from the hand-written ones to the emitted companions.

pub use crate::by_hand::ba;
pub use crate::by_hand::det;
pub use crate::by_hand::gmm;
pub use crate::by_hand::hello;
pub use crate::by_hand::kmeans;
pub use crate::by_hand::llsq;
pub use crate::by_hand::lse;
pub use crate::by_hand::lstm;
pub use crate::by_hand::ode;
