//! The temporary crate: one source file per program, a `main` that runs them all.

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::process::{Command, Output};

use super::options::{Options, repository};
use crate::generator::case::Case;
use crate::generator::harness::{self, Target};

/// How a program fared.
#[derive(Clone, PartialEq, Debug)]
pub enum Verdict {
    Passed,
    /// The macro refused it, or what it emitted does not compile.
    Rejected(String),
    /// A check failed, or it crashed.
    Failed(String),
}

impl Verdict {
    pub fn is_failure(&self) -> bool {
        *self != Verdict::Passed
    }

    /// True if two programs fail in the same way: the stage, and the beginning of the message without numbers.
    pub fn resembles(&self, other: &Verdict) -> bool {
        match (self, other) {
            (Verdict::Rejected(a), Verdict::Rejected(b)) => gist(a) == gist(b),
            (Verdict::Failed(a), Verdict::Failed(b)) => gist(a) == gist(b),
            (Verdict::Passed, Verdict::Passed) => true,
            _ => false,
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Verdict::Passed => f.write_str("passed"),
            Verdict::Rejected(message) => write!(f, "does not compile: {message}"),
            Verdict::Failed(message) => write!(f, "failed: {message}"),
        }
    }
}

/// The first words of a message, without names and numbers, and the compiler's error code.
fn gist(message: &str) -> String {
    let is_general =
        |w: &&str| w.starts_with("error[") || !w.chars().any(|c| c.is_ascii_digit() || c == '`');
    message
        .lines()
        .next()
        .unwrap_or("")
        .split_whitespace()
        .filter(is_general)
        .take(4)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Where programs are compiled and run.
pub struct Workshop {
    folder: PathBuf,
    target: Target,
}

impl Workshop {
    /// Sets the crate up; its build folder is kept from run to run.
    pub fn new(options: &Options) -> io::Result<Self> {
        let folder = options.folder.clone();
        fs::create_dir_all(folder.join("src"))?;
        let root = repository();
        // The same versions as the workspace's, without the network.
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
        fs::write(
            folder.join("Cargo.toml"),
            manifest(&root.display().to_string()),
        )?;
        Ok(Workshop {
            folder,
            target: options.target,
        })
    }

    /// Compiles and runs the programs; one verdict each.
    pub fn judge(&self, cases: &[Case]) -> io::Result<Vec<Verdict>> {
        self.judge_as(cases, self.target)
    }

    /// The same for the programs without `#[grad]`.
    pub fn judge_primals(&self, cases: &[Case]) -> io::Result<Vec<Verdict>> {
        self.judge_as(cases, Target::Primal)
    }

    fn judge_as(&self, cases: &[Case], target: Target) -> io::Result<Vec<Verdict>> {
        let mut verdicts: Vec<Option<Verdict>> = vec![None; cases.len()];
        self.write_programs(cases, target)?;
        loop {
            let open: Vec<usize> = (0..cases.len())
                .filter(|k| verdicts[*k].is_none())
                .collect();
            if open.is_empty() {
                break;
            }
            self.write_main(&open)?;
            let built = self.cargo("build")?;
            if built.status.success() {
                let fates = self.execute()?;
                for k in open {
                    verdicts[k] = Some(
                        fates
                            .get(&k)
                            .cloned()
                            .unwrap_or(Verdict::Failed("the process ended".into())),
                    );
                }
                break;
            }
            let text = String::from_utf8_lossy(&built.stderr).into_owned();
            let errors = errors_by_program(&text);
            if errors.is_empty() {
                return Err(io::Error::other(format!(
                    "the temporary crate does not compile:\n{text}"
                )));
            }
            for (k, message) in errors {
                verdicts[k] = Some(Verdict::Rejected(message));
            }
        }
        Ok(verdicts
            .into_iter()
            .map(|v| v.unwrap_or(Verdict::Passed))
            .collect())
    }

    fn write_programs(&self, cases: &[Case], target: Target) -> io::Result<()> {
        for (k, case) in cases.iter().enumerate() {
            fs::write(
                self.folder.join(format!("src/p_{k}.rs")),
                harness::module(case, target),
            )?;
        }
        Ok(())
    }

    fn write_main(&self, programs: &[usize]) -> io::Result<()> {
        let mut text =
            String::from("#![allow(warnings, arithmetic_overflow, unconditional_panic)]\n");
        for k in programs {
            text += &format!("mod p_{k};\n");
        }
        text += "\nfn main() {\n    std::panic::set_hook(Box::new(|_| {}));\n";
        for k in programs {
            text += &format!("    run({k}, p_{k}::check);\n");
        }
        text += "}\n\n";
        text += RUN;
        fs::write(self.folder.join("src/main.rs"), text)
    }

    fn cargo(&self, command: &str) -> io::Result<Output> {
        Command::new("cargo")
            .args([command, "--offline", "--quiet", "--color", "never"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .env_remove("RUSTFLAGS")
            .output()
    }

    fn execute(&self) -> io::Result<HashMap<usize, Verdict>> {
        let output = Command::new("timeout")
            .arg("120")
            .arg(self.folder.join("target/debug/fuzz-programs"))
            .output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        let mut fates = HashMap::new();
        for line in text.lines() {
            let Some((k, message)) = line.split_once(' ') else {
                continue;
            };
            let Ok(k) = k.parse::<usize>() else { continue };
            let verdict = if message == "ok" {
                Verdict::Passed
            } else {
                Verdict::Failed(message.replace("\\n", "\n"))
            };
            fates.insert(k, verdict);
        }
        Ok(fates)
    }
}

fn manifest(root: &str) -> String {
    format!(
        "[package]\nname = \"fuzz-programs\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\ngrad-runtime = {{ path = \"{root}/grad-runtime\" }}\ngrad-tests = {{ path = \"{root}/tests\" }}\n\n\
         [profile.dev]\ndebug = false\nincremental = false\n"
    )
}

const RUN: &str = r#"fn run(k: usize, check: fn()) {
    match std::panic::catch_unwind(check) {
        Ok(()) => println!("{k} ok"),
        Err(payload) => {
            let text = payload.downcast_ref::<String>().cloned();
            let text = text.or_else(|| payload.downcast_ref::<&str>().map(|s| s.to_string()));
            println!("{k} {}", text.unwrap_or("panicked".into()).replace('\n', "\\n"));
        }
    }
}
"#;

/// The first error of every program that has one. An error's location follows on a line of its own, and
/// the message of a macro that panicked later still.
fn errors_by_program(text: &str) -> HashMap<usize, String> {
    let mut found: HashMap<usize, String> = HashMap::new();
    let mut message = None;
    let mut last = None;
    for line in text.lines() {
        if line.starts_with("error") {
            message = Some(line.to_string());
        } else if line.starts_with("warning") {
            message = None;
        }
        if let Some((_, detail)) = line.split_once("= help: message: ") {
            let panicked = last
                .take()
                .and_then(|k| found.get_mut(&k))
                .filter(|m| m.contains("panicked"));
            panicked
                .into_iter()
                .for_each(|m| *m = format!("panic: {detail}, {m}"));
        }
        let Some((_, location)) = line.split_once("--> src/p_") else {
            continue;
        };
        let digits: String = location.chars().take_while(char::is_ascii_digit).collect();
        let (Ok(k), Some(message)) = (digits.parse(), message.take()) else {
            continue;
        };
        let at = location.split_once(".rs").map_or("", |(_, at)| at);
        last = Some(k);
        found.entry(k).or_insert(format!("{message} ({at})"));
    }
    found
}
