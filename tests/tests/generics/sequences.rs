//! Slices, arrays and `Vec`s of `T`, iterators, records on the tape.

use std::iter::Sum;

use grad_runtime::grad;
use num_traits::{Float, FromPrimitive};

#[grad(jvp)]
fn polyval<T: Float>(coefficients: &[T], x: T) -> T {
    coefficients
        .iter()
        .rev()
        .fold(T::zero(), |acc, &c| acc * x + c)
}

#[grad(jvp)]
fn horner<T: Float>(x: T, c: &[T]) -> T {
    let mut y = T::zero();
    for i in (0..c.len()).rev() {
        y = y * x + c[i];
    }
    y
}

#[grad(jvp)]
fn mean<T: Float + Sum>(data: &[T]) -> T {
    data.iter().copied().sum::<T>() / T::from(data.len()).unwrap()
}

#[grad(jvp)]
fn variance<T>(data: &[T]) -> T
where
    T: Float + FromPrimitive + Sum<T>,
{
    let n = T::from_usize(data.len()).unwrap();
    let m = mean(data);
    data.iter().map(|&x| (x - m) * (x - m)).sum::<T>() / (n - T::one())
}

#[grad(jvp)]
fn correlation<T: Float + FromPrimitive + Sum>(x: &[T], y: &[T]) -> T {
    let (mx, my) = (mean(x), mean(y));
    let mut sxy = T::zero();
    let mut sxx = T::zero();
    let mut syy = T::zero();
    for (&a, &b) in x.iter().zip(y.iter()) {
        let (dx, dy) = (a - mx, b - my);
        sxy = sxy + dx * dy;
        sxx = sxx + dx * dx;
        syy = syy + dy * dy;
    }
    sxy / (sxx * syy).sqrt()
}

#[grad(jvp)]
fn log_sum_exp<T: Float>(x: &[T]) -> T {
    let mut max = T::neg_infinity();
    for &v in x {
        if v > max {
            max = v;
        }
    }
    let mut sum = T::zero();
    for &v in x {
        sum = sum + (v - max).exp();
    }
    max + sum.ln()
}

#[grad]
fn softmax<T: Float>(x: &[T]) -> Vec<T> {
    let max = x.iter().copied().fold(T::neg_infinity(), T::max);
    let exps: Vec<T> = x.iter().map(|&v| (v - max).exp()).collect();
    let total = exps.iter().fold(T::zero(), |a, &b| a + b);
    exps.iter().map(|&e| e / total).collect()
}

#[grad(jvp)]
fn recurrent<T: Float>(w: &[T], u: T, steps: usize) -> T {
    let mut h = vec![T::zero(); w.len()];
    let mut energy = T::zero();
    for t in 0..steps {
        for i in 0..w.len() {
            let prev = h[(i + t) % w.len()];
            h[i] = (w[i] * prev + u).tanh();
        }
        energy = energy + h[0] * h[w.len() - 1];
    }
    energy
}

#[grad(jvp)]
fn rk4<T: Float>(y0: T, rate: T, dt: T, steps: usize) -> T {
    let half = T::from(0.5).unwrap();
    let sixth = T::one() / T::from(6.0).unwrap();
    let two = T::from(2.0).unwrap();
    let f = |y: T| rate * y * (T::one() - y);
    let mut y = y0;
    for _ in 0..steps {
        let k1 = f(y);
        let k2 = f(y + half * dt * k1);
        let k3 = f(y + half * dt * k2);
        let k4 = f(y + dt * k3);
        y = y + dt * sixth * (k1 + two * k2 + two * k3 + k4);
    }
    y
}

#[grad(jvp)]
fn scale_in_place<T: Float>(x: &mut [T], by: T) -> T {
    let mut norm = T::zero();
    for v in x.iter_mut() {
        *v = *v * by;
        norm = norm + *v * *v;
    }
    norm.sqrt()
}

#[grad(jvp)]
fn normalised<T: Float>(x: &[T], by: T) -> T {
    let mut copy = x.to_vec();
    let norm = scale_in_place(&mut copy, by);
    let mut sum = T::zero();
    for i in 0..copy.len() {
        copy[i] = copy[i] / (norm + T::one());
        sum = sum + copy[i] * T::from(i + 1).unwrap();
    }
    sum
}

#[grad(jvp)]
fn branching<T: Float>(x: &[T], limit: T) -> T {
    let mut total = T::one();
    let mut skipped = 0;
    for (i, &v) in x.iter().enumerate() {
        if v > limit {
            skipped += 1;
            continue;
        }
        total = total * (v + T::from(i).unwrap());
        if total > T::from(1e6).unwrap() {
            break;
        }
    }
    total / T::from(skipped + 1).unwrap()
}

#[grad(jvp)]
fn mixed_precision<T: Float>(x: &[T], w: &[f64]) -> f64 {
    let mut state = 0.25;
    for i in 0..x.len() {
        let a = (x[i] * x[i]).sin();
        state = (state * w[i] + a.to_f64().unwrap()).tanh();
    }
    state
}

