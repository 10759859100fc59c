//! Calls to functions that return `Option` and `Result`, from other differentiated functions.

use grad_runtime::grad;

#[derive(Debug, PartialEq, Clone, Copy)]
enum LowError {
    Negative,
}

#[derive(Debug, PartialEq)]
enum HighError {
    Low(LowError),
    Steps(usize),
}

impl From<LowError> for HighError {
    fn from(error: LowError) -> Self {
        HighError::Low(error)
    }
}

#[grad]
fn root(x: f64) -> Result<f64, LowError> {
    if x < 0.0 {
        Err(LowError::Negative)
    } else {
        Ok(x.sqrt())
    }
}

#[grad]
fn maybe_ln(x: f64) -> Option<f64> {
    if x > 0.0 { Some(x.ln()) } else { None }
}

#[grad]
fn hypotenuse(a: f64, b: f64) -> Result<f64, LowError> {
    let c = root(a * a + b)?;
    Ok(c * 2.0)
}

#[grad]
fn converted(a: f64, b: f64) -> Result<f64, HighError> {
    let c = root(a)? + root(b)?;
    Ok(c * c)
}

#[grad]
fn nested_radicals(x: f64, n: usize) -> Result<f64, HighError> {
    let mut y = x;
    for k in 0..n {
        y = root(y - 0.125 * k as f64)?;
        if k > 20 {
            return Err(HighError::Steps(k));
        }
        y = y * x;
    }
    Ok(y)
}

#[grad]
fn sum_of_logs(xs: &[f64]) -> Option<f64> {
    let mut s = 0.0;
    for &x in xs {
        s += maybe_ln(x)?;
    }
    Some(s)
}

#[grad(jvp)]
fn lenient_sum(xs: &[f64], floor: f64) -> f64 {
    let mut s = 0.0;
    for x in xs {
        s += maybe_ln(*x).unwrap_or(floor);
        if let Some(y) = maybe_ln(x - 1.0) {
            s += y * floor;
        }
        s += match root(*x) {
            Ok(r) => r,
            Err(LowError::Negative) => floor * x,
        };
    }
    s
}

#[grad]
fn passed_on(x: f64) -> Result<f64, LowError> {
    let r = root(x);
    match r {
        Ok(y) if y > 1.0 => root(y),
        Ok(y) => Ok(y * y * x),
        Err(e) => Err(e),
    }
}

#[grad]
fn option_to_result(x: f64) -> Result<f64, String> {
    let y: f64 = maybe_ln(x).ok_or("not positive")?;
    let z: f64 = root(y).map_err(|e| format!("{e:?} in {y:.1}"))?;
    Ok(y * z)
}

#[grad]
fn tail_call(x: f64) -> Option<f64> {
    if x > 10.0 {
        return maybe_ln(x - 10.0);
    }
    maybe_ln(x).map(|y| y * y)
}

#[grad]
fn pair(x: f64, y: f64) -> Option<(f64, [f64; 2])> {
    let a = maybe_ln(x)?;
    Some((a * y, [x * y, a]))
}

#[grad(jvp)]
fn uses_pair(x: f64, y: f64) -> f64 {
    let (p, [q, r]): (f64, [f64; 2]) = match pair(x, y) {
        Some(found) => found,
        None => return x * y,
    };
    p * q + r
}

#[grad]
fn shifted(x: f64, by: Option<f64>) -> f64 {
    x * by.unwrap_or(1.0)
}

#[grad(jvp)]
fn passes_options(x: f64, y: f64) -> f64 {
    let by = if y > 0.0 { Some(y * x) } else { None };
    shifted(x, by) + shifted(y, None) + shifted(x * y, Some(x))
}

#[grad]
fn smooth(u: &mut [f64], k: f64) -> Option<f64> {
    if u.len() < 2 {
        return None;
    }
    let mut change = 0.0;
    for i in 1..u.len() {
        let new = u[i] + k * (u[i - 1] - u[i]);
        change += (new - u[i]).powi(2);
        u[i] = new;
    }
    if change > 100.0 {
        return None;
    }
    Some(change)
}

