//! Functions, modules and blocks of the user's that are called like those of the standard library, or like each other.

use grad_runtime::{Differentiable, grad};

mod registers {
    use super::*;

    mod mem {
        use grad_runtime::grad;

        #[grad]
        pub fn swap(a: &mut f64, b: &mut f64) {
            let t = *a;
            *a = 2.0 * *b;
            *b = t * t;
        }

        #[grad]
        pub fn replace(cell: &mut f64, by: f64) -> f64 {
            *cell = by * by;
            by
        }
    }

    #[grad]
    pub fn run(x: f64, y: f64, z: f64) -> f64 {
        let (mut a, mut b) = (x, y);
        mem::swap(&mut a, &mut b);
        let old = mem::replace(&mut a, z);
        a * b + old
    }

    #[test]
    fn a_module_called_mem() {
        grad_tests::check!(run, run_value_and_grad, [x = 0.5, y = 1.5, z = 0.7] => (x, y, z));
    }
}

mod meshes {
    use super::*;

    mod array {
        #[grad_runtime::grad]
        pub fn from_fn(x: f64) -> [f64; 2] {
            [x * x, x]
        }
    }

    mod tools {
        pub mod iter {
            #[grad_runtime::grad]
            pub fn zip(a: f64, b: f64) -> f64 {
                a - b * b
            }
        }
        pub mod cmp {
            #[grad_runtime::grad]
            pub fn max(a: f64, b: f64) -> f64 {
                a * b
            }
        }
    }

    use tools::cmp;

    #[grad]
    fn drop(x: &mut f64) {
        *x *= *x;
    }

    #[grad]
    pub fn volume(x: f64, y: f64) -> f64 {
        use tools::iter;
        let [mut a, b] = array::from_fn(x);
        drop(&mut a);
        cmp::max(a, y) + iter::zip(b, y) * tools::cmp::max(b, b)
    }
    agrees!(modules_of_other_places, [x = 0.5, y = 1.5] => volume(x, y), volume_value_and_grad(x, y));
}

mod orders {
    use super::*;

    #[derive(Clone, Copy, Differentiable)]
    struct Reverse(f64);

    #[grad]
    pub fn energy(x: f64) -> f64 {
        let back = Reverse(x);
        back.0 * back.0
    }
    agrees!(a_struct_called_reverse, [x = 0.5] => energy(x), energy_value_and_grad(x));
}

mod operators {
    use super::*;

    #[grad]
    pub trait Saturating {
        fn add(&self, more: f64) -> f64;
    }

    #[grad]
    impl Saturating for f64 {
        fn add(&self, more: f64) -> f64 {
            (self + more).tanh()
        }
    }

    #[grad]
    pub fn filled(x: f64, y: f64) -> f64 {
        x.add(y) * y
    }
    agrees!(a_method_of_floats_called_add, [x = 0.5, y = 1.5] => filled(x, y), filled_value_and_grad(x, y));
}

mod sums {
    use super::*;
    use std::ops::{Add, Neg};

    #[grad]
    pub fn total(x: f64, y: f64) -> f64 {
        x.add(y).neg() * y
    }
    agrees!(operators_by_their_methods, [x = 0.5, y = 1.5] => total(x, y), total_value_and_grad(x, y));
}

macro_rules! vec {
    ($($of:expr),*) => { [$(2.0 * $of),*] };
}

mod marks {
    use super::*;

    #[allow(non_upper_case_globals)]
    const limit: usize = 1;

    #[allow(non_upper_case_globals)]
    #[grad]
    pub fn graded(x: f64) -> f64 {
        let mut total = 0.0;
        for n in 0..3 {
            total += match n {
                limit => x * x,
                other => x * other as f64,
            };
        }
        total
    }
    agrees!(constants_in_small_letters, [x = 0.5] => graded(x), graded_value_and_grad(x));

    #[grad]
    pub fn doubled(x: f64) -> f64 {
        let both = vec![x, x * x];
        both[0] * both[1]
    }
    agrees!(a_macro_called_vec, [x = 0.5] => doubled(x), doubled_value_and_grad(x));
}

mod standard {
    use super::*;
    use std::{array, cmp, f64, hint, iter, mem};

