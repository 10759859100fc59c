//! The companions around hand-written bodies: signatures, buffers, errors, and numbers against finite differences.
#![allow(clippy::needless_range_loop)]

#[path = "protocol/expanded.rs"]
#[allow(
    dead_code,
    missing_docs,
    clippy::needless_lifetimes,
    clippy::ptr_arg,
    clippy::too_many_arguments
)]
mod expanded;

use expanded::*;
use grad_runtime::rt::{Rev, scratch};
use grad_runtime::{Differentiable, Tangent, Tape};

/// The derivative of `f` in the direction of each component of `x`, by central differences.
fn differences<X: Differentiable + Clone>(x: &X, f: impl Fn(&X) -> f64) -> X::Tangent {
    let mut gradient = x.zero_tangent();
    let n = gradient.len();
    let mut flat = vec![0.0; n];
    for i in 0..n {
        let mut direction = x.zero_tangent();
        let mut unit = vec![0.0; n];
        unit[i] = 1.0;
        direction.unflatten(&unit);
        let at = |h: f64| {
            let mut moved = x.clone();
            moved.move_by(&direction, h);
            f(&moved)
        };
        flat[i] = (at(1e-5) - at(-1e-5)) / 2e-5;
    }
    gradient.unflatten(&flat);
    gradient
}

#[track_caller]
fn assert_close<T: Tangent>(a: &T, b: &T) {
    let mut difference = a.clone();
    difference.scale(-1.0);
    difference.add_assign(b);
    let error = difference.dot(&difference).sqrt();
    assert!(error < 1e-8, "{a:?} differs from {b:?}");
}

/// Runs the forward and the reverse companion as a caller does.
fn split<R, S>(
    fwd: impl FnOnce(&mut Tape) -> R,
    rev: impl FnOnce(&mut Rev<'_, '_>) -> S,
) -> (R, S) {
    let mut tape = Tape::new();
    let mark = tape.mark();
    let value = fwd(&mut tape);
    let slots = rev(&mut tape.rev(mark));
    assert_eq!(tape.recorded_bytes(), 0);
    (value, slots)
}

#[test]
fn scalars() {
    let truth = differences(&(1.5, -0.5), |&(x, y)| scalar::f(x, y));
    assert_close(&scalar::f_grad(1.5, -0.5), &truth);
    let (value, gradient) = scalar::f_value_and_grad(1.5, -0.5);
    assert_eq!(value, scalar::f(1.5, -0.5));
    assert_close(&gradient, &truth);
    assert_eq!(scalar::f_value_and_grad_into(1.5, -0.5), (value, gradient));
    assert_eq!(scalar::f_vjp(1.5, -0.5, 1.0), (value, gradient));
    let (_, slots) = split(
        |tape| <scalar::f_grad>::fwd(1.5, -0.5, tape),
        |rev| <scalar::f_grad>::rev(1.5, -0.5, (), (), rev, 1.0),
    );
    assert_eq!(slots, gradient);
    assert!(scalar::F_GRAD_SOURCE.contains("x_bar = "));
}

#[test]
fn slices_accumulate() {
    let w = vec![0.3, -0.2, 0.9];
    let truth = differences(&(w.clone(), 0.7), |(w, x)| slices::f(w, *x, 3));
    let gradient = slices::f_grad(&w, 0.7, 3);
    assert_close(&gradient, &truth);

    let mut w_bar = vec![1.0; 3];
    let (value, x_bar) = slices::f_vjp(&w, 0.7, 3, &mut w_bar, 2.0);
    assert_eq!(value, slices::f(&w, 0.7, 3));
    let mut twice = truth.clone();
    twice.scale(2.0);
    twice.0.iter_mut().for_each(|d| *d += 1.0);
    assert_close(&(w_bar.clone(), x_bar), &twice);

    let (_, x_bar) = slices::f_value_and_grad_into(&w, 0.7, 3, &mut w_bar);
    assert_eq!((w_bar, x_bar), gradient);

    let mut tape = Tape::new();
    let mut w_bar = [0.0; 3];
    let _ = slices::f_vjp_with(&mut tape, &w, 0.7, 3, &mut w_bar, 1.0);
    assert_eq!(tape.peak_bytes(), 24);
    assert_eq!(tape.recorded_bytes(), 0);
}

