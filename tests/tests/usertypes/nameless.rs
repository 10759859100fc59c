//! Types that are not imported, of values that imported functions and types give.

use grad_runtime::grad;
use grad_tests::check::{same, value_and_gradient};

use super::units::tracks::Track;
#[grad]
use super::units::tracks::{crossing, trail};

#[grad]
fn farthest(t: f64) -> f64 {
    let points = trail(t);
    let mut far = points[0];
    for p in &points {
        if p.norm() > far.norm() {
            far = *p;
        }
    }
    far.x * points.iter().map(|p| p.y).sum::<f64>()
}

#[grad]
fn crossed(t: f64) -> Option<f64> {
    let (at, speed) = crossing(t)?;
    let mut p = at;
    while p.norm() < 10.0 {
        p.x *= 2.0;
        p.y += speed;
    }
    Some(p.y * speed + p.x)
}

#[grad]
fn cost(track: &Track, h: f64) -> f64 {
    let ends = track.start.ends();
    let (mut w, mut p) = (track.weights, ends[0]);
    let mut trail = track.trail.clone();
    for _ in 0..3 {
        for k in 0..w.len() {
            w[k] *= h;
        }
        for q in trail.iter_mut() {
            q.x *= h;
        }
        p.x += h * track.knots[1] * ends[1].y;
    }
    let goal = match track.goal {
        Some(goal) => goal.x,
        None => h,
    };
    p.norm() + w[0] * w[2] + trail.iter().map(|q| q.x * q.y).sum::<f64>() * goal
}

#[test]
fn types_without_a_name() {
    value_and_gradient(|t| farthest(*t), &0.7, farthest_value_and_grad(0.7));
    let f = |t: &f64| crossed(*t).unwrap();
    value_and_gradient(f, &0.7, crossed_value_and_grad(0.7).unwrap());
    assert!(crossed_grad(-0.7).is_none());

    let track = Track {
        start: super::units::tracks::Point { x: 0.4, y: 1.1 },
        weights: [0.3, -0.8, 1.2],
        knots: [0.5, 0.9],
        trail: trail(0.6),
        goal: trail(0.2).pop(),
    };
    let (value, (bar, h_bar)) = cost_value_and_grad(&track, 0.9);
    same(value, cost(&track, 0.9));
    let f = |&(x, w, q, goal, h): &(f64, [f64; 3], f64, f64, f64)| {
        let mut track = track.clone();
        (track.start.x, track.weights, track.trail[1].x) = (x, w, q);
        track.goal.as_mut().unwrap().x = goal;
        cost(&track, h)
    };
    let goal = track.goal.unwrap().x;
    let at = (0.4, track.weights, track.trail[1].x, goal, 0.9);
    let bars = (
        bar.start.x,
        bar.weights,
        bar.trail[1].x,
        bar.goal.unwrap().x,
        h_bar,
    );
    value_and_gradient(f, &at, (value, bars));
}
