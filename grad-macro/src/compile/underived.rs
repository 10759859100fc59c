//! Structs and enums of a signature that are declared in sight and do not derive `Differentiable`: one error where rustc
//! would report each companion.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use quote::ToTokens;
use syn::visit::Visit;
use syn::{FnArg, GenericArgument, ItemFn, ItemImpl, PathArguments, ReturnType, Type};

use crate::attribute;
use crate::errors::Errors;
use crate::known::{self, Known};
use crate::options::Options;
use crate::sight;

/// Reports those of a function; whether there are any. What a trait's methods are differentiated by is the trait's business.
pub fn check(function: &ItemFn, options: &Options, known: &Known, errors: &mut Errors) -> bool {
    if known.of_trait.is_some() {
        return false;
    }
    let this = known.this.as_ref().and_then(known::name_of);
    let mut names = Names::default();
    for input in &function.sig.inputs {
        let wanted = |of: &Ident| options.wrt.as_ref().is_none_or(|all| all.contains(of));
        match input {
            FnArg::Typed(input) => {
                let left_out = matches!(&*input.pat, syn::Pat::Ident(of) if !wanted(&of.ident));
                if !left_out {
                    names.visit_type(&input.ty);
                }
            }
            FnArg::Receiver(receiver) => {
                let wanted = options.asked && options.wrt.is_none();
                let this = this.as_ref().filter(|this| wanted && lacks(known, this));
                if let Some(this) = this {
                    report(&receiver.self_token, this, known, errors);
                    return true;
                }
            }
        }
    }
    if let ReturnType::Type(_, ty) = &function.sig.output {
        names.visit_type(ty);
    }
    let mut found = BTreeSet::new();
    for name in names.0 {
        let text = name.to_string();
        // That of an annotated block is reported there.
        let by_block = !options.asked && this.as_ref() == Some(&text);
        if !by_block && lacks(known, &text) && found.insert(text.clone()) {
            report(&name, &text, known, errors);
        }
    }
    !found.is_empty()
}

/// The type of a block, if its methods cannot be differentiated with respect to it for that reason.
pub fn of_block(block: &ItemImpl, options: &Options, known: &Known) -> Option<String> {
    let name = known::name_of(&block.self_ty).filter(|_| options.wrt.is_none())?;
    lacks(known, &name).then_some(name)
}

pub fn report(at: &impl ToTokens, name: &str, known: &Known, errors: &mut Errors) {
    let kind = match known.enums.contains_key(name) {
        true => "enum",
        false => "struct",
    };
    errors.at(
        at,
        format!(
            "`#[grad]` cannot differentiate a `{name}`: it is not `Differentiable`\n\
             help: put `#[derive(grad_runtime::Differentiable)]` on `{kind} {name}`, or leave it out: `#[grad(wrt(..))]`"
        ),
    );
}

/// Whether a type is declared in sight, and surely without the derive.
fn lacks(known: &Known, name: &str) -> bool {
    let attrs = match (known.structs.get(name), known.enums.get(name)) {
        (Some(item), None) => &item.attrs,
        (None, Some(item)) => &item.attrs,
        _ => return false,
    };
    known.read
        && !known::derives(attrs, "Differentiable")
        // Another macro may derive it.
        && !attribute::may_be_ours(attrs)
        && !known.data().contains_key(name)
        && !sight::any_says("Differentiable for")
        && !sight::any_says("Differentiable as")
}

/// The names of types that are looked into: not of an error, nor of what a function takes.
#[derive(Default)]
struct Names(Vec<Ident>);

impl<'a> Visit<'a> for Names {
    fn visit_type_path(&mut self, ty: &'a syn::TypePath) {
        let Some(last) = ty.path.segments.last().filter(|_| ty.qself.is_none()) else {
            return;
        };
        let args = match &last.arguments {
            PathArguments::AngleBracketed(args) => args.args.iter().collect(),
            _ => vec![],
        };
        let types: Vec<&Type> = args
            .into_iter()
            .filter_map(|arg| match arg {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            })
            .collect();
        // What hides its type is refused on its own.
        let hidden = types.iter().any(|ty| matches!(ty, Type::ImplTrait(_)));
        if ty.path.segments.len() == 1 && !hidden {
            self.0.push(last.ident.clone());
        }
        // A struct of the user's may have marks for parameters.
        let inner = match last.ident.to_string().as_str() {
            "Vec" | "Option" | "Box" => &types[..],
            "Result" => &types[..types.len().min(1)],
            _ => &[],
        };
        inner.iter().for_each(|ty| self.visit_type(ty));
    }
    fn visit_type_impl_trait(&mut self, _: &'a syn::TypeImplTrait) {}
    fn visit_type_trait_object(&mut self, _: &'a syn::TypeTraitObject) {}
    fn visit_type_fn_ptr(&mut self, _: &'a syn::TypeFnPtr) {}
}
