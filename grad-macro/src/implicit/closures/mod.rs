//! Closures given to solvers, as the functions that they could have been written as.
//!
//! ```text
//! implicit::root(|z, _| vec![z[0] * z[0] - x], &[1.0], &[])
//!
//! fn root_of(z: &[f64], theta: &[f64]) -> Vec<f64> {
//!     let x = theta[0];
//!     vec![z[0] * z[0] - x]
//! }
//! implicit::root(root_of, &[1.0], &[x])
//! ```
//! What is captured becomes a part of `theta` ([`captures`]); what becomes of the body depends on what the solver takes
//! ([`lift`]). What is captured and is neither numbers nor a count is refused: rustc rejects a wrong guess.

mod captures;
mod lift;
mod scope;

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprCall, ExprClosure, Item, ItemFn, Path, Stmt, Type};

use self::captures::Layout;
use self::scope::Scope;
use super::paths::Names;
use super::{Kind, kind, reads_data};
use crate::errors::Errors;
use crate::known::Known;
use crate::options::Options;

/// What is wrong, and where.
type Wrong = (TokenStream, String);

/// The function with its solvers named as the passes behind know them, and without closures given to them. `None` if
/// something was reported.
pub fn written_out(
    function: &ItemFn,
    known: &Known,
    options: &Options,
    errors: &mut Errors,
) -> Option<ItemFn> {
    let mut writer = Writer {
        names: Names::new(function, known, &options.runtime),
        known,
        runtime: &options.runtime,
        order: options.order,
        multiplies: options.multiplies(),
        scope: Scope::of(function),
        lifted: vec![],
        wrong: vec![],
    };
    let mut function = function.clone();
    writer.visit_block_mut(&mut function.block);
    if !writer.wrong.is_empty() {
        for (tokens, message) in writer.wrong {
            errors.at(tokens, message);
        }
        return None;
    }
    let lifted = writer.lifted.into_iter().map(Stmt::Item);
    function.block.stmts.splice(0..0, lifted);
    Some(function)
}

struct Writer<'a> {
    names: Names<'a>,
    known: &'a Known,
    runtime: &'a Path,
    /// How often the function is differentiated, and whether there is its Hessian.
    order: usize,
    multiplies: bool,
    scope: Scope,
    lifted: Vec<Item>,
    wrong: Vec<Wrong>,
}

impl VisitMut for Writer<'_> {
    // Functions in the body are looked at on their own.
    fn visit_item_mut(&mut self, _: &mut Item) {}

    fn visit_expr_call_mut(&mut self, call: &mut ExprCall) {
        visit_mut::visit_expr_call_mut(self, call);
        let Expr::Path(callee) = &mut *call.func else {
            return;
        };
        let local = callee.path.get_ident();
        if local.is_some_and(|name| self.scope.times(&name.to_string()) > 0) {
            return;
        }
        if let Some(path) = self.names.written_out(&callee.path) {
            callee.path = path;
        }
        let callee = callee.path.clone();
        if let Err(wrong) = self.without_closures(&callee, call) {
            self.wrong.push(wrong);
        }
    }
}

/// A closure in the place of a function.
struct Given {
    kind: Kind,
    closure: ExprClosure,
}

/// The call of a solver.
struct Call<'a> {
    callee: &'a Path,
    /// What stands for `theta` in the functions.
    layout: Layout,
    /// The type of the data that they read beside.
    data: Option<Type>,
}

