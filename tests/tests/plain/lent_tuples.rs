//! Tuples of references: the ends of an interval, the coordinates of a pair of points.

use grad_runtime::{Differentiable, grad};
use grad_tests::check::{gradient, same};
use num_traits::Float;

/// What is taken outside of a table.
#[derive(Clone, Copy, Differentiable)]
pub enum Outside<T> {
    Straight,
    Nearest,
    Fixed(T),
}

#[grad]
fn bounded<T: Float>(xs: (&T, &T), ys: (&T, &T), x: &T, inside: T, outside: &Outside<T>) -> T {
    if x < xs.0 || x > xs.1 {
        match outside {
            Outside::Straight => inside,
            Outside::Nearest if x < xs.0 => *ys.0,
            Outside::Nearest => *ys.1,
            Outside::Fixed(value) => *value,
        }
    } else {
        inside
    }
}

/// Linear interpolation in a table.
#[grad]
pub fn lookup<T: Float>(xs: &[T], ys: &[T], x: T, outside: &Outside<T>) -> T {
    let last = xs.len() - 1;
    let mut k = 0;
    while k + 2 < xs.len() && xs[k + 1] <= x {
        k += 1;
    }
    let slope = (ys[k + 1] - ys[k]) / (xs[k + 1] - xs[k]);
    let inside = ys[k] + slope * (x - xs[k]);
    bounded(
        (&xs[0], &xs[last]),
        (&ys[0], &ys[last]),
        &x,
        inside,
        outside,
    )
}

#[test]
fn ends_of_tables() {
    let (xs, ys) = (vec![0.0, 1.0, 2.5], vec![1.0, 3.0, -1.0]);
    for outside in [Outside::Straight, Outside::Nearest, Outside::Fixed(0.5)] {
        for x in [-1.0, 0.25, 2.0, 4.0] {
            let (xs_bar, ys_bar, x_bar, _) = lookup_grad(&xs, &ys, x, &outside);
            let at = (xs.clone(), ys.clone(), x);
            let of = |(xs, ys, x): &(Vec<f64>, Vec<f64>, f64)| lookup(xs, ys, *x, &outside);
            gradient(of, &at, &(xs_bar, ys_bar, x_bar));
        }
    }
    let (_, _, _, fixed) = lookup_grad(&xs, &ys, 9.0, &Outside::Fixed(0.5));
    assert_eq!(format!("{fixed:?}"), "Fixed(1.0)");
}

#[grad(jvp)]
fn overlap((a, b): (&[f64], &[f64]), (scale, pivot): (&f64, &[f64; 2])) -> f64 {
    let mut s = pivot[0] * pivot[1];
    for (a, b) in a.iter().zip(b) {
        s += scale * a * b;
    }
    s
}

/// The same list on both sides, and numbers in the middle of others.
#[grad(jvp)]
fn energy(x: &[f64], k: &[f64; 3]) -> f64 {
    let stiff = k[0] * k[1];
    overlap((x, &x[1..]), (&stiff, &[k[2], k[0]])) + overlap((&x[1..], x), (&k[1], &[1.0, k[1]]))
}

#[test]
fn lists_in_tuples() {
    let (x, k) = (vec![0.5, -1.0, 2.0, 0.75], [1.5, 0.25, -2.0]);
    let (x_bar, k_bar) = energy_grad(&x, &k);
    let of = |(x, k): &(Vec<f64>, [f64; 3])| energy(x, k);
    gradient(of, &(x.clone(), k), &(x_bar.clone(), k_bar));
    let (x_dot, k_dot) = (vec![1.0, 0.5, -0.5, 2.0], [0.5, 1.0, -1.0]);
    let (value, slope) = energy_jvp(&x, &k, &x_dot, &k_dot);
    assert_eq!(value, energy(&x, &k));
    let along = x_bar.iter().zip(&x_dot).map(|(a, b)| a * b).sum::<f64>()
        + k_bar.iter().zip(&k_dot).map(|(a, b)| a * b).sum::<f64>();
    same(slope, along);

    let ((a_bar, b_bar), (scale_bar, pivot_bar)) = overlap_grad((&x, &x[1..]), (&2.0, &[1.0, 3.0]));
    assert_eq!(a_bar, [-2.0, 4.0, 1.5, 0.0]);
    assert_eq!(b_bar, [1.0, -2.0, 4.0]);
    assert_eq!(scale_bar, 0.5 * -1.0 - 2.0 + 1.5);
    assert_eq!(pivot_bar, [3.0, 1.0]);
}
