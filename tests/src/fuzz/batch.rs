//! Writes cases as test files.

use std::fs;
use std::io;
use std::path::Path;

use super::options::Options;
use super::sample;
use crate::generator::case::Case;
use crate::generator::harness::{self, Target};
use crate::generator::print::{self, Attribute};

/// Writes `batch_<first seed>.rs` files and the list of them.
pub fn write(folder: &Path, options: &Options) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut list = String::from("//! The batches; written by the `fuzz` binary.\n\n");
    let seeds: Vec<usize> = (0..options.programs).collect();
    for chunk in seeds.chunks(options.batch) {
        let first = options.seed + chunk[0] as u64;
        let mut text = format!(
            "//! Programs of seeds {first} to {}, written by the `fuzz` binary (see `tests/README.md`).\n",
            first + chunk.len() as u64 - 1
        );
        for &k in chunk {
            let case = sample(options, k);
            text += &format!(
                "\n{}",
                test(&case, &format!("program_{}", case.seed), options.target)
            );
        }
        fs::write(folder.join(format!("batch_{first}.rs")), text)?;
        list += &format!("mod batch_{first};\n");
    }
    fs::write(folder.join("mod.rs"), list)
}

/// Writes the annotated functions of each program to a file, for the count of passes in `grad-macro/src/snapshots.rs`.
pub fn print(folder: &Path, options: &Options) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for k in 0..options.programs {
        let case = sample(options, k);
        let text = print::program(&case.program, Attribute::Grad);
        fs::write(folder.join(format!("p_{}.rs", case.seed)), text)?;
    }
    Ok(())
}

/// A case as a module with a test.
pub fn test(case: &Case, name: &str, target: Target) -> String {
    let module = harness::module(case, target).replace("pub fn check()", "#[test]\npub fn check()");
    let body: String = module
        .lines()
        .map(|l| {
            if l.is_empty() {
                "\n".into()
            } else {
                format!("    {l}\n")
            }
        })
        .collect();
    format!("mod {name} {{\n{body}}}\n")
}
