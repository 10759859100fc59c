//! Structs as crates have them: fields that may be missing, constructors that may fail.

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub enum Right {
    Call,
    Put,
}

#[derive(Clone, Debug, Differentiable)]
pub struct Contract {
    pub spot: f64,
    pub strike: f64,
    pub vol: f64,
    #[differentiable(skip)]
    pub right: Right,
    pub dividend: Option<f64>,
    pub expiry: Option<f64>,
}

#[grad]
impl Contract {
    fn expiry(&self) -> f64 {
        self.expiry.unwrap_or(1.0)
    }

    fn yields(&self) -> f64 {
        match self.dividend {
            Some(q) if q > 0.0 => q,
            Some(q) => 2.0 * q,
            None => 0.0,
        }
    }

    fn moneyness(&self) -> f64 {
        let expiry = self.expiry();
        ((self.spot / self.strike).ln() - self.yields() * expiry) / (self.vol * expiry.sqrt())
    }

    fn discount(&self, rate: Option<f64>) -> f64 {
        let t = if let Some(t) = self.expiry { t } else { 0.25 };
        let q = self.dividend.map(|q| q * t).unwrap_or_default();
        let Some(r) = rate.or(self.dividend) else {
            return 1.0;
        };
        (-(r * t) - q).exp()
    }

    fn parity(&self) -> Option<f64> {
        let (q, t) = (self.dividend?, self.expiry.filter(|t| *t > 0.0)?);
        let sign = match self.right {
            Right::Call => 1.0,
            Right::Put => -1.0,
        };
        Some(sign * (self.spot * (-q * t).exp() - self.strike))
    }

    fn bumped(&self, by: f64) -> Contract {
        Contract {
            expiry: self.expiry.map(|t| t + by),
            dividend: Some(self.vol * by),
            ..self.clone()
        }
    }

    fn shifted(&self, by: f64) -> f64 {
        let next = self.bumped(by);
        next.moneyness() * next.dividend.unwrap() + next.expiry.map_or(0.5, |t| t * t)
    }
}

fn contract(x: &[f64]) -> Contract {
    Contract {
        spot: x[0],
        strike: x[1],
        vol: x[2],
        right: Right::Put,
        dividend: Some(x[3]),
        expiry: Some(x[4]),
    }
}

const AT: [f64; 5] = [101.0, 95.0, 0.3, 0.02, 0.7];

fn flat(g: &ContractTangent) -> Vec<f64> {
    vec![
        g.spot,
        g.strike,
        g.vol,
        g.dividend.unwrap(),
        g.expiry.unwrap(),
    ]
}

fn close(found: &[f64], f: impl Fn(&[f64]) -> f64, x: &[f64]) {
    grad_tests::check::gradient(|x: &Vec<f64>| f(x), &x.to_vec(), &found.to_vec());
}

#[test]
fn fields_that_may_be_missing() {
    let c = contract(&AT);
    close(&flat(&c.moneyness_grad()), |x| contract(x).moneyness(), &AT);
    close(
        &flat(&c.parity_grad().unwrap()),
        |x| contract(x).parity().unwrap(),
        &AT,
    );
    let (g, by) = c.shifted_grad(0.2);
    close(&flat(&g), |x| contract(x).shifted(0.2), &AT);
    close(&[by], |x| contract(&AT).shifted(x[0]), &[0.2]);
    let (g, rate) = c.discount_grad(Some(0.04));
    close(&flat(&g), |x| contract(x).discount(Some(0.04)), &AT);
    close(&[rate.unwrap()], |x| c.discount(Some(x[0])), &[0.04]);
    let (g, rate) = c.discount_grad(None);
    close(&flat(&g), |x| contract(x).discount(None), &AT);
    assert_eq!(rate, None);
}

#[test]
fn without_the_fields() {
    let bare = Contract {
        dividend: None,
        expiry: None,
        ..contract(&AT)
    };
    let g = bare.moneyness_grad();
    let f = |x: &[f64]| {
        let (spot, strike, vol) = (x[0], x[1], x[2]);
        (spot / strike).ln() / vol
    };
    close(&[g.spot, g.strike, g.vol], f, &AT[..3]);
    assert_eq!((g.dividend, g.expiry), (None, None));
    assert_eq!(bare.parity_grad(), None);
    assert_eq!(bare.discount_grad(None).1, None);
}

