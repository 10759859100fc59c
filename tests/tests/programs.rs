//! Functions as they stand in numeric crates, by field: each annotated as it is, and checked.
// Code of many hands: the style is part of the test.
#![allow(clippy::all)]
#![allow(dead_code)]

#[macro_use]
extern crate grad_tests;

/// `check!(f, f_value_and_grad, f_jvp(x, &w), view f_lagrangian, [x = 0.5, w = vec![1.0]] => (x, &w, 3))`: as without the view; and
/// the function as constraints says the same of it.
macro_rules! check {
    ($f:path, $companion:path, $($jvp:ident)::+ ($($dot:expr),*), view $view:path, [$($x:ident = $at:expr),*] => ($($arg:expr),* $(,)?)) => {{
        let given = ($($at,)*);
        let ($($x,)*) = given.clone();
        check!($f, $companion, $($jvp)::+ ($($dot),*), [$($x = $x),*] => ($($arg),*));
        let ($($x,)*) = given;
        check_view!($f, $companion, $view, [$($x = $x),*] => ($($arg),*));
    }};
    ($($plain:tt)*) => {
        grad_tests::check!($($plain)*)
    };
}

/// The same; and the function as constraints says the same of it.
macro_rules! check_view {
    ($f:path, $companion:path, $view:path, [$($x:ident = $at:expr),*] => ($($arg:expr),* $(,)?)) => {{
        use grad_tests::flatten::floats;
        let at = ($($at,)*);
        let (value, gradient) = {
            #[allow(unused_mut, unused_variables)]
            let ($(mut $x,)*) = at.clone();
            crate::value_of($companion($($arg),*))
        };
        let view = {
            #[allow(unused_mut, unused_variables)]
            let ($(mut $x,)*) = at.clone();
            $view($($arg),*)
        };
        crate::support::holds_flat(&view, floats(&value)[0], &floats(&gradient));
    }};
}

#[path = "lagrangian/support.rs"]
mod support;

/// What a companion returns, without the `Option` or the `Result` around it.
trait ValueOf<V, G> {
    fn value_of(self) -> (V, G);
}

impl<V, G> ValueOf<V, G> for (V, G) {
    fn value_of(self) -> (V, G) {
        self
    }
}

impl<V, G> ValueOf<V, G> for Option<(V, G)> {
    fn value_of(self) -> (V, G) {
        self.expect("a value")
    }
}

impl<V, G, E> ValueOf<V, G> for Result<(V, G), E> {
    fn value_of(self) -> (V, G) {
        self.ok().expect("a value")
    }
}

fn value_of<V, G>(of: impl ValueOf<V, G>) -> (V, G) {
    of.value_of()
}

mod programs {
    mod astronomy;
    mod colour;
    mod finance;
    mod linear_algebra;
    mod noise;
    mod optimisation;
    mod robotics;
    mod scheduling;
    mod signal;
    mod special;
    mod splines;
    mod statistics;
    mod thermodynamics;
}
