//! Functions of a file as it is written, bodies included: what a caller needs to have them inlined.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use syn::{Expr, Item, ItemFn, Stmt};

use super::emitted::Written;
use super::skeleton;
use crate::attribute;

/// The functions of a file.
#[derive(Default)]
pub struct Bodies {
    /// The n-th from `fn` (or `const fn`) to the end of its body.
    texts: Vec<String>,
    /// Which have a name that an annotated function has.
    names: BTreeMap<String, Vec<usize>>,
    /// In which line of the file the n-th begins, counted from 1.
    lines: Vec<usize>,
    /// Those that a macro made.
    emitted: BTreeSet<usize>,
    /// In which lines the rules of macros stand.
    templates: Vec<Range<usize>>,
}

impl Bodies {
    /// The file's declarations, in which each function has the number of its body for a body, as text and as items (none, if
    /// they cannot be read); and the bodies.
    pub fn of(written: Written) -> (String, Vec<Item>, Bodies) {
        let text = &written.text;
        let (declarations, ranges) = skeleton::of(text);
        let mut bodies = Bodies {
            templates: written.templates,
            ..Bodies::default()
        };
        let items = syn::parse_file(&declarations).map_or(vec![], |file| file.items);
        let mut annotated = BTreeSet::new();
        collect(&items, &mut annotated);
        let (mut line, mut at) = (1, 0);
        for (n, range) in ranges.into_iter().enumerate() {
            line += text[at..range.start].matches('\n').count();
            at = range.start;
            bodies.lines.push(line);
            if (written.emitted.iter()).any(|items| items.contains(&range.start)) {
                bodies.emitted.insert(n);
            }
            let whole = &text[range];
            let name = whole.trim_start_matches("const").trim_start();
            let name = name.trim_start_matches("fn").trim_start();
            let name: String = (name.chars())
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if annotated.contains(&name) {
                bodies.names.entry(name).or_default().push(n);
            }
            bodies.texts.push(whole.to_owned());
        }
        (declarations, items, bodies)
    }

    /// The functions of this name, wherever in the file.
    pub fn named(&self, name: &str) -> impl Iterator<Item = ItemFn> {
        let numbers = self.names.get(name).into_iter().flatten();
        numbers.filter_map(|n| syn::parse_str(&self.texts[*n]).ok())
    }

    /// In which line the function is written that the declarations have in this place.
    pub fn line(&self, declared: &ItemFn) -> Option<usize> {
        self.lines.get(number(declared)?).copied()
    }

    /// Whether a macro made it.
    pub fn is_emitted(&self, declared: &ItemFn) -> bool {
        number(declared).is_some_and(|number| self.emitted.contains(&number))
    }

    /// Whether the rules of a macro stand in this line.
    pub fn is_template(&self, line: usize) -> bool {
        self.templates.iter().any(|lines| lines.contains(&line))
    }

    /// The function that the declarations have in this place.
    pub fn whole(&self, declared: &ItemFn) -> Option<ItemFn> {
        let number = number(declared)?;
        let mut whole: ItemFn = syn::parse_str(self.texts.get(number)?).ok()?;
        whole.attrs.clone_from(&declared.attrs);
        (super::text(&whole.sig) == super::text(&declared.sig)).then_some(whole)
    }
}

/// Which body stands in the place of this one's.
fn number(declared: &ItemFn) -> Option<usize> {
    let [Stmt::Expr(Expr::Path(path), None)] = &declared.block.stmts[..] else {
        return None;
    };
    let number = path.path.get_ident()?.to_string();
    number.strip_prefix(skeleton::BODY)?.parse().ok()
}

/// Adds the names of annotated functions.
fn collect(items: &[Item], names: &mut BTreeSet<String>) {
    for item in items {
        match item {
            Item::Fn(item) if attribute::find(&item.attrs).is_some() => {
                names.insert(item.sig.ident.to_string());
            }
            Item::Impl(block) if block.trait_.is_none() => {
                let whole = attribute::find(&block.attrs).is_some();
                names.extend(block.items.iter().filter_map(|item| match item {
                    syn::ImplItem::Fn(item) if whole || attribute::find(&item.attrs).is_some() => {
                        Some(item.sig.ident.to_string())
                    }
                    _ => None,
                }));
            }
            Item::Mod(module) => {
                if let Some((_, items)) = &module.content {
                    collect(items, names);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;
    use syn::Item;

    use super::{Bodies, Written};

    #[test]
    fn each_declaration_finds_its_own_body() {
        let text = "
            #[grad] fn a(x: f64) -> f64 { if x > 0.0 { 1.0 } else { x } } // fn b()
            impl S { fn a(x: f64) -> f64 { 2.0 } const fn b() {} }
            mod m { #[grad(wrt(x))] pub const fn a(x: f64) -> f64 { 3.0 } }
            #[grad] fn b(f: fn(f64) -> f64, x: f64) -> f64 { f(x) }
        ";
        let (declarations, _, bodies) = Bodies::of(Written {
            text: text.to_owned(),
            ..Written::default()
        });
        let file = syn::parse_file(&declarations).unwrap();
        let Item::Fn(first) = &file.items[0] else {
            panic!()
        };
        let whole = bodies.whole(first).unwrap();
        assert_eq!(whole.attrs.len(), 1);
        assert!(whole.block.to_token_stream().to_string().contains("else"));
        let Item::Mod(module) = &file.items[2] else {
            panic!()
        };
        let Item::Fn(third) = &module.content.as_ref().unwrap().1[0] else {
            panic!()
        };
        // `pub` is no part of the signature, `const` is.
        let whole = bodies.whole(third).unwrap();
        assert!(whole.block.to_token_stream().to_string().contains("3.0"));
        assert_eq!(bodies.named("a").count(), 3);
        assert_eq!((bodies.line(first), bodies.line(third)), (Some(2), Some(4)));
        let Item::Fn(pointed) = &file.items[3] else {
            panic!()
        };
        assert_eq!(bodies.whole(pointed).unwrap().sig.inputs.len(), 2);
    }
}
