//! Algebraic identities on adjoints, and on integers.

use std::mem;

use crate::ir::{BinOp, CmpOp, Func, Math, Op, OpKind, Pure, Region, Scalar, ValId};
use crate::maps::HashMap;
use crate::rules::rule;

/// What is known of a value.
#[derive(Clone)]
enum Known {
    Float(f64),
    Int(i128),
    Bool(bool),
    /// The negation of a value.
    Neg(ValId),
}

struct Fold<'f> {
    func: &'f mut Func,
    first_new: usize,
    known: HashMap<ValId, Known>,
    /// Values replaced by others.
    replaced: HashMap<ValId, ValId>,
    changed: bool,
}

pub fn fold(func: &mut Func, region: &mut Region, first_new: usize) -> bool {
    let mut fold = Fold {
        func,
        first_new,
        known: HashMap::default(),
        replaced: HashMap::default(),
        changed: false,
    };
    fold.region(region);
    let Fold {
        replaced, changed, ..
    } = fold;
    if !replaced.is_empty() {
        region.map_values_deep(&mut |v| resolve(&replaced, v));
    }
    changed
}

fn resolve(replaced: &HashMap<ValId, ValId>, mut v: ValId) -> ValId {
    while let Some(&to) = replaced.get(&v) {
        v = to;
    }
    v
}

