use grad_runtime::grad;

macro_rules! square {
    ($x:expr) => {
        $x * $x
    };
}

#[grad]
fn mentions_a_float(speed: f64) -> f64 {
    0.5 * square!(speed)
}

#[grad]
fn makes_a_float(x: f64) -> f64 {
    let gravity: f64 = square!(3.13);
    gravity * x
}

fn main() {}
