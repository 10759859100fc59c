//! Collects compile errors, so that all are reported at once.

use proc_macro2::TokenStream;
use quote::ToTokens;

/// The errors found so far. Dropping a non-empty collector that nobody took panics (in debug builds).
#[derive(Default)]
pub struct Errors {
    list: Vec<syn::Error>,
}

impl Errors {
    pub fn new() -> Self {
        Self::default()
    }

    /// Reports an error on `tokens` (the smallest wrong node). The first line says what is wrong;
    /// at most one `note: ..` and one `help: ..` line follow, separated by newlines.
    pub fn at(&mut self, tokens: impl ToTokens, message: impl std::fmt::Display) {
        self.list.push(syn::Error::new_spanned(tokens, message));
    }

    pub fn push(&mut self, error: syn::Error) {
        self.list.push(error);
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// What became of a panic of ours.
    pub fn internal(payload: &(dyn std::any::Any + Send)) -> TokenStream {
        let text = payload.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| payload.downcast_ref::<&str>().copied());
        let text = text.unwrap_or("no message");
        let message = format!(
            "`#[grad]` failed: {text}\nnote: this is a mistake in `grad`, not in your code\n\
             help: please report it with the function; leave `#[grad]` away meanwhile"
        );
        syn::Error::new(proc_macro2::Span::call_site(), message).to_compile_error()
    }

    /// Takes over what another collector found.
    pub fn append(&mut self, mut other: Errors) {
        self.list.append(&mut other.list);
    }

    /// What the first of them says.
    pub fn first(&self) -> Option<String> {
        self.list.first().map(ToString::to_string)
    }

    /// Whether all of them begin in one of these ways.
    pub fn all_begin(&self, ways: &[&str]) -> bool {
        let begins = |text: String| ways.iter().any(|way| text.starts_with(way));
        self.list.iter().all(|error| begins(error.to_string()))
    }

    /// Forgets those that begin in this way; whether there were any.
    pub fn forget(&mut self, way: &str) -> bool {
        let before = self.list.len();
        self.list
            .retain(|error| !error.to_string().starts_with(way));
        self.list.len() < before
    }

    /// Forgets what was found; whether that was nothing.
    pub fn discard(mut self) -> bool {
        let none = self.list.is_empty();
        self.list.clear();
        none
    }

    /// The errors as `compile_error!` invocations; `None` if there are none.
    pub fn take(&mut self) -> Option<TokenStream> {
        let list = std::mem::take(&mut self.list);
        if list.is_empty() {
            return None;
        }
        Some(list.iter().map(syn::Error::to_compile_error).collect())
    }
}

impl Drop for Errors {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            debug_assert!(
                self.list.is_empty(),
                "errors were collected and not reported"
            );
        }
    }
}
