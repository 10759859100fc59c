//! Programs that give every pass something to do.
// Index loops are how such programs are written.
#![allow(
    clippy::needless_range_loop,
    clippy::assign_op_pattern,
    clippy::useless_vec
)]

use grad_runtime::grad;

ways!(fit(c: &[f64], t: &[f64], y: &[f64], cap: f64) {
    let mut total = 0.0;
    for i in 0..t.len() {
        let mut p = 0.0;
        for k in (0..c.len()).rev() {
            p = p * t[i] + c[k];
        }
        let r = y[i] - p;
        total += if r.abs() < cap { 0.5 * r * r } else { cap * (r.abs() - 0.5 * cap) };
    }
    total / t.len() as f64
});

#[test]
fn robust_polynomial_fit() {
    agree!(fit, [c = vec![0.3, -0.8, 0.5], t = vec![-1.0, -0.2, 0.4, 1.3], y = vec![2.5, 0.1, 0.4, -1.9], cap = 0.7]
        => (&c, &t, &y, cap));
}

ways!(cover(x: &[f64], centres: &[f64]) {
    let mut total = 0.0;
    for i in 0..x.len() / 2 {
        let mut best = f64::INFINITY;
        for j in 0..centres.len() / 2 {
            let dx = x[2 * i] - centres[2 * j];
            let dy = x[2 * i + 1] - centres[2 * j + 1];
            best = best.min(dx * dx + dy * dy);
        }
        total += best.sqrt();
    }
    let mut worst = 0.0;
    for &c in centres {
        if c * c > worst {
            worst = c * c;
        }
    }
    total + 0.1 * worst
});

#[test]
fn distance_to_the_nearest_centre() {
    agree!(cover, [x = vec![0.1, 0.4, -0.9, 1.2, 2.0, -0.3], c = vec![0.5, 0.2, -1.1, 0.9]] => (&x, &c));
    agree!(cover, [x = vec![0.1, 0.4], c = vec![0.5, 0.2]] => (&x, &c));
}

ways!(diffuse(u: &[f64], n: usize, k: f64, steps: usize) {
    let mut a = u.to_vec();
    let mut b = vec![0.0; n * n];
    for _ in 0..steps {
        for i in 1..n.max(1) - 1 {
            for j in 1..n - 1 {
                b[i * n + j] = a[i * n + j]
                    + k * (a[(i - 1) * n + j] + a[(i + 1) * n + j] + a[i * n + j - 1] + a[i * n + j + 1]
                        - 4.0 * a[i * n + j]);
            }
        }
        for i in 0..n * n {
            a[i] = b[i] * (1.0 + 0.1 * a[i]);
        }
    }
    let mut roughness = 0.0;
    for i in 1..n * n {
        let d = a[i] - a[i - 1];
        roughness += d * d;
    }
    roughness
});

#[test]
fn diffusion_on_a_grid() {
    let u: Vec<f64> = (0..16).map(|k| (k as f64 * 1.7).sin()).collect();
    agree!(diffuse, [u = u, k = 0.1] => (&u, 4, k, 3));
    // Loops that do not run.
    agree!(diffuse, [u = vec![0.3, 0.4, 0.1, 0.9], k = 0.1] => (&u, 2, k, 2));
    agree!(diffuse, [u = vec![0.3], k = 0.1] => (&u, 1, k, 2));
}

ways!(pairs(x: &[f64], w: &[f64]) {
    let n = w.len();
    let mut energy = 0.0;
    for i in 0..n {
        for j in 0..i {
            let d = x[i] - x[j];
            energy += w[i] * w[j] / (1.0 + d * d);
        }
    }
    energy
});

#[test]
fn pair_energy() {
    agree!(pairs, [x = vec![0.1, 0.7, -0.5, 1.4], w = vec![1.0, 0.5, 2.0, 0.8]] => (&x, &w));
    // The last atom's coordinate is missing, and never looked at.
    agree!(pairs, [x = Vec::<f64>::new(), w = vec![1.0]] => (&x, &w));
}

ways!(orbit(e: f64, times: &[f64]) {
    let mut sum = 0.0;
    for &t in times {
        let mut a = t;
        let mut step = 1.0_f64;
        while step.abs() > 1e-13 {
            step = (a - e * a.sin() - t) / (1.0 - e * a.cos());
            a -= step;
        }
        if a > 3.0 {
            break;
        }
        sum += a.cos() / (1.0 + a.exp());
    }
    sum.ln()
});

#[test]
fn newton_iterations() {
    agree!(orbit, [e = 0.3, t = vec![0.2, 0.9, 1.3, 7.0, 0.1]] => (e, &t));
}

