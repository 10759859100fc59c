use grad_runtime::Differentiable;

#[derive(Differentiable)]
struct Reading {
    value: f64,
    history: Vec<f64>,
}

impl Clone for Reading {
    fn clone(&self) -> Reading {
        Reading {
            value: self.value,
            history: vec![],
        }
    }
}

#[derive(Differentiable)]
struct Copied {
    value: f64,
    history: Vec<f64>,
}

impl Clone for Copied {
    fn clone(&self) -> Self {
        Self {
            value: self.value,
            history: self.history.clone(),
        }
    }
}

fn main() {}
