use grad_runtime::grad;

#[grad]
fn scale((values, by): (&mut [f64], f64)) {
    for value in values.iter_mut() {
        *value *= by;
    }
}

fn main() {}
