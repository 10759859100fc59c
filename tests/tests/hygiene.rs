//! Emitted code means the same wherever it stands: whatever names the user has taken, whatever the prelude holds,
//! whoever wrote the function.
// Written as people write it.
#![allow(clippy::all)]

// Edition 2018 and 2021: `tests/editions`.
extern crate grad_runtime as renamed;

mod hygiene {
    mod attributes;
    mod generated;
    mod names;
    mod no_prelude;
    mod signatures;
}
