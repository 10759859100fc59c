//! Blocks, branches, loops and macros.

use std::rc::Rc;

use syn::{Block, Expr, Item, Label, Lifetime, Macro, Stmt};

use super::macros::{self, MacroBody};
use super::scope::Binding;
use super::solve::Constraint;
use super::unify::{Id, Node};
use super::{Infer, Target, convert, key};
use crate::ir::Int;

impl Infer {
    /// Expressions that are about the flow of control.
    pub fn control(&mut self, expr: &Expr) -> Id {
        match expr {
            Expr::Block(block) => self.labelled(&block.label, &block.block),
            Expr::Unsafe(block) => self.block(&block.block),
            Expr::Const(block) => self.block(&block.block),
            Expr::If(branch) => self.branch(branch),
            Expr::Match(choice) => self.choice(choice),
            Expr::ForLoop(each) => self.for_loop(each),
            Expr::While(repeat) => self.while_loop(repeat),
            Expr::Loop(repeat) => self.forever(repeat),
            Expr::Let(condition) => {
                let ty = self.expr(&condition.expr);
                self.pattern(&condition.pat, ty, true);
                self.s.u.add(Node::Bool)
            }
            Expr::Return(exit) => {
                let from = match &exit.expr {
                    Some(value) => self.expr(value),
                    None => self.s.u.add(Node::Unit),
                };
                self.s.require(Constraint::Coerce { from, to: self.ret });
                self.s.u.add(Node::Never)
            }
            Expr::Break(exit) => {
                let value = exit.expr.as_ref().map(|value| self.expr(value));
                self.exit(&exit.label, value);
                self.s.u.add(Node::Never)
            }
            Expr::Continue(_) => self.s.u.add(Node::Never),
            _ => self.opaque(expr),
        }
    }

    /// What the macro does not differentiate: only its parts are looked at.
    fn opaque(&mut self, expr: &Expr) -> Id {
        match expr {
            Expr::RawAddr(address) => {
                self.expr(&address.expr);
            }
            Expr::Await(wait) => {
                self.expr(&wait.base);
            }
            Expr::Yield(give) => {
                if let Some(value) = &give.expr {
                    self.expr(value);
                }
            }
            Expr::Async(block) => self.separate(&block.block),
            Expr::TryBlock(block) => self.separate(&block.block),
            _ => {}
        }
        self.s.u.open()
    }

    /// A block whose exits are its own.
    fn separate(&mut self, block: &Block) {
        let ret = self.s.u.open();
        let outer = std::mem::replace(&mut self.ret, ret);
        let targets = std::mem::take(&mut self.targets);
        self.block(block);
        self.targets = targets;
        self.ret = outer;
    }

    pub fn block(&mut self, block: &Block) -> Id {
        let mark = self.scope.enter();
        self.items(&block.stmts);
        let mut diverges = false;
        let mut tail = None;
        for (at, stmt) in block.stmts.iter().enumerate() {
            let last = at + 1 == block.stmts.len();
            let (ty, is_tail) = self.stmt(stmt);
            match ty {
                Some(ty) if is_tail && last => tail = Some(ty),
                Some(ty) => diverges |= self.s.u.is_never(ty),
                None => {}
            }
        }
        self.scope.leave(mark);
        match tail {
            Some(tail) => tail,
            None if diverges => self.s.u.add(Node::Never),
            None => self.s.u.add(Node::Unit),
        }
    }

    /// Items are in scope in the whole block. Types of constants need no order either.
    fn items(&mut self, stmts: &[Stmt]) {
        self.scope.hoist(stmts);
        for stmt in stmts {
            let (ident, ty) = match stmt {
                Stmt::Item(Item::Const(item)) => (&item.ident, &item.ty),
                Stmt::Item(Item::Static(item)) => (&item.ident, &item.ty),
                _ => continue,
            };
            let ty = convert::ty(&mut self.s.u, &self.params, ty);
            self.scope.bind(ident.to_string(), Binding::Value(ty));
        }
    }

    /// The type of a statement, and whether it can be the tail of a block.
    fn stmt(&mut self, stmt: &Stmt) -> (Option<Id>, bool) {
        match stmt {
            Stmt::Local(local) => (self.local(local), false),
            Stmt::Item(_) => (None, false),
            Stmt::Expr(expr, semi) => (Some(self.expr(expr)), semi.is_none()),
            Stmt::Macro(stmt) => (Some(self.mac(&stmt.mac)), stmt.semi_token.is_none()),
        }
    }

    /// The type of the initial value.
    fn local(&mut self, local: &syn::Local) -> Option<Id> {
        let init = local.init.as_ref().map(|init| self.expr(&init.expr));
        let diverge = local.init.as_ref().and_then(|init| init.diverge.as_ref());
        if let Some((_, diverge)) = diverge {
            self.expr(diverge);
        }
        let ty = match init {
            Some(init) if !self.s.u.is_never(init) => init,
            _ => self.s.u.fresh(),
        };
        self.pattern(&local.pat, ty, diverge.is_some());
        init
    }

    /// The type of a value that comes from either of several places, those that do not return aside.
    fn join(&mut self, all: impl IntoIterator<Item = Id>) -> Id {
        let mut out = None;
        for ty in all {
            match out {
                _ if self.s.u.is_never(ty) => {}
                Some(out) => self.s.u.unify(out, ty),
                None => out = Some(ty),
            }
        }
        out.unwrap_or_else(|| self.s.u.add(Node::Never))
    }

