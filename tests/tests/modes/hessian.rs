//! Hessians against difference quotients of gradients.

use grad_runtime::{Differentiable, grad};
use grad_tests::check;

use super::{close, message, quotients, symmetric};

/// Himmelblau's function, of scalars.
#[grad(hessian)]
fn himmelblau(x: f64, y: f64) -> f64 {
    (x * x + y - 11.0).powi(2) + (x + y * y - 7.0).powi(2)
}

#[test]
fn several_scalars() {
    let h: [[f64; 2]; 2] = himmelblau_hessian(1.5, -0.5);
    let expected = [
        [12.0 * 2.25 + 4.0 * -0.5 - 42.0, 4.0 * (1.5 - 0.5)],
        [4.0 * (1.5 - 0.5), 12.0 * 0.25 + 4.0 * 1.5 - 26.0],
    ];
    for k in 0..2 {
        check::close(&h[k], &expected[k], 1e-14);
    }
    let mut out = [0.0; 4];
    himmelblau_hessian_into(1.5, -0.5, &mut out);
    assert_eq!(out, [h[0][0], h[0][1], h[1][0], h[1][1]]);
}

#[grad(hessian)]
fn kepler(e: f64) -> f64 {
    let mut anomaly = 1.0;
    for _ in 0..8 {
        anomaly = anomaly - (anomaly - e * f64::sin(anomaly) - 0.8) / (1.0 - e * f64::cos(anomaly));
    }
    anomaly
}

#[test]
fn one_scalar() {
    let h: f64 = kepler_hessian(0.3);
    let rows = quotients(|x| vec![kepler_grad(x[0])], &[0.3]);
    check::close(&[h], &rows[0], 1e-6);
}

/// Chained wells, with a loop that carries and a branch.
#[grad(hessian, hvp, jvp)]
fn wells(x: &[f64]) -> f64 {
    let mut sum = 0.0;
    let mut carried = 0.5;
    for i in 0..x.len() {
        carried = (carried * x[i]).sin() + x[i];
        sum += if x[i] > 0.0 {
            carried * carried * x[i]
        } else {
            (x[i] - carried).cosh()
        };
    }
    sum
}

#[test]
fn a_slice() {
    let x = [0.4, -0.3, 1.1, 0.2];
    let h: Vec<Vec<f64>> = wells_hessian(&x);
    symmetric(&h);
    close(&h, &quotients(wells_grad, &x));
    let mut out = [f64::NAN; 16];
    wells_hessian_into(&x, &mut out);
    assert_eq!(out.to_vec(), h.concat());
    assert_eq!(wells_hessian(&[]), Vec::<Vec<f64>>::new());
}

/// Negative log-likelihood of a regression: parameters of several shapes.
#[grad(hessian, wrt(slope, weights, bias))]
fn likelihood(slope: f64, weights: &[f64], bias: [f64; 2], data: &[[f64; 2]]) -> f64 {
    let mut sum = 0.0;
    for row in data {
        let mut eta = bias[0] + bias[1] * slope;
        for (k, w) in weights.iter().enumerate() {
            eta += w * (row[0] * slope + k as f64).tanh();
        }
        sum += (1.0 + eta.exp()).ln() - row[1] * eta;
    }
    sum
}

#[test]
fn blocks_of_several_shapes() {
    let data = [[0.3, 1.0], [-0.8, 0.0], [1.4, 1.0]];
    let (slope, weights, bias) = (0.7, [0.2, -0.5, 0.9], [0.1, -0.3]);
    let (of_slope, of_weights, of_bias) = likelihood_hessian(slope, &weights, bias, &data);
    let mut rows = vec![];
    let (ss, sw, sb): (f64, Vec<f64>, [f64; 2]) = of_slope;
    rows.push([&[ss], &sw[..], &sb[..]].concat());
    let (ws, ww, wb): (Vec<f64>, Vec<Vec<f64>>, Vec<[f64; 2]>) = of_weights;
    for k in 0..3 {
        rows.push([&[ws[k]], &ww[k][..], &wb[k][..]].concat());
    }
    let (bs, bw, bb): ([f64; 2], [Vec<f64>; 2], [[f64; 2]; 2]) = of_bias;
    for k in 0..2 {
        rows.push([&[bs[k]], &bw[k][..], &bb[k][..]].concat());
    }
    symmetric(&rows);
    let gradient = |x: &[f64]| {
        let (s, w, b) = likelihood_grad(x[0], &x[1..4], [x[4], x[5]], &data);
        [&[s], &w[..], &b[..]].concat()
    };
    let flat = [&[slope], &weights[..], &bias[..]].concat();
    close(&rows, &quotients(gradient, &flat));
    let mut out = [0.0; 36];
    likelihood_hessian_into(slope, &weights, bias, &data, &mut out);
    assert_eq!(out.to_vec(), rows.concat());
}

