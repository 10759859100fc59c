//! One forward sweep, any number of seeds.

use grad_runtime::{Differentiable, Tape, grad};
use grad_tests::check;

use super::{close, message, quotients};

/// A two-link arm: where its joints are.
#[grad]
fn arm(angles: &[f64], lengths: [f64; 2], steps: usize) -> [f64; 4] {
    let mut at = [0.0; 4];
    for _ in 0..steps {
        let mut total = 0.0;
        for k in 0..2 {
            total += angles[k];
            at[2 * k] = lengths[k] * total.cos() + if k > 0 { at[2 * k - 2] } else { 0.0 };
            at[2 * k + 1] = lengths[k] * total.sin() + if k > 0 { at[2 * k - 1] } else { 0.0 };
        }
    }
    at
}

#[test]
fn rows_of_a_jacobian_from_one_sweep() {
    let (angles, lengths) = ([0.4, -1.1], [1.5, 0.7]);
    let mut tape = Tape::new();
    let (value, mut pullback) = arm_pullback(&mut tape, &angles, lengths, 2);
    assert_eq!(value, arm(&angles, lengths, 2));
    let mut rows = vec![];
    for k in 0..4 {
        let mut seed = [0.0; 4];
        seed[k] = 1.0;
        let mut angles_bar = [0.0; 2];
        let lengths_bar = pullback(&mut angles_bar, seed);
        rows.push([angles_bar, lengths_bar].concat());
    }
    drop(pullback);
    assert_eq!(tape.recorded_bytes(), 0);
    let flat = [angles, lengths].concat();
    let f = |x: &[f64]| arm(&x[..2], [x[2], x[3]], 2).to_vec();
    close(&rows, &quotients(f, &flat));
}

/// What it records it reads again for each seed.
#[grad]
fn series(x: f64, n: usize) -> f64 {
    let mut term = 1.0;
    let mut sum = 0.0;
    for k in 1..=n {
        term = (term * x / k as f64).sin();
        if term > 0.3 {
            sum += term * term;
        } else {
            sum -= term.exp();
        }
    }
    sum
}

#[test]
fn the_same_seed_twice_gives_the_same_bits() {
    let mut tape = Tape::new();
    let (value, mut pullback) = series_pullback(&mut tape, 1.3, 9);
    check::same(value, series(1.3, 9));
    let once = pullback(1.0);
    check::same(once, pullback(1.0));
    check::same(once, series_grad(1.3, 9));
    assert_eq!(pullback(0.0), 0.0);
    check::close(&[pullback(-2.5)], &[-2.5 * once], 1e-15);
}

/// Writes through `&mut` what depends on what was there: a smoothing sweep in place.
#[grad]
fn smooth(u: &mut [f64], weight: f64) -> f64 {
    let mut change = 0.0;
    for i in 1..u.len() - 1 {
        let new = (1.0 - weight) * u[i] + weight * 0.5 * (u[i - 1] + u[i + 1]);
        change += (new - u[i]) * (new - u[i]);
        u[i] = new * new;
    }
    change
}

#[test]
fn what_is_written_can_be_looked_at_between_the_sweeps() {
    let start = [0.3, 1.2, -0.4, 0.9, 0.1];
    let mut u = start;
    let mut tape = Tape::new();
    let (value, mut pullback) = smooth_pullback(&mut tape, &mut u, 0.6);
    let mut expected = start;
    check::same(value, smooth(&mut expected, 0.6));
    // The pullback works on copies.
    assert_eq!(u, expected);
    u[0] = 100.0;
    assert_eq!(u[1..], expected[1..]);
    let f = |x: &[f64]| {
        let mut u = x[..5].to_vec();
        let change = smooth(&mut u, x[5]);
        u.push(change);
        u
    };
    let mut rows = vec![];
    for k in 0..6 {
        let mut u_bar = [0.0; 5];
        if k < 5 {
            u_bar[k] = 1.0;
        }
        let weight_bar = pullback(&mut u_bar, if k == 5 { 1.0 } else { 0.0 });
        rows.push([&u_bar[..], &[weight_bar]].concat());
    }
    close(&rows, &quotients(f, &[&start[..], &[0.6]].concat()));
}

