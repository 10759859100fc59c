//! Traits of the user's that give floats methods, that say what a float is, and that speak of types of their own.

use grad_runtime::{Differentiable, grad};
use grad_tests::check;
use std::ops::{Add, Mul, Neg, Sub};

use super::units::Polynomial;

/// What many crates add to `f64`.
#[grad]
pub trait FloatExt {
    fn pow2(self) -> Self;
    fn half(self) -> Self;
    fn lin(&self, slope: f64, offset: &Self) -> f64;
    fn gap(self, other: Self) -> Self;
}

#[grad]
impl FloatExt for f64 {
    fn pow2(self) -> Self {
        self * self
    }
    fn half(self) -> Self {
        0.5 * self
    }
    fn lin(&self, slope: f64, offset: &f64) -> f64 {
        slope * *self + offset.sin()
    }
    fn gap(self, other: f64) -> f64 {
        if self < other {
            other - self
        } else {
            (self - other).pow2()
        }
    }
}

#[grad(jvp)]
fn separation(lon: f64, lat: f64) -> f64 {
    let h = lat.half().sin().pow2() + lat.cos() * lon.half().sin().pow2();
    2.0 * h.sqrt().asin() + lon.lin(lat, &h) + lon.gap(lat) * lat.gap(lon)
}

#[grad]
fn energy(x: &[f64]) -> f64 {
    let mut sum = 0.0;
    for pair in x.windows(2) {
        sum += (pair[1] - pair[0]).pow2().half();
    }
    sum + x.iter().map(|x| x.pow2()).sum::<f64>()
}

#[grad(hessian)]
fn gap_between(x: f64, y: f64) -> f64 {
    x.gap(y) * y.lin(x, &x) + x.pow2().gap(1.0)
}

#[test]
fn second_derivatives_through_methods_of_floats() {
    for at in [(1.4, 0.3), (0.4, 0.9)] {
        let rows = gap_between_hessian(at.0, at.1);
        let grad = |at: &(f64, f64)| gap_between_grad(at.0, at.1);
        check::gradient(|at| grad(at).0, &at, &(rows[0][0], rows[0][1]));
        check::gradient(|at| grad(at).1, &at, &(rows[1][0], rows[1][1]));
    }
}

#[test]
fn methods_of_floats() {
    let f = |&(lon, lat): &(f64, f64)| separation(lon, lat);
    for at in [(0.4, 0.9), (1.1, 0.3)] {
        check::value_and_gradient(f, &at, separation_value_and_grad(at.0, at.1));
        let (value, (dx, dy)) = separation_value_and_grad(at.0, at.1);
        let got = separation_jvp(at.0, at.1, 0.7, -0.2);
        check::tangent_of(&(0.7, -0.2), &(value, (dx, dy)), &got);
    }
    let at = vec![0.3, -1.2, 2.0];
    check::value_and_gradient(|x| energy(x), &at, energy_value_and_grad(&at));
}

/// What is between two values, of whatever type.
#[grad]
pub trait Mix {
    type Scalar;
    fn mix(&self, other: &Self, t: &Self::Scalar) -> Self;
}

