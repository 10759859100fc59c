//! The emitted items.
//!
//! ```text
//! fn f(x: f64, w: &[f64], n: usize) -> f64
//!
//! pub type FLagrangian = View<FProgram>;
//! pub type FPoint = Point<FInputs, FVariables>;
//! pub struct FInputs { pub x: f64, pub w: Vec<f64> }
//! pub struct FVariables { pub y: f64, pub s: Vec<f64>, pub output: f64, pub unnamed: Vec<f64> }
//! pub struct FProgram { n: usize }
//! pub fn f_lagrangian(x: f64, w: &[f64], n: usize) -> FLagrangian { .. }
//! const _: () = { .. impl Inputs for FInputs, Variables for FVariables, Program for FProgram, Viewed for f_grad .. };
//! ```

mod companion;
mod kernels;
pub mod lifetimes;
mod program;
mod steps;
mod types;

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ItemFn;

use super::fields::{Field, Sites};
use super::graph::{Graph, Source};
use super::weave::Extra;
use super::{nested, signature};
use crate::bodies::Around;
use crate::companions::shapes::{self, By, ParamShape, Role, Shape};
use crate::companions::{self, Root, kernel};
use crate::compile;
use crate::ir::{Func, Ret};
use crate::lints;
use crate::names::ViewItems;
use crate::options::Options;
use crate::reverse::Joint;

/// Everything that the items are made of.
pub struct Parts<'a> {
    pub function: &'a ItemFn,
    pub options: &'a Options,
    pub shapes: &'a [ParamShape],
    pub extra: &'a Extra,
    pub sites: &'a Sites,
    pub graph: &'a Graph,
    pub run: &'a Func,
    pub value: &'a Func,
    /// The Lagrangian and the back-substitution as parts of another function's, if it can be one.
    pub inner: Option<[Func; 2]>,
    /// The Lagrangian, and the back-substitution.
    pub joints: &'a [Joint],
}

pub fn emit(parts: &Parts) -> TokenStream {
    let stem = parts.options.name.as_ref().map(ToString::to_string);
    let items = ViewItems::new(&parts.function.sig.ident, stem.as_deref());
    let root = parts.options.runtime.to_token_stream();
    let writer = Writer {
        p: parts,
        vis: &parts.function.vis,
        name: parts.function.sig.ident.to_string(),
        view: quote!(#root::lagrangian),
        items,
        root,
    };
    writer.all()
}

struct Writer<'a> {
    p: &'a Parts<'a>,
    vis: &'a syn::Visibility,
    name: String,
    items: ViewItems,
    root: TokenStream,
    /// The module of the runtime crate.
    view: TokenStream,
}

impl Writer<'_> {
    fn all(&self) -> TokenStream {
        let types = [
            self.aliases(),
            self.inputs(),
            self.variables(),
            self.program(),
        ];
        let companion = self.companion();
        let inner = [
            self.impl_inputs(),
            self.impl_variables(),
            self.run(),
            self.kernel(0),
            self.kernel(1),
            self.impl_program(),
            self.callees(),
            self.impl_viewed(),
        ];
        let (cfgs, allow) = (self.cfgs(), lints::allow());
        quote! {
            #(#types)*
            #companion
            #cfgs
            #allow
            const _: () = {
                #(#inner)*
            };
        }
    }

    fn cfgs(&self) -> TokenStream {
        let attrs = &self.p.function.attrs;
        let cfgs = attrs.iter().filter(|attr| attr.path().is_ident("cfg"));
        quote!(#(#cfgs)*)
    }

    /// Documentation, `#[cfg]`s and lints of an item.
    fn attrs(&self, doc: &str) -> TokenStream {
        let (cfgs, allow) = (self.cfgs(), lints::allow());
        quote!(#[doc = #doc] #cfgs #allow)
    }

    // ---- what is asked several times -----------------------------------------------------------------

    fn rt(&self) -> TokenStream {
        let root = &self.root;
        quote!(#root::rt)
    }

    fn alloc(&self) -> TokenStream {
        let root = &self.root;
        quote!(#root::rt::alloc)
    }

    fn is_passive(&self, param: &ParamShape) -> bool {
        matches!(param.role(), Role::Inactive | Role::LeftOut)
    }

    fn active(&self) -> impl Iterator<Item = &ParamShape> {
        self.p.shapes.iter().filter(|p| !self.is_passive(p))
    }

    /// What the program keeps: arguments without a derivative, and those with more in them than numbers.
    fn kept(&self) -> impl Iterator<Item = &ParamShape> {
        let kept = |p: &&ParamShape| self.is_passive(p) || self.is_mixed(p);
        self.p.shapes.iter().filter(kept)
    }

    /// An input with more in it than numbers.
    fn is_mixed(&self, param: &ParamShape) -> bool {
        !self.is_passive(param) && signature::has_rest(&param.shape)
    }

    /// Whether the program keeps a copy of what is behind the reference.
    fn is_copied(&self, param: &ParamShape) -> bool {
        self.is_mixed(param) || param.by == By::RefMut
    }

    fn is_scalar(&self) -> bool {
        let ret = shapes::ret(&self.p.function.sig);
        ret.is_scalar() && !ret.shape.is_opaque()
    }

    /// With `f64` for the type parameters.
    fn instance(&self, tokens: TokenStream) -> TokenStream {
        let floats = signature::floats(self.p.function);
        match floats.is_empty() {
            true => tokens,
            false => with_floats(tokens, &floats),
        }
    }

    /// `<'view>`, if anything is kept by reference.
    fn lifetime(&self) -> TokenStream {
        let borrows = self.kept().any(|p| match self.is_copied(p) {
            true => lifetimes::borrows(&lifetimes::owned(&p.ty, &self.root)),
            false => lifetimes::borrows(&p.ty),
        });
        match borrows {
            true => quote!(<'view>),
            false => TokenStream::new(),
        }
    }
}

fn with_floats(tokens: TokenStream, floats: &[Ident]) -> TokenStream {
    let one = |tree: TokenTree| match tree {
        TokenTree::Ident(ident) if floats.contains(&ident) => quote!(::core::primitive::f64),
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), with_floats(group.stream(), floats));
            inner.set_span(group.span());
            TokenTree::Group(inner).into()
        }
        tree => tree.into(),
    };
    tokens.into_iter().map(one).collect()
}

fn field_ident(name: &str) -> Ident {
    syn::parse_str(name).unwrap_or_else(|_| Ident::new_raw(name, Span::call_site()))
}
