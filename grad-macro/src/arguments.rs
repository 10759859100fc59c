//! Arguments that the called function converts: the conversion is written at the call.
//!
//! ```text
//! fn norm(p: impl Into<Point>) -> f64                norm((x, y))     becomes     norm(Point::from((x, y)))
//! fn pochhammer(x: f64, n: impl Into<u32>) -> f64    pochhammer(x, n)     becomes     pochhammer(x, u32::from(n))
//! ```
//! Companions take what is converted to, see [`conversions`]. The user's function stays as it is.

use std::collections::{BTreeMap, BTreeSet};

use quote::quote;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprCall, ItemFn, Pat, PatIdent, Path, Signature, Type};

use crate::conversions;
use crate::known::{self, Known, name_of};
use crate::spans;

/// The function with these written out. Tuples, arrays and numbers surely are of another type than what they become; a number that is
/// of the right type already is converted to itself.
pub fn converted(mut function: ItemFn, known: &Known) -> ItemFn {
    let mut locals = Locals::default();
    locals.visit_item_fn(&function);
    let mut calls = Calls {
        known,
        typed: typed(&function, &locals.0),
        locals: locals.0,
    };
    calls.visit_block_mut(&mut function.block);
    function
}

/// The names of variables: a call of one is none of the function in sight that is called alike.
#[derive(Default)]
struct Locals(BTreeSet<String>);

impl Visit<'_> for Locals {
    fn visit_pat_ident(&mut self, pat: &PatIdent) {
        self.0.insert(pat.ident.to_string());
        visit::visit_pat_ident(self, pat);
    }
}

/// The parameters by the types that are written there, but for those whose names the body binds anew.
fn typed(function: &ItemFn, locals: &BTreeSet<String>) -> BTreeMap<String, Type> {
    let mut body = Locals::default();
    body.visit_block(&function.block);
    let inputs = function.sig.inputs.iter().filter_map(|input| match input {
        syn::FnArg::Typed(arg) => match &*arg.pat {
            Pat::Ident(pat) => Some((pat.ident.to_string(), (*arg.ty).clone())),
            _ => None,
        },
        syn::FnArg::Receiver(_) => None,
    });
    let alone = |(name, _): &(String, Type)| locals.contains(name) && !body.0.contains(name);
    inputs.filter(alone).collect()
}

struct Calls<'k> {
    known: &'k Known,
    /// Parameters of the function.
    typed: BTreeMap<String, Type>,
    locals: BTreeSet<String>,
}

impl Calls<'_> {
    /// Whether it surely is of another type than a user's: made here, or of a primitive type that is written somewhere.
    fn is_another(&self, arg: &Expr) -> bool {
        let primitive =
            |ty: &Type| name_of(ty).is_some_and(|name| crate::types::is_primitive(&name));
        match arg {
            Expr::Path(path) => {
                let name = path.path.get_ident().map(ToString::to_string);
                let ty = name.and_then(|name| match self.locals.contains(&name) {
                    true => self.typed.get(&name),
                    false => self.known.constants.get(&name),
                });
                ty.is_some_and(primitive)
            }
            arg => is_made_here(arg),
        }
    }

    /// The parameters of what is called, which mean nothing here: what becomes such a float is one already.
    fn foreign(&self, path: &Path, sig: &Signature) -> BTreeSet<String> {
        let mut segments = path
            .segments
            .iter()
            .rev()
            .map(|segment| segment.ident.to_string());
        let name = segments.next().unwrap_or_default();
        let owner = segments.next().unwrap_or_default();
        let method = self.known.methods.get(&(owner, name));
        let around = method.map(|method| &method.generics);
        let all = around.into_iter().chain([&sig.generics]);
        let params = all.flat_map(|generics| generics.type_params());
        params.map(|param| param.ident.to_string()).collect()
    }

    fn signature(&self, path: &Path) -> Option<&Signature> {
        let names: Vec<String> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        match &names[..] {
            [name] if !self.locals.contains(name) => {
                self.known.functions.get(name).map(|sig| &**sig)
            }
            [owner, name] => {
                let this = || self.known.this.as_ref().and_then(name_of);
                let owner = match owner.as_str() {
                    "Self" => this()?,
                    _ => owner.clone(),
                };
                let method = self.known.methods.get(&(owner, name.clone()));
                let qualified = known::by_path(&self.known.qualified, &names);
                method
                    .map(|method| &*method.sig)
                    .or(qualified.map(|sig| &**sig))
            }
            _ => known::by_path(&self.known.qualified, &names).map(|sig| &**sig),
        }
    }
}

impl VisitMut for Calls<'_> {
    fn visit_expr_call_mut(&mut self, call: &mut ExprCall) {
        visit_mut::visit_expr_call_mut(self, call);
        let Expr::Path(path) = &*call.func else {
            return;
        };
        if path.qself.is_some() || call.args.is_empty() {
            return;
        }
        let Some(sig) = self.signature(&path.path) else {
            return;
        };
        let to = conversions::targets(sig);
        let foreign = self.foreign(&path.path, sig);
        for (arg, to) in call.args.iter_mut().zip(to) {
            if let Some(to) = to
                && !name_of(&to).is_some_and(|name| foreign.contains(&name))
                && (self.is_another(arg) || conversions::is_number(&to))
            {
                *arg = conversion(&to, arg);
            }
        }
    }
}

/// `Point::from(arg)`, all of it where the argument stands.
fn conversion(to: &Type, arg: &Expr) -> Expr {
    let from = spans::located(quote!(#to::from), arg.span());
    syn::parse_quote!(#from(#arg))
}

fn is_made_here(arg: &Expr) -> bool {
    match arg {
        Expr::Tuple(of) => !of.elems.is_empty(),
        Expr::Array(_) | Expr::Lit(_) | Expr::Cast(_) => true,
        Expr::Paren(of) => is_made_here(&of.expr),
        Expr::Group(of) => is_made_here(&of.expr),
        _ => false,
    }
}
