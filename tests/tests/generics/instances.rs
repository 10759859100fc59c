//! One generic type with several arguments in one function.

use std::ops::{Add, Mul, Neg, Sub};

use grad_runtime::{Differentiable, grad};
use num_traits::Float;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Couple<T> {
    left: T,
    right: T,
}

#[grad]
impl<T: Float> Couple<T> {
    fn new(left: T, right: T) -> Self {
        Self { left, right }
    }
    fn dot(&self, other: &Self) -> T {
        self.left * other.left + self.right * other.right
    }
    fn norm(&self) -> T {
        self.dot(self).sqrt()
    }
}

#[grad]
fn made_of_both(fine: f64, coarse: f32) -> f64 {
    let a = Couple {
        left: fine,
        right: fine * fine,
    };
    let b = Couple {
        left: coarse,
        right: coarse * 2.0,
    };
    let c = Couple::new(b.norm(), b.left * b.right);
    a.norm() * f64::from(c.dot(&b)) + a.left
}

#[grad]
fn given_both(a: &Couple<f64>, b: &Couple<f32>) -> f64 {
    a.norm() * b.norm() as f64 + b.left as f64 * a.right
}

#[test]
fn floats_of_two_types() {
    let (by_fine, by_coarse) = made_of_both_grad(0.7, 0.4);
    let quotient = (made_of_both(0.7 + 1e-6, 0.4) - made_of_both(0.7 - 1e-6, 0.4)) / 2e-6;
    assert!((by_fine - quotient).abs() < 1e-8);
    let quotient = (made_of_both(0.7, 0.4 + 1e-2) - made_of_both(0.7, 0.4 - 1e-2)) / 2e-2;
    assert!((f64::from(by_coarse) - quotient).abs() < 1e-2 * quotient.abs());

    let (a, b) = (Couple::new(0.6, 0.8), Couple::new(3.0_f32, 4.0));
    let (by_a, by_b) = given_both_grad(&a, &b);
    assert!((by_a.left - 3.0).abs() < 1e-12 && (by_a.right - 7.0).abs() < 1e-12);
    assert!((by_b.left - 1.4).abs() < 1e-6 && (by_b.right - 0.8).abs() < 1e-6);
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Matrix<const R: usize, const C: usize> {
    rows: [[f64; C]; R],
}

#[grad]
impl<const R: usize, const C: usize> Matrix<R, C> {
    fn zeros() -> Self {
        Matrix {
            rows: [[0.0; C]; R],
        }
    }
    fn transposed(&self) -> Matrix<C, R> {
        let mut out = Matrix {
            rows: [[0.0; R]; C],
        };
        for i in 0..R {
            for j in 0..C {
                out.rows[j][i] = self.rows[i][j];
            }
        }
        out
    }
    fn scaled(&self, k: f64) -> Self {
        let mut out = *self;
        for row in out.rows.iter_mut() {
            for x in row.iter_mut() {
                *x *= k;
            }
        }
        out
    }
    fn at(&self, i: usize, j: usize) -> f64 {
        self.rows[i][j]
    }
}
#[grad]
impl<const R: usize, const K: usize, const C: usize> Mul<Matrix<K, C>> for Matrix<R, K> {
    type Output = Matrix<R, C>;
    fn mul(self, other: Matrix<K, C>) -> Matrix<R, C> {
        let mut out = Matrix::<R, C>::zeros();
        for i in 0..R {
            for j in 0..C {
                for k in 0..K {
                    out.rows[i][j] += self.rows[i][k] * other.rows[k][j];
                }
            }
        }
        out
    }
}
#[grad]
impl<const R: usize, const C: usize> Add for Matrix<R, C> {
    type Output = Self;
    fn add(mut self, other: Self) -> Self {
        for i in 0..R {
            for j in 0..C {
                self.rows[i][j] += other.rows[i][j];
            }
        }
        self
    }
}
#[grad]
impl<const R: usize, const C: usize> Sub for Matrix<R, C> {
    type Output = Matrix<R, C>;
    fn sub(self, other: Self) -> Self {
        self + other.scaled(-1.0)
    }
}

#[grad]
fn quadratic_form(x: [f64; 3]) -> f64 {
    let a = Matrix {
        rows: [[2.0, 0.5, 0.1], [0.5, 3.0, x[0]], [0.1, x[0], 1.5]],
    };
    let v = Matrix {
        rows: [[x[0]], [x[1]], [x[2]]],
    };
    let q = v.transposed() * a * v;
    q.at(0, 0)
}

/// A filter of `N` states and `M` measurements.
#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Filter<const N: usize, const M: usize> {
    state: Matrix<N, 1>,
    spread: Matrix<N, N>,
    seen: Matrix<M, N>,
    noise: Matrix<M, M>,
}

