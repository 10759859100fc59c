use grad_runtime::grad;

trait Potential {
    fn energy(&self, r: f64) -> f64;
}

struct Spring(f64);

impl Potential for Spring {
    #[grad(wrt(r))]
    fn energy(&self, r: f64) -> f64 {
        0.5 * self.0 * r * r
    }
}

#[grad]
impl Potential for f64 {
    fn energy(&self, r: f64) -> f64 {
        self * r
    }
}

trait Doubled {
    fn twice(self) -> Self;
}

impl Doubled for f64 {
    fn twice(self) -> f64 {
        self + self
    }
}

#[grad]
fn area(r: f64) -> f64 {
    r * r.twice()
}

fn main() {
    area(1.0);
    Spring(1.0).energy(1.0_f64.energy(2.0));
}
