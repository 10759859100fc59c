//! A list that holds multiples of what another one holds is not kept beside it.
//!
//! ```text
//! for i in 0..n { let d = h / 6.0 * y_bar[i]; k1_bar[i] = d; k2_bar[i] = d * 2.0 }
//! for i in 0..n { let e = k2_bar[i] + stage_bar[i] * h; x_bar[i] += e * y[i] }
//! ```
//! becomes
//! ```text
//! for i in 0..n { let d = h / 6.0 * y_bar[i]; k1_bar[i] = d }
//! for i in 0..n { let e = k1_bar[i] * 2.0 + stage_bar[i] * h; x_bar[i] += e * y[i] }
//! ```
//! A weighted sum of lists leaves to the shadow of each of them the same adjoints, times its weight: so the reverse of the
//! last line of a Runge-Kutta step fills one list for each stage. Each of them is a passage over memory, and with all of them
//! the step may no longer fit the nearest caches (ten stages' worth of lists: a tenth of the time).
//!
//! Legality. Both are shadows of local lists that nothing else is a part of.
//! 1. A loop P assigns `v` to elements of the one and `v * c` to the same elements of the other, once to each, and does
//!    nothing else with the two. `c` is a literal, or from before P.
//! 2. A loop C that follows in the same list of ops only reads the other one (so it runs after P, whenever it runs), no
//!    elements but those that P has assigned, and does not change the first one.
//! 3. Nothing between P and C changes these elements of either list.
//!
//! Then C finds in the one what, times `c`, it would have found in the other, to the bit. It is done where all loops that read
//! the other list are such, and if then nobody needs what P stores there (see [`unread`]): a multiplication is
//! cheaper than what it replaces only if the store goes.

use proc_macro2::Span as Tokens;

use super::spans::Span;
use super::{Change, Facts, Flow, MOST, Touch, candidates, touches, unread};
use crate::ir::{Base, Func, Op, OpKind, Place, Proj, Region, RootId, ValId};
use crate::maps::{HashMap, HashSet};

pub fn multiples(func: &mut Func, region: &mut Region) {
    let mut ops = 0;
    region.walk(&mut |_| ops += 1);
    if ops > MOST {
        return;
    }
    let lists: HashSet<RootId> = candidates(func, region).into_iter().collect();
    if lists.len() < 2 {
        return;
    }
    let mut tried = HashSet::default();
    while let Some(found) = search(func, region, &lists, &tried) {
        tried.insert((found.from, found.list));
        let before = region.clone();
        found.apply(func, region);
        unread(func, region);
        if stores(region, found.list) >= stores(&before, found.list) {
            *region = before;
        }
    }
}

/// A list, and where its elements are found besides.
struct Found {
    list: RootId,
    from: RootId,
    factor: Factor,
    /// What is read of it, by where the ops are.
    loads: HashSet<*const Op>,
}

#[derive(Clone)]
enum Factor {
    One,
    Literal(String),
    Value(ValId),
}

type Tried = HashSet<(RootId, RootId)>;

fn search(func: &Func, region: &Region, lists: &HashSet<RootId>, tried: &Tried) -> Option<Found> {
    let mut facts = Facts::of(func, region);
    let mut all = HashMap::default();
    region.walk(&mut |op| {
        if let Some(root) = read_in_order(op, &facts) {
            *all.entry(root).or_insert(0) += 1;
        }
    });
    let mut search = Search {
        lists,
        tried,
        all,
        facts: &mut facts,
    };
    search.region(region)
}

/// The shadow of which an element is read that is not one with a known number.
fn read_in_order(op: &Op, facts: &Facts) -> Option<RootId> {
    let OpKind::Load(place) = &op.kind else {
        return None;
    };
    let Base::Shadow(root) = place.base else {
        return None;
    };
    let known = matches!(&place.path[..], [Proj::Index(v)] if facts.number(*v).is_some());
    (!known).then_some(root)
}

struct Search<'s, 'r> {
    lists: &'s HashSet<RootId>,
    tried: &'s Tried,
    /// How many ops read each list in some order.
    all: HashMap<RootId, usize>,
    facts: &'s mut Facts<'r>,
}

impl Search<'_, '_> {
    fn region(&mut self, region: &Region) -> Option<Found> {
        self.facts.enter(region);
        let found = self.list(region).or_else(|| {
            let mut inner = region.ops.iter().flat_map(|op| op.kind.regions());
            inner.find_map(|inner| self.region(inner))
        });
        self.facts.leave();
        found
    }

    fn list(&mut self, region: &Region) -> Option<Found> {
        for (n, op) in region.ops.iter().enumerate() {
            let OpKind::Loop(l) = &op.kind else { continue };
            for (list, from, factor) in self.pairs(&l.body) {
                if self.tried.contains(&(from, list)) {
                    continue;
                }
                let loads = self.loads(&region.ops[n..], [list, from]);
                if !loads.is_empty() && Some(&loads.len()) == self.all.get(&list) {
                    return Some(Found {
                        list,
                        from,
                        factor,
                        loads,
                    });
                }
            }
        }
        None
    }

