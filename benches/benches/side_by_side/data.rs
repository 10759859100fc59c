//! Random inputs, the same at every run.

use std::f64::consts::TAU;

/// The generator SplitMix64 (Steele, Lea and Flood, 2014).
pub struct Random(pub u64);

impl Random {
    /// `n` numbers spread evenly over [0, 1).
    pub fn uniform(&mut self, n: usize) -> Vec<f64> {
        (0..n).map(|_| self.next()).collect()
    }

    /// `n` numbers with the standard normal distribution.
    pub fn normal(&mut self, n: usize) -> Vec<f64> {
        let mut draw = || (-2.0 * (1.0 - self.next()).ln()).sqrt() * (TAU * self.next()).cos();
        (0..n).map(|_| draw()).collect()
    }

    /// `n` zeros and ones.
    pub fn bits(&mut self, n: usize) -> Vec<f64> {
        (0..n).map(|_| self.next().round()).collect()
    }

    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        (bits >> 11) as f64 / (1_u64 << 53) as f64
    }
}
