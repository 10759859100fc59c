//! Formulas: expressions over an operation's arguments, its result and the incoming adjoint.
//!
//! They are written with Rust's own operators (`D * cos(X0)`), so that the table reads as mathematics.

use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::ir::CmpOp;

/// An expression over an operation's arguments, its result and the incoming adjoint.
#[derive(Clone, PartialEq, Debug)]
pub enum Formula {
    /// No derivative flows.
    Zero,
    /// The incoming adjoint (forward mode: the argument's tangent).
    D,
    /// The n-th argument, a float.
    X(usize),
    /// The result.
    Y,
    /// A float literal, in range for f32 as well.
    Lit(f64),
    /// A rule applied: name and arguments. `cast` converts to the type that is wanted: the
    /// argument's in reverse, the result's in forward mode.
    Op(&'static str, Vec<Formula>),
    /// The n-th argument, an integer, as a float.
    IntAsFloat(usize),
    /// An integer literal; only as an argument of `Op`.
    Int(i32),
    /// The n-th argument, an integer, plus a constant (wrapping); only as an argument of `Op`.
    IntPlus(usize, i32),
    /// `powi(base, n - 1)` where n is the m-th argument, an integer (with care for the smallest integer).
    PowiDec(Box<Formula>, usize),
    /// The first formula if the condition holds, else the second. The side that is not taken must not
    /// matter: a NaN there stays there. It may be evaluated only if it is cheap.
    If(Cond, Box<Formula>, Box<Formula>),
    /// Zero if the incoming adjoint is zero, else the formula: for partials that are singular on the
    /// closure of their domain, so that 0 * inf never makes a NaN.
    Guard(Box<Formula>),
}

/// A condition in a formula.
#[derive(Clone, PartialEq, Debug)]
pub enum Cond {
    Cmp(CmpOp, Box<Formula>, Box<Formula>),
    IsNan(Box<Formula>),
    IntIsZero(usize),
    And(Box<Cond>, Box<Cond>),
    Or(Box<Cond>, Box<Cond>),
}

pub const X0: Formula = Formula::X(0);
pub const X1: Formula = Formula::X(1);
pub const X2: Formula = Formula::X(2);

impl Formula {
    /// Calls `f` on this formula and on all within, those of conditions included.
    pub fn visit(&self, f: &mut dyn FnMut(&Formula)) {
        f(self);
        match self {
            Formula::Zero | Formula::D | Formula::X(_) | Formula::Y | Formula::Lit(_) => {}
            Formula::IntAsFloat(_) | Formula::Int(_) | Formula::IntPlus(..) => {}
            Formula::Op(_, args) => args.iter().for_each(|arg| arg.visit(f)),
            Formula::PowiDec(inner, _) | Formula::Guard(inner) => inner.visit(f),
            Formula::If(cond, yes, no) => {
                cond.visit(f);
                yes.visit(f);
                no.visit(f);
            }
        }
    }

    /// Does this formula mention one that satisfies `f`?
    pub fn any(&self, f: impl Fn(&Formula) -> bool) -> bool {
        let mut found = false;
        self.visit(&mut |formula| found |= f(formula));
        found
    }

    /// Is the operation's result needed?
    pub fn uses_result(&self) -> bool {
        self.any(|formula| *formula == Formula::Y)
    }

    /// Is the n-th argument needed?
    pub fn uses_arg(&self, n: usize) -> bool {
        let int = |cond: &Cond| cond.uses_int(n);
        self.any(|formula| match formula {
            Formula::X(m)
            | Formula::IntAsFloat(m)
            | Formula::IntPlus(m, _)
            | Formula::PowiDec(_, m) => *m == n,
            Formula::If(cond, ..) => int(cond),
            _ => false,
        })
    }

    /// The cost of evaluating it, by the prices of the table; of a choice, the dearer side.
    pub fn price(&self) -> u32 {
        match self {
            Formula::Zero | Formula::D | Formula::X(_) | Formula::Y | Formula::Lit(_) => 0,
            Formula::IntAsFloat(_) | Formula::Int(_) | Formula::IntPlus(..) => 1,
            Formula::Op(name, args) => {
                super::rule(name).price + args.iter().map(Formula::price).sum::<u32>()
            }
            Formula::PowiDec(inner, _) => super::rule("powi").price + inner.price(),
            Formula::Guard(inner) => 1 + inner.price(),
            Formula::If(_, yes, no) => 2 + yes.price().max(no.price()),
        }
    }
}

impl Cond {
    pub fn and(self, other: Cond) -> Cond {
        Cond::And(Box::new(self), Box::new(other))
    }

