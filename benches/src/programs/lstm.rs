//! A long short-term memory network with diagonal weights, scored on a sequence of bit patterns.

use grad_runtime::grad;

/// Mean negative log likelihood of a sequence of `c` characters of `b` bits under a network of `l` layers.
///
/// `main_params` holds per layer a row of weights and a row of biases, each `4 * b` long (forget, ingate, outgate, change);
/// `extra_params` holds the input weights, output weights and output biases; `initial_state` holds per layer the hidden
/// values and the cells.
#[grad(wrt(main_params, extra_params), lagrangian)]
pub fn objective(
    l: usize,
    b: usize,
    c: usize,
    main_params: &[f64],
    extra_params: &[f64],
    initial_state: &[f64],
    sequence: &[f64],
) -> f64 {
    let mut state = initial_state.to_vec();
    let mut prediction = vec![0.0; b];
    let mut total = 0.0;
    for t in 0..c - 1 {
        let input = &sequence[t * b..(t + 1) * b];
        predict(
            l,
            b,
            main_params,
            extra_params,
            &mut state,
            input,
            &mut prediction,
        );
        let normalizer = log_of_two_and_exponentials(&prediction);
        for i in 0..b {
            total += sequence[(t + 1) * b + i] * (prediction[i] - normalizer);
        }
    }
    -total / (b * (c - 1)) as f64
}

/// One step of the network: advances `state` and writes what it expects to come next.
#[grad(wrt(main_params, extra_params, state, prediction))]
fn predict(
    l: usize,
    b: usize,
    main_params: &[f64],
    extra_params: &[f64],
    state: &mut [f64],
    input: &[f64],
    prediction: &mut [f64],
) {
    for i in 0..b {
        prediction[i] = input[i] * extra_params[i];
    }
    for a in 0..l {
        layer(
            b,
            &main_params[8 * b * a..8 * b * (a + 1)],
            &mut state[2 * b * a..2 * b * (a + 1)],
            prediction,
        );
    }
    for i in 0..b {
        prediction[i] = prediction[i] * extra_params[b + i] + extra_params[2 * b + i];
    }
}

/// One layer: `signal` holds its input and receives its output; the first half of `state` is hidden values, the second cells.
#[grad]
fn layer(b: usize, params: &[f64], state: &mut [f64], signal: &mut [f64]) {
    for i in 0..b {
        let forget = sigmoid(signal[i] * params[i] + params[4 * b + i]);
        let ingate = sigmoid(state[i] * params[b + i] + params[5 * b + i]);
        let outgate = sigmoid(signal[i] * params[2 * b + i] + params[6 * b + i]);
        let change = (state[i] * params[3 * b + i] + params[7 * b + i]).tanh();
        state[b + i] = state[b + i] * forget + ingate * change;
        state[i] = outgate * state[b + i].tanh();
        signal[i] = state[i];
    }
}

#[grad]
fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

#[grad]
fn log_of_two_and_exponentials(x: &[f64]) -> f64 {
    let mut sum = 2.0;
    for &v in x {
        sum += v.exp();
    }
    sum.ln()
}
