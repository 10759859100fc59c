//! The reverse of the tangent companion, for products with second derivatives: reverse over forward.
//!
//! ```text
//! fn f(x: f64, w: &[f64]) -> f64
//!
//! impl f_grad {
//!     pub fn jvp_vjp(x, w, x_dot, w_dot, _: (), w_bar, _: (), w_dot_bar, tape, seed: (f64, f64))
//!         -> ((f64, f64), (f64, (), f64, ())) { .. }
//!     pub fn jvp_fwd(x, w, x_dot, w_dot, tape) -> (f64, f64) { .. }
//!     pub fn jvp_rev(x, w, x_dot, w_dot, _: (), w_bar, _: (), w_dot_bar, rev, seed: (f64, f64)) -> (f64, (), f64, ()) { .. }
//! }
//! ```
//! They are the companions of a function with twice the parameters. With the seed (0, 1) the adjoints of the arguments are
//! the Hessian times the direction, and those of the tangents are the gradient.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Lifetime;

use super::hidden::{self, Kind};
use super::shapes::{By, ParamShape, RetShape, Shape};
use super::signature::Signature;
use super::unavailable::{self, unavailable};
use super::{Bodies, Options, lanes, nested, shapes, tangent};
use crate::names::{self, Locals};

/// The bodies of one function's companions.
#[derive(Clone)]
pub enum Second {
    Bodies {
        vjp: TokenStream,
        /// Where they are left out, nothing is recorded and `jvp_rev` runs `jvp_vjp`.
        split: Option<(TokenStream, TokenStream)>,
        uses_tape: bool,
    },
    Missing(Why),
}

/// Why there are no second derivatives.
#[derive(Clone, Copy)]
pub enum Why {
    /// There is a rule of the user's, whose derivative nobody knows.
    Rule,
    /// A result has to be recorded whose type nobody writes.
    Unnamed,
    /// It uses operators of the user's types, which have first and second derivatives only.
    Operator,
    /// It minimises something, and nobody asked for second derivatives.
    Minimiser,
    /// `order = k` would be needed at this function.
    Order(usize),
}

impl Second {
    pub fn missing(&self) -> Option<Why> {
        match self {
            Second::Bodies { .. } => None,
            Second::Missing(why) => Some(*why),
        }
    }
}

/// What is different in the signature of a function whose last parameters are tangents.
pub struct Tangents {
    /// How many parameters the function itself has.
    pub base: usize,
    /// How often the function is differentiated forward.
    pub order: usize,
    pub args: Vec<TokenStream>,
    pub lifetimes: Vec<Lifetime>,
    pub prologue: TokenStream,
    /// How they are handed on.
    pub passed: Vec<TokenStream>,
}

/// The parameters of the tangent companion: the function's own, and then their tangents. `wrt`: those are differentiated in
/// as well.
pub fn params(
    primal: &[ParamShape],
    dots: &[Ident],
    runtime: &TokenStream,
    wrt: bool,
) -> Vec<ParamShape> {
    let tangents = primal.iter().zip(dots).map(|(param, dot)| ParamShape {
        ident: dot.clone(),
        shape: shape(&param.shape, runtime),
        wrt: param.wrt && wrt,
        receiver: None,
        ..param.clone()
    });
    primal.iter().cloned().chain(tangents).collect()
}

