//! What must not compile, and what the user reads then: `tests/ui/fail/<topic>/<mistake>.rs`, with the messages beside
//! it. `TRYBUILD=overwrite cargo test -p grad-tests --test refusals` writes them anew.

/// All in one run of cargo; what must compile is in a run of its own, because trybuild also executes it.
#[test]
fn refused() {
    trybuild::TestCases::new().compile_fail("ui/fail/*/*.rs");
}

#[test]
fn accepted() {
    trybuild::TestCases::new().pass("ui/pass/*.rs");
}
