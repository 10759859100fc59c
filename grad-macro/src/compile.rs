//! The pipeline, one call a line.
//!
//! Errors are possible up to and including [`differentiate`]; after that the representation is known to be
//! expressible, and the back half returns values.

use std::panic::{self, AssertUnwindSafe};

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ItemFn;

use crate::blocks;
use crate::bodies::Around;
use crate::companions::second::{Second, Why};
use crate::companions::tangent::Jvp;
use crate::companions::{self, Bodies, Lean, shapes};
use crate::emit;
use crate::errors::Errors;
use crate::forward;
use crate::imports;
use crate::ir::{self, Func};
use crate::items::{self, Annotated};
use crate::known::{self, Known};
use crate::lagrangian;
use crate::optimize;
use crate::options::{self, Options, Show};
use crate::orders;
use crate::reverse::{self, Boundary, Extent, Joint, Split};
use crate::sight;
use crate::simplify;
use crate::sources;
use crate::substitute;
use crate::{lower, types};

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
    let func = lowered(function, options, known, &mut own);
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
    let func = primal(function, options, known, errors)?;
    let sweeps = differentiate(
        &func,
        options,
        known.this.is_some() || items::is_method(function),
        errors,
    )?;
    check_called(function, options, &sweeps.joint, errors);
    let around = Around::new(function, options);
    // Through functions of the caller's there is no forward mode: he gives what reverse mode needs.
    let tangent = match called(function, &sweeps.joint).is_empty() {
        true => tangent(&func, &around, options, errors),
        false => None,
    };
    errors
        .is_empty()
        .then(|| emit(options, &around, &func, tangent, sweeps))
}

/// The function that computes value and tangent.
pub fn tangent(
    func: &Func,
    around: &Around<'_>,
    options: &Options,
    errors: &mut Errors,
) -> Option<Func> {
    if options.custom_jvp.is_some() {
        return None;
    }
    let tangent = forward::tangent(func, around.dots(), around.rt(), &options.off);
    let mut tangent = refuse(tangent, errors)?;
    verify(&tangent);
    let mut body = std::mem::take(&mut tangent.body);
    simplify::simplify(&mut tangent, &mut body, func.vals.len());
    tangent.body = body;
    Some(tangent)
}

/// A derivative flows only through functions that something differentiates.
fn check_called(function: &ItemFn, options: &Options, joint: &Joint, errors: &mut Errors) {
    let params = shapes::params(&function.sig, options.wrt.as_deref());
    for name in called(function, joint) {
        let param = params.iter().find(|param| param.ident == name);
        if param.is_none_or(|param| param.pullback.is_none()) {
            errors.at(&name, reverse::given_refusal(&name.to_string()));
        }
    }
}

/// The parameters that are functions and through which a derivative flows.
fn called(function: &ItemFn, joint: &Joint) -> Vec<syn::Ident> {
    let mut names = Vec::new();
    joint.region.walk(&mut |op| {
        if let ir::OpKind::CallRev(rev) = &op.kind {
            names.push(rev.call.callee.clone());
        }
    });
    let params = shapes::params(&function.sig, None).into_iter();
    params
        .map(|param| param.ident)
        .filter(|ident| names.iter().any(|callee| callee.is(ident)))
        .collect()
}

