//! What a signature's tokens say about derivatives: nothing here looks at a body.

use std::borrow::Cow;
use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::visit_mut::VisitMut;

use crate::{generics, names};

/// A type, with everything forgotten that is the same for all derivatives.
#[derive(Clone, Debug)]
pub enum Shape {
    F64,
    F32,
    /// A type parameter that stands for a float type.
    Param(Ident),
    /// Surely carries no derivative: integers, `bool`, `&str`, closures.
    Inert,
    /// The length as written.
    Array(Box<Shape>, TokenStream),
    Slice(Box<Shape>),
    Vec(Box<Shape>),
    Tuple(Vec<Shape>),
    Option(Box<Shape>),
    /// A type that the macro cannot see through. It counts as `Differentiable`.
    Opaque(Box<syn::Type>),
}

/// How a parameter is passed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    Value,
    Ref,
    RefMut,
}

/// What flows to and from a parameter; decides its bar and its slot in the hidden companions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Carries no derivative: bar `()`, slot `()`.
    Inactive,
    /// Excluded by `wrt`: slot `LeftOut`; its bar, if it is a reference, converts to `LeftOut`, else it is `()`.
    LeftOut,
    /// By value: bar `()`, slot = its adjoint.
    Value,
    /// By reference: bar = its shadow, slot `()`.
    Reference,
}

/// A parameter of an annotated function.
#[derive(Clone, Debug)]
pub struct ParamShape {
    /// Its name in companions.
    pub ident: Ident,
    /// Its type as written.
    pub ty: syn::Type,
    pub by: By,
    /// The type behind the reference.
    pub shape: Shape,
    /// What the body sees of a type that a trait's declaration leaves open: `f64` in `impl Trait for f64`.
    pub seen: Option<Box<Shape>>,
    /// False if `wrt(..)` leaves it out.
    pub wrt: bool,
    /// A method's receiver as public companions have it. The hidden ones take it by reference.
    pub receiver: Option<TokenStream>,
    /// What it is differentiated by, if it is a function that is called with floats.
    pub pullback: Option<Pullback>,
    /// Whether its bounds say that it is a function.
    pub function: bool,
}

/// The `vjp` that companions take beside a parameter `f: impl Fn(f64, usize) -> f64`: a function
/// `(f64, usize, f64) -> (f64, f64)` of the arguments and the seed that gives the value and the adjoints.
#[derive(Clone, Debug)]
pub struct Pullback {
    args: Vec<syn::Type>,
    ret: syn::Type,
    /// The types of the arguments that have adjoints.
    adjoints: Vec<syn::Type>,
}

