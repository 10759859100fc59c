//! `Option`, `Result` and `?`: as values inside of functions, as what functions return, and across calls.
// The constructs are the point, not the shortest way to write them.
#![allow(clippy::all)]

#[macro_use]
extern crate grad_tests;

/// `check!` for functions that return an `Option` or a `Result`, where that has a value.
macro_rules! check_some {
    ($f:path, $companion:path, [$($x:ident = $at:expr),*] => ($($arg:expr),* $(,)?)) => {{
        let at = ($($at,)*);
        let got = {
            #[allow(unused_mut, unused_variables)]
            let ($(mut $x,)*) = at.clone();
            $companion($($arg),*).expect("a value")
        };
        let primal = grad_tests::check::function_of(&at, |at| {
            #[allow(unused_mut, unused_variables)]
            let ($(mut $x,)*) = Clone::clone(at);
            $f($($arg),*).expect("a value")
        });
        grad_tests::check::value_and_gradient(primal, &at, got);
    }};
}

mod options {
    mod aliases;
    mod calls;
    mod changed;
    mod copies;
    mod functions;
    mod lists;
    mod values;
}
