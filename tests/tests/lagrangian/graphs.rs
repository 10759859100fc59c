//! Dependency graphs.

use grad_runtime::grad;
use grad_runtime::lagrangian::Graph;

#[grad(graph)]
fn post(x: f64) -> f64 {
    let a = x.exp();
    let b = a * a;
    let c = a + b;
    let d = c.exp();
    let e = c.sin();
    d + e
}

fn edge(graph: &Graph, from: &str, to: &str) -> (String, Vec<f64>) {
    let name = |n: usize| graph.nodes[n].name.as_str();
    let found = graph
        .edges
        .iter()
        .find(|e| name(e.from) == from && name(e.to) == to);
    let found = found.unwrap_or_else(|| panic!("no edge from {from} to {to}"));
    (found.partial.clone(), found.values.clone())
}

/// Backpropagation can be read off: a multiplier is the sum over the edges that leave.
fn reads_as_backpropagation(graph: &Graph, output: &str) {
    for (n, node) in graph.nodes.iter().enumerate() {
        if node.values.len() != 1 {
            continue;
        }
        let mut sum = if node.name == output { 1.0 } else { 0.0 };
        for edge in graph.edges.iter().filter(|e| e.from == n) {
            sum += graph.nodes[edge.to].multipliers[0] * edge.values.first().unwrap_or(&0.0);
        }
        let got = node.multipliers[0];
        assert!(
            (got - sum).abs() <= 1e-12 * (1.0 + sum.abs()),
            "{}: {got} {sum}",
            node.name
        );
    }
}

#[test]
fn partials_are_formulas() {
    let x = -0.3;
    let graph = post_graph(x);
    let names: Vec<&str> = graph.nodes.iter().map(|n| n.name.as_str()).collect();
    assert_eq!(names, ["x", "a", "b", "c", "d", "e", "output"]);
    assert_eq!(graph.nodes[2].operation, "a * a");
    assert_eq!(graph.nodes[6].operation, "d + e");
    assert_eq!(graph.nodes[1].line, 8);
    let a = x.exp();
    assert_eq!(edge(&graph, "x", "a"), ("a".into(), vec![a]));
    assert_eq!(edge(&graph, "a", "b"), ("a + a".into(), vec![2.0 * a]));
    assert_eq!(
        edge(&graph, "c", "e"),
        ("c.cos()".into(), vec![(a + a * a).cos()])
    );
    assert_eq!(edge(&graph, "d", "output").0, "1");
    assert_eq!(graph.edges.len(), 8);
    reads_as_backpropagation(&graph, "output");
    let dot = graph.dot();
    assert!(
        dot.contains("n1 [label = \"a = x.exp()\\nz = 0.7408\\nl = "),
        "{dot}"
    );
    assert!(
        dot.contains("n1 -> n2 [label = \"a + a = 1.4816\"];"),
        "{dot}"
    );
    assert_eq!(dot.matches('{').count(), dot.matches('}').count());
}

#[grad]
fn damp(x: f64, k: f64) -> f64 {
    (-k * x).exp()
}

#[grad(graph, lagrangian)]
fn chain(x: &[f64], k: f64) -> f64 {
    let mut s = 0.0;
    for i in 0..x.len() {
        let mut t = x[i];
        for _ in 0..2 {
            t = t * k;
        }
        s += damp(t, k);
    }
    if s > 1.0 { s.ln() } else { s / (k + 2.0) }
}

#[test]
fn loops_are_boxes() {
    let graph = chain_graph(&[0.5, 1.5, 2.5], 0.7);
    assert_eq!(graph.loops, ["for i in 0..x.len()", "for _ in 0..2"]);
    let node = |name: &str| graph.nodes.iter().find(|n| n.name == name).unwrap();
    assert_eq!(node("t_2").loops, [0, 1]);
    assert_eq!(node("t_2").values.len(), 6);
    assert_eq!(edge(&graph, "t_1", "t_2"), ("k".into(), vec![0.7; 3]));
    assert_eq!(edge(&graph, "t_2", "t_2"), ("k".into(), vec![0.7; 3]));
    assert_eq!(edge(&graph, "x", "t_1"), ("1".into(), vec![1.0; 3]));
    assert_eq!(node("s").values.len(), 3);
    let dot = graph.dot();
    assert!(
        dot.contains("subgraph cluster_0 {\n    label = \"for i in 0..x.len()\";"),
        "{dot}"
    );
    assert!(dot.contains("    subgraph cluster_1 {"), "{dot}");
    assert_eq!(dot.matches('{').count(), dot.matches('}').count());
    // A call is one node, its arguments' partials are named after it.
    let call = graph
        .nodes
        .iter()
        .find(|n| n.operation == "damp(t, k)")
        .unwrap();
    assert_eq!(edge(&graph, "k", &call.name).0, "∂damp/∂k");
}

#[grad(lagrangian)]
fn unit(drive: f64, gain: f64) -> f64 {
    let scaled = drive * gain;
    scaled.tanh()
}

#[grad(graph)]
fn ring(x: f64, gain: f64) -> f64 {
    let first = unit(x, gain);
    let mut y = first * x;
    for _ in 0..2 {
        y = unit(y, y);
    }
    y + first
}

/// The functions called are boxes with their own nodes, and edges go right to these.
#[test]
fn nested_views_are_boxes() {
    let graph = ring_graph(0.8, 1.5);
    let (first, second) = ("unit(x, gain)".to_owned(), "unit(y, y)".to_owned());
    let number = |text: &String| graph.loops.iter().position(|l| l == text).unwrap();
    let node = |name: &str| graph.nodes.iter().find(|n| n.name == name).unwrap();
    assert_eq!(node("unit_1.scaled").loops, [number(&first)]);
    let within = &node("unit_2.output").loops;
    assert_eq!((within.len(), within[1]), (2, number(&second)));
    assert_eq!(node("unit_2.scaled").values.len(), 2);
    assert_eq!(
        edge(&graph, "x", "unit_1.scaled"),
        ("gain".into(), vec![1.5])
    );
    assert_eq!(edge(&graph, "gain", "unit_1.scaled").1, [0.8]);
    assert_eq!(
        edge(&graph, "unit_1.output", "first"),
        ("1".into(), vec![1.0])
    );
    // Both arguments are the same variable.
    let y: Vec<f64> = node("y_2").values.clone();
    let y_1 = node("y_1").values[0];
    assert_eq!(
        edge(&graph, "y_1", "unit_2.scaled"),
        ("gain + drive".into(), vec![2.0 * y_1])
    );
    assert_eq!(edge(&graph, "y_2", "unit_2.scaled").1, [2.0 * y[0]]);
    let dot = graph.dot();
    assert!(dot.contains("label = \"unit(y, y)\";"), "{dot}");
    assert_eq!(dot.matches('{').count(), dot.matches('}').count());
}

/// Without loops the whole graph reads as backpropagation, through the calls.
#[grad(graph)]
fn twice(x: f64, gain: f64) -> f64 {
    let a = unit(x, gain);
    let b = unit(a, x);
    a * b
}

#[test]
fn backpropagation_goes_through_nested_views() {
    reads_as_backpropagation(&twice_graph(0.8, 1.5), "output");
}
