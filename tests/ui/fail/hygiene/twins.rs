//! Two variables that have one name, of which one is the macro's own.

use grad_runtime::grad;

macro_rules! scaled {
    ($name:ident, $x:ident, $value:expr) => {
        #[grad]
        fn $name($x: f64) -> f64 {
            let scale = 2.0;
            let value = $value;
            scale * value
        }
    };
}

scaled!(fine, x, x * x);
scaled!(confusing, scale, scale * scale);

fn main() {
    let _ = fine_grad(1.0);
}
