//! The tool that annotates whole crates, on a small one.

use grad_tests::crates::{self, Options};

fn report(more: &[&str]) -> String {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/crates/small");
    let out = concat!(env!("CARGO_TARGET_TMPDIR"), "/small");
    let target = concat!(env!("CARGO_TARGET_TMPDIR"), "/..");
    let args = [&[dir, "--out", out, "--target-dir", target], more].concat();
    let options = Options::parse(args.into_iter().map(String::from)).unwrap();
    crates::report(&options).unwrap().text()
}

#[test]
fn what_can_be_annotated_is_and_the_rest_is_told() {
    let text = report(&["--numbers", "--forward"]);
    for expected in [
        "`#[grad]` cannot differentiate `from_bits`",
        "twice_scrambled (src/lib.rs:32): `#[grad]` cannot differentiate `scrambled`: it is not annotated",
        "points::Point::rounded (src/points.rs:",
        "small: functions 4/6, methods 5/6, blocks 1/1, traits 1/1, implementations 2/2, types 2/2; refused 3, rustc's errors 0,",
        "numbers: 8 functions called, 0 not;",
        " 0 DIFFERENT",
    ] {
        assert!(text.contains(expected), "`{expected}` is not in\n{text}");
    }
}
