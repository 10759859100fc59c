//! Numbers that come back from text: `format!("{x:.2}").parse::<f64>()`.
//!
//! Floats may go into text and other data that carries no derivative (a message, an ordering), and integers or bools
//! may come out of it. A float that comes out of it has lost its derivative on the way, so it is refused.
//!
//! Such data lives in values only: `ir::verify` has none of it in memory.

use crate::ir::{Arg, ArgKind, Func, Op, OpKind, Piece, Scalar, Template, ValId};
use crate::maps::HashSet;

use super::activity::{Varied, bind_roots};
use super::{Refusals, roots_of};

/// The floats that are read back from data made of floats which carry a derivative.
pub fn read_back(func: &Func) -> Refusals {
    let mut tainted = Tainted {
        func,
        varied: Varied::of(func, false),
        data: HashSet::default(),
    };
    loop {
        let before = tainted.data.len();
        func.body.walk(&mut |op| tainted.follow(op));
        if tainted.data.len() == before {
            break;
        }
    }
    let mut refusals = Refusals::new();
    func.body.walk(&mut |op| {
        if !op.operands().iter().any(|v| tainted.data.contains(v)) {
            return;
        }
        let float = op.results.iter().find(|v| func.ty(**v).is_float());
        let memory = |op: &OpKind| match op {
            OpKind::Call(call) => call.ret.as_ref().is_some_and(|b| !bind_roots(b).is_empty()),
            _ => false,
        };
        let span = match (&op.kind, float) {
            // Values go round as they are.
            (OpKind::If { .. } | OpKind::Loop(_), _) => return,
            (OpKind::Call(call), float) if float.is_some() || memory(&op.kind) => {
                call.callee.span()
            }
            (_, Some(v)) => func.val(*v).span,
            (_, None) => return,
        };
        let function = op.operands().into_iter().find(|v| func.val(*v).function);
        if let (OpKind::Call(call), Some(function)) = (&op.kind, function) {
            refusals.push((span, handed_on(func, function, &call.callee.name())));
            return;
        }
        let what = "`#[grad]` cannot differentiate a number that is read back from text or data made of numbers: \
                    its derivative would be lost";
        let help = "compute with the number itself; where a constant is meant, make the text of one: \
                    `let c = stop_gradient(x);`";
        refusals.push((span, format!("{what}\nhelp: {help}")));
    });
    refusals
}

/// A parameter that is a function, as an argument of another.
fn handed_on(func: &Func, function: ValId, callee: &str) -> String {
    let name = func.val(function).name.clone().unwrap_or_default();
    let own = func.ident == callee;
    let help = match own {
        true => "write the recursion as a loop over a list of what is left to do".to_owned(),
        false => format!(
            "put `#[grad]` on `{callee}`, in this module: it is then differentiated where it is called"
        ),
    };
    format!(
        "`#[grad]` cannot differentiate `{callee}` through the function `{name}` that is handed on to it\nhelp: {help}"
    )
}

/// Data without a derivative that was made of floats with one.
struct Tainted<'a> {
    func: &'a Func,
    varied: Varied,
    data: HashSet<ValId>,
}

impl Tainted<'_> {
    /// Marks the data that an op makes, or may change, out of such floats or such data.
    fn follow(&mut self, op: &Op) {
        let mut made = op.results.clone();
        let mut from = op.operands().iter().any(|v| self.data.contains(v));
        match &op.kind {
            OpKind::If { .. } | OpKind::Loop(_) => op.kind.for_each_region(&mut |region| {
                made.extend(&region.params);
                from |= region.yields.iter().any(|v| self.data.contains(v));
            }),
            kind => {
                from |= self.looks_at_floats(op);
                match kind {
                    OpKind::Effect(template, args) => made.extend(changed(template, args)),
                    OpKind::Call(_) => made.extend(op.operands()),
                    _ => {}
                }
            }
        }
        if from {
            made.retain(|v| self.func.ty(*v) == Scalar::Other && !self.func.val(*v).fixed);
            self.data.extend(made);
        }
    }

    fn looks_at_floats(&self, op: &Op) -> bool {
        let shown = |arg: &Arg| match &arg.what {
            ArgKind::Place(place) => roots_of(place).iter().any(|r| self.varied.root_is(*r)),
            ArgKind::Val(_) => false,
        };
        let float = |v: &ValId| self.func.ty(*v).is_float() && self.varied.val(*v);
        let in_memory = matches!(&op.kind, OpKind::Effect(_, args) if args.iter().any(shown));
        in_memory || op.operands().iter().any(float)
    }
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
        Piece::Runtime | Piece::Group(..) => false,
    };
    match args.first()?.what {
        ArgKind::Val(v) if changes => Some(v),
        _ => None,
    }
}
