//! Writes that are undone only where somebody looks.

use super::{check, compile};
use crate::interp::Data;
use crate::ir::{Base, OpKind};

/// How many stores into the function's own memory the reverse sweep consists of.
fn undone(source: &str, off: &[&str]) -> usize {
    let off: Vec<String> = off.iter().map(|pass| (*pass).to_owned()).collect();
    let case = compile(source, &off);
    let mut found = 0;
    case.program.split["f"].reverse.walk(&mut |op| {
        if let OpKind::Store(place, _) = &op.kind {
            found += usize::from(matches!(place.base, Base::Root(_)));
        }
    });
    found
}

const GROWTH: &str = "fn f(x: &[f64], s: usize) -> f64 { let n = x.len(); let mut u = x.to_vec(); let mut y = 0.0; \
    for _ in 0..s { for i in 1..n - 1 { BEFORE let v = u[i]; u[i] = v * v * x[i]; AFTER } } \
    for i in 0..n { y += u[i]; } y }";

fn growth(before: &str, after: &str) -> String {
    let source = GROWTH.replace("BEFORE", before).replace("AFTER", after);
    check(&source, &[Data::floats(&[0.3, 0.9, -0.4, 1.1]), Data::I(3)]);
    source
}

#[test]
fn what_was_overwritten_is_in_the_record() {
    let source = growth("", "");
    assert_eq!(undone(&source, &[]), 0);
    assert_eq!(undone(&source, &["undone"]), 1);
}

#[test]
fn others_look_at_what_was_overwritten() {
    // The product reads its left neighbour as it is after the write, and its right one as it was before.
    let source = growth("y += u[i - 1] * u[i + 1];", "");
    assert_eq!(undone(&source, &[]), 1);
    // The second write overwrites what the first one has left, which the sine is taken of.
    let source = growth("", "u[i] = u[i].sin();");
    assert_eq!(undone(&source, &[]), 0);
    let source = growth("", "y += u[i].exp() * u[i]; u[i] += x[i];");
    assert_eq!(undone(&source, &[]), 2);
}

#[test]
fn results_that_memory_holds() {
    let source = "fn f(x: &[f64], s: usize) -> f64 { let n = x.len(); let mut u = x.to_vec(); let mut y = 0.0; \
        for k in 0..s { for i in 1..n { let t = (x[i] * u[i - 1]).tanh(); u[PLACE] = t; AFTER } \
        for i in 1..n { y += u[i] * u[i - 1]; } } y }";
    for place in ["i", "i - 1", "(i * 7) % n", "k % 2"] {
        for after in [
            "",
            "y += t * t;",
            "u[i] += x[i];",
            "u[i - 1] *= t;",
            "u[0] = 0.5 * u[2]; u.swap(1, 2);",
            "if t > 0.1 { u[1] = t.sin(); }",
        ] {
            let source = source.replace("PLACE", place).replace("AFTER", after);
            check(&source, &[Data::floats(&[0.3, 0.9, -0.4, 0.7]), Data::I(3)]);
        }
    }
}
