//! `#[grad] use ..` brings the companions along: across modules, files and crates, renamed and passed on.

use grad_runtime::grad;
use grad_tests::check::gradient;

/// From another crate, by name.
mod by_name {
    use grad_runtime::grad;
    #[grad]
    use grad_tests::stats::{mean, robust::huber, variance};

    #[grad]
    pub fn loss(x: &[f64], delta: f64) -> f64 {
        let centre = mean(x);
        let mut sum = variance(x);
        for v in x {
            sum += huber(v - centre, delta);
        }
        sum
    }

    /// Their public companions are here as well.
    pub fn slope(r: f64) -> f64 {
        let (value, (r_bar, _)) = huber_value_and_grad(r, 1.0);
        assert_eq!(huber_vjp(r, 1.0, 2.0).0, value);
        r_bar + mean_grad(&[r]).len() as f64
    }
}

#[test]
fn names() {
    let at = (vec![0.5, 2.0, -3.0], 0.75);
    let got = by_name::loss_grad(&at.0, at.1);
    gradient(
        |(x, delta): &(Vec<f64>, f64)| by_name::loss(x, *delta),
        &at,
        &got,
    );
    assert_eq!(by_name::slope(0.5), 1.5);
}

/// Modules beside functions, which have no companions.
mod plates {
    use grad_runtime::grad;

    pub mod rings {
        #[grad_runtime::grad]
        pub fn area(outer: f64, inner: f64) -> f64 {
            std::f64::consts::PI * (outer * outer - inner * inner)
        }
    }

    #[grad]
    pub fn square(side: f64) -> f64 {
        side * side
    }
}

mod of_modules {
    use grad_runtime::grad;

    #[grad]
    use super::plates::{rings, square};

    #[grad]
    pub fn covered(side: f64) -> f64 {
        square(side) + rings::area(side, 0.5 * side)
    }
}

#[test]
fn modules_in_such_lines() {
    let got = of_modules::covered_grad(1.5);
    assert!((got - 3.0 * (1.0 + 0.75 * std::f64::consts::PI)).abs() < 1e-12);
}

/// Renamed on the way, through two modules; also a name that a companion of another stem leaves free.
mod passed_on {
    pub mod inner {
        #[grad_runtime::grad]
        pub use grad_tests::stats::robust::{argmax, huber as robust_loss};
    }

    #[grad_runtime::grad]
    pub(crate) use ::grad_tests::stats::{rms, standardise};
    #[grad_runtime::grad]
    pub(crate) use inner::{argmax as peak, robust_loss as loss};
}

mod user {
    #[super::grad]
    use super::passed_on::{loss, peak, rms, standardise};
    use grad_runtime::grad;

    #[grad]
    pub fn score(x: &mut [f64], delta: f64) -> f64 {
        let top = peak(x);
        let size = rms(x);
        let (centre, width) = standardise(x);
        loss(x[top], delta) * size + centre * width
    }
}

#[test]
fn renamed_and_passed_on() {
    let at = (vec![0.5, 2.0, -3.0, 1.0], 0.75);
    let mut x = at.0.clone();
    let got = user::score_grad(&mut x, at.1);
    gradient(
        |(x, d): &(Vec<f64>, f64)| user::score(&mut x.clone(), *d),
        &at,
        &got,
    );
}

/// By path, without any import: modules, `self`, `super`, `crate`, another crate.
mod by_path {
    use grad_runtime::grad;
    use grad_tests::stats as elsewhere;

    pub mod tools {
        #[grad_runtime::grad]
        pub fn square(x: f64) -> f64 {
            x * x
        }

        pub mod deeper {
            #[grad_runtime::grad]
            pub fn cube(x: f64) -> f64 {
                super::square(x) * self::twice(x) * 0.5
            }

            #[grad_runtime::grad]
            pub fn twice(x: f64) -> f64 {
                2.0 * x
            }
        }
    }

    #[grad]
    pub fn all(x: f64, w: &[f64]) -> f64 {
        let a = tools::square(x) + self::tools::deeper::cube(x);
        let b = crate::by_path::tools::deeper::twice(a) + super::top(x);
        b * elsewhere::mean(w) + ::grad_tests::stats::robust::huber(x, 0.1)
    }
}

#[grad]
fn top(x: f64) -> f64 {
    x.sin()
}

#[test]
fn paths() {
    let at = (0.75, vec![0.5, 1.5]);
    let got = by_path::all_grad(at.0, &at.1);
    gradient(|(x, w): &(f64, Vec<f64>)| by_path::all(*x, w), &at, &got);
}

/// Companions written out, without the attribute; a glob; a `use` inside of a function.
mod by_hand {
    use grad_runtime::grad;
    use grad_tests::stats::robust::*;
    use grad_tests::stats::{mean, mean_grad};

    #[grad]
    pub fn both(x: &[f64]) -> f64 {
        huber(mean(x), 0.1) * x[0]
    }

    #[grad]
    pub fn inside(x: &[f64]) -> f64 {
        #[allow(unused_imports)]
        use grad_tests::stats::{variance, variance_grad};
        variance(x) * x[0]
    }

