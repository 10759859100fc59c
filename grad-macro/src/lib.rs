//! The compiler behind `#[grad]`; users depend on `grad-runtime`, which re-exports it.

mod companions;
mod errors;
#[cfg(test)]
mod interp;
mod ir;
mod lints;
mod names;
mod optimize;
mod options;
mod reverse;
mod rules;
mod simplify;
mod suggest;
mod types;

use proc_macro::TokenStream;

/// Emits gradient companions beside a function. Documented in `grad-runtime`.
#[proc_macro_attribute]
pub fn grad(_options: TokenStream, item: TokenStream) -> TokenStream {
    item
}
