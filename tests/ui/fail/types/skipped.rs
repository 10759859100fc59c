use grad_runtime::{Differentiable, grad};

#[derive(Clone, Differentiable)]
struct Model {
    slope: f64,
    rates: [f64; 2],
    #[differentiable(skip)]
    floor: f64,
    #[differentiable(skip)]
    limits: [f64; 2],
}

#[grad]
fn chosen(model: &Model, x: f64) -> f64 {
    let slope = if x > 0.0 { &model.slope } else { &model.floor };
    slope * x
}

#[grad]
fn chosen_list(model: &Model, x: f64) -> f64 {
    let rates = if x > 0.0 { &model.rates } else { &model.limits };
    rates[0] * rates[1] * x
}

#[grad]
fn exchanged(model: &Model, x: f64) -> f64 {
    let mut other = model.clone();
    std::mem::swap(&mut other.rates, &mut other.limits);
    other.rates[0] * other.limits[1] * x
}

fn main() {}
