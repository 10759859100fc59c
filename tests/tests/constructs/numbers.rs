//! Number methods, constants, casts, bits.

use grad_runtime::grad;

const DECAY: f64 = 0.75;
const WEIGHTS: [f64; 3] = [0.25, 0.5, 0.25];
const ORDER: [usize; 4] = [2, 0, 3, 1];
const SIZE: usize = 3;
static NODES: &[f64] = &[-0.774_596_669_241_483_4, 0.0, 0.774_596_669_241_483_4];
static TABLE: [[f64; 2]; 2] = [[1.0, 2.0], [3.0, 4.0]];

#[grad(jvp)]
fn trigonometry(x: f64) -> f64 {
    x.sin() * x.cos() + x.tan() - x.atan() + (0.5 * x).asin() * (0.5 * x).acos()
}

#[grad(jvp)]
fn hyperbolic(x: f64) -> f64 {
    x.sinh() - x.cosh() * x.tanh() + x.asinh() + (1.0 + x).acosh() + (0.5 * x).atanh()
}

#[grad(jvp)]
fn exponentials(x: f64) -> f64 {
    x.exp() + x.exp2() + x.exp_m1() - x.ln() * x.ln_1p() + x.log2() + x.log10() + x.log(3.0)
}

#[grad(jvp)]
fn powers(x: f64, y: f64) -> f64 {
    x.powi(3) + x.powi(-2) + x.powf(y) + x.sqrt() + x.cbrt() + x.recip() + 2f64.powf(y)
}

#[grad(jvp)]
fn two_arguments(x: f64, y: f64) -> f64 {
    x.hypot(y) + y.atan2(x) + x.max(y) * x.min(y) + x.copysign(y) + x.mul_add(y, 2.0)
}

#[grad(jvp)]
fn clamped(x: f64, y: f64) -> f64 {
    x.clamp(0.0, 1.0) + y.clamp(-1.0, 0.25) * x
}

#[grad(jvp)]
fn steps(x: f64) -> f64 {
    let frac = x - x.floor();
    let whole = x.round() + x.trunc() + x.ceil();
    frac * frac + whole * x + x.fract() + x.signum() * x
}

#[grad(jvp)]
fn remainders(x: f64, y: f64) -> f64 {
    x % y + x.rem_euclid(y) * y
}

#[grad(jvp)]
fn sin_and_cos(x: f64) -> f64 {
    let (s, c) = x.sin_cos();
    s * c * c
}

#[grad(jvp)]
fn degrees(x: f64) -> f64 {
    x.to_radians().sin() + (x * 0.01).to_degrees()
}

#[grad(jvp)]
fn by_path(x: f64, y: f64) -> f64 {
    f64::sin(x) + f64::max(x, y) * f64::powi(y, 2) + f64::hypot(x, y) - f64::abs(x - y)
}

#[grad(jvp)]
fn by_libm(x: f64, y: f64) -> f64 {
    libm::exp(x)
        + libm::pow(x, y)
        + libm::erf(x) * libm::tgamma(y)
        + libm::hypot(x, y)
        + libm::sqrt(libm::fabs(y))
}

#[grad(jvp)]
fn several_by_libm(x: f64, y: f64) -> f64 {
    let (rest, quarter) = libm::remquo(7.0 * x, y);
    let (sin, cos) = libm::sincos(rest);
    let (log, sign) = libm::lgamma_r(x - 3.0);
    let turned = match quarter & 3 {
        0 => sin,
        1 => cos,
        2 => -sin,
        _ => -cos,
    };
    turned + log * sign as f64 + libm::ilogb(x) as f64 * y
}

#[grad(jvp)]
fn constants(x: f64) -> f64 {
    let turn = 2.0 * std::f64::consts::PI * x;
    turn.sin() * DECAY
        + core::f64::consts::LN_2 * x
        + x / f64::EPSILON * 1e-16
        + i32::MAX as f64 * 1e-12 * x
}

#[grad(jvp)]
fn const_tables(x: f64) -> f64 {
    const OFFSET: f64 = 0.125;
    let mut s = 0.0;
    for k in 0..SIZE {
        s += WEIGHTS[k] * (x + NODES[k]).exp();
    }
    for &i in &ORDER {
        s += x * TABLE[i % 2][i / 2] * OFFSET;
    }
    s
}

