//! Methods that traits give to arrays, lists and integers.

use grad_runtime::grad;

#[grad]
trait Ends {
    fn first(&self) -> f64;
}

// Slices have a `first` of their own.
#[grad]
impl Ends for [f64; 3] {
    fn first(&self) -> f64 {
        self[0]
    }
}

mod elsewhere {
    use grad_runtime::grad;

    #[grad]
    pub trait Shift {
        fn shift(&mut self, by: f64);
    }

    #[grad]
    impl Shift for [f64; 2] {
        fn shift(&mut self, by: f64) {
            self[0] += by;
        }
    }
}

use elsewhere::Shift;

// It is not read, and its companions would want an exclusive shadow of the array.
#[grad]
fn moved(x: &mut [f64; 2], h: f64) -> f64 {
    x.shift(h);
    x[0]
}

#[grad]
trait Times {
    fn times(self, x: f64) -> f64;
}

#[grad]
impl Times for i32 {
    fn times(self, x: f64) -> f64 {
        self as f64 * x
    }
}

// The receiver carries no derivative, the argument does.
#[grad]
fn repeated(x: f64, n: i32) -> f64 {
    n.times(x)
}

fn main() {
    assert_eq!(Ends::first(&[1.0, 2.0, 3.0]), 1.0);
    assert_eq!(moved(&mut [1.0, 0.0], 2.0), 3.0);
    assert_eq!(repeated(2.0, 3), 6.0);
}
