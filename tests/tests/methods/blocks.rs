//! `#[grad]` on whole `impl` blocks and modules.

use grad_runtime::{Differentiable, grad};
use grad_tests::check::check_tangent;

/// European options after Black and Scholes.
#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
pub struct Contract {
    pub spot: f64,
    pub strike: f64,
    pub rate: f64,
    pub volatility: f64,
    pub expiry: f64,
    pub is_call: bool,
}

#[grad]
impl Contract {
    const HALF: f64 = 0.5;

    fn d1(&self) -> f64 {
        let drift = self.rate + Self::HALF * self.volatility * self.volatility;
        ((self.spot / self.strike).ln() + drift * self.expiry) / self.deviation()
    }

    fn deviation(&self) -> f64 {
        self.volatility * self.expiry.sqrt()
    }

    fn d2(&self) -> f64 {
        self.d1() - self.deviation()
    }

    /// Logistic approximation of the normal distribution.
    fn cdf(x: f64) -> f64 {
        1.0 / (1.0 + (-1.5976 * x - 0.07056 * x.powi(3)).exp())
    }

    pub fn price(&self) -> f64 {
        let discount = (-self.rate * self.expiry).exp();
        if self.is_call {
            self.spot * Self::cdf(self.d1()) - self.strike * discount * Self::cdf(self.d2())
        } else {
            self.strike * discount * Self::cdf(-self.d2()) - self.spot * Self::cdf(-self.d1())
        }
    }

    /// With another volatility.
    pub fn with_volatility(self, volatility: f64) -> Self {
        Contract { volatility, ..self }
    }

    pub fn scenario(&self, volatilities: &[f64]) -> f64 {
        let mut sum = 0.0;
        for v in volatilities {
            sum += self.with_volatility(*v).price();
        }
        sum / volatilities.len() as f64
    }

    fn describe(&self) -> String {
        format!("{:?}", self)
    }
}

#[grad]
pub mod robot {
    use std::f64::consts::PI;

    /// Lengths of two links.
    pub struct Arm {
        pub upper: f64,
        pub fore: f64,
        pub base: Position,
        pub joints: usize,
    }

    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct Position {
        pub x: f64,
        pub y: f64,
    }

    pub const REACH: f64 = 1.25;

    pub fn wrap(angle: f64) -> f64 {
        if angle > PI { angle - 2.0 * PI } else { angle }
    }

    impl Position {
        pub fn new(x: f64, y: f64) -> Self {
            Position { x, y }
        }

        pub fn distance(&self, other: &Position) -> f64 {
            (self.x - other.x).hypot(self.y - other.y)
        }
    }

    impl Arm {
        /// Forward kinematics.
        pub fn tip(&self, shoulder: f64, elbow: f64) -> Position {
            let both = wrap(shoulder + elbow);
            Position::new(
                self.base.x + self.upper * shoulder.cos() + self.fore * both.cos(),
                self.base.y + self.upper * shoulder.sin() + self.fore * both.sin(),
            )
        }

        pub fn miss(&self, angles: &[f64; 2], goal: &Position) -> f64 {
            let tip = self.tip(angles[0], angles[1]);
            let far = tip.distance(&self.base);
            let penalty = if far > REACH { far - REACH } else { 0.0 };
            tip.distance(goal) + penalty * self.joints as f64
        }
    }

    #[allow(dead_code)]
    fn report(arm: &Arm) -> String {
        format!("{} {}", arm.upper, arm.fore)
    }
}

#[test]
fn an_impl() {
    for is_call in [true, false] {
        let c = Contract {
            spot: 100.0,
            strike: 95.0,
            rate: 0.03,
            volatility: 0.2,
            expiry: 0.75,
            is_call,
        };
        let (value, greeks) = c.price_value_and_grad();
        assert_eq!(value, c.price());
        check_tangent(&c, |c| c.price(), &greeks);
        let vols = [0.1, 0.2, 0.3];
        let (by_c, by_v) = c.scenario_grad(&vols);
        check_tangent(&c, |c| c.scenario(&vols), &by_c);
        check_tangent(&vols.to_vec(), |v| c.scenario(v), &by_v);
        assert!(c.describe().contains("spot"));
    }
}

