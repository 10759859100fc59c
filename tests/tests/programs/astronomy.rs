//! Astronomy and geodesy.

use grad_runtime::grad;

const TWO_PI: f64 = 2.0 * std::f64::consts::PI;
const DEG: f64 = std::f64::consts::PI / 180.0;
const WGS84_A: f64 = 6_378_137.0;
const WGS84_F: f64 = 1.0 / 298.257_223_563;
const J2000: f64 = 2_451_545.0;

#[grad(lagrangian, jvp)]
fn julian_date(year: i32, month: u32, day: f64) -> f64 {
    let (y, m) = if month <= 2 {
        (year - 1, month + 12)
    } else {
        (year, month)
    };
    let a = y / 100;
    let b = 2 - a + a / 4;
    (365.25 * (y + 4716) as f64).floor() + (30.6001 * (m + 1) as f64).floor() + day + b as f64
        - 1524.5
}

#[grad(lagrangian, jvp)]
fn kepler(mean_anomaly: f64, ecc: f64) -> f64 {
    let m = mean_anomaly % TWO_PI;
    let mut e = if ecc > 0.8 { std::f64::consts::PI } else { m };
    let mut delta = 1.0f64;
    while delta.abs() > 1e-14 {
        delta = (e - ecc * e.sin() - m) / (1.0 - ecc * e.cos());
        e -= delta;
    }
    e
}

/// Position in the plane of the orbit.
#[grad]
fn orbit_position(a: f64, ecc: f64, m: f64) -> (f64, f64) {
    let e = kepler(m, ecc);
    let x = a * (e.cos() - ecc);
    let y = a * (1.0 - ecc * ecc).sqrt() * e.sin();
    (x, y)
}

#[grad(lagrangian, jvp)]
fn haversine(lat1: f64, lon1: f64, lat2: f64, lon2: f64) -> f64 {
    let (phi1, phi2) = (lat1.to_radians(), lat2.to_radians());
    let d_phi = (lat2 - lat1).to_radians();
    let d_lambda = (lon2 - lon1).to_radians();
    let a = (d_phi / 2.0).sin().powi(2) + phi1.cos() * phi2.cos() * (d_lambda / 2.0).sin().powi(2);
    let c = 2.0 * a.sqrt().atan2((1.0 - a).sqrt());
    6_371.0088 * c
}

#[derive(Debug, PartialEq)]
struct NoConvergence;

