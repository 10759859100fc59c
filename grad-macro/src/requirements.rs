//! What the companions in an implementation of a trait may ask for: no more than the trait does.
//!
//! ```text
//! #[grad] trait Filter<T> { fn run(&mut self, x: T) -> T; }           #[grad] trait Area { fn area(&self) -> f64; }
//! #[grad] impl<T: Float> Filter<T> for OnePole<T> { .. }              #[grad] impl<T: Float> Area for Disc<T> { .. }
//! ```
//! Companions compute in floats `T: Real`. Where the block does not say so, the trait's parameter has to; rustc speaks of
//! companions of ours otherwise (E0276). The same of what a receiver is made of, `impl<S: Area> Area for Scaled<S>`: only the
//! block can say that it has derivatives.

use quote::ToTokens;
use syn::{
    GenericArgument, Ident, ImplItem, ItemFn, ItemImpl, ItemTrait, Path, PathArguments, Type,
    TypeParamBound, WherePredicate,
};

use crate::attribute;
use crate::blocks;
use crate::companions::shapes;
use crate::companions::signature::mentions;
use crate::errors::Errors;
use crate::generics::{self, Evidence};
use crate::known::Known;
use crate::options::Options;
use crate::traits;

/// The block, which is refused if it asks for more than its trait; then with what it lacks, so that nothing else is wrong.
pub fn checked(
    mut block: ItemImpl,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> ItemImpl {
    let runtime = &options.runtime;
    let mut lacking = vec![];
    for (param, help) in missing(&block, known) {
        let what = format!(
            "`#[grad]` needs more of `{param}` than the trait asks for: that it is a float\nhelp: {help}"
        );
        errors.at(&param, what);
        lacking.push(syn::parse_quote!(#param: #runtime::Real));
    }
    for param in without_derivatives(&block, options, known) {
        let what = format!(
            "`#[grad]` needs more of `{param}` than the trait asks for: that it has derivatives, since `self` is made of it\nhelp: write `{param}: grad_runtime::Differentiable<Tangent: 'static> + 'static` among the bounds of this `impl`, or leave `self` out where the trait is declared: `#[grad(wrt(..))]`"
        );
        errors.at(&param, what);
        lacking
            .push(syn::parse_quote!(#param: 'static + #runtime::Differentiable<Tangent: 'static>));
    }
    if !lacking.is_empty() {
        let clause = block.generics.make_where_clause();
        clause.predicates.extend::<Vec<WherePredicate>>(lacking);
    }
    block
}

/// The parameters of the block that only the block knows to be floats, and what can be done.
fn missing(block: &ItemImpl, known: &Known) -> Vec<(Ident, String)> {
    let Some((path, _)) = &block.trait_ else {
        return vec![];
    };
    let Some(of) = declaration(path, known) else {
        return vec![];
    };
    let floats = floats_of(&known.inside(block), &block.generics);
    let in_trait = floats_of(&known.within_trait(of), &of.generics);
    let lacks = |param: &Ident| match stands_for(path, of, param) {
        Some(own) => (!in_trait.contains(own))
            .then(|| format!("write `trait {}<{own}: num_traits::Float>`", of.ident)),
        None => {
            let stated = generics::bounds(&block.generics, param).contains("Real");
            (!stated).then(|| {
                format!("write `{param}: grad_runtime::Real` among the bounds of this `impl`")
            })
        }
    };
    let found = floats.into_iter().filter_map(|param| {
        let help = lacks(&param)?;
        Some((written(block, &param), help))
    });
    found.collect()
}

/// The trait, if it has companions; else those of the block are its own, which may ask for anything.
fn declaration<'k>(path: &Path, known: &'k Known) -> Option<&'k ItemTrait> {
    let name = path.segments.last()?.ident.to_string();
    let declared = known.traits.get(&name);
    declared.filter(|of| attribute::find(&of.attrs).is_some())
}

/// The parameters of the block that `self` may be made of, where nothing says that they have derivatives.
fn without_derivatives(block: &ItemImpl, options: &Options, known: &Known) -> Vec<Ident> {
    let of = block.trait_.as_ref();
    let Some(of) = of.and_then(|(path, _)| declaration(path, known)) else {
        return vec![];
    };
    let moves_self = |item: &ImplItem| match item {
        ImplItem::Fn(method) => moves_self(&blocks::as_function(method), of, options),
        _ => false,
    };
    if !block.items.iter().any(moves_self) {
        return vec![];
    }
    let inside = known.inside(block);
    generics::with_evidence(Evidence::of(&inside, None), || {
        generics::within(&inside.generics, || {
            let parts = generics::parts(&block.generics).into_iter();
            parts
                .filter(|param| mentions(block.self_ty.to_token_stream(), param))
                .filter(|param| !may_have_derivatives(block, param, known))
                .cloned()
                .collect()
        })
    })
}

/// Whether the method has companions that are with respect to `self`.
fn moves_self(method: &ItemFn, of: &ItemTrait, around: &Options) -> bool {
    let mut elsewhere = Errors::new();
    let options = traits::declared_options(of, &method.sig, around, &mut elsewhere);
    // They are reported where the trait is declared.
    elsewhere.discard();
    let params = shapes::params(&method.sig, options.wrt.as_deref());
    let mut receivers = params.iter().filter(|param| param.receiver.is_some());
    receivers.any(|param| param.is_active()) && traits::has_companions(method, &options)
}

/// Whether the bounds of a parameter say so, or a trait among them whose supertraits may.
fn may_have_derivatives(block: &ItemImpl, param: &Ident, known: &Known) -> bool {
    let bounds = || generics::as_written(&block.generics, param);
    let outlives =
        bounds().any(|bound| matches!(bound, TypeParamBound::Lifetime(of) if of.ident == "static"));
    let names = generics::own_bounds(&block.generics, param);
    names.iter().any(|name| match known.traits.get(name) {
        Some(of) => !of.supertraits.is_empty(),
        None if name == "Differentiable" => outlives,
        None => !WITHOUT_DERIVATIVES.contains(&name.as_str()),
    })
}

/// Traits of the standard library that say nothing about derivatives.
const WITHOUT_DERIVATIVES: [&str; 9] = [
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Display",
    "PartialEq",
    "Send",
    "Sized",
    "Sync",
];

fn floats_of(known: &Known, params: &syn::Generics) -> Vec<Ident> {
    generics::with_evidence(Evidence::of(known, None), || generics::floats(params))
}

/// The trait's parameter that the block's stands for.
fn stands_for<'t>(path: &Path, of: &'t ItemTrait, param: &Ident) -> Option<&'t Ident> {
    let PathArguments::AngleBracketed(args) = &path.segments.last()?.arguments else {
        return None;
    };
    let types = args.args.iter().filter_map(|arg| match arg {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    let is_it = |ty: &Type| matches!(ty, Type::Path(path) if path.path.is_ident(param));
    let mut pairs = of.generics.type_params().zip(types);
    pairs.find_map(|(own, ty)| is_it(ty).then_some(&own.ident))
}

/// The parameter where the block declares it.
fn written(block: &ItemImpl, param: &Ident) -> Ident {
    let mut own = block.generics.type_params();
    own.find(|own| own.ident == *param)
        .map_or_else(|| param.clone(), |own| own.ident.clone())
}
