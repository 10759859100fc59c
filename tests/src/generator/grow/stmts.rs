//! Statements.

use super::super::ast::{
    Arm, Bin, Block, Cond, Expr, Int, IntBin, IntTy, MemInit, Pair, Pat, Place, Ret, Stmt, Ty, Un,
};
use super::calls::whole;
use super::exprs::{binary, product, unary};
use super::scope::Scope;

/// Loops and branches are nested to this depth.
const NESTING: usize = 4;

impl Scope<'_> {
    /// One statement, or a few that belong together.
    pub fn statement(&mut self, nesting: usize) -> Vec<Stmt> {
        if self.numeric
            && self.rng.chance(70)
            && let Some(written) = self.numeric_statement(nesting)
        {
            return written;
        }
        if !self.structs.is_empty()
            && self.rng.chance(60)
            && let Some(written) = self.object_statement(nesting)
        {
            return written;
        }
        self.scattered(nesting)
    }

    /// The same, of any kind.
    pub fn scattered(&mut self, nesting: usize) -> Vec<Stmt> {
        self.budget = self.budget.saturating_sub(1);
        let deep = nesting >= NESTING || self.budget == 0;
        let written = match self.rng.below(100) {
            0..=6 => Some(self.let_float()),
            7..=10 => Some(self.let_other()),
            11..=16 => Some(self.let_memory()),
            17..=36 => self.assignment(),
            37..=40 => self.sweep(),
            41..=43 => self.neighbours(),
            44..=51 => self.memory_operation(),
            52..=57 => self.call_statement(),
            58..=65 if !deep => Some(self.branch(nesting)),
            66..=68 if !deep => Some(self.match_statement(nesting)),
            69..=82 if !deep => Some(self.for_loop(nesting)),
            83..=86 if !deep => Some(self.while_loop(nesting)),
            87..=90 if !deep => Some(self.endless_loop(nesting)),
            91..=96 if !self.loops.is_empty() || self.rng.chance(25) => {
                Some(self.conditional_exit(nesting))
            }
            97..=99 => self.summation(),
            _ => self.assignment(),
        };
        written.unwrap_or_else(|| self.let_float())
    }

    fn let_float(&mut self) -> Vec<Stmt> {
        let init = if self.rng.chance(20) {
            Expr::Lit(self.rng.decimal(-1.0, 1.0))
        } else {
            self.expr(3)
        };
        let old = self.some(|t| t == Ty::Float);
        let var = match old {
            // Numeric statements mention variables behind statements that they have not written.
            Some(old)
                if !self.numeric && self.rng.chance(20) && self.vars[old.0].name != "self" =>
            {
                self.shadowing(old)
            }
            _ => self.fresh(Ty::Float),
        };
        let mutable = self.rng.chance(60);
        self.show(var, mutable);
        vec![Stmt::Let { var, mutable, init }]
    }

    fn let_other(&mut self) -> Vec<Stmt> {
        match self.rng.below(5) {
            0 | 1 => {
                let ty = if self.rng.chance(75) {
                    IntTy::Usize
                } else {
                    IntTy::I32
                };
                let init = self.let_int(ty);
                let var = self.fresh(Ty::Int(ty));
                let mutable = self.rng.chance(50);
                self.show(var, mutable);
                vec![Stmt::LetInt { var, mutable, init }]
            }
            2 => {
                let init = self.cond(1);
                let var = self.fresh(Ty::Bool);
                let mutable = self.rng.chance(60);
                self.show(var, mutable);
                vec![Stmt::LetBool { var, mutable, init }]
            }
            3 => self.let_pair(),
            _ => self.deferred(),
        }
    }

    fn let_int(&mut self, ty: IntTy) -> Int {
        if self.rng.chance(25) {
            let x = self.expr(1);
            let x = if super::super::print::is_open_literal(&x) {
                Expr::Lit(1.5)
            } else {
                unary(Un::Abs, x)
            };
            return binary(IntBin::Rem, Int::FromFloat(ty, Box::new(x)), Int::Lit(5));
        }
        match (ty, self.some(|t| t == Ty::Int(IntTy::Usize))) {
            (IntTy::I32, Some(v)) if self.rng.chance(50) => binary(
                IntBin::Sub,
                Int::Convert(ty, Box::new(Int::Var(v))),
                Int::Lit(1),
            ),
            _ => self.int(ty, 2),
        }
    }

    fn let_pair(&mut self) -> Vec<Stmt> {
        let call = self.call(Ret::Pair, 1);
        let init = match call {
            Some((callee, args)) => Pair::Call { callee, args },
            None => Pair::Values([self.expr(2), self.expr(2)]),
        };
        let vars = [self.fresh(Ty::Float), self.fresh(Ty::Float)];
        vars.iter().for_each(|v| self.show(*v, false));
        vec![Stmt::LetPair { vars, init }]
    }

    /// `let t; if c { t = a; } else { t = b; }`.
    fn deferred(&mut self) -> Vec<Stmt> {
        let cond = self.cond(1);
        let (a, b) = (self.expr(2), self.expr(2));
        let var = self.fresh(Ty::Float);
        let set = |value| Block {
            stmts: vec![Stmt::Assign {
                place: Place::Var(var),
                op: None,
                value,
            }],
            tail: vec![],
        };
        let choose = Stmt::If {
            cond,
            then: set(a),
            els: Some(set(b)),
        };
        self.show(var, false);
        vec![Stmt::Declare { var }, choose]
    }

    fn let_memory(&mut self) -> Vec<Stmt> {
        let (ty, init) = match self.rng.below(9) {
            0 | 1 => (Ty::Array(3), MemInit::Repeat(self.start(), Int::Lit(3))),
            2 => {
                let n = 2 + self.rng.below(3);
                (
                    Ty::Array(n),
                    MemInit::List((0..n).map(|_| self.expr(1)).collect()),
                )
            }
            3 | 4 => (Ty::Vec, MemInit::Repeat(self.start(), self.small())),
            5 => (
                Ty::Vec,
                MemInit::List((0..2 + self.rng.below(2)).map(|_| self.expr(1)).collect()),
            ),
            6 => return self.pushed(),
            7 => match self.some(|t| t.is_list()) {
                Some(mem) => match self.ty(mem) {
                    ty @ Ty::Array(_) => (ty, MemInit::CopyOf(whole(mem))),
                    Ty::ArrayRef(n) => (Ty::Array(n), MemInit::CopyOf(whole(mem))),
                    _ => (Ty::Vec, MemInit::CopyOf(whole(mem))),
                },
                None => (Ty::Array(3), MemInit::Repeat(self.start(), Int::Lit(3))),
            },
            _ => (
                Ty::Grid(2 + self.rng.below(2), 2),
                MemInit::Repeat(self.start(), Int::Lit(0)),
            ),
        };
        let var = self.fresh(ty);
        self.show(var, true);
        vec![Stmt::LetMem {
            var,
            mutable: true,
            init,
        }]
    }

    fn start(&mut self) -> Expr {
        if self.rng.chance(60) {
            Expr::Lit(0.0)
        } else {
            self.expr(1)
        }
    }

    /// A `Vec` filled by pushes.
    fn pushed(&mut self) -> Vec<Stmt> {
        let capacity = self.rng.chance(50).then(|| self.small());
        let var = self.fresh(Ty::Vec);
        let mut stmts = vec![Stmt::LetMem {
            var,
            mutable: true,
            init: MemInit::Empty(capacity),
        }];
        for _ in 0..2 + self.rng.below(2) {
            let value = self.expr(2);
            stmts.push(Stmt::Push { vec: var, value });
        }
        self.show(var, true);
        stmts
    }

    /// Something to assign to. An assignment to an element of a `Vec` borrows it while the index is evaluated.
    fn target(&mut self) -> Option<Place> {
        if self.rng.chance(55)
            && let Some(mem) = self.some_mut(Ty::is_memory)
        {
            let apart = matches!(self.ty(mem), Ty::Vec | Ty::Rows(..));
            return Some(if apart {
                self.element_apart(mem)
            } else {
                self.element_of(mem)
            });
        }
        self.some_mut(|t| matches!(t, Ty::Float | Ty::FloatMut))
            .map(Place::Var)
    }

    fn assignment(&mut self) -> Option<Vec<Stmt>> {
        match self.rng.below(12) {
            0 => self.assign_int(),
            1 => {
                let var = self.some_mut(|t| t == Ty::Bool)?;
                let value = self.cond(1);
                Some(vec![Stmt::AssignBool { var, value }])
            }
            2 => {
                let places = [self.target()?, self.target()?];
                let values = [self.expr(1), self.expr(1)];
                Some(vec![Stmt::AssignPair { places, values }])
            }
            3 => self.element_reference(),
            _ => {
                let (op, value) = self.update(2);
                let place = self.target()?;
                Some(vec![Stmt::Assign { place, op, value }])
            }
        }
    }

    /// A plain or compound assignment's operation and right side; factors stay small.
    fn update(&mut self, depth: usize) -> (Option<Bin>, Expr) {
        match self.rng.below(10) {
            0..=3 => (None, self.expr(depth)),
            4..=6 => (Some(Bin::Add), self.expr(depth)),
            7 => (Some(Bin::Sub), self.expr(depth)),
            8 => {
                let x = self.expr(1);
                let factor = if super::super::print::is_open_literal(&x) {
                    Expr::Lit(0.5)
                } else {
                    unary(Un::Cos, x)
                };
                (Some(Bin::Mul), factor)
            }
            _ => (Some(Bin::Div), Expr::Lit(self.rng.decimal(1.25, 2.0))),
        }
    }

    fn assign_int(&mut self) -> Option<Vec<Stmt>> {
        let var = self.some_mut(|t| matches!(t, Ty::Int(_)))?;
        let Ty::Int(ty) = self.ty(var) else {
            return None;
        };
        let small = binary(IntBin::Rem, self.int(ty, 1), Int::Lit(5));
        let (op, value) = if self.rng.chance(50) {
            (Some(IntBin::Add), Int::Lit(1))
        } else {
            (None, small)
        };
        Some(vec![Stmt::AssignInt { var, op, value }])
    }

    fn element_reference(&mut self) -> Option<Vec<Stmt>> {
        let mem = self.some_mut(Ty::is_memory)?;
        let place = self.element_apart(mem);
        let (op, value) = self.without(mem, |s| s.update(1));
        Some(vec![Stmt::ElementRef { place, op, value }])
    }

    fn memory_operation(&mut self) -> Option<Vec<Stmt>> {
        match self.rng.below(8) {
            0 | 1 => {
                let vec = self.some_mut(|t| t == Ty::Vec)?;
                let value = self.without(vec, |s| s.expr(2));
                Some(vec![Stmt::Push { vec, value }])
            }
            2 => {
                let vec = self.some_mut(|t| t == Ty::Vec)?;
                let var = self.fresh(Ty::Float);
                self.show(var, false);
                Some(vec![Stmt::Pop { vec, var }])
            }
            3 => self.swap(),
            4 => {
                let a = self.some_mut(|t| matches!(t, Ty::Vec | Ty::Float | Ty::Array(_)))?;
                let ty = self.ty(a);
                let b = self.without(a, |s| s.some_mut(|t| t == ty))?;
                Some(vec![Stmt::MemSwap { a, b }])
            }
            5 => {
                let mem = self.some_mut(Ty::is_memory)?;
                let target = self.view_apart(mem);
                let value = self.without(mem, |s| s.expr(1));
                Some(vec![Stmt::Fill { mem: target, value }])
            }
            _ => {
                let to = self.some_mut(Ty::is_memory)?;
                let from = self.without(to, |s| s.some(Ty::is_memory))?;
                let (dst, src) = (self.view_apart(to), self.view(from));
                Some(vec![Stmt::CopyFrom { dst, src }])
            }
        }
    }

    fn swap(&mut self) -> Option<Vec<Stmt>> {
        let mem = self.some_mut(|t| t.is_list())?;
        let len = self.len(mem);
        let is_array = matches!(len, Int::Lit(_));
        let index = |s: &mut Self| match len {
            Int::Lit(n) if is_array => Int::Lit(s.rng.between(0, n - 1)),
            _ => Int::Lit(s.rng.between(0, 1)),
        };
        let (i, j) = (index(self), index(self));
        Some(vec![Stmt::Swap { mem, i, j }])
    }

    fn call_statement(&mut self) -> Option<Vec<Stmt>> {
        if let Some((callee, args)) = self.call(Ret::Unit, 1) {
            return Some(vec![Stmt::Call { callee, args }]);
        }
        let value = self.call_value(1)?;
        let place = self.target()?;
        if let Place::Elem(..) = place {
            return Some(vec![Stmt::Assign {
                place,
                op: Some(Bin::Add),
                value,
            }]);
        }
        let scaled = product(Expr::Lit(0.5), value);
        Some(vec![Stmt::Assign {
            place,
            op: None,
            value: scaled,
        }])
    }

    fn branch(&mut self, nesting: usize) -> Vec<Stmt> {
        let cond = self.cond(1);
        let then = self.block(nesting);
        let els = self.rng.chance(50).then(|| self.block(nesting));
        vec![Stmt::If { cond, then, els }]
    }

    fn block(&mut self, nesting: usize) -> Block {
        self.nested(|s| {
            let mut stmts = Vec::new();
            for _ in 0..1 + s.rng.below(3) {
                stmts.extend(s.statement(nesting + 1));
            }
            Block {
                stmts,
                tail: vec![],
            }
        })
    }

    fn match_statement(&mut self, nesting: usize) -> Vec<Stmt> {
        let on = binary(IntBin::Rem, self.int(IntTy::Usize, 1), Int::Lit(4));
        let guard: Option<Cond> = self.rng.chance(30).then(|| self.cond(0));
        let arms = vec![
            Arm {
                pat: Pat::Ints(vec![0]),
                guard,
                body: self.block(nesting),
            },
            Arm {
                pat: Pat::Ints(vec![1, 3]),
                guard: None,
                body: self.block(nesting),
            },
            Arm {
                pat: Pat::Any,
                guard: None,
                body: self.block(nesting),
            },
        ];
        vec![Stmt::Match { on, arms }]
    }
}
