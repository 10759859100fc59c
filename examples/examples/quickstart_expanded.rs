//! What `#[grad]` makes of the loss in `quickstart.rs`, written out for people: the emitted code
//! (`cargo run --release -p grad-examples --example quickstart -- --show`) with names and comments of our own.
//! Public companions that are not used here are left out, and so are the guards by which a seed of zero
//! gives zero where a divisor is zero.
//!
//! Run it to compare with central differences: `cargo run -p grad-examples --example quickstart_expanded`.

use std::cell::Cell;

use grad_runtime::{Tape, rt}; // `rt` is for emitted code; it changes without notice.

/// Measurements per wine.
pub const FEATURES: usize = 11;
/// Grades, from 3 to 8, numbered from 0.
pub const GRADES: usize = 6;
/// Hidden units.
pub const HIDDEN: usize = 6;
/// Parameters of one hidden unit: bias, input weights, output weight.
pub const UNIT: usize = FEATURES + 2;
/// Parameters: the hidden units', then the first cut point and the logarithms of the gaps between cut points.
pub const PARAMS: usize = HIDDEN * UNIT + GRADES - 1;

// ---- The functions, as they were written -----------------------------------------------------------

/// ln(1 + exp(t)), without overflow.
pub fn softplus(t: f64) -> f64 {
    if t > 0.0 {
        t + (-t).exp().ln_1p()
    } else {
        t.exp().ln_1p()
    }
}

/// The mean negative log-likelihood of the grades, plus `penalty` times the sum of the squared weights.
pub fn loss(params: &[f64], x: &[[f64; FEATURES]], grade: &[usize], penalty: f64) -> f64 {
    let mut cut = [0.0; GRADES - 1];
    cut[0] = params[HIDDEN * UNIT];
    for g in 1..GRADES - 1 {
        cut[g] = cut[g - 1] + params[HIDDEN * UNIT + g].exp();
    }

    let mut sum = 0.0;
    for i in 0..x.len() {
        let mut score = 0.0;
        for j in 0..HIDDEN {
            let mut input = params[j * UNIT];
            for k in 0..FEATURES {
                input += params[j * UNIT + 1 + k] * x[i][k];
            }
            score += params[j * UNIT + 1 + FEATURES] * input.tanh();
        }
        // -ln(P(grade <= g) - P(grade <= g - 1)), factored so that nothing cancels or overflows.
        let g = grade[i];
        if g > 0 {
            sum += softplus(cut[g - 1] - score);
        }
        if g < GRADES - 1 {
            sum += softplus(score - cut[g]);
        }
        if g > 0 && g < GRADES - 1 {
            sum -= (-(cut[g - 1] - cut[g]).exp_m1()).ln();
        }
    }

    let mut squares = 0.0;
    for j in 0..HIDDEN {
        for k in 0..UNIT {
            squares += params[j * UNIT + k] * params[j * UNIT + k];
        }
    }
    sum / x.len() as f64 + penalty * squares
}

// ---- The companions of `softplus` ------------------------------------------------------------------

/// The value of `softplus` and the adjoint of `t`, given the adjoint `seed` of the value.
///
/// The two sweeps share the branch: each arm goes forward, then back.
pub fn softplus_vjp(t: f64, seed: f64) -> (f64, f64) {
    if t > 0.0 {
        // t + (-t).exp().ln_1p(): `t` occurs twice, so two contributions are added.
        let e = (-t).exp();
        let e_bar = seed / (1.0 + e);
        (t + e.ln_1p(), seed - e_bar * e)
    } else {
        // The derivative of exp is its result, which is there already.
        let e = t.exp();
        let e_bar = seed / (1.0 + e);
        (e.ln_1p(), e_bar * e)
    }
}

/// The reverse sweep alone, for callers who have run `softplus` and come back for the adjoint of `t`.
///
/// Nothing was recorded: callers hand over the arguments again, and a function without loops is cheaper
/// to run once more than to record.
fn softplus_rev(t: f64, seed: f64) -> f64 {
    let (_, t_bar) = softplus_vjp(t, seed);
    t_bar
}

