//! Structs around arrays whose length is a parameter, in what functions return.

use grad_runtime::{Differentiable, grad};
use grad_tests::check::{gradient, same};

#[derive(Clone, Copy, Debug, Default, PartialEq, Differentiable)]
pub struct Phasor {
    pub re: f64,
    pub im: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Spectrum<const N: usize>(pub [Phasor; N]);

#[derive(Clone, Debug, PartialEq, Differentiable)]
pub enum Signal<const N: usize> {
    Sampled { at: [Phasor; N], rate: f64 },
    Silent,
}

#[grad]
fn spectrum<const N: usize>(samples: &[f64; N]) -> Spectrum<N> {
    let mut bins = [Phasor::default(); N];
    for k in 0..N {
        for (n, x) in samples.iter().enumerate() {
            let angle = std::f64::consts::TAU * (k * n) as f64 / N as f64;
            bins[k].re += x * angle.cos();
            bins[k].im -= x * angle.sin();
        }
    }
    Spectrum(bins)
}

/// An error where there is nothing to be scaled.
#[grad]
fn normalised<const N: usize>(samples: &[f64; N]) -> Result<Spectrum<N>, String> {
    let mut of = spectrum(samples);
    let top = of.0[0].re;
    if top == 0.0 {
        return Err("silence".to_owned());
    }
    for bin in of.0.iter_mut() {
        bin.re /= top;
        bin.im /= top;
    }
    Ok(of)
}

/// Called with another length, and under another name of the length.
#[grad]
fn share(samples: &[f64; 4]) -> f64 {
    let of = normalised(samples).unwrap();
    of.0[1].re * of.0[1].re + of.0[1].im * of.0[1].im
}

#[grad]
fn slope<const M: usize>(samples: &[f64; M]) -> f64 {
    match normalised(samples) {
        Ok(of) => of.0[1].im / (1.0 + of.0[1].re.powi(2)),
        Err(_) => 0.0,
    }
}

#[grad]
fn power<const N: usize>(of: &Signal<N>) -> f64 {
    match of {
        Signal::Sampled { at, rate } => {
            let mut sum = 0.0;
            for bin in at {
                sum += bin.re * bin.re + bin.im * bin.im;
            }
            sum / rate
        }
        Signal::Silent => 0.0,
    }
}

const SAMPLES: [f64; 4] = [0.4, 1.3, -0.6, 0.7];

#[test]
fn results_of_the_callers_length() {
    let (value, bar) = share_value_and_grad(&SAMPLES);
    same(value, share(&SAMPLES));
    gradient(|x| share(x), &SAMPLES, &bar);
    let (value, bar) = slope_value_and_grad(&SAMPLES);
    same(value, slope(&SAMPLES));
    gradient(|x| slope(x), &SAMPLES, &bar);
    assert_eq!(slope_grad(&[0.0; 3]), [0.0; 3]);
}

#[test]
fn tangents_of_any_length_have_a_default() {
    let zero = SpectrumTangent::<40>::default();
    assert_eq!(zero.0[39], PhasorTangent { re: 0.0, im: 0.0 });
    let at = [Phasor { re: 0.5, im: -2.0 }; 3];
    let bar = power_grad(&Signal::Sampled { at, rate: 4.0 });
    let SignalTangent::Sampled { at, rate } = bar else {
        panic!("another variant");
    };
    same(at[2].re, 0.25);
    same(at[2].im, -1.0);
    same(rate, -3.0 * 4.25 / 16.0);
}
