//! Tables, systems of equations and products of matrices.
// Index loops are how such programs are written.
#![allow(clippy::needless_range_loop, clippy::useless_vec)]

use grad_runtime::grad;

// A table filled in order, an elimination in it, two triangular systems: what is read is final. Then sweeps that change
// what they have read, forward, backward and through all of it.
ways!(systems(a: &[f64], b: &mut [f64], sweeps: usize) {
    let n = b.len();
    let mut m = vec![0.0; n * n];
    for i in 0..n {
        for j in 0..n {
            if i == 0 || j == 0 {
                m[i * n + j] = a[i * n + j];
            } else {
                let (up, left) = (m[(i - 1) * n + j], m[i * n + j - 1]);
                m[i * n + j] = a[i * n + j] + 0.1 * up * left.sin();
            }
        }
        m[i * n + i] += 4.0;
    }
    for k in 0..n {
        for i in k + 1..n {
            let f = m[i * n + k] / m[k * n + k];
            m[i * n + k] = f;
            for j in k + 1..n {
                m[i * n + j] -= f * m[k * n + j];
            }
        }
    }
    for i in 0..n {
        for j in 0..i {
            b[i] -= m[i * n + j] * b[j];
        }
    }
    for i in (0..n).rev() {
        for j in i + 1..n {
            b[i] -= m[i * n + j] * b[j];
        }
        b[i] /= m[i * n + i];
    }
    for s in 0..sweeps {
        for i in 1..n {
            b[i] += 0.5 * b[i - 1] * b[(i + s) % n];
        }
        for i in (0..n).rev().skip(1) {
            b[i] *= (b[i + 1] * 0.3).cos();
        }
        for i in 0..n {
            for j in 0..n {
                if j + 1 == i || j > i {
                    b[i] += 0.1 * b[j] * b[j];
                }
            }
        }
    }
    let mut total = 0.0;
    for i in 0..n {
        total += b[i] * b[i] * m[i * n];
    }
    total
});

#[test]
fn memory_that_is_final_when_it_is_read() {
    for n in 0..5 {
        let a: Vec<f64> = (0..n * n).map(|k| 0.2 + (k as f64).sin()).collect();
        let b: Vec<f64> = (0..n).map(|k| 0.4 + (k as f64 * 0.7).cos()).collect();
        agree!(systems, [a = a.clone(), b = b.clone()] => (&a, &mut b, 0));
        agree!(systems, [a = a.clone(), b = b.clone()] => (&a, &mut b, 2));
    }
}

// The same of lists of lists, with a list that changes while it is read.
ways!(rows(x: &[Vec<f64>], t: f64) {
    let n = x.len();
    let mut m = x.to_vec();
    let mut inverse = vec![vec![t; n]; n];
    for k in 0..n {
        for i in k + 1..n {
            let f = m[i][k] / (3.0 + m[k][k] * m[k][k]);
            for j in k..n {
                m[i][j] -= f * m[k][j] * m[k][j];
            }
        }
    }
    for k in 0..n {
        for i in 0..n {
            if i != k {
                for j in 0..n {
                    inverse[i][j] -= t * m[i][k] * inverse[k][j] * inverse[k][j];
                }
            }
        }
    }
    let mut total = 0.0;
    for row in &inverse {
        for v in row {
            total += v * v;
        }
    }
    total
});

#[test]
fn rows_that_are_final_when_they_are_read() {
    for n in 0..4 {
        let x: Vec<Vec<f64>> = (0..n)
            .map(|i| (0..n).map(|j| 0.3 + ((i * n + j) as f64).sin()).collect())
            .collect();
        agree!(rows, [x = x.clone(), t = 0.4] => (&x, t));
    }
}

// Products of matrices as they are written, flat and as lists of rows, of several shapes, with what else stands in the
// loops.
ways!(products(a: &[f64], b: &[f64], r: &[Vec<f64>], c: &mut [f64], shape: [usize; 3]) {
    let [n, m, l] = shape;
    let mut d = vec![0.0; n * m];
    let mut e = vec![0.5; m];
    let mut sums = vec![0.0; m];
    for i in 0..n {
        for j in 0..m {
            let mut s = 0.0;
            for k in 0..l {
                s += a[i * l + k] * b[k * m + j];
            }
            c[i * m + j] = s;
        }
        for j in 0..m {
            for k in 0..l {
                d[i * m + j] += a[i * l + k] * b[k * m + j] * 0.5;
            }
        }
    }
    for j in 0..m {
        let mut s = 0.1 * sums[j];
        for k in 0..l {
            s -= r[k][j] * a[k] * 0.3;
        }
        e[j] += s;
        sums[j] = e[j] * s;
    }
    for j in 0..m {
        let mut s = 0.0;
        for k in 1..l {
            s += r[k][j] * e[j] * r[k - 1][j];
        }
        sums[j] = s;
    }
    let mut total = 0.0;
    for i in 0..n * m {
        total += c[i] * c[i] + d[i] * c[i];
    }
    for j in 0..m {
        total += e[j] * sums[j] * e[j];
    }
    total
});

