//! What is taken by value is what it was when it was taken, whatever the arguments and operands behind it change.

use grad_runtime::{Differentiable, grad};
use grad_tests::check;

#[derive(Clone, Copy, Differentiable)]
struct Couple {
    x: f64,
    y: f64,
}

#[grad]
impl Couple {
    fn dot(self, other: Couple) -> f64 {
        self.x * other.x + 2.0 * self.y * other.y
    }

    fn scaled(mut self, k: f64) -> Couple {
        self.x *= k;
        self.y += k;
        self
    }

    fn grown_(&self, k: f64) -> f64 {
        self.x * k + self.y
    }
}

#[grad(jvp)]
fn receivers(x: f64, y: f64, k: f64) -> f64 {
    let mut p = Couple { x, y };
    let dot = p.dot({
        p.x += k;
        p
    });
    let scaled = p.scaled({
        p.y = 0.5 * x;
        y
    });
    dot * p.x + scaled.x * scaled.y * p.y + p.grown_(k)
}

#[grad]
fn weighted(a: Couple, k: f64, b: Couple) -> f64 {
    a.x * k + b.x * a.y
}

#[grad]
fn summed(a: [f64; 2], k: f64, b: [f64; 2]) -> f64 {
    a[0] * k + a[1] * b[0] * b[1]
}

#[grad(jvp)]
fn arguments(x: f64, y: f64, k: f64) -> f64 {
    let mut p = Couple { x, y };
    let first = weighted(
        p,
        {
            p.x = k;
            p.y *= 2.0;
            p.y
        },
        p,
    );
    let mut a = [x, y];
    let second = summed(
        a,
        {
            a[0] = k * 2.0;
            a[1]
        },
        a,
    );
    first * p.x + second * a[0]
}

#[grad(jvp, hvp)]
fn lists(x: f64, y: f64, k: f64) -> f64 {
    let mut a = [x, y];
    let pair = (
        a,
        {
            a[1] *= a[0];
            a
        },
        a[1],
    );
    let rows = [a, {
        a[0] += k;
        a
    }];
    let kept = Some(a);
    a[0] *= 7.0;
    let mut list = vec![a; 2];
    list.push(a);
    a[1] += 3.0;
    list[0][0] += a[0];
    let left = loop {
        if a[0] > 1.0 {
            break a;
        }
        a[0] += 5.0;
    };
    a[1] = 1.5;
    pair.0[0] * pair.1[1]
        + pair.2 * rows[0][0] * rows[1][0]
        + kept.unwrap()[0] * list[0][0] * list[2][1]
        + left[1] * a[1]
}

#[test]
fn as_they_were() {
    check!(receivers, receivers_value_and_grad, receivers_jvp(x, y, k), [x = 0.7, y = 1.3, k = 0.4] => (x, y, k));
    check!(arguments, arguments_value_and_grad, arguments_jvp(x, y, k), [x = 0.7, y = 1.3, k = 0.4] => (x, y, k));
    check!(lists, lists_value_and_grad, lists_jvp(x, y, k), [x = 0.7, y = 1.3, k = 0.4] => (x, y, k));
}
