//! Closures given to solvers, as the functions that they could have been written as.
//!
//! ```text
//! implicit::root(|z, _| vec![z[0] * z[0] - x], &[1.0], &[])
//!
//! fn root_of(z: &[f64], theta: &[f64]) -> Vec<f64> {
//!     let x = theta[0];
//!     vec![z[0] * z[0] - x]
//! }
//! implicit::root(root_of, &[1.0], &[x])
//! ```
//! A captured number becomes a parameter behind the others: rustc rejects anything else there. What is captured and is
//! more than a number, or whose place among the parameters is not written at the call, is refused.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprCall, ExprClosure, FnArg, ItemFn, Pat, Path, ReturnType, Stmt, Type};

use super::Kind;
use super::paths::Names;
use crate::errors::Errors;
use crate::known::Known;

/// The function with its solvers named as the passes behind know them, and without closures given to them. `None` if
/// something was reported.
pub fn written_out(
    function: &ItemFn,
    known: &Known,
    runtime: &Path,
    errors: &mut Errors,
) -> Option<ItemFn> {
    let mut writer = Writer {
        names: Names::new(function, known, runtime),
        runtime,
        scope: Scope::of(function),
        lifted: vec![],
        wrong: vec![],
    };
    let mut function = function.clone();
    writer.visit_block_mut(&mut function.block);
    if !writer.wrong.is_empty() {
        for (tokens, message) in writer.wrong {
            errors.at(tokens, message);
        }
        return None;
    }
    for lifted in writer.lifted.into_iter().rev() {
        function
            .block
            .stmts
            .insert(0, Stmt::Item(syn::Item::Fn(lifted)));
    }
    Some(function)
}

struct Writer<'a> {
    names: Names<'a>,
    runtime: &'a Path,
    scope: Scope,
    lifted: Vec<ItemFn>,
    wrong: Vec<Wrong>,
}

type Wrong = (TokenStream, String);

impl VisitMut for Writer<'_> {
    // Functions in the body are looked at on their own.
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}

    fn visit_expr_call_mut(&mut self, call: &mut ExprCall) {
        visit_mut::visit_expr_call_mut(self, call);
        let Expr::Path(callee) = &mut *call.func else {
            return;
        };
        let local = callee.path.get_ident();
        if local.is_some_and(|name| self.scope.bound.contains(&name.to_string())) {
            return;
        }
        if let Some(path) = self.names.written_out(&callee.path) {
            callee.path = path;
        }
        let callee = callee.path.clone();
        let Some(kind) = super::kind(&callee, 0) else {
            return;
        };
        let lifts = matches!(kind, Kind::Map | Kind::Scalar) && !super::reads_data(&callee);
        let Some((closure, named)) = call.args.first().and_then(|given| self.closure(given)) else {
            return;
        };
        if !lifts {
            // Refused where calls are.
            return;
        }
        let name = self.fresh(&callee);
        let theta = call.args.get_mut(2);
        match self.lift(kind, &closure, named, theta, &name) {
            Ok(function) => {
                self.lifted.push(function);
                call.args[0] = syn::parse_quote!(#name);
            }
            Err(wrong) => self.wrong.push(wrong),
        }
    }
}

