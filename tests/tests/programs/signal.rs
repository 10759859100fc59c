//! Signals.

use grad_runtime::grad;

const TAU: f64 = std::f64::consts::TAU;

/// In-place radix-2 transform of split real and imaginary parts.
#[grad]
fn fft(re: &mut [f64], im: &mut [f64]) {
    let n = re.len();
    assert!(n.is_power_of_two());
    let mut j = 0usize;
    for i in 1..n {
        let mut bit = n >> 1;
        while j & bit != 0 {
            j ^= bit;
            bit >>= 1;
        }
        j |= bit;
        if i < j {
            re.swap(i, j);
            im.swap(i, j);
        }
    }
    let mut len = 2;
    while len <= n {
        let angle = -TAU / len as f64;
        for start in (0..n).step_by(len) {
            for k in 0..len / 2 {
                let (wi, wr) = (angle * k as f64).sin_cos();
                let (a, b) = (start + k, start + k + len / 2);
                let tr = re[b] * wr - im[b] * wi;
                let ti = re[b] * wi + im[b] * wr;
                re[b] = re[a] - tr;
                im[b] = im[a] - ti;
                re[a] += tr;
                im[a] += ti;
            }
        }
        len <<= 1;
    }
}

#[grad(lagrangian, jvp)]
fn spectral_energy(x: &[f64], lo: usize, hi: usize) -> f64 {
    let mut re = x.to_vec();
    let mut im = vec![0.0; x.len()];
    fft(&mut re, &mut im);
    let mut e = 0.0;
    for k in lo..hi {
        e += re[k] * re[k] + im[k] * im[k];
    }
    e / x.len() as f64
}

/// Coefficients of a low-pass biquad: b0, b1, b2, a1, a2.
#[grad]
fn lowpass(freq: f64, q: f64, rate: f64) -> [f64; 5] {
    let w0 = TAU * freq / rate;
    let alpha = w0.sin() / (2.0 * q);
    let cos = w0.cos();
    let a0 = 1.0 + alpha;
    let b1 = 1.0 - cos;
    [
        b1 / 2.0 / a0,
        b1 / a0,
        b1 / 2.0 / a0,
        -2.0 * cos / a0,
        (1.0 - alpha) / a0,
    ]
}

#[grad(lagrangian, jvp)]
fn filtered_power(signal: &[f64], freq: f64, q: f64) -> f64 {
    let c: [f64; 5] = lowpass(freq, q, 48_000.0);
    let (mut z1, mut z2) = (0.0, 0.0);
    let mut power = 0.0;
    for x in signal {
        let y = c[0] * x + z1;
        z1 = c[1] * x - c[3] * y + z2;
        z2 = c[2] * x - c[4] * y;
        power += y * y;
    }
    power
}

#[grad(wrt(x))]
fn windowed(x: &[f64], kind: &str) -> Result<f64, String> {
    let n = x.len();
    let m = (n - 1) as f64;
    let mut sum = 0.0;
    for i in 0..n {
        let t = i as f64 / m;
        let w = match kind {
            "hann" => 0.5 - 0.5 * (TAU * t).cos(),
            "hamming" => 0.54 - 0.46 * (TAU * t).cos(),
            "blackman" => 0.42 - 0.5 * (TAU * t).cos() + 0.08 * (2.0 * TAU * t).cos(),
            _ => return Err(format!("no window `{kind}`")),
        };
        sum += (w * x[i]).powi(2);
    }
    Ok(sum.sqrt())
}

#[grad]
fn convolve(x: &[f64], h: &[f64]) -> Vec<f64> {
    let mut y = vec![0.0; x.len() + h.len() - 1];
    for (i, a) in x.iter().enumerate() {
        for (j, b) in h.iter().enumerate() {
            y[i + j] += a * b;
        }
    }
    y
}

#[grad(lagrangian, jvp)]
fn goertzel(samples: &[f64], k: f64) -> f64 {
    let w = TAU * k / samples.len() as f64;
    let coeff = 2.0 * w.cos();
    let mut s_prev = 0.0;
    let mut s_prev2 = 0.0;
    for &s in samples {
        let cur = s + coeff * s_prev - s_prev2;
        s_prev2 = std::mem::replace(&mut s_prev, cur);
    }
    s_prev2 * s_prev2 + s_prev * s_prev - coeff * s_prev * s_prev2
}

#[grad]
fn envelope(samples: &[f32], attack: f32, release: f32) -> f32 {
    let mut env = 0.0f32;
    let mut total = 0.0;
    for &s in samples {
        let level = s.abs();
        let coeff = if level > env { attack } else { release };
        env = coeff * env + (1.0 - coeff) * level;
        total += env;
    }
    total
}

