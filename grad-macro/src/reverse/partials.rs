//! Writes a rule's formula as ops: of the reverse sweep, or of the tangent beside the primal.

use crate::ir::{BinOp, CmpOp, Math, Op, OpKind, Piece, Pure, Region, Scalar, Template, ValId};
use crate::rules::{Cond, Formula, Rule, rule};

/// Above this price a side of a choice is not computed in vain.
const DEAR: u32 = 10;

/// Where ops are being written.
pub trait Site {
    /// A value of the primal, as it is called here.
    fn primal(&mut self, v: ValId) -> ValId;

    fn ty(&self, v: ValId) -> Scalar;

    /// Writes an op with one result.
    fn emit(&mut self, ty: Scalar, kind: OpKind) -> ValId;

    /// Begins a region inside of the one that is being written; ends it.
    fn open_within(&mut self);
    fn close(&mut self) -> Vec<Op>;

    /// The op of the primal that computes a value.
    fn primal_op(&self, v: ValId) -> Option<&OpKind>;

    /// The result of a dear operation that has been made before and is in scope.
    fn dear_result(&self, name: &str, args: &[ValId]) -> Option<ValId>;

    fn known_int(&self, v: ValId) -> Option<i64>;
    fn float_literal(&self, v: ValId) -> Option<f64>;

    /// Whether what literals decide is decided here.
    fn folds_literals(&self) -> bool;

    /// Whether what is written may be differentiated again. Then a guard must not hide that `F(x) * d` depends on `d` where
    /// `d` happens to be zero.
    fn is_differentiated_again(&self) -> bool;

    /// Whether a branch that a guard makes needless stands behind it.
    fn puts_branches_behind_guards(&self) -> bool;

    fn literal(&mut self, ty: Scalar, x: f64) -> ValId {
        self.emit(ty, OpKind::Lit(format!("{x:?}")))
    }
}

/// One application of a rule: `y = rule(args)`, with the incoming adjoint `d` (forward: an argument's tangent).
pub struct Application<'r> {
    pub rule: &'static Rule,
    pub args: &'r [ValId],
    pub y: ValId,
    pub d: ValId,
    /// Subformulas already written, so that `D / X1` stands there once.
    written: Vec<(Formula, ValId)>,
    ty: Scalar,
}

impl<'r> Application<'r> {
    pub fn new(rule: &'static Rule, args: &'r [ValId], y: ValId, d: ValId, ty: Scalar) -> Self {
        Application {
            rule,
            args,
            y,
            d,
            written: vec![],
            ty,
        }
    }

    /// The contribution to argument `k`; `None` if no derivative flows there.
    pub fn partial(&mut self, site: &mut impl Site, k: usize) -> Option<ValId> {
        match self.rule.partials[k]() {
            Formula::Zero => None,
            // The adjoint of a conversion has the type of what was converted.
            _ if self.rule.name == "cast" => {
                let from = site.ty(self.args[k]);
                if from == self.ty {
                    return Some(self.d);
                }
                let math = Math {
                    rule: self.rule,
                    path: None,
                };
                Some(site.emit(from, OpKind::Math(math, vec![self.d])))
            }
            _ if self.rule.name == "div" && site.folds_literals() => Some(self.quotient(site, k)),
            formula => Some(self.value(site, &formula)),
        }
    }

    /// The same for another argument's tangent.
    pub fn with(&mut self, d: ValId) -> &mut Self {
        if d != self.d {
            self.written.retain(|(formula, _)| {
                !formula.any(|part| matches!(part, Formula::D | Formula::Guard(_)))
            });
            self.d = d;
        }
        self
    }

    /// What argument `k`, whose tangent is `d`, adds to the result's; `None` if no derivative flows from there.
    pub fn tangent(&mut self, site: &mut impl Site, k: usize) -> Option<ValId> {
        match self.rule.partials[k]() {
            Formula::Zero => None,
            _ if self.rule.name == "cast" => {
                if site.ty(self.args[k]) == self.ty {
                    return Some(self.d);
                }
                let math = Math {
                    rule: self.rule,
                    path: None,
                };
                Some(site.emit(self.ty, OpKind::Math(math, vec![self.d])))
            }
            _ if self.rule.name == "div" && site.folds_literals() => Some(self.quotient(site, k)),
            formula => Some(self.value(site, &formula)),
        }
    }

