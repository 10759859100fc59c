//! Every option with every kind of item: a table of items, expanded once for each of the options.

use grad_runtime::{Differentiable, grad};

/// Where the derivatives are taken.
const AT: [f64; 2] = [0.7, 1.3];
const ALONG: [f64; 2] = [0.4, -0.9];

type Pair = [f64; 2];

/// Columns of the Jacobian, by central differences.
fn quotients(f: impl Fn(Pair) -> Pair, at: Pair) -> [Pair; 2] {
    const H: f64 = 1e-5;
    [[H, 0.0], [0.0, H]].map(|[dx, dy]| {
        let above = f([at[0] + dx, at[1] + dy]);
        let below = f([at[0] - dx, at[1] - dy]);
        [0, 1].map(|k| (above[k] - below[k]) / (2.0 * H))
    })
}

#[track_caller]
fn close(a: Pair, b: Pair) {
    for (a, b) in a.iter().zip(&b) {
        assert!((a - b).abs() < 1e-6 * (1.0 + b.abs()), "{a} {b}");
    }
}

/// The gradient is that of the value.
fn check(value: impl Fn(Pair) -> f64, gradient: impl Fn(Pair) -> Pair) {
    let [by_x, by_y] = quotients(|at| [value(at); 2], AT);
    close(gradient(AT), [by_x[0], by_y[0]]);
}

/// Likewise the Hessian's product with a direction.
fn check_product(gradient: impl Fn(Pair) -> Pair, product: impl Fn(Pair, Pair) -> Pair) {
    let [by_x, by_y] = quotients(gradient, AT);
    let along = [0, 1].map(|k| by_x[k] * ALONG[0] + by_y[k] * ALONG[1]);
    close(product(AT, ALONG), along);
}

/// The items, in a module with these options, and what is checked of these.
macro_rules! items {
    ($module:ident, ($($option:tt)*), $($also:item)*) => {
        mod $module {
            use super::*;

            #[grad($($option)*)]
            pub fn function(x: f64, y: f64) -> f64 {
                x * x * y + (x * y).sin()
            }

            #[grad($($option)*)]
            pub fn generic<T: num_traits::Float>(x: T, y: T) -> T {
                x * x * y + (x * y).exp()
            }

            #[grad($($option)*)]
            pub fn sized<const N: usize>(x: [f64; N]) -> f64 {
                x.iter().map(|x| x * x * x).product()
            }

            #[grad($($option)*)]
            pub fn slice(x: &[f64]) -> f64 {
                x.windows(2).map(|w| w[0].powi(3) * w[1].cos()).sum()
            }

            #[grad($($option)*)]
            pub fn recursive(x: f64, y: f64, depth: usize) -> f64 {
                match depth {
                    0 => x * y,
                    _ => recursive(x * y, y.sin(), depth - 1) + x,
                }
            }

            #[grad($($option)*)]
            pub fn of_points(points: &[Point], weight: f64) -> f64 {
                points.iter().map(|p| p.x * p.x * p.y * weight * weight).sum()
            }

            #[grad($($option)*)]
            pub fn perhaps(x: f64, y: f64) -> Option<f64> {
                if x < 0.0 {
                    return None;
                }
                Some(x.sqrt() * y * y)
            }

            #[derive(Clone, Copy, Differentiable)]
            pub struct Point {
                pub x: f64,
                pub y: f64,
            }

            impl Point {
                #[grad($($option)*)]
                pub fn method(&self, k: f64) -> f64 {
                    self.x * self.y * (self.x * k).sin()
                }

                #[grad($($option)*)]
                pub fn associated(x: f64, y: f64) -> f64 {
                    (x * y).exp() * y
                }
            }

            #[grad($($option)*)]
            impl Point {
                pub fn of_a_block(&self) -> f64 {
                    self.x * self.of_two()[1]
                }

                pub fn of_two(&self) -> [f64; 2] {
                    [self.x, self.x * self.y * self.y]
                }
            }

            #[derive(Clone, Copy, Differentiable)]
            pub struct Scaled<T> {
                pub by: T,
            }

            #[grad($($option)*)]
            impl<T: num_traits::Float> Scaled<T> {
                pub fn of_a_generic_block(&self, x: T) -> T {
                    self.by * self.by * x.cos()
                }
            }

            pub fn gradients() {
                let point = |[x, y]: Pair| Point { x, y };
                check(|[x, y]| function(x, y), |[x, y]| function_grad(x, y).into());
                check(|[x, y]| generic(x, y), |[x, y]| generic_grad(x, y).into());
                check(sized, sized_grad);
                check(|at| slice(&at), |at| slice_grad(&at).try_into().unwrap());
                check(|[x, y]| recursive(x, y, 3), |[x, y]| recursive_grad(x, y, 3).into());
                check(
                    |at| of_points(&[point(at)], 0.5),
                    |at| {
                        let (points, _) = of_points_grad(&[point(at)], 0.5);
                        [points[0].x, points[0].y]
                    });
                check(
                    |[x, y]| perhaps(x, y).unwrap(),
                    |[x, y]| perhaps_grad(x, y).unwrap().into());
                check(
                    |at| point(at).method(0.5),
                    |at| {
                        let (point, _) = point(at).method_grad(0.5);
                        [point.x, point.y]
                    });
                check(
                    |[x, y]| Point::associated(x, y),
                    |[x, y]| Point::associated_grad(x, y).into());
                check(
                    |at| point(at).of_a_block(),
                    |at| {
                        let point = point(at).of_a_block_grad();
                        [point.x, point.y]
                    });
                check(
                    |[by, x]| Scaled { by }.of_a_generic_block(x),
                    |[by, x]| {
                        let (scaled, x) = Scaled { by }.of_a_generic_block_grad(x);
                        [scaled.by, x]
                    });
            }

            $($also)*
        }
    };
}

