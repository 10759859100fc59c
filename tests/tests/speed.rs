//! What the optimiser does to ordinary programs: gradients against difference quotients, with every pass and with each
//! switched off; what is recorded and allocated.

/// The ways to compile a function: with these passes switched off. `then!` gets its own arguments, and all of them.
#[cfg(not(clippy))]
macro_rules! passes {
    ($then:ident $with:tt) => {
        $then! {
            $with
            no_scalarise [scalarise]
            no_moves [moves]
            no_winner [winner]
            no_fusion [fusion]
            no_tails [tails]
            no_sums [sums]
            no_small [small]
            no_meetings [meetings]
            no_kills [kills]
            no_outside [outside]
            no_invariants [invariants]
            no_lengths [lengths]
            no_neighbours [neighbours]
            no_overwritten [overwritten]
            no_views [views]
            no_reconsider [reconsider]
            no_induction [induction]
            no_seldom [seldom]
            no_share [share]
            no_literals [literals]
            no_keeping [keeping]
            no_dots [dots]
            no_rows [rows]
            no_turns [turns]
            no_axpys [axpys]
            no_results [results]
            no_factors [factors]
            no_upward [upward]
            no_pairs [pairs]
            no_assigned [assigned]
            no_joined [joined]
            no_multiples [multiples]
            no_loans [loans]
            no_rooms [rooms]
            no_again [again]
            no_arms [arms]
            long_records [cache]
            no_totals [totals]
            no_lists [lists]
            no_stored [stored]
            no_interchange [interchange]
            no_apart [apart]
            no_arithmetic [reciprocals, products, guards]
            no_locals [locals]
            no_ahead [ahead]
            no_lends [lends]
            no_hoists [hoists]
            no_unseen [unseen]
            no_undone [undone]
            no_terms [terms]
            no_taken [taken]
            no_gather [gather]
            no_terms_nor_gather [terms, gather]
            all_off [all]
        }
    };
}

/// Lints say the same of all of them.
#[cfg(clippy)]
macro_rules! passes {
    ($then:ident $with:tt) => {
        $then! { $with all_off [all] }
    };
}

/// `f` with all passes, with each switched off, and with none: name, parameters and body once.
macro_rules! ways {
    ($name:ident $params:tt $body:tt) => {
        mod $name {
            use super::*;
            pub mod all_on {
                use super::*;
                #[grad]
                #[allow(dead_code)]
                pub fn f $params -> f64 $body
            }
            passes! { compiled [$params $body] }
        }
    };
}

/// With some passes off only gradients are asked for: the other modes would be most of what is compiled.
macro_rules! compiled {
    ([$params:tt $body:tt] $($way:ident [$($pass:ident),*])*) => {
        $(pub mod $way {
            use super::*;
            #[grad(off(modes, $($pass),*))]
            #[allow(dead_code)]
            pub fn f $params -> f64 $body
        })*
    };
}

/// The gradient of each way against that of the first, and that against difference quotients.
macro_rules! agree {
    ($name:ident, [$($x:ident = $at:expr),*] => ($($arg:expr),* $(,)?)) => {{
        let at = ($($at,)*);
        #[allow(unused_mut, unused_variables)]
        let first = {
            let ($(mut $x,)*) = at.clone();
            $name::all_on::f_value_and_grad($($arg),*)
        };
        let flat = grad_tests::flatten::floats(&first.1);
        passes! { run [$name at ($(mut $x,)*) ($($arg),*) (first.0, &flat)] }
        grad_tests::check::value_and_gradient(
            |at| {
                #[allow(unused_mut, unused_variables)]
                let ($(mut $x,)*) = Clone::clone(at);
                $name::all_on::f($($arg),*)
            },
            &at,
            first,
        );
    }};
}

macro_rules! run {
    ([$name:ident $at:ident $vars:tt $args:tt $first:tt] $($way:ident $off:tt)*) => {
        $({
            #[allow(unused_mut, unused_variables)]
            let $vars = $at.clone();
            let (value, gradient) = $name::$way::f_value_and_grad $args;
            let flat = grad_tests::flatten::floats(&gradient);
            crate::same(stringify!($way), (value, &flat), $first);
        })*
    };
}

/// Values to the bit, gradients to rounding.
fn same(way: &str, (value, gradient): (f64, &[f64]), first: (f64, &[f64])) {
    assert_eq!(value.to_bits(), first.0.to_bits(), "{way}");
    for (a, b) in gradient.iter().zip(first.1) {
        assert!(
            (a - b).abs() <= 1e-12 * (1.0 + b.abs()),
            "{way}: {a} instead of {b}"
        );
    }
}

mod speed {
    mod again;
    mod flights;
    mod inlining;
    mod joined;
    mod lists;
    mod matrices;
    mod overwritten;
    mod passes;
    mod planes;
    mod records;
    mod stencils;
    mod totals;
    mod vectors;
}
