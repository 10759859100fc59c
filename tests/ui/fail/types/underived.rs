//! Structs of the signature that do not derive `Differentiable`: one error at each, and the reason for who calls a method.

use grad_runtime::grad;

struct Leg {
    rate: f64,
    years: f64,
}

#[grad]
impl Leg {
    fn value(&self, rate: f64) -> f64 {
        self.rate * (-rate * self.years).exp()
    }

    fn of(rate: f64) -> Leg {
        Leg { rate, years: 1.0 }
    }
}

enum Payoff {
    Fixed(f64),
    Capped { cap: f64 },
}

#[grad]
fn paid(payoffs: &[Payoff], spot: f64) -> f64 {
    let paid = payoffs.iter().map(|payoff| match payoff {
        Payoff::Fixed(amount) => *amount,
        Payoff::Capped { cap } => spot.min(*cap),
    });
    paid.sum()
}

#[grad]
fn swap(fixed: &Leg, floating: Option<Leg>, rate: f64) -> f64 {
    fixed.value(rate) - floating.map_or(0.0, |leg| leg.value(rate))
}

/// Nothing is asked of what is left out, nor of a struct that stays inside.
#[grad(wrt(rate))]
fn own_years(leg: &Leg, rate: f64) -> f64 {
    let other = Leg { rate, years: 2.0 };
    (other.rate * other.years).exp() * leg.years
}

struct Rates;

#[grad]
impl Rates {
    fn simple(rate: f64, years: f64) -> f64 {
        1.0 + rate * years
    }
}

fn main() {
    let leg = Leg::of(0.05);
    let _ = swap(&leg, None, 0.04) + paid(&[Payoff::Fixed(1.0), Payoff::Capped { cap: 2.0 }], 1.5);
    let _ = (own_years_grad(&leg, 0.04), Rates::simple_grad(0.1, 2.0));
}
