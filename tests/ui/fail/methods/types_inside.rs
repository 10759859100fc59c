use grad_runtime::{Differentiable, grad};

#[derive(Clone, Debug, Differentiable)]
struct Track {
    length: f64,
}

impl Track {
    #[grad]
    fn lap(&self, speed: f64) -> f64 {
        struct Lap {
            time: f64,
        }
        let lap = Lap { time: self.length / speed };
        lap.time
    }
}

fn main() {}
