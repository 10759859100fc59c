//! Lists of numbers with text beside them: what is checked by name, and tables with labels.

use grad_runtime::grad;

/// What is not finite, or not positive, is told by its name.
#[grad(jvp)]
fn kinetic(mass: f64, speed: f64) -> Result<f64, String> {
    for (name, value) in [("mass", mass), ("speed", speed)] {
        if !value.is_finite() {
            return Err(format!("{name} is not finite"));
        }
    }
    for (name, value) in &[("mass", mass)] {
        if *value <= 0.0 {
            return Err(format!("{name} is {value}"));
        }
    }
    Ok(0.5 * mass * speed * speed)
}

#[test]
fn checked_by_name() {
    assert_eq!(kinetic_grad(3.0, 2.0), Ok((2.0, 6.0)));
    assert_eq!(
        kinetic_grad(f64::NAN, 2.0).unwrap_err(),
        "mass is not finite"
    );
    assert_eq!(
        kinetic_grad(3.0, f64::INFINITY).unwrap_err(),
        "speed is not finite"
    );
    assert_eq!(kinetic_grad(-1.0, 2.0).unwrap_err(), "mass is -1");
    assert_eq!(kinetic_jvp(3.0, 2.0, 1.0, 0.5), Ok((6.0, 5.0)));
}

#[grad]
fn score(base: f64, bonus: f64) -> f64 {
    let mut total = 0.0;
    for (name, value) in [("base", base), ("extra", bonus * base)] {
        total += name.len() as f64 * value * value;
    }
    total
}

#[grad]
fn penalty(a: f64, b: f64) -> f64 {
    let terms = [(a, true), (b, false)];
    terms
        .iter()
        .map(|&(value, squared)| if squared { value * value } else { value })
        .sum()
}

#[grad]
fn weighted(a: f64, b: f64) -> f64 {
    let terms = vec![("a", (a, 2.0)), ("b", (b, 3.0))];
    let mut total = terms[0].1.0 * terms[1].1.0;
    for (_, (value, weight)) in terms.iter() {
        total += value * value * weight;
    }
    total
}

/// The largest, with the letter that it goes by.
#[grad]
fn largest(a: f64, b: f64) -> f64 {
    let options = [('a', a), ('b', b)];
    let mut top = options[0];
    for option in options {
        if option.1 > top.1 {
            top = option;
        }
    }
    top.1 * top.1
}

/// Names and numbers that are assigned later.
#[grad]
fn renamed(a: f64, b: f64) -> f64 {
    let mut terms = [("one", a), ("three", b)];
    terms[0].0 = "longer";
    terms[1] = ("x", a * b);
    terms.iter().map(|(name, v)| v * name.len() as f64).sum()
}

agrees!(labels_in_a_loop, [base = 1.3, bonus = 0.7] => score(base, bonus), score_value_and_grad(base, bonus));
agrees!(flags_beside_numbers, [a = 1.3, b = 0.7] => penalty(a, b), penalty_value_and_grad(a, b));
agrees!(tuples_beside_labels, [a = 1.3, b = 0.7] => weighted(a, b), weighted_value_and_grad(a, b));
agrees!(letters, [a = 0.3, b = 0.7] => largest(a, b), largest_value_and_grad(a, b));
agrees!(labels_that_change, [a = 1.3, b = 0.7] => renamed(a, b), renamed_value_and_grad(a, b));

/// Holdings by their symbols.
#[grad(jvp)]
fn worth(holdings: &[(&str, f64)], rate: f64) -> f64 {
    let mut sum = 0.0;
    for (symbol, amount) in holdings {
        if symbol.ends_with("USD") {
            sum += rate * amount;
        } else {
            sum += amount * amount;
        }
    }
    for &(symbol, amount) in holdings.iter().rev() {
        match symbol {
            "GOLD" => sum += amount.sin(),
            _ => {}
        }
    }
    sum + holdings
        .iter()
        .filter(|(symbol, _)| *symbol == "TUSD")
        .map(|(_, amount)| amount.powi(3))
        .sum::<f64>()
}

/// What is handed on.
#[grad]
fn doubled_worth(holdings: &[(&str, f64)], rate: f64) -> f64 {
    2.0 * worth(holdings, rate) + holdings[0].1
}

#[test]
fn labels_of_parameters() {
    let holdings = [("TUSD", 2.0), ("GOLD", 0.5), ("OIL", 3.0)];
    let (by_amount, by_rate) = worth_grad(&holdings, 1.5);
    let expected = [1.5 + 12.0, 1.0 + 0.5f64.cos(), 6.0];
    for ((_, got), expected) in by_amount.iter().zip(expected) {
        assert!((got - expected).abs() < 1e-12, "{got} {expected}");
    }
    assert_eq!(by_rate, 2.0);
    let (by_amount, by_rate) = doubled_worth_grad(&holdings, 1.5);
    assert_eq!((by_amount[2].1, by_rate), (12.0, 4.0));
    assert!((by_amount[0].1 - 28.0).abs() < 1e-12);
    let along = [((), 1.0), ((), 0.0), ((), 2.0)];
    let (_, tangent) = worth_jvp(&holdings, 1.5, &along, 1.0);
    assert!((tangent - (13.5 + 12.0 + 2.0)).abs() < 1e-12);
}
