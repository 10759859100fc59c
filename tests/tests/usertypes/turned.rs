//! Products of which only rustc knows the operators.

use grad_runtime::{Differentiable, grad};

use super::attitude::{Attitude, Spin};

#[derive(Clone, Copy, Debug, Differentiable)]
struct Flight {
    from: Attitude,
    rate: Spin,
    drift: Spin,
    dt: f64,
}

#[grad]
fn turned(flight: &Flight) -> f64 {
    let half = flight.rate * 0.5;
    let mut at = flight.from;
    for _ in 0..2 {
        at = at + at * ((half + flight.drift * flight.dt) * flight.dt);
        let norm = (at.w * at.w + at.x * at.x + at.y * at.y).sqrt();
        at = at * (1.0 / norm);
    }
    at = at * flight.rate + flight.from;
    at.w * at.x + 0.5 * at.y
}

#[test]
fn products_of_two_types() {
    let flight = Flight {
        from: Attitude {
            w: 0.9,
            x: 0.3,
            y: -0.2,
        },
        rate: Spin { x: 0.7, y: -0.4 },
        drift: Spin { x: 0.1, y: 0.6 },
        dt: 0.3,
    };
    let (value, gradient) = turned_value_and_grad(&flight);
    grad_tests::check::same(value, turned(&flight));
    grad_tests::check::check_tangent(&flight, turned, &gradient);
}
