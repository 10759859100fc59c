//! Functions called by the path of their module, which speak of structs of that module.

use grad_runtime::grad;
use grad_tests::check;
use num_traits::Float;

mod tracks {
    use grad_runtime::{Differentiable, grad};

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub struct Point {
        pub x: f64,
        pub y: f64,
    }

    #[derive(Clone, Copy, Debug, PartialEq)]
    pub enum Fault {
        Underground,
        OutOfReach,
    }

    #[grad]
    impl Point {
        pub fn distance(&self, other: &Point) -> f64 {
            (self.x - other.x).hypot(self.y - other.y)
        }

        pub fn halfway(self, other: Point) -> Option<Point> {
            (self.y >= 0.0).then(|| Point {
                x: 0.5 * (self.x + other.x),
                y: 0.5 * (self.y + other.y),
            })
        }
    }

    #[grad]
    pub fn thrown(speed: f64, time: f64) -> Point {
        Point {
            x: speed * time,
            y: speed * time - 4.9 * time * time,
        }
    }

    /// Where it is at equal intervals.
    #[grad]
    pub fn trail(speed: f64, times: usize) -> Vec<Point> {
        (0..times).map(|n| thrown(speed, 0.1 * n as f64)).collect()
    }

    #[grad]
    pub fn lowered(trail: &[Point], by: f64) -> Vec<Point> {
        let lower = |p: &Point| Point { y: p.y - by, ..*p };
        trail.iter().map(lower).collect()
    }

    #[grad]
    pub fn above_ground(speed: f64, time: f64) -> Result<Point, Fault> {
        let place = thrown(speed, time);
        match place {
            Point { y, .. } if y < 0.0 => Err(Fault::Underground),
            Point { x, .. } if x > 100.0 => Err(Fault::OutOfReach),
            place => Ok(place),
        }
    }
}

/// Neither the struct nor its error has a name here.
mod nameless {
    use super::tracks;
    use grad_runtime::grad;

    #[grad]
    pub fn height_and_reach(speed: f64) -> f64 {
        let trail = tracks::trail(speed, 4);
        let all: f64 = trail.iter().map(|p| p.x * p.y).sum();
        all + tracks::lowered(&trail, 0.1 * speed)[2].y
    }

    #[grad]
    pub fn midway(speed: f64) -> Option<f64> {
        let (a, b) = (tracks::thrown(speed, 0.1), tracks::thrown(speed, 0.2));
        let middle = a.halfway(b)?;
        Some(middle.distance(&a) + middle.x)
    }

    #[grad]
    pub fn above_or_below(speed: f64, time: f64) -> f64 {
        match tracks::above_ground(speed, time) {
            Ok(place) => place.x * place.y,
            Err(_) => -speed * time,
        }
    }

    #[grad]
    pub fn twice(speed: f64) -> Result<f64, super::tracks::Fault> {
        let first = tracks::above_ground(speed, 0.2)?;
        let second: tracks::Point = tracks::above_ground(first.x + first.y, 0.1)?;
        Ok(first.distance(&second))
    }
}

/// Both have names.
mod named {
    use super::tracks::{self, Fault, Point};
    use grad_runtime::grad;

    #[grad]
    pub fn steepest(speed: f64) -> f64 {
        let trail: Vec<Point> = tracks::trail(speed, 4);
        let slope = |p: &Point| p.y / (p.x + 1.0);
        trail.iter().map(slope).fold(f64::NEG_INFINITY, f64::max)
    }

    #[grad]
    pub fn safe(speed: f64) -> Result<f64, Fault> {
        let place = super::tracks::above_ground(speed, 0.3)?;
        Ok(place.x * place.y)
    }
}

#[test]
fn lists_of_structs_without_a_name() {
    let got = nameless::height_and_reach_value_and_grad(7.0);
    check::value_and_gradient(|speed| nameless::height_and_reach(*speed), &7.0, got);
}

agrees!(
    methods_of_structs_without_a_name,
    [speed = 7.0] => nameless::midway(speed).unwrap(),
    nameless::midway_value_and_grad(speed).unwrap()
);
agrees!(
    results_without_names,
    [speed = 7.0, time = 0.4] => nameless::above_or_below(speed, time),
    nameless::above_or_below_value_and_grad(speed, time)
);

#[test]
fn faults_without_a_name() {
    let got = nameless::twice_value_and_grad(7.0).unwrap();
    check::value_and_gradient(|speed| nameless::twice(*speed).unwrap(), &7.0, got);
}

agrees!(
    structs_that_are_imported_as_well,
    [speed = 7.0] => named::steepest(speed),
    named::steepest_value_and_grad(speed)
);
agrees!(
    faults_that_are_imported_as_well,
    [speed = 7.0] => named::safe(speed).unwrap(),
    named::safe_value_and_grad(speed).unwrap()
);

#[test]
fn what_goes_wrong() {
    assert_eq!(nameless::twice(-1.0), Err(tracks::Fault::Underground));
    assert_eq!(nameless::twice_grad(-1.0), Err(tracks::Fault::Underground));
    assert_eq!(named::safe_grad(900.0), Err(tracks::Fault::OutOfReach));
    assert_eq!(nameless::above_or_below_grad(-1.0, 2.0), (-2.0, 1.0));
}

/// Sums over anything that gives numbers, kept in a struct over any float.
mod sums {
    use grad_runtime::{Differentiable, grad};
    use num_traits::Float;

    #[derive(Clone, Debug, Differentiable)]
    pub struct Moments<T: Float> {
        sum: T,
        squares: T,
        count: usize,
    }

    #[grad]
    impl<T: Float> Moments<T> {
        fn new() -> Self {
            Moments {
                sum: T::zero(),
                squares: T::zero(),
                count: 0,
            }
        }

        fn add(&mut self, value: T) {
            self.sum = self.sum + value;
            self.squares = self.squares + value * value;
            self.count += 1;
        }

        pub fn variance(self) -> Result<T, String> {
            let n = T::from(self.count).ok_or("too many")?;
            let mean = self.sum / n;
            Ok(self.squares / n - mean * mean)
        }
    }

    #[grad]
    pub fn of<I, T>(values: I) -> Result<Moments<T>, String>
    where
        T: Float,
        I: Iterator<Item = T>,
    {
        let mut moments = Moments::new();
        for value in values {
            moments.add(value);
        }
        match moments.count {
            0 => Err("none".into()),
            _ => Ok(moments),
        }
    }
}

#[grad]
fn variance<T: Float>(values: &[T]) -> Result<T, String> {
    sums::of(values.iter().copied())?.variance()
}

/// Of numbers that become the float.
#[grad]
fn scatter<X, T>(values: &[X]) -> Result<T, String>
where
    X: Copy + Into<T>,
    T: Float + std::iter::Sum,
{
    let total: T = values.iter().copied().map(Into::into).sum();
    let doubled = values.iter().map(|value| value.clone().into() + total);
    sums::of(doubled)?.variance()
}

#[test]
fn iterators_of_any_float() {
    let values = vec![1.3, 0.2, 0.9];
    check::value_and_gradient(
        |values| variance(values).unwrap(),
        &values,
        variance_value_and_grad(&values[..]).unwrap(),
    );
    check::value_and_gradient(
        |values| scatter::<f64, f64>(values).unwrap(),
        &values,
        scatter_value_and_grad(&values[..]).unwrap(),
    );
    assert_eq!(variance_grad::<f64>(&[]), Err("none".into()));
}
