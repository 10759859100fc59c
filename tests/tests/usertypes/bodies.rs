//! `&[Body]`, `&mut [Body]`, structs that hold `Vec`s of structs.

use grad_runtime::{Differentiable, grad};
use grad_tests::check::check_tangent;

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Body {
    position: [f64; 3],
    velocity: [f64; 3],
    mass: f64,
}

/// Kinetic and potential energy.
#[grad]
fn energy(bodies: &[Body]) -> f64 {
    let mut energy = 0.0;
    for (i, body) in bodies.iter().enumerate() {
        let speed_squared: f64 = body.velocity.iter().map(|v| v * v).sum();
        energy += 0.5 * body.mass * speed_squared;
        for other in &bodies[i + 1..] {
            let mut distance_squared = 0.0;
            for k in 0..3 {
                let d = body.position[k] - other.position[k];
                distance_squared += d * d;
            }
            energy -= body.mass * other.mass / distance_squared.sqrt();
        }
    }
    energy
}

#[grad]
fn kick(bodies: &mut [Body], dt: f64) {
    let n = bodies.len();
    for i in 0..n {
        for j in (i + 1)..n {
            let mut d = [0.0; 3];
            for k in 0..3 {
                d[k] = bodies[i].position[k] - bodies[j].position[k];
            }
            let r2 = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
            let f = dt / (r2 * r2.sqrt());
            let (mi, mj) = (bodies[i].mass, bodies[j].mass);
            for k in 0..3 {
                bodies[i].velocity[k] -= d[k] * mj * f;
                bodies[j].velocity[k] += d[k] * mi * f;
            }
        }
    }
}

#[grad]
fn drift(bodies: &mut [Body], dt: f64) {
    for body in bodies.iter_mut() {
        for (x, v) in body.position.iter_mut().zip(&body.velocity) {
            *x += dt * v;
        }
    }
}

#[grad]
fn after(bodies: &[Body], dt: f64, steps: usize) -> f64 {
    let mut bodies = bodies.to_vec();
    for _ in 0..steps {
        kick(&mut bodies, dt);
        drift(&mut bodies, dt);
    }
    bodies[0].position[0] * bodies[1].position[1] + bodies[2].velocity[2]
}

fn three() -> Vec<Body> {
    let body = |a: f64, mass| Body {
        position: [a, 0.2 - a * a, 0.3 * a],
        velocity: [1.0 - a, 0.5, a * a],
        mass,
    };
    vec![body(0.1, 2.0), body(1.4, 0.5), body(-1.1, 1.5)]
}

#[test]
fn gravity() {
    let bodies = three();
    check_tangent(&bodies, |b| energy(b), &energy_grad(&bodies));
    let (value, (by_bodies, by_dt)) = after_value_and_grad(&bodies, 0.01, 3);
    assert_eq!(value, after(&bodies, 0.01, 3));
    check_tangent(&bodies, |b| after(b, 0.01, 3), &by_bodies);
    check_tangent(&0.01, |dt| after(&bodies, *dt, 3), &by_dt);
}

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Vec2 {
    x: f64,
    y: f64,
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Particle {
    position: Vec2,
    velocity: Vec2,
    mass: f64,
    alive: bool,
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct World {
    particles: Vec<Particle>,
    gravity: Vec2,
    drag: f64,
}

impl World {
    #[grad]
    fn step(&mut self, dt: f64) {
        for p in self.particles.iter_mut() {
            if !p.alive {
                continue;
            }
            p.velocity.x += (self.gravity.x - self.drag * p.velocity.x / p.mass) * dt;
            p.velocity.y += (self.gravity.y - self.drag * p.velocity.y / p.mass) * dt;
            p.position.x += p.velocity.x * dt;
            p.position.y += p.velocity.y * dt;
        }
    }

    #[grad]
    fn kinetic(&self) -> f64 {
        let energy = |p: &Particle| 0.5 * p.mass * (p.velocity.x.powi(2) + p.velocity.y.powi(2));
        self.particles.iter().map(energy).sum()
    }

    #[grad]
    fn center(&self) -> Vec2 {
        let total: f64 = self.particles.iter().map(|p| p.mass).sum();
        let mut c = Vec2 { x: 0.0, y: 0.0 };
        for p in &self.particles {
            c.x += p.mass * p.position.x;
            c.y += p.mass * p.position.y;
        }
        Vec2 {
            x: c.x / total,
            y: c.y / total,
        }
    }
}

#[grad]
fn simulate(world: &World, steps: usize) -> f64 {
    let mut world = world.clone();
    for _ in 0..steps {
        world.step(0.1);
    }
    let c = world.center();
    world.kinetic() + c.x * c.y
}

#[grad]
fn moment(particles: &Vec<Particle>) -> f64 {
    let mut moment = 0.0;
    for p in particles {
        moment += p.mass * p.position.x;
    }
    moment
}

#[test]
fn particles() {
    let particle = |a: f64, alive| Particle {
        position: Vec2 { x: a, y: 1.0 - a },
        velocity: Vec2 { x: 0.3 * a, y: 0.5 },
        mass: 1.0 + a,
        alive,
    };
    let world = World {
        particles: vec![
            particle(0.1, true),
            particle(0.7, false),
            particle(1.4, true),
        ],
        gravity: Vec2 { x: 0.0, y: -9.8 },
        drag: 0.2,
    };
    let (value, by_world) = simulate_value_and_grad(&world, 4);
    assert_eq!(value, simulate(&world, 4));
    check_tangent(&world, |w| simulate(w, 4), &by_world);
    let list = world.particles;
    check_tangent(&list, |l| moment(l), &moment_grad(&list));
}
