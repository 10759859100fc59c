//! Functions and methods as crates have them: generic types of the user's, parameters that convert, helpers that lend.
// Code of many hands: the style is part of the test.
#![allow(clippy::all)]
#![allow(dead_code)]

/// `agrees!(test, [x = 0.5, w = vec![1.0]] => f(x, &w), f_value_and_grad(x, &w))`: value bit for bit, gradient against
/// central differences.
macro_rules! agrees {
    ($name:ident, [$($x:ident = $at:expr),*] => $primal:expr, $companion:expr) => {
        #[test]
        #[allow(unused_mut, unused_parens)]
        fn $name() {
            let at = ($($at),*);
            let got = {
                let ($(mut $x),*) = at.clone();
                $companion
            };
            let primal = grad_tests::check::function_of(&at, |at| {
                let ($(mut $x),*) = at.clone();
                $primal
            });
            grad_tests::check::same(got.0, primal(&at));
            grad_tests::check::check_tangent(&at, primal, &got.1);
        }
    };
}

mod plain {
    mod asserted;
    mod by_path;
    mod called_by_path;
    mod conversions;
    mod data;
    mod generic_types;
    mod inferred;
    mod kinds;
    mod labelled;
    mod lent_lists;
    mod lent_tuples;
    mod local_types;
    mod logging;
    mod macros;
    mod made_of_constants;
    mod opened;
    mod passed_on;
    mod queues;
    mod standard;
    mod tables;
    mod texts;
    mod through_references;
    mod times;
    mod tolerances;
    mod units;
}
