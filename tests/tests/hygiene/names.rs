//! Names that emitted code might have thought its own.
#![allow(
    dead_code,
    non_camel_case_types,
    non_snake_case,
    unused_macros,
    clippy::all
)]

/// Types and modules of the user, in the way.
mod hostile {
    pub struct Option;
    pub struct Some;
    pub struct None;
    pub struct Result;
    pub struct Vec;
    pub struct String;
    pub struct Cell;
    pub struct Tape;
    pub struct Rev;
    pub trait Differentiable {}
    pub trait Clone {}
    pub trait Copy {}
    pub trait Iterator {}
    pub trait IntoIterator {}
    pub mod core {}
    pub mod std {}
    pub mod alloc {}
    pub mod grad_runtime {}
    pub mod rt {}
    pub fn tape() {}
    pub fn seed() {}
    pub fn rev() {}
    pub fn x_bar() {}
    pub fn drop() {}
    pub fn len() {}
    pub mod f64 {}
    macro_rules! vec {
        () => {};
    }
    macro_rules! assert {
        () => {};
    }
    macro_rules! panic {
        () => {};
    }
    macro_rules! unreachable {
        () => {};
    }

    #[::grad_runtime::grad]
    pub fn damped(x: &[f64], rate: f64, n: usize) -> f64 {
        let mut speed = 0.0;
        let mut place = x[0];
        for i in 0..n {
            let force = -x[i % x.len()] * place;
            speed += rate * force;
            if speed > 100.0 {
                break;
            }
            place += rate * speed;
        }
        place * place + speed
    }

    #[::grad_runtime::grad]
    pub fn outer(x: &[f64], rate: f64) -> f64 {
        let a = damped(x, rate, 3);
        a * damped(x, rate * a, 2)
    }
}

#[test]
fn hostile_items() {
    let x = [0.5, 0.3];
    let (x_bar, rate_bar) = hostile::outer_grad(&x, 0.2);
    let f = |at: &([f64; 2], f64)| hostile::outer(&at.0, at.1);
    grad_tests::check::gradient(f, &(x, 0.2), &(x_bar, rate_bar));
}

/// Parameters and variables called like ours.
#[grad_runtime::grad]
fn taken(tape: f64, seed: &[f64], rev: usize, x: f64, x_bar: f64, value: &mut f64) -> f64 {
    let adjoints = tape * x_bar;
    let mut tape_bar = adjoints + x;
    let seed_bar = seed[0] * tape_bar;
    for entry in 0..rev {
        let tape = tape_bar * seed[entry % seed.len()];
        let outgoing = tape + *value;
        tape_bar += outgoing * seed_bar;
    }
    let gradient = tape_bar * *value;
    *value = gradient;
    let d = gradient + x;
    d * d
}

#[test]
fn taken_names() {
    let at = (0.3, vec![0.5, 0.25], 1.5, 0.75, 0.5);
    let call = |(tape, seed, x, x_bar, value): &(f64, Vec<f64>, f64, f64, f64)| {
        taken(*tape, seed, 3, *x, *x_bar, &mut value.clone())
    };
    let mut value = at.4;
    let got = taken_grad(at.0, &at.1, 3, at.2, at.3, &mut value);
    grad_tests::check::gradient(call, &at, &got);
}

/// Raw identifiers, and functions called like what they contain.
#[grad_runtime::grad]
fn r#loop(r#type: f64, r#in: &[f64]) -> f64 {
    let r#match = r#type * r#in[0];
    r#match * r#match
}

#[grad_runtime::grad]
fn calls_raw(x: f64, w: &[f64]) -> f64 {
    r#loop(x, w) * x
}

#[test]
fn raw_names() {
    assert_eq!(loop_grad(3.0, &[2.0]), (24.0, vec![36.0]));
    assert_eq!(calls_raw_grad(3.0, &[2.0]).0, 36.0 + 72.0);
}

/// The runtime by other names.
mod elsewhere {
    pub use grad_runtime as ad;
    pub mod nested {
        pub use super::ad as autodiff;
    }

    #[ad::grad(crate = crate::hygiene::names::elsewhere::ad)]
    pub fn cube(x: f64) -> f64 {
        x * x * x
    }

    #[renamed::grad(crate = ::renamed)]
    pub fn sixth(x: f64) -> f64 {
        let y = cube(x);
        y * y
    }

    #[ad::grad(crate = crate::hygiene::names::elsewhere::nested::autodiff)]
    pub fn slices(x: &[f64]) -> f64 {
        let mut sum = 0.0;
        let mut last = 1.0;
        for v in x {
            last *= v;
            sum += last;
        }
        sum
    }
}

#[test]
fn renamed_runtime() {
    assert_eq!(elsewhere::cube_grad(2.0), 12.0);
    assert_eq!(elsewhere::sixth_grad(2.0), 6.0 * 32.0);
    assert_eq!(elsewhere::slices_grad(&[2.0, 3.0]), [4.0, 2.0]);
}

/// Functions with a parameter of their own name.
mod namesakes {
    use grad_runtime::grad;

    #[grad]
    pub fn h(x: f64, h: f64) -> f64 {
        x * h
    }

    #[grad(hessian)]
    pub fn energy(energy: &[f64]) -> Option<f64> {
        (energy.len() > 1).then(|| energy[0] * energy[1].sin())
    }

    #[grad]
    pub fn scaled<T: num_traits::Float, const N: usize>(x: &[T; N], scaled: T) -> T {
        let mut sum = T::zero();
        for &a in x {
            sum = sum + a.sin() * scaled;
        }
        sum
    }

    #[grad]
    pub fn user(x: f64, k: f64) -> f64 {
        h(x, k) * h(k, x)
    }
}

#[test]
fn parameters_of_the_functions_name() {
    assert_eq!(namesakes::h_grad(2.0, 3.0), (3.0, 2.0));
    assert_eq!(namesakes::user_grad(2.0, 3.0), (36.0, 24.0));
    let h = namesakes::energy_hessian(&[2.0, 0.0]).unwrap();
    assert_eq!((h[0][1], h[1][1]), (1.0, 0.0));
    assert!(namesakes::energy_hessian(&[2.0]).is_none());
    assert_eq!(namesakes::scaled_grad(&[0.0, 0.0], 2.0), ([2.0, 2.0], 0.0));
}
