//! The companions of companions: what callers need that use `f_grad` and the like inside of functions that are
//! differentiated themselves.
//!
//! Nothing is differentiated for it: every word of modes reduces to the reverse of a forward companion, which is there.
//! The reverse of `f_grad` with the cotangent u gives the Hessian times u, and so does its tangent in the direction u:
//! ```text
//! fn f(x: f64, w: &[f64]) -> f64
//!
//! pub enum f_grad_grad {}
//! impl f_grad_grad {
//!     pub fn vjp(x, w, _: (), w_bar, tape, seed: (f64, Vec<f64>)) -> ((f64, Vec<f64>), (f64, ())) {
//!         let x_dot: f64 = seed.0;
//!         let w_dot: &[f64] = &seed.1;
//!         let mut w_grad = rt::zeros(w);
//!         let (_, (x_bar, _, x_grad, _)) =
//!             <f_grad>::jvp_vjp(x, w, Dot(x_dot), Dot(w_dot), (), w_bar, (), &mut w_grad, tape, (0.0, 1.0));
//!         ((x_grad, w_grad), (x_bar, ()))
//!     }
//! }
//! ```
//! | companion | value | the seed of `jvp_vjp` | adjoints of the arguments | adjoints of the direction |
//! |---|---|---|---|---|
//! | `f_grad` | g | (0, 1) | H u | g |
//! | `f_value_and_grad` | (f, g) | (v, 1) | v g + H u | g |
//! | `f_vjp` with the seed s | (f, s g) | (v, s) | v g + s H u | s g |
//! | `f_jvp` in the direction d | (f, g d) | its own | its own | its own |
//!
//! [`through`] says it for any order.
//!
//! The symmetry of second derivatives is what makes it work: a rule of the user's has no place in it.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;

use super::second::{self, Second, Why};
use super::shapes::{By, ParamShape, RetShape, Role, Shape};
use super::signature::Signature;
use super::tangent::{self, Jvp};
use super::types::bundle;
use super::{Bodies, Options, hidden, public, types};
use crate::names::{self, Items, Locals};

pub mod declared;
pub mod through;

/// The companions of companions, and something in place of those that there are not. `order`: how many derivatives are
/// asked for.
pub fn emit(sig: &Signature, options: &Options, bodies: Option<&Bodies>) -> TokenStream {
    let order = options.order;
    if sig.method && order < 2 {
        return TokenStream::new();
    }
    let mut out = TokenStream::new();
    let mut there: Vec<Ident> = vec![];
    if order >= 2 && can_be_nested(sig) {
        let params = second::all_params(sig, order);
        let levels = second::all(sig, &params);
        let levels: Vec<&Signature> = [sig].into_iter().chain(&levels).collect();
        for which in which(sig, options) {
            let nested = Nested::new(sig, which);
            let of = nested.sig(sig);
            there.push(of.items.hidden.clone());
            out.extend(nested.emit(&of, &levels, bodies));
        }
    }
    if !sig.method {
        out.extend(placeholders(sig, &there, order));
    }
    out
}

fn which(sig: &Signature, options: &Options) -> Vec<Which> {
    let mut all = vec![];
    // Whether a type that the macro cannot see through has a gradient, only the caller of that knows.
    let scalar = sig.ret.is_scalar() && !sig.ret.shape.is_opaque();
    if scalar {
        all.extend([Which::Grad, Which::ValueAndGrad]);
    }
    let changed = |param: &ParamShape| param.by == By::RefMut && param.is_active();
    if !sig.params.iter().any(changed) && sig.ret.is_active() {
        all.push(Which::Vjp);
    }
    if sig.jvp && sig.ret.is_active() {
        all.push(Which::Jvp);
    }
    if options.hvp && scalar && options.order >= 3 {
        all.push(Which::Hvp);
    }
    all
}

/// A function that is given as an argument, and results that may not be there, have no such companions.
fn can_be_nested(sig: &Signature) -> bool {
    let given = sig.params.iter().any(|param| param.pullback.is_some());
    !given && sig.ret.wrap.is_none() && public::has_public(sig)
}

