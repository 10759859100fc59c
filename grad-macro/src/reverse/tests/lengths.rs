//! Lists that are recorded for their shape, and lists that need not be.

use super::{check, compile};
use crate::interp::Data;
use crate::ir::{OpKind, ShadowInit};

/// Whether the contents of the list are recorded, of a function that sums what it has put into a table.
fn recorded(table: &str, write: &str) -> bool {
    let source = format!(
        "fn f(x: &[f64], s: usize) -> f64 {{ let n = x.len(); let mut y = 0.0; \
         for _ in 0..s {{ {table} for i in 0..n {{ {write} }} y += m[0][0] + m[1][1]; }} y }}"
    );
    check(&source, &[Data::floats(&[0.3, 0.9, -0.4, 1.1]), Data::I(3)]);
    let case = compile(&source, &[]);
    let (mut recreated, mut shaped) = (false, false);
    case.program.split["f"]
        .reverse
        .walk(&mut |op| match &op.kind {
            OpKind::Recreate(root) => recreated |= case.main.root(*root).name == "m",
            OpKind::Shadow(root, ShadowInit::Rows(_) | ShadowInit::Zeros(Some(_))) => {
                shaped |= case.main.root(*root).name == "m";
            }
            _ => {}
        });
    assert_ne!(recreated, shaped, "{source}");
    recreated
}

const ROWS: &str = "let mut m = vec![vec![0.1; n]; s];";

#[test]
fn births_that_tell() {
    assert!(!recorded(ROWS, "m[i % s][i] = x[i];"));
    let row = "let mut row = vec![0.0; n]; row[1] = x[2]; let mut m = vec![row; s];";
    assert!(!recorded(row, "m[i % s][i] += x[i];"));
    let copied = "m[i % s].copy_from_slice(x);";
    assert!(!recorded(ROWS, copied));
    assert!(!recorded(
        "let mut m = vec![[0.2; 3]; n];",
        "m[i][1] += x[i];"
    ));
    assert!(!recorded(
        "let mut m: Vec<[f64; 2]> = Vec::new();",
        "m.push([x[i], 1.0]);"
    ));
}

#[test]
fn rows_of_other_lengths() {
    assert!(recorded(ROWS, "m[i % s] = x[i / 2..].to_vec();"));
    assert!(recorded(ROWS, "m[i % s].push(x[i]);"));
    assert!(recorded(ROWS, "m.push(x[i..].to_vec());"));
    let grown = "let mut row = vec![0.0; n]; row.push(x[2]); let mut m = vec![row; s];";
    assert!(recorded(grown, "m[i % s][i] += x[i];"));
    let given = "let mut m = vec![x.to_vec(); s];";
    assert!(recorded(given, "m[i % s][i] += x[i];"));
}

#[test]
fn contents_that_are_read() {
    assert!(recorded(
        ROWS,
        "m[i % s][i] = x[i]; y += m[0][i] * m[1][i];"
    ));
}
