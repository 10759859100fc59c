//! The compiler behind `#[grad]`; users depend on `grad-runtime`, which re-exports it.

mod bodies;
mod companions;
mod compile;
mod derive;
mod emit;
mod errors;
#[cfg(test)]
mod interp;
mod ir;
mod items;
mod lints;
mod lower;
mod names;
mod optimize;
mod options;
mod reverse;
mod rules;
mod simplify;
#[cfg(test)]
mod snapshots;
mod suggest;
mod types;

use proc_macro::TokenStream;

/// Derives `Differentiable`: emits the type of its gradients. Documented in `grad-runtime`.
#[proc_macro_derive(Differentiable, attributes(differentiable))]
pub fn differentiable(item: TokenStream) -> TokenStream {
    derive::expand(item.into()).into()
}

/// Emits gradient companions beside a function. Documented in `grad-runtime`.
#[proc_macro_attribute]
pub fn grad(options: TokenStream, item: TokenStream) -> TokenStream {
    compile::expand(options.into(), item.into()).into()
}

#[cfg(test)]
mod expand_file_local {
    #[test]
    fn expand_file() {
        let Ok(path) = std::env::var("EXPAND_FILE") else { return };
        let text = std::fs::read_to_string(path).unwrap();
        let file = syn::parse_file(&text).unwrap();
        println!("EXPANDED");
        fn attr(attrs: &[syn::Attribute]) -> Option<proc_macro2::TokenStream> {
            attrs.iter().find(|a| a.path().is_ident("grad")).map(|a| match &a.meta {
                syn::Meta::List(l) => l.tokens.clone(),
                _ => Default::default(),
            })
        }
        let strip = |attrs: &mut Vec<syn::Attribute>| attrs.retain(|a| !a.path().is_ident("grad"));
        let mut out = String::new();
        let mut show = |tokens: proc_macro2::TokenStream| out += &tokens.to_string();
        for item in file.items {
            match item {
                syn::Item::Fn(mut f) => if let Some(a) = attr(&f.attrs) {
                    strip(&mut f.attrs);
                    show(crate::compile::expand(a, quote::quote!(#f)));
                },
                syn::Item::Impl(mut i) => if let Some(a) = attr(&i.attrs) {
                    strip(&mut i.attrs);
                    show(crate::compile::expand(a, quote::quote!(#i)));
                } else {
                    for it in i.items { if let syn::ImplItem::Fn(mut f) = it && let Some(a) = attr(&f.attrs) {
                        strip(&mut f.attrs);
                        let t = crate::compile::expand(a, quote::quote!(#f));
                        show(quote::quote!(impl X { #t }));
                    } }
                },
                syn::Item::Mod(mut m) => if let Some(a) = attr(&m.attrs) {
                    strip(&mut m.attrs);
                    show(crate::compile::expand(a, quote::quote!(#m)));
                },
                _ => {}
            }
        }
        std::fs::write("/tmp/st/out.rs", &out).unwrap();
        std::process::Command::new("rustfmt").args(["--edition","2024","/tmp/st/out.rs"]).status().unwrap();
        println!("{}", std::fs::read_to_string("/tmp/st/out.rs").unwrap());
        println!("ENDED");
    }
}
