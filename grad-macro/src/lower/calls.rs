//! Calls by path: rules, constructors, the standard library, functions of the user.

use quote::{ToTokens, format_ident, quote};
use syn::{Expr, ExprCall, ExprPath, Path};

use super::control::strip_parens;
use super::literals::last_span;
use super::params::{can_stand_in, is_structural};
use super::paths::{callee, in_core, is_associated, is_std, primitive_of, segments};
use super::scan;
use super::seq::{By, Seq};
use super::value::Value;
use super::{Lower, source, template};
use crate::implicit::{self, Kind};
use crate::ir::*;
use crate::rules::names;
use crate::types::Ty;

/// A closure that captures, for a function whose body is not read.
pub const HANDED: &str = "a closure that is handed to a function which is not read";
const HANDED_HELP: &str =
    "put `#[grad]` on that function, in this module: it is then differentiated where it is called";

/// A trait's method on an array, which is not read.
pub const CHANGED: &str = "a method of a trait that changes an array, a list or a tuple";
pub const CHANGED_HELP: &str =
    "put `#[grad]` on the `impl`, in this module: it is then differentiated where it is called";

const BY_TYPE: &str = "calls of a method through its trait that take the receiver by value";
const BY_TYPE_HELP: &str = "call it as a method: `x.method(..)`";

