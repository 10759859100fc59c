//! Loops as numeric code has them: several lists of one length, swept one after the other, stepped in time, summed,
//! eliminated. The other statements of the generator reach none of the optimiser's passes on whole lists.
//!
//! Nothing is kept legal on purpose: what the interpreter refuses is thrown away.

mod grids;
mod lists;
mod squares;
mod steps;
mod sums;
mod tables;

use super::super::ast::{
    Bin, Block, Cmp, Cond, Expr, Int, IntBin, IntTy, MemInit, Place, Range, RangeShape, Stmt, Ty,
    Un, Var,
};
use super::calls::whole;
use super::exprs::{binary, product, unary};
use super::scope::{Bound, Enclosing, Scope};

/// How far from its index an iteration looks: below and above.
type Reach = (i64, i64);

impl Scope<'_> {
    /// A few statements that belong together.
    pub fn numeric_statement(&mut self, nesting: usize) -> Option<Vec<Stmt>> {
        if self.readable(Ty::is_list).is_empty() || nesting > 2 {
            return None;
        }
        let before = self.vars.len();
        let scope = (self.visible.clone(), self.mutable.clone());
        self.choose_focus();
        let written = match self.rng.below(100) {
            0..=10 => self.loops_over_lists(nesting),
            11..=14 => self.batches(),
            15..=19 => self.stencil(nesting),
            20..=31 => self.time_steps(nesting),
            32..=45 => self.runge_kutta(),
            46..=50 => self.soft_maximum(),
            51..=55 => self.winner(),
            56..=62 => self.close_pairs(),
            63..=66 => self.projection(),
            67..=68 => self.scan(),
            69..=71 => self.by_table(),
            72..=73 => self.insertion(),
            74..=80 => self.matrix_product(),
            81..=83 => self.triangular(),
            84..=87 => self.elimination(),
            88..=89 => self.dynamic_table(),
            90..=92 => self.shortest_paths(),
            93..=96 => self.flat_grid(),
            _ => self.grid_of_rows(),
        };
        if written.is_none() {
            (self.visible, self.mutable) = scope;
        }
        let cost = 1 + (self.vars.len() - before) / 3;
        self.budget = self.budget.saturating_sub(cost);
        written
    }

    /// What the function works with: the common length, work lists.
    pub fn numeric_start(&mut self) -> Vec<Stmt> {
        let mut stmts = vec![];
        let Some(first) = self.some_peer() else {
            return stmts;
        };
        if self.rng.chance(60) {
            let var = self.fresh(Ty::Int(IntTy::Usize));
            stmts.push(Stmt::LetInt {
                var,
                mutable: false,
                init: Int::Len(first),
            });
            self.show(var, false);
            self.extent = Some(var);
        }
        for _ in 0..self.rng.below(3) {
            stmts.extend(self.work_list());
        }
        stmts
    }

    /// `let mut v = vec![0.0; n];`, `let mut v = x.to_vec();`
    fn work_list(&mut self) -> Vec<Stmt> {
        let Some(like) = self.some_peer() else {
            return vec![];
        };
        let init = match self.rng.chance(70) {
            true => MemInit::Repeat(Expr::Lit(0.0), self.extent()),
            false => MemInit::CopyOf(whole(like)),
        };
        let (_, stmt) = self.list(init);
        vec![stmt]
    }

    /// A new list of the common length.
    fn list(&mut self, init: MemInit) -> (Var, Stmt) {
        let var = self.fresh(Ty::Vec);
        self.show(var, true);
        self.peers.push(var);
        let stmt = Stmt::LetMem {
            var,
            mutable: true,
            init,
        };
        (var, stmt)
    }

    /// The length that lists have in common.
    fn extent(&mut self) -> Int {
        let base = self.base.filter(|mem| self.visible.contains(mem));
        let mem = match base {
            Some(mem) if self.rng.chance(88) => Some(mem),
            _ => self.some_peer(),
        };
        match (self.extent, mem) {
            (Some(n), _) if self.visible.contains(&n) && self.rng.chance(85) => Int::Var(n),
            (_, Some(mem)) => Int::Len(mem),
            _ => Int::Lit(3),
        }
    }

    fn some_peer(&mut self) -> Option<Var> {
        let peers = self.all_peers();
        (!peers.is_empty()).then(|| *self.rng.pick(&peers))
    }

    fn all_peers(&self) -> Vec<Var> {
        let mut all = self.readable(Ty::is_list);
        all.retain(|v| self.peers.contains(v));
        all
    }

    /// A list to write to: one of those in focus, if any can be written.
    fn some_peer_mut(&mut self) -> Option<Var> {
        let mut all = self.writable(Ty::is_list);
        all.retain(|v| self.peers.contains(v));
        let near: Vec<Var> = (all.iter().copied())
            .filter(|v| self.focus.contains(v))
            .collect();
        let from = match near.is_empty() || self.rng.chance(10) {
            true => all,
            false => near,
        };
        (!from.is_empty()).then(|| *self.rng.pick(&from))
    }

    /// A few lists to which the next statements mostly keep, so that they have to do with each other.
    fn choose_focus(&mut self) {
        let mut all = self.all_peers();
        let count = 2 + self.rng.below(2);
        self.focus.clear();
        if self.base.is_none() || self.rng.chance(50) {
            self.base = self.some_peer();
        }
        while self.focus.len() < count && !all.is_empty() {
            let at = self.rng.below(all.len());
            self.focus.push(all.swap_remove(at));
        }
    }

    fn some_focus(&mut self) -> Option<Var> {
        let mut near = self.readable(Ty::is_list);
        near.retain(|v| self.focus.contains(v));
        match near.is_empty() || self.rng.chance(12) {
            true => self.some_peer(),
            false => Some(*self.rng.pick(&near)),
        }
    }

    /// A float that does not hang on the index.
    fn factor(&mut self) -> Expr {
        match self.some(|t| matches!(t, Ty::Float | Ty::FloatRef)) {
            Some(v) if self.rng.chance(65) => Expr::Read(Place::Var(v)),
            _ => Expr::Lit(self.rng.decimal(-1.0, 1.0)),
        }
    }

    /// A small step.
    fn small_factor(&mut self) -> Expr {
        let factor = self.factor();
        product(Expr::Lit(self.rng.decimal(0.125, 0.5)), factor)
    }

    /// Something made of the lists around `i`.
    fn field(&mut self, i: Var, reach: Reach, depth: usize) -> Expr {
        let Some(element) = self.near(i, reach) else {
            return self.leaf();
        };
        if depth == 0 {
            return element;
        }
        match self.rng.below(20) {
            0..=3 => element,
            4..=6 => product(self.factor(), element),
            7..=9 => {
                let other = self.near(i, reach).unwrap_or_else(|| element.clone());
                let op = *self.rng.pick(&[Bin::Sub, Bin::Sub, Bin::Add]);
                Expr::Bin(op, Box::new(element), Box::new(other))
            }
            10..=12 => {
                let op = *self.rng.pick(&[Un::Sin, Un::Tanh, Un::Cos, Un::Abs]);
                let x = self.field(i, reach, depth - 1);
                unary(op, self.method_safe(x))
            }
            13 => product(element.clone(), element),
            14 => {
                let x = self.field(i, reach, depth - 1);
                let x = self.method_safe(x);
                unary(Un::Exp, unary(Un::Neg, unary(Un::Abs, x)))
            }
            15 => {
                let below = Expr::Bin(
                    Bin::Add,
                    Box::new(product(element.clone(), element)),
                    Box::new(Expr::Lit(1.25)),
                );
                if self.rng.chance(50) {
                    // Sometimes of something that is not known to be positive.
                    let below = match self.near(i, reach) {
                        Some(x) if self.rng.chance(70) => sum(x, Expr::Lit(3.5)),
                        _ => below,
                    };
                    let near = unary(Un::Recip, below);
                    let power = product(near.clone(), near.clone());
                    return product(self.factor(), minus(product(power.clone(), power), near));
                }
                Expr::Bin(
                    Bin::Div,
                    Box::new(self.field(i, reach, depth - 1)),
                    Box::new(below),
                )
            }
            16 => {
                let cond = self.field_cond(i, reach);
                let [then, els] = [0, 1].map(|_| Block {
                    stmts: vec![],
                    tail: vec![self.field(i, reach, depth - 1)],
                });
                Expr::If(cond, Box::new(then), Box::new(els))
            }
            17 => self.expr(1),
            _ => {
                let a = self.field(i, reach, depth - 1);
                let b = self.field(i, reach, depth - 1);
                match self.rng.chance(50) {
                    true => product(a, b),
                    false => Expr::Bin(Bin::Add, Box::new(a), Box::new(b)),
                }
            }
        }
    }

    /// An expression on which a method may be called.
    fn method_safe(&mut self, x: Expr) -> Expr {
        match super::super::print::is_open_literal(&x) {
            true => Expr::Cast(Int::Lit(1)),
            false => x,
        }
    }

    fn field_cond(&mut self, i: Var, reach: Reach) -> Cond {
        let cmp = *self.rng.pick(&[Cmp::Lt, Cmp::Gt]);
        let a = self.near(i, reach).unwrap_or(Expr::Lit(0.5));
        let b = match self.near(i, reach) {
            Some(b) if self.rng.chance(35) => b,
            _ => Expr::Lit(self.rng.decimal(-0.75, 0.75)),
        };
        Cond::Floats(cmp, Box::new(a), Box::new(b))
    }

    /// `u[i]`, `u[i - 1]`, ...
    fn near(&mut self, i: Var, reach: Reach) -> Option<Expr> {
        let mem = self.some_focus()?;
        let offset = self.offset(reach);
        Some(read(mem, shifted(i, offset)))
    }

    fn offset(&mut self, (below, above): Reach) -> i64 {
        match self.rng.chance(45) {
            true => 0,
            false => self.rng.between(-below, above),
        }
    }

    fn reach(&mut self) -> Reach {
        match self.rng.below(20) {
            0..=8 => (0, 0),
            9..=11 => (1, 0),
            12..=14 => (0, 1),
            15..=17 => (1, 1),
            18 => (2, 0),
            _ => (2, 1),
        }
    }

    fn order(&mut self) -> RangeShape {
        match self.rng.below(24) {
            0..=16 => RangeShape::Plain,
            17..=19 => RangeShape::Rev,
            20 => RangeShape::Step(2),
            21 => RangeShape::RevStep(2),
            22 => RangeShape::StepRev(2),
            _ => RangeShape::Step(3),
        }
    }

    /// `for i in below..n - above { .. }`, sometimes with something in it that was not planned.
    fn over_lists(
        &mut self,
        nesting: usize,
        (below, above): Reach,
        shape: RangeShape,
        write: impl FnOnce(&mut Self, Var) -> Vec<Stmt>,
    ) -> Stmt {
        let hi = less(self.extent(), above);
        let lo = Int::Lit(below);
        self.counted(nesting, (lo, hi), shape, |s, i| {
            for mem in s.all_peers() {
                (-below..=above).for_each(|offset| {
                    s.bounds.push(Bound {
                        var: i,
                        offset,
                        mem,
                    })
                });
            }
            write(s, i)
        })
    }

    /// `for i in lo..hi { .. }`
    fn counted(
        &mut self,
        nesting: usize,
        (lo, hi): (Int, Int),
        shape: RangeShape,
        write: impl FnOnce(&mut Self, Var) -> Vec<Stmt>,
    ) -> Stmt {
        let var = self.fresh(Ty::Int(IntTy::Usize));
        let stmts = self.within_loop(nesting, |s| {
            s.show(var, false);
            write(s, var)
        });
        Stmt::For {
            label: None,
            var,
            range: Range {
                lo,
                hi,
                inclusive: false,
                shape,
            },
            body: body(stmts),
        }
    }

    fn within_loop(
        &mut self,
        nesting: usize,
        write: impl FnOnce(&mut Self) -> Vec<Stmt>,
    ) -> Vec<Stmt> {
        self.loops.push(Enclosing {
            label: None,
            has_value: false,
        });
        let stmts = self.nested(|s| {
            let mut stmts = vec![];
            if nesting < 3 && s.rng.chance(5) {
                stmts.extend(s.scattered(nesting + 2));
            }
            stmts.extend(write(s));
            if nesting < 3 && s.rng.chance(5) {
                stmts.extend(s.scattered(nesting + 2));
            }
            if nesting < 3 && s.rng.chance(4) {
                stmts.extend(s.conditional_exit(nesting + 2));
            }
            stmts
        });
        self.loops.pop();
        stmts
    }

    /// `let mut s = 0.0;`
    fn zero(&mut self) -> (Var, Stmt) {
        let var = self.fresh(Ty::Float);
        let stmt = Stmt::Let {
            var,
            mutable: true,
            init: Expr::Lit(0.0),
        };
        self.show(var, true);
        (var, stmt)
    }
}