    pub fn or(self, other: Cond) -> Cond {
        Cond::Or(Box::new(self), Box::new(other))
    }

    /// Calls `f` on every formula within.
    pub fn visit(&self, f: &mut dyn FnMut(&Formula)) {
        match self {
            Cond::Cmp(_, a, b) => {
                a.visit(f);
                b.visit(f);
            }
            Cond::IsNan(a) => a.visit(f),
            Cond::IntIsZero(_) => {}
            Cond::And(a, b) | Cond::Or(a, b) => {
                a.visit(f);
                b.visit(f);
            }
        }
    }

    fn uses_int(&self, n: usize) -> bool {
        match self {
            Cond::IntIsZero(m) => *m == n,
            Cond::And(a, b) | Cond::Or(a, b) => a.uses_int(n) || b.uses_int(n),
            Cond::Cmp(..) | Cond::IsNan(_) => false,
        }
    }
}

/// The first formula where the condition holds, else the second.
pub fn when(cond: Cond, yes: Formula, no: Formula) -> Formula {
    Formula::If(cond, Box::new(yes), Box::new(no))
}

/// Zero where the incoming adjoint is zero.
pub fn guard(formula: Formula) -> Formula {
    Formula::Guard(Box::new(formula))
}

/// The n-th argument, an integer, as a float.
pub fn float(n: usize) -> Formula {
    Formula::IntAsFloat(n)
}

/// The n-th argument, an integer, plus `k`.
pub fn int_plus(n: usize, k: i32) -> Formula {
    Formula::IntPlus(n, k)
}

/// `base` to the power of the n-th argument, an integer, less one.
pub fn powi_dec(base: Formula, n: usize) -> Formula {
    Formula::PowiDec(Box::new(base), n)
}

/// Conditions. The literals stand for themselves.
pub fn eq(a: Formula, b: impl Into<Formula>) -> Cond {
    cmp(CmpOp::Eq, a, b)
}

pub fn lt(a: Formula, b: impl Into<Formula>) -> Cond {
    cmp(CmpOp::Lt, a, b)
}

pub fn le(a: Formula, b: impl Into<Formula>) -> Cond {
    cmp(CmpOp::Le, a, b)
}

pub fn gt(a: Formula, b: impl Into<Formula>) -> Cond {
    cmp(CmpOp::Gt, a, b)
}

pub fn ge(a: Formula, b: impl Into<Formula>) -> Cond {
    cmp(CmpOp::Ge, a, b)
}

pub fn is_nan(a: Formula) -> Cond {
    Cond::IsNan(Box::new(a))
}

pub fn int_is_zero(n: usize) -> Cond {
    Cond::IntIsZero(n)
}

fn cmp(op: CmpOp, a: Formula, b: impl Into<Formula>) -> Cond {
    Cond::Cmp(op, Box::new(a), Box::new(b.into()))
}

/// Operations of the table as functions on formulas.
macro_rules! operations {
    ($($name:ident($($arg:ident),+))*) => {$(
        pub fn $name($($arg: impl Into<Formula>),+) -> Formula {
            Formula::Op(stringify!($name), vec![$($arg.into()),+])
        }
    )*};
}

operations! {
    abs(x) cast(x) copysign(x, sign) cos(x) cosh(x) digamma(x) exp(x) hypot(x, y)
    j0(x) j1(x) jn(n, x) ldexp(x, n) ln(x) polygamma(n, x) powf(x, y) round(x)
    signum(x) sin(x) sinh(x) sqrt(x) y0(x) y1(x) yn(n, x)
}

impl From<f64> for Formula {
    fn from(value: f64) -> Formula {
        Formula::Lit(value)
    }
}

impl Neg for Formula {
    type Output = Formula;

    fn neg(self) -> Formula {
        Formula::Op("neg", vec![self])
    }
}

macro_rules! operators {
    ($($Trait:ident $method:ident)*) => {$(
        impl<T: Into<Formula>> $Trait<T> for Formula {
            type Output = Formula;

            fn $method(self, other: T) -> Formula {
                Formula::Op(stringify!($method), vec![self, other.into()])
            }
        }

        impl $Trait<Formula> for f64 {
            type Output = Formula;

            fn $method(self, other: Formula) -> Formula {
                Formula::Op(stringify!($method), vec![self.into(), other])
            }
        }
    )*};
}

operators! { Add add Sub sub Mul mul Div div }
