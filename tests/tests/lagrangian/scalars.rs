//! Straight lines and branches.

use super::support::holds;
use grad_runtime::grad;

#[grad(lagrangian)]
fn tower(x: f64) -> f64 {
    let a = x.exp();
    let b = a * a;
    let c = a + b;
    let d = c.exp();
    let e = c.sin();
    d + e
}

#[test]
fn the_multipliers_are_the_adjoints() {
    let x = 0.3;
    let view = tower_lagrangian(x);
    let at: TowerPoint = view.forward();
    let z = &at.z;
    assert_eq!((z.a, z.b), (x.exp(), x.exp() * x.exp()));
    assert_eq!(z.output, tower(x));
    let l = &at.l;
    assert_eq!((l.output, l.d, l.e), (1.0, 1.0, 1.0));
    assert_eq!(l.c, z.d + z.c.cos());
    assert_eq!(l.b, l.c);
    assert_eq!(l.a, l.c + 2.0 * z.a * l.b);
    let names: Vec<&str> = view.fields().iter().map(|field| field.name).collect();
    assert_eq!(names, ["a", "b", "c", "d", "e", "output"]);
    assert_eq!(view.fields()[1].text, "let b = a * a;");
    assert_eq!(view.fields()[1].operation, "mul");
    holds(&view, tower(x), &TowerInputs { x: tower_grad(x) });
}

#[test]
fn fields_know_their_lines() {
    let lines: Vec<u32> = tower_lagrangian(0.0)
        .fields()
        .iter()
        .map(|f| f.line)
        .collect();
    assert_eq!(lines, [8, 9, 10, 11, 12, 13]);
}

/// Names that are assigned several times, names of the macro's own, and operations without a name.
#[grad(lagrangian)]
fn reassigned(x: f64, z: f64) -> f64 {
    let mut y = x * z;
    y = y.sin() + x;
    let l = y * y;
    y /= 1.0 + l;
    let weights = y - z;
    weights * weights * 0.5
}

#[test]
fn reassigned_names_are_numbered() {
    let view = reassigned_lagrangian(0.7, -1.3);
    let at = view.forward();
    assert_eq!(at.z.y_1, 0.7 * -1.3);
    assert_eq!(at.z.y_2, at.z.y_1.sin() + 0.7);
    assert_eq!(at.z.y_3, at.z.y_2 / (1.0 + at.z.l));
    assert_eq!(at.l.output, 1.0);
    // sin, 1 + l, weights * weights
    assert_eq!(at.z.unnamed.len(), 3);
    assert_eq!(at.z.unnamed[0], at.z.y_1.sin());
    let (x, z) = reassigned_grad(0.7, -1.3);
    holds(&view, reassigned(0.7, -1.3), &ReassignedInputs { x, z });
}

#[grad(lagrangian, wrt(price))]
fn payoff(price: f64, strike: f64, call: bool) -> f64 {
    let gain = if call { price - strike } else { strike - price };
    if gain < 0.0 {
        return 0.01 * gain;
    }
    let mut fee = 0.05 * gain;
    if fee > 1.0 {
        fee = 1.0 + 0.1 * (fee - 1.0);
    }
    gain - fee
}

#[test]
fn branches_are_frozen() {
    for (price, strike, call) in [
        (120.0, 100.0, true),
        (120.0, 100.0, false),
        (135.0, 90.0, true),
    ] {
        let view = payoff_lagrangian(price, strike, call);
        let at = view.forward();
        assert_eq!(
            at.z.gain,
            if call { price - strike } else { strike - price }
        );
        assert_eq!(at.z.fee_1.is_some(), call);
        let gradient = payoff_grad(price, strike, call);
        holds(
            &view,
            payoff(price, strike, call),
            &PayoffInputs { price: gradient },
        );
        // The branch stays the one of the first run, whatever the inputs are.
        let elsewhere = view.forward_at(&PayoffInputs { price: strike });
        assert_eq!(elsewhere.z.fee_1.is_some(), call);
    }
}

#[grad(lagrangian)]
fn single(x: f32, y: f64) -> f32 {
    let a = x * x;
    let b = f64::from(a) * y;
    (b.sin() as f32) + x
}

#[test]
fn floats_of_both_widths() {
    let view = single_lagrangian(0.5, 2.0);
    let at = view.forward();
    assert_eq!((at.z.a, at.z.b), (0.25, 0.5));
    let (x, y) = single_grad(0.5, 2.0);
    let d = view.gradients(&at);
    assert_eq!((d.x.x, d.x.y), (x, y));
    assert_eq!(view.flatten(&view.residuals(&at)), vec![0.0; view.len()]);
}
