//! What a reverse loop sums up again of what the forward sweep has summed is taken from there.
//!
//! ```text
//! let mut sum = 0.0;
//! for i in 0..n { let t = (x[i] - max).exp(); sum += t; frame[i] = t }
//! // ... and backwards:
//! for i in (0..n).rev() { let t = frame[i]; max_bar -= sum_bar * t; x_bar[i] += sum_bar * t }
//! ```
//! becomes
//! ```text
//! // ... the same forwards, and backwards:
//! for i in (0..n).rev() { let t = frame[i]; x_bar[i] += sum_bar * t }
//! if 0 < n { max_bar -= sum_bar * sum }
//! ```
//! which is the adjoint of everything that all terms of a sum have in common and that is a factor of each: the shift of
//! exponentials, a scale, a temperature. The loop is left without a sum that one iteration after the other has to wait for.
//!
//! Legality. The reverse loop reads back, in each iteration, what one of the forward loop has recorded, all of it once;
//! the forward sum starts at zero and takes the recorded value in every iteration, in no branch. Then the sums have the
//! same terms, but for factors that do not change in the reverse loop. Adjoints may be summed in any order, and factors
//! be taken out; values of the primal that are computed again may not, and are left alone. The forward sum has to be in
//! sight of the reverse loop: as itself, or read back. A loop that does not run adds nothing, whatever the factors are:
//! the adjoint of a mean of nothing may be infinite.

use proc_macro2::Span;

use crate::ir::{CmpOp, Func, Loop, LoopKind, Op, OpKind, Pure, Region, Scalar, SrcId, ValId};
use crate::maps::{HashMap, HashSet};

/// Values from `first_new` on are not the primal's. `forward` is the forward sweep, if it is not in the region itself.
pub fn totals(func: &mut Func, forward: Option<&Region>, region: &mut Region, first_new: usize) {
    let totals = forward_totals(forward.unwrap_or(region));
    if totals.is_empty() {
        return;
    }
    let recorded = func.replays.iter().copied().collect();
    let mut search = Search {
        func,
        first_new,
        totals,
        recorded,
    };
    search.region(region, HashMap::default());
}

/// The terms that a loop records, and the sum of each.
fn forward_totals(region: &Region) -> HashMap<ValId, ValId> {
    let mut zeros = HashSet::default();
    let mut totals = HashMap::default();
    region.walk(&mut |op| match &op.kind {
        OpKind::Lit(text) if matches!(&text[..], "0.0" | "-0.0") => {
            zeros.insert(op.results[0]);
        }
        OpKind::Loop(l) if !l.has_exit => {
            let Some(OpKind::Record(kept)) = l.body.ops.last().map(|op| &op.kind) else {
                return;
            };
            for k in (0..l.init.len()).filter(|k| zeros.contains(&l.init[*k])) {
                if let Some((Sign::Plus, term)) = summed(l, k)
                    && kept.contains(&term)
                {
                    totals.insert(term, op.results[l.extra_results() + k]);
                }
            }
        }
        _ => {}
    });
    totals
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
}

/// What each iteration adds to the k-th carried value, if it does nothing else with it.
fn summed(l: &Loop, k: usize) -> Option<(Sign, ValId)> {
    let (param, last) = l.carried(k);
    let op = l
        .body
        .ops
        .iter()
        .find(|op| op.results.first() == Some(&last))?;
    let OpKind::Math(math, args) = &op.kind else {
        return None;
    };
    let found = match (math.rule.name, &args[..]) {
        ("add", [a, term]) | ("add", [term, a]) if *a == param => (Sign::Plus, *term),
        ("sub", [a, term]) if *a == param => (Sign::Minus, *term),
        _ => return None,
    };
    let uses = |of: ValId| {
        let mut uses = 0;
        l.body
            .for_each_value_deep(&mut |v| uses += usize::from(v == of));
        uses
    };
    (uses(param) == 1 && uses(last) == 1).then_some(found)
}

/// The ops that follow a loop.
struct After {
    ops: Vec<Op>,
    src: SrcId,
}

impl After {
    fn push(&mut self, v: ValId, kind: OpKind) -> ValId {
        let (results, src) = (vec![v], self.src);
        self.ops.push(Op { results, kind, src });
        v
    }
}

struct Search<'f> {
    func: &'f mut Func,
    first_new: usize,
    totals: HashMap<ValId, ValId>,
    recorded: HashMap<ValId, ValId>,
}

