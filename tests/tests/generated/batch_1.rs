//! Programs of seeds 1 to 40, written by the `fuzz` binary (see `tests/README.md`).

mod program_1 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(acc: f64, prev: f64, row: &[f64], pos: usize) -> f64 {
        let mut m: usize = pos * pos;
        let mut a = (({
            let b = 1.59375;
            b * row[row.len() - 1]
        }) - (match pos / 2 % 4 {
            0 => acc,
            1..=2 => prev,
            _ => acc,
        })) * (row[((acc * acc + 1.46875) * 3.0) as usize % row.len()] * acc)
            .clamp(-1.25, 0.15625);
        let acc = (m as f64).abs();
        let mut prev2 = 0.0;
        for k in 0..row.len() {
            prev2 += row[k];
        }
        let mut prev3: f64 = 0.0;
        for k2 in 0..row.len() {
            prev3 += row[k2];
        }
        prev3.hypot(prev2) - row[2 % row.len()] / (prev * prev + 0.65625)
            + 1.265625 * prev3
            + 1.25 * prev2
            + 1.5 * a
            + 1.3125 * 0.234375
            + 0.59375 * row[1 % row.len()]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fd5852be492948e,
            outgoing: &[],
            gradient: &[
                (-0.2508201599121094, 0.2508201599121094),
                (0.05198817738995187, 0.3632950257350481),
                (0.8202665409284358, 4.2109834590715645),
                (4.266580199833936, 7.756864929560595),
            ],
            weighted: &[
                (-0.18811511993408203, 0.18811511993408203),
                (0.038991133042463905, 0.27247126930128607),
                (0.6151999056963269, 3.1582375943036736),
                (3.1999351498754525, 5.817648697170446),
            ],
        };
        let p0 = std::hint::black_box(-1.265625_f64);
        let p1 = std::hint::black_box(1.703125_f64);
        let p2 = std::hint::black_box(vec![-0.578125, 0.109375]);
        let p3 = std::hint::black_box(2_usize);
        let value = f(p0.clone(), p1.clone(), &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
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

mod program_2 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(z: f64, t: f64, buf: &mut [f64]) {
        'l0: for i in (0..2).rev() {
            let mut w = vec![t * t, buf[buf.len() - 1] * t];
        }
    }

    #[grad(jvp)]
    pub fn f(a: f64, row: &[f64], sum: &f64) -> f64 {
        for n in 1..row.len() {
            let mut data = vec![0.0; 3];
        }
        let y = (({
            let c = *sum;
            c * *sum
        }) / (row[2 % row.len()].tanh().abs() + 1.015625))
            .sin();
        let mut t = 0.0;
        for k in 0..row.len() {
            t += row[k];
        }
        -0.59375 * (row[((2 + 3) * 3 + 4) % row.len()] + row[3 % row.len()])
            + 0.953125 * t
            + 0.609375 * (*sum - row[0])
            + 0.71875 * sum.sin()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400824813f8d3aaf,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (0.34375, 1.5625),
                (0.953125, 0.953125),
                (0.953125, 0.953125),
                (-0.234375, 2.140625),
                (0.4156165791793103, 0.8031334208206897),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.2578125, 1.171875),
                (0.71484375, 0.71484375),
                (0.71484375, 0.71484375),
                (-0.17578125, 1.60546875),
                (0.3117124343844827, 0.6023500656155173),
            ],
        };
        let p0 = std::hint::black_box(-1.21875_f64);
        let p1 = std::hint::black_box(vec![0.171875, 1.078125, -0.109375, -0.9375]);
        let p2 = std::hint::black_box(1.84375_f64);
        let value = f(p0.clone(), &p1, &p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.125_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone());
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.125_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.125_f64;
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let d2 = -0.625_f64;
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, d0, &d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_3 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(a: f64, rate: f64, depth: usize) -> (f64, f64) {
        if depth == 0 {
            return (
                (a * a + 0.765625).cbrt()
                    + (-a.abs()).exp()
                    + 0.421875
                        * (if (match 0 % 4 {
                            0 => a,
                            1 | 2 => a,
                            _ => rate,
                        }) < -0.234375
                        {
                            0.1875
                        } else {
                            a
                        })
                    + 1.03125 * a,
                a + 1.3125
                    * (match 0 % 4 {
                        0 => rate,
                        1 | 2 => a,
                        _ => rate,
                    })
                    + 0.921875 * rate
                    + 0.40625 * a.tanh(),
            );
        }
        let mut state = vec![a.mul_add(1.8125, a), rate * a];
        let mut buf = vec![-1.984375 - state[(0 / 3 * 2 + 4) % state.len()]; 4];
        (
            rate.tanh().atan() + 1.21875 * a,
            rate.cos() - a + 1.015625 * a.cos() + 1.078125 * (state[1 % state.len()] * buf[0]),
        )
    }

    #[grad(jvp)]
    pub fn f(t: f64, row: &mut [f64], data: &Vec<f64>, m: usize, m2: i32) -> f64 {
        {
            let r = &mut row[0];
            *r -= data[((t * t + 1.859375) * 3.0) as usize % data.len()]
                + data[(m * 5 + 4) % data.len()];
        }
        for k in 0..row.len() {
            row[k] = row[1].sin().powi(m2);
        }
        let mut c: f64 = 0.0;
        for i in 0..row.len() {
            c += row[i];
        }
        let mut a: f64 = 0.0;
        for pos in 0..row.len() {
            a += row[pos] * row[pos];
        }
        c.exp_m1()
            + 1.5 * a
            + 0.828125 * c
            + 0.546875
                * (match m % 4 {
                    0 => t,
                    1..=2 => row[m % row.len()],
                    _ => data[0],
                })
            + 0.484375 * a.tanh()
            + 1.0 * c
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4026742102f1d467,
            outgoing: &[0x3fec31357983dd2a, 0x3fec31357983dd2a],
            gradient: &[
                (0.546875, 0.546875),
                (0.0, 0.0),
                (-16.375870288186086, 18.614421733256332),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.41015625, 0.41015625),
                (0.0, 0.0),
                (-13.164602265030926, 14.843515848833608),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(0.75_f64);
        let p1 = std::hint::black_box(vec![-0.703125, 1.859375]);
        let p2 = std::hint::black_box(vec![0.375, -1.671875]);
        let p3 = std::hint::black_box(4_usize);
        let p4 = std::hint::black_box(3_i32);
        let mut m1 = p1.clone();
        let value = f(p0.clone(), &mut m1, &p2, p3, p4);
        expected.check_call(value, &(m1.clone(),));
        let mut m1 = p1.clone();
        expected.check_gradient(&f_grad(p0.clone(), &mut m1, &p2, p3, p4));
        let mut m1 = p1.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &mut m1, &p2, p3, p4);
        expected.check_call(value, &(m1.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m1 = p1.clone();
        let mut b1 = vec![0.5, 0.625];
        let mut b2 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &mut m1,
            &p2,
            p3,
            p4,
            &mut b1,
            &mut b2,
            0.75,
        );
        expected.check_call(value, &(m1.clone(),));
        let first = (g0, b1.clone(), b2.clone());
        let mut m1 = p1.clone();
        let mut b1 = vec![0.5, 0.625];
        let mut b2 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &mut m1,
            &p2,
            p3,
            p4,
            &mut b1,
            &mut b2,
            0.75,
        );
        expected.check_call(value, &(m1.clone(),));
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.125, 0.125]);
        let mut m1 = p1.clone();
        let mut b1 = vec![0.5, 0.625];
        let mut b2 = vec![0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &mut m1, &p2, p3, p4, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.0, 0.0, 0.125, 0.125],
        );
        let mut m1 = p1.clone();
        let d0 = -0.125_f64;
        let mut d1 = vec![1.125, 0.125];
        let d2 = vec![-0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), &mut m1, &p2, p3, p4, d0, &mut d1, &d2);
        expected.check_call(value, &(m1.clone(),));
        expected.check_tangent(tangent, &(d1.clone(),));
    }
}

