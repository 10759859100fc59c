//! Filters, likelihoods, small models, objectives.

use grad_runtime::grad;

#[grad]
fn biquad(x: &[f64], coeff: [f64; 5]) -> Vec<f64> {
    let [b0, b1, b2, a1, a2] = coeff;
    let (mut z1, mut z2) = (0.0, 0.0);
    x.iter()
        .map(|&inp| {
            let out = b0 * inp + z1;
            z1 = b1 * inp - a1 * out + z2;
            z2 = b2 * inp - a2 * out;
            out
        })
        .collect()
}
#[grad(jvp)]
fn fft_power(re: &mut [f64], im: &mut [f64]) -> f64 {
    let n = re.len();
    assert!(n.is_power_of_two());
    let bits = n.trailing_zeros();
    for i in 0..n {
        let j = i.reverse_bits() >> (usize::BITS - bits);
        if j > i {
            re.swap(i, j);
            im.swap(i, j);
        }
    }
    let mut len = 2;
    while len <= n {
        let ang = -2.0 * std::f64::consts::PI / len as f64;
        for start in (0..n).step_by(len) {
            for k in 0..len / 2 {
                let (s, c) = (ang * k as f64).sin_cos();
                let (i, j) = (start + k, start + k + len / 2);
                let (tr, ti) = (re[j] * c - im[j] * s, re[j] * s + im[j] * c);
                re[j] = re[i] - tr;
                im[j] = im[i] - ti;
                re[i] += tr;
                im[i] += ti;
            }
        }
        len <<= 1;
    }
    re.iter()
        .zip(im.iter())
        .enumerate()
        .map(|(k, (r, i))| (k as f64) * (r * r + i * i))
        .sum()
}
#[grad(jvp)]
fn goertzel(samples: &[f64], freq: f64, rate: f64) -> f64 {
    let w = 2.0 * std::f64::consts::PI * freq / rate;
    let c = 2.0 * w.cos();
    let (s1, s2) = samples
        .iter()
        .fold((0.0, 0.0), |(s1, s2), &x| (x + c * s1 - s2, s1));
    s1.powi(2) + s2.powi(2) - c * s1 * s2
}
#[grad(jvp)]
fn dtw(a: &[f64], b: &[f64]) -> f64 {
    let (n, m) = (a.len(), b.len());
    let mut prev = vec![f64::INFINITY; m + 1];
    let mut curr = vec![f64::INFINITY; m + 1];
    prev[0] = 0.0;
    for i in 1..=n {
        curr[0] = f64::INFINITY;
        for j in 1..=m {
            let cost = (a[i - 1] - b[j - 1]).abs();
            curr[j] = cost + prev[j].min(curr[j - 1]).min(prev[j - 1]);
        }
        std::mem::swap(&mut prev, &mut curr);
    }
    prev[m]
}
#[grad(jvp)]
fn hmm_forward(obs: &[usize], init: &[f64], trans: &[Vec<f64>], emit: &[Vec<f64>]) -> f64 {
    let n = init.len();
    let mut alpha: Vec<f64> = (0..n).map(|s| init[s] * emit[s][obs[0]]).collect();
    let mut loglik = 0.0;
    for &o in &obs[1..] {
        let scale: f64 = alpha.iter().sum();
        loglik += scale.ln();
        alpha.iter_mut().for_each(|a| *a /= scale);
        alpha = (0..n)
            .map(|j| {
                emit[j][o]
                    * alpha
                        .iter()
                        .zip(trans)
                        .map(|(a, row)| a * row[j])
                        .sum::<f64>()
            })
            .collect();
    }
    loglik + alpha.iter().sum::<f64>().ln()
}
#[grad(jvp)]
fn kalman(z: &[f64], q: f64, r: f64) -> f64 {
    let (mut x, mut p) = (0.0, 1.0);
    let mut nll = 0.0;
    for &zi in z {
        p += q;
        let s = p + r;
        let k = p / s;
        let innov = zi - x;
        nll += 0.5 * (innov * innov / s + s.ln());
        x += k * innov;
        p *= 1.0 - k;
    }
    nll
}
#[grad(jvp)]
fn mlp(x: &[f64], w1: &[Vec<f64>], b1: &[f64], w2: &[f64], b2: f64) -> f64 {
    let hidden: Vec<f64> = w1
        .iter()
        .zip(b1.iter())
        .map(|(row, b)| {
            let z = row.iter().zip(x.iter()).map(|(w, xi)| w * xi).sum::<f64>() + b;
            if z > 0.0 { z } else { 0.01 * z }
        })
        .collect();
    let logit = w2
        .iter()
        .zip(&hidden)
        .fold(b2, |acc, (w, h)| w.mul_add(*h, acc));
    1.0 / (1.0 + (-logit).exp())
}
#[grad]
fn quat_rotate(q: [f64; 4], v: [f64; 3]) -> [f64; 3] {
    let [w, x, y, z] = q;
    let n = (w * w + x * x + y * y + z * z).sqrt();
    let u = [x / n, y / n, z / n];
    let s = w / n;
    let dot = |a: [f64; 3], b: [f64; 3]| a.iter().zip(b.iter()).map(|(p, q)| p * q).sum::<f64>();
    let cross = |a: [f64; 3], b: [f64; 3]| {
        [
            a[1] * b[2] - a[2] * b[1],
            a[2] * b[0] - a[0] * b[2],
            a[0] * b[1] - a[1] * b[0],
        ]
    };
    let uv = cross(u, v);
    let k = 2.0 * dot(u, v);
    let mut out = [0.0; 3];
    for i in 0..3 {
        out[i] = k * u[i] + (s * s - dot(u, u)) * v[i] + 2.0 * s * uv[i];
    }
    out
}
#[grad(jvp)]
fn peng_robinson(t: f64, p: f64, tc: f64, pc: f64, omega: f64) -> f64 {
    const R: f64 = 8.314462618;
    let kappa = match omega {
        w if w <= 0.49 => 0.37464 + 1.54226 * w - 0.26992 * w.powi(2),
        w => 0.379642 + w * (1.48503 + w * (-0.164423 + 0.016666 * w)),
    };
    let alpha = (1.0 + kappa * (1.0 - (t / tc).sqrt())).powi(2);
    let a = 0.45724 * R.powi(2) * tc.powi(2) / pc * alpha;
    let b = 0.07780 * R * tc / pc;
    let (aa, bb) = (a * p / (R * t).powi(2), b * p / (R * t));
    let (c2, c1, c0) = (
        -(1.0 - bb),
        aa - 3.0 * bb.powi(2) - 2.0 * bb,
        -(aa * bb - bb.powi(2) - bb.powi(3)),
    );
    let mut z = 1.0;
    for _ in 0..100 {
        let f = ((z + c2) * z + c1) * z + c0;
        let df = (3.0 * z + 2.0 * c2) * z + c1;
        let dz = f / df;
        z -= dz;
        if dz.abs() < 1e-13 {
            break;
        }
    }
    z
}
#[grad(jvp)]
fn heat_index(t_c: f64, rh: f64) -> f64 {
    let t = t_c * 9.0 / 5.0 + 32.0;
    let simple = 0.5 * (t + 61.0 + (t - 68.0) * 1.2 + rh * 0.094);
    if simple < 80.0 {
        return (simple - 32.0) * 5.0 / 9.0;
    }
    let c = [
        -42.379,
        2.04901523,
        10.14333127,
        -0.22475541,
        -6.83783e-3,
        -5.481717e-2,
        1.22874e-3,
        8.5282e-4,
        -1.99e-6,
    ];
    let mut hi = c[0]
        + c[1] * t
        + c[2] * rh
        + c[3] * t * rh
        + c[4] * t * t
        + c[5] * rh * rh
        + c[6] * t * t * rh
        + c[7] * t * rh * rh
        + c[8] * t * t * rh * rh;
    if rh < 13.0 && (80.0..=112.0).contains(&t) {
        hi -= ((13.0 - rh) / 4.0) * ((17.0 - (t - 95.0).abs()) / 17.0).sqrt();
    }
    (hi - 32.0) / 1.8
}
#[grad]
fn convolve_image(img: &[f64], w: usize, h: usize, kernel: &[[f64; 3]; 3]) -> Vec<f64> {
    let mut out = vec![0.0; w * h];
    for y in 0..h {
        for x in 0..w {
            let mut acc = 0.0;
            for (ky, row) in kernel.iter().enumerate() {
                for (kx, k) in row.iter().enumerate() {
                    let sy = (y as isize + ky as isize - 1).clamp(0, h as isize - 1) as usize;
                    let sx = (x as isize + kx as isize - 1).max(0).min(w as isize - 1) as usize;
                    acc += k * img[sy * w + sx];
                }
            }
            out[y * w + x] = acc;
        }
    }
    out
}
#[grad(jvp)]
fn nbody_energy(pos: &[[f64; 3]], vel: &[[f64; 3]], mass: &[f64]) -> f64 {
    let mut e = 0.0;
    for (i, ((p, v), m)) in pos.iter().zip(vel).zip(mass).enumerate() {
        e += 0.5 * m * v.iter().map(|c| c * c).sum::<f64>();
        for (q, mj) in pos[i + 1..].iter().zip(&mass[i + 1..]) {
            let d2: f64 = p.iter().zip(q.iter()).map(|(a, b)| (a - b).powi(2)).sum();
            e -= m * mj / d2.sqrt();
        }
    }
    e
}
#[grad(jvp)]
fn quantile_r7(data: &[f64], q: f64) -> f64 {
    let mut v = data.to_owned();
    v.sort_by(|a, b| a.partial_cmp(b).expect("nan"));
    let h = (v.len() as f64 - 1.0) * q;
    let lo = h.floor() as usize;
    let hi = h.ceil() as usize;
    v[lo] + (h - h.floor()) * (v[hi] - v[lo])
}
#[grad(jvp)]
fn spearman(x: &[f64], y: &[f64]) -> f64 {
    fn ranks(v: &[f64]) -> Vec<f64> {
        let mut idx: Vec<usize> = (0..v.len()).collect();
        idx.sort_by(|&a, &b| v[a].partial_cmp(&v[b]).unwrap());
        let mut r = vec![0.0; v.len()];
        for (rank, &i) in idx.iter().enumerate() {
            r[i] = rank as f64 + 1.0;
        }
        r
    }
    let (rx, ry) = (ranks(x), ranks(y));
    let n = x.len() as f64;
    let d2: f64 = rx.iter().zip(ry.iter()).map(|(a, b)| (a - b).powi(2)).sum();
    (1.0 - 6.0 * d2 / (n * (n * n - 1.0))) * x[0]
}
#[grad(jvp)]
fn rosenbrock(x: &[f64]) -> f64 {
    x.windows(2)
        .map(|w| 100.0 * (w[1] - w[0].powi(2)).powi(2) + (1.0 - w[0]).powi(2))
        .sum()
}
#[grad(jvp)]
fn ackley(x: &[f64]) -> f64 {
    let n = x.len() as f64;
    let (a, b) = x.iter().fold((0.0, 0.0), |acc, v| {
        (
            acc.0 + v * v,
            acc.1 + (2.0 * std::f64::consts::PI * v).cos(),
        )
    });
    -20.0 * (-0.2 * (a / n).sqrt()).exp() - (b / n).exp() + 20.0 + std::f64::consts::E
}
#[grad(jvp)]
fn golden_section(a: f64, b: f64, target: f64) -> f64 {
    let phi = (5f64.sqrt() - 1.0) / 2.0;
    let f = |x: f64| (x - target).powi(2);
    let (mut a, mut b) = (a, b);
    let (mut c, mut d) = (b - phi * (b - a), a + phi * (b - a));
    let (mut fc, mut fd) = (f(c), f(d));
    for _ in 0..2 {
        if fc < fd {
            b = d;
            d = c;
            fd = fc;
            c = b - phi * (b - a);
            fc = f(c);
        } else {
            a = c;
            c = d;
            fc = fd;
            d = a + phi * (b - a);
            fd = f(d);
        }
    }
    (a + b) / 2.0
}
#[grad(jvp)]
fn bilinear_sample(img: &Vec<Vec<f64>>, u: f64, v: f64) -> f64 {
    let h = img.len();
    let w = img.first().map_or(0, |r| r.len());
    let x = (u * (w - 1) as f64).clamp(0.0, (w - 1) as f64);
    let y = (v * (h - 1) as f64).clamp(0.0, (h - 1) as f64);
    let (x0, y0) = (x as usize, y as usize);
    let (x1, y1) = ((x0 + 1).min(w - 1), (y0 + 1).min(h - 1));
    let (fx, fy) = (x.fract(), y.fract());
    let top = img[y0][x0] * (1.0 - fx) + img[y0][x1] * fx;
    let bottom = img[y1][x0] * (1.0 - fx) + img[y1][x1] * fx;
    top * (1.0 - fy) + bottom * fy
}

