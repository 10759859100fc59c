//! What neighbouring iterations add to one and the same adjoint travels in variables until it is complete.
//!
//! ```text
//! for i in (1..n).rev() { .. x_bar[i + 1] += a; .. x_bar[i] += b; .. x_bar[i - 1] += c; .. }
//! ```
//! becomes
//! ```text
//! let (mut next, mut next_1) = (0.0, 0.0);
//! for i in (1..n).rev() { .. x_bar[i + 1] += next + a; .. next = next_1 + b; .. next_1 = c; .. }
//! if 1 < n { x_bar[1] += next; x_bar[0] += next_1 }
//! ```
//! so that an iteration does not wait for memory that the one before has just written. (It would wait twice: compilers
//! add to neighbouring elements in pairs, and the next iteration's pair overlaps this one's by half.) What travels is
//! only what is to be added, never the element itself: the memory may be seen through other views meanwhile. Sums of
//! adjoints may be taken in any order.

use std::collections::BTreeMap;

use proc_macro2::Span;

use super::sums::{Steady, only_added, op, plus, same_path};
use crate::ir::{
    Base, BinOp, CmpOp, Func, Int, Loop, LoopKind, Op, OpKind, Place, Proj, Pure, Region, RootId,
    Scalar, SrcId, ValId,
};
use crate::maps::{HashMap, HashSet};

/// Variables for each group of neighbours; more would not stay in registers.
const MOST: i64 = 4;

const USIZE: Scalar = Scalar::Int(Int::Usize);

pub fn neighbours(func: &mut Func, region: &mut Region) {
    in_region(func, region, &numbers(region));
}

/// The whole numbers in a region, by their values.
pub(super) fn numbers(region: &Region) -> HashMap<ValId, i64> {
    let mut known = HashMap::default();
    region.walk(&mut |op| {
        if let OpKind::Lit(text) = &op.kind
            && let Ok(number) = text.parse()
        {
            known.insert(op.results[0], number);
        }
    });
    known
}

fn in_region(func: &mut Func, region: &mut Region, known: &HashMap<ValId, i64>) {
    let mut ops = Vec::with_capacity(region.ops.len());
    for mut op in std::mem::take(&mut region.ops) {
        op.kind
            .for_each_region_mut(&mut |inner| in_region(func, inner, known));
        let (before, after) = match &mut op {
            Op {
                results,
                kind: OpKind::Loop(l),
                src,
            } => in_loop(func, l, results, *src, known),
            _ => (vec![], vec![]),
        };
        ops.extend(before);
        ops.push(op);
        ops.extend(after);
    }
    region.ops = ops;
}

/// Accumulations into one shadow that differ by a constant in one index.
pub(super) struct Group {
    pub(super) root: RootId,
    /// That of one of them.
    pub(super) place: Place,
    /// The step of the path that differs.
    pub(super) step: usize,
    pub(super) index: Index,
    /// The ops, by the constant in the index.
    pub(super) members: BTreeMap<i64, Vec<usize>>,
}

impl Group {
    /// How far the outermost elements are apart.
    pub(super) fn span(&self) -> i64 {
        let mut offsets = self.members.keys();
        let first = offsets.next().expect("a group has members");
        offsets.next_back().unwrap_or(first) - first
    }

    /// The constant in the index, counted from the element that no later iteration reaches.
    fn offset(&self, descends: bool, distance: i64) -> i64 {
        let first = *self.members.keys().next().expect("a group has members");
        match descends {
            true => first + self.span() - distance,
            false => first + distance,
        }
    }

    fn members_at(&self, offset: i64) -> &[usize] {
        self.members.get(&offset).map_or(&[], Vec::as_slice)
    }
}

/// The part of an index that is the same in a group: `i + plus.. - minus..`, where `i` is the loop's index and nothing
/// else changes in it.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Index {
    pub(super) plus: Vec<ValId>,
    pub(super) minus: Vec<ValId>,
}

