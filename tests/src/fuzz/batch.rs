//! Writes cases as test files.

use std::fs;
use std::io;
use std::path::Path;

use super::options::Options;
use super::sample;
use crate::generator::case::Case;
use crate::generator::harness::{self, Target};

/// Writes `batch_<first seed>.rs` files and the list of them.
pub fn write(folder: &Path, options: &Options) -> io::Result<()> {
    fs::create_dir_all(folder)?;
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
    }
    Ok(())
}

/// A case as a module with a test.
pub fn test(case: &Case, name: &str, target: Target) -> String {
    let body: String = harness::module(case, target)
        .lines()
        .map(|l| {
            if l.is_empty() {
                "\n".into()
            } else {
                format!("    {l}\n")
            }
        })
        .collect();
    format!("mod {name} {{\n{body}}}\n\n#[test]\nfn {name}() {{\n    {name}::check();\n}}\n")
        .replace(&format!("fn {name}()"), &format!("fn checks_{name}()"))
}