#[test]
fn sequences() {
    let x = vec![0.3, 1.2, -0.7, 0.9, 2.0];
    let y = vec![0.8, 0.1, -0.2, 1.9, 1.5];
    check!(polyval, polyval_value_and_grad, polyval_jvp(&c, t), [c = x.clone(), t = 0.6] => (&c, t));
    check!(horner, horner_value_and_grad, horner_jvp(t, &c), [t = 0.6, c = x.clone()] => (t, &c));
    check!(mean, mean_value_and_grad, mean_jvp(&x), [x = x.clone()] => (&x));
    check!(variance, variance_value_and_grad, variance_jvp(&x), [x = x.clone()] => (&x));
    check!(correlation, correlation_value_and_grad, correlation_jvp(&x, &y), [x = x.clone(), y = y.clone()] => (&x, &y));
    check!(log_sum_exp, log_sum_exp_value_and_grad, log_sum_exp_jvp(&x), [x = x.clone()] => (&x));
    check!(recurrent, recurrent_value_and_grad, recurrent_jvp(&w, u), [w = x.clone(), u = 0.2] => (&w, u, 7));
    check!(rk4, rk4_value_and_grad, rk4_jvp(y, r, dt), [y = 0.1, r = 1.5, dt = 0.05] => (y, r, dt, 12));
    check!(scale_in_place, scale_in_place_value_and_grad, scale_in_place_jvp(&mut x, by), [x = x.clone(), by = 1.1] => (&mut x, by));
    check!(normalised, normalised_value_and_grad, normalised_jvp(&x, by), [x = x.clone(), by = 1.1] => (&x, by));
    check!(branching, branching_value_and_grad, branching_jvp(&x, limit), [x = x.clone(), limit = 1.5] => (&x, limit));
    check!(mixed_precision, mixed_precision_value_and_grad, mixed_precision_jvp(&x, &w), [x = x.clone(), w = y.clone()] => (&x, &w));
}

#[test]
fn results_of_several_numbers() {
    let x = vec![0.3, 1.2, -0.7];
    let seed = vec![1.0, -0.5, 2.0];
    let mut x_bar = vec![0.0; 3];
    let value = softmax_vjp(&x, &mut x_bar, seed.clone());
    assert_eq!(value, softmax(&x));
    let weighted = |x: &Vec<f64>| softmax(x).iter().zip(&seed).map(|(y, s)| y * s).sum();
    grad_tests::check::gradient(weighted, &x, &x_bar);
}

#[test]
fn single_precision() {
    let (x, w) = ([0.3f32, 1.2, -0.7], [0.5, 0.25, 1.5]);
    let (value, (x_bar, w_bar)) = mixed_precision_value_and_grad(&x, &w);
    assert_eq!(value, mixed_precision(&x, &w));
    let (_, (x_wide, w_wide)) = mixed_precision_value_and_grad(&x.map(f64::from), &w);
    let narrow: Vec<f64> = x_bar.iter().map(|&x| x.into()).collect();
    grad_tests::check::close(&narrow, &x_wide, 1e-6);
    grad_tests::check::close(&w_bar, &w_wide, 1e-6);

    let (value, (w_bar, u_bar)) = recurrent_value_and_grad(&x, 0.2, 7);
    assert_eq!(value, recurrent(&x, 0.2, 7));
    let (w_wide, u_wide) = recurrent_grad(&x.map(f64::from), 0.2, 7);
    let narrow: Vec<f64> = w_bar.iter().map(|&x| x.into()).collect();
    grad_tests::check::close(&narrow, &w_wide, 1e-5);
    assert!((f64::from(u_bar) - u_wide).abs() < 1e-5);
}

/// Polynomials over any numbers, whose constructor is given zeros of a kind that only its result tells.
mod series {
    use std::ops::{Add, Mul};

    use grad_runtime::{Differentiable, grad};
    use grad_tests::check;
    use num_traits::{One, Zero};

    #[derive(Differentiable, Clone, Debug, PartialEq)]
    struct Series<T> {
        terms: Vec<T>,
    }

    #[grad]
    impl<T: Zero> Series<T> {
        fn new(terms: Vec<T>) -> Self {
            Self { terms }
        }
    }

    #[grad]
    impl<T> Series<T>
    where
        T: Zero + One + Clone + Add<Output = T> + Mul<Output = T>,
    {
        fn and(&self, term: T) -> Self {
            let mut terms = self.terms.clone();
            let last = terms[terms.len() - 1].clone();
            terms.push(last + term);
            Series::new(terms)
        }

        fn integral(&self, step: T) -> Self {
            let mut sum = Series::new(vec![Zero::zero()]);
            for k in 0..self.terms.len() {
                sum = sum.and(self.terms[k].clone() * step.clone());
            }
            sum
        }
    }

    #[grad]
    fn energy(terms: &[f64], step: f64) -> f64 {
        let series = Series::new(terms.to_vec()).integral(step);
        let mut energy = 0.0;
        for k in 0..series.terms.len() {
            energy += series.terms[k] * series.terms[k];
        }
        energy
    }

    #[test]
    fn zeros_for_a_constructor() {
        let at = (vec![0.4, -1.1, 0.7], 0.3);
        check::value_and_gradient(
            |(terms, step): &(Vec<f64>, f64)| energy(terms, *step),
            &at,
            energy_value_and_grad(&at.0, at.1),
        );
    }
}
