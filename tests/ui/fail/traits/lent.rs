//! A list has a method of its own beside that which slices have.

use grad_runtime::grad;

#[grad]
trait Average {
    fn average(&self) -> f64;
}

#[grad]
impl Average for [f64] {
    fn average(&self) -> f64 {
        self.iter().sum::<f64>() / self.len() as f64
    }
}

trait Typical {
    fn average(&self) -> f64;
}

impl Typical for Vec<f64> {
    fn average(&self) -> f64 {
        1.0
    }
}

#[grad]
fn of_a_list(xs: &Vec<f64>) -> f64 {
    xs.average()
}

fn main() {
    assert_eq!(of_a_list(&vec![2.0]), 1.0);
    assert_eq!([2.0][..].average(), 2.0);
}
