//! Types of the user's that are called like types of the standard library without derivatives.

use grad_runtime::{Differentiable, grad};
use grad_tests::check;

mod times {
    use grad_runtime::{Differentiable, grad};

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct Duration {
        pub beats: f64,
    }

    #[grad]
    impl Duration {
        pub fn of(beats: f64) -> Duration {
            Duration { beats }
        }

        pub fn seconds(&self, tempo: f64) -> f64 {
            60.0 * self.beats / tempo
        }
    }

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct Instant(pub i64);

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct Tempo(pub f64);
}

use times::{Duration, Instant};

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Path {
    stops: Vec<f64>,
    rest: Duration,
}

#[grad(jvp)]
fn played(beats: f64, tempo: f64) -> f64 {
    let note = Duration::of(beats * 1.5);
    note.seconds(tempo) * beats
}

#[grad]
fn travelled(path: &Path, tempo: f64) -> f64 {
    let length: f64 = path.stops.windows(2).map(|w| (w[1] - w[0]).abs()).sum();
    length / path.rest.seconds(tempo)
}

#[grad]
fn decayed(at: Instant, rate: f64) -> f64 {
    (-rate * (at.0 as f64) / 1000.0).exp()
}

#[grad(jvp)]
fn paced(beats: f64) -> f64 {
    let tempo = times::Tempo(90.0 * beats);
    tempo.0 * beats
}

#[test]
fn made_by_their_paths() {
    check!(paced, paced_value_and_grad, paced_jvp(beats), [beats = 0.7] => (beats));
}

#[test]
fn of_the_standard_library() {
    check!(played, played_value_and_grad, played_jvp(beats, tempo), [beats = 0.7, tempo = 90.0] => (beats, tempo));
    let path = Path {
        stops: vec![0.3, 1.1, 0.6],
        rest: Duration::of(2.0),
    };
    let at = (path.stops, 2.0, 80.0);
    let value = |(stops, beats, tempo): &(Vec<f64>, f64, f64)| {
        let path = Path {
            stops: stops.clone(),
            rest: Duration::of(*beats),
        };
        travelled(&path, *tempo)
    };
    let path = Path {
        stops: at.0.clone(),
        rest: Duration::of(at.1),
    };
    let (y, (bar, tempo_bar)) = travelled_value_and_grad(&path, at.2);
    let got = (y, (bar.stops, bar.rest.beats, tempo_bar));
    check::value_and_gradient(value, &at, got);
    let (_, rate_bar) = decayed_grad(Instant(700), 0.4);
    check::gradient(|rate| decayed(Instant(700), *rate), &0.4, &rate_bar);
}
