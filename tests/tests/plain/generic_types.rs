//! Types of the user's over any float, with `#[grad]` on blocks and on single methods.

use std::ops::{Add, Mul};

use grad_runtime::{Differentiable, grad};
use num_traits::Float;

#[derive(Debug, Clone, Copy, PartialEq, Default, Differentiable)]
pub struct Complex<T> {
    pub re: T,
    pub im: T,
}
impl<T: Float> Complex<T> {
    #[grad]
    pub fn new(re: T, im: T) -> Self {
        Complex { re, im }
    }
    #[grad]
    pub fn norm_sqr(&self) -> T {
        self.re * self.re + self.im * self.im
    }
    #[grad]
    pub fn norm(self) -> T {
        self.re.hypot(self.im)
    }
    #[grad]
    pub fn arg(self) -> T {
        self.im.atan2(self.re)
    }
    #[grad]
    pub fn conj(&self) -> Self {
        Self::new(self.re, -self.im)
    }
    #[grad]
    pub fn scale(&self, t: T) -> Self {
        Self::new(self.re * t, self.im * t)
    }
    #[grad]
    pub fn exp(self) -> Self {
        let e = self.re.exp();
        Self::new(e * self.im.cos(), e * self.im.sin())
    }
    #[grad]
    pub fn sqrt(self) -> Self {
        let r = self.norm();
        let two = T::one() + T::one();
        let re = ((r + self.re) / two).sqrt();
        let im = ((r - self.re) / two).sqrt();
        if self.im < T::zero() {
            Self::new(re, -im)
        } else {
            Self::new(re, im)
        }
    }
}
#[grad]
impl<T: Float> Add for Complex<T> {
    type Output = Self;
    fn add(self, o: Self) -> Self {
        Complex {
            re: self.re + o.re,
            im: self.im + o.im,
        }
    }
}
#[grad]
impl<T: Float> Mul for Complex<T> {
    type Output = Complex<T>;
    fn mul(self, o: Self) -> Self {
        Complex {
            re: self.re * o.re - self.im * o.im,
            im: self.re * o.im + self.im * o.re,
        }
    }
}
agrees!(
    squared_norm,
    [z = Complex { re: 0.3, im: -0.7 }] => z.norm_sqr(),
    z.norm_sqr_value_and_grad()
);
agrees!(
    argument,
    [z = Complex { re: 0.3, im: -0.7 }] => z.arg(),
    z.arg_value_and_grad()
);
#[grad]
pub fn mandel(cr: f64, ci: f64) -> f64 {
    let c = Complex::new(cr, ci);
    let mut z = Complex { re: 0.0, im: 0.0 };
    for _ in 0..4 {
        z = z * z + c;
    }
    z.sqrt().exp().norm_sqr()
}
agrees!(
    an_orbit,
    [a = 0.3, b = -0.4] => mandel(a, b),
    mandel_value_and_grad(a, b)
);

/// A vector of any float.
#[derive(Debug, Clone, Copy, PartialEq, Differentiable)]
pub struct Vector3<S> {
    pub x: S,
    pub y: S,
    pub z: S,
}
#[grad]
impl<S> Vector3<S>
where
    S: Float,
{
    pub fn dot(self, o: Vector3<S>) -> S {
        self.x * o.x + self.y * o.y + self.z * o.z
    }
    pub fn magnitude(self) -> S {
        self.dot(self).sqrt()
    }
    pub fn normalize(self) -> Vector3<S> {
        let k = S::one() / self.magnitude();
        Vector3 {
            x: self.x * k,
            y: self.y * k,
            z: self.z * k,
        }
    }
    pub fn cross(self, v: Self) -> Self {
        Vector3 {
            x: self.y * v.z - self.z * v.y,
            y: self.z * v.x - self.x * v.z,
            z: self.x * v.y - self.y * v.x,
        }
    }
    pub fn triple(a: &Self, b: &Self, c: &Self) -> S {
        a.dot(b.cross(*c))
    }
}
agrees!(
    magnitude,
    [a = Vector3 { x: 0.3, y: 0.4, z: 0.5 }] => a.magnitude(),
    a.magnitude_value_and_grad()
);
agrees!(
    triple_product,
    [a = Vector3 { x: 0.3, y: 0.4, z: 0.5 }, b = Vector3 { x: 1.3, y: -0.4, z: 0.5 }, c = Vector3 { x: 0.1, y: 0.7, z: 0.2 }] => Vector3::triple(&a, &b, &c),
    Vector3::triple_value_and_grad(&a, &b, &c)
);
#[grad]
pub fn cosine<S: Float>(a: Vector3<S>, b: Vector3<S>) -> S {
    a.normalize().dot(b.normalize())
}
agrees!(
    through_a_generic_function,
    [a = Vector3 { x: 0.3, y: 0.4, z: 0.5 }, b = Vector3 { x: 1.3, y: -0.4, z: 0.5 }] => cosine(a, b),
    cosine_value_and_grad(a, b)
);

