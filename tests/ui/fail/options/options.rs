use grad_runtime::grad;

#[grad(wtr(x))]
fn misspelt(x: f64) -> f64 {
    x
}

#[grad(banana, show)]
fn unknown(x: f64) -> f64 {
    x
}

#[grad(wrt(x), show, wrt(x))]
fn repeated(x: f64) -> f64 {
    x
}

#[grad(wrt())]
fn empty(x: f64) -> f64 {
    x
}

#[grad(wrt = x)]
fn malformed(x: f64) -> f64 {
    x
}

#[grad(wrt(x, x))]
fn listed_twice(x: f64) -> f64 {
    x
}

#[grad(wrt(weigths))]
fn not_a_parameter(x: f64, weights: &[f64]) -> f64 {
    x * weights[0]
}

#[grad(wrt(bias))]
fn nothing_like_it(x: f64, weights: &[f64]) -> f64 {
    x * weights[0]
}

#[grad(wrt(x, n))]
fn no_derivative(x: f64, n: usize) -> f64 {
    x * n as f64
}

#[grad(show = everything)]
fn no_such_value(x: f64) -> f64 {
    x
}

#[grad("wrt(x)")]
fn in_quotes(x: f64) -> f64 {
    x
}

#[grad(show)]
#[grad(wrt(x))]
fn two_attributes(x: f64, y: f64) -> f64 {
    x * y
}

fn main() {}
