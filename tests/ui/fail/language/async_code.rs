use grad_runtime::grad;

#[grad]
async fn later(x: f64) -> f64 {
    x * x
}

#[grad]
fn block(x: f64) -> f64 {
    let _task = async { 1.0 };
    x
}

fn main() {}
