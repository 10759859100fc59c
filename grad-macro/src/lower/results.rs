//! `Result` and `?`. The error is data that the macro does not look into, kept as an `Option<E>`: on the path
//! without an error there is `None` to stand for it.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Expr, Pat};

use super::control::strip_parens;
use super::params::is_structural;
use super::scan::Changes;
use super::value::Value;
use super::{Lower, RET, template};
use crate::ir::*;
use crate::types::Ty;

/// An `Option`, or with an error a `Result`, taken apart.
pub struct Wrapped<'a> {
    pub some: ValId,
    pub payload: Value<'a>,
    pub error: Option<ValId>,
}

impl<'a> Wrapped<'a> {
    pub fn value(self) -> Value<'a> {
        let payload = Box::new(self.payload);
        match self.error {
            None => Value::Opt {
                some: self.some,
                payload,
            },
            Some(error) => Value::Res {
                ok: self.some,
                payload,
                error,
            },
        }
    }

    /// The same with another payload.
    pub fn with(&self, payload: Value<'a>) -> Value<'a> {
        let again = Wrapped {
            some: self.some,
            payload,
            error: self.error,
        };
        again.value()
    }
}

impl<'a> Lower<'a> {
    /// The stand-in for an error that did not occur.
    pub fn no_error(&mut self) -> ValId {
        let error = self.op(OpKind::Undef, Scalar::Other);
        self.errors_known.insert(error);
        error
    }

    /// `Ok(value)`.
    pub fn ok(&mut self, value: Value<'a>) -> Value<'a> {
        if !value.is_proper() {
            return value;
        }
        let payload = Box::new(self.own(value, "value"));
        let ok = self.bool(true);
        let error = self.no_error();
        Value::Res { ok, payload, error }
    }

    /// `Err(error)`, of type `ty`.
    pub fn err(&mut self, error: &'a Expr, ty: &Ty) -> Value<'a> {
        let (of, error_ty) = match ty {
            Ty::Result(of, error) => (&**of, &**error),
            _ => (&Ty::Unknown, &Ty::Unknown),
        };
        let Some(error) = self.error_value(error, error_ty) else {
            return if self.live() {
                Value::Poison
            } else {
                Value::Never
            };
        };
        self.failed(of, error)
    }

    /// An `Err` with this error.
    fn failed(&mut self, of: &Ty, error: ValId) -> Value<'a> {
        let payload = Box::new(self.missing(of));
        let ok = self.bool(false);
        Value::Res { ok, payload, error }
    }

    /// A payload that is not there.
    pub fn missing(&mut self, of: &Ty) -> Value<'a> {
        match of {
            // Memory has no stand-in until it is known.
            of if has_memory(of) => Value::Unset,
            of => self.undef(of).unwrap_or(Value::Unset),
        }
    }

