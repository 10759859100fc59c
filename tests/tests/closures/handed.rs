//! Functions that are handed to functions of the same module: integrators, root finders, solvers of differential
//! equations, and what they are called with.

use grad_runtime::grad;
use num_traits::Float;

/// Simpson's rule on `n` intervals.
#[grad]
fn simpson<F: Fn(f64) -> f64>(f: F, a: f64, b: f64, n: usize) -> f64 {
    assert!(n > 0 && n % 2 == 0, "an even number of intervals");
    let h = (b - a) / n as f64;
    let mut sum = f(a) + f(b);
    for i in 1..n {
        let weight = if i % 2 == 1 { 4.0 } else { 2.0 };
        sum += weight * f(a + i as f64 * h);
    }
    sum * h / 3.0
}

#[grad]
fn gaussian_mass(width: f64, reach: f64) -> f64 {
    let norm = (2.0 * std::f64::consts::PI).sqrt() * width;
    simpson(
        |x| (-0.5 * (x / width).powi(2)).exp() / norm,
        -reach,
        reach,
        12,
    )
}

/// A triangle, by integrals of integrals.
#[grad]
fn moment(k: f64, side: f64) -> f64 {
    simpson(|x| simpson(|y| (k * x * y).sin(), 0.0, x, 4), 0.0, side, 6)
}

#[grad]
fn planck(x: f64) -> f64 {
    if x == 0.0 {
        0.0
    } else {
        x.powi(3) / x.exp_m1()
    }
}

#[grad]
fn by_name(end: f64) -> f64 {
    simpson(planck, 0.0, end, 10) + simpson(f64::sin, end, 2.0, 4)
}

/// The callee's local variables have the same names as what the closure captures.
#[grad]
fn same_names(h: f64, sum: f64, n: usize) -> f64 {
    let weight = h * sum;
    let f = |x: f64| h * x * x + sum * x + weight;
    simpson(f, 0.0, h, n) + simpson(&f, h, sum, 2)
}

/// One that hands on what it is given.
#[grad]
fn average(f: impl Fn(f64) -> f64, a: f64, b: f64) -> f64 {
    simpson(&f, a, b, 4) / (b - a)
}

#[grad]
fn averages(k: f64, b: f64) -> f64 {
    let wave = |t: f64| (k * t).cos();
    average(wave, 0.1, b) * average(&wave, b, 2.0)
}

#[derive(Debug)]
enum Failure {
    Flat,
    Slow,
}

/// The secant method.
#[grad]
fn secant(mut f: impl FnMut(f64) -> f64, start: [f64; 2]) -> Result<f64, Failure> {
    let [mut a, mut b] = start;
    let (mut fa, mut fb) = (f(a), f(b));
    for _ in 0..40 {
        if fb == fa {
            return Err(Failure::Flat);
        }
        let c = b - fb * (b - a) / (fb - fa);
        (a, fa) = (b, fb);
        b = c;
        fb = f(b);
        if fb.abs() < 1e-14 {
            return Ok(b);
        }
    }
    Err(Failure::Slow)
}

#[grad]
fn kepler(mean: f64, eccentricity: f64) -> f64 {
    let mut calls = 0;
    let start = [mean, mean + eccentricity];
    let found = secant(
        |e| {
            calls += 1;
            e - eccentricity * e.sin() - mean
        },
        start,
    );
    assert!(calls > 2);
    found.unwrap_or(0.0)
}

#[grad]
fn composed(k: f64) -> Result<f64, Failure> {
    let log = secant(|x| x.exp() - k, [0.0, 1.0])?;
    let root = secant(|x| x * x - log, [0.5, 1.0])?;
    Ok(log * root)
}

/// Newton's method, by references to `dyn Fn`.
#[grad]
fn newton(f: &dyn Fn(f64) -> f64, slope: &dyn Fn(f64) -> f64, mut x: f64) -> Option<f64> {
    for _ in 0..30 {
        let by = slope(x);
        if by == 0.0 {
            return None;
        }
        let step = f(x) / by;
        x -= step;
        if step.abs() < 1e-13 {
            return Some(x);
        }
    }
    None
}

