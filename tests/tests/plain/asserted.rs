//! Values of structs, arrays and lists in assertions.

use grad_runtime::{Differentiable, grad};

#[derive(Clone, Copy, Debug, Default, PartialEq, Differentiable)]
struct Turn {
    e11: f64,
    e12: f64,
}

#[derive(Clone, Debug, PartialEq, Differentiable)]
struct Orbit {
    angle: f64,
    turn: Turn,
}

#[grad]
impl Orbit {
    fn flat(angle: f64) -> Self {
        let turn = {
            let mut turn = Turn::default();
            turn.e11 = angle.cos();
            turn.e12 = angle.sin();
            turn
        };
        debug_assert_eq!(turn, Self::turn(angle), "{turn:?} at {angle}");
        assert_ne!(Turn::default(), turn);
        Orbit { angle, turn }
    }

    fn turn(angle: f64) -> Turn {
        Turn {
            e11: angle.cos(),
            e12: angle.sin(),
        }
    }

    fn height(&self) -> f64 {
        assert_eq!(self.turn, Self::turn(self.angle));
        let same = self;
        assert_eq!(same, self);
        self.angle * self.turn.e12
    }
}

#[grad]
fn height(angle: f64) -> f64 {
    let orbit = Orbit::flat(angle);
    assert_eq!(orbit.turn.e11, angle.cos());
    orbit.height()
}

/// Lists and arrays, by value and by reference.
#[grad(jvp)]
fn shares(x: &[f64], w: [f64; 2]) -> f64 {
    let list = x.to_vec();
    let twice = [w[0] * 2.0, w[1] * 2.0];
    assert_eq!(list, x);
    assert_eq!(x, list, "{list:?}");
    assert_eq!(twice, [w[0] + w[0], w[1] + w[1]]);
    assert_eq!(list, vec![x[0], x[1]]);
    assert!(list == x && twice[0] == 2.0 * w[0]);
    list[0] * twice[1] + list[1] * twice[0]
}

agrees!(structs_that_assert, [angle = 0.7] => height(angle), height_value_and_grad(angle));
agrees!(lists_in_assertions, [x = vec![0.3, 0.4], w = [1.5, 2.5]] => shares(&x, w), shares_value_and_grad(&x, w));

#[test]
fn structs_in_assertions() {
    let (orbit, bar) = Orbit::flat_vjp(
        0.7,
        OrbitTangent {
            angle: 1.0,
            turn: TurnTangent { e11: 2.0, e12: 3.0 },
        },
    );
    assert_eq!(orbit, Orbit::flat(0.7));
    assert_eq!(bar, 1.0 - 2.0 * 0.7_f64.sin() + 3.0 * 0.7_f64.cos());
}
