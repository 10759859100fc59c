//! Calls of the functions written before, and of the function itself.

use super::super::ast::{
    CallArg, Cmp, Cond, Expr, Function, Int, IntBin, IntTy, Place, Ret, Role, Stmt, Ty, Var, View,
};
use super::exprs::{binary, product};
use super::scope::Scope;

impl Scope<'_> {
    /// A call that returns a float.
    pub fn call_value(&mut self, depth: usize) -> Option<Expr> {
        let (callee, args) = self.call(Ret::Float, depth.min(1))?;
        Some(Expr::Call(callee, args))
    }

    /// A call of some function with this kind of result.
    pub fn call(&mut self, ret: Ret, depth: usize) -> Option<(usize, Vec<CallArg>)> {
        let mut callees: Vec<(usize, Function)> = Vec::new();
        for (k, f) in self.done.iter().enumerate().filter(|(_, f)| f.ret == ret) {
            if f.role == Role::Beside && !self.inside {
                continue;
            }
            callees.push((k, f.clone()));
        }
        if let Some((k, f, _)) = &self.own
            && self.loops.is_empty()
            && f.ret == ret
        {
            callees.push((*k, f.clone()));
        }
        if callees.is_empty() {
            return None;
        }
        let (k, function) = self.rng.pick(&callees).clone();
        let args = self.args(k, &function, depth)?;
        Some((k, args))
    }

    /// Exclusive borrows are chosen first; the other arguments do not mention them.
    fn args(&mut self, callee: usize, function: &Function, depth: usize) -> Option<Vec<CallArg>> {
        let before = self.borrowed.len();
        let mut args: Vec<Option<CallArg>> = vec![None; function.params.len()];
        for exclusive in [true, false] {
            for (slot, param) in args.iter_mut().zip(&function.params) {
                let info = &function.vars[param.0];
                if info.ty.is_exclusive() == exclusive {
                    *slot = if info.name == "depth" {
                        Some(self.depth(callee))
                    } else {
                        self.arg(info.ty, depth)
                    };
                }
            }
        }
        self.borrowed.truncate(before);
        args.into_iter().collect()
    }

    fn depth(&mut self, callee: usize) -> CallArg {
        match &self.own {
            Some((k, _, depth)) if *k == callee => {
                CallArg::Int(binary(IntBin::Sub, Int::Var(*depth), Int::Lit(1)))
            }
            _ => CallArg::Int(Int::Lit(self.rng.between(1, 3))),
        }
    }

    fn arg(&mut self, ty: Ty, depth: usize) -> Option<CallArg> {
        Some(match ty {
            Ty::Float => CallArg::Float(self.expr(depth)),
            Ty::Int(ty) => CallArg::Int(binary(IntBin::Rem, self.int(ty, 0), Int::Lit(4))),
            Ty::FloatRef => match self.some(|t| matches!(t, Ty::Float | Ty::FloatRef)) {
                Some(v) if self.rng.chance(60) => CallArg::Ref(Place::Var(v)),
                _ => CallArg::Ref(self.element()?),
            },
            Ty::FloatMut => self.exclusive_float()?,
            Ty::SliceMut => {
                let mem = self.some_mut(Ty::is_memory)?;
                let view = self.view_apart(mem);
                self.borrowed.push(mem);
                CallArg::View(view)
            }
            Ty::Slice => {
                let mem = self.some(Ty::is_memory)?;
                CallArg::View(self.view(mem))
            }
            Ty::Array(n) => CallArg::View(whole(self.some(|t| t == Ty::Array(n))?)),
            Ty::ArrayRef(n) => CallArg::View(whole(self.some(|t| t == Ty::Array(n) || t == ty)?)),
            Ty::VecRef => CallArg::View(whole(self.some(|t| matches!(t, Ty::Vec | Ty::VecRef))?)),
            Ty::TableRef => CallArg::View(whole(self.some(Ty::is_table)?)),
            Ty::Struct(_)
            | Ty::StructRef(_)
            | Ty::StructMut(_)
            | Ty::StructSlice(_)
            | Ty::StructSliceMut(_) => self.object_arg(ty, depth)?,
            Ty::Bool
            | Ty::Vec
            | Ty::Grid(..)
            | Ty::Rows(..)
            | Ty::Table(_)
            | Ty::Structs(..)
            | Ty::StructVec(_) => return None,
        })
    }

    fn exclusive_float(&mut self) -> Option<CallArg> {
        let place = match self.some_mut(|t| matches!(t, Ty::Float | Ty::FloatMut)) {
            Some(v) if self.rng.chance(60) => {
                self.borrowed.push(v);
                Place::Var(v)
            }
            _ => {
                let mem = self.some_mut(Ty::is_memory)?;
                let place = self.element_apart(mem);
                self.borrowed.push(mem);
                place
            }
        };
        Some(CallArg::Ref(place))
    }

    /// All of a memory, a part of it, a row of a grid.
    pub fn view(&mut self, mem: Var) -> View {
        if self.ty(mem).dims().is_some() {
            let row = self.index(mem);
            return View {
                mem,
                row: Some(row),
                range: None,
            };
        }
        let range = match self.rng.below(10) {
            0 => Some((Some(Int::Lit(1)), None)),
            1 => Some((None, Some(binary(IntBin::Sub, Int::Len(mem), Int::Lit(1))))),
            2 => Some((Some(self.index(mem)), None)),
            3 => Some((None, Some(Int::Lit(2)))),
            _ => None,
        };
        View {
            mem,
            row: None,
            range,
        }
    }

    /// The same, to be written to.
    pub fn view_apart(&mut self, mem: Var) -> View {
        if self.ty(mem).dims().is_some() {
            let row = self.index_apart(mem);
            return View {
                mem,
                row: Some(row),
                range: None,
            };
        }
        let range = match self.rng.below(10) {
            0 => Some((Some(Int::Lit(1)), None)),
            1 => Some((Some(self.index_apart(mem)), None)),
            2 => Some((None, Some(Int::Lit(2)))),
            _ => None,
        };
        View {
            mem,
            row: None,
            range,
        }
    }

    /// `if depth == 0 { return ..; }`.
    pub fn depth_guard(&mut self, depth: Var) -> Stmt {
        let values = self.results();
        let then = super::super::ast::Block {
            stmts: vec![Stmt::Return { values }],
            tail: vec![],
        };
        Stmt::If {
            cond: Cond::Ints(Cmp::Eq, Int::Var(depth), Int::Lit(0)),
            then,
            els: None,
        }
    }

    /// What the function returns here: a mixture of what is visible.
    pub fn results(&mut self) -> Vec<Expr> {
        let count = match self.ret {
            Ret::Struct(of) => return vec![Expr::Object(Box::new(self.object(of, 2)))],
            Ret::Float => 1,
            Ret::Pair => 2,
            Ret::Unit => 0,
        };
        (0..count).map(|_| self.mixture()).collect()
    }

    fn mixture(&mut self) -> Expr {
        let mut sum = self.expr(2);
        for part in self.ends() {
            let term = product(Expr::Lit(self.rng.decimal(0.5, 1.5)), Expr::Read(part));
            sum = Expr::Bin(super::super::ast::Bin::Add, Box::new(sum), Box::new(term));
        }
        let assigned = self.writable(|t| matches!(t, Ty::Float | Ty::FloatMut));
        for var in assigned.into_iter().rev().take(3) {
            let term = product(
                Expr::Lit(self.rng.decimal(0.5, 1.5)),
                Expr::Read(Place::Var(var)),
            );
            sum = Expr::Bin(super::super::ast::Bin::Add, Box::new(sum), Box::new(term));
        }
        for _ in 0..1 + self.rng.below(3) {
            let scale = Expr::Lit(self.rng.decimal(0.25, 1.5));
            let term = product(scale, self.expr(1));
            sum = Expr::Bin(super::super::ast::Bin::Add, Box::new(sum), Box::new(term));
        }
        sum
    }

    /// A usize below 4 for lengths.
    pub fn small(&mut self) -> Int {
        match self.some(|t| t == Ty::Int(IntTy::Usize)) {
            Some(v) if self.rng.chance(50) => binary(
                IntBin::Add,
                binary(IntBin::Rem, Int::Var(v), Int::Lit(3)),
                Int::Lit(1),
            ),
            _ => Int::Lit(self.rng.between(2, 4)),
        }
    }
}

pub fn whole(mem: Var) -> View {
    View {
        mem,
        row: None,
        range: None,
    }
}