fn body(stmts: Vec<Stmt>) -> Block {
    Block {
        stmts,
        tail: vec![],
    }
}

fn element(mem: Var, at: Int) -> Place {
    Place::Elem(mem, vec![at])
}

fn read(mem: Var, at: Int) -> Expr {
    Expr::Read(element(mem, at))
}

fn scalar(var: Var) -> Expr {
    Expr::Read(Place::Var(var))
}

fn sum(a: Expr, b: Expr) -> Expr {
    Expr::Bin(Bin::Add, Box::new(a), Box::new(b))
}

fn minus(a: Expr, b: Expr) -> Expr {
    Expr::Bin(Bin::Sub, Box::new(a), Box::new(b))
}

fn set(place: Place, value: Expr) -> Stmt {
    Stmt::Assign {
        place,
        op: None,
        value,
    }
}

fn update(place: Place, op: Bin, value: Expr) -> Stmt {
    Stmt::Assign {
        place,
        op: Some(op),
        value,
    }
}

/// `i + offset`
fn shifted(i: Var, offset: i64) -> Int {
    match offset {
        0 => Int::Var(i),
        1.. => binary(IntBin::Add, Int::Var(i), Int::Lit(offset)),
        _ => binary(IntBin::Sub, Int::Var(i), Int::Lit(-offset)),
    }
}

fn less(n: Int, by: i64) -> Int {
    match by {
        0 => n,
        _ => binary(IntBin::Sub, n, Int::Lit(by)),
    }
}

/// `i * n + j`
fn flat(i: Int, n: Int, j: Int) -> Int {
    binary(IntBin::Add, binary(IntBin::Mul, i, n), j)
}
