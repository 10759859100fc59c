//! Methods of types and traits in sight that have no companions, and through which a derivative flows.
//!
//! A function that lacks them is a name that rustc does not find, and says so; a method is one among many that may come
//! from anywhere, and the name that rustc misses then is ours: `no method named damping_grad_fwd`.

use proc_macro2::Ident;

use crate::errors::Errors;
use crate::generics::{self, LENDERS};
use crate::ir::{CallArg, Callee, Func, Mem, OpKind, place_type};
use crate::known;
use crate::reverse::Joint;

pub fn check(joint: &Joint, errors: &mut Errors) {
    let mut called: Vec<(String, Ident)> = vec![];
    joint.region.walk(&mut |op| {
        let OpKind::CallRev(rev) = &op.kind else {
            return;
        };
        let method = match &rev.call.callee {
            Callee::Method { name, .. } => {
                let this = rev
                    .call
                    .args
                    .first()
                    .and_then(|arg| named(arg, &joint.func));
                this.map(|this| (this, name.clone()))
            }
            Callee::Path(path) if path.segments.len() == 2 => {
                let (this, name) = (&path.segments[0].ident, &path.segments[1].ident);
                Some((this.to_string(), name.clone()))
            }
            _ => None,
        };
        called.extend(method);
    });
    for (this, name) in called {
        if let Some(what) = without_companions(&this, &name) {
            errors.at(
                name,
                format!("`#[grad]` cannot differentiate the method {what}"),
            );
        }
    }
}

/// Which method it is that has none, and the way out.
fn without_companions(this: &str, name: &Ident) -> Option<String> {
    let Some(of) = generics::unannotated_trait(this, name) else {
        return generics::lacks_companions(this, name).then(|| {
            format!(
                "`{name}` of `{this}`: it is not annotated\n\
                 help: put `#[grad]` on `fn {name}`, or on the `impl` that it stands in"
            )
        });
    };
    Some(match LENDERS.iter().any(|(lender, _)| *lender == of) {
        true => format!(
            "`{name}` of the trait `{of}`\n\
             help: let the parameter be what is lent, such as `&[f64]`"
        ),
        false => format!(
            "`{name}` of the trait `{of}`: it is not annotated\n\
             help: put `#[grad]` on `trait {of}`, and on each `impl {of} for ..`"
        ),
    })
}

/// The name of the type of what a method is called on.
fn named(receiver: &CallArg, func: &Func) -> Option<String> {
    let (CallArg::Ref(place) | CallArg::RefMut(place) | CallArg::Own(place)) = receiver else {
        return None;
    };
    match place_type(func, place) {
        Mem::Struct(of) => known::name_of(&syn::parse2(of.path.clone()).ok()?),
        _ => None,
    }
}
