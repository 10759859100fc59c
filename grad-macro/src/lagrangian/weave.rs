//! The rewrites: the primal with something done at every constraint and at every decision.
//!
//! | | at a constraint `v = w` | at a decision `c` |
//! |---|---|---|
//! | [`Mode::Run`] | `rec.constraint(site, w)` | `c = rec.bool(c)`: kept, or the one kept before |
//! | [`Mode::Value`] | `v = z[at]; sum -= l[at] * (v - w); at += 1` | `c = frozen[next] != 0; next += 1` |
//! | [`Mode::Back`] | `v = pinned(z[at], w); at += 1` | the same |
//!
//! `Value` returns `weights . outputs - sum_i l_i (z_i - w_i)`, the Lagrangian. `pinned(z, w)` has the value z and the
//! partial 1 in both arguments: the function in which z_i stands for w_i + e_i with e_i held constant. Its gradient in z,
//! which is what reverse mode computes in passing, is the vector of multipliers at which the Lagrangian is stationary in z.

mod calls;
mod decisions;
mod outputs;
mod write;

use proc_macro2::{Delimiter, Ident, Span, TokenStream};
use quote::quote;

use super::fields::Sites;
use super::nested::Nesting;
use super::normal::{self, Notes, counted};
use crate::ir::*;
use crate::maps::{HashMap, HashSet};
use crate::reverse::Varied;
use crate::rules::{self, Form, Formula, Kind, Rule};

/// The value of its first argument, with the derivative of the sum of both.
pub static PINNED: Rule = Rule {
    name: "pinned",
    params: &[Kind::Float, Kind::Float],
    form: Form::Runtime("rt::pinned"),
    price: 1,
    partials: &[|| Formula::D, || Formula::D],
};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    Run,
    Value,
    Back,
}

/// What becomes of the function's results.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aim {
    /// Their weighted sum is returned.
    Alone,
    /// They are returned as they are, for a caller whose view nests this one; then the terms of the constraints.
    Nested,
}

/// What the rewritten function has beside the parameters of the primal.
pub struct Extra {
    pub recorder: Ident,
    pub z: Ident,
    pub l: Ident,
    pub weights: Ident,
    pub frozen: Ident,
}

pub struct Woven {
    pub func: Func,
    pub refusals: Vec<(Span, String)>,
}

pub fn weave(
    func: &Func,
    sites: &Sites,
    notes: &Notes,
    extra: &Extra,
    nesting: &Nesting,
    (mode, aim): (Mode, Aim),
) -> Woven {
    let mut weave = Weave {
        func: func.clone(),
        primal: func,
        nesting,
        varied: Varied::of(func, false),
        sites,
        notes,
        recorder: &extra.recorder,
        mode,
        aim,
        calls: 0,
        slices: None,
        copies: HashMap::default(),
        hidden: HashSet::default(),
        loops: 0,
        src: SrcId(0),
        refusals: vec![],
    };
    if mode != Mode::Run {
        weave.slices = Some(weave.parameters(extra));
    }
    let mut out = vec![];
    let state = weave.first_state(&mut out);
    let (mut body, state) = weave.region(&func.body, state, out);
    weave.result(&mut body, state, func);
    let copies = std::mem::take(&mut weave.copies);
    body.map_values_deep(&mut |v| resolved(&copies, v));
    weave.func.body = body;
    Woven {
        func: weave.func,
        refusals: weave.refusals,
    }
}

fn resolved(copies: &HashMap<ValId, ValId>, mut v: ValId) -> ValId {
    while let Some(of) = copies.get(&v) {
        v = *of;
    }
    v
}

struct Slices {
    z: RootId,
    l: Option<RootId>,
    weights: Option<RootId>,
    frozen: RootId,
}

/// What is carried along: `[at, next]`, and for [`Mode::Value`] the sum.
type State = Vec<ValId>;