ways!(powers(x: &[f64], y: f64) {
    let mut total = 0.0;
    for i in 0..x.len() {
        let a = 1.0 / (1.0 + (-x[i]).exp());
        let r2 = x[i] * x[i] + y * y;
        total += a * x[i].powi(3) - 0.5 * y.powi(2) / r2.powi(-1) + x[i] / 7.0;
        total += r2.powf(1.5) * x[i].powi(0) - 1.0 / x[i].powi(-2) + r2.powf(0.0);
    }
    total + y.powi(1) * y / 4.0
});

#[test]
fn powers_with_literals() {
    agree!(powers, [x = vec![0.3, -1.2, 2.1], y = 0.7] => (&x, y));
}

/// Where a power's derivative vanishes or the base is zero.
#[test]
fn powers_at_zero() {
    #[grad]
    fn at(x: f64) -> f64 {
        x.powi(2) + x.powi(0) + x.powi(1) + x.powf(1.0) + x.powf(2.0) + x.powf(0.0)
    }
    assert_eq!(at_grad(0.0), 2.0);
    #[grad]
    fn unused(x: f64) -> f64 {
        0.0 * x.powi(-1) + x
    }
    assert_eq!(unused_grad(0.0), 1.0);
}

ways!(repeated(x: &[f64], k: f64) {
    let mut u = x.to_vec();
    let mut total = u[0] * u[0] * k;
    for i in 1..u.len() {
        let before = u[i - 1] * u[i - 1];
        u[i] = u[i] * k + u[i - 1] * u[i - 1];
        total += before * u[i] + u[i] * u[i];
        if u[i] > 0.2 {
            u[0] = u[0] * u[i];
            total += u[0] * u[0];
        }
        total += u[0] * x[0] + x[0] * x[i];
    }
    total
});

#[test]
fn what_is_read_twice() {
    agree!(repeated, [x = vec![0.3, -1.2, 0.9, 0.4], k = 0.7] => (&x, k));
    agree!(repeated, [x = vec![0.3], k = 0.7] => (&x, k));
}

ways!(orthogonalise(u: &[f64], v: &[f64], k: f64) {
    let n = u.len();
    let mut w = v.to_vec();
    for round in 0..2 {
        let mut along = 0.0;
        for i in 0..n {
            along += u[i] * w[i];
        }
        let step = k * along + round as f64 * 0.1;
        for i in 0..n {
            w[i] -= step * u[i];
        }
        // Here the loop writes what the sum for `k` reads.
        for i in 1..n {
            w[i] = w[i] * k + w[i - 1];
        }
        for i in 0..n {
            w[i] = w[i] * k + v[i];
        }
    }
    let mut total = 0.0;
    for i in 0..n {
        total += w[i] * w[i];
    }
    total
});

#[test]
fn vectors_made_orthogonal() {
    agree!(orthogonalise, [u = vec![0.3, -0.5, 0.9, 0.2, 0.4, -1.1, 0.8], v = vec![1.0, 0.2, -0.7, 0.5, 0.1, 0.6, -0.4], k = 0.8]
        => (&u, &v, k));
    agree!(orthogonalise, [u = vec![0.3], v = vec![1.0], k = 0.8] => (&u, &v, k));
    agree!(orthogonalise, [u = Vec::<f64>::new(), v = vec![1.0], k = 0.8] => (&u, &v, k));
}

ways!(charges(r: &[f64], q: &[f64]) {
    let mut energy = 0.0;
    for i in 0..q.len() {
        for j in 0..i {
            let dx = r[3 * i] - r[3 * j];
            let dy = r[3 * i + 1] - r[j * 3 + 1];
            let dz = r[3 * i + 2] - r[2 + 3 * j];
            energy += 0.5 * q[i] * q[j] / (dx * dx + dy * dy + dz * dz).sqrt();
        }
    }
    energy
});

ways!(rotated(points: &[f64], angle: f64, from: usize) {
    let mut turned = vec![0.0; points.len()];
    let (sine, cosine) = (angle.sin(), angle.cos());
    for k in 1..(points.len() - from) / 2 {
        turned[2 * k] = cosine * points[from + 2 * k] - sine * points[from + 1 + 2 * k];
        turned[2 * k + 1] = sine * points[from + 2 * k] + cosine * points[from + 2 * k + 1];
    }
    let mut moment = 0.0;
    for k in 0..turned.len() / 2 {
        moment += 3.0 * turned[2 * k] * turned[2 * k] * turned[2 * k + 1] - turned[2 * k + 1];
    }
    moment
});

