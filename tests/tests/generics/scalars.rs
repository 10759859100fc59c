//! Scalars of type `T: Float`.

use grad_runtime::grad;
use num_traits::{Float, FloatConst, FromPrimitive, NumCast, One, Zero};

#[grad(jvp)]
fn lerp<T: Float>(a: T, b: T, t: T) -> T {
    a + (b - a) * t
}

#[grad(jvp)]
fn smoothstep<T>(edge0: T, edge1: T, x: T) -> T
where
    T: Float,
{
    let two = T::from(2.0).unwrap();
    let three = T::from(3.0).unwrap();
    let t = ((x - edge0) / (edge1 - edge0)).max(T::zero()).min(T::one());
    t * t * (three - two * t)
}

#[grad(jvp)]
fn ease_in_out_sine<T: Float + FloatConst>(t: T) -> T {
    -((T::PI() * t).cos() - T::one()) / (T::one() + T::one())
}

#[grad(jvp)]
fn ease_out_elastic<T: Float + FloatConst>(t: T) -> T {
    if t == T::zero() || t == T::one() {
        return t;
    }
    let c4 = T::from(2).unwrap() * T::PI() / T::from(3).unwrap();
    let ten = T::from(10.0).unwrap();
    T::from(2.0).unwrap().powf(-ten * t) * ((t * ten - T::from(0.75).unwrap()) * c4).sin()
        + T::one()
}

#[grad(jvp)]
fn ease_in_back<T: Float + FromPrimitive>(t: T) -> T {
    let c1 = T::from_f64(1.70158).unwrap();
    let c3 = c1 + T::one();
    c3 * t.powi(3) - c1 * t * t
}

/// Distance on a sphere, angles in degrees.
#[grad]
fn haversine<T: Float + FromPrimitive>(lat1: T, lon1: T, lat2: T, lon2: T) -> T {
    let two = T::one() + T::one();
    let theta1 = lat1.to_radians();
    let theta2 = lat2.to_radians();
    let delta_theta = (lat2 - lat1).to_radians();
    let delta_lambda = (lon2 - lon1).to_radians();
    let a = (delta_theta / two).sin().powi(2)
        + theta1.cos() * theta2.cos() * (delta_lambda / two).sin().powi(2);
    let c = two * a.sqrt().asin();
    T::from(6_371_008.8).unwrap() * c
}

#[grad(jvp)]
fn logistic<T: Float>(x: T) -> T {
    if x >= T::zero() {
        T::one() / (T::one() + (-x).exp())
    } else {
        let e = x.exp();
        e / (T::one() + e)
    }
}

#[grad(jvp)]
fn softplus<F: num_traits::Float>(x: F, beta: F) -> F {
    let bx = beta * x;
    let threshold: F = NumCast::from(20.0).unwrap();
    if bx > threshold {
        x
    } else {
        bx.exp().ln_1p() / beta
    }
}

#[grad(jvp)]
fn trigonometry<T: Float>(x: T, y: T) -> T {
    let (s, c) = x.sin_cos();
    s * c + x.tan() - x.atan2(y) + x.hypot(y) * y.sinh().tanh() + (x * y).atan().cosh()
}

#[grad(jvp)]
fn everything_else<T: Float>(x: T, y: T) -> T {
    let a = x.abs().sqrt() + x.cbrt() + x.recip() + x.exp2() + x.exp_m1() + x.log2() + x.log10();
    let b = x.powf(y) + x.log(y + T::one()) + x.mul_add(y, a) + x.max(y) * x.min(y);
    let half = T::from(0.5).unwrap();
    let c = (x * half).asin()
        + (x * half).acos()
        + (x + T::one()).acosh()
        + x.asinh()
        + (x * half).atanh();
    a * b - c + x.signum() * x.floor() + y.ceil() * x.fract() + x.to_degrees() + x.copysign(-y)
}

#[grad(jvp)]
fn through_functions<T: Float>(x: T, y: T) -> T {
    let a = T::sqrt(x) + T::max(x, y) * T::powi(y, 2);
    let b = Float::exp(x) + <T as Float>::ln(y);
    Float::min(a, b) * T::hypot(x, y)
}

#[grad(jvp)]
fn newton_cube_root<T: Float>(x: T, steps: usize) -> T {
    let three = T::from(3.0f32).unwrap();
    let mut y = x;
    for _ in 0..steps {
        y = y - (y * y * y - x) / (three * y * y);
    }
    y
}

#[grad(jvp)]
fn agm<T: Float>(a: T, b: T) -> T {
    let two = T::from(2.0).unwrap();
    let (mut a, mut b) = (a, b);
    while (a - b).abs() > T::epsilon() * a * T::from(4.0).unwrap() {
        let mean = (a + b) / two;
        b = (a * b).sqrt();
        a = mean;
    }
    a
}

#[grad(jvp)]
fn through_f64<T: Float>(x: T, scale: f64) -> f64 {
    let wide = x.to_f64().unwrap();
    wide * wide * scale
}

#[grad(jvp)]
fn from_f64<T: Float>(x: T, scale: f64) -> T {
    x * T::from(scale * scale).unwrap()
}