#[test]
fn hidden_companions_take_whatever_holds_floats() {
    let w = [0.3, -0.2, 0.9];
    let (truth, truth_x) = slices::f_grad(&w, 0.7, 3);
    let fwd = |tape: &mut Tape| slices::f_grad_fwd(&w, 0.7, 3, tape);

    let mut array = [0.0; 3];
    let (value, ((), x_bar, ())) = split(fwd, |rev| {
        slices::f_grad_rev(&w, 0.7, 3, &mut array, (), (), rev, 1.0)
    });
    assert_eq!(
        (value, array.to_vec(), x_bar),
        (slices::f(&w, 0.7, 3), truth.clone(), truth_x)
    );

    let mut cells = vec![0.0; 3];
    let view = grad_runtime::rt::cells(&mut cells);
    split(fwd, |rev| {
        <slices::f_grad>::rev(&w, 0.7, 3, view, (), (), rev, 1.0)
    });
    assert_eq!(cells, truth);

    let nobody = &mut scratch(&w[..]);
    let (_, (_, x_bar, _)) = split(fwd, |rev| {
        <slices::f_grad>::rev(&w, 0.7, 3, nobody, (), (), rev, 1.0)
    });
    assert_eq!(x_bar, truth_x);
}

#[test]
#[should_panic(expected = "adjoint buffer of `w` has length 2, but `w` has length 3")]
fn lengths_are_checked() {
    let _ = slices::f_vjp(&[1.0; 3], 1.0, 3, &mut [0.0; 2], 1.0);
}

#[test]
fn overwritten_arguments_end_as_the_primal_leaves_them() {
    let start = vec![0.5, -1.0, 2.0];
    let weights = [1.0, 2.0, 3.0];
    let truth = differences(&(start.clone(), 0.3), |(u, dt)| {
        let mut u = u.clone();
        in_place::f(&mut u, *dt);
        u.iter().zip(weights).map(|(u, w)| u * w).sum()
    });
    let mut end = start.clone();
    in_place::f(&mut end, 0.3);

    let (mut u, mut u_bar) = (start.clone(), weights);
    let dt_bar = in_place::f_vjp(&mut u, 0.3, &mut u_bar);
    assert_eq!(u, end);
    assert_close(&(u_bar.to_vec(), dt_bar), &truth);

    // The hidden reverse companion restores what was there before the forward one.
    let u = std::cell::RefCell::new(start.clone());
    let mut u_bar = weights;
    let ((), ((), dt_bar)) = split(
        |tape| <in_place::f_grad>::fwd(&mut u.borrow_mut(), 0.3, tape),
        |rev| <in_place::f_grad>::rev(&mut u.borrow_mut(), 0.3, &mut u_bar, (), rev, ()),
    );
    assert_eq!(u.into_inner(), start);
    assert_close(&(u_bar.to_vec(), dt_bar), &truth);
}

#[test]
fn nested_vecs() {
    let rows = vec![vec![1.0, 2.0], vec![], vec![3.0]];
    let truth = differences(&(rows.clone(), 0.5), |(rows, scale)| nested::f(rows, scale));
    assert_close(&nested::f_grad(&rows, &0.5), &truth);

    let mut rows_grad = vec![vec![9.0; 2], vec![], vec![9.0]];
    let mut scale_grad = 9.0;
    let value = nested::f_value_and_grad_into(&rows, &0.5, &mut rows_grad, &mut scale_grad);
    assert_eq!(value, nested::f(&rows, &0.5));
    assert_close(&(rows_grad, scale_grad), &truth);

    // `fwd` and `rev` are made from `vjp`.
    let mut rows_bar = rows.zero_tangent();
    let mut scale_bar = 0.0;
    let views = grad_runtime::rt::nested(&mut rows_bar);
    split(
        |tape| <nested::f_grad>::fwd(&rows, &0.5, tape),
        |rev| <nested::f_grad>::rev(&rows, &0.5, &views, &mut scale_bar, rev, 1.0),
    );
    drop(views);
    assert_close(&(rows_bar, scale_bar), &truth);
}

#[test]
#[should_panic(expected = "adjoint buffer of `rows[2]` has length 2, but `rows[2]` has length 1")]
fn inner_lengths_are_checked() {
    let rows = vec![vec![], vec![], vec![3.0]];
    nested::f_vjp(
        &rows,
        &0.5,
        &mut [vec![], vec![], vec![0.0; 2]],
        &mut 0.0,
        1.0,
    );
}

type CustomArgs = (Vec<f64>, Vec<f64>, Vec<f64>, Vec<f64>, f64);

/// The custom function's value plus what it leaves behind, weighted.
fn custom_total((v, w, u, grown, x): &CustomArgs) -> f64 {
    let (mut u, mut grown) = (u.clone(), grown.clone());
    let value = custom::f(v.clone(), w, &mut u, &mut grown, 1, *x);
    2.0 * value + 0.5 * u[0] + 0.25 * u[1] + grown[0] + 3.0 * grown[1]
}

fn custom_args() -> CustomArgs {
    (
        vec![1.0, 2.0],
        vec![3.0, 4.0],
        vec![0.5, 0.6],
        vec![7.0],
        1.5,
    )
}

