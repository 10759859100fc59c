//! Bounds that name operators between different types: in every instance they are one float type.

use std::ops::{Add, AddAssign, Div, Index, IndexMut, Mul, Neg, Sub};

use grad_runtime::{Differentiable, grad};

#[grad(jvp)]
fn lerp<T>(a: T, b: T, t: f64) -> T
where
    T: Add<Output = T> + Mul<f64, Output = T> + Copy,
{
    a * (1.0 - t) + b * t
}

/// De Casteljau's algorithm.
#[grad(jvp)]
fn quadratic<T>(points: &[T; 3], t: f64) -> T
where
    T: Copy + Add<T, Output = T> + Mul<f64, Output = T>,
{
    let a = lerp(points[0], points[1], t);
    let b = lerp(points[1], points[2], t);
    lerp(a, b, t) * 2.0
}

#[grad(jvp)]
fn mix<T, S>(a: T, b: T, t: S) -> T
where
    T: Add<Output = T> + Sub<Output = T> + Mul<S, Output = T> + Clone,
{
    a.clone() + (b - a) * t
}

#[grad(jvp)]
fn product<T, U, V>(a: T, b: U) -> V
where
    T: Mul<U, Output = V>,
{
    a * b
}

/// What both operators give is one type.
#[grad(jvp)]
fn squares<T, U>(a: T, b: T) -> U
where
    T: Mul<T, Output = U> + Copy,
    U: Sub<U, Output = U>,
{
    a * a - b * b
}

#[grad(jvp)]
fn hyperbola(x: f64, y: f64) -> f64 {
    squares(x * y, y) * x
}

#[grad(jvp)]
fn dot_product<T, U, V>(a: &[T], b: &[U]) -> V
where
    T: Mul<U, Output = V> + Copy,
    U: Copy,
    V: Add<Output = V> + AddAssign + Default,
{
    let mut sum = V::default();
    for (x, y) in a.iter().zip(b) {
        sum += *x * *y;
    }
    sum + a[0] * b[1]
}

/// One step of Euler's method, the scalar to the left.
#[grad(jvp)]
fn step<S, H>(y: S, slope: S, h: H) -> S
where
    S: Add<Output = S> + Copy,
    H: Mul<S, Output = S> + Copy,
{
    y + h * slope
}

#[grad(jvp)]
fn doubled<T: Copy + Add<Output = T>>(x: T, y: T) -> T
where
    f64: Mul<T, Output = T>,
{
    2.0 * x + 0.5 * y
}

