//! Functions that return `Option` and `Result`: the companions return the same wrapper.

use std::fmt;

use grad_runtime::grad;
use grad_tests::check::close;

#[derive(Debug, Clone, PartialEq)]
enum DomainError {
    NotPositive(f64),
    TooFewPoints { needed: usize, got: usize },
    NoConvergence,
}

impl fmt::Display for DomainError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for DomainError {}

#[grad]
fn safe_sqrt(x: f64) -> Option<f64> {
    if x < 0.0 {
        return None;
    }
    Some(x.sqrt())
}

#[grad]
fn log_ratio(x: f64, y: f64) -> Result<f64, DomainError> {
    if x <= 0.0 {
        return Err(DomainError::NotPositive(x));
    }
    if y <= 0.0 {
        return Err(DomainError::NotPositive(y));
    }
    Ok((x / y).ln())
}

#[grad]
fn mean(xs: &[f64]) -> Result<f64, String> {
    if xs.is_empty() {
        return Err("no data".to_string());
    }
    Ok(xs.iter().sum::<f64>() / xs.len() as f64)
}

#[grad]
fn slope(xs: &[f64], ys: &[f64]) -> Result<f64, DomainError> {
    let n = xs.len();
    if n < 2 {
        return Err(DomainError::TooFewPoints { needed: 2, got: n });
    }
    let mx = xs.iter().sum::<f64>() / n as f64;
    let my = ys.iter().sum::<f64>() / n as f64;
    let mut sxy = 0.0;
    let mut sxx = 0.0;
    for i in 0..n {
        sxy += (xs[i] - mx) * (ys[i] - my);
        sxx += (xs[i] - mx).powi(2);
    }
    if sxx == 0.0 { None } else { Some(sxy / sxx) }.ok_or(DomainError::NoConvergence)
}

/// Kepler's equation by Newton's method.
#[grad]
fn eccentric_anomaly(m: f64, e: f64) -> Result<f64, DomainError> {
    let mut ea = m;
    for _ in 0..30 {
        let f = ea - e * ea.sin() - m;
        let step = f / (1.0 - e * ea.cos());
        ea -= step;
        if step.abs() < 1e-14 {
            return Ok(ea);
        }
    }
    Err(DomainError::NoConvergence)
}

#[grad]
fn boxed_error(x: f64) -> Result<f64, Box<dyn std::error::Error>> {
    if x < 0.0 {
        return Err("negative".into());
    }
    if x > 100.0 {
        return Err(Box::new(DomainError::NotPositive(-x)));
    }
    Ok(x * x)
}

type Result1<T> = std::result::Result<T, DomainError>;

mod aliased {
    pub type Result<T> = std::result::Result<T, super::DomainError>;
}

#[grad]
fn through_alias(x: f64) -> aliased::Result<f64> {
    if x == 0.0 {
        return Err(DomainError::NoConvergence);
    }
    Ok(1.0 / x)
}

fn uses_alias(x: f64) -> Result1<f64> {
    through_alias(x)
}

#[grad]
fn intersection(a: [f64; 2], b: [f64; 2]) -> Option<[f64; 2]> {
    let det = a[0] * b[1] - a[1] * b[0];
    if det.abs() < 1e-12 {
        return None;
    }
    let x = (b[1] - a[1]) / det;
    let y = (a[0] - b[0]) / det;
    Some([x, y])
}

#[grad]
fn roots(b: f64, c: f64) -> Option<(f64, f64)> {
    let disc = b * b - 4.0 * c;
    (disc >= 0.0).then(|| {
        let s = disc.sqrt();
        ((-b - s) / 2.0, (-b + s) / 2.0)
    })
}

#[grad]
fn normalized(w: &[f64]) -> Result<Vec<f64>, String> {
    let total: f64 = w.iter().sum();
    if total <= 0.0 {
        return Err(format!("weights sum to {total}"));
    }
    let mut out = Vec::with_capacity(w.len());
    for x in w {
        out.push(x / total);
    }
    Ok(out)
}

#[grad]
fn relax(u: &mut [f64], omega: f64) -> Result<(), String> {
    if u.len() < 3 {
        return Err("too short".to_string());
    }
    for i in 1..u.len() - 1 {
        u[i] += omega * (u[i - 1] - 2.0 * u[i] + u[i + 1]);
    }
    Ok(())
}

#[grad]
fn position_of_largest(xs: &[f64]) -> Option<usize> {
    let mut best: Option<usize> = None;
    for i in 0..xs.len() {
        match best {
            Some(k) if xs[k] >= xs[i] => {}
            _ => best = Some(i),
        }
    }
    best
}

