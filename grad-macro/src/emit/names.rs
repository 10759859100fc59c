//! The names of emitted locals.
//!
//! | what | name |
//! |---|---|
//! | a value with a name of the source's (or a hint such as `y_bar`) | that name; `y_1`, `y_2` while an older `y` is still needed |
//! | `v.len()` | `v_len` |
//! | another value | `t1`, `t2`, .. |
//! | a loop's index without a name | `i` |
//! | a local root, its shadow | `v`, `v_bar` |
//! | what the tape hands out | `mark`, `frame`, `frame_f32`, `frame_words`, `v_out` |

use proc_macro2::{Ident, Span};

use super::vars::VarId;
use crate::maps::HashMap;

/// So many versions of a name are tried one by one.
const FEW: u32 = 10;

/// Who has a name at present.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holder {
    /// A parameter, the tape: never hidden.
    Fixed,
    Var(VarId),
}

#[derive(Default)]
pub struct Names {
    /// The holders of each name, innermost last.
    visible: HashMap<String, Vec<Holder>>,
    /// The names declared, in order; a scope is a length of this list.
    declared: Vec<String>,
    versions: HashMap<String, u32>,
    temps: u32,
}

/// The length of the list of declarations when a scope began.
pub struct Scope(usize);

impl Names {
    pub fn open(&self) -> Scope {
        Scope(self.declared.len())
    }

    pub fn close(&mut self, scope: Scope) {
        for name in self.declared.drain(scope.0..) {
            if let Some(holders) = self.visible.get_mut(&name) {
                holders.pop();
            }
        }
    }

    /// Makes a name that is never hidden.
    pub fn fix(&mut self, name: &Ident) {
        self.declare(&name.to_string(), Holder::Fixed);
    }

    pub fn declare(&mut self, name: &str, holder: Holder) {
        let holders = self.visible.entry(name.to_owned()).or_default();
        holders.push(holder);
        self.declared.push(name.to_owned());
    }

    /// A name like `base`; one that is in use may be hidden if `may_hide` says so.
    pub fn pick(&mut self, base: &str, may_hide: impl Fn(VarId) -> bool) -> String {
        let base = clean(base);
        let is_free = |names: &Names, name: &str| match names.holder(name) {
            None => true,
            Some(Holder::Fixed) => false,
            Some(Holder::Var(var)) => may_hide(var),
        };
        if is_free(self, &base) {
            return base;
        }
        // Small numbers are used again; beyond, a counter keeps long bodies fast.
        for version in 1.. {
            let version = match version {
                0..FEW => version,
                _ => {
                    let next = self.versions.entry(base.clone()).or_insert(FEW);
                    *next += 1;
                    *next - 1
                }
            };
            let name = format!("{base}_{version}");
            if is_free(self, &name) {
                return name;
            }
        }
        base
    }

    /// `t1`, `t2`, ..
    pub fn temp(&mut self) -> String {
        loop {
            self.temps += 1;
            let name = format!("t{}", self.temps);
            if self.holder(&name).is_none() {
                return name;
            }
        }
    }

    fn holder(&self, name: &str) -> Option<Holder> {
        self.visible.get(name)?.last().copied()
    }
}

/// An identifier: raw prefixes and keywords are amended.
fn clean(name: &str) -> String {
    let name = name.strip_prefix("r#").unwrap_or(name);
    let name = &*name.replace(['<', '>'], "");
    match syn::parse_str::<Ident>(name) {
        Ok(_) if name != "_" => name.to_owned(),
        _ => format!("{name}_"),
    }
}

pub fn ident(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}
