//! Programs of seeds 41 to 80, written by the `fuzz` binary (see `tests/README.md`).

mod program_41 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(s: f64, s2: f64, state: &[f64], j: usize) -> f64 {
        let b = ((s + s) * state[1].sin()).atan();
        let prev =
            -0.125 * (state[((s.abs() + 0.859375) * 3.0) as usize % state.len()] + s2) + 1.828125;
        let mut t = -0.3125;
        if (b.abs() + 0.6875).ln() <= 0.234375 {
            let mut buf = [
                if j as f64 / (j as f64 * j as f64 + 1.875) > state[state.len() - 1] * b {
                    state[((s.abs() + 0.78125) * 3.0) as usize % state.len()]
                } else {
                    j as f64
                },
                s2 / (t * t + 1.4375),
                0.796875,
                state[state.len() - 1],
            ];
            let mut t2 = (-0.140625 - state[((j >> 1) * 6 + 1) % state.len()] + prev)
                / ((j as f64).atan().abs() + 1.703125);
            let mut weights: Vec<f64> = Vec::new();
            weights.push((-prev.abs().abs()).exp());
            weights.push(state[state.len() - 1] * t * (b + s));
            weights.push(buf[(j * 2 + 3) % buf.len()].clamp(-1.25, 0.109375).floor());
        }
        (t, t) = (b, b * prev);
        let mut z = 0.0;
        for k in 0..state.len() {
            z += state[k];
        }
        s.clamp(-1.25, 0.328125)
            / (state[((2 >> 1) * 7 + 2) % state.len()] * state[((2 >> 1) * 7 + 2) % state.len()]
                + 0.703125)
            + 0.640625 * z
            + 1.484375 * t
            + 0.375 * (s / ((j as f64).abs() + 0.703125))
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400d6bc69c4a0540,
            outgoing: &[],
            gradient: &[
                (-0.6866933669477351, 0.9641500143465791),
                (-0.175216071850895, 0.175216071850895),
                (0.640625, 0.640625),
                (-3.407269042282284, 4.688519042282284),
                (0.640625, 0.640625),
                (0.465408928149105, 0.815841071850895),
            ],
            weighted: &[
                (-0.5150200252108013, 0.7231125107599343),
                (-0.13141205388817123, 0.13141205388817123),
                (0.48046875, 0.48046875),
                (-2.5554517817117133, 3.516389281711713),
                (0.48046875, 0.48046875),
                (0.34905669611182877, 0.6118808038881713),
            ],
        };
        let p0 = std::hint::black_box(-1.578125_f64);
        let p1 = std::hint::black_box(-1.796875_f64);
        let p2 = std::hint::black_box(vec![1.8125, -0.453125, 1.1875, 1.640625]);
        let p3 = std::hint::black_box(2_usize);
        let value = f(p0.clone(), p1.clone(), &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
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

mod program_42 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(z: f64, data: &[f64], data2: [f64; 3], n: usize) -> (f64, f64) {
        let s = n as f64 - data[(n * 4 + 1) % data.len()]
            + ({
                let total = 0.125;
                total * data[((total * total + 0.59375) * 3.0) as usize % data.len()]
            })
            - z;
        let mut b = 0.0;
        for i in 1..data2.len() {
            b += 0.5 * (data2[i - 1] * data2[i] * data2[i]);
        }
        if b * s > -0.09375 {
            let mut total2 = -0.046875;
            b = s.exp_m1()
                / (data[((total2 * total2 + 1.859375) * 3.0) as usize % data.len()]
                    * data[((total2 * total2 + 1.859375) * 3.0) as usize % data.len()]
                    + 0.5625);
        }
        let mut prev = 0.0;
        for i2 in 0..data.len() {
            prev += data[i2];
        }
        (
            data2[2]
                + 0.953125 * prev
                + 1.421875 * b
                + 0.6875 * (data2[1] * data2[(n * 2 + 3) % data2.len()])
                + 1.234375 * ((n as f64).abs() + 0.734375).powf(data[data.len() - 1].sin())
                + 1.234375 * (prev * 0.640625),
            (match n * 1 % 4 {
                0 => s - prev,
                1 | 2 => s / (data[1] * data[1] + 1.4375),
                _ => 0.796875 - s,
            }) + 1.359375 * prev
                + 1.40625 * b
                + 0.96875 * (s / (z * z + 1.0)),
        )
    }

    #[grad(jvp)]
    pub fn f(rate: f64, w: &[f64]) -> f64 {
        let mut prev2 = w[0]
            * w[w.len() - 1]
            * (-0.234375 * rate)
            * (rate + rate
                - ({
                    let prev = w[(2 * 1 * 5 + 4) % w.len()];
                    prev * w[((prev * prev + 0.609375) * 3.0) as usize % w.len()]
                }));
        for n in (1..w.len()).step_by(2) {
            for m in 1..w.len() {
                let mut weights = [
                    match w.len() % 4 {
                        0 => prev2,
                        1..=2 => w[n],
                        _ => 0.015625,
                    },
                    w[m - 1],
                ];
            }
        }
        'l0: for m2 in 2..4 {
            let k: usize = m2 + w.len();
            'l1: for i in 1..w.len() {
                prev2 += (match m2 % 3 % 4 {
                    0 => w[i - 1],
                    1 | 2 => 0.203125,
                    _ => i as f64,
                }) - i as f64 * prev2;
                let mut s = w[i - 1];
                let mut rate = w[(m2 * 6 + 3) % w.len()].sin() - (i as f64 - -0.734375)
                    + rate / (w[i] * w[i] + 1.46875);
            }
            let mut prev3 = rate;
        }
        (if rate.mul_add(prev2, -0.390625) < -0.921875 {
            prev2
        } else {
            prev2
        }) * (prev2 - -0.75)
            + 0.796875 * prev2
            + 0.640625 * prev2
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfe9260000000000,
            outgoing: &[],
            gradient: &[
                (0.0, 5.115128494799137),
                (1.28125, 8.573199287056923),
                (0.0, 1.5593425487168133),
            ],
            weighted: &[
                (0.0, 3.836346371099353),
                (0.9609375, 6.429899465292692),
                (0.0, 1.16950691153761),
            ],
        };
        let p0 = std::hint::black_box(0.96875_f64);
        let p1 = std::hint::black_box(vec![-0.453125, 1.5]);
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

mod program_43 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(u: f64, weights: &[f64]) -> f64 {
        let (s, z) = (weights[2 % weights.len()].cos(), u);
        let rate = z;
        if (z * z).ln_1p() >= weights[(2 * 5 + 3) % weights.len()] {
            let mut acc = (match 3 % 4 {
                0 => weights[0],
                1..=2 => z,
                _ => s,
            })
            .abs()
                - (weights[2 % weights.len()] + weights[weights.len() - 1])
                    / (u.tanh() * u.tanh() + 1.75);
            let mut prev = (weights[(1 * 3 + 2) % weights.len()] / (z * z + 0.765625)).sin() + rate;
            let mut b = acc.clamp(-1.25, 0.875).mul_add(z, u)
                * ((if acc.cos() > u + s {
                    weights[((3 ^ 0) * 2 + 3) % weights.len()]
                } else {
                    s
                }) * (0.3125 * z));
        }
        for k in 1..weights.len() {
            if ({
                let sum = weights[k - 1];
                sum * u
            }) > rate.powi(0)
            {
                continue;
            }
        }
        let mut prev2 = 0.0;
        for m in 0..weights.len() {
            prev2 += weights[m] * weights[m];
        }
        let mut t = 0.0;
        for count in 0..weights.len() {
            t += weights[count];
        }
        ({
            let rate2 = weights[(0 / 2 * 4 + 3) % weights.len()];
            rate2 * (weights[(3 * 3 * 6 + 3) % weights.len()] - 0.28125)
        }) + 0.640625 * t
            + 0.640625 * prev2
            + 1.140625 * (0.453125 * prev2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400023dda0000000,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (2.08746337890625, 2.08746337890625),
                (3.1910552978515625, 3.1910552978515625),
            ],
            weighted: &[
                (0.0, 0.0),
                (1.5655975341796875, 1.5655975341796875),
                (2.393291473388672, 2.393291473388672),
            ],
        };
        let p0 = std::hint::black_box(0.75_f64);
        let p1 = std::hint::black_box(vec![0.625, 0.65625]);
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

mod program_44 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(u: f64, u2: f64, w: &mut [f64], z: &mut f64) {
        *z = -1.96875 * w[((0 + 1) * 3 + 1) % w.len()] * w[(2 * 7 + 1) % w.len()];
        let mut u = *z;
        let (acc, s) = (*z, u2);
        let mut s2 = 0.0;
        for pos in 1..w.len() - 1 {
            s2 += w[pos - 1] * w[pos + 1];
        }
    }

    #[grad(jvp)]
    pub fn f(sum: f64, a: f64, weights: &[f64], state: &Vec<f64>, i: usize) -> f64 {
        let n: usize = i;
        let mut u = {
            let acc = a + i as f64 - sum.max(n as f64);
            acc * (weights[0] * (acc + state[(1 * 4 + 4) % state.len()]))
        };
        let mut count: usize = 0;
        loop {
            count += 1;
            let mut n2: usize = 0;
            loop {
                n2 += 1;
                if n2 >= 4 || a > -0.4375 {
                    break;
                }
                u = ((weights[((a * a + 0.609375) * 3.0) as usize % weights.len()]
                    / (sum * sum + 1.734375))
                    .abs()
                    + 1.953125)
                    .powf((n2 as f64 * sum).sin());
            }
            if count >= 1 {
                break;
            }
        }
        let mut row: Vec<f64> = Vec::new();
        row.push(match weights.len() % 4 {
            0 => state[(i * 7 + 1) % state.len()] + weights[1],
            1..=2 => -1.109375 + -1.578125,
            _ => state[0] - u,
        });
        row.push(state[((u.abs() + 1.609375) * 3.0) as usize % state.len()]);
        row.push(a * u);
        u += if state[count % state.len()] * a >= 0.53125 {
            u.powi(4)
        } else {
            weights[((i + n) * 7 + 3) % weights.len()].atan2(a)
        };
        let mut a2 = 0.0;
        for k in 0..row.len() {
            a2 += row[k] * row[k];
        }
        (match (3 + 1) % 4 {
            0 => state[((count + n) * 7 + 3) % state.len()],
            1..=2 => a,
            _ => 1.5,
        })
        .powi(1)
            + 0.96875 * a2
            + 1.21875 * u
            + 1.15625 * u
            + 0.875 * (weights[(i * 7 + 3) % weights.len()] * n as f64)
            + 1.03125
                * (state[n % state.len()] * row[((a2 * a2 + 0.953125) * 3.0) as usize % row.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4035080b7e34d300,
            outgoing: &[],
            gradient: &[
                (30.716454544118832, 30.716454544118832),
                (-12.279597728065294, 12.279597728065294),
                (-2.2053656921087486, 2.2053656921087486),
                (0.5472981236487569, 1.9956706263512431),
                (0.875, 0.875),
                (0.0, 0.0),
                (-0.68603515625, 3.22900390625),
                (0.0009765625, 1.9990234375),
            ],
            weighted: &[
                (23.037340908089124, 23.037340908089124),
                (-9.20969829604897, 9.20969829604897),
                (-1.6540242690815614, 1.6540242690815614),
                (0.41047359273656764, 1.4967529697634323),
                (0.65625, 0.65625),
                (0.0, 0.0),
                (-0.5145263671875, 2.4217529296875),
                (0.000732421875, 1.499267578125),
            ],
        };
        let p0 = std::hint::black_box(-1.765625_f64);
        let p1 = std::hint::black_box(-1.859375_f64);
        let p2 = std::hint::black_box(vec![-0.328125, 1.625, -1.3125, 0.296875]);
        let p3 = std::hint::black_box(vec![-0.96875, -0.078125]);
        let p4 = std::hint::black_box(1_usize);
        let value = f(p0.clone(), p1.clone(), &p2, &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, p4);
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
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, p4, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let d3 = vec![0.625, -0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, p4, d0, d1, &d2, &d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_45 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(x: [f64; 3], state: &mut [f64]) {
        state[2 % state.len()] += state[(0 * 7 + 3) % state.len()];
        let s = 1.0_f64.sin();
        let b;
        if 2 + 1 <= 0 {
            b = state[((s.abs() + 1.03125) * 3.0) as usize % state.len()].tanh() - s.sin();
        } else {
            b = (0.6875 * state[(0 * 3 + 2) % state.len()]).sin().exp();
        }
        let b2 = ({
            let total = if 2 * 0 != 1 { 0.03125 } else { s };
            total * (x[(2 * 7 + 4) % 3].abs() + 1.09375).powf(total.sin())
        }) / ((match (3 >> 1) % 4 {
            0 => s.hypot(-1.953125),
            1..=2 => x[((1 + 3) * 6 + 4) % x.len()] - x[2],
            _ => 1.84375,
        }) * (match (3 >> 1) % 4 {
            0 => s.hypot(-1.953125),
            1..=2 => x[((1 + 3) * 6 + 4) % x.len()] - x[2],
            _ => 1.84375,
        }) + 1.765625);
    }

    #[grad]
    pub fn blend1(z: f64, acc: &f64, k: usize) -> f64 {
        let mut u = z
            + ({
                let rate = 0.59375;
                rate * rate
            }) / (*acc * *acc + 0.671875);
        let rate2 = 0.390625;
        let mut grid: [[f64; 2]; 3] = [[0.0; 2]; 3];
        let z = 0.421875;
        ({
            let acc2 =
                (-grid[((u.abs() + 1.515625) * 3.0) as usize % 3][(k * 6 + 4) % 2].abs()).exp();
            acc2 * (-1.0 + grid[0][(k * 3 + 2) % 2])
        }) + 1.109375 * u
            + 1.5 * (*acc + -0.59375)
            + 1.171875 * (-1.890625 * z)
    }

    #[grad(jvp)]
    pub fn f(y: f64, out: &[f64], data: &mut [f64], weights: &Vec<f64>, i: usize) -> f64 {
        for count in (2..1).step_by(3).rev() {
            let mut m: usize = 0;
            while m < 2 {
                m += 1;
                data[data.len() - 1] += blend1(
                    count as f64 * out[out.len() - 1],
                    &data[data.len() - 1],
                    i % 4,
                );
                let mut acc = ((match i * i % 4 {
                    0 => count as f64,
                    1..=2 => data[(i * 2 + 2) % data.len()],
                    _ => out[(count * m * 3 + 4) % out.len()],
                }) - (out[((count + 0) * 7 + 3) % out.len()].abs() + 0.703125).ln())
                    * (weights[((i & 3) * 3 + 2) % weights.len()] / (y.abs() + 1.390625)
                        * (0.65625 * data[data.len() - 1]));
                let mut n: usize = 0;
                loop {
                    n += 1;
                    {
                        let r = &mut data[1];
                        *r -= if i % 2 == 0 {
                            out[(1 * 3 + 4) % out.len()]
                        } else {
                            acc
                        };
                    }
                    let mut a = 0.0;
                    for j in 0..data.len() {
                        a += data[j] * data[j];
                    }
                    if n >= 1 {
                        break;
                    }
                }
            }
            let (u, s) = (
                y,
                if (if data[(m * 2 + 3) % data.len()].sin() > out[(m * 3 + 3) % out.len()].atan() {
                    weights[((y * y + 1.0) * 3.0) as usize % weights.len()]
                } else {
                    data[0]
                }) > 0.078125
                {
                    blend1(-0.28125, &y, i % 4)
                } else {
                    y
                },
            );
            let mut total = 0.0;
            for m2 in (1..weights.len()).rev() {
                total += 0.5 * (weights[m2 - 1] * weights[m2] * weights[m2]);
            }
        }
        let mut b = 0.0;
        for pos in 0..data.len() {
            b += data[pos];
        }
        (y + i as f64).sin()
            + 1.25 * b
            + 1.359375 * (out[(i * i * 4 + 2) % out.len()] * b)
            + 0.828125
                * (if !((y * i as f64) < -0.6875) {
                    out[out.len() - 1]
                } else {
                    b
                })
            + 0.75 * (y + 1.4375)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfec0a9ba463cc20,
            outgoing: &[0x3fc6000000000000, 0xbfea000000000000, 0xbff2000000000000],
            gradient: &[
                (1.248602662708762, 1.248602662708762),
                (0.0, 0.0),
                (-2.400146484375, 2.400146484375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.828125, 0.828125),
                (2.078369140625, 2.078369140625),
                (2.078369140625, 2.078369140625),
                (2.078369140625, 2.078369140625),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.9364519970315716, 0.9364519970315716),
                (0.0, 0.0),
                (-1.80010986328125, 1.80010986328125),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.62109375, 0.62109375),
                (2.05877685546875, 2.05877685546875),
                (2.18377685546875, 2.18377685546875),
                (2.30877685546875, 2.30877685546875),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(1.234375_f64);
        let p1 = std::hint::black_box(vec![-0.515625, 0.609375, -0.078125, -0.5, 2.0]);
        let p2 = std::hint::black_box(vec![0.171875, -0.8125, -1.125]);
        let p3 = std::hint::black_box(vec![-1.1875, -1.53125, -0.484375, -1.078125, -1.578125]);
        let p4 = std::hint::black_box(4_usize);
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
        let mut b2 = vec![0.5, 0.625, 0.75];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
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
        let mut b2 = vec![0.5, 0.625, 0.75];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
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
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125, 0.125,
                0.125,
            ],
        );
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
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
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125, 0.125,
                0.125,
            ],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let mut d2 = vec![0.625, -0.375, 0.875];
        let d3 = vec![-0.125, 1.125, 0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, &p3, p4, d0, &d1, &mut d2, &d3);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_46 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(total: f64) -> f64 {
        let sum = total.powi(0) * (total.atan() * total.atan() + 1.046875).sqrt();
        for count in (1..=5).rev().step_by(3) {
            let mut z = -0.0625;
            z += z;
        }
        (-total.abs()).exp() + 0.859375 * (total * total).ln_1p() + 0.375 * (sum - -1.546875)
    }

    #[grad]
    pub fn stage1(row: &mut [f64], c: &mut f64) {
        row[((c.abs() + 1.25) * 3.0) as usize % row.len()] = -0.328125;
        *c += row[((3 + 3) * 6 + 3) % row.len()];
        let n: i32 = 1;
        let u = *c;
    }

    #[grad]
    pub fn blend2(buf: &mut [f64], depth: usize) -> (f64, f64) {
        if depth == 0 {
            return (
                0.828125_f64.tanh().atan()
                    + 0.78125 * (0.6875 + 1.484375)
                    + 1.484375 * (buf[0] + buf[2 % buf.len()])
                    + 0.34375 * 0.546875_f64.cos(),
                energy0(if buf[2 % buf.len()] - buf[0] >= 0.53125 {
                    0.25
                } else {
                    1.203125
                }) + 0.875 * 0.65625
                    + 0.453125 * (0.5 / (buf[((1 & 2) * 7 + 4) % buf.len()].abs() + 1.40625)),
            );
        }
        let t: f64 = 0.234375;
        match 0 % 4 {
            0 => {
                'l0: for pos in 0..buf.len() {
                    {
                        let r = &mut buf[1];
                        *r -= -t;
                    }
                    let total = {
                        let b = pos as f64;
                        b * energy0(b)
                    };
                    let mut prev = 0.0;
                    for pos2 in 0..buf.len() {
                        prev += buf[pos2];
                    }
                    let mut b2 = ((prev
                        - (if !(({
                            let prev2 = prev;
                            prev2 * pos as f64
                        }) < 0.3125)
                        {
                            buf[(0 * pos * 2 + 2) % buf.len()]
                        } else {
                            prev
                        }))
                        * (prev
                            - (if !(({
                                let prev2 = prev;
                                prev2 * pos as f64
                            }) < 0.3125)
                            {
                                buf[(0 * pos * 2 + 2) % buf.len()]
                            } else {
                                prev
                            }))
                        + 1.046875)
                        .ln();
                }
            }
            1 | 3 => {
                let found = t.cos() > buf[buf.len() - 1] + t;
            }
            _ => {
                let mut t2 =
                    (buf[0] * -0.3125 * (if buf[1] - t < t.cos() { -0.625 } else { t })).sin();
            }
        }
        let mut u: f64 = 0.0;
        for count in 0..buf.len() {
            u += buf[count] * buf[count];
        }
        let mut z = 0.0;
        for j in 0..buf.len() {
            z += buf[j];
        }
        (
            (u - 1.171875) * u.powi(1)
                + 0.671875 * z
                + 0.90625 * u
                + 1.09375
                    * (buf[(0 * 2 + 4) % buf.len()] * buf[(0 * 2 + 4) % buf.len()] + 1.875).recip(),
            buf[((u.abs() + 1.203125) * 3.0) as usize % buf.len()]
                .tanh()
                .sin()
                + 1.34375 * z
                + 0.5 * u
                + 0.53125 * buf[buf.len() - 1],
        )
    }

    #[grad(jvp)]
    pub fn f(c: f64, y: f64, data: &[f64]) -> f64 {
        let mut k: usize = 0;
        while k < 3 && k / 2 >= 2 {
            k += 1;
            for j in (1..2).step_by(2).rev() {
                let mut rate = y.hypot(data[(k * 6 + 3) % data.len()]);
            }
            if c > 0.984375 {
                if (y * k as f64) < data[k % data.len()] + k as f64 {
                    let mut c2 = (c + (c.abs() + 1.921875).ln()).sin();
                } else {
                    let mut rate2 = c;
                }
                return y - (y + 0.5625)
                    + 1.21875 * (y - data[((y.abs() + 1.8125) * 3.0) as usize % data.len()])
                    + 1.296875 * (y * -0.09375);
            }
        }
        for n in 0..data.len() - 1 {
            let mut c = -0.453125;
        }
        let mut acc: f64 = 0.0;
        for j2 in 0..data.len() {
            acc += data[j2] * data[j2];
        }
        energy0(0.8125).tanh()
            + 0.546875 * acc
            + 1.234375 * energy0(0.59375)
            + 1.3125 * (-0.671875 * c)
            + 1.234375 * acc.sin()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40232bce581a8e4d,
            outgoing: &[],
            gradient: &[
                (-0.8818359375, 0.8818359375),
                (0.0, 0.0),
                (-1.520142829289048, 1.520142829289048),
                (2.7318508816208977, 2.7318508816208977),
                (-1.2557701633257352, 1.2557701633257352),
                (-2.489509271154528, 2.489509271154528),
                (2.1370123832034444, 2.1370123832034444),
            ],
            weighted: &[
                (-0.661376953125, 0.661376953125),
                (0.0, 0.0),
                (-1.140107121966786, 1.140107121966786),
                (2.0488881612156735, 2.0488881612156735),
                (-0.9418276224943014, 0.9418276224943014),
                (-1.867131953365896, 1.867131953365896),
                (1.6027592874025833, 1.6027592874025833),
            ],
        };
        let p0 = std::hint::black_box(-1.71875_f64);
        let p1 = std::hint::black_box(0.078125_f64);
        let p2 = std::hint::black_box(vec![-1.078125, 1.9375, -0.890625, -1.765625, 1.515625]);
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

