//! What becomes of a function with macros, as text.

use quote::{ToTokens, quote};
use syn::ItemFn;

fn expanded(function: ItemFn) -> String {
    let mut text = super::of(&function).block.to_token_stream().to_string();
    // The definitions stay.
    if let Some(at) = text.rfind("macro_rules") {
        let after = text[at..].find("} ;").or_else(|| text[at..].find("} }"));
        text.replace_range(..at + after.map_or(0, |n| n + 3), "");
    }
    text.retain(|c| !c.is_whitespace());
    text
}

#[track_caller]
fn check(function: proc_macro2::TokenStream, expected: &str) {
    let text = expanded(syn::parse2(function).unwrap());
    assert!(text.contains(expected), "{text} has no {expected}");
}

#[test]
fn arguments_stay_whole() {
    check(
        quote!(
            fn f(x: f64) -> f64 {
                macro_rules! double {
                    ($a:expr) => {
                        2.0 * $a
                    };
                }
                double!(x + 1.0) - double!(x).powi(2)
            }
        ),
        "(2.0*(x+1.0))-(2.0*x).powi(2)",
    );
}

#[test]
fn arms_and_repetitions() {
    check(
        quote!(
            fn f(x: f64) -> f64 {
                macro_rules! sum {
                    () => { 0.0 };
                    ($($a:expr),+ $(,)?) => { 0.0 $(+ $a)+ };
                }
                sum!() + sum!(x, 2.0,)
            }
        ),
        "(0.0)+(0.0+x+2.0)",
    );
}

#[test]
fn variables_of_its_own() {
    // Of a block: renamed where the argument has the name.
    check(
        quote!(
            fn f(t: f64) -> f64 {
                macro_rules! square {
                    ($a:expr) => {{
                        let t = $a;
                        t * t
                    }};
                }
                square!(t)
            }
        ),
        "({lett_in_square=t;t_in_square*t_in_square})",
    );
    // Of statements: always.
    check(
        quote!(
            fn f(x: f64) -> f64 {
                let tmp = 1.0;
                macro_rules! bump {
                    ($a:expr) => {
                        let tmp = $a;
                        g(tmp);
                    };
                }
                bump!(x);
                tmp
            }
        ),
        "lettmp_in_bump=x;g(tmp_in_bump);",
    );
}

#[test]
fn statements() {
    check(
        quote!(
            fn f(mut x: f64) -> f64 {
                macro_rules! name { ($n:ident, $a:expr) => { let $n = $a }; }
                macro_rules! flip {
                    ($n:ident) => {
                        if $n < 0.0 {
                            $n = -$n;
                        }
                    };
                }
                name!(y, 2.0 * x);
                flip! { x }
                x + y
            }
        ),
        "lety=(2.0*x);;;(ifx<0.0{x=-x;});x+y",
    );
}

#[test]
fn what_could_be_mistaken_is_left() {
    // The macro means the first `k`.
    check(
        quote!(
            fn f(x: f64) -> f64 {
                let k = 2.0;
                macro_rules! scaled {
                    ($a:expr) => {
                        k * $a
                    };
                }
                let k = 3.0;
                scaled!(x) + k
            }
        ),
        "scaled!(x)+k",
    );
    // The closure's parameter is the macro's.
    check(
        quote!(
            fn f(v: f64) -> f64 {
                macro_rules! apply {
                    ($a:expr) => {
                        (|v: f64| v + $a)(1.0)
                    };
                }
                apply!(v)
            }
        ),
        "apply!(v)",
    );
    // One of two.
    check(
        quote!(
            fn f(x: f64) -> f64 {
                {
                    macro_rules! m {
                        () => {
                            1.0
                        };
                    }
                }
                macro_rules! m {
                    () => {
                        2.0
                    };
                }
                x * m!()
            }
        ),
        "x*m!()",
    );
}
