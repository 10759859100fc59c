//! `grad-runtime/src/language.md` against the tests.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What somebody takes out of an existing crate is made of these: the page has a row for each.
const CONSTRUCTS: &[&str] = &[
    // Iterators.
    "iter()",
    "iter_mut()",
    "into_iter()",
    "enumerate()",
    "zip(",
    "map(",
    "filter(",
    "filter_map(",
    ".rev()",
    "skip(",
    "take(",
    ".step_by(",
    "take_while(",
    "chain(",
    "cloned()",
    "copied()",
    "chunks(",
    "chunks_exact(",
    "chunks_mut(",
    "windows(",
    "sum",
    "product",
    "fold(",
    "min_by(",
    "max_by(",
    "partial_cmp",
    "total_cmp",
    "any(",
    "all(",
    "position(",
    "count()",
    "last()",
    "collect",
    "for_each(",
    "sort_by",
    "sort_unstable_by",
    "first()",
    "get(",
    "split_at(",
    "split_at_mut",
    "split_first",
    "concat",
    "extend_from_slice",
    "truncate",
    "resize",
    "array::from_fn",
    // Control flow.
    "if",
    "if let",
    "while let",
    "let",
    "match",
    "loop",
    "while",
    "return",
    "?",
    // Closures.
    "move",
    "impl Fn(",
    "F: Fn(",
    // Generic floats.
    "T: Float",
    "where",
    "T::one()",
    "T::from(",
    "NumCast",
    "f64: Into<T>",
    "const N: usize",
    "type",
    // Structs and enums.
    "Differentiable",
    "#[differentiable(skip)]",
    "&self",
    "&mut self",
    "impl Add",
    "impl Mul<f64>",
    "impl Neg",
    "impl AddAssign",
    // Option and Result.
    "Option<f64>",
    "Result<f64,",
    "ok_or",
    "unwrap_or",
    "map_or",
    "and_then",
    // Blocks and imports.
    "#[grad] pub mod",
    "#[grad] impl",
    "#[grad] use",
    // Without `std`.
    "libm",
    "num_traits::Float",
    "grad_runtime::Math",
    "Tape::in_buffer",
];

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// The rows of the tables under a heading: their columns.
fn rows(heading: &str) -> Vec<Vec<String>> {
    let path = tests().join("../../grad-runtime/src/language.md");
    let page = fs::read_to_string(path).unwrap();
    let (_, part) = page.split_once(&format!("\n# {heading}\n")).unwrap();
    let part = part.split("\n# ").next().unwrap();
    let cells = |line: &str| {
        line.trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().to_owned())
            .collect()
    };
    let is_row = |line: &&str| {
        line.starts_with("| ") && !line.starts_with("| accepted") && !line.starts_with("| refused")
    };
    part.lines().filter(is_row).map(cells).collect()
}

/// What stands in backticks.
fn code(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// With single spaces, as the page has it.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// From the head of the function to the next one.
fn function<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let head = |c: char| !c.is_alphanumeric() && c != '_';
    let find = |(at, _): (usize, _)| {
        let rest = &text[at + 3..];
        let body = rest.strip_prefix(name)?;
        body.starts_with(head)
            .then(|| &text[at..at + 3 + rest.find("fn ").unwrap_or(rest.len())])
    };
    text.match_indices("fn ").find_map(find)
}

#[test]
fn every_row_is_shown_by_a_test() {
    let mut wrong = vec![];
    for row in rows("Accepted") {
        let [construct, shown] = &row[..] else {
            panic!("{row:?}")
        };
        let place = code(shown);
        let Ok(text) = fs::read_to_string(tests().join(place[0])) else {
            wrong.push(format!("there is no `{}`", place[0]));
            continue;
        };
        let test = place[place.len() - 1];
        let Some(body) = function(&text, test).filter(|_| {
            let head = text.split(&format!("fn {test}()")).next().unwrap();
            head.trim_end().ends_with("#[test]")
        }) else {
            wrong.push(format!("`{}` has no test `{test}`", place[0]));
            continue;
        };
        let used = match place[..] {
            [_, name, _] => match function(&text, name) {
                Some(used) if body.contains(name) => used,
                _ => {
                    wrong.push(format!("`{test}` does not check a function `{name}`"));
                    continue;
                }
            },
            _ => &text,
        };
        if place[0].starts_with("..") {
            continue; // Its functions stand elsewhere.
        }
        let used = one_line(used);
        let missing = code(construct)
            .into_iter()
            .filter(|snippet| !used.contains(snippet));
        wrong.extend(missing.map(|snippet| format!("{place:?} does not use `{snippet}`")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_construct_is_missing() {
    let rows = rows("Accepted");
    let named: Vec<&str> = rows.iter().flat_map(|row| code(&row[0])).collect();
    let missing: Vec<_> = CONSTRUCTS
        .iter()
        .filter(|construct| !named.contains(construct))
        .collect();
    assert!(missing.is_empty(), "the page has no rows for {missing:?}");
}

#[test]
fn every_topic_of_refusals_has_a_row() {
    let rows = rows("Refused");
    let fail = tests().join("../ui/fail");
    let mut topics: BTreeSet<String> = fs::read_dir(&fail)
        .unwrap()
        .map(|topic| topic.unwrap().file_name().display().to_string())
        .collect();
    for row in &rows {
        let case = code(&row[2])[0];
        topics.remove(case.split('/').next().unwrap());
        let messages = fs::read_to_string(fail.join(case).with_extension("stderr"));
        let messages = messages.unwrap_or_else(|_| panic!("there is no case `{case}`"));
        for snippet in code(&row[0]) {
            let said = messages.contains(snippet.trim_start_matches('#'));
            assert!(said, "`{snippet}` is not in the messages of `{case}`");
        }
    }
    assert!(topics.is_empty(), "the page has no rows for {topics:?}");
}
