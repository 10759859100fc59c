//! Enums that hold their own kind, in boxes and lists, and functions that go through them by recursion.

use grad_runtime::{Differentiable, Tangent, grad};
use grad_tests::check::value_and_gradient;
use num_traits::Float;

#[derive(Clone, Debug, PartialEq, Differentiable)]
enum Term {
    Number(f64),
    X,
    Sum(Vec<Term>),
    Product(Box<Term>, Box<Term>),
    Sine(Box<Term>),
    Power { base: Box<Term>, n: i32 },
    Scaled { by: f64, of: Box<Term> },
}

#[grad]
impl Term {
    fn eval(&self, x: f64) -> f64 {
        use Term::*;
        match self {
            Number(value) => *value,
            X => x,
            Sum(terms) => terms.iter().map(|term| term.eval(x)).sum(),
            Product(a, b) => (**a).eval(x) * b.as_ref().eval(x),
            Sine(of) => {
                let y = of.eval(x);
                y.sin()
            }
            Power { base, n } => base.eval(x).powi(*n),
            Scaled { by, of } => by * of.eval(x),
        }
    }
}

#[grad(hvp, jvp)]
fn weighted(term: &Term, x: f64) -> f64 {
    term.eval(x) * x
}

/// `by sin(x) + c x^3`.
fn term(by: f64, c: f64) -> Term {
    let x = || Box::new(Term::X);
    let sine = Term::Scaled {
        by,
        of: Box::new(Term::Sine(x())),
    };
    let cube = Term::Power { base: x(), n: 3 };
    let cube = Term::Product(Box::new(Term::Number(c)), Box::new(cube));
    Term::Sum(vec![sine, cube])
}

#[test]
fn formulas_at_run_time() {
    let (by, c, x) = (2.0, 0.5, 0.4_f64);
    let (value, (by_term, by_x)) = weighted_value_and_grad(&term(by, c), x);
    assert_eq!(value, weighted(&term(by, c), x));
    let expected = TermTangent::Sum(vec![
        TermTangent::Scaled {
            by: x * x.sin(),
            of: Box::new(TermTangent::Sine(Box::new(TermTangent::X))),
        },
        TermTangent::Product(
            Box::new(TermTangent::Number(x * x.powi(3))),
            Box::new(TermTangent::Power {
                base: Box::new(TermTangent::X),
            }),
        ),
    ]);
    let mut off = by_term.clone();
    off.scale(-1.0);
    off.add_assign(&expected);
    assert!(off.dot(&off) < 1e-24);
    let slope = by * x.sin() + by * x * x.cos() + 4.0 * c * x.powi(3);
    assert!((by_x - slope).abs() < 1e-12);

    let tangent = weighted_jvp(&term(by, c), x, &by_term, 1.0).1;
    assert!((tangent - (by_term.dot(&by_term) + slope)).abs() < 1e-12);

    let mut still = by_term.clone();
    still.set_zero();
    let (_, curvature) = weighted_hvp(&term(by, c), x, &still, 1.0);
    let expected = 2.0 * by * x.cos() - by * x * x.sin() + 12.0 * c * x * x;
    assert!((curvature - expected).abs() < 1e-12);
}

/// What a shape is made of.
#[derive(Clone, Debug, Differentiable)]
enum Shape {
    Ball { radius: f64 },
    Slab([f64; 3]),
    Union(Box<Shape>, Box<Shape>),
    Moved(Box<Shape>, [f64; 3]),
    Rounded { of: Box<Shape>, by: f64 },
}

#[grad]
fn distance(shape: &Shape, p: [f64; 3]) -> f64 {
    match shape {
        Shape::Ball { radius } => (p[0] * p[0] + p[1] * p[1] + p[2] * p[2]).sqrt() - radius,
        Shape::Slab(half) => {
            let mut outside = 0.0_f64;
            for i in 0..3 {
                let d = (p[i].abs() - half[i]).max(0.0);
                outside += d * d;
            }
            outside.sqrt()
        }
        Shape::Union(a, b) => distance(a, p).min(distance(b, p)),
        Shape::Moved(of, by) => distance(of, [p[0] - by[0], p[1] - by[1], p[2] - by[2]]),
        Shape::Rounded { of, by } => distance(&**of, p) - by,
    }
}

#[grad]
fn scene(sides: [f64; 3], at: [f64; 3], radius: f64) -> f64 {
    let slab = Shape::Rounded {
        of: Box::new(Shape::Slab(sides)),
        by: radius * radius,
    };
    let ball = Shape::Moved(Box::new(Shape::Ball { radius }), at);
    let both = Shape::Union(Box::new(slab), Box::new(ball));
    let mut sum = 0.0;
    for k in 0..4 {
        let d = distance(&both, [0.23 * k as f64, 0.7, -0.37 * k as f64]);
        sum += d * d;
    }
    sum
}

#[test]
fn shapes_of_shapes() {
    let at = ([0.1, 0.2, 0.3], [1.0, 0.1, 0.2], 0.4);
    let got = scene_value_and_grad(at.0, at.1, at.2);
    value_and_gradient(|&(sides, at, radius)| scene(sides, at, radius), &at, got);
}

#[derive(Clone, Debug, Differentiable)]
enum Force {
    Spring { stiffness: f64 },
    Drag(f64),
    All(Vec<Force>),
}

