//! Loops over the whole of a memory, as numeric programs have them: work arrays filled anew, differences of neighbours.

use super::super::ast::{
    Bin, Block, Expr, Int, IntBin, IntTy, Place, Range, RangeShape, Stmt, Ty, Var,
};
use super::exprs::{binary, product};
use super::scope::{Bound, Scope};

impl Scope<'_> {
    /// `for i in 0..v.len() { v[i] = ..; }`: sometimes not quite the whole, sometimes from what is there.
    pub fn sweep(&mut self) -> Option<Vec<Stmt>> {
        let mem = self.some_mut(|t| t.is_list())?;
        let var = self.fresh(Ty::Int(IntTy::Usize));
        let from = usize::from(self.rng.chance(15)) as i64;
        let less = i64::from(self.rng.chance(10));
        let place = |i| Place::Elem(mem, vec![i]);
        let value = self.nested(|s| {
            s.show(var, false);
            s.bounds.push(Bound {
                var,
                offset: 0,
                mem,
            });
            match s.rng.chance(75) {
                true => s.without(mem, |s| s.expr(2)),
                false => s.expr(2),
            }
        });
        let op = self.rng.chance(15).then_some(Bin::Add);
        let assign = Stmt::Assign {
            place: place(Int::Var(var)),
            op,
            value,
        };
        Some(vec![self.over(mem, var, (from, less), vec![assign])])
    }

    /// `let mut s = 0.0; for i in 1..v.len() - 1 { s += .. v[i - 1] .. v[i + 1] ..; }`.
    pub fn neighbours(&mut self) -> Option<Vec<Stmt>> {
        let mem = self.some(|t| t.is_list())?;
        let total = self.fresh(Ty::Float);
        let var = self.fresh(Ty::Int(IntTy::Usize));
        let at = |op, by| match by {
            0 => Int::Var(var),
            _ => binary(op, Int::Var(var), Int::Lit(by)),
        };
        let read = |i| Expr::Read(Place::Elem(mem, vec![i]));
        let (before, after) = (1, self.rng.below(2) as i64);
        let there = product(read(at(IntBin::Sub, before)), read(at(IntBin::Add, after)));
        let value = match self.rng.chance(50) {
            true => product(Expr::Lit(0.5), product(there, read(at(IntBin::Add, 0)))),
            false => there,
        };
        let start = Stmt::Let {
            var: total,
            mutable: true,
            init: Expr::Lit(0.0),
        };
        let add = Stmt::Assign {
            place: Place::Var(total),
            op: Some(Bin::Add),
            value,
        };
        let sum = self.over(mem, var, (before, after), vec![add]);
        self.show(total, true);
        Some(vec![start, sum])
    }

    fn over(&mut self, mem: Var, var: Var, (from, less): (i64, i64), stmts: Vec<Stmt>) -> Stmt {
        let len = self.len(mem);
        let hi = match less {
            0 => len,
            _ => binary(IntBin::Sub, len, Int::Lit(less)),
        };
        let shape = match self.rng.chance(25) {
            true => RangeShape::Rev,
            false => RangeShape::Plain,
        };
        Stmt::For {
            label: None,
            var,
            range: Range {
                lo: Int::Lit(from),
                hi,
                inclusive: false,
                shape,
            },
            body: Block {
                stmts,
                tail: vec![],
            },
        }
    }
}
