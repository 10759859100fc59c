//! Gradient of the determinant by minors: the adjoint of a minor is known before it is evaluated, so that one recursion
//! takes the adjoints down and the values up.

/// The value of `determinant`; its gradient is written to `a_grad`.
pub fn determinant_value_and_grad_into(a: &[f64], ell: usize, a_grad: &mut [f64]) -> f64 {
    a_grad.fill(0.0);
    let mut rows: Vec<usize> = (1..=ell).chain([0]).collect();
    let mut columns = rows.clone();
    minor(a, ell, ell, &mut rows, &mut columns, 1.0, a_grad)
}

fn minor(
    a: &[f64],
    ell: usize,
    size: usize,
    rows: &mut [usize],
    columns: &mut [usize],
    seed: f64,
    a_bar: &mut [f64],
) -> f64 {
    let row = rows[ell];
    if size == 1 {
        a_bar[row * ell + columns[ell]] += seed;
        return a[row * ell + columns[ell]];
    }
    rows[ell] = rows[row];
    let mut total = 0.0;
    let mut sign = 1.0;
    let mut signed_seed = seed;
    let mut before = ell;
    for _ in 0..size {
        let column = columns[before];
        columns[before] = columns[column];
        let entry = a[row * ell + column];
        let value = minor(a, ell, size - 1, rows, columns, signed_seed * entry, a_bar);
        total += sign * entry * value;
        a_bar[row * ell + column] += signed_seed * value;
        columns[before] = column;
        before = column;
        sign = -sign;
        signed_seed = -signed_seed;
    }
    rows[ell] = row;
    total
}