#[test]
fn companions_return_the_same_wrapper() {
    assert_eq!(safe_sqrt_grad(4.0), Some(0.25));
    assert_eq!(safe_sqrt_grad(-4.0), None);
    assert_eq!(safe_sqrt_value_and_grad(4.0), Some((2.0, 0.25)));
    assert_eq!(safe_sqrt_vjp(4.0, 2.0), Some((2.0, 0.5)));
    assert_eq!(safe_sqrt_vjp(-4.0, 2.0), None);
    check_some!(log_ratio, log_ratio_value_and_grad, [x = 3.0, y = 2.0] => (x, y));
    assert_eq!(
        log_ratio_grad(-3.0, 2.0),
        Err(DomainError::NotPositive(-3.0))
    );
    assert_eq!(
        log_ratio_grad(3.0, -2.5),
        Err(DomainError::NotPositive(-2.5))
    );
    check_some!(mean, mean_value_and_grad, [xs = vec![1.0, 5.0]] => (&xs));
    assert_eq!(mean_grad(&[]), Err("no data".to_string()));
    let (xs, ys) = (vec![1.0, 2.0, 4.0], vec![0.5, 1.0, 5.0]);
    check_some!(slope, slope_value_and_grad, [xs = xs, ys = ys] => (&xs, &ys));
    let too_few = DomainError::TooFewPoints { needed: 2, got: 1 };
    assert_eq!(slope_grad(&[1.0], &[1.0]), Err(too_few));
    assert_eq!(
        slope_grad(&[1.0, 1.0], &[1.0, 2.0]),
        Err(DomainError::NoConvergence)
    );
    check_some!(eccentric_anomaly, eccentric_anomaly_value_and_grad, [m = 1.2, e = 0.4] => (m, e));
    check_some!(boxed_error, boxed_error_value_and_grad, [x = 3.0] => (x));
    assert_eq!(boxed_error_grad(-1.0).unwrap_err().to_string(), "negative");
    assert_eq!(
        boxed_error_grad(101.0).unwrap_err().to_string(),
        "NotPositive(-101.0)"
    );
    check_some!(through_alias, through_alias_value_and_grad, [x = 3.0] => (x));
    assert_eq!(through_alias_grad(0.0), uses_alias(0.0));
}

#[test]
fn several_floats() {
    let (value, (a_bar, b_bar)) = intersection_vjp([1.0, 2.0], [3.0, -1.0], [1.0, 0.5]).unwrap();
    assert_eq!(Some(value), intersection([1.0, 2.0], [3.0, -1.0]));
    let f = |at: &([f64; 2], [f64; 2])| {
        let [x, y] = intersection(at.0, at.1).unwrap();
        x + 0.5 * y
    };
    grad_tests::check::gradient(f, &([1.0, 2.0], [3.0, -1.0]), &(a_bar, b_bar));
    assert_eq!(intersection_vjp([1.0, 2.0], [2.0, 4.0], [1.0, 0.5]), None);

    let (value, (b_bar, c_bar)) = roots_vjp(-3.0, 1.0, (1.0, -2.0)).unwrap();
    assert_eq!(Some(value), roots(-3.0, 1.0));
    let f = |at: &(f64, f64)| {
        let (lo, hi) = roots(at.0, at.1).unwrap();
        lo - 2.0 * hi
    };
    grad_tests::check::gradient(f, &(-3.0, 1.0), &(b_bar, c_bar));
    assert_eq!(roots_vjp(1.0, 1.0, (1.0, 1.0)), None);

    let mut w_bar = vec![0.0; 3];
    let value = normalized_vjp(&[1.0, 2.0, 5.0], &mut w_bar, vec![1.0, 0.0, 3.0]).unwrap();
    assert_eq!(Ok(value), normalized(&[1.0, 2.0, 5.0]));
    let f = |w: &Vec<f64>| {
        let out = normalized(w).unwrap();
        out[0] + 3.0 * out[2]
    };
    grad_tests::check::gradient(f, &vec![1.0, 2.0, 5.0], &w_bar);
}

#[grad]
fn finite_product(xs: &[f64], scale: f64) -> Option<f64> {
    let product = xs[0] * xs[1] * scale;
    if !product.is_finite() {
        return None;
    }
    Some(product.sqrt())
}

#[grad]
fn finite_quotient(xs: &[f64], y: f64) -> Result<f64, String> {
    let quotient = xs[0] * xs[1] / y;
    if quotient.is_nan() {
        return Err(format!("{} / {y}", xs[0]));
    }
    Ok(quotient)
}

#[test]
fn nothing_is_accumulated_without_a_value() {
    let mut xs_bar = [7.0; 2];
    assert_eq!(
        finite_product_vjp(&[f64::INFINITY, 2.0], 1.0, &mut xs_bar, 1.0),
        None
    );
    assert_eq!(
        finite_quotient_vjp(&[0.0, f64::INFINITY], 1.0, &mut xs_bar, 1.0),
        Err("0 / 1".into())
    );
    assert_eq!(xs_bar, [7.0; 2]);
    check_some!(finite_product, finite_product_value_and_grad, [xs = vec![2.0, 3.0], s = 2.0] => (&xs, s));
    check_some!(finite_quotient, finite_quotient_value_and_grad, [xs = vec![2.0, 3.0], y = 2.0] => (&xs, y));
    let mut w_bar = vec![7.0; 2];
    let error = normalized_vjp(&[1.0, -2.0], &mut w_bar, vec![f64::INFINITY, 1.0]);
    assert_eq!(error, Err("weights sum to -1".to_string()));
    assert_eq!(w_bar, [7.0, 7.0]);
    let mut xs_bar = [7.0];
    assert!(slope_vjp(&[f64::INFINITY], &[1.0], &mut xs_bar, &mut [0.0], f64::NAN).is_err());
    assert_eq!(xs_bar, [7.0]);
}

#[test]
fn effects_and_flags() {
    let mut u = [1.0, 4.0, 2.0, 5.0];
    let mut u_bar = [1.0, -1.0, 0.5, 2.0];
    let (done, omega_bar) = relax_vjp(&mut u, 0.25, &mut u_bar);
    assert_eq!(done, Ok(()));
    let f = |at: &([f64; 4], f64)| {
        let mut u = at.0;
        relax(&mut u, at.1).unwrap();
        u[0] - u[1] + 0.5 * u[2] + 2.0 * u[3]
    };
    grad_tests::check::gradient(f, &([1.0, 4.0, 2.0, 5.0], 0.25), &(u_bar, omega_bar));
    assert_eq!(position_of_largest(&[1.0, 3.0, 2.0]), Some(1));
    close(&[mean_grad(&[1.0, 2.0]).unwrap()[0]], &[0.5], 1e-15);
}