#[grad]
impl Mix for f64 {
    type Scalar = f64;
    fn mix(&self, other: &f64, t: &f64) -> f64 {
        self + (other - self) * t
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Pair {
    pub a: f64,
    pub b: f64,
}

#[grad]
impl Mix for Pair {
    type Scalar = f64;
    fn mix(&self, other: &Pair, t: &f64) -> Pair {
        Pair {
            a: self.a.mix(&other.a, t),
            b: self.b + (other.b - self.b) * t,
        }
    }
}

#[grad]
fn bent(x: f64, y: f64, t: f64) -> f64 {
    let (p, q) = (Pair { a: x, b: y }, Pair { a: y * x, b: x });
    let r = p.mix(&q, &t).mix(&p, &x);
    r.a * r.b + x.mix(&y, &t)
}

#[test]
fn methods_with_types_of_their_own() {
    let f = |&(x, y, t): &(f64, f64, f64)| bent(x, y, t);
    let at = (0.4, 1.3, 0.3);
    check::value_and_gradient(f, &at, bent_value_and_grad(at.0, at.1, at.2));
}

/// What a number is to this crate.
pub trait Arith:
    Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Copy + PartialOrd
{
}
impl Arith for f64 {}
pub trait Exact: num_traits::Float {}
impl Exact for f64 {}
pub trait Lent
where
    Self: Sized + Clone + Mul<Output = Self> + Add<Output = Self>,
    for<'a> Self: Add<&'a Self, Output = Self>,
{
}
impl Lent for f64 {}

#[grad]
fn two_sum<F: Exact>(a: F, b: F) -> (F, F) {
    let x = a + b;
    let z = x - a;
    (x * a, (a - (x - z)) + (b - z) * b)
}

#[grad]
fn exclusion<T: Arith>(a: T, b: T) -> T {
    let both = a * b;
    if a < b { a + b - both - both } else { both * a }
}

#[grad]
fn screen<T: Lent>(a: T, b: T) -> T {
    a.clone() + &b + a * b
}

/// A point of numbers, some of whose methods do not compute with them.
#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct P2<T> {
    pub x: T,
    pub y: T,
}

#[grad]
impl<T> P2<T> {
    pub fn new(x: T, y: T) -> Self {
        P2 { x, y }
    }
}

#[grad]
impl<T: Copy> P2<T> {
    pub fn splat(x: T) -> Self {
        P2 { x, y: x }
    }
    pub fn to_array(&self) -> [T; 2] {
        [self.x, self.y]
    }
    pub fn swapped(&self) -> Self {
        P2 {
            x: self.y,
            y: self.x,
        }
    }
}

#[grad]
impl<T: Arith> P2<T> {
    pub fn dot(&self, other: &P2<T>) -> T {
        self.x * other.x + self.y * other.y
    }
}

#[grad]
fn through(x: f64, y: f64) -> f64 {
    let p = P2::new(x, y * x);
    let q = P2::splat(y).swapped();
    let [a, b] = p.swapped().to_array();
    p.dot(&q) * a + b * exclusion(x, y) + screen(x, y) + two_sum(x, y).0
}

#[test]
fn numbers_by_traits_of_the_crate() {
    for at in [(0.4, 1.3), (1.3, 0.4)] {
        let f = |&(x, y): &(f64, f64)| through(x, y);
        check::value_and_gradient(f, &at, through_value_and_grad(at.0, at.1));
    }
}

/// Operators of the crate's own types, called by their names.
#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Phasor {
    pub re: f64,
    pub im: f64,
}

#[grad]
impl Mul for Phasor {
    type Output = Phasor;
    fn mul(self, o: Phasor) -> Phasor {
        Phasor {
            re: self.re * o.re - self.im * o.im,
            im: self.re * o.im + self.im * o.re,
        }
    }
}

#[grad]
impl Mul<f64> for Phasor {
    type Output = Phasor;
    fn mul(self, k: f64) -> Phasor {
        Phasor {
            re: self.re * k,
            im: self.im * k,
        }
    }
}

#[grad]
impl Neg for Phasor {
    type Output = Phasor;
    fn neg(self) -> Phasor {
        Phasor {
            re: -self.re,
            im: -self.im,
        }
    }
}

#[grad]
impl Phasor {
    /// Not the operator: the type has none.
    pub fn add(&self, o: &Phasor) -> Phasor {
        Phasor {
            re: self.re + 2.0 * o.re,
            im: self.im - o.im,
        }
    }
}

#[grad]
fn turned(x: f64, y: f64) -> f64 {
    let (p, q) = (Phasor { re: x, im: y }, Phasor { re: y, im: 0.3 });
    let r = p.mul(q).mul(x).neg();
    r.add(&p).re * r.im
}

#[test]
fn operators_by_name() {
    let f = |&(x, y): &(f64, f64)| turned(x, y);
    check::value_and_gradient(f, &(0.7, 1.6), turned_value_and_grad(0.7, 1.6));
}

#[grad]
fn ramp(x: f64, s: (f64, f64)) -> f64 {
    let below = (1.0 - x).linear(s.0, s.1 * x);
    below.linear(-0.5, 2.0).exp()
}

#[test]
fn methods_of_floats_from_another_file() {
    check!(ramp, ramp_value_and_grad, [x = 0.3, s = (1.2, -0.4)] => (x, s));
}

