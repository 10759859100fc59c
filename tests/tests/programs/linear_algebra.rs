//! Dense linear algebra, on arrays and on vectors of rows.

use grad_runtime::grad;

#[derive(Debug, PartialEq)]
enum MatrixError {
    Singular(usize),
    NotPositiveDefinite,
}

/// LU with partial pivoting, then both substitutions.
#[grad]
fn lu_solve(a: &[Vec<f64>], b: &[f64]) -> Result<Vec<f64>, MatrixError> {
    let n = b.len();
    let mut lu: Vec<Vec<f64>> = a.to_vec();
    let mut x = b.to_vec();
    for k in 0..n {
        let mut pivot = k;
        for i in k + 1..n {
            if lu[i][k].abs() > lu[pivot][k].abs() {
                pivot = i;
            }
        }
        if lu[pivot][k].abs() < 1e-12 {
            return Err(MatrixError::Singular(k));
        }
        if pivot != k {
            lu.swap(k, pivot);
            x.swap(k, pivot);
        }
        for i in k + 1..n {
            let factor = lu[i][k] / lu[k][k];
            lu[i][k] = factor;
            for j in k + 1..n {
                let sub = factor * lu[k][j];
                lu[i][j] -= sub;
            }
            x[i] -= factor * x[k];
        }
    }
    for i in (0..n).rev() {
        for j in i + 1..n {
            x[i] -= lu[i][j] * x[j];
        }
        x[i] /= lu[i][i];
    }
    Ok(x)
}

#[grad(lagrangian, jvp)]
fn determinant(m: [[f64; 4]; 4]) -> f64 {
    let mut m = m;
    let mut det = 1.0;
    for k in 0..4 {
        let mut p = k;
        for i in (k + 1)..4 {
            if m[i][k].abs() > m[p][k].abs() {
                p = i;
            }
        }
        if m[p][k] == 0.0 {
            return 0.0;
        }
        if p != k {
            let row = m[p];
            m[p] = m[k];
            m[k] = row;
            det = -det;
        }
        det *= m[k][k];
        for i in (k + 1)..4 {
            let f = m[i][k] / m[k][k];
            for j in k..4 {
                m[i][j] -= f * m[k][j];
            }
        }
    }
    det
}

#[grad]
fn cholesky<const N: usize>(a: &[[f64; N]; N]) -> Option<[[f64; N]; N]> {
    let mut l = [[0.0; N]; N];
    for i in 0..N {
        for j in 0..=i {
            let mut sum = a[i][j];
            for k in 0..j {
                sum -= l[i][k] * l[j][k];
            }
            if i == j {
                if sum <= 0.0 {
                    return None;
                }
                l[i][i] = sum.sqrt();
            } else {
                l[i][j] = sum / l[j][j];
            }
        }
    }
    Some(l)
}

/// log N(r; 0, S), with the factor in flat storage.
#[grad]
fn gaussian_log_density(s: &[f64], r: &[f64]) -> Result<f64, MatrixError> {
    let n = r.len();
    let mut l = vec![0.0; n * n];
    let mut log_det = 0.0;
    for j in 0..n {
        let mut d = s[j * n + j];
        for k in 0..j {
            d -= l[j * n + k] * l[j * n + k];
        }
        if d <= 0.0 {
            return Err(MatrixError::NotPositiveDefinite);
        }
        let d = d.sqrt();
        l[j * n + j] = d;
        log_det += 2.0 * d.ln();
        for i in j + 1..n {
            let mut v = s[i * n + j];
            for k in 0..j {
                v -= l[i * n + k] * l[j * n + k];
            }
            l[i * n + j] = v / d;
        }
    }
    let mut y = vec![0.0; n];
    let mut quad = 0.0;
    for i in 0..n {
        let mut v = r[i];
        for k in 0..i {
            v -= l[i * n + k] * y[k];
        }
        y[i] = v / l[i * n + i];
        quad += y[i] * y[i];
    }
    Ok(-0.5 * (quad + log_det + n as f64 * (2.0 * std::f64::consts::PI).ln()))
}

