//! Traits of the user's on arrays, slices, `Vec`s, tuples and numbers.

use super::units::frames::{self, Frame};
use grad_runtime::grad;
use grad_tests::check::{gradient, tangent_of, value_and_gradient};

// ---- vectors that are arrays ---------------------------------------------------------------------------

#[grad]
pub trait Vector: Sized + Copy {
    fn dot(&self, o: &Self) -> f64;
    fn plus(self, o: Self) -> Self;
    fn scaled(&self, k: f64) -> Self;
    fn add_scaled(&mut self, k: f64, o: &Self);
    fn norm(&self) -> f64 {
        Self::dot(self, self).sqrt()
    }
    fn cosine(&self, o: &Self) -> f64 {
        self.dot(o) / (self.norm() * o.norm())
    }
}

#[grad]
impl Vector for [f64; 3] {
    fn dot(&self, o: &Self) -> f64 {
        self.iter().zip(o).map(|(a, b)| a * b).sum()
    }
    fn plus(self, o: Self) -> Self {
        let mut sum = self;
        for (a, b) in sum.iter_mut().zip(o) {
            *a += b;
        }
        sum
    }
    fn scaled(&self, k: f64) -> Self {
        self.map(|a| k * a)
    }
    fn add_scaled(&mut self, k: f64, o: &Self) {
        for i in 0..3 {
            self[i] += k * o[i];
        }
    }
}

/// A spring between two points that are moved by their own directions.
#[grad(jvp)]
fn spring(a: [f64; 3], b: [f64; 3], k: f64) -> f64 {
    let mut d = a.plus(b.scaled(-1.0));
    d.add_scaled(0.1 * k, &a);
    let stretch = d.norm() - 1.0;
    0.5 * k * stretch * stretch + a.cosine(&b)
}

#[grad]
fn inertia(points: &[[f64; 3]], axis: &[f64; 3]) -> f64 {
    let mut centre = [0.0; 3];
    for p in points {
        centre.add_scaled(1.0 / points.len() as f64, p);
    }
    let n = axis.scaled(1.0 / axis.norm());
    let about = |p: &[f64; 3]| {
        let r = p.plus(centre.scaled(-1.0));
        r.dot(&r) - Vector::dot(&r, &n).powi(2)
    };
    points.iter().map(about).sum::<f64>() + <[f64; 3]>::dot(axis, &centre)
}

/// Moves all points in place.
#[grad]
fn drifted(points: &mut [[f64; 3]], wind: &[f64; 3], h: f64) -> f64 {
    for p in points.iter_mut() {
        let speed = 1.0 + p.norm();
        p.add_scaled(h / speed, wind);
    }
    points.iter().fold(0.0, |sum, p| sum + p.dot(wind))
}

#[test]
fn vectors_that_are_arrays() {
    let (a, b) = ([0.3, -1.2, 0.8], [1.1, 0.4, -0.6]);
    let f = |&(a, b, k): &([f64; 3], [f64; 3], f64)| spring(a, b, k);
    let got = spring_value_and_grad(a, b, 2.5);
    value_and_gradient(f, &(a, b, 2.5), got);
    let forward = spring_jvp(a, b, 2.5, b, a, 0.3);
    tangent_of(&(b, a, 0.3), &got, &forward);

    let points = vec![a, b, [0.2, 0.9, 1.7]];
    let f = |(points, axis): &(Vec<[f64; 3]>, [f64; 3])| inertia(points, axis);
    let got = inertia_value_and_grad(&points, &b);
    value_and_gradient(f, &(points.clone(), b), got);

    let f =
        |(points, wind, h): &(Vec<[f64; 3]>, [f64; 3], f64)| drifted(&mut points.clone(), wind, *h);
    let (mut moved, mut points_bar, mut wind_bar) = (points.clone(), vec![[0.0; 3]; 3], [0.0; 3]);
    let (_, h_bar) =
        drifted_value_and_grad_into(&mut moved, &b, 0.7, &mut points_bar, &mut wind_bar);
    gradient(f, &(points, b, 0.7), &(points_bar, wind_bar, h_bar));

    // The trait's own companions.
    let norm = |a: &[f64; 3]| a.norm();
    value_and_gradient(norm, &a, a.norm_value_and_grad());
}

