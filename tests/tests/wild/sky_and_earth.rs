//! Orbits, tables of terms, map projections.

use grad_runtime::grad;
use std::f64::consts::{PI, TAU};

#[grad(jvp)]
pub fn eccentric_anomaly(m: f64, e: f64) -> f64 {
    let m = m.rem_euclid(TAU);
    let mut ea = if e < 0.8 { m } else { PI };
    for _ in 0..30 {
        let delta = (ea - e * ea.sin() - m) / (1.0 - e * ea.cos());
        ea -= delta;
        if delta.abs() < 1e-14 {
            break;
        }
    }
    ea
}
#[grad]
pub fn orbit_position(a: f64, e: f64, i: f64, raan: f64, argp: f64, m: f64) -> [f64; 3] {
    let ea = eccentric_anomaly(m, e);
    let nu = 2.0
        * f64::atan2(
            (1.0 + e).sqrt() * (ea / 2.0).sin(),
            (1.0 - e).sqrt() * (ea / 2.0).cos(),
        );
    let r = a * (1.0 - e * ea.cos());
    let (so, co) = raan.sin_cos();
    let (si, ci) = i.sin_cos();
    let (su, cu) = (argp + nu).sin_cos();
    [
        r * (co * cu - so * su * ci),
        r * (so * cu + co * su * ci),
        r * su * si,
    ]
}
#[grad]
pub fn vincenty(lat1: f64, lon1: f64, lat2: f64, lon2: f64) -> Option<f64> {
    let a = 6378137.0;
    let f = 1.0 / 298.257223563;
    let b = (1.0 - f) * a;
    let u1 = ((1.0 - f) * lat1.to_radians().tan()).atan();
    let u2 = ((1.0 - f) * lat2.to_radians().tan()).atan();
    let l = (lon2 - lon1).to_radians();
    let (sin_u1, cos_u1) = u1.sin_cos();
    let (sin_u2, cos_u2) = u2.sin_cos();
    let mut lambda = l;
    let mut limit = 100;
    let (sigma, sin_sigma, cos_sigma, cos_sq_alpha, cos_2sm) = loop {
        let (sl, cl) = lambda.sin_cos();
        let sin_sigma =
            ((cos_u2 * sl).powi(2) + (cos_u1 * sin_u2 - sin_u1 * cos_u2 * cl).powi(2)).sqrt();
        if sin_sigma == 0.0 {
            return Some(0.0);
        }
        let cos_sigma = sin_u1 * sin_u2 + cos_u1 * cos_u2 * cl;
        let sigma = sin_sigma.atan2(cos_sigma);
        let sin_alpha = cos_u1 * cos_u2 * sl / sin_sigma;
        let cos_sq_alpha = 1.0 - sin_alpha * sin_alpha;
        let cos_2sm = if cos_sq_alpha == 0.0 {
            0.0
        } else {
            cos_sigma - 2.0 * sin_u1 * sin_u2 / cos_sq_alpha
        };
        let c = f / 16.0 * cos_sq_alpha * (4.0 + f * (4.0 - 3.0 * cos_sq_alpha));
        let prev = lambda;
        lambda = l
            + (1.0 - c)
                * f
                * sin_alpha
                * (sigma
                    + c * sin_sigma * (cos_2sm + c * cos_sigma * (-1.0 + 2.0 * cos_2sm * cos_2sm)));
        if (lambda - prev).abs() <= 1e-13 {
            break (sigma, sin_sigma, cos_sigma, cos_sq_alpha, cos_2sm);
        }
        limit -= 1;
        if limit == 0 {
            return None;
        }
    };
    let u_sq = cos_sq_alpha * (a * a - b * b) / (b * b);
    let big_a = 1.0 + u_sq / 16384.0 * (4096.0 + u_sq * (-768.0 + u_sq * (320.0 - 175.0 * u_sq)));
    let big_b = u_sq / 1024.0 * (256.0 + u_sq * (-128.0 + u_sq * (74.0 - 47.0 * u_sq)));
    let ds = big_b
        * sin_sigma
        * (cos_2sm
            + big_b / 4.0
                * (cos_sigma * (-1.0 + 2.0 * cos_2sm * cos_2sm)
                    - big_b / 6.0
                        * cos_2sm
                        * (-3.0 + 4.0 * sin_sigma * sin_sigma)
                        * (-3.0 + 4.0 * cos_2sm * cos_2sm)));
    Some(b * big_a * (sigma - ds) / 1000.0)
}
static NUTATION: [[f64; 6]; 4] = [
    [0.0, 0.0, 0.0, 0.0, 1.0, -17.1996],
    [-2.0, 0.0, 0.0, 2.0, 2.0, -1.3187],
    [0.0, 0.0, 0.0, 2.0, 2.0, -0.2274],
    [0.0, 1.0, 0.0, 0.0, 0.0, 0.1426],
];
#[grad(jvp)]
pub fn nutation(days: f64) -> f64 {
    let t = days / 36525.0;
    let args = [
        297.85036 + t * (445267.111480 + t * (-0.0019142 + t / 189474.0)),
        357.52772 + t * (35999.050340 - t * 0.0001603),
        134.96298 + t * 477198.867398,
        93.27191 + t * 483202.017538,
        125.04452 - t * 1934.136261,
    ];
    let mut dpsi = 0.0;
    for row in NUTATION.iter() {
        let mut arg = 0.0;
        for (c, a) in row[..5].iter().zip(args.iter()) {
            arg += c * a.to_radians();
        }
        dpsi += row[5] * arg.sin();
    }
    dpsi / 3600.0
}
const L0: &[(f64, f64, f64)] = &[
    (175347046.0, 0.0, 0.0),
    (3341656.0, 4.6692568, 6283.07585),
    (34894.0, 4.6261, 12566.1517),
];
const L1: &[(f64, f64, f64)] = &[(628331966747.0, 0.0, 0.0), (206059.0, 2.678235, 6283.07585)];
const SERIES: [&[(f64, f64, f64)]; 2] = [L0, L1];
#[grad(jvp)]
pub fn vsop_longitude(days: f64) -> f64 {
    let jme = days / 365250.0;
    let mut sum = 0.0;
    let mut tn = 1.0;
    for series in SERIES.iter() {
        let part: f64 = series
            .iter()
            .map(|&(a, b, c)| a * (b + c * jme).cos())
            .sum();
        sum += part * tn;
        tn *= jme;
    }
    sum / 1e8
}
#[grad]
pub fn transverse_mercator(lat: f64, lon: f64) -> (f64, f64) {
    let (a, f, k0) = (6378137.0_f64, 1.0 / 298.257223563_f64, 0.9996);
    let n = f / (2.0 - f);
    let n2 = n * n;
    let n3 = n2 * n;
    let big_a = a / (1.0 + n) * (1.0 + n2 / 4.0 + n2 * n2 / 64.0);
    let alpha = [
        n / 2.0 - 2.0 / 3.0 * n2 + 5.0 / 16.0 * n3,
        13.0 / 48.0 * n2 - 3.0 / 5.0 * n3,
        61.0 / 240.0 * n3,
    ];
    let e = (2.0 * n.sqrt()) / (1.0 + n);
    let phi = lat.to_radians();
    let lam = lon.to_radians();
    let t = (phi.sin().atanh() - e * (e * phi.sin()).atanh()).sinh();
    let xi = t.atan2(lam.cos());
    let eta = (lam.sin() / (1.0 + t * t).sqrt()).atanh();
    let (mut x, mut y) = (eta, xi);
    for (j, al) in (1..=3).zip(alpha) {
        let k = 2.0 * j as f64;
        x += al * (k * xi).cos() * (k * eta).sinh();
        y += al * (k * xi).sin() * (k * eta).cosh();
    }
    (500000.0 + k0 * big_a * x, k0 * big_a * y)
}
#[grad(jvp)]
pub fn ecef_to_geodetic_height(x: f64, y: f64, z: f64) -> f64 {
    let (a, e2) = (6378137.0f64, 6.69437999014e-3);
    let p = f64::hypot(x, y);
    let mut lat = (z / (p * (1.0 - e2))).atan();
    let mut h = 0.0;
    let mut it = 0;
    while it < 8 {
        let s = lat.sin();
        let n = a / (1.0 - e2 * s * s).sqrt();
        h = p / lat.cos() - n;
        lat = (z / (p * (1.0 - e2 * n / (n + h)))).atan();
        it += 1;
    }
    h
}