/// Vincenty's inverse problem.
#[grad]
fn vincenty(lat1: f64, lon1: f64, lat2: f64, lon2: f64) -> Result<f64, NoConvergence> {
    let b = (1.0 - WGS84_F) * WGS84_A;
    let u1 = ((1.0 - WGS84_F) * lat1.to_radians().tan()).atan();
    let u2 = ((1.0 - WGS84_F) * lat2.to_radians().tan()).atan();
    let l = (lon2 - lon1).to_radians();
    let (sin_u1, cos_u1) = u1.sin_cos();
    let (sin_u2, cos_u2) = u2.sin_cos();
    let mut lambda = l;
    let mut iter_limit = 100;
    let (sin_sigma, cos_sigma, sigma, cos_sq_alpha, cos2_sigma_m) = loop {
        let (sin_lambda, cos_lambda) = lambda.sin_cos();
        let sin_sigma = ((cos_u2 * sin_lambda).powi(2)
            + (cos_u1 * sin_u2 - sin_u1 * cos_u2 * cos_lambda).powi(2))
        .sqrt();
        if sin_sigma == 0.0 {
            return Ok(0.0);
        }
        let cos_sigma = sin_u1 * sin_u2 + cos_u1 * cos_u2 * cos_lambda;
        let sigma = sin_sigma.atan2(cos_sigma);
        let sin_alpha = cos_u1 * cos_u2 * sin_lambda / sin_sigma;
        let cos_sq_alpha = 1.0 - sin_alpha * sin_alpha;
        let cos2_sigma_m = if cos_sq_alpha == 0.0 {
            0.0
        } else {
            cos_sigma - 2.0 * sin_u1 * sin_u2 / cos_sq_alpha
        };
        let c = WGS84_F / 16.0 * cos_sq_alpha * (4.0 + WGS84_F * (4.0 - 3.0 * cos_sq_alpha));
        let lambda_prev = lambda;
        lambda = l
            + (1.0 - c)
                * WGS84_F
                * sin_alpha
                * (sigma
                    + c * sin_sigma
                        * (cos2_sigma_m + c * cos_sigma * (-1.0 + 2.0 * cos2_sigma_m.powi(2))));
        if (lambda - lambda_prev).abs() <= 1e-14 {
            break (sin_sigma, cos_sigma, sigma, cos_sq_alpha, cos2_sigma_m);
        }
        iter_limit -= 1;
        if iter_limit == 0 {
            return Err(NoConvergence);
        }
    };
    let u_sq = cos_sq_alpha * (WGS84_A.powi(2) - b * b) / (b * b);
    let big_a = 1.0 + u_sq / 16384.0 * (4096.0 + u_sq * (-768.0 + u_sq * (320.0 - 175.0 * u_sq)));
    let big_b = u_sq / 1024.0 * (256.0 + u_sq * (-128.0 + u_sq * (74.0 - 47.0 * u_sq)));
    let delta_sigma = big_b
        * sin_sigma
        * (cos2_sigma_m
            + big_b / 4.0
                * (cos_sigma * (-1.0 + 2.0 * cos2_sigma_m.powi(2))
                    - big_b / 6.0
                        * cos2_sigma_m
                        * (-3.0 + 4.0 * sin_sigma.powi(2))
                        * (-3.0 + 4.0 * cos2_sigma_m.powi(2))));
    Ok(b * big_a * (sigma - delta_sigma))
}

/// Transverse Mercator by Krüger's series.
#[grad]
fn utm(lat: f64, lon: f64) -> (f64, f64) {
    const K0: f64 = 0.9996;
    const E0: f64 = 500_000.0;
    let n = WGS84_F / (2.0 - WGS84_F);
    let a = WGS84_A / (1.0 + n) * (1.0 + n.powi(2) / 4.0 + n.powi(4) / 64.0);
    let alpha = [
        n / 2.0 - 2.0 / 3.0 * n * n + 5.0 / 16.0 * n.powi(3),
        13.0 / 48.0 * n * n - 3.0 / 5.0 * n.powi(3),
        61.0 / 240.0 * n.powi(3),
    ];
    let zone = ((lon + 180.0) / 6.0).floor() as i32 + 1;
    let lon0 = (zone * 6 - 183) as f64;
    let phi = lat * DEG;
    let lam = (lon - lon0) * DEG;
    let s = 2.0 * n.sqrt() / (1.0 + n);
    let t = (phi.sin().atanh() - s * (s * phi.sin()).atanh()).sinh();
    let xi = t.atan2(lam.cos());
    let eta = (lam.sin() / (1.0 + t * t).sqrt()).atanh();
    let mut easting = eta;
    let mut northing = xi;
    for j in 1..=3 {
        let k = 2.0 * j as f64;
        easting += alpha[j - 1] * (k * xi).cos() * (k * eta).sinh();
        northing += alpha[j - 1] * (k * xi).sin() * (k * eta).cosh();
    }
    (E0 + K0 * a * easting, K0 * a * northing)
}

#[grad]
fn geodetic_to_ecef(lat: f64, lon: f64, h: f64) -> [f64; 3] {
    let e2 = WGS84_F * (2.0 - WGS84_F);
    let (sin_lat, cos_lat) = lat.sin_cos();
    let (sin_lon, cos_lon) = lon.sin_cos();
    let n = WGS84_A / (1.0 - e2 * sin_lat * sin_lat).sqrt();
    [
        (n + h) * cos_lat * cos_lon,
        (n + h) * cos_lat * sin_lon,
        (n * (1.0 - e2) + h) * sin_lat,
    ]
}

