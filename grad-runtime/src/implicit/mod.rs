//! Variables that equations define: roots, fixed points, minimisers, inside of differentiated functions.
//!
//! Most intermediate variables of a program are given by a formula: `y = exp(x)`. Some are given by an equation that they
//! solve, and then it does not matter how the solution was found: only the equation has a derivative. Backpropagation through
//! the iterations of a solver is not needed, and would be worse: it keeps all of them, and its derivative converges later
//! than the value.
//!
//! ```
//! use grad_runtime::{grad, implicit};
//!
//! /// Kepler's equation.
//! #[grad]
//! fn kepler(anomaly: f64, orbit: &[f64]) -> f64 {
//!     anomaly - orbit[1] * anomaly.sin() - orbit[0]
//! }
//!
//! #[grad]
//! fn distance(mean_anomaly: f64, eccentricity: f64) -> f64 {
//!     let anomaly = implicit::root_scalar(kepler, mean_anomaly, &[mean_anomaly, eccentricity]);
//!     1.0 - eccentricity * anomaly.cos()
//! }
//!
//! let (by_time, by_shape) = distance_grad(1.2, 0.4);
//! assert!((by_time - 0.3952).abs() < 1e-4 && (by_shape - 0.4241).abs() < 1e-4);
//! ```
//!
//! # How they are called
//!
//! By any name that a `use` line beside the function gives them, or by the module's, `implicit::root(..)`. Only the
//! latter is known where there is no file to read `use` lines from (in functions that a macro writes); other names are refused
//! there. The first argument is the name of a function with `#[grad]` (of minimisers, its companion `f_value_and_grad`); its parameters are
//! `z` and `theta`, slices. All that the solution depends on with a derivative goes into `theta`: `&[a, b]` for a few
//! numbers. What has no derivative may be handed on as `data` of any type ([`root_on`] and the like).
//!
//! All of them take closures as well, written where they are given. What a closure captures is differentiated like what is in
//! `theta`: numbers, and slices, arrays and `Vec`s of `f64`. Counts (integers) may be captured, too; anything else is handed on
//! as `data`, which the closure gets as its third parameter.
//!
//! ```
//! use grad_runtime::{grad, implicit};
//!
//! /// The level at which as much flows out of a tank as comes in.
//! #[grad]
//! fn level(inflow: f64, opening: f64) -> f64 {
//!     let area = opening * opening;
//!     implicit::root(|z, _| vec![area * z[0].sqrt() + 0.1 * z[0] - inflow], &[1.0], &[])[0]
//! }
//!
//! let (by_inflow, by_opening) = level_grad(1.2, 0.8);
//! assert!(by_inflow > 0.0 && by_opening < 0.0);
//! ```
//!
//! The closure of a minimiser ends with a call of a companion, since there is no other gradient of it: `f_value_and_grad(z, ..)`
//! of an objective, `c_vjp(z, .., z_bar, .., seed)` of a constraint.
//!
//! ```
//! use grad_runtime::{grad, implicit};
//!
//! #[grad]
//! fn energy(z: &[f64], stiffness: f64, load: f64) -> f64 {
//!     0.5 * stiffness * z[0] * z[0] + 0.1 * z[0].powi(4) - load * z[0]
//! }
//!
//! #[grad]
//! fn bend(thickness: f64, load: f64) -> f64 {
//!     let stiffness = thickness.powi(3);
//!     implicit::argmin(|z, _| energy_value_and_grad(z, stiffness, load), &[0.0], &[])[0]
//! }
//!
//! let (by_thickness, by_load) = bend_grad(1.5, 2.0);
//! assert!(by_thickness < 0.0 && by_load > 0.0);
//! ```
//!
//! # Which one
//!
//! | you have | use |
//! |---|---|
//! | one equation, one unknown | [`root_scalar`] |
//! | as many equations as unknowns | [`root`]: Newton's method, for up to some thousand unknowns |
//! | an iteration that contracts: recurrent nets at rest, value iteration, circular definitions | [`fixed_point`]: no factorisation on the way forward |
//! | a solution that some solver of yours found | [`root_at`], [`fixed_point_at`], [`argmin_at`]: they check the equations, and attach the derivative |
//! | an inner objective | [`argmin`] |
//! | an inner objective under equations, or the forces of constraints | [`argmin_subject_to`] |
//! | linear equations | [`linalg::solve`](crate::linalg::solve), which shares its factorisation with the derivative |
//!
//! With settings of yours: [`root_with`], [`fixed_point_with`], [`argmin_with`]. Outside of differentiated code, with errors
//! instead of panics: [`try_root`] and so on.
//!
//! # What it costs
//!
//! For `n` unknowns. A product is one call of the function's reverse (or tangent) companion, some evaluations' worth.
//!
//! | | forward, per iteration | derivative, once | memory |
//! |---|---|---|---|
//! | `root`, dense (up to 256 unknowns) | `n + 1` evaluations and `2/3 n^3` | `n + 1` products and `2/3 n^3` | `n^2` |
//! | `root`, matrix-free | up to 300 evaluations | as many products as GMRES takes | `n` per product |
//! | `fixed_point` | one evaluation | as `root` | `n` per iterate that is combined |
//! | `argmin` | `n + 1` gradients and `1/3 n^3` | `n + 1` Hessian products | `n^2` |
//!
//! None of this grows with the number of iterations; all that a forward sweep records is the solution. GMRES takes few
//! products where the Jacobian is the identity and a little: contractions, and what is preconditioned. [`Linear`] chooses.
//!
//! Measured (`cargo bench -p grad-benches --bench solvers`): a gradient of the solution, forward solve included, in
//! evaluations of the function that is solved. A layer of units at rest (`z = tanh(W z + x)`, by `fixed_point`) is the identity
//! and a little; a rod that conducts heat (tridiagonal, condition `n^2`, by `root`) is not.
//!
//! | | unknowns | factorised | products | products / factorised |
//! |---|---|---|---|---|
//! | layer at rest | 8 | 171 | 230 | 1.3 |
//! | | 32 | 105 | 62 | 0.59 |
//! | | 128 | 281 | 35 | 0.12 |
//! | | 512 | 1554 | 63 | 0.04 |
//! | stiff rod | 8 | 134 | 342 | 2.6 |
//! | | 32 | 861 | 3343 | 3.9 |
//! | | 128 | 10418 | 71688 | 6.9 |
//! | | 512 | 160936 | 2032583 | 13 |
//!
//! So: `Linear::Krylov` for contractions from some thirty unknowns on; [`Linear::Dense`] for what is stiff, also beyond the 256 unknowns at
//! which [`Linear::Auto`] changes over (GMRES takes as many products as there are unknowns then, in each of Newton's steps).
//! Backpropagation through the iterations costs about the same time at 32 units (102 evaluations for 86 trips), and keeps all of
//! them; tests assert that what is kept here is the same for any number of iterations.
//!
//! # Derivation, with signs
//!
//! The function is `L(z(theta))` and `z_bar = dL/dz` is what the statements after the solve contribute. The equation is a
//! constraint like any other, with a multiplier:
//!
//! ```text
//! root           g(z, theta) = 0           L - mu . g
//!   stationary in z:                       g_z^T mu = z_bar
//!   derivative in theta:                   theta_bar = -g_theta^T mu
//! ```
//!
//! `mu` is *not* the adjoint of `z`: it has one component per equation, not per unknown, and other units. For an explicit
//! statement, `g = z - f(theta)`, the matrix is the identity and both coincide: that is backpropagation, back-substitution in
//! a triangular system. Where variables depend on each other in circles, the system is not triangular, and one linear solve
//! takes the place of substitution.
//!
//! ```text
//! fixed point    z = f(z, theta)           L - l . (z - f)
//!                                          (I - f_z^T) l = z_bar,    theta_bar = f_theta^T l
//! argmin         f_z = 0                   H p = z_bar,              theta_bar = -f_thetaz p,     H = f_zz
//! under c = 0    f_z - c_z^T mu = 0        [ W    -A^T ] [p]   [ z_bar  ]      W = f_zz - (mu . c)_zz
//!                -c = 0                    [ -A    0   ] [q] = [ mu_bar ],     A = c_z
//!                                          theta_bar = -(f - mu . c)_thetaz p + c_theta^T q
//! ```
//!
//! Forwards, the equations are differentiated as they stand: `g_z z_dot = -g_theta theta_dot`. The start `z0` does not occur
//! in them: its derivative is zero.
//!
//! # Second derivatives
//!
//! `hvp`, `hessian` and `order = 2` go through all of them. Of the functions that define roots and fixed points nothing more is
//! asked for `hvp` and `hessian`, and `order = 2` for `order = 2`. Minimisers take third derivatives of what they minimise:
//! the objective (and the constraints) must have `order = 3`, and the function around the minimiser one of these options itself.
//! A missing one is a compile error that names it (`order_3_vjp`).
//!
//! ```
//! use grad_runtime::{grad, implicit};
//!
//! #[grad(order = 3)]
//! fn cost(z: &[f64], theta: &[f64]) -> f64 {
//!     (z[0] - theta[0]).powi(2) + z[0].exp()
//! }
//!
//! #[grad(hvp)]
//! fn best(a: f64) -> f64 {
//!     implicit::argmin(cost_value_and_grad, &[0.0], &[a])[0]
//! }
//!
//! // z_a = 2 / (2 + e^z), and the derivative of that along z_a.
//! let (z, slope) = (best(1.0), best_grad(1.0));
//! assert!((best_hvp(1.0, 1.0) + 2.0 * z.exp() * slope / (2.0 + z.exp()).powi(2)).abs() < 1e-12);
//! ```
//!
//! With `r` for the equations, `y` for the unknowns and `D = r_y y_dot + r_theta theta_dot` for what the tangent makes vanish, the
//! reverse of it is two solves with the same matrix:
//!
//! ```text
//! r_y^T nu = y_dot_bar                     theta_dot_bar = -r_theta^T nu
//! r_y^T mu = y_bar - (nu . D)_y            theta_bar     = -r_theta^T mu - (nu . D)_theta
//! ```
//!
//! # What goes wrong
//!
//! [`Error`] says which of it, with the last iterate and the residual: no convergence, a singular Jacobian, another number
//! of equations than unknowns, a NaN, a point that is no solution or no minimum. The functions that are called in
//! differentiated code panic with it. Where solutions meet or vanish (`z^2 = theta` at zero) the Jacobian is singular, and the
//! derivative panics instead of being large.
//!
//! Sources: J. C. Gilbert, Automatic differentiation and iterative processes (1992); B. Christianson, Reverse accumulation
//! and attractive fixed points (1994); M. Blondel et al., Efficient and modular implicit differentiation (2022).

