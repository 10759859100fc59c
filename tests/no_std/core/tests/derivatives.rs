//! What the companions compute, and in which memory.

use grad_no_std_core::filters::{self, Calibration, WINDOW};
use grad_no_std_core::{control, generic, methods, paths};
use grad_runtime::{RecordLen, Tape};

/// Central differences.
#[track_caller]
fn check<const N: usize>(
    f: impl Fn(&[f64; N]) -> f64,
    at: [f64; N],
    gradient: [f64; N],
    step: f64,
    within: f64,
) {
    for k in 0..N {
        let moved = |by: f64| {
            let mut x = at;
            x[k] += by;
            f(&x)
        };
        let difference = (moved(step) - moved(-step)) / (2.0 * step);
        let scale = difference.abs().max(1.0);
        assert!(
            (gradient[k] - difference).abs() < within * scale,
            "component {k}: {} instead of {difference}",
            gradient[k]
        );
    }
}

#[track_caller]
fn exact<const N: usize>(f: impl Fn(&[f64; N]) -> f64, at: [f64; N], gradient: [f64; N]) {
    check(f, at, gradient, 1e-6, 1e-7);
}

fn wide<const N: usize>(x: [f32; N]) -> [f64; N] {
    x.map(f64::from)
}

#[test]
fn methods_of_the_runtimes_trait() {
    let (a, b) = methods::period_grad(0.8, 0.6);
    exact(|[l, a]| methods::period(*l, *a), [0.8, 0.6], [a, b]);

    let (a, b) = methods::everything_grad(0.6, 0.9);
    exact(|[x, y]| methods::everything(*x, *y), [0.6, 0.9], [a, b]);

    let (value, (from, to, radius)) =
        methods::haversine_value_and_grad((0.3, -1.2), (0.5, 0.4), 2.0);
    assert_eq!(value, methods::haversine((0.3, -1.2), (0.5, 0.4), 2.0));
    exact(
        |[a, b, c, d, r]| methods::haversine((*a, *b), (*c, *d), *r),
        [0.3, -1.2, 0.5, 0.4, 2.0],
        [from.0, from.1, to.0, to.1, radius],
    );
}

#[test]
fn forward_and_second_order() {
    let (a, b) = methods::dew_point_grad(21.0, 0.4);
    let f = |[t, h]: &[f64; 2]| f64::from(methods::dew_point(*t as f32, *h as f32));
    check(f, [21.0, 0.4], wide([a, b]), 1e-2, 3e-3);
    let (_, tangent) = methods::dew_point_jvp(21.0, 0.4, 1.0, 2.0);
    assert!((tangent - (a + 2.0 * b)).abs() < 1e-4);
    let (h, _) = methods::dew_point_hvp(21.0, 0.4, 1.0, 0.0);
    let slope = |t: f32| methods::dew_point_grad(t, 0.4).0;
    assert!((h - (slope(22.0) - slope(20.0)) / 2.0).abs() < 1e-4);
}

#[test]
fn functions_of_libm() {
    exact(
        |[x]| paths::normal_cdf(*x),
        [0.4],
        [paths::normal_cdf_grad(0.4)],
    );
    let (a, b, c) = paths::damped_grad(0.7, 0.4, 3.0);
    let f = |[t, r, o]: &[f64; 3]| f64::from(paths::damped(*t as f32, *r as f32, *o as f32));
    check(f, [0.7, 0.4, 3.0], wide([a, b, c]), 1e-2, 2e-3);
    let (a, b) = paths::pressure_grad(1500.0, 1013.25);
    exact(|[h, p]| paths::pressure(*h, *p), [1500.0, 1013.25], [a, b]);
}

#[test]
fn methods_of_num_traits() {
    let (a, b, c) = generic::smooth_max_grad(0.4, 0.9, 3.0);
    exact(
        |[x, y, s]| generic::smooth_max(*x, *y, *s),
        [0.4, 0.9, 3.0],
        [a, b, c],
    );
    let (a, b, c) = generic::magnitude_grad(1.0, -2.0, 0.5);
    exact(
        |[x, y, z]| generic::magnitude(*x, *y, *z),
        [1.0, -2.0, 0.5],
        [a, b, c],
    );
    let (a, b) = generic::angle_grad(0.5, 0.75);
    let f = |[x, y]: &[f64; 2]| f64::from(generic::angle(*x as f32, *y as f32));
    check(f, [0.5, 0.75], wide([a, b]), 1e-2, 2e-3);
}

