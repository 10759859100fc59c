//! Several levels; used in `mixer`, where a level has no name.

use grad_runtime::{Differentiable, grad};

pub(crate) use super::level::Level;

#[derive(Clone, Debug, Differentiable)]
pub struct Levels {
    pub(crate) list: [Level; 3],
    pub(crate) master: Level,
}

#[grad]
impl Levels {
    pub fn of(values: &[f64]) -> Levels {
        let mut list: [Level; 3] = Default::default();
        for (n, v) in values.iter().enumerate() {
            list[n].value = v * v;
        }
        Levels {
            list,
            master: Level::default(),
        }
    }
}