ways!(damped(start: f64, speed: f64, stiffness: f64, steps: usize) {
    let (mut x, mut v) = (start, speed);
    let mut work = 0.0;
    for _ in 0..steps {
        let pull = stiffness * x + 0.5 * x * x * x;
        v -= 0.01 * pull;
        // The reverse sweep asks the same question of what it computes again.
        if v * 0.5 * 0.25 + v * v > 0.02 {
            v -= 0.1 * v * v * v / 6.0;
        }
        x += 0.01 * v;
        work += 0.5 * v * v - 0.5 * stiffness * x * x;
    }
    work
});

#[test]
fn coordinates_and_like_terms() {
    let r = vec![
        0.0, 0.1, 0.3, 1.0, -0.4, 0.2, 0.3, 0.9, -0.7, -1.0, 0.2, 0.5,
    ];
    agree!(charges, [r = r, q = vec![1.0, -0.5, 2.0, 0.7]] => (&r, &q));
    let points = vec![0.3, 0.5, -0.2, 0.7, 1.1, -0.6, 0.9, 0.4, 0.8];
    agree!(rotated, [points = points, angle = 0.3, from = 1_usize] => (&points, angle, from));
    agree!(damped, [start = 1.0, speed = 0.2, stiffness = 1.3, steps = 4_usize] => (start, speed, stiffness, steps));
}

#[test]
fn coordinates_of_nothing() {
    let (value, gradient) = charges::all_on::f_value_and_grad(&[], &[]);
    assert_eq!((value, gradient), (0.0, (vec![], vec![])));
    // One charge has no partner: its coordinates are not read.
    assert_eq!(charges::all_on::f(&[], &[1.0]), 0.0);
    let (_, (of_r, of_q)) = charges::all_on::f_value_and_grad(&[], &[1.0]);
    assert_eq!((of_r, of_q), (vec![], vec![0.0]));
}

ways!(smoothness(u: &[f64], rows: &[[f64; 2]], k: f64, from: usize) {
    let n = u.len();
    let mut total = 0.0;
    // Second differences with a coefficient that is differentiated; a gap between neighbours; both ends included.
    for i in 1..n.saturating_sub(1) {
        total += (k * (u[i - 1] - 2.0 * u[i] + u[i + 1])).powi(2) + (u[i + 1] * u[i - 1]).sin();
    }
    for i in 2..=n.saturating_sub(1) {
        total += u[i] * u[i - 2] * k;
    }
    // Backwards, from somewhere, with what is added under a condition beside it.
    for i in (0..n.saturating_sub(from + 3)).rev() {
        let step = u[from + i + 3] - u[from + i];
        total += (step * u[from + i + 1]).cos();
        if step > 0.0 {
            total += u[from + i] * step;
        }
    }
    for i in 1..rows.len() {
        let (dx, dy) = (rows[i][0] - rows[i - 1][0], rows[i][1] - rows[i - 1][1]);
        total += (1.0 + dx * dx + dy * dy).sqrt();
    }
    total
});

#[test]
fn differences_of_neighbours() {
    let u = vec![0.3, -1.2, 0.9, 0.4, 1.7, -0.6, 0.8];
    let rows = vec![[0.1, 0.9], [0.5, -0.3], [1.4, 0.2]];
    agree!(smoothness, [u = u, rows = rows, k = 0.7] => (&u, &rows, k, 2));
    // Loops of one iteration, and of none: the elements that they stand for need not be there.
    let rows = vec![[0.1, 0.9], [0.5, -0.3]];
    agree!(smoothness, [u = vec![0.3, -1.2, 0.9], rows = rows, k = 0.7] => (&u, &rows, k, 0));
    agree!(smoothness, [u = vec![0.3, -1.2], rows = vec![[0.1, 0.9]], k = 0.7] => (&u, &rows, k, 4));
    agree!(smoothness, [u = Vec::<f64>::new(), rows = Vec::<[f64; 2]>::new(), k = 0.7] => (&u, &rows, k, 0));
}

ways!(heated(start: &[f64], alpha: f64, steps: usize) {
    let n = start.len();
    let mut u = start.to_vec();
    let mut next = vec![0.0; n];
    let mut lost = 0.0;
    for _ in 0..steps {
        for i in 1..n - 1 {
            next[i] = u[i] + alpha * (u[i - 1] - 2.0 * u[i] + u[i + 1]);
            if next[i] > 0.5 {
                lost += alpha * next[i];
            } else {
                lost -= alpha;
            }
        }
        next[0] = u[1];
        next[n - 1] = 0.0;
        std::mem::swap(&mut u, &mut next);
    }
    lost + u.iter().map(|v| v * v).sum::<f64>()
});

#[test]
fn a_diffusion_coefficient() {
    agree!(heated, [start = vec![0.3, 1.2, 0.9, -0.4, 1.7], alpha = 0.2] => (&start, alpha, 4));
    agree!(heated, [start = vec![0.3, 1.2], alpha = 0.2] => (&start, alpha, 2));
}

