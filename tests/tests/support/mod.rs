//! What the tests of this folder share.

/// `check!(f, f_value_and_grad, [x = 0.5, w = vec![1.0]] => (x, &w, 3))`: calls both with these arguments;
/// the named ones are what the gradient is with respect to, in order.
macro_rules! check {
    ($f:path, $companion:path, [$($x:ident = $at:expr),*] => ($($arg:expr),* $(,)?)) => {{
        let at = ($($at,)*);
        let got = {
            #[allow(unused_mut, unused_variables)]
            let ($(mut $x,)*) = at.clone();
            $companion($($arg),*)
        };
        let primal = |point: &_| {
            #[allow(unused_mut, unused_variables)]
            let ($(mut $x,)*) = $crate::support::copy(&at, point);
            $f($($arg),*)
        };
        grad_tests::check::value_and_gradient(primal, &at, got);
    }};
}

/// A copy of `of`, which has the type of `_like`.
pub fn copy<T: Clone>(_like: &T, of: &T) -> T {
    of.clone()
}
