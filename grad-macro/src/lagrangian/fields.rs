//! Which values are constrained, and what they are called.
//!
//! Constrained is what depends on the inputs and is computed by an operation or a call, named or not. What only gives
//! another name to a value (a load, the result of a branch) is a constraint if the source names it; where paths merely
//! meet again under the same name, it is none.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::normal::{self, Notes};
use crate::ir::*;
use crate::reverse::Varied;

/// The constraints of a function, in the order of the source.
#[derive(Default)]
pub struct Sites {
    pub fields: Vec<Field>,
    /// By the value that is constrained.
    pub of: HashMap<ValId, usize>,
    /// The loops that contain constraints; loops are numbered in the order of the source, outer ones first.
    pub loops: BTreeSet<usize>,
}

/// A field of the emitted struct.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: String,
    /// What the source says in the statement, and where.
    pub text: String,
    pub line: usize,
    /// `mul`, `call g`, `copy`.
    pub operation: String,
    /// The loops around it, outermost first.
    pub loops: Vec<usize>,
    /// It stands in a branch, within the innermost loop.
    pub optional: bool,
    /// It collects everything that has no name.
    pub unnamed: bool,
}

pub fn find(func: &Func, notes: &Notes) -> Sites {
    let mut search = Search {
        func,
        notes,
        varied: Varied::of(func, false),
        found: Vec::new(),
        loops: 0,
        true_: HashSet::new(),
    };
    search.region(&func.body, &Nest::default(), None);
    named(func, search.found)
}

/// A constrained value, and what stands around it.
struct Site {
    val: ValId,
    nest: Nest,
    src: SrcId,
    operation: String,
}

#[derive(Clone, Default)]
struct Nest {
    loops: Vec<usize>,
    optional: bool,
}

struct Search<'a> {
    func: &'a Func,
    notes: &'a Notes,
    varied: Varied,
    found: Vec<Site>,
    /// How many there are so far.
    loops: usize,
    /// Values that are `true`.
    true_: HashSet<ValId>,
}