ways!(mixture(x: &[f64], mu: &[f64], lower: &[f64], d: usize) {
    // Work arrays declared once, filled anew by every iteration; columns found by a running offset.
    let k = mu.len() / d;
    let mut centred = vec![0.0; d];
    let mut scaled = vec![0.0; d];
    let mut terms = vec![0.0; k];
    let mut total = 0.0;
    for i in 0..x.len() / d {
        for a in 0..k {
            for j in 0..d {
                centred[j] = x[i * d + j] - mu[a * d + j];
            }
            for j in 0..d {
                scaled[j] = 1.5 * centred[j];
            }
            let mut start = 0;
            for j in 0..d {
                let v = centred[j];
                for r in 0..d - 1 - j {
                    scaled[j + 1 + r] += v * lower[start + r];
                }
                start = start + d - 1 - j;
            }
            let mut sq = 0.0;
            for j in 0..d {
                sq += scaled[j] * scaled[j];
            }
            terms[a] = -0.5 * sq;
        }
        let mut max = f64::NEG_INFINITY;
        for j in 0..k {
            max = max.max(terms[j]);
        }
        let mut sum = 0.0;
        for j in 0..k {
            sum += (terms[j] - max).exp();
        }
        total += max + sum.ln();
    }
    total
});

#[test]
fn work_arrays() {
    let x = vec![0.3, -1.2, 0.9, 0.4, 1.7, -0.6];
    agree!(mixture, [x = x, mu = vec![0.1, 0.9, -0.4, 1.0, -0.2, 0.6], lower = vec![0.5, -0.3, 0.8]]
        => (&x, &mu, &lower, 3));
}

// Work arrays that look as if each iteration filled them, and do not.
ways!(smeared(x: &[f64], c: f64) {
    let n = x.len();
    let mut all_but_last = vec![0.0; n + 1];
    let mut read_first = vec![0.0; n];
    let mut read_later = vec![0.0; n];
    let mut sometimes = vec![0.0; n];
    let mut total = 0.0;
    for i in 0..n {
        for j in 0..n {
            all_but_last[j] = c * x[j];
        }
        all_but_last[n] += x[i] * x[i];
        total += all_but_last[n] * all_but_last[i];

        let before = read_first[i];
        for j in 0..n {
            read_first[j] = read_first[j] * c + x[i];
        }
        total += before * read_first[n - 1] * x[i];

        for j in 0..n {
            read_later[j] = x[j] * x[i];
        }
        read_later[i] *= x[i];
        total += read_later[i] * read_later[0];

        if x[i] > 0.0 {
            for j in 0..n {
                sometimes[j] = x[j] * c * x[i];
            }
        }
        sometimes[i] *= c;
        total += sometimes[i] * sometimes[i];
    }
    for v in &read_later {
        total += v * v;
    }
    total
});

#[test]
fn work_arrays_that_hand_something_on() {
    agree!(smeared, [x = vec![0.3, -1.2, 0.9, 0.4], c = 0.7] => (&x, c));
}

ways!(layers(x: &[f64], w: &[f64]) {
    // Each as long as the one before.
    let first: Vec<f64> = x.iter().map(|v| v.tanh()).collect();
    let second: Vec<f64> = first.iter().zip(w).map(|(a, b)| a * b).collect();
    let mut third = vec![0.0; second.len()];
    for i in 0..third.len() {
        third[i] = second[i] * first[third.len() - 1 - i];
    }
    third.iter().sum::<f64>() / third.len() as f64
});

#[test]
fn arrays_as_long_as_others() {
    agree!(layers, [x = vec![0.3, -1.2, 0.9], w = vec![0.7, 0.2, 1.1]] => (&x, &w));
}

ways!(weighted(x: f64, lo: f64, hi: f64, w: &[f64]) {
    let mut total = 1.0;
    for v in w {
        total += v * x.exp() + v * (2.0 * x).sqrt() / hi + x.clamp(lo, hi).sqrt();
    }
    total
});

/// What a loop that does not run would have computed has no derivative, and does not panic.
#[test]
fn invariants_of_loops_that_do_not_run() {
    let idle = weighted::all_on::f_grad(1000.0, 2.0, 1.0, &[]);
    assert_eq!(idle, (0.0, 0.0, 0.0, vec![]));
    assert_eq!(weighted::all_on::f_grad(f64::INFINITY, 2.0, 0.0, &[]), idle);
    agree!(weighted, [x = 0.7, lo = 0.1, hi = 3.0, w = vec![0.3, -1.2]] => (x, lo, hi, &w));
}

