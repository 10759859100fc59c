//! What is emitted for a struct.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{DeriveInput, GenericParam, Generics, Ident, Type};

use super::Input;
use super::fields::Member;
use crate::lints;

pub fn emit(input: &Input) -> TokenStream {
    let parts = [
        declaration(input),
        differentiable(input),
        twice(input),
        tangent(input),
        std_traits(input),
        shadows(input),
        save(input),
        save_tangent(input),
    ];
    quote!(#(#parts)*)
}

/// The type parameters need tangents themselves, but for those of fields that have none.
pub fn generics(input: &Input) -> Generics {
    let mut generics = input.item.generics.clone();
    let root = &input.root;
    for param in &mut generics.params {
        if let GenericParam::Type(param) = param {
            if moves(input, &param.ident) {
                param.bounds.push(syn::parse_quote!(#root::Differentiable));
            }
            param.default = None;
        }
    }
    generics
}

/// Those of the tangent: no lifetimes, since nothing is borrowed there, and no types that only mark the original.
pub fn tangent_generics(input: &Input) -> Generics {
    let mut generics = generics(input);
    let stays = |param: &GenericParam| match param {
        GenericParam::Lifetime(_) => false,
        GenericParam::Type(param) => moves(input, &param.ident),
        GenericParam::Const(_) => true,
    };
    let (kept, gone): (Vec<_>, Vec<_>) = generics.params.into_iter().partition(stays);
    generics.params = kept.into_iter().collect();
    let gone: Vec<&syn::Ident> = (gone.iter())
        .filter_map(|param| match param {
            GenericParam::Type(param) => Some(&param.ident),
            _ => None,
        })
        .collect();
    if let Some(clause) = &mut generics.where_clause
        && !gone.is_empty()
    {
        let predicates = std::mem::take(&mut clause.predicates).into_iter();
        let mentions = |predicate: &syn::WherePredicate| {
            gone.iter().any(|param| is_named_in(param, predicate))
        };
        clause.predicates = predicates.filter(|of| !mentions(of)).collect();
    }
    generics
}

/// Whether a type parameter is part of a field with a tangent. Of an enum's, all are.
fn moves(input: &Input, param: &syn::Ident) -> bool {
    let in_field = |member: &Member| is_named_in(param, &member.ty);
    let is_mark = input.marks.contains(&param.to_string());
    input.members.is_empty() || !is_mark && input.active().any(in_field)
}

fn is_named_in(param: &syn::Ident, tokens: &impl ToTokens) -> bool {
    fn any(tokens: TokenStream, param: &syn::Ident) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => ident == *param,
            TokenTree::Group(group) => any(group.stream(), param),
            _ => false,
        })
    }
    any(tokens.to_token_stream(), param)
}

pub fn field_type(input: &Input, member: &Member) -> TokenStream {
    tangent_of(input, &member.ty)
}

fn tangent_of(input: &Input, ty: &syn::Type) -> TokenStream {
    let root = &input.root;
    match ty.to_token_stream().to_string().as_str() {
        name @ ("f64" | "f32") => {
            let name = syn::Ident::new(name, proc_macro2::Span::call_site());
            quote!(::core::primitive::#name)
        }
        _ => {
            let mut ty = unborrowed(ty, &input.item.generics);
            Unmarked(&input.marks).visit_type_mut(&mut ty);
            quote!(<#ty as #root::Differentiable>::Tangent)
        }
    }
}

/// Puts `()` in the place of marks.
struct Unmarked<'m>(&'m BTreeSet<String>);

impl VisitMut for Unmarked<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        match ty {
            Type::Path(of)
                if of
                    .path
                    .get_ident()
                    .is_some_and(|name| self.0.contains(&name.to_string())) =>
            {
                *ty = syn::parse_quote!(());
            }
            _ => visit_mut::visit_type_mut(self, ty),
        }
    }
}

