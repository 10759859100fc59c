//! The GradBench tool: reads requests from standard input, writes replies to standard output.

use std::io::{self, BufReader, BufWriter};

use grad_benches::protocol::converse;

fn main() -> io::Result<()> {
    converse(
        BufReader::new(io::stdin().lock()),
        BufWriter::new(io::stdout().lock()),
    )
}
