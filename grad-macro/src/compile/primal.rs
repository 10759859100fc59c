//! From the source to the optimised primal.

use proc_macro2::TokenStream;
use syn::ItemFn;

use super::{parts, skipped};
use crate::errors::Errors;
use crate::ir::{self, Func};
use crate::items;
use crate::known::Known;
use crate::options::Options;
use crate::{inline, lower, optimize, types};

/// From the source to the optimised primal.
pub fn primal(
    function: &ItemFn,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> Option<Func> {
    let mut func = lowered(function, options, known, errors)?;
    parts::check(&func, errors).then_some(())?;
    skipped::check(&func, errors).then_some(())?;
    optimised(&mut func, options);
    Some(func)
}

/// The same with the calls of small functions in sight inlined, and what asserts that these were the right ones; `None`
/// where there are none.
pub fn inlined(
    function: &ItemFn,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> Option<(Func, TokenStream)> {
    if options.is_off("inline") {
        return None;
    }
    let mut func = lowered(function, options, known, errors)?;
    let asserted = inline::calls(&mut func, function, known, &options.runtime);
    // What the two have understood differently stays a call.
    let mut own = Errors::new();
    let parted = !parts::check(&func, &mut own) || !skipped::check(&func, &mut own);
    own.discard();
    if asserted.is_empty() || parted || ir::verify::check(&func).is_err() {
        return None;
    }
    optimised(&mut func, options);
    Some((func, asserted))
}

/// The passes over the primal.
pub fn optimised(func: &mut Func, options: &Options) {
    if !options.is_off("moves") {
        optimize::moves(func);
        verify(func);
    }
    if !options.is_off("scalarise") {
        optimize::scalarise(func);
        verify(func);
    }
    if !options.is_off("lengths") {
        optimize::lengths(func);
        verify(func);
    }
    if !options.is_off("winner") {
        optimize::winners(func);
        verify(func);
    }
    if !options.is_off("invariants") {
        optimize::invariants(func);
        verify(func);
    }
    if !options.is_off("share") {
        optimize::share(func);
        verify(func);
    }
    if !options.is_off("pairs") {
        optimize::pairs(func);
        verify(func);
    }
}

/// From the source to the representation.
pub fn lowered(
    function: &ItemFn,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> Option<Func> {
    let wrt = items::wrt(function, options);
    let types = types::infer_with(&function.sig, &function.block, known);
    let mut func = lower::lower(&function.sig, &function.block, &types, &wrt, errors)?;
    func.off.clone_from(&options.off);
    parts::lend(&mut func);
    // Not only where debug assertions are on: the later stages rely on it.
    if let Err(why) = ir::verify::check(&func) {
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

/// Between passes, where debug assertions are on.
pub fn verify(func: &Func) {
    if cfg!(debug_assertions) {
        ir::verify::verify(func);
    }
}
