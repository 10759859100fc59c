//! The functions in the place of closures.
//!
//! ```text
//! implicit::argmin(|z, _| cost_value_and_grad(z, x), &[0.0], &[])
//!
//! fn argmin_of(z: &[f64], theta: &[f64]) -> f64 {
//!     let x = theta[0];
//!     cost(z, x)
//! }
//! const argmin_of_value_and_grad: fn(&[f64], &[f64]) -> (f64, Vec<f64>) = |z, theta| {
//!     let x = theta[0];
//!     let (value, gradient) = cost_value_and_grad(z, x);
//!     (value, gradient.in_z())
//! };
//! implicit::argmin(argmin_of_value_and_grad, &[0.0], &[x])
//! ```
//! The solver goes on calling what the closure calls, to the same digits; `argmin_of` has the companions from which its
//! derivative comes. Constraints likewise, by `c_vjp`.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{Expr, ExprCall, ExprClosure, Pat, Path, ReturnType, Stmt, Type};

use super::super::function;
use super::scope::used;
use super::{Call, Given, Writer, Wrong};
use crate::implicit::Kind;

/// A closure that calls a function that is given by name.
pub fn closure_of(kind: Kind, given: &Expr) -> Option<ExprClosure> {
    let Expr::Path(_) = given else { return None };
    Some(match kind {
        Kind::Map | Kind::Scalar | Kind::Objective => {
            syn::parse_quote!(|z, theta| #given(z, theta))
        }
        Kind::Constraint => syn::parse_quote! {
            |z, theta, z_bar, theta_bar, seed| #given(z, theta, z_bar, theta_bar, seed)
        },
    })
}

impl Writer<'_> {
    /// Makes a function of the closure; what is given in its place.
    pub(super) fn lift(&mut self, call: &Call<'_>, given: &Given) -> Result<Expr, Wrong> {
        let name = call.callee.segments.last().map(|last| &last.ident);
        let suffix = match given.kind {
            Kind::Constraint => "constraint_of",
            _ => "of",
        };
        let name = self.fresh(&format!("{}_{suffix}", name.expect("a function's name")));
        let params = self.params(call, given)?;
        match given.kind {
            Kind::Map | Kind::Scalar => {
                let ret = self.returned(given)?;
                let body = inside(&given.closure.body);
                self.function(call, &name, &params, &ret, body, None);
                Ok(syn::parse_quote!(#name))
            }
            Kind::Objective => self.objective(call, &name, &params, given),
            Kind::Constraint => self.constraint(call, &name, &params, given),
        }
    }

    /// Names and types of the closure's parameters.
    fn params(&self, call: &Call<'_>, given: &Given) -> Result<Vec<(Ident, Type)>, Wrong> {
        let floats = || -> Type { syn::parse_quote!(&[f64]) };
        let mut expected = vec![("z", floats()), ("theta", floats())];
        if given.kind == Kind::Scalar {
            expected[0].1 = syn::parse_quote!(f64);
        }
        if let Some(data) = &call.data {
            expected.push(("data", data.clone()));
        }
        if given.kind == Kind::Constraint {
            let buffer = || -> Type { syn::parse_quote!(&mut [f64]) };
            expected.extend([
                ("z_bar", buffer()),
                ("theta_bar", buffer()),
                ("seed", self.constrained(&given.closure)),
            ]);
        }
        let inputs = &given.closure.inputs;
        if inputs.len() != expected.len() {
            let names: Vec<_> = expected
                .iter()
                .map(|(name, _)| format!("`{name}`"))
                .collect();
            let (last, others) = names.split_last().expect("two at least");
            return Err((
                match inputs.is_empty() {
                    true => given.closure.body.to_token_stream(),
                    false => inputs.to_token_stream(),
                },
                format!(
                    "what is given here has {} parameters, {} and {last}",
                    match names.len() {
                        2 => "two",
                        3 => "three",
                        _ => "five",
                    },
                    others.join(", ")
                ),
            ));
        }
        let params = inputs.iter().zip(expected);
        params
            .map(|(pat, (name, ty))| self.param(pat, name, ty))
            .collect()
    }

    fn param(&self, pat: &Pat, name: &str, ty: Type) -> Result<(Ident, Type), Wrong> {
        match pat {
            Pat::Ident(of) if of.by_ref.is_none() && of.mutability.is_none() => {
                Ok((of.ident.clone(), ty))
            }
            Pat::Wild(_) => Ok((self.fresh(name), ty)),
            Pat::Type(of) => {
                let (name, _) = self.param(&of.pat, name, ty)?;
                Ok((name, (*of.ty).clone()))
            }
            other => Err((
                other.to_token_stream(),
                "the parameters of a closure that is given to a solver are names\nhelp: take them apart in its body"
                    .to_owned(),
            )),
        }
    }

    /// `fn name(z, theta) -> ret { .. }`; `stem` is what its public companions are called after.
    fn function(
        &mut self,
        call: &Call<'_>,
        name: &Ident,
        params: &[(Ident, Type)],
        ret: &Type,
        body: TokenStream,
        stem: Option<&Ident>,
    ) {
        let inputs = params[..2 + usize::from(call.data.is_some())].iter();
        let inputs = inputs.map(|(name, ty)| quote!(#name: #ty));
        let ((z, _), (theta, _)) = (&params[0], &params[1]);
        let before = call.layout.before(theta);
        let wrt = call.data.as_ref().map(|_| quote!(wrt(#z, #theta),));
        // Minimisers take one derivative more.
        let order = match stem {
            Some(_) if self.multiplies || self.order > 1 => 3,
            _ => self.order,
        };
        let order = Literal::usize_unsuffixed(order);
        let stem = stem.map(|stem| quote!(name = #stem,));
        let runtime = self.runtime;
        self.lifted.push(syn::parse_quote! {
            #[#runtime::grad(#wrt #stem order = #order, crate = #runtime)]
            #[allow(unused_variables, clippy::all)]
            fn #name(#(#inputs),*) -> #ret { #before #body }
        });
    }

    /// `const name_suffix: fn(..) -> .. = |..| { .. };`, in the place of a companion of this name.
    fn constant(
        &mut self,
        call: &Call<'_>,
        name: &Ident,
        params: &[(Ident, Type)],
        ret: &TokenStream,
        body: TokenStream,
    ) {
        let (names, types): (Vec<_>, Vec<_>) = params.iter().cloned().unzip();
        let before = call.layout.before(&names[1]);
        self.lifted.push(syn::parse_quote! {
            #[allow(non_upper_case_globals, unused_variables, clippy::all)]
            const #name: fn(#(#types),*) -> #ret = |#(#names),*| { #before #body };
        });
    }

    fn objective(
        &mut self,
        call: &Call<'_>,
        name: &Ident,
        params: &[(Ident, Type)],
        given: &Given,
    ) -> Result<Expr, Wrong> {
        let help = "end the closure with a call of `f_value_and_grad(z, ..)`, where `f` is a function with `#[grad]`";
        let (stmts, tail, of) = self.companion_called(given, &params[0].0, help)?;
        let args = &tail.args;
        let stem = format_ident!("{name}_itself");
        let body = quote!(#(#stmts)* #of(#args));
        self.function(
            call,
            name,
            params,
            &syn::parse_quote!(f64),
            body,
            Some(&stem),
        );
        let runtime = self.runtime;
        let companion = format_ident!("{name}_value_and_grad");
        let ret = quote!((f64, #runtime::rt::alloc::vec::Vec<f64>));
        let body = quote! {
            #(#stmts)*
            let (value, gradient) = #tail;
            (value, #runtime::implicit::Gradient::in_z(gradient))
        };
        self.constant(call, &companion, params, &ret, body);
        Ok(syn::parse_quote!(#companion))
    }

    fn constraint(
        &mut self,
        call: &Call<'_>,
        name: &Ident,
        params: &[(Ident, Type)],
        given: &Given,
    ) -> Result<Expr, Wrong> {
        let help = "end the closure with a call of `c_vjp(z, .., z_bar, .., seed)`, where `c` is a function with `#[grad]`";
        let (stmts, tail, of) = self.companion_called(given, &params[0].0, help)?;
        let [_, (theta, _), (z_bar, _), (theta_bar, _), (seed, ret)] = params else {
            unreachable!("a constraint has five parameters")
        };
        // The first buffer is that of the first parameter.
        let buffers = tail.args.iter().position(|arg| is_name(arg, z_bar));
        let last = tail.args.last().is_some_and(|arg| is_name(arg, seed));
        let Some(buffers) = buffers.filter(|_| last) else {
            return Err(ends_otherwise(&tail.func, help));
        };
        let args = tail.args.iter().take(buffers);
        let stem = format_ident!("{name}_itself");
        let body = quote!(#(#stmts)* #of(#(#args),*));
        self.function(call, name, params, ret, body, Some(&stem));
        let runtime = self.runtime;
        let companion = format_ident!("{name}_vjp");
        let adjoint = call.layout.before_adjoint(theta, theta_bar);
        let body = quote! {
            #adjoint
            #(#stmts)*
            #runtime::implicit::Pulled::value(#tail)
        };
        self.constant(call, &companion, params, &ret.to_token_stream(), body);
        Ok(syn::parse_quote!(#companion))
    }

    /// The statements of a closure, the companion's call that ends it, and the function of which it is one. The
    /// derivative that it returns must be that in `z`.
    fn companion_called(
        &self,
        given: &Given,
        z: &Ident,
        help: &str,
    ) -> Result<(Vec<Stmt>, ExprCall, Path), Wrong> {
        let (stmts, tail) = parts(&given.closure.body);
        let Some(Expr::Call(tail)) = tail.map(|tail| called(given.kind, tail)) else {
            let tokens = tail.map_or_else(
                || given.closure.body.to_token_stream(),
                |tail| tail.to_token_stream(),
            );
            return Err(ends_otherwise(&tokens, help));
        };
        let of = match &*tail.func {
            Expr::Path(path) if path.qself.is_none() => function(given.kind, &path.path),
            _ => None,
        };
        let Some(of) = of else {
            return Err(ends_otherwise(&tail.func, help));
        };
        let first = tail.args.first().filter(|arg| is_name(arg, z));
        let mut elsewhere = None;
        let mut times = 0;
        used(given.closure.body.to_token_stream(), &mut |ident, _| {
            if ident == z {
                times += 1;
                elsewhere = Some(ident.clone());
            }
        });
        match (first, elsewhere) {
            (Some(_), _) if times == 1 => Ok((stmts, tail.clone(), of)),
            (_, elsewhere) => Err((
                elsewhere.map_or_else(|| tail.args.to_token_stream(), |of| of.to_token_stream()),
                format!(
                    "the derivative that this closure returns must be the whole one in `{z}`\n\
                     help: hand on `{z}` as it is, as the first argument and nowhere else; what depends on it belongs into `{}`",
                    of.segments
                        .last()
                        .map(|last| last.ident.to_string())
                        .unwrap_or_default()
                ),
            )),
        }
    }

    /// What a constraint returns.
    fn constrained(&self, closure: &ExprClosure) -> Type {
        if let Some(Pat::Type(seed)) = closure.inputs.last() {
            return (*seed.ty).clone();
        }
        let in_sight = || {
            let (_, tail) = parts(&closure.body);
            let Expr::Call(call) = called(Kind::Constraint, tail?) else {
                return None;
            };
            let Expr::Path(path) = &*call.func else {
                return None;
            };
            let of = function(Kind::Constraint, &path.path)?;
            let sig = self.known.functions.get(&of.get_ident()?.to_string())?;
            match &sig.output {
                ReturnType::Type(_, ty) => Some((**ty).clone()),
                ReturnType::Default => None,
            }
        };
        let runtime = self.runtime;
        in_sight().unwrap_or_else(|| syn::parse_quote!(#runtime::rt::alloc::vec::Vec<f64>))
    }

    /// The type that a map's closure returns.
    fn returned(&self, given: &Given) -> Result<Type, Wrong> {
        let closure = &given.closure;
        if let ReturnType::Type(_, ty) = &closure.output {
            return Ok((**ty).clone());
        }
        if given.kind == Kind::Scalar {
            return Ok(syn::parse_quote!(f64));
        }
        let runtime = self.runtime;
        match parts(&closure.body).1 {
            Some(Expr::Array(of)) => {
                let len = of.elems.len();
                Ok(syn::parse_quote!([f64; #len]))
            }
            Some(Expr::Repeat(of)) => {
                let len = &of.len;
                Ok(syn::parse_quote!([f64; #len]))
            }
            Some(Expr::Call(call)) if is_from_fn(call) => Err((
                call.func.to_token_stream(),
                "the length of this array is not in sight\n\
                 help: write the closure's type: `|z, theta| -> [f64; 2] { .. }`"
                    .to_owned(),
            )),
            Some(Expr::Call(call)) => Ok(self
                .known_result(call)
                .unwrap_or_else(|| syn::parse_quote!(#runtime::rt::alloc::vec::Vec<f64>))),
            _ => Ok(syn::parse_quote!(#runtime::rt::alloc::vec::Vec<f64>)),
        }
    }

    /// What a function in sight returns.
    fn known_result(&self, call: &ExprCall) -> Option<Type> {
        let Expr::Path(path) = &*call.func else {
            return None;
        };
        let sig = self
            .known
            .functions
            .get(&path.path.get_ident()?.to_string())?;
        match &sig.output {
            ReturnType::Type(_, ty) if sig.generics.params.is_empty() => Some((**ty).clone()),
            _ => None,
        }
    }
}

fn ends_otherwise(tokens: &impl ToTokens, help: &str) -> Wrong {
    (
        tokens.to_token_stream(),
        format!("the derivative of what this closure returns is not in sight\nhelp: {help}"),
    )
}

/// The body's tokens, in the braces of a function.
fn inside(body: &Expr) -> TokenStream {
    match body {
        Expr::Block(block) if block.label.is_none() => {
            let stmts = &block.block.stmts;
            quote!(#(#stmts)*)
        }
        body => body.to_token_stream(),
    }
}

/// The statements before the last expression, and that.
fn parts(body: &Expr) -> (Vec<Stmt>, Option<&Expr>) {
    match body {
        Expr::Block(of) if of.label.is_none() => match of.block.stmts.split_last() {
            Some((Stmt::Expr(tail, None), stmts)) => {
                let (more, tail) = parts(tail);
                let stmts = stmts.iter().cloned().chain(more);
                (stmts.collect(), tail)
            }
            _ => (vec![], None),
        },
        Expr::Paren(of) => parts(&of.expr),
        other => (vec![], Some(other)),
    }
}

/// `c_vjp(..)` of `c_vjp(..).0`.
fn called(kind: Kind, tail: &Expr) -> &Expr {
    match tail {
        Expr::Field(of) if kind == Kind::Constraint => match &of.member {
            syn::Member::Unnamed(index) if index.index == 0 => &of.base,
            _ => tail,
        },
        _ => tail,
    }
}

fn is_name(expr: &Expr, name: &Ident) -> bool {
    matches!(expr, Expr::Path(path) if path.path.is_ident(name))
}

fn is_from_fn(call: &ExprCall) -> bool {
    let Expr::Path(path) = &*call.func else {
        return false;
    };
    let last = path.path.segments.last();
    last.is_some_and(|last| last.ident == "from_fn")
}
