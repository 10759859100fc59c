use grad_runtime::grad;

/// Which of them is there is not known.
#[cfg(debug_assertions)]
macro_rules! square {
    ($x:expr) => {
        $x * $x
    };
}
#[cfg(not(debug_assertions))]
macro_rules! square {
    ($x:expr) => {
        ($x) * ($x)
    };
}

#[grad]
fn mentions_a_float(speed: f64) -> f64 {
    0.5 * square!(speed)
}

#[grad]
fn makes_a_float(x: f64) -> f64 {
    let gravity: f64 = square!(3.13);
    gravity * x
}

/// The template means the file's `offset`, the function has one of its own.
fn offset() -> f64 {
    1.0
}

macro_rules! shifted {
    ($x:expr) => {
        $x + offset()
    };
}

#[grad]
fn confused(x: f64) -> f64 {
    let offset = 2.0 * x;
    shifted!(x) * offset
}

fn main() {}
