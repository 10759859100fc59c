//! Types that stand in the function that uses them: rows of tables, states of loops, choices.

use grad_runtime::grad;

/// A series whose terms have names.
#[grad(jvp)]
fn nutation(t: f64) -> (f64, f64) {
    struct Term(i8, i8, i32);
    let terms = [Term(0, 1, -1719), Term(-2, 0, -131), Term(2, -1, 46)];
    let d = 2.9785 + t * 4.45;
    let m = 3.5752 + t * 0.3599;
    let (mut longitude, mut obliquity) = (0.0, 0.0);
    for x in terms.iter() {
        let arg = (x.0 as f64) * d + (x.1 as f64) * m;
        longitude += arg.sin() * (x.2 as f64) * 1e-3;
        obliquity += arg.cos() / (1.0 + (x.1 as f64).abs());
    }
    (longitude, obliquity)
}

/// What the module calls so, and the function below calls otherwise.
const STIFFNESS: f64 = 3.0;
const PAIR: usize = 3;

/// Constants of the body, of which its types speak.
#[grad(jvp)]
fn sprung(x: f64) -> f64 {
    const STIFFNESS: f64 = 2.0 * HALF;
    const HALF: f64 = 0.5;
    const PAIR: usize = 2;
    #[derive(Clone, Copy)]
    struct Spring {
        length: [f64; PAIR],
    }
    impl Spring {
        const SCALE: f64 = 1.0 + STIFFNESS;

        fn resting(of: f64) -> Spring {
            Spring {
                length: [of * STIFFNESS, of],
            }
        }
    }
    let rest = Spring::resting(0.25);
    let mut energy = 0.0;
    for length in rest.length {
        energy += STIFFNESS * (x - length) * (x - length) * Spring::SCALE;
    }
    energy
}

#[test]
fn constants_of_the_body() {
    assert_eq!((STIFFNESS, PAIR), (3.0, 3));
    assert_eq!(sprung(1.5), 2.0 * 2.0 * 1.25 * 1.25);
    grad_tests::check!(sprung, sprung_value_and_grad, sprung_jvp(x), [x = 1.5] => (x));
}

/// With a method, a constant of the type, and a choice beside it; another function has a type of that name, too.
#[grad(jvp)]
#[allow(non_camel_case_types)]
fn wobble(t: f64) -> f64 {
    #[derive(Clone, Copy)]
    struct Term {
        a: f64,
        k: i32,
    }
    #[derive(Clone, Copy, PartialEq)]
    enum wave {
        Sine,
        Cosine,
    }
    impl Term {
        fn doubled(&self) -> i32 {
            2 * self.k
        }
    }
    const TERMS: [Term; 3] = [
        Term { a: 0.5, k: 3 },
        Term { a: 0.25, k: -1 },
        Term { a: 1.5, k: 1 },
    ];
    let mut sum = 0.0;
    let mut next = wave::Sine;
    for term in &TERMS {
        sum += match next {
            wave::Sine => (term.a * t * term.k as f64).sin(),
            wave::Cosine => term.a * (t * term.doubled() as f64).cos(),
        };
        next = if next == wave::Sine {
            wave::Cosine
        } else {
            wave::Sine
        };
    }
    sum
}

/// A state that carries derivatives from turn to turn.
#[grad(jvp)]
fn walked(turns: &[f64], step: f64) -> f64 {
    struct Pose {
        x: f64,
        y: f64,
        heading: f64,
    }
    let mut pose = Pose {
        x: 0.0,
        y: 0.0,
        heading: 0.3,
    };
    for turn in turns {
        let heading = pose.heading + turn;
        pose = Pose {
            x: pose.x + step * heading.cos(),
            y: pose.y + step * heading.sin(),
            heading,
        };
    }
    pose.x.hypot(pose.y) + pose.heading
}

#[test]
fn rows_states_and_choices() {
    use grad_tests::{check, check_vjp};
    check_vjp!(nutation, nutation_vjp, [t = 0.3] => (t), (0.7, -1.1));
    check!(wobble, wobble_value_and_grad, wobble_jvp(t), [t = 0.4] => (t));
    check!(walked, walked_value_and_grad, walked_jvp(&turns, step), [turns = vec![0.3, -0.5, 0.8], step = 1.2] => (&turns, step));
}