/// A law of probability, whose moments may be missing.
#[grad]
pub trait Distribution<T: Float> {
    fn mean(&self) -> Option<T> {
        None
    }
    fn variance(&self) -> Option<T> {
        None
    }
    fn std_dev(&self) -> Option<T> {
        self.variance().map(|v| v.sqrt())
    }
    fn pdf(&self, x: T) -> T;
}
#[derive(Debug, Clone, Copy, PartialEq, Differentiable)]
pub struct Logistic {
    loc: f64,
    scale: f64,
}
#[grad]
impl Distribution<f64> for Logistic {
    fn mean(&self) -> Option<f64> {
        Some(self.loc)
    }
    fn variance(&self) -> Option<f64> {
        Some(self.scale.powi(2) * std::f64::consts::PI.powi(2) / 3.0)
    }
    fn pdf(&self, x: f64) -> f64 {
        let e = (-(x - self.loc) / self.scale).exp();
        e / (self.scale * (1.0 + e).powi(2))
    }
}
agrees!(
    density,
    [d = Logistic { loc: 0.2, scale: 1.3 }, x = 0.7] => d.pdf(x),
    d.pdf_value_and_grad(x)
);
agrees!(
    default_of_a_generic_trait,
    [d = Logistic { loc: 0.2, scale: 1.3 }] => d.std_dev().unwrap(),
    d.std_dev_value_and_grad().unwrap()
);

/// A filter with a fixed number of taps.
#[derive(Debug, Clone, Copy, PartialEq, Differentiable)]
pub struct Fir<T, const N: usize> {
    taps: [T; N],
    gain: T,
}
impl<T: Float + std::iter::Sum, const N: usize> Fir<T, N> {
    #[grad]
    pub fn apply(&self, x: &[T; N]) -> T {
        self.gain * self.taps.iter().zip(x.iter()).map(|(&a, &b)| a * b).sum()
    }
    #[grad]
    pub fn response(&self, w: T) -> T {
        let mut re = T::zero();
        let mut im = T::zero();
        for (k, &t) in self.taps.iter().enumerate() {
            let a = w * T::from(k).unwrap();
            re = re + t * a.cos();
            im = im - t * a.sin();
        }
        (re * re + im * im).sqrt() * self.gain
    }
}
agrees!(
    taps,
    [f = Fir { taps: [0.2, 0.5, 0.3], gain: 1.4 }, x = [1.0, -0.4, 0.7]] => f.apply(&x),
    f.apply_value_and_grad(&x)
);
agrees!(
    response,
    [f = Fir { taps: [0.2, 0.5, 0.3], gain: 1.4 }, w = 0.7] => f.response(w),
    f.response_value_and_grad(w)
);

/// A layer of a network.
#[grad]
pub trait Layer {
    fn forward(&self, x: &[f64]) -> Vec<f64>;
    fn penalty(&self) -> f64 {
        0.0
    }
}
#[derive(Debug, Clone, PartialEq, Differentiable)]
pub struct Dense {
    w: Vec<Vec<f64>>,
    b: Vec<f64>,
}
#[grad]
impl Layer for Dense {
    fn forward(&self, x: &[f64]) -> Vec<f64> {
        self.w
            .iter()
            .zip(&self.b)
            .map(|(row, b)| row.iter().zip(x).map(|(w, x)| w * x).sum::<f64>() + b)
            .collect()
    }
    fn penalty(&self) -> f64 {
        self.w.iter().flatten().map(|w| w * w).sum()
    }
}
#[derive(Debug, Clone, PartialEq, Differentiable)]
pub struct Relu {
    leak: f64,
}
#[grad]
impl Layer for Relu {
    fn forward(&self, x: &[f64]) -> Vec<f64> {
        x.iter()
            .map(|&v| if v > 0.0 { v } else { self.leak * v })
            .collect()
    }
}
#[derive(Debug, Clone, PartialEq, Differentiable)]
pub struct Pair<A, B> {
    first: A,
    second: B,
    l2: f64,
}
#[grad]
impl<A: Layer + Differentiable, B: Layer + Differentiable> Pair<A, B> {
    pub fn loss(&self, x: &[f64], y: &[f64]) -> f64 {
        let h = self.first.forward(x);
        let o = self.second.forward(&h);
        let mse = o.iter().zip(y).map(|(a, b)| (a - b).powi(2)).sum::<f64>() / y.len() as f64;
        mse + self.l2 * (self.first.penalty() + self.second.penalty())
    }
}
agrees!(
    layers_of_any_kind,
    [m = Pair { first: Dense { w: vec![vec![0.1, 0.2], vec![-0.3, 0.5]], b: vec![0.1, -0.2] }, second: Relu { leak: 0.1 }, l2: 0.01 }, x = vec![0.4, -0.9]] => m.loss(&x, &[0.3, 0.2]),
    { let (v, (a, b, _)) = m.loss_value_and_grad(&x, &[0.3, 0.2]); (v, (a, b)) }
);

