//! Implementations of annotated traits that have no derivative: the others keep theirs.

use std::collections::BTreeMap;

use grad_runtime::{Differentiable, grad};

use super::agree;

/// The way from 0 to 1.
#[grad]
pub trait Easing {
    fn at(&self, t: f64) -> f64;

    fn back(&self, t: f64) -> f64 {
        1.0 - self.at(1.0 - t)
    }
}

#[derive(Clone, Debug, Differentiable)]
pub struct Power {
    order: f64,
    lift: f64,
}

#[grad]
impl Easing for Power {
    fn at(&self, t: f64) -> f64 {
        t.powf(self.order) + self.lift * t * (1.0 - t)
    }
}

/// Known in hundredths.
pub struct Table {
    steps: BTreeMap<u64, f64>,
}

#[grad(skip)]
impl Easing for Table {
    fn at(&self, t: f64) -> f64 {
        let key = ((t * 100.0).round() as u64).to_be();
        self.steps[&key.swap_bytes().to_le()]
    }

    fn back(&self, t: f64) -> f64 {
        self.at(t)
    }
}

/// All that this trait has is provided.
#[grad]
pub trait Damped {
    fn damped(&self, x: f64) -> f64 {
        x * (-x).exp()
    }
}

#[grad]
impl Damped for Power {
    fn damped(&self, x: f64) -> f64 {
        x * (-self.order * x).exp()
    }
}

#[grad]
impl Damped for Table {}

#[grad]
fn travelled(by: &Power, t: f64) -> f64 {
    by.at(t) * by.back(t * t) + by.damped(t)
}

#[grad]
fn mirrored<E: Easing>(by: &E, t: f64) -> f64 {
    by.at(t) - by.back(t)
}

#[grad]
mod within {
    #[grad]
    pub trait Cost {
        fn cost(&self, x: f64) -> f64;
    }

    #[derive(Clone, Debug)]
    pub struct Quadratic {
        pub k: f64,
    }

    impl Cost for Quadratic {
        fn cost(&self, x: f64) -> f64 {
            self.k * x * x
        }
    }

    pub struct Named {
        pub name: String,
    }

    #[grad(skip)]
    impl Cost for Named {
        fn cost(&self, x: f64) -> f64 {
            x + self.name.parse::<f64>().unwrap_or(f64::from_bits(1))
        }
    }

    pub fn spent(of: &Quadratic, x: f64) -> f64 {
        of.cost(x) + of.cost(2.0 * x)
    }
}

#[test]
fn the_others_keep_theirs() {
    let by = Power {
        order: 2.5,
        lift: 0.3,
    };
    let (value, (by_bar, t_bar)) = travelled_value_and_grad(&by, 0.7);
    agree(&by, |by| travelled(by, 0.7), (value, by_bar));
    grad_tests::check::gradient(|t: &f64| travelled(&by, *t), &0.7, &t_bar);
    let (value, (by_bar, _)) = mirrored_value_and_grad(&by, 0.4);
    agree(&by, |by| mirrored(by, 0.4), (value, by_bar));
    // They are called as ever.
    let table = Table {
        steps: BTreeMap::from([(40, 0.25)]),
    };
    assert_eq!(mirrored(&table, 0.4), 0.0);
    assert_eq!(table.damped(0.0), 0.0);
    let of = within::Quadratic { k: 1.5 };
    let (value, (of_bar, _)) = within::spent_value_and_grad(&of, 0.4);
    agree(&of, |of| within::spent(of, 0.4), (value, of_bar));
    let named = within::Named { name: "2".into() };
    assert_eq!(within::Cost::cost(&named, 1.0), 3.0);
}
