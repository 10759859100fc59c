//! `#[grad]` on a trait's declaration, and on its implementations.
//!
//! ```text
//! #[grad] trait Potential { fn energy(&self, r: f64) -> f64; }
//!
//! trait Potential {
//!     fn energy(&self, r: f64) -> f64;
//!     fn energy_grad(&self, r: f64) -> (Self::Tangent, f64) where Self: Sized + Differentiable;      // and the others
//! }
//! ```
//! What companions a method has is decided by its signature and the options in the trait's declaration, so that the
//! declaration and all implementations agree. Where the declaration is not annotated, or not in sight, the companions of an
//! implementation become methods of the type itself: calls on that type find them, calls through the trait do not.

mod associated;
mod declared;

use std::rc::Rc;

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{ImplItem, ItemFn, ItemImpl, ItemTrait, Signature, TraitItem, Type};

use crate::attribute;
use crate::blocks;
use crate::companions;
use crate::companions::matrix;
use crate::companions::shapes::{self, Shape};
use crate::compile;
use crate::conversions;
use crate::errors::Errors;
use crate::from;
use crate::generics::{self, Declared, Evidence};
use crate::higher::{self, extensions};
use crate::known::{Known, name_of};
use crate::lints;
use crate::misplaced;
use crate::options::{self, Options, Show};
pub use associated::written_out;
use associated::{WithoutAssociated, associated, seen_through};
pub use declared::declared_options;
use declared::{declared_names, own_options};

