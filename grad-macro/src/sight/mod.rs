//! What the source around an annotated item declares.
//!
//! An attribute gets the tokens of one item, but what these mean stands beside it: the alias `Real`, the struct whose
//! fields are read, the constant, the signature of the function called. So the file is read (rustc has it open: it is
//! part of the crate), and the files that its `use` lines name. What is found there counts as evidence, like the use
//! of a variable: emitted code asserts it to rustc, so that a declaration taken for another is a compile error, never
//! a number. Where there is no file (an editor that expands on its own, code made by other macros), evidence of use
//! is all there is.

pub mod absent;
mod bodies;
mod calls;
mod emitted;
mod files;
pub mod forbidden;
mod imports;
pub mod lacking;
mod named;
mod nameless;
mod qualified;
mod results;
mod rules;
mod seen;
mod skeleton;
mod spoken;

pub use calls::calls_back;
pub use files::{any_implements, any_says, settle};
pub use imports::flatten;
pub use nameless::Imported;
pub use rules::{defines_macro, macro_rules};

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{DeriveInput, Item, ItemFn, ItemImpl, ItemTrait};

use crate::attribute;
use crate::companions::nested::declared;
use crate::higher::{self, extensions};
use crate::inline::Callees;
use crate::known::{Known, written};
use crate::names;
pub use bodies::Bodies;
use imports::{Imports, STEPS};
use seen::Seen;

/// What surrounds this function; nothing if it is not found in its file, or not once.
pub fn around_function(function: &ItemFn, runtime: &syn::Path) -> Known {
    let used = idents(function.to_token_stream());
    let found = look(used, runtime, Some(function), &|items, out| {
        find_function(items, function, out)
    });
    found.unwrap_or_default()
}

/// What surrounds this `impl`.
pub fn around_block(block: &ItemImpl, runtime: &syn::Path) -> Known {
    let head = |block: &ItemImpl| {
        let (generics, this) = (&block.generics, &block.self_ty);
        let of = block.trait_.as_ref().map(|(path, _)| text(path));
        (text(generics), text(this), of)
    };
    let wanted = (head(block), names(block));
    let used = idents(block.to_token_stream());
    look(used, runtime, None, &|items, out| {
        for item in items {
            if let Item::Impl(block) = item
                && (head(block), names(block)) == wanted
            {
                // Modules of one file may have blocks of the same words.
                let first = block.items.iter().find_map(|item| match item {
                    syn::ImplItem::Fn(method) => Some(crate::blocks::as_function(method)),
                    _ => None,
                });
                out.push(Place {
                    block: None,
                    declared: first,
                });
            }
        }
    })
    .unwrap_or_default()
}

/// What surrounds this trait.
pub fn around_trait(of: &ItemTrait, runtime: &syn::Path) -> Known {
    let used = idents(of.to_token_stream());
    look(used, runtime, None, &|items, out| {
        for item in items {
            if let Item::Trait(found) = item
                && found.ident == of.ident
            {
                out.push(Place::default());
            }
        }
    })
    .unwrap_or_default()
}

/// What surrounds this struct or enum.
pub fn around_type(item: &DeriveInput) -> Known {
    let used = idents(item.to_token_stream());
    // Modules of one file may have types of one name.
    let fields = |fields: &syn::Fields| {
        let types = fields.iter().map(|field| text(&field.ty));
        types.collect::<Vec<_>>()
    };
    let is_it = |other: &Item| match (other, &item.data) {
        (Item::Struct(other), syn::Data::Struct(of)) => {
            other.ident == item.ident && fields(&other.fields) == fields(&of.fields)
        }
        (Item::Enum(other), syn::Data::Enum(of)) => {
            other.ident == item.ident && text(&other.variants) == text(&of.variants)
        }
        _ => false,
    };
    // Tangents name no results of functions.
    let runtime = &syn::parse_quote!(::grad_runtime);
    look(used, runtime, None, &|items, out| {
        let found = items.iter().filter(|other| is_it(other));
        out.extend(found.map(|_| Place::default()));
    })
    .unwrap_or_default()
}

fn names(block: &ItemImpl) -> Vec<String> {
    let name = |item: &syn::ImplItem| match item {
        syn::ImplItem::Fn(item) => Some(item.sig.ident.to_string()),
        _ => None,
    };
    block.items.iter().filter_map(name).collect()
}

