//! The derivative rules: one table, read by lowering (which names exist), by both differentiation
//! modes (partials as formulas) and by the cost model (prices).
//!
//! * `table/`: the rules, two lines each, for a mathematician to check.
//! * [`conventions`]: what holds at kinks and at singular points.
//! * [`names`]: which method or function of the source is which rule.
//! * `formula`: the little language in which partials are written.

mod conventions;
mod formula;
pub mod names;
mod table;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use crate::maps::HashMap;

pub use formula::{Cond, Formula};

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
    /// the value is converted to f64 and back. Arguments in the rule's order.
    Runtime(&'static str),
}

/// One differentiable operation.
pub struct Rule {
    /// Unique name: `add`, `sin`, `powi`, `erf`.
    pub name: &'static str,
    /// In the order in which Rust's method or function takes them (`jn(n, x)`: an integer, a float).
    pub params: &'static [Kind],
    pub form: Form,
    /// Cost of evaluating it: 1 for `+ - *`, 8 for `/` and `sqrt`, 40 for transcendentals.
    pub price: u32,
    /// One formula per parameter: the contribution to that argument's adjoint (linear in [`Formula::D`]).
    /// [`Formula::Zero`] for integers and where the derivative is zero almost everywhere.
    pub partials: &'static [fn() -> Formula],
}

impl Rule {
    /// The contribution to the n-th argument's adjoint.
    #[cfg(test)]
    pub fn partial(&self, n: usize) -> Formula {
        self.partials[n]()
    }
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

/// The rule of that name. Panics if there is none: names are the macro's own.
pub fn rule(name: &str) -> &'static Rule {
    find(name).unwrap_or_else(|| panic!("no rule `{name}`"))
}

/// The rule of that name.
pub fn find(name: &str) -> Option<&'static Rule> {
    static BY_NAME: LazyLock<HashMap<&str, &Rule>> =
        LazyLock::new(|| all().map(|rule| (rule.name, rule)).collect());
    BY_NAME.get(name).copied()
}

/// Every rule, in the order of the table.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    table::TABLES.iter().flat_map(|table| table.iter())
}
