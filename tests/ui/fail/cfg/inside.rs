//! An attribute macro sees code whether or not it is configured away: it differentiates each choice, but not of too many.

use grad_runtime::grad;

#[grad]
fn many(x: f64) -> f64 {
    let mut y = x;
    #[cfg(target_os = "none")]
    {
        y = 2.0 * x;
    }
    #[cfg(target_os = "hurd")]
    {
        y = 3.0 * x;
    }
    #[cfg(target_os = "haiku")]
    {
        y = 4.0 * x;
    }
    #[cfg(target_os = "redox")]
    {
        y = 5.0 * x;
    }
    y += 0.0;
    y
}

#[grad]
fn attribute(x: f64) -> f64 {
    #[cfg_attr(target_os = "none", inline)]
    let square = |v: f64| v * v;
    square(x)
}

// What is refused in one choice matters only where it is the one.
#[grad]
fn elsewhere_refused(x: f64) -> f64 {
    #[cfg(target_os = "none")]
    let x = f64::from_bits(x.to_bits());
    2.0 * x
}

// This can be seen.
#[grad]
fn condition(x: f64) -> f64 {
    if cfg!(target_os = "none") { x } else { 2.0 * x }
}

// And so can attributes on whole items.
#[cfg(target_os = "none")]
#[grad]
fn elsewhere(x: f64) -> f64 {
    x
}

fn main() {
    let _ = condition_grad(1.0) + elsewhere_refused_grad(1.0);
}
