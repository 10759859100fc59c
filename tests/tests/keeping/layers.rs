//! Buffers that several functions write and read in turn.

use grad_runtime::grad;

#[grad]
fn affine(w: &[f64], b: &[f64], x: &[f64], out: &mut [f64]) {
    for i in 0..b.len() {
        let mut s = b[i];
        for j in 0..x.len() {
            s += w[i * x.len() + j] * x[j];
        }
        out[i] = s;
    }
}

/// In place: its reverse needs what it read, and gives it back.
#[grad]
fn squash(v: &mut [f64]) {
    for i in 0..v.len() {
        v[i] = v[i] / (1.0 + v[i] * v[i]);
    }
}

#[grad(jvp)]
fn network(w: &[f64], b: &[f64], x: &[f64]) -> f64 {
    let mut hidden = vec![0.0; b.len()];
    let mut total = 0.0;
    for k in 0..3 {
        affine(w, b, &x[k..k + 2], &mut hidden);
        squash(&mut hidden);
        squash(&mut hidden[1..]);
        for h in &hidden {
            total += h * h;
        }
    }
    total
}

#[test]
fn a_buffer_used_in_turn() {
    let w: Vec<f64> = (0..6).map(|i| (i as f64 * 1.3).sin()).collect();
    check!(network, network_value_and_grad, network_jvp(&w, &b, &x), [w = w, b = vec![0.2, -0.4, 0.9], x = vec![0.5, -1.0, 0.7, 1.2]] => (&w, &b, &x));
}

#[grad]
fn prefix_sums(x: &[f64], out: &mut [f64]) {
    let mut s = 0.0;
    for i in 0..x.len() {
        s += x[i] * x[i];
        out[i] = s;
    }
}

/// Passes its own `&mut` argument on, and reads it afterwards.
#[grad]
fn normalised(x: &[f64], out: &mut [f64]) {
    prefix_sums(x, out);
    let last = out[x.len() - 1];
    for i in 0..x.len() {
        out[i] = out[i] / last;
    }
}

/// What `normalised` overwrites in the second round was read in the first, and what lies beyond is left alone.
#[grad(jvp)]
fn rounds(x: &[f64], a: f64) -> f64 {
    let mut buffer = [a, 2.0 * a, a * a, 1.5, a];
    let mut total = buffer[0] * buffer[3];
    normalised(&x[..3], &mut buffer);
    total += buffer[0] * buffer[1] * buffer[4];
    let copy = buffer;
    normalised(&copy[..4], &mut buffer);
    total + buffer[1] * buffer[2] * buffer[4] + buffer[3]
}

#[test]
fn arguments_passed_on() {
    check!(rounds, rounds_value_and_grad, rounds_jvp(&x, a), [x = vec![0.5, -1.0, 0.7], a = 0.8] => (&x, a));
}

#[grad]
fn relax(from: &[f64], k: f64, to: &mut [f64]) {
    for i in 1..from.len() - 1 {
        to[i] = from[i] + k * (from[i - 1] - 2.0 * from[i] + from[i + 1]);
    }
}

/// Two buffers that change places.
#[grad(jvp)]
fn smoothing(u: &[f64], k: f64) -> f64 {
    let mut old = u.to_vec();
    let mut new = u.to_vec();
    for _ in 0..3 {
        relax(&old, k, &mut new);
        std::mem::swap(&mut old, &mut new);
        old[1] *= 1.1;
    }
    let mut s = 0.0;
    for i in 0..old.len() {
        s += old[i] * old[i];
    }
    s
}

#[test]
fn buffers_that_change_places() {
    check!(smoothing, smoothing_value_and_grad, smoothing_jvp(&u, k), [u = vec![0.4, 1.0, -0.3, 0.8, 0.1], k = 0.2] => (&u, k));
}

/// From one half of a buffer to the other.
#[grad(jvp)]
fn halves(x: &[f64]) -> f64 {
    let mut v = x.to_vec();
    let n = v.len() / 2;
    for _ in 0..2 {
        let left = v[..n].to_vec();
        prefix_sums(&left, &mut v[n..]);
        squash(&mut v[..n]);
    }
    v[0] * v[n] + v[1] * v[n + 1]
}

#[test]
fn halves_of_one_buffer() {
    check!(halves, halves_value_and_grad, halves_jvp(&x), [x = vec![0.4, 1.0, -0.3, 0.8]] => (&x));
}

/// Calls itself with its own argument.
#[grad]
fn cascade(x: f64, depth: usize, out: &mut [f64]) -> f64 {
    for i in 0..out.len() {
        out[i] = out[i] * x + 0.1;
    }
    let here = out[0] * out[1];
    if depth == 0 {
        here
    } else {
        here + x * cascade(x * 0.9, depth - 1, out) + out[1]
    }
}

#[grad(jvp)]
fn cascades(x: f64, y: f64) -> f64 {
    let mut out = [y, y * y];
    cascade(x, 3, &mut out) + out[0]
}

#[test]
fn recursion_in_place() {
    check!(cascades, cascades_value_and_grad, cascades_jvp(x, y), [x = 0.7, y = 1.3] => (x, y));
}

mod inner {
    use grad_runtime::grad;

    #[grad]
    pub fn scale(v: &mut [f64], by: f64) {
        for i in 0..v.len() {
            v[i] *= by;
        }
    }
}

/// By path, in branches, with a literal for a scalar.
#[grad(jvp)]
fn branches(v: &[f64], by: f64) -> f64 {
    let mut w = v.to_vec();
    let mut total = 0.0;
    for i in 0..w.len() {
        if i % 2 == 0 {
            inner::scale(&mut w, by);
        } else {
            inner::scale(&mut w[..2], 0.5);
        }
        total += w[0] * w[1] * w[i];
    }
    total
}

#[test]
fn calls_in_branches() {
    check!(branches, branches_value_and_grad, branches_jvp(&v, by), [v = vec![0.4, 1.2, 0.9], by = 1.3] => (&v, by));
}
