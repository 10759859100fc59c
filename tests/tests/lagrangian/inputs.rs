//! Inputs that are more than numbers, and arguments that are none.

use super::support::{holds, holds_flat};
use grad_runtime::{Differentiable, grad};

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Spring {
    stiffness: f64,
    rest: f64,
    coils: usize,
    damping: Option<f64>,
}

#[derive(Clone, Debug, Differentiable)]
struct Chain {
    springs: Vec<Spring>,
    masses: [f64; 2],
}

fn spring() -> Spring {
    Spring {
        stiffness: 3.0,
        rest: 0.4,
        coils: 2,
        damping: None,
    }
}

#[grad(lagrangian)]
fn energy(spring: &Spring, x: f64) -> f64 {
    let stretch = x - spring.rest;
    let per_coil = spring.stiffness / spring.coils as f64;
    0.5 * per_coil * stretch * stretch
}

#[test]
fn structs_are_inputs() {
    let view = energy_lagrangian(&spring(), 1.3);
    let at = view.forward();
    assert_eq!(at.x.spring.stiffness, 3.0);
    assert_eq!(at.z.per_coil, 1.5);
    let (spring_bar, x) = energy_grad(&spring(), 1.3);
    let gradient = EnergyInputs {
        spring: spring_bar,
        x,
    };
    holds(&view, energy(&spring(), 1.3), &gradient);
    // Other numbers, the rest as it was.
    let mut x = at.x.clone();
    x.spring.stiffness = 8.0;
    assert_eq!(view.solve(&x).per_coil, 4.0);
}

#[grad(lagrangian)]
fn total(chain: Chain, ends: (f64, usize), v: &[Spring]) -> f64 {
    let mut sum = 0.0;
    for k in 0..chain.springs.len() {
        let d = ends.0 * chain.masses[k % 2];
        sum += energy(&chain.springs[k], d);
    }
    for s in v {
        sum += s.rest * s.rest * ends.1 as f64;
    }
    sum
}

#[test]
fn structs_in_structs_tuples_and_slices() {
    let mut other = spring();
    other.stiffness = 0.7;
    let chain = Chain {
        springs: vec![spring(), other],
        masses: [1.5, -0.5],
    };
    let slice = [spring(), spring()];
    let view = total_lagrangian(chain.clone(), (0.3, 4), &slice);
    let at = view.forward();
    assert_eq!(at.z.energy.len(), 2);
    assert_eq!(at.z.energy[1].per_coil, 0.35);
    assert_eq!(view.flatten_inputs(&at.x).len(), 4 + 2 + 1 + 4);
    let value = total(chain.clone(), (0.3, 4), &slice);
    let (chain_bar, ends, v) = total_grad(chain, (0.3, 4), &slice);
    holds(
        &view,
        value,
        &TotalInputs {
            chain: chain_bar,
            ends,
            v,
        },
    );
}

#[test]
#[should_panic(expected = "the input `chain` has")]
fn structs_of_another_shape() {
    let chain = Chain {
        springs: vec![spring()],
        masses: [1.5, -0.5],
    };
    let view = total_lagrangian(chain, (0.3, 4), &[spring()]);
    let mut x = view.inputs().clone();
    x.chain.springs.clear();
    view.solve(&x);
}

/// What is changed without a derivative begins every time as it was.
#[grad(lagrangian, wrt(x))]
fn counted(x: f64, count: &mut usize, scratch: &mut [f64], log: &mut Vec<usize>) -> f64 {
    let mut y = x;
    while *count < 5 {
        y = y * 1.25 + scratch[0];
        scratch[0] = 0.5;
        *count += 1;
        log.push(*count);
    }
    y * log.len() as f64
}

#[test]
fn arguments_begin_as_they_were() {
    let (mut count, mut scratch, mut log) = (2, [0.125, 3.0], vec![7]);
    let view = counted_lagrangian(0.8, &mut count, &mut scratch, &mut log);
    // The view works on copies.
    assert_eq!((count, scratch, &log[..]), (2, [0.125, 3.0], &[7][..]));
    let gradient = counted_grad(0.8, &mut 2, &mut [0.125, 3.0], &mut vec![7]);
    assert_eq!(view.forward().z.y.len(), 3);
    let value = counted(0.8, &mut count, &mut scratch, &mut log);
    holds_flat(&view, value, &[gradient]);
}
