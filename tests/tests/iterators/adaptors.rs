//! Adaptors, alone and on top of each other.

use grad_runtime::grad;

#[grad(jvp)]
fn trapezoid(x: &[f64], y: &[f64]) -> f64 {
    x.windows(2)
        .zip(y.windows(2))
        .map(|(xs, ys)| 0.5 * (xs[1] - xs[0]) * (ys[0] + ys[1]))
        .sum()
}

#[grad(jvp)]
fn differences(y: &[f64]) -> f64 {
    y.iter()
        .zip(y.iter().skip(1))
        .map(|(a, b)| (b - a).powi(2))
        .sum()
}

#[grad(jvp)]
fn simpson(y: &[f64], h: f64) -> f64 {
    let n = y.len() - 1;
    let odd: f64 = y.iter().skip(1).step_by(2).sum();
    let even: f64 = y.iter().take(n).skip(2).step_by(2).sum();
    h / 3.0 * (y[0] + 4.0 * odd + 2.0 * even + y[n])
}

#[grad(jvp)]
fn three_way(a: &[f64], b: &[f64], c: &[f64]) -> f64 {
    let direct: f64 = a
        .iter()
        .zip(b.iter())
        .zip(c.iter())
        .map(|((x, y), z)| x * y * z)
        .sum();
    let nested: f64 = a
        .iter()
        .zip(b.iter().zip(c))
        .map(|(x, (y, z))| x - y * z)
        .product();
    direct + nested
}

#[grad(jvp)]
fn convolve_at(signal: &[f64], kernel: &[f64], at: usize) -> f64 {
    signal[..=at]
        .iter()
        .rev()
        .zip(kernel)
        .map(|(s, k)| s * k)
        .sum()
}

#[grad(jvp)]
fn chained(a: &[f64], b: &[f64]) -> f64 {
    let together: f64 = a.iter().chain(b.iter()).map(|x| x.exp()).sum();
    let numbered: f64 = a
        .iter()
        .chain(b)
        .enumerate()
        .map(|(i, x)| x * i as f64)
        .sum();
    let backwards = a.iter().chain(b).rev().fold(0.0, |acc, x| acc * 0.5 + x);
    let against: f64 = a
        .iter()
        .chain(b)
        .zip(b.iter().chain(a))
        .map(|(x, y)| x * y)
        .sum();
    together + numbered * backwards + against
}

#[grad(jvp)]
fn while_positive(xs: &[f64], t: f64) -> f64 {
    let leading: f64 = xs.iter().take_while(|&&x| x > 0.0).map(|x| x * t).sum();
    let rest: f64 = xs.iter().skip_while(|x| **x > 0.0).map(|x| x * x).sum();
    leading * rest
}

#[grad(jvp)]
fn filtered_parts(xs: &[f64]) -> f64 {
    let second = xs
        .iter()
        .filter(|x| **x > 0.0)
        .skip(1)
        .take(2)
        .map(|x| x * x)
        .sum::<f64>();
    let weights: f64 = xs
        .iter()
        .filter(|x| **x < 1.0)
        .enumerate()
        .map(|(rank, x)| x * (rank + 1) as f64)
        .sum();
    let every: f64 = xs.iter().filter(|&&x| x != 0.0).step_by(2).product();
    let paired: f64 = xs
        .iter()
        .filter(|x| x.is_finite())
        .zip(xs)
        .map(|(a, b)| a * b)
        .sum();
    second + weights * every + paired
}

#[grad(jvp)]
fn filter_maps(xs: &[f64]) -> f64 {
    let logs: f64 = xs
        .iter()
        .filter_map(|&x| if x > 0.0 { Some(x.ln()) } else { None })
        .sum();
    let roots: f64 = xs.iter().filter_map(|x| (*x > 0.2).then(|| x.sqrt())).sum();
    let nested = xs
        .iter()
        .filter_map(|&x| (x < 1.0).then_some(x * 2.0))
        .fold(1.0, |a, b| a * b);
    logs + roots * nested
}

#[grad(jvp)]
fn pairwise(points: &[[f64; 2]]) -> f64 {
    points
        .iter()
        .enumerate()
        .flat_map(|(i, p)| points.iter().skip(i + 1).map(move |q| (p, q)))
        .map(|(p, q)| ((p[0] - q[0]).powi(2) + (p[1] - q[1]).powi(2)).sqrt())
        .sum()
}

#[grad(jvp)]
fn energies(xs: &[f64], n: usize) -> f64 {
    (0..n)
        .flat_map(|i| (0..i).map(move |j| (i, j)))
        .map(|(i, j)| 1.0 / (1.0 + (xs[i] - xs[j]).abs()))
        .sum()
}

#[grad(jvp)]
fn inspected(xs: &[f64]) -> f64 {
    let mut seen = 0;
    let total: f64 = xs.iter().inspect(|_| seen += 1).map(|x| x * x).sum();
    total / seen as f64
}

#[grad(jvp)]
fn running(xs: &[f64]) -> f64 {
    let cumulative: f64 = xs
        .iter()
        .scan(0.0, |state, &x| {
            *state += x;
            Some(*state)
        })
        .map(|s| s * s)
        .sum();
    let product: f64 = xs
        .iter()
        .scan(1.0, |p, x| {
            *p *= x;
            if *p < 0.12 { None } else { Some(*p) }
        })
        .sum();
    cumulative + product
}

