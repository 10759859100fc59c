//! The helper is annotated, but its companions were not imported; or it is not annotated; or a module in between passes it
//! on without them.

mod stats {
    use grad_runtime::grad;

    #[grad]
    pub fn mean(x: &[f64]) -> f64 {
        x.iter().sum::<f64>() / x.len() as f64
    }

    pub fn median(x: &[f64]) -> f64 {
        x[x.len() / 2]
    }
}

mod prelude {
    pub use crate::stats::mean;
    pub use crate::stats::median as middle;
}

mod user {
    use crate::stats::{self, mean};
    use grad_runtime::grad;

    #[grad]
    pub fn centred(x: &[f64]) -> f64 {
        x[0] - mean(x)
    }

    #[grad]
    pub fn skew(x: &[f64]) -> f64 {
        crate::prelude::mean(x) - stats::median(x)
    }
}

mod through {
    use grad_runtime::grad;

    #[grad]
    use crate::prelude::{mean, middle};

    #[grad]
    pub fn spread(x: &[f64]) -> f64 {
        mean(x) - middle(x)
    }
}

mod beside {
    use grad_runtime::grad;

    #[grad]
    use crate::stats::{self as of, mean, median};

    #[grad]
    pub fn lean(x: &[f64]) -> f64 {
        of::mean(x) - mean(x) * median(x)
    }
}

mod all {
    use crate::prelude::*;
    use grad_runtime::grad;

    fn own(x: f64) -> f64 {
        x.sqrt()
    }

    #[grad]
    pub fn root_of_mean(x: &[f64]) -> f64 {
        own(mean(x))
    }
}

#[grad_runtime::grad]
use stats::median;

fn main() {
    let _ = median(&[1.0]);
}
