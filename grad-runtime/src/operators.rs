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
    /// The text of the operator as a number, by which those who have inlined it know that it is the one.
    const TEXT: u64;
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
    /// [`jvp`](Operator::jvp); records what `jvp_rev` needs.
    fn jvp_fwd(
        self,
        rhs: Rhs,
        left_dot: impl IntoTangent<Self::Left>,
        right_dot: impl IntoTangent<Self::Right>,
        tape: &mut Tape<'_>,
    ) -> (Self::Output, Self::Seed);
    /// The adjoints of the operands and of their tangents, whose types are the same.
    #[allow(clippy::too_many_arguments)]
    fn jvp_rev(
        self,
        rhs: Rhs,
        left_dot: impl IntoTangent<Self::Left>,
        right_dot: impl IntoTangent<Self::Right>,
        left: (),
        right: (),
        left_2: (),
        right_2: (),
        tape: &mut Rev<'_, '_>,
        seed: (Self::Seed, Self::Seed),
    ) -> (Self::Left, Self::Right, Self::Left, Self::Right);
    /// Both sweeps in one.
    #[allow(clippy::too_many_arguments, clippy::type_complexity)]
    fn jvp_vjp(
        self,
        rhs: Rhs,
        left_dot: impl IntoTangent<Self::Left>,
        right_dot: impl IntoTangent<Self::Right>,
        left: (),
        right: (),
        left_2: (),
        right_2: (),
        tape: &mut Tape<'_>,
        seed: (Self::Seed, Self::Seed),
    ) -> (
        (Self::Output, Self::Seed),
        (Self::Left, Self::Right, Self::Left, Self::Right),
    );
    /// The tangent of value and tangent, with `order = 2`.
    #[allow(clippy::too_many_arguments, clippy::type_complexity)]
    fn jvp_jvp(
        self,
        rhs: Rhs,
        left_dot: impl IntoTangent<Self::Left>,
        right_dot: impl IntoTangent<Self::Right>,
        left_2: impl IntoTangent<Self::Left>,
        right_2: impl IntoTangent<Self::Right>,
        left_dot_2: impl IntoTangent<Self::Left>,
        right_dot_2: impl IntoTangent<Self::Right>,
    ) -> ((Self::Output, Self::Seed), (Self::Seed, Self::Seed))
    where
        Self: Sized,
    {
        let _ = (rhs, right_dot, left_2, right_2, left_dot_2, right_dot_2);
        needs_order_2(&left_dot)
    }
}

/// `self op= rhs`. The reverse sweep restores `self` and makes the adjoint of what it was before of `bar`.
#[diagnostic::on_unimplemented(
    message = "`#[grad]` finds no derivative of this operator on `{Self}` and `{Rhs}`",
    label = "this operator is not differentiated",
    note = "put `#[grad]` on the `impl` of the operator"
)]
pub trait AssignOperator<Op, Rhs> {
    /// The text of the operator as a number.
    const TEXT: u64;
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
    /// [`jvp`](AssignOperator::jvp); records what `jvp_rev` needs.
    fn jvp_fwd<'b>(
        &mut self,
        rhs: Rhs,
        left_dot: impl IntoTangent<&'b mut Self::Left>,
        right_dot: impl IntoTangent<Self::Right>,
        tape: &mut Tape<'_>,
    ) where
        Self::Left: 'b;
    /// The adjoints of what the operands and their tangents were before.
    #[allow(clippy::too_many_arguments)]
    fn jvp_rev<'b>(
        &mut self,
        rhs: Rhs,
        left_dot: impl IntoTangent<&'b mut Self::Left>,
        right_dot: impl IntoTangent<Self::Right>,
        bar: impl IntoShadow<&'b mut Self::Left>,
        right: (),
        dot_bar: impl IntoShadow<&'b mut Self::Left>,
        right_2: (),
        tape: &mut Rev<'_, '_>,
        seed: ((), ()),
    ) -> ((), Self::Right, (), Self::Right)
    where
        Self::Left: 'b;
    /// The tangent of the assignment to `self` and its tangent, with `order = 2`.
    #[allow(clippy::too_many_arguments)]
    fn jvp_jvp<'b>(
        &mut self,
        rhs: Rhs,
        left_dot: impl IntoTangent<&'b mut Self::Left>,
        right_dot: impl IntoTangent<Self::Right>,
        left_2: impl IntoTangent<&'b mut Self::Left>,
        right_2: impl IntoTangent<Self::Right>,
        left_dot_2: impl IntoTangent<&'b mut Self::Left>,
        right_dot_2: impl IntoTangent<Self::Right>,
    ) where
        Self::Left: 'b,
    {
        let _ = (rhs, right_dot, left_2, right_2, left_dot_2, right_dot_2);
        needs_order_2(&left_dot)
    }
}

