//! Estimation with matrices whose numbers and sizes are parameters: several instances of one type in nearly every function.

use std::ops::{Add, AddAssign, Index, IndexMut, Mul, Neg, Sub};

use grad_runtime::{Differentiable, grad};

use super::reals::Real;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Matrix<T: Real, const R: usize, const C: usize> {
    m: [[T; C]; R],
}
type Vector<T, const N: usize> = Matrix<T, N, 1>;
type Square<T, const N: usize> = Matrix<T, N, N>;

#[grad]
impl<T: Real, const R: usize, const C: usize> Matrix<T, R, C> {
    fn new(m: [[T; C]; R]) -> Self {
        Self { m }
    }
    fn zeros() -> Self {
        Self {
            m: [[T::ZERO; C]; R],
        }
    }
    fn filled(x: T) -> Self {
        Self { m: [[x; C]; R] }
    }
    fn transpose(&self) -> Matrix<T, C, R> {
        let mut out = Matrix::<T, C, R>::zeros();
        for i in 0..R {
            for j in 0..C {
                out.m[j][i] = self.m[i][j];
            }
        }
        out
    }
    fn map_scale(mut self, k: T) -> Self {
        for row in self.m.iter_mut() {
            for x in row.iter_mut() {
                *x = *x * k;
            }
        }
        self
    }
    fn sum(&self) -> T {
        let mut s = T::ZERO;
        for row in &self.m {
            for x in row {
                s += *x;
            }
        }
        s
    }
    fn norm_squared(&self) -> T {
        (self.transpose() * *self).trace()
    }
    fn outer<const K: usize>(&self, o: &Matrix<T, K, C>) -> Matrix<T, R, K> {
        *self * o.transpose()
    }
}

#[grad]
impl<T: Real, const N: usize> Matrix<T, N, N> {
    fn identity() -> Self {
        let mut out = Self::zeros();
        for i in 0..N {
            out.m[i][i] = T::ONE;
        }
        out
    }
    fn trace(&self) -> T {
        let mut s = T::ZERO;
        for i in 0..N {
            s += self.m[i][i];
        }
        s
    }
    fn inverse(&self) -> Option<Self> {
        let mut a = *self;
        let mut inv = Self::identity();
        for k in 0..N {
            let mut p = k;
            for i in k + 1..N {
                if a.m[i][k].abs() > a.m[p][k].abs() {
                    p = i;
                }
            }
            if a.m[p][k] == T::ZERO {
                return None;
            }
            a.m.swap(k, p);
            inv.m.swap(k, p);
            let d = a.m[k][k];
            for j in 0..N {
                a.m[k][j] = a.m[k][j] / d;
                inv.m[k][j] = inv.m[k][j] / d;
            }
            for i in 0..N {
                if i != k {
                    let f = a.m[i][k];
                    for j in 0..N {
                        a.m[i][j] = a.m[i][j] - f * a.m[k][j];
                        inv.m[i][j] = inv.m[i][j] - f * inv.m[k][j];
                    }
                }
            }
        }
        Some(inv)
    }
    fn determinant(&self) -> T {
        let mut a = *self;
        let mut det = T::ONE;
        for k in 0..N {
            if a[(k, k)] == T::ZERO {
                return T::ZERO;
            }
            det = det * a[(k, k)];
            for i in k + 1..N {
                let f = a[(i, k)] / a[(k, k)];
                for j in k..N {
                    let v = a[(i, j)] - f * a[(k, j)];
                    a[(i, j)] = v;
                }
            }
        }
        det
    }
}

#[grad]
impl<T: Real, const N: usize> Vector<T, N> {
    fn dot(&self, o: &Self) -> T {
        let mut s = T::ZERO;
        for i in 0..N {
            s = s + self.m[i][0] * o.m[i][0];
        }
        s
    }
    fn length(&self) -> T {
        self.dot(self).sqrt()
    }
    fn at(&self, i: usize) -> T {
        self.m[i][0]
    }
}

#[grad]
impl<T: Real, const R: usize, const C: usize> Index<(usize, usize)> for Matrix<T, R, C> {
    type Output = T;
    fn index(&self, (i, j): (usize, usize)) -> &T {
        &self.m[i][j]
    }
}

#[grad]
impl<T: Real, const R: usize, const C: usize> IndexMut<(usize, usize)> for Matrix<T, R, C> {
    fn index_mut(&mut self, (i, j): (usize, usize)) -> &mut T {
        &mut self.m[i][j]
    }
}

#[grad]
impl<T: Real, const R: usize, const C: usize> Add for Matrix<T, R, C> {
    type Output = Self;
    fn add(mut self, o: Self) -> Self {
        for i in 0..R {
            for j in 0..C {
                self.m[i][j] += o.m[i][j];
            }
        }
        self
    }
}

#[grad]
impl<T: Real, const R: usize, const C: usize> AddAssign for Matrix<T, R, C> {
    fn add_assign(&mut self, o: Self) {
        for i in 0..R {
            for j in 0..C {
                self.m[i][j] += o.m[i][j];
            }
        }
    }
}

#[grad]
impl<T: Real, const R: usize, const C: usize> Neg for Matrix<T, R, C> {
    type Output = Self;
    fn neg(self) -> Self {
        self.map_scale(-T::ONE)
    }
}

