//! Whether methods of user traits are the elementary functions of their names.

use crate::real::Real;

const POINTS: [f64; 4] = [0.3, 0.85, 1.6, -0.4];

/// Panics unless both functions agree where they are looked at. (Optimised, this folds to nothing.)
#[inline]
#[track_caller]
pub fn elementary<T: Real>(name: &str, theirs: impl Fn(T) -> T, ours: impl Fn(T) -> T) {
    for x in POINTS {
        let x = T::grad_lit(x);
        compare(name, theirs(x).grad_wide(), ours(x).grad_wide());
    }
}

/// The same for functions of two numbers.
#[inline]
#[track_caller]
pub fn elementary_of_two<T: Real>(
    name: &str,
    theirs: impl Fn(T, T) -> T,
    ours: impl Fn(T, T) -> T,
) {
    for x in POINTS {
        let (x, y) = (T::grad_lit(x), T::grad_lit(1.0 - x));
        compare(name, theirs(x, y).grad_wide(), ours(x, y).grad_wide());
    }
}

#[inline]
#[track_caller]
fn compare(name: &str, theirs: f64, ours: f64) {
    let near = (theirs - ours).abs() <= 1e-3 * (1.0 + ours.abs());
    let same = near || theirs == ours || theirs.is_nan() && ours.is_nan();
    assert!(
        same,
        "`{name}` of a type parameter is differentiated as the elementary function of that name, but its trait declares \
         another: give it another name, with `#[grad]` on the trait and its implementations"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_function_passes() {
        elementary::<f64>("exp", f64::exp, f64::exp);
        elementary::<f32>("ln", f32::ln, f32::ln);
        elementary_of_two::<f64>("powf", f64::powf, f64::powf);
    }

    #[test]
    #[should_panic(expected = "`exp` of a type parameter")]
    fn another_function_does_not() {
        elementary::<f64>("exp", |x| x + 1.0, f64::exp);
    }
}
