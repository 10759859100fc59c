//! Traits whose types are named by their implementations, taken by value and by reference and returned; and types with a
//! function of their own beside a trait's of the same name.

use grad_runtime::{Differentiable, grad};

use super::agree;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Stiffness {
    linear: f64,
    cubic: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Motion {
    x: f64,
    v: f64,
}

impl Motion {
    /// Takes nothing, and so needs no companions.
    const fn new() -> Self {
        Motion { x: 0.25, v: 1.5 }
    }
}

#[grad]
trait Begin {
    fn new(speed: Option<f64>) -> Self;
    fn speed(&self) -> f64;
}

#[grad]
impl Begin for Motion {
    fn new(speed: Option<f64>) -> Self {
        Self {
            x: 0.0,
            v: speed.unwrap_or(1.0),
        }
    }

    fn speed(&self) -> f64 {
        self.v
    }
}

#[grad]
trait Device {
    type Settings;
    type State;
    type Size;

    fn new(settings: Self::Settings) -> Self;
    fn step(&self, state: &Self::State, other: Self::State, h: f64) -> (Self::State, Self::State);
    fn energies(&self, states: &[Self::State]) -> Vec<f64>;
    fn unit(&self, x: &Self::Size, at: Self::Size) -> Self::Size;
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Spring {
    settings: Stiffness,
}

#[grad]
impl Device for Spring {
    type Settings = Stiffness;
    type State = Motion;
    type Size = f64;

    fn new(settings: Self::Settings) -> Self {
        Self { settings }
    }

    fn step(&self, state: &Motion, other: Self::State, h: f64) -> (Self::State, Motion) {
        let d = state.x - other.x;
        let force = self.settings.linear * d + self.settings.cubic * d * d * d;
        let next = Motion {
            x: state.x + h * state.v,
            v: state.v - h * force,
        };
        (next, other)
    }

    fn energies(&self, states: &[Self::State]) -> Vec<f64> {
        let energy = |m: &Motion| 0.5 * m.v * m.v + 0.5 * self.settings.linear * m.x * m.x;
        states.iter().map(energy).collect()
    }

    fn unit(&self, x: &Self::Size, at: Self::Size) -> Self::Size {
        self.settings.linear * x / (1.0 + at * at)
    }
}

/// Nothing flows into what makes it: its companions are those that the trait declares.
#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Free {}

#[grad]
impl Device for Free {
    type Settings = ();
    type State = Motion;
    type Size = f64;

    fn new(_: Self::Settings) -> Self {
        Self {}
    }

    fn step(&self, state: &Motion, other: Motion, h: f64) -> (Motion, Motion) {
        let next = Motion {
            x: state.x + h * state.v,
            v: state.v,
        };
        (next, other)
    }

    fn energies(&self, states: &[Motion]) -> Vec<f64> {
        states.iter().map(|m| 0.5 * m.v * m.v).collect()
    }

    fn unit(&self, x: &Self::Size, at: Self::Size) -> f64 {
        x / (1.0 + at * at)
    }
}

#[grad]
fn bounced(settings: Stiffness, speed: f64) -> f64 {
    let spring = Spring::new(settings);
    let thrown = <Motion as Begin>::new(Some(speed));
    let (next, rest) = spring.step(&thrown, Motion::new(), 0.1);
    let energies = spring.energies(&[next, rest]);
    let (free, _) = Free::new(()).step(&next, rest, 0.2);
    energies[0] * next.speed() * free.x - spring.unit(&energies[1], next.x)
}

#[test]
fn types_that_implementations_name() {
    let settings = Stiffness {
        linear: 2.0,
        cubic: -0.7,
    };
    let (of_settings, of_speed) = bounced_grad(settings, 1.3);
    let value = bounced(settings, 1.3);
    agree(&settings, |s| bounced(*s, 1.3), (value, of_settings));
    agree(&1.3, |v| bounced(settings, *v), (value, of_speed));
}
