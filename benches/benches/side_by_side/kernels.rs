//! The kernels beyond GradBench.

use std::hint::black_box;
use std::rc::Rc;

use grad_benches::kernels::*;

use crate::cases::Case;
use crate::clock::Sides;
use crate::data::Random;
use crate::peers;

/// Three closures over clones of the same inputs.
macro_rules! sides {
    (($($input:ident),*), $primal:expr, ($($grad:ident = $zero:expr),*) $companion:expr, ($($buffer:ident = $new:expr),*) $by_hand:expr) => {
        Sides {
            primal: {
                $(let $input = Rc::clone(&$input);)*
                Box::new(move || { $(let $input = black_box(&$input);)* black_box($primal); })
            },
            companion: {
                $(let $input = Rc::clone(&$input);)*
                $(let mut $grad = $zero;)*
                Box::new(move || { $(let $input = black_box(&$input);)* black_box($companion); $(black_box(&$grad);)* })
            },
            by_hand: {
                $(let $input = Rc::clone(&$input);)*
                $(let mut $grad = $zero;)*
                $(let mut $buffer = $new;)*
                Box::new(move || { $(let $input = black_box(&$input);)* black_box($by_hand); $(black_box(&$grad);)* })
            },
            peers: vec![],
        }
    };
}

pub fn all() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for n in [2, 100, 1000] {
        cases.push((format!("rosenbrock n={n}"), Box::new(move || rosenbrock(n))));
    }
    for (n, m) in [(1000, 10), (1000, 100)] {
        cases.push((
            format!("logistic n={n} m={m}"),
            Box::new(move || logistic(n, m)),
        ));
    }
    cases.push(("logistic irises".into(), Box::new(irises)));
    cases.push(("scheduler cards=500".into(), Box::new(|| scheduler(500))));
    cases.push(("pendulum steps=1000".into(), Box::new(|| pendulum(1000))));
    cases.push((
        "leapfrog n=8 steps=100".into(),
        Box::new(|| leapfrog(8, 100)),
    ));
    cases.push(("kepler n=200".into(), Box::new(|| kepler(200))));
    cases.push(("dense 8-16-1 n=500".into(), Box::new(|| dense(8, 16, 500))));
    cases.push(("kalman n=1000".into(), Box::new(|| kalman(1000))));
    for (knots, n) in [(20, 1000), (200, 1000)] {
        cases.push((
            format!("spline knots={knots} n={n}"),
            Box::new(move || spline(knots, n)),
        ));
    }
    cases.push(("lennard-jones n=50".into(), Box::new(|| lennard_jones(50))));
    cases.push(("option".into(), Box::new(option)));
    cases.push(("water".into(), Box::new(water)));
    cases
}

fn rosenbrock(n: usize) -> Sides {
    let x = Rc::new(Random(11).uniform(n));
    let mut sides = sides!((x), rosenbrock::rosenbrock(x),
        (grad = vec![0.0; n]) rosenbrock::rosenbrock_value_and_grad_into(x, &mut grad),
        () rosenbrock::by_hand(x, &mut grad));
    if n <= 100 {
        sides
            .peers
            .push(("num-dual", peers::rosenbrock_num_dual(&x)));
        sides.peers.push(("reverse", peers::rosenbrock_reverse(&x)));
    }
    sides.peers.push(("echidna", peers::rosenbrock_echidna(&x)));
    sides
}

fn logistic(n: usize, m: usize) -> Sides {
    let mut random = Random(12);
    let w = random.normal(m);
    regression(w, random.normal(n * m), random.bits(n))
}

/// Which of two species of iris a flower is.
fn irises() -> Sides {
    let (features, labels) = logistic::irises();
    let w = Random(12).normal(features.len() / labels.len());
    regression(w, features, labels)
}

fn regression(w: Vec<f64>, features: Vec<f64>, labels: Vec<f64>) -> Sides {
    let m = w.len();
    let [w, features, labels] = [w, features, labels].map(Rc::new);
    let mut sides = sides!((w, features, labels), logistic::loss(w, features, labels, 0.1),
        (grad = vec![0.0; m]) logistic::loss_value_and_grad_into(w, features, labels, 0.1, &mut grad),
        () logistic::by_hand(w, features, labels, 0.1, &mut grad));
    sides.peers = vec![
        ("num-dual", peers::logistic_num_dual(&w, &features, &labels)),
        ("reverse", peers::logistic_reverse(&w, &features, &labels)),
        ("echidna", peers::logistic_echidna(&w, &features, &labels)),
    ];
    sides
}

fn scheduler(cards: usize) -> Sides {
    let reviews = 8;
    let mut random = Random(13);
    let w = Rc::new(vec![
        0.4, 1.2, 3.1, 7.8, 5.3, 0.8, 0.3, 0.14, 0.9, 2.2, 0.05, 0.34, 1.3, 0.9,
    ]);
    let days: Rc<Vec<f64>> = Rc::new(
        random
            .uniform(cards * reviews)
            .iter()
            .map(|d| 0.5 + 20.0 * d)
            .collect(),
    );
    let grades: Rc<Vec<usize>> = Rc::new(
        random
            .uniform(cards * reviews)
            .iter()
            .map(|g| (4.0 * g) as usize)
            .collect(),
    );
    sides!((w, days, grades), scheduler::loss(w, reviews, days, grades),
        (grad = vec![0.0; w.len()]) scheduler::loss_value_and_grad_into(w, reviews, days, grades, &mut grad),
        (path = Vec::new()) scheduler::by_hand(w, reviews, days, grades, &mut path, &mut grad))
}

