//! A scalar or a piece of memory, as the machine holds it.

use super::array_len;
use crate::ir::{Mem, Scalar};

/// A scalar or a piece of memory.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    F(f64),
    I(i128),
    B(bool),
    List(Vec<Data>),
    Unit,
}

impl Data {
    pub fn floats(list: &[f64]) -> Data {
        Data::List(list.iter().map(|x| Data::F(*x)).collect())
    }

    pub fn f(&self) -> f64 {
        match self {
            Data::F(x) => *x,
            other => panic!("not a float: {other:?}"),
        }
    }

    pub fn i(&self) -> i128 {
        match self {
            Data::I(n) => *n,
            other => panic!("not an integer: {other:?}"),
        }
    }

    pub fn b(&self) -> bool {
        match self {
            Data::B(b) => *b,
            other => panic!("not a bool: {other:?}"),
        }
    }

    pub fn list(&mut self) -> &mut Vec<Data> {
        match self {
            Data::List(list) => list,
            other => panic!("not memory: {other:?}"),
        }
    }

    pub fn zero_like(&self) -> Data {
        match self {
            Data::F(_) => Data::F(0.0),
            Data::List(list) => Data::List(list.iter().map(Data::zero_like).collect()),
            _ => Data::Unit,
        }
    }

    pub fn add(&mut self, other: &Data) {
        match (self, other) {
            (Data::F(x), Data::F(y)) => *x += y,
            (Data::List(a), Data::List(b)) => {
                assert_eq!(a.len(), b.len(), "adjoints of different lengths");
                a.iter_mut().zip(b).for_each(|(a, b)| a.add(b));
            }
            (Data::Unit, _) | (_, Data::Unit) => {}
            (a, b) => panic!("cannot add {a:?} and {b:?}"),
        }
    }

    /// Every float inside, in order.
    pub fn leaves(&self) -> Vec<f64> {
        match self {
            Data::F(x) => vec![*x],
            Data::List(list) => list.iter().flat_map(Data::leaves).collect(),
            _ => vec![],
        }
    }

    pub fn nth_mut(&mut self, n: &mut usize) -> Option<&mut f64> {
        match self {
            Data::F(x) => {
                if *n == 0 {
                    return Some(x);
                }
                *n -= 1;
                None
            }
            Data::List(list) => list.iter_mut().find_map(|d| d.nth_mut(n)),
            _ => None,
        }
    }
}

pub fn zeros(ty: &Mem) -> Data {
    match ty {
        Mem::Scalar(s) => zero(*s),
        Mem::Array(e, n) => Data::List(vec![zeros(e); array_len(n)]),
        Mem::Vec(_) | Mem::Queue(_) | Mem::Slice(_) | Mem::Unknown(_) => Data::List(vec![]),
        Mem::Tuple(parts) => Data::List(parts.iter().map(zeros).collect()),
        Mem::Struct(of) => Data::List(of.fields.iter().map(|f| zeros(&f.ty)).collect()),
    }
}

pub fn zero(ty: Scalar) -> Data {
    match ty {
        Scalar::F64 | Scalar::F32 | Scalar::Param(_) => Data::F(0.0),
        Scalar::Int(_) => Data::I(0),
        Scalar::Bool => Data::B(false),
        Scalar::Other => Data::Unit,
    }
}

/// The zero tangent of a value.
pub fn zeros_like(data: &Data) -> Data {
    match data {
        Data::List(parts) => Data::List(parts.iter().map(zeros_like).collect()),
        Data::F(_) => Data::F(0.0),
        _ => Data::List(vec![]),
    }
}
