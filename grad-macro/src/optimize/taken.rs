//! What only a taken branch contributes to adjoints is contributed in it.
//!
//! ```text
//! let d = if near { let q_bar = s_bar * q; mass_bar[j] += q_bar * q; q_bar } else { 0.0 };
//! h_bar += 2.0 * h * d;
//! for k in 0..3 { x_bar[3 * j + k] -= d * x[k] }
//! ```
//! becomes
//! ```text
//! if near {
//!     let q_bar = s_bar * q;  mass_bar[j] += q_bar * q;
//!     h_bar += 2.0 * h * q_bar;
//!     for k in 0..3 { x_bar[3 * j + k] -= q_bar * x[k] }
//! }
//! ```
//! since most pairs within a sum with a cutoff are far from each other, and what follows would add up their zeros (the
//! gradient of a sum over close pairs took 4.9 times the primal, now 1.9).
//!
//! Legality:
//! 1. A value *vanishes* if it is zero where the branch is not taken: a result of the `if` that is the literal zero there,
//!    or a product with such a value, a sum of such values, a choice between such. (Zero times infinity counts as zero: what
//!    is not computed has no derivative.) What moves are such operations, additions to adjoints of values that vanish,
//!    loops of which this is all that they do, and sums of anything with a value that vanishes: these are the other
//!    summand where the branch is not taken.
//!    All of these are adjoints: values of the primal are computed as they are written.
//! 2. The `if` moves to the last of these. What stands between only computes and reads memory of the primal that neither
//!    the `if` nor what moves writes, and takes nothing from them: at the first op that does the search ends.
//!
//! Only where the branch does something already that makes it a branch, or where a loop moves: a choice between values
//! can run in vectors, a branch cannot. Where a loop moves, a choice between a value and zero becomes such an `if`: half
//! of the rectifiers of a layer pass nothing back. (Not where the choice guards against zero times infinity: the adjoint
//! that it asks for is hardly ever zero. Not for loops over a few numbers, which cost less than to guess wrong.)

use std::mem;

use proc_macro2::Span;

use super::sums::op as new_op;

use crate::ir::{Base, CmpOp, Func, LoopKind, Op, OpKind, Pure, Region, RootId, RootKind, ValId};
use crate::maps::{HashMap, HashSet};

/// A choice becomes a branch for loops over more numbers than these.
const FEW: i64 = 8;

/// Values from `first_new` on are adjoints, or made of such.
pub fn taken(func: &mut Func, region: &mut Region, first_new: usize) {
    let mut zeros = HashSet::default();
    region.walk(&mut |op| {
        if let OpKind::Lit(text) = &op.kind
            && func.ty(op.results[0]).is_float()
            && text.parse() == Ok(0.0)
        {
            zeros.insert(op.results[0]);
        }
    });
    in_region(func, region, &zeros, first_new);
}

fn in_region(func: &mut Func, region: &mut Region, zeros: &HashSet<ValId>, first_new: usize) {
    for op in &mut region.ops {
        op.kind
            .for_each_region_mut(&mut |inner| in_region(func, inner, zeros, first_new));
    }
    let moves = |op: &Op| matches!(op.kind, OpKind::Loop(_));
    let any = region.ops.iter().any(moves);
    let mut at = 0;
    while at < region.ops.len() {
        let choice = match any {
            true => open(func, region, at, (zeros, first_new)),
            false => None,
        };
        match (Search::of(func, region, at, (zeros, first_new)), choice) {
            (Some(found), None) => found.apply(func, region, at),
            (Some(found), Some(_)) if found.is_long(region) => found.apply(func, region, at),
            (_, Some(choice)) => region.ops[at].kind = choice,
            (None, None) => {}
        }
        at += 1;
    }
}

/// Makes an `if` of a choice between an adjoint and zero, and gives the choice.
fn open(
    func: &Func,
    region: &mut Region,
    at: usize,
    (zeros, first_new): (&HashSet<ValId>, usize),
) -> Option<OpKind> {
    let OpKind::Select(cond, a, b) = region.ops[at].kind else {
        return None;
    };
    let one = zeros.contains(&a) != zeros.contains(&b);
    if !one || !is_adjoint(func, region.ops[at].results[0], first_new) {
        return None;
    }
    let guards = region.ops.iter().any(|op| {
        op.results.contains(&cond)
            && matches!(&op.kind, OpKind::Pure(Pure::Cmp(CmpOp::Eq), args)
                if args.iter().any(|v| zeros.contains(v)))
    });
    if guards {
        return None;
    }
    let branch = |v: ValId| Region {
        yields: vec![v],
        ..Region::default()
    };
    let opened = OpKind::If {
        cond,
        then: branch(a),
        els: branch(b),
    };
    Some(mem::replace(&mut region.ops[at].kind, opened))
}

