//! An attribute macro sees code whether or not it is configured away.

use grad_runtime::grad;

#[grad]
fn statement(x: f64) -> f64 {
    #[allow(unused_mut)]
    let mut y = x;
    #[cfg(target_os = "none")]
    {
        y = 2.0 * x;
    }
    y
}

#[grad]
fn arm(x: f64, n: usize) -> f64 {
    match n {
        #[cfg(target_os = "none")]
        0 => x,
        _ => 2.0 * x,
    }
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
    let _ = condition_grad(1.0);
}