mod program_4 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(sum: f64, out: &[f64], v: &[f64; 3], count: usize) -> f64 {
        let mut t = sum;
        let prev = ({
            let t2 = out[((t.abs() + 0.625) * 3.0) as usize % out.len()];
            t2 * v[((t2 * t2 + 1.953125) * 3.0) as usize % 3]
        })
        .cos();
        let y = t.sin() * out[count % out.len()]
            / ((prev - t + sum.tanh()) * (prev - t + sum.tanh()) + 0.53125);
        t + 0.9375 * t + 0.28125 * v[2] + 0.3125 * (-1.890625 * prev) + 0.359375 * y
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfd7f3d0ebe2b177,
            outgoing: &[],
            gradient: &[
                (2.121791243648159, 2.3968185840157274),
                (-0.18872677537685154, 0.18872677537685154),
                (-0.7353317554251249, 0.7353317554251249),
                (-0.6160887680588885, 0.6160887680588885),
                (0.0, 0.0),
                (0.28125, 0.28125),
            ],
            weighted: &[
                (1.5913434327361191, 1.7976139380117955),
                (-0.14154508153263864, 0.14154508153263864),
                (-0.5514988165688437, 0.5514988165688437),
                (-0.46206657604416634, 0.46206657604416634),
                (0.0, 0.0),
                (0.2109375, 0.2109375),
            ],
        };
        let p0 = std::hint::black_box(-0.609375_f64);
        let p1 = std::hint::black_box(vec![0.53125, -1.453125]);
        let p2 = std::hint::black_box([-1.734375, -0.984375, 1.515625]);
        let p3 = std::hint::black_box(4_usize);
        let value = f(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone());
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let d2 = [-0.875, 0.375, -0.625];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, p3, d0, &d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_5 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(y: f64, prev: f64, v: &[f64]) -> f64 {
        let mut t = ((y + prev) * (prev - v[v.len() - 1])).sin();
        let mut y2 = (prev / (t.abs() + 1.328125)).tanh().powi(1);
        t += v[((prev.abs() + 0.90625) * 3.0) as usize % v.len()];
        let mut u = 0.0;
        for k in 0..v.len() {
            u += v[k] * v[k];
        }
        (match (0 + 2) % 4 {
            0 => u,
            1..=2 => y,
            _ => prev,
        }) * (prev * u)
            + 1.15625 * u
            + 0.921875 * y2
            + 1.109375 * t
            + 0.375 * v[1]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fea3f7b08cd01ad,
            outgoing: &[],
            gradient: &[
                (-5.268649433400702, 5.571481099297003),
                (8.577267127277214, 10.67987140003542),
                (-0.0411529541015625, 6.7618560791015625),
                (1.4476470947265625, 7.5191497802734375),
                (-0.0389404296875, 6.3983154296875),
                (-0.511748641841696, 1.4478763940308914),
            ],
            weighted: &[
                (-3.9514870750505264, 4.178610824472752),
                (6.43295034545791, 8.009903550026564),
                (-0.030864715576171875, 5.071392059326172),
                (1.0857353210449219, 5.639362335205078),
                (-0.029205322265625, 4.798736572265625),
                (-0.38381148138127197, 1.0859072955231686),
            ],
        };
        let p0 = std::hint::black_box(1.46875_f64);
        let p1 = std::hint::black_box(-0.796875_f64);
        let p2 = std::hint::black_box(vec![1.453125, 1.296875, 1.375, 0.15625]);
        let value = f(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
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

mod program_6 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(acc: f64, state: &mut [f64], prev: &mut f64) -> f64 {
        let t = (*prev * *prev + 1.515625).ln();
        *prev = acc.tanh().tanh();
        let mut acc2 = 0.0;
        for count in 0..state.len() {
            acc2 += state[count] * state[count];
        }
        state[1 % state.len()] + 0.8125 * acc2 + 0.9375 * *prev + 1.0625 * (acc + t)
    }

    #[grad(jvp)]
    pub fn f(s: f64, sum: f64, buf: &[f64], m: usize) -> f64 {
        let s2 = ((if s * 1.75 <= 1.0 && buf.len() % 2 == 0 {
            buf[buf.len() - 1] + sum
        } else {
            m as f64 * buf[(m * 6 + 4) % buf.len()]
        }) * (if s * 1.75 <= 1.0 && buf.len() % 2 == 0 {
            buf[buf.len() - 1] + sum
        } else {
            m as f64 * buf[(m * 6 + 4) % buf.len()]
        }))
        .ln_1p();
        let mut total = 0.28125;
        (total, total) = (
            buf[((s * s + 1.078125) * 3.0) as usize % buf.len()] * sum,
            s.exp_m1(),
        );
        s2 - 0.15625
            + 1.3125 / (buf[buf.len() - 1] * buf[buf.len() - 1] + 1.453125)
            + 0.5625 * total
            + 0.265625 * (total * buf[(1 * 4 + 4) % buf.len()])
            + 0.421875 * (m as f64 * 0.28125)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4014f927458a534b,
            outgoing: &[],
            gradient: &[
                (4.5256107594047865, 4.525610759404788),
                (0.0, 0.0),
                (0.8927038626609443, 0.8927038626609443),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.0418270728179524, 1.0418270728179524),
                (0.31364289720041916, 0.31364289720041916),
            ],
            weighted: &[
                (3.39420806955359, 3.3942080695535912),
                (0.0, 0.0),
                (0.6695278969957081, 0.6695278969957081),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.7813703046134644, 0.7813703046134644),
                (0.23523217290031437, 0.23523217290031437),
            ],
        };
        let p0 = std::hint::black_box(1.59375_f64);
        let p1 = std::hint::black_box(0.1875_f64);
        let p2 = std::hint::black_box(vec![1.625, 1.671875, -0.109375, 1.34375, -1.40625]);
        let p3 = std::hint::black_box(1_usize);
        let value = f(p0.clone(), p1.clone(), &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone());
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, p3, d0, d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_7 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(rate: f64, data: &[f64], w: &Vec<f64>, n: usize) -> f64 {
        for count in 0..3 {
            if (n as f64) < 0.203125 {
                let mut t = (data[((count + n) * 7 + 1) % data.len()].sin().exp()
                    / (w[w.len() - 1].abs() + 0.671875))
                    .abs();
                let t2 = rate;
                let mut b = 0.375;
            }
        }
        let mut sum: f64 = 0.0;
        for i in 0..w.len() {
            sum += w[i] * w[i];
        }
        ({
            let u = data[(1 * n * 6 + 2) % data.len()] - data[((n + n) * 7 + 4) % data.len()];
            u * rate
        }) + 0.5 * sum
            + 1.453125 * 0.78125
            + 0.34375 * sum.max(data[data.len() - 1])
            + 1.046875 * rate
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401035b400000000,
            outgoing: &[],
            gradient: &[
                (0.71875, 1.375),
                (-0.375, 0.375),
                (0.375, 0.375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.6591796875, 0.6591796875),
                (0.896484375, 0.896484375),
                (3.0849609375, 3.0849609375),
            ],
            weighted: &[
                (0.5390625, 1.03125),
                (-0.28125, 0.28125),
                (0.28125, 0.28125),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.494384765625, 0.494384765625),
                (0.67236328125, 0.67236328125),
                (2.313720703125, 2.313720703125),
            ],
        };
        let p0 = std::hint::black_box(-0.375_f64);
        let p1 = std::hint::black_box(vec![1.484375, 1.8125, 0.515625, -1.859375, -1.0]);
        let p2 = std::hint::black_box(vec![-0.390625, 0.53125, 1.828125]);
        let p3 = std::hint::black_box(3_usize);
        let value = f(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone());
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let d2 = vec![0.625, -0.375, 0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, p3, d0, &d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_8 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(t: f64, buf: &[f64], prev: &f64, v: &Vec<f64>, k: usize, n: i32) -> f64 {
        let mut j: usize = 0;
        'l0: while j < 2 && k + j >= 3 {
            j += 1;
            let mut t = ({
                let sum = buf[((k ^ j) * 3 + 1) % buf.len()].abs();
                sum * sum
            }) * (buf[j % buf.len()] + k as f64);
            t = v[((j >> 1) * 7 + 3) % v.len()] - buf[(k * k * 5 + 4) % buf.len()].atan();
        }
        let mut u = 0.0;
        for n2 in 0..v.len() {
            u += v[n2] * v[n2];
        }
        -1.046875 * u * (t * t) + 0.71875 * u + 0.59375 * (-1.734375 / (prev.abs() + 1.328125))
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc00004dcf33bea36,
            outgoing: &[],
            gradient: &[
                (6.418307304382324, 6.418307304382324),
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.11934133091896787, 0.11934133091896787),
                (1.5155029296875, 5.1092529296875),
                (-1.3071212768554688, 4.406730651855469),
            ],
            weighted: &[
                (4.813730478286743, 4.813730478286743),
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.0895059981892259, 0.0895059981892259),
                (1.136627197265625, 3.831939697265625),
                (-0.9803409576416016, 3.3050479888916016),
            ],
        };
        let p0 = std::hint::black_box(-1.125_f64);
        let p1 = std::hint::black_box(vec![-1.90625, -1.03125]);
        let p2 = std::hint::black_box(-1.609375_f64);
        let p3 = std::hint::black_box(vec![-1.25, 1.078125]);
        let p4 = std::hint::black_box(3_usize);
        let p5 = std::hint::black_box(0_i32);
        let value = f(p0.clone(), &p1, &p2, &p3, p4, p5);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, &p3, p4, p5));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, &p3, p4, p5);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = 0.125_f64;
        let mut b3 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &p2,
            &p3,
            p4,
            p5,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone(), b3.clone());
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = 0.125_f64;
        let mut b3 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &p2,
            &p3,
            p4,
            p5,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone(), b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = 0.125_f64;
        let mut b3 = vec![0.125, 0.125];
        let (value, g0) = f_vjp(
            p0.clone(),
            &p1,
            &p2,
            &p3,
            p4,
            p5,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone(), b3.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let d2 = -0.875_f64;
        let d3 = vec![0.375, -0.625];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, &p3, p4, p5, d0, &d1, &d2, &d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_9 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(sum: f64, out: &[f64], buf: &Vec<f64>, i: usize) -> f64 {
        if !((i >> 1) % 2 == 0) {
            for i2 in 0..out.len() {
                let b = i2 as f64
                    / (((buf[((sum * sum + 0.609375) * 3.0) as usize % buf.len()].abs()
                        + 1.078125)
                        .powf(sum.sin())
                        + out[i2].tanh())
                    .abs()
                        + 1.25);
                let total = (b.abs() + 0.78125).sqrt();
            }
            let mut acc = (if i != 1 {
                sum
            } else {
                out[(i * 4 + 4) % out.len()]
            })
            .abs()
            .min(sum.cos());
        }
        ((sum + out[out.len() - 1]) * (sum + out[out.len() - 1]) + 0.65625).sqrt()
            + 1.03125 * out[((3 + 1) * 2 + 2) % out.len()]
            + 0.296875 * out[1]
            + 1.265625 * (sum * sum).ln_1p()
    }

    #[grad(jvp)]
    pub fn f(u: f64, buf: &[f64]) -> f64 {
        let mut sum = u
            - (if buf[1] <= -0.890625 {
                buf[(1 * 2 + 1) % buf.len()]
            } else {
                u
            });
        let mut y: f64 = 0.109375;
        let mut b = y;
        b *= y.cos();
        let mut t = 0.0;
        for pos in 0..buf.len() {
            t += buf[pos];
        }
        let mut total = 0.0;
        for k in 0..buf.len() {
            total += buf[k] * buf[k];
        }
        buf[((2 + 2) * 7 + 1) % buf.len()]
            + y.powi(0)
            + 1.5 * total
            + 0.625 * t
            + 0.8125 * b
            + 0.484375 * total
            + 1.5 * (b + b)
            + 0.515625 * (b * buf[((0 + 1) * 4 + 4) % buf.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40300365dd033a22,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (3.3475633942931267, 3.3475633942931267),
                (8.818359375, 8.818359375),
                (4.2216796875, 4.2216796875),
                (3.6015625, 3.6015625),
            ],
            weighted: &[
                (0.0, 0.0),
                (2.510672545719845, 2.510672545719845),
                (6.61376953125, 6.61376953125),
                (3.166259765625, 3.166259765625),
                (2.701171875, 2.701171875),
            ],
        };
        let p0 = std::hint::black_box(-0.53125_f64);
        let p1 = std::hint::black_box(vec![0.671875, 1.8125, 0.90625, 0.75]);
        let value = f(p0.clone(), &p1);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.125, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), &p1, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_10 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(t: f64, depth: usize) -> f64 {
        if depth == 0 {
            return t * (t.abs() + 1.125).recip() + 0.921875 * t.tanh();
        }
        let mut y = t;
        let acc = (t.cos() * (t + -2.0)).cos();
        let mut u = relax0(acc - -0.671875, depth - 1);
        acc + 1.265625 * u
            + 1.234375 * y
            + 0.859375 * (if u * 0.0625 <= 0.265625 { u } else { y })
            + 0.53125 * (1.765625 + u)
            + 1.046875 * t
    }

    #[grad(jvp)]
    pub fn f(total: f64, n: usize) -> f64 {
        let total = if n / 2 == 3 {
            (total - total) * (total + total)
        } else {
            total
        };
        match (n + n) % 4 {
            0 => {
                let acc = total - (total.abs() + 1.140625).cbrt().powi(3);
                let mut c = total;
            }
            1 | 3 => {
                let mut out = vec![0.0; 2];
                out[0] = total + total + out[(n * n * 7 + 2) % out.len()];
            }
            _ => {
                let mut total = (total * (total + total)).sin();
                total /= 1.46875;
                total = total * n as f64 * relax0(total, 1);
            }
        }
        total + 1.328125 * total + 1.375 * n as f64 + 0.625 * (total * total)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fed800000000000,
            outgoing: &[],
            gradient: &[(0.921875, 3.734375)],
            weighted: &[(0.69140625, 2.80078125)],
        };
        let p0 = std::hint::black_box(-1.125_f64);
        let p1 = std::hint::black_box(2_usize);
        let value = f(p0.clone(), p1);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), p1, 0.75);
        expected.check_call(value, &());
        let first = (g0,);
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), p1, 0.75);
        expected.check_call(value, &());
        let second = (g0,);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0]);
        let (value, g0) = f_vjp(p0.clone(), p1, 0.75);
        expected.check_weighted(&(g0,), &vec![0.0]);
        let d0 = -0.125_f64;
        let (value, tangent) = f_jvp(p0.clone(), p1, d0);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_11 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(rate: f64, s: f64, out: &[f64]) -> (f64, f64) {
        let mut u: f64 = 0.0;
        for count in 0..out.len() {
            u += out[count];
        }
        let y = (u * out[out.len() - 1]).mul_add(u.sin().sin(), rate);
        u -= rate - s
            + (if (if 1 & 3 >= 1 { rate } else { rate }) >= out[(2 * 2 * 7 + 4) % out.len()].tanh()
            {
                0.859375
            } else {
                out[(2 * 4 + 2) % out.len()]
            });
        let mut sum = 0.0;
        for count2 in 0..out.len() {
            sum += out[count2] * out[count2];
        }
        let mut sum2 = 0.0;
        for count3 in 0..out.len() {
            sum2 += out[count3] * out[count3];
        }
        (
            u + 1.203125 * sum2
                + 1.484375 * sum
                + 1.25 * u
                + 1.265625 * out[out.len() - 1].tanh()
                + 0.328125 * out[(out.len() * 2 + 2) % out.len()],
            (if (0 + 2) % 2 == 0 {
                s
            } else {
                out[(0 * 4 + 3) % out.len()]
            }) / (s.abs() + 0.828125)
                + 0.5 * sum2
                + 0.984375 * sum
                + 1.046875 * u
                + 1.0 * out[(2 * 2 + 4) % out.len()]
                + 1.109375 * s
                + 1.4375 * (y.abs() + 1.3125).sqrt(),
        )
    }

    #[grad(jvp)]
    pub fn f(z: f64, w: &Vec<f64>) -> f64 {
        let mut sum = (({
            let acc = z;
            acc * -1.5
        }) - w[((3 + 2) * 4 + 4) % w.len()])
        .tanh();
        let mut x = vec![
            -1.734375 * w[((z.abs() + 0.90625) * 3.0) as usize % w.len()],
            0.75,
        ];
        let mut u = -0.078125;
        let mut prev = 0.0;
        for i in 1..w.len() {
            prev += w[i - 1] * w[i];
        }
        let mut prev2: f64 = 0.0;
        for j in 0..x.len() {
            prev2 += x[j];
        }
        (-0.4375 - prev2).mul_add(u + prev2, x[((2 + 0) * 7 + 1) % x.len()])
            + 0.625 * prev2
            + 1.09375 * prev
            + 0.5 * u
            + 1.0 * x[(1 * 4 + 4) % x.len()]
            + 0.921875 * (z + u)
            + 1.1875 * (-x[1].abs()).exp()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfc55b924fa677f4,
            outgoing: &[],
            gradient: &[
                (0.921875, 0.921875),
                (0.73486328125, 0.73486328125),
                (-4.079917907714844, 4.156982421875),
            ],
            weighted: &[
                (0.69140625, 0.69140625),
                (0.5511474609375, 0.5511474609375),
                (-3.059938430786133, 3.11773681640625),
            ],
        };
        let p0 = std::hint::black_box(0.375_f64);
        let p1 = std::hint::black_box(vec![-0.40625, 0.671875]);
        let value = f(p0.clone(), &p1);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let (value, tangent) = f_jvp(p0.clone(), &p1, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_12 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(b: f64, total: f64, buf: &[f64], k: usize) -> f64 {
        if buf[0]
            >= (match k / 2 % 4 {
                0 => 0.84375,
                1..=2 => 0.25,
                _ => buf[buf.len() - 1],
            })
        {
            let rate = buf[0]
                + (0.1875
                    - ({
                        let b2 = total;
                        b2 * buf[k % buf.len()]
                    }));
            let mut b3 = (match k * k % 4 {
                0 => buf[0] + 0.453125,
                1 | 2 => total,
                _ => buf[(k * 6 + 2) % buf.len()].exp_m1(),
            }) * rate;
        }
        let mut rate2 = 0.0;
        for pos in 0..buf.len() {
            rate2 += buf[pos];
        }
        let mut u = 0.0;
        for j in 0..buf.len() {
            u += buf[j] * buf[j];
        }
        b + 1.390625 * u
            + 0.78125 * rate2
            + 0.34375 * 1.078125
            + 0.25 * buf[(k * 5 + 2) % buf.len()].abs()
            + 0.578125 * (buf[(2 * 6 + 2) % buf.len()] - buf[k % buf.len()])
    }

    #[grad(jvp)]
    pub fn f(rate: f64, rate2: f64) -> f64 {
        let mut i: i32 = 3;
        let mut rate = match 2 * 3 % 4 {
            0 => match 0 % 4 {
                0 => rate2 * rate,
                1..=2 if -1.96875 * rate > 0.9375 => rate2,
                _ => (i as f64).hypot(rate),
            },
            1..=2 => (rate2 + 0.75) * (rate - i as f64),
            _ => -rate2.tanh(),
        };
        rate /= 1.625;
        let prev = (-(rate2 * rate + rate2.sin()).abs()).exp();
        (prev.mul_add(0.328125, rate) * prev.mul_add(0.328125, rate) + 1.0625).ln()
            + 0.515625 * rate
            + 1.046875
                * (if (match (0 + 0) % 4 {
                    0 => rate2,
                    1 | 2 if 1 % 2 == 0 => -1.078125,
                    _ => rate2,
                }) <= (if rate.abs() >= 0.84375 {
                    i as f64
                } else {
                    prev
                }) {
                    rate
                } else {
                    rate
                })
            + 1.265625 * rate.mul_add(rate, rate2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4005261f9ddb3f1c,
            outgoing: &[],
            gradient: &[
                (-3.0526156787620975, 3.080875485647915),
                (-6.321124254414514, 8.960993903136544),
            ],
            weighted: &[
                (-2.289461759071573, 2.310656614235936),
                (-4.740843190810885, 6.720745427352408),
            ],
        };
        let p0 = std::hint::black_box(0.78125_f64);
        let p1 = std::hint::black_box(-1.640625_f64);
        let value = f(p0.clone(), p1.clone());
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone()));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone());
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
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