/// What moves into a branch of an `if`.
struct Search<'s> {
    func: &'s Func,
    zeros: &'s HashSet<ValId>,
    first_new: usize,
    vanish: HashSet<ValId>,
    /// Values that are there in the taken branch only.
    local: HashSet<ValId>,
    /// Sums, and what they are where the branch is not taken.
    sums: HashMap<ValId, ValId>,
}

struct Found {
    /// The branch that is taken is the second one.
    second: bool,
    moved: Vec<usize>,
    sums: Vec<(ValId, ValId)>,
}

impl<'s> Search<'s> {
    fn of(
        func: &'s Func,
        region: &Region,
        at: usize,
        (zeros, first_new): (&'s HashSet<ValId>, usize),
    ) -> Option<Found> {
        let op = &region.ops[at];
        let OpKind::If { then, els, .. } = &op.kind else {
            return None;
        };
        let vanishing = |branch: &Region| -> HashSet<ValId> {
            let pairs = op.results.iter().zip(&branch.yields);
            pairs
                .filter(|(v, y)| zeros.contains(*y) && is_adjoint(func, **v, first_new))
                .map(|(v, _)| *v)
                .collect()
        };
        let (second, vanish) = match (vanishing(els), vanishing(then)) {
            (some, _) if !some.is_empty() => (false, some),
            (_, some) if !some.is_empty() => (true, some),
            _ => return None,
        };
        let branch = if second { els } else { then };
        let mut search = Search {
            func,
            zeros,
            first_new,
            vanish,
            local: HashSet::default(),
            sums: HashMap::default(),
        };
        let moved = search.moved(region, at);
        if moved.is_empty() {
            return None;
        }
        let loops = |n: &usize| matches!(region.ops[*n].kind, OpKind::Loop(_));
        let adds = |n: &usize| matches!(region.ops[*n].kind, OpKind::Acc(..));
        let worth = moved.iter().any(loops) || acts(branch) && moved.iter().any(adds);
        let alone = search.stay_inside(region, &moved);
        let sums = search.sums.into_iter().collect();
        (worth && alone).then_some(Found {
            second,
            moved,
            sums,
        })
    }

    /// The ops after the `if` that move into it.
    fn moved(&mut self, region: &Region, at: usize) -> Vec<usize> {
        let mut moved = vec![];
        let mut results: HashSet<ValId> = region.ops[at].results.iter().copied().collect();
        let mut written = HashSet::default();
        let mut opaque = writes(self.func, &region.ops[at], &mut written);
        // What is read on the way, past which nothing may move that writes it.
        let mut read: HashSet<RootId> = HashSet::default();
        for (n, op) in region.ops.iter().enumerate().skip(at + 1) {
            let mut takes = false;
            op.for_each_value_deep(&mut |v| takes |= results.contains(&v));
            if takes {
                if !self.moves(op) {
                    break;
                }
                results.extend(&op.results);
                let mut own = HashSet::default();
                opaque |= writes(self.func, op, &mut own);
                written.extend(own);
                moved.push(n);
                continue;
            }
            let passes = match &op.kind {
                OpKind::Lit(_) | OpKind::Const(_) | OpKind::Math(..) | OpKind::Select(..) => true,
                OpKind::Pure(pure, _) => !matches!(pure, Pure::Expr(_)),
                OpKind::Load(place) | OpKind::Len(place) => match place.base {
                    Base::Root(root) => {
                        read.insert(root);
                        !matches!(self.func.root(root).kind, RootKind::View { .. })
                    }
                    _ => false,
                },
                _ => false,
            };
            if !passes || opaque || read.iter().any(|root| written.contains(root)) {
                break;
            }
        }
        moved
    }

    /// Clause 1, for an op that takes something of the branch's.
    fn moves(&mut self, op: &Op) -> bool {
        let vanishes = |v: &ValId| self.vanish.contains(v) || self.zeros.contains(v);
        let floats = op.results.iter().filter(|v| self.func.ty(**v).is_float());
        if !floats
            .into_iter()
            .all(|v| is_adjoint(self.func, *v, self.first_new))
        {
            return false;
        }
        match &op.kind {
            OpKind::Math(math, args) if math.path.is_none() => {
                let (name, result) = (math.rule.name, op.results[0]);
                let zero = match name {
                    "mul" => args.iter().any(vanishes),
                    "neg" => vanishes(&args[0]),
                    "div" => vanishes(&args[0]),
                    "add" | "sub" => args.iter().all(vanishes),
                    _ => false,
                };
                if zero {
                    return self.vanish.insert(result);
                }
                let rest = match (name, &args[..]) {
                    ("add" | "sub", [a, b]) if vanishes(b) => *a,
                    ("add", [a, b]) if vanishes(a) => *b,
                    _ => return false,
                };
                if self.local.contains(&rest) {
                    return false;
                }
                let rest = self.sums.get(&rest).copied().unwrap_or(rest);
                self.sums.insert(result, rest);
                true
            }
            OpKind::Select(_, a, b) if vanishes(a) && vanishes(b) => {
                self.vanish.insert(op.results[0])
            }
            OpKind::Pure(Pure::Cmp(_), args) if args.iter().all(|v| self.is_of_branch(v)) => {
                self.local.insert(op.results[0])
            }
            OpKind::Acc(_, v) => vanishes(v) && self.is_plain(op),
            OpKind::Loop(l) => {
                let counted = matches!(l.kind, LoopKind::For { .. });
                counted && op.results.is_empty() && !l.has_exit && self.only_adds(&l.body)
            }
            _ => false,
        }
    }

    /// A value that vanishes, or one that is compared with such.
    fn is_of_branch(&self, v: &ValId) -> bool {
        !self.sums.contains_key(v)
    }

    /// The place is found without what the branch gives.
    fn is_plain(&self, op: &Op) -> bool {
        let mut plain = true;
        op.kind.for_each_place(&mut |place| {
            place.for_each_value(&mut |v| plain &= !self.local.contains(v));
        });
        plain
    }

    /// Whether a loop's body does nothing but to add values that vanish.
    fn only_adds(&mut self, body: &Region) -> bool {
        body.ops.iter().all(|op| match &op.kind {
            OpKind::Lit(_) | OpKind::Const(_) | OpKind::Load(_) | OpKind::Len(_) => true,
            OpKind::Pure(pure, _) => !matches!(pure, Pure::Expr(_)),
            OpKind::Acc(_, v) => self.vanish.contains(v) || self.zeros.contains(v),
            OpKind::Math(..) | OpKind::Select(..) => {
                let mut inner = Search {
                    func: self.func,
                    zeros: self.zeros,
                    first_new: self.first_new,
                    vanish: self.vanish.clone(),
                    local: self.local.clone(),
                    sums: HashMap::default(),
                };
                if inner.moves(op) && inner.sums.is_empty() {
                    self.vanish = inner.vanish;
                }
                true
            }
            OpKind::Loop(_) => self.moves(op),
            _ => false,
        })
    }

    /// Whether what is there in the branch only is taken by nobody else.
    fn stay_inside(&self, region: &Region, moved: &[usize]) -> bool {
        let mut inside = true;
        for (n, op) in region.ops.iter().enumerate() {
            if !moved.contains(&n) {
                op.for_each_value_deep(&mut |v| inside &= !self.local.contains(&v));
            }
        }
        inside && region.yields.iter().all(|v| !self.local.contains(v))
    }
}

/// Values of the primal are computed as they are written, those that the reverse sweep computes again too.
fn is_adjoint(func: &Func, v: ValId, first_new: usize) -> bool {
    v.0 as usize >= first_new && !func.val(v).again && func.ty(v).is_float()
}

/// Whether a branch does more than to compute.
fn acts(branch: &Region) -> bool {
    let mut acts = false;
    branch.walk(&mut |op| {
        acts |= !op.kind.computes();
    });
    acts
}

/// Notes the primal roots that an op writes. Whether it may write others: through views, choices or calls.
fn writes(func: &Func, op: &Op, roots: &mut HashSet<RootId>) -> bool {
    let mut opaque = false;
    op.walk(&mut |op| {
        match &op.kind {
            OpKind::Load(_)
            | OpKind::Len(_)
            | OpKind::SumAll(_)
            | OpKind::Dot(..)
            | OpKind::SumOf(_) => return,
            OpKind::Call(_) | OpKind::CallRev(_) | OpKind::Effect(..) | OpKind::Recreate(_) => {
                opaque = true
            }
            _ => {}
        }
        op.kind.for_each_place(&mut |place| {
            let here = place.roots();
            opaque |= here
                .iter()
                .any(|root| matches!(func.root(*root).kind, RootKind::View { .. }));
            roots.extend(here);
        });
    });
    opaque
}

impl Found {
    /// Whether a loop moves that is not known to be over a few numbers.
    fn is_long(&self, region: &Region) -> bool {
        let mut numbers = HashMap::default();
        region.walk(&mut |op| {
            if let OpKind::Lit(text) = &op.kind {
                numbers.extend(text.parse::<i64>().ok().map(|n| (op.results[0], n)));
            }
        });
        self.moved.iter().any(|n| {
            let mut trips = Some(1);
            region.ops[*n].walk(&mut |op| {
                if let OpKind::Loop(l) = &op.kind {
                    let LoopKind::For { lo, hi, .. } = l.kind else {
                        trips = None;
                        return;
                    };
                    let ends = numbers.get(&hi).zip(numbers.get(&lo));
                    trips = trips.zip(ends).map(|(t, (hi, lo))| t * (hi - lo));
                }
            });
            matches!(region.ops[*n].kind, OpKind::Loop(_)) && trips.is_none_or(|t| t > FEW)
        })
    }

