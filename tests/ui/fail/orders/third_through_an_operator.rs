use grad_runtime::grad;

mod vectors {
    use grad_runtime::{Differentiable, grad};

    #[derive(Clone, Copy, Differentiable)]
    pub struct Vector {
        pub x: f64,
        pub y: f64,
    }

    #[grad]
    impl std::ops::Add for Vector {
        type Output = Vector;

        fn add(self, other: Vector) -> Vector {
            Vector {
                x: self.x + other.x,
                y: self.y + other.y,
            }
        }
    }
}
use vectors::Vector;

#[grad(order = 3)]
fn area(x: f64, y: f64) -> f64 {
    let corner = Vector { x, y } + Vector { x: y, y: x * x };
    corner.x * corner.y
}

fn main() {
    area(1.0, 2.0);
}
