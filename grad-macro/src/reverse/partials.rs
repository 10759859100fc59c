//! Writes a rule's formula as ops of the reverse sweep.

use crate::ir::{BinOp, CmpOp, Math, OpKind, Piece, Pure, Region, Scalar, Template, ValId};
use crate::reverse::sweep::Sweep;
use crate::rules::{Cond, Formula, Rule, rule};

/// Above this price a side of a choice is not computed in vain.
const DEAR: u32 = 10;

/// One application of a rule: `y = rule(args)`, with the incoming adjoint `d`.
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
    pub fn partial(&mut self, sweep: &mut Sweep<'_>, k: usize) -> Option<ValId> {
        match self.rule.partials[k]() {
            Formula::Zero => None,
            // The adjoint of a conversion has the type of what was converted.
            _ if self.rule.name == "cast" => {
                let from = sweep.ty(self.args[k]);
                if from == self.ty {
                    return Some(self.d);
                }
                let math = Math {
                    rule: self.rule,
                    path: None,
                };
                Some(sweep.emit(from, OpKind::Math(math, vec![self.d])))
            }
            _ if self.rule.name == "div" && !sweep.is_off("literals") => {
                Some(self.quotient(sweep, k))
            }
            formula => Some(self.value(sweep, &formula)),
        }
    }

    /// A quotient of which one side is a literal needs no division.
    fn quotient(&mut self, sweep: &mut Sweep<'_>, k: usize) -> ValId {
        let literal = sweep.float_literal(self.args[1 - k]);
        match (k, literal) {
            // `1 / x` is its own derivative's square root.
            (1, Some(1.0)) => {
                let recip = rule("recip").partials[0]();
                self.value(sweep, &recip)
            }
            (0, Some(x)) if self.ty == Scalar::F64 && (1.0 / x).is_normal() => {
                let factor = sweep.literal(self.ty, 1.0 / x);
                self.math(sweep, "mul", vec![self.d, factor])
            }
            _ => {
                let formula = self.rule.partials[k]();
                self.value(sweep, &formula)
            }
        }
    }

    fn value(&mut self, sweep: &mut Sweep<'_>, formula: &Formula) -> ValId {
        match formula {
            Formula::D => return self.d,
            Formula::Y => return sweep.primal(self.y),
            Formula::X(n) => return sweep.primal(self.args[*n]),
            _ => {}
        }
        if let Some((_, v)) = self.written.iter().find(|(f, _)| f == formula) {
            return *v;
        }
        let v = self.write(sweep, formula);
        self.written.push((formula.clone(), v));
        v
    }

    fn write(&mut self, sweep: &mut Sweep<'_>, formula: &Formula) -> ValId {
        match formula {
            Formula::Zero => sweep.literal(self.ty, 0.0),
            Formula::Lit(x) => sweep.literal(self.ty, *x),
            Formula::D | Formula::X(_) | Formula::Y => self.value(sweep, formula),
            Formula::Op(name, args) => {
                if let Some(v) = self.computed_by_primal(sweep, name, args) {
                    return v;
                }
                let args = args.iter().map(|a| self.value(sweep, a)).collect();
                self.math(sweep, name, args)
            }
            Formula::IntAsFloat(n) if self.integer(sweep, *n).is_some() => {
                let n = self.integer(sweep, *n).expect("just seen");
                sweep.literal(self.ty, n as f64)
            }
            Formula::IntAsFloat(n) => {
                let n = sweep.primal(self.args[*n]);
                sweep.emit(self.ty, OpKind::Pure(Pure::Cast, vec![n]))
            }
            Formula::Int(n) => {
                sweep.emit(Scalar::Int(crate::ir::Int::I32), OpKind::Lit(n.to_string()))
            }
            Formula::IntPlus(n, by) => self.int_plus(sweep, *n, *by),
            Formula::PowiDec(base, n) if self.integer(sweep, *n).is_some() => {
                let n = self.integer(sweep, *n).expect("just seen");
                let base = self.value(sweep, base);
                let less = OpKind::Lit((n - 1).to_string());
                let less = sweep.emit(Scalar::Int(crate::ir::Int::I32), less);
                self.math(sweep, "powi", vec![base, less])
            }
            Formula::PowiDec(base, n) => {
                let base = self.value(sweep, base);
                let n = sweep.primal(self.args[*n]);
                let less = saturating_dec(sweep, n);
                self.math(sweep, "powi", vec![base, less])
            }
            Formula::If(cond, a, b) if self.decided(sweep, cond).is_some() => {
                match self.decided(sweep, cond) {
                    Some(true) => self.value(sweep, a),
                    _ => self.value(sweep, b),
                }
            }
            Formula::If(cond, a, b) if a.price().max(b.price()) > DEAR => {
                let cond = self.cond(sweep, cond);
                let then = self.branch(sweep, a);
                let els = self.branch(sweep, b);
                sweep.emit(self.ty, OpKind::If { cond, then, els })
            }
            Formula::If(cond, a, b) => {
                let cond = self.cond(sweep, cond);
                let a = self.value(sweep, a);
                let b = self.value(sweep, b);
                sweep.emit(self.ty, OpKind::Select(cond, a, b))
            }
            Formula::Guard(inner) if self.is_regular(sweep) => self.value(sweep, inner),
            Formula::Guard(inner) => {
                let zero = sweep.literal(self.ty, 0.0);
                let none = compare(sweep, CmpOp::Eq, self.d, zero);
                let value = self.value(sweep, inner);
                sweep.emit(self.ty, OpKind::Select(none, zero, value))
            }
        }
    }

    /// Whether the arguments are known to stay away from where the partials are singular.
    fn is_regular(&self, sweep: &Sweep<'_>) -> bool {
        match self.rule.name {
            "powi" => return self.integer(sweep, 1).is_some_and(|n| n >= 1),
            "powf" => {
                let exponent = sweep.float_literal(self.args[1]);
                return exponent.is_some_and(|y| y >= 1.0) && !sweep.is_off("literals");
            }
            _ => {}
        }
        let argument = match self.rule.name {
            "div" => self.args[1],
            "recip" | "sqrt" | "cbrt" | "ln" | "log2" | "log10" => self.args[0],
            _ => return false,
        };
        let negative = matches!(self.rule.name, "div" | "recip" | "cbrt");
        let literal = sweep.float_literal(argument);
        literal.is_some_and(|x| if negative { x != 0.0 } else { x > 0.0 })
            || at_least(sweep, argument, 32).is_some_and(|x| x > 1e-100)
    }

    /// The n-th argument, where it is an integer literal (of the size of an `i32`), or minus one.
    fn integer(&self, sweep: &Sweep<'_>, n: usize) -> Option<i64> {
        let v = self.args[n];
        let value: i64 = match sweep.primal_op(v)? {
            OpKind::Lit(text) => text.replace('_', "").parse().ok()?,
            OpKind::Pure(Pure::Neg, args) => {
                let text = sweep.plan.literal(args[0])?;
                -text.replace('_', "").parse::<i64>().ok()?
            }
            _ => return None,
        };
        let small = (-1_000_000..1_000_000).contains(&value);
        (small && !sweep.is_off("literals")).then_some(value)
    }

    /// What a condition is if it depends on literals only.
    fn decided(&self, sweep: &Sweep<'_>, cond: &Cond) -> Option<bool> {
        let literal = |formula: &Formula| match formula {
            Formula::Lit(x) => Some(*x),
            Formula::X(n) if !sweep.is_off("literals") => sweep.float_literal(self.args[*n]),
            _ => None,
        };
        match cond {
            Cond::IntIsZero(n) => Some(self.integer(sweep, *n)? == 0),
            Cond::Cmp(op, a, b) => {
                let (a, b) = (literal(a)?, literal(b)?);
                Some(match op {
                    CmpOp::Eq => a == b,
                    CmpOp::Ne => a != b,
                    CmpOp::Lt => a < b,
                    CmpOp::Le => a <= b,
                    CmpOp::Gt => a > b,
                    CmpOp::Ge => a >= b,
                })
            }
            Cond::IsNan(a) => Some(literal(a)?.is_nan()),
            Cond::And(a, b) => match (self.decided(sweep, a), self.decided(sweep, b)) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (a, b) => Some(a? && b?),
            },
            Cond::Or(a, b) => match (self.decided(sweep, a), self.decided(sweep, b)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (a, b) => Some(a? || b?),
            },
        }
    }

    /// What the primal has computed before, such as the cosine of what the sine is taken of.
    fn computed_by_primal(
        &self,
        sweep: &mut Sweep<'_>,
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
        let v = sweep.dear_result(name, &args?)?;
        Some(sweep.primal(v))
    }

    /// A side of a choice that is computed only if it is taken.
    fn branch(&mut self, sweep: &mut Sweep<'_>, formula: &Formula) -> Region {
        let outside = self.written.len();
        sweep.open_within();
        let value = self.value(sweep, formula);
        let ops = sweep.close();
        self.written.truncate(outside);
        Region {
            params: vec![],
            ops,
            yields: vec![value],
        }
    }

    fn math(&self, sweep: &mut Sweep<'_>, name: &str, args: Vec<ValId>) -> ValId {
        let math = Math {
            rule: rule(name),
            path: None,
        };
        sweep.emit(self.ty, OpKind::Math(math, args))
    }

    fn int_plus(&self, sweep: &mut Sweep<'_>, n: usize, by: i32) -> ValId {
        let n = sweep.primal(self.args[n]);
        let ty = sweep.ty(n);
        let (op, by) = if by < 0 {
            (BinOp::Sub, -by)
        } else {
            (BinOp::Add, by)
        };
        let by = sweep.emit(ty, OpKind::Lit(by.to_string()));
        sweep.emit(ty, OpKind::Pure(Pure::Bin(op), vec![n, by]))
    }

    fn cond(&mut self, sweep: &mut Sweep<'_>, cond: &Cond) -> ValId {
        match cond {
            Cond::Cmp(op, a, b) => {
                let a = self.value(sweep, a);
                let b = self.value(sweep, b);
                compare(sweep, *op, a, b)
            }
            Cond::IsNan(a) => {
                let a = self.value(sweep, a);
                compare(sweep, CmpOp::Ne, a, a)
            }
            Cond::IntIsZero(n) => {
                let n = sweep.primal(self.args[*n]);
                let ty = sweep.ty(n);
                let zero = sweep.emit(ty, OpKind::Lit("0".into()));
                compare(sweep, CmpOp::Eq, n, zero)
            }
            Cond::And(a, b) => self.both(sweep, BinOp::AndAnd, a, b),
            Cond::Or(a, b) => self.both(sweep, BinOp::OrOr, a, b),
        }
    }

    fn both(&mut self, sweep: &mut Sweep<'_>, op: BinOp, a: &Cond, b: &Cond) -> ValId {
        let a = self.cond(sweep, a);
        let b = self.cond(sweep, b);
        sweep.emit(Scalar::Bool, OpKind::Pure(Pure::Bin(op), vec![a, b]))
    }
}

fn compare(sweep: &mut Sweep<'_>, op: CmpOp, a: ValId, b: ValId) -> ValId {
    sweep.emit(Scalar::Bool, OpKind::Pure(Pure::Cmp(op), vec![a, b]))
}

/// A lower bound of a primal value that follows from its expression alone.
fn at_least(sweep: &Sweep<'_>, v: ValId, depth: usize) -> Option<f64> {
    if let Some(x) = sweep.float_literal(v) {
        return Some(x);
    }
    let depth = depth.checked_sub(1)?;
    let OpKind::Math(math, args) = sweep.primal_op(v)? else {
        return None;
    };
    let bound = |k: usize| at_least(sweep, args[k], depth);
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
fn saturating_dec(sweep: &mut Sweep<'_>, n: ValId) -> ValId {
    let ty = sweep.ty(n);
    if let Some(known) = sweep.known_int(n) {
        return sweep.emit(ty, OpKind::Lit((known - 1).to_string()));
    }
    let template = Template(vec![
        Piece::Arg(0),
        Piece::Tokens(quote::quote!(.saturating_sub(1))),
    ]);
    sweep.emit(ty, OpKind::Pure(Pure::Expr(template), vec![n]))
}
