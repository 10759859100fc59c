//! What a loop adds to several neighbouring elements is gathered at each of them.
//!
//! ```text
//! for i in (1..n).rev() { let d = v_bar[i]; v_bar[i] = 0.0; u_bar[i - 1] += a * d; u_bar[i] += b * d; u_bar[i + 1] += a * d }
//! ```
//! becomes
//! ```text
//! if 3 <= n {
//!     for k in 0..n - 3 { u_bar[k + 2] += a * v_bar[k + 3] + b * v_bar[k + 2] + a * v_bar[k + 1] }
//!     u_bar[0] += a * v_bar[1];  u_bar[1] += a * v_bar[2] + b * v_bar[1];  // and two at the other end
//! } else if 1 < n {
//!     let d = v_bar[1];  u_bar[0] += a * d;  u_bar[1] += b * d;  u_bar[2] += a * d;
//! }
//! for i in (1..n).rev() { v_bar[i] = 0.0 }
//! ```
//! as a hand would write it, and as it can run in vectors: each element is written once. This is the reverse of a stencil.
//!
//! Let the loop run over `lo..hi` and add to the elements `i + c`, c from `first` to `last`. An element `e` gets from the
//! iteration `e - c` for each c. All of these are iterations of the loop where `lo + last <= e < hi + first`; the
//! `last - first` elements below and above get from some of them. The loop must have that many iterations, lest those at
//! one end be those at the other.
//!
//! Legality:
//! 1. The loop carries nothing, and what is added is made of elements that it leaves alone until it has read them
//!    (see [`super::elements`]): then the additions may precede the loop.
//! 2. The loop does nothing else with the shadow than to add to it. Sums of adjoints may be taken in any order.
//!
//! Where what is added is cheap, as each of it is computed once for every element that it is added to.

use proc_macro2::Span;

use super::elements::{Elements, How};
use super::neighbours::{Group, groups, numbers};
use super::sums::{Steady, op, plus};
use crate::ir::{
    BinOp, CmpOp, Func, Loop, LoopKind, Op, OpKind, Place, Proj, Pure, Region, RootKind, Scalar,
    SrcId, ValId,
};
use crate::maps::{HashMap, HashSet};

/// The distance of the outermost elements. The ends are written out, and so is the one iteration that may be too few.
const MOST: i64 = 2;

/// Operations for one element.
const OPERATIONS: usize = 24;

/// Loops that are known to run less often are not worth it.
const OFTEN: i64 = 8;

pub fn gather(func: &mut Func, region: &mut Region) {
    in_region(func, region, &numbers(region));
}

fn in_region(func: &mut Func, region: &mut Region, known: &HashMap<ValId, i64>) {
    let mut ops = Vec::with_capacity(region.ops.len());
    for mut op in std::mem::take(&mut region.ops) {
        op.kind
            .for_each_region_mut(&mut |inner| in_region(func, inner, known));
        if let OpKind::Loop(l) = &mut op.kind {
            ops.extend(in_loop(func, l, op.src, known));
        }
        ops.push(op);
    }
    region.ops = ops;
}

/// The ops that precede.
fn in_loop(func: &mut Func, l: &mut Loop, src: SrcId, known: &HashMap<ValId, i64>) -> Vec<Op> {
    let LoopKind::For { lo, hi, .. } = l.kind else {
        return vec![];
    };
    let rare = matches!((known.get(&lo), known.get(&hi)), (Some(lo), Some(hi)) if hi - lo < OFTEN);
    if !l.init.is_empty() || rare || l.extra_results() > 0 {
        return vec![];
    }
    let mut inside = HashSet::default();
    l.body.for_each_def_deep(&mut |v| {
        inside.insert(v);
    });
    let whole = l.clone();
    let steady = Steady::of(&whole.body, &inside);
    let Some(elements) = Elements::of(func, &whole, &steady, known) else {
        return vec![];
    };
    let found: Vec<(Group, Hows)> = groups(&whole.body, &steady, known)
        .into_iter()
        .filter_map(|group| {
            let how = how(func, &group, &whole.body, &elements)?;
            Some((group, how))
        })
        .collect();
    let mut before = vec![];
    for (group, how) in &found {
        let gathers = Gathers {
            func,
            l: &whole,
            group,
            how,
            steady: &steady,
            known,
            bounds: [lo, hi],
            src,
        };
        before.extend(gathers.ops());
    }
    let gone: HashSet<usize> = found.iter().flat_map(|(group, _)| members(group)).collect();
    let mut n = 0;
    l.body.ops.retain(|_| {
        n += 1;
        !gone.contains(&(n - 1))
    });
    before
}

