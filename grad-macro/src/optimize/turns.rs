//! Adjoint sums of short loop bodies are taken in four variables, in turn.
//!
//! ```text
//! let mut max_bar = seed;
//! for i in (0..n).rev() { let [e] = frame[i]; let d = share * e; max_bar -= d; x_bar[i] += d }
//! ```
//! becomes
//! ```text
//! let (mut sum, mut sum_1, mut sum_2, mut sum_3) = (seed, 0.0, 0.0, 0.0);
//! for i in (0..n).rev() { .. let last = sum - d; sum = sum_1; sum_1 = sum_2; sum_2 = sum_3; sum_3 = last; x_bar[i] += d }
//! let max_bar = (sum + sum_1) + (sum_2 + sum_3);
//! ```
//! An addition takes four cycles, and the next one waits for it: where an iteration has little else to do, that is what it
//! takes. (Moving a variable on takes none.) The sum may be taken in any order, as it is an adjoint's.
//!
//! Not where something else is carried that is no such sum, as iterations then wait for that; nor where the body is long
//! enough to hide the additions, for the variables need registers.

use proc_macro2::Span;

use super::sums::{is_sum, op, plus, stays_in_registers};
use crate::ir::{Func, Loop, LoopKind, Op, OpKind, Region, SrcId, ValId};

/// Sums at once; each takes four registers.
const MOST: usize = 2;

/// Operations of a body that is short.
const SHORT: usize = 6;

/// Loops that are known to run less often are not worth it.
const OFTEN: usize = 16;

/// Values from `first_new` on are adjoints, or made of such.
pub fn turns(func: &mut Func, region: &mut Region, first_new: usize) {
    let mut counts = Counts::default();
    counts.region(region);
    in_region(func, region, first_new, &counts);
}

/// The whole numbers that are known.
#[derive(Default)]
struct Counts(crate::maps::HashMap<ValId, usize>);

impl Counts {
    fn region(&mut self, region: &Region) {
        region.walk(&mut |op| {
            if let OpKind::Lit(text) = &op.kind
                && let Ok(number) = text.parse()
            {
                self.0.insert(op.results[0], number);
            }
        });
    }

    fn runs_often(&self, l: &Loop) -> bool {
        let LoopKind::For { lo, hi, .. } = &l.kind else {
            return false;
        };
        match (self.0.get(lo), self.0.get(hi)) {
            (Some(lo), Some(hi)) => hi.saturating_sub(*lo) >= OFTEN,
            _ => true,
        }
    }
}

fn in_region(func: &mut Func, region: &mut Region, first_new: usize, counts: &Counts) {
    let mut ops = Vec::with_capacity(region.ops.len());
    for mut op in std::mem::take(&mut region.ops) {
        (op.kind).for_each_region_mut(&mut |inner| in_region(func, inner, first_new, counts));
        let around = match &mut op {
            Op {
                results,
                kind: OpKind::Loop(l),
                src,
            } if fits(func, l, first_new) && counts.runs_often(l) => {
                Some(in_loop(func, l, results, *src))
            }
            _ => None,
        };
        let (before, after) = around.unwrap_or_default();
        ops.extend(before);
        ops.push(op);
        ops.extend(after);
    }
    region.ops = ops;
}

/// Whether nothing is carried but one or two adjoint sums, and an iteration does little else.
fn fits(func: &Func, l: &Loop, first_new: usize) -> bool {
    if l.has_exit || !l.has_index() || !(1..=MOST).contains(&l.init.len()) {
        return false;
    }
    let mut length = 0;
    l.body.walk(&mut |op| {
        length += usize::from(!matches!(op.kind, OpKind::Lit(_) | OpKind::Const(_)));
    });
    let carried = l.body.params[1..].iter().zip(&l.body.yields);
    length <= SHORT
        && stays_in_registers(&l.body)
        && carried.into_iter().all(|(param, last)| {
            let info = func.val(*param);
            let adjoint = param.0 as usize >= first_new && !info.again && info.ty.is_float();
            adjoint && param != last && is_sum(&l.body, *param, *last)
        })
}

/// What precedes and follows.
fn in_loop(
    func: &mut Func,
    l: &mut Loop,
    results: &mut Vec<ValId>,
    src: SrcId,
) -> (Vec<Op>, Vec<Op>) {
    let (mut before, mut after) = (vec![], vec![]);
    for k in 0..l.init.len() {
        let ty = func.ty(l.body.params[1 + k]);
        let mut new =
            |name: Option<&str>| func.new_val(ty, name.map(str::to_owned), Span::call_site());
        let zero = new(None);
        before.push(op(Some(zero), OpKind::Lit("0.0".into()), src));
        let params = [new(Some("sum")), new(Some("sum")), new(Some("sum"))];
        let sums = [(); 4].map(|()| new(Some("sum")));
        let halves = [new(None), new(None)];
        let total = std::mem::replace(&mut results[k], sums[0]);
        let last = std::mem::replace(&mut l.body.yields[k], params[0]);
        l.init.extend([zero; 3]);
        l.body.params.extend(params);
        l.body.yields.extend([params[1], params[2], last]);
        results.extend(&sums[1..]);
        let pairs = [
            (halves[0], [sums[0], sums[1]]),
            (halves[1], [sums[2], sums[3]]),
            (total, halves),
        ];
        let add =
            |(sum, of): (ValId, [ValId; 2])| op(Some(sum), OpKind::Math(plus(), of.to_vec()), src);
        after.extend(pairs.map(add));
    }
    (before, after)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// How many sums are taken in turns, in the companion that runs both sweeps.
    fn turns(source: &str) -> usize {
        let count = |off| vjp(off, source).matches(") = (sum").count();
        assert_eq!(count(quote!(off(turns))), 0);
        count(quote!())
    }

    #[test]
    fn what_is_read_back() {
        let softened = "fn f(x: &[f64], k: f64) -> f64 { \
                        let mut s = 0.0; for i in 0..x.len() { s += (x[i] - k).exp().sin(); } s.ln() }";
        assert_eq!(turns(softened), 1);
    }

    #[test]
    fn what_waits_for_something_else() {
        let product = "fn f(x: &[f64], k: f64) -> f64 { \
                       let mut p = 1.0; for i in 0..x.len() { p *= x[i] - k; } p }";
        assert_eq!(turns(product), 0);
    }

    #[test]
    fn what_runs_a_few_times() {
        let few = "fn f(x: [f64; 3], k: f64) -> f64 { \
                   let mut s = 0.0; for i in 0..3 { s += (x[i] - k).exp(); } s.ln() }";
        assert_eq!(turns(few), 0);
    }
}
