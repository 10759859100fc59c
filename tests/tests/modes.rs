//! Pullbacks, Hessians, Jacobians, several directions at once.
// The constructs are the point, not the shortest way to write them.
#![allow(clippy::all)]
#![allow(dead_code)]

mod modes {
    mod calls;
    mod hessian;
    mod jacobian;
    mod lanes;
    mod pullback;

    use grad_tests::check;

    /// The Jacobian by difference quotients, as rows.
    pub fn quotients(f: impl Fn(&[f64]) -> Vec<f64>, x: &[f64]) -> Vec<Vec<f64>> {
        let count = f(x).len();
        let along = |row: usize, column: usize| {
            let at = |h: f64| {
                let mut moved = x.to_vec();
                moved[column] += h;
                Some(f(&moved)[row])
            };
            check::quotient(at).expect("defined nearby").0
        };
        (0..count)
            .map(|row| (0..x.len()).map(|column| along(row, column)).collect())
            .collect()
    }

    /// Row by row, to the accuracy of difference quotients.
    #[track_caller]
    pub fn close(got: &[Vec<f64>], expected: &[Vec<f64>]) {
        assert_eq!(got.len(), expected.len());
        for (got, expected) in got.iter().zip(expected) {
            check::close(got, expected, check::RELATIVE);
        }
    }

    /// Symmetric to rounding.
    #[track_caller]
    pub fn symmetric(matrix: &[Vec<f64>]) {
        for i in 0..matrix.len() {
            for j in 0..i {
                let (a, b) = (matrix[i][j], matrix[j][i]);
                let scale = a.abs().max(b.abs()).max(1e-300);
                assert!(
                    (a - b).abs() <= 1e-13 * scale.max(1.0),
                    "({i}, {j}): {a:e} and {b:e}"
                );
            }
        }
    }

    /// The panic's message.
    pub fn message(f: impl FnOnce() + std::panic::UnwindSafe) -> String {
        let payload = std::panic::catch_unwind(f).expect_err("a panic");
        match payload.downcast::<String>() {
            Ok(text) => *text,
            Err(payload) => (*payload.downcast::<&str>().expect("a text")).to_string(),
        }
    }
}