mod program_47 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(b: f64, a: f64, buf: &[f64]) -> f64 {
        'l0: for count in 1..1 {
            let mut c = (-b.abs()).exp();
            'l1: for m in (0..buf.len()).rev().step_by(3) {
                let c2 = b;
                c /= 1.71875;
                c = ((c2 * b).abs() + 1.859375).powf(c2.sin());
            }
        }
        let mut rate: f64 = 0.0;
        for count2 in 0..buf.len() {
            rate += buf[count2] * buf[count2];
        }
        let mut b2 = 0.0;
        for n in 0..buf.len() {
            b2 += buf[n];
        }
        (match 1 * 3 % 4 {
            0 => a,
            1..=2 => 0.953125,
            _ => 1.296875 + rate,
        }) + 1.078125 * b2
            + 1.21875 * rate
            + 1.328125 * rate.powi(4)
            + 1.15625 * buf[2 % buf.len()].mul_add(buf[(1 * 7 + 2) % buf.len()], buf[buf.len() - 1])
            + 0.828125 * (b2 - b2)
    }

    #[grad]
    pub fn relax1(sum: f64, y: f64, v: &mut [f64], prev: &mut f64) -> f64 {
        v[((*prev * *prev + 1.859375) * 3.0) as usize % v.len()] =
            1.015625 / (y.abs() + 0.78125) / (prev.abs() + 1.5);
        let mut m: usize = 0;
        loop {
            m += 1;
            if m >= 3 || y.hypot(-0.90625) > 0.546875 {
                break;
            }
            let mut m2: usize = 0;
            while m2 < 2 && m2 * 2 % 2 == 0 {
                m2 += 1;
                v[1] /= 1.5625;
                if !(0 % 2 == 0) {
                    {
                        let r = &mut v[0];
                        *r = {
                            let acc = y;
                            acc * y
                        };
                    }
                    break;
                }
            }
            let mut c = 0.0;
            for pos in 1..v.len() - 1 {
                c += 0.5 * (v[pos - 1] * v[pos + 1] * v[pos]);
            }
            let mut state = vec![0.0; 4];
            let mut v2: Vec<f64> = Vec::with_capacity(m % 3 + 1);
            v2.push(prev.sin() + state[m2 % state.len()]);
            v2.push(v[m % v.len()]);
        }
        let mut a = 0.0;
        for j in 0..v.len() {
            a += v[j];
        }
        let mut c2 = 0.0;
        for pos2 in 0..v.len() {
            c2 += v[pos2] * v[pos2];
        }
        v[0] + (if v.len() % 2 == 0 {
            v[(m / 3 * 6 + 1) % v.len()]
        } else {
            v[2 % v.len()]
        }) + 0.953125 * c2
            + 0.859375 * a
            + 1.15625 * *prev
            + 0.34375 * v[m % v.len()].min(*prev)
            + 1.390625 * (y - 0.765625)
            + 0.828125 * (v[m % v.len()] * v[m % v.len()] + 0.96875).powf(prev.sin())
    }

    #[grad(jvp)]
    pub fn f(a: f64, z: f64) -> f64 {
        if a.abs() >= 0.765625 {
            for m in (2..0).step_by(2) {
                if m + m != 2 || m % 2 == 0 {
                    continue;
                }
                let mut pos: usize = m >> 1;
            }
            if -1.5 - a < a {
                for m2 in (0..5).step_by(2).rev() {
                    let mut t = -0.40625;
                    'l0: for j in 1..=6 {
                        if 1 * j <= 0 && a.mul_add(z, -1.8125) >= (if m2 + j == 0 { z } else { z })
                        {
                            let a = (j as f64).sin();
                            continue 'l0;
                        }
                        t += (a * m2 as f64).tanh();
                    }
                    t = t;
                }
                let mut a = a - z;
                let y = (if a + z >= 0.609375 {
                    a.mul_add(a, a)
                } else {
                    z
                }) * z;
            } else {
                let mut acc = -(-0.46875 + -0.109375 * z);
                let mut acc = ((match (3 >> 1) % 4 {
                    0 => a,
                    1..=2 => acc,
                    _ => a,
                }) - (-1.0 + z))
                    .tanh();
            }
            let mut a = a;
        }
        z + 0.4375 * (z * a) + 0.59375 * a
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff7eac000000000,
            outgoing: &[],
            gradient: &[(1.22265625, 1.22265625), (1.0205078125, 1.0205078125)],
            weighted: &[
                (0.9169921875, 0.9169921875),
                (0.765380859375, 0.765380859375),
            ],
        };
        let p0 = std::hint::black_box(0.046875_f64);
        let p1 = std::hint::black_box(1.4375_f64);
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

mod program_48 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(v: &[f64; 3], v2: &mut [f64], m: usize) -> (f64, f64) {
        for j in 1..2 {
            let mut rate2 = match v2.len() % 4 {
                0 => {
                    (if j <= 0 {
                        v[(m * m * 6 + 4) % v.len()]
                    } else {
                        0.09375
                    }) * (0.5625 + 1.4375)
                }
                1..=2 => match m % 4 {
                    0 => {
                        let s = v2[v2.len() - 1];
                        s * v[1 % 3]
                    }
                    1..=2 => v[(j * m * 5 + 4) % v.len()] * 1.234375,
                    _ => 0.28125 + 0.609375,
                },
                _ => {
                    if 1.25 * 0.4375
                        > ({
                            let rate = 1.046875;
                            rate * rate
                        })
                    {
                        (0.28125_f64.abs() + 1.765625).sqrt()
                    } else {
                        v[v.len() - 1]
                    }
                }
            };
            for m2 in 1..v2.len() {
                {
                    let r = &mut v2[m2];
                    *r = j as f64;
                }
                rate2 = (v[2] / (v2[m2].abs() + 0.71875)).atan2(v2[m2] * -1.734375);
            }
            for j2 in (0..v2.len() - 1).rev() {
                v2[j2] = (rate2 / (v[m % 3] * v[m % 3] + 0.84375)).clamp(-1.25, 0.0);
            }
            v2[0] /= 1.4375;
        }
        let mut a: f64 = 0.0;
        for k in 0..v2.len() {
            a += v2[k];
        }
        let mut sum: f64 = 0.0;
        for count in 0..v2.len() {
            sum += v2[count] * v2[count];
        }
        (
            m as f64
                + 1.109375 * sum
                + 1.34375 * a
                + 0.828125 * a.hypot(0.203125)
                + 0.40625
                    * (if (v2[((sum.abs() + 1.59375) * 3.0) as usize % v2.len()] + m as f64)
                        >= 0.15625
                    {
                        -0.9375
                    } else {
                        sum
                    }),
            sum.clamp(-1.25, 0.4375) * v2[(1 * 2 + 2) % v2.len()]
                + 0.84375 * sum
                + 1.203125 * a
                + 0.765625 * v2[(m * 2 + 2) % v2.len()].tanh()
                + 0.421875 * (-(m as f64).abs()).exp(),
        )
    }

    #[grad(jvp)]
    pub fn f(acc: f64, z: f64, data: &[f64], pos: usize) -> f64 {
        'l0: for m in (1..data.len()).step_by(2) {
            let total = data[data.len() - 1];
            if data[m - 1] > z + total {
                let t = acc.sin().mul_add(z.sin(), data[m])
                    / ((total.cos() + total.sin()).abs() + 0.640625);
                let mut t2 = z;
            }
            let mut z = total.sin()
                * ({
                    let y = pos as f64;
                    y * 0.296875
                })
                - (z.floor() * z.floor() + 0.765625).ln();
        }
        let mut c = data[0];
        let y2 = (data[data.len() - 1].sin().exp()
            + (data[(pos % 3 * 5 + 4) % data.len()] - data[1]))
            * -data[(pos * 6 + 4) % data.len()];
        let mut b = 0.0;
        for n in 1..data.len() {
            b += 0.5 * (data[n - 1] * data[n] * data[n]);
        }
        let mut s = 0.0;
        for m2 in 0..data.len() {
            s += data[m2] * data[m2];
        }
        ({
            let u = if acc.powi(1) <= -0.171875 {
                y2
            } else {
                data[pos % data.len()]
            };
            u * ({
                let y3 = y2;
                y3 * s
            })
        }) + 1.234375 * s
            + 1.109375 * b
            + 1.46875 * c
            + 0.921875 * (data[0] * s)
            + 1.453125 * z.atan2(y2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc03c7805435c437a,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (0.423168306843636, 0.423168306843636),
                (-0.718472946693698, 46.97076572252053),
                (66.91555256702345, 76.32766194202345),
                (-5.322583086619583, 19.20105391381852),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.317376230132727, 0.317376230132727),
                (-0.5388547100202735, 35.2280742918904),
                (50.186664425267594, 57.245746456517594),
                (-3.9919373149646873, 14.40079043536389),
            ],
        };
        let p0 = std::hint::black_box(0.84375_f64);
        let p1 = std::hint::black_box(1.59375_f64);
        let p2 = std::hint::black_box(vec![-1.28125, -1.90625, -0.515625]);
        let p3 = std::hint::black_box(4_usize);
        let value = f(p0.clone(), p1.clone(), &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone());
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_weighted(&(g0, g1, b2.clone()), &vec![0.0, 0.0, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, p3, d0, d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_49 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(u: f64, total: f64, state: &[f64], pos: i32) -> f64 {
        let acc = total;
        let mut c = acc;
        let mut w = vec![state[0] + state[(1 * 3 + 1) % state.len()], state[0]];
        for n in 0..w.len() {
            let mut u = acc
                * (if 0.296875 * acc > -0.65625 {
                    acc
                } else {
                    pos as f64
                })
                .tanh();
            if u - state[1] < c - w[n] {
                for k in (0..w.len()).rev() {
                    w[k] = state[0];
                }
                let mut k2: usize = 0;
                while k2 < 4 && u * acc <= 0.671875 {
                    k2 += 1;
                    (u, w[1]) = (if 0.625 >= w[n].sin() { c } else { u }, pos as f64);
                }
                let mut acc2 = 0.1875;
            } else {
                let mut rate: f64 = -0.09375;
                let (prev, prev2) = (state[1], rate.abs() + c);
            }
            let count: i32 = pos + pos;
            {
                let r = &mut w[1];
                *r -= acc.tanh();
            }
        }
        let mut s = 0.0;
        for pos2 in 0..w.len() {
            s += w[pos2];
        }
        let mut acc3 = 0.0;
        for i in 0..w.len() {
            acc3 += w[i] * w[i];
        }
        s * (acc * state[(1 * 3 * 4 + 1) % state.len()])
            + 0.5625 * acc3
            + 0.875 * s
            + 0.890625 * c
            + 0.421875 * (w[(0 * 3 * 7 + 2) % w.len()] * pos as f64)
            + 1.4375 * (s * u)
            + 0.578125 * (state[(3 * 0 * 6 + 4) % state.len()] + -1.671875)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff258e55164f426,
            outgoing: &[],
            gradient: &[
                (-2.3826536307622033, 2.3826536307622033),
                (8.080161222452693, 12.56067737652228),
                (-4.7758182626617245, 10.807068262661724),
                (-2.275253393790431, 7.712753393790431),
                (0.0, 0.0),
            ],
            weighted: &[
                (-1.7869902230716526, 1.7869902230716526),
                (6.060120916839519, 9.42050803239171),
                (-3.5818636969962934, 8.105301196996294),
                (-1.7064400453428235, 5.7845650453428235),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-1.734375_f64);
        let p1 = std::hint::black_box(0.28125_f64);
        let p2 = std::hint::black_box(vec![0.28125, -1.671875, 0.15625]);
        let p3 = std::hint::black_box(3_i32);
        let value = f(p0.clone(), p1.clone(), &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone());
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_weighted(&(g0, g1, b2.clone()), &vec![0.0, 0.0, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, p3, d0, d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_50 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(sum: f64, w: &mut [f64], pos: usize) {
        {
            let r = &mut w[1];
            *r /= 1.3125;
        }
        'l0: for count in 0..w.len() {
            let mut count2: i32 = count as i32 - 1;
            let mut state = [0.0; 3];
        }
    }

    #[grad]
    pub fn stage1(sum: f64) -> f64 {
        'l0: for j in 1..=4 {
            if 3 >= 1 {
                let sum = sum;
                let mut total = if 1.484375 + sum > -0.890625 {
                    sum + sum - sum
                } else {
                    (sum * sum).cos()
                };
            }
            let b = ({
                let sum2 = sum.cos();
                sum2 * sum2
            })
            .sin();
            let mut sum = -0.34375;
        }
        (if 0 >> 1 > 3 {
            {
                let prev = 0.609375;
                prev * 1.75
            }
        } else {
            sum - sum
        }) + 0.296875 * (sum * sum)
            + 0.6875 * (sum + sum)
            + 0.515625 * (sum * sum + 1.8125).ln()
    }

    #[grad]
    pub fn stage2(prev: f64, state: &mut [f64], row: &Vec<f64>) -> f64 {
        energy0(row[row.len() - 1].sin(), &mut state[..2], 1 % 4);
        let mut cells = [[row[1] * prev; 2]; 2];
        let mut j: usize = 0;
        'l0: loop {
            j += 1;
            cells[1][0] =
                (cells[((prev.abs() + 0.765625) * 3.0) as usize % cells.len()][0] * prev).exp_m1();
            energy0(prev + prev, state, j % 4);
            let pos: usize = 1;
            if j >= 3 {
                break;
            }
        }
        let mut z: f64 = 0.0;
        for k in 0..state.len() {
            z += state[k] * state[k];
        }
        cells[0][0].tanh() - (z * z + 1.28125).ln()
            + 0.59375 * z
            + 1.140625 * (z * j as f64)
            + 1.21875 * (prev * -1.0)
    }

    #[grad(jvp)]
    pub fn f(sum: f64, w: &Vec<f64>) -> f64 {
        let mut out: [f64; 3] = [0.0; 3];
        out[0] *= (out[1] * out[1]).ln_1p().cos();
        let mut row = [0.0; 3];
        if 3 + 3 < 2 {
            for count in 0..3 {
                if w[(row.len() * 3 + 2) % w.len()].tanh() >= -0.234375 {
                    if ({
                        let c = out[(count * 5 + 1) % 3];
                        c * row[count % row.len()]
                    }) > stage1(sum - sum)
                        && count % 2 == 0
                    {
                        if -0.890625 + sum <= 0.390625 {
                            return sum
                                + 0.546875 * sum
                                + 0.8125 * stage1(sum.clamp(-1.25, 0.203125));
                        }
                        energy0(sum.abs(), &mut row, count % 4);
                    }
                }
                let sum = (w[(count * 6 + 3) % w.len()] / (sum.abs() + 1.53125))
                    .tanh()
                    .clamp(-1.25, 0.09375);
            }
        } else {
            let mut sum =
                (sum.clamp(-1.25, 0.53125) * sum.clamp(-1.25, 0.53125) + 1.359375).cbrt() + sum;
            sum *= (sum - sum).cos();
            let mut a = sum;
        }
        let mut u = 0.0;
        for m in 0..row.len() {
            u += row[m];
        }
        sum.tanh() * (-w[((2 + 3) * 3 + 3) % w.len()].abs()).exp()
            + 0.828125 * u
            + 1.03125 * u
            + 1.375
                * (if 3 / 2 < 1 {
                    w[(3 * 6 + 3) % w.len()]
                } else {
                    out[(2 * 3 * 7 + 1) % 3]
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbf8a41cac7cab5f8,
            outgoing: &[],
            gradient: &[
                (0.40999865343434183, 0.41079969275839817),
                (-0.012820800993121204, 0.012820800993121204),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.3074989900757564, 0.30809976956879864),
                (-0.009615600744840903, 0.009615600744840903),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-0.03125_f64);
        let p1 = std::hint::black_box(vec![-0.890625, 0.046875]);
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

mod program_51 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(total: f64, s: &mut f64, s2: &f64) -> (f64, f64) {
        let total = {
            let u = total.sin() * *s;
            u * (total + u + (*s - -0.6875))
        };
        let mut total = ((total - *s2).sin().abs() + 1.359375).sqrt();
        for count in (2..2).rev() {
            (total, *s) = (*s, -1.78125 + *s2);
            let mut t = total;
            let mut t2 = if total.sin() > (-total.abs()).exp() && s2.atan() <= 0.046875 {
                t
            } else {
                t * *s2 + total
            };
            let mut prev = match (count + count) % 4 {
                0 => t2,
                1 | 2 => s2.sin().sin(),
                _ => total * 1.546875 * (if 1 >> 1 >= 0 { t } else { *s2 }),
            };
        }
        (
            (-(total * *s2).abs()).exp() + 0.53125 * total + 1.234375 * *s + 0.28125 * total,
            -0.359375 + 0.953125 * total + 0.8125 * *s + 0.75 * (*s - total) + 1.21875 * *s,
        )
    }

    #[grad]
    pub fn energy1(z: f64, j: usize) {
        let mut m: usize = 0;
        while m < 5 {
            m += 1;
            let total: f64;
            if m > 3 {
                total = z;
            } else {
                total = -0.796875;
            }
            let mut prev = ((z - 0.84375) * (z - 0.84375) + 1.828125).sqrt()
                * (if total.sin() > (if 2 % 2 == 0 { z } else { z }) {
                    total
                } else {
                    z * total
                });
            let mut t = 0.921875;
        }
    }

    #[grad(jvp)]
    pub fn f(total: f64, v: [f64; 3], rate: &f64) -> f64 {
        let mut a = (match (1 + 1) % 4 {
            0 => 1.40625,
            1 | 2 => v[((total.abs() + 1.3125) * 3.0) as usize % 3],
            _ => *rate,
        }) / (v[1].abs() + 1.484375)
            * total;
        'l0: for i in 0..3 - 1 {
            let z;
            if i != 0 {
                z = v[i + 1]
                    + v[i]
                    + (if a < -0.6875 * total {
                        v[i + 1]
                    } else {
                        -0.859375
                    });
            } else {
                z = total.mul_add(v[i + 1], i as f64) + (0.921875 + *rate);
            }
            let mut t = 0.0;
            for k in 0..v.len() {
                t += v[k] * v[k];
            }
            let mut rate2 = 0.40625;
            energy1(total - *rate, i % 4);
        }
        if (-v[0].abs()).exp() <= v[(0 * 2 + 3) % v.len()] * *rate {
            for k2 in 1..3 {
                energy1(v[k2 % v.len()] * k2 as f64, k2 % 4);
                let b = 0.28125;
                a /= 1.546875;
            }
            a = rate.sin().tanh();
        }
        let mut a2 = 0.0;
        for j in 0..v.len() {
            a2 += v[j] * v[j];
        }
        let mut prev: f64 = 0.0;
        for j2 in 0..v.len() {
            prev += v[j2] * v[j2];
        }
        (*rate * *rate).ln_1p() - (total * total + 0.703125).recip()
            + 0.640625 * prev
            + 1.09375 * a2
            + 1.0625 * a
            + 0.9375 * prev.sin()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40200654ac42a73f,
            outgoing: &[],
            gradient: &[
                (1.019249774841965, 1.019249774841965),
                (4.5830955969956655, 5.4979590905043345),
                (-3.893167227555457, 4.670309334944543),
                (-3.006116466846619, 3.606188220653381),
                (0.7109849158244467, 1.2838358991203989),
            ],
            weighted: &[
                (0.7644373311314738, 0.7644373311314738),
                (3.437321697746749, 4.123469317878251),
                (-2.919875420666593, 3.502732001208407),
                (-2.2545873501349645, 2.7046411654900355),
                (0.533238686868335, 0.9628769243402991),
            ],
        };
        let p0 = std::hint::black_box(0.34375_f64);
        let p1 = std::hint::black_box([1.453125, -1.234375, -0.953125]);
        let p2 = std::hint::black_box(1.84375_f64);
        let value = f(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = 0.125_f64;
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone());
        let mut b2 = 0.125_f64;
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0, 0.125]);
        let mut b2 = 0.125_f64;
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_weighted(&(g0, g1, b2.clone()), &vec![0.0, 0.0, 0.0, 0.0, 0.125]);
        let d0 = -0.125_f64;
        let d1 = [1.125, 0.125, -0.875];
        let d2 = 0.375_f64;
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, d0, d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_52 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(sum: f64, state: &mut [f64], n: usize) -> f64 {
        let sum2 = match n % 4 {
            0 => -1.484375,
            1 | 2 => sum - -0.6875 - (sum - sum),
            _ => (state[0].atan() * state[0].atan()).ln_1p(),
        };
        let t = ((sum + sum.atan()) * (sum + sum.atan()) + 1.328125).sqrt();
        let mut acc: f64 = 0.0;
        for i in 1..state.len() {
            acc += state[i - 1] * state[i];
        }
        match n % 4 {
            0 => {
                acc += state[((sum2 * sum2 + 1.71875) * 3.0) as usize % state.len()]
                    + state[n % state.len()];
                acc += (({
                    let total = state[state.len() - 1];
                    total * state[1]
                }) * ({
                    let total = state[state.len() - 1];
                    total * state[1]
                }))
                .ln_1p();
                let mut data = state.to_vec();
            }
            1 | 3 => {
                let prev = sum2.cos()
                    - sum2
                        * (match n % 4 {
                            0 => state[((sum.abs() + 1.28125) * 3.0) as usize % state.len()],
                            1 | 2 if sum > -0.828125 => n as f64,
                            _ => n as f64,
                        });
                (state[(state.len() * 7 + 1) % state.len()], acc) = (
                    acc.sin(),
                    state[((n >> 1) * 7 + 4) % state.len()] / (sum2.abs() + 1.84375),
                );
            }
            _ => {
                acc = state[n % state.len()].exp_m1() / (t * t + 0.53125);
                let mut rate = state[(state.len() * 6 + 1) % state.len()] * (sum2 * -0.171875);
            }
        }
        let mut acc2 = 0.0;
        for n2 in 0..state.len() {
            acc2 += state[n2];
        }
        (1.5625 * state[(state.len() * 3 + 1) % state.len()]).abs()
            + 0.6875 * acc2
            + 0.828125 * acc
            + 1.0625 * (if (n + n) % 2 == 0 { -1.9375 } else { t })
            + 1.359375 * (t - -1.828125)
            + 1.3125
                * (match 0 % 4 {
                    0 => sum2,
                    1 | 2 => acc2,
                    _ => state[0],
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40150ae83034463e,
            outgoing: &[
                0xbff1c00000000000,
                0x3fe6abfc5c6ac5b5,
                0x3ffb400000000000,
                0xbff7c00000000000,
                0x3ff2800000000000,
            ],
            gradient: &[
                (-0.1380492659032755, 5.831915268619436),
                (-0.15605172472491818, 1.531051724724918),
                (-0.9427931041043204, 4.465862072073096),
                (2.2009310355358824, 3.888034484985719),
                (-3.8527931066076486, 5.227793106607649),
                (3.326397653877822, 3.326397653877822),
            ],
            weighted: &[
                (-0.10353694942745661, 4.373936451464577),
                (0.14864128292161188, 1.882608717078388),
                (-0.9689818014405516, 4.589913796297349),
                (2.8210957865229904, 4.5550632206797665),
                (-3.275787359568972, 6.057037359568972),
                (4.149515673814145, 4.149515673814145),
            ],
        };
        let p0 = std::hint::black_box(-1.78125_f64);
        let p1 = std::hint::black_box(vec![-1.109375, 0.53125, 1.703125, -1.484375, 1.15625]);
        let p2 = std::hint::black_box(1_usize);
        let mut m1 = p1.clone();
        let value = f(p0.clone(), &mut m1, p2);
        expected.check_call(value, &(m1.clone(),));
        let mut m1 = p1.clone();
        expected.check_gradient(&f_grad(p0.clone(), &mut m1, p2));
        let mut m1 = p1.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &mut m1, p2);
        expected.check_call(value, &(m1.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m1 = p1.clone();
        let mut b1 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &mut m1, p2, &mut b1, 0.75);
        expected.check_call(value, &(m1.clone(),));
        let first = (g0, b1.clone());
        let mut m1 = p1.clone();
        let mut b1 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &mut m1, p2, &mut b1, 0.75);
        expected.check_call(value, &(m1.clone(),));
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m1 = p1.clone();
        let mut b1 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp(p0.clone(), &mut m1, p2, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m1 = p1.clone();
        let d0 = -0.125_f64;
        let mut d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let (value, tangent) = f_jvp(p0.clone(), &mut m1, p2, d0, &mut d1);
        expected.check_call(value, &(m1.clone(),));
        expected.check_tangent(tangent, &(d1.clone(),));
    }
}

mod program_53 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(s: f64, state: &[f64], y: &f64, pos: usize) -> f64 {
        if pos < 2 {
            for i in (1..state.len()).step_by(2) {
                let t = s;
                let mut acc = 0.0;
                for i2 in (1..state.len() - 1).rev() {
                    acc += 0.5 * (state[i2 - 1] * state[i2 + 1] * state[i2]);
                }
                let mut m: usize = 0;
                let acc2 = loop {
                    m += 1;
                    if m >= 2
                        || (if -0.46875 >= state[((y.abs() + 1.1875) * 3.0) as usize % state.len()]
                        {
                            0.203125
                        } else {
                            s
                        }) < acc
                    {
                        break s.powi(4);
                    }
                    let mut state2 = vec![state[1] * 1.703125, (s.abs() + 0.984375).sqrt()];
                    state2.copy_from_slice(state);
                    let mut y2 = 0.0;
                    for i3 in 0..state2.len() {
                        y2 += state2[i3] * state2[i3];
                    }
                };
            }
            let mut j: usize = 0;
            let acc3 = loop {
                j += 1;
                if j >= 2 {
                    break (pos as f64).sin();
                }
                let mut prev = (state[1].sin() + (s + -0.75)).cos();
            };
            let mut s2 = state[j % state.len()];
        } else {
            let mut a = 0.15625;
            let mut t2 = -1.46875
                * (*y / (state[pos % state.len()] * state[pos % state.len()] + 0.578125))
                * (s * a).sin();
            let mut a2 = *y;
        }
        let mut a3 = 0.0;
        for j2 in 0..state.len() {
            a3 += state[j2];
        }
        let mut z = 0.0;
        for pos2 in 0..state.len() {
            z += state[pos2] * state[pos2];
        }
        a3 + *y - state[((pos + pos) * 2 + 2) % state.len()].abs()
            + 1.3125 * z
            + 0.828125 * a3
            + 0.78125 * pos as f64
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4024541800000000,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (-1.494140625, 5.150390625),
                (-0.591796875, 4.248046875),
                (5.478515625, 5.478515625),
                (-0.509765625, 4.166015625),
                (5.09375, 7.09375),
                (1.0, 1.0),
            ],
            weighted: &[
                (0.0, 0.0),
                (-1.12060546875, 3.86279296875),
                (-0.44384765625, 3.18603515625),
                (4.10888671875, 4.10888671875),
                (-0.38232421875, 3.12451171875),
                (3.8203125, 5.3203125),
                (0.75, 0.75),
            ],
        };
        let p0 = std::hint::black_box(1.1875_f64);
        let p1 = std::hint::black_box(vec![-1.265625, -0.921875, 1.390625, -0.890625, 1.625]);
        let p2 = std::hint::black_box(-0.703125_f64);
        let p3 = std::hint::black_box(3_usize);
        let value = f(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.125_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone());
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.125_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.125_f64;
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let d2 = 0.625_f64;
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, p3, d0, &d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_54 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(sum: f64, w: &mut [f64], s: &f64, i: usize) -> f64 {
        'l0: for m in 1..w.len() {
            w[m] += (w[m % w.len()] + *s) * (w[m] * sum);
            (w[m - 1], w[m]) = (
                match 3 * i % 4 {
                    0 => sum,
                    1 | 2 => 1.4375,
                    _ => *s,
                },
                w[m - 1] * i as f64,
            );
            if m >> 1 < 2 {
                break 'l0;
            }
        }
        let mut prev = 0.0;
        for m2 in 0..w.len() {
            prev += w[m2] * w[m2];
        }
        (w[(i / 3 * 4 + 3) % w.len()] * w[((i + i) * 5 + 4) % w.len()]).sin()
            + 1.359375 * prev
            + 1.390625 * (i as f64 - *s)
            + 1.328125 * (sum - sum)
    }

    #[grad]
    pub fn update1(
        prev: f64,
        t: f64,
        x: &[f64],
        data: [f64; 3],
        row: &mut [f64],
        total: &mut f64,
        z: &f64,
    ) {
        {
            let r = &mut row[1];
            *r *= t.cos();
        }
        let mut out = vec![
            data[(3 * 4 + 2) % 3] * *z,
            x[((prev.abs() + 1.125) * 3.0) as usize % x.len()],
            t.abs(),
        ];
        'l0: for m in 1..=6 {
            *total *= (1.9375 * *total).cos();
        }
    }

    #[grad(jvp)]
    pub fn f(b: f64, u: f64, w: &[f64]) -> f64 {
        let mut s = b + w[3 % w.len()]
            * w[(2 * 3 + 4) % w.len()]
            * (w[((b * b + 1.359375) * 3.0) as usize % w.len()] * b);
        if u.clamp(-1.25, 1.140625) < u.cos() {
            return 0.015625 + 1.5 * s + 1.109375 * b.atan();
        }
        (s, s) = (
            b * b,
            w[((s.abs() + 1.53125) * 3.0) as usize % w.len()].mul_add(b, w[(3 * 3 + 2) % w.len()]),
        );
        match (3 + 0) % 4 {
            0 => {
                s = if !(2 % 2 == 0) {
                    w[1].clamp(-1.25, 1.375)
                } else {
                    -1.171875 - s
                };
                let mut n: usize = 0;
                'l0: loop {
                    n += 1;
                    let mut b = (-1.453125 * (0.40625 + n as f64)).mul_add(
                        w[w.len() - 1] + u
                            - (if ({
                                let sum = b;
                                sum * s
                            }) <= u.exp_m1()
                            {
                                w[(n * 6 + 3) % w.len()]
                            } else {
                                w[(w.len() * 7 + 2) % w.len()]
                            }),
                        b,
                    );
                    for pos in 0..w.len() {
                        let mut pos2: usize = 0;
                        loop {
                            pos2 += 1;
                            if pos2 >= 2 || 3 * pos2 != 0 {
                                break;
                            }
                            let mut rate = 0.0;
                            for count in 1..w.len() - 1 {
                                rate += 0.5 * (w[count - 1] * w[count + 1] * w[count]);
                            }
                            let mut z = 0.0;
                            for m in 0..w.len() {
                                z += w[m] * w[m];
                            }
                        }
                    }
                    if n < 0 {
                        let mut u = (n as f64).cos().sin()
                            * ({
                                let b2 = (n as f64).hypot(w[(n * 3 + 4) % w.len()]);
                                b2 * (w[w.len() - 1] * b2)
                            });
                        return b
                            + 0.546875 * u
                            + 0.765625 * b
                            + 1.46875 * s
                            + 1.453125
                                * (match (n >> 1) % 4 {
                                    0 => -1.28125,
                                    1 | 2 => w[(w.len() * 5 + 1) % w.len()],
                                    _ => b,
                                });
                    }
                    b += s;
                    if n >= 4 {
                        break;
                    }
                }
            }
            1 | 3 => {
                let mut a = (b.abs() + 0.953125)
                    .powf(w[((b * b + 1.171875) * 3.0) as usize % w.len()].sin())
                    .tanh()
                    - w[1];
            }
            _ => {
                s = match 0 % 4 {
                    0 => s,
                    1 | 2 => u * s,
                    _ => w[(1 * 4 + 4) % w.len()].sin(),
                };
                s -= u;
                let mut u2 =
                    w[(3 * 0 * 6 + 1) % w.len()] * u + (b + u) + (b - b - -0.9375 * w[0 % w.len()]);
            }
        }
        let mut b3 = 0.0;
        for i in 0..w.len() {
            b3 += w[i] * w[i];
        }
        let mut c: f64 = 0.0;
        for i2 in 0..w.len() {
            c += w[i2];
        }
        u.cos() / ((c - 1.046875).abs() + 1.796875)
            + 1.09375 * c
            + 1.359375 * b3
            + 0.546875 * s
            + 0.265625 * (-u.abs()).exp()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402117a831d882d9,
            outgoing: &[],
            gradient: &[
                (5.30154169522799, 5.30154169522799),
                (0.0, 0.0),
                (6.4500732421875, 6.4500732421875),
                (5.82769775390625, 5.82769775390625),
            ],
            weighted: &[
                (3.976156271420993, 3.976156271420993),
                (0.0, 0.0),
                (4.837554931640625, 4.837554931640625),
                (4.3707733154296875, 4.3707733154296875),
            ],
        };
        let p0 = std::hint::black_box(1.5_f64);
        let p1 = std::hint::black_box(-1.625_f64);
        let p2 = std::hint::black_box(vec![1.609375, 0.890625]);
        let value = f(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone());
        let mut b2 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_weighted(&(g0, g1, b2.clone()), &vec![0.0, 0.0, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, d0, d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_55 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(z: f64, m: usize) -> f64 {
        for pos in (2..m % 3 + 1).rev() {
            let mut a =
                z.sin() * z.sin() + (z * z - (if z.sin() > 0.53125 { -0.65625 } else { z }));
        }
        let mut prev = match m * m % 4 {
            0 => (-0.046875 - z).cos(),
            1..=2 => z.sin(),
            _ => z,
        };
        let mut sum = z;
        (m as f64 - z) * prev.tanh()
            + 1.3125 * sum
            + 0.578125 * prev
            + 0.5 * prev
            + 1.0625
                * (match m % 4 {
                    0 => z,
                    1 | 2 => m as f64,
                    _ => prev,
                })
            + 1.125 * z.tanh()
    }

    #[grad(jvp)]
    pub fn f(rate: f64, z: f64, data: &[f64], state: &mut [f64], j: usize) -> f64 {
        (
            state[j % state.len()],
            state[((j + 0) * 3 + 2) % state.len()],
        ) = (
            state[(j * 2 + 3) % state.len()] / (state[1] * state[1] + 1.359375),
            z + j as f64,
        );
        match j % 4 {
            0 => {
                'l0: for j2 in 0..state.len() {
                    if rate / (z.abs() + 1.390625) <= -0.15625 {
                        let z2 = data[j2 % data.len()];
                        break;
                    }
                    let mut table = [[0.0; 2]; 2];
                    let rate = update0(
                        {
                            let rate2 = j as f64;
                            rate2 * table[0][((j + 3) * 7 + 2) % 2]
                        },
                        j % 4,
                    );
                    let z = (if j2 == 3 { rate * z } else { j2 as f64 - rate }).cos();
                }
                let t = ((-0.015625 - data[0]) * (-0.015625 - data[0]) + 1.59375)
                    .sqrt()
                    .sin()
                    .exp();
                let mut v = data.to_vec();
            }
            1 | 3 => {
                let y = ((state[state.len() - 1] - 0.296875) * z.sin()).clamp(-1.25, 0.328125);
                let acc = (-(z * rate).abs()).exp().sin().exp();
                let mut rate3 = (state[((1 + j) * 7 + 3) % state.len()]
                    / (state[1].abs() + 1.78125)
                    * (if j * j % 2 == 0 {
                        data[j % data.len()]
                    } else {
                        j as f64
                    }))
                .tanh();
            }
            _ => {
                let mut rate4 = 0.0;
                for count in 0..state.len() {
                    rate4 += state[count];
                }
                (
                    state[1],
                    state[((z.abs() + 1.796875) * 3.0) as usize % state.len()],
                ) = (
                    match (1 + j) % 4 {
                        0 => rate,
                        1..=2 => data[j % data.len()],
                        _ => data[(j * 3 + 1) % data.len()],
                    },
                    (z * z).ln_1p(),
                );
            }
        }
        let mut u: f64 = 0.0;
        for n in 0..state.len() {
            u += state[n] * state[n];
        }
        let mut t2 = 0.0;
        for j3 in 0..state.len() {
            t2 += state[j3];
        }
        z * u
            + u.max(state[((1 >> 1) * 4 + 1) % state.len()])
            + 1.359375 * t2
            + 0.75 * u
            + 1.265625 * (-u.abs()).exp()
            + 0.921875
                * update0(
                    data[((j >> 1) * 7 + 4) % data.len()] * data[(j * 4 + 4) % data.len()],
                    j % 4,
                )
            + 1.234375 * rate.hypot(state[1])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4026be745f81b640,
            outgoing: &[0xbfaf48c386c60a56, 0x3fe5000000000000, 0x4005200000000000],
            gradient: &[
                (0.8512931034482759, 0.8512931034482759),
                (16.106855235716925, 19.910865583874557),
                (0.0, 0.0),
                (-5.471259068025443, 7.610283010813065),
                (4.103444301019083, 5.707712258109798),
                (0.6645267622912049, 0.9034679892186421),
                (4.130712735826773, 5.09525031467808),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.638469827586207, 0.638469827586207),
                (12.830141426787694, 15.683149187905919),
                (0.0, 0.0),
                (-4.103444301019082, 5.707712258109799),
                (3.0775832257643123, 4.280784193582349),
                (0.7777185850844702, 0.9569245052800481),
                (3.745435291894527, 4.4688384760330075),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(0.625_f64);
        let p1 = std::hint::black_box(-0.359375_f64);
        let p2 = std::hint::black_box(vec![0.21875, 0.703125, -0.9375]);
        let p3 = std::hint::black_box(vec![-0.109375, 0.65625, -0.546875]);
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
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
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
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
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
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0]);
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
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
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375];
        let mut d3 = vec![-0.625, 0.625, -0.375];
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