#[test]
fn gradients() {
    check!(eccentric_anomaly, eccentric_anomaly_value_and_grad, eccentric_anomaly_jvp(m, e), [m = 1.3, e = 0.4] => (m, e));
    check_vjp!(orbit_position, orbit_position_vjp, [a = 1.1, e = 0.3, i = 0.2, r = 0.5, w = 1.1, m = 2.0] => (a, e, i, r, w, m), [1.0, -0.5, 0.3]);
    check!(nutation, nutation_value_and_grad, nutation_jvp(d), [d = 1234.5] => (d));
    check!(vsop_longitude, vsop_longitude_value_and_grad, vsop_longitude_jvp(d), [d = 1234.5] => (d));
    check_vjp!(transverse_mercator, transverse_mercator_vjp, [a = 1.1, e = 0.3] => (a, e), (1e-3, -1e-3));
    check!(ecef_to_geodetic_height, ecef_to_geodetic_height_value_and_grad, ecef_to_geodetic_height_jvp(x, y, z), [x = 4.0e6, y = 3.0e6, z = 4e6] => (x, y, z));
    let (v, g) = vincenty_value_and_grad(48.0, 2.0, 52.0, 13.0).unwrap();
    let f = |x: &(f64, f64, f64, f64)| vincenty(x.0, x.1, x.2, x.3).unwrap();
    grad_tests::check::value_and_gradient(f, &(48.0, 2.0, 52.0, 13.0), (v, g));
}
