//! Blocks and statements.

use syn::{Block, Expr, Local, Pat, Stmt};

use super::value::Value;
use super::{Lower, source};
use crate::types::Ty;

impl<'a> Lower<'a> {
    pub fn block(&mut self, block: &'a Block) -> Value<'a> {
        self.scoped(|this| {
            let mut value = Value::Unit;
            for stmt in &block.stmts {
                value = this.stmt(stmt);
                this.notice(&value);
                if !this.live() {
                    return Value::Never;
                }
            }
            value
        })
    }

    fn stmt(&mut self, stmt: &'a Stmt) -> Value<'a> {
        match stmt {
            Stmt::Local(local) => {
                self.source_line(source::stmt(stmt));
                self.local(local);
                Value::Unit
            }
            Stmt::Item(item) => {
                self.item(item);
                Value::Unit
            }
            Stmt::Expr(expr, semi) => {
                if !matches!(expr, Expr::Block(_)) {
                    self.source_line(source::stmt(stmt));
                }
                let value = match (expr, semi) {
                    (Expr::Call(_) | Expr::MethodCall(_), Some(_)) => self.discarded(expr),
                    _ => self.expr(expr),
                };
                self.notice(&value);
                if semi.is_some() && self.live() {
                    Value::Unit
                } else {
                    value
                }
            }
            Stmt::Macro(mac) => {
                self.source_line(source::stmt(stmt));
                let value = self.macro_call(None, &mac.mac);
                if mac.semi_token.is_some() && self.live() {
                    Value::Unit
                } else {
                    value
                }
            }
        }
    }

    /// Items stay in the user's function, and companions have copies of their own: what holds a state is refused.
    fn item(&mut self, item: &'a syn::Item) {
        let syn::Item::Static(item) = item else {
            return;
        };
        if let syn::StaticMutability::Mut(token) = &item.mutability {
            self.refuse(token, "`static mut`", "pass the state as a parameter");
        } else if !super::methods::is_plain_data(&Ty::parse(&item.ty)) {
            let what = format!(
                "with `static {}` in the function: the companions cannot share its state",
                item.ident
            );
            self.refuse(&item.ty, &what, "move it out of the function");
        }
    }

    fn local(&mut self, local: &'a Local) {
        let Some(init) = &local.init else {
            return self.deferred(&local.pat);
        };
        if let Some((_, els)) = &init.diverge {
            return self.let_else(&local.pat, &init.expr, els);
        }
        if self.types.item(&init.expr) != Ty::Unknown {
            self.look_into(&init.expr);
        }
        // `let _ = place;` neither moves nor copies.
        let value = match &local.pat {
            Pat::Wild(_) => self.located(&init.expr),
            _ => self.expr(&init.expr),
        };
        if !self.live() {
            return;
        }
        self.notice(&value);
        self.bind(&local.pat, value);
    }

    /// `let x;`
    fn deferred(&mut self, pat: &'a Pat) {
        match pat {
            Pat::Type(pat) => self.deferred(&pat.pat),
            Pat::Paren(pat) => self.deferred(&pat.pat),
            Pat::Tuple(pat) => pat.elems.iter().for_each(|pat| self.deferred(pat)),
            Pat::Slice(pat) => pat.elems.iter().for_each(|pat| self.deferred(pat)),
            Pat::Ident(pat) => self.deferred_ident(pat),
            _ => {
                self.refuse(pat, "this `let` without a value", "assign it here");
            }
        }
    }

    fn deferred_ident(&mut self, pat: &'a syn::PatIdent) {
        let name = pat.ident.to_string();
        self.span = pat.ident.span();
        let ty = self.types.local(&pat.ident);
        let memory = matches!(ty, Ty::Array(..) | Ty::Vec(_) | Ty::Queue(_))
            || self.scan.memory.contains(&name);
        let value = match ty.mem().filter(|_| memory) {
            Some(mem) => Value::fresh(self.alloc(&name, mem, crate::ir::Init::Undef)),
            None => Value::Unset,
        };
        let var = self.declare(&name, value);
        self.var_types.insert(var, ty);
    }
}
