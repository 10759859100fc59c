//! Fields that hold an integer or nothing, beside numbers.

use grad_runtime::{Differentiable, grad};

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