#[grad(jvp)]
fn float_to_int(x: f64, v: &[f64]) -> f64 {
    let k = (x * 2.0).floor() as usize;
    let m = (x * 10.0) as i64 as f64;
    v[k % v.len()] * x + m * 0.1
}

#[grad(jvp)]
fn int_to_float(x: f64, n: u8, k: i64) -> f64 {
    x * f64::from(n) + x * x / k as f64 + (n as usize + 1) as f64 * x
}

#[grad]
fn through_f32(x: f64) -> f64 {
    let low = x as f32;
    (low * low) as f64 * 0.5 + f64::from(low)
}

#[grad(jvp)]
fn bits(x: f64, n: usize) -> f64 {
    let mut s = 0.0;
    let mut k = n;
    let mut power = x;
    while k > 0 {
        if k & 1 == 1 {
            s += power;
        }
        power = power * power;
        k >>= 1;
    }
    let mask = (n << 2) ^ 0b101 | 1;
    s * (mask & 0xff) as f64 + x * !(n as u8) as f64 * 0.01
}

#[grad(jvp)]
fn integer_methods(x: f64, i: i32, n: usize) -> f64 {
    let a = i.abs() as usize + n.pow(2) + n.saturating_sub(5);
    let b = i.rem_euclid(3) as f64 + n.min(4).max(1) as f64;
    let c = n.wrapping_mul(2_654_435_761) % 7 + n.abs_diff(9) + usize::from(n.is_power_of_two());
    x.powi(i) * a as f64 + b * x + c as f64 * x * x
}

#[grad(jvp)]
fn logistic_map(x: f64, r: f64, n: usize) -> f64 {
    let mut y = x;
    for _ in 0..n {
        y = r * y * (1.0 - y);
    }
    y
}

#[grad(jvp)]
fn negation(x: f64) -> f64 {
    let y = -x;
    -y.powi(2) + -(-x) * !0_i32 as f64
}

#[grad(jvp)]
fn float_predicates(x: f64, y: f64) -> f64 {
    let r = (x - y).sqrt();
    if r.is_nan() || x.is_sign_negative() {
        y - x
    } else if r.is_finite() && r >= f64::MIN_POSITIVE {
        r
    } else {
        0.0
    }
}

#[test]
fn functions() {
    for x in [0.4, 1.3] {
        check!(trigonometry, trigonometry_value_and_grad, trigonometry_jvp(x), [x = x] => (x));
        check!(hyperbolic, hyperbolic_value_and_grad, hyperbolic_jvp(x), [x = x] => (x));
        check!(exponentials, exponentials_value_and_grad, exponentials_jvp(x), [x = x] => (x));
        check!(sin_and_cos, sin_and_cos_value_and_grad, sin_and_cos_jvp(x), [x = x] => (x));
        check!(degrees, degrees_value_and_grad, degrees_jvp(x), [x = x] => (x));
        check!(steps, steps_value_and_grad, steps_jvp(x), [x = x] => (x));
        check!(powers, powers_value_and_grad, powers_jvp(x, y), [x = x, y = 0.7] => (x, y));
        check!(two_arguments, two_arguments_value_and_grad, two_arguments_jvp(x, y), [x = x, y = 0.7] => (x, y));
        check!(clamped, clamped_value_and_grad, clamped_jvp(x, y), [x = x, y = 0.7] => (x, y));
        check!(remainders, remainders_value_and_grad, remainders_jvp(x, y), [x = x, y = 0.7] => (x, y));
        check!(by_path, by_path_value_and_grad, by_path_jvp(x, y), [x = x, y = 0.7] => (x, y));
        check!(by_libm, by_libm_value_and_grad, by_libm_jvp(x, y), [x = x, y = 0.7] => (x, y));
        check!(several_by_libm, several_by_libm_value_and_grad, several_by_libm_jvp(x, y), [x = x, y = 0.7] => (x, y));
        check!(float_predicates, float_predicates_value_and_grad, float_predicates_jvp(x, y), [x = x, y = 0.7] => (x, y));
        check!(negation, negation_value_and_grad, negation_jvp(x), [x = x] => (x));
    }
    check!(logistic_map, logistic_map_value_and_grad, logistic_map_jvp(x, r), [x = 0.4, r = 2.7] => (x, r, 6));
}

