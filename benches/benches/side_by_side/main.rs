//! Times primal, companion and hand-written derivative side by side, in one process.
//!
//! ```sh
//! cargo bench -p grad-benches --bench side_by_side -- [--out FOLDER [--native]] [words..]
//! ```
//!
//! runs the cases whose names contain one of the words, all of them without words. With `--out` it ends in a table
//! (`side_by_side.md`) and a picture (`side_by_side.svg`). A run that was built with `RUSTFLAGS=-Ctarget-cpu=native` says
//! `--native`: its ratios (`native.json`) become a column of the next table in that folder.

mod cases;
mod clock;
mod counts;
mod data;
mod kernels;
mod native;
mod peers;
mod report;

use std::env;
use std::path::PathBuf;

use clock::measure;
use counts::count;
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
    let native = words.iter().position(|word| word == "--native");
    if let Some(at) = native {
        words.remove(at);
    }
    println!(
        "{:28} {:>10} {:>10} {:>10}",
        "", "companion", "by hand", "comp/hand"
    );
    let mut rows = vec![];
    for (name, build) in cases::all().into_iter().chain(kernels::all()) {
        if words.is_empty() || words.iter().any(|word| name.contains(word.as_str())) {
            // Built only now, so that one case's memory is gone before the next one's comes.
            let mut sides = build();
            let times = measure(&mut sides);
            let counts = count(&mut sides);
            let row = Row {
                name,
                times,
                counts,
            };
            println!("{}", row.line());
            rows.push(row);
        }
    }
    let (mean, worst) = report::summary(&rows);
    println!("against by hand: geometric mean {mean:.2}, worst {worst:.2}");
    if let Some(folder) = folder {
        let written = match native {
            Some(_) => native::write(&rows, &folder),
            None => report::write(&rows, &folder),
        };
        written.expect("the folder can be written");
    }
}