/// Latitude and height by iteration.
#[grad]
fn ecef_to_geodetic(p: &[f64; 3]) -> (f64, f64, f64) {
    let &[x, y, z] = p;
    let e2 = WGS84_F * (2.0 - WGS84_F);
    let r = x.hypot(y);
    let lon = y.atan2(x);
    let mut lat = z.atan2(r * (1.0 - e2));
    let mut h = 0.0;
    for _ in 0..8 {
        let sin_lat = lat.sin();
        let n = WGS84_A / (1.0 - e2 * sin_lat.powi(2)).sqrt();
        h = r / lat.cos() - n;
        lat = (z / r / (1.0 - e2 * n / (n + h))).atan();
    }
    (lat, lon, h)
}

/// Apparent solar declination and equation of time (in minutes), low precision.
#[grad]
fn solar_position(jd: f64) -> (f64, f64) {
    let t = (jd - J2000) / 36_525.0;
    let l0 = (280.46646 + t * (36_000.76983 + t * 0.0003032)) % 360.0;
    let m = 357.52911 + t * (35_999.05029 - 0.0001537 * t);
    let e = 0.016708634 - t * (0.000042037 + 0.0000001267 * t);
    let m_rad = m.to_radians();
    let c = m_rad.sin() * (1.914602 - t * (0.004817 + 0.000014 * t))
        + (2.0 * m_rad).sin() * (0.019993 - 0.000101 * t)
        + (3.0 * m_rad).sin() * 0.000289;
    let omega = (125.04 - 1934.136 * t).to_radians();
    let lambda = l0 + c - 0.00569 - 0.00478 * omega.sin();
    let eps = (23.439291 - 0.0130042 * t + 0.00256 * omega.cos()).to_radians();
    let decl = (eps.sin() * lambda.to_radians().sin()).asin();
    let y = (eps / 2.0).tan().powi(2);
    let l0 = l0.to_radians();
    let eot = y * (2.0 * l0).sin() - 2.0 * e * m_rad.sin()
        + 4.0 * e * y * m_rad.sin() * (2.0 * l0).cos()
        - 0.5 * y * y * (4.0 * l0).sin()
        - 1.25 * e * e * (2.0 * m_rad).sin();
    (decl.to_degrees(), 4.0 * eot.to_degrees())
}

/// Bennett's refraction in degrees; the altitude may be below the horizon.
#[grad]
fn refraction(altitude: f64, pressure: Option<f64>, temperature: Option<f64>) -> f64 {
    if altitude < -1.0 {
        return 0.0;
    }
    let p = pressure.unwrap_or(1010.0);
    let t = temperature.unwrap_or(10.0);
    let r = 1.0 / ((altitude + 7.31 / (altitude + 4.4)) * DEG).tan();
    r / 60.0 * (p / 1010.0) * (283.0 / (273.0 + t))
}

#[grad(lagrangian, jvp)]
fn normalize_angle(angle: f64) -> f64 {
    let a = angle.rem_euclid(TWO_PI);
    if a > std::f64::consts::PI {
        a - TWO_PI
    } else {
        a
    }
}

/// Sidereal time in degrees.
#[grad(lagrangian, jvp)]
fn gmst(jd: f64) -> f64 {
    let d = jd - J2000;
    let t = d / 36525.0;
    let theta = 280.46061837 + 360.98564736629 * d + t * t * (0.000387933 - t / 38710000.0);
    theta.rem_euclid(360.0)
}

