//! Float types, for companions of generic functions.

use core::fmt::Debug;
use core::ops::{
    Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Rem, RemAssign, Sub, SubAssign,
};

use crate::adjoint::Summand;
use crate::checks::Lengths;
use crate::differentiable::Differentiable;
use crate::rt::Scalar;
use crate::save::Save;
use crate::scratch::{Scratch, ScratchElement, Scratchable, SliceScratch};
use crate::tangent::Tangent;
use crate::tape::{Records, Tape};

/// What is declared in the trait: the operations of floats with one argument and with two.
macro_rules! declare {
    (self: $($name:ident)*) => {$(
        #[doc(hidden)]
        fn $name(self) -> Self;
    )*};
    (self, other: $($name:ident)*) => {$(
        #[doc(hidden)]
        fn $name(self, other: Self) -> Self;
    )*};
}

/// A float type: `f32` or `f64`.
///
/// Companions of a generic function have this bound on the type parameters that stand for floats, beside the bounds
/// of the function itself. Generic code that calls companions repeats it:
///
/// ```
/// use grad_runtime::Real;
///
/// fn descend<T: Real>(x: T, slope: impl Fn(T) -> T, rate: T) -> T {
///     x - rate * slope(x)
/// }
/// assert_eq!(descend(1.0f32, |x| 2.0 * x, 0.25), 0.5);
/// ```
///
/// Its methods are for generated code; none has the name of a method of another trait of numbers.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a float: companions of generic functions compute in `f32` and `f64`",
    label = "this type parameter stands for a float"
)]
pub trait Real:
    sealed::Sealed
    + Copy
    + Default
    + Debug
    + PartialOrd
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Rem<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + SubAssign
    + MulAssign
    + DivAssign
    + RemAssign
    + Differentiable<Tangent = Self>
    + Tangent
    + Scalar
    + Save
    + Lengths<Self>
    + Summand<Float = Self>
    + for<'v> Scratchable<'v, Scratch = Scratch<Self>>
    + for<'v> ScratchElement<'v, Scratch = SliceScratch<Self>>
    + 'static
{
    /// The nearest value.
    #[doc(hidden)]
    fn grad_lit(x: f64) -> Self;
    /// The same value.
    #[doc(hidden)]
    fn grad_wide(self) -> f64;

    // The tape's stack of this type.

    #[doc(hidden)]
    fn grad_tape(buffer: &mut [Self]) -> Tape<'_>;
    #[doc(hidden)]
    fn grad_block<'t>(tape: &'t mut Tape<'_>, n: usize) -> &'t mut [Self];
    #[doc(hidden)]
    fn grad_blocks<'t>(
        tape: &'t mut Tape<'_>,
        n: usize,
        words: usize,
    ) -> (&'t mut [Self], &'t mut [u64]);
    #[doc(hidden)]
    fn grad_pop<'t>(records: &mut Records<'t>, n: usize) -> &'t [Self];

    declare! {
        self:
        grad_abs grad_signum grad_recip grad_floor grad_ceil grad_round grad_round_ties_even grad_trunc
        grad_fract grad_to_radians grad_to_degrees grad_sqrt grad_cbrt grad_exp grad_exp2 grad_exp_m1
        grad_ln grad_ln_1p grad_log2 grad_log10 grad_sin grad_cos grad_tan grad_asin grad_acos grad_atan
        grad_sinh grad_cosh grad_tanh grad_asinh grad_acosh grad_atanh
    }
    declare! {
        self, other:
        grad_copysign grad_max grad_min grad_midpoint grad_rem_euclid grad_div_euclid grad_hypot grad_powf
        grad_log grad_atan2
    }
    #[doc(hidden)]
    fn grad_powi(self, n: i32) -> Self;
    #[doc(hidden)]
    fn grad_mul_add(self, a: Self, b: Self) -> Self;
    #[doc(hidden)]
    fn grad_clamp(self, low: Self, high: Self) -> Self;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for f64 {}
    impl Sealed for f32 {}
}

/// A conversion between float types, as `as` does it.
#[inline(always)]
pub fn cast<From: Real, To: Real>(x: From) -> To {
    To::grad_lit(x.grad_wide())
}

