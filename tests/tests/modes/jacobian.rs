//! Jacobians, by rows and by columns.

use grad_runtime::{Differentiable, grad};
use grad_tests::check;

use super::{close, message, quotients};

/// Spherical coordinates: as many results as parameters.
#[grad(jacobian)]
fn cartesian(r: f64, theta: f64, phi: f64) -> [f64; 3] {
    [
        r * theta.sin() * phi.cos(),
        r * theta.sin() * phi.sin(),
        r * theta.cos(),
    ]
}

#[test]
fn a_square_one() {
    let (of_r, of_theta, of_phi): ([f64; 3], [f64; 3], [f64; 3]) =
        cartesian_jacobian(2.0, 0.7, 1.9);
    let rows: Vec<Vec<f64>> = (0..3)
        .map(|k| vec![of_r[k], of_theta[k], of_phi[k]])
        .collect();
    close(
        &rows,
        &quotients(|x| cartesian(x[0], x[1], x[2]).to_vec(), &[2.0, 0.7, 1.9]),
    );
    let mut out = [0.0; 9];
    let value = cartesian_jacobian_into(2.0, 0.7, 1.9, &mut out);
    assert_eq!(value, cartesian(2.0, 0.7, 1.9));
    assert_eq!(out.to_vec(), rows.concat());
}

/// Few parameters, many residuals.
#[grad(jacobian)]
fn decay(p: [f64; 2], times: &[f64], weights: &[f64]) -> Vec<f64> {
    let mut out = Vec::with_capacity(times.len());
    for (t, w) in times.iter().zip(weights) {
        out.push(w * p[0] * (-p[1] * t).exp());
    }
    out
}

#[grad(jacobian, wrt(p))]
fn decay_in_p(p: [f64; 2], times: &[f64]) -> Vec<f64> {
    times.iter().map(|t| p[0] * (-p[1] * t).exp()).collect()
}

#[test]
fn tall_and_wide() {
    let times = [0.0, 0.3, 1.0, 1.7, 4.0];
    let tall: Vec<[f64; 2]> = decay_in_p_jacobian([2.0, 0.6], &times);
    let expected = quotients(|p| decay_in_p([p[0], p[1]], &times), &[2.0, 0.6]);
    close(
        &tall.iter().map(|row| row.to_vec()).collect::<Vec<_>>(),
        &expected,
    );

    let weights = [1.0, 0.5, 2.0, 1.0, 0.1];
    let (of_p, of_times, of_weights) = decay_jacobian([2.0, 0.6], &times, &weights);
    let rows: Vec<Vec<f64>> = (0..5)
        .map(|k| [&of_p[k][..], &of_times[k][..], &of_weights[k][..]].concat())
        .collect();
    let f = |x: &[f64]| decay([x[0], x[1]], &x[2..7], &x[7..]);
    close(
        &rows,
        &quotients(f, &[&[2.0, 0.6], &times[..], &weights[..]].concat()),
    );
    let mut out = vec![f64::NAN; 60];
    decay_jacobian_into([2.0, 0.6], &times, &weights, &mut out);
    assert_eq!(out, rows.concat());
}

/// Written through `&mut`, which is an input as well.
#[grad(jacobian)]
fn step(state: &mut [f64], dt: f64) -> f64 {
    let old = state[0];
    state[0] += dt * state[1];
    state[1] -= dt * old.sin() * state[2];
    state[0] * state[1]
}

#[test]
fn written_results() {
    let start = [0.4, -0.7, 1.3];
    let mut state = start;
    let ((of_state, of_dt), (state_of_state, state_of_dt)) = step_jacobian(&mut state, 0.2);
    let mut expected = start;
    step(&mut expected, 0.2);
    assert_eq!(state, expected);
    let mut rows = vec![[&of_state[..], &[of_dt]].concat()];
    rows.extend((0..3).map(|k| [&state_of_state[k][..], &[state_of_dt[k]]].concat()));
    let f = |x: &[f64]| {
        let mut state = x[..3].to_vec();
        let value = step(&mut state, x[3]);
        [vec![value], state].concat()
    };
    close(&rows, &quotients(f, &[0.4, -0.7, 1.3, 0.2]));
}

/// Few parameters: by columns, which must find the argument as it was.
#[grad(jacobian)]
fn fill(a: f64, out: &mut [f64; 5]) {
    for k in 0..5 {
        out[k] = out[k] * a.powi(k as i32);
    }
}

