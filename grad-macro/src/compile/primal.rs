//! From the source to the optimised primal.

use syn::ItemFn;

use crate::errors::Errors;
use crate::ir::{self, Func};
use crate::items;
use crate::known::Known;
use crate::options::Options;
use crate::{lower, optimize, types};

/// From the source to the optimised primal.
pub fn primal(
    function: &ItemFn,
    options: &Options,
    known: &Known,
    errors: &mut Errors,
) -> Option<Func> {
    let mut func = lowered(function, options, known, errors)?;
    if !options.is_off("scalarise") {
        optimize::scalarise(&mut func);
        verify(&func);
    }
    if !options.is_off("winner") {
        optimize::winners(&mut func);
        verify(&func);
    }
    if !options.is_off("share") {
        optimize::share(&mut func);
        verify(&func);
    }
    Some(func)
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
    let func = lower::lower(&function.sig, &function.block, &types, &wrt, errors)?;
    if cfg!(debug_assertions)
        && let Err(why) = ir::verify::check(&func)
    {
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