mod program_56 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(s: f64, data: [f64; 3], weights: &mut [f64]) -> f64 {
        let mut s = 0.625;
        let mut y: f64 = 0.0;
        for i in 0..weights.len() {
            y += weights[i] * weights[i];
        }
        y /= 1.265625;
        let mut sum: f64 = 0.0;
        for pos in 1..weights.len() - 1 {
            sum += weights[pos - 1] * weights[pos + 1];
        }
        if 3 > 2 {
            let mut k: usize = 0;
            let t = loop {
                k += 1;
                if k >= 3 {
                    break s * k as f64;
                }
                for pos2 in 0..weights.len() {
                    {
                        let r = &mut weights[pos2];
                        *r /= 1.421875;
                    }
                    match (1 & k) % 4 {
                        0 => {
                            let mut total = 0.0;
                            for k2 in (1..data.len() - 1).rev() {
                                total += data[k2 - 1] * data[k2 + 1];
                            }
                            let mut total = (match (k + pos2) % 4 {
                                0 => weights[pos2],
                                1..=2 => total,
                                _ => sum,
                            }) / (data[((sum.abs() + 0.59375) * 3.0) as usize % 3]
                                .abs()
                                + 0.6875)
                                * 1.359375;
                            let mut sum2 = 0.0;
                            for m in 0..weights.len() {
                                sum2 += weights[m];
                            }
                        }
                        1 | 3 => {
                            let b = weights[pos2];
                            for k3 in 0..weights.len() {
                                weights[k3] = sum - b + -1.921875 * -0.34375;
                            }
                        }
                        _ => {
                            s += (-0.375 - y)
                                * (if 0.75 >= -0.5 {
                                    k as f64
                                } else {
                                    data[((s * s + 0.953125) * 3.0) as usize % data.len()]
                                });
                            let mut acc = 0.0;
                            for m2 in 1..weights.len() - 1 {
                                acc += weights[m2 - 1] * weights[m2 + 1];
                            }
                            s = {
                                let total2 = weights[pos2].sin().exp();
                                total2 * (y * weights[pos2])
                            };
                        }
                    }
                    let prev = (1.78125 * (-0.0625 - data[pos2 % 3])).sin();
                }
                let mut flag = !(k + k == 0);
                s = y;
                weights.fill(y.sin());
            };
            y += -1.515625;
        } else {
            s -= sum / (data[((1 + 0) * 3 + 3) % data.len()].abs() + 0.953125)
                - (if data[0 % 3] * data[((3 >> 1) * 7 + 4) % 3] > -0.75 {
                    -0.8125
                } else {
                    sum
                });
        }
        weights[1] * sum - (s - data[0])
            + 0.953125 * sum
            + 0.6875 * y
            + 0.515625 * s
            + 0.4375 * (s - weights[(1 * 1 * 5 + 1) % weights.len()])
            + 0.90625 * weights[((0 & 3) * 7 + 4) % weights.len()].sin()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbff37f82ac32f22e,
            outgoing: &[0x3fee17a5c96b8ae1, 0x3fee17a5c96b8ae1],
            gradient: &[
                (0.0, 0.0),
                (1.0, 1.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.6319424158399873, 2.7877094410406276),
                (1.1641044502315556, 5.135254233495893),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.75, 0.75),
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.8329588601538296, 2.4497841290543096),
                (1.53439790028337, 4.512760237731623),
            ],
        };
        let p0 = std::hint::black_box(1.625_f64);
        let p1 = std::hint::black_box([-1.28125, -1.03125, -1.5625]);
        let p2 = std::hint::black_box(vec![-0.59375, 1.09375]);
        let mut m2 = p2.clone();
        let value = f(p0.clone(), p1.clone(), &mut m2);
        expected.check_call(value, &(m2.clone(),));
        let mut m2 = p2.clone();
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &mut m2));
        let mut m2 = p2.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &mut m2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m2 = p2.clone();
        let mut b2 = vec![0.5, 0.625];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &mut m2, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, g1, b2.clone());
        let mut m2 = p2.clone();
        let mut b2 = vec![0.5, 0.625];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &mut m2, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let mut b2 = vec![0.5, 0.625];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &mut m2, &mut b2, 0.75);
        expected.check_weighted(&(g0, g1, b2.clone()), &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = [1.125, 0.125, -0.875];
        let mut d2 = vec![0.375, -0.625];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &mut m2, d0, d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_57 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(prev: f64, u: f64, s: &mut f64) -> (f64, f64) {
        *s += (-(u - u).abs()).exp();
        *s = u * -0.484375 / ((prev + prev) * (prev + prev) + 1.453125);
        if *s - u >= prev.hypot(prev) {
            *s = ((match 1 % 4 {
                0 => -0.09375,
                1..=2 => prev,
                _ => *s,
            })
            .abs()
                + 1.40625)
                .ln();
            let prev2 = 0.625;
        }
        (
            (if !(prev > 0.25) {
                u * -1.75
            } else {
                if prev <= -0.140625 { u } else { *s }
            }) + 0.90625 * *s
                + 1.28125 * (prev - -0.625)
                + 0.671875 * (*s * -0.8125)
                + 0.578125 * 0.375,
            (prev.abs() + 1.140625).powf((prev + prev).sin())
                + 0.796875 * *s
                + 1.359375 * prev.min(prev),
        )
    }

    #[grad]
    pub fn blend1(prev: f64, data: &[f64], w: [f64; 3], k: usize, depth: usize) -> f64 {
        if depth == 0 {
            return (match k * k % 4 {
                0 => w[((prev.abs() + 1.703125) * 3.0) as usize % w.len()],
                1 | 2
                    if (if prev * data[0]
                        <= ({
                            let t = data[((k + 1) * 5 + 4) % data.len()];
                            t * prev
                        }) {
                        k as f64
                    } else {
                        data[data.len() - 1]
                    }) >= 0.078125 =>
                {
                    prev
                }
                _ => w[0],
            }) - (w[k % 3] * w[k % 3] + 0.765625).ln()
                + 0.921875 * (prev * prev)
                + 0.28125 * (prev - -1.890625);
        }
        let u = (prev + 1.5625 + w[(3 * k * 6 + 1) % 3].atan())
            * (data[(k * 3 + 2) % data.len()] + w[((prev * prev + 1.53125) * 3.0) as usize % 3])
                .sin();
        let mut u = data[1];
        let mut sum = (prev - w[0] * w[(k * 5 + 2) % w.len()]).atan();
        let u2 = (data[0].cos() * (k as f64 * -0.5)).atan();
        let mut t2 = 0.0;
        for m in 0..data.len() {
            t2 += data[m];
        }
        let mut b = 0.0;
        for i in 0..data.len() {
            b += data[i] * data[i];
        }
        u - u2
            + (b - b)
            + 1.265625 * b
            + 0.671875 * t2
            + 0.875 * sum
            + 1.140625
                * (match k % 4 {
                    0 => k as f64,
                    1..=2 if w[k % 3] >= sum.sin() => prev,
                    _ => w[1],
                })
    }

    #[grad(jvp)]
    pub fn f(rate: f64, count: usize) -> f64 {
        match (count + count) % 4 {
            0 => {
                let mut u = 0.21875;
            }
            1 | 3 => {
                let mut a = -0.21875;
            }
            _ => {
                let rate = match 1 % 4 {
                    0 => ((match 2 % 4 {
                        0 => count as f64,
                        1..=2 if rate - rate < 1.0 => rate,
                        _ => -0.96875,
                    })
                    .abs()
                        + 1.90625)
                        .sqrt(),
                    1 | 2 => rate,
                    _ => rate / (rate * rate + 1.125) - rate,
                };
                match count % 3 % 4 {
                    0 => {
                        for m in (1..2).step_by(3) {
                            let mut a2 = (rate + rate).hypot(rate / (rate.abs() + 1.984375))
                                / ((if 1.46875 > -0.125 {
                                    rate * rate
                                } else {
                                    (rate.abs() + 1.046875).sqrt()
                                }) * (if 1.46875 > -0.125 {
                                    rate * rate
                                } else {
                                    (rate.abs() + 1.046875).sqrt()
                                }) + 0.953125);
                            match (m + 1) % 4 {
                                0 if count > 2 => {
                                    let i: usize = (a2.abs() + 1.03125).ln().abs() as usize % 5;
                                    a2 += (rate * rate + 0.734375).ln();
                                }
                                1 | 3 => {
                                    a2 -= a2;
                                }
                                _ => {
                                    a2 = (a2 + a2).sin();
                                    let b = -0.21875;
                                    a2 += rate;
                                }
                            }
                            let c = rate;
                            let c = (c.sin() * (rate - c)).sin();
                        }
                    }
                    1 | 3 => {
                        let b2 = if count < 1 {
                            rate
                        } else {
                            rate * (rate * rate)
                        };
                        let mut table = [[rate; 2]; 3];
                        let rate2 = (-table[0][count % 2]).tanh()
                            + (if count + count == 1 {
                                (rate * rate).ln_1p()
                            } else {
                                count as f64 - table[1][((1 + count) * 3 + 3) % 2]
                            });
                    }
                    _ => {
                        let rate = rate / (rate * rate + 1.984375)
                            - rate
                            - (if rate * -1.390625 <= 0.046875 {
                                rate + rate
                            } else {
                                rate
                            });
                        let mut rate = rate;
                    }
                }
                let mut c2 = ((rate.powi(3) - rate).abs() + 1.421875).recip();
            }
        }
        (-rate.abs()).exp() + 1.140625 * (1.90625 + count as f64)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40105ffdf3d59041,
            outgoing: &[],
            gradient: &[(0.7788007830714049, 0.7788007830714049)],
            weighted: &[(0.5841005873035536, 0.5841005873035536)],
        };
        let p0 = std::hint::black_box(-0.25_f64);
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

mod program_58 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(acc: f64, out: &Vec<f64>, j: usize) -> f64 {
        let mut s = out[0] * acc / (acc * acc * (acc * acc) + 0.953125)
            * out[((j + j) * 7 + 3) % out.len()];
        (s, s) = (
            (out[((s.abs() + 1.25) * 3.0) as usize % out.len()].abs() + 1.546875).powf(s.sin()),
            acc,
        );
        let mut b = s.sin().exp() + acc;
        let mut out2 = [0.0; 3];
        let mut total = 0.0;
        for k in 0..out2.len() {
            total += out2[k] * out2[k];
        }
        out[out.len() - 1]
            + 0.65625 * total
            + 1.4375 * b
            + 1.3125 * s
            + 0.296875 * (-b.abs()).exp()
            + 1.0625 * (acc + out[j % out.len()])
    }

    #[grad(jvp)]
    pub fn f(b: f64, c: f64, w: &[f64], t: &mut f64) -> f64 {
        let mut m: usize = 0;
        while m < 2 && m * m == 3 {
            m += 1;
            if 3 % 2 == 0 {
                for j in 1..w.len() {
                    let sum = (if -0.453125 + c > 0.421875 {
                        w[j]
                    } else {
                        -1.75
                    }) * w[3 % w.len()];
                    for k in 1..w.len() {
                        let prev = if m & k >= 3 {
                            ({
                                let acc = c;
                                acc * 0.375
                            }) * ({
                                let z = w[(3 * 7 + 3) % w.len()];
                                z * *t
                            })
                        } else {
                            (b - sum) * (c + *t)
                        };
                        *t -= w[k - 1].tanh() + sum;
                        let b = 0.359375;
                        let mut out = vec![
                            w[j] + m as f64,
                            w[j] * prev,
                            w[(j * 4 + 1) % w.len()] + 1.09375,
                        ];
                    }
                }
            }
        }
        *t += (-1.859375 - w[1]).sin();
        let mut u = 0.0;
        for k2 in 0..w.len() {
            u += w[k2];
        }
        let mut t2: f64 = 0.0;
        for count in 0..w.len() {
            t2 += w[count];
        }
        (b - -0.796875) * (t2 + b)
            + 0.609375 * t2
            + 0.53125 * u
            + 1.15625 * *t
            + 1.375 * t2.atan()
            + 0.328125 * (*t * b)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402bac58e293c11a,
            outgoing: &[0xbff36a882fb1f57c],
            gradient: &[
                (6.476817430369661, 7.273182569630339),
                (0.0, 0.0),
                (3.1164581032422047, 3.1164581032422047),
                (4.273190152080505, 4.273190152080505),
                (3.1164581032422047, 3.1164581032422047),
                (3.1164581032422047, 3.1164581032422047),
                (3.1164581032422047, 3.1164581032422047),
                (1.51513671875, 1.51513671875),
            ],
            weighted: &[
                (4.857613072777246, 5.454886927222754),
                (0.0, 0.0),
                (2.3373435774316533, 2.3373435774316533),
                (3.5866179179631885, 3.5866179179631885),
                (2.3373435774316533, 2.3373435774316533),
                (2.3373435774316533, 2.3373435774316533),
                (2.3373435774316533, 2.3373435774316533),
                (1.6363525390625, 1.6363525390625),
            ],
        };
        let p0 = std::hint::black_box(1.09375_f64);
        let p1 = std::hint::black_box(1.953125_f64);
        let p2 = std::hint::black_box(vec![0.3125, 1.984375, 0.75, 0.140625, 0.703125]);
        let p3 = std::hint::black_box(-1.859375_f64);
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

mod program_59 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(b: f64, weights: &Vec<f64>) -> (f64, f64) {
        let mut u = weights[((0 >> 1) * 2 + 3) % weights.len()] * b;
        let a: f64 = -0.28125;
        let mut sum = -0.046875;
        let mut acc = -0.84375;
        (
            weights[0 % weights.len()]
                + 0.65625 * acc
                + 0.59375 * sum
                + 0.953125 * u
                + 0.6875 * (b * b)
                + 0.25 * (weights[((a.abs() + 1.15625) * 3.0) as usize % weights.len()] * b)
                + 1.125 * weights[0 % weights.len()],
            0.28125
                + 1.28125 * acc
                + 0.671875 * sum
                + 1.1875 * u
                + 0.84375
                    * (if (0 >> 1) % 2 == 0 {
                        weights[(2 * 2 + 2) % weights.len()]
                    } else {
                        weights[((2 + 2) * 3 + 2) % weights.len()]
                    }),
        )
    }

    #[grad]
    pub fn update1(prev: f64, sum: f64, w: &[f64]) -> f64 {
        let mut z = prev.max((-0.140625 + w[0]).mul_add(prev, w[0]));
        z = match w.len() % 4 {
            0 => w[(0 * 4 + 4) % w.len()] * w[(w.len() * 6 + 4) % w.len()],
            1..=2 => (prev.abs() + 1.015625).recip(),
            _ => prev + sum,
        };
        let mut u = 0.0;
        for m in 1..w.len() {
            u += w[m - 1] * w[m];
        }
        let mut prev: f64 = 0.078125;
        let mut rate = 0.0;
        for i in 0..w.len() {
            rate += w[i];
        }
        let mut total = 0.0;
        for m2 in 0..w.len() {
            total += w[m2];
        }
        prev.abs()
            + 0.796875 * total
            + 0.796875 * rate
            + 0.890625 * prev
            + 0.890625 * (if rate * z <= 0.046875 { rate } else { rate })
            + 0.34375 * u
            + 0.40625 * (total - w[((prev * prev + 1.828125) * 3.0) as usize % w.len()])
    }

    #[grad]
    pub fn blend2(prev: f64, data: &mut [f64], count: usize) -> f64 {
        for i in 0..data.len() {
            data[i] = ((-prev).abs() + 1.796875).cbrt();
        }
        for m in 0..data.len() {
            let y = 0.265625;
            let mut w = [data[m].sin(); 3];
        }
        let mut sum: f64 = 0.0;
        for n in 0..data.len() {
            sum += data[n];
        }
        let mut prev2 = 0.0;
        for pos in 0..data.len() {
            prev2 += data[pos];
        }
        data[(count * count * 5 + 4) % data.len()]
            + 1.484375 * prev2
            + 1.34375 * sum
            + 1.21875 * (data[((sum.abs() + 1.8125) * 3.0) as usize % data.len()] * prev2)
            + 1.375 * (data[(count * 2 + 4) % data.len()] * data[(count * 2 + 3) % data.len()])
            + 1.453125 * prev.mul_add(sum, data[data.len() - 1])
    }

    #[grad(jvp)]
    pub fn f(acc: f64, data: &[f64], pos: usize) -> f64 {
        let mut b: f64 = 0.859375;
        let mut acc = {
            let t = -0.703125 * acc.tanh();
            t * (t / (acc.abs() + 1.28125) + b)
        };
        for n in 1..3 {
            acc += (match (3 >> 1) % 4 {
                0 => 1.875,
                1..=2 if (-1.53125 - pos as f64) > 1.328125 * b => {
                    data[((b * b + 1.3125) * 3.0) as usize % data.len()]
                }
                _ => b,
            }) * data[0];
        }
        let mut count: usize = 0;
        loop {
            count += 1;
            if count >= 3 || pos % 2 == 0 {
                break;
            }
            let mut n2: usize = 0;
            while n2 < 3
                && 0.6875 - data[1]
                    > data[(count * count * 5 + 1) % data.len()] + data[n2 % data.len()]
            {
                n2 += 1;
                let mut b2 = ((data[(1 * 3 + 3) % data.len()] - 1.625).abs() + 0.703125)
                    .recip()
                    .tanh();
                let a: f64;
                if 2 <= 0 {
                    a = 0.09375
                        + (match n2 % 4 {
                            0 => data[((0 + count) * 2 + 1) % data.len()],
                            1..=2 => data[((b2 * b2 + 0.703125) * 3.0) as usize % data.len()],
                            _ => 1.671875,
                        });
                } else {
                    a = 0.328125 * data[data.len() - 1];
                }
                match pos % 4 {
                    0 => {
                        let b = data[(0 * 5 + 1) % data.len()].cos();
                        let mut t2 = 0.0;
                        for count2 in 0..data.len() {
                            t2 += data[count2];
                        }
                    }
                    1 | 3 => {
                        let rate = b * a.cos();
                    }
                    _ => {
                        let mut a2 = a;
                    }
                }
            }
            acc = acc;
            let acc2 = data[3 % data.len()];
        }
        let mut b3 = 0.0;
        for m in 0..data.len() {
            b3 += data[m];
        }
        (if !(pos == 2) {
            if data.len() % 2 == 0 {
                pos as f64
            } else {
                data[((acc.abs() + 0.6875) * 3.0) as usize % data.len()]
            }
        } else {
            1.09375
        }) + 1.484375 * b3
            + 0.875 * acc
            + 1.078125 * b
            + 0.5625
                * (match (pos & 3) % 4 {
                    0 => data[((b.abs() + 1.640625) * 3.0) as usize % data.len()],
                    1 | 2 if pos / 3 != 0 => b3,
                    _ => data[data.len() - 1],
                })
            + 1.453125 * (acc + data[(count * 3 + 3) % data.len()])
            + 1.171875 * (b * b + 0.96875).cbrt()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40328ac02d772925,
            outgoing: &[],
            gradient: &[
                (-0.2135354875813981, 2.7280142083635477),
                (6.93896484375, 6.93896484375),
                (2.046875, 2.046875),
            ],
            weighted: &[
                (-0.16015161568604858, 2.046010656272661),
                (5.2042236328125, 5.2042236328125),
                (1.53515625, 1.53515625),
            ],
        };
        let p0 = std::hint::black_box(1.625_f64);
        let p1 = std::hint::black_box(vec![1.84375, 0.1875]);
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

mod program_60 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(row: [f64; 3], m: usize) -> f64 {
        let a: f64 = 0.828125;
        let a2 =
            ((-row[((m >> 1) * 4 + 2) % 3]).abs() + 1.53125).powf((-a.tanh().abs()).exp().sin());
        let mut row2 = row;
        let mut rate = -0.578125;
        let mut prev = 0.0;
        for k in 0..row2.len() {
            prev += row2[k];
        }
        row[2] + 1.21875 * prev + 0.640625 * rate + 0.421875 * a2
    }

    #[grad]
    pub fn energy1(rate: f64, rate2: f64, j: usize) -> f64 {
        let mut grid = [[0.0; 2]; 2];
        'l0: for n in (0..2).step_by(2).rev() {
            if n >> 1 != 2 {
                continue;
            }
            let mut a = 0.875;
            let mut rate3 = rate2;
        }
        rate2 + 1.046875 * grid[0][0]
    }

    #[grad(jvp)]
    pub fn f(b: f64, row: &[f64], state: [f64; 3], x: &mut [f64], b2: &mut f64) -> f64 {
        for k in 0..state.len() {
            if state[k % 3] * state[k] > row[(k * 5 + 4) % row.len()] {
                match k % 2 % 4 {
                    0 => match k % 4 {
                        0 => {
                            *b2 += ((if k / 2 > 0 { b } else { x[k % x.len()] })
                                * (if k / 2 > 0 { b } else { x[k % x.len()] }))
                            .ln_1p();
                        }
                        1 | 3 => {
                            x[((*b2 * *b2 + 0.53125) * 3.0) as usize % x.len()] =
                                (b.sin().abs() + 1.140625).powf(b2.sin());
                            let mut y = 0.0;
                            for j in 1..row.len() - 1 {
                                y += row[j - 1] * row[j + 1];
                            }
                        }
                        _ => {
                            let mut sum = ({
                                let s = b.abs();
                                s * row[(k * 6 + 2) % row.len()]
                            }) - update0(state, 0 % 4);
                            if 2 * k % 2 == 0 {
                                continue;
                            }
                        }
                    },
                    1 | 3 => {
                        *b2 = match (k ^ k) % 4 {
                            0 => *b2 * *b2,
                            1 | 2 => b2.clamp(-1.25, 1.46875),
                            _ => *b2 - row[0],
                        };
                        let mut b = match k % 4 {
                            0 => (-(x[k % x.len()] * x[(k * 2 + 4) % x.len()]).abs()).exp(),
                            1..=2 => match k * k % 4 {
                                0 => {
                                    -0.421875
                                        / (row[(k * 2 + 3) % row.len()]
                                            * row[(k * 2 + 3) % row.len()]
                                            + 0.6875)
                                }
                                1..=2 if k % 2 % 2 == 0 => row[(k / 3 * 2 + 2) % row.len()],
                                _ => row[row.len() - 1],
                            },
                            _ => {
                                (if !(k & k != 0) {
                                    x[x.len() - 1]
                                } else {
                                    k as f64
                                }) * (*b2 * *b2)
                            }
                        };
                        (b, x[(0 * 5 + 1) % x.len()]) = (
                            *b2 + x[(k * 2 + 1) % x.len()],
                            row[((3 >> 1) * 2 + 3) % row.len()].max(b),
                        );
                    }
                    _ => {
                        *b2 /= 2.0;
                        *b2 = b * -1.015625 - (b + x[0]);
                        let mut grid = [[0.0; 2]; 3];
                    }
                }
            }
            let mut b3 = 0.0;
            for pos in 1..row.len() {
                b3 += 0.5 * (row[pos - 1] * row[pos] * row[pos]);
            }
        }
        let mut sum2 = 0.0;
        for i in 0..x.len() {
            sum2 += x[i];
        }
        row[3 % row.len()]
            + 1.203125 * sum2
            + 1.140625 * *b2
            + 0.25
                * (if row[1].max(*b2)
                    <= (if update0(state, 3 % 4) >= 0.34375 {
                        -0.921875
                    } else {
                        sum2
                    })
                {
                    b
                } else {
                    1.859375
                })
            + 1.5 * (state[((3 + 3) * 6 + 2) % state.len()] * 0.71875)
            + 1.078125 * (row[(1 * 6 + 1) % row.len()] * sum2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40002ce89cb58356,
            outgoing: &[
                0xbfe0800000000000,
                0x3ffbc00000000000,
                0xbff5c00000000000,
                0xbff6000000000000,
                0x3ff3000000000000,
                0x3fd8e3b021071ae7,
            ],
            gradient: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (3.71923828125, 4.4267578125),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.078125, 1.078125),
                (4.231949680393395, 4.231949680393395),
                (0.0, 0.0),
                (3.072998046875, 3.072998046875),
                (3.072998046875, 3.072998046875),
                (3.072998046875, 3.072998046875),
                (-1.4226241050646022, 1.4226241050646022),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (3.4144287109375, 3.945068359375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.80859375, 0.80859375),
                (4.817037844039217, 4.817037844039217),
                (0.0, 0.0),
                (3.05474853515625, 3.05474853515625),
                (3.17974853515625, 3.17974853515625),
                (3.30474853515625, 3.30474853515625),
                (-2.470104182423813, 2.470104182423813),
            ],
        };
        let p0 = std::hint::black_box(1.171875_f64);
        let p1 = std::hint::black_box(vec![-0.390625, 1.734375]);
        let p2 = std::hint::black_box([-1.953125, 1.78125, 0.359375]);
        let p3 = std::hint::black_box(vec![-0.515625, 0.515625, -1.359375, -1.375, 1.1875]);
        let p4 = std::hint::black_box(-0.859375_f64);
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let value = f(p0.clone(), &p1, p2.clone(), &mut m3, &mut m4);
        expected.check_call(value, &(m3.clone(), m4.clone()));
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2.clone(), &mut m3, &mut m4));
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2.clone(), &mut m3, &mut m4);
        expected.check_call(value, &(m3.clone(), m4.clone()));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let mut b1 = vec![0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let mut b4 = 1.125_f64;
        let (value, (g0, g2)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            p2.clone(),
            &mut m3,
            &mut m4,
            &mut b1,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m3.clone(), m4.clone()));
        let first = (g0, b1.clone(), g2, b3.clone(), b4.clone());
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let mut b1 = vec![0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let mut b4 = 1.125_f64;
        let (value, (g0, g2)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            p2.clone(),
            &mut m3,
            &mut m4,
            &mut b1,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m3.clone(), m4.clone()));
        let second = (g0, b1.clone(), g2, b3.clone(), b4.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let mut b1 = vec![0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let mut b4 = 1.125_f64;
        let (value, (g0, g2)) = f_vjp(
            p0.clone(),
            &p1,
            p2.clone(),
            &mut m3,
            &mut m4,
            &mut b1,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_weighted(
            &(g0, b1.clone(), g2, b3.clone(), b4.clone()),
            &vec![
                0.0, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let d2 = [-0.875, 0.375, -0.625];
        let mut d3 = vec![0.625, -0.375, 0.875, -0.125, 1.125];
        let mut d4 = 0.125_f64;
        let (value, tangent) = f_jvp(
            p0.clone(),
            &p1,
            p2.clone(),
            &mut m3,
            &mut m4,
            d0,
            &d1,
            d2,
            &mut d3,
            &mut d4,
        );
        expected.check_call(value, &(m3.clone(), m4.clone()));
        expected.check_tangent(tangent, &(d3.clone(), d4.clone()));
    }
}

mod program_61 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(u: f64) -> f64 {
        let t = (-(if 3 * 2 % 2 == 0 { u } else { u }).abs()).exp() - (u * u - u);
        for j in 2..4 {
            let mut k: usize = 0;
            while k < 2 {
                k += 1;
                let mut u =
                    (if u * t <= 0.265625 { t * u } else { t }) - (t.abs() + 0.65625).ln().abs();
            }
            let mut t = (t * u).tanh()
                + ({
                    let c = t;
                    c * (c * c)
                });
        }
        t + 1.125 * (u * u)
    }

    #[grad]
    pub fn energy1(t: f64, total: f64, row: &mut [f64], z: &mut f64, i: usize) {
        row[i % row.len()] += update0(row[row.len() - 1]);
        let mut row2 = vec![
            match i % 4 {
                0 => -0.96875,
                1..=2 => *z,
                _ => row[row.len() - 1],
            },
            0.640625 - *z,
        ];
        let s = -0.6875;
        let a = 0.40625;
    }

    #[grad(jvp)]
    pub fn f(a: f64, state: &[f64], row: &mut [f64], k: usize) -> f64 {
        let mut y = (({
            let c = a;
            c * row[1]
        })
        .abs()
            + 1.34375)
            .ln()
            - (state[((k + k) * 5 + 3) % state.len()] * state[(k * 6 + 2) % state.len()]).tanh();
        let b = if (state[((k >> 1) * 6 + 1) % state.len()]
            * state[((k >> 1) * 6 + 1) % state.len()])
        .ln_1p()
            >= row[row.len() - 1] + a
        {
            (y - row[((k + k) * 6 + 1) % row.len()]) * y
        } else {
            (-(y - 1.328125).abs()).exp()
        };
        match (k + k) % 4 {
            0 => {
                row.copy_from_slice(&state[..state.len() - 1]);
                row[((a * a + 1.453125) * 3.0) as usize % row.len()] += (b
                    * state[((a * a + 0.75) * 3.0) as usize % state.len()]
                    * (b * state[((a * a + 0.75) * 3.0) as usize % state.len()])
                    + 1.609375)
                    .ln();
                if row[((y * y + 1.21875) * 3.0) as usize % row.len()] / (b.abs() + 1.21875)
                    < (match (k + k) % 4 {
                        0 => row[row.len() - 1],
                        1 | 2 => b,
                        _ => a,
                    })
                {
                    let s: f64 = 0.984375;
                    {
                        let r = &mut row[1];
                        *r = b + state[k % state.len()];
                    }
                    if 3 + 3 <= 0 || k == 0 {
                        let prev = {
                            let c2 = (if (k + k) % 2 == 0 {
                                state[(3 * 7 + 3) % state.len()]
                            } else {
                                s
                            }) - (if (k + k) % 2 == 0 { 1.671875 } else { row[1] });
                            c2 * (c2 * (c2 - row[((k + k) * 4 + 4) % row.len()]))
                        };
                        return (if k as f64 / (state[0] * state[0] + 1.1875) <= -0.328125 {
                            s
                        } else {
                            -1.15625
                        }) / (s.abs() + 2.0)
                            + 1.03125 * y
                            + 0.625 * k as f64
                            + 1.4375 * y.clamp(-1.25, 0.078125)
                            + 1.171875 * -(k as f64);
                    }
                } else {
                    let rate;
                    if row[((y * y + 1.015625) * 3.0) as usize % row.len()].powi(1) < -0.078125 {
                        rate = 0.0625;
                    } else {
                        rate = (state[state.len() - 1].abs() + 0.546875).ln() + k as f64;
                    }
                }
            }
            1 | 3 => {
                row[((k ^ k) * 2 + 2) % row.len()] /= 1.28125;
            }
            _ => {
                y = 0.5 * update0(y);
                energy1(
                    ((k as f64).abs() + 1.484375).recip(),
                    state[((a * a + 0.6875) * 3.0) as usize % state.len()],
                    &mut row[..2],
                    &mut y,
                    k % 4,
                );
            }
        }
        let mut z: f64 = 0.0;
        for m in 0..row.len() {
            z += row[m];
        }
        z.sin().exp().sin()
            + 0.859375 * z
            + 0.671875 * y
            + 0.5 * (state[((y * y + 1.140625) * 3.0) as usize % state.len()] * a)
            + 1.0625 * row[1]
            + 0.5625
                * (state[((1 & k) * 4 + 4) % state.len()]
                    + row[((b * b + 1.0625) * 3.0) as usize % row.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400d5c37fac84145,
            outgoing: &[0xbfe2000000000000, 0x3ffc8a86aa49606e],
            gradient: &[
                (-0.3317811276413657, 0.7974114342688805),
                (0.22877213337880126, 1.4820825689798243),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.2365846333788013, 2.4898950689798243),
                (0.0, 0.0),
                (0.1278263762097579, 1.5909236237902422),
                (3.085319815203896, 16.733992119167297),
            ],
            weighted: &[
                (-0.24883584573102427, 0.5980585757016603),
                (0.17157910003410093, 1.1115619267348682),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.9274384750341009, 1.8674213017348682),
                (0.0, 0.0),
                (0.5958697821573185, 1.6931927178426815),
                (3.311605517551034, 15.722800308227361),
            ],
        };
        let p0 = std::hint::black_box(0.890625_f64);
        let p1 = std::hint::black_box(vec![-1.046875, -0.34375, 0.234375, -1.046875, -1.265625]);
        let p2 = std::hint::black_box(vec![-0.5625, 0.59375]);
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

mod program_62 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(y: f64, data: &[f64], out: &mut [f64], acc: &mut f64) {
        if 1 > 3 {
            match 1 % 4 {
                0 => {
                    out.copy_from_slice(&data[..2]);
                    out[3 % out.len()] +=
                        (y + 1.328125) / ((*acc + *acc) * (*acc + *acc) + 1.703125);
                }
                1 | 3 => {
                    let mut data2 = data.to_vec();
                    {
                        let r = &mut out[0];
                        *r += y.mul_add(*acc, data2[((0 + 3) * 5 + 3) % data2.len()]);
                    }
                }
                _ => {
                    out[((y.abs() + 1.625) * 3.0) as usize % out.len()] =
                        (*acc + data[0]).max(*acc + *acc);
                    *acc = data[1 % data.len()];
                }
            }
            return;
        }
    }

    #[grad(jvp)]
    pub fn f(sum: f64, y: f64, x: &[f64], weights: &mut [f64]) -> f64 {
        for m in 0..=0 {
            'l0: for n in 2..2 {
                if weights[n % weights.len()] + -0.390625 <= 0.25 {
                    let mut k: usize = 0;
                    let y2: f64 = loop {
                        k += 1;
                        if k >= 1 {
                            break sum;
                        }
                        weights[(0 * 4 + 3) % weights.len()] = weights
                            [((y.abs() + 0.625) * 3.0) as usize % weights.len()]
                        .clamp(-1.25, 1.484375);
                    };
                    let mut y2 = n as f64 * y2.tanh().cos();
                    y2 *= sum.cos();
                } else {
                    for i in 0..x.len() - 1 {
                        weights[(i * 3 + 1) % weights.len()] = weights[0].powi(-1);
                        let mut w: Vec<f64> = Vec::new();
                        w.push(((y - sum).abs() + 0.625).sqrt());
                        w.push(weights[0] + x[i]);
                        w.push(weights[weights.len() - 1] + weights[n % weights.len()].min(x[i]));
                        w[1] += y;
                        let mut prev = 0.0;
                        for count in 1..weights.len() - 1 {
                            prev += weights[count - 1] * weights[count + 1];
                        }
                    }
                    weights[0] = weights[0].tanh() * y;
                    for i2 in 0..weights.len() - 1 {
                        weights[i2] = y.hypot(sum) + x[(n / 2 * 4 + 2) % x.len()].tanh();
                    }
                }
                let mut z = -0.609375;
            }
            weights[weights.len() - 1] = 0.421875;
            let b = -0.609375;
        }
        let mut t = 0.0;
        for m2 in 0..weights.len() {
            t += weights[m2];
        }
        (sum - 1.796875).atan() + 1.265625 * t + 1.34375 * (t - y)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc010071520dcd468,
            outgoing: &[0xbff1c00000000000, 0xbfeb800000000000, 0x3fdb000000000000],
            gradient: &[
                (0.08648648648648649, 0.08648648648648649),
                (-1.34375, 1.34375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (2.609375, 2.609375),
                (2.609375, 2.609375),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.06486486486486487, 0.06486486486486487),
                (-1.0078125, 1.0078125),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (2.45703125, 2.45703125),
                (2.58203125, 2.58203125),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-1.453125_f64);
        let p1 = std::hint::black_box(-0.96875_f64);
        let p2 = std::hint::black_box(vec![-0.25, 0.875, 1.171875, -1.78125, -1.0625]);
        let p3 = std::hint::black_box(vec![-1.109375, -0.859375, 1.078125]);
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
        let mut b3 = vec![0.5, 0.625, 0.75];
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
        let mut b3 = vec![0.5, 0.625, 0.75];
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
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut m3, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let mut d3 = vec![-0.375, 0.875, -0.125];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &mut m3, d0, d1, &d2, &mut d3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
    }
}

mod program_63 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(sum: f64, x: &Vec<f64>, k: usize) -> f64 {
        for count in 2..=4 {
            let mut i: usize = 0;
            let c2 = 'l0: loop {
                i += 1;
                if i >= 3 {
                    break sum.tanh();
                }
                if sum.sin().exp() > -0.1875 {
                    let mut v = [
                        if x[x.len() - 1] * sum > 0.6875 {
                            x[0]
                        } else {
                            x[0]
                        },
                        sum * sum,
                        x[1] / (x[((sum.abs() + 0.921875) * 3.0) as usize % x.len()].abs()
                            + 1.8125),
                    ];
                    continue;
                }
                let k2: usize = k;
                let c = -0.484375;
            };
            let y = -0.03125;
            let b = match (k + count) % 4 {
                0 => x[(i * 4 + 2) % x.len()] - sum * y,
                1 | 2 if (k + count) % 2 == 0 => {
                    (x[(i * k * 5 + 4) % x.len()] * c2 * (x[(i * k * 5 + 4) % x.len()] * c2)
                        + 1.546875)
                        .recip()
                }
                _ => x[(count * 2 + 4) % x.len()],
            };
        }
        let mut s: f64 = 0.0;
        for i2 in 0..x.len() {
            s += x[i2] * x[i2];
        }
        let mut u: f64 = 0.0;
        for count2 in 0..x.len() {
            u += x[count2] * x[count2];
        }
        ({
            let u2 = s.sin();
            u2 * (if s < 0.453125 { sum } else { x[1] })
        }) + 0.671875 * u
            + 1.09375 * s
            + 1.4375
                * (u / (x[((u.abs() + 0.90625) * 3.0) as usize % x.len()]
                    * x[((u.abs() + 0.90625) * 3.0) as usize % x.len()]
                    + 0.53125))
            + 1.328125 * (k as f64 + s)
            + 1.09375 * (x[x.len() - 1] - sum)
    }

    #[grad]
    pub fn blend1(out: &mut [f64], a: &mut f64) {
        for pos in (0..out.len()).rev() {
            out.swap(0, 0);
            let y = 0.578125;
            (*a, out[pos]) = ((*a * *a).ln_1p(), out[pos]);
        }
    }

    #[grad]
    pub fn energy2(sum: f64, acc: f64, row: [f64; 3], state: &mut [f64], k: usize) {
        state[(k / 2 * 7 + 1) % state.len()] -= acc;
        for n in (1..3).rev() {
            let mut j: usize = 0;
            let b2 = 'l0: loop {
                j += 1;
                if j >= 2 {
                    break {
                        let b = acc;
                        b * state[((3 + n) * 7 + 3) % state.len()]
                    };
                }
                let mut data: Vec<f64> = Vec::new();
                data.push(acc);
                data.push((acc + acc).sin());
                data[1] -= 1.90625 * acc * data[(j * j * 4 + 3) % data.len()];
                let mut t =
                    (row[n - 1] + acc) * state[(j * 3 + 1) % state.len()].sin() * row[n - 1];
            };
        }
    }

    #[grad(jvp)]
    pub fn f(b: f64, row: &[f64]) -> f64 {
        let prev = (row[1 % row.len()] * row[((2 + 3) * 3 + 4) % row.len()]
            / ((b - row[1]).abs() + 1.015625))
            .min(
                ({
                    let y = b;
                    y * row[1]
                }) + (b + row[(1 * 2 + 3) % row.len()]),
            );
        'l0: for k in (1..row.len()).step_by(2) {
            let s = 0.90625;
        }
        for i in 1..row.len() {
            if 0 + i > 2 {
                if !(row.len() % 2 == 0) {
                    return prev
                        + 1.1875
                            * (match 2 * i % 4 {
                                0 => row[i - 1],
                                1..=2 => -0.265625,
                                _ => row[((b.abs() + 1.203125) * 3.0) as usize % row.len()],
                            });
                }
                continue;
            }
            let u = b * 0.015625 - (row[i - 1] + 1.453125)
                + (row[((prev.abs() + 1.3125) * 3.0) as usize % row.len()].abs() + 0.921875)
                    .powf(prev.sin())
                    * (if (if (match 2 % 4 {
                        0 => row[i],
                        1..=2 => -1.453125,
                        _ => b,
                    }) < -0.515625
                    {
                        row[(i * 5 + 3) % row.len()]
                    } else {
                        -1.890625
                    }) >= 0.875
                    {
                        -1.375
                    } else {
                        b
                    });
            let rate = match 0 % 4 {
                0 => prev,
                1 | 2 if i % 2 == 0 => b,
                _ => (u * u + 1.703125).recip() * (-1.671875 * row[i]),
            };
        }
        let mut sum = ((prev - (b + row[((3 + 3) * 4 + 4) % row.len()])).abs() + 1.375).recip();
        for n in 0..row.len() - 1 {
            let mut total = row[n + 1];
            let z = (row[row.len() - 1] - -0.96875) / (b.tanh() * b.tanh() + 1.46875)
                + (b.powi(3) * b.powi(3) + 1.203125).recip();
            sum += b.tanh() + (row[n + 1] - -1.375);
            sum += b;
        }
        let mut a = 0.0;
        for n2 in 0..row.len() {
            a += row[n2];
        }
        (prev * sum).sin()
            + 1.390625 * a
            + 0.953125 * sum
            + 0.546875 * row[(2 / 2 * 4 + 1) % row.len()]
            + 0.34375 * row[((0 ^ 3) * 4 + 2) % row.len()]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc0090c0000000000,
            outgoing: &[],
            gradient: &[
                (2.09375, 2.09375),
                (1.0, 1.0),
                (-1.03125, 1.03125),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (1.5703125, 1.5703125),
                (0.75, 0.75),
                (-0.7734375, 0.7734375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-1.03125_f64);
        let p1 = std::hint::black_box(vec![-0.65625, 1.09375, -1.421875, 0.734375, -0.265625]);
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

mod program_64 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(v: &[f64], row: &mut [f64]) -> f64 {
        let mut u = (match 0 % 4 {
            0 => 1.0625_f64.sin(),
            1..=2 => {
                1.4375 / (row[(2 * 7 + 2) % row.len()] * row[(2 * 7 + 2) % row.len()] + 1.53125)
            }
            _ => 1.140625 - v[1],
        }) - f64::from(1.140625 * 1.140625).ln_1p()
            / (row[((0.25 * 0.25 + 0.734375) * 3.0) as usize % row.len()].cos()
                * row[((0.25 * 0.25 + 0.734375) * 3.0) as usize % row.len()].cos()
                + 0.9375);
        let mut buf = vec![0.0; 4];
        u += u * v[1] + (if 3 == 1 { u } else { u });
        u = if v[v.len() - 1] / (u * u + 0.5)
            >= row[(1 * 3 + 2) % row.len()] * v[((u * u + 1.75) * 3.0) as usize % v.len()]
        {
            -1.78125
        } else {
            u
        };
        let mut acc = 0.0;
        for k in 0..buf.len() {
            acc += buf[k];
        }
        let mut total = 0.0;
        for k2 in 0..row.len() {
            total += row[k2];
        }
        (u - acc).cos()
            + 1.40625 * total
            + 1.15625 * acc
            + 1.375 * u
            + 0.953125 * (v[(1 % 3 * 4 + 3) % v.len()] / (u * u + 1.46875))
    }

    #[grad]
    pub fn blend1(out: &[f64], buf: &mut [f64]) -> f64 {
        let t: f64 = -0.921875;
        if buf[((0 + 3) * 7 + 2) % buf.len()] - t <= -0.234375 {
            if t >= (t * t + 1.109375).ln() {
                let t = (if buf[(2 * 6 + 4) % buf.len()] >= 0.125 {
                    t - -1.421875
                } else {
                    t * t
                })
                .hypot(
                    (match 3 % 4 {
                        0 => 1.671875,
                        1..=2 if out[1].tanh() < blend0(out, buf) => {
                            buf[(3 * 2 * 5 + 1) % buf.len()]
                        }
                        _ => t,
                    }) + (out[(2 * 2 + 1) % out.len()] + t),
                );
            } else {
                let mut s = (if out[out.len() - 1] >= -0.046875 {
                    t / (t * t + 1.0625)
                } else {
                    t.cos()
                })
                .sin();
            }
            for count in (0..buf.len() - 1).rev() {
                buf[count] = t + out[(count * 2 + 3) % out.len()]
                    - out[(1 * 0 * 4 + 4) % out.len()] * 1.0625;
            }
            let mut t = 0.234375;
        }
        let mut total = 0.0;
        for count2 in 0..buf.len() {
            total += buf[count2] * buf[count2];
        }
        let mut sum = 0.0;
        for n in 0..buf.len() {
            sum += buf[n] * buf[n];
        }
        (t * t).ln_1p() - (out[((2 + 1) * 4 + 1) % out.len()] + out[((0 + 1) * 4 + 3) % out.len()])
            + 1.34375 * sum
            + 1.5 * total
            + 0.359375 * t
            + 1.125 * buf[((3 >> 1) * 5 + 1) % buf.len()]
    }

    #[grad(jvp)]
    pub fn f(b: f64, a: f64, data: &[f64]) -> f64 {
        for j in 1..data.len() {
            match (j >> 1) % 4 {
                0 if (match data.len() % 4 {
                    0 => b,
                    1..=2 => data[j - 1],
                    _ => b,
                }) > 1.9375 =>
                {
                    let mut total = {
                        let sum = data[j - 1];
                        sum * data[j - 1]
                    };
                    if j % 2 == 0 {
                        let a2 = (a + data[j]) / ((-total.abs()).exp().abs() + 1.609375) + total;
                    }
                    if data[j - 1] < -0.6875 {
                        let mut total2 = -0.203125;
                        continue;
                    }
                }
                1 | 3 => {
                    let mut m: usize = 0;
                    while m < 4 {
                        m += 1;
                        let mut i: usize = 0;
                        while i < 2
                            && (match data.len() % 4 {
                                0 => b,
                                1..=2 => data[j - 1],
                                _ => a,
                            }) < -0.234375
                        {
                            i += 1;
                            let sum2 = 0.3125;
                        }
                    }
                }
                _ => {
                    let mut s = (match (j >> 1) % 4 {
                        0 => (j as f64).atan(),
                        1 | 2 => 1.5,
                        _ => data[((b.abs() + 1.125) * 3.0) as usize % data.len()] + data[j],
                    }) - b / (data[j].atan().abs() + 1.875);
                    let mut b = data[data.len() - 1];
                    let mut a3 = 0.796875 * ((if j < 3 { data[j] } else { 0.78125 }) + b * a);
                }
            }
            let mut u = -0.734375;
        }
        let mut y = 0.0;
        for k in 0..data.len() {
            y += data[k];
        }
        let mut rate = 0.0;
        for n in 0..data.len() {
            rate += data[n] * data[n];
        }
        (if 2 % 2 == 0 && 3 % 2 == 0 {
            data[(2 * 5 + 2) % data.len()]
        } else {
            data[data.len() - 1]
        })
        .tanh()
            + 1.25 * rate
            + 0.546875 * y
            + 1.0625 * (a * a)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402581d7a22bcd28,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (-2.556640625, 2.556640625),
                (0.0390625, 1.0546875),
                (3.046875, 3.046875),
                (-2.578125, 3.671875),
                (5.251556410905264, 7.060943589094736),
            ],
            weighted: &[
                (0.0, 0.0),
                (-1.91748046875, 1.91748046875),
                (0.029296875, 0.791015625),
                (2.28515625, 2.28515625),
                (-1.93359375, 2.75390625),
                (3.9386673081789483, 5.295707691821052),
            ],
        };
        let p0 = std::hint::black_box(1.359375_f64);
        let p1 = std::hint::black_box(-1.203125_f64);
        let p2 = std::hint::black_box(vec![-0.203125, 1.0, -1.25, 1.84375]);
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

