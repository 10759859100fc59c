//! A small network learns in `f32` without a heap, as a microcontroller would: weights, gradient and record live in
//! arrays whose lengths are constants. The count of allocations is asserted.
//!
//! ```text
//! cargo run -p grad-examples --example microcontroller
//! ```

use grad_runtime::{Tape, grad};

/// Inputs, hidden units, and all weights: a row of each hidden unit with its bias, then the output's.
const INPUTS: usize = 2;
const HIDDEN: usize = 6;
const WEIGHTS: usize = HIDDEN * (INPUTS + 1) + HIDDEN + 1;

/// A window of measurements and what they should have given.
const SAMPLES: usize = 16;

#[derive(Clone, Copy, Debug)]
struct Rate {
    learning: f32,
    momentum: f32,
}

/// What the network makes of one measurement.
#[grad]
fn predict(weights: &[f32; WEIGHTS], input: &[f32; INPUTS]) -> f32 {
    let mut output = weights[WEIGHTS - 1];
    for unit in 0..HIDDEN {
        let row = unit * (INPUTS + 1);
        let mut sum = weights[row + INPUTS];
        for k in 0..INPUTS {
            sum += weights[row + k] * input[k];
        }
        output += weights[HIDDEN * (INPUTS + 1) + unit] * sum.tanh();
    }
    output
}

/// The mean squared error over the window.
#[grad(wrt(weights))]
fn loss(
    weights: &[f32; WEIGHTS],
    inputs: &[[f32; INPUTS]; SAMPLES],
    targets: &[f32; SAMPLES],
) -> f32 {
    let mut sum = 0.0;
    for (input, target) in inputs.iter().zip(targets) {
        let error = predict(weights, input) - target;
        sum += error * error;
    }
    sum / SAMPLES as f32
}

/// Room for the record: a call whose record is longer panics, and says how long it is.
const FLOATS: usize = 256;
const WORDS: usize = 64;

/// Everything that learning needs: this could be a `static` of the firmware.
struct Learner {
    weights: [f32; WEIGHTS],
    velocity: [f32; WEIGHTS],
    gradient: [f32; WEIGHTS],
    floats: [f32; FLOATS],
    words: [u64; WORDS],
}

impl Learner {
    /// Small weights, different for every unit.
    fn new() -> Self {
        let mut state = 1u32;
        let weights = core::array::from_fn(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / 8_388_608.0 - 1.0
        });
        Self {
            weights,
            velocity: [0.0; WEIGHTS],
            gradient: [0.0; WEIGHTS],
            floats: [0.0; FLOATS],
            words: [0; WORDS],
        }
    }

    /// One step of gradient descent with momentum; returns the loss before it.
    fn step(
        &mut self,
        inputs: &[[f32; INPUTS]; SAMPLES],
        targets: &[f32; SAMPLES],
        rate: Rate,
    ) -> f32 {
        self.gradient.fill(0.0);
        let mut tape = Tape::in_buffers(&mut [], &mut self.floats, &mut self.words);
        let (weights, gradient) = (&self.weights, &mut self.gradient);
        let value = loss_vjp_with(&mut tape, weights, inputs, targets, gradient, 1.0);
        for k in 0..WEIGHTS {
            self.velocity[k] = rate.momentum * self.velocity[k] - rate.learning * self.gradient[k];
            self.weights[k] += self.velocity[k];
        }
        value
    }
}

/// Corners and middles of a square, and the product of their coordinates: no linear model has it.
fn measurements() -> ([[f32; INPUTS]; SAMPLES], [f32; SAMPLES]) {
    let coordinate = |k: usize| (k as f32 - 1.5) / 1.5;
    let inputs = core::array::from_fn(|k| [coordinate(k % 4), coordinate(k / 4)]);
    (inputs, inputs.map(|[x, y]| x * y))
}

fn main() {
    let (inputs, targets) = measurements();
    let mut learner = Learner::new();
    let rate = Rate {
        learning: 0.05,
        momentum: 0.9,
    };
    let (mut first, mut last) = (0.0, 0.0);
    let info = allocation_counter::measure(|| {
        first = learner.step(&inputs, &targets, rate);
        for _ in 0..600 {
            last = learner.step(&inputs, &targets, rate);
        }
    });
    assert_eq!(info.count_total, 0, "learning allocates");
    assert!(last < 0.02 * first, "the loss went from {first} to {last}");

    let bytes = size_of::<Learner>();
    println!(
        "{WEIGHTS} weights, {bytes} bytes in all, of which the record takes {FLOATS} floats and {WORDS} words"
    );
    println!("mean squared error: {first:.4} at first, {last:.6} after 600 steps, no allocation");
    let input = [0.5, -0.8];
    let output = predict(&learner.weights, &input);
    println!("0.5 * -0.8 is taken for {output:.3}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gradient_is_that_of_the_loss() {
        let (inputs, targets) = measurements();
        let mut learner = Learner::new();
        let at = learner.weights;
        let still = Rate {
            learning: 0.0,
            momentum: 0.0,
        };
        let value = learner.step(&inputs, &targets, still);
        assert_eq!(value, loss(&at, &inputs, &targets));
        for k in 0..WEIGHTS {
            let moved = |by: f32| {
                let mut weights = at;
                weights[k] += by;
                loss(&weights, &inputs, &targets)
            };
            let difference = (moved(1e-2) - moved(-1e-2)) / 2e-2;
            let error = (learner.gradient[k] - difference).abs();
            assert!(error < 2e-3, "weight {k}: off by {error}");
        }
    }

    #[test]
    fn the_network_learns_the_product() {
        main();
    }

    #[test]
    fn the_record_is_no_longer_than_its_buffers() {
        let (inputs, targets) = measurements();
        let mut tape = Tape::new();
        let mut gradient = [0.0; WEIGHTS];
        let weights = Learner::new().weights;
        loss_vjp_with(&mut tape, &weights, &inputs, &targets, &mut gradient, 1.0);
        assert!(tape.peak_bytes() <= 4 * FLOATS + 8 * WORDS);
    }
}
