//! The outputs, each times its weight.

use super::*;
use crate::reverse::returned_roots;

impl Weave<'_> {
    /// `weights . outputs`, and the terms of the constraints.
    pub(super) fn result(&mut self, body: &mut Region, mut state: State, primal: &Func) {
        let (yields, outgoing) = (body.yields.clone(), normal::outgoing(primal));
        // `Some` or `Ok`: the first part of what is returned.
        if let Ret::Opt(parts) = &primal.ret
            && let Ret::Val(k) = parts[0]
        {
            let some = yields[k];
            if self.mode == Mode::Run {
                self.call_recorder(&quote!(is_there), quote!(), Some(some), None, &mut body.ops);
            }
        }
        let leaves: Vec<ValId> = (yields.iter().copied())
            .filter(|v| self.func.ty(*v).is_float())
            .collect();
        if self.mode == Mode::Run {
            if matches!(primal.ret, Ret::Opt(_)) {
                // Never called by a function that wants the result.
                self.func.ret = Ret::Unit;
                body.yields.clear();
            }
            return self.count_outputs(&leaves, &outgoing, body);
        }
        if self.aim == Aim::Nested {
            if let Mode::Value = self.mode {
                let own = std::mem::replace(&mut self.func.ret, Ret::Unit);
                self.func.ret = Ret::Tuple(vec![own, Ret::Val(body.yields.len())]);
                body.yields.push(state.pop().expect("the sum"));
            }
            return;
        }
        let out = &mut body.ops;
        let weights = (self.slices.as_ref().and_then(|slices| slices.weights)).expect("weights");
        let mut at = self.lit(Scalar::USIZE, "0", out);
        let mut sum = match self.mode {
            Mode::Value => state.pop().expect("the sum"),
            _ => self.lit(Scalar::F64, "0.0", out),
        };
        // As they stand in what is returned, then what is lent.
        let mut outputs = vec![];
        in_order(&primal.ret, &mut outputs);
        let returned = returned_roots(&primal.ret);
        let lent = outgoing.into_iter().filter(|root| !returned.contains(root));
        outputs.extend(lent.map(Output::Root));
        for output in outputs {
            match output {
                Output::Leaf(k) if self.func.ty(yields[k]).is_float() => {
                    (at, sum) = self.weighted(yields[k], weights, (at, sum), out);
                }
                Output::Leaf(_) => {}
                Output::Root(root) => {
                    let ty = self.func.root(root).ty.clone();
                    (at, sum) = self.weigh(Place::root(root), &ty, weights, (at, sum), out);
                }
            }
        }
        self.func.ret = Ret::Val(0);
        body.yields = vec![sum];
    }

    pub(super) fn weighted(
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
    pub(super) fn weigh(
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
            Mem::Struct(of) => of
                .fields
                .iter()
                .enumerate()
                .fold(state, |state, (n, field)| {
                    let mut inner = place.clone();
                    inner.path.push(Proj::Field(n));
                    self.weigh(inner, &field.ty, weights, state, out)
                }),
            Mem::Array(elem, _) | Mem::Slice(elem) | Mem::Vec(elem) | Mem::Queue(elem) => {
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

    pub(super) fn count_outputs(
        &mut self,
        leaves: &[ValId],
        outgoing: &[RootId],
        body: &mut Region,
    ) {
        let count = proc_macro2::Literal::usize_suffixed(leaves.len());
        self.call_recorder(&quote!(outputs), quote!(#count), None, None, &mut body.ops);
        for root in outgoing {
            let ty = self.func.root(*root).ty.clone();
            self.count_elements(Place::root(*root), &ty, &mut body.ops);
        }
    }

    pub(super) fn count_elements(&mut self, place: Place, ty: &Mem, out: &mut Vec<Op>) {
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
            Mem::Struct(of) => {
                for (n, field) in of.fields.iter().enumerate() {
                    let mut inner = place.clone();
                    inner.path.push(Proj::Field(n));
                    self.count_elements(inner, &field.ty, out);
                }
            }
            Mem::Array(elem, _) | Mem::Slice(elem) | Mem::Vec(elem) | Mem::Queue(elem) => {
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
}

/// A part of what is returned.
enum Output {
    Leaf(usize),
    Root(RootId),
}

fn in_order(ret: &Ret, out: &mut Vec<Output>) {
    match ret {
        Ret::Unit => {}
        Ret::Val(k) => out.push(Output::Leaf(*k)),
        Ret::Root(root) => out.push(Output::Root(*root)),
        Ret::Tuple(parts) | Ret::Opt(parts) => parts.iter().for_each(|part| in_order(part, out)),
    }
}
