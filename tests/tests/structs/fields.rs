//! Free functions of structs.

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
pub struct Ellipse {
    pub center: Point,
    pub axes: [f64; 2],
    pub tilt: f64,
    pub segments: usize,
}

#[grad]
fn distance(a: &Point, b: &Point) -> f64 {
    let (dx, dy) = (a.x - b.x, a.y - b.y);
    (dx * dx + dy * dy).sqrt()
}

#[grad]
fn midpoint(a: Point, b: Point) -> Point {
    Point {
        x: 0.5 * (a.x + b.x),
        y: 0.5 * (a.y + b.y),
    }
}

#[grad]
fn perimeter(e: &Ellipse) -> f64 {
    let mut total = 0.0;
    let step = core::f64::consts::TAU / e.segments as f64;
    for k in 0..e.segments {
        let (s0, c0) = (step * k as f64 + e.tilt).sin_cos();
        let (s1, c1) = (step * (k + 1) as f64 + e.tilt).sin_cos();
        let p = Point {
            x: e.center.x + e.axes[0] * c0,
            y: e.center.y + e.axes[1] * s0,
        };
        let q = Point {
            x: e.center.x + e.axes[0] * c1,
            y: e.center.y + e.axes[1] * s1,
        };
        total += distance(&p, &q);
    }
    total
}

/// Shoelace formula.
#[grad]
fn area(polygon: &[Point]) -> f64 {
    let n = polygon.len();
    let mut twice = 0.0;
    for i in 0..n {
        let j = (i + 1) % n;
        twice += polygon[i].x * polygon[j].y - polygon[j].x * polygon[i].y;
    }
    0.5 * twice
}

#[grad]
fn length(path: &[Point]) -> f64 {
    let mut sum = 0.0;
    for i in 1..path.len() {
        sum += distance(&path[i - 1], &path[i]);
    }
    sum
}

#[test]
fn references_to_structs() {
    let (a, b) = (Point { x: 1.0, y: 2.0 }, Point { x: 4.0, y: 6.0 });
    let (value, (da, db)) = distance_value_and_grad(&a, &b);
    assert_eq!(value, 5.0);
    assert!((da.x + 0.6).abs() < 1e-15 && (da.y + 0.8).abs() < 1e-15);
    assert_eq!((db.x, db.y), (-da.x, -da.y));
}

#[test]
fn structs_by_value() {
    let (a, b) = (Point { x: 1.0, y: 2.0 }, Point { x: 4.0, y: 6.0 });
    let seed = PointTangent { x: 1.0, y: 10.0 };
    let (value, (da, db)) = midpoint_vjp(a, b, seed);
    assert_eq!(value, midpoint(a, b));
    assert_eq!(da, PointTangent { x: 0.5, y: 5.0 });
    assert_eq!(da, db);
}

#[test]
fn nested_fields_and_locals() {
    let e = Ellipse {
        center: Point { x: 0.3, y: -0.2 },
        axes: [2.0, 1.0],
        tilt: 0.1,
        segments: 9,
    };
    grad_tests::check::check_tangent(&e, |e| perimeter(e), &perimeter_grad(&e));
    assert_eq!(perimeter_value_and_grad(&e).0, perimeter(&e));
}

#[test]
fn slices_of_structs() {
    let path = vec![
        Point { x: 0.0, y: 0.0 },
        Point { x: 2.0, y: 0.5 },
        Point { x: 1.5, y: 2.0 },
        Point { x: -0.5, y: 1.0 },
    ];
    grad_tests::check::check_tangent(&path, |p| area(p), &area_grad(&path));
    grad_tests::check::check_tangent(&path, |p| length(p), &length_grad(&path));
}

/// A tree.
#[derive(Clone, Debug, PartialEq, Differentiable)]
pub struct Limb {
    pub mass: f64,
    pub limbs: Vec<Limb>,
}

#[grad]
fn weight(limb: &Limb, gravity: f64) -> f64 {
    let mut sum = limb.mass * limb.mass * gravity;
    for limb in &limb.limbs {
        sum += 0.5 * weight(limb, gravity * gravity);
    }
    sum
}

#[test]
fn structs_within_themselves() {
    let leaf = |mass| Limb {
        mass,
        limbs: vec![],
    };
    let tree = Limb {
        mass: 2.0,
        limbs: vec![leaf(0.5), leaf(1.5)],
    };
    let (of_tree, of_gravity) = weight_grad(&tree, 3.0);
    assert_eq!(of_tree.mass, 12.0);
    assert_eq!((of_tree.limbs[0].mass, of_tree.limbs[1].mass), (4.5, 13.5));
    assert_eq!(of_gravity, 4.0 + 3.0 * (0.25 + 2.25));
}
