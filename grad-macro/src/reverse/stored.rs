//! Results that are stored where they stay need no record.
//!
//! ```text
//! for i in 0..n { .. l[i * n + j] = s / l[j * n + j]; .. }
//! ```
//! The adjoint of a division, a root or an exponential is taken from its result. It is in `l` already, and the reverse
//! sweep reads it there, as it reads what the program itself has read.
//!
//! Legality: the store stands in the region of the operation, and nothing between the two writes that memory; no write
//! after the store touches the element ([`super::apart`]). Not if the element's old contents are restored, as they are before the
//! adjoint of the operation is due: that, and whether the memory is still there, is asked anew in each run of the sweep
//! ([`Sweep::kept_in`](super::sweep::Sweep::kept_in)).

//!
//! Results that are overwritten later are there when their store is undone, if its old contents are restored at all:
//! ```text
//! for _ in 0..steps { .. for i in 1..n { let q = s / p; d[i] = q; .. } .. }
//! // ... and backwards:
//! for i in (1..n).rev() { .. let q = d[i]; d[i] = old; let s_bar = d_bar / p; let p_bar = -s_bar * q; .. }
//! ```
//! Legality: the reverse sweep asks for the result first after its store is undone ([`Plan::latest`]). To be read there is a
//! need like any other, for which whatever is written between is undone before ([`super::restore`]).

use crate::ir::{Base, Func, OpKind, Place, RootId, ValId};
use crate::maps::HashMap;
use crate::reverse::index::{DefKind, Index, Pos};
use crate::reverse::keep::{CHEAP, Plan};
use crate::reverse::restore::follows;

/// The results, each with the write that puts it into memory.
pub fn stored(func: &Func, index: &Index, plan: &Plan) -> HashMap<ValId, (Pos, Place)> {
    let mut found = HashMap::default();
    if plan
        .off
        .iter()
        .any(|pass| pass == "stored" || pass == "all")
    {
        return found;
    }
    for (pos, op) in plan.ops() {
        if let OpKind::Store(place, v) = &op.kind
            && let Base::Root(root) = place.base
            && is_dear(index, plan, *v, pos, root)
            && !plan.is_exchanged(root)
            && !follows(func, index, plan, root, (pos, place))
        {
            found.entry(*v).or_insert_with(|| (pos, place.clone()));
        }
    }
    found
}

/// Results of dear operations that are recorded, and can be read from memory before it is overwritten backwards.
pub fn found_again(index: &Index, plan: &Plan) -> Vec<ValId> {
    if plan.is_off("stored") {
        return vec![];
    }
    let stores = plan.ops().filter(|(pos, _)| plan.restored.contains(pos));
    let found = stores.filter_map(|(pos, op)| {
        let OpKind::Store(place, v) = &op.kind else {
            return None;
        };
        let Base::Root(root) = place.base else {
            return None;
        };
        let recorded = plan.record.contains(v) && !plan.fixed.contains(v);
        let in_time = plan.latest.get(v).is_some_and(|at| *at < pos);
        let def = index.def.get(v)?;
        let here = def.region == index.op_region[pos] && matches!(def.how, DefKind::Op(_));
        let dear =
            matches!(&plan.op(def.pos).kind, OpKind::Math(math, _) if math.rule.price > CHEAP);
        (recorded && in_time && here && dear && !plan.is_exchanged(root)).then_some(*v)
    });
    found.collect()
}

fn is_dear(index: &Index, plan: &Plan, v: ValId, pos: Pos, root: RootId) -> bool {
    let Some(def) = index.def.get(&v) else {
        return false;
    };
    let dear = matches!(&plan.op(def.pos).kind, OpKind::Math(math, _) if math.rule.price > CHEAP);
    let written = |(at, _): &(Pos, Place)| def.pos < *at && *at < pos;
    dear && matches!(def.how, DefKind::Op(_))
        && def.region == index.op_region[pos]
        && !plan.writes(root).iter().any(written)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    fn recorded(source: &str) -> bool {
        assert!(vjp(quote!(off(stored)), source).contains("frame"));
        vjp(quote!(), source).contains("frame")
    }

    const SQUASHED: &str = "fn f(x: &[f64], y: &mut [f64]) { \
                            for i in 0..x.len() { let t = x[i].exp(); y[i] = t; } }";

    #[test]
    fn results_that_stay() {
        assert!(!recorded(SQUASHED));
        let chain = "fn f(x: &[f64]) -> f64 { let n = x.len(); let mut v = vec![1.0; n]; \
                     for i in 1..n { v[i] = (x[i] * v[i - 1]).tanh(); } v[n - 1] }";
        assert!(!recorded(chain));
    }

    #[test]
    fn results_that_are_overwritten() {
        let after = SQUASHED.replace("y[i] = t; }", "y[i] = t; } y[0] = 1.0;");
        assert!(recorded(&after));
        let within = SQUASHED.replace("y[i] = t;", "y[i] = t; y[i] *= 2.0;");
        assert!(recorded(&within));
        let neighbour = SQUASHED.replace("y[i] = t;", "y[i] = t; y[(i + 1) % y.len()] = 0.0;");
        assert!(recorded(&neighbour));
        let again = SQUASHED
            .replace("for i", "for _ in 0..2 { for i")
            .replace("} }", "} } }");
        assert!(recorded(&again));
    }

    #[test]
    fn old_contents_that_come_back_first() {
        // What was read of the element is restored before the adjoint of the exponential is due.
        let read = SQUASHED.replace("x[i].exp()", "(x[i] * y[i]).exp()");
        assert!(recorded(&read));
        let between = SQUASHED.replace("y[i] = t;", "y[i] = x[i]; y[i] = t;");
        assert!(recorded(&between));
    }

    const WAVES: &str = "fn f(x: &[f64], s: usize) -> f64 { let n = x.len(); let mut u = x.to_vec(); let mut y = 0.0; \
                         for _ in 0..s { for i in 1..n { let t = (x[i] * u[i - 1]).exp(); u[i] = t; AFTER } \
                         for i in 1..n { y += u[i] * u[i - 1]; } } y }";

    /// How many numbers each iteration of the first loop records.
    fn width(after: &str) -> (usize, usize) {
        let source = WAVES.replace("AFTER", after);
        let width = |options| {
            let text = vjp(options, &source);
            let (_, from) = text.split_once("frame_f64 :: < ").expect("a frame");
            from.split(' ').next().and_then(|k| k.parse().ok())
        };
        let [with, without] = [width(quote!()), width(quote!(off(stored)))];
        (with.expect("a number"), without.expect("a number"))
    }

    #[test]
    fn results_that_are_overwritten_in_the_next_step() {
        assert_eq!(width(""), (1, 2));
        // What the second store overwrites, and the first one has stored, is recorded once.
        assert_eq!(width("u[i] += x[i];"), (2, 3));
    }

    #[test]
    fn results_that_are_asked_for_before_they_are_found() {
        assert_eq!(width("y += t * t;"), (2, 2));
        assert_eq!(width("if t > 2.0 { y += x[i]; }"), (2, 2));
    }
}