#[test]
fn gradients() {
    let x = vec![0.5, 1.5, 0.2, 2.5, 1.1, 0.9];
    let y = vec![0.7, -0.5, 1.2, 0.3, 2.1, 0.4];
    let (re, im) = (
        vec![1.0, 0.5, -0.3, 0.8, 0.2, 0.1, 0.9, -0.7],
        vec![0.1, 0.0, 0.3, -0.5, 0.2, 0.4, 0.6, 0.0],
    );
    check!(fft_power, fft_power_value_and_grad, fft_power_jvp(&mut re, &mut im), [re = re.clone(), im = im.clone()] => (&mut re, &mut im));
    check!(goertzel, goertzel_value_and_grad, goertzel_jvp(&x, f, r), [x = x.clone(), f = 2.0, r = 10.0] => (&x, f, r));
    check!(dtw, dtw_value_and_grad, dtw_jvp(&x, &y), [x = x.clone(), y = y.clone()] => (&x, &y));
    check!(hmm_forward, hmm_forward_value_and_grad, hmm_forward_jvp(&i, &t, &e), [i = vec![0.6, 0.4], t = vec![vec![0.7, 0.3], vec![0.4, 0.6]], e = vec![vec![0.5, 0.5], vec![0.1, 0.9]]] => (&[0, 1, 1, 0, 1], &i, &t, &e));
    check!(kalman, kalman_value_and_grad, kalman_jvp(&z, q, r), [z = x.clone(), q = 0.1, r = 0.4] => (&z, q, r));
    check!(mlp, mlp_value_and_grad, mlp_jvp(&x, &w, &b, &v, c), [x = vec![0.3, -0.7], w = vec![vec![0.3, 0.2], vec![-0.5, 0.9]], b = vec![0.1, 0.2], v = vec![0.8, -1.1], c = 0.05] => (&x, &w, &b, &v, c));
    check_vjp!(quat_rotate, quat_rotate_vjp, [q = [0.8, 0.1, -0.3, 0.4], v = [1.0, 2.0, -1.0]] => (q, v), [1.0, -0.5, 0.3]);
    check!(peng_robinson, peng_robinson_value_and_grad, peng_robinson_jvp(t, p, tc, pc, w), [t = 300.0, p = 1e6, tc = 369.8, pc = 4.25e6, w = 0.152] => (t, p, tc, pc, w));
    check!(heat_index, heat_index_value_and_grad, heat_index_jvp(t, r), [t = 35.0, r = 11.0] => (t, r));
    check!(heat_index, heat_index_value_and_grad, heat_index_jvp(t, r), [t = 20.0, r = 50.0] => (t, r));
    check!(nbody_energy, nbody_energy_value_and_grad, nbody_energy_jvp(&p, &v, &m), [p = vec![[0.0, 1.0, 0.5], [1.0, -1.0, 0.2], [2.0, 0.3, 0.1]], v = vec![[0.1, 0.0, 0.2], [0.3, 0.1, 0.0], [0.0, 0.2, 0.1]], m = vec![1.0, 0.5, 2.0]] => (&p, &v, &m));
    check!(quantile_r7, quantile_r7_value_and_grad, quantile_r7_jvp(&x, q), [x = x.clone(), q = 0.37] => (&x, q));
    check!(spearman, spearman_value_and_grad, spearman_jvp(&x, &y), [x = x.clone(), y = y.clone()] => (&x, &y));
    check!(rosenbrock, rosenbrock_value_and_grad, rosenbrock_jvp(&x), [x = x.clone()] => (&x));
    check!(ackley, ackley_value_and_grad, ackley_jvp(&x), [x = x.clone()] => (&x));
    check!(golden_section, golden_section_value_and_grad, golden_section_jvp(a, b, t), [a = 0.0, b = 1.0, t = 0.33] => (a, b, t));
    check!(bilinear_sample, bilinear_sample_value_and_grad, bilinear_sample_jvp(&a, u, v), [a = vec![vec![1.0, 2.0, 0.5], vec![3.0, -1.0, 1.0]], u = 0.3, v = 0.4] => (&a, u, v));
    let c = [0.2, 0.3, 0.1, -0.5, 0.25];
    let mut xb = vec![0.0; 6];
    let (value, cb) = biquad_vjp(&x, c, &mut xb, vec![1.0, 0.5, -1.0, 2.0, 0.3, 0.1]);
    assert_eq!(value, biquad(&x, c));
    grad_tests::check::gradient(
        |(x, c): &(Vec<f64>, [f64; 5])| {
            biquad(x, *c)
                .iter()
                .zip([1.0, 0.5, -1.0, 2.0, 0.3, 0.1])
                .map(|(a, b)| a * b)
                .sum::<f64>()
        },
        &(x.clone(), c),
        &(xb, cb),
    );
}
