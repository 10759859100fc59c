//! The command line.

use std::path::PathBuf;

use crate::generator::grow::Kind;
use crate::generator::harness::Target;

/// What the command says when it is misused.
pub const USAGE: &str = "\
fuzz [--seed S] [--programs N] [--size K] [--batch B] [--numeric] [--structs] [--primal] [--long] [--second] [--no-shrink] [--target-dir DIR] [--write FOLDER] [--print FOLDER]
  --seed S         first seed (default 1); program k has seed S + k
  --programs N     how many programs (default 100)
  --size K         statements per program (default: growing from 3 to 30)
  --batch B        programs per compilation (default 40)
  --numeric        programs of loops over lists, as numeric code has them
  --structs        programs of structs with methods and operators
  --primal         check printer and interpreter only: no companions
  --long           take every record for one that no cache holds
  --second         check Hessians against products with unit vectors
  --no-shrink      report failures as they are
  --target-dir DIR where the temporary crate lives (default: <target>/fuzz)
  --write FOLDER   write batch files for `tests/tests/generated` instead of running
  --print FOLDER   write the programs alone, a file each, instead of running";

/// The command's options.
#[derive(Clone, Debug)]
pub struct Options {
    pub seed: u64,
    pub programs: usize,
    pub size: Option<usize>,
    pub batch: usize,
    pub kind: Kind,
    pub target: Target,
    pub shrink: bool,
    pub folder: PathBuf,
    pub write: Option<PathBuf>,
    pub print: Option<PathBuf>,
}

impl Options {
    /// Reads the arguments after the command's name.
    pub fn parse(mut args: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Options {
            seed: 1,
            programs: 100,
            size: None,
            batch: 40,
            kind: Kind::Scattered,
            target: Target::Companions,
            shrink: true,
            folder: default_folder(),
            write: None,
            print: None,
        };
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or(format!("`{arg}` needs a value"));
            match arg.as_str() {
                "--seed" => options.seed = number(&value()?)?,
                "--programs" => options.programs = number(&value()?)? as usize,
                "--size" => options.size = Some(number(&value()?)? as usize),
                "--batch" => options.batch = (number(&value()?)? as usize).max(1),
                "--numeric" => options.kind = Kind::Numeric,
                "--structs" => options.kind = Kind::Structs,
                "--primal" => options.target = Target::Primal,
                "--long" => options.target = Target::Long,
                "--second" => options.target = Target::Second,
                "--no-shrink" => options.shrink = false,
                "--target-dir" => options.folder = value()?.into(),
                "--write" => options.write = Some(value()?.into()),
                "--print" => options.print = Some(value()?.into()),
                other => return Err(format!("unknown option `{other}`")),
            }
        }
        Ok(options)
    }
}

fn number(text: &str) -> Result<u64, String> {
    text.parse()
        .map_err(|_| format!("`{text}` is not a number"))
}

fn default_folder() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| repository().join("target"), PathBuf::from);
    target.join("fuzz")
}

/// The root of the workspace.
pub fn repository() -> PathBuf {
    let tests = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    tests.parent().map_or(tests.clone(), PathBuf::from)
}
