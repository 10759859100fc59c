//! What is refused, and that all mistakes are reported.

use super::lower_all;

fn errors(source: &str) -> String {
    match lower_all(source) {
        Ok(program) => panic!(
            "was accepted: {}",
            program.0.values().next().expect("a function")
        ),
        Err(text) => text,
    }
}

#[track_caller]
fn refused(body: &str, with: &str) {
    let text = errors(&format!(
        "fn f(x: f64, v: &[f64], n: usize) -> f64 {{ {body} }}"
    ));
    assert!(text.contains(with), "{text}");
}

#[test]
fn every_mistake_is_reported() {
    let text = errors(
        "fn f(x: f64) -> f64 { let a = unsafe { x }; let b = x.sine(); let c = x.to_bits(); a + b + x.sqr() }",
    );
    for what in ["unsafe", "`sine`", "to_bits", "`sqr`"] {
        assert!(text.contains(what), "{what} is missing: {text}");
    }
    assert_eq!(text.matches("compile_error").count(), 4, "{text}");
}

#[test]
fn constructs() {
    refused("unsafe { x }", "unsafe");
    refused("x.sine()", "similar name: `sin");
    refused("f64::from_bits(x.to_bits() >> 1)", "from_bits");
    refused("my_macro!(x)", "the macro `my_macro!`");
    refused("v.sort(); x", "the method `sort`");
    refused("let c = std::cell::RefCell::new(x); 1.0", "");
    refused("static mut S: f64 = 0.0; x", "static mut");
    refused("let y = opt(x)?; y", "`?`");
    refused("async { x }; x", "async");
}

#[test]
fn functions_that_are_solved() {
    let named = "pass its name";
    refused("implicit::root_scalar(|z, t| z - t[0], x, &[x])", named);
    refused("implicit::root(|z, t| vec![z[0] - x], v, &[x])[0]", named);
    refused(
        "implicit::argmin(inner, v, &[x])[0]",
        "pass `f_value_and_grad`",
    );
    refused(
        "implicit::argmin_subject_to(f_value_and_grad, c, v, v, &[x]).0[0]",
        "pass `c_vjp`",
    );
}

#[test]
fn parameters() {
    assert!(lower_all("fn f(s: &Settings, x: f64) -> f64 { x * s.rate }").is_ok());
    assert!(lower_all("fn f(name: &str, k: Option<usize>, c: char, x: f64) -> f64 { if name.is_empty() { x } else { -x } }").is_ok());
}
