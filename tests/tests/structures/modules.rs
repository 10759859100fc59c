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

mod laws {
    use grad_runtime::grad;

    #[grad]
    pub trait Law {
        type Outcome;

        fn cumulated(&self, x: f64) -> f64;
    }

    #[grad]
    pub trait Dense: Law {
        fn density(&self, x: f64) -> f64;
    }

    #[grad]
    pub trait Inverse: Law {
        fn quantile(&self, p: f64) -> Self::Outcome;
    }

    pub mod tails {
        use grad_runtime::grad;

        #[grad]
        pub trait Tail {
            fn survival(&self, x: f64) -> f64;
        }
    }
}

use laws::tails::{self};
use laws::{Inverse as _, Law as _};

#[derive(Clone, Debug, PartialEq, grad_runtime::Differentiable)]
struct Logistic {
    centre: f64,
    width: f64,
}

#[grad]
impl laws::Law for Logistic {
    type Outcome = f64;

    fn cumulated(&self, x: f64) -> f64 {
        1.0 / (1.0 + (-(x - self.centre) / self.width).exp())
    }
}

#[grad]
impl laws::Dense for Logistic {
    fn density(&self, x: f64) -> f64 {
        let below = laws::Law::cumulated(self, x);
        below * (1.0 - below) / self.width
    }
}

#[grad]
impl self::laws::Inverse for Logistic {
    fn quantile(&self, p: f64) -> f64 {
        self.centre + self.width * (p / (1.0 - p)).ln()
    }
}

#[grad]
impl tails::Tail for Logistic {
    fn survival(&self, x: f64) -> f64 {
        1.0 - self.cumulated(x)
    }
}

/// What is known of a type by the path of a trait.
#[grad]
fn surprise<L: laws::Dense>(of: &L, x: f64) -> f64 {
    -of.density(x).ln()
}

#[grad]
fn excess(of: &Logistic, p: f64) -> f64 {
    let at = of.quantile(p);
    tails::Tail::survival(of, at * 1.2) * at
}

#[test]
fn traits_of_other_modules() {
    let of = Logistic {
        centre: 0.4,
        width: 1.7,
    };
    let (value, (bar, x_bar)) = surprise_value_and_grad(&of, 2.1);
    super::agree(&of, |of| surprise(of, 2.1), (value, bar));
    gradient(|x| surprise(&of, *x), &2.1, &x_bar);
    let (value, (bar, p_bar)) = excess_value_and_grad(&of, 0.8);
    super::agree(&of, |of| excess(of, 0.8), (value, bar));
    gradient(|p| excess(&of, *p), &0.8, &p_bar);
}

mod decks {
    pub mod cards {
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub enum Answer {
            Wrong = 1,
            Right = 2,
        }

        #[derive(Clone, Copy, Debug, PartialEq, grad_runtime::Differentiable)]
        pub struct Card {
            pub ease: f64,
            pub past: [f64; 2],
        }

        pub type Real = f64;
    }

    pub use cards::{Answer, Card, Real};

    pub mod reviews {
        use super::{Answer, Card, Real};
        use grad_runtime::grad;

        #[grad]
        pub fn reviewed(card: &Card, days: f64, answer: Answer) -> Real {
            let grade: i32 = answer as i32;
            let mut next = *card;
            next.ease *= grade as Real - 0.3;
            next.past[1] += next.ease * days;
            next.past[0] * next.past[1].ln()
        }
    }

    pub mod plans {
        use super::*;
        use grad_runtime::grad;

        #[grad]
        pub fn planned(card: &Card, days: f64, answer: Answer) -> f64 {
            let mut rest = vec![days as Real; answer as usize + 1];
            for n in 1..rest.len() {
                rest[n] = rest[n - 1] * card.ease;
            }
            rest[rest.len() - 1] / (answer as i32 as Real + card.past[0])
        }
    }
}

#[test]
fn what_other_modules_import() {
    use decks::{Answer, Card};
    let card = Card {
        ease: 1.8,
        past: [0.9, 2.5],
    };
    for answer in [Answer::Wrong, Answer::Right] {
        let reviewed = |card: &Card, days| decks::reviews::reviewed(card, days, answer);
        let (value, (bar, days_bar)) = decks::reviews::reviewed_value_and_grad(&card, 3.1, answer);
        super::agree(&card, |card| reviewed(card, 3.1), (value, bar));
        gradient(|days| reviewed(&card, *days), &3.1, &days_bar);

        let planned = |card: &Card, days| decks::plans::planned(card, days, answer);
        let (value, (bar, days_bar)) = decks::plans::planned_value_and_grad(&card, 3.1, answer);
        super::agree(&card, |card| planned(card, 3.1), (value, bar));
        gradient(|days| planned(&card, *days), &3.1, &days_bar);
    }
}

/// Whose fields nobody around it may name.
mod sealed {
    use grad_runtime::{Differentiable, grad};

    #[derive(Clone, Copy, Differentiable)]
    pub struct Charge {
        amount: f64,
        at: f64,
    }

    #[grad]
    impl Charge {
        pub fn new(amount: f64, at: f64) -> Charge {
            Charge { amount, at }
        }

        pub fn force(&self, o: Charge) -> f64 {
            self.amount * o.amount / (1.0 + (self.at - o.at).powi(2))
        }
    }
}

#[grad]
use sealed::Charge;

#[grad]
fn repulsion(amount: f64, at: f64, others: &[Charge]) -> f64 {
    let one = Charge::new(amount, at);
    let other = Charge::new(amount * at, 2.0);
    one.force(other) + others[0].force(one)
}

#[test]
fn fields_that_are_private() {
    let others = [Charge::new(0.4, -0.5)];
    let (amount_bar, at_bar, _) = repulsion_grad(0.8, 1.1, &others);
    gradient(
        |(amount, at)| repulsion(*amount, *at, &others),
        &(0.8, 1.1),
        &(amount_bar, at_bar),
    );
}
