use grad_runtime::{Differentiable, grad};

#[derive(Differentiable)]
struct Chain {
    stiffness: f64,
    next: Option<Box<Chain>>,
}

#[derive(Differentiable)]
enum Expr {
    Number(f64),
    Sum(Box<(Expr, Expr)>),
}

#[derive(Differentiable)]
enum Tree {
    Leaf(f64),
    Node(Box<Tree>, Box<Tree>),
}

#[derive(Clone, Differentiable)]
struct Road {
    length: f64,
    ends: Vec<Town>,
}

#[derive(Clone, Differentiable)]
struct Town {
    height: f64,
    roads: Vec<Road>,
}

#[derive(Clone, Differentiable)]
struct Array {
    scale: f64,
    data: Data,
}

#[derive(Clone, Differentiable)]
enum Data {
    Flat(Vec<f64>),
    Nested(Vec<Array>),
}

#[grad]
fn joined(leaf: f64, other: f64) -> f64 {
    let other = Box::new(Tree::Leaf(other));
    let tree = Tree::Node(Box::new(Tree::Leaf(leaf)), other);
    depth(&tree) * leaf
}

#[grad]
fn depth(of: &Tree) -> f64 {
    match of {
        Tree::Leaf(x) => *x,
        Tree::Node(a, b) => depth(a).max(depth(b)),
    }
}

fn main() {}
