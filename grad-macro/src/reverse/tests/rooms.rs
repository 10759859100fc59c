//! Lists that are written where the tape keeps them, or computed again: run on numbers.

use super::compile;
use crate::compile::settle_joint;
use crate::interp::{self, Data};
use crate::ir::{Op, OpKind, Region};
use crate::options::Options;
use crate::reverse::joint;

const MIDPOINT: &str = "fn f(x: &[f64], s: usize, y: &mut [f64]) { \
    let n = x.len(); let h = 1.0 / s as f64; let mut k = vec![0.0; n]; let mut stage = vec![0.0; n]; \
    for i in 0..n { y[i] = 0.5 * x[i]; } \
    for t in 0..s { \
        k[0] = x[0] * y[0]; \
        for i in 1..x.len() { k[i] = x[i] * y[i - 1] * y[i]; } \
        for i in 0..y.len() { stage[i] = y[i] + 0.5 * h * k[i] * t as f64; } \
        k[0] = x[0] * stage[0]; \
        for i in 1..x.len() { k[i] = x[i] * stage[i - 1] * stage[i]; } \
        for i in 0..n { y[i] += h * k[i]; } \
    } }";

fn count(region: &Region, what: impl Fn(&Op) -> bool) -> usize {
    let mut found = 0;
    region.walk(&mut |op| found += usize::from(what(op)));
    found
}

/// The adjoints after the passes that decide what is recorded, and how often a list is lent or computed again.
fn adjoints(off: &[&str]) -> (Vec<Data>, usize) {
    let off: Vec<String> = off.iter().map(|pass| (*pass).to_owned()).collect();
    let case = compile(MIDPOINT, &[]);
    let mut joint = joint(&case.main, &[]).expect("nothing is refused");
    let options = Options {
        off,
        ..Options::default()
    };
    settle_joint(&mut joint, case.main.vals.len(), &options);
    let relent = count(&joint.region, |op| matches!(op.kind, OpKind::Relend(..)));
    let x = Data::floats(&[0.3, 0.9, -0.4, 1.1]);
    let args = [x.clone(), Data::I(5), x];
    let bars = [None, None, Some(Data::floats(&[1.0, -0.5, 0.25, 2.0]))];
    let (_, adjoints, _) = interp::gradient(&case.program, &joint, &args, &Data::Unit, &bars);
    (adjoints, relent)
}

#[test]
fn what_is_computed_again_is_what_was_recorded() {
    let (recorded, none) = adjoints(&["rooms", "again"]);
    let (kept, asked) = adjoints(&[]);
    let (again, both) = adjoints(&["cache"]);
    assert_eq!((none, asked, both), (0, 1, 1));
    assert_eq!((&kept, &again), (&recorded, &recorded));
}