mod program_65 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(weights: &[f64]) -> (f64, f64) {
        let mut acc = (0.6875 + 0.5)
            * weights[weights.len() - 1]
            * (weights[weights.len() - 1] * 1.171875 - 0.796875_f64.abs());
        let acc = (weights[((1 & 2) * 5 + 2) % weights.len()]
            * weights[((1 & 2) * 5 + 2) % weights.len()])
        .ln_1p()
            * acc
            * acc.abs().cos();
        let mut b = (if weights[1] / (acc.abs() + 0.5625) >= weights[weights.len() - 1].exp_m1() {
            acc.tanh()
        } else {
            if !(acc.atan() >= -0.625) {
                weights[weights.len() - 1]
            } else {
                acc
            }
        }) * acc;
        b -= if !(3 ^ 0 < 1) {
            b
        } else {
            if 0.96875 + weights[((acc.abs() + 0.5625) * 3.0) as usize % weights.len()]
                >= (if acc.cos() > weights[((1 + 0) * 7 + 2) % weights.len()].cos() {
                    b
                } else {
                    weights[1]
                })
            {
                weights[((acc.abs() + 0.59375) * 3.0) as usize % weights.len()]
            } else {
                acc
            }
        };
        let mut b2 = 0.0;
        for j in 0..weights.len() {
            b2 += weights[j] * weights[j];
        }
        (
            (b + b) * (acc * weights[((acc.abs() + 0.90625) * 3.0) as usize % weights.len()])
                + 1.21875 * b2
                + 1.5 * b
                + 1.03125 * (b2 * b2),
            (if acc.cos() > 0.3125 {
                b
            } else {
                weights[((0 + 3) * 2 + 1) % weights.len()]
            }) + 0.65625 * b2
                + 1.125 * b
                + 0.46875 * (b2 * b2)
                + 0.90625 * (acc + weights[((1 + 2) * 4 + 4) % weights.len()])
                + 1.0 * (acc * weights[(0 / 3 * 7 + 1) % weights.len()]),
        )
    }

    #[grad(jvp)]
    pub fn f(a: f64, s: f64, data: &[f64], buf: [f64; 3], x: &mut [f64], k: usize) -> f64 {
        let b: f64;
        if s < 0.5 {
            b = match (k ^ k) % 4 {
                0 => {
                    if buf[0]
                        >= (match k % 4 {
                            0 => s,
                            1 | 2 => a,
                            _ => 0.9375,
                        })
                    {
                        x[k % x.len()]
                    } else {
                        a
                    }
                }
                1 | 2 if data.len() % 2 == 0 => x[0] * a,
                _ => a - a,
            };
        } else {
            b = 1.65625 - (s - k as f64);
        }
        'l0: for k2 in 0..data.len() {
            x[0] += if data[k2] * buf[((k2 + k) * 2 + 2) % buf.len()]
                >= s - x[(k2 * 6 + 1) % x.len()]
            {
                b * x[((a.abs() + 1.375) * 3.0) as usize % x.len()]
            } else {
                buf[1].exp_m1()
            };
        }
        for n in 2..1 {
            if !(k % 2 == 0) {
                x.copy_from_slice(data);
                continue;
            }
        }
        'l1: for count in (1..x.len()).step_by(3) {
            'l2: for count2 in 2..=4 {
                if data.len() < 0 {
                    match k % 4 {
                        0 if 3 * k % 2 == 0 => {
                            x[((b * b + 0.796875) * 3.0) as usize % x.len()] *=
                                (match data.len() % 4 {
                                    0 => data[((s.abs() + 0.515625) * 3.0) as usize % data.len()],
                                    1 | 2 => x[1 % x.len()],
                                    _ => 1.53125,
                                })
                                .cos();
                        }
                        1 | 3 => {
                            let t = -0.34375;
                            let mut y = ((x[((count2 & count2) * 2 + 2) % x.len()] + -1.828125)
                                * (x[((count2 & count2) * 2 + 2) % x.len()] + -1.828125)
                                + 0.984375)
                                .powf(b.sin())
                                - (-(if buf[buf.len() - 1] - buf[((count + count2) * 2 + 2) % 3]
                                    <= 0.234375
                                {
                                    -0.53125
                                } else {
                                    data[((count2 + 2) * 7 + 1) % data.len()]
                                })
                                .abs())
                                .exp();
                            let s2 = x[(count2 % 2 * 5 + 2) % x.len()];
                        }
                        _ => {
                            let b = (if x[count] + x[count] < 0.546875 {
                                (-b.abs()).exp()
                            } else {
                                match count % 4 {
                                    0 => x[(x.len() * 6 + 1) % x.len()],
                                    1 | 2 => buf[0],
                                    _ => buf[((a.abs() + 1.046875) * 3.0) as usize % 3],
                                }
                            }) + (a * x[count - 1] + (a + data[count2 % data.len()]));
                            let mut b = 0.75;
                            let prev = (x[0] * data[count2 % data.len()]).sin() * (s + s * 1.875);
                        }
                    }
                    let acc = b;
                } else {
                    let acc2 = if b <= s * data[1] {
                        ((-buf[((b.abs() + 1.640625) * 3.0) as usize % 3].abs())
                            .exp()
                            .abs()
                            + 0.9375)
                            .sqrt()
                    } else {
                        buf[(count2 * 6 + 4) % 3] + s + data[data.len() - 1]
                    };
                }
                let b = a;
            }
            let mut a = {
                let b2 = b + (a - count as f64);
                b2 * ((match data.len() % 4 {
                    0 => buf[((a * a + 1.0) * 3.0) as usize % 3],
                    1..=2 => data[1],
                    _ => a,
                }) / ((s * b2).abs() + 1.125))
            };
        }
        let mut t2: f64 = 0.0;
        for count3 in 0..x.len() {
            t2 += x[count3];
        }
        let mut a2 = 0.0;
        for pos in 0..x.len() {
            a2 += x[pos] * x[pos];
        }
        (if (if k < 2 { x[0] } else { -0.21875 }) < t2 * x[(0 / 2 * 2 + 1) % x.len()] {
            data[2 % data.len()].max(x[k % x.len()])
        } else {
            (k as f64).sin().exp()
        }) + 1.34375 * a2
            + 1.25 * t2
            + 1.34375 * (k as f64 + data[0])
            + 1.390625 * data[((k + k) * 5 + 4) % data.len()]
            + 0.78125 * (t2 * t2 + 1.484375).cbrt()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4011799a06b1fb1d,
            outgoing: &[0xc001b30000000000, 0x3fdd000000000000, 0xbfb8000000000000],
            gradient: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (1.34375, 1.34375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.390625, 1.390625),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-5.029552060225983, 7.529552060225983),
                (5.491655204333071, 7.330971727128788),
                (-10.730752772847351, 18.894815272847353),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (1.0078125, 1.0078125),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.04296875, 1.04296875),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-3.2721640451694873, 6.147164045169488),
                (4.509366403249803, 6.357603795346591),
                (-6.165252079635513, 16.053923954635515),
            ],
        };
        let p0 = std::hint::black_box(-1.34375_f64);
        let p1 = std::hint::black_box(-1.5_f64);
        let p2 = std::hint::black_box(vec![-1.796875, -0.546875, -1.71875, 1.28125, -0.640625]);
        let p3 = std::hint::black_box([-1.25, -1.015625, 0.375]);
        let p4 = std::hint::black_box(vec![-2.0, 0.453125, -0.09375]);
        let p5 = std::hint::black_box(1_usize);
        let mut m4 = p4.clone();
        let value = f(p0.clone(), p1.clone(), &p2, p3.clone(), &mut m4, p5);
        expected.check_call(value, &(m4.clone(),));
        let mut m4 = p4.clone();
        expected.check_gradient(&f_grad(
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            &mut m4,
            p5,
        ));
        let mut m4 = p4.clone();
        let (value, gradient) =
            f_value_and_grad(p0.clone(), p1.clone(), &p2, p3.clone(), &mut m4, p5);
        expected.check_call(value, &(m4.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75];
        let (value, (g0, g1, g3)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            &mut m4,
            p5,
            &mut b2,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m4.clone(),));
        let first = (g0, g1, b2.clone(), g3, b4.clone());
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75];
        let (value, (g0, g1, g3)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            &mut m4,
            p5,
            &mut b2,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m4.clone(),));
        let second = (g0, g1, b2.clone(), g3, b4.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75];
        let (value, (g0, g1, g3)) = f_vjp(
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            &mut m4,
            p5,
            &mut b2,
            &mut b4,
            0.75,
        );
        expected.check_weighted(
            &(g0, g1, b2.clone(), g3, b4.clone()),
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let d3 = [-0.375, 0.875, -0.125];
        let mut d4 = vec![1.125, 0.125, -0.875];
        let (value, tangent) = f_jvp(
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            &mut m4,
            p5,
            d0,
            d1,
            &d2,
            d3,
            &mut d4,
        );
        expected.check_call(value, &(m4.clone(),));
        expected.check_tangent(tangent, &(d4.clone(),));
    }
}

