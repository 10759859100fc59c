//! Special functions.

use std::f64::consts::PI;

use grad_runtime::grad;

const LANCZOS_G: f64 = 7.0;
const LANCZOS: [f64; 9] = [
    0.999_999_999_999_809_9,
    676.520_368_121_885_1,
    -1_259.139_216_722_402_8,
    771.323_428_777_653_1,
    -176.615_029_162_140_6,
    12.507_343_278_686_905,
    -0.138_571_095_265_720_12,
    9.984_369_578_019_572e-6,
    1.505_632_735_149_311_6e-7,
];

pub mod consts {
    pub const SQRT_TWO_PI: f64 = 2.506_628_274_631_000_2;
    pub const MAX_TERMS: usize = 200;
    pub const TINY: f64 = 1e-300;
    pub static EPS: f64 = 1e-15;
}

/// Gamma by Lanczos' approximation, reflected for small arguments. It calls itself, and has no view.
#[grad(jvp)]
pub fn gamma(x: f64) -> f64 {
    if x < 0.5 {
        return PI / ((PI * x).sin() * gamma(1.0 - x));
    }
    let x = x - 1.0;
    let mut a = LANCZOS[0];
    let t = x + LANCZOS_G + 0.5;
    for i in 1..LANCZOS.len() {
        a += LANCZOS[i] / (x + i as f64);
    }
    consts::SQRT_TWO_PI * t.powf(x + 0.5) * (-t).exp() * a
}

#[grad(lagrangian, jvp)]
pub fn ln_gamma(x: f64) -> f64 {
    let x = x - 1.0;
    let base = x + LANCZOS_G + 0.5;
    let mut sum = 0.0;
    for (i, c) in LANCZOS.iter().enumerate().skip(1).rev() {
        sum += c / (x + i as f64);
    }
    sum += LANCZOS[0];
    ((2.0 * PI).sqrt() * sum).ln() - base + base.ln() * (x + 0.5)
}

/// Digamma: recurrence up to 6, then the asymptotic series.
#[grad(lagrangian, jvp)]
pub fn digamma(mut x: f64) -> f64 {
    let mut result = 0.0;
    while x < 6.0 {
        result -= 1.0 / x;
        x += 1.0;
    }
    let f = 1.0 / (x * x);
    let series = f * (-1.0 / 12.0 + f * (1.0 / 120.0 + f * (-1.0 / 252.0 + f * (1.0 / 240.0))));
    result + x.ln() - 0.5 / x + series
}

/// The error function by a rational approximation.
#[grad(lagrangian, jvp)]
pub fn erf(x: f64) -> f64 {
    const A: [f64; 5] = [
        0.254_829_592,
        -0.284_496_736,
        1.421_413_741,
        -1.453_152_027,
        1.061_405_429,
    ];
    const P: f64 = 0.327_591_1;
    let sign = if x < 0.0 { -1.0 } else { 1.0 };
    let x = x.abs();
    let t = 1.0 / (1.0 + P * x);
    let poly = ((((A[4] * t + A[3]) * t + A[2]) * t + A[1]) * t + A[0]) * t;
    sign * (1.0 - poly * (-x * x).exp())
}

#[grad(lagrangian, jvp)]
#[rustfmt::skip] // To lay out one nested formula takes it as long as the whole project twenty times.
pub fn erfc(x: f64) -> f64 {
    let z = x.abs();
    let t = 1.0 / (1.0 + 0.5 * z);
    let ans = t * (-z * z - 1.26551223 + t * (1.00002368 + t * (0.37409196 + t * (0.09678418
        + t * (-0.18628806 + t * (0.27886807 + t * (-1.13520398 + t * (1.48851587
        + t * (-0.82215223 + t * 0.17087277))))))))).exp();
    if x >= 0.0 { ans } else { 2.0 - ans }
}

/// Regularised lower incomplete gamma function, by its series or by the continued fraction of its complement.
#[grad(lagrangian, jvp)]
pub fn gamma_p(a: f64, x: f64) -> f64 {
    assert!(a > 0.0 && x >= 0.0, "domain");
    if x == 0.0 {
        return 0.0;
    }
    if x < a + 1.0 {
        let mut ap = a;
        let mut del = 1.0 / a;
        let mut sum = del;
        for _ in 0..consts::MAX_TERMS {
            ap += 1.0;
            del *= x / ap;
            sum += del;
            if del.abs() < sum.abs() * consts::EPS {
                break;
            }
        }
        sum * (-x + a * x.ln() - ln_gamma(a)).exp()
    } else {
        let mut b = x + 1.0 - a;
        let mut c = 1.0 / consts::TINY;
        let mut d = 1.0 / b;
        let mut h = d;
        let mut i = 1;
        loop {
            let an = -(i as f64) * (i as f64 - a);
            b += 2.0;
            d = an * d + b;
            if d.abs() < consts::TINY {
                d = consts::TINY;
            }
            c = b + an / c;
            if c.abs() < consts::TINY {
                c = consts::TINY;
            }
            d = 1.0 / d;
            let del = d * c;
            h *= del;
            if (del - 1.0).abs() < consts::EPS || i > consts::MAX_TERMS as i32 {
                break;
            }
            i += 1;
        }
        1.0 - (-x + a * x.ln() - ln_gamma(a)).exp() * h
    }
}

