//! Near misses: what a misspelt name may have meant.

/// The candidate nearest to `name`, if it is near enough to be a slip.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (name.chars().count() / 3).clamp(1, 3);
    let measured = candidates
        .into_iter()
        .map(|other| (distance(name, other), other));
    let (best, other) = measured.min_by_key(|(distance, _)| *distance)?;
    // One letter for another is another name.
    let same = name.chars().count().max(other.chars().count()) > best;
    (best > 0 && best <= allowed && same).then_some(other)
}

/// The least number of insertions, deletions, replacements and exchanges of neighbours that turn `a` into `b`
/// (restricted Damerau-Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = match (i, j) {
                (0, _) => j,
                (_, 0) => i,
                _ => {
                    let replace = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let edit = replace.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                    let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                    if swapped {
                        edit.min(rows[i - 2][j - 2] + 1)
                    } else {
                        edit
                    }
                }
            };
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_found_and_other_names_are_not() {
        let names = ["wrt", "custom", "show", "sqrt", "sin", "sinh", "n"];
        for (slip, meant) in [
            ("wtr", Some("wrt")),
            ("custon", Some("custom")),
            ("sho", Some("show")),
            ("sqr", Some("sqrt")),
            ("gamma", None),
            ("sin", None),
            ("", None),
            ("x", None),
        ] {
            assert_eq!(nearest(slip, names), meant, "{slip}");
        }
    }

    #[test]
    fn distances() {
        for (a, b, expected) in [
            ("", "abc", 3),
            ("abc", "abc", 0),
            ("abc", "acb", 1),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(distance(a, b), expected);
            assert_eq!(distance(b, a), expected);
        }
    }
}
