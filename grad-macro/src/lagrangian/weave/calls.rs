//! Calls that are nested views.
//!
//! ```text
//! let y = g(x);                 rec.enter_call(3); let y = Steps::run(x, rec); rec.leave_call();         in a run
//!
//!     let z_end = at + frozen[next] as usize;
//!     let next_end = next + 2 + frozen[next + 1] as usize;
//!     let (y, terms) = Steps::value(x, &z[at..z_end], &l[at..z_end], &frozen[next + 2..next_end]);
//!     (at, next, sum) = (z_end, next_end, sum + terms);
//! ```
//! How many constraints and decisions there are in the callee is a decision itself, noted when it has returned.

use super::*;
use crate::lagrangian::fields::nested_callee;
use crate::lagrangian::nested;

impl Weave<'_> {
    /// Whether this may be a call with a view of its own, wherever it stands.
    pub(super) fn may_nest(&self, op: &Op) -> bool {
        nested_callee(self.primal, &self.varied, self.nesting, op).is_some()
    }

    /// Its site. To be asked once for every op, in order.
    pub(super) fn nested_site(&mut self, op: &Op) -> Option<usize> {
        if !self.may_nest(op) {
            return None;
        }
        self.calls += 1;
        self.sites.nested[self.calls - 1]
    }

    /// Writes the call.
    pub(super) fn nested_call(
        &mut self,
        mut op: Op,
        site: usize,
        state: &mut State,
        out: &mut Vec<Op>,
    ) {
        let OpKind::Call(call) = &mut op.kind else {
            return;
        };
        let span = call.callee.span();
        if self.mode == Mode::Run {
            let recorder = self.recorder;
            let number = proc_macro2::Literal::usize_suffixed(site);
            self.call_recorder(&quote!(enter_call), quote!(#number), None, None, out);
            call.callee = nested::method(site, "run", span);
            call.args.push(CallArg::Tokens(quote!(&mut *#recorder)));
            out.push(op);
            self.mark(&quote!(leave_call), out);
            return;
        }
        let slices = self.slices.as_ref().expect("parameters");
        let (z, l, frozen) = (slices.z, slices.l, slices.frozen);
        let constraints = self.frozen_count(state, out);
        let decisions = self.frozen_count(state, out);
        let part = |root: RootId, from: ValId, to: ValId| {
            CallArg::Ref(Place {
                base: Base::Root(root),
                path: vec![Proj::Range(Some(from), Some(to))],
            })
        };
        let ends = [(state[0], constraints), (state[1], decisions)]
            .map(|(from, count)| self.sum_of(from, count, out));
        call.args.push(part(z, state[0], ends[0]));
        call.args.extend(l.map(|l| part(l, state[0], ends[0])));
        call.args.push(part(frozen, state[1], ends[1]));
        call.callee = match self.mode {
            Mode::Value => nested::method(site, "value", span),
            _ => nested::method(site, "back", span),
        };
        [state[0], state[1]] = ends;
        if self.mode != Mode::Value {
            out.push(op);
            return;
        }
        let terms = self.value(Scalar::F64);
        let own = call.ret.take().unwrap_or(Bind::Tuple(vec![]));
        call.ret = Some(Bind::Tuple(vec![own, Bind::Val(terms)]));
        op.results.push(terms);
        out.push(op);
        state[2] = self.math(rules::rule("add"), vec![state[2], terms], out);
    }

    /// The next decision as a number of things.
    fn frozen_count(&mut self, state: &mut State, out: &mut Vec<Op>) -> ValId {
        let frozen = self.slices.as_ref().expect("parameters").frozen;
        let kept = self.load(frozen, state[1], Scalar::Int(Int::I64), out);
        state[1] = self.next(state[1], out);
        let count = self.value(Scalar::USIZE);
        out.push(self.op(vec![count], OpKind::Pure(Pure::Cast, vec![kept])));
        count
    }

    fn sum_of(&mut self, a: ValId, b: ValId, out: &mut Vec<Op>) -> ValId {
        let sum = self.value(Scalar::USIZE);
        let kind = OpKind::Pure(Pure::Bin(BinOp::Add), vec![a, b]);
        out.push(self.op(vec![sum], kind));
        sum
    }
}