/// A controller that has no error to compare with at first.
#[derive(Clone, Debug, Differentiable)]
pub struct Controller {
    kp: f64,
    kd: f64,
    limit: Option<f64>,
    last: Option<f64>,
}

#[grad]
impl Controller {
    fn step(&mut self, error: f64, dt: f64) -> f64 {
        let slope = match self.last {
            Some(last) => (error - last) / dt,
            None => 0.0,
        };
        self.last = Some(error);
        let out = self.kp * error + self.kd * slope;
        match self.limit {
            Some(limit) => out.clamp(-limit, limit),
            None => out,
        }
    }

    fn reset(&mut self) {
        self.last = None;
    }
}

#[grad]
fn settle(kp: f64, kd: f64, limit: f64, steps: usize) -> f64 {
    let mut pid = Controller {
        kp,
        kd,
        limit: Some(limit),
        last: None,
    };
    let (mut x, mut v, mut cost) = (1.0, 0.0, 0.0);
    for n in 0..steps {
        if n == 6 {
            pid.reset();
        }
        let push = pid.step(-x, 0.1);
        v += 0.1 * push;
        x += 0.1 * v;
        cost += x * x + 0.01 * push * push;
    }
    cost + pid.last.unwrap_or(0.0)
}

#[test]
fn state_that_may_be_missing() {
    let at = [1.5, 0.4, 0.9];
    let g = settle_grad(at[0], at[1], at[2], 14);
    close(&[g.0, g.1, g.2], |x| settle(x[0], x[1], x[2], 14), &at);
}

/// A direction, if there is one.
#[derive(Clone, Copy, Debug, Differentiable)]
pub struct Ray {
    tip: [f64; 3],
    normal: Option<[f64; 3]>,
    weights: Option<(f64, f64)>,
}

#[grad]
impl Ray {
    fn shade(&self, light: [f64; 3]) -> f64 {
        let mut sum = 0.0;
        if let Some(n) = &self.normal {
            for k in 0..3 {
                sum += n[k] * light[k] * self.tip[k];
            }
        }
        let (a, b) = self.weights.unwrap_or((1.0, 2.0));
        let normal = self.normal.unwrap_or([0.0, 0.0, 1.0]);
        a * sum + b * normal[2] * normal[0]
    }
}

#[test]
fn arrays_that_may_be_missing() {
    let ray = |x: &[f64]| Ray {
        tip: [x[0], x[1], x[2]],
        normal: Some([x[3], x[4], x[5]]),
        weights: Some((x[6], x[7])),
    };
    let at = [0.3, -0.7, 1.1, 0.5, 0.2, 0.9, 1.3, 0.4];
    let light = [0.1, 0.8, 0.6];
    let (g, _) = ray(&at).shade_grad(light);
    let (normal, weights) = (g.normal.unwrap(), g.weights.unwrap());
    let found = [&g.tip[..], &normal, &[weights.0, weights.1]].concat();
    close(&found, |x| ray(x).shade(light), &at);
}

/// A law of probability with checked parameters.
#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Gumbel {
    location: f64,
    scale: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LawError {
    ScaleInvalid,
}

#[grad]
impl Gumbel {
    pub fn new(location: f64, scale: f64) -> Result<Self, LawError> {
        if !(scale > 0.0) {
            return Err(LawError::ScaleInvalid);
        }
        Ok(Gumbel { location, scale })
    }

    pub fn from_moments(mean: f64, variance: f64) -> Option<Gumbel> {
        let scale = (6.0 * variance).sqrt() / std::f64::consts::PI;
        Gumbel::new(mean - 0.5772156649015329 * scale, scale).ok()
    }

    pub fn ln_pdf(&self, x: f64) -> f64 {
        let z = (x - self.location) / self.scale;
        -(z + (-z).exp()) - self.scale.ln()
    }
}

