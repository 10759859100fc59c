//! Spans and points of time, which are no numbers.

use std::time::{Duration, Instant};

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Debug, Differentiable)]
pub struct Controller {
    pub gain: f64,
    pub reset: f64,
    sum: f64,
    last: f64,
    every: Duration,
}

#[grad]
impl Controller {
    pub fn update(&mut self, error: f64, dt: Duration) -> f64 {
        let dt = dt.as_secs_f64();
        self.sum += error * dt;
        let slope = (error - self.last) / (dt + self.every.as_secs_f64());
        self.last = error;
        self.gain * (error + self.sum / self.reset) + 0.1 * slope
    }
}

#[grad]
fn settled(gain: f64, reset: f64, every: Duration) -> f64 {
    let mut controller = Controller {
        gain,
        reset,
        sum: 0.0,
        last: 0.0,
        every,
    };
    let mut place = 1.0;
    for step in 1..5 {
        place -= 0.2 * controller.update(place, every * step);
    }
    place + controller.update(place, every)
}

#[test]
fn spans_of_time() {
    let every = Duration::from_millis(125);
    grad_tests::check!(settled, settled_value_and_grad, [gain = 0.8, reset = 2.0] => (gain, reset, every));
}

#[derive(Clone, Copy, Debug, Differentiable)]
pub struct Rating {
    pub value: f64,
    pub deviation: f64,
}

#[grad]
fn aged(rating: &Rating, elapsed: &std::time::Duration, period: std::time::Duration) -> f64 {
    let periods = elapsed.as_secs_f64() / period.as_secs_f64();
    let deviation = (rating.deviation.powi(2) + 0.36 * periods).sqrt();
    deviation.min(3.5) * rating.value
}

#[grad]
fn decayed(level: f64, half: f64, wait: Duration, since: Option<Instant>) -> f64 {
    match since {
        Some(_) if wait.as_secs_f64() > 0.0 => level * 0.5_f64.powf(wait.as_secs_f64() / half),
        _ => level,
    }
}

#[test]
fn points_of_time() {
    let rating = Rating {
        value: 1.7,
        deviation: 0.8,
    };
    let [elapsed, period] = [90, 60].map(Duration::from_secs);
    let (value, of) = aged_value_and_grad(&rating, &elapsed, period);
    assert_eq!(value, aged(&rating, &elapsed, period));
    let deviation = (0.64_f64 + 0.36 * 1.5).sqrt();
    assert!((of.value - deviation).abs() < 1e-12);
    assert!((of.deviation - 0.8 / deviation * 1.7).abs() < 1e-12);
    for since in [None, Some(Instant::now())] {
        let wait = Duration::from_secs(5);
        grad_tests::check!(decayed, decayed_value_and_grad, [level = 1.3, half = 2.5] => (level, half, wait, since));
    }
}
