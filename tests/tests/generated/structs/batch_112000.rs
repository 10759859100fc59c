//! Programs of seeds 112000 to 112019, written by the `fuzz` binary (see `tests/README.md`).

mod program_112000 {
    use grad_runtime::grad;

    pub mod shapes {
        use grad_runtime::grad;

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Point {
            pub x: f64,
            pub y: f64,
            pub z: f64,
        }

        #[grad]
        impl Point {
            pub const START: Point = Point {
                x: -0.28125,
                y: 0.0,
                z: -0.6875,
            };
            pub const RATE: f64 = 1.34375;

            pub fn new(x: f64, y: f64, z: f64) -> Point {
                Point { x, y, z }
            }

            pub fn along7(self, count: usize) -> f64 {
                let mut points = [
                    Body {
                        count: (count + count) % 4,
                        mass: 1.15625 / (0.671875 * 0.671875 + 1.671875),
                        at: self - self,
                        charge: -0.203125,
                        age: (0.84375_f64.abs() + 1.78125).powf(1.328125_f64.sin()),
                    },
                    if count + count < 1 {
                        Body {
                            count: count % 4,
                            mass: self.z,
                            at: Point::START,
                            charge: self.z,
                            age: Point::RATE,
                        }
                    } else {
                        Body {
                            count: count % 4,
                            mass: -1.390625,
                            at: self,
                            charge: self.z,
                            age: self.z,
                        }
                    },
                ];
                points[0].at *= if count >> 1 >= 3 && 2 + count < 0 {
                    self.z
                } else {
                    0.828125
                };
                (self.z * points[1].age * (self.z * points[1].age) + 0.671875).ln()
                    + 1.25 * self.z
                    + 0.625 * self.y
                    + 0.59375 * points[count % 2].at.x
                    + 1.171875 * (self.z + 0.546875)
            }
        }

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Body {
            pub count: usize,
            pub mass: f64,
            pub at: Point,
            pub charge: f64,
            pub age: f64,
        }

        #[grad]
        impl Body {
            pub const START: Body = Body {
                count: 0,
                mass: 1.3125,
                at: Point {
                    x: 0.84375,
                    y: -0.84375,
                    z: -0.078125,
                },
                charge: 0.0,
                age: 1.15625,
            };
            pub const RATE: f64 = 0.03125;

            pub fn new(count: usize, mass: f64, at: Point, charge: f64, age: f64) -> Body {
                Body {
                    count,
                    mass,
                    at,
                    charge,
                    age,
                }
            }

            pub fn shift12(&mut self, at: Body, sum: f64) {
                self.at *= at.at.along7(2 % 4);
            }

            pub fn along13(&self, at: Body) -> f64 {
                let mut t = self.at.along7(self.count % 4);
                (if t > at.at.x + t { t } else { at.at.z }) - self.mass
                    + 1.140625 * at.age
                    + 1.3125 * self.charge
                    + 1.125 * at.at.x
                    + 0.9375 * t
                    + 0.5 * self.at.along7(0 % 4)
                    + 1.109375 * (self.age * t)
                    + 0.5625 * (1.21875 + Point::RATE)
            }

            pub fn weight14(self, count: usize) -> f64 {
                self.along13(Body {
                    count: self.count % 4,
                    mass: self.mass,
                    at: self.at,
                    charge: self.age,
                    age: self.age,
                }) + 1.140625 * self.age
                    + 0.71875 * self.charge
                    + 1.15625 * self.age
                    + 0.5 * (self.age * -1.234375)
            }
        }

        #[grad]
        impl std::ops::Add<Point> for Point {
            type Output = Point;
            fn add(self, o: Point) -> Point {
                Point {
                    x: self.x + o.x,
                    y: self.y + o.y,
                    z: self.z + o.z,
                }
            }
        }

        #[grad]
        impl std::ops::Sub<Point> for Point {
            type Output = Point;
            fn sub(self, o: Point) -> Point {
                Point {
                    x: self.x - o.x,
                    y: self.y - o.y,
                    z: self.z - o.z,
                }
            }
        }

        #[grad]
        impl std::ops::Neg for Point {
            type Output = Point;
            fn neg(self) -> Point {
                Point {
                    x: -self.x,
                    y: -self.y,
                    z: -self.z,
                }
            }
        }

        #[grad]
        impl std::ops::Mul<f64> for Point {
            type Output = Point;
            fn mul(self, o: f64) -> Point {
                Point {
                    x: self.x * o,
                    y: self.y * o,
                    z: self.z * o,
                }
            }
        }

        #[grad]
        impl std::ops::SubAssign<Point> for Point {
            fn sub_assign(&mut self, o: Point) {
                let mut total = 0.828125;
            }
        }

        #[grad]
        impl std::ops::MulAssign<f64> for Point {
            fn mul_assign(&mut self, o: f64) {
                let mut items = vec![*self, *self, *self];
                let mut all = [
                    items[0],
                    Point {
                        x: o.clamp(-1.25, 0.96875),
                        y: o - self.z,
                        z: items[1].z.tanh(),
                    },
                ];
            }
        }

        #[grad]
        impl std::ops::Add<Body> for Body {
            type Output = Body;
            fn add(self, o: Body) -> Body {
                Body {
                    count: (2 + 3) % 4,
                    mass: 0.703125 + Point::RATE,
                    at: self.at * o.at.z,
                    charge: self.age * 0.890625,
                    age: (Point {
                        x: o.mass,
                        y: 1.046875,
                        z: 0.375,
                    })
                    .along7(0 % 4),
                }
            }
        }

        #[grad]
        impl std::ops::Neg for Body {
            type Output = Body;
            fn neg(self) -> Body {
                Body {
                    count: (self.count + self.count) % 5,
                    mass: -self.mass,
                    at: Point::new(
                        0.3125 + self.mass,
                        (Point {
                            x: 0.28125,
                            y: self.at.x,
                            z: self.age,
                        })
                        .along7(1 % 4),
                        self.at.along7(2 % 4),
                    ),
                    charge: -self.charge,
                    age: -self.age,
                }
            }
        }

        #[grad]
        impl std::ops::Mul<f64> for Body {
            type Output = Body;
            fn mul(self, o: f64) -> Body {
                let mut y = (-self.at).along7(0 % 4);
                if (self.count + 3) % 2 == 0 {
                    Body::new(3 % 4, self.age, self.at, y, o)
                } else {
                    Body::new(0 % 4, o, self.at, self.age, Body::RATE)
                }
            }
        }
    }

    #[grad]
    use shapes::{Body, Point};

