//! Compares a derivative with difference quotients at random points. What `numbers` writes calls it.

use std::panic::{self, AssertUnwindSafe};

use grad_runtime::{Differentiable, Tangent};

use crate::generator::rng::Rng;

pub use std::string::String;
pub use std::vec::Vec;

/// What arguments are drawn from.
pub struct Draw {
    rng: Rng,
    range: (f64, f64),
    /// Of all lists of one point.
    length: usize,
    /// Whether there is a float of single precision.
    single: bool,
}

impl Draw {
    /// A number in `0..n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.rng.below(n)
    }

    fn float(&mut self) -> f64 {
        const STEPS: usize = 1 << 40;
        let part = self.rng.below(STEPS) as f64 / STEPS as f64;
        self.range.0 + part * (self.range.1 - self.range.0)
    }
}

/// A type that arguments can have.
pub trait Make {
    fn make(draw: &mut Draw) -> Self;
}

impl Make for f64 {
    fn make(draw: &mut Draw) -> Self {
        draw.float()
    }
}

impl Make for f32 {
    fn make(draw: &mut Draw) -> Self {
        draw.single = true;
        draw.float() as f32
    }
}

macro_rules! integers {
    ($($ty:ident)*) => {$(
        impl Make for $ty {
            fn make(draw: &mut Draw) -> Self {
                draw.below(5) as $ty
            }
        }
    )*};
}

integers! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

impl Make for bool {
    fn make(draw: &mut Draw) -> Self {
        draw.below(2) == 1
    }
}

impl Make for String {
    fn make(_: &mut Draw) -> Self {
        String::from("x")
    }
}

impl<T> Make for std::marker::PhantomData<T> {
    fn make(_: &mut Draw) -> Self {
        std::marker::PhantomData
    }
}

impl<T: Make> Make for Vec<T> {
    fn make(draw: &mut Draw) -> Self {
        (0..draw.length).map(|_| T::make(draw)).collect()
    }
}

impl<T: Make, const N: usize> Make for [T; N] {
    fn make(draw: &mut Draw) -> Self {
        std::array::from_fn(|_| T::make(draw))
    }
}

impl<T: Make> Make for Option<T> {
    fn make(draw: &mut Draw) -> Self {
        (draw.below(3) > 0).then(|| T::make(draw))
    }
}

impl<T: Make> Make for Box<T> {
    fn make(draw: &mut Draw) -> Self {
        Box::new(T::make(draw))
    }
}

macro_rules! tuples {
    ($($name:ident)*) => {
        impl<$($name: Make),*> Make for ($($name,)*) {
            #[allow(unused_variables, clippy::unused_unit)]
            fn make(draw: &mut Draw) -> Self {
                ($($name::make(draw),)*)
            }
        }
    };
}

tuples!();
tuples!(A);
tuples!(A B);
tuples!(A B C);
tuples!(A B C D);
tuples!(A B C D E);
tuples!(A B C D E F);
tuples!(A B C D E F G);
tuples!(A B C D E F G H);

/// A point: its arguments can be made again and again.
pub struct At {
    seed: u64,
    range: (f64, f64),
    /// Which component is moved, and by how much.
    moved: Option<(usize, f64)>,
    single: bool,
    with_adjoints: bool,
    seeds: Rng,
    /// Where the arguments stand.
    point: Vec<f64>,
    /// What the function gave, with the seeds, and what the companion says of it.
    values: Vec<f64>,
    weights: Vec<f64>,
    again: Vec<f64>,
    adjoints: Vec<f64>,
    /// A direction of the arguments, and what forward mode says of it.
    directions: Vec<f64>,
    tangents: Vec<f64>,
    /// The component along which a product with the Hessian is wanted, and that product.
    along: Option<usize>,
    products: Option<Vec<f64>>,
}

impl At {
    fn new(seed: u64, range: (f64, f64), moved: Option<(usize, f64)>) -> Self {
        At {
            seed,
            range,
            moved,
            single: false,
            with_adjoints: false,
            seeds: Rng::new(seed ^ 0xABCD),
            point: vec![],
            values: vec![],
            weights: vec![],
            again: vec![],
            adjoints: vec![],
            directions: vec![],
            tangents: vec![],
            along: None,
            products: None,
        }
    }

