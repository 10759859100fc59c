//! What a loop adds to the elements of a small array is summed in a local array and added once.
//!
//! ```text
//! for i in 0..n { .. for k in 0..6 { beta_bar[k] += d * x[i][k]; } }
//! ```
//! becomes
//! ```text
//! let mut sum = [0.0; 6];
//! for i in 0..n { .. for k in 0..6 { sum[k] += d * x[i][k]; } }
//! beta_bar += sum;
//! ```
//! The short loop is unrolled by compilers, and a local array of known subscripts becomes registers: the coefficients of a
//! regression are then added to without a way through memory, where each iteration would wait for the one before. The
//! adjoint buffer is memory that may be anybody's, and stays where it is. (This is [`super::sums`] for what an inner loop runs
//! over.)
//!
//! Legality: as there. The loop does nothing else with that shadow than to add to it, so sums may be taken in any order, and
//! elements that nothing is added to get a zero more. The array that is added in the end must be there: it is all of
//! a parameter or of a local, or it is an element of something that does not change in the loop, and then every
//! iteration adds to it, and the loop must run.
//!
//! Only where nothing is called in the loop, across which the array would be kept in memory, and where the subscripts are
//! the numbers of inner loops: the array is added as a whole, which must not be more than an iteration does.

use proc_macro2::Span;

use super::neighbours::numbers;
use super::sums::{Steady, only_added, op as new_op};
use crate::ir::{
    Base, CmpOp, Func, Loop, LoopKind, Mem, Op, OpKind, Place, Proj, Pure, Region, RootId,
    RootKind, Scalar, ShadowInit, SrcId, ValId, try_place_type,
};
use crate::maps::{HashMap, HashSet};

/// More elements would not stay in registers.
const MOST: i64 = 16;

/// Loops that are known to run less often are not worth it.
const OFTEN: i64 = 8;

pub fn small(func: &mut Func, region: &mut Region) {
    let numbers = numbers(region);
    in_region(func, region, &numbers, &mut HashSet::default());
}

fn in_region(
    func: &mut Func,
    region: &mut Region,
    numbers: &HashMap<ValId, i64>,
    own: &mut HashSet<RootId>,
) {
    let mut ops = Vec::with_capacity(region.ops.len());
    for mut op in std::mem::take(&mut region.ops) {
        let (mut before, mut after) = (vec![], vec![]);
        if let OpKind::Loop(l) = &mut op.kind {
            (before, after) = in_loop(func, l, op.src, numbers, own);
        }
        op.kind
            .for_each_region_mut(&mut |inner| in_region(func, inner, numbers, own));
        ops.extend(before);
        ops.push(op);
        ops.extend(after);
    }
    region.ops = ops;
}

/// An array, and the local one that is added to instead.
struct Found {
    array: Place,
    depth: usize,
    sum: RootId,
}

