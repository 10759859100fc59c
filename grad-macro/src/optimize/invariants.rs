//! What every iteration of a loop computes alike is computed once, before it.
//!
//! ```text
//! for i in 0..n { y[i] += h / 6.0 * k[i] }
//! for i in 0..n { z[i] += a * b / (c * c) * k[i] }
//! ```
//! becomes
//! ```text
//! let t = h / 6.0;  for i in 0..n { y[i] += t * k[i] }
//! let t = if 0 < n { a * b / (c * c) } else { 0.0 };  for i in 0..n { z[i] += t * k[i] }
//! ```
//! Compilers do that too, but by then each iteration would have recorded its quotient, and taken it apart again in the
//! reverse sweep. Only what is too dear to be computed again, with what it takes.
//!
//! The loop may not run at all. So nothing leaves it that could panic, and nothing whose partial could be infinite or NaN
//! while its adjoint is zero, unless it is asked before whether the loop runs. What needs no question: the operation
//! itself is one whose rule is [guarded](Formula::Guard), and what it takes are sums and multiples. (The exponential needs
//! one: it may overflow.)

use proc_macro2::Span;

use super::sums::op as new_op;
use crate::ir::{CmpOp, Func, Loop, LoopKind, Op, OpKind, Pure, Region, Scalar, SrcId, ValId};
use crate::maps::{HashMap, HashSet};
use crate::reverse::CHEAP;
use crate::rules::{Form, Formula, Rule};

pub fn invariants(func: &mut Func) {
    let mut body = std::mem::take(&mut func.body);
    let mut numbers = HashMap::default();
    body.walk(&mut |op| {
        if let OpKind::Lit(text) = &op.kind
            && let Ok(number) = text.parse::<i128>()
        {
            numbers.insert(op.results[0], number);
        }
    });
    in_region(func, &mut body, &numbers);
    func.body = body;
}

fn in_region(func: &mut Func, region: &mut Region, numbers: &HashMap<ValId, i128>) {
    let mut ops = Vec::with_capacity(region.ops.len());
    for mut op in std::mem::take(&mut region.ops) {
        op.kind
            .for_each_region_mut(&mut |inner| in_region(func, inner, numbers));
        if let OpKind::Loop(l) = &mut op.kind {
            ops.extend(hoisted(func, l, op.src, numbers));
        }
        ops.push(op);
    }
    region.ops = ops;
}

/// What a loop's body computes alike in every iteration.
struct Alike<'l> {
    ops: &'l [Op],
    /// The op of each such value.
    by: HashMap<ValId, usize>,
    /// Ops that the loop may leave only if it runs, or that take such.
    asks: HashSet<usize>,
}

/// Takes what need not stay out of a loop.
fn hoisted(func: &mut Func, l: &mut Loop, src: SrcId, numbers: &HashMap<ValId, i128>) -> Vec<Op> {
    let mut inside = HashSet::default();
    l.body.for_each_def_deep(&mut |v| {
        inside.insert(v);
    });
    let runs = Runs::of(l, numbers);
    let mut alike = Alike {
        ops: &l.body.ops,
        by: HashMap::default(),
        asks: HashSet::default(),
    };
    let (mut leaving, mut asking) = (HashSet::default(), vec![]);
    for (n, op) in l.body.ops.iter().enumerate() {
        let known = |v: &ValId| !inside.contains(v) || alike.by.contains_key(v);
        if !op.operands().iter().all(known) {
            continue;
        }
        let math = match &op.kind {
            OpKind::Math(math, _) if math.path.is_none() => Some(math.rule),
            _ => None,
        };
        let math = math.filter(|rule| rule.price > CHEAP || is_operator(rule));
        let dear = math.is_some_and(|rule| rule.price > CHEAP);
        let harmless = is_harmless(func, op, |v| alike.is_literal(v));
        let alone = harmless || math.is_some_and(is_guarded) && dear;
        if !alone && math.is_none() {
            continue;
        }
        alike.by.insert(op.results[0], n);
        if !alone || alike.takes_what_asks(op) {
            alike.asks.insert(n);
        }
        match (alike.asks.contains(&n), runs) {
            _ if !dear => {}
            (false, _) | (true, Runs::Always) => alike.leave(n, &mut leaving),
            (true, Runs::If(..)) => asking.push(n),
            (true, Runs::Unknown) => {}
        }
    }
    let mut out = vec![];
    let mut guarded = vec![];
    if let Runs::If(lo, hi, cmp) = runs {
        for n in asking {
            guarded.push(alike.guarded(func, n, (lo, hi, cmp), src));
        }
    }
    let mut gone: HashSet<ValId> = HashSet::default();
    for (n, ops) in guarded {
        gone.extend(&l.body.ops[n].results);
        leaving.remove(&n);
        out.push((n, ops));
    }
    let (left, stay): (Vec<_>, Vec<_>) = std::mem::take(&mut l.body.ops)
        .into_iter()
        .enumerate()
        .filter(|(_, op)| !op.results.iter().any(|v| gone.contains(v)))
        .partition(|(n, _)| leaving.contains(n));
    l.body.ops = stay.into_iter().map(|(_, op)| op).collect();
    out.extend(left.into_iter().map(|(n, op)| (n, vec![op])));
    out.sort_by_key(|(n, _)| *n);
    if !gone.is_empty() {
        sweep(&mut l.body);
    }
    out.into_iter().flat_map(|(_, ops)| ops).collect()
}

