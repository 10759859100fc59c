//! Gradient of the LSTM. The forward sweep keeps the results of the transcendental functions, so that the reverse sweep
//! evaluates none.

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
    main_params_grad.fill(0.0);
    extra_params_grad.fill(0.0);
    let steps = c - 1;
    let step_len = (KEPT * l + 1) * b;
    with_scratch(steps * step_len + 2 * l * b + 3 * b, |scratch| {
        let (records, scratch) = scratch.split_at_mut(steps * step_len);
        let (state, scratch) = scratch.split_at_mut(2 * l * b);
        let (signal, scratch) = scratch.split_at_mut(b);
        let (signal_in, hidden_in) = scratch.split_at_mut(b);
        let network = Network {
            l,
            b,
            main_params,
            extra_params,
            initial_state,
        };

        state.copy_from_slice(initial_state);
        let mut total = 0.0;
        for (t, record) in records.chunks_exact_mut(step_len).enumerate() {
            network.predict(&sequence[t * b..][..b], state, signal, record);
            let bits = &sequence[(t + 1) * b..][..b];
            total = score(total, bits, signal, &mut record[KEPT * l * b..]);
        }

        // From here on `state` holds the adjoint of the state.
        state.fill(0.0);
        let total_bar = -1.0 / (b * steps) as f64;
        for t in (0..steps).rev() {
            let (earlier, record) = records[..(t + 1) * step_len].split_at(t * step_len);
            let previous = (t > 0).then(|| &earlier[(t - 1) * step_len..]);
            let bits = &sequence[(t + 1) * b..][..b];
            reverse_score(total_bar, bits, &record[KEPT * l * b..], signal);
            network.reverse_predict(
                &sequence[t * b..][..b],
                record,
                previous,
                state,
                signal,
                [&mut *signal_in, &mut *hidden_in],
                main_params_grad,
                extra_params_grad,
            );
        }
        -total / (b * steps) as f64
    })
}

/// Rows kept for each layer and step: forget, ingate, outgate, change, the cell before, tanh of the cell after.
const KEPT: usize = 6;

struct Network<'a> {
    l: usize,
    b: usize,
    main_params: &'a [f64],
    extra_params: &'a [f64],
    initial_state: &'a [f64],
}

impl Network<'_> {
    fn predict(&self, input: &[f64], state: &mut [f64], signal: &mut [f64], record: &mut [f64]) {
        let b = self.b;
        let (weights_in, weights_out, bias_out) = thirds(self.extra_params, b);
        for i in 0..b {
            signal[i] = input[i] * weights_in[i];
        }
        let params = self.main_params.chunks_exact(8 * b);
        let records = record.chunks_exact_mut(KEPT * b);
        for ((params, state), record) in params.zip(state.chunks_exact_mut(2 * b)).zip(records) {
            layer(b, params, state, signal, record);
        }
        for i in 0..b {
            signal[i] = signal[i] * weights_out[i] + bias_out[i];
        }
    }

    fn reverse_predict(
        &self,
        input: &[f64],
        record: &[f64],
        previous: Option<&[f64]>,
        state_bar: &mut [f64],
        signal_bar: &mut [f64],
        [signal, hidden]: [&mut [f64]; 2],
        main_params_bar: &mut [f64],
        extra_params_bar: &mut [f64],
    ) {
        let (l, b) = (self.l, self.b);
        let (weights_in, weights_out, _) = thirds(self.extra_params, b);
        let (weights_in_bar, rest) = extra_params_bar.split_at_mut(b);
        let (weights_out_bar, bias_out_bar) = rest.split_at_mut(b);

        hidden_after(b, &record[KEPT * b * (l - 1)..], signal);
        for i in 0..b {
            bias_out_bar[i] += signal_bar[i];
            weights_out_bar[i] += signal_bar[i] * signal[i];
            signal_bar[i] *= weights_out[i];
        }
        for a in (0..l).rev() {
            if a == 0 {
                for i in 0..b {
                    signal[i] = input[i] * weights_in[i];
                }
            } else {
                hidden_after(b, &record[KEPT * b * (a - 1)..], signal);
            }
            match previous {
                Some(previous) => hidden_after(b, &previous[KEPT * b * a..], hidden),
                None => hidden.copy_from_slice(&self.initial_state[2 * b * a..][..b]),
            }
            reverse_layer(
                b,
                &self.main_params[8 * b * a..][..8 * b],
                &record[KEPT * b * a..][..KEPT * b],
                signal,
                hidden,
                &mut state_bar[2 * b * a..][..2 * b],
                signal_bar,
                &mut main_params_bar[8 * b * a..][..8 * b],
            );
        }
        for i in 0..b {
            weights_in_bar[i] += signal_bar[i] * input[i];
        }
    }
}