#[grad]
fn cube_root(k: f64) -> f64 {
    let x = newton(&|x| x * x * x - k, &|x| 3.0 * x * x, 1.0);
    x.expect("it converges")
}

/// The classical method of Runge and Kutta, for systems of any size.
#[grad]
fn rk4<const N: usize>(
    rate: impl Fn(f64, &[f64; N]) -> [f64; N],
    start: [f64; N],
    h: f64,
    steps: usize,
) -> [f64; N] {
    let (mut t, mut y) = (0.0, start);
    let moved = |y: &[f64; N], k: &[f64; N], by: f64| {
        let mut out = *y;
        for i in 0..N {
            out[i] += by * k[i];
        }
        out
    };
    for _ in 0..steps {
        let k1 = rate(t, &y);
        let k2 = rate(t + 0.5 * h, &moved(&y, &k1, 0.5 * h));
        let k3 = rate(t + 0.5 * h, &moved(&y, &k2, 0.5 * h));
        let k4 = rate(t + h, &moved(&y, &k3, h));
        for i in 0..N {
            y[i] += h / 6.0 * (k1[i] + 2.0 * k2[i] + 2.0 * k3[i] + k4[i]);
        }
        t += h;
    }
    y
}

#[grad]
fn pendulum(angle: f64, damping: f64, drive: f64) -> f64 {
    let rate = |t: f64, y: &[f64; 2]| [y[1], -y[0].sin() - damping * y[1] + drive * t.cos()];
    let [end, speed] = rk4(rate, [angle, 0.0], 0.1, 8);
    end * end + speed
}

/// Explicit steps in place.
#[grad]
fn euler(rate: impl Fn(f64, &[f64], &mut [f64]), y: &mut [f64], h: f64, steps: usize) {
    let mut dy = vec![0.0; y.len()];
    for step in 0..steps {
        rate(step as f64 * h, y, &mut dy);
        for (y, dy) in y.iter_mut().zip(&dy) {
            *y += h * dy;
        }
    }
}

#[grad]
fn predators(birth: f64, hunt: f64, state: [f64; 2]) -> f64 {
    let mut y = state.to_vec();
    let rate = |_: f64, y: &[f64], dy: &mut [f64]| {
        dy[0] = birth * y[0] - hunt * y[0] * y[1];
        dy[1] = hunt * y[0] * y[1] - y[1];
    };
    euler(rate, &mut y, 0.05, 12);
    y[0] * y[1]
}

#[grad]
fn twice(f: fn(f64) -> f64, x: f64) -> f64 {
    f(f(x))
}

#[grad]
fn by_pointer(x: f64) -> f64 {
    twice(planck, x) + twice(|y| y * y, x) * twice(f64::tanh, x)
}

/// The midpoint rule over any float type.
#[grad]
fn midpoint<T: Float, F>(f: F, a: T, b: T, n: usize) -> T
where
    F: Fn(T) -> T,
{
    let h = (b - a) / T::from(n).unwrap();
    let half = T::from(0.5).unwrap();
    let mut sum = T::zero();
    for i in 0..n {
        sum = sum + f(a + (T::from(i).unwrap() + half) * h);
    }
    sum * h
}

#[grad]
fn decayed(k: f64) -> f64 {
    midpoint(|x| (-k * x).exp(), 0.0, k, 5) + midpoint::<f64, _>(f64::cos, k, 2.0, 3)
}

#[grad]
fn decayed_anywhere<T: Float>(k: T) -> T {
    midpoint(|x: T| (-k * x).exp(), T::zero(), k, 5)
}

#[derive(Debug, Clone, Copy, PartialEq, grad_runtime::Differentiable)]
struct Spring {
    stiffness: f64,
    rest: f64,
}

/// A sum over rows, of anything.
#[grad]
fn total(of: &impl Fn(&[f64], &Spring) -> f64, rows: &[Vec<f64>], spring: &Spring) -> f64 {
    rows.iter().map(|row| of(row, spring)).sum()
}

