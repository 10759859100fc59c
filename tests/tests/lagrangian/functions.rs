//! Methods, generic functions, functions that return structs.

use super::support::{holds, holds_flat};
use grad_runtime::{Differentiable, grad};
use num_traits::{Float, FloatConst};

// ---- methods ------------------------------------------------------------------------------------------------

/// A beam on two supports.
#[derive(Clone, Debug, PartialEq, Differentiable)]
pub struct Beam {
    stiffness: f64,
    loads: Vec<f64>,
    parts: usize,
}

#[grad]
impl Beam {
    const SCALE: f64 = 0.125;

    fn moment(&self, k: usize, at: f64) -> f64 {
        self.loads[k] * at * (1.0 - at)
    }

    #[grad(lagrangian, graph)]
    pub fn sag(&self, at: f64) -> f64 {
        let mut total = 0.0;
        for k in 0..self.loads.len() {
            let moment = self.moment(k, at);
            total += Self::SCALE * moment / self.stiffness;
        }
        let share = total / self.parts as f64;
        share.tanh() * at
    }

    /// The beam itself is no input here.
    #[grad(lagrangian, wrt(at))]
    fn slope(&self, at: f64) -> f64 {
        let square = at * at;
        self.stiffness * square.sin()
    }

    /// An associated function, and a beam as the result.
    #[grad(lagrangian)]
    fn of(stiffness: f64, load: f64) -> Self {
        let half = 0.5 * load;
        Self {
            loads: vec![half, half * stiffness],
            stiffness: stiffness.sqrt(),
            parts: 3,
        }
    }

    #[grad(lagrangian)]
    fn stronger(&self, by: f64) -> Beam {
        let factor = by.exp();
        let mut beam = self.clone();
        beam.stiffness *= factor;
        for load in beam.loads.iter_mut() {
            *load /= factor;
        }
        beam
    }
}

fn beam() -> Beam {
    Beam {
        stiffness: 2.0,
        loads: vec![1.0, 3.0, -0.5],
        parts: 2,
    }
}

#[test]
fn methods() {
    let beam = beam();
    let view = beam_sag_lagrangian(&beam, 0.4);
    let at = view.forward();
    assert_eq!(at.z.moment.len(), 3);
    assert_eq!(at.z.moment[1], beam.moment(1, 0.4));
    let (by_beam, by_at) = beam.sag_grad(0.4);
    let gradient = BeamSagInputs {
        beam: by_beam,
        at: by_at,
    };
    holds(&view, beam.sag(0.4), &gradient);
    assert!(beam_sag_graph(&beam, 0.4).dot().contains("moment"));

    let view = beam_slope_lagrangian(&beam, 0.4);
    holds(
        &view,
        beam.slope(0.4),
        &BeamSlopeInputs {
            at: beam.slope_grad(0.4),
        },
    );
}

/// The outputs are the numbers in the struct.
#[test]
fn structs_as_results() {
    let weights = [2.0, -1.0, 0.5];
    let weighed = |beam: &Beam| 2.0 * beam.stiffness - beam.loads[0] + 0.5 * beam.loads[1];
    let view = beam_of_lagrangian(1.7, 0.6, &weights);
    let value = weighed(&Beam::of(1.7, 0.6));
    let expected = [
        2.0 * 0.5 / 1.7f64.sqrt() + 0.5 * 0.5 * 0.6,
        -0.5 + 0.5 * 0.5 * 1.7,
    ];
    holds_flat(&view, value, &expected);

    let beam = beam();
    let weights = [2.0, -1.0, 0.5, 0.0];
    let view = beam_stronger_lagrangian(&beam, 0.3, &weights);
    let f = 0.3f64.exp();
    let value = weighed(&beam.stronger(0.3));
    let by = 2.0 * beam.stiffness * f + beam.loads[0] / f - 0.5 * beam.loads[1] / f;
    holds_flat(&view, value, &[2.0 * f, -1.0 / f, 0.5 / f, 0.0, by]);
}

#[derive(Clone, Copy, Debug, Differentiable)]
struct Polar {
    radius: f64,
    angle: f64,
}

#[grad(lagrangian)]
fn polar(x: f64, y: f64) -> (Polar, f64) {
    let radius = x.hypot(y);
    let angle = y.atan2(x);
    (Polar { angle, radius }, radius * angle)
}

#[test]
fn structs_in_tuples() {
    let view = polar_lagrangian(0.6, 0.8, &[1.0, 10.0, 100.0]);
    let at = view.forward();
    let (of, product) = polar(0.6, 0.8);
    let value = view.objective(&at.x, &at.z);
    assert!((value - (of.radius + 10.0 * of.angle + 100.0 * product)).abs() < 1e-12);
    let by_angle = 10.0 + 100.0 * of.radius;
    let by_radius = 1.0 + 100.0 * of.angle;
    let expected = [
        by_radius * 0.6 - by_angle * 0.8,
        by_radius * 0.8 + by_angle * 0.6,
    ];
    holds_flat(&view, value, &expected);
}

// ---- generic functions --------------------------------------------------------------------------------------

#[grad(lagrangian)]
fn horner<T: Float + FloatConst>(x: T, c: &[T], mut scale: T) -> T {
    let mut y = T::zero();
    for k in (0..c.len()).rev() {
        let step = y * x;
        y = step + c[k].sin() * T::from(0.5).unwrap();
        if y > T::PI() {
            scale = scale + T::epsilon();
        }
    }
    y.exp().min(scale * scale)
}

#[grad(lagrangian)]
fn mean<T>(x: &[T], weights: Vec<T>) -> T
where
    T: Float + std::iter::Sum,
{
    let total: T = weights.iter().copied().sum();
    let mut sum = T::zero();
    for (x, w) in x.iter().zip(&weights) {
        sum = sum + *x * *w;
    }
    sum / total
}

#[test]
fn generic_functions() {
    let c = [1.0, 0.3, 0.2];
    for scale in [0.9, 3.0] {
        let view = horner_lagrangian(0.4, &c, scale);
        let (x, by_c, by_scale) = horner_grad(0.4, &c, scale);
        let gradient = HornerInputs {
            x,
            c: by_c,
            scale: by_scale,
        };
        holds(&view, horner(0.4, &c, scale), &gradient);
    }
    let weights = vec![0.5, 1.0, 2.0];
    let view = mean_lagrangian(&c, weights.clone());
    let (x, by_weights) = mean_grad(&c, weights.clone());
    holds(
        &view,
        mean(&c, weights),
        &MeanInputs {
            x,
            weights: by_weights,
        },
    );
}