/// R of Gram and Schmidt.
#[grad]
fn qr_r(a: &[[f64; 3]; 3]) -> [[f64; 3]; 3] {
    let mut q = [[0.0; 3]; 3];
    let mut r = [[0.0; 3]; 3];
    for j in 0..3 {
        let mut v = [a[0][j], a[1][j], a[2][j]];
        for i in 0..j {
            let mut dot = 0.0;
            for k in 0..3 {
                dot += q[k][i] * a[k][j];
            }
            r[i][j] = dot;
            for k in 0..3 {
                v[k] -= dot * q[k][i];
            }
        }
        let norm = v.iter().map(|x| x * x).sum::<f64>().sqrt();
        r[j][j] = norm;
        for k in 0..3 {
            q[k][j] = v[k] / norm;
        }
    }
    r
}

/// Householder's reflections on a rectangular matrix; least squares.
#[grad(lagrangian, jvp)]
fn least_squares(a: &[Vec<f64>], b: &[f64]) -> f64 {
    let m = a.len();
    let n = a[0].len();
    let mut r: Vec<Vec<f64>> = a.iter().map(|row| row.clone()).collect();
    let mut y = b.to_vec();
    for k in 0..n {
        let mut norm = 0.0;
        for i in k..m {
            norm += r[i][k] * r[i][k];
        }
        let norm = norm.sqrt();
        let alpha = if r[k][k] > 0.0 { -norm } else { norm };
        let mut v = vec![0.0; m];
        for i in k..m {
            v[i] = r[i][k];
        }
        v[k] -= alpha;
        let vv: f64 = v[k..].iter().map(|x| x * x).sum();
        if vv == 0.0 {
            continue;
        }
        for j in k..n {
            let mut dot = 0.0;
            for i in k..m {
                dot += v[i] * r[i][j];
            }
            for i in k..m {
                r[i][j] -= 2.0 * dot / vv * v[i];
            }
        }
        let mut dot = 0.0;
        for i in k..m {
            dot += v[i] * y[i];
        }
        for i in k..m {
            y[i] -= 2.0 * dot / vv * v[i];
        }
    }
    // What is left over is the residual.
    y[n..].iter().map(|x| x * x).sum()
}

/// Sum of weighted eigenvalues by Jacobi's rotations.
#[grad(jvp)]
fn jacobi_eigen<const N: usize>(a: [[f64; N]; N], weights: [f64; N]) -> f64 {
    let mut a = a;
    for _sweep in 0..20 {
        let mut off = 0.0;
        for i in 0..N {
            for j in 0..i {
                off += a[i][j] * a[i][j];
            }
        }
        if off < 1e-24 {
            break;
        }
        for p in 0..N {
            for q in p + 1..N {
                if a[p][q].abs() < 1e-300 {
                    continue;
                }
                let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
                let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
                let c = 1.0 / (t * t + 1.0).sqrt();
                let s = t * c;
                for k in 0..N {
                    let (akp, akq) = (a[k][p], a[k][q]);
                    a[k][p] = c * akp - s * akq;
                    a[k][q] = s * akp + c * akq;
                }
                for k in 0..N {
                    let (apk, aqk) = (a[p][k], a[q][k]);
                    a[p][k] = c * apk - s * aqk;
                    a[q][k] = s * apk + c * aqk;
                }
            }
        }
    }
    let mut sum = 0.0;
    for i in 0..N {
        sum += weights[i] * a[i][i];
    }
    sum
}

#[grad(lagrangian, jvp)]
fn power_iteration(m: &Vec<Vec<f64>>, steps: usize) -> f64 {
    let n = m.len();
    let mut v = vec![1.0; n];
    let mut lambda = 0.0;
    for _ in 0..steps {
        let mut w = vec![0.0; n];
        for (i, row) in m.iter().enumerate() {
            w[i] = row.iter().zip(v.iter()).map(|(a, b)| a * b).sum();
        }
        lambda = w.iter().fold(0.0, |acc: f64, x| acc + x * x).sqrt();
        v = w.iter().map(|x| x / lambda).collect();
    }
    lambda
}

