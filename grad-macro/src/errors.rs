//! Collects compile errors, so that all are reported at once.

use std::fs;
use std::path::PathBuf;

use proc_macro2::{Span, TokenStream, TokenTree};
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
        Some(list.iter().map(rooted).collect())
    }
}

/// An error's invocation of `::core::compile_error!`. In edition 2015, `::` of the user's begins at his crate: there it is
/// the attribute's own, of which rustc says that it comes from a macro.
fn rooted(error: &syn::Error) -> TokenStream {
    let tokens = error.to_compile_error();
    if !is_of_2015() {
        return tokens;
    }
    let is_root = |token: &TokenTree| matches!(token, TokenTree::Punct(of) if of.as_char() == ':');
    let own = |mut token: TokenTree| {
        if is_root(&token) {
            token.set_span(Span::mixed_site().located_at(token.span()));
        }
        token
    };
    tokens.into_iter().map(own).collect()
}

/// Whether the crate that is compiled names no edition, or this one.
fn is_of_2015() -> bool {
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let manifest = folder.and_then(|folder| fs::read_to_string(folder.join("Cargo.toml")).ok());
    manifest.is_some_and(|text| names_2015(&text))
}

fn names_2015(manifest: &str) -> bool {
    let mut named = manifest.lines().filter_map(|line| {
        let rest = line.trim_start().strip_prefix("edition")?;
        rest.starts_with([' ', '=', '.']).then_some(rest)
    });
    named.all(|rest| rest.contains("2015"))
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

#[cfg(test)]
mod tests {
    use super::names_2015;

    #[test]
    fn editions() {
        let check = |line: &str, expected| {
            let manifest = format!("[package]\nname = \"editions\"\n{line}\n[dependencies]\n");
            assert_eq!(names_2015(&manifest), expected, "{line}");
        };
        check("", true);
        check("edition = \"2015\"", true);
        check("edition = \"2018\"", false);
        check("edition=\"2021\"", false);
        check("edition.workspace = true", false);
    }
}
