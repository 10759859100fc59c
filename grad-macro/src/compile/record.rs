//! How much the companions record, for tapes in buffers of the caller's.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{GenericParam, ItemFn};

use crate::companions::RecordLens;
use crate::emit;
use crate::ir::{Callee, Func, OpKind, Region};
use crate::items;

use super::sweeps::Sweeps;

/// `None` where nobody can say it outside of the function: in terms of its type parameters, of items declared inside,
/// of itself, or of functions that it is given.
pub fn lengths(
    function: &ItemFn,
    rt: &TokenStream,
    func: &Func,
    sweeps: &Sweeps,
) -> Option<RecordLens> {
    let generics = &function.sig.generics.params;
    let is_generic = !generics
        .iter()
        .all(|param| matches!(param, GenericParam::Lifetime(_)));
    if is_generic || items::declares(function) {
        return None;
    }
    let joint = &sweeps.joint;
    let mut regions = vec![&joint.region];
    regions.extend((sweeps.split.iter()).flat_map(|split| [&split.forward, &split.reverse]));
    if (regions.iter()).any(|region| calls_itself(function, region) || calls_given(func, region)) {
        return None;
    }
    let arguments = emit::arguments_len(rt, func);
    let (fwd, rev) = match (&sweeps.split, joint.uses_tape) {
        (Some(split), _) => {
            let own = emit::record_len(rt, &split.func, &[&split.forward]);
            let rev = emit::record_len(rt, &split.func, &[&split.reverse]);
            (quote!(#own.and(#arguments)), quote!(#rev.apart()))
        }
        (None, true) => (arguments, quote!(Self::record().apart())),
        (None, false) => (arguments, quote!(#rt::RecordLen::of(0, 0, 0))),
    };
    Some(RecordLens {
        vjp: emit::record_len(rt, &joint.func, &[&joint.region]),
        fwd,
        rev,
    })
}

fn calls_itself(function: &ItemFn, region: &Region) -> bool {
    let own = |callee: &Callee| match callee {
        Callee::Path(path) | Callee::Qualified(syn::ExprPath { path, .. }) => {
            (path.segments.last()).is_some_and(|segment| segment.ident == function.sig.ident)
        }
        Callee::Method { .. } | Callee::Operator(_) | Callee::Conversion(_) => false,
    };
    let mut found = false;
    region.walk(&mut |op| match &op.kind {
        OpKind::Call(call) => found |= own(&call.callee),
        OpKind::CallRev(rev) => found |= own(&rev.call.callee),
        _ => {}
    });
    found
}

/// Whether it calls what the caller hands over.
fn calls_given(func: &Func, region: &Region) -> bool {
    let mut found = false;
    region.walk(&mut |op| match &op.kind {
        OpKind::Call(call) => found |= func.calls_parameter(call),
        OpKind::CallRev(rev) => found |= func.calls_parameter(&rev.call),
        _ => {}
    });
    found
}
