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
//!
//! Where the loop does not begin at 0, the sum is over a part of each window; and what it writes may be another row of the
//! same matrix ([`rows`] knows which have no element in common):
//! ```text
//! for j in k + 1..n { let d = -b_i[j]; f_bar += d * m_k[j]; b_k[j] += d * f }
//! ```
//! Such loops are the inner ones of eliminations, short ones among them, and a second passage costs more than the sum. So
//! it is done if the two make one passage in the end (see [`axpys`](axpys())), or nothing is left of the loop. (An
//! elimination of order 50 and its gradient: 3.3 times the primal without it, 2.5 with it; where the loop also
//! puts back what was overwritten, 2.0 times without, 2.9 with two passages.)

mod axpys;
mod rows;

pub use axpys::axpys;
use rows::{Around, Elements};

use proc_macro2::Span;

use crate::ir::{
    Base, BinOp, Func, Int, Loop, Op, OpKind, Piece, Place, Proj, Pure, Region, RootId, RootKind,
    Scalar, SrcId, Template, ValId,
};
use crate::maps::{HashMap, HashSet};

/// Values from `first_new` on are adjoints, or made of such. Returns the parts of windows that sums are taken over.
pub fn dots(func: &mut Func, region: &mut Region, first_new: usize) -> Cuts {
    let mut pass = Pass {
        known: literals(region),
        around: Around::of(func, region),
        first_new,
        cuts: Cuts::default(),
    };
    pass.region(func, region);
    pass.cuts
}

/// Windows that are the elements `lo..hi` of others, which begin at 0 where loops do not.
pub type Cuts = HashMap<RootId, Cut>;

#[derive(Clone, Copy, PartialEq)]
pub struct Cut {
    of: RootId,
    lo: ValId,
    hi: ValId,
}

struct Pass {
    known: HashMap<ValId, String>,
    around: Around,
    first_new: usize,
    cuts: Cuts,
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

impl Pass {
    fn region(&mut self, func: &mut Func, region: &mut Region) {
        let mut ops = Vec::with_capacity(region.ops.len());
        for mut op in std::mem::take(&mut region.ops) {
            inside(
                self,
                &mut op,
                |pass| &mut pass.around,
                |pass, inner| pass.region(func, inner),
            );
            let after = match &mut op {
                Op {
                    results,
                    kind: OpKind::Loop(l),
                    src,
                } => self.in_loop(func, l, results, *src),
                _ => vec![],
            };
            ops.push(op);
            ops.extend(after);
        }
        region.ops = ops;
    }

    /// The ops that follow the loop.
    fn in_loop(
        &mut self,
        func: &mut Func,
        l: &mut Loop,
        results: &mut Vec<ValId>,
        src: SrcId,
    ) -> Vec<Op> {
        let Some((lo, hi)) = l.counted() else {
            return vec![];
        };
        let is_new = |v: ValId| v.0 as usize >= self.first_new;
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
        let mut parts = Parts {
            lo,
            hi,
            src,
            cuts: vec![],
            len: None,
        };
        // The index is the first parameter.
        for carried in (0..l.init.len()).rev() {
            let body = Body::of(func, &l.body, [lo, hi], &self.known, &self.around);
            let param = l.body.params[1 + carried];
            if !is_new(param) || !func.ty(param).is_float() {
                continue;
            }
            let Some(sum) = body.sum(param, l.body.yields[carried]) else {
                continue;
            };
            let mut rest = sum.taken_from(l, carried);
            if body.is_close(&sum) && !axpys::is_one(func, &rest, &self.known, &self.around) {
                let parted = axpys::parted(func, &rest, &self.known, &self.around);
                let Some((first, second)) = parted else {
                    continue;
                };
                rest = first;
                after.push(Op {
                    results: vec![],
                    kind: OpKind::Loop(Box::new(second)),
                    src,
                });
            }
            let init = l.init[carried];
            let result = results.remove(carried);
            *l = rest;
            after.extend(sum.after(func, init, result, src, &self.known, &mut parts));
        }
        self.cuts.extend(parts.cuts);
        after
    }
}

/// Does something in each region of an op, which then knows what surrounds it.
fn inside<P>(
    pass: &mut P,
    op: &mut Op,
    around: impl Fn(&mut P) -> &mut Around,
    mut f: impl FnMut(&mut P, &mut Region),
) {
    if let OpKind::Loop(l) = &op.kind {
        let entered = around(pass).enter_loop(l);
        (op.kind).for_each_region_mut(&mut |inner| f(pass, inner));
        return around(pass).leave(entered);
    }
    match &mut op.kind {
        OpKind::If { cond, then, els } => {
            for (holds, branch) in [(true, then), (false, els)] {
                let entered = around(pass).enter_branch(*cond, holds);
                f(pass, branch);
                around(pass).leave(entered);
            }
        }
        kind => kind.for_each_region_mut(&mut |inner| f(pass, inner)),
    }
}

/// Parts of the windows of a loop over `lo..hi`, where that does not begin at 0.
struct Parts {
    lo: ValId,
    hi: ValId,
    src: SrcId,
    cuts: Vec<(RootId, Cut)>,
    len: Option<ValId>,
}

impl Parts {
    /// The window of the elements that the loop accesses; its ops are put in front.
    fn window(&mut self, func: &mut Func, window: Window, ops: &mut Vec<Op>) -> Place {
        let (Base::Root(of) | Base::Shadow(of)) = window.place.base else {
            unreachable!("a window")
        };
        if !window.by_index {
            return window.place;
        }
        let (lo, hi) = (self.lo, self.hi);
        let cut = Cut { of, lo, hi };
        let known = self.cuts.iter().find(|(_, known)| *known == cut);
        let root = match known {
            Some((root, _)) => *root,
            None => {
                let root = self.cut(func, &window.place, of, ops);
                self.cuts.push((root, cut));
                root
            }
        };
        let base = match window.place.base {
            Base::Shadow(_) => Base::Shadow(root),
            _ => Base::Root(root),
        };
        Place { base, path: vec![] }
    }

