//! Overloaded operators: `#[grad] impl Mul<f64> for V3 { .. }`.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ItemImpl;

use crate::errors::Errors;
use crate::known::Known;
use crate::options::Options;

/// An operator trait of `core::ops`.
pub struct Operator {
    pub method: &'static str,
}

/// The operator that a trait's path names.
pub fn of(path: &syn::Path) -> Option<Operator> {
    let method = match path.segments.last()?.ident.to_string().as_str() {
        "Add" => "add",
        "Sub" => "sub",
        "Mul" => "mul",
        "Div" => "div",
        "Rem" => "rem",
        "Neg" => "neg",
        "AddAssign" => "add_assign",
        "SubAssign" => "sub_assign",
        "MulAssign" => "mul_assign",
        "DivAssign" => "div_assign",
        "Index" => "index",
        "IndexMut" => "index_mut",
        _ => return None,
    };
    Some(Operator { method })
}

pub fn expand(
    block: &ItemImpl,
    operator: &Operator,
    _options: &Options,
    _known: &Known,
    errors: &mut Errors,
) -> TokenStream {
    if let Some((path, _)) = &block.trait_ {
        let method = operator.method;
        errors.at(
            path,
            format!(
                "`#[grad]` does not differentiate overloaded operators yet: `{method}`\n\
                 help: call a method of the type in differentiated functions"
            ),
        );
    }
    block.to_token_stream()
}