// ---- The companions of `loss` ----------------------------------------------------------------------

/// The value of `loss` and, in `params_grad`, its gradient with respect to `params`.
pub fn loss_value_and_grad_into(
    params: &[f64],
    x: &[[f64; FEATURES]],
    grade: &[usize],
    penalty: f64,
    params_grad: &mut [f64],
) -> f64 {
    params_grad.fill(0.0);
    loss_vjp(params, x, grade, penalty, params_grad, 1.0)
}

/// The value of `loss`; adds `seed` times its gradient with respect to `params` to `params_bar`.
///
/// The tape comes from a pool: after the first call nothing is allocated.
pub fn loss_vjp(
    params: &[f64],
    x: &[[f64; FEATURES]],
    grade: &[usize],
    penalty: f64,
    params_bar: &mut [f64],
    seed: f64,
) -> f64 {
    assert_eq!(params.len(), params_bar.len());
    rt::with_tape(|tape| sweep(params, x, grade, penalty, rt::cells(params_bar), tape, seed))
}

/// Forward, then in reverse.
///
/// The adjoints of `params` travel as cells, so that any number of places may add to them.
fn sweep(
    params: &[f64],
    x: &[[f64; FEATURES]],
    grade: &[usize],
    penalty: f64,
    params_bar: &[Cell<f64>],
    tape: &mut Tape,
    seed: f64,
) -> f64 {
    let mark = tape.mark();

    // The function's own statements. What the reverse sweep needs, and cannot compute again cheaply, is
    // recorded: results of exp and tanh, whose adjoints are computed from them, and the arguments of
    // `softplus`, which depend on a score that is gone when the next wine comes.
    let mut cut = [0.0; GRADES - 1];
    cut[0] = params[HIDDEN * UNIT];
    // One row of the frame per iteration: the loop itself records by plain assignment.
    let rows = GRADES - 2;
    let frame = &mut tape.frame_f64::<1>(rows)[..rows];
    for g in 1..GRADES - 1 {
        let gap = params[HIDDEN * UNIT + g].exp();
        cut[g] = cut[g - 1] + gap;
        frame[g - 1] = [gap];
    }

    let mut sum = 0.0;
    for i in 0..x.len() {
        let mut score = 0.0;
        let frame = &mut tape.frame_f64::<1>(HIDDEN)[..HIDDEN];
        for j in 0..HIDDEN {
            let mut input = params[j * UNIT];
            for k in 0..FEATURES {
                input += params[j * UNIT + 1 + k] * x[i][k];
            }
            let output = input.tanh();
            score += params[j * UNIT + 1 + FEATURES] * output;
            frame[j] = [output];
        }
        let g = grade[i];
        // What a branch that is not taken would have recorded is zero, and never looked at.
        let mut below = 0.0;
        if g > 0 {
            below = cut[g - 1] - score;
            sum += softplus(below);
        }
        let mut above = 0.0;
        if g < GRADES - 1 {
            above = score - cut[g];
            sum += softplus(above);
        }
        let mut between = 0.0;
        if g > 0 && g < GRADES - 1 {
            between = (cut[g - 1] - cut[g]).exp_m1();
            sum -= (-between).ln();
        }
        tape.push_f64s([between, above, below]);
    }

    let mut squares = 0.0;
    for j in 0..HIDDEN {
        for k in 0..UNIT {
            squares += params[j * UNIT + k] * params[j * UNIT + k];
        }
    }
    let value = sum / x.len() as f64 + penalty * squares;

    // The same statements from the last to the first. Each takes the adjoint of what it assigned and adds
    // to the adjoints of what it read. The tape is read from its end.
    let mut tape = tape.rev(mark);
    let mut cut_bar = [0.0; GRADES - 1];

    // sum / x.len() as f64 + penalty * squares
    let squares_bar = seed * penalty;
    let sum_bar = seed / x.len() as f64;

    // squares += ..: its adjoint is the same before and after each addition.
    for j in (0..HIDDEN).rev() {
        for k in (0..UNIT).rev() {
            rt::acc(
                &params_bar[j * UNIT + k],
                squares_bar * params[j * UNIT + k],
            );
            rt::acc(
                &params_bar[j * UNIT + k],
                squares_bar * params[j * UNIT + k],
            );
        }
    }

    for i in (0..x.len()).rev() {
        let [between, above, below] = tape.pop_f64s();
        let g = grade[i];
        if g > 0 && g < GRADES - 1 {
            // sum -= (-(cut[g - 1] - cut[g]).exp_m1()).ln(): the derivative of exp_m1 is its result plus 1.
            let between_bar = -sum_bar / between;
            let difference_bar = between_bar * (between + 1.0);
            cut_bar[g] -= difference_bar;
            cut_bar[g - 1] += difference_bar;
        }
        let mut score_bar = 0.0;
        if g < GRADES - 1 {
            // sum += softplus(score - cut[g])
            let above_bar = softplus_rev(above, sum_bar);
            cut_bar[g] -= above_bar;
            score_bar += above_bar;
        }
        if g > 0 {
            // sum += softplus(cut[g - 1] - score)
            let below_bar = softplus_rev(below, sum_bar);
            cut_bar[g - 1] += below_bar;
            score_bar -= below_bar;
        }
        let frame = &tape.frame_f64::<1>(HIDDEN)[..HIDDEN];
        for j in (0..HIDDEN).rev() {
            // score += params[j * UNIT + 1 + FEATURES] * input.tanh(): tanh' = 1 - tanh^2.
            let [output] = frame[j];
            let input_bar = score_bar * params[j * UNIT + 1 + FEATURES] * (1.0 - output * output);
            rt::acc(&params_bar[j * UNIT + 1 + FEATURES], score_bar * output);
            for k in (0..FEATURES).rev() {
                // input += params[j * UNIT + 1 + k] * x[i][k]
                rt::acc(&params_bar[j * UNIT + 1 + k], input_bar * x[i][k]);
            }
            // let mut input = params[j * UNIT]
            rt::acc(&params_bar[j * UNIT], input_bar);
        }
    }

    let frame = &tape.frame_f64::<1>(rows)[..rows];
    for g in (1..GRADES - 1).rev() {
        // cut[g] = cut[g - 1] + params[HIDDEN * UNIT + g].exp(): an overwritten element has no adjoint before.
        let [gap] = frame[g - 1];
        let now_bar = std::mem::take(&mut cut_bar[g]);
        rt::acc(&params_bar[HIDDEN * UNIT + g], now_bar * gap);
        cut_bar[g - 1] += now_bar;
    }
    // cut[0] = params[HIDDEN * UNIT]
    rt::acc(&params_bar[HIDDEN * UNIT], cut_bar[0]);
    value
}

/// Compares the gradient with central differences on made-up wines.
#[allow(dead_code)]
fn main() {
    let wave = |i: usize| (1.7 * i as f64).sin();
    let params: Vec<f64> = (0..PARAMS).map(wave).collect();
    let x: Vec<[f64; FEATURES]> = (0..30)
        .map(|i| std::array::from_fn(|k| wave(31 * i + k)))
        .collect();
    let grade: Vec<usize> = (0..30).map(|i| i % GRADES).collect();

    let mut gradient = vec![0.0; PARAMS];
    let value = loss_value_and_grad_into(&params, &x, &grade, 1e-3, &mut gradient);
    let mut worst = 0.0f64;
    for p in 0..PARAMS {
        let at = |step: f64| {
            let mut moved = params.clone();
            moved[p] += step;
            loss(&moved, &x, &grade, 1e-3)
        };
        worst = worst.max(((at(1e-5) - at(-1e-5)) / 2e-5 - gradient[p]).abs());
    }
    println!("loss {value:.6}, greatest difference from central differences {worst:.1e}");
    assert!(worst < 1e-8);
}