struct Weave<'a> {
    func: Func,
    primal: &'a Func,
    nesting: &'a Nesting<'a>,
    varied: Varied,
    sites: &'a Sites,
    notes: &'a Notes,
    recorder: &'a Ident,
    mode: Mode,
    aim: Aim,
    /// Those of functions with views, so far.
    calls: usize,
    slices: Option<Slices>,
    /// Values that are others under a second name.
    copies: HashMap<ValId, ValId>,
    /// Values that exist in a run only.
    hidden: HashSet<ValId>,
    loops: usize,
    src: SrcId,
    refusals: Vec<(Span, String)>,
}

impl Weave<'_> {
    // ---- parameters and state -----------------------------------------------------------------------

    fn parameters(&mut self, extra: &Extra) -> Slices {
        let mut slice = |name: &Ident, scalar: Scalar, wrt: bool| {
            let kind = RootKind::ParamRef {
                param: self.func.params.len(),
                mutable: false,
            };
            let ty = Mem::Slice(Box::new(Mem::Scalar(scalar)));
            let root = self
                .func
                .new_root(name.to_string(), ty, kind, Span::call_site());
            self.func.params.push(Param {
                ident: name.clone(),
                bind: Bind::Root(root),
                wrt,
            });
            root
        };
        let z = slice(&extra.z, Scalar::F64, true);
        let (value, alone) = (self.mode == Mode::Value, self.aim == Aim::Alone);
        let l = value.then(|| slice(&extra.l, Scalar::F64, true));
        Slices {
            z,
            l,
            weights: alone.then(|| slice(&extra.weights, Scalar::F64, false)),
            frozen: slice(&extra.frozen, Scalar::Int(Int::I64), true),
        }
    }

    fn first_state(&mut self, out: &mut Vec<Op>) -> State {
        match self.mode {
            Mode::Run => vec![],
            Mode::Back => [(); 2].map(|()| self.lit(Scalar::USIZE, "0", out)).to_vec(),
            Mode::Value => {
                let [at, next] = [(); 2].map(|()| self.lit(Scalar::USIZE, "0", out));
                vec![at, next, self.lit(Scalar::F64, "0.0", out)]
            }
        }
    }

    // ---- regions -------------------------------------------------------------------------------------

    fn region(&mut self, region: &Region, mut state: State, mut out: Vec<Op>) -> (Region, State) {
        for op in &region.ops {
            self.src = op.src;
            match &op.kind {
                OpKind::If { .. } => self.if_(op, &mut state, &mut out),
                OpKind::Loop(l) => self.loop_(op, l, &mut state, &mut out),
                _ => self.plain(op, &mut state, &mut out),
            }
        }
        let region = Region {
            params: region.params.clone(),
            ops: out,
            yields: region.yields.clone(),
        };
        (region, state)
    }

    fn if_(&mut self, op: &Op, state: &mut State, out: &mut Vec<Op>) {
        let OpKind::If { cond, then, els } = &op.kind else {
            return;
        };
        let mut start = vec![];
        if self.notes.whiles.contains(cond) {
            self.mark(&quote!(trip), &mut start);
        }
        let (mut then, after_then) = self.region(then, state.clone(), start);
        let (mut els, after_els) = self.region(els, state.clone(), vec![]);
        for (n, v) in op.results.iter().enumerate() {
            if self.hidden.contains(&then.yields[n]) || self.hidden.contains(&els.yields[n]) {
                self.hidden.insert(*v);
            }
        }
        let mut results = op.results.clone();
        for k in 0..state.len() {
            if after_then[k] != state[k] || after_els[k] != state[k] {
                then.yields.push(after_then[k]);
                els.yields.push(after_els[k]);
                state[k] = self.like(state[k]);
                results.push(state[k]);
            }
        }
        out.push(Op {
            results,
            kind: OpKind::If {
                cond: *cond,
                then,
                els,
            },
            src: op.src,
        });
        self.constrain_results(&op.results, state, out);
    }

    fn loop_(&mut self, op: &Op, l: &Loop, state: &mut State, out: &mut Vec<Op>) {
        let id = self.loops;
        self.loops += 1;
        let marked = self.mode == Mode::Run && self.sites.loops.contains(&id);
        let was_while = l.body.ops.iter().any(
            |op| matches!(&op.kind, OpKind::If { cond, .. } if self.notes.whiles.contains(cond)),
        );
        let mut start = vec![];
        if marked {
            let number = proc_macro2::Literal::usize_suffixed(id);
            self.call_recorder(&quote!(enter), quote!(#number), None, None, out);
            if !was_while {
                self.mark(&quote!(trip), &mut start);
            }
        }
        let touched = self.touches(&l.body);
        let mut inner = l.clone();
        let mut results = op.results.clone();
        if touched {
            inner.init.extend(&*state);
            let params: State = state.iter().map(|&v| self.like(v)).collect();
            let (mut body, after) = self.region(&l.body, params.clone(), start);
            body.params.extend(params);
            body.yields.extend(after);
            inner.body = body;
            *state = state.iter().map(|&v| self.like(v)).collect();
            results.extend(&*state);
        } else {
            inner.body = self.region(&l.body, state.clone(), start).0;
        }
        out.push(Op {
            results,
            kind: OpKind::Loop(Box::new(inner)),
            src: op.src,
        });
        if marked {
            self.mark(&quote!(leave), out);
        }
        self.constrain_results(&op.results, state, out);
    }

    /// Whether a region has constraints or decisions.
    fn touches(&self, region: &Region) -> bool {
        let mut found = false;
        region.walk(&mut |op| {
            found |= op.results.iter().any(|v| self.sites.of.contains_key(v));
            found |= op.results.iter().any(|v| self.is_decision(op, *v));
            found |= !self.kept_memory(op).is_empty() || self.may_nest(op);
        });
        found
    }

    /// What has just been written computes some constrained values: they are renamed there.
    fn constrain_results(&mut self, results: &[ValId], state: &mut State, out: &mut Vec<Op>) {
        for (n, &v) in results.iter().enumerate() {
            if self.sites.of.contains_key(&v) {
                let w = self.like(v);
                out.iter_mut()
                    .rev()
                    .find(|op| op.results.get(n) == Some(&v))
                    .expect("the op that was just written")
                    .results[n] = w;
                self.constrain(v, w, state, out);
            }
        }
    }

    // ---- ops -----------------------------------------------------------------------------------------

    fn plain(&mut self, op: &Op, state: &mut State, out: &mut Vec<Op>) {
        let nested = self.nested_site(op);
        if let OpKind::Effect(..) = &op.kind {
            return self.effect(op, state, out);
        }
        if self.is_opaque(op) {
            return self.opaque(op, state, out);
        }
        if let (OpKind::Math(math, args), [v]) = (&op.kind, &op.results[..])
            && math.rule.name == normal::COPY.name
        {
            // The copy itself is nothing but its constraint.
            if self.sites.of.contains_key(v) {
                self.constrain(*v, args[0], state, out);
            } else {
                self.copies.insert(*v, args[0]);
            }
            return;
        }
        let decided: Vec<ValId> = (op.results.iter().copied())
            .filter(|v| self.is_decision(op, *v))
            .collect();
        self.check_hidden(op);
        if self.mode != Mode::Run && !decided.is_empty() && matches!(op.kind, OpKind::Pure(..)) {
            decided
                .into_iter()
                .for_each(|v| self.decide(v, None, state, out));
            return;
        }
        if let [v] = op.results[..]
            && self.hidden.contains(&v)
        {
            return self.undefined(v, out);
        }
        let mut written = op.clone();
        let mut fresh = vec![];
        for v in &op.results {
            if decided.contains(v) || self.sites.of.contains_key(v) {
                fresh.push((*v, self.like(*v)));
            }
        }
        let rename = |v: &mut ValId| {
            if let Some((_, new)) = fresh.iter().find(|(old, _)| old == v) {
                *v = *new;
            }
        };
        written.for_each_def_mut(&mut |v| rename(v));
        match nested {
            Some(site) => self.nested_call(written, site, state, out),
            None => out.push(written),
        }
        for (v, w) in &fresh {
            if decided.contains(v) {
                self.decide(*v, Some(*w), state, out);
            } else {
                self.constrain(*v, *w, state, out);
            }
        }
        for (place, ty) in self.kept_memory(op) {
            self.keep_elements(place, &ty, state, out);
        }
    }

    /// Whether an op is a call of which nothing but constants comes back, by value.
    fn is_opaque(&self, op: &Op) -> bool {
        let OpKind::Call(call) = &op.kind else {
            return false;
        };
        let memory = call.ret.as_ref().is_some_and(|ret| !ret.roots().is_empty());
        let lent = !normal::lent(&call.args).is_empty();
        let kept = |v: &ValId| !self.varied.val(*v) && self.can_be_kept(*v);
        !memory
            && !lent
            && !op.results.is_empty()
            && op.results.iter().all(kept)
            && !self.has_varied_argument(call)
    }

    fn has_varied_argument(&self, call: &Call) -> bool {
        let mut found = false;
        let op = OpKind::Call(Box::new(call.clone()));
        op.for_each_value(&mut |v| found |= self.varied.val(*v));
        found
            | op.places()
                .iter()
                .any(|p| p.roots().iter().any(|r| self.varied.root_is(*r)))
    }

    /// Such a call is made in the first run only, like an effect.
    fn opaque(&mut self, op: &Op, state: &mut State, out: &mut Vec<Op>) {
        if self.mode != Mode::Run {
            for v in &op.results {
                self.decide(*v, None, state, out);
            }
            return;
        }
        let first = self.value(Scalar::Bool);
        self.call_recorder(&quote!(is_recording), quote!(), None, Some(first), out);
        let [called, given] =
            [(); 2].map(|()| -> Vec<ValId> { op.results.iter().map(|v| self.like(*v)).collect() });
        let mut written = op.clone();
        written.for_each_def_mut(&mut |v| {
            if let Some(n) = op.results.iter().position(|old| old == v) {
                *v = called[n];
            }
        });
        let mut els = Region::default();
        for v in &op.results {
            let blank = self.value(self.func.ty(*v));
            self.undefined(blank, &mut els.ops);
            els.yields.push(blank);
        }
        let then = Region {
            ops: vec![written],
            yields: called,
            ..Region::default()
        };
        let kind = OpKind::If {
            cond: first,
            then,
            els,
        };
        out.push(self.op(given.clone(), kind));
        for (v, w) in op.results.iter().zip(given) {
            self.decide(*v, Some(w), state, out);
        }
    }

    /// Memory without a derivative that a call returns or changes: what is in it is frozen.
    fn kept_memory(&self, op: &Op) -> Vec<(Place, Mem)> {
        let OpKind::Call(call) = &op.kind else {
            return vec![];
        };
        let returned = call.ret.iter().flat_map(Bind::roots).map(Place::root);
        let mut places: Vec<Place> = returned.chain(normal::lent(&call.args)).collect();
        places.retain(|place| !place.roots().iter().any(|r| self.varied.root_is(*r)));
        let typed = places.into_iter().map(|place| {
            let ty = place_type(&self.func, &place);
            (place, ty)
        });
        typed.filter(|(_, ty)| is_kept(ty)).collect()
    }

    /// `for k in 0..v.len() { v[k] = decided(v[k]) }`, through all levels.
    fn keep_elements(&mut self, place: Place, ty: &Mem, state: &mut State, out: &mut Vec<Op>) {
        match ty {
            Mem::Scalar(scalar) => {
                let [found, kept] = [(); 2].map(|()| self.value(*scalar));
                out.push(self.op(vec![found], OpKind::Load(place.clone())));
                self.decide(kept, Some(found), state, out);
                out.push(self.op(vec![], OpKind::Store(place, kept)));
            }
            Mem::Tuple(parts) => {
                for (n, part) in parts.iter().enumerate() {
                    let mut inner = place.clone();
                    inner.path.push(Proj::Field(n));
                    self.keep_elements(inner, part, state, out);
                }
            }
            Mem::Array(elem, _) | Mem::Slice(elem) | Mem::Vec(elem) | Mem::Queue(elem) => {
                let index = self.value(Scalar::USIZE);
                let mut inner = place.clone();
                inner.path.push(Proj::Index(index));
                let carried: State = state.iter().map(|&v| self.like(v)).collect();
                let (mut after, mut ops) = (carried.clone(), vec![]);
                self.keep_elements(inner, elem, &mut after, &mut ops);
                let body = Region {
                    params: [vec![index], carried].concat(),
                    ops,
                    yields: after,
                };
                let lo = self.lit(Scalar::USIZE, "0", out);
                let hi = self.value(Scalar::USIZE);
                out.push(self.op(vec![hi], OpKind::Len(place)));
                let init = std::mem::take(state);
                *state = init.iter().map(|&v| self.like(v)).collect();
                let kind = counted(lo, hi, init, body);
                out.push(self.op(state.clone(), kind));
            }
            Mem::Struct(_) | Mem::Unknown(_) => {}
        }
    }

    /// Effects belong to the first run alone; what they give is kept.
    fn effect(&mut self, op: &Op, state: &mut State, out: &mut Vec<Op>) {
        let result = op.results.first().copied();
        if self.mode != Mode::Run {
            match result {
                Some(v) if self.can_be_kept(v) => self.decide(v, None, state, out),
                Some(v) => {
                    self.hidden.insert(v);
                    self.undefined(v, out);
                }
                None => {}
            }
            return;
        }
        let Some(v) = result else {
            let first = self.func.new_val(Scalar::Bool, None, Span::call_site());
            self.call_recorder(&quote!(is_recording), quote!(), None, Some(first), out);
            let then = Region {
                ops: vec![op.clone()],
                ..Region::default()
            };
            let kind = OpKind::If {
                cond: first,
                then,
                els: Region::default(),
            };
            out.push(self.op(vec![], kind));
            return;
        };
        if !self.can_be_kept(v) {
            out.push(op.clone());
            return;
        }
        let w = self.like(v);
        let mut written = op.clone();
        written.results = vec![w];
        out.push(written);
        self.decide(v, Some(w), state, out);
    }

    // ---- constraints ---------------------------------------------------------------------------------

    /// Defines `v`, of which the primal says that it is `w`.
    fn constrain(&mut self, v: ValId, w: ValId, state: &mut State, out: &mut Vec<Op>) {
        let site = self.sites.of[&v];
        if self.mode == Mode::Run {
            let number = proc_macro2::Literal::usize_suffixed(site);
            let noted = match self.func.ty(w) {
                Scalar::Param(_) => self.cast(w, Scalar::F64, out),
                _ => w,
            };
            self.call_recorder(
                &quote!(constraint),
                quote!(#number,),
                Some(noted),
                None,
                out,
            );
            self.copies.insert(v, w);
            return;
        }
        let ty = self.func.ty(v);
        let (root, l) = {
            let slices = self.slices.as_ref().expect("parameters");
            (slices.z, slices.l)
        };
        let wide = self.cast(w, Scalar::F64, out);
        let z = self.load(root, state[0], Scalar::F64, out);
        let stands = match l {
            None => self.math(&PINNED, vec![z, wide], out),
            Some(l) => {
                let l = self.load(l, state[0], Scalar::F64, out);
                let residual = self.math(rules::rule("sub"), vec![z, wide], out);
                let term = self.math(rules::rule("mul"), vec![l, residual], out);
                state[2] = self.math(rules::rule("sub"), vec![state[2], term], out);
                z
            }
        };
        let narrow = self.cast(stands, ty, out);
        self.copies.insert(v, narrow);
        state[0] = self.next(state[0], out);
    }
}

/// Numbers and bools all the way down.
fn is_kept(ty: &Mem) -> bool {
    match ty {
        Mem::Scalar(Scalar::F64 | Scalar::F32 | Scalar::Bool) => true,
        Mem::Scalar(Scalar::Int(int)) => !matches!(int, Int::I128 | Int::U128),
        Mem::Scalar(Scalar::Param(_) | Scalar::Other) => false,
        Mem::Array(elem, _) | Mem::Slice(elem) | Mem::Vec(elem) | Mem::Queue(elem) => is_kept(elem),
        Mem::Tuple(parts) => parts.iter().all(is_kept),
        Mem::Struct(_) | Mem::Unknown(_) => false,
    }
}