/// Tokens without their spacing, which depends on who made them.
fn text(tokens: &impl ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string();
    text.retain(|c| !c.is_whitespace());
    text
}

/// Where an item is among others.
#[derive(Default)]
struct Place {
    /// The `impl` that it is in.
    block: Option<ItemImpl>,
    /// The function, as the file declares it.
    declared: Option<ItemFn>,
}

/// Adds the places among these where the item may be.
type Search<'s> = dyn Fn(&[Item], &mut Vec<Place>) + 's;

fn find_function(items: &[Item], function: &ItemFn, out: &mut Vec<Place>) {
    let name = &function.sig.ident;
    let is_it = |sig: &syn::Signature| sig.ident == *name && text(sig) == text(&function.sig);
    for item in items {
        match item {
            Item::Fn(item) if is_it(&item.sig) => out.push(Place {
                block: None,
                declared: Some(item.clone()),
            }),
            Item::Impl(block) => {
                let found = block.items.iter().find_map(|item| match item {
                    syn::ImplItem::Fn(item) if is_it(&item.sig) => Some(item),
                    _ => None,
                });
                if let Some(item) = found {
                    out.push(Place {
                        block: Some(block.clone()),
                        declared: syn::parse2(item.to_token_stream()).ok(),
                    });
                }
            }
            _ => {}
        }
    }
}

/// One `mod` of a file.
struct Module<'f> {
    items: &'f [Item],
    /// The modules around it in the same file, outermost first.
    outer: Vec<&'f [Item]>,
    /// Its path in the file.
    path: Vec<String>,
}

/// The names in there, and the paths: `stats`, `mean`, `stats::mean`; macros that are called: `mean!`.
pub fn idents(tokens: TokenStream) -> BTreeSet<String> {
    fn collect(tokens: TokenStream, into: &mut BTreeSet<String>) {
        let (mut path, mut colons) = (String::new(), 0);
        let (mut word, mut bang) = (String::new(), false);
        for token in tokens {
            if bang && !word.is_empty() && matches!(token, TokenTree::Group(_)) {
                into.insert(format!("{word}!"));
            }
            bang = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '!');
            match &token {
                TokenTree::Ident(ident) => word = ident.to_string(),
                _ if !bang => word.clear(),
                _ => {}
            }
            match token {
                TokenTree::Ident(ident) => {
                    let name = ident.to_string();
                    match colons == 2 && !path.is_empty() {
                        true => {
                            path = format!("{path}::{name}");
                            into.insert(path.clone());
                        }
                        false => path.clone_from(&name),
                    }
                    into.insert(name);
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                other => {
                    path.clear();
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        collect(group.stream(), into);
                    }
                }
            }
        }
    }
    let mut names = BTreeSet::new();
    collect(tokens, &mut names);
    names
}

