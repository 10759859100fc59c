//! Square matrices in flat lists: products, triangular systems, elimination.

use super::super::super::ast::{
    Bin, Cmp, Cond, Expr, Int, IntBin, MemInit, Place, RangeShape, Stmt, Ty, Un, Var,
};
use super::super::exprs::{binary, product, unary};
use super::super::scope::Scope;
use super::{body, element, flat, read, scalar, set, shifted, sum, update};

impl Scope<'_> {
    /// `let mut m = vec![0.0; n * n];`
    pub(super) fn square(&mut self, n: Int) -> (Var, Stmt) {
        let var = self.fresh(Ty::Vec);
        self.show(var, true);
        let size = binary(IntBin::Mul, n.clone(), n);
        let stmt = Stmt::LetMem {
            var,
            mutable: true,
            init: MemInit::Repeat(Expr::Lit(0.0), size),
        };
        (var, stmt)
    }

    /// `let mut s = 0.0;`, which nothing else mentions.
    fn hidden_zero(&mut self) -> (Var, Stmt) {
        let (total, start) = self.zero();
        self.visible.retain(|var| *var != total);
        (total, start)
    }

    /// The same, filled from lists; `heavy` on the diagonal.
    pub(super) fn filled_square(&mut self, n: &Int, heavy: bool) -> Option<(Var, Vec<Stmt>)> {
        let (x, y) = (self.some_focus()?, self.some_focus()?);
        let (m, start) = self.square(n.clone());
        let form = self.rng.below(3);
        let fill = self.counted(3, (Int::Lit(0), n.clone()), RangeShape::Plain, |s, i| {
            let inner = s.counted(3, (Int::Lit(0), n.clone()), RangeShape::Plain, |s, j| {
                let (a, b) = (read(x, Int::Var(i)), read(y, Int::Var(j)));
                let value = match form {
                    0 => product(product(Expr::Lit(0.25), a), b),
                    1 => unary(Un::Sin, sum(a, product(Expr::Lit(0.5), b))),
                    _ => product(s.small_factor(), super::minus(a, b)),
                };
                vec![set(element(m, at(i, n, j)), value)]
            });
            vec![inner]
        });
        let mut stmts = vec![start, fill];
        if heavy {
            let diagonal = self.counted(3, (Int::Lit(0), n.clone()), RangeShape::Plain, |s, i| {
                let value = Expr::Lit(s.rng.decimal(1.5, 2.5));
                vec![update(element(m, at(i, n, i)), Bin::Add, value)]
            });
            stmts.push(diagonal);
        }
        Some((m, stmts))
    }

    /// `c[i * n + j] += a[i * n + k] * b[k * n + j]`, in one of the orders, or a matrix times a list.
    pub(super) fn matrix_product(&mut self) -> Option<Vec<Stmt>> {
        let n = self.extent();
        let (a, mut stmts) = self.filled_square(&n, false)?;
        let all = |n: &Int| (Int::Lit(0), n.clone());
        let plain = RangeShape::Plain;
        if self.rng.chance(35) {
            let x = self.some_focus()?;
            let y = self.some_peer_mut().filter(|y| *y != x)?;
            let turned = self.rng.chance(40);
            let sums = self.rng.chance(60);
            stmts.push(self.counted(3, all(&n), plain, |s, i| {
                let (total, start) = s.hidden_zero();
                let inner = s.counted(3, all(&n), plain, |_, j| {
                    let entry = match turned {
                        true => at(j, &n, i),
                        false => at(i, &n, j),
                    };
                    let term = product(read(a, entry), read(x, Int::Var(j)));
                    let place = match sums {
                        true => Place::Var(total),
                        false => element(y, Int::Var(i)),
                    };
                    vec![update(place, Bin::Add, term)]
                });
                match sums {
                    true => vec![start, inner, set(element(y, Int::Var(i)), scalar(total))],
                    false => vec![inner],
                }
            }));
            return Some(stmts);
        }
        let (b, more) = self.filled_square(&n, false)?;
        stmts.extend(more);
        let (c, start) = self.square(n.clone());
        stmts.push(start);
        let inner_first = self.rng.chance(50);
        stmts.push(self.counted(3, all(&n), plain, |s, i| {
            let middle = s.counted(3, all(&n), plain, |s, second| {
                let (total, start) = s.hidden_zero();
                let inner = s.counted(3, all(&n), plain, |_, third| {
                    let (j, k) = match inner_first {
                        true => (second, third),
                        false => (third, second),
                    };
                    let term = product(read(a, at(i, &n, k)), read(b, at(k, &n, j)));
                    let place = match inner_first {
                        true => Place::Var(total),
                        false => element(c, at(i, &n, j)),
                    };
                    vec![update(place, Bin::Add, term)]
                });
                match inner_first {
                    true => {
                        let place = element(c, at(i, &n, second));
                        vec![start, inner, set(place, scalar(total))]
                    }
                    false => vec![inner],
                }
            });
            vec![middle]
        }));
        stmts.extend(self.total_of(c));
        Some(stmts)
    }

    /// `for i { for j in 0..i { x[i] -= l[i * n + j] * x[j] } x[i] /= l[i * n + i] }`, or from the end.
    pub(super) fn triangular(&mut self) -> Option<Vec<Stmt>> {
        let n = self.extent();
        let (l, mut stmts) = self.filled_square(&n, true)?;
        let from = self.some_focus()?;
        let (x, start) = self.list(MemInit::CopyOf(super::whole(from)));
        stmts.push(start);
        let upper = self.rng.chance(40);
        let local = self.rng.chance(40);
        let shape = match upper {
            true => RangeShape::Rev,
            false => RangeShape::Plain,
        };
        let twice = self.rng.chance(30);
        let solve = |s: &mut Self, shape, upper: bool| {
            s.counted(3, (Int::Lit(0), n.clone()), shape, |s, i| {
                let range = match upper {
                    true => (shifted(i, 1), n.clone()),
                    false => (Int::Lit(0), Int::Var(i)),
                };
                let t = s.fresh(Ty::Float);
                let place = match local {
                    true => Place::Var(t),
                    false => element(x, Int::Var(i)),
                };
                let inner = s.counted(3, range, RangeShape::Plain, |_, j| {
                    let entry = if twice && upper {
                        at(j, &n, i)
                    } else {
                        at(i, &n, j)
                    };
                    let term = product(read(l, entry), read(x, Int::Var(j)));
                    vec![update(place.clone(), Bin::Sub, term)]
                });
                let pivot = read(l, at(i, &n, i));
                match local {
                    true => {
                        let start = Stmt::Let {
                            var: t,
                            mutable: true,
                            init: read(x, Int::Var(i)),
                        };
                        let value = Expr::Bin(Bin::Div, Box::new(scalar(t)), Box::new(pivot));
                        vec![start, inner, set(element(x, Int::Var(i)), value)]
                    }
                    false => vec![inner, update(place, Bin::Div, pivot)],
                }
            })
        };
        stmts.push(solve(self, shape, upper));
        if twice {
            let other = if upper {
                RangeShape::Plain
            } else {
                RangeShape::Rev
            };
            stmts.push(solve(self, other, !upper));
        }
        Some(stmts)
    }

    /// Gauss, with or without exchange of rows; or Cholesky.
    pub(super) fn elimination(&mut self) -> Option<Vec<Stmt>> {
        let n = self.extent();
        let (a, mut stmts) = self.filled_square(&n, true)?;
        let pivots = self.rng.chance(40);
        let kept = self.rng.chance(50);
        let step = self.counted(3, (Int::Lit(0), n.clone()), RangeShape::Plain, |s, k| {
            let mut stmts = vec![];
            if pivots {
                stmts.extend(s.exchange(a, &n, k));
            }
            let rows = (shifted(k, 1), n.clone());
            stmts.push(s.counted(3, rows, RangeShape::Plain, |s, i| {
                let f = s.fresh(Ty::Float);
                let init = Expr::Bin(
                    Bin::Div,
                    Box::new(read(a, at(i, &n, k))),
                    Box::new(read(a, at(k, &n, k))),
                );
                let mut stmts = vec![Stmt::Let {
                    var: f,
                    mutable: false,
                    init,
                }];
                if kept {
                    stmts.push(set(element(a, at(i, &n, k)), scalar(f)));
                }
                let first = if kept { shifted(k, 1) } else { Int::Var(k) };
                let columns = (first, n.clone());
                stmts.push(s.counted(3, columns, RangeShape::Plain, |_, j| {
                    let term = product(scalar(f), read(a, at(k, &n, j)));
                    vec![update(element(a, at(i, &n, j)), Bin::Sub, term)]
                }));
                stmts
            }));
            stmts
        });
        stmts.push(step);
        stmts.extend(self.total_of(a));
        Some(stmts)
    }

    /// The row with the largest entry of a column comes up.
    fn exchange(&mut self, a: Var, n: &Int, k: Var) -> Vec<Stmt> {
        let p = self.fresh(super::Ty::Int(super::IntTy::Usize));
        let start = Stmt::LetInt {
            var: p,
            mutable: true,
            init: Int::Var(k),
        };
        let search = self.counted(3, (shifted(k, 1), n.clone()), RangeShape::Plain, |_, i| {
            let size = |row| Box::new(unary(Un::Abs, read(a, at(row, n, k))));
            vec![Stmt::If {
                cond: Cond::Floats(Cmp::Gt, size(i), size(p)),
                then: body(vec![Stmt::AssignInt {
                    var: p,
                    op: None,
                    value: Int::Var(i),
                }]),
                els: None,
            }]
        });
        let swap = self.counted(3, (Int::Lit(0), n.clone()), RangeShape::Plain, |_, j| {
            vec![Stmt::Swap {
                mem: a,
                i: at(k, n, j),
                j: at(p, n, j),
            }]
        });
        let swap = match self.rng.chance(60) {
            true => Stmt::If {
                cond: Cond::Ints(Cmp::Ne, Int::Var(p), Int::Var(k)),
                then: body(vec![swap]),
                els: None,
            },
            false => swap,
        };
        vec![start, search, swap]
    }
}

/// `i * n + j`
fn at(i: Var, n: &Int, j: Var) -> Int {
    flat(Int::Var(i), n.clone(), Int::Var(j))
}