items!(plain, (),);

items!(
    forward,
    (jvp),
    pub fn also() {
        let (([x, y], [dx, dy]), point) = ((AT, ALONG), Point { x: AT[0], y: AT[1] });
        let by_gradient = |(a, b): (f64, f64)| a * dx + b * dy;
        let same = |a: f64, b: f64| close([a; 2], [b; 2]);
        same(
            function_jvp(x, y, dx, dy).1,
            by_gradient(function_grad(x, y)),
        );
        same(generic_jvp(x, y, dx, dy).1, by_gradient(generic_grad(x, y)));
        same(sized_jvp(AT, ALONG).1, by_gradient(sized_grad(AT).into()));
        same(
            perhaps_jvp(x, y, dx, dy).unwrap().1,
            by_gradient(perhaps_grad(x, y).unwrap()),
        );
        let along = PointTangent { x: dx, y: dy };
        let at = point.of_a_block_grad();
        same(point.of_a_block_jvp(&along).1, by_gradient((at.x, at.y)));
    }
);

items!(
    products,
    (hvp),
    pub fn also() {
        let point = |[x, y]: Pair| Point { x, y };
        let tangent = |[x, y]: Pair| PointTangent { x, y };
        let pair = |of: PointTangent| [of.x, of.y];
        check_product(
            |[x, y]| function_grad(x, y).into(),
            |[x, y], [dx, dy]| function_hvp(x, y, dx, dy).into(),
        );
        check_product(
            |[x, y]| recursive_grad(x, y, 3).into(),
            |[x, y], [dx, dy]| recursive_hvp(x, y, 3, dx, dy).into(),
        );
        check_product(sized_grad, sized_hvp);
        check_product(
            |at| pair(of_points_grad(&[point(at)], 0.5).0[0]),
            |at, along| pair(of_points_hvp(&[point(at)], 0.5, &[tangent(along)], 0.0).0[0]),
        );
        check_product(
            |at| pair(point(at).method_grad(0.5).0),
            |at, along| pair(point(at).method_hvp(0.5, &tangent(along), 0.0).0),
        );
        check_product(
            |at| pair(point(at).of_a_block_grad()),
            |at, along| pair(point(at).of_a_block_hvp(&tangent(along))),
        );
        check_product(
            |[by, x]| {
                let (scaled, x) = Scaled { by }.of_a_generic_block_grad(x);
                [scaled.by, x]
            },
            |[by, x], [dby, dx]| {
                let along = ScaledTangent { by: dby };
                let (scaled, x) = Scaled { by }.of_a_generic_block_hvp(x, &along, dx);
                [scaled.by, x]
            },
        );
    }
);

items!(
    matrices,
    (hessian, jacobian),
    pub fn also() {
        let point = |[x, y]: Pair| Point { x, y };
        let times =
            |[xx, xy, yx, yy]: [f64; 4], [dx, dy]: Pair| [xx * dx + xy * dy, yx * dx + yy * dy];
        check_product(sized_jacobian, |at, along| {
            let rows = sized_hessian(at);
            times([rows[0][0], rows[0][1], rows[1][0], rows[1][1]], along)
        });
        check_product(
            |at| {
                let of = of_points_jacobian(&[point(at)], 0.5).0[0];
                [of.x, of.y]
            },
            |at, along| {
                // A struct's components are numbered in order.
                let ((rows, _), _) = of_points_hessian(&[point(at)], 0.5);
                let [by_x, by_y] = [rows[0][0][0], rows[0][1][0]];
                times([by_x.x, by_x.y, by_y.x, by_y.y], along)
            },
        );
        check_product(
            |at| {
                let of = point(at).of_a_block_jacobian();
                [of.x, of.y]
            },
            |at, along| {
                let mut out = [0.0; 4];
                point(at).of_a_block_hessian_into(&mut out);
                times(out, along)
            },
        );
    }
);

items! {
    again,
    (order = 2, hvp),

    #[grad]
    fn of_functions(x: f64, y: f64) -> f64 {
        let (a, b) = function_grad(x, y);
        let (c, d) = recursive_grad(x, y, 2);
        let e = sized_grad([x, y]);
        a * b + c * d + e[0] * e[1]
    }

    #[grad]
    fn of_methods(x: f64, y: f64) -> f64 {
        let point = Point { x, y };
        let (by_point, by_k) = point.method_grad(x);
        let block = point.of_a_block_grad();
        by_point.x * by_k + block.x * block.y
    }

    pub fn also() {
        check(
            |[x, y]| of_functions(x, y),
            |[x, y]| of_functions_grad(x, y).into(),
        );
        check(
            |[x, y]| of_methods(x, y),
            |[x, y]| of_methods_grad(x, y).into(),
        );
    }
}

