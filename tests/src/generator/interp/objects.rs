//! Structs: their literals, their parts, and lists of them.

use super::super::ast::{Block, Object, Part, Place, Step, StructId, Var};
use super::super::number::Number;
use super::exec::{after, leaves};
use super::{Flow, Frame, Machine, Reject, Value};

impl<N: Number> Frame<'_, N> {
    /// What is found by these numbers of fields and elements.
    pub(super) fn part(&mut self, var: Var, path: &[usize]) -> Result<&mut Value<N>, Reject> {
        let mut at = self.slots[var.0]
            .as_mut()
            .ok_or("a variable without a value")?;
        for &k in path {
            at = match at {
                Value::Parts(parts) => parts.get_mut(k).ok_or("an index out of bounds")?,
                _ => return Err("not a struct"),
            };
        }
        Ok(at)
    }
}

impl<'p> Machine<'p> {
    pub(super) fn object<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        object: &'p Object,
    ) -> Result<Value<N>, Reject> {
        self.step()?;
        match object {
            Object::Read(place) => Ok(self.part_at(frame, place)?.clone()),
            Object::Literal(_, parts) => self.fields(frame, parts),
            Object::Update(_, at, part, base) => {
                let part = self.field(frame, part)?;
                match self.object(frame, base)? {
                    Value::Parts(mut parts) => {
                        parts[*at] = part;
                        Ok(Value::Parts(parts))
                    }
                    _ => Err("not a struct"),
                }
            }
            Object::Start(of) => {
                let start = self.program.structs[of.0].start.as_ref();
                self.fields(frame, start.ok_or("no such constant")?)
            }
            Object::Call(callee, args) => {
                let mut values = self.call(frame, *callee, args)?;
                values.pop().ok_or("no value returned")
            }
            Object::If(cond, then, els) => match self.cond(frame, cond)? {
                true => self.object(frame, then),
                false => self.object(frame, els),
            },
        }
    }

    fn fields<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        parts: &'p [Part],
    ) -> Result<Value<N>, Reject> {
        let parts = parts.iter().map(|part| self.field(frame, part));
        Ok(Value::Parts(parts.collect::<Result<_, _>>()?))
    }

    pub(super) fn field<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        part: &'p Part,
    ) -> Result<Value<N>, Reject> {
        Ok(match part {
            Part::Float(e) => Value::Float(self.float(frame, e)?),
            Part::Int(i) => Value::Int(self.int(frame, i)?),
            Part::Bool(c) => Value::Bool(self.cond(frame, c)?),
            Part::Floats(items) => {
                let items = self.floats(frame, items)?;
                Value::Parts(items.into_iter().map(Value::Float).collect())
            }
            Part::Object(object) => self.object(frame, object)?,
        })
    }

    pub(super) fn rate(&self, of: StructId) -> Result<f64, Reject> {
        self.program.structs[of.0].rate.ok_or("no such constant")
    }

    /// The numbers of fields and elements, from the variable on.
    pub(super) fn numbers<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        steps: &'p [Step],
    ) -> Result<Vec<usize>, Reject> {
        let number = |step: &'p Step| match step {
            Step::Field(k) => Ok(*k),
            Step::At(i) => {
                usize::try_from(self.int(frame, i)?).map_err(|_| "an index out of bounds")
            }
        };
        steps.iter().map(number).collect()
    }

    pub(super) fn part_at<'f, N: Number>(
        &mut self,
        frame: &'f mut Frame<'p, N>,
        place: &'p Place,
    ) -> Result<&'f mut Value<N>, Reject> {
        match place {
            Place::Var(v) => frame.part(*v, &[]),
            Place::Elem(..) => Err("not a struct"),
            Place::Part(v, steps) => {
                let path = self.numbers(frame, steps)?;
                frame.part(*v, &path)
            }
        }
    }

    pub(super) fn float_part<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        place: &'p Place,
    ) -> Result<N, Reject> {
        match self.part_at(frame, place)? {
            Value::Float(x) => Ok(x.clone()),
            _ => Err("not a float"),
        }
    }

    pub(super) fn push_object<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        vec: Var,
        object: Value<N>,
    ) -> Result<(), Reject> {
        match frame.part(vec, &[])? {
            Value::Parts(items) if items.len() < 32 => items.push(object),
            _ => return Err("memory too large"),
        }
        Ok(())
    }

    /// Elements are copied in and out.
    pub(super) fn each_object<N: Number>(
        &mut self,
        frame: &mut Frame<'p, N>,
        var: Var,
        items: Var,
        body: &'p Block,
    ) -> Result<Flow<N>, Reject> {
        let count = match frame.get(items)? {
            Value::Parts(all) => all.len(),
            _ => return Err("not a list"),
        };
        for k in 0..count {
            self.step()?;
            let item = frame.part(items, &[k])?.clone();
            frame.set(var, item);
            let flow = self.statements(frame, &body.stmts)?;
            let item = frame.get(var)?.clone();
            *frame.part(items, &[k])? = item;
            if let Some(exit) = leaves(flow, None) {
                return Ok(after(exit, None));
            }
        }
        Ok(Flow::Next)
    }
}
