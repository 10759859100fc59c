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

/// Methods for floats that are called like those that floats have.
#[grad]
pub trait Ramp {
    fn exp(&self) -> f64;
    fn max(&self, other: f64) -> f64;
    fn smooth(&self) -> f64;
}

#[grad]
impl Ramp for f64 {
    fn exp(&self) -> f64 {
        1.0 + self + 0.5 * self * self
    }

    fn max(&self, other: f64) -> f64 {
        ((self - other).powi(2) + 0.01).sqrt() + self + other
    }

    fn smooth(&self) -> f64 {
        self * self * (3.0 - 2.0 * self)
    }
}

/// A stage of a pipeline, with functions called like those of the standard library and of the runtime.
pub struct Stage;

#[grad]
impl Stage {
    fn drop(u: f64) -> f64 {
        1.0 / (1.0 + u * u)
    }

    fn black_box(u: f64) -> f64 {
        3.0 * u * u
    }

    fn stop_gradient(u: f64) -> f64 {
        u * u * u
    }

    fn sqrt(u: f64) -> f64 {
        u * (1.0 - u)
    }
}

#[grad]
fn ramps(u: f64) -> f64 {
    let ours = <f64 as Ramp>::exp(&u) + <f64 as Ramp>::max(&u, 0.3) * <f64 as Ramp>::smooth(&u);
    ours + <f64>::exp(u) - <f64>::max(u, 0.1)
}

#[grad]
fn stages(u: f64) -> f64 {
    let dropped = <Stage>::drop(u) + <Stage>::sqrt(u);
    dropped * <Stage>::black_box(u) + Stage::stop_gradient(u) * <Stage>::stop_gradient(u)
}

#[test]
fn functions_called_like_others() {
    for u in [0.2, 0.9, 1.7] {
        let (value, bar) = ramps_value_and_grad(u);
        same(value, ramps(u));
        gradient(|u| ramps(*u), &u, &bar);

        let (value, bar) = stages_value_and_grad(u);
        same(value, stages(u));
        gradient(|u| stages(*u), &u, &bar);
    }
}

/// Recorded, since each value depends on the one before.
#[grad]
fn again<K: Kernel>(u: f64, times: usize) -> f64 {
    let mut v = u;
    for _ in 0..times {
        v = <K as Kernel>::weight(v) * u;
    }
    v
}

/// The companions of the trait's function and of the type's own are told apart as the functions are.
#[test]
fn companions_of_both() {
    for u in [0.4, 1.3] {
        let (value, bar) = again_value_and_grad::<Gaussian>(u, 4);
        same(value, again::<Gaussian>(u, 4));
        gradient(|u| again::<Gaussian>(*u, 4), &u, &bar);

        let (value, bar) = <Gaussian as Kernel>::weight_value_and_grad(u);
        same(value, <Gaussian as Kernel>::weight(u));
        gradient(|u| <Gaussian as Kernel>::weight(*u), &u, &bar);
        let grad: f64 = <Gaussian as Kernel>::weight_grad(u);
        same(grad, bar);

        let (value, bar) = Gaussian::weight_value_and_grad(u);
        same(value, Gaussian::weight(u));
        gradient(|u| Gaussian::weight(*u), &u, &bar);
    }
}
