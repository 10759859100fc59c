use std::ops::Add;

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Differentiable)]
struct Diagonal {
    entries: Vec<f64>,
}

#[grad]
impl<'a> Add<&Diagonal> for &'a mut Diagonal {
    type Output = &'a mut Diagonal;

    fn add(self, other: &Diagonal) -> Self::Output {
        for (own, other) in self.entries.iter_mut().zip(&other.entries) {
            *own += other;
        }
        self
    }
}

fn main() {
    let mut ones = Diagonal { entries: vec![1.0] };
    let _ = &mut ones + &Diagonal { entries: vec![2.0] };
}
