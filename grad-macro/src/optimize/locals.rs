//! What a loop over few numbers records stays in local arrays.
//!
//! ```text
//! for k in 0..9 { .. record p }                for k in (0..9).rev() { replay p .. }
//! ```
//! becomes
//! ```text
//! let mut kept = [0.0; 9];
//! for k in 0..9 { .. kept[k] = p }             for k in (0..9).rev() { let p = kept[k]; .. }
//! ```
//! Small loops of fixed length are unrolled by compilers, and local arrays of known subscripts become registers: what is
//! left of the loop is straight-line code, which has no use for a tape. A function that records nothing else needs none.
//!
//! Legality: both loops stand in a region that holds both sweeps, so that the array lives from one to the other; all
//! loops around them up to that region run over literal numbers of iterations, the same in both sweeps, so every record
//! has an element of its own. Records and what reads them back go together, so the order of the others stays.

use proc_macro2::{Literal, Span};
use quote::ToTokens;

use crate::ir::{
    Base, BinOp, Elem, Func, Init, Int, LoopKind, Mem, Op, OpKind, Place, Proj, Pure, Region,
    RootId, RootKind, Scalar, SrcId, ValId, try_place_type,
};
use crate::maps::HashMap;
use crate::reverse::uses_tape;

/// Numbers that one loop may keep.
const MOST: i64 = 256;

/// Numbers that a function may keep: they take its stack.
const MOST_OF_ALL: i64 = 1024;

const USIZE: Scalar = Scalar::Int(Int::Usize);

pub fn locals(func: &mut Func, region: &mut Region) {
    let mut numbers = HashMap::default();
    region.walk(&mut |op| {
        let number = match &op.kind {
            OpKind::Lit(text) => text.replace('_', "").parse().ok(),
            OpKind::Len(place) => array_length(func, place),
            _ => None,
        };
        numbers.extend(number.map(|n: i64| (op.results[0], n)));
    });
    in_region(func, region, &numbers, &mut { MOST_OF_ALL });
}

fn array_length(func: &Func, place: &Place) -> Option<i64> {
    match try_place_type(func, place) {
        Ok(Mem::Array(_, n)) => n.to_string().trim_end_matches("usize").parse().ok(),
        _ => None,
    }
}

fn in_region(func: &mut Func, region: &mut Region, numbers: &HashMap<ValId, i64>, left: &mut i64) {
    if holds_both(region) {
        convert(func, region, numbers, left);
    }
    for op in &mut region.ops {
        op.kind
            .for_each_region_mut(&mut |inner| in_region(func, inner, numbers, left));
    }
}

/// Whether the forward and the reverse sweep stand in this region.
fn holds_both(region: &Region) -> bool {
    let mut kinds = region.ops.iter().map(|op| &op.kind);
    kinds.any(|kind| matches!(kind, OpKind::TapeMark))
}

/// A loop around, from outside to inside.
#[derive(Clone, Copy)]
struct Around {
    index: ValId,
    lo: i64,
    trips: i64,
}

/// A record, or what reads it back.
struct Site {
    vals: Vec<ValId>,
    around: Vec<Around>,
}