/// Nothing is returned: the pullback takes no seed.
#[grad]
fn residuals(x: &[f64], t: &[f64], r: &mut [f64]) {
    for i in 0..t.len() {
        r[i] = x[0] * (-x[1] * t[i]).exp() - t[i] * x[2];
    }
}

#[test]
fn a_function_that_returns_nothing() {
    let (x, t) = ([1.5, 0.4, 0.2], [0.0, 0.5, 1.0, 2.0]);
    let mut r = [0.0; 4];
    let mut tape = Tape::new();
    let mut pullback = residuals_pullback(&mut tape, &x, &t, &mut r);
    let mut x_bar = [0.0; 3];
    pullback(&mut x_bar, &mut [0.0; 4], &mut r.clone());
    check::gradient(
        |x: &[f64; 3]| {
            let mut r = [0.0; 4];
            residuals(x, &t, &mut r);
            r.iter().map(|r| 0.5 * r * r).sum()
        },
        &x,
        &x_bar,
    );
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Oscillator {
    position: f64,
    velocity: f64,
    frame: usize,
}

#[grad]
impl Oscillator {
    fn step(&mut self, stiffness: f64, dt: f64) -> f64 {
        self.velocity -= dt * stiffness * self.position.sin();
        self.position += dt * self.velocity;
        0.5 * self.velocity * self.velocity
    }

    fn energy(self, stiffness: f64) -> f64 {
        0.5 * self.velocity.powi(2) + stiffness * (1.0 - self.position.cos())
    }
}

#[test]
fn methods() {
    let start = Oscillator {
        position: 0.7,
        velocity: -0.2,
        frame: 4,
    };
    let mut tape = Tape::new();
    let mut moved = start.clone();
    let (energy, mut pullback) = moved.step_pullback(&mut tape, 2.0, 0.1);
    let mut bar = start.zero_tangent();
    let (stiffness, dt) = pullback(&mut bar, 1.0);
    drop(pullback);
    let mut expected = start.clone();
    check::same(energy, expected.step(2.0, 0.1));
    assert_eq!(moved, expected);
    let got = [bar.position, bar.velocity, stiffness, dt];
    let at = [0.7, -0.2, 2.0, 0.1];
    let f = |x: &[f64; 4]| {
        let mut state = Oscillator {
            position: x[0],
            velocity: x[1],
            frame: 4,
        };
        state.step(x[2], x[3])
    };
    check::gradient(f, &at, &got);

    let (_, mut pullback) = start.clone().energy_pullback(&mut tape, 2.0);
    let mut bar = start.zero_tangent();
    check::close(
        &[pullback(&mut bar, 2.0)],
        &[2.0 * (1.0 - 0.7f64.cos())],
        1e-15,
    );
    check::close(&[bar.position], &[4.0 * 0.7f64.sin()], 1e-15);
}

#[grad]
fn drift(all: &mut [Oscillator], dt: f64) {
    for one in all.iter_mut() {
        one.position += dt * one.velocity;
    }
}

#[test]
fn slices_of_structs() {
    let one = |position, velocity| Oscillator {
        position,
        velocity,
        frame: 0,
    };
    let mut all = [one(1.0, 2.0), one(-1.0, 0.5)];
    let mut bar = all[..].zero_tangent();
    let mut tape = Tape::new();
    let mut pullback = drift_pullback(&mut tape, &mut all, 0.25);
    bar[1].position = 2.0;
    assert_eq!(pullback(&mut bar), 1.0);
    assert_eq!((bar[1].position, bar[1].velocity), (2.0, 0.5));
    let mut zero = bar.clone();
    zero.iter_mut().for_each(grad_runtime::Tangent::set_zero);
    assert_eq!(pullback(&mut zero), 0.0);
    drop(pullback);
    assert_eq!(all[0].position, 1.5);
}

/// `None` outside of the domain.
#[grad]
fn log_ratio(a: f64, b: f64) -> Option<f64> {
    if a <= 0.0 || b <= 0.0 {
        return None;
    }
    Some((a / b).ln())
}

#[grad]
fn bounded(x: &[f64], limit: f64) -> Result<f64, String> {
    let mut sum = 0.0;
    for &v in x {
        sum += v * v;
        if sum > limit {
            return Err(format!("{sum} exceeds {limit}"));
        }
    }
    Ok(sum.sqrt())
}

#[test]
fn functions_that_fail() {
    let mut tape = Tape::new();
    assert!(log_ratio_pullback(&mut tape, -1.0, 2.0).is_none());
    let (value, mut pullback) = log_ratio_pullback(&mut tape, 3.0, 2.0).unwrap();
    check::same(value, 1.5f64.ln());
    let (a, b) = pullback(2.0);
    check::close(&[a, b], &[2.0 / 3.0, -1.0], 1e-15);
    drop(pullback);

    let error = bounded_pullback(&mut tape, &[1.0, 2.0], 3.0).err();
    assert_eq!(error.unwrap(), "5 exceeds 3");
    let (_, mut pullback) = bounded_pullback(&mut tape, &[3.0, 4.0], 30.0).unwrap();
    let mut x_bar = [0.0; 2];
    assert_eq!(pullback(&mut x_bar, 5.0), 0.0);
    assert_eq!(x_bar, [3.0, 4.0]);
}

/// Arguments by value are had again for each seed.
#[grad]
fn polynomial(coefficients: Vec<f64>, x: f64) -> f64 {
    let mut value = 0.0;
    for c in coefficients.iter().rev() {
        value = value * x + c;
    }
    value
}

#[grad]
fn generic<T: num_traits::Float>(x: &[T], scale: T) -> T {
    let mut sum = T::zero();
    for &v in x {
        sum = sum + (v * scale).tanh();
    }
    sum
}

#[grad]
fn through(f: impl Fn(f64) -> f64, x: f64) -> f64 {
    f(x) * f(2.0 * x)
}

#[test]
fn owned_generic_and_given() {
    let mut tape = Tape::new();
    let (_, mut pullback) = polynomial_pullback(&mut tape, vec![1.0, -2.0, 3.0], 2.0);
    for _ in 0..2 {
        assert_eq!(pullback(1.0), (vec![1.0, 2.0, 4.0], 10.0));
    }
    drop(pullback);
    let (_, mut pullback) = generic_pullback(&mut tape, &[0.5f32, -1.0], 0.7);
    let mut x_bar = [0.0f32; 2];
    let scale_bar = pullback(&mut x_bar, 1.0);
    drop(pullback);
    let (x, scale) = generic_grad(&[0.5f32, -1.0], 0.7);
    assert_eq!((x_bar.to_vec(), scale_bar), (x, scale));

    let (_, mut pullback) =
        through_pullback(&mut tape, |x| x * x, |x, seed| (x * x, 2.0 * x * seed), 1.5);
    check::close(
        &[pullback(1.0), pullback(0.5)],
        &[16.0 * 1.5f64.powi(3), 8.0 * 1.5f64.powi(3)],
        1e-15,
    );
}

#[test]
fn wrong_lengths() {
    let text = message(|| {
        let mut tape = Tape::new();
        let (_, mut pullback) = arm_pullback(&mut tape, &[0.1, 0.2], [1.0, 1.0], 1);
        pullback(&mut [0.0; 3], [0.0; 4]);
    });
    assert!(
        text.contains("angles") && text.contains('3') && text.contains('2'),
        "{text}"
    );
    let text = message(|| {
        let mut tape = Tape::new();
        let (_, mut pullback) = smooth_pullback(&mut tape, &mut [0.1; 4], 1.0);
        pullback(&mut [0.0; 5], 1.0);
    });
    assert!(
        text.contains('u') && text.contains('5') && text.contains('4'),
        "{text}"
    );
}