/// The ops that precede and follow.
fn in_loop(
    func: &mut Func,
    l: &mut Loop,
    results: &mut Vec<ValId>,
    src: SrcId,
    known: &HashMap<ValId, i64>,
) -> (Vec<Op>, Vec<Op>) {
    let LoopKind::For {
        lo,
        hi,
        inclusive,
        step: None,
        rev,
        back,
        ..
    } = l.kind
    else {
        return (vec![], vec![]);
    };
    if l.has_exit || func.ty(l.body.params[0]) != USIZE {
        return (vec![], vec![]);
    }
    let mut inside = HashSet::default();
    l.body.for_each_def_deep(&mut |v| {
        inside.insert(v);
    });
    let steady = Steady::of(&l.body, &inside);
    let groups = groups(&l.body, &steady, known);
    if groups.is_empty() {
        return (vec![], vec![]);
    }
    let descends = rev != back;
    let (mut before, mut then) = (vec![], Region::default());
    let mut edits = HashMap::default();
    for group in &groups {
        let ty = func.ty(added(
            &l.body,
            group.members_at(group.offset(descends, 0))[0],
        ));
        let mut carried = vec![];
        for distance in 0..group.span() {
            let mut new =
                |name: Option<&str>| func.new_val(ty, name.map(str::to_owned), Span::call_site());
            let [zero, param, result] = [None, Some("next"), Some("next")].map(&mut new);
            before.push(op(Some(zero), OpKind::Lit("0.0".into()), src));
            l.init.push(zero);
            carried.push(param);
            results.push(result);
            // Where the next iteration would find it, were there one.
            let (start, beyond) = match (descends, inclusive) {
                (true, _) => (lo, -1),
                (false, true) => (hi, 1),
                (false, false) => (hi, 0),
            };
            let constant = group.offset(descends, distance) + beyond;
            let index = group
                .index
                .at(func, &steady, start, constant, &mut then.ops);
            let mut place = group.place.clone();
            place.path[group.step] = Proj::Index(index);
            let place = steady.again(func, place, &mut then.ops);
            then.ops.push(op(None, OpKind::Acc(place, result), src));
        }
        let totals = travel(func, &l.body, group, descends, &carried, &mut edits);
        l.body.params.extend(carried);
        l.body.yields.extend(&totals[1..]);
    }
    let ops = std::mem::take(&mut l.body.ops).into_iter().enumerate();
    l.body.ops = ops
        .flat_map(|(n, op)| edits.remove(&n).unwrap_or_else(|| vec![op]))
        .collect();
    // A loop that does not run may stand for elements that are not there.
    let runs = func.new_val(Scalar::Bool, None, Span::call_site());
    let cmp = if inclusive { CmpOp::Le } else { CmpOp::Lt };
    let compare = OpKind::Pure(Pure::Cmp(cmp), vec![lo, hi]);
    let add = OpKind::If {
        cond: runs,
        then,
        els: Region::default(),
    };
    (
        before,
        vec![op(Some(runs), compare, src), op(None, add, src)],
    )
}

/// Replaces a group's additions: to what came along; to memory where no later iteration adds. Returns what there is to
/// add to each element when the iteration ends, by the distance from the one that is complete.
fn travel(
    func: &mut Func,
    body: &Region,
    group: &Group,
    descends: bool,
    carried: &[ValId],
    edits: &mut HashMap<usize, Vec<Op>>,
) -> Vec<ValId> {
    let total = |distance: i64| {
        let mut total = carried.get(distance as usize).copied();
        let members = group.members_at(group.offset(descends, distance));
        for &n in members {
            let OpKind::Acc(place, more) = &body.ops[n].kind else {
                unreachable!("an accumulation")
            };
            let src = body.ops[n].src;
            let edit = edits.entry(n).or_default();
            let sum = match total {
                None => *more,
                Some(total) => {
                    let sum = func.new_val(func.ty(*more), None, Span::call_site());
                    edit.push(op(Some(sum), OpKind::Math(plus(), vec![total, *more]), src));
                    sum
                }
            };
            total = Some(sum);
            if distance == 0 && Some(&n) == members.last() {
                edit.push(op(None, OpKind::Acc(place.clone(), sum), src));
            }
        }
        total.expect("the outermost elements have members")
    };
    (0..=group.span()).map(total).collect()
}

fn added(body: &Region, n: usize) -> ValId {
    match &body.ops[n].kind {
        OpKind::Acc(_, v) => *v,
        _ => unreachable!("an accumulation"),
    }
}

/// The groups of a loop's body that are worth it: at least two elements, not far from each other.
pub(super) fn groups(body: &Region, steady: &Steady, known: &HashMap<ValId, i64>) -> Vec<Group> {
    let only_added = only_added(body);
    let indices = Indices::of(body, steady, known);
    let mut groups: Vec<Group> = vec![];
    for (n, op) in body.ops.iter().enumerate() {
        let OpKind::Acc(place, _) = &op.kind else {
            continue;
        };
        let Base::Shadow(root) = place.base else {
            continue;
        };
        if !only_added.contains(&root) {
            continue;
        }
        let Some((step, index, constant)) = indices.moving(place) else {
            continue;
        };
        let same = |group: &&mut Group| {
            let alike = (group.root, group.step) == (root, step) && group.index == index;
            alike && same_but(&group.place, place, step)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.members.entry(constant).or_default().push(n),
            None => groups.push(Group {
                root,
                place: place.clone(),
                step,
                index,
                members: BTreeMap::from([(constant, vec![n])]),
            }),
        }
    }
    groups.retain(|group| {
        // What lies between, and is not reached itself, need not have what follows the index.
        let dense = group.members.len() as i64 == group.span() + 1;
        let reached = dense || group.step + 1 == group.place.path.len();
        reached && (1..=MOST).contains(&group.span())
    });
    groups
}

