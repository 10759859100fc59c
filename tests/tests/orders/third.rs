//! Gradients of functions of gradients of functions of gradients.

use grad_runtime::grad;
use grad_tests::check;
use grad_tests::check::close;

#[grad(order = 3, jvp, hvp)]
fn surface(x: &[f64], k: f64) -> f64 {
    let mut total = (k * x[0]).sin();
    for i in 1..x.len() {
        total += (x[i] * x[i - 1]).sin() * k + 0.25 * x[i].powi(4);
    }
    total
}

/// The squared size of its gradient.
#[grad(order = 2, jvp)]
fn steepness(x: &[f64], k: f64) -> f64 {
    let (value, (g, by_k)) = surface_value_and_grad(x, k);
    let mut size = by_k * by_k * 0.5 + value;
    for d in g {
        size += d * d;
    }
    size
}

#[grad(jvp)]
fn roughness(x: &[f64], k: f64) -> f64 {
    let (g, by_k) = steepness_grad(x, k);
    let mut size = by_k * k;
    for d in g {
        size += d * d;
    }
    size
}

#[test]
fn gradients_of_gradients_of_gradients() {
    check!(steepness, steepness_value_and_grad, [x = vec![0.5, -0.75, 1.0], k = 0.8] => (&x, k));
    check!(roughness, roughness_value_and_grad, [x = vec![0.5, -0.75, 1.0], k = 0.8] => (&x, k));
    let (x, k) = roughness_grad(&[0.5, -0.75, 1.0], 0.8);
    let (_, dot) = roughness_jvp(&[0.5, -0.75, 1.0], 0.8, &[1.0, -2.0, 0.5], 3.0);
    close(&[dot], &[x[0] - 2.0 * x[1] + 0.5 * x[2] + 3.0 * k], 1e-12);
}

/// A product with the Hessian, as a function of everything.
#[grad(jvp)]
fn curved(x: &[f64], k: f64, d: &[f64]) -> f64 {
    let (h, by_k) = surface_hvp(x, k, d, 0.5 * k);
    let mut total = by_k * d[0];
    for i in 0..h.len() {
        total += h[i] * x[i];
    }
    total
}

#[test]
fn products_with_hessians() {
    check!(curved, curved_value_and_grad, [x = vec![0.5, -0.75], k = 0.8, d = vec![1.5, 0.25]]
        => (&x, k, &d));
    let (x, k, d) = curved_grad(&[0.5, -0.75], 0.8, &[1.5, 0.25]);
    let (_, dot) = curved_jvp(
        &[0.5, -0.75],
        0.8,
        &[1.5, 0.25],
        &[1.0, -2.0],
        3.0,
        &[0.5, 0.0],
    );
    close(&[dot], &[x[0] - 2.0 * x[1] + 3.0 * k + 0.5 * d[0]], 1e-12);
}

/// The third derivative along a direction, by forward mode throughout.
#[grad(order = 2, jvp)]
fn along(x: &[f64], k: f64) -> f64 {
    let direction = [1.0, 0.5];
    let (_, slope) = surface_jvp(x, k, &direction, 0.0);
    slope * k
}

#[grad(jvp)]
fn twice_along(x: &[f64], k: f64) -> f64 {
    let direction = [0.25, -1.0];
    let (value, slope) = along_jvp(x, k, &direction, 1.0);
    value * slope
}

#[grad]
fn by_pullback(x: &[f64], k: f64) -> f64 {
    let mut x_bar = vec![0.0; x.len()];
    let (value, k_bar) = along_vjp(x, k, &mut x_bar, k);
    value * k_bar + x_bar[0] * x_bar[1]
}

#[test]
fn directions_of_directions() {
    check!(twice_along, twice_along_value_and_grad, [x = vec![0.5, -0.75], k = 0.8] => (&x, k));
    check!(by_pullback, by_pullback_value_and_grad, [x = vec![0.5, -0.75], k = 0.8] => (&x, k));
    let (x, k) = twice_along_grad(&[0.5, -0.75], 0.8);
    let (_, dot) = twice_along_jvp(&[0.5, -0.75], 0.8, &[1.0, -2.0], 3.0);
    close(&[dot], &[x[0] - 2.0 * x[1] + 3.0 * k], 1e-12);
}

#[derive(Clone, Copy, grad_runtime::Differentiable)]
struct Corner {
    x: f64,
    y: f64,
}

#[grad]
impl std::ops::Add for Corner {
    type Output = Corner;

    fn add(self, other: Corner) -> Corner {
        Corner {
            x: self.x + other.x,
            y: self.y + other.y,
        }
    }
}

#[grad(order = 3)]
fn area(t: f64) -> f64 {
    let corner = Corner { x: t, y: t * t } + Corner { x: t * t, y: t };
    corner.x * corner.y
}

#[grad(order = 2)]
fn area_slope(t: f64) -> f64 {
    area_grad(t)
}

#[grad]
fn area_bend(t: f64) -> f64 {
    area_slope_grad(t)
}

/// `(t + t²)²`: a small operator of the module is differentiated as if its body stood there.
#[test]
fn through_a_small_operator() {
    assert_eq!(area_slope(0.5), 3.0);
    assert_eq!(area_bend(0.5), 11.0);
    assert_eq!(area_bend_grad(0.5), 24.0);
}
