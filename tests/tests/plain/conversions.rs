//! Parameters of any type that becomes a number, and of anything that gives numbers.

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Exponential {
    rate: f64,
}

impl Exponential {
    #[grad]
    pub fn new(rate: impl Into<f64>) -> Option<Self> {
        let rate = rate.into();
        (rate > 0.0).then(|| Exponential { rate })
    }

    #[grad]
    pub fn ln_pdf<K: Into<f64> + Copy>(&self, x: K) -> f64 {
        if x.into() < 0.0 {
            return f64::NEG_INFINITY;
        }
        self.rate.ln() - self.rate * x.into()
    }

    #[grad]
    pub fn log_likelihood<'a, I>(&self, sample: I) -> f64
    where
        I: IntoIterator<Item = &'a f64>,
    {
        sample.into_iter().map(|&x| self.ln_pdf(x)).sum()
    }
}

agrees!(
    a_method_of_what_converts,
    [law = Exponential { rate: 0.7 }, x = 1.3] => law.ln_pdf(x),
    law.ln_pdf_value_and_grad(x)
);
agrees!(
    a_method_of_what_is_iterated_over,
    [law = Exponential { rate: 0.7 }, sample = vec![1.3, 0.2, 0.9]] => law.log_likelihood(&sample),
    law.log_likelihood_value_and_grad(&sample)
);

#[grad]
fn celsius<T>(kelvin: T) -> f64
where
    T: Into<f64>,
{
    kelvin.into() - 273.15
}

#[grad]
fn vapour_pressure<T: Into<f64> + PartialOrd + Copy, P: Into<f64>>(
    kelvin: T,
    hint: Option<P>,
) -> f64 {
    let t: f64 = celsius(kelvin);
    let base = hint.map(Into::into).unwrap_or(6.112);
    base * (17.62 * t / (243.12 + t)).exp()
}

agrees!(
    what_converts,
    [t = 291.4, p = Some(6.1)] => vapour_pressure(t, p),
    vapour_pressure_value_and_grad(t, p)
);

#[grad]
fn total<T: Into<f64> + Copy>(weights: &[T], values: [T; 3]) -> f64 {
    let sum: f64 = weights.iter().map(|&w| w.into()).sum();
    values
        .iter()
        .zip(weights)
        .map(|(&v, &w)| v.into() * w.into() / sum)
        .sum()
}

agrees!(
    lists_of_what_converts,
    [w = vec![0.2, 0.5, 1.1], v = [1.0, -2.0, 0.4]] => total(&w, v),
    total_value_and_grad(&w, v)
);

#[grad]
fn harmonic_mean(values: impl IntoIterator<Item = f64>) -> f64 {
    let (mut n, mut sum) = (0.0, 0.0);
    for value in values {
        n += 1.0;
        sum += value.recip();
    }
    n / sum
}

#[grad]
fn range<'a, I: Iterator<Item = &'a f64>>(mut values: I) -> Option<f64> {
    let first = *values.next()?;
    let (mut lo, mut hi) = (first, first);
    for &value in values {
        lo = lo.min(value);
        hi = hi.max(value);
    }
    Some(hi - lo)
}

#[grad]
fn weighted<T: Into<f64>>(pairs: impl Iterator<Item = (T, f64)>) -> f64 {
    let (num, den) = pairs.fold((0.0, 0.0), |(num, den), (x, w)| {
        (num + w * x.into(), den + w)
    });
    num / den
}

agrees!(
    what_is_iterated_over,
    [values = vec![1.3, 0.2, 0.9]] => harmonic_mean(values),
    harmonic_mean_value_and_grad(values)
);
agrees!(
    an_iterator,
    [values = vec![1.3, 0.2, 0.9]] => range(values.iter()).unwrap(),
    range_value_and_grad(&values).unwrap()
);
agrees!(
    an_iterator_of_pairs,
    [pairs = vec![(1.3, 0.2), (0.9, 0.4)]] => weighted(pairs.into_iter()),
    weighted_value_and_grad(pairs)
);

