//! What no declaration in sight tells of: rustc misses the companions.

mod stats {
    macro_rules! make {
        ($name:ident) => {
            pub fn $name(x: f64) -> f64 {
                x * x
            }
        };
    }
    make!(square);
}

#[grad_runtime::grad]
use stats::square;

fn main() {
    let _ = square(1.0);
}