impl Writer<'_> {
    /// What is given, if it is a closure, or a variable that always holds the same; and whether it is such a variable.
    fn closure(&self, given: &Expr) -> Option<(ExprClosure, bool)> {
        match given {
            Expr::Closure(closure) => Some((closure.clone(), false)),
            Expr::Paren(of) => self.closure(&of.expr),
            Expr::Group(of) => self.closure(&of.expr),
            Expr::Reference(of) if of.mutability.is_none() => self.closure(&of.expr),
            Expr::Path(path) => {
                let name = path.path.get_ident()?.to_string();
                let mut of_name = self.scope.closures.iter().filter(|(own, _)| *own == name);
                let (_, closure) = of_name.next()?;
                let once = self.scope.times(&name) == 1;
                once.then(|| (closure.clone(), true))
            }
            _ => None,
        }
    }

    /// A name that nobody has.
    fn fresh(&self, callee: &Path) -> Ident {
        let last = callee.segments.last().map(|last| last.ident.to_string());
        let mut name = format!("{}_of", last.unwrap_or_default());
        let taken = |name: &str| {
            self.scope.words.contains(name) || self.lifted.iter().any(|own| own.sig.ident == name)
        };
        while taken(&name) {
            name.push('_');
        }
        Ident::new(&name, Span::call_site())
    }

    fn lift(
        &self,
        kind: Kind,
        closure: &ExprClosure,
        named: bool,
        theta: Option<&mut Expr>,
        name: &Ident,
    ) -> Result<ItemFn, Wrong> {
        let z_type: Type = match kind {
            Kind::Scalar => syn::parse_quote!(f64),
            _ => syn::parse_quote!(&[f64]),
        };
        let slice = || syn::parse_quote!(&[f64]);
        let mut params = closure.inputs.iter();
        let (Some(z), Some(of_theta), None) = (params.next(), params.next(), params.next()) else {
            return Err((
                closure.body.to_token_stream(),
                "the function of a solver has two parameters, `z` and `theta`".to_owned(),
            ));
        };
        let (z, z_type) = param(z, "z", z_type)?;
        let (theta_name, theta_type) = param(of_theta, "theta", slice())?;
        let ret = self.ret(kind, closure)?;
        let captured = self.captured(closure);
        let mut before = TokenStream::new();
        if let Some(first) = captured.first() {
            if named {
                return Err((
                    first.to_token_stream(),
                    format!(
                        "the closure captures `{first}`, and is given to a solver by its name\n\
                         help: write the closure where it is given, or read `{first}` from `theta`"
                    ),
                ));
            }
            let Some(list) = theta.and_then(list) else {
                return Err((
                    first.to_token_stream(),
                    format!(
                        "the closure captures `{first}`, which is part of what the solution depends on\n\
                         help: pass it on in `theta`, and read it from there; or write `theta` as a list, `&[a, b]`"
                    ),
                ));
            };
            let own = list.elems.len();
            for (n, captured) in captured.iter().enumerate() {
                self.is_number(captured, closure)?;
                let at = own + n;
                before.extend(quote!(let #captured = #theta_name[#at];));
                list.elems.push(syn::parse_quote!(#captured));
            }
            if matches!(of_theta, Pat::Ident(_) | Pat::Type(_)) {
                before.extend(quote!(let #theta_name = &#theta_name[..#own];));
            }
        }
        let body = match &*closure.body {
            Expr::Block(block) if block.label.is_none() => {
                let stmts = &block.block.stmts;
                quote!(#(#stmts)*)
            }
            body => body.to_token_stream(),
        };
        Ok(syn::parse_quote! {
            #[allow(unused_variables, clippy::all)]
            fn #name(#z: #z_type, #theta_name: #theta_type) -> #ret { #before #body }
        })
    }

    /// The type that the closure returns.
    fn ret(&self, kind: Kind, closure: &ExprClosure) -> Result<Type, Wrong> {
        if let ReturnType::Type(_, ty) = &closure.output {
            return Ok((**ty).clone());
        }
        if kind == Kind::Scalar {
            return Ok(syn::parse_quote!(f64));
        }
        let runtime = self.runtime;
        match tail(&closure.body) {
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
            _ => Ok(syn::parse_quote!(#runtime::rt::alloc::vec::Vec<f64>)),
        }
    }

    /// Variables of the function's that the closure reads.
    fn captured(&self, closure: &ExprClosure) -> Vec<Ident> {
        let mut inside = Scope::default();
        inside.visit_expr_closure(closure);
        let mut seen = BTreeSet::new();
        let mut out = vec![];
        used(closure.body.to_token_stream(), &mut |ident, _| {
            let name = ident.to_string();
            let outer = self.scope.times(&name) > inside.times(&name);
            if outer && inside.times(&name) == 0 && seen.insert(name) {
                out.push(ident.clone());
            }
        });
        out
    }

    /// What is captured can be a parameter as far as its use shows.
    fn is_number(&self, captured: &Ident, closure: &ExprClosure) -> Result<(), Wrong> {
        let name = captured.to_string();
        let mut types = self.scope.types.iter().filter(|(own, _)| *own == name);
        let typed = types.next().map(|(_, ty)| ty.to_token_stream().to_string());
        let mut more = typed.is_some_and(|ty| ty != "f64");
        used(closure.body.to_token_stream(), &mut |ident, next| {
            let indexed = matches!(next, Some(TokenTree::Group(group))
                if group.delimiter() != proc_macro2::Delimiter::Brace);
            more |= *ident == name && indexed;
        });
        match more {
            false => Ok(()),
            true => Err((
                captured.to_token_stream(),
                format!(
                    "the closure captures `{captured}`, which is no `f64`\n\
                     help: write a function with `#[grad]`: what the solution depends on with a derivative goes into \
                     `theta`, anything else is `data` of `implicit::root_on` and the like"
                ),
            )),
        }
    }
}

/// A parameter's name and type.
fn param(pat: &Pat, name: &str, ty: Type) -> Result<(Ident, Type), Wrong> {
    match pat {
        Pat::Ident(of) if of.by_ref.is_none() && of.mutability.is_none() => {
            Ok((of.ident.clone(), ty))
        }
        Pat::Wild(_) => Ok((Ident::new(name, Span::mixed_site()), ty)),
        Pat::Type(of) => {
            let (name, _) = param(&of.pat, name, ty)?;
            Ok((name, (*of.ty).clone()))
        }
        other => Err((
            other.to_token_stream(),
            "the parameters of a closure that is given to a solver are names\nhelp: take them apart in its body"
                .to_owned(),
        )),
    }
}

/// `&[a, b]`.
fn list(theta: &mut Expr) -> Option<&mut syn::ExprArray> {
    match theta {
        Expr::Reference(of) => match &mut *of.expr {
            Expr::Array(list) => Some(list),
            _ => None,
        },
        Expr::Paren(of) => list(&mut of.expr),
        _ => None,
    }
}

fn tail(body: &Expr) -> Option<&Expr> {
    match body {
        Expr::Block(of) => match of.block.stmts.last()? {
            Stmt::Expr(expr, None) => tail(expr),
            _ => None,
        },
        Expr::Paren(of) => tail(&of.expr),
        other => Some(other),
    }
}

fn is_from_fn(call: &ExprCall) -> bool {
    let Expr::Path(path) = &*call.func else {
        return false;
    };
    let last = path.path.segments.last();
    last.is_some_and(|last| last.ident == "from_fn")
}

/// Names that stand for values, as far as tokens show, and what follows: no fields, methods or parts of paths.
fn used(tokens: TokenStream, each: &mut dyn FnMut(&Ident, Option<&TokenTree>)) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let punct = |n: Option<usize>| match n.and_then(|n| trees.get(n)) {
        Some(TokenTree::Punct(punct)) => Some(punct.as_char()),
        _ => None,
    };
    for (n, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) => used(group.stream(), each),
            TokenTree::Ident(ident) => {
                let (one, two) = (punct(n.checked_sub(1)), punct(n.checked_sub(2)));
                let of_value = one == Some('.') && two != Some('.');
                let in_path = one == Some(':') && two == Some(':')
                    || punct(Some(n + 1)) == Some(':') && punct(Some(n + 2)) == Some(':');
                let called = punct(Some(n + 1)) == Some('!') && punct(Some(n + 2)) != Some('=');
                if !of_value && !in_path && !called {
                    each(ident, trees.get(n + 1));
                }
            }
            _ => {}
        }
    }
}

/// What a function binds.
#[derive(Default)]
struct Scope {
    bound: Vec<String>,
    types: Vec<(String, Type)>,
    closures: Vec<(String, ExprClosure)>,
    words: BTreeSet<String>,
}

impl Scope {
    fn of(function: &ItemFn) -> Scope {
        let mut scope = Scope::default();
        if function.sig.receiver().is_some() {
            scope.bound.push("self".to_owned());
        }
        for input in &function.sig.inputs {
            if let FnArg::Typed(input) = input {
                scope.visit_pat(&input.pat);
                scope.typed(&input.pat, &input.ty);
            }
        }
        scope.visit_block(&function.block);
        used(function.to_token_stream(), &mut |ident, _| {
            scope.words.insert(ident.to_string());
        });
        scope
    }

    fn times(&self, name: &str) -> usize {
        self.bound.iter().filter(|own| *own == name).count()
    }

    fn typed(&mut self, pat: &Pat, ty: &Type) {
        if let Pat::Ident(of) = pat {
            self.types.push((of.ident.to_string(), ty.clone()));
        }
    }
}

impl<'ast> Visit<'ast> for Scope {
    fn visit_item(&mut self, _: &'ast syn::Item) {}

    fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
        self.bound.push(pat.ident.to_string());
        visit::visit_pat_ident(self, pat);
    }

    fn visit_pat_type(&mut self, pat: &'ast syn::PatType) {
        self.typed(&pat.pat, &pat.ty);
        visit::visit_pat_type(self, pat);
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        let init = local.init.as_ref().map(|init| &*init.expr);
        if let (Pat::Ident(of), Some(Expr::Closure(closure))) = (&local.pat, init) {
            self.closures.push((of.ident.to_string(), closure.clone()));
        }
        visit::visit_local(self, local);
    }
}
