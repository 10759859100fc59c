//! Decompositions of nested and flat matrices.

use grad_runtime::grad;

#[grad(jvp)]
fn lu_det(a: &Vec<Vec<f64>>) -> f64 {
    let n = a.len();
    let mut m = a.clone();
    let mut det = 1.0;
    for c in 0..n {
        let p = (c..n)
            .max_by(|&i, &j| m[i][c].abs().partial_cmp(&m[j][c].abs()).unwrap())
            .unwrap();
        if m[p][c].abs() < 1e-14 {
            return 0.0;
        }
        if p != c {
            m.swap(p, c);
            det = -det;
        }
        det *= m[c][c];
        for r in c + 1..n {
            let f = m[r][c] / m[c][c];
            for k in c..n {
                let t = f * m[c][k];
                m[r][k] -= t;
            }
        }
    }
    det
}
#[grad]
fn cholesky_logdet(a: &[f64], n: usize) -> Result<f64, &'static str> {
    let mut l = vec![0.0; n * n];
    for i in 0..n {
        for j in 0..=i {
            let s: f64 = (0..j).map(|k| l[i * n + k] * l[j * n + k]).sum();
            if i == j {
                let d = a[i * n + i] - s;
                if d <= 0.0 {
                    return Err("not positive definite");
                }
                l[i * n + j] = d.sqrt();
            } else {
                l[i * n + j] = (a[i * n + j] - s) / l[j * n + j];
            }
        }
    }
    Ok(2.0 * (0..n).map(|i| l[i * n + i].ln()).sum::<f64>())
}
#[grad]
fn solve_gauss(a: &[Vec<f64>], b: &[f64]) -> Option<Vec<f64>> {
    let n = b.len();
    let mut aug: Vec<Vec<f64>> = a
        .iter()
        .zip(b)
        .map(|(row, &bi)| {
            let mut r = row.clone();
            r.push(bi);
            r
        })
        .collect();
    for i in 0..n {
        let mut max_row = i;
        for k in i + 1..n {
            if aug[k][i].abs() > aug[max_row][i].abs() {
                max_row = k;
            }
        }
        aug.swap(i, max_row);
        if aug[i][i].abs() < f64::EPSILON {
            return None;
        }
        let pivot_row = aug[i].clone();
        for row in aug.iter_mut().skip(i + 1) {
            let factor = row[i] / pivot_row[i];
            for (x, p) in row.iter_mut().zip(&pivot_row).skip(i) {
                *x -= factor * p;
            }
        }
    }
    let mut x = vec![0.0; n];
    for i in (0..n).rev() {
        let s = (i + 1..n).fold(aug[i][n], |s, j| s - aug[i][j] * x[j]);
        x[i] = s / aug[i][i];
    }
    Some(x)
}
#[grad(jvp)]
fn qr_r_diag(a: &[Vec<f64>]) -> f64 {
    let m = a.len();
    let n = a[0].len();
    let mut q: Vec<Vec<f64>> = Vec::with_capacity(n);
    let mut prod = 1.0;
    for j in 0..n {
        let mut v: Vec<f64> = (0..m).map(|i| a[i][j]).collect();
        for u in &q {
            let dot = u.iter().zip(v.iter()).map(|(a, b)| a * b).sum::<f64>();
            v.iter_mut().zip(u).for_each(|(vi, ui)| *vi -= dot * ui);
        }
        let norm = v.iter().map(|x| x.powi(2)).sum::<f64>().sqrt();
        prod *= norm;
        q.push(v.into_iter().map(|x| x / norm).collect());
    }
    prod
}
#[grad(jvp)]
fn jacobi_eigen_max(a: [[f64; 3]; 3]) -> f64 {
    let mut a = a;
    for _sweep in 0..12 {
        let off: f64 = (0..3)
            .flat_map(|i| (0..3).filter(move |&j| j != i).map(move |j| (i, j)))
            .map(|(i, j)| a[i][j] * a[i][j])
            .sum();
        if off < 1e-20 {
            break;
        }
        for p in 0..2 {
            for q in p + 1..3 {
                if a[p][q].abs() < 1e-18 {
                    continue;
                }
                let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
                let t = theta.signum() / (theta.abs() + theta.hypot(1.0));
                let c = 1.0 / t.hypot(1.0);
                let s = t * c;
                for k in 0..3 {
                    let (kp, kq) = (a[k][p], a[k][q]);
                    a[k][p] = c * kp - s * kq;
                    a[k][q] = s * kp + c * kq;
                }
                for k in 0..3 {
                    let (pk, qk) = (a[p][k], a[q][k]);
                    a[p][k] = c * pk - s * qk;
                    a[q][k] = s * pk + c * qk;
                }
            }
        }
    }
    a[0][0].max(a[1][1]).max(a[2][2])
}

#[test]
fn gradients() {
    check!(lu_det, lu_det_value_and_grad, lu_det_jvp(&a), [a = vec![vec![1.0, 2.0, 0.5], vec![3.0, -1.0, 1.0], vec![0.2, 0.3, 2.0]]] => (&a));
    check!(qr_r_diag, qr_r_diag_value_and_grad, qr_r_diag_jvp(&a), [a = vec![vec![1.0, 2.0], vec![3.0, -1.0], vec![0.2, 0.3]]] => (&a));
    check!(jacobi_eigen_max, jacobi_eigen_max_value_and_grad, jacobi_eigen_max_jvp(a), [a = [[2.0, 0.5, 0.1], [0.5, 1.0, 0.3], [0.1, 0.3, 3.0]]] => (a));
    let (v, g) = cholesky_logdet_value_and_grad(&[2.0, 0.5, 0.5, 1.0], 2).unwrap();
    grad_tests::check::value_and_gradient(
        |a: &Vec<f64>| cholesky_logdet(a, 2).unwrap(),
        &vec![2.0, 0.5, 0.5, 1.0],
        (v, g),
    );
    let a = vec![
        vec![1.0, 2.0, 0.5],
        vec![3.0, -1.0, 1.0],
        vec![0.2, 0.3, 2.0],
    ];
    let b = vec![1.0, -1.0, 0.5];
    let (mut ab, mut bb) = (vec![vec![0.0; 3]; 3], vec![0.0; 3]);
    let value = solve_gauss_vjp(&a, &b, &mut ab, &mut bb, vec![1.0, -0.5, 2.0]);
    assert_eq!(value, solve_gauss(&a, &b));
    grad_tests::check::gradient(
        |(a, b): &(Vec<Vec<f64>>, Vec<f64>)| {
            let x = solve_gauss(a, b).unwrap();
            x[0] - 0.5 * x[1] + 2.0 * x[2]
        },
        &(a, b),
        &(ab, bb),
    );
}
