//! Scalar values as expressions.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::quote;

use super::Emitter;
use super::graph::NodeId;
use super::precedence::{Expr, Prec};
use super::types::{self, refuse};
use crate::ir::{CmpOp, Math, OpKind, Piece, Pure, Scalar, Template, ValId};
use crate::rules::Form;

impl Emitter<'_> {
    /// A value as it is written at its use.
    pub(super) fn val(&mut self, v: ValId) -> Expr {
        if let Some(var) = self.slots[v.0 as usize] {
            let info = &self.vars[var];
            debug_assert!(
                info.holds == Some(v),
                "`{}` holds {:?}, not {v:?}",
                info.ident,
                info.holds
            );
            let mut expr = Expr::ident(&info.ident);
            if !info.fixed {
                expr.reads.push(var);
            }
            return expr;
        }
        match self.plan.graph.def(v) {
            super::graph::Def::Result(node, _)
                if self.plan.is_free(v) || self.plan.is_inlined(v) =>
            {
                self.op_expr(node)
            }
            _ => Expr::postfix(refuse("a value that is not defined here")),
        }
    }

    pub(super) fn vals(&mut self, vals: &[ValId]) -> Vec<Expr> {
        vals.iter().map(|v| self.val(*v)).collect()
    }

    /// The expression of a pure op.
    pub(super) fn op_expr(&mut self, node: NodeId) -> Expr {
        let op = self.plan.graph.nodes[node].op;
        let Some(v) = op.results.first() else {
            return Expr::postfix(refuse("a value without a name"));
        };
        let ty = self.func().val(*v).ty;
        match &op.kind {
            OpKind::Lit(text) => literal(text, ty),
            OpKind::Const(tokens) => constant(tokens),
            // Of data that the macro does not know, only errors may be missing; they are `Option`s.
            OpKind::Undef if ty == Scalar::Other => constant(&quote!(::core::option::Option::None)),
            OpKind::Undef => literal(types::zero(ty), ty),
            OpKind::Math(math, args) => self.math(math, args, ty),
            OpKind::Pure(pure, args) => self.pure_expr(pure, args, ty),
            OpKind::Select(cond, yes, no) => {
                let (cond, yes, no) = (self.val(*cond), self.val(*yes), self.val(*no));
                Expr::choice(cond, yes, no)
            }
            OpKind::Load(place) if op.results.iter().any(|v| self.func().val(*v).consumed) => {
                // It stays where it is.
                let (rt, of) = (self.cx.rt.clone(), self.load(place));
                let tokens = &of.tokens;
                Expr::postfix(quote!(#rt::duplicate!(&#tokens))).reading(&[of])
            }
            OpKind::Load(place) => self.load(place),
            OpKind::Len(place) => self.len(place),
            OpKind::SumAll(place) => self.sum_all(place),
            OpKind::Dot(a, b) => self.dot(a, b),
            OpKind::SumOf(sum) => self.sum_of(sum, ty),
            _ => Expr::postfix(refuse("an effect inside an expression")),
        }
    }

    /// `a - b` for `a + -b`, which is the same to the last bit.
    fn difference(&mut self, math: &Math, args: &[ValId]) -> Option<Expr> {
        let (Form::Infix("+"), None, [a, b]) = (math.rule.form, &math.path, args) else {
            return None;
        };
        let inlined = self.plan.is_inlined(*b) && self.slots[b.0 as usize].is_none();
        match self.plan.graph.def_op(*b).map(|op| &op.kind) {
            Some(OpKind::Math(minus, of)) if inlined && minus.rule.form == Form::Prefix("-") => {
                let (a, b) = (self.val(*a), self.val(*of.first()?));
                Some(Expr::infix("-", a, b))
            }
            _ => None,
        }
    }

    fn math(&mut self, math: &Math, args: &[ValId], ty: Scalar) -> Expr {
        if let Some(difference) = self.difference(math, args) {
            return difference;
        }
        let from = args.first().map(|v| self.func().val(*v).ty);
        let mut args = self.vals(args);
        if let Some(written) = &math.path {
            // What a bare literal would be in any case, except as a receiver.
            let receives = matches!(written.0.first(), Some(Piece::Arg(0)));
            let args = match from {
                Some(Scalar::F64) if !receives => args,
                _ => first_typed(args),
            };
            return Expr::user(fill(written, &args, &self.cx.rt)).reading(&args);
        }
        match (math.rule.form, args.len()) {
            (Form::Infix(_), 2) | (Form::Prefix(_), 1) => self.applied(math.rule.form, args),
            (Form::Method(name), 1..) => {
                let mut receiver = args.remove(0);
                // Of what `core` lacks, no path leads to both the method of `std` and that of the runtime.
                if cfg!(feature = "libm") && receiver.unasserted {
                    let (rt, ty) = (&self.cx.rt, types::scalar_or_infer(ty));
                    receiver = Expr::call(quote!(#rt::float::<#ty>), vec![receiver]);
                }
                match ty {
                    // The bounds of the user's need not have it.
                    Scalar::Param(_) => Expr::method(receiver, &format!("grad_{name}"), args),
                    _ => method(receiver, name, args, ty),
                }
            }
            (Form::Cast, 1) => self.conversion(args.remove(0), from, ty),
            (Form::Runtime(path), _) => self.runtime(path, math, args, ty),
            _ => Expr::postfix(refuse("an operation with a wrong number of arguments")),
        }
    }

    /// An operator.
    pub(super) fn applied(&self, form: Form, mut args: Vec<Expr>) -> Expr {
        match (form, args.len()) {
            (Form::Infix(op), 2) => {
                let b = args.remove(1);
                Expr::infix(op, args.remove(0), b)
            }
            (Form::Prefix(op), 1) => Expr::prefix(op, args.remove(0)),
            _ => Expr::postfix(refuse("an operation that is no operator")),
        }
    }

    /// `x as f64`; where a type parameter is involved, a function of the runtime.
    fn conversion(&mut self, arg: Expr, from: Option<Scalar>, to: Scalar) -> Expr {
        let ty = types::scalar_or_infer(to);
        if !matches!(
            (from, to),
            (Some(Scalar::Param(_)), _) | (_, Scalar::Param(_))
        ) {
            return Expr::cast(arg, ty);
        }
        let rt = &self.cx.rt;
        Expr::call(quote!(#rt::cast::<_, #ty>), vec![arg.typed()])
    }

    /// A function of the runtime, which computes in f64.
    fn runtime(&mut self, path: &str, math: &Math, args: Vec<Expr>, ty: Scalar) -> Expr {
        let rt = &self.cx.rt;
        let path = path.strip_prefix("rt::").unwrap_or(path);
        let Ok(path) = path.parse::<TokenStream>() else {
            return Expr::postfix(refuse("a path that is none"));
        };
        let callee = quote!(#rt::#path);
        let computes = math.rule.name != "stop_gradient";
        if !computes || !matches!(ty, Scalar::F32 | Scalar::Param(_)) {
            return Expr::call(callee, args);
        }
        let mut wide = Vec::new();
        for (arg, kind) in args.into_iter().zip(math.rule.params) {
            wide.push(match kind {
                crate::rules::Kind::Float => self.conversion(arg, Some(ty), Scalar::F64),
                crate::rules::Kind::Int => arg,
            });
        }
        self.conversion(Expr::call(callee, wide), Some(Scalar::F64), ty)
    }

    fn pure_expr(&mut self, pure: &Pure, args: &[ValId], ty: Scalar) -> Expr {
        let mut exprs = self.vals(args);
        match (pure, exprs.len()) {
            (Pure::Bin(op), 2) => {
                let b = exprs.remove(1);
                Expr::infix(op.symbol(), exprs.remove(0), b)
            }
            (Pure::Cmp(op), 2) => {
                let b = exprs.remove(1);
                Expr::infix(op.symbol(), exprs.remove(0), b)
            }
            (Pure::Not, 1) => Expr::prefix("!", exprs.remove(0).typed()),
            (Pure::Neg, 1) => Expr::prefix("-", exprs.remove(0)),
            (Pure::Cast, 1) if matches!(ty, Scalar::Param(_)) => {
                let wide = types::scalar_or_infer(Scalar::F64);
                real(Expr::cast(exprs.remove(0), wide), ty)
            }
            (Pure::Cast, 1) => Expr::cast(exprs.remove(0), types::scalar_or_infer(ty)),
            (Pure::Expr(template), _) => {
                let exprs: Vec<_> = exprs.into_iter().map(Expr::typed).collect();
                let mut expr = Expr::user(fill(template, &exprs, &self.cx.rt)).reading(&exprs);
                expr.unasserted = true;
                expr
            }
            _ => Expr::postfix(refuse("an operation with a wrong number of arguments")),
        }
    }

    /// `!cond`, as a reader would write it.
    pub(super) fn negation(&mut self, cond: ValId) -> Expr {
        let plain = self.slots[cond.0 as usize].is_none();
        let kind = self.plan.graph.def_op(cond).map(|op| &op.kind);
        match kind {
            Some(OpKind::Pure(Pure::Not, args)) if plain => self.val(args[0]),
            Some(OpKind::Pure(Pure::Cmp(op), args)) if plain && args.len() == 2 => {
                let total = !self.func().val(args[0]).ty.is_float();
                match opposite(*op, total) {
                    Some(op) => {
                        let (a, b) = (self.val(args[0]), self.val(args[1]));
                        Expr::infix(op.symbol(), a, b)
                    }
                    None => Expr::prefix("!", self.val(cond)),
                }
            }
            _ => Expr::prefix("!", self.val(cond)),
        }
    }
}

/// The comparison that is true where this one is false; for floats only where NaN agrees.
fn opposite(op: CmpOp, total: bool) -> Option<CmpOp> {
    match op {
        CmpOp::Eq => Some(CmpOp::Ne),
        CmpOp::Ne => Some(CmpOp::Eq),
        CmpOp::Lt if total => Some(CmpOp::Ge),
        CmpOp::Le if total => Some(CmpOp::Gt),
        CmpOp::Gt if total => Some(CmpOp::Le),
        CmpOp::Ge if total => Some(CmpOp::Lt),
        _ => None,
    }
}

/// A float constant of the user's is called on through its type, so that a wrong guess of it is a compile error.
fn method(receiver: Expr, name: &str, args: Vec<Expr>, ty: Scalar) -> Expr {
    if !receiver.unasserted {
        return Expr::method(receiver, name, args);
    }
    let name = super::names::ident(name);
    let ty = types::scalar_or_infer(ty);
    let mut all = vec![receiver];
    all.extend(args);
    Expr::call(quote!(#ty::#name), all)
}

fn first_typed(mut args: Vec<Expr>) -> Vec<Expr> {
    if let Some(first) = args.first_mut() {
        *first = first.clone().typed();
    }
    args
}

pub fn literal(text: &str, ty: Scalar) -> Expr {
    let text = text.trim();
    match ty {
        Scalar::F64 | Scalar::F32 => float(text, ty),
        Scalar::Param(_) => real(float(text, Scalar::F64), ty),
        Scalar::Int(int) => Expr::number(text, int.name()),
        Scalar::Bool | Scalar::Other => match text.parse::<TokenStream>() {
            Ok(tokens) => Expr::user(respan(tokens)),
            Err(_) => Expr::postfix(refuse("a literal that is none")),
        },
    }
}

/// An `f64` as a value of a type parameter: `T::grad_lit(0.5)`.
fn real(value: Expr, ty: Scalar) -> Expr {
    let ty = types::scalar_or_infer(ty);
    Expr::call(quote!(#ty::grad_lit), vec![value])
}

fn float(text: &str, ty: Scalar) -> Expr {
    let prim = types::scalar_or_infer(ty);
    match text.trim_start_matches('-') {
        "inf" if text.starts_with('-') => return Expr::postfix(quote!(#prim::NEG_INFINITY)),
        "inf" => return Expr::postfix(quote!(#prim::INFINITY)),
        "NaN" => return Expr::postfix(quote!(#prim::NAN)),
        _ => {}
    }
    let mut text = text.to_owned();
    if text.ends_with('.') {
        text.push('0');
    } else if !text.contains(['.', 'e', 'E']) {
        text.push_str(".0");
    }
    Expr::number(&text, ty.name())
}

fn respan(tokens: TokenStream) -> TokenStream {
    let respan = |mut tree: TokenTree| {
        tree.set_span(proc_macro2::Span::mixed_site());
        tree
    };
    tokens.into_iter().map(respan).collect()
}

fn constant(tokens: &TokenStream) -> Expr {
    let mut expr = Expr::user(tokens.clone());
    expr.unasserted = true;
    expr
}

/// The tokens with the arguments in their holes, in parentheses where they are not alone; `rt`: the runtime's path.
pub fn fill(template: &Template, args: &[Expr], rt: &TokenStream) -> TokenStream {
    let mut out = TokenStream::new();
    for (at, piece) in template.0.iter().enumerate() {
        match piece {
            Piece::Tokens(tokens) => out.extend(tokens.clone()),
            Piece::Runtime => out.extend(rt.clone()),
            Piece::Group(delimiter, inner) => {
                let group = Group::new(*delimiter, fill(inner, args, rt));
                out.extend([TokenTree::Group(group)]);
            }
            Piece::Arg(n) => match args.get(*n) {
                Some(arg) if is_alone(template, at) => out.extend(arg.tokens.clone()),
                Some(arg) => out.extend(arg.at(Prec::Postfix)),
                None => out.extend(refuse("a hole that nothing fills")),
            },
        }
    }
    out
}

/// Is the piece between commas, or between the ends of its list?
fn is_alone(template: &Template, at: usize) -> bool {
    let comma =
        |tree: Option<TokenTree>| matches!(tree, Some(TokenTree::Punct(p)) if p.as_char() == ',');
    let before = match at.checked_sub(1).map(|k| &template.0[k]) {
        None => true,
        Some(Piece::Tokens(tokens)) => comma(tokens.clone().into_iter().last()),
        Some(_) => false,
    };
    let after = match template.0.get(at + 1) {
        None => true,
        Some(Piece::Tokens(tokens)) => comma(tokens.clone().into_iter().next()),
        Some(_) => false,
    };
    before && after
}
