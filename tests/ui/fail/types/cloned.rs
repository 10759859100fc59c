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

#[derive(Differentiable)]
struct Restarted {
    value: f64,
    rest: f64,
}

impl Clone for Restarted {
    fn clone(&self) -> Self {
        Restarted {
            value: self.value,
            ..Restarted::new(0.0)
        }
    }
}

impl Restarted {
    fn new(value: f64) -> Restarted {
        Restarted { value, rest: 1.0 }
    }
}

#[derive(Differentiable)]
struct Made(f64);

impl Made {
    fn doubled(value: f64) -> Made {
        Made(2.0 * value)
    }
}

impl Clone for Made {
    fn clone(&self) -> Made {
        Made::doubled(self.0)
    }
}

#[derive(Differentiable)]
struct Far {
    value: f64,
}

mod elsewhere {
    impl Clone for super::Far {
        fn clone(&self) -> Self {
            super::Far {
                value: 2.0 * self.value,
            }
        }
    }
}

fn main() {}