    #[grad(jvp)]
    pub fn f(total: f64, total2: f64, buf: &[f64], i: usize) -> f64 {
        let rate = 0.828125;
        let mut table: [[f64; 2]; 2] = [[0.0; 2]; 2];
        let y = 0.203125;
        let mut y =
            if table[table.len() - 1][((i + 0) * 2 + 1) % 2].mul_add(rate, Body::RATE) <= 0.59375 {
                match 0 % 4 {
                    0 => table[0][((i + i) * 3 + 1) % 2],
                    1 | 2 => i as f64,
                    _ => match i * i % 4 {
                        0 => total,
                        1..=2
                            if (rate - i as f64)
                                > (Body {
                                    count: 1 % 4,
                                    mass: Point::RATE,
                                    at: Point {
                                        x: rate,
                                        y: total,
                                        z: total2,
                                    },
                                    charge: total,
                                    age: rate,
                                })
                                .along13(Body {
                                    count: i % 4,
                                    mass: total,
                                    at: Point {
                                        x: -0.078125,
                                        y: buf[((3 + i) * 7 + 1) % buf.len()],
                                        z: rate,
                                    },
                                    charge: -1.609375,
                                    age: total2,
                                }) =>
                        {
                            y
                        }
                        _ => buf[(i * 3 + 4) % buf.len()],
                    },
                }
            } else {
                buf[((i + i) * 3 + 3) % buf.len()].sin().exp()
            };
        let mut n: usize = 0;
        while n < 2 {
            n += 1;
            if table[0][(i * 4 + 4) % 2].sin().exp() <= buf[1] + -2.0 {
                let c = 0.796875;
            }
            y = 0.5
                * (Body {
                    count: i % 4,
                    mass: y,
                    at: Point::START,
                    charge: buf[0],
                    age: total,
                })
                .weight14(i % 4);
            let mut a = -Body::new(
                1 % 4,
                buf[((0 ^ 2) * 2 + 1) % buf.len()],
                Point {
                    x: total2,
                    y: total,
                    z: buf[((i + i) * 2 + 4) % buf.len()],
                },
                -1.15625,
                buf[((total * total + 0.828125) * 3.0) as usize % buf.len()],
            );
        }
        let mut sum = 0.0;
        for m in 0..buf.len() {
            sum += buf[m] * buf[m];
        }
        let mut c2 = 0.0;
        for k in 0..buf.len() {
            c2 += buf[k] * buf[k];
        }
        y.cos()
            * (Point {
                x: total,
                y: total2,
                z: total,
            })
            .along7(i % 4)
            + 0.59375 * c2
            + 0.703125 * sum
            + 1.046875 * y
            + 1.375 * (n as f64 + buf[(n * 5 + 3) % buf.len()])
            + 0.75 * (if n * n % 2 == 0 { y } else { table[0][0] })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3feb01492c6e28a4,
            outgoing: &[],
            gradient: &[
                (0.8350383026750252, 15.884295604085157),
                (0.44874323239213787, 0.44874323239213787),
                (1.5830802833443234, 5.751003290592029),
                (1.9423828125, 1.9423828125),
            ],
            weighted: &[
                (0.6262787270062689, 11.913221703063869),
                (0.3365574242941034, 0.3365574242941034),
                (1.1873102125082426, 4.313252467944022),
                (1.456787109375, 1.456787109375),
            ],
        };
        let p0 = std::hint::black_box(-1.71875_f64);
        let p1 = std::hint::black_box(1.03125_f64);
        let p2 = std::hint::black_box(vec![0.484375, 0.21875]);
        let p3 = std::hint::black_box(1_usize);
        let value = f(p0.clone(), p1.clone(), &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut b2 = vec![f64::NAN, f64::NAN];
        let (value, (g0, g1)) = f_value_and_grad_into(p0.clone(), p1.clone(), &p2, p3, &mut b2);
        expected.check_call(value, &());
        expected.check_gradient(&(g0, g1, b2.clone()));
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone());
        let mut b2 = vec![0.125, 0.125];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_weighted(&(g0, g1, b2.clone()), &vec![0.0, 0.0, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, p3, d0, d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_112001 {
    use grad_runtime::grad;

    #[grad]
    pub mod program {
        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Point {
            pub x: f64,
            pub y: f64,
            pub z: f64,
        }

        impl Point {
            pub const RATE: f64 = 0.109375;

            pub fn new(x: f64, y: f64, z: f64) -> Point {
                Point { x, y, z }
            }

            pub fn energy6(&self, u: f64, m: usize) -> f64 {
                u.powi(1) / (u * u + 0.640625)
                    + 0.734375 * self.x
                    + 0.625 * self.y
                    + 1.171875 * self.z
                    + 1.15625 * (Point::RATE * Point::RATE + 0.953125).powf(u.sin())
                    + 0.859375 * soft(u)
            }

            pub fn weight7(&self, z: f64, m: usize) -> f64 {
                soft(z * z)
                    + 0.71875 * self.x
                    + 1.34375 * self.z
                    + 0.796875 * self.y
                    + 1.484375 * self.energy6(self.z, m % 4)
                    + 0.53125 * (z / (z.abs() + 0.765625))
                    + 1.296875 * self.energy6(z, 0 % 4)
            }

            pub fn shift8(&mut self, i: usize) {
                *self += (Point {
                    x: 1.015625,
                    y: -0.46875,
                    z: 1.484375,
                }) + (Point {
                    x: i as f64,
                    y: 1.359375,
                    z: 0.890625,
                });
                *self *= -1.46875 * 1.0;
                let mut bodies = vec![
                    Point::new(
                        1.03125_f64.min(0.96875),
                        0.25 * self.x,
                        match (i >> 1) % 4 {
                            0 => self.y,
                            1..=2 => self.x,
                            _ => 0.65625,
                        },
                    ),
                    Point {
                        x: soft(0.890625),
                        y: self.energy6(self.x, i % 4),
                        z: Point::RATE,
                    },
                ];
            }
        }

        impl std::ops::Add<Point> for Point {
            type Output = Point;
            fn add(self, o: Point) -> Point {
                Point {
                    x: self.x + o.x,
                    y: self.y + o.y,
                    z: self.z + o.z,
                }
            }
        }

        impl std::ops::Neg for Point {
            type Output = Point;
            fn neg(self) -> Point {
                let c = soft(0.625);
                (Point {
                    x: self.y,
                    y: c,
                    z: c,
                }) + self
            }
        }

        impl std::ops::AddAssign<Point> for Point {
            fn add_assign(&mut self, o: Point) {
                let mut rate = -0.859375;
            }
        }

        impl std::ops::MulAssign<f64> for Point {
            fn mul_assign(&mut self, o: f64) {
                *self += if o.clamp(-1.25, 0.09375) <= 0.828125
                    || (if o + o < -0.09375 { o } else { o }) >= -0.84375
                {
                    Point { x: o, y: o, z: o }
                } else {
                    Point { x: o, y: o, z: o }
                };
                let sum = -0.25;
            }
        }

        fn soft(a: f64) -> f64 {
            let mut prev = a;
            (if prev > a { a } else { a }).cos()
                + 1.15625 * prev
                + 0.703125 * prev
                + 0.953125 * (a + a)
        }

        pub fn force0(d: Point, z: f64) -> f64 {
            if z >= d.y - d.x {
                let mut a = (z * z).ln_1p() + soft(z.powi(4));
                let mut d2 = d;
                let prev = -0.984375;
            } else {
                let mut b = z;
                let mut found = !(d.energy6(d.x, 3 % 4) < 0.453125);
            }
            z + 0.515625 * d.z
                + 1.34375 * d.y
                + 1.078125 * d.x
                + 0.46875
                    * (if d.energy6(z, 3 % 4) >= d.energy6(-1.484375, 2 % 4) {
                        d.x
                    } else {
                        d.z
                    })
        }

        pub fn spread1(next: Point, a: &Point) {
            let acc = a.energy6(0.46875, 3 % 4);
            let mut all = [
                -next
                    + (Point {
                        x: -0.1875,
                        y: a.z,
                        z: a.z,
                    }),
                -next,
                Point::new(-1.171875, next.x, a.z)
                    + (Point {
                        x: acc,
                        y: acc,
                        z: a.y,
                    }),
            ];
            all[1] *= if 2 <= 2 { next.y } else { a.y };
        }

        #[grad(jvp)]
        pub fn f(rate: f64) -> f64 {
            if rate.sin() < (-rate.abs()).exp() {
                let count: usize = (2 >> 1) * 1;
                let mut items = [
                    Point {
                        x: (Point {
                            x: rate,
                            y: rate,
                            z: rate,
                        })
                        .energy6(rate, 2 % 4),
                        y: soft(count as f64),
                        z: rate.sin(),
                    },
                    Point {
                        x: match 1 % 4 {
                            0 => rate,
                            1..=2 => rate,
                            _ => rate,
                        },
                        y: soft(rate * -0.734375),
                        z: rate.sin().exp(),
                    },
                ];
            } else {
                let mut m: usize = 0;
                while m < 3 && 3 < 0 {
                    m += 1;
                    let mut w = [0.0; 3];
                    let mut t = rate;
                    t += (Point { x: t, y: t, z: t }).weight7(w[w.len() - 1], 2 % 4) * t.cos();
                }
                let mut rate = (if (m + m) % 2 == 0 {
                    Point {
                        x: rate,
                        y: rate,
                        z: 0.484375,
                    }
                } else {
                    -(Point {
                        x: m as f64,
                        y: rate,
                        z: -0.796875,
                    })
                })
                .energy6(
                    Point::new(rate, rate, rate).weight7(soft(rate), m % 4),
                    1 % 4,
                );
                let n: usize = rate.abs() as usize % 5;
            }
            (-1.125 * rate).tanh() + 0.96875 * (rate - rate)
        }
    }
    use program::*;

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfe8db16454a64f9,
            outgoing: &[],
            gradient: &[(-0.44625232195580244, 3.7412476780441977)],
            weighted: &[(-0.33468924146685186, 2.805935758533148)],
        };
        let p0 = std::hint::black_box(0.921875_f64);
        let value = f(p0.clone());
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone()));
        let (value, gradient) = f_value_and_grad(p0.clone());
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let (value, g0) = f_value_and_grad_into(p0.clone());
        expected.check_call(value, &());
        expected.check_gradient(&(g0,));
        let mut tape = grad_runtime::Tape::new();
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), 0.75);
        expected.check_call(value, &());
        let first = (g0,);
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), 0.75);
        expected.check_call(value, &());
        let second = (g0,);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0]);
        let (value, g0) = f_vjp(p0.clone(), 0.75);
        expected.check_weighted(&(g0,), &vec![0.0]);
        let d0 = -0.125_f64;
        let (value, tangent) = f_jvp(p0.clone(), d0);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_112002 {
    use grad_runtime::grad;

    pub mod shapes {
        use grad_runtime::grad;

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Point {
            pub x: f64,
            pub y: f64,
        }

        #[grad]
        impl Point {
            pub fn new(x: f64, y: f64) -> Point {
                Point { x, y }
            }

            pub fn advance5(&mut self, q: Point) {
                self.x -= 0.265625_f64.cos() * (0.484375 - 0.40625);
                self.y += (0.25_f64.abs() + 1.5625).cbrt();
                self.y -= (1.234375 * self.x).mul_add(1.1875_f64.atan(), q.y);
                *self -= q * q.x;
            }

            pub fn distance6(&self, d: Point, n: usize) -> f64 {
                1.203125
                    + 0.890625 * self.x
                    + 1.265625 * self.y
                    + 1.09375 * d.x
                    + 0.875 * 1.375
                    + 1.15625 * d.y.abs()
                    + 1.25 * d.y
            }
        }

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Body {
            pub mass: f64,
            pub up: bool,
            pub at: Point,
            pub speed: Point,
            pub age: f64,
        }

        #[grad]
        impl Body {
            pub const START: Body = Body {
                mass: 0.609375,
                up: false,
                at: Point {
                    x: 0.015625,
                    y: -0.328125,
                },
                speed: Point {
                    x: 1.484375,
                    y: 1.28125,
                },
                age: -0.921875,
            };

            pub fn new(mass: f64, at: Point, speed: Point, age: f64) -> Body {
                Body {
                    mass,
                    up: mass.atan() >= -0.640625,
                    at,
                    speed,
                    age,
                }
            }

            pub fn energy14(&self, o: Body) -> f64 {
                let mut y = 0.609375;
                ({
                    let total = y + self.at.x;
                    total * self.at.distance6(o.at, 3 % 4)
                }) + 0.5625 * o.mass
                    + 1.234375 * o.at.y
                    + 0.9375 * o.speed.x
                    + 1.453125 * y
                    + 1.453125 * self.speed.x.cos()
            }
        }

        #[grad]
        impl std::ops::Sub<Point> for Point {
            type Output = Point;
            fn sub(self, o: Point) -> Point {
                Point {
                    x: self.x - o.x,
                    y: self.y - o.y,
                }
            }
        }

        #[grad]
        impl std::ops::Neg for Point {
            type Output = Point;
            fn neg(self) -> Point {
                Point {
                    x: -self.x,
                    y: -self.y,
                }
            }
        }

        #[grad]
        impl std::ops::Mul<f64> for Point {
            type Output = Point;
            fn mul(self, o: f64) -> Point {
                Point {
                    x: self.x * o,
                    y: self.y * o,
                }
            }
        }

        #[grad]
        impl std::ops::SubAssign<Point> for Point {
            fn sub_assign(&mut self, o: Point) {
                let mut state = vec![f64::from(1.328125 * 1.328125).ln_1p(); 2];
                let mut a = o.y.powi(3)
                    + state[((2 + 2) * 5 + 1) % state.len()]
                        .clamp(-1.25, 0.546875)
                        .floor();
            }
        }

        #[grad]
        impl std::ops::Add<Body> for Body {
            type Output = Body;
            fn add(self, o: Body) -> Body {
                self
            }
        }

        #[grad]
        impl std::ops::Sub<Body> for Body {
            type Output = Body;
            fn sub(self, o: Body) -> Body {
                Body {
                    mass: self.mass - o.mass,
                    up: self.up,
                    at: Point {
                        x: o.speed.distance6(o.speed, 1 % 4),
                        y: self.speed.distance6(
                            Point {
                                x: self.speed.x,
                                y: 1.328125,
                            },
                            0 % 4,
                        ),
                    },
                    speed: o.speed,
                    age: self.age - o.age,
                }
            }
        }

        #[grad]
        impl std::ops::Neg for Body {
            type Output = Body;
            fn neg(self) -> Body {
                Body {
                    mass: -self.mass,
                    up: self.up,
                    at: (Point {
                        x: self.speed.y,
                        y: self.speed.x,
                    }) - (if 1.453125_f64.cos() >= self.at.distance6(self.at, 1 % 4) {
                        self.speed
                    } else {
                        self.at
                    }),
                    speed: self.at - self.speed,
                    age: -self.age,
                }
            }
        }

        #[grad]
        impl std::ops::Mul<f64> for &Body {
            type Output = Body;
            fn mul(self, o: f64) -> Body {
                Body {
                    mass: self.mass * o,
                    up: self.up,
                    at: Point::new(self.speed.distance6(self.at, 2 % 4), self.mass * -0.40625),
                    speed: -self.at,
                    age: self.age * o,
                }
            }
        }

        #[grad]
        impl std::ops::AddAssign<Body> for Body {
            fn add_assign(&mut self, o: Body) {
                let mut c = 0.84375_f64.tanh()
                    + o.mass.sin()
                    + o.speed.distance6(
                        Point {
                            x: self.speed.x,
                            y: 0.984375,
                        },
                        1 % 4,
                    );
                c += o.at.distance6(-self.at, 1 % 4);
            }
        }

        #[grad]
        impl std::ops::SubAssign<Body> for Body {
            fn sub_assign(&mut self, o: Body) {
                'l0: for n in 2..=2 {
                    let mut prev = ((-1.8125 - o.mass) * (-1.8125 - o.mass) + 0.796875)
                        .powf(o.speed.distance6(o.at, n % 4).tanh().sin());
                    (prev, prev) = (if o.up { prev } else { prev }, prev * o.speed.y);
                    *self = *self;
                    prev += (o.at.distance6(self.at, n % 4).abs() + 1.546875)
                        .powf(self.at.distance6(self.speed, n % 4).sin());
                }
            }
        }
    }

    #[grad]
    use shapes::{Body, Point};

    #[grad]
    pub fn spread0(u: f64) -> Body {
        let total = {
            let sum = u;
            sum * (&(Body {
                mass: u,
                up: sum < sum,
                at: Point { x: sum, y: u },
                speed: Point { x: sum, y: u },
                age: u,
            }) * -1.59375)
                .energy14(
                    &(Body {
                        mass: sum,
                        up: u < -1.9375,
                        at: Point { x: sum, y: sum },
                        speed: Point { x: u, y: sum },
                        age: u,
                    }) * sum,
                )
        };
        if u.atan() <= 0.515625 {
            Body {
                mass: u,
                up: u < total,
                at: Point { x: u, y: total },
                speed: Point { x: u, y: u },
                age: u,
            }
        } else {
            Body::START
        }
    }

    #[grad(jvp)]
    pub fn f(c: f64, acc: f64, x: &mut [f64], n: usize) -> f64 {
        let mut b: f64 = -0.953125;
        let mut pos: i32 = b.abs() as i32 % 5;
        b += x[(n * 6 + 2) % x.len()].mul_add(x[(2 * 7 + 4) % x.len()], x[1])
            + (Body {
                mass: b,
                up: x[0] < -1.140625,
                at: Point {
                    x: x[(n * 6 + 1) % x.len()],
                    y: acc,
                },
                speed: Point { x: acc, y: x[0] },
                age: x[x.len() - 1],
            })
            .energy14(Body {
                mass: c,
                up: x[((acc.abs() + 0.921875) * 3.0) as usize % x.len()] < -1.234375,
                at: Point {
                    x: acc,
                    y: x[(n * n * 7 + 1) % x.len()],
                },
                speed: Point { x: acc, y: c },
                age: x[1],
            });
        let mut pos2: usize = 0;
        loop {
            pos2 += 1;
            if pos2 >= 2 || b >= x[0] {
                break;
            }
            let prev = (Body {
                mass: x[2 % x.len()],
                up: x[((c.abs() + 1.140625) * 3.0) as usize % x.len()] < c,
                at: Point { x: acc, y: 0.59375 },
                speed: Point { x: 0.625, y: b },
                age: -1.65625,
            })
            .energy14(Body::START)
                + ((-x[((n + n) * 5 + 3) % x.len()].abs()).exp().abs() + 1.25).ln();
            let mut t = 0.0;
            for m in 0..x.len() {
                t += x[m] * x[m];
            }
        }
        let mut all = [
            Body::new(
                (Point {
                    x: c,
                    y: x[n % x.len()],
                })
                .distance6(
                    Point {
                        x: c,
                        y: x[pos2 % x.len()],
                    },
                    n % 4,
                ),
                Point {
                    x: x[(n * 2 + 3) % x.len()],
                    y: 1.84375,
                },
                Point {
                    x: c,
                    y: x[(2 * 7 + 2) % x.len()],
                },
                x[(pos2 * 7 + 3) % x.len()],
            ),
            spread0(1.546875)
                - (Body {
                    mass: b,
                    up: 1.25 < acc,
                    at: Point {
                        x: b,
                        y: x[(n / 3 * 4 + 2) % x.len()],
                    },
                    speed: Point { x: b, y: acc },
                    age: x[n % x.len()],
                }),
        ];
        let mut total = 0.0;
        for m2 in 0..x.len() {
            total += x[m2];
        }
        all[1].at.distance6(
            Point {
                x: all[1].mass,
                y: total,
            },
            pos2 % 4,
        ) + 0.9375 * all[1].mass
            + 0.875 * all[1].speed.x
            + 0.71875 * all[n % 2].mass
            + 1.4375 * total
            + 1.359375 * b
            + 0.71875 * all[1].speed.distance6(all[1].speed, pos2 % 4)
            + 1.5 * (all[0].at.x * all[0].mass)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x403af52e41c00b5c,
            outgoing: &[0x3ff6000000000000, 0xbff3c00000000000, 0x3fcc000000000000],
            gradient: &[
                (3.9880523681640625, 6.2732086181640625),
                (2.0268170375385837, 27.55492390709622),
                (4.586784362792969, 5.475456237792969),
                (10.146865546703339, 24.40498799085617),
                (16.359103202819824, 43.286030769348145),
            ],
            weighted: &[
                (2.991039276123047, 4.704906463623047),
                (1.5201127781539379, 20.666192930322165),
                (3.9400882720947266, 4.606592178344727),
                (8.235149160027504, 18.928740993142128),
                (13.019327402114868, 33.21452307701111),
            ],
        };
        let p0 = std::hint::black_box(1.40625_f64);
        let p1 = std::hint::black_box(-0.34375_f64);
        let p2 = std::hint::black_box(vec![1.375, -1.234375, 0.21875]);
        let p3 = std::hint::black_box(4_usize);
        let mut m2 = p2.clone();
        let value = f(p0.clone(), p1.clone(), &mut m2, p3);
        expected.check_call(value, &(m2.clone(),));
        let mut m2 = p2.clone();
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &mut m2, p3));
        let mut m2 = p2.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &mut m2, p3);
        expected.check_call(value, &(m2.clone(),));
        expected.check_gradient(&gradient);
        let mut m2 = p2.clone();
        let mut b2 = vec![0.5, 0.625, 0.75];
        let (value, (g0, g1)) = f_value_and_grad_into(p0.clone(), p1.clone(), &mut m2, p3, &mut b2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_gradient(&(g0, g1, b2.clone()));
        let mut tape = grad_runtime::Tape::new();
        let mut m2 = p2.clone();
        let mut b2 = vec![0.5, 0.625, 0.75];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &mut m2,
            p3,
            &mut b2,
            0.75,
        );
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, g1, b2.clone());
        let mut m2 = p2.clone();
        let mut b2 = vec![0.5, 0.625, 0.75];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &mut m2,
            p3,
            &mut b2,
            0.75,
        );
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let mut b2 = vec![0.5, 0.625, 0.75];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &mut m2, p3, &mut b2, 0.75);
        expected.check_weighted(&(g0, g1, b2.clone()), &vec![0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let mut d2 = vec![0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &mut m2, p3, d0, d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_112003 {
    use grad_runtime::grad;

    #[derive(Clone, Copy, grad_runtime::Differentiable)]
    pub struct Point {
        pub x: f64,
        pub y: f64,
        pub z: f64,
    }

    #[grad]
    impl Point {
        pub const START: Point = Point {
            x: -0.0625,
            y: 1.046875,
            z: 1.203125,
        };

        pub fn new(x: f64, y: f64, z: f64) -> Point {
            Point { x, y, z }
        }

        pub fn blend4(&self, at: Point) -> Point {
            let (acc, z) = (1.0625, soft(0.484375 * 0.828125));
            Point::START
        }
    }

    #[derive(Clone, Copy, grad_runtime::Differentiable)]
    pub struct Body {
        pub count: usize,
        pub mass: f64,
        pub at: Point,
        pub age: f64,
    }

    #[grad]
    impl Body {
        pub const START: Body = Body {
            count: 0,
            mass: 1.46875,
            at: Point {
                x: 0.828125,
                y: 0.015625,
                z: 1.015625,
            },
            age: 0.078125,
        };
        pub const RATE: f64 = 0.796875;

        pub fn new(count: usize, mass: f64, at: Point, age: f64) -> Body {
            Body {
                count,
                mass,
                at,
                age,
            }
        }

        pub fn weight10(self, q: Body) -> f64 {
            soft(self.at.z)
                + 0.5625 * q.at.y
                + 1.109375 * self.mass
                + 0.765625 * q.at.x
                + 0.515625 * self.at.z
                + 0.390625 * (q.age * self.at.z)
                + 1.3125 * 1.140625_f64.atan2(-0.8125)
        }

        pub fn turned11(&self, a: Body, a2: &Body, u: f64) -> Body {
            let mut s = u;
            --*self
        }
    }

    #[grad]
    impl std::ops::Neg for Point {
        type Output = Point;
        fn neg(self) -> Point {
            Point {
                x: -self.x,
                y: -self.y,
                z: -self.z,
            }
        }
    }

    #[grad]
    impl std::ops::MulAssign<f64> for Point {
        fn mul_assign(&mut self, o: f64) {
            let mut b = o;
            let mut table = [[b - b; 2]; 3];
        }
    }

    #[grad]
    impl std::ops::Sub<Body> for Body {
        type Output = Body;
        fn sub(self, o: Body) -> Body {
            let a = 0.984375_f64.sin() * (self.at.z - 1.453125) + soft(0.28125 * self.at.y);
            Body {
                count: self.count % 4,
                mass: self.at.z,
                at: Point { x: a, ..self.at },
                age: soft(self.at.x),
            }
        }
    }

    #[grad]
    impl std::ops::Neg for Body {
        type Output = Body;
        fn neg(self) -> Body {
            Body {
                count: (self.count + self.count) % 5,
                mass: -self.mass,
                at: self.at,
                age: -self.age,
            }
        }
    }

    #[grad]
    impl std::ops::SubAssign<Body> for Body {
        fn sub_assign(&mut self, o: Body) {
            for j in 0..2 {
                let mut prev = soft(soft(Body::RATE)) + o.mass.floor();
            }
        }
    }

    #[grad]
    impl std::ops::MulAssign<f64> for Body {
        fn mul_assign(&mut self, o: f64) {
            let mut o = soft(o.max(o)).max(self.at.x);
        }
    }

    #[grad]
    fn soft(acc: f64) -> f64 {
        let y = (acc + Body::RATE).tanh().hypot(acc);
        1.171875 + 0.9375 * (y * y)
    }

    #[grad(jvp)]
    pub fn f(s: f64, prev: f64) -> f64 {
        let mut b = soft(
            ((Body {
                count: 2 % 4,
                mass: s,
                at: Point {
                    x: s,
                    y: s,
                    z: prev,
                },
                age: -0.109375,
            })
            .weight10(Body {
                count: 1 % 4,
                mass: s,
                at: Point {
                    x: 0.0,
                    y: s,
                    z: prev,
                },
                age: prev,
            }) * (Body {
                count: 2 % 4,
                mass: s,
                at: Point {
                    x: s,
                    y: s,
                    z: prev,
                },
                age: -0.109375,
            })
            .weight10(Body {
                count: 1 % 4,
                mass: s,
                at: Point {
                    x: 0.0,
                    y: s,
                    z: prev,
                },
                age: prev,
            }) + 1.625)
                .ln(),
        );
        if !(-0.015625 < 0.453125) {
            return b
                + 1.1875 * b
                + 0.453125 * (s * s + 1.515625).ln()
                + 1.34375 * (s / (prev * prev + 1.515625));
        }
        match 0 * 1 % 4 {
            0 if 0 + 3 == 1 => {
                let c = (Body {
                    count: 2 * 2 % 4,
                    mass: prev - b,
                    at: -(Point {
                        x: Body::RATE,
                        y: prev,
                        z: s,
                    }),
                    age: b,
                })
                .weight10(
                    Body::START
                        - (Body {
                            count: 1 % 4,
                            mass: s,
                            at: Point {
                                x: Body::RATE,
                                y: prev,
                                z: Body::RATE,
                            },
                            age: -1.203125,
                        }),
                );
                let (t, c2) = (soft(c.sin()), c.powi(4));
            }
            1 | 3 => {
                let mut bodies = [
                    -(Point {
                        x: s,
                        y: -0.875,
                        z: s,
                    }),
                    -Point::new(prev, b, prev),
                    Point::new(
                        (Body::RATE.abs() + 0.859375).recip(),
                        if 3 >= 1 { b } else { b },
                        soft(s),
                    ),
                ];
            }
            _ => {
                let a = soft(
                    ((Body {
                        count: 2 % 4,
                        mass: b,
                        at: Point {
                            x: Body::RATE,
                            y: prev,
                            z: 0.359375,
                        },
                        age: s,
                    }) - (Body {
                        count: 3 % 4,
                        mass: -0.109375,
                        at: Point { x: s, y: b, z: b },
                        age: prev,
                    }))
                    .weight10(Body {
                        count: 1 % 4,
                        mass: prev,
                        at: Point::START,
                        age: b,
                    }),
                );
            }
        }
        s * s
            + (b.abs() + 0.578125).powf(prev.sin())
            + 1.09375 * b
            + 1.484375 * (s + s)
            + 0.453125 * (s * prev)
            + 0.71875 * s
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400da7c6ab579a62,
            outgoing: &[],
            gradient: &[
                (5.33926306187232, 15.51491239657951),
                (-1.6032702318099739, 14.700118060553299),
            ],
            weighted: &[
                (4.00444729640424, 11.636184297434632),
                (-1.2024526738574803, 11.025088545414974),
            ],
        };
        let p0 = std::hint::black_box(-1.1875_f64);
        let p1 = std::hint::black_box(-0.578125_f64);
        let value = f(p0.clone(), p1.clone());
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone()));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone());
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let (value, (g0, g1)) = f_value_and_grad_into(p0.clone(), p1.clone());
        expected.check_call(value, &());
        expected.check_gradient(&(g0, g1));
        let mut tape = grad_runtime::Tape::new();
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), 0.75);
        expected.check_call(value, &());
        let first = (g0, g1);
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), 0.75);
        expected.check_call(value, &());
        let second = (g0, g1);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0]);
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), 0.75);
        expected.check_weighted(&(g0, g1), &vec![0.0, 0.0]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), d0, d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_112004 {
    use grad_runtime::grad;

    pub mod shapes {
        use grad_runtime::grad;

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Point {
            pub x: f64,
            pub y: f64,
        }

        #[grad]
        impl Point {
            pub fn new(x: f64, y: f64) -> Point {
                Point { x, y }
            }

            pub fn along4(&self, o: &Point, y: f64) -> f64 {
                (0.953125 / (y.abs() + 1.4375)).sin()
                    + 0.59375 * o.x
                    + 1.328125 * o.y
                    + 1.375 * o.y
                    + 1.203125 * self.y
                    + 1.0625 * (y + self.x)
            }

            pub fn unit5(self, t: f64, i: usize) -> Point {
                let sum = t;
                self
            }
        }

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Body {
            pub mass: f64,
            pub age: f64,
        }

        #[grad]
        impl Body {
            pub fn new(mass: f64, age: f64) -> Body {
                Body { mass, age }
            }

            pub fn shift10(&mut self, a: Body) {
                *self = a;
                let mut p = Point::new(1.234375, 0.78125_f64.sin());
                let mut items = vec![
                    Point::new(
                        self.age + self.mass,
                        p.along4(
                            &(Point {
                                x: 0.671875,
                                y: p.y,
                            }),
                            self.mass,
                        ),
                    ),
                    p,
                    p,
                ];
                p *= self.age + 0.53125;
            }

            pub fn weight11(mut self, at: &Body, c: f64) -> f64 {
                (Point {
                    x: at.mass,
                    y: at.mass,
                })
                .along4(&(Point { x: c, y: c }), self.mass)
                .atan()
                    + 1.328125 * at.mass
                    + 0.546875 * at.mass
                    + 0.703125 * at.age
                    + 1.375 * (at.mass - c)
                    + 0.78125
                        * (-(Point { x: at.age, y: c }))
                            .along4(&Point::new(c, self.age), at.age * at.age)
            }
        }

        #[grad]
        impl std::ops::Add<Point> for Point {
            type Output = Point;
            fn add(self, o: Point) -> Point {
                Point {
                    x: self.x + o.x,
                    y: self.y + o.y,
                }
            }
        }

        #[grad]
        impl std::ops::Neg for Point {
            type Output = Point;
            fn neg(self) -> Point {
                let mut y = 0.390625;
                self + self + Point::new(y, self.x)
            }
        }

        #[grad]
        impl std::ops::MulAssign<f64> for Point {
            fn mul_assign(&mut self, o: f64) {
                let mut o = ((if (-self.x.abs()).exp() <= -0.640625 {
                    self.x
                } else {
                    o
                }) * (if (-self.x.abs()).exp() <= -0.640625 {
                    self.x
                } else {
                    o
                }) + 0.53125)
                    .ln();
                let a = -0.953125;
            }
        }

        #[grad]
        impl std::ops::Sub<Body> for Body {
            type Output = Body;
            fn sub(self, o: Body) -> Body {
                Body {
                    mass: self.mass - o.mass,
                    age: self.age - o.age,
                }
            }
        }

        #[grad]
        impl std::ops::AddAssign<Body> for Body {
            fn add_assign(&mut self, o: Body) {
                if 1 % 2 == 0 || 2 % 2 == 0 {
                    let mut b = {
                        let c = 0.578125 / (0.34375_f64.abs() + 1.484375);
                        c * self.age
                    };
                    return;
                }
            }
        }

        #[grad]
        impl std::ops::MulAssign<f64> for Body {
            fn mul_assign(&mut self, o: f64) {
                let mut c = (o - o).sin() / (o.abs() + 0.875);
            }
        }
    }

    #[grad]
    use shapes::{Body, Point};

    #[grad(jvp)]
    pub fn f(u: f64, sum: f64, count: usize) -> f64 {
        match count % 4 {
            0 if count <= 0 => {
                let mut d = if u > (if 3 <= 2 { sum } else { sum }) {
                    Body {
                        mass: sum,
                        age: sum,
                    }
                } else {
                    Body {
                        mass: -1.921875,
                        age: -1.296875,
                    }
                };
                let mut u = -1.40625;
                let mut o = Body::new(d.mass - u, if count % 2 == 0 { u } else { d.mass });
            }
            1 | 3 => {
                'l0: for k in 1..count % 3 + 1 {
                    for k2 in 1..3 {
                        let mut sum = -0.34375;
                    }
                }
            }
            _ => {
                let rate = u
                    / ((Point { x: u, y: -0.328125 })
                        .along4(
                            &(Point {
                                x: sum,
                                y: 0.734375,
                            }),
                            sum,
                        )
                        .abs()
                        + 1.96875)
                    * (u + (Body {
                        mass: u,
                        age: count as f64,
                    })
                    .weight11(&(Body { mass: u, age: u }), u));
            }
        }
        (-(Point { x: 1.671875, y: u }))
            .along4(&(Point { x: 0.578125, y: u }), (u.abs() + 0.78125).cbrt())
            + 1.46875 * (if count % 2 == 0 { sum } else { count as f64 })
            + 0.859375 * (count as f64 * sum)
            + 0.78125 * 0.8125
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc0154a1d58ddeb83,
            outgoing: &[],
            gradient: &[(4.936551548687862, 5.324332320788089), (3.1875, 3.1875)],
            weighted: &[
                (3.7024136615158962, 3.9932492405910667),
                (2.390625, 2.390625),
            ],
        };
        let p0 = std::hint::black_box(-1.6875_f64);
        let p1 = std::hint::black_box(-1.703125_f64);
        let p2 = std::hint::black_box(2_usize);
        let value = f(p0.clone(), p1.clone(), p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let (value, (g0, g1)) = f_value_and_grad_into(p0.clone(), p1.clone(), p2);
        expected.check_call(value, &());
        expected.check_gradient(&(g0, g1));
        let mut tape = grad_runtime::Tape::new();
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1);
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0]);
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), p2, 0.75);
        expected.check_weighted(&(g0, g1), &vec![0.0, 0.0]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), p2, d0, d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_112005 {
    use grad_runtime::grad;

    #[derive(Clone, Copy, grad_runtime::Differentiable)]
    pub struct Point {
        pub x: f64,
        pub y: f64,
    }

    #[grad]
    impl Point {
        pub fn new(x: f64, y: f64) -> Point {
            Point { x, y }
        }

        pub fn damp3(&mut self, prev: f64) {
            let mut a = Point {
                y: {
                    let c = prev;
                    c * self.y
                },
                ..*self
            };
            let mut rate = 0.5;
        }
    }

    #[grad]
    impl std::ops::Sub<Point> for Point {
        type Output = Point;
        fn sub(self, o: Point) -> Point {
            Point {
                x: self.x - o.x,
                y: self.y - o.y,
            }
        }
    }

    #[grad]
    impl std::ops::AddAssign<Point> for Point {
        fn add_assign(&mut self, o: Point) {
            let mut data = vec![0.0; 4];
            let mut d = Point {
                x: data[data.len() - 1],
                y: f64::from(1.25 * 1.25 + 0.75).powf(o.x.sin()),
            };
        }
    }

    #[grad]
    pub fn spread0(o: Point, q: &Point, pos: usize) {
        let mut at = *q
            - (*q
                - (Point {
                    x: 0.953125,
                    y: o.y,
                }));
        at += o - o;
        at.damp3(o.y.hypot(q.y));
    }

    #[grad]
    pub fn spread1(force: Point, rate: f64, pos: usize) -> f64 {
        let mut items = vec![
            force,
            Point::new(
                if (if pos * pos == 1 { -0.46875 } else { rate }) > force.y {
                    rate
                } else {
                    force.x
                },
                force.x.sin(),
            ),
            Point {
                x: force.x * rate,
                y: rate,
            },
        ];
        items[1].y += {
            let c = rate;
            c * (items[0].y - force.y)
        };
        (if rate < -0.1875 && rate >= rate - -0.84375 {
            rate
        } else {
            items[1].y + rate
        }) + 0.78125 * items[pos % 2].x
            + 0.5625 * force.y
            + 0.5 * items[0].x
            + 0.390625 * rate
            + 0.78125 * (rate + force.y)
    }

    #[grad(jvp)]
    pub fn f(prev: f64, s: f64, row: &[f64], row2: &mut [f64]) -> f64 {
        let mut s = row[1];
        match (0 + 2) % 4 {
            0 => {
                let mut pos: usize = 0;
                let y = loop {
                    pos += 1;
                    if pos >= 1 {
                        break spread1(
                            Point {
                                x: prev,
                                y: row2[3 % row2.len()],
                            },
                            -1.65625,
                            pos % 4,
                        );
                    }
                    let mut d = Point::new(
                        row2[((2 + pos) * 6 + 4) % row2.len()],
                        row[row.len() - 1] - prev,
                    );
                };
                let mut all = vec![
                    (Point {
                        x: row2[((pos >> 1) * 2 + 3) % row2.len()],
                        y: row[(pos * 6 + 1) % row.len()],
                    }) - (Point {
                        x: row[pos % row.len()],
                        y: s,
                    }) - Point::new(pos as f64, row2[(pos * 2 + 4) % row2.len()]),
                    Point {
                        x: if spread1(
                            Point {
                                x: row2[((s.abs() + 0.96875) * 3.0) as usize % row2.len()],
                                y: row[row.len() - 1],
                            },
                            y,
                            0 % 4,
                        ) < -0.046875
                        {
                            s
                        } else {
                            row2[1]
                        },
                        y: prev - s,
                    },
                    Point {
                        x: spread1(
                            Point {
                                x: row2[((pos >> 1) * 3 + 3) % row2.len()],
                                y: -0.640625,
                            },
                            prev,
                            2 % 4,
                        ),
                        y: spread1(
                            Point {
                                x: row[pos % row.len()],
                                y: prev,
                            },
                            -0.4375,
                            pos % 4,
                        ),
                    },
                ];
            }
            1 | 3 => {
                let mut p = Point {
                    x: (prev.abs() + 0.8125).cbrt(),
                    y: -1.171875,
                };
            }
            _ => {
                let mut points = vec![
                    Point {
                        x: s * row2[(0 * 0 * 4 + 1) % row2.len()],
                        y: (prev.abs() + 2.0).powf(prev.sin()),
                    },
                    Point {
                        x: spread1(
                            Point {
                                x: -1.6875,
                                y: prev,
                            },
                            prev,
                            2 % 4,
                        ),
                        y: spread1(
                            (Point {
                                x: row2[((3 + 0) * 7 + 2) % row2.len()],
                                y: prev,
                            }) - (Point {
                                x: row[((0 + 2) * 6 + 1) % row.len()],
                                y: row2[0],
                            }),
                            s + -1.1875,
                            2 % 4,
                        ),
                    },
                    Point::new(prev, spread1(Point { x: prev, y: prev }, s, 3 % 4)),
                ];
            }
        }
        row2.swap(1, 0);
        s += s.powi(2)
            - spread1(
                Point {
                    x: row[1],
                    y: row2[((prev * prev + 1.53125) * 3.0) as usize % row2.len()],
                },
                prev,
                1 % 4,
            );
        let mut acc = 0.0;
        for n in 0..row2.len() {
            acc += row2[n] * row2[n];
        }
        let mut y2 = 0.0;
        for j in 0..row2.len() {
            y2 += row2[j] * row2[j];
        }
        (row[(1 * 0 * 3 + 3) % row.len()] + row2[0]) * (y2 - row[0])
            + 1.328125 * y2
            + 1.015625 * acc
            + 0.875 * s
            + 0.6875 * (-1.84375 - row[0 % row.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401230d7351a3159,
            outgoing: &[0x3fd8000000000000, 0xbff0400000000000],
            gradient: &[
                (-2.583984375, 2.583984375),
                (0.0, 0.0),
                (-2.296875, 2.296875),
                (-0.1827687648238438, 2.4249562648238436),
                (0.0, 0.0),
                (2.328369140625, 2.328369140625),
                (0.0, 0.0),
                (-9.20556640625, 10.98291015625),
                (5.293212890625, 5.293212890625),
            ],
            weighted: &[
                (-1.93798828125, 1.93798828125),
                (0.0, 0.0),
                (-1.72265625, 1.72265625),
                (-0.13707657361788284, 1.8187171986178827),
                (0.0, 0.0),
                (1.74627685546875, 1.74627685546875),
                (0.0, 0.0),
                (-6.2791748046875, 8.8621826171875),
                (4.46990966796875, 4.46990966796875),
            ],
        };
        let p0 = std::hint::black_box(1.015625_f64);
        let p1 = std::hint::black_box(-0.984375_f64);
        let p2 = std::hint::black_box(vec![-1.15625, 0.140625, -1.375, 1.234375, 1.5625]);
        let p3 = std::hint::black_box(vec![-1.015625, 0.375]);
        let mut m3 = p3.clone();
        let value = f(p0.clone(), p1.clone(), &p2, &mut m3);
        expected.check_call(value, &(m3.clone(),));
        let mut m3 = p3.clone();
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &mut m3));
        let mut m3 = p3.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &mut m3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_gradient(&gradient);
        let mut m3 = p3.clone();
        let mut b2 = vec![f64::NAN, f64::NAN, f64::NAN, f64::NAN, f64::NAN];
        let mut b3 = vec![0.5, 0.625];
        let (value, (g0, g1)) =
            f_value_and_grad_into(p0.clone(), p1.clone(), &p2, &mut m3, &mut b2, &mut b3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_gradient(&(g0, g1, b2.clone(), b3.clone()));
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let first = (g0, g1, b2.clone(), b3.clone());
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let second = (g0, g1, b2.clone(), b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut m3, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let mut d3 = vec![-0.375, 0.875];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &mut m3, d0, d1, &d2, &mut d3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
    }
}

mod program_112006 {
    use grad_runtime::grad;

    pub mod shapes {
        use grad_runtime::grad;

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Point {
            pub x: f64,
            pub y: f64,
        }

        #[grad]
        impl Point {
            pub fn new(x: f64, y: f64) -> Point {
                Point { x, y }
            }

            pub fn distance4(&self, force: Point, o: &Point) -> f64 {
                let mut force2 = Body {
                    count: 3 % 4,
                    mass: soft(0.46875),
                    up: force.x < 0.421875,
                    charge: soft(soft(1.4375)),
                    age: 0.875,
                };
                0.796875 * 0.484375
                    + 0.71875_f64.cos()
                    + 0.703125 * self.x
                    + 0.734375 * force.y
                    + 0.734375 * self.x
                    + 0.578125 * force2.charge.tanh()
                    + 1.15625
                        * (match 1 % 4 {
                            0 => o.y,
                            1..=2 => 0.421875,
                            _ => force2.charge,
                        })
                    + 1.234375 * 0.625
            }
        }

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Body {
            pub count: usize,
            pub mass: f64,
            pub up: bool,
            pub charge: f64,
            pub age: f64,
        }

        #[grad]
        impl Body {
            pub const START: Body = Body {
                count: 2,
                mass: 0.296875,
                up: false,
                charge: -1.0,
                age: -0.84375,
            };
            pub const RATE: f64 = 0.203125;

            pub fn new(count: usize, mass: f64, charge: f64, age: f64) -> Body {
                Body {
                    count,
                    mass,
                    up: (count ^ count) % 2 == 0,
                    charge,
                    age,
                }
            }

            pub fn advance11(&mut self, acc: f64, m: usize) {
                self.age -= (-(Point {
                    x: Body::RATE,
                    y: self.age,
                }))
                .distance4(
                    Point {
                        x: 0.5,
                        y: self.age,
                    },
                    &(Point { x: acc, y: acc }),
                );
                'l0: for n in 0..m % 3 + 1 {
                    let mut o = *self
                        - (Body {
                            count: n % 4,
                            mass: acc,
                            up: self.up,
                            charge: acc,
                            age: 0.953125,
                        });
                }
                let mut q = Body {
                    count: m % 4,
                    mass: self.mass.sin(),
                    up: acc < acc,
                    charge: self.mass.sin().exp(),
                    age: {
                        let prev = acc;
                        prev * Body::RATE
                    },
                };
            }

            pub fn along12(&self) -> f64 {
                if self.mass > 1.578125 - 0.625 {
                    return (match 2 % 4 {
                        0 => self.mass,
                        1..=2 => self.charge,
                        _ => self.mass,
                    }) * (self.age * 1.0)
                        + 1.078125 * self.age
                        + 1.375 * self.age
                        + 1.125 * self.mass
                        + 0.5625 * (0.265625 - -1.015625)
                        + 0.375
                            * (Point {
                                x: Body::RATE,
                                y: 1.1875,
                            })
                            .distance4(
                                Point {
                                    x: Body::RATE,
                                    y: 0.484375,
                                },
                                &(Point {
                                    x: self.mass,
                                    y: 1.28125,
                                }),
                            )
                        + 0.859375 * (self.charge - 1.0625);
                }
                soft(if self.count / 2 >= 0 {
                    self.mass
                } else {
                    Body::RATE
                }) + 0.984375 * self.charge
                    + 1.359375 * self.mass
                    + 0.96875 * self.age
                    + 1.0625 * self.mass
                    + 1.015625 * soft(0.90625)
            }
        }

        #[grad]
        impl std::ops::Neg for Point {
            type Output = Point;
            fn neg(self) -> Point {
                Point::new(self.x, 0.96875)
            }
        }

        #[grad]
        impl std::ops::SubAssign<Point> for Point {
            fn sub_assign(&mut self, o: Point) {
                for i in (0..2).step_by(3).rev() {
                    let force = Body {
                        count: i % 4,
                        mass: self.x * Body::RATE,
                        up: self.x < Body::RATE,
                        charge: f64::from(0.71875 * 0.71875).ln_1p(),
                        age: 0.59375 / (o.y * o.y + 1.09375),
                    };
                }
            }
        }

        #[grad]
        impl std::ops::Add<Body> for Body {
            type Output = Body;
            fn add(self, o: Body) -> Body {
                Body {
                    count: (self.count + o.count) % 5,
                    mass: self.mass + o.mass,
                    up: self.up,
                    charge: self.charge + o.charge,
                    age: self.age + o.age,
                }
            }
        }

        #[grad]
        impl std::ops::Sub<Body> for Body {
            type Output = Body;
            fn sub(self, o: Body) -> Body {
                Body {
                    count: (self.count + o.count) % 5,
                    mass: self.mass - o.mass,
                    up: self.up,
                    charge: self.charge - o.charge,
                    age: self.age - o.age,
                }
            }
        }

        #[grad]
        impl std::ops::Mul<f64> for Body {
            type Output = Body;
            fn mul(self, o: f64) -> Body {
                Body {
                    count: (self.count + self.count) % 5,
                    mass: self.mass * o,
                    up: self.up,
                    charge: self.charge * o,
                    age: self.age * o,
                }
            }
        }

        #[grad]
        impl std::ops::AddAssign<Body> for Body {
            fn add_assign(&mut self, o: Body) {
                let c = ((soft(-1.546875) * (0.828125 + 0.890625)).abs() + 1.34375).recip();
                let b = Point::new(o.charge * self.age, soft(o.charge)).distance4(
                    --(Point {
                        x: c,
                        y: self.charge,
                    }),
                    &-(Point { x: o.age, y: c }),
                );
            }
        }

        #[grad]
        impl std::ops::SubAssign<Body> for Body {
            fn sub_assign(&mut self, o: Body) {
                let mut u = -0.546875;
                let c;
                if o.up {
                    c = u;
                } else {
                    c = (match 0 * 3 % 4 {
                        0 => self.age,
                        1 | 2 => u,
                        _ => u,
                    }) + o.age;
                }
            }
        }

        #[grad]
        fn soft(u: f64) -> f64 {
            let mut buf = vec![u + u, u * u];
            let mut prev: f64 = 0.0;
            for n in 0..buf.len() {
                prev += buf[n];
            }
            (buf[((1 + 2) * 2 + 1) % buf.len()] * buf[((1 + 2) * 2 + 1) % buf.len()] + 1.640625)
                .sqrt()
                + 1.140625 * prev
                + 1.296875 * prev.sin()
        }
    }

    #[grad]
    use shapes::{Body, Point};

    #[grad]
    pub fn force0(q: Point, all: &[Point], z: f64) -> Point {
        let u = 0.828125;
        let c = z;
        -Point::new(all[1].y, -1.234375)
    }

    #[grad(jvp)]
    pub fn f(acc: f64, rate: f64, v: &[f64], row: [f64; 3], pos: usize) -> f64 {
        let mut c = Body::START.along12() - acc.min(-0.375).sin();
        c = 0.5
            * (if pos % 2 == 0 {
                Point {
                    x: rate,
                    y: row[row.len() - 1],
                }
            } else {
                Point {
                    x: v[((pos >> 1) * 2 + 1) % v.len()],
                    y: c,
                }
            })
            .distance4(
                Point {
                    x: rate,
                    y: 0.109375,
                },
                &Point::new(v[pos % v.len()], row[0]),
            );
        c *= (Body {
            count: pos % 4,
            mass: c,
            up: rate < -1.90625,
            charge: acc,
            age: row[2],
        })
        .along12()
        .cos();
        match pos % 4 {
            0 => {
                let mut b = 0.0;
                for k in 0..row.len() {
                    b += row[k] * row[k];
                }
            }
            1 | 3 => {
                (c, c) = (rate - pos as f64, Body::RATE * acc);
                let mut points = vec![
                    (if pos + pos >= 2 {
                        Body {
                            count: pos % 4,
                            mass: row[1],
                            up: acc < row[((2 & pos) * 7 + 1) % 3],
                            charge: row[0],
                            age: c,
                        }
                    } else {
                        Body {
                            count: pos % 4,
                            mass: v[v.len() - 1],
                            up: acc < row[row.len() - 1],
                            charge: Body::RATE,
                            age: acc,
                        }
                    }) - Body::START * rate,
                    (if 1 * 3 % 2 == 0 {
                        Body {
                            count: pos % 4,
                            mass: -1.890625,
                            up: Body::RATE < rate,
                            charge: pos as f64,
                            age: v[v.len() - 1],
                        }
                    } else {
                        Body {
                            count: 3 % 4,
                            mass: 1.203125,
                            up: (pos as f64) < v[((c * c + 0.765625) * 3.0) as usize % v.len()],
                            charge: row[(v.len() * 4 + 3) % 3],
                            age: row[0],
                        }
                    }) * row[1].sin(),
                    Body::new(1 % 4, row[((pos + 2) * 7 + 4) % 3], rate, v[0]) * (row[0] + c),
                ];
                let mut c2 = ({
                    let a = points[pos % 2].mass;
                    a * points[1].charge
                }) * acc.atan2(row[0])
                    + points[pos % 2].age.sin().exp();
            }
            _ => {
                let mut b2 = c
                    / ((Point {
                        x: pos as f64,
                        y: c,
                    })
                    .distance4(
                        Point::new(rate, row[((pos >> 1) * 4 + 4) % 3]),
                        &-(Point { x: c, y: c }),
                    ) * (Point {
                        x: pos as f64,
                        y: c,
                    })
                    .distance4(
                        Point::new(rate, row[((pos >> 1) * 4 + 4) % 3]),
                        &-(Point { x: c, y: c }),
                    ) + 1.828125);
                c = (Point {
                    x: acc,
                    y: v[v.len() - 1],
                })
                .distance4(
                    -(Point {
                        x: Body::RATE,
                        y: v[v.len() - 1],
                    }),
                    &(Point {
                        x: b2,
                        y: pos as f64,
                    }),
                );
            }
        }
        let mut rate2 = 0.0;
        for m in 0..row.len() {
            rate2 += row[m] * row[m];
        }
        let mut s = 0.0;
        for i in 0..v.len() {
            s += v[i] * v[i];
        }
        ({
            let c3 = acc;
            c3 * (-c.abs()).exp()
        }) + 0.515625 * s
            + 0.859375 * rate2
            + 1.40625 * c
            + 0.609375
                * (Point {
                    x: 0.5625,
                    y: -1.15625,
                })
                .distance4(
                    Point { x: v[0], y: s },
                    &(Point {
                        x: rate2,
                        y: 1.390625,
                    }),
                )
            + 0.359375 * (row[pos % 3] + pos as f64)
            + 1.015625
                * ({
                    let a2 = c;
                    a2 * pos as f64
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x403e9585116d0d3e,
            outgoing: &[],
            gradient: &[
                (4.939144555912556, 4.9566790381635295),
                (0.0, 0.0),
                (-1.1437225341796875, 1.1437225341796875),
                (-2.4078369140625, 2.4078369140625),
                (2.6318359375, 2.6318359375),
                (3.24951171875, 3.24951171875),
                (3.39404296875, 3.39404296875),
            ],
            weighted: &[
                (3.704358416934417, 3.7175092786226474),
                (0.0, 0.0),
                (-0.8577919006347656, 0.8577919006347656),
                (-1.805877685546875, 1.805877685546875),
                (1.973876953125, 1.973876953125),
                (2.4371337890625, 2.4371337890625),
                (2.5455322265625, 2.5455322265625),
            ],
        };
        let p0 = std::hint::black_box(0.9375_f64);
        let p1 = std::hint::black_box(-0.59375_f64);
        let p2 = std::hint::black_box(vec![-0.59375, -1.25]);
        let p3 = std::hint::black_box([1.53125, 1.890625, 1.765625]);
        let p4 = std::hint::black_box(2_usize);
        let value = f(p0.clone(), p1.clone(), &p2, p3.clone(), p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, p3.clone(), p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, p3.clone(), p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut b2 = vec![f64::NAN, f64::NAN];
        let (value, (g0, g1, g3)) =
            f_value_and_grad_into(p0.clone(), p1.clone(), &p2, p3.clone(), p4, &mut b2);
        expected.check_call(value, &());
        expected.check_gradient(&(g0, g1, b2.clone(), g3));
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125];
        let (value, (g0, g1, g3)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            p4,
            &mut b2,
            0.75,
        );
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone(), g3);
        let mut b2 = vec![0.125, 0.125];
        let (value, (g0, g1, g3)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            p4,
            &mut b2,
            0.75,
        );
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone(), g3);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.0, 0.0, 0.0]);
        let mut b2 = vec![0.125, 0.125];
        let (value, (g0, g1, g3)) =
            f_vjp(p0.clone(), p1.clone(), &p2, p3.clone(), p4, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), g3),
            &vec![0.0, 0.0, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875];
        let d3 = [0.375, -0.625, 0.625];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, p3.clone(), p4, d0, d1, &d2, d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_112007 {
    use grad_runtime::grad;

    pub mod shapes {
        use grad_runtime::grad;

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Point {
            pub x: f64,
            pub y: f64,
        }

        #[grad]
        impl Point {
            pub const START: Point = Point {
                x: 1.359375,
                y: 1.296875,
            };
            pub const RATE: f64 = 0.515625;

            pub fn new(x: f64, y: f64) -> Point {
                Point { x, y }
            }

            pub fn weight6(&self, m: usize) -> f64 {
                1.328125
                    + 1.328125 * self.y
                    + 0.578125 * self.x
                    + 0.859375 * self.y
                    + 1.296875
                        * (match (m >> 1) % 4 {
                            0 => 0.953125,
                            1..=2 => 0.84375,
                            _ => -1.34375,
                        })
            }

            pub fn damp7(&mut self, d: &Point, sum: f64) {
                let mut n: usize = 0;
                loop {
                    n += 1;
                    let mut x: Vec<f64> = Vec::new();
                    x.push(d.weight6(n % 4));
                    x.push(match n % 4 {
                        0 => sum * sum,
                        1..=2 => sum.abs(),
                        _ => {
                            if n <= 1 {
                                sum
                            } else {
                                sum
                            }
                        }
                    });
                    x.push((self.x + d.x).sin());
                    if n >= 1 {
                        break;
                    }
                }
                let acc = sum * d.y.sin().exp();
            }
        }

        #[grad]
        impl std::ops::Add<&Point> for &Point {
            type Output = Point;
            fn add(self, o: &Point) -> Point {
                Point {
                    x: self.x + o.x,
                    y: self.y + o.y,
                }
            }
        }

        #[grad]
        impl std::ops::Neg for Point {
            type Output = Point;
            fn neg(self) -> Point {
                Point {
                    x: -self.x,
                    y: -self.y,
                }
            }
        }

        #[grad]
        impl std::ops::Mul<f64> for &Point {
            type Output = Point;
            fn mul(self, o: f64) -> Point {
                *self
            }
        }

        #[grad]
        impl std::ops::SubAssign<Point> for Point {
            fn sub_assign(&mut self, o: Point) {
                let mut c = o.x.tanh();
            }
        }

        #[grad]
        impl std::ops::MulAssign<f64> for Point {
            fn mul_assign(&mut self, o: f64) {
                if (self.y.abs() + 1.125).sqrt() < -0.71875 {
                    *self -= Point {
                        x: -0.6875,
                        y: 0.265625,
                    };
                    let mut w = [0.0; 3];
                    for n in 0..3 {
                        w[n] = 1.046875;
                    }
                }
            }
        }
    }

    #[grad]
    use shapes::Point;

    #[grad]
    pub fn spread0(force: Point, bodies: &[Point], y: f64, k: usize) -> f64 {
        let mut rate = (Point {
            x: force.x - y,
            y: (y.abs() + 1.3125).recip(),
        })
        .weight6(k % 4);
        for k2 in 0..bodies.len() {
            rate += force.weight6(1 % 4);
            let q = bodies[k2];
        }
        1.96875
            + 1.421875 * force.x
            + 1.328125 * bodies[0].x
            + 0.703125 * bodies[1].y
            + 0.890625 * rate
            + 1.15625 * force.y
            + 1.234375 * bodies[0].weight6(k % 4)
    }

    #[grad(jvp)]
    pub fn f(b: f64, v: &[f64], x: [f64; 3]) -> f64 {
        if b + b > 0.765625 {
            let mut z = 0.0;
            for m in 1..3 {
                z += x[m - 1] * x[m];
            }
            let mut i: usize = 0 / 2;
        }
        let mut j: usize = 0;
        while j < 2 {
            j += 1;
            'l0: for count in 1..v.len() {
                let mut next = -Point::new(v[(j * 3 + 3) % v.len()], x[0 % x.len()]);
                let p = next;
                let mut c = next.weight6(count % 4) + b * next.y / (b.abs() + 0.90625);
            }
            let b = 0.65625;
        }
        (j as f64 * j as f64 + 0.953125).sqrt()
            + 0.625 * (x[0] * b)
            + 0.671875
                * ({
                    let prev = v[j % v.len()];
                    prev * j as f64
                })
            + 0.828125 * (b * b)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4006d63b4e803fd5,
            outgoing: &[],
            gradient: &[
                (-0.0791015625, 1.4248046875),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.34375, 1.34375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.25390625, 0.25390625),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (-0.059326171875, 1.068603515625),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.0078125, 1.0078125),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.1904296875, 0.1904296875),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(0.40625_f64);
        let p1 = std::hint::black_box(vec![0.6875, -0.125, 0.59375, 1.3125, -0.921875]);
        let p2 = std::hint::black_box([-1.203125, 0.015625, -1.5625]);
        let value = f(p0.clone(), &p1, p2.clone());
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2.clone()));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2.clone());
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut b1 = vec![f64::NAN, f64::NAN, f64::NAN, f64::NAN, f64::NAN];
        let (value, (g0, g2)) = f_value_and_grad_into(p0.clone(), &p1, p2.clone(), &mut b1);
        expected.check_call(value, &());
        expected.check_gradient(&(g0, b1.clone(), g2));
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g2)) = f_vjp_with(&mut tape, p0.clone(), &p1, p2.clone(), &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), g2);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g2)) = f_vjp_with(&mut tape, p0.clone(), &p1, p2.clone(), &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), g2);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g2)) = f_vjp(p0.clone(), &p1, p2.clone(), &mut b1, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), g2),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let d2 = [0.625, -0.375, 0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2.clone(), d0, &d1, d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_112008 {
    use grad_runtime::grad;

    pub mod shapes {
        use grad_runtime::grad;

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Point {
            pub x: f64,
            pub y: f64,
        }

        #[grad]
        impl Point {
            pub fn new(x: f64, y: f64) -> Point {
                Point { x, y }
            }

            pub fn distance7(self, at: Point, i: usize) -> f64 {
                ((0.9375 * at.x).abs() + 0.78125).powf((-1.859375 - at.x).sin())
                    + 1.09375 * self.y
                    + 1.140625 * self.x
                    + 1.203125 * self.y
                    + 0.359375 * (0.703125 / (self.y.abs() + 0.5625))
            }
        }

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Body {
            pub count: usize,
            pub mass: f64,
            pub up: bool,
            pub speed: Point,
            pub charge: f64,
            pub age: f64,
        }

        #[grad]
        impl Body {
            pub const START: Body = Body {
                count: 1,
                mass: 0.15625,
                up: false,
                speed: Point {
                    x: -0.828125,
                    y: -0.640625,
                },
                charge: 0.578125,
                age: 0.453125,
            };

            pub fn new(count: usize, mass: f64, speed: Point, charge: f64, age: f64) -> Body {
                Body {
                    count,
                    mass,
                    up: count < 3,
                    speed,
                    charge,
                    age,
                }
            }

            pub fn pushed16(mut self, u: f64) -> Body {
                self = -(self + self);
                self
            }

            pub fn pushed17(&self, rate: f64, j: usize) -> Body {
                let mut z = rate
                    + (rate + self.age)
                    + self.speed.distance7(self.speed, 0 % 4).hypot(*self * *self);
                Body {
                    count: self.count % 4,
                    ..*self
                }
            }

            pub fn turned18(&self, a: &Body, z: f64) -> Body {
                *self
            }
        }

        #[grad]
        impl std::ops::Add<Point> for Point {
            type Output = Point;
            fn add(self, o: Point) -> Point {
                Point {
                    x: self.x + o.x,
                    y: self.y + o.y,
                }
            }
        }

        #[grad]
        impl std::ops::Sub<Point> for Point {
            type Output = Point;
            fn sub(self, o: Point) -> Point {
                Point {
                    x: self.x - o.x,
                    y: self.y - o.y,
                }
            }
        }

        #[grad]
        impl std::ops::Neg for Point {
            type Output = Point;
            fn neg(self) -> Point {
                Point {
                    x: -self.x,
                    y: -self.y,
                }
            }
        }

        #[grad]
        impl std::ops::Mul<f64> for &Point {
            type Output = Point;
            fn mul(self, o: f64) -> Point {
                Point {
                    x: self.x * o,
                    y: self.y * o,
                }
            }
        }

        #[grad]
        impl std::ops::SubAssign<Point> for Point {
            fn sub_assign(&mut self, o: Point) {
                let mut rate = 0.375 * 1.3125 + 1.140625 + o.y.tanh() * (o.x + 1.203125);
                rate = rate;
            }
        }

        #[grad]
        impl std::ops::MulAssign<f64> for Point {
            fn mul_assign(&mut self, o: f64) {
                let mut a2 = Body {
                    count: 1 % 4,
                    mass: self.x.tanh(),
                    up: o < self.y,
                    speed: Point { x: o, y: o },
                    charge: {
                        let a = self.y;
                        a * a
                    },
                    age: if self.x + self.x >= self.x - self.y {
                        o
                    } else {
                        self.y
                    },
                };
                a2.speed -= if self.x * self.x <= 0.875 {
                    *self
                } else {
                    Point {
                        x: self.x,
                        y: self.y,
                    }
                };
            }
        }

        #[grad]
        impl std::ops::Add<Body> for Body {
            type Output = Body;
            fn add(self, o: Body) -> Body {
                Body {
                    count: (self.count + o.count) % 5,
                    mass: self.mass + o.mass,
                    up: self.up,
                    speed: o.speed,
                    charge: self.charge + o.charge,
                    age: self.age + o.age,
                }
            }
        }

        #[grad]
        impl std::ops::Add<&Body> for &Body {
            type Output = Body;
            fn add(self, o: &Body) -> Body {
                Body {
                    count: (self.count + o.count) % 5,
                    mass: self.mass + o.mass,
                    up: self.up,
                    speed: &(Point {
                        x: 0.78125,
                        y: 1.21875,
                    }) * o.speed.distance7(o.speed, 2 % 4),
                    charge: self.charge + o.charge,
                    age: self.age + o.age,
                }
            }
        }

        #[grad]
        impl std::ops::Sub<Body> for Body {
            type Output = Body;
            fn sub(self, o: Body) -> Body {
                Body {
                    count: (self.count + o.count) % 5,
                    mass: self.mass - o.mass,
                    up: self.up,
                    speed: o.speed,
                    charge: self.charge - o.charge,
                    age: self.age - o.age,
                }
            }
        }

        #[grad]
        impl std::ops::Neg for Body {
            type Output = Body;
            fn neg(self) -> Body {
                Body {
                    count: (self.count + self.count) % 5,
                    mass: -self.mass,
                    up: self.up,
                    speed: self.speed,
                    charge: -self.charge,
                    age: -self.age,
                }
            }
        }

        #[grad]
        impl std::ops::Mul<Body> for Body {
            type Output = f64;
            fn mul(self, o: Body) -> f64 {
                let mut b = Point::new(self.speed.x, o.speed.x)
                    .distance7(Point::new(self.mass, self.charge), 1 % 4);
                self.speed.distance7(o.speed, 2 % 4) - (o.speed.y * o.speed.y + 0.9375).sqrt()
                    + 0.8125 * self.charge
                    + 0.734375 * self.speed.y
                    + 0.640625 * self.age
                    + 1.0 * b
                    + 0.78125 * (b * b + 1.5).powf(b.sin())
            }
        }

        #[grad]
        impl std::ops::SubAssign<Body> for Body {
            fn sub_assign(&mut self, o: Body) {
                self.speed -= Point {
                    x: 0.546875,
                    y: o.charge,
                };
                self.speed *= Body::START * o;
            }
        }

        #[grad]
        impl std::ops::MulAssign<f64> for Body {
            fn mul_assign(&mut self, o: f64) {
                let mut b = {
                    let t = {
                        let z = self.charge - self.speed.y;
                        z * (*self
                            * (Body {
                                count: self.count % 4,
                                mass: self.speed.y,
                                up: self.charge < o,
                                speed: self.speed,
                                charge: self.speed.y,
                                age: o,
                            }))
                    };
                    t * self.speed.distance7(self.speed - self.speed, 1 % 4)
                };
            }
        }
    }

    #[grad]
    use shapes::{Body, Point};

    #[grad]
    pub fn collide0(o: Point, at: &Point, a: &mut Point) {
        a.x = 0.765625;
        a.x += Point::new(1.0625, o.y).distance7(
            if (o.y.abs() + 1.140625).ln() >= 0.90625 {
                Point {
                    x: 1.328125,
                    y: 0.890625,
                }
            } else {
                *at
            },
            3 % 4,
        );
    }

    #[grad(jvp)]
    pub fn f(sum: f64, z: f64, j: usize) -> f64 {
        let mut a = (Body::START
            * (Body {
                count: j % 4,
                mass: sum,
                up: sum < sum,
                speed: Point { x: z, y: sum },
                charge: sum,
                age: sum,
            }))
        .sin()
            - (sum.sin() * sum.sin()).ln_1p();
        let mut t = z;
        let force = Body::START;
        a = force
            * (Body {
                count: j % 4,
                mass: sum,
                up: force.age < -0.34375,
                speed: force.speed,
                charge: force.charge,
                age: force.speed.y,
            });
        let mut acc = 0.25;
        a *= force.age.cos().cos();
        (sum * sum).ln_1p()
            + force.mass.abs()
            + 0.84375 * force.age
            + 1.0625 * force.mass
            + 1.4375 * force.mass
            + 1.171875 * acc
            + 0.75 * t
            + 1.375 * a
            + 0.96875 * (z.abs() + 1.21875).ln()
            + 0.5 * (force.charge + z)
            + 1.5 * a.min(t)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc0138a5c4a754e53,
            outgoing: &[],
            gradient: &[
                (-0.9641319942611192, 0.9641319942611192),
                (0.8421052631578947, 1.6578947368421053),
            ],
            weighted: &[
                (-0.7230989956958394, 0.7230989956958394),
                (0.631578947368421, 1.243421052631579),
            ],
        };
        let p0 = std::hint::black_box(-1.3125_f64);
        let p1 = std::hint::black_box(-1.15625_f64);
        let p2 = std::hint::black_box(1_usize);
        let value = f(p0.clone(), p1.clone(), p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let (value, (g0, g1)) = f_value_and_grad_into(p0.clone(), p1.clone(), p2);
        expected.check_call(value, &());
        expected.check_gradient(&(g0, g1));
        let mut tape = grad_runtime::Tape::new();
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1);
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0]);
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), p2, 0.75);
        expected.check_weighted(&(g0, g1), &vec![0.0, 0.0]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), p2, d0, d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_112009 {
    use grad_runtime::grad;

    pub mod shapes {
        use grad_runtime::grad;

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Point {
            pub x: f64,
            pub y: f64,
        }

        #[grad]
        impl Point {
            pub fn new(x: f64, y: f64) -> Point {
                Point { x, y }
            }

            pub fn pushed6(&self) -> Point {
                let rate = self.y
                    + (match 2 / 3 % 4 {
                        0 => self.x,
                        1 | 2 if self.x < -0.515625 => 0.640625,
                        _ => 1.09375,
                    })
                    + (1.46875 + 0.9375_f64.hypot(0.421875));
                *self
            }

            pub fn along7(&self, at: Point, u: f64) -> f64 {
                let mut a = at.x;
                u + 1.0 * self.y
                    + 1.0625 * self.y
                    + 0.78125 * self.y
                    + 1.078125 * a
                    + 0.828125 * (a + 0.71875)
                    + 0.5625 * a.sin()
            }

            pub fn energy8(mut self, i: usize) -> f64 {
                self.x
                    + 0.578125 * self.y
                    + 0.84375 * self.y
                    + 1.09375 * self.y
                    + 1.234375 * (self.y * 1.484375)
                    + 1.4375 * self.along7(self, self.x)
            }
        }

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Body {
            pub count: usize,
            pub mass: f64,
            pub up: bool,
            pub rates: [f64; 2],
            pub at: Point,
            pub charge: f64,
            pub age: f64,
        }

        #[grad]
        impl Body {
            pub const START: Body = Body {
                count: 2,
                mass: 0.046875,
                up: true,
                rates: [-0.03125, 0.25],
                at: Point {
                    x: -0.671875,
                    y: 0.984375,
                },
                charge: -0.796875,
                age: -0.421875,
            };

            pub fn new(count: usize, mass: f64, at: Point, charge: f64, age: f64) -> Body {
                Body {
                    count,
                    mass,
                    up: (Point { x: mass, y: 0.3125 }).energy8(count % 4) <= -0.1875,
                    rates: [mass, mass],
                    at,
                    charge,
                    age,
                }
            }

            pub fn energy14(&self, force: Body, prev: f64) -> f64 {
                force.age
                    + 1.453125 * self.at.x
                    + 0.640625 * force.at.x
                    + 1.34375 * force.at.x
                    + 1.421875 * prev
                    + 1.03125
                        * (Point {
                            x: force.charge,
                            y: force.at.y,
                        })
                        .energy8(3 % 4)
            }

            pub fn energy15(mut self, a: Body, u: f64) -> f64 {
                self.energy14(self, a.at.energy8(3 % 4))
                    + 1.125 * a.rates[0]
                    + 1.359375 * self.at.y
                    + 1.203125 * a.charge
                    + 0.90625 * u.sin()
                    + 0.453125 * (u * u)
            }
        }

        #[grad]
        impl std::ops::Add<Point> for Point {
            type Output = Point;
            fn add(self, o: Point) -> Point {
                Point {
                    x: self.x + o.x,
                    y: self.y + o.y,
                }
            }
        }

        #[grad]
        impl std::ops::Sub<Point> for Point {
            type Output = Point;
            fn sub(self, o: Point) -> Point {
                Point {
                    x: self.x - o.x,
                    y: self.y - o.y,
                }
            }
        }

        #[grad]
        impl std::ops::Mul<f64> for Point {
            type Output = Point;
            fn mul(self, o: f64) -> Point {
                Point {
                    x: self.x * o,
                    y: self.y * o,
                }
            }
        }

        #[grad]
        impl std::ops::AddAssign<Point> for Point {
            fn add_assign(&mut self, o: Point) {
                let mut m: usize = 0;
                while m < 4 && self.x + 1.96875 > -0.171875 {
                    m += 1;
                    let mut sum: f64 = -0.765625;
                    self.y += sum.powi(-1) / (self.x.sin().abs() + 1.671875);
                }
            }
        }

        #[grad]
        impl std::ops::SubAssign<Point> for Point {
            fn sub_assign(&mut self, o: Point) {
                let mut s = 0.546875;
                let mut s = -0.59375;
            }
        }

        #[grad]
        impl std::ops::Add<Body> for Body {
            type Output = Body;
            fn add(self, o: Body) -> Body {
                let t = 1.390625;
                Body {
                    count: (o.count >> 1) % 4,
                    mass: t * o.at.x,
                    up: o.age < -1.640625,
                    rates: [t * o.at.x, self.rates[1] - self.mass],
                    at: Point { x: t, ..o.at },
                    charge: o.at.energy8(1 % 4),
                    age: o.mass,
                }
            }
        }

        #[grad]
        impl std::ops::Sub<Body> for Body {
            type Output = Body;
            fn sub(self, o: Body) -> Body {
                Body {
                    count: (self.count + o.count) % 5,
                    mass: self.mass - o.mass,
                    up: self.up,
                    rates: [self.rates[0] - o.rates[0], self.rates[1] - o.rates[1]],
                    at: Point {
                        y: o.at.along7(self.at, self.rates[1]),
                        ..o.at
                    },
                    charge: self.charge - o.charge,
                    age: self.age - o.age,
                }
            }
        }

        #[grad]
        impl std::ops::Mul<f64> for Body {
            type Output = Body;
            fn mul(self, o: f64) -> Body {
                Body {
                    count: (self.count + self.count) % 5,
                    mass: self.mass * o,
                    up: self.up,
                    rates: [self.rates[0] * o, self.rates[1] * o],
                    at: self.at.pushed6() - (self.at - self.at),
                    charge: self.charge * o,
                    age: self.age * o,
                }
            }
        }

        #[grad]
        impl std::ops::AddAssign<Body> for Body {
            fn add_assign(&mut self, o: Body) {
                for count in 0..2 {
                    self.at.x = 1.15625;
                    let c: f64;
                    if 0.78125_f64.mul_add(1.3125, self.age)
                        <= (if !(self.at.x * o.mass < -0.71875) {
                            1.46875
                        } else {
                            0.875
                        })
                    {
                        c = self.at.y;
                    } else {
                        c = match (count + self.count) % 4 {
                            0 => 1.296875_f64.mul_add(0.34375, o.rates[1]),
                            1 | 2 if self.up => self.at.y * 1.171875,
                            _ => self.at.along7(o.at, 1.25),
                        };
                    }
                    self.at = (Point { x: 0.734375, y: c }) * c;
                    let rate = c.sin().exp().sin() * (self.at + o.at).energy8(count % 4);
                }
            }
        }
    }

    #[grad]
    use shapes::{Body, Point};

    #[grad(jvp)]
    pub fn f(acc: f64, s: f64, data: &[f64]) -> f64 {
        let mut c = 0.84375;
        let mut p = (Point { x: 1.84375, y: acc }) + (Point { x: 1.25, y: c })
            - (Point {
                x: -0.796875,
                y: data[(2 * 7 + 2) % data.len()],
            });
        c += p.along7((Point { x: acc, y: p.y }) * p.x, -0.6875);
        c += p
            .along7(
                p - (Point { x: data[1], y: p.x }),
                (s.abs() + 1.984375).cbrt(),
            )
            .tanh();
        let mut o = Body {
            count: (3 >> 1) % 4,
            mass: data[data.len() - 1] * data[((c * c + 1.890625) * 3.0) as usize % data.len()],
            up: p.x < p.x,
            rates: [p.x + data[1 % data.len()], p.x + -1.046875],
            at: if -p.y > -1.0 { p } else { p },
            charge: acc,
            age: p.y / (p.x.abs() + 1.140625),
        };
        p += (Point { x: acc, y: s })
            + (Point {
                x: data[((o.count + 3) * 3 + 2) % data.len()],
                y: acc,
            });
        let mut c = (o.at + o.at).energy8(o.count % 4);
        p -= o.at;
        let mut s2 = 0.0;
        for i in 0..data.len() {
            s2 += data[i] * data[i];
        }
        let mut c2: f64 = 0.0;
        for i2 in 0..data.len() {
            c2 += data[i2] * data[i2];
        }
        o.at.along7(o.at, s2) - p.along7(Point { x: p.y, y: c2 }, 0.65625)
            + 1.28125 * o.at.x
            + 1.09375 * p.y
            + 1.40625 * o.mass
            + 0.984375 * c2
            + 1.0 * s2
            + 0.84375 * c
            + 0.65625 * (o.at.x * acc)
            + 0.625 * (data[((c2.abs() + 1.609375) * 3.0) as usize % data.len()] * c2)
            + 0.46875 * (p.y - o.at.x)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4052265e632d0e40,
            outgoing: &[],
            gradient: &[
                (16.554754723608813, 26.054754723608813),
                (0.0, 0.0),
                (-9.221746911108813, 28.281317223608813),
                (-2.451171875, 2.451171875),
                (13.760406494140625, 13.760406494140625),
                (-7.326171875, 7.326171875),
            ],
            weighted: &[
                (12.41606604270661, 19.54106604270661),
                (0.0, 0.0),
                (-6.91631018333161, 21.21098791770661),
                (-1.83837890625, 1.83837890625),
                (10.320304870605469, 10.320304870605469),
                (-5.49462890625, 5.49462890625),
            ],
        };
        let p0 = std::hint::black_box(0.21875_f64);
        let p1 = std::hint::black_box(-0.140625_f64);
        let p2 = std::hint::black_box(vec![0.609375, -0.3125, 1.5, -0.6875]);
        let value = f(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut b2 = vec![f64::NAN, f64::NAN, f64::NAN, f64::NAN];
        let (value, (g0, g1)) = f_value_and_grad_into(p0.clone(), p1.clone(), &p2, &mut b2);
        expected.check_call(value, &());
        expected.check_gradient(&(g0, g1, b2.clone()));
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone());
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, d0, d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_112010 {
    use grad_runtime::grad;

    #[grad]
    pub mod program {
        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Point {
            pub x: f64,
            pub y: f64,
            pub z: f64,
        }

        impl Point {
            pub const START: Point = Point {
                x: -0.03125,
                y: 0.5,
                z: 1.265625,
            };
            pub const RATE: f64 = 0.515625;

            pub fn new(x: f64, y: f64, z: f64) -> Point {
                Point { x, y, z }
            }

            pub fn shift5(&mut self, p: Point, q: &mut Point) {
                let mut row: [f64; 3] = [0.0; 3];
                let total = match 0 % 4 {
                    0 => row[1 % 3],
                    1 | 2 if (3 >> 1) % 2 == 0 => {
                        let u = row[1 % 3].sin();
                        u * (self.x
                            / (row[((0 + 2) * 3 + 4) % row.len()]
                                * row[((0 + 2) * 3 + 4) % row.len()]
                                + 1.71875))
                    }
                    _ => p.y * 1.453125 + 0.359375 * -1.40625,
                };
            }

            pub fn energy6(self, q: &Point) -> f64 {
                (0.953125 / (self.y * self.y + 1.328125)).clamp(-1.25, 1.234375)
                    + 1.171875 * self.x
                    + 1.21875 * self.x
                    + 1.328125 * self.z
                    + 0.5
                        * (match (3 + 1) % 4 {
                            0 => self.z,
                            1 | 2 => 0.65625,
                            _ => Body::RATE,
                        })
            }

            pub fn weight7(self, t: f64) -> f64 {
                (if 3 % 2 == 0 { self.z } else { t })
                    + self.energy6(&self)
                    + 1.234375 * self.z
                    + 0.609375 * self.x
                    + 1.46875 * self.y
                    + 0.859375 * Point::START.energy6(&self)
            }
        }

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Body {
            pub count: usize,
            pub mass: f64,
            pub rates: [f64; 2],
            pub at: Point,
            pub speed: Point,
            pub charge: f64,
            pub age: f64,
        }

        impl Body {
            pub const RATE: f64 = 0.3125;

            pub fn new(
                count: usize,
                mass: f64,
                at: Point,
                speed: Point,
                charge: f64,
                age: f64,
            ) -> Body {
                Body {
                    count,
                    mass,
                    rates: [mass, Point::START.weight7(mass)],
                    at,
                    speed,
                    charge,
                    age,
                }
            }

            pub fn weight14(self, p: &Body, count: usize) -> f64 {
                self.at.energy6(&p.speed).sin()
                    + 0.8125 * p.charge
                    + 1.140625 * p.speed.z
                    + 0.5 * p.charge
                    + 0.5 * 0.046875
                    + 0.5625 * self.at.z.sin()
            }

            pub fn distance15(self, b: f64) -> f64 {
                (b + self.rates[0]).tanh()
                    + 1.5 * self.rates[1]
                    + 0.8125 * self.rates[0]
                    + 0.546875 * self.speed.y
                    + 1.21875 * b.atan()
            }

            pub fn energy16(self) -> f64 {
                let mut t = self.at.z
                    / ((0.265625 + self.age).tanh() * (0.265625 + self.age).tanh() + 0.6875);
                (t, t) = (1.296875 - t, self.distance15(t));
                (t + self.speed.z).abs()
                    + 0.765625 * self.at.y
                    + 1.453125 * self.speed.y
                    + 1.046875 * self.speed.y
                    + 0.671875 * t
                    + 0.375 * t
            }
        }

        impl std::ops::Sub<Point> for Point {
            type Output = Point;
            fn sub(self, o: Point) -> Point {
                Point {
                    x: self.x - o.x,
                    y: self.y - o.y,
                    z: self.z - o.z,
                }
            }
        }

        impl std::ops::Neg for Point {
            type Output = Point;
            fn neg(self) -> Point {
                self - self - Point::new(0.53125, self.z, 0.984375)
            }
        }

        impl std::ops::Mul<f64> for Point {
            type Output = Point;
            fn mul(self, o: f64) -> Point {
                Point {
                    x: self.x * o,
                    y: self.y * o,
                    z: self.z * o,
                }
            }
        }

        impl std::ops::AddAssign<Point> for Point {
            fn add_assign(&mut self, o: Point) {
                let s = if 2 >> 1 != 1 {
                    1.359375
                } else {
                    (match 3 % 4 {
                        0 => 0.890625,
                        1 | 2 => o.x,
                        _ => self.y,
                    })
                    .sin()
                };
            }
        }

        impl std::ops::Add<Body> for Body {
            type Output = Body;
            fn add(self, o: Body) -> Body {
                Body {
                    count: (self.count + o.count) % 5,
                    mass: self.mass + o.mass,
                    rates: [self.rates[0] + o.rates[0], self.rates[1] + o.rates[1]],
                    at: self.speed * o.at.weight7(self.rates[0]),
                    speed: Point {
                        x: 0.75_f64.cos(),
                        y: (Point {
                            x: 1.265625,
                            y: 0.796875,
                            z: 0.3125,
                        })
                        .energy6(&o.at),
                        z: 1.34375 - o.age,
                    },
                    charge: self.charge + o.charge,
                    age: self.age + o.age,
                }
            }
        }

        impl std::ops::Add<&Body> for &Body {
            type Output = Body;
            fn add(self, o: &Body) -> Body {
                let mut v = [0.40625; 3];
                let mut s = 0.0;
                for count in 0..v.len() {
                    s += v[count];
                }
                let mut c = 0.0;
                for i in 0..v.len() {
                    c += v[i] * v[i];
                }
                *self + *o + (*self + *self)
            }
        }

        impl std::ops::Sub<Body> for Body {
            type Output = Body;
            fn sub(self, o: Body) -> Body {
                Body {
                    count: (self.count + o.count) % 5,
                    mass: self.mass - o.mass,
                    rates: [self.rates[0] - o.rates[0], self.rates[1] - o.rates[1]],
                    at: self.at,
                    speed: Point {
                        x: 1.28125_f64.abs(),
                        y: 0.78125 * 0.71875,
                        z: o.speed.x,
                    },
                    charge: self.charge - o.charge,
                    age: self.age - o.age,
                }
            }
        }

        impl std::ops::Neg for Body {
            type Output = Body;
            fn neg(self) -> Body {
                self - self - self
            }
        }

        impl std::ops::AddAssign<Body> for Body {
            fn add_assign(&mut self, o: Body) {
                let mut total = (Point {
                    x: self.rates[0],
                    y: 0.5625,
                    z: self.charge,
                })
                .weight7(0.609375 * self.rates[0]);
                let mut items = vec![
                    self.speed * total - o.speed * total,
                    if total.cos() > o.at.y {
                        (Point {
                            x: total,
                            y: total,
                            z: total,
                        }) * o.speed.y
                    } else {
                        Point::new(total, self.at.z, self.rates[1])
                    },
                    Point::new(
                        total * total,
                        o.at.x * total,
                        self.speed.energy6(&self.speed),
                    ),
                ];
            }
        }

        #[grad(jvp)]
        pub fn f(rate: f64, b: f64, buf: [f64; 3]) -> f64 {
            let mut sum = ((rate + buf[2]) * (rate + buf[2 % 3])).cos();
            sum += if (Body::RATE * Body::RATE + 0.8125).powf(b.sin()) > -0.84375 {
                (Body {
                    count: 2 % 4,
                    mass: sum,
                    rates: [sum, b],
                    at: Point::START,
                    speed: Point {
                        x: sum,
                        y: b,
                        z: -0.71875,
                    },
                    charge: Point::RATE,
                    age: buf[(1 % 3 * 2 + 1) % buf.len()],
                })
                .weight14(
                    &(Body {
                        count: 1 % 4,
                        mass: sum,
                        rates: [sum, b],
                        at: Point {
                            x: rate,
                            y: buf[1],
                            z: rate,
                        },
                        speed: Point {
                            x: buf[(0 * 1 * 7 + 1) % 3],
                            y: -0.5625,
                            z: 0.546875,
                        },
                        charge: b,
                        age: buf[(3 * 2 + 2) % 3],
                    }),
                    2 % 4,
                )
            } else {
                buf[((2 + 2) * 2 + 1) % 3] * rate
            };
            let q = Point::START * (sum * rate);
            let acc = ((if q.x.exp_m1() < 0.125 {
                Body {
                    count: 3 % 4,
                    mass: q.y,
                    rates: [sum, 1.984375],
                    at: q,
                    speed: q,
                    charge: Point::RATE,
                    age: buf[((rate.abs() + 1.796875) * 3.0) as usize % 3],
                }
            } else {
                Body {
                    count: 1 % 4,
                    mass: q.z,
                    rates: [q.z, q.y],
                    at: q,
                    speed: q,
                    charge: q.y,
                    age: -0.515625,
                }
            }) + (Body {
                count: 2 % 4,
                mass: q.z,
                rates: [b, buf[((0 + 2) * 7 + 3) % 3]],
                at: q,
                speed: q,
                charge: q.x,
                age: q.y,
            }))
            .energy16();
            if !(0 % 3 % 2 == 0) {
                if b * q.x <= b + sum {
                    let mut bodies = vec![
                        (if q.z.sin().exp() >= 0.625 { q } else { q })
                            * (if (if acc.sin() > q.y + 1.359375 {
                                buf[((rate * rate + 1.5) * 3.0) as usize % 3]
                            } else {
                                buf[((acc.abs() + 0.65625) * 3.0) as usize % 3]
                            }) >= q.energy6(&q)
                            {
                                q.z
                            } else {
                                q.x
                            }),
                        q,
                        -Point::START,
                    ];
                }
                let mut q2 = Point {
                    x: q.x,
                    y: q.x + q.z,
                    z: (Body {
                        count: 1 % 4,
                        mass: q.x,
                        rates: [0.125, rate],
                        at: Point {
                            x: Body::RATE,
                            y: rate,
                            z: sum,
                        },
                        speed: q,
                        charge: q.y,
                        age: rate,
                    })
                    .weight14(
                        &(Body {
                            count: 1 % 4,
                            mass: acc,
                            rates: [sum, q.x],
                            at: Point {
                                x: q.y,
                                y: acc,
                                z: q.z,
                            },
                            speed: q,
                            charge: q.x,
                            age: sum,
                        }),
                        3 % 4,
                    ),
                };
            } else {
                let mut all = [
                    Body {
                        count: (0 & 2) % 4,
                        mass: q.z,
                        rates: [
                            q.x.clamp(-1.25, 0.578125),
                            (Body {
                                count: 2 % 4,
                                mass: Point::RATE,
                                rates: [sum, q.x],
                                at: q,
                                speed: q,
                                charge: rate,
                                age: sum,
                            })
                            .weight14(
                                &(Body {
                                    count: 3 % 4,
                                    mass: 1.828125,
                                    rates: [q.x, buf[0]],
                                    at: q,
                                    speed: q,
                                    charge: acc,
                                    age: buf[((0 >> 1) * 4 + 1) % 3],
                                }),
                                3 % 4,
                            ),
                        ],
                        at: Point {
                            x: 1.875,
                            y: b,
                            z: acc,
                        },
                        speed: q,
                        charge: buf[1 % buf.len()] * q.z,
                        age: q.z,
                    },
                    (Body {
                        count: 2 % 4,
                        mass: acc,
                        rates: [sum, buf[2]],
                        at: Point {
                            x: q.y,
                            y: q.y,
                            z: acc,
                        },
                        speed: q,
                        charge: buf[1],
                        age: q.z,
                    }) + (Body {
                        count: 2 % 4,
                        mass: acc,
                        rates: [buf[(1 * 3 + 1) % buf.len()], buf[0]],
                        at: q,
                        speed: Point {
                            x: buf[((3 + 1) * 6 + 1) % 3],
                            y: b,
                            z: acc,
                        },
                        charge: sum,
                        age: acc,
                    }) - ((Body {
                        count: 0 % 4,
                        mass: buf[((acc.abs() + 1.234375) * 3.0) as usize % 3],
                        rates: [0.96875, q.z],
                        at: q,
                        speed: q,
                        charge: rate,
                        age: buf[0 % 3],
                    }) - (Body {
                        count: 2 % 4,
                        mass: q.y,
                        rates: [sum, q.z],
                        at: q,
                        speed: q,
                        charge: buf[((0 + 0) * 6 + 3) % 3],
                        age: q.x,
                    })),
                    (Body {
                        count: 2 % 4,
                        mass: rate,
                        rates: [buf[((b * b + 0.609375) * 3.0) as usize % 3], q.z],
                        at: q,
                        speed: q,
                        charge: q.x,
                        age: sum,
                    }) + (Body {
                        count: 1 % 4,
                        mass: 0.203125,
                        rates: [0.265625, -1.953125],
                        at: q,
                        speed: q,
                        charge: q.y,
                        age: buf[0],
                    }) + -(Body {
                        count: 3 % 4,
                        mass: q.z,
                        rates: [buf[1], b],
                        at: q,
                        speed: q,
                        charge: sum,
                        age: sum,
                    }),
                ];
                let b2 = b.sin();
            }
            let mut rate2 = 0.0;
            for i in 0..buf.len() {
                rate2 += buf[i];
            }
            let mut a = 0.0;
            for n in 0..buf.len() {
                a += buf[n] * buf[n];
            }
            (q.y - Point::RATE).cos()
                + 0.5625 * q.y
                + 1.421875 * q.y
                + 1.5 * q.z
                + 0.703125 * a
                + 1.40625 * rate2
                + 1.296875 * sum
                + 0.890625 * q.y
                + 0.609375
                    * (Body {
                        count: 3 % 4,
                        mass: q.z,
                        rates: [q.x, rate2],
                        at: q,
                        speed: Point {
                            x: rate2,
                            y: 1.8125,
                            z: a,
                        },
                        charge: rate,
                        age: 1.421875,
                    })
                    .energy16()
        }
    }
    use program::*;

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc0158cb6a68ff244,
            outgoing: &[],
            gradient: &[
                (-25.393414364625635, 37.74498566014553),
                (10.64197221739773, 15.660246709276855),
                (1.3553466796875, 4.5897216796875),
                (1.4930419921875, 3.8924560546875),
                (-19.80487079309146, 35.32439535899635),
            ],
            weighted: &[
                (-19.045060773469224, 28.308739245109148),
                (7.981479163048297, 11.745185031957641),
                (1.016510009765625, 3.442291259765625),
                (1.119781494140625, 2.919342041015625),
                (-14.853653094818595, 26.49329651924726),
            ],
        };
        let p0 = std::hint::black_box(1.671875_f64);
        let p1 = std::hint::black_box(-1.734375_f64);
        let p2 = std::hint::black_box([-0.5, 0.234375, -0.328125]);
        let value = f(p0.clone(), p1.clone(), p2.clone());
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), p2.clone()));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), p2.clone());
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let (value, (g0, g1, g2)) = f_value_and_grad_into(p0.clone(), p1.clone(), p2.clone());
        expected.check_call(value, &());
        expected.check_gradient(&(g0, g1, g2));
        let mut tape = grad_runtime::Tape::new();
        let (value, (g0, g1, g2)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2.clone(), 0.75);
        expected.check_call(value, &());
        let first = (g0, g1, g2);
        let (value, (g0, g1, g2)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2.clone(), 0.75);
        expected.check_call(value, &());
        let second = (g0, g1, g2);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0, 0.0]);
        let (value, (g0, g1, g2)) = f_vjp(p0.clone(), p1.clone(), p2.clone(), 0.75);
        expected.check_weighted(&(g0, g1, g2), &vec![0.0, 0.0, 0.0, 0.0, 0.0]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = [0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), p2.clone(), d0, d1, d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_112011 {
    use grad_runtime::grad;

    pub mod shapes {
        use grad_runtime::grad;

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Point {
            pub x: f64,
            pub y: f64,
            pub z: f64,
        }

        #[grad]
        impl Point {
            pub const START: Point = Point {
                x: -0.375,
                y: 0.6875,
                z: 1.328125,
            };

            pub fn new(x: f64, y: f64, z: f64) -> Point {
                Point { x, y, z }
            }

            pub fn shift5(&mut self) {
                let mut n: usize = 0;
                while n < 3 {
                    n += 1;
                    let p = Point {
                        x: self.y + self.y,
                        y: (0.4375_f64.abs() + 1.984375).powf(1.078125_f64.sin()),
                        z: match 2 % 4 {
                            0 => 0.890625,
                            1 | 2 => 0.859375,
                            _ => self.x,
                        },
                    };
                    let mut at = Body {
                        count: (n >> 1) % 4,
                        mass: p.x / (0.34375 * 0.34375 + 1.296875),
                        at: Point::START,
                        charge: 1.453125,
                        age: 0.875,
                    };
                }
            }

            pub fn advance6(&mut self) {
                let mut prev = (-0.3125 - 0.734375_f64.cos())
                    / ((1.484375 / (0.296875_f64.abs() + 1.5625) + (0.25 + 1.34375)).abs()
                        + 1.15625);
                let b = 1.390625 - prev - prev * -0.40625 + self.x;
                let mut next = Point::new(b, b, self.z) + &*self * prev;
                self.z += b.sin();
            }

            pub fn unit7(mut self, at: Point) -> Point {
                &self * (1.125_f64.abs() + 1.1875).recip()
            }
        }

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Body {
            pub count: usize,
            pub mass: f64,
            pub at: Point,
            pub charge: f64,
            pub age: f64,
        }

        #[grad]
        impl Body {
            pub fn new(count: usize, mass: f64, at: Point, charge: f64, age: f64) -> Body {
                Body {
                    count,
                    mass,
                    at,
                    charge,
                    age,
                }
            }

            pub fn distance12(self, next: Body) -> f64 {
                let mut t = match 0 / 2 % 4 {
                    0 => {
                        let c = 1.34375_f64.clamp(-1.25, 0.484375);
                        c * (c + self.age)
                    }
                    1..=2 if self.count * self.count != 1 => {
                        (next.mass - 0.328125) * 0.875_f64.cos()
                    }
                    _ => -1.875 * 0.265625 - 0.375_f64.tanh(),
                };
                (match (1 >> 1) % 4 {
                    0 => t * t,
                    1..=2 => self.at.x,
                    _ => t + t,
                }) + 0.875 * next.at.y
                    + 1.453125 * self.age
                    + 1.0 * next.at.z
                    + 1.046875 * t
                    + 0.265625 * (t / (t * t + 1.71875))
                    + 1.3125 * (t * next.charge)
            }

            pub fn pushed13(self) -> Body {
                Body {
                    count: 3 % 4,
                    mass: 0.484375,
                    at: Point {
                        x: 1.109375,
                        ..self.at
                    },
                    charge: self.distance12(self),
                    age: (self.at.x.abs() + 0.78125).powf(1.5_f64.sin()),
                }
            }

            pub fn along14(mut self) -> f64 {
                let s = self.distance12(self) + self.at.z + (-self).distance12(&self * self.mass);
                s * 0.953125 - self.distance12(self)
                    + 1.0 * self.at.z
                    + 0.96875 * self.at.x
                    + 0.703125 * self.mass
                    + 0.4375
                        * (if s.mul_add(s, self.at.y)
                            <= (Body {
                                count: 3 % 4,
                                mass: self.at.y,
                                at: self.at,
                                charge: self.charge,
                                age: s,
                            })
                            .distance12(self)
                        {
                            -1.078125
                        } else {
                            self.mass
                        })
            }
        }

        #[grad]
        impl std::ops::Add<Point> for Point {
            type Output = Point;
            fn add(self, o: Point) -> Point {
                self
            }
        }

        #[grad]
        impl std::ops::Neg for Point {
            type Output = Point;
            fn neg(self) -> Point {
                Point {
                    x: -self.x,
                    y: -self.y,
                    z: -self.z,
                }
            }
        }

        #[grad]
        impl std::ops::Mul<f64> for &Point {
            type Output = Point;
            fn mul(self, o: f64) -> Point {
                let q = Point {
                    x: o,
                    y: (o * o).ln_1p(),
                    z: (self.x.abs() + 1.65625).powf(o.sin()),
                };
                if self.x.floor() <= -0.5 { q } else { -*self }
            }
        }

        #[grad]
        impl std::ops::SubAssign<Point> for Point {
            fn sub_assign(&mut self, o: Point) {
                let mut force = o;
                let mut rate = 0.796875;
            }
        }

        #[grad]
        impl std::ops::Neg for Body {
            type Output = Body;
            fn neg(self) -> Body {
                let c = (0.328125_f64.abs() + 0.8125).cbrt();
                Body::new(
                    self.count % 4,
                    c + self.charge,
                    Point::new(c, self.at.y, c),
                    self.at.z / (self.age.abs() + 1.9375),
                    self.at.z * self.at.z,
                )
            }
        }

        #[grad]
        impl std::ops::Mul<f64> for &Body {
            type Output = Body;
            fn mul(self, o: f64) -> Body {
                Body {
                    count: (self.count + self.count) % 5,
                    mass: self.mass * o,
                    at: (Point {
                        x: self.charge,
                        y: self.at.z,
                        z: self.mass,
                    })
                    .unit7(self.at.unit7(Point {
                        x: o,
                        y: self.age,
                        z: -1.53125,
                    })),
                    charge: self.charge * o,
                    age: self.age * o,
                }
            }
        }

        #[grad]
        impl std::ops::MulAssign<f64> for Body {
            fn mul_assign(&mut self, o: f64) {
                self.at.shift5();
                let mut o =
                    -0.265625 / (o.abs() + 1.625) * self.at.x * (self.mass + self.at.y).tanh();
            }
        }
    }

    #[grad]
    use shapes::{Body, Point};

    #[grad(jvp)]
    pub fn f(c: f64, sum: f64, weights: &[f64], row: &mut [f64], m: usize) -> f64 {
        let mut count: usize = 0;
        while count < 2 && m % 2 == 0 {
            count += 1;
            match m % 4 {
                0 if m > 1 => {
                    let mut all = [
                        Body::new(
                            m % 4,
                            sum,
                            &(Point {
                                x: 0.125,
                                y: sum,
                                z: count as f64,
                            }) * sum,
                            match count % 4 {
                                0 => weights[1],
                                1..=2 => weights[weights.len() - 1],
                                _ => row[1],
                            },
                            count as f64,
                        ),
                        Body::new(
                            count % 4,
                            1.28125 + row[m % row.len()],
                            (Point {
                                x: m as f64,
                                y: 0.46875,
                                z: row[((m + 1) * 6 + 4) % row.len()],
                            })
                            .unit7(Point {
                                x: weights[((m + count) * 7 + 1) % weights.len()],
                                y: weights[m % weights.len()],
                                z: weights[0],
                            }),
                            c + c,
                            (-(Body {
                                count: m % 4,
                                mass: row[row.len() - 1],
                                at: Point {
                                    x: sum,
                                    y: c,
                                    z: row[((count + count) * 6 + 2) % row.len()],
                                },
                                charge: sum,
                                age: sum,
                            }))
                            .distance12(
                                &(Body {
                                    count: count % 4,
                                    mass: c,
                                    at: Point {
                                        x: c,
                                        y: count as f64,
                                        z: weights[(1 * 3 + 2) % weights.len()],
                                    },
                                    charge: weights[count % weights.len()],
                                    age: row[row.len() - 1],
                                }) * c,
                            ),
                        ),
                    ];
                    {
                        let r = &mut row[0];
                        *r = all[0].charge;
                    }
                    all[1].age -= all[count % 2].charge.tanh() * (all[1].mass * sum);
                }
                1 | 3 => {
                    let mut y = -0.15625;
                    for i in (0..weights.len()).rev() {
                        let mut c = -0.578125;
                        let mut a = Point::START;
                        {
                            let r = &mut row[1];
                            *r /= 1.71875;
                        }
                    }
                }
                _ => {
                    if row[((m + count) * 6 + 2) % row.len()].sin() < -0.09375 {
                        let mut t = c.cos();
                        return (Body {
                            count: m % 4,
                            mass: row[((m + m) * 4 + 2) % row.len()],
                            at: Point::START,
                            charge: t,
                            age: 1.3125,
                        })
                        .distance12(Body {
                            count: count % 4,
                            mass: row[3 % row.len()],
                            at: Point {
                                x: row[m % row.len()],
                                y: weights[(m * 4 + 2) % weights.len()],
                                z: c,
                            },
                            charge: t,
                            age: 0.859375,
                        })
                        .tanh()
                            + 0.90625 * t
                            + 0.8125 * (c * row[((2 + m) * 7 + 4) % row.len()]);
                    }
                    let prev = (&(Body {
                        count: 3 % 4,
                        mass: 0.53125,
                        at: Point {
                            x: weights[((sum * sum + 1.015625) * 3.0) as usize % weights.len()],
                            y: weights[1],
                            z: sum,
                        },
                        charge: row[((c.abs() + 0.796875) * 3.0) as usize % row.len()],
                        age: m as f64,
                    }) * c)
                        .distance12(Body {
                            count: m % 4,
                            mass: row[(3 * 3 + 1) % row.len()],
                            at: Point {
                                x: c,
                                y: 1.234375,
                                z: weights[((count + count) * 6 + 2) % weights.len()],
                            },
                            charge: -1.6875,
                            age: count as f64,
                        })
                        / ((sum + (-0.125 + row[(count * 7 + 3) % row.len()]))
                            * (sum + (-0.125 + row[(count * 7 + 3) % row.len()]))
                            + 0.578125);
                    row.swap(1, 1);
                }
            }
        }
        (if !(m + m != 1) {
            Body {
                count: 0 % 4,
                mass: weights[(row.len() * 2 + 4) % weights.len()],
                at: Point {
                    x: weights[1],
                    y: row[(count * m * 4 + 1) % row.len()],
                    z: c,
                },
                charge: m as f64,
                age: row[((c * c + 0.59375) * 3.0) as usize % row.len()],
            }
        } else {
            Body {
                count: m % 4,
                mass: 0.03125,
                at: Point {
                    x: c,
                    y: c,
                    z: row[row.len() - 1],
                },
                charge: c,
                age: 1.109375,
            }
        })
        .distance12(Body {
            count: count % 4,
            mass: row[((sum * sum + 1.984375) * 3.0) as usize % row.len()],
            at: Point { x: sum, y: c, z: c },
            charge: c,
            age: m as f64,
        }) + 0.3125
            * (Body {
                count: count % 4,
                mass: weights[0],
                at: Point::START,
                charge: -1.359375,
                age: weights[(m * 7 + 1) % weights.len()],
            })
            .distance12(Body {
                count: 2 % 4,
                mass: sum,
                at: Point {
                    x: row[((count + 2) * 2 + 1) % row.len()],
                    y: sum,
                    z: sum,
                },
                charge: sum,
                age: sum,
            })
            + 0.921875 * (-0.875 - row[1])
            + 1.046875 * c.sin()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400b05d0693aeac2,
            outgoing: &[0xbfff000000000000, 0x3fe2000000000000],
            gradient: &[
                (3.862339278017579, 3.862339278017579),
                (0.9832763671875, 0.9832763671875),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.2610568748992448, 1.2824328995194385),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.921875, 0.921875),
            ],
            weighted: &[
                (2.8967544585131844, 2.8967544585131844),
                (0.737457275390625, 0.737457275390625),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.9457926561744336, 0.9618246746395789),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.5, 0.5),
                (-0.06640625, 1.31640625),
            ],
        };
        let p0 = std::hint::black_box(-0.375_f64);
        let p1 = std::hint::black_box(1.765625_f64);
        let p2 = std::hint::black_box(vec![1.5625, -1.4375, 1.515625, 1.921875, -0.546875]);
        let p3 = std::hint::black_box(vec![-1.9375, 0.5625]);
        let p4 = std::hint::black_box(3_usize);
        let mut m3 = p3.clone();
        let value = f(p0.clone(), p1.clone(), &p2, &mut m3, p4);
        expected.check_call(value, &(m3.clone(),));
        let mut m3 = p3.clone();
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &mut m3, p4));
        let mut m3 = p3.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &mut m3, p4);
        expected.check_call(value, &(m3.clone(),));
        expected.check_gradient(&gradient);
        let mut m3 = p3.clone();
        let mut b2 = vec![f64::NAN, f64::NAN, f64::NAN, f64::NAN, f64::NAN];
        let mut b3 = vec![0.5, 0.625];
        let (value, (g0, g1)) =
            f_value_and_grad_into(p0.clone(), p1.clone(), &p2, &mut m3, p4, &mut b2, &mut b3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_gradient(&(g0, g1, b2.clone(), b3.clone()));
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            p4,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let first = (g0, g1, b2.clone(), b3.clone());
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            p4,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let second = (g0, g1, b2.clone(), b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625];
        let (value, (g0, g1)) = f_vjp(
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            p4,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let mut d3 = vec![-0.375, 0.875];
        let (value, tangent) = f_jvp(
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            p4,
            d0,
            d1,
            &d2,
            &mut d3,
        );
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
    }
}

