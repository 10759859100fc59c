//! Results by the name that a module gives them, with an error that is not imported.

use grad_runtime::{Differentiable, grad};
use grad_tests::check::{gradient, same};

mod faults {
    use core::result;

    #[derive(Debug, Clone, PartialEq)]
    pub enum Fault {
        Negative,
        Flat { slope: f64 },
    }

    pub type Result<T> = result::Result<T, Fault>;

    pub mod pairs {
        pub type Pair<T> = std::result::Result<[T; 2], super::Fault>;
    }

    pub mod open {
        pub type Checked<T, E = super::Fault> = std::result::Result<T, E>;
    }
}

use faults::Result;
use faults::open::Checked;
use faults::pairs::Pair;

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Parabola {
    a: f64,
    b: f64,
    c: f64,
}

#[grad]
impl Parabola {
    fn discriminant(&self) -> Result<f64> {
        let of = self.b * self.b - 4.0 * self.a * self.c;
        if of < 0.0 {
            return Err(faults::Fault::Negative);
        }
        Ok(of)
    }

    fn roots(&self) -> Pair<f64> {
        let width = self.discriminant()?.sqrt();
        Ok([
            (-self.b - width) / (2.0 * self.a),
            (width - self.b) / (2.0 * self.a),
        ])
    }

    fn step(&self, x: f64) -> Checked<f64> {
        let slope = 2.0 * self.a * x + self.b;
        if slope.abs() < 1e-9 {
            return Err(faults::Fault::Flat { slope });
        }
        Ok(x - (self.a * x * x + self.b * x + self.c) / slope)
    }
}

#[grad]
fn larger_root(of: &Parabola) -> Result<f64> {
    let [low, high] = of.roots()?;
    Ok(low.max(high) * of.discriminant()?)
}

#[grad]
fn newton(of: &Parabola, mut x: f64) -> Checked<f64> {
    for _ in 0..3 {
        x = of.step(x)?;
    }
    Ok(x)
}

#[test]
fn results_by_the_name_of_a_module() {
    let at = [1.3, -4.0, 0.7];
    let of = |[a, b, c]: [f64; 3]| Parabola { a, b, c };
    let (value, bar) = larger_root_value_and_grad(&of(at)).unwrap();
    same(value, larger_root(&of(at)).unwrap());
    let bar = [bar.a, bar.b, bar.c];
    gradient(|at| larger_root(&of(*at)).unwrap(), &at, &bar);
    let fault = larger_root_grad(&of([1.0, 0.1, 3.0])).unwrap_err();
    assert_eq!(fault, faults::Fault::Negative);

    let (value, (_, x_bar)) = newton_value_and_grad(&of(at), 5.0).unwrap();
    same(value, newton(&of(at), 5.0).unwrap());
    gradient(|x| newton(&of(at), *x).unwrap(), &5.0, &x_bar);
    let flat = newton_grad(&of([1.0, 0.0, 3.0]), 0.0).unwrap_err();
    assert_eq!(flat, faults::Fault::Flat { slope: 0.0 });
}
