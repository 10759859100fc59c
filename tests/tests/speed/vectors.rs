//! Methods and operators of small structs of the same module are differentiated as if their bodies stood there.
// Sums written out, and operands that are lent, are what is looked at here.
#![allow(clippy::assign_op_pattern, clippy::op_ref)]

use std::ops::{Add, AddAssign, Mul, Neg, Sub};

use grad_runtime::{Differentiable, Tape, grad};

#[derive(Clone, Copy, Differentiable)]
struct V3 {
    x: f64,
    y: f64,
    z: f64,
}

#[grad]
impl V3 {
    const fn new(x: f64, y: f64, z: f64) -> V3 {
        V3 { x, y, z }
    }

    fn dot(self, o: V3) -> f64 {
        self.x * o.x + self.y * o.y + self.z * o.z
    }

    fn norm(&self) -> f64 {
        self.dot(*self).sqrt()
    }

    fn cross(self, o: V3) -> V3 {
        V3::new(
            self.y * o.z - self.z * o.y,
            self.z * o.x - self.x * o.z,
            self.x * o.y - self.y * o.x,
        )
    }

    fn unit(self) -> V3 {
        let n = self.norm();
        if n == 0.0 {
            return self;
        }
        self * (1.0 / n)
    }

    /// Changes its own copy.
    fn lifted(mut self, by: f64) -> V3 {
        self.z += by * self.x;
        self.x = 0.5 * self.z;
        self
    }

    fn turn(&mut self, angle: f64) {
        let (s, c) = angle.sin_cos();
        let x = self.x * c - self.y * s;
        self.y = self.x * s + self.y * c;
        self.x = x;
    }

    fn power(self, n: usize) -> f64 {
        if n == 0 {
            1.0
        } else {
            self.x * self.power(n - 1)
        }
    }
}

#[grad]
impl Add for V3 {
    type Output = V3;
    fn add(self, o: V3) -> V3 {
        V3::new(self.x + o.x, self.y + o.y, self.z + o.z)
    }
}

#[grad]
impl Sub for V3 {
    type Output = V3;
    fn sub(self, o: V3) -> V3 {
        V3::new(self.x - o.x, self.y - o.y, self.z - o.z)
    }
}

/// Not the difference: what is lent has an operator of its own.
#[grad]
impl Sub<&V3> for &V3 {
    type Output = V3;
    fn sub(self, o: &V3) -> V3 {
        V3::new(self.x - 2.0 * o.x, self.y * o.y, self.z)
    }
}

#[grad]
impl Neg for V3 {
    type Output = V3;
    fn neg(self) -> V3 {
        V3::new(-self.x, -self.y, -self.z)
    }
}

#[grad]
impl Mul<f64> for V3 {
    type Output = V3;
    fn mul(self, operand: f64) -> V3 {
        V3::new(self.x * operand, self.y * operand, self.z * operand)
    }
}

#[grad]
impl AddAssign for V3 {
    fn add_assign(&mut self, o: V3) {
        *self = *self + o;
    }
}

/// The angle between the normals of two triangles.
#[grad]
fn dihedral(p: &[f64; 12]) -> f64 {
    let at = |i: usize| V3 {
        x: p[3 * i],
        y: p[3 * i + 1],
        z: p[3 * i + 2],
    };
    let (a, b, c) = (at(1) - at(0), at(2) - at(1), at(3) - at(2));
    let (n, m) = (a.cross(b).unit(), b.cross(c).unit());
    n.cross(m).dot(b.unit()).atan2(n.dot(m))
}

#[test]
fn angles_between_vectors() {
    let p = [0.1, 0.2, -0.3, 1.0, 0.4, 0.2, 1.3, 1.5, -0.1, 2.2, 1.4, 0.9];
    grad_tests::check!(dihedral, dihedral_value_and_grad, [p = p] => (&p));
    // Nothing is left of the calls that could record.
    let mut tape = Tape::new();
    dihedral_vjp_with(&mut tape, &p, &mut [0.0; 12], 1.0);
    assert_eq!(tape.peak_bytes(), 0);
    // A degenerate triangle takes the early return.
    assert_eq!(dihedral_grad(&[0.0; 12]), [0.0; 12]);
}

/// Points that attract each other.
#[grad]
fn speeds(at: &[V3], steps: usize, h: f64) -> f64 {
    let mut at = at.to_vec();
    let mut v = vec![V3::new(0.0, 0.0, 0.0); at.len()];
    for _ in 0..steps {
        for i in 0..at.len() {
            let mut force = V3::new(0.0, 0.0, 0.0);
            for j in 0..at.len() {
                let d = at[j] - at[i];
                let r2 = d.dot(d) + 0.1;
                force = force + d * (1.0 / (r2 * r2.sqrt()));
            }
            v[i] = v[i] + force * h;
        }
        for i in 0..at.len() {
            at[i] = at[i] + v[i] * h;
        }
    }
    let mut sum = 0.0;
    for u in &v {
        sum += u.norm();
    }
    sum
}

