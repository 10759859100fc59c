//! Adjoint sums of what is computed from neighbouring elements are taken in lanes, before the loop.
//!
//! ```text
//! let mut rate_bar = 0.0;
//! for i in (1..n).rev() { let d = v_bar[i]; v_bar[i] = 0.0; rate_bar += d * (u[i] - u[i - 1]); .. }
//! ```
//! becomes
//! ```text
//! let rate_bar = if 1 < n { sum_of((&v_bar[1..n], &u[1..n], &u[..n - 1]), |[d, a, b]| d * (a - b)) } else { 0.0 };
//! for i in (1..n).rev() { let d = v_bar[i]; v_bar[i] = 0.0; .. }
//! ```
//! since an addition that waits for the one before keeps the loop from running in vectors (the gradient of a step of
//! advection took 11 times the step). Sums of products of whole windows are left to [`super::dots`].
//!
//! Legality: the sum may be taken in any order, as it is an adjoint's; and before the loop, as its terms are made of
//! elements that the loop leaves alone until it has read them (see [`super::elements`]). Either all the sums that a loop
//! carries go, or none: an iteration would wait for the others anyway.

use proc_macro2::Span;

use super::elements::{Element, Elements, How};
use super::neighbours::{groups, numbers};
use super::sums::{Steady, op, plus};
use crate::ir::{
    CmpOp, Func, Loop, LoopKind, Mem, Op, OpKind, Place, Proj, Pure, Region, Scalar, SrcId, SumOf,
    Term, ValId, try_place_type,
};
use crate::maps::{HashMap, HashSet};
use crate::rules::rule;

/// Windows of one sum, and operations of its term: more would not stay in registers.
const WINDOWS: usize = 6;
const OPERATIONS: usize = 16;

/// Loops that are known to run less often are not worth it.
const OFTEN: i64 = 16;

/// Values from `first_new` on are adjoints, or made of such.
pub fn terms(func: &mut Func, region: &mut Region, first_new: usize) {
    in_region(func, region, first_new, &numbers(region));
}

fn in_region(func: &mut Func, region: &mut Region, first_new: usize, known: &HashMap<ValId, i64>) {
    let mut ops = Vec::with_capacity(region.ops.len());
    for mut op in std::mem::take(&mut region.ops) {
        (op.kind).for_each_region_mut(&mut |inner| in_region(func, inner, first_new, known));
        if let Op {
            results,
            kind: OpKind::Loop(l),
            src,
        } = &mut op
        {
            ops.extend(in_loop(func, l, results, *src, first_new, known));
        }
        ops.push(op);
    }
    region.ops = ops;
}

/// The ops that precede.
fn in_loop(
    func: &mut Func,
    l: &mut Loop,
    results: &mut Vec<ValId>,
    src: SrcId,
    first_new: usize,
    known: &HashMap<ValId, i64>,
) -> Vec<Op> {
    let LoopKind::For { lo, hi, .. } = l.kind else {
        return vec![];
    };
    let rare = matches!((known.get(&lo), known.get(&hi)), (Some(lo), Some(hi)) if hi - lo < OFTEN);
    if l.init.is_empty() || rare || l.extra_results() > 0 {
        return vec![];
    }
    let mut inside = HashSet::default();
    l.body.for_each_def_deep(&mut |v| {
        inside.insert(v);
    });
    let steady = Steady::of(&l.body, &inside);
    let sums = {
        let Some(elements) = Elements::of(func, l, &steady, known) else {
            return vec![];
        };
        let body = Body::of(func, l, &elements, first_new);
        let sums: Option<Vec<Sum>> = (0..l.init.len()).map(|k| body.sum(l, k)).collect();
        let Some(sums) = sums else {
            return vec![];
        };
        let whole = known.get(&lo) == Some(&0) && groups(&l.body, &steady, known).is_empty();
        if whole && sums.iter().all(Sum::is_of_products) {
            return vec![];
        }
        sums
    };
    let mut before = vec![];
    let mut then = Region::default();
    let (inits, old) = (std::mem::take(&mut l.init), std::mem::take(results));
    l.body.params.truncate(1);
    l.body.yields.clear();
    for sum in sums {
        let ty = func.ty(old[0]);
        let value = func.new_val(ty, None, Span::call_site());
        let kind = sum.taken(func, &steady, [lo, hi], &mut then.ops);
        then.ops.push(op(Some(value), kind, src));
        then.yields.push(value);
    }
    let runs = func.new_val(Scalar::Bool, None, Span::call_site());
    let compare = OpKind::Pure(Pure::Cmp(CmpOp::Lt), vec![lo, hi]);
    before.push(op(Some(runs), compare, src));
    let mut els = Region::default();
    let (mut totals, mut added) = (vec![], vec![]);
    for (init, result) in inits.into_iter().zip(old) {
        let ty = func.ty(result);
        let mut new = || func.new_val(ty, None, Span::call_site());
        let (zero, total) = (new(), new());
        func.vals[total.0 as usize].name = Some("sum".into());
        els.ops.push(op(Some(zero), OpKind::Lit("0.0".into()), src));
        els.yields.push(zero);
        totals.push(total);
        added.push(op(
            Some(result),
            OpKind::Math(plus(), vec![init, total]),
            src,
        ));
    }
    before.push(Op {
        results: totals,
        kind: OpKind::If {
            cond: runs,
            then,
            els,
        },
        src,
    });
    before.extend(added);
    before
}

