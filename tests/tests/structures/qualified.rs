//! Functions of traits, called by `<Type as Trait>::function`.

use grad_runtime::grad;
use grad_tests::check::{gradient, same};

#[grad]
pub trait Kernel {
    const NORM: f64;

    fn weight(u: f64) -> f64;
}

pub struct Gaussian;

#[grad]
impl Kernel for Gaussian {
    const NORM: f64 = 0.398_942_280_401_432_7;

    fn weight(u: f64) -> f64 {
        (-0.5 * u * u).exp()
    }
}

/// The type's own function of that name is another one.
#[grad]
impl Gaussian {
    fn weight(u: f64) -> f64 {
        1.0 / (1.0 + u * u)
    }
}

/// Epanechnikov's.
pub struct Parabola;

#[grad]
impl Kernel for Parabola {
    const NORM: f64 = 0.75;

    fn weight(u: f64) -> f64 {
        (1.0 - u * u).max(0.0)
    }
}

/// The estimate of a density at `at`.
#[grad]
fn density<K: Kernel>(samples: &[f64], at: f64, width: f64) -> f64 {
    let mut sum = 0.0;
    for x in samples {
        sum += <K as Kernel>::weight((at - x) / width);
    }
    <K as Kernel>::NORM * sum / (samples.len() as f64 * width)
}

macro_rules! weight {
    ($kernel:ty, $u:expr) => {
        <$kernel>::weight($u)
    };
}

#[grad]
fn both(u: f64) -> f64 {
    let smooth = <Gaussian as Kernel>::weight(u) * <Gaussian as Kernel>::NORM;
    let heavy = Gaussian::weight(u);
    let many: f64 = [u, 0.5 * u]
        .into_iter()
        .map(<Gaussian as Kernel>::weight)
        .sum();
    smooth - 2.0 * heavy + many * weight!(Gaussian, 0.5 * u)
}

#[test]
fn functions_of_traits() {
    let samples = vec![0.1, 0.7, 1.2, -0.4];
    let at = (samples, 0.35, 0.9);
    for f in [density::<Gaussian>, density::<Parabola>] {
        assert!(f(&at.0, at.1, at.2) > 0.0);
    }
    let (value, bars) = density_value_and_grad::<Gaussian>(&at.0, at.1, at.2);
    same(value, density::<Gaussian>(&at.0, at.1, at.2));
    gradient(|(x, at, h)| density::<Gaussian>(x, *at, *h), &at, &bars);
    let (value, bars) = density_value_and_grad::<Parabola>(&at.0, at.1, at.2);
    same(value, density::<Parabola>(&at.0, at.1, at.2));
    gradient(|(x, at, h)| density::<Parabola>(x, *at, *h), &at, &bars);

    let (value, bar) = both_value_and_grad(0.8);
    same(value, both(0.8));
    gradient(|u| both(*u), &0.8, &bar);
}
