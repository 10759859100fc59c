//! `Option`: a bool and a payload. `Vec::pop`, `first`, `last`, `get` give one. A `Result` has an error beside
//! (see `results`), and most of the methods.

use std::rc::Rc;

use quote::{ToTokens, quote};
use syn::Expr;

use super::Lower;
use super::closures::Closure;
use super::control::strip_parens;
use super::results::Wrapped;
use super::value::{Value, project};
use crate::ir::*;
use crate::types::Ty;

impl<'a> Lower<'a> {
    /// `None`.
    pub fn none(&mut self, expr: &'a Expr) -> Value<'a> {
        let of = option_of(self.ty(expr));
        let payload = self.missing(&of);
        let some = self.bool(false);
        Value::Opt {
            some,
            payload: Box::new(payload),
        }
    }

    /// `Some(value)`.
    pub fn some(&mut self, value: Value<'a>) -> Value<'a> {
        if !value.is_proper() {
            return value;
        }
        let payload = Box::new(self.own(value, "value"));
        let some = self.bool(true);
        Value::Opt { some, payload }
    }

    /// A method of an `Option` or a `Result`.
    pub fn option_method(
        &mut self,
        expr: &'a Expr,
        node: &'a syn::ExprMethodCall,
        of: Wrapped<'a>,
    ) -> Value<'a> {
        let name = node.method.to_string();
        let args: Vec<&'a Expr> = node.args.iter().collect();
        let of = match super::scan::lends_payload(&node.method) || name == "take" {
            true => of,
            false => Wrapped {
                payload: self.contents_of(of.payload),
                ..of
            },
        };
        match (name.as_str(), args.as_slice()) {
            ("is_some" | "is_ok", []) => Value::Scalar(of.some),
            ("is_none" | "is_err", []) => Value::Scalar(self.not(of.some)),
            ("unwrap" | "expect" | "unwrap_unchecked", _) => self.unwrap(&args, of),
            ("unwrap_or", [default]) => {
                // Evaluated in any case, as Rust does.
                let default = self.expr(default);
                self.branch(of.some, |_| of.payload, |_| default)
            }
            ("unwrap_or_default", []) => {
                let ty = self.ty(expr).mem();
                self.branch(
                    of.some,
                    |_| of.payload,
                    |this| match ty {
                        Some(ty) => this.default_of(&ty, expr),
                        None => this.refuse(expr, "a default of this type", "write the value"),
                    },
                )
            }
            ("unwrap_or_else", [default]) => {
                let Some(closure) = self.callee(default) else {
                    return Value::Poison;
                };
                let Wrapped {
                    some,
                    payload,
                    error,
                } = of;
                self.branch(some, |_| payload, |this| this.otherwise(&closure, error))
            }
            ("map_or", [default, f]) => {
                let default = self.expr(default);
                let Some(closure) = self.callee_with(f, self.ty(expr)) else {
                    return Value::Poison;
                };
                self.branch(
                    of.some,
                    |this| this.apply(&closure, vec![of.payload]),
                    |_| default,
                )
            }
            ("map_or_else", [default, f]) => {
                let (Some(default), Some(f)) = (
                    self.callee_with(default, self.ty(expr)),
                    self.callee_with(f, self.ty(expr)),
                ) else {
                    return Value::Poison;
                };
                let Wrapped {
                    some,
                    payload,
                    error,
                } = of;
                self.branch(
                    some,
                    |this| this.apply(&f, vec![payload]),
                    |this| this.otherwise(&default, error),
                )
            }
            ("is_some_and" | "is_ok_and", [f]) => {
                let Some(f) = self.callee(f) else {
                    return Value::Poison;
                };
                self.and(of.some, |this| this.apply(&f, vec![of.payload]))
            }
            ("is_none_or", [f]) => {
                let Some(f) = self.callee(f) else {
                    return Value::Poison;
                };
                self.branch(
                    of.some,
                    |this| this.apply(&f, vec![of.payload]),
                    |this| Value::Scalar(this.bool(true)),
                )
            }
            ("copied" | "cloned", []) => {
                let payload = self.branch(
                    of.some,
                    |this| this.strip(of.payload.clone()),
                    |_| Value::Unset,
                );
                of.with(payload)
            }
            ("clone", []) => of.value(),
            ("as_ref" | "as_deref", []) => {
                let payload = self.borrow(of.payload.clone(), false);
                of.with(payload)
            }
            ("take", []) => self.take_option(node, of.some, of.payload),
            ("replace", [new]) => self.replace_option(node, new, of.some, of.payload),
            ("as_mut", []) if matches!(of.payload, Value::Owned { .. }) => {
                let (some, payload) = (of.some, Box::new(of.payload));
                self.borrow(Value::Opt { some, payload }, true)
            }
            ("insert" | "get_or_insert" | "get_or_insert_with", [new]) => {
                self.insert_option(node, new, of.some, of.payload)
            }
            _ => self.combine(expr, node, &args, of),
        }
    }

    /// Methods that make another `Option` or `Result`.
    fn combine(
        &mut self,
        expr: &'a Expr,
        node: &'a syn::ExprMethodCall,
        args: &[&'a Expr],
        of: Wrapped<'a>,
    ) -> Value<'a> {
        let name = node.method.to_string();
        match (name.as_str(), args) {
            ("map", [f]) => {
                let Some(f) = self.callee_with(f, option_of(self.ty(expr))) else {
                    return Value::Poison;
                };
                let payload = of.payload.clone();
                let payload = self.branch(
                    of.some,
                    |this| this.apply(&f, vec![payload]),
                    |_| Value::Unset,
                );
                if payload.is_proper() {
                    of.with(payload)
                } else {
                    payload
                }
            }
            ("and_then", [f]) => {
                let ty = self.ty(expr);
                let Some(f) = self.callee_with(f, ty.clone()) else {
                    return Value::Poison;
                };
                let Wrapped {
                    some,
                    payload,
                    error,
                } = of;
                self.branch(
                    some,
                    |this| {
                        let value = this.apply(&f, vec![payload]);
                        this.structural(value, &ty)
                    },
                    |this| this.nothing(&ty, error),
                )
            }
            ("and", [other]) => {
                let ty = self.ty(expr);
                let other = self.expr(other);
                let other = self.structural(other, &ty);
                let error = of.error;
                self.branch(of.some, |_| other, |this| this.nothing(&ty, error))
            }
            ("or", [other]) => {
                let ty = self.ty(expr);
                let other = self.expr(other);
                let other = self.structural(other, &ty);
                self.branch(of.some, |_| of.value(), |_| other)
            }
            ("or_else", [f]) => {
                let ty = self.ty(expr);
                let Some(f) = self.callee_with(f, ty.clone()) else {
                    return Value::Poison;
                };
                let error = of.error;
                self.branch(
                    of.some,
                    |_| of.value(),
                    |this| {
                        let value = this.otherwise(&f, error);
                        this.structural(value, &ty)
                    },
                )
            }
            ("filter", [f]) if of.error.is_none() => {
                let Some(f) = self.callee(f) else {
                    return Value::Poison;
                };
                let lent = self.borrow(of.payload.clone(), false);
                let kept = self.and(of.some, |this| this.apply(&f, vec![lent]));
                if !kept.is_proper() {
                    return kept;
                }
                let some = self.scalar(kept);
                Wrapped { some, ..of }.value()
            }
            ("zip", [other]) => {
                let ty = self.ty(other);
                let value = self.expr(other);
                let Some(other) = self.wrapped(value, &ty) else {
                    return self.refuse(other, "this argument", "zip with an `Option`");
                };
                let both = Pure::Bin(BinOp::AndAnd);
                let some = self.pure(both, vec![of.some, other.some], Scalar::Bool);
                let payload = Box::new(Value::Tuple(vec![of.payload, other.payload]));
                Value::Opt { some, payload }
            }
            ("ok", []) if of.error.is_some() => Wrapped { error: None, ..of }.value(),
            ("ok_or", [error]) => {
                let ty = error_of(self.ty(expr));
                let value = self.branch(
                    of.some,
                    |this| this.ok(of.payload),
                    |this| match this.error_value(error, &ty) {
                        Some(error) => this.failure(error),
                        None => Value::Poison,
                    },
                );
                self.known(value)
            }
            ("ok_or_else", [f]) => {
                let ty = error_of(self.ty(expr));
                let made = match strip_parens(f) {
                    Expr::Closure(closure) if closure.inputs.is_empty() => &*closure.body,
                    other => {
                        let help = "write a closure: `|| ..`";
                        return self.refuse(other, "this argument of `ok_or_else`", help);
                    }
                };
                let value = self.branch(
                    of.some,
                    |this| this.ok(of.payload),
                    |this| match this.error_value(made, &ty) {
                        Some(error) => this.failure(error),
                        None => Value::Poison,
                    },
                );
                self.known(value)
            }
            ("map_err", [f]) if of.error.is_some() => self.map_err(expr, f, of),
            _ => {
                let help = "write `if let Some(x) = ..`, `match` or `unwrap_or`";
                let kind = match of.error {
                    None => "Option",
                    Some(_) => "Result",
                };
                self.refuse(
                    &node.method,
                    &format!("the method `{name}` of `{kind}` yet"),
                    help,
                )
            }
        }
    }

    fn unwrap(&mut self, args: &[&'a Expr], of: Wrapped<'a>) -> Value<'a> {
        let message = match args.first().map(|arg| strip_parens(arg)) {
            Some(Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(text),
                ..
            })) => text.value(),
            _ if of.error.is_some() => "called `Result::unwrap()` on an `Err` value".to_owned(),
            _ => "called `Option::unwrap()` on a `None` value".to_owned(),
        };
        self.assert(of.some, &message);
        of.payload
    }

    /// A closure for the case that there is no payload; that of a `Result` is given the error.
    fn otherwise(&mut self, f: &Rc<Closure<'a>>, error: Option<ValId>) -> Value<'a> {
        let args = error.map(|error| self.error_argument(error));
        self.apply(f, args.into_iter().collect())
    }

    /// `None`, or the error passed on.
    fn nothing(&mut self, ty: &Ty, error: Option<ValId>) -> Value<'a> {
        let of = option_of(ty.clone());
        let payload = self.missing(&of);
        let some = self.bool(false);
        Wrapped {
            some,
            payload,
            error,
        }
        .value()
    }

    fn failure(&mut self, error: ValId) -> Value<'a> {
        self.nothing(&Ty::Unknown, Some(error))
    }

    fn known(&mut self, value: Value<'a>) -> Value<'a> {
        if let Value::Res { error, .. } = &value {
            self.errors_known.insert(*error);
        }
        value
    }

    /// `map_err(f)`: rustc evaluates it.
    fn map_err(&mut self, expr: &'a Expr, f: &'a Expr, of: Wrapped<'a>) -> Value<'a> {
        let error = of.error.expect("a `Result`");
        let tokens = f.to_token_stream();
        let before = self.errors.len();
        let mut args = self.mentioned(&tokens, true);
        if self.errors.len() > before {
            return Value::Poison;
        }
        let ty = match super::results::spelled(&error_of(self.ty(expr))) {
            Some(ty) => quote!(::<#ty, _>),
            None => quote!(),
        };
        let hole = args.len();
        args.push(Arg {
            name: None,
            what: ArgKind::Val(error),
        });
        let template = Template(vec![
            Piece::Arg(hole),
            Piece::Tokens(quote!(.map #ty (#tokens))),
        ]);
        let error = self.op(OpKind::Effect(template, args), Scalar::Other);
        self.errors_known.insert(error);
        Wrapped {
            error: Some(error),
            ..of
        }
        .value()
    }

    fn take_option(
        &mut self,
        node: &'a syn::ExprMethodCall,
        some: ValId,
        payload: Value<'a>,
    ) -> Value<'a> {
        let Expr::Path(path) = strip_parens(&node.receiver) else {
            return self.refuse(
                &node.method,
                "`take` of this value",
                "call it on a variable",
            );
        };
        let payload = Box::new(payload);
        let taken = Value::Opt {
            some,
            payload: payload.clone(),
        };
        let taken = self.own(taken.named(), "taken");
        if let Some(var) = self.path_var(&path.path) {
            let some = self.bool(false);
            self.assign_var(var, Value::Opt { some, payload });
        }
        taken
    }

    /// What was in the variable; the new contents are in it.
    fn replace_option(
        &mut self,
        node: &'a syn::ExprMethodCall,
        new: &'a Expr,
        some: ValId,
        payload: Value<'a>,
    ) -> Value<'a> {
        let payload = Box::new(payload);
        let old = self.own(Value::Opt { some, payload }.named(), "replaced");
        let new = self.expr(new);
        let new = self.own(new, "value");
        let Some(var) = self.option_variable(node) else {
            return Value::Poison;
        };
        let (some, payload) = (self.bool(true), Box::new(new));
        self.assign_var(var, Value::Opt { some, payload });
        old
    }

    /// `insert`, `get_or_insert`, `get_or_insert_with`: a `&mut` to what is in the variable then.
    fn insert_option(
        &mut self,
        node: &'a syn::ExprMethodCall,
        new: &'a Expr,
        some: ValId,
        payload: Value<'a>,
    ) -> Value<'a> {
        let (Some(var), Value::Owned { place, .. }) = (self.option_variable(node), &payload) else {
            let what = format!("`{}` of this value", node.method);
            let help = "call it on a local variable whose type is annotated: `let mut best: Option<f64> = ..`";
            return self.refuse(&node.method, &what, help);
        };
        let place = place.clone();
        if node.method == "get_or_insert_with" {
            let Some(closure) = self.callee(new) else {
                return Value::Poison;
            };
            self.branch(
                some,
                |_| Value::Unit,
                |this| {
                    let value = this.apply(&closure, Vec::new());
                    this.write(&place, value);
                    Value::Unit
                },
            );
        } else {
            let value = self.expr(new);
            let write = |this: &mut Self| {
                this.write(&place, value);
                Value::Unit
            };
            match node.method == "insert" {
                true => write(self),
                false => self.branch(some, |_| Value::Unit, write),
            };
        }
        let some = self.bool(true);
        let payload = Box::new(payload);
        self.set(var, Value::Opt { some, payload });
        let mutable = true;
        Value::Ref { place, mutable }
    }

    /// The variable that holds the receiver; it is an error if there is none.
    fn option_variable(&mut self, node: &'a syn::ExprMethodCall) -> Option<super::VarId> {
        if let Expr::Path(path) = strip_parens(&node.receiver)
            && let Some(var) = self.path_var(&path.path)
        {
            return Some(var);
        }
        let what = format!("`{}` of this value", node.method);
        self.refuse(&node.method, &what, "call it on a variable");
        None
    }

    /// Panics unless `cond`.
    pub fn assert(&mut self, cond: ValId, message: &str) {
        if self.bools.get(&cond) == Some(&true) {
            return;
        }
        let message = match message.contains(['{', '}']) {
            true => quote!("{}", #message),
            false => quote!(#message),
        };
        let inner = vec![Piece::Arg(0), Piece::Tokens(quote!(, #message))];
        let group = Piece::Group(proc_macro2::Delimiter::Parenthesis, Template(inner));
        let template = Template(vec![Piece::Tokens(quote!(::core::assert!)), group]);
        self.act(OpKind::Effect(
            template,
            vec![Arg {
                name: None,
                what: ArgKind::Val(cond),
            }],
        ));
    }

    // ---- unwrap ---------------------------------------------------------------------------------

    /// `receiver.unwrap()` where the receiver is `v.pop()`, `v.last()`, `v.last().copied()`: the element at
    /// once, whose index panics as `unwrap` does.
    pub fn unwrap_element(&mut self, receiver: &'a Expr) -> Option<Value<'a>> {
        if let Some(vec) = self.popped(receiver) {
            return Some(self.pop(&vec));
        }
        let Expr::MethodCall(node) = strip_parens(receiver) else {
            return None;
        };
        let name = node.method.to_string();
        match (name.as_str(), node.args.len()) {
            ("copied" | "cloned", 0) => {
                let value = self.unwrap_element(&node.receiver)?;
                Some(self.strip(value))
            }
            (
                "first" | "last" | "first_mut" | "last_mut" | "front" | "back" | "front_mut"
                | "back_mut",
                0,
            )
            | ("get" | "get_mut", 1) => {
                let (Ty::Vec(_) | Ty::Queue(_) | Ty::Slice(_) | Ty::Array(..)) =
                    self.ty(&node.receiver).strip_refs()
                else {
                    return None;
                };
                let base = self.located(&node.receiver);
                let (place, _) = self.memory_of(&base)?;
                let index = match name.as_str() {
                    "first" | "first_mut" | "front" | "front_mut" => self.usize(0),
                    "last" | "last_mut" | "back" | "back_mut" => {
                        let (len, one) = (self.len(place.clone()), self.usize(1));
                        self.pure(Pure::Bin(BinOp::Sub), vec![len, one], Scalar::USIZE)
                    }
                    _ => self.index(&node.args[0])?,
                };
                let mutable = name.ends_with("_mut");
                Some(Value::Ref {
                    place: project(&place, Proj::Index(index)),
                    mutable,
                })
            }
            _ => None,
        }
    }

    // ---- pop ------------------------------------------------------------------------------------

    /// The list and its end, if the expression is `vec.pop()` or the like.
    pub fn popped(&mut self, expr: &'a Expr) -> Option<(Place, End)> {
        let Expr::MethodCall(node) = strip_parens(expr) else {
            return None;
        };
        if !pops(&node.method) || !node.args.is_empty() || !self.live() {
            return None;
        }
        let name = node.method.to_string();
        let end = match (self.ty(&node.receiver).strip_refs(), name.as_str()) {
            (Ty::Vec(_), "pop") | (Ty::Queue(_), "pop_back") => End::Back,
            (Ty::Queue(_), "pop_front") => End::Front,
            _ => return None,
        };
        let base = self.located(&node.receiver);
        let (place, _) = self.memory_of(&base)?;
        let grows = matches!(self.place_type(&place), Mem::Vec(_) | Mem::Queue(_));
        grows.then_some((place, end))
    }

    pub fn is_some_pop(&mut self, (list, _): &(Place, End)) -> ValId {
        let len = self.len(list.clone());
        let zero = self.usize(0);
        self.cmp(CmpOp::Gt, len, zero)
    }

    /// Takes the element at the end, which is known to be there.
    pub fn pop(&mut self, (list, end): &(Place, End)) -> Value<'a> {
        match self.place_type(list).elem() {
            Some(Mem::Scalar(ty)) => {
                Value::Scalar(self.op(OpKind::Pop(list.clone(), None, *end), *ty))
            }
            Some(of) => {
                let of = of.clone();
                let tuple = matches!(of, Mem::Tuple(_));
                let name = match end {
                    End::Front => "first",
                    End::Back => "last",
                };
                let root = self.new_root(name, of);
                self.act(OpKind::Pop(list.clone(), Some(root), *end));
                if tuple {
                    self.read(&Place::root(root))
                } else {
                    Value::fresh(root)
                }
            }
            None => Value::Poison,
        }
    }

    /// `vec.pop()` as an `Option`.
    pub fn pop_option(&mut self, vec: &(Place, End)) -> Value<'a> {
        let some = self.is_some_pop(vec);
        let payload = self.branch(some, |this| this.pop(vec), |_| Value::Unset);
        Value::Opt {
            some,
            payload: Box::new(payload),
        }
    }

    /// `first()`, `last()`, `get(i)`: a reference to an element that may not be there.
    pub fn element_option(&mut self, place: &Place, at: ElementAt, mutable: bool) -> Value<'a> {
        let len = self.len(place.clone());
        let (some, index) = match at {
            ElementAt::Get(index) => (self.cmp(CmpOp::Lt, index, len), index),
            ElementAt::First => {
                let zero = self.usize(0);
                (self.cmp(CmpOp::Gt, len, zero), zero)
            }
            ElementAt::Last => {
                let zero = self.usize(0);
                let some = self.cmp(CmpOp::Gt, len, zero);
                let one = self.usize(1);
                let last = super::template::method(quote!(wrapping_sub), 2);
                (
                    some,
                    self.pure(Pure::Expr(last), vec![len, one], Scalar::USIZE),
                )
            }
        };
        let place = project(place, Proj::Index(index));
        Value::Opt {
            some,
            payload: Box::new(Value::Ref { place, mutable }),
        }
    }
}

/// The methods that take an element from the end of a list.
pub fn pops(name: &syn::Ident) -> bool {
    ["pop", "pop_back", "pop_front"]
        .iter()
        .any(|pop| name == pop)
}

/// What an `Option` contains.
fn option_of(ty: Ty) -> Ty {
    match ty {
        Ty::Option(of) | Ty::Result(of, _) => *of,
        _ => Ty::Unknown,
    }
}

fn error_of(ty: Ty) -> Ty {
    match ty {
        Ty::Result(_, error) => *error,
        _ => Ty::Unknown,
    }
}

/// Which element.
pub enum ElementAt {
    First,
    Last,
    Get(ValId),
}
