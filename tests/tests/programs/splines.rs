//! Interpolation and splines.

use grad_runtime::grad;

type Point = (f64, f64);

/// Second derivatives of the natural spline by Thomas' algorithm, then its value.
#[grad]
fn cubic_spline(xs: &[f64], ys: &[f64], x: f64) -> Option<f64> {
    let n = xs.len();
    if n < 3 || x < xs[0] || x > xs[n - 1] {
        return None;
    }
    let mut m = vec![0.0; n];
    let mut c = vec![0.0; n];
    let mut d = vec![0.0; n];
    for i in 1..n - 1 {
        let h0 = xs[i] - xs[i - 1];
        let h1 = xs[i + 1] - xs[i];
        let rhs = 6.0 * ((ys[i + 1] - ys[i]) / h1 - (ys[i] - ys[i - 1]) / h0);
        let denom = 2.0 * (h0 + h1) - h0 * c[i - 1];
        c[i] = h1 / denom;
        d[i] = (rhs - h0 * d[i - 1]) / denom;
    }
    for i in (1..n - 1).rev() {
        m[i] = d[i] - c[i] * m[i + 1];
    }
    let mut k = n - 2;
    while k > 0 && xs[k] > x {
        k -= 1;
    }
    let h = xs[k + 1] - xs[k];
    let a = (xs[k + 1] - x) / h;
    let b = (x - xs[k]) / h;
    Some(
        a * ys[k]
            + b * ys[k + 1]
            + ((a.powi(3) - a) * m[k] + (b.powi(3) - b) * m[k + 1]) * h * h / 6.0,
    )
}

#[grad]
fn thomas(a: &[f64], b: &[f64], c: &[f64], d: &mut [f64]) {
    let n = d.len();
    let mut cp = vec![0.0; n];
    cp[0] = c[0] / b[0];
    d[0] /= b[0];
    for i in 1..n {
        let m = 1.0 / (b[i] - a[i] * cp[i - 1]);
        cp[i] = c[i] * m;
        d[i] = (d[i] - a[i] * d[i - 1]) * m;
    }
    for i in (0..n - 1).rev() {
        d[i] -= cp[i] * d[i + 1];
    }
}

#[grad]
fn catmull_rom(p: [(f64, f64); 4], t: f64) -> (f64, f64) {
    let f = |p0: f64, p1: f64, p2: f64, p3: f64| {
        0.5 * ((2.0 * p1)
            + (-p0 + p2) * t
            + (2.0 * p0 - 5.0 * p1 + 4.0 * p2 - p3) * t * t
            + (-p0 + 3.0 * p1 - 3.0 * p2 + p3) * t * t * t)
    };
    (
        f(p[0].0, p[1].0, p[2].0, p[3].0),
        f(p[0].1, p[1].1, p[2].1, p[3].1),
    )
}

#[grad]
fn de_boor(degree: usize, knots: &[f64], control: &[f64], x: f64) -> f64 {
    let mut k = degree;
    while k + 1 < control.len() && x >= knots[k + 1] {
        k += 1;
    }
    let mut d: Vec<f64> = (0..=degree).map(|j| control[j + k - degree]).collect();
    for r in 1..=degree {
        for j in (r..=degree).rev() {
            let lo = knots[j + k - degree];
            let hi = knots[j + 1 + k - r];
            let alpha = (x - lo) / (hi - lo);
            d[j] = (1.0 - alpha) * d[j - 1] + alpha * d[j];
        }
    }
    d[degree]
}

#[grad]
fn de_casteljau(points: &[[f64; 2]], t: f64) -> [f64; 2] {
    let mut work = points.to_vec();
    let mut n = work.len();
    while n > 1 {
        for i in 0..n - 1 {
            for k in 0..2 {
                work[i][k] = (1.0 - t) * work[i][k] + t * work[i + 1][k];
            }
        }
        n -= 1;
    }
    work[0]
}