#[grad]
fn spread(values: &[f64]) -> f64 {
    let means = harmonic_mean(values.iter().map(|v| v * 2.0));
    range(values.iter()).unwrap_or(0.0) / means
}

agrees!(
    passed_on,
    [values = vec![1.3, 0.2, 0.9]] => spread(&values),
    spread_value_and_grad(&values)
);

#[grad]
fn energy<'a, I: Iterator<Item = &'a f64>>(levels: I, scale: f64) -> f64 {
    levels.map(|e| (-e * scale).exp()).sum()
}

#[grad]
fn entropy<'a>(levels: impl Iterator<Item = &'a f64> + Clone, scale: f64) -> f64 {
    let all = energy(levels.clone(), scale);
    all.ln() + scale * energy(levels, 2.0 * scale) / all
}

#[grad]
fn after_the_first(mut levels: impl Iterator<Item = f64>, scale: f64) -> f64 {
    let ground = levels.next().unwrap_or(0.0);
    ground * scale + harmonic_mean(levels)
}

agrees!(
    handed_on,
    [levels = vec![1.3, 0.2, 0.9], k = 0.7] => entropy(levels.iter(), k),
    entropy_value_and_grad(&levels, k)
);
agrees!(
    what_is_left_is_handed_on,
    [levels = vec![1.3, 0.2, 0.9], k = 0.7] => after_the_first(levels.into_iter(), k),
    after_the_first_value_and_grad(levels, k)
);

#[grad]
fn horner<I>(x: f64, coefficients: I) -> f64
where
    I: IntoIterator<Item = f64>,
{
    coefficients.into_iter().fold(0.0, |sum, c| sum * x + c)
}

#[grad]
fn rational(x: f64, c: [f64; 3]) -> f64 {
    let tail = [c[0], x * x];
    let below = horner(x, [1.0, 0.5, 3.25]) + horner(x, tail.map(|t| t + 1.0));
    (horner(x, c) + horner(x, tail) * tail[1]) / below
}

agrees!(
    arrays_are_passed_on,
    [x = 0.7, c = [0.3, 1.1, -0.4]] => rational(x, c),
    rational_value_and_grad(x, c)
);

/// Degrees of whatever becomes the float type.
#[grad]
fn haversine<T: num_traits::Float>(lat: impl Into<T>, lon: T) -> T {
    let lat: T = lat.into();
    let half = (lat / (T::one() + T::one())).sin();
    half * half + lat.cos() * lon.sin()
}

#[grad]
fn scaled<T, X>(x: X, by: T) -> T
where
    T: num_traits::Float,
    X: Into<T> + Copy,
{
    x.into() * by + x.into().exp()
}

agrees!(
    into_a_type_parameter,
    [x = 0.7, y = 0.4] => haversine::<f64>(x, y) + scaled::<f64, f64>(x, y),
    {
        let (a, b) = (haversine_value_and_grad(x, y), scaled_value_and_grad(x, y));
        (a.0 + b.0, (a.1.0 + b.1.0, a.1.1 + b.1.1))
    }
);

#[test]
fn gradients() {
    assert_eq!(celsius_grad(300.0), 1.0);
    assert_eq!(range_grad(&[1.0, 3.0, 2.0]), Some(vec![-1.0, 1.0, 0.0]));
    assert_eq!(harmonic_mean_grad(vec![1.0, 1.0]), [0.5, 0.5]);
    assert_eq!(entropy_grad(&[0.0], 1.0), (vec![-2.0], 1.0));
}

