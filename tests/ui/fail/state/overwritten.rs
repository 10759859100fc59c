use grad_runtime::{Differentiable, grad};

#[derive(Clone, Copy)]
enum Scale {
    Percent,
    Ratio,
}

#[derive(Clone, Copy, Differentiable)]
struct Share {
    value: f64,
    scale: Scale,
}

impl Share {
    fn whole(&self) -> f64 {
        match self.scale {
            Scale::Percent => 100.0,
            Scale::Ratio => 1.0,
        }
    }

    #[grad]
    fn turn_into_ratio(&mut self) {
        self.value /= match self.scale {
            Scale::Percent => 100.0,
            Scale::Ratio => 1.0,
        };
        self.scale = Scale::Ratio;
    }

    #[grad]
    fn rescale(&mut self, scale: Scale) {
        self.value /= match self.scale {
            Scale::Percent => 100.0,
            Scale::Ratio => 1.0,
        };
        self.scale = scale;
    }
}

fn main() {
    let mut share = Share { value: 3.0, scale: Scale::Percent };
    share.turn_into_ratio();
    share.rescale(Scale::Percent);
    assert_eq!(share.value / share.whole(), 0.0003);
}
