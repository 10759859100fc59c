//! `cargo check`, and the errors that it reports, each with the lines that it speaks of.

use std::io;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::sites::Failure;

/// Seconds that one check may take.
const LIMIT: &str = "300";

/// An error of rustc's.
pub struct Error {
    pub failure: Failure,
    /// File and line, the likeliest first.
    pub lines: Vec<(String, usize)>,
}

/// Runs cargo's subcommand in the folder; the errors, or what cargo itself says.
pub fn errors(folder: &Path, target: &Path, command: &[&str]) -> io::Result<Vec<Error>> {
    let said = Command::new("timeout")
        .args([LIMIT, "cargo"])
        .args(command)
        .args(["--offline", "--quiet", "--message-format", "json"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("RUSTFLAGS")
        .output()?;
    let text = String::from_utf8_lossy(&said.stdout);
    let messages = text
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let own = messages.filter(|m| m["reason"] == "compiler-message");
    let errors: Vec<Error> = own.filter_map(|m| Error::read(&m["message"])).collect();
    match said.status.success() || !errors.is_empty() {
        true => Ok(errors),
        false if said.status.code() == Some(124) => Err(io::Error::other("out of time")),
        false => Err(io::Error::other(String::from_utf8_lossy(&said.stderr))),
    }
}

impl Error {
    fn read(message: &Value) -> Option<Self> {
        if message["level"] != "error" {
            return None;
        }
        let text = message["message"].as_str()?;
        let mut lines = vec![];
        let spans = |message: &Value| message["spans"].as_array().cloned().unwrap_or_default();
        let (first, others): (Vec<Value>, Vec<Value>) = spans(message)
            .into_iter()
            .partition(|span| span["is_primary"] == true);
        let children = message["children"].as_array().cloned().unwrap_or_default();
        for span in first
            .iter()
            .chain(&others)
            .chain(&children.iter().flat_map(spans).collect::<Vec<_>>())
        {
            places(span, &mut lines);
        }
        if lines.is_empty() && text.starts_with("aborting due to") {
            return None;
        }
        let place = lines.first().map(|(file, line)| format!("{file}:{line}"));
        Some(Error {
            failure: Failure {
                code: message["code"]["code"].as_str().map(String::from),
                message: text.to_string(),
                place: place.unwrap_or_default(),
            },
            lines,
        })
    }
}

/// The line of a span, and those of the macros' calls that it comes from.
fn places(span: &Value, lines: &mut Vec<(String, usize)>) {
    if let (Some(file), Some(line)) = (span["file_name"].as_str(), span["line_start"].as_u64()) {
        lines.push((file.to_string(), line as usize));
    }
    if span["expansion"].is_object() {
        places(&span["expansion"]["span"], lines);
    }
}