mod of_structs {
    use super::*;
    #[derive(Debug, Clone, Copy, PartialEq, Differentiable)]
    pub struct Point {
        x: f64,
        y: f64,
    }
    #[grad]
    impl From<(f64, f64)> for Point {
        fn from((x, y): (f64, f64)) -> Self {
            Point { x, y }
        }
    }
    #[derive(Debug, Clone, Copy, PartialEq, Differentiable)]
    pub struct Circle {
        centre: Point,
        radius: f64,
    }
    #[grad]
    impl Circle {
        pub fn moved(mut self, to: impl Into<Point>) -> Self {
            self.centre = to.into();
            self
        }
        pub fn distance<P: Into<Point>>(&self, to: P) -> f64 {
            let to: Point = to.into();
            (to.x - self.centre.x).hypot(to.y - self.centre.y) - self.radius
        }
    }
    #[grad]
    pub fn weighted(from: impl Into<Point>, k: f64, by: impl Into<f64>) -> f64 {
        let from = from.into();
        let other: Point = (k, k * k).into();
        from.x * other.y * by.into() + from.y * other.x
    }
    #[grad]
    pub fn both(circle: Circle, to: Point, k: f64) -> f64 {
        circle.moved(to).distance(Point { x: k, y: 1.0 }) * weighted(to, k, 0.5)
    }
    /// What is given is converted by the functions that are called.
    #[grad]
    pub fn from_numbers(x: f64, y: f64, k: f64) -> f64 {
        let circle = Circle::around((x * k, y), k);
        let norm = |(a, b): (f64, f64)| a * b;
        circle.radius * weighted((y, x * y), k, 0.5) + norm((x, circle.centre.x))
    }
    #[grad]
    impl Circle {
        pub fn around(centre: impl Into<Point>, radius: f64) -> Self {
            Self::placed((radius, 1.0), centre, radius)
        }
        fn placed<P: Into<Point>>(by: P, centre: impl Into<Point>, radius: f64) -> Self {
            let (by, centre): (Point, Point) = (by.into(), centre.into());
            let centre = Point {
                x: centre.x * by.x,
                y: centre.y * by.y,
            };
            Circle { centre, radius }
        }
    }
    const CIRCLE: Circle = Circle {
        centre: Point { x: 0.3, y: -0.2 },
        radius: 0.5,
    };
    const POINT: Point = Point { x: 1.5, y: 0.7 };
    agrees!(points, [p = POINT, k = 0.7, by = 1.3] => weighted(p, k, by), weighted_value_and_grad(p, k, by));
    agrees!(tuples_become_points, [p = POINT, k = 0.7, by = 1.3] => weighted((p.x, p.y), k, by), weighted_value_and_grad(p, k, by));
    agrees!(numbers_become_points, [x = 0.4, y = -0.6, k = 0.7] => from_numbers(x, y, k), from_numbers_value_and_grad(x, y, k));
    agrees!(methods, [c = CIRCLE, p = POINT] => c.distance(p), c.distance_value_and_grad(p));
    agrees!(called, [c = CIRCLE, p = POINT, k = 0.7] => both(c, p, k), both_value_and_grad(c, p, k));
}

/// Parameters of any type that becomes an integer: companions take that.
mod of_integers {
    use super::*;
    use grad_tests::check;

    #[grad]
    fn pochhammer<T, N>(x: T, n: N) -> f64
    where
        T: Into<f64>,
        N: Into<usize>,
    {
        let x: f64 = x.into();
        (0..n.into()).fold(1.0, |product, k| product * (x + k as f64))
    }

    #[grad]
    fn permutations<N: Into<usize>>(n: N) -> usize {
        (1..=n.into()).product()
    }

    #[grad]
    fn damped(x: f64, order: impl Into<i32> + Copy) -> f64 {
        if order.into() < 0 {
            return x.powi(-order.into()).exp();
        }
        (-x).exp() * x.powi(order.into())
    }

    #[grad]
    fn series(x: f64, terms: usize) -> f64 {
        let mut sum = pochhammer(2.5f32, 3_usize) * x + damped(x, 2u8) - damped(x * x, -3i16);
        for n in 1..terms {
            sum += pochhammer(x * 0.5, n) / permutations(n) as f64;
        }
        sum * permutations(3_u8) as f64
    }

    #[test]
    fn whatever_becomes_an_integer() {
        check::value_and_gradient(|x| series(*x, 5), &0.7, series_value_and_grad(0.7, 5));
        check::value_and_gradient(
            |x| pochhammer(*x, 4_usize),
            &-1.3,
            pochhammer_value_and_grad(-1.3, 4),
        );
    }
}