/// A loop's body, and how often its values are used.
struct Body<'b> {
    func: &'b Func,
    elements: &'b Elements<'b>,
    uses: HashMap<ValId, usize>,
    ops: HashMap<ValId, &'b Op>,
    first_new: usize,
}

/// What a loop adds up.
#[derive(Default)]
struct Sum {
    windows: Vec<Element>,
    term: Option<Term>,
    operations: usize,
}

impl<'b> Body<'b> {
    fn of(func: &'b Func, l: &'b Loop, elements: &'b Elements<'b>, first_new: usize) -> Self {
        let mut uses = HashMap::default();
        (l.body).for_each_value_deep(&mut |v| *uses.entry(v).or_insert(0) += 1);
        let ops = l.body.ops.iter();
        Body {
            func,
            elements,
            uses,
            ops: ops
                .flat_map(|op| op.results.iter().map(move |v| (*v, op)))
                .collect(),
            first_new,
        }
    }

    /// The k-th carried value, if all that it is used for is to add to it.
    fn sum(&self, l: &Loop, k: usize) -> Option<Sum> {
        let (param, yielded) = l.carried(k);
        let adjoint = param.0 as usize >= self.first_new && !self.func.val(param).again;
        let plain = matches!(self.func.ty(param), Scalar::F64 | Scalar::F32);
        if !adjoint || !plain {
            return None;
        }
        let mut sum = Sum::default();
        let mut now = yielded;
        while now != param {
            self.used_once(now)?;
            let (name, args) = self.math(now)?;
            let (rest, term, negative) = match (name, args) {
                ("add", [a, b]) if self.leads(*a, param) => (*a, *b, false),
                ("add", [a, b]) => (*b, *a, false),
                ("sub", [a, b]) => (*a, *b, true),
                _ => return None,
            };
            let term = self.term(term, &mut sum)?;
            sum.add(term, negative);
            now = rest;
        }
        self.used_once(param)?;
        let some = !sum.windows.is_empty() && sum.windows.len() <= WINDOWS;
        (some && sum.operations <= OPERATIONS).then_some(sum)
    }

    /// Whether the elements of the list can be seen as a slice.
    fn is_in_one_piece(&self, element: &Place) -> bool {
        let mut list = element.clone();
        list.path.pop();
        !matches!(try_place_type(self.func, &list), Ok(Mem::Queue(_)) | Err(_))
    }

    fn used_once(&self, v: ValId) -> Option<()> {
        (self.uses.get(&v) == Some(&1)).then_some(())
    }

    fn leads(&self, mut v: ValId, param: ValId) -> bool {
        while v != param {
            match self.math(v) {
                Some(("add" | "sub", args)) => v = args[0],
                _ => return false,
            }
        }
        true
    }

    fn math(&self, v: ValId) -> Option<(&'static str, &[ValId])> {
        match &self.ops.get(&v)?.kind {
            OpKind::Math(math, args) if math.path.is_none() => Some((math.rule.name, args)),
            _ => None,
        }
    }

    fn term(&self, v: ValId, sum: &mut Sum) -> Option<Term> {
        match self.elements.how(v)? {
            How::Steady => Some(Term::Val(v)),
            How::Lit(text) => Some(Term::Lit(text)),
            How::Math(math, args) => {
                sum.operations += 1;
                if sum.operations > OPERATIONS {
                    return None;
                }
                let args = args.iter().map(|arg| self.term(*arg, sum));
                Some(Term::Math(math.rule, args.collect::<Option<_>>()?))
            }
            How::Load(element) => {
                let last = element.step + 1 == element.place.path.len();
                let fits = last && self.is_in_one_piece(&element.place);
                fits.then(|| Term::Elem(sum.window(element)))
            }
        }
    }
}

impl Sum {
    fn window(&mut self, element: Element) -> usize {
        let known = self.windows.iter().position(|other| other.same(&element));
        known.unwrap_or_else(|| {
            self.windows.push(element);
            self.windows.len() - 1
        })
    }

    /// The last term comes first.
    fn add(&mut self, term: Term, negative: bool) {
        let term = match negative {
            true => Term::Math(rule("neg"), vec![term]),
            false => term,
        };
        self.term = Some(match self.term.take() {
            None => term,
            Some(Term::Math(minus, mut later)) if minus.name == "neg" => {
                Term::Math(rule("sub"), vec![term, later.remove(0)])
            }
            Some(later) => Term::Math(rule("add"), vec![term, later]),
        });
    }

