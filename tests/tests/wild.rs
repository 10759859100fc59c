//! Functions written as people write them, each with many constructs at once: annotated as they are, and checked.
// Code of many hands: the style is part of the test.
#![allow(clippy::all)]
#![allow(dead_code)]

/// `check!(f, f_value_and_grad, [x = 0.5, w = vec![1.0]] => (x, &w, 3))`: value bit for bit, gradient against
/// difference quotients.
macro_rules! check {
    ($f:path, $companion:path, [$($x:ident = $at:expr),*] => ($($arg:expr),* $(,)?)) => {{
        let at = ($($at,)*);
        let got = {
            #[allow(unused_mut, unused_variables)]
            let ($(mut $x,)*) = at.clone();
            $companion($($arg),*)
        };
        let primal = grad_tests::check::function_of(&at, |at| {
            #[allow(unused_mut, unused_variables)]
            let ($(mut $x,)*) = Clone::clone(at);
            $f($($arg),*)
        });
        grad_tests::check::value_and_gradient(primal, &at, got);
    }};
}

/// Functions that return several floats by value, arguments by value.
macro_rules! check_vjp {
    ($f:path, $companion:path, [$($x:ident = $at:expr),*] => ($($arg:expr),* $(,)?), $seed:expr) => {{
        use grad_tests::flatten::floats;
        let at = ($($at,)*);
        let (value, adjoints) = {
            let ($($x,)*) = at.clone();
            $companion($($arg,)* $seed)
        };
        let call = grad_tests::check::function_of(&at, |at| {
            let ($($x,)*) = Clone::clone(at);
            floats(&$f($($arg),*))
        });
        assert_eq!(floats(&value), call(&at));
        let weighted = |at: &_| call(at).iter().zip(floats(&$seed)).map(|(y, s)| y * s).sum::<f64>();
        grad_tests::check::gradient(weighted, &at, &adjoints);
    }};
}

mod wild {
    mod collections;
    mod cursors;
    mod generic;
    mod iterators;
    mod matrices;
    mod models;
    mod shading;
    mod sky_and_earth;
    mod steppers;
    mod valuation;
}