#[grad(jvp)]
fn smoothing(u: &mut [f64], k: f64) -> f64 {
    let a = smooth(u, k).unwrap_or(0.5);
    let b = smooth(u, 2.0 * k).unwrap_or(k);
    a * b + u.iter().sum::<f64>()
}

#[test]
fn question_marks() {
    check_some!(hypotenuse, hypotenuse_value_and_grad, [a = 3.0, b = 2.0] => (a, b));
    assert_eq!(hypotenuse_grad(1.0, -2.0), Err(LowError::Negative));
    check_some!(converted, converted_value_and_grad, [a = 3.0, b = 2.0] => (a, b));
    assert_eq!(
        converted_grad(1.0, -2.0),
        Err(HighError::Low(LowError::Negative))
    );
    check_some!(nested_radicals, nested_radicals_value_and_grad, [x = 1.5] => (x, 4));
    assert_eq!(
        nested_radicals_grad(1.5, 40).unwrap_err(),
        nested_radicals(1.5, 40).unwrap_err()
    );
    check_some!(sum_of_logs, sum_of_logs_value_and_grad, [xs = vec![1.5, 2.0, 7.0]] => (&xs));
    assert_eq!(sum_of_logs_grad(&[1.0, -1.0, 2.0]), None);
    check_some!(option_to_result, option_to_result_value_and_grad, [x = 3.0] => (x));
    assert_eq!(option_to_result_grad(-3.0), Err("not positive".to_string()));
    assert_eq!(
        option_to_result_grad(0.5),
        option_to_result(0.5).map(|_| 0.0)
    );
}

#[test]
fn matched_and_defaulted() {
    let xs = vec![0.5, 3.0, 1.5];
    check!(lenient_sum, lenient_sum_value_and_grad, lenient_sum_jvp(&xs, floor), [xs = xs, floor = -2.0] => (&xs, floor));
    let xs = vec![-0.5, 3.0, -1.5];
    check!(lenient_sum, lenient_sum_value_and_grad, lenient_sum_jvp(&xs, floor), [xs = xs, floor = -2.0] => (&xs, floor));
    check_some!(passed_on, passed_on_value_and_grad, [x = 3.0] => (x));
    check_some!(passed_on, passed_on_value_and_grad, [x = 0.5] => (x));
    assert_eq!(passed_on_grad(-3.0), Err(LowError::Negative));
    check_some!(tail_call, tail_call_value_and_grad, [x = 3.0] => (x));
    check_some!(tail_call, tail_call_value_and_grad, [x = 13.0] => (x));
    assert_eq!(tail_call_grad(-13.0), None);
    check!(uses_pair, uses_pair_value_and_grad, uses_pair_jvp(x, y), [x = 3.0, y = 2.0] => (x, y));
    check!(uses_pair, uses_pair_value_and_grad, uses_pair_jvp(x, y), [x = -3.0, y = 2.0] => (x, y));
}

#[test]
fn options_as_arguments() {
    check!(passes_options, passes_options_value_and_grad, passes_options_jvp(x, y), [x = 3.0, y = 2.0] => (x, y));
    check!(passes_options, passes_options_value_and_grad, passes_options_jvp(x, y), [x = 3.0, y = -2.0] => (x, y));
}

#[test]
fn effects_are_reversed_on_both_paths() {
    for u in [vec![1.0, 2.5, 0.5], vec![1.0, 30.0, -20.0]] {
        let at = (u.clone(), 0.25);
        let (mut arg, got) = (u.clone(), ());
        let _ = got;
        let (value, gradient) = smoothing_value_and_grad(&mut arg, 0.25);
        let f = |at: &(Vec<f64>, f64)| smoothing(&mut at.0.clone(), at.1);
        grad_tests::check::value_and_gradient(f, &at, (value, gradient));
    }
    check!(smoothing, smoothing_value_and_grad, smoothing_jvp(&mut u, k), [u = vec![4.0], k = 0.5] => (&mut u, k));
}