// ---- statistics of slices, wherever they are ------------------------------------------------------------

#[grad]
trait Moments {
    fn average(&self) -> f64;
    fn variance(&self) -> f64 {
        self.moment(2)
    }
    fn moment(&self, order: i32) -> f64;
}

#[grad]
impl Moments for [f64] {
    fn average(&self) -> f64 {
        if self.is_empty() {
            return 0.0;
        }
        self.iter().sum::<f64>() / self.len() as f64
    }
    fn moment(&self, order: i32) -> f64 {
        let m = self.average();
        self.iter().map(|x| (x - m).powi(order)).sum::<f64>() / self.len() as f64
    }
}

#[grad]
fn skewness(xs: &[f64]) -> f64 {
    xs.moment(3) / xs.variance().powf(1.5)
}

#[grad]
fn drift(xs: &Vec<f64>, from: usize) -> f64 {
    let late = xs[from..].average();
    let doubled: Vec<f64> = xs.iter().map(|x| 2.0 * x).collect();
    late - xs.average() + doubled.variance() + [xs[0], late].variance()
}

#[test]
fn statistics_of_slices() {
    let xs = vec![0.4, 1.9, -0.3, 2.2, 0.8];
    value_and_gradient(
        |xs: &Vec<f64>| skewness(xs),
        &xs,
        skewness_value_and_grad(&xs),
    );
    let f = |xs: &Vec<f64>| drift(xs, 2);
    value_and_gradient(f, &xs, drift_value_and_grad(&xs, 2));
}

// ---- generic implementations ----------------------------------------------------------------------------

#[grad]
trait Blend<T: num_traits::Float> {
    fn blend(&self, o: &Self, t: T) -> Self;
}

#[grad]
impl<T: num_traits::Float, const N: usize> Blend<T> for [T; N] {
    fn blend(&self, o: &Self, t: T) -> Self {
        let mut out = *self;
        for i in 0..N {
            out[i] = self[i] + (o[i] - self[i]) * t;
        }
        out
    }
}

#[grad]
impl Blend<f64> for (f64, f64) {
    fn blend(&self, o: &Self, t: f64) -> Self {
        (self.0 + (o.0 - self.0) * t, self.1 + (o.1 - self.1) * t)
    }
}

/// A point of a quadratic Bezier curve by de Casteljau, in both representations.
#[grad]
fn bezier(a: [f64; 2], b: [f64; 2], c: (f64, f64), t: f64) -> f64 {
    let first = a.blend(&b, t);
    let second = (b[0], b[1]).blend(&c, t);
    let p = first.blend(&[second.0, second.1], t);
    p[0] * p[1] + second.blend(&c, 0.5).0
}

#[test]
fn generic_implementations() {
    let x = ([0.2, 1.0], [0.9, -0.4], (1.6, 0.7), 0.3);
    let f = |&(a, b, c, t): &([f64; 2], [f64; 2], (f64, f64), f64)| bezier(a, b, c, t);
    value_and_gradient(f, &x, bezier_value_and_grad(x.0, x.1, x.2, x.3));
}

// ---- out of sight: by the trait's own companions ---------------------------------------------------------

#[grad(jvp)]
fn seen_from(p: [f64; 3], q: &[f64; 3], angle: (f64, f64)) -> f64 {
    let turned = p.about_z(angle.0);
    let lifted = angle.lifted(0.5);
    turned.height() * lifted.height() + q.height() + Frame::height(q) * frames::tilt(q)
}

#[test]
fn traits_of_other_files() {
    let (p, q, angle) = ([0.5, 1.5, -0.2], [0.7, 0.1, 0.9], (0.4, 1.3));
    let f = |(p, q, angle): &([f64; 3], [f64; 3], (f64, f64))| seen_from(*p, q, *angle);
    let got = seen_from_value_and_grad(p, &q, angle);
    value_and_gradient(f, &(p, q, angle), got);
    let forward = seen_from_jvp(p, &q, angle, q, &p, (0.2, -0.7));
    tangent_of(&(q, p, (0.2, -0.7)), &got, &forward);
}

// ---- floats and integers ---------------------------------------------------------------------------------

