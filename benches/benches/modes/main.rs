//! Forward against reverse mode, and what products with second derivatives cost.
//!
//! `cargo bench -p grad-benches --bench modes -- [--out FOLDER]` prints two tables; with `--out` it writes them (`modes.md`) and a
//! picture (`modes.svg`).

#[allow(dead_code)]
#[path = "../side_by_side/clock.rs"]
mod clock;
mod crossover;
#[path = "../side_by_side/data.rs"]
#[allow(dead_code)]
mod data;
mod products;
mod report;

use std::env;
use std::path::PathBuf;

fn main() {
    let mut words = env::args().skip(1).skip_while(|arg| arg != "--out");
    let folder = words.next().and_then(|_| words.next()).map(PathBuf::from);
    let points = crossover::measure();
    let products = products::measure();
    let matrices = products::matrices();
    let text = report::text(&points, &products, &matrices);
    print!("{text}");
    if let Some(folder) = folder {
        report::write(&text, &points, &folder).expect("the folder can be written");
    }
}
