//! Fields that hold an integer or nothing, beside numbers.

use grad_runtime::{Differentiable, grad};
use grad_tests::check::{gradient, same};

use super::agree;

#[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
struct Filter {
    gain: f64,
    order: Option<u32>,
    label: Option<&'static str>,
}

/// Fields without derivative, with a value and without.
#[grad]
fn designed(gain: f64, order: u32) -> Filter {
    let cut = Filter {
        gain: gain * gain,
        order: if order > 2 { Some(order) } else { None },
        label: Some("cut"),
    };
    match order {
        0 => Filter {
            gain,
            order: None,
            label: None,
        },
        1 => Filter {
            gain: cut.gain * gain,
            order: Some(1),
            ..cut
        },
        _ => cut,
    }
}

#[grad]
fn response(f: &Filter) -> f64 {
    let order = match f.order {
        Some(n) if n > 3 => n as f64 * f.gain,
        Some(n) => n as f64,
        None => 1.5 * f.gain,
    };
    order * f.gain
}

#[grad]
fn total(filters: &[Filter]) -> f64 {
    let mut sum = 0.0;
    for f in filters {
        if let Some(n) = f.order {
            sum += f.gain.powi(n as i32);
        }
        if let Some(n) = &f.order {
            sum += f.gain * *n as f64;
        }
        let Some(n) = f.order else { continue };
        sum += (n as f64 * f.gain).sin();
    }
    sum
}

impl Filter {
    #[grad]
    fn steps(&self) -> f64 {
        self.gain.sin() * self.order.map_or(0.5, |n| n as f64)
            + self.order.unwrap_or(2) as f64 * self.gain
    }
}

const FILTERS: [Filter; 3] = [
    Filter {
        gain: 0.7,
        order: None,
        label: None,
    },
    Filter {
        gain: 1.2,
        order: Some(2),
        label: Some("low"),
    },
    Filter {
        gain: 0.4,
        order: Some(5),
        label: None,
    },
];

#[test]
fn settings() {
    for f in FILTERS {
        agree(&f, response, response_value_and_grad(&f));
        agree(&f, Filter::steps, f.steps_value_and_grad());
    }
    agree(
        &FILTERS.to_vec(),
        |f| total(f),
        total_value_and_grad(&FILTERS),
    );
    for order in 0..5 {
        let one = designed_vjp(
            0.3,
            order,
            FilterTangent {
                gain: 1.0,
                ..Default::default()
            },
        );
        assert_eq!(one.0, designed(0.3, order));
        grad_tests::check::gradient(|x| designed(*x, order).gain, &0.3, &one.1);
    }
}

mod grades {
    use grad_runtime::{Differentiable, grad};

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub enum Grade {
        Poor = 1,
        Fair,
        Good = 4,
    }

    #[derive(Clone, Debug, PartialEq, Differentiable)]
    pub struct Schedule {
        pub weights: [f64; 4],
        pub least: Grade,
    }

    #[grad]
    impl Schedule {
        fn interval(&self, grade: Grade) -> f64 {
            let number: i32 = grade as i32;
            (self.weights[0] - (self.weights[1] * number as f64).exp()).clamp(-9.0, 9.0)
        }

        pub fn next(&self, days: f64, grade: Grade) -> f64 {
            let least = self.weights[self.least as usize - 1];
            days.powi(grade as i32) * self.interval(Grade::Good) * least
        }
    }

    #[grad]
    pub fn total(days: f64, grades: &[Grade]) -> f64 {
        let mut sum: f64 = 0.0;
        for grade in grades {
            for _ in 0..*grade as u8 {
                sum += days * sum.cos();
            }
        }
        sum
    }
}

#[test]
fn numbers_of_variants() {
    use grades::{Grade, Schedule, total, total_value_and_grad};
    let of = Schedule {
        weights: [3.0, 0.2, 0.7, 1.1],
        least: Grade::Fair,
    };
    for grade in [Grade::Poor, Grade::Fair, Grade::Good] {
        let (value, (bar, days_bar, ())) = of.next_value_and_grad(1.4, grade);
        super::agree(&of, |of| of.next(1.4, grade), (value, bar));
        gradient(|days| of.next(*days, grade), &1.4, &days_bar);
    }
    let grades = [Grade::Good, Grade::Poor];
    let (value, (bar, _)) = total_value_and_grad(0.6, &grades);
    same(value, total(0.6, &grades));
    gradient(|days| total(*days, &grades), &0.6, &bar);
}
