use grad_runtime::{Differentiable, grad};

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

/// A float with methods of its own.
#[derive(Clone, Copy, Differentiable)]
struct Fast(f32);

#[grad]
impl Fast {
    fn to_bits(self) -> u32 {
        self.0.to_bits()
    }

    fn from_bits(bits: u32) -> Self {
        Self(f32::from_bits(bits))
    }

    #[grad]
    fn sqrt(self) -> Self {
        Self::from_bits((self.to_bits() + 0x3f80_0000) >> 1)
    }
}

#[grad]
fn magnitude(x: f32) -> f32 {
    let fast = Fast(x);
    Fast::from_bits(Fast::to_bits(fast) & 0x7fff_ffff).sqrt().0
}

fn main() {}
