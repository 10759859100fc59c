//! The compiler behind `#[grad]`; users depend on `grad-runtime`, which re-exports it.

mod emit;
mod errors;
mod ir;
mod rules;

use proc_macro::TokenStream;

/// Emits gradient companions beside a function. Documented in `grad-runtime`.
#[proc_macro_attribute]
pub fn grad(_options: TokenStream, item: TokenStream) -> TokenStream {
    item
}
