//! The length of a work array is the number that it was made with.
//!
//! `buf.len()` of `let buf = vec![0.0; n]`, which nothing resizes, is `n`: so that loops over several arrays of one length
//! are seen to run over all of each. That of `x[a..b]` is `b - a`, which need not be recorded.

use crate::ir::{Base, BinOp, CopyHow, Func, Init, Mem, OpKind, Proj, Pure, Region, RootId, ValId};
use crate::maps::{HashMap, HashSet};
use crate::reverse::writes_of;

pub fn lengths(func: &mut Func) {
    let mut made: HashMap<RootId, ValId> = HashMap::default();
    let mut resized = HashSet::default();
    func.body.walk(&mut |op| {
        if let OpKind::Alloc(root, Init::Fill(_, Some(n))) = &op.kind
            && matches!(func.root(*root).ty, Mem::Vec(_))
        {
            made.insert(*root, *n);
        }
        let keeps = matches!(
            op.kind,
            OpKind::Store(..)
                | OpKind::Fill(..)
                | OpKind::Copy {
                    how: CopyHow::Slice,
                    ..
                }
        );
        if !keeps {
            resized.extend(writes_of(op).iter().flat_map(|place| place.roots()));
        }
    });
    made.retain(|root, _| !resized.contains(root));
    let mut instead = HashMap::default();
    replace(&mut func.body, &made, &mut instead);
    // An array may have been made as long as another.
    let number = |v: ValId| {
        let mut v = v;
        while let Some(n) = instead.get(&v) {
            v = *n;
        }
        v
    };
    func.body.map_values_deep(&mut |v| number(v));
}

fn replace(
    region: &mut Region,
    made: &HashMap<RootId, ValId>,
    instead: &mut HashMap<ValId, ValId>,
) {
    region.ops.retain_mut(|op| {
        op.kind
            .for_each_region_mut(&mut |inner| replace(inner, made, instead));
        let OpKind::Len(place) = &op.kind else {
            return true;
        };
        if let Some(Proj::Range(from, Some(to))) = place.path.last() {
            // A range that the list does not have is noticed where an element of it is accessed.
            let Some(from) = from else {
                instead.insert(op.results[0], *to);
                return false;
            };
            op.kind = OpKind::Pure(Pure::Bin(BinOp::Sub), vec![*to, *from]);
            return true;
        }
        let (Base::Root(root), []) = (&place.base, &place.path[..]) else {
            return true;
        };
        let Some(n) = made.get(root) else {
            return true;
        };
        instead.insert(op.results[0], *n);
        false
    });
}
