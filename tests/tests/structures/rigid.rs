//! Vectors, quaternions, rigid bodies, cameras, orbits, colours: methods as such crates have them.

use std::ops::{Add, AddAssign, Index, IndexMut, Mul, Neg, Sub};

use grad_runtime::{Differentiable, grad};

use super::agree;

#[derive(Clone, Copy, Debug, PartialEq, Default, Differentiable)]
pub struct Vec3 {
    pub x: f64,
    pub y: f64,
    pub z: f64,
}

#[grad]
impl Vec3 {
    pub const ZERO: Vec3 = Vec3 {
        x: 0.0,
        y: 0.0,
        z: 0.0,
    };

    pub const fn new(x: f64, y: f64, z: f64) -> Self {
        Self { x, y, z }
    }

    pub fn splat(v: f64) -> Self {
        Self::new(v, v, v)
    }

    pub fn dot(self, rhs: Self) -> f64 {
        self.x * rhs.x + self.y * rhs.y + self.z * rhs.z
    }

    pub fn cross(self, rhs: Self) -> Self {
        Self {
            x: self.y * rhs.z - self.z * rhs.y,
            y: self.z * rhs.x - self.x * rhs.z,
            z: self.x * rhs.y - self.y * rhs.x,
        }
    }

    pub fn length_squared(self) -> f64 {
        self.dot(self)
    }

    pub fn length(self) -> f64 {
        self.length_squared().sqrt()
    }

    pub fn normalize_or_zero(self) -> Self {
        let len = self.length();
        if len > 0.0 {
            self * (1.0 / len)
        } else {
            Self::ZERO
        }
    }

    pub fn try_normalize(self) -> Option<Self> {
        let len = self.length();
        if len > 1e-12 {
            Some(self * (1.0 / len))
        } else {
            None
        }
    }

    pub fn lerp(self, rhs: Self, s: f64) -> Self {
        self + (rhs - self) * s
    }

    pub fn reject_from(self, rhs: Self) -> Self {
        self - rhs * (self.dot(rhs) / rhs.dot(rhs))
    }

    pub fn clamp_length_max(self, max: f64) -> Self {
        let length_sq = self.length_squared();
        if length_sq > max * max {
            self * (max / length_sq.sqrt())
        } else {
            self
        }
    }

    pub fn angle_between(self, rhs: Self) -> f64 {
        let c = self.dot(rhs) / (self.length_squared() * rhs.length_squared()).sqrt();
        c.clamp(-1.0, 1.0).acos()
    }

    pub fn with_z(mut self, z: f64) -> Self {
        self.z = z;
        self
    }

    pub fn to_array(self) -> [f64; 3] {
        [self.x, self.y, self.z]
    }

    pub fn max_element(self) -> f64 {
        self.x.max(self.y.max(self.z))
    }
}

#[grad]
impl Add for Vec3 {
    type Output = Vec3;
    fn add(self, rhs: Vec3) -> Vec3 {
        Vec3 {
            x: self.x + rhs.x,
            y: self.y + rhs.y,
            z: self.z + rhs.z,
        }
    }
}

#[grad]
impl Sub for Vec3 {
    type Output = Vec3;
    fn sub(self, rhs: Vec3) -> Vec3 {
        Vec3 {
            x: self.x - rhs.x,
            y: self.y - rhs.y,
            z: self.z - rhs.z,
        }
    }
}

#[grad]
impl Mul<f64> for Vec3 {
    type Output = Vec3;
    fn mul(self, k: f64) -> Vec3 {
        Vec3 {
            x: self.x * k,
            y: self.y * k,
            z: self.z * k,
        }
    }
}

#[grad]
impl Neg for Vec3 {
    type Output = Vec3;
    fn neg(self) -> Vec3 {
        Vec3 {
            x: -self.x,
            y: -self.y,
            z: -self.z,
        }
    }
}

#[grad]
impl AddAssign for Vec3 {
    fn add_assign(&mut self, rhs: Vec3) {
        self.x += rhs.x;
        self.y += rhs.y;
        self.z += rhs.z;
    }
}

#[grad]
impl Index<usize> for Vec3 {
    type Output = f64;
    fn index(&self, i: usize) -> &f64 {
        match i {
            0 => &self.x,
            1 => &self.y,
            _ => &self.z,
        }
    }
}

