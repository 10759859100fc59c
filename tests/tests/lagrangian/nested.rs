//! Calls of functions that have a view themselves are nested views.

use super::support::{holds, near};
use grad_runtime::grad;

#[grad(lagrangian)]
fn layer(w: &[f64], x: f64) -> f64 {
    let mut drive = 0.1;
    for k in 0..w.len() {
        drive += w[k] * x;
    }
    let out = drive.tanh();
    out
}

#[grad(lagrangian)]
fn loss(w: &[f64], x: f64, target: f64) -> f64 {
    let hidden = layer(w, x);
    let answer = layer(&w[1..], hidden * 2.0);
    let error = answer - target;
    error * error
}

#[test]
fn two_calls_are_two_views() {
    let (w, x, target) = ([0.4, -0.3, 0.9], 0.7, 0.2);
    let view = loss_lagrangian(&w, x, target);
    let at = view.forward();
    // Inside of the calls.
    assert_eq!(at.z.layer_1.drive.len(), 3);
    assert_eq!(at.z.layer_2.drive.len(), 2);
    assert_eq!(at.z.layer_1.out, layer(&w, x));
    // What they return has a constraint of its own.
    assert_eq!(at.z.hidden, at.z.layer_1.output);
    assert_eq!(at.l.layer_2.output, at.l.answer);
    let slope = 1.0 - at.z.layer_2.out * at.z.layer_2.out;
    near(
        &[at.l.layer_2.drive[1]],
        &[2.0 * at.z.error * slope],
        1e-14,
        "delta",
    );
    let (w_bar, x_bar, target_bar) = loss_grad(&w, x, target);
    let gradient = LossInputs {
        w: w_bar,
        x: x_bar,
        target: target_bar,
    };
    holds(&view, loss(&w, x, target), &gradient);
}

#[test]
fn names_go_inwards() {
    let view = loss_lagrangian(&[0.4, -0.3], 0.7, 0.2);
    let labels = view.labels();
    assert_eq!(labels[0], "layer_1.unnamed[0]");
    assert_eq!(labels[1], "layer_1.drive[0]");
    assert!(labels.contains(&"layer_2.output".to_owned()), "{labels:?}");
    let field = view.fields().iter().find(|f| f.name == "layer_2").unwrap();
    assert!(field.fields.iter().any(|f| f.name == "drive"));
    let rows = view.rows(&view.forward());
    let inner = rows.iter().find(|r| r.label == "layer_2.out").unwrap();
    assert_eq!(inner.operation, "drive.tanh()");
    let table = view.table(&view.forward()).to_string();
    assert!(table.contains("layer_1.drive[1]"), "{table}");
}

/// Calls in loops and in branches, of what decides for itself.
#[grad(lagrangian)]
fn step(y: f64, rate: f64, slow: bool) -> (f64, usize) {
    let mut y = y;
    let mut count = 0;
    while y > 1.0 && count < 3 {
        y *= rate;
        count += 1;
    }
    let next = if slow { y.sqrt() } else { y * y };
    (next + 0.3, count)
}

#[grad(lagrangian)]
fn nothing_to_do(x: f64) -> f64 {
    let mut sum = 0.0;
    if x > 100.0 {
        sum = x * x;
    }
    sum
}

#[grad(lagrangian)]
fn journey(start: f64, rate: f64, slow: &[bool]) -> f64 {
    let mut y = start;
    let mut total = 0.0;
    for (n, &s) in slow.iter().enumerate() {
        let (next, count): (f64, usize) = step(y, rate, s);
        y = next;
        if n % 2 == 1 {
            total += nothing_to_do(y) + count as f64 * step(y * 3.0, rate, true).0;
        }
    }
    total + y
}

#[test]
fn in_loops_and_branches() {
    let slow = [true, false, true, true];
    let view = journey_lagrangian(2.5, 0.6, &slow);
    let at = view.forward();
    assert_eq!(at.z.step_1.len(), 4);
    assert_eq!(at.z.step_2.len(), 4);
    assert!(at.z.step_2[0].is_none() && at.z.step_2[1].is_some());
    // The first makes two trips in its loop.
    assert_eq!(at.z.step_1[0].y.len(), 2);
    let (start, rate) = journey_grad(2.5, 0.6, &slow);
    holds(
        &view,
        journey(2.5, 0.6, &slow),
        &JourneyInputs { start, rate },
    );
}