    /// An error as an `Option`: evaluated once, as the user wrote it.
    pub fn error_value(&mut self, error: &'a Expr, ty: &Ty) -> Option<ValId> {
        let some = match spelled(ty) {
            Some(ty) => quote!(::core::option::Option::<#ty>::Some),
            None => quote!(::core::option::Option::Some),
        };
        if let Expr::Path(path) = strip_parens(error)
            && let Some(var) = self.path_var(&path.path)
            && let Value::Scalar(v) = self.get(var)
        {
            if let Some(carried) = self.taken_errors.get(&v) {
                return Some(*carried);
            }
            let carried = self.pure(Pure::Expr(template::call(some, 1)), vec![v], Scalar::Other);
            self.errors_known.insert(carried);
            return Some(carried);
        }
        let mut changes = Changes::default();
        changes.expr(error);
        if changes.returns || !changes.names.is_empty() && !is_macro(error) {
            let help = "compute what the error needs before, with `let`";
            self.refuse(
                error,
                "an error whose making changes variables or returns",
                help,
            );
            return None;
        }
        let tokens = quote!(#some(#error));
        let carried = self.pasted(&error.to_token_stream(), tokens, Scalar::Other)?;
        self.errors_known.insert(carried);
        Some(carried)
    }

    /// The error inside, by reference, so that it may be looked at any number of times: on a path where there is one.
    fn error_inside(&mut self, error: ValId, lent: bool, ty: Scalar) -> Value<'a> {
        let mut template =
            template::then(Template(vec![Piece::Arg(0)]), quote!(.as_ref().unwrap()));
        if ty != Scalar::Other {
            template.0.insert(0, Piece::Tokens(quote!(*)));
        }
        let inside = self.pure(Pure::Expr(template), vec![error], ty);
        if !lent && ty == Scalar::Other {
            self.taken_errors.insert(inside, error);
        }
        Value::Scalar(inside)
    }

    /// The error itself, moved out, where another error is made of it.
    pub fn error_moved(&mut self, v: ValId) -> Option<ValId> {
        let error = *self.taken_errors.get(&v)?;
        let template = template::then(Template(vec![Piece::Arg(0)]), quote!(.unwrap()));
        Some(self.pure(Pure::Expr(template), vec![error], Scalar::Other))
    }

    // ---- `?` ------------------------------------------------------------------------------------

    pub fn question(&mut self, node: &'a syn::ExprTry) -> Value<'a> {
        let value = self.expr(&node.expr);
        let ty = self.ty(&node.expr);
        if let Some(whole) = self.wrapped_data(&value, &ty) {
            return self.question_of_data(whole, &ty);
        }
        let Some(of) = self.wrapped(value, &ty) else {
            return match self.live() {
                false => Value::Never,
                true => self.refuse(
                    node.question_token,
                    "`?` after a value that is not known to be an `Option` or a `Result`",
                    "annotate the type, or `match` on the value",
                ),
            };
        };
        let error_ty = match ty {
            Ty::Result(_, error) => *error,
            _ => Ty::Unknown,
        };
        let Wrapped {
            some,
            payload,
            error,
        } = of;
        if self.bools.get(&some) == Some(&true) {
            return payload;
        }
        self.branch(some, |_| payload, |this| this.leave(error, &error_ty))
    }

    /// An `Option` or a `Result` that rustc computes, of what carries no derivative.
    fn wrapped_data(&self, value: &Value<'a>, ty: &Ty) -> Option<ValId> {
        let (Value::Scalar(v), Ty::Option(of) | Ty::Result(of, _)) = (value, ty) else {
            return None;
        };
        let data = matches!(**of, Ty::Named(_)) || of.is_inert();
        (data && self.func.ty(*v) == Scalar::Other).then_some(*v)
    }

    /// `Kind::from_index(n)?`: nothing stands for what is not there. It is moved out where it is, once.
    fn question_of_data(&mut self, whole: ValId, ty: &Ty) -> Value<'a> {
        let (is_there, from) = match ty {
            Ty::Result(_, error) => (quote!(.is_ok()), Some(&**error)),
            _ => (quote!(.is_some()), None),
        };
        let some = self.done_once(whole, is_there, Scalar::Bool);
        self.branch(
            some,
            |this| Value::Scalar(this.done_once(whole, quote!(.unwrap()), Scalar::Other)),
            |this| {
                let error = from.map(|_| this.done_once(whole, quote!(.err()), Scalar::Other));
                this.leave(error, from.unwrap_or(&Ty::Unknown))
            },
        )
    }

    /// The result of a text that is read, `s.parse::<f64>()`, in its parts: each is taken once, where it is made.
    pub fn read_from_text(&mut self, value: Value<'a>, ty: &Ty) -> Value<'a> {
        let (Value::Scalar(v), Ty::Result(of, _)) = (&value, ty) else {
            return value;
        };
        let (whole, of) = (*v, of.scalar().filter(|of| *of != Scalar::Other));
        let (Some(of), Scalar::Other) = (of, self.func.ty(whole)) else {
            return value;
        };
        let ok = self.done_once(whole, quote!(.is_ok()), Scalar::Bool);
        let read = quote!(.as_ref().copied().unwrap_or_default());
        let payload = Box::new(Value::Scalar(self.done_once(whole, read, of)));
        let error = self.done_once(whole, quote!(.err()), Scalar::Other);
        self.errors_known.insert(error);
        Value::Res { ok, payload, error }
    }

    /// A method of data, which may consume it.
    fn done_once(&mut self, of: ValId, method: TokenStream, ty: Scalar) -> ValId {
        let template = template::then(Template(vec![Piece::Arg(0)]), method);
        let of = Arg {
            name: None,
            what: ArgKind::Val(of),
        };
        self.op(OpKind::Effect(template, vec![of]), ty)
    }

    /// Returns `None`, or the error converted to the function's own.
    fn leave(&mut self, error: Option<ValId>, from: &Ty) -> Value<'a> {
        let function = self
            .targets_open
            .iter()
            .rev()
            .find(|id| self.targets[**id as usize].is_function)
            .copied();
        let var = match function {
            None => Some(RET),
            Some(closure) => self.targets[closure as usize].payload,
        };
        let ty = var.and_then(|var| self.var_types.get(&var).cloned());
        let value = match (ty.unwrap_or(Ty::Unknown), error) {
            (Ty::Result(of, to), Some(error)) => {
                let error = self.converted_error(error, from, &to);
                self.failed(&of, error)
            }
            (_, Some(error)) => self.failed(&Ty::Unknown, error),
            (ty, None) => {
                let of = match ty {
                    Ty::Option(of) => *of,
                    _ => Ty::Unknown,
                };
                let payload = Box::new(self.missing(&of));
                let some = self.bool(false);
                Value::Opt { some, payload }
            }
        };
        match function {
            None => self.return_value(value),
            Some(closure) => {
                if let Some(payload) = self.targets[closure as usize].payload {
                    self.assign_var(payload, value);
                }
                self.exit(super::exits::Code::Break(closure));
            }
        }
        Value::Never
    }

    /// `From::from` on the error, unless both types are evidently one.
    fn converted_error(&mut self, error: ValId, from: &Ty, to: &Ty) -> ValId {
        if from == to && !matches!(from, Ty::Unknown) {
            return error;
        }
        let map = match spelled(to) {
            Some(to) => quote!(.map(<#to as ::core::convert::From<_>>::from)),
            None => quote!(.map(::core::convert::From::from)),
        };
        let template = template::then(Template(vec![Piece::Arg(0)]), map);
        let error = self.pure(Pure::Expr(template), vec![error], Scalar::Other);
        self.errors_known.insert(error);
        error
    }

    // ---- any value as an `Option` or a `Result` -------------------------------------------------

    /// Takes a value apart that is one; `None` (without a message) if it is not known to be.
    pub fn wrapped(&mut self, value: Value<'a>, ty: &Ty) -> Option<Wrapped<'a>> {
        match self.structural(value, ty) {
            Value::Opt { some, payload } => Some(Wrapped {
                some,
                payload: *payload,
                error: None,
            }),
            Value::Res { ok, payload, error } => Some(Wrapped {
                some: ok,
                payload: *payload,
                error: Some(error),
            }),
            Value::Borrowed(inner) => {
                let inner = self.wrapped(*inner, ty.strip_refs())?;
                let payload = self.borrow(inner.payload, false);
                Some(Wrapped { payload, ..inner })
            }
            _ => None,
        }
    }

    /// An `Option` of a number that rustc computes is taken apart.
    pub fn structural(&mut self, value: Value<'a>, ty: &Ty) -> Value<'a> {
        let value = self.taken_out(value);
        let (Value::Scalar(v), Ty::Option(of)) = (&value, ty) else {
            return value;
        };
        let number = matches!(**of, Ty::Int(_) | Ty::Bool);
        if self.func.ty(*v) != Scalar::Other || !number || !is_structural(of) {
            return value;
        }
        let of = of.scalar().expect("a number");
        let receiver = || Template(vec![Piece::Arg(0)]);
        let some = template::then(receiver(), quote!(.is_some()));
        let some = self.pure(Pure::Expr(some), vec![*v], Scalar::Bool);
        let payload = template::then(receiver(), quote!(.unwrap_or_default()));
        let payload = self.pure(Pure::Expr(payload), vec![*v], of);
        Value::Opt {
            some,
            payload: Box::new(Value::Scalar(payload)),
        }
    }

    /// What is returned has a payload on every path.
    pub fn with_payload(&mut self, value: Value<'a>, ty: &Ty) -> Value<'a> {
        match (value, ty) {
            (Value::Opt { some, payload }, Ty::Option(of)) => {
                let payload = Box::new(self.with_payload(*payload, of));
                Value::Opt { some, payload }
            }
            (Value::Res { ok, payload, error }, Ty::Result(of, _)) => {
                let payload = Box::new(self.with_payload(*payload, of));
                Value::Res { ok, payload, error }
            }
            (Value::Unset, ty) => self.undef(ty).unwrap_or(Value::Unset),
            (value, _) => value,
        }
    }

    // ---- patterns -------------------------------------------------------------------------------

    pub fn test_result(
        &mut self,
        pat: &'a Pat,
        ok: ValId,
        payload: &Value<'a>,
        error: ValId,
    ) -> Option<ValId> {
        let (name, inner) = match pat {
            Pat::TupleStruct(pat) if pat.elems.len() == 1 => {
                let name = pat.path.segments.last().map(|last| last.ident.to_string());
                (name.unwrap_or_default(), &pat.elems[0])
            }
            _ => (String::new(), pat),
        };
        match name.as_str() {
            "Ok" if !self.may_fail(inner) => Some(ok),
            "Ok" => {
                let all = self.branch(
                    ok,
                    |this| {
                        Value::Scalar(this.test(inner, payload).unwrap_or_else(|| this.bool(true)))
                    },
                    |this| Value::Scalar(this.bool(false)),
                );
                Some(self.scalar(all))
            }
            "Err" if !self.may_fail(inner) => Some(self.not(ok)),
            "Err" => self.test_error(inner, error),
            _ => {
                self.refuse(
                    pat,
                    "this pattern for a `Result`",
                    "write `Ok(x)` or `Err(e)`",
                );
                None
            }
        }
    }

    /// Errors are matched by rustc.
    fn test_error(&mut self, pat: &'a Pat, error: ValId) -> Option<ValId> {
        if self.binds(pat) {
            let help = "bind the whole error: `Err(e)`";
            self.refuse(pat, "variables bound inside of an error", help);
            return None;
        }
        let pattern = quote!(, ::core::option::Option::Some(#pat));
        let inner = Template(vec![
            Piece::Tokens(quote!(&)),
            Piece::Arg(0),
            Piece::Tokens(pattern),
        ]);
        let group = Piece::Group(proc_macro2::Delimiter::Parenthesis, inner);
        let template = Template(vec![Piece::Tokens(quote!(::core::matches!)), group]);
        Some(self.pure(Pure::Expr(template), vec![error], Scalar::Bool))
    }

    /// `Err(e)`.
    pub fn bind_error(&mut self, pat: &'a Pat, value: Value<'a>) {
        let (error, lent) = match &value {
            Value::Res { error, .. } => (*error, false),
            Value::Borrowed(inner) => match &**inner {
                Value::Res { error, .. } => (*error, true),
                _ => return self.bind(pat, Value::Poison),
            },
            _ => return self.bind(pat, Value::Poison),
        };
        if !self.binds(pat) {
            return;
        }
        let ty = match pat {
            Pat::Ident(pat) => self.types.local(&pat.ident),
            _ => Ty::Unknown,
        };
        match ty.scalar() {
            Some(ty) if ty.is_float() => {
                let help = "return the number in `Ok`, beside a flag";
                self.refuse(pat, "a float that was carried by an error", help);
                self.bind(pat, Value::Poison);
            }
            ty => {
                let value = self.error_inside(error, lent, ty.unwrap_or(Scalar::Other));
                self.bind(pat, value);
            }
        }
    }

    /// The error as the argument of a closure such as `|e| ..`.
    pub fn error_argument(&mut self, error: ValId) -> Value<'a> {
        self.error_inside(error, false, Scalar::Other)
    }
}

/// The type as tokens, where the user wrote it.
pub fn spelled(ty: &Ty) -> Option<proc_macro2::TokenStream> {
    match ty {
        Ty::Named(tokens) => Some(tokens.0.clone()),
        Ty::Struct(record) => Some(record.path.0.clone()),
        _ => None,
    }
}

/// `format!(..)` mentions variables without changing them.
fn is_macro(expr: &Expr) -> bool {
    struct Search(bool);
    impl<'ast> syn::visit::Visit<'ast> for Search {
        fn visit_macro(&mut self, _: &'ast syn::Macro) {
            self.0 = true;
        }
    }
    let mut search = Search(false);
    syn::visit::Visit::visit_expr(&mut search, expr);
    search.0
}

fn has_memory(ty: &Ty) -> bool {
    match ty {
        Ty::Array(..) | Ty::Vec(_) | Ty::Queue(_) => true,
        Ty::Tuple(parts) => parts.iter().any(has_memory),
        _ => false,
    }
}