/// From the source to the optimised primal.
fn primal(
    function: &ItemFn,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> Option<Func> {
    let mut func = lowered(function, options, known, errors)?;
    if !options.is_off("scalarise") {
        optimize::scalarise(&mut func);
        verify(&func);
    }
    if !options.is_off("winner") {
        optimize::winners(&mut func);
        verify(&func);
    }
    if !options.is_off("share") {
        optimize::share(&mut func);
        verify(&func);
    }
    Some(func)
}

/// From the source to the representation.
fn lowered(
    function: &ItemFn,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> Option<Func> {
    let wrt = items::wrt(function, options);
    let types = types::infer_with(&function.sig, &function.block, known);
    let func = lower::lower(&function.sig, &function.block, &types, &wrt, errors)?;
    if cfg!(debug_assertions)
        && let Err(why) = ir::verify::check(&func)
    {
        // Mostly a function that rustc does not accept either.
        let why = why.lines().next().unwrap_or_default();
        let name = &function.sig.ident;
        let message = format!(
            "`#[grad]` does not understand `{name}`: {why}\n\
             help: if it compiles without `#[grad]`, please report it"
        );
        errors.at(name, message);
        return None;
    }
    Some(func)
}

/// What differentiation makes of a function.
struct Sweeps {
    joint: Joint,
    split: Option<Split>,
    /// `split` leaves `&mut` arguments as they are, having overwritten this much of each.
    extents: Option<Vec<(usize, Extent)>>,
    /// The same for callers to whom scalar arguments are constants.
    fixed: Option<Split>,
}

fn differentiate(
    func: &Func,
    options: &Options,
    is_method: bool,
    errors: &mut Errors,
) -> Option<Sweeps> {
    let joint = refuse(reverse::joint(func, &options.off), errors);
    // What records nothing is run forward again by its reverse companion, unless that is dearer than recording.
    let recomputed = joint
        .as_ref()
        .is_some_and(|j| !j.uses_tape && !writes_arguments(func) && !is_dear(func));
    // Methods have no type of their own that could tell callers what they read.
    let leaves = writes_arguments(func) && !is_method && !options.is_off("keeping");
    let extents = leaves.then(|| reverse::extents(func)).flatten();
    let boundary = match extents {
        Some(_) => Boundary::Left,
        None => Boundary::Restored,
    };
    let split = match recomputed {
        true => None,
        false => Some(refuse(
            reverse::split(func, &options.off, boundary),
            errors,
        )?),
    };
    // A result that is recorded and read back needs a type with a name; else the reverse companion makes it again.
    let split =
        split.filter(|split| !reads_unnamed(&split.func, &split.reverse) || has_effects(func));
    let extents = extents.filter(|_| split.is_some());
    let fixed = match extents.is_some() && has_scalars(func) {
        true => Some(refuse(
            reverse::split(func, &options.off, Boundary::Fixed),
            errors,
        )?),
        false => None,
    };
    let mut sweeps = Sweeps {
        joint: joint?,
        split,
        extents,
        fixed,
    };
    let first_new = func.vals.len();
    let joint = &mut sweeps.joint;
    simplify::simplify(&mut joint.func, &mut joint.region, first_new);
    for split in sweeps.split.iter_mut().chain(&mut sweeps.fixed) {
        simplify::simplify(&mut split.func, &mut split.forward, first_new);
        simplify::simplify(&mut split.func, &mut split.reverse, first_new);
    }
    Some(sweeps)
}

/// Float parameters by value.
fn has_scalars(func: &Func) -> bool {
    let scalar = |bind: &ir::Bind| matches!(bind, ir::Bind::Val(v) if func.ty(*v).is_float());
    func.params
        .iter()
        .any(|param| param.wrt && scalar(&param.bind))
}

fn refuse<T>(result: Result<T, reverse::Refusals>, errors: &mut Errors) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(list) => {
            list.into_iter()
                .for_each(|(span, message)| errors.push(syn::Error::new(span, message)));
            None
        }
    }
}

/// Whether contents of a type that only rustc knows are read back.
fn reads_unnamed(func: &Func, region: &ir::Region) -> bool {
    let mut found = false;
    region.walk(&mut |op| {
        if let ir::OpKind::Recreate(root) = &op.kind {
            let ty = &func.root(*root).ty;
            // The maker of a result that is looked into can be called again; what it is called with must be there.
            let made = matches!(ty, ir::Mem::Struct(_)) && func.maker(*root).is_some();
            found |= ty.is_unnamed() && !made;
        }
    });
    found
}

/// What must run once only.
fn has_effects(func: &Func) -> bool {
    let mut found = false;
    func.body
        .walk(&mut |op| found |= matches!(op.kind, ir::OpKind::Effect(..)));
    found
}