/// Memory goes in and out.
#[grad(lagrangian)]
fn relax(v: &mut [f64], by: f64) -> Vec<f64> {
    let mut old = Vec::new();
    for k in 1..v.len() {
        old.push(v[k]);
        v[k] += by * (v[k - 1] - v[k]);
    }
    old
}

#[grad(lagrangian)]
fn smooth(v: Vec<f64>, by: f64) -> f64 {
    let mut v = v;
    let mut change = 0.0;
    for _ in 0..2 {
        let before: Vec<f64> = relax(&mut v[1..], by * 0.5);
        for k in 0..before.len() {
            let d = v[k + 2] - before[k];
            change += d * d;
        }
    }
    change
}

#[test]
fn memory_in_and_out() {
    let v = vec![0.4, -0.2, 0.9, 0.3];
    let view = smooth_lagrangian(v.clone(), 0.7);
    let at = view.forward();
    assert_eq!(at.z.relax.len(), 2);
    assert_eq!(at.z.relax[1].v.len(), 2);
    let (v_bar, by) = smooth_grad(v.clone(), 0.7);
    holds(&view, smooth(v, 0.7), &SmoothInputs { v: v_bar, by });
}

/// Three levels, and a callee from another module: the import brings its view.
mod elsewhere {
    use grad_runtime::grad;

    #[grad(lagrangian, wrt(x))]
    pub fn inner(x: f64, name: &str) -> f64 {
        let scaled = x * name.len() as f64;
        scaled.sin()
    }

    #[grad(lagrangian)]
    pub fn middle(x: f64, y: f64) -> f64 {
        let a = inner(x, "two");
        a * y
    }

    #[grad]
    pub fn plain(x: f64) -> f64 {
        x * x
    }
}

#[grad]
use elsewhere::{middle, plain};

#[grad(lagrangian(middle, elsewhere::inner))]
fn outer(x: f64, y: f64) -> f64 {
    let m = middle(x, y);
    let p = plain(m);
    p + elsewhere::inner(m, "three")
}

#[test]
fn through_modules_and_levels() {
    let view = outer_lagrangian(0.4, 1.3);
    let at = view.forward();
    assert_eq!(at.z.middle.inner.scaled, 0.4 * 3.0);
    assert_eq!(at.z.inner.scaled, at.z.m * 5.0);
    assert_eq!(at.l.middle.a, at.l.m * 1.3);
    let (x, y) = outer_grad(0.4, 1.3);
    holds(&view, outer(0.4, 1.3), &OuterInputs { x, y });
}

/// Seen without being listed: the import is in sight.
#[grad(lagrangian)]
fn seen(x: f64) -> f64 {
    middle(x, x * x)
}

#[test]
fn imports_in_sight_need_no_list() {
    let at = seen_lagrangian(0.3).forward();
    assert_eq!(at.z.middle.inner.output, (0.3f64 * 3.0).sin());
}

/// Without a derivative in its arguments a call is none of the view's business.
#[grad(lagrangian)]
fn constant_call(x: f64, k: usize) -> f64 {
    let scale = layer(&[0.5; 3], k as f64);
    scale * x
}

#[test]
fn constants_are_no_views() {
    let view = constant_call_lagrangian(2.0, 3);
    assert_eq!(view.len(), 1);
    holds(
        &view,
        constant_call(2.0, 3),
        &ConstantCallInputs {
            x: constant_call_grad(2.0, 3),
        },
    );
}

#[test]
#[should_panic(expected = "`step_1[1].y[0]` has no value")]
fn values_that_are_missing_inside() {
    let slow = [true, false];
    let view = journey_lagrangian(2.5, 0.6, &slow);
    let mut at = view.forward();
    let lost = at.z.step_1[1].y.remove(0);
    at.z.step_1[0].y.push(lost);
    view.residuals(&at);
}
