//! All mistakes are reported, and none causes another: callers and the function itself are as good as ever.

use grad_runtime::grad;

#[grad(wrt(x, speed), banana)]
fn bad(x: f64, w: &[f64]) -> f64 {
    let bits = x.to_bits();
    let shift = [f64::sin, f64::cos][0](x);
    let z = x.gamma_ish(bits) + shift;
    z * w[0]
}

trait Special {
    fn gamma_ish(self, bits: u64) -> f64;
}

impl Special for f64 {
    fn gamma_ish(self, _: u64) -> f64 {
        self
    }
}

#[grad]
fn calls_it(x: f64, w: &[f64]) -> f64 {
    bad(x, w) * 2.0
}

/// Nothing is said of its callers, nor of the values that may be missing.
struct Level(f64);

impl Level {
    #[grad]
    fn moved(by: Option<f64>, limits: Option<[f64; 2]>, from: f64) -> f64 {
        let bits = by.unwrap_or(from).to_bits();
        f64::from_bits(bits) + limits.map_or(0.0, |limits| limits[0])
    }
}

#[grad]
fn moves(by: f64, from: f64) -> f64 {
    Level::moved(Some(by), Some([0.0, 1.0]), from)
}

fn main() {
    let _ = Level(moves(0.5, 1.0)).0;
    let w = [1.0];
    let _ = bad(1.0, &w) + bad_grad(1.0, &w).0;
    let _ = bad_value_and_grad(1.0, &w);
    let _ = bad_vjp(1.0, &w, &mut [0.0], 1.0);
    let _ = calls_it_grad(1.0, &w);
}