#[derive(Clone, Differentiable)]
struct Spring {
    stiffness: f64,
    rest: f64,
    label: u32,
}

#[grad]
impl Spring {
    #[grad(hessian)]
    fn energy(&self, a: [f64; 2], b: &[f64; 2]) -> f64 {
        let (dx, dy) = (a[0] - b[0], a[1] - b[1]);
        let stretch = (dx * dx + dy * dy).sqrt() - self.rest;
        0.5 * self.stiffness * stretch * stretch
    }
}

#[test]
fn a_method() {
    let spring = Spring {
        stiffness: 3.0,
        rest: 0.8,
        label: 7,
    };
    let (a, b) = ([0.2, 0.5], [1.1, -0.4]);
    let mut out = [0.0; 36];
    spring.energy_hessian_into(a, &b, &mut out);
    let rows: Vec<Vec<f64>> = out.chunks(6).map(<[f64]>::to_vec).collect();
    symmetric(&rows);
    let gradient = |x: &[f64]| {
        let spring = Spring {
            stiffness: x[0],
            rest: x[1],
            label: 7,
        };
        let (s, a, b) = spring.energy_grad([x[2], x[3]], &[x[4], x[5]]);
        vec![s.stiffness, s.rest, a[0], a[1], b[0], b[1]]
    };
    close(
        &rows,
        &quotients(gradient, &[3.0, 0.8, 0.2, 0.5, 1.1, -0.4]),
    );
    let (of_self, of_a, of_b) = spring.energy_hessian(a, &b);
    // A struct's components are numbered in order.
    assert_eq!(of_self.0[1].stiffness, rows[1][0]);
    assert_eq!(of_self.1[0], [rows[0][2], rows[0][3]]);
    assert_eq!(of_a.0[1].rest, rows[3][1]);
    assert_eq!(of_b.2[1], [rows[5][4], rows[5][5]]);
}

/// The option stands for those functions of a block that have a Hessian.
#[grad(hessian)]
impl Spring {
    fn ends(&self, x: f64) -> [f64; 2] {
        [x, x + self.rest]
    }

    fn stored(&self, x: f64) -> f64 {
        let [low, high] = self.ends(x);
        self.stiffness * low * high
    }

    fn label(&self) -> u32 {
        self.label
    }
}

#[test]
fn a_block() {
    let spring = Spring {
        stiffness: 2.0,
        rest: 0.5,
        label: 1,
    };
    let mut out = [0.0; 9];
    spring.stored_hessian_into(3.0, &mut out);
    assert_eq!(out, [0.0, 3.0, 6.5, 3.0, 0.0, 2.0, 6.5, 2.0, 4.0]);
    let mut bar = spring.zero_tangent();
    assert_eq!(spring.ends_vjp(3.0, &mut bar, [1.0, 1.0]).1, 2.0);
    assert_eq!(spring.label(), 1);
}

/// With scratch memory of the caller's, which ends as the function leaves it.
#[grad(hessian, wrt(x, scratch))]
fn with_scratch(x: &[f64], scratch: &mut [f64]) -> f64 {
    scratch[0] = scratch[0] * x[0].sin();
    for i in 1..x.len() {
        scratch[i] = scratch[i - 1] * x[i] + scratch[i] * x[i] * x[i];
    }
    scratch.iter().map(|s| s * s).sum()
}

#[test]
fn written_arguments() {
    let (x, start) = ([0.5, -1.2, 0.8], [0.3, 0.9, -0.4]);
    let mut scratch = start;
    let ((xx, xs), (sx, ss)) = with_scratch_hessian(&x, &mut scratch);
    let mut expected = start;
    with_scratch(&x, &mut expected);
    assert_eq!(scratch, expected);
    let mut rows: Vec<Vec<f64>> = vec![];
    rows.extend((0..3).map(|k| [&xx[k][..], &xs[k][..]].concat()));
    rows.extend((0..3).map(|k| [&sx[k][..], &ss[k][..]].concat()));
    symmetric(&rows);
    let gradient = |at: &[f64]| {
        let mut scratch = at[3..].to_vec();
        let (x, s) = with_scratch_grad(&at[..3], &mut scratch);
        [x, s].concat()
    };
    close(&rows, &quotients(gradient, &[x, start].concat()));
}

#[grad(hessian)]
fn entropy(p: Vec<f64>) -> Option<f64> {
    let mut sum = 0.0;
    for &p in &p {
        if p <= 0.0 {
            return None;
        }
        sum -= p * p.ln();
    }
    Some(sum)
}

#[grad(hessian)]
fn softened<T: num_traits::Float>(x: T, y: T) -> T {
    (x * x + y * y + T::one()).sqrt()
}

