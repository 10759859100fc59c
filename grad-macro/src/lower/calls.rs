//! Calls by path: rules, constructors, the standard library, functions of the user.

mod args;
mod own;
mod std;

use syn::{Expr, ExprCall, ExprPath, Path};

use super::control::strip_parens;
use super::literals::last_span;
use super::paths::{in_core, is_associated, is_std, primitive_of, segments};
use super::scan;
use super::value::Value;
use super::{Lower, template};
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
            Expr::MethodCall(node) if !super::options::pops(&node.method) => {
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
        if let ([.., "Reverse"], Some(of)) = (names.as_slice(), node.args.first())
            && !self.types.is_constructor(&path.path)
        {
            return self.reverse_key(path, of);
        }
        if let ([.., of @ ("Wrapping" | "Saturating")], 1) = (names.as_slice(), node.args.len())
            && !self.types.is_constructor(&path.path)
        {
            let how = of.to_lowercase();
            let what = format!("integers as `{of}`: their operators are not known");
            let help = format!(
                "use the methods of the integer itself: `a.{how}_mul(b)`, `a.{how}_add(b)`"
            );
            return self.refuse(path, &what, &help);
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
            ([.., "VecDeque", "new"], []) | ([.., "VecDeque", "with_capacity"], [_])
                if matches!(self.ty(expr), Ty::Queue(_)) =>
            {
                self.new_vec(expr, args.first().copied())
            }
            ([.., "VecDeque", "from"], [of]) if matches!(self.ty(expr), Ty::Queue(_)) => {
                self.queue_from(expr, of)
            }
            ([.., "VecDeque", "from_iter"], [of]) if matches!(self.ty(expr), Ty::Queue(_)) => {
                self.vec_from_iter(expr, of, path)
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
            Some(mut args) => {
                let open = !ours && self.is_open(args.first());
                let callee = self.callee_of(path, &mut args);
                self.emit_call_as(callee, args, Some(ret.clone()), open, path)
            }
            None => Value::Poison,
        }
    }
}
