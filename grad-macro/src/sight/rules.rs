//! The `macro_rules!` of the file that the attribute stands in.

use proc_macro2::{TokenStream, TokenTree};

/// The rules of a `macro_rules!` of this file, where its name can only mean that one: it stands outside of all modules,
/// once, before all calls.
pub fn macro_rules(name: &str) -> Option<TokenStream> {
    let text = std::fs::read_to_string(super::files::here()?).ok()?;
    rules_in(&text, name)
}

fn rules_in(text: &str, name: &str) -> Option<TokenStream> {
    if !text.contains("macro_rules!") {
        return None;
    }
    let tokens: Vec<TokenTree> = text.parse::<TokenStream>().ok()?.into_iter().collect();
    let is = |at: usize, word: &str| {
        tokens
            .get(at)
            .is_some_and(|token| token.to_string() == word)
    };
    let at = (0..tokens.len())
        .find(|&at| is(at, "macro_rules") && is(at + 1, "!") && is(at + 2, name))?;
    let before: TokenStream = tokens[..at].iter().cloned().collect();
    let after: TokenStream = tokens[at + 4..].iter().cloned().collect();
    let mut others = 0;
    count(before, name, true, &mut others);
    count(after, name, false, &mut others);
    // An attribute before it may take it away: `#[macro_use]` and documentation do not.
    let mut first = at;
    while first >= 2 && is(first - 2, "#") {
        first -= 2;
    }
    let attributes: TokenStream = tokens[first..at].iter().cloned().collect();
    match &tokens[at + 3] {
        TokenTree::Group(rules) if others == 0 && !attributes.to_string().contains("cfg") => {
            Some(rules.stream())
        }
        _ => None,
    }
}

/// Counts other definitions of a macro, and its calls too.
fn count(tokens: TokenStream, name: &str, calls: bool, found: &mut usize) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (n, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => count(group.stream(), name, calls, found),
            TokenTree::Ident(ident) if ident == name => {
                let bang = |at: Option<usize>| {
                    at.and_then(|at| tokens.get(at))
                        .is_some_and(|token| token.to_string() == "!")
                };
                if bang(n.checked_sub(1)) || calls && bang(Some(n + 1)) {
                    *found += 1;
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::rules_in;

    const RULE: &str = "macro_rules! twice { ($x:expr) => { 2.0 * $x }; }";

    #[test]
    fn a_macro_before_its_calls() {
        let found = |text: &str| rules_in(text, "twice").is_some();
        assert!(found(&format!(
            "{RULE} fn f(x: f64) -> f64 {{ twice!(x) }}"
        )));
        assert!(found(&format!("#[macro_use] mod a; /// Doc.\n{RULE}")));
        // Another one may be meant.
        assert!(!found(&format!(
            "fn f(x: f64) -> f64 {{ twice!(x) }} {RULE}"
        )));
        assert!(!found(&format!("{RULE} mod m {{ {RULE} }}")));
        assert!(!found(&format!("{RULE} {RULE}")));
        assert!(!found(&format!("mod m {{ {RULE} }}")));
        assert!(!found(&format!("#[cfg(unix)] {RULE}")));
    }
}
