//! The programs at some of the sizes that GradBench runs by default.

use std::hint::black_box;
use std::rc::Rc;

use grad_benches::programs;

use crate::clock::Sides;
use crate::data::Random;

pub type Case = (String, Box<dyn FnOnce() -> Sides>);

/// The three sides of a program: `$derivative` is an expression that makes the closure for one of the two modules of
/// derivatives, which it calls `$side`; `$primal` is the closure for the primal.
macro_rules! sides {
    ($program:ident, $primal:expr, $side:ident => $derivative:expr) => {
        Sides {
            primal: Box::new($primal),
            companion: {
                use grad_benches::derivatives::$program as $side;
                Box::new($derivative)
            },
            by_hand: {
                use grad_benches::by_hand::$program as $side;
                Box::new($derivative)
            },
            peers: vec![],
        }
    };
}

/// Every case with its name, not yet built.
pub fn all() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut add = |name: String, build: Box<dyn FnOnce() -> Sides>| cases.push((name, build));
    for (d, k) in [(2, 5), (10, 25), (32, 50), (64, 100)] {
        add(
            format!("gmm d={d} k={k} n=1000"),
            Box::new(move || gmm(d, k, 1000)),
        );
    }
    for (name, n, m, p) in [("ba1", 49, 7776, 31843), ("ba5", 257, 65132, 225911)] {
        add(format!("ba {name}"), Box::new(move || ba(n, m, p)));
    }
    for (l, c) in [(2, 1024), (4, 4096), (6, 8192)] {
        add(
            format!("lstm l={l} c={c}"),
            Box::new(move || lstm(l, 14, c)),
        );
    }
    for (k, n, d) in [(10, 1000, 8), (100, 10000, 8), (1000, 10000, 16)] {
        add(
            format!("kmeans k={k} n={n} d={d}"),
            Box::new(move || kmeans(k, n, d)),
        );
    }
    for n in [128, 2048, 16392] {
        add(format!("llsq n={n} m=128"), Box::new(move || llsq(n, 128)));
    }
    for n in [10_000, 160_000, 1_280_000] {
        add(format!("lse n={n}"), Box::new(move || lse(n)));
    }
    for (n, s) in [(1000, 10), (10_000, 10), (10_000, 100), (100_000, 100)] {
        add(format!("ode n={n} s={s}"), Box::new(move || ode(n, s)));
    }
    for ell in [5, 8, 10] {
        add(format!("det ell={ell}"), Box::new(move || det(ell)));
    }
    cases
}

fn gmm(d: usize, k: usize, n: usize) -> Sides {
    let mut random = Random(1);
    let x = Rc::new(random.normal(n * d));
    let alpha = random.normal(k);
    let mu = random.uniform(k * d);
    let q = random.normal(k * d);
    let l = random.normal(k * d * (d - 1) / 2);
    let inputs = Rc::new((x, alpha, mu, q, l));
    let primal = {
        let inputs = Rc::clone(&inputs);
        move || {
            let (x, alpha, mu, q, l) = black_box(&*inputs);
            black_box(programs::gmm::objective(
                d, k, n, x, alpha, mu, q, l, 1.0, 0,
            ));
        }
    };
    sides!(gmm, primal, side => {
        let inputs = Rc::clone(&inputs);
        let (_, alpha, mu, q, l) = &*inputs;
        let mut grads = [alpha, mu, q, l].map(|input| vec![0.0; input.len()]);
        move || {
            let (x, alpha, mu, q, l) = black_box(&*inputs);
            let [alpha_grad, mu_grad, q_grad, l_grad] = &mut grads;
            black_box(side::objective_value_and_grad_into(
                d, k, n, x, alpha, mu, q, l, 1.0, 0, alpha_grad, mu_grad, q_grad, l_grad,
            ));
        }
    })
}

fn ba(n: usize, m: usize, p: usize) -> Sides {
    let camera = [
        -0.758453, -1.109613, -0.845551, 34.556073, 39.676747, 53.881673, 419.194514, 5.864426,
        -8.518870, 0.087812, 0.002739,
    ];
    let cameras = Rc::new(vec![camera; n]);
    let points = Rc::new(vec![[7.203245, 0.001144, 3.023326]; m]);
    let weights = Rc::new(vec![0.417022; p]);
    let features = Rc::new(vec![[271.760969, 834.209256]; p]);
    let observations: Rc<Vec<_>> = Rc::new((0..p).map(|i| (i % n, i % m)).collect());
    let inputs = (cameras, points, weights, features, observations);
    let primal = {
        let (cameras, points, weights, features, observations) = inputs.clone();
        let mut errors = vec![[0.0; 2]; p];
        move || {
            for (i, &(camera, point)) in observations.iter().enumerate() {
                errors[i] = programs::ba::project(
                    &cameras[camera],
                    &points[point],
                    weights[i],
                    &features[i],
                );
            }
            black_box(&errors);
        }
    };
    sides!(ba, primal, side => {
        let (cameras, points, weights, features, observations) = inputs.clone();
        let mut rows = vec![[0.0; 15]; 2 * p];
        move || {
            for (i, pair) in rows.as_chunks_mut::<2>().0.iter_mut().enumerate() {
                let (camera, point) = observations[i];
                let (camera, point, w, feature) = (&cameras[camera], &points[point], weights[i], &features[i]);
                // A loop, so that the compiler may move out of it what the two sweeps have in common.
                for (row, seed) in pair.iter_mut().zip([[1.0, 0.0], [0.0, 1.0]]) {
                    let (mut cam_bar, mut x_bar) = ([0.0; 11], [0.0; 3]);
                    let (_, w_bar) = side::project_vjp(camera, point, w, feature, &mut cam_bar, &mut x_bar, seed);
                    row[..11].copy_from_slice(&cam_bar);
                    row[11..14].copy_from_slice(&x_bar);
                    row[14] = w_bar;
                }
            }
            black_box(&rows);
        }
    })
}