/// Fritsch and Carlson's monotone tangents, then Hermite's basis.
#[grad(lagrangian, jvp)]
fn pchip(xs: &[f64], ys: &[f64], x: f64) -> f64 {
    let n = xs.len();
    let delta: Vec<f64> = (0..n - 1)
        .map(|i| (ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i]))
        .collect();
    let mut m = vec![0.0; n];
    m[0] = delta[0];
    m[n - 1] = delta[n - 2];
    for i in 1..n - 1 {
        m[i] = if delta[i - 1] * delta[i] <= 0.0 {
            0.0
        } else {
            0.5 * (delta[i - 1] + delta[i])
        };
    }
    for i in 0..n - 1 {
        if delta[i] == 0.0 {
            m[i] = 0.0;
            m[i + 1] = 0.0;
            continue;
        }
        let (a, b) = (m[i] / delta[i], m[i + 1] / delta[i]);
        let s = a * a + b * b;
        if s > 9.0 {
            let t = 3.0 / s.sqrt();
            m[i] = t * a * delta[i];
            m[i + 1] = t * b * delta[i];
        }
    }
    let mut i = 0;
    'search: loop {
        if i + 2 >= n {
            break 'search;
        }
        if x < xs[i + 1] {
            break;
        }
        i += 1;
    }
    let h = xs[i + 1] - xs[i];
    let t = (x - xs[i]) / h;
    let (t2, t3) = (t * t, t.powi(3));
    (2.0 * t3 - 3.0 * t2 + 1.0) * ys[i]
        + (t3 - 2.0 * t2 + t) * h * m[i]
        + (-2.0 * t3 + 3.0 * t2) * ys[i + 1]
        + (t3 - t2) * h * m[i + 1]
}

/// Barycentric Lagrange; exact at the nodes.
#[grad(lagrangian, jvp)]
fn barycentric(xs: &[f64], ys: &[f64], x: f64) -> f64 {
    let (mut num, mut den) = (0.0, 0.0);
    for j in 0..xs.len() {
        if x == xs[j] {
            return ys[j];
        }
        let mut w = 1.0;
        for k in 0..xs.len() {
            if k != j {
                w /= xs[j] - xs[k];
            }
        }
        let t = w / (x - xs[j]);
        num += t * ys[j];
        den += t;
    }
    num / den
}

#[grad(lagrangian, jvp)]
fn neville(points: &[(f64, f64)], x: f64) -> f64 {
    let n = points.len();
    let mut p: Vec<f64> = points.iter().map(|&(_, y)| y).collect();
    for level in 1..n {
        for i in 0..n - level {
            let (xi, xj) = (points[i].0, points[i + level].0);
            p[i] = ((x - xj) * p[i] + (xi - x) * p[i + 1]) / (xi - xj);
        }
    }
    p[0]
}

#[grad(lagrangian, jvp)]
fn bilinear(grid: &[[f64; 3]; 3], u: f64, v: f64) -> f64 {
    let u = u.clamp(0.0, 2.0);
    let v = v.clamp(0.0, 2.0);
    let i = (u as usize).min(1);
    let j = (v as usize).min(1);
    let (fu, fv) = (u - i as f64, v - j as f64);
    let top = grid[i][j] * (1.0 - fv) + grid[i][j + 1] * fv;
    let bottom = grid[i + 1][j] * (1.0 - fv) + grid[i + 1][j + 1] * fv;
    top * (1.0 - fu) + bottom * fu
}

#[grad(lagrangian, jvp)]
fn polyline_length(points: &[(f64, f64)]) -> f64 {
    points
        .windows(2)
        .map(|p| {
            let (dx, dy) = (p[1].0 - p[0].0, p[1].1 - p[0].1);
            dx.hypot(dy)
        })
        .sum()
}

#[grad(lagrangian, jvp)]
fn polygon_area(points: &[(f64, f64)]) -> f64 {
    let n = points.len();
    let mut twice = 0.0;
    for i in 0..n {
        let (x0, y0) = points[i];
        let (x1, y1) = points[(i + 1) % n];
        twice += x0 * y1 - x1 * y0;
    }
    (twice / 2.0).abs()
}

