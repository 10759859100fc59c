//! Attributes and visibility of the function, on the companions.

use grad_runtime::grad;

mod inner {
    use grad_runtime::grad;

    #[grad]
    pub(crate) fn visible(x: f64) -> f64 {
        x * x
    }

    pub(in crate::hygiene) mod deeper {
        #[grad_runtime::grad]
        pub(in crate::hygiene) fn restricted(x: f64, out: &mut [f64]) {
            out[0] *= x;
        }
    }

    #[grad]
    #[inline(always)]
    #[must_use = "a number without a use"]
    pub fn attributed(x: f64) -> f64 {
        x + visible(x)
    }

    #[deprecated(note = "use `attributed`")]
    #[grad]
    #[cold]
    pub fn old(x: f64, history: &[f64]) -> f64 {
        x * history[0]
    }

    /// Calls what is deprecated: one warning, the caller's own.
    #[grad]
    #[allow(deprecated)]
    pub fn caller(x: f64, history: &[f64]) -> f64 {
        old(x, history) * x
    }
}

#[cfg(target_os = "none")]
#[grad]
fn absent(x: f64) -> f64 {
    x.no_such_method()
}

#[grad]
#[cfg(not(target_os = "none"))]
fn present(x: f64) -> f64 {
    2.0 * x
}

#[cfg_attr(not(target_os = "none"), grad)]
fn conditionally(x: f64) -> f64 {
    3.0 * x
}

#[cfg_attr(target_os = "none", grad)]
fn not_here(x: f64) -> u64 {
    x.to_bits()
}

/// Taken: there is no companion here.
fn not_here_grad() {}

#[test]
fn carried() {
    assert_eq!(inner::visible_grad(3.0), 6.0);
    let (mut out, mut out_bar) = ([2.0], [1.0]);
    let x_bar = inner::deeper::restricted_vjp(3.0, &mut out, &mut out_bar);
    assert_eq!((x_bar, out, out_bar), (2.0, [6.0], [3.0]));
    assert_eq!(inner::attributed_grad(3.0), 7.0);
    assert_eq!(inner::caller_grad(3.0, &[2.0]), (12.0, vec![9.0]));
    assert_eq!((present_grad(1.0), conditionally_grad(1.0)), (2.0, 3.0));
    assert_eq!(not_here(0.0), 0);
    not_here_grad();
}

#[test]
#[allow(deprecated)]
fn deprecated_companions() {
    assert_eq!(inner::old_grad(3.0, &[2.0]), (2.0, vec![3.0]));
}
