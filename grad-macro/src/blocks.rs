//! `#[grad]` on an `impl` or on a module: every function in it, with full knowledge of each other.
//!
//! What cannot be differentiated is left alone, unless it is annotated itself: it matters only to those who call it
//! for a derivative, and they are told the reason.

mod settled;

use std::rc::Rc;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{ImplItem, ImplItemFn, Item, ItemFn, ItemImpl, ItemMod};

use crate::attribute;
use crate::companions::{matrix, refused, shapes};
use crate::compile::{self, underived};
use crate::conversions;
use crate::errors::Errors;
use crate::from;
use crate::higher::{self, extensions};
use crate::inline::Callees;
use crate::known::{Known, is_derived, name_of, written};
use crate::lagrangian::methods;
use crate::misplaced;
use crate::operators;
use crate::options::{self, Options};
use crate::requirements;
use crate::traits;
use crate::types;
use crate::united;

pub use settled::Refused;
use settled::{Part, settled};

/// What one block expands to: itself, and the companions in it. `refused` gets its methods that have none, and why.
pub fn block(
    mut block: ItemImpl,
    options: &Options,
    known: &Known,
    refused: &mut Refused,
    errors: &mut Errors,
) -> TokenStream {
    if let Some((path, _)) = &block.trait_ {
        return match operators::of(path) {
            Some(operator) => {
                let of = format!("impl {}", operator.name);
                misplaced::check_operator(options, &of, errors);
                let options = misplaced::of_operator(options);
                operators::expand(&block, operator, &options, known, errors)
            }
            None => {
                let block = requirements::checked(block, options, known, errors);
                traits::implementation(block, options, known, errors)
            }
        };
    }
    options::check_skip(options, errors);
    misplaced::check_block(options, "an `impl`", &[], errors);
    // Where it has other parameters, companions stand in a block of their own.
    let apart = united::block(&block);
    let of = apart.clone().unwrap_or_else(|| block.clone());
    let mut all = known.clone();
    all.annotated_block(&of);
    all.method_bodies
        .extend(higher::methods(&of, true, &|method| {
            Some(as_function(method))
        }));
    let inside = all.inside(&of);
    let underived = underived::of_block(&block, options, known);
    let head = ItemImpl {
        items: vec![],
        ..of.clone()
    };
    let methods = methods_of(&mut block, of);
    let tokens = methods.iter().map(|(of, _)| of.block.to_token_stream());
    let tokens: Vec<TokenStream> = tokens.collect();
    let mut all_refused = (*known.refused).clone();
    let parts = settled(&tokens, &mut all_refused, |n, refused| {
        let inside = Known {
            refused: Rc::new(refused.clone()),
            ..inside.clone()
        };
        let (function, own) = &methods[n];
        let around = (&head, underived.as_deref());
        method(function, own.clone(), around, options, &inside)
    });
    let mut companions = TokenStream::new();
    // Views have types, which stand behind the block.
    let mut views = vec![];
    let mut stubs = TokenStream::new();
    let mut reported = false;
    for ((function, _), part) in methods.iter().zip(parts) {
        companions.extend(part.made.companions);
        stubs.extend(part.made.stubs);
        views.extend(part.made.views.into_iter().map(|view| (function, view)));
        reported |= part.made.is_underived;
        refused.extend(part.refused);
        errors.append(part.errors);
    }
    if let Some(this) = underived.filter(|_| reported) {
        underived::report(&block.self_ty, &this, known, errors);
    }
    let views: TokenStream = views
        .iter()
        .filter_map(|(function, View { options, asked })| {
            let (function, options) = methods::free(function, options, &head)?;
            let mut own = Errors::new();
            let view = compile::view(&function, &options, &all, &mut own);
            match asked {
                true => errors.append(own),
                false => drop(own.discard()),
            }
            view
        })
        .collect();
    let apart = match apart {
        Some(_) => {
            let (params, _, clause) = head.generics.split_for_impl();
            let cfgs = (head.attrs.iter()).filter(|attr| attr.path().is_ident("cfg"));
            let this = &head.self_ty;
            Some(quote!(#(#cfgs)* impl #params #this #clause { #companions }))
        }
        None => {
            block.items.push(ImplItem::Verbatim(companions));
            None
        }
    };
    quote!(#block #apart #views #stubs)
}

/// The methods of a block without their attributes of ours, and these attributes' options. `of` is the block as it is
/// compiled.
fn methods_of(block: &mut ItemImpl, of: ItemImpl) -> Vec<(ItemFn, Option<TokenStream>)> {
    let pairs = block.items.iter_mut().zip(of.items);
    let methods = pairs.filter_map(|items| match items {
        (ImplItem::Fn(method), ImplItem::Fn(mut of)) => {
            let own = attribute::take(&mut method.attrs);
            attribute::take(&mut of.attrs);
            Some((as_function(&of), own))
        }
        _ => None,
    });
    methods.collect()
}

/// What one method of a block has.
#[derive(Default)]
struct Method {
    companions: TokenStream,
    /// Of a method that has none.
    stubs: TokenStream,
    views: Vec<View>,
    /// It has none because its type lacks the derive.
    is_underived: bool,
}

/// One method of the block of this head. `underived` is the name of its type, if that lacks the derive.
fn method(
    function: &ItemFn,
    own: Option<TokenStream>,
    (head, underived): (&ItemImpl, Option<&str>),
    options: &Options,
    known: &Known,
) -> Part<Method> {
    // What an option leaves out need not have adjoints.
    let plain = own.as_ref().is_none_or(TokenStream::is_empty);
    let underived = underived.filter(|this| {
        let names = |name| types::mentions(function.sig.to_token_stream(), name);
        plain && (function.sig.receiver().is_some() || names("Self") || names(this))
    });
    let (mut made, mut errors) = (Method::default(), Errors::new());
    let views = Some(&mut made.views);
    let found = function_companions(function, own, options, known, views, &mut errors);
    let reason = match (found, underived) {
        (Companions::There(found), Some(this)) if !found.is_empty() => {
            made.is_underived = true;
            Some(format!("`{this}` is not `Differentiable`"))
        }
        (Companions::There(found), _) => {
            made.companions = found;
            None
        }
        (Companions::Refused(reason), _) => Some(reason),
    };
    let this = name_of(&head.self_ty).unwrap_or_default();
    let mut refused = Refused::new();
    if let Some(reason) = reason {
        let is_taken = |name: &str| known.methods.contains_key(&(this.clone(), name.to_owned()));
        let root = options.runtime.to_token_stream();
        made.stubs = refused::method(function, head, &reason, &root, &is_taken);
        refused.insert((this.clone(), function.sig.ident.to_string()), reason);
    }
    Part {
        made,
        refused,
        errors,
    }
}

/// A view that is wanted of a method.
struct View {
    options: Options,
    /// Of this one, not of all.
    asked: bool,
}

/// What a module expands to.
pub fn module(
    mut module: ItemMod,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> TokenStream {
    let Some((_, items)) = &mut module.content else {
        errors.at(
            module.mod_token,
            "`#[grad]` on a module needs its contents here\nhelp: write `mod name { .. }`, or annotate the functions in its file",
        );
        return module.to_token_stream();
    };
    misplaced::check_block(options, "a module", &[], errors);
    let mut known = known.with(items);
    known.written = written(items);
    known.companions(items, true, &|_| true);
    known.bodies = higher::among(items);
    known.callees = Rc::new(Callees::of(items, true, None));
    for item in items.iter() {
        if let Item::Impl(block) = item {
            let whole = |method: &ImplItemFn| Some(as_function(method));
            known
                .method_bodies
                .extend(higher::methods(block, true, &whole));
            extensions::add(&mut known, block, true, &|function| Some(function.clone()));
        }
    }
    let mut known = known.written_out();
    if options.lagrangian.is_some() || options.graph.is_some() {
        // The option is that of all functions without options of their own.
        let plain = items.iter().filter_map(|item| match item {
            Item::Fn(function) if attribute::find(&function.attrs).is_none() => {
                Some(&function.sig.ident)
            }
            _ => None,
        });
        known.viewed.extend(plain.map(ToString::to_string));
    }
    known.follow_all(items);
    let derivable = known.derivable();
    for ((this, _), annotated) in &mut known.inherent {
        // The blocks of the others are left as they are.
        *annotated |= derivable.contains(this) || !known.structs.contains_key(this);
    }
    let tokens: Vec<TokenStream> = items.iter().map(ToTokens::to_token_stream).collect();
    let parts = settled(&tokens, &mut Refused::new(), |n, refused| {
        let known = Known {
            refused: Rc::new(refused.clone()),
            ..known.clone()
        };
        let (mut refused, mut errors) = (Refused::new(), Errors::new());
        let found = (&mut refused, &mut errors);
        let made = module_item(&mut items[n].clone(), options, &known, &derivable, found);
        Part {
            made,
            refused,
            errors,
        }
    });
    let mut out = TokenStream::new();
    for part in parts {
        out.extend(part.made);
        errors.append(part.errors);
    }
    let (attrs, vis, ident) = (&module.attrs, &module.vis, &module.ident);
    let (outer, inner): (Vec<_>, Vec<_>) = attrs
        .iter()
        .partition(|attr| matches!(attr.style, syn::AttrStyle::Outer));
    quote!(#(#outer)* #vis mod #ident { #(#inner)* #out })
}

fn module_item(
    item: &mut Item,
    options: &Options,
    known: &Known,
    derivable: &std::collections::BTreeSet<String>,
    (refused, errors): (&mut Refused, &mut Errors),
) -> TokenStream {
    let runtime = &options.runtime;
    match item {
        Item::Fn(function) => {
            let own = attribute::take(&mut function.attrs);
            let sees = own.is_some() || mentioned_are(&function.sig, known, derivable);
            let companions =
                sees.then(|| function_companions(function, own, options, known, None, errors));
            match companions {
                Some(Companions::There(companions)) => quote!(#function #companions),
                Some(Companions::Refused(reason)) => {
                    let is_taken = |name: &str| known.written.contains(name);
                    let root = runtime.to_token_stream();
                    let stubs = refused::function(function, &reason, &root, &is_taken);
                    refused.insert((String::new(), function.sig.ident.to_string()), reason);
                    quote!(#function #stubs)
                }
                None => quote!(#function),
            }
        }
        Item::Struct(of) => {
            let name = of.ident.to_string();
            let derive = (!is_derived(of) && derivable.contains(&name)).then(
                || quote!(#[derive(#runtime::Differentiable)] #[differentiable(crate = #runtime)]),
            );
            quote!(#derive #of)
        }
        Item::Impl(of) => {
            let own = attribute::take(&mut of.attrs);
            let name = name_of(&of.self_ty);
            let good = name.is_some_and(|name| {
                derivable.contains(&name) || !known.structs.contains_key(&name)
            });
            let operator = of.trait_.as_ref().and_then(|(path, _)| operators::of(path));
            let followed = (of.trait_.as_ref())
                .is_some_and(|(path, _)| traits::annotated(known, path).is_some());
            let whole = of.trait_.is_none() || operator.is_some() || followed;
            let asked = own.is_some();
            let options = &misplaced::own_or(own, options, errors);
            let left_out = match asked {
                true => options.skip.clone(),
                false => (!good).then(|| quote::format_ident!("skip")),
            };
            if let (Some(_), true) = (&left_out, followed) {
                let options = Options {
                    skip: left_out,
                    ..options.clone()
                };
                return block(of.clone(), &options, known, refused, errors);
            }
            if good && !asked && from::is_conversion(of) {
                // It matters only to those who call it for a derivative.
                let mut unasked = Errors::new();
                let expanded = from::expand(of, options, known, &mut unasked);
                return match unasked.discard() {
                    true => expanded,
                    false => of.to_token_stream(),
                };
            }
            if asked || good && whole {
                block(of.clone(), options, known, refused, errors)
            } else {
                of.to_token_stream()
            }
        }
        Item::Trait(of) if attribute::find(&of.attrs).is_some() => {
            let own = attribute::take(&mut of.attrs).unwrap_or_default();
            let options = Options {
                runtime: options.runtime.clone(),
                ..options::parse(own, errors)
            };
            traits::declaration(of.clone(), &options, known, errors)
        }
        Item::Mod(inner) if inner.content.is_some() => {
            attribute::take(&mut inner.attrs);
            if inner
                .attrs
                .iter()
                .any(|attr| attr.to_token_stream().to_string().contains("test"))
            {
                return inner.to_token_stream();
            }
            let options = misplaced::own_or(None, options, errors);
            module(inner.clone(), &options, known, errors)
        }
        other => other.to_token_stream(),
    }
}

/// Whether the module's own structs in a signature have tangents.
fn mentioned_are(
    sig: &syn::Signature,
    known: &Known,
    derivable: &std::collections::BTreeSet<String>,
) -> bool {
    fn all(tokens: TokenStream, test: &impl Fn(&str) -> bool) -> bool {
        tokens.into_iter().all(|token| match token {
            proc_macro2::TokenTree::Ident(ident) => test(&ident.to_string()),
            proc_macro2::TokenTree::Group(group) => all(group.stream(), test),
            _ => true,
        })
    }
    all(sig.to_token_stream(), &|name| {
        !known.structs.contains_key(name) || derivable.contains(name)
    })
}

/// What a function has, or why it has nothing.
enum Companions {
    There(TokenStream),
    Refused(String),
}

/// The companions of one of the functions; those with options of their own report what is wrong with them.
fn function_companions(
    function: &ItemFn,
    own: Option<TokenStream>,
    around: &Options,
    known: &Known,
    views: Option<&mut Vec<View>>,
    errors: &mut Errors,
) -> Companions {
    let asked = own.is_some();
    let mut options = match own {
        Some(tokens) => options::within(tokens, around, errors),
        None => Options {
            wrt: None,
            name: None,
            custom: None,
            custom_jvp: None,
            ..around.clone()
        },
    };
    options.asked = asked;
    if let Some(skip) = options.skip.take() {
        misplaced::check_skipped(&options, &skip, errors);
        return Companions::Refused(SKIPPED.to_owned());
    }
    if !asked {
        matrix::narrow(&mut options, function, known);
    }
    let has_view = options.lagrangian.is_some() || options.graph.is_some();
    if let (true, Some(views)) = (has_view, views) {
        views.push(View {
            options: options.clone(),
            asked,
        });
        (options.lagrangian, options.graph) = (None, None);
    }
    let instance = conversions::written_out(function);
    let sig = instance.as_ref().map_or(&function.sig, |(of, _)| &of.sig);
    let params = shapes::params(sig, options.wrt.as_deref());
    let plain = function.sig.asyncness.is_none() && function.sig.variadic.is_none();
    if !asked && (!plain || !params.iter().any(|param| param.is_active())) {
        return Companions::There(TokenStream::new());
    }
    let mut own_errors = Errors::new();
    let companions = compile::beside(function, &options, known, &mut own_errors);
    if asked {
        errors.append(own_errors);
        return Companions::There(companions);
    }
    let reason = own_errors.first();
    if (reason.as_deref()).is_some_and(compile::clashes::is_report) {
        errors.append(own_errors);
        return Companions::There(TokenStream::new());
    }
    own_errors.discard();
    let Some(reason) = reason else {
        return Companions::There(companions);
    };
    Companions::Refused(reason)
}

/// What a caller hears of who is left out by an option.
const SKIPPED: &str = "it is left out by `#[grad(skip)]`\nhelp: take this off, or the derivative of what it gives with `stop_gradient`";

pub fn as_function(method: &ImplItemFn) -> ItemFn {
    ItemFn {
        attrs: method.attrs.clone(),
        modifiers: method.modifiers.clone(),
        vis: method.vis.clone(),
        sig: method.sig.clone(),
        block: Box::new(method.block.clone()),
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::compile;

    #[test]
    fn who_calls_what_is_refused_reads_the_reason() {
        let module = quote! {
            mod m {
                pub fn often(x: f64) -> f64 { x * thrice(x) }
                pub fn thrice(x: f64) -> f64 { x + twice(x) }
                pub fn twice(x: f64) -> f64 { 2.0 * bits(x) }
                pub fn bits(x: f64) -> f64 { f64::from_bits(x.to_bits() ^ 1) }
            }
        };
        let text = compile::expand(quote!(), module).to_string();
        for reason in [
            "`bits` has no derivative: `#[grad]` cannot differentiate `to_bits`",
            "`twice` has no derivative: `bits` has no derivative: `#[grad]` cannot",
            "`thrice` has no derivative: `twice` has no derivative: `bits` has no derivative: `#[grad]` cannot",
            // Of those between, nobody wants to hear.
            "`often` has no derivative: `thrice` has no derivative: `bits` has no derivative: `#[grad]` cannot",
        ] {
            assert!(text.contains(reason), "{reason}: {text}");
        }
        assert!(!text.contains("compile_error"), "{text}");
    }
}
