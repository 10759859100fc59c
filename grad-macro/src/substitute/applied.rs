//! Generic aliases of their arguments.
//!
//! ```text
//! type Matrix<const R: usize, const C: usize> = [[f64; C]; R];      Matrix<2, N>  =  [[f64; N]; 2]
//! ```

use std::collections::BTreeMap;

use proc_macro2::Span;
use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, GenericArgument, GenericParam, ItemType, Lifetime, Path, Type, parse_quote};

/// What the alias stands for; nothing where the arguments do not fit.
pub fn applied<'a>(
    alias: &ItemType,
    args: impl IntoIterator<Item = &'a GenericArgument>,
) -> Option<Type> {
    let mut args = args.into_iter().peekable();
    let mut of = Arguments(BTreeMap::new());
    for param in &alias.generics.params {
        let arg = match param {
            // The only ones that may be left out before others.
            GenericParam::Lifetime(_) => {
                let elided = || GenericArgument::Lifetime(Lifetime::new("'_", Span::call_site()));
                let given = args.next_if(|arg| matches!(arg, GenericArgument::Lifetime(_)));
                given.cloned().unwrap_or_else(elided)
            }
            GenericParam::Type(param) => match (args.next(), &param.default) {
                (Some(GenericArgument::Type(ty)), _) => GenericArgument::Type(ty.clone()),
                (None, Some((_, default))) => GenericArgument::Type(of.within(default.clone())),
                _ => return None,
            },
            GenericParam::Const(param) => match (args.next(), &param.default) {
                (Some(arg @ (GenericArgument::Type(_) | GenericArgument::Const(_))), _) => {
                    arg.clone()
                }
                (None, Some((_, default))) => GenericArgument::Const(default.clone()),
                _ => return None,
            },
        };
        of.0.insert(name(param), arg);
    }
    args.next()
        .is_none()
        .then(|| of.within((*alias.ty).clone()))
}

/// As it is spelled where it stands: `'a`, `T`, `N`.
fn name(param: &GenericParam) -> String {
    match param {
        GenericParam::Lifetime(param) => param.lifetime.to_string(),
        GenericParam::Type(param) => param.ident.to_string(),
        GenericParam::Const(param) => param.ident.to_string(),
    }
}

/// By the names of the parameters.
struct Arguments(BTreeMap<String, GenericArgument>);

impl Arguments {
    fn within(&mut self, mut ty: Type) -> Type {
        self.visit_type_mut(&mut ty);
        ty
    }

    fn standing_for(&self, path: &Path) -> Option<&GenericArgument> {
        self.0.get(&path.get_ident()?.to_string())
    }
}

impl VisitMut for Arguments {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if let Type::Path(path) = ty
            && let Some(GenericArgument::Type(of)) = self.standing_for(&path.path)
        {
            *ty = of.clone();
            return;
        }
        visit_mut::visit_type_mut(self, ty);
    }

    /// Lengths: `N`, and `{ N + 1 }` in braces.
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Expr::Path(path) = expr
            && let Some(of) = self.standing_for(&path.path)
        {
            let of = of.to_token_stream();
            *expr = parse_quote!(#of);
            return;
        }
        visit_mut::visit_expr_mut(self, expr);
    }

    /// A parameter for a number looks like a type where it is handed on.
    fn visit_generic_argument_mut(&mut self, arg: &mut GenericArgument) {
        if let GenericArgument::Type(Type::Path(path)) = arg
            && let Some(of @ GenericArgument::Const(_)) = self.standing_for(&path.path)
        {
            *arg = of.clone();
            return;
        }
        visit_mut::visit_generic_argument_mut(self, arg);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if let Some(GenericArgument::Lifetime(of)) = self.0.get(&lifetime.to_string()) {
            *lifetime = of.clone();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(alias: &str, used: &str, want: Option<&str>) {
        let alias: ItemType = syn::parse_str(alias).unwrap();
        let Type::Path(used) = syn::parse_str(used).unwrap() else {
            panic!("a path");
        };
        let args = match &used.path.segments[0].arguments {
            syn::PathArguments::AngleBracketed(args) => args.args.iter().collect(),
            _ => vec![],
        };
        let want = want.map(|want| syn::parse_str::<Type>(want).unwrap());
        assert_eq!(applied(&alias, args), want);
    }

    #[test]
    fn arguments_of_every_kind() {
        let matrix = "type Matrix<const R: usize, const C: usize = R> = [[f64; C]; R];";
        check(matrix, "Matrix<2, N>", Some("[[f64; N]; 2]"));
        check(
            matrix,
            "Matrix<{ N + 1 }, 3>",
            Some("[[f64; 3]; { N + 1 }]"),
        );
        check(matrix, "Matrix", None);
        check(matrix, "Matrix<1, 2, 3>", None);
        check(
            "type Own<T, E = Vec<T>> = Result<T, E>;",
            "Own<f64>",
            Some("Result<f64, Vec<f64>>"),
        );
        check("type Row<'a> = &'a [f64];", "Row", Some("&'_ [f64]"));
        check(
            "type Row<'a, T> = &'a [T];",
            "Row<'b, f64>",
            Some("&'b [f64]"),
        );
        check("type Row<'a, T> = &'a [T];", "Row<f64>", Some("&'_ [f64]"));
        check(
            "type Two<const N: usize> = Pair<[f64; N], N>;",
            "Two<4>",
            Some("Pair<[f64; 4], 4>"),
        );
    }
}
