//! Lists of adjoints that may hold anything: the first adjoint of each element is assigned, what has none is zeroed.
//!
//! ```text
//! x_bar.fill(0.0);
//! for i in 0..n { x_bar[i] += next + a[i]; next = b[i] }
//! if 0 < n { x_bar[n] += next }
//! ```
//! becomes, of a list that ends with this element,
//! ```text
//! for i in 0..n { x_bar[i] = next + a[i]; next = b[i] }
//! if 0 < n { x_bar[n] = next } else { x_bar.fill(0.0) }
//! ```
//! as a hand would write it: one passage over memory instead of two and a half. It is the body for those who own the
//! lists, `f_value_and_grad` and `f_value_and_grad_into`; that of `f_vjp` adds to what it finds.
//!
//! The zeros of a list move to where it is touched first, and there they leave out what is assigned:
//! 1. In a branch each side does it for itself: the side that does not touch the list zeroes it.
//! 2. A loop over `lo..hi` in steps of one, without exits, that touches nothing but the element `i + c` in iteration `i`: the
//!    first addition of an iteration assigns. Where another op touches the element first, it is zeroed before, and where none
//!    does (on one side of a branch), it is zeroed there. After the loop the elements below `lo + c` and from `hi + c` on are
//!    zeroed; all of them, if it did not run.
//! 3. What [`neighbours`](super::neighbours()) adds after the loop, if it ran, to the elements next to these, is assigned too.
//! 4. Before any other op, and before an early return, all of the list is zeroed.
//!
//! Legality. The list is the caller's for this call alone: no other name leads to it, so an op that does not mention it does
//! not touch it. Up to the first op that does, nobody sees what it holds; a panic in between leaves unspecified contents behind,
//! as it does in the sum. The reverse sweep has come through the loop, so the elements at `hi + c - 1` and before are there.

use proc_macro2::Span;

use super::sums::op;
use crate::ir::{
    Base, BinOp, Bind, CmpOp, Func, Int, Loop, Mem, Op, OpKind, Place, Proj, Pure, Region, RootId,
    RootKind, Scalar, SrcId, ValId,
};
use crate::maps::{HashMap, HashSet};

const USIZE: Scalar = Scalar::Int(Int::Usize);

/// Next to what a long function does, zeros are nothing: it has no second body.
const MOST: usize = 600;

/// The parameters whose shadows may hold anything now, by number.
pub fn overwritten(func: &mut Func, region: &mut Region) -> Vec<usize> {
    let mut ops = 0;
    region.walk(&mut |_| ops += 1);
    if ops > MOST {
        return vec![];
    }
    let lists = candidates(func);
    let mut params = vec![];
    for (param, root) in lists {
        let mut changed = region.clone();
        let mut pass = Pass {
            points: Points::of(func, region),
            func,
            root,
            assigned: 0,
        };
        pass.list(&mut changed);
        if pass.assigned > 0 {
            *region = changed;
            params.push(param);
        }
    }
    params
}

/// Lists of floats that are lent to be read, with the numbers of the parameters.
fn candidates(func: &Func) -> Vec<(usize, RootId)> {
    let viewed: HashSet<RootId> = (func.roots.iter())
        .filter_map(|info| match info.kind {
            RootKind::View { of, .. } => Some(of),
            _ => None,
        })
        .collect();
    let is_list = |root: RootId| {
        let info = func.root(root);
        let floats = match &info.ty {
            Mem::Slice(of) | Mem::Vec(of) => matches!(**of, Mem::Scalar(s) if s.is_float()),
            _ => false,
        };
        let lent = matches!(info.kind, RootKind::ParamRef { mutable: false, .. });
        floats && lent && !viewed.contains(&root)
    };
    let params = func.params.iter().enumerate();
    let lists = params.filter_map(|(n, param)| match param.bind {
        Bind::Root(root) if param.wrt && is_list(root) => Some((n, root)),
        _ => None,
    });
    lists.collect()
}

/// A number of elements: a number, or an integer of the program plus a number.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Point {
    of: Option<Size>,
    plus: i64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Size {
    Value(ValId),
    /// Of a list that keeps it.
    Length(RootId),
}

impl Point {
    fn shifted(self, by: i64) -> Point {
        Point {
            plus: self.plus + by,
            ..self
        }
    }
}