ways!(cluster(x: &[f64], charge: &[f64], core: f64) {
    let n = charge.len();
    let mut energy = 0.0;
    for i in 0..n {
        for j in 0..i {
            let (dx, dy, dz) = (x[3 * i] - x[3 * j], x[3 * i + 1] - x[3 * j + 1], x[3 * i + 2] - x[3 * j + 2]);
            let square = dx * dx + dy * dy + dz * dz;
            let inverse = 1.0 / square;
            let sixth = inverse * inverse * inverse;
            let along = 1.0 / square.sqrt();
            energy += core * sixth * (sixth - 1.0) + charge[i] * charge[j] * along;
        }
    }
    energy
});

#[test]
fn charged_cluster() {
    let x = vec![
        0.0, 0.1, -0.2, 1.1, 0.3, 0.2, -0.4, 1.2, 0.9, 0.8, -1.0, 0.7,
    ];
    agree!(cluster, [x = x, charge = vec![1.0, -0.5, 0.7, 0.2], core = 0.3] => (&x, &charge, core));
}

ways!(wheel(turn: f64, drag: f64, pull: &[f64]) {
    let (mut angle, mut rate) = (turn, 0.0);
    for &p in pull {
        let step = 0.1 * (p * angle.cos() - angle.sin() - drag * rate);
        angle += 0.1 * rate + 0.5 * step * (2.0 * angle).sin();
        rate += step;
    }
    let mut far = angle * angle;
    for (k, &p) in pull.iter().enumerate() {
        if k % 2 == 0 {
            far += (p * rate).cos();
        }
    }
    far + rate.sin()
});

#[test]
fn driven_wheel() {
    agree!(wheel, [turn = 0.7, drag = 0.2, pull = vec![0.3, 1.1, -0.8, 0.4, 0.9]] => (turn, drag, &pull));
}

ways!(directions(v: &[[f64; 3]], light: &[f64; 3], width: f64) {
    let mut shade = vec![0.0; v.len()];
    for i in 0..v.len() {
        let norm = (v[i][0] * v[i][0] + v[i][1] * v[i][1] + v[i][2] * v[i][2]).sqrt();
        let unit = [v[i][0] / norm, v[i][1] / norm, v[i][2] / norm];
        let cosine = unit[0] * light[0] + unit[1] * light[1] + unit[2] * light[2];
        shade[i] = (cosine / width).tanh() / width;
    }
    for i in 1..v.len() {
        shade[i] = 0.5 * shade[i] * shade[i] + v[i - 1][0] / width;
    }
    shade.iter().sum()
});

#[test]
fn shading_by_direction() {
    let v = vec![[1.0, 0.2, -0.3], [0.4, -2.0, 0.9], [-0.6, 0.1, 0.5]];
    agree!(directions, [v = v, light = [0.3, -0.5, 0.8], width = 0.7] => (&v, &light, width));
}

ways!(relaxed(x: &[f64], pull: &[f64], steps: usize) {
    let n = x.len();
    let mut state = x.to_vec();
    let mut rate = vec![0.0; n];
    let mut stage = vec![0.0; n];
    let mut edge = vec![0.0; n + 1];
    for step in 0..steps {
        rate[0] = -state[0];
        for i in 1..n {
            rate[i] = pull[i] * state[i - 1].sin() - state[i];
        }
        for i in 0..n {
            stage[i] = state[i] + 0.1 * rate[i];
        }
        for i in 1..n {
            edge[i] = stage[i] * stage[i - 1];
        }
        // One end is left as it was, the other changes now and then.
        if step % 2 == 1 {
            edge[n] = 0.5 * edge[n] + stage[n - 1] * stage[0];
        }
        for i in 0..n {
            state[i] = stage[i] + 0.05 * (edge[i + 1] - edge[i]) + 0.1 * rate[i];
        }
    }
    let mut far = edge[n] * edge[0];
    for i in 0..n {
        far += state[i] * state[i] + rate[i] * stage[i];
    }
    far
});

#[test]
fn relaxation_over_work_arrays() {
    let (x, pull) = (vec![0.4, -0.7, 1.1, 0.2], vec![0.0, 0.9, -0.6, 1.3]);
    for steps in [0, 1, 2, 5] {
        agree!(relaxed, [x = x.clone(), pull = pull.clone()] => (&x, &pull, steps));
    }
    agree!(relaxed, [x = vec![0.4], pull = vec![0.3]] => (&x, &pull, 3));
}

ways!(triangle(x: &[f64], w: &[f64]) {
    let n = x.len();
    let mut part = vec![0.0; n];
    let mut total = 0.0;
    for k in 0..n {
        for i in 0..k {
            part[i] = x[i] * w[k] + 0.1 * part[i];
        }
        for i in 0..k {
            total += part[i] * part[i].cos();
        }
        if k % 3 == 2 {
            for i in 1..n {
                total += part[i] * w[i];
            }
        }
    }
    for k in (0..n).rev() {
        let mut row = vec![0.0; k + 1];
        for i in 0..k {
            row[i] = x[i] * part[k];
        }
        for i in 0..=k {
            total += row[i] * row[i] + row[k] * w[i];
        }
    }
    total
});

