//! `check!` and `check_vjp!`: a companion against the function that it stands beside.

/// `check!(f, f_value_and_grad, f_jvp(x, &w), [x = 0.5, w = vec![1.0]] => (x, &w, 3))`: value bit for bit, gradient against
/// difference quotients, forward mode against the gradient. What stands behind `f_jvp` are the arguments that carry a
/// derivative: the names in them are directions there. Without it only reverse mode is checked.
#[macro_export]
macro_rules! check {
    ($f:path, $companion:path, $($jvp:ident)::+ ($($dot:expr),* $(,)?), [$($x:ident = $at:expr),*] => ($($arg:expr),* $(,)?)) => {{
        let at = ($($at,)*);
        let ($($x,)*) = at.clone();
        $crate::check!($f, $companion, [$($x = $x),*] => ($($arg),*));
        let gradient = {
            #[allow(unused_mut, unused_variables)]
            let ($(mut $x,)*) = at.clone();
            $companion($($arg),*)
        };
        let direction = $crate::check::direction(&at);
        let tangent = {
            #[allow(unused_mut, unused_variables)]
            let ($(mut $x,)*) = at.clone();
            $crate::tangent!([] ($($arg,)*) [$($x),*] direction $($jvp)::+ ($($dot),*))
        };
        $crate::check::tangent_of(&direction, &gradient, &tangent);
    }};
    ($f:path, $companion:path, [$($x:ident = $at:expr),*] => ($($arg:expr),* $(,)?)) => {{
        let at = ($($at,)*);
        let got = {
            #[allow(unused_mut, unused_variables)]
            let ($(mut $x,)*) = at.clone();
            $companion($($arg),*)
        };
        let primal = $crate::check::function_of(&at, |at| {
            #[allow(unused_mut, unused_variables)]
            let ($(mut $x,)*) = Clone::clone(at);
            $f($($arg),*)
        });
        $crate::check::value_and_gradient(primal, &at, got);
    }};
}

/// A call of `f_jvp`: first the arguments, one by one, then the same names as directions.
#[doc(hidden)]
#[macro_export]
macro_rules! tangent {
    ([$($given:ident)*] ($first:expr, $($rest:expr,)*) $($tail:tt)*) => {{
        let given = $first;
        $crate::tangent!([$($given)* given] ($($rest,)*) $($tail)*)
    }};
    ([$($given:ident)*] () [$($x:ident),*] $direction:ident $($jvp:ident)::+ ($($dot:expr),*)) => {{
        #[allow(unused_mut, unused_variables)]
        let ($(mut $x,)*) = $direction.clone();
        $($jvp)::+($($given,)* $($dot),*)
    }};
}

/// Functions that return several floats by value, arguments by value.
#[macro_export]
macro_rules! check_vjp {
    ($f:path, $companion:path, [$($x:ident = $at:expr),*] => ($($arg:expr),* $(,)?), $seed:expr) => {{
        use $crate::flatten::floats;
        let at = ($($at,)*);
        let (value, adjoints) = {
            let ($($x,)*) = at.clone();
            $companion($($arg,)* $seed)
        };
        let call = $crate::check::function_of(&at, |at| {
            let ($($x,)*) = Clone::clone(at);
            floats(&$f($($arg),*))
        });
        assert_eq!(floats(&value), call(&at));
        let weighted = |at: &_| call(at).iter().zip(floats(&$seed)).map(|(y, s)| y * s).sum::<f64>();
        $crate::check::gradient(weighted, &at, &adjoints);
    }};
}

/// Named and called as that of the crate `float-cmp`.
#[macro_export]
macro_rules! approx_eq {
    ($float:ty, $a:expr, $b:expr, ulps = $ulps:expr) => {{
        let (a, b): ($float, $float) = ($a, $b);
        a == b || (a.to_bits() as i64 - b.to_bits() as i64).abs() <= $ulps
    }};
}

/// Named and called as that of the crate `float_eq`.
#[macro_export]
macro_rules! float_eq {
    ($a:expr, $b:expr, abs <= $tolerance:expr) => {
        ($a - $b).abs() <= $tolerance
    };
}