/// The type where nothing has the struct's lifetimes: tangents borrow nothing, and are the same for all of them.
fn unborrowed(ty: &syn::Type, generics: &Generics) -> syn::Type {
    struct Static<'g>(&'g Generics);
    impl VisitMut for Static<'_> {
        fn visit_lifetime_mut(&mut self, lifetime: &mut syn::Lifetime) {
            if self.0.lifetimes().any(|own| own.lifetime == *lifetime) {
                lifetime.ident = syn::Ident::new("static", lifetime.ident.span());
            }
        }
    }
    let mut ty = ty.clone();
    Static(generics).visit_type_mut(&mut ty);
    ty
}

fn declaration(input: &Input) -> TokenStream {
    let (tangent, vis) = (&input.tangent, &input.item.vis);
    let (generics, allow) = (tangent_generics(input), lints::allow_type());
    let (params, _, bounds) = generics.split_for_impl();
    let doc = format!(
        " A direction in which a [`{0}`] can move, or a gradient with respect to one.",
        input.name()
    );
    let cfgs = input.item.attrs.iter().filter(|a| a.path().is_ident("cfg"));
    let numbered = input.is_numbered();
    let fields = input.members.iter().filter(|m| m.active || numbered);
    let fields = fields.map(|member| {
        let (vis, ty) = match member.active {
            true => (&member.vis, field_type(input, member)),
            false => (&member.vis, quote!(())),
        };
        match &member.bar {
            syn::Member::Named(name) => {
                let doc = format!(" With respect to `{name}`.");
                quote!(#[doc = #doc] #vis #name: #ty)
            }
            syn::Member::Unnamed(_) => quote!(#vis #ty),
        }
    });
    let body = match numbered {
        true => quote!((#(#fields,)*) #bounds;),
        false => quote!(#bounds { #(#fields,)* }),
    };
    quote! {
        #[doc = #doc]
        #(#cfgs)*
        #allow
        #vis struct #tangent #params #body
    }
}

/// `STangent<T>`, applied to its own parameters.
pub fn tangent_type(input: &Input) -> TokenStream {
    let (tangent, generics) = (&input.tangent, tangent_generics(input));
    let (_, args, _) = generics.split_for_impl();
    quote!(#tangent #args)
}

/// Tangents move, too: their tangents are of the same type.
pub fn twice(input: &Input) -> TokenStream {
    let (root, tangent, allow) = (&input.root, tangent_type(input), lints::allow());
    let generics = tangent_generics(input);
    let (params, _, bounds) = generics.split_for_impl();
    quote! {
        #allow
        impl #params #root::Differentiable for #tangent #bounds {
            type Tangent = Self;
            fn zero_tangent(&self) -> Self {
                let mut zero = ::core::clone::Clone::clone(self);
                #root::Tangent::set_zero(&mut zero);
                zero
            }
            fn move_by(&mut self, t: &Self, scale: ::core::primitive::f64) {
                let mut step = ::core::clone::Clone::clone(t);
                #root::Tangent::scale(&mut step, scale);
                #root::Tangent::add_assign(self, &step);
            }
            fn as_tangent(&self) -> Self {
                ::core::clone::Clone::clone(self)
            }
            fn set_from_tangent(&mut self, t: &Self) {
                ::core::clone::Clone::clone_from(self, t);
            }
        }
    }
}

fn differentiable(input: &Input) -> TokenStream {
    let (root, ident) = (&input.root, &input.item.ident);
    let (generics, tangent) = (generics(input), tangent_type(input));
    let (params, _, bounds) = generics.split_for_impl();
    let (_, args, _) = input.item.generics.split_for_impl();
    let (name, left_out) = (&input.tangent, input.left_out());
    let zeros = input.active().map(|member| {
        let (bar, field) = (&member.bar, &member.name);
        let of = match member.borrowed {
            true => quote!(self.#field),
            false => quote!(&self.#field),
        };
        quote!(#bar: #root::Differentiable::zero_tangent(#of))
    });
    let stands = input.active().map(|member| {
        let (bar, field) = (&member.bar, &member.name);
        match member.borrowed {
            // It cannot be put anywhere.
            true => quote!(#bar: #root::Differentiable::zero_tangent(self.#field)),
            false => quote!(#bar: #root::Differentiable::as_tangent(&self.#field)),
        }
    });
    let move_by: Vec<TokenStream> = input
        .active()
        .map(|member| {
            let (bar, field) = (&member.bar, &member.name);
            match member.borrowed {
                true => {
                    let message = format!(
                        "`{}` is borrowed: it cannot be moved",
                        field.to_token_stream()
                    );
                    quote! {
                        if !#root::Tangent::is_empty(&t.#bar) {
                            ::core::panic!(#message);
                        }
                    }
                }
                false => quote!(#root::Differentiable::move_by(&mut self.#field, &t.#bar, scale);),
            }
        })
        .collect();
    let puts = input.active().zip(&move_by).map(|(member, moves)| {
        let (bar, field) = (&member.bar, &member.name);
        match member.borrowed {
            true => moves.clone(),
            false => quote!(#root::Differentiable::set_from_tangent(&mut self.#field, &t.#bar);),
        }
    });
    quote! {
        #[automatically_derived]
        impl #params #root::Differentiable for #ident #args #bounds {
            type Tangent = #tangent;
            #[inline]
            fn zero_tangent(&self) -> Self::Tangent {
                #name { #(#zeros,)* #left_out }
            }
            #[inline]
            #[allow(unused_variables)]
            fn move_by(&mut self, t: &Self::Tangent, scale: ::core::primitive::f64) {
                #(#move_by)*
            }
            #[inline]
            fn as_tangent(&self) -> Self::Tangent {
                #name { #(#stands,)* #left_out }
            }
            #[inline]
            #[allow(unused_variables)]
            fn set_from_tangent(&mut self, t: &Self::Tangent) {
                #(#puts)*
            }
        }
    }
}

fn tangent(input: &Input) -> TokenStream {
    let (root, tangent) = (&input.root, tangent_type(input));
    let generics = tangent_generics(input);
    let (params, _, bounds) = generics.split_for_impl();
    let bars: Vec<_> = input.active().map(|member| &member.bar).collect();
    let f64 = quote!(::core::primitive::f64);
    quote! {
        #[automatically_derived]
        #[allow(unused_variables, unused_mut)]
        impl #params #root::Tangent for #tangent #bounds {
            #[inline]
            fn add_assign(&mut self, other: &Self) {
                #(#root::Tangent::add_assign(&mut self.#bars, &other.#bars);)*
            }
            #[inline]
            fn scale(&mut self, factor: #f64) {
                #(#root::Tangent::scale(&mut self.#bars, factor);)*
            }
            #[inline]
            fn set_zero(&mut self) {
                #(#root::Tangent::set_zero(&mut self.#bars);)*
            }
            #[inline]
            fn dot(&self, other: &Self) -> #f64 {
                0.0 #(+ #root::Tangent::dot(&self.#bars, &other.#bars))*
            }
            #[inline]
            fn len(&self) -> ::core::primitive::usize {
                0 #(+ #root::Tangent::len(&self.#bars))*
            }
            fn flatten(&self, out: &mut [#f64]) {
                let mut rest = out;
                #(
                    let (mine, others) = rest.split_at_mut(#root::Tangent::len(&self.#bars));
                    #root::Tangent::flatten(&self.#bars, mine);
                    rest = others;
                )*
                ::core::assert!(rest.is_empty(), "a tangent is flattened into a slice that is too long");
            }
            fn unflatten(&mut self, from: &[#f64]) {
                let mut rest = from;
                #(
                    let (mine, others) = rest.split_at(#root::Tangent::len(&self.#bars));
                    #root::Tangent::unflatten(&mut self.#bars, mine);
                    rest = others;
                )*
                ::core::assert!(rest.is_empty(), "a tangent is read from a slice that is too long");
            }
        }
    }
}

fn std_traits(input: &Input) -> TokenStream {
    let (tangent, name) = (tangent_type(input), &input.tangent);
    let generics = tangent_generics(input);
    let (params, _, bounds) = generics.split_for_impl();
    let bars: Vec<_> = input.active().map(|member| &member.bar).collect();
    let (text, left_out) = (name.to_string(), input.left_out());
    let labels: Vec<String> = bars
        .iter()
        .map(|bar| bar.to_token_stream().to_string())
        .collect();
    let debug = match input.named {
        true => quote!(f.debug_struct(#text)#(.field(#labels, &self.#bars))*.finish()),
        false => {
            let all = input.members.iter().filter(|_| input.is_numbered());
            let all = all.map(|member| &member.bar);
            quote!(f.debug_tuple(#text)#(.field(&self.#all))*.finish())
        }
    };
    let (defaults, needs): (Vec<_>, Vec<_>) =
        (input.active().map(|member| default_of(input, member))).unzip();
    let default = clause(own_bounds(&generics).chain(needs.into_iter().flatten()));
    let copy = input.active().all(|member| member.copy != Some(false)).then(|| {
        let bounds = conditional(input, |_| quote!(::core::marker::Copy), &generics, |m| {
            m.copy.is_some()
        });
        quote!(#[automatically_derived] impl #params ::core::marker::Copy for #tangent #bounds {})
    });
    quote! {
        #[automatically_derived]
        impl #params ::core::clone::Clone for #tangent #bounds {
            #[inline]
            fn clone(&self) -> Self {
                #name { #(#bars: ::core::clone::Clone::clone(&self.#bars),)* #left_out }
            }
        }
        #[automatically_derived]
        #[allow(unused_variables)]
        impl #params ::core::cmp::PartialEq for #tangent #bounds {
            #[inline]
            fn eq(&self, other: &Self) -> ::core::primitive::bool {
                true #(&& self.#bars == other.#bars)*
            }
        }
        #[automatically_derived]
        impl #params ::core::fmt::Debug for #tangent #bounds {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #debug
            }
        }
        #[automatically_derived]
        impl #params ::core::default::Default for #tangent #default {
            #[inline]
            fn default() -> Self {
                #name { #(#bars: #defaults,)* #left_out }
            }
        }
        #copy
    }
}

/// The default of a tangent's field, and what it asks for. Arrays are made of their elements' defaults, since they have one of
/// their own up to a length of 32 only.
pub fn default_of(input: &Input, member: &Member) -> (TokenStream, Option<TokenStream>) {
    let mut element = &member.ty;
    let mut value = quote!(::core::default::Default::default());
    while let syn::Type::Array(array) = element {
        element = &array.elem;
        value = quote!(::core::array::from_fn(|_| #value));
    }
    let unsure = member.copy.is_none() || has_long_array(element);
    let needs = unsure.then(|| {
        let ty = tangent_of(input, element);
        quote!(for<'field> #ty: ::core::default::Default)
    });
    (value, needs)
}

fn has_long_array(ty: &syn::Type) -> bool {
    struct Long(bool);
    impl Visit<'_> for Long {
        fn visit_type_array(&mut self, of: &syn::TypeArray) {
            let short = match &of.len {
                syn::Expr::Lit(len) => match &len.lit {
                    syn::Lit::Int(len) => len.base10_parse::<u64>().is_ok_and(|len| len <= 32),
                    _ => false,
                },
                _ => false,
            };
            self.0 |= !short;
            visit::visit_type_array(self, of);
        }
    }
    let mut long = Long(false);
    long.visit_type(ty);
    long.0
}

/// The bounds of the struct's own `where` clause.
pub fn own_bounds(generics: &Generics) -> impl Iterator<Item = TokenStream> {
    let own = generics.where_clause.iter();
    own.flat_map(|clause| clause.predicates.iter().map(ToTokens::to_token_stream))
}

/// The bounds, and one for each field of which only rustc knows whether it meets `bound`. The `for` keeps rustc quiet
/// where it does not: then there is no such implementation.
pub fn conditional(
    input: &Input,
    bound: impl Fn(&Member) -> TokenStream,
    generics: &Generics,
    sure: impl Fn(&Member) -> bool,
) -> TokenStream {
    let own = own_bounds(generics);
    let more = input.active().filter(|member| !sure(member)).map(|member| {
        let (ty, bound) = (field_type(input, member), bound(member));
        quote!(for<'field> #ty: #bound)
    });
    let all: Vec<_> = own.chain(more).collect();
    match all.is_empty() {
        true => TokenStream::new(),
        false => quote!(where #(#all),*),
    }
}

/// What sums of whole shadows, and shadows that nobody reads, ask for.
pub fn shadows(input: &Input) -> TokenStream {
    let (rt, tangent) = (input.rt(), tangent_type(input));
    let generics = tangent_generics(input);
    let with = with_lifetime(&generics);
    let (_, _, bounds) = generics.split_for_impl();
    let (params, _, _) = with.split_for_impl();
    let (plain, _, _) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #params #rt::Shadow for &'shadow #tangent #bounds {
            type View = Self;
            #[inline(always)]
            fn view(self) -> Self {
                self
            }
        }
        #[automatically_derived]
        impl #params #rt::Shadow for &'shadow mut #tangent #bounds {
            type View = Self;
            #[inline(always)]
            fn view(self) -> Self {
                self
            }
        }
        #[automatically_derived]
        impl #plain #rt::AccFrom<&#tangent> for &mut #tangent #bounds {
            #[inline(always)]
            fn acc_from(self, src: &#tangent) {
                #rt::Tangent::add_assign(self, src);
            }
        }
        #[automatically_derived]
        impl #plain #rt::Zero for &mut #tangent #bounds {
            #[inline(always)]
            fn zero(self) {
                #rt::Tangent::set_zero(self);
            }
        }
    }
}

fn with_lifetime(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    generics.params.insert(0, syn::parse_quote!('shadow));
    generics
}

/// A `where` clause of these; nothing where there are none.
pub fn clause(predicates: impl Iterator<Item = TokenStream>) -> TokenStream {
    let all: Vec<_> = predicates.collect();
    match all.is_empty() {
        true => TokenStream::new(),
        false => quote!(where #(#all),*),
    }
}

/// Recording, field by field, where all fields can be recorded.
/// Tangents are recorded by sweeps for second derivatives. Their fields are tangents, whose records rustc looks for when
/// somebody asks.
fn save_tangent(input: &Input) -> TokenStream {
    let (rt, tangent) = (input.rt(), tangent_type(input));
    let generics = tangent_generics(input);
    let (params, _, _) = generics.split_for_impl();
    let own = own_bounds(&generics);
    let more = input.active().filter(|m| !is_within(&m.ty, input));
    let more = more.map(|member| {
        let ty = field_type(input, member);
        quote!(for<'field> #ty: #rt::Save)
    });
    let all: Vec<_> = own.chain(more).collect();
    let bounds = match all.is_empty() {
        true => TokenStream::new(),
        false => quote!(where #(#all),*),
    };
    let left_out = input.left_out();
    let names: Vec<_> = input.active().map(|member| &member.bar).collect();
    let backwards: Vec<_> = names.iter().rev().collect();
    let locals: Vec<_> = (0..names.len())
        .map(|n| quote::format_ident!("field_{n}"))
        .collect();
    let locals_backwards: Vec<_> = locals.iter().rev().collect();
    quote! {
        #[automatically_derived]
        #[allow(unused_variables)]
        impl #params #rt::Save for #tangent #bounds {
            #[inline]
            fn save(&self, tape: &mut #rt::Tape<'_>) {
                #(#rt::Save::save(&self.#names, tape);)*
            }
            #[inline]
            fn restore(&mut self, from: &mut #rt::Records<'_>) {
                #(#rt::Save::restore(&mut self.#backwards, from);)*
            }
            #[inline]
            fn recreate(from: &mut #rt::Records<'_>) -> Self {
                #(let #locals_backwards = #rt::Save::recreate(from);)*
                Self { #(#names: #locals,)* #left_out }
            }
            #[inline]
            fn duplicate(&self) -> Self {
                Self { #(#names: #rt::Save::duplicate(&self.#names),)* #left_out }
            }
            #[inline]
            fn blank() -> Self {
                Self { #(#names: #rt::Save::blank(),)* #left_out }
            }
        }
    }
}

/// Whether a field holds others of its own struct: whether these can be recorded is what is asked.
pub fn is_within(ty: &Type, input: &Input) -> bool {
    fn mentions(tokens: TokenStream, name: &Ident) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => ident == *name || ident == "Self",
            TokenTree::Group(group) => mentions(group.stream(), name),
            _ => false,
        })
    }
    mentions(ty.to_token_stream(), &input.item.ident)
}

fn save(input: &Input) -> TokenStream {
    let (rt, ident) = (input.rt(), &input.item.ident);
    let mut generics = input.item.generics.clone();
    generics.params.iter_mut().for_each(|param| {
        if let GenericParam::Type(param) = param {
            param.default = None;
        }
    });
    let (params, args, _) = generics.split_for_impl();
    let own = generics
        .where_clause
        .iter()
        .flat_map(|clause| &clause.predicates);
    let own = own.map(ToTokens::to_token_stream);
    let borrowed = input.members.iter().any(|member| member.borrowed);
    if borrowed {
        return TokenStream::new();
    }
    let more = input
        .members
        .iter()
        .filter(|m| !is_plain(&m.ty) && m.variants.is_none() && !is_within(&m.ty, input))
        .map(|member| {
            let ty = &member.ty;
            quote!(for<'field> #ty: #rt::Save)
        });
    let all: Vec<_> = own.chain(more).collect();
    let bounds = match all.is_empty() {
        true => TokenStream::new(),
        false => quote!(where #(#all),*),
    };
    let names: Vec<_> = input.members.iter().map(|member| &member.name).collect();
    let locals: Vec<_> = (0..names.len())
        .map(|n| quote::format_ident!("field_{n}"))
        .collect();
    let saves = input.members.iter().map(|member| save_field(member, &rt));
    let backwards = || input.members.iter().zip(&locals).rev();
    let restores = backwards().map(|(member, _)| restore_field(member, &rt));
    let recreates = backwards().map(|(member, local)| {
        let value = recreate_field(member, &rt);
        quote!(let #local = #value;)
    });
    let duplicates = input
        .members
        .iter()
        .map(|member| duplicate_field(member, &rt));
    let blanks = input.members.iter().map(|member| blank_field(member, &rt));
    quote! {
        #[automatically_derived]
        #[allow(unused_variables)]
        impl #params #rt::Save for #ident #args #bounds {
            #[inline]
            fn save(&self, tape: &mut #rt::Tape<'_>) {
                #(#saves)*
            }
            #[inline]
            fn restore(&mut self, from: &mut #rt::Records<'_>) {
                #(#restores)*
            }
            #[inline]
            fn recreate(from: &mut #rt::Records<'_>) -> Self {
                #(#recreates)*
                #ident { #(#names: #locals,)* }
            }
            #[inline]
            fn duplicate(&self) -> Self {
                #ident { #(#names: #duplicates,)* }
            }
            #[inline]
            fn blank() -> Self {
                #ident { #(#names: #blanks,)* }
            }
        }
    }
}

/// An enum that is plain data has no records of its own.
fn save_field(member: &Member, rt: &TokenStream) -> TokenStream {
    let (name, ty) = (&member.name, &member.ty);
    let Some(variants) = &member.variants else {
        return quote!(#rt::Save::save(&self.#name, tape););
    };
    let numbers = numbers(variants);
    quote! {
        let number: ::core::primitive::usize = match &self.#name { #(<#ty>::#variants => #numbers,)* };
        #rt::Save::save(&number, tape);
    }
}

fn restore_field(member: &Member, rt: &TokenStream) -> TokenStream {
    let name = &member.name;
    if member.variants.is_none() {
        return quote!(#rt::Save::restore(&mut self.#name, from););
    }
    let value = recreate_field(member, rt);
    quote!(self.#name = #value;)
}

fn recreate_field(member: &Member, rt: &TokenStream) -> TokenStream {
    let Some(variants) = &member.variants else {
        return quote!(#rt::Save::recreate(from));
    };
    let (ty, numbers) = (&member.ty, numbers(variants));
    quote! {
        match <::core::primitive::usize as #rt::Save>::recreate(from) {
            #(#numbers => <#ty>::#variants,)*
            _ => ::core::unreachable!(),
        }
    }
}

fn duplicate_field(member: &Member, rt: &TokenStream) -> TokenStream {
    let (name, ty) = (&member.name, &member.ty);
    match &member.variants {
        Some(variants) => quote!(match &self.#name { #(<#ty>::#variants => <#ty>::#variants,)* }),
        None => quote!(#rt::Save::duplicate(&self.#name)),
    }
}

fn blank_field(member: &Member, rt: &TokenStream) -> TokenStream {
    let ty = &member.ty;
    match member.variants.as_ref().and_then(|all| all.first()) {
        Some(variant) => quote!(<#ty>::#variant),
        None => quote!(#rt::Save::blank()),
    }
}

fn numbers(variants: &[syn::Ident]) -> Vec<proc_macro2::Literal> {
    let numbers = 0..variants.len();
    numbers.map(proc_macro2::Literal::usize_suffixed).collect()
}

pub fn is_plain(ty: &syn::Type) -> bool {
    let text = ty.to_token_stream().to_string();
    matches!(
        text.as_str(),
        "f64"
            | "f32"
            | "usize"
            | "u8"
            | "u16"
            | "u32"
            | "u64"
            | "isize"
            | "i8"
            | "i16"
            | "i32"
            | "i64"
            | "bool"
            | "char"
    )
}

/// An enum without numbers is recorded by the number of its variant, if its variants hold nothing.
pub fn save_variant(item: &DeriveInput, root: &TokenStream) -> TokenStream {
    let syn::Data::Enum(data) = &item.data else {
        return TokenStream::new();
    };
    let plain = data.variants.iter().all(|v| v.fields.is_empty()) && !data.variants.is_empty();
    if !plain {
        return TokenStream::new();
    }
    let (ident, rt) = (&item.ident, quote!(#root::rt));
    let variants: Vec<_> = data.variants.iter().map(|v| &v.ident).collect();
    let first = variants.first();
    let numbers: Vec<_> = (0..variants.len())
        .map(proc_macro2::Literal::usize_suffixed)
        .collect();
    let (params, args, bounds) = item.generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #params #rt::Save for #ident #args #bounds {
            #[inline]
            fn save(&self, tape: &mut #rt::Tape<'_>) {
                let number: ::core::primitive::usize = match self { #(Self::#variants => #numbers,)* };
                #rt::Save::save(&number, tape);
            }
            #[inline]
            fn restore(&mut self, from: &mut #rt::Records<'_>) {
                *self = #rt::Save::recreate(from);
            }
            #[inline]
            fn recreate(from: &mut #rt::Records<'_>) -> Self {
                let number: ::core::primitive::usize = #rt::Save::recreate(from);
                match number {
                    #(#numbers => Self::#variants,)*
                    _ => ::core::unreachable!(),
                }
            }
            #[inline]
            fn duplicate(&self) -> Self {
                match self { #(Self::#variants => Self::#variants,)* }
            }
            #[inline]
            fn blank() -> Self {
                Self::#first
            }
        }
    }
}
