//! Methods and operators of small structs of another module, which speak of nothing else there, are differentiated as if their
//! bodies stood here.

use grad_runtime::{Tape, grad};

#[grad]
use super::planes::Vec2;

const SCALE: f64 = -1.0;

#[grad]
fn bent(x: f64) -> f64 {
    x.sin() * SCALE
}

#[grad]
fn length(v: Vec2) -> f64 {
    v.x + v.y
}

/// Bodies that attract each other.
#[grad]
fn orbits(at: &[Vec2], steps: usize, h: f64) -> f64 {
    let mut at = at.to_vec();
    let mut v = vec![Vec2::ZERO; at.len()];
    for _ in 0..steps {
        for i in 0..at.len() {
            let mut force = Vec2::ZERO;
            for j in 0..at.len() {
                let d = at[j] - at[i];
                let r2 = d.squared() + 0.1;
                force += d * (1.0 / (r2 * r2.sqrt()));
            }
            v[i] += force * h;
        }
        for i in 0..at.len() {
            at[i] += v[i] * h;
        }
    }
    let mut sum = 0.0;
    for i in 0..at.len() {
        let mut last = at[i];
        last.turn(0.3);
        sum += v[i].squared() + last.x;
    }
    sum
}

/// The same by hand.
#[grad]
fn orbits_by_hand(at: &[Vec2], steps: usize, h: f64) -> f64 {
    let mut at = at.to_vec();
    let mut v = vec![Vec2 { x: 0.0, y: 0.0 }; at.len()];
    for _ in 0..steps {
        for i in 0..at.len() {
            let (mut fx, mut fy) = (0.0, 0.0);
            for j in 0..at.len() {
                let dx = at[j].x - at[i].x;
                let dy = at[j].y - at[i].y;
                let r2 = dx * dx + dy * dy + 0.1;
                let k = 1.0 / (r2 * r2.sqrt());
                fx += dx * k;
                fy += dy * k;
            }
            v[i].x += fx * h;
            v[i].y += fy * h;
        }
        for i in 0..at.len() {
            at[i].x += v[i].x * h;
            at[i].y += v[i].y * h;
        }
    }
    let mut sum = 0.0;
    for i in 0..at.len() {
        let (s, c) = 0.3_f64.sin_cos();
        sum += v[i].x * v[i].x + v[i].y * v[i].y + (at[i].x * c - at[i].y * s);
    }
    sum
}

#[test]
fn operators_of_other_modules_record_what_sums_written_out_do() {
    let at: Vec<Vec2> = (0..5)
        .map(|k| Vec2::new((k as f64).sin(), 0.5 * k as f64))
        .collect();
    let zeros = || vec![Default::default(); at.len()];
    let (mut ours, mut theirs) = (zeros(), zeros());
    let (mut tape, mut by_hand) = (Tape::new(), Tape::new());
    let (value, h_bar) = orbits_vjp_with(&mut tape, &at, 4, 0.1, &mut ours, 1.0);
    let other = orbits_by_hand_vjp_with(&mut by_hand, &at, 4, 0.1, &mut theirs, 1.0);
    assert_eq!(value, orbits(&at, 4, 0.1));
    assert!((h_bar - other.1).abs() < 1e-12 * h_bar.abs());
    for (a, b) in ours.iter().zip(&theirs) {
        assert!((a.x - b.x).abs() < 1e-12 && (a.y - b.y).abs() < 1e-12);
    }
    assert_eq!(tape.peak_bytes(), by_hand.peak_bytes());
}

/// What speaks of its own module's constants and functions stays a call.
#[grad(jvp, hvp)]
fn of_their_own_module(x: f64, y: f64) -> f64 {
    let v = Vec2::new(x, y);
    let unit = v.unit();
    v.scaled().x * v.bent() + v.through_hidden() * unit.x + bent(x) * length(unit)
}

#[grad(off(inline))]
fn of_their_own_module_by_calls(x: f64, y: f64) -> f64 {
    let v = Vec2::new(x, y);
    let unit = v.unit();
    v.scaled().x * v.bent() + v.through_hidden() * unit.x + bent(x) * length(unit)
}

#[test]
fn names_mean_what_they_mean_in_their_module() {
    let at = (0.7, -1.2);
    let of = |&(x, y): &(f64, f64)| of_their_own_module(x, y);
    let bars = of_their_own_module_grad(at.0, at.1);
    grad_tests::check::gradient(of, &at, &bars);
    let calls = of_their_own_module_by_calls_grad(at.0, at.1);
    assert!((bars.0 - calls.0).abs() < 1e-12 && (bars.1 - calls.1).abs() < 1e-12);
}

mod renamed {
    use grad_runtime::grad;

    #[grad]
    use super::super::planes::Vec2 as Plane;

    /// Another one.
    #[derive(Clone, Copy, grad_runtime::Differentiable)]
    pub struct Vec2 {
        pub x: f64,
        pub y: f64,
    }

    #[grad]
    impl Vec2 {
        pub fn squared(&self) -> f64 {
            self.x * self.x * self.y
        }
    }

    #[grad]
    pub fn both(x: f64, y: f64) -> f64 {
        let (v, w) = (Vec2 { x, y }, Plane::new(x, y));
        v.squared() + 2.0 * (w + w).squared()
    }
}

#[test]
fn types_of_one_name_are_told_apart() {
    let (x, y) = (0.7, -1.2);
    assert_eq!(
        renamed::both(x, y),
        x * x * y + 2.0 * (4.0 * x * x + 4.0 * y * y)
    );
    let (x_bar, y_bar) = renamed::both_grad(x, y);
    assert!((x_bar - (2.0 * x * y + 16.0 * x)).abs() < 1e-12);
    assert!((y_bar - (x * x + 16.0 * y)).abs() < 1e-12);
}