#[test]
fn written_by_columns() {
    let start = [1.0, 2.0, 3.0, 4.0, 5.0];
    let mut out = start;
    let (of_a, of_out): ([f64; 5], [[f64; 5]; 5]) = fill_jacobian(1.5, &mut out);
    let mut expected = start;
    fill(1.5, &mut expected);
    assert_eq!(out, expected);
    for k in 0..5 {
        let a = 1.5f64;
        check::close(
            &[of_a[k]],
            &[k as f64 * start[k] * a.powi(k as i32 - 1)],
            1e-14,
        );
        let mut row = [0.0; 5];
        row[k] = a.powi(k as i32);
        check::close(&of_out[k], &row, 1e-14);
    }
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Pose {
    x: f64,
    y: f64,
    heading: f64,
    frame: usize,
}

#[grad(jacobian)]
fn drive(pose: Pose, speed: f64, turn: f64) -> Pose {
    Pose {
        x: pose.x + speed * pose.heading.cos(),
        y: pose.y + speed * pose.heading.sin(),
        heading: pose.heading + turn,
        frame: pose.frame + 1,
    }
}

#[grad(jacobian)]
impl Pose {
    fn to_world(&self, local: (f64, f64)) -> (f64, f64) {
        let (sin, cos) = self.heading.sin_cos();
        (
            self.x + cos * local.0 - sin * local.1,
            self.y + sin * local.0 + cos * local.1,
        )
    }
}

#[test]
fn structs_and_methods() {
    let pose = Pose {
        x: 1.0,
        y: -2.0,
        heading: 0.6,
        frame: 3,
    };
    let mut out = [0.0; 15];
    let next = drive_jacobian_into(pose.clone(), 2.0, 0.1, &mut out);
    assert_eq!(next, drive(pose.clone(), 2.0, 0.1));
    let at = |x: f64, y: f64, heading: f64| Pose {
        x,
        y,
        heading,
        frame: 3,
    };
    let f = |v: &[f64]| {
        let p = drive(at(v[0], v[1], v[2]), v[3], v[4]);
        vec![p.x, p.y, p.heading]
    };
    let rows: Vec<Vec<f64>> = out.chunks(5).map(<[f64]>::to_vec).collect();
    close(&rows, &quotients(f, &[1.0, -2.0, 0.6, 2.0, 0.1]));
    let (of_pose, of_speed, of_turn) = drive_jacobian(pose.clone(), 2.0, 0.1);
    assert_eq!(of_pose[0].heading, rows[0][2]);
    assert_eq!((of_speed[1], of_turn[2]), (rows[1][3], rows[2][4]));

    let (of_pose, of_local) = pose.to_world_jacobian((0.5, 0.25));
    let f = |v: &[f64]| {
        let (x, y) = at(v[0], v[1], v[2]).to_world((v[3], v[4]));
        vec![x, y]
    };
    let row = |p: &PoseTangent, l: (f64, f64)| vec![p.x, p.y, p.heading, l.0, l.1];
    let rows = [row(&of_pose.0, of_local.0), row(&of_pose.1, of_local.1)];
    close(&rows, &quotients(f, &[1.0, -2.0, 0.6, 0.5, 0.25]));
}

#[grad(jacobian)]
fn roots(b: f64, c: f64) -> Result<(f64, f64), &'static str> {
    let d = b * b - 4.0 * c;
    if d < 0.0 {
        return Err("no real root");
    }
    let s = d.sqrt();
    Ok((0.5 * (s - b), 0.5 * (-s - b)))
}

#[test]
fn functions_that_fail() {
    assert_eq!(roots_jacobian(1.0, 1.0), Err("no real root"));
    let (of_b, of_c) = roots_jacobian(-3.0, 2.0).unwrap();
    check::close(
        &[of_b.0, of_c.0, of_b.1, of_c.1],
        &[-2.0, -1.0, 1.0, 1.0],
        1e-14,
    );
    assert_eq!(
        roots_jacobian_into(1.0, 1.0, &mut [0.0; 4]),
        Err("no real root")
    );
}

#[test]
fn wrong_length() {
    let text = message(|| {
        cartesian_jacobian_into(1.0, 1.0, 1.0, &mut [0.0; 8]);
    });
    assert_eq!(text, "the Jacobian has 3 rows of 3, but `out` has length 8");
}
