use grad_runtime::grad;

#[grad(hessian)]
fn rotate(angle: f64) -> [f64; 2] {
    [angle.cos(), angle.sin()]
}

#[grad(hvp)]
fn spiral(angle: f64) -> [f64; 2] {
    [angle * angle.cos(), angle * angle.sin()]
}

#[grad(jacobian, hessian)]
fn scale(x: &mut [f64], by: f64) {
    for x in x {
        *x *= by;
    }
}

#[grad(hessian)]
fn mean(counts: &[usize]) -> f64 {
    counts.iter().sum::<usize>() as f64 / counts.len() as f64
}

#[grad(jacobian)]
fn nearest(x: &[f64]) -> usize {
    x.len()
}

#[grad(hessian = 2, jacobian(rows))]
fn square(x: f64) -> f64 {
    x * x
}

fn main() {}
