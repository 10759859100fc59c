//! A call that may be written out.

use proc_macro2::Ident;
use syn::{Expr, ExprPath, Generics, PathArguments, PathSegment, Type};

use crate::known::{self, Known};
use crate::types::{Ty, Types};

pub struct Site<'s> {
    pub call: &'s Expr,
    pub receiver: Option<&'s Expr>,
    /// The receiver is the first argument of a call by path.
    pub by_path: bool,
    /// The trait that the path names.
    pub of_trait: Option<String>,
    /// The receiver first.
    pub args: Vec<&'s Expr>,
    /// The name that is called, with its turbofish.
    pub called: &'s Ident,
    pub turbofish: PathArguments,
    pub types: &'s Types,
    /// The caller's parameters.
    pub generics: &'s Generics,
}

impl<'s> Site<'s> {
    /// Of `f(..)`, `self::f(..)` or `x.f(..)`.
    pub fn of(call: &'s Expr, types: &'s Types, generics: &'s Generics) -> Option<Site<'s>> {
        let (receiver, args, called, turbofish) = match call {
            Expr::Call(node) => {
                let Expr::Path(path) = &*node.func else {
                    return None;
                };
                if let (Some(receiver), Some((of_trait, one))) =
                    (node.args.first(), of_a_trait(path))
                {
                    return Some(Site {
                        call,
                        receiver: Some(receiver),
                        by_path: true,
                        of_trait,
                        args: node.args.iter().collect(),
                        called: &one.ident,
                        turbofish: one.arguments.clone(),
                        types,
                        generics,
                    });
                }
                let mut segments = path.path.segments.iter();
                let one = match (segments.next()?, segments.next()) {
                    (one, None) => one,
                    (module, Some(one)) if module.ident == "self" => one,
                    _ => return None,
                };
                if path.qself.is_some() || segments.next().is_some() {
                    return None;
                }
                (
                    None,
                    node.args.iter().collect(),
                    &one.ident,
                    one.arguments.clone(),
                )
            }
            Expr::MethodCall(node) => {
                let receiver = &*node.receiver;
                let args = std::iter::once(receiver).chain(&node.args).collect();
                let turbofish = node.turbofish.clone();
                let turbofish =
                    turbofish.map_or(PathArguments::None, PathArguments::AngleBracketed);
                (Some(receiver), args, &node.method, turbofish)
            }
            _ => return None,
        };
        Some(Site {
            call,
            receiver,
            by_path: false,
            of_trait: None,
            args,
            called,
            turbofish,
            types,
            generics,
        })
    }

    /// The name of a user's type, and the type as it is written here.
    pub fn type_of(&self, receiver: &Expr, known: &Known) -> Option<(String, Type)> {
        let ty = self.types.expr(receiver);
        let Ty::Struct(record) = ty.strip_refs() else {
            return None;
        };
        let path: Type = syn::parse2(record.path.0.clone()).ok()?;
        let this = match &path {
            Type::Path(of) if of.path.is_ident("Self") => known.this.as_ref()?,
            path => path,
        };
        Some((known::name_of(this)?, path))
    }
}

/// `Trait::method`, `<[f64; 3]>::method` or `<[f64; 3] as Trait>::method`: what may be a trait's, and its name.
fn of_a_trait(path: &ExprPath) -> Option<(Option<String>, &PathSegment)> {
    let mut segments = path.path.segments.iter().rev();
    let (method, of) = (segments.next()?, segments.next());
    match (&path.qself, of) {
        (Some(_), of) => Some((of.map(|of| of.ident.to_string()), method)),
        (None, Some(of)) if of.ident != "self" && of.ident != "Self" => {
            Some((Some(of.ident.to_string()), method))
        }
        (None, _) => None,
    }
}
