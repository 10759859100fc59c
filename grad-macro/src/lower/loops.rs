//! Loops: which variables they carry, and how their exits go on outside.
//!
//! 1. The variables that the body may change ([`Changes`]) become parameters of the body, leaf by leaf.
//! 2. The body is lowered. If a reference now means another place, or an `Option` has got contents, the
//!    variable's initial value is widened to the common shape and the body is lowered again.
//! 3. Leaves that did not change are dropped: the parameter is an alias of the initial value.
//! 4. The flow at the body's end says whether the loop is left; where it leads to other targets, it is carried too.

use std::rc::Rc;

use super::closures::Closure;
use super::exits::{Code, Flow, Frame, Side, State, Target, region};
use super::scan::Changes;
use super::value::{Value, options, same_structure};
use super::{Lower, RET, VarId};
use crate::ir::*;
use crate::types::Ty;

/// How a loop iterates.
#[derive(Clone)]
pub enum Head<'a> {
    For(Counted),
    While(&'a syn::Expr),
    Forever,
}

/// A counted loop.
#[derive(Clone)]
pub struct Counted {
    pub lo: ValId,
    pub hi: ValId,
    pub inclusive: bool,
    pub step: Option<ValId>,
    pub rev: bool,
    pub step_then_rev: bool,
}

impl Counted {
    /// `lo..hi`.
    pub fn range(lo: ValId, hi: ValId) -> Self {
        Counted {
            lo,
            hi,
            inclusive: false,
            step: None,
            rev: false,
            step_then_rev: false,
        }
    }
}

/// What is known of a loop besides its head and body.
#[derive(Clone, Default)]
pub struct Around<'a> {
    pub label: Option<String>,
    pub changes: Changes,
    /// Variables that change besides those named.
    pub extra: Vec<VarId>,
    /// Closures that are called in it.
    pub closures: Vec<Rc<Closure<'a>>>,
    /// Holds the value of `break v`.
    pub payload: Option<VarId>,
    /// The block that `break` leaves, if this is one of several loops that iterate together.
    pub leaves: Option<u32>,
}

/// Why a loop has to be lowered again.
enum Again<'a> {
    /// These variables hold this at the body's end, with the types of the leaves.
    Widen(Vec<(VarId, Value<'a>, Vec<Scalar>)>),
    /// The condition has effects, so it cannot be a region of its own.
    Effects,
}

/// One variable that the body may change.
struct Carried<'a> {
    var: VarId,
    init: Value<'a>,
    param: Value<'a>,
}

/// One scalar that goes round.
struct Leaf {
    init: ValId,
    /// The parameter of the condition's region.
    cond: Option<ValId>,
    param: ValId,
    end: ValId,
}

/// A lowered body.
struct Lowered<'a> {
    id: u32,
    index: Option<ValId>,
    cond: Option<Region>,
    carried: Vec<Carried<'a>>,
    leaves: Vec<Leaf>,
    side: Side<'a>,
    entry: State<'a>,
}

type Body<'b, 'a> = &'b mut dyn FnMut(&mut Lower<'a>, Option<ValId>);

