//! Every golden file through the tool's own dispatch: primal and derivative of each module.

use std::fs;
use std::path::Path;

use grad_benches::answer::Failure;
use grad_benches::tool;
use serde_json::Value;

#[test]
fn hello() {
    check_module("hello", 4);
}

#[test]
fn gmm() {
    check_module("gmm", 6);
}

#[test]
fn lstm() {
    check_module("lstm", 6);
}

#[test]
fn llsq() {
    check_module("llsq", 6);
}

#[test]
fn lse() {
    check_module("lse", 8);
}

#[test]
fn ode() {
    check_module("ode", 10);
}

#[test]
fn det() {
    check_module("det", 8);
}

#[test]
fn ba() {
    check_module("ba", 6);
}

#[test]
fn kmeans() {
    check_module("kmeans", 6);
}

#[test]
fn ht() {
    check_module("ht", 6);
}

#[test]
fn particle() {
    check_module("particle", 12);
}

#[test]
fn saddle() {
    check_module("saddle", 8);
}

/// The Hessian of the cost has twice the number of a centroid's points on its diagonal, so `dir` times that is the gradient.
#[test]
fn kmeans_gradient() {
    for golden in goldens("kmeans")
        .iter()
        .filter(|golden| golden["function"] == "dir")
    {
        let input = &golden["input"];
        let counts = cluster_sizes(&matrix(&input["points"]), &matrix(&input["centroids"]));
        let scaled = |(row, count): (&Vec<f64>, f64)| {
            row.iter().map(|v| v * 2.0 * count).collect::<Vec<_>>()
        };
        let expected: Vec<_> = matrix(&golden["output"])
            .iter()
            .zip(counts)
            .map(scaled)
            .collect();
        let gradient = evaluate("kmeans", "gradient", input).unwrap();
        compare(
            &gradient,
            &serde_json::to_value(expected).unwrap(),
            "kmeans gradient",
        );
    }
}

fn check_module(module: &str, expected: usize) {
    let goldens = goldens(module);
    assert_eq!(goldens.len(), expected, "golden files of {module}");
    for golden in &goldens {
        check(golden);
    }
}

fn goldens(module: &str) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let ours = files.filter(|path| {
        path.file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .starts_with(&format!("{module}_"))
    });
    ours.map(|path| serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())
        .collect()
}

fn check(golden: &Value) {
    let (module, function) = (
        golden["module"].as_str().unwrap(),
        golden["function"].as_str().unwrap(),
    );
    let output = evaluate(module, function, &golden["input"]).unwrap();
    compare(&output, &golden["output"], &format!("{module} {function}"));
}

fn evaluate(module: &str, function: &str, input: &Value) -> Result<Value, Failure> {
    let answer = tool::evaluate(module, function, &input.to_string())?;
    assert_eq!(answer.nanoseconds.len(), 1);
    Ok(serde_json::to_value(answer.output).unwrap())
}

fn compare(actual: &Value, expected: &Value, what: &str) {
    compare_within(actual, expected, 1e-3 * largest(expected), what);
}

fn largest(value: &Value) -> f64 {
    match value {
        Value::Array(values) => values.iter().map(largest).fold(0.0, f64::max),
        Value::Object(fields) => fields.values().map(largest).fold(0.0, f64::max),
        _ => value.as_f64().unwrap_or(0.0).abs(),
    }
}

fn compare_within(actual: &Value, expected: &Value, floor: f64, what: &str) {
    match (actual, expected) {
        (Value::Array(actual), Value::Array(expected)) => {
            assert_eq!(actual.len(), expected.len(), "{what}: length");
            for (i, (actual, expected)) in actual.iter().zip(expected).enumerate() {
                compare_within(actual, expected, floor, &format!("{what}[{i}]"));
            }
        }
        (Value::Object(actual), Value::Object(expected)) => {
            let names = |fields: &serde_json::Map<String, Value>| {
                fields.keys().cloned().collect::<Vec<_>>()
            };
            assert_eq!(names(actual), names(expected), "{what}: fields");
            for (name, expected) in expected {
                compare_within(&actual[name], expected, floor, &format!("{what}.{name}"));
            }
        }
        _ if expected.is_u64() => assert_eq!(actual, expected, "{what}"),
        _ => {
            let (actual, expected) = (actual.as_f64().unwrap(), expected.as_f64().unwrap());
            let tolerance = 1e-9 * expected.abs().max(floor);
            assert!(
                (actual - expected).abs() <= tolerance,
                "{what}: {actual} instead of {expected}"
            );
        }
    }
}

fn matrix(value: &Value) -> Vec<Vec<f64>> {
    serde_json::from_value(value.clone()).unwrap()
}

fn cluster_sizes(points: &[Vec<f64>], centroids: &[Vec<f64>]) -> Vec<f64> {
    let mut sizes = vec![0.0; centroids.len()];
    for point in points {
        let distance = |j: &usize| -> f64 {
            point
                .iter()
                .zip(&centroids[*j])
                .map(|(p, c)| (p - c).powi(2))
                .sum()
        };
        let nearest = (0..centroids.len()).min_by(|i, j| distance(i).total_cmp(&distance(j)));
        sizes[nearest.unwrap()] += 1.0;
    }
    sizes
}
