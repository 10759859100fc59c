//! Adjoint sums over whole windows are taken in lanes.
//!
//! ```text
//! let mut scale_bar = 0.0;
//! for i in (0..n).rev() { let d = y_bar_1[i]; scale_bar += d * x_1[i]; x_bar_1[i] += d * scale }
//! ```
//! becomes
//! ```text
//! for i in (0..n).rev() { let d = y_bar_1[i]; x_bar_1[i] += d * scale }
//! let scale_bar = dot(y_bar_1, x_1);
//! ```
//! since an addition that waits for the one before keeps the loop from running at the speed of its loads. The sum may be
//! taken in any order, as it is an adjoint's, and after the loop, if the loop writes nothing that it reads.

mod axpys;

pub use axpys::axpys;

use proc_macro2::Span;

use crate::ir::{
    Base, BinOp, Func, Loop, LoopKind, Op, OpKind, Place, Proj, Pure, Region, RootId, RootKind,
    SrcId, ValId,
};
use crate::maps::{HashMap, HashSet};

/// Values from `first_new` on are adjoints, or made of such.
pub fn dots(func: &mut Func, region: &mut Region, first_new: usize) {
    let known = literals(region);
    in_region(func, region, first_new, &known);
}

/// The literals in a region, by their values.
fn literals(region: &Region) -> HashMap<ValId, String> {
    let mut known = HashMap::default();
    region.walk(&mut |op| {
        if let OpKind::Lit(text) = &op.kind {
            known.insert(op.results[0], text.clone());
        }
    });
    known
}

fn in_region(
    func: &mut Func,
    region: &mut Region,
    first_new: usize,
    known: &HashMap<ValId, String>,
) {
    let mut ops = Vec::with_capacity(region.ops.len());
    for mut op in std::mem::take(&mut region.ops) {
        op.kind
            .for_each_region_mut(&mut |inner| in_region(func, inner, first_new, known));
        let after = match &mut op {
            Op {
                results,
                kind: OpKind::Loop(l),
                src,
            } => in_loop(func, l, results, *src, first_new, known),
            _ => vec![],
        };
        ops.push(op);
        ops.extend(after);
    }
    region.ops = ops;
}

/// The ops that follow the loop.
fn in_loop(
    func: &mut Func,
    l: &mut Loop,
    results: &mut Vec<ValId>,
    src: SrcId,
    first_new: usize,
    known: &HashMap<ValId, String>,
) -> Vec<Op> {
    let LoopKind::For {
        lo,
        inclusive: false,
        step: None,
        ..
    } = l.kind
    else {
        return vec![];
    };
    let is_new = |v: ValId| v.0 as usize >= first_new;
    let plain = |op: &Op| {
        !matches!(
            op.kind,
            OpKind::If { .. }
                | OpKind::Loop(_)
                | OpKind::Call(_)
                | OpKind::CallRev(_)
                | OpKind::Effect(..)
        )
    };
    if l.has_exit || !l.body.ops.iter().all(plain) {
        return vec![];
    }
    let mut after = vec![];
    // The index is the first parameter.
    for carried in (0..l.init.len()).rev() {
        let body = Body::of(func, &l.body, lo, known);
        let param = l.body.params[1 + carried];
        if !is_new(param) || !func.ty(param).is_float() {
            continue;
        }
        let Some(sum) = body.sum(param, l.body.yields[carried]) else {
            continue;
        };
        let dead: HashSet<ValId> = sum.partial.iter().copied().collect();
        let init = l.init.remove(carried);
        let result = results.remove(carried);
        l.body.params.remove(1 + carried);
        l.body.yields.remove(carried);
        l.body
            .ops
            .retain(|op| !op.results.first().is_some_and(|v| dead.contains(v)));
        after.extend(sum.after(func, init, result, src, known));
    }
    after
}

/// What a loop adds to a value that it carries.
struct Sum {
    terms: Vec<Term>,
    /// Values of the body that only lead to it.
    partial: Vec<ValId>,
}

#[derive(Default)]
struct Term {
    negative: bool,
    /// One or two windows, element by element.
    windows: Vec<Place>,
    /// What does not change, from outside and literals of the body.
    steady: Vec<ValId>,
    literals: Vec<String>,
}

/// A loop's body.
struct Body<'b> {
    func: &'b Func,
    ops: HashMap<ValId, &'b Op>,
    uses: HashMap<ValId, usize>,
    /// Values that are the number of the iteration.
    numbers: HashSet<ValId>,
    inside: HashSet<ValId>,
    /// Memory that is written: root and whether it is the shadow.
    written: HashSet<(RootId, bool)>,
}