    /// A quotient of which one side is a literal needs no division.
    fn quotient(&mut self, site: &mut impl Site, k: usize) -> ValId {
        let literal = site.float_literal(self.args[1 - k]);
        match (k, literal) {
            // `1 / x` is its own derivative's square root.
            (1, Some(1.0)) => {
                let recip = rule("recip").partials[0]();
                self.value(site, &recip)
            }
            (0, Some(x)) if self.ty == Scalar::F64 && (1.0 / x).is_normal() => {
                let factor = site.literal(self.ty, 1.0 / x);
                self.math(site, "mul", vec![self.d, factor])
            }
            _ => {
                let formula = self.rule.partials[k]();
                self.value(site, &formula)
            }
        }
    }

    fn value(&mut self, site: &mut impl Site, formula: &Formula) -> ValId {
        match formula {
            Formula::D => return self.d,
            Formula::Y => return site.primal(self.y),
            Formula::X(n) => return site.primal(self.args[*n]),
            _ => {}
        }
        if let Some((_, v)) = self.written.iter().find(|(f, _)| f == formula) {
            return *v;
        }
        let v = self.write(site, formula);
        self.written.push((formula.clone(), v));
        v
    }

    fn write(&mut self, site: &mut impl Site, formula: &Formula) -> ValId {
        match formula {
            Formula::Zero => site.literal(self.ty, 0.0),
            Formula::Lit(x) => site.literal(self.ty, *x),
            Formula::D | Formula::X(_) | Formula::Y => self.value(site, formula),
            Formula::Op(name, args) => {
                if let Some(v) = self.computed_by_primal(site, name, args) {
                    return v;
                }
                let args = args.iter().map(|a| self.value(site, a)).collect();
                self.math(site, name, args)
            }
            Formula::IntAsFloat(n) if self.integer(site, *n).is_some() => {
                let n = self.integer(site, *n).expect("just seen");
                site.literal(self.ty, n as f64)
            }
            Formula::IntAsFloat(n) => {
                let n = site.primal(self.args[*n]);
                site.emit(self.ty, OpKind::Pure(Pure::Cast, vec![n]))
            }
            Formula::Int(n) => {
                site.emit(Scalar::Int(crate::ir::Int::I32), OpKind::Lit(n.to_string()))
            }
            Formula::IntPlus(n, by) => self.int_plus(site, *n, *by),
            Formula::PowiDec(base, n) if self.integer(site, *n).is_some() => {
                let n = self.integer(site, *n).expect("just seen");
                let base = self.value(site, base);
                let less = OpKind::Lit((n - 1).to_string());
                let less = site.emit(Scalar::Int(crate::ir::Int::I32), less);
                self.math(site, "powi", vec![base, less])
            }
            Formula::PowiDec(base, n) => {
                let base = self.value(site, base);
                let n = site.primal(self.args[*n]);
                let less = saturating_dec(site, n);
                self.math(site, "powi", vec![base, less])
            }
            Formula::If(cond, a, b) if self.decided(site, cond).is_some() => {
                match self.decided(site, cond) {
                    Some(true) => self.value(site, a),
                    _ => self.value(site, b),
                }
            }
            Formula::If(cond, a, b) if a.price().max(b.price()) > DEAR => {
                let cond = self.cond(site, cond);
                let then = self.branch(site, a);
                let els = self.branch(site, b);
                site.emit(self.ty, OpKind::If { cond, then, els })
            }
            Formula::If(cond, a, b) => {
                let cond = self.cond(site, cond);
                let a = self.value(site, a);
                let b = self.value(site, b);
                site.emit(self.ty, OpKind::Select(cond, a, b))
            }
            Formula::Guard(inner) if site.folds_literals() && self.is_regular(site) => {
                self.value(site, inner)
            }
            Formula::Guard(inner)
                if site.puts_branches_behind_guards() && self.is_branch(site, inner) =>
            {
                let zero = site.literal(self.ty, 0.0);
                let cond = compare(site, CmpOp::Eq, self.d, zero);
                let then = self.branch(site, &Formula::Zero);
                let els = self.branch(site, inner);
                site.emit(self.ty, OpKind::If { cond, then, els })
            }
            Formula::Guard(inner) => {
                let zero = site.literal(self.ty, 0.0);
                let mut none = compare(site, CmpOp::Eq, self.d, zero);
                let value = self.value(site, inner);
                if site.is_differentiated_again() {
                    // Singular: infinity or NaN, times zero.
                    let singular = compare(site, CmpOp::Ne, value, value);
                    let both = OpKind::Pure(Pure::Bin(BinOp::AndAnd), vec![none, singular]);
                    none = site.emit(Scalar::Bool, both);
                }
                site.emit(self.ty, OpKind::Select(none, zero, value))
            }
        }
    }

