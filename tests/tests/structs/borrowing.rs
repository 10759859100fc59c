//! Structs that borrow, made where they are read.

use grad_runtime::grad;

/// A part of a signal, and how it is weighted.
struct Window<'a> {
    of: &'a [f64],
    gain: f64,
    first: usize,
}

#[grad]
fn spectrum(signal: &[f64], width: usize, damping: f64) -> f64 {
    let window_of = 2.0;
    let mut total = 0.0;
    for first in 0..signal.len() + 1 - width {
        let window = Window {
            gain: (-damping * first as f64).exp(),
            of: &signal[first..first + width],
            first,
        };
        let mut inner = Window {
            of: &window.of[1..],
            gain: window.gain * window.of[0],
            first: window.first + 1,
        };
        if inner.first % 2 == 0 {
            inner.of = &window.of[..1];
            inner.gain *= window_of;
        }
        total += inner.of.iter().map(|x| x * x * inner.gain).sum::<f64>();
    }
    total
}

#[test]
fn structs_that_borrow() {
    let signal = [0.3, -0.7, 1.1, 0.4, -0.2];
    let at = |signal: &[f64], damping: f64| spectrum(signal, 3, damping);
    let (signal_bar, damping_bar) = spectrum_grad(&signal, 3, 0.2);
    let h = 1e-6;
    for i in 0..signal.len() {
        let (mut above, mut below) = (signal, signal);
        above[i] += h;
        below[i] -= h;
        let slope = (at(&above, 0.2) - at(&below, 0.2)) / (2.0 * h);
        assert!((signal_bar[i] - slope).abs() < 1e-8, "{i}: {slope}");
    }
    let slope = (at(&signal, 0.2 + h) - at(&signal, 0.2 - h)) / (2.0 * h);
    assert!((damping_bar - slope).abs() < 1e-8, "{slope}");
}
