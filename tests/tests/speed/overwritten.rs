//! Gradients into buffers that hold anything: what the buffers held does not show, and what is added to others' is added.
#![allow(clippy::needless_range_loop, clippy::ptr_arg)] // The loops and the types are what is tested.

use grad_runtime::grad;

/// `f_value_and_grad_into` with buffers of NaN, `f_value_and_grad` and `f_grad` against what `f_vjp` adds to zeros, to the
/// bit but for the sign of zeros; and what it adds to other numbers.
macro_rules! overwrites {
    ($test:ident, $($f:ident)::+ => $vjp:ident $into:ident $both:ident $alone:ident ($($arg:expr),*) [$($bar:ident = $x:expr),+]) => {
        #[test]
        fn $test() {
            use $($f)::+::{$alone, $both, $into, $vjp};
            $(let mut $bar = vec![0.0; $x.len()];)+
            let value = $vjp($($arg,)* $(&mut $bar,)+ 1.0);
            let expected = ($($bar.clone(),)+);
            $(let mut $bar = vec![f64::NAN; $x.len()];)+
            let again = $into($($arg,)* $(&mut $bar,)+);
            assert_eq!(again.to_bits(), value.to_bits());
            assert_eq!(($($bar,)+), expected);
            let (again, gradient) = $both($($arg),*);
            assert_eq!(again.to_bits(), value.to_bits());
            assert_eq!(one_or_more(gradient), lists(&expected));
            assert_eq!(one_or_more($alone($($arg),*)), lists(&expected));
            $(let mut $bar = vec![64.0; $x.len()];)+
            $vjp($($arg,)* $(&mut $bar,)+ 1.0);
            for (got, expected) in lists(&($($bar,)+)).iter().flatten().zip(lists(&expected).iter().flatten()) {
                assert!((got - 64.0 - expected).abs() < 1e-12, "{got} instead of {expected} more than 64");
            }
        }
    };
}

trait Lists {
    fn lists(&self) -> Vec<Vec<f64>>;
}

impl Lists for (Vec<f64>,) {
    fn lists(&self) -> Vec<Vec<f64>> {
        vec![self.0.clone()]
    }
}

impl Lists for (Vec<f64>, Vec<f64>) {
    fn lists(&self) -> Vec<Vec<f64>> {
        vec![self.0.clone(), self.1.clone()]
    }
}

impl Lists for Vec<f64> {
    fn lists(&self) -> Vec<Vec<f64>> {
        vec![self.clone()]
    }
}

fn lists(of: &impl Lists) -> Vec<Vec<f64>> {
    of.lists()
}

fn one_or_more(of: impl Lists) -> Vec<Vec<f64>> {
    of.lists()
}

const X: [f64; 5] = [0.5, -1.5, 2.0, 0.25, -0.75];
const Y: [f64; 4] = [1.0, 0.5, -2.0, 3.0];

mod chain {
    use super::*;
    #[grad]
    pub fn f(x: &[f64]) -> f64 {
        let mut energy = 0.0;
        for i in 0..x.len() - 1 {
            let d = x[i + 1] - x[i] * x[i];
            energy += d * d;
        }
        energy
    }
}
overwrites!(chained, chain => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X) [a = X]);
overwrites!(chain_of_two, chain => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X[..2]) [a = X[..2]]);
overwrites!(chain_of_one, chain => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X[..1]) [a = X[..1]]);

mod norm {
    use super::*;
    #[grad]
    pub fn f(x: &[f64]) -> f64 {
        x.iter().map(|v| v * v).sum::<f64>().sqrt()
    }
}
overwrites!(all_of_a_list, norm => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X) [a = X]);
overwrites!(none_of_a_list, norm => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X[..0]) [a = X[..0]]);

mod part {
    use super::*;
    #[grad]
    pub fn f(x: &[f64], from: usize, to: usize) -> f64 {
        let mut s = 0.0;
        for i in from..to {
            s += x[i - 1].sin() * x[i - 1];
        }
        s
    }
}
overwrites!(part_of_a_list, part => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X, 2, 4) [a = X]);
overwrites!(up_to_the_end, part => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X, 1, 6) [a = X]);
overwrites!(no_iteration, part => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X, 3, 3) [a = X]);
overwrites!(bounds_beyond_the_list, part => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X, 9, 8) [a = X]);
overwrites!(begin_after_the_end, part => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X, 5, 0) [a = X]);