fn pendulum(steps: usize) -> Sides {
    let p = Rc::new([1.3, 0.1, 0.2]);
    let (start, target) = ([0.5, -0.2], [0.1, 0.3]);
    sides!((p), pendulum::miss(p, &start, steps, 0.01, &target),
        () pendulum::miss_value_and_grad(p, &start, steps, 0.01, &target),
        (path = Vec::new()) pendulum::by_hand(p, &start, steps, 0.01, &target, &mut path))
}

fn leapfrog(n: usize, steps: usize) -> Sides {
    let mut random = Random(14);
    let x0 = Rc::new(random.normal(2 * n));
    let v0 = Rc::new(random.uniform(2 * n));
    let mass = Rc::new(random.uniform(n));
    let (mut x, mut v) = (vec![0.0; 2 * n], vec![0.0; 2 * n]);
    sides!((x0, v0, mass),
    { x.copy_from_slice(x0); v.copy_from_slice(v0); leapfrog::integrate(&mut x, &mut v, mass, steps, 0.01); black_box(&x); },
    (bars = vec![1.0; 5 * n], xv = vec![0.0; 4 * n]) {
        bars.fill(1.0);
        let (x, v) = xv.split_at_mut(2 * n);
        x.copy_from_slice(x0);
        v.copy_from_slice(v0);
        let (x_bar, rest) = bars.split_at_mut(2 * n);
        let (v_bar, mass_bar) = rest.split_at_mut(2 * n);
        leapfrog::integrate_vjp(x, v, mass, steps, 0.01, x_bar, v_bar, mass_bar);
    },
    (path = Vec::new()) {
        bars.fill(1.0);
        let (x, v) = xv.split_at_mut(2 * n);
        x.copy_from_slice(x0);
        v.copy_from_slice(v0);
        let (x_bar, rest) = bars.split_at_mut(2 * n);
        let (v_bar, mass_bar) = rest.split_at_mut(2 * n);
        leapfrog::by_hand(x, v, mass, steps, 0.01, &mut path, x_bar, v_bar, mass_bar);
    })
}

fn kepler(n: usize) -> Sides {
    let mut random = Random(15);
    let times: Rc<Vec<f64>> = Rc::new(random.uniform(n).iter().map(|t| 6.0 * t).collect());
    let seen = Rc::new(random.normal(n));
    sides!((times, seen), kepler::misfit(0.3, 1.1, 0.2, times, seen),
        () kepler::misfit_value_and_grad(0.3, 1.1, 0.2, times, seen),
        () kepler::by_hand(0.3, 1.1, 0.2, times, seen))
}

fn dense(m: usize, hidden: usize, n: usize) -> Sides {
    let mut random = Random(16);
    let count = hidden * (m + 2) + 1;
    let w = Rc::new(random.normal(count));
    let inputs = Rc::new(random.normal(n * m));
    let targets = Rc::new(random.normal(n));
    sides!((w, inputs, targets), dense::error(w, hidden, inputs, targets),
        (grad = vec![0.0; count]) dense::error_value_and_grad_into(w, hidden, inputs, targets, &mut grad),
        (units = Vec::new()) dense::by_hand(w, hidden, inputs, targets, &mut units, &mut grad))
}

fn kalman(n: usize) -> Sides {
    let series = Rc::new(Random(17).normal(n));
    sides!((series), kalman::likelihood(0.9, 0.1, 0.3, series),
        () kalman::likelihood_value_and_grad(0.9, 0.1, 0.3, series),
        (path = Vec::new()) kalman::by_hand(0.9, 0.1, 0.3, series, &mut path))
}

fn spline(knots: usize, n: usize) -> Sides {
    let mut random = Random(19);
    let mut places = random.uniform(knots);
    places.sort_by(f64::total_cmp);
    let places = Rc::new(places);
    let heights = Rc::new(random.normal(knots));
    let mut x = random.uniform(n);
    x.sort_by(f64::total_cmp);
    let x = Rc::new(x);
    let y = Rc::new(random.normal(n));
    sides!((places, heights, x, y), spline::misfit(places, heights, x, y),
        (grad = vec![0.0; knots]) spline::misfit_value_and_grad_into(places, heights, x, y, &mut grad),
        (work = Vec::new()) spline::by_hand(places, heights, x, y, &mut work, &mut grad))
}

fn lennard_jones(n: usize) -> Sides {
    let x: Rc<Vec<f64>> = Rc::new(Random(18).uniform(3 * n).iter().map(|x| 4.0 * x).collect());
    let mut sides = sides!((x), lennard_jones::energy(x),
        (grad = vec![0.0; 3 * n]) lennard_jones::energy_value_and_grad_into(x, &mut grad),
        () lennard_jones::by_hand(x, &mut grad));
    sides.peers = vec![
        ("num-dual", peers::energy_num_dual(&x)),
        ("reverse", peers::energy_reverse(&x)),
        ("echidna", peers::energy_echidna(&x)),
    ];
    sides
}

fn option() -> Sides {
    let input = Rc::new([100.0, 95.0, 0.03, 0.2, 0.75]);
    sides!((input), { let [s, k, r, v, t] = **input; option::price(s, k, r, v, t) },
        () { let [s, k, r, v, t] = **input; option::price_value_and_grad(s, k, r, v, t) },
        () { let [s, k, r, v, t] = **input; option::by_hand(s, k, r, v, t) })
}

fn water() -> Sides {
    let x = Rc::new(vec![0.97, 0.94, 1.8]);
    let mut sides = sides!((x), water::energy(x),
        (grad = vec![0.0; 3]) water::energy_value_and_grad_into(x, &mut grad),
        () water::by_hand(x, &mut grad));
    sides.peers = vec![("symdiff", peers::water_symdiff(&x))];
    sides
}
