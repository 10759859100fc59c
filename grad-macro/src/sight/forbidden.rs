//! The lints that a crate forbids to switch off: `#![forbid(unused_mut)]` in its root or in the file, or in its manifest.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::files;

/// Their names. Too many do no harm: emitted code switches less off.
pub fn lints() -> BTreeSet<String> {
    let Some(file) = files::here() else {
        return BTreeSet::new();
    };
    let mut lints = BTreeSet::new();
    for file in BTreeSet::from([files::place(&file).0, file]) {
        if let Some(source) = files::source(&file) {
            lints.extend(source.forbidden.iter().cloned());
        }
    }
    if let Some(folder) = std::env::var_os("CARGO_MANIFEST_DIR") {
        lints.extend(of_manifest(&PathBuf::from(folder)));
    }
    lints
}

/// The lints in `forbid(..)`, wherever in a file.
pub fn in_text(text: &str) -> Vec<String> {
    let mut lints = vec![];
    for rest in text.split("forbid").skip(1) {
        let list = rest.trim_start().strip_prefix('(');
        let list = list.and_then(|rest| rest.split(')').next());
        let names = list.into_iter().flat_map(|list| list.split(','));
        lints.extend(names.map(|name| name.split_whitespace().collect::<String>()));
    }
    lints.retain(|name| !name.is_empty() && !name.contains('='));
    lints
}

/// Those of a package, or of the workspace where the package says so.
fn of_manifest(folder: &Path) -> Vec<String> {
    let read = |folder: &Path| files::text(&folder.join("Cargo.toml"));
    let Some(own) = read(folder) else {
        return vec![];
    };
    let mut lints = in_manifest(&own, "lints.");
    if own.contains("[lints]") {
        let around = folder.ancestors().skip(1).filter_map(read);
        let workspace = around.into_iter().find(|text| text.contains("[workspace"));
        let text = workspace.as_ref().unwrap_or(&own);
        lints.extend(in_manifest(text, "workspace.lints."));
    }
    lints
}

/// `unused_mut = "forbid"`, `as_conversions = { level = "forbid" }` in the tables that begin so.
fn in_manifest(text: &str, tables: &str) -> Vec<String> {
    let mut lints = vec![];
    let mut tool = None;
    for line in text.lines().map(str::trim) {
        if let Some(table) = line.strip_prefix('[') {
            let table = table.trim_end_matches(']');
            tool = table.strip_prefix(tables);
        } else if let (Some(tool), Some((name, level))) = (tool, line.split_once('='))
            && level.contains("\"forbid\"")
        {
            let name = name.trim();
            // `[lints.rust.unused_mut]  level = "forbid"`
            let name = tool.split_once('.').map_or(name, |(_, name)| name);
            let name = name.replace('-', "_");
            lints.push(match tool.split('.').next() {
                Some("rust") | None => name,
                Some(tool) => format!("{tool}::{name}"),
            });
        }
    }
    lints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_say_it() {
        let text = "#![forbid(unsafe_code, clippy :: as_conversions)]\n#![cfg_attr(test, forbid(unused_mut))]\nfn forbid() {}";
        let found = in_text(text);
        assert_eq!(
            found,
            ["unsafe_code", "clippy::as_conversions", "unused_mut"]
        );
    }

    #[test]
    fn manifests_say_it() {
        let text = "[lints.rust]\nunused_mut = \"forbid\"\nunused = \"warn\"\n[lints.clippy]\n\
            as-conversions = { level = \"forbid\", priority = 1 }\n[lints.rust.dead_code]\nlevel = \"forbid\"\n\
            [workspace.lints.rust]\ndeprecated = \"forbid\"\n[features]\nx = [\"forbid\"]";
        assert_eq!(
            in_manifest(text, "lints."),
            ["unused_mut", "clippy::as_conversions", "dead_code"]
        );
        assert_eq!(in_manifest(text, "workspace.lints."), ["deprecated"]);
    }
}