    pub fn first(x: &[f64]) -> f64 {
        mean_grad(x)[0]
    }
}

#[test]
fn without_the_attribute() {
    let at = vec![0.5, 1.5, -0.25];
    gradient(
        |x: &Vec<f64>| by_hand::both(x),
        &at,
        &by_hand::both_grad(&at),
    );
    gradient(
        |x: &Vec<f64>| by_hand::inside(x),
        &at,
        &by_hand::inside_grad(&at),
    );
    assert_eq!(by_hand::first(&at), 1.0 / 3.0);
}

/// Types, constants, traits and modules may stand in the same declaration.
mod mixed {
    mod units {
        pub const HALF: f64 = 0.5;
        pub struct Celsius(pub f64);
    }
    /// Types and constants need no companions to be passed on.
    pub use units::{Celsius, HALF};

    pub const LIMIT: f64 = 2.0;
    pub struct Unit;
    pub trait Named {
        fn name(&self) -> &'static str;
    }
    impl Named for Unit {
        fn name(&self) -> &'static str {
            "unit"
        }
    }
    #[grad_runtime::grad]
    pub fn capped(x: f64) -> f64 {
        (x * x).min(LIMIT)
    }
}

mod of_mixed {
    #[grad_runtime::grad]
    use super::mixed::{self, Celsius, HALF, LIMIT, Named as _, Unit, capped};

    #[grad_runtime::grad]
    pub fn twice_capped(x: f64) -> f64 {
        capped(x) * LIMIT
    }

    pub fn name() -> &'static str {
        assert!(mixed::capped(0.0) == twice_capped(0.0));
        assert!(Celsius(HALF).0 == 0.5);
        Unit.name()
    }
}

#[test]
fn other_names_in_the_declaration() {
    assert_eq!(of_mixed::twice_capped_grad(0.5), 2.0);
    assert_eq!(of_mixed::name(), "unit");
}

/// `use` lines in a body bring functions without an attribute, also under names that are taken outside.
mod inside {
    pub mod vectors {
        use grad_runtime::grad;

        #[grad]
        pub fn dot(a: [f64; 2], b: [f64; 2]) -> f64 {
            a[0] * b[0] + a[1] * b[1]
        }

        #[grad]
        pub fn scaled(a: [f64; 2], k: f64) -> [f64; 2] {
            [a[0] * k, a[1] * k]
        }

        #[grad]
        pub fn cube(x: f64) -> f64 {
            x * x * x
        }
    }

    use grad_runtime::grad;

    type Spinor = (f64, [f64; 2]);

    /// The name of what it calls is its own.
    #[grad(jvp)]
    pub fn scaled(q: Spinor, k: f64) -> Spinor {
        use vectors::scaled;
        (q.0 * k, scaled(q.1, k))
    }

    #[grad(jvp)]
    pub fn inner_product(p: Spinor, q: Spinor) -> f64 {
        use vectors as of;
        use vectors::dot as times;
        let dot = times(p.1, q.1) + p.0 * q.0;
        let shrunk = of::scaled(p.1, 0.5 * dot);
        dot + shrunk[0]
    }

    /// Where the line stands, and not elsewhere.
    #[grad(jvp)]
    pub fn cube(x: f64) -> f64 {
        if x > 0.0 {
            use vectors::cube;
            let half = |x: f64| 0.5 * cube(x);
            half(x) + cube(2.0 * x)
        } else {
            2.0 * cube(-x)
        }
    }
}

#[test]
fn lines_in_a_body() {
    use grad_tests::{check, check_vjp};
    use inside::*;
    let (p, q) = ((0.4, [1.5, -0.7]), (-0.8, [0.3, 0.6]));
    check_vjp!(scaled, scaled_vjp, [p = p, k = 1.3] => (p, k), (0.7, [1.1, -0.4]));
    check!(inner_product, inner_product_value_and_grad, inner_product_jvp(p, q), [p = p, q = q] => (p, q));
    check!(cube, cube_value_and_grad, cube_jvp(x), [x = 0.9] => (x));
    check!(cube, cube_value_and_grad, cube_jvp(x), [x = -0.9] => (x));
}

/// A function of the user's has the name of another one's companion.
mod called_like_companions {
    mod shapes {
        use grad_runtime::grad;

        #[grad]
        pub fn area(a: f64, b: f64) -> f64 {
            a * b
        }

        pub fn area_jacobian(a: f64, b: f64) -> [f64; 2] {
            [b, a]
        }

        pub mod solids {
            #[grad_runtime::grad]
            pub fn volume(a: f64, h: f64) -> f64 {
                a * a * h / 3.0
            }

            pub fn volume_hessian(a: f64) -> f64 {
                a
            }
        }
    }

    use grad_runtime::grad;
    #[grad]
    pub use shapes::area;
    pub use shapes::area_jacobian;
    #[grad]
    use shapes::solids::volume;
    use shapes::solids::volume_hessian;

    #[grad(jvp)]
    pub fn cost(a: f64) -> f64 {
        area(a, 2.0 * a) + volume(a, 0.5)
    }

