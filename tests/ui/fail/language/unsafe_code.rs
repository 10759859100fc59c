use grad_runtime::grad;

#[grad]
fn unchecked(x: &[f64]) -> f64 {
    let first = unsafe { *x.get_unchecked(0) };
    first * first
}

#[grad]
unsafe fn promised(x: f64) -> f64 {
    x * x
}

fn main() {}
