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

#[derive(Differentiable)]
struct Exchanged {
    near: f64,
    far: f64,
}

impl Exchanged {
    fn new(near: f64, far: f64) -> Self {
        Exchanged { near: far, far: near }
    }
}

impl Clone for Exchanged {
    fn clone(&self) -> Self {
        Self::new(self.near, self.far)
    }
}

fn main() {}
