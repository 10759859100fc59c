//! Products with the Hessian on the kernels, against gradient and function.

use std::hint::black_box;
use std::rc::Rc;

use grad_benches::kernels::*;

use crate::clock::{Run, medians};
use crate::data::Random;

/// Seconds of function, gradient and product.
pub struct Product {
    pub name: &'static str,
    pub function: f64,
    pub gradient: f64,
    pub product: f64,
}

/// Seconds of one product and of the whole Hessian.
pub struct Matrix {
    pub name: &'static str,
    pub rows: usize,
    pub product: f64,
    pub hessian: f64,
}

/// Three closures over clones of the same inputs, of which the first two leave the direction alone.
macro_rules! product {
    ($name:literal, ($($input:ident),*), $function:expr, $gradient:expr, $product:expr) => {{
        let mut runs: Vec<Run> = vec![
            product!(@run ($($input),*), $function),
            product!(@run ($($input),*), $gradient),
            product!(@run ($($input),*), $product),
        ];
        let times = medians(&mut runs);
        Product { name: $name, function: times[0], gradient: times[1], product: times[2] }
    }};
    (@matrix $name:literal, $rows:expr, ($($input:ident),*), $product:expr, |$out:ident| $hessian:expr) => {{
        let rows = $rows;
        let mut $out = vec![0.0; rows * rows];
        let mut runs: Vec<Run> = vec![
            product!(@run ($($input),*), $product),
            {
                $(let $input = Rc::clone(&$input);)*
                Box::new(move || {
                    $(let $input = black_box(&$input);)*
                    let _ = ($($input),*,);
                    $hessian;
                    black_box(&$out);
                })
            },
        ];
        let times = medians(&mut runs);
        Matrix { name: $name, rows, product: times[0], hessian: times[1] }
    }};
    (@run ($($input:ident),*), $of:expr) => {{
        $(let $input = Rc::clone(&$input);)*
        Box::new(move || {
            $(let $input = black_box(&$input);)*
            let _ = ($($input),*,);
            black_box($of);
        })
    }};
}

pub fn measure() -> Vec<Product> {
    vec![
        rosenbrocks(),
        logistics(),
        schedulers(),
        pendulums(),
        keplers(),
        networks(),
        filters(),
        clusters(),
        options(),
    ]
}

pub fn matrices() -> Vec<Matrix> {
    let mut random = Random(21);
    let mut all = vec![];
    let x = Rc::new(random.uniform(100));
    let d = Rc::new(random.normal(100));
    all.push(product!(@matrix
        "rosenbrock n=100", 100, (x, d),
        rosenbrock::rosenbrock_hvp(x, d),
        |out| rosenbrock::rosenbrock_hessian_into(x, &mut out)
    ));
    let (n, m) = (1000, 100);
    let w = Rc::new(random.normal(m));
    let features = Rc::new(random.normal(n * m));
    let labels = Rc::new(random.bits(n));
    let d = Rc::new(random.normal(m));
    all.push(product!(@matrix
        "logistic n=1000 m=100", m, (w, features, labels, d),
        logistic::loss_hvp(w, features, labels, 0.1, d),
        |out| logistic::loss_hessian_into(w, features, labels, 0.1, &mut out)
    ));
    let (cards, reviews) = (500, 8);
    let w = Rc::new(vec![
        0.4, 1.2, 3.1, 7.8, 5.3, 0.8, 0.3, 0.14, 0.9, 2.2, 0.05, 0.34, 1.3, 0.9,
    ]);
    let days = random.uniform(cards * reviews);
    let days: Rc<Vec<f64>> = Rc::new(days.iter().map(|d| 0.5 + 20.0 * d).collect());
    let grades = random.uniform(cards * reviews);
    let grades: Rc<Vec<usize>> = Rc::new(grades.iter().map(|g| (4.0 * g) as usize).collect());
    let d = Rc::new(random.normal(14));
    all.push(product!(@matrix
        "scheduler cards=500", 14, (w, days, grades, d),
        scheduler::loss_hvp(w, reviews, days, grades, d),
        |out| scheduler::loss_hessian_into(w, reviews, days, grades, &mut out)
    ));
    let (m, hidden, n) = (8, 16, 100);
    let count = hidden * (m + 2) + 1;
    let w = Rc::new(random.normal(count));
    let inputs = Rc::new(random.normal(n * m));
    let targets = Rc::new(random.normal(n));
    let d = Rc::new(random.normal(count));
    all.push(product!(@matrix
        "dense 8-16-1 n=100", count, (w, inputs, targets, d),
        dense::error_hvp(w, hidden, inputs, targets, d),
        |out| dense::error_hessian_into(w, hidden, inputs, targets, &mut out)
    ));
    let x: Rc<Vec<f64>> = Rc::new(random.uniform(60).iter().map(|x| 4.0 * x).collect());
    let d = Rc::new(random.normal(60));
    all.push(product!(@matrix
        "lennard-jones n=20", 60, (x, d),
        lennard_jones::energy_hvp(x, d),
        |out| lennard_jones::energy_hessian_into(x, &mut out)
    ));
    all
}

