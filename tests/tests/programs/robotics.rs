//! Robotics and rigid motion.

use grad_runtime::grad;

type Mat4 = [[f64; 4]; 4];
type Quat = [f64; 4];
type Vec3 = [f64; 3];

#[grad]
fn mat_mul(a: &[[f64; 4]; 4], b: &[[f64; 4]; 4]) -> [[f64; 4]; 4] {
    let mut out = [[0.0; 4]; 4];
    for i in 0..4 {
        for j in 0..4 {
            for k in 0..4 {
                out[i][j] += a[i][k] * b[k][j];
            }
        }
    }
    out
}

/// Denavit and Hartenberg.
#[grad]
fn dh_transform(theta: f64, d: f64, a: f64, alpha: f64) -> [[f64; 4]; 4] {
    let (st, ct) = theta.sin_cos();
    let (sa, ca) = alpha.sin_cos();
    [
        [ct, -st * ca, st * sa, a * ct],
        [st, ct * ca, -ct * sa, a * st],
        [0.0, sa, ca, d],
        [0.0, 0.0, 0.0, 1.0],
    ]
}

#[grad]
fn forward_kinematics(joints: &[f64], links: &[[f64; 3]]) -> [f64; 3] {
    let mut t = [
        [1.0, 0.0, 0.0, 0.0],
        [0.0, 1.0, 0.0, 0.0],
        [0.0, 0.0, 1.0, 0.0],
        [0.0, 0.0, 0.0, 1.0],
    ];
    for (q, link) in joints.iter().zip(links) {
        let step: [[f64; 4]; 4] = dh_transform(*q, link[0], link[1], link[2]);
        t = mat_mul(&t, &step);
    }
    [t[0][3], t[1][3], t[2][3]]
}

#[grad(lagrangian, jvp)]
fn reach_cost(joints: &[f64], links: &[[f64; 3]], target: [f64; 3]) -> f64 {
    let p: [f64; 3] = forward_kinematics(joints, links);
    let mut cost = 0.0;
    for k in 0..3 {
        let d = p[k] - target[k];
        cost += d * d;
    }
    cost
}

#[grad]
fn quat_mul(p: [f64; 4], q: [f64; 4]) -> [f64; 4] {
    let [pw, px, py, pz] = p;
    let [qw, qx, qy, qz] = q;
    [
        pw * qw - px * qx - py * qy - pz * qz,
        pw * qx + px * qw + py * qz - pz * qy,
        pw * qy - px * qz + py * qw + pz * qx,
        pw * qz + px * qy - py * qx + pz * qw,
    ]
}

#[grad]
fn slerp(a: [f64; 4], b: [f64; 4], t: f64) -> [f64; 4] {
    let mut dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
    let mut b = b;
    if dot < 0.0 {
        dot = -dot;
        for x in b.iter_mut() {
            *x = -*x;
        }
    }
    let (wa, wb) = if dot > 0.9995 {
        (1.0 - t, t)
    } else {
        let theta = dot.clamp(-1.0, 1.0).acos();
        let s = theta.sin();
        (((1.0 - t) * theta).sin() / s, (t * theta).sin() / s)
    };
    let mut out = [0.0; 4];
    let mut norm = 0.0;
    for i in 0..4 {
        out[i] = wa * a[i] + wb * b[i];
        norm += out[i] * out[i];
    }
    let norm = norm.sqrt();
    for x in &mut out {
        *x /= norm;
    }
    out
}

#[grad]
fn rotate(q: &[f64; 4], v: [f64; 3]) -> [f64; 3] {
    let (w, u) = (q[0], [q[1], q[2], q[3]]);
    let cross = |a: [f64; 3], b: [f64; 3]| {
        [
            a[1] * b[2] - a[2] * b[1],
            a[2] * b[0] - a[0] * b[2],
            a[0] * b[1] - a[1] * b[0],
        ]
    };
    let t = cross(u, v);
    let t = [2.0 * t[0], 2.0 * t[1], 2.0 * t[2]];
    let ut = cross(u, t);
    [
        v[0] + w * t[0] + ut[0],
        v[1] + w * t[1] + ut[1],
        v[2] + w * t[2] + ut[2],
    ]
}

/// Roll, pitch, yaw; at gimbal lock the yaw is zero.
#[grad]
fn euler_from_quat(q: [f64; 4]) -> (f64, f64, f64) {
    let [w, x, y, z] = q;
    let sinp = 2.0 * (w * y - z * x);
    if sinp.abs() >= 0.999_999 {
        let pitch = std::f64::consts::FRAC_PI_2.copysign(sinp);
        return (2.0 * x.atan2(w), pitch, 0.0);
    }
    let roll = (2.0 * (w * x + y * z)).atan2(1.0 - 2.0 * (x * x + y * y));
    let yaw = (2.0 * (w * z + x * y)).atan2(1.0 - 2.0 * (y * y + z * z));
    (roll, sinp.asin(), yaw)
}

/// Both elbows of a planar arm.
#[grad]
fn two_link_ik(x: f64, y: f64, l1: f64, l2: f64, elbow_up: bool) -> Option<(f64, f64)> {
    let d2 = x * x + y * y;
    let c2 = (d2 - l1 * l1 - l2 * l2) / (2.0 * l1 * l2);
    if !(-1.0..=1.0).contains(&c2) {
        return None;
    }
    let s2 = (1.0 - c2 * c2).sqrt() * if elbow_up { -1.0 } else { 1.0 };
    let q2 = s2.atan2(c2);
    let q1 = y.atan2(x) - (l2 * s2).atan2(l1 + l2 * c2);
    Some((q1, q2))
}

