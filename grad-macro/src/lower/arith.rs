//! Binary operators.

use syn::spanned::Spanned;
use syn::{BinOp as Op, Expr, ExprBinary};

use super::Lower;
use super::control::strip_parens;
use super::scan;
use super::template;
use super::value::Value;
use crate::ir::{self, BinOp, CmpOp, Math, OpKind, Piece, Pure, Scalar, Template, ValId};
use crate::types::Ty;

impl<'a> Lower<'a> {
    /// Long sums nest to the left: the spine is walked without recursion.
    pub fn binary(&mut self, expr: &'a Expr) -> Value<'a> {
        let mut spine: Vec<(&'a Expr, &'a ExprBinary)> = Vec::new();
        let mut first = expr;
        while let Expr::Binary(node) = strip_parens(first) {
            if scan::compound(&node.op).is_some() {
                break;
            }
            spine.push((strip_parens(first), node));
            first = &node.left;
        }
        if spine.is_empty() {
            let Expr::Binary(node) = strip_parens(expr) else {
                return self.expr(expr);
            };
            return self.compound(expr, node);
        }
        let mut value = self.expr(first);
        for (whole, node) in spine.into_iter().rev() {
            if !self.live() {
                return Value::Never;
            }
            value = self.binary_step(whole, node, value);
        }
        value
    }

    fn binary_step(&mut self, whole: &'a Expr, node: &'a ExprBinary, left: Value<'a>) -> Value<'a> {
        match node.op {
            Op::And(_) => {
                let left = self.scalar(left);
                self.and(left, |this| this.expr(&node.right))
            }
            Op::Or(_) => {
                let left = self.scalar(left);
                self.or(left, |this| this.expr(&node.right))
            }
            ref op if comparison(op).is_some() && self.is_data(&left) => {
                if self.is_written_number(&node.right) {
                    return self.compare_with_literal(op, left, &node.right);
                }
                let right = self.located(&node.right);
                if !self.live() {
                    return Value::Never;
                }
                self.compare_places(op, left, right)
            }
            ref op if self.is_data(&left) => {
                let left = self.kept(left, &node.right);
                let right = self.expr(&node.right);
                if !self.live() {
                    return Value::Never;
                }
                self.operator(whole, op, left, right)
            }
            ref op => {
                let left = match self.strip(left) {
                    Value::Never => return Value::Never,
                    Value::Poison => Value::Poison,
                    value @ (Value::Scalar(_) | Value::Unset) => value,
                    _ => {
                        return self.refuse(
                            &node.left,
                            "this operand: it is not a number",
                            "compute on the elements",
                        );
                    }
                };
                let right = self.expr(&node.right);
                if !self.live() {
                    return Value::Never;
                }
                if comparison(op).is_none() && self.is_data(&right) {
                    // `&x / v`: that of the reference is another operator.
                    let left = match self.ty(&node.left) {
                        Ty::Ref { .. } => Value::Borrowed(Box::new(left)),
                        _ => left,
                    };
                    return self.operator(whole, op, left, right);
                }
                let right = self.strip(right);
                match (left, right) {
                    (Value::Scalar(a), Value::Scalar(b)) => {
                        let [a, b] = [a, b].map(|v| match comparison(op) {
                            Some(_) => self.behind(v),
                            None => v,
                        });
                        self.arith(whole, &node.op, a, b)
                    }
                    (Value::Poison, _) | (_, Value::Poison) => Value::Poison,
                    _ => self.refuse(
                        &node.right,
                        "this operand: it is not a number",
                        "compute on the elements",
                    ),
                }
            }
        }
    }

    /// What a parameter refers to that is a plain enum: comparisons look through references, on both sides alike.
    fn behind(&mut self, v: ValId) -> ValId {
        if !self.lent_data.contains(&v) {
            return v;
        }
        let behind = Template(vec![Piece::Tokens(quote::quote!(*)), Piece::Arg(0)]);
        self.pure(Pure::Expr(behind), vec![v], Scalar::Other)
    }

    /// `a op b` on scalars.
    pub fn arith(&mut self, whole: &Expr, op: &Op, a: ValId, b: ValId) -> Value<'a> {
        self.span = op.span();
        let shift = matches!(op, Op::Shl(_) | Op::Shr(_));
        let (a, b) = match shift {
            true => (a, b),
            false => {
                self.agree(a, b);
                self.of_one_type(op, a, b)
            }
        };
        let (ty, other) = match (self.func.ty(a), self.func.ty(b)) {
            (a, b) if !shift && a.agrees(b) => {
                let known = if a == Scalar::Int(ir::Int::Infer) {
                    b
                } else {
                    a
                };
                (known, known)
            }
            types => types,
        };
        if let Some(cmp) = comparison(op) {
            if ty != other {
                return self.differ(op, ty, other);
            }
            return Value::Scalar(self.cmp(cmp, a, b));
        }
        if ty == Scalar::Other || other == Scalar::Other {
            return self.opaque_operator(whole, op, a, b);
        }
        if ty != other && !shift {
            return self.differ(op, ty, other);
        }
        match (float_rule(op), integer_op(op)) {
            (Some(rule), _) if ty.is_float() => Value::Scalar(self.math(rule, vec![a, b])),
            (_, Some(bin)) if !ty.is_float() => {
                let result = self.pure(Pure::Bin(bin), vec![a, b], ty);
                if self.weak.contains(&a) && (shift || self.weak.contains(&b)) {
                    self.weak.insert(result);
                }
                Value::Scalar(result)
            }
            _ => self.refuse(op, "this operator on floats", "write it with `+ - * / %`"),
        }
    }

    /// A literal of undetermined type takes the other operand's type.
    pub fn agree(&mut self, a: ValId, b: ValId) {
        match (self.weak.contains(&a), self.weak.contains(&b)) {
            (true, false) => self.retype(a, self.func.ty(b)),
            (false, true) => self.retype(b, self.func.ty(a)),
            _ => {}
        }
    }

    /// Operands of a type parameter and of another float type: in whatever instance there is, they are of one type
    /// (`T: Mul<f64, Output = T>` is `f64`), which is that of the result.
    fn of_one_type(&mut self, op: &Op, a: ValId, b: ValId) -> (ValId, ValId) {
        let (left, right) = (self.func.ty(a), self.func.ty(b));
        let generic = [left, right].map(|ty| matches!(ty, Scalar::Param(_)));
        if left == right || !left.is_float() || !right.is_float() || generic == [false, false] {
            return (a, b);
        }
        let operator = crate::operators::trait_of(op).unwrap_or_default();
        let output = crate::generics::output(left.name(), operator, right.name());
        let known = output.and_then(|name| self.types.float(&name));
        let to = known.unwrap_or(if generic[0] { left } else { right });
        (self.of_type(a, to), self.of_type(b, to))
    }

    /// A number as one of another type.
    pub fn of_type(&mut self, v: ValId, to: Scalar) -> ValId {
        if self.func.ty(v) == to {
            return v;
        }
        let math = Math {
            rule: crate::rules::rule("cast"),
            path: None,
        };
        self.op(OpKind::Math(math, vec![v]), to)
    }

    fn differ(&mut self, op: &Op, a: Scalar, b: Scalar) -> Value<'a> {
        let help = "help: annotate the variables, or give the literals a suffix such as `_f64`";
        self.error(
            op,
            format!("`#[grad]` takes the left side for `{a}` and the right side for `{b}`\n{help}"),
        )
    }

