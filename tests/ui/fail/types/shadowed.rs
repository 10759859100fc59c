//! Names that look like what the macro knows, and are not. Their declarations are not in sight: macros make them that another macro makes.

use grad_runtime::grad;

macro_rules! declares {
    ($d:tt) => {
        macro_rules! declare {
            ($d($d item:item)*) => { $d($d item)* };
        }
    };
}
declares!($);

mod integers {
    declare! {
        #[allow(non_camel_case_types)]
        type f64 = i64;
    }

    #[grad_runtime::grad]
    fn square(x: f64) -> f64 {
        x * x
    }
}

mod libm {
    pub fn exp(x: f64) -> f64 {
        x + 1.0
    }
}

#[grad]
fn growth(x: f64) -> f64 {
    libm::exp(x)
}

fn stop_gradient(x: f64) -> f64 {
    2.0 * x
}

#[grad]
fn frozen(x: f64) -> f64 {
    stop_gradient(x) * x
}

#[derive(Clone, Copy)]
struct Angle(f64);

impl Angle {
    fn sin(self) -> f64 {
        self.0
    }
}

declare! {
    const QUARTER: Angle = Angle(1.0);
}

#[grad]
fn method_of_a_type(x: f64) -> f64 {
    x * QUARTER.sin()
}

declare! {
    mod mem {
        pub fn swap(a: &mut f64, b: &mut f64) {
            *a = 2.0 * *b;
        }
    }
}

#[grad]
fn exchanged(x: f64, y: f64) -> f64 {
    let (mut a, mut b) = (x, y);
    mem::swap(&mut a, &mut b);
    a * b
}

declare! {
    trait Clipped {
        fn add(self, more: f64) -> f64;
    }

    impl Clipped for f64 {
        fn add(self, more: f64) -> f64 {
            (self + more).min(1.0)
        }
    }
}

#[grad]
fn added(x: f64) -> f64 {
    x.add(2.0)
}

fn main() {}