#[test]
fn products_of_matrices() {
    for shape in [
        [3, 3, 3],
        [2, 4, 3],
        [1, 2, 3],
        [2, 3, 0],
        [0, 2, 2],
        [3, 0, 2],
        [2, 2, 1],
    ] {
        let [n, m, l] = shape;
        let numbers = |n: usize, by: f64| -> Vec<f64> {
            (0..n).map(|k| 0.2 + (k as f64 * by).sin()).collect()
        };
        let (a, b) = (numbers(n.max(1) * l, 0.7), numbers(l * m, 1.3));
        let r: Vec<Vec<f64>> = (0..l).map(|k| numbers(m, 0.4 + k as f64)).collect();
        agree!(products, [a = a.clone(), b = b.clone(), r = r.clone(), c = vec![0.3; n * m], shape = shape] => (&a, &b, &r, &mut c, shape));
    }
}

// Results of division, roots and exponentials that stay in memory, that are overwritten, and that take the place of what
// was read.
ways!(kept(x: &[f64], y: &mut [f64], again: bool) {
    let n = x.len();
    let mut l = vec![0.5; n];
    for i in 0..n {
        if i > 0 {
            l[i] = (x[i] * l[i - 1]).tanh();
        } else {
            l[i] = x[i].exp();
        }
        y[i] = (y[i] + l[i] * l[i] + 2.0).sqrt();
    }
    for i in 0..n {
        let t = l[i] / (1.0 + y[i] * y[i]);
        y[i] = x[i];
        y[i] = t;
        if again && i > 0 {
            l[i - 1] = (0.3 * l[i]).exp();
        }
    }
    let mut total = 0.0;
    for i in 0..n {
        total += y[i] * l[i] * y[i];
    }
    total
});

#[test]
fn results_that_stay_in_memory() {
    for n in 0..4 {
        let (x, y) = (
            [0.4, -0.7, 1.1, 0.6][..n].to_vec(),
            [0.3, 0.9, -0.2, 0.5][..n].to_vec(),
        );
        agree!(kept, [x = x.clone(), y = y.clone()] => (&x, &mut y, false));
        agree!(kept, [x = x.clone(), y = y.clone()] => (&x, &mut y, true));
    }
}

// Rows that are not there, in loops that do not run.
ways!(rows_of(x: &[Vec<f64>], t: f64, r: usize, n: usize) {
    let mut y = vec![vec![t; n]; x.len()];
    let mut s = t;
    for k in 0..r {
        for j in 0..n {
            s += x[k][j] * x[k][j] * t;
        }
        for j in 0..n {
            y[k][j] = y[k][j] * x[k][j].sin() + s;
        }
        for j in 1..n {
            s += y[k][j] * y[k][j - 1] * x[k][j - 1];
        }
    }
    s * s
});

#[test]
fn rows_that_are_not_there() {
    agree!(rows_of, [x = vec![vec![0.3, -0.7], vec![0.2, 0.5]], t = 0.4, r = 2, n = 2] => (&x, t, r, n));
    agree!(rows_of, [x = vec![vec![0.3]], t = 0.4, r = 3, n = 0] => (&x, t, r, n));
}

// Rows of lists of lists, taken once: neighbours of a row, a row and its pivot, rows that may be the same.
ways!(grid(u: &mut [Vec<f64>], w: f64, shift: usize) {
    let n = u.len();
    let mut v = u.to_vec();
    for _ in 0..2 {
        for i in 1..n - 1 {
            for j in 1..n - 1 {
                v[i][j] = 0.2 * (u[i][j] + u[i][j - 1] + u[i][j + 1] + u[i + 1][j] + u[i - 1][j]);
            }
        }
        for i in 1..n - 1 {
            for j in 1..n - 1 {
                u[i][j] += w * v[i][j] * v[i][j];
            }
        }
        // In place.
        for i in 1..n - 1 {
            for j in 1..n - 1 {
                let around = u[i - 1][j] + u[i + 1][j] + u[i][j - 1] + u[i][j + 1];
                u[i][j] = (1.0 - w) * u[i][j] + 0.25 * w * around;
            }
        }
    }
    for k in 0..n {
        let p = 2.0 + u[k][k] * u[k][k];
        for i in 0..n {
            if i != k {
                let f = u[i][k] / p;
                for j in k..n {
                    u[i][j] -= f * u[k][j];
                    v[i][j] -= f * v[k][j];
                }
            }
        }
    }
    let mut s = 0.0;
    for i in 0..n {
        // The same row, sometimes.
        let k = (i + shift) % n;
        for j in 0..n {
            u[i][j] += w * v[i][j] * u[k][j];
            s += u[k][j] * v[i][j];
        }
        for j in 1..n {
            u[i][j] += w * u[i][j - 1];
        }
    }
    s + u[n - 1][n - 1]
});

