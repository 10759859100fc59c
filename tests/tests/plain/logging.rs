//! What is written to a log on the way.

use grad_runtime::grad;
use log::{debug as note, trace};

/// The angle behind a surface; none where all is reflected.
#[grad]
fn refracted(n1: f64, n2: f64, angle: f64) -> Option<f64> {
    trace!("from {n1} to {n2}, {:.3}", angle);
    let sine = n1 / n2 * angle.sin();
    if sine.abs() > 1.0 {
        note!(target: "rays", "total reflection at {}", sine);
        return None;
    }
    Some(sine.asin())
}

#[grad]
fn through(layers: &[f64], angle: f64) -> f64 {
    let (mut n, mut at) = (1.0, angle);
    for layer in layers {
        at = (n / layer * at.sin()).asin();
        n = *layer;
        log::info!("{at} behind {:?}", layers);
    }
    at
}
agrees!(rays_that_are_logged, [layers = vec![1.5, 1.2, 1.3], angle = 0.4] => through(&layers, angle), through_value_and_grad(&layers, angle));

#[test]
fn none_where_all_is_reflected() {
    assert_eq!(refracted_grad(1.5, 1.0, 1.4), None);
    let (n1_bar, n2_bar, angle_bar) = refracted_grad(1.0, 1.5, 0.3).unwrap();
    let h = 1e-6;
    let of = |n1, n2, angle| refracted(n1, n2, angle).unwrap();
    let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-8, "{a} {b}");
    near(
        n1_bar,
        (of(1.0 + h, 1.5, 0.3) - of(1.0 - h, 1.5, 0.3)) / (2.0 * h),
    );
    near(
        n2_bar,
        (of(1.0, 1.5 + h, 0.3) - of(1.0, 1.5 - h, 0.3)) / (2.0 * h),
    );
    near(
        angle_bar,
        (of(1.0, 1.5, 0.3 + h) - of(1.0, 1.5, 0.3 - h)) / (2.0 * h),
    );
}
