//! Bounds other than `Float`: operators only, traits of the user's own, several parameters.

use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

use grad_runtime::{Differentiable, grad};
use grad_tests::check;
use num_traits::{Float, NumCast, ToPrimitive};

#[grad(jvp)]
fn muladd<T: Copy + Add<Output = T> + Mul<Output = T>>(a: T, b: T, c: T) -> T {
    a * b + c
}

#[grad(jvp)]
fn distance_squared<T>(a: [T; 3], b: [T; 3]) -> T
where
    T: Copy + Add<Output = T> + Sub<Output = T> + Mul<Output = T>,
{
    let d = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
    d[0] * d[0] + d[1] * d[1] + d[2] * d[2]
}

#[grad(jvp)]
fn accumulate<T: Copy + Default + AddAssign + Mul<Output = T>>(x: &[T], y: &[T]) -> T {
    let mut sum = T::default();
    for i in 0..x.len() {
        sum += x[i] * y[i];
    }
    sum
}

#[grad(jvp)]
fn flip<T: Neg<Output = T> + PartialOrd + Copy + Div<Output = T>>(x: T, y: T) -> T {
    if x < y { -x / y } else { y }
}

/// A trait of the user's, of the kind that many crates have.
pub trait Real:
    Copy
    + PartialOrd
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
{
    const HALF: Self;
    fn zero() -> Self;
    fn sqrt(self) -> Self;
    fn exp(self) -> Self;
    fn from_f64(x: f64) -> Self;
}

impl Real for f64 {
    const HALF: f64 = 0.5;
    fn zero() -> f64 {
        0.0
    }
    fn sqrt(self) -> f64 {
        f64::sqrt(self)
    }
    fn exp(self) -> f64 {
        f64::exp(self)
    }
    fn from_f64(x: f64) -> f64 {
        x
    }
}

#[grad(jvp)]
fn own_trait<T: Real>(x: T, sigma: T) -> T {
    if x < T::zero() {
        return T::zero();
    }
    let z = x / sigma;
    let two_pi = T::from_f64(6.283185307179586);
    (T::zero() - T::HALF * z * z).exp() / (sigma * two_pi.sqrt())
}

#[grad(jvp)]
fn two_types<A: Float, B: Float>(a: A, b: B) -> B {
    let a: B = NumCast::from(a * a).unwrap();
    a * b.exp()
}

#[grad(jvp)]
fn counts<T: Float + ToPrimitive>(x: T, n: usize) -> T {
    let k = x.floor().to_usize().unwrap_or(0);
    let weight = T::from(n + k).unwrap();
    x * weight / T::from(n as f64).unwrap()
}

/// A parameter that is no number stays out of it.
#[grad(wrt(x), jvp)]
fn labelled<T: Float, L: AsRef<str>>(x: T, label: L) -> T {
    if label.as_ref().is_empty() { x } else { x * x }
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Key {
    from: f64,
    to: f64,
}

/// A method whose parameter is of some float.
#[grad]
trait Tween {
    fn at(&self, time: impl Float) -> f64;

    fn swing(&self, time: impl Float, k: f64) -> f64 {
        self.at(time) * k + self.at(time * time)
    }
}

#[grad]
impl Tween for Key {
    fn at(&self, time: impl Float) -> f64 {
        let t = time.to_f64().unwrap();
        self.from + (self.to - self.from) * t * t
    }
}

#[grad]
fn played(key: &Key, t: f64) -> f64 {
    key.swing(t, 1.5) * t
}

#[test]
fn methods_of_traits_that_take_some_float() {
    let at = (Key { from: 0.4, to: 1.3 }, 0.7);
    let (value, gradient) = played_value_and_grad(&at.0, at.1);
    check::same(value, played(&at.0, at.1));
    check::check_tangent(&at, |(key, t)| played(key, *t), &gradient);
}

#[test]
fn bounds() {
    check!(muladd, muladd_value_and_grad, muladd_jvp(a, b, c), [a = 1.5, b = 2.5, c = 0.5] => (a, b, c));
    check!(distance_squared, distance_squared_value_and_grad, distance_squared_jvp(a, b),
        [a = [1.0, 2.0, 3.0], b = [0.5, 0.25, 2.0]] => (a, b));
    check!(accumulate, accumulate_value_and_grad, accumulate_jvp(&x, &y),
        [x = vec![1.0, 2.0], y = vec![0.5, 3.0]] => (&x, &y));
    check!(flip, flip_value_and_grad, flip_jvp(x, y), [x = 1.0, y = 2.0] => (x, y));
    check!(own_trait, own_trait_value_and_grad, own_trait_jvp(x, s), [x = 1.0, s = 2.0] => (x, s));
    check!(two_types, two_types_value_and_grad, two_types_jvp(a, b), [a = 1.0, b = 2.0] => (a, b));
    check!(counts, counts_value_and_grad, counts_jvp(x), [x = 3.5] => (x, 4));
    check!(labelled, labelled_value_and_grad, labelled_jvp(x), [x = 3.5] => (x, "area"));
    let (_, (a, b)) = two_types_value_and_grad(0.5f32, 1.0f64);
    let (_, (c, d)) = two_types_value_and_grad(0.5f64, 1.0f32);
    assert_eq!((a, d), (b as f32 * 4.0, c as f32 * 0.25));
}
