//! Calls: of the callee's tangent companion, which gets a tangent, or word that there is none, for each argument.

use super::{Forward, has_float};
use crate::ir::{Bind, Call, CallArg, Init, Mem, Op, OpKind, Place, Scalar, ValId};
use crate::reverse::given_refusal;

impl Forward<'_> {
    pub(super) fn call(&mut self, op: &Op, call: &Call) {
        if self.refuse_given(call) {
            return;
        }
        let mut args = call.args.clone();
        for arg in &call.args {
            let dot = self.arg(arg);
            args.push(dot);
        }
        let mut results = op.results.clone();
        let ret = match &call.ret {
            Some(bind) => {
                let dot = self.bound(bind, &mut results);
                Some(Bind::Tuple(vec![bind.clone(), dot]))
            }
            None => None,
        };
        let kind = OpKind::Call(Box::new(Call {
            callee: call.callee.clone(),
            mode: call.mode,
            order: call.order + 1,
            args,
            ret,
            keeping: None,
            open: call.open,
        }));
        let src = self.src;
        self.push(Op { results, kind, src });
    }

    /// What is made of constants alone, and becomes active later.
    pub(super) fn born(&mut self, call: &Call) {
        let roots: Vec<_> = self.activity.born(call).collect();
        for root in roots {
            let zeros = Init::Zeros(Place::root(root));
            let dot = self.new_dot_root(root);
            self.effect(OpKind::Alloc(dot, zeros));
        }
    }

    /// A closure that the caller gives has no tangent.
    fn refuse_given(&mut self, call: &Call) -> bool {
        let given = self.primal.calls_parameter(call);
        if given {
            let message = given_refusal(&call.callee.name());
            self.refusals.push((call.callee.span(), message));
        }
        given
    }

    fn arg(&mut self, arg: &CallArg) -> CallArg {
        match self.active(arg) {
            true => match self.dot_arg(arg) {
                // The tangent of a tangent.
                dot @ CallArg::Dot(_) => dot,
                dot => CallArg::Dot(Box::new(dot)),
            },
            false => CallArg::NoDot(Box::new(arg.clone())),
        }
    }

    fn active(&mut self, arg: &CallArg) -> bool {
        match arg {
            CallArg::Val(v) => self.vals.contains_key(v),
            CallArg::Ref(place) | CallArg::RefMut(place) | CallArg::Own(place) => {
                self.dot_place(place).is_some()
            }
            CallArg::Tuple(parts) => parts.iter().any(|part| self.active(part)),
            CallArg::Opt(parts) => self.active(&parts[1]),
            CallArg::Dot(arg) => self.active(arg),
            CallArg::Tokens(_) | CallArg::NoDot(_) => false,
        }
    }

    /// The tangent of an argument, or of a part of one of which another part is active.
    fn dot_arg(&mut self, arg: &CallArg) -> CallArg {
        match arg {
            CallArg::Val(v) if self.func.ty(*v).is_float() => CallArg::Val(self.dot(*v)),
            CallArg::Val(_) | CallArg::Tokens(_) => CallArg::Tuple(vec![]),
            CallArg::Ref(place) => CallArg::Ref(self.dot_or_zeros(place)),
            CallArg::RefMut(place) => CallArg::RefMut(self.dot_or_zeros(place)),
            CallArg::Own(place) => CallArg::Own(self.dot_or_zeros(place)),
            CallArg::Tuple(parts) => {
                let part = |dot| match dot {
                    // The tangent of what a part refers to is taken by value.
                    CallArg::Ref(place) => CallArg::Own(place),
                    dot => dot,
                };
                let parts = parts.iter().map(|arg| part(self.dot_arg(arg)));
                CallArg::Tuple(parts.collect())
            }
            CallArg::Opt(parts) => CallArg::Opt(vec![parts[0].clone(), self.dot_arg(&parts[1])]),
            CallArg::Dot(arg) => CallArg::Dot(Box::new(self.dot_arg(arg))),
            CallArg::NoDot(arg) => CallArg::NoDot(arg.clone()),
        }
    }

    fn dot_or_zeros(&mut self, place: &Place) -> Place {
        match self.dot_place(place) {
            Some(dot) => dot,
            None => Place::root(self.zeros(place)),
        }
    }

    /// The tangent of what the result binds. `results` are the op's.
    fn bound(&mut self, bind: &Bind, results: &mut Vec<ValId>) -> Bind {
        if let Bind::Root(root) = bind
            && let Mem::Unknown(_) = self.func.root(*root).ty
        {
            // Only rustc knows what it is.
            let dot = self.new_dot_root(*root);
            if !self.activity.root(*root) {
                self.roots.remove(root);
            }
            return Bind::Root(dot);
        }
        if !has_float(&self.func, bind) {
            return self.unused(results);
        }
        match bind {
            Bind::Val(v) => {
                let dot = self.new_dot(*v);
                results.push(dot);
                Bind::Val(dot)
            }
            Bind::Root(root) => Bind::Root(self.new_dot_root(*root)),
            Bind::Tuple(parts) => {
                Bind::Tuple(parts.iter().map(|part| self.bound(part, results)).collect())
            }
            Bind::Opt(parts) => {
                let span = proc_macro2::Span::call_site();
                let some = self.func.new_val(Scalar::Bool, None, span);
                results.push(some);
                Bind::Opt(vec![Bind::Val(some), self.payload(&parts[1], results)])
            }
        }
    }

    /// The same of a payload: where there is none, something stands for it, and for what has no tangent `()` does.
    fn payload(&mut self, bind: &Bind, results: &mut Vec<ValId>) -> Bind {
        match bind {
            Bind::Val(_) if !has_float(&self.func, bind) => Bind::Tuple(vec![]),
            Bind::Tuple(parts) => Bind::Tuple(
                parts
                    .iter()
                    .map(|part| self.payload(part, results))
                    .collect(),
            ),
            bind => self.bound(bind, results),
        }
    }

    /// A part of the result that carries no derivative.
    fn unused(&mut self, results: &mut Vec<ValId>) -> Bind {
        let span = proc_macro2::Span::call_site();
        let v = self.func.new_val(Scalar::Other, None, span);
        results.push(v);
        Bind::Val(v)
    }
}
