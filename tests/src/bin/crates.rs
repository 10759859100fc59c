//! Runs `#[grad]` on a whole crate: `cargo run --release -p grad-tests --bin crates -- DIR --numbers`.
//! See `tests/README.md`.

use grad_tests::crates::{self, Options};

fn main() {
    let options = match Options::parse(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("{message}\n\n{}", crates::USAGE);
            std::process::exit(2);
        }
    };
    match crates::report(&options) {
        Ok(report) if options.json => println!("{}", report.json()),
        Ok(report) => print!("{}", report.text()),
        Err(error) => {
            eprintln!("crates: {error}");
            std::process::exit(2);
        }
    }
}
