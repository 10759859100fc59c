use grad_runtime::{Differentiable, grad};

trait Profile {
    fn area(&self) -> f64;

    fn scaled(&self, by: f64) -> f64 {
        self.area() * by * by
    }
}

#[derive(Clone, Debug, Differentiable)]
struct Disc {
    radius: f64,
}

impl Profile for Disc {
    fn area(&self) -> f64 {
        3.14 * self.radius * self.radius
    }
}

#[grad]
fn weight<P: Profile>(profile: &P, density: f64) -> f64 {
    profile.area() * density
}

#[grad]
fn twice<P>(profile: &P, density: f64) -> f64
where
    P: Profile,
{
    profile.scaled(2.0) * density
}

fn main() {
    let disc = Disc { radius: 1.0 };
    weight(&disc, 1.0);
    twice(&disc, 1.0);
}
