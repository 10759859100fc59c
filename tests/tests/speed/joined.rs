//! Loops over the same elements, which run as one in the reverse sweep.
// Index loops are how such programs are written.
#![allow(clippy::needless_range_loop, clippy::useless_vec)]

use grad_runtime::grad;

ways!(stages(x: &[f64], y: &mut [f64], steps: usize, m: usize) {
    let n = x.len();
    let mut rate = vec![0.0; n];
    let mut stage = vec![0.1; n];
    let mut bent = vec![0.2; n];
    let mut energy = 0.0;
    for i in 0..n {
        y[i] = 0.5 * x[i];
    }
    for _ in 0..steps {
        rate[0] = x[0];
        for i in 1..n {
            rate[i] = x[i] * y[i - 1];
        }
        for i in 0..y.len() {
            stage[i] = y[i] + 0.5 * rate[i];
        }
        rate[0] = x[0];
        for i in 1..n {
            rate[i] = x[i] * stage[i - 1];
        }
        // Not where `m` is less.
        for i in 0..m {
            bent[i] = (y[i] + 0.3 * rate[i]).sin();
        }
        for i in 0..n {
            stage[i] = y[i] * rate[i] + bent[i];
        }
        for i in 1..n {
            bent[i] = stage[i - 1] * x[i];
        }
        for i in 1..n {
            y[i] = bent[i] - 0.2 * stage[i - 1];
        }
        for i in 0..n {
            y[i] += 0.1 * (rate[i] + stage[i]);
        }
        energy += rate[0] * y[0];
    }
    for i in 0..n {
        energy += y[i] * x[i];
    }
    energy
});

#[test]
fn loops_that_run_as_one() {
    for steps in 0..4 {
        for m in [0, 2, 5] {
            agree!(stages, [x = vec![0.3, -0.7, 1.1, 0.4, 0.9], y = vec![0.5; 5]] => (&x, &mut y, steps, m));
        }
        agree!(stages, [x = vec![0.3, 0.2], y = vec![0.5, 0.4]] => (&x, &mut y, steps, 2));
        agree!(stages, [x = vec![0.3], y = vec![0.5]] => (&x, &mut y, steps, 1));
    }
}

ways!(weights(x: &[f64], y: &mut [f64], at: &[usize], steps: usize, m: usize, w: f64) {
    let n = x.len();
    let mut first = vec![0.1; n];
    let mut second = vec![0.2; n];
    let mut third = vec![0.3; n];
    let mut energy = 0.0;
    for i in 0..n {
        y[i] = 0.5 * x[i];
    }
    for k in 0..steps {
        first[0] = x[0];
        for i in 1..n {
            first[i] = x[i] * y[i - 1];
        }
        for i in 0..n {
            second[i] = (x[i] * first[i]).sin();
        }
        for i in 0..n {
            third[i] = x[i] + second[i] * y[i];
        }
        energy += third[0] * w;
        // What changes these elements in between.
        if k % 2 == 1 {
            second[at[k % n]] *= w;
        }
        if k % 3 == 2 {
            for i in 0..m {
                first[i] = third[i].cos();
            }
        }
        for i in 0..n {
            y[i] += 0.1 * (first[i] + 2.0 * second[i] + w * third[i]);
        }
    }
    for k in 0..steps {
        for i in 0..n {
            first[i] = x[i] * y[i];
        }
        for i in 0..n {
            second[i] = x[i] * y[i].sin();
        }
        energy += y[0] * first[0];
        y[0] *= w;
        for i in 0..n {
            y[i] += first[i] - 0.3 * second[i];
        }
        y[k % n] *= 0.5;
        // Not the ends.
        for i in 1..m {
            y[i - 1] += first[i] + 0.7 * second[i] + third[i];
        }
    }
    for i in 0..n {
        energy += y[i] * x[i];
    }
    energy
});

#[test]
fn multiples_of_one_list() {
    for steps in 0..5 {
        for m in [0, 1, 3, 5] {
            agree!(weights, [x = vec![0.3, -0.7, 1.1, 0.4, 0.9], y = vec![0.5; 5], w = 0.7] => (&x, &mut y, &[2, 0, 4, 1, 3], steps, m, w));
        }
        agree!(weights, [x = vec![0.3], y = vec![0.5], w = -0.4] => (&x, &mut y, &[0], steps, 1, w));
    }
}
