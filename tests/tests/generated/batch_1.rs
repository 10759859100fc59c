//! Programs of seeds 1 to 32, written by the `fuzz` binary (see `tests/README.md`).

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
        let prev = t
            / ((t.clamp(-1.25, 1.328125) - (t - m2 as f64))
                * (t.clamp(-1.25, 1.328125) - (t - m2 as f64))
                + 1.078125);
        let mut data2 = row.to_vec();
        let mut prev2 = 0.0;
        for k in 0..data2.len() {
            prev2 += data2[k];
        }
        let mut prev3 = 0.0;
        for k2 in 0..row.len() {
            prev3 += row[k2];
        }
        (data2[(0 * m * 4 + 3) % data2.len()] - 0.71875) * t
            + 1.421875 * prev3
            + 0.515625 * prev2
            + 1.046875 * data2[data2.len() - 1]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbff2980000000000,
            outgoing: &[
                0x3ff2400000000000,
                0x3fff000000000000,
                0xbff5400000000000,
                0xbfeb800000000000,
                0x3f90000000000000,
            ],
            gradient: &[
                (-1.578125, 1.578125),
                (1.9375, 1.9375),
                (1.9375, 1.9375),
                (1.9375, 1.9375),
                (3.796875, 3.796875),
                (2.984375, 2.984375),
                (-1.9375, 1.9375),
                (-1.9375, 1.9375),
                (0.0, 0.0),
            ],
            weighted: &[
                (-1.18359375, 1.18359375),
                (1.953125, 1.953125),
                (2.078125, 2.078125),
                (2.203125, 2.203125),
                (3.72265625, 3.72265625),
                (3.23828125, 3.23828125),
                (-1.953125, 1.953125),
                (-1.953125, 1.953125),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(1.859375_f64);
        let p1 = std::hint::black_box(vec![0.25, 1.9375, -1.328125, -0.859375, 0.015625]);
        let p2 = std::hint::black_box(vec![0.140625, -1.03125, 0.578125]);
        let p3 = std::hint::black_box(3_usize);
        let p4 = std::hint::black_box(-2_i32);
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
        let mut b1 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let mut b2 = vec![0.125, 0.125, 0.125];
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
        let mut b1 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let mut b2 = vec![0.125, 0.125, 0.125];
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
        expected.check_weighted(
            &first,
            &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125],
        );
        let mut m1 = p1.clone();
        let mut b1 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &mut m1, &p2, p3, p4, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125],
        );
        let mut m1 = p1.clone();
        let d0 = -0.125_f64;
        let mut d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let d2 = vec![0.625, -0.375, 0.875];
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
        t += v[(0 * 3 * 3 + 2) % v.len()].cos() * v[0];
        let mut s: f64 = 0.0;
        for pos in 0..v.len() {
            s += v[pos] * v[pos];
        }
        let mut y3 = 0.0;
        for j in 0..v.len() {
            y3 += v[j];
        }
        (s * s + 1.171875).ln()
            + v[(0 * 3 + 2) % v.len()]
            + 0.765625 * y3
            + 1.375 * s
            + 0.515625 * y2
            + 0.546875 * v[v.len() - 1]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4029b63cdcefdb5f,
            outgoing: &[],
            gradient: &[
                (0.07081857628002704, 0.1026842912574223),
                (0.07366085948415399, 0.7264520809473348),
                (3.5424975721391605, 3.5424975721391605),
                (-0.4492567503108827, 1.9805067503108826),
                (9.179100609526015, 9.275247163337122),
            ],
            weighted: &[
                (0.05311393221002028, 0.07701321844306673),
                (0.05524564461311549, 0.5448390607105011),
                (2.6568731791043705, 2.6568731791043705),
                (-0.33694256273316203, 1.485380062733162),
                (6.884325457144511, 6.956435372502842),
            ],
        };
        let p0 = std::hint::black_box(1.84375_f64);
        let p1 = std::hint::black_box(0.890625_f64);
        let p2 = std::hint::black_box(vec![0.75, -0.328125, 1.796875]);
        let value = f(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone());
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_weighted(&(g0, g1, b2.clone()), &vec![0.0, 0.0, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375];
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
        state[1 % state.len()] += state[state.len() - 1];
        let mut sum = 0.0;
        for pos in 0..state.len() {
            sum += state[pos] * state[pos];
        }
        (match (2 + 2) % 4 {
            0 => state[(0 * 7 + 2) % state.len()] * *prev,
            1 | 2 if 0 / 3 != 0 => t - sum,
            _ => acc,
        }) + 1.109375 * sum
            + 1.15625 * *prev
            + 0.640625 * acc
            + 0.5 * -1.0625
            + 1.265625 * state[0].sin()
    }

    #[grad(jvp)]
    pub fn f(total: f64, v: &[f64], w: [f64; 3], prev: &mut f64) -> f64 {
        let mut m: usize = 0;
        'l0: while m < 2 {
            m += 1;
            let mut prev2 = (w[((total * total + 1.078125) * 3.0) as usize % 3] * *prev
                - total.exp_m1())
                / ((v[v.len() - 1] - 0.15625).cos().abs() + 0.53125);
        }
        let mut m2: usize = 0;
        while m2 < 5 && (-total.abs()).exp() >= 0.0625 {
            m2 += 1;
            *prev = (*prev * v[0]).clamp(-1.25, 1.125);
            let total = (match m * 2 % 4 {
                0 => v[0] + total,
                1..=2 => w[m % w.len()],
                _ => v[m2 % v.len()].sin().exp(),
            })
            .atan2(-0.234375);
            let mut acc = total - w[1] - w[2].atan() - m2 as f64;
            *prev = (-1.484375 + total).max(acc);
        }
        let mut sum = 0.0;
        for n in 0..v.len() {
            sum += v[n] * v[n];
        }
        let mut total2 = 0.0;
        for n2 in 0..v.len() {
            total2 += v[n2] * v[n2];
        }
        (match m2 % 4 {
            0 => v[((m2 + m) * 4 + 4) % v.len()],
            1..=2 => total,
            _ => total2,
        })
        .cos()
            + 1.078125 * total2
            + 1.0 * sum
            + 1.15625 * *prev
            + 0.3125 * (v[((*prev * *prev + 2.0) * 3.0) as usize % v.len()] + 0.140625)
            + 1.5 * w[(m2 * 7 + 3) % 3]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402304fd7e21b340,
            outgoing: &[0xc009bbfdcd38dba6],
            gradient: &[
                (0.8560652787747829, 1.11156073279711),
                (-0.32257194576116355, 0.32257194576116355),
                (1.611328125, 1.611328125),
                (4.15625, 4.15625),
                (-8.11767578125, 8.11767578125),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.5, 1.5),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.5868066987519354, 0.8889128099269843),
                (-0.29717121965002447, 0.29717121965002447),
                (1.20849609375, 1.20849609375),
                (3.1171875, 3.1171875),
                (-6.0882568359375, 6.0882568359375),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.125, 1.125),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-1.390625_f64);
        let p1 = std::hint::black_box(vec![-0.046875, 0.3125, 1.0, -1.953125]);
        let p2 = std::hint::black_box([0.28125, 1.375, 1.796875]);
        let p3 = std::hint::black_box(0.46875_f64);
        let mut m3 = p3.clone();
        let value = f(p0.clone(), &p1, p2.clone(), &mut m3);
        expected.check_call(value, &(m3.clone(),));
        let mut m3 = p3.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2.clone(), &mut m3));
        let mut m3 = p3.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2.clone(), &mut m3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = 0.5_f64;
        let (value, (g0, g2)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            p2.clone(),
            &mut m3,
            &mut b1,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let first = (g0, b1.clone(), g2, b3.clone());
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = 0.5_f64;
        let (value, (g0, g2)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            p2.clone(),
            &mut m3,
            &mut b1,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let second = (g0, b1.clone(), g2, b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = 0.5_f64;
        let (value, (g0, g2)) = f_vjp(p0.clone(), &p1, p2.clone(), &mut m3, &mut b1, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), g2, b3.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let d2 = [-0.625, 0.625, -0.375];
        let mut d3 = 0.875_f64;
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2.clone(), &mut m3, d0, &d1, d2, &mut d3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
    }
}

mod program_7 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(rate: f64, data: &[f64], w: &Vec<f64>, n: usize) -> f64 {
        for count in 0..3 {
            if (n as f64) < 0.203125 {
                let mut k: usize = 0;
                'l0: while k < 5 {
                    k += 1;
                    let mut z: f64 = 0.0;
                    for k2 in 0..w.len() {
                        z += w[k2] * w[k2];
                    }
                    z -= rate.cos() * z;
                    let sum = z.sin().exp()
                        + rate
                        + ((z.abs() + 1.125).sqrt() * (z.abs() + 1.125).sqrt() + 0.609375).powf(
                            data[((rate * rate + 0.59375) * 3.0) as usize % data.len()]
                                .clamp(-1.25, 0.328125)
                                .sin(),
                        );
                    z += if w[1] - data[((n + count) * 7 + 4) % data.len()] >= -0.90625
                        && (k + n) % 2 == 0
                    {
                        sum.max(data[data.len() - 1])
                    } else {
                        z * sum
                    };
                }
                let rate2 = rate * (if n != 2 { rate } else { data[1 % data.len()] })
                    - w[((rate * rate + 1.6875) * 3.0) as usize % w.len()];
                let mut rate3 = (-0.125 - w[w.len() - 1])
                    .atan2(data[2 % data.len()] * rate)
                    .cos();
            }
        }
        let mut a = 0.0;
        for pos in 0..data.len() {
            a += data[pos] * data[pos];
        }
        rate + 1.234375 * a
            + 1.375 * -0.46875
            + 0.578125 * (if n % 2 == 0 { w[w.len() - 1] } else { rate })
            + 0.875 * (w[0] * a)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401ca21f60000000,
            outgoing: &[],
            gradient: &[
                (1.578125, 1.578125),
                (3.0283203125, 5.6123046875),
                (-2.40643310546875, 4.45977783203125),
                (-0.540771484375, 1.002197265625),
                (-2.37939453125, 4.40966796875),
                (3.4609375, 6.4140625),
                (9.611541748046875, 9.611541748046875),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (1.18359375, 1.18359375),
                (2.271240234375, 4.209228515625),
                (-1.8048248291015625, 3.3448333740234375),
                (-0.40557861328125, 0.75164794921875),
                (-1.7845458984375, 3.3072509765625),
                (2.595703125, 4.810546875),
                (7.208656311035156, 7.208656311035156),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-1.078125_f64);
        let p1 = std::hint::black_box(vec![1.75, -1.390625, -0.3125, -1.375, 2.0]);
        let p2 = std::hint::black_box(vec![-0.421875, 0.96875, -1.3125, 1.09375, -0.375]);
        let p3 = std::hint::black_box(3_usize);
        let value = f(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone());
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let d2 = vec![0.625, -0.375, 0.875, -0.125, 1.125];
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
        let mut prev2 = (*prev * *prev + 1.140625).recip() * t + 0.984375;
        let mut u = 0.0;
        for count in 0..buf.len() {
            u += buf[count] * buf[count];
        }
        let mut t2 = 0.0;
        for count2 in 0..buf.len() {
            t2 += buf[count2] * buf[count2];
        }
        (t2 - prev2) * buf[(j * 6 + 3) % buf.len()].tanh()
            + 0.953125 * t2
            + 1.203125 * u
            + 0.765625 * prev2
            + 0.46875 * buf[0]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4029a15dedc6c576,
            outgoing: &[],
            gradient: &[
                (-0.006788912316311846, 0.7015164267159574),
                (7.7892148722332015, 11.443298095336978),
                (-9.452948768160564, 9.452948768160564),
                (-4.221705275100835, 4.221705275100835),
                (0.003077118874429352, 0.3179669049758194),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (-0.005091684237233884, 0.526137320036968),
                (5.841911154174901, 8.582473571502733),
                (-7.089711576120423, 7.089711576120423),
                (-3.166278956325626, 3.166278956325626),
                (0.002307839155822014, 0.23847517873186458),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(0.484375_f64);
        let p1 = std::hint::black_box(vec![1.046875, -1.609375, -0.71875]);
        let p2 = std::hint::black_box(1.03125_f64);
        let p3 = std::hint::black_box(vec![-0.21875, 0.578125]);
        let p4 = std::hint::black_box(1_usize);
        let p5 = std::hint::black_box(-1_i32);
        let value = f(p0.clone(), &p1, &p2, &p3, p4, p5);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, &p3, p4, p5));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, &p3, p4, p5);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125];
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
        let mut b1 = vec![0.125, 0.125, 0.125];
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
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125];
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
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let d2 = 0.375_f64;
        let d3 = vec![-0.625, 0.625];
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
        sum = sum;
        let mut out = buf.to_vec();
        match 0 % 4 {
            0 => {
                out[0] = (u * buf[1]).tanh();
            }
            1 | 3 => {
                out.copy_from_slice(buf);
                sum /= 1.984375;
            }
            _ => {
                out[0] -= {
                    let a = sum + out[out.len() - 1];
                    a * a
                };
                sum = {
                    let a2 = out[(2 * 4 + 1) % out.len()] + sum;
                    a2 * buf[1]
                };
            }
        }
        let mut z: f64 = 0.0;
        for pos in 0..out.len() {
            z += out[pos] * out[pos];
        }
        let mut t = 0.0;
        for i in 0..out.len() {
            t += out[i];
        }
        (if buf[0].tanh() <= t {
            (z.abs() + 1.90625).sqrt()
        } else {
            t
        }) + 1.390625 * t
            + 1.265625 * z
            + 0.765625 * sum
            + 0.328125 * buf[(3 * 5 + 2) % buf.len()].cos()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfef6da904f9808e,
            outgoing: &[],
            gradient: &[
                (0.7451901663550792, 3.8687322134496416),
                (0.0, 0.0),
                (3.1305929819060685, 6.450394006311152),
                (-0.7294741190147194, 6.15236181848528),
                (-1.4853515625, 6.2666015625),
                (1.56005859375, 3.22119140625),
            ],
            weighted: &[
                (0.5588926247663094, 2.901549160087231),
                (0.0, 0.0),
                (2.347944736429551, 4.837795504733364),
                (-0.5471055892610395, 4.61427136386396),
                (-1.114013671875, 4.699951171875),
                (1.1700439453125, 2.4158935546875),
            ],
        };
        let p0 = std::hint::black_box(-0.65625_f64);
        let p1 = std::hint::black_box(vec![-0.46875, 0.609375, -1.359375, -1.53125, -0.328125]);
        let value = f(p0.clone(), &p1);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut b1, 0.75);
        expected.check_weighted(
            &(g0, b1.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let (value, tangent) = f_jvp(p0.clone(), &p1, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_10 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(j: usize) -> f64 {
        let c: f64 = -0.53125;
        let mut u = c - (c - c + c.sin());
        let mut u = (if 1.453125 * u < -0.265625 {
            c + c
        } else {
            u * u
        }) * ((u + -0.59375) * u.sin());
        u.cos() - c + 0.515625 * u + 1.375 * (c - -0.640625)
    }

    #[grad(jvp)]
    pub fn f(z: f64, sum: f64, out: &[f64], state: &mut [f64], i: usize, k: i32) -> f64 {
        let u = out[out.len() - 1];
        let mut rate = u.sin();
        if i == 0 {
            if 2 + 2 < 0 {
                state[i % state.len()] -=
                    rate - state[((i + i) * 3 + 3) % state.len()] - out[0] / (u * u + 0.9375);
                let mut acc = 0.25;
            } else {
                let mut x = vec![out[out.len() - 1] * u, rate - -1.25, (z * z).ln_1p()];
            }
            return i as f64 * -0.859375 * sum
                + 1.015625 * rate
                + 1.21875 * u
                + 1.453125
                    * (if (rate * rate).ln_1p() > 0.625 {
                        rate
                    } else {
                        sum
                    });
        }
        let mut rate2 = 0.0;
        for count in 0..state.len() {
            rate2 += state[count];
        }
        let mut acc2 = 0.0;
        for n in 0..state.len() {
            acc2 += state[n];
        }
        state[i % state.len()]
            + 1.25 * acc2
            + 1.125 * rate2
            + 0.59375 * rate
            + 1.03125 * (z + state[1])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401f72572045f785,
            outgoing: &[
                0x3ffd800000000000,
                0x3ff0000000000000,
                0x3ff8c00000000000,
                0xbfd8000000000000,
                0xbfef800000000000,
            ],
            gradient: &[
                (1.03125, 1.03125),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.4921287895180371, 0.4921287895180371),
                (2.375, 2.375),
                (3.40625, 3.40625),
                (2.375, 2.375),
                (3.375, 3.375),
                (2.375, 2.375),
            ],
            weighted: &[
                (0.7734375, 0.7734375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.36909659213852786, 0.36909659213852786),
                (2.28125, 2.28125),
                (3.1796875, 3.1796875),
                (2.53125, 2.53125),
                (3.40625, 3.40625),
                (2.78125, 2.78125),
            ],
        };
        let p0 = std::hint::black_box(0.328125_f64);
        let p1 = std::hint::black_box(-0.234375_f64);
        let p2 = std::hint::black_box(vec![1.8125, -1.53125, 0.375, -0.59375]);
        let p3 = std::hint::black_box(vec![1.84375, 1.0, 1.546875, -0.375, -0.984375]);
        let p4 = std::hint::black_box(3_usize);
        let p5 = std::hint::black_box(2_i32);
        let mut m3 = p3.clone();
        let value = f(p0.clone(), p1.clone(), &p2, &mut m3, p4, p5);
        expected.check_call(value, &(m3.clone(),));
        let mut m3 = p3.clone();
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &mut m3, p4, p5));
        let mut m3 = p3.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &mut m3, p4, p5);
        expected.check_call(value, &(m3.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            p4,
            p5,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let first = (g0, g1, b2.clone(), b3.clone());
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            p4,
            p5,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let second = (g0, g1, b2.clone(), b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, (g0, g1)) = f_vjp(
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            p4,
            p5,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let mut d3 = vec![0.625, -0.375, 0.875, -0.125, 1.125];
        let (value, tangent) = f_jvp(
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            p4,
            p5,
            d0,
            d1,
            &d2,
            &mut d3,
        );
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
    }
}

mod program_11 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(acc: f64, v: &[f64], n: usize) -> f64 {
        let total = (acc + acc)
            * (v[((acc.abs() + 1.875) * 3.0) as usize % v.len()] + 1.9375)
            * (({
                let t = -1.078125;
                t * t
            }) + (acc + -1.515625));
        let mut acc = acc;
        let z = n as f64;
        let mut a = 0.0;
        for m in 0..v.len() {
            a += v[m] * v[m];
        }
        ((v[v.len() - 1] * total).abs() + 1.890625).sqrt()
            + 1.359375 * a
            + 1.375 * acc
            + 0.84375 * (z * z + 0.59375).sqrt()
    }

    #[grad(jvp)]
    pub fn f(
        z: f64,
        s: f64,
        state: &[f64],
        buf: &mut [f64],
        u: &mut f64,
        pos: usize,
        j: i32,
    ) -> f64 {
        *u += *u;
        *u -= match (3 + pos) % 4 {
            0 => buf[(pos * 4 + 2) % buf.len()],
            1 | 2 => *u - -1.828125,
            _ => s,
        };
        let sum = if !((pos as f64).tanh() <= 0.65625) {
            match pos % 4 {
                0 => (pos as f64 * pos as f64).ln_1p(),
                1..=2 if (pos + pos) % 2 == 0 => {
                    buf[((u.abs() + 0.84375) * 3.0) as usize % buf.len()].powi(3)
                }
                _ => -1.34375 - s,
            }
        } else {
            (z.cos() * z.cos() + 0.625).cbrt()
        };
        *u = s.cos();
        if sum * *u < pos as f64 {
            return -0.671875 + 1.234375 - (pos as f64 + j as f64)
                + 1.140625 * *u
                + 1.078125
                    * (if *u - s <= buf[buf.len() - 1] * j as f64 {
                        buf[pos % buf.len()]
                    } else {
                        *u
                    })
                + 1.21875
                    * buf[((u.abs() + 0.796875) * 3.0) as usize % buf.len()]
                        .mul_add(state[((pos >> 1) * 4 + 3) % state.len()], pos as f64)
                + 0.765625 * state[((pos + pos) * 2 + 2) % state.len()];
        }
        let mut u2 = 0.0;
        for k in 0..buf.len() {
            u2 += buf[k] * buf[k];
        }
        sum.atan2(if (3 >> 1) % 2 == 0 {
            sum
        } else {
            state[(pos * 3 + 4) % state.len()]
        }) + 1.21875 * u2
            + 0.9375 * *u
            + 1.21875
                * (buf[((*u * *u + 1.953125) * 3.0) as usize % buf.len()]
                    * buf[((*u * *u + 1.953125) * 3.0) as usize % buf.len()])
                .ln_1p()
            + 0.734375 * (s + s)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4015b157aee3edb0,
            outgoing: &[0xbffa800000000000, 0x3ffe800000000000, 0xbfdaa22657537205],
            gradient: &[
                (0.0, 0.0),
                (2.0175036657694814, 2.0175036657694814),
                (0.765625, 0.765625),
                (2.3232421875, 2.3232421875),
                (0.0, 0.0),
                (1.19970703125, 1.19970703125),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.0, 0.0),
                (2.195100819446372, 2.195100819446372),
                (0.57421875, 0.57421875),
                (1.742431640625, 1.742431640625),
                (0.5, 0.5),
                (1.5247802734375, 1.5247802734375),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-0.796875_f64);
        let p1 = std::hint::black_box(-2.0_f64);
        let p2 = std::hint::black_box(vec![0.8125, 0.984375]);
        let p3 = std::hint::black_box(vec![-1.65625, 1.90625]);
        let p4 = std::hint::black_box(1.03125_f64);
        let p5 = std::hint::black_box(4_usize);
        let p6 = std::hint::black_box(-2_i32);
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let value = f(p0.clone(), p1.clone(), &p2, &mut m3, &mut m4, p5, p6);
        expected.check_call(value, &(m3.clone(), m4.clone()));
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        expected.check_gradient(&f_grad(
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            &mut m4,
            p5,
            p6,
        ));
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let (value, gradient) =
            f_value_and_grad(p0.clone(), p1.clone(), &p2, &mut m3, &mut m4, p5, p6);
        expected.check_call(value, &(m3.clone(), m4.clone()));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125];
        let mut b3 = vec![0.5, 0.625];
        let mut b4 = 0.75_f64;
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            &mut m4,
            p5,
            p6,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m3.clone(), m4.clone()));
        let first = (g0, g1, b2.clone(), b3.clone(), b4.clone());
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125];
        let mut b3 = vec![0.5, 0.625];
        let mut b4 = 0.75_f64;
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            &mut m4,
            p5,
            p6,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m3.clone(), m4.clone()));
        let second = (g0, g1, b2.clone(), b3.clone(), b4.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.0, 0.0, 0.0]);
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125];
        let mut b3 = vec![0.5, 0.625];
        let mut b4 = 0.75_f64;
        let (value, (g0, g1)) = f_vjp(
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            &mut m4,
            p5,
            p6,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone(), b4.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875];
        let mut d3 = vec![0.375, -0.625];
        let mut d4 = 0.625_f64;
        let (value, tangent) = f_jvp(
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            &mut m4,
            p5,
            p6,
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
        rate = (prev + 1.859375).floor();
        rate = rate2 * (if !(2 < 3) { prev } else { 0.09375 });
        (i as f64).sin().exp().abs() + 0.59375 * rate + 0.28125 * prev + 0.71875 * (prev * rate)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff21aebdde60486,
            outgoing: &[],
            gradient: &[
                (0.011927642060330064, 0.020898083726307304),
                (0.18358097836317164, 0.26899791005524926),
            ],
            weighted: &[
                (0.008945731545247549, 0.015673562794730478),
                (0.13768573377237872, 0.20174843254143693),
            ],
        };
        let p0 = std::hint::black_box(0.671875_f64);
        let p1 = std::hint::black_box(-1.140625_f64);
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
                'l0: for n2 in 0..w.len() {
                    if !(count2 % 2 == 0) {
                        return prev
                            * (if w[n2] - prev <= (prev * prev).ln_1p() {
                                row[count2 % row.len()]
                            } else {
                                row[((prev * prev + 0.671875) * 3.0) as usize % row.len()]
                            })
                            + 0.875 * (-0.046875 * row[1])
                            + 0.34375 * (-0.234375 * prev);
                    }
                }
                let mut rate = if c <= prev {
                    c - w[w.len() - 1] + (count as f64 - prev)
                } else {
                    row[((c.abs() + 1.0625) * 3.0) as usize % row.len()]
                };
            }
        }
        let mut b = 0.0;
        for i in 0..w.len() {
            b += w[i] * w[i];
        }
        0.890625
            + w[(pos * pos * 2 + 2) % w.len()] * row[pos % row.len()]
            + 0.671875 * b
            + 0.859375 * row[(count * 3 + 2) % row.len()].sin()
            + 1.421875
                * (w[(2 * 4 + 3) % w.len()] * w[((c * c + 0.84375) * 3.0) as usize % w.len()])
            + 1.234375 * row[1]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40204ecfc81b1874,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (-1.99462890625, 1.99462890625),
                (4.7763671875, 4.7763671875),
                (1.3056640625, 1.7255859375),
                (0.83984375, 0.83984375),
                (2.3515625, 2.3515625),
                (-0.15625, 0.15625),
                (1.234375, 1.234375),
                (0.6725949484600782, 0.6725949484600782),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (-1.4959716796875, 1.4959716796875),
                (3.582275390625, 3.582275390625),
                (0.979248046875, 1.294189453125),
                (0.6298828125, 0.6298828125),
                (1.763671875, 1.763671875),
                (-0.1171875, 0.1171875),
                (0.92578125, 0.92578125),
                (0.5044462113450586, 0.5044462113450586),
            ],
        };
        let p0 = std::hint::black_box(0.125_f64);
        let p1 = std::hint::black_box(-1.171875_f64);
        let p2 = std::hint::black_box(vec![-1.484375, 1.140625, -0.15625, 0.625, 1.75]);
        let p3 = std::hint::black_box(vec![1.515625, 0.34375, 0.671875]);
        let p4 = std::hint::black_box(4_usize);
        let p5 = std::hint::black_box(-2_i32);
        let value = f(p0.clone(), p1.clone(), &p2, &p3, p4, p5);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, p4, p5));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, p4, p5);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125];
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125];
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
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125];
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
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let d3 = vec![-0.375, 0.875, -0.125];
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

    #[grad]
    pub fn update1(a: f64, b: f64, depth: usize) -> f64 {
        if depth == 0 {
            return (match 3 % 4 {
                0 => b.sin(),
                1 | 2 => b * a,
                _ => a,
            }) + 0.484375 * b
                + 1.203125 * (-0.953125 * b);
        }
        let mut count: usize = 0;
        while count < 3 && count * count % 2 == 0 {
            count += 1;
            let a = -0.640625;
            let b = b;
        }
        ((b / (a.abs() + 0.890625)).abs() + 1.703125).recip()
            + 0.359375 * b
            + 1.453125 * update1(a.abs(), -0.328125, depth - 1)
            + 0.984375 * a
    }

    #[grad]
    pub fn stage2(s: f64, v: &[f64], pos: usize) -> f64 {
        let acc = {
            let u = s;
            u * (v[1].cos() + v[2 % v.len()].sin().exp())
        };
        let mut rate = pos as f64
            * (-0.734375 * -0.71875
                + v[((pos ^ pos) * 7 + 3) % v.len()] * v[(pos * 4 + 3) % v.len()]);
        let acc2 = -0.21875;
        v[1].hypot(1.9375 + acc)
            + 0.90625 * rate
            + 0.34375 * (v[(pos * 4 + 4) % v.len()] * v[(pos * 4 + 4) % v.len()] + 0.609375).ln()
    }

    #[grad(jvp)]
    pub fn f(rate: f64, row: [f64; 3], x: &mut [f64], count: usize) -> f64 {
        let mut rate: f64 = 0.984375;
        if rate.sin() < -0.203125 {
            x[0] = row[((rate.abs() + 0.828125) * 3.0) as usize % row.len()];
            let mut total = rate * rate * (x[0] + -1.421875)
                + rate.atan2(rate)
                    * (if update1(rate, rate.cos(), 3) >= -0.890625 {
                        rate
                    } else {
                        rate
                    });
        }
        let mut v = [0.0; 3];
        let prev = (row[2 % row.len()] * -2.0).abs().mul_add(
            x[((count + count) * 7 + 1) % x.len()] + (0.421875 - v[(count * 6 + 4) % 3]),
            0.28125,
        );
        let mut acc = 0.0;
        for m in 0..v.len() {
            acc += v[m];
        }
        let mut z: f64 = 0.0;
        for count2 in 0..v.len() {
            z += v[count2] * v[count2];
        }
        (if count % 2 == 0 { x[1] } else { rate }) - count as f64 * acc
            + 0.59375 * z
            + 0.8125 * acc
            + 0.6875 * rate
            + 1.265625 * (row[count % 3] + v[((z.abs() + 0.828125) * 3.0) as usize % 3])
            + 0.8125 * (x[count % x.len()] - x[x.len() - 1])
            + 1.265625 * prev
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc00150a800000000,
            outgoing: &[
                0xbff2400000000000,
                0xbfe8800000000000,
                0xbfdf000000000000,
                0x3ff6800000000000,
            ],
            gradient: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (1.265625, 1.265625),
                (0.8701171875, 0.8701171875),
                (0.8125, 0.8125),
                (4.12451171875, 4.12451171875),
                (0.0, 0.0),
                (-0.8125, 0.8125),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (0.94921875, 0.94921875),
                (0.652587890625, 0.652587890625),
                (1.109375, 1.109375),
                (3.7183837890625, 3.7183837890625),
                (0.75, 0.75),
                (0.265625, 1.484375),
            ],
        };
        let p0 = std::hint::black_box(-0.109375_f64);
        let p1 = std::hint::black_box([1.765625, 0.5625, -1.234375]);
        let p2 = std::hint::black_box(vec![-1.140625, -0.765625, -0.484375, 1.40625]);
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
        let mut tape = grad_runtime::Tape::new();
        let mut m2 = p2.clone();
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875];
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
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875];
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
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &mut m2, p3, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone()),
            &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = [1.125, 0.125, -0.875];
        let mut d2 = vec![0.375, -0.625, 0.625, -0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &mut m2, p3, d0, d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_15 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(prev: f64, b: f64) -> (f64, f64) {
        if (1 + 1) % 2 == 0 && 0 * 0 % 2 == 0 {
            let t = b - prev;
            let mut y = match (3 + 1) % 4 {
                0 => prev,
                1 | 2 if 0 ^ 3 != 2 => 1.03125 + b + b.sin(),
                _ => t.powi(1),
            };
        }
        (
            (match 1 % 4 {
                0 => prev * prev,
                1..=2 => 0.78125,
                _ => {
                    if !((prev * prev).ln_1p() < -0.234375) {
                        prev
                    } else {
                        b
                    }
                }
            }) + 0.828125 * (1.484375 * b),
            (prev.abs() + 1.328125).recip() - (b + prev)
                + 1.5 * (b / (b.abs() + 1.359375))
                + 0.359375 * (b * prev),
        )
    }

    #[grad]
    pub fn stage1(rate: f64, c: f64, b: &mut f64, state: &Vec<f64>) -> f64 {
        'l0: for n in (0..state.len()).step_by(2) {
            let mut i: usize = 0;
            loop {
                i += 1;
                let total = if rate + rate >= b.max(state[n]) {
                    state[n]
                } else {
                    n as f64
                };
                let sum = if state[n] - -0.171875 <= n as f64 {
                    n as f64 - *b
                } else {
                    (total * total).ln_1p().sin().exp()
                };
                *b += 1.125;
                let mut y = 0.0;
                for pos in 0..state.len() {
                    y += state[pos] * state[pos];
                }
                if i >= 3 {
                    break;
                }
            }
            let mut a = (*b + state[n] + (-c.abs()).exp()).mul_add(
                ({
                    let y2 = state[n];
                    y2 * c
                })
                .sin(),
                rate,
            );
        }
        let mut u = 0.0;
        for count in 0..state.len() {
            u += state[count];
        }
        (rate * 1.96875).tanh() + 1.078125 * u + 1.109375 * *b + 1.1875 * (c + 1.734375)
    }

    #[grad(jvp)]
    pub fn f(s: f64, state: &[f64], k: usize) -> f64 {
        let acc = (state[state.len() - 1] - s).sin()
            / ((s.sin() + (state[(state.len() * 2 + 3) % state.len()] + s)).abs() + 1.4375);
        let c = state[state.len() - 1];
        match k * k % 4 {
            0 if s / (s.abs() + 0.734375) <= acc + state[(k * 3 * 3 + 4) % state.len()] => {
                let mut t = 1.5625;
            }
            1 | 3 => {
                let mut t2 =
                    state[((s * s + 1.34375) * 3.0) as usize % state.len()] - s * (c - state[1]);
                t2 = c * acc;
                let mut c2 = if k > 2 { c.tanh() } else { -0.4375 * acc };
            }
            _ => {
                let mut c3 = c;
                let mut pos: usize = k;
            }
        }
        let mut acc2 = 0.0;
        for m in 0..state.len() {
            acc2 += state[m] * state[m];
        }
        let mut t3 = 0.0;
        for n in 0..state.len() {
            t3 += state[n];
        }
        (acc * state[k % state.len()] * (acc * state[k % state.len()]) + 0.90625).sqrt()
            + 0.640625 * t3
            + 0.515625 * acc2
            + 0.671875 * c.clamp(-1.25, 0.4375)
            + 0.390625 * c.tanh()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ffb964d458df8a4,
            outgoing: &[],
            gradient: &[
                (0.0020951411058456135, 0.006765328677847596),
                (1.0457429021135936, 1.0457429021135936),
                (1.9313002639056152, 1.9905747360943848),
            ],
            weighted: &[
                (0.0015713558293842102, 0.005073996508385697),
                (0.7843071765851952, 0.7843071765851952),
                (1.4484751979292114, 1.4929310520707886),
            ],
        };
        let p0 = std::hint::black_box(1.25_f64);
        let p1 = std::hint::black_box(vec![0.375, 0.25]);
        let p2 = std::hint::black_box(2_usize);
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
        *prev *= prev.cos();
        if t.mul_add(*prev, t) <= -0.25 {
            let mut v = vec![
                y.tanh(),
                match (0 >> 1) % 4 {
                    0 => t,
                    1..=2 if (3 + 0) % 2 == 0 => y,
                    _ => t,
                },
                0.59375,
            ];
            v[1] *= ({
                let t2 = v[1];
                t2 * v[0]
            })
            .cos();
        } else {
            (*prev, *prev) = (*prev - 1.640625, y);
        }
        (t + t) * (if !(2 * 3 % 2 == 0) { -0.609375 } else { t })
            + 1.25 * *prev
            + 1.140625 * (-0.765625 / (y * y + 1.1875))
            + 1.40625
                * (match 3 % 4 {
                    0 => *prev,
                    1 | 2 if 0.78125 * t >= 0.5 => t,
                    _ => y,
                })
    }

    #[grad]
    pub fn relax1(t: f64, u: &mut f64, z: &f64) {
        if *u > (if t < 0.625 { -1.4375 } else { *u }) {
            let mut t = -0.546875;
            *u += if *z >= *u * *u { *u } else { *u * *z };
            *u += t;
        }
    }

    #[grad]
    pub fn blend2(
        acc: f64,
        total: f64,
        state: &[f64; 3],
        row: &mut [f64],
        depth: usize,
    ) -> (f64, f64) {
        if depth == 0 {
            return (
                (match 3 % 4 {
                    0 => row[(2 * 7 + 2) % row.len()] + total,
                    1 | 2 if total.atan() <= 0.671875 => row[0].sin(),
                    _ => acc.sin().exp(),
                }) + 0.78125 * total.tanh(),
                (row[3 % row.len()] * state[1]).hypot({
                    let s = -1.96875;
                    s * row[((3 & 1) * 4 + 4) % row.len()]
                }) + 1.03125 * (acc * row[2 % row.len()])
                    + 0.484375 * (acc + acc),
            );
        }
        match 2 % 4 {
            0 if state[1].tanh() > -0.96875 => {
                let z = ((row[((2 + 1) * 5 + 1) % row.len()] - acc + -0.1875 * acc)
                    * (row[((2 + 1) * 5 + 1) % row.len()] - acc + -0.1875 * acc))
                    .ln_1p();
                let z = z;
            }
            1 | 3 => {
                row[row.len() - 1] = state[1].powi(4)
                    * (row[(1 * 3 * 2 + 3) % row.len()]
                        + state[((acc.abs() + 0.65625) * 3.0) as usize % 3]);
                let c = state[((acc.abs() + 1.96875) * 3.0) as usize % state.len()];
                let mut rate = if (match row.len() % 4 {
                    0 => c,
                    1 | 2
                        if row[row.len() - 1] - c
                            > (match 3 % 4 {
                                0 => acc,
                                1..=2 => total,
                                _ => 1.359375,
                            }) =>
                    {
                        acc
                    }
                    _ => -1.5625,
                }) > -0.40625
                {
                    state[(0 / 2 * 7 + 2) % state.len()]
                } else {
                    state[2].sin().exp()
                };
            }
            _ => {
                row[1 % row.len()] = energy0(
                    match 0 % 4 {
                        0 => 0.953125,
                        1..=2 => 1.171875,
                        _ => total,
                    },
                    acc / (state[0 % 3] * state[0 % 3] + 1.34375),
                    &mut row[0],
                );
                let total = -0.828125;
            }
        }
        let mut rate2 = 0.0;
        for count in 0..row.len() {
            rate2 += row[count] * row[count];
        }
        let mut b = 0.0;
        for i in 0..row.len() {
            b += row[i] * row[i];
        }
        (
            (row[(0 * 5 + 1) % row.len()].abs() + 0.921875).sqrt()
                + (state[0] + acc)
                + 1.453125 * b
                + 0.875 * rate2
                + 0.3125 * (acc * acc + 0.828125).sqrt(),
            (match 0 % 4 {
                0 => state[0],
                1 | 2 if -0.859375 + b >= acc => -rate2,
                _ => row[row.len() - 1].cos(),
            }) + 0.859375 * b
                + 0.78125 * rate2
                + 0.328125
                    * (match (2 & 2) % 4 {
                        0 => -1.03125,
                        1 | 2 => -0.21875,
                        _ => total,
                    })
                + 0.546875
                    * (if ({
                        let c2 = -0.609375;
                        c2 * state[0]
                    }) > -0.4375
                    {
                        0.6875
                    } else {
                        -0.921875
                    })
                + 0.40625 * state[0].cos(),
        )
    }

    #[grad(jvp)]
    pub fn f(b: f64, weights: &[f64], w: &mut [f64], s: &mut f64, k: i32) -> f64 {
        let mut j: usize = 0;
        while j < 5 && j % 2 == 0 {
            j += 1;
            let b = match j % 4 {
                0 => ((k as f64 + b).abs() + 0.515625).ln(),
                1 | 2 if j % 2 == 0 => -0.390625,
                _ => energy0(
                    (weights[weights.len() - 1] * weights[weights.len() - 1] + 1.484375)
                        .powf(b.sin()),
                    weights[((s.abs() + 1.859375) * 3.0) as usize % weights.len()]
                        + weights[j % weights.len()],
                    &mut w[0],
                )
                .sin()
                .exp(),
            };
            (*s, *s) = (
                *s / (*s * *s + 0.859375),
                1.65625 * weights[(j * j * 3 + 4) % weights.len()],
            );
            if j * j <= 3 {
                let mut data = w.to_vec();
                let s2 = weights[j % weights.len()];
                let (acc, y) = (
                    s.sin() * s.powi(4),
                    (data[(j * 4 + 4) % data.len()].min(weights[weights.len() - 1])
                        * data[(j * 4 + 4) % data.len()].min(weights[weights.len() - 1])
                        + 1.6875)
                        .sqrt(),
                );
            } else {
                w[((j + j) * 2 + 1) % w.len()] =
                    weights[1] * *s * weights[j % weights.len()].sin().exp();
            }
            *s = (b - *s).tanh();
        }
        let mut rate = 0.0;
        for j2 in 0..w.len() {
            rate += w[j2] * w[j2];
        }
        weights[((s.abs() + 0.59375) * 3.0) as usize % weights.len()]
            + 0.84375 * rate
            + 1.3125 * *s
            + 1.453125
                * (weights[(j * 7 + 2) % weights.len()] * weights[(j * 3 + 4) % weights.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40173f1ce51f7cee,
            outgoing: &[0xbff7000000000000, 0xbfdd000000000000, 0x3fefb4a3ee76c8b6],
            gradient: &[
                (0.006879087755489465, 0.744370327561033),
                (1.0, 1.0),
                (-7.163599913977843, 34.46978531713428),
                (0.0, 0.0),
                (-0.7646484375, 0.7646484375),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.009090223105468222, 0.9836322185627937),
                (0.75, 0.75),
                (-4.500225779185007, 42.58339934764173),
                (0.0, 0.0),
                (0.051513671875, 1.198486328125),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-1.859375_f64);
        let p1 = std::hint::black_box(vec![1.84375, -0.71875]);
        let p2 = std::hint::black_box(vec![1.59375, -0.453125]);
        let p3 = std::hint::black_box(-1.203125_f64);
        let p4 = std::hint::black_box(-2_i32);
        let mut m2 = p2.clone();
        let mut m3 = p3.clone();
        let value = f(p0.clone(), &p1, &mut m2, &mut m3, p4);
        expected.check_call(value, &(m2.clone(), m3.clone()));
        let mut m2 = p2.clone();
        let mut m3 = p3.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, &mut m2, &mut m3, p4));
        let mut m2 = p2.clone();
        let mut m3 = p3.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &mut m2, &mut m3, p4);
        expected.check_call(value, &(m2.clone(), m3.clone()));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m2 = p2.clone();
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let mut b3 = 0.75_f64;
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &mut m2,
            &mut m3,
            p4,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m2.clone(), m3.clone()));
        let first = (g0, b1.clone(), b2.clone(), b3.clone());
        let mut m2 = p2.clone();
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let mut b3 = 0.75_f64;
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &mut m2,
            &mut m3,
            p4,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m2.clone(), m3.clone()));
        let second = (g0, b1.clone(), b2.clone(), b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let mut b3 = 0.75_f64;
        let (value, g0) = f_vjp(
            p0.clone(),
            &p1,
            &mut m2,
            &mut m3,
            p4,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone(), b3.clone()),
            &vec![0.0, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let mut d2 = vec![-0.875, 0.375];
        let mut d3 = -0.625_f64;
        let (value, tangent) = f_jvp(
            p0.clone(),
            &p1,
            &mut m2,
            &mut m3,
            p4,
            d0,
            &d1,
            &mut d2,
            &mut d3,
        );
        expected.check_call(value, &(m2.clone(), m3.clone()));
        expected.check_tangent(tangent, &(d2.clone(), d3.clone()));
    }
}