#[test]
fn gradients() {
    plain::gradients();
    forward::gradients();
    products::gradients();
    matrices::gradients();
    again::gradients();
}

#[test]
fn what_the_options_add() {
    forward::also();
    products::also();
    matrices::also();
    again::also();
}

/// The rest of the options, and what a module hands on to its items.
#[grad(hvp, jacobian, show)]
mod module {
    #[derive(Clone, Copy)]
    pub struct Span {
        pub from: f64,
        pub to: f64,
    }

    impl std::ops::Add for Span {
        type Output = Span;

        fn add(self, other: Span) -> Span {
            Span {
                from: self.from * other.to,
                to: self.to + other.to,
            }
        }
    }

    impl From<f64> for Span {
        fn from(to: f64) -> Span {
            Span { from: to * to, to }
        }
    }

    #[grad(hessian)]
    impl Span {
        pub fn joined(self) -> f64 {
            let both = self + Span::from(self.to);
            both.from * both.to
        }
    }

    pub mod inner {
        pub fn area(x: f64, y: f64) -> f64 {
            x * x * y
        }
    }
}

#[test]
fn modules() {
    use module::{Span, inner};
    let gradient = |[from, to]: Pair| {
        let of = Span { from, to }.joined_grad();
        [of.from, of.to]
    };
    check(|[from, to]| Span { from, to }.joined(), gradient);
    check_product(gradient, |[from, to], [dx, dy]| {
        let mut out = [0.0; 4];
        Span { from, to }.joined_hessian_into(&mut out);
        [out[0] * dx + out[1] * dy, out[2] * dx + out[3] * dy]
    });
    check_product(
        |[x, y]| inner::area_jacobian(x, y).into(),
        |[x, y], [dx, dy]| inner::area_hvp(x, y, dx, dy).into(),
    );
    assert!(inner::AREA_GRAD_SOURCE.contains("fn area_grad"));
}

#[derive(Clone, Copy, Differentiable)]
struct Weights {
    of: [f64; 2],
}

#[grad(order = 2)]
impl std::ops::Index<usize> for Weights {
    type Output = f64;

    fn index(&self, k: usize) -> &f64 {
        &self.of[k]
    }
}

#[grad(order = 2)]
fn weighted(x: f64, y: f64) -> f64 {
    let weights = Weights { of: [x, x * y] };
    weights[0] * weights[1] * y
}

#[grad]
fn slope(x: f64, y: f64) -> f64 {
    let (by_x, by_y) = weighted_grad(x, y);
    by_x * by_y
}

#[test]
fn indices_at_second_order() {
    check(|[x, y]| slope(x, y), |[x, y]| slope_grad(x, y).into());
}

#[derive(Clone, Copy, Differentiable)]
struct Place {
    x: f64,
    y: f64,
}

/// Options of a trait are those of its methods; `order` is not for what it provides.
#[grad(jvp, hvp, hessian, jacobian, order = 2)]
trait Norm {
    fn norm(&self) -> f64;

    #[grad(jvp, hvp, hessian, jacobian)]
    fn damped(&self, k: f64) -> f64 {
        (-k * self.norm()).exp()
    }
}

#[grad(jvp, hvp)]
impl Norm for Place {
    fn norm(&self) -> f64 {
        self.x.hypot(self.y)
    }
}

#[grad]
fn steepness(x: f64, y: f64) -> f64 {
    let slope = Place { x, y }.norm_grad();
    slope.x * slope.y
}

#[test]
fn traits() {
    let place = |[x, y]: Pair| Place { x, y };
    let tangent = |[x, y]: Pair| PlaceTangent { x, y };
    let gradient = |at| {
        let (of, _) = place(at).damped_grad(0.5);
        [of.x, of.y]
    };
    check(|at| place(at).damped(0.5), gradient);
    check_product(gradient, |at, along| {
        let (of, _) = place(at).damped_hvp(0.5, &tangent(along), 0.0);
        [of.x, of.y]
    });
    check_product(gradient, |at, [dx, dy]| {
        let mut out = [0.0; 9];
        place(at).damped_hessian_into(0.5, &mut out);
        [out[0] * dx + out[1] * dy, out[3] * dx + out[4] * dy]
    });
    let (_, along) = place(AT).damped_jvp(0.5, &tangent(ALONG), 0.0);
    let [by_x, by_y] = gradient(AT);
    close([along; 2], [by_x * ALONG[0] + by_y * ALONG[1]; 2]);
    let (of, _) = place(AT).damped_jacobian(0.5);
    close([of.x, of.y], [by_x, by_y]);
    check(
        |[x, y]| steepness(x, y),
        |[x, y]| steepness_grad(x, y).into(),
    );
}