// Indices are those of the formulas; parameters are those of the protocol between companions.
#![allow(
    clippy::needless_range_loop,
    clippy::too_many_arguments,
    clippy::type_complexity
)]

#[macro_use]
mod alias;
mod anderson;
mod constrained;
mod error;
mod krylov;
mod linear;
mod map_rules;
mod maps;
mod minimise;
mod minimum_rules;
mod newton;
mod on_data;
mod scalar;
mod second_tangents;
mod settings;
mod third;

pub use constrained::{Pulled, argmin_subject_to, try_argmin_subject_to};
pub use error::Error;
#[doc(hidden)]
pub use map_rules::{
    Second, fixed_point_at_grad, fixed_point_grad, fixed_point_with_grad, root_at_grad, root_grad,
    root_with_grad,
};
pub use maps::{
    Vector, fixed_point, fixed_point_at, fixed_point_with, root, root_at, root_with,
    try_fixed_point, try_root,
};
pub use minimise::{Gradient, argmin, argmin_at, argmin_with, try_argmin};
#[doc(hidden)]
pub use minimum_rules::{argmin_at_grad, argmin_grad, argmin_subject_to_grad, argmin_with_grad};
pub use newton::Solution;
#[doc(hidden)]
pub use on_data::{
    NoShadow, SecondOn, ThirdOn, TwiceOn, argmin_on_grad, fixed_point_on_grad, root_on_grad,
};
pub use on_data::{argmin_on, fixed_point_on, root_on};
#[doc(hidden)]
pub use scalar::{ScalarSecond, ScalarTwice, root_scalar_grad};
pub use scalar::{root_scalar, try_root_scalar};
#[doc(hidden)]
pub use second_tangents::Twice;
pub use settings::{Linear, Settings};
#[doc(hidden)]
pub use third::Third;