    /// The arguments: those that carry derivatives, and the others.
    pub fn make<A: Make + Differentiable, P: Make>(&mut self) -> (A, P) {
        let mut rng = Rng::new(self.seed);
        let length = 3 + rng.below(4);
        let mut draw = Draw {
            rng,
            range: self.range,
            length,
            single: false,
        };
        let (mut active, passive) = (A::make(&mut draw), P::make(&mut draw));
        self.point = floats(&active.as_tangent());
        self.single |= draw.single;
        if let Some((k, by)) = self.moved {
            let mut direction = active.zero_tangent();
            let mut unit = vec![0.0; direction.len()];
            unit[k] = 1.0;
            direction.unflatten(&unit);
            active.move_by(&direction, by);
        }
        (active, passive)
    }

    /// A result, or what an argument that is changed holds at the end.
    pub fn value<T: Differentiable>(&mut self, value: &T) {
        let mut tangent = value.as_tangent();
        self.values.extend(floats(&tangent));
        tangent.unflatten(&vec![0.1; tangent.len()]);
        self.single |= floats(&tangent).iter().any(|x| *x != 0.1);
    }

    /// Whether the companion is asked as well.
    pub fn wants_adjoints(&self) -> bool {
        self.with_adjoints
    }

    /// The seed of such a value, in the same order.
    pub fn seed<T: Differentiable>(&mut self, value: &T) -> T::Tangent {
        let mut seed = value.zero_tangent();
        // None is near zero, where anything would do.
        let weights: Vec<f64> = (0..seed.len())
            .map(|_| self.seeds.decimal(0.5, 2.0))
            .collect();
        seed.unflatten(&weights);
        self.weights.extend(weights);
        seed
    }

    /// The same value by the companion.
    pub fn again<T: Differentiable>(&mut self, value: &T) {
        self.again.extend(floats(&value.as_tangent()));
    }

    /// An adjoint of an argument, in order.
    pub fn adjoint<T: Tangent>(&mut self, adjoint: &T) {
        self.adjoints.extend(floats(adjoint));
    }

    /// The tangent of an argument, in order.
    pub fn direction<T: Differentiable>(&mut self, value: &T) -> T::Tangent {
        let mut direction = value.zero_tangent();
        let before = self.directions.len();
        let part = |n: usize| match self.along {
            Some(k) => f64::from(u8::from(k == before + n)),
            None => self.seeds.decimal(-2.0, 2.0),
        };
        let parts: Vec<f64> = (0..direction.len()).map(part).collect();
        direction.unflatten(&parts);
        self.directions.extend(parts);
        direction
    }

    /// Whether the product with the Hessian is asked for instead.
    pub fn wants_product(&self) -> bool {
        self.along.is_some()
    }

    /// The product with the Hessian, shaped like the gradient.
    pub fn product<T: Tangent>(&mut self, product: &T) {
        self.products = Some(floats(product));
    }

    /// The tangent of a value, in the order of [`value`](At::value).
    pub fn tangent<T: Tangent>(&mut self, tangent: &T) {
        self.tangents.extend(floats(tangent));
    }

    /// Forward and reverse mode say the same of the direction, with the seeds: both, and how far they may be apart.
    fn modes(&self) -> Option<(f64, f64, f64)> {
        if self.directions.is_empty() {
            return None;
        }
        let dot = |a: &[f64], b: &[f64]| -> (f64, f64) {
            let products = a.iter().zip(b).map(|(a, b)| a * b);
            products.fold((0.0, 0.0), |(sum, size), p| (sum + p, size + p.abs()))
        };
        let (forward, size) = dot(&self.tangents, &self.weights);
        let (reverse, other) = dot(&self.directions, &self.adjoints);
        let tolerance = if self.single { 1e-2 } else { 1e-7 };
        Some((forward, reverse, tolerance * (1e-3 + size.max(other))))
    }
}

/// Zero in the shape of a value.
pub fn zero<T: Differentiable>(of: &T) -> T::Tangent {
    of.zero_tangent()
}

fn floats(of: &impl Tangent) -> Vec<f64> {
    let mut all = vec![0.0; of.len()];
    of.flatten(&mut all);
    all
}

/// A function and its companion at a point; `None` where it gives no number.
pub type Case = fn(&mut At) -> Option<()>;

/// How the comparisons went.
#[derive(Default)]
struct Counts {
    compared: usize,
    skipped: usize,
    different: usize,
}

