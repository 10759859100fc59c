//! The numbers that the interpreter computes with: plain floats, and dual numbers.

use super::ast::{Bin, Un};

/// A number: a value and whatever travels with it.
pub trait Number: Clone {
    /// A number without a derivative.
    fn constant(value: f64) -> Self;
    /// The plain value.
    fn value(&self) -> f64;
    /// One operand: the value of the result, and the partial.
    fn chain1(value: f64, x: (&Self, Partial)) -> Self;
    /// Two operands.
    fn chain2(value: f64, x: (&Self, Partial), y: (&Self, Partial)) -> Self;
}

/// A local derivative with the magnitude of the terms that it is made of
/// (`1 - y*y` near `y = 1` is a small difference of large terms).
#[derive(Clone, Copy, Debug)]
pub struct Partial {
    pub value: f64,
    pub magnitude: f64,
}

impl Partial {
    fn of(value: f64) -> Self {
        Partial {
            value,
            magnitude: value.abs(),
        }
    }
}

impl Number for f64 {
    fn constant(value: f64) -> Self {
        value
    }
    fn value(&self) -> f64 {
        *self
    }
    fn chain1(value: f64, _: (&Self, Partial)) -> Self {
        value
    }
    fn chain2(value: f64, _: (&Self, Partial), _: (&Self, Partial)) -> Self {
        value
    }
}

/// A value, its derivative in one direction, and the same derivative computed from absolute values
/// only: the scale of its rounding error.
#[derive(Clone, Copy, Debug)]
pub struct Dual {
    pub value: f64,
    pub tangent: f64,
    pub magnitude: f64,
}

impl Dual {
    /// The coordinate that we differentiate in.
    pub fn variable(value: f64) -> Self {
        Dual {
            value,
            tangent: 1.0,
            magnitude: 1.0,
        }
    }

    /// Nothing flows where nothing came in, even through an infinite partial.
    fn flow(&self, partial: Partial) -> (f64, f64) {
        if self.magnitude == 0.0 {
            (0.0, 0.0)
        } else {
            (
                self.tangent * partial.value,
                self.magnitude * partial.magnitude,
            )
        }
    }
}

impl Number for Dual {
    fn constant(value: f64) -> Self {
        Dual {
            value,
            tangent: 0.0,
            magnitude: 0.0,
        }
    }
    fn value(&self) -> f64 {
        self.value
    }
    fn chain1(value: f64, (x, px): (&Self, Partial)) -> Self {
        let (tangent, magnitude) = x.flow(px);
        Dual {
            value,
            tangent,
            magnitude,
        }
    }
    fn chain2(value: f64, (x, px): (&Self, Partial), (y, py): (&Self, Partial)) -> Self {
        let (tx, mx) = x.flow(px);
        let (ty, my) = y.flow(py);
        Dual {
            value,
            tangent: tx + ty,
            magnitude: mx + my,
        }
    }
}

/// Applies a function of one operand.
pub fn unary<N: Number>(op: Un, x: &N) -> N {
    let v = x.value();
    let y = unary_value(op, v);
    N::chain1(y, (x, unary_partial(op, v, y)))
}

/// Applies a function of two operands.
pub fn binary<N: Number>(op: Bin, x: &N, y: &N) -> N {
    let (a, b) = (x.value(), y.value());
    let v = binary_value(op, a, b);
    let (pa, pb) = binary_partials(op, a, b, v);
    N::chain2(v, (x, pa), (y, pb))
}

/// `a.mul_add(b, c)`.
pub fn mul_add<N: Number>(a: &N, b: &N, c: &N) -> N {
    let (x, y, z) = (a.value(), b.value(), c.value());
    let v = x.mul_add(y, z);
    let product = N::chain2(v, (a, Partial::of(y)), (b, Partial::of(x)));
    N::chain2(v, (&product, Partial::of(1.0)), (c, Partial::of(1.0)))
}

