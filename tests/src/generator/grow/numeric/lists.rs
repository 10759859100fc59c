//! Neighbouring loops over lists, stencils.

use super::super::super::ast::{
    Bin, Each, Expr, How, Int, IntBin, IntTy, Place, RangeShape, Stmt, Ty, Var,
};
use super::super::calls::whole;
use super::super::exprs::{binary, product};
use super::super::scope::Scope;
use super::{Reach, body, element, minus, read, scalar, set, shifted, sum, update};

impl Scope<'_> {
    /// Two to four loops over the same or overlapping ranges, which mostly read and write the same lists.
    pub(super) fn loops_over_lists(&mut self, nesting: usize) -> Option<Vec<Stmt>> {
        let mut stmts = vec![];
        if self.some_peer_mut().is_none() || self.rng.chance(30) {
            stmts.extend(self.work_list());
            self.choose_focus();
        }
        let total = match self.rng.chance(40) {
            true => {
                let (total, start) = self.zero();
                stmts.push(start);
                Some(total)
            }
            false => None,
        };
        let shape = self.order();
        for _ in 0..2 + self.rng.below(3) {
            let shape = match self.rng.chance(85) {
                true => shape,
                false => self.order(),
            };
            let stmt = match self.rng.chance(20) {
                true => self.zipped(nesting),
                false => {
                    let reach = self.reach();
                    Some(self.over_lists(nesting, reach, shape, |s, i| {
                        let count = 1 + s.rng.below(3);
                        (0..count)
                            .flat_map(|_| s.list_assignment(i, reach, total))
                            .collect()
                    }))
                }
            };
            stmts.extend(stmt);
        }
        Some(stmts)
    }

    /// `v[i + c] = ..`, `v[i] += ..`, `total += ..`, or a local that the next ones see.
    fn list_assignment(&mut self, i: Var, reach: Reach, total: Option<Var>) -> Vec<Stmt> {
        if let Some(total) = total
            && self.rng.chance(25)
        {
            let value = self.field(i, reach, 2);
            return vec![update(Place::Var(total), Bin::Add, value)];
        }
        if self.rng.chance(15) {
            let init = self.field(i, reach, 2);
            let var = self.fresh(Ty::Float);
            self.show(var, false);
            return vec![Stmt::Let {
                var,
                mutable: false,
                init,
            }];
        }
        let Some(mem) = self.some_peer_mut() else {
            return vec![];
        };
        let at = match self.rng.chance(80) {
            true => 0,
            false => self.offset(reach),
        };
        let place = element(mem, shifted(i, at));
        let value = self.field(i, reach, 2);
        let stmt = match self.rng.below(10) {
            0..=4 => set(place, value),
            5..=7 => update(place, Bin::Add, product(Expr::Lit(0.5), value)),
            8 => update(place, Bin::Sub, product(Expr::Lit(0.25), value)),
            _ => update(place, Bin::Mul, Expr::Lit(self.rng.decimal(0.25, 1.0))),
        };
        if self.rng.chance(12) {
            let cond = self.field_cond(i, reach);
            return vec![Stmt::If {
                cond,
                then: body(vec![stmt]),
                els: None,
            }];
        }
        vec![stmt]
    }

    /// `for (o, x) in v.iter_mut().zip(u.iter()) { *o = ..; }`, perhaps with windows, perhaps counted.
    fn zipped(&mut self, nesting: usize) -> Option<Stmt> {
        let out = self.some_peer_mut()?;
        let hidden = self.borrowed.len();
        self.borrowed.push(out);
        let from = self.some_focus();
        let Some(from) = from else {
            self.borrowed.truncate(hidden);
            return None;
        };
        let how = match self.rng.below(10) {
            0..=5 => How::Iter,
            6..=8 => How::Windows(2 + self.rng.below(2)),
            _ => How::Chunks(2),
        };
        let was_mutable = self.mutable.contains(&from);
        self.mutable.retain(|v| *v != from);
        let o = self.fresh(Ty::FloatMut);
        let x = self.fresh(match how {
            How::Iter => Ty::FloatRef,
            _ => Ty::Slice,
        });
        let count = (self.rng.chance(40)).then(|| self.fresh(Ty::Int(IntTy::Usize)));
        let stmts = self.within_loop(nesting, |s| {
            s.show(o, true);
            s.show(x, false);
            count.iter().for_each(|i| s.show(*i, false));
            let part = |s: &mut Self| match how {
                How::Iter | How::IterMut => scalar(x),
                How::Windows(k) | How::Chunks(k) => {
                    let at = s.rng.between(0, k as i64 - 1);
                    read(x, Int::Lit(at))
                }
            };
            let (a, b) = (part(s), part(s));
            let value = match s.rng.below(4) {
                0 => sum(a, product(s.factor(), b)),
                1 => product(s.factor(), minus(a, b)),
                2 => product(a, b),
                _ => sum(product(s.factor(), a), s.expr(1)),
            };
            let op = *s.rng.pick(&[None, None, Some(Bin::Add), Some(Bin::Sub)]);
            vec![Stmt::Assign {
                place: Place::Var(o),
                op,
                value,
            }]
        });
        self.borrowed.truncate(hidden);
        if was_mutable {
            self.mutable.push(from);
        }
        let each = |mem, how| Each {
            mem: whole(mem),
            how,
        };
        Some(Stmt::ForEach {
            label: None,
            count,
            items: vec![(o, each(out, How::IterMut)), (x, each(from, how))],
            rev: self.rng.chance(12),
            body: body(stmts),
        })
    }

    /// `v[i] = u[i] + k * (u[i - 1] - 2.0 * u[i] + u[i + 1])`, in one of its forms.
    pub(super) fn stencil(&mut self, nesting: usize) -> Option<Vec<Stmt>> {
        let mut stmts = vec![];
        if self.some_peer_mut().is_none() {
            stmts.extend(self.work_list());
            self.choose_focus();
        }
        let to = self.some_peer_mut()?;
        let from = match self.rng.chance(15) {
            true => Some(to),
            false => self.without(to, |s| s.some_focus()),
        };
        stmts.push(self.stencil_into(nesting, to, from?)?);
        Some(stmts)
    }

    pub(super) fn stencil_into(&mut self, nesting: usize, to: Var, from: Var) -> Option<Stmt> {
        match self.rng.below(10) {
            0..=4 => Some(self.stencil_by_index(nesting, to, from)),
            5 | 6 => Some(self.stencil_around(nesting, to, from)),
            _ if to != from => Some(self.stencil_by_windows(nesting, to, from)),
            _ => Some(self.stencil_by_index(nesting, to, from)),
        }
    }

    fn stencil_by_index(&mut self, nesting: usize, to: Var, from: Var) -> Stmt {
        let reach = *self
            .rng
            .pick(&[(1, 1), (1, 1), (1, 1), (1, 0), (0, 1), (2, 2), (2, 0)]);
        let shape = match self.rng.chance(85) {
            true => RangeShape::Plain,
            false => self.order(),
        };
        self.over_lists(nesting, reach, shape, |s, i| {
            let at = |offset| read(from, shifted(i, offset));
            let value = s.stencil_value(reach, &at);
            s.stencil_result(to, Int::Var(i), value)
        })
    }

    /// The assignment, sometimes by way of a local.
    fn stencil_result(&mut self, to: Var, at: Int, value: Expr) -> Vec<Stmt> {
        let place = element(to, at);
        match self.rng.below(10) {
            0..=5 => vec![set(place, value)],
            6 | 7 => vec![update(place, Bin::Add, product(Expr::Lit(0.5), value))],
            _ => {
                let var = self.fresh(Ty::Float);
                let init = value;
                self.show(var, false);
                let scaled = product(self.factor(), scalar(var));
                vec![
                    Stmt::Let {
                        var,
                        mutable: false,
                        init,
                    },
                    set(place, sum(scalar(var), scaled)),
                ]
            }
        }
    }

    /// `u[(i + n - 1) % n]`
    fn stencil_around(&mut self, nesting: usize, to: Var, from: Var) -> Stmt {
        let n = self.extent();
        self.over_lists(nesting, (0, 0), RangeShape::Plain, |s, i| {
            let at = |offset: i64| {
                let shifted = match offset {
                    0 => return read(from, Int::Var(i)),
                    1.. => shifted(i, offset),
                    _ => super::less(binary(IntBin::Add, Int::Var(i), n.clone()), -offset),
                };
                read(from, binary(IntBin::Rem, shifted, n.clone()))
            };
            let value = s.stencil_value((1, 1), &at);
            s.stencil_result(to, Int::Var(i), value)
        })
    }

    fn stencil_by_windows(&mut self, nesting: usize, to: Var, from: Var) -> Stmt {
        let width = 2 + self.rng.below(2);
        let reach = (0, width as i64 - 1);
        let count = self.fresh(Ty::Int(IntTy::Usize));
        let w = self.fresh(Ty::Slice);
        let was_mutable = self.mutable.contains(&from);
        self.mutable.retain(|v| *v != from);
        let stmts = self.within_loop(nesting, |s| {
            s.show(count, false);
            s.show(w, false);
            let at = |offset| read(w, Int::Lit(offset));
            let value = s.stencil_value(reach, &at);
            let at = shifted(count, s.rng.between(0, reach.1));
            s.stencil_result(to, at, value)
        });
        if was_mutable {
            self.mutable.push(from);
        }
        Stmt::ForEach {
            label: None,
            count: Some(count),
            items: vec![(
                w,
                Each {
                    mem: whole(from),
                    how: How::Windows(width),
                },
            )],
            rev: false,
            body: body(stmts),
        }
    }

    /// What a stencil computes of the elements around.
    pub(super) fn stencil_value(
        &mut self,
        (below, above): Reach,
        at: &dyn Fn(i64) -> Expr,
    ) -> Expr {
        let mid = if below > 0 { 0 } else { above / 2 };
        let (first, last) = (at(-below), at(above));
        match self.rng.below(7) {
            0 | 1 => {
                let curved = sum(minus(first, product(Expr::Lit(2.0), at(mid))), last);
                sum(at(mid), product(self.small_factor(), curved))
            }
            2 => {
                let [a, b, c] = [0, 1, 2].map(|_| self.small_factor());
                sum(
                    sum(product(a, first), product(b, at(mid))),
                    product(c, last),
                )
            }
            3 => {
                let slope = minus(last, first);
                minus(
                    at(mid),
                    product(self.small_factor(), product(at(mid), slope)),
                )
            }
            4 => {
                let slope = product(self.small_factor(), minus(last, first));
                super::unary(super::Un::Tanh, slope)
            }
            5 => {
                let cond = super::Cond::Floats(
                    super::Cmp::Gt,
                    Box::new(at(mid)),
                    Box::new(Expr::Lit(0.0)),
                );
                let one = |value| {
                    Box::new(super::Block {
                        stmts: vec![],
                        tail: vec![value],
                    })
                };
                let up = minus(at(mid), first);
                let down = minus(last, at(mid));
                let slope = Expr::If(cond, one(up), one(down));
                minus(at(mid), product(self.small_factor(), slope))
            }
            _ => {
                let square = product(at(mid), at(mid));
                sum(product(self.small_factor(), product(square, last)), first)
            }
        }
    }
}