    /// One product, or a sum of such, of at most two elements each.
    fn is_of_products(&self) -> bool {
        self.term.as_ref().is_some_and(is_of_products)
    }

    /// The sum over the elements in `lo..hi`, which is not empty.
    fn taken(
        self,
        func: &mut Func,
        steady: &Steady,
        [lo, hi]: [ValId; 2],
        ops: &mut Vec<Op>,
    ) -> OpKind {
        let mut windows = vec![];
        for element in self.windows {
            let mut end =
                |from: ValId| (element.index).at(func, steady, from, element.constant, ops);
            let range = Proj::Range(Some(end(lo)), Some(end(hi)));
            let mut place: Place = element.place;
            place.path.pop();
            let mut place = steady.again(func, place, ops);
            place.path.push(range);
            windows.push(place);
        }
        let term = self.term.expect("a sum has a term");
        OpKind::SumOf(Box::new(SumOf { windows, term }))
    }
}

fn is_of_products(term: &Term) -> bool {
    match term {
        Term::Math(rule, args) if matches!(rule.name, "add" | "sub" | "neg") => {
            args.iter().all(is_of_products)
        }
        term => factors(term).is_some_and(|elements| elements <= 2),
    }
}

/// How many elements are multiplied.
fn factors(term: &Term) -> Option<usize> {
    match term {
        Term::Elem(_) => Some(1),
        Term::Val(_) | Term::Lit(_) => Some(0),
        Term::Math(rule, args) if matches!(rule.name, "mul" | "neg") => {
            args.iter().map(factors).sum()
        }
        Term::Math(..) => None,
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// How many sums are taken in lanes before the loop.
    fn sums(source: &str) -> usize {
        vjp(quote!(), source).matches(":: sum_of (").count()
    }

    const STEP: &str = "fn f(c: f64, u: &[f64], v: &mut [f64], n: usize) { \
                        for i in 1..n { v[i] = u[i] - c * (u[i] - u[i - 1]); } }";

    #[test]
    fn differences_of_neighbours() {
        assert_eq!(sums(STEP), 1);
        // What is added to stays as it is.
        assert_eq!(sums(&STEP.replace("v[i] =", "v[i] +=")), 1);
        let two = "fn f(c: f64, d: f64, u: &[f64], v: &mut [f64], n: usize) { for i in 0..n { \
                   v[i] = u[i] + c * (u[i + 1] - u[i]) + d * u[i] * u[i] * u[i + 1]; } }";
        assert_eq!(sums(two), 2);
    }

    #[test]
    fn whole_products_are_dots() {
        let dot =
            "fn f(k: f64, x: &[f64], y: &mut [f64]) { for i in 0..x.len() { y[i] += k * x[i]; } }";
        assert_eq!(sums(dot), 0);
    }

    #[test]
    fn what_was_written_before_it_is_read() {
        // The adjoint of the second half is added to in the iteration before.
        let within = "fn f(c: f64, v: &mut [f64], n: usize) { \
                      for i in 1..n { v[i] = v[i] - c * (v[i] - v[i - 1]); } }";
        assert_eq!(sums(within), 0);
        // Added to in the same iteration.
        let twice = "fn f(c: f64, u: &[f64], v: &mut [f64], n: usize) { \
                     for i in 1..n { v[i] = c * (u[i] - u[i - 1]); v[i] = 2.0 * v[i]; } }";
        assert_eq!(sums(twice), 0);
        // Another element than the one that is read.
        let other = "fn f(c: f64, u: &[f64], v: &mut [f64], n: usize) { \
                     for i in 1..n { v[i] += c * (u[i] - u[i - 1]); v[i - 1] = 0.5; } }";
        assert_eq!(sums(other), 0);
    }

    #[test]
    fn what_is_dear_or_branches() {
        let dear = STEP.replace("(u[i] - u[i - 1])", "(u[i] - u[i - 1]).tanh()");
        assert_eq!(sums(&dear), 0);
        let some = STEP.replace("v[i] =", "if u[i] > 0.0 { v[i] =") + "}";
        assert_eq!(sums(&some), 0);
    }

    #[test]
    fn all_or_none() {
        let both = STEP.replace("v[i] =", "v[i] = c.sin() * u[i].sqrt() +");
        assert_eq!(sums(&both), 0);
    }

    #[test]
    fn the_value_is_summed_as_it_is_written() {
        let sum = "fn f(u: &[f64], n: usize) -> f64 { let mut s = 0.0; \
                   for i in 1..n { s += u[i] * (u[i] - u[i - 1]); } s }";
        assert_eq!(sums(sum), 0);
    }
}
