//! The pipeline, one call a line.
//!
//! Errors are possible up to and including [`differentiate`]; after that the representation is known to be
//! expressible, and the back half returns values.

mod given;
mod primal;
mod shown;
mod sweeps;
mod tangents;

pub use sweeps::sweeps;
pub use tangents::product;

use std::panic::{self, AssertUnwindSafe};

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ItemFn;

use self::sweeps::Sweeps;
use crate::blocks;
use crate::bodies::Around;
use crate::companions::tangent::Jvp;
use crate::companions::{self, Bodies, Lean, shapes};
use crate::errors::Errors;
use crate::imports;
use crate::ir::Func;
use crate::items::{self, Annotated};
use crate::known::{self, Known};
use crate::lagrangian;
use crate::lower;
use crate::options::{self, Options};
use crate::reverse::{self, Split};
use crate::sight;
use crate::simplify;
use crate::sources;
use crate::substitute;

/// What `#[grad(attr)] item` expands to: the item as it was, and its companions.
///
/// A panic would lose the item, and with it everything that uses it: a mistake of ours is reported like one of
/// the user's.
pub fn expand(attr: TokenStream, item: TokenStream) -> TokenStream {
    let expansion = || expanded(attr, item.clone());
    panic::catch_unwind(AssertUnwindSafe(expansion)).unwrap_or_else(|payload| {
        let error = Errors::internal(&*payload);
        quote!(#item #error)
    })
}

fn expanded(attr: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let expansion = match items::parse(item.clone(), &mut errors) {
        Some(Annotated::Function(function)) => {
            if sources::repeated(&function, &mut errors) {
                // The other attribute makes the companions.
                let errors = errors.take();
                return quote!(#item #errors);
            }
            let options = options::parse(attr, &mut errors);
            let known = sight::around_function(&function);
            let companions = beside(&function, &options, &known, &mut errors);
            quote!(#item #companions)
        }
        Some(Annotated::Block(block)) => {
            let options = options::parse(attr, &mut errors);
            let known = sight::around_block(&block);
            blocks::block(*block, &options, &known, &mut errors)
        }
        Some(Annotated::Module(module)) => {
            let options = options::parse(attr, &mut errors);
            blocks::module(module, &options, &Known::default(), &mut errors)
        }
        Some(Annotated::Use(declaration)) => {
            imports::check_options(attr, &mut errors);
            let companions = errors.is_empty().then(|| imports::companions(&declaration));
            quote!(#item #companions)
        }
        None => {
            options::parse(attr, &mut errors);
            item
        }
    };
    let errors = errors.take();
    quote!(#expansion #errors)
}

/// The companions of one function.
pub fn beside(
    function: &ItemFn,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> TokenStream {
    let mut options = options.clone();
    sources::check(function, errors);
    let (function, asserted) = substitute::aliases(function, known);
    let function = &function;
    options::check(&mut options, &function.sig, errors);
    options::check_rules(&mut options, &function.sig, errors);
    let view = lagrangian(function, &options, known, errors);
    let bodies = differentiable(function, &options, known, errors).map(|mut bodies| {
        bodies.vjp = substitute::within(asserted, bodies.vjp);
        bodies
    });
    let companions = companions(function, &options, known, bodies);
    quote!(#companions #view)
}

/// The function as constraints.
fn lagrangian(
    function: &ItemFn,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> Option<TokenStream> {
    options.lagrangian.as_ref().or(options.graph.as_ref())?;
    // What is wrong with the function itself is reported once.
    let mut own = Errors::new();
    let func = primal::lowered(function, options, known, &mut own);
    if !own.is_empty() {
        match options.custom {
            // Nobody else reads the body.
            Some(_) => errors.append(own),
            None => drop(own.discard()),
        }
        return None;
    }
    lagrangian::expand(function, options, &func?, errors)
}

/// The bodies of the companions; `None` if something was reported (or a custom rule needs none).
fn differentiable(
    function: &ItemFn,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> Option<Bodies> {
    if options.custom.is_some() {
        return None;
    }
    let func = primal::primal(function, options, known, errors)?;
    let sweeps = sweeps::differentiate(
        &func,
        options,
        known.this.is_some() || items::is_method(function),
        errors,
    )?;
    given::check(function, options, &sweeps.joint, errors);
    let around = Around::new(function, options);
    // Through functions of the caller's there is no forward mode: he gives what reverse mode needs.
    let tangent = match given::called(function, &sweeps.joint).is_empty() {
        true => tangents::tangent(&func, &around, options, errors),
        false => None,
    };
    errors
        .is_empty()
        .then(|| emit(options, &around, &func, tangent, sweeps))
}

fn emit(
    options: &Options,
    around: &Around<'_>,
    func: &Func,
    tangent: Option<Func>,
    sweeps: Sweeps,
) -> Bodies {
    let Sweeps {
        joint,
        split,
        extents,
        fixed,
    } = sweeps;
    let lean = extents.zip(split.as_ref()).map(|(extents, split)| Lean {
        fwd: around.forward(split),
        rev: around.reverse(split),
        fixed: (fixed.as_ref()).map(|fixed| [around.forward(fixed), around.reverse(fixed)]),
        extents,
    });
    let reads = |split: Option<&Split>| split.map_or(vec![], |split| split.reads.clone());
    let gradient = reverse::gradient(&joint).map(|mut gradient| {
        simplify::simplify(&mut gradient.func, &mut gradient.region, func.vals.len());
        gradient
    });
    Bodies {
        vjp: around.joint(&joint),
        fwd: (split.as_ref().filter(|_| lean.is_none())).map(|split| around.forward(split)),
        rev: (split.as_ref().filter(|_| lean.is_none())).map(|split| around.reverse(split)),
        reads: reads(split.as_ref()),
        reads_if_fixed: reads(fixed.as_ref().or(split.as_ref())),
        lean,
        grad: gradient
            .as_ref()
            .and_then(|gradient| around.gradient(gradient)),
        second: tangents::second(options, around, func, tangent.as_ref()),
        higher: tangents::higher(options, around, func, tangent.as_ref()),
        hvp: tangent
            .as_ref()
            .and_then(|tangent| tangents::hvp(options, around, func, tangent)),
        jvp: match (tangent, &options.custom_jvp) {
            (Some(tangent), _) => Jvp::Body(around.tangent(tangent, !options.is_off("views"))),
            (None, Some(rule)) => Jvp::Rule(rule.clone()),
            (None, None) => Jvp::Missing,
        },
        uses_tape: joint.uses_tape,
        called: given::called(around.function(), &joint),
        // The public companions do not see what is declared inside of the function.
        lends_tape: (joint.lends_tape.clone()).filter(|_| !items::declares(around.function())),
        source: shown::shown(options, func, around, &joint, gradient.as_ref()),
    }
}

fn companions(
    function: &ItemFn,
    options: &Options,
    known: &Known,
    bodies: Option<Bodies>,
) -> TokenStream {
    let mut params = shapes::params(&function.sig, options.wrt.as_deref());
    let called = bodies.as_ref().map_or(&[][..], |bodies| &bodies.called);
    for param in &mut params {
        param.pullback = param
            .pullback
            .take()
            .filter(|_| called.contains(&param.ident));
    }
    if bodies.is_none() && options.custom.is_none() {
        // Stubs ask nothing of types that were refused.
        for param in &mut params {
            param.wrt &= lower::is_plain_type(&param.ty);
        }
    }
    let around = companions::Options {
        root: options.runtime.to_token_stream(),
        stem: options.name.as_ref().map(ToString::to_string),
        custom: options.custom.clone(),
        custom_jvp: options.custom_jvp.clone(),
        jvp: options.jvp,
        hvp: options.hvp,
        order: options.order,
        method: known.this.is_some() || items::is_method(function),
        returns_struct: items::returns_struct(function) || returns_declared(function, known),
        taken: options.taken.clone(),
    };
    companions::emit(function, &around, &params, bodies)
}

/// Whether what the function returns is a struct in sight.
fn returns_declared(function: &ItemFn, known: &Known) -> bool {
    let syn::ReturnType::Type(_, ty) = &function.sig.output else {
        return false;
    };
    let name = known::name_of(ty);
    name.is_some_and(|name| known.structs.contains_key(&name))
}