impl Search<'_> {
    /// `exit` is the value by which the innermost loop is left, if it is a value of this region.
    fn region(&mut self, region: &Region, nest: &Nest, exit: Option<ValId>) {
        // What the condition of a `while` computes only serves a decision.
        let in_condition = region.ops.iter().any(
            |op| matches!(&op.kind, OpKind::If { cond, .. } if self.notes.whiles.contains(cond)),
        );
        for op in &region.ops {
            match &op.kind {
                OpKind::Lit(text) if text == "true" => {
                    self.true_.insert(op.results[0]);
                }
                OpKind::If { cond, then, els } => self.branches(op, *cond, [then, els], nest, exit),
                OpKind::Loop(l) => {
                    let mut inner = nest.clone();
                    inner.loops.push(self.loops);
                    inner.optional = false;
                    self.loops += 1;
                    let exit = l.has_exit.then(|| l.body.yields[0]);
                    self.region(&l.body, &inner, exit);
                }
                _ => {}
            }
            if !in_condition || matches!(op.kind, OpKind::If { .. }) {
                self.results(op, nest);
            }
        }
    }

    fn branches(
        &mut self,
        op: &Op,
        cond: ValId,
        branches: [&Region; 2],
        nest: &Nest,
        exit: Option<ValId>,
    ) {
        let at = exit.and_then(|e| op.results.iter().position(|r| *r == e));
        for n in 0..2 {
            let (this, other) = (branches[n], branches[1 - n]);
            let mut inner = nest.clone();
            // The other branch leaves the loop: all trips but the last come here.
            let leaves = at.is_some_and(|k| {
                let out = other.yields[k];
                let literal = |op: &Op| {
                    op.results == [out] && matches!(&op.kind, OpKind::Lit(text) if text == "true")
                };
                self.true_.contains(&out) || other.ops.iter().any(literal)
            });
            let passed = leaves || (n == 1 && exit == Some(cond));
            inner.optional |= !passed;
            let inner_exit = at.filter(|_| leaves).map(|k| this.yields[k]);
            self.region(this, &inner, inner_exit);
        }
    }

    fn results(&mut self, op: &Op, nest: &Nest) {
        for (n, &v) in op.results.iter().enumerate() {
            if !self.varied.val(v) {
                continue;
            }
            let Some(operation) = self.operation(op, n) else {
                continue;
            };
            self.found.push(Site {
                val: v,
                nest: nest.clone(),
                src: op.src,
                operation,
            });
        }
    }

    /// What computes the n-th result, if that makes it a constraint.
    fn operation(&self, op: &Op, n: usize) -> Option<String> {
        let name = &self.func.val(op.results[n]).name;
        let renames =
            |from: &[ValId]| name.is_some() && from.iter().all(|v| self.func.val(*v).name != *name);
        match &op.kind {
            OpKind::Math(math, _) => Some(math.rule.name.to_owned()),
            OpKind::Call(call) => Some(format!("call {}", call.callee.name())),
            OpKind::Load(_) => name.is_some().then(|| "copy".to_owned()),
            OpKind::Pop(..) => name.is_some().then(|| "pop".to_owned()),
            OpKind::Select(_, a, b) => renames(&[*a, *b]).then(|| "choice".to_owned()),
            OpKind::If { then, els, .. } => {
                renames(&[then.yields[n], els.yields[n]]).then(|| "choice".to_owned())
            }
            OpKind::Loop(l) => {
                let k = n.checked_sub(l.extra_results())?;
                let inner = l.body.params[usize::from(l.has_index()) + k];
                let next = l.body.yields[usize::from(l.has_exit) + k];
                renames(&[l.init[k], inner, next]).then(|| "loop".to_owned())
            }
            _ => None,
        }
    }
}

/// Gives every site its field. Names that stand once stay as they are; of the others the first is `y_1`.
fn named(func: &Func, found: Vec<Site>) -> Sites {
    let name_of = |site: &Site| {
        func.val(site.val)
            .name
            .as_deref()
            .and_then(normal::source_name)
    };
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for name in found.iter().filter_map(name_of) {
        *count.entry(name).or_default() += 1;
    }
    let mut taken: BTreeSet<String> = (count.iter())
        .filter(|(_, n)| **n == 1)
        .map(|(name, _)| name.clone())
        .collect();
    let mut sites = Sites::default();
    let mut next: BTreeMap<String, usize> = BTreeMap::new();
    let mut unnamed = Vec::new();
    for site in &found {
        sites.loops.extend(&site.nest.loops);
        let Some(name) = name_of(site) else {
            unnamed.push(site);
            continue;
        };
        let name = if count[&name] == 1 {
            name
        } else {
            let number = next.entry(name.clone()).or_default();
            loop {
                *number += 1;
                let numbered = format!("{name}_{number}");
                if taken.insert(numbered.clone()) {
                    break numbered;
                }
            }
        };
        sites.of.insert(site.val, sites.fields.len());
        sites.fields.push(field(func, site, name));
    }
    if let Some(first) = unnamed.first() {
        let mut name = "unnamed".to_owned();
        while taken.contains(&name) {
            name.push('_');
        }
        let at = sites.fields.len();
        let mut all = field(func, first, name);
        all.unnamed = true;
        all.operation = String::new();
        sites.fields.push(all);
        sites.of.extend(unnamed.iter().map(|site| (site.val, at)));
    }
    sites
}

fn field(func: &Func, site: &Site, name: String) -> Field {
    Field {
        name,
        text: func.sources[site.src.0 as usize].text.clone(),
        line: func.val(site.val).span.start().line,
        operation: site.operation.clone(),
        loops: site.nest.loops.clone(),
        optional: site.nest.optional,
        unnamed: false,
    }
}
