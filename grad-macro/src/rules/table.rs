//! The table itself.

use super::{Form, Formula, Kind, Rule};

pub static RULES: &[Rule] = &[
    Rule {
        name: "add",
        params: &[Kind::Float, Kind::Float],
        form: Form::Infix("+"),
        price: 1,
        partials: &[|| Formula::D, || Formula::D],
    },
    Rule {
        name: "sin",
        params: &[Kind::Float],
        form: Form::Method("sin"),
        price: 40,
        partials: &[|| {
            Formula::Op(
                "mul",
                vec![Formula::D, Formula::Op("cos", vec![Formula::X(0)])],
            )
        }],
    },
    Rule {
        name: "powi",
        params: &[Kind::Float, Kind::Int],
        form: Form::Method("powi"),
        price: 8,
        partials: &[|| Formula::Zero, || Formula::Zero],
    },
];
