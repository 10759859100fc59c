//! Module `ht`: distances of measured points to a hand, and their derivatives in pose and positions on the surface, column
//! by column in forward mode.

use serde::Deserialize;

use crate::answer::{Answer, Failure, Output};
use crate::derivatives::ht::{Hand, on_surface, on_surface_jvp, on_vertices, on_vertices_jvp};
use crate::input::{self, require, require_len, require_shape};
use crate::matrix::Matrix;
use crate::repeat::Repeat;
use crate::tool::Module;

pub const MODULE: Module = Module {
    name: "ht",
    functions: &[("objective", objective), ("jacobian", jacobian)],
};

#[derive(Deserialize)]
struct Input {
    theta: Vec<f64>,
    us: Vec<[f64; 2]>,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    correspondences: Vec<usize>,
    points: Vec<[f64; 3]>,
    model: Model,
}

#[derive(Deserialize)]
struct Model {
    parents: Vec<i64>,
    base_relatives: Vec<[[f64; 4]; 4]>,
    inverse_base_absolutes: Vec<[[f64; 4]; 4]>,
    base_positions: Vec<[f64; 4]>,
    weights: Matrix,
    triangles: Vec<[usize; 3]>,
    is_mirrored: bool,
}

struct Problem {
    theta: Vec<f64>,
    us: Vec<[f64; 2]>,
    correspondences: Vec<usize>,
    points: Vec<[f64; 3]>,
    hand: Hand,
}

impl Problem {
    fn read(text: &str) -> Result<Problem, Failure> {
        let Input { theta, us, data } = input::parse(text)?;
        let model = data.model;
        require_len("theta", &theta, 26)?;
        let bones = model.parents.len();
        require(bones == 22, "`parents` must be those of 22 bones")?;
        let earlier = |(b, parent): (usize, &i64)| *parent < b as i64;
        require(
            model.parents.iter().enumerate().all(earlier),
            "`parents` must come before their children",
        )?;
        require(
            model.base_relatives.len() == bones && model.inverse_base_absolutes.len() == bones,
            "there must be two matrices for each bone",
        )?;
        let vertices = model.base_positions.len();
        require_shape("weights", &model.weights, vertices, bones)?;
        let corners = |triangle: &[usize; 3]| triangle.iter().all(|vertex| *vertex < vertices);
        require(
            model.triangles.iter().all(corners),
            "`triangles` names a vertex that is not there",
        )?;
        let count = data.points.len();
        require(
            data.correspondences.len() == count && (us.is_empty() || us.len() == count),
            "`correspondences` and `us` must have one entry for each point",
        )?;
        let places = match us.is_empty() {
            true => vertices,
            false => model.triangles.len(),
        };
        require(
            data.correspondences.iter().all(|place| *place < places),
            "`correspondences` names a place that is not there",
        )?;
        Ok(Problem {
            theta,
            us,
            correspondences: data.correspondences,
            points: data.points,
            hand: Hand {
                parents: model
                    .parents
                    .iter()
                    .map(|&p| usize::try_from(p).ok())
                    .map(|p| p.unwrap_or(bones))
                    .collect(),
                relatives: model.base_relatives,
                inverse_absolutes: model.inverse_base_absolutes,
                positions: model.base_positions,
                weights: model.weights.data,
                triangles: model.triangles,
                is_mirrored: model.is_mirrored,
            },
        })
    }

    fn errors(&self, errors: &mut [f64]) {
        match self.us.is_empty() {
            true => on_vertices(
                &self.theta,
                &self.hand,
                &self.correspondences,
                &self.points,
                errors,
            ),
            false => on_surface(
                &self.theta,
                &self.us,
                &self.hand,
                &self.correspondences,
                &self.points,
                errors,
            ),
        }
    }

    /// The derivatives in one direction. `errors` is scratch.
    fn column(&self, theta: &[f64], us: &[[f64; 2]], errors: &mut [f64], column: &mut [f64]) {
        match self.us.is_empty() {
            true => on_vertices_jvp(
                &self.theta,
                &self.hand,
                &self.correspondences,
                &self.points,
                errors,
                theta,
                column,
            ),
            false => on_surface_jvp(
                &self.theta,
                &self.us,
                &self.hand,
                &self.correspondences,
                &self.points,
                errors,
                theta,
                us,
                column,
            ),
        }
    }

    /// All columns: two for the positions on the surface, if there are such, and 26 for the pose.
    fn jacobian(&self) -> Matrix {
        let rows = 3 * self.points.len();
        let own = if self.us.is_empty() { 0 } else { 2 };
        let columns = own + self.theta.len();
        let mut jacobian = Matrix {
            rows,
            columns,
            data: vec![0.0; rows * columns],
        };
        let (mut errors, mut column) = (vec![0.0; rows], vec![0.0; rows]);
        let mut theta = vec![0.0; self.theta.len()];
        let mut us = vec![[0.0; 2]; self.us.len()];
        for k in 0..columns {
            // A point depends on its own position only: one direction moves all of them.
            match k.checked_sub(own) {
                None => us.iter_mut().for_each(|u| u[k] = 1.0),
                Some(k) => theta[k] = 1.0,
            }
            column.fill(0.0);
            self.column(&theta, &us, &mut errors, &mut column);
            for (row, value) in column.iter().enumerate() {
                jacobian.data[row * columns + k] = *value;
            }
            theta.fill(0.0);
            us.fill([0.0; 2]);
        }
        jacobian
    }
}

fn objective(text: &str) -> Result<Answer, Failure> {
    let problem = Problem::read(text)?;
    let mut errors = vec![0.0; 3 * problem.points.len()];
    let ((), nanoseconds) = Repeat::of(text)?.time(|| problem.errors(&mut errors));
    Ok(Answer {
        output: Output::Vector(errors),
        nanoseconds,
    })
}

fn jacobian(text: &str) -> Result<Answer, Failure> {
    let problem = Problem::read(text)?;
    let (jacobian, nanoseconds) = Repeat::of(text)?.time(|| problem.jacobian());
    Ok(Answer {
        output: Output::Matrix(jacobian),
        nanoseconds,
    })
}
