//! Thermodynamics.

use grad_runtime::grad;

/// I, J, n of a made-up region with the structure of IAPWS-IF97.
const REGION_1: [(i32, i32, f64); 8] = [
    (0, -2, 0.146_329_712),
    (0, -1, -0.845_481_871),
    (0, 0, -3.756_360_367),
    (1, -9, 2.831_90e-4),
    (1, 0, -1.898_8e-2),
    (2, -3, -4.766_1e-4),
    (3, 4, -7.227_6e-7),
    (4, -5, -2.851_7e-5),
];

static IDEAL_CP: &[f64] = &[30.092, 6.832514, 6.793435, -2.534480, 0.082139];

pub struct Antoine;

impl Antoine {
    pub const A: f64 = 8.07131;
    pub const B: f64 = 1730.63;
    pub const C: f64 = 233.426;
}

const R: f64 = 8.314_462_618;

#[grad(lagrangian, jvp)]
fn gibbs_region_1(p: f64, t: f64) -> f64 {
    let pi = p / 16.53;
    let tau = 1386.0 / t;
    let mut sum = 0.0;
    for &(i, j, n) in REGION_1.iter() {
        sum += n * (7.1 - pi).powi(i) * (tau - 1.222).powi(j);
    }
    sum
}

/// Specific volume: the derivative in pressure, term by term.
#[grad(lagrangian, jvp)]
fn volume_region_1(p: f64, t: f64) -> f64 {
    let (pi, tau) = (p / 16.53, 1386.0 / t);
    let mut gamma_pi = 0.0;
    for &(i, j, n) in &REGION_1 {
        gamma_pi -= n * i as f64 * (7.1 - pi).powi(i - 1) * (tau - 1.222).powi(j);
    }
    pi * gamma_pi * 0.461526 * t / p / 1000.0
}

#[grad(lagrangian, jvp)]
fn antoine_pressure(celsius: f64) -> f64 {
    10f64.powf(Antoine::A - Antoine::B / (Antoine::C + celsius))
}

#[grad]
fn boiling_point(p_mmhg: f64) -> Result<f64, &'static str> {
    if p_mmhg <= 0.0 {
        return Err("pressure must be positive");
    }
    Ok(Antoine::B / (Antoine::A - p_mmhg.log10()) - Antoine::C)
}

#[grad(lagrangian, jvp)]
fn van_der_waals(t: f64, v: f64, a: f64, b: f64) -> f64 {
    R * t / (v - b) - a / (v * v)
}

/// Largest real root of the cubic for the compressibility (Peng and Robinson), by Newton from above.
#[grad]
fn peng_robinson_z(t: f64, p: f64, tc: f64, pc: f64, omega: f64) -> Option<f64> {
    let kappa = 0.37464 + 1.54226 * omega - 0.26992 * omega.powi(2);
    let alpha = (1.0 + kappa * (1.0 - (t / tc).sqrt())).powi(2);
    let a = 0.45724 * R.powi(2) * tc.powi(2) / pc * alpha;
    let b = 0.07780 * R * tc / pc;
    let big_a = a * p / (R * t).powi(2);
    let big_b = b * p / (R * t);
    let c2 = -(1.0 - big_b);
    let c1 = big_a - 3.0 * big_b * big_b - 2.0 * big_b;
    let c0 = -(big_a * big_b - big_b.powi(2) - big_b.powi(3));
    let mut z = 1.0;
    for _ in 0..50 {
        let f = ((z + c2) * z + c1) * z + c0;
        let df = (3.0 * z + 2.0 * c2) * z + c1;
        if df == 0.0 {
            return None;
        }
        let step = f / df;
        z -= step;
        if step.abs() < 1e-14 {
            return Some(z);
        }
    }
    None
}

/// Shomate's heat capacity and enthalpy in one.
#[grad]
fn shomate(t_kelvin: f64) -> (f64, f64) {
    let t = t_kelvin / 1000.0;
    let c = IDEAL_CP;
    let cp = c[0] + c[1] * t + c[2] * t * t + c[3] * t.powi(3) + c[4] / (t * t);
    let h = c[0] * t + c[1] * t.powi(2) / 2.0 + c[2] * t.powi(3) / 3.0 + c[3] * t.powi(4) / 4.0
        - c[4] / t;
    (cp, h)
}

#[grad(lagrangian, jvp)]
fn dew_point(temp: f64, humidity: f64) -> f64 {
    let (b, c) = match temp {
        t if t >= 0.0 => (17.368, 238.88),
        _ => (17.966, 247.15),
    };
    let gamma = (humidity / 100.0).ln() + b * temp / (c + temp);
    c * gamma / (b - gamma)
}

#[grad(lagrangian, jvp)]
fn heat_index(t: f64, r: f64) -> f64 {
    let simple = 0.5 * (t + 61.0 + (t - 68.0) * 1.2 + r * 0.094);
    if (simple + t) / 2.0 < 80.0 {
        return simple;
    }
    let mut hi = -42.379 + 2.04901523 * t + 10.14333127 * r
        - 0.22475541 * t * r
        - 0.00683783 * t * t
        - 0.05481717 * r * r
        + 0.00122874 * t * t * r
        + 0.00085282 * t * r * r
        - 0.00000199 * t * t * r * r;
    if r < 13.0 && (80.0..=112.0).contains(&t) {
        hi -= (13.0 - r) / 4.0 * ((17.0 - (t - 95.0).abs()) / 17.0).sqrt();
    } else if r > 85.0 && t >= 80.0 && t <= 87.0 {
        hi += (r - 85.0) / 10.0 * ((87.0 - t) / 5.0);
    }
    hi
}

