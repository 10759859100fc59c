//! Numbers that come back from text: `format!("{x:.2}").parse::<f64>()`.
//!
//! Floats may go into text and other data that carries no derivative (a message, an ordering), and integers or bools
//! may come out of it. A float that comes out of it has lost its derivative on the way, so it is refused.

use std::collections::HashSet;

use crate::ir::{Arg, ArgKind, Func, Op, OpKind, Piece, Scalar, Template, ValId};

use super::activity::{Varied, bind_roots};
use super::{Refusals, roots_of};

/// The floats that are read back from data made of floats which carry a derivative.
pub fn read_back(func: &Func) -> Refusals {
    let varied = Varied::of(func, false);
    let mut tainted = HashSet::new();
    loop {
        let before = tainted.len();
        func.body
            .walk(&mut |op| taint(func, &varied, op, &mut tainted));
        if tainted.len() == before {
            break;
        }
    }
    let mut refusals = Refusals::new();
    func.body.walk(&mut |op| {
        if !op.operands().iter().any(|v| tainted.contains(v)) {
            return;
        }
        let float = op.results.iter().find(|v| func.ty(**v).is_float());
        let span = match (&op.kind, float) {
            (OpKind::If { .. } | OpKind::Loop(_), _) => return,
            (OpKind::Call(call), None) if call.ret.as_ref().is_some_and(holds_memory) => {
                call.callee.span()
            }
            (OpKind::Call(call), Some(_)) => call.callee.span(),
            (_, Some(v)) => func.val(*v).span,
            (_, None) => return,
        };
        let what = "`#[grad]` cannot differentiate a number that is read back from text or data made of numbers: \
                    its derivative would be lost";
        let help = "compute with the number itself; `stop_gradient(x)` makes it a constant where that is meant";
        refusals.push((span, format!("{what}\nhelp: {help}")));
    });
    refusals
}

fn holds_memory(bind: &crate::ir::Bind) -> bool {
    !bind_roots(bind).is_empty()
}

/// Marks the data that an op makes, or may change, out of such floats or such data.
fn taint(func: &Func, varied: &Varied, op: &Op, tainted: &mut HashSet<ValId>) {
    let is_data = |v: &ValId| func.ty(*v) == Scalar::Other;
    let taints = |v: &ValId| tainted.contains(v) || func.ty(*v).is_float() && varied.val(*v);
    let mut from = op.operands().iter().any(taints);
    if let OpKind::Effect(_, args) = &op.kind {
        from |= args.iter().any(|arg| match &arg.what {
            ArgKind::Place(place) => roots_of(place).iter().any(|root| varied.root_is(*root)),
            ArgKind::Val(_) => false,
        });
    }
    op.kind.for_each_region(&mut |region| {
        from |= region.yields.iter().any(|v| is_data(v) && taints(v));
    });
    if !from {
        return;
    }
    let mut made = op.results.clone();
    match &op.kind {
        OpKind::Effect(template, args) => made.extend(changed(template, args)),
        OpKind::Call(_) => made.extend(op.operands()),
        _ => {}
    }
    made.retain(is_data);
    op.kind.for_each_region(&mut |region| {
        made.extend(region.params.iter().copied().filter(is_data));
    });
    tainted.extend(made);
}

/// The data that an effect may change: what a method is called on, what `write!` writes to.
fn changed(template: &Template, args: &[Arg]) -> Option<ValId> {
    let changes = match template.0.first()? {
        Piece::Arg(_) => true,
        Piece::Tokens(tokens) => {
            let text = tokens.to_string();
            let name = text.split('!').next().unwrap_or_default().trim();
            name.ends_with("write") || name.ends_with("writeln")
        }
        Piece::Group(..) => false,
    };
    match args.first()?.what {
        ArgKind::Val(v) if changes => Some(v),
        _ => None,
    }
}