#[test]
fn custom_rules_with_the_callers_buffers() {
    let args = custom_args();
    let truth = differences(&args, custom_total);
    let (v, w, mut u, mut grown, x) = args.clone();
    let (mut w_bar, mut u_bar, mut grown_bar) = (vec![0.0; 2], vec![0.5, 0.25], vec![1.0, 3.0]);
    let (value, (v_bar, x_bar)) = custom::f_vjp(
        v,
        &w,
        &mut u,
        &mut grown,
        1,
        x,
        &mut w_bar,
        &mut u_bar,
        &mut grown_bar,
        2.0,
    );
    assert_close(&(v_bar, w_bar, u_bar, grown_bar, x_bar), &truth);
    // 0.5 * 1.5, and the `NaN` that the rule writes is gone.
    assert_eq!(
        (value, u, grown),
        (2.0 * 4.0 * 0.75, vec![0.75, 0.6], vec![7.0, 2.25])
    );
}

#[test]
fn custom_rules_behind_the_protocol() {
    let args = custom_args();
    let truth = differences(&args, custom_total);
    let (v, w, u, grown, x) = args.clone();
    let places = std::cell::RefCell::new((u, grown));
    let (mut w_bar, mut u_bar, mut grown_bar) = (vec![0.0; 2], vec![0.5, 0.25], vec![1.0, 3.0]);
    let (_, (v_bar, (), (), (), (), x_bar)) = split(
        |tape| {
            let (u, grown) = &mut *places.borrow_mut();
            <custom::f_grad>::fwd(v.clone(), &w, u, grown, 1, x, tape)
        },
        |rev| {
            let (u, grown) = &mut *places.borrow_mut();
            let (w_bar, u_bar) = (&mut w_bar, &mut u_bar);
            let v = v.clone();
            <custom::f_grad>::rev(
                v,
                &w,
                u,
                grown,
                1,
                x,
                (),
                w_bar,
                u_bar,
                &mut grown_bar,
                (),
                (),
                rev,
                2.0,
            )
        },
    );
    assert_close(&(v_bar, w_bar, u_bar, grown_bar, x_bar), &truth);
    assert_eq!(places.into_inner(), (args.2.clone(), args.3.clone()));

    let (v, w, mut u, mut grown, x) = args;
    let (mut w_bar, mut u_bar, mut grown_bar) = (vec![0.0; 2], vec![0.5, 0.25], vec![]);
    let tape = &mut Tape::new();
    let (w_bar, u_bar) = (&mut w_bar, &mut u_bar);
    custom::f_grad_vjp(
        v,
        &w,
        &mut u,
        &mut grown,
        1,
        x,
        (),
        w_bar,
        u_bar,
        &mut grown_bar,
        (),
        (),
        tape,
        2.0,
    );
    assert_eq!((u, grown), (vec![0.75, 0.6], vec![7.0, 2.25]));
    assert_eq!(tape.recorded_bytes(), 0);
}

#[test]
fn results_that_may_fail() {
    assert_eq!(fallible::f_grad(4.0, &[2.0, 3.0]), Ok((1.5, [6.0, 4.0])));
    assert_eq!(
        fallible::f_grad(-1.0, &[2.0, 3.0]),
        Err("negative".to_string())
    );
    let mut w_bar = [1.0; 2];
    assert_eq!(
        fallible::f_vjp(4.0, &[2.0, 3.0], &mut w_bar, 1.0),
        Ok((12.0, 1.5))
    );
    assert_eq!(w_bar, [7.0, 5.0]);
    assert_eq!(
        fallible::f_value_and_grad(4.0, &[2.0, 3.0]),
        Ok((12.0, (1.5, [6.0, 4.0])))
    );
}

#[test]
fn a_vec_that_grows() {
    let (mut v, mut v_bar) = (vec![2.0], vec![]);
    assert_eq!(growing::f_vjp(&mut v, 3.0, &mut v_bar, 1.0), (6.0, 2.0));
    assert_eq!((v, v_bar), (vec![2.0, 3.0, 6.0], vec![3.0]));
    assert_eq!(growing::f_grad(&mut vec![2.0], 3.0), (vec![3.0], 2.0));
    let mut v_grad = vec![5.0; 7];
    assert_eq!(
        growing::f_value_and_grad_into(&mut vec![2.0], 3.0, &mut v_grad),
        (6.0, 2.0)
    );
    assert_eq!(v_grad, [3.0]);
}

#[test]
#[should_panic(expected = "adjoint buffer of `v` has length 1, but `v` has length 3")]
fn a_vec_that_grows_needs_its_last_length() {
    growing::f_vjp(&mut vec![2.0], 3.0, &mut vec![0.0], 1.0);
}

#[test]
fn aliases_and_hostile_names() {
    assert_eq!(alias::f_grad(2.0, &[3.0]), (3.0, vec![2.0]));
    let (tape_bar, seed_bar, x_bar) = hostile::f_grad(&[2.0, 3.0], [5.0, 6.0], 7.0, 1);
    assert_eq!(
        (tape_bar, seed_bar, x_bar),
        (vec![0.0, 35.0], [21.0, 0.0], 15.0)
    );
}
