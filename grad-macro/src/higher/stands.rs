//! What a callee's type parameters stand for in one call: what the turbofish says, and what the arguments' types tell.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Expr, FnArg, GenericArgument, GenericParam, Generics, Ident, Pat, PathArguments, ReturnType,
    Signature, Type,
};

use super::handed::Handed;
use super::instance::Site;
use crate::companions::shapes;
use crate::types::Ty;

/// By their names.
#[derive(Default)]
pub struct Stands {
    types: BTreeMap<String, Option<Type>>,
    lengths: BTreeMap<String, Option<Expr>>,
}

impl Stands {
    /// Or a parameter that is left open.
    pub fn of(sig: &Signature, site: &Site<'_>) -> Result<Stands, String> {
        let mut stands = Stands::default();
        for param in &sig.generics.params {
            match param {
                GenericParam::Type(param) => {
                    let ident = &param.ident;
                    if shapes::callable(&sig.generics, &syn::parse_quote!(#ident)).is_none() {
                        stands.types.insert(ident.to_string(), None);
                    }
                }
                GenericParam::Const(param) => {
                    stands.lengths.insert(param.ident.to_string(), None);
                }
                GenericParam::Lifetime(_) => {}
            }
        }
        stands.written(sig, &site.called.arguments);
        for (input, arg) in sig.inputs.iter().zip(&site.args) {
            if let FnArg::Typed(input) = input {
                stands.closure(&sig.generics, &input.ty, arg);
                stands.meets(&input.ty, &site.types.expr(arg));
            }
        }
        if let ReturnType::Type(_, ty) = &sig.output {
            stands.meets(ty, &site.types.expr(site.call));
        }
        let types = stands.types.iter().filter(|(_, stands)| stands.is_none());
        let lengths = (stands.lengths.iter()).filter(|(_, stands)| stands.is_none());
        let names = types.map(|(name, _)| name);
        let open = names.chain(lengths.map(|(name, _)| name)).next().cloned();
        open.map_or(Ok(stands), Err)
    }

    /// `simpson::<f64, _>(..)`.
    fn written(&mut self, sig: &Signature, arguments: &PathArguments) {
        let PathArguments::AngleBracketed(written) = arguments else {
            return;
        };
        let params = (sig.generics.params.iter())
            .filter(|param| !matches!(param, GenericParam::Lifetime(_)));
        let written =
            (written.args.iter()).filter(|arg| !matches!(arg, GenericArgument::Lifetime(_)));
        for (param, arg) in params.zip(written) {
            match (param, arg) {
                (GenericParam::Type(param), GenericArgument::Type(ty))
                    if !matches!(ty, Type::Infer(_)) =>
                {
                    if let Some(stands) = self.types.get_mut(&param.ident.to_string()) {
                        *stands = Some(ty.clone());
                    }
                }
                (GenericParam::Const(param), GenericArgument::Const(length)) => {
                    self.lengths
                        .insert(param.ident.to_string(), Some(length.clone()));
                }
                (GenericParam::Const(param), GenericArgument::Type(ty))
                    if !matches!(ty, Type::Infer(_)) =>
                {
                    let length = syn::parse2(ty.to_token_stream()).ok();
                    self.lengths.insert(param.ident.to_string(), length);
                }
                _ => {}
            }
        }
    }

    /// What a closure says of its parameters.
    fn closure(&mut self, generics: &Generics, ty: &Type, arg: &Expr) {
        let arg = match arg {
            Expr::Reference(of) => &of.expr,
            arg => arg,
        };
        if let (Some(of), Expr::Closure(closure)) = (Handed::by_type(ty, generics), arg) {
            for (input, pat) in of.inputs.iter().zip(&closure.inputs) {
                if let Pat::Type(pat) = pat {
                    self.meets(input, &Ty::parse(&pat.ty));
                }
            }
        }
    }

    /// An argument of this type is passed for a parameter of that.
    fn meets(&mut self, param: &Type, of: &Ty) {
        match (param, of) {
            (Type::Paren(param), of) => self.meets(&param.elem, of),
            (Type::Group(param), of) => self.meets(&param.elem, of),
            (Type::Reference(param), Ty::Ref { to, .. }) => self.meets(&param.elem, to),
            (Type::Reference(param), of) => self.meets(&param.elem, of),
            (Type::Slice(param), Ty::Slice(of) | Ty::Array(of, _) | Ty::Vec(of)) => {
                self.meets(&param.elem, of);
            }
            (Type::Array(param), Ty::Array(of, length)) => {
                self.meets(&param.elem, of);
                if let Expr::Path(path) = &param.len
                    && let Some(ident) = path.path.get_ident()
                    && let Some(stands @ None) = self.lengths.get_mut(&ident.to_string())
                {
                    *stands = is_said(&length.0)
                        .then(|| syn::parse2(length.0.clone()).ok())
                        .flatten();
                }
            }
            (Type::Tuple(param), Ty::Tuple(of)) => {
                for (param, of) in param.elems.iter().zip(of) {
                    self.meets(param, of);
                }
            }
            (Type::Path(param), of) => {
                let Some(last) = param.path.segments.last() else {
                    return;
                };
                match (&last.arguments, of) {
                    (PathArguments::AngleBracketed(args), Ty::Vec(of) | Ty::Option(of)) => {
                        if let Some(GenericArgument::Type(arg)) = args.args.first() {
                            self.meets(arg, of);
                        }
                    }
                    (PathArguments::None, of) => {
                        if let Some(stands @ None) = self.types.get_mut(&last.ident.to_string()) {
                            *stands = spelled(of);
                        }
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// Takes these parameters, and all lifetimes, from the callee; the caller's are in scope instead.
    pub fn forget(&self, generics: &mut Generics, around: &Generics) {
        let function = |param: &GenericParam| matches!(param, GenericParam::Type(param) if !self.types.contains_key(&param.ident.to_string()));
        let own: Vec<GenericParam> = (generics.params.iter().filter(|param| function(param)))
            .cloned()
            .collect();
        let name = |param: &GenericParam| match param {
            GenericParam::Type(param) => param.ident.to_string(),
            GenericParam::Const(param) => param.ident.to_string(),
            GenericParam::Lifetime(param) => param.lifetime.to_string(),
        };
        let names: Vec<String> = own.iter().map(name).collect();
        let others = around
            .params
            .iter()
            .filter(|param| !names.contains(&name(param)));
        generics.params = own.iter().chain(others).cloned().collect();
        if let Some(clause) = &around.where_clause {
            let predicates = generics.make_where_clause();
            predicates
                .predicates
                .extend(clause.predicates.iter().cloned());
        }
    }

    fn ty(&self, ident: &Ident) -> Option<&Type> {
        self.types.get(&ident.to_string())?.as_ref()
    }

    fn length(&self, path: &syn::Path) -> Option<&Expr> {
        self.lengths.get(&path.get_ident()?.to_string())?.as_ref()
    }

    /// `T::zero()`, `T::from(x).unwrap()` where T is a float of the language.
    fn number(&self, expr: &Expr) -> Option<Expr> {
        let (call, unwraps) = match expr {
            Expr::MethodCall(call) if call.method == "unwrap" || call.method == "expect" => {
                match &*call.receiver {
                    Expr::Call(inner) => (inner, true),
                    _ => return None,
                }
            }
            Expr::Call(call) => (call, false),
            _ => return None,
        };
        let Expr::Path(path) = &*call.func else {
            return None;
        };
        let segments: Vec<_> = path.path.segments.iter().collect();
        let (ty, name) = match (&path.qself, &segments[..]) {
            (None, [ty, name]) => (self.ty(&ty.ident)?, name),
            (Some(of), [.., name]) => match &*of.ty {
                Type::Path(ty) => (self.ty(ty.path.get_ident()?)?, name),
                _ => return None,
            },
            _ => return None,
        };
        let Type::Path(of) = ty else { return None };
        let float = of
            .path
            .get_ident()
            .filter(|name| *name == "f64" || *name == "f32")?;
        let name = name.ident.to_string();
        let constant = |name: &str| {
            let name = Ident::new(name, float.span());
            Some(syn::parse_quote!(#float::#name))
        };
        match (name.as_str(), call.args.first(), unwraps) {
            ("zero", None, false) => Some(syn::parse_quote!(0 as #float)),
            ("one", None, false) => Some(syn::parse_quote!(1 as #float)),
            ("epsilon", None, false) => constant("EPSILON"),
            ("infinity", None, false) => constant("INFINITY"),
            ("neg_infinity", None, false) => constant("NEG_INFINITY"),
            ("nan", None, false) => constant("NAN"),
            ("max_value", None, false) => constant("MAX"),
            ("min_value", None, false) => constant("MIN"),
            ("min_positive_value", None, false) => constant("MIN_POSITIVE"),
            (name, Some(arg), true) if name == "from" || name.starts_with("from_") => {
                Some(syn::parse_quote!(((#arg) as #float)))
            }
            (name, None, false)
                if name
                    .chars()
                    .all(|c| c.is_uppercase() || c == '_' || c.is_numeric()) =>
            {
                let name = Ident::new(name, float.span());
                Some(syn::parse_quote!(::core::#float::consts::#name))
            }
            _ => None,
        }
    }
}

/// The type's name, if nothing in it is open.
fn spelled(ty: &Ty) -> Option<Type> {
    let tokens: TokenStream = ty.to_string().parse().ok()?;
    is_said(&tokens).then(|| syn::parse2(tokens).ok()).flatten()
}

fn is_said(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().all(|tree| match tree {
        TokenTree::Ident(ident) => ident != "_",
        TokenTree::Group(group) => is_said(&group.stream()),
        _ => true,
    })
}

impl VisitMut for Stands {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if let Type::Path(path) = ty
            && path.qself.is_none()
            && let Some(ident) = path.path.get_ident()
            && let Some(of) = self.ty(ident)
        {
            *ty = of.clone();
            return;
        }
        if let Type::Reference(of) = ty {
            of.lifetime = None;
        }
        visit_mut::visit_type_mut(self, ty);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Some(number) = self.number(expr) {
            *expr = number;
        }
        if let Expr::Path(path) = expr
            && let Some(length) = self.length(&path.path)
        {
            *expr = length.clone();
            return;
        }
        visit_mut::visit_expr_mut(self, expr);
    }

    fn visit_generic_argument_mut(&mut self, arg: &mut GenericArgument) {
        if let GenericArgument::Type(Type::Path(path)) = arg
            && let Some(length) = self.length(&path.path)
        {
            *arg = GenericArgument::Const(syn::parse_quote!({ #length }));
            return;
        }
        visit_mut::visit_generic_argument_mut(self, arg);
    }

    /// `T::sqrt`.
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        visit_mut::visit_path_mut(self, path);
        if path.segments.len() > 1
            && let Some(Type::Path(of)) = self.ty(&path.segments[0].ident)
            && of.qself.is_none()
        {
            let mut segments = of.path.segments.clone();
            segments.extend(path.segments.iter().skip(1).cloned());
            path.segments = segments;
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        let tokens = &mac.tokens;
        let Ok(mut list) = syn::parse2::<Expr>(quote!([#tokens])) else {
            return;
        };
        self.visit_expr_mut(&mut list);
        if let Some(TokenTree::Group(group)) = list.to_token_stream().into_iter().next() {
            mac.tokens = group.stream();
        }
    }
}
