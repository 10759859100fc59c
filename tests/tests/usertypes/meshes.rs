//! Lists of points that are built, sorted, filtered, and arrays of structs.

use grad_runtime::{Differentiable, grad};
use grad_tests::check::check_tangent;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Point {
    x: f64,
    y: f64,
}

/// Chaikin's corner cutting.
#[grad]
fn subdivide(points: &[Point]) -> Vec<Point> {
    let mut out = Vec::new();
    for w in points.windows(2) {
        let (a, b) = (w[0], w[1]);
        out.push(Point {
            x: 0.75 * a.x + 0.25 * b.x,
            y: 0.75 * a.y + 0.25 * b.y,
        });
        out.push(Point {
            x: 0.25 * a.x + 0.75 * b.x,
            y: 0.25 * a.y + 0.75 * b.y,
        });
    }
    out
}

#[grad]
fn length(points: &[Point]) -> f64 {
    points
        .windows(2)
        .map(|w| {
            let dx = w[1].x - w[0].x;
            let dy = w[1].y - w[0].y;
            dx.hypot(dy)
        })
        .sum()
}

#[grad]
fn smooth_length(points: &[Point], rounds: usize) -> f64 {
    let mut current = points.to_vec();
    for _ in 0..rounds {
        current = subdivide(&current);
    }
    length(&current)
}

#[grad]
fn centroid(points: &[Point]) -> Point {
    let n = points.len() as f64;
    let x = points.iter().map(|p| p.x).sum::<f64>() / n;
    let y = points.iter().map(|p| p.y).sum::<f64>() / n;
    Point { x, y }
}

#[grad]
fn spread(points: &[Point]) -> f64 {
    let c = centroid(points);
    let sum: f64 = points
        .iter()
        .map(|p| (p.x - c.x).powi(2) + (p.y - c.y).powi(2))
        .sum();
    sum / points.len() as f64
}

/// One field is computed, the other only passed on.
#[grad]
fn translated(points: &[Point], dx: f64) -> Vec<Point> {
    points
        .iter()
        .map(|p| Point {
            x: p.x + dx,
            y: p.y,
        })
        .collect()
}

#[grad]
fn moved_area(points: &[Point], dx: f64) -> f64 {
    let q = translated(points, dx);
    let mut twice = 0.0;
    for i in 0..q.len() {
        let j = (i + 1) % q.len();
        twice += q[i].x * q[i].x * q[j].y - q[j].x * q[i].y;
    }
    twice / 2.0
}

#[grad]
fn end_to_end(points: Vec<Point>) -> f64 {
    let first = points.first().unwrap();
    let last = points.last().unwrap();
    (last.x - first.x).hypot(last.y - first.y)
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Vertex {
    p: [f64; 3],
    w: f64,
}

#[grad]
fn triangle(t: [Vertex; 3]) -> f64 {
    let [a, b, c] = t;
    let u = [b.p[0] - a.p[0], b.p[1] - a.p[1], b.p[2] - a.p[2]];
    let v = [c.p[0] - a.p[0], c.p[1] - a.p[1], c.p[2] - a.p[2]];
    let n = [
        u[1] * v[2] - u[2] * v[1],
        u[2] * v[0] - u[0] * v[2],
        u[0] * v[1] - u[1] * v[0],
    ];
    0.5 * (n[0] * n[0] + n[1] * n[1] + n[2] * n[2]).sqrt() * (a.w + b.w + c.w)
}

#[grad]
fn weighted(t: &[Vertex; 3]) -> f64 {
    let mut s = 0.0;
    for v in t.iter() {
        s += v.w * v.p[0] * v.p[2];
    }
    s + t[1].p[1] * t[2].w
}

#[grad]
fn surface(vertices: &[Vertex], triangles: &[[usize; 3]]) -> f64 {
    let mut area = 0.0;
    for t in triangles {
        area += triangle([vertices[t[0]], vertices[t[1]], vertices[t[2]]]);
    }
    area
}

#[grad]
fn tagged(pairs: &[(Vertex, f64)]) -> f64 {
    pairs.iter().map(|(v, k)| v.w * k + v.p[0]).sum()
}

#[grad]
fn heaviest(vertices: &[Vertex]) -> f64 {
    let best = vertices
        .iter()
        .max_by(|a, b| a.w.partial_cmp(&b.w).unwrap())
        .unwrap();
    best.p[0] * best.w
}

#[grad]
fn ranked(vertices: &[Vertex]) -> f64 {
    let mut v = vertices.to_vec();
    v.sort_by(|a, b| a.w.partial_cmp(&b.w).unwrap());
    let mut s = 0.0;
    for (i, x) in v.iter().enumerate() {
        s += (i as f64 + 1.0) * x.p[0] * x.w;
    }
    s
}

#[grad]
fn kept(vertices: &[Vertex], threshold: f64) -> f64 {
    let far: Vec<Vertex> = vertices
        .iter()
        .filter(|v| v.w > threshold)
        .cloned()
        .collect();
    far.iter().map(|v| v.w * v.p[1]).sum::<f64>() / far.len() as f64
}

fn square() -> Vec<Point> {
    [(0.1, 0.2), (1.3, -0.2), (2.1, 1.2), (0.4, 2.0)]
        .map(|(x, y)| Point { x, y })
        .to_vec()
}

fn vertices() -> [Vertex; 3] {
    [1.7, 0.3, 0.8].map(|a| Vertex {
        p: [a, a * a, 1.0 - a],
        w: 0.3 + a,
    })
}

#[test]
fn polygons() {
    let p = square();
    check_tangent(&p, |p| length(p), &length_grad(&p));
    check_tangent(&p, |p| smooth_length(p, 2), &smooth_length_grad(&p, 2));
    check_tangent(&p, |p| spread(p), &spread_grad(&p));
    let (by_points, by_dx) = moved_area_grad(&p, 0.3);
    check_tangent(&p, |p| moved_area(p, 0.3), &by_points);
    check_tangent(&0.3, |dx| moved_area(&p, *dx), &by_dx);
    let by_points = end_to_end_grad(p.clone());
    check_tangent(&p, |p| end_to_end(p.clone()), &by_points);
}

#[test]
fn triangles() {
    let t = vertices();
    check_tangent(&t, |t| triangle(*t), &triangle_grad(t));
    check_tangent(&t, |t| weighted(t), &weighted_grad(&t));
    let list = t.to_vec();
    let faces = [[0, 1, 2], [1, 0, 2]];
    check_tangent(&list, |l| surface(l, &faces), &surface_grad(&list, &faces));
}

#[test]
fn choices() {
    let list = vertices().to_vec();
    check_tangent(&list, |l| heaviest(l), &heaviest_grad(&list));
    check_tangent(&list, |l| ranked(l), &ranked_grad(&list));
    check_tangent(&list, |l| kept(l, 0.7), &kept_grad(&list, 0.7).0);
    let pairs: Vec<_> = list.iter().map(|v| (*v, 2.0)).collect();
    check_tangent(&pairs, |p| tagged(p), &tagged_grad(&pairs));
}
