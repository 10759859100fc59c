//! What the companions cost to compile: a crate of 200 functions without `#[grad]`, with it, and with reverse mode alone.
//!
//! `cargo run -p grad-benches --bin compile_cost -- [--out FILE]` prints a table of multiples of the time that rustc takes for the
//! functions themselves; `--out` writes it. The crates are made in `target/compile_cost`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use std::{env, fs, io};

/// Functions of the kinds that numeric crates have. `NAME` and `CALLEE` are filled in.
const SHAPES: [&str; 8] = [
    "pub fn NAME(x: f64, y: f64) -> f64 { let r = (x * x + y * y).sqrt(); r.ln() + (x / r).atan() }",
    "pub fn NAME(w: &[f64], x: &[f64], bias: f64) -> f64 {
        let mut sum = bias;
        for (a, b) in w.iter().zip(x) { sum += a * b; }
        1.0 / (1.0 + (-sum).exp())
    }",
    "pub fn NAME(p: [f64; 3], t: f64) -> [f64; 3] {
        let (s, c) = (p[2] * t).sin_cos();
        [p[0] * c - p[1] * s, p[0] * s + p[1] * c, p[2] * (-0.1 * t).exp()]
    }",
    "pub fn NAME(state: &mut [f64], rate: f64, steps: usize) {
        for _ in 0..steps {
            for i in 1..state.len() { state[i] += rate * (state[i - 1] - state[i]).sin(); }
        }
    }",
    "pub fn NAME(x: f64, n: usize) -> f64 {
        let mut y = x;
        for k in 0..n {
            if y.abs() > 10.0 { return y - k as f64; }
            y = if y > 0.0 { y * y - 0.5 * x } else { y.exp() + x };
        }
        y
    }",
    "pub fn NAME(rows: &[Vec<f64>], scale: f64) -> f64 {
        let mut best = f64::NEG_INFINITY;
        for row in rows { best = best.max(row.iter().map(|v| v * v).sum::<f64>().sqrt() * scale); }
        best
    }",
    "pub fn NAME(x: f64, y: f64) -> Option<f64> {
        if y == 0.0 { return None; }
        let q = x / y;
        Some(CALLEE(q, y) * q.powi(3) + CALLEE(y, q))
    }",
    "pub fn NAME(x: &[f64], k: f64) -> f64 {
        let mut total = 0.0;
        for pair in x.windows(2) { total += CALLEE(pair[1] - pair[0], k).powi(2); }
        total
    }",
];

const COUNT: usize = 200;

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = root.join("target/compile_cost");
    let crates = [
        ("plain", None),
        ("all", Some("#[grad]")),
        ("alone", Some("#[grad(off(modes))]")),
    ];
    for (name, attribute) in crates {
        write(&root, &folder.join(name), attribute)?;
        run(&folder, name, "check")?;
        run(&folder, name, "build")?;
    }
    let mut text = String::from(
        "| 200 functions | `cargo check` | `cargo build` |\n| --- | ---: | ---: |\n| as they are | 1 | 1 |\n",
    );
    // Interleaved, and the best of each: what else the machine does only adds to it.
    let mut best = [[f64::INFINITY; 2]; 3];
    for _ in 0..2 {
        for (n, (name, _)) in crates.iter().enumerate() {
            for (m, command) in ["check", "build"].into_iter().enumerate() {
                let source = folder.join(name).join("src/lib.rs");
                let same = fs::read(&source)?;
                fs::write(&source, same)?;
                let start = Instant::now();
                run(&folder, name, command)?;
                best[n][m] = best[n][m].min(start.elapsed().as_secs_f64());
            }
        }
    }
    for (n, what) in [(2, "with reverse mode alone"), (1, "with `#[grad]`")] {
        text += &format!(
            "| {what} | {:.1} | {:.1} |\n",
            best[n][0] / best[0][0],
            best[n][1] / best[0][1]
        );
    }
    text += &format!(
        "| all companions against reverse mode alone | {:.2} | {:.2} |\n",
        best[1][0] / best[2][0],
        best[1][1] / best[2][1]
    );
    print!("{text}");
    let mut words = env::args().skip_while(|word| word != "--out").skip(1);
    words
        .next()
        .map_or(Ok(()), |file| fs::write(PathBuf::from(file), text))
}

fn write(root: &Path, folder: &Path, attribute: Option<&str>) -> io::Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    let runtime = root.join("grad-runtime").canonicalize()?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let manifest = format!(
        "[package]\nname = \"cost-{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\ngrad-runtime = {{ path = {runtime:?} }}\n\n[workspace]\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    let mut text = String::new();
    if attribute.is_some() {
        text += "use grad_runtime::grad;\n";
    }
    for k in 0..COUNT {
        let shape = SHAPES[k % SHAPES.len()];
        let callee = format!("f{}", k - k % SHAPES.len());
        text += attribute.unwrap_or_default();
        text += "\n";
        text += &shape
            .replace("NAME", &format!("f{k}"))
            .replace("CALLEE", &callee);
        text += "\n";
    }
    fs::write(folder.join("src/lib.rs"), text)
}

fn run(folder: &Path, name: &str, command: &str) -> io::Result<()> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.args([command, "--quiet", "--manifest-path"]);
    cargo.arg(folder.join(name).join("Cargo.toml"));
    // One folder for all: the runtime is built once.
    cargo.arg("--target-dir").arg(folder.join("target"));
    cargo.env("CARGO_INCREMENTAL", "0");
    match cargo.status()?.success() {
        true => Ok(()),
        false => Err(io::Error::other(format!("cargo {command} failed"))),
    }
}
