//! Functions that are generic over the float type, as numeric crates write them: each is checked at `f64` against
//! difference quotients, and its value bit for bit; some at `f32` as well.
#![allow(clippy::all)]

/// As in `constructs.rs`: calls function and companion with these arguments; the named ones are differentiated.
macro_rules! check {
    ($f:expr, $companion:expr, [$($x:ident = $at:expr),*] => ($($arg:expr),* $(,)?)) => {{
        let at = ($($at,)*);
        let got = {
            #[allow(unused_mut, unused_variables)]
            let ($(mut $x,)*) = at.clone();
            $companion($($arg),*)
        };
        let primal = crate::function_of(&at, |at| {
            #[allow(unused_mut, unused_variables)]
            let ($(mut $x,)*) = Clone::clone(at);
            $f($($arg),*)
        });
        grad_tests::check::value_and_gradient(primal, &at, got);
    }};
}

/// The same for functions that return several floats, by way of `f_vjp`: arguments by value only.
macro_rules! check_vjp {
    ($f:expr, $companion:expr, [$($x:ident = $at:expr),*] => ($($arg:expr),* $(,)?), $seed:expr) => {{
        use grad_tests::flatten::floats;
        let at = ($($at,)*);
        let (value, adjoints) = {
            let ($($x,)*) = at.clone();
            $companion($($arg,)* $seed)
        };
        let call = |at: &_| {
            let ($($x,)*) = Clone::clone(at);
            floats(&$f($($arg),*))
        };
        assert_eq!(floats(&value), call(&at));
        let weighted = |at: &_| call(at).iter().zip(floats(&$seed)).map(|(y, s)| y * s).sum::<f64>();
        grad_tests::check::gradient(weighted, &at, &adjoints);
    }};
}

/// A closure whose argument has the type of `_like`.
fn function_of<X, F: Fn(&X) -> f64>(_like: &X, f: F) -> F {
    f
}

mod generics {
    mod bounds;
    mod scalars;
    mod sequences;
    mod shapes;
}
