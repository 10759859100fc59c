//! Compiles and checks random programs: `cargo run --release -p grad-tests --bin fuzz -- --seed 1 --programs 200`.
//! See `tests/README.md`.

use grad_tests::fuzz::{self, Options};

fn main() {
    let options = match Options::parse(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("{message}\n\n{}", fuzz::USAGE);
            std::process::exit(2);
        }
    };
    match fuzz::run(&options) {
        Ok(0) => {}
        Ok(_) => std::process::exit(1),
        Err(error) => {
            eprintln!("fuzz: {error}");
            std::process::exit(2);
        }
    }
}
