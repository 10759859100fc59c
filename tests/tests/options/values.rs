//! `Option` and `Result` inside of a function.

use grad_runtime::grad;

/// Signed distance to the larger root of `a x^2 + b x + c`, the vertex where there is none.
#[grad(jvp)]
fn larger_root(a: f64, b: f64, c: f64) -> f64 {
    let disc = b * b - 4.0 * a * c;
    let root = if disc >= 0.0 { Some(disc.sqrt()) } else { None };
    match root {
        Some(r) => (-b + r) / (2.0 * a),
        None => -b / (2.0 * a),
    }
}

#[grad(jvp)]
fn methods(x: f64, y: f64) -> f64 {
    let a = if x > 0.0 { Some(x.ln()) } else { None };
    let b: Option<f64> = (y > 1.0).then(|| y.sqrt());
    let sum = a.unwrap_or(-y) + b.map(|v| v * x).unwrap_or_else(|| x * 2.0);
    let scaled = a.map_or(0.5 * y, |v| v * v) + b.map_or_else(|| y * y, |v| v * 3.0);
    let chained = a
        .and_then(|v| if v < 0.0 { Some(v.exp() * y) } else { None })
        .or(b)
        .unwrap_or(x * y);
    let both = a.zip(b).map(|(p, q)| p * q).unwrap_or_default();
    let kept = a.filter(|v| *v > -1.0).unwrap_or(x * x);
    let flags = if a.is_some() && b.is_none() { x } else { y };
    sum + scaled + chained + both + kept + flags
}

#[grad(jvp)]
fn best_so_far(xs: &[f64]) -> f64 {
    let mut best: Option<f64> = None;
    for &x in xs {
        let y = (x - 1.0) * (x - 1.0);
        match best {
            Some(b) if b <= y => {}
            _ => best = Some(y),
        }
    }
    best.unwrap()
}

#[grad(jvp)]
fn best_pair(xs: &[f64], ys: &[f64]) -> f64 {
    let mut best: Option<(usize, f64)> = None;
    for i in 0..xs.len() {
        let d = (xs[i] - ys[i]).abs();
        if best.is_none() || d > best.unwrap().1 {
            best = Some((i, d));
        }
    }
    if let Some((i, d)) = best {
        d * xs[i] + i as f64
    } else {
        0.0
    }
}

#[grad(jvp)]
fn stack_machine(x: f64, y: f64) -> f64 {
    let mut stack = vec![x, y, x * y];
    let mut acc = 1.0;
    while let Some(top) = stack.pop() {
        acc = acc * top + top.sin();
        if acc > 50.0 {
            break;
        }
    }
    acc
}

#[grad(jvp)]
fn let_else(x: f64, xs: &[f64]) -> f64 {
    let Some(first) = xs.first() else {
        return x;
    };
    let Some(&last) = xs.last() else {
        return 0.0;
    };
    x * *first + last * last
}

#[grad(jvp)]
fn integer_options(x: f64, n: usize, shift: i32) -> f64 {
    let before = n.checked_sub(2).unwrap_or(0);
    let scale = match shift.checked_mul(1 << 20) {
        Some(s) => s as f64 * 1e-6,
        None => -1.0,
    };
    let third = if let Some(k) = n.checked_sub(3) {
        k + 1
    } else {
        0
    };
    x.powi(before as i32) * scale + x * third as f64
}

#[grad(jvp)]
fn inner_result(x: f64, y: f64) -> f64 {
    let ratio: Result<f64, String> = if y == 0.0 {
        Err(format!("division of {x} by zero"))
    } else {
        Ok(x / y)
    };
    let shown = match &ratio {
        Ok(v) => *v,
        Err(_) => -1.0,
    };
    let logged = match ratio {
        Ok(v) if v > 0.0 => v.ln(),
        Ok(v) => v * v,
        Err(e) => x * e.len() as f64,
    };
    shown + logged
}

#[grad(jvp)]
fn closures_with_question(x: f64, y: f64) -> f64 {
    let safe_ln = |v: f64| -> Option<f64> { if v > 0.0 { Some(v.ln()) } else { None } };
    let both = || -> Option<f64> {
        let a = safe_ln(x)?;
        let b = safe_ln(y)?;
        Some(a * b)
    };
    both().unwrap_or(x + y)
}

