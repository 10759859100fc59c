//! Functions generic in the float.

use grad_runtime::grad;
use num_traits::{Float, FloatConst, NumCast};

#[grad(jvp)]
pub fn gamma_ln<T: Float + FloatConst>(z: T) -> T {
    let g = T::from(7.0).unwrap();
    let c: [f64; 9] = [
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7,
    ];
    let half = T::from(0.5).unwrap();
    if z < half {
        return (T::PI() / (T::PI() * z).sin()).ln() - gamma_ln(T::one() - z);
    }
    let z = z - T::one();
    let mut x = T::from(c[0]).unwrap();
    for (i, &ci) in c.iter().enumerate().skip(1) {
        x = x + T::from(ci).unwrap() / (z + T::from(i).unwrap());
    }
    let t = z + g + half;
    half * (T::from(2.0).unwrap() * T::PI()).ln() + (z + half) * t.ln() - t + x.ln()
}
#[grad(jvp)]
pub fn norm_generic<T>(v: &[T]) -> T
where
    T: Float + std::iter::Sum + Copy,
{
    v.iter().map(|&x| x * x).sum::<T>().sqrt()
}
#[grad]
pub fn lerp_generic<T: Float>(a: T, b: T, t: T) -> T {
    a + (b - a) * t
}
#[grad]
pub fn mean_generic<T: Float>(xs: &[T]) -> Option<T> {
    if xs.is_empty() {
        return None;
    }
    let n = T::from(xs.len())?;
    Some(xs.iter().fold(T::zero(), |a, &b| a + b) / n)
}
#[grad(jvp)]
pub fn variance_generic<T: Float + NumCast>(xs: &[T], ddof: usize) -> T {
    let mut mean = T::zero();
    let mut m2 = T::zero();
    let mut n = T::zero();
    for &x in xs {
        n = n + T::one();
        let delta = x - mean;
        mean = mean + delta / n;
        m2 = m2 + delta * (x - mean);
    }
    m2 / (n - <T as NumCast>::from(ddof).unwrap())
}
#[grad(jvp)]
pub fn clampf<T: PartialOrd + Float>(x: T, lo: T, hi: T) -> T {
    debug_assert!(lo <= hi);
    if x < lo {
        lo
    } else if x > hi {
        hi
    } else {
        x * x
    }
}
#[grad(jvp)]
pub fn bessel_j0<F: Float>(x: F) -> F {
    let mut term = F::one();
    let mut sum = F::one();
    let q = x * x / F::from(4).unwrap();
    let mut k = 1u32;
    while term.abs() > F::epsilon() * sum.abs() && k < 60 {
        let kf = F::from(k).unwrap();
        term = -term * q / (kf * kf);
        sum = sum + term;
        k += 1;
    }
    sum
}
#[grad]
fn matvec<T: Float, const R: usize, const C: usize>(m: &[[T; C]; R], v: &[T; C]) -> [T; R] {
    let mut out = [T::zero(); R];
    for (o, row) in out.iter_mut().zip(m.iter()) {
        *o = row
            .iter()
            .zip(v)
            .fold(T::zero(), |acc, (&a, &b)| acc + a * b);
    }
    out
}

#[test]
fn gradients() {
    let x = vec![0.5, 1.5, 0.2, 2.5, 1.1, 0.9];
    check!(gamma_ln, gamma_ln_value_and_grad, gamma_ln_jvp(x), [x = 2.3] => (x));
    check!(gamma_ln, gamma_ln_value_and_grad, gamma_ln_jvp(x), [x = 0.3] => (x));
    check!(norm_generic, norm_generic_value_and_grad, norm_generic_jvp(&x), [x = x.clone()] => (&x));
    check!(variance_generic, variance_generic_value_and_grad, variance_generic_jvp(&x), [x = x.clone()] => (&x, 1));
    check!(bessel_j0, bessel_j0_value_and_grad, bessel_j0_jvp(x), [x = 1.7] => (x));
    check!(clampf, clampf_value_and_grad, clampf_jvp(x, l, h), [x = 1.7, l = 0.0, h = 2.0] => (x, l, h));
    let got = mean_generic_value_and_grad(&x).unwrap();
    let f = |x: &Vec<f64>| mean_generic(x).unwrap();
    grad_tests::check::value_and_gradient(f, &x, got);
    assert_eq!(mean_generic_grad::<f32>(&[]), None);
    assert_eq!(mean_generic_grad(&[1.0f32, 2.0]), Some(vec![0.5, 0.5]));
}
