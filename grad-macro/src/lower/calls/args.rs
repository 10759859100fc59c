//! Arguments of the user's functions: numbers, memory by reference or by value, and tokens that are pasted as they are.

use quote::{ToTokens, quote};
use syn::Expr;

use super::{HANDED, HANDED_HELP};
use crate::ir::*;
use crate::lower::Lower;
use crate::lower::control::strip_parens;
use crate::lower::scan;
use crate::lower::seq::{By, Seq};
use crate::lower::value::Value;
use crate::types::Ty;

impl<'a> Lower<'a> {
    /// An argument of the user's function; `None` if control does not get there or an error was reported.
    pub fn call_arg(&mut self, arg: &'a Expr) -> Option<CallArg> {
        let listed = self.types.is_listed(arg);
        if !listed && self.is_plain_tokens(arg) {
            return Some(CallArg::Tokens(arg.to_token_stream()));
        }
        let value = match listed {
            true => self.vec_from(arg),
            false => self.expr(arg),
        };
        let ty = self.ty(arg);
        let by_ref = matches!(&ty, Ty::Ref { to, .. } if **to != Ty::Str);
        let value = match value {
            Value::Scalar(v) if by_ref && self.func.ty(v) != Scalar::Other => {
                Value::Borrowed(Box::new(Value::Scalar(v)))
            }
            value => value,
        };
        // What lies behind a reference that is data.
        let value = match (value, strip_parens(arg)) {
            (Value::Scalar(v), Expr::Unary(node))
                if matches!(node.op, syn::UnOp::Deref(_))
                    && self.func.ty(v) == Scalar::Other
                    && matches!(self.ty(&node.expr), Ty::Ref { .. }) =>
            {
                let behind = Template(vec![Piece::Tokens(quote!(*)), Piece::Arg(0)]);
                Value::Scalar(self.pure(Pure::Expr(behind), vec![v], Scalar::Other))
            }
            (value, _) => value,
        };
        // `&kind`, `&format!(..)`.
        let data = ty.strip_refs().is_data();
        let value = match value {
            Value::Borrowed(inner) if data || self.is_opaque(&inner) => match *inner {
                Value::Scalar(v) => {
                    let lent = Template(vec![Piece::Tokens(quote!(&)), Piece::Arg(0)]);
                    Value::Scalar(self.pure(Pure::Expr(lent), vec![v], Scalar::Other))
                }
                inner => Value::Borrowed(Box::new(inner)),
            },
            value => value,
        };
        if let Value::Scalar(v) = &value {
            self.func.vals[v.0 as usize].fixed |= ty.strip_refs().is_data();
        }
        self.value_arg(value, arg)
    }

    pub fn value_arg(&mut self, value: Value<'a>, arg: &'a Expr) -> Option<CallArg> {
        Some(match value {
            Value::Never | Value::Poison => return None,
            Value::Unit => CallArg::Tokens(quote!(())),
            Value::Scalar(v) => CallArg::Val(v),
            Value::Owned { place, .. } => CallArg::Own(place),
            Value::Ref {
                place,
                mutable: false,
            } => CallArg::Ref(place),
            Value::Ref {
                place,
                mutable: true,
            } => CallArg::RefMut(place),
            Value::Borrowed(inner) => match self.contents(&inner) {
                Some((ty, elem)) => {
                    let init = match elem {
                        Elem::Init(init) => *init,
                        elem => Init::Elems(vec![elem]),
                    };
                    CallArg::Ref(Place::root(self.alloc("lent", ty, init)))
                }
                None => match *inner {
                    Value::Scalar(v) => CallArg::Val(v),
                    _ => return self.refused_arg(arg),
                },
            },
            Value::Tuple(parts) => {
                let parts: Option<Vec<_>> = parts
                    .into_iter()
                    .map(|part| self.value_arg(part, arg))
                    .collect();
                CallArg::Tuple(parts?)
            }
            Value::Opt { some, payload } => {
                let payload = match *payload {
                    Value::Unset => {
                        let of = match self.ty(arg) {
                            Ty::Option(of) => *of,
                            _ => Ty::Unknown,
                        };
                        match self.undef(&of) {
                            Some(value) => value,
                            None => return self.refused_arg(arg),
                        }
                    }
                    payload => payload,
                };
                let payload = self.value_arg(payload, arg)?;
                CallArg::Opt(vec![CallArg::Val(some), payload])
            }
            // What the function iterates over is a list for its companions.
            Value::Seq(seq) => match &*seq {
                Seq::Items { place, by: By::Ref } => CallArg::Ref(place.clone()),
                seq if self.is_shared(seq, arg) => {
                    let what = "a call with this iterator, of which the function may leave a part";
                    self.refuse(arg, what, "collect it into a `Vec`, and pass that");
                    return None;
                }
                _ => match self.types.item(arg).mem() {
                    Some(item) => {
                        let mut around = crate::lower::loops::Around::default();
                        around.changes.expr(arg);
                        let ty = Mem::Vec(Box::new(item));
                        let list = self.collect_as(ty, &seq, around, arg);
                        return self.value_arg(list, arg);
                    }
                    None => return self.refused_arg(arg),
                },
            },
            Value::Iter { seq, at, back } => {
                let left = self.left_over(&seq, at, back);
                return self.value_arg(Value::Seq(left), arg);
            }
            Value::Closure(_) if !self.mentions_variables(arg) => {
                CallArg::Tokens(arg.to_token_stream())
            }
            _ => return self.refused_arg(arg),
        })
    }

    fn refused_arg(&mut self, arg: &'a Expr) -> Option<CallArg> {
        if matches!(self.ty(arg).strip_refs(), Ty::Unknown)
            && self.types.function_result(arg).is_some()
        {
            self.refuse(arg, HANDED, HANDED_HELP);
            return None;
        }
        let help = "pass numbers, arrays, `Vec`s, slices or tuples of these";
        self.refuse(arg, "a call with this argument", help);
        None
    }

    /// A literal or the name of a constant or a function: pasted as it is.
    pub fn is_plain_tokens(&self, arg: &Expr) -> bool {
        match strip_parens(arg) {
            Expr::Lit(_) => true,
            Expr::Unary(node) => {
                matches!(node.op, syn::UnOp::Neg(_)) && matches!(*node.expr, Expr::Lit(_))
            }
            // `&Axis::X`.
            Expr::Reference(node) => {
                let data = self.ty(&node.expr).scalar() == Some(Scalar::Other);
                matches!(*node.expr, Expr::Path(_)) && data && self.is_plain_tokens(&node.expr)
            }
            Expr::Path(path) => {
                let table = self
                    .ty(arg)
                    .strip_refs()
                    .mem()
                    .is_some_and(|ty| ty.elem().is_some());
                self.path_var(&path.path).is_none() && !table
            }
            _ => false,
        }
    }

    pub fn mentions_variables(&self, arg: &Expr) -> bool {
        let mut changes = scan::Changes::default();
        changes.expr(arg);
        changes.used.iter().any(|name| self.lookup(name).is_some())
    }
}
