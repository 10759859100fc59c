//! `f_grad` and `f_value_and_grad` inside of differentiated functions: penalties on gradients, steps of optimisers,
//! integrators whose forces are gradients.

use grad_runtime::grad;
use grad_tests::check;
use grad_tests::check::close;

/// Half the squared error of a line through points, with a soft bound on its slope.
#[grad(order = 2, wrt(w, ridge))]
fn misfit(w: &[f64], ridge: f64, xs: &[f64], ys: &[f64]) -> f64 {
    let mut total = 0.0;
    for (x, y) in xs.iter().zip(ys) {
        let r = w[0] + w[1] * x - y;
        total += 0.5 * r * r;
    }
    total + ridge * (w[1] * w[1]).exp_m1()
}

const XS: [f64; 4] = [0.0, 0.5, 1.25, 2.0];
const YS: [f64; 4] = [1.0, 0.75, 0.25, -0.5];

/// The loss after some steps of gradient descent, as a function of where and how it starts.
#[grad(jvp)]
fn trained(start: &[f64], rate: f64, ridge: f64, steps: usize) -> f64 {
    let mut w = start.to_vec();
    for _ in 0..steps {
        let (g, _) = misfit_grad(&w, ridge, &XS, &YS);
        for (wi, gi) in w.iter_mut().zip(&g) {
            *wi -= rate * gi;
        }
    }
    misfit(&w, 0.0, &XS, &YS)
}

#[test]
fn steps_of_gradient_descent() {
    check!(trained, trained_value_and_grad, [w = vec![0.5, -1.0], rate = 0.05, ridge = 0.1]
        => (&w, rate, ridge, 5));
    check!(trained, trained_value_and_grad, [w = vec![0.5, -1.0], rate = 0.05, ridge = 0.1]
        => (&w, rate, ridge, 0));
    let (g, r, l) = trained_grad(&[0.5, -1.0], 0.05, 0.1, 5);
    let (_, dot) = trained_jvp(&[0.5, -1.0], 0.05, 0.1, 5, &[1.0, 2.0], -0.5, 3.0);
    close(&[dot], &[g[0] + 2.0 * g[1] - 0.5 * r + 3.0 * l], 1e-13);
}

/// A loss with a penalty on the size of its own gradient.
#[grad(jvp)]
fn flattened(w: &[f64], ridge: f64, weight: f64) -> f64 {
    let (loss, (g, by_ridge)) = misfit_value_and_grad(w, ridge, &XS, &YS);
    let mut size = by_ridge * by_ridge;
    for gi in g {
        size += gi * gi;
    }
    loss + weight * size.sqrt()
}

#[test]
fn penalties_on_gradients() {
    check!(flattened, flattened_value_and_grad, [w = vec![0.25, 0.5], ridge = 0.3, weight = 0.7]
        => (&w, ridge, weight));
    let (g, r, k) = flattened_grad(&[0.25, 0.5], 0.3, 0.7);
    let (_, dot) = flattened_jvp(&[0.25, 0.5], 0.3, 0.7, &[-1.0, 0.5], 2.0, 1.5);
    close(&[dot], &[-g[0] + 0.5 * g[1] + 2.0 * r + 1.5 * k], 1e-13);
}

/// Two masses on a line between springs that stiffen.
#[grad(order = 2)]
fn potential(q: [f64; 2], stiffness: f64) -> f64 {
    let stretch = q[1] - q[0];
    stiffness * (0.5 * stretch * stretch + 0.25 * stretch.powi(4)) + 0.5 * q[0] * q[0] - q[1].cos()
}

/// Where the second mass ends after leapfrog steps.
#[grad(jvp)]
fn leapfrog(mut q: [f64; 2], mut p: [f64; 2], stiffness: f64, h: f64, steps: usize) -> f64 {
    for _ in 0..steps {
        let (force, _) = potential_grad(q, stiffness);
        for k in 0..2 {
            p[k] -= 0.5 * h * force[k];
            q[k] += h * p[k];
        }
        let (force, _) = potential_grad(q, stiffness);
        for k in 0..2 {
            p[k] -= 0.5 * h * force[k];
        }
    }
    q[1] * p[0] + p[1]
}

#[test]
fn forces_of_an_integrator() {
    check!(leapfrog, leapfrog_value_and_grad, [q = [0.5, -0.25], p = [0.0, 1.0], k = 1.5, h = 0.1]
        => (q, p, k, h, 20));
    let (q, p, k, h) = leapfrog_grad([0.5, -0.25], [0.0, 1.0], 1.5, 0.1, 20);
    let (_, dot) = leapfrog_jvp(
        [0.5, -0.25],
        [0.0, 1.0],
        1.5,
        0.1,
        20,
        [1.0, 2.0],
        [-1.0, 0.5],
        0.25,
        3.0,
    );
    let expected = q[0] + 2.0 * q[1] - p[0] + 0.5 * p[1] + 0.25 * k + 3.0 * h;
    close(&[dot], &[expected], 1e-12);
}

