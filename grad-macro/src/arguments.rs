//! Arguments that the called function converts: the conversion is written at the call.
//!
//! ```text
//! fn norm(p: impl Into<Point>) -> f64                norm((x, y))     becomes     norm(Point::from((x, y)))
//! ```
//! Companions take what is converted to, see [`conversions`]. The user's function stays as it is.

use std::collections::BTreeSet;

use quote::quote;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprCall, ItemFn, PatIdent, Path, Signature, Type};

use crate::conversions;
use crate::known::{Known, name_of};
use crate::spans;

/// The function with these written out. Tuples and arrays surely are of another type than what they become.
pub fn converted(mut function: ItemFn, known: &Known) -> ItemFn {
    let mut locals = Locals::default();
    locals.visit_item_fn(&function);
    let mut calls = Calls {
        known,
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

struct Calls<'k> {
    known: &'k Known,
    locals: BTreeSet<String>,
}

impl Calls<'_> {
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
                let qualified = self.known.qualified.get(&names.join("::"));
                method
                    .map(|method| &*method.sig)
                    .or(qualified.map(|sig| &**sig))
            }
            _ => self
                .known
                .qualified
                .get(&names.join("::"))
                .map(|sig| &**sig),
        }
    }
}

impl VisitMut for Calls<'_> {
    fn visit_expr_call_mut(&mut self, call: &mut ExprCall) {
        visit_mut::visit_expr_call_mut(self, call);
        let Expr::Path(path) = &*call.func else {
            return;
        };
        if path.qself.is_some() || !call.args.iter().any(is_made_here) {
            return;
        }
        let Some(sig) = self.signature(&path.path) else {
            return;
        };
        let to = conversions::targets(sig);
        for (arg, to) in call.args.iter_mut().zip(to) {
            if let (true, Some(to)) = (is_made_here(arg), to) {
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
        Expr::Array(_) => true,
        Expr::Paren(of) => is_made_here(&of.expr),
        Expr::Group(of) => is_made_here(&of.expr),
        _ => false,
    }
}