/// Whether the function evaluates what should not be evaluated twice: transcendentals.
fn is_dear(func: &Func) -> bool {
    const DEAR: u32 = 20;
    let mut dear = false;
    func.body.walk(&mut |op| {
        dear |= matches!(&op.kind, ir::OpKind::Math(math, _) if math.rule.price >= DEAR);
    });
    dear
}

/// Memory of the caller's that the function changes: its reverse must find it as the forward sweep left it.
fn writes_arguments(func: &Func) -> bool {
    let mutable =
        |root: &ir::RootInfo| matches!(root.kind, ir::RootKind::ParamRef { mutable: true, .. });
    func.roots.iter().any(mutable)
}

fn emit(
    options: &Options,
    around: &Around<'_>,
    func: &Func,
    tangent: Option<Func>,
    mut sweeps: Sweeps,
) -> Bodies {
    let joint = &mut sweeps.joint;
    if !options.is_off("sums") {
        optimize::sums(&mut joint.func, &mut joint.region);
        for split in sweeps.split.iter_mut().chain(&mut sweeps.fixed) {
            optimize::sums(&mut split.func, &mut split.reverse);
        }
    }
    if !options.is_off("views") {
        optimize::views(&mut joint.func, &mut joint.region);
        for split in sweeps.split.iter_mut().chain(&mut sweeps.fixed) {
            optimize::views(&mut split.func, &mut split.forward);
            optimize::views(&mut split.func, &mut split.reverse);
        }
    }
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
        second: second(options, around, func, tangent.as_ref()),
        higher: orders::higher(options, around, func, tangent.as_ref()),
        hvp: tangent
            .as_ref()
            .and_then(|tangent| hvp(options, around, func, tangent)),
        jvp: match (tangent, &options.custom_jvp) {
            (Some(tangent), _) => Jvp::Body(around.tangent(tangent, !options.is_off("views"))),
            (None, Some(rule)) => Jvp::Rule(rule.clone()),
            (None, None) => Jvp::Missing,
        },
        uses_tape: joint.uses_tape,
        called: called(around.function(), &joint),
        // The public companions do not see what is declared inside of the function.
        lends_tape: (joint.lends_tape.clone()).filter(|_| !items::declares(around.function())),
        source: shown(options, func, around, &joint, gradient.as_ref()),
    }
}

/// Whether operators of the user's types are used.
fn uses_operators(func: &Func) -> bool {
    let mut found = false;
    func.body.walk(&mut |op| {
        found |= matches!(&op.kind, ir::OpKind::Call(call) if matches!(call.callee, ir::Callee::Operator(_)));
    });
    found
}

/// The reverse of the tangent companion.
fn second(options: &Options, around: &Around<'_>, func: &Func, tangent: Option<&Func>) -> Second {
    second_of(
        &around.doubled(true, &options.runtime),
        options,
        func,
        tangent,
    )
}

/// The reverse of a tangent of `func`, whose parameters are those of `around`.
pub fn second_of(
    around: &Around<'_>,
    options: &Options,
    func: &Func,
    tangent: Option<&Func>,
) -> Second {
    if uses_operators(func) {
        return Second::Missing(Why::Operator);
    }
    let Some(Ok(joint)) = tangent.map(|tangent| reverse::joint(tangent, &options.off)) else {
        return Second::Missing(Why::Unnamed);
    };
    if reads_unnamed(&joint.func, &joint.region) {
        return Second::Missing(Why::Unnamed);
    }
    let joint = polished(joint, func.vals.len(), options);
    // What has effects runs once only.
    let wanted = tangent.filter(|_| has_effects(func));
    let split =
        match wanted.map(|tangent| reverse::split(tangent, &options.off, Boundary::Restored)) {
            Some(Ok(split)) if !reads_unnamed(&split.func, &split.reverse) => Some(split),
            Some(_) => return Second::Missing(Why::Unnamed),
            None => None,
        };
    let split = split.map(|mut split| {
        simplify::simplify(&mut split.func, &mut split.forward, func.vals.len());
        simplify::simplify(&mut split.func, &mut split.reverse, func.vals.len());
        (around.forward(&split), around.reverse(&split))
    });
    Second::Bodies {
        vjp: around.joint(&joint),
        split,
        uses_tape: joint.uses_tape,
    }
}