mod program_13 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(prev: f64, c: f64, w: &[f64], row: &Vec<f64>, count: usize, n: i32) -> f64 {
        let mut pos: usize = 0;
        while pos < 3 && c.tanh() > prev {
            pos += 1;
            let mut count2: usize = 0;
            while count2 < 1 && pos % 2 == 0 {
                count2 += 1;
                if prev * w[w.len() - 1] < -0.59375 {
                    let sum = if 3 % 2 == 0 {
                        prev.tanh() - prev
                    } else {
                        (1.546875 + c).tanh()
                    };
                }
                let c = (prev + c).tanh()
                    - (if w[((prev.abs() + 1.015625) * 3.0) as usize % w.len()]
                        * w[((c.abs() + 1.265625) * 3.0) as usize % w.len()]
                        <= -0.625
                    {
                        w[count2 % w.len()] / (prev * prev + 2.0)
                    } else {
                        0.109375
                    });
                let prev2 = -0.96875;
            }
        }
        let mut s = 0.0;
        for m in 0..w.len() {
            s += w[m];
        }
        (if c <= c {
            c + c
        } else {
            row[2 % row.len()] * s
        }) + 1.078125 * s
            + 1.484375 * (w[0] - prev)
            + 0.78125 * w[w.len() - 1]
            + 1.375 * row[row.len() - 1]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc014620000000000,
            outgoing: &[],
            gradient: &[
                (-1.484375, 1.484375),
                (2.0, 2.0),
                (2.5625, 2.5625),
                (1.078125, 1.078125),
                (1.078125, 1.078125),
                (1.859375, 1.859375),
                (0.0, 0.0),
                (1.375, 1.375),
            ],
            weighted: &[
                (-1.11328125, 1.11328125),
                (1.5, 1.5),
                (1.921875, 1.921875),
                (0.80859375, 0.80859375),
                (0.80859375, 0.80859375),
                (1.39453125, 1.39453125),
                (0.0, 0.0),
                (1.03125, 1.03125),
            ],
        };
        let p0 = std::hint::black_box(0.890625_f64);
        let p1 = std::hint::black_box(-0.984375_f64);
        let p2 = std::hint::black_box(vec![-0.078125, 0.53125, 0.078125, -1.875]);
        let p3 = std::hint::black_box(vec![-0.515625, 0.890625]);
        let p4 = std::hint::black_box(3_usize);
        let p5 = std::hint::black_box(-1_i32);
        let value = f(p0.clone(), p1.clone(), &p2, &p3, p4, p5);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, p4, p5));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, p4, p5);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            p4,
            p5,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone(), b3.clone());
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            p4,
            p5,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone(), b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            p4,
            p5,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let d3 = vec![0.625, -0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, p4, p5, d0, d1, &d2, &d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_14 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(t: f64, z: f64, s: &f64, v: &Vec<f64>, k: usize) -> f64 {
        match k % 4 {
            0 if v.len() > 3 => {
                let mut z = (match k % 4 {
                    0 => *s,
                    1..=2 => *s,
                    _ => t,
                }) + t * *s
                    - (v[1].abs() + 1.59375).recip().sin();
                let mut data = vec![v[1] + *s; k % 3 + 1];
                let mut prev = 0.78125;
            }
            1 | 3 => {
                let mut b = v[k % v.len()].powi(0);
                let sum = b;
                let mut rate = v[k % v.len()].tanh();
            }
            _ => {
                let mut sum2 = ((v[v.len() - 1] * z).abs() + 1.25).powf(v[k % v.len()].sin())
                    * (v[k % v.len()] / (v[v.len() - 1] * v[v.len() - 1] + 0.5625)).abs();
                let k2: usize = k;
            }
        }
        let mut z2 = 0.0;
        for i in 0..v.len() {
            z2 += v[i] * v[i];
        }
        let mut b2 = 0.0;
        for pos in 0..v.len() {
            b2 += v[pos];
        }
        t * z2 + (v[(k * 6 + 4) % v.len()] - 0.78125) + 0.828125 * b2 + 0.5625 * z2 + 0.46875 * z2
    }

    #[grad(jvp)]
    pub fn f(z: f64, data: &[f64], row: &mut [f64]) -> f64 {
        for k in (0..row.len() - 1).rev() {
            row[k] = (row[k].abs() * row[k].abs()).ln_1p();
        }
        match 0 * 1 % 4 {
            0 => {
                let mut a: f64 = -0.046875;
                a = ({
                    let u = -1.125;
                    u * z
                })
                .powi(0);
                row[1] -= if (match (0 + 2) % 4 {
                    0 => z,
                    1..=2
                        if (row[((1 + 2) * 5 + 2) % row.len()]
                            * row[((1 + 2) * 5 + 2) % row.len()]
                            + 0.9375)
                            .cbrt()
                            >= -0.640625 =>
                    {
                        -0.296875
                    }
                    _ => row[row.len() - 1],
                }) <= 0.828125
                {
                    a.mul_add(z, -1.796875)
                } else {
                    data[(0 * 0 * 2 + 1) % data.len()] + a
                };
            }
            1 | 3 => {
                let z2 = -0.328125;
            }
            _ => {
                let mut out =
                    vec![data[((z * z + 1.28125) * 3.0) as usize % data.len()] - -0.359375; 3];
            }
        }
        let mut prev = 0.0;
        for i in 0..row.len() {
            prev += row[i] * row[i];
        }
        z + prev * data[(2 * 4 + 3) % data.len()]
            + 1.1875 * prev
            + 1.375 * (0.4375 + prev)
            + 1.109375 * (prev * data[1])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4036a03eb49883e8,
            outgoing: &[0x3ff9c041f7ed8d33, 0x3ff0000000000000],
            gradient: &[
                (-10.65087890625, 12.65087890625),
                (0.0, 0.0),
                (7.573268799802058, 7.573268799802058),
                (-15.001092979917999, 15.001092979917999),
                (11.65087890625, 11.65087890625),
            ],
            weighted: &[
                (-8.6131591796875, 10.1131591796875),
                (0.0, 0.0),
                (5.6799515998515435, 5.6799515998515435),
                (-11.6508197349385, 11.6508197349385),
                (9.3631591796875, 9.3631591796875),
            ],
        };
        let p0 = std::hint::black_box(1.109375_f64);
        let p1 = std::hint::black_box(vec![1.75, 1.546875]);
        let p2 = std::hint::black_box(vec![-2.0, 0.3125]);
        let mut m2 = p2.clone();
        let value = f(p0.clone(), &p1, &mut m2);
        expected.check_call(value, &(m2.clone(),));
        let mut m2 = p2.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, &mut m2));
        let mut m2 = p2.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &mut m2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, b1.clone(), b2.clone());
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let mut d2 = vec![-0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_15 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(z: f64, state: &[f64], count: usize) -> f64 {
        match count * count % 4 {
            0 => {
                let mut b = z;
            }
            1 | 3 => {
                let u = state[state.len() - 1] + (z / (z.abs() + 1.671875)).sin();
                let mut a = -0.921875;
            }
            _ => {
                let total = z.cos();
            }
        }
        let mut t: f64 = 0.0;
        for n in 0..state.len() {
            t += state[n] * state[n];
        }
        z * -1.96875 * t.abs() + 0.84375 * t + 0.34375 * (z * z)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfea886a00000000,
            outgoing: &[],
            gradient: &[
                (-1.466156005859375, 2.798187255859375),
                (-1.66168212890625, 4.29840087890625),
                (-1.4622802734375, 3.7825927734375),
            ],
            weighted: &[
                (-1.0996170043945313, 2.0986404418945313),
                (-1.2462615966796875, 3.2238006591796875),
                (-1.096710205078125, 2.836944580078125),
            ],
        };
        let p0 = std::hint::black_box(0.96875_f64);
        let p1 = std::hint::black_box(vec![0.78125, 0.6875]);
        let p2 = std::hint::black_box(4_usize);
        let value = f(p0.clone(), &p1, p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_16 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(t: f64, y: f64, prev: &mut f64) -> f64 {
        let mut c = 0.734375;
        let mut k: usize = 0;
        while k < 5 {
            k += 1;
            let mut total = -0.171875;
            let mut t = (t.tanh() * t.tanh() + 1.546875).recip() + (y + (1.875 + y));
            (*prev, t) = (c + -1.625, t.tanh());
        }
        -1.109375 * y + (t - 1.640625) + 1.4375 * c + 1.3125 * *prev + 0.65625 * (c * c)
    }

    #[grad(jvp)]
    pub fn f(u: f64, z: f64, v: [f64; 3], i: usize) -> f64 {
        let mut prev = 0.296875;
        let mut u = {
            let prev2 = prev;
            prev2 * (u * v[1] + 0.78125 * prev)
        };
        let mut n: usize = 0;
        while n < 2 {
            n += 1;
            let mut m: usize = 0;
            while m < 1 {
                m += 1;
                u *= (match n % 4 {
                    0 => v[(n * 2 + 4) % 3],
                    1..=2 => z,
                    _ => z,
                })
                .cos();
                let mut buf = vec![v[2], v[((1 + i) * 2 + 4) % v.len()].max(z)];
                let mut c = -0.765625;
            }
        }
        let mut total = 0.0;
        for j in 0..v.len() {
            total += v[j];
        }
        u.mul_add(if prev <= 0.75 { z } else { 0.5625 }, v[1])
            + 1.21875 * total
            + 1.15625 * u
            + 0.796875 * prev
            + 1.265625 * energy0(0.953125 * v[2], u, &mut total)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc022ca46c993c40f,
            outgoing: &[],
            gradient: &[
                (0.2676503471446824, 1.261450460102123),
                (-0.26737426097909744, 1.736777859898213),
                (1.21875, 1.21875),
                (2.0011277551253515, 3.2444153273727543),
                (2.425048828125, 2.425048828125),
            ],
            weighted: &[
                (0.2007377603585118, 0.9460878450765923),
                (-0.20053069573432308, 1.3025833949236598),
                (0.9140625, 0.9140625),
                (1.5008458163440137, 2.4333114955295656),
                (1.81878662109375, 1.81878662109375),
            ],
        };
        let p0 = std::hint::black_box(1.359375_f64);
        let p1 = std::hint::black_box(-0.375_f64);
        let p2 = std::hint::black_box([-0.9375, -1.671875, -1.375]);
        let p3 = std::hint::black_box(2_usize);
        let value = f(p0.clone(), p1.clone(), p2.clone(), p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), p2.clone(), p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), p2.clone(), p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
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

mod program_17 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(u: f64, v: &[f64], acc: &f64, m: usize) -> f64 {
        let mut acc2: f64 = 0.0;
        for j in (1..v.len()).rev() {
            acc2 += v[j - 1] * v[j];
        }
        let mut state = vec![*acc + 0.359375; 2];
        let mut k: usize = 0;
        let a = 'l0: loop {
            k += 1;
            if k >= 4 || (k + k) % 2 == 0 {
                break state[1].sin();
            }
            state[1] += acc2;
            let mut sum = 0.0;
            for m2 in (1..v.len()).rev() {
                sum += v[m2 - 1] * v[m2];
            }
        };
        let mut c = 0.0;
        for pos in 0..state.len() {
            c += state[pos];
        }
        (*acc - v[0]) * v[0]
            + 0.875 * c
            + 0.890625 * acc2
            + 0.703125
                * v[((acc2.abs() + 0.875) * 3.0) as usize % v.len()]
                    .hypot(v[((u.abs() + 1.421875) * 3.0) as usize % v.len()])
            + 0.4375 * (-1.21875 + acc2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbff1d122e95f8882,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (0.975830078125, 3.382080078125),
                (-1.66015625, 3.27880859375),
                (1.1845861670814175, 3.1733239891685825),
                (2.359375, 2.359375),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.73187255859375, 2.53656005859375),
                (-1.2451171875, 2.4591064453125),
                (0.8884396253110631, 2.3799929918764366),
                (1.76953125, 1.76953125),
            ],
        };
        let p0 = std::hint::black_box(-1.328125_f64);
        let p1 = std::hint::black_box(vec![0.609375, 1.640625, -1.859375]);
        let p2 = std::hint::black_box(0.015625_f64);
        let p3 = std::hint::black_box(4_usize);
        let value = f(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = 0.125_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone());
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = 0.125_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = 0.125_f64;
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let d2 = 0.375_f64;
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, p3, d0, &d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_18 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(z: f64, weights: &[f64]) -> f64 {
        'l0: for i in 0..weights.len() {
            let s = (match i % 4 {
                0 => z,
                1..=2 => z,
                _ => 1.765625,
            }) + z.sin()
                + (z * z).ln_1p() * (weights[i] - z);
        }
        let mut pos: usize = 0;
        loop {
            pos += 1;
            for m in 0..weights.len() {
                let mut y = weights[m] * (weights[pos % weights.len()] - 0.375);
                let mut sum = ((match (m + pos) % 4 {
                    0 => weights[m],
                    1 | 2 => weights[m],
                    _ => z,
                }) - z.abs())
                    / ((-1.328125 * weights[m]).atan2(
                        if y + y <= (if pos == 0 { z } else { -0.59375 }) {
                            z
                        } else {
                            m as f64
                        },
                    ) * (-1.328125 * weights[m]).atan2(
                        if y + y <= (if pos == 0 { z } else { -0.59375 }) {
                            z
                        } else {
                            m as f64
                        },
                    ) + 1.1875);
                if 1.0625 * weights[((pos ^ pos) * 2 + 3) % weights.len()] > m as f64 * weights[m] {
                    break;
                }
            }
            let mut buf = [
                (-z.abs()).exp(),
                z,
                z - weights[pos % weights.len()],
                weights[1] * z,
            ];
            if pos >= 4 {
                break;
            }
        }
        let mut c = 0.0;
        for pos2 in 0..weights.len() {
            c += weights[pos2];
        }
        let mut acc: f64 = 0.0;
        for i2 in 0..weights.len() {
            acc += weights[i2];
        }
        weights[weights.len() - 1]
            + 1.34375 * acc
            + 0.671875 * c
            + 0.671875 * z.powi(3)
            + 1.015625 * weights[weights.len() - 1]
            + 0.875 * (acc.abs() + 1.375).powf(weights[((pos + 1) * 6 + 4) % weights.len()].sin())
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc011c6cde469d70f,
            outgoing: &[],
            gradient: &[
                (3.9859771728515625, 3.9859771728515625),
                (2.3504426208307265, 2.3504426208307265),
                (4.105817622675741, 4.105817622675741),
            ],
            weighted: &[
                (2.989482879638672, 2.989482879638672),
                (1.762831965623045, 1.762831965623045),
                (3.079363217006806, 3.079363217006806),
            ],
        };
        let p0 = std::hint::black_box(1.40625_f64);
        let p1 = std::hint::black_box(vec![-0.890625, -1.203125]);
        let value = f(p0.clone(), &p1);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let (value, tangent) = f_jvp(p0.clone(), &p1, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_19 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(rate: f64, weights: &[f64], weights2: &mut [f64], depth: usize) -> f64 {
        if depth == 0 {
            return (weights2[3 % weights2.len()] * rate * (weights2[3 % weights2.len()] * rate))
                .ln_1p()
                + 1.28125 * rate;
        }
        weights2[0..].fill(-1.21875 - -1.90625);
        let mut c = 0.875;
        for pos in 0..weights2.len() {
            weights2[pos] = rate * c
                + (weights[((pos >> 1) * 4 + 2) % weights.len()]
                    + weights[((0 + pos) * 4 + 4) % weights.len()]);
        }
        let mut t = 0.0;
        for pos2 in 0..weights2.len() {
            t += weights2[pos2];
        }
        c * weights[((0 & 0) * 3 + 1) % weights.len()].powi(-1)
            + 0.671875 * t
            + 0.671875 * c
            + 0.578125
                * (weights2[((t * t + 0.75) * 3.0) as usize % weights2.len()].abs() + 1.46875)
                    .recip()
    }

    #[grad(jvp)]
    pub fn f(b: f64, acc: f64, data: &[f64], row: [f64; 3]) -> f64 {
        let (total, acc2) = ((-acc.abs()).exp().powi(0), b);
        let sum = (row[((3 + 1) * 4 + 4) % 3] * row[((3 + 1) * 4 + 4) % 3] + 1.921875).sqrt();
        let mut c = 0.0;
        for k in 0..row.len() {
            c += row[k];
        }
        let sum = (if row[1] + row[3 % 3] < -0.421875 {
            total
        } else {
            acc2
        }) * ((row[(0 * 2 + 4) % row.len()] * row[(0 * 2 + 4) % row.len()]).ln_1p()
            * (sum / (total * total + 0.90625)));
        let z = (row[1] * (data[2 % data.len()] + row[(1 * 5 + 4) % 3])).sin();
        let mut t = 0.0;
        for count in 0..data.len() {
            t += data[count];
        }
        let mut a = 0.0;
        for pos in 0..data.len() {
            a += data[pos];
        }
        (match (2 + 3) % 4 {
            0 => 1.171875,
            1..=2
                if -0.78125 - data[((c * c + 1.734375) * 3.0) as usize % data.len()]
                    < (if 3 * 2 < 3 { acc2 } else { acc }) =>
            {
                data[(3 * 3 + 3) % data.len()]
            }
            _ => 0.171875,
        }) + (if row[((2 ^ 3) * 6 + 1) % row.len()] * a >= a * z {
            acc
        } else {
            sum
        }) + 1.25 * a
            + 1.5 * t
            + 0.671875 * c
            + 1.296875 * row[3 % 3]
            + 0.515625 * sum.min(data[(0 * 2 + 3) % data.len()])
            + 1.46875 * total
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc000820000000000,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (1.0, 1.0),
                (4.265625, 4.265625),
                (2.75, 2.75),
                (2.75, 2.75),
                (1.96875, 1.96875),
                (0.671875, 0.671875),
                (0.671875, 0.671875),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.75, 0.75),
                (3.19921875, 3.19921875),
                (2.0625, 2.0625),
                (2.0625, 2.0625),
                (1.4765625, 1.4765625),
                (0.50390625, 0.50390625),
                (0.50390625, 0.50390625),
            ],
        };
        let p0 = std::hint::black_box(0.609375_f64);
        let p1 = std::hint::black_box(1.140625_f64);
        let p2 = std::hint::black_box(vec![0.265625, -1.34375, 0.34375]);
        let p3 = std::hint::black_box([-1.546875, -1.1875, 1.171875]);
        let value = f(p0.clone(), p1.clone(), &p2, p3.clone());
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, p3.clone()));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, p3.clone());
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125];
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
        let mut b2 = vec![0.125, 0.125, 0.125];
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
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0]);
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1, g3)) = f_vjp(p0.clone(), p1.clone(), &p2, p3.clone(), &mut b2, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), g3),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375];
        let d3 = [-0.625, 0.625, -0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, p3.clone(), d0, d1, &d2, d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_20 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(b: f64, total: &mut f64, depth: usize) -> (f64, f64) {
        if depth == 0 {
            return (
                *total * b
                    + 1.484375 * *total
                    + 0.8125 * b.tanh()
                    + 0.90625 * b
                    + 0.25 * (b + -0.859375),
                ({
                    let y = *total;
                    y * -1.6875
                }) * (b.abs() + 1.71875).recip()
                    + 0.953125 * *total
                    + 0.703125 * (1.875 + b)
                    + 1.5
                        * ({
                            let c = b;
                            c * c
                        })
                    + 0.796875 * b,
            );
        }
        *total += 1.578125 + *total + b;
        let mut y2 = -0.546875;
        let mut v: [f64; 3] = [0.0; 3];
        let mut s = 0.0;
        for count in 0..v.len() {
            s += v[count];
        }
        let mut prev: f64 = 0.0;
        for m in 0..v.len() {
            prev += v[m];
        }
        (
            prev + v[2 % 3] * -1.90625
                + 0.5 * prev
                + 1.125 * s
                + 0.734375 * y2
                + 0.734375
                    * ({
                        let c2 = b;
                        c2 * v[(3 * 2 * 3 + 4) % 3]
                    }),
            v[1 % 3].sin().sin()
                + 1.453125 * prev
                + 0.90625 * s
                + 0.859375 * y2
                + 0.71875 * (prev.abs() + 1.890625).cbrt()
                + 0.890625
                    * (if (v[1] * v[1]).ln_1p() > b * v[(v.len() * 5 + 1) % 3] {
                        v[1]
                    } else {
                        y2
                    })
                + 0.34375 * (v[1] / (s * s + 1.390625)),
        )
    }

    #[grad(jvp)]
    pub fn f(total: f64, c: f64, v: &[f64], buf: &[f64; 3], j: usize) -> f64 {
        let mut out = [
            match j % 4 {
                0 => c,
                1..=2 => j as f64,
                _ => c,
            },
            c.cos(),
            v[v.len() - 1].sin(),
            total.max(c),
        ];
        if v[((2 >> 1) * 3 + 2) % v.len()]
            > out[((c * c + 0.6875) * 3.0) as usize % 4] / (total * total + 1.28125)
        {
            let mut rate = (if (if v[(0 * j * 3 + 3) % v.len()].tanh()
                > (if (c * c + 1.09375).recip() > -0.421875 {
                    buf[0 % buf.len()]
                } else {
                    total
                }) {
                buf[2]
            } else {
                0.890625
            }) <= 0.515625
            {
                c.hypot(j as f64)
            } else {
                c.min(out[0])
            }) - ((match (j + j) % 4 {
                0 => total,
                1 | 2 if j == 3 => out[(j * 7 + 2) % 4],
                _ => buf[1],
            }) - v[j % v.len()].tanh());
            return j as f64
                + buf[((j + j) * 2 + 1) % 3]
                + (j as f64 * j as f64 + 0.640625).powf(rate.sin())
                + 0.78125 * rate
                + 1.140625 * (v[((2 + 3) * 5 + 1) % v.len()] + 0.5625)
                + 0.890625
                    * (match (j + 0) % 4 {
                        0 => out[1],
                        1 | 2 => c,
                        _ => -0.140625,
                    })
                + 0.84375
                    * (if total
                        >= out[(j * 5 + 4) % 4]
                            - out[((rate * rate + 1.828125) * 3.0) as usize % out.len()]
                    {
                        out[2]
                    } else {
                        1.28125
                    });
        }
        let mut v2 = *buf;
        let mut s = 0.0;
        for j2 in 1..v2.len() {
            s += v2[j2 - 1] * v2[j2];
        }
        let mut rate2 = 0.0;
        for m in 0..out.len() {
            rate2 += out[m];
        }
        let mut acc: f64 = 0.0;
        for m2 in 0..v2.len() {
            acc += v2[m2] * v2[m2];
        }
        buf[(j * 2 + 3) % buf.len()].hypot(j as f64) * (j as f64).sin()
            + 1.0 * acc
            + 1.140625 * rate2
            + 0.515625 * s
            + 1.296875 * acc
            + 0.421875 * acc.sin()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4017214c1645cd6a,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (1.9136623434119184, 2.6488376565880816),
                (0.0, 0.0),
                (1.1238188233348376, 1.1238188233348376),
                (-1.6944375415219046, 2.6122030834780956),
                (-0.6220154172309287, 1.9140076047309287),
                (-6.277382679097247, 9.944297008402753),
            ],
            weighted: &[
                (0.0, 0.0),
                (1.435246757558939, 1.986628242441061),
                (0.0, 0.0),
                (0.8428641175011282, 0.8428641175011282),
                (-1.2708281561414285, 1.9591523126085717),
                (-0.4665115629231965, 1.4355057035481966),
                (-4.708037009322935, 7.458222756302065),
            ],
        };
        let p0 = std::hint::black_box(-1.015625_f64);
        let p1 = std::hint::black_box(0.328125_f64);
        let p2 = std::hint::black_box(vec![-0.125, -0.171875]);
        let p3 = std::hint::black_box([-0.46875, 0.140625, -1.765625]);
        let p4 = std::hint::black_box(4_usize);
        let value = f(p0.clone(), p1.clone(), &p2, &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            p4,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone(), b3.clone());
        let mut b2 = vec![0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            p4,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone(), b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, p4, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875];
        let d3 = [0.375, -0.625, 0.625];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, p4, d0, d1, &d2, &d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_21 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(acc: f64, out: &[f64], data: &mut [f64], a: &mut f64) {
        let acc = (if 1 * 3 % 2 == 0 {
            {
                let s = *a;
                s * -0.09375
            }
        } else {
            out[((a.abs() + 0.890625) * 3.0) as usize % out.len()]
        }) - (data[3 % data.len()] + acc).min(data[(2 * 7 + 2) % data.len()].tanh());
        {
            let r = &mut data[1];
            *r += *a + *a;
        }
        data[(1 * 3 + 1) % data.len()] = a.cos();
    }

    #[grad(jvp)]
    pub fn f(z: f64, u: f64, state: &[f64], weights: &mut [f64], i: usize) -> f64 {
        if i % 2 == 0 {
            weights[weights.len() - 1] -=
                ((weights[((z.abs() + 1.765625) * 3.0) as usize % weights.len()].abs() + 0.671875)
                    .sqrt()
                    * (weights[((z.abs() + 1.765625) * 3.0) as usize % weights.len()].abs()
                        + 0.671875)
                        .sqrt())
                .ln_1p();
            let mut a = 0.0;
            for pos in 0..weights.len() {
                a += weights[pos];
            }
        }
        let rate;
        if (if !(i * i % 2 == 0) {
            i as f64
        } else {
            1.953125
        }) < weights[((z.abs() + 1.390625) * 3.0) as usize % weights.len()]
        {
            rate = (u * u + 1.328125).powf(weights[0].sin()).tanh();
        } else {
            rate = {
                let z2 = state[(i * 4 + 3) % state.len()] / (z.abs() + 1.28125);
                z2 * z.cos()
            };
        }
        let mut z = (i as f64 * u - (1.421875 - 0.9375))
            * ((match i * i % 4 {
                0 => state[((i + i) * 4 + 3) % state.len()],
                1..=2 if state[0] >= u.abs() => u,
                _ => rate,
            }) * (u + state[(i / 3 * 6 + 1) % state.len()]));
        let mut u2 = 0.0;
        for count in 0..weights.len() {
            u2 += weights[count] * weights[count];
        }
        -0.5625 + 0.953125 * u2 + 0.953125 * z + 0.875 * i as f64
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4017fc9b40122fee,
            outgoing: &[
                0x3ff2c00000000000,
                0xbff5c00000000000,
                0x3fea800000000000,
                0x3ff3c00000000000,
                0xbfe423bf1cbb91d2,
            ],
            gradient: &[
                (0.0, 0.0),
                (-1.0738945007324219, 1.0738945007324219),
                (0.0, 0.0),
                (3.1355857849121094, 4.194355010986328),
                (2.23388671875, 2.23388671875),
                (-2.59130859375, 2.59130859375),
                (1.57861328125, 1.57861328125),
                (2.765835720218444, 2.765835720218444),
                (-1.1997243441114156, 1.1997243441114156),
            ],
            weighted: &[
                (0.0, 0.0),
                (-0.8054208755493164, 0.8054208755493164),
                (0.0, 0.0),
                (2.351689338684082, 3.145766258239746),
                (2.1754150390625, 2.1754150390625),
                (-1.3184814453125, 2.5684814453125),
                (1.9339599609375, 1.9339599609375),
                (2.6052907686584565, 3.2934628116692095),
                (0.1002067419164383, 1.8997932580835617),
            ],
        };
        let p0 = std::hint::black_box(-1.09375_f64);
        let p1 = std::hint::black_box(1.609375_f64);
        let p2 = std::hint::black_box(vec![-0.078125, -0.203125]);
        let p3 = std::hint::black_box(vec![1.171875, -1.359375, 0.828125, 1.234375, 0.4375]);
        let p4 = std::hint::black_box(2_usize);
        let mut m3 = p3.clone();
        let value = f(p0.clone(), p1.clone(), &p2, &mut m3, p4);
        expected.check_call(value, &(m3.clone(),));
        let mut m3 = p3.clone();
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &mut m3, p4));
        let mut m3 = p3.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &mut m3, p4);
        expected.check_call(value, &(m3.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
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
        let mut b2 = vec![0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
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
            &vec![0.0, 0.0, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
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
            &vec![0.0, 0.0, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875];
        let mut d3 = vec![0.375, -0.625, 0.625, -0.375, 0.875];
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

mod program_22 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(t: f64, w: &[f64; 3]) -> f64 {
        let z = (w[w.len() - 1].atan() / (w[1].atan() * w[1].atan() + 1.859375)).tanh();
        let mut a = {
            let s = w[(3 * 2 + 1) % 3].exp_m1().tanh();
            s * (w[((2 + 3) * 7 + 2) % 3].tanh().abs() + 0.6875).recip()
        };
        a = 0.84375 * 0.71875 / (w[1].abs() + 0.65625);
        let mut z2 = 0.0;
        for m in 0..w.len() {
            z2 += w[m];
        }
        let mut rate: f64 = 0.0;
        for k in 0..w.len() {
            rate += w[k];
        }
        rate + 1.390625 * rate
            + 1.328125 * z2
            + 0.953125 * a
            + 0.734375 * (rate / (w[(2 * 6 + 3) % 3] * w[(2 * 6 + 3) % 3] + 1.015625))
            + 0.921875 * rate.tanh()
    }

    #[grad(jvp)]
    pub fn f(z: f64, state: &[f64], data: &Vec<f64>, count: usize, i: i32) -> f64 {
        let z = (z * z).cos() * (count as f64 + z + (count as f64).cos());
        let mut u = z;
        u += state[((count + count) * 7 + 1) % state.len()];
        match (count + 2) % 4 {
            0 if state[(state.len() * 5 + 3) % state.len()].sin().exp() <= -1.0 => {
                let (b, b2) = (
                    state[((z * z + 1.15625) * 3.0) as usize % state.len()].powi(i) + z * u,
                    (data[((u.abs() + 1.90625) * 3.0) as usize % data.len()]
                        * data[((u.abs() + 1.90625) * 3.0) as usize % data.len()]
                        + 1.21875)
                        .cbrt(),
                );
                u += b2
                    - state[count % state.len()]
                    - (match count % 4 {
                        0 => state[((u * u + 0.65625) * 3.0) as usize % state.len()],
                        1 | 2 => data[data.len() - 1],
                        _ => i as f64,
                    });
            }
            1 | 3 => {
                u = {
                    let s =
                        state[((u * u + 1.78125) * 3.0) as usize % state.len()] / (u * u + 0.65625);
                    s * (s * count as f64)
                };
                u = match (count >> 1) % 4 {
                    0 => 1.984375 * 0.0625,
                    1..=2
                        if ({
                            let rate = state[((count + count) * 7 + 4) % state.len()];
                            rate * i as f64
                        }) >= (u * u + 1.953125).cbrt() =>
                    {
                        state[((0 + count) * 4 + 4) % state.len()] + z
                    }
                    _ => -1.171875,
                };
                let mut acc = 0.890625 + -1.515625 * z + (data[data.len() - 1] + 1.578125);
            }
            _ => {
                u = (count as f64 - state[((u * u + 0.6875) * 3.0) as usize % state.len()])
                    * (state[((u.abs() + 1.328125) * 3.0) as usize % state.len()] + u);
                u = ({
                    let rate2 = u;
                    rate2 * z
                }) / (u.abs() + 1.921875);
            }
        }
        let mut acc2 = 0.0;
        for n in 0..state.len() {
            acc2 += state[n] * state[n];
        }
        ({
            let total = z;
            total
                * ({
                    let s2 = data[((total * total + 1.890625) * 3.0) as usize % data.len()];
                    s2 * state[(count / 3 * 5 + 1) % state.len()]
                })
        }) + 0.953125 * acc2
            + 0.6875 * u
            + 0.703125 * (count as f64).powi(i)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff6a54c10bf62a8,
            outgoing: &[],
            gradient: &[
                (2.8000542222651936, 3.697899376230681),
                (-2.4423828125, 2.4423828125),
                (-1.6374931273986624, 3.3650321898986624),
                (0.0, 0.0),
                (0.6476483669715287, 0.6476483669715287),
            ],
            weighted: &[
                (2.100040666698895, 2.773424532173011),
                (-1.831787109375, 1.831787109375),
                (-1.2281198455489968, 2.5237741424239966),
                (0.0, 0.0),
                (0.48573627522864654, 0.48573627522864654),
            ],
        };
        let p0 = std::hint::black_box(0.984375_f64);
        let p1 = std::hint::black_box(vec![-1.28125, 0.453125]);
        let p2 = std::hint::black_box(vec![1.171875, -1.75]);
        let p3 = std::hint::black_box(1_usize);
        let p4 = std::hint::black_box(2_i32);
        let value = f(p0.clone(), &p1, &p2, p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &p2,
            p3,
            p4,
            &mut b1,
            &mut b2,
            0.75,
        );
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone());
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &p2,
            p3,
            p4,
            &mut b1,
            &mut b2,
            0.75,
        );
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, p3, p4, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let d2 = vec![-0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, p3, p4, d0, &d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_23 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(sum: f64, state: &mut [f64], i: usize) {
        if i % 2 == 0 {
            return;
        }
        state[((2 + i) * 3 + 2) % state.len()] += if i >= 2 {
            sum.cos()
        } else {
            state[1].sin().exp()
        };
        let mut sum = (match (i + i) % 4 {
            0 => sum.sin(),
            1..=2 => sum.floor(),
            _ => sum / (sum.abs() + 0.90625),
        })
        .clamp(-1.25, 0.578125);
    }

    #[grad(jvp)]
    pub fn f(y: f64, buf: &[f64], i: usize) -> f64 {
        let mut c = 0.625;
        'l0: for i2 in 1..buf.len() {
            let mut out = [0.0; 3];
            let mut u = 0.0;
            for pos in (1..buf.len()).rev() {
                u += 0.5 * (buf[pos - 1] * buf[pos] * buf[pos]);
            }
            u *= (c + i2 as f64).cos();
            out.swap(1, 1);
        }
        let mut b = 0.0;
        for m in 0..buf.len() {
            b += buf[m] * buf[m];
        }
        let mut c2: f64 = 0.0;
        for j in 0..buf.len() {
            c2 += buf[j] * buf[j];
        }
        c + 1.40625 * c2
            + 0.625 * b
            + 1.4375 * c
            + 0.75 * c2.clamp(-1.25, 0.203125)
            + 0.734375 * (c2 / (c2.abs() + 1.734375))
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4020826facf586a9,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (-5.284861752134566, 5.782037528493039),
                (-4.828145304419233, 5.282355272944258),
                (-0.06524520681647612, 0.07138317936411159),
                (-1.1091685158800941, 1.213514049189897),
            ],
            weighted: &[
                (0.0, 0.0),
                (-3.9636463141009246, 4.33652814636978),
                (-3.6211089783144246, 3.9617664547081937),
                (-0.048933905112357096, 0.053537384523083695),
                (-0.8318763869100706, 0.9101355368924228),
            ],
        };
        let p0 = std::hint::black_box(0.875_f64);
        let p1 = std::hint::black_box(vec![-1.265625, -1.15625, -0.015625, -0.265625]);
        let p2 = std::hint::black_box(4_usize);
        let value = f(p0.clone(), &p1, p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.125, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_24 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(acc: f64, v: &mut [f64]) -> f64 {
        let mut acc2 = acc;
        let mut m: usize = 0;
        let sum = 'l0: loop {
            m += 1;
            if m >= 2 || m ^ m >= 1 {
                break v[1] - v[(m % 3 * 2 + 4) % v.len()];
            }
            let mut cells = [[0.0; 2]; 2];
            let mut y = 0.0;
            for m2 in 1..v.len() - 1 {
                y += 0.5 * (v[m2 - 1] * v[m2 + 1] * v[m2]);
            }
        };
        let mut z: f64 = 0.0;
        for n in 0..v.len() {
            z += v[n];
        }
        let mut prev = 0.0;
        for count in 0..v.len() {
            prev += v[count];
        }
        acc2 - z.sin()
            + 1.34375 * prev
            + 1.5 * z
            + 0.765625 * acc2
            + 1.09375 * (prev * v[0])
            + 0.75 * (acc + -1.0625)
    }

    #[grad]
    pub fn update1(sum: f64, w: &[f64], v: &[f64; 3]) -> (f64, f64) {
        let t: f64 = 0.703125;
        let mut j: usize = 0;
        loop {
            j += 1;
            let mut t = t.clamp(-1.25, 0.984375);
            t += w[(v.len() * 7 + 3) % w.len()];
            if j >= 3 {
                break;
            }
        }
        let mut total: f64 = 0.0;
        for n in 0..w.len() {
            total += w[n] * w[n];
        }
        let mut total2 = 0.0;
        for pos in 0..w.len() {
            total2 += w[pos] * w[pos];
        }
        (
            t + total2
                + t.atan2(total)
                + 0.84375 * total2
                + 1.140625 * total
                + 0.703125
                    * (if v[((sum.abs() + 1.65625) * 3.0) as usize % 3] * v[0] > -0.546875 {
                        v[2]
                    } else {
                        -0.125
                    })
                + 0.75 * (sum * total2)
                + 0.671875 * (1.03125 + t),
            t + 0.65625 * total2 + 0.609375 * total + 0.59375 * total.tanh(),
        )
    }

    #[grad]
    pub fn blend2(a: f64, total: f64, x: &mut [f64], y: &mut f64) -> (f64, f64) {
        if 2 <= 2 {
            x[2 % x.len()] = if x[((3 + 0) * 3 + 2) % x.len()] <= 0.953125 {
                a
            } else {
                x[(3 * 5 + 3) % x.len()]
            };
        } else {
            let z = (x[1] * 1.1875 - (-y.abs()).exp()) * (*y - total + total.sin());
            *y = 0.5 * relax0(z * total, x);
            x[((1 + 0) * 4 + 2) % x.len()] -= (a * a + 1.609375).sqrt();
        }
        let mut y2 = 0.0;
        for j in 0..x.len() {
            y2 += x[j] * x[j];
        }
        let mut t = 0.0;
        for j2 in 0..x.len() {
            t += x[j2];
        }
        (
            1.640625
                + 1.28125 * t
                + 1.296875 * y2
                + 0.796875 * *y
                + 1.34375 * x[(3 * 4 + 1) % x.len()].sin()
                + 1.171875
                    * (if !(total.sin()
                        > (if (a * a + 0.890625).ln() <= x[((2 + 2) * 5 + 3) % x.len()] * x[1] {
                            a
                        } else {
                            *y
                        }))
                    {
                        x[(1 * 5 + 3) % x.len()]
                    } else {
                        y2
                    }),
            (-1.203125 * x[((1 + 0) * 7 + 3) % x.len()]).cos()
                + 0.796875 * t
                + 0.640625 * y2
                + 0.984375 * *y
                + 0.703125 * total.cos()
                + 0.96875 * (a * -0.734375),
        )
    }

    #[grad(jvp)]
    pub fn f(y: f64, u: f64, row: &[f64]) -> f64 {
        let mut t = y.tanh()
            / (row[((y.abs() + 0.703125) * 3.0) as usize % row.len()]
                .max(row[(2 / 3 * 6 + 1) % row.len()])
                * row[((y.abs() + 0.703125) * 3.0) as usize % row.len()]
                    .max(row[(2 / 3 * 6 + 1) % row.len()])
                + 0.921875)
            * (u.sin() - row[1 % row.len()]);
        let mut t2 = u;
        match 0 % 4 {
            0 => {
                let mut i: usize = 0;
                'l0: while i < 1 {
                    i += 1;
                    let mut n: usize = 0;
                    let t3 = loop {
                        n += 1;
                        if n >= 3
                            || row[((y.abs() + 1.890625) * 3.0) as usize % row.len()]
                                .clamp(-1.25, 0.09375)
                                < (if row[((u * u + 1.109375) * 3.0) as usize % row.len()] * row[1]
                                    > n as f64 * u
                                {
                                    i as f64
                                } else {
                                    t2
                                })
                        {
                            break u.cos();
                        }
                        t2 += y;
                        t = t;
                    };
                    t -= -row[((i >> 1) * 6 + 4) % row.len()];
                    let mut data: Vec<f64> = Vec::with_capacity(4);
                    data.push(y + row[row.len() - 1] + t3 * t3);
                    data.push(
                        (if 1 + i < 2 {
                            row[row.len() - 1]
                        } else {
                            1.921875
                        })
                        .sin(),
                    );
                    data.push(t2);
                }
                let acc = (u
                    * (i as f64 * i as f64 + 1.4375).sqrt()
                    * (u * (i as f64 * i as f64 + 1.4375).sqrt())
                    + 0.546875)
                    .cbrt();
            }
            1 | 3 => {
                let mut t =
                    row[0 % row.len()] * -1.109375 * row[3 % row.len()].clamp(-1.25, 1.484375)
                        - (t * t2).cos();
                t = y.tanh() * (u * -1.515625);
            }
            _ => {
                t -= u;
                t2 = (u * u + 1.484375).cbrt();
                t /= 1.34375;
            }
        }
        let mut t4: f64 = 0.0;
        for pos in 0..row.len() {
            t4 += row[pos];
        }
        t2 + t4 * u
            + 1.3125 * t4
            + 0.640625 * t2
            + 1.03125 * t
            + 0.828125 * (t4 - row[((3 >> 1) * 4 + 1) % row.len()])
            + 1.359375
                * (if t + row[1] <= (-u.abs()).exp() {
                    2.0
                } else {
                    row[((t4.abs() + 0.84375) * 3.0) as usize % row.len()]
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc0238522299c0676,
            outgoing: &[],
            gradient: &[
                (-0.0919278280390287, 0.39034074692299625),
                (-2.017981063590315, 5.299231063590315),
                (4.109375, 4.109375),
                (3.6547461750273325, 5.650652511805198),
                (3.078125, 3.078125),
                (3.078125, 3.078125),
            ],
            weighted: &[
                (-0.06894587102927152, 0.2927555601922472),
                (-1.5134857976927363, 3.974423297692736),
                (3.08203125, 3.08203125),
                (2.7410596312704993, 4.237989383853899),
                (2.30859375, 2.30859375),
                (2.30859375, 2.30859375),
            ],
        };
        let p0 = std::hint::black_box(-1.0625_f64);
        let p1 = std::hint::black_box(0.9375_f64);
        let p2 = std::hint::black_box(vec![-1.46875, 1.6875, -1.96875, -1.78125]);
        let value = f(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
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

mod program_25 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(z: f64, weights: &[f64]) -> f64 {
        if 0.75 * weights[(1 * 2 + 4) % weights.len()] <= -0.6875 {
            let mut y = weights[1].tanh();
            y *= (z / (weights[(weights.len() * 3 + 4) % weights.len()].abs() + 1.96875)).cos();
            let mut sum = 0.78125;
        }
        let mut t = 0.0;
        for m in 0..weights.len() {
            t += weights[m];
        }
        let mut u: f64 = 0.0;
        for count in 0..weights.len() {
            u += weights[count];
        }
        t + 1.3125 * u
            + 1.015625 * t
            + 1.125
                * (if u.cos() <= weights[(weights.len() * 5 + 4) % weights.len()] || 1 ^ 2 <= 3 {
                    weights[((3 ^ 2) * 4 + 3) % weights.len()]
                } else {
                    t
                })
            + 0.796875 * weights[((3 >> 1) * 3 + 4) % weights.len()]
            + 0.453125 * (z / (u * u + 1.75))
    }

    #[grad]
    pub fn energy1(s: f64, state: &mut [f64], n: usize, depth: usize) -> f64 {
        if depth == 0 {
            return (energy0(s * s, &state[1..]).abs() + 0.515625).powf(s.sin())
                + 1.015625 * (state[(n * 7 + 4) % state.len()] * state[1])
                + 0.609375 * (s + state[((3 + n) * 3 + 4) % state.len()])
                + 0.328125
                    * (if s.tanh() >= state[(1 * 5 + 1) % state.len()] || n != 1 {
                        n as f64
                    } else {
                        s
                    });
        }
        let z = s.exp_m1();
        let s: f64 = -0.953125;
        state[1] += (s * s * (s * s) + 1.296875).cbrt();
        let mut b = 0.0;
        for k in 0..state.len() {
            b += state[k];
        }
        0.890625
            + s
            + energy1(b, &mut state[..2], n % 4, depth - 1)
            + 0.609375 * b
            + 1.34375 * n as f64
            + 0.890625 * (-1.203125 * z)
            + 0.8125 * state[(state.len() * 6 + 2) % state.len()].powi(-1)
    }

    #[grad]
    pub fn energy2(data: &[f64], out: [f64; 3], out2: &mut [f64]) -> f64 {
        let u = -0.75;
        if 1 % 2 == 0 {
            let mut b = 0.0;
            for m in 0..out2.len() {
                b += out2[m] * out2[m];
            }
            return energy1(b, out2, 0 % 4, 1) + 1.203125 * b + 0.625 * (u * b);
        }
        let mut prev = 0.0;
        for n in 0..out2.len() {
            prev += out2[n];
        }
        let mut c = 0.0;
        for count in 0..out2.len() {
            c += out2[count];
        }
        out[1] * (c + c)
            + 0.890625 * c
            + 1.46875 * prev
            + 0.765625
                * (match (2 + 0) % 4 {
                    0 => out[((1 ^ 2) * 3 + 4) % 3],
                    1 | 2 => data[((0 + 3) * 3 + 2) % data.len()],
                    _ => -1.5625,
                })
    }

    #[grad(jvp)]
    pub fn f(prev: f64) -> f64 {
        let mut prev = prev;
        prev = if prev < prev - prev {
            match (3 ^ 2) % 4 {
                0 => prev,
                1..=2 => prev,
                _ => 0.6875,
            }
        } else {
            prev
        };
        let prev = prev;
        'l0: for i in (1..=1).step_by(3) {
            let mut sum = prev;
            let mut b = -0.53125;
        }
        prev * prev
            * (match (3 >> 1) % 4 {
                0 => prev,
                1..=2 if prev.sin() <= 1.6875 * prev => prev,
                _ => prev,
            })
            + 1.03125 * prev.cos()
            + 1.4375 * prev.cos()
            + 1.375 * prev.cos()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400171c26a00593b,
            outgoing: &[],
            gradient: &[(4.653984676296029, 4.653984676296029)],
            weighted: &[(3.4904885072220218, 3.4904885072220218)],
        };
        let p0 = std::hint::black_box(-0.796875_f64);
        let value = f(p0.clone());
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone()));
        let (value, gradient) = f_value_and_grad(p0.clone());
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
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