#[grad]
fn energy(rows: &[Vec<f64>], stiffness: f64, rest: f64, scale: f64) -> f64 {
    let spring = Spring { stiffness, rest };
    let of = |row: &[f64], spring: &Spring| {
        let stretch: f64 = row.iter().map(|x| scale * (x - spring.rest)).sum();
        0.5 * spring.stiffness * stretch * stretch
    };
    total(&of, rows, &spring)
}

#[grad]
mod rules {
    pub fn trapezoid(f: impl Fn(f64) -> f64, a: f64, b: f64) -> f64 {
        0.5 * (b - a) * (f(a) + f(b))
    }

    pub fn composite<F: Fn(f64) -> f64>(f: F, a: f64, b: f64, n: usize) -> f64 {
        let h = (b - a) / n as f64;
        (0..n)
            .map(|i| trapezoid(&f, a + i as f64 * h, a + (i + 1) as f64 * h))
            .sum()
    }

    pub fn arc(k: f64, b: f64) -> f64 {
        composite(|x| (1.0 + (k * x).cos().powi(2)).sqrt(), 0.0, b, 6)
    }
}

#[test]
fn integrals() {
    check!(gaussian_mass, gaussian_mass_value_and_grad, [width = 0.8, reach = 1.3] => (width, reach));
    check!(moment, moment_value_and_grad, [k = 0.7, side = 1.1] => (k, side));
    check!(by_name, by_name_value_and_grad, [end = 0.4] => (end));
    check!(same_names, same_names_value_and_grad, [h = 0.7, sum = 1.9] => (h, sum, 4));
    check!(averages, averages_value_and_grad, [k = 0.7, b = 0.9] => (k, b));
    check!(by_pointer, by_pointer_value_and_grad, [x = 0.8] => (x));
    check!(decayed, decayed_value_and_grad, [k = 0.8] => (k));
    check!(decayed_anywhere, decayed_anywhere_value_and_grad, [k = 0.8] => (k));
    check!(rules::arc, rules::arc_value_and_grad, [k = 1.7, b = 0.4] => (k, b));
}

#[test]
fn roots() {
    check!(kepler, kepler_value_and_grad, [mean = 0.9, eccentricity = 0.3] => (mean, eccentricity));
    check!(cube_root, cube_root_value_and_grad, [k = 2.3] => (k));
    let (value, slope) = composed_value_and_grad(1.7).unwrap();
    assert_eq!(value, composed(1.7).unwrap());
    let by = |k: f64| composed(k).unwrap();
    assert!((slope - (by(1.7 + 1e-6) - by(1.7 - 1e-6)) / 2e-6).abs() < 1e-8);
    assert!(
        matches!(composed_grad(1.0), Err(Failure::Flat | Failure::Slow)) || composed(1.0).is_ok()
    );
}

#[test]
fn systems() {
    check!(pendulum, pendulum_value_and_grad, [angle = 0.9, damping = 0.3, drive = 0.2] => (angle, damping, drive));
    check!(predators, predators_value_and_grad, [birth = 1.7, hunt = 0.4, state = [1.0, 0.5]] => (birth, hunt, state));
    let rows = vec![vec![0.2, 0.3, 1.0], vec![0.4, -0.7]];
    check!(energy, energy_value_and_grad, [rows = rows, k = 1.5, rest = 0.2, scale = 0.7] => (&rows, k, rest, scale));
}

/// Newton's steps, if they arrive.
#[grad]
fn arrived<F: Fn(f64) -> f64>(start: f64, f: F) -> Option<f64> {
    let h = 1e-4;
    let mut x = start;
    let slope = |x: f64| (f(x + h) - f(x - h)) / (2.0 * h);
    for _ in 0..30 {
        let value = f(x);
        if value.abs() < 1e-13 {
            return Some(x);
        }
        x -= value / slope(x);
    }
    None
}

#[grad]
fn bisected<F: Fn(f64) -> f64>(mut lo: f64, mut hi: f64, f: F) -> Option<f64> {
    if f(lo) * f(hi) > 0.0 {
        return None;
    }
    for _ in 0..4 {
        let mid = 0.5 * (lo + hi);
        match f(mid) * f(lo) < 0.0 {
            true => hi = mid,
            false => lo = mid,
        }
    }
    Some(lo + (hi - lo) * f(lo) / (f(lo) - f(hi)))
}