    fn labelled(&mut self, label: &Option<Label>, block: &Block) -> Id {
        let Some(label) = label else {
            return self.block(block);
        };
        self.targets.push(Target {
            label: Some(label.name.ident.to_string()),
            is_loop: false,
            exits: Vec::new(),
        });
        let tail = self.block(block);
        let exits = self
            .targets
            .pop()
            .map(|target| target.exits)
            .unwrap_or_default();
        self.join([tail].into_iter().chain(exits))
    }

    fn branch(&mut self, branch: &syn::ExprIf) -> Id {
        let mark = self.scope.enter();
        self.condition(&branch.cond);
        let then = self.block(&branch.then_branch);
        self.scope.leave(mark);
        match &branch.else_branch {
            Some((_, els)) => {
                let els = self.expr(els);
                self.join([then, els])
            }
            None => self.s.u.add(Node::Unit),
        }
    }

    fn choice(&mut self, choice: &syn::ExprMatch) -> Id {
        let ty = self.expr(&choice.expr);
        let mut arms = Vec::new();
        for arm in &choice.arms {
            let mark = self.scope.enter();
            self.pattern(&arm.pat, ty, true);
            arms.push(self.expr(&arm.body));
            self.scope.leave(mark);
        }
        self.join(arms)
    }

    fn for_loop(&mut self, each: &syn::ExprForLoop) -> Id {
        let of = self.expr(&each.expr);
        let item = self.s.u.fresh();
        self.s.require(Constraint::Items { of, item });
        let mark = self.scope.enter();
        self.pattern(&each.pat, item, false);
        self.loop_body(&each.label, &each.body);
        self.scope.leave(mark);
        self.s.u.add(Node::Unit)
    }

    fn while_loop(&mut self, repeat: &syn::ExprWhile) -> Id {
        let mark = self.scope.enter();
        self.condition(&repeat.cond);
        self.loop_body(&repeat.label, &repeat.body);
        self.scope.leave(mark);
        self.s.u.add(Node::Unit)
    }

    fn forever(&mut self, repeat: &syn::ExprLoop) -> Id {
        let exits = self.loop_body(&repeat.label, &repeat.body);
        self.join(exits)
    }

    /// The types of the values that `break` gives.
    fn loop_body(&mut self, label: &Option<Label>, body: &Block) -> Vec<Id> {
        let label = label.as_ref().map(|label| label.name.ident.to_string());
        self.targets.push(Target {
            label,
            is_loop: true,
            exits: Vec::new(),
        });
        self.block(body);
        self.targets
            .pop()
            .map(|target| target.exits)
            .unwrap_or_default()
    }

    fn exit(&mut self, label: &Option<Lifetime>, value: Option<Id>) {
        let value = value.unwrap_or_else(|| self.s.u.add(Node::Unit));
        let name = label.as_ref().map(|label| label.ident.to_string());
        let target = self.targets.iter_mut().rev().find(|target| match &name {
            Some(_) => target.label == name,
            None => target.is_loop,
        });
        if let Some(target) = target {
            target.exits.push(value);
        }
    }

    /// The type of a macro call; the parsed arguments are kept.
    pub fn mac(&mut self, mac: &Macro) -> Id {
        let ty = match macros::parse(mac) {
            Some(body) => {
                let body = Rc::new(body);
                self.macros.insert(key(mac), body.clone());
                self.mac_body(&macros::name(mac), &body)
            }
            None => self.plain_macro(&macros::name(mac)),
        };
        self.macro_types.insert(key(mac), ty);
        ty
    }

    /// Macros whose arguments do not matter.
    fn plain_macro(&mut self, name: &str) -> Id {
        let node = match name {
            "cfg" => Node::Bool,
            name if macros::compares(name) => Node::Bool,
            "line" | "column" => Node::Int(Int::U32),
            "concat" | "stringify" | "file" | "module_path" => {
                Node::Ref(false, self.s.u.add(Node::Str))
            }
            _ => return self.s.u.open(),
        };
        self.s.u.add(node)
    }

    fn mac_body(&mut self, name: &str, body: &MacroBody) -> Id {
        let node = match body {
            MacroBody::List(elems) => Node::Vec(self.elements(elems)),
            MacroBody::Repeat(elem, count) => {
                let of = self.expr(elem);
                let (count, usize) = (self.expr(count), self.s.u.usize());
                self.s.u.unify(count, usize);
                Node::Vec(of)
            }
            MacroBody::Matches(value, pat, guard) => {
                let ty = self.expr(value);
                let mark = self.scope.enter();
                self.pattern(pat, ty, true);
                if let Some(guard) = guard {
                    self.condition(guard);
                }
                self.scope.leave(mark);
                Node::Bool
            }
            MacroBody::Assert(operands, _) => {
                self.assertion(operands);
                Node::Unit
            }
            MacroBody::Dbg(values) => {
                let values: Vec<Id> = values.iter().map(|value| self.expr(value)).collect();
                return if let [value] = values[..] {
                    value
                } else {
                    self.s.u.tuple(&values)
                };
            }
            MacroBody::Format => match name {
                "format" => return self.s.u.string(),
                "write" | "writeln" => return self.s.u.open(),
                _ => Node::Unit,
            },
            MacroBody::Panic => Node::Never,
        };
        self.s.u.add(node)
    }

    fn assertion(&mut self, operands: &[Expr]) {
        match operands {
            [cond] => self.condition(cond),
            [l, r] => {
                let (l, r) = (self.expr(l), self.expr(r));
                self.s.require(Constraint::Compare { l, r });
            }
            _ => {}
        }
    }
}
