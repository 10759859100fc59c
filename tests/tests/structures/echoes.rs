//! Structs over what a type of another file hides.

use grad_runtime::{Differentiable, grad};

use super::agree;
use super::delays::{Float, Line};

#[derive(Clone, Differentiable)]
pub struct Echo<T> {
    line: Line<T>,
    pub gain: T,
}

#[grad]
impl<T: Float> Echo<T> {
    pub fn new(length: usize, gain: T) -> Self {
        Echo {
            line: Line::new(length),
            gain,
        }
    }

    pub fn tick(&mut self, input: T) -> T {
        let late = self.line.read();
        let output = -input + late;
        self.line.write(input + late * self.gain * T::from(0.5));
        output
    }
}

#[derive(Clone, Differentiable)]
pub struct Room<T: Float = f64> {
    pairs: [(Echo<T>, Echo<T>); 2],
    level: (T, T),
}

#[grad]
impl<T: Float> Room<T> {
    pub fn new(gain: T, width: T) -> Self {
        let mut room = Room::<T> {
            pairs: [
                (Echo::new(2, gain), Echo::new(3, gain)),
                (Echo::new(1, gain), Echo::new(2, gain)),
            ],
            level: (T::default(), T::default()),
        };
        room.set_width(width * T::from(0.25));
        room
    }

    pub fn set_width(&mut self, width: T) {
        self.level = (T::from(1.0) + width, -width);
    }

    pub fn tick(&mut self, input: (T, T)) -> (T, T) {
        let mut out = (T::from(0.0), T::from(0.0));
        for pair in self.pairs.iter_mut() {
            out.0 += pair.0.tick(input.0);
            out.1 += pair.1.tick(input.1);
        }
        let (left, right) = self.level;
        (out.0 * left + out.1 * right, out.1 * left + out.0 * right)
    }
}

#[grad]
fn loudness(sound: &(Vec<f64>, f64)) -> f64 {
    let mut room = Room::new(sound.1, sound.1 * sound.1);
    let mut sum = 0.0;
    for sample in &sound.0 {
        let (left, right) = room.tick((*sample, 0.5 * sample));
        sum += left * left + right * right * right;
    }
    sum
}

#[test]
fn lists_that_other_files_hide() {
    let sound = (vec![0.4, -0.3, 0.9, 0.2, -0.7, 0.1], 0.6);
    agree(&sound, loudness, loudness_value_and_grad(&sound));
    let mut echo = Echo::new(2, 0.5_f32);
    assert_eq!([1.0, 0.0, 0.0].map(|x| echo.tick(x)), [-1.0, 0.0, 1.0]);
}
