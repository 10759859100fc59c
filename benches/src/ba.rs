//! Module `ba`: the errors of many observations, and their sparse Jacobian.

use serde::Deserialize;

use crate::answer::{Answer, Failure, Output};
use crate::derivatives::ba::{project_vjp, weight_error_grad};
use crate::input::{self, require, require_room};
use crate::programs::ba::{project, weight_error};
use crate::repeat::Repeat;
use crate::tool::Module;

pub const MODULE: Module = Module {
    name: "ba",
    functions: &[("objective", objective), ("jacobian", jacobian)],
};

/// One camera, one point and one observation, to be copied as often as the counts say.
#[derive(Deserialize)]
struct Input {
    n: usize,
    m: usize,
    p: usize,
    cam: [f64; 11],
    x: [f64; 3],
    w: f64,
    feat: [f64; 2],
}

/// The problem at full size.
struct Problem {
    cameras: Vec<[f64; 11]>,
    points: Vec<[f64; 3]>,
    weights: Vec<f64>,
    features: Vec<[f64; 2]>,
    /// Camera and point of each observation.
    observations: Vec<(u32, u32)>,
}

/// A sparse matrix by rows. Row `i` has the entries from `rows[i]` to `rows[i + 1]`.
struct Jacobian {
    rows: Vec<u32>,
    cols: Vec<u32>,
    vals: Vec<f64>,
}

/// Entries in a row of the Jacobian that belongs to a reprojection error: camera, point, weight.
const ROW: usize = 11 + 3 + 1;

fn objective(text: &str) -> Result<Answer, Failure> {
    let problem = Problem::read(text)?;
    let p = problem.observations.len();
    let mut reprojection_errors = vec![[0.0; 2]; p];
    let mut weight_errors = vec![0.0; p];
    let ((), nanoseconds) =
        Repeat::of(text)?.time(|| problem.errors(&mut reprojection_errors, &mut weight_errors));
    let repeated =
        |name, part| Output::Object(vec![(name, part), ("repeated", Output::Integer(p as u64))]);
    let output = Output::Object(vec![
        (
            "reproj_error",
            repeated("elements", Output::Vector(reprojection_errors[0].to_vec())),
        ),
        (
            "w_err",
            repeated("element", Output::Number(weight_errors[0])),
        ),
    ]);
    Ok(Answer {
        output,
        nanoseconds,
    })
}

fn jacobian(text: &str) -> Result<Answer, Failure> {
    let problem = Problem::read(text)?;
    let mut jacobian = Jacobian::with_observations(problem.observations.len());
    let ((), nanoseconds) = Repeat::of(text)?.time(|| {
        problem.place(&mut jacobian);
        problem.differentiate(&mut jacobian.vals);
    });
    Ok(Answer {
        output: jacobian.sample(),
        nanoseconds,
    })
}

impl Problem {
    fn read(text: &str) -> Result<Problem, Failure> {
        let Input {
            n,
            m,
            p,
            cam,
            x,
            w,
            feat,
        } = input::parse(text)?;
        require(
            n >= 1 && m >= 1 && p >= 1,
            "`n`, `m` and `p` must be 1 at least",
        )?;
        for (count, size) in [(n, 11), (m, 3), (p, 31)] {
            require_room(&[count, size])?;
        }
        Ok(Problem {
            cameras: vec![cam; n],
            points: vec![x; m],
            weights: vec![w; p],
            features: vec![feat; p],
            observations: (0..p).map(|i| ((i % n) as u32, (i % m) as u32)).collect(),
        })
    }

    fn errors(&self, reprojection_errors: &mut [[f64; 2]], weight_errors: &mut [f64]) {
        for (i, error) in reprojection_errors.iter_mut().enumerate() {
            let (camera, point, feature) = self.observation(i);
            *error = project(camera, point, self.weights[i], feature);
        }
        for (error, &w) in weight_errors.iter_mut().zip(&self.weights) {
            *error = weight_error(w);
        }
    }

    fn observation(&self, i: usize) -> (&[f64; 11], &[f64; 3], &[f64; 2]) {
        let (camera, point) = self.observations[i];
        (
            &self.cameras[camera as usize],
            &self.points[point as usize],
            &self.features[i],
        )
    }

    /// Where the entries are: the columns are all cameras, then all points, then all weights.
    fn place(&self, jacobian: &mut Jacobian) {
        let p = self.observations.len();
        for (i, start) in jacobian.rows.iter_mut().enumerate() {
            *start = (ROW * i.min(2 * p) + i.saturating_sub(2 * p)) as u32;
        }
        let first_point = 11 * self.cameras.len() as u32;
        let first_weight = first_point + 3 * self.points.len() as u32;
        let (pairs, weights) = jacobian.cols.split_at_mut(2 * ROW * p);
        for (i, (pair, &(camera, point))) in pairs
            .chunks_exact_mut(2 * ROW)
            .zip(&self.observations)
            .enumerate()
        {
            for row in pair.as_chunks_mut::<ROW>().0 {
                for (j, column) in (0..).zip(&mut row[..11]) {
                    *column = 11 * camera + j;
                }
                for (j, column) in (0..).zip(&mut row[11..14]) {
                    *column = first_point + 3 * point + j;
                }
                row[14] = first_weight + i as u32;
            }
        }
        for (column, i) in weights.iter_mut().zip(0..) {
            *column = first_weight + i;
        }
    }

    /// The entries: two reverse sweeps for each observation, one for each coordinate of its error.
    fn differentiate(&self, vals: &mut [f64]) {
        let p = self.observations.len();
        let (rows, weights) = vals.split_at_mut(2 * ROW * p);
        for (i, pair) in rows
            .as_chunks_mut::<ROW>()
            .0
            .as_chunks_mut::<2>()
            .0
            .iter_mut()
            .enumerate()
        {
            let (camera, point, feature) = self.observation(i);
            let w = self.weights[i];
            // A loop, so that the compiler may move out of it what the two sweeps have in common.
            for (row, seed) in pair.iter_mut().zip([[1.0, 0.0], [0.0, 1.0]]) {
                let mut cam_bar = [0.0; 11];
                let mut x_bar = [0.0; 3];
                let (_, w_bar) =
                    project_vjp(camera, point, w, feature, &mut cam_bar, &mut x_bar, seed);
                row[..11].copy_from_slice(&cam_bar);
                row[11..14].copy_from_slice(&x_bar);
                row[14] = w_bar;
            }
        }
        for (value, &w) in weights.iter_mut().zip(&self.weights) {
            *value = weight_error_grad(w);
        }
    }
}

impl Jacobian {
    fn with_observations(p: usize) -> Jacobian {
        Jacobian {
            rows: vec![0; 3 * p + 1],
            cols: vec![0; (2 * ROW + 1) * p],
            vals: vec![0.0; (2 * ROW + 1) * p],
        }
    }

    /// The part that is reported: the first 30 elements of each array and its last.
    fn sample(&self) -> Output {
        Output::Object(vec![
            ("rows", Output::Integers(ends(&self.rows))),
            ("cols", Output::Integers(ends(&self.cols))),
            ("vals", Output::Vector(ends(&self.vals))),
        ])
    }
}

fn ends<T: Copy>(all: &[T]) -> Vec<T> {
    let first = all.iter().take(30);
    first.chain(all.last()).copied().collect()
}
