//! Which variables a loop carries.

use super::Around;
use crate::ir::*;
use crate::lower::scan::Changes;
use crate::lower::value::Value;
use crate::lower::{Lower, RET, VarId};
use crate::types::Ty;

impl<'a> Lower<'a> {
    /// The variables that the loop may change, as far as they exist before it.
    pub fn carried_vars(&mut self, around: &Around<'a>) -> Vec<VarId> {
        let mut vars = around.extra.clone();
        vars.extend(around.payload);
        let mut todo: Vec<_> = around
            .closures
            .iter()
            .map(|closure| closure.changes())
            .collect();
        todo.push((around.changes.clone(), self.names.clone()));
        let mut seen = Vec::new();
        while let Some((changes, names)) = todo.pop() {
            let find = |name: &String| {
                names
                    .iter()
                    .rev()
                    .find(|(other, _)| other == name)
                    .map(|(_, var)| *var)
            };
            vars.extend(changes.names.iter().filter_map(find));
            if changes.returns {
                vars.push(super::RET);
            }
            for used in changes.used.iter().filter_map(find) {
                self.captured(used, &mut seen, &mut todo);
            }
        }
        let labelled = self.targets.iter().filter_map(|target| {
            let label = target.label.as_ref()?;
            target
                .payload
                .filter(|_| around.changes.labels.contains(label))
        });
        vars.extend(labelled.collect::<Vec<_>>());
        let returns: Vec<VarId> = self
            .targets_open
            .iter()
            .filter_map(|id| self.targets[*id as usize].payload)
            .collect();
        if around.changes.returns {
            vars.extend(returns);
        }
        vars.sort_by_key(|var| var.0);
        vars.dedup();
        vars.iter().for_each(|var| self.prepare(*var));
        vars
    }

    /// What a closure changes.
    fn captured(
        &self,
        var: VarId,
        seen: &mut Vec<VarId>,
        todo: &mut Vec<(Changes, Vec<(String, VarId)>)>,
    ) {
        if seen.contains(&var) {
            return;
        }
        seen.push(var);
        if let Value::Closure(closure) = self.get(var) {
            todo.push(closure.changes());
        }
    }

    /// A variable that is not assigned yet gets a stand-in, so that it has a shape; `None` gets room for a payload.
    fn prepare(&mut self, var: VarId) {
        let Some(ty) = self.var_types.get(&var).cloned() else {
            return;
        };
        // What a loop results in is widened once it is known.
        let is_result = self.var_names[var.0 as usize].starts_with('<') || var == RET;
        let value = match self.get(var) {
            Value::Unset => self.undef(&ty),
            _ if is_result => return,
            value => self.furnished(&value, &ty),
        };
        if let Some(value) = value {
            self.set(var, value);
        }
    }

    /// What a loop gives a variable that has nothing yet, and what the function returns out of it, is written where it is
    /// before: in memory made for it.
    pub fn with_room(&mut self, var: VarId, init: &Value<'a>) -> Option<Value<'a>> {
        if !init.lacks_a_part() {
            return None;
        }
        let ty = match var {
            RET => self.types.output(),
            var => self.var_types.get(&var)?.clone(),
        };
        self.furnished(init, &ty)
    }

    /// The value with memory for what may be missing in it.
    pub fn furnished(&mut self, value: &Value<'a>, ty: &Ty) -> Option<Value<'a>> {
        match (value, ty) {
            (Value::Unset, ty) => self.room(ty),
            (Value::Opt { some, payload }, Ty::Option(of)) => Some(Value::Opt {
                some: *some,
                payload: Box::new(self.furnished(payload, of)?),
            }),
            (Value::Res { ok, payload, error }, Ty::Result(of, _)) => Some(Value::Res {
                ok: *ok,
                payload: Box::new(self.furnished(payload, of)?),
                error: *error,
            }),
            (Value::Tuple(values), Ty::Tuple(types)) if values.len() == types.len() => {
                let parts = values.iter().zip(types);
                let parts = parts.map(|(value, ty)| self.furnished(value, ty));
                Some(Value::Tuple(parts.collect::<Option<_>>()?))
            }
            (value, _) => Some(value.clone()),
        }
    }

    fn room(&mut self, ty: &Ty) -> Option<Value<'a>> {
        match ty {
            Ty::Struct(_) => {
                let mem = ty.mem().filter(Mem::has_stand_in)?;
                Some(Value::fresh(self.alloc("value", mem, Init::Undef)))
            }
            Ty::Option(of) => {
                let payload = Box::new(self.room(of)?);
                let some = self.bool(false);
                Some(Value::Opt { some, payload })
            }
            Ty::Result(of, _) => {
                let payload = Box::new(self.room(of)?);
                let (ok, error) = (self.bool(false), self.no_error());
                Some(Value::Res { ok, payload, error })
            }
            Ty::Tuple(parts) => {
                let parts = parts.iter().map(|part| self.room(part));
                Some(Value::Tuple(parts.collect::<Option<_>>()?))
            }
            ty => self.undef(ty),
        }
    }
}
