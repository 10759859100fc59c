//! `type Real = f64;` and its like, in this file and imported.

use super::units::planets::{self, Speed};
use super::units::{FLATTENING, Geodetic, Mat3, RADIUS, Real, Trace, Vec3};
use grad_runtime::{Differentiable, grad};
use grad_tests::check::{check_tangent, value_and_gradient};

use f64 as Decimal;

type Weight = Real;
type Samples = Vec<Weight>;
type Quaternion = [Real; 4];
type Outcome<T> = std::result::Result<T, String>;

const ECCENTRICITY: Real = FLATTENING * (2.0 - FLATTENING);

#[grad]
fn density(x: Real, mean: Real, sigma: Real) -> Real {
    let z = (x - mean) / sigma;
    (-0.5 * z * z).exp() / (sigma * (2.0 * std::f64::consts::PI).sqrt())
}

#[grad]
fn log_likelihood(data: &[Real], mean: Real, sigma: Real) -> Real {
    let mut sum: Real = 0.0;
    for &x in data {
        sum += density(x, mean, sigma).max(Real::EPSILON).ln();
    }
    sum / data.len() as Real
}

/// A primitive type by another name, whose methods are called as functions.
#[grad]
fn triangle_wave(t: Decimal, gain: Decimal) -> Decimal {
    use f64 as Ops;
    let t = t - Decimal::trunc(0.5 * t) * 2.0;
    let side = if t < 1.0 { t } else { 2.0 - t };
    Ops::powi(side, 3) * Ops::abs(gain)
}

