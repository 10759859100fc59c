//! One gradient in n inputs: a reverse sweep, or n forward sweeps.

use std::hint::black_box;
use std::rc::Rc;

use grad_runtime::grad;

use crate::clock::{Run, medians};
use crate::data::Random;

/// A chain of oscillators: every input meets its neighbour and a transcendental.
#[grad(jvp)]
pub fn chain(x: &[f64]) -> f64 {
    let mut total = 0.0;
    let mut before = 0.5;
    for v in x {
        total += (v - before).sin() * v + 0.1 * v * v;
        before = *v;
    }
    total
}

/// Seconds for n inputs.
pub struct Point {
    pub n: usize,
    pub function: f64,
    pub reverse: f64,
    /// One direction, four at once, and as many as there are inputs.
    pub direction: f64,
    pub four: f64,
    pub forward: f64,
}

pub fn measure() -> Vec<Point> {
    let sizes = [
        1, 2, 3, 4, 6, 8, 16, 32, 64, 128, 256, 512, 1000, 2000, 4000, 10_000,
    ];
    sizes.into_iter().map(point).collect()
}

fn point(n: usize) -> Point {
    let x = Rc::new(Random(31).uniform(n));
    let mut runs: Vec<Run> = vec![
        {
            let x = Rc::clone(&x);
            Box::new(move || {
                black_box(chain(black_box(&x)));
            })
        },
        {
            let (x, mut grad) = (Rc::clone(&x), vec![0.0; n]);
            Box::new(move || {
                black_box(chain_value_and_grad_into(black_box(&x), &mut grad));
                black_box(&grad);
            })
        },
        {
            let (x, mut dot) = (Rc::clone(&x), vec![0.0; n]);
            dot[n / 2] = 1.0;
            Box::new(move || {
                black_box(chain_jvp(black_box(&x), black_box(&dot)));
            })
        },
        {
            let (x, dots) = (Rc::clone(&x), [1.0, 2.0, 3.0, 4.0].map(|d| vec![d; n]));
            Box::new(move || {
                let dots = black_box(&dots).each_ref().map(|dot| &dot[..]);
                black_box(chain_jvp_many(black_box(&x), dots));
            })
        },
        {
            let (x, mut dot, mut grad) = (Rc::clone(&x), vec![0.0; n], vec![0.0; n]);
            Box::new(move || {
                for k in 0..n {
                    dot[k] = 1.0;
                    grad[k] = chain_jvp(black_box(&x), &dot).1;
                    dot[k] = 0.0;
                }
                black_box(&grad);
            })
        },
    ];
    let [function, reverse, direction, four, forward] = medians(&mut runs)[..] else {
        unreachable!("one time per run")
    };
    Point {
        n,
        function,
        reverse,
        direction,
        four,
        forward,
    }
}