impl ToTokens for Pullback {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (args, ret, adjoints) = (&self.args, &self.ret, &self.adjoints);
        let adjoints = match &adjoints[..] {
            [one] => quote!(#one),
            several => quote!((#(#several),*)),
        };
        tokens.extend(quote!(impl ::core::ops::Fn(#(#args,)* #ret) -> (#ret, #adjoints)));
    }
}

/// The result of an annotated function.
#[derive(Clone, Debug)]
pub struct RetShape {
    /// As written; `None` for `()`.
    pub ty: Option<syn::Type>,
    /// `Option` or `Result` around a differentiable value.
    pub wrap: Option<Wrap>,
    /// The value inside, as written.
    pub inner: Option<syn::Type>,
    pub shape: Shape,
    /// A type that the macro cannot see through, but that is no float.
    pub is_struct: bool,
}

/// What companions wrap around their results because the function does.
#[derive(Clone, Debug)]
pub enum Wrap {
    Option,
    /// The type as written, which may be an alias that fixes the error: `Result<f64, E>`, `io::Result<f64>`.
    Result(Box<syn::Type>),
}

/// The parameters of a function. `wrt`: the names listed there, if there is such an option.
pub fn params(sig: &syn::Signature, wrt: Option<&[Ident]>) -> Vec<ParamShape> {
    let taken: BTreeSet<String> = sig
        .inputs
        .iter()
        .filter_map(typed)
        .filter_map(|arg| name(&arg.pat))
        .map(|ident| ident.unraw().to_string())
        .collect();
    let declared = generics::declared(sig);
    sig.inputs
        .iter()
        .enumerate()
        .map(|(position, arg)| {
            let declared = declared
                .as_ref()
                .and_then(|of| typed(&of.here.inputs[position]));
            let arg = match arg {
                syn::FnArg::Typed(arg) => arg,
                syn::FnArg::Receiver(receiver) => {
                    return self::receiver(receiver, &sig.generics, wrt);
                }
            };
            let ident = name(&arg.pat)
                .cloned()
                .unwrap_or_else(|| names::unnamed(position, &taken));
            let wrt = wrt.is_none_or(|wrt| wrt.contains(&ident));
            let (_, own) = passed(&in_place_of_self(&arg.ty));
            let own = own.with_params(&generics::floats(&sig.generics));
            let ty = declared.map_or(&arg.ty, |of| &of.ty);
            let (by, shape) = passed(ty);
            let seen = (shape.leaves_open() && !own.leaves_open()).then(|| Box::new(own));
            let callable = callable(&sig.generics, &arg.ty);
            let function = callable.is_some();
            let shape = match callable {
                Some(_) => Shape::Inert,
                None => shape.with_params(&generics::floats(&sig.generics)),
            };
            let pullback = callable
                .filter(|_| wrt)
                .and_then(|of| pullback(&sig.generics, &of));
            ParamShape {
                ident,
                ty: (**ty).clone(),
                by,
                shape,
                seen,
                wrt,
                receiver: None,
                pullback,
                function,
            }
        })
        .collect()
}

/// The types `T::Scalar` in what carries a derivative, whose tangents companions speak of.
pub fn associated(sig: &syn::Signature, wrt: Option<&[Ident]>) -> Vec<syn::Type> {
    let mut all: Vec<syn::Type> = vec![];
    let params = params(sig, wrt);
    let active = params.iter().filter(|param| param.is_active());
    for shape in active.map(|param| &param.shape).chain([&ret(sig).shape]) {
        shape.associated(&sig.generics, &mut all);
    }
    all
}

/// The names of parameters, and which of them are functions with something to differentiate them by.
pub fn functions(params: &[ParamShape]) -> Vec<(&Ident, bool)> {
    let named = |param: &'_ ParamShape| param.pullback.is_some();
    params
        .iter()
        .map(|param| (&param.ident, named(param)))
        .collect()
}

/// `Fn(f64) -> f64`, if the type is a parameter bounded so, an `impl` or a `dyn` of it, or a pointer to one of these.
pub fn callable(generics: &syn::Generics, ty: &syn::Type) -> Option<syn::PathSegment> {
    let bounds: Vec<&syn::TypeParamBound> = match pointed_to(strip_refs(ty)) {
        syn::Type::ImplTrait(of) => of.bounds.iter().collect(),
        syn::Type::TraitObject(of) => of.bounds.iter().collect(),
        syn::Type::Path(path) => bounds_of(generics, path.path.get_ident()?),
        _ => return None,
    };
    bounds.into_iter().find_map(|bound| match bound {
        syn::TypeParamBound::Trait(bound) => bound
            .path
            .segments
            .last()
            .cloned()
            .filter(|last| matches!(last.ident.to_string().as_str(), "Fn" | "FnMut" | "FnOnce")),
        _ => None,
    })
}

/// `dyn Fn(f64) -> f64` of `Rc<dyn Fn(f64) -> f64>`.
fn pointed_to(ty: &syn::Type) -> &syn::Type {
    match generic(ty) {
        Some((name, args)) if matches!(name.as_str(), "Box" | "Rc" | "Arc") => match &args[..] {
            [of @ syn::Type::TraitObject(_)] => of,
            _ => ty,
        },
        _ => ty,
    }
}

fn bounds_of<'g>(generics: &'g syn::Generics, name: &Ident) -> Vec<&'g syn::TypeParamBound> {
    let by_param = generics.type_params().filter(|param| param.ident == *name);
    let mut bounds: Vec<_> = by_param.flat_map(|param| &param.bounds).collect();
    let clauses = generics
        .where_clause
        .iter()
        .flat_map(|clause| &clause.predicates);
    for clause in clauses {
        if let syn::WherePredicate::Type(clause) = clause
            && matches!(&clause.bounded_ty, syn::Type::Path(of) if of.path.is_ident(name))
        {
            bounds.extend(&clause.bounds);
        }
    }
    bounds
}

/// That of a function of numbers by value that gives a float.
fn pullback(generics: &syn::Generics, of: &syn::PathSegment) -> Option<Pullback> {
    let syn::PathArguments::Parenthesized(signature) = &of.arguments else {
        return None;
    };
    if of.ident != "Fn" {
        return None;
    }
    let floats = generics::floats(generics);
    let is_float = |ty: &syn::Type| {
        let shape = Shape::of(ty).with_params(&floats);
        matches!(shape, Shape::F64 | Shape::F32 | Shape::Param(_))
    };
    let syn::ReturnType::Type(_, ret) = &signature.output else {
        return None;
    };
    let args: Vec<syn::Type> = signature.inputs.iter().map(|arg| arg.ty.clone()).collect();
    let plain = |ty: &syn::Type| is_float(ty) || matches!(Shape::of(ty), Shape::Inert);
    let adjoints: Vec<_> = args.iter().filter(|ty| is_float(ty)).cloned().collect();
    let fits = is_float(ret) && args.iter().all(plain) && !adjoints.is_empty();
    fits.then(|| Pullback {
        args,
        ret: (**ret).clone(),
        adjoints,
    })
}

/// `self` counts as a reference: one shape for all callers, who cannot know.
fn receiver(
    receiver: &syn::Receiver,
    generics: &syn::Generics,
    wrt: Option<&[Ident]>,
) -> ParamShape {
    let token = receiver.self_token;
    let ident = Ident::from(token);
    let (by, ty) = match &receiver.kind {
        syn::ReceiverKind::Reference(and, lifetime, Some(mutable)) => {
            (By::RefMut, quote!(#and #lifetime #mutable #token))
        }
        syn::ReceiverKind::Reference(and, lifetime, None) => {
            (By::Ref, quote!(#and #lifetime #token))
        }
        _ => (By::Ref, quote!(#token)),
    };
    ParamShape {
        wrt: wrt.is_none_or(|wrt| wrt.iter().any(|name| name == "self")),
        ident,
        ty: syn::parse_quote!(Self),
        by,
        shape: Shape::Opaque(Box::new(syn::parse_quote!(Self))).with_params(&[]),
        seen: generics::this()
            .map(|this| Shape::of(&this).with_params(&generics::floats(generics)))
            .filter(|shape| shape.is_active() && !shape.is_opaque())
            .map(Box::new),
        receiver: Some(ty),
        pullback: None,
        function: false,
    }
}

fn typed(arg: &syn::FnArg) -> Option<&syn::PatType> {
    match arg {
        syn::FnArg::Typed(arg) => Some(arg),
        syn::FnArg::Receiver(_) => None,
    }
}

/// The name of a parameter whose pattern is one.
fn name(pat: &syn::Pat) -> Option<&Ident> {
    match pat {
        syn::Pat::Ident(pat) if pat.subpat.is_none() && pat.by_ref.is_none() => Some(&pat.ident),
        syn::Pat::Paren(pat) => name(&pat.pat),
        _ => None,
    }
}

fn passed(ty: &syn::Type) -> (By, Shape) {
    match plain(ty) {
        syn::Type::Reference(reference) if reference.mutability.is_some() => {
            (By::RefMut, behind_mut(&reference.elem))
        }
        syn::Type::Reference(reference) => (By::Ref, Shape::of(strip_refs(&reference.elem))),
        ty => (By::Value, Shape::of(ty)),
    }
}

/// The type with that whose method it is in place of `Self`, where that is no struct: `&[f64; 3]` for `&Self`.
fn in_place_of_self(ty: &syn::Type) -> Cow<'_, syn::Type> {
    struct Replace(syn::Type);
    impl VisitMut for Replace {
        fn visit_type_mut(&mut self, ty: &mut syn::Type) {
            match ty {
                syn::Type::Path(path) if path.path.is_ident("Self") => *ty = self.0.clone(),
                _ => syn::visit_mut::visit_type_mut(self, ty),
            }
        }
    }
    match generics::this().filter(|this| !Shape::of(this).is_opaque()) {
        Some(this) => {
            let mut ty = ty.clone();
            Replace(this).visit_type_mut(&mut ty);
            Cow::Owned(ty)
        }
        None => Cow::Borrowed(ty),
    }
}

/// A reference that can itself be replaced is nothing that we know.
fn behind_mut(ty: &syn::Type) -> Shape {
    match plain(ty) {
        syn::Type::Reference(_) => Shape::Opaque(Box::new(ty.clone())),
        ty => Shape::of(ty),
    }
}

/// The result of a function.
pub fn ret(sig: &syn::Signature) -> RetShape {
    let mut ret = match generics::declared(sig) {
        Some(declared) => written_ret(&declared.here),
        None => written_ret(sig),
    };
    ret.shape = ret.shape.with_params(&generics::floats(&sig.generics));
    ret
}

fn written_ret(sig: &syn::Signature) -> RetShape {
    let syn::ReturnType::Type(_, ty) = &sig.output else {
        return RetShape::unit();
    };
    if matches!(plain(ty), syn::Type::Tuple(tuple) if tuple.elems.is_empty()) {
        return RetShape::unit();
    }
    let whole = RetShape {
        ty: Some((**ty).clone()),
        wrap: None,
        inner: Some((**ty).clone()),
        shape: Shape::of(strip_refs(ty)),
        is_struct: false,
    };
    let Some((wrap, inner)) = wrapped(plain(ty)) else {
        return whole;
    };
    let shape = Shape::of(strip_refs(inner));
    if !shape.is_active() {
        return RetShape {
            shape: Shape::Inert,
            ..whole
        };
    }
    RetShape {
        wrap: Some(wrap),
        inner: Some(inner.clone()),
        shape,
        ..whole
    }
}

/// The type inside of an `Option` or a `Result`, or the type itself.
pub fn unwrapped(ty: &syn::Type) -> &syn::Type {
    wrapped(plain(ty)).map_or(ty, |(_, inner)| inner)
}

fn wrapped(ty: &syn::Type) -> Option<(Wrap, &syn::Type)> {
    let (name, args) = generic(ty)?;
    match (name.as_str(), &args[..]) {
        ("Option", [inner]) => Some((Wrap::Option, inner)),
        ("Result", [inner, ..]) => Some((Wrap::Result(Box::new(ty.clone())), inner)),
        _ => None,
    }
}

impl Wrap {
    /// The same type around something else.
    pub fn around(&self, of: TokenStream) -> TokenStream {
        let Wrap::Result(written) = self else {
            return quote::quote!(::core::option::Option<#of>);
        };
        if let Some((_, args)) = generic(written)
            && let [_, error] = args[..]
        {
            return quote::quote!(::core::result::Result<#of, #error>);
        }
        let mut ty = (**written).clone();
        if let syn::Type::Path(path) = &mut ty
            && let Some(last) = path.path.segments.last_mut()
            && let syn::PathArguments::AngleBracketed(args) = &mut last.arguments
            && let Some(inner) = args.args.iter_mut().find_map(|arg| match arg {
                syn::GenericArgument::Type(inner) => Some(inner),
                _ => None,
            })
        {
            *inner = syn::Type::Verbatim(of);
        }
        ty.to_token_stream()
    }
}

impl RetShape {
    fn unit() -> Self {
        Self {
            ty: None,
            wrap: None,
            inner: None,
            shape: Shape::Inert,
            is_struct: false,
        }
    }

    /// Whether a derivative of the result can be seeded.
    pub fn is_active(&self) -> bool {
        self.shape.is_active()
    }

    /// Whether `f_grad` makes sense: the result is one float, as far as tokens tell.
    pub fn is_scalar(&self) -> bool {
        let float = matches!(
            self.shape,
            Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Opaque(_)
        );
        !self.is_struct && float
    }
}

impl ParamShape {
    pub fn role(&self) -> Role {
        match (self.shape.is_active(), self.wrt, self.by) {
            (false, ..) => Role::Inactive,
            (true, false, _) => Role::LeftOut,
            (true, true, By::Value) => Role::Value,
            (true, true, _) => Role::Reference,
        }
    }

    /// The same as the body sees it, if that is something else.
    pub fn as_seen(&self) -> Option<ParamShape> {
        self.seen.as_ref().map(|shape| ParamShape {
            shape: (**shape).clone(),
            ..self.clone()
        })
    }

    /// Whether it is a `self` by value: public companions take it so, hidden ones by reference.
    pub fn is_owned_self(&self) -> bool {
        let tokens = self.receiver.as_ref().map(ToString::to_string);
        tokens.is_some_and(|tokens| tokens == "self")
    }

    /// Whether it has a gradient.
    pub fn is_active(&self) -> bool {
        matches!(self.role(), Role::Value | Role::Reference)
    }

    /// Whether it has a length at run time.
    pub fn has_length(&self) -> bool {
        self.shape.has_lengths()
    }

    /// Whether companions may use it twice without a `clone`.
    pub fn is_copy(&self) -> bool {
        self.by == By::Ref || self.by == By::Value && self.shape.is_copy()
    }

    /// Whether its shadow is an exclusive reference to the tangent itself, not cells: a `Vec` that may
    /// grow, a type that the macro cannot see through, `Option`s in lists, `Vec`s in tuples or nested more than twice.
    pub fn is_exclusive(&self) -> bool {
        match self.by {
            _ if self.shape.lists_options() => true,
            By::RefMut => self.shape.owns_memory(),
            _ => self.shape.depth() > 2 || self.shape.element().owns_memory(),
        }
    }

    /// Whether its shadow is a slice of views, one per inner `Vec`.
    pub fn is_nested(&self) -> bool {
        !self.is_exclusive() && self.shape.depth() == 2
    }
}

impl Shape {
    /// Adds the type parameters in it that are no floats: their tangents are those of whatever they stand for.
    pub fn parameters<'g>(&self, generics: &'g syn::Generics, out: &mut Vec<&'g Ident>) {
        match self {
            Shape::Opaque(ty) => {
                let found = generics.type_params().find(|param| {
                    matches!(&**ty, syn::Type::Path(path) if path.path.is_ident(&param.ident))
                });
                if let Some(param) = found
                    && !out.contains(&&param.ident)
                {
                    out.push(&param.ident);
                }
            }
            Shape::Array(of, _) | Shape::Slice(of) | Shape::Vec(of) | Shape::Option(of) => {
                of.parameters(generics, out);
            }
            Shape::Tuple(parts) => parts.iter().for_each(|part| part.parameters(generics, out)),
            Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Inert => {}
        }
    }

    /// Adds the types in it that are a parameter's own.
    pub fn associated(&self, generics: &syn::Generics, out: &mut Vec<syn::Type>) {
        match self {
            Shape::Opaque(ty) => {
                let around = generics::around();
                let is_param = |first: &Ident| {
                    let mut all = around.type_params().chain(generics.type_params());
                    *first == "Self" || all.any(|param| param.ident == *first)
                };
                if let syn::Type::Path(path) = &**ty
                    && path.qself.is_none()
                    && path.path.segments.len() == 2
                    && is_param(&path.path.segments[0].ident)
                    && !out.contains(ty)
                {
                    out.push((**ty).clone());
                }
            }
            Shape::Array(of, _) | Shape::Slice(of) | Shape::Vec(of) | Shape::Option(of) => {
                of.associated(generics, out);
            }
            Shape::Tuple(parts) => parts.iter().for_each(|part| part.associated(generics, out)),
            Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Inert => {}
        }
    }

    /// Whether a part of it is of the type whose method it is.
    pub fn is_of_self(&self) -> bool {
        match self {
            Shape::Opaque(ty) => matches!(&**ty, syn::Type::Path(of) if of.path.is_ident("Self")),
            Shape::Array(of, _) | Shape::Slice(of) | Shape::Vec(of) | Shape::Option(of) => {
                of.is_of_self()
            }
            Shape::Tuple(parts) => parts.iter().any(Shape::is_of_self),
            Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Inert => false,
        }
    }

    pub fn of(ty: &syn::Type) -> Self {
        match plain(ty) {
            syn::Type::Array(array) => Shape::Array(
                Box::new(Shape::of(&array.elem)),
                array.len.to_token_stream(),
            ),
            syn::Type::Slice(slice) => Shape::Slice(Box::new(Shape::of(&slice.elem))),
            syn::Type::Tuple(tuple) => Shape::Tuple(tuple.elems.iter().map(Shape::of).collect()),
            syn::Type::Reference(reference) => match Shape::of(&reference.elem) {
                // In a list, one of its own length.
                Shape::Slice(of) => Shape::Vec(of),
                of => of,
            },
            syn::Type::Path(path) => Self::of_path(ty, path),
            syn::Type::Macro(_) | syn::Type::Verbatim(_) | syn::Type::Infer(_) => {
                Shape::Opaque(Box::new(ty.clone()))
            }
            // Functions, trait objects, raw pointers, `!`, `impl Trait`.
            _ => Shape::Inert,
        }
    }

    fn of_path(ty: &syn::Type, path: &syn::TypePath) -> Self {
        if let Some((name, args)) = generic(ty) {
            match (name.as_str(), &args[..]) {
                ("Vec", [of]) => return Shape::Vec(Box::new(Shape::of(of))),
                ("Box", [syn::Type::Slice(slice)]) => {
                    return Shape::Vec(Box::new(Shape::of(&slice.elem)));
                }
                ("Option", [of]) => return Shape::Option(Box::new(Shape::of(of))),
                ("Range" | "RangeInclusive" | "RangeFrom" | "RangeTo", [of])
                    if !Shape::of(of).is_active() =>
                {
                    return Shape::Inert;
                }
                _ => {}
            }
        }
        match primitive(path).as_deref() {
            Some("f64") => Shape::F64,
            Some("f32") => Shape::F32,
            Some(_) => Shape::Inert,
            None => Shape::Opaque(Box::new(ty.clone())),
        }
    }

    /// The same where these names are type parameters that stand for floats.
    pub fn with_params(self, params: &[Ident]) -> Self {
        let of = |shape: Box<Shape>| Box::new(shape.with_params(params));
        match self {
            Shape::Opaque(ty) => match &*ty {
                syn::Type::Path(path) if path.qself.is_none() && generics::is_data(&path.path) => {
                    Shape::Inert
                }
                syn::Type::Path(path) if path.qself.is_none() => {
                    let param = params.iter().find(|param| path.path.is_ident(*param));
                    param.map_or(Shape::Opaque(ty.clone()), |param| {
                        Shape::Param((*param).clone())
                    })
                }
                _ => Shape::Opaque(ty),
            },
            Shape::Array(shape, len) => Shape::Array(of(shape), len),
            Shape::Slice(shape) => Shape::Slice(of(shape)),
            Shape::Vec(shape) => Shape::Vec(of(shape)),
            Shape::Option(shape) => Shape::Option(of(shape)),
            Shape::Tuple(parts) => {
                let parts = parts.into_iter().map(|part| part.with_params(params));
                Shape::Tuple(parts.collect())
            }
            Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Inert => self,
        }
    }

    pub fn is_opaque(&self) -> bool {
        matches!(self, Shape::Opaque(_))
    }

    /// Whether a part of it is of a type that the macro cannot see through.
    fn leaves_open(&self) -> bool {
        match self {
            Shape::Opaque(_) => true,
            Shape::Array(of, _) | Shape::Slice(of) | Shape::Vec(of) | Shape::Option(of) => {
                of.leaves_open()
            }
            Shape::Tuple(parts) => parts.iter().any(Shape::leaves_open),
            Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Inert => false,
        }
    }

    /// Whether a part of it may carry a derivative.
    pub fn is_active(&self) -> bool {
        match self {
            Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Opaque(_) => true,
            Shape::Inert => false,
            Shape::Array(of, _) | Shape::Slice(of) | Shape::Vec(of) | Shape::Option(of) => {
                of.is_active()
            }
            Shape::Tuple(parts) => parts.iter().any(Shape::is_active),
        }
    }

    /// Levels of slices and `Vec`s around the elements.
    fn depth(&self) -> usize {
        match self {
            Shape::Slice(of) | Shape::Vec(of) | Shape::Array(of, _) => {
                let below = of.depth();
                // An array of floats is an element; an array of `Vec`s is a level.
                let level = !matches!(self, Shape::Array(..)) || below > 0;
                below + usize::from(level)
            }
            _ => 0,
        }
    }

    /// Whether its tangent may be replaced by one of another length.
    fn owns_memory(&self) -> bool {
        match self {
            Shape::Vec(_) | Shape::Opaque(_) => true,
            Shape::Array(of, _) | Shape::Slice(of) | Shape::Option(of) => of.owns_memory(),
            Shape::Tuple(parts) => parts.iter().any(Shape::owns_memory),
            _ => false,
        }
    }

    /// Whether the elements of a list may be missing: that is not seen through cells.
    fn lists_options(&self) -> bool {
        match self {
            Shape::Slice(of) | Shape::Vec(of) | Shape::Array(of, _) => {
                matches!(**of, Shape::Option(_)) || of.lists_options()
            }
            _ => false,
        }
    }

    /// What the slices and `Vec`s consist of.
    fn element(&self) -> &Shape {
        match self {
            Shape::Slice(of) | Shape::Vec(of) => of.element(),
            Shape::Array(of, _) if of.depth() > 0 => of.element(),
            _ => self,
        }
    }

    fn is_copy(&self) -> bool {
        match self {
            Shape::F64 | Shape::F32 | Shape::Param(_) => true,
            // Inert types may be `String`s; only references to those occur often, and references are copied
            // by `clone` just as well.
            Shape::Inert | Shape::Opaque(_) | Shape::Slice(_) | Shape::Vec(_) => false,
            Shape::Array(of, _) | Shape::Option(of) => of.is_copy(),
            Shape::Tuple(parts) => parts.iter().all(Shape::is_copy),
        }
    }

    /// Whether parts of it have lengths at run time, beside its own, and all of them can be checked.
    pub fn has_inner_lengths(&self) -> bool {
        match self {
            Shape::Slice(of) | Shape::Vec(of) | Shape::Array(of, _) => {
                of.has_lengths() && of.is_seen_through()
            }
            _ => self.has_lengths() && self.is_seen_through(),
        }
    }

    fn has_lengths(&self) -> bool {
        match self {
            Shape::Slice(_) | Shape::Vec(_) => true,
            Shape::Array(of, _) | Shape::Option(of) => of.has_lengths(),
            Shape::Tuple(parts) => parts.iter().any(Shape::has_lengths),
            _ => false,
        }
    }

    /// Whether no part of it is of a type that the macro cannot see through.
    pub fn is_wholly_seen(&self) -> bool {
        match self {
            Shape::Opaque(_) => false,
            Shape::Array(of, _) | Shape::Slice(of) | Shape::Vec(of) | Shape::Option(of) => {
                of.is_wholly_seen()
            }
            Shape::Tuple(parts) => parts.iter().all(Shape::is_wholly_seen),
            Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Inert => true,
        }
    }

    fn is_seen_through(&self) -> bool {
        match self {
            Shape::Opaque(_) | Shape::Option(_) => false,
            Shape::Slice(of) | Shape::Vec(of) | Shape::Array(of, _) => of.is_seen_through(),
            Shape::Tuple(parts) => parts.iter().all(Shape::is_seen_through),
            _ => true,
        }
    }
}

/// The type without the invisible groups that macros leave, and without parentheses.
fn plain(ty: &syn::Type) -> &syn::Type {
    match ty {
        syn::Type::Group(group) => plain(&group.elem),
        syn::Type::Paren(paren) => plain(&paren.elem),
        _ => ty,
    }
}

fn strip_refs(ty: &syn::Type) -> &syn::Type {
    match plain(ty) {
        syn::Type::Reference(reference) => strip_refs(&reference.elem),
        ty => ty,
    }
}

/// The last segment of a path and its type arguments.
fn generic(ty: &syn::Type) -> Option<(String, Vec<&syn::Type>)> {
    let syn::Type::Path(syn::TypePath {
        qself: None, path, ..
    }) = ty
    else {
        return None;
    };
    let last = path.segments.last()?;
    let syn::PathArguments::AngleBracketed(args) = &last.arguments else {
        return None;
    };
    let types = args.args.iter().filter_map(|arg| match arg {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    Some((last.ident.to_string(), types.collect()))
}

/// The name of a primitive type, or of a type of the standard library without derivatives.
fn primitive(ty: &syn::TypePath) -> Option<String> {
    const NAMES: [&str; 19] = [
        "f64", "f32", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64",
        "u128", "usize", "bool", "char", "str", "String", "Ordering",
    ];
    if ty.qself.is_some()
        || ty
            .path
            .segments
            .iter()
            .any(|segment| !segment.arguments.is_none())
    {
        return None;
    }
    let mut names: Vec<String> = ty
        .path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect();
    let last = names.pop()?;
    let prefix: Vec<&str> = names.iter().map(String::as_str).collect();
    let standard = matches!(
        prefix[..],
        [] | ["core" | "std", "primitive"]
            | ["std" | "alloc", "string"]
            | ["core" | "std", "cmp"]
            | ["cmp"]
    );
    (standard && NAMES.contains(&last.as_str())).then_some(last)
}