#[test]
fn triangle_of_partial_sums() {
    let (x, w) = (
        vec![0.3, -0.8, 0.5, 1.2, -0.1, 0.9],
        vec![1.0, 0.5, 2.0, 0.8, -1.4, 0.6],
    );
    agree!(triangle, [x = x, w = w] => (&x, &w));
    agree!(triangle, [x = vec![0.3], w = vec![0.2]] => (&x, &w));
}

ways!(tables(x: f64, m: &[[f64; 3]; 3], n: usize) {
    const C: [f64; 6] = [0.5, -0.25, 1.5, 0.75, -1.25, 0.1];
    let mut series = 0.0;
    for c in C.iter().rev() {
        series = series * x + c;
    }
    let mut v = [x, series, 1.0];
    for round in 0..n {
        for i in 0..3 {
            for j in 1..=2 {
                if (i + round) % 2 == 0 {
                    v[i] = (v[i] + m[i][j] * v[j]).sin();
                }
            }
            series += v[i] * v[i];
        }
    }
    for i in 0..3 {
        let mut p = m[i][i];
        for j in 0..i {
            p = p * v[j] + m[j][i].cos();
        }
        if p > 0.0 {
            for j in 0..2 {
                p = (1.0 + p * p).sqrt() + v[j];
            }
        }
        series *= p;
    }
    series
});

#[test]
fn tables_of_fixed_length() {
    let m = [[0.9, -0.4, 0.3], [0.2, 1.1, -0.6], [0.5, 0.1, 0.8]];
    agree!(tables, [x = 0.7, m = m] => (x, &m, 2));
    agree!(tables, [x = -1.2, m = m] => (x, &m, 0));
}

ways!(projections(x: &[f64], basis: &[f64], n: usize, temperature: f64) {
    // Multiples of rows are taken away and added; a softened maximum of what remains.
    let mut rest = x.to_vec();
    for row in 0..basis.len() / n {
        let mut along = 0.0;
        for i in 0..n {
            along += basis[row * n + i] * rest[i];
        }
        for i in 0..n {
            rest[i] -= along * basis[row * n + i];
        }
        let share = 0.25 * along;
        for i in 0..n {
            rest[i] += share * x[i];
        }
    }
    let mut sum = 0.0;
    for i in 0..n {
        sum += (rest[i] / temperature).exp();
    }
    temperature * sum.ln()
});

#[test]
fn what_is_left_of_a_vector() {
    let basis: Vec<f64> = (0..18).map(|k| (k as f64 * 0.9).sin()).collect();
    let x: Vec<f64> = (0..9).map(|k| (k as f64 * 2.1).cos()).collect();
    agree!(projections, [x = x, basis = basis, t = 0.8] => (&x, &basis, 9, t));
    agree!(projections, [x = vec![0.3], basis = vec![1.2, -0.4], t = 0.8] => (&x, &basis, 1, t));
}

ways!(reduced(a: &[f64], b: &[f64], turn: f64, n: usize) {
    // Rows of one matrix taken from each other, rotated into each other, and each built on the one before.
    let mut a = a.to_vec();
    let mut rhs = b.to_vec();
    for k in 0..n {
        for i in k + 1..n {
            let factor = a[i * n + k] / a[k * n + k];
            for j in k..n {
                a[i * n + j] -= factor * a[k * n + j];
            }
            rhs[i] -= factor * rhs[k];
        }
    }
    let (c, s) = (turn.cos(), turn.sin());
    for i in 1..n {
        let above = i - 1;
        for j in 0..n {
            let (p, q) = (a[above * n + j], a[i * n + j]);
            a[above * n + j] = c * p - s * q;
            if j % 2 == 0 {
                a[i * n + j] = s * p + c * q;
            }
        }
    }
    let mut costs = vec![0.0; n * n];
    for i in 1..n {
        for j in 0..n {
            let stay = costs[(i - 1) * n + j];
            let leap = costs[(i - 1) * n + n - 1 - j];
            costs[i * n + j] = a[i * n + j] * rhs[i] + if stay < leap { stay } else { 0.9 * leap };
        }
    }
    let mut total = 0.0;
    for j in 0..n {
        total += costs[n * n - 1 - j] * rhs[j];
    }
    total
});