#[grad(lagrangian, jvp)]
fn conjugate_gradient(a: &[f64], b: &[f64], iterations: usize) -> f64 {
    let n = b.len();
    let mut x = vec![0.0; n];
    let mut r = b.to_vec();
    let mut p = r.clone();
    let mut rs: f64 = r.iter().map(|v| v * v).sum();
    for _ in 0..iterations {
        let mut ap = vec![0.0; n];
        for i in 0..n {
            for j in 0..n {
                ap[i] += a[i * n + j] * p[j];
            }
        }
        let pap: f64 = p.iter().zip(&ap).map(|(u, v)| u * v).sum();
        let alpha = rs / pap;
        for i in 0..n {
            x[i] += alpha * p[i];
            r[i] -= alpha * ap[i];
        }
        let rs_new: f64 = r.iter().map(|v| v * v).sum();
        if rs_new < 1e-20 {
            break;
        }
        let beta = rs_new / rs;
        for i in 0..n {
            p[i] = r[i] + beta * p[i];
        }
        rs = rs_new;
    }
    x.iter().sum()
}

#[grad]
fn inverse3(m: [[f64; 3]; 3]) -> Option<[[f64; 3]; 3]> {
    let [[a, b, c], [d, e, f], [g, h, i]] = m;
    let det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
    if det.abs() < f64::EPSILON {
        return None;
    }
    let inv = det.recip();
    Some([
        [
            (e * i - f * h) * inv,
            (c * h - b * i) * inv,
            (b * f - c * e) * inv,
        ],
        [
            (f * g - d * i) * inv,
            (a * i - c * g) * inv,
            (c * d - a * f) * inv,
        ],
        [
            (d * h - e * g) * inv,
            (b * g - a * h) * inv,
            (a * e - b * d) * inv,
        ],
    ])
}

fn spd() -> [[f64; 3]; 3] {
    [[4.0, 1.0, 0.5], [1.0, 3.0, -0.25], [0.5, -0.25, 2.0]]
}

#[test]
fn factorisations() {
    let a = vec![
        vec![1.0, 2.0, 0.5],
        vec![4.0, -1.0, 2.0],
        vec![0.3, 2.5, 3.0],
    ];
    let b = vec![1.0, 2.0, -1.0];
    let (mut a_bar, mut b_bar) = (vec![vec![0.0; 3]; 3], vec![0.0; 3]);
    let value = lu_solve_vjp(&a, &b, &mut a_bar, &mut b_bar, vec![1.0, -0.5, 2.0]);
    assert_eq!(value, lu_solve(&a, &b));
    let f = |at: &(Vec<Vec<f64>>, Vec<f64>)| {
        let x = lu_solve(&at.0, &at.1).unwrap();
        x[0] - 0.5 * x[1] + 2.0 * x[2]
    };
    grad_tests::check::gradient(f, &(a, b), &(a_bar, b_bar));
    let singular = vec![vec![1.0, 2.0], vec![2.0, 4.0]];
    let mut bars = (vec![vec![0.0; 2]; 2], vec![0.0; 2]);
    let error = lu_solve_vjp(
        &singular,
        &[1.0, 1.0],
        &mut bars.0,
        &mut bars.1,
        vec![1.0, 1.0],
    );
    assert_eq!(error, Err(MatrixError::Singular(1)));

    let m = [
        [0.2, 1.0, 0.5, 2.0],
        [1.5, 0.3, 0.2, 0.7],
        [0.4, 0.8, 1.1, 0.2],
        [2.0, 0.1, 0.6, 0.9],
    ];
    check!(determinant, determinant_value_and_grad, determinant_jvp(m), view determinant_lagrangian, [m = m] => (m));
    let mut s_bar = [[0.0; 3]; 3];
    let seed = [[1.0, 0.0, 0.0], [0.5, 2.0, 0.0], [-1.0, 0.25, 0.7]];
    let l = cholesky_vjp(&spd(), &mut s_bar, seed);
    assert_eq!(l, cholesky(&spd()));
    let f = |s: &[[f64; 3]; 3]| {
        let l = cholesky(s).unwrap();
        (0..9).map(|k| l[k / 3][k % 3] * seed[k / 3][k % 3]).sum()
    };
    grad_tests::check::gradient(f, &spd(), &s_bar);
    assert_eq!(
        cholesky_vjp(&[[1.0, 2.0], [2.0, 1.0]], &mut [[0.0; 2]; 2], [[1.0; 2]; 2]),
        None
    );
    let got = gaussian_log_density_value_and_grad(&spd().concat(), &[0.5, -1.0, 0.25]).unwrap();
    let f = |at: &(Vec<f64>, Vec<f64>)| gaussian_log_density(&at.0, &at.1).unwrap();
    grad_tests::check::value_and_gradient(f, &(spd().concat(), vec![0.5, -1.0, 0.25]), got);
    assert_eq!(
        gaussian_log_density_grad(&[-1.0], &[1.0]),
        Err(MatrixError::NotPositiveDefinite)
    );
}

