//! Every rule against central differences, at the points of a table that must name every rule.

mod kinks;
mod lookup;
mod numeric;
mod points;

use super::*;

/// The functions that `Form::Runtime("rt::special::..")` means.
#[path = "../../../../grad-runtime/src/special.rs"]
#[allow(dead_code)]
mod special;

/// An argument of a rule.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Value {
    Float(f64),
    Int(i32),
}

impl Value {
    fn float(self) -> f64 {
        match self {
            Value::Float(x) => x,
            Value::Int(n) => panic!("{n} is an integer"),
        }
    }

    fn int(self) -> i32 {
        match self {
            Value::Int(n) => n,
            Value::Float(x) => panic!("{x} is a float"),
        }
    }
}

/// Numbers as a rule's arguments: integers where the rule wants them.
fn values(rule: &Rule, numbers: &[f64]) -> Vec<Value> {
    assert_eq!(rule.params.len(), numbers.len(), "{rule:?} at {numbers:?}");
    let typed = rule.params.iter().zip(numbers).map(|(kind, x)| match kind {
        Kind::Float => Value::Float(*x),
        Kind::Int => Value::Int(*x as i32),
    });
    typed.collect()
}

/// The partial of `rule` in its n-th argument at a point, for the seed `d`.
fn partial(rule: &Rule, n: usize, args: &[Value], d: f64) -> f64 {
    let y = apply(rule.name, args);
    Point { args, y, d }.eval(&rule.partial(n))
}

/// What a formula is evaluated at.
struct Point<'a> {
    args: &'a [Value],
    y: f64,
    d: f64,
}

impl Point<'_> {
    fn eval(&self, formula: &Formula) -> f64 {
        match formula {
            Formula::Zero => 0.0,
            Formula::D => self.d,
            Formula::X(n) => self.args[*n].float(),
            Formula::Y => self.y,
            Formula::Lit(value) => *value,
            Formula::Op(name, args) => {
                let args: Vec<_> = args.iter().map(|arg| self.value(arg)).collect();
                apply(name, &args)
            }
            Formula::IntAsFloat(n) => f64::from(self.args[*n].int()),
            Formula::PowiDec(base, n) => self.eval(base).powi(self.args[*n].int().wrapping_sub(1)),
            Formula::If(cond, yes, no) => self.eval(if self.holds(cond) { yes } else { no }),
            Formula::Guard(_) if self.d == 0.0 => 0.0,
            Formula::Guard(inner) => self.eval(inner),
            Formula::Int(_) | Formula::IntPlus(..) => {
                panic!("an integer where a float is wanted: {formula:?}")
            }
        }
    }

    fn value(&self, formula: &Formula) -> Value {
        match formula {
            Formula::Int(n) => Value::Int(*n),
            Formula::IntPlus(n, k) => Value::Int(self.args[*n].int().wrapping_add(*k)),
            formula => Value::Float(self.eval(formula)),
        }
    }

    fn holds(&self, cond: &Cond) -> bool {
        match cond {
            Cond::Cmp(op, a, b) => op.holds(self.eval(a), self.eval(b)),
            Cond::IsNan(a) => self.eval(a).is_nan(),
            Cond::IntIsZero(n) => self.args[*n].int() == 0,
            Cond::And(a, b) => self.holds(a) && self.holds(b),
            Cond::Or(a, b) => self.holds(a) || self.holds(b),
        }
    }
}

/// The operation itself.
fn apply(name: &str, args: &[Value]) -> f64 {
    let kinds = rule(name).params;
    assert_eq!(
        kinds.len(),
        args.len(),
        "`{name}` takes {} arguments",
        kinds.len()
    );
    let x = |n: usize| args[n].float();
    let i = |n: usize| args[n].int();
    match name {
        "add" => x(0) + x(1),
        "sub" => x(0) - x(1),
        "mul" => x(0) * x(1),
        "div" => x(0) / x(1),
        "rem" => x(0) % x(1),
        "neg" => -x(0),
        "cast" | "stop_gradient" => x(0),
        "recip" => x(0).recip(),
        "mul_add" => x(0).mul_add(x(1), x(2)),
        "midpoint" => x(0).midpoint(x(1)),
        "rem_euclid" => x(0).rem_euclid(x(1)),
        "div_euclid" => x(0).div_euclid(x(1)),
        "to_radians" => x(0).to_radians(),
        "to_degrees" => x(0).to_degrees(),
        "ldexp" => libm::ldexp(x(0), i(1)),
        "remainder" => libm::remainder(x(0), x(1)),
        "sqrt" => x(0).sqrt(),
        "cbrt" => x(0).cbrt(),
        "hypot" => x(0).hypot(x(1)),
        "powi" => x(0).powi(i(1)),
        "powf" => x(0).powf(x(1)),
        "exp" => x(0).exp(),
        "exp2" => x(0).exp2(),
        "exp10" => libm::exp10(x(0)),
        "exp_m1" => x(0).exp_m1(),
        "ln" => x(0).ln(),
        "ln_1p" => x(0).ln_1p(),
        "log2" => x(0).log2(),
        "log10" => x(0).log10(),
        "log" => x(0).log(x(1)),
        "sin" => x(0).sin(),
        "cos" => x(0).cos(),
        "tan" => x(0).tan(),
        "asin" => x(0).asin(),
        "acos" => x(0).acos(),
        "atan" => x(0).atan(),
        "atan2" => x(0).atan2(x(1)),
        "sinh" => x(0).sinh(),
        "cosh" => x(0).cosh(),
        "tanh" => x(0).tanh(),
        "asinh" => x(0).asinh(),
        "acosh" => x(0).acosh(),
        "atanh" => x(0).atanh(),
        "abs" => x(0).abs(),
        "signum" => x(0).signum(),
        "copysign" => x(0).copysign(x(1)),
        "max" => x(0).max(x(1)),
        "min" => x(0).min(x(1)),
        "clamp" => x(0).clamp(x(1), x(2)),
        "fdim" => libm::fdim(x(0), x(1)),
        "floor" => x(0).floor(),
        "ceil" => x(0).ceil(),
        "round" => x(0).round(),
        "round_ties_even" => x(0).round_ties_even(),
        "trunc" => x(0).trunc(),
        "fract" => x(0).fract(),
        "erf" => libm::erf(x(0)),
        "erfc" => libm::erfc(x(0)),
        "lgamma" => libm::lgamma(x(0)),
        "tgamma" => libm::tgamma(x(0)),
        "digamma" => special::digamma(x(0)),
        "polygamma" => special::polygamma(i(0), x(1)),
        "j0" => libm::j0(x(0)),
        "j1" => libm::j1(x(0)),
        "jn" => libm::jn(i(0), x(1)),
        "y0" => libm::y0(x(0)),
        "y1" => libm::y1(x(0)),
        "yn" => libm::yn(i(0), x(1)),
        _ => panic!("the tests do not know `{name}`"),
    }
}
