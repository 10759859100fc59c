use grad_runtime::grad;

mod coarse {
    pub fn slope(x: f64) -> f64 {
        10.0 * x
    }
}

#[grad]
fn slope(x: f64) -> f64 {
    x * x
}

#[grad]
fn whole_body(x: f64) -> f64 {
    use coarse::*;
    slope(x)
}

#[grad]
fn one_block(x: f64) -> f64 {
    let y = {
        use coarse::*;
        slope(x)
    };
    slope(y)
}

fn main() {}