/// What comes out is for the caller to choose.
#[grad]
pub trait Direct<T> {
    fn direct(&self, latitude: f64, distance: f64) -> T;
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Ellipsoid {
    radius: f64,
    flattening: f64,
}

#[grad]
impl Direct<f64> for Ellipsoid {
    fn direct(&self, latitude: f64, distance: f64) -> f64 {
        latitude + distance / self.radius
    }
}

#[grad]
impl Direct<(f64, f64)> for Ellipsoid {
    fn direct(&self, latitude: f64, distance: f64) -> (f64, f64) {
        let turned = distance / self.radius;
        (
            latitude + turned,
            turned * (1.0 - self.flattening) * latitude.sin(),
        )
    }
}

#[grad]
impl Direct<[f64; 3]> for Ellipsoid {
    fn direct(&self, latitude: f64, distance: f64) -> [f64; 3] {
        [
            latitude * self.radius,
            distance * latitude,
            distance * self.flattening,
        ]
    }
}

#[test]
fn results_that_a_traits_parameter_is() {
    let earth = Ellipsoid {
        radius: 6.4,
        flattening: 0.003,
    };
    let weigh = |(a, b): (f64, f64)| 0.5 * a - 2.0 * b;
    let f = |x: &(f64, f64)| weigh(earth.direct(x.0, x.1));
    let mut bar = EllipsoidTangent::default();
    let (value, adjoints): ((f64, f64), _) = earth.direct_vjp(0.7, 1.3, &mut bar, (0.5, -2.0));
    assert_eq!(weigh(value), f(&(0.7, 1.3)));
    grad_tests::check::gradient(f, &(0.7, 1.3), &adjoints);
    let f = |e: &Ellipsoid| weigh(e.direct(0.7, 1.3));
    grad_tests::check::check_tangent(&earth, f, &bar);

    let sum = |x: &(f64, f64)| {
        Direct::<[f64; 3]>::direct(&earth, x.0, x.1)
            .iter()
            .sum::<f64>()
    };
    let mut bar = EllipsoidTangent::default();
    let (_, adjoints) = Direct::<[f64; 3]>::direct_vjp(&earth, 0.7, 1.3, &mut bar, [1.0; 3]);
    grad_tests::check::gradient(sum, &(0.7, 1.3), &adjoints);
    let (_, (_, latitude, distance)) = Direct::<f64>::direct_value_and_grad(&earth, 0.7, 1.3);
    assert_eq!((latitude, distance), (1.0, 1.0 / 6.4));
}

/// The associated type of an implementation, as the name of a literal.
mod associated_literals {
    use grad_runtime::{Differentiable, grad};
    use grad_tests::check::check_tangent;

    #[grad]
    pub trait Next<T> {
        type Output;
        fn next(&mut self, input: T) -> Self::Output;
    }

    #[derive(Clone, Debug, PartialEq, Differentiable)]
    pub struct Band {
        pub middle: f64,
        pub upper: f64,
    }

    #[derive(Clone, Debug, PartialEq, Differentiable)]
    pub struct Average {
        pub weight: f64,
        pub current: f64,
        pub is_new: bool,
    }

    #[grad]
    impl Next<f64> for Average {
        type Output = Band;
        fn next(&mut self, input: f64) -> Self::Output {
            if self.is_new {
                self.is_new = false;
                self.current = input;
            } else {
                self.current = self.weight * input + (1.0 - self.weight) * self.current;
            }
            Self::Output {
                middle: self.current,
                upper: self.current * (1.0 + self.weight),
            }
        }
    }

    #[grad]
    fn last(weight: f64, prices: &[f64]) -> f64 {
        let mut average = Average {
            weight,
            current: 0.0,
            is_new: true,
        };
        let mut width = 0.0;
        for price in prices {
            let band = average.next(*price);
            width = band.upper - band.middle;
        }
        width
    }