/// `x.clamp(lo, hi)`: derivative 1 in the closed interval.
pub fn clamp<N: Number>(x: &N, lo: f64, hi: f64) -> N {
    let v = x.value();
    let partial = if lo <= v && v <= hi { 1.0 } else { 0.0 };
    N::chain1(v.clamp(lo, hi), (x, Partial::of(partial)))
}

/// `x.powi(n)`.
pub fn powi<N: Number>(x: &N, n: i32) -> N {
    let v = x.value();
    let partial = if n == 0 {
        0.0
    } else {
        f64::from(n) * v.powi(n - 1)
    };
    N::chain1(v.powi(n), (x, Partial::of(partial)))
}

fn unary_value(op: Un, x: f64) -> f64 {
    match op {
        Un::Neg => -x,
        Un::Sin => x.sin(),
        Un::Cos => x.cos(),
        Un::Exp => x.exp(),
        Un::ExpM1 => x.exp_m1(),
        Un::Tanh => x.tanh(),
        Un::Sqrt => x.sqrt(),
        Un::Ln => x.ln(),
        Un::Ln1p => x.ln_1p(),
        Un::Cbrt => x.cbrt(),
        Un::Atan => x.atan(),
        Un::Recip => x.recip(),
        Un::Abs => x.abs(),
        Un::Floor => x.floor(),
    }
}

fn unary_partial(op: Un, x: f64, y: f64) -> Partial {
    match op {
        Un::Neg => Partial::of(-1.0),
        Un::Sin => Partial::of(x.cos()),
        Un::Cos => Partial::of(-x.sin()),
        Un::Exp => Partial::of(x.exp()),
        Un::ExpM1 => Partial {
            value: x.exp(),
            magnitude: 1.0 + y.abs(),
        },
        Un::Tanh => Partial {
            value: x.cosh().powi(-2),
            magnitude: 1.0 + y * y,
        },
        Un::Sqrt => Partial::of(0.5 / y),
        Un::Ln => Partial::of(1.0 / x),
        Un::Ln1p => Partial::of(1.0 / (1.0 + x)),
        Un::Cbrt => Partial::of(1.0 / (3.0 * y * y)),
        Un::Atan => Partial::of(1.0 / (1.0 + x * x)),
        Un::Recip => Partial::of(-1.0 / (x * x)),
        Un::Abs if x == 0.0 => Partial::of(0.0),
        Un::Abs => Partial::of(x.signum()),
        Un::Floor => Partial::of(0.0),
    }
}

fn binary_value(op: Bin, a: f64, b: f64) -> f64 {
    match op {
        Bin::Add => a + b,
        Bin::Sub => a - b,
        Bin::Mul => a * b,
        Bin::Div => a / b,
        Bin::Max => a.max(b),
        Bin::Min => a.min(b),
        Bin::Hypot => a.hypot(b),
        Bin::Atan2 => a.atan2(b),
        Bin::Powf => a.powf(b),
    }
}

fn binary_partials(op: Bin, a: f64, b: f64, v: f64) -> (Partial, Partial) {
    let first = |yes: bool| if yes { (1.0, 0.0) } else { (0.0, 1.0) };
    let (pa, pb) = match op {
        Bin::Add => (1.0, 1.0),
        Bin::Sub => (1.0, -1.0),
        Bin::Mul => (b, a),
        Bin::Div => (1.0 / b, -a / (b * b)),
        // On a tie all goes to the receiver.
        Bin::Max => first(a >= b),
        Bin::Min => first(a <= b),
        Bin::Hypot if v == 0.0 => (0.0, 0.0),
        Bin::Hypot => (a / v, b / v),
        Bin::Atan2 if a == 0.0 && b == 0.0 => (0.0, 0.0),
        Bin::Atan2 => (b / (a * a + b * b), -a / (a * a + b * b)),
        Bin::Powf => powf_partials(a, b, v),
    };
    (Partial::of(pa), Partial::of(pb))
}

fn powf_partials(a: f64, b: f64, v: f64) -> (f64, f64) {
    let in_base = if b == 0.0 { 0.0 } else { b * a.powf(b - 1.0) };
    let in_exponent = if a == 0.0 { 0.0 } else { v * a.ln() };
    (in_base, in_exponent)
}
