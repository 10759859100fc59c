//! The rewrites: the primal with something done at every constraint and at every decision.
//!
//! | | at a constraint `v = w` | at a decision `c` |
//! |---|---|---|
//! | [`Mode::Run`] | `rec.constraint(field, w)` | `c = rec.bool(c)`: kept, or the one kept before |
//! | [`Mode::Value`] | `v = z[at]; sum -= l[at] * (v - w); at += 1` | `c = frozen[next] != 0; next += 1` |
//! | [`Mode::Back`] | `v = pinned(z[at], w); at += 1` | the same |
//!
//! `Value` returns `weights . outputs - sum_i l_i (z_i - w_i)`, the Lagrangian. `pinned(z, w)` has the value z and the
//! partial 1 in both arguments: the function in which z_i stands for w_i + e_i with e_i held constant. Its gradient in z,
//! which is what reverse mode computes in passing, is the vector of multipliers at which the Lagrangian is stationary in z.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Delimiter, Ident, Span, TokenStream};
use quote::quote;

use super::fields::Sites;
use super::normal::{self, Notes, counted};
use crate::ir::*;
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

pub fn weave(func: &Func, sites: &Sites, notes: &Notes, extra: &Extra, mode: Mode) -> Woven {
    let mut weave = Weave {
        func: func.clone(),
        varied: Varied::of(func, false),
        sites,
        notes,
        recorder: &extra.recorder,
        mode,
        slices: None,
        copies: HashMap::new(),
        hidden: HashSet::new(),
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
    weights: RootId,
    frozen: RootId,
}

/// What is carried along: `[at, next]`, and for [`Mode::Value`] the sum.
type State = Vec<ValId>;

struct Weave<'a> {
    func: Func,
    varied: Varied,
    sites: &'a Sites,
    notes: &'a Notes,
    recorder: &'a Ident,
    mode: Mode,
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
        let l = (self.mode == Mode::Value).then(|| slice(&extra.l, Scalar::F64, true));
        Slices {
            z,
            l,
            weights: slice(&extra.weights, Scalar::F64, false),
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
            found |= !self.kept_memory(op).is_empty();
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
        out.push(written);
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
            Mem::Array(elem, _) | Mem::Slice(elem) | Mem::Vec(elem) => {
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

    fn check_hidden(&mut self, op: &Op) {
        let mut used = false;
        op.kind
            .for_each_value(&mut |v| used |= self.hidden.contains(v));
        if !used {
            return;
        }
        match (&op.kind, op.results.first()) {
            // What follows from it is a decision, or hidden as well.
            (OpKind::Pure(..), Some(v)) if !self.can_be_kept(*v) => {
                self.hidden.insert(*v);
            }
            (OpKind::Call(call), _) => {
                let message = format!(
                    "`lagrangian` would have to compute an argument of `{}` again, which has an effect\n\
                     help: compute it before, and pass it in as a parameter",
                    call.callee.name()
                );
                self.refusals.push((call.callee.span(), message));
            }
            _ => {}
        }
    }

    /// Whether a value is frozen: an integer or a bool that follows from numbers with a derivative, or from an effect.
    fn is_decision(&self, op: &Op, v: ValId) -> bool {
        let ty = self.func.ty(v);
        if !(ty.is_int() || ty == Scalar::Bool) {
            let is_call = matches!(op.kind, OpKind::Effect(..) | OpKind::Call(_));
            return is_call && !self.varied.val(v) && self.can_be_kept(v);
        }
        let mut from_floats = false;
        op.kind.for_each_value(&mut |arg| {
            from_floats |= self.varied.val(*arg) || self.hidden.contains(arg);
            // An `Ordering` and the like: nobody knows what it was made of.
            from_floats |= self.func.ty(*arg) == Scalar::Other;
        });
        match &op.kind {
            OpKind::Pure(..) | OpKind::Math(..) => from_floats,
            OpKind::Call(_) | OpKind::Effect(..) => self.can_be_kept(v),
            _ => false,
        }
    }

    fn can_be_kept(&self, v: ValId) -> bool {
        match self.func.ty(v) {
            Scalar::F64 | Scalar::F32 | Scalar::Bool => true,
            Scalar::Int(int) => !matches!(int, Int::I128 | Int::U128),
            Scalar::Param(_) | Scalar::Other => false,
        }
    }

    // ---- decisions -----------------------------------------------------------------------------------

    /// Defines `v`: what was decided. In a run, from `w`.
    fn decide(&mut self, v: ValId, w: Option<ValId>, state: &mut State, out: &mut Vec<Op>) {
        let ty = self.func.ty(v);
        if !self.can_be_kept(v) {
            let message = format!(
                "`lagrangian` cannot keep a decision of type `{}`",
                ty.name()
            );
            self.refusals.push((self.func.val(v).span, message));
            return;
        }
        if self.mode == Mode::Run {
            let w = w.expect("computed in a run");
            match ty {
                Scalar::Bool => self.call_recorder(&quote!(bool), quote!(), Some(w), Some(v), out),
                Scalar::Int(_) => {
                    let wide = self.value(Scalar::Int(Int::I64));
                    let kept = self.value(Scalar::Int(Int::I64));
                    out.push(self.op(vec![wide], OpKind::Pure(Pure::Cast, vec![w])));
                    self.call_recorder(&quote!(integer), quote!(), Some(wide), Some(kept), out);
                    out.push(self.op(vec![v], OpKind::Pure(Pure::Cast, vec![kept])));
                }
                _ => self.call_recorder(&quote!(number), quote!(), Some(w), Some(v), out),
            }
            return;
        }
        let frozen = self.slices.as_ref().expect("parameters").frozen;
        let kept = self.load(frozen, state[1], Scalar::Int(Int::I64), out);
        state[1] = self.next(state[1], out);
        let kind = match ty {
            Scalar::Bool => {
                let zero = self.lit(Scalar::Int(Int::I64), "0", out);
                OpKind::Pure(Pure::Cmp(CmpOp::Ne), vec![kept, zero])
            }
            Scalar::Int(_) => OpKind::Pure(Pure::Cast, vec![kept]),
            _ => {
                let ty = Ident::new(ty.name(), Span::mixed_site());
                let bits = Template(vec![
                    Piece::Tokens(quote!(::core::primitive::f64::from_bits)),
                    Piece::Group(
                        Delimiter::Parenthesis,
                        Template(vec![
                            Piece::Arg(0),
                            Piece::Tokens(quote!(as ::core::primitive::u64)),
                        ]),
                    ),
                    Piece::Tokens(quote!(as ::core::primitive::#ty)),
                ]);
                OpKind::Pure(Pure::Expr(bits), vec![kept])
            }
        };
        out.push(self.op(vec![v], kind));
    }

    // ---- constraints ---------------------------------------------------------------------------------

    /// Defines `v`, of which the primal says that it is `w`.
    fn constrain(&mut self, v: ValId, w: ValId, state: &mut State, out: &mut Vec<Op>) {
        let field = self.sites.of[&v];
        if self.mode == Mode::Run {
            let number = proc_macro2::Literal::usize_suffixed(field);
            self.call_recorder(&quote!(constraint), quote!(#number,), Some(w), None, out);
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

    /// `weights . outputs`, and the terms of the constraints.
    fn result(&mut self, body: &mut Region, mut state: State, primal: &Func) {
        let (yields, outgoing) = (std::mem::take(&mut body.yields), normal::outgoing(primal));
        let leaves: Vec<ValId> = (yields.into_iter())
            .filter(|v| self.func.ty(*v).is_float())
            .collect();
        self.func.ret = Ret::Unit;
        if self.mode == Mode::Run {
            return self.count_outputs(&leaves, &outgoing, body);
        }
        let out = &mut body.ops;
        let weights = self.slices.as_ref().expect("parameters").weights;
        let mut at = self.lit(Scalar::USIZE, "0", out);
        let mut sum = match self.mode {
            Mode::Value => state.pop().expect("the sum"),
            _ => self.lit(Scalar::F64, "0.0", out),
        };
        for leaf in leaves {
            (at, sum) = self.weighted(leaf, weights, (at, sum), out);
        }
        for root in outgoing {
            let ty = self.func.root(root).ty.clone();
            (at, sum) = self.weigh(Place::root(root), &ty, weights, (at, sum), out);
        }
        self.func.ret = Ret::Val(0);
        body.yields = vec![sum];
    }

    fn weighted(
        &mut self,
        v: ValId,
        weights: RootId,
        (at, sum): (ValId, ValId),
        out: &mut Vec<Op>,
    ) -> (ValId, ValId) {
        let wide = self.cast(v, Scalar::F64, out);
        let weight = self.load(weights, at, Scalar::F64, out);
        let term = self.math(rules::rule("mul"), vec![weight, wide], out);
        let sum = self.math(rules::rule("add"), vec![sum, term], out);
        (self.next(at, out), sum)
    }

    /// The weighted elements of memory.
    fn weigh(
        &mut self,
        place: Place,
        ty: &Mem,
        weights: RootId,
        state: (ValId, ValId),
        out: &mut Vec<Op>,
    ) -> (ValId, ValId) {
        match ty {
            Mem::Scalar(scalar) if scalar.is_float() => {
                let v = self.value(*scalar);
                out.push(self.op(vec![v], OpKind::Load(place)));
                self.weighted(v, weights, state, out)
            }
            Mem::Tuple(parts) => parts.iter().enumerate().fold(state, |state, (n, part)| {
                let mut inner = place.clone();
                inner.path.push(Proj::Field(n));
                self.weigh(inner, part, weights, state, out)
            }),
            Mem::Array(elem, _) | Mem::Slice(elem) | Mem::Vec(elem) => {
                let carried = (self.like(state.0), self.like(state.1));
                let index = self.value(Scalar::USIZE);
                let mut inner = place.clone();
                inner.path.push(Proj::Index(index));
                let mut ops = vec![];
                let after = self.weigh(inner, elem, weights, carried, &mut ops);
                let body = Region {
                    params: vec![index, carried.0, carried.1],
                    ops,
                    yields: vec![after.0, after.1],
                };
                let lo = self.lit(Scalar::USIZE, "0", out);
                let hi = self.value(Scalar::USIZE);
                out.push(self.op(vec![hi], OpKind::Len(place)));
                let results = (self.like(state.0), self.like(state.1));
                let kind = counted(lo, hi, vec![state.0, state.1], body);
                out.push(self.op(vec![results.0, results.1], kind));
                results
            }
            _ => state,
        }
    }

    fn count_outputs(&mut self, leaves: &[ValId], outgoing: &[RootId], body: &mut Region) {
        let count = proc_macro2::Literal::usize_suffixed(leaves.len());
        self.call_recorder(&quote!(outputs), quote!(#count), None, None, &mut body.ops);
        for root in outgoing {
            let ty = self.func.root(*root).ty.clone();
            self.count_elements(Place::root(*root), &ty, &mut body.ops);
        }
    }

    fn count_elements(&mut self, place: Place, ty: &Mem, out: &mut Vec<Op>) {
        match ty {
            Mem::Scalar(scalar) if scalar.is_float() => {
                self.call_recorder(&quote!(outputs), quote!(1usize), None, None, out);
            }
            Mem::Tuple(parts) => {
                for (n, part) in parts.iter().enumerate() {
                    let mut inner = place.clone();
                    inner.path.push(Proj::Field(n));
                    self.count_elements(inner, part, out);
                }
            }
            Mem::Array(elem, _) | Mem::Slice(elem) | Mem::Vec(elem) => {
                let index = self.value(Scalar::USIZE);
                let mut inner = place.clone();
                inner.path.push(Proj::Index(index));
                let mut body = Region {
                    params: vec![index],
                    ..Region::default()
                };
                self.count_elements(inner, elem, &mut body.ops);
                let lo = self.lit(Scalar::USIZE, "0", out);
                let hi = self.value(Scalar::USIZE);
                out.push(self.op(vec![hi], OpKind::Len(place)));
                out.push(self.op(vec![], counted(lo, hi, vec![], body)));
            }
            _ => {}
        }
    }

    // ---- writing -------------------------------------------------------------------------------------

    fn op(&self, results: Vec<ValId>, kind: OpKind) -> Op {
        Op {
            results,
            kind,
            src: self.src,
        }
    }

    fn value(&mut self, ty: Scalar) -> ValId {
        self.func.new_val(ty, None, Span::call_site())
    }

    /// A value of the same type and name.
    fn like(&mut self, v: ValId) -> ValId {
        let info = self.func.val(v).clone();
        self.func.new_val(info.ty, info.name, info.span)
    }

    fn lit(&mut self, ty: Scalar, text: &str, out: &mut Vec<Op>) -> ValId {
        let v = self.value(ty);
        out.push(self.op(vec![v], OpKind::Lit(text.into())));
        v
    }

    fn undefined(&mut self, v: ValId, out: &mut Vec<Op>) {
        out.push(self.op(vec![v], OpKind::Undef));
    }

    fn math(&mut self, rule: &'static Rule, args: Vec<ValId>, out: &mut Vec<Op>) -> ValId {
        let ty = self.func.ty(args[0]);
        let v = self.value(ty);
        out.push(self.op(vec![v], OpKind::Math(Math { rule, path: None }, args)));
        v
    }

    fn cast(&mut self, v: ValId, ty: Scalar, out: &mut Vec<Op>) -> ValId {
        if self.func.ty(v) == ty {
            return v;
        }
        let cast = self.value(ty);
        let math = Math {
            rule: rules::rule("cast"),
            path: None,
        };
        out.push(self.op(vec![cast], OpKind::Math(math, vec![v])));
        cast
    }

    fn load(&mut self, root: RootId, index: ValId, ty: Scalar, out: &mut Vec<Op>) -> ValId {
        let v = self.value(ty);
        let place = Place {
            base: Base::Root(root),
            path: vec![Proj::Index(index)],
        };
        out.push(self.op(vec![v], OpKind::Load(place)));
        v
    }

    fn next(&mut self, at: ValId, out: &mut Vec<Op>) -> ValId {
        let one = self.lit(Scalar::USIZE, "1", out);
        let next = self.value(Scalar::USIZE);
        out.push(self.op(
            vec![next],
            OpKind::Pure(Pure::Bin(BinOp::Add), vec![at, one]),
        ));
        next
    }

    /// `rec.trip();` in a run.
    fn mark(&mut self, method: &TokenStream, out: &mut Vec<Op>) {
        if self.mode == Mode::Run {
            self.call_recorder(method, quote!(), None, None, out);
        }
    }

    /// `rec.method(first, arg)`.
    fn call_recorder(
        &mut self,
        method: &TokenStream,
        first: TokenStream,
        arg: Option<ValId>,
        result: Option<ValId>,
        out: &mut Vec<Op>,
    ) {
        let recorder = self.recorder;
        let mut inside = vec![Piece::Tokens(first)];
        inside.extend(arg.map(|_| Piece::Arg(0)));
        let template = Template(vec![
            Piece::Tokens(quote!(#recorder.#method)),
            Piece::Group(Delimiter::Parenthesis, Template(inside)),
        ]);
        let args = arg.map(|v| Arg {
            name: None,
            what: ArgKind::Val(v),
        });
        let kind = OpKind::Effect(template, args.into_iter().collect());
        out.push(self.op(result.into_iter().collect(), kind));
    }
}

/// Numbers and bools all the way down.
fn is_kept(ty: &Mem) -> bool {
    match ty {
        Mem::Scalar(Scalar::F64 | Scalar::F32 | Scalar::Bool) => true,
        Mem::Scalar(Scalar::Int(int)) => !matches!(int, Int::I128 | Int::U128),
        Mem::Scalar(Scalar::Param(_) | Scalar::Other) => false,
        Mem::Array(elem, _) | Mem::Slice(elem) | Mem::Vec(elem) => is_kept(elem),
        Mem::Tuple(parts) => parts.iter().all(is_kept),
        Mem::Struct(_) | Mem::Unknown(_) => false,
    }
}