/// What is known of integers.
struct Points(HashMap<ValId, Point>);

impl Points {
    fn of(func: &Func, region: &Region) -> Points {
        let mut points = Points(HashMap::default());
        region.walk(&mut |op| {
            let point = match &op.kind {
                OpKind::Lit(text) => text
                    .replace('_', "")
                    .parse()
                    .ok()
                    .map(|plus| Point { of: None, plus }),
                OpKind::Len(place) => match (&place.base, &place.path[..]) {
                    (Base::Root(root), [])
                        if matches!(
                            func.root(*root).kind,
                            RootKind::ParamRef { mutable: false, .. }
                        ) =>
                    {
                        Some(Point {
                            of: Some(Size::Length(*root)),
                            plus: 0,
                        })
                    }
                    _ => None,
                },
                OpKind::Pure(Pure::Bin(bin @ (BinOp::Add | BinOp::Sub)), args) => {
                    points.sum(*bin, points.at(args[0]), points.at(args[1]))
                }
                _ => None,
            };
            if let Some(point) = point {
                points.0.insert(op.results[0], point);
            }
        });
        points
    }

    fn sum(&self, bin: BinOp, a: Point, b: Point) -> Option<Point> {
        match (bin, a.of, b.of) {
            (BinOp::Add, _, None) => Some(a.shifted(b.plus)),
            (BinOp::Add, None, _) => Some(b.shifted(a.plus)),
            (_, _, None) => Some(a.shifted(-b.plus)),
            _ => None,
        }
    }

    fn at(&self, v: ValId) -> Point {
        let itself = Point {
            of: Some(Size::Value(v)),
            plus: 0,
        };
        self.0.get(&v).copied().unwrap_or(itself)
    }
}

struct Pass<'f> {
    func: &'f mut Func,
    points: Points,
    root: RootId,
    /// Additions that assign now, once per iteration.
    assigned: usize,
}

/// The elements that a loop assigns: `lo + below..hi + above`.
#[derive(Clone, Copy)]
struct Covered {
    lo: ValId,
    below: i64,
    hi: ValId,
    above: i64,
}

