// What is refused of a method is all that is said: its companions are declared by the trait.
use grad_runtime::{Differentiable, grad};

#[derive(Clone, Copy)]
enum Outcome {
    Win,
    Loss,
}

#[derive(Clone, Copy, Differentiable)]
struct Rating {
    mean: f64,
}

#[derive(Clone, Copy, Differentiable)]
struct System {
    k: f64,
}

#[grad]
trait Period {
    type Of;
    fn rate(&self, player: &Self::Of, results: &[(Self::Of, Outcome)]) -> Self::Of;
}

#[grad]
impl Period for System {
    type Of = Rating;
    fn rate(&self, player: &Rating, results: &[(Rating, Outcome)]) -> Rating {
        let mut rated = *player;
        for (other, outcome) in results {
            match outcome {
                Outcome::Win => rated.mean += self.k * other.mean,
                Outcome::Loss => rated.mean -= self.k * other.mean,
            }
        }
        rated
    }
}

fn main() {}