    pub fn written_by_hand(a: f64) -> [f64; 2] {
        let [da, db] = area_jacobian(a, 2.0);
        [da, volume_hessian(db)]
    }
}

#[test]
fn functions_called_like_companions() {
    use called_like_companions::*;
    use grad_tests::check;
    check!(cost, cost_value_and_grad, cost_jvp(a), [a = 0.7] => (a));
    assert_eq!(written_by_hand(3.0), [2.0, 3.0]);
}

/// Types that methods of imported types give: their module passes on both, from the files that declare them.
#[test]
fn types_that_are_passed_on() {
    use grad_tests::check::value_and_gradient;
    use grad_tests::indicators::series::{self, all, one_by_one};

    let xs = vec![1.5, 2.25, 0.5, -1.0, 3.0];
    let got = one_by_one::widths_value_and_grad(&xs);
    value_and_gradient(|xs: &Vec<f64>| one_by_one::widths(xs), &xs, got);
    let got = series::balance_value_and_grad(&xs);
    value_and_gradient(|xs: &Vec<f64>| series::balance(xs), &xs, got);
    let got = all::both_value_and_grad(&xs);
    value_and_gradient(|xs: &Vec<f64>| all::both(xs), &xs, got);
}

/// Types with private fields: what stands for one that could not be made is theirs to say.
#[test]
fn types_whose_fields_are_private() {
    use grad_tests::check::value_and_gradient;
    use grad_tests::indicators::InvalidPeriod;
    use grad_tests::indicators::smooth_series::*;

    let xs = vec![1.5, 2.25, 0.5, -1.0, 3.0];
    let got = weighted_value_and_grad(&xs, 3).unwrap();
    value_and_gradient(|xs: &Vec<f64>| weighted(xs, 3).unwrap(), &xs, got);
    assert_eq!(weighted_grad(&xs, 0), Err(InvalidPeriod(0)));

    let got = distance_value_and_grad(&xs, 2);
    value_and_gradient(|xs: &Vec<f64>| distance(xs, 2), &xs, got);
    assert!(std::panic::catch_unwind(|| distance_grad(&[1.0], 0)).is_err());

    for period in [0, 1, 3] {
        let got = or_raw_value_and_grad(&xs, period);
        value_and_gradient(|xs: &Vec<f64>| or_raw(xs, period), &xs, got);
    }

    let (value, (of_xs, of_factor)) = by_factor_value_and_grad(&xs, 0.3).unwrap();
    let with = |a: &Vec<f64>| by_factor(&a[1..], a[0]).unwrap();
    let at = [&[0.3], &xs[..]].concat();
    value_and_gradient(with, &at, (value, [&[of_factor], &of_xs[..]].concat()));
    assert_eq!(by_factor_grad(&xs, 2.0), None);

    let got = over_periods_value_and_grad(&xs, &[2, 1, 3]).unwrap();
    let with = |xs: &Vec<f64>| over_periods(xs, &[2, 1, 3]).unwrap();
    value_and_gradient(with, &xs, got);
    assert_eq!(over_periods_grad(&xs, &[2, 0]), Err(InvalidPeriod(0)));

    let (value, (of_xs, of_least)) = turned_value_and_grad(&xs, 0.3).unwrap();
    let with = |a: &Vec<f64>| turned(&a[1..], a[0]).unwrap();
    value_and_gradient(with, &at, (value, [&[of_least], &of_xs[..]].concat()));
    assert!(turned_grad(&xs, 2.0).is_err());

    for factor in [0.3, 2.0] {
        let (value, (of_xs, of_factor, of_weight)) = paired_value_and_grad(&xs, factor, 0.7);
        let with = |a: &Vec<f64>| paired(&a[2..], a[0], a[1]);
        let at = [&[factor, 0.7], &xs[..]].concat();
        let got = [&[of_factor, of_weight], &of_xs[..]].concat();
        value_and_gradient(with, &at, (value, got));
    }
}

/// Types that methods of an imported type give, and that its module imports itself.
#[test]
fn types_that_are_not_passed_on() {
    use grad_tests::check::value_and_gradient;
    use grad_tests::indicators::gauge::Gauge;
    use grad_tests::indicators::gauge_series::*;

    let xs = [1.5, 2.25, 0.5, -1.0, 3.0];
    let at = [&[0.4], &xs[..]].concat();
    let gauge = |gain: f64| Gauge { gain };
    let (value, (of_gauge, of_xs)) = widest_value_and_grad(&gauge(0.4), &xs);
    let got = (value, [&[of_gauge.gain], &of_xs[..]].concat());
    value_and_gradient(|a: &Vec<f64>| widest(&gauge(a[0]), &a[1..]), &at, got);
    let (value, (of_gauge, of_xs)) = heights_value_and_grad(&gauge(0.4), &xs);
    let got = (value, [&[of_gauge.gain], &of_xs[..]].concat());
    value_and_gradient(|a: &Vec<f64>| heights(&gauge(a[0]), &a[1..]), &at, got);
}