#[grad]
fn root_of<F: Fn(f64) -> f64>(guess: Option<f64>, f: F) -> Option<f64> {
    let start = match guess {
        Some(guess) => guess,
        None => 0.5,
    };
    let g = |x| f(x);
    let found = arrived(start, g);
    if found.is_some() && found.unwrap() > 0.0 {
        found
    } else if let Some(root) = bisected(start, start + 3.0, g) {
        Some(root)
    } else {
        None
    }
}

/// Where `exp(-a x) = b x`.
#[grad]
fn crossing(a: f64, b: f64) -> Option<f64> {
    root_of(None, |x| (-a * x).exp() - b * x)
}

#[test]
fn root_finders_that_call_each_other() {
    let (a, b) = (0.7, 1.3);
    let x = crossing(a, b).unwrap();
    let (a_bar, b_bar) = crossing_grad(a, b).unwrap();
    let slope = a * (-a * x).exp() + b;
    assert!((a_bar + x * (-a * x).exp() / slope).abs() < 1e-9, "{a_bar}");
    assert!((b_bar + x / slope).abs() < 1e-9, "{b_bar}");
}

/// Constants inside of functions that take functions, and of those that call them.
const LIMIT: f64 = 4.0;

#[grad]
fn refined(f: impl Fn(f64) -> (f64, f64), start: f64, most: Option<usize>) -> f64 {
    const MOST: usize = 12;
    const TOLERANCE: f64 = 1e-13;
    let mut x = start;
    for _ in 0..most.unwrap_or(MOST) {
        let (y, slope) = f(x);
        x -= (y / slope).clamp(-LIMIT, LIMIT);
        if y.abs() < TOLERANCE {
            break;
        }
    }
    x
}

#[grad]
fn cube_root_near(a: f64, shift: f64) -> f64 {
    const MOST: f64 = 3.0;
    const START: f64 = 1.5;
    let f = |x: f64| (x * x * x - a, MOST * x * x);
    refined(f, START, None) + refined(|x| (x * x - shift, 2.0 * x), START * shift, Some(20))
}

#[grad]
fn limited(a: f64) -> f64 {
    const MOST: f64 = 0.5;
    refined(|x| (x.exp() - a, x.exp()), MOST, None)
}

#[test]
fn constants_in_bodies() {
    check!(cube_root_near, cube_root_near_value_and_grad, [a = 2.3, s = 1.9] => (a, s));
    check!(limited, limited_value_and_grad, [a = 2.3] => (a));
}

/// A root between two places, by secants.
#[grad]
fn secant_root(f: &dyn Fn(f64) -> Option<f64>, mut a: f64, mut b: f64) -> Option<f64> {
    use std::f64;
    use std::mem;
    const MOST: usize = 50;
    let (mut of_a, mut of_b) = (f(a)?, f(b)?);
    if of_a.abs() < of_b.abs() {
        mem::swap(&mut a, &mut b);
        mem::swap(&mut of_a, &mut of_b);
    }
    for _ in 0..MOST {
        if of_b.abs() < 4.0 * f64::EPSILON {
            break;
        }
        let next = b - of_b * (b - a) / (of_b - of_a);
        (a, of_a) = (b, of_b);
        (b, of_b) = (next, f(next)?);
    }
    Some(b * f64::consts::SQRT_2)
}

#[grad]
fn eccentric(mean: f64, eccentricity: f64) -> Option<f64> {
    use std::f64::consts::PI;
    if eccentricity < 0.0 {
        return None;
    }
    let equation = |at: f64| Some(at - eccentricity * at.sin() - PI * mean);
    secant_root(&equation, 0.0, PI)
}

#[test]
fn names_that_bodies_bring_in() {
    let got = eccentric_value_and_grad(0.3, 0.4).unwrap();
    grad_tests::check::value_and_gradient(|x| eccentric(x.0, x.1).unwrap(), &(0.3, 0.4), got);
    assert_eq!(eccentric_grad(0.3, -0.4), None);
}