    /// Lists to which a body assigns multiples of what it assigns to others.
    fn pairs(&self, body: &Region) -> Vec<(RootId, RootId, Factor)> {
        let stored: Vec<(RootId, &Place, ValId)> = (body.ops.iter())
            .filter_map(|op| match &op.kind {
                OpKind::Store(place, v) => match place.base {
                    Base::Shadow(root) if self.lists.contains(&root) => Some((root, place, *v)),
                    _ => None,
                },
                _ => None,
            })
            .collect();
        let mut pairs = vec![];
        for (list, place, v) in &stored {
            for (from, other, w) in &stored {
                if list != from
                    && same_element(place, other)
                    && let Some(factor) = factor(body, *v, *w)
                {
                    pairs.push((*list, *from, factor));
                }
            }
        }
        pairs
    }

    /// What loops read of the first list that is what the first of the ops has assigned. Nothing, if that is not a loop that
    /// assigns both.
    fn loads(&mut self, ops: &[Op], [list, from]: [RootId; 2]) -> HashSet<*const Op> {
        let mut loads = HashSet::default();
        let (Touch::Writes(written, _), Touch::Writes(other, _)) =
            (self.touch(&ops[0], list), self.touch(&ops[0], from))
        else {
            return loads;
        };
        if written != other {
            return loads;
        }
        for (n, op) in ops.iter().enumerate().skip(1) {
            let OpKind::Loop(l) = &op.kind else { continue };
            let Touch::Reads(read) = self.touch(op, list) else {
                continue;
            };
            let alone = matches!(self.touch(op, from), Touch::None | Touch::Reads(_));
            if !(alone && self.facts.within(&read, &written, list)) {
                continue;
            }
            let between = &ops[1..n];
            if [list, from]
                .iter()
                .all(|root| self.keep(between, *root, &read))
            {
                loads.extend(reads(&l.body, list));
            }
        }
        loads
    }

    fn touch<'o>(&mut self, op: &'o Op, root: RootId) -> Touch<'o> {
        let mut flow = Flow {
            facts: self.facts,
            root,
            around: vec![],
            change: &mut Change::default(),
        };
        flow.touch(op)
    }

    /// Whether the ops leave these elements as they are.
    fn keep(&mut self, ops: &[Op], root: RootId, span: &Span) -> bool {
        ops.iter().all(|op| match self.touch(op, root) {
            Touch::None | Touch::Reads(_) => true,
            Touch::Add(changed, _)
            | Touch::Adds(changed)
            | Touch::Writes(changed, _)
            | Touch::Updates(changed, _)
            | Touch::Zeroes(changed, _) => changed.is_apart(span),
            Touch::Inside => {
                (op.kind.regions().into_iter()).all(|inner| self.keep(&inner.ops, root, span))
            }
            Touch::Unknown => false,
        })
    }
}

/// An element with the same number.
fn same_element(a: &Place, b: &Place) -> bool {
    matches!((&a.path[..], &b.path[..]), ([Proj::Index(i)], [Proj::Index(j)]) if i == j)
}

/// What the second value is multiplied with to give the first.
fn factor(body: &Region, product: ValId, of: ValId) -> Option<Factor> {
    if product == of {
        return Some(Factor::One);
    }
    let maker = |v: ValId| body.ops.iter().find(|op| op.results.first() == Some(&v));
    let OpKind::Math(math, args) = &maker(product)?.kind else {
        return None;
    };
    let c = match args[..] {
        [v, c] | [c, v] if v == of => c,
        _ => return None,
    };
    if math.rule.name != "mul" || math.path.is_some() || c == of {
        return None;
    }
    match maker(c).map(|op| &op.kind) {
        Some(OpKind::Lit(text)) => Some(Factor::Literal(text.clone())),
        Some(_) => None,
        None => (!body.params.contains(&c)).then_some(Factor::Value(c)),
    }
}

/// The ops of a body that read the list.
fn reads(body: &Region, list: RootId) -> impl Iterator<Item = *const Op> {
    let ops = body.ops.iter();
    ops.filter(move |op| touches(op, list))
        .map(|op| op as *const Op)
}

fn stores(region: &Region, list: RootId) -> usize {
    let mut count = 0;
    region.walk(&mut |op| {
        let OpKind::Store(place, _) = &op.kind else {
            return;
        };
        count += usize::from(matches!(place.base, Base::Shadow(root) if root == list));
    });
    count
}

