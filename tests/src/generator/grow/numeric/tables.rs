//! Subscripts that are data.

use super::super::super::ast::{Bin, Cmp, Cond, Int, IntBin, Place, RangeShape, Stmt, Ty, Var};
use super::super::exprs::{binary, product};
use super::super::scope::Scope;
use super::{body, element, read, set, shifted, update};

impl Scope<'_> {
    /// `s += x[order[i]]`, `v[order[i]] += ..`
    pub(super) fn by_table(&mut self) -> Option<Vec<Stmt>> {
        let mut stmts = vec![];
        let table = match self.some(Ty::is_table) {
            Some(table) if self.rng.chance(70) => table,
            _ => {
                let n = 2 + self.rng.below(4);
                let var = self.fresh(Ty::Table(n));
                let items = (0..n).map(|_| self.rng.between(0, 3)).collect();
                stmts.push(Stmt::LetTable { var, items });
                self.show(var, false);
                var
            }
        };
        let x = self.some_focus()?;
        let target = self.some_peer_mut().filter(|_| self.rng.chance(60));
        let (total, start) = self.zero();
        stmts.push(start);
        let len = Int::Len(table);
        let pairs = self.rng.chance(30);
        let hi = match pairs {
            true => binary(IntBin::Sub, len, Int::Lit(1)),
            false => len,
        };
        let shape = self.order();
        stmts.push(self.counted(1, (Int::Lit(0), hi), shape, |s, k| {
            let at = |k: Int| Int::Elem(table, Box::new(k));
            let here = read(x, at(Int::Var(k)));
            let value = match pairs {
                true => super::minus(here, read(x, at(shifted(k, 1)))),
                false => here,
            };
            let value = match s.rng.below(3) {
                0 => product(value.clone(), value),
                1 => product(s.factor(), value),
                _ => super::unary(super::Un::Sin, value),
            };
            let stmt = match target {
                Some(v) => {
                    let to = s.rng.pick(&[at(Int::Var(k)), Int::Var(k)]).clone();
                    let place = element(v, to);
                    match s.rng.chance(60) {
                        true => update(place, Bin::Add, product(super::Expr::Lit(0.5), value)),
                        false => set(place, value),
                    }
                }
                None => update(Place::Var(total), Bin::Add, value),
            };
            match s.rng.chance(25) {
                true => vec![Stmt::If {
                    cond: Cond::Ints(Cmp::Ne, at(Int::Var(k)), Int::Var(k)),
                    then: body(vec![stmt]),
                    els: None,
                }],
                false => vec![stmt],
            }
        }));
        Some(stmts)
    }

    /// `d[i * n + j]` from its neighbours above and to the left.
    pub(super) fn dynamic_table(&mut self) -> Option<Vec<Stmt>> {
        let (x, y) = (self.some_focus()?, self.some_focus()?);
        let n = self.extent();
        let (d, start) = self.square(n.clone());
        let mut stmts = vec![start];
        let at = |i: Int, j: Int| read(d, super::flat(i, n.clone(), j));
        let soft = self.rng.below(3);
        let outer = self.counted(2, (Int::Lit(1), n.clone()), RangeShape::Plain, |s, i| {
            let inner = s.counted(3, (Int::Lit(1), n.clone()), RangeShape::Plain, |s, j| {
                let d1 = super::minus(read(x, Int::Var(i)), read(y, Int::Var(j)));
                let cost = product(d1.clone(), d1);
                let up = at(shifted(i, -1), Int::Var(j));
                let left = at(Int::Var(i), shifted(j, -1));
                let both = at(shifted(i, -1), shifted(j, -1));
                let best = match soft {
                    0 => {
                        let first = super::Expr::Bin(Bin::Min, Box::new(up), Box::new(left));
                        super::Expr::Bin(Bin::Min, Box::new(first), Box::new(both))
                    }
                    1 => super::unary(super::Un::Tanh, super::sum(up, left)),
                    _ => super::sum(product(s.small_factor(), up), both),
                };
                let place = element(d, super::flat(Int::Var(i), n.clone(), Int::Var(j)));
                vec![set(place, super::sum(cost, best))]
            });
            vec![inner]
        });
        stmts.push(outer);
        stmts.extend(self.total_of(d));
        Some(stmts)
    }

    /// `d[i * n + j] = d[i * n + j].min(d[i * n + k] + d[k * n + j])`
    pub(super) fn shortest_paths(&mut self) -> Option<Vec<Stmt>> {
        let n = self.extent();
        let (d, mut stmts) = self.filled_square(&n, false)?;
        let at = |i: Var, j: Var| super::flat(Int::Var(i), n.clone(), Int::Var(j));
        let all = (Int::Lit(0), n.clone());
        let soft = self.rng.chance(40);
        let by_method = self.rng.chance(50);
        let plain = RangeShape::Plain;
        stmts.push(self.counted(2, all.clone(), plain, |s, k| {
            vec![s.counted(2, all.clone(), plain, |s, i| {
                vec![s.counted(3, all, plain, |_, j| {
                    let through = super::sum(read(d, at(i, k)), read(d, at(k, j)));
                    let own = read(d, at(i, j));
                    let place = element(d, at(i, j));
                    let quarter = super::Expr::Lit(0.25);
                    let shorter = || {
                        let (a, b) = (Box::new(own.clone()), Box::new(through.clone()));
                        super::Expr::Bin(Bin::Min, a, b)
                    };
                    vec![match (soft, by_method) {
                        (true, _) => update(place, Bin::Add, product(quarter, through)),
                        (_, true) => set(place, shorter()),
                        _ => Stmt::If {
                            cond: Cond::Floats(Cmp::Lt, Box::new(through.clone()), Box::new(own)),
                            then: body(vec![set(place, through)]),
                            els: None,
                        },
                    }]
                })]
            })]
        }));
        stmts.extend(self.total_of(d));
        Some(stmts)
    }

    /// `let mut s = 0.0; for k in 0..m.len() { s += c * m[k]; }`
    pub(super) fn total_of(&mut self, m: Var) -> Vec<Stmt> {
        let (total, start) = self.zero();
        let weight = self.factor();
        let hi = Int::Len(m);
        let sum = self.counted(3, (Int::Lit(0), hi), RangeShape::Plain, |_, k| {
            let value = product(weight, read(m, Int::Var(k)));
            vec![update(Place::Var(total), Bin::Add, value)]
        });
        vec![start, sum]
    }
}
