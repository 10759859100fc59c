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
//! # Features
//! | feature | gives |
//! |---|---|
//! | `std` (default) | a pool of tapes per thread, so that repeated calls allocate nothing; implies `alloc` |
//! | `alloc` | gradients of slices as `Vec`s, tapes that grow; without it the record lives in a buffer: [`Tape::in_buffer`] |
//! | `libm` | the methods of floats that `core` lacks, in crates without `std`: [`Math`] |
//!
//! # Without `std`
//! ```
//! use grad_runtime::grad;
//! # #[allow(unused_imports)] // Here `std` has these methods.
//! use grad_runtime::Math as _;
//!
//! #[grad]
//! fn damped(t: f32, rate: f32) -> f32 {
//!     (-rate * t).exp() * t.cos()
//! }
//!
//! let (t_bar, rate_bar) = damped_grad(0.5, 1.0);
//! assert!(t_bar < 0.0 && rate_bar < 0.0);
//! ```
//! `libm::exp(x)` and `num_traits::Float` serve as well; the companions call what they need by the feature `libm`.
//!
//! # Without `alloc`
//! Companions that return a `Vec` do not exist, nor those that record without being given a tape: of a function of
//! slices there are `f_vjp_with(&mut tape, ..)` and, if it records nothing, `f_vjp` and `f_value_and_grad_into`.
#![no_std]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[cfg(feature = "argmin")]
pub mod argmin;
#[cfg(feature = "alloc")]
pub mod check;
mod differentiable;
#[allow(missing_docs)]
mod duplicate;
#[cfg(feature = "linalg")]
pub mod implicit;
#[cfg(feature = "alloc")]
pub mod lagrangian;
#[cfg(feature = "linalg")]
pub mod linalg;
#[cfg(feature = "alloc")]
mod lists;
mod math;
#[cfg(feature = "nalgebra")]
pub mod nalgebra;
mod tangent;
mod tape;

// What generated code names through `rt`: documented where the name does not say it all.
#[allow(missing_docs)]
mod adjoint;
#[cfg(feature = "alloc")]
#[allow(missing_docs)]
mod again;
#[cfg_attr(not(feature = "alloc"), path = "buffers/inline.rs")]
mod buffers;
#[allow(missing_docs)]
mod checks;
#[allow(missing_docs)]
mod direction;
#[allow(missing_docs)]
mod elementary;
mod fallible;
#[allow(missing_docs)]
mod flow;
mod heap;
#[doc = include_str!("language.md")]
pub mod language {}
#[macro_use]
mod gates;
#[cfg(feature = "alloc")]
#[allow(missing_docs)]
mod matrix;
mod operators;
mod pool;
#[cfg(feature = "alloc")]
#[allow(missing_docs)]
mod queues;
mod real;
mod record;
#[doc(hidden)]
#[allow(missing_docs)]
pub mod rt;
#[allow(missing_docs)]
mod save;
#[allow(missing_docs)]
mod scratch;
#[allow(missing_docs)]
mod shadow;
mod spare;
mod stack;
mod stand_in;
mod texts;
#[allow(missing_docs)]
mod word;

pub use differentiable::Differentiable;
#[doc = include_str!("derive.md")]
pub use grad_macro::Differentiable;
#[doc = include_str!("grad.md")]
pub use grad_macro::grad;

#[doc(hidden)]
pub mod special;
pub use math::Math;
pub use real::Real;
pub use record::RecordLen;
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