/// The ops that precede and follow.
fn in_loop(
    func: &mut Func,
    l: &mut Loop,
    src: SrcId,
    numbers: &HashMap<ValId, i64>,
    own: &mut HashSet<RootId>,
) -> (Vec<Op>, Vec<Op>) {
    let nothing = (vec![], vec![]);
    let LoopKind::For {
        lo, hi, inclusive, ..
    } = l.kind
    else {
        return nothing;
    };
    let few = trips(l, numbers).is_some_and(|n| n < OFTEN);
    if few || l.has_exit || !stays_in_registers(&l.body) {
        return nothing;
    }
    let mut inside = HashSet::default();
    l.body.for_each_def_deep(&mut |v| {
        inside.insert(v);
    });
    let steady = Steady::of(&l.body, &inside);
    let mut candidates = vec![];
    let around = Around {
        numbers,
        counters: vec![],
        sure: true,
    };
    sites(&l.body, &around, &mut candidates);
    let added = only_added(&l.body);
    let mut found: Vec<Found> = vec![];
    for (place, counters, sure) in candidates {
        let Base::Shadow(root) = place.base else {
            continue;
        };
        if !added.contains(&root) || own.contains(&root) {
            continue;
        }
        let Some((array, mem)) = split(func, &place, &counters, &steady) else {
            continue;
        };
        let element = !array.path.is_empty();
        let known = |of: &Found| is_same(of, &array, &steady);
        if element && !sure || found.iter().any(known) {
            continue;
        }
        let span = func.root(root).span;
        let sum = func.new_root("sum", mem, RootKind::Local, span);
        own.insert(sum);
        let depth = array.path.len();
        found.push(Found { array, depth, sum });
    }
    if found.is_empty() {
        return nothing;
    }
    l.body.walk_mut(&mut |op| {
        let OpKind::Acc(place, _) = &mut op.kind else {
            return;
        };
        let of = found.iter().find(|of| {
            let array = Place {
                base: place.base.clone(),
                path: place.path.iter().take(of.depth).cloned().collect(),
            };
            place.path.len() > of.depth && is_same(of, &array, &steady)
        });
        if let Some(of) = of {
            place.base = Base::Shadow(of.sum);
            place.path.drain(..of.depth);
        }
    });
    let (mut before, mut after) = (vec![], vec![]);
    let mut then = Region::default();
    for of in found {
        let begin = OpKind::Shadow(of.sum, ShadowInit::Zeros(None));
        before.push(new_op(None, begin, src));
        let ops = match of.array.path.is_empty() {
            true => &mut after,
            false => &mut then.ops,
        };
        let dst = steady.again(func, of.array, ops);
        let sum = Place {
            base: Base::Shadow(of.sum),
            path: vec![],
        };
        ops.push(new_op(None, OpKind::AccAll { dst, src: sum }, src));
    }
    if !then.ops.is_empty() {
        // A loop that does not run may stand for an array that is not there.
        let runs = func.new_val(Scalar::Bool, None, Span::call_site());
        let cmp = if inclusive { CmpOp::Le } else { CmpOp::Lt };
        let cmp = OpKind::Pure(Pure::Cmp(cmp), vec![lo, hi]);
        after.push(new_op(Some(runs), cmp, src));
        let kind = OpKind::If {
            cond: runs,
            then,
            els: Region::default(),
        };
        after.push(new_op(None, kind, src));
    }
    (before, after)
}

fn is_same(of: &Found, array: &Place, steady: &Steady) -> bool {
    let roots = match (&of.array.base, &array.base) {
        (Base::Shadow(a), Base::Shadow(b)) => a == b,
        _ => false,
    };
    roots && steady.same_place(&of.array, array)
}

/// The part of a place that is the same in every iteration, if that is a small array and the rest are numbers of
/// inner loops.
fn split(func: &Func, place: &Place, counters: &[ValId], steady: &Steady) -> Option<(Place, Mem)> {
    let changes = |proj: &Proj| match proj {
        Proj::Index(v) => !steady.value(*v),
        // Behind a field, the array may be a part of a cell that is read and written as a whole.
        Proj::Field(_) => true,
        Proj::Range(a, b) => [a, b].into_iter().flatten().any(|v| !steady.value(*v)),
    };
    let at = place.path.iter().position(changes)?;
    let counts = |proj: &Proj| matches!(proj, Proj::Index(v) if counters.contains(v));
    if !place.path[at..].iter().all(counts) {
        return None;
    }
    let array = Place {
        base: place.base.clone(),
        path: place.path[..at].to_vec(),
    };
    let mem = try_place_type(func, &array).ok()?;
    let (mut elements, mut of) = (1, &mem);
    for _ in at..place.path.len() {
        let Mem::Array(element, n) = of else {
            return None;
        };
        let n = n.to_string();
        let n: i64 = n.trim_end_matches("usize").parse().ok()?;
        elements = n.checked_mul(elements)?;
        of = element;
    }
    let floats = matches!(of, Mem::Scalar(Scalar::F64 | Scalar::F32));
    (floats && elements <= MOST).then_some((array, mem))
}

/// Where an op stands.
struct Around<'n> {
    numbers: &'n HashMap<ValId, i64>,
    /// The numbers of inner loops.
    counters: Vec<ValId>,
    /// It runs in every iteration.
    sure: bool,
}