fn layer(b: usize, params: &[f64], state: &mut [f64], signal: &mut [f64], record: &mut [f64]) {
    let (weights, biases) = params.split_at(4 * b);
    let (hidden, cells) = state.split_at_mut(b);
    let (forgets, rest) = record.split_at_mut(b);
    let (ingates, rest) = rest.split_at_mut(b);
    let (outgates, rest) = rest.split_at_mut(b);
    let (changes, rest) = rest.split_at_mut(b);
    let (cells_before, tanh_cells) = rest.split_at_mut(b);
    for i in 0..b {
        let forget = sigmoid(signal[i] * weights[i] + biases[i]);
        let ingate = sigmoid(hidden[i] * weights[b + i] + biases[b + i]);
        let outgate = sigmoid(signal[i] * weights[2 * b + i] + biases[2 * b + i]);
        let change = (hidden[i] * weights[3 * b + i] + biases[3 * b + i]).tanh();
        cells_before[i] = cells[i];
        cells[i] = cells[i] * forget + ingate * change;
        let tanh_cell = cells[i].tanh();
        hidden[i] = outgate * tanh_cell;
        signal[i] = hidden[i];
        (forgets[i], ingates[i], outgates[i], changes[i]) = (forget, ingate, outgate, change);
        tanh_cells[i] = tanh_cell;
    }
}

/// `signal` and `hidden` are what the layer read; `signal_bar` is the adjoint of what it wrote and becomes that of
/// `signal`.
fn reverse_layer(
    b: usize,
    params: &[f64],
    record: &[f64],
    signal: &[f64],
    hidden: &[f64],
    state_bar: &mut [f64],
    signal_bar: &mut [f64],
    params_bar: &mut [f64],
) {
    let (signal, hidden, signal_bar) = (&signal[..b], &hidden[..b], &mut signal_bar[..b]);
    let (wf, wi, wo, wc) = quarters(&params[..4 * b], b);
    let (forgets, ingates, outgates, changes) = quarters(&record[..4 * b], b);
    let (cells_before, tanh_cells) = record[4 * b..6 * b].split_at(b);
    let (hidden_bar, cells_bar) = state_bar[..2 * b].split_at_mut(b);
    let (weights_bar, biases_bar) = params_bar[..8 * b].split_at_mut(4 * b);
    let (wf_bar, wi_bar, wo_bar, wc_bar) = quarters_mut(weights_bar, b);
    let (bf_bar, bi_bar, bo_bar, bc_bar) = quarters_mut(biases_bar, b);
    for i in 0..b {
        let out_bar = hidden_bar[i] + signal_bar[i];
        let (forget, ingate, outgate, change) = (forgets[i], ingates[i], outgates[i], changes[i]);
        let tanh_cell = tanh_cells[i];
        let cell_bar = cells_bar[i] + out_bar * outgate * (1.0 - tanh_cell * tanh_cell);
        let forget_bar = cell_bar * cells_before[i] * forget * (1.0 - forget);
        let ingate_bar = cell_bar * change * ingate * (1.0 - ingate);
        let outgate_bar = out_bar * tanh_cell * outgate * (1.0 - outgate);
        let change_bar = cell_bar * ingate * (1.0 - change * change);
        cells_bar[i] = cell_bar * forget;
        signal_bar[i] = forget_bar * wf[i] + outgate_bar * wo[i];
        hidden_bar[i] = ingate_bar * wi[i] + change_bar * wc[i];
        wf_bar[i] += forget_bar * signal[i];
        wi_bar[i] += ingate_bar * hidden[i];
        wo_bar[i] += outgate_bar * signal[i];
        wc_bar[i] += change_bar * hidden[i];
        bf_bar[i] += forget_bar;
        bi_bar[i] += ingate_bar;
        bo_bar[i] += outgate_bar;
        bc_bar[i] += change_bar;
    }
}

/// The hidden values that a layer left, from its record.
fn hidden_after(b: usize, record: &[f64], hidden: &mut [f64]) {
    let (outgates, tanh_cells) = (&record[2 * b..3 * b], &record[5 * b..6 * b]);
    for ((hidden, outgate), tanh_cell) in hidden.iter_mut().zip(outgates).zip(tanh_cells) {
        *hidden = outgate * tanh_cell;
    }
}

/// Adds the score of one prediction to `total` and keeps the share of each exponential in the normalizer.
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

fn thirds(v: &[f64], b: usize) -> (&[f64], &[f64], &[f64]) {
    (&v[..b], &v[b..2 * b], &v[2 * b..3 * b])
}

fn quarters(v: &[f64], b: usize) -> (&[f64], &[f64], &[f64], &[f64]) {
    (&v[..b], &v[b..2 * b], &v[2 * b..3 * b], &v[3 * b..4 * b])
}

fn quarters_mut(v: &mut [f64], b: usize) -> (&mut [f64], &mut [f64], &mut [f64], &mut [f64]) {
    let (first, rest) = v.split_at_mut(b);
    let (second, rest) = rest.split_at_mut(b);
    let (third, fourth) = rest.split_at_mut(b);
    (first, second, third, &mut fourth[..b])
}