    /// Whether this is a choice of which one side is not computed in vain.
    fn is_branch(&self, site: &impl Site, formula: &Formula) -> bool {
        let Formula::If(cond, a, b) = formula else {
            return false;
        };
        match self.decided(site, cond) {
            Some(true) => self.is_branch(site, a),
            Some(false) => self.is_branch(site, b),
            None => a.price().max(b.price()) > DEAR,
        }
    }

    /// Whether the arguments are known to stay away from where the partials are singular.
    fn is_regular(&self, site: &impl Site) -> bool {
        match self.rule.name {
            "powi" => return self.integer(site, 1).is_some_and(|n| n >= 1),
            "powf" => {
                let exponent = site.float_literal(self.args[1]);
                return exponent.is_some_and(|y| y >= 1.0) && site.folds_literals();
            }
            _ => {}
        }
        let argument = match self.rule.name {
            "div" => self.args[1],
            "recip" | "sqrt" | "cbrt" | "ln" | "log2" | "log10" => self.args[0],
            _ => return false,
        };
        let negative = matches!(self.rule.name, "div" | "recip" | "cbrt");
        let literal = site.float_literal(argument);
        literal.is_some_and(|x| if negative { x != 0.0 } else { x > 0.0 })
            || at_least(site, argument, 32).is_some_and(|x| x > 1e-100)
    }

    /// The n-th argument, where it is an integer literal (of the size of an `i32`), or minus one.
    fn integer(&self, site: &impl Site, n: usize) -> Option<i64> {
        let v = self.args[n];
        let value: i64 = match site.primal_op(v)? {
            OpKind::Lit(text) => text.replace('_', "").parse().ok()?,
            OpKind::Pure(Pure::Neg, args) => {
                let OpKind::Lit(text) = site.primal_op(args[0])? else {
                    return None;
                };
                -text.replace('_', "").parse::<i64>().ok()?
            }
            _ => return None,
        };
        let small = (-1_000_000..1_000_000).contains(&value);
        (small && site.folds_literals()).then_some(value)
    }

