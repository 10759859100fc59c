//! Plain optimisation on a view: everything works on vectors, in the order of [`View::flatten`].
//!
//! In all of it the decisions stay frozen: make a new view where they should change.

use alloc::vec;
use alloc::vec::Vec;

use super::program::{Inputs, Program};
use super::view::{Point, View};

/// A point, or a gradient, as three vectors.
pub type Flat = Point<Vec<f64>, Vec<f64>>;

/// What the optimisers here know about a function: its Lagrangian and the two substitutions, on vectors.
///
/// [`View`] implements it; so may anything else that is an objective under constraints `z_i = f_i(x, z)`.
pub trait Problem {
    /// The inputs to begin with.
    fn start(&self) -> Vec<f64>;
    /// The number of constraints.
    fn constraints(&self) -> usize;
    /// The z that solves the constraints at x.
    fn solve(&self, x: &[f64]) -> Vec<f64>;
    /// The l that makes L stationary in z.
    fn multipliers(&self, x: &[f64], z: &[f64]) -> Vec<f64>;
    /// L and its derivatives in x, z, l.
    fn value_and_gradients(&self, at: &Flat) -> (f64, Flat);

    /// The objective at a point. At residual zero it is L, whatever l.
    fn objective(&self, x: &[f64], z: &[f64]) -> f64 {
        let at = Point {
            x: x.to_vec(),
            z: z.to_vec(),
            l: vec![0.0; z.len()],
        };
        self.value_and_gradients(&at).0
    }
}

impl<P: Program> Problem for View<P> {
    fn start(&self) -> Vec<f64> {
        self.flatten_inputs(self.inputs())
    }

    fn constraints(&self) -> usize {
        self.len()
    }

    fn solve(&self, x: &[f64]) -> Vec<f64> {
        self.solved(&self.unflatten_inputs(x))
    }

    fn multipliers(&self, x: &[f64], z: &[f64]) -> Vec<f64> {
        self.back(&self.unflatten_inputs(x), z).1
    }

    fn value_and_gradients(&self, at: &Flat) -> (f64, Flat) {
        let (value, x, z, l) = self.sweep(&self.unflatten_inputs(&at.x), &at.z, &at.l);
        let mut flat = Vec::new();
        x.parts().iter().for_each(|(_, part)| part.write(&mut flat));
        (value, Point { x: flat, z, l })
    }
}

// ---- gradient ascent, block by block ------------------------------------------------------------------

/// The point of a problem's start: z solves the constraints there, l is back-substituted.
pub fn forward<P: Problem + ?Sized>(problem: &P) -> Flat {
    let x = problem.start();
    let z = problem.solve(&x);
    let l = problem.multipliers(&x, &z);
    Point { x, z, l }
}

/// The block step in z: solves dL/dl = 0. This is the forward sweep.
pub fn step_z<P: Problem + ?Sized>(problem: &P, at: &mut Flat) {
    at.z = problem.solve(&at.x);
}

/// The block step in l: solves dL/dz = 0. This is the reverse sweep.
pub fn step_l<P: Problem + ?Sized>(problem: &P, at: &mut Flat) {
    at.l = problem.multipliers(&at.x, &at.z);
}

/// The block step in x: along dL/dx, which is the gradient of the function if z and l come from the two other steps.
/// With other multipliers it is another direction. A negative rate descends.
pub fn step_x<P: Problem + ?Sized>(problem: &P, at: &mut Flat, rate: f64) {
    let (_, d) = problem.value_and_gradients(at);
    for (x, d) in at.x.iter_mut().zip(&d.x) {
        *x += rate * d;
    }
}

/// Gradient ascent on the inputs as block-coordinate steps: z, then l, then x, so many times. Ends at a forward point.
pub fn ascend<P: Problem + ?Sized>(problem: &P, rate: f64, steps: usize) -> Flat {
    let mut at = forward(problem);
    for _ in 0..steps {
        step_x(problem, &mut at, rate);
        step_z(problem, &mut at);
        step_l(problem, &mut at);
    }
    at
}

/// As [`ascend`], downwards.
pub fn descend<P: Problem + ?Sized>(problem: &P, rate: f64, steps: usize) -> Flat {
    ascend(problem, -rate, steps)
}

