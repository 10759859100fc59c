//! `#[derive(Differentiable)]`.
//!
//! ```text
//! struct S { x: f64, w: Vec<f64>, n: usize }
//!
//! struct STangent { x: f64, w: Vec<f64> }
//! impl Differentiable for S { type Tangent = STangent; .. }
//! impl Tangent for STangent { .. }
//! impl Clone, PartialEq, Debug, Default, Copy for STangent            // the last two where the fields are such
//! impl rt::Save for S { .. }                                          // likewise
//! impl rt::Shadow for &STangent, ..                                   // what sums of whole shadows ask for
//! ```

mod data;
mod enums;
mod fields;
mod impls;

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{Data, DeriveInput, Ident};

use crate::errors::Errors;
use crate::generics;
use crate::known::{self, Known};
use crate::sight;
use crate::types;
use crate::ungrouped;
pub use fields::{boxed, is_skipped};

use fields::Member;

/// Sweeps keep what they need by `clone`.
const CLONED: &str = "`Differentiable` cannot be derived for a type whose `clone` is no copy of all its fields: companions keep values by it\n\
    help: derive `Clone`, and give what it does now another name";

const CLONED_ELSEWHERE: &str = "`Differentiable` cannot be derived for a type whose `clone` is written in another module: companions keep values by it, so that it must be a copy\n\
    help: derive `Clone`, or write it beside the type";

/// The tangent of a box is that of its contents.
const ITSELF: &str = "`Differentiable` cannot be derived for a type that holds itself here: its tangent would be of no finite size\n\
    help: put it in a `Vec`, or, in a variant of an enum, in a `Box` alone";

/// A struct that is derived for.
pub struct Input {
    pub item: DeriveInput,
    pub tangent: Ident,
    pub named: bool,
    pub members: Vec<Member>,
    /// The type parameters that are marks: its tangent is the same for all that may stand for them.
    pub marks: BTreeSet<String>,
    pub root: TokenStream,
}