const RANGES: [(f64, f64); 5] = [
    (0.0, 1.0),
    (-1.0, 1.0),
    (0.1, 10.0),
    (-5.0, 5.0),
    (1.0, 100.0),
];
/// Points of each range, components of a point at most, and differences that are told.
const POINTS: u64 = 6;
const COMPONENTS: usize = 24;
/// Columns of a Hessian at most.
const COLUMNS: usize = 6;
const TOLD: usize = 3;

/// Compares at all points, and prints what differs.
pub fn run(name: &str, case: Case) {
    panic::set_hook(Box::new(|_| {}));
    let mut counts = Counts::default();
    for (r, range) in RANGES.into_iter().enumerate() {
        for point in 0..POINTS {
            at_a_point(name, case, (r as u64 * POINTS + point, range), &mut counts);
        }
    }
    let Counts {
        compared,
        skipped,
        different,
    } = counts;
    println!("= {compared} {skipped} {different}");
}

fn at_a_point(name: &str, case: Case, (seed, range): (u64, (f64, f64)), counts: &mut Counts) {
    let values = |moved| -> Option<At> {
        let mut at = At::new(seed, range, moved);
        panic::catch_unwind(AssertUnwindSafe(|| case(&mut at))).ok()??;
        at.values.iter().all(|v| v.is_finite()).then_some(at)
    };
    let Some(plain) = values(None) else {
        counts.skipped += 1;
        return;
    };
    let tell = |counts: &mut Counts, what: String| {
        counts.different += 1;
        if counts.different <= TOLD {
            println!(
                "! {name}: {what}; at {:?}, seed {seed}, {range:?}",
                plain.point
            );
        }
    };
    let mut at = At::new(seed, range, None);
    at.with_adjoints = true;
    match panic::catch_unwind(AssertUnwindSafe(|| case(&mut at))) {
        Ok(Some(())) => {}
        Ok(None) => return tell(counts, "the companion gives nothing".into()),
        Err(payload) => {
            let text = payload.downcast_ref::<String>().cloned();
            let text = text.or_else(|| payload.downcast_ref::<&str>().map(|s| s.to_string()));
            return tell(
                counts,
                format!("the companion panics: {}", text.unwrap_or_default()),
            );
        }
    }
    if at.again.len() > at.values.len() || at.again.iter().zip(&at.values).any(|(a, b)| a != b) {
        tell(
            counts,
            format!("values {:?}, of the companion {:?}", at.values, at.again),
        );
    }
    if at.adjoints.len() != plain.point.len() {
        return tell(
            counts,
            format!(
                "{} adjoints for {} inputs",
                at.adjoints.len(),
                plain.point.len()
            ),
        );
    }
    if at.tangents.len() != at.weights.len() && !at.directions.is_empty() {
        let (tangents, values) = (at.tangents.len(), at.weights.len());
        return tell(counts, format!("{tangents} tangents for {values} values"));
    }
    if let Some((forward, reverse, tolerance)) = at.modes() {
        counts.compared += 1;
        let finite = forward.is_finite() && reverse.is_finite();
        let apart = finite && (forward - reverse).abs() > tolerance;
        if apart || forward.is_finite() != reverse.is_finite() {
            tell(
                counts,
                format!("{forward:e} in forward mode, {reverse:e} in reverse mode"),
            );
        }
    }
    let size = at
        .values
        .iter()
        .zip(&at.weights)
        .map(|(v, w)| (v * w).abs())
        .sum::<f64>();
    let (step, tolerance, rounding) = match plain.single {
        true => (2e-2, 2e-2, 1e-6),
        false => (1e-4, 1e-5, 1e-15),
    };
    products(name, case, &plain, &at, counts);
    let each = plain.point.len().div_ceil(COMPONENTS).max(1);
    for k in (0..plain.point.len()).step_by(each) {
        let h = step * plain.point[k].abs().max(0.1);
        let weighted = |by: f64| -> Option<f64> {
            let there = values(Some((k, by)))?;
            let same = there.values.len() == at.weights.len();
            same.then(|| {
                there
                    .values
                    .iter()
                    .zip(&at.weights)
                    .map(|(v, w)| v * w)
                    .sum()
            })
        };
        let quotient = |h: f64| Some((weighted(h)? - weighted(-h)?) / (2.0 * h));
        let (Some(wide), Some(narrow)) = (quotient(h), quotient(h / 4.0)) else {
            counts.skipped += 1;
            continue;
        };
        let scale = tolerance * (1e-3 + narrow.abs()) + 40.0 * rounding * size / h;
        // Not smooth there, or too steep.
        if !((wide - narrow).abs() <= 4.0 * scale && scale <= 0.1 * (1.0 + narrow.abs())) {
            counts.skipped += 1;
            continue;
        }
        counts.compared += 1;
        let got = at.adjoints[k];
        let near = (got - narrow).abs() <= 10.0 * scale + 2.0 * (wide - narrow).abs();
        if !near {
            tell(
                counts,
                format!("component {k}: {got:e} instead of {narrow:e} ({wide:e})"),
            );
        }
    }
}

