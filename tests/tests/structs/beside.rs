//! Structs that are lent or copied beside themselves: to methods of theirs, to their assigning operators.

use std::ops::{AddAssign, MulAssign};

use grad_runtime::{Differentiable, grad};
use grad_tests::check;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Phase {
    re: f64,
    im: f64,
}

#[grad]
impl Phase {
    fn dot(&self, other: &Phase) -> f64 {
        self.re * other.re + self.im * other.im
    }

    fn normalized(&mut self) -> &mut Self {
        let norm = self.dot(&*self).sqrt();
        self.re /= norm;
        self.im /= norm;
        self
    }

    /// Changes itself before the last use of what it was given.
    fn turned_by(&mut self, by: Phase) {
        self.re = self.re * by.re - self.im * by.im;
        self.im = self.re * by.im + self.im * by.re;
    }
}

#[grad]
impl AddAssign for Phase {
    fn add_assign(&mut self, other: Phase) {
        self.re += other.re;
        self.im += other.im;
    }
}

#[grad]
impl MulAssign for Phase {
    fn mul_assign(&mut self, by: Phase) {
        let re = self.re * by.re - self.im * by.im;
        self.im = self.re * by.im + self.im * by.re;
        self.re = re;
    }
}

#[grad(hessian)]
fn energy(x: f64, y: f64) -> f64 {
    let mut at = Phase { re: x, im: y };
    let norm = at.dot(&at).sqrt();
    at.re /= norm + 1.0;
    at.normalized();
    at.dot(&at) * norm + at.re
}

#[grad(hessian)]
fn squared(x: f64, y: f64) -> f64 {
    let mut at = Phase { re: x, im: y };
    at.turned_by(at);
    at.turned_by(at);
    at.re * at.im
}

#[grad(jvp)]
fn mandelbrot(x: f64, y: f64) -> f64 {
    let start = Phase { re: x, im: y };
    let mut at = start;
    for _ in 0..3 {
        at *= at;
        at += start;
    }
    at += at;
    at.dot(&at)
}

/// Those of one list, which rustc tells apart no more than the whole.
#[grad(jvp)]
fn couplings(x: &[f64]) -> f64 {
    let mut all = [Phase { re: 0.0, im: 0.0 }; 3];
    for (phase, pair) in all.iter_mut().zip(x.chunks_exact(2)) {
        *phase = Phase {
            re: pair[0],
            im: pair[1],
        };
    }
    let mut sum = 0.0;
    for i in 0..3 {
        for j in 0..3 {
            sum += all[i].dot(&all[j]);
            all[i] += all[j];
            all[j] *= all[i];
        }
        all[i].turned_by(all[2 - i]);
    }
    sum + all[0].re
}

/// Fields, which rustc does tell apart.
#[derive(Clone, Debug, Differentiable)]
struct Pair {
    a: Phase,
    b: Phase,
}

#[grad]
impl Pair {
    fn absorbed(&mut self) {
        self.a.absorb(&self.b);
        self.b.absorb(&self.a);
    }
}

#[grad]
impl Phase {
    fn absorb(&mut self, other: &Phase) {
        self.re *= other.im;
        self.im += self.re * other.re;
    }
}

#[grad(hessian)]
fn exchanged(x: f64, y: f64) -> f64 {
    let a = Phase { re: x, im: y };
    let b = Phase { re: y, im: 0.5 };
    let mut pair = Pair { a, b };
    pair.absorbed();
    pair.a.absorb(&pair.b);
    pair.a.re * pair.b.im
}

#[grad]
fn mixed(left: &mut Phase, right: Phase) {
    left.re *= right.im;
    left.im += left.re * right.re;
}

#[grad(jvp)]
fn halves(x: f64, y: f64) -> f64 {
    let mut all = [Phase { re: x, im: y }, Phase { re: y, im: x * y }];
    let (left, right) = all.split_at_mut(1);
    mixed(&mut left[0], right[0]);
    mixed(&mut right[0], left[0]);
    let mut list = all.to_vec();
    let (left, right) = list.split_at_mut(1);
    std::mem::swap(&mut left[0], &mut right[0]);
    list[0].dot(&list[1]) * list[0].re
}

#[test]
fn gradients() {
    check!(energy, energy_value_and_grad, [x = 0.4, y = 1.3] => (x, y));
    check!(squared, squared_value_and_grad, [x = 0.4, y = 1.3] => (x, y));
    check!(mandelbrot, mandelbrot_value_and_grad, mandelbrot_jvp(x, y), [x = 0.4, y = 0.3] => (x, y));
    check!(couplings, couplings_value_and_grad, couplings_jvp(&x),
        [x = vec![0.4, 0.3, -0.2, 0.1, 0.7, -0.5]] => (&x));
    check!(exchanged, exchanged_value_and_grad, [x = 0.4, y = 1.3] => (x, y));
    check!(halves, halves_value_and_grad, halves_jvp(x, y), [x = 0.4, y = 1.3] => (x, y));
}

#[test]
fn second_derivatives() {
    let (x, y) = (0.4, 1.3);
    let rows = |h: [[f64; 2]; 2]| [(h[0][0], h[0][1]), (h[1][0], h[1][1])];
    let [by_x, by_y] = rows(energy_hessian(x, y));
    check::gradient(|at: &(f64, f64)| energy_grad(at.0, at.1).0, &(x, y), &by_x);
    check::gradient(|at: &(f64, f64)| energy_grad(at.0, at.1).1, &(x, y), &by_y);
    let [by_x, by_y] = rows(squared_hessian(x, y));
    check::gradient(|at: &(f64, f64)| squared_grad(at.0, at.1).0, &(x, y), &by_x);
    check::gradient(|at: &(f64, f64)| squared_grad(at.0, at.1).1, &(x, y), &by_y);
    let [by_x, by_y] = rows(exchanged_hessian(x, y));
    check::gradient(
        |at: &(f64, f64)| exchanged_grad(at.0, at.1).0,
        &(x, y),
        &by_x,
    );
    check::gradient(
        |at: &(f64, f64)| exchanged_grad(at.0, at.1).1,
        &(x, y),
        &by_y,
    );
}
