//! Adjoints on their way from a callee's result slot to the caller.

use crate::shadow::LeftOut;
use crate::tangent::Tangent;

/// The adjoint of an argument by value, as the caller expects it.
///
/// Deliberately there is no way from [`LeftOut`] to a float: a `wrt` never drops a derivative silently.
#[diagnostic::on_unimplemented(
    message = "this argument carries a derivative, but the function called leaves it out",
    label = "a derivative would be lost here",
    note = "`wrt(..)` on the called function excludes this parameter; add it there, or pass `stop_gradient(..)` here"
)]
pub trait Flow<T> {
    fn flow(self) -> T;
}

impl<T: Tangent> Flow<T> for T {
    #[inline(always)]
    fn flow(self) -> T {
        self
    }
}

/// Nobody wants the adjoint, nobody computed it.
impl Flow<()> for LeftOut {
    #[inline(always)]
    fn flow(self) {}
}

/// With this second implementation rustc reports a missing one in the words above; with one only it would
/// settle on that and report mismatched types.
impl Flow<LeftOut> for LeftOut {
    #[inline(always)]
    fn flow(self) -> LeftOut {
        self
    }
}

/// The adjoint that a function without a derivative would return: callers may expect whatever they want of it.
#[derive(Debug, Clone, Copy)]
pub enum NoAdjoint {}

impl<T> Flow<T> for NoAdjoint {
    fn flow(self) -> T {
        match self {}
    }
}
