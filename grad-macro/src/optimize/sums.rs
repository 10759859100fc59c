//! What a loop adds to one and the same adjoint is summed in a variable and added once.
//!
//! ```text
//! for j in 0..i { .. x_bar[3 * i] += d; .. }
//! ```
//! becomes
//! ```text
//! let mut sum = 0.0;
//! for j in 0..i { .. sum += d; .. }
//! if 0 < i { x_bar[3 * i] += sum }
//! ```
//! so that an iteration does not wait for the memory that the one before has written. Only where the loop does nothing
//! else with that shadow than to add to it, in every iteration or in branches; sums of adjoints may be taken in any
//! order. What an inner loop adds to a
//! variable of an outer one is summed apart as well: a variable that lives through the outer loop, with its calls, would
//! be kept in memory.

use proc_macro2::Span;

use crate::ir::{
    Base, BinOp, CmpOp, Func, Loop, LoopKind, Math, Op, OpKind, Place, Proj, Pure, Region, RootId,
    Scalar, SrcId, ValId,
};
use crate::maps::{HashMap, HashSet};
use crate::rules::rule;

/// More would not stay in registers.
const MOST: usize = 8;

/// Values from `first_new` on are not the primal's: sums of them may be taken in any order.
pub fn sums(func: &mut Func, region: &mut Region, first_new: usize) {
    in_region(func, region, first_new, false);
}

fn in_region(func: &mut Func, region: &mut Region, first_new: usize, in_loops: bool) {
    let mut ops = Vec::with_capacity(region.ops.len());
    let literals = region.ops.iter();
    let literals = literals.filter(|op| matches!(op.kind, OpKind::Lit(_)));
    let literals: HashSet<ValId> = literals.map(|op| op.results[0]).collect();
    for mut op in std::mem::take(&mut region.ops) {
        let in_loop = matches!(op.kind, OpKind::Loop(_));
        op.kind.for_each_region_mut(&mut |inner| {
            in_region(func, inner, first_new, in_loops || in_loop)
        });
        let (mut before, mut after) = (vec![], vec![]);
        if let Op {
            results,
            kind: OpKind::Loop(l),
            src,
        } = &mut op
        {
            let carried = l.init.len();
            (before, after) = added_once(func, l, results, *src);
            for k in (0..carried).filter(|_| in_loops) {
                // What begins with a literal is apart already.
                let continued = !literals.contains(&l.init[k]);
                let adjoint = l.init[k].0 as usize >= first_new;
                if adjoint
                    && continued
                    && let Some([zero, add]) = summed_apart(func, l, results, k, *src)
                {
                    before.push(zero);
                    after.push(add);
                }
            }
        }
        ops.extend(before);
        ops.push(op);
        ops.extend(after);
    }
    region.ops = ops;
}

/// Begins the k-th carried sum at zero, if it is one; what precedes and follows.
fn summed_apart(
    func: &mut Func,
    l: &mut Loop,
    results: &mut [ValId],
    k: usize,
    src: SrcId,
) -> Option<[Op; 2]> {
    let (param, last) = l.carried(k);
    let computed_again = func.val(param).again;
    if param == last
        || computed_again
        || !func.ty(param).is_float()
        || !is_sum(&l.body, param, last)
    {
        return None;
    }
    let ty = func.ty(param);
    let zero = func.new_val(ty, None, Span::call_site());
    let sum = func.new_val(ty, Some("sum".into()), Span::call_site());
    func.vals[param.0 as usize].name = Some("sum".into());
    let start = std::mem::replace(&mut l.init[k], zero);
    let result = std::mem::replace(&mut results[l.extra_results() + k], sum);
    Some([
        op(Some(zero), OpKind::Lit("0.0".into()), src),
        op(Some(result), OpKind::Math(plus(), vec![start, sum]), src),
    ])
}

