//! Runs `#[grad]` on a whole crate, as a user would annotate it, and reports what is accepted, what is refused, and what
//! fails. With `numbers`, derivatives of what is accepted are compared with difference quotients.

mod annotate;
mod check;
pub mod compare;
mod copy;
mod edit;
mod floats;
mod imports;
mod modules;
mod numbers;
mod options;
mod report;
mod sites;

use std::io;

use annotate::Outcome;
use numbers::Numbers;

pub use options::{Options, USAGE};
pub use sites::Kind;

/// What is to be said of a crate.
pub struct Report {
    name: String,
    outcome: Outcome,
    numbers: Option<Numbers>,
}

/// Runs as the options say.
pub fn report(options: &Options) -> io::Result<Report> {
    let package = copy::copy(options)?;
    let outcome = annotate::annotate(options, &package)?;
    let numbers = match options.numbers && outcome.stuck.is_none() {
        true => Some(numbers::compare(options, &package, &outcome)?),
        false => None,
    };
    let name = options.dir.file_name().unwrap_or_default();
    Ok(Report {
        name: name.display().to_string(),
        outcome,
        numbers,
    })
}

impl Report {
    /// The reasons, then what differs, then the counts.
    pub fn text(&self) -> String {
        let differences = self.numbers.as_ref().map(Numbers::text);
        let comparisons = self.numbers.as_ref().map(Numbers::summary);
        [
            self.outcome.text(),
            differences.unwrap_or_default(),
            self.outcome.summary(&self.name),
            comparisons.unwrap_or_default(),
        ]
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(|part| format!("{}\n", part.trim_end()))
        .collect()
    }

    /// The same for machines.
    pub fn json(&self) -> String {
        let mut all = self.outcome.json(&self.name);
        if let Some(numbers) = &self.numbers {
            all["numbers"] = numbers.json();
        }
        all.to_string()
    }
}