/// A controller over any float, whose settings may be numbers of another type.
#[derive(Clone, Debug, Differentiable)]
pub struct Controller<T> {
    aim: T,
    gain: T,
    last: Option<T>,
}

#[grad]
impl<T: num_traits::Float> Controller<T> {
    pub fn new(aim: impl Into<T>) -> Self {
        Controller {
            aim: aim.into(),
            gain: T::one(),
            last: None,
        }
    }

    pub fn set_gain(&mut self, gain: impl Into<T>) {
        self.gain = gain.into();
    }

    pub fn output(&mut self, measured: T) -> T {
        let change = match self.last.as_ref() {
            Some(last) => measured - *last,
            None => T::zero(),
        };
        self.last = Some(measured);
        (self.aim - measured) * self.gain - change * self.gain * self.gain
    }
}

#[grad]
fn controlled(gain: f64, start: f64) -> f64 {
    let mut controller = Controller::new(15.0);
    controller.set_gain(gain);
    let mut place = start;
    for _ in 0..4 {
        place += 0.1 * controller.output(place);
    }
    place
}

#[test]
fn settings_of_a_generic_type() {
    grad_tests::check!(controlled, controlled_value_and_grad, [gain = 0.8, start = 3.0] => (gain, start));
}

#[derive(Clone, Copy, Debug, Differentiable)]
pub struct Damping<T> {
    pub rate: T,
    pub ratio: T,
}

#[derive(Clone, Copy, Debug, Differentiable)]
pub enum Motion<T> {
    Still,
    Over { fast: T, slow: T },
    Under { decay: T, turn: T },
}

#[grad]
impl<T: num_traits::Float> From<Damping<T>> for Motion<T> {
    fn from(Damping { rate, ratio }: Damping<T>) -> Self {
        if rate < T::epsilon() {
            return Motion::Still;
        }
        let apart = (ratio * ratio - T::one()).abs().sqrt() * rate;
        if ratio > T::one() {
            let decay = -rate * ratio;
            Motion::Over {
                fast: decay - apart,
                slow: decay + apart,
            }
        } else {
            Motion::Under {
                decay: rate * ratio,
                turn: apart,
            }
        }
    }
}

#[derive(Clone, Copy, Debug, Differentiable)]
pub struct Step<T> {
    pub place: T,
    pub speed: T,
}

#[grad]
impl<T: num_traits::Float> Step<T> {
    /// Takes the settings, or what was made of them before.
    pub fn new(motion: impl Into<Motion<T>>, time: T) -> Self {
        match motion.into() {
            Motion::Still => Step {
                place: T::one(),
                speed: T::zero(),
            },
            Motion::Over { fast, slow } => Step {
                place: (fast * time).exp() - (slow * time).exp(),
                speed: fast * (fast * time).exp() - slow * (slow * time).exp(),
            },
            Motion::Under { decay, turn } => Step {
                place: (-decay * time).exp() * (turn * time).cos(),
                speed: -decay * (-decay * time).exp() * (turn * time).sin(),
            },
        }
    }

    pub fn after(self, motion: Motion<T>, time: T) -> Self {
        let next = Step::new(motion, time);
        Step {
            place: self.place * next.place,
            speed: self.speed + next.speed,
        }
    }
}

#[grad]
fn settled(rate: f64, ratio: f64, time: f64) -> f64 {
    let damping = Damping { rate, ratio };
    let step = Step::new(damping, time);
    let motion: Motion<f64> = damping.into();
    let step = step.after(motion, 0.5 * time);
    step.place + 0.3 * step.speed
}

#[test]
fn whatever_becomes_a_generic_type() {
    for ratio in [0.4, 1.6] {
        grad_tests::check!(settled, settled_value_and_grad, [rate = 1.3, ratio = ratio, time = 0.7] => (rate, ratio, time));
    }
}
