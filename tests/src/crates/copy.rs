//! The copy that is annotated: the crate's sources, and a manifest that stands alone and knows of the runtime.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value as Json;
use toml::{Table, Value};

use super::options::{Options, repository};

/// What cargo says of the crate.
pub struct Package {
    /// The file that the library, or else the program, begins with, relative to the copy.
    pub root: PathBuf,
    /// As paths in Rust name it.
    pub name: String,
    pub is_library: bool,
    pub features: Vec<String>,
}

/// Copies the crate and asks cargo about it.
pub fn copy(options: &Options) -> io::Result<Package> {
    let out = &options.out;
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    folder(&options.dir, out)?;
    let text = fs::read_to_string(out.join("Cargo.toml"))?;
    fs::write(out.join("Cargo.toml"), manifest(&text, options.numbers)?)?;
    // The versions of the workspace where they fit, without the network, and its compiler.
    for file in ["Cargo.lock", "rust-toolchain.toml"] {
        fs::copy(repository().join(file), out.join(file))?;
    }
    describe(out)
}

fn folder(from: &Path, to: &Path) -> io::Result<()> {
    const LEFT: [&str; 7] = [
        "target",
        ".git",
        ".cargo",
        "tests",
        "benches",
        "examples",
        "Cargo.lock",
    ];
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, there) = (entry.path(), to.join(entry.file_name()));
        let is_left = LEFT.iter().any(|name| entry.file_name() == *name);
        match entry.file_type()? {
            // Within `src` a folder of such a name is a module.
            kind if kind.is_dir() && is_left && from.join("Cargo.toml").exists() => {}
            kind if kind.is_dir() => folder(&path, &there)?,
            _ if !is_left => drop(fs::copy(path, there)?),
            _ => {}
        }
    }
    Ok(())
}

/// That of the workspace, so that what it built serves again.
const PROFILE: &str = "\
dev.debug = \"line-tables-only\"
dev.package.\"*\".opt-level = 1
dev.package.grad-macro.opt-level = 0
dev.package.grad-runtime.opt-level = 0
dev.package.grad-tests.opt-level = 0
";

fn manifest(text: &str, with_numbers: bool) -> io::Result<String> {
    let mut all: Table = text.parse().map_err(io::Error::other)?;
    for section in [
        "workspace",
        "dev-dependencies",
        "bench",
        "test",
        "example",
        "profile",
    ] {
        all.remove(section);
    }
    if let Some(package) = all.get_mut("package").and_then(Value::as_table_mut) {
        package.remove("autoexamples");
    }
    all.insert("workspace".into(), Table::new().into());
    let profile = PROFILE.parse::<Table>().map_err(io::Error::other)?;
    all.insert("profile".into(), profile.into());
    let dependencies = all.entry("dependencies").or_insert(Table::new().into());
    if let Some(dependencies) = dependencies.as_table_mut() {
        let own = [("grad-runtime", "grad-runtime"), ("grad-tests", "tests")];
        for (name, folder) in &own[..1 + usize::from(with_numbers)] {
            let path = repository().join(folder).display().to_string();
            let of = Table::from_iter([("path".to_string(), path.into())]);
            dependencies.insert(name.to_string(), of.into());
        }
    }
    toml::to_string(&all).map_err(io::Error::other)
}

fn describe(out: &Path) -> io::Result<Package> {
    let ask = |more: &[&str]| {
        Command::new("cargo")
            .args(["metadata", "--format-version", "1"])
            .args(more)
            .current_dir(out)
            .output()
    };
    let mut said = ask(&["--offline"])?;
    if !said.status.success() {
        said = ask(&[])?;
    }
    if !said.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&said.stderr)));
    }
    let all: Json = serde_json::from_slice(&said.stdout)?;
    let missing = || io::Error::other("no library and no program");
    let id = &all["resolve"]["root"];
    let of = |list: &Json| {
        let found = list.as_array()?.iter().find(|one| one["id"] == *id)?;
        Some(found.clone())
    };
    let package = of(&all["packages"]).ok_or_else(missing)?;
    let node = of(&all["resolve"]["nodes"]).ok_or_else(missing)?;
    let targets = package["targets"].as_array().ok_or_else(missing)?;
    let is = |target: &Json, kinds: &[&str]| {
        let mut all = target["kind"].as_array().into_iter().flatten();
        all.any(|kind| kinds.iter().any(|k| kind == k))
    };
    let library =
        (targets.iter()).find(|t| is(t, &["lib", "rlib", "cdylib", "staticlib", "dylib"]));
    let target = library.or_else(|| targets.iter().find(|t| is(t, &["bin"])));
    let target = target.ok_or_else(missing)?;
    let path = PathBuf::from(target["src_path"].as_str().unwrap_or_default());
    let home = out.canonicalize()?;
    Ok(Package {
        root: path.strip_prefix(&home).unwrap_or(&path).to_owned(),
        name: target["name"]
            .as_str()
            .unwrap_or_default()
            .replace('-', "_"),
        is_library: library.is_some(),
        features: (node["features"].as_array().into_iter().flatten())
            .filter_map(|f| f.as_str().map(String::from))
            .collect(),
    })
}
