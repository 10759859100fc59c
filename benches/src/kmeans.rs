//! Module `kmeans`: the cost of a clustering. `gradient` is ours; GradBench asks for `dir`, the gradient divided by the
//! diagonal of the Hessian, which has no other entries: its product with ones.

use serde::Deserialize;

use crate::answer::{Answer, Failure, Output};
use crate::derivatives::kmeans::{cost_hvp, cost_value_and_grad_into};
use crate::input::{self, require, require_shape};
use crate::matrix::Matrix;
use crate::programs::kmeans::cost;
use crate::repeat::Repeat;
use crate::tool::Module;

pub const MODULE: Module = Module {
    name: "kmeans",
    functions: &[("cost", primal), ("dir", direction), ("gradient", gradient)],
};

#[derive(Deserialize)]
struct Input {
    points: Matrix,
    centroids: Matrix,
}

impl Input {
    fn read(text: &str) -> Result<Input, Failure> {
        let input: Input = input::parse(text)?;
        let Input { points, centroids } = &input;
        require(points.rows >= 1 && points.columns >= 1, "`points` is empty")?;
        require(centroids.rows >= 1, "`centroids` is empty")?;
        require_shape("centroids", centroids, centroids.rows, points.columns)?;
        Ok(input)
    }

    /// Numbers of points and centroids, and of their coordinates.
    fn sizes(&self) -> (usize, usize, usize) {
        (self.points.rows, self.centroids.rows, self.points.columns)
    }
}

fn primal(text: &str) -> Result<Answer, Failure> {
    let input = Input::read(text)?;
    let (n, k, d) = input.sizes();
    let (value, nanoseconds) =
        Repeat::of(text)?.time(|| cost(n, k, d, &input.points.data, &input.centroids.data));
    Ok(Answer {
        output: Output::Number(value),
        nanoseconds,
    })
}

fn direction(text: &str) -> Result<Answer, Failure> {
    let input = Input::read(text)?;
    let (n, k, d) = input.sizes();
    let (points, centroids) = (&input.points.data, &input.centroids.data);
    let mut direction = input.centroids.zeros_like();
    let ones = vec![1.0; centroids.len()];
    let (_, nanoseconds) = Repeat::of(text)?.time(|| {
        cost_value_and_grad_into(n, k, d, points, centroids, &mut direction.data);
        let diagonal = cost_hvp(n, k, d, points, centroids, &ones);
        for (gradient, curvature) in direction.data.iter_mut().zip(&diagonal) {
            *gradient /= curvature;
        }
    });
    Ok(Answer {
        output: Output::Matrix(direction),
        nanoseconds,
    })
}

fn gradient(text: &str) -> Result<Answer, Failure> {
    let input = Input::read(text)?;
    let (n, k, d) = input.sizes();
    let mut grad = input.centroids.zeros_like();
    let (_, nanoseconds) = Repeat::of(text)?.time(|| {
        cost_value_and_grad_into(
            n,
            k,
            d,
            &input.points.data,
            &input.centroids.data,
            &mut grad.data,
        )
    });
    Ok(Answer {
        output: Output::Matrix(grad),
        nanoseconds,
    })
}
