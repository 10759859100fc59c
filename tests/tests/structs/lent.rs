//! Methods and functions that lend a part of what they are given: rows, elements, fields.

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Matrix {
    data: Vec<f64>,
    rows: usize,
    columns: usize,
}

#[grad]
impl Matrix {
    fn row(&self, i: usize) -> &[f64] {
        assert!(i < self.rows, "row {i} of {}", self.rows);
        &self.data[i * self.columns..(i + 1) * self.columns]
    }

    fn row_mut(&mut self, i: usize) -> &mut [f64] {
        let start = i * self.columns;
        &mut self.data[start..start + self.columns]
    }

    /// By the row.
    fn at(&self, i: usize, j: usize) -> &f64 {
        &self.row(i)[j]
    }

    fn at_mut(&mut self, i: usize, j: usize) -> &mut f64 {
        let at = i * self.columns + j;
        &mut self.data[at]
    }

    fn map(&self, f: impl Fn(f64) -> f64) -> Matrix {
        Matrix {
            data: self.data.iter().map(|x| f(*x)).collect(),
            ..self.clone()
        }
    }

    fn times(&self, x: &[f64]) -> Vec<f64> {
        (0..self.rows)
            .map(|i| self.row(i).iter().zip(x).map(|(a, x)| a * x).sum())
            .collect()
    }
}

#[grad]
fn quadratic_form(m: &Matrix, x: &[f64]) -> f64 {
    let mut sum = 0.0;
    for i in 0..m.rows {
        for (a, x_j) in m.row(i).iter().zip(x) {
            sum += a * x[i] * x_j;
        }
        sum += *m.at(i, 0) * m.at(i, 1).sin();
    }
    sum + m.times(x)[1]
}

/// One step of elimination, and the element that is left.
#[grad]
fn eliminated(m: &Matrix, shift: f64) -> f64 {
    let mut m = m.clone();
    *m.at_mut(0, 0) += shift;
    let factor = m.at(1, 0) / m.at(0, 0);
    let pivot = m.row(0).to_vec();
    for (x, p) in m.row_mut(1).iter_mut().zip(&pivot) {
        *x -= factor * p;
    }
    m.row_mut(0)[1] *= shift;
    let squared = m.map(|x| x + shift * x * x);
    *squared.at(1, 1) + squared.row(0)[1]
}

/// Lines of a fixed length.
#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Grid<const N: usize> {
    lines: Vec<[f64; N]>,
}

impl<const N: usize> Grid<N> {
    #[grad]
    fn line(&self, i: usize) -> &[f64; N] {
        &self.lines[i % self.lines.len()]
    }
}

#[grad]
fn lines(grid: &Grid<2>, x: f64) -> f64 {
    grid.line(2)[1] * x + grid.line(1).iter().sum::<f64>()
}

#[grad]
fn wrapped<'a>(v: &'a [f64], k: usize) -> &'a f64 {
    let k = k % v.len();
    &v[k]
}

#[grad]
fn around(v: &[f64]) -> f64 {
    *wrapped(v, 7) * wrapped(v, 2).exp()
}

/// Against difference quotients in the elements.
fn check(m: &Matrix, gradient: &[f64], of: &dyn Fn(&Matrix) -> f64) {
    for (k, slope) in gradient.iter().enumerate() {
        let moved = |by: f64| {
            let mut m = m.clone();
            m.data[k] += by;
            of(&m)
        };
        let quotient = (moved(1e-6) - moved(-1e-6)) / 2e-6;
        assert!((slope - quotient).abs() < 1e-7, "{k}: {slope} {quotient}");
    }
}

#[test]
fn parts_that_are_lent() {
    let m = Matrix {
        data: vec![0.3, 0.7, -0.4, 1.1],
        rows: 2,
        columns: 2,
    };
    let x = [0.4, 0.9];
    let (value, (of_m, of_x)) = quadratic_form_value_and_grad(&m, &x);
    assert_eq!(value, quadratic_form(&m, &x));
    check(&m, &of_m.data, &|m| quadratic_form(m, &x));
    let along = |by: f64| quadratic_form(&m, &[0.4, 0.9 + by]);
    assert!((of_x[1] - (along(1e-6) - along(-1e-6)) / 2e-6).abs() < 1e-8);

    let (value, (of_m, of_shift)) = eliminated_value_and_grad(&m, 0.8);
    assert_eq!(value, eliminated(&m, 0.8));
    check(&m, &of_m.data, &|m| eliminated(m, 0.8));
    let along = |by: f64| eliminated(&m, 0.8 + by);
    assert!((of_shift - (along(1e-6) - along(-1e-6)) / 2e-6).abs() < 1e-7);

    let grid = Grid {
        lines: vec![[1.0, 2.0], [3.0, 4.0]],
    };
    let (of_grid, of_x) = lines_grad(&grid, 0.5);
    assert_eq!((of_grid.lines, of_x), (vec![[0.0, 0.5], [1.0, 1.0]], 2.0));

    let of_v = around_grad(&[0.1, 0.2, 0.3]);
    let e = 0.3f64.exp();
    assert_eq!(of_v, [0.0, e, 0.2 * e]);
}
