//! Ordinary code shows no trace of what is there for the unusual.

use super::lower_all;

fn text(source: &str) -> String {
    let program = lower_all(source).unwrap_or_else(|why| panic!("{why}"));
    program.0.values().next().expect("a function").to_string()
}

#[test]
fn a_guard_clause_is_one_if() {
    let text = text("fn f(x: f64) -> f64 { if x < 0.0 { return 0.0; } let y = x * x; y + 1.0 }");
    assert_eq!(text.matches(" if ").count(), 1, "{text}");
    assert!(
        !text.contains("undef") && !text.contains("select"),
        "{text}"
    );
}

#[test]
fn a_break_is_the_condition_itself() {
    let text = text(
        "fn f(x: f64, n: usize) -> f64 { let mut s = x; for i in 0..n { if s > 9.0 { break; } s *= 2.0; } s }",
    );
    assert_eq!(text.matches(" if ").count(), 1, "{text}");
    assert!(!text.contains("undef"), "{text}");
}

#[test]
fn unchanged_variables_are_not_carried() {
    let text = text(
        "fn f(x: f64, n: usize) -> f64 { let mut s = 0.0; let mut t = x; for i in 0..n { let t = x; s += t; } t += 1.0; s + t }",
    );
    assert!(
        text.contains("(%5:i: usize, %6:s: f64 = %4:s)") || text.matches("f64 = ").count() >= 1,
        "{text}"
    );
}

#[test]
fn a_returned_local_is_not_copied() {
    let text = text("fn f(x: f64) -> Vec<f64> { let mut v = vec![x; 3]; v[0] = 1.0; v }");
    assert!(!text.contains("copy"), "{text}");
}

#[test]
fn a_panic_does_not_nest_the_rest() {
    let text =
        text("fn f(x: f64) -> f64 { if x < 0.0 { panic!(\"negative\"); } let y = x * x; y }");
    assert!(!text.contains("undef"), "{text}");
}