impl Writer<'_> {
    /// Names functions instead of the closures that are given to this solver, if it is one.
    fn without_closures(&mut self, callee: &Path, call: &mut ExprCall) -> Result<(), Wrong> {
        let mut given: Vec<Option<Given>> = vec![];
        while let Some(kind) = kind(callee, given.len()) {
            let closure = call.args.get(given.len()).and_then(|of| self.closure(of));
            let closure = closure.transpose()?;
            given.push(closure.map(|closure| Given { kind, closure }));
        }
        if given.iter().all(Option::is_none) {
            return Ok(());
        }
        let closures = given.iter().flatten().map(|given| &given.closure);
        let captured = self.captured(closures)?;
        if !captured.is_empty() {
            // All of them are given the same `theta`.
            for (n, given) in given.iter_mut().enumerate() {
                if given.is_none() {
                    let kind = kind(callee, n).expect("a function");
                    let closure = lift::closure_of(kind, &call.args[n]);
                    *given = closure.map(|closure| Given { kind, closure });
                }
            }
        }
        let theta = given.len()
            + match callee.segments.last() {
                Some(last) if last.ident == "argmin_subject_to" => 2,
                _ => 1,
            };
        let data = match reads_data(callee) {
            true => call.args.get(theta + 1).cloned(),
            false => None,
        };
        let data = match (&data, given.first()) {
            (Some(data), Some(Some(given))) => Some(self.type_of_data(data, &given.closure)?),
            _ => None,
        };
        let Some(theta) = call.args.get_mut(theta) else {
            // Rust tells of arguments that are missing.
            return Ok(());
        };
        let of = Call {
            callee,
            layout: captures::passed(captured, theta),
            data,
        };
        for (n, given) in given.into_iter().enumerate() {
            if let Some(given) = given {
                call.args[n] = self.lift(&of, &given)?;
            }
        }
        Ok(())
    }

    /// What is given, if it is a closure, or a variable that always holds the same, which captures nothing.
    fn closure(&self, given: &Expr) -> Option<Result<ExprClosure, Wrong>> {
        match given {
            Expr::Closure(closure) => Some(Ok(closure.clone())),
            Expr::Paren(of) => self.closure(&of.expr),
            Expr::Group(of) => self.closure(&of.expr),
            Expr::Reference(of) if of.mutability.is_none() => self.closure(&of.expr),
            Expr::Path(path) => {
                let name = path.path.get_ident()?.to_string();
                let closure = self.scope.closure(&name)?.clone();
                Some(match self.scope.captured(&closure).first() {
                    None => Ok(closure),
                    Some(first) => Err((
                        first.to_token_stream(),
                        format!(
                            "the closure captures `{first}`, and is given to a solver by its name\n\
                             help: write the closure where it is given, or read `{first}` from `theta`"
                        ),
                    )),
                })
            }
            _ => None,
        }
    }

    /// The type with which functions take the data of `implicit::root_on` and the like.
    fn type_of_data(&self, data: &Expr, closure: &ExprClosure) -> Result<Type, Wrong> {
        if let Some(syn::Pat::Type(of)) = closure.inputs.get(2) {
            return Ok((*of.ty).clone());
        }
        let of_name = |expr: &Expr| -> Option<Type> {
            let Expr::Path(path) = expr else { return None };
            let name = path.path.get_ident()?.to_string();
            self.scope.declared(&name, closure).cloned()
        };
        let ty = match data {
            Expr::Reference(of) => of_name(&of.expr).map(|ty| syn::parse_quote!(&#ty)),
            data => of_name(data).filter(|ty| matches!(ty, Type::Reference(_))),
        };
        ty.ok_or_else(|| {
            let tokens = closure.inputs.get(2).map(ToTokens::to_token_stream);
            (
                tokens.unwrap_or_else(|| data.to_token_stream()),
                "the type of the data is not in sight\n\
                 help: write it: `|z, theta, data: &[(usize, f64)]| ..`"
                    .to_owned(),
            )
        })
    }

    /// A name that nobody has.
    fn fresh(&self, wanted: &str) -> Ident {
        let mut name = wanted.to_owned();
        let lifted = |item: &Item, name: &str| match item {
            Item::Fn(item) => item.sig.ident == name,
            _ => false,
        };
        while self.scope.words.contains(&name) || self.lifted.iter().any(|own| lifted(own, &name)) {
            name.push('_');
        }
        Ident::new(&name, Span::call_site())
    }
}
