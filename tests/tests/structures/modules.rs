//! Functions and settings of other modules, by the path that these are imported under.

use grad_runtime::grad;
use grad_tests::check::{gradient, same};

mod clock {
    pub mod hours {
        use grad_runtime::grad;

        #[derive(Clone, Copy)]
        pub enum Rounding {
            Down,
            Nearest,
        }

        pub fn whole(hours: f64) -> u32 {
            hours.abs() as u32
        }

        #[grad]
        pub fn split(hours: f64) -> (f64, u32) {
            (hours.fract() * 60.0, whole(hours))
        }

        #[grad]
        pub fn rounded(hours: f64, rounding: Rounding) -> f64 {
            match rounding {
                Rounding::Down => hours.floor() + 0.1 * hours,
                Rounding::Nearest => hours.round() - 0.2 * hours,
            }
        }
    }
}

use clock::hours as h;

#[grad]
fn hour_angle(local: f64, ascension: f64) -> f64 {
    let hours = h::whole(local);
    let (minutes, count) = h::split(ascension);
    let turn = hours as f64 * local - minutes * count as f64;
    turn + h::whole(ascension) as f64
}

#[grad]
fn apparent(hours: f64, rounding: h::Rounding) -> f64 {
    let weight = match rounding {
        h::Rounding::Down => hours,
        h::Rounding::Nearest => 2.0 * hours * hours,
    };
    weight * clock::hours::rounded(hours, rounding)
}

#[test]
fn gradients() {
    let at = (5.3, 2.4);
    let (value, bars) = hour_angle_value_and_grad(at.0, at.1);
    same(value, hour_angle(at.0, at.1));
    gradient(|(l, a)| hour_angle(*l, *a), &at, &bars);
    for down in [true, false] {
        let rounding = || match down {
            true => h::Rounding::Down,
            false => h::Rounding::Nearest,
        };
        let (value, bar) = apparent_value_and_grad(5.3, rounding());
        same(value, apparent(5.3, rounding()));
        gradient(|x| apparent(*x, rounding()), &5.3, &bar);
    }
}
