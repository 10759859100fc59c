use grad_runtime::grad;

#[grad]
struct Model {
    weight: f64,
}

#[grad]
enum Mode {
    Fast,
}

#[grad]
const SCALE: f64 = 2.0;

#[grad]
static LIMIT: f64 = 2.0;

#[grad]
type Real = f64;

#[grad(wrt(x))]
use std::f64::consts;

fn main() {
    let _ = consts::PI;
}
