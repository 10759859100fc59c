//! Structured control flow out of early exits.
//!
//! Lowering keeps a *flow*: where control is. It is `Normal` while ops are emitted. An exit (`return`,
//! `break`, `continue`) sets the flow to its code and makes the rest of its path dead. Where two paths join:
//!
//! 1. If one path never goes on, the `If` stays open: what follows is emitted into the branch of the
//!    other path (a [`Guard`]), and the `If` is completed where the enclosing target ends.
//! 2. If the flow is mixed, it becomes a value of the `If`, and a new guard is opened on it.
//! 3. A path that panics has no code at all; it joins with anything.
//!
//! ```text
//! if x < 0.0 { return 0.0; }          %r = if %c { yield 0.0 } else { rest.., yield y }
//! rest; y
//! ```
//!
//! A flow with one possible code needs no value. One with two is a bool (true: the first code, in the
//! order of [`Code`]); one with more is a number. Ordinary code shows no trace of flows.

use super::value::Value;
use super::{Lower, VarId};
use crate::ir::{BinOp, CmpOp, Op, OpKind, Pure, Region, Scalar, SrcId, ValId};

/// Where control goes next. Exits come first and the inmost `continue` last, so that a bool flow is true on the exit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Code {
    Return,
    Break(u32),
    Continue(u32),
    Normal,
}

impl Code {
    fn number(self) -> String {
        let number = match self {
            Code::Normal => 0,
            Code::Return => 1,
            Code::Break(target) => 2 + 2 * target,
            Code::Continue(target) => 3 + 2 * target,
        };
        number.to_string()
    }
}

/// The codes that are possible here, sorted; none if control does not get here.
#[derive(Clone, Debug)]
pub struct Flow {
    pub codes: Vec<Code>,
    /// Which one, if there are several.
    pub val: Option<ValId>,
}

impl Flow {
    pub fn known(code: Code) -> Flow {
        Flow {
            codes: vec![code],
            val: None,
        }
    }

    pub fn nowhere() -> Flow {
        Flow {
            codes: Vec::new(),
            val: None,
        }
    }

    pub fn is_normal(&self) -> bool {
        self.codes == [Code::Normal]
    }

    pub fn may_be(&self, code: Code) -> bool {
        self.codes.contains(&code)
    }
}

/// What changes from one point of the program to the next: the variables and the flow.
#[derive(Clone, Debug)]
pub struct State<'a> {
    /// By variable; those that are missing are out of scope.
    pub values: Vec<Value<'a>>,
    pub flow: Flow,
}

impl<'a> State<'a> {
    pub fn value(&self, var: VarId) -> &Value<'a> {
        self.values.get(var.0 as usize).unwrap_or(&Value::Unset)
    }
}

/// A finished branch.
pub struct Side<'a> {
    pub ops: Vec<Op>,
    pub state: State<'a>,
    pub value: Value<'a>,
}

/// Ops being emitted.
#[derive(Default)]
pub struct Frame<'a> {
    pub ops: Vec<Op>,
    pub guard: Option<Guard<'a>>,
}

/// An `If` of which one branch is finished and exits; the frame is the other branch.
pub struct Guard<'a> {
    cond: ValId,
    exit_is_then: bool,
    exit: Side<'a>,
    mark: Mark,
}

/// A point of the lowering: what was made before it is visible after it.
#[derive(Clone, Copy)]
pub struct Mark {
    pub vals: u32,
    pub roots: u32,
    pub vars: u32,
    pub src: SrcId,
}

/// What `break`, `continue` and `return` may name.
pub struct Target {
    pub label: Option<String>,
    pub is_loop: bool,
    /// The boundary of a function: inner jumps do not see what lies outside.
    pub is_function: bool,
    /// Runs at most once (an item by itself), so `continue` ends it.
    pub once: bool,
    /// The block that `break` leaves, where an iteration is made of several loops.
    pub leaves: Option<u32>,
    /// Variables below this number exist where the target's exits lead.
    pub limit: u32,
    /// Holds the value of `break v`.
    pub payload: Option<VarId>,
}

impl<'a> Lower<'a> {
    pub fn live(&self) -> bool {
        self.state.flow.is_normal()
    }

    pub fn mark(&self) -> Mark {
        Mark {
            vals: self.func.vals.len() as u32,
            roots: self.func.roots.len() as u32,
            vars: self.var_names.len() as u32,
            src: self.src,
        }
    }

