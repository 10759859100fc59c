//! What the companions in an implementation of a trait may ask for: no more than the trait does.
//!
//! ```text
//! #[grad] trait Filter<T> { fn run(&mut self, x: T) -> T; }           #[grad] trait Area { fn area(&self) -> f64; }
//! #[grad] impl<T: Float> Filter<T> for OnePole<T> { .. }              #[grad] impl<T: Float> Area for Disc<T> { .. }
//! ```
//! Companions compute in floats `T: Real`. Where the block does not say so, the trait's parameter has to; rustc speaks of
//! companions of ours otherwise (E0276).

use syn::{GenericArgument, Ident, ItemImpl, ItemTrait, Path, PathArguments, Type};

use crate::attribute;
use crate::errors::Errors;
use crate::generics::{self, Evidence};
use crate::known::Known;
use crate::options::Options;

/// The block, which is refused if it asks for more than its trait; then with what it lacks, so that nothing else is wrong.
pub fn checked(
    mut block: ItemImpl,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> ItemImpl {
    for (param, help) in missing(&block, known) {
        let what = format!(
            "`#[grad]` needs more of `{param}` than the trait asks for: that it is a float\nhelp: {help}"
        );
        errors.at(&param, what);
        let runtime = &options.runtime;
        let clause = block.generics.make_where_clause();
        clause
            .predicates
            .push(syn::parse_quote!(#param: #runtime::Real));
    }
    block
}

/// The parameters of the block that only the block knows to be floats, and what can be done.
fn missing(block: &ItemImpl, known: &Known) -> Vec<(Ident, String)> {
    let Some((path, _)) = &block.trait_ else {
        return vec![];
    };
    let declared = path
        .segments
        .last()
        .and_then(|last| known.traits.get(&last.ident.to_string()));
    let Some(of) = declared.filter(|of| attribute::find(&of.attrs).is_some()) else {
        // Companions of its own, which may ask for anything.
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
