//! The numbers that the examples of higher orders print.

#[allow(dead_code)]
#[path = "../examples/hypergradient.rs"]
mod hypergradient;

#[test]
fn hypergradients_are_derivatives_and_lead_down() {
    use hypergradient::*;
    let (given, held) = (points(16, 0.25), points(16, 0.75));
    let at = [-2.5, 0.4, -2.0];
    let (rate, momentum, penalty) = after_training_grad(at[0], at[1], at[2], &given, &held);
    for (k, got) in [rate, momentum, penalty].into_iter().enumerate() {
        let moved = |by: f64| {
            let mut there = at;
            there[k] += by;
            after_training(there[0], there[1], there[2], &given, &held)
        };
        let (near, far) = (moved(1e-4) - moved(-1e-4), moved(2e-4) - moved(-2e-4));
        let expected = (8.0 * near - far) / 12e-4;
        assert!(
            (got - expected).abs() < 1e-9 * expected.abs().max(1.0),
            "parameter {k}: {got}, expected {expected}"
        );
    }
    let path = tune([0.05f64.ln(), 0.5, 0.1f64.ln()], 60);
    assert!(
        path[60].1 < 0.5 * path[0].1,
        "{} after {}",
        path[60].1,
        path[0].1
    );
}
