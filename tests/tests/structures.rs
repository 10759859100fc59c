//! Enums that hold numbers, traits of the user's, and methods over structs as crates have them.
#![allow(clippy::all)]
#![allow(dead_code)]

mod structures {
    mod activations;
    mod associated;
    mod bounds;
    mod delays;
    mod echoes;
    mod emitted;
    mod level;
    mod levels;
    mod marked;
    mod mixer;
    mod modules;
    mod potentials;
    mod provided;
    mod qualified;
    mod recipes;
    mod settings;
    mod shapes;
    mod skipped;
    mod spots;
    mod states;

    /// Value bit for bit, gradient against central differences.
    pub fn agree<S: grad_runtime::Differentiable + Clone>(
        at: &S,
        f: impl Fn(&S) -> f64,
        (value, gradient): (f64, S::Tangent),
    ) {
        grad_tests::check::same(value, f(at));
        grad_tests::check::check_tangent(at, f, &gradient);
    }
}