mod program_66 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(y: f64, b: f64) -> (f64, f64) {
        let mut b = y
            * b
            * (b + b)
            * ((if b * y <= -0.171875 { b } else { b }) * (if b * y <= -0.171875 { b } else { b })
                + 1.046875)
                .cbrt();
        let y2 = (y.sin() * (y - b)).clamp(-1.25, 0.0);
        (b, b) = (
            (y2 * y2).ln_1p(),
            if y.cos() < (b.abs() + 1.84375).sqrt() {
                y
            } else {
                y2
            },
        );
        b = y.sin() + y;
        (
            y * y2.sin() + 1.09375 * b + 1.4375 * y2.powi(0) + 1.0 * (y2 - -0.59375),
            (match 0 % 4 {
                0 => b,
                1..=2 if b / (b.abs() + 1.078125) >= -0.515625 * 0.4375 => y,
                _ => 0.078125,
            }) * y
                + 0.90625 * b
                + 1.28125 * b,
        )
    }

    #[grad]
    pub fn energy1(weights: &[f64], weights2: &mut [f64], count: usize) -> f64 {
        weights2[1..].copy_from_slice(weights);
        for n in 0..weights2.len() {
            weights2[n] = -0.265625;
        }
        'l0: for pos in (0..weights2.len()).rev() {
            weights2[pos] *= 1.375_f64.cos().cos();
            weights2[count % weights2.len()] =
                (weights[((pos + count) * 6 + 3) % weights.len()] - 0.546875) * (1.4375 * 1.734375);
            let mut acc = 0.0;
            for pos2 in 1..weights.len() - 1 {
                acc += 0.5 * (weights[pos2 - 1] * weights[pos2 + 1] * weights[pos2]);
            }
        }
        let mut t = 0.0;
        for m in 0..weights2.len() {
            t += weights2[m] * weights2[m];
        }
        let mut rate = 0.0;
        for j in 0..weights2.len() {
            rate += weights2[j] * weights2[j];
        }
        -1.5625 * t + 0.515625 * rate + 1.203125 * t + 0.828125 * 1.3125
    }

    #[grad]
    pub fn stage2(sum: f64) -> f64 {
        if 3 <= 1 {
            let sum = sum;
            let y = sum.sin();
        }
        let mut u = sum;
        sum.mul_add(u, sum)
            + 1.171875 * u
            + 0.578125 * u
            + 1.28125
                * ({
                    let a = u;
                    a * a
                })
            + 0.359375 * -1.546875
    }

    #[grad(jvp)]
    pub fn f(total: f64, buf: &[f64], m: usize) -> f64 {
        let mut b = -0.609375;
        let n: usize = m * m * 1;
        b += (total + total) * (total * b);
        let mut k: usize = 0;
        while k < 1 {
            k += 1;
            for n2 in (2..4).rev().step_by(3) {
                let total = b;
            }
            let mut j: usize = 0;
            'l0: while j < 3 && j * m < 2 {
                j += 1;
                b /= 1.515625;
                let mut c = (buf[(j * 7 + 2) % buf.len()] + b).tanh().tanh();
            }
        }
        let mut sum = 0.0;
        for i in 0..buf.len() {
            sum += buf[i];
        }
        b = buf[((2 >> 1) * 6 + 2) % buf.len()] * (buf[(2 * 2 + 4) % buf.len()] - b);
        let mut z = 0.0;
        for j2 in 0..buf.len() {
            z += buf[j2];
        }
        n as f64 + 1.203125 * z + 0.828125 * sum + 1.46875 * b + 0.546875 * (b - b)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc00d307ccbd79f93,
            outgoing: &[],
            gradient: &[
                (-0.44746220374109896, 0.7806787384419174),
                (3.6972330348602402, 5.898796199117865),
                (2.03125, 2.03125),
                (2.03125, 2.03125),
                (2.03125, 2.03125),
            ],
            weighted: &[
                (-0.33559665280582424, 0.585509053831438),
                (2.7729247761451803, 4.424097149338399),
                (1.5234375, 1.5234375),
                (1.5234375, 1.5234375),
                (1.5234375, 1.5234375),
            ],
        };
        let p0 = std::hint::black_box(1.53125_f64);
        let p1 = std::hint::black_box(vec![-0.1875, -0.453125, -0.59375, -0.875]);
        let p2 = std::hint::black_box(1_usize);
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