#[test]
fn options_and_generics() {
    assert!(entropy_hessian(vec![0.5, -0.5]).is_none());
    let h = entropy_hessian(vec![0.5, 0.25]).unwrap();
    assert_eq!(h, [[-2.0, 0.0], [0.0, -4.0]]);
    assert_eq!(
        entropy_hessian_into(vec![0.5, 0.25], &mut [0.0; 4]),
        Some(())
    );

    let h: [[f32; 2]; 2] = softened_hessian(2.0f32, 2.0);
    assert!((h[0][0] - 5.0 / 27.0).abs() < 1e-6 && (h[0][1] + 4.0 / 27.0).abs() < 1e-6);
}

#[test]
fn wrong_length() {
    let text = message(|| wells_hessian_into(&[1.0, 2.0], &mut [0.0; 5]));
    assert_eq!(text, "the Hessian has 2 rows of 2, but `out` has length 5");
}

/// The strain energy of a bar, or what is wrong with it.
#[grad(hessian, hvp)]
fn strain(lengths: &[f64], stiffness: f64) -> Result<f64, String> {
    let mut sum = 0.0;
    for (k, pair) in lengths.windows(2).enumerate() {
        if pair[1] <= pair[0] {
            return Err(format!("segment {k} is turned over"));
        }
        sum += stiffness * (pair[1] - pair[0]).ln().powi(2);
    }
    if stiffness < 0.0 {
        return Err("negative stiffness".to_owned());
    }
    Ok(sum)
}

#[test]
fn errors_are_handed_on() {
    let at = [0.0, 0.7, 1.9];
    let h: Result<((Vec<Vec<f64>>, Vec<f64>), (Vec<f64>, f64)), String> = strain_hessian(&at, 2.0);
    let ((xx, xs), (sx, ss)) = h.unwrap();
    let mut rows: Vec<Vec<f64>> = (0..3).map(|k| [&xx[k][..], &[xs[k]]].concat()).collect();
    rows.push([&sx[..], &[ss]].concat());
    symmetric(&rows);
    let gradient = |x: &[f64]| {
        let (lengths, stiffness) = strain_grad(&x[..3], x[3]).unwrap();
        [lengths, vec![stiffness]].concat()
    };
    close(&rows, &quotients(gradient, &[0.0, 0.7, 1.9, 2.0]));
    let (of_lengths, of_stiffness) = strain_hvp(&at, 2.0, &[1.0, 0.0, 0.0], 0.0).unwrap();
    assert_eq!([of_lengths, vec![of_stiffness]].concat(), rows[0]);
    let directions: [&[f64]; 2] = [&[1.0, 0.0, 0.0], &[0.0, 0.5, -1.0]];
    let [first, second] = strain_hvp_many(&at, 2.0, directions, [0.0, 0.25]).unwrap();
    assert_eq!([&first.0[..], &[first.1]].concat(), rows[0]);
    assert_eq!(Ok(second), strain_hvp(&at, 2.0, directions[1], 0.25));

    let turned = Err("segment 1 is turned over".to_owned());
    assert_eq!(strain_hessian(&[0.0, 1.0, 0.5], 2.0), turned);
    let failed = strain_hvp_many(&[0.0, 1.0, 0.5], 2.0, directions, [0.0, 0.25]);
    assert_eq!(failed, Err("segment 1 is turned over".to_owned()));
    let mut out = [0.25; 16];
    let of = strain_hessian_into(&[0.0, 1.0, 0.5], 2.0, &mut out);
    assert_eq!(of, Err("segment 1 is turned over".to_owned()));
    assert_eq!(out, [0.25; 16]);
    assert_eq!(strain_hessian_into(&at, 2.0, &mut out), Ok(()));
    assert_eq!(out.to_vec(), rows.concat());
}

/// Nothing to differentiate in, and still nothing to return.
#[grad(hessian, hvp)]
fn mean_of_squares(x: Vec<f64>) -> Option<f64> {
    if x.is_empty() {
        return None;
    }
    Some(x.iter().map(|v| v * v).sum::<f64>() / x.len() as f64)
}

/// A log that grows, and fails when it is full.
#[grad(hessian, hvp, jacobian)]
fn logged(x: f64, log: &mut Vec<f64>, room: usize) -> Result<f64, usize> {
    let last = log[log.len() - 1];
    log.push(last * x.sin());
    if log.len() > room {
        return Err(log.len());
    }
    Ok(log.iter().map(|v| v * v * x).sum())
}

