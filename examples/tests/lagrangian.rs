//! The numbers that the examples print.

#[allow(dead_code)]
#[path = "../examples/deltas.rs"]
mod deltas;
#[allow(dead_code)]
#[path = "../examples/lagrangian.rs"]
mod lagrangian;
#[allow(dead_code)]
#[path = "../examples/multipliers.rs"]
mod multipliers;
#[allow(dead_code)]
#[path = "../examples/sensitivities.rs"]
mod sensitivities;

#[track_caller]
fn near(got: f64, expected: f64, tolerance: f64) {
    assert!(
        (got - expected).abs() <= tolerance * expected.abs().max(1.0),
        "{got}, expected {expected}"
    );
}

#[test]
fn each_block_step_solves_its_equations() {
    use lagrangian::*;
    let view = f_lagrangian(-1.0);
    let [start, moved, feasible, solved] = steps(&view, 0.05).map(|(_, at)| at);
    let residual = |at: &FPoint| largest(&view.flatten(&view.residuals(at)));
    let unsolved = |at: &FPoint| largest(&view.flatten(&view.gradient_z(at)));
    assert_eq!(residual(&start), 0.0);
    assert!(unsolved(&start) < 1e-14);
    // Only the first constraint reads x.
    let r = view.residuals(&moved);
    near(r.a, start.z.a - moved.x.x.exp(), 1e-15);
    assert_eq!((r.b, r.c, r.d, r.e, r.output), (0.0, 0.0, 0.0, 0.0, 0.0));
    assert_eq!(residual(&feasible), 0.0);
    assert!(
        unsolved(&feasible) > 0.1,
        "the multipliers are those of the old point"
    );
    assert_eq!(residual(&solved), 0.0);
    assert!(unsolved(&solved) < 1e-14);
    // dL/dx is the gradient again, and the step went up.
    near(view.gradient_x(&solved).x, f_grad(solved.x.x), 1e-14);
    assert!(f(solved.x.x) > f(-1.0));
}

fn largest(of: &[f64]) -> f64 {
    of.iter().fold(0.0, |m, x| m.max(x.abs()))
}

#[test]
fn other_adjoints_are_another_direction() {
    use lagrangian::*;
    let view = f_lagrangian(-1.0);
    let mut at = view.forward();
    at.l.a = 1.0;
    assert_eq!(view.value(&at), f(-1.0));
    near(view.gradient_x(&at).x, (-1.0f64).exp(), 1e-15);
    assert!((view.gradient_x(&at).x - f_grad(-1.0)).abs() > 0.1);
}

#[test]
fn the_graph_is_drawn() {
    let graph = lagrangian::f_graph(-1.0);
    let svg = graph.svg();
    assert!(
        svg.contains("<svg") && svg.contains("b = a * a") && svg.contains("c.cos() = "),
        "{svg}"
    );
}

/// A multiplier is what one more infection on that day changes, per infection.
#[test]
fn multipliers_are_sensitivities() {
    use sensitivities::*;
    let (contacts, recovery, first, days) = (0.4, 0.15, 1e-3, 100);
    let view = epidemic_lagrangian(contacts, recovery, first, days);
    let (infected, sensitivity) = sensitivities(&view);
    assert_eq!((infected.len(), sensitivity.len()), (days, days));
    let with = |day: usize, more: f64| {
        let (mut i, mut s) = (first, 1.0 - first);
        for t in 0..days {
            let new = contacts * i * s;
            s -= new;
            i += new - recovery * i;
            i += if t == day { more } else { 0.0 };
        }
        1.0 - s
    };
    assert_eq!(with(0, 0.0), epidemic(contacts, recovery, first, days));
    for day in [0, 10, 40, 98] {
        let h = 1e-7;
        near(
            sensitivity[day],
            (with(day, h) - with(day, -h)) / (2.0 * h),
            1e-5,
        );
    }
    // Who is infected on the last day infects nobody any more.
    assert_eq!(sensitivity[days - 1], 0.0);
}

#[test]
fn multipliers_are_deltas() {
    use deltas::*;
    let view = loss_lagrangian(&W, &V, &[0.6, -0.2], 0.25);
    let at = view.forward();
    let (output, hidden) = deltas::deltas(&V, &at.z.h, at.z.error);
    near(at.l.error, output, 1e-15);
    for (l, delta) in at.l.net.iter().zip(hidden) {
        near(*l, delta, 1e-15);
    }
}

#[test]
fn multipliers_bring_the_flight_back() {
    use grad_runtime::lagrangian::optimise::Problem;
    use multipliers::*;
    let view = miss_lagrangian(0.6, 0.6, 1.0);
    let begin = start(&view);
    let (_, d) = Problem::value_and_gradients(&view, &begin);
    assert!(largest(&d.l) > 0.1, "the start is far from feasible");
    let found = land(&view);
    assert!(found.converged, "{} {}", found.residual, found.stationarity);
    let [across, up] = found.at.x[..] else {
        panic!("two inputs")
    };
    // It lands on the target, by the simulation itself.
    assert!(miss(across, up, 1.0) < 1e-6);
    // The flight is the simulation's, the multipliers are those of backpropagation.
    let z = Problem::solve(&view, &found.at.x);
    let l = Problem::multipliers(&view, &found.at.x, &z);
    for ((found, z), (m, l)) in found.at.z.iter().zip(&z).zip(found.at.l.iter().zip(&l)) {
        near(*found, *z, 1e-3);
        near(*m, *l, 1e-3);
    }
}

#[test]
fn block_steps_are_gradient_descent() {
    use grad_runtime::lagrangian::optimise;
    use multipliers::*;
    let view = miss_lagrangian(0.6, 0.6, 1.0);
    let at = optimise::descend(&view, 0.1, 200);
    let (mut across, mut up) = (0.6, 0.6);
    for _ in 0..200 {
        let (a, u) = miss_grad(across, up, 1.0);
        (across, up) = (across - 0.1 * a, up - 0.1 * u);
    }
    near(at.x[0], across, 1e-9);
    near(at.x[1], up, 1e-9);
    assert!(miss(across, up, 1.0) < 1e-6);
}
