//! Loops and exits.

use super::super::ast::{
    Block, Cmp, Cond, Expr, Int, IntBin, IntTy, Label, Place, Range, RangeShape, Stmt, Ty, Var,
};
use super::exprs::binary;
use super::scope::{Bound, Enclosing, Scope};

impl Scope<'_> {
    fn label(&mut self) -> Option<Label> {
        self.rng.chance(35).then(|| {
            self.labels += 1;
            Label(self.labels - 1)
        })
    }

    /// `for i in ..`.
    pub fn for_loop(&mut self, nesting: usize) -> Vec<Stmt> {
        let label = self.label();
        let var = self.fresh(Ty::Int(IntTy::Usize));
        let mem = self.some(Ty::is_memory);
        let (range, bounds) = match mem {
            Some(mem) if self.rng.chance(70) => self.range_over(var, mem),
            _ => (self.range_plain(), Vec::new()),
        };
        let body = self.loop_body(
            Enclosing {
                label,
                has_value: false,
            },
            nesting,
            |s| {
                s.show(var, false);
                s.bounds.extend(bounds);
                Vec::new()
            },
        );
        vec![Stmt::For {
            label,
            var,
            range,
            body,
        }]
    }

    fn range_plain(&mut self) -> Range {
        let lo = Int::Lit(self.rng.between(0, 2));
        let hi = if self.rng.chance(50) {
            self.small()
        } else {
            Int::Lit(self.rng.between(0, 6))
        };
        let shape = self.shape();
        // `RangeInclusive` has no exact size, which `step_by(..).rev()` needs.
        let inclusive = self.rng.chance(25) && !matches!(shape, RangeShape::StepRev(_));
        Range {
            lo,
            hi,
            inclusive,
            shape,
        }
    }

    fn shape(&mut self) -> RangeShape {
        let step = 2 + self.rng.below(2);
        match self.rng.below(10) {
            0..=5 => RangeShape::Plain,
            6 => RangeShape::Rev,
            7 => RangeShape::Step(step),
            8 => RangeShape::RevStep(step),
            _ => RangeShape::StepRev(step),
        }
    }

    /// A range of indices into a memory, with what is known about its neighbours.
    fn range_over(&mut self, var: Var, mem: Var) -> (Range, Vec<Bound>) {
        let len = self.len(mem);
        let bound = |offset| Bound { var, offset, mem };
        let shape = self.shape();
        let range = |lo, hi| Range {
            lo,
            hi,
            inclusive: false,
            shape,
        };
        match self.rng.below(4) {
            0 => (range(Int::Lit(1), len), vec![bound(0), bound(-1)]),
            1 => (
                range(Int::Lit(0), binary(IntBin::Sub, len, Int::Lit(1))),
                vec![bound(0), bound(1)],
            ),
            _ => (range(Int::Lit(0), len), vec![bound(0)]),
        }
    }

    /// `let mut c = 0; while c < n && .. { c += 1; .. }`.
    pub fn while_loop(&mut self, nesting: usize) -> Vec<Stmt> {
        let (counter, start) = self.counter();
        let label = self.label();
        let limit = Cond::Ints(Cmp::Lt, Int::Var(counter), Int::Lit(self.rng.between(1, 5)));
        let cond = if self.rng.chance(50) {
            Cond::And(Box::new(limit), Box::new(self.cond(0)))
        } else {
            limit
        };
        let body = self.loop_body(
            Enclosing {
                label,
                has_value: false,
            },
            nesting,
            |_| vec![advance(counter)],
        );
        vec![start, Stmt::While { label, cond, body }]
    }

    /// `loop { c += 1; if c > n { break; } .. }`, sometimes with a value.
    pub fn endless_loop(&mut self, nesting: usize) -> Vec<Stmt> {
        let (counter, start) = self.counter();
        let label = self.label();
        let has_value = self.rng.chance(50);
        let limit = Cond::Ints(Cmp::Ge, Int::Var(counter), Int::Lit(self.rng.between(1, 4)));
        let cond = if self.rng.chance(50) {
            Cond::Or(Box::new(limit), Box::new(self.cond(0)))
        } else {
            limit
        };
        let value = has_value.then(|| self.expr(1));
        let exit = Stmt::If {
            cond,
            then: Block {
                stmts: vec![Stmt::Break { label: None, value }],
                tail: vec![],
            },
            els: None,
        };
        // At the end its variables might be hidden by those of the body, unless it has only the counter.
        let last = !has_value && is_only(&exit, counter);
        let mut body = self.loop_body(Enclosing { label, has_value }, nesting, |_| {
            vec![advance(counter)]
        });
        let at = if last { body.stmts.len() } else { 1 };
        body.stmts.insert(at, exit);
        let var = has_value.then(|| self.fresh(Ty::Float));
        var.iter().for_each(|v| self.show(*v, false));
        vec![start, Stmt::Loop { label, var, body }]
    }

    /// The counter is visible but not assignable, so that the loop ends.
    fn counter(&mut self) -> (Var, Stmt) {
        let var = self.fresh(Ty::Int(IntTy::Usize));
        self.show(var, false);
        (
            var,
            Stmt::LetInt {
                var,
                mutable: true,
                init: Int::Lit(0),
            },
        )
    }

    fn loop_body(
        &mut self,
        enclosing: Enclosing,
        nesting: usize,
        begin: impl FnOnce(&mut Self) -> Vec<Stmt>,
    ) -> Block {
        self.loops.push(enclosing);
        let body = self.nested(|s| {
            let mut stmts = begin(s);
            let count = 1 + s.rng.below(4);
            for _ in 0..count {
                stmts.extend(s.statement(nesting + 1));
            }
            Block {
                stmts,
                tail: vec![],
            }
        });
        self.loops.pop();
        body
    }

    /// `if .. { [statement] exit }`, where an exit is possible.
    pub fn conditional_exit(&mut self, nesting: usize) -> Vec<Stmt> {
        let cond = self.cond(1);
        let then = self.nested(|s| {
            let mut stmts = if s.rng.chance(40) {
                s.statement(nesting + 2)
            } else {
                Vec::new()
            };
            stmts.push(s.exit());
            Block {
                stmts,
                tail: vec![],
            }
        });
        vec![Stmt::If {
            cond,
            then,
            els: None,
        }]
    }

    fn exit(&mut self) -> Stmt {
        if self.loops.is_empty() || self.rng.chance(20) {
            return Stmt::Return {
                values: self.results(),
            };
        }
        let innermost = self.loops.len() - 1;
        let labelled: Vec<usize> = (0..self.loops.len())
            .filter(|k| self.loops[*k].label.is_some())
            .collect();
        let target = if labelled.is_empty() {
            innermost
        } else {
            *self.rng.pick(&labelled)
        };
        let target = if self.rng.chance(50) {
            innermost
        } else {
            target
        };
        let Enclosing { label, has_value } = self.loops[target];
        let label = if target == innermost && self.rng.chance(60) {
            None
        } else {
            label
        };
        if self.rng.chance(45) {
            return Stmt::Continue { label };
        }
        let value: Option<Expr> = has_value.then(|| self.expr(1));
        Stmt::Break { label, value }
    }

    /// A loop that adds up a memory: makes everything in it matter.
    pub fn summation(&mut self) -> Option<Vec<Stmt>> {
        let wanted = |t: Ty| t.is_list();
        let mem = self.some_mut(wanted).or_else(|| self.some(wanted))?;
        let total = self.fresh(Ty::Float);
        let i = self.fresh(Ty::Int(IntTy::Usize));
        let mut stmts = vec![Stmt::Let {
            var: total,
            mutable: true,
            init: Expr::Lit(0.0),
        }];
        let element = Expr::Read(Place::Elem(mem, vec![Int::Var(i)]));
        let value = if self.rng.chance(50) {
            super::exprs::product(element.clone(), element)
        } else {
            element
        };
        let add = Stmt::Assign {
            place: Place::Var(total),
            op: Some(super::super::ast::Bin::Add),
            value,
        };
        let range = Range {
            lo: Int::Lit(0),
            hi: Int::Len(mem),
            inclusive: false,
            shape: RangeShape::Plain,
        };
        stmts.push(Stmt::For {
            label: None,
            var: i,
            range,
            body: Block {
                stmts: vec![add],
                tail: vec![],
            },
        });
        self.show(total, true);
        Some(stmts)
    }
}

/// True for `if counter >= ..` alone.
fn is_only(exit: &Stmt, counter: Var) -> bool {
    matches!(exit, Stmt::If { cond: Cond::Ints(_, Int::Var(v), Int::Lit(_)), .. } if *v == counter)
}

fn advance(counter: Var) -> Stmt {
    Stmt::AssignInt {
        var: counter,
        op: Some(IntBin::Add),
        value: Int::Lit(1),
    }
}