// ---- the method of multipliers --------------------------------------------------------------------------

/// The augmented Lagrangian `L(x, z, l) + penalty / 2 * |residuals|^2`, for minimising, as a function of (x, z).
///
/// Its gradient is that of L at `l - penalty * residuals`: one sweep to find the residuals, and one for the gradient.
#[derive(Clone, Copy, Debug)]
pub struct Augmented<'a, P: ?Sized> {
    /// The problem.
    pub problem: &'a P,
    /// The multipliers.
    pub l: &'a [f64],
    /// The weight of the squared residuals.
    pub penalty: f64,
}

impl<P: Problem + ?Sized> Augmented<'_, P> {
    /// The value, and the gradient in (x, z), which is overwritten. `at` is x, then z.
    pub fn value_and_gradient(&self, at: &[f64], gradient: &mut [f64]) -> f64 {
        let inputs = at.len() - self.l.len();
        let (x, z) = at.split_at(inputs);
        let mut point = Point {
            x: x.to_vec(),
            z: z.to_vec(),
            l: self.l.to_vec(),
        };
        let (value, d) = self.problem.value_and_gradients(&point);
        // dL/dl are the residuals with the other sign.
        let square: f64 = d.l.iter().map(|r| r * r).sum();
        for (l, minus_r) in point.l.iter_mut().zip(&d.l) {
            *l += self.penalty * minus_r;
        }
        let (_, d) = self.problem.value_and_gradients(&point);
        gradient[..inputs].copy_from_slice(&d.x);
        gradient[inputs..].copy_from_slice(&d.z);
        value + 0.5 * self.penalty * square
    }
}

/// How [`method_of_multipliers`] goes on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The first weight of the squared residuals.
    pub penalty: f64,
    /// The factor by which it grows where the residuals do not shrink to a quarter.
    pub growth: f64,
    /// Enough when no residual and no derivative is larger.
    pub tolerance: f64,
    /// At most so many rounds.
    pub rounds: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            penalty: 10.0,
            growth: 4.0,
            tolerance: 1e-8,
            rounds: 50,
        }
    }
}

/// What [`method_of_multipliers`] found.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The last point.
    pub at: Flat,
    /// Its largest residual.
    pub residual: f64,
    /// The largest derivative of L in x and z there.
    pub stationarity: f64,
    /// The rounds made.
    pub rounds: usize,
    /// Whether both are within the tolerance.
    pub converged: bool,
}

/// Minimises the objective with z free to violate the constraints on the way: minimises the augmented Lagrangian in
/// (x, z), moves the multipliers by `-penalty * residuals`, and so on (Hestenes 1969; Powell 1969).
///
/// `minimise(f, start)` is an unconstrained minimiser of `f(at, gradient) -> value`, such as [`lbfgs`], or a solver of
/// the crate `argmin`.
pub fn method_of_multipliers<P: Problem + ?Sized>(
    problem: &P,
    start: Flat,
    settings: Settings,
    mut minimise: impl FnMut(&mut dyn FnMut(&[f64], &mut [f64]) -> f64, Vec<f64>) -> Vec<f64>,
) -> Outcome {
    let inputs = start.x.len();
    let mut at = start;
    let mut penalty = settings.penalty;
    let (mut residual, mut stationarity) = violation(problem, &at);
    for round in 0..settings.rounds {
        if residual <= settings.tolerance && stationarity <= settings.tolerance {
            return outcome(at, residual, stationarity, round, true);
        }
        let augmented = Augmented {
            problem,
            l: &at.l,
            penalty,
        };
        let joined = [&at.x[..], &at.z[..]].concat();
        let mut f = |at: &[f64], gradient: &mut [f64]| augmented.value_and_gradient(at, gradient);
        let found = minimise(&mut f, joined);
        at.x = found[..inputs].to_vec();
        at.z = found[inputs..].to_vec();
        let (_, d) = problem.value_and_gradients(&at);
        for (l, minus_r) in at.l.iter_mut().zip(&d.l) {
            *l += penalty * minus_r;
        }
        let before = residual;
        (residual, stationarity) = violation(problem, &at);
        if residual > 0.25 * before {
            penalty *= settings.growth;
        }
    }
    let converged = residual <= settings.tolerance && stationarity <= settings.tolerance;
    outcome(at, residual, stationarity, settings.rounds, converged)
}