#[test]
fn orthogonal() {
    let mut a_bar = [[0.0; 3]; 3];
    let seed = [[1.0, 0.5, -0.25], [0.0, 2.0, 1.5], [0.0, 0.0, 0.7]];
    let r = qr_r_vjp(&spd(), &mut a_bar, seed);
    assert_eq!(r, qr_r(&spd()));
    let f = |a: &[[f64; 3]; 3]| {
        let r = qr_r(a);
        (0..9).map(|k| r[k / 3][k % 3] * seed[k / 3][k % 3]).sum()
    };
    grad_tests::check::gradient(f, &spd(), &a_bar);
    let a = vec![
        vec![1.0, 0.5],
        vec![1.0, 1.5],
        vec![1.0, 2.0],
        vec![1.0, 4.0],
    ];
    check!(least_squares, least_squares_value_and_grad, least_squares_jvp(&a, &b), view least_squares_lagrangian, [a = a, b = vec![1.0, 2.0, 1.5, 5.0]] => (&a, &b));
}

#[test]
fn eigenvalues_and_iterations() {
    let w = [1.0, 0.5, -2.0];
    check!(jacobi_eigen, jacobi_eigen_value_and_grad, jacobi_eigen_jvp(a, w), [a = [[4.0, 1.0], [0.7, 3.0]], w = [1.0, 0.3]] => (a, w));
    let got = jacobi_eigen_value_and_grad(spd(), w);
    assert_eq!(got.0, jacobi_eigen(spd(), w));
    let m = vec![
        vec![2.0, 0.3, 0.1],
        vec![0.4, 1.5, 0.2],
        vec![0.1, 0.5, 1.0],
    ];
    check!(power_iteration, power_iteration_value_and_grad, power_iteration_jvp(&m), view power_iteration_lagrangian, [m = m] => (&m, 12));
    let (a, b) = (spd().concat(), vec![1.0, 2.0, -0.5]);
    check!(conjugate_gradient, conjugate_gradient_value_and_grad, conjugate_gradient_jvp(&a, &b), view conjugate_gradient_lagrangian, [a = a, b = b] => (&a, &b, 2));
    let m = [[2.0, 0.3, 0.1], [0.4, 1.5, 0.2], [0.1, 0.5, 1.0]];
    let seed = [[1.0, 0.5, -0.25], [0.1, 2.0, 1.5], [0.3, -0.4, 0.7]];
    let (value, m_bar) = inverse3_vjp(m, seed).unwrap();
    assert_eq!(Some(value), inverse3(m));
    let f = |m: &[[f64; 3]; 3]| {
        let r = inverse3(*m).unwrap();
        (0..9).map(|k| r[k / 3][k % 3] * seed[k / 3][k % 3]).sum()
    };
    grad_tests::check::gradient(f, &m, &m_bar);
}
