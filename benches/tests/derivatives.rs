//! The hand-written derivatives, and those in use, against central differences of the primals, at sizes that no golden
//! file has; their values bit for bit.

use grad_benches::programs;

macro_rules! suite {
    ($name:ident) => {
        mod $name {
            use super::{check, dirty, numbers, programs};
            use grad_benches::$name as side;

            #[test]
            fn gmm() {
                for (d, k, n, m) in [(1, 1, 1, 0), (1, 3, 2, 1), (5, 2, 3, 0), (9, 3, 4, 2)] {
                    let below = d * (d - 1) / 2;
                    let x = numbers(1, n * d);
                    let [alpha, mu, q, l] =
                        [k, k * d, k * d, k * below].map(|len| numbers(len + 2, len));
                    let f = |alpha: &[f64], mu: &[f64], q: &[f64], l: &[f64]| {
                        programs::gmm::objective(d, k, n, &x, alpha, mu, q, l, 0.7, m)
                    };
                    let [mut alpha_grad, mut mu_grad, mut q_grad, mut l_grad] =
                        [&alpha, &mu, &q, &l].map(|input| dirty(input));
                    let value = side::gmm::objective_value_and_grad_into(
                        d,
                        k,
                        n,
                        &x,
                        &alpha,
                        &mu,
                        &q,
                        &l,
                        0.7,
                        m,
                        &mut alpha_grad,
                        &mut mu_grad,
                        &mut q_grad,
                        &mut l_grad,
                    );
                    assert_eq!(value, f(&alpha, &mu, &q, &l));
                    check(&alpha_grad, &alpha, |alpha| f(alpha, &mu, &q, &l));
                    check(&mu_grad, &mu, |mu| f(&alpha, mu, &q, &l));
                    check(&q_grad, &q, |q| f(&alpha, &mu, q, &l));
                    check(&l_grad, &l, |l| f(&alpha, &mu, &q, l));
                }
            }

            #[test]
            fn lstm() {
                for (l, b, c) in [(1, 1, 2), (2, 3, 2), (3, 2, 6)] {
                    let (main, extra) = (numbers(1, 8 * l * b), numbers(2, 3 * b));
                    let (state, sequence) = (numbers(3, 2 * l * b), numbers(4, c * b));
                    let f = |main: &[f64], extra: &[f64]| {
                        programs::lstm::objective(l, b, c, main, extra, &state, &sequence)
                    };
                    let (mut main_grad, mut extra_grad) = (dirty(&main), dirty(&extra));
                    let value = side::lstm::objective_value_and_grad_into(
                        l,
                        b,
                        c,
                        &main,
                        &extra,
                        &state,
                        &sequence,
                        &mut main_grad,
                        &mut extra_grad,
                    );
                    assert_eq!(value, f(&main, &extra));
                    check(&main_grad, &main, |main| f(main, &extra));
                    check(&extra_grad, &extra, |extra| f(&main, extra));
                }
            }

            #[test]
            fn llsq() {
                for (n, m) in [(2, 0), (2, 1), (7, 5)] {
                    let x = numbers(1, m);
                    let mut grad = dirty(&x);
                    let value = side::llsq::misfit_value_and_grad_into(&x, n, &mut grad);
                    assert_eq!(value, programs::llsq::misfit(&x, n));
                    check(&grad, &x, |x| programs::llsq::misfit(x, n));
                }
            }

            #[test]
            fn lse() {
                for n in [1, 2, 9] {
                    let x = numbers(1, n);
                    let mut grad = dirty(&x);
                    let value = side::lse::logsumexp_value_and_grad_into(&x, &mut grad);
                    assert_eq!(value, programs::lse::logsumexp(&x));
                    check(&grad, &x, programs::lse::logsumexp);
                }
            }

            #[test]
            fn kmeans() {
                for (n, k, d) in [(1, 1, 1), (5, 1, 3), (9, 4, 2)] {
                    let (points, centroids) = (numbers(1, n * d), numbers(2, k * d));
                    let mut grad = dirty(&centroids);
                    let value = side::kmeans::cost_value_and_grad_into(
                        n, k, d, &points, &centroids, &mut grad,
                    );
                    assert_eq!(value, programs::kmeans::cost(n, k, d, &points, &centroids));
                    check(&grad, &centroids, |centroids| {
                        programs::kmeans::cost(n, k, d, &points, centroids)
                    });
                }
            }

            #[test]
            fn det() {
                for ell in [1, 4, 6] {
                    let a = numbers(1, ell * ell);
                    let mut grad = dirty(&a);
                    let value = side::det::determinant_value_and_grad_into(&a, ell, &mut grad);
                    assert_eq!(value, programs::det::determinant(&a, ell));
                    check(&grad, &a, |a| programs::det::determinant(a, ell));
                }
            }

            /// Every component has a seed, and the incoming contents of `y` must not matter.
            #[test]
            fn ode() {
                for (n, s) in [(1, 1), (2, 3), (7, 2), (5, 4)] {
                    let (x, seeds) = (numbers(1, n), numbers(2, n));
                    let f = |x: &[f64]| {
                        let mut y = numbers(3, n);
                        programs::ode::integrate(x, s, &mut y);
                        y.iter().zip(&seeds).map(|(y, seed)| y * seed).sum::<f64>()
                    };
                    let mut expected = vec![0.0; n];
                    programs::ode::integrate(&x, s, &mut expected);
                    let (mut y, mut x_bar, mut y_bar) =
                        (numbers(3, n), vec![0.0; n], seeds.clone());
                    side::ode::integrate_vjp(&x, s, &mut y, &mut x_bar, &mut y_bar);
                    assert_eq!(y, expected);
                    assert_eq!(y_bar, vec![0.0; n]);
                    check(&x_bar, &x, f);
                }
            }

            /// Both branches of the rotation; adjoints are added to what the buffers hold.
            #[test]
            fn ba() {
                for turned in [false, true] {
                    let mut cam: [f64; 11] = numbers(1, 11).try_into().unwrap();
                    let x: [f64; 3] = [0.3, -0.8, 4.0];
                    if !turned {
                        cam[..3].fill(0.0);
                    }
                    let (w, feat, seed) = (0.8, [0.4, -0.9], [1.3, -0.6]);
                    let weigh = |[e, f]: [f64; 2]| seed[0] * e + seed[1] * f;
                    let f = |cam: &[f64], x: &[f64], w: f64| {
                        weigh(programs::ba::project(
                            cam.try_into().unwrap(),
                            x.try_into().unwrap(),
                            w,
                            &feat,
                        ))
                    };
                    let (mut cam_bar, mut x_bar) = ([10.0; 11], [10.0; 3]);
                    let (value, w_bar) =
                        side::ba::project_vjp(&cam, &x, w, &feat, &mut cam_bar, &mut x_bar, seed);
                    assert_eq!(value, programs::ba::project(&cam, &x, w, &feat));
                    check(&cam_bar.map(|bar| bar - 10.0), &cam, |cam| f(cam, &x, w));
                    check(&x_bar.map(|bar| bar - 10.0), &x, |x| f(&cam, x, w));
                    check(&[w_bar], &[w], |w| f(&cam, &x, w[0]));
                }
            }
        }
    };
}

suite!(by_hand);
suite!(derivatives);

fn check(grad: &[f64], x: &[f64], f: impl Fn(&[f64]) -> f64) {
    assert_eq!(grad.len(), x.len());
    let mut x = x.to_vec();
    for i in 0..x.len() {
        let (at, step) = (x[i], 1e-5);
        x[i] = at + step;
        let above = f(&x);
        x[i] = at - step;
        let below = f(&x);
        x[i] = at;
        let expected = (above - below) / (2.0 * step);
        assert!(
            (grad[i] - expected).abs() <= 1e-6 * expected.abs().max(1.0),
            "[{i}]: {} for {expected}",
            grad[i]
        );
    }
}

/// A gradient buffer whose old contents must be overwritten.
fn dirty(x: &[f64]) -> Vec<f64> {
    vec![f64::NAN; x.len()]
}

/// Numbers between -1 and 1 without a pattern that matters.
fn numbers(seed: usize, n: usize) -> Vec<f64> {
    (0..n)
        .map(|i| ((seed * 37 + i * 13) as f64 * 0.77).sin())
        .collect()
}
