//! Maps and sets of what the compiler numbers itself.
//!
//! Their keys are ids and names of one function: nobody chooses these so that they collide, and the macro runs unoptimised in
//! most builds, where the standard library's keyed hash is a tenth of its time.

pub use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
