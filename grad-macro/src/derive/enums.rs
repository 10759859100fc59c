//! What is emitted for an enum whose variants hold numbers: a tangent with the same variants.
//!
//! ```text
//! enum Shape { Circle { r: f64 }, Rect(f64, f64), Point }
//!
//! enum ShapeTangent { Circle { r: f64 }, Rect(f64, f64), Point }
//! impl ShapeTangent { fn grad_Circle_r(&self) -> &f64; .. }            // what emitted code says for `shadow.Circle.r`
//! impl Differentiable for Shape { type Tangent = ShapeTangent; .. }
//! impl Tangent for ShapeTangent { .. }                                 // two variants do not mix: a panic
//! ```

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::GenericParam;

use super::Input;
use super::fields::{self, Member};
use super::impls;
use crate::errors::Errors;
use crate::names;

struct Variant {
    ident: Ident,
    named: bool,
    members: Vec<Member>,
}

impl Variant {
    fn active(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.active)
    }

    /// `V { x: x_0, y: x_1, .. }` with the fields of the tangent; also right for tuples and units.
    fn bars(&self, prefix: &str) -> (TokenStream, Vec<Ident>) {
        let ident = &self.ident;
        let names = self.active().map(|member| &member.bar);
        let locals: Vec<Ident> = (0..self.active().count())
            .map(|n| format_ident!("{prefix}_{n}"))
            .collect();
        (quote!(#ident { #(#names: #locals,)* }), locals)
    }

    /// The same with those of the value that have tangents.
    fn names(&self, prefix: &str) -> (TokenStream, Vec<Ident>) {
        let ident = &self.ident;
        let names = self.active().map(|member| &member.name);
        let locals: Vec<Ident> = (0..self.active().count())
            .map(|n| format_ident!("{prefix}_{n}"))
            .collect();
        (quote!(#ident { #(#names: #locals,)* .. }), locals)
    }
}

/// Whether a variant holds what can move.
pub fn holds_numbers(data: &syn::DataEnum, generics: &syn::Generics, errors: &mut Errors) -> bool {
    let mut any = false;
    for field in data.variants.iter().flat_map(|variant| &variant.fields) {
        any |= fields::is_active(field, generics, errors);
    }
    any
}

/// `input` without members; they are found here.
pub fn emit(mut input: Input, data: &syn::DataEnum, errors: &mut Errors) -> TokenStream {
    let mut variants = vec![];
    let (mut fits, mut reported) = (true, Errors::new());
    for variant in &data.variants {
        for field in &variant.fields {
            let own = &input.item.ident;
            let alone = fields::boxed(&field.ty).is_some_and(|of| fields::is_named(of, own));
            if !alone && !super::is_skipped(field) && fields::holds_itself(&field.ty, own) {
                errors.at(&field.ty, super::ITSELF);
                fits = false;
            }
        }
        variants.push(Variant {
            ident: variant.ident.clone(),
            named: matches!(variant.fields, syn::Fields::Named(_)),
            members: fields::members(&variant.fields, &input.item.generics, &mut reported),
        });
    }
    if !fits {
        reported.discard();
        return TokenStream::new();
    }
    // All of them: what bounds ask for, and helpers that look at no names.
    for variant in &data.variants {
        let members = fields::members(&variant.fields, &input.item.generics, &mut reported);
        input.members.extend(members);
    }
    // By [`holds_numbers`].
    reported.discard();
    let parts = [
        declaration(&input, &variants),
        accessors(&input, &variants),
        differentiable(&input, &variants),
        impls::twice(&input),
        tangent(&input, &variants),
        std_traits(&input, &variants),
        impls::shadows(&input),
        save(&input, &variants),
        save_tangent(&input, &variants),
    ];
    quote!(#(#parts)*)
}

/// The tangent of a box is that of its contents. It stays in a box: these may be of the enum itself.
fn field_type(input: &Input, member: &Member) -> TokenStream {
    let ty = impls::field_type(input, member);
    match fields::boxed(&member.ty) {
        Some(_) => {
            let rt = input.rt();
            quote!(#rt::alloc::boxed::Box<#ty>)
        }
        None => ty,
    }
}

/// Puts what stands for such a field where it belongs.
fn in_its_box(input: &Input, member: &Member, value: TokenStream) -> TokenStream {
    let rt = input.rt();
    match fields::boxed(&member.ty) {
        Some(_) => quote!(#rt::alloc::boxed::Box::new(#value)),
        None => value,
    }
}

fn declaration(input: &Input, variants: &[Variant]) -> TokenStream {
    let (tangent, vis) = (&input.tangent, &input.item.vis);
    let (generics, allow) = (impls::tangent_generics(input), crate::lints::allow_type());
    let (params, _, bounds) = generics.split_for_impl();
    let doc = format!(
        " A direction in which a [`{0}`] can move, or a gradient with respect to one: the same variant.",
        input.name()
    );
    let cfgs = input.item.attrs.iter().filter(|a| a.path().is_ident("cfg"));
    let each = variants.iter().map(|variant| {
        let ident = &variant.ident;
        let doc = format!(" Of a [`{}::{ident}`].", input.name());
        let fields = variant.active().map(|member| {
            let ty = field_type(input, member);
            match &member.bar {
                syn::Member::Named(name) => {
                    let doc = format!(" With respect to `{name}`.");
                    quote!(#[doc = #doc] #name: #ty)
                }
                syn::Member::Unnamed(_) => quote!(#ty),
            }
        });
        let body = match (variant.active().count(), variant.named) {
            (0, _) => quote!(),
            (_, true) => quote!({ #(#fields,)* }),
            (_, false) => quote!((#(#fields,)*)),
        };
        quote!(#[doc = #doc] #ident #body)
    });
    quote! {
        #[doc = #doc]
        #(#cfgs)*
        #allow
        #vis enum #tangent #params #bounds { #(#each,)* }
    }
}

/// What emitted code calls for a field of a shadow, and for the zero of a variant.
fn accessors(input: &Input, variants: &[Variant]) -> TokenStream {
    let tangent = impls::tangent_type(input);
    let generics = impls::tangent_generics(input);
    let (params, _, bounds) = generics.split_for_impl();
    let mut methods = TokenStream::new();
    for variant in variants {
        let ident = &variant.ident;
        let wrong =
            format!("the tangent of a `{ident}` was expected, and is one of another variant");
        let mut zeros = vec![];
        let mut needs = vec![];
        for member in variant.active() {
            let (bar, ty) = (&member.bar, impls::field_type(input, member));
            let (get, get_mut) = names::variant_field(ident, &member.name);
            methods.extend(quote! {
                #[doc(hidden)]
                #[inline]
                pub fn #get(&self) -> &#ty {
                    match self {
                        Self::#ident { #bar: field, .. } => field,
                        _ => ::core::panic!(#wrong),
                    }
                }
                #[doc(hidden)]
                #[inline]
                pub fn #get_mut(&mut self) -> &mut #ty {
                    match self {
                        Self::#ident { #bar: field, .. } => field,
                        _ => ::core::panic!(#wrong),
                    }
                }
            });
            let (zero, need) = default_of(input, member);
            zeros.push(quote!(#bar: #zero));
            needs.extend(need);
        }
        let zero = names::variant_zero(ident);
        let needs = match needs.is_empty() {
            true => quote!(),
            false => quote!(where #(#needs),*),
        };
        methods.extend(quote! {
            #[doc(hidden)]
            #[inline]
            pub fn #zero() -> Self #needs {
                Self::#ident { #(#zeros,)* }
            }
        });
    }
    quote! {
        #[automatically_derived]
        #[allow(nonstandard_style, unreachable_patterns, dead_code, clippy::panic, clippy::must_use_candidate)]
        impl #params #tangent #bounds { #methods }
    }
}

/// What a value says to a tangent of another variant.
const MISMATCH: &str = "a tangent of one variant meets a value of another";

fn differentiable(input: &Input, variants: &[Variant]) -> TokenStream {
    let (root, ident) = (&input.root, &input.item.ident);
    let (generics, tangent) = (impls::generics(input), impls::tangent_type(input));
    let (params, _, bounds) = generics.split_for_impl();
    let (_, args, _) = input.item.generics.split_for_impl();
    let name = &input.tangent;
    // What is borrowed cannot be put anywhere, so that it stands at zero.
    let tangents = |method: &TokenStream| -> TokenStream {
        let arms = variants.iter().map(|variant| {
            let (pattern, locals) = variant.names("x");
            let (ident, bars) = (&variant.ident, variant.active().map(|member| &member.bar));
            let of = variant.active().zip(&locals).map(|(member, local)| {
                let of = match member.borrowed {
                    true => quote!(#root::Differentiable::zero_tangent(*#local)),
                    false => quote!(#root::Differentiable::#method(#local)),
                };
                in_its_box(input, member, of)
            });
            quote!(Self::#pattern => #name::#ident { #(#bars: #of,)* })
        });
        quote!(match self { #(#arms,)* })
    };
    let (zeros, stands) = (
        tangents(&quote!(zero_tangent)),
        tangents(&quote!(as_tangent)),
    );
    let changes = |change: &dyn Fn(&Ident, &Ident) -> TokenStream| -> TokenStream {
        let arms = variants.iter().map(|variant| {
            let ((own, xs), (other, ts)) = (variant.names("x"), variant.bars("t"));
            let each =
                variant
                    .active()
                    .zip(xs.iter().zip(&ts))
                    .map(|(member, (x, t))| match member.borrowed {
                        true => {
                            let field = member.name.to_token_stream();
                            let message = format!("`{field}` is borrowed: it cannot be moved");
                            quote!(if !#root::Tangent::is_empty(#t) { ::core::panic!(#message); })
                        }
                        false => change(x, t),
                    });
            quote!((Self::#own, #name::#other) => { #(#each)* })
        });
        quote! {
            match (self, t) {
                #(#arms,)*
                _ => ::core::panic!(#MISMATCH),
            }
        }
    };
    let moves = changes(&|x, t| quote!(#root::Differentiable::move_by(#x, #t, scale);));
    let puts = changes(&|x, t| quote!(#root::Differentiable::set_from_tangent(#x, #t);));
    quote! {
        #[automatically_derived]
        impl #params #root::Differentiable for #ident #args #bounds {
            type Tangent = #tangent;
            #[inline]
            #[allow(unused_variables)]
            fn zero_tangent(&self) -> Self::Tangent {
                #zeros
            }
            #[inline]
            #[allow(unused_variables, unreachable_patterns, clippy::panic)]
            fn move_by(&mut self, t: &Self::Tangent, scale: ::core::primitive::f64) {
                #moves
            }
            #[inline]
            #[allow(unused_variables)]
            fn as_tangent(&self) -> Self::Tangent {
                #stands
            }
            #[inline]
            #[allow(unused_variables, unreachable_patterns, clippy::panic)]
            fn set_from_tangent(&mut self, t: &Self::Tangent) {
                #puts
            }
        }
    }
}

fn tangent(input: &Input, variants: &[Variant]) -> TokenStream {
    let (root, tangent) = (&input.root, impls::tangent_type(input));
    let generics = impls::tangent_generics(input);
    let (params, _, bounds) = generics.split_for_impl();
    let f64 = quote!(::core::primitive::f64);
    let rest = quote!(rest);
    let one = |body: &dyn Fn(&Ident) -> TokenStream| -> TokenStream {
        let arms = variants.iter().map(|variant| {
            let (pattern, xs) = variant.bars("x");
            let each = xs.iter().map(body);
            quote!(Self::#pattern => { #(#each)* })
        });
        quote!(match self { #(#arms,)* })
    };
    let sum = |body: &dyn Fn(&Ident) -> TokenStream, zero: TokenStream| -> TokenStream {
        let arms = variants.iter().map(|variant| {
            let (pattern, xs) = variant.bars("x");
            let each = xs.iter().map(body);
            quote!(Self::#pattern => #zero #(+ #each)*)
        });
        quote!(match self { #(#arms,)* })
    };
    let mismatch = "tangents of two variants do not mix";
    let adds = variants.iter().map(|variant| {
        let ((own, xs), (other, ys)) = (variant.bars("x"), variant.bars("y"));
        quote!((Self::#own, Self::#other) => { #(#root::Tangent::add_assign(#xs, #ys);)* })
    });
    let dots = variants.iter().map(|variant| {
        let ((own, xs), (other, ys)) = (variant.bars("x"), variant.bars("y"));
        quote!((Self::#own, Self::#other) => 0.0 #(+ #root::Tangent::dot(#xs, #ys))*)
    });
    let scale = one(&|x| quote!(#root::Tangent::scale(#x, factor);));
    let set_zero = one(&|x| quote!(#root::Tangent::set_zero(#x);));
    let len = sum(&|x| quote!(#root::Tangent::len(#x)), quote!(0));
    let flatten = one(&|x| {
        quote! {
            let (mine, others) = #rest.split_at_mut(#root::Tangent::len(#x));
            #root::Tangent::flatten(#x, mine);
            #rest = others;
        }
    });
    let unflatten = one(&|x| {
        quote! {
            let (mine, others) = #rest.split_at(#root::Tangent::len(#x));
            #root::Tangent::unflatten(#x, mine);
            #rest = others;
        }
    });
    quote! {
        #[automatically_derived]
        #[allow(unused_variables, unused_mut, unreachable_patterns, clippy::panic)]
        impl #params #root::Tangent for #tangent #bounds {
            #[inline]
            fn add_assign(&mut self, other: &Self) {
                match (self, other) {
                    #(#adds,)*
                    _ => ::core::panic!(#mismatch),
                }
            }
            #[inline]
            fn scale(&mut self, factor: #f64) {
                #scale
            }
            #[inline]
            fn set_zero(&mut self) {
                #set_zero
            }
            #[inline]
            fn dot(&self, other: &Self) -> #f64 {
                match (self, other) {
                    #(#dots,)*
                    _ => ::core::panic!(#mismatch),
                }
            }
            #[inline]
            fn len(&self) -> ::core::primitive::usize {
                #len
            }
            fn flatten(&self, out: &mut [#f64]) {
                let mut rest = out;
                #flatten
                ::core::assert!(rest.is_empty(), "a tangent is flattened into a slice that is too long");
            }
            fn unflatten(&mut self, from: &[#f64]) {
                let mut rest = from;
                #unflatten
                ::core::assert!(rest.is_empty(), "a tangent is read from a slice that is too long");
            }
        }
    }
}

fn std_traits(input: &Input, variants: &[Variant]) -> TokenStream {
    let tangent = impls::tangent_type(input);
    let generics = impls::tangent_generics(input);
    let (params, _, bounds) = generics.split_for_impl();
    let clones = variants.iter().map(|variant| {
        let (pattern, xs) = variant.bars("x");
        let (ident, bars) = (&variant.ident, variant.active().map(|member| &member.bar));
        quote!(Self::#pattern => Self::#ident { #(#bars: ::core::clone::Clone::clone(#xs),)* })
    });
    let equal = variants.iter().map(|variant| {
        let ((own, xs), (other, ys)) = (variant.bars("x"), variant.bars("y"));
        quote!((Self::#own, Self::#other) => true #(&& #xs == #ys)*)
    });
    let prints = variants.iter().map(|variant| {
        let (pattern, xs) = variant.bars("x");
        let text = variant.ident.to_string();
        let labels = variant
            .active()
            .map(|member| member.bar.to_token_stream().to_string());
        let print = match variant.named {
            true => quote!(f.debug_struct(#text)#(.field(#labels, #xs))*.finish()),
            false => quote!(f.debug_tuple(#text)#(.field(#xs))*.finish()),
        };
        quote!(Self::#pattern => #print)
    });
    let default = default(input, variants);
    let copies =
        |member: &Member| member.copy != Some(false) && fields::boxed(&member.ty).is_none();
    let copy = input.active().all(copies).then(|| {
        let bounds = impls::conditional(
            input,
            |_| quote!(::core::marker::Copy),
            &generics,
            |m| m.copy.is_some(),
        );
        quote!(#[automatically_derived] impl #params ::core::marker::Copy for #tangent #bounds {})
    });
    quote! {
        #[automatically_derived]
        impl #params ::core::clone::Clone for #tangent #bounds {
            #[inline]
            fn clone(&self) -> Self {
                match self { #(#clones,)* }
            }
        }
        #[automatically_derived]
        #[allow(unreachable_patterns)]
        impl #params ::core::cmp::PartialEq for #tangent #bounds {
            #[inline]
            fn eq(&self, other: &Self) -> ::core::primitive::bool {
                match (self, other) { #(#equal,)* _ => false }
            }
        }
        #[automatically_derived]
        impl #params ::core::fmt::Debug for #tangent #bounds {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self { #(#prints,)* }
            }
        }
        #default
        #copy
    }
}

/// The default of a field, and what it asks for.
fn default_of(input: &Input, member: &Member) -> (TokenStream, Option<TokenStream>) {
    let (zero, need) = impls::default_of(input, member);
    (in_its_box(input, member, zero), need)
}

/// The zero of the first variant that does not hold its own kind: where a struct that holds the enum begins, before the
/// variant is known. It meets no tangent of another variant unnoticed.
fn default(input: &Input, variants: &[Variant]) -> TokenStream {
    let ends = |variant: &&Variant| {
        let mut fields = variant.active();
        fields.all(|member| {
            fields::boxed(&member.ty).is_none() || !impls::is_within(&member.ty, input)
        })
    };
    let Some(first) = variants.iter().find(ends) else {
        return TokenStream::new();
    };
    let (tangent, generics) = (impls::tangent_type(input), impls::tangent_generics(input));
    let (params, _, _) = generics.split_for_impl();
    let defaults = first.active().map(|member| default_of(input, member));
    let (defaults, needs): (Vec<_>, Vec<_>) = defaults.unzip();
    let needs = needs.into_iter().flatten();
    let bounds = impls::clause(impls::own_bounds(&generics).chain(needs));
    let (ident, bars) = (&first.ident, first.active().map(|member| &member.bar));
    quote! {
        #[automatically_derived]
        impl #params ::core::default::Default for #tangent #bounds {
            #[inline]
            fn default() -> Self {
                Self::#ident { #(#bars: #defaults,)* }
            }
        }
    }
}

/// The variant of which a value is the easiest to make: one that does not hold others of the enum, if it can be.
fn plainest<'v>(input: &Input, variants: &'v [Variant]) -> Option<&'v Variant> {
    variants.iter().min_by_key(|variant| {
        let all = variant.members.iter();
        let within = all.clone().any(|m| impls::is_within(&m.ty, input));
        (within, all.filter(|m| !impls::is_plain(&m.ty)).count())
    })
}

/// The fields, then the number of the variant: read back the other way round. `plainest` is what stands for any of them.
fn records(
    rt: &TokenStream,
    variants: &[(Ident, Vec<syn::Member>)],
    plainest: Option<&Variant>,
) -> TokenStream {
    let blank = variants
        .iter()
        .find(|(ident, _)| plainest.is_some_and(|of| of.ident == *ident));
    let blank =
        blank.map(|(ident, names)| quote!(Self::#ident { #(#names: #rt::Save::blank(),)* }));
    let numbers: Vec<_> = (0..variants.len()).map(Literal::usize_suffixed).collect();
    let saves = variants.iter().zip(&numbers).map(|((ident, names), number)| {
        let locals = locals(names);
        quote!(Self::#ident { #(#names: #locals,)* } => { #(#rt::Save::save(#locals, tape);)* #number })
    });
    let makes = variants
        .iter()
        .zip(&numbers)
        .map(|((ident, names), number)| {
            let locals = locals(names);
            let backwards = locals.iter().rev();
            quote!(#number => {
                #(let #backwards = #rt::Save::recreate(from);)*
                Self::#ident { #(#names: #locals,)* }
            })
        });
    let duplicates = variants.iter().map(|(ident, names)| {
        let locals = locals(names);
        quote!(Self::#ident { #(#names: #locals,)* } => Self::#ident {
            #(#names: #rt::Save::duplicate(#locals),)*
        })
    });
    quote! {
        #[inline]
        fn save(&self, tape: &mut #rt::Tape) {
            let number: ::core::primitive::usize = match self { #(#saves,)* };
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
                #(#makes,)*
                _ => ::core::unreachable!(),
            }
        }
        #[inline]
        fn duplicate(&self) -> Self {
            match self { #(#duplicates,)* }
        }
        #[inline]
        fn blank() -> Self {
            #blank
        }
    }
}

fn locals(names: &[syn::Member]) -> Vec<Ident> {
    (0..names.len())
        .map(|n| format_ident!("field_{n}"))
        .collect()
}

fn save(input: &Input, variants: &[Variant]) -> TokenStream {
    if input.members.iter().any(|member| member.borrowed) {
        return TokenStream::new();
    }
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
    let more = input
        .members
        .iter()
        .filter(|m| !impls::is_plain(&m.ty) && !impls::is_within(&m.ty, input))
        .map(|member| {
            let ty = &member.ty;
            quote!(for<'field> #ty: #rt::Save)
        });
    let bounds = impls::clause(own.chain(more));
    let all: Vec<_> = variants
        .iter()
        .map(|v| {
            (
                v.ident.clone(),
                v.members.iter().map(|m| m.name.clone()).collect(),
            )
        })
        .collect();
    let body = records(&rt, &all, plainest(input, variants));
    quote! {
        #[automatically_derived]
        #[allow(clippy::unreachable)]
        impl #params #rt::Save for #ident #args #bounds { #body }
    }
}

fn save_tangent(input: &Input, variants: &[Variant]) -> TokenStream {
    let (rt, tangent) = (input.rt(), impls::tangent_type(input));
    let generics = impls::tangent_generics(input);
    let (params, _, _) = generics.split_for_impl();
    let own = generics
        .where_clause
        .iter()
        .flat_map(|clause| &clause.predicates);
    let own = own.map(ToTokens::to_token_stream);
    let more = input.active().filter(|m| !impls::is_within(&m.ty, input));
    let more = more.map(|member| {
        let ty = impls::field_type(input, member);
        quote!(for<'field> #ty: #rt::Save)
    });
    let bounds = impls::clause(own.chain(more));
    let all: Vec<_> = variants
        .iter()
        .map(|v| (v.ident.clone(), v.active().map(|m| m.bar.clone()).collect()))
        .collect();
    let body = records(&rt, &all, plainest(input, variants));
    quote! {
        #[automatically_derived]
        #[allow(clippy::unreachable)]
        impl #params #rt::Save for #tangent #bounds { #body }
    }
}