fn convert(func: &mut Func, region: &mut Region, numbers: &HashMap<ValId, i64>, left: &mut i64) {
    let (mut records, mut replays) = (vec![], vec![]);
    sites(region, numbers, &mut vec![], &mut records, &mut replays);
    let recorded: HashMap<ValId, ValId> = func.replays.iter().copied().collect();
    let mut writes: HashMap<Vec<ValId>, Instead> = HashMap::default();
    let mut begin = vec![];
    let src = region.ops.first().map_or(SrcId(0), |op| op.src);
    for record in records {
        let of = |back: &ValId| recorded.get(back).copied();
        let reads = |site: &&Site| {
            site.vals.len() == record.vals.len()
                && site
                    .vals
                    .iter()
                    .map(of)
                    .all(|v| v.is_some_and(|v| record.vals.contains(&v)))
        };
        let mut matching = replays.iter().filter(reads);
        let (Some(replay), None) = (matching.next(), matching.next()) else {
            continue;
        };
        let same = |a: &Around, b: &Around| (a.lo, a.trips) == (b.lo, b.trips);
        let pairs = record.around.iter().zip(&replay.around);
        let alike =
            record.around.len() == replay.around.len() && pairs.clone().all(|(a, b)| same(a, b));
        let size = record
            .around
            .iter()
            .map(|around| around.trips)
            .product::<i64>();
        let plain = record.vals.iter().all(|v| is_plain(func.ty(*v)));
        let size = size * record.vals.len() as i64;
        if !alike || !plain || size > MOST.min(*left) {
            continue;
        }
        *left -= size;
        let mut roots = HashMap::default();
        for v in &record.vals {
            roots.insert(*v, array(func, *v, &record.around, src, &mut begin));
        }
        let read = replay
            .vals
            .iter()
            .map(|back| roots[&recorded[back]])
            .collect();
        let write = record.vals.iter().map(|v| roots[v]).collect();
        let instead = |around: &[Around], roots| Instead {
            around: around.to_vec(),
            roots,
        };
        writes.insert(replay.vals.clone(), instead(&replay.around, read));
        writes.insert(record.vals, instead(&record.around, write));
    }
    if writes.is_empty() {
        return;
    }
    replace(func, region, &writes);
    let at = region
        .ops
        .iter()
        .position(|op| matches!(op.kind, OpKind::TapeMark));
    let at = at.expect("the region holds both sweeps");
    region.ops.splice(at + 1..at + 1, begin);
    if !region.ops.iter().any(is_recorded) {
        region
            .ops
            .retain(|op| !matches!(op.kind, OpKind::TapeMark | OpKind::TapeTurn));
    }
}

/// Whether the op has to do with records that do not begin and end in it.
fn is_recorded(op: &Op) -> bool {
    match &op.kind {
        OpKind::Loop(l) => !holds_both(&l.body) && l.body.ops.iter().any(is_recorded),
        OpKind::If { then, els, .. } => [then, els]
            .iter()
            .any(|branch| !holds_both(branch) && branch.ops.iter().any(is_recorded)),
        _ => uses_tape(op),
    }
}

fn is_plain(ty: Scalar) -> bool {
    match ty {
        Scalar::F64 | Scalar::F32 | Scalar::Bool => true,
        Scalar::Int(int) => int != Int::Infer,
        Scalar::Param(_) | Scalar::Other => false,
    }
}

/// Records and what reads them back, in loops over literal numbers of iterations.
fn sites(
    region: &Region,
    numbers: &HashMap<ValId, i64>,
    around: &mut Vec<Around>,
    records: &mut Vec<Site>,
    replays: &mut Vec<Site>,
) {
    for op in &region.ops {
        let site = |vals: &[ValId]| Site {
            vals: vals.to_vec(),
            around: around.clone(),
        };
        match &op.kind {
            OpKind::Record(vals) if !around.is_empty() => records.push(site(vals)),
            OpKind::Replay if !around.is_empty() => replays.push(site(&op.results)),
            OpKind::If { then, els, .. } => {
                for branch in [then, els].into_iter().filter(|branch| !holds_both(branch)) {
                    sites(branch, numbers, around, records, replays);
                }
            }
            OpKind::Loop(l) if !l.has_exit && !holds_both(&l.body) => {
                let LoopKind::For {
                    lo,
                    hi,
                    inclusive,
                    step: None,
                    ..
                } = &l.kind
                else {
                    continue;
                };
                let (Some(lo), Some(hi)) = (numbers.get(lo), numbers.get(hi)) else {
                    continue;
                };
                let trips = hi - lo + i64::from(*inclusive);
                if *lo < 0 || !(1..=MOST).contains(&trips) {
                    continue;
                }
                around.push(Around {
                    index: l.body.params[0],
                    lo: *lo,
                    trips,
                });
                sites(&l.body, numbers, around, records, replays);
                around.pop();
            }
            _ => {}
        }
    }
}

/// An array with an element for each iteration, and the ops that begin its life.
fn array(func: &mut Func, v: ValId, around: &[Around], src: SrcId, begin: &mut Vec<Op>) -> RootId {
    let ty = func.ty(v);
    let zero = func.new_val(ty, None, Span::call_site());
    let text = match ty {
        Scalar::Bool => "false",
        Scalar::Int(_) => "0",
        _ => "0.0",
    };
    begin.push(Op {
        results: vec![zero],
        kind: OpKind::Lit(text.into()),
        src,
    });
    let (mut mem, mut init) = (Mem::Scalar(ty), None);
    for around in around.iter().rev() {
        let n = Literal::i64_unsuffixed(around.trips).to_token_stream();
        mem = Mem::Array(Box::new(mem), n);
        let elem = match init {
            None => Elem::Val(zero),
            Some(inner) => Elem::Init(Box::new(inner)),
        };
        init = Some(Init::Fill(Box::new(elem), None));
    }
    let info = func.val(v);
    let (name, span) = (
        info.name.clone().unwrap_or_else(|| "kept".into()),
        info.span,
    );
    let root = func.new_root(&name, mem, RootKind::Local, span);
    begin.push(Op {
        results: vec![],
        kind: OpKind::Alloc(root, init.expect("a loop around")),
        src,
    });
    root
}

