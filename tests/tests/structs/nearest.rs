//! The nearest hit, the last sample, the best so far: `Option`s of structs, and of tuples with structs, in loops.

use grad_runtime::{Differentiable, grad};
use grad_tests::check::value_and_gradient;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Vec2 {
    x: f64,
    y: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Ray {
    from: Vec2,
    along: Vec2,
}

#[grad]
impl Vec2 {
    fn dot(&self, o: &Vec2) -> f64 {
        self.x * o.x + self.y * o.y
    }
}

/// Where a ray enters a disc around the origin, and when.
#[grad]
fn entry(ray: &Ray, radius: f64) -> Option<(f64, Vec2)> {
    let a = ray.along.dot(&ray.along);
    let b = ray.from.dot(&ray.along);
    let disc = b * b - a * (ray.from.dot(&ray.from) - radius * radius);
    if disc < 0.0 {
        return None;
    }
    let t = (-b - disc.sqrt()) / a;
    let at = Vec2 {
        x: ray.from.x + t * ray.along.x,
        y: ray.from.y + t * ray.along.y,
    };
    (t > 0.0).then_some((t, at))
}

#[grad]
fn nearest(ray: &Ray, radii: &[f64]) -> f64 {
    let mut best: Option<(f64, Vec2)> = None;
    for &radius in radii {
        if let Some((t, at)) = entry(ray, radius) {
            if best.is_none() || t < best.unwrap().0 {
                best = Some((t, at));
            }
        }
    }
    match best {
        Some((t, at)) => t * at.x + at.y,
        None => ray.from.x,
    }
}

#[grad]
fn nearest_by_min(ray: &Ray, radii: &[f64]) -> Option<f64> {
    let hits = radii.iter().filter_map(|&radius| entry(ray, radius));
    let (t, at) = hits.min_by(|a, b| a.0.total_cmp(&b.0))?;
    Some(t * at.x + at.y)
}

/// Bounces are followed from point to point.
#[grad]
fn bounced(mut ray: Ray, radii: &[f64]) -> f64 {
    let mut last: Option<Vec2> = None;
    let mut length = 0.0;
    for &radius in radii {
        last = match (entry(&ray, radius), last) {
            (Some((t, at)), None) => {
                length += t;
                Some(at)
            }
            (Some((t, at)), Some(before)) => {
                length += t * before.x;
                Some(Vec2 {
                    x: at.x * before.y,
                    y: at.y,
                })
            }
            (None, before) => before,
        };
        if let Some(at) = last {
            ray.from.x = 1.1 * at.x;
            ray.along.y *= 0.9;
        }
    }
    last.map_or(length, |at| length * at.x + at.y)
}

#[test]
fn the_nearest_hit() {
    let ray_of = |x: &[f64; 4]| Ray {
        from: Vec2 { x: x[0], y: x[1] },
        along: Vec2 { x: x[2], y: x[3] },
    };
    let flat = |bar: RayTangent| [bar.from.x, bar.from.y, bar.along.x, bar.along.y];
    for x in [
        [-3.0, 0.3, 1.0, 0.1],
        [-2.5, 0.9, 0.8, -0.2],
        [3.0, 0.0, 1.0, 0.0],
    ] {
        let radii = vec![1.0, 1.7, 0.4];
        let (value, (ray, radii_bar)) = nearest_value_and_grad(&ray_of(&x), &radii);
        let f = |(x, radii): &([f64; 4], Vec<f64>)| nearest(&ray_of(x), radii);
        value_and_gradient(f, &(x, radii.clone()), (value, (flat(ray), radii_bar)));

        let f = |(x, radii): &([f64; 4], Vec<f64>)| bounced(ray_of(x), radii);
        let (value, (ray, radii_bar)) = bounced_value_and_grad(ray_of(&x), &radii);
        value_and_gradient(f, &(x, radii.clone()), (value, (flat(ray), radii_bar)));

        let got = nearest_by_min_value_and_grad(&ray_of(&x), &radii);
        assert_eq!(got.is_some(), x[0] < 0.0);
        if let Some((value, (ray, radii_bar))) = got {
            let f = |(x, radii): &([f64; 4], Vec<f64>)| {
                nearest_by_min(&ray_of(x), radii).unwrap_or(0.0)
            };
            value_and_gradient(f, &(x, radii), (value, (flat(ray), radii_bar)));
        }
    }
}

// ---- items of iterators that are structs ----------------------------------------------------------------------

#[grad]
fn chosen(points: &[Vec2], k: f64) -> f64 {
    let scaled = points.iter().map(|p| (p.x * k, *p));
    let least = scaled.min_by(|a, b| a.0.total_cmp(&b.0));
    let first = (points.iter())
        .map(|p| Vec2 { x: p.x * k, y: p.y })
        .find(|p| p.x > 0.5);
    let pair = points.iter().find_map(|p| match p.y > k {
        true => Some((p.x, Vec2 { x: p.y, y: k })),
        false => None,
    });
    let last = (points.iter()).filter(|p| p.x > 0.0).copied().last();
    let least = least.map_or(k, |(s, p)| s * p.y);
    let pair = pair.map(|(a, p)| a * p.x).unwrap_or(k);
    least + first.map_or(k, |p| p.x * p.y) + pair * last.map_or(k, |p| p.y * p.x)
}

#[grad]
fn highest(points: &[Vec2], k: f64) -> Option<Vec2> {
    (points.iter().filter(|p| p.x > 0.0))
        .map(|p| Vec2 { x: p.x * k, y: p.y })
        .max_by(|a, b| a.y.total_cmp(&b.y))
}

#[test]
fn items_that_are_structs() {
    let point = |p: &[f64; 2]| Vec2 { x: p[0], y: p[1] };
    let points = vec![[0.3, 1.2], [-0.7, 0.4], [1.6, 2.1], [0.9, -0.8]];
    for k in [0.8, 1.9, -0.6, 3.0] {
        let all: Vec<Vec2> = points.iter().map(point).collect();
        let f = |(points, k): &(Vec<[f64; 2]>, f64)| {
            chosen(&points.iter().map(point).collect::<Vec<_>>(), *k)
        };
        let (value, (points_bar, k_bar)) = chosen_value_and_grad(&all, k);
        let points_bar: Vec<[f64; 2]> = points_bar.iter().map(|p| [p.x, p.y]).collect();
        value_and_gradient(f, &(points.clone(), k), (value, (points_bar, k_bar)));

        let seed = highest_seed();
        let mut points_bar = vec![Vec2Tangent::default(); all.len()];
        let (value, k_bar) = highest_vjp(&all, k, &mut points_bar, seed).unwrap();
        let f = |(points, k): &(Vec<[f64; 2]>, f64)| {
            let points: Vec<Vec2> = points.iter().map(point).collect();
            let high = highest(&points, *k).unwrap();
            2.0 * high.x - 0.5 * high.y
        };
        let points_bar: Vec<[f64; 2]> = points_bar.iter().map(|p| [p.x, p.y]).collect();
        let seeded = 2.0 * value.x - 0.5 * value.y;
        value_and_gradient(f, &(points.clone(), k), (seeded, (points_bar, k_bar)));
    }
}

fn highest_seed() -> Vec2Tangent {
    Vec2Tangent { x: 2.0, y: -0.5 }
}

/// The first item is what the others are compared with: its copy is written, the list is not.
#[grad]
fn closest(points: &[Vec2], to: Vec2) -> Option<Vec2> {
    let distance = |p: &Vec2| (p.x - to.x).hypot(p.y - to.y);
    points
        .iter()
        .copied()
        .min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

#[grad]
fn items_stay_as_they_were(points: &mut [Vec2]) -> f64 {
    let rightmost = points.iter().copied().max_by(|a, b| a.x.total_cmp(&b.x));
    let leftmost = points
        .iter()
        .copied()
        .reduce(|a, b| if b.x < a.x { b } else { a });
    let first = points.iter().copied().next();
    for p in points.iter_mut() {
        p.x *= 2.0;
    }
    let [right, left, first] = [rightmost, leftmost, first].map(|p| p.map_or(0.0, |p| p.x * p.y));
    right + 3.0 * left + 5.0 * first + points[0].x
}

#[test]
fn copies_of_items() {
    let points = [(0.3, 0.4), (0.9, 0.2), (-0.4, 0.8)].map(|(x, y)| Vec2 { x, y });
    let zero = Vec2Tangent { x: 0.0, y: 0.0 };
    for (n, to) in points.iter().enumerate() {
        let mut bars = vec![zero; 3];
        let seed = Vec2Tangent { x: 1.0, y: 2.0 };
        let (value, to_bar) = closest_vjp(&points, *to, &mut bars, seed).unwrap();
        assert_eq!((value, to_bar), (points[n], zero));
        let mut want = vec![zero; 3];
        want[n] = seed;
        assert_eq!(bars, want);
    }
    let (mut there, mut here, mut bars) = (points, points, vec![zero; 3]);
    let value = items_stay_as_they_were_vjp(&mut there, &mut bars, 1.0);
    assert_eq!(
        value.to_bits(),
        items_stay_as_they_were(&mut here).to_bits()
    );
    assert_eq!(
        bars[0],
        Vec2Tangent {
            x: 5.0 * 0.4 + 2.0,
            y: 5.0 * 0.3
        }
    );
    assert_eq!(bars[1], Vec2Tangent { x: 0.2, y: 0.9 });
    assert_eq!(
        bars[2],
        Vec2Tangent {
            x: 3.0 * 0.8,
            y: 3.0 * -0.4
        }
    );
}