#[test]
fn constants_and_conversions() {
    check!(constants, constants_value_and_grad, constants_jvp(x), [x = 0.4] => (x));
    check!(const_tables, const_tables_value_and_grad, const_tables_jvp(x), [x = 0.4] => (x));
    check!(float_to_int, float_to_int_value_and_grad, float_to_int_jvp(x, &v), [x = 1.37, v = vec![0.5, 1.5, 2.5]] => (x, &v));
    check!(int_to_float, int_to_float_value_and_grad, int_to_float_jvp(x), [x = 0.4] => (x, 200, -7));
    for n in [0, 1, 5, 6] {
        check!(bits, bits_value_and_grad, bits_jvp(x), [x = 0.4] => (x, n));
        check!(integer_methods, integer_methods_value_and_grad, integer_methods_jvp(x), [x = 0.4] => (x, n as i32 - 3, n));
    }
    // Rounding to f32 is a staircase to difference quotients.
    let x = 0.4_f64;
    grad_tests::check::close(&[through_f32_grad(x)], &[x + 1.0], 1e-6);
}

/// Functions of `libm`, imported by name or with all the others.
mod bare {
    use super::*;
    use libm::{expf, hypot as length};

    #[grad]
    fn imported(x: f32, y: f64) -> f64 {
        length(expf(x) as f64, y)
    }

    #[grad]
    fn in_the_body(x: f64, y: f64) -> f64 {
        use libm::{asin, pow as power};
        use std::mem::swap;
        let (mut a, mut b) = (x, y);
        if a > 1.0 {
            swap(&mut a, &mut b);
        }
        power(b, 3.0) * asin(a)
    }

    mod all {
        use grad_runtime::grad;
        use libm::*;

        #[grad(jvp)]
        pub fn of_both(x: f64, y: f64) -> f64 {
            sin(x) + atan2(x, y) + pow(x, y) * fabs(y)
        }

        #[grad]
        pub fn single(x: f32) -> f32 {
            sinf(x) * sqrtf(x)
        }

        #[grad]
        pub fn cosh(x: f64) -> f64 {
            2.0 * x
        }

        /// What is declared goes before what comes with all the names.
        #[grad(jvp)]
        pub fn own(x: f64) -> f64 {
            fn tan(x: f64) -> f64 {
                3.0 * x
            }
            let exp = |x: f64| x * x;
            tan(1.5) * cosh(x) * exp(x)
        }
    }

    #[test]
    fn functions_of_libm_by_their_names() {
        check!(all::of_both, all::of_both_value_and_grad, all::of_both_jvp(x, y), [x = 0.7, y = 1.3] => (x, y));
        check!(all::own, all::own_value_and_grad, all::own_jvp(x), [x = 0.7] => (x));
        check!(in_the_body, in_the_body_value_and_grad, [x = 1.2, y = 0.3] => (x, y));
        assert_eq!(all::own(0.7), 4.5 * 1.4 * (0.7 * 0.7));
        let x = 0.7f32;
        let expected = x.cos() * x.sqrt() + x.sin() / (2.0 * x.sqrt());
        assert!((all::single_grad(x) - expected).abs() < 1e-6);
        let (x_bar, y_bar) = imported_grad(0.5, 1.2);
        let (e, r) = (0.5f64.exp(), 0.5f64.exp().hypot(1.2));
        assert!((f64::from(x_bar) - e * e / r).abs() < 1e-6 && (y_bar - 1.2 / r).abs() < 1e-6);
    }
}

#[grad(show)]
fn inclination(x: f64, y: f64) -> f64 {
    (x * y).clamp(-1.0, 1.0).asin()
}

/// Where the seed is the number one, nobody asks whether it is zero.
#[test]
fn literals_are_not_compared() {
    assert!(
        !INCLINATION_GRAD_SOURCE.contains("=="),
        "{INCLINATION_GRAD_SOURCE}"
    );
    assert_eq!(inclination_grad(2.0, 3.0), (0.0, 0.0));
    let slope = 0.516_397_779_494_322_2;
    assert_eq!(inclination_grad(0.5, 0.5), (slope, slope));
}