#[grad(jvp)]
fn matched_flags(x: f64, mode: Option<u8>) -> f64 {
    let gain = match mode {
        Some(0) => x,
        Some(1..=3) => x * x,
        Some(n) if n % 2 == 0 => x.sin(),
        Some(_) => x.exp(),
        None => 0.5 * x,
    };
    if matches!(mode, Some(4 | 5)) {
        gain * 2.0
    } else {
        gain
    }
}

/// The gradient with respect to an `Option` is one.
#[grad]
fn with_prior(x: f64, prior: Option<f64>) -> f64 {
    let base = (x - 1.0).powi(2);
    match prior {
        Some(mean) => base + 0.5 * (x - mean).powi(2),
        None => base,
    }
}

#[grad]
fn offset_by(x: f64, shift: Option<(f64, f64)>) -> f64 {
    if let Some((dx, dy)) = shift {
        return (x + dx) * dy;
    }
    x * x
}

#[test]
fn branches_that_may_be_missing() {
    check!(larger_root, larger_root_value_and_grad, larger_root_jvp(a, b, c), [a = 1.0, b = -3.0, c = 1.5] => (a, b, c));
    check!(larger_root, larger_root_value_and_grad, larger_root_jvp(a, b, c), [a = 1.0, b = -1.0, c = 1.5] => (a, b, c));
    for (x, y) in [
        (0.5, 2.5),
        (0.25, 0.5),
        (-0.5, 4.0),
        (-0.5, 0.25),
        (3.0, 2.0),
    ] {
        check!(methods, methods_value_and_grad, methods_jvp(x, y), [x = x, y = y] => (x, y));
    }
    check!(let_else, let_else_value_and_grad, let_else_jvp(x, &xs), [x = 2.0, xs = vec![3.0, 5.0]] => (x, &xs));
    check!(let_else, let_else_value_and_grad, let_else_jvp(x, &xs), [x = 2.0, xs = Vec::<f64>::new()] => (x, &xs));
}

#[test]
fn carried_through_loops() {
    check!(best_so_far, best_so_far_value_and_grad, best_so_far_jvp(&xs), [xs = vec![3.0, 0.75, 1.5]] => (&xs));
    let (xs, ys) = (vec![1.0, 2.0, 3.5], vec![0.5, -2.0, 3.0]);
    check!(best_pair, best_pair_value_and_grad, best_pair_jvp(&xs, &ys), [xs = xs, ys = ys] => (&xs, &ys));
    check!(stack_machine, stack_machine_value_and_grad, stack_machine_jvp(x, y), [x = 0.75, y = 1.5] => (x, y));
}

#[test]
fn integers() {
    for n in [0, 1, 4, 7] {
        check!(integer_options, integer_options_value_and_grad, integer_options_jvp(x), [x = 1.25] => (x, n, 5));
        check!(integer_options, integer_options_value_and_grad, integer_options_jvp(x), [x = 1.25] => (x, n, 1 << 20));
    }
    for mode in [None, Some(0), Some(2), Some(4), Some(5), Some(9)] {
        check!(matched_flags, matched_flags_value_and_grad, matched_flags_jvp(x), [x = 0.75] => (x, mode));
    }
}

#[test]
fn results_inside() {
    check!(inner_result, inner_result_value_and_grad, inner_result_jvp(x, y), [x = 3.0, y = 2.0] => (x, y));
    check!(inner_result, inner_result_value_and_grad, inner_result_jvp(x, y), [x = -3.0, y = 2.0] => (x, y));
    assert_eq!(inner_result_grad(2.0, 0.0), (21.0, 0.0));
    check!(closures_with_question, closures_with_question_value_and_grad, closures_with_question_jvp(x, y), [x = 3.0, y = 2.0] => (x, y));
    check!(closures_with_question, closures_with_question_value_and_grad, closures_with_question_jvp(x, y), [x = 3.0, y = -2.0] => (x, y));
}

#[test]
fn option_parameters() {
    let (value, gradient) = with_prior_value_and_grad(3.0, Some(2.0));
    assert_eq!((value, gradient), (4.5, (5.0, Some(-1.0))));
    assert_eq!(with_prior_grad(3.0, None), (4.0, None));
    assert_eq!(
        offset_by_grad(3.0, Some((2.0, 4.0))),
        (4.0, Some((4.0, 5.0)))
    );
    assert_eq!(offset_by_grad(3.0, None), (6.0, None));
}
