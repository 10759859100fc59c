//! Joins the variables of two branches: what differs becomes a result of the `If`.
//!
//! A variable matters on a side only if it exists where that side's flow leads; where it does not, the
//! side yields `Undef`. Memory that differs is copied into a root allocated before the `If`; places
//! that differ become a choice ([`Base::Select`]).

use super::exits::{Code, Flow, Mark, Side, State, region};
use super::value::{Value, options, project, same_place, same_structure};
use super::{Lower, VarId};
use crate::ir::*;

/// A join in the making.
struct Join<'j> {
    cond: ValId,
    mark: Mark,
    /// Ops before the `If`.
    parent: &'j mut Vec<Op>,
    then: Vec<Op>,
    els: Vec<Op>,
    /// What the branches yield, and the result.
    yields: Vec<(ValId, ValId, ValId)>,
    name: Option<String>,
}

impl<'a> Lower<'a> {
    /// Emits `if cond { then } else { els }` into `parent`.
    pub fn join(
        &mut self,
        parent: &mut Vec<Op>,
        cond: ValId,
        mark: Mark,
        then: Side<'a>,
        els: Side<'a>,
    ) -> (State<'a>, Value<'a>) {
        let src = std::mem::replace(&mut self.src, mark.src);
        let yields = Vec::new();
        let mut join = Join {
            cond,
            mark,
            parent,
            then: then.ops,
            els: els.ops,
            yields,
            name: None,
        };
        let (t, e) = (then.state, els.state);
        let values = self.join_vars(&mut join, &t, &e);
        join.name = None;
        let a = t.flow.may_be(Code::Normal).then_some(&then.value);
        let b = e.flow.may_be(Code::Normal).then_some(&els.value);
        let value = match (a, b) {
            (None, None) => Value::Never,
            _ => self.merge(&mut join, a, b),
        };
        let flow = self.join_flow(&mut join, &t.flow, &e.flow);
        let Join {
            then, els, yields, ..
        } = join;
        if !(then.is_empty() && els.is_empty() && yields.is_empty()) {
            let then = region(then, yields.iter().map(|y| y.0).collect());
            let els = region(els, yields.iter().map(|y| y.1).collect());
            let results = yields.iter().map(|y| y.2).collect();
            parent.push(Op {
                results,
                kind: OpKind::If { cond, then, els },
                src: mark.src,
            });
        }
        self.src = src;
        (State { values, flow }, value)
    }

