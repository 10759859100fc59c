//! What an evaluation gives back.

use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

use crate::matrix::Matrix;

/// The outcome of an evaluation that went well.
pub struct Answer {
    /// Result of the last run.
    pub output: Output,
    /// Duration of every run.
    pub nanoseconds: Vec<u64>,
}

/// A result, in the few shapes that the programs have.
pub enum Output {
    /// A float.
    Number(f64),
    /// Floats.
    Vector(Vec<f64>),
    /// Rows of floats.
    Matrix(Matrix),
    /// A count.
    Integer(u64),
    /// Indices.
    Integers(Vec<u32>),
    /// Named parts.
    Object(Vec<(&'static str, Output)>),
}

/// Why there is no answer.
#[derive(Debug, PartialEq)]
pub enum Failure {
    /// No module of this name.
    UnknownModule(String),
    /// No function of this name in the module.
    UnknownFunction(String),
    /// The input is not what the function takes.
    BadInput(String),
    /// The function exists, but we cannot compute it.
    Unsupported(&'static str),
    /// The result cannot be written as JSON.
    NotFinite,
    /// The computation panicked.
    Panicked(String),
}

impl Output {
    /// Whether every float in it can be written.
    pub fn is_finite(&self) -> bool {
        match self {
            Output::Number(v) => v.is_finite(),
            Output::Vector(v) => v.iter().all(|v| v.is_finite()),
            Output::Matrix(m) => m.data.iter().all(|v| v.is_finite()),
            Output::Integer(_) | Output::Integers(_) => true,
            Output::Object(parts) => parts.iter().all(|(_, part)| part.is_finite()),
        }
    }
}

impl Serialize for Output {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Output::Number(v) => serializer.serialize_f64(*v),
            Output::Vector(v) => v.serialize(serializer),
            Output::Matrix(m) => m.serialize(serializer),
            Output::Integer(v) => serializer.serialize_u64(*v),
            Output::Integers(v) => v.serialize(serializer),
            Output::Object(parts) => {
                let mut map = serializer.serialize_map(Some(parts.len()))?;
                for (name, part) in parts {
                    map.serialize_entry(name, part)?;
                }
                map.end()
            }
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::UnknownModule(name) => write!(f, "no module `{name}`"),
            Failure::UnknownFunction(name) => write!(f, "no function `{name}` in this module"),
            Failure::BadInput(reason) => write!(f, "bad input: {reason}"),
            Failure::Unsupported(reason) => write!(f, "not supported: {reason}"),
            Failure::NotFinite => write!(f, "the output has a value that is not finite"),
            Failure::Panicked(message) => write!(f, "the computation panicked: {message}"),
        }
    }
}
