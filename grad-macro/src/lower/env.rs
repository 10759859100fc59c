//! Variables: names, scopes, values.

use super::value::Value;
use super::{Lower, VarId};
use crate::ir::*;

impl<'a> Lower<'a> {
    /// A variable without a name in scope.
    pub fn fresh_var(&mut self, name: &str, value: Value<'a>) -> VarId {
        let var = VarId(self.var_names.len() as u32);
        self.var_names.push(name.to_owned());
        self.set(var, value);
        var
    }

    /// A variable that is in scope from here on.
    pub fn declare(&mut self, name: &str, value: Value<'a>) -> VarId {
        self.name_leaves(&value, name);
        let var = self.fresh_var(name, value);
        self.names.push((name.to_owned(), var));
        var
    }

    /// Names introduced by `body` go out of scope at its end.
    pub fn scoped<R>(&mut self, body: impl FnOnce(&mut Self) -> R) -> R {
        let depth = self.names.len();
        let result = body(self);
        self.names.truncate(depth);
        result
    }

    pub fn lookup(&self, name: &str) -> Option<VarId> {
        self.names
            .iter()
            .rev()
            .find(|(other, _)| other == name)
            .map(|(_, var)| *var)
    }

    /// The variable that a path names, if it is one.
    pub fn path_var(&self, path: &syn::Path) -> Option<VarId> {
        self.lookup(&path.get_ident()?.to_string())
    }

    pub fn get(&self, var: VarId) -> Value<'a> {
        self.state.value(var).clone()
    }

    /// The variable holds `value` from here on.
    pub fn set(&mut self, var: VarId, value: Value<'a>) {
        let at = var.0 as usize;
        if self.state.values.len() <= at {
            self.state.values.resize(at + 1, Value::Unset);
        }
        self.state.values[at] = value;
    }

    /// `var = value`: memory is copied into the variable's own, everything else is taken over.
    pub fn assign_var(&mut self, var: VarId, value: Value<'a>) {
        if !self.live() {
            return;
        }
        let name = self.var_names[var.0 as usize].clone();
        let old = self.get(var);
        let new = self.assigned(&old, value, &name);
        self.set(var, new);
    }

    /// What a variable that held `old` holds after `value` is assigned to it.
    fn assigned(&mut self, old: &Value<'a>, value: Value<'a>, name: &str) -> Value<'a> {
        match (old, value) {
            (Value::Owned { place, .. }, value) => {
                let place = place.clone();
                self.write(&place, value);
                old.clone()
            }
            (Value::Tuple(parts), Value::Tuple(new)) if parts.len() == new.len() => {
                let new = parts
                    .iter()
                    .zip(new)
                    .map(|(old, new)| self.assigned(old, new, name));
                Value::Tuple(new.collect())
            }
            (Value::Opt { payload: old, .. }, Value::Opt { some, payload }) if is_memory(old) => {
                let payload = self.assigned_payload(old, *payload, name);
                Value::Opt { some, payload }
            }
            (Value::Res { payload: old, .. }, Value::Res { ok, payload, error })
                if is_memory(old) =>
            {
                let payload = self.assigned_payload(old, *payload, name);
                Value::Res { ok, payload, error }
            }
            (_, value) => {
                self.name_leaves(&value, name);
                value
            }
        }
    }

    /// A payload that is not there leaves the memory as it is.
    fn assigned_payload(&mut self, old: &Value<'a>, new: Value<'a>, name: &str) -> Box<Value<'a>> {
        Box::new(match new {
            Value::Unset => old.clone(),
            new => self.assigned(old, new, name),
        })
    }

    /// Values that have no name yet are called like the variable that holds them.
    pub fn name_leaves(&mut self, value: &Value<'a>, name: &str) {
        if name.starts_with('<') {
            return;
        }
        match value {
            Value::Scalar(v) => {
                let info = &mut self.func.vals[v.0 as usize];
                info.name.get_or_insert_with(|| name.to_owned());
            }
            Value::Owned { place, fresh: true } => {
                if let Some(root) = whole_root(place) {
                    let info = &mut self.func.roots[root.0 as usize];
                    if matches!(info.kind, RootKind::Local) {
                        info.name = name.to_owned();
                    }
                }
            }
            Value::Tuple(parts) => {
                for (n, part) in parts.iter().enumerate() {
                    self.name_leaves(part, &format!("{name}_{n}"));
                }
            }
            Value::Opt { payload, .. } | Value::Res { payload, .. } | Value::Borrowed(payload) => {
                self.name_leaves(payload, name)
            }
            _ => {}
        }
    }
}

/// The root, if the place is the whole of one.
pub fn whole_root(place: &Place) -> Option<RootId> {
    match &place.base {
        Base::Root(root) if place.path.is_empty() => Some(*root),
        _ => None,
    }
}

fn is_memory(payload: &Value<'_>) -> bool {
    match payload {
        Value::Owned { .. } => true,
        Value::Tuple(parts) => parts.iter().any(is_memory),
        Value::Opt { payload, .. } | Value::Res { payload, .. } => is_memory(payload),
        _ => false,
    }
}