pub fn expand(item: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let expansion = match syn::parse2::<DeriveInput>(item) {
        Ok(mut item) => {
            ungrouped::declaration(&mut item);
            let known = sight::around_type(&item);
            let asserted = data::asserted(&item, &known);
            if known.cloned.contains(&item.ident.to_string()) {
                errors.at(&item.ident, CLONED);
            } else if is_cloned_elsewhere(&item, &known) {
                errors.at(&item.ident, CLONED_ELSEWHERE);
            }
            let derive = || derive(item, &known, &mut errors);
            let derived =
                generics::with_declared(&known, || generics::with_data(known.data(), derive));
            quote!(#derived #asserted)
        }
        Err(error) => {
            errors.push(error);
            TokenStream::new()
        }
    };
    let errors = errors.take();
    quote!(#expansion #errors)
}

/// Whether a `Clone` is written by hand where it was not read.
fn is_cloned_elsewhere(item: &DeriveInput, known: &Known) -> bool {
    let name = item.ident.to_string();
    let attrs = known.structs.get(&name).map(|item| &item.attrs);
    let attrs = attrs.or_else(|| known.enums.get(&name).map(|item| &item.attrs));
    let derived = attrs.is_none_or(|attrs| known::derives(attrs, "Clone"));
    let beside = known.implementors.get("Clone");
    !derived
        && !beside.is_some_and(|types| types.contains(&name))
        && sight::any_implements("Clone", &name)
}

/// Another struct or enum that a field holds, and that holds this type.
fn held_back(field: &syn::Field, own: &Ident, known: &Known) -> Option<Ident> {
    let holds = |field: &syn::Field| {
        !is_skipped(field) && types::mentions(field.ty.to_token_stream(), &own.to_string())
    };
    let held = |ident: &Ident, attrs: &[syn::Attribute]| {
        ident != own
            && known::derives(attrs, "Differentiable")
            && types::mentions(field.ty.to_token_stream(), &ident.to_string())
    };
    let mut structs = known.structs.values();
    let found = structs.find(|of| held(&of.ident, &of.attrs) && of.fields.iter().any(holds));
    let mut enums = known.enums.values();
    let other = enums.find(|of| {
        let mut fields = of.variants.iter().flat_map(|variant| &variant.fields);
        held(&of.ident, &of.attrs) && fields.any(holds)
    });
    let found = found.map(|of| &of.ident);
    found.or(other.map(|of| &of.ident)).cloned()
}

/// Reports such a type.
fn check_held_back(field: &syn::Field, own: &Ident, known: &Known, errors: &mut Errors) {
    if !is_skipped(field)
        && let Some(other) = held_back(field, own, known)
    {
        errors.at(
            &field.ty,
            format!(
                "`Differentiable` cannot be derived for two types that hold each other: `{other}` holds `{own}`\n\
                 help: make one type of both, or let one hold the places of the others in a list"
            ),
        );
    }
}

fn derive(item: DeriveInput, known: &Known, errors: &mut Errors) -> TokenStream {
    let root = fields::runtime(&item.attrs, errors);
    let Data::Struct(data) = &item.data else {
        return for_enum(&item, &root, known, errors);
    };
    let named = matches!(data.fields, syn::Fields::Named(_));
    for field in &data.fields {
        if !is_skipped(field) && fields::holds_itself(&field.ty, &item.ident) {
            errors.at(&field.ty, ITSELF);
        }
        check_held_back(field, &item.ident, known, errors);
    }
    if !errors.is_empty() {
        return TokenStream::new();
    }
    let mut members = fields::members(&data.fields, &item.generics, errors);
    for member in &mut members {
        member.variants = data::variants(&member.ty, known);
        // Emitted code speaks of a field and of its tangent by one number.
        member.bar = member.name.clone();
    }
    let tangent = format_ident!("{}Tangent", item.ident, span = item.ident.span());
    let marks = known.structs.get(&item.ident.to_string());
    let marks = marks.map_or_else(BTreeSet::new, |own| generics::marks::of_struct(known, own));
    let input = Input {
        tangent,
        named,
        members,
        marks,
        root,
        item,
    };
    impls::emit(&input)
}

/// An enum that holds no numbers cannot move.
fn for_enum(
    item: &DeriveInput,
    root: &TokenStream,
    known: &Known,
    errors: &mut Errors,
) -> TokenStream {
    let Data::Enum(data) = &item.data else {
        errors.at(
            &item.ident,
            "`Differentiable` cannot be derived for a union",
        );
        return TokenStream::new();
    };
    let fields = data.variants.iter().flat_map(|variant| &variant.fields);
    for field in fields {
        check_held_back(field, &item.ident, known, errors);
    }
    if !errors.is_empty() {
        return TokenStream::new();
    }
    let generics = &item.generics;
    if enums::holds_numbers(data, generics, errors) {
        let input = Input {
            tangent: format_ident!("{}Tangent", item.ident, span = item.ident.span()),
            named: true,
            members: vec![],
            marks: BTreeSet::new(),
            root: root.clone(),
            item: item.clone(),
        };
        return enums::emit(input, data, errors);
    }
    let ident = &item.ident;
    let (params, args, bounds) = generics.split_for_impl();
    let save = impls::save_variant(item, root);
    quote! {
        impl #params #root::Differentiable for #ident #args #bounds {
            type Tangent = ();
            #[inline(always)]
            fn zero_tangent(&self) {}
            #[inline(always)]
            fn move_by(&mut self, _: &(), _: ::core::primitive::f64) {}
        }
        #save
    }
}

impl Input {
    pub fn active(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.active)
    }

    /// `1: (),` for each field without a tangent of a tuple struct, to which the tangent's others owe their numbers.
    pub fn left_out(&self) -> TokenStream {
        let members = self.members.iter();
        let left_out = members.filter(|m| !m.active && self.is_numbered());
        left_out.map(|m| &m.name).map(|n| quote!(#n: (),)).collect()
    }

    /// Whether the tangent is a tuple struct.
    pub fn is_numbered(&self) -> bool {
        !self.named && self.active().next().is_some()
    }

    pub fn rt(&self) -> TokenStream {
        let root = &self.root;
        quote!(#root::rt)
    }

    pub fn name(&self) -> String {
        self.item.ident.to_token_stream().to_string()
    }
}
