//! Backpropagation is not just the chain rule: a function as constraints, solved block by block.
//!
//! `cargo run --example lagrangian` prints the tables; with a file name as its argument it also draws the graph there.

use grad_runtime::grad;

/// f(x) = exp(exp x + (exp x)^2) + sin(exp x + (exp x)^2).
#[grad(graph)]
pub fn f(x: f64) -> f64 {
    let a = x.exp();
    let b = a * a;
    let c = a + b;
    let d = c.exp();
    let e = c.sin();
    d + e
}

/// The points of one ascent step: before it, and after the block step in each of x, z, l.
pub fn steps(view: &FLagrangian, rate: f64) -> [(&'static str, FPoint); 4] {
    let start = view.forward();
    // The block of the inputs: along dL/dx. The constraints do not hold any more.
    let mut moved = start.clone();
    moved.x.x += rate * view.gradient_x(&start).x;
    // The block of the variables: dL/dl = 0. The multipliers are those of the old point.
    let mut feasible = moved.clone();
    feasible.z = view.solve(&feasible.x);
    // The block of the multipliers: dL/dz = 0.
    let mut solved = feasible.clone();
    solved.l = view.multipliers(&solved.x, &solved.z);
    [
        ("at a forward point", start),
        ("after the step in x", moved),
        ("after the step in z", feasible),
        ("after the step in l", solved),
    ]
}

fn main() {
    let view = f_lagrangian(-1.0);
    for (when, at) in steps(&view, 0.05) {
        let d = view.gradients(&at);
        println!(
            "{when}: x = {:.6}, L = {:.6}, dL/dx = {:.6}",
            at.x.x,
            view.value(&at),
            d.x.x
        );
        print!("{}", view.table(&at));
        let unsolved = view
            .flatten(&d.z)
            .iter()
            .fold(0.0f64, |m, d| m.max(d.abs()));
        println!("largest |dL/dz| = {unsolved:.2e}\n");
    }

    println!("Adjoints that are not backprop's, at the same point:");
    let mut at = view.forward();
    let backprop = view.gradient_x(&at).x;
    at.l.a = 1.0;
    let other = view.gradient_x(&at).x;
    println!("L is {:.6}, f is {:.6}", view.value(&at), f(-1.0));
    println!("dL/dx is {other:.6} with l_a = 1, and {backprop:.6} with backprop's");

    let graph = f_graph(-1.0);
    match std::env::args().nth(1) {
        Some(path) => std::fs::write(path, graph.svg()).expect("the file can be written"),
        None => println!("\n{}", graph.dot()),
    }
}
