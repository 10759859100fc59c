//! What is visible at the point where we are writing.

use super::super::ast::{Function, Int, IntTy, Label, Ret, Struct, Ty, Var, VarInfo};
use super::super::rng::Rng;

/// A function being written.
pub struct Scope<'a> {
    pub rng: &'a mut Rng,
    /// Functions that may be called.
    pub done: &'a [Function],
    /// This function, if it may call itself: its index, signature and depth parameter.
    pub own: Option<(usize, Function, Var)>,
    pub ret: Ret,
    /// The program's structs, and whether what is private in their module may be named here.
    pub structs: &'a [Struct],
    pub inside: bool,
    pub params: Vec<Var>,
    pub vars: Vec<VarInfo>,
    /// Variables that can be named here.
    pub visible: Vec<Var>,
    /// Those that may be assigned.
    pub mutable: Vec<Var>,
    /// Those that an expression must not mention at the moment (they are mutably borrowed).
    pub borrowed: Vec<Var>,
    /// Integers known to be in range of a memory: `i`, with `i - 1` or `i + 1`.
    pub bounds: Vec<Bound>,
    pub loops: Vec<Enclosing>,
    /// Statements are mostly loops over lists.
    pub numeric: bool,
    /// Lists of the common length, the integer that holds it, the list whose length is asked for instead, and the lists
    /// that the present statements are about.
    pub peers: Vec<Var>,
    pub extent: Option<Var>,
    pub base: Option<Var>,
    pub focus: Vec<Var>,
    pub labels: usize,
    /// Statements left to write.
    pub budget: usize,
}

/// `var + offset` is in range of `mem`.
#[derive(Clone, Copy)]
pub struct Bound {
    pub var: Var,
    pub offset: i64,
    pub mem: Var,
}

/// A loop around the point where we are.
#[derive(Clone, Copy)]
pub struct Enclosing {
    pub label: Option<Label>,
    /// It is `let v = loop { .. }`.
    pub has_value: bool,
}

impl<'a> Scope<'a> {
    pub fn new(rng: &'a mut Rng, done: &'a [Function], ret: Ret) -> Self {
        Scope {
            rng,
            done,
            own: None,
            ret,
            structs: &[],
            inside: false,
            params: Vec::new(),
            vars: Vec::new(),
            visible: Vec::new(),
            mutable: Vec::new(),
            borrowed: Vec::new(),
            bounds: Vec::new(),
            loops: Vec::new(),
            numeric: false,
            peers: Vec::new(),
            extent: None,
            base: None,
            focus: Vec::new(),
            labels: 0,
            budget: 0,
        }
    }

    /// Adds a parameter.
    pub fn param(&mut self, ty: Ty) -> Var {
        let var = self.fresh(ty);
        self.params.push(var);
        self.show(var, ty.is_exclusive());
        var
    }

    /// Adds the parameter that bounds a recursion; expressions do not use it.
    pub fn depth_param(&mut self) -> Var {
        let var = Var(self.vars.len());
        self.vars.push(VarInfo {
            name: "depth".into(),
            ty: Ty::Int(IntTy::Usize),
        });
        self.params.push(var);
        var
    }

    /// A new variable, not yet visible (so that its initial value cannot mention it).
    pub fn fresh(&mut self, ty: Ty) -> Var {
        let var = Var(self.vars.len());
        let name = self.new_name(ty);
        self.vars.push(VarInfo { name, ty });
        var
    }

    /// A new variable with the name of an old one, which it hides.
    pub fn shadowing(&mut self, old: Var) -> Var {
        let var = Var(self.vars.len());
        self.vars.push(VarInfo {
            name: self.vars[old.0].name.clone(),
            ty: Ty::Float,
        });
        var
    }

    /// Makes a variable visible, and hides others of that name.
    pub fn show(&mut self, var: Var, mutable: bool) {
        let name = self.vars[var.0].name.clone();
        let vars = &self.vars;
        self.visible.retain(|v| vars[v.0].name != name);
        self.visible.push(var);
        if mutable {
            self.mutable.push(var);
        }
    }

    pub fn ty(&self, var: Var) -> Ty {
        self.vars[var.0].ty
    }

    /// Visible variables that an expression may mention and whose type passes.
    pub fn readable(&self, wanted: impl Fn(Ty) -> bool) -> Vec<Var> {
        self.visible
            .iter()
            .copied()
            .filter(|v| !self.borrowed.contains(v) && wanted(self.ty(*v)))
            .collect()
    }

    /// The same, assignable.
    pub fn writable(&self, wanted: impl Fn(Ty) -> bool) -> Vec<Var> {
        self.readable(wanted)
            .into_iter()
            .filter(|v| self.mutable.contains(v))
            .collect()
    }

    /// One of the readable variables, if there is any.
    pub fn some(&mut self, wanted: impl Fn(Ty) -> bool) -> Option<Var> {
        let all = self.readable(wanted);
        (!all.is_empty()).then(|| *self.rng.pick(&all))
    }

    /// One of the writable variables, if there is any.
    pub fn some_mut(&mut self, wanted: impl Fn(Ty) -> bool) -> Option<Var> {
        let all = self.writable(wanted);
        (!all.is_empty()).then(|| *self.rng.pick(&all))
    }

    /// Runs `write` inside a block: what it declares is gone afterwards.
    pub fn nested<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> T {
        let visible = self.visible.clone();
        let bounds = self.bounds.clone();
        let result = write(self);
        self.visible = visible;
        self.bounds = bounds;
        result
    }

    /// Runs `write` while a variable may not be mentioned.
    pub fn without<T>(&mut self, var: Var, write: impl FnOnce(&mut Self) -> T) -> T {
        self.borrowed.push(var);
        let result = write(self);
        self.borrowed.pop();
        result
    }

    /// The number of elements of a memory (rows, for a grid).
    pub fn len(&mut self, mem: Var) -> Int {
        match self.ty(mem) {
            Ty::Array(n) | Ty::ArrayRef(n) | Ty::Grid(n, _) | Ty::Rows(n, _)
                if self.rng.chance(70) =>
            {
                Int::Lit(n as i64)
            }
            _ => Int::Len(mem),
        }
    }

    fn new_name(&mut self, ty: Ty) -> String {
        let pool: &[&str] = match ty {
            Ty::Float | Ty::FloatMut | Ty::FloatRef => &[
                "a", "b", "c", "s", "t", "u", "y", "z", "acc", "sum", "rate", "total", "prev",
            ],
            Ty::Int(_) => &["i", "j", "k", "n", "m", "count", "pos"],
            Ty::Bool => &["flag", "found", "done", "up"],
            Ty::Table(_) | Ty::TableRef => &["order", "index", "to", "from"],
            Ty::Grid(..) | Ty::Rows(..) => &["grid", "table", "cells"],
            Ty::Struct(_) | Ty::StructRef(_) | Ty::StructMut(_) => {
                &["p", "q", "o", "a", "at", "d", "force", "next"]
            }
            ty if ty.struct_list().is_some() => &["items", "points", "all", "bodies"],
            _ => &[
                "x", "w", "v", "buf", "state", "data", "out", "row", "weights",
            ],
        };
        let base = *self.rng.pick(pool);
        let taken = |name: &str| self.vars.iter().any(|v| v.name == name);
        if !taken(base) {
            return base.into();
        }
        (2..)
            .map(|k| format!("{base}{k}"))
            .find(|n| !taken(n))
            .expect("an unused name")
    }
}
