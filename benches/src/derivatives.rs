//! Where each module gets its derivatives from: one line to change from the hand-written ones to the emitted companions.

pub use crate::programs::ba;
pub use crate::programs::det;
pub use crate::programs::gmm;
pub use crate::programs::hello;
pub use crate::programs::ht;
pub use crate::programs::kmeans;
pub use crate::programs::llsq;
pub use crate::programs::lse;
pub use crate::programs::lstm;
pub use crate::programs::ode;
pub use crate::programs::particle;
pub use crate::programs::saddle;
