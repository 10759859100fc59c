//! Items that `macro_rules!` make: implementations for floats, types with their methods and operators, functions.

use std::ops::{Add, Mul, Sub};

use grad_runtime::{Differentiable, grad};
use grad_tests::check::same;
use grad_tests::{check, check_vjp};

use super::agree;
use super::recipes::strained;

/// For both floats, by a macro of another file.
#[grad]
pub trait Strain: Copy {
    fn strain(self, rest: Self) -> Self;
    fn stored(self, rest: Self) -> Self;
}

strained! {
    f32 => 0.5,
    f64 => 1.0 - 0.25,
}

#[grad]
fn chain(x: f64, y: f64) -> f64 {
    x.stored(y) + (x * y).strain(2.0)
}

#[grad]
fn chain_in_single(x: f32) -> f32 {
    x.stored(2.0)
}

/// Where each macro calls the next one.
macro_rules! vector {
    ($name:ident { $($field:ident),+ }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
        pub struct $name {
            $(pub $field: f64),+
        }

        #[grad]
        impl $name {
            pub fn new($($field: f64),+) -> Self {
                Self { $($field),+ }
            }
            pub fn dot(&self, of: &$name) -> f64 {
                0.0 $(+ self.$field * of.$field)+
            }
            pub fn norm(&self) -> f64 {
                self.dot(self).sqrt()
            }
        }

        vector!(@operator $name, Add, add, +, { $($field),+ });
        vector!(@operator $name, Sub, sub, -, { $($field),+ });

        #[grad]
        impl Mul<$name> for f64 {
            type Output = $name;
            fn mul(self, of: $name) -> $name {
                $name::new($(self * of.$field),+)
            }
        }
    };
    (@operator $name:ident, $operator:ident, $method:ident, $sign:tt, { $($field:ident),+ }) => {
        #[grad]
        impl $operator for $name {
            type Output = Self;
            fn $method(self, of: Self) -> Self {
                Self::new($(self.$field $sign of.$field),+)
            }
        }
    };
}

vector!(Plane { x, y });
vector!(Space { x, y, z });

#[grad]
fn pulled(a: &Plane, b: &Space, k: f64) -> f64 {
    let (p, q) = (*a + k * *a, *b - k * (*b + *b));
    p.norm() * q.dot(b)
}

/// A trait without companions, for types that a macro is given.
pub trait Load {
    fn load(&self, at: f64) -> f64;
}

#[derive(Clone, Debug, Differentiable)]
pub struct Beam {
    density: f64,
}

#[derive(Clone, Debug, Differentiable)]
pub struct Stack<T> {
    density: T,
    heights: Vec<T>,
}

macro_rules! loads {
    ($($of:ty => |$this:ident, $at:ident| $load:expr);* $(;)?) => {
        $(
            #[grad]
            impl Load for $of {
                fn load(&self, $at: f64) -> f64 {
                    let $this = self;
                    $load * $at
                }
            }
        )*
    };
}

loads! {
    Beam => |beam, at| beam.density + at * at;
    Stack<f64> => |stack, at| stack.density * stack.heights.iter().sum::<f64>() - at;
}

#[grad]
fn loaded(beam: &Beam, stack: &Stack<f64>, at: f64) -> f64 {
    beam.load(at) + stack.load(at * at)
}

/// Functions of a family, with their documentation and visibility.
macro_rules! windows {
    ($($(#[$about:meta])* $vis:vis $name:ident($of:ident: $float:ty) = $a:expr, $b:expr;)*) => {
        $(
            $(#[$about])*
            #[grad]
            $vis fn $name($of: $float) -> $float {
                let turn: $float = std::f64::consts::TAU as $float * $of;
                $a - $b * turn.cos()
            }
        )*
    };
}

windows! {
    /// Of von Hann.
    pub hann(t: f64) = 0.5, 0.5;
    #[inline]
    hamming(t: f64) = 0.54, 1.0 - 0.54;
    single(t: f32) = 0.5, t;
}

#[grad]
fn windowed(t: f64, xs: &[f64; 3]) -> f64 {
    let mut sum = 0.0;
    for x in xs {
        sum += hann(t * x) * hamming(*x - t);
    }
    sum
}

/// A body that a macro was given.
macro_rules! measured {
    ($name:ident($($of:ident: $ty:ty),*) -> $result:ty $body:block) => {
        #[grad]
        fn $name($($of: $ty),*) -> $result $body
    };
}

measured!(area(a: f64, b: &[f64]) -> f64 {
    let mut all = vec![a; 2];
    all.extend_from_slice(b);
    all.iter().map(|x| x * x).sum::<f64>().sqrt()
});

measured!(sides(a: f64, angle: f64) -> (f64, f64) {
    (a * angle.cos(), a * angle.sin())
});

#[grad]
fn enclosed(a: f64, angle: f64) -> f64 {
    let (x, y) = sides(a, angle);
    x * y + area(x, &[y, a])
}

#[test]
fn implementations_for_floats() {
    check!(chain, chain_value_and_grad, [x = 1.3, y = 0.8] => (x, y));
    let (value, slope) = chain_in_single_value_and_grad(3.0);
    assert_eq!((value, slope), (0.125, 0.25));
    same(
        chain(1.3, 0.8),
        0.75 * (0.5 / 0.8) * (0.5 / 0.8) + (1.3 * 0.8 - 2.0) / 2.0,
    );
}

#[test]
fn types_with_their_methods() {
    let (a, b) = (Plane::new(0.3, -0.7), Space::new(1.1, 0.2, -0.4));
    let (value, (a_bar, b_bar, k_bar)) = pulled_value_and_grad(&a, &b, 0.6);
    agree(&a, |a| pulled(a, &b, 0.6), (value, a_bar));
    agree(&b, |b| pulled(&a, b, 0.6), (value, b_bar));
    let of_k = |k: &f64| pulled(&a, &b, *k);
    grad_tests::check::gradient(of_k, &0.6, &k_bar);
}

#[test]
fn implementations_of_plain_traits() {
    let (beam, stack) = (
        Beam { density: 0.4 },
        Stack {
            density: 1.5,
            heights: vec![0.3, 0.9],
        },
    );
    let (value, (beam_bar, stack_bar, at_bar)) = loaded_value_and_grad(&beam, &stack, 0.7);
    agree(&beam, |beam| loaded(beam, &stack, 0.7), (value, beam_bar));
    agree(
        &stack,
        |stack| loaded(&beam, stack, 0.7),
        (value, stack_bar),
    );
    grad_tests::check::gradient(|at: &f64| loaded(&beam, &stack, *at), &0.7, &at_bar);
}

#[test]
fn functions() {
    check!(windowed, windowed_value_and_grad, [t = 0.3, xs = [0.2, 0.9, -0.4]] => (t, &xs));
    check!(enclosed, enclosed_value_and_grad, [a = 1.2, angle = 0.5] => (a, angle));
    check_vjp!(sides, sides_vjp, [a = 1.2, angle = 0.5] => (a, angle), (0.3, -1.1));
    assert_eq!(single_grad(0.0), -1.0);
}
