use grad_runtime::grad;

#[grad]
fn mean<T: AsRef<[f64]>>(x: T) -> f64 {
    let x = x.as_ref();
    (x[0] + x[1]) / 2.0
}

fn main() {
    mean(vec![1.0, 2.0]);
}
