use grad_runtime::grad;

trait Activation {
    fn swish(self) -> Self;
}

impl Activation for f64 {
    fn swish(self) -> f64 {
        self / (1.0 + (-self).exp())
    }
}

trait Shapes {
    fn asinhh(self) -> f64;
}

impl Shapes for f64 {
    fn asinhh(self) -> f64 {
        self
    }
}

#[grad]
fn of_a_float(x: f64) -> f64 {
    x.swish()
}

#[grad]
fn nearly_a_known_one(x: f64) -> f64 {
    x.asinhh()
}

#[grad]
fn of_a_slice(x: &mut [f64]) -> f64 {
    x.rotate_left(1);
    x.select_nth_unstable_by(0, |a, b| a.total_cmp(b));
    x[0]
}

fn main() {}
