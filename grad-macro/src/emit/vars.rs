//! The variables of the emitted code, and which value each of them holds at the moment.
//!
//! A variable may hold several values, one after the other: what a loop carries, what branches merge. It is given
//! a new value only if the one it holds is not needed any more ([`super::live`]).

use proc_macro2::Ident;

use super::Emitter;
use super::graph::Pos;
use super::names::{Holder, Scope, ident};
use crate::ir::{RootId, ValId};

pub type VarId = usize;

pub struct Var {
    pub ident: Ident,
    /// The source's name for it.
    pub base: Option<String>,
    pub holds: Option<ValId>,
    /// Never assigned again: parameters, indices, parts of patterns.
    pub fixed: bool,
    /// Assigned or borrowed exclusively somewhere: `let mut`.
    pub mutable: bool,
    /// How many enclosing constructs will assign it.
    pub reserved: u32,
    pub memory: bool,
}

impl Emitter<'_> {
    pub fn open(&mut self) -> Scope {
        self.names.open()
    }

    pub fn close(&mut self, scope: Scope) {
        self.names.close(scope);
    }

    /// Declares a variable for a value, under its name.
    pub fn new_var(&mut self, v: ValId) -> VarId {
        let base = self.func().val(v).name.clone();
        let name = match &base {
            Some(base) => self.pick(base),
            None => self.names.temp(),
        };
        let var = self.declare(&name, base);
        self.hold(var, Some(v));
        self.slots[v.0 as usize] = Some(var);
        var
    }

    /// Declares a variable that holds no value of the IR.
    pub fn new_helper(&mut self, base: &str) -> VarId {
        let name = self.pick(base);
        let var = self.declare(&name, None);
        self.vars[var].memory = true;
        var
    }

    pub fn new_root(&mut self, root: RootId, shadow: bool) -> VarId {
        let name = &self.func().root(root).name;
        let base = if shadow {
            format!("{name}_bar")
        } else {
            name.clone()
        };
        let old = self.root_slot(root, shadow);
        let name = self.names.pick(&base, |var| Some(var) == old);
        let var = self.declare(&name, None);
        self.vars[var].memory = true;
        *self.root_slot_mut(root, shadow) = Some(var);
        var
    }

    pub fn root_slot(&self, root: RootId, shadow: bool) -> Option<VarId> {
        let slots = if shadow { &self.shadows } else { &self.roots };
        slots[root.0 as usize]
    }

    pub fn root_slot_mut(&mut self, root: RootId, shadow: bool) -> &mut Option<VarId> {
        let slots = if shadow {
            &mut self.shadows
        } else {
            &mut self.roots
        };
        &mut slots[root.0 as usize]
    }

    fn pick(&mut self, base: &str) -> String {
        let (vars, live, at, skips) = (&self.vars, &self.plan.live, self.at, &self.skips);
        self.names.pick(base, |var| {
            let var = &vars[var];
            let needed = var.holds.is_some_and(|v| live.after(v, at, skips));
            !needed && var.reserved == 0 && !var.memory
        })
    }

    pub fn declare(&mut self, name: &str, base: Option<String>) -> VarId {
        let var = self.add_var(ident(name), base, false);
        self.names.declare(name, Holder::Var(var));
        var
    }

    pub fn add_var(&mut self, ident: Ident, base: Option<String>, fixed: bool) -> VarId {
        self.vars.push(Var {
            ident,
            base,
            holds: None,
            fixed,
            mutable: false,
            reserved: 0,
            memory: false,
        });
        self.vars.len() - 1
    }

    /// From here on the variable holds this value.
    pub fn hold(&mut self, var: VarId, v: Option<ValId>) {
        self.undo.push((var, self.vars[var].holds));
        self.vars[var].holds = v;
    }

    /// Undoes what happened to variables since `mark`; returns those that were touched.
    pub fn rewind(&mut self, mark: usize) -> Vec<VarId> {
        let mut touched = Vec::new();
        while self.undo.len() > mark {
            if let Some((var, holds)) = self.undo.pop() {
                self.vars[var].holds = holds;
                touched.push(var);
            }
        }
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    /// After control flow joins, nobody knows what these hold.
    pub fn forget(&mut self, touched: Vec<VarId>) {
        for var in touched {
            self.hold(var, None);
        }
    }

    /// May the variable be given a new value after position `at`?
    pub fn is_idle(&self, var: VarId, at: Pos) -> bool {
        let v = &self.vars[var];
        !v.fixed
            && v.holds
                .is_none_or(|held| !self.plan.live.after(held, at, &self.skips))
    }

    /// The variable that holds `v` now, if it may be given another value after `at` under the name of `like`.
    pub fn reusable(&self, v: ValId, like: Option<&String>, at: Pos) -> Option<VarId> {
        let var = self.slots[v.0 as usize]?;
        let info = &self.vars[var];
        let fits = info.holds == Some(v) && info.base.as_ref() == like;
        (fits && !info.memory && self.is_idle(var, at)).then_some(var)
    }
}

impl<'a> Emitter<'a> {
    pub fn base_name(&self, v: ValId) -> Option<&'a String> {
        self.func().val(v).name.as_ref()
    }
}
