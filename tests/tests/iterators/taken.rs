//! Lists that are taken by value: what is done to the variable meanwhile does not reach the items.

use grad_runtime::{Differentiable, grad};

#[grad(jvp, hvp)]
fn items_of_a_copy(x: &[f64]) -> f64 {
    let mut a = [x[0], x[1], x[2]];
    for v in a {
        a[0] += v * v;
        a[2] *= a[0];
    }
    for (k, v) in a.into_iter().enumerate() {
        a[(k + 1) % 3] += v * 0.5;
    }
    let mut sum = 0.0;
    for (v, w) in x.iter().zip(a) {
        sum += v * w;
        a[2] += sum;
    }
    sum * a[0] * a[2]
}

#[grad(jvp)]
fn before_they_are_driven(x: &[f64]) -> f64 {
    let mut a = [x[0], x[1], x[2]];
    let squares = a.into_iter().map(|v| v * v);
    a[0] = 5.0 * a[1];
    let mut rest = a.into_iter();
    let first = rest.next().unwrap();
    a[1] = first * 3.0;
    let mapped = a.map(|v| {
        a[1] += v;
        v * a[1]
    });
    squares.sum::<f64>() * rest.next().unwrap() + mapped[0] * mapped[2] * a[1]
}

#[derive(Clone, Copy, Differentiable)]
struct Chain {
    links: [f64; 3],
    stiffness: f64,
}

#[grad(jvp)]
fn of_fields_and_parts(x: &[f64], k: f64) -> f64 {
    let mut chain = Chain {
        links: [x[0], x[1], x[2]],
        stiffness: k,
    };
    for v in chain.links {
        chain.links[1] += v * chain.stiffness;
        chain.stiffness *= v;
    }
    let mut rows = [[x[0], x[1]], [x[2], x[0]]];
    for [p, q] in rows {
        rows[1][0] += p * q;
        rows[0] = [q, rows[1][0]];
    }
    let mut pair = (k, [x[1], x[2]]);
    for v in pair.1 {
        pair.1[1] += v;
        pair.0 *= v;
    }
    chain.links[1] * chain.stiffness + rows[1][0] * rows[0][0] + pair.0 * pair.1[1]
}

#[grad]
fn through_references(mut a: [f64; 3], b: &mut [f64; 3]) -> f64 {
    for v in a {
        a[0] += v;
    }
    for v in *b {
        b[1] += v * a[0];
    }
    b[1] * a[0]
}

#[grad(jvp)]
fn of_parameters(x: [f64; 3]) -> f64 {
    let mut b = x;
    through_references(x, &mut b) * x[0] + b[1]
}

#[allow(unused_assignments)]
#[grad(jvp)]
fn of_moved_lists(x: &[f64]) -> f64 {
    let mut list = x.to_vec();
    let mut sum = 0.0;
    for k in 0..2 {
        let mut next = vec![];
        for v in list {
            next.push(v * x[k] + sum);
            sum += v;
            list = vec![v * 0.5; 2];
        }
        list = next;
    }
    let last = list.into_iter().rev();
    list = vec![sum; 2];
    last.fold(0.5, |a, b| a * b + 1.0) + list[0]
}

#[test]
fn as_they_were() {
    let x = || vec![0.7, 1.3, 0.4];
    check!(items_of_a_copy, items_of_a_copy_value_and_grad, items_of_a_copy_jvp(&x), [x = x()] => (&x));
    check!(before_they_are_driven, before_they_are_driven_value_and_grad, before_they_are_driven_jvp(&x), [x = x()] => (&x));
    check!(of_fields_and_parts, of_fields_and_parts_value_and_grad, of_fields_and_parts_jvp(&x, k), [x = x(), k = 0.8] => (&x, k));
    check!(of_parameters, of_parameters_value_and_grad, of_parameters_jvp(x), [x = [0.7, 1.3, 0.4]] => (x));
    check!(of_moved_lists, of_moved_lists_value_and_grad, of_moved_lists_jvp(&x), [x = x()] => (&x));
}