const SAMPLES: [f32; WINDOW] = [
    0.4, -0.2, 0.9, 1.4, -0.6, 0.1, 0.3, -1.1, 0.8, 0.7, -0.4, 0.2,
];

fn narrow<const N: usize>(x: &[f64]) -> [f32; N] {
    std::array::from_fn(|k| x[k] as f32)
}

/// Runs `call` on tapes with exactly the lengths that are announced.
fn with_buffers<R>(len: RecordLen, call: impl FnOnce(&mut Tape<'_>) -> R) -> R {
    let (mut f64s, mut f32s, mut words) = (
        vec![0.0; len.f64s()],
        vec![0.0; len.f32s()],
        vec![0; len.words()],
    );
    let spare = len.spare();
    let (mut f64s_2, mut f32s_2, mut words_2) = (
        vec![0.0; spare.f64s()],
        vec![0.0; spare.f32s()],
        vec![0; spare.words()],
    );
    let mut spare = Tape::in_buffers(&mut f64s_2, &mut f32s_2, &mut words_2);
    let mut tape = Tape::in_buffers(&mut f64s, &mut f32s, &mut words).with_spare(&mut spare);
    let result = call(&mut tape);
    assert_eq!(tape.recorded_bytes(), 0);
    result
}

#[test]
fn the_record_of_an_array_has_a_constant_length() {
    const LEN: usize = filters::settle_grad::record().f32s();
    assert!((1..=2 * WINDOW).contains(&LEN), "{LEN}");
    let mut buffer = [0.0f32; LEN];
    let mut tape = Tape::in_buffer(&mut buffer);
    let mut bar = [0.0; WINDOW];
    let (value, gain_bar) = filters::settle_vjp_with(&mut tape, &SAMPLES, 0.6, &mut bar, 1.0);
    assert_eq!(value, filters::settle(&SAMPLES, 0.6));
    let mut gradient = [0.0; WINDOW + 1];
    gradient[..WINDOW].copy_from_slice(&wide(bar));
    gradient[WINDOW] = gain_bar.into();
    let mut at = [0.6; WINDOW + 1];
    at[..WINDOW].copy_from_slice(&wide(SAMPLES));
    let f = |x: &[f64; WINDOW + 1]| f64::from(filters::settle(&narrow(x), x[WINDOW] as f32));
    check(f, at, gradient, 1e-2, 2e-3);
}

#[test]
fn calls_add_their_records() {
    let right = SAMPLES.map(|x| 0.3 - x);
    let (mut left_bar, mut right_bar) = ([0.0; WINDOW], [0.0; WINDOW]);
    let (value, gain_bar) = with_buffers(filters::mismatch_grad::record(), |tape| {
        filters::mismatch_vjp_with(
            tape,
            &SAMPLES,
            &right,
            0.6,
            &mut left_bar,
            &mut right_bar,
            1.0,
        )
    });
    assert_eq!(value, filters::mismatch(&SAMPLES, &right, 0.6));
    let f = |[gain]: &[f64; 1]| f64::from(filters::mismatch(&SAMPLES, &right, *gain as f32));
    check(f, [0.6], [gain_bar.into()], 1e-2, 2e-3);
    assert!(left_bar.iter().chain(&right_bar).all(|x| *x != 0.0));
}

#[test]
fn flags_are_recorded_as_words() {
    let x = [1.5, 2.5, 0.5, 3.0, 1.25, 2.0];
    let mut bar = [0.0; 6];
    let (value, limit_bar) = with_buffers(filters::limited_grad::record(), |tape| {
        filters::limited_vjp_with(tape, &x, 0.3, &mut bar, 1.0)
    });
    assert_eq!((value, limit_bar), (filters::limited(&x, 0.3), 0.0));
    exact(|x| filters::limited(x, 0.3), x, bar);
}

#[test]
fn a_length_known_at_run_time_only() {
    assert!(!filters::settle_slice_grad::record().is_known());
    assert!(!filters::relax_grad::record().is_known());
    let mut buffer = [0.0f32; 64];
    let mut tape = Tape::in_buffer(&mut buffer);
    let (mut bar, mut expected) = ([0.0; WINDOW], [0.0; WINDOW]);
    let (_, gain_bar) = filters::settle_slice_vjp_with(&mut tape, &SAMPLES, 0.6, &mut bar, 1.0);
    let mut buffer = [0.0f32; filters::settle_grad::record().f32s()];
    let mut tape = Tape::in_buffer(&mut buffer);
    let (_, gain_expected) = filters::settle_vjp_with(&mut tape, &SAMPLES, 0.6, &mut expected, 1.0);
    assert_eq!((bar, gain_bar), (expected, gain_expected));

    let heat = [1.0, 0.2, 0.5, 0.3, 0.1];
    let (mut f64s, mut words) = ([0.0; 400], [0; 100]);
    let mut tape = Tape::in_buffers(&mut f64s, &mut [], &mut words);
    let (mut now, mut heat_bar) = (heat, [0.0; 5]);
    let (value, rate_bar) = filters::relax_vjp_with(&mut tape, &mut now, 0.3, &mut heat_bar, 1.0);
    let primal = |heat: &[f64; 5], rate: f64| {
        let mut heat = *heat;
        (filters::relax(&mut heat, rate), heat)
    };
    assert_eq!((value, now), primal(&heat, 0.3));
    exact(|heat| primal(heat, 0.3).0, heat, heat_bar);
    exact(|[rate]| primal(&heat, *rate).0, [0.3], [rate_bar]);
}

#[test]
#[should_panic(expected = "the record needs a buffer of at least")]
fn too_short_a_buffer() {
    let mut buffer = [0.0f32; 3];
    let mut tape = Tape::in_buffer(&mut buffer);
    filters::settle_slice_vjp_with(&mut tape, &SAMPLES, 0.6, &mut [0.0; WINDOW], 1.0);
}

#[test]
fn what_records_nothing_needs_no_tape() {
    let x = [3.0, -4.0, 12.0];
    let mut bar = [0.0; 3];
    assert_eq!(filters::norm_value_and_grad_into(&x, &mut bar), 13.0);
    exact(|x| filters::norm(x), x, bar);
    let mut bar = [1.0; 3];
    filters::norm_vjp(&x, &mut bar, 0.0);
    assert_eq!(bar, [1.0; 3]);
}

#[test]
fn methods_of_structs() {
    let of = Calibration {
        scale: 1.5,
        offset: [0.25, -0.5],
    };
    let (of_bar, raw_bar) = of.reading_grad([2.0, 1.0]);
    let f = |x: &[f64; 5]| {
        let [scale, a, b, c, d] = narrow(x);
        f64::from(
            Calibration {
                scale,
                offset: [a, b],
            }
            .reading([c, d]),
        )
    };
    let gradient = [
        of_bar.scale,
        of_bar.offset[0],
        of_bar.offset[1],
        raw_bar[0],
        raw_bar[1],
    ];
    check(f, [1.5, 0.25, -0.5, 2.0, 1.0], wide(gradient), 1e-2, 2e-3);
}

#[test]
fn a_controller_is_tuned() {
    let mut gains = [2.0f32, 0.5, 0.2];
    let before = control::tracking_loss(&gains);
    let mut gradient = [0.0; 3];
    with_buffers(control::tracking_loss_grad::record(), |tape| {
        control::tracking_loss_vjp_with(tape, &gains, &mut gradient, 1.0)
    });
    let f = |x: &[f64; 3]| f64::from(control::tracking_loss(&narrow(x)));
    check(f, wide(gains), wide(gradient), 1e-2, 2e-3);
    for _ in 0..50 {
        let mut gradient = [0.0; 3];
        with_buffers(control::tracking_loss_grad::record(), |tape| {
            control::tracking_loss_vjp_with(tape, &gains, &mut gradient, 1.0)
        });
        for (gain, slope) in gains.iter_mut().zip(gradient) {
            *gain -= slope;
        }
    }
    let after = control::tracking_loss(&gains);
    assert!(after < 0.9 * before, "{before} to {after}");
}
