//! What a field marked `#[differentiable(skip)]` may not be: one of several places that a reference means, where others have
//! tangents, and one of two that change places.

use crate::errors::Errors;
use crate::ir::{Func, Op, OpKind, Place, is_partly_skipped, is_skipped};

/// Reports such uses; whether there are none.
pub fn check(func: &Func, errors: &mut Errors) -> bool {
    let mut fine = true;
    func.body.walk(&mut |op| {
        if let Some(place) = mixed(func, op) {
            fine = false;
            let message = "`#[grad]` cannot follow a derivative where this is either in a field marked \
                           `#[differentiable(skip)]` or elsewhere\n\
                           help: choose or exchange copies of the numbers, or take the mark off the field";
            errors.push(syn::Error::new(func.root(place.roots()[0]).span, message));
        }
    });
    fine
}

fn mixed<'o>(func: &Func, op: &'o Op) -> Option<&'o Place> {
    if let OpKind::Swap(a, b) = &op.kind
        && is_skipped(func, a) != is_skipped(func, b)
    {
        return Some(a);
    }
    let mut found = None;
    op.kind.for_each_place(&mut |place| {
        if is_partly_skipped(func, place) {
            found = Some(place);
        }
    });
    found
}
