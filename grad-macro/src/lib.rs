//! The compiler behind `#[grad]`; users depend on `grad-runtime`, which re-exports it.

mod arguments;
mod attribute;
mod blocks;
mod bodies;
mod borrowing;
mod brought;
mod clones;
mod companions;
mod compile;
mod conversions;
mod derive;
mod elided;
mod emit;
mod errors;
mod expansion;
mod forward;
mod from;
mod generics;
mod higher;
mod implicit;
mod imports;
mod inline;
#[cfg(test)]
mod interp;
mod ir;
mod items;
mod known;
mod lagrangian;
mod lanes;
mod lints;
mod logging;
mod lower;
mod maps;
mod misplaced;
mod names;
mod operators;
mod optimize;
mod options;
mod orders;
mod outputs;
mod requirements;
mod reverse;
#[cfg(test)]
mod robust;
mod rules;
mod sight;
mod simplify;
#[cfg(test)]
mod snapshots;
mod sources;
mod spans;
mod spelled;
mod standard;
#[cfg(test)]
mod statements;
mod substitute;
mod suggest;
mod times;
mod traits;
mod types;
mod ungrouped;
mod united;
mod unseen;
mod variants;
mod words;

use proc_macro::TokenStream;

/// Derives `Differentiable`: emits the type of its gradients. Documented in `grad-runtime`.
#[proc_macro_derive(Differentiable, attributes(differentiable))]
pub fn differentiable(item: TokenStream) -> TokenStream {
    let item = item.into();
    sight::settle(&item);
    lints::permitted(derive::expand(item)).into()
}

/// Emits gradient companions beside a function. Documented in `grad-runtime`.
#[proc_macro_attribute]
pub fn grad(options: TokenStream, item: TokenStream) -> TokenStream {
    let item = item.into();
    sight::settle(&item);
    lints::permitted(compile::expand(options.into(), item)).into()
}