#[test]
fn rows_of_one_matrix() {
    let n = 5;
    let a: Vec<f64> = (0..n * n)
        .map(|k| (k as f64 * 1.3).sin() + if k % (n + 1) == 0 { 4.0 } else { 0.0 })
        .collect();
    let b: Vec<f64> = (0..n).map(|k| 1.0 + (k as f64).cos()).collect();
    agree!(reduced, [a = a, b = b, turn = 0.4] => (&a, &b, turn, n));
    agree!(reduced, [a = vec![2.0], b = vec![0.7], turn = 0.4] => (&a, &b, turn, 1));
}

/// The same in memory of the caller's.
#[allow(clippy::ptr_arg)] // A `Vec` is seen through another shadow than a slice.
#[grad]
fn rotate(rows: &mut Vec<f64>, n: usize, c: f64, s: f64) {
    for i in 1..n {
        for j in 0..n {
            let (p, q) = (rows[(i - 1) * n + j], rows[i * n + j]);
            rows[(i - 1) * n + j] = c * p - s * q;
            rows[i * n + j] = s * p * q + c * q;
        }
    }
}

#[grad]
fn subtract(rows: &mut [f32], from: usize, n: usize, factor: f32) {
    for j in 0..n {
        rows[from * n + j] -= factor * rows[j];
    }
}

#[test]
fn rows_of_the_callers() {
    let (n, c, s) = (3, 0.8, 0.6);
    let rows: Vec<f64> = (0..n * n).map(|k| (k as f64 * 0.7).cos()).collect();
    let run = |rows: &[f64], c: f64| {
        let mut rows = rows.to_vec();
        rotate(&mut rows, n, c, s);
        rows.iter()
            .enumerate()
            .map(|(k, v)| (k + 1) as f64 * v)
            .sum::<f64>()
    };
    let mut bar: Vec<f64> = (0..n * n).map(|k| (k + 1) as f64).collect();
    let (c_bar, _) = rotate_vjp(&mut rows.clone(), n, c, s, &mut bar);
    let h = 1e-6;
    let slope = (run(&rows, c + h) - run(&rows, c - h)) / (2.0 * h);
    assert!((c_bar - slope).abs() < 1e-6, "{c_bar} instead of {slope}");
    for k in 0..n * n {
        let moved = |d: f64| {
            let mut rows = rows.clone();
            rows[k] += d;
            run(&rows, c)
        };
        let slope = (moved(h) - moved(-h)) / (2.0 * h);
        assert!(
            (bar[k] - slope).abs() < 1e-6,
            "{k}: {} instead of {slope}",
            bar[k]
        );
    }
    let (mut rows, mut bar) = (vec![1.0, 2.0, 3.0, 4.0], vec![0.0, 0.0, 1.0, 10.0]);
    let factor_bar = subtract_vjp(&mut rows, 1, 2, 0.5, &mut bar);
    assert_eq!(
        (rows, bar, factor_bar),
        (vec![1.0, 2.0, 2.5, 3.0], vec![-0.5, -5.0, 1.0, 10.0], -21.0)
    );
}

// Rays that hit some of the spheres: the nearest hit is decided inside of other branches.
ways!(nearest_hit(spheres: &[[f64; 4]], rays: &[[f64; 2]], far: f64) {
    let mut image = 0.0;
    for ray in rays {
        let (mut depth, mut shade, mut which) = (far, 0.5 * far, usize::MAX);
        for (i, s) in spheres.iter().enumerate() {
            let (dx, dy) = (ray[0] - s[0], ray[1] - s[1]);
            let d = s[3] * s[3] - dx * dx - dy * dy;
            if d > 0.0 {
                let t = s[2] - d.sqrt();
                if t > 0.0 && t < depth {
                    depth = t;
                    shade = (dx * s[3]).cos();
                    which = i;
                }
            }
        }
        let mut widest = 0.1 * far;
        for s in spheres {
            if s[2] < depth {
                continue;
            }
            if s[0] > 0.0 {
                widest = s[3].max(widest);
            } else if s[3] * s[1] > widest {
                widest = s[3] * s[1];
            }
        }
        image += (-0.1 * depth).exp() * shade + widest * widest;
        if which < spheres.len() {
            image += spheres[which][1];
        }
    }
    image
});

#[test]
fn nearest_hits() {
    let spheres = vec![
        [0.3, -0.2, 4.0, 1.0],
        [0.5, 0.1, 3.0, 0.8],
        [-0.9, 0.4, 2.0, 0.5],
        [-0.3, 0.9, 6.0, 1.9],
    ];
    let rays = vec![[0.2, 0.1], [-0.8, 0.3], [2.9, 2.7], [0.5, -0.9]];
    agree!(nearest_hit, [spheres = spheres.clone(), rays = rays, far = 7.0] => (&spheres, &rays, far));
    agree!(nearest_hit, [spheres = vec![], rays = vec![[0.2, 0.1]], far = 7.0] => (&spheres, &rays, far));
}