impl<'b> Body<'b> {
    fn of(
        func: &'b Func,
        region: &'b Region,
        lo: ValId,
        known: &HashMap<ValId, String>,
    ) -> Body<'b> {
        let (mut ops, mut uses, mut inside) =
            (HashMap::default(), HashMap::default(), HashSet::default());
        let mut written = HashSet::default();
        let index = region.params[0];
        let mut numbers = HashSet::default();
        if known.get(&lo).is_some_and(|text| text == "0") {
            numbers.insert(index);
        }
        for op in &region.ops {
            op.results.iter().for_each(|v| {
                ops.insert(*v, op);
            });
            if let OpKind::Pure(Pure::Bin(BinOp::Sub), args) = &op.kind
                && args[..] == [index, lo]
            {
                numbers.insert(op.results[0]);
            }
            if !matches!(op.kind, OpKind::Load(_) | OpKind::Len(_)) {
                for place in op.kind.places() {
                    place.for_each_base(&mut |base| {
                        written.extend(key(func, base));
                    });
                }
            }
        }
        region.for_each_value_deep(&mut |v| *uses.entry(v).or_insert(0) += 1);
        region.for_each_def_deep(&mut |v| {
            inside.insert(v);
        });
        Body {
            func,
            ops,
            uses,
            numbers,
            inside,
            written,
        }
    }

    /// `yielded` as `param` and terms, if that is all that `param` is used for.
    fn sum(&self, param: ValId, yielded: ValId) -> Option<Sum> {
        let mut sum = Sum {
            terms: vec![],
            partial: vec![],
        };
        let mut now = yielded;
        while now != param {
            self.used_once(now)?;
            let (name, args) = self.math(now)?;
            let (rest, term, negative) = match (name, args) {
                ("add", [a, b]) if self.leads(*a, param) => (*a, *b, false),
                ("add", [a, b]) => (*b, *a, false),
                ("sub", [a, b]) => (*a, *b, true),
                _ => return None,
            };
            sum.partial.push(now);
            let mut found = Term {
                negative,
                ..Term::default()
            };
            self.factors(term, &mut found, &mut sum.partial, true)?;
            if !matches!(found.windows.len(), 1 | 2) {
                return None;
            }
            sum.terms.push(found);
            now = rest;
        }
        self.used_once(param)?;
        (!sum.terms.is_empty()).then_some(sum)
    }

    fn leads(&self, mut v: ValId, param: ValId) -> bool {
        while v != param {
            match self.math(v) {
                Some(("add" | "sub", args)) => v = args[0],
                _ => return false,
            }
        }
        true
    }

    fn used_once(&self, v: ValId) -> Option<()> {
        (self.uses.get(&v) == Some(&1)).then_some(())
    }

    fn math(&self, v: ValId) -> Option<(&'static str, &[ValId])> {
        match &self.ops.get(&v)?.kind {
            OpKind::Math(math, args) if math.path.is_none() => Some((math.rule.name, args)),
            _ => None,
        }
    }

    /// `goes`: nothing else uses what `v` is a factor of.
    fn factors(
        &self,
        v: ValId,
        term: &mut Term,
        partial: &mut Vec<ValId>,
        goes: bool,
    ) -> Option<()> {
        if !self.inside.contains(&v) {
            term.steady.push(v);
            return Some(());
        }
        if let Some(("mul", [a, b])) = self.math(v) {
            let goes = goes && self.used_once(v).is_some();
            if goes {
                partial.push(v);
            }
            self.factors(*a, term, partial, goes)?;
            return self.factors(*b, term, partial, goes);
        }
        if let Some(("neg", [a])) = self.math(v) {
            let goes = goes && self.used_once(v).is_some();
            if goes {
                partial.push(v);
            }
            term.negative = !term.negative;
            return self.factors(*a, term, partial, goes);
        }
        match &self.ops.get(&v)?.kind {
            OpKind::Lit(text) => {
                term.literals.push(text.clone());
                Some(())
            }
            OpKind::Load(place) if self.is_window(place) => {
                if goes && self.used_once(v).is_some() {
                    partial.push(v);
                }
                term.windows.push(Place {
                    base: place.base.clone(),
                    path: vec![],
                });
                Some(())
            }
            _ => None,
        }
    }

    /// The element of this iteration's number of a window as long as the loop, which the loop does not write.
    fn is_window(&self, place: &Place) -> bool {
        let (Base::Root(root) | Base::Shadow(root)) = place.base else {
            return false;
        };
        let index = match &place.path[..] {
            [Proj::Index(v)] => self.numbers.contains(v),
            _ => false,
        };
        let Some((of, shadow)) = key(self.func, &place.base) else {
            return false;
        };
        let view = matches!(self.func.root(root).kind, RootKind::View { .. });
        // Shadows of what is lent as shared may be the same memory.
        let exclusive = !shadow
            || !matches!(
                self.func.root(of).kind,
                RootKind::ParamRef { mutable: false, .. }
            );
        index && view && exclusive && !self.written.contains(&(of, shadow))
    }
}