mod differences {
    use super::*;
    /// Three neighbours, and ends that others reach.
    #[grad]
    pub fn f(x: &[f64]) -> f64 {
        let mut s = x[0] * x[x.len() - 1];
        for i in 1..x.len() - 1 {
            let d = x[i + 1] - 2.0 * x[i] + x[i - 1];
            s += d * d * x[i];
        }
        s
    }
}
overwrites!(second_differences, differences => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X) [a = X]);
overwrites!(second_differences_of_two, differences => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X[..2]) [a = X[..2]]);

mod shorter {
    use super::*;
    #[grad]
    pub fn f(x: &[f64], y: &[f64]) -> f64 {
        let mut s = 0.0;
        for (a, b) in x.iter().zip(y) {
            s += (a * b).sin();
        }
        s
    }
}
overwrites!(lists_of_two_lengths, shorter => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X, &Y) [a = X, b = Y]);
overwrites!(one_list_twice, shorter => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X, &X) [a = X, b = X]);

mod branches {
    use super::*;
    #[grad]
    pub fn f(x: &[f64], y: &[f64]) -> f64 {
        if x.len() < 3 {
            return y[0] * 2.0;
        }
        let mut s = 0.0;
        for i in 0..x.len() {
            if x[i] > 0.0 {
                s += x[i] * x[i];
            } else if i > 1 {
                s -= x[i].sin();
            }
        }
        if s > 1.0 {
            for v in y {
                s += v * v;
            }
        }
        s
    }
}
overwrites!(sides, branches => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X, &Y) [a = X, b = Y]);
overwrites!(other_sides, branches => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X[1..4], &Y) [a = X[1..4], b = Y]);
overwrites!(an_early_return, branches => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X[..2], &Y) [a = X[..2], b = Y]);

mod leaving {
    use super::*;
    /// Leaves between a loop and what is added next to its elements.
    #[grad(wrt(x))]
    pub fn f(x: &[f64], m: usize, k: f64) -> f64 {
        let mut s = 0.0;
        for i in 1..m {
            s += x[i] * x[i - 1];
        }
        if 1 < m {
            if k > 1.0 {
                return s;
            }
            s += x[m] * x[0];
        }
        s
    }
}
overwrites!(left_behind_a_loop, leaving => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X, 3, 2.0) [a = X]);
overwrites!(not_left_there, leaving => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X, 3, 0.5) [a = X]);
overwrites!(left_without_a_trip, leaving => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X, 1, 2.0) [a = X]);

mod passes_twice {
    use super::*;
    #[grad]
    pub fn f(x: &[f64], y: &[f64]) -> f64 {
        let mut max = f64::NEG_INFINITY;
        for &v in x {
            max = max.max(v);
        }
        let mut s = 0.0;
        for &v in x {
            s += (v - max).exp();
        }
        let mut product = 1.0;
        for v in y.iter().rev() {
            if *v < -1.5 {
                break;
            }
            product *= v;
        }
        for i in (0..y.len()).step_by(2) {
            product += y[i] * x[i];
        }
        (max + s.ln()) * product
    }
}
overwrites!(several_loops, passes_twice => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X, &Y) [a = X, b = Y]);

mod calls {
    use super::*;
    #[grad]
    pub fn of_all(x: &[f64], k: f64) -> f64 {
        let mut s = 0.0;
        for i in 0..x.len() {
            s += (k * x[i]).cos();
        }
        s
    }
    /// What is called adds to what the loop has left, or the loop to that.
    #[grad]
    pub fn f(x: &[f64], y: &[f64]) -> f64 {
        let mut s = of_all(x, 2.0);
        for i in 0..x.len() {
            s += x[i] * x[i];
        }
        for i in 0..y.len() {
            s += y[i].sin();
        }
        s * of_all(y, 0.5)
    }
}
overwrites!(functions_that_are_called, calls => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X, &Y) [a = X, b = Y]);