mod program_17 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(u: f64, v: &[f64], acc: &f64, m: usize) -> f64 {
        let mut acc2 = acc.hypot(*acc) * v[((m >> 1) * 3 + 4) % v.len()]
            - ((v[((3 >> 1) * 6 + 1) % v.len()] * v[((3 >> 1) * 6 + 1) % v.len()] + 1.953125)
                .powf(v[0].sin())
                - m as f64 * u);
        acc2 = (if (*acc * m as f64) <= 0.78125 {
            acc2
        } else {
            acc2
        }) - v[((acc2.abs() + 0.875) * 3.0) as usize % v.len()]
            .hypot(v[((acc2.abs() + 1.421875) * 3.0) as usize % v.len()]);
        let mut b = {
            let s = (v[1] + *acc) * v[((0 ^ 0) * 2 + 4) % v.len()];
            s * (v[1].powi(-1) - (*acc - v[((1 + m) * 4 + 2) % v.len()]))
        };
        for count in 0..v.len() {
            let mut grid = [[0.0; 2]; 2];
        }
        b = (v[v.len() - 1] / (v[m % v.len()].abs() + 1.65625)).atan();
        std::mem::swap(&mut b, &mut acc2);
        let mut total = 0.0;
        for count2 in 0..v.len() {
            total += v[count2] * v[count2];
        }
        let mut prev = 0.0;
        for j in 0..v.len() {
            prev += v[j];
        }
        v[((u.abs() + 1.15625) * 3.0) as usize % v.len()] / (u * u + 0.828125) * v[0].min(acc2)
            + 1.0 * prev
            + 1.4375 * total
            + 1.09375 * b
            + 1.296875 * (-v[(m * 3 + 2) % v.len()].abs()).exp()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4014930e0a25abc4,
            outgoing: &[],
            gradient: &[
                (4.432114471293274, 4.432114471293274),
                (3.5184144013894776, 7.754565942017994),
                (1.1080128967435132, 2.275981646743513),
                (2.199350681717924, 2.199350681717924),
            ],
            weighted: &[
                (3.3240858534699553, 3.3240858534699553),
                (2.638810801042108, 5.815924456513495),
                (0.8310096725576349, 1.7069862350576348),
                (1.6495130112884429, 1.6495130112884429),
            ],
        };
        let p0 = std::hint::black_box(0.984375_f64);
        let p1 = std::hint::black_box(vec![1.421875, -0.203125]);
        let p2 = std::hint::black_box(0.34375_f64);
        let p3 = std::hint::black_box(4_usize);
        let value = f(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = 0.125_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone());
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = 0.125_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = 0.125_f64;
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let d2 = -0.875_f64;
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, p3, d0, &d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_18 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(out: &[f64], depth: usize) -> f64 {
        if depth == 0 {
            return out[0] * out[((0 ^ 1) * 7 + 2) % out.len()]
                + 1.1875
                    * (if out[1]
                        / (out[(2 * 3 + 3) % out.len()] * out[(2 * 3 + 3) % out.len()] + 0.609375)
                        <= (if 2 >= 3 { 1.453125 } else { out[out.len() - 1] })
                    {
                        0.53125
                    } else {
                        0.28125
                    })
                + 1.21875 * (1.453125 * out[out.len() - 1])
                + 1.21875 * out[0 % out.len()];
        }
        let mut b = (if out[1] <= 0.546875 {
            out[((0.703125 * 0.703125 + 1.21875) * 3.0) as usize % out.len()].abs()
        } else {
            1.296875_f64.sin()
        })
        .atan();
        b = energy0(&out[((3 ^ 1) * 2 + 2) % out.len()..], depth - 1);
        b += (match 1 % 4 {
            0 => -1.953125,
            1..=2 => out[(3 * 2 * 7 + 1) % out.len()],
            _ => b,
        }) * (b - -1.015625);
        let mut t = 0.0;
        for i in 0..out.len() {
            t += out[i] * out[i];
        }
        let mut z = 0.0;
        for i2 in 0..out.len() {
            z += out[i2];
        }
        (out[(3 * 2 * 7 + 4) % out.len()].abs() + 1.09375)
            .powf(out[((b.abs() + 1.625) * 3.0) as usize % out.len()].sin())
            - energy0(out, depth - 1)
            + 0.671875 * z
            + 1.28125 * t
            + 0.6875 * b
            + 0.28125 * (out[1] * z)
            + 1.28125 * (t * t)
    }

    #[grad]
    pub fn stage1(prev: f64, buf: &mut [f64], k: usize, depth: usize) -> f64 {
        if depth == 0 {
            return buf[((prev.abs() + 1.390625) * 3.0) as usize % buf.len()]
                + 0.25
                    * ({
                        let y = prev;
                        y * y
                    });
        }
        let mut prev = (prev - prev).atan()
            * (if k * k < 1 {
                prev.min(buf[(k * k * 3 + 3) % buf.len()])
            } else {
                prev + prev
            });
        let acc = energy0(buf, 1)
            - (0.78125 + buf[((prev.abs() + 0.765625) * 3.0) as usize % buf.len()]
                - (buf[0] - 1.0));
        let t = ((if k % 2 < 1 {
            (buf[1] * buf[1] + 0.609375).cbrt()
        } else {
            buf[k % buf.len()]
                / (buf[((acc.abs() + 1.703125) * 3.0) as usize % buf.len()]
                    * buf[((acc.abs() + 1.703125) * 3.0) as usize % buf.len()]
                    + 1.90625)
        })
        .abs()
            + 1.328125)
            .recip();
        let mut a: f64 = 0.0;
        for m in 0..buf.len() {
            a += buf[m] * buf[m];
        }
        buf[(0 * k * 6 + 2) % buf.len()].cos()
            / (({
                let c = buf[(k * 3 + 1) % buf.len()];
                c * buf[k % buf.len()]
            })
            .abs()
                + 0.734375)
            + 1.28125 * a
            + 0.9375 * prev
            + 1.046875 * (k as f64 - 2.0)
            + 1.4375 * (prev * buf[((a.abs() + 0.96875) * 3.0) as usize % buf.len()])
            + 1.265625 * buf[((1 >> 1) * 2 + 1) % buf.len()]
    }

    #[grad(jvp)]
    pub fn f(acc: f64, data: &[f64], data2: &mut [f64], prev: &f64, m: usize, j: i32) -> f64 {
        let z = -0.96875;
        let mut k: usize = 0;
        'l0: while k < 4
            && ({
                let c = j as f64;
                c * c
            }) <= z + acc
        {
            k += 1;
            let u;
            if m + k < 2 {
                u = (*prev / (z * z + 1.75) * (*prev / (z * z + 1.75)) + 0.984375).sqrt();
            } else {
                u = data2[k % data2.len()];
            }
            if (prev.abs() + 1.21875).recip() > u * acc {
                break;
            }
            let mut n: usize = 0;
            let prev2 = loop {
                n += 1;
                if n >= 1 || m == 0 {
                    break prev.cos();
                }
                if k % 2 == 0 {
                    data2[data2.len() - 1] = acc;
                    break *prev / (u * u + 1.359375);
                }
                let mut c2 = j as f64;
            };
            data2[(m * 5 + 3) % data2.len()] =
                0.203125 * data2[((m & k) * 5 + 3) % data2.len()] + energy0(data2, 3);
        }
        let mut rate = 0.0;
        for j2 in 0..data2.len() {
            rate += data2[j2];
        }
        (*prev * acc * (*prev * acc) + 0.96875).powf((j as f64 - data[data.len() - 1]).sin())
            + 1.328125 * rate
            + 0.640625 * (if (k as f64) >= -0.921875 { data2[1] } else { z })
            + 1.015625 * data[0]
            + 0.421875 * (*prev - rate)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff04425b686c7cc,
            outgoing: &[0xbffec00000000000, 0x3ffb400000000000],
            gradient: &[
                (-0.003074336186328007, 0.003074336186328007),
                (1.015625, 1.015625),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.00312175624641015, 0.00312175624641015),
                (0.90625, 1.75),
                (1.546875, 2.390625),
                (0.42358296454796, 0.42358296454796),
            ],
            weighted: &[
                (-0.002305752139746005, 0.002305752139746005),
                (0.76171875, 0.76171875),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0023413171848076127, 0.0023413171848076127),
                (1.1796875, 1.8125),
                (1.78515625, 2.41796875),
                (0.31768722341097, 0.31768722341097),
            ],
        };
        let p0 = std::hint::black_box(-0.078125_f64);
        let p1 = std::hint::black_box(vec![-0.890625, 0.109375, 0.234375, 1.75, 0.53125]);
        let p2 = std::hint::black_box(vec![-1.921875, 1.703125]);
        let p3 = std::hint::black_box(0.140625_f64);
        let p4 = std::hint::black_box(1_usize);
        let p5 = std::hint::black_box(2_i32);
        let mut m2 = p2.clone();
        let value = f(p0.clone(), &p1, &mut m2, &p3, p4, p5);
        expected.check_call(value, &(m2.clone(),));
        let mut m2 = p2.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, &mut m2, &p3, p4, p5));
        let mut m2 = p2.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &mut m2, &p3, p4, p5);
        expected.check_call(value, &(m2.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let mut b3 = 0.125_f64;
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &mut m2,
            &p3,
            p4,
            p5,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, b1.clone(), b2.clone(), b3.clone());
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let mut b3 = 0.125_f64;
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &mut m2,
            &p3,
            p4,
            p5,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, b1.clone(), b2.clone(), b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.125],
        );
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let mut b3 = 0.125_f64;
        let (value, g0) = f_vjp(
            p0.clone(),
            &p1,
            &mut m2,
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
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.125],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let mut d2 = vec![0.625, -0.375];
        let d3 = 0.875_f64;
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, &p3, p4, p5, d0, &d1, &mut d2, &d3);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
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
        let mut c: f64 = 0.875;
        weights2[(weights2.len() * 6 + 2) % weights2.len()] = (weights[weights.len() - 1] - rate)
            * (match 1 % 3 % 4 {
                0 => -1.015625,
                1..=2 => c,
                _ => c,
            });
        weights2[((0 & 3) * 6 + 3) % weights2.len()] += rate;
        let mut acc: f64 = 0.0;
        for count in 0..weights2.len() {
            acc += weights2[count] * weights2[count];
        }
        update0(
            (rate * rate + 0.703125).powf(weights[3 % weights.len()].sin()),
            weights,
            &mut weights2[1..],
            depth - 1,
        ) + weights2[1] * weights[1]
            + 1.0625 * acc
            + 0.59375 * c
            + 1.03125 * acc.atan()
            + 0.640625 * c.tanh()
            + 0.3125
                * weights[((rate * rate + 1.796875) * 3.0) as usize % weights.len()].atan2(rate)
    }

    #[grad(jvp)]
    pub fn f(prev: f64, j: usize) -> f64 {
        match (j + j) % 4 {
            0 => {
                let mut prev = prev;
                let prev2 = 0.0625;
            }
            1 | 3 => {
                let mut rate = prev;
            }
            _ => {
                let c = prev;
                let mut acc = (prev * (prev + prev) * (prev * (prev + prev))).ln_1p();
            }
        }
        if j + j <= 2 {
            return (prev - prev) * (prev.abs() + 1.34375).ln()
                + 1.40625 * (prev * prev)
                + 0.671875 * (prev + 0.484375);
        }
        let prev3 = (prev - prev).cos() + prev.cos() / (prev.abs() + 0.90625);
        j as f64 * prev / (prev * prev + 0.890625)
            + 1.15625 * (-0.78125 - prev)
            + 0.734375 * (prev3 * prev3)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400d961400000000,
            outgoing: &[],
            gradient: &[(4.4072265625, 6.372787508785976)],
            weighted: &[(3.305419921875, 4.779590631589482)],
        };
        let p0 = std::hint::black_box(1.328125_f64);
        let p1 = std::hint::black_box(1_usize);
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

