//! Calls that are nested views: those of functions that have a view themselves.
//!
//! The callee is asked for by its hidden type: `<g_grad as Viewed>` has its variables, its names, and `Steps`, a type with
//! two functions beside the ones that everybody knows: `Steps::value(args.., z, l, frozen)` returns what `g` returns, as
//! its own variables in `z` say, with the terms of its constraints; `Steps::back(args.., z, frozen)` pins them. They are
//! differentiated like any method.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{ItemFn, Path, ReturnType};

use super::items::lifetimes;
use crate::companions::shapes;
use crate::emit;
use crate::errors::Errors;
use crate::ir::{Bind, Call, Callee, Func, OpKind};
use crate::known::Known;
use crate::options::Options;
use crate::sight;

/// The functions whose calls are nested.
pub struct Nesting<'a> {
    known: &'a Known,
    listed: &'a [Path],
}

impl<'a> Nesting<'a> {
    pub fn new(known: &'a Known, options: &'a Options) -> Nesting<'a> {
        Nesting {
            known,
            listed: &options.nested,
        }
    }

    /// The callee, if it has a view. What returns `Option` or `Result` stays one step.
    pub fn callee<'c>(&self, func: &Func, call: &'c Call) -> Option<&'c Path> {
        let Callee::Path(path) = &call.callee else {
            return None;
        };
        if matches!(call.ret, Some(Bind::Opt(_))) || func.calls_parameter(call) {
            return None;
        }
        self.has_view(path).then_some(path)
    }

    fn has_view(&self, path: &Path) -> bool {
        if self.listed.iter().any(|listed| text(listed) == text(path)) {
            return true;
        }
        let Some(name) = path.get_ident().map(Ident::to_string) else {
            return false;
        };
        let sig = self.known.functions.get(&name);
        self.known.viewed.contains(&name) && sig.is_none_or(|sig| can_be_nested(sig))
    }

    /// A view that contains itself has no end; a name in the list that is not called is a mistake. False if there is
    /// one of these.
    pub fn check(&self, function: &ItemFn, func: &Func, errors: &mut Errors) -> bool {
        let mut fine = true;
        let mut called = BTreeSet::new();
        let mut nested: Vec<Path> = vec![];
        let mut itself: Option<Span> = None;
        func.body.walk(&mut |op| {
            if let OpKind::Call(call) = &op.kind
                && let Callee::Path(path) = &call.callee
            {
                if called.insert(text(path)) && self.has_view(path) {
                    nested.push(path.clone());
                }
                if path.is_ident(&function.sig.ident) && !func.calls_parameter(call) {
                    itself.get_or_insert(call.callee.span());
                }
            }
        });
        let name = &function.sig.ident;
        for path in &nested {
            let callee = path.get_ident().filter(|callee| *callee != name);
            if callee.is_some_and(|callee| sight::calls_back(callee, name)) {
                let message = format!(
                    "`{0}` calls `{name}` in turn: their views would contain each other, without end\n\
                     help: leave `lagrangian` away from one of them: its call is one constraint then",
                    text(path)
                );
                errors.at(path, message);
                fine = false;
            }
        }
        if let Some(span) = itself {
            let message = format!(
                "`{name}` calls itself: its view would contain itself, without end\n\
                 help: move the recursion into a function with `#[grad]` alone, and call that: its call is one constraint"
            );
            errors.push(syn::Error::new(span, message));
            fine = false;
        }
        for path in self
            .listed
            .iter()
            .filter(|path| !called.contains(&text(path)))
        {
            let message = format!(
                "`{name}` does not call `{}`\nhelp: `lagrangian(..)` lists functions as they are called, by the same path",
                text(path)
            );
            errors.at(path, message);
            fine = false;
        }
        for path in self.listed {
            let known = path.get_ident().map(Ident::to_string);
            let without = known.is_some_and(|name| {
                self.known.functions.contains_key(&name) && !self.known.viewed.contains(&name)
            });
            if without {
                let message = format!(
                    "`{0}` has no view of its own\n\
                     help: annotate it with `#[grad(lagrangian)]`, or leave it out here: its call is one constraint then",
                    text(path)
                );
                errors.at(path, message);
                fine = false;
            }
        }
        fine
    }
}

/// Whether a function with a view can be part of another one's: what it returns is there, and its own.
pub fn can_be_nested(sig: &syn::Signature) -> bool {
    let borrows = match &sig.output {
        ReturnType::Default => false,
        ReturnType::Type(_, ty) => lifetimes::borrows(ty),
    };
    let generic = sig.generics.type_params().next().is_some();
    let ret = shapes::ret(sig);
    ret.wrap.is_none() && !ret.shape.is_opaque() && !borrows && !generic
}

fn text(path: &Path) -> String {
    let mut text = path.to_token_stream().to_string();
    text.retain(|c| !c.is_whitespace());
    text
}

/// The name of the type by which the n-th nested callee is called.
pub fn steps(n: usize) -> Ident {
    format_ident!("Steps{n}", span = Span::mixed_site())
}

/// `Steps3::value`.
pub fn method(n: usize, name: &str, span: Span) -> Callee {
    let (steps, name) = (steps(n), Ident::new(name, span));
    Callee::Path(syn::parse_quote!(#steps::#name))
}

/// `<g_grad as Viewed>`.
pub fn viewed(callee: &Path, view: &TokenStream) -> TokenStream {
    let class = emit::class(callee);
    quote!(<#class as #view::Viewed>)
}
