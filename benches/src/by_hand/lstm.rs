//! Gradient of the LSTM. The forward sweep keeps the results of the transcendental functions, so that the reverse sweep
//! evaluates none. Inside, what belongs to one cell of a layer lies together.

use super::scratch::with_scratch;

/// The value of `objective`; its gradient with respect to `main_params` and `extra_params` is written to the two slices.
pub fn objective_value_and_grad_into(
    l: usize,
    b: usize,
    c: usize,
    main_params: &[f64],
    extra_params: &[f64],
    initial_state: &[f64],
    sequence: &[f64],
    main_params_grad: &mut [f64],
    extra_params_grad: &mut [f64],
) -> f64 {
    let steps = c - 1;
    let (weights_in, rest) = extra_params.split_at(b);
    let (weights_out, bias_out) = rest.split_at(b);
    with_scratch(
        l * b * (8 + 8 + 2 + 2) + steps * b * (8 * l + 1) + b,
        |scratch| {
            let (params, scratch) = carve(scratch, l * b);
            let (params_bar, scratch) = carve(scratch, l * b);
            let (states, scratch) = carve(scratch, l * b);
            let (states_bar, scratch) = carve(scratch, l * b);
            let (records, scratch) = carve(scratch, steps * l * b);
            let (shares, signal) = scratch.split_at_mut(steps * b);
            gather(b, main_params, params);
            gather(b, initial_state, states);

            let mut total = 0.0;
            for t in 0..steps {
                for ((signal, input), weight) in
                    signal.iter_mut().zip(&sequence[t * b..]).zip(weights_in)
                {
                    *signal = input * weight;
                }
                let layers = states.chunks_exact_mut(b).zip(params.chunks_exact(b));
                for ((states, params), records) in
                    layers.zip(records[t * l * b..].chunks_exact_mut(b))
                {
                    layer(params, states, signal, records);
                }
                for ((signal, weight), bias) in signal.iter_mut().zip(weights_out).zip(bias_out) {
                    *signal = *signal * weight + bias;
                }
                total = score(
                    total,
                    &sequence[(t + 1) * b..][..b],
                    signal,
                    &mut shares[t * b..][..b],
                );
            }

            params_bar.fill([0.0; 8]);
            states_bar.fill([0.0; 2]);
            extra_params_grad.fill(0.0);
            let (weights_in_grad, rest) = extra_params_grad.split_at_mut(b);
            let (weights_out_grad, bias_out_grad) = rest.split_at_mut(b);
            let total_bar = -1.0 / (b * steps) as f64;
            // From here on `signal` is an adjoint.
            for t in (0..steps).rev() {
                reverse_score(
                    total_bar,
                    &sequence[(t + 1) * b..][..b],
                    &shares[t * b..][..b],
                    signal,
                );
                let records = &records[t * l * b..][..l * b];
                let top = &records[(l - 1) * b..];
                for (i, bar) in signal.iter_mut().enumerate() {
                    bias_out_grad[i] += *bar;
                    weights_out_grad[i] += *bar * hidden_after(&top[i]);
                    *bar *= weights_out[i];
                }
                for a in (0..l).rev() {
                    let row = a * b..(a + 1) * b;
                    reverse_layer(
                        &params[row.clone()],
                        &records[row.clone()],
                        &mut states_bar[row.clone()],
                        signal,
                        &mut params_bar[row],
                    );
                }
                for ((grad, bar), input) in weights_in_grad
                    .iter_mut()
                    .zip(&*signal)
                    .zip(&sequence[t * b..])
                {
                    *grad += bar * input;
                }
            }
            scatter(b, params_bar, main_params_grad);
            -total / (b * steps) as f64
        },
    )
}

/// Weights, then biases, of forget, ingate, outgate and change.
type Params = [f64; 8];
/// Hidden value and cell.
type State = [f64; 2];
/// Forget, ingate, outgate, change, the cell before, tanh of the cell after, the layer's input and the hidden value before.
type Record = [f64; 8];