/// Whether the region does nothing else with `from` than to add to it, `to` being the sum in the end.
pub(super) fn is_sum(region: &Region, from: ValId, to: ValId) -> bool {
    let mut stages = vec![from];
    for op in &region.ops {
        let mut uses = vec![];
        op.for_each_value_deep(&mut |v| uses.extend(stages.contains(&v).then_some(v)));
        if uses.is_empty() {
            continue;
        }
        let now = stages[stages.len() - 1];
        if uses.iter().any(|v| *v != now) {
            return false;
        }
        let next = match &op.kind {
            OpKind::Math(math, args) => match math.rule.name {
                "add" if uses.len() == 1 => Some(0),
                "sub" if uses.len() == 1 && args[0] == now => Some(0),
                _ => None,
            },
            OpKind::If { cond, then, els } if *cond != now => (0..op.results.len())
                .find(|k| is_sum(then, now, then.yields[*k]) && is_sum(els, now, els.yields[*k])),
            _ => None,
        };
        match next {
            Some(k) => stages.push(op.results[k]),
            None => return false,
        }
    }
    let yielded = region.yields.iter().filter(|v| stages.contains(v));
    stages.last() == Some(&to) && yielded.count() == 1
}

pub(super) fn plus() -> Math {
    Math {
        rule: rule("add"),
        path: None,
    }
}

/// The ops that precede and follow.
fn added_once(
    func: &mut Func,
    l: &mut Loop,
    results: &mut Vec<ValId>,
    src: SrcId,
) -> (Vec<Op>, Vec<Op>) {
    let LoopKind::For {
        lo, hi, inclusive, ..
    } = l.kind
    else {
        return (vec![], vec![]);
    };
    let mut inside = HashSet::default();
    l.body.for_each_def_deep(&mut |v| {
        inside.insert(v);
    });
    let steady = Steady::with_branches(&l.body, &inside);
    let only_added = only_added(&l.body);
    let mut found: Vec<Found> = vec![];
    let in_branches = stays_in_registers(&l.body);
    let sites = Site::all(&l.body).into_iter();
    for (site, op) in sites.filter(|(site, _)| in_branches || site.branch.is_none()) {
        let OpKind::Acc(place, _) = &op.kind else {
            continue;
        };
        let Base::Shadow(root) = place.base else {
            continue;
        };
        if l.has_exit || !only_added.contains(&root) || !steady.place(place) {
            continue;
        }
        let same = |other: &Found| {
            other.place.is_shadow_of(root) && steady.same_place(&other.place, place)
        };
        match found.iter().position(same) {
            Some(at) => found[at].sites.push(site),
            None if found.len() < MOST => found.push(Found {
                place: place.clone(),
                sites: vec![site],
            }),
            None => {}
        }
    }
    let (mut before, mut after) = (vec![], vec![]);
    if found.is_empty() {
        return (before, after);
    }
    let mut then = Region::default();
    for Found { place, sites } in found {
        let ty = func.ty(sites[0].added(&l.body));
        let mut new =
            |name: Option<&str>| func.new_val(ty, name.map(str::to_owned), Span::call_site());
        let [zero, param, result] = [None, Some("sum"), Some("sum")].map(&mut new);
        before.push(op(Some(zero), OpKind::Lit("0.0".into()), src));
        l.init.push(zero);
        l.body.params.push(param);
        let last = carry(func, &mut l.body, &sites, param);
        l.body.yields.push(last);
        results.push(result);
        if sites.iter().any(|site| site.branch.is_none()) {
            let place = steady.again(func, place, &mut then.ops);
            then.ops.push(op(None, OpKind::Acc(place, result), src));
            continue;
        }
        // Where no branch was taken the sum is zero, and the element may not be there.
        let some = func.new_val(Scalar::Bool, None, Span::call_site());
        let cmp = OpKind::Pure(Pure::Cmp(CmpOp::Ne), vec![result, zero]);
        after.push(op(Some(some), cmp, src));
        let mut add = Region::default();
        let place = steady.again(func, place, &mut add.ops);
        add.ops.push(op(None, OpKind::Acc(place, result), src));
        let kind = OpKind::If {
            cond: some,
            then: add,
            els: Region::default(),
        };
        after.push(op(None, kind, src));
    }
    if then.ops.is_empty() {
        return (before, after);
    }
    // A loop that does not run may stand for an element that is not there.
    let runs = func.new_val(Scalar::Bool, None, Span::call_site());
    let cmp = if inclusive { CmpOp::Le } else { CmpOp::Lt };
    after.push(op(
        Some(runs),
        OpKind::Pure(Pure::Cmp(cmp), vec![lo, hi]),
        src,
    ));
    let kind = OpKind::If {
        cond: runs,
        then,
        els: Region::default(),
    };
    after.push(op(None, kind, src));
    (before, after)
}