#[grad]
fn weighted(v: &Vec3, w: &[f64; 3]) -> f64 {
    let mut sum = 0.0;
    for i in 0..3 {
        sum += w[i] * v[i] * v[i];
    }
    sum
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Quat {
    pub w: f64,
    pub v: Vec3,
}

#[grad]
impl Quat {
    pub fn from_axis_angle(axis: Vec3, angle: f64) -> Self {
        let (s, c) = (0.5 * angle).sin_cos();
        Quat { w: c, v: axis * s }
    }

    pub fn conjugate(self) -> Self {
        Quat { v: -self.v, ..self }
    }

    pub fn norm(&self) -> f64 {
        (self.w * self.w + self.v.length_squared()).sqrt()
    }

    pub fn normalize(self) -> Self {
        let n = self.norm();
        Self {
            w: self.w / n,
            v: self.v * (1.0 / n),
        }
    }

    pub fn mul_quat(self, rhs: Self) -> Self {
        Self {
            w: self.w * rhs.w - self.v.dot(rhs.v),
            v: rhs.v * self.w + self.v * rhs.w + self.v.cross(rhs.v),
        }
    }

    pub fn rotate(self, p: Vec3) -> Vec3 {
        let t = self.v.cross(p) * 2.0;
        p + t * self.w + self.v.cross(t)
    }

    pub fn to_euler(self) -> (f64, f64, f64) {
        let Quat {
            w,
            v: Vec3 { x, y, z },
        } = self;
        let roll = (2.0 * (w * x + y * z)).atan2(1.0 - 2.0 * (x * x + y * y));
        let pitch = (2.0 * (w * y - z * x)).clamp(-1.0, 1.0).asin();
        let yaw = (2.0 * (w * z + x * y)).atan2(1.0 - 2.0 * (y * y + z * z));
        (roll, pitch, yaw)
    }
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
pub struct RigidBody {
    mass: f64,
    position: Vec3,
    velocity: Vec3,
    orientation: Quat,
    inertia: [f64; 3],
    forces: Vec<Vec3>,
    id: u32,
}

#[grad]
impl RigidBody {
    fn net_force(&self) -> Vec3 {
        let mut sum = Vec3::ZERO;
        for f in &self.forces {
            sum += *f;
        }
        sum
    }

    fn kinetic_energy(&self) -> f64 {
        0.5 * self.mass * self.velocity.length_squared()
    }

    fn step(&mut self, dt: f64) {
        let a = self.net_force() * (1.0 / self.mass);
        self.velocity += a * dt;
        self.position = self.position + self.velocity * dt;
    }

    fn advanced(mut self, dt: f64, n: usize) -> Self {
        for _ in 0..n {
            self.step(dt);
        }
        self
    }

    fn world_point(&self, local: Vec3) -> Vec3 {
        self.position + self.orientation.rotate(local)
    }

    fn with_mass(self, mass: f64) -> Self {
        RigidBody { mass, ..self }
    }
}

#[grad]
fn height_after(body: &RigidBody, dt: f64) -> f64 {
    let end = body.clone().with_mass(2.0 * body.mass).advanced(dt, 3);
    end.world_point(Vec3::new(0.1, 0.2, 0.3)).z + end.kinetic_energy()
}

/// Pinhole with radial distortion.
#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Camera {
    focal: f64,
    center: (f64, f64),
    k: [f64; 2],
    pose: Pose,
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Pose {
    rotation: Quat,
    translation: Vec3,
}

impl Pose {
    #[grad]
    fn transform(&self, p: &Vec3) -> Vec3 {
        self.rotation.rotate(*p) + self.translation
    }
}

impl Camera {
    #[grad]
    fn project(&self, p: &Vec3) -> Option<(f64, f64)> {
        let q = self.pose.transform(p);
        if q.z <= 0.0 {
            return None;
        }
        let (u, v) = (q.x / q.z, q.y / q.z);
        let r2 = u * u + v * v;
        let d = 1.0 + self.k[0] * r2 + self.k[1] * r2 * r2;
        Some((
            self.focal * d * u + self.center.0,
            self.focal * d * v + self.center.1,
        ))
    }

    #[grad]
    fn error(&self, points: &[Vec3], seen: &[(f64, f64)]) -> f64 {
        let mut sum = 0.0;
        for (p, s) in points.iter().zip(seen) {
            if let Some((u, v)) = self.project(p) {
                sum += (u - s.0).powi(2) + (v - s.1).powi(2);
            }
        }
        sum
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Orbit {
    a: f64,
    e: f64,
    m0: f64,
}

impl Orbit {
    const MU: f64 = 1.0;

    #[grad]
    fn mean_motion(&self) -> f64 {
        (Self::MU / self.a.powi(3)).sqrt()
    }

    #[grad]
    fn eccentric_anomaly(&self, t: f64) -> f64 {
        let m = self.m0 + self.mean_motion() * t;
        let mut ea = m;
        for _ in 0..8 {
            ea -= (ea - self.e * ea.sin() - m) / (1.0 - self.e * ea.cos());
        }
        ea
    }

    #[grad]
    fn radius(&self, t: f64) -> f64 {
        self.a * (1.0 - self.e * self.eccentric_anomaly(t).cos())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Rgb(pub f64, pub f64, pub f64);

impl Rgb {
    #[grad]
    fn to_linear(self) -> Rgb {
        fn channel(c: f64) -> f64 {
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        }
        Rgb(channel(self.0), channel(self.1), channel(self.2))
    }

    #[grad]
    fn luminance(&self) -> f64 {
        let Rgb(r, g, b) = self.to_linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    #[grad]
    fn contrast(&self, other: &Rgb) -> f64 {
        let (l1, l2) = (self.luminance(), other.luminance());
        let (hi, lo) = if l1 > l2 { (l1, l2) } else { (l2, l1) };
        (hi + 0.05) / (lo + 0.05)
    }
}

/// A matrix as a newtype.
#[derive(Clone, Debug, PartialEq, Differentiable)]
pub struct Matrix {
    data: Vec<f64>,
    cols: usize,
}

#[grad]
impl Index<(usize, usize)> for Matrix {
    type Output = f64;
    fn index(&self, (i, j): (usize, usize)) -> &f64 {
        &self.data[i * self.cols + j]
    }
}

#[grad]
impl IndexMut<(usize, usize)> for Matrix {
    fn index_mut(&mut self, (i, j): (usize, usize)) -> &mut f64 {
        &mut self.data[i * self.cols + j]
    }
}

impl Matrix {
    #[grad]
    fn get(&self, i: usize, j: usize) -> f64 {
        self.data[i * self.cols + j]
    }

    #[grad]
    fn trace(&self) -> f64 {
        (0..self.cols).map(|i| self[(i, i)]).sum()
    }

    /// The determinant, by elimination in place.
    #[grad]
    fn determinant(&self) -> f64 {
        let mut m = self.clone();
        let n = m.cols;
        let mut det = 1.0;
        for k in 0..n {
            let pivot = m[(k, k)];
            det *= pivot;
            for i in k + 1..n {
                let f = m[(i, k)] / pivot;
                for j in k..n {
                    m[(i, j)] -= f * m[(k, j)];
                }
            }
        }
        det
    }

    #[grad]
    fn fill_diagonal(&mut self, x: f64) {
        for i in 0..self.cols {
            self[(i, i)] = x * x;
        }
    }

    #[grad]
    fn quadratic(&self, x: &[f64]) -> f64 {
        let mut s = 0.0;
        for i in 0..self.cols {
            for j in 0..self.cols {
                s += x[i] * self.get(i, j) * x[j];
            }
        }
        s
    }
}

fn v(x: f64, y: f64, z: f64) -> Vec3 {
    Vec3::new(x, y, z)
}

#[test]
fn vectors() {
    let (a, b) = (v(0.3, -1.2, 0.7), v(1.1, 0.4, -0.5));
    agree(&(a, b), |at| at.0.dot(at.1), a.dot_value_and_grad(b));
    agree(&a, |a| a.length(), a.length_value_and_grad());
    agree(
        &(a, b),
        |at| at.0.angle_between(at.1),
        a.angle_between_value_and_grad(b),
    );
    agree(&a, |a| a.max_element(), a.max_element_value_and_grad());
    let seed = Vec3Tangent {
        x: 1.0,
        y: 0.3,
        z: -0.2,
    };
    let weigh = |p: Vec3| p.x + 0.3 * p.y - 0.2 * p.z;
    let both = |f: &dyn Fn(Vec3, Vec3) -> Vec3, a_bar: Vec3Tangent, b_bar: Vec3Tangent| {
        grad_tests::check::check_tangent(&(a, b), |at| weigh(f(at.0, at.1)), &(a_bar, b_bar));
    };
    let mut a_bar = Vec3Tangent::default();
    let (_, b_bar) = a.cross_vjp(b, &mut a_bar, seed);
    both(&|a, b| a.cross(b), a_bar, b_bar);
    let mut a_bar = Vec3Tangent::default();
    let (_, b_bar) = a.reject_from_vjp(b, &mut a_bar, seed);
    both(&|a, b| a.reject_from(b), a_bar, b_bar);
    let mut a_bar = Vec3Tangent::default();
    let (_, (b_bar, _)) = a.lerp_vjp(b, 0.3, &mut a_bar, seed);
    both(&|a, b| a.lerp(b, 0.3), a_bar, b_bar);
    let mut a_bar = Vec3Tangent::default();
    let Some(_) = a.try_normalize_vjp(&mut a_bar, seed) else {
        panic!()
    };
    both(
        &|a, _| a.try_normalize().unwrap(),
        a_bar,
        Vec3Tangent::default(),
    );
    let mut a_bar = Vec3Tangent::default();
    a.clamp_length_max_vjp(0.5, &mut a_bar, seed);
    both(
        &|a, _| a.clamp_length_max(0.5),
        a_bar,
        Vec3Tangent::default(),
    );
}

#[test]
fn bodies() {
    let body = RigidBody {
        mass: 2.0,
        position: v(0.0, 1.0, 2.0),
        velocity: v(0.5, 0.1, -0.3),
        orientation: Quat {
            w: 0.9,
            v: v(0.1, 0.3, -0.2),
        },
        inertia: [1.0, 2.0, 3.0],
        forces: vec![v(0.0, 0.0, -9.8), v(0.3, 0.2, 0.1)],
        id: 7,
    };
    agree(
        &body,
        |b| b.kinetic_energy(),
        body.kinetic_energy_value_and_grad(),
    );
    let at = (body.clone(), 0.1);
    agree(
        &at,
        |at| height_after(&at.0, at.1),
        height_after_value_and_grad(&body, 0.1),
    );
    let q = body.orientation;
    agree(&q, |q| q.norm(), q.norm_value_and_grad());
}

#[test]
fn cameras_orbits_colours() {
    let camera = Camera {
        focal: 500.0,
        center: (320.0, 240.0),
        k: [0.01, -0.002],
        pose: Pose {
            rotation: Quat {
                w: 0.99,
                v: v(0.02, -0.05, 0.1),
            },
            translation: v(0.1, 0.2, 3.0),
        },
    };
    let points = vec![v(0.3, 0.2, 1.0), v(-0.4, 0.1, 2.0), v(0.0, 0.0, -9.0)];
    let seen = vec![(350.0, 250.0), (280.0, 260.0), (0.0, 0.0)];
    let at = (camera, points.clone(), seen.clone());
    agree(
        &at,
        |at| at.0.error(&at.1, &at.2),
        camera.error_value_and_grad(&points, &seen),
    );
    let orbit = Orbit {
        a: 1.3,
        e: 0.2,
        m0: 0.4,
    };
    agree(
        &(orbit, 2.0),
        |at| at.0.radius(at.1),
        orbit.radius_value_and_grad(2.0),
    );
    let (c, d) = (Rgb(0.8, 0.3, 0.02), Rgb(0.1, 0.5, 0.9));
    agree(
        &(c, d),
        |at| at.0.contrast(&at.1),
        c.contrast_value_and_grad(&d),
    );
    let m = Matrix {
        data: vec![1.0, 0.2, 0.3, 2.0],
        cols: 2,
    };
    agree(&m, |m| m.trace(), m.trace_value_and_grad());
    agree(&m, |m| m.determinant(), m.determinant_value_and_grad());
    let (p, w) = (v(0.3, 0.8, -1.1), [1.0, 2.0, 0.5]);
    agree(
        &(p, w),
        |at| weighted(&at.0, &at.1),
        weighted_value_and_grad(&p, &w),
    );
    let mut own = m.clone();
    let mut bar = m.zero_tangent();
    bar.data = vec![1.0, 2.0, 3.0, 4.0];
    assert_eq!(own.fill_diagonal_vjp(0.7, &mut bar), 1.4 * 5.0);
    assert_eq!(bar.data, [0.0, 2.0, 3.0, 0.0]);
    let at = (m.clone(), vec![0.3, -0.8]);
    agree(
        &at,
        |at| at.0.quadratic(&at.1),
        m.quadratic_value_and_grad(&at.1),
    );
}
