//! The same functions for other crates of automatic differentiation: written once more, in their number types.

use std::hint::black_box;
use std::rc::Rc;

use echidna::Scalar;
use nalgebra::{DVector, SVector};
use num_dual::{DualDVec64, DualNum, DualSVec64, gradient};
use reverse::{Gradient, Tape, Var};

use crate::clock::Run;

fn rosenbrock<D: DualNum<Primitive = f64>>(x: &[D]) -> D {
    let mut total = D::from(0.0);
    for pair in x.windows(2) {
        let valley = pair[1].clone() - pair[0].clone() * pair[0].clone();
        let along = -pair[0].clone() + 1.0;
        total += valley.clone() * valley * 100.0 + along.clone() * along;
    }
    total
}

pub fn rosenbrock_num_dual(x: &Rc<Vec<f64>>) -> Run {
    if x.len() == 2 {
        let x = SVector::<f64, 2>::from_column_slice(x);
        return Box::new(move || {
            let f = |x: SVector<DualSVec64<2>, 2>| rosenbrock(x.as_slice());
            black_box(gradient(f, black_box(&x)));
        });
    }
    let x = DVector::from_column_slice(x);
    Box::new(move || {
        let f = |x: DVector<DualDVec64>| rosenbrock(x.as_slice());
        black_box(gradient(f, black_box(&x)));
    })
}

pub fn rosenbrock_reverse(x: &Rc<Vec<f64>>) -> Run {
    let x = Rc::clone(x);
    Box::new(move || {
        let tape = Tape::new();
        let x = tape.add_vars(black_box(&x));
        let mut total = tape.add_var(0.0);
        for pair in x.windows(2) {
            let valley = pair[1] - pair[0] * pair[0];
            let along = 1.0 - pair[0];
            total = total + (100.0 * valley * valley + along * along);
        }
        black_box(total.grad().wrt(&x[..]));
    })
}

/// The same over `echidna`'s number types.
fn rosenbrock_scalar<T: Scalar<Float = f64>>(x: &[T]) -> T {
    let mut total = T::from_f(0.0);
    for pair in x.windows(2) {
        let valley = pair[1] - pair[0] * pair[0];
        let along = T::from_f(1.0) - pair[0];
        total = total + T::from_f(100.0) * valley * valley + along * along;
    }
    total
}

pub fn rosenbrock_echidna(x: &Rc<Vec<f64>>) -> Run {
    let x = Rc::clone(x);
    Box::new(move || {
        black_box(echidna::grad(rosenbrock_scalar, black_box(&x)));
    })
}

fn energy<D: DualNum<Primitive = f64>>(x: &[D]) -> D {
    let mut total = D::from(0.0);
    for i in 0..x.len() / 3 {
        for j in 0..i {
            let mut square = D::from(0.0);
            for k in 0..3 {
                let d = x[3 * i + k].clone() - x[3 * j + k].clone();
                square += d.clone() * d;
            }
            let inverse = square.recip();
            let sixth = inverse.clone() * inverse.clone() * inverse;
            total += sixth.clone() * (sixth - 1.0) * 4.0;
        }
    }
    total
}

pub fn energy_num_dual(x: &Rc<Vec<f64>>) -> Run {
    let x = DVector::from_column_slice(x);
    Box::new(move || {
        let f = |x: DVector<DualDVec64>| energy(x.as_slice());
        black_box(gradient(f, black_box(&x)));
    })
}

pub fn energy_reverse(x: &Rc<Vec<f64>>) -> Run {
    let x = Rc::clone(x);
    Box::new(move || {
        let tape = Tape::new();
        let x = tape.add_vars(black_box(&x));
        let mut total = tape.add_var(0.0);
        for i in 0..x.len() / 3 {
            for j in 0..i {
                let [dx, dy, dz] = [0, 1, 2].map(|k| x[3 * i + k] - x[3 * j + k]);
                let inverse = 1.0 / (dx * dx + dy * dy + dz * dz);
                let sixth = inverse * inverse * inverse;
                total = total + 4.0 * sixth * (sixth - 1.0);
            }
        }
        black_box(total.grad().wrt(&x[..]));
    })
}

fn energy_scalar<T: Scalar<Float = f64>>(x: &[T]) -> T {
    let mut total = T::from_f(0.0);
    for i in 0..x.len() / 3 {
        for j in 0..i {
            let [dx, dy, dz] = [0, 1, 2].map(|k| x[3 * i + k] - x[3 * j + k]);
            let inverse = (dx * dx + dy * dy + dz * dz).recip();
            let sixth = inverse * inverse * inverse;
            total = total + T::from_f(4.0) * sixth * (sixth - T::from_f(1.0));
        }
    }
    total
}

