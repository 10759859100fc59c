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

/// Numbers that are read from a text are constants.
#[grad]
fn weighed(x: f64, weight: &str, power: &str) -> Result<f64, Box<dyn std::error::Error>> {
    let power: usize = power.parse()?;
    let weight = weight.trim().parse::<f64>()?;
    Ok(weight * x.powi(power as i32))
}

#[grad]
fn read_or_not(x: f64, text: &str) -> f64 {
    let scale: f64 = text.parse().map_err(|_| "no number").unwrap_or(0.5);
    match text.parse::<i32>() {
        Ok(n) => scale * x * n as f64,
        Err(_) => scale * x * x,
    }
}

#[test]
fn numbers_read_from_texts() {
    let (value, x_bar) = weighed_vjp(1.5, " 2.5", "3", 1.0).unwrap();
    assert_eq!(value, 2.5 * (1.5_f64).powi(3));
    assert!((x_bar - 3.0 * 2.5 * 1.5 * 1.5).abs() < 1e-14);
    let message = |weight, power| {
        weighed_vjp(1.5, weight, power, 1.0)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(message("2.5", "x"), "invalid digit found in string");
    assert_eq!(message("x", "2"), "invalid float literal");
    assert_eq!(read_or_not_value_and_grad(1.5, "4"), (24.0, 16.0));
    assert_eq!(read_or_not_value_and_grad(1.5, "0.25"), (0.5625, 0.75));
    assert_eq!(read_or_not_value_and_grad(1.5, "none"), (1.125, 1.5));
}
