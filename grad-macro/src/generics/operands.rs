//! Operators between different types, as bounds ask for them: `T: Mul<f64, Output = T>`, `f64: Mul<T, Output = T>`.
//!
//! Floats have operators with floats of their own type only. Where all that such a bound names are floats, they are
//! therefore the same type, and a conversion between them changes nothing.

use quote::ToTokens;
use syn::{AssocType, GenericArgument, Generics, PathArguments, Type, TypeParamBound};
use syn::{TraitBound, WherePredicate};

/// `left: Trait<right, Output = output>`.
pub struct Operation {
    operator: String,
    pub left: String,
    pub right: String,
    pub output: String,
}

/// The operators that some bounds ask for.
#[derive(Default)]
pub struct Operators(pub Vec<Operation>);

impl Operators {
    pub fn of<'g>(all: impl Iterator<Item = &'g Generics>) -> Self {
        let mut found = Vec::new();
        for generics in all {
            for param in generics.type_params() {
                let left = param.ident.to_string();
                found.extend(operations(&left, param.bounds.iter()));
            }
            let clause = generics.where_clause.iter();
            for predicate in clause.flat_map(|clause| &clause.predicates) {
                if let WherePredicate::Type(predicate) = predicate {
                    let left = spelled(&predicate.bounded_ty);
                    found.extend(operations(&left, predicate.bounds.iter()));
                }
            }
        }
        Operators(found)
    }

    pub fn output(&self, left: &str, operator: &str, right: &str) -> Option<&str> {
        let mut all = self.0.iter();
        let fits = |of: &&Operation| {
            of.operator == operator.trim_end_matches("Assign")
                && of.left == left
                && of.right == right
        };
        all.find(fits).map(|of| of.output.as_str())
    }
}

fn operations<'b>(
    left: &str,
    bounds: impl Iterator<Item = &'b TypeParamBound>,
) -> impl Iterator<Item = Operation> {
    let traits = bounds.filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => Some(bound),
        _ => None,
    });
    traits.filter_map(move |bound| operation(left, bound))
}

fn operation(left: &str, bound: &TraitBound) -> Option<Operation> {
    let last = bound.path.segments.last()?;
    let name = last.ident.to_string();
    let operator = name.trim_end_matches("Assign");
    let is_operator = ["Add", "Sub", "Mul", "Div", "Rem"].contains(&operator);
    let PathArguments::AngleBracketed(args) = &last.arguments else {
        return None;
    };
    let right = args.args.iter().find_map(|arg| match arg {
        GenericArgument::Type(ty) => Some(spelled(ty)),
        _ => None,
    });
    let output = args.args.iter().find_map(|arg| match arg {
        GenericArgument::AssocType(AssocType { ident, ty, .. }) if ident == "Output" => {
            Some(spelled(ty))
        }
        _ => None,
    });
    is_operator.then(|| Operation {
        operator: operator.to_owned(),
        left: left.to_owned(),
        right: right.unwrap_or_else(|| left.to_owned()),
        output: output.unwrap_or_else(|| left.to_owned()),
    })
}

/// The name of a type, behind references.
fn spelled(ty: &Type) -> String {
    match ty {
        Type::Reference(of) => spelled(&of.elem),
        Type::Paren(of) => spelled(&of.elem),
        _ => ty.to_token_stream().to_string(),
    }
}