#[grad]
impl<T: Real, const R: usize, const C: usize> Sub for Matrix<T, R, C> {
    type Output = Self;
    fn sub(self, o: Self) -> Self {
        self + -o
    }
}

#[grad]
impl<T: Real, const R: usize, const C: usize> Mul<T> for Matrix<T, R, C> {
    type Output = Self;
    fn mul(self, k: T) -> Self {
        self.map_scale(k)
    }
}

#[grad]
impl<T: Real, const R: usize, const K: usize, const C: usize> Mul<Matrix<T, K, C>>
    for Matrix<T, R, K>
{
    type Output = Matrix<T, R, C>;
    fn mul(self, o: Matrix<T, K, C>) -> Matrix<T, R, C> {
        let mut out = Matrix::zeros();
        for i in 0..R {
            for j in 0..C {
                let mut s = T::ZERO;
                for k in 0..K {
                    s = s + self.m[i][k] * o.m[k][j];
                }
                out.m[i][j] = s;
            }
        }
        out
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Gaussian<T: Real, const N: usize> {
    mean: Vector<T, N>,
    cov: Square<T, N>,
}

#[grad]
impl<T: Real, const N: usize> Gaussian<T, N> {
    fn standard() -> Self {
        Self {
            mean: Vector::zeros(),
            cov: Matrix::identity(),
        }
    }
    fn mahalanobis(&self, x: &Vector<T, N>) -> T {
        let d = *x - self.mean;
        match self.cov.inverse() {
            Some(inv) => (d.transpose() * inv * d)[(0, 0)].sqrt(),
            None => T::ZERO,
        }
    }
    fn transformed<const M: usize>(&self, f: &Matrix<T, M, N>) -> Gaussian<T, M> {
        Gaussian {
            mean: *f * self.mean,
            cov: *f * self.cov * f.transpose(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Kalman<T: Real, const N: usize, const M: usize> {
    state: Gaussian<T, N>,
    f: Square<T, N>,
    q: Square<T, N>,
    h: Matrix<T, M, N>,
    r: Square<T, M>,
}

#[grad]
impl<T: Real, const N: usize, const M: usize> Kalman<T, N, M> {
    fn predict(&mut self) {
        let next = self.state.transformed(&self.f);
        self.state = Gaussian {
            mean: next.mean,
            cov: next.cov + self.q,
        };
    }
    fn update(&mut self, z: &Vector<T, M>) -> Option<T> {
        let seen = self.state.transformed(&self.h);
        let s = seen.cov + self.r;
        let y = *z - seen.mean;
        let inv = s.inverse()?;
        let gain = self.state.cov * self.h.transpose() * inv;
        self.state.mean = self.state.mean + gain * y;
        let keep = Square::<T, N>::identity() - gain * self.h;
        self.state.cov = keep * self.state.cov;
        Some((y.transpose() * inv * y).trace() + s.determinant())
    }
}

#[grad]
fn track(zs: &[[f64; 2]], q: f64, r: f64, dt: f64) -> f64 {
    let mut k: Kalman<f64, 4, 2> = Kalman {
        state: Gaussian::standard(),
        f: Matrix::new([
            [1.0, 0.0, dt, 0.0],
            [0.0, 1.0, 0.0, dt],
            [0.0, 0.0, 1.0, 0.0],
            [0.0, 0.0, 0.0, 1.0],
        ]),
        q: Matrix::identity() * q,
        h: Matrix {
            m: [[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]],
        },
        r: Matrix {
            m: [[r, 0.1 * r], [0.1 * r, r]],
        },
    };
    let mut total = 0.0;
    for z in zs {
        k.predict();
        let v = Vector::new([[z[0]], [z[1]]]);
        total += k.update(&v).unwrap() + k.state.mahalanobis(&Matrix::filled(dt)) * 0.1;
    }
    total + k.state.mean.length()
}

#[grad]
fn fit<T: Real>(xs: &[T], ys: &[T], ridge: T) -> T {
    let mut ata: Square<T, 3> = Matrix::identity() * ridge;
    let mut atb: Vector<T, 3> = Matrix::zeros();
    for (x, y) in xs.iter().zip(ys) {
        let row = Matrix {
            m: [[T::ONE, *x, *x * *x]],
        };
        ata += row.transpose() * row;
        atb += row.transpose() * *y;
    }
    let w = ata.inverse().unwrap() * atb;
    let mut loss = T::ZERO;
    for i in 0..xs.len() {
        let e = w.at(0) + w.at(1) * xs[i] + w.at(2) * xs[i] * xs[i] - ys[i];
        loss += e * e;
    }
    loss + w.norm_squared() + w.outer(&w).sum()
}

#[test]
fn filters_and_fits() {
    check!(
        track, track_value_and_grad,
        [zs = vec![[0.1, 0.2], [0.3, 0.1], [0.5, -0.2]], q = 0.1, r = 0.2, dt = 0.5] => (&zs, q, r, dt)
    );
    check!(
        fit, fit_value_and_grad,
        [xs = vec![0.1, 0.4, 0.9, 1.3], ys = vec![0.2, 0.6, 0.1, -0.3], ridge = 0.1] => (&xs, &ys, ridge)
    );
}
