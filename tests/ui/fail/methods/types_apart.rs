//! Types in a body that speak of what else it declares: outside of it they would find something else.

use grad_runtime::grad;

mod units {
    pub const SCALE: f64 = 2.0;
}

fn stiffness() -> f64 {
    3.0
}

#[grad]
fn by_function(x: f64) -> f64 {
    fn stiffness() -> f64 {
        7.0
    }
    struct Spring(f64);
    impl Spring {
        fn new() -> Spring {
            Spring(stiffness())
        }
    }
    Spring::new().0 * x
}

#[grad]
fn by_name(x: f64) -> f64 {
    use units::SCALE as K;
    struct Spring(f64);
    impl Spring {
        fn new() -> Spring {
            Spring(K)
        }
    }
    Spring::new().0 * x
}

#[grad]
fn by_anything(x: f64) -> f64 {
    use units::*;
    struct Spring(f64);
    Spring(SCALE).0 * x
}

fn main() {
    stiffness();
}