/// The Hessian times a direction: the gradient of the tangent, which is all that is returned.
fn hvp(
    options: &Options,
    around: &Around<'_>,
    func: &Func,
    tangent: &Func,
) -> Option<(TokenStream, bool)> {
    if !options.hvp {
        return None;
    }
    let mut tangent = tangent.clone();
    let ir::Ret::Tuple(parts) = tangent.ret.clone() else {
        return None;
    };
    tangent.ret = parts[1].clone();
    let own = tangent.params.len() / 2;
    tangent.params[own..]
        .iter_mut()
        .for_each(|param| param.wrt = false);
    // The leaves that are left begin at 0.
    let leaves = leaves(&parts[0]);
    tangent.body.yields.drain(..leaves);
    renumber(&mut tangent.ret, leaves);
    let joint = reverse::joint(&tangent, &options.off).ok()?;
    if reads_unnamed(&joint.func, &joint.region) {
        return None;
    }
    let joint = polished(joint, func.vals.len(), options);
    let around = around.doubled(false, &options.runtime);
    Some((around.joint(&joint), joint.uses_tape))
}

fn polished(mut joint: Joint, first_new: usize, options: &Options) -> Joint {
    simplify::simplify(&mut joint.func, &mut joint.region, first_new);
    if !options.is_off("sums") {
        optimize::sums(&mut joint.func, &mut joint.region);
    }
    if !options.is_off("views") {
        optimize::views(&mut joint.func, &mut joint.region);
    }
    joint
}

/// How many scalars a part of the result consists of.
fn leaves(ret: &ir::Ret) -> usize {
    match ret {
        ir::Ret::Unit | ir::Ret::Root(_) => 0,
        ir::Ret::Val(_) => 1,
        ir::Ret::Tuple(parts) | ir::Ret::Opt(parts) => parts.iter().map(leaves).sum(),
    }
}

fn renumber(ret: &mut ir::Ret, by: usize) {
    match ret {
        ir::Ret::Unit | ir::Ret::Root(_) => {}
        ir::Ret::Val(k) => *k -= by,
        ir::Ret::Tuple(parts) | ir::Ret::Opt(parts) => {
            parts.iter_mut().for_each(|part| renumber(part, by));
        }
    }
}

/// The text that `show` asks for.
fn shown(
    options: &Options,
    func: &Func,
    around: &Around<'_>,
    joint: &Joint,
    gradient: Option<&Joint>,
) -> Option<String> {
    match options.show {
        Show::No => None,
        Show::Commented => {
            let cost = emit::cost(&func.clone(), &func.body);
            let shown = around.shown(joint, gradient);
            let with = emit::cost(&shown.func, &shown.region);
            let mut head = format!("// primal: {}", emit::operations(&cost));
            head += &format!("\n// with gradient: {}\n", emit::operations(&with));
            for line in emit::records(&with) {
                head += &format!("// {line}\n");
            }
            Some(head + &around.source(shown, gradient.is_some_and(|g| std::ptr::eq(g, shown))))
        }
        Show::Plain => {
            // The pure mirror: nothing is made cheaper, nothing is taken together.
            let off = ["all".to_owned()];
            let plain = reverse::joint(func, &off).ok()?;
            Some(around.source(&plain, false))
        }
    }
}

/// Both sweeps of a function that was made of the user's, as they are emitted.
pub fn sweeps(func: &mut Func, options: &Options) -> Result<Joint, reverse::Refusals> {
    if !options.is_off("scalarise") {
        optimize::scalarise(func);
        verify(func);
    }
    let mut joint = reverse::joint(func, &options.off)?;
    simplify::simplify(&mut joint.func, &mut joint.region, func.vals.len());
    if !options.is_off("sums") {
        optimize::sums(&mut joint.func, &mut joint.region);
    }
    if !options.is_off("views") {
        optimize::views(&mut joint.func, &mut joint.region);
    }
    Ok(joint)
}

/// Between passes, where debug assertions are on.
fn verify(func: &Func) {
    if cfg!(debug_assertions) {
        ir::verify::verify(func);
    }
}