/// What is added to in inner loops.
fn sites(region: &Region, around: &Around, into: &mut Vec<(Place, Vec<ValId>, bool)>) {
    for op in &region.ops {
        match &op.kind {
            OpKind::Acc(place, _) if !around.counters.is_empty() => {
                into.push((place.clone(), around.counters.clone(), around.sure));
            }
            OpKind::Loop(l) => {
                let mut counters = around.counters.clone();
                if l.has_index() {
                    counters.extend(l.body.params.first());
                }
                let runs = trips(l, around.numbers).is_some_and(|n| n > 0) && !l.has_exit;
                let inner = Around {
                    numbers: around.numbers,
                    counters,
                    sure: around.sure && runs,
                };
                sites(&l.body, &inner, into);
            }
            kind => {
                let inner = Around {
                    numbers: around.numbers,
                    counters: around.counters.clone(),
                    sure: false,
                };
                kind.for_each_region(&mut |region| sites(region, &inner, into));
            }
        }
    }
}

/// How often a loop runs, if that is a literal.
fn trips(l: &Loop, numbers: &HashMap<ValId, i64>) -> Option<i64> {
    let (lo, hi) = l.counted()?;
    Some((numbers.get(&hi)? - numbers.get(&lo)?).max(0))
}

/// Whether nothing is called.
fn stays_in_registers(body: &Region) -> bool {
    const DEAR: u32 = 20;
    let mut calls = false;
    body.walk(&mut |op| {
        calls |= match &op.kind {
            OpKind::Math(math, _) => math.rule.price >= DEAR,
            OpKind::Call(_) | OpKind::CallRev(_) | OpKind::Effect(..) => true,
            _ => false,
        };
    });
    !calls
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    const FIT: &str = "fn f(beta: &[f64; 6], xs: &[[f64; 6]], ys: &[f64]) -> f64 { let mut s = 0.0; \
        for i in 0..xs.len() { let mut fit = 0.0; for k in 0..6 { fit += beta[k] * xs[i][k]; } \
        let e = ys[i] - fit; if e.abs() < 1.0 { s += e * e; } } s }";

    fn sums(source: &str) -> bool {
        let text = vjp(quote!(wrt(beta)), source);
        let without = vjp(quote!(wrt(beta), off(small)), source);
        assert!(!without.contains("sum_bar"), "{without}");
        text.contains("sum_bar")
    }

    #[test]
    fn coefficients_of_a_regression() {
        assert!(sums(FIT), "{}", vjp(quote!(wrt(beta)), FIT));
        let nested = FIT.replace("beta: &[f64; 6]", "beta: &[[f64; 3]; 2]");
        let nested = nested.replace(
            "for k in 0..6 { fit += beta[k] * xs[i][k]; }",
            "for j in 0..2 { for k in 0..3 { fit += beta[j][k] * xs[i][3 * j + k]; } }",
        );
        assert!(sums(&nested));
        let field = FIT.replace("beta: &[f64; 6]", "beta: &([f64; 6], f64)");
        assert!(!sums(&field.replace("beta[k]", "beta.0[k]")));
    }

    #[test]
    fn what_would_not_stay_in_registers() {
        assert!(!sums(&FIT.replace("s += e * e;", "s += (e * e).exp();")));
        assert!(!sums(
            &FIT.replace("; 6]", "; 20]").replace("0..6", "0..20")
        ));
        // Lists are no arrays.
        assert!(!sums(&FIT.replace("beta: &[f64; 6]", "beta: &[f64]")));
    }

    #[test]
    fn arrays_that_may_not_be_there() {
        let rows = "fn f(beta: &[[f64; 3]], xs: &[[f64; 3]], at: usize) -> f64 { let mut s = 0.0; \
            for i in 0..xs.len() { for k in 0..3 { let d = beta[at][k] - xs[i][k]; s += d * d; } } s }";
        assert!(sums(rows), "{}", vjp(quote!(wrt(beta)), rows));
        // In a branch that may never be taken.
        assert!(!sums(
            &rows
                .replace("for k in", "if xs[i][0] > 0.0 { for k in")
                .replace("} } s }", "} } } s }")
        ));
    }
}