/// Continued fraction of the incomplete beta function (Lentz).
#[grad]
fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    let (qab, qap, qam) = (a + b, a + 1.0, a - 1.0);
    let mut c = 1.0;
    let mut d = 1.0 - qab * x / qap;
    if d.abs() < consts::TINY {
        d = consts::TINY;
    }
    d = 1.0 / d;
    let mut h = d;
    for m in 1..=consts::MAX_TERMS {
        let m = m as f64;
        let m2 = 2.0 * m;
        let aa = m * (b - m) * x / ((qam + m2) * (a + m2));
        d = 1.0 / (1.0 + aa * d);
        c = 1.0 + aa / c;
        h *= d * c;
        let aa = -(a + m) * (qab + m) * x / ((a + m2) * (qap + m2));
        d = 1.0 / (1.0 + aa * d);
        c = 1.0 + aa / c;
        let del = d * c;
        h *= del;
        if (del - 1.0).abs() <= consts::EPS {
            return h;
        }
    }
    h
}

#[grad(lagrangian, jvp)]
pub fn beta_inc(a: f64, b: f64, x: f64) -> f64 {
    match x {
        x if x <= 0.0 => 0.0,
        x if x >= 1.0 => 1.0,
        _ => {
            let ln_front =
                ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (1.0 - x).ln();
            let front = ln_front.exp();
            if x < (a + 1.0) / (a + b + 2.0) {
                front * beta_fraction(a, b, x) / a
            } else {
                1.0 - front * beta_fraction(b, a, 1.0 - x) / b
            }
        }
    }
}

/// Bessel functions of the first kind by their power series.
#[grad(lagrangian, jvp)]
pub fn bessel_j(n: u32, x: f64) -> f64 {
    let half = x / 2.0;
    let mut term = 1.0;
    for k in 1..=n {
        term *= half / k as f64;
    }
    let q = half * half;
    let mut sum = term;
    let mut k = 1u32;
    while k < 60 {
        term *= -q / (k * (k + n)) as f64;
        sum += term;
        if term.abs() < 1e-17 * sum.abs() {
            break;
        }
        k += 1;
    }
    sum
}

#[grad(lagrangian, jvp)]
pub fn bessel_i0(x: f64) -> f64 {
    let ax = x.abs();
    if ax < 3.75 {
        let y = (x / 3.75).powi(2);
        1.0 + y
            * (3.5156229
                + y * (3.0899424
                    + y * (1.2067492 + y * (0.2659732 + y * (0.360768e-1 + y * 0.45813e-2)))))
    } else {
        let y = 3.75 / ax;
        (ax.exp() / ax.sqrt())
            * (0.39894228
                + y * (0.1328592e-1
                    + y * (0.225319e-2
                        + y * (-0.157565e-2
                            + y * (0.916281e-2 + y * (-0.2057706e-1 + y * 0.2635537e-1))))))
    }
}

/// Riemann's zeta function for s > 1 by Euler and Maclaurin.
#[grad(lagrangian, jvp)]
pub fn zeta(s: f64) -> f64 {
    const N: usize = 10;
    const BERNOULLI: [f64; 6] = [
        1.0 / 6.0,
        -1.0 / 30.0,
        1.0 / 42.0,
        -1.0 / 30.0,
        5.0 / 66.0,
        -691.0 / 2730.0,
    ];
    let n = N as f64;
    let mut sum: f64 = (1..N).map(|k| (k as f64).powf(-s)).sum();
    sum += n.powf(1.0 - s) / (s - 1.0) + 0.5 * n.powf(-s);
    let mut rising = s;
    let mut factorial = 2.0;
    let mut power = n.powf(-s - 1.0);
    for (k, b) in BERNOULLI.iter().enumerate() {
        sum += b / factorial * rising * power;
        let j = 2.0 * (k as f64 + 1.0);
        rising *= (s + j - 1.0) * (s + j);
        factorial *= (j + 1.0) * (j + 2.0);
        power /= n * n;
    }
    sum
}

/// Principal branch of Lambert's W by Halley's method.
#[grad]
pub fn lambert_w(x: f64) -> Option<f64> {
    if x < -(-1.0_f64).exp() {
        return None;
    }
    let mut w = if x < 1.0 { x } else { x.ln() };
    for _ in 0..50 {
        let e = w.exp();
        let f = w * e - x;
        let step = f / (e * (w + 1.0) - (w + 2.0) * f / (2.0 * w + 2.0));
        w -= step;
        if step.abs() < 1e-15 * (1.0 + w.abs()) {
            return Some(w);
        }
    }
    None
}

