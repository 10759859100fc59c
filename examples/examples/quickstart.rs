//! Grades red wine with a small neural network, fitted by L-BFGS.
//!
//! `cargo run --release -p grad-examples --example quickstart` (`-- --show` prints the emitted gradient,
//! `-- --help` the other options).
//!
//! The data: 1,599 Portuguese red wines, eleven measurements each, and a grade from 3 to 8 given by tasters
//! (P. Cortez et al., Modeling wine preferences by data mining from physicochemical properties, 2009; shipped
//! by the crate `linfa-datasets`).
//!
//! The model: one hidden layer of tanh units gives each wine a score s; cut points c_0 < c_1 < .. divide the
//! scores into grades, P(grade <= g) = 1 / (1 + exp(s - c_g)) (P. McCullagh, Regression models for ordinal
//! data, 1980). What is minimised is the mean negative log-likelihood of the training wines plus a penalty on
//! the weights: [`loss`], a plain function. Its gradient is what `#[grad]` writes.

use std::cell::RefCell;
use std::error::Error;
use std::rc::Rc;
use std::time::Instant;

use argmin::core::observers::{Observe, ObserverMode};
use argmin::core::{Executor, IterState, KV, State};
use argmin::solver::linesearch::MoreThuenteLineSearch;
use argmin::solver::quasinewton::LBFGS;
use grad_runtime::argmin::Memo;
use grad_runtime::grad;
use linfa_datasets::winequality;
use textplots::{Chart, Plot, Shape};

/// Measurements per wine.
pub const FEATURES: usize = 11;
/// Grades, from 3 to 8, numbered from 0.
pub const GRADES: usize = 6;
/// Hidden units.
pub const HIDDEN: usize = 6;
/// Parameters of one hidden unit: bias, input weights, output weight.
pub const UNIT: usize = FEATURES + 2;
/// Parameters: the hidden units', then the first cut point and the logarithms of the gaps between cut points.
pub const PARAMS: usize = HIDDEN * UNIT + GRADES - 1;

/// ln(1 + exp(t)), without overflow.
#[grad]
pub fn softplus(t: f64) -> f64 {
    if t > 0.0 {
        t + (-t).exp().ln_1p()
    } else {
        t.exp().ln_1p()
    }
}

/// The mean negative log-likelihood of the grades, plus `penalty` times the sum of the squared weights.
#[grad(show, wrt(params))]
pub fn loss(params: &[f64], x: &[[f64; FEATURES]], grade: &[usize], penalty: f64) -> f64 {
    let mut cut = [0.0; GRADES - 1];
    cut[0] = params[HIDDEN * UNIT];
    for g in 1..GRADES - 1 {
        cut[g] = cut[g - 1] + params[HIDDEN * UNIT + g].exp();
    }

    let mut sum = 0.0;
    for i in 0..x.len() {
        let mut score = 0.0;
        for j in 0..HIDDEN {
            let mut input = params[j * UNIT];
            for k in 0..FEATURES {
                input += params[j * UNIT + 1 + k] * x[i][k];
            }
            score += params[j * UNIT + 1 + FEATURES] * input.tanh();
        }
        // -ln(P(grade <= g) - P(grade <= g - 1)), factored so that nothing cancels or overflows.
        let g = grade[i];
        if g > 0 {
            sum += softplus(cut[g - 1] - score);
        }
        if g < GRADES - 1 {
            sum += softplus(score - cut[g]);
        }
        if g > 0 && g < GRADES - 1 {
            sum -= (-(cut[g - 1] - cut[g]).exp_m1()).ln();
        }
    }

    let mut squares = 0.0;
    for j in 0..HIDDEN {
        for k in 0..UNIT {
            squares += params[j * UNIT + k] * params[j * UNIT + k];
        }
    }
    sum / x.len() as f64 + penalty * squares
}

// STAND-IN: written by hand until the macro emits them; delete these two items then.
#[path = "quickstart_expanded.rs"]
mod stand_in;
pub use stand_in::{LOSS_GRAD_SOURCE, loss_value_and_grad_into, softplus_vjp};