fn members(group: &Group) -> impl Iterator<Item = usize> {
    group.members.values().flatten().copied()
}

fn added(body: &Region, n: usize) -> ValId {
    match &body.ops[n].kind {
        OpKind::Acc(_, v) => *v,
        _ => unreachable!("an accumulation"),
    }
}

/// How that is computed what is added to a group, if it can be computed elsewhere at little cost.
fn how(func: &Func, group: &Group, body: &Region, elements: &Elements) -> Option<Hows> {
    let view = matches!(func.root(group.root).kind, RootKind::View { .. });
    let mut all = Hows::default();
    let mut operations = 0;
    for members in group.members.values() {
        let mut seen = HashSet::default();
        for n in members {
            let v = added(body, *n);
            look(v, elements, &mut seen, &mut all)?;
        }
        let math = |v: &&ValId| matches!(all.get(v), Some(How::Math(..)));
        operations += seen.iter().filter(math).count();
    }
    (!view && group.span() <= MOST && operations <= OPERATIONS).then_some(all)
}

type Hows = HashMap<ValId, How>;

fn look(v: ValId, elements: &Elements, seen: &mut HashSet<ValId>, all: &mut Hows) -> Option<()> {
    if !seen.insert(v) {
        return Some(());
    }
    let how = elements.how(v)?;
    if let How::Math(_, args) = &how {
        for arg in args {
            look(*arg, elements, seen, all)?;
        }
    }
    all.insert(v, how);
    Some(())
}

/// Writes the additions to a group.
struct Gathers<'g> {
    func: &'g mut Func,
    l: &'g Loop,
    group: &'g Group,
    how: &'g Hows,
    steady: &'g Steady<'g>,
    known: &'g HashMap<ValId, i64>,
    bounds: [ValId; 2],
    src: SrcId,
}

/// An iteration: `from + constant`.
#[derive(Clone, Copy)]
struct At {
    from: ValId,
    constant: i64,
}

