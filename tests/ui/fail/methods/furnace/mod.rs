impl super::Gas {
    pub fn heated(&self, by: f64) -> f64 {
        self.density * by
    }
}