/// The arrays of a record's values, or of what is read back.
struct Instead {
    around: Vec<Around>,
    roots: Vec<RootId>,
}

fn replace(func: &mut Func, region: &mut Region, instead: &HashMap<Vec<ValId>, Instead>) {
    let mut ops = Vec::with_capacity(region.ops.len());
    for mut op in std::mem::take(&mut region.ops) {
        op.kind
            .for_each_region_mut(&mut |inner| replace(func, inner, instead));
        let vals = match &op.kind {
            OpKind::Record(vals) => vals,
            OpKind::Replay => &op.results,
            _ => {
                ops.push(op);
                continue;
            }
        };
        let Some(found) = instead.get(vals) else {
            ops.push(op);
            continue;
        };
        let path: Vec<Proj> = (found.around.iter())
            .map(|around| Proj::Index(subscript(func, around, op.src, &mut ops)))
            .collect();
        let is_record = matches!(op.kind, OpKind::Record(_));
        for (v, root) in vals.iter().zip(&found.roots) {
            let place = Place {
                base: Base::Root(*root),
                path: path.clone(),
            };
            let (results, kind) = match is_record {
                true => (vec![], OpKind::Store(place, *v)),
                false => (vec![*v], OpKind::Load(place)),
            };
            ops.push(Op {
                results,
                kind,
                src: op.src,
            });
        }
    }
    region.ops = ops;
}

/// The number of the iteration.
fn subscript(func: &mut Func, around: &Around, src: SrcId, ops: &mut Vec<Op>) -> ValId {
    let ty = func.ty(around.index);
    let mut emit = |ty: Scalar, kind: OpKind| {
        let v = func.new_val(ty, None, Span::call_site());
        ops.push(Op {
            results: vec![v],
            kind,
            src,
        });
        v
    };
    let mut v = around.index;
    if around.lo != 0 {
        let lo = emit(ty, OpKind::Lit(around.lo.to_string()));
        v = emit(ty, OpKind::Pure(Pure::Bin(BinOp::Sub), vec![v, lo]));
    }
    if ty != USIZE {
        v = emit(USIZE, OpKind::Pure(Pure::Cast, vec![v]));
    }
    v
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// Whether the companion that runs both sweeps records on the tape.
    fn records(source: &str) -> bool {
        let body = vjp(quote!(), source);
        body.contains("tape . mark")
    }

    #[test]
    fn few_iterations() {
        assert!(!records(
            "fn f(c: &[f64; 9], x: f64) -> f64 { let mut p = 0.0; for k in (0..9).rev() { p = p * x + c[k]; } p }"
        ));
        assert!(!records(
            "fn f(c: [f64; 9], x: f64) -> f64 { let mut p = 1.0; for (k, v) in c.iter().enumerate() { \
             if k % 2 == 0 { p = (p * x + v).sin(); } } p }"
        ));
        // Nested, and from another beginning.
        assert!(!records(
            "fn f(m: &[[f64; 4]; 4]) -> f64 { let mut p = 1.0; \
             for i in 1..4 { for j in 0..=3 { p = (p * m[i][j]).sin(); } p = p * p; } p }"
        ));
    }

    #[test]
    fn many_or_unknown_iterations() {
        assert!(records(
            "fn f(x: f64) -> f64 { let mut p = x; for _ in 0..1000 { p = (p * x).sin(); } p }"
        ));
        assert!(records(
            "fn f(x: f64, n: usize) -> f64 { let mut p = x; for _ in 0..n { p = (p * x).sin(); } p }"
        ));
        assert!(records(
            "fn f(x: f64, n: usize) -> f64 { let mut p = x; \
             for _ in 0..n { for _ in 0..3 { p = (p * x).sin(); } } p }"
        ));
    }
}
