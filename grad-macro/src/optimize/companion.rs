//! For the passes' tests: what is emitted in the end.

use proc_macro2::TokenStream;
use quote::quote;

/// The text of the companion that runs both sweeps, of a function with these options.
pub fn vjp(options: TokenStream, source: &str) -> String {
    let function: syn::ItemFn = syn::parse_str(source).expect("a function");
    let text = crate::compile::expand(options, quote!(#function)).to_string();
    assert!(!text.contains("compile_error"), "{text}");
    let (_, from) = text.split_once("fn vjp").expect("a companion");
    let (body, _) = from.split_once("fn fwd").expect("the next one");
    let own = body.split("fn overwrite").next();
    own.unwrap_or(body).to_owned()
}

/// The text of the one that overwrites what it finds in adjoint buffers, if there is one.
pub fn overwrite(options: TokenStream, source: &str) -> Option<String> {
    let function: syn::ItemFn = syn::parse_str(source).expect("a function");
    let text = crate::compile::expand(options, quote!(#function)).to_string();
    assert!(!text.contains("compile_error"), "{text}");
    let (_, from) = text.split_once("fn overwrite")?;
    let (body, _) = from.split_once("fn fwd").expect("the next one");
    Some(body.to_owned())
}
