//! Ratios of a run that was built for this machine's own processor, kept for the table of a run that was not.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use crate::report::Row;

const FILE: &str = "native.json";

/// The companion's time as a multiple of the one by hand, by name of the case.
pub type Ratios = BTreeMap<String, f64>;

pub fn write(rows: &[Row], folder: &Path) -> Result<(), Box<dyn Error>> {
    let ratios: Ratios = rows
        .iter()
        .map(|row| (row.name.clone(), row.against_hand()))
        .collect();
    fs::create_dir_all(folder)?;
    fs::write(folder.join(FILE), serde_json::to_string_pretty(&ratios)?)?;
    Ok(())
}

/// Empty where there was no such run.
pub fn read(folder: &Path) -> Result<Ratios, Box<dyn Error>> {
    match fs::read_to_string(folder.join(FILE)) {
        Ok(text) => Ok(serde_json::from_str(&text)?),
        Err(_) => Ok(Ratios::new()),
    }
}
