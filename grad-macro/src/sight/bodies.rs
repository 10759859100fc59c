//! Functions of a file as it is written, bodies included: what a caller needs to have them inlined.
//!
//! Only annotated functions whose name is declared once in the file, so that there is no question which one is meant.

use std::collections::BTreeMap;

use super::skeleton::{self, Token};

/// By name: the text from `fn` (or `const fn`) to the end of the body.
pub type Bodies = BTreeMap<String, String>;

pub fn of(text: &str) -> Bodies {
    let mut found: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    let (mut annotated, mut fn_at, mut const_at) = (false, None, None);
    for Token { from, text: token } in skeleton::tokens(text) {
        let name_follows = fn_at.take();
        match token {
            "grad" => annotated = true,
            ";" | "}" => annotated = false,
            "fn" => fn_at = Some(const_at.unwrap_or(from)),
            _ => {}
        }
        const_at = (token == "const").then_some(from);
        let Some(start) = name_follows.filter(|_| skeleton::is_name(token)) else {
            continue;
        };
        // The body of one function may declare others: only the head is skipped here.
        let body = annotated
            .then(|| skeleton::end_of_body(text, from))
            .flatten();
        let whole = body.map(|end| &text[start..end]);
        found
            .entry(token)
            .and_modify(|twice| *twice = None)
            .or_insert(whole);
        annotated = false;
    }
    let kept = found.into_iter();
    kept.filter_map(|(name, text)| Some((name.to_owned(), text?.to_owned())))
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn annotated_functions_that_are_declared_once() {
        let text = "
            #[grad] fn a(x: f64) -> f64 { if x > 0.0 { 1.0 } else { x } } // fn b()
            #[grad(wrt(x))] pub fn b<'t>(x: &'t [f64; 3]) -> f64 { \"fn a() {}\"; x[0] }
            fn c() {}
            #[grad] fn d(x: f64) -> f64 { fn inner() {} x }
            #[grad] fn twice() {} mod m { fn twice() {} fn f(g: fn(f64) -> f64); }
        ";
        let bodies = super::of(text);
        let names: Vec<&str> = bodies.keys().map(String::as_str).collect();
        assert_eq!(names, ["a", "b", "d"]);
        assert_eq!(
            bodies["a"],
            "fn a(x: f64) -> f64 { if x > 0.0 { 1.0 } else { x } }"
        );
        assert!(bodies["b"].ends_with("x[0] }"));
    }
}