/// The memory behind a base.
fn key(func: &Func, base: &Base) -> Option<(RootId, bool)> {
    let (mut root, shadow) = match base {
        Base::Root(root) => (*root, false),
        Base::Shadow(root) => (*root, true),
        Base::Select(..) => return None,
    };
    while let RootKind::View { of, .. } = func.root(root).kind {
        root = of;
    }
    Some((root, shadow))
}

impl Sum {
    /// `init` and the terms, as `result`.
    fn after(
        self,
        func: &mut Func,
        init: ValId,
        result: ValId,
        src: SrcId,
        known: &HashMap<ValId, String>,
    ) -> Vec<Op> {
        let ty = func.ty(result);
        let mut ops: Vec<Op> = vec![];
        let mut emit = |result: Option<ValId>, kind: OpKind, ops: &mut Vec<Op>| {
            let v = result.unwrap_or_else(|| func.new_val(ty, None, Span::call_site()));
            ops.push(Op {
                results: vec![v],
                kind,
                src,
            });
            v
        };
        let zero = known.get(&init).is_some_and(|text| text == "0.0");
        let mut now = (!zero).then_some(init);
        let last = self.terms.len() - 1;
        for (n, term) in self.terms.into_iter().rev().enumerate() {
            let named = (n == last).then_some(result);
            let bare = now.is_none() && !term.negative;
            let mut windows = term.windows.into_iter();
            let kind = match (windows.next(), windows.next()) {
                (Some(a), Some(b)) => OpKind::Dot(a, b),
                (Some(a), None) => OpKind::SumAll(a),
                (None, _) => unreachable!("a window"),
            };
            let literals =
                (term.literals.into_iter()).map(|text| emit(None, OpKind::Lit(text), &mut ops));
            let factors: Vec<ValId> = literals.chain(term.steady).collect();
            let steady = factors.len();
            let mut value = emit(named.filter(|_| bare && steady == 0), kind, &mut ops);
            for (k, factor) in factors.into_iter().enumerate() {
                let last = bare && k + 1 == steady;
                value = emit(
                    named.filter(|_| last),
                    OpKind::math("mul", &[value, factor]),
                    &mut ops,
                );
            }
            now = Some(match (now, term.negative) {
                (None, false) => value,
                (None, true) => emit(named, OpKind::math("neg", &[value]), &mut ops),
                (Some(sum), false) => emit(named, OpKind::math("add", &[sum, value]), &mut ops),
                (Some(sum), true) => emit(named, OpKind::math("sub", &[sum, value]), &mut ops),
            });
        }
        ops
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// How many sums are taken in lanes, in the companion that runs both sweeps.
    fn dots(source: &str) -> usize {
        let body = vjp(quote!(off(axpys)), source);
        body.matches(":: dot (").count() + body.matches(":: sum_all (").count()
    }

    #[test]
    fn what_the_loop_leaves_alone() {
        let steps =
            "fn f(k: f64, x: &[f64], y: &mut [f64]) { for i in 0..x.len() { y[i] += k * x[i]; } }";
        assert_eq!(dots(steps), 1);
        let shift = "fn f(k: f64, y: &mut [f64]) { for i in 0..y.len() { y[i] -= k; } }";
        assert_eq!(dots(shift), 1);
        let both = "fn f(k: f64, l: f64, x: &[f64], y: &mut [f64]) { \
                    for i in 0..x.len() { y[i] += 2.0 * k * x[i] - l; } }";
        assert_eq!(dots(both), 2);
        let less =
            "fn f(k: f64, x: &[f64], y: &mut [f64]) { for i in 0..x.len() { y[i] -= k * x[i]; } }";
        assert_eq!(dots(less), 1);
    }

    #[test]
    fn what_the_loop_writes() {
        // The adjoint of what is overwritten is written where it is read.
        let damped = "fn f(k: f64, y: &mut [f64]) { for i in 0..y.len() { y[i] = k * y[i]; } }";
        assert_eq!(dots(damped), 0);
        let smooth =
            "fn f(k: f64, y: &mut [f64]) { for i in 1..y.len() { y[i] = y[i] + k * y[i - 1]; } }";
        assert_eq!(dots(smooth), 0);
    }

    #[test]
    fn what_is_the_value() {
        let dot = "fn f(x: &[f64], y: &[f64]) -> f64 { \
                   let mut s = 0.0; for i in 0..x.len() { s += x[i] * y[i]; } s }";
        assert_eq!(dots(dot), 0);
    }

    #[test]
    fn branches() {
        let some = "fn f(k: f64, x: &[f64], y: &mut [f64]) { \
                    for i in 0..x.len() { if x[i] > 0.0 { y[i] += k * x[i]; } } }";
        assert_eq!(dots(some), 0);
    }
}