fn rosenbrocks() -> Product {
    let x = Rc::new(Random(11).uniform(1000));
    let d = Rc::new(Random(12).normal(1000));
    product!(
        "rosenbrock n=1000",
        (x, d),
        rosenbrock::rosenbrock(x),
        rosenbrock::rosenbrock_value_and_grad(x),
        rosenbrock::rosenbrock_hvp(x, d)
    )
}

fn logistics() -> Product {
    let (n, m) = (1000, 100);
    let mut random = Random(12);
    let w = Rc::new(random.normal(m));
    let features = Rc::new(random.normal(n * m));
    let labels = Rc::new(random.bits(n));
    let d = Rc::new(random.normal(m));
    product!(
        "logistic n=1000 m=100",
        (w, features, labels, d),
        logistic::loss(w, features, labels, 0.1),
        logistic::loss_value_and_grad(w, features, labels, 0.1),
        logistic::loss_hvp(w, features, labels, 0.1, d)
    )
}

fn schedulers() -> Product {
    let (cards, reviews) = (500, 8);
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
    let d = Rc::new(random.normal(14));
    product!(
        "scheduler cards=500",
        (w, days, grades, d),
        scheduler::loss(w, reviews, days, grades),
        scheduler::loss_value_and_grad(w, reviews, days, grades),
        scheduler::loss_hvp(w, reviews, days, grades, d)
    )
}

fn pendulums() -> Product {
    let p = Rc::new([1.3, 0.1, 0.2]);
    let d = Rc::new([0.3, -1.0, 0.5]);
    let (start, target) = ([0.5, -0.2], [0.1, 0.3]);
    product!(
        "pendulum steps=1000",
        (p, d),
        pendulum::miss(p, &start, 1000, 0.01, &target),
        pendulum::miss_value_and_grad(p, &start, 1000, 0.01, &target),
        pendulum::miss_hvp(p, &start, 1000, 0.01, &target, d)
    )
}

fn keplers() -> Product {
    let mut random = Random(15);
    let times: Rc<Vec<f64>> = Rc::new(random.uniform(200).iter().map(|t| 6.0 * t).collect());
    let seen = Rc::new(random.normal(200));
    product!(
        "kepler n=200",
        (times, seen),
        kepler::misfit(0.3, 1.1, 0.2, times, seen),
        kepler::misfit_value_and_grad(0.3, 1.1, 0.2, times, seen),
        kepler::misfit_hvp(0.3, 1.1, 0.2, times, seen, 0.4, -0.2, 1.0)
    )
}

fn networks() -> Product {
    let (m, hidden, n) = (8, 16, 500);
    let mut random = Random(16);
    let count = hidden * (m + 2) + 1;
    let w = Rc::new(random.normal(count));
    let inputs = Rc::new(random.normal(n * m));
    let targets = Rc::new(random.normal(n));
    let d = Rc::new(random.normal(count));
    product!(
        "dense 8-16-1 n=500",
        (w, inputs, targets, d),
        dense::error(w, hidden, inputs, targets),
        dense::error_value_and_grad(w, hidden, inputs, targets),
        dense::error_hvp(w, hidden, inputs, targets, d)
    )
}

fn filters() -> Product {
    let series = Rc::new(Random(17).normal(1000));
    product!(
        "kalman n=1000",
        (series),
        kalman::likelihood(0.9, 0.1, 0.3, series),
        kalman::likelihood_value_and_grad(0.9, 0.1, 0.3, series),
        kalman::likelihood_hvp(0.9, 0.1, 0.3, series, 0.3, 1.0, -0.5)
    )
}

fn clusters() -> Product {
    let x: Rc<Vec<f64>> = Rc::new(Random(18).uniform(150).iter().map(|x| 4.0 * x).collect());
    let d = Rc::new(Random(19).normal(150));
    product!(
        "lennard-jones n=50",
        (x, d),
        lennard_jones::energy(x),
        lennard_jones::energy_value_and_grad(x),
        lennard_jones::energy_hvp(x, d)
    )
}

fn options() -> Product {
    let input = Rc::new([100.0, 95.0, 0.03, 0.2, 0.75]);
    product!(
        "option",
        (input),
        {
            let [s, k, r, v, t] = **input;
            option::price(s, k, r, v, t)
        },
        {
            let [s, k, r, v, t] = **input;
            option::price_value_and_grad(s, k, r, v, t)
        },
        {
            let [s, k, r, v, t] = **input;
            option::price_hvp(s, k, r, v, t, 1.0, 0.0, 0.1, 0.2, 0.0)
        }
    )
}
