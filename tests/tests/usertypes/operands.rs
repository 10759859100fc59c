//! Operands that are computed where they are used, or lent from what may be changed.

use std::ops::{Add, Mul, Neg};

use grad_runtime::{Differentiable, grad};

/// A force along two axes.
#[derive(Clone, Copy, Differentiable)]
struct Force {
    x: f64,
    y: f64,
}

/// Along a way: the work. It is no struct, so that a number may be added.
#[grad]
impl Mul<f64> for Force {
    type Output = f64;
    fn mul(self, way: f64) -> f64 {
        self.x * way + self.y
    }
}

#[grad]
impl Mul<Force> for f64 {
    type Output = f64;
    fn mul(self, force: Force) -> f64 {
        force * self
    }
}

#[grad]
impl Neg for &Force {
    type Output = Force;
    fn neg(self) -> Force {
        Force {
            x: -self.x,
            y: 2.0 * self.y,
        }
    }
}

#[grad]
impl Add for &Force {
    type Output = Force;
    fn add(self, o: &Force) -> Force {
        Force {
            x: self.x + o.x * o.x,
            y: self.y + o.y,
        }
    }
}

/// The operators are called here as the user wrote them: what decides has no derivative.
#[grad(jvp, hvp, off(inline))]
fn choice(force: Force, a: f64, b: f64) -> f64 {
    let mut sum = 0.0;
    if force * (a - b) > 3.0 {
        sum += a * a * force.x;
    }
    if (a - b) * force < -3.0 {
        sum += a * b;
    }
    sum + b * b
}

/// What is lent is behind a reference that could change it.
#[grad(jvp, hvp, off(inline))]
fn turned(force: &mut Force, a: f64) -> f64 {
    let back = -&*force;
    let both = &*force + &back;
    force.x *= a;
    both.x * force.x + both.y * (&*force + &*force).x
}

#[test]
fn operands_hold_together() {
    let force = Force { x: 2.0, y: 0.5 };
    let (a, b) = (9.0, 8.5);
    assert_eq!(choice(force, a, b), b * b);
    let (value, (_, a_bar, b_bar)) = choice_value_and_grad(force, a, b);
    assert_eq!((value, a_bar, b_bar), (b * b, 0.0, 2.0 * b));
    assert_eq!(
        choice_jvp(force, a, b, Default::default(), 0.0, 1.0).1,
        17.0
    );
    assert_eq!(choice_hvp(force, a, b, Default::default(), 0.0, 1.0).2, 2.0);
}

#[test]
fn operands_are_lent_by_what_may_change() {
    let of = |&(x, y, a): &(f64, f64, f64)| turned(&mut Force { x, y }, a);
    let at = (0.7, -0.4, 1.3);
    let (force_bar, a_bar) = turned_grad(&mut Force { x: at.0, y: at.1 }, at.2);
    grad_tests::check::gradient(of, &at, &(force_bar.x, force_bar.y, a_bar));
}