impl<'a> Lower<'a> {
    /// Lowers a loop; the value is that of `break v`.
    pub fn run_loop(
        &mut self,
        head: Head<'a>,
        around: &Around<'a>,
        body: Body<'_, 'a>,
    ) -> Value<'a> {
        if !self.live() {
            return Value::Never;
        }
        let vars = self.carried_vars(around);
        let mut separate = matches!(head, Head::While(cond) if !has_let(cond));
        for _ in 0..8 {
            let before = self.snapshot();
            match self.try_loop(&head, separate, around, &vars, body) {
                Ok(value) => return value,
                Err(Again::Effects) => {
                    self.rollback(before);
                    separate = false;
                }
                Err(Again::Widen(ends)) => {
                    self.rollback(before);
                    if !self.widen_all(ends) {
                        break;
                    }
                }
            }
        }
        let help =
            "help: index into the original with an offset instead of rebinding the reference";
        self.error_here(format!("`#[grad]` cannot follow what this loop assigns to a variable that is not a number\n{help}"));
        Value::Poison
    }

    fn try_loop(
        &mut self,
        head: &Head<'a>,
        separate: bool,
        around: &Around<'a>,
        vars: &[VarId],
        body: Body<'_, 'a>,
    ) -> Result<Value<'a>, Again<'a>> {
        let src = self.src;
        let entry = self.state.clone();
        let target = Target {
            label: around.label.clone(),
            is_loop: true,
            is_function: false,
            once: false,
            leaves: around.leaves,
            limit: 0,
            payload: around.payload,
        };
        let id = self.open_target(target);
        let inits: Vec<(VarId, Value<'a>)> =
            vars.iter().map(|var| (*var, self.get(*var))).collect();
        let mut cond_params = Vec::new();
        let cond = match head {
            Head::While(cond) if separate => {
                Some(self.condition_region(cond, &inits, &mut cond_params)?)
            }
            _ => None,
        };
        self.state = entry.clone();
        let carried = self.renew(&inits, &mut Vec::new());
        let index = match head {
            Head::For(counted) => {
                let ty = self.func.ty(counted.lo);
                Some(self.new_val(ty))
            }
            _ => None,
        };
        let depth = self.frames.len();
        self.frames.push(Frame::default());
        match head {
            Head::While(cond) if !separate => {
                self.condition(
                    cond,
                    |this| {
                        body(this, None);
                        Value::Unit
                    },
                    |this| {
                        this.exit(Code::Break(id));
                        Value::Never
                    },
                );
            }
            _ => body(self, index),
        }
        self.exit(Code::Continue(id));
        self.src = src;
        let frames = self.frames.split_off(depth);
        let state = self.state.clone();
        let mut side = self.close(frames, state, Value::Never);
        self.targets_open.pop();
        let leaves = self.leaves(&carried, &mut side, cond_params)?;
        let lowered = Lowered {
            id,
            index,
            cond,
            carried,
            leaves,
            side,
            entry,
        };
        Ok(self.finish_loop(head, separate, around, lowered))
    }

    /// Gives the variables parameters as their values.
    fn renew(&mut self, inits: &[(VarId, Value<'a>)], params: &mut Vec<ValId>) -> Vec<Carried<'a>> {
        let mut carried = Vec::with_capacity(inits.len());
        for (var, init) in inits {
            let name =
                Some(self.var_names[var.0 as usize].clone()).filter(|name| !name.starts_with('<'));
            let param = init.map(&mut |v| {
                let ty = self.func.ty(v);
                let param = self.func.new_val(ty, name.clone(), self.span);
                params.push(param);
                param
            });
            self.set(*var, param.clone());
            carried.push(Carried {
                var: *var,
                init: init.clone(),
                param,
            });
        }
        carried
    }

    fn condition_region(
        &mut self,
        cond: &'a syn::Expr,
        inits: &[(VarId, Value<'a>)],
        params: &mut Vec<ValId>,
    ) -> Result<Region, Again<'a>> {
        let mut changes = Changes::default();
        changes.expr(cond);
        let depth = self.frames.len();
        self.renew(inits, params);
        self.frames.push(Frame::default());
        let value = self.expr(cond);
        let value = self.scalar(value);
        let clean = self.live() && changes.names.is_empty() && self.frames.len() == depth + 1;
        let ops = self.take_ops();
        if !clean || !ops.iter().all(is_free_of_effects) {
            return Err(Again::Effects);
        }
        self.frames.pop();
        Ok(region(ops, vec![value]))
    }

    /// Pairs what goes into an iteration with what comes out.
    fn leaves(
        &mut self,
        carried: &[Carried<'a>],
        side: &mut Side<'a>,
        cond_params: Vec<ValId>,
    ) -> Result<Vec<Leaf>, Again<'a>> {
        let mut conds = cond_params.into_iter();
        let mut leaves = Vec::new();
        let mut wider = Vec::new();
        for one in carried {
            let end = match side.state.value(one.var).clone() {
                Value::Unset => one.param.clone(),
                end => self.conform(&mut side.ops, &one.param, end),
            };
            if !one.param.same_shape(&end) {
                let types = end.leaves().iter().map(|v| self.func.ty(*v)).collect();
                wider.push((one.var, end, types));
                continue;
            }
            let ends = match end {
                Value::Poison => one.param.leaves(),
                end => end.leaves(),
            };
            for ((init, param), end) in one
                .init
                .leaves()
                .into_iter()
                .zip(one.param.leaves())
                .zip(ends)
            {
                leaves.push(Leaf {
                    init,
                    cond: conds.next(),
                    param,
                    end,
                });
            }
        }
        if wider.is_empty() {
            Ok(leaves)
        } else {
            Err(Again::Widen(wider))
        }
    }

    /// `end` in the shape of `param`, if its references mean no other places.
    fn conform(&mut self, ops: &mut Vec<Op>, param: &Value<'a>, end: Value<'a>) -> Value<'a> {
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

    // ---- after the body -------------------------------------------------------------------------

    fn finish_loop(
        &mut self,
        head: &Head<'a>,
        separate: bool,
        around: &Around<'a>,
        lowered: Lowered<'a>,
    ) -> Value<'a> {
        let Lowered {
            id,
            index,
            cond,
            carried,
            mut leaves,
            mut side,
            entry,
        } = lowered;
        self.state = entry;
        self.drop_unchanged(&mut leaves);
        let flow = side.state.flow.clone();
        let counted = matches!(head, Head::For(_));
        let ends = counted || separate;
        let has_exit = !ends || flow.codes.iter().any(|code| *code != Code::Continue(id));
        let exit = has_exit
            .then(|| self.flow_bool(&mut side.ops, &flow, |code| code != Code::Continue(id)));
        let after = after(&flow, id, ends);
        let by_exited = counted && after.len() == 2 && !flow.may_be(Code::Break(id));
        if after.len() > 1 && !by_exited {
            leaves.push(self.carry_flow(&mut side, &flow, id, &after, separate));
        }
        let mut results = Vec::new();
        let mut exited = None;
        if has_exit || !counted {
            results.push(self.new_val(Scalar::USIZE));
        }
        if has_exit && counted {
            exited = Some(self.new_val(Scalar::Bool));
            results.extend(exited);
        }
        let outs: Vec<ValId> = leaves
            .iter()
            .map(|leaf| self.copy_info(leaf.param))
            .collect();
        results.extend(&outs);
        let params = index
            .into_iter()
            .chain(leaves.iter().map(|leaf| leaf.param))
            .collect();
        let yields = exit
            .into_iter()
            .chain(leaves.iter().map(|leaf| leaf.end))
            .collect();
        let kind = match (head, cond) {
            (Head::For(c), _) => LoopKind::For {
                lo: c.lo,
                hi: c.hi,
                inclusive: c.inclusive,
                step: c.step,
                rev: c.rev,
                step_then_rev: c.step_then_rev,
                back: false,
            },
            (_, Some(mut cond)) => {
                cond.params = leaves.iter().filter_map(|leaf| leaf.cond).collect();
                LoopKind::While { cond }
            }
            _ => LoopKind::Forever,
        };
        let init = leaves.iter().map(|leaf| leaf.init).collect();
        let body = Region {
            params,
            ops: side.ops,
            yields,
        };
        let label = around.label.clone();
        self.push(
            results,
            OpKind::Loop(Box::new(Loop {
                kind,
                init,
                body,
                has_exit,
                label,
                frame: false,
            })),
        );
        self.arrive(carried, &leaves, &outs);
        let val = if by_exited {
            exited
        } else {
            outs.last().copied()
        };
        self.state.flow = Flow {
            val: val.filter(|_| after.len() > 1),
            codes: after,
        };
        let state = self.state.clone();
        let value = match around.payload {
            Some(payload) => self.get(payload),
            None if state.flow.codes.is_empty() => Value::Never,
            None => Value::Unit,
        };
        self.settle(state, value)
    }

    fn copy_info(&mut self, of: ValId) -> ValId {
        let info = self.func.val(of).clone();
        self.func.new_val(info.ty, info.name, info.span)
    }

    /// A leaf that comes out as it went in is not carried.
    fn drop_unchanged(&mut self, leaves: &mut Vec<Leaf>) {
        loop {
            let same = |leaf: &Leaf| {
                let end = self.resolve(leaf.end);
                end == leaf.param || end == self.resolve(leaf.init)
            };
            let Some(at) = leaves.iter().position(same) else {
                return;
            };
            let leaf = leaves.remove(at);
            self.alias.insert(leaf.param, leaf.init);
            self.alias.extend(leaf.cond.map(|cond| (cond, leaf.init)));
        }
    }

    /// The flow of an exit that leads further out, as a value that goes round.
    fn carry_flow(
        &mut self,
        side: &mut Side<'a>,
        flow: &Flow,
        id: u32,
        after: &[Code],
        separate: bool,
    ) -> Leaf {
        let stay = *after.last().expect("a code");
        let mut ops = self.take_ops();
        let init = self.flow_as(&mut ops, &Flow::known(stay), after);
        self.put_ops(ops);
        let lead = |code| match code {
            Code::Continue(target) if target == id => Some(stay),
            Code::Break(target) if target == id => Some(Code::Normal),
            code => Some(code),
        };
        let mapped = self.reflow(&mut side.ops, flow, lead);
        let end = self.flow_as(&mut side.ops, &mapped, after);
        let param = self.copy_info(init);
        let cond = separate.then(|| self.copy_info(init));
        Leaf {
            init,
            cond,
            param,
            end,
        }
    }

    /// The variables after the loop.
    fn arrive(&mut self, carried: Vec<Carried<'a>>, leaves: &[Leaf], outs: &[ValId]) {
        for one in carried {
            let mut inits = one.init.leaves().into_iter();
            let value = one.param.map(&mut |param| {
                let init = inits.next().expect("as many leaves");
                match leaves.iter().position(|leaf| leaf.param == param) {
                    Some(at) => outs[at],
                    None => init,
                }
            });
            self.set(one.var, value);
        }
    }

    // ---- what is carried ------------------------------------------------------------------------

    /// The variables that the loop may change, as far as they exist before it.
    fn carried_vars(&mut self, around: &Around<'a>) -> Vec<VarId> {
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

    // ---- widening -------------------------------------------------------------------------------

    fn widen_all(&mut self, ends: Vec<(VarId, Value<'a>, Vec<Scalar>)>) -> bool {
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

    /// What a loop gives a variable that has nothing yet, and what the function returns out of it, is written where it is
    /// before: in memory made for it.
    fn with_room(&mut self, var: VarId, init: &Value<'a>) -> Option<Value<'a>> {
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
}

fn end_types(place: &Place, types: &mut dyn Iterator<Item = Scalar>) {
    place.for_each_value(&mut |_| {
        types.next();
    });
}

/// Where control may be after a loop. `ends` if it may end by itself.
fn after(flow: &Flow, id: u32, ends: bool) -> Vec<Code> {
    let mut codes: Vec<Code> = flow
        .codes
        .iter()
        .copied()
        .filter(|code| *code != Code::Continue(id))
        .collect();
    for code in &mut codes {
        if *code == Code::Break(id) {
            *code = Code::Normal;
        }
    }
    if ends {
        codes.push(Code::Normal);
    }
    codes.sort();
    codes.dedup();
    codes
}

/// Does the condition bind (`while let`)?
pub fn has_let(cond: &syn::Expr) -> bool {
    match cond {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(binary) => has_let(&binary.left) || has_let(&binary.right),
        syn::Expr::Paren(paren) => has_let(&paren.expr),
        syn::Expr::Group(group) => has_let(&group.expr),
        _ => false,
    }
}

fn is_free_of_effects(op: &Op) -> bool {
    match &op.kind {
        OpKind::Lit(_) | OpKind::Const(_) | OpKind::Undef | OpKind::Math(..) | OpKind::Pure(..) => {
            true
        }
        OpKind::Select(..) | OpKind::Load(_) | OpKind::Len(_) => true,
        OpKind::If { then, els, .. } => then.ops.iter().chain(&els.ops).all(is_free_of_effects),
        _ => false,
    }
}