#[grad]
impl<const N: usize, const M: usize> Filter<N, M> {
    fn predict(&mut self, step: &Matrix<N, N>, drift: f64) {
        self.state = *step * self.state;
        let mut spread = *step * self.spread * step.transposed();
        for i in 0..N {
            spread.rows[i][i] += drift;
        }
        self.spread = spread;
    }
    fn surprise(&self, z: &Matrix<M, 1>) -> Matrix<M, 1> {
        *z - self.seen * self.state
    }
    /// Of one measurement.
    fn update(&mut self, z: &Matrix<M, 1>) -> f64 {
        let y = self.surprise(z);
        let s = self.seen * self.spread * self.seen.transposed() + self.noise;
        let gain = self.spread * self.seen.transposed();
        let gain = gain.scaled(1.0 / s.rows[0][0]);
        self.state = self.state + gain * y;
        self.spread = self.spread - gain * self.seen * self.spread;
        y.rows[0][0] * y.rows[0][0] / s.rows[0][0] + s.rows[0][0].ln()
    }
}

#[grad]
fn unlikelihood(track: &[f64], drift: f64, noise: f64) -> f64 {
    let step = Matrix {
        rows: [[1.0, 0.1], [0.0, 1.0]],
    };
    let mut filter = Filter {
        state: Matrix::<2, 1>::zeros(),
        spread: Matrix {
            rows: [[1.0, 0.0], [0.0, 1.0]],
        },
        seen: Matrix { rows: [[1.0, 0.0]] },
        noise: Matrix { rows: [[noise]] },
    };
    let mut total = 0.0;
    for z in track {
        filter.predict(&step, drift);
        total += filter.update(&Matrix { rows: [[*z]] });
    }
    total
}

#[test]
fn matrices_of_several_sizes() {
    check!(
        quadratic_form, quadratic_form_value_and_grad,
        [x = [0.3, -0.2, 0.5]] => (x)
    );
    check!(
        unlikelihood, unlikelihood_value_and_grad,
        [z = vec![0.1, 0.3, 0.2, 0.5], q = 0.01, r = 0.2] => (&z, q, r)
    );
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Point<T> {
    x: T,
    y: T,
}

/// Between points, or between numbers.
#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Span<P> {
    from: P,
    to: P,
}

#[grad]
impl<T: Float> Add for Point<T> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Point {
            x: self.x + other.x,
            y: self.y + other.y,
        }
    }
}
#[grad]
impl<T: Float> Neg for Point<T> {
    type Output = Self;
    fn neg(self) -> Self {
        Point {
            x: -self.x,
            y: -self.y,
        }
    }
}
#[grad]
impl<T: Float> Mul<T> for Point<T> {
    type Output = Self;
    fn mul(self, k: T) -> Self {
        Point {
            x: self.x * k,
            y: self.y * k,
        }
    }
}
#[grad]
impl<T: Float> Point<T> {
    fn length(self) -> T {
        (self.x * self.x + self.y * self.y).sqrt()
    }
    fn towards(self, to: Self, t: T) -> Self {
        self + (to + -self) * t
    }
}
#[grad]
impl<T: Float> Span<Point<T>> {
    fn length(&self) -> T {
        (self.to + -self.from).length()
    }
    fn at(&self, t: T) -> Point<T> {
        self.from.towards(self.to, t)
    }
    fn split(&self, t: T) -> (Span<Point<T>>, Span<Point<T>>) {
        let middle = self.at(t);
        let first = Span {
            from: self.from,
            to: middle,
        };
        let second = Span {
            from: middle,
            to: self.to,
        };
        (first, second)
    }
}

#[grad]
fn along(xs: &[f64], t: f64) -> f64 {
    let mut total = 0.0;
    for i in 1..xs.len() {
        let line = Span {
            from: Point {
                x: xs[i - 1],
                y: 0.5,
            },
            to: Point {
                x: 1.0,
                y: xs[i] * t,
            },
        };
        let (a, b) = line.split(t);
        total += a.length() * b.length() + line.at(t).x;
    }
    let level = Span { from: t, to: total };
    level.to - level.from * level.from
}

#[test]
fn types_within_types() {
    check!(along, along_value_and_grad, [x = vec![0.3, -0.2, 0.5], t = 0.3] => (&x, t));
}
