//! `#[grad]` on single methods, in blocks that know nothing of it.

use grad_runtime::{Differentiable, grad};
use grad_tests::check::check_tangent;

/// A controller of the textbook kind.
#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Pid {
    kp: f64,
    ki: f64,
    kd: f64,
    integral: f64,
    previous: f64,
    steps: usize,
}

impl Pid {
    #[grad]
    fn control(&self, error: f64, dt: f64) -> f64 {
        let derivative = (error - self.previous) / dt;
        self.kp * error + self.ki * (self.integral + error * dt) + self.kd * derivative
    }

    #[grad]
    fn squared(&self, error: f64) -> f64 {
        let u = self.control(error, 0.1);
        u * u + self.control(2.0 * error, 0.2)
    }

    /// One step: changes the state, returns the output.
    #[grad]
    fn step(&mut self, error: f64, dt: f64) -> f64 {
        self.integral += error * dt;
        let derivative = (error - self.previous) / dt;
        self.previous = error;
        self.steps += 1;
        self.kp * error + self.ki * self.integral + self.kd * derivative
    }
}

/// A loop of the plant under control.
#[grad]
fn tracking_error(pid: &Pid, target: f64, n: usize) -> f64 {
    let mut pid = pid.clone();
    let (mut x, mut v) = (0.0, 0.0);
    let mut cost = 0.0;
    for _ in 0..n {
        let u = pid.step(target - x, 0.05);
        v += (u - 0.5 * v - x) * 0.05;
        x += v * 0.05;
        cost += (target - x) * (target - x);
    }
    cost
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Vec3 {
    x: f64,
    y: f64,
    z: f64,
}

impl Vec3 {
    #[grad]
    fn new(x: f64, y: f64, z: f64) -> Self {
        Self { x, y, z }
    }

    #[grad]
    fn dot(self, other: Vec3) -> f64 {
        self.x * other.x + self.y * other.y + self.z * other.z
    }

    #[grad]
    fn norm(&self) -> f64 {
        self.dot(*self).sqrt()
    }

    #[grad]
    fn cross(&self, o: &Self) -> Self {
        Self {
            x: self.y * o.z - self.z * o.y,
            y: self.z * o.x - self.x * o.z,
            z: self.x * o.y - self.y * o.x,
        }
    }

    #[grad]
    fn scaled(self, by: f64) -> Vec3 {
        Vec3::new(self.x * by, self.y * by, self.z * by)
    }

    #[grad]
    fn unit(&self) -> Vec3 {
        let n = self.norm();
        self.scaled(1.0 / n)
    }
}

#[grad]
fn triangle_area(a: &Vec3, b: &Vec3, c: &Vec3) -> f64 {
    let u = Vec3::new(b.x - a.x, b.y - a.y, b.z - a.z);
    let v = Vec3::new(c.x - a.x, c.y - a.y, c.z - a.z);
    0.5 * u.cross(&v).norm()
}

#[grad]
fn self_products(a: &Vec3) -> f64 {
    let b = a.unit();
    let c = Vec3::new(b.y, b.z, b.x);
    a.cross(&c).norm() + a.cross(a).x + b.dot(c) + a.dot(*a)
}

fn pid() -> Pid {
    Pid {
        kp: 1.5,
        ki: 0.4,
        kd: 0.2,
        integral: 0.1,
        previous: 0.3,
        steps: 0,
    }
}

#[test]
fn by_reference() {
    let (value, (p, e, dt)) = pid().control_value_and_grad(0.7, 0.1);
    assert_eq!(value, pid().control(0.7, 0.1));
    check_tangent(&pid(), |p| p.control(0.7, 0.1), &p);
    check_tangent(&0.7, |e| pid().control(*e, 0.1), &e);
    check_tangent(&0.1, |dt| pid().control(0.7, *dt), &dt);
    let (p, e) = pid().squared_grad(0.7);
    check_tangent(&pid(), |p| p.squared(0.7), &p);
    check_tangent(&0.7, |e| pid().squared(*e), &e);
}

#[test]
fn changing_the_receiver() {
    let mut after = pid();
    after.step(0.7, 0.1);
    let mut p = pid();
    let mut bar = p.zero_tangent();
    let (_, (e, _)) = p.step_vjp(0.7, 0.1, &mut bar, 1.0);
    assert_eq!(p, after);
    check_tangent(&pid(), |p| p.clone().step(0.7, 0.1), &bar);
    check_tangent(&0.7, |e| pid().step(*e, 0.1), &e);
}

#[test]
fn a_simulation() {
    let (value, (p, target)) = tracking_error_value_and_grad(&pid(), 1.0, 30);
    assert_eq!(value, tracking_error(&pid(), 1.0, 30));
    check_tangent(&pid(), |p| tracking_error(p, 1.0, 30), &p);
    check_tangent(&1.0, |t| tracking_error(&pid(), *t, 30), &target);
}

#[test]
fn small_vectors() {
    let (a, b, c) = (
        Vec3::new(1.0, 0.2, -0.3),
        Vec3::new(0.1, 2.0, 0.7),
        Vec3::new(-0.4, 0.6, 1.5),
    );
    let (value, (da, db, dc)) = triangle_area_value_and_grad(&a, &b, &c);
    assert_eq!(value, triangle_area(&a, &b, &c));
    check_tangent(&a, |a| triangle_area(a, &b, &c), &da);
    check_tangent(&b, |b| triangle_area(&a, b, &c), &db);
    check_tangent(&c, |c| triangle_area(&a, &b, c), &dc);
    check_tangent(&a, |a| a.norm(), &a.norm_grad());
    let (d, e) = a.dot_grad(b);
    check_tangent(&a, |a| a.dot(b), &d);
    check_tangent(&b, |b| a.dot(*b), &e);
    check_tangent(&a, |a| self_products(a), &self_products_grad(&a));
}
