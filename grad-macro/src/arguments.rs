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
use syn::{Expr, ExprCall, Generics, ItemFn, Pat, PatIdent, Path, Signature, Type};

use crate::conversions;
use crate::generics;
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
        made: BTreeMap::new(),
    };
    calls.made = made(&function, &calls);
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

/// The types of the user's that variables are of which are bound once, where what they are bound to says it.
fn made(function: &ItemFn, calls: &Calls<'_>) -> BTreeMap<String, String> {
    struct Search<'c, 'k> {
        calls: &'c Calls<'k>,
        bound: BTreeMap<String, usize>,
        made: BTreeMap<String, String>,
    }
    impl<'ast> Visit<'ast> for Search<'_, '_> {
        fn visit_pat_ident(&mut self, pat: &'ast PatIdent) {
            *self.bound.entry(pat.ident.to_string()).or_default() += 1;
            visit::visit_pat_ident(self, pat);
        }

        fn visit_local(&mut self, local: &'ast syn::Local) {
            let of = local
                .init
                .as_ref()
                .and_then(|init| self.calls.type_of(&init.expr));
            if let (Pat::Ident(pat), Some(of)) = (&local.pat, of) {
                self.made.insert(pat.ident.to_string(), of);
            }
            visit::visit_local(self, local);
        }
    }
    let mut search = Search {
        calls,
        bound: BTreeMap::new(),
        made: BTreeMap::new(),
    };
    search.visit_item_fn(function);
    let Search {
        bound, mut made, ..
    } = search;
    made.retain(|name, _| bound.get(name) == Some(&1));
    made
}

struct Calls<'k> {
    known: &'k Known,
    /// Parameters of the function.
    typed: BTreeMap<String, Type>,
    locals: BTreeSet<String>,
    made: BTreeMap<String, String>,
}

impl Calls<'_> {
    /// The name of the user's type that it is of, where that is written.
    fn type_of(&self, arg: &Expr) -> Option<String> {
        let named = |path: &Path| {
            let last = path.segments.last()?;
            match (last.ident == "Self", &self.known.this) {
                (true, Some(this)) => name_of(this),
                (true, None) => None,
                (false, _) => Some(last.ident.to_string()),
            }
        };
        let name = match arg {
            Expr::Paren(of) => self.type_of(&of.expr),
            Expr::Group(of) => self.type_of(&of.expr),
            Expr::Struct(of) => named(&of.path),
            Expr::Path(path) => {
                let name = path.path.get_ident()?.to_string();
                let typed = self.typed.get(&name).and_then(name_of);
                typed.or_else(|| self.made.get(&name).cloned())
            }
            Expr::Call(call) => {
                let Expr::Path(callee) = &*call.func else {
                    return None;
                };
                let sig = self.signature(&callee.path)?;
                let syn::ReturnType::Type(_, ty) = &sig.output else {
                    return None;
                };
                let owner = callee.path.segments.iter().rev().nth(1);
                match &**ty {
                    Type::Path(of) if of.path.is_ident("Self") => {
                        named(&owner.cloned()?.ident.into())
                    }
                    ty => name_of(ty),
                }
            }
            _ => None,
        };
        name.filter(|name| {
            self.known.structs.contains_key(name) || self.known.enums.contains_key(name)
        })
    }

    /// Whether it surely is of another type than `to`, a user's: made here, or of a type that is written somewhere.
    fn is_another(&self, arg: &Expr, to: &Type) -> bool {
        let of = self.type_of(arg);
        if of.is_some() && name_of(to).is_some() {
            return of != name_of(to);
        }
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

    /// The parameters of the block that a method stands in.
    fn around(&self, path: &Path) -> Option<&Generics> {
        let mut segments = path
            .segments
            .iter()
            .rev()
            .map(|segment| segment.ident.to_string());
        let name = segments.next().unwrap_or_default();
        let owner = segments.next().unwrap_or_default();
        let owner = match (owner.as_str(), &self.known.this) {
            ("Self", Some(this)) => name_of(this)?,
            _ => owner,
        };
        let method = self.known.methods.get(&(owner, name));
        method.map(|method| &method.generics)
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
        let around = self.around(&path.path).cloned().unwrap_or_default();
        let to = generics::within(&around, || conversions::targets(sig));
        // The parameters of what is called mean nothing here: what becomes such a float is one already.
        let params = around.type_params().chain(sig.generics.type_params());
        let foreign: BTreeSet<String> = params.map(|param| param.ident.to_string()).collect();
        for (arg, to) in call.args.iter_mut().zip(to) {
            if let Some(to) = to
                && !name_of(&to).is_some_and(|name| foreign.contains(&name))
                && (self.is_another(arg, &to) || conversions::is_number(&to))
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