ways!(cutoff(x: &[f64], m: &[f64], h: f64, shift: f64) {
    let n = m.len();
    let mut rho = vec![0.0; n];
    let mut total = 0.0;
    for i in 0..n {
        for j in 0..n {
            let mut r = shift * shift;
            for k in 0..2 {
                r += (x[2 * i + k] - x[2 * j + k]).powi(2);
            }
            let scaled = r / (h * h);
            if scaled < 1.0 {
                let q = 1.0 - scaled;
                rho[i] += m[j] * q * q * q;
            }
            let ahead = x[2 * j] - x[2 * i];
            let mut far = if ahead > 0.3 { rho[i] += 0.1 * m[i] * ahead; total += ahead; ahead * m[j] } else { 0.0 };
            far = far * shift + far.abs();
            // What follows depends on the other branch too.
            let mut near = if ahead > 0.5 { 0.0 } else { total += m[i] * ahead; h * m[i] };
            near -= far * total;
            total += 0.01 * near * near + far * m[i] / h;
        }
    }
    rho.iter().map(|r| r * r).sum::<f64>() + total
});

#[test]
fn what_is_close_and_what_is_far() {
    let x = vec![0.1, 0.2, 0.9, -0.4, 0.35, 0.15, -0.25, 0.6];
    for h in [0.05, 0.5, 1.1, 4.0] {
        agree!(cutoff, [x = x.clone(), m = vec![0.7, 1.1, 0.4, 0.9], h = h, shift = 0.02] => (&x, &m, h, shift));
    }
}

ways!(robust(beta: &[f64; 4], weights: &([[f64; 2]; 2], f64), rows: &[[f64; 4]], y: &[f64]) {
    let mut total = 0.0;
    for i in 0..y.len() {
        let mut fit = 0.0;
        for k in 0..4 {
            fit += beta[k] * rows[i][k];
        }
        for j in 0..2 {
            for k in 0..2 {
                fit += weights.0[j][k] * rows[i][j] * rows[i][2 + k];
            }
        }
        let e = (y[i] - fit) / (4.0 + weights.1);
        if e.abs() < 0.6 {
            total += e * e;
        }
    }
    total
});

#[test]
fn coefficients_in_small_arrays() {
    let rows = vec![
        [0.3, -0.8, 0.5, 1.1],
        [1.0, 0.2, -0.4, 0.9],
        [-0.6, 0.7, 0.1, -1.3],
        [9.0, 9.0, 9.0, 9.0],
    ];
    let weights = ([[0.2, -0.1], [0.4, 0.3]], 0.5);
    agree!(robust, [beta = [0.4, -0.3, 0.8, 0.1], w = weights, rows = rows, y = vec![0.2, 0.6, -0.3, 0.1]]
        => (&beta, &w, &rows, &y));
    agree!(robust, [beta = [0.4, -0.3, 0.8, 0.1], w = weights, rows = Vec::<[f64; 4]>::new(), y = Vec::<f64>::new()]
        => (&beta, &w, &rows, &y));
}

ways!(nearest(centres: &[[f64; 3]], points: &[[f64; 3]], at: usize, from: usize) {
    let mut total = 0.0;
    // There may be no such centre, and no point that asks for it.
    for i in from..points.len() {
        for k in 0..3 {
            let d = centres[at][k] - points[i][k];
            total += d * d * d;
        }
    }
    total
});

#[test]
fn rows_that_may_be_missing() {
    let points = vec![[0.1, 0.4, -0.9], [1.2, 2.0, -0.3]];
    agree!(nearest, [c = vec![[0.5, 0.2, -1.1], [0.9, 0.3, 0.7]], x = points.clone()] => (&c, &x, 1, 0));
    agree!(nearest, [c = vec![[0.5, 0.2, -1.1]], x = points] => (&c, &x, 7, 2));
}

ways!(rectified(w: &[f64], b: &[f64], x: &[f64], y: &[f64]) {
    let n = y.len();
    let mut total = 0.0;
    for i in 0..x.len() / n.max(1) {
        for j in 0..b.len() {
            let mut s = b[j];
            for k in 0..n {
                s += w[j * n + k] * x[i * n + k];
            }
            let h = s.max(0.0) - 0.1 * s.min(0.0);
            total += h * y[j % n];
        }
    }
    total
});

#[test]
fn layers_of_rectifiers() {
    agree!(rectified, [w = vec![0.3, -0.7, 0.2, -0.9, 0.8, -0.4], b = vec![0.1, -0.2, 0.05],
        x = vec![0.5, 1.4, -0.6, 0.9, -1.1, -0.3], y = vec![0.7, -1.2]] => (&w, &b, &x, &y));
}
