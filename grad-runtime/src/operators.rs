//! Operators of the user's types, as differentiated callers see them: `#[grad] impl Mul<f64> for V { .. }` implements
//! [`Operator`] beside `Mul`, and rustc finds it by the types of the operands, wherever they come from.

use crate::direction::IntoTangent;
use crate::shadow::IntoShadow;
use crate::tape::{Rev, Tape};

/// The operators, as types.
pub mod op {
    macro_rules! names {
        ($($name:ident)*) => {$(
            #[doc = concat!("`core::ops::", stringify!($name), "`.")]
            pub enum $name {}
        )*};
    }
    names! { Add Sub Mul Div Rem Neg Index AddAssign SubAssign MulAssign DivAssign RemAssign }
}

/// `self op rhs` (`op self` where `Rhs` is `()`): its forward and its reverse sweep. Operands are passed as the
/// operator takes them, by value or by reference; the adjoints of both are returned.
#[diagnostic::on_unimplemented(
    message = "`#[grad]` finds no derivative of this operator on `{Self}` and `{Rhs}`",
    label = "this operator is not differentiated",
    note = "put `#[grad]` on the `impl` of the operator"
)]
pub trait Operator<Op, Rhs> {
    /// What the operator gives.
    type Output;
    /// The adjoint of the output.
    type Seed;
    /// The adjoint of the left operand.
    type Left;
    /// The adjoint of the right operand.
    type Right;
    /// The value; records what `rev` needs.
    fn fwd(self, rhs: Rhs, tape: &mut Tape<'_>) -> Self::Output;
    /// The adjoints of the operands.
    fn rev(
        self,
        rhs: Rhs,
        left: (),
        right: (),
        tape: &mut Rev<'_, '_>,
        seed: Self::Seed,
    ) -> (Self::Left, Self::Right);
    /// Both sweeps in one.
    #[allow(clippy::type_complexity)]
    fn vjp(
        self,
        rhs: Rhs,
        left: (),
        right: (),
        tape: &mut Tape<'_>,
        seed: Self::Seed,
    ) -> (Self::Output, (Self::Left, Self::Right));
    /// The value and its tangent.
    fn jvp(
        self,
        rhs: Rhs,
        left: impl IntoTangent<Self::Left>,
        right: impl IntoTangent<Self::Right>,
    ) -> (Self::Output, Self::Seed);
}

/// `self op= rhs`. The reverse sweep restores `self` and makes the adjoint of what it was before of `bar`.
#[diagnostic::on_unimplemented(
    message = "`#[grad]` finds no derivative of this operator on `{Self}` and `{Rhs}`",
    label = "this operator is not differentiated",
    note = "put `#[grad]` on the `impl` of the operator"
)]
pub trait AssignOperator<Op, Rhs> {
    /// The adjoint of the left operand.
    type Left;
    /// The adjoint of the right operand.
    type Right;
    /// Makes the assignment; records what `rev` needs.
    fn fwd(&mut self, rhs: Rhs, tape: &mut Tape<'_>);
    /// The adjoints of what the operands were before.
    fn rev<'b>(
        &mut self,
        rhs: Rhs,
        bar: impl IntoShadow<&'b mut Self::Left>,
        right: (),
        tape: &mut Rev<'_, '_>,
        seed: (),
    ) -> ((), Self::Right)
    where
        Self::Left: 'b;
    /// Makes the assignment, also to the tangent of `self`.
    fn jvp<'b>(
        &mut self,
        rhs: Rhs,
        left: impl IntoTangent<&'b mut Self::Left>,
        right: impl IntoTangent<Self::Right>,
    ) where
        Self::Left: 'b;
}

/// What a caller takes for a user's type may turn out to be a float.
macro_rules! floats {
    ($($op:ident $float:ident |$l:ident, $r:ident, $s:ident| $value:expr, $left:expr, $right:expr;)*) => {$(
        impl Operator<op::$op, $float> for $float {
            type Output = $float;
            type Seed = $float;
            type Left = $float;
            type Right = $float;
            #[inline(always)]
            fn fwd(self, $r: $float, _: &mut Tape<'_>) -> $float {
                let $l = self;
                $value
            }
            #[inline(always)]
            fn rev(self, $r: $float, _: (), _: (), _: &mut Rev<'_, '_>, $s: $float) -> ($float, $float) {
                let $l = self;
                let _ = ($l, $r);
                ($left, $right)
            }
            #[inline(always)]
            fn vjp(
                self,
                rhs: $float,
                _: (),
                _: (),
                _: &mut Tape<'_>,
                $s: $float,
            ) -> ($float, ($float, $float)) {
                let ($l, $r) = (self, rhs);
                let value = $value;
                (value, ($left, $right))
            }
            #[inline(always)]
            fn jvp(
                self,
                rhs: $float,
                left: impl IntoTangent<$float>,
                right: impl IntoTangent<$float>,
            ) -> ($float, $float) {
                let ($l, $r) = (self, rhs);
                let value = $value;
                let $s: $float = 1.0;
                let by = ($left, $right);
                let dot = left.given().map_or(0.0, |dot| by.0 * dot)
                    + right.given().map_or(0.0, |dot| by.1 * dot);
                (value, dot)
            }
        }
    )*};
}

floats! {
    Add f64 |l, r, s| l + r, s, s;
    Sub f64 |l, r, s| l - r, s, -s;
    Mul f64 |l, r, s| l * r, s * r, s * l;
    Add f32 |l, r, s| l + r, s, s;
    Sub f32 |l, r, s| l - r, s, -s;
    Mul f32 |l, r, s| l * r, s * r, s * l;
}

/// A conversion by `From`, as differentiated callers see it: `#[grad] impl From<A> for B { .. }` implements it beside
/// `From`, and rustc finds the rule by the types of both sides.
#[diagnostic::on_unimplemented(
    message = "`#[grad]` finds no derivative of the conversion from `{A}` to `{Self}`",
    label = "this conversion is not differentiated",
    note = "put `#[grad]` on the `impl From<{A}> for {Self}`"
)]
pub trait Convert<A>: Sized {
    /// Has the companions of the conversion as methods.
    type Rule;
    /// Its only value.
    const RULE: Self::Rule;
}

/// The rule that converts such a value to `B`.
#[inline(always)]
pub fn conversion<B: Convert<A>, A>(_: &A) -> B::Rule {
    B::RULE
}
