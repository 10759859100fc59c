//! Functions that write into their callers' memory: old contents come back only where somebody reads them, and
//! gradients do not notice.
#![allow(clippy::all)]

macro_rules! check {
    ($f:path, $companion:path, [$($x:ident = $at:expr),*] => ($($arg:expr),* $(,)?)) => {{
        let at = ($($at,)*);
        let got = {
            #[allow(unused_mut, unused_variables)]
            let ($(mut $x,)*) = at.clone();
            $companion($($arg),*)
        };
        grad_tests::check::value_and_gradient(
            |at| {
                #[allow(unused_mut, unused_variables)]
                let ($(mut $x,)*) = Clone::clone(at);
                $f($($arg),*)
            },
            &at,
            got,
        );
    }};
}

mod keeping {
    mod extents;
    mod integrators;
    mod layers;
    mod off;
}
