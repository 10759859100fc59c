//! Methods and associated functions of integers: rustc evaluates them, no derivative is involved.

use quote::{ToTokens, quote};
use syn::{Expr, ExprMethodCall};

use super::value::Value;
use super::{Lower, template};
use crate::ir::*;
use crate::types::Ty;

impl<'a> Lower<'a> {
    pub fn int_method(&mut self, expr: &'a Expr, node: &'a ExprMethodCall, v: ValId) -> Value<'a> {
        let mut args = vec![v];
        for arg in &node.args {
            let arg = self.argument(arg);
            if same_type(&node.method.to_string()) {
                self.agree(v, arg);
            }
            args.push(arg);
        }
        let name = node.method.to_string();
        let template = if matches!(
            name.as_str(),
            "cmp" | "partial_cmp" | "eq" | "ne" | "lt" | "le" | "gt" | "ge"
        ) {
            let method = &node.method;
            let inner = Template(vec![Piece::Tokens(quote!(&)), Piece::Arg(1)]);
            let group = Piece::Group(proc_macro2::Delimiter::Parenthesis, inner);
            Template(vec![Piece::Arg(0), Piece::Tokens(quote!(. #method)), group])
        } else {
            template::method(&node.method, args.len())
        };
        self.int_result(expr, &node.method, template, args)
    }

    /// The result of an integer function, by its inferred type.
    pub fn int_result(
        &mut self,
        expr: &'a Expr,
        name: &impl ToTokens,
        template: Template,
        args: Vec<ValId>,
    ) -> Value<'a> {
        if !self.live() {
            return Value::Never;
        }
        let floats = args.iter().any(|arg| self.func.ty(*arg).is_float());
        match self.ty(expr) {
            Ty::Option(of) if of.scalar().is_some_and(|of| of.is_int()) => {
                let of = of.scalar().expect("checked");
                let some = template::then(template.clone(), quote!(.is_some()));
                let some = self.pure(Pure::Expr(some), args.clone(), Scalar::Bool);
                let payload = template::then(template, quote!(.unwrap_or_default()));
                let payload = self.pure(Pure::Expr(payload), args, of);
                Value::Opt {
                    some,
                    payload: Box::new(Value::Scalar(payload)),
                }
            }
            ty => match ty.scalar().or_else(|| self.weak_result(&args)) {
                Some(ty) if !floats => Value::Scalar(self.pure(Pure::Expr(template), args, ty)),
                _ if floats => {
                    let text = name.to_token_stream().to_string();
                    let what = format!("the integer method `{text}` of floats");
                    let help = "write it as a function annotated with `#[grad]` that takes the integer as well";
                    self.refuse(name, &what, help)
                }
                _ => {
                    let text = name.to_token_stream().to_string();
                    let help = "write it with operators, or bind the result with its type";
                    self.refuse(
                        name,
                        &format!(
                            "the integer method `{text}`: the type of its result is not known"
                        ),
                        help,
                    )
                }
            },
        }
    }

    /// Methods on literals whose type nothing says.
    fn weak_result(&self, args: &[ValId]) -> Option<Scalar> {
        let first = args.first()?;
        self.weak.contains(first).then(|| self.func.ty(*first))
    }
}

/// Does the method take a second integer of the receiver's type?
fn same_type(name: &str) -> bool {
    !matches!(
        name,
        "pow" | "checked_pow" | "wrapping_pow" | "saturating_pow" | "overflowing_pow"
    ) && !name.contains("sh")
        && !name.starts_with("rotate")
}