impl Gathers<'_> {
    fn ops(mut self) -> Vec<Op> {
        let [lo, hi] = self.bounds;
        let (first, span) = (self.first(), self.group.span());
        let mut ops = vec![];
        let least = self.literal(span, &mut ops);
        let least = self.bin(BinOp::Add, lo, least, &mut ops);
        let enough = self.func.new_val(Scalar::Bool, None, Span::call_site());
        let compare = OpKind::Pure(Pure::Cmp(CmpOp::Le), vec![least, hi]);
        ops.push(op(Some(enough), compare, self.src));
        let mut then = Region::default();
        self.inner(least, &mut then.ops);
        for r in 0..span {
            let below = At {
                from: lo,
                constant: first + r,
            };
            let some = |c: i64| c <= first + r;
            self.element(below, &some, &mut then.ops);
        }
        for r in 0..span {
            let above = At {
                from: hi,
                constant: first + r,
            };
            let some = |c: i64| c > first + r;
            self.element(above, &some, &mut then.ops);
        }
        let els = self.too_few();
        let cond = enough;
        ops.push(op(None, OpKind::If { cond, then, els }, self.src));
        ops
    }

    fn first(&self) -> i64 {
        *self
            .group
            .members
            .keys()
            .next()
            .expect("a group has members")
    }

    /// The elements that get from all: `lo + last + k`, for k from 0.
    fn inner(&mut self, least: ValId, ops: &mut Vec<Op>) {
        let [lo, hi] = self.bounds;
        let last = self.first() + self.group.span();
        let zero = self.literal(0, ops);
        let count = self.bin(BinOp::Sub, hi, least, ops);
        let index = self.l.body.params[0];
        let own = self.func.val(index).clone();
        let index = self.func.new_val(own.ty, own.name, own.span);
        let mut body = Region {
            params: vec![index],
            ..Region::default()
        };
        let at = match self.known.get(&lo) {
            Some(lo) => At {
                from: index,
                constant: lo + last,
            },
            None => At {
                from: self.bin(BinOp::Add, index, lo, &mut body.ops),
                constant: last,
            },
        };
        self.element(at, &|_| true, &mut body.ops);
        let l = Loop {
            kind: LoopKind::For {
                lo: zero,
                hi: count,
                inclusive: false,
                step: None,
                rev: false,
                step_then_rev: false,
                back: false,
            },
            body,
            ..self.l.clone()
        };
        ops.push(op(None, OpKind::Loop(Box::new(l)), self.src));
    }

    /// Adds to one element what it gets by these constants.
    fn element(&mut self, at: At, some: &dyn Fn(i64) -> bool, ops: &mut Vec<Op>) {
        let group = self.group;
        let mut total: Option<ValId> = None;
        let of = group.members.iter().rev().filter(|(c, _)| some(**c));
        for (c, members) in of {
            let iteration = At {
                constant: at.constant - c,
                ..at
            };
            let mut moved = HashMap::default();
            for n in members {
                let v = added(&self.l.body, *n);
                let more = self.value(v, iteration, &mut moved, ops);
                total = Some(match total {
                    None => more,
                    Some(sum) => {
                        let kind = OpKind::Math(plus(), vec![sum, more]);
                        self.result(self.func.ty(more), kind, ops)
                    }
                });
            }
        }
        let Some(total) = total else {
            return;
        };
        // The element `at` is that to which an iteration of this number adds with the constant 0.
        let place = group.place.clone();
        let index = (group.index).at(self.func, self.steady, at.from, at.constant, ops);
        let place = self.place(place, group.step, index, ops);
        ops.push(op(None, OpKind::Acc(place, total), self.src));
    }

    fn place(&mut self, place: Place, step: usize, index: ValId, ops: &mut Vec<Op>) -> Place {
        let mut place = place;
        // What moves must not be looked up among what does not.
        place.path[step] = Proj::Index(index);
        self.steady.again(self.func, place, ops)
    }

    /// A value as another iteration computes it.
    fn value(
        &mut self,
        v: ValId,
        at: At,
        moved: &mut HashMap<ValId, ValId>,
        ops: &mut Vec<Op>,
    ) -> ValId {
        if let Some(known) = moved.get(&v) {
            return *known;
        }
        let ty = self.func.ty(v);
        let new = match &self.how[&v] {
            How::Steady => v,
            How::Lit(text) => self.result(ty, OpKind::Lit(text.clone()), ops),
            How::Math(math, args) => {
                let args = (args.iter())
                    .map(|arg| self.value(*arg, at, moved, ops))
                    .collect();
                self.result(ty, OpKind::Math(math.clone(), args), ops)
            }
            How::Load(element) => {
                let constant = element.constant + at.constant;
                let index = (element.index).at(self.func, self.steady, at.from, constant, ops);
                let place = self.place(element.place.clone(), element.step, index, ops);
                self.result(ty, OpKind::Load(place), ops)
            }
        };
        moved.insert(v, new);
        new
    }

    /// Fewer iterations than the outermost elements are apart: one, if any.
    fn too_few(&mut self) -> Region {
        let mut els = Region::default();
        if self.group.span() == 1 {
            return els;
        }
        let [lo, hi] = self.bounds;
        let cond = self.func.new_val(Scalar::Bool, None, Span::call_site());
        let compare = OpKind::Pure(Pure::Cmp(CmpOp::Lt), vec![lo, hi]);
        els.ops.push(op(Some(cond), compare, self.src));
        let mut then = Region::default();
        for &constant in self.group.members.keys() {
            let at = At { from: lo, constant };
            self.element(at, &|c| c == constant, &mut then.ops);
        }
        let one = OpKind::If {
            cond,
            then,
            els: Region::default(),
        };
        els.ops.push(op(None, one, self.src));
        els
    }

    fn result(&mut self, ty: Scalar, kind: OpKind, ops: &mut Vec<Op>) -> ValId {
        let v = self.func.new_val(ty, None, Span::call_site());
        ops.push(op(Some(v), kind, self.src));
        v
    }

    fn literal(&mut self, number: i64, ops: &mut Vec<Op>) -> ValId {
        self.result(Scalar::USIZE, OpKind::Lit(number.to_string()), ops)
    }

    fn bin(&mut self, bin: BinOp, a: ValId, b: ValId, ops: &mut Vec<Op>) -> ValId {
        self.result(Scalar::USIZE, OpKind::Pure(Pure::Bin(bin), vec![a, b]), ops)
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::errors::Errors;
    use crate::ir::{RootId, RootKind, print};
    use crate::optimize::companion::vjp;
    use crate::{items, lower, options, reverse, types};

    fn gathers(source: &str) -> bool {
        vjp(quote!(), source) != vjp(quote!(off(gather)), source)
    }

    const STEP: &str = "fn f(u: &[f64], v: &mut [f64], n: usize) { \
                        for i in 1..n { v[i] = u[i - 1] - 2.0 * u[i] + u[i + 1]; } }";

    #[test]
    fn stencils() {
        assert!(gathers(STEP));
        assert!(vjp(quote!(), STEP).contains("if 3 <= n"));
        // With coefficients that move.
        let coefficients = "fn f(u: &[f64], k: &[f64], v: &mut [f64], n: usize) { \
                            for i in 0..n { v[i] = k[i] * (u[i + 1] - u[i]); } }";
        assert!(gathers(coefficients));
        // In a row, from a bound that is not known.
        let rows = "fn f(u: &[f64], v: &mut [f64], m: usize, w: usize) { \
                    for i in 0..m { for j in w..m { v[i * m + j] = u[i * m + j] - u[i * m + j - 1]; } } }";
        assert!(gathers(rows));
    }

    #[test]
    fn the_shadow_is_read() {
        let within = "fn f(v: &mut [f64], n: usize) { \
                      for i in 1..n { v[i] = v[i - 1] - 2.0 * v[i] + v[i + 1]; } }";
        assert!(!gathers(within));
    }

    #[test]
    fn what_is_added_is_not_there_before() {
        // It is what the iteration itself adds up.
        let carried = "fn f(u: &[f64], n: usize) -> f64 { let mut s = 1.0; \
                       for i in 1..n { s = s * u[i] + u[i - 1]; } s }";
        assert!(!gathers(carried));
        // The adjoint changes before it is read.
        let twice = "fn f(u: &[f64], v: &mut [f64], n: usize) { \
                     for i in 1..n { v[i] = u[i] - u[i - 1]; v[i] = 2.0 * v[i]; } }";
        assert!(!gathers(twice));
    }

    /// Views of what else is written: whose elements are added to is not known any more.
    #[test]
    fn views_are_left_alone() {
        let function: syn::ItemFn = syn::parse_str(STEP).expect("a function");
        let mut errors = Errors::new();
        let types = types::infer(&function.sig, &function.block);
        let wrt = items::wrt(&function, &options::parse(quote!(), &mut errors));
        let func = lower::lower(&function.sig, &function.block, &types, &wrt, &mut errors);
        let func = func.expect("no error");
        let changes = |as_view: bool| {
            let mut joint = reverse::joint(&func, &[]).expect("nothing is refused");
            let (func, region) = (&mut joint.func, &mut joint.region);
            let of = (func.roots.iter()).position(|root| root.name == "v");
            let of = RootId(of.expect("a parameter") as u32);
            let root = func.roots.iter_mut().find(|root| root.name == "u");
            if as_view {
                root.expect("a parameter").kind = RootKind::View {
                    of,
                    mutable: false,
                    cells: false,
                };
            }
            let before = print::region(func, region);
            super::gather(func, region);
            print::region(func, region) != before
        };
        assert!(changes(false));
        assert!(!changes(true));
    }

    #[test]
    fn far_apart_or_dear() {
        assert!(!gathers(&STEP.replace("i + 1", "i + 2")));
        assert!(!gathers(&STEP.replace("u[i + 1]", "u[i + 1].tanh()")));
        assert!(!gathers(&STEP.replace("1..n", "1..8")));
        assert!(gathers(&STEP.replace("1..n", "1..9")));
    }
}
