//! Forward mode, and the reverse of it.

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::bodies::Around;
use crate::companions::Higher;
use crate::companions::kernel::Product;
use crate::companions::many::{self, LANES};
use crate::companions::second::{Second, Why};
use crate::errors::Errors;
use crate::implicit;
use crate::ir::{self, Func};
use crate::options::Options;
use crate::reverse::{self, Boundary, Joint};
use crate::{forward, lanes, simplify};

use super::primal::verify;
use super::sweeps::{
    has_calls, has_effects, is_dear, polish_joint, polish_split, reads_unnamed, refuse,
};

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

/// The body of the companion that computes the value and [`LANES`] tangents.
pub fn lanes(options: &Options, around: &Around<'_>, func: &Func) -> Option<TokenStream> {
    let dots: Vec<_> = (0..LANES).map(|k| many::lane(around.dots(), k)).collect();
    let mut lanes = forward::tangents(func, &dots, around.rt(), &options.off)?;
    verify(&lanes);
    let mut body = std::mem::take(&mut lanes.body);
    simplify::simplify(&mut lanes, &mut body, func.vals.len());
    lanes.body = body;
    Some(around.tangent(lanes, !options.is_off("views")))
}

/// The reverse of the tangent companion.
pub fn second(
    options: &Options,
    around: &Around<'_>,
    func: &Func,
    tangent: Option<&Func>,
) -> Second {
    let around = around.doubled(true, &options.runtime);
    second_of(&around, options, func, tangent, 1)
}

/// `order = k`: the function differentiated forward up to k times, and the reverse of what is differentiated less often,
/// from the second forward derivative on. `tangent` is the first one.
///
/// Every order of modes is one of these, since the order of derivatives does not matter: one derivative more takes two
/// companions more, not twice as many.
pub fn higher(
    options: &Options,
    around: &Around<'_>,
    func: &Func,
    tangent: Option<&Func>,
) -> Vec<Higher> {
    let mut all = vec![];
    let mut last = tangent.cloned();
    let mut doubled = around.doubled(true, &options.runtime);
    for order in 2..=options.order {
        // What first derivatives understand, the following do.
        let known = unknown(func, options, order - 1).is_none();
        let next = last.filter(|_| known).and_then(|last| {
            let mut errors = Errors::new();
            let next = self::tangent(&last, &doubled, options, &mut errors);
            errors.discard();
            next
        });
        let body = |next: &Func| doubled.tangent(next.clone(), !options.is_off("views"));
        let jvp = next.as_ref().map(body);
        doubled = doubled.doubled(true, &options.runtime);
        let second = (order < options.order)
            .then(|| second_of(&doubled, options, func, next.as_ref(), order));
        all.push(Higher { jvp, second });
        last = next;
    }
    all
}

/// The reverse of a tangent of `func`, whose parameters are those of `around`, differentiated forward `order` times.
fn second_of(
    around: &Around<'_>,
    options: &Options,
    func: &Func,
    tangent: Option<&Func>,
    order: usize,
) -> Second {
    if let Some(why) = unknown(func, options, order) {
        return Second::Missing(why);
    }
    let Some(Ok(mut joint)) = tangent.map(|tangent| reverse::joint(tangent, &options.off)) else {
        return Second::Missing(Why::Unnamed);
    };
    if reads_unnamed(&joint.func, &joint.region) {
        return Second::Missing(Why::Unnamed);
    }
    polish_joint(&mut joint, func.vals.len(), options);
    // What has effects runs once only, and what is called may have a state. What calls other companions would run these
    // twice, and what they call four times. All others are run forward again by their reverse, which takes less compile time
    // than a record.
    let once = has_effects(func);
    let wanted = tangent.filter(|_| once || has_calls(func));
    let split =
        match wanted.map(|tangent| reverse::split(tangent, &options.off, Boundary::Restored)) {
            Some(Ok(split)) if !reads_unnamed(&split.func, &split.reverse) => Some(split),
            Some(_) if once => return Second::Missing(Why::Unnamed),
            _ => None,
        };
    let split = split.map(|mut split| {
        polish_split(&mut split, func.vals.len(), options);
        (around.forward(&split), around.reverse(&split))
    });
    Second::Bodies {
        vjp: around.joint(&joint),
        split,
        uses_tape: joint.uses_tape,
    }
}

