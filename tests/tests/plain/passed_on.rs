//! Type parameters of which the source says nothing: what is only moved may be anything, and has derivatives if it is a float.

use grad_runtime::{Differentiable, grad};
use grad_tests::check::gradient;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Couple<T> {
    pub left: T,
    pub right: T,
}

#[grad]
impl<T> Couple<T> {
    pub fn new(left: T, right: T) -> Self {
        Couple { left, right }
    }
}

#[grad]
impl<T: Copy> Couple<T> {
    pub fn flipped(&self) -> Self {
        Couple {
            left: self.right,
            right: self.left,
        }
    }

    pub fn both(of: T) -> Self {
        Couple {
            left: of,
            right: of,
        }
    }

    pub fn left(&self) -> T {
        self.left
    }

    pub fn set_left(&mut self, left: T) {
        self.left = left;
    }
}

#[grad]
impl<T: Copy> From<[T; 2]> for Couple<T> {
    fn from(of: [T; 2]) -> Self {
        Couple {
            left: of[0],
            right: of[1],
        }
    }
}

#[grad]
impl<T> From<(T, T)> for Couple<T> {
    fn from((left, right): (T, T)) -> Self {
        Couple { left, right }
    }
}

#[grad]
pub fn first<T: Clone>(of: &[T]) -> T {
    of[0].clone()
}

#[grad]
pub fn chosen<T>(left: bool, a: T, b: T) -> T {
    if left { a } else { b }
}

#[grad]
fn moved_around(a: f64, b: f64, left: bool) -> f64 {
    let times = chosen(left, 2, 3);
    let couple = Couple::new(a, b * a).flipped();
    let mut other = Couple::from([couple.left(), 3.0 * b]);
    other.set_left(other.right * couple.right);
    let third: Couple<f64> = (b, a).into();
    let fourth = Couple::both(third.left);
    let x = chosen(left, other.left, fourth.right);
    x * first(&[a, b]) * times as f64 + third.right * fourth.left
}

#[test]
fn values_that_are_passed_on() {
    for left in [true, false] {
        let of = |(a, b): &(f64, f64)| moved_around(*a, *b, left);
        gradient(of, &(0.7, -1.2), &moved_around_grad(0.7, -1.2, left));
    }
    let mut of_bar = [0.0f32; 2];
    assert_eq!(first_vjp(&[1.0, 2.0], &mut of_bar, 3.0), 1.0);
    assert_eq!(of_bar, [3.0, 0.0]);
}
