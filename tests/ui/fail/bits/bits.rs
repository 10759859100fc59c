use grad_runtime::grad;

#[grad]
fn to_bits(x: f64) -> f64 {
    let exponent = (x.to_bits() >> 52) as f64;
    exponent * x
}

#[grad]
fn from_bits(x: f64) -> f64 {
    let guess = 0x5fe6_eb50_c7b5_37a9 - (f64::to_bits(x) >> 1);
    f64::from_bits(guess)
}

#[grad]
fn bytes(x: f32) -> f32 {
    f32::from_le_bytes(x.to_le_bytes())
}

fn main() {}