/// A derivative of a derivative of a derivative.
#[grad(order = 3)]
fn damped(t: f64) -> f64 {
    (-0.3 * t).exp() * (2.0 * t).sin()
}

#[grad(order = 2)]
fn slope(t: f64) -> f64 {
    damped_grad(t)
}

#[grad(jvp)]
fn bend(t: f64) -> f64 {
    damped_grad(t) * t
}

#[test]
fn one_variable() {
    let t: f64 = 0.8;
    let (e, s, c) = ((-0.3 * t).exp(), (2.0 * t).sin(), (2.0 * t).cos());
    let first = e * (2.0 * c - 0.3 * s);
    let second = e * ((0.09 - 4.0) * s - 1.2 * c);
    close(&[slope_grad(t)], &[second], 1e-14);
    close(&[bend_grad(t)], &[first + t * second], 1e-14);
    close(&[bend_jvp(t, 2.0).1], &[2.0 * (first + t * second)], 1e-14);
}

/// The energy after a relaxation that overwrites what it is given.
#[grad(order = 2)]
fn settle(u: &mut [f64], k: f64) -> f64 {
    for i in 1..u.len() {
        u[i] = u[i] * k + u[i - 1] * u[i - 1];
    }
    let last = u.len() - 1;
    u[0] = 0.5;
    u[last] * k
}

#[grad(jvp)]
fn after_settling(u: &[f64], k: f64) -> f64 {
    let mut v = u.to_vec();
    let (g, by_k) = settle_grad(&mut v, k);
    let mut total = by_k * v[1];
    for i in 0..g.len() {
        total += g[i] * g[i] * v[i];
    }
    total
}

#[test]
fn what_is_changed_in_place() {
    check!(after_settling, after_settling_value_and_grad, [u = vec![0.5, -1.5, 0.75], k = 0.6]
        => (&u, k));
    let (g, k) = after_settling_grad(&[0.5, -1.5, 0.75], 0.6);
    let (_, dot) = after_settling_jvp(&[0.5, -1.5, 0.75], 0.6, &[1.0, 0.25, -2.0], 0.5);
    close(&[dot], &[g[0] + 0.25 * g[1] - 2.0 * g[2] + 0.5 * k], 1e-13);
}

/// Any float type.
#[grad(order = 2)]
fn well<T: num_traits::Float>(x: T, depth: T) -> T {
    depth * (x * x - T::one()).powi(2) + x.sin()
}

#[grad(jvp)]
fn relaxed(x: f64, depth: f64, rate: f64) -> f64 {
    let mut at = x;
    for _ in 0..4 {
        let (by_x, _) = well_grad(at, depth);
        at = at - rate * by_x;
    }
    at
}

#[test]
fn generic_floats() {
    check!(relaxed, relaxed_value_and_grad, [x = 0.4, depth = 0.75, rate = 0.1] => (x, depth, rate));
    let (x, d, r) = relaxed_grad(0.4, 0.75, 0.1);
    let (_, dot) = relaxed_jvp(0.4, 0.75, 0.1, 1.0, -2.0, 0.5);
    close(&[dot], &[x - 2.0 * d + 0.5 * r], 1e-13);
}

#[derive(Clone, Debug, grad_runtime::Differentiable)]
struct Bowl {
    curvature: f64,
    centre: [f64; 2],
}

#[grad(order = 2)]
fn height(bowl: &Bowl, at: [f64; 2]) -> f64 {
    let (dx, dy) = (at[0] - bowl.centre[0], at[1] - bowl.centre[1]);
    bowl.curvature * (dx * dx * dy + dy.exp() + dx * dx)
}

#[grad(jvp)]
fn downhill(bowl: &Bowl, at: [f64; 2]) -> f64 {
    let (of_bowl, g): (BowlTangent, [f64; 2]) = height_grad(bowl, at);
    g[0] * g[1] + of_bowl.curvature * at[0]
}

#[test]
fn structs() {
    use grad_runtime::Differentiable;
    let bowl = Bowl {
        curvature: 1.5,
        centre: [0.25, -0.5],
    };
    let at = [1.0, 0.5];
    let (g, by_at) = downhill_grad(&bowl, at);
    grad_tests::check::check_tangent(&bowl, |bowl| downhill(bowl, at), &g);
    let mut d = bowl.zero_tangent();
    d.curvature = 2.0;
    d.centre = [1.0, -1.0];
    let (_, dot) = downhill_jvp(&bowl, at, &d, [0.5, 3.0]);
    let expected = 2.0 * g.curvature + g.centre[0] - g.centre[1] + 0.5 * by_at[0] + 3.0 * by_at[1];
    close(&[dot], &[expected], 1e-13);
}