/// The shape of a tangent.
pub fn shape(primal: &Shape, runtime: &TokenStream) -> Shape {
    let of = |shape: &Shape| Box::new(self::shape(shape, runtime));
    match primal {
        Shape::F64 | Shape::F32 | Shape::Param(_) | Shape::Inert => primal.clone(),
        Shape::Array(elem, len) => Shape::Array(of(elem), len.clone()),
        Shape::Slice(elem) => Shape::Slice(of(elem)),
        Shape::Vec(elem) => Shape::Vec(of(elem)),
        Shape::Option(elem) => Shape::Option(of(elem)),
        Shape::Tuple(parts) => {
            Shape::Tuple(parts.iter().map(|part| shape(part, runtime)).collect())
        }
        Shape::Opaque(ty) => Shape::Opaque(Box::new(
            syn::parse_quote!(<#ty as #runtime::Differentiable>::Tangent),
        )),
    }
}

/// The names in such a function.
pub fn locals(primal: &[ParamShape], dots: &[Ident]) -> Locals {
    let idents: Vec<&Ident> = primal.iter().map(|p| &p.ident).chain(dots).collect();
    Locals::new(&idents)
}

/// The function of which these are the companions. `both`: it returns value and tangent, else the tangent alone.
pub fn signature<'a>(
    sig: &Signature<'a>,
    item: &'a syn::ItemFn,
    params: &'a [ParamShape],
    both: bool,
) -> Signature<'a> {
    let (value, tangent) = (sig.ret_type(), tangent::result(sig));
    let value_shape = match &sig.ret.wrap {
        // Nothing flows, whatever it consists of.
        _ if !sig.ret.is_active() => Shape::Inert,
        Some(_) => Shape::Option(Box::new(sig.ret.shape.clone())),
        None => sig.ret.shape.clone(),
    };
    let tangent_shape = shape(&value_shape, sig.root.0);
    let (ty, shape) = match both {
        true => (
            quote!((#value, #tangent)),
            Shape::Tuple(vec![value_shape, tangent_shape]),
        ),
        false => (tangent, tangent_shape),
    };
    let ty = syn::Type::Verbatim(ty);
    let before = sig.tangents.as_ref();
    let order = 1 + before.map_or(0, |before| before.order);
    let and = |of: fn(&Tangents) -> &Vec<TokenStream>, more: Vec<TokenStream>| {
        let earlier = before.into_iter().flat_map(of).cloned();
        earlier.chain(more).collect::<Vec<_>>()
    };
    let (dot, none) = (sig.root.rt("Dot"), sig.root.rt("NoDot"));
    let passed = sig.params.iter().zip(&sig.locals.dots);
    let passed = passed.map(|(param, ident)| match (param.is_active(), param.by) {
        (true, By::RefMut) => quote!(#dot(&mut *#ident)),
        (true, _) => quote!(#dot(#ident)),
        (false, _) => none.clone(),
    });
    Signature {
        item,
        params,
        ret: RetShape {
            ty: Some(ty.clone()),
            wrap: None,
            inner: Some(ty),
            shape,
            is_struct: true,
        },
        items: sig.items.clone(),
        locals: locals(sig.params, &sig.locals.dots),
        root: super::types::Root(sig.root.0),
        method: sig.method,
        of_trait: sig.of_trait,
        in_trait: sig.in_trait,
        taken: None,
        stub: sig.stub,
        jvp: false,
        alone: false,
        recorded: sig.recorded,
        text: 0,
        instance: sig.instance,
        tangents: Some(Tangents {
            base: before.map_or(sig.params.len(), |before| before.base),
            order,
            args: and(|before| &before.args, tangent::dots(sig)),
            lifetimes: tangent::all_lifetimes(sig),
            prologue: tangent::whole_prologue(sig),
            passed: and(|before| &before.passed, passed.collect()),
        }),
    }
}

/// The hidden companions, for the enum or for the type that has the method, and those that callers find by a path.
pub fn emit(sig: &Signature, second: Option<&Second>) -> (TokenStream, TokenStream) {
    let (mut inside, mut suffixed) = (TokenStream::new(), TokenStream::new());
    let prefix = names::forward(order(sig));
    for kind in [Kind::Vjp, Kind::Fwd, Kind::Rev] {
        let name = format_ident!("{prefix}{}", quote!(#kind).to_string());
        let full = sig.items.hidden_form(&name);
        let name = match sig.method {
            true => full.clone(),
            false => name,
        };
        let body = body(sig, kind, second);
        inside.extend(one(sig, kind, &name, body));
        if !sig.method {
            let call = handed_on(sig, kind, &name);
            suffixed.extend(one(sig, kind, &full, call));
        }
    }
    (inside, suffixed)
}

/// How often the function of these companions is differentiated forward.
fn order(sig: &Signature) -> usize {
    sig.tangents.as_ref().map_or(0, |tangents| tangents.order)
}

/// A hidden companion of the function, as the others call it.
fn companion(sig: &Signature, name: &Ident) -> TokenStream {
    sig.hidden(name, &sig.items.hidden_form(name))
}

/// The forward companion of which these are the reverse ones, once more in each of its parameters.
pub fn forward(sig: &Signature, jvp: Option<&tangent::Jvp>) -> (TokenStream, TokenStream) {
    let name = format_ident!("{}", names::tangent(order(sig) + 1));
    let full = sig.items.hidden_form(&name);
    let attrs = sig.attrs();
    let own = match sig.method {
        true => tangent::hidden(sig, jvp, &full),
        false => tangent::hidden(sig, jvp, &name),
    };
    let own = quote!(#[doc(hidden)] #attrs #own);
    match sig.method {
        true => (own, TokenStream::new()),
        false => (own, tangent::suffixed_as(sig, &full, &name)),
    }
}

/// The forward companion that returns what a function of tangents returns.
pub fn companion_forward(sig: &Signature) -> TokenStream {
    let name = format_ident!("{}", names::tangent(order(sig)));
    companion(sig, &name)
}

/// The parameters of the function differentiated forward once, twice, .. and `order` times.
pub fn all_params(sig: &Signature, order: usize) -> Vec<Vec<ParamShape>> {
    let mut all: Vec<Vec<ParamShape>> = vec![];
    let mut dots = sig.locals.dots.clone();
    for _ in 0..order {
        let last = all.last().map_or(sig.params, |last| &last[..]);
        let next = params(last, &dots, sig.root.0, true);
        dots = locals(last, &dots).dots;
        all.push(next);
    }
    all
}

/// The signatures with those parameters.
pub fn all<'a>(sig: &Signature<'a>, params: &'a [Vec<ParamShape>]) -> Vec<Signature<'a>> {
    let mut all: Vec<Signature> = vec![];
    for params in params {
        let next = signature(all.last().unwrap_or(sig), sig.item, params, true);
        all.push(next);
    }
    all
}

/// Both sweeps of a function of tangents.
pub fn vjp(sig: &Signature) -> TokenStream {
    let name = format_ident!("{}vjp", names::forward(order(sig)));
    companion(sig, &name)
}

/// One companion.
pub fn one(sig: &Signature, kind: Kind, name: &Ident, body: TokenStream) -> TokenStream {
    let (vis, attrs) = (&sig.item.vis, sig.attrs());
    let head = hidden::head(sig, kind, quote!(#name));
    quote! {
        #[doc(hidden)]
        #attrs
        #[inline]
        #vis #head { #body }
    }
}

fn body(sig: &Signature, kind: Kind, second: Option<&Second>) -> TokenStream {
    match (second, kind) {
        (None, _) => sig.refused(),
        (Some(Second::Missing(why)), _) => missing(sig, *why),
        (Some(Second::Bodies { vjp, .. }), Kind::Vjp) => in_full(sig, vjp),
        (
            Some(Second::Bodies {
                split: Some((fwd, _)),
                ..
            }),
            Kind::Fwd,
        ) => {
            let dots = sig.tangents.as_ref().map(|tangents| &tangents.prologue);
            let fwd = hidden::contents(fwd);
            quote!(#dots #fwd)
        }
        (
            Some(Second::Bodies {
                split: Some((_, rev)),
                ..
            }),
            Kind::Rev,
        ) => in_full(sig, rev),
        (Some(Second::Bodies { .. }), Kind::Fwd) => again_forward(sig),
        (Some(Second::Bodies { uses_tape, .. }), Kind::Rev) => again_reverse(sig, *uses_tape),
    }
}

/// The body behind the conversions of tangents and of shadows.
pub fn in_full(sig: &Signature, body: &TokenStream) -> TokenStream {
    let (prologue, body) = (hidden::prologue(sig), hidden::contents(body));
    quote!(#prologue #body)
}

/// Without a record: what is changed is saved, no more.
fn again_forward(sig: &Signature) -> TokenStream {
    let tangents = sig.tangents.as_ref().expect("a function of tangents");
    let (tape, saved) = (&sig.locals.tape, hidden::mutable(sig));
    let name = format_ident!("{}", names::tangent(order(sig)));
    let (callee, turbofish) = (companion(sig, &name), sig.turbofish());
    let (args, dots, prologue) = (own(sig), &tangents.passed, &tangents.prologue);
    // What is only lent for the saving is handed on.
    quote! {
        #prologue
        #(#tape.save(#saved);)*
        #callee #turbofish(#(#args,)* #(#dots),*)
    }
}

fn again_reverse(sig: &Signature, uses_tape: bool) -> TokenStream {
    let (tape, entry, seed) = (&sig.locals.tape, &sig.locals.entry, &sig.locals.seed);
    let adjoints = &sig.locals.adjoints;
    let idle = sig.root.rt("idle");
    let scratch = match uses_tape {
        true => quote!(#tape.tape()),
        false => quote!(&mut #idle()),
    };
    let call = full_call(sig, scratch, quote!(#seed));
    let prologue = hidden::conversions(sig);
    let restored: Vec<_> = hidden::mutable(sig).into_iter().rev().collect();
    if restored.is_empty() {
        return quote! {
            #prologue
            let (_, #adjoints) = #call;
            #adjoints
        };
    }
    quote! {
        #prologue
        let mut #entry = #tape.records();
        #(#tape.restore(#restored);)*
        let (_, #adjoints) = #call;
        #(#entry.restore(#restored);)*
        #adjoints
    }
}

fn full_call(sig: &Signature, tape: TokenStream, seed: TokenStream) -> TokenStream {
    let tangents = sig.tangents.as_ref().expect("a function of tangents");
    let bars = hidden::passed_bars(sig, |position| {
        let bar = &sig.locals.bars[position];
        quote!(#bar)
    });
    let callee = vjp(sig);
    let (turbofish, args, dots) = (sig.turbofish(), own(sig), &tangents.passed);
    quote!(#callee #turbofish(#(#args,)* #(#dots,)* #(#bars,)* #tape, #seed))
}

/// The arguments of the function itself.
fn own<'s>(sig: &'s Signature) -> Vec<&'s Ident> {
    let params = &sig.params[..base(sig)];
    params.iter().map(|param| &param.ident).collect()
}

fn base(sig: &Signature) -> usize {
    (sig.tangents.as_ref()).map_or(sig.params.len(), |tangents| tangents.base)
}

/// The suffixed form calls the one of the enum.
fn handed_on(sig: &Signature, kind: Kind, name: &Ident) -> TokenStream {
    let hidden = &sig.items.hidden;
    let (tape, seed, turbofish) = (&sig.locals.tape, &sig.locals.seed, sig.turbofish());
    let mut args: Vec<TokenStream> = own(sig).iter().map(|ident| quote!(#ident)).collect();
    let none = sig.root.rt("NoDot");
    for tangent in &sig.params[base(sig)..] {
        let ident = &tangent.ident;
        args.push(match tangent.is_active() {
            true => quote!(#ident),
            false => none.clone(),
        });
    }
    if kind != Kind::Fwd {
        args.extend(hidden::passed_bars(sig, |position| {
            let bar = &sig.locals.bars[position];
            quote!(#bar)
        }));
    }
    args.push(quote!(#tape));
    if kind != Kind::Fwd {
        args.push(quote!(#seed));
    }
    quote!(<#hidden>::#name #turbofish(#(#args),*))
}

/// An error for those who use it.
pub fn missing(sig: &Signature, why: Why) -> TokenStream {
    unavailable(unavailable::tangent(sig), &why.message(&sig.name()))
}

impl Why {
    pub fn message(self, name: &str) -> String {
        match self {
            Why::Rule => format!(
                "second derivatives through `{name}` are not known: it has a rule of its own\n\
                 help: write `{name}` without `custom` and `custom_jvp`, or take first derivatives of it only"
            ),
            Why::Unnamed => format!(
                "second derivatives through `{name}` need the type of a result that it records\n\
                 help: annotate the variables in it that take the results of calls: `let y: T = ..;`"
            ),
            Why::Operator => format!(
                "third derivatives do not go through the operators of user types in `{name}`\n\
                 help: call a function annotated with `#[grad]` there instead of the operator"
            ),
            Why::Minimiser => format!(
                "second derivatives through `{name}` are those of an inner minimiser: third derivatives of what it minimises\n\
                 help: write `order = 2` in the `#[grad(..)]` of `{name}`, and `order = 3` in that of what is minimised (and of \
                 its constraints)"
            ),
            Why::Order(order) => format!(
                "this takes one more derivative through `{name}` than the function behind it allows\n\
                 help: write `order = {order}` in the `#[grad(..)]` of that function"
            ),
        }
    }
}

// ---- the public companion -----------------------------------------------------------------------

/// What multiplies with the Hessian: `f_hvp`, the Hessian itself. `tangent` is the function differentiated forward.
pub fn products(
    sig: &Signature,
    tangent: &Signature,
    options: &Options,
    bodies: Option<&Bodies>,
) -> TokenStream {
    let wanted = options.hvp || options.hessian;
    if !wanted || !super::public::has_public(sig) {
        return TokenStream::new();
    }
    let body = bodies.and_then(|bodies| bodies.hvp.as_ref());
    let why = bodies.and_then(|bodies| bodies.second.missing());
    let body = match (body, why) {
        (Some((body, tape)), None) => Ok((body, *tape)),
        (_, why) => Err(why.unwrap_or(Why::Unnamed)),
    };
    // Only the function itself, differentiated forward, has the error.
    let with_error = matches!(&sig.ret.wrap, Some(shapes::Wrap::Result(_))) && body.is_ok();
    let of_result = (options.hvp && with_error).then(|| {
        let level = nested::through::Level {
            sig: tangent,
            records: true,
        };
        super::public::hvp_of_result(sig, nested::through::product(sig, &level))
    });
    let lanes = bodies.and_then(|bodies| bodies.hvp_lanes.as_ref());
    let lanes = lanes.filter(|_| body.is_ok() && !sig.in_trait && lanes::fits(sig));
    let shared = lanes.map(|(body, _)| lanes::emit(sig, body));
    let lanes = lanes.map(|(_, records)| *records);
    let others = match options.hessian || !with_error {
        true => multiply(
            sig,
            sig.item,
            body,
            options.hvp && !with_error,
            options.hessian.then_some(lanes),
        ),
        false => TokenStream::new(),
    };
    // A trait says what all implementations have.
    let has_many = options.hvp && (body.is_ok() || sig.in_trait);
    let many = has_many.then(|| lanes::many(sig, lanes.is_some()));
    quote!(#of_result #shared #others #many)
}

/// `f_hvp` and what it calls.
pub fn product(
    sig: &Signature,
    item: &syn::ItemFn,
    body: Result<(&TokenStream, bool), Why>,
) -> TokenStream {
    multiply(sig, item, body, true, None)
}

/// `hessian`: there is one, and whether several directions at once record, where they can be had.
fn multiply(
    sig: &Signature,
    item: &syn::ItemFn,
    body: Result<(&TokenStream, bool), Why>,
    hvp: bool,
    hessian: Option<Option<bool>>,
) -> TokenStream {
    let doubled = params(sig.params, &sig.locals.dots, sig.root.0, false);
    let of_tangent = signature(sig, item, &doubled, false);
    let name = format_ident!("{}_hvp", sig.items.hidden, span = sig.items.hidden.span());
    let inner = match body {
        Ok((body, _)) => in_full(&of_tangent, body),
        Err(why) => missing(sig, why),
    };
    let hidden = one(&of_tangent, Kind::Vjp, &name, inner);
    let uses_tape = body.map(|(_, tape)| tape);
    let product =
        hvp.then(|| super::public::hvp(sig, &of_tangent, &name, uses_tape.is_ok_and(|tape| tape)));
    let hessian =
        hessian.map(|lanes| super::matrix::hessian(sig, &of_tangent, &name, uses_tape, lanes));
    quote!(#hidden #product #hessian)
}
