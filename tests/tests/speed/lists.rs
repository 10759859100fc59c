//! Lists that are restored, lent, moved on, or written on the tape.
// Index loops are how such programs are written.
#![allow(clippy::needless_range_loop, clippy::useless_vec)]

use grad_runtime::grad;

ways!(march(x: &[f64], y: &mut [f64], steps: usize) {
    let n = x.len();
    let mut half = vec![0.1; n];
    let mut kept = vec![0.2; n];
    let mut energy = 0.0;
    for k in 0..steps {
        for i in 1..n {
            energy += half[i] * y[i - 1] * kept[i];
        }
        for i in 0..n {
            half[i] = y[i] + 0.5 * x[i] * half[i];
        }
        for i in 1..n {
            energy += x[i] * half[i - 1] * half[i];
        }
        for i in 0..y.len() {
            y[i] += 0.1 * half[i] * x[i];
        }
        if k % 2 == 0 {
            kept.copy_from_slice(&half);
        }
        for i in 0..n {
            half[i] = kept[i] * y[i];
        }
    }
    energy
});

#[test]
fn lists_that_are_restored_as_a_whole() {
    for steps in 0..4 {
        agree!(march, [x = vec![0.3, -0.7, 1.1, 0.4], y = vec![0.5, 0.9, -0.2, 0.8]] => (&x, &mut y, steps));
        agree!(march, [x = vec![0.3], y = vec![0.5]] => (&x, &mut y, steps));
        agree!(march, [x = Vec::<f64>::new(), y = Vec::<f64>::new()] => (&x, &mut y, steps));
    }
    // What the caller lends ends as the function leaves it.
    let (x, start) = ([0.3, 0.1, 0.2], [0.5, 0.9, -0.2]);
    let (mut y, mut expected) = (start, start);
    march::all_on::f_value_and_grad(&x, &mut y, 2);
    march::all_on::f(&x, &mut expected, 2);
    assert_eq!(y, expected);
}

ways!(spread(x: &[f64], w: &[f64], m: &[f64]) {
    let n = w.len();
    let mut apart = vec![0.0; n];
    let mut scaled = vec![0.0; n];
    let mut terms = vec![0.0; 3];
    let mut total = 0.0;
    for a in 0..x.len() {
        for b in 0..3 {
            for i in 0..n {
                apart[i] = x[a] - m[b] * w[i];
            }
            for i in 0..n {
                scaled[i] = apart[i] * w[i];
            }
            let mut norm = 0.0;
            for i in 0..n {
                norm += scaled[i] * scaled[i] * apart[i];
            }
            terms[b] = norm;
        }
        for b in 0..3 {
            total += terms[b].sin() * terms[b];
        }
    }
    total
});

#[test]
fn lists_of_iterations_that_run_forward_and_backward() {
    agree!(spread, [x = vec![0.3, -0.7, 0.2], w = vec![0.5, 0.9, -0.2, 0.8], m = vec![0.1, -0.4, 0.6]] => (&x, &w, &m));
    agree!(spread, [x = vec![0.3], w = Vec::<f64>::new(), m = vec![0.1, -0.4, 0.6]] => (&x, &w, &m));
    agree!(spread, [x = Vec::<f64>::new(), w = vec![0.3], m = vec![0.1, -0.4, 0.6]] => (&x, &w, &m));
}

// Lists of several lengths that are moved on, behind products that need what they held.
ways!(relay(x: &[f64], rate: f64, steps: usize) {
    let mut old = vec![0.5 * rate];
    let mut u = x.to_vec();
    for k in 0..steps {
        let mut next = Vec::new();
        for i in 0..u.len() {
            next.push(u[i] * (rate * u[(i + 1) % u.len()]).cos() + 0.1 * old[0]);
        }
        if k % 2 == 0 {
            next.push(rate * old[0]);
        }
        old = u;
        u = next;
    }
    let mut total = old[0];
    for v in &u {
        total += v * v;
    }
    total
});

#[test]
fn lists_that_are_moved() {
    agree!(relay, [x = vec![0.9, -0.3, 0.4], rate = 0.8, steps = 5] => (&x, rate, steps));
}

// A rule of third order in place: the list between is overwritten twice a step, and read by neighbours.
ways!(between(x: &[f64], y: &mut [f64], tenths: usize) {
    let n = x.len();
    let mut slope = vec![0.0; n];
    let mut first = vec![0.0; n];
    let mut stage = vec![0.0; n];
    let mut time = 0.0;
    let mut step = 0.3;
    let mut energy = 0.0;
    while time < 0.1 * tenths as f64 {
        for i in 1..n {
            first[i] = x[i] * y[i - 1] * y[i];
        }
        for i in 0..n {
            stage[i] = y[i] + 0.5 * step * first[i];
        }
        for i in 1..n {
            slope[i] = x[i] * stage[i - 1] * stage[i];
        }
        for i in 0..n {
            stage[i] = y[i] - step * first[i] + 2.0 * step * slope[i];
            energy += 0.1 * stage[i];
        }
        for i in 1..n {
            first[i] += stage[i - 1] * stage[i].sin();
        }
        for i in 0..n {
            y[i] += step * (first[i] + slope[i]) / 6.0;
        }
        time += step;
        step *= 1.1;
    }
    for i in 0..n {
        energy += y[i] * y[i];
    }
    energy
});

