//! Second derivatives through operators of the user's types: vectors by value and by reference, scaled from both sides,
//! assigned, generic ones, numbers with an infinitesimal part.

use grad_runtime::{Differentiable, grad};
use grad_tests::check;
use grad_tests::check::close;
use grad_tests::stats;
use std::ops::*;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Vec2 {
    pub x: f64,
    pub y: f64,
}

#[grad(order = 2)]
impl Vec2 {
    fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }

    fn norm(&self) -> f64 {
        self.dot(*self).sqrt()
    }
}

#[grad(order = 2)]
impl Add for Vec2 {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

#[grad(order = 2)]
impl<'a> Sub<&'a Vec2> for &'a Vec2 {
    type Output = Vec2;
    fn sub(self, other: &Vec2) -> Vec2 {
        Vec2::new(self.x - other.x, self.y - other.y)
    }
}

#[grad(order = 2)]
impl Mul<f64> for Vec2 {
    type Output = Self;
    fn mul(self, k: f64) -> Self {
        Self::new(self.x * k, self.y * k)
    }
}

#[grad(order = 2)]
impl Mul<Vec2> for f64 {
    type Output = Vec2;
    fn mul(self, v: Vec2) -> Vec2 {
        v * self
    }
}

#[grad(order = 2)]
impl Div<f64> for Vec2 {
    type Output = Self;
    fn div(self, k: f64) -> Self {
        self * (1.0 / k)
    }
}

/// Turned by a quarter, as often as the number says.
#[grad(order = 2)]
impl Rem<usize> for Vec2 {
    type Output = Self;
    fn rem(self, quarters: usize) -> Self {
        let mut turned = self;
        for _ in 0..quarters {
            turned = Self::new(-turned.y, turned.x);
        }
        turned
    }
}

#[grad(order = 2)]
impl Neg for Vec2 {
    type Output = Self;
    fn neg(self) -> Self {
        Self::new(-self.x, -self.y)
    }
}

#[grad(order = 2)]
impl AddAssign for Vec2 {
    fn add_assign(&mut self, other: Self) {
        self.x += other.x;
        self.y += other.y;
    }
}

#[grad(order = 2)]
impl SubAssign<&Vec2> for Vec2 {
    fn sub_assign(&mut self, other: &Vec2) {
        self.x -= other.x;
        self.y -= other.y;
    }
}

#[grad(order = 2)]
impl MulAssign<f64> for Vec2 {
    fn mul_assign(&mut self, k: f64) {
        self.x *= k;
        self.y *= k;
    }
}

/// Two bodies on springs, a few steps on.
#[grad(hvp, hessian, order = 2, jvp)]
fn orbit(x: f64, y: f64, pull: f64, steps: usize) -> f64 {
    let centre = Vec2::new(0.25, -0.5);
    let mut place = Vec2::new(x, y);
    let mut speed = -place % 1;
    for _ in 0..steps {
        let away = &place - &centre;
        let force = pull * away / (1.0 + away.dot(away));
        speed -= &(0.1 * force);
        speed *= 0.98;
        place += speed * 0.1 + force * 0.01;
    }
    place.norm() * (speed + place).dot(place)
}

/// The derivative of a gradient, by extrapolated central differences.
fn moved(gradient: impl Fn(f64) -> (f64, f64, f64)) -> [f64; 3] {
    let central = |h: f64| {
        let (up, down) = (gradient(h), gradient(-h));
        [up.0 - down.0, up.1 - down.1, up.2 - down.2].map(|difference| difference / (2.0 * h))
    };
    let (coarse, fine) = (central(2e-3), central(1e-3));
    std::array::from_fn(|k| (4.0 * fine[k] - coarse[k]) / 3.0)
}

#[test]
fn products_with_the_hessian() {
    let product = orbit_hvp(0.8, -1.5, 0.7, 5, 1.0, -0.5, 2.0);
    let expected = moved(|h| orbit_grad(0.8 + h, -1.5 - 0.5 * h, 0.7 + 2.0 * h, 5));
    close(&[product.0, product.1, product.2], &expected, 1e-9);
    let hessian = orbit_hessian(0.8, -1.5, 0.7, 5);
    let by_row = hessian.map(|row| row[0] - 0.5 * row[1] + 2.0 * row[2]);
    close(&by_row, &expected, 1e-9);
}

/// The squared size of a gradient, once by its sweep and once along a direction.
#[grad(jvp)]
fn steepness(x: f64, y: f64, pull: f64) -> f64 {
    let (value, (by_x, by_y, by_pull)) = orbit_value_and_grad(x, y, pull, 4);
    let (_, along) = orbit_jvp(x, y, pull, 3, 1.0, 0.5, -1.0);
    by_x * by_x + by_y * by_pull + value * along
}

#[test]
fn gradients_of_gradients() {
    check!(steepness, steepness_value_and_grad, [x = 0.8, y = -1.5, pull = 0.7] => (x, y, pull));
    let (x, y, pull) = steepness_grad(0.8, -1.5, 0.7);
    let (_, dot) = steepness_jvp(0.8, -1.5, 0.7, 1.0, -2.0, 0.5);
    close(&[dot], &[x - 2.0 * y + 0.5 * pull], 1e-12);
}

/// `value + part * e`, where `e * e` is zero: over any numbers.
#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Dual<T> {
    value: T,
    part: T,
}

#[grad]
impl<T: num_traits::Float> Mul for Dual<T> {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Dual {
            value: self.value * other.value,
            part: self.value * other.part + self.part * other.value,
        }
    }
}

#[grad]
impl<T: num_traits::Float> Add<T> for Dual<T> {
    type Output = Self;
    fn add(self, constant: T) -> Self {
        Dual {
            value: self.value + constant,
            part: self.part,
        }
    }
}

#[grad(hvp)]
fn slope_of_cubic(x: f64, k: f64) -> f64 {
    let x = Dual {
        value: x,
        part: 1.0,
    };
    let y = (x * x + k) * x;
    y.part
}

#[test]
fn generic_numbers() {
    // 3 x^2 + k.
    assert_eq!(slope_of_cubic_grad(2.0, 5.0), (12.0, 1.0));
    assert_eq!(slope_of_cubic_hvp(2.0, 5.0, 1.5, -7.0), (9.0, 0.0));
}

/// The functions of another crate do not tell what they return: the operators may be those of numbers.
#[grad(hessian)]
fn of_unknown_results(a: f64, b: f64) -> f64 {
    let left = stats::mean(&[a * a]);
    let right = stats::mean(&[b * b]);
    let product = left * right;
    let whole: f64 = product - left;
    let v = Vec2::new(a, b);
    let w = v + v * whole;
    w.x * w.y
}

#[test]
fn results_of_functions_elsewhere() {
    // a b (1 + a^2 b^2 - a^2)^2
    let (a, b) = (0.5f64, 1.5f64);
    let gradient = |a: f64, b: f64| {
        let w = 1.0 + a * a * (b * b - 1.0);
        let by_a = b * w * w + 4.0 * a * a * b * w * (b * b - 1.0);
        let by_b = a * w * w + 4.0 * a * a * a * b * b * w;
        (by_a, by_b, 0.0)
    };
    let (by_a, by_b) = of_unknown_results_grad(a, b);
    let expected = gradient(a, b);
    close(&[by_a, by_b], &[expected.0, expected.1], 1e-13);
    let hessian = of_unknown_results_hessian(a, b);
    let along_a = moved(|h| gradient(a + h, b));
    let along_b = moved(|h| gradient(a, b + h));
    close(&hessian[0], &along_a[..2], 1e-9);
    close(&hessian[1], &along_b[..2], 1e-9);
}