#[grad]
fn autocorrelation(x: &[f64], lag: usize) -> Option<f64> {
    let n = x.len();
    let pairs = n.checked_sub(lag)?;
    if pairs < 2 {
        return None;
    }
    let mean = x.iter().sum::<f64>() / n as f64;
    let den: f64 = x.iter().map(|v| (v - mean).powi(2)).sum();
    let mut num = 0.0;
    for i in 0..pairs {
        num += (x[i] - mean) * (x[i + lag] - mean);
    }
    Some(num / den)
}

#[grad(lagrangian, jvp)]
fn exponential_smoothing(x: &[f64], alpha: f64, beta: f64) -> f64 {
    let [first, second, rest @ ..] = x else {
        return 0.0;
    };
    let mut level = *first;
    let mut trend = second - first;
    let mut sse = 0.0;
    for y in rest {
        let forecast = level + trend;
        sse += (y - forecast).powi(2);
        let last = level;
        level = alpha * y + (1.0 - alpha) * forecast;
        trend = beta * (level - last) + (1.0 - beta) * trend;
    }
    sse
}

fn samples() -> Vec<f64> {
    (0..8).map(|k| ((k * 5 % 7) as f64 - 3.0) * 0.4).collect()
}

#[test]
fn transforms() {
    check!(spectral_energy, spectral_energy_value_and_grad, spectral_energy_jvp(&x), view spectral_energy_lagrangian, [x = samples()] => (&x, 1, 4));
    check!(goertzel, goertzel_value_and_grad, goertzel_jvp(&x, k), view goertzel_lagrangian, [x = samples(), k = 1.7] => (&x, k));
    let (mut re, mut im) = (samples(), vec![0.25; 8]);
    let (mut re_bar, mut im_bar) = (vec![1.0; 8], vec![0.0; 8]);
    re_bar[3] = -2.0;
    im_bar[5] = 0.5;
    let seeds = (re_bar.clone(), im_bar.clone());
    fft_vjp(&mut re, &mut im, &mut re_bar, &mut im_bar);
    let f = |at: &(Vec<f64>, Vec<f64>)| {
        let (mut re, mut im) = at.clone();
        fft(&mut re, &mut im);
        (0..8)
            .map(|k| re[k] * seeds.0[k] + im[k] * seeds.1[k])
            .sum()
    };
    grad_tests::check::gradient(f, &(samples(), vec![0.25; 8]), &(re_bar, im_bar));
}

#[test]
fn filters() {
    check!(filtered_power, filtered_power_value_and_grad, filtered_power_jvp(&x, f, q), view filtered_power_lagrangian, [x = samples(), f = 4.0, q = 0.8] => (&x, f, q));
    for kind in ["hann", "hamming", "blackman"] {
        let got = windowed_value_and_grad(&samples(), kind).unwrap();
        grad_tests::check::value_and_gradient(|x| windowed(x, kind).unwrap(), &samples(), got);
    }
    assert_eq!(
        windowed_grad(&samples(), "kaiser"),
        Err("no window `kaiser`".to_string())
    );
    let (x, h) = (samples(), vec![0.5, 0.25, -0.1]);
    let (mut x_bar, mut h_bar) = (vec![0.0; 8], vec![0.0; 3]);
    let seed: Vec<f64> = (0..10).map(|k| k as f64 * 0.3 - 1.0).collect();
    let y = convolve_vjp(&x, &h, &mut x_bar, &mut h_bar, seed.clone());
    assert_eq!(y, convolve(&x, &h));
    let f = |at: &(Vec<f64>, Vec<f64>)| {
        convolve(&at.0, &at.1)
            .iter()
            .zip(&seed)
            .map(|(a, b)| a * b)
            .sum()
    };
    grad_tests::check::gradient(f, &(x, h), &(x_bar, h_bar));
    let x32: Vec<f32> = samples().iter().map(|x| *x as f32 + 0.05).collect();
    let (value, (_, attack, release)) = envelope_value_and_grad(&x32, 0.3, 0.8);
    assert_eq!(value.to_bits(), envelope(&x32, 0.3, 0.8).to_bits());
    let f = |at: &(f64, f64)| f64::from(envelope(&x32, at.0 as f32, at.1 as f32));
    grad_tests::check::close(
        &[attack.into(), release.into()],
        &grad_tests::check::central_gradient(f, &(0.3, 0.8)),
        1e-2,
    );
}

#[test]
fn series() {
    let got = autocorrelation_value_and_grad(&samples(), 2).unwrap();
    grad_tests::check::value_and_gradient(|x| autocorrelation(x, 2).unwrap(), &samples(), got);
    assert_eq!(autocorrelation_grad(&samples(), 7), None);
    assert_eq!(autocorrelation_grad(&samples(), 9), None);
    check!(exponential_smoothing, exponential_smoothing_value_and_grad, exponential_smoothing_jvp(&x, a, b), view exponential_smoothing_lagrangian, [x = samples(), a = 0.4, b = 0.2] => (&x, a, b));
    assert_eq!(
        exponential_smoothing_grad(&[1.0], 0.4, 0.2),
        (vec![0.0], 0.0, 0.0)
    );
}