mod program_67 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(c: f64, w: &[f64; 3], w2: &mut [f64], v: &Vec<f64>) -> f64 {
        let mut z = 0.0;
        for n in 0..w2.len() {
            z += w2[n];
        }
        let mut j: usize = 0;
        'l0: loop {
            j += 1;
            if j >= 1 || (j & j) % 2 == 0 {
                break;
            }
            w2[((c * c + 1.109375) * 3.0) as usize % w2.len()] = (match 3 % 4 {
                0 => 1.484375,
                1..=2 => z,
                _ => w[(0 * 6 + 3) % 3],
            }) + (c - -1.765625);
            let c = c * w2[(1 * 0 * 7 + 2) % w2.len()] * v[((3 ^ 0) * 7 + 3) % v.len()].cos()
                + (j as f64 * j as f64 + 1.1875).sqrt() * (v[j % v.len()] * 0.171875);
        }
        let mut rate = 0.0;
        for count in (1..w.len()).rev() {
            rate += 0.5 * (w[count - 1] * w[count] * w[count]);
        }
        let t: f64 = 0.953125;
        let mut m: usize = 0;
        'l1: loop {
            m += 1;
            if m >= 2 || w[((j + m) * 2 + 1) % 3] * t >= z * c {
                break;
            }
            if m <= 0 {
                if v[((t * t + 1.578125) * 3.0) as usize % v.len()] < 0.125 {
                    let mut rate = -1.5625 * (j as f64).powi(1).clamp(-1.25, 1.140625);
                    w2[0] += (if w[((t.abs() + 0.59375) * 3.0) as usize % w.len()] > 0.84375 {
                        w[(j * 6 + 3) % 3]
                    } else {
                        t
                    }) + 0.609375 * w2[0];
                    z += (rate * rate + 1.71875).sqrt();
                }
                break 'l1;
            }
            w2.fill(t / (c.abs() + 1.421875));
            let mut rate2 = c;
        }
        let mut z2 = 0.0;
        for i in 0..w2.len() {
            z2 += w2[i];
        }
        let mut c2 = 0.0;
        for m2 in 0..w2.len() {
            c2 += w2[m2];
        }
        -0.875 + 0.703125 * c2 + 0.6875 * z2 + 1.265625 * rate + 0.984375 * c.sin()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fdcc087e57035ce,
            outgoing: &[0x3fe3851eb851eb85, 0x3fe3851eb851eb85],
            gradient: &[
                (-0.1111421708231759, 2.0604578291768245),
                (0.03028106689453125, 0.03028106689453125),
                (2.477640151977539, 2.477640151977539),
                (0.5147781372070313, 0.5147781372070313),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (-0.5225566281173819, 1.9845433718826184),
                (0.022710800170898438, 0.022710800170898438),
                (1.8582301139831543, 1.8582301139831543),
                (0.38608360290527344, 0.38608360290527344),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(0.140625_f64);
        let p1 = std::hint::black_box([-1.046875, -0.21875, -1.859375]);
        let p2 = std::hint::black_box(vec![-1.40625, -0.75]);
        let p3 = std::hint::black_box(vec![-1.875, 0.78125, -0.28125, -0.359375, -1.578125]);
        let mut m2 = p2.clone();
        let value = f(p0.clone(), &p1, &mut m2, &p3);
        expected.check_call(value, &(m2.clone(),));
        let mut m2 = p2.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, &mut m2, &p3));
        let mut m2 = p2.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &mut m2, &p3);
        expected.check_call(value, &(m2.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m2 = p2.clone();
        let mut b1 = [0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &mut m2,
            &p3,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, b1.clone(), b2.clone(), b3.clone());
        let mut m2 = p2.clone();
        let mut b1 = [0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &mut m2,
            &p3,
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
                0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let mut m2 = p2.clone();
        let mut b1 = [0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(
            p0.clone(),
            &p1,
            &mut m2,
            &p3,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone(), b3.clone()),
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = [1.125, 0.125, -0.875];
        let mut d2 = vec![0.375, -0.625];
        let d3 = vec![0.625, -0.375, 0.875, -0.125, 1.125];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, &p3, d0, &d1, &mut d2, &d3);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_68 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(t: f64, buf: &mut [f64], sum: &mut f64) {
        buf[(2 * 2 + 2) % buf.len()] =
            buf[((2 + 2) * 2 + 2) % buf.len()] * (*sum / (sum.abs() + 0.765625));
        let mut t = ((-1.53125 + (*sum + buf[buf.len() - 1])).abs() + 2.0).ln();
        let mut prev = buf[1];
        for n in (0..buf.len()).step_by(2).rev() {
            let mut rate = buf[n].cos().cos();
            let mut weights = vec![prev.cos(), (prev * prev + 0.671875).ln(), buf[n] - n as f64];
            let mut done = n == 1;
            weights[1] -= buf[n] / (t.abs() + 1.125);
        }
    }

    #[grad]
    pub fn update1(b: f64, y: f64) -> f64 {
        for j in (1..4).step_by(3) {
            let mut prev = b * y
                - (b * b).hypot(match (j + j) % 4 {
                    0 => b,
                    1 | 2 => y,
                    _ => b,
                });
            let mut u = j as f64;
            let u2 = -0.859375;
        }
        let mut buf = [y * y; 3];
        let mut s = 0.0;
        for j2 in 0..buf.len() {
            s += buf[j2] * buf[j2];
        }
        let mut a = 0.0;
        for m in 0..buf.len() {
            a += buf[m] * buf[m];
        }
        0.90625 * buf[0] * (buf[0] * y) + 1.078125 * a + 1.5 * s + 0.421875 * buf[2 % 3].sin()
    }

    #[grad]
    pub fn energy2(rate: f64, buf: &[f64], y: &f64) -> f64 {
        for count in 0..buf.len() {
            let rate = (*y * *y + 1.578125).ln() / ((count as f64 - *y).abs() + 0.671875)
                + (match count % 4 {
                    0 => match buf.len() % 4 {
                        0 => *y,
                        1 | 2 => buf[count],
                        _ => *y,
                    },
                    1 | 2 if (count >> 1) % 2 == 0 => buf[count] - buf[count],
                    _ => buf[count] - -0.6875,
                });
            for count2 in 0..buf.len() {
                let mut b = update1(*y, rate);
            }
        }
        let rate = ((*y * *y).ln_1p() + buf[buf.len() - 1].sin()).cos();
        rate * 1.484375
            + *y / (*y * *y + 0.59375)
            + 0.5625 * buf[((2 + 2) * 3 + 2) % buf.len()].powi(1)
            + 0.796875 * (-0.390625 * buf[((2 + 1) * 7 + 4) % buf.len()])
    }

    #[grad(jvp)]
    pub fn f(sum: f64, u: f64, buf: &[f64], prev: &f64, j: usize, k: i32) -> f64 {
        let mut acc: f64 = -0.421875;
        'l0: for pos in (0..buf.len()).step_by(3).rev() {
            let sum2;
            if pos + pos == 0 || u.min(*prev) >= 0.0625 {
                sum2 = energy2(
                    buf[((j + j) * 2 + 1) % buf.len()] + buf[pos],
                    buf,
                    &buf[pos],
                );
            } else {
                sum2 = energy2(buf[pos] + *prev, buf, &sum) * (-0.109375 * buf[pos]);
            }
        }
        let z;
        if buf[(j * 5 + 4) % buf.len()] * -0.4375 > -0.75 {
            z = (buf[(j * 1 * 5 + 2) % buf.len()] + *prev).powi(3);
        } else {
            z = buf[0];
        }
        for count in (0..buf.len()).rev().step_by(2) {
            let mut y: f64 = 0.0;
            for n in 1..buf.len() - 1 {
                y += buf[n - 1] * buf[n + 1];
            }
            for count2 in 1..j % 3 + 1 {
                match (2 ^ 1) % 4 {
                    0 => {
                        if !(count2 % 2 == 0) {
                            acc += buf[count].min(z) + (z + 1.625);
                        } else {
                            acc *= (1.515625 * u).cos();
                        }
                        y += *prev;
                        y = ({
                            let acc2 = y;
                            acc2 * j as f64
                        }) * update1(
                            (acc.abs() + 0.5625).ln(),
                            if buf[1].tanh() > -0.484375 {
                                0.046875
                            } else {
                                u
                            },
                        );
                    }
                    1 | 3 => {
                        acc += prev.mul_add(y * buf[count], buf[0]);
                        acc *= (acc / (*prev * *prev + 1.671875)).cos();
                    }
                    _ => {
                        if !((0 >> 1) % 2 == 0) {
                            return (*prev - acc)
                                * energy2(
                                    energy2(
                                        if (count & 0) % 2 == 0 || (j + count) % 2 == 0 {
                                            buf[((1 + j) * 7 + 1) % buf.len()]
                                        } else {
                                            buf[count]
                                        },
                                        buf,
                                        &acc,
                                    ),
                                    buf,
                                    &acc,
                                )
                                + 0.890625 * y
                                + 0.5 * acc
                                + 1.140625 * -0.71875
                                + 0.703125
                                    * (match j % 4 {
                                        0 => y,
                                        1 | 2 => y,
                                        _ => 0.65625,
                                    });
                        }
                    }
                }
                let mut out = vec![
                    sum.cos(),
                    sum - buf[count],
                    update1((-buf[count].abs()).exp(), sum.atan()),
                ];
                y = if buf[count] - *prev >= 0.6875 {
                    if u - z > 0.015625 + acc {
                        out[0]
                    } else {
                        out[((y.abs() + 0.734375) * 3.0) as usize % out.len()]
                    }
                } else {
                    buf[count].sin()
                };
                (out[0], acc) = (
                    buf[count].powi(-1),
                    update1(
                        out[((j + j) * 7 + 4) % out.len()] - buf[count],
                        acc.clamp(-1.25, 0.40625),
                    ),
                );
            }
        }
        let mut a = 0.0;
        for i in 0..buf.len() {
            a += buf[i] * buf[i];
        }
        let mut acc3 = 0.0;
        for j2 in 0..buf.len() {
            acc3 += buf[j2] * buf[j2];
        }
        (buf[((prev.abs() + 0.84375) * 3.0) as usize % buf.len()].abs() + 0.65625).ln()
            - 0.609375 * a
            + 0.5 * acc3
            + 1.1875 * a
            + 1.4375 * acc
            + 0.3125 * buf[j % buf.len()]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4039aa96487a20e2,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (-1.6016246448863636, 2.0967418323863636),
                (-2.291015625, 4.880859375),
                (1.8623046875, 3.6142578125),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (-1.2012184836647726, 1.5725563742897726),
                (-1.71826171875, 3.66064453125),
                (1.396728515625, 2.710693359375),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-1.4375_f64);
        let p1 = std::hint::black_box(-1.75_f64);
        let p2 = std::hint::black_box(vec![-0.203125, -1.0625, 0.71875]);
        let p3 = std::hint::black_box(-0.46875_f64);
        let p4 = std::hint::black_box(2_usize);
        let p5 = std::hint::black_box(2_i32);
        let value = f(p0.clone(), p1.clone(), &p2, &p3, p4, p5);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, p4, p5));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, p4, p5);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = 0.125_f64;
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
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = 0.125_f64;
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
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = 0.125_f64;
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
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375];
        let d3 = -0.625_f64;
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, p4, p5, d0, d1, &d2, &d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_69 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(z: f64, t: f64) -> f64 {
        let mut t = match 1 % 4 {
            0 => t * z,
            1 | 2 => z,
            _ => z,
        };
        let mut grid = [[0.0; 2]; 3];
        let b = -0.59375;
        let c = ((t + -0.28125) * (t + -0.28125) + 1.890625).sqrt()
            + (match (1 >> 1) % 4 {
                0 => z,
                1 | 2 => b + z,
                _ => b * grid[((0 + 0) * 3 + 1) % 3][0],
            });
        let mut data = [0.0; 3];
        let mut u = 0.0;
        for count in 0..data.len() {
            u += data[count] * data[count];
        }
        -1.8125
            + t
            + (-t.abs()).exp()
            + 0.625 * u
            + 1.125 * t
            + 1.328125 * data[1]
            + 0.953125
                * (if c < (if 0 == 2 { 0.5 } else { 1.34375 }) {
                    grid[0 % 3][((1 + 3) * 5 + 1) % 2]
                } else {
                    z
                })
    }

    #[grad]
    pub fn relax1(acc: f64, c: f64, data: &[f64], depth: usize) -> f64 {
        if depth == 0 {
            return c.abs()
                + ({
                    let u = c;
                    u * data[0]
                })
                + 0.265625 * (c + -1.8125)
                + 0.453125 * blend0(data[0], 0.65625)
                + 0.28125 * c.tanh();
        }
        for k in (0..data.len() - 1).step_by(3) {
            'l0: for count in 0..data.len() - 1 {
                let mut acc =
                    ((acc - c) * (acc - c) + 0.78125).sqrt() + (k as f64 + c * data[count]);
                'l1: for m in 1..data.len() {
                    acc = data[(data.len() * 6 + 4) % data.len()].hypot(c)
                        - (data[(count * 2 + 2) % data.len()].abs() + 1.5).powf(c.sin());
                }
            }
            if acc.min(acc) <= -0.671875 && k * k % 2 == 0 {
                continue;
            }
            let mut weights = data.to_vec();
            weights[0] += weights[k % weights.len()];
        }
        let mut a: f64 = 0.0;
        for j in 0..data.len() {
            a += data[j] * data[j];
        }
        let mut sum = 0.0;
        for m2 in 0..data.len() {
            sum += data[m2] * data[m2];
        }
        acc + data[(1 * 2 + 4) % data.len()]
            + a
            + 0.53125 * sum
            + 1.078125 * a
            + 0.96875 * (a * a + 1.25).cbrt()
            + 1.171875 * (data[data.len() - 1] + sum)
            + 1.4375 * (c / (c.abs() + 1.796875))
    }

    #[grad(jvp)]
    pub fn f(b: f64, y: f64, m: usize, count: i32) -> f64 {
        let y = (-1.953125 * b).sin()
            * (b.sin()
                / ((if m % 2 == 0 { b } else { b }) * (if m % 2 == 0 { b } else { b }) + 1.84375));
        let mut m2: i32 = m as i32 - 1;
        let mut a: f64 = 0.21875;
        for m3 in (2..4).step_by(2).rev() {
            a = 0.5 * blend0(b.floor(), b * a);
            let b = -0.453125;
        }
        let mut y: f64 = -0.1875;
        y = a * m2 as f64 * (y * y + 0.734375).recip();
        let mut weights = [
            y.tanh(),
            {
                let acc = b;
                acc * a
            },
            a.tanh(),
            0.5625 + y,
        ];
        weights[(m * m * 3 + 4) % weights.len()] = (b * b).ln_1p();
        for m4 in 0..weights.len() {
            y = weights[m4] / (a * a + 1.96875) * (y - b);
            let mut sum = 0.0;
            for count2 in (1..weights.len()).rev() {
                sum += weights[count2 - 1] * weights[count2];
            }
        }
        let mut a2 = 0.0;
        for j in 0..weights.len() {
            a2 += weights[j] * weights[j];
        }
        let mut b2: f64 = 0.0;
        for m5 in 0..weights.len() {
            b2 += weights[m5];
        }
        (b2 * y).tanh()
            + 0.890625 * b2
            + 1.09375 * a2
            + 0.625 * y
            + 0.515625 * 1.265625
            + 1.234375
                * (weights[((b.abs() + 1.359375) * 3.0) as usize % 4]
                    * weights[((m + m) * 7 + 4) % weights.len()])
            + 1.0 * relax1(y - -0.5, (b2 * b2).ln_1p(), &weights[1..], 2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4087ba70602f981b,
            outgoing: &[],
            gradient: &[(-176.0102646020037, 205.49890925449273), (0.0, 0.0)],
            weighted: &[(-132.0076984515028, 154.12418194086956), (0.0, 0.0)],
        };
        let p0 = std::hint::black_box(-1.796875_f64);
        let p1 = std::hint::black_box(1.078125_f64);
        let p2 = std::hint::black_box(4_usize);
        let p3 = std::hint::black_box(-2_i32);
        let value = f(p0.clone(), p1.clone(), p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2, p3, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1);
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2, p3, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0]);
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), p2, p3, 0.75);
        expected.check_weighted(&(g0, g1), &vec![0.0, 0.0]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), p2, p3, d0, d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_70 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(prev: f64, prev2: &mut f64, m: usize) {
        let mut s = prev;
        let mut rate2 = {
            let rate = if *prev2
                < ({
                    let acc = s;
                    acc * s
                }) {
                -prev
            } else {
                match 2 % 4 {
                    0 => m as f64,
                    1 | 2 => s,
                    _ => s,
                }
            };
            rate * (1.265625 * (*prev2 + *prev2))
        };
        for j in 1..2 {
            'l0: for count in (2..6).rev().step_by(2) {
                let mut a =
                    (rate2 * rate2 + 1.796875).sqrt() * (rate2.tanh() / (rate2 * rate2 + 2.0));
                s = (0.078125 - s) * (if 1 != 1 { a } else { rate2 });
            }
            let prev3 = -0.828125;
            s += match (m >> 1) % 4 {
                0 => s.mul_add(rate2, *prev2),
                1..=2 => 0.09375 * prev3,
                _ => *prev2,
            };
            let mut t = (s.tanh() - (-0.484375 + rate2)).tanh();
        }
    }

    #[grad]
    pub fn stage1(s: f64, weights: &mut [f64]) -> f64 {
        'l0: for n in 1..weights.len() {
            if s / (s * s + 0.953125) <= 0.296875 {
                let c = if (n + 0) % 2 == 0 || weights[n].tanh() > -0.8125 {
                    weights[n] * weights[n - 1] + (s + weights[n - 1])
                } else {
                    (if (if n % 2 == 0 { weights[n - 1] } else { s }) > 0.109375 {
                        s
                    } else {
                        s
                    }) + weights[n] * 0.328125
                };
                let n2: i32 = n as i32 - 1;
                let mut acc = weights[n];
            }
            let mut prev = (s.mul_add(s, s) + weights[n] * -0.828125)
                .hypot(s * weights[(n * n * 6 + 4) % weights.len()]);
        }
        let mut prev2 = 0.0;
        for m in 0..weights.len() {
            prev2 += weights[m] * weights[m];
        }
        (s * s + 1.515625).sqrt() * (weights[(3 * 5 + 2) % weights.len()] / (s.abs() + 0.71875))
            + 0.875 * prev2
            + 0.359375 * prev2
    }

    #[grad]
    pub fn update2(b: f64, x: &[f64], m: usize, depth: usize) -> f64 {
        if depth == 0 {
            return (b * b)
                .ln_1p()
                .atan2(x[((0 >> 1) * 5 + 3) % x.len()] * m as f64)
                + 1.453125 * x[0];
        }
        let mut z = ((b / ((m as f64).abs() + 1.890625) * (b / ((m as f64).abs() + 1.890625)))
            .ln_1p()
            .abs()
            + 1.0)
            .sqrt();
        z /= 1.25;
        stage0(b.abs(), &mut z, m % 4);
        z = x[(m * 7 + 1) % x.len()].exp_m1()
            * (match 1 % 4 {
                0 => x[(m * 1 * 3 + 2) % x.len()],
                1 | 2 => b,
                _ => z,
            });
        let mut c = x[x.len() - 1];
        let mut y = 0.0;
        for count in 0..x.len() {
            y += x[count] * x[count];
        }
        let mut total = 0.0;
        for i in 0..x.len() {
            total += x[i] * x[i];
        }
        x[1].sin().clamp(-1.25, 0.890625)
            + 0.90625 * total
            + 1.328125 * y
            + 0.953125 * c
            + 1.4375 * x[m % x.len()]
            + 0.53125 * (total * x[x.len() - 1])
    }

    #[grad(jvp)]
    pub fn f(prev: f64, state: &[f64], state2: &mut [f64], s: &mut f64, count: i32) -> f64 {
        if s.tanh() <= -1.703125 + -0.625 {
            let mut prev: f64 = 0.453125;
            state2.copy_from_slice(&state[0 % state.len()..]);
            match 3 * 3 % 4 {
                0 if prev * prev >= -0.53125 => match (2 + 3) % 4 {
                    0 if prev < state[1] * -1.34375 => {
                        let mut sum = (*s + -1.765625)
                            * (prev * state2[(2 * 5 + 2) % state2.len()])
                            + (match 3 / 3 % 4 {
                                0 => {
                                    if 2 * 2 % 2 == 0 {
                                        *s
                                    } else {
                                        *s
                                    }
                                }
                                1 | 2 => prev.sin().exp(),
                                _ => -1.796875 * state[1],
                            });
                        let mut i: usize = 0;
                        loop {
                            i += 1;
                            if i >= 1 || prev.min(i as f64) <= 0.15625 {
                                break;
                            }
                            state2[0] = ({
                                let rate = -0.6875;
                                rate * -0.09375
                            }) * 0.046875;
                            let mut m: usize = i;
                            let t = (if 3 % 2 == 0 {
                                -1.8125 + -1.375
                            } else {
                                state[(state.len() * 7 + 4) % state.len()] * *s
                            }) - (if i % 2 == 0
                                || *s / (state[1] * state[1] + 1.515625) >= -0.140625
                            {
                                state[(3 * 4 + 1) % state.len()]
                            } else {
                                *s
                            });
                            sum /= 1.875;
                        }
                        *s = sum * sum
                            + (if (i >> 1) % 2 == 0
                                && stage1(state[(0 * 4 + 3) % state.len()] * *s, state2)
                                    > sum
                                        - state2[((prev * prev + 0.84375) * 3.0) as usize
                                            % state2.len()]
                            {
                                prev
                            } else {
                                *s
                            });
                    }
                    1 | 3 => {
                        state2[1] *= (state[1 % state.len()] - prev).cos();
                        {
                            let r = &mut state2[1];
                            *r = *s * *s;
                        }
                        {
                            let r = &mut state2[0];
                            *r += (state[((*s * *s + 1.046875) * 3.0) as usize % state.len()]
                                .abs()
                                + 1.640625)
                                .cbrt();
                        }
                    }
                    _ => {
                        state2[1] -= *s;
                        prev += state[0].cos().sin();
                        state2[(0 * 2 * 7 + 2) % state2.len()] = prev.atan().sin();
                    }
                },
                1 | 3 => {
                    let mut u =
                        (-(if 1.921875 <= 0.5 { prev } else { state[0] }).cos().abs()).exp();
                    state2[(1 * 5 + 4) % state2.len()] +=
                        s.min(u) + prev * state2[(3 % 3 * 5 + 1) % state2.len()];
                    let mut u = (state2[2 % state2.len()]
                        / (u.min(state[(0 * 3 * 2 + 1) % state.len()]).abs() + 0.5))
                        .powi(count);
                }
                _ => {
                    *s -= s.atan() + prev.tanh();
                }
            }
        }
        let mut y = 0.0;
        for k in 0..state2.len() {
            y += state2[k];
        }
        let mut a = 0.0;
        for pos in 0..state2.len() {
            a += state2[pos];
        }
        count as f64 * -0.703125 * prev.sin()
            + 1.296875 * a
            + 0.8125 * y
            + 0.6875 * *s
            + 0.515625 * (-1.59375 + 0.984375)
            + 0.515625 * (a - state2[2 % state2.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc007270000000000,
            outgoing: &[
                0xbfed000000000000,
                0x3fee800000000000,
                0x3ff4c00000000000,
                0xbfff400000000000,
                0xbfdd000000000000,
            ],
            gradient: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (2.625, 2.625),
                (2.625, 2.625),
                (2.109375, 3.140625),
                (2.625, 2.625),
                (0.6875, 0.6875),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (2.46875, 2.46875),
                (2.59375, 2.59375),
                (2.33203125, 3.10546875),
                (2.84375, 2.84375),
                (1.515625, 1.515625),
            ],
        };
        let p0 = std::hint::black_box(-0.8125_f64);
        let p1 = std::hint::black_box(vec![1.171875, -1.046875, 0.25]);
        let p2 = std::hint::black_box(vec![-0.90625, 0.953125, 1.296875, -1.953125]);
        let p3 = std::hint::black_box(-0.453125_f64);
        let p4 = std::hint::black_box(0_i32);
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
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875];
        let mut b3 = 1.0_f64;
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
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875];
        let mut b3 = 1.0_f64;
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
        expected.check_weighted(
            &first,
            &vec![0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875];
        let mut b3 = 1.0_f64;
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
            &vec![0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let mut d2 = vec![0.375, -0.625, 0.625, -0.375];
        let mut d3 = 0.875_f64;
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

mod program_71 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(s: f64, w: &[f64], m: usize) -> f64 {
        let b = s.abs().sin() + (m as f64 * m as f64).exp_m1();
        let mut acc: f64 = 0.0;
        for m2 in 0..w.len() {
            acc += w[m2] * w[m2];
        }
        let mut prev = b;
        let mut n: usize = 0;
        loop {
            n += 1;
            prev *= (b * s).cos();
            acc += match m % 4 {
                0 => s.cos(),
                1..=2 if n % 2 == 0 => s.max(w[(n % 3 * 3 + 3) % w.len()]),
                _ => acc.cos(),
            };
            if n >= 2 {
                break;
            }
        }
        let mut acc2 = 0.0;
        for k in 0..w.len() {
            acc2 += w[k] * w[k];
        }
        -1.625 - w[w.len() - 1].exp_m1()
            + 1.40625 * acc2
            + 1.21875 * prev
            + 0.703125 * acc
            + 1.09375
                * (if acc2 * acc >= (if n <= 1 { b } else { s }) {
                    w[2 % w.len()]
                } else {
                    -0.3125
                })
            + 1.21875 * w[(n * 2 + 2) % w.len()].atan()
    }

    #[grad]
    pub fn relax1(z: f64, y: f64, v: &[f64; 3]) -> f64 {
        match 0 % 4 {
            0 => {
                let y: f64 = 0.65625;
                let z = y.sin().exp();
                let mut sum = y;
            }
            1 | 3 => {
                let t = match 3 / 3 % 4 {
                    0 => (y - v[1]).abs(),
                    1 | 2 => z,
                    _ => y + 0.21875 + z.powi(0),
                };
                let rate = (z * v[(2 * 4 + 3) % 3] + z).cos();
                let s = 0.640625;
            }
            _ => {
                let u = ((-0.375 - z) / (v[(1 % 2 * 7 + 1) % 3].tanh().abs() + 1.15625))
                    .mul_add(y, 0.0625);
            }
        }
        let mut a = 0.0;
        for count in 0..v.len() {
            a += v[count];
        }
        v[2] + 0.765625 * a
            + 0.71875 * v[(3 * 6 + 1) % 3].hypot(v[(2 * 5 + 3) % 3])
            + 0.671875
                * (match 2 % 4 {
                    0 => y,
                    1..=2 => v[(3 * 3 * 3 + 1) % 3],
                    _ => v[2],
                })
    }

    #[grad(jvp)]
    pub fn f(y: f64, acc: f64, state: &[f64], out: [f64; 3]) -> f64 {
        let mut i: usize = 0;
        let z4: f64 = loop {
            i += 1;
            if i >= 2 || i * i > 1 {
                break match i % 4 {
                    0 => state[1],
                    1..=2 => out[i % out.len()],
                    _ => state[0],
                };
            }
            let z = if state[((y * y + 1.890625) * 3.0) as usize % state.len()] <= -1.828125 * acc
                && (state[((y * y + 1.90625) * 3.0) as usize % state.len()].abs() + 1.546875)
                    .powf(acc.sin())
                    > (-acc.abs()).exp()
            {
                state[i % state.len()] - (i as f64).sin()
            } else {
                (out[(i * 5 + 1) % out.len()] + acc) * acc
            };
            if !(0 % 2 == 0) {
                let mut a = energy0(-1.59375 * -1.390625, &state[..2], 1 % 4);
                break -0.859375 * out[((a * a + 1.8125) * 3.0) as usize % 3];
            }
            match 3 % 4 {
                0 => {
                    let mut n: usize = 0;
                    let acc2 = loop {
                        n += 1;
                        if n >= 3 || (-acc.abs()).exp() > out[n % out.len()] - acc {
                            break (n as f64).sin();
                        }
                        let y2 = -0.421875;
                    };
                    let prev = 0.234375;
                    let mut c = state[3 % state.len()];
                }
                1 | 3 => {
                    let rate = (z.sin() * z.sin() + 1.40625).ln() - state[1] * (y * acc);
                    let mut sum = 0.0;
                    for count in 0..out.len() {
                        sum += out[count];
                    }
                    let mut z2 = 0.0;
                    for i2 in (1..state.len()).rev() {
                        z2 += state[i2 - 1] * state[i2];
                    }
                }
                _ => {
                    let mut z3 = out[2].powi(4) + z;
                    let sum2 = (out[0 % 3] * z3 + state[(i * 7 + 3) % state.len()].sin())
                        / ((i as f64).abs() + 1.53125);
                    let mut total = match i * i % 4 {
                        0 => sum2,
                        1 | 2 => relax1(z + out[1], 1.890625, &out) + z.powi(2),
                        _ => state[(i * 5 + 4) % state.len()],
                    };
                }
            }
        };
        let mut total2 = 0.0;
        for k in 0..state.len() {
            total2 += state[k];
        }
        (z4 * z4).ln_1p() * (i as f64).sin()
            + 0.78125 * total2
            + 0.9375 * out[2].max(0.1875)
            + 1.421875 * acc
            + 1.265625 * acc.sin()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbffd6b8e42f56b24,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (2.0720858181896844, 2.0720858181896844),
                (0.78125, 0.78125),
                (0.78125, 0.78125),
                (0.78125, 0.78125),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.7835150510026758, 1.7835150510026758),
            ],
            weighted: &[
                (0.0, 0.0),
                (1.5540643636422633, 1.5540643636422633),
                (0.5859375, 0.5859375),
                (0.5859375, 0.5859375),
                (0.5859375, 0.5859375),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.337636288252007, 1.337636288252007),
            ],
        };
        let p0 = std::hint::black_box(-1.34375_f64);
        let p1 = std::hint::black_box(-1.03125_f64);
        let p2 = std::hint::black_box(vec![-0.5625, -1.265625, -0.359375]);
        let p3 = std::hint::black_box([0.3125, 0.234375, 1.46875]);
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

