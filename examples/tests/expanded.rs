//! The gradients written out by hand beside the examples are those that `#[grad]` emits.

#[allow(dead_code)]
#[path = "../examples/backprop.rs"]
mod backprop;
#[allow(dead_code)]
#[path = "../examples/backprop_expanded.rs"]
mod backprop_expanded;
#[allow(dead_code)]
#[path = "../examples/quickstart.rs"]
mod quickstart;
#[allow(dead_code)]
#[path = "../examples/quickstart_expanded.rs"]
mod quickstart_expanded;

use quickstart::{FEATURES, GRADES, HIDDEN, PARAMS, UNIT};

/// Equal but for the order of additions.
#[track_caller]
fn assert_close(emitted: &[f64], written: &[f64]) {
    assert_eq!(emitted.len(), written.len());
    let scale = written.iter().fold(1.0, |scale: f64, g| scale.max(g.abs()));
    for (i, (emitted, written)) in emitted.iter().zip(written).enumerate() {
        assert!(
            (emitted - written).abs() <= 1e-13 * scale,
            "at {i}: emitted {emitted}, written {written}"
        );
    }
}

#[test]
fn quickstart() {
    let wave = |i: usize| 1.5 * (1.7 * i as f64).sin();
    let params: Vec<f64> = (0..PARAMS).map(wave).collect();
    let x: Vec<[f64; FEATURES]> = (0..40)
        .map(|i| std::array::from_fn(|k| wave(31 * i + k)))
        .collect();
    let grade: Vec<usize> = (0..40).map(|i| i % GRADES).collect();

    let (mut emitted, mut written) = (vec![0.0; PARAMS], vec![f64::NAN; PARAMS]);
    let value = quickstart::loss_value_and_grad_into(&params, &x, &grade, 0.1, &mut emitted);
    let same =
        quickstart_expanded::loss_value_and_grad_into(&params, &x, &grade, 0.1, &mut written);
    assert_eq!(value, quickstart::loss(&params, &x, &grade, 0.1));
    assert_eq!(value, same);
    assert_close(&emitted, &written);
}

/// The two files agree on the model's shape.
#[test]
fn quickstart_sizes() {
    use quickstart_expanded as expanded;
    assert_eq!(
        [FEATURES, GRADES, HIDDEN, UNIT, PARAMS],
        [
            expanded::FEATURES,
            expanded::GRADES,
            expanded::HIDDEN,
            expanded::UNIT,
            expanded::PARAMS
        ]
    );
}

#[test]
fn softplus() {
    for t in [-800.0, -1.0, -1e-9, 0.0, 1e-9, 1.0, 800.0] {
        let (value, t_bar) = quickstart::softplus_vjp(t, 2.0);
        assert_eq!((value, t_bar), quickstart_expanded::softplus_vjp(t, 2.0));
        assert_eq!(value, quickstart::softplus(t));
    }
}

#[test]
fn backprop() {
    for x in [-2.0, -0.5, 0.0, 0.3, 0.9] {
        assert_close(&[backprop::f_grad(x)], &[backprop_expanded::f_grad(x)]);
        let slack = [0.1, -0.2, 0.0, 0.3, 0.01];
        let (x_bar, slack_bar) = backprop::relaxed_grad(x, &slack);
        let (written, written_slack) = backprop_expanded::relaxed_grad(x, &slack);
        assert_close(&[x_bar], &[written]);
        assert_close(&slack_bar, &written_slack);
    }
}