#[grad(jvp)]
fn reversed_pairs(xs: &[f64]) -> f64 {
    let symmetric: f64 = xs.iter().zip(xs.iter().rev()).map(|(a, b)| a * b).sum();
    let indexed: f64 = xs.iter().enumerate().rev().map(|(i, x)| x * i as f64).sum();
    let numbered: f64 = xs
        .iter()
        .rev()
        .enumerate()
        .map(|(i, x)| x / (i + 1) as f64)
        .sum();
    symmetric + indexed * numbered
}

#[grad(jvp)]
fn evaluated(n: usize, h: f64) -> f64 {
    let nodes = (0..n).map(|i| i as f64 * h);
    let values = nodes.map(|x| (x * x).sin());
    values
        .enumerate()
        .map(|(i, v)| if i == 0 || i == n - 1 { 0.5 * v } else { v })
        .sum::<f64>()
        * h
}

#[grad(jvp)]
fn chunked(xs: &[f64]) -> f64 {
    let blocks: f64 = xs.chunks(2).map(|c| c.iter().sum::<f64>().powi(2)).sum();
    let exact: f64 = xs.chunks_exact(2).map(|pair| pair[0] * pair[1]).sum();
    let triples: f64 = xs
        .chunks_exact(3)
        .map(|c| if let [a, b, c] = c { a * b + c } else { 0.0 })
        .sum();
    blocks + exact * triples
}

#[grad(jvp)]
fn matrix_rows(data: &[f64], x: &[f64], cols: usize) -> f64 {
    data.chunks(cols)
        .map(|row| row.iter().zip(x).map(|(a, b)| a * b).sum::<f64>())
        .map(|y| y * y)
        .sum()
}

#[grad(jvp)]
fn mapped_while(xs: &[f64]) -> f64 {
    xs.iter()
        .map_while(|&x| if x > 0.35 { Some(x * x) } else { None })
        .sum()
}

#[grad(jvp)]
fn cycled(xs: &[f64], weights: &[f64]) -> f64 {
    xs.iter()
        .zip(weights.iter().cycle())
        .map(|(x, w)| x * w)
        .sum()
}

#[test]
fn adaptors() {
    let v = || vec![0.5, 1.2, 0.8, 0.3, 1.7, 0.4];
    let w = || vec![1.5, 0.2, 0.6, 1.3, 0.7, 0.9];
    check!(trapezoid, trapezoid_value_and_grad, trapezoid_jvp(&x, &y), [x = v(), y = w()] => (&x, &y));
    check!(differences, differences_value_and_grad, differences_jvp(&y), [y = w()] => (&y));
    check!(simpson, simpson_value_and_grad, simpson_jvp(&y, h), [y = vec![0.5, 1.2, 0.8, 0.3, 1.7], h = 0.1] => (&y, h));
    check!(three_way, three_way_value_and_grad, three_way_jvp(&a, &b, &c), [a = v(), b = w(), c = v()] => (&a, &b, &c));
    check!(convolve_at, convolve_at_value_and_grad, convolve_at_jvp(&s, &k), [s = v(), k = vec![0.3, 0.5, 0.2]] => (&s, &k, 4));
    check!(chained, chained_value_and_grad, chained_jvp(&a, &b), [a = v(), b = vec![0.3, 0.6]] => (&a, &b));
    let mixed = || vec![0.5, 1.2, -0.8, 0.3, -1.7, 0.4];
    check!(while_positive, while_positive_value_and_grad, while_positive_jvp(&xs, t), [xs = mixed(), t = 1.3] => (&xs, t));
    check!(filtered_parts, filtered_parts_value_and_grad, filtered_parts_jvp(&xs), [xs = mixed()] => (&xs));
    check!(filter_maps, filter_maps_value_and_grad, filter_maps_jvp(&xs), [xs = mixed()] => (&xs));
    check!(pairwise, pairwise_value_and_grad, pairwise_jvp(&p), [p = vec![[0.1, 0.7], [0.5, -0.4], [1.1, 0.3]]] => (&p));
    check!(energies, energies_value_and_grad, energies_jvp(&xs), [xs = v()] => (&xs, 4));
    check!(inspected, inspected_value_and_grad, inspected_jvp(&xs), [xs = v()] => (&xs));
    check!(running, running_value_and_grad, running_jvp(&xs), [xs = v()] => (&xs));
    check!(reversed_pairs, reversed_pairs_value_and_grad, reversed_pairs_jvp(&xs), [xs = v()] => (&xs));
    check!(evaluated, evaluated_value_and_grad, evaluated_jvp(h), [h = 0.2] => (5, h));
    check!(chunked, chunked_value_and_grad, chunked_jvp(&xs), [xs = v()] => (&xs));
    check!(chunked, chunked_value_and_grad, chunked_jvp(&xs), [xs = vec![0.4, 0.3, 0.9, 0.2, 0.6]] => (&xs));
    check!(matrix_rows, matrix_rows_value_and_grad, matrix_rows_jvp(&d, &x), [d = v(), x = vec![0.4, 0.3, 0.9]] => (&d, &x, 3));
    check!(mapped_while, mapped_while_value_and_grad, mapped_while_jvp(&xs), [xs = v()] => (&xs));
    check!(cycled, cycled_value_and_grad, cycled_jvp(&xs, &w), [xs = v(), w = vec![0.4, 0.3]] => (&xs, &w));
}
