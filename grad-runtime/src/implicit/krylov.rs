//! GMRES: a linear system of which only products are known (Saad and Schultz 1986).

use alloc::vec;
use alloc::vec::Vec;

use crate::linalg::dot;

/// What GMRES found.
pub(crate) struct Found {
    pub x: Vec<f64>,
    /// Relative to the right-hand side.
    pub residual: f64,
    pub products: usize,
}

/// Solves `A x = b` from `x = 0`, until the residual is below `tolerance * |b|` or `most` products were made.
///
/// `product(v)` is `A v`. Arnoldi's basis is orthogonalised twice, so that the residual it reports is the true one.
pub(crate) fn gmres(
    mut product: impl FnMut(&[f64]) -> Vec<f64>,
    b: &[f64],
    tolerance: f64,
    most: usize,
) -> Found {
    let scale = norm(b);
    let nothing = Found {
        x: vec![0.0; b.len()],
        residual: 0.0,
        products: 0,
    };
    if scale == 0.0 {
        return nothing;
    }
    let mut basis = vec![scaled(b, 1.0 / scale)];
    // The columns of the triangular factor of the Hessenberg matrix, the rotations that made it, the right-hand side.
    let (mut columns, mut rotations): (Vec<Vec<f64>>, Vec<(f64, f64)>) = (vec![], vec![]);
    let mut rhs = vec![scale];
    while rhs[columns.len()].abs() > tolerance * scale && columns.len() < most.min(b.len()) {
        let mut w = product(&basis[columns.len()]);
        let before = norm(&w);
        let mut column = vec![0.0; basis.len()];
        for _ in 0..2 {
            for (h, v) in column.iter_mut().zip(&basis) {
                let along = dot(&w, v);
                *h += along;
                w.iter_mut().zip(v).for_each(|(w, v)| *w -= along * v);
            }
        }
        let mut below = norm(&w);
        if below <= 1e-15 * before {
            // The subspace is invariant: the solution is in it, or there is none.
            below = 0.0;
        }
        for (k, (c, s)) in rotations.iter().enumerate() {
            let (upper, lower) = (column[k], column[k + 1]);
            column[k] = c * upper + s * lower;
            column[k + 1] = c * lower - s * upper;
        }
        let last = column.len() - 1;
        let r = column[last].hypot(below);
        if r == 0.0 || !r.is_finite() {
            break;
        }
        let (c, s) = (column[last] / r, below / r);
        column[last] = r;
        rotations.push((c, s));
        columns.push(column);
        rhs.push(-s * rhs[last]);
        rhs[last] *= c;
        if below == 0.0 {
            break;
        }
        basis.push(scaled(&w, 1.0 / below));
    }
    let k = columns.len();
    let mut y = rhs[..k].to_vec();
    for i in (0..k).rev() {
        let known: f64 = (i + 1..k).map(|j| columns[j][i] * y[j]).sum();
        y[i] = (y[i] - known) / columns[i][i];
    }
    let mut found = nothing;
    for (y, v) in y.iter().zip(&basis) {
        found.x.iter_mut().zip(v).for_each(|(x, v)| *x += y * v);
    }
    found.residual = rhs[k].abs() / scale;
    found.products = k;
    found
}

fn scaled(v: &[f64], by: f64) -> Vec<f64> {
    v.iter().map(|v| v * by).collect()
}

pub(crate) fn norm(v: &[f64]) -> f64 {
    dot(v, v).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_solution_in_at_most_n_products() {
        let a = [4.0, 1.0, 0.0, -1.0, 3.0, 0.5, 0.25, 0.0, 2.0];
        let times = |v: &[f64]| {
            (0..3)
                .map(|i| dot(&a[3 * i..3 * i + 3], v))
                .collect::<Vec<_>>()
        };
        let found = gmres(times, &times(&[1.0, -2.0, 0.5]), 1e-14, 10);
        assert!(found.products <= 3 && found.residual < 1e-13);
        for (x, truth) in found.x.iter().zip([1.0, -2.0, 0.5]) {
            assert!((x - truth).abs() < 1e-13);
        }
        let identity = gmres(|v| v.to_vec(), &[3.0, 4.0], 1e-14, 10);
        assert_eq!(identity.products, 1);
        assert!((identity.x[0] - 3.0).abs() + (identity.x[1] - 4.0).abs() < 1e-14);
    }

    #[test]
    fn says_where_there_is_no_solution() {
        let found = gmres(|v| vec![v[0], 0.0], &[1.0, 1.0], 1e-14, 10);
        assert!(found.residual > 0.5);
    }
}