/// The operations, by the inherent methods of `core` or of `std`, or by functions of `libm`.
macro_rules! operations {
    ($float:ident, core: $($inherent:ident $inherent_name:ident)*; one: $($one:ident $method:ident $libm:ident)*;
     two: $($two:ident $method2:ident $libm2:ident)*) => {
        $(
            #[inline(always)]
            fn $inherent(self) -> Self {
                self.$inherent_name()
            }
        )*
        $(
            #[inline(always)]
            fn $one(self) -> Self {
                #[cfg(feature = "std")]
                return self.$method();
                #[cfg(not(feature = "std"))]
                return libm::$libm(self);
            }
        )*
        $(
            #[inline(always)]
            fn $two(self, other: Self) -> Self {
                #[cfg(feature = "std")]
                return self.$method2(other);
                #[cfg(not(feature = "std"))]
                return libm::$libm2(self, other);
            }
        )*
    };
}

/// What the two libraries do not have alike.
macro_rules! rest {
    ($fma:ident) => {
        #[inline(always)]
        fn grad_fract(self) -> Self {
            self - self.grad_trunc()
        }
        #[inline(always)]
        fn grad_log(self, base: Self) -> Self {
            self.grad_ln() / base.grad_ln()
        }
        #[inline]
        fn grad_rem_euclid(self, other: Self) -> Self {
            let rest = self % other;
            if rest < 0.0 { rest + other.abs() } else { rest }
        }
        #[inline]
        fn grad_div_euclid(self, other: Self) -> Self {
            let quotient = (self / other).grad_trunc();
            match self % other < 0.0 {
                true if other > 0.0 => quotient - 1.0,
                true => quotient + 1.0,
                false => quotient,
            }
        }
        #[inline(always)]
        fn grad_mul_add(self, a: Self, b: Self) -> Self {
            #[cfg(feature = "std")]
            return self.mul_add(a, b);
            #[cfg(not(feature = "std"))]
            return libm::$fma(self, a, b);
        }
        #[cfg(feature = "std")]
        #[inline(always)]
        fn grad_powi(self, n: i32) -> Self {
            self.powi(n)
        }
        /// By repeated squaring.
        #[cfg(not(feature = "std"))]
        fn grad_powi(self, n: i32) -> Self {
            let (mut base, mut left, mut power) = (self, n.unsigned_abs(), 1.0);
            while left > 0 {
                if left % 2 == 1 {
                    power *= base;
                }
                base *= base;
                left /= 2;
            }
            if n < 0 { 1.0 / power } else { power }
        }
    };
}

impl Real for f64 {
    #[inline(always)]
    fn grad_lit(x: f64) -> Self {
        x as Self
    }
    #[inline(always)]
    fn grad_wide(self) -> f64 {
        self
    }
    fn grad_tape(buffer: &mut [Self]) -> Tape<'_> {
        Tape::in_buffers(buffer, &mut [], &mut [])
    }
    #[inline(always)]
    fn grad_block<'t>(tape: &'t mut Tape<'_>, n: usize) -> &'t mut [Self] {
        tape.block_f64(n)
    }
    #[inline(always)]
    fn grad_blocks<'t>(
        tape: &'t mut Tape<'_>,
        n: usize,
        words: usize,
    ) -> (&'t mut [Self], &'t mut [u64]) {
        tape.blocks_f64(n, words)
    }
    #[inline(always)]
    fn grad_pop<'t>(records: &mut Records<'t>, n: usize) -> &'t [Self] {
        records.block_f64(n)
    }
    operations! {
        f64,
        core: grad_abs abs grad_signum signum grad_recip recip grad_to_radians to_radians grad_to_degrees
        to_degrees;
        one: grad_floor floor floor grad_ceil ceil ceil grad_round round round grad_round_ties_even
        round_ties_even roundeven grad_trunc trunc trunc grad_sqrt sqrt sqrt grad_cbrt cbrt cbrt grad_exp
        exp exp grad_exp2 exp2 exp2 grad_exp_m1 exp_m1 expm1 grad_ln ln log grad_ln_1p ln_1p log1p grad_log2
        log2 log2 grad_log10 log10 log10 grad_sin sin sin grad_cos cos cos grad_tan tan tan grad_asin asin
        asin grad_acos acos acos grad_atan atan atan grad_sinh sinh sinh grad_cosh cosh cosh grad_tanh tanh
        tanh grad_asinh asinh asinh grad_acosh acosh acosh grad_atanh atanh atanh;
        two: grad_hypot hypot hypot grad_powf powf pow grad_atan2 atan2 atan2
    }
    #[inline(always)]
    fn grad_copysign(self, other: Self) -> Self {
        self.copysign(other)
    }
    #[inline(always)]
    fn grad_max(self, other: Self) -> Self {
        self.max(other)
    }
    #[inline(always)]
    fn grad_min(self, other: Self) -> Self {
        self.min(other)
    }
    #[inline(always)]
    fn grad_midpoint(self, other: Self) -> Self {
        self.midpoint(other)
    }
    #[inline(always)]
    fn grad_clamp(self, low: Self, high: Self) -> Self {
        self.clamp(low, high)
    }
    rest! { fma }
}

