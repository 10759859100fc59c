//! Texts that are made beside numbers.

use grad_runtime::{Differentiable, grad};

/// A row of a table of variances.
#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Row {
    source: String,
    squares: f64,
    ratio: Option<f64>,
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Table {
    rows: Vec<Row>,
}

#[grad]
fn table(within: f64, between: f64) -> Result<Table, &'static str> {
    if within <= 0.0 {
        return Err("nothing varies");
    }
    let (ratio, unit) = (between / within, "total");
    let unit = unit.to_owned();
    Ok(Table {
        rows: vec![
            Row {
                source: "between".to_owned(),
                squares: between,
                ratio: Some(ratio),
            },
            Row {
                source: unit,
                squares: between + within,
                ratio: None,
            },
        ],
    })
}

#[grad]
fn explained(within: f64, between: f64) -> f64 {
    match table(within, between) {
        Ok(table) => {
            table.rows[0].squares / table.rows[1].squares * table.rows[0].ratio.unwrap_or(0.0)
        }
        Err(_) => 0.0,
    }
}

agrees!(texts_that_are_owned, [within = 0.8, between = 1.7] => explained(within, between), explained_value_and_grad(within, between));

#[test]
fn owned_texts_are_kept() {
    let rows = table(1.0, 2.0).unwrap().rows;
    assert_eq!((&*rows[0].source, &*rows[1].source), ("between", "total"));
}