    #[test]
    fn gradients() {
        let (weight, prices) = (0.3, [1.0, 2.5, 2.0, 4.0].to_vec());
        let (weight_bar, prices_bar) = last_grad(weight, &prices);
        check_tangent(&weight, |weight| last(*weight, &prices), &weight_bar);
        check_tangent(&prices, |prices| last(weight, prices), &prices_bar);
    }
}

// ---- functions over whatever has a trait, that make and change it ----------------------------------------

#[grad]
pub trait Body {
    fn area(&self) -> f64;
    fn scaled(&self, k: f64) -> Self;
    fn grow(&mut self, k: f64);
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Slab {
    width: f64,
    height: f64,
}

#[grad]
impl Body for Slab {
    fn area(&self) -> f64 {
        self.width * self.height
    }
    fn scaled(&self, k: f64) -> Self {
        Slab {
            width: k * self.width,
            height: self.height,
        }
    }
    fn grow(&mut self, k: f64) {
        self.width *= k;
        self.height += k;
    }
}

#[grad]
fn of_a_scaled<B: Body>(body: &B, k: f64) -> f64 {
    body.scaled(k).area().sqrt()
}

#[grad]
fn of_all<B: Body>(bodies: &mut [B], k: f64) -> f64 {
    let mut sum = 0.0;
    for body in bodies.iter_mut() {
        body.grow(k);
        sum += body.area();
    }
    sum
}

#[grad]
fn of_a_copy<B: Body + Clone>(body: &B, k: f64) -> f64 {
    let mut copy = body.clone();
    copy.grow(k);
    copy.area() * of_a_scaled(&copy, k)
}

#[grad]
fn of_slabs(a: Slab, b: Slab, k: f64) -> f64 {
    of_all(&mut [a, b], k) + of_a_copy(&a, k) * of_a_scaled(&b, 2.0)
}

/// What a trait is for is in what it declares, whatever it is called.
#[grad]
pub trait ForceField {
    const CUTOFF: f64;
    fn force(&self, x: f64) -> f64;
    fn energy(&self, x: f64) -> f64;
}

#[grad]
fn oscillated<F: ForceField>(field: &F, mut x: f64, steps: usize) -> f64 {
    let mut v = 0.0;
    for _ in 0..steps {
        v += 0.1 * field.force(x);
        x += 0.1 * v;
    }
    field.energy(x.min(F::CUTOFF)) + 0.5 * v * v
}

/// Nothing in sight has it but what the test brings.
#[grad]
pub trait NumericalModel {
    fn eval(&self, x: f64) -> f64;
}

#[grad]
fn residual<M: NumericalModel>(model: &M, xs: &[f64]) -> f64 {
    xs.iter().map(|&x| (model.eval(x) - x * x).powi(2)).sum()
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Well {
    depth: f64,
}

#[grad]
impl ForceField for Well {
    const CUTOFF: f64 = 9.0;
    fn force(&self, x: f64) -> f64 {
        -self.depth * x.sin()
    }
    fn energy(&self, x: f64) -> f64 {
        -self.depth * x.cos()
    }
}

#[grad]
fn in_a_well(depth: f64, x: f64) -> f64 {
    oscillated(&Well { depth }, x, 7)
}

#[test]
fn models_with_names_of_numbers() {
    let f = |&(depth, x): &(f64, f64)| in_a_well(depth, x);
    check::value_and_gradient(f, &(1.3, 0.4), in_a_well_value_and_grad(1.3, 0.4));

    use line::{Line, fitted, fitted_value_and_grad};
    let xs = [0.5, 1.5];
    let f = |&slope: &f64| fitted(slope, &xs);
    let (value, (slope, _)) = fitted_value_and_grad(0.7, &xs);
    check::value_and_gradient(f, &0.7, (value, slope));
    let (_, bars) = residual_value_and_grad(&Line { slope: 0.7 }, &xs);
    assert_eq!(bars.0.slope, slope);
}

mod line {
    use super::{Differentiable, grad};
    #[grad]
    use super::{NumericalModel, residual};

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct Line {
        pub slope: f64,
    }

    #[grad]
    impl NumericalModel for Line {
        fn eval(&self, x: f64) -> f64 {
            self.slope * x
        }
    }

    #[grad]
    pub fn fitted(slope: f64, xs: &[f64]) -> f64 {
        residual(&Line { slope }, xs)
    }
}

#[test]
fn models_that_are_made_and_changed() {
    let slab = |v: [f64; 2]| Slab {
        width: v[0],
        height: v[1],
    };
    let f = |&(a, b, k): &([f64; 2], [f64; 2], f64)| of_slabs(slab(a), slab(b), k);
    let at = ([0.7, 1.2], [1.9, 0.4], 1.3);
    let (value, (a, b, k)) = of_slabs_value_and_grad(slab(at.0), slab(at.1), at.2);
    let bars = ([a.width, a.height], [b.width, b.height], k);
    check::value_and_gradient(f, &at, (value, bars));
}
