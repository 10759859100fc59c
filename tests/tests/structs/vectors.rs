//! Structs that hold `Vec`s, and structs in `Vec`s.

use grad_runtime::{Differentiable, grad};
use grad_tests::check::check_tangent;

#[derive(Clone, Debug, Differentiable)]
struct Polynomial {
    coefficients: Vec<f64>,
    center: f64,
}

impl Polynomial {
    #[grad]
    fn eval(&self, x: f64) -> f64 {
        let t = x - self.center;
        let mut sum = 0.0;
        for i in (0..self.coefficients.len()).rev() {
            sum = sum * t + self.coefficients[i];
        }
        sum
    }

    /// The coefficients are data here.
    #[grad(wrt(x))]
    fn slope_of(&self, x: f64) -> f64 {
        let t = x - self.center;
        self.coefficients[1] * t + self.coefficients[2] * t * t
    }
}

#[derive(Clone, Debug, Differentiable)]
struct Layer {
    weights: Vec<Vec<f64>>,
    bias: Vec<f64>,
}

#[derive(Clone, Debug, Differentiable)]
struct Net {
    layers: Vec<Layer>,
    slope: f64,
}

#[grad]
fn forward(net: &Net, input: &[f64]) -> f64 {
    let mut x = input.to_vec();
    for l in 0..net.layers.len() {
        let mut y = vec![0.0; net.layers[l].bias.len()];
        for i in 0..y.len() {
            let mut s = net.layers[l].bias[i];
            for j in 0..x.len() {
                s += net.layers[l].weights[i][j] * x[j];
            }
            y[i] = if s > 0.0 { s } else { net.slope * s };
        }
        x = y;
    }
    x[0]
}

#[test]
fn a_polynomial() {
    let p = Polynomial {
        coefficients: vec![1.0, -2.0, 0.5, 0.25],
        center: 0.3,
    };
    let (value, (by_p, by_x)) = p.eval_value_and_grad(1.1);
    assert_eq!(value, p.eval(1.1));
    check_tangent(&p, |p| p.eval(1.1), &by_p);
    check_tangent(&1.1, |x| p.eval(*x), &by_x);
    check_tangent(&1.1, |x| p.slope_of(*x), &p.slope_of_grad(1.1));
}

#[test]
fn a_net() {
    let net = Net {
        layers: vec![
            Layer {
                weights: vec![vec![0.3, -0.2], vec![0.8, 0.5], vec![-0.4, 0.1]],
                bias: vec![0.1, -0.3, 0.2],
            },
            Layer {
                weights: vec![vec![0.7, -0.6, 0.4]],
                bias: vec![0.05],
            },
        ],
        slope: 0.1,
    };
    let input = vec![0.9, -1.3];
    let (value, (by_net, by_input)) = forward_value_and_grad(&net, &input);
    assert_eq!(value, forward(&net, &input));
    check_tangent(&net, |n| forward(n, &input), &by_net);
    check_tangent(&input, |i| forward(&net, i), &by_input);
}

impl Net {
    /// What is observed are pairs, lent as a slice.
    #[grad]
    fn misfit(&self, observed: &[(Vec<f64>, f64)]) -> f64 {
        let errors = observed.iter().map(|(input, output)| {
            let sum: f64 = input
                .iter()
                .zip(&self.layers[0].bias)
                .map(|(x, b)| x * b)
                .sum();
            sum * self.slope - output
        });
        errors.map(|e| e * e).sum()
    }
}

#[grad(hessian)]
fn misfit_of_constants(slope: f64, bias: f64) -> f64 {
    let layers = vec![Layer {
        weights: vec![],
        bias: vec![bias, bias * bias],
    }];
    let net = Net { layers, slope };
    let observed = vec![(vec![1.0, 2.0], 0.3), (vec![-0.5], 0.1)];
    net.misfit(&observed)
}

#[test]
fn second_derivatives_beside_a_list_of_data() {
    use grad_tests::check;
    let at = (0.4, 1.3);
    let rows = misfit_of_constants_hessian(at.0, at.1);
    let grad = |at: &(f64, f64)| misfit_of_constants_grad(at.0, at.1);
    check::gradient(|at| grad(at).0, &at, &(rows[0][0], rows[0][1]));
    check::gradient(|at| grad(at).1, &at, &(rows[1][0], rows[1][1]));
}
