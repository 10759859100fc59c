//! The pipeline, one call a line.
//!
//! Errors are possible up to and including [`differentiate`]; after that the representation is known to be
//! expressible, and the back half returns values.

pub mod clashes;
mod elementary;
mod given;
pub mod left_out;
mod parts;
mod primal;
mod record;
mod recorded;
mod shown;
mod skipped;
mod sweeps;
mod tangents;
mod unannotated;
pub mod underived;

pub use primal::optimised;
pub use sweeps::sweeps;
#[cfg(test)]
pub use sweeps::{polish_joint, settle_joint};
pub use tangents::product;
pub use unannotated::callees;

use std::panic::{self, AssertUnwindSafe};

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::ItemFn;

use self::sweeps::Sweeps;
use crate::arguments;
use crate::blocks::{self, Refused};
use crate::bodies::Around;
use crate::borrowing;
use crate::brought;
use crate::companions::second::Second;
use crate::companions::tangent::Jvp;
use crate::companions::{self, Bodies, Lean, shapes};
use crate::conversions;
use crate::elided;
use crate::errors::Errors;
use crate::expansion;
use crate::generics::{self, Evidence};
use crate::higher;
use crate::implicit;
use crate::imports;
use crate::inline;
use crate::ir::{self, Func};
use crate::items::{self, Annotated};
use crate::known::Known;
use crate::lagrangian;
use crate::logging;
use crate::lower;
use crate::misplaced;
use crate::options::{self, Options};
use crate::orders;
use crate::outputs;
use crate::reverse::{self, Joint, Split};
use crate::sight;
use crate::simplify;
use crate::sources;
use crate::spelled;
use crate::standard;
use crate::substitute;
use crate::times;
use crate::traits;
use crate::ungrouped;
use crate::unseen;
use crate::variants;

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
            let item = match ungrouped::is_emitted(&item) {
                true => function.to_token_stream(),
                false => item,
            };
            if sources::repeated(&function, &mut errors) {
                // The other attribute makes the companions.
                let errors = errors.take();
                return quote!(#item #errors);
            }
            let options = Options {
                asked: true,
                ..options::parse(attr, &mut errors)
            };
            options::check_skip(&options, &mut errors);
            let known = sight::around_function(&expansion::of(&function), &options.runtime);
            let companions = match traits::has_place(&function, &known, &mut errors) {
                true => beside(&function, &options, &known, &mut errors),
                false => TokenStream::new(),
            };
            quote!(#item #companions)
        }
        Some(Annotated::Block(block)) => {
            let options = options::parse(attr, &mut errors);
            let known = sight::around_block(&block, &options.runtime);
            blocks::block(*block, &options, &known, &mut Refused::new(), &mut errors)
        }
        Some(Annotated::Trait(of)) => {
            let options = options::parse(attr, &mut errors);
            options::check_skip(&options, &mut errors);
            let known = sight::around_trait(&of, &options.runtime);
            traits::declaration(*of, &options, &known, &mut errors)
        }
        Some(Annotated::Module(module)) => {
            let options = options::parse(attr, &mut errors);
            options::check_skip(&options, &mut errors);
            blocks::module(module, &options, &Known::default(), &mut errors)
        }
        Some(Annotated::Use(declaration)) => {
            imports::check_options(attr, &mut errors);
            let companions = errors
                .is_empty()
                .then(|| imports::companions(&declaration, &mut errors));
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

/// The companions of one function: of each of its variants, where `cfg` chooses between parts of it.
pub fn beside(
    function: &ItemFn,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> TokenStream {
    let (function, types) = expansion::types::apart(function, known, &options.runtime, errors);
    let known = &known.with(&types);
    let companions = by_choice(&function, known, errors, |function, known, errors| {
        surrounded(function, known, || {
            variants_of(function, options, known, errors)
        })
    });
    let types = expansion::types::beside(&types);
    quote!(#types #companions)
}

/// Does something for each choice of the types that `cfg` gives to aliases.
fn by_choice(
    function: &ItemFn,
    known: &Known,
    errors: &mut Errors,
    f: impl Fn(&ItemFn, &Known, &mut Errors) -> TokenStream,
) -> TokenStream {
    let Some(choices) = variants::of_aliases(function, known) else {
        return f(function, known, errors);
    };
    let companions = choices.iter().map(|choice| {
        let mut function = function.clone();
        function.attrs.push(choice.cfg());
        let mut own = Errors::new();
        let companions = f(&function, &known.choosing(&choice.types), &mut own);
        let own = variants::under(&choice.cfg(), own.take());
        quote!(#companions #own)
    });
    companions.collect()
}

/// Does something while what surrounds a function tells what its type parameters are.
fn surrounded<R>(function: &ItemFn, known: &Known, f: impl FnOnce() -> R) -> R {
    let mut data = known.data();
    data.extend(generics::integers([
        &known.generics,
        &function.sig.generics,
    ]));
    data.extend(times::named(&function.sig, known));
    let f = || generics::within(&known.generics, f);
    let evidence = || Evidence::of(known, Some(&function.sig));
    generics::with_declared(known, || {
        generics::with_data(data, || generics::with_evidence(evidence(), f))
    })
}

fn variants_of(
    function: &ItemFn,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> TokenStream {
    let function = expansion::consts::hoisted(expansion::of(function));
    let function = &expansion::tables::hoisted(function);
    let Some(variants) = variants::of(function) else {
        return one(function, options, known, errors);
    };
    let companions = variants.iter().map(|variant| {
        let mut own = Errors::new();
        let companions = one(&variant.function, options, known, &mut own);
        let own = variants::under(&variant.cfg, own.take());
        quote!(#companions #own)
    });
    companions.collect()
}

fn one(function: &ItemFn, options: &Options, known: &Known, errors: &mut Errors) -> TokenStream {
    let mut options = options.clone();
    if underived::check(function, &options, known, errors) {
        return TokenStream::new();
    }
    sources::check(function, errors);
    let text = match options.custom.is_some() || options.custom_jvp.is_some() {
        // Nobody inlines it.
        true => 0,
        false => inline::text::number(function),
    };
    expansion::check(function, errors);
    let (function, unclear) = brought::written_out(function);
    brought::check(&unclear, known, errors);
    let united = crate::united::function(&function);
    // Companions have fewer type parameters than the function.
    options.instance = united.is_some().then(Vec::new);
    let function = &outputs::written_out(united.as_ref().unwrap_or(&function));
    let (function, asserted) = substitute::aliases(function, known);
    let function = substitute::imports(function, known);
    let function = logging::written_out(function, known);
    let rt = {
        let root = &options.runtime;
        quote!(#root::rt)
    };
    let (function, named) = standard::told_apart(function, known, &rt);
    let foremost = unseen::asserted(&function, known, errors);
    let times = times::asserted(&function.sig, known);
    let asserted = quote!(#asserted #named #foremost #times);
    let function = borrowing::written_out(function, known);
    let function = elided::written_out(function, known);
    let function = arguments::converted(function, known);
    let function = spelled::written_out(function, known);
    let function = instance(function, &mut options);
    let function = &traits::named(&function);
    options::check(&mut options, &function.sig, errors);
    options::check_rules(&mut options, &function.sig, errors);
    companions::matrix::check(&mut options, function, known, errors);
    misplaced::check_order(&mut options, function, known, errors);
    let solvers = implicit::written_out(function, known, &options, errors);
    let solved = solvers.is_some();
    let function = solvers.as_ref().unwrap_or(function);
    let is_method = known.this.is_some() || items::is_method(function);
    let is_read = !is_method || higher::is_inherent(known);
    if higher::lends(&function.sig) && is_read && options.custom.is_none() {
        return match is_method {
            true => companions::in_place::method(function, text),
            false => companions::in_place::emit(function, &options.runtime, text),
        };
    }
    let mut own = Errors::new();
    let bodies = solved.then(|| with_functions(function, &options, known, &mut own));
    if higher::is_for_callers(function, &options, known, &own) {
        own.discard();
        return companions::in_place::emit(function, &options.runtime, text);
    }
    errors.append(own);
    let (written, bodies) = bodies.unwrap_or((None, None));
    let function = written.as_ref().unwrap_or(function);
    let view = (solved.then(|| lagrangian((function, true), &options, known, errors))).flatten();
    // What was refused has stubs, of which rustc says nothing.
    let bodies = bodies.filter(|_| errors.is_empty());
    let bodies = bodies.map(|mut bodies| {
        bodies.assert(asserted);
        elementary::before(&elementary::checks(function, &options, known), &mut bodies);
        bodies
    });
    let emitted = companions(function, &options, known, text, bodies, false);
    let names = clashes::names(&emitted, function, &options, known, errors);
    let companions = match names.is_empty() {
        true => emitted,
        false => {
            let stubs = companions(function, &options, known, text, None, false);
            clashes::without(stubs, &names, known, is_method)
        }
    };
    let inlined = is_method && inline::is_inlinable(function) && known.generics.params.is_empty();
    let read = (higher::takes(&function.sig) || inlined) && higher::is_inherent(known);
    let read = read.then(|| companions::in_place::method(function, text));
    quote!(#companions #view #read)
}

/// The function with numbers and lists in place of what becomes or gives these.
fn instance(function: ItemFn, options: &mut Options) -> ItemFn {
    match conversions::written_out(&function) {
        Some((mut instance, iterators)) => {
            options.instance = Some(iterators);
            conversions::name_lists(&mut instance.sig, &function.sig, &options.runtime);
            instance
        }
        None => function,
    }
}

/// The companions of a method that has no body yet.
pub fn declared(
    function: &ItemFn,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> TokenStream {
    by_choice(function, known, errors, |function, known, errors| {
        declared_once(function, options, known, errors)
    })
}

fn declared_once(
    function: &ItemFn,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> TokenStream {
    let mut options = options.clone();
    let (function, _) = substitute::aliases(function, known);
    let function = elided::written_out(function, known);
    let function = instance(function, &mut options);
    options::check(&mut options, &function.sig, errors);
    let expand = || companions(&function, &options, known, 0, None, true);
    let expand = || generics::within(&known.generics, expand);
    let evidence = || Evidence::of(known, Some(&function.sig));
    let emitted = generics::with_declared(known, || {
        generics::with_data(known.data(), || generics::with_evidence(evidence(), expand))
    });
    match clashes::names(&emitted, &function, &options, known, errors).is_empty() {
        true => emitted,
        false => TokenStream::new(),
    }
}

/// The view of a function that has no companions of its own.
pub fn view(
    function: &ItemFn,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> Option<TokenStream> {
    let (function, _) = substitute::aliases(function, known);
    let mut options = options.clone();
    options::check(&mut options, &function.sig, errors);
    let function = implicit::written_out(&function, known, &options, errors)?;
    // There is nobody by whose name others could nest it.
    lagrangian((&function, false), &options, known, errors)
}

/// The function as constraints, and whether it has hidden companions.
fn lagrangian(
    (function, has_companions): (&ItemFn, bool),
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
    lagrangian::expand((function, has_companions), options, &func?, known, errors)
}

/// The same where functions are handed to functions, and the function with these calls written out.
fn with_functions(
    function: &ItemFn,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> (Option<ItemFn>, Option<Bodies>) {
    let written = higher::written_out(function, known);
    let own = written.function.as_ref().unwrap_or(function);
    let bodies = differentiable(own, options, known, errors).map(|mut bodies| {
        bodies.assert(written.asserted);
        bodies
    });
    if !written.unread.is_empty() {
        errors.forget("");
        report(written.unread, errors);
        return (written.function, None);
    }
    // Why a call was left, rather than that it was.
    let handed = format!("`#[grad]` cannot differentiate {}", lower::HANDED);
    if !written.left.is_empty() && errors.forget(&handed) {
        report(written.left, errors);
    }
    (written.function, bodies)
}

/// Calls that could not be written out, and why.
fn report(calls: Vec<(Ident, String)>, errors: &mut Errors) {
    for (name, why) in calls {
        let what = format!("`#[grad]` cannot differentiate `{name}` where it is called: {why}");
        errors.at(name, what);
    }
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
    let is_method = known.this.is_some() || items::is_method(function);
    // What inlining makes impossible is possible with the calls.
    let mut own = Errors::new();
    let inlined = primal::inlined(function, options, known, &mut own);
    let inlined = inlined.and_then(|(func, asserted)| {
        let mut bodies = bodies(&func, function, options, is_method, &mut own)?;
        bodies.assert(asserted);
        Some(bodies)
    });
    if own.discard() && inlined.is_some() {
        return inlined;
    }
    let func = primal::primal(function, options, known, errors)?;
    bodies(&func, function, options, is_method, errors)
}

/// The same of a function whose primal is known.
pub fn bodies(
    func: &Func,
    function: &ItemFn,
    options: &Options,
    is_method: bool,
    errors: &mut Errors,
) -> Option<Bodies> {
    let sweeps = sweeps::differentiate(func, options, is_method, errors)?;
    given::check(function, options, &sweeps.joint, errors);
    unannotated::check(function, &sweeps.joint, errors);
    left_out::check(function, &sweeps.joint, errors);
    orders::check(function, options, &sweeps.joint, errors);
    let around = Around::new(function, options);
    // Through functions of the caller's there is no forward mode: he gives what reverse mode needs.
    let called = given::called(function, &sweeps.joint);
    given::check_options(&called, options, errors);
    let forward = called.is_empty() && !options.is_alone();
    let tangent = match forward {
        true => tangents::tangent(func, &around, options, errors),
        false => None,
    };
    let second = tangents::second(options, &around, func, tangent.as_ref());
    if options.asked && called.is_empty() && (options.multiplies() || options.order > 1) {
        tangents::refused(&second, func, options, errors);
    }
    errors
        .is_empty()
        .then(|| emit(options, &around, func, tangent, second, sweeps))
}

fn emit(
    options: &Options,
    around: &Around<'_>,
    func: &Func,
    tangent: Option<Func>,
    second: Second,
    sweeps: Sweeps,
) -> Bodies {
    let record = record::lengths(around.function(), around.rt(), func, &sweeps);
    let Sweeps {
        joint,
        split,
        extents,
        fixed,
        overwriting,
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
        second,
        lanes: (tangent.as_ref().filter(|_| options.jvp))
            .and_then(|_| tangents::lanes(options, around, func)),
        higher: tangents::higher(options, around, func, tangent.as_ref()),
        hvp: tangent
            .as_ref()
            .and_then(|tangent| tangents::hvp(options, around, func, tangent)),
        hvp_lanes: tangent
            .as_ref()
            .and_then(|tangent| tangents::hvp_lanes(options, around, func, tangent)),
        jvp: match (tangent, &options.custom_jvp) {
            (Some(tangent), _) => Jvp::Body(around.tangent(tangent, !options.is_off("views"))),
            (None, Some(rule)) => Jvp::Rule(rule.clone()),
            (None, None) => Jvp::Missing,
        },
        uses_tape: joint.uses_tape,
        short: has_several_results(func) && is_straight(&joint),
        called: given::called(around.function(), &joint),
        recorded: recorded::recorded(around.function(), func),
        // The public companions do not see what is declared inside of the function.
        lends_tape: (joint.lends_tape.clone()).filter(|_| !items::declares(around.function())),
        record,
        overwriting: overwriting.map(|own| companions::Overwriting {
            body: around.joint(&own.joint),
            params: own.params,
        }),
        source: shown::shown(options, func, around, &joint, gradient.as_ref()),
    }
}

/// Callers may want more than one adjoint: a row of the Jacobian for each result.
fn has_several_results(func: &Func) -> bool {
    matches!(func.ret, ir::Ret::Root(_) | ir::Ret::Tuple(_))
}

/// Neither loops nor calls, and nothing on the tape.
fn is_straight(joint: &Joint) -> bool {
    let mut straight = !joint.uses_tape;
    joint.region.walk(&mut |op| {
        use ir::OpKind::{Call, CallRev, Effect, Loop};
        straight &= !matches!(op.kind, Loop(_) | Call(_) | CallRev(_) | Effect(..));
    });
    straight
}

fn companions(
    function: &ItemFn,
    options: &Options,
    known: &Known,
    text: u64,
    bodies: Option<Bodies>,
    declared: bool,
) -> TokenStream {
    let mut params = shapes::params(&function.sig, options.wrt.as_deref());
    let called = bodies.as_ref().map_or(&[][..], |bodies| &bodies.called);
    for param in &mut params {
        param.pullback = param
            .pullback
            .take()
            .filter(|_| called.contains(&param.ident));
    }
    let as_in_trait = known.of_trait.is_some();
    if bodies.is_none() && options.custom.is_none() && !declared && !as_in_trait {
        // Stubs ask nothing of types that were refused, unless a trait says what they are.
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
        alone: options.is_alone(),
        hvp: options.hvp.is_some(),
        hessian: options.hessian.is_some(),
        jacobian: options.jacobian.is_some(),
        order: options.order,
        method: known.this.is_some() || items::is_method(function),
        of_trait: known.of_trait.clone(),
        in_trait: traits::declares_companions(known) || traits::is_declaration(known),
        recorded: bodies
            .as_ref()
            .map_or(vec![], |bodies| bodies.recorded.clone()),
        returns_struct: items::returns_struct(&as_declared(function), known),
        taken: options.taken.clone(),
        text,
        instance: options.instance.clone(),
    };
    companions::emit(function, &around, &params, bodies)
}

/// The function as the trait that it implements declares it.
fn as_declared(function: &ItemFn) -> ItemFn {
    match generics::declared(&function.sig) {
        Some(declared) => ItemFn {
            sig: declared.written.clone(),
            block: syn::parse_quote!({}),
            ..function.clone()
        },
        None => function.clone(),
    }
}
