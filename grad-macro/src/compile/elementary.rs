//! Bounds of the user's own that declare elementary functions: `trait Real { fn exp(self) -> Self; }`.
//!
//! `x.exp()` of a type parameter is differentiated as the exponential. Whether the user's method is one is compared at a
//! few points, in front of the companions' bodies; with optimisation the comparison folds to nothing.
//!
//! ```text
//! elementary::<T>("exp", |x| x.exp(), |x| x.grad_exp());
//! ```

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::visit::{self, Visit};
use syn::{Expr, ItemFn, TraitItem};

use super::*;

const UNARY: &str = "abs signum recip floor ceil round trunc fract to_radians to_degrees sqrt cbrt exp exp2 exp_m1 \
                     ln ln_1p log2 log10 sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh";
const BINARY: &str = "copysign max min hypot powf log atan2";

/// The comparisons, for every method that a bound in sight declares and the body calls.
pub fn checks(function: &ItemFn, options: &Options, known: &Known) -> TokenStream {
    let generics = &function.sig.generics;
    let rt = {
        let root = &options.runtime;
        quote!(#root::rt)
    };
    let mut called = Called::default();
    called.visit_block(&function.block);
    let mut out = TokenStream::new();
    for param in crate::generics::floats(generics) {
        let bounds = crate::generics::bounds(generics, &param);
        let bounds = crate::generics::with_supertraits(known, bounds);
        let traits = bounds.iter().filter_map(|name| known.traits.get(name));
        for item in traits.flat_map(|of| &of.items) {
            let TraitItem::Fn(method) = item else {
                continue;
            };
            let key = (method.sig.ident.to_string(), method.sig.inputs.len());
            if method.sig.receiver().is_some() && called.0.contains(&key) {
                out.extend(check(&rt, &param, &method.sig.ident, key.1));
            }
        }
    }
    out
}

fn check(rt: &TokenStream, param: &Ident, method: &Ident, args: usize) -> TokenStream {
    let name = method.to_string();
    let among = |names: &str| names.split_whitespace().any(|own| own == name);
    let ours = format_ident!("grad_{name}", span = Span::mixed_site());
    let (x, y) = (
        format_ident!("x", span = Span::mixed_site()),
        format_ident!("y", span = Span::mixed_site()),
    );
    match args {
        1 if among(UNARY) => quote! {
            #rt::elementary::<#param>(#name, |#x| #x.#method(), |#x| #x.#ours());
        },
        2 if among(BINARY) => quote! {
            #rt::elementary_of_two::<#param>(#name, |#x, #y| #x.#method(#y), |#x, #y| #x.#ours(#y));
        },
        _ => TokenStream::new(),
    }
}

/// Names of methods called, with the number of arguments, the receiver included.
#[derive(Default)]
struct Called(BTreeSet<(String, usize)>);

impl<'ast> Visit<'ast> for Called {
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.0
            .insert((call.method.to_string(), call.args.len() + 1));
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let Expr::Path(path) = &*call.func
            && let Some(last) = path.path.segments.last()
        {
            self.0.insert((last.ident.to_string(), call.args.len()));
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        // `vec![x.exp(); 3]`: whatever is in there.
        let mut names = vec![];
        words(mac.tokens.clone(), &mut names);
        for name in names {
            self.0.insert((name.clone(), 1));
            self.0.insert((name, 2));
        }
    }
}

fn words(tokens: TokenStream, out: &mut Vec<String>) {
    for token in tokens {
        match token {
            proc_macro2::TokenTree::Ident(ident) => out.push(ident.to_string()),
            proc_macro2::TokenTree::Group(group) => words(group.stream(), out),
            _ => {}
        }
    }
}

/// The statements in front of whatever runs first.
pub fn before(checks: &TokenStream, bodies: &mut Bodies) {
    if checks.is_empty() {
        return;
    }
    let put = |body: &mut TokenStream| {
        *body = substitute::within(checks.clone(), std::mem::take(body));
    };
    put(&mut bodies.vjp);
    if let Some(own) = &mut bodies.overwriting {
        put(&mut own.body);
    }
    bodies.fwd.as_mut().map(put);
    bodies.grad.as_mut().map(put);
    if let Jvp::Body(body) = &mut bodies.jvp {
        put(body);
    }
    if let Some(lean) = &mut bodies.lean {
        put(&mut lean.fwd);
        if let Some([fwd, _]) = &mut lean.fixed {
            put(fwd);
        }
    }
}
