use grad_runtime::grad;

#[grad]
trait Shape {
    fn area(&self) -> f64;
    fn half(self) -> f64;
}

#[derive(Clone, Copy, grad_runtime::Differentiable)]
struct Disc {
    radius: f64,
}

impl Disc {
    /// Not the trait's.
    fn area(&self) -> f64 {
        self.radius
    }
}

#[grad]
impl Shape for Disc {
    fn area(&self) -> f64 {
        self.radius * self.radius
    }

    fn half(self) -> f64 {
        0.5 * self.radius
    }
}

#[grad]
fn halves(radius: f64) -> f64 {
    let disc = Disc { radius };
    <Disc as Shape>::half(disc) + Shape::half(disc)
}

fn main() {
    halves(Disc { radius: 1.0 }.area());
}
