//! Functions are handed to annotated functions of the same module, whose bodies are written out.

use grad_runtime::grad;

fn bisect(f: impl Fn(f64) -> f64, mut lo: f64, mut hi: f64) -> f64 {
    while hi - lo > 1e-9 {
        let mid = 0.5 * (lo + hi);
        if f(mid) * f(lo) > 0.0 { lo = mid } else { hi = mid }
    }
    0.5 * (lo + hi)
}

// Its body is not read.
#[grad]
fn strike(vol: f64) -> f64 {
    bisect(|k| k - vol * k.exp(), 0.0, 1.0)
}

#[grad]
fn adaptive<F: Fn(f64) -> f64>(f: &F, a: f64, b: f64, tol: f64) -> f64 {
    let mid = 0.5 * (a + b);
    let coarse = 0.5 * (b - a) * (f(a) + f(b));
    let fine = 0.25 * (b - a) * (f(a) + 2.0 * f(mid) + f(b));
    if (coarse - fine).abs() < tol {
        fine
    } else {
        adaptive(f, a, mid, 0.5 * tol) + adaptive(f, mid, b, 0.5 * tol)
    }
}

// It would be written out without end.
#[grad]
fn dose(k: f64) -> f64 {
    adaptive(&|t| (-k * t).exp(), 0.0, 1.0, 1e-6)
}

#[grad]
fn gain(x: f64) -> f64 {
    1.0 / (1.0 + x * x)
}

#[grad]
fn damped(f: impl Fn(f64) -> f64, x: f64) -> f64 {
    gain(x) * f(x)
}

// One name for two things.
#[grad]
fn response(x: f64) -> f64 {
    let gain = 2.0 * x;
    damped(|x| gain * x, x)
}

fn main() {}