fn main() -> Result<(), Box<dyn Error>> {
    let Some(options) = Options::from_args()? else {
        return Ok(());
    };
    if options.show {
        println!("{LOSS_GRAD_SOURCE}");
        return Ok(());
    }
    let (train, test) = Wines::load();
    println!(
        "{} wines to learn from, {} to test on; {PARAMS} parameters; penalty {}\n",
        train.len(),
        test.len(),
        options.penalty
    );
    let (params, curve) = fit(&train, &options)?;
    plot(&curve);
    report(&params, &train, &test);
    Ok(())
}

struct Options {
    show: bool,
    penalty: f64,
    iterations: u64,
}

impl Options {
    const HELP: &str = "\
Grades red wine with a small neural network, fitted by L-BFGS.

  --show            print the gradient code that #[grad] emitted for the loss, and stop
  --penalty P       weight of the sum of the squared weights [default: 0.002]
  --iterations N    iterations of L-BFGS at most [default: 150]
  --help            print this";

    /// `None` if there is nothing more to do.
    fn from_args() -> Result<Option<Self>, lexopt::Error> {
        use lexopt::prelude::*;
        let mut options = Self {
            show: false,
            penalty: 2e-3,
            iterations: 150,
        };
        let mut args = lexopt::Parser::from_env();
        while let Some(arg) = args.next()? {
            match arg {
                Long("show") => options.show = true,
                Long("penalty") => options.penalty = args.value()?.parse()?,
                Long("iterations") => options.iterations = args.value()?.parse()?,
                Long("help") | Short('h') => {
                    println!("{}", Self::HELP);
                    return Ok(None);
                }
                _ => return Err(arg.unexpected()),
            }
        }
        Ok(Some(options))
    }
}

/// Measurements, scaled to mean 0 and variance 1 over the training wines, and grades.
#[derive(Default)]
struct Wines {
    x: Vec<[f64; FEATURES]>,
    grade: Vec<usize>,
}

impl Wines {
    /// Every fourth wine is for testing.
    fn load() -> (Self, Self) {
        let data = winequality();
        let (mut train, mut test) = (Self::default(), Self::default());
        for (i, (row, target)) in data
            .records
            .rows()
            .into_iter()
            .zip(&data.targets)
            .enumerate()
        {
            let side = if i % 4 == 3 { &mut test } else { &mut train };
            side.x.push(std::array::from_fn(|k| row[k]));
            side.grade.push(target - 3);
        }
        for k in 0..FEATURES {
            let n = train.len() as f64;
            let mean = train.x.iter().map(|x| x[k]).sum::<f64>() / n;
            let variance = train.x.iter().map(|x| (x[k] - mean).powi(2)).sum::<f64>() / n;
            for x in train.x.iter_mut().chain(&mut test.x) {
                x[k] = (x[k] - mean) / variance.sqrt();
            }
        }
        (train, test)
    }

    fn len(&self) -> usize {
        self.x.len()
    }
}

/// The best parameters found, and the loss after each iteration.
fn fit(train: &Wines, options: &Options) -> Result<(Vec<f64>, Vec<f64>), argmin::core::Error> {
    let problem = Memo::new(|params: &[f64], params_grad: &mut [f64]| {
        loss_value_and_grad_into(params, &train.x, &train.grade, options.penalty, params_grad)
    });
    let curve = Curve::default();
    let start = Instant::now();
    let solver = LBFGS::new(MoreThuenteLineSearch::new(), 20).with_tolerance_grad(1e-5)?;
    let result = Executor::new(problem, solver)
        .configure(|state| state.param(first_params()).max_iters(options.iterations))
        .add_observer(Progress(Rc::clone(&curve)), ObserverMode::Always)
        .run()?;
    let state = result.state();
    let evaluations = result.problem.problem.as_ref().map_or(0, Memo::evaluations);
    println!(
        "\n{} iterations, {evaluations} gradients in {:.2} s, {:.2} ms each",
        state.get_iter(),
        start.elapsed().as_secs_f64(),
        1e3 * start.elapsed().as_secs_f64() / evaluations.max(1) as f64,
    );
    println!("{}\n", state.get_termination_status());
    let params = state.get_best_param().cloned().unwrap_or_else(first_params);
    Ok((params, curve.take()))
}

