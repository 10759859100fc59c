//! The value names in scope.

use std::rc::Rc;

use syn::{Item, Signature, Stmt, UseTree};

use super::unify::Id;
use crate::maps::HashMap;

/// Under which the scope keeps `use module::*`: no other thing is called so.
const GLOB: &str = "*";

/// What a name stands for.
#[derive(Clone)]
pub enum Binding {
    /// A local, a parameter, a constant.
    Value(Id),
    /// A nested function, or the function itself.
    Function(Rc<Signature>),
    /// Imported by a `use` in the body: the full path.
    Import(Rc<[String]>),
}

#[derive(Default)]
pub struct Scope {
    names: HashMap<String, Vec<Binding>>,
    /// The names bound, in order, so that leaving a scope can undo them.
    log: Vec<String>,
}

/// A point to return to.
#[derive(Clone, Copy)]
pub struct Mark(usize);

impl Scope {
    pub fn enter(&self) -> Mark {
        Mark(self.log.len())
    }

    pub fn leave(&mut self, mark: Mark) {
        for name in self.log.drain(mark.0..) {
            if let Some(bindings) = self.names.get_mut(&name) {
                bindings.pop();
            }
        }
    }

    pub fn bind(&mut self, name: String, binding: Binding) {
        self.names.entry(name.clone()).or_default().push(binding);
        self.log.push(name);
    }

    pub fn get(&self, name: &str) -> Option<&Binding> {
        self.names.get(name)?.last()
    }

    /// What lines such as `use Shape::*` in the blocks around open.
    pub fn opened(&self) -> impl Iterator<Item = &Rc<[String]>> {
        let all = self.names.get(GLOB).into_iter().flatten();
        all.filter_map(|binding| match binding {
            Binding::Import(path) => Some(path),
            _ => None,
        })
    }

    /// Binds the items of a block whose types are not needed for it: functions and imports. (They are
    /// in scope in the whole block.)
    pub fn hoist(&mut self, stmts: &[Stmt]) {
        for stmt in stmts {
            match stmt {
                Stmt::Item(Item::Fn(function)) => {
                    let binding = Binding::Function(Rc::new(function.sig.clone()));
                    self.bind(function.sig.ident.to_string(), binding);
                }
                Stmt::Item(Item::Use(item)) => self.import(&mut Vec::new(), &item.tree),
                _ => {}
            }
        }
    }

    fn import(&mut self, prefix: &mut Vec<String>, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => {
                prefix.push(path.ident.to_string());
                self.import(prefix, &path.tree);
                prefix.pop();
            }
            UseTree::Name(name) if name.ident == "self" => {
                if let Some(last) = prefix.last() {
                    self.bind(last.clone(), Binding::Import(prefix.as_slice().into()));
                }
            }
            UseTree::Name(name) => {
                self.import_as(prefix, name.ident.to_string(), name.ident.to_string())
            }
            UseTree::Rename(rename) => {
                self.import_as(prefix, rename.ident.to_string(), rename.rename.to_string());
            }
            UseTree::Glob(_) => {
                self.bind(GLOB.to_owned(), Binding::Import(prefix.as_slice().into()));
                for name in glob(prefix.last().map_or("", String::as_str)) {
                    self.import_as(prefix, (*name).to_owned(), (*name).to_owned());
                }
            }
            UseTree::Group(group) => group
                .items
                .iter()
                .for_each(|tree| self.import(prefix, tree)),
        }
    }

    fn import_as(&mut self, prefix: &[String], name: String, alias: String) {
        let path = prefix.iter().cloned().chain([name]).collect();
        self.bind(alias, Binding::Import(path));
    }
}

/// What `use module::*` brings, for the modules that matter here.
fn glob(module: &str) -> &'static [&'static str] {
    match module {
        "consts" => &FLOAT_CONSTS,
        "Ordering" => &["Less", "Equal", "Greater"],
        "mem" => &["swap", "replace", "take"],
        "cmp" => &["max", "min"],
        _ => &[],
    }
}

/// Whether a constant of this name is most likely one of `std::f64::consts`.
pub fn is_float_const(name: &str) -> bool {
    name != "E" && FLOAT_CONSTS.contains(&name)
}

const FLOAT_CONSTS: [&str; 20] = [
    "PI",
    "TAU",
    "E",
    "SQRT_2",
    "LN_2",
    "LN_10",
    "LOG2_E",
    "LOG2_10",
    "LOG10_E",
    "LOG10_2",
    "FRAC_PI_2",
    "FRAC_PI_3",
    "FRAC_PI_4",
    "FRAC_PI_6",
    "FRAC_PI_8",
    "FRAC_1_PI",
    "FRAC_2_PI",
    "FRAC_1_SQRT_2",
    "FRAC_2_SQRT_PI",
    "GOLDEN_RATIO",
];
