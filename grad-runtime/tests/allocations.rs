//! A warm tape, and a warm pool, allocate nothing.

use grad_runtime::Tape;
use grad_runtime::rt::with_tape;

/// Allocations of this thread while `f` runs.
fn allocations(f: impl FnOnce()) -> u64 {
    allocation_counter::measure(f).count_total
}

/// A forward and a reverse sweep that use everything a tape offers; the reverse one records as well.
fn sweep(tape: &mut Tape) {
    let mark = tape.mark();
    let mut u = state();
    for i in 0..1000 {
        tape.push_f64s([i as f64, 1.0]);
        tape.push_words([i]);
    }
    tape.frame_f64::<3>(500)[499] = [1.0, 2.0, 3.0];
    tape.frames::<1, 1, 0>(100);
    tape.save(&u[..]);
    u[0] = 1.0;
    let mut rev = tape.rev(mark);
    rev.restore(&mut u[..]);
    rev.frames::<1, 1, 0>(100);
    assert_eq!(rev.frame_f64::<3>(500)[499], [1.0, 2.0, 3.0]);
    for i in (0..1000).rev() {
        let scratch = rev.tape();
        let inner = scratch.mark();
        scratch.push_f64s([0.5]);
        assert_eq!(scratch.rev(inner).pop_f64s(), [0.5]);
        assert_eq!(rev.pop_words(), [i]);
        assert_eq!(rev.pop_f64s(), [i as f64, 1.0]);
    }
}

fn state() -> [f64; 64] {
    [0.0; 64]
}

#[test]
fn a_warm_tape_allocates_nothing() {
    let mut tape = Tape::new();
    assert!(allocations(|| sweep(&mut tape)) > 0);
    let peak = tape.peak_bytes();
    assert_eq!(allocations(|| (0..3).for_each(|_| sweep(&mut tape))), 0);
    assert_eq!(tape.peak_bytes(), peak);
    assert_eq!(tape.recorded_bytes(), 0);
}

#[test]
fn a_tape_of_the_right_capacity_allocates_nothing() {
    let mut tape = Tape::with_capacity(1000);
    let count = allocations(|| (0..1000).for_each(|i| tape.push_f64s([f64::from(i)])));
    assert_eq!(count, 0);
}

#[test]
fn a_new_tape_allocates_nothing() {
    assert_eq!(allocations(|| drop(Tape::new())), 0);
}

/// Each level holds a tape of its own while the next one runs.
#[cfg(feature = "std")]
fn nest(depth: usize) {
    with_tape(|tape| {
        assert_eq!(tape.recorded_bytes(), 0);
        tape.push_f64s([depth as f64]);
        if depth > 0 {
            nest(depth - 1);
        }
        sweep(tape);
    });
}

#[cfg(feature = "std")]
#[test]
fn a_warm_pool_allocates_nothing_even_nested() {
    nest(3);
    assert_eq!(allocations(|| nest(3)), 0);
}

#[test]
fn a_panic_does_not_spoil_the_pool() {
    let panicked = std::panic::catch_unwind(|| {
        with_tape(|tape| -> () {
            tape.push_f64s([1.0]);
            panic!("on purpose");
        })
    });
    assert!(panicked.is_err());
    with_tape(|tape| assert_eq!(tape.recorded_bytes(), 0));
}