    fn apply(self, func: &mut Func, region: &mut Region, at: usize) {
        let last = *self.moved.last().expect("something moves");
        let moved: HashSet<usize> = self.moved.iter().copied().collect();
        let mut between = vec![];
        let mut inside = vec![];
        for (n, op) in region.ops.splice(at..=last, []).enumerate() {
            match n {
                0 => inside.insert(0, op),
                _ if moved.contains(&(at + n)) => inside.push(op),
                _ => between.push(op),
            }
        }
        let mut choice = inside.remove(0);
        let OpKind::If { then, els, .. } = &mut choice.kind else {
            unreachable!("an `if`")
        };
        let (branch, other) = match self.second {
            true => (els, then),
            false => (then, els),
        };
        let mut here: HashMap<ValId, ValId> = HashMap::default();
        for (result, value) in choice.results.iter().zip(&branch.yields) {
            here.insert(*result, *value);
        }
        let sums: HashMap<ValId, ValId> = self.sums.into_iter().collect();
        for mut op in inside {
            let (results, src) = (op.results.clone(), op.src);
            op.map_values_deep(&mut |v| here.get(&v).copied().unwrap_or(v));
            for v in &mut op.results {
                let info = func.val(*v).clone();
                let new = func.new_val(info.ty, info.name, info.span);
                here.insert(*v, new);
                *v = new;
            }
            branch.ops.push(op);
            for v in results {
                if !func.ty(v).is_float() {
                    continue;
                }
                // Whoever takes it elsewhere finds it as a result.
                let elsewhere = match sums.get(&v) {
                    Some(rest) => {
                        let own = choice.results.iter().position(|v| v == rest);
                        own.map_or(*rest, |k| other.yields[k])
                    }
                    None => {
                        let zero = func.new_val(func.ty(v), None, Span::call_site());
                        other
                            .ops
                            .push(new_op(Some(zero), OpKind::Lit("0.0".into()), src));
                        zero
                    }
                };
                branch.yields.push(here[&v]);
                other.yields.push(elsewhere);
                choice.results.push(v);
            }
        }
        between.push(choice);
        region.ops.splice(at..at, between);
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    fn moves(source: &str) -> bool {
        vjp(quote!(), source) != vjp(quote!(off(taken)), source)
    }

    const CLOSE: &str = "fn f(x: &[f64], m: &[f64], h: f64, n: usize) -> f64 { let mut s = 0.0; \
        for i in 0..n { for j in 0..i { let mut r = 0.0; for k in 0..3 { r += (x[3 * i + k] - x[3 * j + k]).powi(2); } \
        if r < h * h { let q = h * h - r; s += m[j] * q * q; } } } s }";

    #[test]
    fn sums_over_what_is_close() {
        assert!(moves(CLOSE));
    }

    #[test]
    fn choices_stay_as_they_are() {
        let relu = "fn f(x: &[f64], w: &[f64], n: usize) -> f64 { let mut s = 0.0; \
                    for i in 0..n { let y = x[i] * w[i]; let z = if y > 0.0 { y * y } else { 0.0 }; s += z; } s }";
        assert!(!moves(relu));
    }

    #[test]
    fn rectifiers_of_a_layer() {
        let layer = "fn f(w: &[f64], x: &[f64], n: usize) -> f64 { let mut s = 0.0; \
                     for j in 0..n { let mut z = 0.0; for i in 0..x.len() { z += w[j * x.len() + i] * x[i]; } \
                     s += z.max(0.0); } s }";
        assert!(moves(layer), "{}", vjp(quote!(), layer));
        // No guess is worth three additions, and no quotient's guard is a rectifier.
        assert!(!moves(&layer.replace("x.len()", "3")));
        assert!(!moves(&layer.replace("z.max(0.0)", "z / x[0]")));
    }

    #[test]
    fn what_the_branch_restores_is_read_behind_it() {
        let reads = "fn f(x: &[f64], m: &[f64], w: &mut [f64], h: f64, n: usize) -> f64 { let mut s = 0.0; \
                     for j in 0..n { let r = x[j] * w[j]; if r < h { let q = h - r; s += m[j] * q * q; w[j] = 0.5 * q; } } s }";
        assert!(!moves(reads));
        assert!(moves(&reads.replace("w[j] = 0.5 * q;", "")));
    }

    #[test]
    fn both_branches_contribute() {
        let other = CLOSE.replace("} } } s }", "} else { s += m[j] * r; } } } s }");
        assert!(!moves(&other));
    }
}