impl<'a> Lower<'a> {
    pub fn call(&mut self, expr: &'a Expr, node: &'a ExprCall) -> Value<'a> {
        let Expr::Path(path) = strip_parens(&node.func) else {
            return match strip_parens(&node.func) {
                Expr::Closure(_) => self.call_closure(node),
                field @ Expr::Field(_) => {
                    let what =
                        "calls of a function in a field: nothing says what its derivative is";
                    let help = "take the function as a parameter `f: impl Fn(f64) -> f64`; companions take its derivative beside it";
                    self.refuse(field, what, help)
                }
                other => self.refuse(other, "this callee", "call a function by its name"),
            };
        };
        self.span = last_span(&path.path);
        if let Some(var) = self.path_var(&path.path) {
            return match self.get(var) {
                Value::Closure(_) => self.call_closure(node),
                Value::Poison => Value::Poison,
                value if self.given_function(&value).is_some() => {
                    self.call_given(expr, node, &value)
                }
                _ => {
                    let help = "name the function here, or use a local closure";
                    self.refuse(path, "calls of a function value", help)
                }
            };
        }
        self.call_path(expr, node, path)
    }

    /// `f(x)` as a statement: the result is dropped.
    pub fn discarded(&mut self, expr: &'a Expr) -> Value<'a> {
        match expr {
            Expr::Call(node) => {
                if let Expr::Path(path) = strip_parens(&node.func) {
                    let user = self.path_var(&path.path).is_none() && self.is_user_call(path, node);
                    if user && matches!(self.ty(expr), Ty::Unknown) {
                        return self.user_call(path, node, None);
                    }
                }
                self.expr(expr)
            }
            Expr::MethodCall(node) if node.method != "pop" => {
                let receiver = self.located(&node.receiver);
                if let Value::Owned { place, .. } | Value::Ref { place, .. } = &receiver
                    && matches!(self.place_type(place), Mem::Struct(_) | Mem::Unknown(_))
                {
                    self.at(&node.method);
                    return self.user_method(expr, node, receiver, true);
                }
                self.expr(expr)
            }
            Expr::MethodCall(_) => match self.popped(expr) {
                Some(vec) => {
                    let some = self.is_some_pop(&vec);
                    self.branch(
                        some,
                        |this| {
                            this.pop(&vec);
                            Value::Unit
                        },
                        |_| Value::Unit,
                    )
                }
                None => self.expr(expr),
            },
            _ => self.expr(expr),
        }
    }

    fn call_closure(&mut self, node: &'a ExprCall) -> Value<'a> {
        let Some(closure) = self.callee(&node.func) else {
            return Value::Poison;
        };
        let mut args = Vec::with_capacity(node.args.len());
        for arg in &node.args {
            let value = self.expr(arg);
            args.push(self.own(value, "value"));
        }
        self.apply(&closure, args)
    }

    /// The parameter's name, if the value is a closure or function that the caller gives.
    pub fn given_function(&self, value: &Value<'a>) -> Option<syn::Path> {
        match value {
            Value::Borrowed(inner) => self.given_function(inner),
            Value::Scalar(v) => {
                let given = |param: &&Param| matches!(param.bind, Bind::Val(of) if of == *v);
                let param = self.func.params.iter().find(given)?;
                let known = self.functions.contains(v);
                known.then(|| syn::Path::from(param.ident.clone()))
            }
            _ => None,
        }
    }

    /// The same with values at hand.
    pub fn apply_given(
        &mut self,
        name: &Path,
        expr: &'a Expr,
        ret: &Ty,
        args: Vec<Value<'a>>,
    ) -> Value<'a> {
        let ret = match ret {
            Ty::Unknown => self.types.function_result(expr).unwrap_or(Ty::Unknown),
            known => known.clone(),
        };
        let args: Option<Vec<_>> = args
            .into_iter()
            .map(|arg| self.value_arg(arg, expr))
            .collect();
        match args {
            Some(args) => self.emit_call(Callee::Path(name.clone()), args, Some(ret), expr),
            None => Value::Poison,
        }
    }

    /// The call of such a function. Whether its arguments carry a derivative turns out later.
    fn call_given(&mut self, expr: &'a Expr, node: &'a ExprCall, value: &Value<'a>) -> Value<'a> {
        let Some(path) = self.given_function(value) else {
            return Value::Poison;
        };
        let mut args = Vec::with_capacity(node.args.len());
        for arg in &node.args {
            args.extend(self.call_arg(arg));
        }
        if !self.live() {
            return Value::Never;
        }
        match args.len() == node.args.len() {
            true => self.emit_call(Callee::Path(path), args, Some(self.ty(expr)), &node.func),
            false => Value::Poison,
        }
    }

    fn is_user_call(&self, path: &ExprPath, node: &ExprCall) -> bool {
        let segments = segments(path);
        let names: Vec<&str> = segments.iter().map(String::as_str).collect();
        path.qself.is_none() && !is_std(&names) && scan::mem_function(&node.func).is_none()
    }

    fn call_path(&mut self, expr: &'a Expr, node: &'a ExprCall, path: &'a ExprPath) -> Value<'a> {
        if self.is_of_own_trait(path) {
            return match self.consumes_receiver(path) {
                true => self.refuse(path, BY_TYPE, BY_TYPE_HELP),
                false => self.call_user(expr, node, path),
            };
        }
        if let Some(name) = scan::mem_function(&node.func) {
            return self.mem_call(name, node);
        }
        let segments = segments(path);
        let names: Vec<&str> = segments.iter().map(String::as_str).collect();
        if let Some(rule) =
            names::path_call(&names).filter(|rule| rule.rule.params.len() == node.args.len())
        {
            return self.call_rule(node, path, rule);
        }
        if let Some(value) = self.generic_call(expr, node, path, &names) {
            return value;
        }
        if let ([.., "Reverse"], Some(of)) = (names.as_slice(), node.args.first()) {
            return self.reverse_key(path, of);
        }
        if let Some(value) = self.variant_call(expr, node) {
            return value;
        }
        if let Some(value) = self.constructor(expr, node) {
            return value;
        }
        let args: Vec<&'a Expr> = node.args.iter().collect();
        match (in_core(&names), args.as_slice()) {
            (["Some"] | [.., "Option", "Some"], [value]) => {
                let value = self.expr(value);
                self.some(value)
            }
            (["libm", name], _) => self.libm_call(node, path, name),
            ([.., "stop_gradient"], [of]) if path.qself.is_none() && !is_associated(&path.path) => {
                self.stop_gradient(path, of)
            }
            ([.., "Vec", "new"], []) | ([.., "Vec", "with_capacity"], [_]) => {
                self.new_vec(expr, args.first().copied())
            }
            ([.., "Vec", "from"], [of]) => self.vec_from(of),
            ([.., "Vec", "from_iter"], [of]) => self.vec_from_iter(expr, of, path),
            (["hint", "black_box"] | ["black_box"], [x]) => self.expr(x),
            (["drop"] | ["mem", "drop" | "forget"], [x]) => {
                self.expr(x);
                Value::Unit
            }
            (["cmp", name @ ("max" | "min")], [a, b]) => self.int_max(expr, name, a, b),
            ([.., "Default", "default"], []) | ([.., "default"], [])
                if self.ty(expr).mem().is_some() =>
            {
                let ty = self.ty(expr).mem().expect("checked");
                self.default_of(&ty, expr)
            }
            (["array", "from_fn"], [f]) => self.array_from_fn(expr, f),
            (["Ok"] | [.., "Result", "Ok"], [value]) => {
                let value = self.expr(value);
                self.ok(value)
            }
            (["Err"] | [.., "Result", "Err"], [error]) => {
                let ty = self.ty(expr);
                self.err(error, &ty)
            }
            (["iter", name], args) => match self.iter_function(name, args) {
                Some(value) => value,
                None if !self.live() => Value::Never,
                None if !self.errors.is_empty() => Value::Poison,
                None => {
                    let help = "write it as a `for` loop";
                    self.refuse(path, &format!("`iter::{name}` yet"), help)
                }
            },
            (
                [
                    ..,
                    "Box" | "Rc" | "Arc" | "RefCell" | "Cell" | "Mutex",
                    "new",
                ],
                _,
            ) => self.refuse(
                path,
                "values behind such a pointer or cell",
                "keep the value in a local variable",
            ),
            _ if primitive_of(&names).is_some() => {
                let ty = primitive_of(&names).expect("checked");
                self.associated(
                    expr,
                    node,
                    path,
                    ty,
                    names.last().copied().unwrap_or_default(),
                )
            }
            (_, [of]) if self.is_conversion(expr, path) => {
                let arg = self.call_arg(of);
                self.converted(expr, path, arg)
            }
            _ => self.call_user(expr, node, path),
        }
    }

    fn call_rule(
        &mut self,
        node: &'a ExprCall,
        path: &'a ExprPath,
        rule: names::PathRule,
    ) -> Value<'a> {
        let args: Vec<ValId> = node.args.iter().map(|arg| self.argument(arg)).collect();
        let written = template::call(path, args.len());
        self.rule_call(rule.rule, Some(written), args, path)
    }

    /// `f64::from(n)`, `i32::abs(n)`, `f64::is_nan(x)`.
    fn associated(
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

    fn int_max(&mut self, expr: &'a Expr, name: &str, a: &'a Expr, b: &'a Expr) -> Value<'a> {
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

    // ---- constructors ---------------------------------------------------------------------------

    fn new_vec(&mut self, expr: &'a Expr, capacity: Option<&'a Expr>) -> Value<'a> {
        let capacity = match capacity {
            Some(capacity) => self.index(capacity),
            None => None,
        };
        match self.ty(expr).mem() {
            None if self.ty(expr).is_inert() => self.as_written(expr.to_token_stream()),
            Some(ty @ Mem::Vec(_)) => Value::fresh(self.alloc("list", ty, Init::Empty(capacity))),
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

    fn vec_from(&mut self, of: &'a Expr) -> Value<'a> {
        let value = self.expr(of);
        let Some((place, _)) = self.memory_of(&value) else {
            return self.refuse(of, "`Vec::from` of this", "write `vec![..]` or `.to_vec()`");
        };
        let ty = match self.place_type(&place) {
            Mem::Array(of, _) | Mem::Slice(of) | Mem::Vec(of) => Mem::Vec(of),
            _ => return Value::Poison,
        };
        Value::fresh(self.alloc("list", ty, Init::CopyOf(place)))
    }

    fn vec_from_iter(&mut self, expr: &'a Expr, of: &'a Expr, path: &'a ExprPath) -> Value<'a> {
        let (seq, ty) = (self.other_seq(of), self.ty(expr).mem());
        match (seq, ty) {
            (Some(seq), Some(ty)) => {
                let mut around = super::loops::Around::default();
                around.changes.expr(expr);
                self.collect_as(ty, &seq, around, path)
            }
            (None, _) => Value::Poison,
            _ => self.refuse(path, "a `Vec` of unknown elements", "annotate the variable"),
        }
    }

    /// `array::from_fn(|i| ..)`.
    fn array_from_fn(&mut self, expr: &'a Expr, f: &'a Expr) -> Value<'a> {
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

    // ---- the user's functions -------------------------------------------------------------------

    fn call_user(&mut self, expr: &'a Expr, node: &'a ExprCall, path: &'a ExprPath) -> Value<'a> {
        let ty = self.ty(expr);
        self.user_call(path, node, Some(ty))
    }

    fn user_call(&mut self, path: &'a ExprPath, node: &'a ExprCall, ty: Option<Ty>) -> Value<'a> {
        let mut args = Vec::with_capacity(node.args.len());
        for (n, arg) in node.args.iter().enumerate() {
            let variable =
                matches!(strip_parens(arg), Expr::Path(of) if self.path_var(&of.path).is_some());
            let named = |kind: &Kind| !variable && implicit::is_named(*kind, arg);
            let kind = implicit::kind(&path.path, n).filter(|kind| !named(kind));
            // A function of the user's may be called like one of ours, and take something else.
            match kind.filter(|_| !implicit::may_be_own(&path.path)) {
                Some(kind) => {
                    self.refuse(arg, "this in the place of a function's name", kind.help());
                }
                None => {
                    let arg_of = self.call_arg(arg);
                    self.check_param(&path.path, n, arg);
                    args.extend(arg_of);
                }
            }
        }
        if !self.live() {
            return Value::Never;
        }
        if args.len() < node.args.len() {
            return Value::Poison;
        }
        self.span = last_span(&path.path);
        let open = self.is_of_own_trait(path) && self.is_open(args.first());
        if open && matches!(args.first(), Some(CallArg::RefMut(_))) {
            return self.refuse(path, CHANGED, CHANGED_HELP);
        }
        self.emit_call_as(callee(path), args, ty, open, path)
    }

    /// A struct that carries derivatives is no float.
    fn check_param(&mut self, path: &syn::Path, position: usize, arg: &'a Expr) {
        let ty = self.ty(arg);
        let of = ty.strip_refs();
        if let (Ty::Struct(_), Some(param)) = (of, self.types.float_param_of(path, position)) {
            let what = format!("a call with a `{of}` in the place of the type parameter `{param}`");
            let help = "companions of generic functions compute in floats: write the function for this type";
            self.refuse(arg, &what, help);
        }
    }

    pub fn emit_call(
        &mut self,
        callee: Callee,
        args: Vec<CallArg>,
        ty: Option<Ty>,
        tokens: &impl ToTokens,
    ) -> Value<'a> {
        self.emit_call_as(callee, args, ty, false, tokens)
    }

    /// The same; `open`: of a trait's function that is called on something else than a user's type.
    pub fn emit_call_as(
        &mut self,
        callee: Callee,
        mut args: Vec<CallArg>,
        ty: Option<Ty>,
        open: bool,
        tokens: &impl ToTokens,
    ) -> Value<'a> {
        self.copy_before(&mut args);
        let mut results = Vec::new();
        let (ret, value) = match ty {
            None | Some(Ty::Unit) => (None, Value::Unit),
            Some(Ty::Never) => (None, Value::Never),
            Some(ty) => match self.call_result(&callee, &ty, &mut results) {
                Some((bind, value)) => (Some(bind), value),
                None => {
                    let what = match ty {
                        Ty::Option(_) | Ty::Result(..) => {
                            "a call whose result wraps a value of a type that is not known here"
                                .into()
                        }
                        _ => format!("a call that returns `{ty}`"),
                    };
                    let help = match ty {
                        Ty::Ref { .. } => {
                            "put `#[grad]` on what is called, in this module: what it lends is then seen"
                        }
                        _ => {
                            "annotate the variable that takes it with numbers, arrays, `Vec`s or tuples of these"
                        }
                    };
                    return self.refuse(tokens, &what, help);
                }
            },
        };
        let call = Call {
            callee,
            mode: CallMode::Primal,
            order: 0,
            args,
            ret,
            keeping: None,
            open,
        };
        self.push(results, OpKind::Call(Box::new(call)));
        if matches!(value, Value::Never) {
            self.diverge();
        }
        value
    }

    /// `s.moved_by(s.v)`, `s += s`: what is called gets a copy of part of what it changes, and the reverse sweep needs
    /// that copy as it was before the call.
    fn copy_before(&mut self, args: &mut [CallArg]) {
        let changed = args.iter().filter_map(|arg| match arg {
            CallArg::RefMut(place) => Some(place.clone()),
            _ => None,
        });
        let changed: Vec<Place> = changed.collect();
        for arg in args {
            if let CallArg::Own(place) = arg
                && changed.iter().any(|other| other.clashes(place))
            {
                let ty = self.place_type(place);
                let copy = self.alloc("copy", ty, Init::CopyOf(place.clone()));
                *place = Place::root(copy);
            }
        }
    }

    fn call_result(
        &mut self,
        callee: &Callee,
        ty: &Ty,
        results: &mut Vec<ValId>,
    ) -> Option<(Bind, Value<'a>)> {
        let whole = match (callee, ty) {
            (Callee::Path(path), Ty::Unknown) if !is_associated(path) => Some(path.clone()),
            _ => None,
        };
        self.call_part(whole, ty, results)
    }

    /// A part of what a call returns; `callee` names the type of the whole.
    fn call_part(
        &mut self,
        callee: Option<syn::Path>,
        ty: &Ty,
        results: &mut Vec<ValId>,
    ) -> Option<(Bind, Value<'a>)> {
        match ty {
            Ty::Unknown => {
                let root = self.new_root(
                    "result",
                    Mem::Unknown(Unknown {
                        callee,
                        ..Unknown::default()
                    }),
                );
                Some((Bind::Root(root), Value::fresh(root)))
            }
            Ty::Tuple(parts) => {
                let mut binds = Vec::new();
                let mut values = Vec::new();
                for part in parts {
                    let (bind, value) = self.call_part(None, part, results)?;
                    binds.push(bind);
                    values.push(value);
                }
                Some((Bind::Tuple(binds), Value::Tuple(values)))
            }
            Ty::Unit => Some((Bind::Tuple(Vec::new()), Value::Unit)),
            Ty::Option(of) | Ty::Result(of, _) if is_structural(of) || can_stand_in(of) => {
                let some = self.new_val(Scalar::Bool);
                results.push(some);
                let (bind, payload) = self.call_part(None, of, results)?;
                let mut parts = vec![Bind::Val(some), bind];
                let payload = Box::new(payload);
                if let Ty::Option(_) = ty {
                    return Some((Bind::Opt(parts), Value::Opt { some, payload }));
                }
                let error = self.new_val(Scalar::Other);
                self.errors_known.insert(error);
                results.push(error);
                parts.push(Bind::Val(error));
                let value = Value::Res {
                    ok: some,
                    payload,
                    error,
                };
                Some((Bind::Opt(parts), value))
            }
            Ty::Array(..) | Ty::Vec(_) | Ty::Struct(_) => {
                let root = self.new_root("result", ty.mem()?);
                Some((Bind::Root(root), Value::fresh(root)))
            }
            Ty::Ref { to, .. } if **to != Ty::Str => None,
            ty => {
                let v = self.new_val(ty.scalar().or_else(|| opaque(ty))?);
                results.push(v);
                Some((Bind::Val(v), Value::Scalar(v)))
            }
        }
    }

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
                _ => match self.types.item(arg).mem() {
                    Some(item) => {
                        let mut around = super::loops::Around::default();
                        around.changes.expr(arg);
                        let ty = Mem::Vec(Box::new(item));
                        let list = self.collect_as(ty, &seq, around, arg);
                        return self.value_arg(list, arg);
                    }
                    None => return self.refused_arg(arg),
                },
            },
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

    fn mentions_variables(&self, arg: &Expr) -> bool {
        let mut changes = scan::Changes::default();
        changes.expr(arg);
        changes.used.iter().any(|name| self.lookup(name).is_some())
    }

    /// `f64::total_cmp`, `f64::is_nan`, `usize::pow` of values at hand.
    fn apply_associated(
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

    /// `.map(f64::sqrt)`, `.fold(0.0, f64::max)`, `.map(helper)`: a function called with values at hand.
    pub fn apply_path(
        &mut self,
        expr: &'a Expr,
        path: &'a ExprPath,
        ret: &Ty,
        args: Vec<Value<'a>>,
    ) -> Value<'a> {
        let segments = segments(path);
        let names: Vec<&str> = segments.iter().map(String::as_str).collect();
        let ours = !self.is_of_own_trait(path);
        if !ours && self.consumes_receiver(path) {
            return self.refuse(path, BY_TYPE, BY_TYPE_HELP);
        }
        if let Some(rule) =
            names::path_call(&names).filter(|rule| ours && rule.rule.params.len() == args.len())
        {
            let args: Vec<ValId> = args.into_iter().map(|arg| self.scalar(arg)).collect();
            let written = template::call(path, args.len());
            return self.rule_call(rule.rule, Some(written), args, path);
        }
        if let Some(rule) = self.generic_rule(path, &names, args.len()) {
            let args: Vec<ValId> = args.into_iter().map(|arg| self.scalar(arg)).collect();
            let written = template::call(path, args.len());
            return self.rule_call(rule, Some(written), args, path);
        }
        match (names.as_slice(), args.as_slice()) {
            (["Some"], [value]) => return self.some(value.clone()),
            (["Ok"], [value]) => return self.ok(value.clone()),
            _ => {}
        }
        if let ([.., "from"], [value]) = (names.as_slice(), args.as_slice())
            && let Some(ty) = primitive_of(&names)
        {
            let v = self.scalar(value.clone());
            return self.convert_to(expr, v, ty);
        }
        if let Some(ty) = primitive_of(&names)
            && let Some(name) = names.last()
            && let Some(value) = self.apply_associated(path, ty, name, ret, &args)
        {
            return value;
        }
        if ours
            && self.is_conversion(expr, path)
            && let [value] = args.as_slice()
        {
            let arg = self.value_arg(value.clone(), expr);
            let name = &path.path.segments.last().expect("a path has a name").ident;
            return self.convert_by(expr, ret, name, super::from::written(path), arg);
        }
        if is_std(&names) {
            return self.refuse(
                path,
                "this function passed by name",
                "write a closure: `|x| ..`",
            );
        }
        if matches!(ret, Ty::Unknown) {
            let help = "write a closure that says the type: `|x| { let y: f64 = f(x); y }`";
            return self.refuse(
                path,
                "this function passed by name: what it returns is not known",
                help,
            );
        }
        let args: Option<Vec<_>> = args
            .into_iter()
            .map(|arg| self.value_arg(arg, expr))
            .collect();
        match args {
            Some(args) => {
                let open = !ours && self.is_open(args.first());
                self.emit_call_as(callee(path), args, Some(ret.clone()), open, path)
            }
            None => Value::Poison,
        }
    }

    /// Whether what a trait's function is called on is a number, or memory of numbers.
    fn is_open(&self, receiver: Option<&CallArg>) -> bool {
        let Some(CallArg::Ref(place) | CallArg::RefMut(place)) = receiver else {
            return false;
        };
        !matches!(self.place_type(place), Mem::Struct(_) | Mem::Unknown(_))
    }
}

/// A result that the macro knows nothing about: inactive data.
fn opaque(ty: &Ty) -> Option<Scalar> {
    match ty {
        Ty::Named(_) | Ty::Char | Ty::Ordering | Ty::Ref { .. } => Some(Scalar::Other),
        _ => None,
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