/// What a trait's declaration expands to.
pub fn declaration(
    mut of: ItemTrait,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> TokenStream {
    let mut added = Vec::new();
    misplaced::check_block(options, "a trait", &["wrt"], errors);
    misplaced::check_shown(options, errors);
    let known = &known.within_trait(&of);
    let (name, (_, args, _)) = (&of.ident, of.generics.split_for_impl());
    let this = quote!(<Self as #name #args>);
    for item in &mut of.items {
        let TraitItem::Fn(method) = item else {
            continue;
        };
        let own = attribute::take(&mut method.attrs);
        if is_open(&method.sig) {
            continue;
        }
        let asked = own.is_some();
        let mut options = own_options(own, options, errors);
        if asked {
            misplaced::check_shown(&options, errors);
        }
        options.show = Show::No;
        let (attrs, mut sig) = (&method.attrs, bounded(&method.sig, &options));
        name_parameters(&mut sig);
        let block = method.default.clone();
        let block = block.unwrap_or_else(|| syn::parse_quote!({}));
        let function: ItemFn = syn::parse_quote!(#(#attrs)* #sig #block);
        if !has_companions(&function, &options) {
            continue;
        }
        if !asked {
            matrix::narrow(&mut options, &function, known);
        }
        let companions = match &method.default {
            Some(_) => compile::beside(&function, &options, known, errors),
            None => compile::declared(&function, &options, known, errors),
        };
        added.extend(methods(companions, &this));
    }
    if !added.is_empty() {
        let (allow, mark) = (lints::allow(), mark());
        added.push(
            syn::parse_quote!(#[doc(hidden)] #allow fn #mark<ForSelf>() where Self: ::core::marker::Sized;),
        );
    }
    of.items.extend(added);
    of.to_token_stream()
}

/// What an implementation without `#[grad]` lacks: its companions would be those of the methods that the trait provides, whatever
/// it has in their place. rustc tells the name.
fn mark() -> syn::Ident {
    quote::format_ident!("put_grad_on_this_impl")
}

/// Whether this trait has companions.
fn declares_any(of: &ItemTrait, around: &Options) -> bool {
    let mut own = Errors::new();
    let found = of.items.iter().any(|item| match item {
        TraitItem::Fn(method) if !is_open(&method.sig) => {
            let options = declared_options(of, &method.sig, around, &mut own);
            let mut sig = bounded(&method.sig, &options);
            name_parameters(&mut sig);
            has_companions(&syn::parse_quote!(#sig {}), &options)
        }
        _ => false,
    });
    own.discard();
    found
}

/// The companions as items of a trait. Where an implementation is skipped, they are an error of those who use them.
fn methods(companions: TokenStream, this: &TokenStream) -> Vec<TraitItem> {
    let Ok(parsed) = syn::parse2::<ItemTrait>(quote!(trait Companions { #companions })) else {
        return vec![TraitItem::Verbatim(companions)];
    };
    let mut items = parsed.items;
    for item in &mut items {
        if let TraitItem::Fn(method) = item
            && let Some(block) = &mut method.default
        {
            let mark = mark();
            block
                .stmts
                .insert(0, syn::parse_quote!(#this::#mark::<Self>();));
        }
    }
    items
}

/// An implementation that is left out.
///
/// ```text
/// fn put_grad_on_this_impl<ForSelf>() {
///     const { assert!(size_of::<ForSelf>() == usize::MAX, "there is no derivative of `Easing` for this type: ..") }
/// }
/// ```
/// Every companion of the trait's calls it with `Self`: the constant depends on a parameter, so that it fails where one is used.
fn skipped(mut block: ItemImpl, of: &ItemTrait, options: &Options) -> TokenStream {
    for item in &mut block.items {
        if let ImplItem::Fn(method) = item {
            attribute::take(&mut method.attrs);
        }
    }
    let reason = format!(
        "there is no derivative of `{}` for this type: its implementation is skipped, by `#[grad(skip)]`",
        of.ident
    );
    let refused = quote! {
        const {
            ::core::assert!(::core::mem::size_of::<ForSelf>() == ::core::primitive::usize::MAX, #reason)
        }
    };
    let mark = marked(of, options, refused);
    block.items.push(ImplItem::Verbatim(quote!(#mark)));
    block.to_token_stream()
}

/// That an implementation was looked at.
fn marked(of: &ItemTrait, options: &Options, body: TokenStream) -> Option<TokenStream> {
    let (allow, mark) = (lints::allow(), mark());
    declares_any(of, options)
        .then(|| quote!(#[doc(hidden)] #allow #[inline(always)] fn #mark<ForSelf>() { #body }))
}

/// Companions need more of `Self` than the method: a trait object has no gradient.
fn bounded(sig: &Signature, options: &Options) -> Signature {
    let mut sig = sig.clone();
    let params = shapes::params(&sig, options.wrt.as_deref());
    let ret = shapes::ret(&sig);
    let active = params.iter().filter(|param| param.is_active());
    let differentiable = (active.map(|param| &param.shape))
        .chain([&ret.shape])
        .any(Shape::is_of_self);
    let runtime = &options.runtime;
    let associated = shapes::associated(&sig, options.wrt.as_deref());
    let clause = sig.generics.make_where_clause();
    clause
        .predicates
        .push(syn::parse_quote!(Self: ::core::marker::Sized));
    for of in associated {
        clause
            .predicates
            .push(syn::parse_quote!(#of: #runtime::Differentiable<Tangent: 'static>));
    }
    if differentiable {
        clause
            .predicates
            .push(syn::parse_quote!(Self: #runtime::Differentiable<Tangent: 'static>));
    }
    sig
}

/// Whether a derivative flows through the method, as its signature tells.
pub fn has_companions(function: &ItemFn, options: &Options) -> bool {
    let sig = &function.sig;
    let params = shapes::params(sig, options.wrt.as_deref());
    let flows = shapes::ret(sig).is_active()
        || params
            .iter()
            .any(|p| p.by == shapes::By::RefMut && p.is_active());
    let plain = sig.asyncness.is_none() && sig.variadic.is_none();
    plain && flows && params.iter().any(|p| p.is_active()) && companions::can_be_stubbed(function)
}

/// Whether a method takes functions or iterators, whose types only callers know: a trait cannot declare one companion for all.
pub fn is_open(sig: &Signature) -> bool {
    higher::takes(sig) || conversions::takes_lists(sig)
}

/// What an implementation expands to.
pub fn implementation(
    mut block: ItemImpl,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> TokenStream {
    let Some((path, _)) = block.trait_.clone() else {
        return block.to_token_stream();
    };
    if from::is_conversion(&block) {
        return from::expand(&block, options, known, errors);
    }
    let annotated = annotated(known, &path).cloned().map(with_names);
    match (&options.skip, &annotated) {
        (Some(_), Some(of)) => return skipped(block, of, options),
        _ => options::check_skip(options, errors),
    }
    match &annotated {
        Some(of) => {
            let declared = declared_names(of);
            misplaced::check_implementation(options, &declared, &of.ident, errors);
        }
        None => misplaced::check_block(options, "an `impl`", &["wrt"], errors),
    }
    let mut all = known.clone();
    all.block(&block);
    let inside = all.inside(&block);
    let place = match &annotated {
        Some(_) => Place::Trait,
        None => Place::Type,
    };
    if extensions::is_extended(&block) {
        extensions::check(&block, annotated.as_ref(), errors);
        if place == Place::Type || matches!(&*block.self_ty, Type::Slice(_)) {
            // Callers read it.
            return block.to_token_stream();
        }
    }
    if place == Place::Type && !can_have_methods(&block) {
        errors.at(
            &block.self_ty,
            "`#[grad]` cannot give this type companions of its own\n\
             help: put `#[grad]` on the declaration of the trait as well",
        );
        return block.to_token_stream();
    }
    if let Some(of) = &annotated
        && let Some((param, argument)) = by_value(of, &path)
    {
        let trait_name = &of.ident;
        errors.at(
            argument,
            format!(
                "`#[grad]` cannot put a reference in the place of `{param}`, which the companions of `{trait_name}` take by value\n\
                 help: put `#[grad(skip)]` on this `impl`, take `#[grad]` off the declaration of `{trait_name}`, or implement it for a type that is no reference",
            ),
        );
        return skipped(block, of, options);
    }
    if place == Place::Type && is_sum_of_references(&path) {
        // Companions are those of the sum of values, whose methods have the same names.
        return block.to_token_stream();
    }
    let associated = associated(&block);
    let mut companions = TokenStream::new();
    for item in &mut block.items {
        let ImplItem::Fn(method) = item else {
            continue;
        };
        let own = attribute::take(&mut method.attrs);
        let asked = own.is_some();
        if place == Place::Trait && is_open(&method.sig) {
            continue;
        }
        let mut options = match annotated.as_ref() {
            Some(of) => {
                let declared = declared_options(of, &method.sig, options, errors);
                if let Some(own) = own {
                    let own = options::parse(own, errors);
                    misplaced::check_implementation(&own, &declared.given, &of.ident, errors);
                }
                declared
            }
            None => own_options(own, options, errors),
        };
        let mut function = blocks::as_function(method);
        if place == Place::Trait {
            name_parameters(&mut function.sig);
        }
        if place == Place::Type {
            function.vis = syn::parse_quote!(pub);
            WithoutAssociated(&associated).visit_signature_mut(&mut function.sig);
        }
        let seen = seen_through(&function, &associated);
        // Whether there are companions, the declaration says.
        if has_companions(&seen, &options) {
            function = seen;
        }
        WithoutAssociated(&associated).visit_block_mut(&mut function.block);
        let declared = (annotated.as_ref())
            .and_then(|of| as_declared(of, &path, &function.sig, &floats_of(of, known)));
        let told = ItemFn {
            sig: (declared.as_ref())
                .map_or(&function.sig, |declared| &declared.here)
                .clone(),
            ..function.clone()
        };
        if !has_companions(&told, &options) {
            continue;
        }
        if !asked {
            matrix::narrow(&mut options, &told, &inside);
        }
        tell_apart(&function, &inside, errors);
        if place == Place::Type && is_taken(&function, &inside, &path, errors) {
            continue;
        }
        let mut own_errors = Errors::new();
        let inside = Known {
            declared,
            ..inside.clone()
        };
        let emitted = compile::beside(&function, &options, &inside, &mut own_errors);
        if place == Place::Trait || asked {
            errors.append(own_errors);
        } else if !own_errors.discard() {
            continue;
        }
        companions.extend(emitted);
    }
    if let Some(of) = &annotated {
        let mark = marked(of, options, TokenStream::new());
        block
            .items
            .push(ImplItem::Verbatim(quote!(#companions #mark)));
        return block.to_token_stream();
    }
    let (generics, this) = (&block.generics, &block.self_ty);
    let (params, _, bounds) = generics.split_for_impl();
    let cfgs = block
        .attrs
        .iter()
        .filter(|attr| attr.path().is_ident("cfg"));
    quote! {
        #block
        #(#cfgs)*
        impl #params #this #bounds { #companions }
    }
}

/// Whether companions may stand beside this method: not in the implementation of a trait that does not declare them.
pub fn has_place(function: &ItemFn, known: &Known, errors: &mut Errors) -> bool {
    if known.of_trait.is_none() {
        tell_apart(function, known, errors);
        return true;
    }
    let message = match declares_companions(known) {
        true => {
            "`#[grad]` cannot put companions of one method into the implementation of a trait that declares those of all\n\
             help: put `#[grad]` on the whole `impl`"
        }
        false => {
            "`#[grad]` cannot put companions into the implementation of a trait that does not declare them\n\
             help: put `#[grad]` on the whole `impl`: they become methods of the type"
        }
    };
    errors.at(&function.sig.ident, message);
    false
}

/// Whether the trait of the `impl` around is in sight, and annotated.
pub fn declares_companions(known: &Known) -> bool {
    (known.of_trait.as_ref()).is_some_and(|path| annotated(known, path).is_some())
}

/// Whether the methods around are those of a trait's declaration.
pub fn is_declaration(known: &Known) -> bool {
    (known.this.as_ref()).is_some_and(|this| *this == syn::parse_quote!(Self))
}

/// The declaration of a trait, if it is in sight and annotated.
pub fn annotated<'k>(known: &'k Known, path: &syn::Path) -> Option<&'k ItemTrait> {
    let declared = known.traits.get(&path.segments.last()?.ident.to_string())?;
    attribute::find(&declared.attrs).map(|_| declared)
}

/// A call `s.m()` means the type's own `m` where it has one. Without companions of that, those of the trait's would be found.
fn tell_apart(function: &ItemFn, known: &Known, errors: &mut Errors) {
    let name = &function.sig.ident;
    let (Some(_), Some(this)) = (&known.of_trait, known.this.as_ref().and_then(name_of)) else {
        return;
    };
    let own = (this, name.to_string());
    if known.inherent.get(&own) == Some(&false) {
        let message = format!(
            "`#[grad]` would differentiate calls of `{}`'s own function `{name}` as this one\n\
             help: put `#[grad]` on that as well, or give one of them another name",
            own.0
        );
        errors.at(name, message);
    }
}

/// Whether companions of that name are the type's own already: a trait that does not declare them has no place for others.
fn is_taken(function: &ItemFn, known: &Known, path: &syn::Path, errors: &mut Errors) -> bool {
    let name = &function.sig.ident;
    let (Some(this), Some(last)) = (known.this.as_ref().and_then(name_of), path.segments.last())
    else {
        return false;
    };
    let Some(others) = known.beside.get(&(this.clone(), name.to_string())) else {
        return false;
    };
    let declares = |of: &str| {
        let declared = known.traits.get(of);
        declared.is_some_and(|of| attribute::find(&of.attrs).is_some())
    };
    let (here, mine) = (last.ident.to_string(), last.to_token_stream().to_string());
    let other = others.iter().find(|other| match other {
        // The same trait may be implemented twice, with other arguments.
        Some(of) => match of.split_whitespace().next() {
            Some(name) if name == here => *of != mine && known.traits.contains_key(&here),
            Some(name) => !declares(name),
            None => false,
        },
        None => true,
    });
    let Some(other) = other else { return false };
    let other = match other {
        Some(of) => {
            let of: String = of.split_whitespace().collect();
            format!("those of `{of}`'s `{name}`")
        }
        None => format!("those of its own `{name}`"),
    };
    errors.at(
        name,
        format!(
            "`#[grad]` cannot give `{this}` companions of this `{name}` beside {other}\n\
             help: put `#[grad]` on the declaration of `{}` as well: they become methods of the trait",
            last.ident
        ),
    );
    true
}

/// The function with a name for every `impl Trait` among its parameters that is neither a function nor an iterator.
pub fn named(function: &ItemFn) -> ItemFn {
    let mut function = function.clone();
    name_parameters(&mut function.sig);
    function
}

fn name_parameters(sig: &mut Signature) {
    let mut names = Names(Vec::new());
    for arg in &mut sig.inputs {
        if let syn::FnArg::Typed(arg) = arg {
            names.visit_type_mut(&mut arg.ty);
        }
    }
    sig.generics.params.extend(names.0);
}

/// A trait whose methods have these names: companions in its implementations have as many parameters as those it declares.
fn with_names(mut of: ItemTrait) -> ItemTrait {
    for item in &mut of.items {
        if let TraitItem::Fn(method) = item {
            name_parameters(&mut method.sig);
        }
    }
    of
}

/// Whether a type parameter was named so.
pub fn is_named(param: &syn::Ident) -> bool {
    param.to_string().starts_with(PREFIX)
}

const PREFIX: &str = "GradImpl";

struct Names(Vec<syn::GenericParam>);

impl VisitMut for Names {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        let Type::ImplTrait(of) = ty else {
            return visit_mut::visit_type_mut(self, ty);
        };
        let other = |bound: &syn::TypeParamBound| match bound {
            syn::TypeParamBound::Trait(bound) => bound.path.segments.last().is_none_or(|last| {
                let name = last.ident.to_string();
                crate::generics::is_foreign(&name)
                    || matches!(
                        name.as_str(),
                        "Into" | "From" | "TryInto" | "ToString" | "Display" | "Debug"
                    )
            }),
            _ => true,
        };
        if !of.bounds.iter().any(other) {
            let name = quote::format_ident!("{PREFIX}{}", self.0.len() + 1);
            let bounds = &of.bounds;
            self.0.push(syn::parse_quote!(#name: #bounds));
            *ty = syn::parse_quote!(#name);
        }
    }
}

/// Where the companions of an implementation stand.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Trait,
    /// In an `impl` of their own.
    Type,
}

/// Whether an `impl` of its own may follow: the type is a path, of no primitive type, that mentions all parameters.
fn can_have_methods(block: &ItemImpl) -> bool {
    let Type::Path(path) = &*block.self_ty else {
        return false;
    };
    let Some(name) = name_of(&block.self_ty) else {
        return false;
    };
    let text = block.self_ty.to_token_stream().to_string();
    let mentions = |name: &syn::Ident| {
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        words.into_iter().any(|word| *name == word)
    };
    let foreign = matches!(
        name.as_str(),
        "Vec" | "Option" | "Box" | "Rc" | "Arc" | "String" | "HashMap"
    );
    let generic = block
        .generics
        .type_params()
        .any(|param| path.path.is_ident(&param.ident));
    !foreign
        && !generic
        && path.qself.is_none()
        && !crate::types::is_primitive(&name)
        && block
            .generics
            .type_params()
            .all(|param| mentions(&param.ident))
}

/// The parameters of a trait that stand for floats in its own companions.
fn floats_of(of: &ItemTrait, known: &Known) -> Vec<syn::Ident> {
    let evidence = Evidence::of(&known.within_trait(of), None);
    generics::with_evidence(evidence, || generics::floats(&of.generics))
}

/// A method's signature in the trait's declaration, in terms of what the implementation knows. None where that says it all,
/// or the two do not match. `floats`: the trait's parameters that stand for floats.
fn as_declared(
    of: &ItemTrait,
    path: &syn::Path,
    own: &Signature,
    floats: &[syn::Ident],
) -> Option<Rc<Declared>> {
    let method = of.items.iter().find_map(|item| match item {
        TraitItem::Fn(method) if method.sig.ident == own.ident => Some(method),
        _ => None,
    })?;
    let written = arguments(of, path);
    let consts: Vec<_> = (written.iter())
        .filter_map(|(param, arg)| match (param, arg) {
            (syn::GenericParam::Const(of), Some(arg)) => Some((&of.ident, arg.to_token_stream())),
            _ => None,
        })
        .collect();
    let mut names: Vec<(syn::Ident, Type)> = vec![];
    for (param, arg) in &written {
        let syn::GenericParam::Type(param) = param else {
            continue;
        };
        let written = match arg {
            Some(syn::GenericArgument::Type(ty)) => ty.clone(),
            _ => {
                let default = &param.default.as_ref()?.1;
                syn::parse2(with_consts(default.to_token_stream(), &consts)).ok()?
            }
        };
        names.push((param.ident.clone(), written));
    }
    let params = method.sig.generics.type_params().map(|of| &of.ident);
    for (theirs, ours) in params.zip(own.generics.type_params()) {
        let ours = &ours.ident;
        names.push((theirs.clone(), syn::parse_quote!(#ours)));
    }
    // What the declaration leaves open, its companions leave open.
    let left_open = |name: &syn::Ident| {
        !floats.contains(name) && of.generics.type_params().any(|param| param.ident == *name)
    };
    for (name, written) in &mut names {
        if left_open(name) && !Shape::of(written).is_opaque() {
            *written = Type::Verbatim(written.to_token_stream());
        }
    }
    let names: Vec<_> = names.iter().map(|(name, ty)| (name, ty)).collect();
    let declared = with_consts(method.sig.to_token_stream(), &consts);
    let mut here = crate::types::in_terms_of(&syn::parse2(declared).ok()?, &names);
    let open = |tokens: TokenStream| {
        let text = tokens.to_string();
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        let mut opened = names.iter().filter(|(name, _)| left_open(name));
        !text.contains('\'')
            && (text.contains("Self")
                || opened.any(|(name, _)| words.clone().any(|word| *name == word)))
    };
    // Where nothing is open, what is written there is as good.
    for ((declared, own), written) in here
        .inputs
        .iter_mut()
        .zip(&own.inputs)
        .zip(&method.sig.inputs)
    {
        if let (syn::FnArg::Typed(of), syn::FnArg::Typed(own), syn::FnArg::Typed(written)) =
            (declared, own, written)
            && !open(written.ty.to_token_stream())
        {
            of.ty = own.ty.clone();
        }
    }
    if !open(method.sig.output.to_token_stream()) {
        here.output = own.output.clone();
    }
    Some(Rc::new(Declared {
        here,
        written: method.sig.clone(),
    }))
}

/// A trait's parameters, lifetimes aside, and what a path writes in their places.
fn arguments<'t>(
    of: &'t ItemTrait,
    path: &'t syn::Path,
) -> Vec<(&'t syn::GenericParam, Option<&'t syn::GenericArgument>)> {
    use syn::GenericArgument::{Const, Type};
    let args = path.segments.last().and_then(|last| match &last.arguments {
        syn::PathArguments::AngleBracketed(args) => Some(args.args.iter()),
        _ => None,
    });
    let args = args.into_iter().flatten();
    let mut args = args.filter(|arg| matches!(arg, Type(_) | Const(_)));
    let params = of.generics.params.iter();
    let params = params.filter(|param| !matches!(param, syn::GenericParam::Lifetime(_)));
    params.map(|param| (param, args.next())).collect()
}

/// The tokens with these in place of constants of the trait's.
fn with_consts(tokens: TokenStream, consts: &[(&syn::Ident, TokenStream)]) -> TokenStream {
    let tree = |tree| match tree {
        TokenTree::Group(group) => {
            let inner = with_consts(group.stream(), consts);
            TokenTree::Group(proc_macro2::Group::new(group.delimiter(), inner)).into()
        }
        TokenTree::Ident(name) => match consts.iter().find(|(of, _)| **of == name) {
            Some((_, written)) => written.clone(),
            None => TokenTree::Ident(name).into(),
        },
        tree => tree.into(),
    };
    tokens
        .into_iter()
        .flat_map(|of| -> TokenStream { tree(of) })
        .collect()
}

/// A parameter of the trait that its methods take by value, and the reference to numbers that stands for it here: it has no
/// adjoint that could be returned.
fn by_value<'p>(of: &'p ItemTrait, path: &'p syn::Path) -> Option<(syn::Ident, &'p Type)> {
    let taken = |param: &syn::Ident| {
        of.items.iter().any(|item| match item {
            TraitItem::Fn(method) => method.sig.inputs.iter().any(|arg| match arg {
                syn::FnArg::Typed(arg) => names_it(&arg.ty, param),
                syn::FnArg::Receiver(_) => false,
            }),
            _ => false,
        })
    };
    let data = |ty: &Type| name_of(ty).is_some_and(|name| name == "str" || is_data(&name));
    let params = arguments(of, path).into_iter();
    let mut found = params.filter_map(|(param, arg)| match (param, arg?) {
        (syn::GenericParam::Type(param), syn::GenericArgument::Type(ty)) => match ty {
            Type::Reference(of) if !data(&of.elem) && taken(&param.ident) => {
                Some((&param.ident, ty))
            }
            _ => None,
        },
        _ => None,
    });
    found.next().map(|(param, ty)| (param.clone(), ty))
}

/// `Sum<&'a V>`, which stands beside `Sum<V>`.
fn is_sum_of_references(path: &syn::Path) -> bool {
    let Some(last) = path.segments.last() else {
        return false;
    };
    let reference =
        |arg: &syn::GenericArgument| matches!(arg, syn::GenericArgument::Type(Type::Reference(_)));
    (last.ident == "Sum" || last.ident == "Product")
        && match &last.arguments {
            syn::PathArguments::AngleBracketed(args) => args.args.iter().any(reference),
            _ => false,
        }
}

/// Is it a primitive type that carries no derivative?
fn is_data(name: &str) -> bool {
    crate::types::is_primitive(name) && !matches!(name, "f32" | "f64")
}

fn names_it(ty: &Type, param: &syn::Ident) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident(param))
}
