//! Types that say in which state a value is: a builder that cannot be used before it has what it needs.

use grad_runtime::{Differentiable, grad};
use grad_tests::check;
use std::marker::PhantomData;

pub struct Unloaded;
pub struct Loaded;

#[derive(Clone, Debug, Differentiable)]
pub struct Launch<State> {
    speed: f64,
    drag: f64,
    stages: Vec<f64>,
    state: PhantomData<State>,
}

#[derive(Clone, Debug, Differentiable)]
pub struct Flight {
    speed: f64,
    drag: f64,
    mass: f64,
}

#[grad]
impl Launch<Unloaded> {
    pub fn new(speed: f64) -> Self {
        Launch {
            speed,
            drag: 0.0,
            stages: vec![],
            state: PhantomData,
        }
    }

    pub fn load(self, mass: f64) -> Launch<Loaded> {
        Launch {
            speed: self.speed,
            drag: self.drag,
            stages: vec![mass],
            state: PhantomData,
        }
    }
}

/// Whatever the state.
#[grad]
impl<State> Launch<State> {
    pub fn drag(mut self, drag: f64) -> Self {
        self.drag = drag;
        self
    }

    pub fn is_slow(&self) -> bool {
        self.speed < self.drag
    }

    pub fn energy(&self) -> f64 {
        let mass: f64 = self.stages.iter().sum();
        0.5 * (1.0 + mass) * self.speed * self.speed
    }

    pub fn hasten(&mut self, by: f64) {
        self.speed *= by;
    }
}

#[grad]
impl Launch<Loaded> {
    pub fn stage(mut self, mass: f64) -> Self {
        self.stages.push(mass * self.drag);
        self
    }

    pub fn fly(self) -> Flight {
        Flight {
            speed: self.speed,
            drag: self.drag,
            mass: self.stages.iter().sum(),
        }
    }
}

#[grad]
impl Flight {
    pub fn range(&self, time: f64) -> f64 {
        self.mass / self.drag * self.speed * (1.0 - (-self.drag * time / self.mass).exp())
    }
}

#[grad]
fn reach(speed: f64, drag: f64, mass: f64) -> f64 {
    let flight = Launch::<Unloaded>::new(speed)
        .drag(drag)
        .load(mass)
        .stage(0.5 * mass)
        .drag(drag * drag)
        .fly();
    flight.range(2.0)
}

#[grad]
fn step_by_step(speed: f64, drag: f64, mass: f64) -> f64 {
    let mut launch = Launch::new(speed).drag(drag);
    launch.hasten(drag);
    let early = launch.energy();
    let mut launch = launch.load(mass);
    if !launch.is_slow() {
        launch.hasten(mass);
    }
    launch.energy() - early + launch.stage(drag).fly().range(1.5)
}

#[test]
fn builders_in_states() {
    check!(reach, reach_value_and_grad, [speed = 3.0, drag = 0.7, mass = 2.0] => (speed, drag, mass));
    check!(step_by_step, step_by_step_value_and_grad, [speed = 3.0, drag = 0.7, mass = 2.0]
        => (speed, drag, mass));
}
