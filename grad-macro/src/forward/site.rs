//! Where the partials of the rules table are written: beside the primal, whose values are at hand.

use super::Forward;
use crate::ir::{Op, OpKind, Scalar, ValId};
use crate::reverse::partials::Site;

impl Site for Forward<'_> {
    fn primal(&mut self, v: ValId) -> ValId {
        v
    }

    fn ty(&self, v: ValId) -> Scalar {
        self.func.ty(v)
    }

    fn emit(&mut self, ty: Scalar, kind: OpKind) -> ValId {
        let v = self.func.new_val(ty, None, proc_macro2::Span::call_site());
        if let OpKind::Math(math, args) = &kind
            && math.rule.price >= super::DEAR
        {
            self.dear.push((math.rule.name, args.clone(), v));
        }
        let src = self.src;
        self.push(Op {
            results: vec![v],
            kind,
            src,
        });
        v
    }

    fn open_within(&mut self) {
        self.open();
    }

    fn close(&mut self) -> Vec<Op> {
        let ops = self.close_frame();
        // What was computed in there is out of scope.
        let inside = |v: &ValId| ops.iter().any(|op| op.results.contains(v));
        self.dear.retain(|(_, _, v)| !inside(v));
        ops
    }

    fn folds_literals(&self) -> bool {
        self.folds_literals
    }

    /// Products with the Hessian are the reverse of this.
    fn is_differentiated_again(&self) -> bool {
        true
    }

    /// Singular partials are looked at, whatever the guard says.
    fn puts_branches_behind_guards(&self) -> bool {
        false
    }

    fn primal_op(&self, v: ValId) -> Option<&OpKind> {
        self.defs.get(&v).copied()
    }

    fn dear_result(&self, name: &str, args: &[ValId]) -> Option<ValId> {
        let mut known = self.dear.iter().rev().filter(|_| self.reuses_results);
        let found = known.find(|(rule, of, _)| *rule == name && of == args)?;
        Some(found.2)
    }

    fn known_int(&self, v: ValId) -> Option<i64> {
        match self.defs.get(&v) {
            Some(OpKind::Lit(text)) => text.parse().ok(),
            _ => None,
        }
    }

    fn float_literal(&self, v: ValId) -> Option<f64> {
        match self.defs.get(&v) {
            Some(OpKind::Lit(text)) if matches!(self.func.ty(v), Scalar::F64 | Scalar::F32) => {
                text.replace('_', "").parse().ok()
            }
            _ => None,
        }
    }
}
