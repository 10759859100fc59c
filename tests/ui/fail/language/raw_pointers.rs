use grad_runtime::grad;

#[grad]
fn address(x: f64) -> f64 {
    let p = &raw const x;
    let q = &x as *const f64;
    if p == q { x } else { 0.0 }
}

#[grad]
fn parameter(x: f64, p: *const f64) -> f64 {
    if p.is_null() { x } else { 2.0 * x }
}

fn main() {}