fn outcome(at: Flat, residual: f64, stationarity: f64, rounds: usize, converged: bool) -> Outcome {
    Outcome {
        at,
        residual,
        stationarity,
        rounds,
        converged,
    }
}

/// The largest residual, and the largest derivative in x and z.
fn violation<P: Problem + ?Sized>(problem: &P, at: &Flat) -> (f64, f64) {
    let (_, d) = problem.value_and_gradients(at);
    (largest(&d.l), largest(&d.x).max(largest(&d.z)))
}

fn largest(of: &[f64]) -> f64 {
    // A NaN counts as the largest.
    of.iter()
        .fold(0.0, |m, x| if x.abs() <= m { m } else { x.abs() })
}

/// Minimises `f(at, gradient) -> value` by L-BFGS with eight pairs and a backtracking line search, until the gradient's
/// largest component is below the tolerance, or for so many iterations (Nocedal and Wright, Numerical Optimization,
/// algorithm 7.4).
pub fn lbfgs(
    f: &mut dyn FnMut(&[f64], &mut [f64]) -> f64,
    start: Vec<f64>,
    tolerance: f64,
    iterations: usize,
) -> Vec<f64> {
    const PAIRS: usize = 8;
    let mut x = start;
    let mut g = vec![0.0; x.len()];
    let mut value = f(&x, &mut g);
    let mut pairs: Vec<(Vec<f64>, Vec<f64>, f64)> = Vec::new();
    for _ in 0..iterations {
        if largest(&g) <= tolerance {
            break;
        }
        let mut direction = two_loops(&g, &pairs);
        let mut slope = dot(&direction, &g);
        if slope >= 0.0 {
            pairs.clear();
            direction = g.iter().map(|g| -g).collect();
            slope = -dot(&g, &g);
        }
        let first = if pairs.is_empty() {
            (1.0 / largest(&g)).min(1.0)
        } else {
            1.0
        };
        let Some((next, next_value, next_g)) = search(f, (&x, value), (&direction, slope), first)
        else {
            break;
        };
        let step: Vec<f64> = next.iter().zip(&x).map(|(a, b)| a - b).collect();
        let change: Vec<f64> = next_g.iter().zip(&g).map(|(a, b)| a - b).collect();
        let curvature = dot(&step, &change);
        if curvature > 1e-14 * dot(&change, &change) {
            if pairs.len() == PAIRS {
                pairs.remove(0);
            }
            pairs.push((step, change, 1.0 / curvature));
        }
        (x, value, g) = (next, next_value, next_g);
    }
    x
}

/// The direction `-H g`.
fn two_loops(g: &[f64], pairs: &[(Vec<f64>, Vec<f64>, f64)]) -> Vec<f64> {
    let mut q: Vec<f64> = g.iter().map(|g| -g).collect();
    let mut factors = vec![];
    for (s, y, rho) in pairs.iter().rev() {
        let a = rho * dot(s, &q);
        add(&mut q, -a, y);
        factors.push(a);
    }
    if let Some((_, y, rho)) = pairs.last() {
        let scale = 1.0 / (rho * dot(y, y));
        q.iter_mut().for_each(|q| *q *= scale);
    }
    for ((s, y, rho), a) in pairs.iter().zip(factors.iter().rev()) {
        let b = rho * dot(y, &q);
        add(&mut q, a - b, s);
    }
    q
}

/// Halves the step until the value falls enough.
fn search(
    f: &mut dyn FnMut(&[f64], &mut [f64]) -> f64,
    (x, value): (&[f64], f64),
    (direction, slope): (&[f64], f64),
    first: f64,
) -> Option<(Vec<f64>, f64, Vec<f64>)> {
    let mut step = first;
    let mut g = vec![0.0; x.len()];
    for _ in 0..60 {
        let mut next = x.to_vec();
        add(&mut next, step, direction);
        let next_value = f(&next, &mut g);
        if next_value <= value + 1e-4 * step * slope {
            return Some((next, next_value, g));
        }
        step *= 0.5;
    }
    None
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(to: &mut [f64], factor: f64, of: &[f64]) {
    for (a, b) in to.iter_mut().zip(of) {
        *a += factor * b;
    }
}