/// The same, number by number.
#[grad]
fn speeds_by_number(at: &[V3], steps: usize, h: f64) -> f64 {
    let mut at = at.to_vec();
    let mut v = vec![V3::new(0.0, 0.0, 0.0); at.len()];
    for _ in 0..steps {
        for i in 0..at.len() {
            let (mut x, mut y, mut z) = (0.0, 0.0, 0.0);
            for j in 0..at.len() {
                let (dx, dy, dz) = (at[j].x - at[i].x, at[j].y - at[i].y, at[j].z - at[i].z);
                let r2 = dx * dx + dy * dy + dz * dz + 0.1;
                let f = 1.0 / (r2 * r2.sqrt());
                x += dx * f;
                y += dy * f;
                z += dz * f;
            }
            v[i].x += x * h;
            v[i].y += y * h;
            v[i].z += z * h;
        }
        for i in 0..at.len() {
            at[i].x += v[i].x * h;
            at[i].y += v[i].y * h;
            at[i].z += v[i].z * h;
        }
    }
    let mut sum = 0.0;
    for u in &v {
        sum += (u.x * u.x + u.y * u.y + u.z * u.z).sqrt();
    }
    sum
}

#[test]
fn operators_in_loops_record_what_their_numbers_would() {
    let at = [
        V3::new(0.0, 0.3, 1.0),
        V3::new(1.0, -0.2, 0.4),
        V3::new(-0.7, 0.1, 0.2),
    ];
    let (value, (by_at, by_h)) = speeds_value_and_grad(&at, 4, 0.1);
    let (same, (by_at_too, by_h_too)) = speeds_by_number_value_and_grad(&at, 4, 0.1);
    assert!((value - same).abs() < 1e-14 && (by_h - by_h_too).abs() < 1e-12);
    for (a, b) in by_at.iter().zip(&by_at_too) {
        assert!((a.x - b.x).abs() + (a.y - b.y).abs() + (a.z - b.z).abs() < 1e-12);
    }
    let mut bar = by_at.clone();
    let mut bar_too = by_at_too.clone();
    let vectors = {
        let mut tape = Tape::new();
        speeds_vjp_with(&mut tape, &at, 4, 0.1, &mut bar, 1.0);
        tape.peak_bytes()
    };
    let numbers = {
        let mut tape = Tape::new();
        speeds_by_number_vjp_with(&mut tape, &at, 4, 0.1, &mut bar_too, 1.0);
        tape.peak_bytes()
    };
    assert!(vectors <= numbers, "{vectors} against {numbers} bytes");
}

/// What is taken by value is a copy; what is lent is changed.
#[grad]
fn carried(x: f64, y: f64, angle: f64) -> f64 {
    let mut p = V3::new(x, y, x * y);
    let q = p.lifted(y);
    p.turn(angle);
    let r = &p - &q;
    p += r;
    (p + -q).dot(q.lifted(x)) + p.power(3) * r.norm()
}

#[test]
fn copies_loans_and_calls_of_itself() {
    grad_tests::check!(carried, carried_value_and_grad, [x = 0.7, y = -1.2, angle = 0.4] => (x, y, angle));
}

/// A field without a derivative.
#[derive(Clone, Copy, Differentiable)]
struct Weighed {
    at: f64,
    #[differentiable(skip)]
    weight: f64,
}

#[grad]
impl Mul<f64> for Weighed {
    type Output = f64;
    fn mul(self, k: f64) -> f64 {
        self.at * self.weight * k
    }
}

#[grad]
fn weighed(of: &Weighed, k: f64) -> f64 {
    let moved = Weighed {
        at: of.at * k,
        weight: of.weight * k,
    };
    moved * k
}

#[test]
fn fields_without_a_derivative_stay_so() {
    let of = Weighed {
        at: 2.0,
        weight: 3.0,
    };
    // The weight counts as a constant, though it is made of `k`.
    let (value, (by, by_k)) = weighed_value_and_grad(&of, 0.5);
    assert_eq!(value, 2.0 * 0.5 * 3.0 * 0.5 * 0.5);
    assert_eq!(by.at, 3.0 * 0.125);
    assert_eq!(by_k, 2.0 * 1.5 * (0.5 + 0.5));
}
