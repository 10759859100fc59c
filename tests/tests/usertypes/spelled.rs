//! Operators that are spelled as methods, of numbers and of structs.

use std::ops::{Add, AddAssign, Div, MulAssign, SubAssign};

use grad_runtime::{Differentiable, grad};
use grad_tests::check;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Point {
    x: f64,
    y: f64,
}

#[grad]
impl Point {
    const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

#[grad]
impl MulAssign for Point {
    fn mul_assign(&mut self, other: Point) {
        self.x.mul_assign(other.x);
        self.y.mul_assign(other.y);
    }
}

/// The same by reference, in terms of the other.
#[grad]
impl MulAssign<&Point> for Point {
    fn mul_assign(&mut self, other: &Point) {
        self.mul_assign(*other)
    }
}

#[grad]
impl AddAssign<f64> for Point {
    fn add_assign(&mut self, k: f64) {
        self.x.add_assign(k);
        self.y.sub_assign(k);
    }
}

#[grad]
impl Div<Point> for f64 {
    type Output = Point;
    fn div(self, by: Point) -> Point {
        Point::new(self.div(by.x), self.div(by.y))
    }
}

#[grad]
impl Div<&Point> for f64 {
    type Output = Point;
    fn div(self, by: &Point) -> Point {
        self.div(*by)
    }
}

#[grad]
impl Div<&Point> for &f64 {
    type Output = Point;
    fn div(self, by: &Point) -> Point {
        (*self).div(*by)
    }
}

#[grad]
fn grown(a: f64, b: f64) -> f64 {
    let mut p = Point::new(a, b);
    p *= Point::new(b, 2.0);
    p *= &Point::new(a, b);
    p += a;
    let q = &b / &p;
    let r = 2.0 / p;
    q.x * r.y + q.y.add(r.x)
}

#[grad]
fn accumulated(sum: &mut f64, terms: &[f64]) {
    for term in terms {
        sum.add_assign(term * term);
        sum.mul_assign(0.9);
    }
}

#[grad]
fn running(terms: &[f64]) -> f64 {
    let mut sum = 0.0;
    accumulated(&mut sum, terms);
    sum
}

/// A flag as a number.
#[grad]
fn counted(x: f64, flag: bool) -> f64 {
    x * x * f64::from(flag) + x * f64::from(!flag)
}

#[test]
fn operators_that_are_spelled() {
    check!(grown, grown_value_and_grad, [a = 0.7, b = 1.3] => (a, b));
    check!(running, running_value_and_grad, [t = vec![0.7, 1.3, -0.4]] => (&t));
    check!(counted, counted_value_and_grad, [x = 0.7] => (x, true));
    check!(counted, counted_value_and_grad, [x = 0.7] => (x, false));
}
