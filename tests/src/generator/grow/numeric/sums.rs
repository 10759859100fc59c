//! Sums over lists: of exponentials, over pairs, winners, projections.

use super::super::super::ast::{
    Bin, Cmp, Cond, Expr, Int, IntBin, IntTy, MemInit, Place, RangeShape, Stmt, Ty, Un, Var,
};
use super::super::exprs::{binary, product, unary};
use super::super::scope::Scope;
use super::{body, element, less, minus, read, scalar, set, sum, update};

impl Scope<'_> {
    /// `max + sum of (x[i] - max).exp() .ln()`, or the shares of that sum in a list.
    pub(super) fn soft_maximum(&mut self) -> Option<Vec<Stmt>> {
        let x = self.some_focus()?;
        let mut stmts = vec![];
        let scale = self.rng.chance(35).then(|| self.factor());
        let term = |i: Var| match &scale {
            Some(scale) => product(scale.clone(), read(x, Int::Var(i))),
            None => read(x, Int::Var(i)),
        };
        let max = match self.rng.chance(70) {
            true => {
                let max = self.fresh(Ty::Float);
                stmts.push(Stmt::Let {
                    var: max,
                    mutable: true,
                    init: Expr::Lit(f64::NEG_INFINITY),
                });
                self.show(max, true);
                let form = self.rng.below(2);
                stmts.push(self.over_lists(3, (0, 0), RangeShape::Plain, |_, i| {
                    vec![larger(max, term(i), form == 0)]
                }));
                Some(max)
            }
            false => None,
        };
        let (total, start) = self.zero();
        stmts.push(start);
        let kept = match self.rng.chance(50) {
            true => {
                let zeros = MemInit::Repeat(Expr::Lit(0.0), self.extent());
                let (kept, start) = self.list(zeros);
                stmts.push(start);
                Some(kept)
            }
            false => None,
        };
        stmts.push(self.over_lists(3, (0, 0), RangeShape::Plain, |s, i| {
            let shifted = match max {
                Some(max) => minus(term(i), scalar(max)),
                None => term(i),
            };
            let e = s.fresh(Ty::Float);
            let mut inner = vec![
                Stmt::Let {
                    var: e,
                    mutable: false,
                    init: unary(Un::Exp, shifted),
                },
                update(Place::Var(total), Bin::Add, scalar(e)),
            ];
            inner.extend(kept.map(|kept| set(element(kept, Int::Var(i)), scalar(e))));
            s.show(e, false);
            inner
        }));
        if let Some(kept) = kept {
            let op = *self.rng.pick(&[Bin::Div, Bin::Div, Bin::Mul]);
            stmts.push(self.over_lists(3, (0, 0), RangeShape::Plain, |_, i| {
                vec![update(element(kept, Int::Var(i)), op, scalar(total))]
            }));
        }
        let log = unary(Un::Ln, scalar(total));
        let result = self.fresh(Ty::Float);
        stmts.push(Stmt::Let {
            var: result,
            mutable: true,
            init: match max {
                Some(max) => sum(scalar(max), log),
                None => log,
            },
        });
        self.show(result, true);
        Some(stmts)
    }

    /// The smallest or largest of something, by comparison or method, and perhaps where it is.
    pub(super) fn winner(&mut self) -> Option<Vec<Stmt>> {
        let mut stmts = vec![];
        let best = self.fresh(Ty::Float);
        let largest = self.rng.chance(50);
        let start = match (self.rng.below(3), largest) {
            (0, true) => Expr::Lit(f64::NEG_INFINITY),
            (0, false) => Expr::Lit(f64::INFINITY),
            (1, _) => read(self.some_focus()?, Int::Lit(0)),
            _ => Expr::Lit(if largest { -4.0 } else { 4.0 }),
        };
        stmts.push(Stmt::Let {
            var: best,
            mutable: true,
            init: start,
        });
        self.show(best, true);
        let at = match self.rng.chance(40) {
            true => {
                let at = self.fresh(Ty::Int(IntTy::Usize));
                stmts.push(Stmt::LetInt {
                    var: at,
                    mutable: true,
                    init: Int::Lit(0),
                });
                self.show(at, false);
                Some(at)
            }
            false => None,
        };
        let reach = self.reach();
        let shape = self.order();
        let inside = self.rng.chance(25);
        stmts.push(self.over_lists(1, reach, shape, |s, i| {
            let value = s.field(i, reach, 2);
            let t = s.fresh(Ty::Float);
            let declared = Stmt::Let {
                var: t,
                mutable: false,
                init: value,
            };
            s.show(t, false);
            let cmp = if largest { Cmp::Gt } else { Cmp::Lt };
            let choose = match at {
                Some(at) => {
                    let cond = Cond::Floats(cmp, Box::new(scalar(t)), Box::new(scalar(best)));
                    let note = Stmt::AssignInt {
                        var: at,
                        op: None,
                        value: Int::Var(i),
                    };
                    Stmt::If {
                        cond,
                        then: body(vec![set(Place::Var(best), scalar(t)), note]),
                        els: None,
                    }
                }
                None if largest => larger(best, scalar(t), s.rng.chance(50)),
                None => smaller(best, scalar(t), s.rng.chance(50)),
            };
            let choose = match inside {
                true => Stmt::If {
                    cond: s.field_cond(i, reach),
                    then: body(vec![choose]),
                    els: None,
                },
                false => choose,
            };
            vec![declared, choose]
        }));
        if let Some(at) = at {
            let mem = self.some_focus()?;
            let term = product(self.factor(), read(mem, Int::Var(at)));
            stmts.push(update(Place::Var(best), Bin::Add, term));
        }
        Some(stmts)
    }

    /// `for i { for j in 0..i { let d = x[i] - x[j]; if d * d < cut { .. } } }`
    pub(super) fn close_pairs(&mut self) -> Option<Vec<Stmt>> {
        let x = self.some_focus()?;
        let (total, start) = self.zero();
        let mut stmts = vec![start];
        let out = self.some_peer_mut().filter(|_| self.rng.chance(30));
        let out = out.filter(|out| *out != x);
        let all = self.rng.chance(25);
        let cut = self.rng.decimal(0.5, 2.0);
        let n = self.extent();
        stmts.push(self.over_lists(1, (0, 0), RangeShape::Plain, |s, i| {
            let hi = if all { n } else { Int::Var(i) };
            let inner = s.counted(2, (Int::Lit(0), hi), RangeShape::Plain, |s, j| {
                let d = s.fresh(Ty::Float);
                let init = minus(read(x, Int::Var(i)), read(x, Int::Var(j)));
                let mut stmts = vec![Stmt::Let {
                    var: d,
                    mutable: false,
                    init,
                }];
                s.show(d, false);
                let r = s.fresh(Ty::Float);
                let init = product(scalar(d), scalar(d));
                let init = match s.rng.chance(40) {
                    true => sum(init, product(s.factor(), s.factor())),
                    false => init,
                };
                stmts.push(Stmt::Let {
                    var: r,
                    mutable: false,
                    init,
                });
                s.show(r, false);
                let term = s.pair_term(r, (i, j));
                let add = update(Place::Var(total), Bin::Add, term);
                let mut then = vec![add];
                if let Some(out) = out {
                    let half = product(s.small_factor(), scalar(d));
                    let to = *s.rng.pick(&[i, j]);
                    then.push(update(element(out, Int::Var(to)), Bin::Add, half));
                }
                let cond = Cond::Floats(Cmp::Lt, Box::new(scalar(r)), Box::new(Expr::Lit(cut)));
                let is_branch = s.rng.chance(80);
                match is_branch {
                    true => {
                        let els = (s.rng.chance(20)).then(|| {
                            body(vec![update(Place::Var(total), Bin::Sub, s.small_factor())])
                        });
                        stmts.push(Stmt::If {
                            cond,
                            then: body(then),
                            els,
                        });
                    }
                    false => {
                        let leave = Stmt::Continue { label: None };
                        let cond = Cond::Not(Box::new(cond));
                        stmts.push(Stmt::If {
                            cond,
                            then: body(vec![leave]),
                            els: None,
                        });
                        stmts.extend(then);
                    }
                }
                stmts
            });
            vec![inner]
        }));
        Some(stmts)
    }

    fn pair_term(&mut self, r: Var, (i, j): (Var, Var)) -> Expr {
        let weight = |s: &mut Self| match s.some_focus() {
            Some(w) if s.rng.chance(50) => product(read(w, Int::Var(i)), read(w, Int::Var(j))),
            _ => s.factor(),
        };
        let below = sum(scalar(r), Expr::Lit(0.75));
        match self.rng.below(6) {
            0 => Expr::Bin(Bin::Div, Box::new(weight(self)), Box::new(below)),
            4 => {
                let near = unary(Un::Recip, below);
                product(weight(self), product(near.clone(), near))
            }
            5 => {
                let near = unary(Un::Recip, below);
                let near = product(near.clone(), product(near.clone(), near));
                product(near.clone(), minus(near, weight(self)))
            }
            1 => product(weight(self), unary(Un::Exp, unary(Un::Neg, scalar(r)))),
            2 => product(weight(self), product(scalar(r), scalar(r))),
            _ => product(weight(self), unary(Un::Sqrt, below)),
        }
    }

    /// `for i { work[k] = ..; work[k] = g(work[k]); total += work[k] }`: a work list for each term of a sum.
    pub(super) fn batches(&mut self) -> Option<Vec<Stmt>> {
        let x = self.some_focus()?;
        let (total, start) = self.zero();
        let mut stmts = vec![start];
        let zeros = MemInit::Repeat(Expr::Lit(0.0), self.extent());
        let (work, declared) = self.list(zeros);
        let outside = self.rng.chance(50);
        match outside {
            true => stmts.push(declared.clone()),
            false => self.hide(work),
        }
        let lists = self.focus.clone();
        stmts.push(self.over_lists(2, (0, 0), RangeShape::Plain, |s, i| {
            let mut stmts = vec![];
            if !outside {
                s.show(work, true);
                stmts.push(declared);
            }
            s.focus = lists;
            let own = read(x, Int::Var(i));
            stmts.push(s.over_lists(3, (0, 0), RangeShape::Plain, |s, k| {
                let value = product(own, s.without(work, |s| s.field(k, (0, 0), 1)));
                vec![set(element(work, Int::Var(k)), value)]
            }));
            if s.rng.chance(60) {
                let reach = *s.rng.pick(&[(0, 0), (0, 0), (1, 0)]);
                stmts.push(s.over_lists(3, reach, RangeShape::Plain, |s, k| {
                    let before = read(work, super::shifted(k, -reach.0));
                    let value = unary(Un::Sin, product(s.factor(), before));
                    vec![set(element(work, Int::Var(k)), value)]
                }));
            }
            let square = s.rng.chance(60);
            stmts.push(s.over_lists(3, (0, 0), RangeShape::Plain, |s, k| {
                let value = read(work, Int::Var(k));
                let value = match square {
                    true => product(value.clone(), value),
                    false => product(s.factor(), value),
                };
                vec![update(Place::Var(total), Bin::Add, value)]
            }));
            stmts
        }));
        self.hide(work);
        Some(stmts)
    }

    /// What is not declared yet, or no more.
    fn hide(&mut self, of: Var) {
        self.visible.retain(|var| *var != of);
        self.mutable.retain(|var| *var != of);
    }

    /// `let s = v . w; v -= f(s) w`
    pub(super) fn projection(&mut self) -> Option<Vec<Stmt>> {
        let mut stmts = vec![];
        if self.some_peer_mut().is_none() {
            stmts.extend(self.work_list());
            self.choose_focus();
        }
        let v = self.some_peer_mut()?;
        let w = self.some_focus()?;
        let (dot, start) = self.zero();
        let mut inner = vec![start];
        inner.push(self.over_lists(3, (0, 0), RangeShape::Plain, |_, i| {
            let term = product(read(v, Int::Var(i)), read(w, Int::Var(i)));
            vec![update(Place::Var(dot), Bin::Add, term)]
        }));
        let factor = self.fresh(Ty::Float);
        let below = sum(product(scalar(dot), scalar(dot)), Expr::Lit(1.5));
        let init = Expr::Bin(Bin::Div, Box::new(self.factor()), Box::new(below));
        inner.push(Stmt::Let {
            var: factor,
            mutable: false,
            init,
        });
        self.show(factor, false);
        let reach = *self.rng.pick(&[(0, 0), (0, 0), (1, 0)]);
        inner.push(self.over_lists(3, reach, RangeShape::Plain, |_, i| {
            let step = product(scalar(factor), read(w, super::shifted(i, -reach.0)));
            vec![update(element(v, Int::Var(i)), Bin::Sub, step)]
        }));
        if self.rng.chance(50) {
            // What comes to stand before them in the loop does not see them.
            self.hide(dot);
            self.hide(factor);
            let steps = Int::Lit(self.rng.between(1, 3));
            stmts.push(self.counted(2, (Int::Lit(0), steps), RangeShape::Plain, |_, _| inner));
        } else {
            stmts.extend(inner);
        }
        Some(stmts)
    }

    /// `x[1..]` moved to where it belongs, one after the other.
    pub(super) fn insertion(&mut self) -> Option<Vec<Stmt>> {
        let mut stmts = self.work_list();
        let v = self.some_peer_mut()?;
        let n = self.extent();
        let bubble = self.rng.chance(50);
        let (i, j) = (
            self.fresh(Ty::Int(IntTy::Usize)),
            self.fresh(Ty::Int(IntTy::Usize)),
        );
        let before = binary(IntBin::Sub, Int::Var(j), Int::Lit(1));
        let order = Cond::Floats(
            Cmp::Gt,
            Box::new(read(v, before.clone())),
            Box::new(read(v, Int::Var(j))),
        );
        let swap = match self.rng.chance(60) {
            true => Stmt::Swap {
                mem: v,
                i: before.clone(),
                j: Int::Var(j),
            },
            false => Stmt::AssignPair {
                places: [element(v, before.clone()), element(v, Int::Var(j))],
                values: [read(v, Int::Var(j)), read(v, before)],
            },
        };
        let range = |lo, hi| super::Range {
            lo,
            hi,
            inclusive: false,
            shape: RangeShape::Plain,
        };
        let inner = match bubble {
            true => vec![Stmt::For {
                label: None,
                var: j,
                range: range(Int::Lit(1), less(n.clone(), 0)),
                body: body(vec![Stmt::If {
                    cond: order,
                    then: body(vec![swap]),
                    els: None,
                }]),
            }],
            false => {
                let more = Cond::Ints(Cmp::Gt, Int::Var(j), Int::Lit(0));
                let back = Stmt::AssignInt {
                    var: j,
                    op: Some(IntBin::Sub),
                    value: Int::Lit(1),
                };
                vec![
                    Stmt::LetInt {
                        var: j,
                        mutable: true,
                        init: Int::Var(i),
                    },
                    Stmt::While {
                        label: None,
                        cond: Cond::And(Box::new(more), Box::new(order)),
                        body: body(vec![swap, back]),
                    },
                ]
            }
        };
        stmts.push(Stmt::For {
            label: None,
            var: i,
            range: range(Int::Lit(i64::from(!bubble)), n),
            body: body(inner),
        });
        Some(stmts)
    }
}

fn larger(best: Var, t: Expr, by_method: bool) -> Stmt {
    chosen(best, t, by_method, (Bin::Max, Cmp::Gt))
}

fn smaller(best: Var, t: Expr, by_method: bool) -> Stmt {
    chosen(best, t, by_method, (Bin::Min, Cmp::Lt))
}

/// `best = best.max(t)`, `if t > best { best = t; }`
fn chosen(best: Var, t: Expr, by_method: bool, (method, cmp): (Bin, Cmp)) -> Stmt {
    let place = Place::Var(best);
    if by_method {
        return set(
            place,
            Expr::Bin(method, Box::new(scalar(best)), Box::new(t)),
        );
    }
    Stmt::If {
        cond: Cond::Floats(cmp, Box::new(t.clone()), Box::new(scalar(best))),
        then: body(vec![set(place, t)]),
        els: None,
    }
}
