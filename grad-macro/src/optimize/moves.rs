//! A list that is moved into a variable changes places with what the variable held.
//!
//! ```text
//! for _ in 0..steps { let mut next = vec![0.0; n]; ..; u = next; }
//! ```
//! is represented by a copy, since a move and a clone are alike to everything else. Where nothing reads the source any more,
//! ```text
//! for _ in 0..steps { let mut next = vec![0.0; n]; ..; swap(&mut u, &mut next); }
//! ```
//! leaves the same behind: what ends up in the source is as dead as what was there. An exchange takes no time, needs no length
//! recorded, and its reverse is the exchange of the shadows, where that of a copy adds up and clears whole lists.
//!
//! Legality: source and destination are different lists of the function's own, of numbers or of such lists. Behind the copy the source is
//! overwritten as a whole before anything else mentions it; or it is not mentioned again until the region ends in which it came
//! into being, and is not what the function returns.

use crate::ir::{Base, Bind, CopyHow, Func, Mem, Op, OpKind, Place, Region, Ret, RootId, RootKind};
use crate::maps::HashSet;

pub fn moves(func: &mut Func) {
    let mut body = std::mem::take(&mut func.body);
    let returned = returned(&func.ret);
    in_region(func, &mut body, &|root| !returned.contains(&root));
    func.body = body;
}

/// `dead`: whether nothing reads a root any more that is not mentioned again in the region.
fn in_region(func: &Func, region: &mut Region, dead: &dyn Fn(RootId) -> bool) {
    for at in 0..region.ops.len() {
        let (op, after) = region.ops[at..].split_first_mut().expect("in range");
        let after: &[Op] = after;
        let dead_behind = |root| match after.iter().find(|op| mentions(op, root)) {
            Some(next) => overwrites(next, root),
            None => dead(root),
        };
        match &mut op.kind {
            OpKind::If { then, els, .. } => {
                in_region(func, then, &dead_behind);
                in_region(func, els, &dead_behind);
            }
            OpKind::Loop(l) => {
                // What came into being outside, the next iteration finds again.
                let mut inside = HashSet::default();
                l.body.walk(&mut |op| inside.extend(births(op)));
                in_region(func, &mut l.body, &|root| inside.contains(&root));
            }
            kind => {
                if let Some((dst, src)) = copied(func, kind).filter(|(_, src)| dead_behind(*src)) {
                    *kind = OpKind::Swap(Place::root(dst), Place::root(src));
                }
            }
        }
    }
}

/// Destination and source of a copy from list to list.
fn copied(func: &Func, kind: &OpKind) -> Option<(RootId, RootId)> {
    let OpKind::Copy { dst, src, how } = kind else {
        return None;
    };
    let lists = own_list(func, dst).zip(own_list(func, src));
    lists.filter(|(dst, src)| *how == CopyHow::Assign && dst != src)
}

/// A whole list that the function made.
fn own_list(func: &Func, place: &Place) -> Option<RootId> {
    let Base::Root(root) = place.base else {
        return None;
    };
    let info = func.root(root);
    (is_list(&info.ty) && place.path.is_empty() && matches!(info.kind, RootKind::Local))
        .then_some(root)
}

/// A list of numbers, or of such lists.
fn is_list(ty: &Mem) -> bool {
    match ty {
        Mem::Vec(of) => matches!(**of, Mem::Scalar(_)) || is_list(of),
        _ => false,
    }
}

/// Whether the op gives the root other contents, and another length, whatever it was.
fn overwrites(op: &Op, root: RootId) -> bool {
    let whole = |place: &Place| place.path.is_empty() && place.roots() == [root];
    match &op.kind {
        OpKind::Copy { dst, src, how } => {
            *how == CopyHow::Assign && whole(dst) && !src.roots().contains(&root)
        }
        _ => false,
    }
}

fn mentions(op: &Op, root: RootId) -> bool {
    let here = |op: &Op| (op.kind.places().iter()).any(|place| place.roots().contains(&root));
    let mut found = here(op);
    (op.kind).for_each_region(&mut |region| region.walk(&mut |op| found |= here(op)));
    found
}

/// The roots that an op makes.
fn births(op: &Op) -> Vec<RootId> {
    match &op.kind {
        OpKind::Alloc(root, _) | OpKind::Pop(_, Some(root), _) => vec![*root],
        OpKind::Call(call) => call.ret.as_ref().map(Bind::roots).unwrap_or_default(),
        _ => vec![],
    }
}

/// The roots that the function returns.
fn returned(ret: &Ret) -> Vec<RootId> {
    match ret {
        Ret::Unit | Ret::Val(_) => vec![],
        Ret::Root(root) => vec![*root],
        Ret::Tuple(parts) | Ret::Opt(parts) => parts.iter().flat_map(returned).collect(),
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    fn exchanges(source: &str) -> usize {
        let count = |off| vjp(off, source).matches(":: mem :: swap (").count();
        assert_eq!(count(quote!(off(moves))), 0);
        count(quote!())
    }

    const STEP: &str = "for i in 0..x.len() { next[i] = 2.0 * u[i]; }";

    #[test]
    fn into_what_lives_on() {
        let source = format!(
            "fn f(x: &[f64], n: usize) -> f64 {{ let mut u = x.to_vec(); \
             for _ in 0..n {{ let mut next = vec![0.0; x.len()]; {STEP} u = next; }} u[0] }}"
        );
        // Forward and back.
        assert_eq!(exchanges(&source), 2);
    }

    #[test]
    fn in_turns() {
        let source = format!(
            "fn f(x: &[f64], n: usize) -> f64 {{ let mut old = x.to_vec(); let mut u = x.to_vec(); \
             for _ in 0..n {{ let mut next = vec![0.0; x.len()]; {STEP} old = u; u = next; }} u[0] + old[0] }}"
        );
        assert_eq!(exchanges(&source), 4);
    }

    #[test]
    fn lists_of_lists() {
        let source = "fn f(x: &[Vec<f64>], n: usize) -> f64 { let mut u = x.to_vec(); \
             for _ in 0..n { let mut next = u.clone(); \
             for i in 1..x.len() { next[i][0] = u[i - 1][0] * u[i][0]; } u = next; } u[1][0] }";
        // Of the list forwards, of the list and its adjoint backwards.
        assert_eq!(exchanges(source), 3);
    }

    /// A clone, of which the source is read later, in the next iteration or by the caller.
    #[test]
    fn clones_stay() {
        let kept = "fn f(x: &[f64]) -> f64 { let mut v = x.to_vec(); let mut w = x.to_vec(); \
                    w[0] *= 2.0; v.clone_from(&w); v[0] * w[0] }";
        let again = "fn f(x: &[f64], n: usize) -> f64 { let mut v = x.to_vec(); let mut w = x.to_vec(); \
                     for _ in 0..n { w[0] *= v[0]; v.clone_from(&w); } v[0] }";
        let given = "fn f(x: &[f64]) -> Vec<f64> { let mut v = x.to_vec(); let mut w = x.to_vec(); \
                     w[0] *= v[0]; v.clone_from(&w); w[0] *= v[0]; w }";
        for source in [kept, again, given] {
            assert_eq!(exchanges(source), 0, "{source}");
        }
    }
}