#[test]
fn a_module() {
    use robot::{Arm, Position};
    let arm = Arm {
        upper: 0.8,
        fore: 0.7,
        base: Position::new(0.1, -0.2),
        joints: 2,
    };
    let goal = Position::new(0.5, 0.9);
    let angles = [0.4, 0.3];
    let (value, (by_arm, by_angles, by_goal)) = arm.miss_value_and_grad(&angles, &goal);
    assert_eq!(value, arm.miss(&angles, &goal));
    check_tangent(&angles, |a| arm.miss(a, &goal), &by_angles);
    check_tangent(&goal, |g| arm.miss(&angles, g), &by_goal);
    let moved = |upper: f64, fore: f64| {
        Arm {
            upper,
            fore,
            base: arm.base,
            joints: 2,
        }
        .miss(&angles, &goal)
    };
    check_tangent(&0.8, |u| moved(*u, 0.7), &by_arm.upper);
    check_tangent(&0.7, |f| moved(0.8, *f), &by_arm.fore);
}

#[derive(Clone, Differentiable)]
struct Dither {
    level: f64,
}

/// One of two methods of one name is there, and none of both can be differentiated.
#[grad]
impl Dither {
    #[cfg(target_pointer_width = "64")]
    fn flipped(&self, bit: u32) -> Dither {
        Dither {
            level: f64::from_bits(self.level.to_bits() ^ (1 << bit)),
        }
    }

    #[cfg(not(target_pointer_width = "64"))]
    fn flipped(&self, bit: u32) -> Dither {
        Dither {
            level: f64::from_bits(self.level.to_bits() ^ (2 << bit)),
        }
    }

    fn squared(&self, x: f64) -> f64 {
        self.level * self.level * x
    }
}

#[test]
fn refused_beside_others() {
    let dither = Dither { level: 3.0 };
    assert_ne!(dither.flipped(0).level, 3.0);
    let (level_bar, x_bar) = dither.squared_grad(0.5);
    assert_eq!((level_bar.level, x_bar), (3.0, 9.0));
}

#[derive(Clone, Copy, Differentiable)]
struct Lens {
    power: f64,
}

/// What the options of single methods leave out is called as it is, where no derivative goes through it.
#[grad]
impl Lens {
    #[grad(skip)]
    fn write_to(&self, out: &mut dyn std::fmt::Write) {
        out.write_str(&self.power.to_string()).unwrap();
    }

    #[grad(skip)]
    fn diverges(&self, at: f64) -> bool {
        self.power * at < 1.0
    }

    fn image(&self, at: f64) -> f64 {
        match self.diverges(at) {
            true => at,
            false => at / (self.power * at - 1.0),
        }
    }
}

#[grad]
mod catalogue {
    #[grad(skip)]
    pub fn index(power: f64) -> usize {
        (power * 4.0).round() as usize
    }

    pub fn price(power: f64) -> f64 {
        power * power * index(power) as f64
    }
}

#[test]
fn methods_that_are_left_out() {
    let (lens, mut written) = (Lens { power: 2.0 }, String::new());
    lens.write_to(&mut written);
    assert_eq!(written, "2");
    assert_eq!((lens.image(1.5), catalogue::price(0.5)), (0.75, 0.5));
    let (lens_bar, at_bar) = lens.image_grad(1.5);
    assert_eq!((lens_bar.power, at_bar), (-0.5625, -0.25));
    let (lens_bar, at_bar) = lens.image_grad(0.25);
    assert_eq!((lens_bar.power, at_bar), (0.0, 1.0));
    assert_eq!(catalogue::price_grad(0.5), 2.0);
}
