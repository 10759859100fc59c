//! Adjoint of the Runge-Kutta integration. The inputs of the four stages of every step are kept; the rates are products
//! of two numbers, computed again wherever they are needed.

use super::scratch::with_scratch;

/// Integrates as `integrate` does, then takes the adjoint `y_bar` of the final state back: `x_bar` receives (in addition)
/// the adjoint of `x`, and `y_bar` becomes zero, since the incoming contents of `y` are not read.
pub fn integrate_vjp(x: &[f64], s: usize, y: &mut [f64], x_bar: &mut [f64], y_bar: &mut [f64]) {
    let n = x.len();
    if n == 0 {
        return;
    }
    let h = 2.0 / s as f64;
    with_scratch((4 * s + 4) * n, |scratch| {
        let (records, stage_bars) = scratch.split_at_mut(4 * s * n);
        y.fill(0.0);
        for record in records.chunks_exact_mut(4 * n) {
            let [y1, y2, y3, y4] = quarters_mut(record);
            y1.copy_from_slice(y);
            stage(x, h / 2.0, y, y1, y2);
            stage(x, h / 2.0, y, y2, y3);
            stage(x, h, y, y3, y4);
            finish_step(x, h, [y1, y2, y3, y4], y);
        }
        for record in records.chunks_exact(4 * n).rev() {
            reverse_step(
                x,
                h,
                quarters(record),
                quarters_mut(stage_bars),
                x_bar,
                y_bar,
            );
        }
    });
    y_bar.fill(0.0);
}

/// `next = y + h * rate(from)`.
#[inline(never)]
fn stage(x: &[f64], h: f64, y: &[f64], from: &[f64], next: &mut [f64]) {
    next[0] = y[0] + h * x[0];
    for (((next, y), x), before) in next[1..].iter_mut().zip(&y[1..]).zip(&x[1..]).zip(from) {
        *next = y + h * (x * before);
    }
}

#[inline(never)]
fn finish_step(x: &[f64], h: f64, [y1, y2, y3, y4]: [&mut [f64]; 4], y: &mut [f64]) {
    let average = |k1: f64, k2: f64, k3: f64, k4: f64| h * (k1 + 2.0 * k2 + 2.0 * k3 + k4) / 6.0;
    y[0] += average(x[0], x[0], x[0], x[0]);
    let before = y1.iter().zip(&*y2).zip(&*y3).zip(&*y4);
    for ((y, x), (((y1, y2), y3), y4)) in y[1..].iter_mut().zip(&x[1..]).zip(before) {
        *y += average(x * y1, x * y2, x * y3, x * y4);
    }
}

/// Turns `y_bar` from the adjoint of the state after the step into that of the state before it.
fn reverse_step(
    x: &[f64],
    h: f64,
    stages: [&[f64]; 4],
    [b1, b2, b3, b4]: [&mut [f64]; 4],
    x_bar: &mut [f64],
    y_bar: &mut [f64],
) {
    let (sixth, third) = (h / 6.0, h / 3.0);
    // Adjoints of the rates, last stage first; each reaches the one before through the stage's input.
    reverse_rate(x, sixth, y_bar, 0.0, &*b1, b4);
    reverse_rate(x, third, y_bar, h, b4, b3);
    reverse_rate(x, third, y_bar, h / 2.0, b3, b2);
    reverse_rate(x, sixth, y_bar, h / 2.0, b2, b1);
    gather(h, stages, [b2, b3, b4], y_bar, x_bar);
    for ((((y_bar, b1), b2), b3), b4) in y_bar.iter_mut().zip(&*b1).zip(&*b2).zip(&*b3).zip(&*b4) {
        *y_bar += (b1 + b2) + (b3 + b4);
    }
}

/// The adjoint of a stage's input from that of its rates, which is `weight * y_bar + step * next_bar`.
#[inline(never)]
fn reverse_rate(
    x: &[f64],
    weight: f64,
    y_bar: &[f64],
    step: f64,
    next_bar: &[f64],
    input_bar: &mut [f64],
) {
    let n = x.len();
    let rates = x[1..].iter().zip(&y_bar[1..]).zip(&next_bar[1..]);
    for (input_bar, ((x, y_bar), next_bar)) in input_bar.iter_mut().zip(rates) {
        *input_bar = (weight * y_bar + step * next_bar) * x;
    }
    input_bar[n - 1] = 0.0;
}

/// Adds what the four rates contribute to `x_bar`.
#[inline(never)]
fn gather(
    h: f64,
    [y1, y2, y3, y4]: [&[f64]; 4],
    [b2, b3, b4]: [&mut [f64]; 3],
    y_bar: &[f64],
    x_bar: &mut [f64],
) {
    let (sixth, third, half) = (h / 6.0, h / 3.0, h / 2.0);
    let rate_bars = |out: f64, b2: f64, b3: f64, b4: f64| {
        (
            sixth * out + half * b2,
            third * out + half * b3,
            third * out + h * b4,
            sixth * out,
        )
    };
    let (k1, k2, k3, k4) = rate_bars(y_bar[0], b2[0], b3[0], b4[0]);
    x_bar[0] += (k1 + k2) + (k3 + k4);
    let before = y1.iter().zip(y2).zip(y3).zip(y4);
    let bars = y_bar[1..].iter().zip(&b2[1..]).zip(&b3[1..]).zip(&b4[1..]);
    for ((x_bar, (((y1, y2), y3), y4)), (((out, b2), b3), b4)) in
        x_bar[1..].iter_mut().zip(before).zip(bars)
    {
        let (k1, k2, k3, k4) = rate_bars(*out, *b2, *b3, *b4);
        *x_bar += (k1 * y1 + k2 * y2) + (k3 * y3 + k4 * y4);
    }
}

fn quarters(v: &[f64]) -> [&[f64]; 4] {
    let n = v.len() / 4;
    [&v[..n], &v[n..2 * n], &v[2 * n..3 * n], &v[3 * n..]]
}

fn quarters_mut(v: &mut [f64]) -> [&mut [f64]; 4] {
    let n = v.len() / 4;
    let (first, rest) = v.split_at_mut(n);
    let (second, rest) = rest.split_at_mut(n);
    let (third, fourth) = rest.split_at_mut(n);
    [first, second, third, fourth]
}