#[grad]
impl Force {
    fn at(&self, x: f64, v: f64) -> f64 {
        match self {
            Self::Spring { stiffness } => -stiffness * x,
            Self::Drag(c) => -c * v * v.abs(),
            Self::All(forces) => {
                let mut sum = 0.0;
                for force in forces {
                    sum += force.at(x, v);
                }
                sum
            }
        }
    }
}

#[grad]
fn swing(force: &Force, v: f64) -> f64 {
    let (mut x, mut v) = (1.0, v);
    for _ in 0..10 {
        v += 0.1 * force.at(x, v);
        x += 0.1 * v;
    }
    x
}

#[test]
fn lists_of_their_own_kind() {
    let force = |stiffness, c| Force::All(vec![Force::Spring { stiffness }, Force::Drag(c)]);
    let (value, (by_force, by_v)) = swing_value_and_grad(&force(2.0, 0.5), 0.3);
    let mut parts = [0.0; 2];
    by_force.flatten(&mut parts);
    value_and_gradient(
        |&(k, c, v)| swing(&force(k, c), v),
        &(2.0, 0.5, 0.3),
        (value, (parts[0], parts[1], by_v)),
    );
}

#[derive(Clone, Debug, Differentiable)]
enum Branch<T> {
    Fork(Box<Branch<T>>, Box<Branch<T>>),
    Leaf(T),
}

#[grad]
impl<T: Float> Branch<T> {
    fn norm(&self) -> T {
        match self {
            Branch::Leaf(x) => *x * *x,
            Branch::Fork(l, r) => (l.norm() + r.norm()).sqrt(),
        }
    }
}

#[grad]
fn of_three(x: f64, y: f64, z: f64) -> f64 {
    let fork = Branch::Fork(Box::new(Branch::Leaf(y)), Box::new(Branch::Leaf(z)));
    Branch::Fork(Box::new(Branch::Leaf(x)), Box::new(fork)).norm()
}

#[test]
fn of_any_float() {
    let at = (0.3, -0.2, 0.9);
    let got = of_three_value_and_grad(at.0, at.1, at.2);
    value_and_gradient(|&(x, y, z)| of_three(x, y, z), &at, got);
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Line {
    slope: f64,
    start: f64,
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
enum Model {
    Constant(f64),
    Line(Box<Line>),
    Table(Box<[f64; 3]>),
    Minus(Box<Model>),
    Times(Box<Model>, Box<Model>),
}

#[grad]
fn consumed(model: Model, x: f64) -> f64 {
    match model {
        Model::Constant(c) => c * x,
        Model::Line(line) => line.slope * x + line.start,
        Model::Table(all) => all[0] * all[1] + all[2] * x,
        Model::Minus(of) => -consumed(*of, x),
        Model::Times(a, b) => consumed(*a, x) * consumed(*b, x),
    }
}

#[grad]
fn stretch(model: &mut Model, by: f64) {
    match model {
        Model::Constant(c) => *c *= by,
        Model::Line(line) => line.slope *= by,
        Model::Table(all) => all[0] = all[0] * by,
        Model::Minus(of) => stretch(of, by),
        Model::Times(a, b) => {
            stretch(a, by);
            stretch(b, by * by);
        }
    }
}

#[grad]
fn stretched(x: f64, by: f64) -> f64 {
    let minus = Model::Minus(Box::new(Model::Constant(x)));
    let line = Model::Line(Box::new(Line {
        slope: x,
        start: 2.0,
    }));
    let table = Model::Table(Box::new([x, by, x * by]));
    let right = Model::Times(Box::new(line), Box::new(table));
    let mut model = Model::Times(Box::new(minus), Box::new(right));
    stretch(&mut model, by);
    consumed(model, x + by)
}

#[test]
fn what_is_in_boxes_changes_and_is_consumed() {
    let got = stretched_value_and_grad(0.7, 0.9);
    value_and_gradient(|&(x, by)| stretched(x, by), &(0.7, 0.9), got);
}

/// What stands for a value that is not there is one without others of its kind, whatever variant comes first.
#[test]
fn stand_ins_end() {
    use grad_runtime::rt::Save;

    #[derive(Debug, PartialEq, Differentiable)]
    enum Sum {
        Both(Box<Sum>, Box<Sum>),
        Named { name: String, value: f64 },
        Value(f64),
    }

    assert_eq!(Sum::blank(), Sum::Value(0.0));
    assert_eq!(Term::blank(), Term::Number(0.0));
    assert_eq!(<Vec<Option<Term>>>::blank(), vec![]);
}

/// The numbers of a value, in its tangent, are all that is needed to put another of its variants there.
#[test]
fn a_tree_stands_where_its_numbers_say() {
    let line = |slope, start| Model::Line(Box::new(Line { slope, start }));
    let tree = |a, b| Model::Times(Box::new(Model::Constant(a)), Box::new(line(b, a * b)));
    let at = tree(2.0, 3.0).as_tangent();
    let mut numbers = [0.0; 3];
    at.flatten(&mut numbers);
    assert_eq!(numbers, [2.0, 3.0, 6.0]);
    let mut moved = tree(0.5, 0.25);
    moved.set_from_tangent(&at);
    assert_eq!(moved, tree(2.0, 3.0));
}

#[test]
#[should_panic(expected = "a tangent of one variant meets a value of another")]
fn a_tree_of_another_shape_cannot_stand_there() {
    let at = Model::Constant(2.0).as_tangent();
    Model::Minus(Box::new(Model::Constant(2.0))).set_from_tangent(&at);
}
