//! Functions of `f32`: recorded and differentiated in `f32`, checked against the same function written in `f64`.
#![allow(clippy::all)]

use grad_runtime::grad;
use grad_tests::check::{close, gradient_f32};

/// The function in `f32` and in `f64`, from one text.
macro_rules! both {
    ($single:ident, $double:ident, |$($x:ident),*| -> F $body:block) => {
        both!(@one f32, $single, ($($x),*), $body);
        both!(@one f64, $double, ($($x),*), $body);
    };
    (@one $float:ident, $name:ident, ($($x:ident),*), $body:block) => {
        #[grad]
        fn $name($($x: $float),*) -> $float $body
    };
}

both!(trigonometry, trigonometry_wide, |x, y| -> F {
    x.sin() * y.cos() + (0.5 * x).tan() - x.asin() * y.acos()
        + y.atan()
        + x.atan2(y)
        + x.sin_cos().1
});

both!(hyperbolic, hyperbolic_wide, |x, y| -> F {
    x.sinh() - y.cosh() * x.tanh() + x.asinh() + (1.0 + y).acosh() + (0.5 * x).atanh()
});

both!(exponentials, exponentials_wide, |x, y| -> F {
    x.exp() + y.exp2() + x.exp_m1() - y.ln() * x.ln_1p() + x.log2() + y.log10() + x.log(3.0)
});

both!(powers, powers_wide, |x, y| -> F {
    x.powi(3) + y.powi(-2) + x.powf(y) + x.sqrt() + y.cbrt() + x.recip() + x.hypot(y)
});

both!(pieces, pieces_wide, |x, y| -> F {
    let a = x.max(y) * x.min(0.25) + x.clamp(0.0, 1.0) + x.copysign(-y) + x.mul_add(y, 2.0);
    let b = x.abs() * y.floor() + x.fract() + y.ceil() * x + x.signum() + y.round() * y.trunc();
    a * b + x % y + x.rem_euclid(y) + x.to_radians() + y.to_degrees()
});

#[test]
fn methods() {
    macro_rules! check {
        ($f:ident, $companion:ident, $wide:ident, $x:expr, $y:expr) => {{
            let (x, y) = ($x as f32, $y as f32);
            let (value, (x_bar, y_bar)) = $companion(x, y);
            assert_eq!(value.to_bits(), $f(x, y).to_bits());
            let at = (f64::from(x), f64::from(y));
            let gradient = (f64::from(x_bar), f64::from(y_bar));
            gradient_f32(|at: &(f64, f64)| $wide(at.0, at.1), &at, &gradient);
        }};
    }
    check!(
        trigonometry,
        trigonometry_value_and_grad,
        trigonometry_wide,
        0.4,
        0.7
    );
    check!(
        hyperbolic,
        hyperbolic_value_and_grad,
        hyperbolic_wide,
        0.4,
        0.7
    );
    check!(
        exponentials,
        exponentials_value_and_grad,
        exponentials_wide,
        0.4,
        0.7
    );
    check!(powers, powers_value_and_grad, powers_wide, 0.4, 0.7);
    check!(pieces, pieces_value_and_grad, pieces_wide, 0.4, 0.7);
}

// ---- programs -----------------------------------------------------------------------------------

/// Gradient noise of one dimension, as shader ports have it.
#[grad]
fn noise1(x: f32, seed: u32) -> f32 {
    let i = x.floor();
    let f = x - i;
    let hash = |n: i32| -> f32 {
        let mut h = (n as u32).wrapping_mul(374_761_393).wrapping_add(seed);
        h = (h ^ (h >> 13)).wrapping_mul(1_274_126_177);
        ((h ^ (h >> 16)) & 0xffff) as f32 / 32_768.0 - 1.0
    };
    let g0 = hash(i as i32);
    let g1 = hash(i as i32 + 1);
    let u = f * f * f * (f * (f * 6.0 - 15.0) + 10.0);
    let n0 = g0 * f;
    let n1 = g1 * (f - 1.0);
    n0 + u * (n1 - n0)
}

#[grad]
fn srgb_to_linear(c: f32) -> f32 {
    if c <= 0.04045 {
        c / 12.92
    } else {
        ((c + 0.055) / 1.055).powf(2.4)
    }
}

#[grad]
fn luminance(rgb: [f32; 3]) -> f32 {
    const WEIGHTS: [f32; 3] = [0.2126, 0.7152, 0.0722];
    let mut y = 0.0;
    for (c, w) in rgb.iter().zip(WEIGHTS.iter()) {
        y += srgb_to_linear(*c) * w;
    }
    y
}

/// Sums in `f64` what is measured in `f32`.
#[grad]
fn mean_square(x: &[f32], scale: f64) -> f64 {
    let mut sum = 0.0f64;
    for &v in x {
        let wide = v as f64 * scale;
        sum += wide * wide;
    }
    sum / x.len() as f64
}

#[grad]
fn narrowed(x: f64, gain: f32) -> f32 {
    let y = (x * x) as f32;
    y * gain + std::f32::consts::PI * x as f32
}

/// A recurrence: its states are recorded.
#[grad]
fn echo(input: &[f32], feedback: f32, delay: usize) -> f32 {
    let mut line = vec![0.0f32; delay];
    let mut energy = 0.0;
    for (i, &s) in input.iter().enumerate() {
        let out = (s + feedback * line[i % delay]).tanh();
        line[i % delay] = out;
        energy += out * out;
    }
    energy
}

#[test]
fn programs() {
    let (value, x_bar) = noise1_value_and_grad(2.3, 7);
    assert_eq!(value, noise1(2.3, 7));
    let h = 1e-2;
    let slope = (noise1(2.3 + h, 7) - noise1(2.3 - h, 7)) / (2.0 * h);
    assert!((x_bar - slope).abs() < 1e-2, "{x_bar} {slope}");

    let (value, rgb_bar) = luminance_value_and_grad([0.2, 0.5, 0.9]);
    assert_eq!(value, luminance([0.2, 0.5, 0.9]));
    let slope = |c: f32, w: f32| w * 2.4 / 1.055 * ((c + 0.055) / 1.055).powf(1.4);
    let expected = [slope(0.2, 0.2126), slope(0.5, 0.7152), slope(0.9, 0.0722)];
    close(&rgb_bar.map(f64::from), &expected.map(f64::from), 1e-6);

    let (value, (x_bar, scale_bar)) = mean_square_value_and_grad(&[1.0, 2.0], 0.5);
    assert_eq!((value, x_bar, scale_bar), (0.625, vec![0.25, 0.5], 2.5));

    let (x_bar, gain_bar) = narrowed_grad(1.5, 2.0);
    assert_eq!(gain_bar, 2.25);
    assert!((x_bar - (6.0 + std::f64::consts::PI)).abs() < 1e-6);

    let input = [0.5f32, -0.3, 0.8, 0.1, 0.9, -0.6];
    let (value, (input_bar, feedback_bar)) = echo_value_and_grad(&input, 0.7, 2);
    assert_eq!(value, echo(&input, 0.7, 2));
    let h = 1e-2;
    let slope = (echo(&input, 0.7 + h, 2) - echo(&input, 0.7 - h, 2)) / (2.0 * h);
    assert!(
        (feedback_bar - slope).abs() < 1e-3,
        "{feedback_bar} {slope}"
    );
    for k in 0..input.len() {
        let (mut up, mut down) = (input, input);
        up[k] += h;
        down[k] -= h;
        let slope = (echo(&up, 0.7, 2) - echo(&down, 0.7, 2)) / (2.0 * h);
        assert!((input_bar[k] - slope).abs() < 1e-3, "{k}");
    }
}