mod program_20 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(t: f64, data: &[f64], row: &mut [f64], pos: usize) -> f64 {
        let mut s: f64 = 0.0;
        for j in 0..row.len() {
            s += row[j] * row[j];
        }
        s = if (if !(pos * pos <= 1) { -1.984375 } else { s }) > pos as f64 {
            row[(pos * 6 + 3) % row.len()] * row[(pos * 6 + 2) % row.len()]
        } else {
            t
        };
        (s, s) = (
            (row[(pos % 3 * 4 + 1) % row.len()] * row[(pos % 3 * 4 + 1) % row.len()]).ln_1p(),
            row[(pos * pos * 3 + 1) % row.len()].tanh(),
        );
        {
            let r = &mut row[1];
            *r = s.sin();
        }
        let mut c = 0.0;
        for pos2 in 0..row.len() {
            c += row[pos2] * row[pos2];
        }
        ({
            let rate = row[pos % row.len()] - c;
            rate * s.atan2(t)
        }) + 0.96875 * c
            + 1.453125 * s
            + 0.484375 * (-1.25 * s)
    }

    #[grad]
    pub fn blend1(a: f64, acc: &mut f64) {
        let mut n: usize = 0;
        loop {
            n += 1;
            if n >= 3 || a.floor() <= a * *acc {
                break;
            }
            *acc /= 1.28125;
            'l0: for count in 2..=4 {
                let mut z = (acc.tanh() * acc.tanh()).ln_1p()
                    + (match count * count % 4 {
                        0 => a,
                        1..=2 => *acc,
                        _ => *acc,
                    })
                    .cos();
                *acc /= 1.96875;
                let mut out = [{
                    let t = z;
                    t * -1.71875
                }; 3];
                *acc *= (a + *acc).cos();
            }
        }
    }

    #[grad]
    pub fn relax2(prev: f64, acc: f64, n: usize) -> (f64, f64) {
        let mut n2: usize = 0;
        let y: f64 = 'l0: loop {
            n2 += 1;
            if n2 >= 1 || n2 % 2 == 0 {
                break prev.mul_add(prev, 1.46875);
            }
            let acc2 = prev.cos();
        };
        let m: usize = n2 * n + n2 * n2;
        let mut data = [
            y * prev,
            if m as f64 + acc <= -0.640625 {
                acc
            } else {
                0.1875
            },
            prev + acc,
        ];
        let mut s = 0.0;
        for j in 0..data.len() {
            s += data[j];
        }
        (
            (data[(data.len() * 6 + 1) % 3].abs() + 1.515625)
                .recip()
                .sin()
                + 0.84375 * s
                + 0.796875 * y.sin(),
            ({
                let acc3 = 1.21875;
                acc3 * (data[n % 3] / (data[2] * data[2] + 0.515625))
            }) + 1.484375 * s
                + 0.953125 * (data[1] * data[((n2 + 0) * 2 + 4) % data.len()]),
        )
    }

    #[grad(jvp)]
    pub fn f(s: f64, k: i32) -> f64 {
        let mut count: usize = 0;
        'l0: while count < 4 && s.cos() > 0.4375 {
            count += 1;
            if count == 0 {
                break;
            }
        }
        let mut s = s.tanh().floor() + s.sin() * s;
        if !(s.tanh() < 0.890625) {
            'l1: for i in (1..=4).rev().step_by(2) {
                if count * count % 2 == 0 {
                    s += if ({
                        let s2 = s;
                        s2 * s
                    }) < s - s
                    {
                        s * s
                    } else {
                        if (if s / (s.abs() + 0.921875) > 0.734375 {
                            s
                        } else {
                            -0.859375
                        }) < s * s
                        {
                            s
                        } else {
                            -1.234375
                        }
                    };
                    let mut s: f64 = 0.28125;
                    let mut s3 = s.tanh().sin();
                } else {
                    let a =
                        (if s > -0.390625 { s } else { -1.40625 }) * count as f64 + (s + s.tanh());
                }
            }
            s = (s - s) * (s + s);
        } else {
            let prev = s;
            blend1(prev.hypot(prev), &mut s);
        }
        s / (s.abs() + 1.453125) / (s.atan() * s.atan() + 0.640625)
            + 1.265625 * s
            + 0.4375 * s.mul_add(s, 1.578125)
            + 0.953125 * (s * s)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fe613f5a2d89236,
            outgoing: &[],
            gradient: &[(0.005303154364068543, 0.0072701193794058065)],
            weighted: &[(0.003977365773051407, 0.005452589534554355)],
        };
        let p0 = std::hint::black_box(-0.515625_f64);
        let p1 = std::hint::black_box(2_i32);
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

