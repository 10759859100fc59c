//! Forward mode, and the reverse of it.

use proc_macro2::TokenStream;

use crate::bodies::Around;
use crate::companions::Higher;
use crate::companions::kernel::Product;
use crate::companions::many::{self, LANES};
use crate::companions::second::{Second, Why};
use crate::errors::Errors;
use crate::implicit;
use crate::ir::{self, Func};
use crate::options::Options;
use crate::reverse::{self, Boundary};
use crate::{forward, simplify};

use super::primal::verify;
use super::sweeps::{has_calls, has_effects, polish_joint, polish_split, reads_unnamed, refuse};

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
    second_of(&around, options, func, tangent)
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
        let next = last.and_then(|last| {
            let mut errors = Errors::new();
            let next = self::tangent(&last, &doubled, options, &mut errors);
            errors.discard();
            next
        });
        let body = |next: &Func| doubled.tangent(next.clone(), !options.is_off("views"));
        let jvp = next.as_ref().map(body);
        doubled = doubled.doubled(true, &options.runtime);
        let second =
            (order < options.order).then(|| second_of(&doubled, options, func, next.as_ref()));
        all.push(Higher { jvp, second });
        last = next;
    }
    all
}

/// The reverse of a tangent of `func`, whose parameters are those of `around`.
fn second_of(
    around: &Around<'_>,
    options: &Options,
    func: &Func,
    tangent: Option<&Func>,
) -> Second {
    if let Some(why) = unknown(func, options) {
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
    let mut joint = reverse::joint(&tangent, &options.off).ok()?;
    if reads_unnamed(&joint.func, &joint.region) {
        return None;
    }
    polish_joint(&mut joint, func.vals.len(), options);
    let around = around.doubled(false, &options.runtime);
    Some((around.joint(&joint), joint.uses_tape))
}

/// The same of a function that was made of the user's, or why it cannot be had.
pub fn product(func: &Func, around: &Around<'_>, options: &Options) -> Product {
    if let Some(why) = unknown(func, options) {
        return Err(why);
    }
    let mut errors = Errors::new();
    let tangent = tangent(func, around, options, &mut errors);
    errors.discard();
    let product = tangent.and_then(|tangent| hvp(options, around, func, &tangent));
    product.ok_or(Why::Unnamed)
}

/// Why second derivatives are not known: operators of the user's types, and minimisers unless they are asked for (they take
/// companions of what is minimised that are not always there).
fn unknown(func: &Func, options: &Options) -> Option<Why> {
    let asked = options.multiplies() || options.order > 1;
    let mut found = None;
    func.body.walk(&mut |op| {
        let ir::OpKind::Call(call) = &op.kind else {
            return;
        };
        match &call.callee {
            ir::Callee::Operator(_) => found = Some(Why::Operator),
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
