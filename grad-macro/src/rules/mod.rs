//! The derivative rules: one table, read by lowering (which names exist), by both differentiation
//! modes (partials as formulas) and by the cost model (prices).

mod table;

/// The type of a rule's parameter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A float of the result's type.
    Float,
    /// An integer: carries no derivative.
    Int,
}

/// How a rule's operation is written in emitted Rust.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// `a + b`.
    Infix(&'static str),
    /// `-a`.
    Prefix(&'static str),
    /// `a.name(b)`.
    Method(&'static str),
    /// `x as f64` / `x as f32`: a conversion between float types, to the result's type.
    Cast,
    /// A function of the runtime crate, by path below its root: `rt::special::digamma`; for f32 arguments
    /// the value is converted to f64 and back.
    Runtime(&'static str),
}

/// One differentiable operation.
pub struct Rule {
    /// Unique name: `add`, `sin`, `powi`, `erf`.
    pub name: &'static str,
    pub params: &'static [Kind],
    pub form: Form,
    /// Cost of evaluating it: 1 for `+ - *`, 8 for `/` and `sqrt`, 40 for transcendentals.
    pub price: u32,
    /// One formula per parameter: the contribution to that argument's adjoint (linear in [`Formula::D`]).
    /// [`Formula::Zero`] for integers and where the derivative is zero almost everywhere.
    pub partials: &'static [fn() -> Formula],
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

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
    /// A float literal.
    Lit(f64),
    /// A rule applied: name and arguments.
    Op(&'static str, Vec<Formula>),
    /// The n-th argument, an integer, as a float.
    IntAsFloat(usize),
    /// `powi(base, n - 1)` where n is the m-th argument, an integer (with care for the smallest integer).
    PowiDec(Box<Formula>, usize),
    /// A runtime function of floats and integer arguments: `Runtime("rt::special::jn_prime", ..)`.
    If(Cond, Box<Formula>, Box<Formula>),
    /// Zero if the incoming adjoint is zero, else the formula: for partials that are singular on the
    /// closure of their domain, so that 0 * inf never makes a NaN.
    Guard(Box<Formula>),
    /// The n-th argument, an integer, plus a constant; only as an argument of `Op`.
    IntPlus(usize, i32),
}

/// A condition in a formula.
#[derive(Clone, PartialEq, Debug)]
pub enum Cond {
    Cmp(crate::ir::CmpOp, Box<Formula>, Box<Formula>),
    IsNan(Box<Formula>),
    IntIsZero(usize),
    And(Box<Cond>, Box<Cond>),
    Or(Box<Cond>, Box<Cond>),
}

/// The rule of that name. Panics if there is none: names are the macro's own.
pub fn rule(name: &str) -> &'static Rule {
    find(name).unwrap_or_else(|| panic!("no rule `{name}`"))
}

/// The rule of that name.
pub fn find(name: &str) -> Option<&'static Rule> {
    table::RULES.iter().find(|r| r.name == name)
}
