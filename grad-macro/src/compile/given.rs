//! Parameters that are functions, and through which a derivative flows.

use syn::ItemFn;

use crate::companions::shapes;
use crate::errors::Errors;
use crate::ir;
use crate::options::Options;
use crate::reverse::{self, Joint};

/// A derivative flows only through functions that something differentiates.
pub fn check(function: &ItemFn, options: &Options, joint: &Joint, errors: &mut Errors) {
    let params = shapes::params(&function.sig, options.wrt.as_deref());
    for name in called(function, joint) {
        let param = params.iter().find(|param| param.ident == name);
        if param.is_none_or(|param| param.pullback.is_none()) {
            errors.at(&name, reverse::given_refusal(&name.to_string()));
        }
    }
}

/// Options that ask for more than the callers give: of a function that is a parameter, its reverse mode.
pub fn check_options(called: &[syn::Ident], options: &Options, errors: &mut Errors) {
    const FORWARD: [&str; 4] = ["jvp", "hvp", "hessian", "order"];
    let Some(name) = called.first().filter(|_| options.asked) else {
        return;
    };
    for option in &options.given {
        if FORWARD.iter().any(|forward| option == forward) {
            errors.at(
                option,
                format!(
                    "`{option}` takes forward mode, which is not known of `{name}`: callers give its `_vjp` only\n\
                     help: call a function annotated with `#[grad]` by its name, or leave the option out"
                ),
            );
        }
    }
}

/// The parameters that are functions and through which a derivative flows.
pub fn called(function: &ItemFn, joint: &Joint) -> Vec<syn::Ident> {
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