mod program_26 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(total: f64, data: &[f64]) -> f64 {
        let mut w = vec![0.0; 2];
        let mut k: usize = 0;
        let acc = loop {
            k += 1;
            if k >= 2
                || (data[((total * total + 0.78125) * 3.0) as usize % data.len()]
                    * data[((total * total + 0.78125) * 3.0) as usize % data.len()]
                    + 1.40625)
                    .ln()
                    >= -0.609375
            {
                break total * w[((k ^ 1) * 5 + 2) % w.len()];
            }
            {
                let r = &mut w[1];
                *r += data[(k * 7 + 3) % data.len()];
            }
            let y = total.cos();
        };
        let mut total2 = 0.0;
        for n in 0..w.len() {
            total2 += w[n] * w[n];
        }
        let mut total3 = 0.0;
        for n2 in 0..w.len() {
            total3 += w[n2];
        }
        (if !((k + 0) % 2 == 0) {
            total - -0.75
        } else {
            -0.59375 + data[((2 ^ k) * 2 + 3) % data.len()]
        }) + 0.96875 * total3
            + 1.078125 * total2
            + 0.25 * (total3 + total)
    }

    #[grad(jvp)]
    pub fn f(u: f64, v: &[f64]) -> f64 {
        let u: f64 = -0.203125;
        let mut acc = u
            * u
            * (-u.abs()).exp()
            * ({
                let a = u.sin().exp();
                a * v[0].sin()
            });
        let mut found = 0 != 3;
        if !found {
            acc += (v[0] + v[(3 * 3 + 4) % v.len()]).tanh();
            let mut t = v[0]
                / (v[((1 >> 1) * 6 + 4) % v.len()] * v[((1 >> 1) * 6 + 4) % v.len()] + 0.859375)
                + (acc + v[1 % v.len()]).floor();
        }
        let mut prev = 0.0;
        for m in 0..v.len() {
            prev += v[m] * v[m];
        }
        u + 0.640625 * prev
            + 0.53125 * acc
            + 0.265625
                * (if v[(2 * 0 * 7 + 2) % v.len()] - acc > -0.984375 {
                    v[((acc * acc + 1.84375) * 3.0) as usize % v.len()]
                } else {
                    prev
                })
            + 0.34375 * (prev * acc)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff92dc8c081a9ee,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (0.1151520016337591, 0.1151520016337591),
                (2.149196809991866, 2.149196809991866),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.08636400122531933, 0.08636400122531933),
                (1.6118976074938995, 1.6118976074938995),
            ],
        };
        let p0 = std::hint::black_box(0.375_f64);
        let p1 = std::hint::black_box(vec![0.0625, 1.46875]);
        let value = f(p0.clone(), &p1);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let (value, tangent) = f_jvp(p0.clone(), &p1, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_27 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(rate: f64) -> f64 {
        let mut prev = rate - rate
            + (rate - rate)
            + (match 1 % 4 {
                0 => rate,
                1 | 2 => rate * rate,
                _ => {
                    if rate.clamp(-1.25, 0.546875) >= 0.71875 {
                        rate
                    } else {
                        -1.484375
                    }
                }
            });
        let mut sum = -0.578125;
        let mut data = [1.5625 - sum, sum, prev.tanh(), 0.28125 + 0.046875];
        let mut sum2 = 0.0;
        for pos in 0..data.len() {
            sum2 += data[pos];
        }
        data[3] * sum2
            + (if ({
                let u = prev;
                u * prev
            }) > -0.109375 * data[0]
            {
                rate
            } else {
                1.15625
            })
            + 0.765625 * sum2
            + 1.0625 * sum
            + 0.765625 * prev
            + 0.53125 * data[((sum2 * sum2 + 1.828125) * 3.0) as usize % data.len()]
    }

    #[grad(jvp)]
    pub fn f(sum: f64, state: &[f64; 3], n: i32) -> f64 {
        let mut k: i32 = 1 * (n + 3);
        if (0 >> 1) % 2 == 0 {
            let mut prev = 0.0;
            for k2 in 1..3 - 1 {
                prev += state[k2 - 1] * state[k2 + 1];
            }
            let mut count: usize = 0;
            'l0: while count < 4 && count <= 1 {
                count += 1;
                let u = sum;
                prev += sum;
                prev = state[(2 * 2 + 3) % 3];
            }
            let (z, s) = (
                (sum + state[(count * 5 + 3) % state.len()])
                    * update0(state[(count * 3 + 1) % state.len()]),
                -0.234375 * (-1.28125 - state[1]),
            );
        } else {
            let mut y = state[(1 * 5 + 2) % 3].atan();
            y = sum;
        }
        let mut prev2 = 0.0;
        for pos in 0..state.len() {
            prev2 += state[pos];
        }
        state[0]
            + 1.09375 * prev2
            + 0.90625 * (prev2 * sum)
            + 0.75 * (prev2 * prev2)
            + 0.96875 * (sum + k as f64)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4024444c00000000,
            outgoing: &[],
            gradient: &[
                (-2.64208984375, 4.57958984375),
                (-3.826171875, 8.126953125),
                (-4.826171875, 7.126953125),
                (-4.826171875, 7.126953125),
            ],
            weighted: &[
                (-1.9815673828125, 3.4346923828125),
                (-2.86962890625, 6.09521484375),
                (-3.61962890625, 5.34521484375),
                (-3.61962890625, 5.34521484375),
            ],
        };
        let p0 = std::hint::black_box(0.0625_f64);
        let p1 = std::hint::black_box([-1.125, -1.921875, -0.9375]);
        let p2 = std::hint::black_box(1_i32);
        let value = f(p0.clone(), &p1, p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125]);
        let mut b1 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = [1.125, 0.125, -0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_28 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(z: f64, x: &[f64], depth: usize) -> f64 {
        if depth == 0 {
            return z.max(x[(1 * 1 * 7 + 1) % x.len()]) + z + 0.90625 * z.cos();
        }
        for j in (0..=3).rev() {
            if (j + j) % 2 == 0 {
                continue;
            }
            let t = x[(3 % 2 * 7 + 4) % x.len()].tanh() * -1.796875;
        }
        let mut t2: f64 = 0.0;
        for pos in 0..x.len() {
            t2 += x[pos];
        }
        let mut u = 0.0;
        for n in 0..x.len() {
            u += x[n] * x[n];
        }
        -0.015625
            + x[(0 * 2 + 4) % x.len()] * x[((0 & 1) * 5 + 2) % x.len()]
            + 0.671875 * u
            + 1.109375 * t2
            + 0.953125 * (x[(3 * 4 + 4) % x.len()] * z)
            + 1.15625 * (u - z)
            + 0.34375 * (x[((t2.abs() + 1.390625) * 3.0) as usize % x.len()] * -1.609375)
    }

    #[grad(jvp)]
    pub fn f(t: f64, state: &[f64], n: usize) -> f64 {
        let u: f64 = 0.453125;
        let prev;
        if state.len() != 2 && t * 0.203125 > state[n % state.len()] {
            prev = u.clamp(-1.25, 1.125).powi(-1);
        } else {
            prev = stage0(n as f64 - t, state, 2);
        }
        let mut y = 0.0625;
        let mut z = (y * state[(1 / 2 * 5 + 2) % state.len()]).mul_add(
            (state[((n + n) * 2 + 4) % state.len()] * state[((n + n) * 2 + 4) % state.len()]
                + 1.328125)
                .cbrt(),
            state[((n + n) * 2 + 2) % state.len()],
        ) * t;
        let mut rate = 0.5625;
        let a = state[((u * u + 1.546875) * 3.0) as usize % state.len()] * 1.578125 + y
            - (if state[state.len() - 1] - state[state.len() - 1] > -0.875 {
                t - state[0]
            } else {
                stage0(n as f64 - z, state, 1)
            });
        let mut prev2 = 0.0;
        for k in 0..state.len() {
            prev2 += state[k] * state[k];
        }
        let mut y2 = 0.0;
        for pos in 0..state.len() {
            y2 += state[pos];
        }
        state[((n ^ n) * 7 + 3) % state.len()]
            / (y * y + 1.515625)
            / ((state[((y * y + 0.84375) * 3.0) as usize % state.len()] - prev2)
                * (state[((y * y + 0.84375) * 3.0) as usize % state.len()] - prev2)
                + 1.59375)
            + 1.359375 * y2
            + 1.4375 * prev2
            + 1.03125 * rate
            + 1.046875 * (rate + prev2)
            + 0.375 * (state[1] * y2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4038d06d06c13ae3,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (3.821621041194221, 3.8277740323414626),
                (12.071578346090352, 12.101273216409648),
                (10.926886145049542, 10.95765110078575),
            ],
            weighted: &[
                (0.0, 0.0),
                (2.866215780895666, 2.870830524256097),
                (9.053683759567765, 9.075954912307235),
                (8.195164608787156, 8.218238325589311),
            ],
        };
        let p0 = std::hint::black_box(-0.75_f64);
        let p1 = std::hint::black_box(vec![0.359375, 1.734375, 1.796875]);
        let p2 = std::hint::black_box(2_usize);
        let value = f(p0.clone(), &p1, p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_29 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(b: f64, data: &[f64], t: &mut f64, count: usize) -> f64 {
        let mut pos: usize = 0;
        loop {
            pos += 1;
            if pos >= 3 || 1 + 1 > 2 {
                break;
            }
            *t += (data[0] * data[0] * (data[0] * data[0]) + 0.515625).sqrt();
        }
        let mut j: usize = 0;
        while j < 2 {
            j += 1;
            *t *= (data[((j + pos) * 5 + 2) % data.len()] * b).cos();
        }
        let mut m: usize = 0;
        while m < 4 && pos % 2 == 0 {
            m += 1;
            let up = count % 2 == 0;
            *t *= (data[(pos * 2 * 6 + 2) % data.len()] * 0.9375).cos();
            let mut c = *t;
        }
        let mut s = 0.0;
        for n in 0..data.len() {
            s += data[n] * data[n];
        }
        s * *t
            * (if (if data[pos % data.len()] <= (j as f64).atan() {
                data[(j * 5 + 1) % data.len()]
            } else {
                data[((count + j) * 3 + 4) % data.len()]
            }) < 0.703125
            {
                s
            } else {
                -0.03125
            })
            + 0.65625 * s
            + 0.875 * *t
            + 0.609375 * data[(count * 5 + 4) % data.len()].clamp(-1.25, 0.96875)
            + 1.28125 * b.sin()
            + 1.359375 * data[1].cos()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff60a58a843b756,
            outgoing: &[0x3f85bd54d30ca3a2],
            gradient: &[
                (4.004703209910498, 4.004703209910498),
                (-0.3423072447572595, 1.9621587291837421),
                (4.550922215480552, 7.691114755895368),
                (-2.002441619974664, 2.002441619974664),
                (0.3179816602780532, 0.3179816602780532),
            ],
            weighted: &[
                (3.157987614492487, 3.157987614492487),
                (-0.26117427223164963, 1.492304216720185),
                (3.612545490824971, 5.967689896136083),
                (-1.501831214980998, 1.501831214980998),
                (0.2513619029925665, 0.2513619029925665),
            ],
        };
        let p0 = std::hint::black_box(-1.421875_f64);
        let p1 = std::hint::black_box(vec![-0.578125, -1.078125, -1.375]);
        let p2 = std::hint::black_box(-1.171875_f64);
        let p3 = std::hint::black_box(1_usize);
        let mut m2 = p2.clone();
        let value = f(p0.clone(), &p1, &mut m2, p3);
        expected.check_call(value, &(m2.clone(),));
        let mut m2 = p2.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, &mut m2, p3));
        let mut m2 = p2.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &mut m2, p3);
        expected.check_call(value, &(m2.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = 0.5_f64;
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
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = 0.5_f64;
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
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.0]);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = 0.5_f64;
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let mut d2 = 0.375_f64;
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, p3, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_30 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(total: f64, t: &mut f64, k: usize) -> f64 {
        'l0: for count in (0..=k % 3 + 1).rev() {
            let mut b = *t * ((*t + -0.65625) * (*t + -0.65625)).ln_1p();
            (*t, b) = (total + total, *t * 0.0);
            let sum = b * *t;
            let mut sum2 = b * (b * b + 0.65625).sqrt().sin().exp();
        }
        (if 1.140625 / (t.abs() + 1.640625) < -1.703125 {
            *t
        } else {
            total
        }) + 1.046875 * *t
            + 1.03125 * *t
            + 0.546875 * (total * 0.71875)
    }

    #[grad]
    pub fn update1(v: &mut [f64], rate: &mut f64) {
        let mut acc = *rate;
        for k in 0..v.len() {
            v[((acc.abs() + 1.40625) * 3.0) as usize % v.len()] = -(acc / (v[k] * v[k] + 1.75));
            let mut x = [0.0; 3];
            let mut prev = 0.0;
        }
    }

    #[grad]
    pub fn blend2(b: f64, data: &[f64], row: &mut [f64]) {
        row[(1 * 2 + 4) % row.len()] = b * data[1] - b.powi(-1);
        let mut j: usize = 0;
        'l0: while j < 2 {
            j += 1;
            if (match (j + 1) % 4 {
                0 => 1.765625,
                1 | 2 => row[(j * 6 + 4) % row.len()],
                _ => b,
            }) > b * row[j % row.len()]
            {
                break;
            }
        }
    }

    #[grad(jvp)]
    pub fn f(y: f64, v: &[f64], z: &f64, i: usize) -> f64 {
        let u: f64 = 0.234375;
        let mut t = *z;
        let mut data = v.to_vec();
        data[0] = 1.09375 * 0.515625 + data[((i >> 1) * 3 + 3) % data.len()] * u;
        if i * i < 3 {
            let mut m: usize = 3 >> 1;
            let mut data2 = [0.0; 3];
            for pos in 0..data.len() - 1 {
                data[pos] = if v[((y.abs() + 1.546875) * 3.0) as usize % v.len()]
                    * data2[1 % data2.len()]
                    > 0.375
                {
                    u + *z
                } else {
                    0.890625 - -0.671875
                };
            }
        } else {
            t *= (v[0] - v[(v.len() * 7 + 2) % v.len()]).cos();
            {
                let r = &mut data[1];
                *r *= (v[0] + v[0]).cos();
            }
            for j in (0..data.len()).rev() {
                data[j] = (-z.abs()).exp();
            }
        }
        let mut total = 0.0;
        for k in 0..data.len() {
            total += data[k];
        }
        blend0(
            (v[((u.abs() + 1.25) * 3.0) as usize % v.len()]
                * v[((u.abs() + 1.25) * 3.0) as usize % v.len()]
                + 1.5)
                .powf(t.sin()),
            &mut total,
            i % 4,
        )
        .max(i as f64 - 1.03125)
            + 0.625 * total
            + 1.359375 * t
            + 1.109375 * (*z / (y * y + 0.734375))
            + 1.0 * (y * v[((i + i) * 7 + 3) % v.len()])
            + 1.03125 * (t * 1.4375)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4011c75403d5adab,
            outgoing: &[],
            gradient: &[
                (-0.25626393175582984, 0.8812639317558298),
                (-8.12839533265976, 8.12839533265976),
                (0.0, 0.0),
                (7.590242658119731, 7.590242658119731),
                (1.625, 1.625),
                (-1.36988608219384, 2.0272934896012473),
            ],
            weighted: &[
                (-0.19219794881687238, 0.6609479488168724),
                (-6.09629649949482, 6.09629649949482),
                (0.0, 0.0),
                (5.692681993589798, 5.692681993589798),
                (1.21875, 1.21875),
                (-1.0274145616453798, 1.5204701172009356),
            ],
        };
        let p0 = std::hint::black_box(1.625_f64);
        let p1 = std::hint::black_box(vec![0.125, -1.421875, -1.828125, 0.3125]);
        let p2 = std::hint::black_box(1.796875_f64);
        let p3 = std::hint::black_box(2_usize);
        let value = f(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.125_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone());
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.125_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.125_f64;
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let d2 = -0.625_f64;
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, p3, d0, &d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_31 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(prev: f64, out: &[f64], w: &mut [f64], t: &mut f64) -> f64 {
        let sum = w[0];
        let mut acc = ((0.578125 + *t).sin() * (0.578125 + *t).sin() + 0.546875).ln();
        let mut sum = *t + sum * (w[(1 * 3 + 2) % w.len()] + -1.765625);
        let mut z = 0.0;
        for k in 0..w.len() {
            z += w[k];
        }
        w[((prev.abs() + 1.765625) * 3.0) as usize % w.len()].tanh()
            + 1.203125 * z
            + 1.4375 * sum
            + 1.3125 * acc
            + 1.421875 * out[1 % out.len()].tanh()
    }

    #[grad]
    pub fn stage1(acc: f64, v: &[f64], out: &mut [f64], a: &mut f64, m: usize) {
        out.swap(0, 0);
        for i in 1..=0 {
            *a /= 1.78125;
            for i2 in 1..out.len() {
                out[i2] = v[1];
            }
            out.fill(acc * v[i % v.len()]);
            let mut cells = [[0.0; 2]; 3];
        }
    }

    #[grad(jvp)]
    pub fn f(a: f64, prev: f64, row: &[f64], state: &mut [f64], total: &mut f64) -> f64 {
        let mut s = prev.max(state[state.len() - 1]) / (*total * a * (*total * a) + 0.859375)
            + (prev - -1.234375) * prev;
        let mut count: usize = 0;
        while count < 1
            && state[((total.abs() + 1.375) * 3.0) as usize % state.len()].sin()
                > row[((prev.abs() + 1.40625) * 3.0) as usize % row.len()]
                    * row[((s * s + 0.828125) * 3.0) as usize % row.len()]
        {
            count += 1;
            let mut acc = prev.sin();
            state[1] += count as f64;
            state[count % state.len()] = s;
        }
        s /= 1.75;
        {
            let r = &mut state[0];
            *r += (total.abs() + 1.203125).ln();
        }
        let mut prev2 = 0.0;
        for pos in 0..state.len() {
            prev2 += state[pos];
        }
        let mut c = 0.0;
        for i in 0..state.len() {
            c += state[i];
        }
        (match count % 4 {
            0 => 0.65625 / (total.abs() + 1.265625),
            1..=2
                if state[(count * 4 + 4) % state.len()] + state[state.len() - 1] < prev.tanh() =>
            {
                1.5625 + c
            }
            _ => s,
        }) + 1.390625 * c
            + 0.9375 * prev2
            + 1.03125 * s
            + 0.8125 * -0.015625
            + 1.203125 * (-1.203125 * c)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400cf1db05fba134,
            outgoing: &[
                0x3fc3a17d79c10340,
                0x3ff3b714783e7025,
                0xbfe5800000000000,
                0xbfe1800000000000,
            ],
            gradient: &[
                (-0.1852255804418031, 0.40233213014247243),
                (8.036936341723173, 17.45718766529059),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.880615234375, 4.775634765625),
                (0.0, 0.0),
                (1.880615234375, 4.775634765625),
                (-1.000547044608993, 2.8898670038427032),
            ],
            weighted: &[
                (-0.18578988589078171, 0.3486197981662837),
                (8.061421550299176, 15.12661004297474),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.91046142578125, 4.08172607421875),
                (0.0, 0.0),
                (2.16046142578125, 4.33172607421875),
                (-0.14237628894725862, 3.346862818820085),
            ],
        };
        let p0 = std::hint::black_box(0.21875_f64);
        let p1 = std::hint::black_box(0.4375_f64);
        let p2 = std::hint::black_box(vec![0.078125, 1.125, -1.21875]);
        let p3 = std::hint::black_box(vec![-0.40625, 0.71875, -0.671875]);
        let p4 = std::hint::black_box(-0.546875_f64);
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let value = f(p0.clone(), p1.clone(), &p2, &mut m3, &mut m4);
        expected.check_call(value, &(m3.clone(), m4.clone()));
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &mut m3, &mut m4));
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &mut m3, &mut m4);
        expected.check_call(value, &(m3.clone(), m4.clone()));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let mut b4 = 0.875_f64;
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            &mut m4,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m3.clone(), m4.clone()));
        let first = (g0, g1, b2.clone(), b3.clone(), b4.clone());
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let mut b4 = 0.875_f64;
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            &mut m4,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m3.clone(), m4.clone()));
        let second = (g0, g1, b2.clone(), b3.clone(), b4.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let mut b4 = 0.875_f64;
        let (value, (g0, g1)) = f_vjp(
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            &mut m4,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone(), b4.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375];
        let mut d3 = vec![-0.625, 0.625, -0.375];
        let mut d4 = 0.875_f64;
        let (value, tangent) = f_jvp(
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            &mut m4,
            d0,
            d1,
            &d2,
            &mut d3,
            &mut d4,
        );
        expected.check_call(value, &(m3.clone(), m4.clone()));
        expected.check_tangent(tangent, &(d3.clone(), d4.clone()));
    }
}

