//! Functions that are generic over the float type, as numeric crates write them: each is checked at `f64` against
//! difference quotients, and its value bit for bit; some at `f32` as well.
#![allow(clippy::all)]

#[macro_use]
extern crate grad_tests;

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

mod generics {
    mod bounds;
    mod estimation;
    mod given;
    mod instances;
    mod made;
    mod matrices;
    mod operands;
    mod reals;
    mod scalars;
    mod sequences;
    mod shapes;
    mod sized;
}
