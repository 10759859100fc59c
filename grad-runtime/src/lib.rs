//! Reverse-mode automatic differentiation of plain Rust functions, on stable Rust.
//!
//! ```ignore
//! use grad_runtime::grad;
//!
//! #[grad]
//! fn energy(x: &[f64], k: f64) -> f64 {
//!     let mut sum = 0.0;
//!     for i in 1..x.len() {
//!         let d = x[i] - x[i - 1];
//!         sum += k * d * d;
//!     }
//!     sum
//! }
//!
//! let (x_bar, k_bar) = energy_grad(&[0.0, 1.0, 3.0], 0.5);
//! ```
//!
//! [`macro@grad`] describes what is emitted. The rest of this crate is what the emitted code needs at run
//! time: a [`Tape`] on which forward sweeps record and from which reverse sweeps read back, and the traits
//! [`Differentiable`] and [`Tangent`] for types that carry derivatives.
//!
//! The crate is `no_std` (it needs `alloc`). The feature `std`, on by default, adds a pool of tapes per
//! thread, so that repeated calls allocate nothing.
#![no_std]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[cfg(feature = "argmin")]
pub mod argmin;
pub mod check;
mod differentiable;
pub mod lagrangian;
#[cfg(feature = "nalgebra")]
pub mod nalgebra;
mod tangent;
mod tape;

// What generated code names through `rt`: documented where the name does not say it all.
#[allow(missing_docs)]
mod adjoint;
mod buffers;
#[allow(missing_docs)]
mod checks;
#[allow(missing_docs)]
mod direction;
#[allow(missing_docs)]
mod flow;
#[allow(missing_docs)]
mod matrix;
mod operators;
mod pool;
mod real;
#[doc(hidden)]
#[allow(missing_docs)]
pub mod rt;
#[allow(missing_docs)]
mod save;
#[allow(missing_docs)]
mod scratch;
#[allow(missing_docs)]
mod shadow;
mod stack;
#[allow(missing_docs)]
mod word;

pub use differentiable::Differentiable;
#[doc = include_str!("derive.md")]
pub use grad_macro::Differentiable;
#[doc = include_str!("grad.md")]
pub use grad_macro::grad;

#[doc(hidden)]
pub mod special;
pub use real::Real;
pub use tangent::Tangent;
pub use tape::Tape;

/// The argument itself, as a constant: no derivative flows through this call.
///
/// ```
/// assert_eq!(grad_runtime::stop_gradient(1.5), 1.5);
/// ```
#[inline(always)]
pub const fn stop_gradient<T>(x: T) -> T {
    x
}