mod program_21 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(b: f64, v: &[f64]) -> (f64, f64) {
        let mut y = b.tanh()
            + b
            + (v[(0 * 2 + 4) % v.len()] * v[(0 * 2 + 4) % v.len()] + 1.90625)
                .cbrt()
                .sin();
        'l0: for m in 0..v.len() {
            let mut acc = 0.0;
            for j in 0..v.len() {
                acc += v[j];
            }
        }
        y = v[((0 + 3) * 4 + 3) % v.len()] * v[0 % v.len()];
        let mut total: f64 = 0.0;
        for i in 0..v.len() {
            total += v[i];
        }
        let mut u = 0.0;
        for j2 in 0..v.len() {
            u += v[j2] * v[j2];
        }
        (
            v[((2 + 1) * 3 + 3) % v.len()]
                + 0.65625 * u
                + 1.359375 * total
                + 1.0625 * y
                + 1.046875 * v[((1 + 2) * 4 + 1) % v.len()]
                + 0.546875 * (-0.671875 + u)
                + 0.359375 * v[(2 / 3 * 2 + 1) % v.len()],
            u + 1.1875
                + 1.765625
                + 1.28125 * u
                + 0.671875 * total
                + 0.671875 * y
                + 0.3125 * (-total.abs()).exp(),
        )
    }

    #[grad(jvp)]
    pub fn f(s: f64, buf: &[f64], total: &f64, j: usize) -> f64 {
        let mut s = buf[buf.len() - 1];
        s *= total.abs().cos();
        let mut s2: f64 = 0.0;
        for m in 0..buf.len() {
            s2 += buf[m] * buf[m];
        }
        let s3 = (*total * *total + 0.953125).powf(buf[buf.len() - 1].sin())
            / (buf[buf.len() - 1] * s * (buf[buf.len() - 1] * s) + 0.53125)
            + (*total * 1.546875).mul_add(*total + s2, j as f64);
        let mut s3 = -0.296875;
        s3 = s3;
        let c = ((buf[((*total * *total + 0.703125) * 3.0) as usize % buf.len()]
            * buf[((*total * *total + 0.703125) * 3.0) as usize % buf.len()])
        .ln_1p()
            - ({
                let b = *total;
                b * *total
            }))
            * (match j % 3 % 4 {
                0 => -1.171875 + s3,
                1..=2 => *total,
                _ => (total.abs() + 1.609375)
                    .powf(buf[((s * s + 1.6875) * 3.0) as usize % buf.len()].sin()),
            });
        s3 += buf[(j * 5 + 2) % buf.len()] * s2
            + (c - buf[((c * c + 1.40625) * 3.0) as usize % buf.len()]);
        let mut y = 0.0;
        for count in 0..buf.len() {
            y += buf[count] * buf[count];
        }
        let mut acc = 0.0;
        for n in 0..buf.len() {
            acc += buf[n];
        }
        s2.floor().sin()
            + 1.359375 * acc
            + 0.890625 * y
            + 0.671875 * s3
            + 0.65625
                * (match (j >> 1) % 4 {
                    0 => s,
                    1 | 2 if j % 2 == 0 => y,
                    _ => y,
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x403084cb1baa547d,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (-1.8504638671875, 4.5692138671875),
                (6.505332946777344, 7.849082946777344),
                (3.8336257934570313, 3.8336257934570313),
                (13.636080242999613, 14.371804896557153),
                (0.8805994340013554, 2.0380091019701054),
            ],
            weighted: &[
                (0.0, 0.0),
                (-1.387847900390625, 3.426910400390625),
                (4.878999710083008, 5.886812210083008),
                (2.8752193450927734, 2.8752193450927734),
                (10.22706018224971, 10.778853672417865),
                (0.6604495755010166, 1.528506826477579),
            ],
        };
        let p0 = std::hint::black_box(-1.0_f64);
        let p1 = std::hint::black_box(vec![-0.75, 1.359375, 0.578125, 1.859375]);
        let p2 = std::hint::black_box(-0.65625_f64);
        let p3 = std::hint::black_box(1_usize);
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
        a = 0.984375;
        let mut rate = 0.0;
        for m in 0..w.len() {
            rate += w[m] * w[m];
        }
        (if (match 1 % 4 {
            0 => 1.015625,
            1..=2 if (3 + 2) % 2 == 0 => rate,
            _ => -0.703125,
        }) >= w[0]
        {
            if !((1 & 0) % 2 == 0) { w[2] } else { t }
        } else {
            z.sin()
        }) + 0.96875 * rate
            + 1.40625 * a
            + 0.734375 * t.cos()
            + 0.6875 * a.cos()
            + 0.859375
                * (if t * w[(0 * 1 * 5 + 2) % 3] <= w[2].sin().exp() {
                    w[((0 + 2) * 7 + 1) % 3]
                } else {
                    t
                })
    }

    #[grad(jvp)]
    pub fn f(s: f64, count: usize) -> f64 {
        'l0: for k in (2..=4).rev() {
            let (rate, rate2) = (s, s - (s * s + 0.953125).cbrt());
            'l1: for n in 2..k % 3 + 1 {
                for m in (2..3).rev() {
                    let rate = (s
                        + s
                        + (if rate >= rate.clamp(-1.25, 1.390625) {
                            rate2
                        } else {
                            s
                        }))
                    .sin();
                }
                let mut rate = n as f64;
            }
        }
        let rate3 = s;
        let mut total = (match (count >> 1) % 4 {
            0 => 1.984375 * 0.0625,
            1 | 2 => s * s,
            _ => s.clamp(-1.25, 0.671875),
        }) - (rate3.abs() + 0.609375).ln();
        (if count + count != 0 && rate3 <= s + count as f64 {
            rate3.hypot(count as f64)
        } else {
            total.min(total)
        }) + 1.234375 * total
            + 1.125 * (-1.515625 * total)
            + 0.375 * (-1.875 * rate3)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400d907d28c25965,
            outgoing: &[],
            gradient: &[(0.10179672289859587, 11.790080369735332)],
            weighted: &[(0.0763475421739469, 8.842560277301498)],
        };
        let p0 = std::hint::black_box(-1.578125_f64);
        let p1 = std::hint::black_box(3_usize);
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
        'l0: for m in 0..state.len() {
            let mut y = 0.0;
            for n in 0..state.len() {
                y += state[n];
            }
            let mut y2 = state[m % state.len()].mul_add(sum, state[m]) + state[m].sin() + sum;
        }
    }

    #[grad(jvp)]
    pub fn f(a: f64, data: &[f64], total: &mut f64) -> f64 {
        let mut a = a * data[1] - (*total - a)
            + (match (1 + 3) % 4 {
                0 => *total,
                1 | 2 => data[(data.len() * 5 + 4) % data.len()],
                _ => *total,
            }) / ((data[(0 * 1 * 7 + 4) % data.len()]
                / (data[(3 * 3 + 4) % data.len()] * data[(3 * 3 + 4) % data.len()] + 0.75))
                .abs()
                + 1.734375);
        let mut z = match (1 >> 1) % 4 {
            0 => (*total * data[0]).cos(),
            1..=2 => {
                data[((a.abs() + 0.828125) * 3.0) as usize % data.len()].sin() - *total * *total
            }
            _ => -1.21875 - a,
        };
        let mut w = vec![a - -1.625, z * 0.46875, -0.546875 - *total];
        let mut a = z
            + w[(2 * 0 * 2 + 3) % w.len()] * -1.828125
            + ((z - w[(3 * 6 + 4) % w.len()]) * (z - w[(3 * 6 + 4) % w.len()])).ln_1p();
        w.fill((total.abs() + 0.828125).ln());
        for m in 0..3 {
            let mut sum = (match m % 4 {
                0 => data[0] - 0.359375,
                1..=2 => a,
                _ => a.atan2(data[0]),
            })
            .sin();
            std::mem::swap(&mut a, &mut sum);
            if (m ^ 1) % 2 == 0 {
                return (data[(m * 4 + 1) % data.len()] + w[(m * m * 4 + 4) % w.len()]).sin()
                    + 1.296875 * sum
                    + 1.09375 * a
                    + 1.4375 * z
                    + 0.3125
                        * (data[m % data.len()]
                            - data[((z * z + 1.59375) * 3.0) as usize % data.len()])
                    + 1.171875 * (sum + sum);
            }
            w.push(-0.734375);
        }
        let mut acc: f64 = 0.0;
        for pos in 0..w.len() {
            acc += w[pos] * w[pos];
        }
        let mut c = 0.0;
        for i in 0..w.len() {
            c += w[i] * w[i];
        }
        (a + a) / (acc.sin().abs() + 1.9375)
            + 0.71875 * c
            + 1.484375 * acc
            + 1.375 * a
            + 1.375 * (c - data[(0 * 1 * 3 + 2) % data.len()])
            + 0.359375
                * (match (2 + 1) % 4 {
                    0 => w[(1 * 2 + 3) % w.len()],
                    1 | 2 => acc,
                    _ => 1.515625,
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40095190f981fda6,
            outgoing: &[0x3ffcc00000000000],
            gradient: &[
                (0.0, 0.0),
                (0.9062727592533528, 5.556449387552555),
                (0.8221004058443916, 1.4471004058443917),
                (0.0, 0.0),
                (0.0, 0.0),
                (-1.1425263592618453, 1.7688885732385247),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.6797045694400146, 4.167337040664417),
                (0.6165753043832937, 1.0853253043832938),
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.356894769446384, 1.8266664299288935),
            ],
        };
        let p0 = std::hint::black_box(1.90625_f64);
        let p1 = std::hint::black_box(vec![1.125, -0.359375, -1.390625, -0.84375]);
        let p2 = std::hint::black_box(1.796875_f64);
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
        let mut b2 = 0.5_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, b1.clone(), b2.clone());
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.5_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.0]);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.5_f64;
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let mut d2 = -0.625_f64;
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_24 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(acc: f64, v: &mut [f64]) -> f64 {
        let mut acc2 = acc;
        let mut m: usize = 0;
        let s = 'l0: loop {
            m += 1;
            if m >= 2 || m ^ m >= 1 {
                break v[1] - v[(m % 3 * 2 + 4) % v.len()];
            }
            let mut cells = [[0.0; 2]; 2];
            v[(m / 2 * 7 + 4) % v.len()] = (cells[((m >> 1) * 3 + 2) % cells.len()]
                [((acc * acc + 1.0625) * 3.0) as usize % 2]
                * v[(cells.len() * 5 + 4) % v.len()])
            .cos();
        };
        let mut sum = 0.0;
        for j in 0..v.len() {
            sum += v[j] * v[j];
        }
        let mut prev: f64 = 0.0;
        for n in 0..v.len() {
            prev += v[n];
        }
        (m as f64 * v[(m * 6 + 3) % v.len()]).sin()
            + 1.390625 * prev
            + 1.296875 * sum
            + 0.53125 * acc2
            + 0.703125 * 0.15625
            + 1.4375 * (prev * prev + 1.3125).powf(prev.sin())
            + 0.46875 * -1.90625
    }

    #[grad]
    pub fn stage1(b: f64, w: &[f64], data: &mut [f64]) {
        let mut sum2: f64 = -0.21875;
        data[data.len() - 1] +=
            (w[w.len() - 1] * data[((b * b + 1.921875) * 3.0) as usize % data.len()]).sin();
        let mut y = sum2
            + (if sum2.min(w[((b.abs() + 1.84375) * 3.0) as usize % w.len()]) > -0.921875 {
                sum2
            } else {
                w[1 % w.len()]
            }) * b.cos();
        let mut buf = vec![
            data[1] / (w[(2 * 2 * 2 + 1) % w.len()] * w[(2 * 2 * 2 + 1) % w.len()] + 0.546875),
            data[data.len() - 1].abs(),
            b * sum2,
        ];
    }

    #[grad]
    pub fn update2(
        prev: f64,
        rate: f64,
        w: &[f64],
        out: [f64; 3],
        weights: &[f64; 3],
        buf: &mut [f64],
        j: usize,
        depth: usize,
    ) -> f64 {
        if depth == 0 {
            return rate * w[1 % w.len()] + (rate + rate) + 0.734375 * (prev - rate);
        }
        if 3 * 0 % 2 == 0 {
            {
                let r = &mut buf[0];
                *r += weights[(j * 3 + 3) % weights.len()] * out[0];
            }
        } else {
            if 0 >> 1 > 0 {
                buf[0] /= 1.484375;
                let mut prev = prev;
            }
        }
        let mut a: f64 = 0.0;
        for pos in 0..buf.len() {
            a += buf[pos] * buf[pos];
        }
        ({
            let a2 = j as f64;
            a2 * (-a.abs()).exp()
        }) + 1.296875 * a
            + 0.3125 * -0.484375
            + 0.515625 * a
            + 1.484375 * out[(j % 2 * 6 + 4) % 3]
    }

    #[grad(jvp)]
    pub fn f(c: f64, x: &[f64], out: &mut [f64], x2: &Vec<f64>, count: usize) -> f64 {
        stage1(x2[0], x2, &mut out[0..]);
        let mut total = count as f64;
        match (count + count) % 4 {
            0 if x[((count >> 1) * 6 + 1) % x.len()].powi(2) < c => {
                let mut t = x[3 % x.len()];
                stage1(total.mul_add(c, t), x, out);
            }
            1 | 3 => {
                let mut row: Vec<f64> = Vec::with_capacity(3);
                row.push({
                    let y = (c * c + 0.8125).ln();
                    y * total.cos()
                });
                row.push(
                    count as f64 * c
                        + x[((total * total + 1.109375) * 3.0) as usize % x.len()] * x2[1],
                );
            }
            _ => {
                let z = total.tanh().sin().sin();
            }
        }
        total += c;
        total = relax0(total.atan(), out);
        let mut acc: f64 = 0.0;
        for m in 0..out.len() {
            acc += out[m];
        }
        acc.clamp(-1.25, 1.09375)
            + (total.abs() + 1.609375).ln()
            + 0.9375 * acc
            + 1.015625 * total
            + 0.359375 * out[(count * 5 + 3) % out.len()].clamp(-1.25, 0.328125)
            + 0.75 * (c - x2[(count * 2 * 3 + 2) % x2.len()])
            + 0.75
                * (x2[((count >> 1) * 4 + 1) % x2.len()]
                    - x2[((acc * acc + 1.359375) * 3.0) as usize % x2.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x403465cfe241d2b5,
            outgoing: &[0x3ff0000000000000, 0x4003460b9e60133b],
            gradient: &[
                (1.1413494561042195, 1.1413494561042195),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-12.621300064461119, 19.683786919576573),
                (7.387762365835169, 11.521724345262621),
                (-0.75, 0.75),
                (0.75, 0.75),
                (-0.75, 0.75),
                (12.214161352704311, 19.048826051203136),
            ],
            weighted: &[
                (0.8560120920781646, 0.8560120920781646),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-10.533729010867406, 15.830594152203995),
                (6.165821774376377, 9.266293258946966),
                (-0.5625, 0.5625),
                (0.5625, 0.5625),
                (-0.5625, 0.5625),
                (10.193931300839427, 15.319929824713546),
            ],
        };
        let p0 = std::hint::black_box(-0.3125_f64);
        let p1 = std::hint::black_box(vec![-0.796875, -0.75, -1.3125, 1.375, -0.203125]);
        let p2 = std::hint::black_box(vec![-1.875, 1.9375]);
        let p3 = std::hint::black_box(vec![0.5, 0.828125, -0.359375, 1.9375]);
        let p4 = std::hint::black_box(1_usize);
        let mut m2 = p2.clone();
        let value = f(p0.clone(), &p1, &mut m2, &p3, p4);
        expected.check_call(value, &(m2.clone(),));
        let mut m2 = p2.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, &mut m2, &p3, p4));
        let mut m2 = p2.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &mut m2, &p3, p4);
        expected.check_call(value, &(m2.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &mut m2,
            &p3,
            p4,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, b1.clone(), b2.clone(), b3.clone());
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &mut m2,
            &p3,
            p4,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, b1.clone(), b2.clone(), b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(
            p0.clone(),
            &p1,
            &mut m2,
            &p3,
            p4,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone(), b3.clone()),
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let mut d2 = vec![0.625, -0.375];
        let d3 = vec![0.875, -0.125, 1.125, 0.125];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, &p3, p4, d0, &d1, &mut d2, &d3);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_25 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(z: f64, weights: &[f64]) -> f64 {
        if 0.75 * weights[(1 * 2 + 4) % weights.len()] <= -0.6875 {
            let mut y = weights[1].tanh();
            let mut j: usize = 0;
            loop {
                j += 1;
                let rate = ((weights[j % weights.len()] * weights[j % weights.len()]).ln_1p()
                    * (-0.6875 - weights[((y.abs() + 0.953125) * 3.0) as usize % weights.len()]))
                .min((y + j as f64).atan());
                let s = (-y.abs()).exp();
                y -= weights[j % weights.len()];
                if j >= 1 {
                    break;
                }
            }
            y = weights[(weights.len() * 2 + 3) % weights.len()].atan2(j as f64)
                * (weights[((z * z + 0.609375) * 3.0) as usize % weights.len()] + y);
        }
        let mut z2: f64 = 0.0;
        for m in 0..weights.len() {
            z2 += weights[m] * weights[m];
        }
        let mut sum: f64 = 0.0;
        for m2 in 0..weights.len() {
            sum += weights[m2];
        }
        (z2 - weights[weights.len() - 1])
            * (if (z2.abs() + 0.515625).sqrt() <= -0.671875 || (3 >> 1) % 2 == 0 {
                sum
            } else {
                weights[1]
            })
            + 0.9375 * sum
            + 1.25 * z2
            + 1.3125 * weights[3 % weights.len()].clamp(-1.25, 0.0625)
            + 0.8125 * (z - sum)
            + 0.640625
                * (if sum.tanh() >= weights[(3 * 5 + 2) % weights.len()] {
                    weights[3 % weights.len()]
                } else {
                    weights[((0 + 0) * 6 + 3) % weights.len()]
                })
    }

    #[grad]
    pub fn blend1(y: f64, w: &[f64], b: &mut f64) {
        *b = 0.5 * energy0(y.atan(), w);
        let (s, u) = (y * *b - 1.671875, y.exp_m1().tanh());
        *b += (u * 0.890625).atan2(*b);
        let mut z = -1.234375;
    }

    #[grad]
    pub fn blend2(total: f64, acc: f64, v: &[f64]) -> (f64, f64) {
        let (z, z2) = (
            v[(2 * 6 + 1) % v.len()].cos(),
            energy0(-0.9375 + total, &v[..2]),
        );
        if v[((z * z + 0.90625) * 3.0) as usize % v.len()] > z2 {
            let mut sum = acc;
            let mut u = (z / (v[((0 + 0) * 5 + 2) % v.len()].abs() + 1.84375)
                - sum.hypot(v[((total * total + 0.71875) * 3.0) as usize % v.len()]))
            .clamp(-1.25, 0.59375);
        } else {
            let mut a = if energy0(
                match 2 % 4 {
                    0 => acc,
                    1..=2 if 1 % 2 == 0 => z,
                    _ => v[0],
                },
                &v[..2],
            ) <= -0.375
            {
                v[1 % v.len()]
            } else {
                (z - v[(2 * 0 * 7 + 4) % v.len()]) * (acc * 0.734375)
            };
            a = total
                + total.mul_add(
                    v[(3 / 2 * 3 + 2) % v.len()],
                    v[((a.abs() + 0.84375) * 3.0) as usize % v.len()],
                );
            let mut v2 = vec![
                0.3125 * acc,
                v[((2 >> 1) * 2 + 2) % v.len()],
                1.6875 + v[0 % v.len()],
            ];
        }
        let mut prev = 0.0;
        for count in 0..v.len() {
            prev += v[count];
        }
        let mut a2: f64 = 0.0;
        for k in 0..v.len() {
            a2 += v[k];
        }
        (
            a2.cos()
                + (prev + acc)
                + 1.078125 * a2
                + 1.25 * prev
                + 1.09375 * (v[(1 * 5 + 4) % v.len()] * -0.609375)
                + 0.703125 * (-1.859375 - v[((total.abs() + 0.890625) * 3.0) as usize % v.len()])
                + 0.5 * (0.296875 + v[1]),
            (a2 + v[0 % v.len()]).atan2(0.078125 + 1.765625)
                + 1.171875 * a2
                + 0.53125 * prev
                + 1.359375 * v[((prev * prev + 1.921875) * 3.0) as usize % v.len()].sin(),
        )
    }

    #[grad(jvp)]
    pub fn f(b: f64, state: &[f64], b2: &mut f64) -> f64 {
        let mut b = ((state[0 % state.len()] + *b2).abs() + 2.0)
            .powf(b2.sin().exp().sin())
            .min(*b2);
        let b3 = b.min(state[0]).sin()
            * (*b2
                * ({
                    let prev = *b2;
                    prev * b
                }));
        if (match 1 % 4 {
            0 => b,
            1..=2 => state[state.len() - 1],
            _ => *b2,
        }) > (b3 * b3 + 1.75).ln()
        {
            for count in (1..state.len()).step_by(2) {
                for pos in (1..state.len()).step_by(3) {
                    if *b2 <= -1.46875 {
                        continue;
                    }
                    let mut a = b3
                        + (state[pos] - state[count]) * (state[(count * 5 + 2) % state.len()] + b);
                    b = *b2;
                    *b2 -= state[pos];
                }
            }
        } else {
            let sum = ((b * b).ln_1p() + b.min(state[(2 * 1 * 3 + 3) % state.len()]))
                / (b3 * b3 + 1.421875);
            *b2 *= (-b.abs()).exp().cos();
        }
        let mut c = 0.0;
        for pos2 in 0..state.len() {
            c += state[pos2] * state[pos2];
        }
        state[state.len() - 1].hypot(state[3 % state.len()])
            * (match 3 % 4 {
                0 => b,
                1..=2 => state[1 % state.len()],
                _ => state[1 % state.len()],
            })
            + 0.796875 * c
            + 1.328125 * b
            + 1.1875 * *b2
            + 1.046875 * b.sin().exp()
            + 0.953125
                * state[((1 + 0) * 6 + 2) % state.len()].max(state[((3 & 0) * 6 + 4) % state.len()])
            + 1.015625
                * ({
                    let a2 = state[(3 * 0 * 6 + 2) % state.len()];
                    a2 * state[((b3 * b3 + 1.125) * 3.0) as usize % state.len()]
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fe6c4b865db3bf0,
            outgoing: &[0xbff1000000000000],
            gradient: &[
                (0.0, 0.0),
                (-0.96435546875, 2.87060546875),
                (-2.068271190318865, 6.579526598295939),
                (-1.112548828125, 2.921630859375),
                (1.0179166796081844, 3.5887174608581844),
                (3.136398894307402, 3.136398894307402),
            ],
            weighted: &[
                (0.0, 0.0),
                (-0.7232666015625, 2.1529541015625),
                (-2.551203392739149, 5.934644948721955),
                (-0.83441162109375, 2.19122314453125),
                (0.7634375097061383, 2.6915380956436383),
                (2.852299170730552, 2.852299170730552),
            ],
        };
        let p0 = std::hint::black_box(1.5625_f64);
        let p1 = std::hint::black_box(vec![-1.203125, 0.625, -1.265625, 0.890625]);
        let p2 = std::hint::black_box(0.1875_f64);
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
        let mut b2 = 0.5_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, b1.clone(), b2.clone());
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.5_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.0]);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.5_f64;
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let mut d2 = -0.625_f64;
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_26 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(total: f64, data: &[f64]) -> f64 {
        let mut w = vec![0.0; 2];
        let mut k: usize = 0;
        let u2: f64 = loop {
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
            for count in 0..=2 {
                w[0] = (total * total + 1.984375).recip().powi(4);
                let mut u = 0.0;
                for j in 0..w.len() {
                    u += w[j] * w[j];
                }
                let flag = u >= 0.03125 - total;
            }
            if total < -1.671875 * data[(k * 7 + 3) % data.len()] {
                let mut s = 0.0;
                for n in 0..w.len() {
                    s += w[n] * w[n];
                }
                break s + total;
            }
        };
        let mut total2 = 0.0;
        for j2 in 0..w.len() {
            total2 += w[j2];
        }
        let mut total3 = 0.0;
        for i in 0..w.len() {
            total3 += w[i];
        }
        w[(w.len() * 2 + 4) % w.len()] * (k as f64).mul_add(total, data[1])
            + 0.9375 * total3
            + 1.03125 * total2
            + 0.640625
                * (match k / 3 % 4 {
                    0 => total,
                    1 | 2 => data[((u2.abs() + 1.21875) * 3.0) as usize % data.len()],
                    _ => 0.40625,
                })
            + 1.234375 * total3
            + 0.953125 * (data[((k + k) * 6 + 1) % data.len()] * total2)
    }

    #[grad(jvp)]
    pub fn f(y: f64, x: &[f64], data: &mut [f64], pos: usize, n: i32) -> f64 {
        {
            let r = &mut data[0];
            *r += (n as f64 * n as f64).ln_1p();
        }
        data[(3 * 3 * 7 + 4) % data.len()] += x[0];
        data[data.len() - 1] = data[((y.abs() + 1.296875) * 3.0) as usize % data.len()]
            / (x[0].abs() + 0.921875)
            * (x[(pos * 3 + 3) % x.len()].abs() + 1.84375).sqrt();
        data.swap(0, 0);
        'l0: for k in (0..data.len() - 1).rev().step_by(2) {
            let mut y = (k as f64 + data[k])
                * x[((y.abs() + 1.59375) * 3.0) as usize % x.len()].cos()
                - (y + data[k]) * (0.390625 * data[data.len() - 1]);
            data[(2 * k * 5 + 2) % data.len()] += stage0(data[k].mul_add(y, y), &x[..2]);
            y = 0.5
                * stage0(
                    match (k + k) % 4 {
                        0 => y,
                        1..=2 => y,
                        _ => y,
                    },
                    x,
                );
        }
        {
            let r = &mut data[0];
            *r += y.atan();
        }
        let mut row = [
            y.clamp(-1.25, 1.484375),
            y.tanh(),
            data[0 % data.len()] * x[x.len() - 1],
        ];
        let mut a = 0.0;
        for m in 0..data.len() {
            a += data[m] * data[m];
        }
        data[0]
            * ({
                let t = row[((pos + pos) * 6 + 1) % 3];
                t * 0.15625
            })
            + 0.578125 * a
            + 1.34375 * (y.abs() + 1.4375).sqrt()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40073f7869bc82f1,
            outgoing: &[0x3ff2be6de56581ea, 0x3fe5800000000000, 0x3fdda5dc90659572],
            gradient: &[
                (0.5842833078906767, 2.2467473362100754),
                (0.786387105432735, 1.788569921193139),
                (-2.3350319752214634, 2.512187612530348),
                (1.3050316054903026, 1.4040425433413544),
                (0.8223455682459374, 1.6204689040170746),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.7927058668291829, 2.2333663227705163),
                (1.5377613702712378, 2.839774547164785),
                (-2.64590058103174, 2.7787673090134035),
                (1.478773704117727, 1.5530319075060157),
                (1.6348077229662272, 2.5263725098089056),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-0.328125_f64);
        let p1 = std::hint::black_box(vec![1.875, 1.53125]);
        let p2 = std::hint::black_box(vec![1.484375, -1.203125, 1.578125]);
        let p3 = std::hint::black_box(1_usize);
        let p4 = std::hint::black_box(0_i32);
        let mut m2 = p2.clone();
        let value = f(p0.clone(), &p1, &mut m2, p3, p4);
        expected.check_call(value, &(m2.clone(),));
        let mut m2 = p2.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, &mut m2, p3, p4));
        let mut m2 = p2.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &mut m2, p3, p4);
        expected.check_call(value, &(m2.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &mut m2,
            p3,
            p4,
            &mut b1,
            &mut b2,
            0.75,
        );
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, b1.clone(), b2.clone());
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &mut m2,
            p3,
            p4,
            &mut b1,
            &mut b2,
            0.75,
        );
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, p3, p4, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let mut d2 = vec![-0.875, 0.375, -0.625];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, p3, p4, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
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
        prev += {
            let rate2 = 0.015625;
            rate2
                * (data[((sum * sum + 1.59375) * 3.0) as usize % 4]
                    / (data[1 % 4] * data[1 % 4] + 1.875))
        };
        let mut a = 0.0;
        for k in 0..data.len() {
            a += data[k] * data[k];
        }
        rate - sum + 1.0625 * a + 0.765625 * sum + 0.859375 * prev + 1.46875 * prev.mul_add(a, a)
    }

    #[grad(jvp)]
    pub fn f(sum: f64, state: &[f64; 3], n: i32) -> f64 {
        let mut k: i32 = 1 * (n + 3);
        if (0 >> 1) % 2 == 0 {
            let mut z: f64 = 0.953125;
            z -= if sum * z >= n as f64 * sum {
                sum
            } else {
                1.3125
            };
            if 2 + 0 <= 1 {
                let (b, sum2) = (
                    (sum - state[(3 * 3 + 4) % state.len()]) * sum.tanh(),
                    (update0(state[2]).abs() + 1.125).sqrt(),
                );
            } else {
                for k2 in (0..3).step_by(3) {
                    let mut total = z;
                    z += match k2 % 4 {
                        0 => update0(0.890625 * total),
                        1..=2 => z,
                        _ => z,
                    };
                    total += update0(total + sum);
                    z = 0.5 * update0((z * z + 1.703125).ln());
                }
                let mut state2 = [0.0; 3];
                let (y, c) = (
                    state2[0 % state2.len()],
                    state[((z * z + 1.484375) * 3.0) as usize % state.len()],
                );
            }
        } else {
            let mut t = -0.015625;
            t = {
                let t2 = k as f64 + state[((1 + 2) * 4 + 4) % 3];
                t2 * state[(state.len() * 4 + 3) % 3]
            };
        }
        let mut rate = 0.0;
        for n2 in 0..state.len() {
            rate += state[n2];
        }
        let mut z2 = 0.0;
        for n3 in 0..state.len() {
            z2 += state[n3] * state[n3];
        }
        (if state[(1 * 1 * 6 + 3) % 3] - state[1] >= 0.84375 {
            z2
        } else {
            state[2]
        })
        .tanh()
            + 0.515625 * z2
            + 1.453125 * rate
            + 0.296875
                * (match 0 * 3 % 4 {
                    0 => 1.9375,
                    1..=2 => sum,
                    _ => state[1],
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4019f47654405ae5,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (1.63037109375, 1.63037109375),
                (1.79150390625, 1.79150390625),
                (3.384435481528099, 5.163416080971901),
            ],
            weighted: &[
                (0.0, 0.0),
                (1.2227783203125, 1.2227783203125),
                (1.3436279296875, 1.3436279296875),
                (2.5383266111460743, 3.8725620607289257),
            ],
        };
        let p0 = std::hint::black_box(-1.1875_f64);
        let p1 = std::hint::black_box([0.171875, 0.328125, 1.765625]);
        let p2 = std::hint::black_box(2_i32);
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
            for pos in 0..=3 {
                let mut a = -0.015625;
                if j <= 1 {
                    break;
                }
                let mut t = 0.0;
                for i in 0..x.len() {
                    t += x[i] * x[i];
                }
                a *= (x[0] + a).cos();
            }
        }
        let mut rate = 0.0;
        for j2 in 0..x.len() {
            rate += x[j2];
        }
        (stage0(x[((2 & 2) * 2 + 3) % x.len()] * -0.8125, &x[..2], depth - 1).abs() + 1.546875)
            .sqrt()
            + 1.40625 * rate
            + 1.203125 * (rate - z)
    }

    #[grad(jvp)]
    pub fn f(z: f64, buf: &[f64], out: &Vec<f64>, k: i32) -> f64 {
        let mut k2: usize = 0;
        'l0: while k2 < 5 {
            k2 += 1;
            let mut i: usize = 0;
            'l1: while i < 2 {
                i += 1;
                let mut z2 = stage0(
                    match i % 4 {
                        0 => k as f64,
                        1..=2 => z,
                        _ => z,
                    },
                    out,
                    2,
                ) * (z + buf[((k2 + i) * 6 + 2) % buf.len()] + z.sin());
            }
        }
        let mut n: usize = 0;
        'l2: while n < 3 {
            n += 1;
            let mut weights: [f64; 3] = [0.0; 3];
            let a: f64 = -0.546875;
            'l3: for count in 0..buf.len() - 1 {
                for j in (1..weights.len()).step_by(2) {
                    if count % 2 == 0 {
                        continue 'l3;
                    }
                    let mut z3 = (weights[j - 1]
                        + n as f64
                        + ({
                            let rate = -0.984375;
                            rate * weights[j - 1]
                        }))
                        * (if a + z >= 0.828125 {
                            z + weights[j]
                        } else {
                            a + buf[count + 1]
                        });
                    let mut total = stage0(
                        if weights[(k2 * 3 + 1) % weights.len()].tanh()
                            >= (buf[count].abs() + 0.75).powf(weights[j].sin())
                        {
                            out[((a.abs() + 0.515625) * 3.0) as usize % out.len()]
                        } else {
                            weights[j - 1]
                        },
                        buf,
                        1,
                    );
                }
                let mut weights2 = vec![out[out.len() - 1]; k2 % 3 + 1];
                weights2.swap(0, 0);
                weights[0 % weights.len()] *= stage0(out[1].sin().exp(), &weights2[..2], 3).cos();
            }
        }
        let mut z4 = 0.0;
        for pos in 0..out.len() {
            z4 += out[pos] * out[pos];
        }
        let mut c = 0.0;
        for n2 in 0..out.len() {
            c += out[n2];
        }
        z * z4 - z.cos()
            + 1.265625 * c
            + 0.6875 * z4
            + 1.140625 * (buf[1 % buf.len()] + z4)
            + 0.5 * stage0(if (3 + k2) % 2 == 0 { z } else { 1.765625 }, buf, 3)
            + 1.328125 * (c - z4)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4028b5af1393a810,
            outgoing: &[],
            gradient: &[
                (1.8609665727448141, 3.064091572744814),
                (1.497593942808271, 1.497593942808271),
                (2.7023573539719994, 2.710851125006281),
                (3.31884765625, 5.56005859375),
                (4.17822265625, 9.07568359375),
                (3.9365234375, 8.0869140625),
                (1.412109375, 7.427734375),
            ],
            weighted: &[
                (1.3957249295586105, 2.2980686795586105),
                (1.1231954571062033, 1.1231954571062033),
                (2.0267680154789995, 2.0331383437547106),
                (2.4891357421875, 4.1700439453125),
                (3.1336669921875, 6.8067626953125),
                (2.952392578125, 6.065185546875),
                (1.05908203125, 5.57080078125),
            ],
        };
        let p0 = std::hint::black_box(0.359375_f64);
        let p1 = std::hint::black_box(vec![1.796875, 1.5]);
        let p2 = std::hint::black_box(vec![0.421875, 0.921875, 0.78125, -0.6875]);
        let p3 = std::hint::black_box(1_i32);
        let value = f(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone());
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let d2 = vec![-0.875, 0.375, -0.625, 0.625];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, p3, d0, &d1, &d2);
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
            if !up {
                let s = if count != 1 {
                    data[((1 + count) * 5 + 1) % data.len()]
                } else {
                    (b * data[m % data.len()]).clamp(-1.25, 0.09375)
                };
                *t += match (m + pos) % 4 {
                    0 => (j as f64).atan(),
                    1 | 2 => (-data[data.len() - 1].abs()).exp(),
                    _ => b / (data[((count + j) * 3 + 4) % data.len()].abs() + 1.875),
                };
            }
            let mut b = (*t / (j as f64 * j as f64 + 0.59375) * (b * b + 1.703125).cbrt())
                .max((data[(0 * 4 + 3) % data.len()] + -0.28125) * -1.734375);
        }
        let mut a = 0.0;
        for pos2 in 0..data.len() {
            a += data[pos2];
        }
        let mut sum: f64 = 0.0;
        for i in 0..data.len() {
            sum += data[i];
        }
        (*t * data[1]).tanh()
            + 1.28125 * sum
            + 0.671875 * a
            + 0.640625 * *t
            + 0.28125 * sum.clamp(-1.25, 0.859375)
            + 0.578125 * a
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401d00692c830bea,
            outgoing: &[0x4004b5cca387253c],
            gradient: &[
                (0.4241228388795667, 0.9337227141311776),
                (2.53409154221096, 2.5375057642793895),
                (4.118799874813098, 6.121238572684865),
                (3.701829035307604, 5.10832469100205),
                (2.53125, 2.53125),
                (2.53125, 2.53125),
                (0.3899125068196557, 0.8584073545841777),
            ],
            weighted: &[
                (0.7710697960499957, 1.153269702488704),
                (1.9036035207190456, 1.9061641872703678),
                (3.089099906109823, 4.590928929513648),
                (4.026590137097989, 5.081461878868822),
                (1.8984375, 1.8984375),
                (1.8984375, 1.8984375),
                (0.7088742447943168, 1.0602453806177083),
            ],
        };
        let p0 = std::hint::black_box(-1.078125_f64);
        let p1 = std::hint::black_box(vec![0.109375, -0.28125, -0.390625, 1.0, 1.921875]);
        let p2 = std::hint::black_box(1.671875_f64);
        let p3 = std::hint::black_box(3_usize);
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
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
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
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
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
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0]);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.5_f64;
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let mut d2 = 0.625_f64;
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
            *t = -1.0;
            let total = -0.265625;
            let mut row = vec![t.tanh(), t.tanh()];
            *t /= 1.359375;
        }
        *t - *t + 1.03125 * *t + 1.21875 * total + 0.765625 * total.tanh()
    }

    #[grad]
    pub fn relax1(t: f64, t2: f64) -> (f64, f64) {
        let mut sum = ((t * t).abs() + 0.65625).recip() * (t * t).sin();
        'l0: for m in 1..4 {
            let sum2 = m as f64;
        }
        (sum, sum) = (t2 - sum, t2);
        (
            (t * t).atan() + 0.9375 * sum + 1.015625 * (t2 + sum) + 0.9375 * t,
            sum.tanh()
                + 1.25 * sum
                + 1.390625 * (0.21875 * t)
                + 0.28125 * (t * sum)
                + 0.265625 * (t2 * t),
        )
    }

    #[grad]
    pub fn update2(rate: f64, depth: usize) -> (f64, f64) {
        if depth == 0 {
            return (
                (rate.abs() + 1.984375).ln()
                    * (match (0 >> 1) % 4 {
                        0 => rate,
                        1 | 2 => -0.1875,
                        _ => rate,
                    })
                    + 1.125 * rate.max(rate),
                rate.sin() - (rate - rate)
                    + 0.796875 * rate
                    + 0.265625 * rate
                    + 0.984375 * rate.exp_m1(),
            );
        }
        let sum = ((rate.abs() + 0.78125).sqrt() + rate).tanh();
        let rate2 = sum * (sum * sum).cos();
        let sum = sum / (rate2 * rate2 + 1.59375)
            + rate2.sin()
            + (-0.078125 - 0.28125) * (rate * rate).ln_1p();
        let a = rate2;
        (
            -1.703125
                - ({
                    let c = a;
                    c * 0.609375
                })
                + 0.703125 * (rate2 * rate),
            a + sum
                + (if !(rate + a <= (if rate * sum > -0.109375 { a } else { a })) {
                    rate
                } else {
                    -1.84375
                })
                + 1.359375 * sum
                + 0.578125 * sum.sin(),
        )
    }

    #[grad(jvp)]
    pub fn f(sum: f64, u: f64, buf: &[f64], a: &mut f64) -> f64 {
        let mut sum = sum
            * buf[buf.len() - 1]
            * (match (2 & 3) % 4 {
                0 => u,
                1 | 2 => sum,
                _ => u,
            })
            * (0.328125 * *a - buf[(3 * 1 * 7 + 1) % buf.len()] * buf[buf.len() - 1]);
        for n in 0..=4 {
            let mut y = (sum.min(sum) * sum.min(sum) + 1.5)
                .powf((n as f64).sin())
                .mul_add(buf[0], buf[n % buf.len()]);
        }
        if 1 * 0 % 2 == 0 {
            let mut m: usize = 0;
            'l0: loop {
                m += 1;
                for pos in 0..buf.len() {
                    if (sum.abs() + 0.5625).ln() <= buf[pos] + *a {
                        *a = (-sum.abs()).exp()
                            - (if m >> 1 < 2 && (pos & 1) % 2 == 0 {
                                sum
                            } else {
                                *a
                            });
                    }
                    if u.abs() < buf[pos] + u {
                        *a = (m as f64).atan() * sum;
                        *a = (-buf[pos].abs()).exp() + blend0(a.powi(2), &mut sum, 2 % 4);
                    }
                    *a = {
                        let c = match m % 4 {
                            0 => buf[pos],
                            1..=2 => -0.15625,
                            _ => 1.8125,
                        };
                        c * (buf[(m * 4 + 4) % buf.len()] * 0.328125)
                    };
                    *a = {
                        let z = {
                            let rate = u;
                            rate * sum
                        };
                        z * (buf[buf.len() - 1] + sum)
                    };
                }
                sum += blend0(
                    buf[(m * m * 7 + 2) % buf.len()] - buf[buf.len() - 1],
                    &mut sum,
                    1 % 4,
                ) + u.cos();
                if m >= 2 {
                    break;
                }
            }
        } else {
            let mut u = blend0(sum * buf[1 % buf.len()], a, 2 % 4).cos();
            *a = *a;
        }
        let mut total = 0.0;
        for n2 in 0..buf.len() {
            total += buf[n2];
        }
        buf[0].sin().exp().powi(0)
            + 1.125 * total
            + 0.65625 * sum
            + 1.3125 * *a
            + 1.109375 * u.sin()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff44b19c55b0754,
            outgoing: &[0x3f9321733b6cf0f1],
            gradient: &[
                (0.0, 0.0),
                (0.3569701567209883, 1.281190015505064),
                (2.111682441248286, 2.742809746251714),
                (1.125, 1.125),
                (1.125, 1.125),
                (1.125, 1.125),
                (-0.6159927860758719, 3.4971200910793003),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.27968428288622943, 0.9728491769742862),
                (1.5837618309362145, 2.0571073096887855),
                (0.84375, 0.84375),
                (0.84375, 0.84375),
                (0.84375, 0.84375),
                (-0.7493509113959844, 2.910196390148556),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(1.71875_f64);
        let p1 = std::hint::black_box(0.78125_f64);
        let p2 = std::hint::black_box(vec![1.78125, -1.75, -1.4375, -0.4375, 0.703125]);
        let p3 = std::hint::black_box(1.84375_f64);
        let mut m3 = p3.clone();
        let value = f(p0.clone(), p1.clone(), &p2, &mut m3);
        expected.check_call(value, &(m3.clone(),));
        let mut m3 = p3.clone();
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &mut m3));
        let mut m3 = p3.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &mut m3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = 0.5_f64;
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
        let mut b3 = 0.5_f64;
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
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0],
        );
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = 0.5_f64;
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut m3, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let mut d3 = -0.375_f64;
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &mut m3, d0, d1, &d2, &mut d3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
    }
}