impl Fold<'_> {
    fn region(&mut self, region: &mut Region) {
        for mut op in mem::take(&mut region.ops) {
            let replaced = &self.replaced;
            op.map_values(&mut |v| resolve(replaced, v));
            op.kind.for_each_region_mut(&mut |inner| self.region(inner));
            match self.taken(&mut op) {
                Some(branch) => region.ops.extend(branch),
                None => {
                    self.op(&mut op);
                    region.ops.push(op);
                }
            }
        }
        let replaced = &self.replaced;
        region
            .yields
            .iter_mut()
            .for_each(|v| *v = resolve(replaced, *v));
    }

    /// The operations of the branch that is taken whatever the arguments.
    fn taken(&mut self, op: &mut Op) -> Option<Vec<Op>> {
        let OpKind::If { cond, then, els } = &mut op.kind else {
            return None;
        };
        let Some(Known::Bool(holds)) = self.known.get(cond) else {
            return None;
        };
        let taken = mem::take(if *holds { then } else { els });
        let yields = op.results.iter().zip(taken.yields);
        yields.for_each(|(result, v)| self.replace(*result, v));
        self.changed = true;
        Some(taken.ops)
    }

    fn op(&mut self, op: &mut Op) {
        let Some(&result) = op.results.first() else {
            return;
        };
        match &op.kind {
            OpKind::Lit(text) => self.literal(result, text),
            OpKind::Math(math, args) if result.0 as usize >= self.first_new => {
                let (name, args) = (math.rule.name, args.clone());
                self.math(op, result, name, &args);
            }
            OpKind::Pure(Pure::Bin(bin), args) => {
                let (bin, args) = (*bin, args.clone());
                self.int(op, result, bin, args[0], args[1]);
            }
            OpKind::Pure(Pure::Cmp(cmp), args) if result.0 as usize >= self.first_new => {
                if let (Some(a), Some(b)) = (self.float(args[0]), self.float(args[1])) {
                    self.compare(result, *cmp, a, b);
                }
            }
            OpKind::Select(_, a, b) if a == b => self.replace(result, *a),
            OpKind::Select(cond, a, b) => {
                if let Some(Known::Bool(holds)) = self.known.get(cond) {
                    self.replace(result, if *holds { *a } else { *b });
                }
            }
            OpKind::If { then, els, .. } => {
                let same: Vec<_> = (0..op.results.len())
                    .filter(|&n| then.yields[n] == els.yields[n])
                    .map(|n| (op.results[n], then.yields[n]))
                    .collect();
                // Equal yields come from outside: nothing is defined in both branches.
                same.into_iter().for_each(|(r, v)| self.replace(r, v));
            }
            _ => {}
        }
    }

    fn replace(&mut self, v: ValId, by: ValId) {
        if self.replaced.contains_key(&v) {
            return;
        }
        let name = self.func.vals[v.0 as usize].name.clone();
        let info = &mut self.func.vals[by.0 as usize];
        if by.0 as usize >= self.first_new {
            info.name = info.name.take().or(name);
        }
        self.replaced.insert(v, by);
        self.changed = true;
    }

    fn literal(&mut self, v: ValId, text: &str) {
        let text = text.replace('_', "");
        match self.func.vals[v.0 as usize].ty {
            Scalar::F64 | Scalar::F32 | Scalar::Param(_) => {
                if let Ok(x) = text.parse() {
                    self.known.insert(v, Known::Float(x));
                }
            }
            Scalar::Int(_) => {
                if let Ok(n) = text.parse() {
                    self.known.insert(v, Known::Int(n));
                }
            }
            Scalar::Bool | Scalar::Other => {}
        }
    }

    fn float(&self, v: ValId) -> Option<f64> {
        match self.known.get(&v) {
            Some(Known::Float(x)) => Some(*x),
            _ => None,
        }
    }

    fn negated(&self, v: ValId) -> Option<ValId> {
        match self.known.get(&v) {
            Some(Known::Neg(x)) => Some(*x),
            _ => None,
        }
    }

    fn math(&mut self, op: &mut Op, result: ValId, name: &str, args: &[ValId]) {
        match (name, args) {
            ("add", &[a, b]) => match (self.float(a), self.float(b)) {
                (Some(0.0), _) => self.replace(result, b),
                (_, Some(0.0)) => self.replace(result, a),
                _ => match (self.negated(a), self.negated(b)) {
                    (_, Some(b)) => self.rewrite(op, "sub", vec![a, b]),
                    (Some(a), None) => self.rewrite(op, "sub", vec![b, a]),
                    (None, None) => {}
                },
            },
            ("sub", &[a, b]) => match (self.float(a), self.float(b)) {
                (_, Some(0.0)) => self.replace(result, a),
                (Some(0.0), _) => self.rewrite(op, "neg", vec![b]),
                _ => {
                    if let Some(b) = self.negated(b) {
                        self.rewrite(op, "add", vec![a, b]);
                    }
                }
            },
            ("mul", &[a, b]) => match (self.float(a), self.float(b)) {
                (Some(1.0), _) => self.replace(result, b),
                (_, Some(1.0)) => self.replace(result, a),
                (Some(-1.0), _) => self.rewrite(op, "neg", vec![b]),
                (_, Some(-1.0)) => self.rewrite(op, "neg", vec![a]),
                (Some(x), Some(y)) => self.constant(op, result, x * y),
                _ => {}
            },
            ("neg", &[a]) => match (self.negated(a), self.float(a)) {
                (Some(inner), _) => self.replace(result, inner),
                (None, Some(x)) => self.exact(op, result, -x),
                (None, None) => drop(self.known.insert(result, Known::Neg(a))),
            },
            ("powi", &[a, n]) => {
                if let Some(Known::Int(1)) = self.known.get(&n) {
                    self.replace(result, a);
                }
            }
            _ => {}
        }
    }

    fn compare(&mut self, result: ValId, cmp: CmpOp, a: f64, b: f64) {
        // Numbers that an f32 would round may be equal there.
        let exact = |x: f64| f64::from(x as f32) == x;
        if exact(a) && exact(b) {
            self.known.insert(result, Known::Bool(cmp.holds(a, b)));
        }
    }

    fn rewrite(&mut self, op: &mut Op, name: &str, args: Vec<ValId>) {
        if name == "neg" {
            self.known.insert(op.results[0], Known::Neg(args[0]));
        }
        op.kind = OpKind::Math(
            Math {
                rule: rule(name),
                path: None,
            },
            args,
        );
        self.changed = true;
    }

    fn constant(&mut self, op: &mut Op, result: ValId, x: f64) {
        // An f32 literal would be rounded twice.
        if self.func.vals[result.0 as usize].ty == Scalar::F64 {
            self.exact(op, result, x);
        }
    }

    /// A constant that any float type has if its operands are literals of it.
    fn exact(&mut self, op: &mut Op, result: ValId, x: f64) {
        if x.is_finite() {
            op.kind = OpKind::Lit(format!("{x:?}"));
            self.known.insert(result, Known::Float(x));
            self.changed = true;
        }
    }

    fn int(&mut self, op: &mut Op, result: ValId, bin: BinOp, a: ValId, b: ValId) {
        if !matches!(self.func.vals[result.0 as usize].ty, Scalar::Int(_)) {
            return;
        }
        let value = |v: ValId| match self.known.get(&v) {
            Some(Known::Int(n)) => Some(*n),
            _ => None,
        };
        match (bin, value(a), value(b)) {
            (BinOp::Add, Some(0), _) => self.replace(result, b),
            (BinOp::Add | BinOp::Sub, _, Some(0)) => self.replace(result, a),
            (BinOp::Mul, Some(1), _) => self.replace(result, b),
            (BinOp::Mul, _, Some(1)) => self.replace(result, a),
            // Only what differentiation computes from literals; the user's own may be meant to overflow.
            (BinOp::Add | BinOp::Sub, Some(x), Some(y)) if result.0 as usize >= self.first_new => {
                let z = if bin == BinOp::Add { x + y } else { x - y };
                if (0..=i128::from(i32::MAX)).contains(&z) {
                    op.kind = OpKind::Lit(z.to_string());
                    self.known.insert(result, Known::Int(z));
                    self.changed = true;
                }
            }
            _ => {}
        }
    }
}
