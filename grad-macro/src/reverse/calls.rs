//! The adjoint of a call: the callee's reverse companion.

use crate::emit::has_class;
use crate::ir::{
    BarSlot, Bind, Call, CallArg, CallRev, Callee, Keep, Keeping, Need, Op, OpKind, Place, SeedArg,
    ValId,
};
use crate::reverse::index::Pos;
use crate::reverse::sweep::Sweep;

impl Sweep<'_> {
    pub fn call(&mut self, op: &Op, pos: Pos, call: &Call) {
        let active = self.activity.call(&self.func, op, call);
        // One made of nothing becomes active by what is put into it.
        if let Some(of) = collection(&call.callee)
            && (active || self.activity.born(call).next().is_some())
        {
            let message = collection_refusal(&of);
            return self.refusals.push((call.callee.span(), message));
        }
        if !active {
            for arg in call.args.iter().rev() {
                self.undo(pos, arg);
            }
            return;
        }
        // It is called as it is, and differentiated by what the caller gives for it.
        let given = self.primal_func.calls_parameter(call);
        if given && !takes_numbers(call) {
            return self.refuse_given(call);
        }
        if let Some(seed) = self.early_calls.get(&pos) {
            return self.fused_call(op, pos, call, seed);
        }
        let keeping = match given {
            true => None,
            false => self.keeping(pos, call),
        };
        if !given {
            self.forward_calls.insert(pos, keeping.clone());
        }
        let mut results = op.results.iter().copied();
        let seed = match &call.ret {
            Some(bind) => self.seed(bind, &mut results),
            None => SeedArg::Unit,
        };
        let args = call.args.iter().enumerate();
        let args = args.map(|(n, a)| self.passed(pos, call, n, a)).collect();
        let mut adjoints = vec![];
        let bars = call
            .args
            .iter()
            .map(|a| self.bar(a, &mut adjoints))
            .collect();
        let results: Vec<ValId> = adjoints
            .iter()
            .map(|&v| self.new_val(self.ty(v), None))
            .collect();
        let again = Call {
            args,
            keeping,
            ..call.clone()
        };
        let kind = OpKind::CallRev(Box::new(CallRev {
            call: again,
            bars,
            seed,
        }));
        let src = self.src;
        self.frame().ops.push(Op {
            results: results.clone(),
            kind,
            src,
        });
        for (v, bar) in adjoints.into_iter().zip(results) {
            self.add_bar(v, bar);
        }
    }

    /// What takes or gives anything but numbers cannot be differentiated by what the caller gives.
    fn refuse_given(&mut self, call: &Call) {
        let message = given_refusal(&call.callee.name());
        self.refusals.push((call.callee.span(), message));
    }

    /// An opaque call's writes are undone by what was saved.
    fn undo(&mut self, pos: Pos, arg: &CallArg) {
        match arg {
            CallArg::RefMut(place) => self.restore(pos, place),
            CallArg::Tuple(parts) | CallArg::Opt(parts) => {
                parts.iter().rev().for_each(|p| self.undo(pos, p))
            }
            CallArg::Dot(arg) => self.undo(pos, arg),
            _ => {}
        }
    }

    fn seed(&mut self, bind: &Bind, results: &mut impl Iterator<Item = ValId>) -> SeedArg {
        match bind {
            Bind::Val(_) => {
                let v = results.next().expect("one result per scalar");
                let ty = self.ty(v);
                match (self.take_bar(v), ty) {
                    (Some(bar), _) => SeedArg::Val(bar),
                    (None, ty) if ty.is_float() => SeedArg::Val(self.literal(ty, 0.0)),
                    (None, _) => SeedArg::Zero,
                }
            }
            Bind::Root(root) if self.activity.root(*root) => SeedArg::Shadow(*root),
            Bind::Root(_) => SeedArg::Zero,
            Bind::Tuple(parts) => {
                SeedArg::Tuple(parts.iter().map(|p| self.seed(p, results)).collect())
            }
            Bind::Opt(parts) => {
                let some = results.next().expect("whether it is `Some`");
                let some = SeedArg::Val(self.primal(some));
                let payload = self.seed(&parts[1], results);
                // The error carries nothing.
                let _ = parts.get(2).and_then(|_| results.next());
                SeedArg::Opt(vec![some, payload])
            }
        }
    }

    // ---- what the caller can do without -----------------------------------------------------

    /// `None` where the reverse must bring back whatever the call changed.
    fn keeping(&self, pos: Pos, call: &Call) -> Option<Keeping> {
        let writes = |arg: &CallArg| matches!(arg, CallArg::RefMut(_));
        if !self.tells_needs(call) || !call.args.iter().any(writes) {
            return None;
        }
        let args = call.args.iter().enumerate();
        let contents = args.map(|(n, arg)| match arg {
            CallArg::RefMut(_) if self.plan.kept.contains(&(pos, n)) => Keep::Yes,
            CallArg::RefMut(_) => match self.plan.kept_if.get(&(pos, n)) {
                Some(needs) => Keep::If(needs.clone()),
                None => Keep::No,
            },
            // Not seen to be written: what a tuple holds is not told apart.
            CallArg::Tuple(_) | CallArg::Opt(_) => Keep::Yes,
            _ => Keep::No,
        });
        let contents: Vec<Keep> = contents.collect();
        Some(Keeping {
            contents,
            fixed: self.fixes(call),
        })
    }

    /// Whether the callee has a type of its own, whose constants tell what its reverse reads.
    fn tells_needs(&self, call: &Call) -> bool {
        call.order == 0
            && matches!(&call.callee, Callee::Path(path) if has_class(path))
            && !self.is_off("keeping")
    }

    /// Whether no scalar argument is active (and there may be one).
    fn fixes(&self, call: &Call) -> bool {
        let scalar = |arg: &CallArg| matches!(arg, CallArg::Val(_) | CallArg::Tokens(_));
        let wanted = |arg: &CallArg| match arg {
            CallArg::Val(v) => self.activity.val(*v),
            CallArg::Tuple(_) | CallArg::Opt(_) => true,
            _ => false,
        };
        call.args.iter().any(scalar) && !call.args.iter().any(wanted)
    }

    /// An argument of the reversed call.
    fn passed(&mut self, pos: Pos, call: &Call, n: usize, arg: &CallArg) -> CallArg {
        let (Callee::Path(path), CallArg::Ref(place) | CallArg::RefMut(place)) =
            (&call.callee, arg)
        else {
            return self.arg(pos, arg);
        };
        if !self.tells_needs(call) {
            return self.arg(pos, arg);
        }
        let writes = |arg: &CallArg| matches!(arg, CallArg::RefMut(_));
        let need = Need {
            callee: path.clone(),
            fixed: call.args.iter().any(writes) && self.fixes(call),
            arg: n,
        };
        self.plan.needs_if(place, pos, need);
        let passed = self.place(place);
        match arg {
            CallArg::Ref(_) => CallArg::Ref(passed),
            _ => CallArg::RefMut(passed),
        }
    }

    fn arg(&mut self, pos: Pos, arg: &CallArg) -> CallArg {
        match arg {
            CallArg::Val(v) => CallArg::Val(self.primal(*v)),
            CallArg::Ref(place) => CallArg::Ref(self.argument(pos, place)),
            CallArg::RefMut(place) => CallArg::RefMut(self.argument(pos, place)),
            CallArg::Own(place) => CallArg::Own(self.argument(pos, place)),
            CallArg::Tuple(parts) => {
                CallArg::Tuple(parts.iter().map(|p| self.arg(pos, p)).collect())
            }
            CallArg::Opt(parts) => CallArg::Opt(parts.iter().map(|p| self.arg(pos, p)).collect()),
            CallArg::Tokens(tokens) => CallArg::Tokens(tokens.clone()),
            CallArg::Dot(arg) => CallArg::Dot(Box::new(self.arg(pos, arg))),
            CallArg::NoDot(arg) => CallArg::NoDot(Box::new(self.arg(pos, arg))),
        }
    }

    fn argument(&mut self, pos: Pos, place: &Place) -> Place {
        self.plan.needs_contents(place, pos);
        self.place(place)
    }

    pub fn bar(&mut self, arg: &CallArg, adjoints: &mut Vec<ValId>) -> BarSlot {
        match arg {
            CallArg::Val(v) if self.activity.val(*v) => {
                adjoints.push(*v);
                BarSlot::Val
            }
            CallArg::Val(_) | CallArg::Tokens(_) => BarSlot::Ignore,
            CallArg::Ref(place) | CallArg::RefMut(place) => {
                if !self.mem(place).has_float() {
                    BarSlot::Ignore
                } else if self.flows(place) {
                    BarSlot::Shadow(self.shadow(place))
                } else {
                    BarSlot::Scratch
                }
            }
            CallArg::Own(place) if self.flows(place) => BarSlot::Own(self.shadow(place)),
            CallArg::Own(_) => BarSlot::Ignore,
            CallArg::Dot(arg) => self.bar(arg, adjoints),
            CallArg::NoDot(arg) => match whose(arg) {
                CallArg::Ref(place) | CallArg::RefMut(place) if self.mem(place).has_float() => {
                    BarSlot::Scratch
                }
                _ => BarSlot::Ignore,
            },
            CallArg::Tuple(parts) => BarSlot::Tuple(self.bars_by_value(parts, adjoints)),
            CallArg::Opt(parts) => BarSlot::Opt(self.bars_by_value(parts, adjoints)),
        }
    }

    /// Those of what lies in something else: what a part refers to has its adjoint by value, as the others.
    fn bars_by_value(&mut self, parts: &[CallArg], adjoints: &mut Vec<ValId>) -> Vec<BarSlot> {
        let by_value = |bar| match bar {
            BarSlot::Shadow(place) => BarSlot::Own(place),
            BarSlot::Scratch => BarSlot::Ignore,
            bar => bar,
        };
        let parts = parts.iter().map(|part| by_value(self.bar(part, adjoints)));
        parts.collect()
    }
}

