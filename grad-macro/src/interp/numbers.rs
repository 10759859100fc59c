//! What one operation computes.

use super::Data;
use crate::ir::*;

pub fn array_len(len: &proc_macro2::TokenStream) -> usize {
    len.to_string()
        .trim_end_matches("usize")
        .parse()
        .expect("a literal length")
}

pub fn literal(text: &str, ty: Scalar) -> Data {
    let text = text.replace('_', "");
    match ty {
        Scalar::F64 | Scalar::F32 | Scalar::Param(_) => Data::F(text.parse().expect("a float")),
        Scalar::Int(_) => Data::I(text.parse().expect("an integer")),
        Scalar::Bool => Data::B(text == "true"),
        Scalar::Other => Data::Unit,
    }
}

pub fn constant(text: &str) -> Data {
    match text.replace(' ', "").rsplit("::").next().unwrap_or("") {
        "PI" => Data::F(std::f64::consts::PI),
        "EPSILON" => Data::F(f64::EPSILON),
        "INFINITY" => Data::F(f64::INFINITY),
        "MAX" => Data::F(f64::MAX),
        other => match other.parse::<i128>() {
            Ok(n) => Data::I(n),
            Err(_) => Data::Unit,
        },
    }
}

pub fn pure_value(pure: &Pure, args: &[Data], ty: Scalar) -> Data {
    match pure {
        Pure::Bin(op) => match (&args[0], &args[1]) {
            (Data::B(a), Data::B(b)) => Data::B(match op {
                BinOp::And | BinOp::AndAnd => *a && *b,
                BinOp::Or | BinOp::OrOr => *a || *b,
                BinOp::Xor => a ^ b,
                other => panic!("{other:?} on bools"),
            }),
            (a, b) => {
                let (a, b) = (a.i(), b.i());
                Data::I(match op {
                    BinOp::Add => a + b,
                    BinOp::Sub => a - b,
                    BinOp::Mul => a * b,
                    BinOp::Div => a / b,
                    BinOp::Rem => a % b,
                    BinOp::And => a & b,
                    BinOp::Or => a | b,
                    BinOp::Xor => a ^ b,
                    BinOp::Shl => a << b,
                    BinOp::Shr => a >> b,
                    BinOp::AndAnd | BinOp::OrOr => panic!("{op:?} on integers"),
                })
            }
        },
        Pure::Cmp(op) => {
            let order = match (&args[0], &args[1]) {
                (Data::F(a), Data::F(b)) => a.partial_cmp(b),
                (Data::I(a), Data::I(b)) => Some(a.cmp(b)),
                (Data::B(a), Data::B(b)) => Some(a.cmp(b)),
                other => panic!("{other:?}"),
            };
            use std::cmp::Ordering::{Equal, Greater, Less};
            Data::B(match op {
                CmpOp::Eq => order == Some(Equal),
                CmpOp::Ne => order != Some(Equal),
                CmpOp::Lt => order == Some(Less),
                CmpOp::Le => matches!(order, Some(Less | Equal)),
                CmpOp::Gt => order == Some(Greater),
                CmpOp::Ge => matches!(order, Some(Greater | Equal)),
            })
        }
        Pure::Not => match &args[0] {
            Data::B(b) => Data::B(!b),
            other => Data::I(!other.i()),
        },
        Pure::Neg => Data::I(-args[0].i()),
        Pure::Cast => match (&args[0], ty) {
            (Data::I(n), Scalar::F64 | Scalar::F32 | Scalar::Param(_)) => Data::F(*n as f64),
            (Data::F(x), Scalar::Int(_)) => Data::I(*x as i128),
            (Data::F(x), _) => Data::F(*x),
            (Data::B(b), _) => Data::I(i128::from(*b)),
            (Data::I(n), _) => Data::I(*n),
            other => panic!("{other:?}"),
        },
        Pure::Expr(template) => template_value(template, args),
    }
}

pub fn template_value(template: &Template, args: &[Data]) -> Data {
    let text: String = template
        .0
        .iter()
        .map(|piece| match piece {
            Piece::Tokens(tokens) => tokens.to_string(),
            Piece::Runtime => "rt".into(),
            Piece::Arg(n) => format!("${n}"),
            Piece::Group(_, inside) if matches!(inside.0[..], [Piece::Arg(1)]) => "($1)".into(),
            Piece::Group(..) => "()".into(),
        })
        .collect::<String>()
        .replace(' ', "");
    match text.as_str() {
        "$0.saturating_sub(1)" => Data::I(args[0].i().saturating_sub(1)),
        "$0.saturating_sub($1)" => Data::I((args[0].i() - args[1].i()).max(0)),
        "$0.saturating_mul($1)" => Data::I(args[0].i() * args[1].i()),
        "$0.is_nan()" => Data::B(args[0].f().is_nan()),
        "$0.abs()" => Data::I(args[0].i().abs()),
        other => panic!("the interpreter does not know `{other}`"),
    }
}

pub fn apply(rule: &str, x: &[f64]) -> f64 {
    match (rule, x) {
        ("add", [a, b]) => a + b,
        ("sub", [a, b]) => a - b,
        ("mul", [a, b]) => a * b,
        ("div", [a, b]) => a / b,
        ("rem", [a, b]) => a % b,
        ("neg", [a]) => -a,
        ("exp", [a]) => a.exp(),
        ("ln", [a]) => a.ln(),
        ("sin", [a]) => a.sin(),
        ("cos", [a]) => a.cos(),
        ("tanh", [a]) => a.tanh(),
        ("sqrt", [a]) => a.sqrt(),
        ("abs", [a]) => a.abs(),
        ("max", [a, b]) => a.max(*b),
        ("min", [a, b]) => a.min(*b),
        ("powi", [a, n]) => a.powi(*n as i32),
        ("powf", [a, b]) => a.powf(*b),
        ("recip", [a]) => a.recip(),
        ("mul_add", [a, b, c]) => a.mul_add(*b, *c),
        ("signum", [a]) => a.signum(),
        ("floor", [a]) => a.floor(),
        ("cast" | "stop_gradient", [a]) => *a,
        ("hypot", [a, b]) => a.hypot(*b),
        ("atan2", [a, b]) => a.atan2(*b),
        other => panic!("the interpreter does not know {other:?}"),
    }
}
