//! What is called must have a name.

use grad_runtime::grad;

#[grad]
fn through_the_first(x: f64, f: &[fn(f64) -> f64]) -> f64 {
    f[0](x)
}

#[grad]
fn through_table(x: f64) -> f64 {
    [f64::sin, f64::cos][0](x)
}

#[derive(grad_runtime::Differentiable)]
struct Oscillator {
    damping: f64,
    #[differentiable(skip)]
    forcing: Box<dyn Fn(f64) -> f64>,
}

impl Oscillator {
    #[grad]
    fn acceleration(&self, t: f64) -> f64 {
        (self.forcing)(t) - self.damping
    }
}

fn main() {}