    fn cut(&mut self, func: &mut Func, of: &Place, root: RootId, ops: &mut Vec<Op>) -> RootId {
        let info = func.root(root).clone();
        let mut kind = info.kind;
        if let RootKind::View { of, .. } = &mut kind {
            *of = root;
        }
        let part = func.new_root(&info.name, info.ty, kind, info.span);
        let len = match self.len {
            Some(len) => len,
            None => self.length(func, ops),
        };
        let view = OpKind::View {
            root: part,
            of: of.clone(),
            at: Some(self.lo),
            len,
        };
        ops.push(Op {
            results: vec![],
            kind: view,
            src: self.src,
        });
        part
    }

    /// `hi.saturating_sub(lo)`: the loop may not run.
    fn length(&mut self, func: &mut Func, ops: &mut Vec<Op>) -> ValId {
        let len = func.new_val(Scalar::Int(Int::Usize), None, Span::call_site());
        let lo = Piece::Group(
            proc_macro2::Delimiter::Parenthesis,
            Template(vec![Piece::Arg(1)]),
        );
        let less = Piece::Tokens(quote::quote!(.saturating_sub));
        let template = Template(vec![Piece::Arg(0), less, lo]);
        ops.push(Op {
            results: vec![len],
            kind: OpKind::Pure(Pure::Expr(template), vec![self.hi, self.lo]),
            src: self.src,
        });
        self.len = Some(len);
        len
    }
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
    windows: Vec<Window>,
    /// What does not change, from outside and literals of the body.
    steady: Vec<ValId>,
    literals: Vec<String>,
}

/// A window whose elements a loop accesses: those of its own numbers, or as many from the first one on.
#[derive(Clone)]
struct Window {
    place: Place,
    by_index: bool,
}

/// A loop's body.
struct Body<'b> {
    func: &'b Func,
    around: &'b Around,
    /// The loop's ends.
    ends: [ValId; 2],
    index: ValId,
    ops: HashMap<ValId, &'b Op>,
    uses: HashMap<ValId, usize>,
    /// Values that are the number of the iteration.
    numbers: HashSet<ValId>,
    inside: HashSet<ValId>,
    /// Memory that is written, root and whether it is the shadow, and through which windows; `None` if otherwise.
    written: HashMap<(RootId, bool), Vec<Option<Elements>>>,
}

