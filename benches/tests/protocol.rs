//! Conversations with the program itself.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

#[test]
fn a_session_of_good_manners() {
    let replies = converse(&[
        r#"{"id": 0, "kind": "start", "eval": "llsq", "config": {"a": [1, null]}}"#,
        r#"{"id": 1, "kind": "define", "module": "llsq"}"#,
        r#"{"id": 2, "kind": "evaluate", "module": "llsq", "function": "primal", "input": {"x": [0.5, 0.25], "n": 3, "min_runs": 3, "min_seconds": 0}, "description": "n=3,m=2"}"#,
        r#"{"id": 3, "kind": "analysis", "of": 2, "valid": true}"#,
        r#"{"id": 4, "kind": "something new"}"#,
        r#"{"id": 5, "kind": "evaluate", "module": "hello", "function": "double", "input": 3}"#,
    ]);
    assert_eq!(replies[0], json!({"id": 0, "tool": "grad"}));
    assert_eq!(replies[1], json!({"id": 1, "success": true}));
    assert_eq!(replies[2]["id"], 2);
    assert_eq!(replies[2]["success"], true);
    assert_eq!(replies[2]["output"], 0.9375);
    let timings = replies[2]["timings"].as_array().unwrap();
    assert_eq!(timings.len(), 3);
    assert!(
        timings
            .iter()
            .all(|t| t["name"] == "evaluate" && t["nanoseconds"].is_u64())
    );
    assert_eq!(replies[3], json!({"id": 3}));
    assert_eq!(replies[4], json!({"id": 4}));
    assert_eq!(replies[5]["output"], 6.0);
}

#[test]
fn every_module_can_be_defined() {
    for module in [
        "hello", "gmm", "ba", "lstm", "kmeans", "llsq", "lse", "ode", "det", "ht", "particle",
        "saddle",
    ] {
        let line = json!({"id": 1, "kind": "define", "module": module}).to_string();
        assert_eq!(converse(&[&line]), [json!({"id": 1, "success": true})]);
    }
    refused(
        r#"{"id": 7, "kind": "define", "module": "banana"}"#,
        json!(7),
        "no module `banana`",
    );
    refused(
        r#"{"id": 7, "kind": "define"}"#,
        json!(7),
        "`module` is missing",
    );
}

#[test]
fn it_runs_for_as_long_as_asked() {
    let line = r#"{"id": 1, "kind": "evaluate", "module": "lse", "function": "gradient", "input": {"x": [0, 1], "min_runs": 1, "min_seconds": 0.001}}"#;
    let reply = &converse(&[line])[0];
    let timings = reply["timings"].as_array().unwrap();
    let total: u64 = timings
        .iter()
        .map(|timing| timing["nanoseconds"].as_u64().unwrap())
        .sum();
    assert!(total >= 1_000_000);
    assert!(timings.len() > 1);
}

