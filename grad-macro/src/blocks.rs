//! `#[grad]` on an `impl` or on a module: every function in it, with full knowledge of each other.
//!
//! What cannot be differentiated is left alone, unless it is annotated itself: it matters only to those who call it
//! for a derivative, and they are told the reason.

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

/// What one block expands to: itself, and the companions in it.
pub fn block(
    mut block: ItemImpl,
    options: &Options,
    known: &Known,
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
    let mut companions = TokenStream::new();
    // Views have types, which stand behind the block.
    let mut views = vec![];
    let mut refused = TokenStream::new();
    let (underived, mut reported) = (underived::of_block(&block, options, known), false);
    let head = ItemImpl {
        items: vec![],
        ..of.clone()
    };
    for (item, of) in block.items.iter_mut().zip(of.items) {
        if let (ImplItem::Fn(method), ImplItem::Fn(mut of)) = (item, of) {
            let own = attribute::take(&mut method.attrs);
            attribute::take(&mut of.attrs);
            let function = as_function(&of);
            // What an option leaves out need not have adjoints.
            let plain = own.as_ref().is_none_or(TokenStream::is_empty);
            let underived = underived.as_ref().filter(|this| {
                let names = |name| types::mentions(function.sig.to_token_stream(), name);
                plain && (function.sig.receiver().is_some() || names("Self") || names(this))
            });
            let mut of_method = vec![];
            let views_of = Some(&mut of_method);
            match function_companions(&function, own, options, &inside, views_of, errors) {
                Companions::There(found) => match underived {
                    Some(this) if !found.is_empty() => {
                        reported = true;
                        let reason = format!("`{this}` is not `Differentiable`");
                        refused.extend(refused::method(&function, &head, &reason));
                    }
                    _ => companions.extend(found),
                },
                Companions::Refused(reason) => {
                    refused.extend(refused::method(&function, &head, &reason));
                }
            }
            views.extend(of_method.into_iter().map(|view| (function.clone(), view)));
        }
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
    quote!(#block #apart #views #refused)
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
    let mut out = TokenStream::new();
    for item in items.iter_mut() {
        out.extend(module_item(item, options, &known, &derivable, errors));
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
    errors: &mut Errors,
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
                Some(Companions::Refused(_)) | None => quote!(#function),
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
                return block(of.clone(), &options, known, errors);
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
                block(of.clone(), options, known, errors)
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
    let is_method = views.is_some();
    if let Some(skip) = options.skip.take() {
        misplaced::check_skipped(&options, &skip, errors);
        return without_companions(function, &options, is_method, known, SKIPPED.to_owned());
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
    without_companions(function, &options, is_method, known, reason)
}

/// What a caller hears of who is left out by an option.
const SKIPPED: &str = "it is left out by `#[grad(skip)]`\nhelp: take this off, or the derivative of what it gives with `stop_gradient`";

/// What stands for the companions of a function that has none.
fn without_companions(
    function: &ItemFn,
    options: &Options,
    is_method: bool,
    known: &Known,
    reason: String,
) -> Companions {
    match is_method {
        true => Companions::Refused(reason),
        false => Companions::There(compile::stubs(function, options, known, reason)),
    }
}

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
                pub fn bits(x: f64) -> f64 { f64::from_bits(x.to_bits() ^ 1) }
                pub fn twice(x: f64) -> f64 { 2.0 * bits(x) }
            }
        };
        let text = compile::expand(quote!(), module).to_string();
        assert!(
            text.contains("`bits` has no derivative: `#[grad]`"),
            "{text}"
        );
        assert!(text.contains("fn twice_grad"), "{text}");
        assert!(!text.contains("fn bits_value_and_grad"), "{text}");
    }
}