mod program_31 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(prev: f64, out: &[f64], w: &mut [f64], t: &mut f64) -> f64 {
        let sum = w[0];
        let mut acc = ((0.578125 + *t).sin() * (0.578125 + *t).sin() + 0.546875).ln();
        let mut sum = *t + sum * (w[(1 * 3 + 2) % w.len()] + -1.765625);
        *t = (prev.abs() + 1.5).ln().clamp(-1.25, 0.65625);
        let mut y = 0.0;
        for i in 0..w.len() {
            y += w[i] * w[i];
        }
        ((*t + w[1]) * (*t + w[1])).ln_1p()
            + 1.390625 * y
            + 0.890625 * sum
            + 1.28125 * acc
            + 1.390625
                * (if out[1 % out.len()] / (sum * sum + 1.140625) >= -0.65625 {
                    sum
                } else {
                    -0.96875
                })
            + 0.75 * (out[(3 * 6 + 3) % out.len()] * -1.03125)
            + 0.53125 * out[((1 + 0) * 2 + 3) % out.len()].tanh()
    }

    #[grad]
    pub fn relax1(b: f64, buf: &Vec<f64>, count: usize) -> f64 {
        'l0: for i in (0..buf.len() - 1).step_by(2) {
            let b = (buf[i] * buf[i + 1] * (buf[i] + buf[i])).abs();
            let mut t = -0.0625;
            t *= (b * 0.5).cos();
        }
        let mut b2 = 0.0;
        for n in 0..buf.len() {
            b2 += buf[n];
        }
        let mut u = 0.0;
        for count2 in 0..buf.len() {
            u += buf[count2];
        }
        (b2 - u) * (b2 + buf[((count & count) * 6 + 2) % buf.len()])
            + 0.90625 * u
            + 1.390625 * b2
            + 1.046875 * (buf[(count * 5 + 2) % buf.len()] - buf[0])
    }

    #[grad(jvp)]
    pub fn f(acc: f64, out: &mut [f64], data: &Vec<f64>) -> f64 {
        {
            let r = &mut out[0];
            *r += (acc.abs() + 1.203125).ln();
        }
        out[(1 * 2 + 3) % out.len()] = acc;
        out.copy_from_slice(&data[(3 * 3 + 4) % data.len()..]);
        let mut j: usize = 0;
        let rate = 'l0: loop {
            j += 1;
            if j >= 4 || 1 & j != 3 {
                break out[1].floor();
            }
            let mut weights: Vec<f64> = Vec::new();
            weights.push(acc);
            weights.push(acc);
            if acc + acc <= 0.484375 {
                'l1: for m in (0..4).step_by(3) {
                    let mut x = vec![0.0; m % 3 + 1];
                }
                for pos in 0..5 {
                    out.swap(0, 0);
                    let flag = blend0(
                        if (pos as f64) < -0.34375 {
                            data[data.len() - 1]
                        } else {
                            data[1]
                        },
                        data,
                        &mut out[0..],
                        &mut weights[0],
                    ) > weights[((acc * acc + 1.84375) * 3.0) as usize % weights.len()];
                    out[(data.len() * 5 + 3) % out.len()] /= 1.6875;
                    out[((pos + j) * 3 + 2) % out.len()] *= data
                        [((acc.abs() + 1.65625) * 3.0) as usize % data.len()]
                    .cos()
                    .cos();
                }
                weights[1] = acc + acc - (j as f64 - -0.90625);
            } else {
                out[((j ^ j) * 3 + 4) % out.len()] = (match 0 % 4 {
                    0 => acc,
                    1 | 2 => -1.1875,
                    _ => acc,
                }) * acc
                    .mul_add(data[(j * 4 + 1) % data.len()], acc);
                weights[0] += (data[(j * 7 + 1) % data.len()] * data[(j * 7 + 1) % data.len()]
                    + 0.734375)
                    .ln();
            }
        };
        let mut t: f64 = 0.0;
        for m2 in 0..out.len() {
            t += out[m2] * out[m2];
        }
        (if 3 + j == 0 { data[1] } else { t })
            * ({
                let b = acc;
                b * data[((acc * acc + 1.359375) * 3.0) as usize % data.len()]
            })
            + 1.3125 * t
            + 1.015625 * t.sin()
            + 0.953125 * t
            + 0.625 * (rate - acc)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40306e4430f53885,
            outgoing: &[0x3fef800000000000, 0x3ffd400000000000, 0x3fdc000000000000],
            gradient: &[
                (5.7065582275390625, 6.9565582275390625),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (5.2059478759765625, 5.2059478759765625),
                (7.244875087310726, 8.078306065033024),
                (13.454768019291349, 15.002568406489901),
                (3.2199444832492117, 3.5903582511257883),
            ],
            weighted: &[
                (4.279918670654297, 5.217418670654297),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (3.904460906982422, 3.904460906982422),
                (5.933656315483045, 6.558729548774767),
                (10.716076014468511, 11.876926304867427),
                (3.164958362436909, 3.442768688344341),
            ],
        };
        let p0 = std::hint::black_box(1.15625_f64);
        let p1 = std::hint::black_box(vec![1.71875, 0.8125, 0.09375]);
        let p2 = std::hint::black_box(vec![1.40625, 0.984375, 1.828125, 0.4375]);
        let mut m1 = p1.clone();
        let value = f(p0.clone(), &mut m1, &p2);
        expected.check_call(value, &(m1.clone(),));
        let mut m1 = p1.clone();
        expected.check_gradient(&f_grad(p0.clone(), &mut m1, &p2));
        let mut m1 = p1.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &mut m1, &p2);
        expected.check_call(value, &(m1.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m1 = p1.clone();
        let mut b1 = vec![0.5, 0.625, 0.75];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &mut m1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m1.clone(),));
        let first = (g0, b1.clone(), b2.clone());
        let mut m1 = p1.clone();
        let mut b1 = vec![0.5, 0.625, 0.75];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &mut m1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m1.clone(),));
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125, 0.125],
        );
        let mut m1 = p1.clone();
        let mut b1 = vec![0.5, 0.625, 0.75];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &mut m1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125, 0.125],
        );
        let mut m1 = p1.clone();
        let d0 = -0.125_f64;
        let mut d1 = vec![1.125, 0.125, -0.875];
        let d2 = vec![0.375, -0.625, 0.625, -0.375];
        let (value, tangent) = f_jvp(p0.clone(), &mut m1, &p2, d0, &mut d1, &d2);
        expected.check_call(value, &(m1.clone(),));
        expected.check_tangent(tangent, &(d1.clone(),));
    }
}