/// Barometric formula with layers.
#[grad]
fn standard_atmosphere(h: f64) -> (f64, f64) {
    const LAYERS: [(f64, f64, f64, f64); 3] = [
        (0.0, 288.15, 101_325.0, -0.0065),
        (11_000.0, 216.65, 22_632.06, 0.0),
        (20_000.0, 216.65, 5_474.889, 0.001),
    ];
    let mut layer = LAYERS[0];
    for l in LAYERS {
        if h >= l.0 {
            layer = l;
        }
    }
    let (base, t0, p0, lapse) = layer;
    let dh = h - base;
    let g = 9.80665 * 0.0289644 / R;
    let t = t0 + lapse * dh;
    let p = if lapse == 0.0 {
        p0 * (-g * dh / t0).exp()
    } else {
        p0 * (t / t0).powf(-g / lapse)
    };
    (t, p)
}

/// Rachford and Rice.
#[grad]
fn vapour_fraction(z: &[f64], k: &[f64]) -> Result<f64, String> {
    let f = |v: f64| -> f64 {
        let mut s = 0.0;
        for i in 0..z.len() {
            s += z[i] * (k[i] - 1.0) / (1.0 + v * (k[i] - 1.0));
        }
        s
    };
    if f(0.0) <= 0.0 || f(1.0) >= 0.0 {
        return Err(format!("single phase: {} components", z.len()));
    }
    let mut v = 0.5;
    for _ in 0..40 {
        let mut slope = 0.0;
        for (zi, ki) in z.iter().zip(k.iter()) {
            slope -= zi * (ki - 1.0).powi(2) / (1.0 + v * (ki - 1.0)).powi(2);
        }
        let next = v - f(v) / slope;
        if (next - v).abs() < 1e-15 {
            break;
        }
        v = next;
    }
    Ok(v)
}

#[test]
fn steam_and_vapour() {
    check!(gibbs_region_1, gibbs_region_1_value_and_grad, gibbs_region_1_jvp(p, t), view gibbs_region_1_lagrangian, [p = 3.0, t = 300.0] => (p, t));
    check!(volume_region_1, volume_region_1_value_and_grad, volume_region_1_jvp(p, t), view volume_region_1_lagrangian, [p = 3.0, t = 300.0] => (p, t));
    check!(antoine_pressure, antoine_pressure_value_and_grad, antoine_pressure_jvp(t), view antoine_pressure_lagrangian, [t = 80.0] => (t));
    assert_eq!(boiling_point_grad(-1.0), Err("pressure must be positive"));
    let (_, slope) = boiling_point_value_and_grad(700.0).unwrap();
    grad_tests::check::gradient(|p: &f64| boiling_point(*p).unwrap(), &700.0, &slope);
    check!(dew_point, dew_point_value_and_grad, dew_point_jvp(t, h), view dew_point_lagrangian, [t = 25.0, h = 60.0] => (t, h));
    check!(dew_point, dew_point_value_and_grad, dew_point_jvp(t, h), view dew_point_lagrangian, [t = -5.0, h = 60.0] => (t, h));
    for (t, r) in [(70.0, 40.0), (95.0, 60.0), (90.0, 10.0), (84.0, 90.0)] {
        check!(heat_index, heat_index_value_and_grad, heat_index_jvp(t, r), view heat_index_lagrangian, [t = t, r = r] => (t, r));
    }
}

#[test]
fn equations_of_state() {
    check!(van_der_waals, van_der_waals_value_and_grad, van_der_waals_jvp(t, v, a, b), view van_der_waals_lagrangian, [t = 300.0, v = 0.025, a = 0.36, b = 4.3e-5] => (t, v, a, b));
    let at = (350.0, 2e6, 304.2, 7.38e6, 0.228);
    let got = peng_robinson_z_value_and_grad(at.0, at.1, at.2, at.3, at.4).unwrap();
    assert_eq!(Some(got.0), peng_robinson_z(at.0, at.1, at.2, at.3, at.4));
    let f = |s: &(f64, f64)| peng_robinson_z(350.0 * s.0, 2e6, 304.2, 7.38e6, 0.228 * s.1).unwrap();
    grad_tests::check::gradient(f, &(1.0, 1.0), &(got.1.0 * 350.0, got.1.4 * 0.228));
    check_vjp!(shomate, shomate_vjp, [t = 800.0] => (t), (1.0, 0.5));
    for h in [2.0e3, 1.5e4, 2.2e4] {
        let (value, h_bar) = standard_atmosphere_vjp(h, (1.0, 1e-3));
        assert_eq!(value, standard_atmosphere(h));
        let f = |d: &f64| {
            let (t, p) = standard_atmosphere(h + d * 10.0);
            t + 1e-3 * p
        };
        grad_tests::check::gradient(f, &0.0, &(h_bar * 10.0));
    }
    let (z, k) = (vec![0.3, 0.4, 0.3], vec![3.0, 1.1, 0.3]);
    let got = vapour_fraction_value_and_grad(&z, &k).unwrap();
    let f = |at: &(Vec<f64>, Vec<f64>)| vapour_fraction(&at.0, &at.1).unwrap();
    grad_tests::check::value_and_gradient(f, &(z, k), got);
    assert!(vapour_fraction_grad(&[1.0], &[0.5]).is_err());
}
