//! The files of a crate, from its root on along the `mod` lines that the build follows.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use syn::{Attribute, Expr, Item, Lit, Meta, Token, punctuated::Punctuated};

/// A file, and what stands in it.
pub struct File {
    /// Relative to the crate.
    pub path: PathBuf,
    pub module: Vec<String>,
    pub text: String,
    pub items: Vec<Item>,
    /// The modules of its `mod name;` lines.
    pub children: Vec<String>,
}

/// What `cfg` can ask for.
pub struct Cfgs(BTreeSet<String>);

impl Cfgs {
    /// Those of this machine, and the features.
    pub fn new(features: &[String]) -> io::Result<Self> {
        let said = Command::new("rustc").args(["--print", "cfg"]).output()?;
        let own = String::from_utf8_lossy(&said.stdout);
        let mut all: BTreeSet<String> = own.lines().map(String::from).collect();
        all.extend(features.iter().map(|name| format!("feature=\"{name}\"")));
        Ok(Cfgs(all))
    }

    /// Whether an item with these attributes is there.
    pub fn hold(&self, attrs: &[Attribute]) -> bool {
        let mut asked = attrs.iter().filter(|attr| attr.path().is_ident("cfg"));
        asked.all(|attr| {
            attr.parse_args::<Meta>()
                .is_ok_and(|meta| self.holds(&meta))
        })
    }

    fn holds(&self, meta: &Meta) -> bool {
        let name = meta.path().get_ident().map(ToString::to_string);
        let name = name.unwrap_or_default();
        match meta {
            Meta::Path(_) => self.0.contains(&name),
            Meta::NameValue(pair) => match &pair.value {
                Expr::Lit(literal) => match &literal.lit {
                    Lit::Str(text) => self.0.contains(&format!("{name}={:?}", text.value())),
                    _ => false,
                },
                _ => false,
            },
            Meta::List(list) => {
                let all = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
                let Ok(all) = all else { return false };
                match name.as_str() {
                    "all" => all.iter().all(|meta| self.holds(meta)),
                    "any" => all.iter().any(|meta| self.holds(meta)),
                    "not" => !all.iter().any(|meta| self.holds(meta)),
                    _ => false,
                }
            }
        }
    }
}

/// All files that are reached from this one.
pub fn files(home: &Path, root: &Path, cfgs: &Cfgs) -> io::Result<Vec<File>> {
    let mut found = vec![];
    let beside = root.parent().unwrap_or(Path::new("")).to_owned();
    read(home, root, &beside, vec![], cfgs, &mut found)?;
    Ok(found)
}

fn read(
    home: &Path,
    path: &Path,
    beside: &Path,
    module: Vec<String>,
    cfgs: &Cfgs,
    found: &mut Vec<File>,
) -> io::Result<()> {
    let text = fs::read_to_string(home.join(path))?;
    // What does not parse is rustc's to say.
    let Ok(parsed) = syn::parse_file(&text) else {
        return Ok(());
    };
    if !cfgs.hold(&parsed.attrs) {
        return Ok(());
    }
    let at = found.len();
    found.push(File {
        path: path.to_owned(),
        module: module.clone(),
        text,
        items: vec![],
        children: vec![],
    });
    let children = follow(home, path, &parsed.items, beside, &module, cfgs, found)?;
    (found[at].items, found[at].children) = (parsed.items, children);
    Ok(())
}

/// Reads the files of the `mod` lines among the items.
fn follow(
    home: &Path,
    path: &Path,
    items: &[Item],
    beside: &Path,
    module: &[String],
    cfgs: &Cfgs,
    found: &mut Vec<File>,
) -> io::Result<Vec<String>> {
    let mut children = vec![];
    for item in items {
        let Item::Mod(of) = item else { continue };
        if !cfgs.hold(&of.attrs) {
            continue;
        }
        let name = of.ident.to_string();
        let name = name.trim_start_matches("r#");
        let (mut inner, within) = (module.to_vec(), beside.join(name));
        inner.push(name.to_string());
        if let Some((_, items)) = &of.content {
            follow(home, path, items, &within, &inner, cfgs, found)?;
            continue;
        }
        let given = given_path(&of.attrs).map(|p| path.parent().unwrap_or(Path::new("")).join(p));
        let usual = [beside.join(format!("{name}.rs")), within.join("mod.rs")];
        let file = given
            .into_iter()
            .chain(usual)
            .find(|p| home.join(p).exists());
        if let Some(file) = file {
            let before = found.len();
            read(home, &file, &within, inner, cfgs, found)?;
            if found.len() > before {
                children.push(name.to_string());
            }
        }
    }
    Ok(children)
}

fn given_path(attrs: &[Attribute]) -> Option<String> {
    let attr = attrs.iter().find(|attr| attr.path().is_ident("path"))?;
    let Meta::NameValue(pair) = &attr.meta else {
        return None;
    };
    let Expr::Lit(literal) = &pair.value else {
        return None;
    };
    match &literal.lit {
        Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}