fn layer(params: &[Params], states: &mut [State], signal: &mut [f64], records: &mut [Record]) {
    for (((params, state), signal), record) in params.iter().zip(states).zip(signal).zip(records) {
        let [wf, wi, wo, wc, bf, bi, bo, bc] = *params;
        let [hidden, cell] = *state;
        let forget = sigmoid(*signal * wf + bf);
        let ingate = sigmoid(hidden * wi + bi);
        let outgate = sigmoid(*signal * wo + bo);
        let change = (hidden * wc + bc).tanh();
        let next_cell = cell * forget + ingate * change;
        let tanh_cell = next_cell.tanh();
        *record = [
            forget, ingate, outgate, change, cell, tanh_cell, *signal, hidden,
        ];
        *signal = outgate * tanh_cell;
        *state = [*signal, next_cell];
    }
}

fn hidden_after(record: &Record) -> f64 {
    let [_, _, outgate, _, _, tanh_cell, _, _] = record;
    outgate * tanh_cell
}

/// `signal_bar` is the adjoint of what the layer wrote and becomes that of what it read.
#[inline(never)]
fn reverse_layer(
    params: &[Params],
    records: &[Record],
    states_bar: &mut [State],
    signal_bar: &mut [f64],
    params_bar: &mut [Params],
) {
    let cells = params
        .iter()
        .zip(records)
        .zip(states_bar)
        .zip(signal_bar)
        .zip(params_bar);
    for ((((params, record), state_bar), signal_bar), params_bar) in cells {
        let [wf, wi, wo, wc, ..] = *params;
        let [
            forget,
            ingate,
            outgate,
            change,
            cell,
            tanh_cell,
            signal,
            hidden,
        ] = *record;
        let [hidden_bar, next_cell_bar] = *state_bar;
        let out_bar = hidden_bar + *signal_bar;
        let cell_bar = next_cell_bar + out_bar * outgate * (1.0 - tanh_cell * tanh_cell);
        let bf = cell_bar * cell * (forget - forget * forget);
        let bi = cell_bar * change * (ingate - ingate * ingate);
        let bo = out_bar * tanh_cell * (outgate - outgate * outgate);
        let bc = cell_bar * ingate * (1.0 - change * change);
        let terms = [
            bf * signal,
            bi * hidden,
            bo * signal,
            bc * hidden,
            bf,
            bi,
            bo,
            bc,
        ];
        for (bar, term) in params_bar.iter_mut().zip(terms) {
            *bar += term;
        }
        *state_bar = [bi * wi + bc * wc, cell_bar * forget];
        *signal_bar = bf * wf + bo * wo;
    }
}

/// Adds the score of one prediction to `total`; keeps the share of each exponential in the normalizer.
fn score(mut total: f64, bits: &[f64], prediction: &[f64], shares: &mut [f64]) -> f64 {
    let mut sum = 2.0;
    for (share, v) in shares.iter_mut().zip(prediction) {
        *share = v.exp();
        sum += *share;
    }
    let normalizer = sum.ln();
    for (bit, v) in bits.iter().zip(prediction) {
        total += bit * (v - normalizer);
    }
    let inverse = 1.0 / sum;
    for share in shares {
        *share *= inverse;
    }
    total
}

fn reverse_score(total_bar: f64, bits: &[f64], shares: &[f64], prediction_bar: &mut [f64]) {
    let normalizer_bar = -total_bar * bits.iter().sum::<f64>();
    for ((bar, bit), share) in prediction_bar.iter_mut().zip(bits).zip(shares) {
        *bar = total_bar * bit + normalizer_bar * share;
    }
}

fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

/// Takes `count` arrays off the front of the scratch.
fn carve<const K: usize>(scratch: &mut [f64], count: usize) -> (&mut [[f64; K]], &mut [f64]) {
    let (front, rest) = scratch.split_at_mut(K * count);
    (front.as_chunks_mut().0, rest)
}

/// From rows of `b` values, `K` rows for each layer, to arrays for each cell.
fn gather<const K: usize>(b: usize, rows: &[f64], cells: &mut [[f64; K]]) {
    for (rows, cells) in rows.chunks_exact(K * b).zip(cells.chunks_exact_mut(b)) {
        for (i, cell) in cells.iter_mut().enumerate() {
            *cell = std::array::from_fn(|j| rows[j * b + i]);
        }
    }
}

/// The inverse of `gather`.
fn scatter<const K: usize>(b: usize, cells: &[[f64; K]], rows: &mut [f64]) {
    for (rows, cells) in rows.chunks_exact_mut(K * b).zip(cells.chunks_exact(b)) {
        for (i, cell) in cells.iter().enumerate() {
            for (j, value) in cell.iter().enumerate() {
                rows[j * b + i] = *value;
            }
        }
    }
}
