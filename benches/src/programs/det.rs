//! The determinant by expansion of minors, visiting all `ell!` leaves.

use grad_runtime::grad;

/// Determinant of the `ell` by `ell` matrix `a`, stored by rows.
#[grad]
pub fn determinant(a: &[f64], ell: usize) -> f64 {
    // The rows and columns that remain are linked lists: each index holds its successor, index `ell` is the head.
    let mut rows = vec![0; ell + 1];
    let mut columns = vec![0; ell + 1];
    for i in 0..ell {
        rows[i] = i + 1;
        columns[i] = i + 1;
    }
    minor(a, ell, ell, &mut rows, &mut columns)
}

/// Determinant of the `size` rows and columns that are still linked, expanded along the first row.
#[grad]
fn minor(a: &[f64], ell: usize, size: usize, rows: &mut [usize], columns: &mut [usize]) -> f64 {
    let row = rows[ell];
    if size == 1 {
        return a[row * ell + columns[ell]];
    }
    rows[ell] = rows[row];
    let mut total = 0.0;
    let mut sign = 1.0;
    let mut before = ell;
    for _ in 0..size {
        let column = columns[before];
        columns[before] = columns[column];
        total += sign * a[row * ell + column] * minor(a, ell, size - 1, rows, columns);
        columns[before] = column;
        before = column;
        sign = -sign;
    }
    rows[ell] = row;
    total
}