fn lstm(l: usize, b: usize, c: usize) -> Sides {
    let mut random = Random(2);
    let main_params = random.uniform(8 * l * b);
    let extra_params = random.uniform(3 * b);
    let state = random.uniform(2 * l * b);
    let sequence = random.bits(c * b);
    let inputs = Rc::new((main_params, extra_params, state, sequence));
    let primal = {
        let inputs = Rc::clone(&inputs);
        move || {
            let (main_params, extra_params, state, sequence) = black_box(&*inputs);
            black_box(programs::lstm::objective(
                l,
                b,
                c,
                main_params,
                extra_params,
                state,
                sequence,
            ));
        }
    };
    sides!(lstm, primal, side => {
        let inputs = Rc::clone(&inputs);
        let mut main_grad = vec![0.0; 8 * l * b];
        let mut extra_grad = vec![0.0; 3 * b];
        move || {
            let (main_params, extra_params, state, sequence) = black_box(&*inputs);
            black_box(side::objective_value_and_grad_into(
                l, b, c, main_params, extra_params, state, sequence, &mut main_grad, &mut extra_grad,
            ));
        }
    })
}

fn kmeans(k: usize, n: usize, d: usize) -> Sides {
    let points = Random(3).uniform(n * d);
    let centroids = points[(n - k) * d..].to_vec();
    let inputs = Rc::new((points, centroids));
    let primal = {
        let inputs = Rc::clone(&inputs);
        move || {
            let (points, centroids) = black_box(&*inputs);
            black_box(programs::kmeans::cost(n, k, d, points, centroids));
        }
    };
    sides!(kmeans, primal, side => {
        let inputs = Rc::clone(&inputs);
        let mut grad = vec![0.0; k * d];
        move || {
            let (points, centroids) = black_box(&*inputs);
            black_box(side::cost_value_and_grad_into(n, k, d, points, centroids, &mut grad));
        }
    })
}

fn llsq(n: usize, m: usize) -> Sides {
    let x = Rc::new(Random(4).uniform(m));
    let primal = {
        let x = Rc::clone(&x);
        move || {
            black_box(programs::llsq::misfit(black_box(&x), n));
        }
    };
    sides!(llsq, primal, side => {
        let x = Rc::clone(&x);
        let mut grad = vec![0.0; m];
        move || {
            black_box(side::misfit_value_and_grad_into(black_box(&x), n, &mut grad));
        }
    })
}

fn lse(n: usize) -> Sides {
    let x = Rc::new(Random(5).uniform(n));
    let primal = {
        let x = Rc::clone(&x);
        move || {
            black_box(programs::lse::logsumexp(black_box(&x)));
        }
    };
    sides!(lse, primal, side => {
        let x = Rc::clone(&x);
        let mut grad = vec![0.0; n];
        move || {
            black_box(side::logsumexp_value_and_grad_into(black_box(&x), &mut grad));
        }
    })
}

fn ode(n: usize, s: usize) -> Sides {
    let x = Rc::new(Random(6).uniform(n));
    let primal = {
        let x = Rc::clone(&x);
        let mut y = vec![0.0; n];
        move || {
            programs::ode::integrate(black_box(&x), s, &mut y);
            black_box(&y);
        }
    };
    sides!(ode, primal, side => {
        let x = Rc::clone(&x);
        let mut y = vec![0.0; n];
        let mut x_bar = vec![0.0; n];
        let mut y_bar = vec![0.0; n];
        move || {
            x_bar.fill(0.0);
            y_bar.fill(0.0);
            y_bar[n - 1] = 1.0;
            side::integrate_vjp(black_box(&x), s, &mut y, &mut x_bar, &mut y_bar);
            black_box(&x_bar);
        }
    })
}

fn det(ell: usize) -> Sides {
    let a = Rc::new(Random(7).uniform(ell * ell));
    let primal = {
        let a = Rc::clone(&a);
        move || {
            black_box(programs::det::determinant(black_box(&a), ell));
        }
    };
    sides!(det, primal, side => {
        let a = Rc::clone(&a);
        let mut grad = vec![0.0; ell * ell];
        move || {
            black_box(side::determinant_value_and_grad_into(black_box(&a), ell, &mut grad));
        }
    })
}
