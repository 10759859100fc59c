//! What the attribute stands on.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Item, ItemFn, ItemImpl, ItemMod, ItemTrait, ItemUse, Stmt};

use crate::companions::shapes;
use crate::errors::Errors;
use crate::known::{self, Known};
use crate::options::Options;
use crate::ungrouped;

/// What can be annotated.
pub enum Annotated {
    Function(Box<ItemFn>),
    Block(Box<ItemImpl>),
    Trait(Box<ItemTrait>),
    Module(ItemMod),
    Use(ItemUse),
}

/// The annotated item; anything else is reported.
pub fn parse(item: TokenStream, errors: &mut Errors) -> Option<Annotated> {
    let parsed = syn::parse2::<Item>(item.clone()).map(|mut item| {
        ungrouped::item(&mut item);
        item
    });
    match parsed {
        Ok(Item::Fn(function)) => Some(Annotated::Function(Box::new(function))),
        Ok(Item::Impl(block)) => Some(Annotated::Block(Box::new(block))),
        Ok(Item::Trait(of)) => Some(Annotated::Trait(Box::new(of))),
        Ok(Item::Mod(module)) => Some(Annotated::Module(module)),
        Ok(Item::Use(declaration)) => Some(Annotated::Use(declaration)),
        Ok(other) => {
            let (tokens, what) = named(&other, item);
            errors.at(
                tokens,
                format!(
                    "`#[grad]` differentiates functions, this is {what}\nhelp: put it on a `fn`, an `impl` or a `mod`"
                ),
            );
            None
        }
        // A statement, an expression, a field: no item at all.
        Err(_) => {
            let message =
                "`#[grad]` differentiates functions, this is none\nhelp: put it on a `fn`";
            errors.at(item.into_iter().next(), message);
            None
        }
    }
}

/// The smallest token that shows what the item is.
fn named(item: &Item, tokens: TokenStream) -> (TokenStream, &'static str) {
    match item {
        Item::Struct(i) => (i.struct_token.to_token_stream(), "a struct"),
        Item::Enum(i) => (i.enum_token.to_token_stream(), "an enum"),
        Item::Const(i) => (i.const_token.to_token_stream(), "a constant"),
        Item::Static(i) => (i.static_token.to_token_stream(), "a static"),
        Item::Type(i) => (i.type_token.to_token_stream(), "a type alias"),
        Item::Macro(i) => (i.mac.path.to_token_stream(), "a macro"),
        _ if is_declaration(&tokens) => (last(tokens), "one without a body"),
        other => (other.to_token_stream(), "something else"),
    }
}

/// `fn f(..);` in a trait or an `extern` block.
fn is_declaration(tokens: &TokenStream) -> bool {
    syn::parse2::<syn::TraitItemFn>(tokens.clone()).is_ok_and(|function| function.default.is_none())
}

fn last(tokens: TokenStream) -> TokenStream {
    tokens.into_iter().last().into_iter().collect()
}

/// Whether the function stands in an `impl` or a trait, as its own tokens show.
pub fn is_method(function: &ItemFn) -> bool {
    function.sig.receiver().is_some() || mentions_self(function.to_token_stream())
}

/// Whether what the function returns is surely no float: a struct in sight, or what looks like one, though the macro cannot
/// see through its type.
pub fn returns_struct(function: &ItemFn, known: &Known) -> bool {
    let syn::ReturnType::Type(_, ty) = &function.sig.output else {
        return false;
    };
    let ty = crate::companions::shapes::unwrapped(ty);
    if known::name_of(ty).is_some_and(|name| known.structs.contains_key(&name)) {
        return true;
    }
    let syn::Type::Path(path) = ty else {
        return false;
    };
    let Some(name) = path.path.segments.last().map(|last| last.ident.to_string()) else {
        return false;
    };
    let text = ty.to_token_stream().to_string();
    let lent = function.sig.inputs.iter().any(|input| match input {
        syn::FnArg::Typed(input) => match &*input.ty {
            syn::Type::Reference(of) => of.elem.to_token_stream().to_string() == text,
            _ => false,
        },
        syn::FnArg::Receiver(_) => false,
    });
    let parameter = function
        .sig
        .generics
        .type_params()
        .any(|param| param.ident == name);
    let alias = [
        "Real", "Float", "Scalar", "Num", "Number", "Flt", "Fp", "Value",
    ];
    let float_like = name.len() <= 2 || alias.contains(&name.as_str()) || parameter;
    let builds = || function.sig.receiver().is_some() || builds(&function.block, &name);
    crate::companions::shapes::Shape::of(ty).is_opaque()
        && (lent || text == "Self" || !float_like && builds())
}

/// Whether a literal of this type, or a call of one of its functions, stands in the body.
fn builds(block: &syn::Block, name: &str) -> bool {
    struct Search<'n>(&'n str, bool);
    impl<'ast> syn::visit::Visit<'ast> for Search<'_> {
        fn visit_path(&mut self, path: &'ast syn::Path) {
            let first = path.segments.first();
            self.1 |= first.is_some_and(|segment| segment.ident == self.0);
            syn::visit::visit_path(self, path);
        }
    }
    let mut search = Search(name, false);
    syn::visit::Visit::visit_block(&mut search, block);
    search.1
}

fn mentions_self(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        proc_macro2::TokenTree::Ident(ident) => ident == "Self",
        proc_macro2::TokenTree::Group(group) => mentions_self(group.stream()),
        _ => false,
    })
}

/// Per parameter: whether it is differentiated.
pub fn wrt(function: &ItemFn, options: &Options) -> Vec<bool> {
    let params = shapes::params(&function.sig, options.wrt.as_deref());
    params.iter().map(|p| p.wrt).collect()
}

/// Items declared inside the body, which the companions need as well. Nested functions get companions of their own.
pub fn nested(function: &ItemFn, runtime: &syn::Path) -> TokenStream {
    let mut tokens = TokenStream::new();
    for stmt in &function.block.stmts {
        match stmt {
            Stmt::Item(Item::Fn(inner)) => {
                let annotated = inner
                    .attrs
                    .iter()
                    .any(|a| a.path().segments.last().is_some_and(|s| s.ident == "grad"));
                let attribute =
                    (!annotated).then(|| quote::quote!(#[#runtime::grad(crate = #runtime)]));
                tokens.extend(quote::quote!(#[allow(dead_code)] #attribute #inner));
            }
            Stmt::Item(item @ (Item::Const(_) | Item::Use(_) | Item::Static(_))) => {
                tokens.extend(quote::quote!(#[allow(dead_code, unused_imports)] #item));
            }
            _ => {}
        }
    }
    tokens
}

/// Whether there are other items than constants in a function's body, at any depth.
pub fn declares_more(function: &ItemFn) -> bool {
    struct Search(bool);
    impl<'ast> syn::visit::Visit<'ast> for Search {
        fn visit_item(&mut self, item: &'ast syn::Item) {
            self.0 |= !matches!(item, Item::Const(of) if of.ident != "_");
        }
    }
    let mut search = Search(false);
    syn::visit::Visit::visit_block(&mut search, &function.block);
    search.0
}

/// Whether there are items in a function's body, at any depth.
pub fn declares(function: &ItemFn) -> bool {
    struct Search(bool);
    impl<'ast> syn::visit::Visit<'ast> for Search {
        fn visit_item(&mut self, _: &'ast syn::Item) {
            self.0 = true;
        }
    }
    let mut search = Search(false);
    syn::visit::Visit::visit_block(&mut search, &function.block);
    search.0
}
