//! Operators that are spelled as methods, written as operators.
//!
//! ```text
//! self.x.add_assign(dx)                                     self.x += dx
//! v.mul_assign(k)        where `v: &mut Vector`             *v *= k
//! k.mul(v)               where `k: f64`                     (k * v)
//! Vector::add(a, b)                                         (a + b)
//! .fold(zero, Self::add)                                    .fold(zero, |left, right| left + right)
//! ```
//! Numbers have these methods from the traits of `core::ops` alone; a name that a type or a trait in sight gives to a method
//! of its own stays as it is.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprMethodCall, FnArg, ItemFn, Pat, ReceiverKind, TraitItem, Type};

use crate::known::Known;

/// The function with these written out, and assertions that floats have them from those traits; `rt`: the runtime's support.
pub fn written_out(mut function: ItemFn, known: &Known, rt: &TokenStream) -> (ItemFn, TokenStream) {
    let mut params = BTreeMap::new();
    for input in &function.sig.inputs {
        match input {
            FnArg::Receiver(of) => {
                let kind = match &of.kind {
                    ReceiverKind::Reference(_, _, Some(_)) => Param::Mutable,
                    _ => Param::Other,
                };
                params.insert("self".to_owned(), kind);
            }
            FnArg::Typed(arg) => {
                if let Pat::Ident(pat) = &*arg.pat {
                    params.insert(pat.ident.to_string(), Param::of(&arg.ty));
                }
            }
        }
    }
    let mut spelled = Spelled {
        known,
        params,
        floats: BTreeMap::new(),
    };
    spelled.visit_block_mut(&mut function.block);
    let asserted = spelled.floats.values();
    let asserted = asserted.map(|check| quote!(#rt::same(#check);)).collect();
    (function, asserted)
}

/// What a parameter is, as far as it matters here.
#[derive(Clone, Copy, PartialEq)]
enum Param {
    Float(&'static str),
    /// `&f64`
    Lent(&'static str),
    /// `&mut T`
    Mutable,
    Other,
}

impl Param {
    fn of(ty: &Type) -> Param {
        let float = |ty: &Type| match ty {
            Type::Path(of) if of.path.is_ident("f64") => Some("f64"),
            Type::Path(of) if of.path.is_ident("f32") => Some("f32"),
            _ => None,
        };
        match ty {
            Type::Reference(of) if of.mutability.is_some() => Param::Mutable,
            Type::Reference(of) => float(&of.elem).map_or(Param::Other, Param::Lent),
            ty => float(ty).map_or(Param::Other, Param::Float),
        }
    }
}

struct Spelled<'k> {
    known: &'k Known,
    params: BTreeMap<String, Param>,
    /// What is asserted of floats' methods.
    floats: BTreeMap<String, TokenStream>,
}

impl Spelled<'_> {
    /// Whether a type or a trait in sight has a method of that name.
    fn is_own(&self, name: &str) -> bool {
        let inherent = self.known.inherent.keys().any(|(_, method)| method == name);
        let declared = self.known.traits.values().any(|of| {
            of.items.iter().any(|item| match item {
                TraitItem::Fn(method) => method.sig.ident == name,
                _ => false,
            })
        });
        inherent || declared
    }

    fn param(&self, of: &Expr) -> Option<Param> {
        let Expr::Path(path) = of else { return None };
        let name = path.path.get_ident()?.to_string();
        self.params.get(&name).copied()
    }

    /// What is assigned to: a place, or behind a reference.
    fn target(&self, of: &Expr) -> Option<Expr> {
        match of {
            Expr::Path(_) => match self.param(of)? {
                Param::Mutable => Some(syn::parse_quote!(*#of)),
                _ => None,
            },
            Expr::Field(_) => Some(of.clone()),
            Expr::Paren(inner) => self.target(&inner.expr),
            Expr::Unary(inner) if matches!(inner.op, syn::UnOp::Deref(_)) => Some(of.clone()),
            _ => None,
        }
    }

    /// Which float it is by its parameter's type.
    fn float(&self, of: &Expr) -> Option<&'static str> {
        match of {
            Expr::Path(_) => match self.param(of)? {
                Param::Float(name) => Some(name),
                _ => None,
            },
            Expr::Paren(inner) => self.float(&inner.expr),
            Expr::Unary(inner) if matches!(inner.op, syn::UnOp::Deref(_)) => {
                match self.param(&inner.expr)? {
                    Param::Lent(name) => Some(name),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The operator that a path names: that of a user's type.
    fn of_type(&self, of: &Expr) -> Option<syn::BinOp> {
        let Expr::Path(path) = of else { return None };
        let mut names = path.path.segments.iter().rev().map(|of| &of.ident);
        let (name, this) = (names.next()?, names.next()?);
        let this = this.to_string();
        let declared = this == "Self" || self.known.structs.contains_key(&this);
        if path.qself.is_some() || !declared || self.is_own(&name.to_string()) {
            return None;
        }
        giving(&name.to_string(), name.span())
    }

    /// The operator of a type, handed on by its name.
    fn handed(&self, arg: &mut Expr) {
        if let Some(op) = self.of_type(arg) {
            *arg = syn::parse_quote!(|left, right| left #op right);
        }
    }

    fn called(&self, call: &syn::ExprCall) -> Option<Expr> {
        let op = self.of_type(&call.func)?;
        let [left, right] = &call.args.iter().collect::<Vec<_>>()[..] else {
            return None;
        };
        Some(syn::parse_quote!(((#left) #op (#right))))
    }

    fn written(&mut self, call: &ExprMethodCall) -> Option<Expr> {
        let name = call.method.to_string();
        let right = call.args.first().filter(|_| call.args.len() == 1)?;
        if call.turbofish.is_some() || self.is_own(&name) {
            return None;
        }
        let span = call.method.span();
        if let Some(op) = assigning(&name, span) {
            let target = self.target(&call.receiver)?;
            return Some(syn::parse_quote!(#target #op (#right)));
        }
        let (op, float) = (giving(&name, span)?, self.float(&call.receiver)?);
        let of = crate::operators::trait_of(&op)?;
        let key = format!("{float} {name}");
        let [of, float] = [of, float].map(|word| Ident::new(word, Span::mixed_site()));
        let name = Ident::new(&name, Span::call_site());
        let float = quote!(::core::primitive::#float);
        let check = quote!(<#float>::#name, <#float as ::core::ops::#of>::#name);
        self.floats.insert(key, check);
        let left = &call.receiver;
        Some(syn::parse_quote!((#left #op (#right))))
    }
}

fn assigning(name: &str, span: Span) -> Option<syn::BinOp> {
    Some(match name {
        "add_assign" => syn::BinOp::AddAssign(syn::Token![+=](span)),
        "sub_assign" => syn::BinOp::SubAssign(syn::Token![-=](span)),
        "mul_assign" => syn::BinOp::MulAssign(syn::Token![*=](span)),
        "div_assign" => syn::BinOp::DivAssign(syn::Token![/=](span)),
        "rem_assign" => syn::BinOp::RemAssign(syn::Token![%=](span)),
        _ => return None,
    })
}

fn giving(name: &str, span: Span) -> Option<syn::BinOp> {
    Some(match name {
        "add" => syn::BinOp::Add(syn::Token![+](span)),
        "sub" => syn::BinOp::Sub(syn::Token![-](span)),
        "mul" => syn::BinOp::Mul(syn::Token![*](span)),
        "div" => syn::BinOp::Div(syn::Token![/](span)),
        "rem" => syn::BinOp::Rem(syn::Token![%](span)),
        _ => return None,
    })
}

impl VisitMut for Spelled<'_> {
    /// Another function has variables of its own.
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}

    /// What the body binds anew is no parameter.
    fn visit_pat_ident_mut(&mut self, pat: &mut syn::PatIdent) {
        self.params.remove(&pat.ident.to_string());
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        let written = match expr {
            Expr::MethodCall(call) => {
                call.args.iter_mut().for_each(|arg| self.handed(arg));
                self.written(call)
            }
            Expr::Call(call) => self.called(call),
            _ => None,
        };
        if let Some(written) = written {
            *expr = written;
        }
    }
}
