//! A macro may make a trait with a method of this name, and the type in question has no name here to ask by.

use grad_runtime::grad;

macro_rules! measures {
    ($d:tt) => {
        macro_rules! measure {
            ($d($d of:ty),*) => {};
        }
    };
}
measures!($);
measure!(f64);

mod desk {
    use grad_runtime::Differentiable;

    mod levels {
        use grad_runtime::{Differentiable, grad};

        #[derive(Clone, Copy, Differentiable)]
        pub struct Level {
            pub value: f64,
        }

        #[grad]
        impl Level {
            pub fn louder(&self, by: f64) -> f64 {
                self.value * by
            }
        }
    }

    use levels::Level;

    #[derive(Clone, Copy, Differentiable)]
    pub struct Desk {
        pub level: Level,
    }
}

use desk::Desk;

#[grad]
fn loudness(desk: &Desk, by: f64) -> f64 {
    desk.level.louder(by)
}

fn main() {}
