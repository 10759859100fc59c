//! Methods of what another module passes on, called beside a macro of which nobody knows what it makes.

use grad_runtime::{Differentiable, grad};

use super::agree;
use super::levels::Levels;

macro_rules! conversions {
    ($of:ty => $($to:ty),*) => {
        $(conversion!($of, $to, of, { of.left + of.right });)*
    };
}

macro_rules! conversion {
    ($of:ty, $to:ty, $name:ident, $body:block) => {
        impl From<$of> for Sum<$to> {
            fn from($name: $of) -> Self {
                Sum($body as $to)
            }
        }
    };
}

pub struct Sum<T>(pub T);

#[derive(Clone, Debug, Differentiable)]
pub struct Desk {
    pub left: f64,
    pub right: f64,
}

conversions!(Desk => f32, f64);

#[grad]
impl Desk {
    pub fn loudness(&self) -> f64 {
        let mut levels = Levels::of(&[self.left, self.right, 0.5]);
        levels.master.raise(self.left);
        for level in &mut levels.list {
            level.raise(self.right);
        }
        levels.list[0].value * levels.list[1].value + levels.master.value
    }
}

#[test]
fn types_that_modules_pass_on() {
    let desk = Desk {
        left: 0.7,
        right: 1.3,
    };
    assert_eq!(Sum::<f64>::from(desk.clone()).0, 2.0);
    let (value, desk_bar) = desk.loudness_value_and_grad();
    agree(&desk, Desk::loudness, (value, desk_bar));
}