mod program_32 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(prev: f64, i: usize) -> f64 {
        if i + i < 2 || prev * prev > prev - -0.828125 {
            let mut rate = (prev + prev).cos();
        }
        let c;
        if 0 % 2 == 0 {
            c = prev + (prev * prev + 1.578125).cbrt();
        } else {
            c = prev * prev.tanh();
        }
        prev.sin() * (c * i as f64)
            + 0.796875 * prev.tanh()
            + 1.3125 * prev
            + 0.40625 * (-0.84375 * 0.5625)
    }

    #[grad(jvp)]
    pub fn f(c: f64, weights: &[f64], state: &mut [f64], b: &mut f64, rate: &f64, m: usize) -> f64 {
        let mut row = [(-state[(m * m * 6 + 1) % state.len()].abs()).exp(); 3];
        let mut b2 = (({
            let s = row[2];
            s * c
        }) * (*b - c))
            .sin()
            .exp();
        if state[((rate.abs() + 1.171875) * 3.0) as usize % state.len()]
            .sin()
            .exp()
            >= *rate * *b
        {
            let mut m2: usize = 0;
            'l0: while m2 < 5 && m % 2 == 0 {
                m2 += 1;
                let mut up = 0 & m2 != 0;
                let mut prev = (m2 as f64 * state[((b2 * b2 + 1.25) * 3.0) as usize % state.len()])
                    .cos()
                    - c.abs();
                row.copy_from_slice(weights);
                let mut state2 = vec![
                    weights[((c * c + 1.796875) * 3.0) as usize % weights.len()]
                        * row[((c.abs() + 0.859375) * 3.0) as usize % row.len()];
                    2
                ];
            }
            b2 = b2.cos() / (*rate * *rate + 1.265625);
            let mut b2 = weights[(m * 7 + 2) % weights.len()];
        } else {
            row[m % 3] /= 1.875;
        }
        let mut sum = 0.0;
        for k in 0..state.len() {
            sum += state[k] * state[k];
        }
        let mut c2: f64 = 0.0;
        for count in 0..row.len() {
            c2 += row[count] * row[count];
        }
        (if b2 * *rate <= 0.234375 { sum } else { sum })
            * (row[((c2.abs() + 1.984375) * 3.0) as usize % 3] * m as f64)
            + 0.96875 * c2
            + 0.65625 * sum
            + 1.453125 * b2
            + 1.296875 * rate.max(c2)
            + 1.484375 * b2.powi(-1)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x403bfdeb76c529fa,
            outgoing: &[
                0x3fe0000000000000,
                0x3fe2800000000000,
                0x3fc0000000000000,
                0xbfffc00000000000,
                0xbffcc00000000000,
                0x3fce000000000000,
            ],
            gradient: &[
                (-3.2211704415024682, 3.647133616966384),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-15.59446766187351, 22.810915673911666),
                (2.8626922883781973, 2.8626922883781973),
                (0.6189604947844751, 0.6189604947844751),
                (-9.825997854703541, 9.825997854703541),
                (-8.89755711252683, 8.89755711252683),
                (1.8882723277773095, 2.137974878911329),
                (-4.883128879978717, 5.52886716725329),
            ],
            weighted: &[
                (-2.415877831126851, 2.735350212724788),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-11.195850746405133, 17.60818675543375),
                (2.772019216283648, 2.772019216283648),
                (1.2142203710883563, 1.2142203710883563),
                (-6.494498391027656, 8.244498391027655),
                (-5.673167834395122, 7.673167834395122),
                (2.541204245832982, 2.7284811591834965),
                (-3.6623466599840375, 4.146650375439968),
            ],
        };
        let p0 = std::hint::black_box(0.796875_f64);
        let p1 = std::hint::black_box(vec![1.734375, 1.53125, 0.515625, 0.921875, -0.328125]);
        let p2 = std::hint::black_box(vec![0.5, 0.578125, 0.125, -1.984375, -1.796875]);
        let p3 = std::hint::black_box(0.234375_f64);
        let p4 = std::hint::black_box(-1.265625_f64);
        let p5 = std::hint::black_box(3_usize);
        let mut m2 = p2.clone();
        let mut m3 = p3.clone();
        let value = f(p0.clone(), &p1, &mut m2, &mut m3, &p4, p5);
        expected.check_call(value, &(m2.clone(), m3.clone()));
        let mut m2 = p2.clone();
        let mut m3 = p3.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, &mut m2, &mut m3, &p4, p5));
        let mut m2 = p2.clone();
        let mut m3 = p3.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &mut m2, &mut m3, &p4, p5);
        expected.check_call(value, &(m2.clone(), m3.clone()));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m2 = p2.clone();
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let mut b3 = 1.125_f64;
        let mut b4 = 0.125_f64;
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &mut m2,
            &mut m3,
            &p4,
            p5,
            &mut b1,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m2.clone(), m3.clone()));
        let first = (g0, b1.clone(), b2.clone(), b3.clone(), b4.clone());
        let mut m2 = p2.clone();
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let mut b3 = 1.125_f64;
        let mut b4 = 0.125_f64;
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &mut m2,
            &mut m3,
            &p4,
            p5,
            &mut b1,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m2.clone(), m3.clone()));
        let second = (g0, b1.clone(), b2.clone(), b3.clone(), b4.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.125,
            ],
        );
        let mut m2 = p2.clone();
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let mut b3 = 1.125_f64;
        let mut b4 = 0.125_f64;
        let (value, g0) = f_vjp(
            p0.clone(),
            &p1,
            &mut m2,
            &mut m3,
            &p4,
            p5,
            &mut b1,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone(), b3.clone(), b4.clone()),
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.125,
            ],
        );
        let mut m2 = p2.clone();
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let mut d2 = vec![0.625, -0.375, 0.875, -0.125, 1.125];
        let mut d3 = 0.125_f64;
        let d4 = -0.875_f64;
        let (value, tangent) = f_jvp(
            p0.clone(),
            &p1,
            &mut m2,
            &mut m3,
            &p4,
            p5,
            d0,
            &d1,
            &mut d2,
            &mut d3,
            &d4,
        );
        expected.check_call(value, &(m2.clone(), m3.clone()));
        expected.check_tangent(tangent, &(d2.clone(), d3.clone()));
    }
}

