//! Types of which a part is left to rustc: `_`.

use grad_runtime::grad;

type Outcome<T> = std::result::Result<T, &'static str>;

#[grad]
fn finite(x: f64) -> Outcome<f64> {
    match x.is_finite() {
        true => Ok(x),
        false => Err("not finite"),
    }
}

/// Through an alias.
#[grad]
fn shares(times: &[f64], k: f64) -> Outcome<f64> {
    let total: f64 = times.iter().sum();
    let shares = times
        .iter()
        .map(|t| finite((-k * t / total).exp()))
        .collect::<Outcome<Vec<_>>>()?;
    Ok(shares.iter().map(|share| share * share).sum())
}

/// In the path of a function of the standard library.
#[grad]
fn impulse(first: &[f64; 3], last: &[f64; 3]) -> f64 {
    let sum = core::array::from_fn::<_, 3, _>(|k| first[k] + last[k]);
    let half = std::array::from_fn::<f64, 2, _>(|k| 0.5 * sum[k + 1]);
    sum[0] * sum[1] + half[0] * half[1]
}

#[test]
fn parts_of_types() {
    grad_tests::check!(impulse, impulse_value_and_grad, [a = [0.3, 0.5, -0.2], b = [1.0, 2.0, 3.0]] => (&a, &b));
}
agrees!(parts_of_aliases, [t = vec![0.3, 0.5, 0.2], k = 1.5] => shares(&t, k).unwrap(), shares_value_and_grad(&t, k).unwrap());