impl Search<'_> {
    /// `seen`: what each total is called where the region stands.
    fn region(&mut self, region: &mut Region, mut seen: HashMap<ValId, ValId>) {
        let mut ops = Vec::with_capacity(region.ops.len());
        for mut op in std::mem::take(&mut region.ops) {
            for &v in &op.results {
                let of = self.recorded.get(&v).copied().unwrap_or(v);
                seen.insert(of, v);
            }
            op.kind
                .for_each_region_mut(&mut |inner| self.region(inner, seen.clone()));
            let after = self.taken(&mut op, &seen);
            ops.push(op);
            ops.extend(after);
        }
        region.ops = ops;
    }

    /// Takes sums out of a reverse loop; what follows it instead.
    fn taken(&mut self, op: &mut Op, seen: &HashMap<ValId, ValId>) -> Vec<Op> {
        let Op { results, kind, src } = op;
        let OpKind::Loop(l) = kind else {
            return vec![];
        };
        let LoopKind::For {
            lo, hi, inclusive, ..
        } = l.kind
        else {
            return vec![];
        };
        let mut after = After {
            ops: vec![],
            src: *src,
        };
        for k in (0..l.init.len()).rev() {
            let Some((sign, term)) = summed(l, k) else {
                continue;
            };
            let (param, _) = l.carried(k);
            if (param.0 as usize) < self.first_new || self.func.val(param).again {
                continue;
            }
            let mut factors = vec![];
            let total = self.factored(l, term, &mut factors);
            let Some(&total) = total.and_then(|total| seen.get(&total)) else {
                continue;
            };
            let start = without(l, k);
            let result = results.remove(l.extra_results() + k);
            let name = match sign {
                Sign::Plus => "add",
                Sign::Minus => "sub",
            };
            let ty = self.func.ty(result);
            let mut new = |ty| self.func.new_val(ty, None, Span::call_site());
            let product = factors.into_iter().fold(total, |product, factor| {
                after.push(new(ty), OpKind::math("mul", &[factor, product]))
            });
            let sum = after.push(new(ty), OpKind::math(name, &[start, product]));
            let cmp = if inclusive { CmpOp::Le } else { CmpOp::Lt };
            let runs = OpKind::Pure(Pure::Cmp(cmp), vec![lo, hi]);
            let runs = after.push(new(Scalar::Bool), runs);
            after.push(result, OpKind::Select(runs, sum, start));
        }
        after.ops
    }

    /// The total of which the value is a term, but for factors that are the same in all iterations.
    fn factored(&self, l: &Loop, v: ValId, factors: &mut Vec<ValId>) -> Option<ValId> {
        if let Some(total) = self.recorded.get(&v).and_then(|term| self.totals.get(term)) {
            let replayed = l
                .body
                .ops
                .first()
                .is_some_and(|op| matches!(op.kind, OpKind::Replay) && op.results.contains(&v));
            return replayed.then_some(*total);
        }
        let op = l
            .body
            .ops
            .iter()
            .find(|op| op.results.first() == Some(&v))?;
        let OpKind::Math(math, args) = &op.kind else {
            return None;
        };
        let ("mul", [a, b]) = (math.rule.name, &args[..]) else {
            return None;
        };
        let (factor, rest) = match (is_inside(l, *a), is_inside(l, *b)) {
            (false, true) => (*a, *b),
            (true, false) => (*b, *a),
            _ => return None,
        };
        factors.push(factor);
        self.factored(l, rest, factors)
    }
}

fn is_inside(l: &Loop, v: ValId) -> bool {
    let mut inside = l.body.params.contains(&v);
    l.body.for_each_def_deep(&mut |def| inside |= def == v);
    inside
}

/// Removes the k-th carried value, which nothing else depends on, and the op that sums it; what it began with.
fn without(l: &mut Loop, k: usize) -> ValId {
    let last = l.body.yields.remove(usize::from(l.has_exit) + k);
    let param = usize::from(l.has_index()) + k;
    l.body.ops.retain(|op| op.results.first() != Some(&last));
    l.body.params.remove(param);
    l.init.remove(k)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// The loops of the reverse sweep in which something is summed in a variable.
    fn sums(source: &str) -> usize {
        let body = vjp(quote!(), source);
        let (_, backward) = body.split_once("tape . rev").expect("a reverse sweep");
        backward.matches("let mut sum").count() + backward.matches("let mut scale_bar").count()
    }

    /// A sum of what is recorded, with what all terms have in common; `FROM`, `TERM` and `LAST` vary.
    const SOURCE: &str = "fn f(x: &[f64], scale: f64, cut: f64) -> f64 { let mut total = FROM; \
        for i in 0..x.len() { TERM } LAST }";

    fn with(from: &str, term: &str, last: &str) -> usize {
        let source = SOURCE.replace("FROM", from).replace("TERM", term);
        sums(&source.replace("LAST", last))
    }

    const TERM: &str = "total += (x[i] - scale).exp();";

    #[test]
    fn what_all_terms_have_in_common() {
        assert_eq!(with("0.0", TERM, "total.ln()"), 0);
        assert_eq!(
            with(
                "0.0",
                "total += (x[i] + scale).exp();",
                "total.ln() * scale"
            ),
            0
        );
        let source = SOURCE.replace("FROM", "0.0").replace("TERM", TERM);
        let source = source.replace("LAST", "total.ln()");
        let off = vjp(quote!(off(totals)), &source);
        assert!(off.matches("scale_bar -=").count() > 0, "{off}");
        let on = vjp(quote!(), &source);
        assert!(on.contains("if 0 < x_len"), "{on}");
    }

    #[test]
    fn another_beginning() {
        assert!(with("cut", TERM, "total.ln()") > 0);
    }

    #[test]
    fn terms_that_do_not_always_count() {
        let branch = "let t = (x[i] - scale).exp(); if t > cut { total += t; }";
        assert!(with("0.0", branch, "total.ln()") > 0);
    }

    #[test]
    fn factors_that_change() {
        let term = "let t = (scale * x[i]).exp(); total += t;";
        assert!(with("0.0", term, "total.ln()") > 0);
    }

    #[test]
    fn totals_that_are_read_back() {
        let source = "fn f(x: &[f64], scale: f64, m: usize) -> f64 { let mut p = scale; \
            for _ in 0..m { let mut total = 0.0; \
            for i in 0..x.len() { total += (x[i] - p).exp(); } p = total.ln() * p.sin(); } p }";
        let body = vjp(quote!(), source);
        let (_, backward) = body.split_once("tape . rev").expect("a reverse sweep");
        assert!(backward.contains("if 0 < x_len"), "{backward}");
    }
}