impl<'b> Body<'b> {
    fn of(
        func: &'b Func,
        region: &'b Region,
        ends: [ValId; 2],
        known: &HashMap<ValId, String>,
        around: &'b Around,
    ) -> Body<'b> {
        let lo = ends[0];
        let (mut ops, mut uses, mut inside) =
            (HashMap::default(), HashMap::default(), HashSet::default());
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
        }
        region.for_each_value_deep(&mut |v| *uses.entry(v).or_insert(0) += 1);
        region.for_each_def_deep(&mut |v| {
            inside.insert(v);
        });
        let mut body = Body {
            func,
            around,
            ends,
            index,
            ops,
            uses,
            numbers,
            inside,
            written: HashMap::default(),
        };
        body.written = body.writes(region);
        body
    }

    fn writes(&self, region: &Region) -> HashMap<(RootId, bool), Vec<Option<Elements>>> {
        let mut written: HashMap<_, Vec<_>> = HashMap::default();
        for op in &region.ops {
            if matches!(op.kind, OpKind::Load(_) | OpKind::Len(_)) {
                continue;
            }
            let one = matches!(op.kind, OpKind::Store(..) | OpKind::Acc(..));
            for place in op.kind.places() {
                let through = one.then(|| self.elements(place)).flatten();
                place.for_each_base(&mut |base| {
                    if let Some(key) = key(self.func, base) {
                        written.entry(key).or_default().push(through);
                    }
                });
            }
        }
        written
    }

    /// Whether the sum is over parts of windows, or over what is next to what the loop writes.
    fn is_close(&self, sum: &Sum) -> bool {
        let mut windows = sum.terms.iter().flat_map(|term| &term.windows);
        windows.any(|window| {
            let key = key(self.func, &window.place.base);
            window.by_index || key.is_some_and(|key| self.written.contains_key(&key))
        })
    }

    /// What an access to one element in each iteration is, all in all.
    fn elements(&self, place: &Place) -> Option<Elements> {
        let (Base::Root(root) | Base::Shadow(root)) = place.base else {
            return None;
        };
        let by_index = match &place.path[..] {
            [Proj::Index(v)] if self.numbers.contains(v) => false,
            [Proj::Index(v)] if *v == self.index => true,
            _ => return None,
        };
        Some(Elements { root, by_index })
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
            OpKind::Load(place) => {
                let window = self.window(place)?;
                if goes && self.used_once(v).is_some() {
                    partial.push(v);
                }
                term.windows.push(window);
                Some(())
            }
            _ => None,
        }
    }

    /// The element of this iteration's number of a window as long as the loop, which the loop does not write.
    fn window(&self, place: &Place) -> Option<Window> {
        let elements = self.elements(place)?;
        let (of, shadow) = key(self.func, &place.base)?;
        let view = matches!(self.func.root(elements.root).kind, RootKind::View { .. });
        // Shadows of what is lent as shared may be the same memory.
        let exclusive = !shadow
            || !matches!(
                self.func.root(of).kind,
                RootKind::ParamRef { mutable: false, .. }
            );
        let apart = |through: &Option<Elements>| {
            through.is_some_and(|other| {
                (self.around).are_apart(self.func, [elements, other], self.ends)
            })
        };
        let unwritten = (self.written.get(&(of, shadow))).is_none_or(|all| all.iter().all(apart));
        let place = Place {
            base: place.base.clone(),
            path: vec![],
        };
        (view && exclusive && unwritten).then_some(Window {
            place,
            by_index: elements.by_index,
        })
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
    /// The loop without the sum.
    fn taken_from(&self, l: &Loop, carried: usize) -> Loop {
        let dead: HashSet<ValId> = self.partial.iter().copied().collect();
        let mut rest = l.clone();
        rest.init.remove(carried);
        rest.body.params.remove(1 + carried);
        rest.body.yields.remove(carried);
        (rest.body.ops).retain(|op| !op.results.first().is_some_and(|v| dead.contains(v)));
        rest
    }

    /// `init` and the terms, as `result`.
    fn after(
        self,
        func: &mut Func,
        init: ValId,
        result: ValId,
        src: SrcId,
        known: &HashMap<ValId, String>,
        parts: &mut Parts,
    ) -> Vec<Op> {
        let ty = func.ty(result);
        let mut ops: Vec<Op> = vec![];
        let mut terms = vec![];
        for term in self.terms {
            let windows = term.windows.iter();
            let windows = windows.map(|of| parts.window(func, of.clone(), &mut ops));
            let windows: Vec<Place> = windows.collect();
            terms.push((term, windows));
        }
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
        let last = terms.len() - 1;
        for (n, (term, windows)) in terms.into_iter().rev().enumerate() {
            let named = (n == last).then_some(result);
            let bare = now.is_none() && !term.negative;
            let mut windows = windows.into_iter();
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