mod program_112012 {
    use grad_runtime::grad;

    pub mod shapes {
        use grad_runtime::grad;

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Point {
            pub x: f64,
            pub y: f64,
            pub z: f64,
        }

        #[grad]
        impl Point {
            pub const START: Point = Point {
                x: -0.546875,
                y: 0.765625,
                z: -0.015625,
            };

            pub fn new(x: f64, y: f64, z: f64) -> Point {
                Point { x, y, z }
            }

            pub fn unit1(&self, d: Point, at: &Point, acc: f64) -> Point {
                Point::new(acc + self.z, acc.sin(), at.x)
            }

            pub fn pushed2(&self, p: Point, i: usize) -> Point {
                p
            }

            pub fn energy3(&self) -> f64 {
                -self.z.cos()
                    + 1.15625 * self.x
                    + 0.625 * self.x
                    + 0.9375 * self.z
                    + 1.421875 * (1.328125 * self.y)
                    + 0.453125 * self.y.cos()
            }
        }

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Body {
            pub mass: f64,
            pub charge: f64,
            pub age: f64,
        }

        #[grad]
        impl Body {
            pub fn new(mass: f64, charge: f64, age: f64) -> Body {
                Body { mass, charge, age }
            }

            pub fn damp9(&mut self, z: f64) {
                for k in 1..=1 {
                    let mut s = ((-self.mass.abs()).exp() + z * self.age).clamp(-1.25, 0.328125);
                }
                let t = self.mass
                    * (Point {
                        x: z,
                        y: z,
                        z: self.mass,
                    })
                    .energy3();
            }

