//! Which values are constrained, and what they are called.
//!
//! Constrained is what depends on the inputs and is computed by an operation or a call, named or not. What only gives
//! another name to a value (a load, the result of a branch) is a constraint if the source names it; where paths merely
//! meet again under the same name, it is none.

use std::collections::{BTreeMap, BTreeSet};

use super::nested::Nesting;
use super::normal::{self, Notes};
use crate::ir::*;
use crate::maps::{HashMap, HashSet};
use crate::reverse::Varied;
use syn::ext::IdentExt;

/// The constraints of a function, in the order of the source.
#[derive(Default)]
pub struct Sites {
    pub fields: Vec<Field>,
    /// In the order of the source, named or not.
    pub sites: Vec<Site>,
    /// By the value that is constrained: its site.
    pub of: HashMap<ValId, usize>,
    /// For every call of a function with a view, in the order of the source: its site, if it is nested.
    pub nested: Vec<Option<usize>>,
    /// What the source says at each loop.
    pub loop_texts: Vec<String>,
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
    /// It is the view of this function.
    pub callee: Option<syn::Path>,
}

pub fn find(func: &Func, notes: &Notes, nesting: &Nesting) -> Sites {
    let mut search = Search {
        func,
        notes,
        nesting,
        nested: vec![],
        varied: Varied::of(func, false),
        found: Vec::new(),
        loops: vec![],
        true_: HashSet::default(),
    };
    search.region(&func.body, &Nest::default(), None);
    let mut sites = named(search.found);
    sites.nested = search.nested;
    sites.loop_texts = search.loops;
    sites
}

/// A constrained value, and what stands around it.
pub struct Site {
    /// None where it is a nested view.
    pub val: Option<ValId>,
    /// What the source calls it.
    name: Option<String>,
    /// The function whose view it is.
    pub callee: Option<syn::Path>,
    pub nest: Nest,
    pub operation: String,
    /// Which field it belongs to, and what it is called in formulas.
    pub field: usize,
    pub label: String,
    pub line: usize,
    pub text: String,
}

/// What stands around a site.
#[derive(Clone, Default)]
pub struct Nest {
    pub loops: Vec<usize>,
    pub optional: bool,
}

struct Search<'a> {
    func: &'a Func,
    notes: &'a Notes,
    nesting: &'a Nesting<'a>,
    nested: Vec<Option<usize>>,
    varied: Varied,
    found: Vec<Site>,
    /// What the source says at those so far.
    loops: Vec<String>,
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
                    inner.loops.push(self.loops.len());
                    inner.optional = false;
                    self.loops.push(text_of(self.func, op.src));
                    let exit = l.has_exit.then(|| l.body.yields[0]);
                    self.region(&l.body, &inner, exit);
                }
                _ => {}
            }
            let counts = !in_condition || matches!(op.kind, OpKind::If { .. });
            let nests = self.nested(op, nest, counts);
            if counts {
                self.results(op, nest, nests);
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

    /// A call that is a nested view. In conditions it counts like any other.
    fn nested(&mut self, op: &Op, nest: &Nest, counts: bool) -> bool {
        let Some(callee) = nested_callee(self.func, &self.varied, self.nesting, op) else {
            return false;
        };
        self.nested.push(counts.then_some(self.found.len()));
        if let Some(last) = callee.segments.last().filter(|_| counts) {
            self.found.push(Site {
                val: None,
                name: normal::source_name(&last.ident.unraw().to_string()),
                callee: Some(callee.clone()),
                nest: nest.clone(),
                operation: format!("call {}", last.ident),
                field: 0,
                label: String::new(),
                line: last.ident.span().start().line,
                text: text_of(self.func, op.src),
            });
        }
        counts
    }

    fn results(&mut self, op: &Op, nest: &Nest, nests: bool) {
        for (n, &v) in op.results.iter().enumerate() {
            if !self.varied.val(v) {
                continue;
            }
            let Some(operation) = self.operation(op, n, nests) else {
                continue;
            };
            let name = self.func.val(v).name.as_deref();
            self.found.push(Site {
                val: Some(v),
                name: name.and_then(normal::source_name),
                callee: None,
                nest: nest.clone(),
                operation,
                field: 0,
                label: String::new(),
                line: self.func.val(v).span.start().line,
                text: text_of(self.func, op.src),
            });
        }
    }

    /// What computes the n-th result, if that makes it a constraint.
    fn operation(&self, op: &Op, n: usize, nests: bool) -> Option<String> {
        let name = &self.func.val(op.results[n]).name;
        let renames =
            |from: &[ValId]| name.is_some() && from.iter().all(|v| self.func.val(*v).name != *name);
        match &op.kind {
            OpKind::Math(math, _) => Some(math.rule.name.to_owned()),
            // A variable of the nested view already.
            OpKind::Call(_) if nests => name.is_some().then(|| "copy".to_owned()),
            OpKind::Call(call) => Some(format!("call {}", call.callee.name())),
            OpKind::Load(_) => name.is_some().then(|| "copy".to_owned()),
            OpKind::Pop(..) => name.is_some().then(|| "pop".to_owned()),
            OpKind::Select(_, a, b) => renames(&[*a, *b]).then(|| "choice".to_owned()),
            OpKind::If { then, els, .. } => {
                renames(&[then.yields[n], els.yields[n]]).then(|| "choice".to_owned())
            }
            OpKind::Loop(l) => {
                let k = n.checked_sub(l.extra_results())?;
                let (inner, next) = l.carried(k);
                renames(&[l.init[k], inner, next]).then(|| "loop".to_owned())
            }
            _ => None,
        }
    }
}

