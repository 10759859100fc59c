//! Macros that write to a log, by their whole paths: what they are given they only show, as `println!` does.
//!
//! ```text
//! use tracing::trace;
//! trace!(n1, n2, "refraction");               ::tracing::trace!(n1, n2, "refraction");
//! ```
//! Only the crates that everybody logs by are meant, where the name comes from one of these for certain.

use syn::visit_mut::{self, VisitMut};
use syn::{ItemFn, Macro, Path};

use crate::known::Known;

/// The crates.
const CRATES: [&str; 3] = ["log", "tracing", "defmt"];

/// Their macros.
const MACROS: [&str; 5] = ["trace", "debug", "info", "warn", "error"];

/// The function with such calls written out.
pub fn written_out(mut function: ItemFn, known: &Known) -> ItemFn {
    Calls { known }.visit_block_mut(&mut function.block);
    function
}

/// Whether a call that was written out so is one of these.
pub fn logs(path: &Path) -> bool {
    let mut segments = path.segments.iter();
    let (Some(of), Some(name), None) = (segments.next(), segments.next(), segments.next()) else {
        return false;
    };
    path.leading_colon.is_some()
        && CRATES.iter().any(|known| of.ident == known)
        && MACROS.iter().any(|known| name.ident == known)
}

struct Calls<'k> {
    known: &'k Known,
}

impl Calls<'_> {
    /// The path from the root, of what is called by its name or by its crate's.
    fn whole(&self, path: &Path) -> Option<Path> {
        let names: Vec<String> = path
            .segments
            .iter()
            .map(|of| of.ident.to_string())
            .collect();
        let whole = match &names[..] {
            [name] => {
                let mut uses = self.known.uses.iter();
                let found = uses.find(|(_, own)| own.as_ref() == Some(name));
                let idents = found.map(|(path, _)| path.iter());
                let idents =
                    idents?.map(|of| proc_macro2::Ident::new(of, path.segments[0].ident.span()));
                syn::parse_quote!(#(#idents)::*)
            }
            _ if path.leading_colon.is_none() => path.clone(),
            _ => return None,
        };
        let root: Path = syn::parse_quote!(::#whole);
        let module = whole.segments.first()?.ident.to_string();
        (logs(&root) && !self.known.modules.contains(&module)).then_some(root)
    }
}

impl VisitMut for Calls<'_> {
    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if let Some(path) = self.whole(&mac.path) {
            mac.path = path;
        }
        visit_mut::visit_macro_mut(self, mac);
    }
}
