mod doubled {
    macro_rules! vec {
        ($($of:expr),*) => { [$(2.0 * $of),*] };
    }

    #[grad_runtime::grad]
    pub fn product(x: f64, y: f64) -> f64 {
        let both = vec![x, y];
        both[0] * both[1]
    }

    #[grad_runtime::grad]
    pub fn plain(x: f64, y: f64) -> f64 {
        let both = std::vec![x, y];
        both[0] * both[1]
    }
}

fn main() {
    doubled::product(1.0, 2.0);
    doubled::plain(1.0, 2.0);
}