#[grad(lagrangian, jvp)]
fn pid(kp: f64, ki: f64, kd: f64, setpoint: f64, steps: usize) -> f64 {
    let dt = 0.05;
    let (mut y, mut v) = (0.0, 0.0);
    let mut integral = 0.0f64;
    let mut last: Option<f64> = None;
    let mut cost = 0.0;
    for _ in 0..steps {
        let error = setpoint - y;
        integral = (integral + error * dt).clamp(-10.0, 10.0);
        let derivative = match last {
            Some(e) => (error - e) / dt,
            None => 0.0,
        };
        last = Some(error);
        let u = kp * error + ki * integral + kd * derivative;
        v += (u - 0.5 * v) * dt;
        y += v * dt;
        cost += error * error * dt + 1e-3 * u * u * dt;
    }
    cost
}

/// A scalar Kalman filter's negative log likelihood.
#[grad(lagrangian, jvp)]
fn kalman_nll(zs: &[f64], q: f64, r: f64) -> f64 {
    let mut x = 0.0;
    let mut p = 1.0;
    let mut nll = 0.0;
    for &z in zs {
        p += q;
        let s = p + r;
        let innovation = z - x;
        nll += 0.5 * (s.ln() + innovation * innovation / s);
        let gain = p / s;
        x += gain * innovation;
        p *= 1.0 - gain;
    }
    nll
}

#[test]
fn chains() {
    check_vjp!(dh_transform, dh_transform_vjp, [t = 0.3, d = 0.1, a = 0.5, al = 0.7] => (t, d, a, al),
        [[1.0, 0.5, -1.0, 2.0], [0.3, 0.2, 0.1, 1.0], [0.0, 1.0, 2.0, 0.5], [1.0, 1.0, 1.0, 1.0]]);
    let links = vec![[0.1, 0.4, 0.5], [0.0, 0.3, -0.2], [0.2, 0.2, 0.1]];
    check!(reach_cost, reach_cost_value_and_grad, reach_cost_jvp(&q, &links, target),
        view reach_cost_lagrangian,
        [q = vec![0.3, -0.4, 0.8], links = links, target = [0.5, 0.4, 0.3]] => (&q, &links, target));
    for up in [true, false] {
        let ((q1, q2), bars) = two_link_ik_vjp(0.6, 0.5, 0.5, 0.4, up, (1.0, 2.0)).unwrap();
        assert_eq!(Some((q1, q2)), two_link_ik(0.6, 0.5, 0.5, 0.4, up));
        let f = |a: &(f64, f64, f64, f64)| {
            two_link_ik(a.0, a.1, a.2, a.3, up)
                .map(|(p, q)| p + 2.0 * q)
                .unwrap()
        };
        grad_tests::check::gradient(f, &(0.6, 0.5, 0.5, 0.4), &bars);
    }
    assert_eq!(two_link_ik_vjp(3.0, 0.5, 0.5, 0.4, true, (1.0, 2.0)), None);
}

#[test]
fn rotations() {
    let (p, q) = ([0.8, 0.2, -0.4, 0.4], [0.5, 0.5, 0.5, -0.5]);
    check_vjp!(quat_mul, quat_mul_vjp, [p = p, q = q] => (p, q), [1.0, -0.5, 2.0, 0.3]);
    check_vjp!(slerp, slerp_vjp, [p = p, q = q, t = 0.3] => (p, q, t), [1.0, -0.5, 2.0, 0.3]);
    let close = [0.83, 0.21, -0.41, 0.42];
    check_vjp!(slerp, slerp_vjp, [p = p, q = close, t = 0.3] => (p, q, t), [1.0, -0.5, 2.0, 0.3]);
    let mut q_bar = [0.0; 4];
    let (value, v_bar) = rotate_vjp(&p, [1.0, 2.0, 3.0], &mut q_bar, [1.0, 0.5, -1.0]);
    assert_eq!(value, rotate(&p, [1.0, 2.0, 3.0]));
    let f = |at: &([f64; 4], [f64; 3])| {
        let [x, y, z] = rotate(&at.0, at.1);
        x + 0.5 * y - z
    };
    grad_tests::check::gradient(f, &(p, [1.0, 2.0, 3.0]), &(q_bar, v_bar));
    check_vjp!(euler_from_quat, euler_from_quat_vjp, [q = p] => (q), (1.0, 2.0, -0.5));
    // At the lock, roll alone follows the quaternion.
    let half = 0.5_f64.sqrt();
    let (_, q_bar) = euler_from_quat_vjp([half, 0.0, half, 0.0], (1.0, 0.0, -0.5));
    grad_tests::check::close(&q_bar, &[0.0, 2.0 / half, 0.0, 0.0], 1e-12);
}

#[test]
fn control() {
    check!(pid, pid_value_and_grad, pid_jvp(p, i, d, s), view pid_lagrangian, [p = 2.0, i = 0.5, d = 0.1, s = 1.0] => (p, i, d, s, 40));
    check!(kalman_nll, kalman_nll_value_and_grad, kalman_nll_jvp(&z, q, r), view kalman_nll_lagrangian, [z = vec![0.5, 0.8, 0.4, 1.2], q = 0.1, r = 0.4] => (&z, q, r));
}