/// The integers of a loop's body that move with its index.
pub(super) struct Indices<'l> {
    index: ValId,
    steady: &'l Steady<'l>,
    known: &'l HashMap<ValId, i64>,
    /// Sums and differences of the body, by result.
    sums: HashMap<ValId, (BinOp, ValId, ValId)>,
}

impl<'l> Indices<'l> {
    pub(super) fn of(
        body: &Region,
        steady: &'l Steady<'l>,
        known: &'l HashMap<ValId, i64>,
    ) -> Self {
        let sum = |op: &Op| match &op.kind {
            OpKind::Pure(Pure::Bin(bin @ (BinOp::Add | BinOp::Sub)), args) => {
                Some((op.results[0], (*bin, args[0], args[1])))
            }
            _ => None,
        };
        Indices {
            index: body.params[0],
            steady,
            known,
            sums: body.ops.iter().filter_map(sum).collect(),
        }
    }

    /// The only step of a path that moves.
    pub(super) fn moving(&self, place: &Place) -> Option<(usize, Index, i64)> {
        let mut moving = None;
        for (n, step) in place.path.iter().enumerate() {
            let still = match step {
                Proj::Field(_) => true,
                Proj::Index(v) => self.still(*v),
                Proj::Range(lo, hi) => lo.iter().chain(hi).all(|v| self.still(*v)),
            };
            match step {
                _ if still => {}
                Proj::Index(v) if moving.is_none() => {
                    let (index, constant) = self.affine(*v)?;
                    moving = Some((n, index, constant));
                }
                _ => return None,
            }
        }
        moving
    }

    fn still(&self, v: ValId) -> bool {
        v != self.index && self.steady.value(v)
    }

    fn affine(&self, v: ValId) -> Option<(Index, i64)> {
        if v == self.index {
            return Some((Index::default(), 0));
        }
        let (bin, a, b) = *self.sums.get(&v)?;
        let (rest, summand) = match (self.still(a), self.still(b)) {
            (false, true) => (a, b),
            (true, false) if bin == BinOp::Add => (b, a),
            _ => return None,
        };
        let (mut index, mut constant) = self.affine(rest)?;
        match (bin, self.known.get(&summand)) {
            (BinOp::Add, Some(number)) => constant += number,
            (_, Some(number)) => constant -= number,
            (BinOp::Add, None) => index.plus.push(summand),
            (_, None) => index.minus.push(summand),
        }
        Some((index, constant))
    }
}

impl Index {
    /// The index of the element at `start`, in terms of values from outside of the loop; sums first, for it is only the
    /// whole that is known not to be negative.
    pub(super) fn at(
        &self,
        func: &mut Func,
        steady: &Steady,
        start: ValId,
        constant: i64,
        ops: &mut Vec<Op>,
    ) -> ValId {
        let literal = |func: &mut Func, number: i64, ops: &mut Vec<Op>| {
            let v = func.new_val(USIZE, None, Span::call_site());
            ops.push(op(Some(v), OpKind::Lit(number.to_string()), SrcId(0)));
            v
        };
        let (mut plus, mut minus) = (self.plus.clone(), self.minus.clone());
        for v in plus.iter_mut().chain(&mut minus) {
            *v = steady.value_again(func, *v, ops);
        }
        match constant {
            0 => {}
            1.. => plus.push(literal(func, constant, ops)),
            _ => minus.push(literal(func, -constant, ops)),
        }
        let summands = plus.iter().map(|v| (BinOp::Add, *v));
        let all = summands.chain(minus.iter().map(|v| (BinOp::Sub, *v)));
        all.fold(start, |sum, (bin, v)| {
            let next = func.new_val(USIZE, None, Span::call_site());
            let kind = OpKind::Pure(Pure::Bin(bin), vec![sum, v]);
            ops.push(op(Some(next), kind, SrcId(0)));
            next
        })
    }
}

/// Whether two paths differ in one step at most.
pub(super) fn same_but(a: &Place, b: &Place, step: usize) -> bool {
    let blank = |place: &Place| {
        let mut place = place.clone();
        place.path.remove(step);
        place
    };
    same_path(&blank(a), &blank(b))
}
