//! Steps in time: lists that become the next ones.

use super::super::super::ast::{Bin, CallArg, Int, IntTy, MemInit, RangeShape, Ret, Stmt, Ty, Var};
use super::super::calls::whole;
use super::super::exprs::{binary, product};
use super::super::scope::Scope;
use super::{Expr, Place, element, less, read, scalar, set, sum, update};

impl Scope<'_> {
    /// `for _ in 0..steps { next from u; u = next; }`
    pub(super) fn time_steps(&mut self, nesting: usize) -> Option<Vec<Stmt>> {
        let from = self.some_peer()?;
        let mut stmts = vec![];
        let (u, start) = self.list(MemInit::CopyOf(whole(from)));
        stmts.push(start);
        let outside = self.rng.chance(65);
        let mut next = None;
        let other = self.some_peer();
        if outside {
            let init = self.fresh_contents(from);
            let (var, start) = self.list(init);
            stmts.push(start);
            next = Some(var);
        }
        let energy = match self.rng.chance(30) {
            true => {
                let (total, start) = self.zero();
                stmts.push(start);
                Some(total)
            }
            false => None,
        };
        let steps = self.step_count();
        let step = self.counted(nesting, (Int::Lit(0), steps), RangeShape::Plain, |s, _| {
            let mut stmts = vec![];
            let next = next.unwrap_or_else(|| {
                let init = s.fresh_contents(from);
                let (var, start) = s.list(init);
                stmts.push(start);
                var
            });
            s.focus = vec![u, next];
            s.focus.extend(other.filter(|_| s.rng.chance(40)));
            stmts.extend(s.stencil_into(nesting + 1, next, u));
            if s.rng.chance(25) {
                let reach = s.reach();
                stmts.push(s.over_lists(nesting + 1, reach, RangeShape::Plain, |s, i| {
                    let value = product(Expr::Lit(0.5), s.field(i, reach, 2));
                    let to = *s.rng.pick(&[u, next, next]);
                    vec![update(element(to, Int::Var(i)), Bin::Add, value)]
                }));
            }
            stmts.extend(s.at_the_ends(next, u));
            if let Some(total) = energy {
                stmts.push(
                    s.over_lists(nesting + 1, (0, 0), RangeShape::Plain, |s, i| {
                        let value = s.field(i, (0, 0), 1);
                        vec![update(Place::Var(total), Bin::Add, value)]
                    }),
                );
            }
            stmts.extend(s.advance(nesting + 1, u, next, outside));
            stmts
        });
        stmts.push(step);
        if self.rng.chance(50) {
            self.forget(next.as_slice());
        }
        Some(stmts)
    }

    /// Lists that nothing else looks at.
    fn forget(&mut self, lists: &[Var]) {
        self.visible.retain(|var| !lists.contains(var));
    }

    fn fresh_contents(&mut self, like: Var) -> MemInit {
        match self.rng.chance(70) {
            true => MemInit::Repeat(Expr::Lit(0.0), self.extent()),
            false => MemInit::CopyOf(whole(like)),
        }
    }

    fn step_count(&mut self) -> Int {
        match self.some(|t| t == Ty::Int(IntTy::Usize)) {
            Some(v) if self.rng.chance(50) => binary(super::IntBin::Rem, Int::Var(v), Int::Lit(4)),
            _ => Int::Lit(self.rng.between(1, 3)),
        }
    }

    /// `next[0] = ..; next[n - 1] = ..;`
    fn at_the_ends(&mut self, next: Var, u: Var) -> Vec<Stmt> {
        let mut stmts = vec![];
        let n = self.extent();
        for at in [Int::Lit(0), less(n.clone(), 1)] {
            if self.rng.chance(35) {
                let value = match self.rng.below(4) {
                    0 => Expr::Lit(0.0),
                    1 => read(u, at.clone()),
                    2 => read(next, Int::Lit(1)),
                    _ => self.factor(),
                };
                // `v[v.len() - 1]` on the left of an assignment is an error for a `Vec`.
                if !matches!(at, Int::Bin(_, ref n, _) if matches!(**n, Int::Len(v) if v == next)) {
                    stmts.push(set(element(next, at), value));
                }
            }
        }
        stmts
    }

    /// `u` becomes `next`.
    fn advance(&mut self, nesting: usize, u: Var, next: Var, outside: bool) -> Vec<Stmt> {
        match self.rng.below(12) {
            0 | 1 if !outside => vec![Stmt::AssignMem {
                var: u,
                init: MemInit::Moved(next),
            }],
            0..=3 => vec![Stmt::AssignMem {
                var: u,
                init: MemInit::CopyOf(whole(next)),
            }],
            4..=6 => vec![Stmt::MemSwap { a: u, b: next }],
            7 | 8 => vec![Stmt::CopyFrom {
                dst: whole(u),
                src: whole(next),
            }],
            9 | 10 => {
                let reach = *self.rng.pick(&[(0, 0), (0, 0), (1, 1), (1, 0)]);
                let scale = self.rng.chance(30);
                vec![self.over_lists(nesting, reach, RangeShape::Plain, |s, i| {
                    let value = read(next, Int::Var(i));
                    let value = match scale {
                        true => sum(value.clone(), product(s.small_factor(), value)),
                        false => value,
                    };
                    vec![set(element(u, Int::Var(i)), value)]
                })]
            }
            _ => vec![],
        }
    }

    /// Stages through a helper that fills a list, or in place.
    pub(super) fn runge_kutta(&mut self) -> Option<Vec<Stmt>> {
        let from = self.some_peer()?;
        let mut stmts = vec![];
        let mut declare = |s: &mut Self, init| {
            let (var, start) = s.list(init);
            stmts.push(start);
            var
        };
        let y = declare(self, MemInit::CopyOf(whole(from)));
        let zeros = |s: &mut Self| MemInit::Repeat(Expr::Lit(0.0), s.extent());
        let zero = zeros(self);
        let stage = declare(self, zero);
        let ks: Vec<Var> = (0..1 + self.rng.below(3))
            .map(|_| {
                let zero = zeros(self);
                declare(self, zero)
            })
            .collect();
        let h = self.rng.decimal(0.125, 0.5);
        let steps = self.step_count();
        let step = self.counted(2, (Int::Lit(0), steps), RangeShape::Plain, |s, _| {
            let mut stmts = vec![];
            for (at, &k) in ks.iter().enumerate() {
                let from = if at == 0 { y } else { stage };
                stmts.extend(s.rate_of(from, k));
                if at + 1 < ks.len() || s.rng.chance(20) {
                    stmts.push(s.over_lists(3, (0, 0), RangeShape::Plain, |_, i| {
                        let step = product(Expr::Lit(h * 0.5), read(k, Int::Var(i)));
                        let value = sum(read(y, Int::Var(i)), step);
                        vec![set(element(stage, Int::Var(i)), value)]
                    }));
                }
            }
            stmts.push(s.over_lists(3, (0, 0), RangeShape::Plain, |_, i| {
                let rates = ks.iter().map(|k| read(*k, Int::Var(i)));
                let rate = rates.reduce(sum).expect("a stage");
                let place = element(y, Int::Var(i));
                vec![update(place, Bin::Add, product(Expr::Lit(h), rate))]
            }));
            stmts
        });
        stmts.push(step);
        if self.rng.chance(75) {
            self.forget(&ks);
            self.forget(&[stage]);
        }
        Some(stmts)
    }

    /// `rate(&y, a, &mut k);`, or a loop that does the same.
    fn rate_of(&mut self, y: Var, k: Var) -> Vec<Stmt> {
        let fits = |f: &super::super::super::ast::Function| {
            let tys: Vec<Ty> = f.params.iter().map(|p| f.vars[p.0].ty).collect();
            f.ret == Ret::Unit && tys == [Ty::Slice, Ty::Float, Ty::SliceMut]
        };
        let callees: Vec<usize> = (0..self.done.len())
            .filter(|c| fits(&self.done[*c]))
            .collect();
        if !callees.is_empty() && self.rng.chance(45) {
            let callee = *self.rng.pick(&callees);
            let args = vec![
                CallArg::View(whole(y)),
                CallArg::Float(self.factor()),
                CallArg::View(whole(k)),
            ];
            return vec![Stmt::Call { callee, args }];
        }
        let reach = self.reach();
        self.focus = vec![y];
        vec![self.over_lists(3, reach, RangeShape::Plain, |s, i| {
            let value = s.field(i, reach, 2);
            let damped = minus_scaled(value, s.factor(), read(y, Int::Var(i)));
            vec![set(element(k, Int::Var(i)), damped)]
        })]
    }

    /// `v[i] = a * v[i - 1] + x[i]`
    pub(super) fn scan(&mut self) -> Option<Vec<Stmt>> {
        let mut stmts = self.work_list();
        let to = self.some_peer_mut()?;
        let carried = match self.rng.chance(40) {
            true => {
                let (carried, start) = self.zero();
                stmts.push(start);
                Some(carried)
            }
            false => None,
        };
        let back = self.rng.chance(30);
        let (reach, before, shape) = match back {
            true => ((0, 1), 1, RangeShape::Rev),
            false => ((1, 0), -1, RangeShape::Plain),
        };
        stmts.push(self.over_lists(1, reach, shape, |s, i| {
            let old = read(to, super::shifted(i, before));
            let more = s.field(i, reach, 1);
            let value = sum(product(s.factor(), old), more);
            let place = element(to, Int::Var(i));
            match carried {
                Some(carried) => vec![
                    update(Place::Var(carried), Bin::Mul, Expr::Lit(0.5)),
                    update(Place::Var(carried), Bin::Add, value),
                    set(place, scalar(carried)),
                ],
                None => vec![set(place, value)],
            }
        }));
        Some(stmts)
    }
}

fn minus_scaled(a: Expr, factor: Expr, b: Expr) -> Expr {
    super::minus(a, product(factor, b))
}
