//! Execution of statements.

use super::super::ast::{
    Block, Cond, Each, Expr, How, Label, MemInit, Pair, Place, Range, RangeShape, Stmt, Ty, Var,
};
use super::super::number::Number;
use super::eval::int_binary;
use super::{Flow, Frame, Machine, Reject, Value};

impl<'p> Machine<'p> {
    /// Runs statements until one leaves.
    pub(super) fn statements<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        stmts: &'p [Stmt],
    ) -> Result<Flow<N>, Reject> {
        for stmt in stmts {
            self.step()?;
            match self.statement(frame, stmt)? {
                Flow::Next => {}
                exit => return Ok(exit),
            }
        }
        Ok(Flow::Next)
    }

    fn statement<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        stmt: &'p Stmt,
    ) -> Result<Flow<N>, Reject> {
        match stmt {
            Stmt::If { cond, then, els } => {
                return if self.cond(frame, cond)? {
                    self.statements(frame, &then.stmts)
                } else {
                    els.as_ref()
                        .map_or(Ok(Flow::Next), |b| self.statements(frame, &b.stmts))
                };
            }
            Stmt::Match { on, arms } => {
                let on = self.int(frame, on)?;
                let arm = self.choose(frame, on, arms)?;
                return self.statements(frame, &arm.body.stmts);
            }
            Stmt::For {
                label,
                var,
                range,
                body,
            } => return self.counted(frame, *label, *var, range, body),
            Stmt::ForEach {
                label,
                count,
                items,
                rev,
                body,
            } => return self.each(frame, *label, *count, (items, *rev), body),
            Stmt::While { label, cond, body } => {
                return self.repeat(frame, *label, Some(cond), None, body);
            }
            Stmt::Loop { label, var, body } => return self.repeat(frame, *label, None, *var, body),
            Stmt::Break { label, value } => {
                let value = value.as_ref().map(|e| self.float(frame, e)).transpose()?;
                return Ok(Flow::Break(*label, value));
            }
            Stmt::Continue { label } => return Ok(Flow::Continue(*label)),
            Stmt::Return { values } => return Ok(Flow::Return(self.values(frame, values)?)),
            Stmt::Push { .. }
            | Stmt::Pop { .. }
            | Stmt::Swap { .. }
            | Stmt::MemSwap { .. }
            | Stmt::Fill { .. }
            | Stmt::CopyFrom { .. } => {
                self.memory_statement(frame, stmt)?;
            }
            Stmt::Let { var, init, .. } => {
                let x = self.float(frame, init)?;
                frame.set(*var, Value::Float(x));
            }
            Stmt::LetInt { var, init, .. }
            | Stmt::AssignInt {
                var,
                op: None,
                value: init,
            } => {
                let i = self.int(frame, init)?;
                frame.set(*var, Value::Int(i));
            }
            Stmt::AssignInt {
                var,
                op: Some(op),
                value,
            } => {
                let right = self.int(frame, value)?;
                let (Value::Int(left), Ty::Int(ty)) = (frame.get(*var)?, frame.ty(*var)) else {
                    return Err("not an integer");
                };
                let value = int_binary(*op, *left, right, ty)?;
                frame.set(*var, Value::Int(value));
            }
            Stmt::LetBool {
                var, init: value, ..
            }
            | Stmt::AssignBool { var, value } => {
                let b = self.cond(frame, value)?;
                frame.set(*var, Value::Bool(b));
            }
            Stmt::Declare { var } => frame.slots[var.0] = None,
            Stmt::LetPair { vars, init } => {
                let values = match init {
                    Pair::Values(values) => self.values(frame, values)?,
                    Pair::Call { callee, args } => self.call(frame, *callee, args)?,
                };
                for (var, value) in vars.iter().zip(values) {
                    frame.set(*var, value);
                }
            }
            Stmt::LetTable { var, items } => frame.set(*var, Value::Ints(items.clone())),
            Stmt::LetMem { var, init, .. } | Stmt::AssignMem { var, init } => {
                let cells = self.contents(frame, *var, init)?;
                frame.set(*var, Value::Memory(cells));
            }
            Stmt::Assign { place, op, value } | Stmt::ElementRef { place, op, value } => {
                self.assign(frame, place, *op, value)?
            }
            Stmt::AssignPair { places, values } => {
                let values = self.floats(frame, values)?;
                for (place, x) in places.iter().zip(values) {
                    self.store(frame, place, x)?;
                }
            }
            Stmt::Call { callee, args } => {
                self.call(frame, *callee, args)?;
            }
            Stmt::LetObject { var, init, .. } => {
                let object = self.object(frame, init)?;
                frame.set(*var, object);
            }
            Stmt::LetObjects { var, items } => {
                let items = items.iter().map(|o| self.object(frame, o));
                let items = items.collect::<Result<_, _>>()?;
                frame.set(*var, Value::Parts(items));
            }
            Stmt::PushObject { vec, value } => {
                let object = self.object(frame, value)?;
                self.push_object(frame, *vec, object)?;
            }
            Stmt::AssignPart { place, value } => {
                let value = self.field(frame, value)?;
                *self.part_at(frame, place)? = value;
            }
            Stmt::ForObjects { var, items, body } => {
                return self.each_object(frame, *var, *items, body);
            }
            Stmt::Assert { cond } => {
                if !self.cond(frame, cond)? {
                    return Err("an assertion that fails");
                }
            }
        }
        Ok(Flow::Next)
    }

    fn assign<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        place: &'p Place,
        op: Option<super::super::ast::Bin>,
        value: &'p Expr,
    ) -> Result<(), Reject> {
        let mut x = self.float(frame, value)?;
        if let Some(op) = op {
            let old = self.load(frame, place)?;
            let combined = self.binary(op, &old, &x)?;
            x = self.checked(combined)?;
        }
        self.store(frame, place, x)
    }

    fn load<N: Number>(&mut self, frame: &mut Frame<'p, N>, place: &'p Place) -> Result<N, Reject> {
        match place {
            Place::Var(v) => match frame.get(*v)? {
                Value::Float(x) => Ok(x.clone()),
                _ => Err("not a float"),
            },
            Place::Elem(v, path) => {
                let at = self.offset(frame, *v, path)?;
                Ok(frame.memory(*v)?[at].clone())
            }
            Place::Part(..) => self.float_part(frame, place),
        }
    }

    fn store<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        place: &'p Place,
        x: N,
    ) -> Result<(), Reject> {
        match place {
            Place::Var(v) => frame.set(*v, Value::Float(x)),
            Place::Elem(v, path) => {
                let at = self.offset(frame, *v, path)?;
                frame.memory(*v)?[at] = x;
            }
            Place::Part(..) => *self.part_at(frame, place)? = Value::Float(x),
        }
        Ok(())
    }

    fn contents<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        var: Var,
        init: &'p MemInit,
    ) -> Result<Vec<N>, Reject> {
        match init {
            MemInit::List(items) => self.floats(frame, items),
            MemInit::Repeat(item, len) => {
                let x = self.float(frame, item)?;
                let len = match frame.ty(var) {
                    Ty::Array(n) => n,
                    Ty::Grid(rows, width) | Ty::Rows(rows, width) => rows * width,
                    _ => self.int(frame, len)? as usize,
                };
                if len > 64 {
                    Err("memory too large")
                } else {
                    Ok(vec![x; len])
                }
            }
            MemInit::Empty(capacity) => {
                if let Some(n) = capacity {
                    self.int(frame, n)?;
                }
                Ok(Vec::new())
            }
            MemInit::Moved(from) => match frame.slots[from.0].take() {
                Some(Value::Memory(cells)) => Ok(cells),
                _ => Err("not memory"),
            },
            MemInit::CopyOf(view) => {
                let (start, len) = self.window(frame, view)?;
                Ok(frame.memory(view.mem)?[start..start + len].to_vec())
            }
        }
    }

    fn memory_statement<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        stmt: &'p Stmt,
    ) -> Result<(), Reject> {
        match stmt {
            Stmt::Push { vec, value } => {
                let x = self.float(frame, value)?;
                let cells = frame.memory(*vec)?;
                if cells.len() == 64 {
                    return Err("memory too large");
                }
                cells.push(x);
            }
            Stmt::Pop { vec, var } => {
                let x = frame.memory(*vec)?.pop().ok_or("nothing to pop")?;
                frame.set(*var, Value::Float(x));
            }
            Stmt::Swap { mem, i, j } if frame.ty(*mem).dims().is_some() => {
                let (rows, width) = frame.ty(*mem).dims().ok_or("no rows")?;
                let (i, j) = (self.int(frame, i)? as usize, self.int(frame, j)? as usize);
                if i >= rows || j >= rows {
                    return Err("a row out of bounds");
                }
                let cells = frame.memory(*mem)?;
                (0..width).for_each(|k| cells.swap(i * width + k, j * width + k));
            }
            Stmt::Swap { mem, i, j } => {
                let i = self.offset(frame, *mem, std::slice::from_ref(i))?;
                let j = self.offset(frame, *mem, std::slice::from_ref(j))?;
                frame.memory(*mem)?.swap(i, j);
            }
            Stmt::MemSwap { a, b } => frame.slots.swap(a.0, b.0),
            Stmt::Fill { mem, value } => {
                let (start, len) = self.window(frame, mem)?;
                let x = self.float(frame, value)?;
                frame.memory(mem.mem)?[start..start + len].fill(x);
            }
            Stmt::CopyFrom { dst, src } => {
                let (to, len) = self.window(frame, dst)?;
                let (from, n) = self.window(frame, src)?;
                if n != len {
                    return Err("lengths differ");
                }
                let cells = frame.memory(src.mem)?[from..from + n].to_vec();
                frame.memory(dst.mem)?[to..to + n].clone_from_slice(&cells);
            }
            _ => return Err("not a statement on memory"),
        }
        Ok(())
    }

    fn counted<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        label: Option<Label>,
        var: Var,
        range: &'p Range,
        body: &'p Block,
    ) -> Result<Flow<N>, Reject> {
        let lo = self.int(frame, &range.lo)?;
        let hi = self.int(frame, &range.hi)? + i64::from(range.inclusive);
        let up = lo as usize..hi as usize;
        let indices: Vec<usize> = match range.shape {
            RangeShape::Plain => up.collect(),
            RangeShape::Rev => up.rev().collect(),
            RangeShape::Step(s) => up.step_by(s).collect(),
            RangeShape::RevStep(s) => up.rev().step_by(s).collect(),
            RangeShape::StepRev(s) => up.step_by(s).rev().collect(),
        };
        for i in indices {
            self.step()?;
            frame.set(var, Value::Int(i as i64));
            let flow = self.statements(frame, &body.stmts)?;
            if let Some(exit) = leaves(flow, label) {
                return Ok(after(exit, label));
            }
        }
        Ok(Flow::Next)
    }

    /// Elements are copied in and, where they may be changed, out.
    fn each<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        label: Option<Label>,
        count: Option<Var>,
        (items, rev): (&'p [(Var, Each)], bool),
        body: &'p Block,
    ) -> Result<Flow<N>, Reject> {
        let mut parts = Vec::new();
        for (_, each) in items {
            let (start, len) = self.window(frame, &each.mem)?;
            parts.push(match each.how {
                How::Iter | How::IterMut => (start, 1, 1, len),
                How::Windows(k) => (start, 1, k, (len + 1).saturating_sub(k)),
                How::Chunks(k) => (start, k, k, len / k),
            });
        }
        let trips = parts.iter().map(|p| p.3).min().unwrap_or(0);
        for k in 0..trips {
            let k = if rev { trips - 1 - k } else { k };
            self.step()?;
            if let Some(count) = count {
                frame.set(count, Value::Int(k as i64));
            }
            for ((var, each), (start, stride, width, _)) in items.iter().zip(&parts) {
                let at = start + k * stride;
                let cells = frame.memory(each.mem.mem)?[at..at + width].to_vec();
                let value = match each.how {
                    How::Iter | How::IterMut => Value::Float(cells[0].clone()),
                    How::Windows(_) | How::Chunks(_) => Value::Memory(cells),
                };
                frame.set(*var, value);
            }
            let flow = self.statements(frame, &body.stmts)?;
            for ((var, each), (start, stride, ..)) in items.iter().zip(&parts) {
                if let (How::IterMut, Value::Float(x)) = (each.how, frame.get(*var)?.clone()) {
                    frame.memory(each.mem.mem)?[start + k * stride] = x;
                }
            }
            if let Some(exit) = leaves(flow, label) {
                return Ok(after(exit, label));
            }
        }
        Ok(Flow::Next)
    }

    /// `while` and `loop`; the value of a `break` goes to `var`.
    fn repeat<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        label: Option<Label>,
        cond: Option<&'p Cond>,
        var: Option<Var>,
        body: &'p Block,
    ) -> Result<Flow<N>, Reject> {
        loop {
            self.step()?;
            if !cond.map_or(Ok(true), |c| self.cond(frame, c))? {
                return Ok(Flow::Next);
            }
            let flow = self.statements(frame, &body.stmts)?;
            if let Some(exit) = leaves(flow, label) {
                if let (Some(var), Flow::Break(_, Some(x))) = (var, &exit) {
                    frame.set(var, Value::Float(x.clone()));
                }
                return Ok(after(exit, label));
            }
        }
    }
}

fn is_ours(target: Option<Label>, label: Option<Label>) -> bool {
    target.is_none() || target == label
}

/// The exit that ends this loop, if the body's end does.
pub(super) fn leaves<N>(flow: Flow<N>, label: Option<Label>) -> Option<Flow<N>> {
    match flow {
        Flow::Next => None,
        Flow::Continue(target) if is_ours(target, label) => None,
        exit => Some(exit),
    }
}

/// How the loop itself ends.
pub(super) fn after<N>(exit: Flow<N>, label: Option<Label>) -> Flow<N> {
    match exit {
        Flow::Break(target, _) if is_ours(target, label) => Flow::Next,
        outer => outer,
    }
}
