//! Widening: a variable whose value has another structure at the end of the body than before the loop gets one
//! that holds both.

use crate::ir::*;
use crate::lower::value::{Value, options, same_structure};
use crate::lower::{Lower, VarId};

impl<'a> Lower<'a> {
    pub fn widen_all(&mut self, ends: Vec<(VarId, Value<'a>, Vec<Scalar>)>) -> bool {
        for (var, end, types) in ends {
            let init = self.get(var);
            let mut types = types.into_iter();
            let wide = match self.widen(&init, &end, &mut types) {
                None => self.with_room(var, &init),
                wide => wide,
            };
            let Some(wide) = wide else {
                return false;
            };
            self.set(var, wide);
        }
        true
    }

    /// `init` in a shape that `end` fits as well. `types` are those of the leaves of `end`.
    fn widen(
        &mut self,
        init: &Value<'a>,
        end: &Value<'a>,
        types: &mut dyn Iterator<Item = Scalar>,
    ) -> Option<Value<'a>> {
        match (init, end) {
            (Value::Unset, end) => self.stand_in(end, types),
            (Value::Scalar(_), Value::Scalar(_)) => {
                types.next();
                Some(init.clone())
            }
            (Value::Opt { some, payload }, Value::Opt { payload: end, .. }) => {
                types.next();
                let payload = Box::new(self.widen(payload, end, types)?);
                Some(Value::Opt {
                    some: *some,
                    payload,
                })
            }
            (Value::Res { ok, payload, error }, Value::Res { payload: end, .. }) => {
                types.next();
                let payload = Box::new(self.widen(payload, end, types)?);
                types.next();
                Some(Value::Res {
                    ok: *ok,
                    payload,
                    error: *error,
                })
            }
            (Value::Borrowed(init), Value::Borrowed(end)) => {
                Some(Value::Borrowed(Box::new(self.widen(init, end, types)?)))
            }
            (Value::Tuple(inits), Value::Tuple(ends)) if inits.len() == ends.len() => {
                let parts = inits
                    .iter()
                    .zip(ends)
                    .map(|(init, end)| self.widen(init, end, types));
                Some(Value::Tuple(parts.collect::<Option<_>>()?))
            }
            (
                Value::Ref {
                    place: init,
                    mutable,
                },
                Value::Ref { place: end, .. },
            ) => {
                end_types(end, types);
                let place = if same_structure(init, end) {
                    init.clone()
                } else {
                    self.widen_place(init, end)?
                };
                Some(Value::Ref {
                    place,
                    mutable: *mutable,
                })
            }
            (init, end) if init.same_shape(end) => Some(init.clone()),
            _ => None,
        }
    }

    fn stand_in(
        &mut self,
        end: &Value<'a>,
        types: &mut dyn Iterator<Item = Scalar>,
    ) -> Option<Value<'a>> {
        match end {
            Value::Owned { .. } | Value::Closure(_) | Value::Seq(_) | Value::Iter { .. } => None,
            Value::Ref { place, mutable } => {
                end_types(place, types);
                let place = self.stand_in_place(place)?;
                let mutable = *mutable;
                Some(Value::Ref { place, mutable })
            }
            Value::Borrowed(inner) => Some(Value::Borrowed(Box::new(self.stand_in(inner, types)?))),
            Value::Tuple(parts) => {
                let parts = parts
                    .iter()
                    .map(|part| self.stand_in(part, types))
                    .collect::<Option<_>>()?;
                Some(Value::Tuple(parts))
            }
            Value::Opt { payload, .. } => {
                types.next();
                let some = self.bool(false);
                let payload = Box::new(self.stand_in(payload, types)?);
                Some(Value::Opt { some, payload })
            }
            Value::Res { payload, .. } => {
                types.next();
                let ok = self.bool(false);
                let payload = Box::new(self.stand_in(payload, types)?);
                types.next();
                let error = self.no_error();
                Some(Value::Res { ok, payload, error })
            }
            Value::Scalar(_) => {
                let ty = types.next()?;
                Some(Value::Scalar(self.op(OpKind::Undef, ty)))
            }
            other => Some(other.clone()),
        }
    }

    /// The place with indices that exist before the loop; `None` if its root is made in the loop.
    fn stand_in_place(&mut self, place: &Place) -> Option<Place> {
        let mut place = place.clone();
        let known = self.func.roots.len() as u32;
        if place.roots().iter().any(|root| root.0 >= known) {
            return None;
        }
        let vals = self.func.vals.len() as u32;
        place.for_each_value_mut(&mut |v| {
            if v.0 >= vals {
                *v = self.op(OpKind::Undef, Scalar::USIZE);
            }
        });
        Some(place)
    }

    /// A choice between the places of both; indices that are made in the loop have no value before it.
    fn widen_place(&mut self, init: &Place, end: &Place) -> Option<Place> {
        let (own, ends) = self.uniform(options(init), options(end));
        let mut all = own.clone();
        for mut option in ends {
            if all.iter().any(|other| same_structure(other, &option)) {
                continue;
            }
            option = self.stand_in_place(&option)?;
            all.push(option);
        }
        if all.len() > 8 {
            return None;
        }
        let mut ops = self.take_ops();
        let which = self.which(&mut ops, init, &own, &all);
        self.put_ops(ops);
        Some(Place {
            base: Base::Select(which, all),
            path: Vec::new(),
        })
    }

    /// `end` in the shape of `param`, if its references mean no other places.
    pub fn conform(&mut self, ops: &mut Vec<Op>, param: &Value<'a>, end: Value<'a>) -> Value<'a> {
        match (param, end) {
            (Value::Ref { place: param, .. }, Value::Ref { place, mutable })
                if !same_structure(param, &place) =>
            {
                let place = self.conform_place(ops, param, &place).unwrap_or(place);
                Value::Ref { place, mutable }
            }
            (Value::Tuple(params), Value::Tuple(ends)) if params.len() == ends.len() => {
                let parts = params
                    .iter()
                    .zip(ends)
                    .map(|(param, end)| self.conform(ops, param, end));
                Value::Tuple(parts.collect())
            }
            (Value::Opt { payload: param, .. }, Value::Opt { some, payload }) => Value::Opt {
                some,
                payload: Box::new(self.conform(ops, param, *payload)),
            },
            (Value::Res { payload: param, .. }, Value::Res { ok, payload, error }) => Value::Res {
                ok,
                payload: Box::new(self.conform(ops, param, *payload)),
                error,
            },
            // `return None`: what there is room for stays as it is.
            (param, Value::Unset) => param.clone(),
            (_, end) => end,
        }
    }

    fn conform_place(&mut self, ops: &mut Vec<Op>, param: &Place, end: &Place) -> Option<Place> {
        let (mut all, own) = self.uniform(options(param), options(end));
        let known = |option: &Place| all.iter().any(|other| same_structure(other, option));
        if all.len() < 2 || !own.iter().all(known) {
            return None;
        }
        let which = self.which(ops, end, &own, &all);
        for option in &mut all {
            if let Some(found) = own.iter().find(|other| same_structure(other, option)) {
                *option = found.clone();
            }
        }
        Some(Place {
            base: Base::Select(which, all),
            path: Vec::new(),
        })
    }
}

fn end_types(place: &Place, types: &mut dyn Iterator<Item = Scalar>) {
    place.for_each_value(&mut |_| {
        types.next();
    });
}
