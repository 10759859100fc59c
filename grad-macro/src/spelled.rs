//! Operators that are spelled as methods, written as operators.
//!
//! ```text
//! self.x.add_assign(dx)                                     self.x += dx
//! v.mul_assign(k)        where `v: &mut Vector`             *v *= k
//! k.mul(v)               where `k: f64`                     (k * v)
//! Vector::add(a, b)                                         (a + b)
//! .fold(zero, Self::add)                                    .fold(zero, |left, right| left + right)
//! ```
//! These methods are the operators' where the line that brings in the trait of `core::ops` is in sight: another trait's of
//! that name and receiver would make such a call ambiguous. A name that a type or a trait in sight gives to a method of its
//! own stays as it is.

use std::collections::BTreeMap;

use proc_macro2::Span;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprMethodCall, FnArg, ItemFn, Pat, ReceiverKind, TraitItem, Type};

use crate::known::Known;
use crate::operators;

/// The function with these written out.
pub fn written_out(mut function: ItemFn, known: &Known) -> ItemFn {
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
    let mut spelled = Spelled { known, params };
    spelled.visit_block_mut(&mut function.block);
    function
}

/// What a parameter is, as far as it matters here.
#[derive(Clone, Copy, PartialEq)]
enum Param {
    Float,
    /// `&f64`
    Lent,
    /// `&mut T`
    Mutable,
    Other,
}

impl Param {
    fn of(ty: &Type) -> Param {
        let float = |ty: &Type| matches!(ty, Type::Path(of) if of.path.is_ident("f64") || of.path.is_ident("f32"));
        match ty {
            Type::Reference(of) if of.mutability.is_some() => Param::Mutable,
            Type::Reference(of) if float(&of.elem) => Param::Lent,
            ty if float(ty) => Param::Float,
            _ => Param::Other,
        }
    }
}

struct Spelled<'k> {
    known: &'k Known,
    params: BTreeMap<String, Param>,
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

    /// Whether the method of that name is one of `core::ops`, as an import says.
    fn is_operator(&self, name: &str) -> bool {
        let Some(of) = operators::of_method(name) else {
            return false;
        };
        let imported = self.known.uses.iter().any(|(path, name)| {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            match path[..] {
                ["std" | "core", "ops"] => name.is_none(),
                ["std" | "core", "ops", last] => last == of.name,
                _ => false,
            }
        });
        imported && !self.is_own(name)
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

    /// Whether it is a float by its parameter's type.
    fn is_float(&self, of: &Expr) -> bool {
        match of {
            Expr::Path(_) => self.param(of) == Some(Param::Float),
            Expr::Paren(inner) => self.is_float(&inner.expr),
            Expr::Unary(inner) if matches!(inner.op, syn::UnOp::Deref(_)) => {
                self.param(&inner.expr) == Some(Param::Lent)
            }
            _ => false,
        }
    }

    /// The operator that a path names: that of a user's type.
    fn of_type(&self, of: &Expr) -> Option<syn::BinOp> {
        let Expr::Path(path) = of else { return None };
        let mut names = path.path.segments.iter().rev().map(|of| &of.ident);
        let (name, this) = (names.next()?, names.next()?);
        let this = this.to_string();
        let declared = this == "Self" || self.known.structs.contains_key(&this);
        if path.qself.is_some() || !declared || !self.is_operator(&name.to_string()) {
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

    fn written(&self, call: &ExprMethodCall) -> Option<Expr> {
        let name = call.method.to_string();
        let right = call.args.first().filter(|_| call.args.len() == 1)?;
        if call.turbofish.is_some() || !self.is_operator(&name) {
            return None;
        }
        let span = call.method.span();
        if let Some(op) = assigning(&name, span) {
            let target = self.target(&call.receiver)?;
            return Some(syn::parse_quote!(#target #op (#right)));
        }
        let op = giving(&name, span).filter(|_| self.is_float(&call.receiver))?;
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