#[test]
fn time_and_orbits() {
    check!(julian_date, julian_date_value_and_grad, julian_date_jvp(d), view julian_date_lagrangian, [d = 15.25] => (2024, 1, d));
    check!(julian_date, julian_date_value_and_grad, julian_date_jvp(d), view julian_date_lagrangian, [d = 15.25] => (1987, 6, d));
    check!(kepler, kepler_value_and_grad, kepler_jvp(m, e), view kepler_lagrangian, [m = 1.2, e = 0.4] => (m, e));
    check!(kepler, kepler_value_and_grad, kepler_jvp(m, e), view kepler_lagrangian, [m = 7.2, e = 0.85] => (m, e));
    check_vjp!(orbit_position, orbit_position_vjp, [a = 1.5, e = 0.3, m = 0.8] => (a, e, m), (1.0, -0.5));
    check!(gmst, gmst_value_and_grad, gmst_jvp(jd), view gmst_lagrangian, [jd = 0.37] => (jd));
    for a in [7.0, -2.0, 2.0] {
        check!(normalize_angle, normalize_angle_value_and_grad, normalize_angle_jvp(a), view normalize_angle_lagrangian, [a = a] => (a));
    }
}

#[test]
fn the_ellipsoid() {
    check!(haversine, haversine_value_and_grad, haversine_jvp(a, b, c, d), view haversine_lagrangian, [a = 52.2, b = 21.0, c = 48.1, d = 11.5] => (a, b, c, d));
    let at = (52.2, 21.0, 48.1, 11.5);
    let got = vincenty_value_and_grad(at.0, at.1, at.2, at.3).unwrap();
    let f = |at: &(f64, f64, f64, f64)| vincenty(at.0, at.1, at.2, at.3).unwrap();
    grad_tests::check::value_and_gradient(f, &at, got);
    assert_eq!(vincenty_grad(1.0, 2.0, 1.0, 2.0), Ok((0.0, 0.0, 0.0, 0.0)));
    check_vjp!(utm, utm_vjp, [a = 52.2, b = 20.0] => (a, b), (1e-5, 1e-5));
    check_vjp!(geodetic_to_ecef, geodetic_to_ecef_vjp, [a = 0.8, b = 0.3, h = 200.0] => (a, b, h), [1e-6, 2e-6, -1e-6]);
    let p = [4.2e6, 0.9e6, 4.7e6];
    let mut p_bar = [0.0; 3];
    let value = ecef_to_geodetic_vjp(&p, &mut p_bar, (1.0, 1.0, 1e-6));
    assert_eq!(value, ecef_to_geodetic(&p));
    let f = |s: &[f64; 3]| {
        let (lat, lon, h) = ecef_to_geodetic(&[s[0] * 1e6, s[1] * 1e6, s[2] * 1e6]);
        lat + lon + 1e-6 * h
    };
    let scaled = p_bar.map(|d| d * 1e6);
    grad_tests::check::gradient(f, &[4.2, 0.9, 4.7], &scaled);
}

#[test]
fn the_sky() {
    let (value, jd_bar) = solar_position_vjp(2_460_000.25, (1.0, 0.5));
    assert_eq!(value, solar_position(2_460_000.25));
    let f = |d: &f64| {
        let (a, b) = solar_position(2_460_000.25 + 10.0 * d);
        a + 0.5 * b
    };
    let slope = grad_tests::check::central_gradient(f, &0.0);
    grad_tests::check::close(&[10.0 * jd_bar], &slope, 1e-5);
    let (value, gradient) = refraction_value_and_grad(20.0, Some(1005.0), None);
    assert_eq!(value, refraction(20.0, Some(1005.0), None));
    grad_tests::check::gradient(
        |a: &f64| refraction(*a, Some(1005.0), None),
        &20.0,
        &gradient.0,
    );
    grad_tests::check::close(&[gradient.1.unwrap()], &[value / 1005.0], 1e-12);
    assert_eq!(gradient.2, None);
    assert_eq!(
        refraction_grad(-2.0, None, Some(3.0)),
        (0.0, None, Some(0.0))
    );
}
