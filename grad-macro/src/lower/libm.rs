//! Functions of `libm` that give several values, or an exponent.
//!
//! ```text
//! let (r, q) = libm::remquo(x, y);        r = libm::remainder(x, y);  q = libm::remquo(x, y).1
//! ```
//! The crate computes the one by the other, so the values are the same bit for bit.

use quote::{ToTokens, format_ident, quote};
use syn::{ExprCall, ExprPath};

use super::Lower;
use super::template;
use super::value::Value;
use crate::ir::{Int, Piece, Pure, Scalar, Template, ValId};
use crate::rules::names;

impl<'a> Lower<'a> {
    /// A call of `libm` that is not one operation of the table.
    pub fn libm_call(&mut self, node: &'a ExprCall, path: &'a ExprPath, name: &str) -> Value<'a> {
        let args: Vec<ValId> = node.args.iter().map(|arg| self.argument(arg)).collect();
        if !self.live() {
            return Value::Never;
        }
        let suffix = match matches!(name, "sincosf" | "remquof" | "lgammaf_r") {
            true => "f",
            false => "",
        };
        let part = |own: &str| format!("{own}{suffix}");
        let values = match (name, args.len()) {
            ("sincos" | "sincosf", 1) => {
                let sin = self.libm_part(path, &part("sin"), &args);
                vec![sin, self.libm_part(path, &part("cos"), &args)]
            }
            ("remquo" | "remquof", 2) => {
                let rest = self.libm_part(path, &part("remainder"), &args);
                vec![rest, self.second_of(path, args)]
            }
            ("lgamma_r" | "lgammaf_r", 1) => {
                let value = self.libm_part(path, &part("lgamma"), &args);
                vec![value, self.second_of(path, args)]
            }
            ("ilogb" | "ilogbf", 1) => {
                let exponent = Pure::Expr(template::call(path, 1));
                return Value::Scalar(self.pure(exponent, args, Scalar::Int(Int::I32)));
            }
            _ => {
                let help =
                    "write it with arithmetic, or in a function of its own with a `custom` rule";
                return self.refuse(
                    path,
                    &format!("`libm::{name}`, of which no rule is known"),
                    help,
                );
            }
        };
        Value::Tuple(values)
    }

    /// The same call of another function of the crate.
    fn libm_part(&mut self, path: &'a ExprPath, name: &str, args: &[ValId]) -> Value<'a> {
        let mut own = path.clone();
        if let Some(last) = own.path.segments.last_mut() {
            last.ident = format_ident!("{name}", span = last.ident.span());
        }
        let rule = names::path_call(&["libm", name]).expect("a function of the table");
        let written = template::call(own, args.len());
        self.rule_call(rule.rule, Some(written), args.to_vec(), path)
    }

    /// The integer beside it, which carries no derivative.
    fn second_of(&mut self, path: &ExprPath, args: Vec<ValId>) -> Value<'a> {
        let Template(mut pieces) = template::call(path.to_token_stream(), args.len());
        pieces.push(Piece::Tokens(quote!(.1)));
        let integer = Pure::Expr(Template(pieces));
        Value::Scalar(self.pure(integer, args, Scalar::Int(Int::I32)))
    }
}
