//! Until where a value is needed, in terms of positions in the emitted text.

use super::graph::{Graph, Pos, RegionId};
use crate::ir::ValId;

/// Where each value is used, in ascending order. A use inside a loop of a value from outside lasts until
/// the loop ends, since the next iteration uses it again.
pub struct Live {
    uses: Vec<Vec<Pos>>,
}

impl Live {
    pub fn new(graph: &Graph) -> Self {
        Live {
            uses: vec![Vec::new(); graph.func.vals.len()],
        }
    }

    /// `v` is evaluated at `at`, in `region`.
    pub fn add(&mut self, graph: &Graph, v: ValId, mut region: RegionId, at: Pos) {
        let uses = &mut self.uses[v.0 as usize];
        uses.push(at);
        let home = graph.home(v);
        let mut until = None;
        while region != home
            && let Some(owner) = graph.regions[region].owner
        {
            if graph.is_loop(owner) {
                until = Some(graph.nodes[owner].end);
            }
            region = graph.nodes[owner].region;
        }
        uses.extend(until);
    }

    pub fn sort(&mut self) {
        for uses in &mut self.uses {
            uses.sort_unstable();
            uses.dedup();
        }
    }

    /// Is `v` used after `at`? `skips` are the spans that control at `at` will not reach (the `else` of the
    /// branches it is in), innermost last.
    pub fn after(&self, v: ValId, at: Pos, skips: &[(Pos, Pos)]) -> bool {
        let uses = &self.uses[v.0 as usize];
        let mut next = uses.partition_point(|pos| *pos <= at);
        for (from, to) in skips.iter().rev() {
            match uses.get(next) {
                Some(pos) if (*from..=*to).contains(pos) => {
                    next = uses.partition_point(|pos| pos <= to);
                }
                Some(_) => {}
                None => return false,
            }
        }
        next < uses.len()
    }
}