    /// What a condition is if it depends on literals only.
    fn decided(&self, site: &impl Site, cond: &Cond) -> Option<bool> {
        let literal = |formula: &Formula| match formula {
            Formula::Lit(x) => Some(*x),
            Formula::X(n) if site.folds_literals() => site.float_literal(self.args[*n]),
            _ => None,
        };
        match cond {
            Cond::IntIsZero(n) => Some(self.integer(site, *n)? == 0),
            Cond::Cmp(op, a, b) => {
                let (a, b) = (literal(a)?, literal(b)?);
                Some(op.holds(a, b))
            }
            Cond::IsNan(a) => Some(literal(a)?.is_nan()),
            Cond::And(a, b) => match (self.decided(site, a), self.decided(site, b)) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (a, b) => Some(a? && b?),
            },
            Cond::Or(a, b) => match (self.decided(site, a), self.decided(site, b)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (a, b) => Some(a? || b?),
            },
        }
    }

    /// What the primal has computed before, such as the cosine of what the sine is taken of.
    fn computed_by_primal(
        &self,
        site: &mut impl Site,
        name: &str,
        args: &[Formula],
    ) -> Option<ValId> {
        let args: Option<Vec<ValId>> = args
            .iter()
            .map(|arg| match arg {
                Formula::X(n) => Some(self.args[*n]),
                Formula::Y => Some(self.y),
                _ => None,
            })
            .collect();
        let v = site.dear_result(name, &args?)?;
        Some(site.primal(v))
    }

    /// A side of a choice that is computed only if it is taken.
    fn branch(&mut self, site: &mut impl Site, formula: &Formula) -> Region {
        let outside = self.written.len();
        site.open_within();
        let value = self.value(site, formula);
        let ops = site.close();
        self.written.truncate(outside);
        Region {
            params: vec![],
            ops,
            yields: vec![value],
        }
    }

    fn math(&self, site: &mut impl Site, name: &str, args: Vec<ValId>) -> ValId {
        let math = Math {
            rule: rule(name),
            path: None,
        };
        site.emit(self.ty, OpKind::Math(math, args))
    }

    fn int_plus(&self, site: &mut impl Site, n: usize, by: i32) -> ValId {
        let n = site.primal(self.args[n]);
        let ty = site.ty(n);
        let (op, by) = if by < 0 {
            (BinOp::Sub, -by)
        } else {
            (BinOp::Add, by)
        };
        let by = site.emit(ty, OpKind::Lit(by.to_string()));
        site.emit(ty, OpKind::Pure(Pure::Bin(op), vec![n, by]))
    }

    fn cond(&mut self, site: &mut impl Site, cond: &Cond) -> ValId {
        match cond {
            Cond::Cmp(op, a, b) => {
                let a = self.value(site, a);
                let b = self.value(site, b);
                compare(site, *op, a, b)
            }
            Cond::IsNan(a) => {
                let a = self.value(site, a);
                compare(site, CmpOp::Ne, a, a)
            }
            Cond::IntIsZero(n) => {
                let n = site.primal(self.args[*n]);
                let ty = site.ty(n);
                let zero = site.emit(ty, OpKind::Lit("0".into()));
                compare(site, CmpOp::Eq, n, zero)
            }
            Cond::And(a, b) => self.both(site, BinOp::AndAnd, a, b),
            Cond::Or(a, b) => self.both(site, BinOp::OrOr, a, b),
        }
    }

    fn both(&mut self, site: &mut impl Site, op: BinOp, a: &Cond, b: &Cond) -> ValId {
        let a = self.cond(site, a);
        let b = self.cond(site, b);
        site.emit(Scalar::Bool, OpKind::Pure(Pure::Bin(op), vec![a, b]))
    }
}

fn compare(site: &mut impl Site, op: CmpOp, a: ValId, b: ValId) -> ValId {
    site.emit(Scalar::Bool, OpKind::Pure(Pure::Cmp(op), vec![a, b]))
}

/// A lower bound of a primal value that follows from its expression alone.
fn at_least(site: &impl Site, v: ValId, depth: usize) -> Option<f64> {
    if let Some(x) = site.float_literal(v) {
        return Some(x);
    }
    let depth = depth.checked_sub(1)?;
    let OpKind::Math(math, args) = site.primal_op(v)? else {
        return None;
    };
    let bound = |k: usize| at_least(site, args[k], depth);
    match math.rule.name {
        "add" => Some(bound(0)? + bound(1)?),
        "mul" if args[0] == args[1] => Some(0.0),
        "mul" => match (bound(0)?, bound(1)?) {
            (a, b) if a >= 0.0 && b >= 0.0 => Some(a * b),
            _ => None,
        },
        "exp" | "exp2" | "abs" | "hypot" => Some(0.0),
        "sqrt" => Some(bound(0).map_or(0.0, |x| x.max(0.0).sqrt())),
        "cosh" => Some(1.0),
        "max" => match (bound(0), bound(1)) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        },
        _ => None,
    }
}

/// `n - 1` that does not overflow at the smallest integer (where the power is 0 or infinite either way).
fn saturating_dec(site: &mut impl Site, n: ValId) -> ValId {
    let ty = site.ty(n);
    if let Some(known) = site.known_int(n) {
        return site.emit(ty, OpKind::Lit((known - 1).to_string()));
    }
    let template = Template(vec![
        Piece::Arg(0),
        Piece::Tokens(quote::quote!(.saturating_sub(1))),
    ]);
    site.emit(ty, OpKind::Pure(Pure::Expr(template), vec![n]))
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    #[test]
    fn a_branch_that_the_guard_makes_needless() {
        let source = "fn f(x: f64, y: f64, n: i32) -> f64 { let p = x.powi(n); p.max(y) }";
        let behind = "else if n == 0";
        assert!(vjp(quote!(), source).contains(behind));
        assert!(!vjp(quote!(off(arms)), source).contains(behind));
    }
}
