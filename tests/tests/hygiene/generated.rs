//! Functions that `macro_rules!` make: types and expressions arrive in invisible groups.

use grad_runtime::grad;

macro_rules! polynomial {
    ($(#[$meta:meta])* $vis:vis fn $name:ident($x:ident: $t:ty) -> $ret:ty = $first:expr $(, $more:expr)*;) => {
        $(#[$meta])*
        #[grad]
        $vis fn $name($x: $t) -> $ret {
            let mut power: $ret = 1.0;
            let mut sum: $ret = $first;
            $(
                power *= $x;
                sum += power * $more;
            )*
            sum
        }
    };
}

polynomial! {
    /// An even one.
    pub(super) fn even(x: f64) -> f64 = 1.0, 0.0, 2.0 + 1.0;
}

polynomial! {
    fn narrow(x: f32) -> f32 = 0.5, -2.0;
}

#[test]
fn polynomials() {
    assert_eq!(even(2.0), 13.0);
    assert_eq!(even_value_and_grad(2.0), (13.0, 12.0));
    assert_eq!(narrow_value_and_grad(3.0), (-5.5, -2.0));
}

macro_rules! binary {
    ($name:ident, |$a:ident, $b:ident| $body:expr) => {
        #[grad]
        fn $name($a: f64, $b: f64) -> f64 {
            // Without the invisible group the product would take `a * b + 1.0` apart.
            let scale = 2.0;
            scale * $body
        }
    };
}

binary!(sum, |p, q| p * q + 1.0);
binary!(branch, |p, q| if p > q { p.sin() } else { q * q });

#[test]
fn expressions() {
    assert_eq!(sum_value_and_grad(3.0, 4.0), (26.0, (8.0, 6.0)));
    assert_eq!(branch_value_and_grad(1.0, 3.0), (18.0, (0.0, 12.0)));
}

/// Parts of a type, an operator, a pattern, a block, a name of a function.
macro_rules! sweep {
    ($name:ident, $t:ty, $n:expr, $step:ident, $op:tt, $p:pat => $e:expr, $b:block) => {
        #[grad]
        fn $name(x: [$t; $n], w: &[$t]) -> $t {
            let mut sum = $b;
            let total = $step(x[0], w);
            for i in 0..$n {
                sum $op x[i] * total;
            }
            match $n {
                $p => $e,
                _ => sum * w[0],
            }
        }
    };
}

#[grad]
fn first_pair(x: f64, w: &[f64]) -> f64 {
    x * w[0] + w[1]
}

sweep!(mixed, f64, 3, first_pair, +=, 7 | 8 => 0.0, { 0.0 });

#[test]
fn parts() {
    let at = ([0.5, 0.25, 2.0], vec![1.5, 0.75]);
    let got = mixed_grad(at.0, &at.1);
    grad_tests::check::gradient(|(x, w): &([f64; 3], Vec<f64>)| mixed(*x, w), &at, &got);
}

/// A whole function as tokens, and one made by a macro that a macro made.
macro_rules! annotated {
    ($($function:item)*) => { $(#[grad] $function)* };
}

annotated! {
    fn shifted(x: f64) -> f64 {
        let y = x + 1.0;
        y * y
    }
    fn scaled(x: f64) -> f64 {
        3.0 * shifted(x)
    }
}

macro_rules! outer {
    ($d:tt $name:ident $k:literal) => {
        macro_rules! inner {
                                                    ($d t:ty) => {
                                                        #[grad(wrt(x))]
                                                        fn $name(x: $d t, offset: $d t) -> $d t {
                                                            x * x * $k + offset
                                                        }
                                                    };
                                                }
        inner!(f64);
    };
}

outer!($ parabola 2.5);

#[test]
fn nested_macros() {
    assert_eq!(scaled_grad(1.0), 12.0);
    assert_eq!(parabola_grad(2.0, 1.0), 10.0);
}