            pub fn weight10(&self, p: Body, total: f64) -> f64 {
                Point::new(total, self.age, total).energy3()
                    + 0.875 * p.mass
                    + 1.359375 * self.age
                    + 0.609375 * self.charge
                    + 1.140625
                        * (Point {
                            x: total,
                            y: 1.78125,
                            z: p.charge,
                        })
                        .energy3()
            }

            pub fn pushed11(mut self) -> Body {
                Body::new(
                    (Point {
                        x: 0.5625,
                        y: 1.125,
                        z: self.charge,
                    })
                    .energy3(),
                    (Point {
                        x: 1.40625,
                        y: 0.53125,
                        z: 0.8125,
                    })
                    .energy3(),
                    (Point {
                        x: 1.234375,
                        y: self.mass,
                        z: 0.25,
                    })
                    .energy3(),
                )
            }
        }

        #[grad]
        impl std::ops::Add<Body> for Body {
            type Output = Body;
            fn add(self, o: Body) -> Body {
                Body {
                    mass: self.mass + o.mass,
                    charge: self.charge + o.charge,
                    age: self.age + o.age,
                }
            }
        }

        #[grad]
        impl std::ops::Sub<&Body> for &Body {
            type Output = Body;
            fn sub(self, o: &Body) -> Body {
                Body {
                    mass: self.mass - o.mass,
                    charge: self.charge - o.charge,
                    age: self.age - o.age,
                }
            }
        }

