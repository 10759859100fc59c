//! `order = k`: the function differentiated forward up to k times, and the reverse of what is differentiated less often.
//!
//! Every order of modes is one of these, since the order of derivatives does not matter: k derivatives take two companions
//! more than k - 1, not twice as many.

use crate::bodies::Around;
use crate::companions::Higher;
use crate::compile;
use crate::errors::Errors;
use crate::ir::Func;
use crate::options::Options;

/// From the second forward derivative on. `tangent` is the first one.
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
            let next = compile::tangent(&last, &doubled, options, &mut errors);
            errors.discard();
            next
        });
        let jvp = next
            .as_ref()
            .map(|next| doubled.tangent(next.clone(), !options.is_off("views")));
        doubled = doubled.doubled(true, &options.runtime);
        let second = (order < options.order)
            .then(|| compile::second_of(&doubled, options, func, next.as_ref()));
        all.push(Higher { jvp, second });
        last = next;
    }
    all
}
