//! Types with parameters for numbers: blocks for some of their values, results of other sizes.

use std::ops::{Index, IndexMut, Mul};

use grad_runtime::{Differentiable, grad};
use grad_tests::check::value_and_gradient;

#[derive(Debug, Clone, Copy, PartialEq, Differentiable)]
struct Mat<const R: usize, const C: usize> {
    data: [[f64; C]; R],
}

#[grad]
impl<const R: usize, const C: usize> Default for Mat<R, C> {
    fn default() -> Self {
        Mat {
            data: [[0.0; C]; R],
        }
    }
}

#[grad]
impl<const R: usize, const C: usize> Index<(usize, usize)> for Mat<R, C> {
    type Output = f64;
    fn index(&self, (r, c): (usize, usize)) -> &f64 {
        &self.data[r][c]
    }
}

#[grad]
impl<const R: usize, const C: usize> IndexMut<(usize, usize)> for Mat<R, C> {
    fn index_mut(&mut self, (r, c): (usize, usize)) -> &mut f64 {
        &mut self.data[r][c]
    }
}

#[grad]
impl<const R: usize, const K: usize, const C: usize> Mul<Mat<K, C>> for Mat<R, K> {
    type Output = Mat<R, C>;
    fn mul(self, other: Mat<K, C>) -> Mat<R, C> {
        let mut product = Mat::<R, C>::default();
        for r in 0..R {
            for c in 0..C {
                for k in 0..K {
                    product[(r, c)] += self[(r, k)] * other[(k, c)];
                }
            }
        }
        product
    }
}

#[grad]
impl<const R: usize, const C: usize> Mat<R, C> {
    fn new(data: [[f64; C]; R]) -> Self {
        Self { data }
    }

    fn transpose(&self) -> Mat<C, R> {
        let mut turned = Mat {
            data: [[0.0; R]; C],
        };
        for r in 0..R {
            for c in 0..C {
                turned.data[c][r] = self.data[r][c];
            }
        }
        turned
    }

    fn row(&self, r: usize) -> [f64; C] {
        self.data[r]
    }
}

#[grad]
impl<const N: usize> Mat<N, N> {
    fn identity() -> Self {
        let mut one = Self::default();
        for i in 0..N {
            one.data[i][i] = 1.0;
        }
        one
    }

    fn trace(&self) -> f64 {
        (0..N).map(|i| self.data[i][i]).sum()
    }

    fn inverse(&self) -> Option<Self> {
        let (mut a, mut inverse) = (self.data, Self::identity().data);
        for i in 0..N {
            let p = (i..N).max_by(|&x, &y| a[x][i].abs().total_cmp(&a[y][i].abs()))?;
            if a[p][i].abs() < 1e-14 {
                return None;
            }
            a.swap(i, p);
            inverse.swap(i, p);
            let pivot = a[i][i];
            for c in 0..N {
                a[i][c] /= pivot;
                inverse[i][c] /= pivot;
            }
            for r in (0..N).filter(|&r| r != i) {
                let factor = a[r][i];
                for c in 0..N {
                    let (x, y) = (a[i][c], inverse[i][c]);
                    a[r][c] -= factor * x;
                    inverse[r][c] -= factor * y;
                }
            }
        }
        Some(Mat { data: inverse })
    }

    fn quadratic(&self, x: &[f64; N]) -> f64 {
        let mut sum = 0.0;
        for (i, row) in self.data.iter().enumerate() {
            for (j, a) in row.iter().enumerate() {
                sum += x[i] * a * x[j];
            }
        }
        sum
    }
}

#[grad]
fn gram(a: f64, b: [f64; 4]) -> f64 {
    let wide = Mat::new([[a, b[0], 0.3], [b[1], 2.0, b[2]]]);
    let square = wide * wide.transpose();
    let mahalanobis = square.inverse().map_or(0.0, |m| m.quadratic(&[b[3], a]));
    square.trace() + mahalanobis + wide.row(1)[2]
}

#[test]
fn sizes() {
    let at = (0.7, [1.2, -0.4, 0.9, 1.5]);
    let got = gram_value_and_grad(at.0, at.1);
    value_and_gradient(|&(a, b)| gram(a, b), &at, got);
}
