//! Iterators in variables, iterations that end early, orders by keys.

use grad_runtime::grad;
use std::cmp::Reverse;

#[grad(jvp)]
fn unreachable_cursor(x: &[f64]) -> f64 {
    let mut it = x.iter().filter(|v| **v > 0.0);
    let a = it.next().copied().unwrap_or(1.0);
    let b = it.next().copied().unwrap_or(1.0);
    let rest: f64 = it.map(|v| v * v).sum();
    a / b + rest
}
#[grad(jvp)]
fn find_then_rest(x: &[f64]) -> f64 {
    let mut it = x.iter();
    let first_big = it.find(|v| **v > 1.0).unwrap();
    first_big * it.sum::<f64>()
}
#[grad(jvp)]
fn header_loop(x: &[f64]) -> f64 {
    let mut it = x.iter();
    let mut s = 0.0;
    for v in it.by_ref() {
        if *v > 1.0 {
            break;
        }
        s += v.exp();
    }
    for v in &mut it {
        s *= v;
        if *v > 1.05 {
            break;
        }
    }
    s - it.sum::<f64>()
}
#[grad(jvp)]
fn both_ends(x: &[f64]) -> f64 {
    let mut it = x.iter();
    let mut s = 0.0;
    while let (Some(a), Some(b)) = (it.next(), it.next_back()) {
        s += (a - b).powi(2);
    }
    s
}
#[grad(jvp)]
fn take_while_ref(x: &[f64]) -> f64 {
    let mut it = x.iter().copied();
    let head: f64 = it.by_ref().take_while(|&v| v < 1.4).sum();
    let tail: f64 = it.sum();
    head * tail
}
#[grad(jvp)]
fn tuple_keys(x: &[f64], class: &[u8]) -> f64 {
    let mut idx: Vec<usize> = (0..x.len()).collect();
    idx.sort_by_key(|&i| (Reverse(class[i]), i));
    idx.iter()
        .enumerate()
        .map(|(r, &i)| x[i] / (r as f64 + 1.0))
        .sum()
}
#[grad]
fn sort_then(x: &[(f64, u32)]) -> f64 {
    let mut v = x.to_vec();
    v.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.partial_cmp(&b.0).unwrap()));
    v.iter()
        .enumerate()
        .map(|(r, (p, _))| p.powi(r as i32))
        .sum()
}
#[grad]
fn sum_results(x: &[f64]) -> Result<f64, &'static str> {
    let total: f64 = x
        .iter()
        .map(|&v| {
            if v > 0.0 {
                Ok(v.ln())
            } else {
                Err("nonpositive")
            }
        })
        .sum::<Result<f64, &'static str>>()?;
    Ok(total.exp())
}
#[grad]
fn for_each_check(x: &[f64], lo: f64) -> Result<f64, String> {
    x.iter().try_for_each(|&v| {
        if v < lo {
            Err(format!("{v} below"))
        } else {
            Ok(())
        }
    })?;
    Ok(x.iter().map(|v| (v - lo).sqrt()).sum())
}
#[grad]
fn try_fold_result(x: &[f64], y: f64) -> Result<f64, String> {
    x.iter().try_fold(y, |acc, &v| {
        let next = acc * 0.5 + v;
        if next.is_finite() {
            Ok(next)
        } else {
            Err("overflow".to_string())
        }
    })
}

#[test]
fn gradients() {
    let x = vec![0.5, 1.5, 0.2, 2.5, 1.1, 0.9];
    let y = vec![0.7, -0.5, 1.2, 0.3, 2.1, 0.4];
    check!(unreachable_cursor, unreachable_cursor_value_and_grad, unreachable_cursor_jvp(&x), [x = y.clone()] => (&x));
    check!(find_then_rest, find_then_rest_value_and_grad, find_then_rest_jvp(&x), [x = y.clone()] => (&x));
    check!(header_loop, header_loop_value_and_grad, header_loop_jvp(&x), [x = y.clone()] => (&x));
    check!(both_ends, both_ends_value_and_grad, both_ends_jvp(&x), [x = y.clone()] => (&x));
    check!(take_while_ref, take_while_ref_value_and_grad, take_while_ref_jvp(&x), [x = x.clone()] => (&x));
    check!(tuple_keys, tuple_keys_value_and_grad, tuple_keys_jvp(&x), [x = x.clone()] => (&x, &[1, 2, 1, 2, 3, 0]));
    let first = (vec![0.5, 1.5, 0.2], 0.1);
    let (value, gradient) = sum_results_value_and_grad(&first.0).unwrap();
    let f = |x: &Vec<f64>| sum_results(x).unwrap();
    grad_tests::check::value_and_gradient(f, &first.0, (value, gradient));
    let got = for_each_check_value_and_grad(&first.0, first.1).unwrap();
    let f = |x: &(Vec<f64>, f64)| for_each_check(&x.0, x.1).unwrap();
    grad_tests::check::value_and_gradient(f, &first, got);
    let got = try_fold_result_value_and_grad(&first.0, first.1).unwrap();
    let f = |x: &(Vec<f64>, f64)| try_fold_result(&x.0, x.1).unwrap();
    grad_tests::check::value_and_gradient(f, &first, got);
    assert_eq!(sum_results_grad(&[1.0, -1.0]), Err("nonpositive"));
    assert_eq!(
        for_each_check_grad(&[1.0, 0.1], 0.5),
        Err("0.1 below".to_string())
    );
    assert_eq!(
        try_fold_result_grad(&[f64::INFINITY], 1.0),
        Err("overflow".to_string())
    );
    let sorted = vec![(0.5, 1), (1.5, 2), (0.2, 1)];
    let (value, gradient) = sort_then_value_and_grad(&sorted);
    assert_eq!(value, sort_then(&sorted));
    assert_eq!(
        gradient.iter().map(|g| g.0).collect::<Vec<f64>>(),
        [2.0 * 0.5, 0.0, 1.0]
    );
}