    /// Control leaves for `code`.
    pub fn exit(&mut self, code: Code) {
        if self.live() {
            self.state.flow = Flow::known(code);
        }
    }

    /// Control ends here (a panic).
    pub fn diverge(&mut self) {
        if self.live() {
            self.state.flow = Flow::nowhere();
        }
    }

    /// `if cond { then } else { els }`.
    pub fn branch(
        &mut self,
        cond: ValId,
        then: impl FnOnce(&mut Self) -> Value<'a>,
        els: impl FnOnce(&mut Self) -> Value<'a>,
    ) -> Value<'a> {
        if !self.live() {
            return Value::Never;
        }
        let mark = self.mark();
        let entry = self.state.clone();
        let (a_frames, a_state, a_value) = self.side(entry.clone(), then);
        self.src = mark.src;
        let (b_frames, b_state, b_value) = self.side(entry, els);
        self.src = mark.src;
        let a_live = a_state.flow.is_normal();
        let b_live = b_state.flow.is_normal();
        if a_live && !b_live {
            let exit = self.close(b_frames, b_state, Value::Never);
            if !exit.state.flow.codes.is_empty() || a_frames.len() > 1 {
                let guard = Guard {
                    cond,
                    exit_is_then: false,
                    exit,
                    mark,
                };
                return self.go_on(guard, a_frames, a_state, a_value);
            }
            let a = self.close(a_frames, a_state, a_value);
            return self.join_here(cond, mark, a, exit);
        }
        let a = self.close(a_frames, a_state, a_value);
        if b_live && !a_live && (!a.state.flow.codes.is_empty() || b_frames.len() > 1) {
            let guard = Guard {
                cond,
                exit_is_then: true,
                exit: a,
                mark,
            };
            return self.go_on(guard, b_frames, b_state, b_value);
        }
        let b = self.close(b_frames, b_state, b_value);
        self.join_here(cond, mark, a, b)
    }

    /// Lowers one branch; its frames stay open.
    fn side(
        &mut self,
        entry: State<'a>,
        run: impl FnOnce(&mut Self) -> Value<'a>,
    ) -> (Vec<Frame<'a>>, State<'a>, Value<'a>) {
        let depth = self.frames.len();
        self.state = entry;
        self.frames.push(Frame::default());
        let value = run(self);
        let value = if self.live() { value } else { Value::Never };
        let frames = self.frames.split_off(depth);
        (frames, self.state.clone(), value)
    }

    /// Continues in a branch whose sibling is finished.
    fn go_on(
        &mut self,
        guard: Guard<'a>,
        mut frames: Vec<Frame<'a>>,
        state: State<'a>,
        value: Value<'a>,
    ) -> Value<'a> {
        frames[0].guard = Some(guard);
        self.frames.append(&mut frames);
        self.state = state;
        value
    }

    /// Joins two finished branches in the current frame.
    fn join_here(&mut self, cond: ValId, mark: Mark, then: Side<'a>, els: Side<'a>) -> Value<'a> {
        let mut ops = self.take_ops();
        let (state, value) = self.join(&mut ops, cond, mark, then, els);
        self.put_ops(ops);
        self.settle(state, value)
    }

    pub fn take_ops(&mut self) -> Vec<Op> {
        let frame = self.frames.last_mut().expect("an open frame");
        std::mem::take(&mut frame.ops)
    }

    pub fn put_ops(&mut self, ops: Vec<Op>) {
        self.frames.last_mut().expect("an open frame").ops = ops;
    }

    /// Goes on in `state`. If its flow is mixed, what follows is guarded by it.
    pub fn settle(&mut self, state: State<'a>, value: Value<'a>) -> Value<'a> {
        self.state = state;
        if !self.state.flow.may_be(Code::Normal) {
            return Value::Never;
        }
        if self.live() {
            return value;
        }
        let flow = std::mem::replace(&mut self.state.flow, Flow::known(Code::Normal));
        let val = flow.val.expect("a mixed flow has a value");
        let (cond, exit_is_then) = match flow.codes.len() {
            2 => (val, true),
            _ => (self.flow_is(&flow, Code::Normal), false),
        };
        let mark = self.mark();
        let mut ops = Vec::new();
        let rest = self.reflow(&mut ops, &flow, |code| {
            (code != Code::Normal).then_some(code)
        });
        let state = State {
            values: self.state.values.clone(),
            flow: rest,
        };
        let exit = Side {
            ops,
            state,
            value: Value::Never,
        };
        let guard = Guard {
            cond,
            exit_is_then,
            exit,
            mark,
        };
        self.frames.push(Frame {
            ops: Vec::new(),
            guard: Some(guard),
        });
        value
    }

    fn flow_is(&mut self, flow: &Flow, code: Code) -> ValId {
        let mut ops = self.take_ops();
        let is = self.flow_equals(&mut ops, flow, code);
        self.put_ops(ops);
        is
    }

    /// Completes the guards of a branch, inmost first.
    pub fn close(
        &mut self,
        mut frames: Vec<Frame<'a>>,
        state: State<'a>,
        value: Value<'a>,
    ) -> Side<'a> {
        let last = frames.pop().expect("a frame");
        let mut side = Side {
            ops: last.ops,
            state,
            value,
        };
        let mut guard = last.guard;
        while let Some(open) = guard {
            let Some(mut parent) = frames.pop() else {
                unreachable!("the first frame of a branch has no guard yet");
            };
            let (then, els) = match open.exit_is_then {
                true => (open.exit, side),
                false => (side, open.exit),
            };
            let (state, value) = self.join(&mut parent.ops, open.cond, open.mark, then, els);
            side = Side {
                ops: parent.ops,
                state,
                value,
            };
            guard = parent.guard;
        }
        side
    }

    /// Runs `body` inside a new target and joins its exits: `'label: { .. }`, an inlined closure.
    pub fn targeted(
        &mut self,
        target: Target,
        body: impl FnOnce(&mut Self) -> Value<'a>,
    ) -> Value<'a> {
        let payload = target.payload;
        let id = self.open_target(target);
        let depth = self.frames.len();
        self.frames.push(Frame::default());
        let value = body(self);
        if self.live() {
            if let Some(payload) = payload {
                self.assign_var(payload, value);
            }
            self.exit(Code::Break(id));
        }
        let frames = self.frames.split_off(depth);
        let state = self.state.clone();
        let side = self.close(frames, state, Value::Never);
        self.targets_open.pop();
        let mut ops = self.take_ops();
        ops.extend(side.ops);
        let arrive = |code| {
            Some(if code == Code::Break(id) {
                Code::Normal
            } else {
                code
            })
        };
        let flow = self.reflow(&mut ops, &side.state.flow, arrive);
        self.put_ops(ops);
        let value = match payload {
            Some(payload) => side.state.value(payload).clone(),
            None => Value::Unit,
        };
        self.settle(
            State {
                values: side.state.values,
                flow,
            },
            value,
        )
    }

    pub fn open_target(&mut self, mut target: Target) -> u32 {
        let id = self.targets.len() as u32;
        target.limit = self.var_names.len() as u32;
        self.targets.push(target);
        self.targets_open.push(id);
        id
    }

    /// Variables below this number matter where `code` leads.
    pub fn limit(&self, code: Code, mark: Mark) -> u32 {
        match code {
            Code::Return => 1,
            Code::Break(target) | Code::Continue(target) => self.targets[target as usize].limit,
            Code::Normal => mark.vars,
        }
    }

    // ---- flows as values ----------------------------------------------------------------------

    /// The flow after its codes are renamed; `None` says that a code is impossible here.
    pub fn reflow(
        &mut self,
        ops: &mut Vec<Op>,
        flow: &Flow,
        map: impl Fn(Code) -> Option<Code>,
    ) -> Flow {
        let mut codes: Vec<Code> = flow.codes.iter().filter_map(|code| map(*code)).collect();
        codes.sort();
        codes.dedup();
        let Some(val) = flow.val else {
            return Flow { codes, val: None };
        };
        let val = match codes.len() {
            0 | 1 => None,
            2 => Some(self.flow_bool(ops, flow, |code| map(code) == Some(codes[0]))),
            _ => Some(self.renumber(ops, flow, val, map)),
        };
        Flow { codes, val }
    }

    /// Is the flow one of the codes that satisfy `is`?
    pub fn flow_bool(
        &mut self,
        ops: &mut Vec<Op>,
        flow: &Flow,
        is: impl Fn(Code) -> bool,
    ) -> ValId {
        let wanted: Vec<Code> = flow
            .codes
            .iter()
            .copied()
            .filter(|code| is(*code))
            .collect();
        if wanted.is_empty() || wanted.len() == flow.codes.len() {
            return self.bool_in(ops, !wanted.is_empty());
        }
        let negate = 2 * wanted.len() > flow.codes.len();
        let chosen = |code: Code| is(code) != negate;
        let mut found = None;
        for code in flow.codes.iter().copied().filter(|code| chosen(*code)) {
            let equal = self.flow_equals(ops, flow, code);
            found = Some(match found {
                None => equal,
                Some(other) => self.op_in(
                    ops,
                    OpKind::Pure(Pure::Bin(BinOp::OrOr), vec![other, equal]),
                    Scalar::Bool,
                ),
            });
        }
        let found = found.expect("a code is chosen");
        if negate {
            self.not_in(ops, found)
        } else {
            found
        }
    }

    fn flow_equals(&mut self, ops: &mut Vec<Op>, flow: &Flow, code: Code) -> ValId {
        let val = flow.val.expect("several codes are possible");
        if flow.codes.len() == 2 {
            return if flow.codes[0] == code {
                val
            } else {
                self.not_in(ops, val)
            };
        }
        let number = self.op_in(ops, OpKind::Lit(code.number()), Scalar::USIZE);
        self.op_in(
            ops,
            OpKind::Pure(Pure::Cmp(CmpOp::Eq), vec![val, number]),
            Scalar::Bool,
        )
    }

    /// The number of a flow of three codes or more, after renaming.
    fn renumber(
        &mut self,
        ops: &mut Vec<Op>,
        flow: &Flow,
        val: ValId,
        map: impl Fn(Code) -> Option<Code>,
    ) -> ValId {
        let mut now = val;
        for code in &flow.codes {
            let Some(new) = map(*code).filter(|new| new != code) else {
                continue;
            };
            let is = self.flow_equals(ops, flow, *code);
            let number = self.op_in(ops, OpKind::Lit(new.number()), Scalar::USIZE);
            now = self.op_in(ops, OpKind::Select(is, number, now), Scalar::USIZE);
        }
        now
    }

    /// The flow of one side as a value for the set `codes`.
    pub fn flow_as(&mut self, ops: &mut Vec<Op>, flow: &Flow, codes: &[Code]) -> ValId {
        if codes.len() == 2 {
            return match flow.codes.as_slice() {
                [one] => self.bool_in(ops, *one == codes[0]),
                _ => flow.val.expect("two codes are possible"),
            };
        }
        match flow.codes.as_slice() {
            [one] => self.op_in(ops, OpKind::Lit(one.number()), Scalar::USIZE),
            [a, b] => {
                let which = flow.val.expect("two codes are possible");
                let a = self.op_in(ops, OpKind::Lit(a.number()), Scalar::USIZE);
                let b = self.op_in(ops, OpKind::Lit(b.number()), Scalar::USIZE);
                self.op_in(ops, OpKind::Select(which, a, b), Scalar::USIZE)
            }
            _ => flow.val.expect("several codes are possible"),
        }
    }

    // ---- ops outside of the current frame -------------------------------------------------------

    pub fn op_in(&mut self, ops: &mut Vec<Op>, kind: OpKind, ty: Scalar) -> ValId {
        let v = self.new_val(ty);
        ops.push(Op {
            results: vec![v],
            kind,
            src: self.src,
        });
        v
    }

    /// The bool, where it is the same on every path.
    pub fn known_bool(&self, v: ValId) -> Option<bool> {
        self.bools.get(&self.resolve(v)).copied()
    }

    pub fn bool_in(&mut self, ops: &mut Vec<Op>, value: bool) -> ValId {
        let v = self.op_in(ops, OpKind::Lit(value.to_string()), Scalar::Bool);
        self.bools.insert(v, value);
        v
    }

    pub fn not_in(&mut self, ops: &mut Vec<Op>, v: ValId) -> ValId {
        self.op_in(ops, OpKind::Pure(Pure::Not, vec![v]), Scalar::Bool)
    }
}

/// A region without parameters.
pub fn region(ops: Vec<Op>, yields: Vec<ValId>) -> Region {
    Region {
        params: Vec::new(),
        ops,
        yields,
    }
}