/// `type f_grad_grad = rt::NeedsOrder<f_grad, 2>;`: an import need not know which there are, and a missing one says why.
fn placeholders(sig: &Signature, there: &[Ident], order: usize) -> TokenStream {
    let base = sig.name();
    let base = base.strip_prefix("r#").unwrap_or(&base);
    let names = names::NESTED.map(|suffix| {
        let span = sig.items.hidden.span();
        (suffix, format_ident!("{base}_{suffix}", span = span))
    });
    let (vis, cfgs, hidden) = (&sig.item.vis, sig.copied("cfg"), &sig.items.hidden);
    let allow = crate::lints::allow_type();
    let missing = names.into_iter().filter(|(_, name)| !there.contains(name));
    missing
        .map(|(suffix, name)| {
            let wanted = if suffix == "hvp_grad" { 3 } else { 2 };
            let number = proc_macro2::Literal::usize_unsuffixed(wanted);
            let of = match order < wanted {
                true => {
                    let needs = sig.root.rt("NeedsOrder");
                    quote!(#needs<#hidden, #number>)
                }
                false => {
                    let none = sig.root.rt("NotDifferentiatedAgain");
                    quote!(#none<#hidden>)
                }
            };
            quote! {
                #[doc(hidden)]
                #cfgs
                #allow
                #vis type #name = #of;
            }
        })
        .collect()
}

#[derive(Clone, Copy, PartialEq)]
pub enum Which {
    Grad,
    ValueAndGrad,
    Vjp,
    Jvp,
    Hvp,
}

/// One companion as a function that is differentiated.
struct Nested {
    which: Which,
    item: syn::ItemFn,
    params: Vec<ParamShape>,
    ret: RetShape,
}

impl Nested {
    fn new(sig: &Signature, which: Which) -> Nested {
        let (vis, cfgs) = (&sig.item.vis, sig.copied("cfg"));
        let (generics, clause) = (sig.generics(&[]), sig.where_clause());
        let mut params = sig.params.to_vec();
        let mut args = sig.args();
        let (name, ty, shape) = match which {
            Which::Grad => {
                let (ty, shape) = gradient(sig);
                (&sig.items.grad, ty, shape)
            }
            Which::ValueAndGrad => {
                let (ty, shape) = gradient(sig);
                let value = sig.ret_type();
                let pair = Shape::Tuple(vec![sig.ret.shape.clone(), shape]);
                (&sig.items.value_and_grad, quote!((#value, #ty)), pair)
            }
            Which::Vjp => {
                for (n, param) in sig.with_role(Role::Reference) {
                    let (bar, ty) = (&sig.locals.bars[n], sig.root.buffer(param));
                    args.push(quote!(#bar: #ty));
                    params.push(of_tangent(sig, bar, param, By::RefMut, ty));
                }
                let (seed, ty) = (&sig.locals.seed, sig.root.seed(&sig.ret));
                args.push(quote!(#seed: #ty));
                params.push(ParamShape {
                    seen: None,
                    ident: seed.clone(),
                    ty: syn::Type::Verbatim(ty),
                    by: By::Value,
                    shape: second::shape(&sig.ret.shape, sig.root.0),
                    wrt: true,
                    receiver: None,
                    pullback: None,
                    function: false,
                });
                let (ty, shape) = value_and_adjoints(sig);
                (&sig.items.vjp, ty, shape)
            }
            Which::Jvp | Which::Hvp => {
                for (n, param) in sig.params.iter().enumerate() {
                    if param.is_active() {
                        let (dot, ty) = (&sig.locals.dots[n], tangent::dot_type(sig, param, None));
                        args.push(quote!(#dot: #ty));
                        params.push(of_tangent(sig, dot, param, param.by, ty));
                    }
                }
                let (value, tangent) = (sig.ret_type(), sig.root.tangent(&sig.ret.shape));
                let dot = second::shape(&sig.ret.shape, sig.root.0);
                let pair = Shape::Tuple(vec![sig.ret.shape.clone(), dot]);
                match which {
                    Which::Jvp => (&sig.items.jvp, quote!((#value, #tangent)), pair),
                    _ => {
                        let (ty, shape) = gradient(sig);
                        (&sig.items.hvp, ty, shape)
                    }
                }
            }
        };
        let item = syn::parse_quote! {
            #cfgs #vis fn #name #generics(#(#args),*) -> #ty #clause {}
        };
        let ty = syn::Type::Verbatim(ty);
        let ret = RetShape {
            ty: Some(ty.clone()),
            wrap: None,
            inner: Some(ty),
            shape,
            is_struct: true,
        };
        Nested {
            which,
            item,
            params,
            ret,
        }
    }

    fn sig<'n>(&'n self, sig: &Signature<'n>) -> Signature<'n> {
        let idents: Vec<&Ident> = self.params.iter().map(|param| &param.ident).collect();
        let mut items = Items::new(&self.item.sig.ident.unraw(), None);
        items.carried.clear();
        Signature {
            item: &self.item,
            params: &self.params,
            ret: self.ret.clone(),
            items,
            locals: Locals::new(&idents),
            root: types::Root(sig.root.0),
            method: sig.method,
            of_trait: sig.of_trait.filter(|_| sig.in_trait),
            in_trait: sig.in_trait,
            taken: None,
            stub: sig.stub,
            jvp: false,
            alone: false,
            tangents: None,
            recorded: sig.recorded,
            text: 0,
            instance: None,
        }
    }

    /// `levels`: the function differentiated forward, from none on.
    fn emit(&self, sig: &Signature, levels: &[&Signature], bodies: Option<&Bodies>) -> TokenStream {
        let f = levels[0];
        let most = levels.len() - 2;
        // As often as the reverse of a forward companion is there for.
        let forward = most + 1 - self.which.level(0);
        let params = second::all_params(sig, forward.max(1));
        let own = second::all(sig, &params);
        let own: Vec<&Signature> = [sig].into_iter().chain(&own).collect();
        let at = |order: usize| through::Through {
            f,
            nested: own[0],
            at: own[order],
            order,
            which: self.which,
        };
        let level = |n: usize| through::Level {
            sig: levels[n],
            records: bodies.is_none_or(|bodies| bodies.records(n)),
        };
        let jvp = |order: usize| {
            let n = order + self.which.own();
            // Forward over forward there is once more.
            (n <= most + usize::from(self.which == Which::Jvp)).then(|| at(order).jvp(&level(n)))
        };
        let vjp = |order: usize| {
            let n = self.which.level(order);
            (n <= most).then(|| (at(order).vjp(&level(n)), level(n).records))
        };
        let missing = Second::Missing(Why::Order(levels.len()));
        let second = |order: usize| match vjp(order) {
            Some((vjp, uses_tape)) => Second::Bodies {
                vjp,
                split: None,
                uses_tape,
            },
            None => missing.clone(),
        };
        let bodies = bodies.and_then(|_| {
            let (vjp, uses_tape) = vjp(0)?;
            let higher = (2..=forward).map(|order| super::Higher {
                jvp: jvp(order),
                second: Some(second(order)),
            });
            Some(Bodies {
                vjp,
                fwd: None,
                rev: None,
                grad: None,
                jvp: jvp(1).map_or(Jvp::Missing, Jvp::Body),
                second: second(1),
                higher: higher.collect(),
                lanes: None,
                hvp: None,
                hvp_lanes: None,
                called: vec![],
                recorded: vec![],
                uses_tape: uses_tape || !hidden::mutable(sig).is_empty(),
                lends_tape: None,
                overwriting: None,
                record: None,
                short: false,
                source: None,
                lean: None,
                reads: vec![],
                reads_if_fixed: vec![],
            })
        });
        super::hidden_ones(sig, &own[1..], bodies.as_ref())
    }
}

/// The type and the shape of the gradient.
fn gradient(sig: &Signature) -> (TokenStream, Shape) {
    let active: Vec<&ParamShape> = sig.params.iter().filter(|p| p.is_active()).collect();
    let types: Vec<_> = active.iter().map(|p| sig.root.tangent(&p.shape)).collect();
    let shapes = active.iter().map(|p| second::shape(&p.shape, sig.root.0));
    (bundle(&types), bundled(shapes.collect()))
}

/// What `f_vjp` returns.
fn value_and_adjoints(sig: &Signature) -> (TokenStream, Shape) {
    let owned: Vec<&ParamShape> = sig.with_role(Role::Value).map(|(_, p)| p).collect();
    let types: Vec<_> = owned.iter().map(|p| sig.root.tangent(&p.shape)).collect();
    let shapes = owned.iter().map(|p| second::shape(&p.shape, sig.root.0));
    let (adjoints, shape) = (bundle(&types), bundled(shapes.collect()));
    let value = sig.ret_type();
    match (&sig.ret.ty, types.is_empty()) {
        (None, _) => (adjoints, shape),
        (Some(_), true) => (value, sig.ret.shape.clone()),
        (Some(_), false) => (
            quote!((#value, #adjoints)),
            Shape::Tuple(vec![sig.ret.shape.clone(), shape]),
        ),
    }
}

fn bundled(mut shapes: Vec<Shape>) -> Shape {
    match shapes.len() {
        0 => Shape::Inert,
        1 => shapes.remove(0),
        _ => Shape::Tuple(shapes),
    }
}

/// A parameter that is the tangent or the adjoint buffer of another one.
fn of_tangent(
    sig: &Signature,
    ident: &Ident,
    of: &ParamShape,
    by: By,
    ty: TokenStream,
) -> ParamShape {
    let shape = match (second::shape(&of.shape, sig.root.0), by) {
        // The buffer of a `Vec` is as long as that: a slice.
        (Shape::Vec(elem), By::Ref | By::RefMut) if of.by == By::Ref => Shape::Slice(elem),
        (shape, _) => shape,
    };
    ParamShape {
        seen: None,
        ident: ident.clone(),
        ty: syn::Type::Verbatim(ty),
        by,
        shape,
        wrt: true,
        receiver: None,
        pullback: None,
        function: false,
    }
}
