//! Enums as parameters, locals and results; patterns of every kind.

use std::f64::consts::PI;

use grad_runtime::{Differentiable, Tangent, grad};

use super::agree;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Point {
    x: f64,
    y: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub enum Shape {
    Circle {
        center: Point,
        r: f64,
    },
    Rect(f64, f64),
    Ring {
        inner: f64,
        outer: f64,
        holes: usize,
    },
    Dot,
}

impl Shape {
    #[grad(jvp)]
    pub fn area(&self) -> f64 {
        match self {
            Shape::Circle { r, .. } => PI * r * r,
            Shape::Rect(w, h) => w * h,
            Shape::Ring {
                inner,
                outer,
                holes,
            } => PI * (outer * outer - *holes as f64 * inner * inner),
            Shape::Dot => 0.0,
        }
    }

    #[grad]
    pub fn perimeter(self) -> f64 {
        match self {
            Self::Circle { r, .. } => 2.0 * PI * r,
            Self::Rect(w, h) => 2.0 * (w + h),
            Self::Ring { inner, outer, .. } if outer > inner => 2.0 * PI * (inner + outer),
            Self::Ring { .. } | Self::Dot => 0.0,
        }
    }

    /// Isoperimetric quotient.
    #[grad]
    fn roundness(&self) -> f64 {
        let p = self.perimeter();
        if p == 0.0 {
            return 0.0;
        }
        4.0 * PI * self.area() / (p * p)
    }

    #[grad]
    fn grow(&mut self, by: f64) {
        match self {
            Shape::Circle { r, .. } => *r += by,
            Shape::Rect(w, h) => {
                *w *= by;
                *h *= by * by;
            }
            Shape::Ring { outer, .. } => *outer += 2.0 * by,
            Shape::Dot => {
                *self = Shape::Circle {
                    center: Point { x: by, y: 0.0 },
                    r: by * by,
                }
            }
        }
    }

    #[grad]
    fn scaled(&self, k: f64) -> Shape {
        match *self {
            Shape::Circle { center, r } => Shape::Circle {
                center: Point {
                    x: center.x * k,
                    y: center.y * k,
                },
                r: k * r,
            },
            Shape::Rect(a, b) => Shape::Rect(k * a, k * b),
            Shape::Ring {
                inner,
                outer,
                holes,
            } => Shape::Ring {
                inner: inner * k,
                outer: outer * k,
                holes,
            },
            Shape::Dot => Shape::Dot,
        }
    }
}

#[grad(jvp)]
fn total(shapes: &[Shape], weight: f64) -> f64 {
    let mut sum = 0.0;
    for s in shapes {
        sum += weight * s.area();
        if let Shape::Circle {
            center: Point { x, .. },
            r,
        } = s
        {
            sum += x * r;
        }
    }
    sum
}

/// Signed distance of a point.
#[grad]
fn distance(shape: &Shape, p: Point) -> f64 {
    match shape {
        Shape::Circle { center, r } => {
            let (dx, dy) = (p.x - center.x, p.y - center.y);
            (dx * dx + dy * dy).sqrt() - r
        }
        Shape::Rect(w, h) => {
            let q = (p.x.abs() - w, p.y.abs() - h);
            q.0.max(0.0).hypot(q.1.max(0.0)) + q.0.max(q.1).min(0.0)
        }
        _ => p.x.hypot(p.y),
    }
}

#[grad]
fn radius(shape: &Shape) -> f64 {
    let Shape::Circle {
        r,
        center: Point { x: cx, y: cy },
    } = shape
    else {
        return 1.0;
    };
    r * cx - cy * r * r
}

/// A local that changes its variant.
#[grad]
fn morph(a: f64, b: f64, n: usize) -> f64 {
    let mut s = Shape::Rect(a, b);
    let mut sum = 0.0;
    for k in 0..n {
        sum += s.area() * (k + 1) as f64;
        s = match s {
            Shape::Rect(w, h) if w * h > 1.0 => Shape::Circle {
                center: Point { x: w, y: h },
                r: w / h,
            },
            Shape::Rect(w, h) => Shape::Rect(w + h, h * 1.5),
            Shape::Circle {
                center: Point { x, .. },
                r,
            } => Shape::Ring {
                inner: r * 0.5,
                outer: r + x,
                holes: k,
            },
            Shape::Ring {
                inner: p, outer: q, ..
            } => Shape::Rect(p.sin(), q.cos()),
            Shape::Dot => Shape::Dot,
        };
    }
    sum + s.perimeter()
}

#[grad]
fn chosen(a: f64, b: f64) -> f64 {
    let s = if a > b {
        Shape::Rect(a, b * b)
    } else {
        Shape::Circle {
            center: Point { x: b, y: a },
            r: a,
        }
    };
    let t = s;
    match t {
        Shape::Rect(x, y)
        | Shape::Ring {
            inner: x, outer: y, ..
        } => x * y + s.area(),
        Shape::Circle { center, r } => center.x * r + center.y * r * r,
        Shape::Dot => a,
    }
}

#[grad]
fn make(kind: usize, a: f64) -> Shape {
    match kind {
        0 => Shape::Dot,
        1 => Shape::Rect(a, a * a),
        _ => Shape::Circle {
            center: Point { x: a, y: 2.0 * a },
            r: a.sqrt(),
        },
    }
}

#[grad]
fn made(kind: usize, a: f64) -> f64 {
    let s = make(kind, a * a);
    let big = matches!(s, Shape::Rect(w, _) if w > 0.5) || matches!(s, Shape::Circle { .. });
    s.area() * if big { a } else { 1.0 } + s.scaled(a).perimeter()
}

#[grad]
fn grown(s: &Shape, by: f64) -> f64 {
    let mut s = s.clone();
    s.grow(by);
    s.area() * by
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Body {
    shape: Shape,
    density: f64,
    parts: Vec<Shape>,
    label: Option<f64>,
}

#[grad]
fn mass(body: &Body) -> f64 {
    let mut m = body.density * body.shape.area();
    for part in body.parts.iter() {
        m += match part {
            Shape::Rect(w, h) => w * h * body.density,
            other => other.area(),
        };
    }
    if let Shape::Ring { outer, .. } = &body.shape {
        m += outer.sqrt();
    }
    m
}

fn all() -> Vec<Shape> {
    vec![
        Shape::Circle {
            center: Point { x: 0.7, y: -0.4 },
            r: 1.3,
        },
        Shape::Rect(1.2, 0.7),
        Shape::Ring {
            inner: 0.4,
            outer: 1.9,
            holes: 2,
        },
        Shape::Dot,
    ]
}

#[test]
fn receivers() {
    for s in all() {
        agree(&s, |s| s.area(), s.area_value_and_grad());
        agree(&s, |s| s.perimeter(), s.perimeter_value_and_grad());
        agree(&s, |s| s.roundness(), s.roundness_value_and_grad());
    }
    assert_eq!(
        Shape::Rect(2.0, 3.0).area_grad(),
        ShapeTangent::Rect(3.0, 2.0)
    );
    assert_eq!(Shape::Dot.area_grad(), ShapeTangent::Dot);
}

#[test]
fn forward_mode_agrees() {
    for s in all() {
        let g = s.area_grad();
        let (value, dot) = s.area_jvp(&g);
        assert_eq!(value, s.area());
        assert!((dot - g.dot(&g)).abs() < 1e-12);
    }
    let (g, gw) = total_grad(&all(), 0.3);
    let (_, dot) = total_jvp(&all(), 0.3, &g, gw);
    assert!((dot - g.dot(&g) - gw * gw).abs() < 1e-10);
}

#[test]
fn slices_and_places() {
    let at = (all(), 0.8);
    agree(
        &at,
        |at| total(&at.0, at.1),
        total_value_and_grad(&at.0, at.1),
    );
    for s in all() {
        let at = (s, Point { x: 2.5, y: 1.1 });
        agree(
            &at,
            |at| distance(&at.0, at.1),
            distance_value_and_grad(&at.0, at.1),
        );
        agree(&s, radius, radius_value_and_grad(&s));
        let at = (s, 1.3);
        agree(
            &at,
            |at| grown(&at.0, at.1),
            grown_value_and_grad(&at.0, at.1),
        );
    }
}

#[test]
fn locals_that_change() {
    for (a, b) in [(0.6, 0.9), (1.4, 0.8), (0.3, 0.2)] {
        let at = (a, b);
        for n in 0..6 {
            agree(
                &at,
                |at| morph(at.0, at.1, n),
                morph_value_and_grad(a, b, n),
            );
        }
        agree(&at, |at| chosen(at.0, at.1), chosen_value_and_grad(a, b));
    }
    for kind in 0..3 {
        agree(&0.9, |a| made(kind, *a), made_value_and_grad(kind, 0.9));
    }
}

#[test]
fn enums_in_structs() {
    for shape in all() {
        let body = Body {
            shape,
            density: 2.5,
            parts: all(),
            label: None,
        };
        agree(&body, mass, mass_value_and_grad(&body));
    }
}

#[test]
#[should_panic(expected = "a tangent of one variant meets a value of another")]
fn variants_do_not_mix() {
    Shape::Dot.move_by(&ShapeTangent::Rect(1.0, 1.0), 1.0);
}
