//! The table itself, by subject. A rule reads
//!
//! ```text
//! name(kinds of the arguments) form "as written", price p:
//!     [contribution to each argument's adjoint];
//! ```
//!
//! with `D` the incoming adjoint, `X0`, `X1`, `X2` the arguments and `Y` the result. Formulas use the
//! result wherever they can, so that the reverse sweep evaluates no transcendental a second time.
//! `guard(..)` is zero where `D` is zero, see [`super::conventions`].

mod arithmetic;
mod elementary;
mod piecewise;
mod special;

use super::{Form, Rule};

pub static TABLES: &[&[Rule]] = &[
    arithmetic::RULES,
    elementary::RULES,
    piecewise::RULES,
    special::RULES,
];

macro_rules! rules {
    ($(
        $name:ident($($kind:ident),+) $form:ident $($text:literal)?, price $price:literal:
            [$($partial:expr),+ $(,)?];
    )*) => {
        &[$(super::Rule {
            name: stringify!($name),
            params: &[$($kind),+],
            form: super::$form($($text)?),
            price: $price,
            partials: &[$(|| $partial),+],
        }),*]
    };
}
use rules;

const fn infix(symbol: &'static str) -> Form {
    Form::Infix(symbol)
}

const fn prefix(symbol: &'static str) -> Form {
    Form::Prefix(symbol)
}

const fn method(name: &'static str) -> Form {
    Form::Method(name)
}

const fn runtime(path: &'static str) -> Form {
    Form::Runtime(path)
}

const fn conversion() -> Form {
    Form::Cast
}
