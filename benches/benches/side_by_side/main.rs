//! Times primal, companion and hand-written derivative side by side, in one process.
//!
//! `cargo bench -p grad-benches --bench side_by_side -- [--out FOLDER] [words..]` runs the cases whose names contain one of the words, all of them without
//! words; with `--out` it ends in a table (`side_by_side.md`) and a picture (`side_by_side.svg`).

mod cases;
mod clock;
mod data;
mod kernels;
mod peers;
mod report;

use std::env;
use std::path::PathBuf;

use clock::measure;
use report::Row;

fn main() {
    // `cargo bench` says `--bench` to every benchmark.
    let mut words: Vec<String> = env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let mut folder = None;
    if let Some(at) = words.iter().position(|word| word == "--out") {
        words.remove(at);
        assert!(at < words.len(), "`--out` needs a folder");
        folder = Some(PathBuf::from(words.remove(at)));
    }
    println!(
        "{:28} {:>10} {:>10} {:>10}",
        "", "companion", "by hand", "comp/hand"
    );
    let mut rows = vec![];
    for (name, build) in cases::all().into_iter().chain(kernels::all()) {
        if words.is_empty() || words.iter().any(|word| name.contains(word.as_str())) {
            // Built only now, so that one case's memory is gone before the next one's comes.
            let times = measure(build());
            let row = Row { name, times };
            println!("{}", row.line());
            rows.push(row);
        }
    }
    let (mean, worst) = report::summary(&rows);
    println!("against by hand: geometric mean {mean:.2}, worst {worst:.2}");
    if let Some(folder) = folder {
        report::write(&rows, &folder).expect("the folder can be written");
    }
}
