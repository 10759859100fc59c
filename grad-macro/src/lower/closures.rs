//! Closures are inlined where they are called; functions passed by name are called there.

use std::rc::Rc;

use syn::{Expr, ExprClosure, ExprPath};

use super::exits::Target;
use super::scan::Changes;
use super::value::Value;
use super::{Lower, VarId};
use crate::types::Ty;

/// Something that is called with values.
#[derive(Debug)]
pub enum Closure<'a> {
    /// A closure, with the names that were in scope where it was written.
    Inline {
        def: &'a ExprClosure,
        names: Vec<(String, VarId)>,
    },
    /// `f64::max`, `helper`.
    /// with the type of the result, as far as the context says it.
    Path {
        expr: &'a Expr,
        path: &'a ExprPath,
        ret: Ty,
    },
    /// A parameter that is a closure or a function.
    Given {
        name: syn::Path,
        expr: &'a Expr,
        ret: Ty,
    },
}

impl Closure<'_> {
    /// What calling it changes, and the names to which that refers.
    pub fn changes(&self) -> (Changes, Vec<(String, VarId)>) {
        let mut changes = Changes::default();
        match self {
            Closure::Inline { def, names } => {
                changes.expr(&def.body);
                changes.returns = false;
                (changes, names.clone())
            }
            Closure::Path { .. } | Closure::Given { .. } => (changes, Vec::new()),
        }
    }
}

impl<'a> Lower<'a> {
    pub fn closure(&mut self, def: &'a ExprClosure) -> Value<'a> {
        let mut names = self.names.clone();
        if def.capture.is_some() {
            self.capture(def, &mut names);
        }
        Value::Closure(Rc::new(Closure::Inline { def, names }))
    }

    /// `move` copies the numbers that are captured.
    fn capture(&mut self, def: &'a ExprClosure, names: &mut Vec<(String, VarId)>) {
        let mut changes = Changes::default();
        changes.expr(&def.body);
        for name in changes.used {
            let Some(var) = self.lookup(&name) else {
                continue;
            };
            let value = match self.get(var) {
                // A copy of its own: the original may change.
                value if self.scan.varying.contains(&name) => self.own(value.named(), &name),
                value => value,
            };
            let copy = self.fresh_var(&name, value);
            names.push((name, copy));
        }
    }

    /// What is called by an argument like `|x| ..`, `f`, `f64::max`.
    pub fn callee(&mut self, expr: &'a Expr) -> Option<Rc<Closure<'a>>> {
        self.callee_with(expr, Ty::Unknown)
    }

    /// As [`Lower::callee`], for a call that gives a `ret`.
    pub fn callee_with(&mut self, expr: &'a Expr, ret: Ty) -> Option<Rc<Closure<'a>>> {
        match super::control::strip_parens(expr) {
            Expr::Closure(def) => match self.closure(def) {
                Value::Closure(closure) => Some(closure),
                _ => None,
            },
            Expr::Reference(reference) => self.callee_with(&reference.expr, ret),
            Expr::Path(path) => match self.path_var(&path.path).map(|var| self.get(var)) {
                Some(Value::Closure(closure)) => Some(closure),
                Some(Value::Poison | Value::Never) => None,
                Some(value) if self.given_function(&value).is_some() => {
                    let name = self.given_function(&value)?;
                    Some(Rc::new(Closure::Given { name, expr, ret }))
                }
                Some(_) => {
                    self.refuse(
                        path,
                        "calls of a function value",
                        "pass a closure, or name the function here",
                    );
                    None
                }
                None => Some(Rc::new(Closure::Path { expr, path, ret })),
            },
            other => {
                self.refuse(other, "this callee", "write a closure `|x| ..` here");
                None
            }
        }
    }

    /// The call `closure(args)`.
    pub fn apply(&mut self, closure: &Rc<Closure<'a>>, args: Vec<Value<'a>>) -> Value<'a> {
        if !self.live() {
            return Value::Never;
        }
        match &**closure {
            Closure::Path { expr, path, ret } => self.apply_path(expr, path, ret, args),
            Closure::Given { name, expr, ret } => self.apply_given(name, expr, ret, args),
            Closure::Inline { def, names } => self.inline(def, names.clone(), args),
        }
    }

    fn inline(
        &mut self,
        def: &'a ExprClosure,
        names: Vec<(String, VarId)>,
        args: Vec<Value<'a>>,
    ) -> Value<'a> {
        if args.len() != def.inputs.len() {
            return self.error(
                def,
                "this closure is called with another number of arguments",
            );
        }
        if let Some(token) = &def.asyncness {
            return self.refuse(token, "`async` closures", "write a plain closure");
        }
        if self.depth > 64 {
            return self.refuse(&def.body, "closures nested this deeply", "write a function");
        }
        self.depth += 1;
        let outside = std::mem::replace(&mut self.names, names);
        let mut changes = Changes::default();
        changes.expr(&def.body);
        let run = |this: &mut Self| {
            for (pat, arg) in def.inputs.iter().zip(args) {
                this.bind(pat, arg);
            }
            let value = this.expr(&def.body);
            this.own(value, "value")
        };
        let value = if changes.returns {
            let result = self.fresh_var("<closure>", Value::Unset);
            let ty = self.ty(&def.body);
            self.var_types.insert(result, ty);
            let target = Target {
                label: None,
                is_loop: false,
                is_function: true,
                once: false,
                leaves: None,
                limit: 0,
                payload: Some(result),
            };
            self.targeted(target, run)
        } else {
            run(self)
        };
        self.names = outside;
        self.depth -= 1;
        value
    }
}