mod program_72 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(a: f64, acc: f64, state: [f64; 3], w: &mut [f64]) {
        let pos: usize = 1;
        let b = (match 3 % 4 {
            0 => a.max(state[0]),
            1..=2 if pos % 2 % 2 == 0 => a * 1.03125,
            _ => match pos * pos % 4 {
                0 => pos as f64,
                1..=2 => acc,
                _ => 0.40625,
            },
        })
        .powi(2);
        w[..2].copy_from_slice(&state[..state.len() - 1]);
        w[((b * b + 0.6875) * 3.0) as usize % w.len()] += acc + a;
        let z = (if 1 != 1 {
            state[(pos * 3 + 2) % 3]
        } else {
            state[((pos + pos) * 4 + 2) % 3]
        }) - -1.484375 / (b * b + 1.734375)
            + (b + state[pos % 3]) * (w[((acc.abs() + 0.953125) * 3.0) as usize % w.len()] + a);
    }

    #[grad]
    pub fn stage1(a: f64, buf: &[f64; 3], data: &mut [f64]) -> f64 {
        let mut n: usize = 0;
        let t = 'l0: loop {
            n += 1;
            if n >= 4 {
                break data[(n * 5 + 1) % data.len()] - data[n % data.len()];
            }
            for pos in (1..data.len()).rev() {
                data[pos] = a;
            }
            'l1: for n2 in (1..3).rev() {
                if data[data.len() - 1] + a >= data[(n * 5 + 3) % data.len()] {
                    let mut a = a * 1.15625;
                    break;
                }
                let prev = (data[(n / 2 * 2 + 2) % data.len()] + a - (n as f64 + a)) * n2 as f64;
                for j in 0..data.len() {
                    data[j] += a.sin();
                }
                let mut buf2 = [0.0; 3];
            }
            let mut state = *buf;
            let mut a2 = 0.0;
            for n3 in 1..3 {
                a2 += state[n3 - 1] * state[n3];
            }
        };
        let mut sum = 0.0;
        for m in 0..data.len() {
            sum += data[m];
        }
        ((match (n + n) % 4 {
            0 => sum,
            1..=2 => a,
            _ => a,
        })
        .abs()
            + 0.640625)
            .ln()
            + 1.109375 * sum
            + 1.171875 * (n as f64 * -1.15625)
            + 1.25 * (data[(n * 3 + 4) % data.len()].abs() + 1.375).sqrt()
    }

    #[grad(jvp)]
    pub fn f(c: f64, prev: f64, w: &[f64], i: usize, i2: i32) -> f64 {
        let prev = 0.421875;
        let mut total = w[0 % w.len()];
        total -= prev;
        let mut c2 = -0.40625;
        total = ((c2 + i2 as f64) * (c2 + i2 as f64)).ln_1p();
        let (acc, y) = (
            (-1.578125 - w[((total * total + 1.859375) * 3.0) as usize % w.len()]).cos(),
            w[((prev * prev + 1.703125) * 3.0) as usize % w.len()] - w[i % w.len()] + w[1].max(c2),
        );
        let mut w2: [f64; 3] = [-1.84375; 3];
        let mut sum: f64 = w2[((i + i) * 4 + 3) % 3];
        for j in 0..=1 {
            w2[0] += (match (i + i) % 4 {
                0 => w[(i * 7 + 2) % w.len()],
                1..=2 => sum,
                _ => j as f64,
            })
            .cos();
        }
        c2 *= w2[((i >> 1) * 4 + 1) % 3].cos().cos();
        sum -= (sum - w2[1]).abs();
        let mut z = 0.0;
        for i3 in 0..w2.len() {
            z += w2[i3];
        }
        let mut rate = 0.0;
        for count in 0..w2.len() {
            rate += w2[count] * w2[count];
        }
        ({
            let sum2 = w[(i * 3 + 1) % w.len()];
            sum2 * w2[2]
        }) * w[1].mul_add(c, w[((sum.abs() + 0.9375) * 3.0) as usize % w.len()])
            + 0.734375 * rate
            + 0.578125 * z
            + 0.640625 * sum
            + 1.421875 * (c * -1.671875)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4007dc37c21019b4,
            outgoing: &[],
            gradient: &[
                (-5.629417419433594, 5.629417419433594),
                (0.0, 0.0),
                (5.897161694743842, 8.068604494404704),
                (-1.3477020263671875, 2.189453125),
                (-2.44873046875, 2.44873046875),
            ],
            weighted: &[
                (-4.222063064575195, 4.222063064575195),
                (0.0, 0.0),
                (4.422871271057881, 6.051453370803529),
                (-1.0107765197753906, 1.64208984375),
                (-1.8365478515625, 1.8365478515625),
            ],
        };
        let p0 = std::hint::black_box(-0.171875_f64);
        let p1 = std::hint::black_box(1.078125_f64);
        let p2 = std::hint::black_box(vec![1.921875, 1.328125, 1.1875]);
        let p3 = std::hint::black_box(4_usize);
        let p4 = std::hint::black_box(1_i32);
        let value = f(p0.clone(), p1.clone(), &p2, p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            p3,
            p4,
            &mut b2,
            0.75,
        );
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone());
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            p3,
            p4,
            &mut b2,
            0.75,
        );
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, p3, p4, &mut b2, 0.75);
        expected.check_weighted(&(g0, g1, b2.clone()), &vec![0.0, 0.0, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, p3, p4, d0, d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_73 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(z: f64, row: &[f64], weights: &[f64; 3], state: &mut [f64]) {
        let mut z2 = (z * weights[1] * state[1 % state.len()]).mul_add(z, z);
        if z2.sin() > -0.15625 {
            let prev = state[0];
            let mut prev = z2;
        }
        state[0] = {
            let a = weights[((z.abs() + 1.4375) * 3.0) as usize % 3];
            a * (a * a + 1.375).sqrt()
        };
    }

    #[grad]
    pub fn blend1(a: f64, weights: &[f64; 3], state: &mut [f64], u: &mut f64, count: usize) {
        state[(count / 3 * 5 + 2) % state.len()] =
            state[0] - weights[weights.len() - 1] - (u.abs() + 0.984375).sqrt();
        let mut count2: usize = 0;
        loop {
            count2 += 1;
            if count2 >= 1 || 2 / 2 % 2 == 0 {
                break;
            }
            let mut flag = weights[0] * *u <= -0.3125;
        }
        if count2 > 3 {
            state[(count % 3 * 6 + 2) % state.len()] += state[0];
            if *u + a <= -0.46875 {
                let mut buf = [
                    -a,
                    weights[(count * count * 6 + 3) % 3] + state[(count * 6 + 3) % state.len()],
                    u.sin(),
                    weights[1] * weights[count2 % 3],
                ];
                return;
            }
            *u = *u * weights[0] * u.hypot(1.296875);
        } else {
            *u = count as f64;
            let mut total = a;
        }
    }

    #[grad(jvp)]
    pub fn f(u: f64, w: &[f64], buf: &mut [f64], i: usize) -> f64 {
        let mut acc = u.tanh()
            * (if !(i % 2 == 0) {
                i as f64 + buf[1]
            } else {
                w[(i * 2 * 7 + 3) % w.len()] / (u.abs() + 1.5625)
            });
        if (buf[i % buf.len()] * i as f64) >= u {
            let sum = buf[i % buf.len()];
            acc += (-(w[1] * w[w.len() - 1]).abs()).exp();
        } else {
            acc *= (i as f64).cos();
        }
        let mut y = (w[(w.len() * 3 + 3) % w.len()] * 1.4375).cos().sin();
        let mut done = u + acc < acc.sin();
        let mut m: usize = 0;
        while m < 5 && u - y >= acc {
            m += 1;
            if 1 * i == 1 {
                let mut m2: usize = 0;
                let rate = loop {
                    m2 += 1;
                    if m2 >= 1 {
                        break (m as f64).sin();
                    }
                    let mut k: usize = 0;
                    'l0: loop {
                        k += 1;
                        let mut weights = [w[((acc.abs() + 1.265625) * 3.0) as usize % w.len()]; 3];
                        acc = if done {
                            if buf.len() != 0 {
                                weights[((i + m2) * 4 + 2) % 3]
                            } else {
                                weights[(2 / 2 * 3 + 4) % 3]
                            }
                        } else {
                            weights[weights.len() - 1]
                                * weights[((acc.abs() + 0.828125) * 3.0) as usize % 3]
                        };
                        (weights[(k * m2 * 2 + 4) % 3], buf[(1 * 5 + 1) % buf.len()]) =
                            (y.abs(), -1.09375 * m as f64);
                        if k >= 4 {
                            break;
                        }
                    }
                    if k == 0 {
                        return (match i % 3 % 4 {
                            0 => (y.abs() + 1.84375).sqrt(),
                            1 | 2 => acc - buf[0],
                            _ => w[(3 * 2 * 6 + 2) % w.len()].sin(),
                        }) + 1.296875 * y
                            + 0.984375 * acc
                            + 0.515625 * (u + u);
                    }
                    buf[1] += w[w.len() - 1];
                    let mut buf2 = [y, y.abs(), m2 as f64, (-u.abs()).exp()];
                };
                if 1 + m2 == 2 {
                    let mut u = -0.375;
                    continue;
                }
            } else {
                if i & m > 1 {
                    acc = if m + m != 1 {
                        if i >= 3 { y } else { w[(m * 7 + 2) % w.len()] }
                    } else {
                        buf[(m * 6 + 2) % buf.len()] / (y.abs() + 0.921875)
                    };
                    continue;
                }
                let mut row =
                    vec![buf[((u.abs() + 0.78125) * 3.0) as usize % buf.len()] * i as f64; 4];
                row[1] += (if i != 1 { -0.8125 } else { 0.3125 })
                    - row[(i * 2 + 3) % row.len()] / (row[1] * row[1] + 1.953125);
            }
        }
        let mut b = 0.0;
        for k2 in 0..buf.len() {
            b += buf[k2];
        }
        i as f64 / (w[((y.abs() + 1.890625) * 3.0) as usize % w.len()].abs() + 1.8125)
            - u / (u * u + 1.15625)
            + 0.953125 * b
            + 1.390625 * y
            + 1.015625 * acc
            + 0.609375 * 0.609375
            + 1.25 * b
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc01727e28a942124,
            outgoing: &[
                0xbff3c00000000000,
                0xbff8000000000000,
                0xbff3c00000000000,
                0x3fd0000000000000,
            ],
            gradient: &[
                (-0.3112530552057706, 1.4857956358118884),
                (0.41684314647688586, 0.41684314647688586),
                (0.08047756855769748, 0.08047756855769748),
                (-0.29373588153035246, 0.29373588153035246),
                (2.203125, 2.203125),
                (2.203125, 2.203125),
                (2.203125, 2.203125),
                (2.203125, 2.203125),
            ],
            weighted: &[
                (-0.23343979140432797, 1.1143467268589164),
                (0.3126323598576644, 0.3126323598576644),
                (0.06035817641827311, 0.06035817641827311),
                (-0.22030191114776435, 0.22030191114776435),
                (2.15234375, 2.15234375),
                (2.27734375, 2.27734375),
                (2.40234375, 2.40234375),
                (2.52734375, 2.52734375),
            ],
        };
        let p0 = std::hint::black_box(-0.390625_f64);
        let p1 = std::hint::black_box(vec![-0.25, -1.890625, 0.796875]);
        let p2 = std::hint::black_box(vec![-1.234375, -1.5, -1.234375, 0.25]);
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
        let mut tape = grad_runtime::Tape::new();
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875];
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
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875];
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
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let mut d2 = vec![0.375, -0.625, 0.625, -0.375];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, p3, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_74 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(a: f64, rate: f64, buf: &[f64], out: &[f64; 3], pos: usize) -> f64 {
        let mut acc: f64 = 0.0;
        for k in 1..buf.len() - 1 {
            acc += buf[k - 1] * buf[k + 1];
        }
        if out[1] * out[pos % out.len()] < buf[1] / (a.abs() + 1.28125) {
            let mut rate = if buf[1] + buf[(2 * pos * 6 + 3) % buf.len()]
                <= (match (pos >> 1) % 4 {
                    0 => a,
                    1 | 2 if (pos >> 1) % 2 == 0 => rate,
                    _ => out[(pos * 2 + 3) % out.len()],
                }) {
                buf[((2 + pos) * 2 + 1) % buf.len()].sin().powi(3)
            } else {
                -1.484375
            };
            std::mem::swap(&mut rate, &mut acc);
            let pos2: i32 = 1;
        }
        let y = (if !(out[1] < -0.40625) {
            if !(out[0] * out[2] <= -0.515625) {
                a
            } else {
                buf[buf.len() - 1]
            }
        } else {
            a - rate
        }) / ((out[((pos >> 1) * 3 + 3) % out.len()]
            .max(buf[((acc * acc + 0.953125) * 3.0) as usize % buf.len()])
            / (rate * rate + 1.65625))
            .abs()
            + 1.625);
        'l0: for i in 1..=6 {
            let rate: f64 = 0.40625;
            let mut k2: usize = 0;
            let t2 = loop {
                k2 += 1;
                if k2 >= 4 {
                    break pos as f64 * rate;
                }
                let mut acc = rate;
                for count in (2..1).step_by(2) {
                    acc = (pos as f64 * pos as f64 + 0.9375).ln() * buf[3 % buf.len()].cos();
                    let t = y
                        - buf[(k2 * i * 6 + 2) % buf.len()]
                            * buf[((y.abs() + 1.4375) * 3.0) as usize % buf.len()]
                        - (buf[((rate.abs() + 1.515625) * 3.0) as usize % buf.len()]
                            - buf[(i * 7 + 4) % buf.len()]
                            - acc);
                    acc /= 1.953125;
                    let mut u = 0.0;
                    for pos3 in 1..out.len() - 1 {
                        u += out[pos3 - 1] * out[pos3 + 1];
                    }
                }
                acc += out[1];
            };
            let mut s = if y + t2 >= 0.046875 {
                acc
            } else {
                rate - out[((acc * acc + 0.953125) * 3.0) as usize % 3] * rate
            };
            let (acc2, t3) = (
                ({
                    let rate2 = buf[(pos * 5 + 2) % buf.len()];
                    rate2 * rate2
                })
                .sin(),
                s,
            );
        }
        let mut rate3 = 0.0;
        for i2 in 0..buf.len() {
            rate3 += buf[i2] * buf[i2];
        }
        rate + 1.359375 * rate3
            + 1.4375 * acc
            + 0.953125 * (acc * acc + 1.140625).powf(a.sin())
            + 1.234375 * pos as f64
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40239113a0277a22,
            outgoing: &[],
            gradient: &[
                (-0.03646083127514465, 0.03646083127514465),
                (1.0, 1.0),
                (-4.88525390625, 4.88525390625),
                (0.33984375, 0.33984375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (-0.027345623456358485, 0.027345623456358485),
                (0.75, 0.75),
                (-3.6639404296875, 3.6639404296875),
                (0.2548828125, 0.2548828125),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-1.90625_f64);
        let p1 = std::hint::black_box(-0.40625_f64);
        let p2 = std::hint::black_box(vec![-1.796875, 0.125]);
        let p3 = std::hint::black_box([0.359375, 0.546875, 1.734375]);
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

mod program_75 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(c: f64, w: &[f64], state: [f64; 3], weights: &[f64; 3], pos: usize) -> f64 {
        let mut rate: f64 = 0.375;
        let c2 = ((if weights[(pos * 5 + 2) % weights.len()].sin().exp() < 0.234375 {
            state[pos % 3]
        } else {
            weights[2]
        }) + (-(pos as f64).abs()).exp())
        .mul_add((-rate).tanh(), c);
        let rate2 = 0.96875;
        rate = (weights[(pos * pos * 3 + 4) % weights.len()] * rate2).sin();
        let mut c3 = w[pos % w.len()];
        if (pos + pos) % 2 == 0 {
            let mut acc = (if 0 <= 2 {
                c3 - pos as f64
            } else {
                weights[((pos >> 1) * 7 + 2) % 3]
                    * w[((c3 * c3 + 1.796875) * 3.0) as usize % w.len()]
            }) + (rate2 - -0.25 + c);
            let mut acc = (-0.03125 + state[(pos * 5 + 1) % state.len()])
                .max(acc - w[0])
                .cos();
        } else {
            if c3.max(state[0]) >= state[0].cos() {
                std::mem::swap(&mut rate, &mut c3);
            }
            if weights[pos % weights.len()] * c <= 1.0625 {
                let rate = (c3 - c3)
                    * (match 1 / 3 % 4 {
                        0 => w[w.len() - 1],
                        1..=2 => weights[1],
                        _ => rate2,
                    })
                    - -0.328125;
                c3 += state[((pos + pos) * 5 + 1) % state.len()];
            } else {
                let mut z = 0.78125;
            }
            let mut c4 = (c2
                * (match pos % 4 {
                    0 => rate2,
                    1..=2 if pos % 2 == 0 => state[0],
                    _ => 0.40625,
                }))
            .clamp(-1.25, 0.3125);
        }
        let mut b = 0.0;
        for n in 0..weights.len() {
            b += weights[n];
        }
        let mut z2 = 0.0;
        for pos2 in 0..w.len() {
            z2 += w[pos2];
        }
        (if pos < 0 { 1.125 } else { z2 }) * weights[1].max(-0.890625)
            + 0.5625 * z2
            + 0.625 * b
            + 0.828125 * c3
            + 0.546875 * (w[pos % w.len()] - z2)
            + 0.859375 * (state[1] + rate2)
            + 0.421875 * state[2]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4015c70000000000,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (2.71875, 3.8125),
                (1.34375, 2.4375),
                (0.0, 0.0),
                (0.859375, 0.859375),
                (0.421875, 0.421875),
                (0.625, 0.625),
                (2.75, 2.75),
                (0.625, 0.625),
            ],
            weighted: &[
                (0.0, 0.0),
                (2.0390625, 2.859375),
                (1.0078125, 1.828125),
                (0.0, 0.0),
                (0.64453125, 0.64453125),
                (0.31640625, 0.31640625),
                (0.46875, 0.46875),
                (2.0625, 2.0625),
                (0.46875, 0.46875),
            ],
        };
        let p0 = std::hint::black_box(0.765625_f64);
        let p1 = std::hint::black_box(vec![0.234375, 1.890625]);
        let p2 = std::hint::black_box([-1.046875, -1.0, -0.90625]);
        let p3 = std::hint::black_box([1.875, 1.328125, 1.078125]);
        let p4 = std::hint::black_box(4_usize);
        let value = f(p0.clone(), &p1, p2.clone(), &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2.clone(), &p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2.clone(), &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let (value, (g0, g2)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            p2.clone(),
            &p3,
            p4,
            &mut b1,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &());
        let first = (g0, b1.clone(), g2, b3.clone());
        let mut b1 = vec![0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let (value, (g0, g2)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            p2.clone(),
            &p3,
            p4,
            &mut b1,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &());
        let second = (g0, b1.clone(), g2, b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.125, 0.125, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125],
        );
        let mut b1 = vec![0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let (value, (g0, g2)) = f_vjp(p0.clone(), &p1, p2.clone(), &p3, p4, &mut b1, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), g2, b3.clone()),
            &vec![0.0, 0.125, 0.125, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let d2 = [-0.875, 0.375, -0.625];
        let d3 = [0.625, -0.375, 0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2.clone(), &p3, p4, d0, &d1, d2, &d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_76 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(total: f64, c: f64, x: &[f64]) -> f64 {
        let acc = if 2 * 2 % 2 == 0 && x.len() % 2 == 0 {
            1.703125
        } else {
            x[(2 * 3 + 4) % x.len()].sin().exp_m1()
        };
        if (1 ^ 2) % 2 == 0 {
            let mut total = (-(acc * x[x.len() - 1] - c).abs()).exp();
            let mut pos: usize = 0;
            let y = 'l0: loop {
                pos += 1;
                if pos >= 3 {
                    break x[1] + -1.890625;
                }
                let mut count: usize = 0;
                let b = loop {
                    count += 1;
                    if count >= 2 {
                        break x[(count * 2 + 4) % x.len()];
                    }
                    'l1: for m in (0..x.len() - 1).step_by(2).rev() {
                        let mut s = 0.0;
                        for pos2 in 0..x.len() {
                            s += x[pos2];
                        }
                        (total, s) = (x[m], x[m + 1] + -1.9375);
                        s += if m ^ count >= 1 {
                            -0.15625 + -0.75
                        } else {
                            acc + c
                        };
                        s = x[m + 1] - s + x[m + 1];
                    }
                };
                let mut z = x[((count >> 1) * 7 + 1) % x.len()];
                let s2 = pos as f64;
                let mut k: usize = pos * (2 + pos);
            };
        } else {
            let c = c + x[0].abs() + x[1 % x.len()].tanh().sin();
            let mut s3 = 0.859375;
            let mut out = [0.0; 3];
        }
        let mut b2 = 0.0;
        for k2 in 0..x.len() {
            b2 += x[k2];
        }
        let mut y2 = 0.0;
        for pos3 in 0..x.len() {
            y2 += x[pos3] * x[pos3];
        }
        (x[0] * 0.140625).abs()
            + 1.125 * y2
            + 0.6875 * b2
            + 1.1875
                * ({
                    let rate = c;
                    rate * total
                })
            + 0.90625 * b2
            + 0.8125 * -0.171875
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4027846c00000000,
            outgoing: &[],
            gradient: &[
                (2.2822265625, 2.2822265625),
                (0.927734375, 0.927734375),
                (5.70703125, 5.70703125),
                (4.30078125, 4.30078125),
            ],
            weighted: &[
                (1.711669921875, 1.711669921875),
                (0.69580078125, 0.69580078125),
                (4.2802734375, 4.2802734375),
                (3.2255859375, 3.2255859375),
            ],
        };
        let p0 = std::hint::black_box(0.78125_f64);
        let p1 = std::hint::black_box(1.921875_f64);
        let p2 = std::hint::black_box(vec![1.765625, 1.203125]);
        let value = f(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone());
        let mut b2 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_weighted(&(g0, g1, b2.clone()), &vec![0.0, 0.0, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, d0, d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_77 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(b: f64, row: &[f64], k: usize) -> f64 {
        let mut w = row.to_vec();
        if w[3 % w.len()] <= b {
            w.push((b + row[((k + 3) * 4 + 4) % row.len()]) * -0.3125);
            'l0: for count in (1..w.len()).step_by(3).rev() {
                let mut n: usize = 0;
                loop {
                    n += 1;
                    if n >= 4
                        || (if w[count] * -0.03125 > 0.75 {
                            b
                        } else {
                            row[((n + n) * 2 + 1) % row.len()]
                        }) < 0.75
                    {
                        break;
                    }
                    let mut u = b
                        + (if b * b >= w[count] {
                            w[count - 1] * b
                        } else {
                            b
                        });
                }
                let mut b = 0.109375;
            }
            match (3 + 3) % 4 {
                0 => {
                    let k2: usize = k >> 1 >> 1;
                }
                1 | 3 => {
                    let mut count2: usize = 0;
                    'l1: while count2 < 2 {
                        count2 += 1;
                        let mut y = ((b - count2 as f64)
                            * (w[(k * 1 * 5 + 4) % w.len()] * k as f64))
                            .tanh();
                        for m in (2..2).step_by(3).rev() {
                            {
                                let r = &mut w[1];
                                *r /= 1.75;
                            }
                        }
                    }
                    w[0] = row[0];
                    let mut u2 = 0.0;
                    for n2 in 0..w.len() {
                        u2 += w[n2] * w[n2];
                    }
                }
                _ => {
                    w[1] = if b <= -0.109375 {
                        match row.len() % 4 {
                            0 => b,
                            1 | 2 => w[w.len() - 1],
                            _ => 1.65625,
                        }
                    } else {
                        if k % 2 == 0 {
                            k as f64
                        } else {
                            w[((1 + 1) * 7 + 3) % w.len()]
                        }
                    };
                    let mut rate = -1.703125;
                }
            }
        }
        let mut total: f64 = 0.0;
        for m2 in 0..w.len() {
            total += w[m2];
        }
        let mut b2 = 0.0;
        for n3 in 0..w.len() {
            b2 += w[n3] * w[n3];
        }
        (-row[(k * k * 2 + 2) % row.len()].abs()).exp()
            + 1.375 * b2
            + 1.484375 * total
            + 0.5625 * total.sin()
            + 0.46875
                * (w[((0 + k) * 7 + 2) % w.len()]
                    * row[((b2 * b2 + 1.28125) * 3.0) as usize % row.len()])
            + 0.84375 * b.floor()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400ee0e1ef974c10,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (-0.7303680292229031, 4.769631970777096),
                (2.449319470777097, 2.449319470777097),
                (6.128030408277096, 6.333108533277096),
                (-0.12880552922290311, 4.168069470777096),
                (2.9393654819661577, 4.142490481966158),
            ],
            weighted: &[
                (0.0, 0.0),
                (-0.5477760219171773, 3.5772239780828223),
                (1.8369896030828228, 1.8369896030828228),
                (4.596022806207822, 4.749831399957822),
                (-0.09660414691717734, 3.1260521030828223),
                (2.204524111474618, 3.1068678614746186),
            ],
        };
        let p0 = std::hint::black_box(-1.015625_f64);
        let p1 = std::hint::black_box(vec![-1.0, 0.15625, 1.53125, -0.78125, -0.21875]);
        let p2 = std::hint::black_box(1_usize);
        let value = f(p0.clone(), &p1, p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_weighted(
            &(g0, b1.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_78 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(total: f64, v: &[f64], i: usize, depth: usize) -> f64 {
        if depth == 0 {
            return 0.140625 * (total * total + 0.5625).sqrt() + 1.015625 * total;
        }
        if v[1] + 1.921875 > v[1] * total {
            let mut t = 0.0;
            for k in 0..v.len() {
                t += v[k];
            }
            let mut state = vec![0.0; 4];
            let mut x = [0.0; 3];
        }
        let mut flag = total < -0.96875;
        let mut y = 0.0;
        for m in 0..v.len() {
            y += v[m];
        }
        let mut acc = 0.0;
        for n in 0..v.len() {
            acc += v[n];
        }
        -(v[(i * 4 + 3) % v.len()] * v[((total.abs() + 0.859375) * 3.0) as usize % v.len()])
            + 0.578125 * acc
            + 1.140625 * y
            + 1.484375 * v[(i / 2 * 3 + 2) % v.len()].tanh()
            + 1.453125 * v[1].clamp(-1.25, 0.109375)
    }

    #[grad]
    pub fn update1(b: f64, c: f64) -> f64 {
        'l0: for m in (2..4).step_by(3).rev() {
            'l1: for n in 0..=m % 3 + 1 {
                let acc = if 1 * n == 3 { b } else { n as f64 };
                let mut z = (c * c).ln_1p()
                    * (c + c)
                    * (acc
                        - (if b * acc <= (-b.abs()).exp() {
                            b
                        } else {
                            0.28125
                        }));
                let mut acc2 = 0.84375;
            }
        }
        ({
            let total = b;
            total * (b * -1.890625)
        }) + 0.671875 * (b * b)
            + 1.15625 * b.tanh()
            + 1.109375 * b
    }

    #[grad(jvp)]
    pub fn f(a: f64, x: &[f64], j: i32) -> f64 {
        if a - a > x[0 % x.len()].tanh() {
            if (j as f64).hypot(-0.734375) < 0.0625 {
                let mut a =
                    relax0(a * a, x, 2 % 4, 1) + (x[0 % x.len()] * x[0 % x.len()]).ln_1p().tanh();
                let u = x[((1 + 1) * 2 + 2) % x.len()];
                let mut prev = u
                    * (({
                        let acc = u;
                        acc * 1.484375
                    }) + (if -1.453125 < -0.71875 {
                        x[x.len() - 1]
                    } else {
                        x[((0 >> 1) * 5 + 3) % x.len()]
                    }));
            }
            let rate = (a - 1.640625).min((a * a).ln_1p()) + (a + a - x[1] * x[0]);
        }
        let mut y = (match (0 + 2) % 4 {
            0 => {
                if 2 + 1 > 2 || 3 % 2 == 0 {
                    x[((a * a + 1.5) * 3.0) as usize % x.len()]
                } else {
                    a
                }
            }
            1..=2 if 0 <= 0 => a * a,
            _ => a,
        }) + a.powi(j) * a;
        y = 0.5 * relax0(x[0], &x[..2], 1 % 4, 1);
        let mut z = ({
            let c = j as f64;
            c * c
        }) * update1(
            match 2 % 4 {
                0 => y,
                1..=2 => j as f64,
                _ => a,
            },
            -0.1875 * a,
        ) * update1(
            match 3 % 4 {
                0 => x[(0 * 5 + 2) % x.len()],
                1..=2 => y,
                _ => a,
            },
            j as f64,
        );
        let mut c2 = y + (x[x.len() - 1] - z + a.min(z));
        let mut total = x[((0 >> 1) * 7 + 3) % x.len()];
        let c3;
        if 3 % 2 == 0 {
            c3 = match (1 >> 1) % 4 {
                0 => x[((1 + 1) * 3 + 2) % x.len()] + a,
                1..=2 => a + x[1],
                _ => {
                    if 0 != 3 {
                        x[((3 + 3) * 3 + 3) % x.len()]
                    } else {
                        -0.46875
                    }
                }
            };
        } else {
            c3 = (a - z)
                / (x[(3 * 4 + 2) % x.len()] / (total * total + 0.578125)
                    * (x[(3 * 4 + 2) % x.len()] / (total * total + 0.578125))
                    + 1.484375);
        }
        (total, z) = (j as f64 * c3, c3);
        let mut s = 0.0;
        for m in 0..x.len() {
            s += x[m];
        }
        (if 3 > 2 { s } else { c2 }) - relax0(a * x[0], x, 0 % 4, 1)
            + 1.078125 * s
            + 0.84375 * total
            + 1.390625 * c2
            + 0.875 * (if 2 & 0 < 0 { 1.9375 } else { -0.84375 })
            + 1.390625 * x[((a.abs() + 1.609375) * 3.0) as usize % x.len()]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc026ef4f4a8b6a89,
            outgoing: &[],
            gradient: &[
                (13.244293652259355, 51.98362307435503),
                (3.905210866844543, 10.089304639203322),
                (-0.488037109375, 7.034423828125),
                (5.781058784095785, 12.187308784095785),
            ],
            weighted: &[
                (9.933220239194515, 38.987717305766274),
                (2.9289081501334073, 7.566978479402492),
                (-0.36602783203125, 5.27581787109375),
                (4.3357940880718395, 9.14048158807184),
            ],
        };
        let p0 = std::hint::black_box(-1.0625_f64);
        let p1 = std::hint::black_box(vec![0.921875, 1.46875, -0.828125]);
        let p2 = std::hint::black_box(-1_i32);
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

mod program_79 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(prev: f64, c: &mut f64, j: usize) -> f64 {
        'l0: for pos in (2..3).rev().step_by(2) {
            *c += c.tanh()
                * ({
                    let acc = prev;
                    acc * *c
                });
            match pos * j % 4 {
                0 => {
                    let mut c2 = if (prev * prev + 1.78125).ln() >= prev - prev {
                        (match pos % 4 {
                            0 => *c,
                            1..=2 => *c,
                            _ => -1.828125,
                        })
                        .sin()
                    } else {
                        c.mul_add(*c, *c)
                    };
                }
                1 | 3 => {
                    *c *= 0.5;
                    *c = (*c + *c).sin();
                    if prev * *c > -0.328125 && 0 <= 3 {
                        continue;
                    }
                }
                _ => {
                    *c *= prev.cos();
                    let mut a = (*c - pos as f64 / (j as f64 * j as f64 + 1.109375))
                        / ((prev * prev + 1.53125).ln().sin().exp().abs() + 0.546875);
                }
            }
            *c += prev.tanh().sin();
            let mut grid = [[if 0.34375 * -0.703125 < *c * prev {
                *c
            } else {
                *c
            }; 2]; 2];
        }
        c.atan() * (if c.sin() > c.sin() { 0.328125 } else { *c })
            + 1.375 * *c
            + 0.9375
                * (match 2 % 4 {
                    0 => *c,
                    1 | 2 => *c,
                    _ => prev,
                })
    }

    #[grad(jvp)]
    pub fn f(b: f64, x: &[f64], acc: &f64) -> f64 {
        if acc.tanh() <= x[x.len() - 1] + x[((b.abs() + 1.84375) * 3.0) as usize % x.len()] {
            let mut v = vec![
                x[0],
                x[(2 * 5 + 4) % x.len()].atan2(x[((b * b + 1.3125) * 3.0) as usize % x.len()]),
                {
                    let y = x[0];
                    y * *acc
                },
            ];
            let mut rate = 0.703125;
            rate = v[(2 * 3 * 7 + 2) % v.len()] * rate;
        } else {
            let mut out = [acc.cos(); 3];
        }
        let mut z = x[((0 & 1) * 3 + 3) % x.len()] * b
            + -0.328125 * x[3 % x.len()]
            + (x[((3 + 1) * 4 + 1) % x.len()] / (acc.abs() + 1.125)
                - (x[((acc.abs() + 0.578125) * 3.0) as usize % x.len()] - x[0 % x.len()]));
        z = 0.5 * stage0(b / (b * b + 0.6875), &mut z, 2 % 4);
        let mut z = z;
        let mut s = (x[2 % x.len()] + x[(0 * 2 + 3) % x.len()])
            * x[((3 >> 1) * 5 + 1) % x.len()].tanh()
            + stage0(
                b.mul_add(x[((b.abs() + 1.234375) * 3.0) as usize % x.len()], b),
                &mut z,
                2 % 4,
            ) * (z - b);
        let mut b = 1.375 * (*acc + z).atan2(x[1]);
        let mut a = (if 1 + 1 < 3 {
            x[3 % x.len()] * x[1]
        } else {
            *acc
        })
        .cos();
        for pos in 1..4 {
            let mut b2 = 0.0;
            for j in 1..x.len() - 1 {
                b2 += x[j - 1] * x[j + 1];
            }
            z += match 2 % 4 {
                0 => *acc - x[((acc.abs() + 0.90625) * 3.0) as usize % x.len()],
                1..=2 if acc.min(s) < -0.75 => s * -1.125,
                _ => pos as f64 - x[x.len() - 1],
            };
            z /= 1.46875;
            s += a + b2 + x[x.len() - 1];
        }
        let mut t = 0.0;
        for pos2 in 0..x.len() {
            t += x[pos2] * x[pos2];
        }
        let mut s2 = 0.0;
        for n in 0..x.len() {
            s2 += x[n] * x[n];
        }
        t + 1.015625 * s2
            + 0.875 * t
            + 0.765625 * a
            + 0.640625 * (z / (s2 * s2 + 1.59375))
            + 1.109375 * z
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402495822416e2e0,
            outgoing: &[],
            gradient: &[
                (0.8191109373373059, 5.898082404621288),
                (-4.203680409189708, 11.21625556255843),
                (5.193200183968289, 6.807675162921194),
                (3.512440872171291, 8.57212502296142),
                (-0.0437519264259485, 0.8057206619612218),
            ],
            weighted: &[
                (0.6143332030029794, 4.423561803465966),
                (-3.152760306892281, 8.412191671918823),
                (3.8949001379762165, 5.105756372190895),
                (2.634330654128468, 6.429093767221064),
                (-0.03281394481946138, 0.6042904964709164),
            ],
        };
        let p0 = std::hint::black_box(-0.34375_f64);
        let p1 = std::hint::black_box(vec![-0.84375, 1.03125, 0.921875]);
        let p2 = std::hint::black_box(0.421875_f64);
        let value = f(p0.clone(), &p1, &p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = 0.125_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone());
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = 0.125_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = 0.125_f64;
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let d2 = 0.375_f64;
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, d0, &d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_80 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(s: f64, weights: [f64; 3]) -> f64 {
        let mut rate = ((s - weights[((s.abs() + 1.671875) * 3.0) as usize % 3])
            * (s - weights[((s.abs() + 1.671875) * 3.0) as usize % 3]))
            .ln_1p()
            + s * (s + s);
        let total = rate.sin().exp() + -1.84375 + (weights[0] / (weights[1].abs() + 1.75)).sin();
        'l0: for n in (0..3).step_by(3).rev() {
            let mut x: Vec<f64> = Vec::with_capacity(n % 3 + 1);
            x.push((total.abs().abs() + 1.625).sqrt());
            x.push(((rate - weights[n]).abs() + 1.78125).recip());
        }
        let mut b = -0.109375;
        let mut rate2: f64 = 0.0;
        for count in 0..weights.len() {
            rate2 += weights[count] * weights[count];
        }
        let mut sum = 0.0;
        for j in 0..weights.len() {
            sum += weights[j];
        }
        ((rate2 * rate2).abs() + 1.515625).recip()
            + 1.203125 * sum
            + 1.375 * rate2
            + 0.609375 * b
            + 1.03125 * (weights[2] + b)
            + 0.28125 * (-0.328125 + b)
    }

    #[grad]
    pub fn stage1(total: f64, w: &[f64], w2: [f64; 3], buf: &mut [f64]) -> f64 {
        let mut n: usize = 0;
        'l0: while n < 5 {
            n += 1;
            let prev = 0.796875;
            let mut u = 0.0;
            for n2 in 0..buf.len() {
                u += buf[n2];
            }
            {
                let r = &mut buf[0];
                *r = w[((3 + 3) * 2 + 2) % w.len()] - u;
            }
        }
        {
            let r = &mut buf[0];
            *r -= total + w[(n * 4 + 2) % w.len()];
        }
        let mut a = 0.0;
        for pos in 0..buf.len() {
            a += buf[pos] * buf[pos];
        }
        let mut b = 0.0;
        for pos2 in 0..buf.len() {
            b += buf[pos2] * buf[pos2];
        }
        w2[0] * (b * -1.46875) + 1.234375 * b + 1.171875 * a + 0.6875 * (total * a) + 0.640625 * a
    }

    #[grad]
    pub fn energy2(c: f64, z: f64, x: &[f64], j: usize) -> f64 {
        let mut u = -z.sin().exp() * z;
        let mut v = vec![
            x[j % x.len()] * z,
            u * -1.484375,
            if j % 2 == 0 && j % 2 == 0 { u } else { u },
        ];
        if j ^ j == 0 {
            let z = 0.734375;
            u = if u.clamp(-1.25, 0.1875) < c.sin().exp() {
                -1.1875 + x[x.len() - 1]
            } else {
                (j as f64).sin()
            };
        }
        x[j % x.len()] * -0.21875 * -1.984375
            + 1.03125 * u
            + 0.375 * (-1.125 + u)
            + 1.390625 * (x[x.len() - 1] * u)
            + 1.140625 * (c * u)
    }

    #[grad(jvp)]
    pub fn f(a: f64, weights: &[f64], buf: &mut [f64]) -> f64 {
        if weights[((a.abs() + 1.671875) * 3.0) as usize % weights.len()]
            * buf[((a.abs() + 1.046875) * 3.0) as usize % buf.len()]
            >= -0.21875
        {
            let mut a2 = ((a - buf[0]).abs() + 1.984375).ln()
                * (weights[((2 + 3) * 2 + 1) % weights.len()].clamp(-1.25, 1.203125) + a);
        } else {
            if a < a + a {
                buf[(1 / 2 * 7 + 1) % buf.len()] = (buf[0] * a).clamp(-1.25, 1.484375);
                let mut count: usize = 0;
                'l0: while count < 5 {
                    count += 1;
                    let mut z = (a * 0.46875 - (a + a))
                        * energy2(
                            match count % 4 {
                                0 => a,
                                1 | 2 => a,
                                _ => weights[(buf.len() * 7 + 4) % weights.len()],
                            },
                            a - weights[((a * a + 0.578125) * 3.0) as usize % weights.len()],
                            &weights[..weights.len() - 1],
                            count % 4,
                        );
                    buf[0] += z + weights[((count >> 1) * 7 + 4) % weights.len()] + z.atan();
                    let mut v = vec![0.0; 4];
                    let mut flag = count + 2 > 2;
                }
                let mut rate = 0.0;
                for i in 0..buf.len() {
                    rate += buf[i];
                }
            }
            match 0 * 3 % 4 {
                0 if weights[1] <= -0.875 => {
                    for j in 2..=3 {
                        buf[(j * j * 4 + 1) % buf.len()] += buf[buf.len() - 1];
                        if -1.765625 * weights[((a * a + 1.5625) * 3.0) as usize % weights.len()]
                            < 0.828125
                        {
                            return (-1.171875 + -1.1875) / (a.powi(3) * a.powi(3) + 1.4375)
                                + 1.0625
                                    * (match j % 4 {
                                        0 => -0.140625,
                                        1..=2 => 1.515625,
                                        _ => weights[(j * 5 + 2) % weights.len()],
                                    });
                        }
                    }
                    let mut k: usize = 0;
                    let mut u = a;
                }
                1 | 3 => {
                    for i2 in 0..buf.len() {
                        buf[i2] = a;
                    }
                }
                _ => {
                    let mut a = buf[1];
                    let mut y = a;
                    (y, a) = (-0.890625 * y, weights[0] * y);
                }
            }
        }
        let mut s = 0.0;
        for m in 0..buf.len() {
            s += buf[m];
        }
        -0.53125 * (a * s)
            + 1.171875 * s
            + 0.4375 * buf[(weights.len() * 3 + 4) % buf.len()].powi(-1)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x403d3b6900000000,
            outgoing: &[
                0xbff4400000000000,
                0x3f90000000000000,
                0x3ffe400000000000,
                0x3ff4800000000000,
                0xbff4400000000000,
            ],
            gradient: &[
                (-0.3486328125, 0.3486328125),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.87744140625, 1.87744140625),
                (-1790.12255859375, 1793.87744140625),
                (1.87744140625, 1.87744140625),
                (1.87744140625, 1.87744140625),
                (1.87744140625, 1.87744140625),
            ],
            weighted: &[
                (-0.261474609375, 0.261474609375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.9080810546875, 1.9080810546875),
                (-1341.9669189453125, 1346.0330810546875),
                (2.1580810546875, 2.1580810546875),
                (2.2830810546875, 2.2830810546875),
                (2.4080810546875, 2.4080810546875),
            ],
        };
        let p0 = std::hint::black_box(-1.328125_f64);
        let p1 = std::hint::black_box(vec![1.078125, -0.09375, -1.40625, 0.6875]);
        let p2 = std::hint::black_box(vec![-1.265625, 0.015625, 1.890625, 1.28125, -1.265625]);
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
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, b1.clone(), b2.clone());
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let mut d2 = vec![-0.625, 0.625, -0.375, 0.875, -0.125];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}
