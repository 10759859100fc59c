//! Several directions at one point.

use grad_runtime::{Differentiable, grad};
use grad_tests::check;

use super::message;

#[grad(jvp)]
fn softmax_weighted(x: &[f64], t: f64, n: usize) -> f64 {
    let mut top = 0.0;
    let mut bottom = 0.0;
    for i in 0..n {
        let e = (x[i] / t).exp();
        top += e * x[i];
        bottom += e;
    }
    top / bottom
}

#[test]
fn the_columns_of_a_gradient() {
    let (x, t) = ([0.3, -1.2, 0.8], 1.7);
    let zero = [0.0; 3];
    let units = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    let (value, tangents): (f64, [f64; 4]) = softmax_weighted_jvp_many(
        &x,
        t,
        3,
        [&units[0], &units[1], &units[2], &zero],
        [0.0, 0.0, 0.0, 1.0],
    );
    check::same(value, softmax_weighted(&x, t, 3));
    let (of_x, of_t) = softmax_weighted_grad(&x, t, 3);
    check::close(&tangents, &[of_x[0], of_x[1], of_x[2], of_t], 1e-13);
    for k in 0..3 {
        check::same(
            tangents[k],
            softmax_weighted_jvp(&x, t, 3, &units[k], 0.0).1,
        );
    }
}

/// Every direction finds the argument as it was.
#[grad(jvp)]
fn advance<const N: usize>(state: &mut [f64; N], rate: f64) -> [f64; 2] {
    for k in 1..N {
        state[k] += rate * state[k - 1].sin();
    }
    [state[0] * rate, state[N - 1]]
}

#[test]
fn what_is_written() {
    let start = [0.4, 0.9, -0.3];
    let mut state = start;
    let (mut a, mut b) = ([1.0, 0.0, 0.5], [0.0, -1.0, 2.0]);
    let (value, tangents) = advance_jvp_many(&mut state, 0.7, [&mut a, &mut b], [0.25, 0.0]);
    let mut expected = start;
    assert_eq!(value, advance(&mut expected, 0.7));
    assert_eq!(state, expected);
    let (mut state, mut dot) = (start, [1.0, 0.0, 0.5]);
    let (_, one) = advance_jvp(&mut state, 0.7, &mut dot, 0.25);
    assert_eq!((tangents[0], a), (one, dot));
    let (mut state, mut dot) = (start, [0.0, -1.0, 2.0]);
    let (_, one) = advance_jvp(&mut state, 0.7, &mut dot, 0.0);
    assert_eq!((tangents[1], b), (one, dot));
}

#[derive(Clone, Differentiable)]
struct Lens {
    power: f64,
    glass: u8,
}

#[grad(jvp)]
impl Lens {
    fn image(&self, distance: f64) -> Option<f64> {
        let vergence = self.power - 1.0 / distance;
        if vergence == 0.0 {
            None
        } else {
            Some(1.0 / vergence)
        }
    }
}

#[grad(jvp)]
fn of_owned<T: num_traits::Float>(x: Vec<T>) -> Result<T, String> {
    match x.first() {
        Some(&first) => Ok(first * first),
        None => Err("empty".to_string()),
    }
}

#[test]
fn methods_and_failures() {
    let lens = Lens {
        power: 4.0,
        glass: 1,
    };
    assert_eq!(lens.glass, 1);
    let (mut still, mut moved) = (lens.zero_tangent(), lens.zero_tangent());
    still.power = 0.0;
    moved.power = 1.0;
    let (value, [a, b]) = lens
        .image_jvp_many(0.5, [&still, &moved], [1.0, 0.0])
        .unwrap();
    assert_eq!((value, a, b), (0.5, -1.0, -0.25));
    assert!(lens.image_jvp_many(0.25, [&still], [1.0]).is_none());

    let (value, tangents) = of_owned_jvp_many(vec![3.0f32], [vec![1.0], vec![2.0]]).unwrap();
    assert_eq!((value, tangents), (9.0, [6.0, 12.0]));
    assert_eq!(
        of_owned_jvp_many::<f64, 1>(vec![], [vec![]]),
        Err("empty".to_string())
    );
}

#[test]
fn wrong_length() {
    let text = message(|| {
        softmax_weighted_jvp_many(&[1.0, 2.0], 1.0, 2, [&[1.0, 0.0][..], &[1.0]], [0.0, 0.0]);
    });
    assert!(
        text.contains('x') && text.contains('1') && text.contains('2'),
        "{text}"
    );
}

/// Branches, loops that carry, local memory of all kinds.
#[grad(jvp)]
fn trajectory(start: [f64; 2], forces: &[f64], drag: f64) -> (f64, Vec<f64>) {
    let mut state = start;
    let mut path = Vec::with_capacity(forces.len());
    let mut energy = 0.0;
    let mut left = 0.25;
    while left < 2.0 && path.len() < forces.len() {
        let force = forces[path.len()];
        let slow = if state[1] > 0.0 {
            drag * state[1] * state[1]
        } else {
            -drag * state[1].abs().sqrt()
        };
        state[1] += 0.1 * (force - slow);
        state[0] += 0.1 * state[1];
        energy += (state[0] * state[1]).tanh();
        path.push(state[0] / (1.0 + energy.exp()));
        left += 0.1;
    }
    let mut window = [0.0; 3];
    for (k, p) in path.iter().enumerate() {
        window[k % 3] += p * drag;
    }
    (window[0] * window[1] - window[2], path)
}

/// Whatever is shared, each tangent is what it is alone.
#[test]
fn as_one_by_one() {
    let (start, forces, drag) = ([0.2, -0.4], [1.0, -0.5, 2.0, 0.3, 0.8], 0.35);
    let mut random = 0.37f64;
    let mut next = || {
        random = (random * 97.0 + 0.123).fract();
        random - 0.5
    };
    const L: usize = 9;
    let starts: [[f64; 2]; L] = std::array::from_fn(|_| [next(), next()]);
    let forced: [[f64; 5]; L] = std::array::from_fn(|_| std::array::from_fn(|_| next()));
    let drags: [f64; L] = std::array::from_fn(|_| next());
    let given = forced.each_ref().map(|f| &f[..]);
    let (value, tangents) = trajectory_jvp_many(start, &forces, drag, starts, given, drags);
    assert_eq!(value, trajectory(start, &forces, drag));
    for k in 0..L {
        let (_, one) = trajectory_jvp(start, &forces, drag, starts[k], &forced[k], drags[k]);
        check::close(&[tangents[k].0], &[one.0], 1e-14);
        check::close(&tangents[k].1, &one.1, 1e-14);
    }
}

#[test]
fn four_that_write() {
    let start = [0.4, 0.9, -0.3];
    let dots = [
        [1.0, 0.0, 0.5],
        [0.0, -1.0, 2.0],
        [0.5, 0.5, 0.5],
        [0.0, 0.0, 1.0],
    ];
    let [mut a, mut b, mut c, mut d] = dots;
    let mut state = start;
    let rates = [0.25, 0.0, -1.0, 2.0];
    let (value, tangents) =
        advance_jvp_many(&mut state, 0.7, [&mut a, &mut b, &mut c, &mut d], rates);
    let mut expected = start;
    assert_eq!(value, advance(&mut expected, 0.7));
    assert_eq!(state, expected);
    for (k, got) in [a, b, c, d].iter().enumerate() {
        let (mut state, mut dot) = (start, dots[k]);
        let (_, one) = advance_jvp(&mut state, 0.7, &mut dot, rates[k]);
        assert_eq!((tangents[k], *got), (one, dot));
    }
}