/// Compares some columns of the Hessian, where there are any, with differences of gradients.
fn products(name: &str, case: Case, plain: &At, at: &At, counts: &mut Counts) {
    let run = |along, moved| {
        let mut there = At::new(plain.seed, plain.range, moved);
        (there.along, there.with_adjoints) = (along, true);
        let run = || case(&mut there);
        panic::catch_unwind(AssertUnwindSafe(run)).ok()??;
        Some(there)
    };
    let (step, tolerance) = if at.single {
        (2e-2, 5e-2)
    } else {
        (1e-4, 1e-5)
    };
    for k in (0..plain.point.len()).step_by(plain.point.len().div_ceil(COLUMNS).max(1)) {
        let product = run(Some(k), None).and_then(|there| there.products);
        let (Some(product), [weight]) = (product, &at.weights[..]) else {
            return;
        };
        let h = step * plain.point[k].abs().max(0.1);
        let quotients = |h: f64| {
            let (up, down) = (run(None, Some((k, h)))?, run(None, Some((k, -h)))?);
            let pairs = up.adjoints.iter().zip(&down.adjoints);
            Some(pairs.map(|(a, b)| (a - b) / (2.0 * h * weight)).collect())
        };
        let of: (Option<Vec<f64>>, Option<Vec<f64>>) = (quotients(h), quotients(h / 4.0));
        let (Some(wide), Some(narrow)) = of else {
            counts.skipped += 1;
            continue;
        };
        let size = at.adjoints.iter().fold(0.0f64, |size, a| size.max(a.abs()));
        let rounding = if at.single { 1e-5 } else { 1e-13 } * size / h;
        for (j, got) in product.iter().enumerate() {
            let apart = (wide[j] - narrow[j]).abs();
            let scale = tolerance * (1e-3 + narrow[j].abs()) + rounding;
            if !(apart <= 4.0 * scale && scale <= 0.1 * (1.0 + narrow[j].abs())) {
                counts.skipped += 1;
                continue;
            }
            counts.compared += 1;
            let near = (got - narrow[j]).abs() <= 10.0 * scale + 2.0 * apart;
            if !near {
                let (there, point) = (narrow[j], &plain.point);
                counts.different += 1;
                if counts.different <= TOLD {
                    println!(
                        "! {name}: second derivative {j}, {k}: {got:e} instead of {there:e}; at {point:?}"
                    );
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(case: Case) -> Counts {
        let mut counts = Counts::default();
        (0..9).for_each(|seed| at_a_point("f", case, (seed, (0.5, 2.0)), &mut counts));
        counts
    }

    #[test]
    fn what_differs_is_counted() {
        fn case(at: &mut At, factor: f64) -> Option<()> {
            let ((x,), ()) = at.make::<(f64,), ()>();
            at.value(&(x * x));
            if at.wants_adjoints() {
                let seed = at.seed(&0.0);
                at.again(&(x * x));
                at.adjoint(&(factor * x * seed));
            }
            Some(())
        }
        let right = counts(|at| case(at, 2.0));
        assert_eq!((right.compared, right.skipped, right.different), (9, 0, 0));
        assert_eq!(counts(|at| case(at, 2.01)).different, 9);
    }

    #[test]
    fn kinks_are_left_out() {
        fn case(at: &mut At) -> Option<()> {
            let ((x,), ()) = at.make::<(f64,), ()>();
            at.value(&(x * 1e6).sin());
            at.with_adjoints.then(|| at.seed(&0.0));
            at.adjoint(&0.0);
            Some(())
        }
        let counts = counts(case);
        assert_eq!((counts.compared, counts.different), (0, 0));
    }
}
