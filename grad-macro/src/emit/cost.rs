//! What a body costs, counted in its text: the header of the emitted code that people read.

use std::fmt;

use crate::ir::{Func, Op, OpKind, Region};
use crate::rules::Form;

/// Counts over the text of a region: an operation in a loop counts once.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Cost {
    /// Float operations that cost about as much as an addition.
    pub ops: usize,
    /// Divisions, square roots.
    pub divisions: usize,
    /// `exp`, `sin`, powers.
    pub transcendental: usize,
    /// Calls of the user's functions.
    pub calls: usize,
    pub loads: usize,
    pub stores: usize,
    /// Per loop that records: its source text, and what it records in each iteration.
    pub recorded: Vec<(String, String)>,
}

pub fn cost(func: &Func, region: &Region) -> Cost {
    let mut cost = Cost::default();
    count(func, region, "the function", &mut cost);
    cost
}

fn count(func: &Func, region: &Region, place: &str, cost: &mut Cost) {
    for op in &region.ops {
        count_op(func, op, place, cost);
    }
}

fn count_op(func: &Func, op: &Op, place: &str, cost: &mut Cost) {
    match &op.kind {
        OpKind::Math(math, _) => match math.rule.price {
            _ if matches!(math.rule.form, Form::Cast) => cost.ops += 1,
            0..=4 => cost.ops += 1,
            5..=20 => cost.divisions += 1,
            _ => cost.transcendental += 1,
        },
        OpKind::Load(_) => cost.loads += 1,
        OpKind::Store(..) => cost.stores += 1,
        OpKind::Acc(..) => {
            cost.loads += 1;
            cost.stores += 1;
            cost.ops += 1;
        }
        OpKind::Call(_) | OpKind::CallRev(_) => cost.calls += 1,
        OpKind::Record(vals) => {
            let names = vals.iter().map(|v| match &func.val(*v).name {
                Some(name) => name.clone(),
                None => format!("a {}", func.val(*v).ty.name()),
            });
            let what = names.collect::<Vec<_>>().join(", ");
            cost.recorded.push((place.to_owned(), what));
        }
        OpKind::Save(saved) | OpKind::Room(saved) => {
            let roots = saved.roots();
            let names = roots
                .iter()
                .map(|root| format!("`{}`", func.root(*root).name));
            let what = format!("the contents of {}", names.collect::<Vec<_>>().join(" or "));
            cost.recorded.push((place.to_owned(), what));
        }
        _ => {}
    }
    let inner = match (&op.kind, func.sources.get(op.src.0 as usize)) {
        (OpKind::Loop(_), Some(source)) => &*source.text,
        _ => place,
    };
    op.kind
        .for_each_region(&mut |region| count(func, region, inner, cost));
}

/// The counts, in words.
pub fn operations(cost: &Cost) -> String {
    let counts = [
        (cost.ops, "additions and multiplications"),
        (cost.divisions, "divisions and roots"),
        (cost.transcendental, "transcendentals"),
        (cost.calls, "calls"),
        (cost.loads, "loads"),
        (cost.stores, "stores"),
    ];
    let shown = counts.iter().filter(|(n, _)| *n > 0);
    let shown: Vec<_> = shown.map(|(n, what)| format!("{n} {what}")).collect();
    if shown.is_empty() {
        "no arithmetic".to_owned()
    } else {
        shown.join(", ")
    }
}

/// What is recorded, a line per place.
pub fn records(cost: &Cost) -> Vec<String> {
    if cost.recorded.is_empty() {
        return vec!["records nothing".to_owned()];
    }
    let line = |(place, what): &(String, String)| format!("records in `{place}`: {what}");
    cost.recorded.iter().map(line).collect()
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", operations(self))?;
        records(self)
            .iter()
            .try_for_each(|line| writeln!(f, "{line}"))
    }
}
