//! What other files import.

use grad_runtime::grad;

pub type Real = f64;
pub type Vec3 = [Real; 3];
pub type Mat3 = [[Real; 3]; 3];
pub type Trace = Vec<(Real, Real)>;

/// Equatorial radius and flattening of the ellipsoid WGS 84.
pub const RADIUS: Real = 6_378_137.0;
pub const FLATTENING: Real = 1.0 / 298.257_223_563;

#[derive(Clone, Copy, Debug, PartialEq, grad_runtime::Differentiable)]
pub struct Geodetic {
    pub latitude: Real,
    pub longitude: Real,
    pub height: Real,
}

pub mod planets {
    pub const GM: f64 = 3.986_004_418e14;
    pub(crate) type Speed = f32;
}

/// What floats are given here is called elsewhere.
#[grad]
pub trait Polynomial {
    fn linear(self, slope: f64, constant: f64) -> f64;
}

#[grad]
impl Polynomial for f64 {
    fn linear(self, slope: f64, constant: f64) -> f64 {
        self * slope + constant
    }
}

/// Floats in a type of their own, whose name may be all capitals.
mod wrapped {
    use grad_runtime::{Differentiable, grad};
    use std::cmp::Ordering;
    use std::ops::{Add, Div, Mul, Sub};

    #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Differentiable)]
    pub struct F64(pub f64);

    impl PartialEq<f64> for F64 {
        fn eq(&self, other: &f64) -> bool {
            self.0 == *other
        }
    }

    impl PartialOrd<f64> for F64 {
        fn partial_cmp(&self, other: &f64) -> Option<Ordering> {
            self.0.partial_cmp(other)
        }
    }

    #[grad]
    impl Add for F64 {
        type Output = F64;
        fn add(self, other: F64) -> F64 {
            F64(self.0 + other.0)
        }
    }

    #[grad]
    impl Add<f64> for F64 {
        type Output = F64;
        fn add(self, other: f64) -> F64 {
            F64(self.0 + other)
        }
    }

    #[grad]
    impl Sub for F64 {
        type Output = F64;
        fn sub(self, other: F64) -> F64 {
            F64(self.0 - other.0)
        }
    }

    #[grad]
    impl Mul for F64 {
        type Output = F64;
        fn mul(self, other: F64) -> F64 {
            F64(self.0 * other.0)
        }
    }

    #[grad]
    impl Div for F64 {
        type Output = F64;
        fn div(self, other: F64) -> F64 {
            F64(self.0 / other.0)
        }
    }

    #[grad]
    impl F64 {
        pub const ONE: F64 = F64(1.0);

        pub fn sqrt(self) -> Self {
            Self(self.0.sqrt())
        }

        pub fn atan(self) -> Self {
            F64(self.0.atan())
        }

        pub fn acos(self) -> Self {
            if self > 0.0 {
                ((Self::ONE - self * self).sqrt() / self).atan()
            } else if self == 0.0 {
                Self(1.5)
            } else {
                ((Self::ONE - self * self).sqrt() / self).atan() + std::f64::consts::PI
            }
        }
    }

    #[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Differentiable)]
    pub struct METRES(pub f64);

    impl PartialOrd<f64> for METRES {
        fn partial_cmp(&self, other: &f64) -> Option<Ordering> {
            self.0.partial_cmp(other)
        }
    }

    impl PartialEq<f64> for METRES {
        fn eq(&self, other: &f64) -> bool {
            self.0 == *other
        }
    }

    #[grad]
    pub fn longer(x: f64, of: METRES, least: &METRES) -> METRES {
        let scaled = METRES(x * of.0);
        if scaled < of || *least == METRES(3.0) {
            scaled
        } else if of > x && *least > -1.0 {
            METRES(of.0 * x * least.0)
        } else {
            METRES(least.0)
        }
    }

    #[test]
    fn names_and_comparisons() {
        for x in [0.6, -0.3] {
            let acos = |x: &[f64; 1]| F64(x[0]).acos().0;
            let mut seed = F64(x).zero_tangent();
            seed.0 = 1.0;
            let mut bar = F64(x).zero_tangent();
            let value = F64(x).acos_vjp(&mut bar, seed);
            assert_eq!(value.0, acos(&[x]));
            grad_tests::check::gradient(acos, &[x], &[bar.0]);
        }
        for at in [[0.5, 2.0, 0.3], [1.5, 2.0, 0.3], [1.5, 1.0, 0.3]] {
            let f = |at: &[f64; 3]| longer(at[0], METRES(at[1]), &METRES(at[2])).0;
            let mut least_bar = METRES(0.0).zero_tangent();
            let mut seed = METRES(0.0).zero_tangent();
            seed.0 = 1.0;
            let (value, (x_bar, of_bar)) =
                longer_vjp(at[0], METRES(at[1]), &METRES(at[2]), &mut least_bar, seed);
            assert_eq!(value.0, f(&at));
            grad_tests::check::gradient(f, &at, &[x_bar, of_bar.0, least_bar.0]);
        }
    }
}

/// What arrays and tuples are given here is called elsewhere.
pub mod frames {
    use grad_runtime::grad;

    #[grad]
    pub trait Frame: Copy {
        fn about_z(self, angle: f64) -> Self;
        fn lifted(&self, by: f64) -> Self;
        fn height(&self) -> f64;
    }

    #[grad]
    impl Frame for [f64; 3] {
        fn about_z(self, angle: f64) -> Self {
            let (sin, cos) = angle.sin_cos();
            [
                cos * self[0] - sin * self[1],
                sin * self[0] + cos * self[1],
                self[2],
            ]
        }
        fn lifted(&self, by: f64) -> Self {
            [self[0], self[1], self[2] + by]
        }
        fn height(&self) -> f64 {
            self[2] * self[0]
        }
    }

    #[grad]
    impl Frame for (f64, f64) {
        fn about_z(self, _angle: f64) -> Self {
            self
        }
        fn lifted(&self, by: f64) -> Self {
            (self.0, self.1 * by)
        }
        fn height(&self) -> f64 {
            self.0 * self.1
        }
    }

    #[grad]
    pub fn tilt(p: &[f64; 3]) -> f64 {
        p.height() / p[1]
    }
}

/// Types that other files speak of without their names.
pub mod tracks {
    use grad_runtime::{Differentiable, grad};

    pub const ORDER: usize = 3;
    const KNOTS: usize = 2;

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct Point {
        pub x: f64,
        pub y: f64,
    }

    #[grad]
    impl Point {
        pub fn norm(&self) -> f64 {
            self.x.hypot(self.y)
        }
        pub fn ends(&self) -> [Point; 2] {
            [*self, Point { x: self.y, y: 0.5 }]
        }
    }

    #[derive(Clone, Debug, PartialEq, Differentiable)]
    pub struct Track {
        pub start: Point,
        pub weights: [f64; ORDER],
        pub knots: [f64; KNOTS],
        pub trail: Vec<Point>,
        pub goal: Option<Point>,
    }

    #[grad]
    pub fn trail(t: f64) -> Vec<Point> {
        (0..ORDER)
            .map(|i| Point {
                x: t * i as f64,
                y: t * t + 1.0,
            })
            .collect()
    }

    #[grad]
    pub fn crossing(t: f64) -> Option<(Point, f64)> {
        (t > 0.0).then(|| (Point { x: t, y: 2.0 * t }, t * t))
    }
}
