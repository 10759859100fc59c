//! Two dimensions: flat rows `u[i * w + j]`, arrays of arrays and lists of lists.

use super::super::super::ast::{Bin, Expr, Int, MemInit, Place, RangeShape, Stmt, Ty, Un, Var};
use super::super::calls::whole;
use super::super::exprs::{product, unary};
use super::super::scope::Scope;
use super::{Reach, flat, read, scalar, set, shifted, sum, update};

impl Scope<'_> {
    /// `v[i * w + j]` from the four neighbours in `u`, and `u` from `v`.
    pub(super) fn flat_grid(&mut self) -> Option<Vec<Stmt>> {
        let n = self.extent();
        let x = self.some_focus()?;
        let (u, start) = self.square(n.clone());
        let mut stmts = vec![start];
        let size = Int::Len(u);
        stmts.push(
            self.counted(3, (Int::Lit(0), size), RangeShape::Plain, |s, k| {
                let at = super::binary(super::IntBin::Rem, Int::Var(k), n.clone());
                let value = product(s.factor(), read(x, at));
                vec![set(super::element(u, Int::Var(k)), unary(Un::Sin, value))]
            }),
        );
        let (v, start) = self.square(n.clone());
        stmts.push(start);
        let steps = Int::Lit(self.rng.between(1, 2));
        let reach = *self.rng.pick(&[(1, 1), (1, 1), (1, 0), (0, 1)]);
        let way = self.rng.below(3);
        let place = |mem, i, j| Place::Elem(mem, vec![flat(i, n.clone(), j)]);
        let hi = super::less(n.clone(), reach.1);
        let range = (Int::Lit(reach.0), hi);
        stmts.push(
            self.counted(3, (Int::Lit(0), steps), RangeShape::Plain, |s, _| {
                let mut stmts = vec![s.plane(range.clone(), range, |s, i, j| {
                    let value = s.plane_value(reach, &|a, b| {
                        Expr::Read(place(u, shifted(i, a), shifted(j, b)))
                    });
                    set(place(v, Int::Var(i), Int::Var(j)), value)
                })];
                stmts.extend(match way {
                    0 => Some(Stmt::MemSwap { a: u, b: v }),
                    1 => Some(Stmt::CopyFrom {
                        dst: whole(u),
                        src: whole(v),
                    }),
                    _ => None,
                });
                stmts
            }),
        );
        stmts.extend(self.total_of(v));
        Some(stmts)
    }

    /// The same on `[[f64; W]; N]` or `Vec<Vec<f64>>`.
    pub(super) fn grid_of_rows(&mut self) -> Option<Vec<Stmt>> {
        let (rows, width) = (3 + self.rng.below(2), 3 + self.rng.below(2));
        let ty = match self.rng.chance(50) {
            true => Ty::Grid(rows, width),
            false => Ty::Rows(rows, width),
        };
        let x = self.some_focus()?;
        let n = self.extent();
        let mut stmts = vec![];
        let [u, v] = [0, 1].map(|_| {
            let var = self.fresh(ty);
            self.show(var, true);
            stmts.push(Stmt::LetMem {
                var,
                mutable: true,
                init: MemInit::Repeat(Expr::Lit(0.0), Int::Lit(0)),
            });
            var
        });
        let place = |mem, i, j| Place::Elem(mem, vec![i, j]);
        let bound = |n: usize, (lo, hi): Reach| (Int::Lit(lo), Int::Lit(n as i64 - hi));
        let all = |k| bound(k, (0, 0));
        stmts.push(self.plane(all(rows), all(width), |s, i, j| {
            let k = super::binary(super::IntBin::Add, Int::Var(i), Int::Var(j));
            let value = product(s.factor(), read(x, super::binary(super::IntBin::Rem, k, n)));
            set(place(u, Int::Var(i), Int::Var(j)), value)
        }));
        let steps = Int::Lit(self.rng.between(1, 2));
        let reach = *self.rng.pick(&[(1, 1), (1, 1), (1, 0), (0, 1)]);
        let way = self.rng.below(4);
        stmts.push(
            self.counted(3, (Int::Lit(0), steps), RangeShape::Plain, |s, _| {
                let ranges = (bound(rows, reach), bound(width, reach));
                let mut stmts = vec![s.plane(ranges.0, ranges.1, |s, i, j| {
                    let value = s.plane_value(reach, &|a, b| {
                        Expr::Read(place(u, shifted(i, a), shifted(j, b)))
                    });
                    set(place(v, Int::Var(i), Int::Var(j)), value)
                })];
                stmts.extend(match way {
                    0 => Some(Stmt::MemSwap { a: u, b: v }),
                    1 => Some(Stmt::AssignMem {
                        var: u,
                        init: MemInit::CopyOf(whole(v)),
                    }),
                    2 => Some(Stmt::Swap {
                        mem: v,
                        i: Int::Lit(0),
                        j: Int::Lit(1),
                    }),
                    _ => None,
                });
                stmts
            }),
        );
        let (total, start) = self.zero();
        stmts.push(start);
        let weight = self.factor();
        let square = self.rng.chance(50);
        stmts.push(self.plane(all(rows), all(width), |_, i, j| {
            let value = Expr::Read(place(v, Int::Var(i), Int::Var(j)));
            let value = match square {
                true => product(value.clone(), value),
                false => product(weight, value),
            };
            update(Place::Var(total), Bin::Add, value)
        }));
        self.show(total, true);
        Some(stmts)
    }

    /// Two loops around one statement.
    fn plane(
        &mut self,
        rows: (Int, Int),
        columns: (Int, Int),
        write: impl FnOnce(&mut Self, Var, Var) -> Stmt,
    ) -> Stmt {
        self.counted(2, rows, RangeShape::Plain, |s, i| {
            vec![s.counted(3, columns, RangeShape::Plain, |s, j| vec![write(s, i, j)])]
        })
    }

    fn plane_value(&mut self, (below, above): Reach, at: &dyn Fn(i64, i64) -> Expr) -> Expr {
        let mut around = vec![];
        if below > 0 {
            around.extend([at(-1, 0), at(0, -1)]);
        }
        if above > 0 {
            around.extend([at(1, 0), at(0, 1)]);
        }
        let all = around.into_iter().reduce(sum).expect("a neighbour");
        let k = self.small_factor();
        match self.rng.below(4) {
            0 | 1 => {
                let curved = super::minus(all, product(Expr::Lit(4.0), at(0, 0)));
                sum(at(0, 0), product(k, curved))
            }
            2 => unary(Un::Tanh, product(k, all)),
            _ => {
                let var = self.some(|t| t == Ty::Float);
                let more = var.map_or(Expr::Lit(0.5), scalar);
                sum(product(product(k, at(0, 0)), all), more)
            }
        }
    }
}
