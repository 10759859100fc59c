use grad_runtime::grad;

#[derive(Clone, Copy)]
enum Window {
    Flat,
    Parabolic,
}

#[grad]
trait Weight {
    fn weight(&self, x: f64) -> f64;
}

#[grad]
impl Weight for Window {
    fn weight(&self, x: f64) -> f64 {
        match self {
            Window::Flat => 1.0,
            Window::Parabolic => 1.0 - x * x,
        }
    }
}

fn main() {
    let _ = Window::Flat.weight(0.5) + Window::Parabolic.weight(0.5);
}
