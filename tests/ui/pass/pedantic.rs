//! A crate that denies everything that can be denied.

#![deny(warnings, missing_copy_implementations)]
#![deny(unused, unreachable_pub, nonstandard_style, rust_2018_idioms, unused_qualifications)]
#![deny(elided_lifetimes_in_paths, explicit_outlives_requirements, single_use_lifetimes, trivial_casts)]
#![deny(trivial_numeric_casts, unused_results, unused_lifetimes, variant_size_differences, let_underscore_drop)]
#![forbid(missing_debug_implementations, missing_docs, unsafe_code)]
#![no_implicit_prelude]

/// Functions of a user.
pub mod functions {
    use ::grad_runtime::grad;

    /// A sum of squares.
    #[grad(show)]
    pub fn squares(x: &[f64], scale: f64) -> f64 {
        let mut sum = 0.0;
        for v in x {
            sum += v * v * scale;
        }
        sum
    }

    /// Fills `out`.
    #[grad]
    pub fn fill(x: f64, out: &mut [f64], n: usize) -> (f64, [f64; 2]) {
        let mut y = x;
        for i in 0..n {
            if y > 100.0 {
                return (y, [x, y]);
            }
            y *= x;
            out[i] = y;
        }
        (squares(out, x), [y, x])
    }
}

fn main() {
    let _value = functions::squares_grad(&[1.0], 2.0);
}