    #[grad]
    pub fn all(x: &[f64]) -> f64 {
        let (mut a, mut b) = (x[0], x[1]);
        mem::swap(&mut a, &mut b);
        let old = mem::replace(&mut a, x[2]);
        let taken = mem::take(&mut b);
        let n = cmp::max(x.len(), 2) - cmp::min(1, x.len());
        let weights: [f64; 3] = array::from_fn(|i| x[i] * (i + 1) as f64);
        let dot: f64 = iter::zip(x, &weights).map(|(p, q)| p * q).sum();
        let chained: f64 = iter::once(a).chain(iter::repeat(taken).take(n)).sum();
        drop(weights.to_vec());
        hint::black_box(dot) * chained + f64::max(a, old) + f64::consts::PI
    }
    agrees!(the_standard_library_itself, [x = std::vec![0.5, 1.5, 0.7]] => all(&x), all_value_and_grad(&x));
}

mod planes {
    use super::*;

    mod taxi {
        #[grad_runtime::grad]
        pub trait Norm {
            fn size(&self) -> f64;
        }

        #[grad_runtime::grad]
        impl Norm for [f64; 2] {
            fn size(&self) -> f64 {
                self[0] * self[0] + self[1]
            }
        }
    }

    mod disc {
        #[grad_runtime::grad]
        pub trait Norm {
            fn size(&self) -> f64;
        }

        #[grad_runtime::grad]
        impl Norm for [f64; 2] {
            fn size(&self) -> f64 {
                self[0].hypot(self[1])
            }
        }
    }

    use disc::Norm;

    #[grad]
    pub fn both(x: f64, y: f64) -> f64 {
        let at = [x, y];
        at.size() * taxi::Norm::size(&at)
    }
    agrees!(blocks_of_the_same_words, [x = 0.5, y = 1.5] => both(x, y), both_value_and_grad(x, y));
}

mod penalties {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, Differentiable)]
    pub enum Penalty {
        Some(f64),
        None,
    }

    #[grad]
    fn chosen(x: f64) -> Penalty {
        match x > 1.0 {
            true => Penalty::Some(x * x),
            false => Penalty::None,
        }
    }

    #[grad]
    pub fn cost(x: &[f64]) -> f64 {
        let mut total = 0.0;
        for v in x {
            total += match chosen(*v) {
                Penalty::Some(weight) => 3.0 * weight,
                Penalty::None => 2.0 * v,
            };
        }
        total * x[0]
    }
    agrees!(variants_called_some_and_none, [x = std::vec![0.5, 1.5]] => cost(&x), cost_value_and_grad(&x));
}

mod widths {
    use super::*;

    /// What has the name of a type, and of a module.
    #[grad]
    pub fn f64(x: f64) -> f64 {
        x * x
    }

    #[grad]
    pub fn largest(x: &[f64]) -> f64 {
        let mut best = f64::NEG_INFINITY;
        for v in x {
            best = best.max(f64(*v));
        }
        best
    }
    agrees!(a_function_called_f64, [x = std::vec![0.5, -1.5, 1.0]] => largest(&x), largest_value_and_grad(&x));
}

mod orbits {
    use super::*;

    #[grad]
    pub fn apoapsis(axis: f64, eccentricity: f64) -> f64 {
        axis * (1.0 + eccentricity)
    }

    #[derive(Clone, Debug, PartialEq, Differentiable)]
    pub struct Orbit {
        axis: f64,
        eccentricity: f64,
    }

    #[grad]
    impl Orbit {
        /// The function of that name gives a number.
        pub fn apoapsis(&self) -> Option<f64> {
            if self.eccentricity < 1.0 {
                Some(apoapsis(self.axis, self.eccentricity))
            } else {
                None
            }
        }
    }

    #[grad]
    pub fn reach(axis: f64, eccentricity: f64) -> f64 {
        let orbit = Orbit { axis, eccentricity };
        orbit.apoapsis().unwrap_or(axis) * axis
    }

    #[test]
    fn methods_called_like_functions() {
        grad_tests::check!(reach, reach_value_and_grad, [a = 1.3, e = 0.2] => (a, e));
    }
}