#[grad]
trait Squared {
    fn squared(&self) -> Self;
    fn halved(self) -> f64;
}

#[grad]
impl Squared for f64 {
    fn squared(&self) -> f64 {
        self * self
    }
    fn halved(self) -> f64 {
        0.5 * self
    }
}

#[grad]
impl Squared for i32 {
    fn squared(&self) -> i32 {
        self * self
    }
    fn halved(self) -> f64 {
        0.5 * self as f64
    }
}

/// Energy levels of a rotor.
#[grad]
fn level(b: f64, n: i32) -> f64 {
    b.squared() * (n.squared() + n) as f64 * n.halved() + b.halved()
}

#[grad]
trait Density<K> {
    fn density(&self, x: K) -> f64;
    fn nearest(&self, x: &K, all: &[K]) -> K;
}

#[derive(Clone, Copy, grad_runtime::Differentiable)]
struct Exponential {
    rate: f64,
}

#[derive(Clone, Copy, grad_runtime::Differentiable)]
struct Poisson {
    mean: f64,
}

#[grad]
impl Density<f64> for Exponential {
    fn density(&self, x: f64) -> f64 {
        self.rate * (-self.rate * x).exp()
    }
    fn nearest(&self, x: &f64, all: &[f64]) -> f64 {
        let mut best = all[0];
        for &y in all {
            if (y - x).abs() < (best - x).abs() {
                best = y;
            }
        }
        best * self.rate
    }
}

#[grad]
impl Density<u32> for Poisson {
    fn density(&self, x: u32) -> f64 {
        let mut p = (-self.mean).exp();
        for k in 1..=x {
            p *= self.mean / k as f64;
        }
        p
    }
    fn nearest(&self, x: &u32, all: &[u32]) -> u32 {
        *all.iter().min_by_key(|y| y.abs_diff(*x)).unwrap_or(x)
    }
}

#[grad]
fn likelihood(wait: Exponential, count: &Poisson, t: f64, n: u32) -> f64 {
    let near = wait.nearest(&t, &[0.1, t * t, 3.0]);
    wait.density(t) * count.density(n) + near
}

#[test]
fn floats_and_integers() {
    let f = |b: &f64| level(*b, 4);
    value_and_gradient(f, &0.7, level_value_and_grad(0.7, 4));

    let (wait, count) = (Exponential { rate: 1.4 }, Poisson { mean: 2.3 });
    let f = |&(rate, mean, t): &(f64, f64, f64)| {
        likelihood(Exponential { rate }, &Poisson { mean }, t, 3)
    };
    let (value, (wait_bar, count_bar, t_bar)) = likelihood_value_and_grad(wait, &count, 0.8, 3);
    let bars = (wait_bar.rate, count_bar.mean, t_bar);
    value_and_gradient(f, &(1.4, 2.3, 0.8), (value, bars));
    assert_eq!(count.nearest(&3, &[1, 5, 4]), 4);
}

// ---- a provided method that gives its receiver twice -------------------------------------------------------

#[grad]
trait Inner {
    fn inner(&self, o: &Self) -> f64;
    fn length(&self) -> f64 {
        self.inner(self).sqrt()
    }
}

#[derive(Clone, Copy, grad_runtime::Differentiable)]
struct Plane {
    x: f64,
    y: f64,
}

#[grad]
impl Inner for Plane {
    fn inner(&self, o: &Self) -> f64 {
        self.x * o.x + 2.0 * self.y * o.y
    }
}

#[grad]
fn ratio<V: Inner>(a: &V, b: &V) -> f64 {
    a.inner(b) / (a.length() * b.inner(b))
}

#[test]
fn receivers_given_twice() {
    let plane = |v: [f64; 2]| Plane { x: v[0], y: v[1] };
    let f = |&(a, b): &([f64; 2], [f64; 2])| ratio(&plane(a), &plane(b));
    let (a, b) = ([0.4, 1.2], [-0.9, 0.5]);
    let (value, (a_bar, b_bar)) = ratio_value_and_grad(&plane(a), &plane(b));
    let bars = ([a_bar.x, a_bar.y], [b_bar.x, b_bar.y]);
    value_and_gradient(f, &(a, b), (value, bars));
}
