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

/// What is borrowed may be of any depth, and what has no derivative of any type.
#[grad(wrt(rows, gain), jvp, hvp, hessian)]
fn response<F: Fn(usize) -> f64, L: AsRef<str>>(
    rows: &Vec<Vec<f64>>,
    gain: f64,
    window: F,
    label: L,
) -> f64 {
    let damped = label.as_ref() == "damped";
    let mut sum = 0.0;
    for (k, row) in rows.iter().enumerate() {
        for x in row {
            let y = gain * x;
            sum += window(k) * if damped { y.tanh() } else { y * y };
        }
    }
    sum
}

/// The same with two results.
#[grad(wrt(rows, gain), jacobian)]
fn two_responses<F: Fn(usize) -> f64>(rows: &[Vec<f64>], gain: f64, window: F) -> [f64; 2] {
    let mut sums = [0.0; 2];
    for (k, row) in rows.iter().enumerate() {
        for x in row {
            sums[k] += window(k) * (gain * x).tanh();
        }
    }
    sums
}

fn products_of(a: &[Vec<f64>], b: &[Vec<f64>]) -> f64 {
    let rows = a.iter().zip(b);
    rows.flat_map(|(a, b)| a.iter().zip(b))
        .map(|(a, b)| a * b)
        .sum()
}