/// The argument of whose tangent, or tangent's tangent, there is word.
fn whose(mut arg: &CallArg) -> &CallArg {
    while let CallArg::Dot(inner) | CallArg::NoDot(inner) = arg {
        arg = inner;
    }
    arg
}

/// Numbers by value, and a float as the result.
fn takes_numbers(call: &Call) -> bool {
    call.args.iter().all(|arg| matches!(arg, CallArg::Val(_)))
        && matches!(call.ret, Some(Bind::Val(_)))
}

/// The collection of the standard library whose function this is. No derivative is defined for what it holds.
fn collection(callee: &Callee) -> Option<String> {
    let Callee::Path(path) = callee else {
        return None;
    };
    let of = path.segments.iter().rev().nth(1)?.ident.to_string();
    crate::rules::names::is_collection(&of).then_some(of)
}

fn collection_refusal(name: &str) -> String {
    format!(
        "`#[grad]` cannot differentiate numbers that are kept in a `{name}`\n\
         help: keep them in a `Vec` or an array, and their positions in the `{name}`"
    )
}

/// For a parameter that is called with something that carries a derivative.
pub fn given_refusal(name: &str) -> String {
    format!(
        "`#[grad]` cannot differentiate through the parameter `{name}`: it is called with an argument that \
         carries a derivative\nhelp: let it be an `Fn` of numbers that gives a number, write the closure inside of \
         this function, or call a function annotated with `#[grad]` by its name"
    )
}
