//! Operators that the user's types overload: calls of the operator's companions.

use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr, ExprBinary, ExprMethodCall, ExprUnary};

use super::Lower;
use super::value::Value;
use crate::ir::*;
use crate::types::Ty;

impl<'a> Lower<'a> {
    /// `a + b` where one of the two is of a user's type.
    pub fn operator(
        &mut self,
        whole: &Expr,
        op: &BinOp,
        left: Value<'a>,
        right: Value<'a>,
    ) -> Value<'a> {
        let Some(name) = crate::operators::trait_of(op) else {
            let help = "call a method of the type";
            return self.refuse(op, "this operator on a type of yours", help);
        };
        self.span = op.span();
        let (Some((left, left_lent)), Some((right, right_lent))) =
            (self.operand(left, op), self.operand(right, op))
        else {
            return Value::Poison;
        };
        let (right, right_lent) = self.as_taken(&left, name, right, right_lent);
        let callee = Callee::Operator(Operator {
            name: syn::Ident::new(name, op.span()),
            token: op.to_token_stream(),
            lent: [left_lent, right_lent],
        });
        let ty = self.ty(whole);
        self.emit_call(callee, vec![left, right], Some(ty), op)
    }

    /// `-a`.
    pub fn negative(&mut self, whole: &Expr, node: &ExprUnary, of: Value<'a>) -> Value<'a> {
        self.negated(whole, &node.op, of)
    }

    fn negated(&mut self, whole: &Expr, op: &syn::UnOp, of: Value<'a>) -> Value<'a> {
        self.span = op.span();
        let Some((of, lent)) = self.operand(of, op) else {
            return Value::Poison;
        };
        let callee = Callee::Operator(Operator {
            name: syn::Ident::new("Neg", op.span()),
            token: op.to_token_stream(),
            lent: [lent, false],
        });
        let args = vec![of, CallArg::Tokens(quote!(()))];
        let ty = self.ty(whole);
        self.emit_call(callee, args, Some(ty), op)
    }

    /// Whether a method is an operator of what it is called on.
    pub fn names_operator(&self, node: &ExprMethodCall, place: &Place) -> bool {
        let Mem::Struct(of) = self.place_type(place) else {
            return false;
        };
        of.name()
            .is_some_and(|name| self.types.is_operator(&name, &node.method.to_string()))
            && node.args.len() == usize::from(node.method != "neg")
    }

    /// `a.mul(b)`, `a.neg()`.
    pub fn operator_by_name(
        &mut self,
        whole: &'a Expr,
        node: &'a ExprMethodCall,
        left: Value<'a>,
    ) -> Value<'a> {
        let span = node.method.span();
        let Some(right) = node.args.first() else {
            return self.negated(whole, &syn::UnOp::Neg(syn::Token![-](span)), left);
        };
        let op = match node.method.to_string().as_str() {
            "add" => BinOp::Add(syn::Token![+](span)),
            "sub" => BinOp::Sub(syn::Token![-](span)),
            "mul" => BinOp::Mul(syn::Token![*](span)),
            "div" => BinOp::Div(syn::Token![/](span)),
            _ => BinOp::Rem(syn::Token![%](span)),
        };
        let left = self.kept(left, right);
        let right = self.expr(right);
        self.operator(whole, &op, left, right)
    }

    /// Whether the target of `+=` is of a user's type.
    pub fn assigns_data(&self, target: &Expr) -> bool {
        matches!(self.ty(target).strip_refs(), Ty::Struct(_))
    }

    /// `a += b`.
    pub fn assign_operator(&mut self, node: &'a ExprBinary, right: Value<'a>) -> Value<'a> {
        let op = &node.op;
        let Some(name) = crate::operators::trait_of(op) else {
            let help = "call a method of the type";
            return self.refuse(op, "this operator on a type of yours", help);
        };
        let target = self.located(&node.left);
        let (Value::Owned { place, .. } | Value::Ref { place, .. }) = target else {
            if target.is_proper() {
                self.refuse(&node.left, "an assignment to this", "assign to a variable");
            }
            return Value::Poison;
        };
        self.span = op.span();
        let Some((right, lent)) = self.operand(right, op) else {
            return Value::Poison;
        };
        let target = CallArg::RefMut(place);
        let (right, lent) = self.as_taken(&target, name, right, lent);
        let callee = Callee::Operator(Operator {
            name: syn::Ident::new(name, op.span()),
            token: op.to_token_stream(),
            lent: [false, lent],
        });
        self.emit_call(callee, vec![target, right], None, op)
    }

    /// The right operand as the float that the operator makes of it: its companions take floats only.
    fn as_taken(
        &mut self,
        left: &CallArg,
        name: &'static str,
        right: CallArg,
        lent: bool,
    ) -> (CallArg, bool) {
        let (CallArg::Own(place) | CallArg::RefMut(place)) = left else {
            return (right, lent);
        };
        let (CallArg::Val(v), Mem::Struct(of)) = (&right, self.place_type(place)) else {
            return (right, lent);
        };
        let taken = of
            .name()
            .and_then(|left| self.types.operand_of(&left, name));
        match (taken, self.func.ty(*v)) {
            (Some(float), Scalar::Int(_)) => {
                let v = self.pure(Pure::Cast, vec![*v], float);
                (CallArg::Val(v), false)
            }
            (Some(float), Scalar::F32) => (CallArg::Val(self.of_type(*v, float)), false),
            _ => (right, lent),
        }
    }

    /// An operand, and whether it is a reference.
    fn operand(&mut self, value: Value<'a>, op: &impl ToTokens) -> Option<(CallArg, bool)> {
        match value {
            Value::Scalar(v) => Some((CallArg::Val(v), false)),
            Value::Owned { place, .. } => Some((CallArg::Own(place), false)),
            Value::Ref { place, .. } => match self.place_type(&place) {
                Mem::Scalar(_) => {
                    let v = self.scalar(Value::Owned {
                        place,
                        fresh: false,
                    });
                    Some((CallArg::Val(v), true))
                }
                _ => Some((CallArg::Own(place), true)),
            },
            Value::Borrowed(inner) => {
                let (arg, _) = self.operand(*inner, op)?;
                Some((arg, true))
            }
            Value::Never | Value::Poison => None,
            _ => {
                let help = "bind it to a variable of a known type first";
                self.refuse(op, "this operand of an operator", help);
                None
            }
        }
    }

    /// The left operand as it is before the right one is evaluated.
    pub fn kept(&mut self, left: Value<'a>, right: &Expr) -> Value<'a> {
        match left {
            Value::Owned { place, .. } if may_change_something(right) => {
                let ty = self.place_type(&place);
                Value::fresh(self.alloc("left", ty, Init::CopyOf(place)))
            }
            left => left,
        }
    }
}

/// Whether an expression has a part that may change variables of the function.
fn may_change_something(expr: &Expr) -> bool {
    struct Search(bool);
    impl<'ast> Visit<'ast> for Search {
        fn visit_expr(&mut self, expr: &'ast Expr) {
            self.0 |= match expr {
                Expr::Block(_) | Expr::Assign(_) | Expr::Loop(_) | Expr::While(_) => true,
                Expr::Reference(node) => node.mutability.is_some(),
                Expr::MethodCall(_) | Expr::Macro(_) => true,
                Expr::Call(node) => !matches!(&*node.func, Expr::Path(_)),
                Expr::If(_) | Expr::Match(_) => true,
                _ => false,
            };
            visit::visit_expr(self, expr);
        }
    }
    let mut search = Search(false);
    search.visit_expr(expr);
    search.0
}
