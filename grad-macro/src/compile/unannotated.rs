//! Functions, and methods of types and traits, in sight that have no companions, and through which a derivative flows.
//!
//! The same where those of the same block or module were refused, which only callers hear of.
//!
//! What rustc misses then is a name of ours: `cannot find type mean_grad`, `no method named damping_grad_fwd`.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use syn::ItemFn;
use syn::visit::Visit;

use crate::errors::Errors;
use crate::generics::{self, LENDERS};
use crate::ir::{Callee, OpKind};
use crate::reverse::Joint;
use crate::sight;

/// What is called in reverse by name: the modules or the type in front, and the name.
pub fn callees(joint: &Joint) -> Vec<(Vec<String>, Ident)> {
    let mut called: Vec<(Vec<String>, Ident)> = vec![];
    joint.region.walk(&mut |op| {
        let OpKind::CallRev(rev) = &op.kind else {
            return;
        };
        match &rev.call.callee {
            Callee::Method { name, .. } => {
                let receiver = rev.call.args.first();
                let this = receiver.and_then(|arg| arg.type_name(&joint.func));
                called.extend(this.map(|this| (vec![this], name.clone())));
            }
            Callee::Path(path) if !joint.func.calls_parameter(&rev.call) => {
                let mut names: Vec<&Ident> = path.segments.iter().map(|of| &of.ident).collect();
                let name = names.pop().expect("a path has a name").clone();
                let modules = names.iter().map(ToString::to_string).collect();
                called.push((modules, name));
            }
            Callee::Qualified(path) => {
                let names = path.path.segments.iter().map(|of| &of.ident);
                let names: Vec<&Ident> = names.collect();
                if let [.., of, name] = &names[..] {
                    called.push((vec![of.to_string()], (*name).clone()));
                }
            }
            _ => {}
        }
    });
    called
}

pub fn check(function: &ItemFn, joint: &Joint, errors: &mut Errors) {
    check_operators(joint, errors);
    let called = callees(joint);
    let own = own_names(&function.block);
    for (path, name) in called {
        if let Some(why) = refused(&path, &name, &own) {
            errors.at(&name, why);
            continue;
        }
        let is_type = |of: &String| of.starts_with(char::is_uppercase);
        let what = match &path[..] {
            [.., this] if is_type(this) => {
                without_companions(this, &name).map(|what| format!("the method {what}"))
            }
            path if path.iter().any(is_type) => None,
            path => function_without(path, &name, &own),
        };
        if let Some(what) = what {
            errors.at(name, format!("`#[grad]` cannot differentiate {what}"));
        }
    }
}

/// Reports operators of types in sight whose `impl`s are, too, and none of them annotated.
fn check_operators(joint: &Joint, errors: &mut Errors) {
    let mut reported = BTreeSet::new();
    joint.region.walk(&mut |op| {
        let OpKind::CallRev(rev) = &op.kind else {
            return;
        };
        let Callee::Operator(operator) = &rev.call.callee else {
            return;
        };
        let left = rev
            .call
            .args
            .first()
            .and_then(|arg| arg.type_name(&joint.func));
        let Some(left) = left.filter(|left| generics::lacks_operator(left, &operator.name)) else {
            return;
        };
        let (name, token) = (&operator.name, &operator.token);
        if reported.insert((left.clone(), name.to_string())) {
            errors.at(
                token,
                format!(
                    "`#[grad]` cannot differentiate `{token}` of a `{left}`: it is not annotated\n\
                     help: put `#[grad]` on `impl {name} for {left}`"
                ),
            );
        }
    });
}

/// Why there are none of a function or a method of the same block or module that could have some.
fn refused(path: &[String], name: &Ident, own: &BTreeSet<String>) -> Option<String> {
    let this = match path {
        [] if own.contains(&name.to_string()) => return None,
        [] => "",
        [this] => this,
        _ => return None,
    };
    let reason = generics::why_refused(this, name)?;
    // Of a chain of calls, the last link.
    let name_before = |at| reason[..at].trim_end_matches('`').rfind('`');
    let cause = &reason[reason.rfind(NONE).and_then(name_before).unwrap_or(0)..];
    Some(format!("`{name}`{NONE}{cause}"))
}

/// What is said of a function that others call.
const NONE: &str = " has no derivative: ";

/// A function whose companions are not where it is called, and the way out.
fn function_without(modules: &[String], name: &Ident, own: &BTreeSet<String>) -> Option<String> {
    let path = [modules, &[name.to_string()]].concat();
    if own.contains(&path[0]) || path.len() == 1 && generics::is_annotated(&path[0]) {
        return None;
    }
    let reason = sight::lacking::called(&generics::modules()?, &path)?;
    Some(format!("`{name}`: {reason}"))
}

/// The functions that a body declares, and what it brings in itself.
fn own_names(block: &syn::Block) -> BTreeSet<String> {
    struct Names(BTreeSet<String>);
    impl<'a> Visit<'a> for Names {
        fn visit_item_fn(&mut self, item: &'a ItemFn) {
            self.0.insert(item.sig.ident.to_string());
        }
        fn visit_use_name(&mut self, of: &'a syn::UseName) {
            self.0.insert(of.ident.to_string());
        }
        fn visit_use_rename(&mut self, of: &'a syn::UseRename) {
            self.0.insert(of.rename.to_string());
        }
    }
    let mut names = Names(BTreeSet::new());
    names.visit_block(block);
    names.0
}

/// Which method of a type or a trait it is that has none, and the way out.
fn without_companions(this: &str, name: &Ident) -> Option<String> {
    if let Some(annotated) = generics::is_annotated_trait(this) {
        return (!annotated).then(|| sight::absent::of_trait(this, name));
    }
    if let Some(of) = generics::unannotated_trait(this, name) {
        return Some(match LENDERS.iter().any(|(lender, _)| *lender == of) {
            true => format!(
                "`{name}` of the trait `{of}`\n\
                 help: let the parameter be what is lent, such as `&[f64]`"
            ),
            false => sight::absent::of_trait(&of, name),
        });
    }
    if let Some((of, why)) = generics::open_method_of(name) {
        let help = match why.starts_with("takes") {
            true => "let it take a slice, or write it as a function",
            false => "let it give a `Vec`, or write what is done with it as a function",
        };
        return Some(format!(
            "`{name}` of the trait `{of}`: it {why}\nhelp: {help}"
        ));
    }
    if generics::lacks_companions(this, name) {
        return Some(sight::absent::of_type(this, name, ""));
    }
    // Its `impl` may be anywhere.
    (!generics::has_companions(this, name))
        .then(|| sight::absent::method(&generics::own_name(this), name))?
}
