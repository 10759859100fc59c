//! Emitted code under the lints that crates deny. (rustc's are checked in `ui/pass/pedantic.rs` too, in a crate of its
//! own; clippy's wherever clippy runs over this workspace.)
#![deny(
    warnings,
    unused,
    nonstandard_style,
    unused_qualifications,
    unreachable_pub,
    single_use_lifetimes
)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::shadow_unrelated
)]
#![deny(
    clippy::missing_docs_in_private_items,
    clippy::absolute_paths,
    clippy::allow_attributes_without_reason
)]
#![deny(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::float_arithmetic,
    clippy::as_conversions
)]

/// What a user wrote, with its own lints. They are switched off function by function: companions do not get that.
macro_rules! user {
    ($($item:item)*) => {
        $(
            #[grad_runtime::grad(show)]
            #[allow(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction, unused, nonstandard_style, reason = "the user's")]
            $item
        )*
    };
}

user! {
    fn bessel_Like(x: f64, n: i32) -> f64 {
        let mut term = x.powi(n);
        let mut sum = 0.0;
        for k in 1..10 {
            sum += term;
            term *= -x * x / (4.0 * k as f64 * (k + n) as f64);
            if term.abs() < 1e-12 {
                return sum;
            }
        }
        sum
    }

    fn relax(u: &mut Vec<f64>, b: &[[f64; 2]], w: &[Vec<f64>], n: usize, k: f32) -> (f64, [f64; 2], Vec<f64>) {
        let mut out = vec![0.0; n];
        for i in 1..u.len() {
            let old = u[i];
            u[i] = 0.5 * (u[i - 1] + b[i][0] * w[i][0]);
            out[i % n] += old * u[i];
            if old > 3.0 {
                break;
            }
        }
        u.push(f64::from(k));
        (u[0] * k as f64, b[0], out)
    }

    fn many_parameters(a: f64, b: f64, c: f64, d: &f64, e: &mut f64, f: [f64; 3], g: (f64, usize), h: &[f64], i: usize) -> f64 {
        let helper = |x: f64| x * a + b;
        *e = helper(c) * d;
        match i {
            0 => helper(*e),
            1 | 2 => h.iter().zip(&f).map(|(x, y)| x * y).sum::<f64>() + bessel_Like(g.0, 2),
            _ => {
                let mut x = g.0;
                while x < 10.0 {
                    x = x * x + 1.0;
                }
                x
            }
        }
    }

    fn inactive(n: usize) -> bool {
        n > 3
    }
}

#[test]
fn emitted_code_computes() {
    let (value, x_bar) = bessel_Like_value_and_grad(0.5, 2);
    assert!(value > 0.0 && x_bar > 0.0);
    assert!(BESSEL_LIKE_GRAD_SOURCE.contains("fn bessel_Like_"));
    let mut u = vec![1.0, 2.0];
    let (b, w) = ([[1.0; 2]; 2], [vec![1.0], vec![2.0]]);
    let (mut u_bar, mut b_bar, mut w_bar) = (vec![0.0; 3], [[0.0; 2]; 2], [vec![0.0], vec![0.0]]);
    let seed = (1.0, [0.0; 2], vec![0.0; 2]);
    let ((first, ..), k_bar) = relax_vjp(
        &mut u, &b, &w, 2, 0.5, &mut u_bar, &mut b_bar, &mut w_bar, seed,
    );
    assert!((first - 0.5).abs() < 1e-12 && (k_bar - 1.0).abs() < 1e-6);
    let gradient =
        many_parameters_grad(1.0, 2.0, 3.0, &4.0, &mut 5.0, [1.0; 3], (2.0, 1), &[1.0], 0);
    assert!(gradient.0 > 0.0);
    assert!(inactive(4));
}