#[test]
fn lists_that_are_written_on_the_tape() {
    for tenths in [0, 2, 10] {
        agree!(between, [x = vec![0.3, -0.7, 1.1, 0.4], y = vec![0.5, 0.9, -0.2, 0.8]] => (&x, &mut y, tenths));
        agree!(between, [x = vec![0.3], y = vec![0.5]] => (&x, &mut y, tenths));
        agree!(between, [x = Vec::<f64>::new(), y = Vec::<f64>::new()] => (&x, &mut y, tenths));
    }
}

const SIZE: usize = 6;

#[grad]
fn fixed(x: &[f64; SIZE], rate: f64) -> f64 {
    let n = x.len();
    let mut y = vec![0.5; n];
    let mut slope = vec![0.0; n];
    let mut stage = vec![0.0; n];
    for _ in 0..5 {
        for i in 0..n {
            stage[i] = y[i] + 0.5 * x[i];
        }
        for i in 1..n {
            slope[i] = rate * stage[i - 1] * stage[i];
        }
        for i in 0..n {
            y[i] += 0.1 * slope[i];
        }
    }
    y[n - 1] + y[1]
}

#[test]
fn what_is_written_on_the_tape_counts() {
    let x = [0.3, -0.7, 1.1, 0.4, 0.2, -0.1];
    let mut bar = [0.0; SIZE];
    let mut tape = grad_runtime::Tape::new();
    let (value, rate_bar) = fixed_vjp_with(&mut tape, &x, 0.7, &mut bar, 1.0);
    assert_eq!(fixed_value_and_grad(&x, 0.7), (value, (bar, rate_bar)));
    let said = fixed_grad::record();
    assert_eq!(8 * said.f64s(), tape.peak_bytes());
}

// A list that is declared in a loop is its own until it is exchanged with another.
ways!(exchanged(x: &[f64], rate: f64, steps: usize) {
    let n = x.len();
    let mut u = x.to_vec();
    let mut last = 0.0;
    for _ in 0..steps {
        let mut next = u.clone();
        for i in 0..n {
            next[i] = u[i] * u[(i + 1) % n] + 0.5 * next[i] * next[i];
        }
        for i in 0..n {
            next[i] += rate * next[i] * next[i] * u[i];
        }
        std::mem::swap(&mut u, &mut next);
        for i in 0..n {
            last += next[i] * u[i] * u[i];
            next[i] = next[i] * u[i] + next[(i + 1) % n];
        }
        std::mem::swap(&mut u, &mut next);
        for i in 0..n {
            u[i] = 0.1 * u[i] * next[i];
            next[i] *= u[i];
        }
        std::mem::swap(&mut next, &mut u);
    }
    let mut s = last;
    for i in 0..n {
        s += u[i] * u[i];
    }
    s
});

#[test]
fn lists_that_are_exchanged_once_they_are_written() {
    for steps in 0..4 {
        agree!(exchanged, [x = vec![0.3, -0.7, 1.1], rate = 0.2] => (&x, rate, steps));
    }
}

// Lists that each iteration makes for itself: of changing length, emptied, of rows, in branches and left early.
ways!(messages(x: &[f64], rate: f64, steps: usize) {
    let mut table = vec![x.to_vec(), vec![rate; 2]];
    let mut message = x.to_vec();
    let mut total = 0.0;
    for t in 0..steps {
        let old = table.clone();
        let mut next = vec![0.0; x.len() + t % 2];
        let mut forces = vec![[0.0; 2]; x.len()];
        let mut pairs = vec![vec![rate; x.len()]; 2];
        for i in 0..x.len() {
            for k in 0..2 {
                forces[i][k] += (old[k][0] * x[i]).sin();
                pairs[k][i] *= forces[i][k] * forces[i][0];
            }
            total += pairs[1][i] * pairs[0][i] + forces[i][1];
        }
        for i in 0..next.len() {
            let mut terms = Vec::new();
            for m in &message {
                if *m * x[i % x.len()] > 0.9 {
                    continue;
                }
                terms.push((m * x[i % x.len()] + old[1][0]).exp());
            }
            for term in &terms {
                next[i] += rate * term * old[0][i % x.len()];
            }
        }
        if t % 3 == 1 {
            let mut scaled = next.to_vec();
            for i in 0..scaled.len() {
                scaled[i] *= 0.1 * next[i];
            }
            table[0] = scaled;
        }
        table[1][t % 2] = old[1][0] * next[0];
        let norm = next.iter().sum::<f64>();
        if norm > 1e3 {
            break;
        }
        for v in next.iter_mut() {
            *v /= norm;
        }
        total += norm.ln();
        message = next;
    }
    for m in &message {
        total += m * m;
    }
    total + table[0][0] * table[1][1]
});

#[test]
fn lists_that_each_iteration_makes() {
    for steps in 0..6 {
        agree!(messages, [x = vec![0.3, 0.7, 1.1], rate = 0.6] => (&x, rate, steps));
        agree!(messages, [x = vec![0.5], rate = 0.4] => (&x, rate, steps));
    }
}