/// An error for those who use it: a constant that fails once somebody's types are put in.
fn needs_order_2<T>(_: &T) -> ! {
    const {
        assert!(
            size_of::<T>() == usize::MAX,
            "this takes second derivatives of a derivative through an operator of a user's type\n\
             help: write `order = 2` in the `#[grad(..)]` of the `impl` of that operator"
        )
    };
    unreachable!()
}

/// What a caller takes for a user's type may turn out to be a float.
///
/// `$mixed` is the second derivative in both operands: the others are zero.
macro_rules! floats {
    ($(
        $op:ident $float:ident
        |$l:ident, $r:ident, $s:ident| $value:expr, $left:expr, $right:expr, $mixed:expr;
    )*) => {$(
        impl Operator<op::$op, $float> for $float {
            const TEXT: u64 = 0;
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
            #[inline(always)]
            fn jvp_fwd(
                self,
                rhs: $float,
                left_dot: impl IntoTangent<$float>,
                right_dot: impl IntoTangent<$float>,
                _: &mut Tape<'_>,
            ) -> ($float, $float) {
                Operator::<op::$op, $float>::jvp(self, rhs, left_dot, right_dot)
            }
            #[inline(always)]
            fn jvp_rev(
                self,
                $r: $float,
                left_dot: impl IntoTangent<$float>,
                right_dot: impl IntoTangent<$float>,
                _: (),
                _: (),
                _: (),
                _: (),
                _: &mut Rev<'_, '_>,
                seed: ($float, $float),
            ) -> ($float, $float, $float, $float) {
                let $l = self;
                let _ = ($l, $r);
                let of = |$s: $float| ($left, $right);
                let (by_value, by_dot) = (of(seed.0), of(seed.1));
                let bend: $float = $mixed * seed.1;
                (
                    by_value.0 + right_dot.given().map_or(0.0, |dot| bend * dot),
                    by_value.1 + left_dot.given().map_or(0.0, |dot| bend * dot),
                    by_dot.0,
                    by_dot.1,
                )
            }
            #[inline(always)]
            fn jvp_vjp(
                self,
                rhs: $float,
                left_dot: impl IntoTangent<$float>,
                right_dot: impl IntoTangent<$float>,
                _: (),
                _: (),
                _: (),
                _: (),
                tape: &mut Tape<'_>,
                seed: ($float, $float),
            ) -> (($float, $float), ($float, $float, $float, $float)) {
                let (left, right) = (left_dot.given(), right_dot.given());
                let both = Operator::<op::$op, $float>::jvp(self, rhs, left, right);
                let mark = tape.mark();
                let bars = Operator::<op::$op, $float>::jvp_rev(
                    self, rhs, left, right, (), (), (), (), &mut tape.rev(mark), seed,
                );
                (both, bars)
            }
            #[inline(always)]
            fn jvp_jvp(
                self,
                rhs: $float,
                left_dot: impl IntoTangent<$float>,
                right_dot: impl IntoTangent<$float>,
                left_2: impl IntoTangent<$float>,
                right_2: impl IntoTangent<$float>,
                left_dot_2: impl IntoTangent<$float>,
                right_dot_2: impl IntoTangent<$float>,
            ) -> (($float, $float), ($float, $float)) {
                let [l, r] = [left_dot.given(), right_dot.given()];
                let [l_2, r_2] = [left_2.given(), right_2.given()];
                let first = Operator::<op::$op, $float>::jvp(self, rhs, l, r);
                let (_, second) = Operator::<op::$op, $float>::jvp(self, rhs, l_2, r_2);
                let (_, of_dot) = Operator::<op::$op, $float>::jvp(self, rhs, left_dot_2, right_dot_2);
                let product = |a: Option<$float>, b: Option<$float>| {
                    a.zip(b).map_or(0.0, |(a, b)| $mixed * a * b)
                };
                (first, (second, of_dot + product(l, r_2) + product(l_2, r)))
            }
        }
    )*};
}

floats! {
    Add f64 |l, r, s| l + r, s, s, 0.0;
    Sub f64 |l, r, s| l - r, s, -s, 0.0;
    Mul f64 |l, r, s| l * r, s * r, s * l, 1.0;
    Add f32 |l, r, s| l + r, s, s, 0.0;
    Sub f32 |l, r, s| l - r, s, -s, 0.0;
    Mul f32 |l, r, s| l * r, s * r, s * l, 1.0;
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
