//! The README's commands are what CI runs, and the code that it says is emitted is.
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use grad_runtime::grad;

/// The README's worked example.
#[grad(show)]
fn f(x: f64) -> f64 {
    let a = x.exp();
    let b = a * a;
    let c = a + b;
    let d = c.exp();
    let e = c.sin();
    d + e
}

/// `BLESS=1 cargo test -p grad-tests --test readme` writes what is emitted now.
#[test]
fn the_emitted_code_in_the_readme_is_what_is_emitted() {
    let path = root().join("README.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, after) = text.split_once("<!-- emitted: f -->\n```text\n").unwrap();
    let (shown, after) = after.split_once("```\n").unwrap();
    if std::env::var_os("BLESS").is_some() {
        let fence = "<!-- emitted: f -->\n```text\n";
        fs::write(
            path,
            format!("{before}{fence}{}\n```\n{after}", F_GRAD_SOURCE.trim_end()),
        )
        .unwrap();
    } else {
        assert_eq!(shown.trim_end(), F_GRAD_SOURCE.trim_end());
    }
    let step = 1e-6;
    let difference = (f(0.3 + step) - f(0.3 - step)) / (2.0 * step);
    assert!((f_grad(0.3) - difference).abs() < 1e-6 * difference);
}

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
        let runs = [
            format!("--example {name}"),
            format!("/debug/examples/{name}"),
        ];
        assert!(
            (steps.iter()).any(|step| runs.iter().any(|run| step.ends_with(run))),
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