pub fn energy_echidna(x: &Rc<Vec<f64>>) -> Run {
    let x = Rc::clone(x);
    Box::new(move || {
        black_box(echidna::grad(energy_scalar, black_box(&x)));
    })
}

fn loss<D: DualNum<Primitive = f64>>(w: &[D], features: &[f64], labels: &[f64], ridge: f64) -> D {
    let mut total = D::from(0.0);
    for (row, &label) in features.chunks_exact(w.len()).zip(labels) {
        let mut z = D::from(0.0);
        for (w, &x) in w.iter().zip(row) {
            z += w.clone() * x;
        }
        let p = ((-z).exp() + 1.0).recip();
        total -= p.ln() * label + (-p + 1.0).ln() * (1.0 - label);
    }
    let mut penalty = D::from(0.0);
    for w in w {
        penalty += w.clone() * w.clone();
    }
    total / labels.len() as f64 + penalty * ridge
}

pub fn logistic_num_dual(w: &[f64], features: &Rc<Vec<f64>>, labels: &Rc<Vec<f64>>) -> Run {
    let w = DVector::from_column_slice(w);
    let (features, labels) = (Rc::clone(features), Rc::clone(labels));
    Box::new(move || {
        let f = |w: DVector<DualDVec64>| loss(w.as_slice(), &features, &labels, 0.1);
        black_box(gradient(f, black_box(&w)));
    })
}

pub fn logistic_reverse(w: &[f64], features: &Rc<Vec<f64>>, labels: &Rc<Vec<f64>>) -> Run {
    let (w, features, labels) = (w.to_vec(), Rc::clone(features), Rc::clone(labels));
    Box::new(move || {
        let tape = Tape::new();
        let w: Vec<Var<'_>> = tape.add_vars(black_box(&w));
        let mut total = tape.add_var(0.0);
        for (row, &label) in features.chunks_exact(w.len()).zip(labels.iter()) {
            let mut z = tape.add_var(0.0);
            for (w, x) in w.iter().zip(row) {
                z = z + *w * *x;
            }
            let p = 1.0 / (1.0 + (-z).exp());
            total = total - (label * p.ln() + (1.0 - label) * (1.0 - p).ln());
        }
        let mut penalty = tape.add_var(0.0);
        for w in &w {
            penalty = penalty + *w * *w;
        }
        let value = total / labels.len() as f64 + 0.1 * penalty;
        black_box(value.grad().wrt(&w[..]));
    })
}

fn loss_scalar<T: Scalar<Float = f64>>(w: &[T], features: &[f64], labels: &[f64], ridge: f64) -> T {
    let mut total = T::from_f(0.0);
    for (row, &label) in features.chunks_exact(w.len()).zip(labels) {
        let mut z = T::from_f(0.0);
        for (&w, &x) in w.iter().zip(row) {
            z = z + w * T::from_f(x);
        }
        let p = (T::from_f(1.0) + (-z).exp()).recip();
        let other = (T::from_f(1.0) - p).ln();
        total = total - (T::from_f(label) * p.ln() + T::from_f(1.0 - label) * other);
    }
    let mut penalty = T::from_f(0.0);
    for &w in w {
        penalty = penalty + w * w;
    }
    total / T::from_f(labels.len() as f64) + T::from_f(ridge) * penalty
}

pub fn logistic_echidna(w: &[f64], features: &Rc<Vec<f64>>, labels: &Rc<Vec<f64>>) -> Run {
    let (w, features, labels) = (w.to_vec(), Rc::clone(features), Rc::clone(labels));
    Box::new(move || {
        let f = |w: &[echidna::Reverse<f64>]| loss_scalar(w, &features, &labels, 0.1);
        black_box(echidna::grad(f, black_box(&w)));
    })
}

/// `symdiff` differentiates formulas of so many variables as it is told.
#[symdiff::gradient(var = x, dim = 3)]
fn water(x: &[f64]) -> f64 {
    let first = 1.0 - (2.2 * (0.958 - x[0])).exp();
    let second = 1.0 - (2.2 * (0.958 - x[1])).exp();
    let turn = x[2].cos() + 0.2504;
    5.14 * (first.powi(2) + second.powi(2)) + 1.65 * turn.powi(2)
}

/// The value comes from the function, as the others' does with the gradient.
pub fn water_symdiff(x: &Rc<Vec<f64>>) -> Run {
    let x = Rc::clone(x);
    Box::new(move || {
        let x = black_box(&x);
        black_box((water(x), water_gradient(x)));
    })
}