/// Complete elliptic integral of the first kind by the arithmetic-geometric mean.
#[grad(lagrangian, jvp)]
pub fn ellip_k(m: f64) -> f64 {
    let (mut a, mut g) = (1.0, (1.0 - m).sqrt());
    while (a - g).abs() > f64::EPSILON * a {
        let next = 0.5 * (a + g);
        g = (a * g).sqrt();
        a = next;
    }
    PI / (2.0 * a)
}

#[grad(lagrangian, jvp)]
pub fn legendre(n: usize, x: f64) -> f64 {
    match n {
        0 => 1.0,
        1 => x,
        _ => {
            let (mut p0, mut p1) = (1.0, x);
            for k in 2..=n {
                let k = k as f64;
                let p2 = ((2.0 * k - 1.0) * x * p1 - (k - 1.0) * p0) / k;
                (p0, p1) = (p1, p2);
            }
            p1
        }
    }
}

#[grad(lagrangian, jvp)]
pub fn chebyshev(coefficients: &[f64], x: f64) -> f64 {
    let (mut b1, mut b2) = (0.0, 0.0);
    for &c in coefficients.iter().skip(1).rev() {
        let b = 2.0 * x * b1 - b2 + c;
        b2 = b1;
        b1 = b;
    }
    x * b1 - b2 + coefficients[0]
}

#[grad]
fn sinc32(x: f32) -> f32 {
    if x.abs() < 1e-4 {
        1.0 - x * x / 6.0
    } else {
        let y = std::f32::consts::PI * x;
        y.sin() / y
    }
}

#[test]
fn gamma_family() {
    for x in [0.3, -1.4, 2.5, 7.0] {
        check!(gamma, gamma_value_and_grad, gamma_jvp(x), [x = x] => (x));
    }
    for x in [0.7, 3.5, 12.0] {
        check!(ln_gamma, ln_gamma_value_and_grad, ln_gamma_jvp(x), view ln_gamma_lagrangian, [x = x] => (x));
        check!(digamma, digamma_value_and_grad, digamma_jvp(x), view digamma_lagrangian, [x = x] => (x));
    }
    for (a, x) in [(2.5, 1.5), (2.5, 6.0), (0.8, 0.3)] {
        check!(gamma_p, gamma_p_value_and_grad, gamma_p_jvp(a, x), view gamma_p_lagrangian, [a = a, x = x] => (a, x));
    }
    for (a, b, x) in [(2.0, 3.5, 0.3), (2.0, 3.5, 0.8), (2.0, 3.5, -0.5)] {
        check!(beta_inc, beta_inc_value_and_grad, beta_inc_jvp(a, b, x), view beta_inc_lagrangian, [a = a, b = b, x = x] => (a, b, x));
    }
}

#[test]
fn error_functions_and_series() {
    for x in [-1.3, 0.4, 2.2] {
        check!(erf, erf_value_and_grad, erf_jvp(x), view erf_lagrangian, [x = x] => (x));
        check!(erfc, erfc_value_and_grad, erfc_jvp(x), view erfc_lagrangian, [x = x] => (x));
    }
    for x in [0.5, 2.5, 5.5] {
        check!(bessel_j, bessel_j_value_and_grad, bessel_j_jvp(x), view bessel_j_lagrangian, [x = x] => (0, x));
        check!(bessel_j, bessel_j_value_and_grad, bessel_j_jvp(x), view bessel_j_lagrangian, [x = x] => (3, x));
        check!(bessel_i0, bessel_i0_value_and_grad, bessel_i0_jvp(x), view bessel_i0_lagrangian, [x = x] => (x));
        check!(legendre, legendre_value_and_grad, legendre_jvp(x), view legendre_lagrangian, [x = x] => (4, x));
        check!(legendre, legendre_value_and_grad, legendre_jvp(x), view legendre_lagrangian, [x = x] => (1, x));
    }
    check!(zeta, zeta_value_and_grad, zeta_jvp(s), view zeta_lagrangian, [s = 2.5] => (s));
    check!(ellip_k, ellip_k_value_and_grad, ellip_k_jvp(m), view ellip_k_lagrangian, [m = 0.4] => (m));
    check!(chebyshev, chebyshev_value_and_grad, chebyshev_jvp(&c, x), view chebyshev_lagrangian, [c = vec![0.5, 1.0, -0.25, 0.125], x = 0.3] => (&c, x));
    let (w, slope) = lambert_w_value_and_grad(1.5).unwrap();
    grad_tests::check::close(&[slope], &[w / (1.5 * (1.0 + w))], 1e-12);
    assert_eq!(lambert_w_grad(-1.0), None);
    let (value, slope) = sinc32_value_and_grad(0.4);
    assert_eq!(value.to_bits(), sinc32(0.4).to_bits());
    grad_tests::check::gradient_f32(|x| (PI * x).sin() / (PI * x), &0.4_f64, &slope);
}
