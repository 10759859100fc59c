//! Changes of a text, by line and column, that keep its lines where they are.

use proc_macro2::LineColumn;

/// What is put in the place of a part of a text.
pub struct Edit {
    from: LineColumn,
    to: LineColumn,
    text: String,
}

impl Edit {
    /// Puts the text there.
    pub fn insert(at: LineColumn, text: &str) -> Self {
        Edit::replace(at, at, text)
    }

    /// Puts the text, which has no line breaks, in the place of what stands between; its line breaks stay.
    pub fn replace(from: LineColumn, to: LineColumn, text: &str) -> Self {
        let breaks = "\n".repeat(to.line - from.line);
        let text = format!("{text}{breaks}");
        Edit { from, to, text }
    }
}

/// The text after all edits.
pub fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .collect();
    let byte = |at: LineColumn| {
        let line = &text[starts[at.line - 1]..];
        let column = line.char_indices().nth(at.column);
        starts[at.line - 1] + column.map_or(line.len(), |(byte, _)| byte)
    };
    edits.sort_by_key(|edit| edit.from);
    let mut out = text.to_string();
    for edit in edits.iter().rev() {
        out.replace_range(byte(edit.from)..byte(edit.to), &edit.text);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_where_they_are() {
        let at = |line, column| LineColumn { line, column };
        let text = "é use a::{\n b,\n c };\nfn f() {}\n";
        let edits = vec![
            Edit::insert(at(4, 0), "#[x] "),
            Edit::replace(at(1, 2), at(3, 5), "use a::b; use a::c;"),
        ];
        assert_eq!(
            apply(text, edits),
            "é use a::b; use a::c;\n\n\n#[x] fn f() {}\n"
        );
    }
}
