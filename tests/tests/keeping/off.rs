//! The same derivatives where callers and callees do not agree on anything.

use grad_runtime::grad;

mod on {
    use super::*;

    #[grad]
    pub fn smooth(x: &[f64], h: f64, y: &mut [f64]) {
        for i in 1..x.len() {
            y[i] = y[i - 1] * h + x[i] * x[i];
        }
    }

    #[grad(jvp)]
    pub fn rounds(x: &[f64], h: f64) -> f64 {
        let mut y = vec![0.5; x.len()];
        let mut total = 0.0;
        for k in 0..3 {
            smooth(x, h, &mut y);
            smooth(&[0.1, 0.2, 0.3], 0.25, &mut y);
            total += y[k] * y[x.len() - 1];
        }
        total
    }
}

mod off {
    use super::*;

    #[grad(off(keeping))]
    pub fn smooth(x: &[f64], h: f64, y: &mut [f64]) {
        for i in 1..x.len() {
            y[i] = y[i - 1] * h + x[i] * x[i];
        }
    }

    #[grad(off(keeping), jvp)]
    pub fn rounds(x: &[f64], h: f64) -> f64 {
        let mut y = vec![0.5; x.len()];
        let mut total = 0.0;
        for k in 0..3 {
            smooth(x, h, &mut y);
            smooth(&[0.1, 0.2, 0.3], 0.25, &mut y);
            total += y[k] * y[x.len() - 1];
        }
        total
    }
}

mod mixed {
    use super::off::{smooth, smooth_grad};
    use super::*;

    #[grad(jvp)]
    pub fn rounds(x: &[f64], h: f64) -> f64 {
        let mut y = vec![0.5; x.len()];
        let mut total = 0.0;
        for k in 0..3 {
            smooth(x, h, &mut y);
            smooth(&[0.1, 0.2, 0.3], 0.25, &mut y);
            total += y[k] * y[x.len() - 1];
        }
        total
    }
}

#[test]
fn with_and_without() {
    let x = [0.4, 1.2, -0.9, 0.3, 0.8];
    let expected = off::rounds_value_and_grad(&x, 0.6);
    assert_eq!(on::rounds_value_and_grad(&x, 0.6), expected);
    assert_eq!(mixed::rounds_value_and_grad(&x, 0.6), expected);
    check!(on::rounds, on::rounds_value_and_grad, on::rounds_jvp(&x, h), [x = x.to_vec(), h = 0.6] => (&x, h));
}
