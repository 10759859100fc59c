//! Functions that are given by name to `implicit::root` and its like: their companions go with them.
//!
//! ```text
//! implicit::root(g, &z0, &theta)
//!
//! reverse   <implicit::root_grad>::rev(g, &z0, &theta,
//!               |z, theta, z_bar, theta_bar, tape, seed| <g_grad>::vjp(z, theta, z_bar, theta_bar, tape, seed).0, ..)
//! forward   <implicit::root_grad>::jvp(g, &z0, &theta,
//!               |z, theta, z_dot, theta_dot| <g_grad>::jvp(z, theta, z_dot, theta_dot), ..)
//! ```
//! What does not fit is a type error: a function of another shape, one whose `wrt` leaves a parameter out.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Path;

use super::calls::companion;
use crate::implicit::{self, Kind};
use crate::ir::{BarSlot, Call, CallArg, CallRev, Callee};
use crate::names::{forward, tangent as tangent_of};

/// What stands in the place of this argument's tangent.
pub fn tangent(call: &Call, n: usize, rt: &TokenStream) -> Option<TokenStream> {
    // Those of the arguments themselves, then those in the direction 1, 2, and both.
    let own = call.args.len() >> call.order;
    let (direction, n) = (n / own, n % own);
    let given = Given::of(call, n, quote!(#rt::NoDot), quote!(#rt::LeftOut))?;
    let minimised = matches!(given.kind, Kind::Objective | Kind::Constraint);
    match (call.order, direction) {
        (1 | 2, 1) if minimised => Some(given.second()),
        (1 | 2, 1) => Some(given.jvp()),
        (2, 2) if minimised => Some(given.third()),
        (2, 2) => Some(given.twice()),
        _ => None,
    }
}

/// What stands in the place of this argument's adjoint.
pub fn pullback(rev: &CallRev, n: usize, rt: &TokenStream) -> Option<TokenStream> {
    // What carries no derivative whatever `wrt` says has no adjoint that could be left out.
    let bar = match rev.bars.get(DATA) {
        Some(BarSlot::Ignore) => quote!(()),
        _ => quote!(#rt::LeftOut),
    };
    let given = Given::of(&rev.call, n, quote!(#rt::NoDot), bar)?;
    match (given.kind, rev.call.order) {
        (Kind::Map, 0) => Some(given.vjp()),
        (Kind::Scalar, 0) => Some(given.scalar_vjp()),
        (Kind::Scalar, 1) => Some(given.scalar_second()),
        (Kind::Map, 1) | (Kind::Objective | Kind::Constraint, 0) => Some(given.second()),
        (Kind::Objective | Kind::Constraint, 1) => Some(given.third()),
        _ => None,
    }
}

/// The position of the data in `implicit::root_on(g, z0, theta, data)` and its like.
const DATA: usize = 3;

/// The arguments and their tangents in the directions 1, 2, and both.
const TWICE: [&str; 8] = [
    "z", "theta", "z_1", "theta_1", "z_2", "theta_2", "z_12", "theta_12",
];

/// A function that is given as an argument.
struct Given {
    kind: Kind,
    function: Path,
    /// It reads data beside its parameters, which `wrt` leaves out: its tangent and its adjoint.
    data: Option<(TokenStream, TokenStream)>,
}

impl Given {
    fn of(call: &Call, n: usize, dot: TokenStream, bar: TokenStream) -> Option<Given> {
        let Callee::Path(callee) = &call.callee else {
            return None;
        };
        let kind = implicit::kind(callee, n)?;
        let CallArg::Tokens(tokens) = call.args.get(n)? else {
            return None;
        };
        let named: Path = syn::parse2(tokens.clone()).ok()?;
        Some(Given {
            kind,
            function: implicit::function(kind, &named)?,
            data: implicit::reads_data(callee).then_some((dot, bar)),
        })
    }

    /// `|z, theta, ..| <g_grad>::which(z, theta, ..)`. Where data is read, `data` follows `theta`, and what stands for its
    /// tangent or adjoint follows those of `theta`.
    fn closure(&self, which: &str, names: &[&str], passed: &[&str], part: &str) -> TokenStream {
        let ident = |name: &str| Ident::new(name, Span::mixed_site()).to_token_stream();
        let (mut params, mut args) = (vec![], vec![]);
        for name in names {
            params.push(ident(name));
            if *name == "theta" && self.data.is_some() {
                params.push(ident("data"));
            }
        }
        for name in passed {
            args.push(match *name {
                "()" => quote!(()),
                name => ident(name),
            });
            match (&self.data, *name) {
                (Some(_), "theta") => args.push(ident("data")),
                (Some((dot, bar)), name) if name.starts_with("theta") => {
                    args.push(match name.ends_with("_bar") {
                        true => bar.clone(),
                        false => dot.clone(),
                    });
                }
                _ => {}
            }
        }
        let companion = companion(&self.function, which);
        match part {
            "value" => quote!(|#(#params),*| #companion(#(#args),*).0),
            _ => quote!(|#(#params),*| #companion(#(#args),*)),
        }
    }

    fn vjp(&self) -> TokenStream {
        let names = ["z", "theta", "z_bar", "theta_bar", "tape", "seed"];
        self.closure("vjp", &names, &names, "value")
    }

    fn scalar_vjp(&self) -> TokenStream {
        let names = ["z", "theta", "theta_bar", "tape", "seed"];
        let passed = ["z", "theta", "()", "theta_bar", "tape", "seed"];
        self.closure("vjp", &names, &passed, "both")
    }

    fn jvp(&self) -> TokenStream {
        let names = ["z", "theta", "z_dot", "theta_dot"];
        self.closure("jvp", &names, &names, "both")
    }

    /// Differentiated forward twice.
    fn twice(&self) -> TokenStream {
        self.closure(&tangent_of(2), &TWICE, &TWICE, "both")
    }

    /// The reverse of that.
    fn third(&self) -> TokenStream {
        let bars = TWICE.map(|name| format!("{name}_bar"));
        let bars = bars.iter().map(String::as_str);
        let names: Vec<&str> = TWICE
            .into_iter()
            .chain(bars)
            .chain(["tape", "seed"])
            .collect();
        self.closure(&(forward(2) + "vjp"), &names, &names, "value")
    }

    fn second(&self) -> TokenStream {
        let names = [
            "z",
            "theta",
            "z_dot",
            "theta_dot",
            "z_bar",
            "theta_bar",
            "z_dot_bar",
            "theta_dot_bar",
            "tape",
            "seed",
        ];
        self.closure("jvp_vjp", &names, &names, "value")
    }

    fn scalar_second(&self) -> TokenStream {
        let names = [
            "z",
            "theta",
            "z_dot",
            "theta_dot",
            "theta_bar",
            "theta_dot_bar",
            "tape",
            "seed",
        ];
        let passed = [
            "z",
            "theta",
            "z_dot",
            "theta_dot",
            "()",
            "theta_bar",
            "()",
            "theta_dot_bar",
            "tape",
            "seed",
        ];
        self.closure("jvp_vjp", &names, &passed, "both")
    }
}