/// Whether nothing is called in the loop, across which variables would be kept in memory.
pub(super) fn stays_in_registers(body: &Region) -> bool {
    const DEAR: u32 = 20;
    let mut calls = false;
    body.walk(&mut |op| {
        calls |= match &op.kind {
            OpKind::Math(math, _) => math.rule.price >= DEAR,
            OpKind::Loop(_) | OpKind::Call(_) | OpKind::CallRev(_) | OpKind::Effect(..) => true,
            _ => false,
        };
    });
    !calls
}

/// An element and the ops that add to it.
struct Found {
    place: Place,
    sites: Vec<Site>,
}

/// Where an op of a loop's body stands: itself, or as the n-th op of a branch.
#[derive(Clone, Copy)]
struct Site {
    op: usize,
    branch: Option<(usize, usize)>,
}

impl Site {
    /// The ops of the body and of its branches, in order.
    fn all(body: &Region) -> Vec<(Site, &Op)> {
        let mut all = vec![];
        for (n, op) in body.ops.iter().enumerate() {
            let site = Site {
                op: n,
                branch: None,
            };
            all.push((site, op));
            if !matches!(op.kind, OpKind::If { .. }) {
                continue;
            }
            for (b, branch) in op.kind.regions().into_iter().enumerate() {
                for (m, op) in branch.ops.iter().enumerate() {
                    let branch = Some((b, m));
                    all.push((Site { op: n, branch }, op));
                }
            }
        }
        all
    }

    /// What is added here.
    fn added(self, body: &Region) -> ValId {
        let op = &body.ops[self.op];
        let op = match self.branch {
            Some((b, m)) => &op.kind.regions()[b].ops[m],
            None => op,
        };
        let OpKind::Acc(_, v) = &op.kind else {
            unreachable!("an accumulation")
        };
        *v
    }
}

/// Adds to a variable instead: from `param` on, through the branches; what it is in the end.
fn carry(func: &mut Func, body: &mut Region, sites: &[Site], param: ValId) -> ValId {
    let mut now = param;
    let mut next = 0;
    while let Some(&site) = sites.get(next) {
        let Op { results, kind, .. } = &mut body.ops[site.op];
        let OpKind::If { then, els, .. } = kind else {
            now = plus_now(func, &mut body.ops[site.op], now);
            next += 1;
            continue;
        };
        for (b, branch) in [then, els].into_iter().enumerate() {
            let mut inner = now;
            for site in sites.iter().filter(|other| other.op == site.op) {
                if let Some((_, m)) = site.branch.filter(|(of, _)| *of == b) {
                    inner = plus_now(func, &mut branch.ops[m], inner);
                }
            }
            branch.yields.push(inner);
        }
        now = func.new_val(func.ty(param), Some("sum".into()), Span::call_site());
        results.push(now);
        next += sites.iter().filter(|other| other.op == site.op).count();
    }
    now
}

/// The accumulation becomes a sum with `now`.
fn plus_now(func: &mut Func, op: &mut Op, now: ValId) -> ValId {
    let OpKind::Acc(_, v) = op.kind else {
        unreachable!("an accumulation")
    };
    let sum = func.new_val(func.ty(v), Some("sum".into()), Span::call_site());
    op.kind = OpKind::Math(plus(), vec![now, v]);
    op.results = vec![sum];
    sum
}

/// An op with one result or none.
pub(super) fn op(result: Option<ValId>, kind: OpKind, src: SrcId) -> Op {
    Op {
        results: result.into_iter().collect(),
        kind,
        src,
    }
}

/// The shadows to which a region only ever adds, one element at a time.
pub(super) fn only_added(region: &Region) -> HashSet<RootId> {
    let (mut added, mut touched) = (HashSet::default(), HashSet::default());
    region.walk(&mut |op| match &op.kind {
        OpKind::Acc(place, _) if matches!(place.base, Base::Shadow(_)) => {
            place.for_each_base(&mut |base| shadow(base, &mut added));
        }
        OpKind::Shadow(root, _) => {
            touched.insert(*root);
        }
        OpKind::CallRev(rev) => {
            touched.extend(rev.seed.shadows());
            op.kind
                .for_each_place(&mut |p| p.for_each_base(&mut |base| shadow(base, &mut touched)));
        }
        kind => {
            kind.for_each_place(&mut |p| p.for_each_base(&mut |base| shadow(base, &mut touched)))
        }
    });
    &added - &touched
}

