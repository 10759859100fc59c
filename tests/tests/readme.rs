//! The README's commands are what CI runs.
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn ci_runs_the_commands_of_the_readme() {
    let steps = steps();
    for name in ["test", "quickstart"] {
        let commands = readme_block(name);
        assert!(!commands.is_empty(), "README.md has no block `{name}`");
        for command in commands {
            assert!(steps.contains(&command), "CI does not run `{command}`");
        }
    }
}

#[test]
fn ci_runs_every_example() {
    let steps = steps();
    for entry in fs::read_dir(root().join("examples/examples")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let ending = format!("--example {name}");
        assert!(
            steps.iter().any(|step| step.ends_with(&ending)),
            "CI does not run the example `{name}`"
        );
    }
}

fn steps() -> Vec<String> {
    let output = Command::new("bash")
        .arg(root().join(".ci/run"))
        .arg("--list")
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect()
}

/// The lines of the fenced block under `<!-- ci: name -->`.
fn readme_block(name: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join("README.md")).unwrap();
    let after = text
        .split_once(&format!("<!-- ci: {name} -->\n```sh\n"))
        .map_or("", |(_, after)| after);
    let block = after.split_once("\n```").map_or("", |(block, _)| block);
    block.lines().map(str::to_owned).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}