/// Small weights that differ from unit to unit, cut points one apart.
fn first_params() -> Vec<f64> {
    let mut params: Vec<f64> = (0..PARAMS)
        .map(|p| 0.3 * (p as f64 * 1.618).sin())
        .collect();
    params[HIDDEN * UNIT..].copy_from_slice(&[-2.0, 0.0, 0.0, 0.0, 0.0]);
    params
}

/// The loss after each iteration.
type Curve = Rc<RefCell<Vec<f64>>>;

/// Prints a line now and then, and extends the curve.
struct Progress(Curve);

type Iteration = IterState<Vec<f64>, Vec<f64>, (), (), (), f64>;

impl Observe<Iteration> for Progress {
    fn observe_init(&mut self, _: &str, _: &Iteration, _: &KV) -> Result<(), argmin::core::Error> {
        println!("iteration        loss   |gradient|");
        Ok(())
    }

    fn observe_iter(&mut self, state: &Iteration, _: &KV) -> Result<(), argmin::core::Error> {
        let mut curve = self.0.borrow_mut();
        curve.push(state.get_cost());
        if curve.len() <= 5 || curve.len().is_multiple_of(10) {
            let squares: f64 = state
                .get_gradient()
                .into_iter()
                .flatten()
                .map(|g| g * g)
                .sum();
            println!(
                "{:9}  {:10.6}  {:11.3e}",
                curve.len(),
                state.get_cost(),
                squares.sqrt()
            );
        }
        Ok(())
    }
}

fn plot(curve: &[f64]) {
    let points: Vec<(f32, f32)> = curve
        .iter()
        .enumerate()
        .map(|(i, &loss)| (i as f32 + 1.0, loss as f32))
        .collect();
    println!("loss per iteration");
    Chart::new(140, 50, 0.0, curve.len() as f32)
        .lineplot(&Shape::Lines(&points))
        .nice();
}

fn report(params: &[f64], train: &Wines, test: &Wines) {
    let usual = most_frequent(&train.grade);
    let mut table = [[0; GRADES]; GRADES];
    for (x, &grade) in test.x.iter().zip(&test.grade) {
        table[grade][predict(params, x)] += 1;
    }
    println!("test wines by grade (rows) and predicted grade (columns)");
    println!(
        "      {}",
        (0..GRADES)
            .map(|g| format!("{:5}", g + 3))
            .collect::<String>()
    );
    for (grade, row) in table.iter().enumerate() {
        println!(
            "{:5} {}",
            grade + 3,
            row.iter().map(|n| format!("{n:5}")).collect::<String>()
        );
    }
    let share = |hit: &dyn Fn(usize, usize) -> bool| {
        let hits: usize = (0..GRADES)
            .flat_map(|grade| (0..GRADES).map(move |predicted| (grade, predicted)))
            .filter(|&(grade, predicted)| hit(grade, predicted))
            .map(|(grade, predicted)| table[grade][predicted])
            .sum();
        100.0 * hits as f64 / test.len() as f64
    };
    println!("\n                          right    within one grade");
    println!(
        "always grade {}          {:5.1} %             {:5.1} %",
        usual + 3,
        share(&|grade, _| grade == usual),
        share(&|grade, _| grade.abs_diff(usual) <= 1)
    );
    println!(
        "the network             {:5.1} %             {:5.1} %",
        share(&|grade, predicted| grade == predicted),
        share(&|grade, predicted| grade.abs_diff(predicted) <= 1)
    );
}

/// The grade with the greatest probability: the one whose loss is least.
fn predict(params: &[f64], x: &[f64; FEATURES]) -> usize {
    let loss = |grade: usize| loss(params, &[*x], &[grade], 0.0);
    (0..GRADES)
        .min_by(|&a, &b| loss(a).total_cmp(&loss(b)))
        .unwrap_or(0)
}

fn most_frequent(grade: &[usize]) -> usize {
    (0..GRADES)
        .max_by_key(|g| grade.iter().filter(|grade| *grade == g).count())
        .unwrap_or(0)
}