#[test]
fn gradients() {
    let z = Complex {
        re: 3.0f32,
        im: -1.0,
    };
    let bar = z.norm_sqr_grad();
    assert_eq!((bar.re, bar.im), (6.0, -2.0));
}

/// A list of structs that begin as defaults, of a type that the signature alone tells.
mod schedules {
    use grad_runtime::{Differentiable, grad};
    use num_traits::Float;

    #[derive(Clone, Copy, Debug, Default, PartialEq, Differentiable)]
    pub struct Year<T> {
        pub number: u32,
        pub written_off: T,
        pub left: T,
    }

    #[grad]
    pub fn write_off<T: Float>(years: &mut [Year<T>], cost: T, rate: T) {
        let mut left = cost;
        for (k, year) in years.iter_mut().enumerate() {
            let written_off = left * rate;
            left = left - written_off;
            year.number = k as u32 + 1;
            year.written_off = written_off;
            year.left = left;
        }
    }

    #[grad]
    pub fn declining<T: Float + Default>(cost: T, rate: T, life: u32) -> Vec<Year<T>> {
        let mut years = vec![Year::default(); life as usize];
        write_off(years.as_mut_slice(), cost, rate);
        years
    }
}

#[test]
fn lists_of_defaults() {
    use schedules::{YearTangent, declining, declining_vjp};
    let weights = [0.4, -1.3, 0.8];
    let seed = weights.map(|w| YearTangent {
        written_off: w,
        left: 0.5 * w * w,
    });
    let (_, adjoints) = declining_vjp(90.0, 0.3, 3, seed.to_vec());
    let weighted = |at: &(f64, f64)| {
        let years = declining(at.0, at.1, 3);
        let terms = years.iter().zip(weights);
        terms
            .map(|(year, w)| w * year.written_off + 0.5 * w * w * year.left)
            .sum::<f64>()
    };
    grad_tests::check::gradient(weighted, &(90.0, 0.3), &adjoints);
}

/// A list of generic structs in a struct, whose parameters only the block's own type tells.
mod tracks {
    use grad_runtime::{Differentiable, grad};

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub enum Kind {
        Step,
        Linear,
        Smooth,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct Stop<T, V> {
        pub at: T,
        pub value: V,
        pub kind: Kind,
    }

    #[derive(Clone, Debug, PartialEq, Differentiable)]
    pub struct Track<T, V>(pub Vec<Stop<T, V>>);

    #[grad]
    impl Track<f64, [f64; 2]> {
        fn before(&self, at: f64) -> Option<usize> {
            match self
                .0
                .binary_search_by(|stop| stop.at.partial_cmp(&at).unwrap())
            {
                Err(k) if k == 0 || k >= self.0.len() => None,
                Err(k) => Some(k - 1),
                Ok(k) => Some(k.min(self.0.len() - 2)),
            }
        }

        pub fn sample(&self, at: f64) -> Option<f64> {
            let k = self.before(at)?;
            let (from, to) = (&self.0[k], &self.0[k + 1]);
            let part = (at - from.at) / (to.at - from.at);
            let part = match from.kind {
                Kind::Step => return Some(from.value[0]),
                Kind::Linear => part,
                Kind::Smooth => part * part * (3.0 - 2.0 * part),
            };
            let [a, b] = from.value;
            Some((a + b * part) * (1.0 - part) + to.value[0] * part)
        }
    }
}

#[test]
fn structs_of_structs_of_parameters() {
    use tracks::{Kind, Stop, Track};
    let kinds = [Kind::Linear, Kind::Smooth, Kind::Step];
    let at = ([0.0, 1.0, 2.5], [0.7, -0.4, 1.2], 0.3);
    let track = |(ats, values, tilt): ([f64; 3], [f64; 3], f64)| {
        let stops = (0..3).map(|k| Stop {
            at: ats[k],
            value: [values[k], tilt],
            kind: kinds[k],
        });
        Track(stops.collect())
    };
    for time in [0.4, 1.7] {
        let (value, (bar, _)) = track(at).sample_value_and_grad(time).unwrap();
        let part = |f: fn(&tracks::StopTangent<f64, [f64; 2]>) -> f64| -> [f64; 3] {
            std::array::from_fn(|k| f(&bar.0[k]))
        };
        let tilt: f64 = bar.0.iter().map(|stop| stop.value[1]).sum();
        let got = (
            value,
            (part(|stop| stop.at), part(|stop| stop.value[0]), tilt),
        );
        grad_tests::check::value_and_gradient(|x| track(*x).sample(time).unwrap(), &at, got);
    }
}