#[grad]
fn dot(a: Vec3, b: &Vec3) -> Real {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

#[grad]
fn cross(a: &Vec3, b: &Vec3) -> Vec3 {
    [
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    ]
}

#[grad]
fn volume(m: &Mat3) -> Real {
    dot(cross(&m[0], &m[1]), &m[2])
}

#[grad]
fn rotate(q: &Quaternion, v: Vec3) -> Vec3 {
    let axis: Vec3 = [q[1], q[2], q[3]];
    let t = cross(&axis, &v);
    let u = cross(&axis, &t);
    let mut out: Vec3 = [0.0; 3];
    for k in 0..3 {
        out[k] = v[k] + 2.0 * (q[0] * t[k] + u[k]);
    }
    out
}

#[grad]
fn seen_from(q: &Quaternion, v: Vec3) -> Real {
    let w = rotate(q, v);
    w[0] * w[1] - w[2]
}

#[grad]
fn ratio(a: Weight, b: Weight) -> Outcome<Weight> {
    if b == 0.0 {
        return Err("nothing to compare with".to_string());
    }
    Ok(a / b)
}

#[grad]
fn roughness(s: &Samples) -> Weight {
    s.windows(2).map(|w| (w[1] - w[0]).powi(2)).sum()
}

#[grad]
fn area_under(t: &Trace) -> Real {
    let mut area = 0.0;
    for w in t.windows(2) {
        area += 0.5 * (w[1].0 - w[0].0) * (w[1].1 + w[0].1);
    }
    area
}

#[grad]
fn cartesian(p: &Geodetic) -> Vec3 {
    let (s, c) = p.latitude.sin_cos();
    let n = RADIUS / (1.0 - ECCENTRICITY * s * s).sqrt();
    [
        (n + p.height) * c * p.longitude.cos(),
        (n + p.height) * c * p.longitude.sin(),
        (n * (1.0 - ECCENTRICITY) + p.height) * s,
    ]
}

/// In units of the radius.
#[grad]
fn chord(a: &Geodetic, b: &Geodetic) -> Real {
    let (p, q) = (cartesian(a), cartesian(b));
    let d: Vec3 = [p[0] - q[0], p[1] - q[1], p[2] - q[2]];
    dot(d, &d).sqrt() / RADIUS
}

#[grad]
fn circular_speed(height: Real) -> Real {
    (planets::GM / (RADIUS + height)).sqrt() / 1000.0
}

#[grad]
fn doubled(v: Speed) -> Speed {
    v * v * 2.0 as Speed
}

/// The alias of an inner module wins.
mod coarse {
    use super::*;

    type Real = f32;

    #[grad]
    pub fn mean(x: &[Real]) -> Real {
        x.iter().sum::<Real>() / x.len() as Real
    }

    #[grad]
    pub fn power(v: Vec3) -> f64 {
        dot(v, &v)
    }
}

/// Aliases within a module under the attribute.
#[grad]
mod whole {
    pub type Price = f64;
    type Curve = Vec<(Price, Price)>;

    pub fn interpolate(curve: &Curve, t: Price) -> Price {
        for w in curve.windows(2) {
            if t <= w[1].0 {
                let k = (t - w[0].0) / (w[1].0 - w[0].0);
                return w[0].1 + k * (w[1].1 - w[0].1);
            }
        }
        curve[curve.len() - 1].1
    }
}

#[test]
fn scalars() {
    let at = (0.4, 0.1, 0.7);
    value_and_gradient(
        |x| density(x.0, x.1, x.2),
        &at,
        density_value_and_grad(at.0, at.1, at.2),
    );
    let at = (vec![0.4, -0.3, 1.1], 0.1, 0.7);
    let got = log_likelihood_value_and_grad(&at.0, at.1, at.2);
    value_and_gradient(|x| log_likelihood(&x.0, x.1, x.2), &at, got);
    for t in [0.3, 1.4, -0.7] {
        let got = triangle_wave_value_and_grad(t, -0.8);
        value_and_gradient(|x| triangle_wave(x.0, x.1), &(t, -0.8), got);
    }
    let got = ratio_value_and_grad(0.4, 0.3).unwrap();
    value_and_gradient(|x| ratio(x.0, x.1).unwrap(), &(0.4, 0.3), got);
    assert!(ratio_grad(1.0, 0.0).is_err());
    let grad: f64 = circular_speed_grad(4.0e5);
    assert!((grad * 2.0 * (RADIUS + 4.0e5) + circular_speed(4.0e5)).abs() < 1e-12);
    assert_eq!(doubled_grad(1.5), 6.0f32);
}

#[test]
fn arrays() {
    let m = [[0.3, -0.2, 0.9], [1.1, 0.4, -0.5], [0.2, 0.8, 0.6]];
    value_and_gradient(|m| volume(m), &m, volume_value_and_grad(&m));
    let at = ([0.8, 0.1, -0.3, 0.5], [1.0, 2.0, -0.5]);
    let got = seen_from_value_and_grad(&at.0, at.1);
    value_and_gradient(|x| seen_from(&x.0, x.1), &at, got);
}

#[test]
fn lists() {
    let s = vec![0.3, 0.9, -0.4];
    value_and_gradient(|s| roughness(s), &s, roughness_value_and_grad(&s));
    let t = vec![(0.0, 1.0), (0.5, 2.0), (0.8, -1.0)];
    value_and_gradient(|t| area_under(t), &t, area_under_value_and_grad(&t));
    let at = (t, 0.3);
    let got = whole::interpolate_value_and_grad(&at.0, at.1);
    value_and_gradient(|x| whole::interpolate(&x.0, x.1), &at, got);
}

#[test]
fn imported_structs() {
    let point = |latitude, longitude, height| Geodetic {
        latitude,
        longitude,
        height,
    };
    let (a, b) = (point(0.8, 0.1, 200.0), point(0.3, -1.2, 500.0));
    let (value, (by_a, by_b)) = chord_value_and_grad(&a, &b);
    assert_eq!(value, chord(&a, &b));
    check_tangent(&a, |a| chord(a, &b), &by_a);
    check_tangent(&b, |b| chord(&a, b), &by_b);
}

#[test]
fn nearest_declaration() {
    assert_eq!(coarse::mean_grad(&[1.0, 2.0]), vec![0.5f32; 2]);
    assert_eq!(coarse::power_grad([1.0, 2.0, 3.0]), [2.0, 4.0, 6.0]);
}

type Checked<T> = Result<T, String>;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Ellipsoid {
    major: f64,
    flattening: f64,
}

impl Ellipsoid {
    #[grad]
    fn new(major: f64, minor: f64) -> Checked<Self> {
        if minor > major {
            return Err("the minor axis is the longer one".into());
        }
        let flattening = 1.0 - minor / major;
        Ok(Ellipsoid { major, flattening })
    }

    #[grad]
    fn eccentricity(&self) -> f64 {
        (self.flattening * (2.0 - self.flattening)).sqrt()
    }
}

#[grad]
fn eccentricity(major: f64, minor: f64) -> Result<f64, String> {
    let of = Ellipsoid::new(major, minor)?;
    Ok(of.eccentricity() * of.major)
}

#[test]
fn results_of_the_type_itself() {
    let at = (1.3, 0.9);
    let got = eccentricity_value_and_grad(at.0, at.1).unwrap();
    value_and_gradient(|at| eccentricity(at.0, at.1).unwrap(), &at, got);
    assert!(eccentricity_grad(0.9, 1.3).is_err());
}

/// An alias with a parameter that is the block's.
type Range<T> = (T, T);

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Ramp<T> {
    low: T,
    slope: T,
}

impl<T: num_traits::Float> Ramp<T> {
    #[grad]
    fn rise(&self, over: Range<T>) -> T {
        let over: Range<T> = (over.0 * self.slope, over.1 * self.slope);
        over.1 - over.0 + self.low
    }
}

#[test]
fn aliases_of_a_blocks_parameter() {
    let ramp = Ramp {
        low: 0.5,
        slope: 2.0,
    };
    let (value, (bar, (from, to))) = ramp.rise_value_and_grad((1.0, 4.0));
    assert_eq!((value, from, to), (6.5, -2.0, 2.0));
    assert_eq!((bar.low, bar.slope), (1.0, 3.0));
}

/// Aliases of types whose names are not imported.
mod named {
    pub mod kinds {
        use grad_runtime::{Differentiable, grad};

        #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
        pub struct State<V> {
            pub place: V,
            pub speed: V,
        }

        pub type Planar = State<[f64; 2]>;

        #[grad]
        impl Planar {
            pub fn spin(&self) -> f64 {
                self.place[0] * self.speed[1] - self.place[1] * self.speed[0]
            }

            pub fn reversed(&self) -> Self {
                let [u, v] = self.speed;
                State {
                    place: self.place,
                    speed: [-u, -v],
                }
            }
        }

        #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
        pub struct Pull(pub f64);

        pub type Force = Pull;

        #[grad]
        impl Pull {
            pub fn new(newtons: f64) -> Self {
                Pull(newtons)
            }

            pub fn on(&self, mass: f64) -> f64 {
                self.0 / mass
            }
        }
    }

    use grad_runtime::grad;
    use kinds::{Force, Planar};

    #[grad]
    pub fn energy(s: &Planar, mass: f64) -> f64 {
        let [u, v] = s.speed;
        0.5 * mass * (u * u + v * v) + mass * s.place[1] - s.reversed().spin()
    }

    #[grad]
    pub fn thrown(speed: [f64; 2], t: f64, pull: f64) -> Planar {
        let down = Force::new(pull).on(2.0);
        Planar {
            place: [speed[0] * t, (speed[1] - 0.5 * down * t) * t],
            speed: [speed[0], speed[1] - down * t],
        }
    }
}

#[test]
fn aliases_of_types_that_are_not_imported() {
    use named::{energy, energy_value_and_grad, kinds::Planar, thrown, thrown_vjp};
    let at = ([0.3, -0.4, 1.1, 0.7], 1.4);
    let state = |[a, b, u, v]: [f64; 4]| Planar {
        place: [a, b],
        speed: [u, v],
    };
    let (value, (s_bar, mass_bar)) = energy_value_and_grad(&state(at.0), at.1);
    let [a, b] = s_bar.place;
    let [u, v] = s_bar.speed;
    let got = (value, ([a, b, u, v], mass_bar));
    value_and_gradient(|x| energy(&state(x.0), x.1), &at, got);
    let at = ([0.9, 0.5], 0.8, 9.0);
    let seed = kinds_seed();
    let (_, adjoints) = thrown_vjp(at.0, at.1, at.2, seed);
    let weighted = |x: &([f64; 2], f64, f64)| {
        let s = thrown(x.0, x.1, x.2);
        0.3 * s.place[0] - 0.7 * s.place[1] + 1.1 * s.speed[0] + 0.4 * s.speed[1]
    };
    grad_tests::check::gradient(weighted, &at, &adjoints);
}

fn kinds_seed() -> <named::kinds::Planar as Differentiable>::Tangent {
    named::kinds::StateTangent {
        place: [0.3, -0.7],
        speed: [1.1, 0.4],
    }
}
