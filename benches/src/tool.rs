//! The table of modules and functions, and one evaluation.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::answer::{Answer, Failure};
use crate::{ba, det, gmm, hello, ht, kmeans, llsq, lse, lstm, ode, particle, saddle};

/// The functions of one GradBench module.
pub struct Module {
    /// Its name in the protocol.
    pub name: &'static str,
    /// Its functions by name; each takes the JSON text of its input.
    pub functions: &'static [(&'static str, Function)],
}

/// A function of the tool, from JSON text to answer.
pub type Function = fn(&str) -> Result<Answer, Failure>;

const MODULES: &[Module] = &[
    ba::MODULE,
    det::MODULE,
    gmm::MODULE,
    hello::MODULE,
    ht::MODULE,
    kmeans::MODULE,
    llsq::MODULE,
    lse::MODULE,
    lstm::MODULE,
    ode::MODULE,
    particle::MODULE,
    saddle::MODULE,
];

/// The module of this name.
pub fn module(name: &str) -> Result<&'static Module, Failure> {
    let found = MODULES.iter().find(|module| module.name == name);
    found.ok_or_else(|| Failure::UnknownModule(name.to_string()))
}

/// Evaluates a function on an input given as JSON text.
pub fn evaluate(module_name: &str, function: &str, input: &str) -> Result<Answer, Failure> {
    let functions = module(module_name)?.functions;
    let found = functions.iter().find(|(name, _)| *name == function);
    let (_, run) = found.ok_or_else(|| Failure::UnknownFunction(function.to_string()))?;
    // The inputs are checked, so nothing should panic; if it does all the same, the session is worth more than the answer.
    let answer = catch_unwind(AssertUnwindSafe(|| run(input)))
        .unwrap_or_else(|panic| Err(panicked(&*panic)))?;
    if answer.output.is_finite() {
        Ok(answer)
    } else {
        Err(Failure::NotFinite)
    }
}

fn panicked(panic: &(dyn Any + Send)) -> Failure {
    let message = panic.downcast_ref::<String>().map(String::as_str);
    let message = message.or_else(|| panic.downcast_ref::<&str>().copied());
    Failure::Panicked(message.unwrap_or("no message").to_string())
}