impl Pass<'_> {
    /// Makes the list complete from its first use in the region on, or to the region's end.
    fn list(&mut self, region: &mut Region) {
        let Some(at) = self.first(&region.ops) else {
            let end = end(region);
            return region.ops.insert(end, self.zero(None, None, SrcId(0)));
        };
        let src = region.ops[at].src;
        match &mut region.ops[at].kind {
            OpKind::If { then, els, .. } => {
                self.list(then);
                self.list(els);
            }
            OpKind::Loop(l) => match self.shift(l) {
                Some(shift) => {
                    let covered = Covered {
                        lo: l.counted().expect("bounds").0,
                        below: shift,
                        hi: l.counted().expect("bounds").1,
                        above: shift,
                    };
                    let index = l.body.params[0];
                    self.element(&mut l.body, index, shift);
                    self.rest(region, at, covered, src);
                }
                None => region.ops.insert(at, self.zero(None, None, src)),
            },
            _ => region.ops.insert(at, self.zero(None, None, src)),
        }
    }

    /// The first op that has to do with the list, or leaves the function.
    fn first(&self, ops: &[Op]) -> Option<usize> {
        ops.iter().position(|op| self.concerns(op))
    }

    fn concerns(&self, op: &Op) -> bool {
        let leaves = |op: &Op| matches!(&op.kind, OpKind::Effect(text, _) if text.0.is_empty());
        let mut found = self.touches(op) || leaves(op);
        for inner in op.kind.regions() {
            inner.walk(&mut |op| found |= leaves(op));
        }
        found
    }

    fn touches(&self, op: &Op) -> bool {
        super::assigned::touches(op, self.root)
    }

    /// What is added to a loop's index to give the only element that an iteration touches.
    fn shift(&self, l: &Loop) -> Option<i64> {
        l.counted().filter(|_| !l.has_exit)?;
        let index = Some(Size::Value(l.body.params[0]));
        let mut shift = None;
        let mut known = true;
        l.body.walk(&mut |op| {
            if !self.touches(op) || matches!(op.kind, OpKind::If { .. } | OpKind::Loop(_)) {
                return;
            }
            let at = match &op.kind {
                OpKind::Load(place) | OpKind::Acc(place, _) | OpKind::Store(place, _) => {
                    self.point(place)
                }
                _ => None,
            };
            let by = at.filter(|at| at.of == index).map(|at| at.plus);
            known &= by.is_some() && (shift.is_none() || shift == by);
            shift = by;
        });
        shift.filter(|_| known)
    }

    /// The number of the element that a place is.
    fn point(&self, place: &Place) -> Option<Point> {
        match (&place.base, &place.path[..]) {
            (Base::Shadow(root), [Proj::Index(v)]) if *root == self.root => {
                Some(self.points.at(*v))
            }
            _ => None,
        }
    }

    /// The same as [`Pass::list`] for the element `index + shift`, in the body of a loop.
    fn element(&mut self, region: &mut Region, index: ValId, shift: i64) {
        let at = self.first(&region.ops);
        let at = match at.map(|at| (at, &mut region.ops[at].kind)) {
            Some((_, OpKind::If { then, els, .. })) => {
                self.element(then, index, shift);
                return self.element(els, index, shift);
            }
            Some((at, OpKind::Acc(place, v))) => {
                region.ops[at].kind = OpKind::Store(place.clone(), *v);
                self.assigned += 1;
                return;
            }
            Some((at, _)) => at,
            None => end(region),
        };
        let mut ops = vec![];
        let index = self.value(index, shift, &mut ops);
        let zero = self.new_val(self.float());
        ops.push(op(Some(zero), OpKind::Lit("0.0".into()), SrcId(0)));
        let place = self.part(vec![Proj::Index(index)]);
        ops.push(op(None, OpKind::Store(place, zero), SrcId(0)));
        region.ops.splice(at..at, ops);
    }

    /// What the loop at this place leaves out.
    fn rest(&mut self, region: &mut Region, at: usize, covered: Covered, src: SrcId) {
        if self.ends(covered) == (true, true) {
            return;
        }
        let after = at + 1;
        let next = self.first(&region.ops[after..]).map(|next| after + next);
        if let Some(next) = next
            && self.asks_for_run(&region.ops, next, covered)
            && let OpKind::If { then, els, .. } = &mut region.ops[next].kind
            && self.first(&els.ops).is_none()
        {
            self.neighbours(then, covered);
            return els.ops.insert(0, self.zero(None, None, src));
        }
        let (from_start, _) = self.ends(covered);
        let lo = self.points.at(covered.lo);
        if from_start && covered.below == 0 && lo.of.is_none() {
            // Where it does not run, nothing is below `hi`.
            let rest = self.remaining(covered);
            region.ops.splice(after..after, rest);
            return;
        }
        let runs = self.new_val(Scalar::Bool);
        let compare = OpKind::Pure(Pure::Cmp(CmpOp::Lt), vec![covered.lo, covered.hi]);
        let then = Region {
            ops: self.remaining(covered),
            ..Region::default()
        };
        let els = Region {
            ops: vec![self.zero(None, None, src)],
            ..Region::default()
        };
        let branch = OpKind::If {
            cond: runs,
            then,
            els,
        };
        let ops = [op(Some(runs), compare, src), op(None, branch, src)];
        region.ops.splice(after..after, ops);
    }

    /// Whether a branch asks for `lo < hi`.
    fn asks_for_run(&self, ops: &[Op], at: usize, covered: Covered) -> bool {
        let OpKind::If { cond, .. } = &ops[at].kind else {
            return false;
        };
        ops[..at].iter().any(|op| {
            let bounds = [covered.lo, covered.hi];
            op.results.first() == Some(cond)
                && matches!(&op.kind, OpKind::Pure(Pure::Cmp(CmpOp::Lt), args) if args[..] == bounds)
        })
    }

    /// Assigns what comes next to the elements that a loop has assigned, and zeroes the others.
    fn neighbours(&mut self, region: &mut Region, mut covered: Covered) {
        let mut at = 0;
        while at < region.ops.len() {
            if !self.concerns(&region.ops[at]) {
                at += 1;
                continue;
            }
            let OpKind::Acc(place, v) = &region.ops[at].kind else {
                break;
            };
            let element = self.point(place);
            let (lo, hi) = (self.points.at(covered.lo), self.points.at(covered.hi));
            match element {
                Some(it) if it == hi.shifted(covered.above) => covered.above += 1,
                Some(it) if it == lo.shifted(covered.below - 1) => covered.below -= 1,
                _ => break,
            }
            region.ops[at].kind = OpKind::Store(place.clone(), *v);
            at += 1;
        }
        let rest = self.remaining(covered);
        region.ops.splice(at..at, rest);
    }

    /// Whether the elements are those from the first on, and whether they are those up to the last.
    fn ends(&self, covered: Covered) -> (bool, bool) {
        let at = |v: ValId, by: i64| self.points.at(v).shifted(by);
        let first = Point { of: None, plus: 0 };
        let end = Point {
            of: Some(Size::Length(self.root)),
            plus: 0,
        };
        let (lo, hi) = (at(covered.lo, covered.below), at(covered.hi, covered.above));
        (lo == first, hi == end)
    }

    /// Zeroes the elements that are not covered, of which there are some.
    fn remaining(&mut self, covered: Covered) -> Vec<Op> {
        let (from_start, to_end) = self.ends(covered);
        let mut ops = vec![];
        if !from_start {
            let first = self.value(covered.lo, covered.below, &mut ops);
            ops.push(self.zero(None, Some(first), SrcId(0)));
        }
        if !to_end {
            let end = self.value(covered.hi, covered.above, &mut ops);
            ops.push(self.zero(Some(end), None, SrcId(0)));
        }
        ops
    }

    /// Sets elements to zero.
    fn zero(&self, from: Option<ValId>, to: Option<ValId>, src: SrcId) -> Op {
        let path = match (from, to) {
            (None, None) => vec![],
            _ => vec![Proj::Range(from, to)],
        };
        op(None, OpKind::ZeroAll(self.part(path)), src)
    }

    fn part(&self, path: Vec<Proj>) -> Place {
        Place {
            base: Base::Shadow(self.root),
            path,
        }
    }

    /// `v + by`.
    fn value(&mut self, v: ValId, by: i64, ops: &mut Vec<Op>) -> ValId {
        if by == 0 {
            return v;
        }
        let (number, sum) = (self.new_val(USIZE), self.new_val(USIZE));
        let bin = if by < 0 { BinOp::Sub } else { BinOp::Add };
        ops.push(op(
            Some(number),
            OpKind::Lit(by.abs().to_string()),
            SrcId(0),
        ));
        ops.push(op(
            Some(sum),
            OpKind::Pure(Pure::Bin(bin), vec![v, number]),
            SrcId(0),
        ));
        sum
    }

    fn new_val(&mut self, ty: Scalar) -> ValId {
        self.func.new_val(ty, None, Span::call_site())
    }

    fn float(&self) -> Scalar {
        match &self.func.root(self.root).ty {
            Mem::Slice(of) | Mem::Vec(of) => match **of {
                Mem::Scalar(ty) => ty,
                _ => unreachable!("a list of floats"),
            },
            _ => unreachable!("a list"),
        }
    }
}

