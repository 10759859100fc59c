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

/// What is only looked at where assertions are on.
macro_rules! probe {
    ($($x:expr),+) => {
        #[cfg(debug_assertions)] {
            $(
                let _ = $x.checked().unwrap();
            )+
        }
    };
}

/// With the statements of one of two ways to compute.
macro_rules! fused {
    ($sum:ident, $a:expr, $b:expr) => {
        #[cfg(target_feature = "fma")]
        {
            $sum = f64::mul_add($a, $b, $sum);
        }
        #[cfg(not(target_feature = "fma"))]
        {
            $sum += $a * $b;
        }
    };
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

#[derive(Clone, Copy, grad_runtime::Differentiable)]
struct Kelvins(f64);

impl Kelvins {
    fn checked(self) -> Option<f64> {
        (self.0 >= 0.0).then_some(self.0)
    }
}

#[grad]
fn radiated(body: Kelvins, around: Kelvins) -> f64 {
    probe!(body, around);
    let mut sum = 1.0;
    let (Kelvins(hot), Kelvins(cold)) = (body, around);
    fused!(sum, hot.powi(3), hot - cold);
    sum
}

#[test]
fn chosen_by_configuration() {
    let got = radiated_value_and_grad(Kelvins(1.2), Kelvins(0.7));
    assert_eq!(got.0, radiated(Kelvins(1.2), Kelvins(0.7)));
    let (hot, cold): (f64, f64) = (1.2, 0.7);
    let (body, around) = (got.1.0.0, got.1.1.0);
    assert!(
        (body - (4.0 * hot - 3.0 * cold) * hot * hot).abs() < 1e-12,
        "{body}"
    );
    assert!((around + hot.powi(3)).abs() < 1e-12, "{around}");
}