mod program_32 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(prev: f64, i: usize) -> f64 {
        if i + i < 2 || prev * prev > prev - -0.828125 {
            let s = prev * prev;
        } else {
            let mut count: usize = 0;
            while count < 3 {
                count += 1;
                if count <= 1 {
                    let mut c = prev;
                    continue;
                }
                let mut rate = -0.109375;
                rate = rate;
                rate *= prev.cos();
            }
            let mut u = prev;
        }
        prev + 0.5 * (i as f64 + prev) + 1.171875 * (prev * prev + 1.828125).powf(prev.sin())
    }

    #[grad(jvp)]
    pub fn f(prev: f64, y: f64, row: &mut [f64], row2: &Vec<f64>) -> f64 {
        let mut z = y.sin().exp();
        if 0 == 2 || 1 == 1 {
            let mut m: usize = 0;
            'l0: while m < 5 && m % 2 == 0 {
                m += 1;
                let mut up = 0 & m != 0;
                let mut prev2 = (m as f64 * row[((prev * prev + 1.25) * 3.0) as usize % row.len()])
                    .cos()
                    - z.abs();
                row.copy_from_slice(row2);
                let mut row3 = vec![
                    row[((prev2 * prev2 + 1.796875) * 3.0) as usize % row.len()]
                        - row2[(m * 7 + 1) % row2.len()];
                    3
                ];
            }
            'l1: for count in 0..row2.len() {
                row.fill(z);
            }
            'l2: for n in 1..=m % 3 + 1 {
                let mut m2: usize = m;
            }
        } else {
            row[1] = (if 2 > 0 { row[2 % row.len()] } else { prev }) * row2[1].tanh();
            row[((2 + 2) * 7 + 1) % row.len()] = z + (row[row.len() - 1] + prev);
        }
        let mut z2 = 0.0;
        for n2 in 0..row.len() {
            z2 += row[n2];
        }
        let mut c = 0.0;
        for j in 0..row.len() {
            c += row[j];
        }
        blend0(z + row2[1], 1 % 4)
            + 0.59375 * c
            + 0.9375 * z2
            + 0.9375 * z
            + 0.484375 * row[(2 * 2 * 6 + 3) % row.len()].tanh()
            + 0.46875 * row2[(1 * 5 + 2) % row2.len()].clamp(-1.25, 0.578125)
            + 0.640625 * -1.6875
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4022e592a3b1244f,
            outgoing: &[0x3fdfa63792573897, 0x3fdfa63792573897],
            gradient: &[
                (0.0, 0.0),
                (3.29504290049238, 3.5437663956598704),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (5.001356681270393, 5.506687894544554),
            ],
            weighted: &[
                (0.0, 0.0),
                (2.866298944079511, 3.052841565455129),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (3.751017510952795, 4.1300159209084155),
            ],
        };
        let p0 = std::hint::black_box(1.5_f64);
        let p1 = std::hint::black_box(-0.78125_f64);
        let p2 = std::hint::black_box(vec![1.4375, 0.84375]);
        let p3 = std::hint::black_box(vec![0.4375, 1.109375]);
        let mut m2 = p2.clone();
        let value = f(p0.clone(), p1.clone(), &mut m2, &p3);
        expected.check_call(value, &(m2.clone(),));
        let mut m2 = p2.clone();
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &mut m2, &p3));
        let mut m2 = p2.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &mut m2, &p3);
        expected.check_call(value, &(m2.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m2 = p2.clone();
        let mut b2 = vec![0.5, 0.625];
        let mut b3 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &mut m2,
            &p3,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, g1, b2.clone(), b3.clone());
        let mut m2 = p2.clone();
        let mut b2 = vec![0.5, 0.625];
        let mut b3 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &mut m2,
            &p3,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, g1, b2.clone(), b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0, 0.125, 0.125]);
        let mut m2 = p2.clone();
        let mut b2 = vec![0.5, 0.625];
        let mut b3 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &mut m2, &p3, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![0.0, 0.0, 0.0, 0.0, 0.125, 0.125],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let mut d2 = vec![0.125, -0.875];
        let d3 = vec![0.375, -0.625];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &mut m2, &p3, d0, d1, &mut d2, &d3);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}