        #[grad]
        impl std::ops::Neg for Body {
            type Output = Body;
            fn neg(self) -> Body {
                Body {
                    mass: -self.mass,
                    charge: -self.charge,
                    age: -self.age,
                }
            }
        }

        #[grad]
        impl std::ops::Mul<f64> for Body {
            type Output = Body;
            fn mul(self, o: f64) -> Body {
                Body {
                    mass: self.mass * o,
                    charge: self.charge * o,
                    age: self.age * o,
                }
            }
        }
    }

    #[grad]
    use shapes::{Body, Point};

    #[grad]
    pub fn force0(i: usize) -> f64 {
        let total = Body::new(1.4375 + 1.15625, 0.875 * 0.5625, -1.765625 * -1.78125).weight10(
            Body::new(1.109375 + 0.25, 1.046875_f64.atan(), 1.046875),
            ((Body {
                mass: 0.515625,
                charge: 0.40625,
                age: i as f64,
            }) * 1.3125)
                .weight10(
                    (Body {
                        mass: 0.75,
                        charge: 0.796875,
                        age: 0.96875,
                    }) + (Body {
                        mass: 0.859375,
                        charge: 1.359375,
                        age: 1.453125,
                    }),
                    1.484375 * 0.5,
                ),
        );
        let mut u = 0.765625;
        (Point {
            x: total,
            y: total,
            z: u,
        })
        .energy3()
            * (Body {
                mass: u,
                charge: u,
                age: u,
            })
            .weight10(
                Body {
                    mass: total,
                    charge: i as f64,
                    age: 2.0,
                },
                total,
            )
            + 0.6875 * u
            + 0.875 * total.tanh()
            + 0.3125
                * (Body {
                    mass: u,
                    charge: 1.75,
                    age: total,
                })
                .weight10(
                    Body {
                        mass: total,
                        charge: i as f64,
                        age: u,
                    },
                    total,
                )
    }

