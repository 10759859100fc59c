//! The helper is annotated, but its companions were not imported; or it is not annotated.

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

mod user {
    use crate::stats::mean;
    use grad_runtime::grad;

    #[grad]
    pub fn centred(x: &[f64]) -> f64 {
        x[0] - mean(x)
    }
}

#[grad_runtime::grad]
use stats::median;

fn main() {
    let _ = median(&[1.0]);
}