#[grad(jvp)]
fn zero_and_one<T: Float + Zero + One>(x: T) -> T {
    let mut p: T = One::one();
    let mut s: T = Zero::zero();
    for k in 1..6 {
        p = p * x / T::from(k).unwrap();
        s = s + p;
    }
    s
}

#[grad(jvp)]
fn guarded<T: Float>(x: T, lo: T, hi: T) -> T {
    if x.is_nan() || !x.is_finite() {
        return T::nan();
    }
    if lo >= hi {
        return T::infinity();
    }
    let x = if x < lo {
        lo
    } else if x > hi {
        hi
    } else {
        x
    };
    (x - lo) / (hi - lo)
}

#[test]
fn scalars() {
    check!(lerp, lerp_value_and_grad, lerp_jvp(a, b, t), [a = 1.0, b = 4.0, t = 0.3] => (a, b, t));
    check!(smoothstep, smoothstep_value_and_grad, smoothstep_jvp(a, b, x), [a = 0.1, b = 2.0, x = 0.7] => (a, b, x));
    check!(ease_in_out_sine, ease_in_out_sine_value_and_grad, ease_in_out_sine_jvp(t), [t = 0.3] => (t));
    check!(ease_out_elastic, ease_out_elastic_value_and_grad, ease_out_elastic_jvp(t), [t = 0.3] => (t));
    check!(ease_in_back, ease_in_back_value_and_grad, ease_in_back_jvp(t), [t = 0.3] => (t));
    check!(logistic, logistic_value_and_grad, logistic_jvp(x), [x = 0.3] => (x));
    check!(logistic, logistic_value_and_grad, logistic_jvp(x), [x = -0.3] => (x));
    check!(softplus, softplus_value_and_grad, softplus_jvp(x, beta), [x = 0.4, beta = 1.7] => (x, beta));
    check!(trigonometry, trigonometry_value_and_grad, trigonometry_jvp(x, y), [x = 0.4, y = 0.9] => (x, y));
    check!(everything_else, everything_else_value_and_grad, everything_else_jvp(x, y), [x = 0.4, y = 0.9] => (x, y));
    check!(through_functions, through_functions_value_and_grad, through_functions_jvp(x, y), [x = 0.4, y = 0.9] => (x, y));
    check!(newton_cube_root, newton_cube_root_value_and_grad, newton_cube_root_jvp(x), [x = 2.4] => (x, 4));
    check!(agm, agm_value_and_grad, agm_jvp(a, b), [a = 2.4, b = 0.7] => (a, b));
    check!(through_f64, through_f64_value_and_grad, through_f64_jvp(x, s), [x = 2.4, s = 0.7] => (x, s));
    check!(from_f64, from_f64_value_and_grad, from_f64_jvp(x, s), [x = 2.4, s = 0.7] => (x, s));
    check!(zero_and_one, zero_and_one_value_and_grad, zero_and_one_jvp(x), [x = 1.4] => (x));
    check!(guarded, guarded_value_and_grad, guarded_jvp(x, lo, hi), [x = 1.4, lo = 0.5, hi = 2.0] => (x, lo, hi));
}

#[test]
fn distances() {
    let scaled = |a, b, c, d| haversine(a, b, c, d) * 1e-5;
    let at = (48.1, 11.6, 52.5, 13.4);
    let (value, gradient) = haversine_value_and_grad(at.0, at.1, at.2, at.3);
    assert_eq!(value, haversine(at.0, at.1, at.2, at.3));
    let (a, b, c, d) = gradient;
    let f = |x: &(f64, f64, f64, f64)| scaled(x.0, x.1, x.2, x.3);
    grad_tests::check::gradient(f, &at, &(a * 1e-5, b * 1e-5, c * 1e-5, d * 1e-5));
}

/// The same companions serve `f32`, and compute in it.
#[test]
fn single_precision() {
    let (value, gradient) = logistic_value_and_grad(0.3f32);
    let _: f32 = gradient;
    assert_eq!(value, logistic(0.3f32));
    assert!((gradient - logistic_grad(0.3f64) as f32).abs() < 1e-7);
    let (_, (a, b)) = agm_value_and_grad(2.4f32, 0.7f32);
    let (c, d) = agm_grad(2.4f64, 0.7);
    assert!((a - c as f32).abs() < 1e-6 && (b - d as f32).abs() < 1e-6);
    let (_, (x, s)) = through_f64_value_and_grad(2.5f32, 0.5);
    assert_eq!((x, s), (2.5f32, 6.25f64));
}

/// The numbers of these traits, of a float that is named.
#[grad(jvp)]
fn crossing(from: f64, to: f64, slope: f64) -> f64 {
    let x: f64;
    if slope.abs() < f64::epsilon() {
        x = f64::infinity();
    } else {
        x = (to - from) / slope;
    }
    x.min(f64::max_value()) + slope.powi(2) * f64::one() + f64::zero()
}

#[test]
fn numbers_of_the_traits() {
    check!(crossing, crossing_value_and_grad, crossing_jvp(from, to, slope), [from = 0.3, to = 1.1, slope = 0.7] => (from, to, slope));
    assert_eq!(crossing_grad(0.3, 1.1, 0.0), (0.0, 0.0, 0.0));
}