impl Alike<'_> {
    fn is_literal(&self, v: &ValId) -> bool {
        let op = self.by.get(v).map(|n| &self.ops[*n].kind);
        matches!(op, Some(OpKind::Lit(_)))
    }

    fn takes_what_asks(&self, op: &Op) -> bool {
        let taken = op
            .operands()
            .into_iter()
            .filter_map(|v| self.by.get(&v).copied());
        taken.into_iter().any(|n| self.asks.contains(&n))
    }

    /// The op leaves the loop, and what it takes goes before it.
    fn leave(&self, n: usize, leaving: &mut HashSet<usize>) {
        if leaving.insert(n) {
            let taken = self.ops[n].operands().into_iter();
            taken
                .filter_map(|v| self.by.get(&v))
                .for_each(|&n| self.leave(n, leaving));
        }
    }

    /// The op and copies of what it takes, where the loop runs.
    fn guarded(
        &self,
        func: &mut Func,
        n: usize,
        (lo, hi, cmp): (ValId, ValId, CmpOp),
        src: SrcId,
    ) -> (usize, Vec<Op>) {
        let mut taken = HashSet::default();
        self.leave(n, &mut taken);
        let mut taken: Vec<usize> = taken.into_iter().collect();
        taken.sort_unstable();
        let mut fresh = HashMap::default();
        let mut then = Region::default();
        for at in taken {
            let mut copy = self.ops[at].clone();
            copy.map_values(&mut |v| fresh.get(&v).copied().unwrap_or(v));
            for v in &mut copy.results {
                let info = func.val(*v).clone();
                let name = info.name.filter(|_| at != n);
                let new = func.new_val(info.ty, name, info.span);
                fresh.insert(*v, new);
                *v = new;
            }
            then.ops.push(copy);
        }
        let result = self.ops[n].results[0];
        let ty = func.ty(result);
        then.yields.push(fresh[&result]);
        let runs = func.new_val(Scalar::Bool, None, Span::call_site());
        let zero = func.new_val(ty, None, Span::call_site());
        let els = Region {
            ops: vec![new_op(Some(zero), OpKind::Lit("0.0".into()), src)],
            yields: vec![zero],
            ..Region::default()
        };
        let compare = OpKind::Pure(Pure::Cmp(cmp), vec![lo, hi]);
        let choice = OpKind::If {
            cond: runs,
            then,
            els,
        };
        (
            n,
            vec![
                new_op(Some(runs), compare, src),
                new_op(Some(result), choice, src),
            ],
        )
    }
}

/// Whether the loop runs at all.
#[derive(Clone, Copy)]
enum Runs {
    Always,
    If(ValId, ValId, CmpOp),
    Unknown,
}

impl Runs {
    fn of(l: &Loop, numbers: &HashMap<ValId, i128>) -> Runs {
        let LoopKind::For {
            lo, hi, inclusive, ..
        } = l.kind
        else {
            return Runs::Unknown;
        };
        let cmp = match inclusive {
            true => CmpOp::Le,
            false => CmpOp::Lt,
        };
        match (numbers.get(&lo), numbers.get(&hi)) {
            (Some(lo), Some(hi)) if lo < hi => Runs::Always,
            _ => Runs::If(lo, hi, cmp),
        }
    }
}

/// Leaves out what nobody takes any more.
fn sweep(body: &mut Region) {
    let mut used = HashSet::default();
    body.yields.iter().for_each(|v| {
        used.insert(*v);
    });
    let mut keep = vec![];
    for op in std::mem::take(&mut body.ops).into_iter().rev() {
        let computes = matches!(op.kind, OpKind::Math(..) | OpKind::Lit(_));
        if computes && !op.results.iter().any(|v| used.contains(v)) {
            continue;
        }
        op.for_each_value_deep(&mut |v| {
            used.insert(v);
        });
        keep.push(op);
    }
    keep.reverse();
    body.ops = keep;
}

/// What cannot panic.
fn is_operator(rule: &Rule) -> bool {
    matches!(rule.form, Form::Infix(_) | Form::Prefix(_))
}

fn is_guarded(rule: &Rule) -> bool {
    let guarded =
        |partial: &fn() -> Formula| matches!(partial(), Formula::Zero | Formula::Guard(_));
    rule.partials.iter().all(guarded)
}

/// Sums, and multiples by a literal: an adjoint of zero stays zero, whatever the operands are.
fn is_harmless(func: &Func, op: &Op, is_literal: impl Fn(&ValId) -> bool) -> bool {
    match &op.kind {
        OpKind::Lit(_) | OpKind::Const(_) => true,
        OpKind::Math(math, args) if math.path.is_none() => match math.rule.name {
            "add" | "sub" | "neg" => true,
            "mul" => args.iter().any(is_literal),
            _ => false,
        },
        OpKind::Pure(Pure::Cast, _) => func.ty(op.results[0]).is_float(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// What the loop's iterations leave in frames.
    fn records(source: &str) -> usize {
        vjp(quote!(), source).matches("frame").count()
    }

    const STEP: &str = "fn f(a: f64, c: f64, x: &[f64], y: &mut [f64], n: usize) { \
                        for i in 0..n { y[i] = a / c * x[i]; } }";

    #[test]
    fn quotients() {
        assert_eq!(records(STEP), 0);
        assert!(!vjp(quote!(), STEP).contains("0 < n"));
    }

    #[test]
    fn what_could_be_infinite_is_asked_for() {
        let product = STEP.replace("a / c", "a * c / (c * c)");
        assert_eq!(records(&product), 0);
        assert!(vjp(quote!(), &product).contains("0 < n"));
        assert_eq!(records(&STEP.replace("a / c", "(a * c).exp()")), 0);
        // It runs.
        let some = product.replace("0..n", "0..30");
        assert_eq!(records(&some), 0);
        assert!(!vjp(quote!(), &some).contains("0 < 30"));
        assert!(records(&format!("{} ", product.replace("a * c", "a * x[i]"))) > 0);
    }
}