impl Found {
    fn apply(&self, func: &mut Func, region: &mut Region) {
        // Nothing has moved since the addresses were taken.
        let marks = region
            .ops
            .iter()
            .map(|op| self.loads.contains(&(op as *const Op)));
        let marks: Vec<bool> = marks.collect();
        let mut ops = Vec::with_capacity(region.ops.len());
        for (mut op, marked) in std::mem::take(&mut region.ops).into_iter().zip(marks) {
            (op.kind).for_each_region_mut(&mut |inner| self.apply(func, inner));
            match marked {
                true => ops.extend(self.instead(func, op)),
                false => ops.push(op),
            }
        }
        region.ops = ops;
    }

    /// The same element of the one list, times the factor.
    fn instead(&self, func: &mut Func, mut load: Op) -> Vec<Op> {
        let OpKind::Load(place) = &mut load.kind else {
            unreachable!("a load")
        };
        place.base = Base::Shadow(self.from);
        let (result, src) = (load.results[0], load.src);
        let ty = func.ty(result);
        let made = |v: ValId, kind: OpKind| Op {
            results: vec![v],
            kind,
            src,
        };
        let mut ops = vec![];
        let factor = match &self.factor {
            Factor::One => return vec![load],
            Factor::Value(v) => *v,
            Factor::Literal(text) => {
                let v = func.new_val(ty, None, Tokens::call_site());
                ops.push(made(v, OpKind::Lit(text.clone())));
                v
            }
        };
        let one = func.new_val(ty, None, Tokens::call_site());
        load.results = vec![one];
        ops.push(load);
        ops.push(made(result, OpKind::math("mul", &[one, factor])));
        ops
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// How often the reverse sweep has to do with the shadow of `b` without the pass, and with it.
    fn uses(stages: &str) -> (usize, usize) {
        let source = format!(
            "fn f(x: &[f64], y: &mut [f64], at: &[usize], s: usize, w: f64) {{ \
             let n = x.len(); let mut a = vec![0.0; n]; let mut b = vec![0.0; n]; \
             for i in 0..n {{ y[i] = x[i]; }} \
             for _ in 0..s {{ {stages} }} }}"
        );
        let count = |off| {
            let text = vjp(off, &source);
            let (_, reverse) = text.split_once("tape . rev (").expect("two sweeps");
            reverse.matches("b_bar").count()
        };
        (count(quote!(off(multiples))), count(quote!()))
    }

    /// Two stages, something that keeps the loops apart, and their weighted sum.
    fn steps(between: &str, sum: &str) -> String {
        format!(
            "for i in 0..n {{ a[i] = x[i] * y[i]; }} for i in 0..n {{ b[i] = x[i] * y[i].sin(); }} \
             {between} {sum}"
        )
    }

    const APART: &str = "y[0] *= w;";

    #[test]
    fn weights() {
        for weight in ["2.0 *", "w *", "", "-0.5 *"] {
            let sum = format!("for i in 0..n {{ y[i] += a[i] + {weight} b[i]; }}");
            let (without, with) = uses(&steps(APART, &sum));
            assert!(with < without, "{weight}: {with} of {without}");
        }
        // Not the same in all iterations.
        let sum = "for i in 0..n { y[i] += a[i] + x[i] * b[i]; }";
        let (without, with) = uses(&steps(APART, sum));
        assert_eq!(with, without);
    }

    #[test]
    fn elements_of_their_own() {
        let apart = |between: &str, sum: &str| {
            let (without, with) = uses(&steps(between, sum));
            assert!(without > 0);
            assert_eq!(with, without, "{between} {sum}");
        };
        let sum = "for i in 0..n { y[i] += a[i] + 2.0 * b[i]; }";
        // Not all that is read has been assigned with the other's.
        apart(APART, "for i in 1..n { y[i] += a[i] + 2.0 * b[i]; }");
        apart(APART, "for i in 0..s { y[i] += a[i] + 2.0 * b[i]; }");
        apart(APART, "for i in 1..n { y[i] += a[i] + 2.0 * b[i - 1]; }");
        apart(APART, "for i in 0..n { y[i] += a[i] + 2.0 * b[at[i]]; }");
        // One of the two is changed in between.
        apart("b[1] = b[0] * y[0];", sum);
        apart("a[1] = a[0] * y[0];", sum);
        apart("for i in 0..n { a[i] = a[i].sin(); } y[0] *= w;", sum);
        apart("for i in 0..s { b[at[i]] *= w; }", sum);
    }

    #[test]
    fn what_is_stored_in_any_case() {
        // The sum over the elements reads them in a loop that the assignment does not precede each time.
        let stages = steps(
            "for k in 0..s { for i in 0..n { b[i] += x[k] * b[i]; } }",
            "for i in 0..n { y[i] += a[i] + 2.0 * b[i]; }",
        );
        let (without, with) = uses(&stages);
        assert_eq!(with, without);
    }
}