#[grad(jvp)]
fn annealed<T: Copy + Mul<f64, Output = T> + Div<f64, Output = T>>(x: T, rate: f64, n: usize) -> T {
    let mut x = x;
    for k in 0..n {
        x = x * rate / (1.0 + k as f64);
    }
    x
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Segment<T> {
    start: T,
    end: T,
}

impl<T: Copy + Add<Output = T> + Mul<f64, Output = T>> Segment<T> {
    #[grad]
    fn at(&self, t: f64) -> T {
        self.start * (1.0 - t) + self.end * t
    }
}

#[grad]
fn half_way(start: f64, end: f64) -> f64 {
    let segment = Segment { start, end };
    segment.at(0.5) * segment.at(0.25)
}

#[test]
fn operands() {
    check!(lerp, lerp_value_and_grad, lerp_jvp(a, b, t), [a = 0.4, b = 1.3, t = 0.7] => (a, b, t));
    check!(quadratic, quadratic_value_and_grad, quadratic_jvp(&p, t), [p = [0.4, 1.3, -0.8], t = 0.3] => (&p, t));
    check!(mix, mix_value_and_grad, mix_jvp(a, b, t), [a = 0.4, b = 1.3, t = 0.7] => (a, b, t));
    check!(product, product_value_and_grad, product_jvp(a, b), [a = 0.4, b = 1.3] => (a, b));
    check!(squares, squares_value_and_grad, squares_jvp(a, b), [a = 1.3, b = -0.4] => (a, b));
    check!(hyperbola, hyperbola_value_and_grad, hyperbola_jvp(x, y), [x = 1.3, y = -0.4] => (x, y));
    check!(dot_product, dot_product_value_and_grad, dot_product_jvp(&a, &b), [a = vec![0.4, 1.3], b = vec![-0.2, 0.9]] => (&a, &b));
    check!(step, step_value_and_grad, step_jvp(y, s, h), [y = 0.4, s = 1.3, h = 0.1] => (y, s, h));
    check!(doubled, doubled_value_and_grad, doubled_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
    check!(annealed, annealed_value_and_grad, annealed_jvp(x, r), [x = 0.4, r = 1.3] => (x, r, 4));
    check!(half_way, half_way_value_and_grad, [a = 0.4, b = 1.3] => (a, b));
}

#[test]
fn single_precision() {
    assert_eq!(product_grad(0.5f32, 3.0f32), (3.0f32, 0.5f32));
    assert_eq!(mix_grad(1.0f32, 3.0f32, 0.25f32), (0.75, 0.25, 2.0));
}

/// A count of any integer type.
#[grad]
fn zero_of_bessel<U: num_traits::Unsigned + num_traits::ToPrimitive + Copy>(
    k: U,
    scale: f64,
) -> f64 {
    let z = scale * (k.to_f64().unwrap() - 0.25);
    z + 1.0 / z
}

#[test]
fn integers() {
    check!(zero_of_bessel, zero_of_bessel_value_and_grad, [s = 3.1] => (3u32, s));
    check!(zero_of_bessel, zero_of_bessel_value_and_grad, [s = 3.1] => (2usize, s));
}

trait Tolerance<T> {
    fn reached(&self, width: T) -> bool;
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Interval<T> {
    low: T,
    high: T,
}

/// One method of a generic block has no companions; the others do.
#[grad]
impl<T: num_traits::Float> Interval<T> {
    fn middle(&self) -> T {
        (self.low + self.high) / (T::one() + T::one())
    }

    fn width(&self, at_most: &dyn Tolerance<T>) -> T {
        let width = self.high - self.low;
        if at_most.reached(width) {
            return T::zero();
        }
        width
    }
}

#[test]
fn blocks_with_what_is_refused() {
    let interval = Interval {
        low: 1.0,
        high: 4.0,
    };
    let (middle, bar) = interval.middle_value_and_grad();
    assert_eq!((middle, bar.low, bar.high), (2.5, 0.5, 0.5));
    struct Half;
    impl Tolerance<f64> for Half {
        fn reached(&self, width: f64) -> bool {
            width < 0.5
        }
    }
    assert_eq!(interval.width(&Half), 3.0);
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Planar<T> {
    x: T,
    y: T,
}

/// Operators whose outputs are those of their elements.
#[grad]
impl<T: Mul + Copy> Mul<T> for Planar<T> {
    type Output = Planar<T::Output>;

    fn mul(self, k: T) -> Planar<T::Output> {
        Planar {
            x: self.x * k,
            y: self.y * k,
        }
    }
}

#[grad]
impl<T: Add> Add for Planar<T> {
    type Output = Planar<<T as Add>::Output>;

    fn add(self, other: Self) -> Self::Output {
        Planar {
            x: self.x + other.x,
            y: self.y + other.y,
        }
    }
}

#[grad]
impl<T: Neg> Neg for Planar<T> {
    type Output = Planar<T::Output>;

    fn neg(self) -> Self::Output {
        Planar {
            x: -self.x,
            y: -self.y,
        }
    }
}

#[grad(jvp)]
fn area<T: Mul + Copy>(width: T, height: T) -> T::Output {
    width * height
}

#[grad(jvp)]
fn sheared(x: f64, y: f64) -> f64 {
    let p = Planar { x, y };
    let q = -(p * area(x, 0.5) + p) + p * 3.0;
    q.x * q.y
}

#[test]
fn outputs_of_elements() {
    check!(area, area_value_and_grad, area_jvp(w, h), [w = 0.7, h = 1.3] => (w, h));
    check!(sheared, sheared_value_and_grad, sheared_jvp(x, y), [x = 0.7, y = -0.4] => (x, y));
}

/// Its operators give whatever those of its elements give.
#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Couple<T> {
    left: T,
    right: T,
}

#[grad]
impl<T: Copy> Couple<T> {
    fn new(left: T, right: T) -> Self {
        Self { left, right }
    }
}

#[grad]
impl<T, O> Add for Couple<T>
where
    T: Add<T, Output = O> + Copy,
{
    type Output = Couple<O>;
    fn add(self, other: Self) -> Self::Output {
        Self::Output {
            left: self.left + other.left,
            right: self.right + other.right,
        }
    }
}

#[grad]
impl<T, O> Sub<&Couple<T>> for &Couple<T>
where
    T: Sub<T, Output = O> + Copy,
{
    type Output = Couple<O>;
    fn sub(self, other: &Couple<T>) -> Couple<O> {
        Couple {
            left: self.left - other.left,
            right: self.right - other.right,
        }
    }
}

#[grad]
impl<T, O> Neg for Couple<T>
where
    T: Neg<Output = O> + Copy,
{
    type Output = Couple<O>;
    fn neg(self) -> Self::Output {
        Self::Output {
            left: -self.left,
            right: -self.right,
        }
    }
}

#[grad]
impl<T: Copy + Mul<T, Output = O>, O> Mul<T> for Couple<T> {
    type Output = Couple<O>;
    fn mul(self, k: T) -> Couple<O> {
        Couple {
            left: self.left * k,
            right: self.right * k,
        }
    }
}

#[grad]
impl<T, U, V> Couple<T>
where
    T: Mul<T, Output = U> + Copy,
    U: Add<U, Output = V> + Copy,
{
    fn dot(self, other: Self) -> V {
        self.left * other.left + self.right * other.right
    }
    fn squared(self) -> V {
        assert!(std::mem::size_of::<V>() > 0);
        Self::dot(self, self)
    }
}

#[grad]
impl Couple<f64> {
    fn length(self) -> f64 {
        self.squared().sqrt()
    }
    fn mirrored(self, along: Couple<f64>) -> f64 {
        let k = 2.0 * self.dot(along) / along.squared();
        let image = &(along * k) - &self;
        (-image + Couple::new(1.0, 0.5)).length() + image.left
    }
}

#[grad]
fn products(a: f64, b: f64) -> f64 {
    let (x, y) = (Couple::new(a, b), Couple::new(b, 1.5));
    x.dot(y) * x.squared() + Couple::dot(x + y, -x)
}

#[grad]
fn images(a: f64, b: f64) -> f64 {
    Couple::new(a, 0.7).mirrored(Couple::new(0.2, b))
}

/// Methods that take `self` by value, called by the type's path and by name.
#[grad]
fn lengths(parts: &[[f64; 2]], a: f64) -> f64 {
    let mut whole = Couple::new(a, 1.0);
    let couples: Vec<Couple<f64>> = parts.iter().map(|p| Couple::new(p[0], p[1])).collect();
    let sum: f64 = couples.iter().copied().map(Couple::length).sum();
    whole.left *= 2.0;
    sum + Couple::<f64>::length(whole) * Couple::mirrored(couples[0], whole + couples[1])
}

#[test]
fn what_operators_give_is_a_parameter() {
    check!(products, products_value_and_grad, [a = 0.4, b = 1.3] => (a, b));
    check!(images, images_value_and_grad, [a = 0.4, b = 1.3] => (a, b));
    let half = Couple::new(0.5f32, 2.0).dot_grad(Couple::new(3.0f32, 4.0));
    assert_eq!((half.0.left, half.1.right), (3.0, 2.0));
}

/// Of whatever the elements are: companions are for numbers.
#[grad]
impl<T> Index<usize> for Couple<T> {
    type Output = T;
    fn index(&self, n: usize) -> &Self::Output {
        match n {
            0 => &self.left,
            1 => &self.right,
            _ => panic!("there are two, and no {n}"),
        }
    }
}

#[grad]
impl<T> IndexMut<usize> for Couple<T> {
    fn index_mut(&mut self, n: usize) -> &mut Self::Output {
        match n {
            0 => &mut self.left,
            1 => &mut self.right,
            _ => panic!("there are two, and no {n}"),
        }
    }
}

#[grad]
fn exchanged(a: f64, b: f64) -> f64 {
    let mut both = Couple::new(a, b);
    both[0] = both[1] * a;
    both[1] += 2.0 * both[0];
    both[0] * both[1]
}

#[test]
fn elements_of_any_type() {
    check!(exchanged, exchanged_value_and_grad, [a = 0.4, b = 1.3] => (a, b));
    let texts = Couple {
        left: "left",
        right: "right",
    };
    assert_eq!(texts[1], "right");
}

#[test]
fn methods_by_their_type() {
    let parts = vec![[0.4, 1.3], [-0.7, 0.9], [0.3, 0.2]];
    check!(lengths, lengths_value_and_grad, [parts = parts, a = 0.8] => (&parts, a));
}