#[grad]
fn surprise(location: f64, scale: f64, x: f64) -> Result<f64, LawError> {
    let law = Gumbel::new(location, scale)?;
    Ok(-law.ln_pdf(x))
}

#[grad]
fn fitted(data: &[f64]) -> f64 {
    let n = data.len() as f64;
    let mean = data.iter().sum::<f64>() / n;
    let variance = data.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0);
    let law = Gumbel::from_moments(mean, variance).expect("spread");
    match Gumbel::new(law.location, law.scale) {
        Ok(same) => data.iter().map(|&x| same.ln_pdf(x)).sum(),
        Err(_) => f64::NAN,
    }
}

#[test]
fn constructors_that_may_fail() {
    let at = [0.4, 1.3, 0.9];
    let g = surprise_grad(at[0], at[1], at[2]).unwrap();
    close(
        &[g.0, g.1, g.2],
        |x| surprise(x[0], x[1], x[2]).unwrap(),
        &at,
    );
    assert_eq!(surprise_grad(0.0, -1.0, 0.0), Err(LawError::ScaleInvalid));
    let data = [0.3, 1.9, -0.4, 0.8, 2.2];
    close(&fitted_grad(&data), fitted, &data);
}

/// Associated constants and defaults of a type of one's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Differentiable)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Spheroid {
    a: f64,
    f: f64,
}

impl Spheroid {
    pub const GRS80: Self = Self {
        a: 6.378137,
        f: 1.0 / 298.257222101,
    };
}

const HOME: Point = Point { x: 0.25, y: -0.5 };

#[grad]
impl Point {
    pub const ORIGIN: Point = Point { x: 0.0, y: 0.0 };
    pub const RIGHT: Self = Self { x: 1.0, y: 0.0 };

    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    pub fn norm(&self) -> f64 {
        self.x.hypot(self.y)
    }

    pub fn unit(self) -> Option<Self> {
        let n = self.norm();
        (n > 1e-12).then(|| self * n.recip())
    }
}

#[grad]
impl std::ops::Mul<f64> for Point {
    type Output = Point;
    fn mul(self, k: f64) -> Point {
        Point::new(self.x * k, self.y * k)
    }
}

#[grad]
impl std::ops::Add for Point {
    type Output = Point;
    fn add(self, other: Point) -> Point {
        Point::new(self.x + other.x, self.y + other.y)
    }
}

#[grad]
impl Spheroid {
    fn radius(&self, latitude: f64) -> f64 {
        let e2 = self.f * (2.0 - self.f);
        self.a / (1.0 - e2 * latitude.sin().powi(2)).sqrt()
    }
}

#[grad]
fn detour(p: Point, angle: f64) -> f64 {
    let mut at = Point::default();
    at.x += angle;
    let step = Point {
        y: p.y,
        ..Point::ORIGIN
    };
    let across = Point::RIGHT * angle.cos() + step * angle.sin() + HOME;
    let ahead = (p + across).unit().unwrap_or(Point::RIGHT);
    let earth = Spheroid::GRS80;
    at = at + ahead;
    at.norm() * earth.radius(angle) + Point::RIGHT.x * Spheroid::GRS80.radius(p.x) + HOME.y * at.y
}

#[test]
fn constants_of_types() {
    let at = [0.7, 0.4, 0.3];
    let (p, angle) = detour_grad(Point::new(at[0], at[1]), at[2]);
    close(
        &[p.x, p.y, angle],
        |x| detour(Point::new(x[0], x[1]), x[2]),
        &at,
    );
}

/// Names in capitals, as the formulas have them.
#[grad]
#[allow(non_snake_case)]
fn sun(JD: f64, (E, Q): (f64, f64)) -> f64 {
    let T = (JD - 0.5) / 3.0;
    let [A, B] = [T * T + E, Q * T];
    let M = A * B + T;
    let f = |X: f64| X * X.sin() + JD;
    f(M) * E
}

#[test]
fn names_in_capitals() {
    let at = [0.7, 0.4, 0.3];
    let (jd, (e, q)) = sun_grad(at[0], (at[1], at[2]));
    close(&[jd, e, q], |x| sun(x[0], (x[1], x[2])), &at);
}