    #[grad(jvp)]
    pub fn f(a: f64, y: f64, out: [f64; 3], k: usize) -> f64 {
        for pos in (1..=3).step_by(3) {
            let mut a2 = -(Body {
                mass: out[2],
                charge: k as f64,
                age: out[(pos * 4 + 3) % 3],
            });
            let mut i: usize = 0;
            let b = loop {
                i += 1;
                if i >= 4 || k % 2 == 0 {
                    break force0(i % 4);
                }
                let mut a = y;
            };
            let mut c = force0(pos % 4);
            a2.damp9({
                let u = y;
                u * c
            });
        }
        let mut state = vec![0.0; k % 3 + 1];
        state[0] = y;
        let mut u2: f64 = 0.0;
        for i2 in 0..state.len() {
            u2 += state[i2];
        }
        let mut a3 = 0.0;
        for n in 0..state.len() {
            a3 += state[n];
        }
        ({
            let y2 = (Body {
                mass: -1.25,
                charge: u2,
                age: y,
            })
            .weight10(
                Body {
                    mass: state[(k * 7 + 4) % state.len()],
                    charge: a,
                    age: out[2],
                },
                out[((u2.abs() + 0.5625) * 3.0) as usize % 3],
            );
            y2 * a.tanh()
        }) + 1.265625 * a3
            + 1.328125 * u2
            + 1.09375 * (out[(0 * 2 + 1) % out.len()] + y)
            + 0.578125
                * (Point {
                    x: u2,
                    y: a3,
                    z: out[0],
                })
                .energy3()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4036d51a3af1e9e7,
            outgoing: &[],
            gradient: &[
                (5.117076926352402, 34.32682004885484),
                (8.762137612828687, 9.860038962849439),
                (0.045994559624033024, 1.037989815375967),
                (6.300263774267104, 6.300263774267104),
                (0.0, 0.0),
            ],
            weighted: &[
                (3.8378076947643014, 25.74511503664113),
                (6.5716032096215145, 7.3950292221370795),
                (0.034495919718024765, 0.7784923615319752),
                (4.725197830700328, 4.725197830700328),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(1.515625_f64);
        let p1 = std::hint::black_box(0.953125_f64);
        let p2 = std::hint::black_box([-1.03125, 1.75, 0.65625]);
        let p3 = std::hint::black_box(1_usize);
        let value = f(p0.clone(), p1.clone(), p2.clone(), p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), p2.clone(), p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), p2.clone(), p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let (value, (g0, g1, g2)) = f_value_and_grad_into(p0.clone(), p1.clone(), p2.clone(), p3);
        expected.check_call(value, &());
        expected.check_gradient(&(g0, g1, g2));
        let mut tape = grad_runtime::Tape::new();
        let (value, (g0, g1, g2)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2.clone(), p3, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1, g2);
        let (value, (g0, g1, g2)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2.clone(), p3, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1, g2);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0, 0.0]);
        let (value, (g0, g1, g2)) = f_vjp(p0.clone(), p1.clone(), p2.clone(), p3, 0.75);
        expected.check_weighted(&(g0, g1, g2), &vec![0.0, 0.0, 0.0, 0.0, 0.0]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = [0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), p2.clone(), p3, d0, d1, d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_112013 {
    use grad_runtime::grad;

    pub mod shapes {
        use grad_runtime::grad;

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Point {
            pub x: f64,
            pub y: f64,
            pub z: f64,
        }

        #[grad]
        impl Point {
            pub fn new(x: f64, y: f64, z: f64) -> Point {
                Point { x, y, z }
            }

            pub fn damp6(&mut self, o: &Point) {
                *self *= -0.453125;
            }

            pub fn pushed7(&self, o: Point, i: usize) -> Point {
                let mut prev = 0.859375;
                self * prev
            }

            pub fn damp8(&mut self, p: &Point, sum: f64) {
                let mut s = sum.abs() + sum.tanh()
                    - (if (if 3 % 2 == 0 || sum * self.z <= self.y * p.y {
                        sum
                    } else {
                        sum
                    }) < (-self.y.abs()).exp()
                    {
                        p.x
                    } else {
                        p.y
                    })
                    .exp_m1();
            }
        }

        #[grad]
        impl std::ops::Neg for Point {
            type Output = Point;
            fn neg(self) -> Point {
                Point {
                    x: -self.x,
                    y: -self.y,
                    z: -self.z,
                }
            }
        }

        #[grad]
        impl std::ops::Mul<f64> for &Point {
            type Output = Point;
            fn mul(self, o: f64) -> Point {
                let mut d = Point {
                    x: self.x - o,
                    y: o * self.z,
                    z: self.x.tanh(),
                };
                if o.sin() > self.z { d } else { d }
            }
        }

        #[grad]
        impl std::ops::AddAssign<Point> for Point {
            fn add_assign(&mut self, o: Point) {
                let mut data: Vec<f64> = Vec::new();
                data.push(match (0 + 3) % 4 {
                    0 => (self.z.abs() + 0.828125).ln(),
                    1..=2 => o.x * 0.765625,
                    _ => 0.328125,
                });
                data.push(self.x.mul_add(self.x, 1.28125) * self.z);
                data.push((self.y.abs() + 0.71875).powf(1.34375_f64.sin()).sin());
            }
        }

        #[grad]
        impl std::ops::SubAssign<Point> for Point {
            fn sub_assign(&mut self, o: Point) {
                *self += o;
                let mut b = 1.46875 * 1.09375 * (1.3125 * 0.765625)
                    - (1.34375 + self.x + (-1.40625 + 1.296875));
            }
        }

        #[grad]
        impl std::ops::MulAssign<f64> for Point {
            fn mul_assign(&mut self, o: f64) {
                let mut points = [
                    Point {
                        x: o,
                        y: o,
                        z: (o.abs() + 1.5625).ln(),
                    },
                    Point {
                        x: self.y * o,
                        y: self.y,
                        z: self.z * self.x,
                    },
                ];
                points[1].y = (-o.exp_m1().abs()).exp();
            }
        }
    }

    #[grad]
    use shapes::Point;

    #[grad]
    pub fn collide0(items: &[Point], pos: usize) -> f64 {
        let t: f64 = 1.015625;
        let p = Point {
            y: 0.25 + items[1].z,
            ..items[1]
        };
        let mut t = t * p.z * p.y * (t.powi(1) * (t * items[1].x));
        (if items[1].z + items[pos % 2].y > t.tanh() || pos % 2 == 0 {
            1.9375
        } else {
            items[pos % 2].z - -1.296875
        }) + 1.421875 * items[1].z
            + 0.75 * items[1].x
            + 1.359375 * p.z
            + 1.328125 * t
            + 0.8125 * (-0.5625 + t)
            + 0.328125 * (t / (items[0].x.abs() + 1.15625))
    }

    #[grad]
    pub fn force1(force: Point, d: &mut Point, all: &[Point]) {
        let mut rate = (if 3 ^ 3 > 2 { -0.078125 } else { 0.5625 })
            - (if (-0.609375_f64.abs()).exp() >= 1.015625 {
                d.x
            } else {
                1.4375
            })
            - 1.40625;
        let mut total = if 3 % 2 == 0 {
            1.15625
        } else {
            if force.z - all[0].x > collide0(all, 3 % 4) {
                rate.floor()
            } else {
                rate / (all[1].x * all[1].x + 0.921875)
            }
        };
        let mut points = [
            -Point::new(-1.046875, total, all[1].y),
            all[0].pushed7(force, 0 % 4),
        ];
    }

    #[grad(jvp)]
    pub fn f(b: f64, prev: f64, pos: usize) -> f64 {
        if prev * prev < b {
            if -1.421875 + prev <= -0.15625 {
                let mut rate = if b.cos()
                    >= ({
                        let b2 = b;
                        b2 * b
                    }) {
                    (prev - prev).min(prev)
                } else {
                    if prev + b < -0.09375 && prev * b < prev {
                        match pos * pos % 4 {
                            0 => prev,
                            1..=2 => 1.03125,
                            _ => -0.34375,
                        }
                    } else {
                        b
                    }
                };
            }
            let mut x: Vec<f64> = Vec::new();
            x.push(b.sin() * prev);
            x.push((b * b).sin());
            x.push(b.clamp(-1.25, 0.03125).tanh());
            x[1] = (if x[((b.abs() + 1.578125) * 3.0) as usize % x.len()]
                <= (if (pos & pos) % 2 == 0 { 1.4375 } else { prev })
            {
                b
            } else {
                x[((b * b + 0.921875) * 3.0) as usize % x.len()]
            })
            .hypot(prev * b);
        } else {
            if b * prev > b || (3 + pos) % 2 == 0 {
                let mut items = vec![
                    (-(Point {
                        x: prev,
                        y: prev,
                        z: prev,
                    }))
                    .pushed7(
                        (Point {
                            x: prev,
                            y: prev,
                            z: prev,
                        })
                        .pushed7(
                            Point {
                                x: pos as f64,
                                y: -0.1875,
                                z: prev,
                            },
                            pos % 4,
                        ),
                        1 % 4,
                    ),
                    Point::new(prev, b, b).pushed7(
                        Point {
                            x: prev,
                            y: b,
                            z: prev,
                        },
                        pos % 4,
                    ),
                    Point::new(prev, prev.mul_add(b, prev), prev),
                ];
                let mut total = prev / (collide0(&items, pos % 4).abs() + 1.953125);
            } else {
                let mut prev = ((prev - b).abs() + 0.859375).cbrt() - (prev - -0.671875).floor();
                let mut total2 = (pos as f64 * pos as f64 + 0.515625)
                    .powf((prev.abs() + 1.765625).ln().sin())
                    / (b.abs() + 1.09375);
            }
            let z = (b - b) * (prev * pos as f64) * prev.sin().abs();
            let c = (match (pos >> 1) % 4 {
                0 => b,
                1..=2 => prev,
                _ => b,
            })
            .sin()
            .exp()
                / ((b + (b + prev)).abs() + 1.328125);
        }
        (b - b) * (pos as f64).atan2(prev) + 0.53125 * prev.sin() + 1.140625 * prev
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400281f66a265b8f,
            outgoing: &[],
            gradient: &[
                (0.0, 1.8151866681776068),
                (1.1450323730501748, 1.1450323730501748),
            ],
            weighted: &[
                (0.0, 1.3613900011332052),
                (0.8587742797876311, 0.8587742797876311),
            ],
        };
        let p0 = std::hint::black_box(-1.984375_f64);
        let p1 = std::hint::black_box(1.5625_f64);
        let p2 = std::hint::black_box(2_usize);
        let value = f(p0.clone(), p1.clone(), p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let (value, (g0, g1)) = f_value_and_grad_into(p0.clone(), p1.clone(), p2);
        expected.check_call(value, &());
        expected.check_gradient(&(g0, g1));
        let mut tape = grad_runtime::Tape::new();
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1);
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0]);
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), p2, 0.75);
        expected.check_weighted(&(g0, g1), &vec![0.0, 0.0]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), p2, d0, d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_112014 {
    use grad_runtime::grad;

    pub mod shapes {
        use grad_runtime::grad;

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Point {
            pub x: f64,
            pub y: f64,
        }

        #[grad]
        impl Point {
            pub fn new(x: f64, y: f64) -> Point {
                Point { x, y }
            }

            pub fn distance5(&self, p: &Point) -> f64 {
                let mut prev = p.y.sin().atan() + 0.625_f64.sin() / (0.65625 * 0.65625 + 1.0625);
                prev.cos() * (prev.abs() + 1.546875).ln()
                    + 0.515625 * self.y
                    + 0.703125 * p.x
                    + 0.546875 * p.y
                    + 0.5625 * prev
                    + 0.640625 * (prev * 0.890625)
                    + 1.03125 * (prev * self.y)
                    + 0.75 * (self.y - prev)
            }
        }

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Body {
            pub count: usize,
            pub mass: f64,
            pub up: bool,
            pub rates: [f64; 2],
            pub at: Point,
            pub age: f64,
        }

        #[grad]
        impl Body {
            pub const START: Body = Body {
                count: 3,
                mass: 1.109375,
                up: true,
                rates: [0.453125, -0.625],
                at: Point {
                    x: 0.078125,
                    y: 0.109375,
                },
                age: 1.03125,
            };
            pub const RATE: f64 = -0.140625;

            pub fn new(count: usize, mass: f64, at: Point, age: f64) -> Body {
                Body {
                    count,
                    mass,
                    up: (Point { x: mass, y: mass }).distance5(
                        &(Point {
                            x: Body::RATE,
                            y: mass,
                        }),
                    ) >= ((Point {
                        x: 0.65625,
                        y: mass,
                    }) - (Point { x: mass, y: mass }))
                    .distance5(&(&(Point { x: mass, y: mass }) + &(Point { x: mass, y: mass }))),
                    rates: [
                        match count % 4 {
                            0 => 1.453125,
                            1..=2 if mass.min(mass) < 0.78125 => 2.0,
                            _ => mass,
                        },
                        (Point { x: mass, y: mass }).distance5(&(Point { x: 0.375, y: mass })),
                    ],
                    at,
                    age,
                }
            }

            pub fn shift14(&mut self, p: Body) {
                self.at += Point {
                    x: 1.90625,
                    y: 1.28125,
                };
                self.at += if &p * &p
                    > ({
                        let c = 0.421875;
                        c * c
                    }) {
                    p.at
                } else {
                    p.at
                };
                let mut q = self.at;
                let mut b = self.at.distance5(&q)
                    + Point::new(self.age, p.mass)
                        .distance5(&p.at)
                        .mul_add(0.390625_f64.sin(), p.rates[1]);
            }
        }

        #[grad]
        impl std::ops::Add<&Point> for &Point {
            type Output = Point;
            fn add(self, o: &Point) -> Point {
                Point {
                    x: self.x + o.x,
                    y: self.y + o.y,
                }
            }
        }

        #[grad]
        impl std::ops::Sub<Point> for Point {
            type Output = Point;
            fn sub(self, o: Point) -> Point {
                Point { y: o.x.sin(), ..o }
            }
        }

        #[grad]
        impl std::ops::Neg for Point {
            type Output = Point;
            fn neg(self) -> Point {
                Point {
                    x: -self.x,
                    y: -self.y,
                }
            }
        }

        #[grad]
        impl std::ops::AddAssign<Point> for Point {
            fn add_assign(&mut self, o: Point) {
                self.x += 0.421875
                    - (if (match 0 / 3 % 4 {
                        0 => self.y,
                        1 | 2 => 1.015625,
                        _ => 0.953125,
                    }) > 0.359375
                    {
                        0.96875
                    } else {
                        o.y
                    });
                let y = 0.8125;
            }
        }

        #[grad]
        impl std::ops::Add<Body> for Body {
            type Output = Body;
            fn add(self, o: Body) -> Body {
                Body {
                    count: (self.count + o.count) % 5,
                    mass: self.mass + o.mass,
                    up: self.up,
                    rates: [self.rates[0] + o.rates[0], self.rates[1] + o.rates[1]],
                    at: -Point::new(0.9375, o.rates[0]),
                    age: self.age + o.age,
                }
            }
        }

        #[grad]
        impl std::ops::Add<&Body> for &Body {
            type Output = Body;
            fn add(self, o: &Body) -> Body {
                Body {
                    count: (self.count + o.count) % 5,
                    mass: self.mass + o.mass,
                    up: self.up,
                    rates: [self.rates[0] + o.rates[0], self.rates[1] + o.rates[1]],
                    at: Point::new(o.at.distance5(&o.at), 0.875),
                    age: self.age + o.age,
                }
            }
        }

        #[grad]
        impl std::ops::Sub<Body> for Body {
            type Output = Body;
            fn sub(self, o: Body) -> Body {
                Body {
                    count: (self.count + o.count) % 5,
                    mass: self.mass - o.mass,
                    up: self.up,
                    rates: [self.rates[0] - o.rates[0], self.rates[1] - o.rates[1]],
                    at: if Body::RATE - 0.921875 < 0.34375_f64.sin() {
                        &o.at + &o.at
                    } else {
                        Point {
                            x: 0.875,
                            y: 1.21875,
                        }
                    },
                    age: self.age - o.age,
                }
            }
        }

        #[grad]
        impl std::ops::Neg for Body {
            type Output = Body;
            fn neg(self) -> Body {
                Body {
                    count: (self.count + self.count) % 5,
                    mass: -self.mass,
                    up: self.up,
                    rates: [-self.rates[0], -self.rates[1]],
                    at: self.at,
                    age: -self.age,
                }
            }
        }

        #[grad]
        impl std::ops::Neg for &Body {
            type Output = Body;
            fn neg(self) -> Body {
                Body {
                    count: (self.count + self.count) % 5,
                    mass: -self.mass,
                    up: self.up,
                    rates: [-self.rates[0], -self.rates[1]],
                    at: Point {
                        x: -1.515625 * self.rates[1],
                        y: self.at.distance5(&self.at),
                    },
                    age: -self.age,
                }
            }
        }

        #[grad]
        impl std::ops::Mul<f64> for Body {
            type Output = Body;
            fn mul(self, o: f64) -> Body {
                Body {
                    count: (self.count + self.count) % 5,
                    mass: self.mass * o,
                    up: self.up,
                    rates: [self.rates[0] * o, self.rates[1] * o],
                    at: Point {
                        y: self.mass - o,
                        ..self.at
                    },
                    age: self.age * o,
                }
            }
        }

        #[grad]
        impl std::ops::Mul<&Body> for &Body {
            type Output = f64;
            fn mul(self, o: &Body) -> f64 {
                let mut all = [--self.at, &self.at + &o.at];
                all[0].distance5(&o.at) * (if self.up { 0.53125 } else { all[0].y })
                    + 1.296875 * self.at.x
                    + 0.890625 * all[0].y
                    + 0.578125 * o.age
                    + 0.359375 * all[1].distance5(&all[1])
                    + 0.875 * (all[1].x + 1.046875)
                    + 0.59375 * 0.75
            }
        }
    }

    #[grad]
    use shapes::{Body, Point};

    #[grad]
    pub fn collide0(a: Point, force: &Point, at: &mut Point, bodies: &[Point], a2: f64) {
        let mut rate = -0.796875;
    }

    #[grad]
    pub fn force1(force: Body, count: usize) -> Body {
        let mut rate = (force.at.distance5(&force.at).abs() + 0.5).sqrt()
            + force.rates[1] * force.at.distance5(&force.at);
        let mut all = vec![
            Body {
                count: (count >> 1) % 4,
                mass: rate * rate,
                up: force.up,
                rates: [Body::RATE.abs(), count as f64 * force.rates[0]],
                at: force.at,
                age: count as f64 + -1.75,
            },
            force,
            force,
        ];
        let mut at = all[count % 2].at;
        let mut at2 = &(Point {
            x: rate,
            y: Body::RATE,
        }) + &all[count % 2].at;
        force
    }

    #[grad(jvp)]
    pub fn f(acc: f64, sum: f64, weights: [f64; 3], j: usize) -> f64 {
        let mut count: usize = 0;
        let prev2 = loop {
            count += 1;
            if count >= 3 || (j + count) % 2 == 0 {
                break &(Body {
                    count: j % 4,
                    mass: weights[0],
                    up: acc < Body::RATE,
                    rates: [count as f64, weights[1]],
                    at: Point {
                        x: 1.234375,
                        y: 0.765625,
                    },
                    age: 1.046875,
                }) * &(Body {
                    count: 3 % 4,
                    mass: weights[weights.len() - 1],
                    up: -1.546875 < weights[1],
                    rates: [acc, weights[(j * j * 5 + 3) % weights.len()]],
                    at: Point {
                        x: weights[((acc * acc + 1.0625) * 3.0) as usize % 3],
                        y: weights[2],
                    },
                    age: weights[(count * 6 + 3) % 3],
                });
            }
            'l0: for count2 in (0..3).rev() {
                let mut t = &(&((Body {
                    count: 1 % 4,
                    mass: weights[count2],
                    up: sum < acc,
                    rates: [weights[count2], -1.4375],
                    at: Point { x: sum, y: sum },
                    age: 0.734375,
                }) * weights[count2])
                    + &(Body {
                        count: count2 % 4,
                        mass: weights[count2],
                        up: acc < acc,
                        rates: [acc, weights[count2]],
                        at: Point {
                            x: weights[count2],
                            y: sum,
                        },
                        age: acc,
                    }))
                    * &((Body {
                        count: count % 4,
                        mass: weights[count2],
                        up: sum < weights[count2],
                        rates: [acc, -0.8125],
                        at: Point {
                            x: j as f64,
                            y: sum,
                        },
                        age: acc,
                    }) * acc
                        * weights[0]);
                match j % 2 % 4 {
                    0 if t
                        >= (Point {
                            x: Body::RATE,
                            y: weights[count2],
                        })
                        .distance5(
                            &(Point {
                                x: weights[0],
                                y: -0.53125,
                            }),
                        ) =>
                    {
                        let mut at = Body::START;
                        at.at = -Point::new(weights[count2], weights[count2]);
                    }
                    1 | 3 => {
                        let mut data = weights;
                    }
                    _ => {
                        let mut next = &((Point {
                            x: 1.65625,
                            y: weights[((count & 0) * 7 + 4) % weights.len()],
                        }) - (Point {
                            x: -0.625,
                            y: count as f64,
                        })) + &(Point {
                            x: weights[count2],
                            y: weights[count2],
                        });
                        let a = next.x
                            + &(Body {
                                count: count % 4,
                                mass: next.y,
                                up: weights[count2] < next.x,
                                rates: [-1.5625, next.y],
                                at: next,
                                age: weights[2],
                            }) * &(&(Body {
                                count: 0 % 4,
                                mass: t,
                                up: weights[count2] < sum,
                                rates: [next.y, t],
                                at: next,
                                age: t,
                            }) + &(Body {
                                count: j % 4,
                                mass: -0.703125,
                                up: next.x < weights[count2],
                                rates: [-1.828125, weights[count2]],
                                at: next,
                                age: 1.078125,
                            }));
                        if next.distance5(&next) >= -0.671875 {
                            t = (weights[count2] + next.x) * (next.x * next.x);
                            return next.distance5(&next) * (next.y / (next.y * next.y + 1.234375))
                                + 1.25 * next.y
                                + 1.3125 * next.x
                                + 0.765625 * next.x
                                + 1.25 * t
                                + 0.96875 * next.x
                                + 1.484375 * (weights[count2] * next.y)
                                + 0.421875 * sum;
                        }
                    }
                }
                let prev = &((Body {
                    count: j % 4,
                    mass: acc,
                    up: weights[((acc.abs() + 1.828125) * 3.0) as usize % 3] < acc,
                    rates: [-1.15625, weights[count2]],
                    at: Point { x: 1.25, y: t },
                    age: sum,
                }) * weights[count2])
                    * &(Body {
                        count: count2 % 4,
                        mass: weights[count2],
                        up: t < weights[count2],
                        rates: [t, acc],
                        at: Point { x: t, y: sum },
                        age: weights[count2],
                    });
            }
            let t2 = 0.203125;
            let mut sum2 = (Point {
                x: acc,
                y: weights[0],
            })
            .distance5(
                &(Point {
                    x: sum,
                    y: weights[0],
                }),
            ) - sum
                - ({
                    let c = match j % 4 {
                        0 => count as f64,
                        1 | 2 => count as f64,
                        _ => t2,
                    };
                    c * (sum * sum + 1.1875).ln()
                });
            let mut done = !(3 + count == 0);
        };
        let mut total = 0.0;
        for k in 0..weights.len() {
            total += weights[k];
        }
        let mut t3 = 0.0;
        for count3 in 0..weights.len() {
            t3 += weights[count3] * weights[count3];
        }
        &((Body {
            count: count % 4,
            mass: total,
            up: t3 < prev2,
            rates: [sum, prev2],
            at: Point {
                x: weights[((j + count) * 7 + 3) % 3],
                y: weights[2],
            },
            age: 0.265625,
        }) * 0.15625)
            * &(Body {
                count: j % 4,
                mass: weights[1],
                up: -0.296875 < 0.671875,
                rates: [weights[1], weights[2]],
                at: Point {
                    x: weights[0],
                    y: prev2,
                },
                age: total,
            })
            + 1.40625 * t3
            + 0.9375 * total
            + 0.625 * sum
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x403733cafd3930c2,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (0.625, 0.625),
                (7.849293132033903, 21.79775056646126),
                (5.991270675656795, 8.706408988729947),
                (0.09653552626544504, 24.277130795072374),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.46875, 0.46875),
                (5.886969849025427, 16.348312924845946),
                (4.493453006742596, 6.5298067415474605),
                (0.07240164469908378, 18.207848096304282),
            ],
        };
        let p0 = std::hint::black_box(-0.140625_f64);
        let p1 = std::hint::black_box(-0.546875_f64);
        let p2 = std::hint::black_box([1.0625, 1.078125, -0.4375]);
        let p3 = std::hint::black_box(4_usize);
        let value = f(p0.clone(), p1.clone(), p2.clone(), p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), p2.clone(), p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), p2.clone(), p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let (value, (g0, g1, g2)) = f_value_and_grad_into(p0.clone(), p1.clone(), p2.clone(), p3);
        expected.check_call(value, &());
        expected.check_gradient(&(g0, g1, g2));
        let mut tape = grad_runtime::Tape::new();
        let (value, (g0, g1, g2)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2.clone(), p3, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1, g2);
        let (value, (g0, g1, g2)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2.clone(), p3, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1, g2);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0, 0.0]);
        let (value, (g0, g1, g2)) = f_vjp(p0.clone(), p1.clone(), p2.clone(), p3, 0.75);
        expected.check_weighted(&(g0, g1, g2), &vec![0.0, 0.0, 0.0, 0.0, 0.0]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = [0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), p2.clone(), p3, d0, d1, d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_112015 {
    use grad_runtime::grad;

    #[derive(Clone, Copy, grad_runtime::Differentiable)]
    pub struct Point {
        pub x: f64,
        pub y: f64,
    }

    #[grad]
    impl Point {
        pub const START: Point = Point {
            x: 0.671875,
            y: -0.96875,
        };
        pub const RATE: f64 = -0.6875;

        pub fn new(x: f64, y: f64) -> Point {
            Point { x, y }
        }

        pub fn distance4(&self, d: Point) -> f64 {
            -1.4375 * 0.484375 - 1.28125
                + 1.4375 * d.y
                + 1.5 * self.y
                + 0.78125 * self.x
                + 0.4375
                    * (if 0 * 0 % 2 == 0 || 0 >> 1 > 2 {
                        1.453125
                    } else {
                        -0.484375
                    })
                + 1.09375 * (1.484375 + -1.765625)
        }

        pub fn damp5(&mut self, o: &mut Point) {
            let mut all = vec![-&-&*o, *o];
            let mut k: usize = 0;
            loop {
                k += 1;
                let acc = (0.4375_f64.abs() + 1.0).sqrt().tanh();
                if k >= 1 {
                    break;
                }
            }
            self.y -= 0.5625 * o.x * 0.375_f64.cos();
        }
    }

    #[derive(Clone, Copy, grad_runtime::Differentiable)]
    pub struct Body {
        pub count: usize,
        pub mass: f64,
        pub up: bool,
        pub at: Point,
        pub age: f64,
    }

    #[grad]
    impl Body {
        pub const START: Body = Body {
            count: 2,
            mass: 1.140625,
            up: true,
            at: Point {
                x: -0.1875,
                y: 0.421875,
            },
            age: 1.453125,
        };
        pub const RATE: f64 = 0.140625;

        pub fn new(count: usize, mass: f64, at: Point, age: f64) -> Body {
            Body {
                count,
                mass,
                up: (Point {
                    x: 1.828125,
                    y: mass,
                })
                .distance4(Point {
                    x: 1.75,
                    y: Point::RATE,
                }) <= -0.421875,
                at,
                age,
            }
        }

        pub fn damp11(&mut self, d: Body) {
            let mut z = self.at.distance4(Point::START).tanh();
        }
    }

    #[grad]
    impl std::ops::Add<Point> for Point {
        type Output = Point;
        fn add(self, o: Point) -> Point {
            Point {
                x: self.x + o.x,
                y: self.y + o.y,
            }
        }
    }

    #[grad]
    impl std::ops::Neg for &Point {
        type Output = Point;
        fn neg(self) -> Point {
            let mut prev = if (match 2 % 4 {
                0 => 1.453125,
                1 | 2 => -0.359375,
                _ => 0.640625,
            }) > 0.4375
            {
                1.328125
            } else {
                -self.x / (self.y * self.y * (self.y * self.y) + 0.984375)
            };
            Point {
                x: prev.sin().exp(),
                y: self.y - prev,
            }
        }
    }

    #[grad]
    impl std::ops::AddAssign<Point> for Point {
        fn add_assign(&mut self, o: Point) {
            let mut all = vec![
                Body {
                    count: 0 % 4,
                    mass: match 1 / 3 % 4 {
                        0 => 1.09375,
                        1 | 2 if 3 % 2 == 0 => self.y,
                        _ => self.y,
                    },
                    up: 1.90625 < o.x,
                    at: Point::new(1.34375, self.y),
                    age: o.y,
                },
                Body {
                    count: 2 % 4,
                    mass: match (3 + 1) % 4 {
                        0 => 1.265625,
                        1..=2 if 3 >= 2 => 0.765625,
                        _ => Body::RATE,
                    },
                    up: self.x < self.y,
                    at: -&o,
                    age: self.y + -0.796875,
                },
            ];
            let acc = -0.59375;
        }
    }

    #[grad]
    impl std::ops::Add<Body> for Body {
        type Output = Body;
        fn add(self, o: Body) -> Body {
            Body {
                count: (self.count + o.count) % 5,
                mass: self.mass + o.mass,
                up: self.up,
                at: -&o.at,
                age: self.age + o.age,
            }
        }
    }

    #[grad]
    impl std::ops::Sub<Body> for Body {
        type Output = Body;
        fn sub(self, o: Body) -> Body {
            Body {
                count: (self.count + o.count) % 5,
                mass: self.mass - o.mass,
                up: self.up,
                at: Point::new(if o.up { self.age } else { 0.921875 }, 1.4375 + 1.453125),
                age: self.age - o.age,
            }
        }
    }

    #[grad]
    impl std::ops::Mul<f64> for Body {
        type Output = Body;
        fn mul(self, o: f64) -> Body {
            Body {
                count: (self.count + self.count) % 5,
                mass: self.mass * o,
                up: self.up,
                at: Point {
                    x: self.at.distance4(Point { x: o, y: o }),
                    y: (self.mass * self.mass + 1.859375).ln(),
                },
                age: self.age * o,
            }
        }
    }

    #[grad]
    impl std::ops::AddAssign<Body> for Body {
        fn add_assign(&mut self, o: Body) {
            self.at = o.at;
            self.mass += o.mass;
        }
    }

    #[grad]
    pub fn collide0(a: Body, k: usize) {
        let mut bodies = vec![
            Body {
                count: k % 3 % 4,
                mass: a.at.y.cos(),
                up: a.at.x < 1.484375,
                at: Point::new(0.546875, a.at.x),
                age: a.at.distance4(a.at),
            },
            a * 1.171875
                + ((Body {
                    count: k % 4,
                    mass: 1.015625,
                    up: a.up,
                    at: a.at,
                    age: a.at.y,
                }) - a),
            Body::new(k % 4, a.at.y, a.at, -1.0625) * a.at.distance4(a.at),
        ];
        bodies[1].at += Point::new(0.8125, a.at.x);
    }

    #[grad]
    pub fn collide1(next: Point, items: &[Point], m: usize) -> Point {
        let y = next.x.powi(4) + 0.46875_f64.hypot(0.796875) - items[m % 2].y;
        (if m < 2 { next } else { next }) + Point::new(items[m % 2].x, y)
    }

    #[grad(jvp)]
    pub fn f(t: f64, y: f64, w: &[f64], i: usize) -> f64 {
        if w[((i + i) * 5 + 1) % w.len()] + -0.625 < -0.109375 {
            if y + t < w[w.len() - 1] {
                return w[(i * 7 + 2) % w.len()]
                    + 1.421875
                        * (Point {
                            x: w[2 % w.len()],
                            y: t,
                        })
                        .distance4(Point { x: y, y: 0.671875 })
                    + 1.25
                        * (Point {
                            x: y,
                            y: w[i % w.len()],
                        })
                        .distance4(Point { x: y, y: t })
                    + 1.4375
                        * (Point {
                            x: w[((0 + 1) * 7 + 4) % w.len()],
                            y: -0.859375,
                        })
                        .distance4(Point {
                            x: w[w.len() - 1],
                            y: i as f64,
                        });
            }
        }
        let mut next = -&(Point {
            x: -0.8125,
            y: w[(2 * 6 + 2) % w.len()],
        });
        next += Point::new(i as f64, w[1]);
        for pos in 2..6 {
            let mut acc = 0.0;
            for m in 1..w.len() - 1 {
                acc += w[m - 1] * w[m + 1];
            }
        }
        let mut y2 =
            Point::new(next.y, y).distance4(Point::new(next.y, t)) * ((w[1] * w[1]).ln_1p() + y);
        y2 *= t.cos();
        let mut b = 0.0;
        for n in 0..w.len() {
            b += w[n];
        }
        (if i < 3 {
            (Point {
                x: w[w.len() - 1],
                y: -1.703125,
            })
            .distance4(next)
        } else {
            next.x
        }) + 0.953125 * next.y
            + 0.859375 * next.y
            + 0.65625 * next.y
            + 1.34375 * b
            + 1.078125 * y2
            + 0.6875 * (next.x * next.x)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc02ca7157e6ecbcd,
            outgoing: &[],
            gradient: &[
                (-1.0318471909713767, 1.0318471909713767),
                (-1.5318250094953345, 1.5318250094953345),
                (1.34375, 1.34375),
                (0.45145688804478457, 2.2360431119552153),
                (4.172593973557381, 9.760319157043558),
                (2.125, 2.125),
            ],
            weighted: &[
                (-0.7738853932285326, 0.7738853932285326),
                (-1.1488687571215008, 1.1488687571215008),
                (1.0078125, 1.0078125),
                (0.3385926660335884, 1.6770323339664115),
                (3.129445480168036, 7.320239367782668),
                (1.59375, 1.59375),
            ],
        };
        let p0 = std::hint::black_box(1.015625_f64);
        let p1 = std::hint::black_box(-0.546875_f64);
        let p2 = std::hint::black_box(vec![-1.328125, 0.4375, -1.140625, -1.625]);
        let p3 = std::hint::black_box(1_usize);
        let value = f(p0.clone(), p1.clone(), &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut b2 = vec![f64::NAN, f64::NAN, f64::NAN, f64::NAN];
        let (value, (g0, g1)) = f_value_and_grad_into(p0.clone(), p1.clone(), &p2, p3, &mut b2);
        expected.check_call(value, &());
        expected.check_gradient(&(g0, g1, b2.clone()));
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone());
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, p3, d0, d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_112016 {
    use grad_runtime::grad;

    #[derive(Clone, Copy, grad_runtime::Differentiable)]
    pub struct Point {
        pub x: f64,
        pub y: f64,
    }

    #[grad]
    impl Point {
        pub fn new(x: f64, y: f64) -> Point {
            Point { x, y }
        }

        pub fn blend5(self, o: &Point, z: f64) -> Point {
            Point::new(o.x * z, soft(self.y))
        }

        pub fn weight6(&self) -> f64 {
            let mut a = soft(self.x);
            soft(self.x)
                + 1.234375 * self.x
                + 1.125 * self.y
                + 1.40625 * self.y
                + 1.40625 * a
                + 1.21875 * soft(a * a)
                + 1.078125 * self.x
        }

        pub fn damp7(&mut self, force: Point, z: f64, q: &mut Point) {
            let mut t = soft(0.40625);
        }
    }

    #[derive(Clone, Copy, grad_runtime::Differentiable)]
    pub struct Body {
        pub count: usize,
        pub mass: f64,
        pub up: bool,
        pub at: Point,
        pub charge: f64,
        pub age: f64,
    }

    #[grad]
    impl Body {
        pub fn new(count: usize, mass: f64, at: Point, charge: f64, age: f64) -> Body {
            Body {
                count,
                mass,
                up: count as f64 + 1.5625 <= mass.sin(),
                at,
                charge,
                age,
            }
        }

        pub fn advance11(&mut self, d: Body, at: &mut Body) {
            let mut bodies = [
                Body {
                    count: 3 % 4,
                    mass: 1.328125 * d.age,
                    up: 0.421875 < 1.390625,
                    at: at.at,
                    charge: 1.15625,
                    age: d.at.y - 1.375,
                },
                Body::new(
                    2 % 4,
                    0.75,
                    self.at - self.at,
                    at.mass,
                    self.charge * 0.421875,
                ),
            ];
            let force = at.at;
        }

        pub fn energy12(&self, p: Body) -> f64 {
            soft(p.charge * self.at.x)
                + 1.265625 * p.charge
                + 0.828125 * self.age
                + 0.546875 * p.at.x
                + 0.84375 * (0.84375 + self.age)
                + 0.4375 * 0.96875_f64.tanh()
        }

        pub fn distance13(&self, rate: f64) -> f64 {
            self.energy12(*self + *self)
                + 0.75 * self.age
                + 0.828125 * self.at.y
                + 0.765625 * self.mass
                + 0.484375 * self.age
                + 1.359375 * rate.sin().exp()
        }
    }

    #[grad]
    impl std::ops::Sub<Point> for Point {
        type Output = Point;
        fn sub(self, o: Point) -> Point {
            let u = (1.046875 + 0.28125 + (self.x - o.y)) / (1.28125 * 1.28125 + 1.078125);
            Point::new(self.x, -0.5 * u)
        }
    }

    #[grad]
    impl std::ops::SubAssign<Point> for Point {
        fn sub_assign(&mut self, o: Point) {
            let sum = -0.0625;
        }
    }

    #[grad]
    impl std::ops::MulAssign<f64> for Point {
        fn mul_assign(&mut self, o: f64) {
            let c = if 2 == 1 {
                soft(o) * o
            } else {
                self.x.powi(4) + self.y * o
            };
        }
    }

    #[grad]
    impl std::ops::Add<Body> for Body {
        type Output = Body;
        fn add(self, o: Body) -> Body {
            Body {
                count: (self.count + o.count) % 5,
                mass: self.mass + o.mass,
                up: self.up,
                at: self.at,
                charge: self.charge + o.charge,
                age: self.age + o.age,
            }
        }
    }

    #[grad]
    impl std::ops::MulAssign<f64> for Body {
        fn mul_assign(&mut self, o: f64) {
            let mut d = *self;
            let s = soft(soft(o - self.at.y));
        }
    }

    #[grad]
    fn soft(u: f64) -> f64 {
        let mut q = Point {
            x: -1.1875,
            y: u.cos(),
        };
        u + 0.5625 * q.y + 0.671875 * q.x + 0.578125 * q.y + 0.296875 * (u + q.x)
    }

    #[grad]
    pub fn spread0(items: &[Point], bodies: &mut [Point]) {
        let mut i: usize = 0;
        while i < 3 && i / 3 == 3 {
            i += 1;
            if !(3 * 3 % 2 == 0) {
                let mut at = Point::new(
                    if 0 == 2 { items[i % 2].x } else { 1.0625 },
                    0.625 + 0.296875,
                );
                return;
            }
            let t = (Point::new(items[0].y, 0.484375) - bodies[0]).weight6();
            let mut sum = ((Body {
                count: i % 4,
                mass: bodies[i % 2].x,
                up: t < bodies[1].y,
                at: items[1],
                charge: t,
                age: t,
            }) + (Body {
                count: i % 4,
                mass: i as f64,
                up: bodies[i % 2].y < t,
                at: bodies[i % 2],
                charge: t,
                age: t,
            }) + ((Body {
                count: 2 % 4,
                mass: t,
                up: bodies[i % 2].x < t,
                at: items[1],
                charge: t,
                age: t,
            }) + (Body {
                count: i % 4,
                mass: bodies[0].y,
                up: t < t,
                at: bodies[i % 2],
                charge: t,
                age: items[0].y,
            })))
            .distance13(
                (match (1 & i) % 4 {
                    0 => items[0].x,
                    1..=2 => bodies[i % 2].y,
                    _ => bodies[i % 2].x,
                }) * (items[1].y + t),
            );
        }
    }

    #[grad(jvp)]
    pub fn f(c: f64, v: &[f64], x: &mut [f64], pos: usize) -> f64 {
        let mut m: usize = 0;
        loop {
            m += 1;
            'l0: for n in 0..pos % 3 + 1 {
                let mut t = 0.203125;
                if n % 3 % 2 == 0 || n * n > 0 {
                    continue;
                }
                let mut p = Point::new(t, x[((c.abs() + 1.78125) * 3.0) as usize % x.len()])
                    - (Point {
                        x: n as f64,
                        y: v[((c * c + 0.953125) * 3.0) as usize % v.len()],
                    });
                let mut sum = 0.984375;
            }
            let mut acc = (c + v[pos % v.len()]).mul_add(
                (Point {
                    x: c,
                    y: x[(pos * 3 + 3) % x.len()],
                })
                .weight6(),
                -0.09375,
            ) * c;
            if m >= 4 {
                break;
            }
        }
        let mut w: [f64; 3] = [0.0; 3];
        let mut b = 0.0;
        for m2 in 0..x.len() {
            b += x[m2];
        }
        w[2] + 1.203125 * b
            + 0.8125 * (c * 1.0625)
            + 0.265625 * w[pos % 3].sin().exp()
            + 1.28125
                * (match m % 4 {
                    0 => w[1],
                    1 | 2 => c,
                    _ => x[0],
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400d47c000000000,
            outgoing: &[0x3fef000000000000, 0x3ffe000000000000],
            gradient: &[
                (0.86328125, 0.86328125),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.203125, 1.203125),
                (1.203125, 1.203125),
            ],
            weighted: &[
                (0.6474609375, 0.6474609375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.40234375, 1.40234375),
                (1.52734375, 1.52734375),
            ],
        };
        let p0 = std::hint::black_box(-0.03125_f64);
        let p1 = std::hint::black_box(vec![1.375, -1.4375, -0.390625, 0.765625, -1.1875]);
        let p2 = std::hint::black_box(vec![0.96875, 1.875]);
        let p3 = std::hint::black_box(2_usize);
        let mut m2 = p2.clone();
        let value = f(p0.clone(), &p1, &mut m2, p3);
        expected.check_call(value, &(m2.clone(),));
        let mut m2 = p2.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, &mut m2, p3));
        let mut m2 = p2.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &mut m2, p3);
        expected.check_call(value, &(m2.clone(),));
        expected.check_gradient(&gradient);
        let mut m2 = p2.clone();
        let mut b1 = vec![f64::NAN, f64::NAN, f64::NAN, f64::NAN, f64::NAN];
        let mut b2 = vec![0.5, 0.625];
        let (value, g0) = f_value_and_grad_into(p0.clone(), &p1, &mut m2, p3, &mut b1, &mut b2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_gradient(&(g0, b1.clone(), b2.clone()));
        let mut tape = grad_runtime::Tape::new();
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &mut m2,
            p3,
            &mut b1,
            &mut b2,
            0.75,
        );
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, b1.clone(), b2.clone());
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &mut m2,
            p3,
            &mut b1,
            &mut b2,
            0.75,
        );
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let mut d2 = vec![0.625, -0.375];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, p3, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_112017 {
    use grad_runtime::grad;

    pub mod shapes {
        use grad_runtime::grad;

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Point {
            pub x: f64,
            pub y: f64,
            pub z: f64,
        }

        #[grad]
        impl Point {
            pub const START: Point = Point {
                x: 0.609375,
                y: 0.90625,
                z: -0.75,
            };

            pub fn new(x: f64, y: f64, z: f64) -> Point {
                Point { x, y, z }
            }

            pub fn damp7(&mut self, force: Point, m: usize) {
                let b = 0.953125;
                let mut b = soft(b);
            }
        }

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Body {
            pub mass: f64,
            pub up: bool,
            pub at: Point,
            pub age: f64,
        }

        #[grad]
        impl Body {
            pub const START: Body = Body {
                mass: 0.984375,
                up: true,
                at: Point {
                    x: -0.921875,
                    y: 0.796875,
                    z: -0.421875,
                },
                age: 0.328125,
            };

            pub fn new(mass: f64, at: Point, age: f64) -> Body {
                Body {
                    mass,
                    up: (1 + 2) % 2 == 0,
                    at,
                    age,
                }
            }

            pub fn shift12(&mut self, o: Body) {
                *self *= soft(0.671875);
                *self *= if 0.640625 * o.at.y >= 0.515625 {
                    o.at.z
                } else {
                    o.at.x
                };
                self.at.y -= (1.078125 - o.at.y).min(self.at.z * 0.390625);
                let mut out: Vec<f64> = Vec::new();
                out.push((soft(-1.828125).abs() + 2.0).recip());
                out.push(soft(1.015625));
            }

            pub fn distance13(&self, next: Body, next2: &Body, a: f64) -> f64 {
                (soft(next.at.x) * soft(next.at.x)).ln_1p()
                    + 1.0 * self.at.x
                    + 0.8125 * self.at.y
                    + 0.734375 * next.at.x
                    + 1.015625 * next2.mass
                    + 1.46875
                        * (if self.at.z - a < a {
                            next.at.x
                        } else {
                            next.at.y
                        })
            }

            pub fn turned14(&self) -> Body {
                *self
            }
        }

        #[grad]
        impl std::ops::Sub<Point> for Point {
            type Output = Point;
            fn sub(self, o: Point) -> Point {
                Point::new(soft(o.x), 1.375_f64.tanh(), soft(self.z))
            }
        }

        #[grad]
        impl std::ops::Neg for Point {
            type Output = Point;
            fn neg(self) -> Point {
                Point {
                    x: -self.x,
                    y: -self.y,
                    z: -self.z,
                }
            }
        }

        #[grad]
        impl std::ops::Mul<f64> for Point {
            type Output = Point;
            fn mul(self, o: f64) -> Point {
                Point {
                    x: self.x * o,
                    y: self.y * o,
                    z: self.z * o,
                }
            }
        }

        #[grad]
        impl std::ops::Mul<f64> for &Point {
            type Output = Point;
            fn mul(self, o: f64) -> Point {
                Point {
                    x: self.x * o,
                    y: self.y * o,
                    z: self.z * o,
                }
            }
        }

        #[grad]
        impl std::ops::AddAssign<Point> for Point {
            fn add_assign(&mut self, o: Point) {
                let sum = (0.265625_f64.tanh().abs() + 1.15625).powf(1.375_f64.sin())
                    * soft(1.5_f64.abs());
            }
        }

        #[grad]
        impl std::ops::Neg for Body {
            type Output = Body;
            fn neg(self) -> Body {
                Body {
                    mass: -self.mass,
                    up: self.up,
                    at: -((Point {
                        x: self.at.x,
                        y: 0.859375,
                        z: 1.390625,
                    }) * 0.703125),
                    age: -self.age,
                }
            }
        }

        #[grad]
        impl std::ops::SubAssign<Body> for Body {
            fn sub_assign(&mut self, o: Body) {
                let c = -0.9375;
                let mut o2 = -self.at;
            }
        }

        #[grad]
        impl std::ops::MulAssign<f64> for Body {
            fn mul_assign(&mut self, o: f64) {
                let mut o = soft(self.at.x) + soft(o) * soft(self.mass);
            }
        }

        #[grad]
        fn soft(b: f64) -> f64 {
            let b = (b.abs() + 0.828125).recip();
            b + 1.046875 * b.sin() + 1.453125 * (b / (b.abs() + 1.53125)) + 0.90625 * (0.828125 + b)
        }
    }

    #[grad]
    use shapes::{Body, Point};

    #[grad]
    pub fn collide0(pos: usize) -> f64 {
        let mut u = Body::new(
            0.75_f64.clamp(-1.25, 0.8125),
            (Point {
                x: pos as f64,
                y: 0.828125,
                z: 1.359375,
            }) * 0.9375,
            1.21875 / (0.921875 * 0.921875 + 1.34375),
        )
        .distance13(
            Body {
                mass: 0.875 * 0.34375,
                up: 0.375 < 0.796875,
                at: Point::new(0.4375, 0.5625, 0.734375),
                age: 0.734375_f64.atan2(0.984375),
            },
            &Body::new(
                0.75,
                Point {
                    x: -0.09375,
                    y: 1.21875,
                    z: pos as f64,
                },
                1.234375 * 1.265625,
            ),
            -1.78125,
        );
        1.1875
            * u
            * Body::START.distance13(
                Body::START,
                &(Body {
                    mass: u,
                    up: u < u,
                    at: Point {
                        x: u,
                        y: u,
                        z: -0.078125,
                    },
                    age: u,
                }),
                1.65625,
            )
            + 0.71875 * u
            + 0.359375 * u
            + 0.828125
                * Body::START.distance13(
                    Body {
                        mass: u,
                        up: u < u,
                        at: Point { x: u, y: u, z: u },
                        age: 1.609375,
                    },
                    &(Body {
                        mass: 0.65625,
                        up: u < 1.734375,
                        at: Point {
                            x: -1.78125,
                            y: pos as f64,
                            z: u,
                        },
                        age: u,
                    }),
                    u,
                )
    }

    #[grad(jvp)]
    pub fn f(t: f64, a: f64, x: &[f64], count: usize) -> f64 {
        let t = x[count % x.len()]
            * Body::new(
                a,
                Point {
                    x: x[0],
                    y: -0.703125,
                    z: -0.328125,
                },
                x[1],
            )
            .distance13(
                -(Body {
                    mass: t,
                    up: -1.1875 < x[(x.len() * 2 + 1) % x.len()],
                    at: Point {
                        x: 0.421875,
                        y: t,
                        z: t,
                    },
                    age: x[(2 * 3 + 4) % x.len()],
                }),
                &Body::new(
                    x[count % x.len()],
                    Point::START,
                    x[(count * 3 + 4) % x.len()],
                ),
                x[(count * 6 + 4) % x.len()],
            );
        'l0: for n in (0..x.len()).rev() {
            let mut a2 = collide0(n % 4);
            let mut prev = 0.0;
            for count2 in 0..x.len() {
                prev += x[count2];
            }
            let q = -((Point {
                x: prev,
                y: t,
                z: t,
            }) * t);
        }
        let mut z = match x.len() % 4 {
            0 => (Body {
                mass: x[2 % x.len()],
                up: x[((t.abs() + 1.359375) * 3.0) as usize % x.len()] < 0.5,
                at: Point {
                    x: t,
                    y: x[((count >> 1) * 6 + 2) % x.len()],
                    z: t,
                },
                age: a,
            })
            .turned14()
            .distance13(
                Body::new(
                    count as f64,
                    Point {
                        x: x[x.len() - 1],
                        y: a,
                        z: a,
                    },
                    x[count % x.len()],
                ),
                &(Body {
                    mass: a,
                    up: a < a,
                    at: Point {
                        x: x[(2 * 3 + 3) % x.len()],
                        y: -0.75,
                        z: t,
                    },
                    age: count as f64,
                })
                .turned14(),
                collide0(count % 4),
            ),
            1 | 2
                if a <= (Body {
                    mass: count as f64,
                    up: t < count as f64,
                    at: Point::START,
                    age: x[1],
                })
                .distance13(
                    Body {
                        mass: 1.921875,
                        up: a < x[(count * 4 + 2) % x.len()],
                        at: Point {
                            x: x[count % x.len()],
                            y: -1.46875,
                            z: t,
                        },
                        age: x[1],
                    },
                    &Body::START,
                    2.0,
                ) =>
            {
                (Body {
                    mass: a,
                    up: t < a,
                    at: Point {
                        x: x[((t * t + 1.078125) * 3.0) as usize % x.len()],
                        y: x[1],
                        z: count as f64,
                    },
                    age: t,
                })
                .distance13(
                    Body::new(
                        a,
                        Point {
                            x: -1.765625,
                            y: t,
                            z: x[((count >> 1) * 3 + 2) % x.len()],
                        },
                        a,
                    ),
                    &-(Body {
                        mass: t,
                        up: t < -1.78125,
                        at: Point::START,
                        age: x[1],
                    }),
                    (Body {
                        mass: x[count % x.len()],
                        up: 1.734375 < count as f64,
                        at: Point::START,
                        age: x[((count >> 1) * 4 + 3) % x.len()],
                    })
                    .distance13(
                        Body {
                            mass: x[((count >> 1) * 3 + 4) % x.len()],
                            up: -1.671875 < t,
                            at: Point {
                                x: 0.171875,
                                y: t,
                                z: x[x.len() - 1],
                            },
                            age: 0.1875,
                        },
                        &(Body {
                            mass: t,
                            up: t < count as f64,
                            at: Point {
                                x: x[(3 * 2 + 3) % x.len()],
                                y: x[(x.len() * 2 + 3) % x.len()],
                                z: t,
                            },
                            age: t,
                        }),
                        x[(count * 5 + 1) % x.len()],
                    ),
                )
            }
            _ => collide0(count % 4),
        };
        let mut s = 0.0;
        for count3 in 0..x.len() {
            s += x[count3];
        }
        let mut total = 0.0;
        for n2 in 0..x.len() {
            total += x[n2];
        }
        (if x[count % x.len()] * a < 0.5 {
            t
        } else {
            x[x.len() - 1]
        }) + 1.375 * total
            + 0.9375 * s
            + 0.515625 * z
            + 0.421875 * (s - x[0])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc006e4d35d1e60be,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (0.523681640625, 0.523681640625),
                (2.401123046875, 3.905517578125),
                (2.734375, 2.734375),
                (1.8346736895253055, 3.6340763104746943),
                (4.51953163754443, 5.26124438828548),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.39276123046875, 0.39276123046875),
                (1.80084228515625, 2.92913818359375),
                (2.05078125, 2.05078125),
                (1.376005267143979, 2.725557232856021),
                (3.3896487281583227, 3.94593329121411),
            ],
        };
        let p0 = std::hint::black_box(-1.828125_f64);
        let p1 = std::hint::black_box(-1.953125_f64);
        let p2 = std::hint::black_box(vec![-1.5, -0.71875, -0.640625, 0.921875]);
        let p3 = std::hint::black_box(2_usize);
        let value = f(p0.clone(), p1.clone(), &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut b2 = vec![f64::NAN, f64::NAN, f64::NAN, f64::NAN];
        let (value, (g0, g1)) = f_value_and_grad_into(p0.clone(), p1.clone(), &p2, p3, &mut b2);
        expected.check_call(value, &());
        expected.check_gradient(&(g0, g1, b2.clone()));
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone());
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, p3, d0, d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_112018 {
    use grad_runtime::grad;

    #[derive(Clone, Copy, grad_runtime::Differentiable)]
    pub struct Point {
        pub x: f64,
        pub y: f64,
    }

    #[grad]
    impl Point {
        pub const START: Point = Point { x: -0.125, y: -1.0 };
        pub const RATE: f64 = -0.421875;

        pub fn new(x: f64, y: f64) -> Point {
            Point { x, y }
        }

        pub fn blend6(self, q: Point) -> Point {
            Point {
                x: -1.734375 + 1.140625,
                y: 0.5,
            }
        }
    }

    #[grad]
    impl std::ops::Add<Point> for Point {
        type Output = Point;
        fn add(self, o: Point) -> Point {
            Point {
                x: self.x + o.x,
                y: self.y + o.y,
            }
        }
    }

    #[grad]
    impl std::ops::Sub<Point> for Point {
        type Output = Point;
        fn sub(self, o: Point) -> Point {
            Point {
                x: self.x - o.x,
                y: self.y - o.y,
            }
        }
    }

    #[grad]
    impl std::ops::Neg for Point {
        type Output = Point;
        fn neg(self) -> Point {
            let mut buf = vec![Point::RATE * self.y; 4];
            let mut y = 0.0;
            for pos in 0..buf.len() {
                y += buf[pos] * buf[pos];
            }
            Point::START - self
        }
    }

    #[grad]
    impl std::ops::Mul<f64> for Point {
        type Output = Point;
        fn mul(self, o: f64) -> Point {
            Point {
                x: self.x * o,
                y: self.y * o,
            }
        }
    }

    #[grad]
    impl std::ops::MulAssign<f64> for Point {
        fn mul_assign(&mut self, o: f64) {
            let t = 0.21875;
        }
    }

    #[grad(jvp)]
    pub fn f(z: f64, total: f64, n: usize) -> f64 {
        let mut all = vec![
            Point {
                x: total,
                y: z.tanh(),
            },
            (Point { x: z, y: 1.328125 }).blend6(Point { x: total, y: total })
                + (Point { x: total, y: 1.625 }) * total,
            Point::START,
        ];
        all[n % 2] *= z + total;
        let t = all[0].y;
        match n % 4 {
            0 => {
                match (n + n) % 4 {
                    0 => {
                        let mut v: Vec<f64> = Vec::new();
                        v.push(z);
                        v.push(all[n % 2].y.min(all[n % 2].y.atan()));
                        v.push((t * z).min(t));
                    }
                    1 | 3 => {
                        all[1].y -= match (n + 3) % 4 {
                            0 => total.hypot(z),
                            1 | 2 if all[n % 2].x < t.atan2(t) => {
                                if t - all[n % 2].x >= z * all[n % 2].y {
                                    all[0].y
                                } else {
                                    t
                                }
                            }
                            _ => t.tanh(),
                        };
                    }
                    _ => {
                        let o = Point::START;
                        let mut o2 = Point::new(o.y / (t * t + 1.328125), z + total);
                        let mut total = total;
                    }
                }
                let next = (all[n % 2] * z).blend6(all[1] * Point::RATE);
            }
            1 | 3 => {
                all[n % 2].x = (match (1 >> 1) % 4 {
                    0 => -0.46875,
                    1..=2 => -1.46875,
                    _ => all[0].x,
                }) - (all[n % 2].x + t);
                all[0].y -= all[0].y + all[1].x + (total + all[n % 2].y);
                let total2 = z.atan() + all[1].x;
            }
            _ => {
                let o3 = (Point { x: all[1].y, y: z })
                    - (Point {
                        x: Point::RATE,
                        y: total,
                    })
                    - all[1] * all[1].y;
            }
        }
        (all[0].x * 0.25).powi(2)
            + 1.03125 * all[n % 2].y
            + 1.28125 * all[1].x
            + 1.296875 * all[n % 2].x
            + 1.46875 * -total
            + 0.875 * (all[1].y + total)
            + 0.9375 * (n as f64 * t)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff45a537e5d40bc,
            outgoing: &[],
            gradient: &[
                (2.7104681585489785, 3.102031841451022),
                (4.140625, 7.078125),
            ],
            weighted: &[
                (2.0328511189117338, 2.3265238810882662),
                (3.10546875, 5.30859375),
            ],
        };
        let p0 = std::hint::black_box(-0.265625_f64);
        let p1 = std::hint::black_box(0.75_f64);
        let p2 = std::hint::black_box(2_usize);
        let value = f(p0.clone(), p1.clone(), p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let (value, (g0, g1)) = f_value_and_grad_into(p0.clone(), p1.clone(), p2);
        expected.check_call(value, &());
        expected.check_gradient(&(g0, g1));
        let mut tape = grad_runtime::Tape::new();
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1);
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0]);
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), p2, 0.75);
        expected.check_weighted(&(g0, g1), &vec![0.0, 0.0]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), p2, d0, d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_112019 {
    use grad_runtime::grad;

    #[grad]
    pub mod program {
        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Point {
            pub x: f64,
            pub y: f64,
            pub z: f64,
        }

        impl Point {
            pub const START: Point = Point {
                x: -0.8125,
                y: 1.3125,
                z: 0.1875,
            };

            pub fn new(x: f64, y: f64, z: f64) -> Point {
                Point { x, y, z }
            }

            pub fn shift8(&mut self) {
                self.x = 0.40625_f64.tanh()
                    - (match 0 % 4 {
                        0 => 0.359375,
                        1..=2 => self.x,
                        _ => self.y,
                    });
                let mut d = Body {
                    count: 3 * 1 % 4,
                    mass: 1.15625 - 1.359375,
                    at: Point::new(1.671875, 1.359375, 0.25),
                    age: self.x.sin(),
                };
                *self *= 0.75 * d.at.z;
                let mut data = [1.375_f64.tanh(); 3];
            }

            pub fn along9(&self) -> f64 {
                0.578125
                    + 1.125 * self.z
                    + 1.421875 * self.x
                    + 1.296875 * self.z
                    + 0.59375 * self.x
                    + 1.265625 * self.z
            }

            pub fn distance10(self, t: f64) -> f64 {
                let mut t = -0.84375;
                self.along9() * self.along9()
                    + 0.984375 * self.x
                    + 1.046875 * self.x
                    + 0.8125 * self.y
                    + 0.640625 * t
                    + 0.296875 * (t - t)
            }
        }

        #[derive(Clone, Copy, grad_runtime::Differentiable)]
        pub struct Body {
            pub count: usize,
            pub mass: f64,
            pub at: Point,
            pub age: f64,
        }

        impl Body {
            pub const START: Body = Body {
                count: 2,
                mass: 0.578125,
                at: Point {
                    x: 0.90625,
                    y: 0.09375,
                    z: 0.25,
                },
                age: -0.5,
            };

            pub fn new(count: usize, mass: f64, at: Point, age: f64) -> Body {
                Body {
                    count,
                    mass,
                    at,
                    age,
                }
            }

            pub fn turned17(&self, next: Body, q: &Body) -> Body {
                *self
            }

            pub fn weight18(&self, p: Body, i: usize) -> f64 {
                let mut b = self.at.z;
                self.at.z * i as f64
                    + (match i % 4 {
                        0 => self.at.y,
                        1 | 2 if p.at.along9() <= 0.25 => self.at.y,
                        _ => b,
                    })
                    + 1.109375 * p.at.z
                    + 1.234375 * self.at.z
                    + 0.71875 * self.at.z
                    + 0.65625 * b
                    + 0.90625 * b.clamp(-1.25, 1.234375)
                    + 0.484375 * (*self * *self)
            }

            pub fn turned19(mut self, c: f64) -> Body {
                self.at.z += self.at.distance10(c) / (c.abs() + 1.0);
                self - self - Body::new(0 % 4, c, self.at, c)
            }
        }

        impl std::ops::Add<Point> for Point {
            type Output = Point;
            fn add(self, o: Point) -> Point {
                let mut a = self.z;
                Point::new(o.x, a.sin(), a)
            }
        }

        impl std::ops::Add<&Point> for &Point {
            type Output = Point;
            fn add(self, o: &Point) -> Point {
                Point {
                    x: self.x + o.x,
                    y: self.y + o.y,
                    z: self.z + o.z,
                }
            }
        }

        impl std::ops::Sub<Point> for Point {
            type Output = Point;
            fn sub(self, o: Point) -> Point {
                Point {
                    x: self.x - o.x,
                    y: self.y - o.y,
                    z: self.z - o.z,
                }
            }
        }

        impl std::ops::Neg for Point {
            type Output = Point;
            fn neg(self) -> Point {
                Point {
                    x: -self.x,
                    y: -self.y,
                    z: -self.z,
                }
            }
        }

        impl std::ops::Neg for &Point {
            type Output = Point;
            fn neg(self) -> Point {
                Point {
                    x: -self.x,
                    y: -self.y,
                    z: -self.z,
                }
            }
        }

        impl std::ops::Mul<f64> for Point {
            type Output = Point;
            fn mul(self, o: f64) -> Point {
                Point {
                    x: self.x * o,
                    y: self.y * o,
                    z: self.z * o,
                }
            }
        }

        impl std::ops::MulAssign<f64> for Point {
            fn mul_assign(&mut self, o: f64) {
                self.x = o.min(self.z * o);
                let mut total = self.y + (self.y * o - o.tanh());
            }
        }

        impl std::ops::Sub<Body> for Body {
            type Output = Body;
            fn sub(self, o: Body) -> Body {
                o
            }
        }

        impl std::ops::Neg for Body {
            type Output = Body;
            fn neg(self) -> Body {
                Body {
                    count: (self.count + self.count) % 5,
                    mass: -self.mass,
                    at: self.at,
                    age: -self.age,
                }
            }
        }

        impl std::ops::Mul<Body> for Body {
            type Output = f64;
            fn mul(self, o: Body) -> f64 {
                (if 1.109375_f64.sin().exp() > o.at.distance10(self.mass) {
                    self.at.z
                } else {
                    self.at.x
                }) * (match 3 % 4 {
                    0 => 0.734375,
                    1..=2 => o.at.y,
                    _ => -1.140625,
                }) + 0.703125 * o.at.z
                    + 0.703125 * self.age
                    + 0.828125 * o.at.x
                    + 1.453125 * o.at.x.clamp(-1.25, 0.296875)
                    + 0.390625
                        * (match (0 + o.count) % 4 {
                            0 => self.mass,
                            1 | 2 => o.at.x,
                            _ => self.at.z,
                        })
            }
        }

        impl std::ops::AddAssign<Body> for Body {
            fn add_assign(&mut self, o: Body) {
                for k in 0..5 {
                    let q = self.at;
                }
            }
        }

        impl std::ops::MulAssign<f64> for Body {
            fn mul_assign(&mut self, o: f64) {
                let mut items = vec![
                    Body {
                        age: (o * o).ln_1p(),
                        ..*self
                    },
                    Body::new(
                        self.count % 4,
                        o,
                        Point {
                            x: self.mass,
                            y: self.mass,
                            z: o,
                        },
                        self.at.distance10(self.mass),
                    ),
                ];
                let p = -Body::new(1 % 4, self.at.x, self.at, o);
            }
        }

        pub fn collide0(d: Point, i: usize) -> f64 {
            let total = (Body {
                count: 2 * i % 4,
                mass: 0.796875,
                at: d,
                age: 0.953125 * 0.875,
            }) * ((Body {
                count: i % 4,
                mass: 0.78125,
                at: d,
                age: -1.953125,
            }) - (Body {
                count: i % 4,
                mass: d.y,
                at: d,
                age: d.z,
            }))
            .turned17(
                Body {
                    count: i % 4,
                    mass: 0.828125,
                    at: d,
                    age: 1.296875,
                },
                &(if 0.6875_f64.clamp(-1.25, 0.171875)
                    <= (Body {
                        count: 2 % 4,
                        mass: d.z,
                        at: d,
                        age: 0.421875,
                    })
                    .weight18(
                        Body {
                            count: i % 4,
                            mass: 0.46875,
                            at: Point {
                                x: d.x,
                                y: d.z,
                                z: d.y,
                            },
                            age: 0.703125,
                        },
                        i % 4,
                    )
                {
                    Body {
                        count: i % 4,
                        mass: 0.90625,
                        at: d,
                        age: d.x,
                    }
                } else {
                    Body {
                        count: 1 % 4,
                        mass: 0.984375,
                        at: d,
                        age: d.z,
                    }
                }),
            );
            d.along9()
                + 1.21875 * d.x
                + 0.9375 * d.z
                + 0.53125 * d.z
                + 1.03125 * (total + 1.171875)
                + 1.03125 * (d.z + total)
                + 0.65625
                    * ((Body {
                        count: 1 % 4,
                        mass: total,
                        at: Point {
                            x: d.y,
                            y: d.x,
                            z: total,
                        },
                        age: -1.8125,
                    }) * (Body {
                        count: i % 4,
                        mass: d.y,
                        at: d,
                        age: total,
                    }))
        }

        pub fn spread1(o: Point) -> f64 {
            let mut p = Point {
                x: o.y,
                y: 0.953125,
                z: collide0(o, 1 % 4),
            };
            let q = p;
            let rate = o.x.atan();
            q.z.clamp(-1.25, 0.375).clamp(-1.25, 0.953125)
                + 1.40625 * p.y
                + 1.5 * o.z
                + 0.65625 * q.z
                + 0.25
                    * (Body {
                        count: 2 % 4,
                        mass: rate,
                        at: o,
                        age: 1.0625,
                    })
                    .weight18(Body::START, 2 % 4)
        }

        #[grad(jvp)]
        pub fn f(acc: f64, rate: f64, data: &[f64], x: [f64; 3]) -> f64 {
            let mut a = (Point {
                x: rate / (rate.abs() + 1.578125),
                y: (Point {
                    x: x[(0 * 5 + 1) % 3],
                    y: acc,
                    z: x[(1 % 2 * 7 + 4) % 3],
                })
                .distance10(1.5),
                z: ((Point {
                    x: 0.09375,
                    y: x[((1 & 1) * 2 + 2) % 3],
                    z: -0.03125,
                }) - Point::START)
                    .along9(),
            })
            .along9();
            match 1 % 4 {
                0 => {
                    (a, a) = (
                        x[((a.abs() + 0.890625) * 3.0) as usize % x.len()] * rate,
                        data[3 % data.len()].clamp(-1.25, 0.390625),
                    );
                    a += a.abs()
                        + (Point {
                            x: a,
                            y: x[((0 >> 1) * 4 + 4) % 3],
                            z: x[0],
                        })
                        .distance10(acc);
                    let q = Point::START;
                }
                1 | 3 => {
                    let mut a2 = (collide0(-&Point::START, 0 % 4)
                        * collide0(-&Point::START, 0 % 4)
                        + 0.59375)
                        .sqrt();
                    let mut t = (Point {
                        x: data[(3 % 3 * 6 + 3) % data.len()],
                        y: rate,
                        z: 0.796875,
                    })
                    .distance10(x[0 % 3])
                    .powi(0)
                        + a2;
                    let mut q2 = Body::new(
                        0 % 4,
                        x[1],
                        Point {
                            x: data[1],
                            y: rate,
                            z: -1.921875,
                        },
                        x[((a * a + 1.921875) * 3.0) as usize % 3],
                    )
                    .turned17(
                        if a2 < 0.21875 {
                            Body {
                                count: 1 % 4,
                                mass: data[0],
                                at: Point {
                                    x: a2,
                                    y: data[0],
                                    z: x[0],
                                },
                                age: -1.734375,
                            }
                        } else {
                            Body::START
                        },
                        &Body::START.turned17(
                            Body {
                                count: 3 % 4,
                                mass: a2,
                                at: Point {
                                    x: rate,
                                    y: x[(2 * 5 + 2) % 3],
                                    z: a,
                                },
                                age: x[1],
                            },
                            &(Body {
                                count: 0 % 4,
                                mass: data[((3 ^ 2) * 2 + 1) % data.len()],
                                at: Point {
                                    x: rate,
                                    y: x[(2 * 2 + 3) % x.len()],
                                    z: x[((2 ^ 1) * 2 + 1) % 3],
                                },
                                age: a,
                            }),
                        ),
                    );
                }
                _ => {
                    a = (rate + acc) * (-0.5625 * x[((2 + 3) * 7 + 3) % 3]);
                    a = (rate - -1.5) * data[(2 * 3 + 1) % data.len()];
                    a = x[0].powi(3);
                }
            }
            let mut total2 = 0.0;
            for pos in 0..x.len() {
                total2 += x[pos];
            }
            (-Point::START).along9()
                + 1.03125 * total2
                + 0.96875 * a
                + 0.59375
                    * ((Body {
                        count: 1 % 4,
                        mass: -0.671875,
                        at: Point {
                            x: data[(2 * 5 + 4) % data.len()],
                            y: data[(1 * 5 + 2) % data.len()],
                            z: total2,
                        },
                        age: a,
                    }) * (Body {
                        count: 0 % 4,
                        mass: total2,
                        at: Point {
                            x: data[((2 ^ 3) * 5 + 2) % data.len()],
                            y: data[0 % data.len()],
                            z: total2,
                        },
                        age: x[((rate.abs() + 0.984375) * 3.0) as usize % x.len()],
                    }))
        }
    }
    use program::*;

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4006a20f00ece542,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (0.4470482606208695, 1.332292341058235),
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.67724609375, 0.67724609375),
                (0.49169921875, 0.49169921875),
                (1.44873046875, 1.44873046875),
                (1.44873046875, 1.44873046875),
                (1.44873046875, 1.44873046875),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.33528619546565214, 0.9992192557936763),
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.5079345703125, 0.5079345703125),
                (0.3687744140625, 0.3687744140625),
                (1.0865478515625, 1.0865478515625),
                (1.0865478515625, 1.0865478515625),
                (1.0865478515625, 1.0865478515625),
            ],
        };
        let p0 = std::hint::black_box(-0.75_f64);
        let p1 = std::hint::black_box(-1.5625_f64);
        let p2 = std::hint::black_box(vec![-2.0, 1.59375, -0.65625, -1.765625]);
        let p3 = std::hint::black_box([-0.78125, -1.390625, -1.015625]);
        let value = f(p0.clone(), p1.clone(), &p2, p3.clone());
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, p3.clone()));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, p3.clone());
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut b2 = vec![f64::NAN, f64::NAN, f64::NAN, f64::NAN];
        let (value, (g0, g1, g3)) =
            f_value_and_grad_into(p0.clone(), p1.clone(), &p2, p3.clone(), &mut b2);
        expected.check_call(value, &());
        expected.check_gradient(&(g0, g1, b2.clone(), g3));
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1, g3)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            &mut b2,
            0.75,
        );
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone(), g3);
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1, g3)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            &mut b2,
            0.75,
        );
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone(), g3);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1, g3)) = f_vjp(p0.clone(), p1.clone(), &p2, p3.clone(), &mut b2, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), g3),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let d3 = [0.625, -0.375, 0.875];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, p3.clone(), d0, d1, &d2, d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}