fn shadow(base: &Base, roots: &mut HashSet<RootId>) {
    if let Base::Shadow(root) = base {
        roots.insert(*root);
    }
}

pub(super) fn same_path(a: &Place, b: &Place) -> bool {
    a.path.len() == b.path.len()
        && a.path.iter().zip(&b.path).all(|(p, q)| match (p, q) {
            (Proj::Index(i), Proj::Index(j)) => i == j,
            (Proj::Field(i), Proj::Field(j)) => i == j,
            (Proj::Range(a, b), Proj::Range(c, d)) => a == c && b == d,
            _ => false,
        })
}

impl Place {
    fn is_shadow_of(&self, root: RootId) -> bool {
        matches!(self.base, Base::Shadow(r) if r == root)
    }
}

/// Integers of a loop's body that are the same in every iteration.
pub(super) struct Steady<'s> {
    pub(super) inside: &'s HashSet<ValId>,
    ops: HashMap<ValId, OpKind>,
}

impl<'s> Steady<'s> {
    pub(super) fn of(body: &Region, inside: &'s HashSet<ValId>) -> Self {
        let mut steady = Steady {
            inside,
            ops: HashMap::default(),
        };
        body.ops.iter().for_each(|op| steady.note(op));
        steady
    }

    /// With those of the body's branches.
    fn with_branches(body: &Region, inside: &'s HashSet<ValId>) -> Self {
        let mut steady = Steady::of(body, inside);
        for (_, op) in Site::all(body) {
            steady.note(op);
        }
        steady
    }

    fn note(&mut self, op: &Op) {
        let known = match &op.kind {
            OpKind::Lit(_) => true,
            OpKind::Pure(Pure::Bin(BinOp::Add | BinOp::Sub | BinOp::Mul), args) => {
                args.iter().all(|a| self.value(*a))
            }
            _ => false,
        };
        if known {
            self.ops.insert(op.results[0], op.kind.clone());
        }
    }

    /// Two places with the same path, or with subscripts that are computed alike.
    pub(super) fn same_place(&self, a: &Place, b: &Place) -> bool {
        a.path.len() == b.path.len()
            && a.path.iter().zip(&b.path).all(|(p, q)| match (p, q) {
                (Proj::Index(i), Proj::Index(j)) => self.alike(*i, *j),
                (Proj::Field(i), Proj::Field(j)) => i == j,
                (Proj::Range(a, b), Proj::Range(c, d)) => a == c && b == d,
                _ => false,
            })
    }

    fn alike(&self, a: ValId, b: ValId) -> bool {
        let bin = |v: ValId| match self.ops.get(&v)? {
            OpKind::Pure(Pure::Bin(bin), args) => Some((*bin, args[0], args[1])),
            _ => None,
        };
        let lit = |v: ValId| match self.ops.get(&v)? {
            OpKind::Lit(text) => Some(text),
            _ => None,
        };
        a == b
            || matches!((lit(a), lit(b)), (Some(x), Some(y)) if x == y)
            || matches!((bin(a), bin(b)), (Some((f, a, b)), Some((g, c, d)))
                if f == g && self.alike(a, c) && self.alike(b, d))
    }

    pub(super) fn value(&self, v: ValId) -> bool {
        !self.inside.contains(&v) || self.ops.contains_key(&v)
    }

    pub(super) fn place(&self, place: &Place) -> bool {
        let mut all = true;
        place.for_each_value(&mut |v| all &= self.value(*v));
        all
    }

    /// The place, in terms of values that are computed again.
    pub(super) fn again(&self, func: &mut Func, mut place: Place, ops: &mut Vec<Op>) -> Place {
        place.for_each_value_mut(&mut |v| *v = self.value_again(func, *v, ops));
        place
    }

    pub(super) fn value_again(&self, func: &mut Func, v: ValId, ops: &mut Vec<Op>) -> ValId {
        let Some(kind) = self.ops.get(&v) else {
            return v;
        };
        let mut kind = kind.clone();
        kind.for_each_value_mut(&mut |v| *v = self.value_again(func, *v, ops));
        let info = func.val(v).clone();
        let again = func.new_val(info.ty, info.name, info.span);
        ops.push(op(Some(again), kind, SrcId(0)));
        again
    }
}