#[test]
fn nested_lists_and_callables() {
    let (rows, gain) = (vec![vec![0.5, -0.25], vec![1.5]], 0.75);
    let window = |k: usize| 1.0 / (1.0 + k as f64);
    let (a, b) = (
        vec![vec![1.0, 0.0], vec![0.5]],
        vec![vec![-1.0, 2.0], vec![0.25]],
    );
    for label in ["damped", "plain"] {
        let (value, tangents) =
            response_jvp_many(&rows, gain, window, label, [&a, &b], [0.5, -2.0]);
        check::same(value, response(&rows, gain, window, label));
        let products = response_hvp_many(&rows, gain, window, label, [&a, &b], [0.5, -2.0]);
        let ((by_rows, _), (by_gain, twice)) = response_hessian(&rows, gain, window, label);
        assert_eq!((by_rows.len(), by_gain.len()), (2, 2));
        for (k, (dots, dot)) in [(&a, 0.5), (&b, -2.0)].into_iter().enumerate() {
            let (_, tangent) = response_jvp(&rows, gain, window, label, dots, dot);
            check::close(&[tangents[k]], &[tangent], 1e-15);
            let (of_rows, of_gain) = response_hvp(&rows, gain, window, label, dots, dot);
            check::close(&products[k].0.concat(), &of_rows.concat(), 1e-15);
            check::close(&[products[k].1], &[of_gain], 1e-15);
            let at = |h: f64| {
                let moved: Vec<Vec<f64>> = rows
                    .iter()
                    .zip(dots)
                    .map(|(x, d)| x.iter().zip(d).map(|(x, d)| x + h * d).collect())
                    .collect();
                response_grad(&moved, gain + h * dot, window, label).1
            };
            check::close(&[of_gain], &[(at(1e-4) - at(-1e-4)) / 2e-4], 1e-7);
            let whole: f64 = twice * dot + products_of(&by_gain, dots);
            check::close(&[whole], &[of_gain], 1e-13);
        }
    }
    let ([first, second], by_gain) = two_responses_jacobian(&rows, gain, window);
    let by_one = |x: f64, at: usize| window(at) / (gain * x).cosh().powi(2);
    check::close(
        &first.concat(),
        &[gain * by_one(0.5, 0), gain * by_one(-0.25, 0), 0.0],
        1e-12,
    );
    check::close(&second.concat(), &[0.0, 0.0, gain * by_one(1.5, 1)], 1e-12);
    check::close(&[by_gain[1]], &[1.5 * by_one(1.5, 1)], 1e-12);
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

/// A regression with everything that second derivatives meet: a loop inside of a loop, a branch, local memory, a guard.
#[grad(hvp, hessian, wrt(w, scale))]
fn evidence(w: &[f64], rows: &[[f64; 2]], scale: f64) -> f64 {
    let mut hidden = vec![0.0; rows.len()];
    let mut total = 0.0;
    for (i, row) in rows.iter().enumerate() {
        let mut eta = w[0];
        for k in 1..w.len() {
            eta += w[k] * (row[0] * k as f64 * scale).sin();
        }
        hidden[i] = if eta > 0.0 { eta } else { eta.exp() - 1.0 };
        if i > 0 {
            hidden[i] += 0.25 * hidden[i - 1] / (1.0 + hidden[i - 1] * hidden[i - 1]).sqrt();
        }
        total += (hidden[i] - row[1]).powi(2);
    }
    while total > 50.0 {
        total *= 0.5 * scale;
    }
    total + scale.ln() * w.iter().map(|v| v * v).sum::<f64>()
}

/// The same without sharing.
#[grad(hessian, wrt(w, scale), off(lanes))]
fn evidence_alone(w: &[f64], rows: &[[f64; 2]], scale: f64) -> f64 {
    let mut hidden = vec![0.0; rows.len()];
    let mut total = 0.0;
    for (i, row) in rows.iter().enumerate() {
        let mut eta = w[0];
        for k in 1..w.len() {
            eta += w[k] * (row[0] * k as f64 * scale).sin();
        }
        hidden[i] = if eta > 0.0 { eta } else { eta.exp() - 1.0 };
        if i > 0 {
            hidden[i] += 0.25 * hidden[i - 1] / (1.0 + hidden[i - 1] * hidden[i - 1]).sqrt();
        }
        total += (hidden[i] - row[1]).powi(2);
    }
    while total > 50.0 {
        total *= 0.5 * scale;
    }
    total + scale.ln() * w.iter().map(|v| v * v).sum::<f64>()
}

#[test]
fn products_that_share_are_products() {
    let w = [0.3, -0.8, 0.5, 1.1, -0.2, 0.7, 0.05];
    for rows in [
        &[[0.4, 1.0], [1.3, -2.0], [-0.7, 0.5], [2.2, 9.0]][..],
        &[[0.9, 0.1]],
        &[],
    ] {
        let at = |s: f64| (s, [0.125 * s, 1.0, -s, 0.5, 0.0, s * s, -0.75]);
        let along: [(f64, [f64; 7]); 6] = [1.0, -0.5, 0.25, 2.0, -1.5, 0.75].map(at);
        let dots = along.each_ref().map(|(_, w)| &w[..]);
        let scales = along.map(|(s, _)| s);
        let products = evidence_hvp_many(&w, rows, 0.9, dots, scales);
        for k in 0..6 {
            let (of_w, of_scale) = evidence_hvp(&w, rows, 0.9, dots[k], scales[k]);
            check::close(&products[k].0, &of_w, 1e-13);
            check::close(&[products[k].1], &[of_scale], 1e-13);
        }
        let (mut shared, mut alone) = ([0.0; 64], [0.0; 64]);
        evidence_hessian_into(&w, rows, 0.9, &mut shared);
        evidence_alone_hessian_into(&w, rows, 0.9, &mut alone);
        check::close(&shared, &alone, 1e-13);
        let gradient = |x: &[f64]| {
            let (w, scale) = evidence_grad(&x[..7], rows, x[7]);
            [w, vec![scale]].concat()
        };
        let expected = super::quotients(gradient, &[&w[..], &[0.9]].concat());
        check::close(&shared, &expected.concat(), 1e-6);
    }
}

/// One by one where something is written, or called.
#[grad(hvp)]
fn relaxed(u: &mut [f64], rate: f64) -> f64 {
    for i in 1..u.len() {
        u[i] += rate * through(u[i - 1]);
    }
    u.iter().map(|v| v * v * v).sum()
}

#[grad]
fn through(x: f64) -> f64 {
    let mut y = x;
    for _ in 0..40 {
        y = 0.5 * y + 0.1 * y.sin();
    }
    y
}

#[test]
fn products_that_cannot_share() {
    let start = [0.4, 1.2, -0.7];
    let dots = [
        [1.0, 0.0, 0.0],
        [0.0, 1.0, 0.5],
        [0.3, 0.3, 0.3],
        [0.0, 0.0, 2.0],
        [1.0; 3],
    ];
    let rates = [0.0, 1.0, -0.5, 0.25, 0.0];
    let mut u = start;
    let mut moved = dots;
    let products = relaxed_hvp_many(&mut u, 0.6, moved.each_mut().map(|d| &mut d[..]), rates);
    let mut expected = start;
    relaxed(&mut expected, 0.6);
    assert_eq!(u, expected);
    for k in 0..5 {
        let (mut u, mut dot) = (start, dots[k]);
        assert_eq!(products[k], relaxed_hvp(&mut u, 0.6, &mut dot, rates[k]));
        assert_eq!(moved[k], dot);
    }
}

#[derive(Clone, Differentiable)]
struct Spring {
    stiffness: f64,
    rest: [f64; 2],
}

#[grad(hvp)]
impl Spring {
    fn stored(&self, at: [f64; 2], gain: f64) -> f64 {
        let (x, y) = (at[0] - self.rest[0], at[1] - self.rest[1]);
        gain * self.stiffness * (x * x + y * y).sqrt().powi(3)
    }
}

/// The bend of a curve, in `f32` as well.
#[grad(hvp)]
fn bend<T: num_traits::Float>(x: T, y: T) -> T {
    (x * y).sin() * x + y.exp()
}

#[test]
fn products_of_methods_and_generic_ones() {
    let spring = Spring {
        stiffness: 2.0,
        rest: [0.5, -0.25],
    };
    let mut moved = spring.zero_tangent();
    moved.stiffness = 1.0;
    moved.rest = [0.5, -1.0];
    let still = spring.zero_tangent();
    let ats = [[1.0, 0.0], [0.0, 1.0], [0.5, 0.5], [0.0, 0.0], [2.0, -1.0]];
    let selves = [&moved, &still, &moved, &still, &moved];
    let gains = [0.0, 1.0, 0.5, -1.0, 0.25];
    let products = spring.stored_hvp_many([1.5, 0.75], 0.8, selves, ats, gains);
    for k in 0..5 {
        let one = spring.stored_hvp([1.5, 0.75], 0.8, selves[k], ats[k], gains[k]);
        check::close(&products[k].1, &one.1, 1e-13);
        check::close(
            &[products[k].2, products[k].0.stiffness],
            &[one.2, one.0.stiffness],
            1e-13,
        );
        check::close(&products[k].0.rest, &one.0.rest, 1e-13);
    }
    let xs = [1.0f32, 0.0, 0.5, 2.0, -1.0];
    let ys = [0.0f32, 1.0, -0.5, 1.0, 0.25];
    let products = bend_hvp_many(0.3f32, 0.7, xs, ys);
    for k in 0..5 {
        let (a, b) = bend_hvp(0.3f32, 0.7, xs[k], ys[k]);
        assert!((products[k].0 - a).abs() < 1e-5 && (products[k].1 - b).abs() < 1e-5);
    }
}
