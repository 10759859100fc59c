//! `macro_rules!` in modules of their own.

#[macro_use]
mod opened {
    macro_rules! squared {
        ($x:expr) => {{
            let x = $x;
            x * x
        }};
    }
}

mod checks {
    macro_rules! reject {
        (@nan $name:ident, [$($x:ident),* $(,)?]) => {{
            $(
                if $x.is_nan() {
                    return Err(concat![stringify!($name), ": ", stringify!($x), " is missing"]);
                }
            )*
        }};
        ($name:ident, $test:ident, $what:expr, [$($x:ident),*]) => {
            $(
                if $x.$test() {
                    reject!(@error $name, $x, $what);
                }
            )*
        };
        (@error $name:ident, $x:ident, $what:expr) => {
            return Err(concat![stringify!($name), ": ", stringify!($x), " is ", $what])
        };
    }
    pub(crate) use reject;

    pub mod shorthands {
        macro_rules! define {
            (mut [$($x:ident $(= $value:expr)?),+ $(,)?]) => {
                $(let mut $x $(= $value)?;)+
            };
        }
        pub(crate) use define;

        macro_rules! tiny {
            () => {
                T::epsilon()
            };
        }
        pub(crate) use tiny;
    }
    pub(crate) use shorthands::tiny;
}

use checks::{reject, shorthands::define, tiny};
use grad_runtime::grad;
use num_traits::Float;

/// The mean of Gauss, arithmetic and geometric.
#[grad]
fn mean<T: Float>(x: T, y: T) -> Result<T, &'static str> {
    reject!(@nan mean, [x, y]);
    reject!(mean, is_infinite, "infinite", [x, y]);
    let two = T::one() + T::one();
    define!(mut [a = x, b = y, next]);
    while (a - b).abs() > two * tiny!() * a.abs() {
        next = (a * b).sqrt();
        a = (a + b) / two;
        b = next;
    }
    Ok(a * squared!(y - x))
}

#[test]
fn imported() {
    let got = mean_value_and_grad(0.4, 1.7).unwrap();
    grad_tests::check::value_and_gradient(|x| mean(x.0, x.1).unwrap(), &(0.4, 1.7), got);
    assert_eq!(mean_grad(1.0, f64::NAN), Err("mean: y is missing"));
    assert_eq!(mean_grad(f64::INFINITY, 1.0), Err("mean: x is infinite"));
}
