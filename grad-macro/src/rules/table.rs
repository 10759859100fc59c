//! The table itself.

use super::Rule;

pub static RULES: &[Rule] = &[];
