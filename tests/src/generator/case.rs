//! A program that is worth testing, with what it should compute.

use super::ast::{Arg, Program, Ty};
use super::grow::{self, Kind};
use super::interp::{self, Outcome, Reject, Value};
use super::number::Dual;

/// The seed that `f_vjp` is called with.
pub const SEED: f64 = 0.75;

/// Derivatives whose terms cancel worse than this tell nothing.
const WORST_CANCELLATION: f64 = 1e6;

/// The adjoint that the `k`-th outgoing float of the `&mut` arguments is given for `f_vjp`.
pub fn weight(k: usize) -> f64 {
    0.5 + 0.125 * k as f64
}

/// A program and its expected results.
#[derive(Clone, Debug)]
pub struct Case {
    /// Seed and size that [`grow::program`] made it of.
    pub seed: u64,
    pub size: usize,
    pub program: Program,
    pub value: f64,
    /// Contents of the `&mut` arguments after the call.
    pub outgoing: Vec<f64>,
    /// The gradient of the value in each float of the arguments, in order.
    pub gradient: Vec<Slope>,
    /// The same of `SEED * value + sum of weight(k) * outgoing[k]`.
    pub weighted: Vec<Slope>,
    /// Some decision was made on a tie.
    pub at_kink: bool,
}

/// A derivative, and the scale of its rounding error.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Slope {
    pub value: f64,
    pub magnitude: f64,
}

/// The case for a seed: of the programs that the seed makes, the first good one.
pub fn sample(kind: Kind, seed: u64, size: usize) -> Case {
    (0..)
        .find_map(|attempt| {
            let own = seed.wrapping_mul(1_000_003).wrapping_add(attempt);
            evaluate(grow::program_of(kind, own, size))
                .ok()
                .filter(is_interesting)
                .map(|case| Case { seed, size, ..case })
        })
        .expect("some attempt succeeds")
}

/// Runs a program in plain and in dual numbers.
pub fn evaluate(program: Program) -> Result<Case, Reject> {
    let plain = interp::run::<f64>(&program, program.args.iter().map(Value::of).collect())?;
    let outgoing = outgoing(&program, &plain);
    let mut gradient = Vec::new();
    let mut weighted = Vec::new();
    for (arg, at) in coordinates(&program) {
        let dual = interp::run::<Dual>(&program, seeded(&program, arg, at))?;
        gradient.push(sane(slope(&dual.value))?);
        weighted.push(sane(combined(&program, &dual))?);
    }
    Ok(Case {
        seed: 0,
        size: 0,
        value: plain.value,
        outgoing,
        gradient,
        weighted,
        at_kink: plain.at_kink,
        program,
    })
}

/// Every float of the arguments: the argument's number and the position in it.
pub fn coordinates(program: &Program) -> Vec<(usize, usize)> {
    let of = |(k, arg): (usize, &Arg)| -> Vec<(usize, usize)> {
        match arg {
            Arg::Int(_) | Arg::Ints(_) => Vec::new(),
            Arg::Float(_) => vec![(k, 0)],
            Arg::Floats(xs) => (0..xs.len()).map(|at| (k, at)).collect(),
        }
    };
    program.args.iter().enumerate().flat_map(of).collect()
}

/// True for a parameter that the function may change for its caller.
pub fn is_mutable(ty: Ty) -> bool {
    matches!(ty, Ty::SliceMut | Ty::FloatMut)
}

/// A gradient of zeros only tests little.
fn is_interesting(case: &Case) -> bool {
    case.gradient.iter().filter(|s| s.value != 0.0).count() * 3 >= case.gradient.len()
}

fn seeded(program: &Program, arg: usize, at: usize) -> Vec<Value<Dual>> {
    let mut values: Vec<Value<Dual>> = program.args.iter().map(Value::of).collect();
    match &mut values[arg] {
        Value::Float(x) => *x = Dual::variable(x.value),
        Value::Memory(cells) => cells[at] = Dual::variable(cells[at].value),
        Value::Int(_) | Value::Bool(_) | Value::Ints(_) | Value::Parts(_) => {}
    }
    values
}

fn outgoing_of<N: Clone>(program: &Program, outcome: &Outcome<N>) -> Vec<N> {
    let entry = program.entry();
    let mut all = Vec::new();
    for (param, arg) in entry.params.iter().zip(&outcome.args) {
        if is_mutable(entry.vars[param.0].ty) {
            match arg {
                Value::Float(x) => all.push(x.clone()),
                Value::Memory(cells) => all.extend(cells.iter().cloned()),
                Value::Int(_) | Value::Bool(_) | Value::Ints(_) | Value::Parts(_) => {}
            }
        }
    }
    all
}

fn outgoing(program: &Program, outcome: &Outcome<f64>) -> Vec<f64> {
    outgoing_of(program, outcome)
}

fn slope(x: &Dual) -> Slope {
    Slope {
        value: x.tangent,
        magnitude: x.magnitude,
    }
}

fn combined(program: &Program, dual: &Outcome<Dual>) -> Slope {
    let mut sum = Slope {
        value: SEED * dual.value.tangent,
        magnitude: SEED * dual.value.magnitude,
    };
    for (k, x) in outgoing_of(program, dual).iter().enumerate() {
        sum.value += weight(k) * x.tangent;
        sum.magnitude += weight(k) * x.magnitude;
    }
    sum
}

fn sane(slope: Slope) -> Result<Slope, Reject> {
    let bounded = slope.value.is_finite()
        && slope.magnitude <= WORST_CANCELLATION * (1.0 + slope.value.abs());
    if bounded {
        Ok(slope)
    } else {
        Err("an ill-conditioned derivative")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dual_numbers_agree_with_difference_quotients() {
        let mut compared = 0;
        for seed in 0..400 {
            let kind = match seed % 2 {
                0 => Kind::Scattered,
                _ => Kind::Numeric,
            };
            let case = sample(kind, seed, 3 + seed as usize % 20);
            if !case.at_kink {
                compared += compare(&case);
            }
        }
        assert!(compared > 500, "only {compared} derivatives were compared");
    }

    /// Compares every derivative whose difference quotients settle; returns their number.
    fn compare(case: &Case) -> usize {
        let mut compared = 0;
        for (k, (arg, at)) in coordinates(&case.program).into_iter().enumerate() {
            let at_distance = |h: f64| value_moved(&case.program, arg, at, h);
            let Some((quotient, error)) = crate::check::quotient(at_distance) else {
                continue;
            };
            let expected = case.gradient[k];
            let tolerance = 1e-6 * (1.0 + expected.magnitude) + 10.0 * error;
            // Rough functions (a step or a switch within h) do not settle.
            if error < 1e-5 * (1.0 + expected.magnitude) {
                assert!(
                    (quotient - expected.value).abs() <= tolerance,
                    "seed {}: coordinate {k}: {quotient} but {}",
                    case.seed,
                    expected.value
                );
                compared += 1;
            }
        }
        compared
    }

    fn value_moved(program: &Program, arg: usize, at: usize, h: f64) -> Option<f64> {
        let mut args = program.args.clone();
        match &mut args[arg] {
            Arg::Float(x) => *x += h,
            Arg::Floats(xs) => xs[at] += h,
            Arg::Int(_) | Arg::Ints(_) => {}
        }
        interp::run::<f64>(program, args.iter().map(Value::of).collect())
            .ok()
            .map(|o| o.value)
    }
}
