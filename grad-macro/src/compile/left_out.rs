//! Arguments that carry a derivative, for parameters that the called function's `wrt` leaves out.
//!
//! ```text
//! #[grad(wrt(x))] fn weighted(x: f64, y: f64) -> f64      weighted(x, x)
//! ```
//! Rustc finds these as well, once for each companion that makes the call.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use syn::visit::{self, Visit};
use syn::{FnArg, ItemFn, Pat};

use crate::attribute;
use crate::errors::Errors;
use crate::generics;
use crate::ir::{BarSlot, CallRev, Callee, OpKind};
use crate::options;
use crate::reverse::Joint;

/// The parameters of a function that its own option leaves out: their positions and names.
pub fn params(function: &ItemFn) -> Option<Vec<(usize, String)>> {
    let attr = attribute::find(&function.attrs)?;
    let mut errors = Errors::new();
    let wrt = options::parse(attribute::options(attr), &mut errors).wrt;
    // What is wrong with it is reported where it stands.
    errors.discard();
    let wrt = wrt?;
    let inputs = function.sig.inputs.iter().enumerate();
    let names = inputs.filter_map(|(at, input)| match input {
        FnArg::Typed(of) => match &*of.pat {
            Pat::Ident(of) => Some((at, &of.ident)),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    });
    let names: Vec<(usize, &Ident)> = names.collect();
    let is_one = |of: &Ident| of == "self" || names.iter().any(|(_, name)| *name == of);
    if !wrt.iter().all(is_one) {
        return None;
    }
    let left_out = names.into_iter().filter(|(_, name)| !wrt.contains(name));
    Some(left_out.map(|(at, name)| (at, name.to_string())).collect())
}

pub fn check(function: &ItemFn, joint: &Joint, errors: &mut Errors) {
    let mut own = Own(BTreeSet::new());
    own.visit_block(&function.block);
    let mut reported = BTreeSet::new();
    joint.region.walk(&mut |op| {
        let OpKind::CallRev(rev) = &op.kind else {
            return;
        };
        let Some(name) = called(rev).filter(|name| !own.0.contains(&name.to_string())) else {
            return;
        };
        let left_out = generics::left_out(name).into_iter();
        let flowing = |at: usize| rev.bars.get(at).is_some_and(flows);
        for (_, param) in left_out.filter(|(at, _)| flowing(*at)) {
            if !reported.insert((name.to_string(), param.clone())) {
                continue;
            }
            errors.at(
                name,
                format!(
                    "`#[grad]` cannot differentiate `{name}` with respect to `{param}`: its `wrt(..)` leaves that out\n\
                     help: add `{param}` there, or pass a constant here: `stop_gradient(..)`"
                ),
            );
        }
    });
}

/// The name of a function that is called by it alone.
fn called(rev: &CallRev) -> Option<&Ident> {
    match &rev.call.callee {
        Callee::Path(path) => path.get_ident(),
        _ => None,
    }
}

/// Whether a derivative comes back.
fn flows(bar: &BarSlot) -> bool {
    match bar {
        BarSlot::Ignore | BarSlot::Scratch => false,
        BarSlot::Val | BarSlot::Own(_) | BarSlot::Shadow(_) => true,
        BarSlot::Tuple(parts) | BarSlot::Opt(parts) => parts.iter().any(flows),
    }
}

/// The functions that a body declares.
struct Own(BTreeSet<String>);

impl<'a> Visit<'a> for Own {
    fn visit_item_fn(&mut self, item: &'a ItemFn) {
        self.0.insert(item.sig.ident.to_string());
        visit::visit_item_fn(self, item);
    }
}
