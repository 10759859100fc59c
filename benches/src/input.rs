//! Reading inputs and checking them, so that the programs may take their dimensions on trust.

use serde::de::DeserializeOwned;

use crate::answer::Failure;
use crate::matrix::Matrix;

/// Most elements that one buffer of ours may have (4 GiB of floats).
const MOST_ELEMENTS: usize = 1 << 29;

/// Reads one input.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    serde_json::from_str(text).map_err(|error| Failure::BadInput(error.to_string()))
}

/// Refuses the input for the reason given, unless `condition` holds.
pub fn require(condition: bool, reason: &str) -> Result<(), Failure> {
    if condition {
        Ok(())
    } else {
        Err(Failure::BadInput(reason.to_string()))
    }
}

/// Requires a vector of `expected` numbers.
pub fn require_len(name: &str, vector: &[f64], expected: usize) -> Result<(), Failure> {
    if vector.len() == expected {
        return Ok(());
    }
    Err(Failure::BadInput(format!(
        "`{name}` has {} numbers, {expected} expected",
        vector.len()
    )))
}

/// Requires a matrix of this shape.
pub fn require_shape(
    name: &str,
    matrix: &Matrix,
    rows: usize,
    columns: usize,
) -> Result<(), Failure> {
    // Without rows there is nothing to tell the number of columns from.
    if matrix.rows == rows && (rows == 0 || matrix.columns == columns) {
        return Ok(());
    }
    Err(Failure::BadInput(format!(
        "`{name}` has {} rows of {} numbers, {rows} of {columns} expected",
        matrix.rows, matrix.columns
    )))
}

/// Requires that a buffer of as many elements as the product of `sizes` is within reason.
pub fn require_room(sizes: &[usize]) -> Result<(), Failure> {
    let elements = sizes
        .iter()
        .try_fold(1_usize, |product, &size| product.checked_mul(size));
    require(
        elements.is_some_and(|elements| elements <= MOST_ELEMENTS),
        "too large for our memory",
    )
}