    fn join_vars(&mut self, join: &mut Join, t: &State<'a>, e: &State<'a>) -> Vec<Value<'a>> {
        let reach = |flow: &Flow| {
            flow.codes
                .iter()
                .map(|code| self.limit(*code, join.mark))
                .max()
                .unwrap_or(0)
        };
        let (t_reach, e_reach) = (reach(&t.flow), reach(&e.flow));
        let mut values = Vec::with_capacity(join.mark.vars as usize);
        for var in 0..join.mark.vars {
            let a = (var < t_reach).then(|| t.value(VarId(var)));
            let b = (var < e_reach).then(|| e.value(VarId(var)));
            join.name = Some(self.var_names[var as usize].clone());
            values.push(match (a, b) {
                (None, None) => Value::Unset,
                _ => self.merge(join, a, b),
            });
        }
        values
    }

    /// One value out of two; `None` where the side's value does not matter.
    fn merge(
        &mut self,
        join: &mut Join,
        a: Option<&Value<'a>>,
        b: Option<&Value<'a>>,
    ) -> Value<'a> {
        let matters = |v: &&Value<'a>| !matches!(v, Value::Unset | Value::Never);
        let (a, b) = (a.filter(matters), b.filter(matters));
        match (a, b) {
            (None, None) => Value::Unset,
            (Some(Value::Poison), _) | (_, Some(Value::Poison)) => Value::Poison,
            (Some(Value::Unit), _) | (_, Some(Value::Unit)) => Value::Unit,
            (Some(Value::Scalar(a)), Some(Value::Scalar(b))) => {
                Value::Scalar(self.merge_val(join, Some(*a), Some(*b)))
            }
            (Some(Value::Scalar(a)), None) => Value::Scalar(self.merge_val(join, Some(*a), None)),
            (None, Some(Value::Scalar(b))) => Value::Scalar(self.merge_val(join, None, Some(*b))),
            (Some(Value::Owned { .. }), _) | (_, Some(Value::Owned { .. })) => {
                self.merge_owned(join, a, b)
            }
            (Some(Value::Ref { .. }), _) | (_, Some(Value::Ref { .. })) => {
                self.merge_refs(join, a, b)
            }
            (Some(Value::Tuple(parts)), _) | (_, Some(Value::Tuple(parts))) => {
                self.merge_tuples(join, a, b, parts.len())
            }
            (Some(Value::Opt { .. }), _) | (_, Some(Value::Opt { .. })) => {
                self.merge_options(join, a, b)
            }
            (Some(Value::Res { .. }), _) | (_, Some(Value::Res { .. })) => {
                self.merge_results(join, a, b)
            }
            (Some(Value::Borrowed(_)), _) | (_, Some(Value::Borrowed(_))) => {
                let inner = |v: Option<&Value<'a>>| match v {
                    Some(Value::Borrowed(inner)) => Some((**inner).clone()),
                    other => other.cloned(),
                };
                let (a, b) = (inner(a), inner(b));
                Value::Borrowed(Box::new(self.merge(join, a.as_ref(), b.as_ref())))
            }
            (Some(Value::Iter { seq, .. }), Some(Value::Iter { seq: other, .. }))
                if std::rc::Rc::ptr_eq(seq, other) =>
            {
                self.merge_iter(join, seq, a, b)
            }
            (Some(Value::Iter { seq, .. }), None) | (None, Some(Value::Iter { seq, .. })) => {
                self.merge_iter(join, seq, a, b)
            }
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (Some(a), Some(b)) if a.same_shape(b) && !matches!(a, Value::Iter { .. }) => a.clone(),
            _ => self.mismatch("the branches give different closures or iterators"),
        }
    }

    /// One iterator, of which the sides took different numbers of items.
    fn merge_iter(
        &mut self,
        join: &mut Join,
        seq: &std::rc::Rc<super::seq::Seq<'a>>,
        a: Option<&Value<'a>>,
        b: Option<&Value<'a>>,
    ) -> Value<'a> {
        let taken = |side: Option<&Value<'a>>| match side {
            Some(Value::Iter { at, back, .. }) => (Some(*at), Some(*back)),
            _ => (None, None),
        };
        let (a, b) = (taken(a), taken(b));
        let at = self.merge_val(join, a.0, b.0);
        let back = self.merge_val(join, a.1, b.1);
        let seq = seq.clone();
        Value::Iter { seq, at, back }
    }

    fn mismatch(&mut self, what: &str) -> Value<'a> {
        let help = "help: write the statements that use it inside of each branch";
        self.error_here(format!("{what}, which `#[grad]` cannot follow\n{help}"));
        Value::Poison
    }

    // ---- scalars --------------------------------------------------------------------------------

    fn merge_val(&mut self, join: &mut Join, a: Option<ValId>, b: Option<ValId>) -> ValId {
        let visible = |v: ValId| v.0 < join.mark.vals;
        match (a, b) {
            (Some(a), Some(b)) if a == b => return a,
            (Some(v), None) | (None, Some(v)) if visible(v) => return v,
            _ => {}
        }
        if let Some((_, _, done)) = join
            .yields
            .iter()
            .find(|y| Some(y.0) == a && Some(y.1) == b)
        {
            return *done;
        }
        if let Some(folded) = self.fold_bools(join, a, b) {
            return folded;
        }
        let one = a.or(b).expect("a side matters");
        let ty = self.func.ty(one);
        if a.is_none() || b.is_none() {
            self.check_undef(one, ty);
        }
        let a = a.unwrap_or_else(|| self.op_in(&mut join.then, OpKind::Undef, ty));
        let b = b.unwrap_or_else(|| self.op_in(&mut join.els, OpKind::Undef, ty));
        let result = self.new_val(ty);
        let name = join.name.clone().filter(|name| !name.starts_with('<'));
        self.func.vals[result.0 as usize].name = name;
        join.yields.push((a, b, result));
        result
    }

    /// A value that the macro knows nothing about has no stand-in for the path on which it is missing.
    fn check_undef(&mut self, of: ValId, ty: Scalar) {
        if ty == Scalar::Other && !self.errors_known.contains(&of) {
            let help = "help: assign it before the branch, or move its uses into the branch";
            self.error_here(format!(
                "a value of this type exists on one path only\n{help}"
            ));
        }
    }

    /// `if c { true } else { false }` is `c`; `if c { true } else { b }` is `c || b` where b is at hand.
    fn fold_bools(&mut self, join: &mut Join, a: Option<ValId>, b: Option<ValId>) -> Option<ValId> {
        let (a, b) = (a?, b?);
        let (known_a, known_b) = (self.bools.get(&a).copied(), self.bools.get(&b).copied());
        match (known_a, known_b) {
            (Some(true), Some(false)) => Some(join.cond),
            (Some(false), Some(true)) => Some(self.not_in(join.parent, join.cond)),
            (Some(one), Some(other)) if one == other => Some(self.bool_in(join.parent, one)),
            _ => None,
        }
    }

    fn join_flow(&mut self, join: &mut Join, a: &Flow, b: &Flow) -> Flow {
        let mut codes: Vec<Code> = a.codes.iter().chain(&b.codes).copied().collect();
        codes.sort();
        codes.dedup();
        if codes.len() < 2 {
            return Flow { codes, val: None };
        }
        let one = (!a.codes.is_empty()).then(|| self.flow_as(&mut join.then, a, &codes));
        let other = (!b.codes.is_empty()).then(|| self.flow_as(&mut join.els, b, &codes));
        let val = Some(self.merge_val(join, one, other));
        Flow { codes, val }
    }

    // ---- parts ----------------------------------------------------------------------------------

    fn merge_tuples(
        &mut self,
        join: &mut Join,
        a: Option<&Value<'a>>,
        b: Option<&Value<'a>>,
        len: usize,
    ) -> Value<'a> {
        let part = |v: Option<&Value<'a>>, n: usize| match v {
            Some(Value::Tuple(parts)) => parts.get(n).cloned(),
            _ => None,
        };
        let mut parts = Vec::with_capacity(len);
        for n in 0..len {
            let (a, b) = (part(a, n), part(b, n));
            parts.push(self.merge(join, a.as_ref(), b.as_ref()));
        }
        Value::Tuple(parts)
    }

    fn merge_options(
        &mut self,
        join: &mut Join,
        a: Option<&Value<'a>>,
        b: Option<&Value<'a>>,
    ) -> Value<'a> {
        let split = |v: Option<&Value<'a>>| match v {
            Some(Value::Opt { some, payload }) => (Some(*some), Some((**payload).clone())),
            _ => (None, None),
        };
        let ((some_a, a), (some_b, b)) = (split(a), split(b));
        let some = self.merge_val(join, some_a, some_b);
        let payload = Box::new(self.merge(join, a.as_ref(), b.as_ref()));
        Value::Opt { some, payload }
    }

    fn merge_results(
        &mut self,
        join: &mut Join,
        a: Option<&Value<'a>>,
        b: Option<&Value<'a>>,
    ) -> Value<'a> {
        let split = |v: Option<&Value<'a>>| match v {
            Some(Value::Res { ok, payload, error }) => {
                (Some(*ok), Some((**payload).clone()), Some(*error))
            }
            _ => (None, None, None),
        };
        let ((ok_a, a, error_a), (ok_b, b, error_b)) = (split(a), split(b));
        self.errors_known.extend(error_a.into_iter().chain(error_b));
        let ok = self.merge_val(join, ok_a, ok_b);
        let payload = Box::new(self.merge(join, a.as_ref(), b.as_ref()));
        let error = self.merge_val(join, error_a, error_b);
        Value::Res { ok, payload, error }
    }

    // ---- memory ---------------------------------------------------------------------------------

    fn merge_owned(
        &mut self,
        join: &mut Join,
        a: Option<&Value<'a>>,
        b: Option<&Value<'a>>,
    ) -> Value<'a> {
        let place = |v: Option<&Value<'a>>| match v {
            Some(Value::Owned { place, fresh }) => Some((place.clone(), *fresh)),
            _ => None,
        };
        match (place(a), place(b)) {
            (Some((a, x)), Some((b, y))) if same_place(&a, &b) => Value::Owned {
                place: a,
                fresh: x && y,
            },
            (Some((one, fresh)), None) | (None, Some((one, fresh)))
                if self.place_visible(&one, join.mark) =>
            {
                Value::Owned { place: one, fresh }
            }
            (None, None) => Value::Poison,
            (a, b) => {
                let (a, b) = (a.map(|a| a.0), b.map(|b| b.0));
                self.merge_memory(join, a, b)
            }
        }
    }

    fn merge_memory(&mut self, join: &mut Join, a: Option<Place>, b: Option<Place>) -> Value<'a> {
        let ty = self.place_type(a.as_ref().or(b.as_ref()).expect("a side matters"));
        let name = join.name.clone().filter(|name| !name.starts_with('<'));
        let root = self.new_root(name.as_deref().unwrap_or("value"), ty);
        join.parent
            .push(self.bare(OpKind::Alloc(root, Init::Undef)));
        let copy = |src: Place| OpKind::Copy {
            dst: Place::root(root),
            src,
            how: CopyHow::Assign,
        };
        if let Some(a) = a {
            join.then.push(self.bare(copy(a)));
        }
        if let Some(b) = b {
            join.els.push(self.bare(copy(b)));
        }
        Value::fresh(root)
    }

    fn bare(&self, kind: OpKind) -> Op {
        Op {
            results: Vec::new(),
            kind,
            src: self.src,
        }
    }

    pub fn place_visible(&self, place: &Place, mark: Mark) -> bool {
        let mut visible = true;
        place.for_each_value(&mut |v| visible &= v.0 < mark.vals);
        visible
            && place
                .roots()
                .iter()
                .all(|root| self.root_visible(*root, mark))
    }

    fn root_visible(&self, root: RootId, mark: Mark) -> bool {
        root.0 < mark.roots || !matches!(self.func.root(root).kind, RootKind::Local)
    }

    // ---- references -----------------------------------------------------------------------------

    fn merge_refs(
        &mut self,
        join: &mut Join,
        a: Option<&Value<'a>>,
        b: Option<&Value<'a>>,
    ) -> Value<'a> {
        if let (Some(Value::Borrowed(x)), Some(Value::Ref { place, .. })) = (a, b) {
            let loaded = self.load_in(&mut join.els, place);
            let inner = self.merge(join, Some(x), Some(&loaded));
            return Value::Borrowed(Box::new(inner));
        }
        if let (Some(Value::Ref { place, .. }), Some(Value::Borrowed(x))) = (a, b) {
            let loaded = self.load_in(&mut join.then, place);
            let inner = self.merge(join, Some(&loaded), Some(x));
            return Value::Borrowed(Box::new(inner));
        }
        let part = |v: Option<&Value<'a>>| match v {
            Some(Value::Ref { place, mutable }) => Some((place.clone(), *mutable)),
            _ => None,
        };
        let (a, b) = (part(a), part(b));
        let mutable = a.as_ref().or(b.as_ref()).is_some_and(|one| one.1);
        let (a, b) = (a.map(|a| a.0), b.map(|b| b.0));
        match self.merge_places(join, a.as_ref(), b.as_ref()) {
            Some(place) => Value::Ref { place, mutable },
            None => self.mismatch("a reference to memory of one branch is used outside of it"),
        }
    }

    fn load_in(&mut self, ops: &mut Vec<Op>, place: &Place) -> Value<'a> {
        match self.place_type(place).as_scalar() {
            Some(ty) => Value::Scalar(self.op_in(ops, OpKind::Load(place.clone()), ty)),
            None => self.mismatch("the branches give different kinds of references"),
        }
    }

    fn merge_places(
        &mut self,
        join: &mut Join,
        a: Option<&Place>,
        b: Option<&Place>,
    ) -> Option<Place> {
        let one = a.or(b)?;
        if !one
            .roots()
            .iter()
            .all(|root| self.root_visible(*root, join.mark))
        {
            return None;
        }
        if a.is_none() || b.is_none() || same_structure(a?, b?) {
            return Some(self.merge_paths(join, a, b));
        }
        let (a, b) = (a?, b?);
        let (from_a, from_b) = self.uniform(options(a), options(b));
        let mut all = from_a.clone();
        for option in &from_b {
            if !all.iter().any(|other| same_structure(other, option)) {
                all.push(option.clone());
            }
        }
        let which_a = self.which(&mut join.then, a, &from_a, &all);
        let which_b = self.which(&mut join.els, b, &from_b, &all);
        let which = self.merge_val(join, Some(which_a), Some(which_b));
        let mut places = Vec::with_capacity(all.len());
        for option in &all {
            let a = from_a.iter().find(|other| same_structure(other, option));
            let b = from_b.iter().find(|other| same_structure(other, option));
            places.push(self.merge_places(join, a, b)?);
        }
        Some(Place {
            base: Base::Select(which, places),
            path: Vec::new(),
        })
    }

    /// Where slices meet arrays or `Vec`s, these are taken as slices too.
    pub fn uniform(&self, a: Vec<Place>, b: Vec<Place>) -> (Vec<Place>, Vec<Place>) {
        let types: Vec<Mem> = a
            .iter()
            .chain(&b)
            .map(|place| self.place_type(place))
            .collect();
        let alike = |pair: &[Mem]| pair[0].same_shape(&pair[1]) && !differ_in_length(pair);
        if types.windows(2).all(alike) {
            return (a, b);
        }
        let slice = |place: Place| match self.place_type(&place) {
            Mem::Array(..) | Mem::Vec(_) => project(&place, Proj::Range(None, None)),
            _ => place,
        };
        (
            a.into_iter().map(slice).collect(),
            b.into_iter().map(slice).collect(),
        )
    }

    /// Places of one structure: the values in the paths are merged one by one.
    fn merge_paths(&mut self, join: &mut Join, a: Option<&Place>, b: Option<&Place>) -> Place {
        let values = |place: Option<&Place>| {
            let mut out = Vec::new();
            if let Some(place) = place {
                place.for_each_value(&mut |v| out.push(Some(*v)));
            }
            out
        };
        let (from_a, from_b) = (values(a), values(b));
        let mut place = a.or(b).expect("a side matters").clone();
        let mut at = 0;
        let mut merged = Vec::new();
        for n in 0..from_a.len().max(from_b.len()) {
            let a = from_a.get(n).copied().flatten();
            let b = from_b.get(n).copied().flatten();
            merged.push(self.merge_val(join, a, b));
        }
        place.for_each_value_mut(&mut |v| {
            *v = merged[at];
            at += 1;
        });
        place
    }

    /// Which of `all` the place means.
    pub fn which(
        &mut self,
        ops: &mut Vec<Op>,
        place: &Place,
        own: &[Place],
        all: &[Place],
    ) -> ValId {
        let index = |option: &Place| {
            let found = all.iter().position(|other| same_structure(other, option));
            found.expect("every option is listed").to_string()
        };
        let Base::Select(which, _) = &place.base else {
            return self.op_in(ops, OpKind::Lit(index(&own[0])), Scalar::USIZE);
        };
        let mut now = *which;
        for (n, option) in own.iter().enumerate() {
            let new = index(option);
            if new == n.to_string() {
                continue;
            }
            let old = self.op_in(ops, OpKind::Lit(n.to_string()), Scalar::USIZE);
            let is = self.op_in(
                ops,
                OpKind::Pure(Pure::Cmp(CmpOp::Eq), vec![*which, old]),
                Scalar::Bool,
            );
            let new = self.op_in(ops, OpKind::Lit(new), Scalar::USIZE);
            now = self.op_in(ops, OpKind::Select(is, new, now), Scalar::USIZE);
        }
        now
    }
}

/// Whether both are arrays, of lengths that are written and not the same.
fn differ_in_length(pair: &[Mem]) -> bool {
    let [Mem::Array(_, a), Mem::Array(_, b)] = pair else {
        return false;
    };
    let [a, b] = [a, b].map(|len| len.to_string().trim_end_matches("usize").parse::<usize>());
    matches!((a, b), (Ok(a), Ok(b)) if a != b)
}
