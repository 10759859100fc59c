//! What the optimiser does to ordinary programs: gradients against difference quotients, with every pass and with each
//! switched off; what is recorded and allocated.

/// `f` with all passes, with each switched off, and with none: name, parameters and body once.
macro_rules! ways {
    ($name:ident($($arg:ident: $ty:ty),*) { $($body:tt)* }) => {
        mod $name {
            use super::*;
            ways!(@one all_on, [none], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_scalarise, [scalarise], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_moves, [moves], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_winner, [winner], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_fusion, [fusion], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_tails, [tails], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_sums, [sums], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_kills, [kills], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_outside, [outside], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_invariants, [invariants], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_lengths, [lengths], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_neighbours, [neighbours], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_views, [views], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_reconsider, [reconsider], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_induction, [induction], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_share, [share], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_literals, [literals], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_keeping, [keeping], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_dots, [dots], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_rows, [rows], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_turns, [turns], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_axpys, [axpys], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_results, [results], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_factors, [factors], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_upward, [upward], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_pairs, [pairs], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_assigned, [assigned], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_loans, [loans], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_stored, [stored], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_interchange, [interchange], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_apart, [apart], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_arithmetic, [reciprocals, products, guards], ($($arg: $ty),*), { $($body)* });
            ways!(@one no_locals, [locals], ($($arg: $ty),*), { $($body)* });
            ways!(@one all_off, [all], ($($arg: $ty),*), { $($body)* });
        }
    };
    (@one $way:ident, [$($pass:ident),*], ($($arg:ident: $ty:ty),*), $body:tt) => {
        pub mod $way {
            use super::*;
            #[grad(off($($pass),*))]
            #[allow(dead_code)]
            pub fn f($($arg: $ty),*) -> f64 $body
        }
    };
}

/// The gradient of each way against that of the first, and that against difference quotients.
macro_rules! agree {
    ($name:ident, [$($x:ident = $at:expr),*] => ($($arg:expr),* $(,)?)) => {{
        let at = ($($at,)*);
        let run = |way: &str| {
            #[allow(unused_mut, unused_variables)]
            let ($(mut $x,)*) = at.clone();
            match way {
                "all_on" => $name::all_on::f_value_and_grad($($arg),*),
                "no_scalarise" => $name::no_scalarise::f_value_and_grad($($arg),*),
                "no_moves" => $name::no_moves::f_value_and_grad($($arg),*),
                "no_winner" => $name::no_winner::f_value_and_grad($($arg),*),
                "no_fusion" => $name::no_fusion::f_value_and_grad($($arg),*),
                "no_tails" => $name::no_tails::f_value_and_grad($($arg),*),
                "no_sums" => $name::no_sums::f_value_and_grad($($arg),*),
                "no_kills" => $name::no_kills::f_value_and_grad($($arg),*),
                "no_outside" => $name::no_outside::f_value_and_grad($($arg),*),
                "no_invariants" => $name::no_invariants::f_value_and_grad($($arg),*),
                "no_lengths" => $name::no_lengths::f_value_and_grad($($arg),*),
                "no_neighbours" => $name::no_neighbours::f_value_and_grad($($arg),*),
                "no_views" => $name::no_views::f_value_and_grad($($arg),*),
                "no_reconsider" => $name::no_reconsider::f_value_and_grad($($arg),*),
                "no_induction" => $name::no_induction::f_value_and_grad($($arg),*),
                "no_share" => $name::no_share::f_value_and_grad($($arg),*),
                "no_literals" => $name::no_literals::f_value_and_grad($($arg),*),
                "no_keeping" => $name::no_keeping::f_value_and_grad($($arg),*),
                "no_dots" => $name::no_dots::f_value_and_grad($($arg),*),
                "no_rows" => $name::no_rows::f_value_and_grad($($arg),*),
                "no_turns" => $name::no_turns::f_value_and_grad($($arg),*),
                "no_axpys" => $name::no_axpys::f_value_and_grad($($arg),*),
                "no_results" => $name::no_results::f_value_and_grad($($arg),*),
                "no_factors" => $name::no_factors::f_value_and_grad($($arg),*),
                "no_upward" => $name::no_upward::f_value_and_grad($($arg),*),
                "no_pairs" => $name::no_pairs::f_value_and_grad($($arg),*),
                "no_assigned" => $name::no_assigned::f_value_and_grad($($arg),*),
                "no_loans" => $name::no_loans::f_value_and_grad($($arg),*),
                "no_stored" => $name::no_stored::f_value_and_grad($($arg),*),
                "no_interchange" => $name::no_interchange::f_value_and_grad($($arg),*),
                "no_apart" => $name::no_apart::f_value_and_grad($($arg),*),
                "no_arithmetic" => $name::no_arithmetic::f_value_and_grad($($arg),*),
                "no_locals" => $name::no_locals::f_value_and_grad($($arg),*),
                _ => $name::all_off::f_value_and_grad($($arg),*),
            }
        };
        let first = run("all_on");
        let flat = grad_tests::flatten::floats(&first.1);
        for way in [
            "no_scalarise", "no_moves", "no_winner", "no_fusion", "no_tails", "no_sums", "no_kills", "no_outside",
            "no_invariants", "no_lengths", "no_neighbours", "no_views", "no_reconsider", "no_induction", "no_share", "no_literals", "no_keeping", "no_dots", "no_rows", "no_turns", "no_axpys", "no_results",
            "no_factors", "no_upward", "no_pairs", "no_assigned", "no_loans", "no_stored", "no_interchange", "no_apart", "no_arithmetic", "no_locals", "all_off",
        ] {
            let (value, gradient) = run(way);
            assert_eq!(value.to_bits(), first.0.to_bits(), "{way}");
            for (a, b) in grad_tests::flatten::floats(&gradient).iter().zip(&flat) {
                assert!((a - b).abs() <= 1e-12 * (1.0 + b.abs()), "{way}: {a} instead of {b}");
            }
        }
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

mod speed {
    mod inlining;
    mod passes;
    mod records;
}