/// What is around the one place that is found. Functions of the same signature, such as a trait's for several types, are told
/// apart by their bodies, and by where they stand.
fn look(
    mut used: BTreeSet<String>,
    runtime: &syn::Path,
    function: Option<&ItemFn>,
    search: &Search<'_>,
) -> Option<Known> {
    let file = files::here()?;
    // The companions of a function are declared by it.
    let stems = declared::stems(&used);
    used.extend(stems);
    let source = files::source(&file)?;
    mentioned(&source, &mut used);
    let mut picked = used.clone();
    picked.extend(
        function
            .iter()
            .flat_map(|of| names::of_companions(&of.sig.ident)),
    );
    let declarations = skeleton::pick(&source.declarations, &picked);
    let parsed = syn::parse_file(&declarations).ok()?;
    let mut found = vec![];
    walk(&parsed.items, &mut vec![], &mut vec![], search, &mut found);
    if let (Some(function), 2..) = (function, found.len()) {
        let body = text(&function.block);
        found.retain(|(_, place)| {
            let whole = place
                .declared
                .as_ref()
                .and_then(|of| source.bodies.whole(of));
            whole.is_some_and(|whole| text(&whole.block) == body)
        });
    }
    here(&mut found, &source.bodies);
    let [(module, place)] = &found[..] else {
        return None;
    };
    let mut known = Known {
        read: true,
        modules_around: Some(module.path.clone()),
        makes_items: module.items.iter().any(emitted::is_unread),
        ..Known::default()
    };
    known = known.with(module.items);
    known.written = written(module.items);
    known.bodies = beside(module.items, &source.bodies);
    let bodies = Some(Rc::clone(&source.bodies));
    known.callees = Rc::new(Callees::of(module.items, false, bodies));
    for item in module.items {
        if let Item::Impl(block) = item {
            let whole =
                |method: &syn::ImplItemFn| source.bodies.whole(&crate::blocks::as_function(method));
            known.clone_by_hand(block, module.items, &whole);
            known
                .method_bodies
                .extend(higher::methods(block, false, &whole));
            let whole = |function: &syn::ItemFn| source.bodies.whole(function);
            extensions::add(&mut known, block, false, &whole);
        }
    }
    known.companions(module.items, false, &|name| used.contains(name));
    for item in module.items {
        if matches!(item, Item::Struct(_) | Item::Type(_)) {
            used.extend(idents(item.to_token_stream()));
        }
    }
    let seen = Seen::default();
    let imports = Imports {
        seen: &seen,
        file: &file,
        outer: &module.outer,
        bodies: &source.bodies,
        used: &used,
        called: (!spoken::hides_calls(&used)).then_some(&used),
        steps: STEPS,
        traits: false,
    };
    let names = known.aliases.keys().chain(known.generic_aliases.keys());
    let own: BTreeSet<String> = names.cloned().collect();
    imports.follow(module.items, &mut known);
    let mut followed = BTreeSet::new();
    for _ in 0..STEPS {
        let brought = nameless::brought(&known);
        let used = &brought.difference(&followed).cloned().collect();
        Imports { used, ..imports }.follow(module.items, &mut known);
        followed.extend(brought);
    }
    named::settle(&own, &mut known);
    results::name_errors(&own, runtime, &mut known);
    nameless::add(&mut known);
    known = known.written_out();
    if let Some(block) = &place.block {
        known = known.inside(block);
    }
    Some(known)
}

/// Types have methods of the same words, such as `norm(&self)`: the one that is meant comes next after the attribute.
fn here(found: &mut Vec<(Module<'_>, Place)>, bodies: &Bodies) {
    let (Some(attribute), 2..) = (files::line(), found.len()) else {
        return;
    };
    let is_emitted =
        |place: &Place| (place.declared.as_ref()).is_some_and(|of| bodies.is_emitted(of));
    if bodies.is_template(attribute) {
        // By which call of the macro, nothing says.
        found.retain(|(_, place)| is_emitted(place));
        return;
    }
    found.retain(|(_, place)| !is_emitted(place));
    let line = |place: &Place| {
        let line = bodies.line(place.declared.as_ref()?)?;
        (line >= attribute).then_some(line)
    };
    if let Some(next) = found.iter().filter_map(|(_, place)| line(place)).min() {
        found.retain(|(_, place)| line(place) == Some(next));
    }
}

/// Adds what the annotated functions mention that these names mention, directly or in one another's bodies.
fn mentioned(source: &files::Source, used: &mut BTreeSet<String>) {
    let mut open: Vec<String> = used.iter().cloned().collect();
    while let Some(name) = open.pop() {
        for function in source.bodies.named(&name) {
            for other in idents(function.to_token_stream()) {
                if used.insert(other.clone()) {
                    open.push(other);
                }
            }
        }
    }
}

/// The annotated functions of this module, as they are written.
fn beside(items: &[Item], bodies: &Bodies) -> BTreeMap<String, Rc<ItemFn>> {
    let mut out = BTreeMap::new();
    for item in items {
        if let Item::Fn(declared) = item
            && attribute::find(&declared.attrs).is_some()
            && let Some(function) = bodies.whole(declared)
        {
            out.insert(declared.sig.ident.to_string(), Rc::new(function));
        }
    }
    out
}

fn walk<'f>(
    items: &'f [Item],
    outer: &mut Vec<&'f [Item]>,
    path: &mut Vec<String>,
    search: &Search<'_>,
    found: &mut Vec<(Module<'f>, Place)>,
) {
    let mut here = vec![];
    search(items, &mut here);
    for place in here {
        let module = Module {
            items,
            outer: outer.clone(),
            path: path.clone(),
        };
        found.push((module, place));
    }
    outer.push(items);
    for item in items {
        if let Item::Mod(inner) = item
            && let Some((_, items)) = &inner.content
        {
            path.push(inner.ident.to_string());
            walk(items, outer, path, search, found);
            path.pop();
        }
    }
    outer.pop();
}
