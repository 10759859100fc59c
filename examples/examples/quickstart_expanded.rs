//! What `#[grad]` makes of the loss in `quickstart.rs`, written out for people.
//!
//! Run it to compare with central differences: `cargo run -p grad-examples --example quickstart_expanded`.

use std::cell::Cell;

use grad_runtime::{Tape, rt};

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

/// The reverse of `softplus`: the adjoint of `t`, given the adjoint `seed` of the result.
///
/// Nothing was recorded: the branch is chosen by `t`, which the caller hands over again, and `exp` is
/// evaluated a second time.
pub fn softplus_rev(t: f64, seed: f64) -> f64 {
    if t > 0.0 {
        // t + (-t).exp().ln_1p(): `t` occurs twice, so two contributions are added.
        let e = (-t).exp();
        let e_bar = seed / (1.0 + e);
        seed - e_bar * e
    } else {
        let e = t.exp();
        let e_bar = seed / (1.0 + e);
        e_bar * e
    }
}

/// The value of `softplus` and the adjoint of `t`.
pub fn softplus_vjp(t: f64, seed: f64) -> (f64, f64) {
    (softplus(t), softplus_rev(t, seed))
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
pub fn loss_vjp(
    params: &[f64],
    x: &[[f64; FEATURES]],
    grade: &[usize],
    penalty: f64,
    params_bar: &mut [f64],
    seed: f64,
) -> f64 {
    rt::with_tape(|tape| {
        let mark = tape.mark();
        let value = forward(params, x, grade, penalty, tape);
        let mut tape = tape.rev(mark);
        reverse(
            params,
            x,
            grade,
            penalty,
            rt::cells(params_bar),
            &mut tape,
            seed,
        );
        value
    })
}

/// The function's own statements, in order. Recorded: results of `exp` and `tanh`, whose adjoints are
/// computed from them, and each wine's score.
fn forward(
    params: &[f64],
    x: &[[f64; FEATURES]],
    grade: &[usize],
    penalty: f64,
    tape: &mut Tape,
) -> f64 {
    let mut cut = [0.0; GRADES - 1];
    cut[0] = params[HIDDEN * UNIT];
    for g in 1..GRADES - 1 {
        let gap = params[HIDDEN * UNIT + g].exp();
        cut[g] = cut[g - 1] + gap;
        tape.push_f64s([gap]);
    }

    let mut sum = 0.0;
    for i in 0..x.len() {
        let mut score = 0.0;
        for j in 0..HIDDEN {
            let mut input = params[j * UNIT];
            for k in 0..FEATURES {
                input += params[j * UNIT + 1 + k] * x[i][k];
            }
            let output = input.tanh();
            score += params[j * UNIT + 1 + FEATURES] * output;
            tape.push_f64s([output]);
        }
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
        tape.push_f64s([score]);
    }

    let mut squares = 0.0;
    for j in 0..HIDDEN {
        for k in 0..UNIT {
            squares += params[j * UNIT + k] * params[j * UNIT + k];
        }
    }
    tape.save(&cut);
    sum / x.len() as f64 + penalty * squares
}

/// The same statements from the last to the first; each turns the adjoint of what it assigned into
/// contributions to the adjoints of what it read.
fn reverse(
    params: &[f64],
    x: &[[f64; FEATURES]],
    grade: &[usize],
    penalty: f64,
    params_bar: &[Cell<f64>],
    tape: &mut rt::Rev<'_>,
    seed: f64,
) {
    let cut: [f64; GRADES - 1] = tape.recreate();
    let mut cut_bar = [0.0; GRADES - 1];

    // sum / x.len() as f64 + penalty * squares
    let sum_bar = seed / x.len() as f64;
    let squares_bar = seed * penalty;

    for p in (0..HIDDEN * UNIT).rev() {
        // squares += params[p] * params[p]
        add(
            &params_bar[p],
            squares_bar * params[p] + squares_bar * params[p],
        );
    }

    for i in (0..x.len()).rev() {
        let [score] = tape.pop_f64s();
        let mut score_bar = 0.0;
        let g = grade[i];
        if g > 0 && g < GRADES - 1 {
            // sum -= (-(cut[g - 1] - cut[g]).exp_m1()).ln()
            let e = (cut[g - 1] - cut[g]).exp_m1();
            let e_bar = -sum_bar / e;
            let difference_bar = e_bar * (e + 1.0);
            cut_bar[g] -= difference_bar;
            cut_bar[g - 1] += difference_bar;
        }
        if g < GRADES - 1 {
            // sum += softplus(score - cut[g])
            let t_bar = softplus_rev(score - cut[g], sum_bar);
            score_bar += t_bar;
            cut_bar[g] -= t_bar;
        }
        if g > 0 {
            // sum += softplus(cut[g - 1] - score)
            let t_bar = softplus_rev(cut[g - 1] - score, sum_bar);
            cut_bar[g - 1] += t_bar;
            score_bar -= t_bar;
        }
        for j in (0..HIDDEN).rev() {
            // score += params[j * UNIT + 1 + FEATURES] * input.tanh()
            let [output] = tape.pop_f64s();
            add(&params_bar[j * UNIT + 1 + FEATURES], score_bar * output);
            let output_bar = score_bar * params[j * UNIT + 1 + FEATURES];
            let input_bar = output_bar * (1.0 - output * output);
            for k in (0..FEATURES).rev() {
                // input += params[j * UNIT + 1 + k] * x[i][k]
                add(&params_bar[j * UNIT + 1 + k], input_bar * x[i][k]);
            }
            // let mut input = params[j * UNIT]
            add(&params_bar[j * UNIT], input_bar);
        }
    }

    for g in (1..GRADES - 1).rev() {
        // cut[g] = cut[g - 1] + params[HIDDEN * UNIT + g].exp()
        let [gap] = tape.pop_f64s();
        let now_bar = std::mem::take(&mut cut_bar[g]);
        cut_bar[g - 1] += now_bar;
        add(&params_bar[HIDDEN * UNIT + g], now_bar * gap);
    }
    // cut[0] = params[HIDDEN * UNIT]
    add(&params_bar[HIDDEN * UNIT], cut_bar[0]);
}

fn add(cell: &Cell<f64>, by: f64) {
    cell.set(cell.get() + by);
}

// STAND-IN: the macro's constant in `quickstart.rs` is the real one; delete this then.
/// The emitted code as text.
#[allow(dead_code)]
pub const LOSS_GRAD_SOURCE: &str = include_str!("quickstart_expanded.rs");

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