#[test]
fn grids() {
    for n in [2, 3, 6] {
        let u: Vec<Vec<f64>> = (0..n)
            .map(|i| (0..n).map(|j| ((3 * i + 2 * j) as f64).sin()).collect())
            .collect();
        for shift in [0, 1] {
            agree!(grid, [u = u.clone(), w = 0.3, shift = shift] => (&mut u, w, shift));
        }
    }
}

// Shortest paths: an element is added to while its row is overwritten, which may be the same, in lists and in rows.
ways!(shortest(w: &[f64], n: usize, first: usize) {
    let mut d = w.to_vec();
    let mut rows = vec![vec![0.0; n]; n];
    for i in 0..n {
        for j in 0..n {
            rows[i][j] = w[j * n + i] * w[j * n + i];
        }
    }
    for k in 0..n {
        for i in 0..n {
            for j in first..n {
                let t = d[i * n + k] + d[k * n + j];
                if t < d[i * n + j] {
                    d[i * n + j] = t;
                }
            }
            for j in (first..n).rev() {
                // What is on the diagonal counts more than once.
                rows[i][j] = 0.9 * rows[i][j] + 0.3 * rows[i][k] + 0.1 * rows[k][j];
            }
        }
    }
    let mut s = 0.0;
    for i in 0..n {
        for j in 0..n {
            s += d[i * n + j] * rows[i][j] * (i + 2 * j + 1) as f64;
        }
    }
    s
});

#[test]
fn shortest_paths() {
    for n in [1, 4, 5] {
        let w: Vec<f64> = (0..n * n).map(|i| 2.0 + ((7 * i) as f64).sin()).collect();
        for first in [0, 1, 9] {
            agree!(shortest, [w = w.clone(), n = n, first = first] => (&w, n, first));
        }
    }
}

ways!(eliminations(a: &[f64], b: &[Vec<f64>], n: usize, w: usize) {
    let mut m = a.to_vec();
    let mut r = b.to_vec();
    let mut s = 0.0;
    // With an exchange of rows; what is below the pivot keeps the factors.
    for k in 0..n {
        let mut p = k;
        for i in k + 1..n {
            if m[i * n + k].abs() > m[p * n + k].abs() {
                p = i;
            }
        }
        if p != k {
            for j in 0..n {
                m.swap(k * n + j, p * n + j);
            }
            r.swap(k, p);
        }
        for i in k + 1..n {
            let f = m[i * n + k] / m[k * n + k];
            m[i * n + k] = f;
            for j in k + 1..n {
                m[i * n + j] -= f * m[k * n + j];
            }
            for j in 0..w {
                r[i][j] -= f * r[k][j];
            }
        }
        s += m[k * n + k].abs().ln() + r[k][0];
    }
    // Rows that overlap where `w` is large, or are the same.
    for k in 0..n {
        for i in k..n {
            let f = 0.1 * m[i * n + k];
            for j in k + 1..n {
                m[i * n + j] += f * m[k * n + j];
                r[i][j] += f * r[k][j];
            }
        }
        for i in k + 1..n {
            let f = 0.1 * m[i];
            for j in 1..w {
                m[i + j] -= f * m[k + j];
            }
        }
    }
    // Above and below, without the row itself.
    for k in 0..n {
        for i in 0..n {
            if i > k {
                let f = 0.3 * m[i * n + k];
                for j in k..n {
                    m[i * n + j] -= f * m[k * n + j];
                }
            }
            if i < k {
                let f = 0.2 * r[i][k];
                for j in 0..n {
                    r[i][j] -= f * r[k][j];
                }
            }
        }
    }
    for v in &m {
        s += v * v;
    }
    for row in &r {
        s += row[n - 1].sin();
    }
    s
});

#[test]
fn rows_that_are_apart() {
    for n in 1..6 {
        let a: Vec<f64> = (0..n * n)
            .map(|i| (i as f64 * 0.7).sin() + if i % (n + 1) == 0 { 2.0 } else { 0.0 })
            .collect();
        let b: Vec<Vec<f64>> = (0..n)
            .map(|i| (0..n).map(|j| 0.3 + ((i * n + j) as f64).cos()).collect())
            .collect();
        for w in [0, 1, n / 2, n] {
            if n + w <= n * n + 1 {
                agree!(eliminations, [a = a.clone(), b = b.clone()] => (&a, &b, n, w));
            }
        }
    }
}