mod rows {
    use super::*;
    #[grad]
    pub fn f(x: &[f64], y: &[f64]) -> f64 {
        let mut s = 0.0;
        for i in 0..x.len() {
            for j in 0..y.len() {
                s += (x[i] - y[j]).abs().sqrt();
            }
        }
        s
    }
}
overwrites!(loops_in_loops, rows => f_vjp f_value_and_grad_into f_value_and_grad f_grad (&X, &Y) [a = X, b = Y]);

#[grad]
fn generic<T: num_traits::Float>(x: &[T]) -> T {
    let mut s = T::zero();
    for i in 1..x.len() {
        s = s + x[i] * x[i - 1];
    }
    s
}

#[test]
fn numbers_of_any_type() {
    let mut x_grad = [f32::NAN; 3];
    assert_eq!(
        generic_value_and_grad_into(&[1.0f32, 2.0, 3.0], &mut x_grad),
        8.0
    );
    assert_eq!(x_grad, [2.0, 4.0, 2.0]);
    let mut x_grad = vec![f64::NAN; 1];
    generic_value_and_grad_into(&[7.0], &mut x_grad);
    assert_eq!(x_grad, [0.0]);
}

#[grad]
fn mixed(scale: f64, x: &[f64], w: &Vec<f64>, out: &mut [f64], at: &[usize]) -> f64 {
    let mut s = 0.0;
    for i in 0..x.len() {
        out[i] += scale * x[i];
        s += out[i] * x[i];
    }
    for &k in at {
        s += w[k];
    }
    s
}

#[test]
fn buffers_of_all_kinds() {
    let (x, w) = ([1.0, -2.0], vec![3.0, 4.0, 5.0]);
    let mut out = [0.5, 0.25];
    let (mut x_grad, mut w_grad, mut out_grad) = ([f64::NAN; 2], vec![f64::NAN; 3], [f64::NAN; 2]);
    let (value, scale_bar) = mixed_value_and_grad_into(
        2.0,
        &x,
        &w,
        &mut out,
        &[2, 0, 2],
        &mut x_grad,
        &mut w_grad,
        &mut out_grad,
    );
    assert_eq!((value, scale_bar), (23.0, 5.0));
    assert_eq!(out, [2.5, -3.75]);
    assert_eq!((x_grad, out_grad), ([4.5, -7.75], [1.0, -2.0]));
    assert_eq!(w_grad, [1.0, 0.0, 2.0]);
}

#[grad]
fn may_panic(x: &[f64], limit: f64) -> f64 {
    let mut s = 0.0;
    for v in x {
        assert!(*v < limit, "too much");
        s += v * v;
    }
    s
}

#[test]
fn after_a_panic() {
    let mut x_grad = vec![f64::NAN; X.len()];
    let halfway =
        std::panic::AssertUnwindSafe(|| may_panic_value_and_grad_into(&X, 1.0, &mut x_grad));
    assert!(std::panic::catch_unwind(halfway).is_err());
    may_panic_value_and_grad_into(&X, 9.0, &mut x_grad);
    assert_eq!(x_grad, X.map(|v| 2.0 * v));
}

#[test]
#[should_panic(expected = "x")]
fn buffers_of_another_length() {
    chain::f_value_and_grad_into(&X, &mut [0.0; 4]);
}

/// What is not a number stays that.
#[test]
fn numbers_that_are_none() {
    let x = [1.0, f64::NAN, 2.0, f64::INFINITY];
    let mut x_grad = [0.0; 4];
    norm::f_value_and_grad_into(&x, &mut x_grad);
    assert!(x_grad.iter().all(|d| d.is_nan()));
    let mut x_grad = [f64::NAN; 4];
    part::f_value_and_grad_into(&x, 1, 4, &mut x_grad);
    assert!(x_grad[1].is_nan() && x_grad[3] == 0.0);
    assert_eq!(x_grad[0], 1f64.sin() + 1f64.cos());
}