/// Where an op goes that is to be a region's last: before what records.
fn end(region: &Region) -> usize {
    let records = matches!(
        region.ops.last().map(|op| &op.kind),
        Some(OpKind::Record(_))
    );
    region.ops.len() - usize::from(records)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::overwrite;

    /// Additions to the list `x_bar`, assignments to its elements, zeros in parts of it, and zeros in all of it.
    fn counts(body: &str) -> [usize; 4] {
        let parts = body.split("zero_all (").skip(1);
        let part = |text: &&str| text.starts_with("& x_bar [");
        let [some, all]: [Vec<&str>; 2] = [
            parts.clone().filter(part).collect(),
            parts.filter(|text| text.starts_with("x_bar")).collect(),
        ];
        let uses = |method: &str| {
            let after = body.split(method).skip(1);
            after
                .filter(|text| text.trim_start().starts_with("& x_bar"))
                .count()
        };
        let set = body.split("x_bar").skip(1);
        let set = set.filter(|text| {
            let statement = text.split(';').next().unwrap_or_default();
            statement.contains("] . set (")
        });
        [uses(":: acc ("), set.count(), some.len(), all.len()]
    }

    fn of(source: &str) -> Option<[usize; 4]> {
        assert_eq!(overwrite(quote!(off(overwritten)), source), None);
        overwrite(quote!(), source).map(|body| counts(&body))
    }

    fn sum_over(bounds: &str, term: &str) -> Option<[usize; 4]> {
        of(&format!(
            "fn f(x: &[f64], n: usize, at: &[usize]) -> f64 {{ let mut s = 0.0; for i in {bounds} {{ {term} }} s }}"
        ))
    }

    #[test]
    fn whole_lists_are_only_assigned() {
        assert_eq!(
            sum_over("0..x.len()", "s += x[i] * x[i];"),
            Some([0, 1, 0, 0])
        );
        let source = "fn f(x: &[f64]) -> f64 { x.iter().map(|v| v.sin()).sum() }";
        assert_eq!(of(source), Some([0, 1, 0, 0]));
        let source = "fn f(x: &[f64]) -> f64 { let mut s = 0.0; for v in x { s += v * v; } s }";
        assert_eq!(of(source), Some([0, 1, 0, 0]));
    }

    #[test]
    fn what_is_left_out_is_zeroed() {
        assert_eq!(sum_over("0..n", "s += x[i] * x[i];"), Some([0, 1, 1, 0]));
        // It may not run: then all of it.
        assert_eq!(
            sum_over("1..x.len()", "s += x[i] * x[i];"),
            Some([0, 1, 1, 1])
        );
        assert_eq!(
            sum_over("2..n", "s += x[i - 1] * x[i - 1];"),
            Some([0, 1, 2, 1])
        );
        // The elements that neighbours are added to are covered.
        assert_eq!(
            sum_over("1..x.len()", "s += (x[i] - x[i - 1]) * (x[i] - x[i - 1]);"),
            Some([0, 2, 0, 1])
        );
        assert_eq!(
            sum_over("0..x.len() - 2", "s += x[i + 1] * x[i + 2];"),
            Some([0, 2, 1, 1])
        );
    }

    #[test]
    fn elements_without_an_adjoint() {
        let source = "fn f(x: &[f64]) -> f64 { let mut s = 0.0; \
                      for i in 0..x.len() { if x[i] > 0.0 { s += x[i] * x[i]; } } s }";
        assert_eq!(of(source), Some([0, 1, 0, 0]));
        let source = source.replace("x[i] > 0.0", "i % 3 == 0");
        assert_eq!(of(&source), Some([0, 2, 0, 0]));
    }

    #[test]
    fn what_is_added_later_is_added() {
        let twice = "fn f(x: &[f64]) -> f64 { let mut s = x[0]; for i in 0..x.len() { s = s * x[i].sin(); } \
                     s * x[1] }";
        // Before the loop of the reverse sweep an element has its first adjoint.
        assert_eq!(of(twice), None);
        let after = "fn f(x: &[f64]) -> f64 { let a = x[0]; let mut s = 0.0; for i in 0..x.len() { s += x[i].sin(); } s * a }";
        let Some([adds, 1, 0, 0]) = of(after) else {
            panic!("{:?}", of(after))
        };
        assert!(adds > 0);
    }

    #[test]
    fn sides_of_branches() {
        let source = "fn f(x: &[f64]) -> f64 { if x.len() < 2 { return 0.0; } let mut s = 0.0; \
                      for i in 0..x.len() { s += x[i] * x[i]; } s }";
        assert_eq!(of(source), Some([0, 1, 0, 1]));
    }

    #[test]
    fn loops_in_another_order() {
        for (bounds, term) in [
            ("(0..n).step_by(2)", "s += x[i] * x[i];"),
            ("0..=n", "s += x[i] * x[i];"),
            ("0..at.len()", "s += x[at[i]] * x[at[i]];"),
            ("0..n", "s += x[2 * i] * x[2 * i];"),
            ("0..n", "s += x[n - 1 - i] * x[i];"),
            ("0..n", "if s > 9.0 { break; } s += x[i] * x[i];"),
        ] {
            assert_eq!(sum_over(bounds, term), None, "{bounds} {term}");
        }
    }

    #[test]
    fn who_has_no_gradient_has_no_second_body() {
        let lists = "fn f(x: &[f64], y: &mut [f64]) { for i in 0..x.len() { y[i] = x[i].sin(); } }";
        assert_eq!(overwrite(quote!(), lists), None);
        let method = "fn f(&self, x: &[f64]) -> f64 { x.iter().map(|v| v.sin()).sum() }";
        assert_eq!(overwrite(quote!(), method), None);
    }
}
