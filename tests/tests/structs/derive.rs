//! `#[derive(Differentiable)]` by itself.

use grad_runtime::{Differentiable, Tangent, grad};
use grad_tests::check;

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Spline {
    knots: Vec<f64>,
    slopes: [f32; 2],
    order: usize,
    name: String,
    closed: bool,
    #[differentiable(skip)]
    tolerance: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Pair<T>(T, usize, T);

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Chain<'a, T: Clone> {
    table: &'a [f64],
    links: Vec<Pair<T>>,
    inner: Option<Box<Pair<f64>>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
enum Mode {
    Linear,
    Cubic,
}

#[derive(Clone, Copy, Differentiable)]
struct Marker;

fn spline() -> Spline {
    Spline {
        knots: vec![1.0, 2.0, 4.0],
        slopes: [0.5, 1.5],
        order: 3,
        name: "s".into(),
        closed: false,
        tolerance: 1e-9,
    }
}

#[test]
fn named_fields() {
    let mut s = spline();
    let mut t = s.zero_tangent();
    assert_eq!(
        t,
        SplineTangent {
            knots: vec![0.0; 3],
            slopes: [0.0; 2]
        }
    );
    t.unflatten(&[1.0, 2.0, 3.0, 4.0, 5.0]);
    assert_eq!((t.len(), t.dot(&t)), (5, 55.0));
    s.move_by(&t, 2.0);
    assert_eq!(s.knots, [3.0, 6.0, 10.0]);
    assert_eq!(s.slopes, [8.5, 11.5]);
    let mut flat = [0.0; 5];
    t.scale(0.5);
    t.flatten(&mut flat);
    assert_eq!(flat, [0.5, 1.0, 1.5, 2.0, 2.5]);
    assert!(SplineTangent::default().knots.is_empty());
    assert_eq!(
        format!("{:?}", SplineTangent::default()),
        "SplineTangent { knots: [], slopes: [0.0, 0.0] }"
    );
}

#[test]
fn generic_and_numbered_fields() {
    let mut p = Pair(1.0, 7, 2.0);
    let t = PairTangent(10.0, (), 20.0);
    p.move_by(&t, 0.5);
    assert_eq!(p, Pair(6.0, 7, 12.0));
    let copied = t;
    assert_eq!(t, copied);
    assert_eq!(Pair(1u8, 2, 3).zero_tangent(), PairTangent((), (), ()));
}

#[test]
fn nested_and_borrowed_fields() {
    let table = [1.0, 2.0];
    let c = Chain {
        table: &table,
        links: vec![Pair(1.0f32, 0, 2.0)],
        inner: Some(Box::new(Pair(1.0, 1, 2.0))),
    };
    let t = c.zero_tangent();
    assert_eq!(t.table, [0.0; 2]);
    assert_eq!(t.links, [PairTangent(0.0, (), 0.0)]);
    assert_eq!(t.inner, Some(PairTangent(0.0, (), 0.0)));
    assert_eq!(t.len(), 6);
    let _ = c.links.len();
}

#[test]
fn nothing_that_moves() {
    let mut mode = Mode::Cubic;
    mode.move_by(&(), 1.0);
    assert_eq!(mode, Mode::Cubic);
    let _ = Mode::Linear;
    assert_eq!(Marker.zero_tangent().len(), 0);
}

/// A value with derivatives of any number of directions.
#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Jet<const N: usize> {
    value: f64,
    slopes: [f64; N],
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
pub struct Histogram {
    bins: [f64; 64],
}

#[grad]
fn along<const N: usize>(jet: &Jet<N>, k: usize) -> f64 {
    jet.value * jet.slopes[k]
}

#[grad]
fn mass(of: &Histogram) -> f64 {
    of.bins.iter().map(|x| x * x).sum()
}

#[test]
fn arrays_of_any_length() {
    let jet = Jet {
        value: 2.0,
        slopes: [1.0, 3.0, -1.0],
    };
    let gradient = along_grad(&jet, 1);
    assert_eq!((gradient.value, gradient.slopes), (3.0, [0.0, 2.0, 0.0]));
    let bins = std::array::from_fn(|k| k as f64);
    let expected = std::array::from_fn(|k| 2.0 * k as f64);
    assert_eq!(mass_grad(&Histogram { bins }).bins, expected);
}

/// A reading: the channel, what was measured, and its error.
#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Reading(u8, f64, f64);

#[grad]
fn weight(reading: &Reading) -> f64 {
    reading.1 * reading.1
}

/// The adjoint of `.1` stands in `.1`, though `.0` has none.
#[test]
fn numbers_of_fields_stay() {
    let reading = Reading(1, 3.0, 0.5);
    assert_eq!(weight_grad(&reading), ReadingTangent((), 6.0, 0.0));
    assert_eq!(ReadingTangent::default(), reading.zero_tangent());
    let text = format!("{:?}", reading.zero_tangent());
    assert_eq!(text, "ReadingTangent((), 0.0, 0.0)");
}

// ---- `Clone` by hand, through a function that fills the fields -----------------------------------

#[derive(Debug, PartialEq, Differentiable)]
struct Span<T> {
    low: T,
    high: T,
    past: Vec<T>,
}

impl<T> Span<T> {
    const fn new(high: T, low: T, past: Vec<T>) -> Self {
        Span { low, high, past }
    }
}

impl<T: Clone> Clone for Span<T> {
    fn clone(&self) -> Self {
        Self::new(self.high.clone(), self.low.clone(), self.past.clone())
    }
}

#[grad]
fn widened(low: f64, high: f64) -> f64 {
    let span = Span {
        low: low.sin(),
        high,
        past: vec![low * high],
    };
    let mut wider = span.clone();
    wider.high *= wider.high;
    wider.past[0] += wider.high.exp();
    span.low * wider.past[0] + span.high * wider.low
}

#[test]
fn copies_that_a_constructor_makes() {
    let at = (0.3, 0.8);
    let f = |&(low, high): &(f64, f64)| widened(low, high);
    check::value_and_gradient(f, &at, widened_value_and_grad(at.0, at.1));
}
