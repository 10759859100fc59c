//! `lagrangian`: the function as equality constraints on its intermediate variables.
//!
//! * [`normal`]: the primal in a form in which every constraint is the result of an op.
//! * [`fields`]: which values are constrained, and what the fields of the emitted struct are called.
//! * [`weave`]: three functions made of the primal: one that runs it and takes notes, the Lagrangian, and the one whose
//!   gradient is the vector of multipliers. The two last are differentiated like any other function.
//! * [`graph`]: which constraint depends on which, and by which partial; [`formulas`]: as text.
//! * [`nested`]: calls that are views themselves.
//! * [`methods`]: methods as functions beside their `impl`.
//! * [`signature`]: their parameters; what is refused.
//! * [`items`]: the emitted items.

mod fields;
mod formulas;
mod graph;
mod items;
pub mod methods;
mod nested;
mod normal;
mod signature;
mod weave;

use proc_macro2::TokenStream;
use syn::ItemFn;

use crate::compile;
use crate::errors::Errors;
use crate::ir::{self, Func};
use crate::known::Known;
use crate::options::Options;
use nested::Nesting;
use weave::{Aim, Mode, weave};

/// The items beside a function whose primal (as lowered) is `func`; `None` if something was reported. What has no hidden
/// companions is no part of other views.
pub fn expand(
    (function, has_companions): (&ItemFn, bool),
    options: &Options,
    func: &Func,
    known: &Known,
    errors: &mut Errors,
) -> Option<TokenStream> {
    let option = options.lagrangian.as_ref().or(options.graph.as_ref())?;
    let shapes = signature::checked(function, options, option, known, errors)?;
    let nesting = Nesting::new(known, options);
    let fine = nesting.check(function, func, errors);
    let mut primal = func.clone();
    let notes = normal::normal(&mut primal);
    verify(&primal);
    if !signature::result_is_fine(function, &primal, errors) {
        return None;
    }
    let sites = fields::find(&primal, &notes, &nesting);
    let mut refusals = notes.refusals.clone();
    if sites.fields.is_empty() {
        let message = format!(
            "nothing in `{}` depends on its inputs: there are no constraints",
            function.sig.ident
        );
        refusals.push((option.span(), message));
    }
    let extra = signature::extra(&shapes);
    let mut made = |mode, aim| {
        let woven = weave(&primal, &sites, &notes, &extra, &nesting, (mode, aim));
        refusals.extend(woven.refusals);
        verify(&woven.func);
        woven.func
    };
    let mut woven = [
        made(Mode::Run, Aim::Nested),
        made(Mode::Value, Aim::Alone),
        made(Mode::Back, Aim::Alone),
    ];
    let inner = (has_companions && nested::can_be_nested(&function.sig))
        .then(|| [Mode::Value, Mode::Back].map(|mode| made(mode, Aim::Nested)));
    let mut joints = vec![];
    if refusals.is_empty() {
        for func in &mut woven[1..] {
            match compile::sweeps(func, options) {
                Ok(joint) => joints.push(joint),
                Err(list) => refusals.extend(list),
            }
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    refusals.retain(|(_, message)| seen.insert(message.clone()));
    if !refusals.is_empty() || !fine {
        for (span, message) in refusals {
            errors.push(syn::Error::new(span, message));
        }
        return None;
    }
    let positions = (0..shapes.len()).filter(|n| signature::is_active(&shapes[*n]));
    let graph = graph::graph(&primal, &sites, &nesting, &positions.collect::<Vec<_>>());
    let [run, value, _] = &woven;
    Some(items::emit(&items::Parts {
        function,
        options,
        shapes: &shapes,
        extra: &extra,
        sites: &sites,
        graph: &graph,
        run,
        value,
        inner,
        joints: &joints,
    }))
}

/// Between passes, where debug assertions are on.
fn verify(func: &Func) {
    if cfg!(debug_assertions) {
        ir::verify::verify(func);
    }
}
