//! Elementary functions by a bound of the user's own are compared with what they are taken for.

use std::ops::{Add, Div, Mul};

use grad_runtime::grad;

use super::agree;

pub trait Number: Copy + Add<Output = Self> + Mul<Output = Self> + Div<Output = Self> {
    fn exp(self) -> Self;
    fn hypot(self, other: Self) -> Self;
    /// Not what it is called.
    fn ln(self) -> Self;
}

impl Number for f64 {
    fn exp(self) -> f64 {
        f64::exp(self)
    }
    fn hypot(self, other: f64) -> f64 {
        (self * self + other * other).sqrt()
    }
    fn ln(self) -> f64 {
        1.0 / self
    }
}

#[grad(jvp)]
fn elementary<T: Number>(x: T, y: T) -> T {
    x.exp() * y + x.hypot(y)
}

#[grad(jvp)]
fn misnamed<T: Number>(x: T) -> T {
    x.ln() * x
}

#[test]
fn what_is_elementary_passes() {
    agree(
        &(0.4, 1.3),
        |at| elementary(at.0, at.1),
        elementary_value_and_grad(0.4, 1.3),
    );
    assert!(elementary_jvp(0.4, 1.3, 1.0, 0.0).1 > 0.0);
}

#[test]
#[should_panic(expected = "`ln` of a type parameter is differentiated as the elementary function")]
fn what_is_not_panics() {
    misnamed_grad(2.0);
}

#[test]
#[should_panic(expected = "`ln` of a type parameter is differentiated as the elementary function")]
fn in_forward_mode_too() {
    misnamed_jvp(2.0, 1.0);
}

/// Functions of traits without a receiver, two of one name for one type.
mod constructors {
    use grad_runtime::{Differentiable, grad};

    #[grad]
    pub trait Pairwise {
        fn new(k: f64) -> Self;
        fn rate(&self, x: f64) -> f64;
    }

    #[grad]
    pub trait Period {
        fn new(k: f64) -> Self;
        fn rate(&self, x: f64) -> f64;
    }

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct Elo {
        k: f64,
    }

    #[grad]
    impl Pairwise for Elo {
        fn new(k: f64) -> Self {
            Self { k }
        }
        fn rate(&self, x: f64) -> f64 {
            self.k * x
        }
    }

    #[grad]
    impl Period for Elo {
        fn new(k: f64) -> Self {
            Elo { k: 2.0 * k }
        }
        fn rate(&self, x: f64) -> f64 {
            self.k * x * x
        }
    }

    #[grad]
    pub fn both(k: f64, x: f64) -> f64 {
        let (a, b): (Elo, Elo) = (<Elo as Pairwise>::new(k), <Elo as Period>::new(k));
        <Elo as Pairwise>::rate(&b, x) * <Elo as Period>::rate(&a, x)
    }

    #[test]
    fn of_one_name() {
        let f = |at: &[f64; 2]| both(at[0], at[1]);
        let (value, (k, x)) = both_value_and_grad(1.3, 0.7);
        assert_eq!(value, f(&[1.3, 0.7]));
        grad_tests::check::gradient(f, &[1.3, 0.7], &[k, x]);
    }
}