#[test]
fn splines() {
    let (xs, ys) = (
        vec![0.0, 1.0, 2.5, 3.0, 4.5],
        vec![1.0, 2.0, -0.5, 0.5, 3.0],
    );
    for x in [0.4, 2.7, 4.5] {
        let got = cubic_spline_value_and_grad(&xs, &ys, x).unwrap();
        assert_eq!(Some(got.0), cubic_spline(&xs, &ys, x));
        if x < 4.5 {
            let f = |at: &(Vec<f64>, Vec<f64>, f64)| cubic_spline(&at.0, &at.1, at.2).unwrap();
            grad_tests::check::gradient(f, &(xs.clone(), ys.clone(), x), &got.1);
            check!(pchip, pchip_value_and_grad, pchip_jvp(&xs, &ys, x), view pchip_lagrangian, [xs = xs.clone(), ys = ys.clone(), x = x] => (&xs, &ys, x));
            check!(barycentric, barycentric_value_and_grad, barycentric_jvp(&xs, &ys, x), view barycentric_lagrangian, [xs = xs.clone(), ys = ys.clone(), x = x] => (&xs, &ys, x));
        }
    }
    assert_eq!(cubic_spline_grad(&xs, &ys, 7.0), None);
    let knots = vec![0.0, 0.0, 0.0, 0.4, 0.7, 1.0, 1.0, 1.0];
    let control = vec![1.0, 0.5, -1.0, 2.0, 0.25];
    for x in [0.2, 0.5, 0.9] {
        let (value, (knots_bar, control_bar, x_bar)) =
            de_boor_value_and_grad(2, &knots, &control, x);
        assert_eq!(value, de_boor(2, &knots, &control, x));
        let f = |at: &(Vec<f64>, f64)| de_boor(2, &knots, &at.0, at.1);
        grad_tests::check::gradient(f, &(control.clone(), x), &(control_bar, x_bar));
        assert_eq!(knots_bar.len(), 8);
    }
}

#[test]
fn curves() {
    let p = [(0.0, 0.0), (1.0, 2.0), (3.0, 1.0), (4.0, -1.0)];
    check_vjp!(catmull_rom, catmull_rom_vjp, [p = p, t = 0.3] => (p, t), (1.0, -0.5));
    let points = vec![[0.0, 0.0], [1.0, 2.0], [3.0, 1.0], [4.0, -1.0]];
    let mut points_bar = vec![[0.0; 2]; 4];
    let (value, t_bar) = de_casteljau_vjp(&points, 0.3, &mut points_bar, [1.0, -0.5]);
    assert_eq!(value, de_casteljau(&points, 0.3));
    let f = |at: &(Vec<[f64; 2]>, f64)| {
        let [x, y] = de_casteljau(&at.0, at.1);
        x - 0.5 * y
    };
    grad_tests::check::gradient(f, &(points, 0.3), &(points_bar, t_bar));
    let points = p.to_vec();
    check!(neville, neville_value_and_grad, neville_jvp(&p, x), view neville_lagrangian, [p = points.clone(), x = 0.7] => (&p, x));
    check!(polyline_length, polyline_length_value_and_grad, polyline_length_jvp(&p), view polyline_length_lagrangian, [p = points.clone()] => (&p));
    check!(polygon_area, polygon_area_value_and_grad, polygon_area_jvp(&p), view polygon_area_lagrangian, [p = points.clone()] => (&p));
    let grid = [[1.0, 2.0, 0.5], [0.3, -1.0, 2.0], [1.5, 0.2, 0.1]];
    for (u, v) in [(0.3, 1.6), (1.4, 0.2)] {
        check!(bilinear, bilinear_value_and_grad, bilinear_jvp(&g, u, v), view bilinear_lagrangian, [g = grid, u = u, v = v] => (&g, u, v));
    }
    let (a, b, c) = (
        vec![0.0, -1.0, 0.5],
        vec![4.0, 5.0, 3.0],
        vec![1.0, 0.5, 0.0],
    );
    let mut d = [1.0, 2.0, -1.0];
    let (mut a_bar, mut b_bar, mut c_bar) = (vec![0.0; 3], vec![0.0; 3], vec![0.0; 3]);
    let mut d_bar = [1.0, -0.5, 2.0];
    thomas_vjp(
        &a, &b, &c, &mut d, &mut a_bar, &mut b_bar, &mut c_bar, &mut d_bar,
    );
    let f = |at: &(Vec<f64>, Vec<f64>, Vec<f64>, [f64; 3])| {
        let mut d = at.3;
        thomas(&at.0, &at.1, &at.2, &mut d);
        d[0] - 0.5 * d[1] + 2.0 * d[2]
    };
    grad_tests::check::gradient(
        f,
        &(a, b, c, [1.0, 2.0, -1.0]),
        &(a_bar, b_bar, c_bar, d_bar),
    );
}
