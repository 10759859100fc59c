//! Matrices as they travel (rows in rows) and as the programs take them (one flat slice).

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;

/// Rows of equal length, stored one after the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// Number of rows.
    pub rows: usize,
    /// Length of a row; zero if there is no row.
    pub columns: usize,
    /// All rows in order.
    pub data: Vec<f64>,
}

impl Matrix {
    /// A matrix of zeros with the shape of `self`.
    pub fn zeros_like(&self) -> Matrix {
        Matrix {
            rows: self.rows,
            columns: self.columns,
            data: vec![0.0; self.data.len()],
        }
    }
}

impl Serialize for Matrix {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let row = |i: usize| &self.data[i * self.columns..(i + 1) * self.columns];
        serializer.collect_seq((0..self.rows).map(row))
    }
}

impl<'de> Deserialize<'de> for Matrix {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Matrix, D::Error> {
        deserializer.deserialize_seq(Rows)
    }
}

struct Rows;

impl<'de> Visitor<'de> for Rows {
    type Value = Matrix;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of rows of numbers")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Matrix, A::Error> {
        let mut matrix = Matrix::default();
        while let Some(row) = seq.next_element::<Vec<f64>>()? {
            if matrix.rows == 0 {
                matrix.columns = row.len();
            } else if row.len() != matrix.columns {
                return Err(A::Error::custom(format_args!(
                    "row {} has {} numbers, the rows before it have {}",
                    matrix.rows,
                    row.len(),
                    matrix.columns
                )));
            }
            matrix.rows += 1;
            matrix.data.extend(row);
        }
        Ok(matrix)
    }
}
