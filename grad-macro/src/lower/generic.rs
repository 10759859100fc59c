//! Calls through type parameters, and the conversions of `num_traits`.
//!
//! What the user calls is written in emitted code as it stands there: the bounds say what it means.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Expr, ExprCall, ExprMethodCall, ExprPath};

use super::value::Value;
use super::{Lower, template};
use crate::ir::*;
use crate::rules::names;
use crate::types::Ty;

impl<'a> Lower<'a> {
    /// `$0.sin()` of a type parameter.
    pub fn written_method(&self, node: &ExprMethodCall, v: ValId) -> Option<Template> {
        let generic = matches!(self.func.ty(v), Scalar::Param(_));
        // Floats have no methods of their own by these names.
        let written = generic || names::is_operator(&node.method.to_string());
        written.then(|| template::method(&node.method, node.args.len() + 1))
    }

    /// `T::one()`, `T::from(x)`, `T::max(x, y)`, `<T as Float>::sqrt(x)`, `NumCast::from(x)`; `None` if it is none
    /// of them.
    pub fn generic_call(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprCall,
        path: &'a ExprPath,
        names: &[&str],
    ) -> Option<Value<'a>> {
        let name = *names.last()?;
        let this = self.called_on(path, names);
        if let Some(converts) = self.conversion_path(expr, path, names, this) {
            return match (&converts, node.args.first()) {
                (Some((to, written)), Some(arg)) => Some(self.conversion(expr, arg, *to, written)),
                _ => None,
            };
        }
        match this {
            Some(ty) if node.args.is_empty() => {
                let tokens = expr.to_token_stream();
                Some(Value::Scalar(self.constant(tokens, ty)))
            }
            Some(ty) => self.generic_operation(node, path, ty, name),
            None if node.args.is_empty() => self.constant_of_trait(expr, path, names),
            None => None,
        }
    }

    /// The float type whose function is called: `T` of `T::f`, also of `<T as Trait>::f`.
    fn called_on(&self, path: &ExprPath, names: &[&str]) -> Option<Scalar> {
        if self.is_of_own_trait(path) {
            return None;
        }
        match (&path.qself, names) {
            (Some(qself), _) => self
                .types
                .parse(&qself.ty)
                .scalar()
                .filter(|ty| ty.is_float()),
            (None, [param, _]) => self.types.float_param(param),
            _ => None,
        }
    }

    /// The rule behind `T::max`, passed by name.
    pub fn generic_rule(
        &self,
        path: &ExprPath,
        names: &[&str],
        args: usize,
    ) -> Option<&'static crate::rules::Rule> {
        self.called_on(path, names)?;
        names::method(names.last()?, args)
    }

    /// A rule or a predicate, called by its path.
    fn generic_operation(
        &mut self,
        node: &'a ExprCall,
        path: &'a ExprPath,
        ty: Scalar,
        name: &str,
    ) -> Option<Value<'a>> {
        let count = node.args.len();
        let rule = names::method(name, count);
        let predicate = names::predicate(name).filter(|predicate| predicate.args == count);
        if rule.is_none() && predicate.is_none() {
            return None;
        }
        // `T::partial_cmp(&x, &y)`: the references are in the user's arguments.
        let lent: Vec<bool> = node
            .args
            .iter()
            .map(|arg| matches!(arg, Expr::Reference(_)))
            .collect();
        let args: Vec<ValId> = node.args.iter().map(|arg| self.argument(arg)).collect();
        if !self.live() {
            return Some(Value::Never);
        }
        let written = template::call_lending(path, &lent);
        Some(match (rule, predicate) {
            (Some(rule), _) => self.rule_call(rule, Some(written), args, path),
            (None, predicate) => {
                let result = predicate.expect("one of the two").result.scalar(ty);
                Value::Scalar(self.pure(Pure::Expr(written), args, result))
            }
        })
    }

    /// `Zero::zero()`, `FloatConst::PI()`: of the type that is wanted.
    fn constant_of_trait(
        &mut self,
        expr: &'a Expr,
        path: &'a ExprPath,
        names: &[&str],
    ) -> Option<Value<'a>> {
        let (name, of) = names.split_last()?;
        let known = matches!(
            of.last()?,
            &("Float" | "FloatCore" | "Real" | "FloatConst" | "Zero" | "One" | "Bounded")
        );
        let ty = self.ty(expr).scalar().filter(|ty| known && ty.is_float())?;
        let (trait_path, name) = (all_but_last(path), proc_ident(name, path));
        let of = type_tokens(ty);
        Some(Value::Scalar(
            self.constant(quote!(<#of as #trait_path>::#name()), ty),
        ))
    }

    // ---- conversions ----------------------------------------------------------------------------

    /// Whether the path is a conversion to a float, and then to which and how it is called. `Some(None)` if it is
    /// one whose type is not known or not a float.
    #[allow(clippy::type_complexity)]
    fn conversion_path(
        &self,
        expr: &Expr,
        path: &ExprPath,
        names: &[&str],
        this: Option<Scalar>,
    ) -> Option<Option<(Scalar, TokenStream)>> {
        let (name, of) = names.split_last()?;
        let wanted = || match self.ty(expr) {
            Ty::Option(of) => of.scalar().filter(|ty| ty.is_float()),
            _ => None,
        };
        let convert = *name == "from" || name.strip_prefix("from_").is_some_and(is_number);
        if let (Some(ty), true) = (this, convert) {
            return Some(Some((ty, path.to_token_stream())));
        }
        match of.last() {
            Some(&("NumCast" | "FromPrimitive")) if convert && path.qself.is_none() => {
                let (trait_path, name) = (all_but_last(path), proc_ident(name, path));
                Some(wanted().map(|ty| {
                    let of = type_tokens(ty);
                    (ty, quote!(<#of as #trait_path>::#name))
                }))
            }
            None | Some(&"num_traits") if *name == "cast" => {
                let wanted = wanted()?;
                let mut plain = path.path.clone();
                plain.segments.last_mut()?.arguments = syn::PathArguments::None;
                let of = type_tokens(wanted);
                Some(Some((wanted, quote!(#plain::<_, #of>))))
            }
            _ => None,
        }
    }

    /// `T::from(x)`: floats and integers become floats in any case.
    fn conversion(
        &mut self,
        expr: &'a Expr,
        arg: &'a Expr,
        to: Scalar,
        path: &TokenStream,
    ) -> Value<'a> {
        let v = self.argument(arg);
        if !self.live() {
            return Value::Never;
        }
        let optional = matches!(self.ty(expr), Ty::Option(_));
        self.float_of(v, to, template::call(path, 1), optional)
    }

    /// `x.to_f64()`.
    pub fn widened(&mut self, node: &'a ExprMethodCall, v: ValId) -> Value<'a> {
        let to = match node.method == "to_f64" {
            true => Scalar::F64,
            false => Scalar::F32,
        };
        match self.func.ty(v) {
            ty if ty.is_float() || ty.is_int() || self.is_integer_param(&node.receiver) => {
                self.float_of(v, to, template::method(&node.method, 1), true)
            }
            _ => self.unknown_method(node, "this value"),
        }
    }

    /// Whether a value is of a type parameter that stands for an integer.
    fn is_integer_param(&self, expr: &Expr) -> bool {
        match self.ty(expr).strip_refs() {
            Ty::Named(name) => crate::generics::is_data_named(&name.0.to_string()),
            _ => false,
        }
    }

    fn float_of(&mut self, v: ValId, to: Scalar, call: Template, optional: bool) -> Value<'a> {
        let written = match optional {
            true => template::then(call, quote!(.unwrap())),
            false => call,
        };
        let converted = if self.func.ty(v).is_float() {
            let rule = crate::rules::rule("cast");
            let math = Math {
                rule,
                path: Some(written),
            };
            self.op(OpKind::Math(math, vec![v]), to)
        } else {
            self.pure(Pure::Expr(written), vec![v], to)
        };
        if !optional {
            return Value::Scalar(converted);
        }
        let some = self.bool(true);
        Value::Opt {
            some,
            payload: Box::new(Value::Scalar(converted)),
        }
    }
}

/// A primitive number type.
fn is_number(name: &str) -> bool {
    matches!(name, "f64" | "f32") || Int::from_name(name).is_some()
}

/// The type as the user may write it.
fn type_tokens(ty: Scalar) -> TokenStream {
    let name = proc_macro2::Ident::new(ty.name(), proc_macro2::Span::mixed_site());
    match ty {
        Scalar::Param(_) => quote!(#name),
        _ => quote!(::core::primitive::#name),
    }
}

/// `num_traits::NumCast` of `num_traits::NumCast::from`.
fn all_but_last(path: &ExprPath) -> TokenStream {
    let mut short = path.path.clone();
    short.segments.pop();
    short.segments.pop_punct();
    short.to_token_stream()
}

fn proc_ident(name: &str, path: &ExprPath) -> proc_macro2::Ident {
    proc_macro2::Ident::new(name, super::literals::last_span(&path.path))
}