/// The Hessian times a direction: the gradient of the tangent, which is all that is returned.
pub fn hvp(
    options: &Options,
    around: &Around<'_>,
    func: &Func,
    tangent: &Func,
) -> Option<(TokenStream, bool)> {
    if !options.multiplies() {
        return None;
    }
    let mut joint = directional(options, tangent)?;
    polish_joint(&mut joint, func.vals.len(), options);
    let around = around.doubled(false, &options.runtime);
    Some((around.joint(&joint), joint.uses_tape))
}

/// Both sweeps of the tangent alone, in the function's own parameters.
fn directional(options: &Options, tangent: &Func) -> Option<Joint> {
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
    (!reads_unnamed(&joint.func, &joint.region)).then_some(joint)
}

/// The Hessian times [`LANES`] directions, which share what does not depend on them, and whether that records.
pub fn hvp_lanes(
    options: &Options,
    around: &Around<'_>,
    func: &Func,
    tangent: &Func,
) -> Option<(TokenStream, bool)> {
    // Where nothing dear is shared, four directions at once need more registers than there are.
    let pays = is_dear(func) || options.is_off("price");
    if !options.multiplies() || options.is_off("lanes") || !pays {
        return None;
    }
    let joint = directional(options, tangent)?;
    let dots: Vec<_> = (0..LANES).map(|k| many::lane(around.dots(), k)).collect();
    let mut lanes = lanes::spread(&joint, &dots)?;
    polish_joint(&mut lanes.joint, func.vals.len(), options);
    let around = around.spread(&dots, &options.runtime);
    Some((around.lanes(&lanes), lanes.joint.uses_tape))
}

/// The same of a function that was made of the user's, or why it cannot be had.
pub fn product(func: &Func, around: &Around<'_>, options: &Options) -> Product {
    if let Some(why) = unknown(func, options, 1) {
        return Err(why);
    }
    let mut errors = Errors::new();
    let tangent = tangent(func, around, options, &mut errors);
    errors.discard();
    let product = tangent.and_then(|tangent| hvp(options, around, func, &tangent));
    product.ok_or(Why::Unnamed)
}

/// Reports why there are no second derivatives, or not as many as are asked for, on what is in their way.
pub fn refused(second: &Second, func: &Func, options: &Options, errors: &mut Errors) {
    let of_more = || unknown(func, options, options.order - 1);
    let Some(why) = second.missing().or_else(of_more) else {
        return;
    };
    let message = why.message(&func.ident.to_string());
    let mut at = None;
    match why {
        Why::Operator => func.body.walk(&mut |op| {
            if let ir::OpKind::Call(call) = &op.kind
                && let ir::Callee::Operator(operator) = &call.callee
            {
                at.get_or_insert_with(|| operator.token.clone());
            }
        }),
        // What a call returns that is looked into.
        Why::Unnamed => func.body.walk(&mut |op| {
            if let ir::OpKind::Call(call) = &op.kind
                && let (ir::Callee::Path(path), Some(ret)) = (&call.callee, &call.ret)
                && !ret.roots().is_empty()
            {
                at.get_or_insert_with(|| path.to_token_stream());
            }
        }),
        Why::Minimiser => func.body.walk(&mut |op| {
            if let ir::OpKind::Call(call) = &op.kind
                && let ir::Callee::Path(path) = &call.callee
                && minimises(path)
            {
                at.get_or_insert_with(|| path.to_token_stream());
            }
        }),
        Why::Rule | Why::Order(_) => {}
    }
    errors.at(at.unwrap_or_else(|| func.ident.to_token_stream()), message);
}

/// Why the reverse of the `order`th forward derivative is not known: operators of the user's types have second derivatives
/// only, and minimisers these if they are asked for (they take companions of what is minimised that are not always there).
fn unknown(func: &Func, options: &Options, order: usize) -> Option<Why> {
    let asked = options.multiplies() || options.order > 1;
    let mut found = None;
    func.body.walk(&mut |op| {
        let ir::OpKind::Call(call) = &op.kind else {
            return;
        };
        match &call.callee {
            ir::Callee::Operator(_) if order > 1 => found = Some(Why::Operator),
            ir::Callee::Path(path) if !asked && minimises(path) => {
                found = found.or(Some(Why::Minimiser));
            }
            _ => {}
        }
    });
    found
}

fn minimises(callee: &syn::Path) -> bool {
    implicit::kind(callee, 0) == Some(implicit::Kind::Objective)
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