/// The function whose view is nested where it is called: something has to depend on the inputs there.
pub fn nested_callee<'o>(
    func: &Func,
    varied: &Varied,
    nesting: &Nesting,
    op: &'o Op,
) -> Option<&'o syn::Path> {
    let OpKind::Call(call) = &op.kind else {
        return None;
    };
    let mut depends = false;
    op.kind.for_each_value(&mut |v| depends |= varied.val(*v));
    let places = op.kind.places();
    depends |= (places.iter()).any(|p| p.roots().iter().any(|r| varied.root_is(*r)));
    nesting.callee(func, call).filter(|_| depends)
}

/// Gives every site its field. Names that stand once stay as they are; of the others the first is `y_1`.
fn named(found: Vec<Site>) -> Sites {
    let name_of = |site: &Site| site.name.clone();
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
    for mut site in found {
        sites.loops.extend(&site.nest.loops);
        if let Some(v) = site.val {
            sites.of.insert(v, sites.sites.len());
        }
        if let Some(name) = name_of(&site) {
            site.label = match count[&name] {
                1 => name,
                _ => {
                    let prefix = format!("{name}_");
                    numbered(&prefix, next.entry(name).or_default(), &mut taken)
                }
            };
            site.field = sites.fields.len();
            sites.fields.push(field(&site, site.label.clone()));
        }
        sites.sites.push(site);
    }
    let mut number = 0;
    let at = sites.fields.len();
    for site in &mut sites.sites {
        if !site.label.is_empty() {
            continue;
        }
        if number == 0 {
            let mut name = "unnamed".to_owned();
            while taken.contains(&name) {
                name.push('_');
            }
            let mut all = field(site, name);
            all.unnamed = true;
            all.operation = String::new();
            all.callee = None;
            sites.fields.push(all);
        }
        site.field = at;
        site.label = numbered("t", &mut number, &mut taken);
    }
    sites
}

/// `y_1`, or the next that is free.
fn numbered(prefix: &str, number: &mut usize, taken: &mut BTreeSet<String>) -> String {
    loop {
        *number += 1;
        let numbered = format!("{prefix}{number}");
        if taken.insert(numbered.clone()) {
            return numbered;
        }
    }
}

/// What the source says in a statement.
fn text_of(func: &Func, src: SrcId) -> String {
    func.sources[src.0 as usize].text.clone()
}

fn field(site: &Site, name: String) -> Field {
    Field {
        name,
        text: site.text.clone(),
        line: site.line,
        operation: site.operation.clone(),
        loops: site.nest.loops.clone(),
        optional: site.nest.optional,
        unnamed: false,
        callee: site.callee.clone(),
    }
}
