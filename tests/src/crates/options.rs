//! The command line.

use std::path::PathBuf;

/// What the command says when it is misused.
pub const USAGE: &str = "\
crates DIR [--out WORK] [--target-dir TARGET] [--numbers [--forward] [--second]] [--json]
  DIR                  an unpacked crate
  --out WORK           where its annotated copy goes (default: <target>/crates/<name of DIR>)
  --target-dir TARGET  where it is built (default: <target>/crates/target)
  --numbers            compare derivatives with difference quotients
  --forward            annotate with `jvp`, and compare forward with reverse mode as well
  --second             annotate with `hvp`, and compare products with the Hessian with differences of gradients
  --json               report in JSON";

/// The command's options.
#[derive(Clone, Debug)]
pub struct Options {
    pub dir: PathBuf,
    pub out: PathBuf,
    pub target: PathBuf,
    pub numbers: bool,
    pub forward: bool,
    pub second: bool,
    pub json: bool,
}

impl Options {
    /// Reads the arguments after the command's name.
    pub fn parse(mut args: impl Iterator<Item = String>) -> Result<Self, String> {
        let (mut dir, mut out, mut target) = (None, None, None);
        let (mut numbers, mut json) = (false, false);
        let (mut forward, mut second) = (false, false);
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or(format!("`{arg}` needs a value"));
            match arg.as_str() {
                "--out" => out = Some(PathBuf::from(value()?)),
                "--target-dir" => target = Some(PathBuf::from(value()?)),
                "--numbers" => numbers = true,
                "--forward" => forward = true,
                "--second" => second = true,
                "--json" => json = true,
                other if other.starts_with('-') => return Err(format!("unknown option `{other}`")),
                other if dir.is_none() => dir = Some(PathBuf::from(other)),
                other => return Err(format!("one crate at a time: `{other}`")),
            }
        }
        let dir = dir.ok_or("which crate?")?;
        let dir = (dir.canonicalize()).map_err(|error| format!("{}: {error}", dir.display()))?;
        let name = dir.file_name().unwrap_or_default().to_owned();
        Ok(Options {
            out: out.unwrap_or_else(|| folder().join(name)),
            target: target.unwrap_or_else(|| folder().join("target")),
            dir,
            numbers,
            forward,
            second,
            json,
        })
    }
}

fn folder() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| repository().join("target"), PathBuf::from);
    target.join("crates")
}

/// The root of the workspace.
pub fn repository() -> PathBuf {
    let tests = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    tests.parent().map_or(tests.clone(), PathBuf::from)
}