mod program_33 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(c: f64) -> f64 {
        let mut acc: f64 = -0.375;
        if 2 * 1 < 0 {
            acc = (acc + -0.59375)
                * (match (1 >> 1) % 4 {
                    0 => acc,
                    1 | 2 if (0 + 2) % 2 == 0 => acc,
                    _ => acc,
                });
            let mut z = ({
                let rate: f64 = acc;
                rate * rate
            })
            .sin()
                * c;
            let acc = z;
        } else {
            let mut s = acc.tanh();
            std::mem::swap(&mut acc, &mut s);
            acc += match 2 % 4 {
                0 => s.exp_m1(),
                1..=2 => s + c,
                _ => s * -1.59375,
            };
        }
        acc + 1.0 * acc
            + 0.796875 * (c * c)
            + 0.28125 * (if 3 + 1 >= 0 { acc } else { 0.875 })
            + 0.875 * -0.0625
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc00a9826ea7614f9,
            outgoing: &[],
            gradient: &[(0.3388671875, 4.2236328125)],
            weighted: &[(0.254150390625, 3.167724609375)],
        };
        let p0 = std::hint::black_box(-1.21875_f64);
        let value = f(p0.clone());
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone()));
        let (value, gradient) = f_value_and_grad(p0.clone());
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
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

