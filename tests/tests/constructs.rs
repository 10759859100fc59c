//! One small function per construct of the language, in the style of code people write, each checked
//! against difference quotients (gradients) and against itself (values, bit for bit).
// The constructs are the point, not the shortest way to write them.
#![allow(clippy::all)]
#![allow(unused_assignments)]
// Some functions are only there for their companions.
#![allow(dead_code)]

#[macro_use]
extern crate grad_tests;

/// The same for functions that return several floats, by way of `f_vjp`: arguments by value only, and
/// the seed in the shape of the result.
macro_rules! check_vjp {
    ($f:path, $companion:path, [$($x:ident = $at:expr),*] => ($($arg:expr),* $(,)?), $seed:expr) => {{
        use grad_tests::flatten::floats;
        let at = ($($at,)*);
        let got = {
            let ($($x,)*) = at.clone();
            $companion($($arg,)* $seed)
        };
        grad_tests::check::value_and_adjoints(
            |at| {
                let ($($x,)*) = Clone::clone(at);
                floats(&$f($($arg),*))
            },
            &at,
            got,
            &floats(&$seed),
        );
    }};
}

mod constructs {
    mod bindings;
    mod branches;
    mod calls;
    mod effects;
    mod loops;
    mod memory;
    mod numbers;
    mod options;
    mod references;
    mod results;
    mod returns;
    mod vectors;
}
