//! Matrices of a size that is known at run time, over any number with a trait of the user's.

use std::ops::{Add, Index, IndexMut, Mul};

use grad_runtime::{Differentiable, grad};

use super::reals::Real;

/// Row by row.
#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Dense<T: Real> {
    rows: usize,
    cols: usize,
    cells: Vec<T>,
}

#[grad]
impl<T: Real> Dense<T> {
    fn zeros(rows: usize, cols: usize) -> Self {
        Dense {
            rows,
            cols,
            cells: vec![T::ZERO; rows * cols],
        }
    }
    fn identity(n: usize) -> Self {
        let mut one = Self::zeros(n, n);
        for i in 0..n {
            one.set(i, i, T::ONE);
        }
        one
    }
    fn square(cells: &[T], n: usize) -> Self {
        Self {
            rows: n,
            cols: n,
            cells: cells.to_vec(),
        }
    }
    fn get(&self, row: usize, col: usize) -> T {
        self.cells[row * self.cols + col]
    }
    fn set(&mut self, row: usize, col: usize, to: T) {
        self.cells[row * self.cols + col] = to;
    }
    fn transposed(&self) -> Self {
        let mut out = Self::zeros(self.cols, self.rows);
        for i in 0..self.rows {
            for j in 0..self.cols {
                out.set(j, i, self.get(i, j));
            }
        }
        out
    }
    fn times(&self, other: &Self) -> Self {
        assert_eq!(self.cols, other.rows);
        let mut out = Self::zeros(self.rows, other.cols);
        for i in 0..self.rows {
            for j in 0..other.cols {
                let mut sum = T::ZERO;
                for k in 0..self.cols {
                    sum = sum + self.get(i, k) * other.get(k, j);
                }
                out.set(i, j, sum);
            }
        }
        out
    }
    fn trace(&self) -> T {
        let mut sum = T::ZERO;
        for i in 0..self.rows {
            sum += self[(i, i)];
        }
        sum
    }
    fn norm(&self) -> T {
        let mut sum = <T as Real>::ZERO;
        for x in &self.cells {
            sum += *x * *x;
        }
        sum.sqrt()
    }
    fn cholesky(&self) -> Option<Self> {
        let n = self.rows;
        let mut l = Self::zeros(n, n);
        for i in 0..n {
            for j in 0..=i {
                let mut sum = self.get(i, j);
                for k in 0..j {
                    sum -= l.get(i, k) * l.get(j, k);
                }
                if i == j {
                    if sum <= T::ZERO {
                        return None;
                    }
                    l.set(i, i, sum.sqrt());
                } else {
                    l.set(i, j, sum / l.get(j, j));
                }
            }
        }
        Some(l)
    }
    fn solve(&self, b: &[T]) -> Option<Vec<T>> {
        let n = self.rows;
        let mut a = self.clone();
        let mut x = b.to_vec();
        for k in 0..n {
            let mut pivot = k;
            let mut largest = a.get(k, k).abs();
            for i in k + 1..n {
                let size = a.get(i, k).abs();
                if size > largest {
                    largest = size;
                    pivot = i;
                }
            }
            if largest == T::ZERO {
                return None;
            }
            if pivot != k {
                for j in 0..n {
                    let upper = a.get(k, j);
                    a.set(k, j, a.get(pivot, j));
                    a.set(pivot, j, upper);
                }
                x.swap(k, pivot);
            }
            for i in k + 1..n {
                let factor = a.get(i, k) / a.get(k, k);
                for j in k..n {
                    let below = a[(i, j)] - factor * a[(k, j)];
                    a[(i, j)] = below;
                }
                x[i] = x[i] - factor * x[k];
            }
        }
        for i in (0..n).rev() {
            let mut sum = x[i];
            for j in i + 1..n {
                sum -= a[(i, j)] * x[j];
            }
            x[i] = sum / a.get(i, i);
        }
        Some(x)
    }
}

#[grad]
impl<T: Real> Index<(usize, usize)> for Dense<T> {
    type Output = T;
    fn index(&self, (row, col): (usize, usize)) -> &T {
        &self.cells[row * self.cols + col]
    }
}
#[grad]
impl<T: Real> IndexMut<(usize, usize)> for Dense<T> {
    fn index_mut(&mut self, (row, col): (usize, usize)) -> &mut T {
        &mut self.cells[row * self.cols + col]
    }
}
#[grad]
impl<T: Real> Add for Dense<T> {
    type Output = Dense<T>;
    fn add(self, other: Self) -> Dense<T> {
        let mut out = Self::zeros(self.rows, self.cols);
        for i in 0..self.cells.len() {
            out.cells[i] = self.cells[i] + other.cells[i];
        }
        out
    }
}
#[grad]
impl<T: Real> Mul<T> for Dense<T> {
    type Output = Dense<T>;
    fn mul(mut self, k: T) -> Dense<T> {
        for x in self.cells.iter_mut() {
            *x = *x * k;
        }
        self
    }
}
#[grad]
impl<'a, T: Real> Mul<&'a Dense<T>> for &Dense<T> {
    type Output = Dense<T>;
    fn mul(self, other: &'a Dense<T>) -> Dense<T> {
        self.times(other)
    }
}

/// Half the logarithm of a determinant, and more.
#[grad]
fn log_volume(cells: &[f64], n: usize) -> f64 {
    let a = Dense::square(cells, n);
    let gram = &a.transposed() * &a;
    let gram = gram + Dense::identity(n) * 0.5;
    let l = gram.cholesky().unwrap();
    let mut sum = 0.0;
    for i in 0..n {
        sum += l[(i, i)].ln();
    }
    sum + l.trace() + l.norm()
}

/// What a load does where it acts, over any number.
#[grad]
fn compliance<T: Real>(cells: &[T], load: &[T]) -> T {
    let mut work = T::ZERO;
    if T::DIGITS > 3
        && let Some(x) = Dense::square(cells, load.len()).solve(load)
    {
        for i in 0..x.len() {
            work = work + x[i] * load[i];
        }
    }
    work
}

/// The last rows exchange.
fn stiffness() -> Vec<f64> {
    vec![2.0, -0.5, 0.3, 0.4, 0.1, 1.2, -0.3, 1.7, 0.25]
}

#[test]
fn decompositions() {
    check!(
        log_volume, log_volume_value_and_grad,
        [a = stiffness()] => (&a, 3)
    );
    check!(
        compliance, compliance_value_and_grad,
        [a = stiffness(), b = vec![0.5, -1.0, 0.75]] => (&a, &b)
    );
    let single: Vec<f32> = stiffness().iter().map(|x| *x as f32).collect();
    let load = [0.5_f32, -1.0, 0.75];
    let (_, by_load) = compliance_grad(&single, &load);
    let (_, expected) = compliance_grad(&stiffness(), &[0.5, -1.0, 0.75]);
    for (got, expected) in by_load.iter().zip(&expected) {
        assert!((f64::from(*got) - expected).abs() < 1e-5);
    }
}