    /// An operator of a type that the macro does not know: rustc's business, as long as no float is involved.
    fn opaque_operator(&mut self, whole: &Expr, op: &Op, a: ValId, b: ValId) -> Value<'a> {
        let floats = self.func.ty(a).is_float() || self.func.ty(b).is_float();
        let ty = self.ty(whole).scalar().unwrap_or(Scalar::Other);
        if (floats || ty.is_float()) && !self.errors.is_empty() {
            // An operand is what a mistake left behind.
            return Value::Poison;
        }
        if floats || ty.is_float() {
            let help = "annotate the operands, or bind them with their types first";
            return self.refuse(
                op,
                "an operator between types that are not known here",
                help,
            );
        }
        Value::Scalar(self.pure(Pure::Expr(template::operator(op)), vec![a, b], ty))
    }

    // ---- short circuits -------------------------------------------------------------------------

    /// `left && right`.
    pub fn and(&mut self, left: ValId, right: impl FnOnce(&mut Self) -> Value<'a>) -> Value<'a> {
        let value = self.branch(left, right, |this| Value::Scalar(this.bool(false)));
        self.flatten(left, value, BinOp::AndAnd)
    }

    /// `left || right`.
    pub fn or(&mut self, left: ValId, right: impl FnOnce(&mut Self) -> Value<'a>) -> Value<'a> {
        let value = self.branch(left, |this| Value::Scalar(this.bool(true)), right);
        self.flatten(left, value, BinOp::OrOr)
    }

    /// A right side that neither panics nor has effects is evaluated in any case: one op instead of an `If`.
    fn flatten(&mut self, left: ValId, value: Value<'a>, bin: BinOp) -> Value<'a> {
        let Value::Scalar(result) = value else {
            return value;
        };
        let mut ops = self.take_ops();
        let harmless = ops
            .last()
            .is_some_and(|op| op.results == [result] && is_harmless(&self.func, &op.kind));
        if !harmless {
            self.put_ops(ops);
            return value;
        }
        let last = ops.pop().expect("the `If`");
        let OpKind::If { then, els, .. } = last.kind else {
            unreachable!("checked above")
        };
        let side = if bin == BinOp::AndAnd { then } else { els };
        ops.extend(side.ops);
        let args = vec![left, side.yields[0]];
        ops.push(ir::Op {
            results: vec![result],
            kind: OpKind::Pure(Pure::Bin(bin), args),
            src: last.src,
        });
        self.put_ops(ops);
        value
    }
}

fn is_harmless(func: &ir::Func, kind: &OpKind) -> bool {
    let OpKind::If { then, els, .. } = kind else {
        return false;
    };
    let harmless = |op: &ir::Op| match &op.kind {
        OpKind::Lit(_) | OpKind::Const(_) | OpKind::Math(..) | OpKind::Select(..) => true,
        OpKind::Len(place) => !ir::in_variant(func, place),
        OpKind::Pure(pure, _) => match pure {
            Pure::Bin(bin) => matches!(
                bin,
                BinOp::And | BinOp::Or | BinOp::Xor | BinOp::AndAnd | BinOp::OrOr
            ),
            Pure::Cmp(_) | Pure::Not | Pure::Cast => true,
            Pure::Neg | Pure::Expr(_) => false,
        },
        OpKind::Load(place) => {
            let may_fail =
                |step: &ir::Proj| matches!(step, ir::Proj::Index(_) | ir::Proj::Range(..));
            !place.path.iter().any(may_fail) && !ir::in_variant(func, place)
        }
        _ => false,
    };
    then.yields.len() == 1 && then.ops.iter().chain(&els.ops).all(harmless)
}

fn comparison(op: &Op) -> Option<CmpOp> {
    Some(match op {
        Op::Eq(_) => CmpOp::Eq,
        Op::Ne(_) => CmpOp::Ne,
        Op::Lt(_) => CmpOp::Lt,
        Op::Le(_) => CmpOp::Le,
        Op::Gt(_) => CmpOp::Gt,
        Op::Ge(_) => CmpOp::Ge,
        _ => return None,
    })
}

fn float_rule(op: &Op) -> Option<&'static str> {
    Some(match op {
        Op::Add(_) => "add",
        Op::Sub(_) => "sub",
        Op::Mul(_) => "mul",
        Op::Div(_) => "div",
        Op::Rem(_) => "rem",
        _ => return None,
    })
}

fn integer_op(op: &Op) -> Option<BinOp> {
    Some(match op {
        Op::Add(_) => BinOp::Add,
        Op::Sub(_) => BinOp::Sub,
        Op::Mul(_) => BinOp::Mul,
        Op::Div(_) => BinOp::Div,
        Op::Rem(_) => BinOp::Rem,
        Op::BitAnd(_) => BinOp::And,
        Op::BitOr(_) => BinOp::Or,
        Op::BitXor(_) => BinOp::Xor,
        Op::Shl(_) => BinOp::Shl,
        Op::Shr(_) => BinOp::Shr,
        _ => return None,
    })
}
