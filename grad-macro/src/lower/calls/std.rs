//! Functions of the standard library that are no rules: `f64::from`, `i32::max`, `Vec::new`, `array::from_fn`.

use quote::{ToTokens, format_ident, quote};
use syn::{Expr, ExprCall, ExprPath};

use crate::ir::*;
use crate::lower::control::strip_parens;
use crate::lower::value::Value;
use crate::lower::{Lower, source, template};
use crate::rules::names;
use crate::types::Ty;

impl<'a> Lower<'a> {
    /// `f64::from(n)`, `i32::abs(n)`, `f64::is_nan(x)`.
    pub fn associated(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprCall,
        path: &'a ExprPath,
        ty: Scalar,
        name: &str,
    ) -> Value<'a> {
        let args: Vec<ValId> = node.args.iter().map(|arg| self.argument(arg)).collect();
        if !self.live() {
            return Value::Never;
        }
        match (name, args.as_slice()) {
            ("from", [v]) => return self.convert_to(expr, *v, ty),
            ("sin_cos", [v]) if ty.is_float() => {
                let (sin, cos) = (self.math("sin", vec![*v]), self.math("cos", vec![*v]));
                return Value::Tuple(vec![Value::Scalar(sin), Value::Scalar(cos)]);
            }
            ("from_bits", [v]) if ty.is_float() && !self.is_literal(&node.args[0]) => {
                let _ = v;
                let help = "compute the float with arithmetic; bits carry no derivative";
                return self.refuse(
                    path,
                    "`from_bits`: a derivative may be lost in the bits",
                    help,
                );
            }
            ("to_bits", _) if ty.is_float() => {
                let help = "use the methods of floats; bits carry no derivative";
                return self.refuse(path, "`to_bits`: its derivative would be lost", help);
            }
            _ => {}
        }
        if !ty.is_float() {
            args.iter()
                .skip(1)
                .for_each(|arg| self.agree(args[0], *arg));
            if let [one] = args.as_slice() {
                self.retype(*one, ty);
            }
            let template = template::call(path, args.len());
            return self.int_result(expr, path, template, args);
        }
        let predicate = names::predicate(name).filter(|p| p.args == args.len());
        match (predicate, name) {
            (Some(predicate), _) => {
                let template = by_reference(path, args.len(), name);
                let result = predicate.result.scalar(ty);
                Value::Scalar(self.pure(Pure::Expr(template), args, result))
            }
            (None, name) if args.is_empty() && names::is_number_of_traits(name) => {
                Value::Scalar(self.pure(Pure::Expr(template::call(path, 0)), args, ty))
            }
            (None, "from_bits") => {
                Value::Scalar(self.pure(Pure::Expr(template::call(path, 1)), args, ty))
            }
            _ => {
                let text = source::of(path);
                let help = "write it with the methods and operators that it knows";
                self.refuse(path, &format!("`{text}`"), help)
            }
        }
    }

    fn is_literal(&self, expr: &Expr) -> bool {
        match strip_parens(expr) {
            Expr::Lit(_) => true,
            Expr::Path(path) => self.path_var(&path.path).is_none(),
            _ => false,
        }
    }

    pub fn int_max(&mut self, expr: &'a Expr, name: &str, a: &'a Expr, b: &'a Expr) -> Value<'a> {
        let (a, b) = (self.argument(a), self.argument(b));
        self.agree(a, b);
        if self.func.ty(a).is_float() {
            return self.refuse(
                expr,
                "this comparison of floats",
                "use the method `max` or `min`",
            );
        }
        let name = format_ident!("{name}");
        self.int_result(expr, &name, template::method(&name, 2), vec![a, b])
    }

    pub fn new_vec(&mut self, expr: &'a Expr, capacity: Option<&'a Expr>) -> Value<'a> {
        let capacity = match capacity {
            Some(capacity) => self.index(capacity),
            None => None,
        };
        // A list of references is one of what they point to.
        let lent = self.ty(expr).behind_listed().mem();
        match self.ty(expr).mem().or(lent) {
            None if self.ty(expr).is_inert() => self.as_written(expr.to_token_stream()),
            Some(ty @ (Mem::Vec(_) | Mem::Queue(_))) => {
                let list = Value::fresh(self.alloc("list", ty, Init::Empty(capacity)));
                self.listed_references(expr, list)
            }
            _ => {
                let help = "annotate the variable: `let mut v: Vec<f64> = ..`";
                self.refuse(
                    expr,
                    "a `Vec` whose elements are not known to be numbers",
                    help,
                )
            }
        }
    }

    pub fn vec_from(&mut self, of: &'a Expr) -> Value<'a> {
        let value = self.expr(of);
        let Some((place, _)) = self.memory_of(&value) else {
            return self.refuse(of, "`Vec::from` of this", "write `vec![..]` or `.to_vec()`");
        };
        let ty = match self.place_type(&place) {
            Mem::Array(of, _) | Mem::Slice(of) | Mem::Vec(of) | Mem::Queue(of) => Mem::Vec(of),
            _ => return Value::Poison,
        };
        Value::fresh(self.alloc("list", ty, Init::CopyOf(place)))
    }

    pub fn vec_from_iter(&mut self, expr: &'a Expr, of: &'a Expr, path: &'a ExprPath) -> Value<'a> {
        let (seq, ty) = (self.other_seq(of), self.ty(expr).mem());
        match (seq, ty) {
            (Some(seq), Some(ty)) => {
                let mut around = crate::lower::loops::Around::default();
                around.changes.expr(expr);
                self.collect_as(ty, &seq, around, path)
            }
            (None, _) => Value::Poison,
            _ => self.refuse(path, "a `Vec` of unknown elements", "annotate the variable"),
        }
    }

    /// `array::from_fn(|i| ..)`.
    pub fn array_from_fn(&mut self, expr: &'a Expr, f: &'a Expr) -> Value<'a> {
        let Some(ty @ Mem::Array(..)) = self.ty(expr).mem() else {
            return self.refuse(
                expr,
                "an array of unknown type",
                "annotate the variable: `let a: [f64; 3] = ..`",
            );
        };
        let Some(closure) = self.callee(f) else {
            return Value::Poison;
        };
        self.build_array(ty, &mut |this, at| {
            let value = this.apply(&closure, vec![Value::Scalar(at)]);
            (value, vec![closure.clone()])
        })
    }

    /// `f64::total_cmp`, `f64::is_nan`, `usize::pow` of values at hand.
    pub fn apply_associated(
        &mut self,
        path: &'a ExprPath,
        ty: Scalar,
        name: &str,
        ret: &Ty,
        args: &[Value<'a>],
    ) -> Option<Value<'a>> {
        let result = match ty.is_float() {
            true => {
                let known = names::predicate(name).filter(|known| known.args == args.len());
                known?.result.scalar(ty)
            }
            false => ret.scalar().filter(|ty| !ty.is_float())?,
        };
        let template = by_reference(path, args.len(), name);
        let args: Vec<ValId> = args.iter().map(|arg| self.scalar(arg.clone())).collect();
        Some(Value::Scalar(self.pure(Pure::Expr(template), args, result)))
    }
}

fn by_reference(path: &ExprPath, args: usize, name: &str) -> Template {
    let lent = matches!(
        name,
        "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "total_cmp" | "partial_cmp" | "to_string"
    );
    if !lent {
        return template::call(path, args);
    }
    let mut pieces = Vec::new();
    for n in 0..args {
        if n > 0 {
            pieces.push(Piece::Tokens(quote!(,)));
        }
        pieces.push(Piece::Tokens(quote!(&)));
        pieces.push(Piece::Arg(n));
    }
    let group = Piece::Group(proc_macro2::Delimiter::Parenthesis, Template(pieces));
    Template(vec![Piece::Tokens(path.to_token_stream()), group])
}