#[test]
fn no_rows_and_longer_vectors() {
    assert_eq!(mean_of_squares_hessian(vec![]), None);
    assert_eq!(mean_of_squares_hessian(vec![2.0]), Some(vec![vec![2.0]]));
    assert_eq!(mean_of_squares_hvp_many(vec![], [vec![], vec![]]), None);
    let products = mean_of_squares_hvp_many(vec![2.0, 3.0], [vec![1.0, 0.0], vec![-4.0, 0.5]]);
    assert_eq!(products, Some([vec![1.0, 0.0], vec![-4.0, 0.5]]));

    let gradient = |x: &[f64]| {
        let mut log = x[1..].to_vec();
        let (x_bar, log_bar) = logged_grad(x[0], &mut log, 9).unwrap();
        [vec![x_bar], log_bar].concat()
    };
    let expected = quotients(gradient, &[0.6, 0.5, -1.5]);
    let mut log = vec![0.5, -1.5];
    let ((xx, xl), (lx, ll)) = logged_hessian(0.6, &mut log, 9).unwrap();
    assert_eq!(log.len(), 3);
    let mut rows = vec![[vec![xx], xl].concat()];
    rows.extend((0..2).map(|k| [&[lx[k]], &ll[k][..]].concat()));
    symmetric(&rows);
    close(&rows, &expected);
    let mut log = vec![0.5, -1.5];
    let (of_x, of_log) = logged_hvp(0.6, &mut log, 9, 1.0, &mut vec![0.0, 0.0]).unwrap();
    assert_eq!([vec![of_x], of_log].concat(), rows[0]);
    let mut log = vec![0.5, -1.5];
    let (value, written) = logged_jacobian(0.6, &mut log, 9).unwrap();
    assert_eq!(
        [vec![value.0], value.1].concat(),
        gradient(&[0.6, 0.5, -1.5])
    );
    check::close(
        &[written.0[2], written.1[2][1]],
        &[-1.5 * 0.6f64.cos(), 0.6f64.sin()],
        1e-14,
    );
    let mut log = vec![0.5, -1.5];
    assert_eq!(logged_hessian(0.6, &mut log, 2), Err(3));
}

/// All modes of one function, with the shapes that the documentation gives.
#[grad(jvp, hvp, hessian, jacobian)]
fn damped(x: f64, w: &[f64], n: usize) -> f64 {
    let mut sum = 0.0;
    for k in 0..n {
        sum += (x * w[k]).sin() * w[k];
    }
    sum
}

#[test]
fn shapes_as_documented() {
    let (x, w) = (0.4, [1.0, -0.5, 2.0]);
    let (gx, gw): (f64, Vec<f64>) = damped_jacobian(x, &w, 3);
    let (x_bar, w_bar) = damped_grad(x, &w, 3);
    let gradient = [vec![gx], gw].concat();
    check::close(&gradient, &[vec![x_bar], w_bar].concat(), 1e-14);
    let ((xx, xw), (wx, ww)): ((f64, Vec<f64>), (Vec<f64>, Vec<Vec<f64>>)) =
        damped_hessian(x, &w, 3);
    let (hx, hw): (f64, Vec<f64>) = damped_hvp(x, &w, 3, 1.0, &[0.0; 3]);
    check::close(
        &[&[xx], &xw[..]].concat(),
        &[&[hx], &hw[..]].concat(),
        1e-14,
    );
    check::close(&wx, &xw, 1e-14);
    let [a, b]: [(f64, Vec<f64>); 2] =
        damped_hvp_many(x, &w, 3, [1.0, 0.0], [&[0.0; 3], &[1.0; 3]]);
    check::close(&[vec![a.0], a.1].concat(), &[vec![hx], hw].concat(), 1e-14);
    // In `w` it is diagonal: one product is enough.
    let diagonal: Vec<f64> = (0..3).map(|k| ww[k][k]).collect();
    check::close(&b.1, &diagonal, 1e-14);
    assert_eq!((ww[0][1], ww[2][0]), (0.0, 0.0));
    let (value, tangent): (f64, f64) = damped_jvp(x, &w, 3, 1.0, &[0.0; 3]);
    check::close(&[value, tangent], &[damped(x, &w, 3), gx], 1e-14);
    let mut row = [0.0; 4];
    assert_eq!(damped_jacobian_into(x, &w, 3, &mut row), value);
    check::close(&row, &gradient, 1e-14);
    for wrong in [
        message(|| drop(damped_hvp(0.4, &[1.0; 3], 3, 1.0, &[0.0; 2]))),
        message(|| drop(damped_hvp_many(0.4, &[1.0; 3], 3, [1.0], [&[0.0; 2]]))),
        message(|| _ = damped_jvp(0.4, &[1.0; 3], 3, 1.0, &[0.0; 2])),
    ] {
        let names_all = ["`w`", "2", "3"].iter().all(|part| wrong.contains(part));
        assert!(names_all, "{wrong}");
    }
}
