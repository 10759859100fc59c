//! The method of multipliers: the steps of a simulation are constraints, which need not hold on the way.
//!
//! How must a ball be thrown so that it lands where it should? Backpropagation differentiates through the whole flight;
//! here the flight is free as well, an optimiser moves it together with the throw, and multipliers pull it back onto the
//! laws of motion. `cargo run --example multipliers` prints the rounds.

use argmin::core::Executor;
use argmin::solver::linesearch::MoreThuenteLineSearch;
use argmin::solver::quasinewton::LBFGS;
use grad_runtime::argmin::Memo;
use grad_runtime::grad;
use grad_runtime::lagrangian::optimise::{self, Flat, Outcome, Settings};

/// The squared distance from the target after two seconds of flight with drag, for a throw with this velocity. Lengths are
/// in units of ten metres: optimisers like numbers near one.
#[grad(lagrangian, wrt(across, up))]
pub fn miss(across: f64, up: f64, target: f64) -> f64 {
    const STEP: f64 = 0.4;
    let (mut x, mut y) = (0.0, 0.0);
    let (mut u, mut v) = (across, up);
    for _ in 0..5 {
        x += STEP * u;
        y += STEP * v;
        let drag = 0.2 * (u * u + v * v);
        u -= STEP * drag * u;
        v -= STEP * (0.981 + drag * v);
    }
    let off = x - target;
    off * off + y * y
}

/// An unconstrained minimiser made of `argmin`'s L-BFGS: the lowest point that it came by.
pub fn by_argmin(f: &mut dyn FnMut(&[f64], &mut [f64]) -> f64, start: Vec<f64>) -> Vec<f64> {
    let mut best = (f64::INFINITY, start.clone());
    let problem = Memo::new(|at: &[f64], gradient: &mut [f64]| {
        let value = f(at, gradient);
        if value < best.0 {
            best = (value, at.to_vec());
        }
        value
    });
    let solver = LBFGS::new(MoreThuenteLineSearch::new(), 20).with_tolerance_grad(1e-8);
    let solver = solver.expect("the tolerance is positive");
    let start = start.clone();
    // Where the line search finds nothing lower any more, the best point stands.
    let _ = Executor::new(problem, solver)
        .configure(|state| state.param(start).max_iters(500))
        .run();
    best.1
}

/// A throw, and a flight that obeys nothing: every variable is what it would be for the throw, shaken.
pub fn start(view: &MissLagrangian) -> Flat {
    let mut at = optimise::forward(view);
    let shaken = at.z.iter_mut().enumerate();
    shaken.for_each(|(n, z)| *z += 0.2 * (n as f64).sin());
    at.l.iter_mut().for_each(|l| *l = 0.0);
    at
}

/// From there to a flight that obeys the laws of motion and lands on the target.
pub fn land(view: &MissLagrangian) -> Outcome {
    let settings = Settings {
        tolerance: 1e-5,
        rounds: 20,
        ..Settings::default()
    };
    optimise::method_of_multipliers(view, start(view), settings, by_argmin)
}

fn main() {
    let view = miss_lagrangian(0.6, 0.6, 1.0);
    let found = land(&view);
    println!(
        "after {} rounds: residual {:.1e}, gradient of L {:.1e}",
        found.rounds, found.residual, found.stationarity
    );
    let [across, up] = found.at.x[..] else {
        unreachable!("two inputs")
    };
    println!("throw with ({:.3}, {:.3}) m/s", 10.0 * across, 10.0 * up);
    println!(
        "the ball misses by {:.1e} m",
        10.0 * miss(across, up, 1.0).sqrt()
    );

    // The same by block-coordinate steps: z, then l, then x, which is gradient descent with backpropagation.
    let at = optimise::descend(&view, 0.1, 200);
    println!(
        "gradient descent: ({:.3}, {:.3}) m/s, misses by {:.1e} m",
        10.0 * at.x[0],
        10.0 * at.x[1],
        10.0 * miss(at.x[0], at.x[1], 1.0).sqrt()
    );
}
