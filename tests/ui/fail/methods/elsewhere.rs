use grad_runtime::{Differentiable, grad};

mod furnace;

#[derive(Clone, Debug, Differentiable)]
pub struct Gas {
    density: f64,
}

mod laws {
    pub trait Weighed {
        fn weight(&self, volume: f64) -> f64;
    }

    impl<T: AsRef<super::Gas>> Weighed for T {
        fn weight(&self, volume: f64) -> f64 {
            self.as_ref().density * volume
        }
    }

    impl super::Gas {
        pub fn thinned(by: f64) -> super::Gas {
            super::Gas { density: 1.0 / by }
        }
    }
}

impl AsRef<Gas> for Gas {
    fn as_ref(&self) -> &Gas {
        self
    }
}

/// The `impl` is in another file, to which no line leads.
#[grad]
fn warmed(gas: &Gas, by: f64) -> f64 {
    gas.heated(by) * by
}

/// In another module of this one.
#[grad]
fn thinned(by: f64) -> f64 {
    crate::Gas::thinned(by).density
}

mod scales {
    use super::laws::*;
    use super::{Gas, grad};

    /// For all types that have something else.
    #[grad]
    fn weighed(gas: &Gas, volume: f64) -> f64 {
        gas.weight(volume) * volume
    }

    #[grad]
    fn by_the_trait(gas: &Gas, volume: f64) -> f64 {
        Weighed::weight(gas, volume) * volume
    }
}

trait Near {
    fn near(&self, x: f64) -> f64;
}

impl Near for f64 {
    fn near(&self, x: f64) -> f64 {
        (self - x).abs()
    }
}

/// A trait's function by its name.
#[grad]
fn distance(x: f64, y: f64) -> f64 {
    Near::near(&y, x) + <f64 as Near>::near(&x, 1.0)
}

fn main() {}
