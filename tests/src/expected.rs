//! Checks of generated programs against the interpreter's results.

use crate::flatten::{Flatten, floats};
use crate::generator::case::{SEED, weight};

/// What adjoint buffers hold before a call, to see that companions accumulate into them.
pub const INITIAL: f64 = 0.125;

/// Errors of this many roundings at the scale of the absolute sweep are excused.
const ROUNDINGS: f64 = 64.0;

/// The direction in which the `k`-th float of the arguments moves in forward mode.
pub fn along(k: usize) -> f64 {
    0.25 * ((5 * k + 3) % 9) as f64 - 0.875
}

/// What the interpreter computed.
#[derive(Clone, Copy, Debug)]
pub struct Expected {
    /// The value, as bits.
    pub value: u64,
    /// The `&mut` arguments after the call, as bits.
    pub outgoing: &'static [u64],
    /// Derivatives of the value, with the magnitude of their rounding errors.
    pub gradient: &'static [(f64, f64)],
    /// Derivatives of the weighted sum of value and outgoing contents.
    pub weighted: &'static [(f64, f64)],
}

impl Expected {
    /// Panics unless a call returned the value and left the contents, bit for bit.
    #[track_caller]
    pub fn check_call(&self, value: f64, outgoing: &impl Flatten) {
        assert_eq!(
            value.to_bits(),
            self.value,
            "value: got {value:e}, expected {:e}",
            f64::from_bits(self.value)
        );
        let left = floats(outgoing);
        let bits: Vec<u64> = left.iter().map(|x| x.to_bits()).collect();
        let expected: Vec<f64> = self.outgoing.iter().map(|b| f64::from_bits(*b)).collect();
        assert_eq!(
            bits, self.outgoing,
            "outgoing contents: got {left:?}, expected {expected:?}"
        );
    }

    /// Panics unless this is the gradient of the value.
    #[track_caller]
    pub fn check_gradient(&self, gradient: &impl Flatten) {
        compare("gradient", &floats(gradient), self.gradient, 0.0);
    }

    /// Panics unless these are the adjoints of the weighted sum, `shared` telling which of them were
    /// accumulated on top of [`INITIAL`].
    #[track_caller]
    pub fn check_weighted(&self, adjoints: &impl Flatten, shared: &impl Flatten) {
        let initial = floats(shared);
        let got: Vec<f64> = floats(adjoints)
            .iter()
            .zip(&initial)
            .map(|(a, i)| a - i)
            .collect();
        compare("vjp", &got, self.weighted, INITIAL);
    }
}

impl Expected {
    /// Panics unless these are the tangents of the value and of the outgoing contents in the direction [`along`].
    #[track_caller]
    pub fn check_tangent(&self, tangent: f64, outgoing: &impl Flatten) {
        let slope = |of: &[(f64, f64)]| {
            let parts = of.iter().enumerate();
            parts.fold((0.0, 0.0), |(sum, scale), (k, (value, magnitude))| {
                (sum + along(k) * value, scale + along(k).abs() * magnitude)
            })
        };
        compare("tangent", &[tangent], &[slope(self.gradient)], 0.0);
        let left = floats(outgoing);
        let left = left.iter().enumerate().map(|(k, dot)| weight(k) * dot);
        let weighted = left.fold(SEED * tangent, |sum, dot| sum + dot);
        compare("tangents", &[weighted], &[slope(self.weighted)], 0.0);
    }
}

/// Panics unless a row of a Hessian is the product with the unit vector, but for rounding.
#[track_caller]
pub fn check_row(product: &impl Flatten, row: &[f64]) {
    let product = floats(product);
    let largest = row.iter().fold(1.0f64, |top, x| top.max(x.abs()));
    assert_eq!(product.len(), row.len());
    for (k, (p, r)) in product.iter().zip(row).enumerate() {
        let same = (p - r).abs() <= 1e-9 * largest || p.to_bits() == r.to_bits();
        let undefined = !p.is_finite() && !r.is_finite();
        assert!(
            same || undefined,
            "component {k}: the product is {p:e}, the row has {r:e}"
        );
    }
}

/// Panics unless two calls gave the same bits.
#[track_caller]
pub fn check_repeated(first: &impl Flatten, second: &impl Flatten) {
    let bits = |x: Vec<f64>| x.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
    assert_eq!(
        bits(floats(first)),
        bits(floats(second)),
        "a second call with the same workspace differs"
    );
}

#[track_caller]
fn compare(what: &str, got: &[f64], expected: &[(f64, f64)], extra: f64) {
    assert_eq!(got.len(), expected.len(), "{what}: number of components");
    for (k, (g, (e, magnitude))) in got.iter().zip(expected).enumerate() {
        let tolerance = ROUNDINGS * f64::EPSILON * (magnitude + extra);
        let ok = (g - e).abs() <= tolerance;
        assert!(
            ok,
            "{what}, component {k}: got {g:e}, expected {e:e} within {tolerance:e}\n  got      {got:?}\n  expected {expected:?}"
        );
    }
}