mod program_34 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(buf: &[f64; 3]) -> (f64, f64) {
        let mut z: f64 = 0.0;
        for n in 0..buf.len() {
            z += buf[n];
        }
        let mut total = match (1 + 1) % 4 {
            0 => (buf[0 % buf.len()] + z) * (z * z),
            1 | 2 => buf[((0 + 1) * 2 + 4) % buf.len()].clamp(-1.25, 0.765625) + z,
            _ => 1.25 * buf[1] - z,
        };
        let mut z = match 0 * 3 % 4 {
            0 => match 0 % 4 {
                0 => (z.abs() + 1.78125).ln(),
                1 | 2 => z.sin().exp(),
                _ => z.sin(),
            },
            1..=2 if 0 % 3 < 3 => total,
            _ => {
                (match 0 * 2 % 4 {
                    0 => -1.03125,
                    1 | 2 => z,
                    _ => z,
                }) * z.cos()
            }
        };
        let mut y = 0.0;
        for pos in 0..buf.len() {
            y += buf[pos];
        }
        let mut y2: f64 = 0.0;
        for count in 0..buf.len() {
            y2 += buf[count];
        }
        (
            z.tanh() + 0.90625 * y2 + 0.640625 * y + 1.3125 * z + 0.40625 * (z * buf[0 % 3]),
            total.sin().sin()
                + 1.125 * y2
                + 1.328125 * y
                + 1.234375 * z
                + 0.359375 * (-y2.abs()).exp(),
        )
    }

    #[grad]
    pub fn update1(state: &[f64], w: &mut [f64], i: usize) {
        for m in 0..w.len() - 1 {
            w[m] = match i % 4 {
                0 => (state[(m * 3 + 4) % state.len()] * state[(m * 3 + 4) % state.len()] + 0.625)
                    .sqrt(),
                1 | 2 => {
                    state[0]
                        * state[((1.140625 * 1.140625 + 1.421875) * 3.0) as usize % state.len()]
                }
                _ => {
                    let u = state[((i + 0) * 2 + 4) % state.len()];
                    u * w[m]
                }
            };
        }
        let mut t = -0.875;
        (w[((1 + i) * 6 + 1) % w.len()], t) = (w[0] * -0.625, w[0]);
    }

    #[grad]
    pub fn stage2(rate: f64, sum: f64, weights: &[f64], out: &mut [f64], depth: usize) -> f64 {
        if depth == 0 {
            return out[(0 * 4 + 3) % out.len()] * out[((2 + 2) * 2 + 3) % out.len()]
                - rate * 0.734375
                + 1.421875 * (rate * sum)
                + 0.25 * sum.cos()
                + 1.3125 * (sum * weights[weights.len() - 1]);
        }
        let y = sum + sum
            - sum
                .hypot(out[(1 * 2 + 3) % out.len()])
                .hypot(match 1 % 3 % 4 {
                    0 => out[1],
                    1..=2 => rate,
                    _ => 1.5,
                });
        out[..2].copy_from_slice(weights);
        let mut b: f64 = 0.234375;
        let mut acc = 0.0;
        for m in 0..out.len() {
            acc += out[m];
        }
        let mut prev: f64 = 0.0;
        for i in 0..out.len() {
            prev += out[i];
        }
        (out[(out.len() * 3 + 2) % out.len()] * out[(out.len() * 3 + 2) % out.len()] + 0.890625)
            .powf(prev.sin())
            * b.tanh()
            + 1.0 * prev
            + 1.28125 * acc
            + 0.6875 * b
            + 0.71875 * (out[(0 % 2 * 4 + 2) % out.len()] + b)
    }

    #[grad(jvp)]
    pub fn f(c: f64, b: f64, buf: &[f64], w: &[f64; 3]) -> f64 {
        let mut pos: usize = 0;
        while pos < 1 && pos * pos % 2 == 0 {
            pos += 1;
            for j in 0..3 {
                let mut b2 = c;
                b2 = c;
            }
            'l0: for k in (1..3).rev() {
                let mut pos2: usize = 0;
                loop {
                    pos2 += 1;
                    let t: f64 = -1.796875;
                    let mut t =
                        t.sin().tanh() * (buf[(0 * 3 + 2) % buf.len()].abs() + 0.921875).cbrt();
                    (t, t) = (t.mul_add(buf[pos % buf.len()], b), b.tanh());
                    if pos2 >= 2 {
                        break;
                    }
                }
                let t2 = 0.515625;
                let mut s = 0.0;
                let c2 = -0.09375;
            }
        }
        let mut acc: f64 = 0.0;
        for m in 0..w.len() {
            acc += w[m];
        }
        let mut prev = 0.0;
        for count in 0..w.len() {
            prev += w[count];
        }
        (pos as f64).max(acc) * (buf[0] + b)
            + 1.171875 * prev
            + 1.484375 * acc
            + 0.75 * acc.cos()
            + 0.71875
                * (match pos * pos % 4 {
                    0 => buf[1],
                    1..=2 => c,
                    _ => -0.078125,
                })
            + 1.296875 * (if pos >= 1 { w[w.len() - 1] } else { prev })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401237e5b3c827da,
            outgoing: &[],
            gradient: &[
                (0.71875, 0.71875),
                (2.328125, 2.328125),
                (2.328125, 2.328125),
                (0.0, 0.0),
                (0.0, 0.0),
                (2.2987446825054043, 3.3887553174945957),
                (2.2987446825054043, 3.3887553174945957),
                (3.5956196825054043, 4.685630317494596),
            ],
            weighted: &[
                (0.5390625, 0.5390625),
                (1.74609375, 1.74609375),
                (1.74609375, 1.74609375),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.7240585118790532, 2.5415664881209468),
                (1.7240585118790532, 2.5415664881209468),
                (2.6967147618790532, 3.5142227381209468),
            ],
        };
        let p0 = std::hint::black_box(-1.59375_f64);
        let p1 = std::hint::black_box(0.0_f64);
        let p2 = std::hint::black_box(vec![0.1875, 0.96875, -0.78125]);
        let p3 = std::hint::black_box([0.8125, 1.828125, -0.3125]);
        let value = f(p0.clone(), p1.clone(), &p2, &p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone(), b3.clone());
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone(), b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375];
        let d3 = [-0.625, 0.625, -0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, d0, d1, &d2, &d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_35 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(z: f64, buf: &[f64], weights: &[f64; 3]) -> f64 {
        let mut c: f64 = 0.0;
        for n in 0..buf.len() {
            c += buf[n];
        }
        let mut u: f64 = 0.03125;
        c += (u + z).clamp(-1.25, 1.296875);
        let mut z2 = weights[((c.abs() + 0.984375) * 3.0) as usize % 3]
            - (buf[0] + c)
            - ((match buf.len() % 4 {
                0 => 0.671875,
                1 | 2 => u,
                _ => buf[(3 % 2 * 2 + 2) % buf.len()],
            }) + c);
        let t = match 1 * 1 % 4 {
            0 => (z2 - c).sin(),
            1 | 2 if (0 + 0) % 2 == 0 => -0.265625,
            _ => u.cos().tanh(),
        };
        u += u;
        let t2 = match 0 % 4 {
            0 => weights[1].powi(3) - weights[(3 * 5 + 4) % 3] * z,
            1 | 2 => u.tanh() * (z + z),
            _ => {
                if c.atan2(1.53125) > 0.09375 {
                    z * t
                } else {
                    buf[0] * z
                }
            }
        };
        let mut z3 = 0.0;
        for m in 0..buf.len() {
            z3 += buf[m] * buf[m];
        }
        let mut rate = 0.0;
        for m2 in 0..weights.len() {
            rate += weights[m2] * weights[m2];
        }
        t.clamp(-1.25, 0.625) * buf[((0 + 2) * 2 + 3) % buf.len()]
            + 1.015625 * rate
            + 1.09375 * z3
            + 1.0 * z2
            + 1.21875 * u
            + 0.765625 * u
            + 0.25 * (u.abs() + 0.734375).powf(z2.sin())
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402af0948e3d9988,
            outgoing: &[],
            gradient: &[
                (-1.893155925019103, 2.106844074980897),
                (-1.6776245125286544, 4.322375487471346),
                (2.242586262480897, 6.242586262480897),
                (-4.285734050019103, 4.499422199980897),
                (-6.397062175019103, 6.610750324980897),
                (-0.8251953125, 0.8251953125),
                (-0.48164469374044855, 2.4816446937404484),
                (3.39599609375, 3.39599609375),
            ],
            weighted: &[
                (-1.4198669437643272, 1.580133056235673),
                (-1.258218384396491, 3.2417816156035095),
                (1.681939696860673, 4.681939696860672),
                (-3.2143005375143274, 3.3745666499856726),
                (-4.797796631264328, 4.958062743735672),
                (-0.618896484375, 0.618896484375),
                (-0.3612335203053364, 1.8612335203053363),
                (2.5469970703125, 2.5469970703125),
            ],
        };
        let p0 = std::hint::black_box(-0.078125_f64);
        let p1 = std::hint::black_box(vec![0.53125, 1.890625, -1.09375, -1.9375]);
        let p2 = std::hint::black_box([-0.40625, -0.703125, 1.671875]);
        let value = f(p0.clone(), &p1, &p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone());
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let d2 = [-0.625, 0.625, -0.375];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, d0, &d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_36 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(z: f64, out: &[f64]) -> (f64, f64) {
        let mut z2 = out[((z * z + 0.984375) * 3.0) as usize % out.len()] * out[out.len() - 1]
            / (z.mul_add(z, z).abs() + 0.796875)
            + (z + z).sin().exp();
        (z2, z2) = (0.15625 * z2, out[((2 ^ 0) * 3 + 4) % out.len()] * 1.859375);
        let mut rate = ({
            let y = 0.859375 * z;
            y * (y - y)
        })
        .powi(1);
        let mut acc = 0.0;
        for count in 0..out.len() {
            acc += out[count];
        }
        (
            out[0]
                + 0.578125 * acc
                + 0.5625 * rate
                + 0.59375 * z2
                + 1.359375 * (out[out.len() - 1] * -0.65625)
                + 1.390625 * (z2 - rate)
                + 0.46875 * out[out.len() - 1],
            acc * z2
                + out[0 % out.len()]
                + 0.96875 * acc
                + 0.671875 * rate
                + 0.71875 * z2
                + 0.78125 * out[((1 >> 1) * 5 + 4) % out.len()].tanh()
                + 0.640625 * z2.cos(),
        )
    }

    #[grad]
    pub fn relax1(sum: f64, t: f64) -> f64 {
        let mut s: f64 = -0.59375;
        let mut m: usize = 0;
        s *= (sum * t).cos();
        (match (m + m) % 4 {
            0 => s.powi(2),
            1..=2 if s.tanh() < -0.390625 => sum,
            _ => sum.sin(),
        }) + 1.28125 * s
            + 1.125 * t
            + 0.6875 * (t / (s.abs() + 0.53125))
            + 1.25 * t
    }

    #[grad]
    pub fn energy2(prev: f64, i: usize) -> f64 {
        let u = relax1(prev, prev.sin());
        let rate = (({
            let a = prev;
            a * 0.671875
        }) + (u.abs() + 0.5625).cbrt())
            * (prev.floor() / ((prev - prev).abs() + 0.984375));
        let mut prev2 = prev * u * u.hypot(u) + (u / (u * u + 1.140625)).tanh();
        (match i % 4 {
            0 => prev2,
            1 | 2 if prev2 <= prev => 1.59375,
            _ => prev,
        })
        .sin()
            + 1.171875 * prev2
            + 0.78125 * relax1(if i % 2 == 0 { u } else { prev }, prev.sin().exp())
            + 0.84375 * prev.sin().exp()
    }

    #[grad(jvp)]
    pub fn f(t: f64, out: &[f64], x: &mut [f64]) -> f64 {
        let mut i: usize = 0;
        let c: f64 = loop {
            i += 1;
            if i >= 3
                || x[((t.abs() + 1.921875) * 3.0) as usize % x.len()]
                    * out[((t * t + 1.203125) * 3.0) as usize % out.len()]
                    < out[1]
            {
                break t.abs();
            }
            'l0: for count in (0..1).rev().step_by(3) {
                x.swap(1, 1);
                x[((i + count) * 5 + 1) % x.len()] += (out[(count * 2 + 3) % out.len()] - t).cos();
                let mut i2: usize = 0;
                while i2 < 4 && 1 & count >= 1 {
                    i2 += 1;
                    x[i2 % x.len()] =
                        t - x[((2 + count) * 2 + 3) % x.len()] - -0.515625 * x[i % x.len()];
                }
            }
        };
        x[x.len() - 1] = x[(i / 3 * 3 + 3) % x.len()];
        let mut c2 = 0.0;
        for pos in 0..x.len() {
            c2 += x[pos];
        }
        let mut z = 0.0;
        for count2 in 0..x.len() {
            z += x[count2] * x[count2];
        }
        relax1(c2 + -1.828125, x[1] + i as f64)
            + 0.8125 * z
            + 0.84375 * c2
            + 1.0
                * (if (i as f64).atan2(c2) < -t {
                    -1.46875
                } else {
                    t
                })
            + 1.234375 * (if c.sin().exp() > z { i as f64 } else { c2 })
            + 0.34375 * out[((i + i) * 5 + 1) % out.len()].abs()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4030396f805642f4,
            outgoing: &[0x3fd4030a4deac7be, 0x3fd4030a4deac7be],
            gradient: &[
                (4.209341507532805, 17.129351875108988),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-2.865591507532805, 16.473101875108988),
                (4.4205278880322965, 22.216473258596178),
                (0.0, 0.0),
            ],
            weighted: &[
                (3.9737658678179058, 13.663773643500043),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-2.9659533678179053, 13.171586143500043),
                (4.440395916024222, 17.787354943947133),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(0.421875_f64);
        let p1 = std::hint::black_box(vec![-0.140625, -1.53125, 0.859375, 1.234375]);
        let p2 = std::hint::black_box(vec![-0.375, -1.796875]);
        let mut m2 = p2.clone();
        let value = f(p0.clone(), &p1, &mut m2);
        expected.check_call(value, &(m2.clone(),));
        let mut m2 = p2.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, &mut m2));
        let mut m2 = p2.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &mut m2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, b1.clone(), b2.clone());
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let mut d2 = vec![-0.625, 0.625];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_37 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(s: f64, z: f64) -> f64 {
        let y = (-((match 2 % 4 {
            0 => z,
            1 | 2 => 0.34375,
            _ => z,
        }) * s.sin())
        .abs())
        .exp();
        let mut s2 = -0.046875;
        s2 += if s2 + y >= -0.96875 {
            s.sin()
        } else {
            -1.609375
        };
        (match (0 >> 1) % 4 {
            0 => s2,
            1 | 2 if y * s2 > y * s => s,
            _ => s,
        })
        .cos()
            + 1.40625 * s2
            + 0.84375 * (s - s)
            + 1.078125 * z
    }

    #[grad]
    pub fn update1(c: f64, prev: f64) -> f64 {
        if prev + prev <= -0.84375 {
            let rate = (({
                let sum = c;
                sum * sum
            }) + c)
                * (prev + prev).powi(0);
            let mut rate2 = prev * prev;
            let mut acc = -0.0625;
        } else {
            let mut prev2 = (match 3 % 4 {
                0 => c / (prev * prev + 1.734375),
                1 | 2 if prev > -0.078125 + prev => c,
                _ => prev.powi(3),
            }) / (update0(prev.clamp(-1.25, 0.765625), update0(c, prev * c)).abs()
                + 0.765625);
        }
        c / (c * c + 0.8125) + (prev + 0.140625) + 0.734375 * (c * c)
    }

    #[grad(jvp)]
    pub fn f(sum: f64, total: f64, data: &[f64]) -> f64 {
        for k in (0..data.len()).step_by(3) {
            'l0: for j in 0..data.len() {
                let c = total * data[j] * (sum * data[k % data.len()])
                    + data[((sum * sum + 1.4375) * 3.0) as usize % data.len()];
                let mut flag = (j as f64 * j as f64).ln_1p() > 0.96875;
                let mut buf = vec![0.0; j % 3 + 1];
            }
            if !(data.len() % 2 == 0) {
                let mut total = sum;
                let prev = -0.828125;
            } else {
                let mut sum = data[1] + (total * total).tanh();
                sum = if total.sin() < -0.9375 {
                    {
                        let s = data[k];
                        s * 1.265625
                    }
                } else {
                    data[k] / ((k as f64).abs() + 1.359375)
                };
            }
        }
        let mut prev2 = 0.0;
        for count in 0..data.len() {
            prev2 += data[count] * data[count];
        }
        let mut b = 0.0;
        for pos in 0..data.len() {
            b += data[pos];
        }
        -1.203125
            + 1.21875 * b
            + 0.546875 * prev2
            + 1.359375 * (total + data[2 % data.len()])
            + 0.890625 * data[((3 + 1) * 2 + 3) % data.len()]
            + 1.234375 * (b + b)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc02b11f380000000,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (1.359375, 1.359375),
                (2.13232421875, 5.24267578125),
                (3.142578125, 6.013671875),
                (4.03857421875, 6.05517578125),
                (2.115234375, 5.259765625),
                (5.34521484375, 5.34521484375),
            ],
            weighted: &[
                (0.0, 0.0),
                (1.01953125, 1.01953125),
                (1.5992431640625, 3.9320068359375),
                (2.35693359375, 4.51025390625),
                (3.0289306640625, 4.5413818359375),
                (1.58642578125, 3.94482421875),
                (4.0089111328125, 4.0089111328125),
            ],
        };
        let p0 = std::hint::black_box(-0.3125_f64);
        let p1 = std::hint::black_box(-1.1875_f64);
        let p2 = std::hint::black_box(vec![-1.421875, -1.3125, -0.921875, -1.4375, 1.515625]);
        let value = f(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone());
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, d0, d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_38 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(s: f64, weights: &[f64], count: usize) -> f64 {
        let a = match 2 % 4 {
            0 => (s * s + 1.109375)
                .powf(weights[(weights.len() * 4 + 2) % weights.len()].sin())
                .sin(),
            1..=2 => s * (count as f64).sin(),
            _ => (weights[((count + count) * 2 + 2) % weights.len()].mul_add(
                weights[((s.abs() + 1.375) * 3.0) as usize % weights.len()],
                s,
            ) * weights[((count + count) * 2 + 2) % weights.len()].mul_add(
                weights[((s.abs() + 1.375) * 3.0) as usize % weights.len()],
                s,
            ) + 1.96875)
                .sqrt(),
        };
        for k in 1..weights.len() {
            let mut a2 = (({
                let total = s;
                total * weights[k - 1]
            }) + k as f64)
                .tanh();
        }
        let s = 0.421875;
        let mut pos: usize = 0;
        let t = 'l0: loop {
            pos += 1;
            if pos >= 3 {
                break weights[(pos * 2 + 2) % weights.len()] - -0.5;
            }
            let total2 = weights[(count * pos * 5 + 4) % weights.len()].sin().sin();
            let mut b = weights[0] + (1.25 + weights[weights.len() - 1] * weights[1]);
            let mut total2 = 0.671875;
            let mut sum = (weights[((total2 * total2 + 1.328125) * 3.0) as usize % weights.len()]
                * weights[((total2 * total2 + 1.328125) * 3.0) as usize % weights.len()])
            .ln_1p()
            .sin()
                + s * a;
        };
        let mut a3 = 0.0;
        for i in 0..weights.len() {
            a3 += weights[i];
        }
        let mut t2 = 0.0;
        for n in 0..weights.len() {
            t2 += weights[n] * weights[n];
        }
        t2 + 1.296875 * t2 + 1.171875 * a3 + 1.34375 * a.cos()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4014e853285c53e8,
            outgoing: &[],
            gradient: &[
                (0.027085767230844347, 0.027085767230844347),
                (-0.62255859375, 2.96630859375),
                (-5.8623046875, 8.2060546875),
                (-2.2734375, 4.6171875),
            ],
            weighted: &[
                (0.02031432542313326, 0.02031432542313326),
                (-0.4669189453125, 2.2247314453125),
                (-4.396728515625, 6.154541015625),
                (-1.705078125, 3.462890625),
            ],
        };
        let p0 = std::hint::black_box(-1.015625_f64);
        let p1 = std::hint::black_box(vec![-0.390625, -1.53125, -0.75]);
        let p2 = std::hint::black_box(3_usize);
        let value = f(p0.clone(), &p1, p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_39 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(c: f64, b: &f64) -> (f64, f64) {
        let mut c = c.sin() / ((c + *b).abs() + 1.109375);
        c = 0.3125 * c * (*b + c);
        let mut m: usize = 0;
        while m < 5 {
            m += 1;
            c += *b;
            let mut u = *b;
            u += if m % 2 == 0 { m as f64 * u } else { c };
        }
        (
            1.21875 + c + 0.5625 * c + 0.25 * *b + 1.40625 * *b,
            c + 0.65625 * c + 1.328125 * (-c.abs()).exp() + 0.515625 * (c - c),
        )
    }

    #[grad]
    pub fn relax1(sum: f64, b: f64, acc: &mut f64, pos: usize) {
        *acc *= (match pos % 4 {
            0 => sum,
            1..=2 => -0.9375,
            _ => *acc,
        })
        .cos();
        let total = b;
        let mut weights: [f64; 3] = [0.0; 3];
        (weights[1], weights[((b.abs() + 0.625) * 3.0) as usize % 3]) =
            (weights[0].floor(), total - *acc);
    }

    #[grad(jvp)]
    pub fn f(c: f64, a: f64, out: [f64; 3], total: &mut f64) -> f64 {
        let prev = c.atan() + out[1 % 3].tanh() * (*total - *total);
        let mut a = 0.015625;
        let mut total2 = 0.0;
        for pos in (1..3 - 1).rev() {
            total2 += out[pos - 1] * out[pos + 1];
        }
        let mut w = vec![c; 3];
        let mut j: usize = 0;
        while j < 5 {
            j += 1;
            for n in (2..2).rev().step_by(3) {
                let mut s = 1.015625 + (0.21875 * total2 + *total * w[(j * 3 + 3) % w.len()]);
                let acc = -0.3125;
                let mut v = [0.0; 3];
                let mut rate = 0.0;
                for m in 0..w.len() {
                    rate += w[m] * w[m];
                }
            }
            let mut a2 = 0.0;
            for pos2 in 1..w.len() {
                a2 += 0.5 * (w[pos2 - 1] * w[pos2] * w[pos2]);
            }
        }
        (if 1 * j % 2 == 0 {
            w[(2 * 6 + 4) % w.len()]
        } else {
            w[w.len() - 1]
        }) * out[(j * 5 + 2) % 3]
            + 1.0 * total2
            + 1.0625 * a
            + 1.078125 * *total
            + 0.828125 * -0.890625
            + 1.40625 * (w[(2 * j * 5 + 4) % w.len()] * prev)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ffe8d38302de37a,
            outgoing: &[0x3fec800000000000],
            gradient: &[
                (3.9101431099510053, 3.9101431099510053),
                (0.0, 0.0),
                (-0.0625, 2.78125),
                (0.0, 0.0),
                (1.921875, 1.921875),
                (1.078125, 3.6758954754625326),
            ],
            weighted: &[
                (2.9326073324632542, 2.9326073324632542),
                (0.0, 0.0),
                (-0.046875, 2.0859375),
                (0.0, 0.0),
                (1.44140625, 1.44140625),
                (1.30859375, 3.2569216065968996),
            ],
        };
        let p0 = std::hint::black_box(1.359375_f64);
        let p1 = std::hint::black_box(-0.421875_f64);
        let p2 = std::hint::black_box([1.921875, -0.828125, -1.421875]);
        let p3 = std::hint::black_box(0.890625_f64);
        let mut m3 = p3.clone();
        let value = f(p0.clone(), p1.clone(), p2.clone(), &mut m3);
        expected.check_call(value, &(m3.clone(),));
        let mut m3 = p3.clone();
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), p2.clone(), &mut m3));
        let mut m3 = p3.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), p2.clone(), &mut m3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut b3 = 0.5_f64;
        let (value, (g0, g1, g2)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            p2.clone(),
            &mut m3,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let first = (g0, g1, g2, b3.clone());
        let mut m3 = p3.clone();
        let mut b3 = 0.5_f64;
        let (value, (g0, g1, g2)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            p2.clone(),
            &mut m3,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let second = (g0, g1, g2, b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m3 = p3.clone();
        let mut b3 = 0.5_f64;
        let (value, (g0, g1, g2)) =
            f_vjp(p0.clone(), p1.clone(), p2.clone(), &mut m3, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, g2, b3.clone()),
            &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = [0.125, -0.875, 0.375];
        let mut d3 = -0.625_f64;
        let (value, tangent) = f_jvp(
            p0.clone(),
            p1.clone(),
            p2.clone(),
            &mut m3,
            d0,
            d1,
            d2,
            &mut d3,
        );
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
    }
}

mod program_40 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(z: f64, b: f64, out: &mut [f64], k: usize) -> f64 {
        out[1] += (k as f64).atan();
        'l0: for i in 2..k % 3 + 1 {
            let mut i2: usize = 0;
            while i2 < 4 && 1 % 2 == 0 {
                i2 += 1;
                {
                    let r = &mut out[1];
                    *r = z * b;
                }
                out[(k * 4 + 1) % out.len()] =
                    ((out[0] - out[(i2 * 4 + 4) % out.len()]).abs() + 1.8125).sqrt();
                let mut y = 0.0;
                for m in 1..out.len() - 1 {
                    y += 0.5 * (out[m - 1] * out[m + 1] * out[m]);
                }
                let mut state = vec![0.0; i2 % 3 + 1];
            }
        }
        b + 0.75 * b + 1.0625 * b + 0.734375 * (if z < -0.703125 { z } else { out[k % out.len()] })
    }

    #[grad]
    pub fn relax1(z: f64, c: f64, buf: &mut [f64], i: usize, depth: usize) -> f64 {
        if depth == 0 {
            return c
                + (c + 1.9375)
                + 1.234375 * (c + -1.046875)
                + 1.078125 * (z.abs() + 1.578125).sqrt();
        }
        let mut j: i32 = c.cos().abs() as i32 % 5;
        if !(i + 3 <= 0) {
            for k in 1..buf.len() {
                let s = z;
                let mut s = z
                    * z
                    * 1.84375
                    * ((-buf[k - 1].abs()).exp()
                        - (if buf[k - 1].abs() < k as f64 * s {
                            s
                        } else {
                            buf[k]
                        }));
                let t = -0.75;
                buf[k - 1] += if buf[k] * buf[k % buf.len()] > -0.8125 || i >= 1 {
                    t - j as f64
                } else {
                    match k % 4 {
                        0 => c,
                        1 | 2
                            if buf[i % buf.len()].tanh()
                                > stage0(-1.265625 - c, t / (c * c + 1.359375), buf, i % 4) =>
                        {
                            c
                        }
                        _ => buf[k - 1],
                    }
                };
            }
            let mut y = (z.abs() + 1.46875).recip() * c.cos() + z;
            y += z;
        }
        let mut prev: f64 = 0.0;
        for count in 0..buf.len() {
            prev += buf[count];
        }
        let mut u = 0.0;
        for k2 in 0..buf.len() {
            u += buf[k2] * buf[k2];
        }
        (buf[((prev.abs() + 0.78125) * 3.0) as usize % buf.len()] * prev)
            .sin()
            .exp()
            + 1.359375 * u
            + 1.34375 * prev
            + 0.421875 * z.sin()
            + 0.25 * (c - prev)
            + 0.40625
                * ({
                    let sum = buf[((i + i) * 4 + 1) % buf.len()];
                    sum * 0.0625
                })
    }

    #[grad(jvp)]
    pub fn f(c: f64, state: &[f64], buf: [f64; 3], n: i32) -> f64 {
        let mut y = (if c.sin() <= 0.078125 {
            0.875 - c
        } else {
            state[((c.abs() + 0.515625) * 3.0) as usize % state.len()].mul_add(c, c)
        })
        .tanh();
        let acc = c;
        let prev = y;
        let s = -0.40625;
        let mut z = state[state.len() - 1];
        if 1 % 2 == 0 {
            let mut k: usize = 0;
            while k < 2 {
                k += 1;
                let mut out = [
                    match (k + k) % 4 {
                        0 => y,
                        1..=2 if buf[(k * 7 + 1) % 3] <= -0.1875 => state[state.len() - 1],
                        _ => -0.265625,
                    },
                    buf[(k * 2 + 3) % buf.len()] * state[state.len() - 1],
                ];
                out[0] += relax1(
                    buf[(k % 2 * 4 + 2) % 3],
                    state[state.len() - 1].sin(),
                    &mut out,
                    k % 4,
                    1,
                );
            }
            y /= 1.65625;
            let a = ((y.abs() + 1.59375).powf(state[state.len() - 1].sin()) * z.exp_m1())
                .mul_add((acc - buf[(k * 3 + 4) % 3]) * (k as f64).abs(), -1.125);
        }
        let mut sum = 0.0;
        for count in 0..buf.len() {
            sum += buf[count] * buf[count];
        }
        let mut rate = 0.0;
        for m in 0..state.len() {
            rate += state[m] * state[m];
        }
        state[0] + 0.75 - buf[0] * state[(1 % 3 * 6 + 2) % state.len()]
            + 1.375 * rate
            + 0.859375 * sum
            + 0.921875 * z
            + 1.46875 * (state[0] + prev)
            + 0.796875 * 0.921875
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40263002d7bf4ac3,
            outgoing: &[],
            gradient: &[
                (-0.2579993455961833, 2.679500654403817),
                (-2.171875, 7.109375),
                (3.65234375, 3.65234375),
                (2.8359375, 2.8359375),
                (4.1015625, 4.1015625),
                (1.6875, 1.6875),
                (-1.20849609375, 1.20849609375),
                (-2.12158203125, 2.12158203125),
            ],
            weighted: &[
                (-0.1934995091971375, 2.0096254908028626),
                (-1.62890625, 5.33203125),
                (2.7392578125, 2.7392578125),
                (2.126953125, 2.126953125),
                (3.076171875, 3.076171875),
                (1.265625, 1.265625),
                (-0.9063720703125, 0.9063720703125),
                (-1.5911865234375, 1.5911865234375),
            ],
        };
        let p0 = std::hint::black_box(-0.640625_f64);
        let p1 = std::hint::black_box(vec![-1.6875, 1.328125, 1.03125, 1.15625]);
        let p2 = std::hint::black_box([0.0, -0.703125, -1.234375]);
        let p3 = std::hint::black_box(-2_i32);
        let value = f(p0.clone(), &p1, p2.clone(), p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2.clone(), p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2.clone(), p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g2)) =
            f_vjp_with(&mut tape, p0.clone(), &p1, p2.clone(), p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), g2);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g2)) =
            f_vjp_with(&mut tape, p0.clone(), &p1, p2.clone(), p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), g2);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g2)) = f_vjp(p0.clone(), &p1, p2.clone(), p3, &mut b1, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), g2),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let d2 = [-0.625, 0.625, -0.375];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2.clone(), p3, d0, &d1, d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}
