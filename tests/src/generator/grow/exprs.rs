//! Expressions. Arguments of functions with a restricted domain are brought into it.

use super::super::ast::{
    Arm, Bin, Block, Cmp, Cond, Expr, FieldTy, Int, IntBin, IntTy, Pat, Place, Ret, Stmt, Ty, Un,
    Var,
};
use super::super::print::is_open_literal;
use super::scope::Scope;

impl Scope<'_> {
    /// A float expression of about this depth.
    pub fn expr(&mut self, depth: usize) -> Expr {
        if depth == 0 || self.rng.chance(15) {
            return self.leaf();
        }
        if !self.structs.is_empty()
            && self.rng.chance(30)
            && let Some((callee, args)) = self.call(Ret::Float, depth - 1)
        {
            return Expr::Call(callee, args);
        }
        match self.rng.below(100) {
            0..=44 => self.arithmetic(depth),
            45..=74 => self.function(depth),
            75..=80 => self.choice(depth),
            81..=84 => self.match_value(depth),
            85..=87 => self.block_value(depth),
            88..=93 => self.call_value(depth).unwrap_or_else(|| self.leaf()),
            _ => self.leaf(),
        }
    }

    /// A literal, a variable, an element, an integer converted.
    pub fn leaf(&mut self) -> Expr {
        if !self.structs.is_empty()
            && self.rng.chance(45)
            && let Some(part) = self.float_part()
        {
            return part;
        }
        match self.rng.below(100) {
            0..=14 => Expr::Lit(self.rng.decimal(-2.0, 2.0)),
            15..=49 => match self.element() {
                Some(place) => Expr::Read(place),
                None => self.variable(),
            },
            50..=56 => match self.some(|t| matches!(t, Ty::Int(_))) {
                Some(i) => Expr::Cast(Int::Var(i)),
                None => self.variable(),
            },
            _ => self.variable(),
        }
    }

    fn variable(&mut self) -> Expr {
        match self.some(|t| matches!(t, Ty::Float | Ty::FloatMut | Ty::FloatRef)) {
            Some(v) => Expr::Read(Place::Var(v)),
            None => Expr::Lit(self.rng.decimal(0.25, 1.5)),
        }
    }

    /// An element of some readable memory.
    pub fn element(&mut self) -> Option<Place> {
        let mem = self.some(Ty::is_memory)?;
        Some(self.element_of(mem))
    }

    /// An element of this memory, in range as far as we can tell.
    pub fn element_of(&mut self, mem: Var) -> Place {
        let mut path = vec![self.index(mem)];
        if let Some((_, width)) = self.ty(mem).dims() {
            path.push(self.index_below(Int::Lit(width as i64)));
        }
        Place::Elem(mem, path)
    }

    /// An index into this memory.
    pub fn index(&mut self, mem: Var) -> Int {
        let known: Vec<_> = self
            .bounds
            .iter()
            .copied()
            .filter(|b| b.mem == mem && self.visible.contains(&b.var))
            .collect();
        if !known.is_empty() && self.rng.chance(75) {
            let bound = *self.rng.pick(&known);
            let var = Int::Var(bound.var);
            return match bound.offset {
                0 => var,
                1.. => binary(IntBin::Add, var, Int::Lit(bound.offset)),
                _ => binary(IntBin::Sub, var, Int::Lit(-bound.offset)),
            };
        }
        let len = self.len(mem);
        self.index_below(len)
    }

    /// An index that does not mention the memory itself, for places that are borrowed mutably while the
    /// index is evaluated (`&mut v[v.len() - 1]` is an error for a `Vec`).
    pub fn index_apart(&mut self, mem: Var) -> Int {
        let known: Vec<_> = self
            .bounds
            .iter()
            .filter(|b| b.mem == mem && b.offset == 0 && self.visible.contains(&b.var))
            .map(|b| b.var)
            .collect();
        if !known.is_empty() && self.rng.chance(75) {
            return Int::Var(*self.rng.pick(&known));
        }
        match self.ty(mem) {
            Ty::Array(n) | Ty::Grid(n, _) | Ty::Rows(n, _) => {
                self.without(mem, |s| s.index_below(Int::Lit(n as i64)))
            }
            _ => Int::Lit(self.rng.between(0, 1)),
        }
    }

    /// An element by such indices.
    pub fn element_apart(&mut self, mem: Var) -> Place {
        let mut path = vec![self.index_apart(mem)];
        if let Some((_, width)) = self.ty(mem).dims() {
            path.push(self.without(mem, |s| s.index_below(Int::Lit(width as i64))));
        }
        Place::Elem(mem, path)
    }

    fn index_below(&mut self, len: Int) -> Int {
        if let Int::Lit(n) = len
            && self.rng.chance(50)
        {
            return Int::Lit(self.rng.between(0, n - 1));
        }
        if matches!(len, Int::Len(_)) && self.rng.chance(10) {
            return binary(IntBin::Sub, len, Int::Lit(1));
        }
        if matches!(len, Int::Len(_)) && self.rng.chance(25) {
            return Int::Lit(self.rng.between(0, 1));
        }
        let inner = match self.rng.below(5) {
            0 => self.int(IntTy::Usize, 0),
            1 => {
                let x = self.variable();
                Int::FromFloat(
                    IntTy::Usize,
                    Box::new(product(self.positive(x), Expr::Lit(3.0))),
                )
            }
            _ => {
                let k = self.int(IntTy::Usize, 1);
                binary(
                    IntBin::Add,
                    binary(IntBin::Mul, k, Int::Lit(self.rng.between(2, 7))),
                    Int::Lit(self.rng.between(1, 4)),
                )
            }
        };
        binary(IntBin::Rem, inner, len)
    }

    fn arithmetic(&mut self, depth: usize) -> Expr {
        let a = self.expr(depth - 1);
        let b = self.expr(depth - 1);
        match self.rng.below(10) {
            0..=3 => product(a, b),
            4..=6 => Expr::Bin(Bin::Add, Box::new(a), Box::new(b)),
            7..=8 => Expr::Bin(Bin::Sub, Box::new(a), Box::new(b)),
            _ => Expr::Bin(Bin::Div, Box::new(a), Box::new(self.positive(b))),
        }
    }

    fn function(&mut self, depth: usize) -> Expr {
        let x = self.receiver(depth - 1);
        match self.rng.below(24) {
            0..=3 => unary(Un::Sin, x),
            4..=5 => unary(Un::Cos, x),
            6..=8 => unary(Un::Tanh, x),
            9 => unary(Un::Exp, unary(Un::Neg, unary(Un::Abs, x))),
            10 => unary(Un::Exp, unary(Un::Sin, x)),
            11 => unary(Un::Sqrt, self.positive(x)),
            12 => unary(Un::Ln, self.positive(x)),
            13 => unary(Un::Abs, x),
            14 => unary(Un::Atan, x),
            15 => unary(*self.rng.pick(&[Un::Cbrt, Un::Recip]), self.positive(x)),
            16 => unary(*self.rng.pick(&[Un::ExpM1, Un::Floor, Un::Neg]), x),
            17 => unary(Un::Ln1p, product(x.clone(), x)),
            18 => {
                let y = self.expr(depth - 1);
                Expr::Bin(
                    *self.rng.pick(&[Bin::Max, Bin::Min]),
                    Box::new(x),
                    Box::new(y),
                )
            }
            19 => {
                let y = self.expr(depth - 1);
                Expr::Bin(
                    *self.rng.pick(&[Bin::Hypot, Bin::Atan2]),
                    Box::new(x),
                    Box::new(y),
                )
            }
            20 => Expr::MulAdd(
                Box::new(x),
                Box::new(self.expr(depth - 1)),
                Box::new(self.leaf()),
            ),
            21 => Expr::Clamp(Box::new(x), -1.25, self.rng.decimal(0.0, 1.5)),
            22 => {
                let n = self.exponent();
                Expr::Powi(Box::new(x), n)
            }
            _ => {
                let y = unary(Un::Sin, self.receiver(depth - 1));
                Expr::Bin(Bin::Powf, Box::new(self.positive(x)), Box::new(y))
            }
        }
    }

    /// An expression whose type does not hang on literals alone.
    fn receiver(&mut self, depth: usize) -> Expr {
        let x = self.expr(depth);
        if is_open_literal(&x) {
            self.variable()
        } else {
            x
        }
    }

    fn exponent(&mut self) -> Int {
        match self.some(|t| t == Ty::Int(IntTy::I32)) {
            Some(k) if self.rng.chance(40) => Int::Var(k),
            _ => Int::Lit(self.rng.between(-1, 4)),
        }
    }

    /// Something above 0.5, made of `x`.
    fn positive(&mut self, x: Expr) -> Expr {
        let x = if is_open_literal(&x) {
            self.variable()
        } else {
            x
        };
        let x = if self.rng.chance(50) {
            unary(Un::Abs, x)
        } else {
            product(x.clone(), x)
        };
        Expr::Bin(
            Bin::Add,
            Box::new(x),
            Box::new(Expr::Lit(self.rng.decimal(0.5, 2.0))),
        )
    }

    fn choice(&mut self, depth: usize) -> Expr {
        let cond = self.cond(1);
        let then = Block {
            stmts: vec![],
            tail: vec![self.expr(depth - 1)],
        };
        let els = Block {
            stmts: vec![],
            tail: vec![self.expr(depth - 1)],
        };
        Expr::If(cond, Box::new(then), Box::new(els))
    }

    fn match_value(&mut self, depth: usize) -> Expr {
        let on = binary(IntBin::Rem, self.int(IntTy::Usize, 1), Int::Lit(4));
        let (first, second) = (self.expr(depth - 1), self.expr(depth - 1));
        let last = self.expr(depth - 1);
        let guard = self.rng.chance(30).then(|| self.cond(0));
        let pat = if self.rng.chance(50) {
            Pat::Ints(vec![1, 2])
        } else {
            Pat::Range(1, 2)
        };
        Expr::Match(
            on,
            vec![
                Arm {
                    pat: Pat::Ints(vec![0]),
                    guard: None,
                    body: first,
                },
                Arm {
                    pat,
                    guard,
                    body: second,
                },
                Arm {
                    pat: Pat::Any,
                    guard: None,
                    body: last,
                },
            ],
        )
    }

    fn block_value(&mut self, depth: usize) -> Expr {
        self.nested(|s| {
            let init = s.expr(depth - 1);
            let var = s.fresh(Ty::Float);
            s.show(var, false);
            let value = product(Expr::Read(Place::Var(var)), s.expr(depth - 1));
            Expr::Block(Box::new(Block {
                stmts: vec![Stmt::Let {
                    var,
                    mutable: false,
                    init,
                }],
                tail: vec![value],
            }))
        })
    }

    /// An integer expression.
    pub fn int(&mut self, ty: IntTy, depth: usize) -> Int {
        if depth == 0 || self.rng.chance(40) {
            if !self.structs.is_empty()
                && ty == IntTy::Usize
                && self.rng.chance(40)
                && let Some(place) = self.part(FieldTy::Int, false)
            {
                return Int::Read(place);
            }
            return match self.some(|t| t == Ty::Int(ty)) {
                Some(v) if self.rng.chance(80) => Int::Var(v),
                _ => Int::Lit(self.rng.between(0, 3)),
            };
        }
        let a = self.int(ty, depth - 1);
        let b = self.int(ty, depth - 1);
        match self.rng.below(9) {
            0..=2 => binary(IntBin::Add, a, b),
            3..=4 => binary(IntBin::Mul, a, b),
            5 => binary(
                *self.rng.pick(&[IntBin::Div, IntBin::Rem]),
                a,
                Int::Lit(self.rng.between(2, 3)),
            ),
            6 => binary(*self.rng.pick(&[IntBin::And, IntBin::Xor]), a, b),
            7 => binary(IntBin::Shr, a, Int::Lit(1)),
            _ => match self.some(Ty::is_memory) {
                Some(m) if ty == IntTy::Usize => Int::Len(m),
                _ => a,
            },
        }
    }

    /// A condition.
    pub fn cond(&mut self, depth: usize) -> Cond {
        let cmp = *self.rng.pick(&[Cmp::Lt, Cmp::Le, Cmp::Gt, Cmp::Ge]);
        if !self.structs.is_empty()
            && self.rng.chance(20)
            && let Some(place) = self.part(FieldTy::Bool, false)
        {
            return Cond::Read(place);
        }
        match self.rng.below(10) {
            0..=4 => {
                let a = self.expr(1);
                let b = if self.rng.chance(50) {
                    Expr::Lit(self.rng.decimal(-1.0, 1.0))
                } else {
                    self.expr(1)
                };
                Cond::Floats(cmp, Box::new(a), Box::new(b))
            }
            5 | 6 => {
                let cmp = if self.rng.chance(40) {
                    *self.rng.pick(&[Cmp::Eq, Cmp::Ne])
                } else {
                    cmp
                };
                Cond::Ints(
                    cmp,
                    self.int(IntTy::Usize, 1),
                    Int::Lit(self.rng.between(0, 3)),
                )
            }
            7 if depth > 0 => {
                let (a, b) = (
                    Box::new(self.cond(depth - 1)),
                    Box::new(self.cond(depth - 1)),
                );
                if self.rng.chance(50) {
                    Cond::And(a, b)
                } else {
                    Cond::Or(a, b)
                }
            }
            8 if depth > 0 => Cond::Not(Box::new(self.cond(depth - 1))),
            _ => match self.some(|t| t == Ty::Bool) {
                Some(v) => Cond::Var(v),
                None => Cond::Ints(
                    Cmp::Eq,
                    binary(IntBin::Rem, self.int(IntTy::Usize, 1), Int::Lit(2)),
                    Int::Lit(0),
                ),
            },
        }
    }
}

pub fn binary(op: IntBin, a: Int, b: Int) -> Int {
    Int::Bin(op, Box::new(a), Box::new(b))
}

pub fn unary(op: Un, x: Expr) -> Expr {
    Expr::Un(op, Box::new(x))
}

pub fn product(a: Expr, b: Expr) -> Expr {
    Expr::Bin(Bin::Mul, Box::new(a), Box::new(b))
}
