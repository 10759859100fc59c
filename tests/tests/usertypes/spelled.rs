//! Operators that are spelled as methods, of numbers and of structs.

use std::iter::Sum;
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

#[grad]
impl Add for Point {
    type Output = Point;
    fn add(self, other: Point) -> Point {
        Point::new(self.x + other.x, self.y + other.y)
    }
}

#[grad]
impl Sum for Point {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::new(0.0, 0.0), Self::add)
    }
}

/// Beside the other: its companions would have the same names.
#[grad]
impl<'p> Sum<&'p Self> for Point {
    fn sum<I: Iterator<Item = &'p Self>>(points: I) -> Self {
        points.fold(Self::new(0.0, 0.0), |sum, &point| Self::add(sum, point))
    }
}

/// What adds up values of a type is the type's own.
#[grad]
fn gathered(points: &[[f64; 2]], weight: f64) -> f64 {
    let each = points.iter().filter(|p| p[0] > 0.0);
    let sum: Point = each.map(|p| Point::new(p[0] * weight, p[1])).sum();
    let all: Vec<Point> = points.iter().map(|p| Point::new(p[0], p[1])).collect();
    let whole = all.iter().copied().sum::<Point>();
    sum.x * sum.y + whole.x * weight
}

/// By the type's path, handed on and called.
#[grad]
fn centre(points: &[[f64; 2]], shift: f64) -> f64 {
    let points: Vec<Point> = points.iter().map(|p| Point::new(p[0], p[1])).collect();
    let sum = points
        .iter()
        .copied()
        .fold(Point::new(0.0, shift), Point::add);
    let moved = Point::add(sum, Point::new(shift, 1.0));
    moved.x * moved.y
}

/// Constants that inner blocks bring.
#[grad]
fn wound(x: f64) -> f64 {
    if x > 1.0 {
        use std::f64::consts::PI;
        x * x * PI
    } else {
        use core::f64::consts::{E, TAU as TURN};
        (x * TURN).sin() * E
    }
}

/// A flag as a number.
#[grad]
fn counted(x: f64, flag: bool) -> f64 {
    x * x * f64::from(flag) + x * f64::from(!flag)
}

/// Names that begin with a mark are no operators.
#[derive(Differentiable)]
struct Series {
    factor: f64,
}

#[grad]
impl Series {
    fn _scaled(&self, x: f64) -> f64 {
        x * x * self.factor
    }

    fn _add(&self, x: f64) -> f64 {
        self._scaled(x) + x
    }
}

#[grad]
fn summed(x: f64) -> f64 {
    let series = Series { factor: 0.4 };
    series._add(x) * series._scaled(x)
}

#[test]
fn operators_that_are_spelled() {
    check!(summed, summed_value_and_grad, [x = 0.7] => (x));
    let at = vec![[0.5, 1.2], [-0.3, 0.8], [1.1, 0.4]];
    check!(gathered, gathered_value_and_grad, [points = at, weight = 0.7] => (&points, weight));
    check!(grown, grown_value_and_grad, [a = 0.7, b = 1.3] => (a, b));
    check!(running, running_value_and_grad, [t = vec![0.7, 1.3, -0.4]] => (&t));
    check!(centre, centre_value_and_grad, [p = vec![[0.7, 1.3], [-0.4, 0.2]], s = 0.3] => (&p, s));
    check!(wound, wound_value_and_grad, [x = 0.7] => (x));
    check!(wound, wound_value_and_grad, [x = 1.7] => (x));
    check!(counted, counted_value_and_grad, [x = 0.7] => (x, true));
    check!(counted, counted_value_and_grad, [x = 0.7] => (x, false));
    let all = [Point::new(0.7, 1.3), Point::new(-0.4, 0.2)];
    assert_eq!(all.iter().sum::<Point>(), all.iter().copied().sum());
}