impl Real for f32 {
    #[inline(always)]
    fn grad_lit(x: f64) -> Self {
        x as Self
    }
    #[inline(always)]
    fn grad_wide(self) -> f64 {
        self.into()
    }
    fn grad_tape(buffer: &mut [Self]) -> Tape<'_> {
        Tape::in_buffers(&mut [], buffer, &mut [])
    }
    #[inline(always)]
    fn grad_block<'t>(tape: &'t mut Tape<'_>, n: usize) -> &'t mut [Self] {
        tape.block_f32(n)
    }
    #[inline(always)]
    fn grad_blocks<'t>(
        tape: &'t mut Tape<'_>,
        n: usize,
        words: usize,
    ) -> (&'t mut [Self], &'t mut [u64]) {
        tape.blocks_f32(n, words)
    }
    #[inline(always)]
    fn grad_pop<'t>(records: &mut Records<'t>, n: usize) -> &'t [Self] {
        records.block_f32(n)
    }
    operations! {
        f32,
        core: grad_abs abs grad_signum signum grad_recip recip grad_to_radians to_radians grad_to_degrees
        to_degrees;
        one: grad_floor floor floorf grad_ceil ceil ceilf grad_round round roundf grad_round_ties_even
        round_ties_even roundevenf grad_trunc trunc truncf grad_sqrt sqrt sqrtf grad_cbrt cbrt cbrtf
        grad_exp exp expf grad_exp2 exp2 exp2f grad_exp_m1 exp_m1 expm1f grad_ln ln logf grad_ln_1p ln_1p
        log1pf grad_log2 log2 log2f grad_log10 log10 log10f grad_sin sin sinf grad_cos cos cosf grad_tan tan
        tanf grad_asin asin asinf grad_acos acos acosf grad_atan atan atanf grad_sinh sinh sinhf grad_cosh
        cosh coshf grad_tanh tanh tanhf grad_asinh asinh asinhf grad_acosh acosh acoshf grad_atanh atanh
        atanhf;
        two: grad_hypot hypot hypotf grad_powf powf powf grad_atan2 atan2 atan2f
    }
    #[inline(always)]
    fn grad_copysign(self, other: Self) -> Self {
        self.copysign(other)
    }
    #[inline(always)]
    fn grad_max(self, other: Self) -> Self {
        self.max(other)
    }
    #[inline(always)]
    fn grad_min(self, other: Self) -> Self {
        self.min(other)
    }
    #[inline(always)]
    fn grad_midpoint(self, other: Self) -> Self {
        self.midpoint(other)
    }
    #[inline(always)]
    fn grad_clamp(self, low: Self, high: Self) -> Self {
        self.clamp(low, high)
    }
    rest! { fmaf }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_those_of_std() {
        fn check<T: Real>(x: T, y: T) -> [T; 6] {
            [
                x.grad_sin(),
                x.grad_powf(y),
                x.grad_powi(-3),
                x.grad_log(y),
                (-x).grad_rem_euclid(y),
                (-x).grad_div_euclid(y),
            ]
        }
        let (x, y) = (0.7f64, 1.3);
        let expected = [
            x.sin(),
            x.powf(y),
            x.powi(-3),
            x.log(y),
            (-x).rem_euclid(y),
            (-x).div_euclid(y),
        ];
        assert_eq!(check(x, y), expected);
        let (x, y) = (0.7f32, 1.3);
        assert_eq!(check(x, y)[1], x.powf(y));
    }

    #[test]
    fn conversions() {
        assert_eq!(cast::<f64, f32>(0.1), 0.1f32);
        assert_eq!(cast::<f32, f64>(0.1), f64::from(0.1f32));
        assert_eq!(f32::grad_lit(0.1), 0.1);
    }
}