#[test]
fn bad_messages() {
    refused("nonsense", Value::Null, "not a message");
    refused("[1, 2]", Value::Null, "a JSON object");
    refused(
        r#"{"id": 8, "kind": "evaluate", "input": {"x": [NaN]}}"#,
        json!(8),
        "not a message",
    );
    refused(r#"{"id": 8, "kind": "start"} {"#, json!(8), "not a message");
    refused(r#"{"kind": "start"}"#, Value::Null, "`id` is missing");
    refused(
        r#"{"id": "eight", "kind": "start"}"#,
        Value::Null,
        "`id`: invalid type",
    );
    refused(r#"{"id": 8}"#, json!(8), "`kind` is missing");
    refused(r#"{"id": 8, "kind": 8}"#, json!(8), "`kind`: invalid type");
    refused(
        "{\"id\": 8, \"kind\": \"\u{1}\"}",
        json!(8),
        "control character",
    );
    let deep = format!(
        r#"{{"id": 8, "kind": "evaluate", "input": {}}}"#,
        "[".repeat(100_000)
    );
    refused(&deep, json!(8), "not a message");
}

#[test]
fn bad_requests() {
    refused_input("banana", "objective", "1", "no module `banana`");
    refused_input("gmm", "gradient", "1", "no function `gradient`");
    refused_input("hello", "square", "[1]", "invalid type");
    refused_input("hello", "square", "1e400", "number out of range");
    refused_input("hello", "square", "1e200", "not finite");
    refused(
        r#"{"id": 9, "kind": "evaluate", "module": "hello", "function": "square"}"#,
        json!(9),
        "`input` is missing",
    );
}

#[test]
fn bad_inputs() {
    refused_input("llsq", "primal", r#"{"n": 3}"#, "missing field `x`");
    refused_input(
        "llsq",
        "primal",
        r#"{"x": [1, "2"], "n": 3}"#,
        "invalid type: string",
    );
    refused_input("llsq", "primal", r#"{"x": [1], "n": -3}"#, "invalid value");
    refused_input("llsq", "gradient", r#"{"x": [1], "n": 1}"#, "`n` must be");
    refused_input(
        "llsq",
        "primal",
        r#"{"x": [1], "n": 3, "min_runs": "many"}"#,
        "invalid type",
    );
    refused_input("lse", "primal", r#"{"x": []}"#, "`x` is empty");
    refused_input("lse", "gradient", r#"{"x": [null]}"#, "invalid type: null");
    refused_input("ode", "primal", r#"{"x": [], "s": 1}"#, "`x` is empty");
    refused_input("ode", "gradient", r#"{"x": [1], "s": 0}"#, "`s` must be");
    refused_input(
        "ode",
        "gradient",
        r#"{"x": [1, 2], "s": 18446744073709551615}"#,
        "too large",
    );
    refused_input(
        "det",
        "primal",
        r#"{"A": [1, 2, 3], "ell": 2}"#,
        "`A` has 3 numbers, 4 expected",
    );
    refused_input("det", "gradient", r#"{"A": [], "ell": 0}"#, "`ell` must be");
    refused_input(
        "det",
        "gradient",
        r#"{"A": [], "ell": 4294967296}"#,
        "too large",
    );
    refused_input(
        "kmeans",
        "cost",
        r#"{"points": [[1], [1, 2]], "centroids": [[1]]}"#,
        "row 1 has 2 numbers",
    );
    refused_input(
        "kmeans",
        "cost",
        r#"{"points": [[1]], "centroids": [[1, 2]]}"#,
        "`centroids` has 1 rows of 2",
    );
    refused_input(
        "ba",
        "objective",
        r#"{"n": 1, "m": 1, "p": 1, "cam": [1], "x": [1, 2, 3], "w": 1, "feat": [1, 2]}"#,
        "11",
    );
    let ba = r#""cam": [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0], "x": [0, 0, 0], "w": 1, "feat": [1, 2]"#;
    refused_input(
        "ba",
        "objective",
        &format!(r#"{{"n": 1, "m": 1, "p": 10, {ba}}}"#),
        "not finite",
    );
    refused_input(
        "ba",
        "jacobian",
        &format!(r#"{{"n": 0, "m": 1, "p": 10, {ba}}}"#),
        "1 at least",
    );
    refused_input(
        "ba",
        "jacobian",
        &format!(r#"{{"n": 1, "m": 1, "p": 1000000000000, {ba}}}"#),
        "too large",
    );
    let lstm = r#""main_params": [[1, 1, 1, 1], [1, 1, 1, 1]], "extra_params": [[1], [1], [1]]"#;
    refused_input(
        "lstm",
        "objective",
        &format!(r#"{{{lstm}, "state": [[1]], "sequence": [[1], [0]]}}"#),
        "`state`",
    );
    refused_input(
        "lstm",
        "jacobian",
        &format!(r#"{{{lstm}, "state": [[1], [1]], "sequence": [[1]]}}"#),
        "`sequence`",
    );
    let gmm =
        r#""n": 1, "m": 0, "gamma": 1, "x": [[0, 0]], "alpha": [1], "mu": [[0, 0]], "q": [[0, 0]]"#;
    refused_input(
        "gmm",
        "objective",
        &format!(r#"{{"d": 2, "k": 1, "l": [[0, 0]], {gmm}}}"#),
        "`l` has 1 rows of 2",
    );
    refused_input(
        "gmm",
        "jacobian",
        &format!(r#"{{"d": 2, "k": 2, "l": [[0]], {gmm}}}"#),
        "`alpha` has 1 numbers",
    );
    refused_input(
        "gmm",
        "jacobian",
        &format!(r#"{{"d": 0, "k": 1, "l": [[0]], {gmm}}}"#),
        "must be 1 at least",
    );
}

fn refused_input(module: &str, function: &str, input: &str, reason: &str) {
    let start = format!(
        r#"{{"id": 9, "kind": "evaluate", "module": "{module}", "function": "{function}", "#
    );
    refused(&format!(r#"{start}"input": {input}}}"#), json!(9), reason);
}

/// The line is answered with a reason, and the session goes on.
fn refused(line: &str, id: Value, reason: &str) {
    let replies = converse(&[line, "", r#"{"id": 99, "kind": "analysis"}"#]);
    assert_eq!(replies.len(), 2, "{line}");
    assert_eq!(replies[0]["id"], id, "{}", replies[0]);
    assert_eq!(replies[0]["success"], false, "{}", replies[0]);
    let error = replies[0]["error"].as_str().unwrap();
    assert!(error.contains(reason), "{error:?} lacks {reason:?}");
    assert_eq!(replies[1], json!({"id": 99}));
}

fn converse(lines: &[&str]) -> Vec<Value> {
    let mut tool = Command::new(env!("CARGO_BIN_EXE_gradbench"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = tool.stdin.take().unwrap();
    for line in lines {
        writeln!(stdin, "{line}").unwrap();
    }
    drop(stdin);
    let output = tool.wait_with_output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}
