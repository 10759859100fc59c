//! A table of functions, each with the types that some of its variables must get.

mod calls;
mod flow;
mod iterators;
mod robust;
mod values;

use syn::visit::Visit;

use super::{Types, infer};
use crate::maps::HashMap;

/// A function, and `name: type` for some of its variables, separated by `;`. A variable that is
/// shadowed is `name.1`, `name.2`, .. in order of the text.
type Case = (&'static str, &'static str);

fn check_all(cases: &[Case]) {
    let failures: Vec<String> = cases
        .iter()
        .flat_map(|(source, expected)| check(source, expected))
        .collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// The expectations that do not hold.
fn check(source: &str, expected: &str) -> Vec<String> {
    let function: syn::ItemFn =
        syn::parse_str(source).unwrap_or_else(|e| panic!("{e} in {source}"));
    let types = infer(&function.sig, &function.block);
    let found = variables(&types, &function);
    let mut failures = Vec::new();
    for line in expected
        .split(';')
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        let (name, expected) = line.split_once(':').expect("`name: type`");
        let (name, expected) = (name.trim(), expected.trim().replace('|', ";"));
        let found = found
            .get(name)
            .cloned()
            .unwrap_or_else(|| "no such variable".to_owned());
        if found != expected {
            failures.push(format!(
                "`{name}` is `{found}`, expected `{expected}`\n    in {source}"
            ));
        }
    }
    failures
}

/// The types of all variables, by name and number.
fn variables(types: &Types, function: &syn::ItemFn) -> HashMap<String, String> {
    let mut variables = Variables {
        types,
        found: HashMap::default(),
        counts: HashMap::default(),
    };
    variables.visit_item_fn(function);
    variables.found
}

struct Variables<'a> {
    types: &'a Types,
    found: HashMap<String, String>,
    counts: HashMap<String, usize>,
}

impl<'ast> Visit<'ast> for Variables<'_> {
    fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
        let name = pat.ident.to_string();
        let count = self.counts.entry(name.clone()).or_insert(0);
        *count += 1;
        let ty = self.types.local(&pat.ident).to_string();
        self.found.insert(format!("{name}.{count}"), ty.clone());
        self.found.entry(name).or_insert(ty);
        syn::visit::visit_pat_ident(self, pat);
    }
}
