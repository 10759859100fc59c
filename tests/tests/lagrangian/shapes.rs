//! Points of the wrong shape; what else is kept; effects.

use super::support::holds;
use grad_runtime::grad;
use std::cell::Cell;

#[grad(lagrangian)]
fn horner(c: &[f64], x: f64) -> f64 {
    let mut p = 0.0;
    for a in c.iter().rev() {
        p = p * x + a;
    }
    let square = p * p;
    square
}

#[test]
#[should_panic(expected = "`p` has 2 values, the frozen decisions make 3")]
fn too_few_values() {
    let view = horner_lagrangian(&[1.0, 2.0, 3.0], 0.5);
    let mut at = view.forward();
    at.z.p.pop();
    view.value(&at);
}

#[test]
#[should_panic(expected = "the input `c` has 2 components, the view was made with 3")]
fn other_inputs() {
    let view = horner_lagrangian(&[1.0, 2.0, 3.0], 0.5);
    view.forward_at(&HornerInputs {
        c: vec![1.0, 2.0],
        x: 0.5,
    });
}

#[test]
#[should_panic(expected = "the input `c` has 4 components, the view was made with 3")]
fn a_direction_of_another_shape() {
    let view = horner_lagrangian(&[1.0, 2.0, 3.0], 0.5);
    let at = view.forward();
    let mut direction = at.clone();
    direction.x.c.push(1.0);
    view.hessian_product(&at, &direction);
}

#[test]
#[should_panic(expected = "5 numbers for 8 constraints")]
fn flat_and_too_short() {
    let view = horner_lagrangian(&[1.0, 2.0, 3.0], 0.5);
    view.unflatten(&[0.0; 5]);
}

#[test]
#[should_panic(expected = "3 numbers for the inputs: none are left for `x`, which has 1")]
fn flat_inputs_and_too_short() {
    horner_lagrangian(&[1.0, 2.0, 3.0], 0.5).unflatten_inputs(&[0.0; 3]);
}

/// Everything that a program may be given: by reference, by value, in tuples.
#[grad(lagrangian, wrt(pair, m, list))]
fn given(
    pair: (f64, f64),
    m: &[[f64; 2]],
    list: &[Vec<f64>],
    skip: &[usize],
    name: &str,
    scale: f64,
    tweak: fn(f64) -> f64,
) -> f64 {
    let (a, b) = pair;
    let mut sum = a;
    for (row, more) in m.iter().zip(list) {
        for k in 0..row.len() {
            if !skip.contains(&k) {
                sum += row[k] * b;
            }
        }
        for x in more {
            sum += x * x;
        }
    }
    sum * scale * tweak(name.len() as f64)
}

#[test]
fn arguments_are_kept() {
    let (pair, m) = ((0.5, 1.5), [[1.0, 2.0], [3.0, 4.0]]);
    let list = [vec![0.1], vec![0.2, 0.3]];
    let skip = vec![1];
    let view = given_lagrangian(pair, &m, &list, &skip, "name", 2.0, f64::sqrt);
    let value = given(pair, &m, &list, &skip, "name", 2.0, f64::sqrt);
    let (pair, m, list) = given_grad(pair, &m, &list, &skip, "name", 2.0, f64::sqrt);
    holds(&view, value, &GivenInputs { pair, m, list });
}

thread_local! {
    static CALLS: Cell<usize> = const { Cell::new(0) };
}

fn counted() -> f64 {
    CALLS.with(|calls| {
        calls.set(calls.get() + 1);
        calls.get() as f64
    })
}

/// An effect happens once; what it gave is kept.
#[grad(lagrangian)]
fn effects(x: f64) -> f64 {
    assert!(x > 0.0, "positive");
    let t = counted();
    println!("{x}");
    x.powf(t)
}

#[test]
fn effects_happen_once() {
    CALLS.with(|calls| calls.set(2));
    let view = effects_lagrangian(2.0);
    let at = view.forward();
    assert_eq!(view.objective(&at.x, &at.z), 8.0);
    assert_eq!(view.gradient_x(&at).x, 12.0);
    assert_eq!(CALLS.with(Cell::get), 3);
}

mod quiet {
    #![deny(missing_docs, unused, nonstandard_style, unreachable_pub)]

    /// Names that emitted code might want for itself.
    #[grad_runtime::grad(lagrangian, name = model)]
    pub(super) fn fit(z: f64, l: f64, weights: f64, frozen: f64, recorder: f64, x: f64) -> f64 {
        let at = z * l;
        let bars = weights - frozen;
        let tape = at * bars + recorder;
        let output = tape * x;
        let r#type = output.sin();
        r#type + output
    }
}

#[test]
fn names_do_not_collide() {
    let view = quiet::model_lagrangian(0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
    let at = view.forward();
    assert_eq!(at.z.r#type, at.z.output_1.sin());
    let gradient = quiet::model_grad(0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
    let (z, l, weights, frozen, recorder, x) = gradient;
    let gradient = quiet::ModelInputs {
        z,
        l,
        weights,
        frozen,
        recorder,
        x,
    };
    holds(&view, quiet::fit(0.1, 0.2, 0.3, 0.4, 0.5, 0.6), &gradient);
}

#[test]
fn a_table_to_print() {
    let view = horner_lagrangian(&[1.0, 2.0], 0.5);
    let mut at = view.forward();
    at.z.square = 1.0;
    let table = view.table(&at).to_string();
    let last = table.lines().last().unwrap();
    assert!(last.starts_with("output"), "{table}");
    let square = table
        .lines()
        .find(|line| line.starts_with("square"))
        .unwrap();
    assert!(
        square.contains("-3.00e0") && square.ends_with("let square = p * p;"),
        "{table}"
    );
}
