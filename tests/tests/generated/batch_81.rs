//! Programs of seeds 81 to 120, written by the `fuzz` binary (see `tests/README.md`).

mod program_81 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(prev: f64, z: f64, buf: &[f64]) -> (f64, f64) {
        for k in 1..buf.len() {
            let total = 0.4375;
            if prev.powi(0) > k as f64 * buf[k - 1] {
                let b: f64 = total;
                let mut b2 = match 1 % 4 {
                    0 => (buf[k] + -0.203125).cos(),
                    1 | 2 if 3 > 2 => buf[k],
                    _ => b.tanh().tanh(),
                };
            } else {
                if total * prev <= k as f64 * total {
                    return (
                        -0.84375 + 1.1875 * (z * buf[k]) + 1.40625 * (1.203125 + -1.09375),
                        (1.609375 + buf[1]) * buf[1]
                            + 0.765625 * (z + buf[k - 1])
                            + 0.765625
                                * (if buf[(k * 7 + 2) % buf.len()].sin() > -0.9375 {
                                    prev
                                } else {
                                    z
                                }),
                    );
                }
                if k > 0 {
                    continue;
                }
                let c = match (k + 1) % 4 {
                    0 => (prev * prev + 0.921875).sqrt() * z,
                    1 | 2 => (buf[k - 1] * buf[k - 1] + 0.640625).cbrt() * z.sin(),
                    _ => prev,
                };
            }
            let mut rate = buf[k] * z
                - prev.powi(4)
                - ((if buf.len() > 3 { k as f64 } else { buf[k - 1] })
                    * (if buf.len() > 3 { k as f64 } else { buf[k - 1] })
                    + 0.890625)
                    .ln();
        }
        (
            prev + 0.515625 * (z - buf[0])
                + 0.484375 * z.cos()
                + 0.78125
                    * ({
                        let sum = buf[((z * z + 1.765625) * 3.0) as usize % buf.len()];
                        sum * sum
                    }),
            (buf[0 % buf.len()] + buf[((z.abs() + 0.515625) * 3.0) as usize % buf.len()]).sin()
                + 0.890625 * buf[(buf.len() * 5 + 4) % buf.len()].sin()
                + 0.53125 * buf[(1 * 2 * 7 + 1) % buf.len()]
                + 1.359375 * 0.0,
        )
    }

    #[grad(jvp)]
    pub fn f(prev: f64, buf: &[f64], k: usize, k2: i32) -> f64 {
        let mut n: usize = 0;
        'l0: loop {
            n += 1;
            if n >= 1 || 0.109375 > (if prev >= buf[1] { prev } else { prev }) {
                break;
            }
            let s = prev;
        }
        let mut s2 = ({
            let acc = 1.046875;
            acc * k2 as f64
        })
        .cos()
            * (buf[3 % buf.len()] - prev).cos();
        let mut t = -0.859375;
        let prev2 = match 2 % 2 % 4 {
            0 => buf[buf.len() - 1],
            1..=2 => buf[k % buf.len()].powi(4),
            _ => {
                if k + k != 1 && t <= (if buf.len() > 2 { s2 } else { prev }) {
                    buf[3 % buf.len()].tanh()
                } else {
                    s2 + 1.5625
                }
            }
        };
        t += (n as f64 - buf[n % buf.len()]).tanh();
        let mut prev2 = buf[0];
        for j in 0..0 {
            let (sum, u) = update0(
                ((j as f64).abs() + 1.703125).sqrt(),
                buf[(k % 2 * 4 + 2) % buf.len()] * prev,
                &buf[1..],
            );
            let a = -0.34375;
            let mut row = vec![s2.max(s2); 2];
            if (1 >> 1) % 2 == 0 {
                t *= (row[(k * 4 + 4) % row.len()] / (prev2 * prev2 + 0.5)).cos();
            } else {
                let c = buf[((j + n) * 2 + 2) % buf.len()] * k as f64
                    / (prev2.tanh() * prev2.tanh() + 1.796875)
                    * row[0];
                for n2 in 0..row.len() - 1 {
                    row[n2] = {
                        let a2 = buf[(buf.len() * 4 + 1) % buf.len()] + buf[buf.len() - 1];
                        a2 * prev2
                    };
                }
            }
        }
        let mut t2 = 0.0;
        for i in 0..buf.len() {
            t2 += buf[i];
        }
        let mut total = 0.0;
        for count in 0..buf.len() {
            total += buf[count];
        }
        (t2 + t) * prev
            + 1.046875 * total
            + 0.9375 * t2
            + 0.875 * prev2
            + 0.4375 * (s2 * buf[n % buf.len()])
            + 0.4375 * (buf[1] * buf[0])
            + 1.484375 * (prev - -0.328125)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4012c9e5d251aa3c,
            outgoing: &[],
            gradient: &[
                (1.7615941559557649, 1.7615941559557649),
                (4.640625, 4.640625),
                (3.135885017060542, 6.78983139093949),
            ],
            weighted: &[
                (1.3211956169668237, 1.3211956169668237),
                (3.48046875, 3.48046875),
                (2.3519137627954065, 5.0923735432046175),
            ],
        };
        let p0 = std::hint::black_box(1.78125_f64);
        let p1 = std::hint::black_box(vec![0.375, 0.0]);
        let p2 = std::hint::black_box(2_usize);
        let p3 = std::hint::black_box(1_i32);
        let value = f(p0.clone(), &p1, p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, p2, p3, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2, p3, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_82 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(total: f64, total2: f64, v: &[f64], weights: &mut [f64], j: usize) -> f64 {
        let mut b = 0.0;
        for i in 1..v.len() - 1 {
            b += v[i - 1] * v[i + 1];
        }
        for pos in (0..5).step_by(2) {
            b += if pos + pos > 1 {
                j as f64
            } else {
                v[((3 + j) * 4 + 2) % v.len()].tanh()
            };
            weights[(j * 6 + 3) % weights.len()] = v[((j >> 1) * 3 + 1) % v.len()];
        }
        let mut z: f64 = 0.0;
        for pos2 in 0..weights.len() {
            z += weights[pos2];
        }
        let mut data = vec![
            (weights[((j + j) * 5 + 1) % weights.len()]
                * weights[((j + j) * 5 + 1) % weights.len()])
            .ln_1p(),
            z * b,
            total * z,
        ];
        match (3 + j) % 4 {
            0 => {
                let mut z2 = 0.0;
                for k in 1..data.len() - 1 {
                    z2 += data[k - 1] * data[k + 1];
                }
                data[1] += z;
                let t = 0.484375;
            }
            1 | 3 => {
                if total.sin() <= -0.5 && j % 2 == 0 {
                    let total = -0.40625;
                    data[1] = total;
                } else {
                    let mut acc = (data[(j * 4 + 3) % data.len()].powi(4)
                        + (z * z + 0.671875).powf(weights[(j / 2 * 6 + 2) % weights.len()].sin()))
                        * (data[(0 * 3 + 3) % data.len()] + total).sin();
                }
                weights.copy_from_slice(&data);
            }
            _ => {
                data[1] -= (data[(j * 0 * 4 + 3) % data.len()] - -0.890625)
                    .mul_add((total.abs() + 1.453125).recip(), 1.03125);
                data[0] *= total2.tanh().cos();
            }
        }
        let mut acc2 = 0.0;
        for m in 0..weights.len() {
            acc2 += weights[m];
        }
        (-0.96875 + data[j % data.len()]) * v[3 % v.len()].max(v[0])
            + 0.53125 * acc2
            + 1.484375 * z
            + 0.875 * b
            + 0.59375
                * (data[(j * 6 + 4) % data.len()] * data[(j * 6 + 4) % data.len()] + 0.578125)
                    .cbrt()
            + 1.171875 * (total * -1.328125)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfffae8cb9369946,
            outgoing: &[
                0xbff2400000000000,
                0xbfd8000000000000,
                0x3fd3000000000000,
                0xbfca000000000000,
                0x3ffa000000000000,
            ],
            gradient: &[
                (-1.556396484375, 1.556396484375),
                (0.0, 0.0),
                (-0.5706717724607357, 1.4456717724607357),
                (1.1005416547982207, 3.700380806986178),
                (-0.6102615806927142, 0.7022384193072858),
                (1.5959455220540535, 3.079187176893136),
                (0.4068410537951428, 0.4681589462048572),
                (2.0286478087683903, 2.6323932109563475),
                (2.0286478087683903, 2.6323932109563475),
                (2.0286478087683903, 2.6323932109563475),
                (2.0286478087683903, 2.6323932109563475),
                (0.0, 0.0),
            ],
            weighted: &[
                (-1.16729736328125, 1.16729736328125),
                (0.0, 0.0),
                (-0.4280038293455518, 1.0842538293455517),
                (1.8254062410986656, 3.7752856052396333),
                (-0.4576961855195356, 0.5266788144804644),
                (1.19695914154054, 2.309390382669852),
                (0.3051307903463571, 0.3511192096536429),
                (2.0214858565762928, 2.4742949082172605),
                (2.1464858565762928, 2.5992949082172605),
                (2.2714858565762928, 2.7242949082172605),
                (2.3964858565762928, 2.8492949082172605),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(1.453125_f64);
        let p1 = std::hint::black_box(-0.8125_f64);
        let p2 = std::hint::black_box(vec![-0.296875, 1.625, 0.5, -1.140625, -0.453125]);
        let p3 = std::hint::black_box(vec![-1.140625, -0.375, 0.296875, -0.203125, -1.203125]);
        let p4 = std::hint::black_box(1_usize);
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
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
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
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
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let mut d3 = vec![-0.375, 0.875, -0.125, 1.125, 0.125];
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

mod program_83 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(sum: f64, x: [f64; 3], data: &Vec<f64>, i: usize) -> f64 {
        let mut sum2 = 0.0;
        for pos in 0..data.len() {
            sum2 += data[pos];
        }
        sum2 *= x[2].cos();
        let mut w = [
            sum2 - data[((sum.abs() + 1.78125) * 3.0) as usize % data.len()],
            sum.sin(),
        ];
        let sum = 0.53125;
        let mut w2 = [
            i as f64 - sum2,
            data[((i + i) * 3 + 3) % data.len()].cos(),
            i as f64,
        ];
        let mut t = 0.0;
        for m in 0..w.len() {
            t += w[m];
        }
        let mut acc: f64 = 0.0;
        for m2 in 0..w.len() {
            acc += w[m2];
        }
        sum2 + 0.609375 * acc
            + 1.5 * t
            + 1.078125 * sum2
            + 0.734375 * acc.max(w2[(i / 3 * 7 + 1) % 3])
    }

    #[grad]
    pub fn blend1(acc: f64, out: &[f64], s: &mut f64) -> (f64, f64) {
        for m in 1..out.len() {
            let mut count: usize = 0;
            let sum = loop {
                count += 1;
                if count >= 3 {
                    break out[m - 1] + 0.96875;
                }
                let mut n: usize = 0;
                while n < 1 {
                    n += 1;
                    if count as f64 + out[m - 1] > -0.796875 + 0.390625 {
                        break;
                    }
                }
                if acc.sin() <= acc {
                    continue;
                }
            };
        }
        let mut t: f64 = 0.0;
        for pos in 0..out.len() {
            t += out[pos];
        }
        let mut prev: f64 = 0.0;
        for n2 in 0..out.len() {
            prev += out[n2];
        }
        (
            ({
                let b = t;
                b * out[((prev.abs() + 1.796875) * 3.0) as usize % out.len()]
            }) + out[((prev.abs() + 1.828125) * 3.0) as usize % out.len()]
                + 0.921875 * prev
                + 1.140625 * t
                + 0.515625 * *s
                + 0.84375 * -1.421875,
            t.sin()
                / (out[((3 & 2) * 7 + 1) % out.len()].atan2(out[3 % out.len()])
                    * out[((3 & 2) * 7 + 1) % out.len()].atan2(out[3 % out.len()])
                    + 1.328125)
                + 1.4375 * prev
                + 0.703125 * t
                + 0.5625 * *s
                + 1.34375
                    * ({
                        let prev2 = out[0 % out.len()];
                        prev2 * prev2
                    }),
        )
    }

    #[grad]
    pub fn energy2(m: usize, depth: usize) -> f64 {
        if depth == 0 {
            return (if !((match (m + m) % 4 {
                0 => m as f64,
                1..=2 => 1.25,
                _ => 1.71875,
            }) >= 1.359375_f64.powi(2))
            {
                1.140625_f64.sin()
            } else {
                0.71875_f64.sin()
            }) + 0.59375 * m as f64
                + 1.1875 * 0.9375_f64.min(0.8125);
        }
        let mut n: usize = 0;
        loop {
            n += 1;
            if n >= 4 || 1.28125_f64.tanh() < 1.34375 {
                break;
            }
            if n == 3 {
                let mut acc = 0.171875;
                break;
            }
            let c = (match 2 * n % 4 {
                0 => m as f64 / (0.28125 * 0.28125 + 1.875),
                1 | 2 if 0.8125 < -0.65625 => 0.515625 * 1.484375,
                _ => 1.28125,
            }) * 1.296875_f64.exp_m1();
            let b = c / (c.abs() + 1.171875);
            if m >> 1 <= 2 {
                return b + 1.421875 * b + 0.640625 * -1.09375;
            }
        }
        ({
            let a = 0.890625;
            a * 0.921875
        }) + 0.953125 * (-0.984375 + 1.5)
            + 1.09375 * (1.078125 - 1.15625)
            + 0.9375 * (0.921875 * 1.3125)
    }

    #[grad(jvp)]
    pub fn f(b: f64, sum: f64, v: &[f64], count: usize) -> f64 {
        let y = b.tanh().tanh()
            - (v[((sum * sum + 0.578125) * 3.0) as usize % v.len()] + energy2(count % 4, 3));
        let a = sum - sum;
        let mut rate = b * v[(count * count * 3 + 2) % v.len()];
        let mut sum2 = energy2(count % 4, 1);
        rate = 0.5 * energy2(2 % 4, 3);
        for k in (0..v.len() - 1).rev().step_by(3) {
            let a = if y + y >= -0.4375 {
                energy2(count % 4, 2)
            } else {
                sum2.tanh() + (b - rate)
            };
            let mut b2 = 0.0;
            for count2 in 0..v.len() {
                b2 += v[count2] * v[count2];
            }
            b2 /= 1.828125;
            let mut c = -0.765625;
        }
        let mut acc = (sum2 + 0.125).floor().cos();
        let mut y2 = 0.0;
        for i in (1..v.len()).rev() {
            y2 += 0.5 * (v[i - 1] * v[i] * v[i]);
        }
        let mut sum3 = v[1];
        let c2 = 0.03125;
        let mut rate2 = 0.0;
        for j in 0..v.len() {
            rate2 += v[j];
        }
        rate + 0.859375 * rate2
            + 1.25 * sum3
            + 1.203125 * y2
            + 1.296875 * b.exp_m1()
            + 0.796875 * (rate / (v[((count + count) * 2 + 1) % v.len()].abs() + 0.765625))
            + 1.203125 * -v[((count + count) * 5 + 4) % v.len()]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402529528d88b55f,
            outgoing: &[],
            gradient: &[
                (9.002096768114905, 9.002096768114905),
                (0.0, 0.0),
                (-0.21157073974609375, 2.1946792602539063),
                (1.6416830311331911, 2.8766732921089964),
            ],
            weighted: &[
                (6.751572576086179, 6.751572576086179),
                (0.0, 0.0),
                (-0.1586780548095703, 1.6460094451904297),
                (1.2312622733498935, 2.157504969081747),
            ],
        };
        let p0 = std::hint::black_box(1.9375_f64);
        let p1 = std::hint::black_box(1.640625_f64);
        let p2 = std::hint::black_box(vec![0.265625, 0.46875]);
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

mod program_84 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(prev: f64, state: &[f64], buf: &[f64; 3], depth: usize) -> f64 {
        if depth == 0 {
            return prev.sin() + prev.tanh() + 1.265625 * prev;
        }
        let acc =
            -prev * (state[((prev * prev + 1.65625) * 3.0) as usize % state.len()] + prev) + prev;
        let mut count: usize = 0;
        while count < 2 {
            count += 1;
            let c = prev - prev;
        }
        let mut m: usize = 0;
        while m < 4 {
            m += 1;
            let sum = state[count % state.len()].min(state[0] * buf[1])
                * (state[1] * state[((m + count) * 7 + 4) % state.len()] + prev.sin().exp());
            let mut z = if count >= 2 {
                (-prev.abs()).exp() + state[(2 * 1 * 5 + 1) % state.len()]
            } else {
                state[count % state.len()] - buf[(state.len() * 5 + 3) % 3]
            };
            z = ((sum - 1.65625) * (sum - 1.65625) + 1.765625).sqrt();
        }
        let mut z2 = 0.0;
        for m2 in 0..buf.len() {
            z2 += buf[m2];
        }
        (acc * acc + 0.671875).powf(acc.sin())
            * relax0((prev * prev + 1.78125).ln(), buf, buf, depth - 1)
            + 0.875 * z2
            + 0.65625 * (buf[1] + buf[1])
            + 1.5 * prev.sin()
            + 1.15625 * (m as f64 + state[0])
    }

    #[grad]
    pub fn energy1(sum: f64, s: f64, rate: &mut f64, i: usize) {
        let mut z = -1.078125 + (-(sum * sum).ln_1p().abs()).exp();
        let mut t = ({
            let sum2 = (-rate.abs()).exp();
            sum2 * rate.tanh()
        })
        .atan();
        if !(s - t < -0.6875) {
            return;
        }
        t += sum.tanh() * sum.mul_add(t, z);
        *rate += (s.sin().exp() * s.sin().exp() + 2.0).ln();
    }

    #[grad]
    pub fn blend2(w: &mut [f64], i: usize, depth: usize) -> (f64, f64) {
        if depth == 0 {
            return (
                1.109375_f64.max(w[((i + 0) * 3 + 1) % w.len()]) + 1.046875 * (0.75 * w[1]),
                (i as f64).cos().atan()
                    + 0.984375 * (-w[w.len() - 1].abs()).exp()
                    + 0.984375 * -1.625,
            );
        }
        {
            let r = &mut w[1];
            *r /= 1.640625;
        }
        let mut z: f64 = 0.0;
        for i2 in 0..w.len() {
            z += w[i2] * w[i2];
        }
        z *= (z + w[1]).cos();
        let mut buf = w.to_vec();
        w[0] += z.sin().mul_add(
            if z.min(z) <= w[0] * i as f64 {
                w[((1 & i) * 2 + 3) % w.len()]
            } else {
                z
            },
            -0.328125,
        );
        let mut z2: f64 = 0.0;
        for pos in 0..buf.len() {
            z2 += buf[pos] * buf[pos];
        }
        (
            w[1] + 0.796875 * z2
                + 0.90625 * z
                + 1.03125
                    * (w[(w.len() * 4 + 4) % w.len()]
                        + buf[((z2 * z2 + 0.546875) * 3.0) as usize % buf.len()])
                + 0.484375 * z2,
            i as f64
                + 0.9375 * z2
                + 0.53125 * z
                + 1.078125 * (z2 * z2 + 0.828125).sqrt()
                + 0.265625 * (i as f64).powi(0)
                + 0.53125 * (1.71875 - 0.578125),
        )
    }

    #[grad(jvp)]
    pub fn f(y: f64, w: &[f64], state: [f64; 3], j: usize) -> f64 {
        let mut y = state[(0 * 6 + 3) % 3];
        for k in 0..3 - 1 {
            if relax0(state[k], w, &state, 2) <= y * y || j % 2 == 0 {
                break;
            }
            let s = if y * y > y + y {
                state[k + 1] + y + (-y.abs()).exp()
            } else {
                (-1.734375 - w[k % w.len()]).tanh()
            };
        }
        energy1(
            if -1.078125 * state[(state.len() * 7 + 3) % state.len()]
                < (if j % 2 == 0 { 1.453125 } else { w[1] })
            {
                0.609375
            } else {
                -0.5
            },
            0.3125_f64.abs(),
            &mut y,
            j % 4,
        );
        y += if state.len() <= 3 {
            state[((j & j) * 3 + 4) % 3] * state[0]
        } else {
            y - w[(1 * 3 + 4) % w.len()]
        };
        let mut m: usize = 0;
        'l0: loop {
            m += 1;
            if m >= 3 || -0.546875 <= y.cos() {
                break;
            }
            for n in 0..w.len() {
                if y.atan() > y.sin() {
                    let mut buf = vec![state[j % 3]; 3];
                    continue 'l0;
                }
                let u: f64 = 0.015625;
                y += j as f64 + state[((u * u + 1.609375) * 3.0) as usize % state.len()] - u.sin();
            }
            if state[j % 3] >= -0.875 {
                let mut v = [y; 3];
                v[2] += (y * j as f64).clamp(-1.25, 0.125);
                y = {
                    let y2 = y.cos();
                    y2 * (state[0] * y2)
                };
            } else {
                let mut t = w[((y * y + 1.515625) * 3.0) as usize % w.len()]
                    .sin()
                    .tanh();
            }
        }
        let mut sum = 0.0;
        for n2 in 0..w.len() {
            sum += w[n2];
        }
        y - (w[j % w.len()] - -0.375)
            + 1.34375 * sum
            + 1.40625 * y
            + 1.25
                * ({
                    let sum2 = m as f64;
                    sum2 * y
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff0800000000000,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (1.34375, 1.34375),
                (1.34375, 1.34375),
                (0.34375, 2.34375),
                (1.34375, 1.34375),
                (6.85546875, 6.85546875),
                (-0.45703125, 0.45703125),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.0, 0.0),
                (1.0078125, 1.0078125),
                (1.0078125, 1.0078125),
                (0.2578125, 1.7578125),
                (1.0078125, 1.0078125),
                (5.1416015625, 5.1416015625),
                (-0.3427734375, 0.3427734375),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-1.5625_f64);
        let p1 = std::hint::black_box(vec![-0.515625, 1.53125, 0.78125, 0.46875]);
        let p2 = std::hint::black_box([-0.125, 0.875, 0.265625]);
        let p3 = std::hint::black_box(2_usize);
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

mod program_85 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(z: f64, buf: &[f64], m: usize) -> f64 {
        let mut c: f64 = -1.265625;
        if (m >> 1) % 2 == 0 {
            for i in (2..5).rev().step_by(2) {
                c = m as f64;
                c += (match (3 + m) % 4 {
                    0 => c,
                    1 | 2 => i as f64,
                    _ => buf[0 % buf.len()],
                }) + buf[((z.abs() + 1.0625) * 3.0) as usize % buf.len()]
                    .sin()
                    .exp();
                let prev: f64 = -0.234375;
                'l0: for m2 in 2..2 {
                    match m2 * m % 4 {
                        0 => {
                            let mut acc = 0.34375;
                            let z = acc;
                        }
                        1 | 3 => {
                            let mut x = [
                                {
                                    let total = 0.171875;
                                    total * z
                                },
                                buf[((z * z + 0.625) * 3.0) as usize % buf.len()]
                                    / (z * z + 1.1875),
                            ];
                            let mut v = buf.to_vec();
                            let acc2 = -0.015625;
                        }
                        _ => {
                            let mut z2 = buf[((c * c + 1.421875) * 3.0) as usize % buf.len()];
                        }
                    }
                    c = buf[(i * 4 + 4) % buf.len()];
                    let mut b = (m2 as f64 / (prev * prev + 0.671875) * prev.sin()).tanh();
                    let mut sum = (buf[i % buf.len()]
                        .mul_add(z, buf[(i * 6 + 4) % buf.len()])
                        .abs()
                        + 1.015625)
                        .sqrt();
                }
            }
        } else {
            let mut z3 = buf[1]
                * (buf[(2 * 3 + 3) % buf.len()] / (buf[1 % buf.len()].abs() + 1.125)
                    - (-z.abs()).exp());
            (z3, z3) = (z3, buf[(m * 4 + 2) % buf.len()] * buf[1]);
            let c2 = (c.abs() + 1.890625).ln().atan2(buf[1]) * m as f64;
        }
        let mut y: f64 = 0.0;
        for m3 in 0..buf.len() {
            y += buf[m3] * buf[m3];
        }
        let mut y2 = 0.0;
        for i2 in 0..buf.len() {
            y2 += buf[i2];
        }
        buf[0]
            .tanh()
            .mul_add(z.atan(), buf[(buf.len() * 5 + 4) % buf.len()])
            + 1.171875 * y2
            + 1.03125 * y
            + 1.09375 * c
            + 1.34375 * y.sin()
            + 1.46875
                * ({
                    let rate = 1.890625;
                    rate * buf[((c * c + 0.859375) * 3.0) as usize % buf.len()]
                })
            + 0.578125 * buf[1].clamp(-1.25, 0.25)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402a8dae499c6062,
            outgoing: &[],
            gradient: &[
                (0.24779027111870736, 0.24779027111870736),
                (11.25569122589543, 12.76078206140694),
                (-1.0580898501839189, 7.172061481670278),
                (-7.129225912301216, 9.472975912301216),
            ],
            weighted: &[
                (0.18584270333903052, 0.18584270333903052),
                (8.441768419421571, 9.570586546055205),
                (-0.7935673876379392, 5.379046111252709),
                (-5.346919434225912, 7.104731934225912),
            ],
        };
        let p0 = std::hint::black_box(1.578125_f64);
        let p1 = std::hint::black_box(vec![1.3125, -0.90625, -1.828125]);
        let p2 = std::hint::black_box(4_usize);
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

mod program_86 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(count: usize) -> (f64, f64) {
        match 1 % 4 {
            0 => {
                let mut acc = 0.390625;
            }
            1 | 3 => {
                for m in 2..6 {
                    match (count >> 1) % 4 {
                        0 => {
                            let mut t = 0.9375 - 0.734375;
                        }
                        1 | 3 => {
                            let t2 = -0.46875 * (1.3125 / (0.765625_f64.abs() + 1.8125));
                            let mut row = vec![0.0; count % 3 + 1];
                            row[0] += (0.859375 * t2).exp_m1();
                        }
                        _ => {
                            let mut b: f64 = -0.625;
                            let a: f64;
                            if (count + m) % 2 == 0 {
                                a = {
                                    let u = b.cos();
                                    u * u
                                };
                            } else {
                                a = (count as f64).tanh() + b.powi(-1);
                            }
                            if a.sin() <= -0.4375 {
                                continue;
                            }
                        }
                    }
                    let mut rate = m as f64;
                    let rate2 = -0.703125;
                }
                let mut rate3 = (if !(count % 2 == 0) {
                    count as f64
                } else {
                    count as f64
                })
                .mul_add(1.03125 * 0.546875, 1.28125)
                .sin();
            }
            _ => {
                let y = 0.421875;
                let y = ({
                    let a2: f64 = y;
                    a2 * a2
                })
                .sin()
                .cos();
                let mut y = y;
            }
        }
        (
            0.9375_f64.exp_m1().cos()
                + 0.9375 * 1.125
                + 0.296875 * (-0.9375 + 0.84375)
                + 0.265625 * (1.109375 * 0.4375),
            0.671875 + 1.40625 * 0.421875 + 0.53125 * (0.5 * 1.21875),
        )
    }

    #[grad]
    pub fn update1(sum: f64, row: &[f64]) -> f64 {
        if sum - sum
            < (match 0 % 4 {
                0 => row[0],
                1..=2 => row[row.len() - 1],
                _ => -0.734375,
            })
        {
            let i: usize = (1 + 2) * 1;
            for i2 in 0..row.len() {
                let mut s = (i as f64).atan();
                (s, s) = (sum - i2 as f64, s * 1.375);
                s += row[i2];
                let mut w = vec![0.0; i2 % 3 + 1];
            }
            let acc = row[(i * 4 + 3) % row.len()];
        } else {
            let mut y = -0.78125;
        }
        let mut y2: f64 = 0.0;
        for n in 0..row.len() {
            y2 += row[n] * row[n];
        }
        y2.hypot(row[((y2 * y2 + 0.6875) * 3.0) as usize % row.len()])
            * (row[((sum * sum + 1.390625) * 3.0) as usize % row.len()] + 1.625)
            + 1.40625 * y2
            + 0.5 * sum
    }

    #[grad]
    pub fn stage2(total: f64, out: &mut [f64], k: usize) {
        let mut rate = (total * total + 0.84375).ln();
        let mut t = 0.78125;
        let mut t2 = 0.484375;
        let u = rate.tanh();
        std::mem::swap(&mut rate, &mut t);
    }

    #[grad(jvp)]
    pub fn f(s: f64, z: f64, row: &[f64], weights: &[f64; 3], i: usize) -> f64 {
        let mut sum: f64 = 0.0;
        for count in 1..3 {
            sum += 0.5 * (weights[count - 1] * weights[count] * weights[count]);
        }
        sum -= (z - sum).powi(-1);
        sum = (match i % 4 {
            0 => weights[0],
            1 | 2 if z.sin() < 1.78125 - weights[0] => weights[weights.len() - 1],
            _ => sum,
        })
        .cos();
        let y = (update1(sum + 1.0625, row) * row[row.len() - 1]).powi(1);
        sum /= 1.9375;
        sum += match (i ^ i) % 4 {
            0 => row[0] * -1.4375,
            1..=2 if i + i >= 3 => sum * weights[(i * 7 + 1) % weights.len()],
            _ => {
                if i > 1 {
                    y
                } else {
                    weights[((s.abs() + 2.0) * 3.0) as usize % weights.len()]
                }
            }
        };
        for n in 0..row.len() {
            let mut z2 = 0.375;
            'l0: for m in 0..weights.len() {
                let mut state = [row[n], weights[0] * -1.71875, s.sin(), sum.sin()];
            }
            (sum, sum) = (
                row[n] - y,
                row[((z * z + 1.328125) * 3.0) as usize % row.len()] * z2,
            );
        }
        let mut t: f64 = 0.0;
        for pos in 0..weights.len() {
            t += weights[pos];
        }
        match (i + i) % 4 {
            0 => {
                t = (y.tanh().abs() + 0.65625).ln();
                let mut sum = (if i * i % 2 == 0
                    || (weights[((y * y + 1.515625) * 3.0) as usize % 3]
                        * weights[((y * y + 1.515625) * 3.0) as usize % 3])
                        .ln_1p()
                        <= update1(row[((i ^ i) * 3 + 4) % row.len()] + -0.515625, row)
                {
                    z.clamp(-1.25, 0.359375)
                } else {
                    {
                        let c = t;
                        c * s
                    }
                })
                .exp_m1();
            }
            1 | 3 => {
                t += match i % 4 {
                    0 => sum * row[((y.abs() + 0.953125) * 3.0) as usize % row.len()],
                    1 | 2 if i > 1 => {
                        if weights[0] + z >= 0.90625 {
                            row[((z.abs() + 1.734375) * 3.0) as usize % row.len()]
                        } else {
                            z
                        }
                    }
                    _ => -0.421875,
                };
            }
            _ => {
                let mut t2 = weights[(i * 4 + 3) % 3]
                    .sin()
                    .min(update1(-0.109375 * t, weights));
                let mut t2 = row[row.len() - 1] * t.sin().exp() - row[1];
                t2 = update1((t2.abs() + 1.71875).sqrt(), weights);
            }
        }
        let mut prev = 0.0;
        for i2 in 0..weights.len() {
            prev += weights[i2] * weights[i2];
        }
        let mut total = 0.0;
        for i3 in 0..row.len() {
            total += row[i3] * row[i3];
        }
        (weights[2] - prev) * row[i % row.len()].sin()
            + 1.109375 * total
            + 0.9375 * prev
            + 0.59375 * t
            + 0.390625 * row[(i * 3 + 3) % row.len()].tanh()
            + 0.90625 * sum.exp_m1()
            + 1.015625 * (1.671875 - s)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x403134493b8b7bec,
            outgoing: &[],
            gradient: &[
                (-1.015625, 1.015625),
                (0.0, 0.0),
                (3.3911373788426586, 10.29903430278673),
                (-4.4375, 32.939717133041995),
                (-0.10400390625, 0.34322790787769747),
                (3.9521484375, 13.042660499352502),
                (8.573873573326125, 28.4819950336218),
                (-0.0969463452867192, 7.057514129372557),
                (0.10047166693350906, 6.579215833066491),
                (0.8238083768910296, 6.50740212689103),
            ],
            weighted: &[
                (-0.76171875, 0.76171875),
                (0.0, 0.0),
                (2.543353034131994, 7.724275727090047),
                (-3.328125, 24.704787849781496),
                (-0.0780029296875, 0.2574209309082731),
                (2.964111328125, 9.781995374514377),
                (6.430405179994594, 21.36149627521635),
                (-0.0727097589650394, 5.293135597029418),
                (0.0753537502001318, 4.934411874799868),
                (0.6178562826682722, 4.8805515951682725),
            ],
        };
        let p0 = std::hint::black_box(-1.375_f64);
        let p1 = std::hint::black_box(-1.4375_f64);
        let p2 = std::hint::black_box(vec![1.234375, -2.0, -0.046875, 1.78125, 2.0]);
        let p3 = std::hint::black_box([-1.71875, 1.78125, -1.515625]);
        let p4 = std::hint::black_box(4_usize);
        let value = f(p0.clone(), p1.clone(), &p2, &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
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
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, p4, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let d3 = [-0.375, 0.875, -0.125];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, p4, d0, d1, &d2, &d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_87 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(acc: f64, v: &[f64], depth: usize) -> f64 {
        if depth == 0 {
            return v[1]
                + 1.46875 * v[0]
                + 1.046875
                    * (match 3 % 4 {
                        0 => acc,
                        1..=2 => acc,
                        _ => acc,
                    });
        }
        'l0: for count in (0..v.len()).rev() {
            let mut n: i32 = v[1].abs() as i32 % 5;
        }
        let t = -0.015625;
        let mut s = 0.078125;
        s /= 1.578125;
        let mut z = 0.0;
        for j in 0..v.len() {
            z += v[j];
        }
        (match 0 % 4 {
            0 => match 2 * 0 % 4 {
                0 => acc,
                1 | 2 => s,
                _ => s,
            },
            1 | 2 => -t,
            _ => 0.71875 * v[0],
        }) + 1.28125 * z
            + 0.53125 * s
            + 1.28125 * (acc + acc)
            + 0.890625 * (acc + z)
    }

    #[grad(jvp)]
    pub fn f(c: f64, s: f64, out: &[f64; 3], n: usize) -> f64 {
        let mut c = 0.875 + c;
        c = -0.21875;
        match n % 4 {
            0 if n + n > 0 => {
                let mut s2 = s.mul_add(s, -0.90625).cos() + out[out.len() - 1].cos().sin();
                let mut s = (if !(({
                    let acc = out[(n * 6 + 4) % out.len()];
                    acc * 1.03125
                }) >= 0.1875)
                {
                    c + -1.875
                } else {
                    s + n as f64
                })
                .sin();
            }
            1 | 3 => {
                c /= 1.859375;
            }
            _ => {
                let mut pos: usize = 0;
                let y = loop {
                    pos += 1;
                    if pos >= 2 {
                        break s * c;
                    }
                    for pos2 in 0..pos % 3 + 1 {
                        let mut k: usize = 0;
                        'l0: loop {
                            k += 1;
                            if k >= 4 || -0.21875 * out[2] >= 0.578125 {
                                break;
                            }
                            c += c.cos();
                            if out.len() <= 2 || 0.609375 <= 0.078125 {
                                break 'l0;
                            }
                            c += if 0.265625 + 0.265625
                                > -1.296875 * out[((s * s + 0.84375) * 3.0) as usize % out.len()]
                            {
                                out[2] + s
                            } else {
                                s.exp_m1()
                            };
                            c -= (if out[1] + c <= c / (s * s + 0.609375) {
                                k as f64
                            } else {
                                -0.765625
                            }) * out[2].clamp(-1.25, 1.140625);
                        }
                    }
                    c = 0.5 * energy0(s * out[3 % 3], out, 3);
                };
            }
        }
        let mut prev: f64 = 0.0;
        for count in 0..out.len() {
            prev += out[count];
        }
        let mut acc2 = 0.0;
        for pos3 in 0..out.len() {
            acc2 += out[pos3] * out[pos3];
        }
        s.sin()
            + 0.796875 * acc2
            + 0.671875 * prev
            + 1.078125 * c
            + 0.609375 * (-1.1875 - s)
            + 0.625 * out[n % out.len()]
            + 0.921875 * ((n as f64).abs() + 1.109375).powf(prev.sin())
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401044cfafc20c37,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (0.35133424301556193, 1.570084243015562),
                (4.435590615119866, 4.435590615119866),
                (1.2954538963698652, 4.731977333869866),
                (4.831586708869866, 4.831586708869866),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.26350068226167145, 1.1775631822616714),
                (3.3266929613398992, 3.3266929613398992),
                (0.9715904222773989, 3.5489830004023992),
                (3.6236900316523992, 3.6236900316523992),
            ],
        };
        let p0 = std::hint::black_box(2.0_f64);
        let p1 = std::hint::black_box(0.28125_f64);
        let p2 = std::hint::black_box([0.5, -1.078125, 1.140625]);
        let p3 = std::hint::black_box(3_usize);
        let value = f(p0.clone(), p1.clone(), &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = [0.125, 0.125, 0.125];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone());
        let mut b2 = [0.125, 0.125, 0.125];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125]);
        let mut b2 = [0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, p3, &mut b2, 0.75);
        expected.check_weighted(&(g0, g1, b2.clone()), &vec![0.0, 0.0, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = [0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, p3, d0, d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_88 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(b: f64, m: usize) {
        let t = b.mul_add(m as f64, -1.796875).cos() + (b / (b * b + 1.890625)).cos();
        let mut rate = (b.tanh() * (-t.abs()).exp()).floor();
        let mut rate = ((rate + rate) * t).sin();
        let mut rate = if (if !((m + 2) % 2 == 0) { b } else { b }) > (t.abs() + 1.421875).cbrt() {
            if ({
                let total = rate;
                total * -0.15625
            }) > 0.609375
            {
                rate.powi(4)
            } else {
                b - t
            }
        } else {
            ({
                let s = rate;
                s * s
            })
            .min(m as f64)
        };
        let mut sum = 0.71875;
    }

    #[grad]
    pub fn stage1(t: f64, buf: &mut [f64], sum: &mut f64) -> (f64, f64) {
        match (0 + 3) % 4 {
            0 => {
                let mut rate = 0.0;
                for j in (1..buf.len()).rev() {
                    rate += buf[j - 1] * buf[j];
                }
                if buf[((rate * rate + 1.875) * 3.0) as usize % buf.len()] < 0.515625 {
                    let mut count: usize = 0;
                    'l0: while count < 2 && count == 1 {
                        count += 1;
                        buf[1] /= 1.6875;
                        rate *= buf[(count * count * 6 + 4) % buf.len()]
                            .mul_add(*sum, 1.6875)
                            .cos();
                    }
                    *sum = (rate + buf[0]).sin().exp();
                } else {
                    blend0(*sum / (buf[0] * buf[0] + 0.515625), 0 % 4);
                    blend0(-1.234375 * *sum, 2 % 4);
                    rate += *sum;
                }
                let mut data = [0.0; 3];
            }
            1 | 3 => {
                let mut row: Vec<f64> = Vec::new();
                row.push(buf[buf.len() - 1].cos());
                row.push(match 2 % 2 % 4 {
                    0 => buf[((2 + 3) * 3 + 1) % buf.len()].abs(),
                    1 | 2
                        if buf[2 % buf.len()] * *sum < t + buf[(buf.len() * 5 + 1) % buf.len()] =>
                    {
                        buf[(1 * 3 + 2) % buf.len()]
                    }
                    _ => 1.203125,
                });
                let mut sum2 = 0.0;
                for n in 0..buf.len() {
                    sum2 += buf[n];
                }
                let a = row.pop().unwrap();
            }
            _ => {
                for i in (0..buf.len()).rev() {
                    buf[i] = (i as f64).powi(1).mul_add(*sum + i as f64, buf[i]);
                }
                *sum += buf[1].sin().exp_m1();
            }
        }
        let mut y: f64 = 0.0;
        for m in 0..buf.len() {
            y += buf[m] * buf[m];
        }
        (
            buf[0].powi(0)
                + 1.109375 * y
                + 0.59375 * *sum
                + 0.6875 * buf[1]
                + 0.46875 * t.exp_m1()
                + 0.328125 * y.cos(),
            (match (3 + 0) % 4 {
                0 => {
                    if y + -0.59375 < y + buf[buf.len() - 1] {
                        t
                    } else {
                        t
                    }
                }
                1..=2 if 2 >> 1 != 3 => *sum * *sum,
                _ => *sum * *sum,
            }) + 1.375 * y
                + 0.796875 * *sum
                + 1.3125 * buf[2 % buf.len()]
                + 0.921875 * sum.sin()
                + 0.71875 * (1.84375 / (buf[(2 % 2 * 2 + 3) % buf.len()].abs() + 1.734375)),
        )
    }

    #[grad(jvp)]
    pub fn f(y: f64, acc: f64) -> f64 {
        if !((if y.hypot(y) > -0.09375 && acc * 0.65625 > y.atan() {
            y
        } else {
            y
        }) < acc.max(y))
        {
            let mut m: usize = 0;
            loop {
                m += 1;
                if m >= 3 || m as f64 * y > 0.078125 {
                    break;
                }
                let y =
                    ((0.359375 * y).abs() + 0.640625).ln() / ((acc * acc * acc).abs() + 1.15625);
                let mut rate = y.max(((y + acc) * (y + acc) + 1.234375).recip());
                'l0: for m2 in 2..1 {
                    let mut y2 = (-rate.abs()).exp().sin();
                    let mut rate2 = (y + rate) * (rate + rate) - acc.abs().sin();
                    for count in (0..3).rev().step_by(3) {
                        let rate2 = 0.953125;
                        blend0(rate - y, m % 4);
                        let rate3 = y.mul_add(y2, y2) * y.cos()
                            / (((rate.abs() + 1.21875).ln() * y2).abs() + 0.875);
                    }
                    let mut t = (y2.sin() * y2.sin()).ln_1p() + y2.tanh().abs();
                }
                match m % 4 {
                    0 => {
                        let mut u = 0.046875;
                        let mut b = rate;
                    }
                    1 | 3 => {
                        rate = acc.sin();
                    }
                    _ => {
                        let sum;
                        if y.tanh() <= acc {
                            sum = rate;
                        } else {
                            sum = y.hypot(rate + -1.046875);
                        }
                        rate = acc.atan2(acc) + y * acc;
                    }
                }
            }
        } else {
            let mut total = (acc + acc - (acc.abs() + 1.25).powf(acc.sin())) * y.sin().atan();
            let y3 = total * (total + -0.03125 * -0.75);
        }
        ((y * y).ln_1p().abs() + 0.609375).ln() + 0.734375 * acc + 0.46875 * acc
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc006b2da94818a94,
            outgoing: &[],
            gradient: &[
                (-0.6004133960558388, 0.6004133960558388),
                (1.203125, 1.203125),
            ],
            weighted: &[
                (-0.45031004704187905, 0.45031004704187905),
                (0.90234375, 0.90234375),
            ],
        };
        let p0 = std::hint::black_box(-0.203125_f64);
        let p1 = std::hint::black_box(-2.0_f64);
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

mod program_89 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(
        prev: f64,
        a: f64,
        x: &[f64],
        out: &mut [f64],
        v: &Vec<f64>,
        depth: usize,
    ) -> f64 {
        if depth == 0 {
            return (if a + a >= -0.765625 {
                prev * prev
            } else {
                v[3 % v.len()]
            }) + 0.34375 * x[0]
                + 0.34375 * v[v.len() - 1]
                + 1.375 * prev;
        }
        for k in 0..v.len() - 1 {
            match (k >> 1) % 4 {
                0 => {
                    let mut a2 = prev.max(if a > v[((k >> 1) * 4 + 2) % v.len()] * 0.40625 {
                        {
                            let rate = x[0];
                            rate * -0.453125
                        }
                    } else {
                        prev - out[((a.abs() + 0.671875) * 3.0) as usize % out.len()]
                    });
                }
                1 | 3 => {
                    let mut z = a;
                    out[k % out.len()] *= (-1.5 * a).cos();
                }
                _ => {
                    for pos in (0..out.len() - 1).rev() {
                        out[pos] = x[x.len() - 1];
                    }
                    let mut u = x[((prev * prev + 1.375) * 3.0) as usize % x.len()];
                    let mut b = -0.203125;
                }
            }
            {
                let r = &mut out[0];
                *r += prev.sin();
            }
        }
        let mut z2: f64 = 0.0;
        for pos2 in 0..out.len() {
            z2 += out[pos2] * out[pos2];
        }
        (-x[((a.abs() + 1.609375) * 3.0) as usize % x.len()].abs()).exp()
            + 0.84375 * z2
            + 0.53125 * z2.atan2(x[0])
            + 0.4375
                * blend0(
                    v[((a * a + 1.0) * 3.0) as usize % v.len()],
                    z2.atan(),
                    x,
                    &mut out[0..],
                    v,
                    depth - 1,
                )
            + 1.015625 * v[1 % v.len()]
    }

    #[grad]
    pub fn blend1(z: f64, state: &Vec<f64>, count: usize) -> f64 {
        let rate = -0.546875;
        let sum = ({
            let c = state[1 % state.len()];
            c * rate
        })
        .sin()
            * z.tanh();
        for n in (1..state.len()).rev().step_by(3) {
            let mut total = 0.0;
            for j in 0..state.len() {
                total += state[j];
            }
            total *= (sum - state[n]).cos();
            let rate = ((match (count + n) % 4 {
                0 => state[n],
                1..=2 if total * z >= sum.sin() => {
                    (state[n % state.len()] * state[n % state.len()] + 0.59375).recip()
                }
                _ => {
                    if n >> 1 >= 1 {
                        state[n]
                    } else {
                        rate
                    }
                }
            }) * (match (count + n) % 4 {
                0 => state[n],
                1..=2 if total * z >= sum.sin() => {
                    (state[n % state.len()] * state[n % state.len()] + 0.59375).recip()
                }
                _ => {
                    if n >> 1 >= 1 {
                        state[n]
                    } else {
                        rate
                    }
                }
            }))
            .ln_1p();
            let mut sum2 = state[n - 1];
        }
        let mut y = 0.0;
        for k in 0..state.len() {
            y += state[k] * state[k];
        }
        let mut total2 = 0.0;
        for i in 0..state.len() {
            total2 += state[i] * state[i];
        }
        sum + 0.5 * total2 + 0.984375 * y + 0.65625 * (total2 + y)
    }

    #[grad]
    pub fn update2(s: f64, out: &[f64; 3], state: &mut [f64]) {
        let mut sum: f64 = 0.25;
        let mut s = if s * out[(0 * 4 + 3) % out.len()] >= state[0] {
            sum * s - state[3 % state.len()]
        } else {
            sum + s - out[1]
        };
        state[1..].fill(sum);
        for m in 1..=4 {
            let mut sum = sum.sin().exp() / (m as f64 * m as f64 + 0.53125);
            let mut t = sum;
        }
    }

    #[grad(jvp)]
    pub fn f(s: f64, v: &[f64], pos: usize) -> f64 {
        let mut u = v[((1 + pos) * 2 + 3) % v.len()]
            * ({
                let rate = v[1];
                rate * -0.984375
            })
            + s;
        let c = v[(pos * pos * 3 + 1) % v.len()].sin()
            * (v[((pos ^ 1) * 4 + 4) % v.len()] * 0.0625)
            * u;
        match pos * pos % 4 {
            0 if u <= 0.28125 => {
                let mut prev = -0.015625;
                match pos % 4 {
                    0 => {
                        prev /= 1.578125;
                    }
                    1 | 3 => {
                        let total = ({
                            let a = v[((c.abs() + 1.796875) * 3.0) as usize % v.len()]
                                + v[((s.abs() + 0.8125) * 3.0) as usize % v.len()];
                            a * (-1.359375 * v[(pos * 5 + 2) % v.len()])
                        }) * (prev + (u * u + 1.671875).sqrt());
                    }
                    _ => {
                        u += v[(pos * 5 + 4) % v.len()];
                    }
                }
            }
            1 | 3 => {
                u += (v[((pos >> 1) * 5 + 4) % v.len()] - v[(pos * 4 + 4) % v.len()]).abs();
            }
            _ => {
                if !(pos == 0) {
                    let mut acc = v[(v.len() * 4 + 3) % v.len()];
                    if acc <= v[pos % v.len()] {
                        u -= (acc - u).sin();
                        let mut z = -0.453125;
                    }
                }
                let mut b = (c * -0.796875 * (1.8125 - u)).mul_add(
                    v[((pos >> 1) * 5 + 4) % v.len()]
                        - v[((u.abs() + 0.90625) * 3.0) as usize % v.len()]
                        + (pos as f64 - c),
                    u,
                );
            }
        }
        let mut acc2 = 0.0;
        for m in 0..v.len() {
            acc2 += v[m] * v[m];
        }
        (match (pos + pos) % 4 {
            0 => 0.296875,
            1 | 2 if 2 % 3 == 0 => {
                if c - v[(pos * 6 + 1) % v.len()] <= s - c {
                    c
                } else {
                    acc2
                }
            }
            _ => v[((acc2 * acc2 + 1.625) * 3.0) as usize % v.len()],
        }) + 0.6875 * acc2
            + 1.453125 * u
            + 1.40625
                * ({
                    let t = v[0];
                    t * pos as f64
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfc28f2580000000,
            outgoing: &[],
            gradient: &[
                (1.453125, 1.453125),
                (4.953125, 4.953125),
                (0.25537872314453125, 0.7280349731445313),
            ],
            weighted: &[
                (1.08984375, 1.08984375),
                (3.71484375, 3.71484375),
                (0.19153404235839844, 0.5460262298583984),
            ],
        };
        let p0 = std::hint::black_box(-1.875_f64);
        let p1 = std::hint::black_box(vec![0.5, -0.171875]);
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

mod program_90 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(t: f64, total: &mut f64, n: usize) -> f64 {
        if t >= *total - 0.84375 {
            let mut pos: usize = 0;
            while pos < 3 {
                pos += 1;
                if t >= *total {
                    break;
                }
                let (acc, acc2) = (t, {
                    let c = -1.15625 + 0.859375;
                    c * t
                });
            }
        }
        let mut out = vec![
            *total * t,
            if t - 1.671875 <= *total + *total {
                n as f64
            } else {
                -0.265625
            },
            *total + -0.71875,
        ];
        for k in 2..n % 3 + 1 {
            for i in 0..out.len() {
                for count in (1..out.len()).step_by(2) {
                    if (if k % 2 < 3 { t } else { out[0] }) < out[i] - t {
                        *total += (total.min(0.984375) * total.min(0.984375) + 1.625).ln();
                        break;
                    }
                    let mut n2: usize = 0;
                    loop {
                        n2 += 1;
                        if n2 >= 2 || t - *total < 0.234375 {
                            break;
                        }
                        out[i] *= total.tanh().cos();
                    }
                    let mut k2: usize = 0;
                    let y = loop {
                        k2 += 1;
                        if k2 >= 3 || (k + n) % 2 == 0 {
                            break if i as f64 * out[count] > 0.796875 {
                                out[i]
                            } else {
                                0.75
                            };
                        }
                        let mut sum = t;
                    };
                }
                *total -= if out[0].sin() >= total.floor() {
                    t.tanh()
                } else {
                    out[((0 + n) * 2 + 2) % out.len()]
                };
                out[i] /= 1.78125;
                out[i] =
                    out[i].mul_add(t, *total) / ((*total + out[i]) * (*total + out[i]) + 1.546875);
            }
            out[0] /= 1.984375;
        }
        let mut z = 0.0;
        for i2 in 0..out.len() {
            z += out[i2];
        }
        let mut y2 = 0.0;
        for count2 in 0..out.len() {
            y2 += out[count2];
        }
        -1.015625 * t * out[(n * 3 * 5 + 3) % out.len()].atan2(0.796875)
            + 0.9375 * y2
            + 0.640625 * z
            + 1.421875 * *total
            + 0.75 * (y2 - out[1])
            + 1.4375 * (if n & n <= 3 { y2 } else { y2 })
            + 0.96875 * (z - y2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40298b91e87a0356,
            outgoing: &[0x3ff2800000000000],
            gradient: &[
                (5.493527606584052, 7.733761981584052),
                (3.028600890287508, 10.282922547212491),
            ],
            weighted: &[
                (4.1201457049380386, 5.8003214861880386),
                (2.771450667715631, 8.212191910409368),
            ],
        };
        let p0 = std::hint::black_box(-0.515625_f64);
        let p1 = std::hint::black_box(1.15625_f64);
        let p2 = std::hint::black_box(4_usize);
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
        let mut b1 = 0.5_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &mut m1, p2, &mut b1, 0.75);
        expected.check_call(value, &(m1.clone(),));
        let first = (g0, b1.clone());
        let mut m1 = p1.clone();
        let mut b1 = 0.5_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &mut m1, p2, &mut b1, 0.75);
        expected.check_call(value, &(m1.clone(),));
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0]);
        let mut m1 = p1.clone();
        let mut b1 = 0.5_f64;
        let (value, g0) = f_vjp(p0.clone(), &mut m1, p2, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.0]);
        let mut m1 = p1.clone();
        let d0 = -0.125_f64;
        let mut d1 = 1.125_f64;
        let (value, tangent) = f_jvp(p0.clone(), &mut m1, p2, d0, &mut d1);
        expected.check_call(value, &(m1.clone(),));
        expected.check_tangent(tangent, &(d1.clone(),));
    }
}

mod program_91 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(acc: f64, state: &[f64], buf: &[f64; 3]) -> f64 {
        let mut total = 0.0;
        for m in (1..state.len() - 1).rev() {
            total += 0.5 * (state[m - 1] * state[m + 1] * state[m]);
        }
        for count in (1..state.len()).step_by(2).rev() {
            let count2: usize = acc.abs() as usize % 5;
            total += (buf[1] + total) * -0.21875;
            total = acc;
        }
        let mut y = 0.0;
        for pos in 0..buf.len() {
            y += buf[pos] * buf[pos];
        }
        buf[(2 * 3 + 2) % 3]
            + 1.078125 * y
            + 1.484375 * total
            + 0.96875 * total
            + 0.71875 * y
            + 1.296875 * -0.390625
    }

    #[grad]
    pub fn stage1(rate: f64, buf: &[f64], j: usize) -> f64 {
        let mut u = ((buf[buf.len() - 1] * buf[buf.len() - 1] + 1.6875).sqrt()
            + buf[((j + 1) * 6 + 3) % buf.len()] * j as f64)
            .abs();
        let c = buf[((rate * rate + 0.828125) * 3.0) as usize % buf.len()];
        match (3 >> 1) % 4 {
            0 => {
                let mut c = if c.cos() <= c {
                    buf[((rate * rate + 0.59375) * 3.0) as usize % buf.len()]
                        / (rate * rate + 1.15625)
                        * (1.390625 * buf[((c.abs() + 1.84375) * 3.0) as usize % buf.len()])
                } else {
                    (match (j >> 1) % 4 {
                        0 => buf[(j * 5 + 2) % buf.len()],
                        1 | 2 if u + rate < 0.078125 => buf[buf.len() - 1],
                        _ => buf[(j * 3 + 2) % buf.len()],
                    }) * -0.640625
                };
                let mut w = vec![0.0; 4];
            }
            1 | 3 => {
                u *= (c + 1.625).cos();
                u = c / (u * u + 1.0625) - buf[j % buf.len()];
            }
            _ => {
                let mut n: usize = 1 + j + j;
            }
        }
        rate.tanh().cos()
            + 1.0625 * u
            + 0.6875 * (c * c + 1.15625).ln()
            + 1.4375 * -buf[buf.len() - 1]
    }

    #[grad]
    pub fn relax2(acc: f64, b: f64) -> (f64, f64) {
        if 3 % 2 == 0 {
            let z = -0.609375;
            let mut w = [(b * b).ln_1p(), b];
        }
        let mut u = if b + acc >= 0.34375 {
            if -0.5 * acc >= acc {
                match (2 + 1) % 4 {
                    0 => acc,
                    1 | 2 => acc,
                    _ => b,
                }
            } else {
                acc.sin()
            }
        } else {
            acc - acc + b / (b.abs() + 0.59375)
        };
        u += b;
        (
            u + 1.4375 * u
                + 0.8125 * (if 0 / 3 % 2 == 0 { u } else { b })
                + 1.078125 * (0.03125 * -0.65625)
                + 0.5625 * u,
            (b + b) * u.sin()
                + 1.359375 * u
                + 1.203125 * (acc * acc).ln_1p()
                + 0.46875
                    * (match 2 % 4 {
                        0 => acc,
                        1..=2
                            if ({
                                let y = u;
                                y * acc
                            }) >= 0.578125 =>
                        {
                            -0.4375
                        }
                        _ => b,
                    })
                + 0.78125 * (b - u),
        )
    }

    #[grad(jvp)]
    pub fn f(y: f64, total: f64, buf: &[f64; 3], data: &mut [f64], m: usize, pos: i32) -> f64 {
        for j in (0..=m % 3 + 1).rev() {
            let mut c: f64 = 0.0;
            for n in 0..data.len() {
                c += data[n];
            }
            if ({
                let u = buf[((y * y + 1.40625) * 3.0) as usize % 3];
                u * buf[(data.len() * 2 + 4) % 3]
            }) > 0.109375
            {
                'l0: for m2 in 0..2 {
                    {
                        let r = &mut data[1];
                        *r = buf[(buf.len() * 7 + 1) % 3].cos();
                    }
                    let a;
                    if !((c * c + 1.140625).recip()
                        > data[((c * c + 0.75) * 3.0) as usize % data.len()] - c)
                    {
                        a = y - (data[(m2 * 3 + 2) % data.len()] - total);
                    } else {
                        a = y;
                    }
                }
                return -total
                    + 1.4375 * c
                    + 1.265625 * data[((total * total + 0.9375) * 3.0) as usize % data.len()]
                    + 1.03125 * (buf[(1 * 4 + 4) % 3] * y);
            }
        }
        for pos2 in 1..data.len() {
            data[pos2] = y;
        }
        data[(2 * 6 + 4) % data.len()] = total;
        let mut y2 = -0.8125;
        let mut count: usize = 0;
        'l1: while count < 4 {
            count += 1;
            data[(1 * m * 4 + 2) % data.len()] += blend0(0.4375, &buf[1..], buf);
            for i in (0..data.len()).step_by(3) {
                let mut m3: usize = 0;
                while m3 < 5 && (i + i) % 2 == 0 {
                    m3 += 1;
                    for k in 0..data.len() {
                        data[k] = stage1(buf[1], buf, i % 4) * total;
                    }
                }
                let (sum, t) = relax2(
                    match 3 % 4 {
                        0 => -1.890625,
                        1 | 2 => total,
                        _ => y,
                    },
                    data[1],
                );
            }
        }
        let mut b: f64 = 0.0;
        for count2 in 0..data.len() {
            b += data[count2];
        }
        let mut c2 = 0.0;
        for j2 in 0..data.len() {
            c2 += data[j2] * data[j2];
        }
        (b.abs() + 1.0625).sqrt()
            + 1.375 * c2
            + 1.28125 * b
            + 0.515625 * y2
            + 0.953125 * (-total.abs()).exp()
            + 0.71875 * (-1.046875 - y2)
            + 1.03125 * (b - b)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4004119000000000,
            outgoing: &[
                0x3fc0000000000000,
                0x3fea85ed4373e02d,
                0x3ff1400000000000,
                0x3ff5400000000000,
            ],
            gradient: &[
                (-0.966796875, 0.966796875),
                (-1.0, 1.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.14501953125, 0.14501953125),
                (2.703125, 2.703125),
                (1.4375, 1.4375),
                (1.4375, 1.4375),
                (1.4375, 1.4375),
            ],
            weighted: &[
                (-0.72509765625, 0.72509765625),
                (-0.75, 0.75),
                (0.0, 0.0),
                (0.3496707070296043, 0.3496707070296043),
                (0.1087646484375, 0.1087646484375),
                (2.52734375, 2.52734375),
                (1.078125, 1.078125),
                (1.828125, 1.828125),
                (1.953125, 1.953125),
            ],
        };
        let p0 = std::hint::black_box(0.140625_f64);
        let p1 = std::hint::black_box(0.703125_f64);
        let p2 = std::hint::black_box([-0.96875, -0.59375, -0.9375]);
        let p3 = std::hint::black_box(vec![0.125, -0.3125, 1.078125, 1.328125]);
        let p4 = std::hint::black_box(3_usize);
        let p5 = std::hint::black_box(0_i32);
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
        let mut b2 = [0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875];
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
        let mut b2 = [0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875];
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
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let mut b2 = [0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875];
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
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = [0.125, -0.875, 0.375];
        let mut d3 = vec![-0.625, 0.625, -0.375, 0.875];
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

mod program_92 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(c: f64, weights: &mut [f64]) {
        for k in 2..2 {
            let mut count: usize = 0;
            while count < 1 {
                count += 1;
                let mut s = (if c >= 0.390625 {
                    -1.375 - -1.265625
                } else {
                    weights[0] + count as f64
                })
                .floor();
                'l0: for m in (1..5).step_by(2) {
                    s += c.sin() + -1.609375;
                    let mut u = -weights[((s * s + 1.90625) * 3.0) as usize % weights.len()];
                    u += weights[(3 / 2 * 2 + 2) % weights.len()].sin().sin();
                }
            }
            let mut c = ({
                let z = c;
                z * z
            }) / (weights[weights.len() - 1].tanh()
                * weights[weights.len() - 1].tanh()
                + 0.921875)
                / ((0.140625 + -1.4375 + c).abs() + 1.65625);
        }
    }

    #[grad]
    pub fn stage1(s: f64, t: f64) -> f64 {
        let mut s2 = s * s
            + (t + -1.671875)
            + (-1.625
                + s
                + ({
                    let z = s;
                    z * t
                }));
        'l0: for i in 0..=3 {
            s2 = ({
                let total = s2;
                total * t
            })
            .atan();
            let b = 0.171875;
            s2 += s.sin();
        }
        t / (s2 * s2 + 1.640625) * 1.9375 + 0.796875 * s2 + 0.359375 * s2
    }

    #[grad(jvp)]
    pub fn f(total: f64, state: &[f64], data: &mut [f64], n: usize) -> f64 {
        let total2 = ((data[(n * 3 + 3) % data.len()] - data[2 % data.len()])
            / ((data[data.len() - 1] * state[state.len() - 1]).abs() + 1.640625))
            .tanh();
        {
            let r = &mut data[0];
            *r += state[(n * 3 * 7 + 4) % state.len()];
        }
        if total2
            >= data[((total2 * total2 + 1.328125) * 3.0) as usize % data.len()]
                .clamp(-1.25, 1.234375)
        {
            let done = total2 / (total2.abs() + 0.640625) < -0.46875;
            match n / 3 % 4 {
                0 => {
                    let mut j: usize = 0;
                    'l0: loop {
                        j += 1;
                        let mut s: f64 = 0.0;
                        for pos in 1..state.len() {
                            s += state[pos - 1] * state[pos];
                        }
                        let mut up = state[1] * total
                            > total2 + state[((3 >> 1) * 3 + 3) % state.len()]
                            || s - data[0] < s * s;
                        for n2 in 1..0 {
                            data[n2 % data.len()] = {
                                let z = stage1(s.powi(4), s.sin());
                                z * total2.cos()
                            };
                            if !(total2 * total2 <= -0.671875) {
                                continue;
                            }
                        }
                        if j >= 2 {
                            break;
                        }
                    }
                }
                1 | 3 => {
                    let mut j2: usize = 0;
                    let a = loop {
                        j2 += 1;
                        if j2 >= 2 {
                            break total2;
                        }
                        let mut state2 = data.to_vec();
                    };
                }
                _ => {
                    data[((total.abs() + 0.953125) * 3.0) as usize % data.len()] += total2;
                    data[((total.abs() + 1.078125) * 3.0) as usize % data.len()] +=
                        total.cos() + data[data.len() - 1].sin();
                    let mut w = vec![
                        total2.mul_add(total2, data[(n * 5 + 3) % data.len()]),
                        (state[(n * 4 + 1) % state.len()] * state[(n * 4 + 1) % state.len()]
                            + 0.515625)
                            .sqrt(),
                        total * -0.359375,
                    ];
                }
            }
        }
        let mut z2 = 0.0;
        for pos2 in 0..data.len() {
            z2 += data[pos2];
        }
        let mut y = 0.0;
        for k in 0..data.len() {
            y += data[k] * data[k];
        }
        total
            + 1.453125 * y
            + 1.140625 * z2
            + 1.046875 * stage1(0.625, y * data[(n * 5 + 1) % data.len()])
            + 1.234375
                * (match 2 * n % 4 {
                    0 => total,
                    1 | 2
                        if (if n % 3 >= 3 { state[0] } else { -1.90625 })
                            > stage1(y * y, data[(n * 5 + 2) % data.len()] + total2) =>
                    {
                        total2
                    }
                    _ => data[((0 + n) * 7 + 1) % data.len()],
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc0186dcb80dbe39a,
            outgoing: &[0xbfff800000000000, 0xbfc6000000000000, 0xbff6400000000000],
            gradient: &[
                (2.234375, 2.234375),
                (0.0, 0.0),
                (6.016594617009705, 18.174733340644735),
                (0.0, 0.0),
                (6.016594617009705, 18.174733340644735),
                (1.1688065428289636, 2.203421292605168),
                (1.368639301070706, 9.739613185623632),
            ],
            weighted: &[
                (1.67578125, 1.67578125),
                (0.0, 0.0),
                (5.012445962757279, 14.131050005483552),
                (0.0, 0.0),
                (5.012445962757279, 14.131050005483552),
                (1.5016049071217226, 2.2775659694538763),
                (1.7764794758030296, 8.054709889217724),
            ],
        };
        let p0 = std::hint::black_box(-0.09375_f64);
        let p1 = std::hint::black_box(vec![1.5625, -0.59375, -0.03125]);
        let p2 = std::hint::black_box(vec![-1.375, -0.171875, -1.390625]);
        let p3 = std::hint::black_box(4_usize);
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
        let mut b2 = vec![0.5, 0.625, 0.75];
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
        let mut b2 = vec![0.5, 0.625, 0.75];
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
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let mut d2 = vec![0.375, -0.625, 0.625];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, p3, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_93 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(c: f64, out: &[f64; 3], depth: usize) -> (f64, f64) {
        if depth == 0 {
            return (
                ((c - c) * (c - c)).ln_1p() + 0.25 * (c * -0.625) + 0.84375 * (c * out[1]),
                -1.421875 * c.tanh()
                    + 0.421875 * (if 2 >= 3 { c } else { -1.984375 })
                    + 0.640625 * (c + c)
                    + 1.09375 * (c - c),
            );
        }
        let sum = 0.203125;
        let mut k: usize = 0;
        while k < 1 {
            k += 1;
            if k <= 1 {
                let c = -0.4375 + (-1.625 * out[(k * 6 + 4) % 3] - (sum + out[0]));
            }
            let mut sum = -0.34375;
        }
        let mut rate = 0.0;
        for j in 0..out.len() {
            rate += out[j];
        }
        let mut z: f64 = 0.0;
        for j2 in 0..out.len() {
            z += out[j2] * out[j2];
        }
        (
            out[0].powi(2) - (c + out[1])
                + 0.59375 * z
                + 1.5 * rate
                + 0.765625 * (out[(k * 5 + 2) % out.len()] * out[((0 + 2) * 3 + 1) % 3])
                + 0.546875 * (k as f64 * out[(k * 4 + 1) % 3]),
            k as f64 + 1.390625 * z + 1.421875 * rate + 1.421875 * (z.abs() + 0.96875).ln(),
        )
    }

    #[grad]
    pub fn update1(u: f64, out: &[f64], sum: &mut f64, n: usize) -> f64 {
        'l0: for count in (0..out.len() - 1).rev() {
            if -1.453125 > u + *sum {
                let mut u = (out[count] * out[count] + 0.859375).powf(out[count + 1].sin())
                    - (u - *sum)
                    + -(u + out[count]);
                if *sum * out[count] <= 0.34375 {
                    continue 'l0;
                }
                let mut total = 0.0;
                for n2 in 1..out.len() - 1 {
                    total += out[n2 - 1] * out[n2 + 1];
                }
            } else {
                *sum += (if u.abs() < -0.765625 {
                    count as f64
                } else {
                    out[count + 1]
                })
                .atan();
                if n % 2 == 0 {
                    let y = ({
                        let t = out[count];
                        t * -0.375
                    })
                    .exp_m1();
                    continue 'l0;
                }
                *sum += if (if u - 1.8125 < -0.46875 { -1.796875 } else { u })
                    <= (out[n % out.len()] * out[n % out.len()] + 1.25).powf(sum.sin())
                {
                    *sum * out[(n * count * 5 + 4) % out.len()]
                } else {
                    (u * u + 1.5).sqrt()
                };
            }
        }
        let mut s: f64 = 0.0;
        for pos in 0..out.len() {
            s += out[pos] * out[pos];
        }
        let mut y2 = 0.0;
        for k in 0..out.len() {
            y2 += out[k];
        }
        s.sin()
            + 0.859375 * y2
            + 0.953125 * s
            + 0.859375 * *sum
            + 1.4375 * y2
            + 1.28125 * (s * out[0])
            + 1.484375 * (-1.359375 + out[((y2 * y2 + 1.8125) * 3.0) as usize % out.len()])
    }

    #[grad]
    pub fn relax2(y: f64, row: &[f64], depth: usize) -> f64 {
        if depth == 0 {
            return (y.abs() + 1.140625).ln().sin()
                + 1.375 * y
                + 1.125 * y.max(row[(1 * 7 + 1) % row.len()])
                + 1.03125 * (row[((y * y + 1.171875) * 3.0) as usize % row.len()] + y);
        }
        let u;
        if !(y >= row[1] * y) {
            u = row[1];
        } else {
            u = ((row[((y.abs() + 1.578125) * 3.0) as usize % row.len()] + y).abs() + 1.71875)
                .cbrt();
        }
        let mut count: usize = 0;
        let t = loop {
            count += 1;
            if count >= 2 || count == 1 {
                break row[1] * count as f64;
            }
            let u = row[1]
                + (row[row.len() - 1] + u)
                    * (row[(count * 4 + 3) % row.len()] * row[count % row.len()]);
            let mut z = 0.0;
            for n in 1..row.len() {
                z += 0.5 * (row[n - 1] * row[n] * row[n]);
            }
            let mut z2 = update1(
                y - row[((count + 1) * 6 + 2) % row.len()],
                row,
                &mut z,
                2 % 4,
            );
        };
        let mut a = 0.0;
        for count2 in 0..row.len() {
            a += row[count2] * row[count2];
        }
        let mut z3 = 0.0;
        for pos in 0..row.len() {
            z3 += row[pos] * row[pos];
        }
        row[(count * 5 + 2) % row.len()] / (y * y + 0.75) - u
            + 1.21875 * z3
            + 0.71875 * a
            + 0.3125 * (y * y).ln_1p()
            + 0.96875 * row[0].tanh()
            + 0.53125 * (row[((y * y + 1.28125) * 3.0) as usize % row.len()] * row[0])
    }

    #[grad(jvp)]
    pub fn f(s: f64, v: &[f64], j: usize) -> f64 {
        let s = relax2(s * -1.890625, v, 3);
        let z = v[0];
        let mut t = 0.0;
        for n in (1..v.len()).rev() {
            t += 0.5 * (v[n - 1] * v[n] * v[n]);
        }
        let mut buf = vec![0.0; 4];
        let z2 = s.abs();
        let mut k: usize = 0;
        let u = 'l0: loop {
            k += 1;
            if k >= 4 {
                break t * buf[0];
            }
            t += (if v.len() == 3 { z } else { s }) - z2;
            let mut pos: usize = 0;
            while pos < 3 && k % 2 == 0 {
                pos += 1;
                if (z * z).ln_1p() < 0.75
                    && s / (v[((j & j) * 2 + 3) % v.len()].abs() + 1.171875) >= -0.9375
                {
                    break;
                }
            }
            let mut z3 = 0.0;
            for j2 in 1..buf.len() - 1 {
                z3 += 0.5 * (buf[j2 - 1] * buf[j2 + 1] * buf[j2]);
            }
            let mut prev = 0.0;
            for j3 in 0..buf.len() {
                prev += buf[j3] * buf[j3];
            }
        };
        for j4 in (1..buf.len()).rev() {
            let (s2, prev2) = (
                (s * buf[j4]).abs(),
                (t + v[((j4 >> 1) * 7 + 3) % v.len()]) * (u * z),
            );
            let mut total = 0.0;
            for pos2 in 0..buf.len() {
                total += buf[pos2];
            }
            let c = -1.453125;
            buf.swap(1, 1);
        }
        let mut a = 0.0;
        for k2 in 0..buf.len() {
            a += buf[k2];
        }
        let mut acc = 0.0;
        for k3 in 0..buf.len() {
            acc += buf[k3] * buf[k3];
        }
        (if t < u {
            z
        } else {
            buf[(k * 7 + 2) % buf.len()]
        }) + 0.984375 * acc
            + 0.75 * a
            + 0.875 * t
            + 0.625 * (1.90625 + buf[((3 + k) * 5 + 3) % buf.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4003aef800000000,
            outgoing: &[],
            gradient: &[
                (0.0, 5.762449660905103),
                (1.2690277099609375, 34.39881152722086),
                (1.490234375, 51.104701371629176),
            ],
            weighted: &[
                (0.0, 4.321837245678827),
                (0.9517707824707031, 25.799108645415643),
                (1.11767578125, 38.32852602872188),
            ],
        };
        let p0 = std::hint::black_box(-0.046875_f64);
        let p1 = std::hint::black_box(vec![1.0, 1.703125]);
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

mod program_94 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(u: f64, c: f64) -> f64 {
        let mut u2 = (u.tanh() * (1.90625 + c)).tanh();
        let mut total = (u * u2 / (c.sin().abs() + 0.984375)).powi(4);
        u2 = if c / (c.abs() + 0.578125) < c - 1.171875 {
            c * u
        } else {
            c + u2
        };
        'l0: for i in 0..4 {
            total /= 1.484375;
            let mut s = if 0 >= 3 {
                u2.abs()
            } else {
                match i % 4 {
                    0 => u2 / (c.abs() + 1.171875),
                    1 | 2 if i + 3 < 0 => -1.46875 + u,
                    _ => u2 * -1.96875,
                }
            };
            let mut t = (total * c).atan()
                + ((if (i + i) % 2 == 0 { u } else { s }) + (u2 * u2 + 1.84375).ln());
        }
        u2 + 1.328125 * total + 0.96875 * u2 + 0.953125 * u.tanh()
    }

    #[grad(jvp)]
    pub fn f(acc: f64, pos: usize) -> f64 {
        let acc = (if acc * acc >= acc { -0.34375 } else { acc }) * acc + acc;
        let rate = acc;
        'l0: for k in 2..4 {
            let (u, rate2) = (acc, acc + rate + stage0(rate + rate, acc * rate));
            let m: usize = pos + (3 & 3);
            let mut z = rate2.sin() + -0.109375 * u + stage0(rate2 * u, rate.sin().exp()).min(acc);
            let rate3;
            if pos % 3 > 2 {
                rate3 = match k % 3 % 4 {
                    0 => acc * rate,
                    1..=2 => m as f64 * rate,
                    _ => 1.078125,
                };
            } else {
                rate3 = (u * acc * (u * acc)).ln_1p();
            }
        }
        for m2 in 2..1 {
            let mut prev = acc;
            let mut c = rate.powi(3);
            let mut buf = [prev, acc * prev, rate + rate];
        }
        if rate.tanh() >= -0.5 {
            let mut total = (acc.abs() + (pos as f64 + 0.765625))
                / (((if acc < (rate.abs() + 1.953125).ln() {
                    acc
                } else {
                    rate
                }) * (if acc.powi(2) >= -0.0625 || (acc * pos as f64) > 0.234375 {
                    0.484375
                } else {
                    rate
                }))
                .abs()
                    + 0.9375);
        } else {
            if acc / (acc * acc + 1.9375) <= acc && acc.tanh() >= 0.125 {
                let b = ((acc.abs() + 0.71875).cbrt()
                    - ({
                        let t = acc;
                        t * acc
                    }))
                .cos();
                let mut acc = 0.796875;
                let mut sum = -0.984375;
            }
            let mut b2 = (match pos * pos % 4 {
                0 => rate.tanh(),
                1 | 2 if (rate.abs() + 1.5).sqrt() <= -0.328125 => acc.sin(),
                _ => acc * acc,
            }) - (rate
                + (if !(0.9375 + acc < acc.tanh()) {
                    rate
                } else {
                    rate
                }));
            b2 *= (rate * b2).cos();
        }
        (rate * pos as f64).floor()
            + 1.09375 * rate.sin()
            + 0.25 * (rate + acc)
            + 0.875 * acc.floor()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc0191ce0a76f299a,
            outgoing: &[],
            gradient: &[(0.725329193452275, 1.4851978723070391)],
            weighted: &[(0.5439968950892062, 1.1138984042302793)],
        };
        let p0 = std::hint::black_box(-1.5_f64);
        let p1 = std::hint::black_box(4_usize);
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

mod program_95 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(y: f64, x: &[f64], z: &mut f64, z2: &f64, count: usize, k: i32) -> f64 {
        let mut s = 0.0;
        for m in 0..x.len() {
            s += x[m];
        }
        let mut acc: f64 = 0.0;
        for m2 in 1..x.len() - 1 {
            acc += x[m2 - 1] * x[m2 + 1];
        }
        'l0: for i in 1..6 {
            for pos in 2..4 {
                if !((pos >> 1) % 2 == 0) {
                    return (acc * acc + 1.328125).ln()
                        + 1.453125 * acc
                        + 0.765625 * s
                        + 1.109375 * *z
                        + 0.875
                            * ({
                                let sum = *z2;
                                sum * *z2
                            })
                        + 1.421875 * -1.6875
                        + 1.125 * s;
                }
                if x[((acc.abs() + 1.859375) * 3.0) as usize % x.len()] + -0.125 < 0.734375 {
                    let mut y2 = -0.609375;
                    let found = 1.3125 < 0.484375;
                }
                s = y;
            }
            let t = x[(0 * 6 + 2) % x.len()];
            'l1: for count2 in 0..count % 3 + 1 {
                (acc, acc) = (
                    match x.len() % 4 {
                        0 => x[x.len() - 1],
                        1..=2 => s,
                        _ => y,
                    },
                    x[((i + i) * 5 + 3) % x.len()]
                        * x[((*z2 * *z2 + 1.15625) * 3.0) as usize % x.len()],
                );
            }
        }
        let mut y = 0.078125;
        let mut t2 = 0.0;
        for m3 in 0..x.len() {
            t2 += x[m3];
        }
        t2 /= 1.453125;
        let mut b = 0.0;
        for m4 in 0..x.len() {
            b += x[m4];
        }
        let mut prev = 0.0;
        for count3 in 0..x.len() {
            prev += x[count3];
        }
        x[(count * 3 * 7 + 4) % x.len()]
            - (match count % 4 {
                0 => *z,
                1..=2 => x[1],
                _ => -0.34375,
            })
            + 0.921875 * prev
            + 1.265625 * b
            + 1.140625 * t2
            + 0.71875 * x[count % x.len()]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fe71aa0fde7bcb4,
            outgoing: &[0x3ffa000000000000],
            gradient: &[
                (0.0, 0.0),
                (1.890625, 1.890625),
                (1.890625, 1.890625),
                (1.109375, 1.109375),
                (-1.640625, 1.640625),
            ],
            weighted: &[
                (0.0, 0.0),
                (1.41796875, 1.41796875),
                (1.41796875, 1.41796875),
                (1.33203125, 1.33203125),
                (-1.23046875, 1.23046875),
            ],
        };
        let p0 = std::hint::black_box(0.28125_f64);
        let p1 = std::hint::black_box(vec![-0.25, 0.390625]);
        let p2 = std::hint::black_box(1.625_f64);
        let p3 = std::hint::black_box(-0.9375_f64);
        let p4 = std::hint::black_box(1_usize);
        let p5 = std::hint::black_box(0_i32);
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
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = 0.5_f64;
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
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = 0.5_f64;
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
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.0, 0.125]);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = 0.5_f64;
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
            &vec![0.0, 0.125, 0.125, 0.0, 0.125],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let mut d2 = -0.875_f64;
        let d3 = 0.375_f64;
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, &p3, p4, p5, d0, &d1, &mut d2, &d3);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_96 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(t: f64, buf: &[f64; 3]) -> f64 {
        let mut pos: usize = 0;
        while pos < 1 && (-buf[(pos * 1 * 5 + 3) % buf.len()].abs()).exp() >= buf[0].max(buf[0]) {
            pos += 1;
            let mut a = buf[(pos * pos * 6 + 1) % buf.len()];
            for i in (2..1).step_by(2) {
                let b: f64 = 0.65625;
                let s = pos as f64;
                a = b * a + (-b.abs()).exp();
                let total = (match 0 % 4 {
                    0 => -0.859375,
                    1..=2 => buf[(pos * pos * 5 + 3) % buf.len()],
                    _ => 0.0,
                })
                .powi(-1)
                    - b;
            }
            match 3 % 4 {
                0 => {
                    if (if pos * pos <= 0 { -1.140625 } else { t }) > -0.6875 {
                        a /= 1.9375;
                        break;
                    }
                    let rate = a.tanh() * buf[1] * pos as f64;
                    'l0: for i2 in (0..3).step_by(3).rev() {
                        for m in (0..3).step_by(3) {
                            let mut s2 = (((pos as f64).abs() + 1.84375)
                                .powf(buf[(1 / 3 * 4 + 1) % buf.len()].sin())
                                - a)
                                * (if -1.875 * -0.6875 < 0.015625 {
                                    a * -1.453125
                                } else {
                                    buf[(0 * 6 + 4) % 3] - buf[m]
                                });
                            a += s2;
                            let mut a2 = a;
                            let (acc, u) = (
                                match (i2 + i2) % 4 {
                                    0 => buf[0],
                                    1 | 2 => a * buf[i2],
                                    _ => rate / (a * a + 1.078125),
                                },
                                i2 as f64
                                    + ({
                                        let prev = 1.578125;
                                        prev * buf[1]
                                    }),
                            );
                        }
                        a /= 1.34375;
                        let mut a = rate.powi(2)
                            + (match (1 + i2) % 4 {
                                0 => buf[i2],
                                1 | 2 => buf[i2],
                                _ => t,
                            })
                            + (buf[i2] - buf[i2] + -0.1875);
                        a = i2 as f64;
                    }
                }
                1 | 3 => {
                    let mut w = vec![0.0; 4];
                    if t + buf[((pos + pos) * 5 + 1) % 3] <= 0.71875 {
                        break;
                    }
                }
                _ => {
                    let a = a;
                }
            }
        }
        let mut c: f64 = 0.0;
        for pos2 in 0..buf.len() {
            c += buf[pos2] * buf[pos2];
        }
        (match (pos + pos) % 4 {
            0 => buf[pos % buf.len()].sin(),
            1..=2 => {
                if c * c < -0.203125 {
                    t
                } else {
                    2.0
                }
            }
            _ => -1.140625,
        }) + 1.3125 * c
            + 1.1875 * c.floor()
            + 1.0 * buf[(buf.len() * 5 + 2) % 3]
            + 0.375 * c.cos()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4023731ea012f583,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (2.93846821785739, 2.93846821785739),
                (2.6786453676838704, 2.6786453676838704),
                (4.820363065385192, 4.820363065385192),
            ],
            weighted: &[
                (0.0, 0.0),
                (2.2038511633930424, 2.2038511633930424),
                (2.008984025762903, 2.008984025762903),
                (3.615272299038894, 3.615272299038894),
            ],
        };
        let p0 = std::hint::black_box(-0.375_f64);
        let p1 = std::hint::black_box([0.796875, 0.953125, 1.359375]);
        let value = f(p0.clone(), &p1);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125]);
        let mut b1 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = [1.125, 0.125, -0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_97 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(b: f64, pos: usize) -> f64 {
        if b.sin() >= b + b {
            let b = b.tanh()
                + (if b * 1.9375 > -0.875 {
                    b
                } else {
                    (-b.abs()).exp()
                });
            let mut state = vec![0.59375 - b; 4];
        }
        let mut i: usize = 0;
        'l0: while i < 5 {
            i += 1;
            let b = (match pos * i % 4 {
                0 => pos as f64,
                1..=2 if (if -1.734375 <= -0.859375 { b } else { -0.703125 }) <= 0.53125 => b,
                _ => 1.78125,
            })
            .min(b)
                + (-(b + b).abs()).exp();
            let mut sum = (b.clamp(-1.25, 0.390625) / ((pos as f64 * b).abs() + 1.0625)).cos();
            sum = b;
            sum = (b.max(b) * b.max(b) + 2.0).powf((sum - sum).sin());
        }
        (if (if b < b - -1.140625 { b } else { b }) >= 0.453125
            && (i as f64) >= (b.abs() + 1.78125).recip()
        {
            b
        } else {
            b
        }) * (b * b).ln_1p()
            + 0.921875
                * ({
                    let prev = b;
                    prev * b
                })
    }

    #[grad(jvp)]
    pub fn f(total: f64, x: &[f64], w: [f64; 3], j: usize) -> f64 {
        let mut a = 0.28125;
        let mut b: f64 = 0.0;
        for m in 1..x.len() - 1 {
            b += x[m - 1] * x[m + 1];
        }
        a = total;
        a = 0.5 * update0(j as f64 - b, j % 4);
        a /= 1.96875;
        std::mem::swap(&mut a, &mut b);
        for count in 0..w.len() {
            let rate;
            if x[(j * 3 + 3) % x.len()] + x[((j & 1) * 4 + 2) % x.len()] > total.atan2(x[1]) {
                rate = update0((w[count] * w[count] + 0.65625).ln(), 0 % 4);
            } else {
                rate = match count % 4 {
                    0 => b,
                    1..=2 => {
                        if w[count] * w[count] >= w[count] * 1.140625 {
                            total
                        } else {
                            total
                        }
                    }
                    _ => {
                        if b < -0.828125 {
                            b
                        } else {
                            -0.078125
                        }
                    }
                };
            }
            let mut a2 = -0.5;
            let mut u = 0.671875;
        }
        if j % 2 == 0 {
            let mut count2: usize = 0;
            'l0: loop {
                count2 += 1;
                let mut z = j as f64 / (total.abs() + 1.296875) * w[0].powi(3)
                    / (((total * total).abs() + 0.578125).powf(total.sin()).abs() + 1.28125);
                let mut b2 = b.sin().tanh() + (total * total + 1.0).cbrt().abs();
                if count2 >= 1 {
                    break;
                }
            }
        }
        b -= update0(b * total, j % 4);
        let mut rate2 = 0.0;
        for k in 0..w.len() {
            rate2 += w[k] * w[k];
        }
        update0(update0(rate2, j % 4), j % 4)
            + 0.84375 * rate2
            + 0.671875 * b
            + 0.53125 * a
            + 0.421875 * (rate2 / (x[1].abs() + 0.734375))
            + 0.265625
                * ({
                    let acc = x[((j >> 1) * 2 + 3) % x.len()];
                    acc * x[(j * 3 + 1) % x.len()]
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40536870114873d5,
            outgoing: &[],
            gradient: &[
                (-0.7169646453776607, 0.7169646453776607),
                (-0.47254566213457727, 0.7444854576027562),
                (0.6431470367208931, 0.6431470367208931),
                (0.9153435849489159, 3.6594633392187212),
                (355.7771706911628, 355.7771706911628),
                (-144.0050452797564, 144.0050452797564),
                (50.825310098737546, 50.825310098737546),
            ],
            weighted: &[
                (-0.5377234840332455, 0.5377234840332455),
                (-0.354409246600933, 0.5583640932020671),
                (0.48236027754066985, 0.48236027754066985),
                (0.6865076887116869, 2.744597504414041),
                (266.83287801837207, 266.83287801837207),
                (-108.0037839598173, 108.0037839598173),
                (38.11898257405316, 38.11898257405316),
            ],
        };
        let p0 = std::hint::black_box(0.671875_f64);
        let p1 = std::hint::black_box(vec![1.734375, -1.4375, -0.171875]);
        let p2 = std::hint::black_box([1.3125, -0.53125, 0.1875]);
        let p3 = std::hint::black_box(1_usize);
        let value = f(p0.clone(), &p1, p2.clone(), p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2.clone(), p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2.clone(), p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g2)) =
            f_vjp_with(&mut tape, p0.clone(), &p1, p2.clone(), p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), g2);
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g2)) =
            f_vjp_with(&mut tape, p0.clone(), &p1, p2.clone(), p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), g2);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0]);
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g2)) = f_vjp(p0.clone(), &p1, p2.clone(), p3, &mut b1, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), g2),
            &vec![0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let d2 = [0.375, -0.625, 0.625];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2.clone(), p3, d0, &d1, d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_98 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(a: f64, data: &[f64], depth: usize) -> (f64, f64) {
        if depth == 0 {
            return (
                a + data[0 % data.len()] - (data[1] + a)
                    + 0.390625 * (a * a + 0.5).sqrt()
                    + 0.5 * data[(data.len() * 5 + 3) % data.len()]
                    + 0.40625 * (a * data[2 % data.len()]),
                -1.078125 + data[(1 * 6 + 4) % data.len()] - (a - data[3 % data.len()])
                    + 0.6875 * (a.abs() + 1.453125).sqrt(),
            );
        }
        let mut a = ((if (3 >> 1) % 2 == 0 {
            data[((1 + 1) * 6 + 3) % data.len()].mul_add(a, a)
        } else {
            1.5625 + data[data.len() - 1]
        }) * (if (3 >> 1) % 2 == 0 {
            data[((1 + 1) * 6 + 3) % data.len()].mul_add(a, a)
        } else {
            1.5625 + data[data.len() - 1]
        }) + 1.3125)
            .sqrt();
        match 2 % 4 {
            0 => {
                'l0: for pos in 2..3 {
                    a = data[((a * a + 1.765625) * 3.0) as usize % data.len()]
                        * a
                        * data[pos % data.len()];
                    let mut weights = [0.0; 3];
                    weights[((a.abs() + 0.703125) * 3.0) as usize % weights.len()] =
                        data[((a * a + 0.84375) * 3.0) as usize % data.len()].floor()
                            - data[(weights.len() * 6 + 3) % data.len()]
                                * data[(pos * 3 + 3) % data.len()];
                    a = data[(pos * 4 + 2) % data.len()].sin().exp()
                        + (weights[(pos * pos * 4 + 2) % weights.len()] + a);
                }
                a *= (data[(0 * 1 * 3 + 4) % data.len()].abs() + 1.546875)
                    .sqrt()
                    .cos();
            }
            1 | 3 => {
                let mut data2 = [0.0; 3];
                {
                    let r = &mut data2[((1 >> 1) * 5 + 4) % 3];
                    *r += if data[3 % data.len()] >= 0.609375 {
                        a
                    } else {
                        data[0]
                    };
                }
                (data2[0 % data2.len()], data2[((2 + 3) * 6 + 2) % 3]) =
                    (a + data2[data2.len() - 1], a.tanh());
            }
            _ => {
                a += a.clamp(-1.25, 0.828125);
                a += data[(2 * 3 + 1) % data.len()];
            }
        }
        let mut sum = 0.0;
        for k in 0..data.len() {
            sum += data[k];
        }
        let mut u = 0.0;
        for k2 in 0..data.len() {
            u += data[k2];
        }
        (
            a + -data[(2 / 3 * 4 + 1) % data.len()]
                + 0.59375 * u
                + 0.890625 * sum
                + 0.671875 * a
                + 0.84375 * -1.40625
                + 1.1875 * (data[data.len() - 1] + data[(3 * 6 + 3) % data.len()]),
            data[1].tanh() - 1.21875 + 1.09375 * u + 0.796875 * sum + 1.0 * a + 1.0 * a.abs(),
        )
    }

    #[grad(jvp)]
    pub fn f(z: f64, u: f64, v: &[f64], sum: &f64, v2: &Vec<f64>) -> f64 {
        let mut a = (-v[0 % v.len()]).mul_add(1.875, v2[0]);
        a -= (if a >= (z * z).ln_1p() {
            v[(2 * 3 + 3) % v.len()]
        } else {
            a
        })
        .sin();
        match v2.len() % 4 {
            0 if 3 >> 1 >= 1 => {
                let z2 = ((v[1] + u) * (v[1] + u)).ln_1p()
                    / (v[((sum.abs() + 0.984375) * 3.0) as usize % v.len()]
                        * v[((sum.abs() + 0.984375) * 3.0) as usize % v.len()]
                        + 0.875);
                for count in (0..v2.len()).step_by(2) {
                    a += v[((count + count) * 4 + 4) % v.len()];
                    let mut u2 = (-(({
                        let b = z;
                        b * 1.859375
                    }) - v2[count] / (v2[count] * v2[count] + 0.5))
                        .abs())
                    .exp();
                    let mut sum2 = if count < 3 {
                        a.atan() * (u / (*sum * *sum + 1.796875))
                    } else {
                        (v2[(count * count * 2 + 2) % v2.len()]
                            * v2[(count * count * 2 + 2) % v2.len()])
                        .ln_1p()
                            / ((u.abs() + 1.046875).ln() * (u.abs() + 1.046875).ln() + 1.03125)
                    };
                    let y = (match count % 4 {
                        0 => u,
                        1..=2 => sum2,
                        _ => 0.0,
                    })
                    .sin()
                    .powi(4);
                }
            }
            1 | 3 => {
                a = v[0];
                match 2 % 4 {
                    0 if (2 + 1) % 2 == 0 => {
                        a = -1.53125;
                        for j in 0..v2.len() {
                            let mut u = (match j * j % 4 {
                                0 => u.cos(),
                                1..=2 => *sum,
                                _ => a * u,
                            })
                            .mul_add(
                                (u * *sum * (u * *sum) + 1.59375).powf((v2[j] + j as f64).sin()),
                                j as f64,
                            );
                            let mut b2 = (sum.cos().abs() + 1.421875)
                                .powf(v[(j * j * 4 + 2) % v.len()].sin())
                                + *sum;
                            let y2 = ((b2.abs() + 0.8125).sqrt().sin().abs() + 0.609375).ln();
                        }
                        let mut a = a;
                    }
                    1 | 3 => {
                        a = {
                            let y3 = if *sum + a <= -0.390625 {
                                z
                            } else {
                                v2[2 % v2.len()]
                            };
                            y3 * (1.171875 * y3)
                        };
                        (a, a) = (
                            a.cos(),
                            match (1 >> 1) % 4 {
                                0 => *sum,
                                1..=2 => -0.703125,
                                _ => v2[1],
                            },
                        );
                    }
                    _ => {
                        a = a.tanh() / ((v2[0] + v2[0]).abs() + 1.140625);
                        let mut z3 =
                            v2[(1 * 7 + 3) % v2.len()] / (*sum * *sum + 1.171875) * z.tanh();
                    }
                }
            }
            _ => {
                a /= 1.984375;
                a = a * (a + 1.90625);
                a *= (a - u).cos();
            }
        }
        let mut c = 0.0;
        for j2 in 0..v2.len() {
            c += v2[j2] * v2[j2];
        }
        (-0.0625 * *sum).min(z.atan())
            + 1.09375 * c
            + 1.03125 * a
            + 1.28125 * z
            + 1.203125 * (z / (u.abs() + 0.59375))
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbff2c34cec9587ac,
            outgoing: &[],
            gradient: &[
                (2.543905366869388, 2.543905366869388),
                (-1.4797437673130194, 1.4797437673130194),
                (0.08758463152123495, 0.33959983449818254),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-4.101161438218138, 4.101161438218138),
                (0.5126953125, 0.5126953125),
                (-1.025390625, 1.025390625),
            ],
            weighted: &[
                (1.9079290251520409, 1.9079290251520409),
                (-1.1098078254847645, 1.1098078254847645),
                (0.06568847364092621, 0.2546998758736369),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-3.075871078663603, 3.075871078663603),
                (0.384521484375, 0.384521484375),
                (-0.76904296875, 0.76904296875),
            ],
        };
        let p0 = std::hint::black_box(-1.734375_f64);
        let p1 = std::hint::black_box(-0.59375_f64);
        let p2 = std::hint::black_box(vec![-1.015625, -2.0, -0.3125]);
        let p3 = std::hint::black_box(-1.484375_f64);
        let p4 = std::hint::black_box(vec![-1.84375, 0.234375, -0.46875]);
        let value = f(p0.clone(), p1.clone(), &p2, &p3, &p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, &p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, &p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = 0.125_f64;
        let mut b4 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &p4,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone(), b3.clone(), b4.clone());
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = 0.125_f64;
        let mut b4 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &p4,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone(), b3.clone(), b4.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = 0.125_f64;
        let mut b4 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &p4,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone(), b4.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375];
        let d3 = -0.625_f64;
        let d4 = vec![0.625, -0.375, 0.875];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, &p4, d0, d1, &d2, &d3, &d4);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_99 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(acc: f64, depth: usize) -> f64 {
        if depth == 0 {
            return acc * (acc - acc) + 1.21875 * acc;
        }
        let mut acc2 = acc;
        let rate = match 0 * 1 % 4 {
            0 => acc2 * acc / (acc.abs() + 0.96875),
            1 | 2 => acc - (acc + acc2),
            _ => acc.tanh() * (acc - acc2),
        };
        let acc2 = acc.tanh();
        let s = (acc + acc - relax0((rate * rate + 0.8125).powf(rate.sin()), depth - 1)).abs();
        let mut z = (if -1.203125 * acc <= 0.78125 {
            -0.75
        } else {
            rate
        }) * ({
            let a = s;
            a * s
        }) * (acc2 + relax0(acc2.sin().exp(), depth - 1));
        let mut prev = (s / (rate.abs() + 1.796875) * (s / (rate.abs() + 1.796875))).ln_1p()
            + ((if 0 + 1 > 0 { z } else { acc }).abs() + 1.734375).sqrt();
        (s.atan2(rate).abs() + 1.234375).sqrt()
            + 1.3125 * prev
            + 1.21875 * z
            + 0.5625
                * ({
                    let a2 = acc;
                    a2 * a2
                })
            + 1.109375 * (0.265625 + prev)
    }

    #[grad]
    pub fn relax1(b: f64, s: f64, row: [f64; 3]) -> f64 {
        let mut weights = vec![
            b / (s.abs() + 1.859375),
            row[((1 + 3) * 3 + 4) % row.len()].sin(),
            b,
        ];
        let mut z = row[0];
        let mut total = (0.859375 / (s.abs() + 2.0)).sin() - 0.90625 * (b * b + 0.859375).sqrt();
        (weights[0], weights[1]) = (1.859375 * weights[(2 * 6 + 3) % weights.len()], z);
        total = 0.5 * relax0(b / (s * s + 1.734375), 1);
        weights[1] -= row[(2 * 7 + 4) % row.len()]
            / (weights[((total * total + 0.671875) * 3.0) as usize % weights.len()].abs()
                + 0.53125)
            * (-row[2 % row.len()].abs()).exp();
        let mut rate: f64 = 0.0;
        for k in 0..weights.len() {
            rate += weights[k] * weights[k];
        }
        (1.421875 * rate).sin()
            + 1.5 * rate
            + 0.8125 * total
            + 1.390625 * z
            + 1.46875 * (row[2] * z)
    }

    #[grad]
    pub fn blend2(s: f64, out: &mut [f64], rate: &mut f64) {
        if 3 * 3 <= 0 {
            let s = rate.tanh();
        }
        'l0: for count in 0..out.len() {
            if rate.powi(1) > (s * s + 1.84375).powf(rate.sin()) {
                *rate = out[count].tanh() * (out[count] * out[count]).ln_1p();
                let mut prev = s;
                prev += out[count] / ((*rate - prev) * (*rate - prev) + 0.53125);
            } else {
                let mut sum = 0.0;
                for count2 in 1..out.len() - 1 {
                    sum += 0.5 * (out[count2 - 1] * out[count2 + 1] * out[count2]);
                }
                *rate += out[count];
                *rate += out[count];
            }
        }
    }

    #[grad(jvp)]
    pub fn f(sum: f64, u: f64, weights: &[f64], k: usize) -> f64 {
        let mut y = sum
            / ((weights[1] / (sum * sum + 1.71875))
                .clamp(-1.25, 0.078125)
                .abs()
                + 1.125);
        for count in 0..weights.len() {
            let b = 0.015625;
            let mut buf = [
                1.5,
                if weights[count].max(k as f64) >= 0.609375 {
                    weights[0]
                } else {
                    y
                },
            ];
            for count2 in 0..2 {
                'l0: for i in (2..1).step_by(2) {
                    buf[((y.abs() + 0.515625) * 3.0) as usize % 2] += buf[(2 * 5 + 1) % 2];
                    y = b / (u.abs() + 1.984375);
                }
            }
        }
        y /= 1.859375;
        for count3 in 0..weights.len() {
            let mut v: Vec<f64> = Vec::with_capacity(k % 3 + 1);
            v.push(if !(count3 * 2 % 2 == 0) {
                y.atan2(1.65625)
            } else {
                y
            });
            v.push(weights[count3].cos() - sum.tanh());
            v.push(if 1 * 2 > 2 {
                sum
            } else {
                weights[((u.abs() + 2.0) * 3.0) as usize % weights.len()].tanh()
            });
            blend2(sum.tanh(), &mut v, &mut y);
            let mut j: usize = 0;
            let a = loop {
                j += 1;
                if j >= 1 || sum * weights[count3] < weights[count3] + weights[count3] {
                    break y;
                }
                y = 0.5
                    * relax0(
                        if y.atan() < sum.sin() {
                            count3 as f64
                        } else {
                            sum
                        },
                        1,
                    );
                for pos in 1..4 {
                    y += sum;
                    let mut t = 0.0;
                    for pos2 in 1..v.len() {
                        t += 0.5 * (v[pos2 - 1] * v[pos2] * v[pos2]);
                    }
                }
            };
        }
        let mut s = 0.0;
        for count4 in 0..weights.len() {
            s += weights[count4] * weights[count4];
        }
        let mut acc = 0.0;
        for n in 0..weights.len() {
            acc += weights[n] * weights[n];
        }
        (weights[weights.len() - 1] * s).sin()
            + 0.84375 * acc
            + 0.78125 * s
            + 1.375 * y
            + 0.25 * (sum - 1.765625)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fd80506af80cfe0,
            outgoing: &[],
            gradient: &[
                (-6.264585270944987, 15.735414729055014),
                (0.0, 0.0),
                (1.346931645014683, 36.84090242206899),
                (-7.610846285472702, 13.037425768746875),
            ],
            weighted: &[
                (-4.69843895320874, 11.80156104679126),
                (0.0, 0.0),
                (1.0101987337610123, 27.630676816551745),
                (-5.708134714104526, 9.778069326560157),
            ],
        };
        let p0 = std::hint::black_box(-0.328125_f64);
        let p1 = std::hint::black_box(-1.609375_f64);
        let p2 = std::hint::black_box(vec![-1.765625, -1.734375]);
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

mod program_100 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(acc: f64, weights: &[f64], z: &mut f64, k: usize) -> f64 {
        let mut rate =
            *z - (weights[weights.len() - 1] * weights[k % weights.len()]).clamp(-1.25, 0.59375);
        let mut b = (match (k + 1) % 4 {
            0 => weights[((rate.abs() + 0.625) * 3.0) as usize % weights.len()]
                .clamp(-1.25, 1.015625),
            1..=2 => acc - weights[((k & 0) * 5 + 1) % weights.len()],
            _ => acc + k as f64,
        })
        .sin()
        .exp();
        for m in (0..weights.len() - 1).step_by(3).rev() {
            match k * 3 % 4 {
                0 if -0.25 * acc > z.tanh() => {
                    let mut j: usize = 0;
                    while j < 1 {
                        j += 1;
                        let total = rate.sin();
                    }
                }
                1 | 3 => {
                    let y = -1.578125 / ((*z + acc).abs() * (*z + acc).abs() + 1.09375);
                }
                _ => {
                    let y2 = k as f64;
                    let c = weights[m + 1];
                }
            }
            let mut t = weights[m];
            let mut acc2 = acc;
        }
        let mut u = 0.0;
        for n in 0..weights.len() {
            u += weights[n] * weights[n];
        }
        let mut total2 = 0.0;
        for m2 in 0..weights.len() {
            total2 += weights[m2];
        }
        (if (k as f64) <= 0.984375 { acc } else { total2 })
            * (acc + weights[((u * u + 1.875) * 3.0) as usize % weights.len()])
            + 1.4375 * total2
            + 1.203125 * u
            + 1.0 * b
            + 0.953125 * (1.1875 * weights[(k * k * 4 + 4) % weights.len()])
    }

    #[grad(jvp)]
    pub fn f(y: f64) -> f64 {
        let y = y;
        match 2 % 4 {
            0 if y * y < y.exp_m1() => {
                let mut c = y;
            }
            1 | 3 => {
                'l0: for k in (0..2).step_by(2) {
                    if !((k + k) % 2 == 0) {
                        continue;
                    }
                    let mut m: usize = 0;
                    while m < 2 {
                        m += 1;
                        let mut z = y;
                        let sum = 0.09375 + z - y.atan2(y) - y;
                        if sum.atan() >= 0.9375 {
                            let sum = z;
                        }
                    }
                    let z2 = if m * m == 3 {
                        (y * y + 0.703125).ln() + y * y
                    } else {
                        y.mul_add(y * y, y)
                    };
                    let rate = (z2 * -0.75).sin() + (y + y.sin());
                }
                if 3 & 2 < 2 {
                    let mut z3 = y.cos().cos()
                        * (match (0 + 0) % 4 {
                            0 => y,
                            1 | 2 => y,
                            _ => y,
                        })
                        .sin()
                        .exp();
                    let mut cells = [[y; 2]; 2];
                } else {
                    let sum2 = y.atan().powi(0);
                    let t;
                    if 2 * 0 != 0 {
                        t = y + sum2 + (-sum2.abs()).exp();
                    } else {
                        t = (sum2 - y) / ((sum2 + sum2).abs() + 1.078125);
                    }
                }
                if 2 * 2 >= 0 {
                    return y.powi(0) * (1.625 - y)
                        + 1.484375 * (y + y)
                        + 1.375 * (y * y)
                        + 1.15625 * y;
                }
            }
            _ => {
                let mut acc = -0.703125;
            }
        }
        y + 0.3125 * y.tanh() + 0.671875 * (y * y + 1.59375).powf(y.sin())
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4012d2cc61b58517,
            outgoing: &[],
            gradient: &[(3.0499152948850865, 3.8924616521336475)],
            weighted: &[(2.287436471163815, 2.9193462391002356)],
        };
        let p0 = std::hint::black_box(1.609375_f64);
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

mod program_101 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(s: f64, w: &mut [f64], total: &mut f64, depth: usize) -> f64 {
        if depth == 0 {
            return w[(0 * 4 + 1) % w.len()] + 1.53125 - (w[w.len() - 1] - 1.234375)
                + 1.484375 * *total
                + 0.46875 * *total;
        }
        let b = (*total + w[w.len() - 1]) * w[0].tanh() - (-(s * -1.4375).abs()).exp();
        let mut j: i32 = 0;
        let mut buf = [0.0; 3];
        for k in 0..w.len() {
            w[k] = *total;
        }
        let mut k2: usize = 0;
        loop {
            k2 += 1;
            if k2 >= 1 || k2 + k2 <= 0 {
                break;
            }
            let mut c: f64 = 0.0;
            for count in (1..w.len() - 1).rev() {
                c += w[count - 1] * w[count + 1];
            }
            *total /= 1.859375;
            let mut buf2: Vec<f64> = Vec::new();
            buf2.push(-1.1875);
            buf2.push(c.max(buf[1]) + total.sin());
            buf2.push((-b.abs()).exp());
        }
        let mut rate: f64 = 0.0;
        for count2 in 0..buf.len() {
            rate += buf[count2];
        }
        (*total - b) / (w[0].sin().abs() + 1.5625)
            + 1.0 * rate
            + 1.25 * *total
            + 1.421875 * total.cos()
            + 1.140625 * blend0(rate.tanh(), &mut w[0..], total, depth - 1)
            + 1.125 * j as f64
    }

    #[grad(jvp)]
    pub fn f(
        c: f64,
        c2: f64,
        x: &[f64],
        w: [f64; 3],
        x2: &[f64; 3],
        weights: &mut [f64],
        s: &mut f64,
    ) -> f64 {
        let mut i: usize = 0;
        while i < 3 {
            i += 1;
            let mut acc = c2;
            {
                let r = &mut weights[0];
                *r += x[((c * c + 1.09375) * 3.0) as usize % x.len()] * -0.640625;
            }
            let mut sum = if (c - i as f64) >= (i as f64).mul_add(w[0], *s) {
                x2[0].clamp(-1.25, 0.96875).powi(0)
            } else {
                -0.203125
            };
            let mut j: usize = 0;
            loop {
                j += 1;
                if j >= 1
                    || s.mul_add(weights[((j ^ j) * 2 + 3) % weights.len()], -0.71875)
                        > (-x[(i * j * 3 + 4) % x.len()].abs()).exp()
                {
                    break;
                }
                let mut j2: usize = 0;
                while j2 < 3 && j <= 2 {
                    j2 += 1;
                    match j * i % 4 {
                        0 => {
                            let rate = -0.125;
                        }
                        1 | 3 => {
                            for i2 in 0..weights.len() {
                                weights[i2] = c2.cos();
                            }
                            weights[(1 * 7 + 3) % weights.len()] *= s.sin().cos();
                        }
                        _ => {
                            weights.swap(0, 0);
                            let mut z = (blend0(
                                x[(3 * j * 3 + 3) % x.len()] / (c.abs() + 1.875),
                                &mut weights[1..],
                                &mut sum,
                                2,
                            ) * blend0(
                                x[(3 * j * 3 + 3) % x.len()] / (c.abs() + 1.875),
                                &mut weights[1..],
                                &mut sum,
                                2,
                            ) + 1.25)
                                .recip();
                        }
                    }
                }
                let mut k: usize = 0;
                while k < 2 {
                    k += 1;
                    weights[..2].copy_from_slice(&w);
                    *s = weights[((*s * *s + 1.0) * 3.0) as usize % weights.len()]
                        + (s.abs() + 0.5).sqrt();
                }
                let mut u =
                    (((i as f64).atan2(x2[1]) + (0.40625 + j2 as f64)).abs() + 1.453125).sqrt();
                weights[((k + j2) * 4 + 1) % weights.len()] = c2;
            }
        }
        let mut t = 0.0;
        for n in 0..weights.len() {
            t += weights[n];
        }
        x[(i * 5 + 3) % x.len()]
            + 1.1875 * t
            + 1.390625 * *s
            + 0.265625 * (c2 * w[1])
            + 0.9375 * blend0(c2, weights, s, 3)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc03758225315a2b8,
            outgoing: &[
                0xc000000000000000,
                0xc000000000000000,
                0xc000000000000000,
                0xc000000000000000,
            ],
            gradient: &[
                (0.0, 0.0),
                (0.4479302373632194, 0.4479302373632194),
                (1.0, 1.0),
                (0.0, 0.0),
                (-3.6672105969618087, 4.564652282478364),
                (0.0, 0.0),
                (-0.30712890625, 0.30712890625),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.9081420992321605, 2.375103626655409),
                (1.1875, 1.1875),
                (1.3751211535839494, 1.3751211535839494),
                (16.805043728568215, 26.472618579561818),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.33594767802241454, 0.33594767802241454),
                (0.75, 0.75),
                (0.0, 0.0),
                (-2.7504079477213565, 3.423489211858773),
                (0.0, 0.0),
                (-0.2303466796875, 0.2303466796875),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.4311065744241205, 1.7813277199915567),
                (0.890625, 0.890625),
                (1.031340865187962, 1.031340865187962),
                (15.353782796426161, 22.604463934671365),
            ],
        };
        let p0 = std::hint::black_box(0.8125_f64);
        let p1 = std::hint::black_box(-1.15625_f64);
        let p2 = std::hint::black_box(vec![-1.671875, 1.0, -0.140625]);
        let p3 = std::hint::black_box([-1.703125, 1.296875, -2.0]);
        let p4 = std::hint::black_box([-0.828125, 1.890625, 1.921875]);
        let p5 = std::hint::black_box(vec![-0.8125, -0.015625, -0.515625]);
        let p6 = std::hint::black_box(-2.0_f64);
        let mut m5 = p5.clone();
        let mut m6 = p6.clone();
        let value = f(
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            &p4,
            &mut m5,
            &mut m6,
        );
        expected.check_call(value, &(m5.clone(), m6.clone()));
        let mut m5 = p5.clone();
        let mut m6 = p6.clone();
        expected.check_gradient(&f_grad(
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            &p4,
            &mut m5,
            &mut m6,
        ));
        let mut m5 = p5.clone();
        let mut m6 = p6.clone();
        let (value, gradient) = f_value_and_grad(
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            &p4,
            &mut m5,
            &mut m6,
        );
        expected.check_call(value, &(m5.clone(), m6.clone()));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m5 = p5.clone();
        let mut m6 = p6.clone();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b4 = [0.125, 0.125, 0.125];
        let mut b5 = vec![0.5, 0.625, 0.75];
        let mut b6 = 0.875_f64;
        let (value, (g0, g1, g3)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            &p4,
            &mut m5,
            &mut m6,
            &mut b2,
            &mut b4,
            &mut b5,
            &mut b6,
            0.75,
        );
        expected.check_call(value, &(m5.clone(), m6.clone()));
        let first = (g0, g1, b2.clone(), g3, b4.clone(), b5.clone(), b6.clone());
        let mut m5 = p5.clone();
        let mut m6 = p6.clone();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b4 = [0.125, 0.125, 0.125];
        let mut b5 = vec![0.5, 0.625, 0.75];
        let mut b6 = 0.875_f64;
        let (value, (g0, g1, g3)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            &p4,
            &mut m5,
            &mut m6,
            &mut b2,
            &mut b4,
            &mut b5,
            &mut b6,
            0.75,
        );
        expected.check_call(value, &(m5.clone(), m6.clone()));
        let second = (g0, g1, b2.clone(), g3, b4.clone(), b5.clone(), b6.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0,
                0.0,
            ],
        );
        let mut m5 = p5.clone();
        let mut m6 = p6.clone();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b4 = [0.125, 0.125, 0.125];
        let mut b5 = vec![0.5, 0.625, 0.75];
        let mut b6 = 0.875_f64;
        let (value, (g0, g1, g3)) = f_vjp(
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            &p4,
            &mut m5,
            &mut m6,
            &mut b2,
            &mut b4,
            &mut b5,
            &mut b6,
            0.75,
        );
        expected.check_weighted(
            &(g0, g1, b2.clone(), g3, b4.clone(), b5.clone(), b6.clone()),
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0,
                0.0,
            ],
        );
        let mut m5 = p5.clone();
        let mut m6 = p6.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375];
        let d3 = [-0.625, 0.625, -0.375];
        let d4 = [0.875, -0.125, 1.125];
        let mut d5 = vec![0.125, -0.875, 0.375];
        let mut d6 = -0.625_f64;
        let (value, tangent) = f_jvp(
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            &p4,
            &mut m5,
            &mut m6,
            d0,
            d1,
            &d2,
            d3,
            &d4,
            &mut d5,
            &mut d6,
        );
        expected.check_call(value, &(m5.clone(), m6.clone()));
        expected.check_tangent(tangent, &(d5.clone(), d6.clone()));
    }
}

mod program_102 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(acc: f64, n: usize) -> f64 {
        let y: f64 = -0.140625;
        let mut x = [acc, y, y.sin(), -1.359375 - acc];
        let mut m: usize = 0;
        loop {
            m += 1;
            if m >= 4 || y * x[((m >> 1) * 5 + 4) % 4] < acc {
                break;
            }
            let mut v = vec![
                0.75 / (x[((m ^ n) * 4 + 4) % 4].abs() + 1.953125),
                x[((0 + 0) * 4 + 1) % 4],
                (-acc.abs()).exp(),
            ];
        }
        let mut total = y.floor() - acc;
        x[(0 * 7 + 4) % x.len()] += (x[1] * x[(n * 3 + 4) % x.len()]).min(match m * m % 4 {
            0 => acc,
            1..=2 => acc,
            _ => m as f64,
        });
        let mut u = 0.0;
        for m2 in 0..x.len() {
            u += x[m2] * x[m2];
        }
        let mut t = 0.0;
        for pos in 0..x.len() {
            t += x[pos];
        }
        x[0].mul_add(total - x[0], x[(3 * 7 + 2) % 4])
            + 0.953125 * t
            + 1.4375 * u
            + 1.296875 * total
            + 1.0625 * y.hypot(t)
            + 0.59375 * t
    }

    #[grad]
    pub fn relax1(t: f64, sum: f64, v: &mut [f64]) {
        let a = v[0 % v.len()];
        let mut j: usize = 0;
        let rate3 = 'l0: loop {
            j += 1;
            if j >= 4 || (j + 3) % 2 == 0 {
                break a.atan2(a);
            }
            for m in 0..v.len() {
                let rate = energy0(v[m], j % 4) * a;
                let prev = v[m]
                    * sum
                    * (if rate - v[0] <= 0.28125 {
                        rate
                    } else {
                        -0.21875
                    })
                    + ({
                        let s = v[m];
                        s * v[m]
                    })
                    .sin();
                let rate2 = -0.765625;
                let sum3 = {
                    let sum2 = match j % 4 {
                        0 => prev.atan(),
                        1..=2 if v[m] * 1.953125 < 0.125 => (-prev.abs()).exp(),
                        _ => a.sin(),
                    };
                    sum2 * ((if (prev * j as f64)
                        <= (match j % 4 {
                            0 => v[m],
                            1 | 2 => v[m],
                            _ => rate,
                        }) {
                        v[m]
                    } else {
                        prev
                    }) * (if (prev * j as f64)
                        <= (match j % 4 {
                            0 => v[m],
                            1 | 2 => v[m],
                            _ => rate,
                        }) {
                        v[m]
                    } else {
                        prev
                    }) + 1.859375)
                        .powf(
                            (match (m >> 1) % 4 {
                                0 => v[m],
                                1..=2 if 1 % 2 == 0 => v[m],
                                _ => v[m],
                            })
                            .sin(),
                        )
                };
            }
            let mut t2 = v[(3 * j * 6 + 3) % v.len()]
                * ((v[((j + j) * 6 + 1) % v.len()] * v[((j + j) * 6 + 1) % v.len()] + 0.796875)
                    .recip()
                    + (v[((a.abs() + 1.578125) * 3.0) as usize % v.len()] - sum));
        };
    }

    #[grad(jvp)]
    pub fn f(c: f64, u: f64, weights: &[f64; 3], s: &mut f64, k: usize, m: i32) -> f64 {
        'l0: for m2 in 0..3 - 1 {
            let mut sum = 0.0;
            for count in 1..3 - 1 {
                sum += 0.5 * (weights[count - 1] * weights[count + 1] * weights[count]);
            }
            let a = 0.3125;
            if k + m2 > 2 {
                return a
                    + 1.46875 * sum
                    + 0.59375 * *s
                    + 0.890625 * u
                    + 1.0 * m2 as f64
                    + 1.28125 * weights[m2 + 1];
            }
            let mut z = 0.0;
            for pos in 0..weights.len() {
                z += weights[pos];
            }
        }
        let mut u: f64 = -0.0625;
        (u, u) = (
            weights[((c * c + 1.109375) * 3.0) as usize % 3].cos(),
            u + c,
        );
        let rate = (if u.mul_add(u, *s) >= 0.328125 {
            -0.375
        } else {
            u.cos()
        })
        .sin()
        .exp();
        let mut m3: usize = 0;
        'l1: while m3 < 4 {
            m3 += 1;
            (u, u) = (u, {
                let a2 = u;
                a2 * weights[0]
            });
        }
        (*s, *s) = (1.796875 - c, weights[0].atan());
        'l2: for m4 in 0..3 {
            if m4 != 3 {
                let mut rate2 = weights[m4];
                return (match weights.len() % 4 {
                    0 => c * weights[(k * m3 * 6 + 2) % weights.len()],
                    1..=2 => rate2.sin(),
                    _ => weights[m4] / (weights[m4].abs() + 1.53125),
                }) + 1.28125 * rate2
                    + 1.15625 * u
                    + 0.75 * *s
                    + 0.765625 * (*s - 1.265625)
                    + 0.734375 * rate2;
            }
            let mut b = 0.0;
            for n in (1..weights.len() - 1).rev() {
                b += 0.5 * (weights[n - 1] * weights[n + 1] * weights[n]);
            }
        }
        let mut buf = vec![weights[(m3 % 3 * 7 + 4) % 3]; 3];
        let mut y = 0.0;
        for j in 0..buf.len() {
            y += buf[j];
        }
        -1.640625 * u * *s
            + 1.3125 * y
            + 0.9375 * u
            + 0.890625 * *s
            + 0.5 * (u / (buf[1].abs() + 1.65625))
            + 0.46875 * rate.abs()
            + 0.6875 * (-0.890625 * y)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40161ef7f0000000,
            outgoing: &[0x3fef800000000000],
            gradient: &[
                (0.0, 0.0),
                (0.890625, 0.890625),
                (2.1235198974609375, 2.1235198974609375),
                (1.8374099731445313, 1.8374099731445313),
                (0.7454910278320313, 0.7454910278320313),
                (0.59375, 0.59375),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.66796875, 0.66796875),
                (1.5926399230957031, 1.5926399230957031),
                (1.3780574798583984, 1.3780574798583984),
                (0.5591182708740234, 0.5591182708740234),
                (0.9453125, 0.9453125),
            ],
        };
        let p0 = std::hint::black_box(0.59375_f64);
        let p1 = std::hint::black_box(1.140625_f64);
        let p2 = std::hint::black_box([0.515625, 1.96875, 1.46875]);
        let p3 = std::hint::black_box(0.984375_f64);
        let p4 = std::hint::black_box(3_usize);
        let p5 = std::hint::black_box(-1_i32);
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
        let mut b2 = [0.125, 0.125, 0.125];
        let mut b3 = 0.5_f64;
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
        let mut b2 = [0.125, 0.125, 0.125];
        let mut b3 = 0.5_f64;
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
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.0]);
        let mut m3 = p3.clone();
        let mut b2 = [0.125, 0.125, 0.125];
        let mut b3 = 0.5_f64;
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
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = [0.125, -0.875, 0.375];
        let mut d3 = -0.625_f64;
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

mod program_103 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(rate: f64, c: f64, buf: &[f64; 3], v: &mut [f64]) {
        let mut t = c + rate * c + (rate.atan() - (v[((0 + 2) * 7 + 4) % v.len()] + rate));
        if 1.0 * c <= 0.921875 {
            for count in 0..v.len() {
                let total = (if !(-0.78125 <= rate) {
                    buf[(count * 6 + 4) % 3]
                } else {
                    rate * -0.671875
                }) * ((buf[1] - -1.390625) * (1.515625 - buf[2]));
                if c <= 0.515625 {
                    (v[(count * 2 + 3) % v.len()], v[count]) = (c, v[count] + total);
                    let mut weights = vec![buf[2].atan(); count % 3 + 1];
                }
                let mut a2 = ({
                    let a = v[count];
                    a * 1.625
                })
                .max(total.cos())
                    + (match count % 4 {
                        0 => v[count],
                        1 | 2 => v[count],
                        _ => t,
                    }) * total;
                if v[count] * buf[1] <= total.tanh() {
                    break;
                }
            }
        }
    }

    #[grad(jvp)]
    pub fn f(rate: f64, row: &[f64], m: usize) -> f64 {
        let y = rate + rate / (row[(m * 2 + 4) % row.len()].abs() + 2.0) + rate;
        match (m ^ m) % 4 {
            0 => {
                let mut t = 0.0;
                for i in 1..row.len() - 1 {
                    t += row[i - 1] * row[i + 1];
                }
            }
            1 | 3 => {
                if rate.atan() <= -0.9375 {
                    return (if 1 + m <= 3 {
                        (rate.abs() + 0.609375).recip()
                    } else {
                        (rate.abs() + 1.203125).ln()
                    }) + 1.4375 * (rate * row[(m / 3 * 4 + 1) % row.len()]);
                }
                let mut count: usize = 0;
                while count < 2 {
                    count += 1;
                    let rate2 = 0.375;
                    let mut y = 0.9375;
                }
                let mut v = vec![0.0; 4];
            }
            _ => {
                for m2 in 0..m % 3 + 1 {
                    match (0 >> 1) % 4 {
                        0 => {
                            let mut total = 0.0;
                            for pos in 0..row.len() {
                                total += row[pos];
                            }
                            if m % 2 == 0 && row[(m2 * 5 + 2) % row.len()] <= 0.40625 {
                                total /= 1.59375;
                            } else {
                                let mut a = if -0.40625 + total < -0.984375 {
                                    0.703125 + rate
                                } else {
                                    row[(1 * m * 2 + 1) % row.len()].atan2(rate).powi(2)
                                };
                                let mut rate3 = 0.0;
                                for i2 in 0..row.len() {
                                    rate3 += row[i2] * row[i2];
                                }
                            }
                            let c = -(total + rate) * m2 as f64;
                        }
                        1 | 3 => {
                            let mut t2 = ((if !(m > 0) { y } else { rate }) + y.atan())
                                * (rate * row[0] + (-rate.abs()).exp());
                            t2 = row[(m * m * 5 + 4) % row.len()].sin() * (rate + 0.234375);
                        }
                        _ => {
                            let y = 0.421875;
                            let mut t3 = -0.46875;
                            (t3, t3) = (row[(0 * 7 + 1) % row.len()], row[row.len() - 1].atan());
                        }
                    }
                    let total2 = rate;
                }
                let mut b = row[1];
            }
        }
        let mut t4 = 0.0;
        for i3 in 0..row.len() {
            t4 += row[i3] * row[i3];
        }
        (({
            let y2 = y;
            y2 * 1.5625
        }) * ({
            let y2 = y;
            y2 * 1.5625
        }) + 1.578125)
            .sqrt()
            + 0.78125 * t4
            + 0.53125 * (t4 - row[m % row.len()])
            + 1.34375 * row[0]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4027e0deed578ef2,
            outgoing: &[],
            gradient: &[
                (2.9492853001719737, 2.9492853001719737),
                (4.4609375, 4.4609375),
                (2.748046875, 2.748046875),
                (-4.993033760790739, 5.092903739209261),
            ],
            weighted: &[
                (2.21196397512898, 2.21196397512898),
                (3.345703125, 3.345703125),
                (2.06103515625, 2.06103515625),
                (-3.7447753205930545, 3.8196778044069455),
            ],
        };
        let p0 = std::hint::black_box(0.53125_f64);
        let p1 = std::hint::black_box(vec![1.1875, 1.046875, -1.71875]);
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

mod program_104 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(prev: f64) -> f64 {
        let mut done = prev.cos() >= -0.984375;
        let prev = ((prev * prev).abs() + 1.53125)
            .powf(
                (if prev >= -0.296875 - prev || done {
                    prev
                } else {
                    -1.671875
                })
                .sin(),
            )
            .cos();
        for k in 1..=3 {
            let z = 0.46875;
            let mut u = -1.84375;
            let mut y = z + z + u;
            std::mem::swap(&mut y, &mut u);
        }
        (match 2 % 4 {
            0 => prev,
            1..=2 => prev,
            _ => prev,
        })
        .sin()
            + 1.234375 * (prev + prev)
            + 0.59375 * (prev * prev + 0.8125).recip()
            + 1.078125 * 1.578125
    }

    #[grad]
    pub fn update1(c: f64, count: usize) -> f64 {
        let c2 = (-1.140625 + (count as f64).min(c)).sin();
        let u: f64 = 0.796875;
        let mut y = c + (0.59375 - c) * u;
        let mut acc: f64 = 0.484375;
        for pos in 1..4 {
            let t = (acc.abs() + 0.59375).cbrt().tanh();
            acc = match 0 % 4 {
                0 => acc.hypot(u),
                1 | 2 => (u.abs() + 0.890625).recip(),
                _ => y,
            };
            y = c;
            let mut data = vec![c * y; 4];
        }
        y - c2 - (acc - acc) + 0.875 * acc + 0.765625 * y + 1.171875 * y
    }

    #[grad(jvp)]
    pub fn f(u: f64, state: &[f64]) -> f64 {
        let mut s = (match state.len() % 4 {
            0 => (u * u + 0.515625).ln(),
            1..=2 => u * u,
            _ => u.sin(),
        }) * (state[(3 / 2 * 3 + 1) % state.len()] + (u - u));
        let mut b: f64 = 0.0;
        for i in 0..state.len() {
            b += state[i];
        }
        s /= 2.0;
        let mut acc = 0.0;
        for k in 0..state.len() {
            acc += state[k] * state[k];
        }
        std::mem::swap(&mut b, &mut s);
        for k2 in 0..state.len() - 1 {
            let mut t2 = {
                let t = state[k2] * (u * u);
                t * (s
                    * state[k2]
                    * (state[(k2 * 5 + 2) % state.len()] * state[((3 + k2) * 6 + 4) % state.len()]))
            };
            let pos: usize = k2;
            t2 *= s.atan().cos();
        }
        for pos2 in 2..1 {
            let mut count: usize = 0;
            'l0: while count < 1 {
                count += 1;
                for pos3 in (1..state.len()).step_by(2).rev() {
                    (s, acc) = (-0.75 + state[pos3], count as f64 * state[pos3]);
                    let mut table = [[0.0; 2]; 2];
                    table[(count * 3 + 1) % 2][(count * 2 + 3) % 2] += acc;
                }
                acc = match (count + count) % 4 {
                    0 => state[count % state.len()] * 0.40625,
                    1 | 2 => s,
                    _ => state[(count * 5 + 1) % state.len()].tanh(),
                };
            }
            let mut acc2 = 0.984375;
            let mut z = 0.71875;
        }
        (state[((acc * acc + 1.03125) * 3.0) as usize % state.len()].hypot(-1.75)
            * state[((acc * acc + 1.03125) * 3.0) as usize % state.len()].hypot(-1.75)
            + 1.953125)
            .sqrt()
            + 1.3125 * acc
            + 1.359375 * b
            + 1.203125 * s
            + 0.640625 * b.min(acc)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402df5cead195408,
            outgoing: &[],
            gradient: &[
                (-1.81640625, 6.03955078125),
                (5.181640625, 5.181640625),
                (5.591796875, 5.591796875),
                (3.2541476121167783, 3.2541476121167783),
                (3.6640625, 3.6640625),
                (1.674072265625, 4.955322265625),
            ],
            weighted: &[
                (-1.3623046875, 4.5296630859375),
                (3.88623046875, 3.88623046875),
                (4.19384765625, 4.19384765625),
                (2.4406107090875837, 2.4406107090875837),
                (2.748046875, 2.748046875),
                (1.25555419921875, 3.71649169921875),
            ],
        };
        let p0 = std::hint::black_box(1.453125_f64);
        let p1 = std::hint::black_box(vec![1.515625, 1.671875, 0.671875, 0.9375, -0.625]);
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

mod program_105 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(acc: f64, z: f64, n: usize, depth: usize) -> f64 {
        if depth == 0 {
            return z + z + (acc - z) + 1.4375 * (-z.abs()).exp();
        }
        'l0: for pos in 1..0 {
            let mut row = [0.0; 3];
            {
                let r = &mut row[1];
                *r = acc;
            }
            let mut acc = (if pos <= 0 { z } else { 1.09375 - acc }) - 1.515625;
            row.swap(1, 0);
        }
        let mut weights = vec![0.0; n % 3 + 1];
        z - (match n % 4 {
            0 => weights[((acc * acc + 1.640625) * 3.0) as usize % weights.len()],
            1 | 2 if acc + z > 0.765625 => 0.65625,
            _ => weights[1],
        }) + 0.515625 * (n as f64 + z)
    }

    #[grad(jvp)]
    pub fn f(s: f64, y: f64, v: &[f64]) -> f64 {
        let mut i: usize = 0;
        while i < 4 {
            i += 1;
            let mut x = [s * y, s];
            if v[(v.len() * 6 + 4) % v.len()].powi(0) > 0.921875 {
                let mut a = (-(s + y).mul_add(y.sin(), y).abs()).exp();
                continue;
            }
            x[0 % x.len()] *= 0.5;
        }
        for k in 0..v.len() {
            if (match (k & i) % 4 {
                0 => v[k],
                1 | 2 => y,
                _ => v[k],
            }) >= 0.984375
            {
                break;
            }
            if v[k] + v[k] <= k as f64 && v[k].powi(-1) < v[k] + y {
                let acc = (match v.len() % 4 {
                    0 => v[((s * s + 0.546875) * 3.0) as usize % v.len()] * s,
                    1 | 2 => s.tanh(),
                    _ => v[((s.abs() + 0.578125) * 3.0) as usize % v.len()] * s,
                }) * blend0(s, (v[k] * v[k] + 1.75).ln(), i % 4, 1).max(s * v[k]);
                let z =
                    (1.5 / (s.abs() + 1.34375) * (1.5 / (s.abs() + 1.34375)) + 0.765625).ln() * acc;
                let mut z2 = ((if s / (y * y + 1.53125) >= 0.9375 {
                    -1.984375
                } else {
                    0.921875
                }) * (v[v.len() - 1] * v[k]))
                    .tanh();
            } else {
                let mut weights = vec![0.671875, y - 0.84375];
            }
            let mut total = 0.0;
            for j in 0..v.len() {
                total += v[j];
            }
        }
        let mut prev = i as f64 * (y - y + ((i as f64).abs() + 1.5).sqrt());
        let mut s = y;
        let mut count: usize = 0;
        let acc3 = 'l0: loop {
            count += 1;
            if count >= 4 || i * i % 2 == 0 {
                break v[((i + count) * 3 + 4) % v.len()]
                    / (v[v.len() - 1] * v[v.len() - 1] + 0.984375);
            }
            let mut acc2 = (-(y.tanh() * y).abs()).exp();
        };
        let mut s2 = 0.0;
        for pos in 0..v.len() {
            s2 += v[pos] * v[pos];
        }
        let mut t = 0.0;
        for j2 in 0..v.len() {
            t += v[j2] * v[j2];
        }
        v[v.len() - 1] + 1.359375 * t + 0.90625 * s2 + 0.90625 * s + 1.1875 * 1.53125
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4025810980000000,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (0.90625, 0.90625),
                (6.86767578125, 6.86767578125),
                (-5.09765625, 5.09765625),
                (-1.48681640625, 1.48681640625),
                (-4.45166015625, 6.45166015625),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.6796875, 0.6796875),
                (5.1507568359375, 5.1507568359375),
                (-3.8232421875, 3.8232421875),
                (-1.1151123046875, 1.1151123046875),
                (-3.3387451171875, 4.8387451171875),
            ],
        };
        let p0 = std::hint::black_box(-0.671875_f64);
        let p1 = std::hint::black_box(-1.609375_f64);
        let p2 = std::hint::black_box(vec![1.515625, -1.125, -0.328125, -1.203125]);
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

mod program_106 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(prev: f64, buf: &mut [f64]) {
        'l0: for m in 0..5 {
            match (m & m) % 4 {
                0 if m % 2 == 0 => {
                    buf[m % buf.len()] += (prev + 1.0625).sin();
                }
                1 | 3 => {
                    let prev2 = buf[1].min(buf[0])
                        * -0.6875
                        * ((if 1 % 2 % 2 == 0 {
                            prev
                        } else {
                            buf[buf.len() - 1]
                        }) + (if (match (m + m) % 4 {
                            0 => m as f64,
                            1..=2 => prev,
                            _ => prev,
                        }) <= 0.53125
                        {
                            buf[((m + m) * 6 + 1) % buf.len()]
                        } else {
                            buf[(buf.len() * 6 + 3) % buf.len()]
                        }));
                    'l1: for k in 0..buf.len() - 1 {
                        buf[k] = prev;
                        let mut c = (buf[k + 1] * buf[k]).sin() * (buf[k] + prev);
                        let y = -0.953125;
                    }
                    buf[(m % 2 * 3 + 1) % buf.len()] = match (m + m) % 4 {
                        0 => buf[1],
                        1 | 2 => buf[(m * m * 2 + 4) % buf.len()] * buf[(1 * 4 + 2) % buf.len()],
                        _ => buf[(m % 3 * 7 + 3) % buf.len()].atan(),
                    };
                }
                _ => {
                    buf[((m + m) * 7 + 3) % buf.len()] = prev.sin().exp();
                    buf[(m * 6 + 2) % buf.len()] = prev.cos();
                }
            }
            buf[(m * 1 * 6 + 3) % buf.len()] = (m as f64 + prev).sin();
            (buf[1], buf[m % buf.len()]) = (
                prev.sin(),
                match (m >> 1) % 4 {
                    0 => buf[((prev * prev + 1.5625) * 3.0) as usize % buf.len()],
                    1..=2 => buf[1],
                    _ => buf[((prev * prev + 1.765625) * 3.0) as usize % buf.len()],
                },
            );
            let prev = ({
                let y2 = buf[(m * 3 + 2) % buf.len()];
                y2 * buf[((m >> 1) * 2 + 3) % buf.len()]
            })
            .tanh()
                - 0.140625;
        }
    }

    #[grad(jvp)]
    pub fn f(y: f64, x: &[f64], w: &mut [f64], count: usize) -> f64 {
        for count2 in (0..w.len()).rev() {
            w[count2] = (w[w.len() - 1] + y) * (y + w[(count2 * count2 * 2 + 4) % w.len()]);
        }
        w[1] = x[((y * y + 1.484375) * 3.0) as usize % x.len()] * -1.140625;
        let mut y: f64 = -0.046875;
        'l0: for m in (1..w.len()).rev() {
            if (count ^ count) % 2 == 0 {
                match x.len() % 4 {
                    0 => {
                        y += m as f64;
                        y += (match count % 4 {
                            0 => w[m],
                            1 | 2 => x[(count * 7 + 1) % x.len()],
                            _ => x[(count * count * 7 + 4) % x.len()],
                        }) + y * w[((y * y + 1.109375) * 3.0) as usize % w.len()];
                    }
                    1 | 3 => {
                        w[m] += (m as f64).sin();
                    }
                    _ => {
                        for count3 in 0..w.len() {
                            w[count3] = match x.len() % 4 {
                                0 => w[m],
                                1..=2 if count % 2 == 0 => w[w.len() - 1].mul_add(y, w[m - 1]),
                                _ => y.powi(-1),
                            };
                        }
                        {
                            let r = &mut w[1];
                            *r *= (x[((y.abs() + 0.5) * 3.0) as usize % x.len()] * y).cos();
                        }
                        y = y.mul_add(y, x[(m * 4 + 1) % x.len()]) + w[m - 1].sin();
                    }
                }
                return y * y
                    + (w[m - 1] + y)
                    + 0.671875 * y
                    + 1.09375 * (x[1] / (y.abs() + 0.953125));
            }
        }
        y = 1.3125 * count as f64;
        let mut rate = (y * y).ln_1p().tanh();
        if rate.sin() <= 0.734375 {
            let mut c = -0.015625;
            rate += w[count % w.len()].sin().exp();
            w[w.len() - 1] /= 1.734375;
        } else {
            let y2 = (match count % 4 {
                0 => count as f64,
                1 | 2 if 1 % 2 == 0 => y - w[((count + 3) * 5 + 2) % w.len()],
                _ => w[(count / 3 * 7 + 2) % w.len()],
            })
            .abs();
            let mut s = (if rate * w[((y2 * y2 + 1.609375) * 3.0) as usize % w.len()]
                >= w[count % w.len()] + x[x.len() - 1]
            {
                w[(count * 7 + 3) % w.len()]
            } else {
                x[(x.len() * 2 + 3) % x.len()]
            }) * w[((y.abs() + 1.46875) * 3.0) as usize % w.len()].exp_m1()
                * (w[0 % w.len()] * y2
                    / ((rate / (w[(2 * 5 + 1) % w.len()].abs() + 0.65625)).abs() + 0.5));
            let mut c2 = 0.0;
            for j in 0..w.len() {
                c2 += w[j] * w[j];
            }
        }
        let mut a = 0.0;
        for pos in 0..w.len() {
            a += w[pos] * w[pos];
        }
        (match (count & count) % 4 {
            0 => a,
            1 | 2 => 0.421875,
            _ => x[0],
        }) + (if x[count % x.len()] * a >= w[((count + count) * 2 + 1) % w.len()] {
            1.203125
        } else {
            x[(count * count * 2 + 4) % x.len()]
        }) + 0.703125 * a
            + 1.328125 * rate
            + 1.390625 * y
            + 0.46875 * (x[1] + rate)
            + 0.625 * (x[0] - count as f64)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfe282e800000000,
            outgoing: &[
                0x4032519319000000,
                0x3fa2400000000000,
                0xbfddf5d000000000,
                0xbfddf5d000000000,
                0x3ffbdf231111f0a9,
            ],
            gradient: &[
                (3.822021484375, 4.738037109375),
                (0.0, 0.0),
                (1.09375, 1.09375),
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.152099609375, 0.152099609375),
                (4.280029296875, 4.280029296875),
                (0.0, 0.0),
                (-0.196533203125, 0.196533203125),
            ],
            weighted: &[
                (30.187423706054688, 32.36296081542969),
                (0.0, 0.0),
                (0.107421875, 1.533203125),
                (0.0, 0.0),
                (0.0, 0.0),
                (6.981304168701172, 7.703777313232422),
                (10.165069580078125, 10.165069580078125),
                (0.0, 0.0),
                (9.02078628540039, 9.95431900024414),
            ],
        };
        let p0 = std::hint::black_box(1.78125_f64);
        let p1 = std::hint::black_box(vec![1.828125, -0.03125, 1.34375]);
        let p2 = std::hint::black_box(vec![1.109375, 0.015625, -1.890625, 1.890625, -0.390625]);
        let p3 = std::hint::black_box(4_usize);
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
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
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
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
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
            &vec![0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let mut d2 = vec![0.375, -0.625, 0.625, -0.375, 0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, p3, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_107 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(y: f64, rate: f64, state: &[f64], a: &mut f64) -> f64 {
        'l0: for n in (0..state.len()).step_by(3).rev() {
            *a *= rate.mul_add(*a, n as f64).cos();
            if n % 2 == 0 || state[1].tanh() >= state[0 % state.len()] - *a {
                continue 'l0;
            }
            let mut j: usize = 0;
            let sum = loop {
                j += 1;
                if j >= 3 || state[n] * state[n] >= -0.828125 {
                    break if j != 2 { state[n] } else { rate };
                }
                let mut y2 = (*a + 1.328125 + state[0])
                    * ((state[n] * state[n] + 1.84375).sqrt() - state[n].tanh());
            };
        }
        *a += state[state.len() - 1] - state[state.len() - 1] + rate;
        ({
            let c = (state[1].abs() + 1.4375).powf(rate.sin());
            c * (rate.abs() + 0.640625).ln()
        }) + 1.125 * *a
            + 1.390625 * (rate / (a.abs() + 1.875))
            + 0.78125
                * (match 1 % 4 {
                    0 => rate,
                    1 | 2 if state.len() % 2 == 0 => -1.203125,
                    _ => *a,
                })
            + 0.8125 * rate.max(y)
    }

    #[grad]
    pub fn stage1(y: f64) -> f64 {
        let mut b = y - (y.tanh() - (y.abs() + 0.8125).ln());
        b += ({
            let prev = b;
            prev * 1.84375
        }) * (y + y);
        if y - -2.0 <= -0.40625 {
            let mut i: usize = 0;
            'l0: while i < 3 && i % 2 == 0 {
                i += 1;
                if i % 2 == 0 && (i & i) % 2 == 0 {
                    let total =
                        (y * -2.0).sin() - (if y + y > y + y { b } else { 0.078125 }) * y.sin();
                    continue;
                }
                let y2;
                if (i + 3) % 2 == 0 {
                    y2 = y.exp_m1().sin();
                } else {
                    y2 = b.cos() * b;
                }
                let a = if !((match (i + 0) % 4 {
                    0 => i as f64,
                    1 | 2 => y2,
                    _ => 1.140625,
                }) >= -0.5625)
                {
                    y2 * (y2 / (y2 * y2 + 1.1875))
                } else {
                    y2
                };
                b += (b.sin().abs() + 0.65625).ln();
            }
            let mut a2 = (b - b.sin()) / (b * (0.0 * b) * (b * (0.0 * b)) + 0.859375);
        }
        b * -1.421875 * (y + y) + 1.40625 * b + 0.875 * y.hypot(y)
    }

    #[grad(jvp)]
    pub fn f(y: f64, v: [f64; 3], m: i32) -> f64 {
        let mut state: Vec<f64> = vec![0.0; 4];
        let mut y2 = 0.21875
            * (state[1].mul_add(m as f64, y) * state[1].mul_add(m as f64, y) + 1.4375)
                .powf(state[1].sin().sin());
        for j in (1..v.len()).step_by(2).rev() {
            if state[j % state.len()].sin() < y2.sin() {
                let mut buf = [
                    (y2.abs() + 1.46875).powf(state[state.len() - 1].sin()),
                    state[(j * 2 + 3) % state.len()].cos(),
                    v[j].powi(3),
                    m as f64 * y,
                ];
                for m2 in (0..v.len()).rev().step_by(2) {
                    buf[3] += stage1(
                        state[((y2 * y2 + 0.59375) * 3.0) as usize % state.len()]
                            .hypot(buf[buf.len() - 1]),
                    );
                }
            } else {
                state[0] *= (state[(v.len() * 7 + 1) % state.len()] + y2).cos();
                for pos in 0..state.len() {
                    state[pos] = v[((y2.abs() + 1.375) * 3.0) as usize % 3].tanh() * (v[j - 1] - y);
                }
                if (j >> 1) % 2 == 0 || j as f64 * v[j] >= m as f64 * y2 {
                    let (y3, s) = (
                        ((-state[(j / 2 * 4 + 3) % state.len()].abs()).exp()
                            * (-state[(j / 2 * 4 + 3) % state.len()].abs()).exp()
                            + 0.796875)
                            .powf(
                                (if -1.09375 / (y2 * y2 + 0.734375) < -0.625 || j % 2 == 0 {
                                    state[j % state.len()]
                                } else {
                                    state[(j * 3 + 3) % state.len()]
                                })
                                .sin(),
                            ),
                        v[j - 1] * v[j - 1].clamp(-1.25, 1.28125),
                    );
                    break;
                }
            }
            state.push(y);
        }
        if y <= state[((y * y + 0.734375) * 3.0) as usize % state.len()] {
            return y2.tanh().cos()
                + 0.609375 * y2
                + 0.46875 * y.min(y)
                + 0.984375 * v[(v.len() * 2 + 4) % 3].exp_m1()
                + 1.484375 * y2;
        }
        if 1 * 1 % 2 == 0 {
            state.push(v[((3 + 0) * 3 + 1) % 3]);
            y2 = y2;
        } else {
            y2 += (-state[0].abs()).exp();
            y2 = 0.5 * stage1(state[1].abs());
        }
        let mut s2 = 0.0;
        for count in 0..state.len() {
            s2 += state[count];
        }
        let mut sum = 0.0;
        for pos2 in 0..state.len() {
            sum += state[pos2] * state[pos2];
        }
        state[(3 * 7 + 1) % state.len()]
            + 1.15625 * sum
            + 0.953125 * s2
            + 0.5625 * y2
            + 1.171875 * (v[1] + y)
            + 1.21875 * (y * y + 1.375).powf(y2.sin())
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4015230910b217f1,
            outgoing: &[],
            gradient: &[
                (0.46875, 0.46875),
                (0.0, 0.0),
                (4.921565362603536, 4.921565362603536),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.3515625, 0.3515625),
                (0.0, 0.0),
                (3.691174021952652, 3.691174021952652),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-0.1875_f64);
        let p1 = std::hint::black_box([1.9375, 1.609375, -1.765625]);
        let p2 = std::hint::black_box(2_i32);
        let value = f(p0.clone(), p1.clone(), p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1);
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0]);
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), p2, 0.75);
        expected.check_weighted(&(g0, g1), &vec![0.0, 0.0, 0.0, 0.0]);
        let d0 = -0.125_f64;
        let d1 = [1.125, 0.125, -0.875];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), p2, d0, d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_108 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(z: f64, w: &[f64], n: usize, depth: usize) -> (f64, f64) {
        if depth == 0 {
            return (
                z + 0.421875 * (0.0625 - w[((n + n) * 4 + 2) % w.len()])
                    + 0.328125 * -1.75
                    + 0.53125 * w[1].abs(),
                z + 0.3125
                    * (z / (w[((z.abs() + 0.71875) * 3.0) as usize % w.len()]
                        * w[((z.abs() + 0.71875) * 3.0) as usize % w.len()]
                        + 1.984375))
                    + 0.671875 * z.cos()
                    + 0.59375 * (1.203125 - w[((z * z + 1.765625) * 3.0) as usize % w.len()]),
            );
        }
        let prev: f64 = -0.28125;
        let mut u = if prev - w[n % w.len()] > w[(2 * 6 + 1) % w.len()] + w[w.len() - 1] {
            prev
        } else {
            if (n as f64).cos() > -0.71875 + 0.328125 {
                z / (z * z + 1.421875)
            } else {
                prev.sin()
            }
        };
        if w[((prev * prev + 0.546875) * 3.0) as usize % w.len()] * prev < w[w.len() - 1] {
            let rate = match (n + n) % 4 {
                0 => (w[1].abs() + 1.484375)
                    .powf((w[w.len() - 1] / (w[(n * 7 + 4) % w.len()].abs() + 0.9375)).sin()),
                1 | 2 if n * n % 2 == 0 => {
                    u * (match 0 * n % 4 {
                        0 => prev,
                        1..=2 if 3 * n != 3 => w[(n * n * 5 + 3) % w.len()],
                        _ => prev,
                    })
                }
                _ => 1.90625,
            };
            let mut sum = prev;
        }
        u += prev * -0.6875 * u.abs();
        let mut u2 = 0.0;
        for k in 0..w.len() {
            u2 += w[k] * w[k];
        }
        let mut z2 = 0.0;
        for j in 0..w.len() {
            z2 += w[j] * w[j];
        }
        (
            w[((n + n) * 5 + 3) % w.len()] / (w[(n / 3 * 6 + 2) % w.len()].sin().abs() + 1.90625)
                + 1.03125 * z2
                + 0.65625 * u2
                + 1.21875 * u
                + 0.75 * -0.59375,
            ({
                let b = w[(n * 7 + 3) % w.len()].cos();
                b * z.mul_add(w[0], -0.9375)
            }) + 1.015625 * z2
                + 1.078125 * u2
                + 1.453125 * u
                + 0.78125 * z
                + 0.53125 * (u + u)
                + 1.203125 * w[1].mul_add(w[((n >> 1) * 6 + 1) % w.len()], z2),
        )
    }

    #[grad]
    pub fn relax1(z: f64, prev: f64, v: &[f64]) -> f64 {
        let z2 = (if (match 1 * 2 % 4 {
            0 => v[((0 + 3) * 4 + 2) % v.len()],
            1 | 2 if prev + prev > prev.atan2(v[2 % v.len()]) => prev,
            _ => v[(0 * 7 + 4) % v.len()],
        }) > z + v[v.len() - 1]
        {
            z * v[2 % v.len()]
        } else {
            if z + v[0 % v.len()] > (if 3 == 1 { prev } else { prev }) {
                -1.640625
            } else {
                prev
            }
        }) / ((prev + prev.tanh()).abs() + 0.859375);
        if z * z < 0.703125 {
            let mut z = (v[v.len() - 1] * v[((z2 * z2 + 1.75) * 3.0) as usize % v.len()]
                + v[0].sin())
                * v[((z * z + 0.609375) * 3.0) as usize % v.len()];
            let mut buf = [0.0; 3];
            let mut a = (prev.atan() * v[(0 * 2 + 4) % v.len()].sin()).exp_m1();
        } else {
            let z3 = 0.859375;
            let mut b = (v[(2 * 4 + 3) % v.len()] - -z)
                / ((v[(1 * 7 + 2) % v.len()] / (z2 * z2 + 0.546875))
                    .sin()
                    .abs()
                    + 0.796875);
        }
        let mut u = 0.0;
        for i in 0..v.len() {
            u += v[i] * v[i];
        }
        z2.sin().mul_add(v[(0 * 1 * 5 + 2) % v.len()], z2)
            + 0.640625 * u
            + 0.453125 * z2
            + 1.34375 * u
            + 1.171875 * v[(1 * 3 + 1) % v.len()]
    }

    #[grad(jvp)]
    pub fn f(rate: f64, w: &[f64], m: usize) -> f64 {
        let mut s = (w[w.len() - 1] * w[w.len() - 1]).ln_1p() * (w[1] + w[m % w.len()]) * rate;
        if rate.hypot(rate) > -0.359375 {
            let mut v = [0.0; 3];
        } else {
            let mut acc: f64 = -0.59375;
            acc += if m >= 3 {
                w[m % w.len()]
            } else {
                w[0] * 1.8125
            };
            'l0: for j in (0..w.len()).step_by(3) {
                let c = (acc.abs() + 0.5).cbrt();
                let sum = -0.734375;
            }
        }
        if m >> 1 != 1 {
            for n in (0..w.len() - 1).rev().step_by(2) {
                for i in 0..w.len() {
                    let s2 = (s + s - w[i]) * w[n + 1];
                    let sum2;
                    if w[i].abs() >= rate * w[(m * 6 + 2) % w.len()] {
                        sum2 = w[n];
                    } else {
                        sum2 = if i == 0 {
                            relax1(
                                -1.4375 / (w[n + 1].abs() + 0.8125),
                                if rate * s > 0.15625 {
                                    1.328125
                                } else {
                                    w[n + 1]
                                },
                                w,
                            )
                        } else {
                            w[n] * w[n]
                        };
                    }
                    s /= 1.328125;
                }
                s *= (m as f64).clamp(-1.25, 0.421875).cos();
                let mut j2: usize = 0;
                'l1: while j2 < 2 && j2 + m == 1 {
                    j2 += 1;
                    s = w[n + 1];
                    s *= (if n < 2 {
                        w[(w.len() * 2 + 4) % w.len()]
                    } else {
                        w[(j2 * 6 + 3) % w.len()]
                    })
                    .cos();
                }
                let mut rate2 = 0.0;
                for j3 in 1..w.len() {
                    rate2 += w[j3 - 1] * w[j3];
                }
            }
        } else {
            s = 0.5 * relax1(s, rate + m as f64, &w[m % w.len()..]);
            let mut table = [[0.0; 2]; 3];
            let mut rate3 = 0.0;
            for count in (1..w.len()).rev() {
                rate3 += 0.5 * (w[count - 1] * w[count] * w[count]);
            }
        }
        let mut total = 0.0;
        for i2 in 0..w.len() {
            total += w[i2] * w[i2];
        }
        (if m + m >= 2 { total } else { m as f64 }) - w[1] * w[(m * 4 + 1) % w.len()]
            + 1.078125 * total
            + 0.859375 * s
            + 1.09375 * w[(m * 3 + 1) % w.len()].tanh()
            + 0.609375 * w[0]
            + 0.984375 * (rate + w[m % w.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4016bf9a6ac82be7,
            outgoing: &[],
            gradient: &[
                (0.984375, 0.984375),
                (-3.09228515625, 4.31103515625),
                (7.194560606094346, 8.588417001790592),
                (-3.686466406967551, 4.4756429680324485),
            ],
            weighted: &[
                (0.73828125, 0.73828125),
                (-2.3192138671875, 3.2332763671875),
                (5.39592045457076, 6.441312751342944),
                (-2.7648498052256634, 3.356732226024336),
            ],
        };
        let p0 = std::hint::black_box(-1.453125_f64);
        let p1 = std::hint::black_box(vec![-0.890625, 1.09375, -0.71875]);
        let p2 = std::hint::black_box(1_usize);
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

mod program_109 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(u: f64, t: f64) -> f64 {
        let mut t = match 3 % 4 {
            0 => -1.40625 * t - (u + u),
            1..=2 if 3 ^ 3 <= 0 => u,
            _ => t,
        };
        let mut x = [(t * t + 0.625).recip(); 3];
        for pos in (0..3).rev().step_by(2) {
            if x[pos % 3] / (x[pos] * x[pos] + 0.9375) >= 0.875 {
                t = ((if (match x.len() % 4 {
                    0 => t,
                    1 | 2 => u,
                    _ => x[pos],
                }) > -0.359375
                {
                    u
                } else {
                    t
                })
                .abs()
                    + 1.40625)
                    .sqrt();
                continue;
            }
            let t2 = 0.265625;
            (t, t) = ((pos as f64).cos(), t * t);
        }
        let mut b = 0.0;
        for m in 0..x.len() {
            b += x[m] * x[m];
        }
        b + 0.734375 * b + 1.140625 * t + 1.109375 * t.sin()
    }

    #[grad(jvp)]
    pub fn f(u: f64, total: f64, state: &[f64], v: [f64; 3], state2: &mut [f64], n: usize) -> f64 {
        let mut i: usize = state2.len();
        let mut c = total.tanh();
        let mut buf = [0.0; 3];
        for i2 in (1..state2.len()).step_by(3) {
            let mut x = [0.0; 3];
        }
        state2[((total.abs() + 0.53125) * 3.0) as usize % state2.len()] +=
            blend0(1.828125 * c, 0.65625 * v[0]);
        let mut table = [[0.0; 2]; 3];
        i = i % 5;
        let mut y = blend0(i as f64 * 1.90625, c * state[i % state.len()]);
        let total2 = match (i >> 1) % 4 {
            0 => y / (c * c + 1.21875) - total * u,
            1 | 2 => {
                if !(n as f64 - table[((u.abs() + 0.609375) * 3.0) as usize % table.len()][1]
                    <= -0.265625)
                {
                    blend0(
                        match (i & i) % 4 {
                            0 => u,
                            1..=2 if n * n < 2 => c,
                            _ => 1.546875,
                        },
                        u * buf[2],
                    )
                } else {
                    c
                }
            }
            _ => {
                ({
                    let b = y;
                    b * u
                }) - (c + c)
            }
        };
        i += 1;
        let mut c = blend0(
            match state2.len() % 4 {
                0 => 0.03125,
                1..=2 => 0.796875,
                _ => total,
            },
            state2[n % state2.len()] + state[((n >> 1) * 5 + 4) % state.len()],
        );
        state2.copy_from_slice(state);
        let mut total3 = 0.0;
        for n2 in 0..buf.len() {
            total3 += buf[n2] * buf[n2];
        }
        let mut buf2 = vec![0.0; n % 3 + 1];
        'l0: for count in 0..=4 {
            buf2[0] /= 1.359375;
            let mut y2 = -0.296875;
        }
        let mut acc = 0.0;
        for k in 0..state2.len() {
            acc += state2[k] * state2[k];
        }
        y.tanh()
            + blend0(n as f64 * 0.6875, v[i % 3].sin())
            + 1.078125 * acc
            + 0.53125 * total3
            + 1.25 * c
            + 0.984375 * (acc + buf[1 % 3])
            + 0.640625 * (acc + i as f64)
            + 0.96875 * (y * total3)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x403b3af0304cac5c,
            outgoing: &[
                0xbffb000000000000,
                0xbff3800000000000,
                0xbfe1800000000000,
                0xbfd0000000000000,
            ],
            gradient: &[
                (0.0, 0.0),
                (0.0008452879723110442, 129.93194522400677),
                (-9.124469089537564, 47.03797837997103),
                (-26.110408000370764, 29.523905745884782),
                (-2.95654296875, 2.95654296875),
                (-1.3515625, 1.3515625),
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.33929160651384227, 3.4368456753441023),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-19.521540812870764, 22.935038558384782),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.0006339659792332831, 97.44895891800508),
                (-6.343351817153174, 35.77848378497827),
                (-18.957806000278072, 22.76792930941359),
                (-1.4674072265625, 2.9674072265625),
                (-0.138671875, 1.888671875),
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.2544687048853817, 2.5776342565080768),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-14.641155609653072, 17.20127891878859),
            ],
        };
        let p0 = std::hint::black_box(-0.484375_f64);
        let p1 = std::hint::black_box(1.21875_f64);
        let p2 = std::hint::black_box(vec![-1.6875, -1.21875, -0.546875, -0.25]);
        let p3 = std::hint::black_box([-0.703125, -1.859375, -1.28125]);
        let p4 = std::hint::black_box(vec![-0.078125, -0.1875, -0.5, -0.265625]);
        let p5 = std::hint::black_box(3_usize);
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875];
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875];
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
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875];
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
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let d3 = [0.625, -0.375, 0.875];
        let mut d4 = vec![-0.125, 1.125, 0.125, -0.875];
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

mod program_110 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(rate: f64, buf: &[f64], w: &mut [f64], row: &Vec<f64>, i: i32) -> f64 {
        let mut table = [[{
            let t = rate;
            t * rate
        }; 2]; 2];
        let mut count: usize = 0;
        while count < 1 {
            count += 1;
            if (count as f64) > -0.9375 {
                let mut u = 0.0;
                for i2 in 0..w.len() {
                    u += w[i2] * w[i2];
                }
                continue;
            }
            let mut c = (count as f64 * count as f64 + 1.359375).cbrt();
            let mut u2 = (c * c + 1.28125).ln();
            for pos in (1..4).step_by(3) {
                u2 = ({
                    let c2 = rate;
                    c2 * 2.0
                }) + -0.625;
                let mut prev = 0.0;
                for i3 in 0..w.len() {
                    prev += w[i3];
                }
            }
        }
        for count2 in (0..w.len()).rev().step_by(3) {
            let a: f64;
            if count + count < 1 {
                a = {
                    let t2 = row[0] + count2 as f64;
                    t2 * w[count2]
                };
            } else {
                a = if -table[((rate * rate + 0.796875) * 3.0) as usize % table.len()]
                    [((rate.abs() + 1.28125) * 3.0) as usize % 2]
                    < count2 as f64 - table[1][((count + 1) * 6 + 4) % 2]
                {
                    if rate < rate * row[((count + count2) * 4 + 2) % row.len()] {
                        -0.8125
                    } else {
                        -1.671875
                    }
                } else {
                    w[count2]
                };
            }
            let mut prev2 = rate;
            for n in 0..w.len() {
                w[n] += (prev2 * prev2 + 1.9375).ln() - (0.609375 - a);
            }
            let mut state = [
                -1.328125,
                table[((rate * rate + 0.5) * 3.0) as usize % table.len()]
                    [((count2 >> 1) * 5 + 2) % 2]
                    * rate,
                -row[count2 % row.len()],
                row[((rate.abs() + 1.3125) * 3.0) as usize % row.len()] / (a.abs() + 1.421875),
            ];
        }
        let mut prev3 = buf[(count * 3 * 5 + 1) % buf.len()];
        let mut weights: Vec<f64> = vec![0.0; count % 3 + 1];
        let mut b = -0.84375;
        let mut z = 0.0;
        for count3 in 0..w.len() {
            z += w[count3] * w[count3];
        }
        let mut y = 0.0;
        for n2 in 0..w.len() {
            y += w[n2];
        }
        (row[((z * z + 0.640625) * 3.0) as usize % row.len()].abs() + 1.703125).powf(w[0].sin())
            + table[((prev3.abs() + 1.40625) * 3.0) as usize % table.len()][0] * i as f64
            + 0.875 * y
            + 0.6875 * z
            + 0.984375 * b
            + 1.390625 * y
            + 1.046875 * weights[(count * 5 + 3) % weights.len()].sin().exp()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401abab1d143fc14,
            outgoing: &[
                0xc014650e72847a1c,
                0xc00caa1ce508f437,
                0xbff61439ca11e86e,
                0xc004ca1ce508f437,
            ],
            gradient: &[
                (8.596107989521144, 31.76656068707333),
                (0.0, 0.0),
                (0.0, 0.0),
                (-11.22921679892331, 37.60821091577416),
                (-2.6610865214697466, 7.192336521469747),
                (0.36821035353025366, 4.163039646469747),
                (-1.3075708964697466, 5.838820896469747),
                (0.8612267334339998, 0.8612267334339998),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (3.25897137764945, 27.013030129796398),
                (0.0, 0.0),
                (0.0, 0.0),
                (-5.171912599192483, 31.45615818683062),
                (-1.37081489110231, 6.0192523911023095),
                (1.0261577651476903, 3.87227973485231),
                (-0.10567817235230992, 5.2541156723523095),
                (0.6459200500754998, 0.6459200500754998),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-0.40625_f64);
        let p1 = std::hint::black_box(vec![0.5, -1.46875]);
        let p2 = std::hint::black_box(vec![-1.9375, -0.421875, 1.78125, 0.5625]);
        let p3 = std::hint::black_box(vec![0.984375, 1.4375, 0.359375]);
        let p4 = std::hint::black_box(0_i32);
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
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875];
        let mut b3 = vec![0.125, 0.125, 0.125];
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
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875];
        let mut b3 = vec![0.125, 0.125, 0.125];
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
            &vec![0.0, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125],
        );
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875];
        let mut b3 = vec![0.125, 0.125, 0.125];
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
            &vec![0.0, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let mut d2 = vec![-0.875, 0.375, -0.625, 0.625];
        let d3 = vec![-0.375, 0.875, -0.125];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, &p3, p4, d0, &d1, &mut d2, &d3);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_111 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(z: f64, weights: &[f64], state: &Vec<f64>, j: usize, count: i32) -> f64 {
        if z * z <= 0.765625 {
            return 0.328125
                + 1.390625 * (z * z).ln_1p()
                + 0.796875 * z
                + 1.421875 * (-z.abs()).exp();
        }
        for count2 in 1..4 {
            if j >> 1 >= 2 {
                let acc = (if !((match j % 4 {
                    0 => z,
                    1 | 2 => weights[((z.abs() + 1.703125) * 3.0) as usize % weights.len()],
                    _ => z,
                }) >= 0.71875)
                {
                    state[((count2 + count2) * 6 + 3) % state.len()]
                } else {
                    z
                }) * (-0.171875 - z)
                    + (if (z * z).ln_1p() <= -z || j != 0 {
                        z
                    } else {
                        z
                    }) * (if (j & count2) % 2 == 0 && (count2 >> 1) % 2 == 0 {
                        state[0]
                    } else {
                        z
                    });
                let mut a = acc.atan();
                let mut y = 0.0;
                for pos in (1..state.len()).rev() {
                    y += 0.5 * (state[pos - 1] * state[pos] * state[pos]);
                }
            } else {
                let acc2 = match 1 % 4 {
                    0 => state[count2 % state.len()],
                    1 | 2 if j % 3 % 2 == 0 => match (j + j) % 4 {
                        0 => weights[(count2 * 6 + 2) % weights.len()],
                        1..=2 if count2 + count2 >= 3 => {
                            weights[((0 + count2) * 3 + 4) % weights.len()] - 0.40625
                        }
                        _ => (z * z).ln_1p(),
                    },
                    _ => z,
                };
            }
            for j2 in (2..2).rev() {
                let mut z: f64 = -0.421875;
                let mut count3: usize = 0;
                let z3 = loop {
                    count3 += 1;
                    if count3 >= 4 {
                        break z.sin().exp();
                    }
                    if z * z < 0.984375 && 0 % 2 == 0 {
                        let b = z;
                        continue;
                    }
                    for count4 in 0..weights.len() - 1 {
                        (z, z) = (z - z, z.cos());
                        (z, z) = (
                            match count2 % 4 {
                                0 => weights[count4 + 1],
                                1..=2 => j as f64,
                                _ => weights[count2 % weights.len()],
                            },
                            j as f64 + state[(count2 * j * 2 + 3) % state.len()],
                        );
                        let mut count5: usize = count2 + count4 + (count3 + count4);
                    }
                };
                z -= if count2 ^ j2 != 2 {
                    1.9375 + -0.203125
                } else {
                    weights[(weights.len() * 7 + 3) % weights.len()] - weights[j2 % weights.len()]
                };
            }
            let mut up = count2 + 0 > 3 || weights[j % weights.len()] * z < 0.671875;
        }
        let mut rate = 0.0;
        for pos2 in 0..weights.len() {
            rate += weights[pos2] * weights[pos2];
        }
        0.90625
            + 1.0625 * rate
            + 0.921875 * z.hypot(rate)
            + 0.8125 * (z + rate)
            + 0.28125 * weights[(weights.len() * 7 + 4) % weights.len()]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402f9b5d84cd821b,
            outgoing: &[],
            gradient: &[
                (0.5799417163781801, 1.0450582836218199),
                (0.8647060952920116, 0.8647060952920116),
                (2.5076476763468336, 2.5076476763468336),
                (-5.101765962222869, 5.101765962222869),
                (-9.944120095858134, 9.944120095858134),
                (6.5071338861024834, 6.5071338861024834),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.4349562872836351, 0.7837937127163649),
                (0.6485295714690087, 0.6485295714690087),
                (1.8807357572601253, 1.8807357572601253),
                (-3.8263244716671516, 3.8263244716671516),
                (-7.458090071893601, 7.458090071893601),
                (4.880350414576863, 4.880350414576863),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-1.453125_f64);
        let p1 = std::hint::black_box(vec![0.15625, 0.453125, -0.921875, -1.796875, 1.125]);
        let p2 = std::hint::black_box(vec![0.0, -0.90625, -1.5625, -1.015625]);
        let p3 = std::hint::black_box(2_usize);
        let p4 = std::hint::black_box(2_i32);
        let value = f(p0.clone(), &p1, &p2, p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
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
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
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
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, p3, p4, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let d2 = vec![0.625, -0.375, 0.875, -0.125];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, p3, p4, d0, &d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_112 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(y: f64, v: [f64; 3], state: &mut [f64]) -> f64 {
        state[0 % state.len()] = y;
        'l0: for k in 1..=1 {
            if 0 * k % 2 == 0 {
                for n in 0..state.len() {
                    state[n] += state[n];
                }
                continue;
            }
            let mut m: usize = 0;
            'l1: while m < 4 {
                m += 1;
                if m > 1 {
                    if (state[state.len() - 1] * state[state.len() - 1] + 1.421875).ln() >= y.cos()
                    {
                        let prev = if 1 * m < 0 { y } else { state[k % state.len()] };
                        let mut prev = k as f64;
                        let a = -0.734375;
                    } else {
                        let mut s = 0.0;
                        for n2 in 1..v.len() {
                            s += 0.5 * (v[n2 - 1] * v[n2] * v[n2]);
                        }
                    }
                    let mut acc = (if k != 3 {
                        y.sin()
                    } else {
                        1.640625 + state[((m + k) * 7 + 4) % state.len()]
                    }) * y;
                    let mut v2 = vec![0.515625, (k as f64).atan2(y)];
                } else {
                    if k >> 1 < 3 {
                        break;
                    }
                    if (y.abs() + 1.671875).ln() > state[0] {
                        let mut s2 = (y * v[((y.abs() + 1.953125) * 3.0) as usize % v.len()]).sin()
                            - (y * y * (y * y) + 1.28125).powf(y.sin());
                    } else {
                        let mut i: usize = k + (m >> 1);
                        let mut a2 = y.tanh();
                        let sum = a2;
                    }
                }
            }
            state[((k + m) * 5 + 3) % state.len()] =
                v[1] + state[(2 * 6 + 3) % state.len()] - y.tanh();
            let mut n3: usize = k + k + m;
        }
        let mut rate = 0.0;
        for m2 in 0..state.len() {
            rate += state[m2];
        }
        let mut u = 0.0;
        for i2 in 0..state.len() {
            u += state[i2];
        }
        v[v.len() - 1]
            + 0.625 * u
            + 0.8125 * rate
            + 0.359375 * (y + rate)
            + 0.515625 * rate
            + 0.4375 * (u / (v[3 % 3].abs() + 1.15625))
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4027512d79435e51,
            outgoing: &[
                0x3fe7000000000000,
                0x4008400000000000,
                0xbff8800000000000,
                0xbfd2000000000000,
                0x4001000000000000,
            ],
            gradient: &[
                (5.573848684210526, 5.573848684210526),
                (0.8066481994459833, 0.8066481994459833),
                (0.0, 0.0),
                (1.0, 1.0),
                (0.0, 0.0),
                (5.214473684210526, 5.214473684210526),
                (5.214473684210526, 5.214473684210526),
                (5.214473684210526, 5.214473684210526),
                (5.214473684210526, 5.214473684210526),
            ],
            weighted: &[
                (5.180386513157895, 5.180386513157895),
                (0.6049861495844875, 0.6049861495844875),
                (0.0, 0.0),
                (0.75, 0.75),
                (0.0, 0.0),
                (5.160855263157895, 5.160855263157895),
                (5.410855263157895, 5.410855263157895),
                (5.660855263157895, 5.660855263157895),
                (5.910855263157895, 5.910855263157895),
            ],
        };
        let p0 = std::hint::black_box(0.359375_f64);
        let p1 = std::hint::black_box([-0.328125, -0.59375, 0.9375]);
        let p2 = std::hint::black_box(vec![-1.03125, 1.515625, -0.765625, -0.140625, 1.0625]);
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
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &mut m2, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, g1, b2.clone());
        let mut m2 = p2.clone();
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &mut m2, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &mut m2, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone()),
            &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = [1.125, 0.125, -0.875];
        let mut d2 = vec![0.375, -0.625, 0.625, -0.375, 0.875];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &mut m2, d0, d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_113 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(s: f64, w: &[f64]) -> f64 {
        let mut c: f64 = -0.671875;
        let rate = 0.765625;
        for m in 0..w.len() {
            let mut row = [0.0; 3];
        }
        'l0: for i in (2..4).step_by(2) {
            for n in (0..w.len()).step_by(3) {
                let mut b = rate;
            }
            c += (i as f64).tanh();
            let mut state = w.to_vec();
            state[1] /= 1.90625;
        }
        let rate: f64 = rate;
        let u: f64;
        if 0 + 2 <= 3 {
            u = w[1]
                * 1.078125
                * (if c
                    < (if 1 % 2 == 0 {
                        w[1]
                    } else {
                        w[((1 + 3) * 2 + 1) % w.len()]
                    })
                {
                    w[w.len() - 1]
                } else {
                    w[0 % w.len()]
                });
        } else {
            u = -0.375 * 0.515625 * c.abs();
        }
        for n2 in (0..2).rev() {
            match (3 & n2) % 4 {
                0 => {
                    if (if 1 <= 0 && w.len() % 2 == 0 {
                        w[(n2 * 2 * 3 + 3) % w.len()]
                    } else {
                        -0.828125
                    }) < s + u
                    {
                        continue;
                    }
                }
                1 | 3 => {
                    let mut rate2: f64 = 0.0;
                    for n3 in 1..w.len() - 1 {
                        rate2 += w[n3 - 1] * w[n3 + 1];
                    }
                    let mut c = c.mul_add(rate - rate, 0.90625)
                        * (u / (rate2 * rate2 + 0.78125)).min(s * 0.015625);
                    rate2 = w[(w.len() * 2 + 1) % w.len()] * w[(w.len() * 2 + 4) % w.len()]
                        + (rate - -0.53125);
                }
                _ => {
                    let mut s2 = rate;
                    if (-w[w.len() - 1].abs()).exp() > -0.40625 {
                        s2 /= 1.4375;
                        return rate
                            + 0.546875 * s2
                            + 0.625 * c
                            + 1.0 * (s + n2 as f64)
                            + 1.015625 * rate.mul_add(1.015625, s)
                            + 1.171875
                                * ({
                                    let z = c;
                                    z * c
                                });
                    }
                }
            }
            c = u;
            c *= (rate + w[(n2 * 2 + 2) % w.len()]).cos();
        }
        let mut sum = 0.0;
        for n4 in 0..w.len() {
            sum += w[n4];
        }
        let mut u2 = 0.0;
        for pos in 0..w.len() {
            u2 += w[pos];
        }
        (if c + u >= -0.375 {
            {
                let prev = s;
                prev * rate
            }
        } else {
            u
        }) + 0.703125 * u2
            + 1.46875 * sum
            + 0.515625 * c
            + 1.078125 * w[(w.len() * 5 + 3) % w.len()]
            + 0.65625 * (s - -1.78125)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401088054d5fc614,
            outgoing: &[],
            gradient: &[
                (1.421875, 1.421875),
                (2.895748249844181, 2.895748249844181),
                (1.8797857939225235, 2.4639642060774767),
                (2.6575108753289816, 2.6575108753289816),
                (3.25, 3.25),
            ],
            weighted: &[
                (1.06640625, 1.06640625),
                (2.1718111873831356, 2.1718111873831356),
                (1.4098393454418927, 1.8479731545581075),
                (1.9931331564967363, 1.9931331564967363),
                (2.4375, 2.4375),
            ],
        };
        let p0 = std::hint::black_box(-1.140625_f64);
        let p1 = std::hint::black_box(vec![0.71875, -1.78125, 1.625, 0.875]);
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

mod program_114 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(t: f64, j: usize) -> f64 {
        let mut j2: usize = 0;
        while j2 < 3 {
            j2 += 1;
            if t * t < 0.75 {
                match j2 % 4 {
                    0 => {
                        let mut a = (t.abs() + 1.21875).powf(
                            (if -1.3125 + t <= -0.625 {
                                -1.40625
                            } else {
                                t / (t.abs() + 1.8125)
                            })
                            .sin(),
                        );
                    }
                    1 | 3 => {
                        let mut t = -0.546875;
                    }
                    _ => {
                        let mut total = t * t * (t + t) - t;
                        total = j2 as f64 * total / ((0.53125 + t).abs() + 0.515625);
                        let mut y = total
                            * (t.abs() + 1.703125).sqrt()
                            * (t + ({
                                let acc = total;
                                acc * total
                            }));
                    }
                }
                continue;
            }
            let a2 = t + (t - t) * t;
            let m: usize = a2.abs().abs() as usize % 5;
        }
        ({
            let a3 = j2 as f64;
            a3 * a3
        }) - (match j % 4 {
            0 => t,
            1..=2 => t,
            _ => t,
        }) + 0.59375 * (0.453125 - 1.328125)
            + 0.71875 * (t * t + 0.8125).powf(t.sin())
    }

    #[grad]
    pub fn relax1(acc: f64, weights: &[f64], out: &mut [f64]) -> f64 {
        let mut acc = (out[(2 * 3 + 4) % out.len()] + acc).mul_add(acc * weights[0], out[1])
            - (acc.tanh()
                - (match 3 % 4 {
                    0 => acc,
                    1 | 2 => out[(3 * 2 + 2) % out.len()],
                    _ => out[(3 * 3 + 2) % out.len()],
                }));
        acc += out[1];
        match 3 % 4 {
            0 if 3 % 2 == 0 => {
                let mut w = [0.0; 3];
                let mut y = 0.0;
                for n in 0..out.len() {
                    y += out[n] * out[n];
                }
            }
            1 | 3 => {
                acc = -1.15625 * out[(0 * 6 + 1) % out.len()] + acc;
            }
            _ => {
                acc += out[((acc * acc + 1.046875) * 3.0) as usize % out.len()].abs();
                out[((0 + 3) * 7 + 3) % out.len()] /= 1.734375;
            }
        }
        let mut total: f64 = 0.0;
        for k in 0..out.len() {
            total += out[k];
        }
        let mut prev = 0.0;
        for j in 0..out.len() {
            prev += out[j] * out[j];
        }
        (if weights[weights.len() - 1] >= total + out[0] {
            acc.mul_add(weights[0 % weights.len()], acc)
        } else {
            total.sin()
        }) + 1.34375 * prev
            + 0.703125 * total
            + 0.734375 * acc
            + 1.03125 * (out[((3 >> 1) * 5 + 1) % out.len()] - acc)
    }

    #[grad(jvp)]
    pub fn f(a: f64, data: &[f64], row: &mut [f64], m: usize, i: i32) -> f64 {
        let rate = a;
        let mut x = [
            rate * rate,
            relax1(data[m % data.len()], data, row),
            (a * a).ln_1p(),
            a - row[m % row.len()],
        ];
        let mut s = update0(m as f64 * rate, m % 4);
        (s, row[row.len() - 1]) = (
            s / (rate * rate + 0.578125),
            rate - x[(m * 3 + 3) % x.len()],
        );
        let mut c = (data[((a * a + 1.453125) * 3.0) as usize % data.len()] + rate)
            * (a.abs() + 0.53125).cbrt()
            * (if x[((m + m) * 7 + 1) % 4] * x[1] < (if m + m < 0 { a } else { a }) {
                if s < -0.90625 && (m ^ m) % 2 == 0 {
                    data[m % data.len()]
                } else {
                    a
                }
            } else {
                -1.96875 - data[m % data.len()]
            });
        let n: usize =
            (a - data[((rate.abs() + 1.46875) * 3.0) as usize % data.len()]).abs() as usize % 5;
        let mut prev = 0.0;
        for j in 0..x.len() {
            prev += x[j] * x[j];
        }
        let mut acc: f64 = 0.0;
        for i2 in 0..row.len() {
            acc += row[i2];
        }
        prev = acc.tanh();
        'l0: for n2 in (0..row.len()).step_by(2).rev() {
            if a + data[((rate.abs() + 1.875) * 3.0) as usize % data.len()] < rate + -1.890625 {
                continue;
            }
            row[n2] = s;
        }
        x[3] += relax1(rate, data, &mut x);
        'l1: for m2 in (1..row.len()).step_by(2).rev() {
            let mut k: usize = 0;
            while k < 1 {
                k += 1;
                let mut count: usize = 0;
                while count < 5 && (if (m >> 1) % 2 == 0 { rate } else { prev }) <= 0.296875 {
                    count += 1;
                    if 0 * k >= 0 {
                        break 'l1;
                    }
                    let mut table = [[acc * -0.71875; 2]; 3];
                    (c, x[(2 * 5 + 1) % 4]) = (k as f64 + data[0 % data.len()], acc * acc);
                }
            }
            let a2 = rate;
            row[0..].copy_from_slice(&x);
            (x[0], x[n % 4]) = (acc - acc, 0.875);
        }
        let mut t = 0.0;
        for j2 in 0..row.len() {
            t += row[j2] * row[j2];
        }
        (m as f64 + s) * (rate - data[(m * 4 + 4) % data.len()])
            + 0.5625 * t
            + 1.15625 * acc
            + 1.390625 * prev
            + 0.703125 * (row[(n * 6 + 4) % row.len()] * rate)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4028ab019ba78f86,
            outgoing: &[0xbfe8800000000000, 0x3fddb3c6f86540bc],
            gradient: &[
                (-9.683743965532722, 31.726290529906848),
                (-2.1627562031649745, 40.99852797426753),
                (0.0, 0.0),
                (1.3537339119797813, 25.488532693616996),
                (-9.725246194701764, 35.65166231258302),
            ],
            weighted: &[
                (-6.637807974149542, 24.419717897430136),
                (-0.8354220862252963, 37.63439525568871),
                (0.0, 0.0),
                (1.284022466492905, 23.74935938772909),
                (-9.354481545860782, 33.72788250145922),
            ],
        };
        let p0 = std::hint::black_box(1.25_f64);
        let p1 = std::hint::black_box(vec![-1.015625, -1.921875]);
        let p2 = std::hint::black_box(vec![-0.765625, 0.796875]);
        let p3 = std::hint::black_box(2_usize);
        let p4 = std::hint::black_box(-1_i32);
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
        let mut b2 = vec![0.5, 0.625];
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
        let mut b2 = vec![0.5, 0.625];
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
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, p3, p4, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let mut d2 = vec![-0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, p3, p4, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_115 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(z: f64, c: f64, state: &mut [f64], depth: usize) -> (f64, f64) {
        if depth == 0 {
            return (
                c.tanh() + 1.46875 * z.mul_add(1.96875, z),
                c - state[((3 + 2) * 6 + 3) % state.len()].tanh()
                    + 1.359375 * (z + z)
                    + 0.765625 * c,
            );
        }
        let b = (if 0 > 0 { c } else { z }).cos()
            * (state[state.len() - 1] - state[(3 * 5 + 2) % state.len()]);
        state[(state.len() * 6 + 3) % state.len()] =
            state[((0 + 3) * 2 + 3) % state.len()] * c * (state[0] * state[0] + 1.234375).recip();
        let c2 = ((match state.len() % 4 {
            0 => 1.515625,
            1..=2 => b,
            _ => state[3 % state.len()],
        }) * (if 3 % 3 == 3 {
            state[((b.abs() + 0.953125) * 3.0) as usize % state.len()]
        } else {
            b
        }))
        .powi(2);
        let mut c2 =
            c.sin() * ((state[((3 + 1) * 7 + 4) % state.len()] * c2).abs() + 1.96875).recip();
        for m in 0..state.len() {
            state[m] = (b * b + 1.265625).ln();
        }
        let mut t = 0.0;
        for i in 0..state.len() {
            t += state[i];
        }
        let mut s: f64 = 0.0;
        for k in 0..state.len() {
            s += state[k] * state[k];
        }
        (
            c2 / ((state[(0 % 2 * 4 + 2) % state.len()] - state[0]).abs() + 1.984375)
                + 0.984375 * s
                + 0.5 * t
                + 1.34375 * c2
                + 0.53125 * (state[1] + state[(2 * 5 + 3) % state.len()])
                + 0.796875 * (b + s),
            (if 2 % 2 == 0 {
                state[1].clamp(-1.25, 0.671875)
            } else {
                s.sin()
            }) + 1.296875 * s
                + 0.78125 * t
                + 0.90625 * c2
                + 1.046875 * (state[((b * b + 1.234375) * 3.0) as usize % state.len()] + c)
                + 0.984375 * c2.cos()
                + 0.859375 * (b + z),
        )
    }

    #[grad(jvp)]
    pub fn f(sum: f64, out: &[f64; 3], k: usize) -> f64 {
        let mut sum2 = (if !(out[2].sin() < out[(k * k * 3 + 2) % out.len()]) {
            match out.len() % 4 {
                0 => out[(k * 4 + 3) % 3],
                1 | 2 => sum,
                _ => sum,
            }
        } else {
            if (match k % 4 {
                0 => sum,
                1..=2 if (k >> 1) % 2 == 0 => sum,
                _ => 0.59375,
            }) >= 0.71875
                || out[(k * k * 7 + 2) % out.len()] * out[(k * 4 + 4) % out.len()] <= -0.46875
            {
                sum
            } else {
                k as f64
            }
        }) / (sum.sin().abs() + 1.421875);
        let mut sum3 = (if 3 & k > 2 { out[0] } else { sum.cos() }).tanh();
        let mut sum3: f64 = 0.375;
        if 3 * 3 % 2 == 0 {
            let mut row = vec![0.0; 3];
        }
        for n in 0..3 {
            let mut j: usize = 0;
            loop {
                j += 1;
                for i in 0..3 {
                    if (k + k) % 2 == 0 {
                        sum2 = out[n].tanh() + sum2.abs();
                    } else {
                        let mut row2 = [-0.4375, 1.1875 * -0.640625];
                    }
                }
                let mut total = (sum + sum3 * sum)
                    / ((out[1] + sum2 + out[n] * out[n]) * (out[1] + sum2 + out[n] * out[n])
                        + 1.484375);
                if j >= 3 {
                    break;
                }
            }
            let mut pos: usize = 0;
            let rate2 = loop {
                pos += 1;
                if pos >= 4 {
                    break (-out[n].abs()).exp();
                }
                let mut rate = out[n];
                let mut u = rate;
                u = rate - out[1] + out[n];
            };
        }
        let m: usize = k + (k >> 1);
        sum2 += (out[((k + m) * 4 + 4) % 3] / (sum3.abs() + 0.84375)).abs();
        let mut a: f64 = 0.0;
        for n2 in 0..out.len() {
            a += out[n2];
        }
        (-1.1875 * sum2).clamp(-1.25, 0.65625)
            + 1.328125 * a
            + 1.484375 * sum3
            + 0.9375 * sum2
            + 0.28125 * a.exp_m1()
            + 0.890625 * (sum3 + sum3)
            + 0.75 * sum2
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40296e8e31cdf10c,
            outgoing: &[],
            gradient: &[
                (0.6909934614546231, 1.0970572610706635),
                (6.876322586024176, 27.29120864831196),
                (10.95691258044079, 23.210618653895352),
                (5.1200536330663935, 29.04747760126974),
            ],
            weighted: &[
                (0.5182450960909674, 0.8227929458029977),
                (5.157241939518132, 20.46840648623397),
                (8.217684435330593, 17.407963990421514),
                (3.840040224799795, 21.785608200952304),
            ],
        };
        let p0 = std::hint::black_box(0.484375_f64);
        let p1 = std::hint::black_box([1.15625, 0.75, -1.203125]);
        let p2 = std::hint::black_box(4_usize);
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

mod program_116 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(c: f64, acc: f64) -> f64 {
        let mut rate = (acc - c.tanh()).max(c - acc + acc.clamp(-1.25, 1.140625));
        'l0: for count in 1..3 {
            for k in 2..1 {
                match count * k % 4 {
                    0 => {
                        let acc2 = 0.546875;
                        rate += match (count + count) % 4 {
                            0 => rate - acc,
                            1 | 2 if k < 0 => rate.exp_m1(),
                            _ => c * acc2,
                        };
                    }
                    1 | 3 => {
                        if !(acc < 1.5) {
                            break 'l0;
                        }
                        rate = rate / (rate * rate + 1.765625) + acc;
                        let mut sum = 0.515625;
                    }
                    _ => {
                        let y = acc.clamp(-1.25, 0.359375).sin().exp();
                    }
                }
                let u = 0.578125;
                let mut rate2 = u;
            }
            rate += (if (count ^ count) % 2 == 0 || (count + count) % 2 == 0 {
                rate
            } else {
                c
            })
            .sin()
            .exp();
            let mut out: Vec<f64> = Vec::new();
            out.push(rate + -1.96875 + 1.03125 * c);
            out.push((acc * acc + 1.171875).powf(rate.sin()));
            out.push(rate + 1.703125 * rate);
        }
        ((if (3 + 0) % 2 == 0 { 1.703125 } else { acc })
            * (if (3 + 0) % 2 == 0 { 1.703125 } else { acc }))
        .ln_1p()
            + 0.53125 * rate
            + 1.375 * (c - c)
            + 1.453125
                * ({
                    let b = rate;
                    b * -0.5
                })
            + 1.421875 * (rate + rate)
    }

    #[grad]
    pub fn energy1(s: f64, data: &[f64; 3], v: &mut [f64], x: &Vec<f64>, m: usize) -> (f64, f64) {
        for m2 in (0..x.len() - 1).rev().step_by(2) {
            if m2 % 2 == 0 {
                return (
                    v[(0 * 5 + 3) % v.len()] + 1.375 * (s * s),
                    s * -0.03125 - (0.640625 - s)
                        + 1.421875 * (v[((s.abs() + 1.515625) * 3.0) as usize % v.len()] * s)
                        + 1.296875 * (x[m2 + 1] + s)
                        + 0.53125 * (-0.171875 - 0.796875),
                );
            }
            v[m % v.len()] += (s + s).floor();
        }
        v.swap(1, 1);
        match (m >> 1) % 4 {
            0 => {
                let mut weights = vec![s + s; m % 3 + 1];
            }
            1 | 3 => {
                v[v.len() - 1] *= energy0(
                    if s.sin() <= 0.421875 {
                        x[((s.abs() + 0.734375) * 3.0) as usize % x.len()]
                    } else {
                        s
                    },
                    s.sin(),
                )
                .cos();
                let mut a = x[(m * 7 + 2) % x.len()]
                    * (s * v[0])
                    * (s * ((m as f64).abs() + 1.671875).ln());
            }
            _ => {
                let acc = m as f64;
                v[((acc * acc + 1.34375) * 3.0) as usize % v.len()] *= (data[m % 3] - acc).cos();
                v[0] += -0.453125;
            }
        }
        (
            (m as f64 * -0.03125).sin().exp()
                + 0.421875 * (v[(m * m * 5 + 4) % v.len()] + data[data.len() - 1])
                + 0.734375 * (s - s),
            x[m % x.len()].powi(3).exp_m1() + 0.3125 * x[0] + 1.046875 * (s * 0.09375),
        )
    }

    #[grad]
    pub fn blend2(sum: f64, out: &mut [f64], prev: &mut f64) {
        let mut c: f64 = 0.0;
        for j in 0..out.len() {
            c += out[j] * out[j];
        }
        let mut sum = (if (out[2 % out.len()].abs() + 0.796875).recip() > -0.96875 {
            1.484375
        } else {
            c.sin().exp()
        })
        .cos();
        if 3 >= 1 && 3 < 1 {
            let mut w = [out[(1 * 6 + 1) % out.len()], sum + *prev, c.cos()];
        }
        for m in 0..out.len() - 1 {
            out[m + 1] *= c.cos();
            sum = (out[m] + sum) * (c * *prev);
            let mut n: usize = (sum + c).abs() as usize % 5;
        }
    }

    #[grad(jvp)]
    pub fn f(rate: f64, sum: f64, v: &[f64], row: &mut [f64]) -> f64 {
        let mut b: f64 = 0.0;
        for m in 0..row.len() {
            b += row[m] * row[m];
        }
        let mut i: usize = 0;
        'l0: while i < 5 && v.len() % 2 == 0 {
            i += 1;
            let total = -0.734375;
            blend2(v[i % v.len()] - -0.15625, row, &mut b);
        }
        let mut prev = -1.03125;
        prev += -1.40625 - b * prev;
        for i2 in 1..v.len() {
            let mut c = row[((sum.abs() + 0.796875) * 3.0) as usize % row.len()];
            for i3 in 1..row.len() {
                let mut i4: usize = 0;
                let total2 = 'l1: loop {
                    i4 += 1;
                    if i4 >= 4 || i3 * i3 % 2 == 0 {
                        break sum / (sum * sum + 1.03125);
                    }
                    let mut j: usize = 0;
                    loop {
                        j += 1;
                        for k in 0..row.len() - 1 {
                            row[k] = ({
                                let s = b;
                                s * v[1]
                            }) - (i2 as f64).tanh();
                        }
                        let mut y = if row[i3].sin() <= 0.03125 {
                            v[i2 - 1] * row[i3 - 1] + -1.421875
                        } else {
                            energy0(
                                {
                                    let s2 = c;
                                    s2 * -1.28125
                                },
                                b - rate,
                            )
                        };
                        let s4 = prev
                            + (({
                                let s3 = rate;
                                s3 * prev
                            })
                            .abs()
                                + 1.6875)
                                .ln();
                        c -= y;
                        if j >= 3 {
                            break;
                        }
                    }
                };
            }
            if i % 2 == 0 {
                blend2(rate / (b * b + 1.296875), row, &mut c);
                break;
            }
        }
        row[(i * 5 + 4) % row.len()] += v[((b.abs() + 1.640625) * 3.0) as usize % v.len()];
        let mut total3 = 0.0;
        for count in 0..row.len() {
            total3 += row[count] * row[count];
        }
        let mut s5 = 0.0;
        for i5 in 0..row.len() {
            s5 += row[i5] * row[i5];
        }
        (-(i as f64).abs().abs()).exp()
            + 1.203125 * s5
            + 0.78125 * total3
            + 0.9375 * prev
            + 1.328125
                * (row[0]
                    / (row[(i % 2 * 3 + 1) % row.len()] * row[(i % 2 * 3 + 1) % row.len()]
                        + 1.8125))
            + 0.28125 * (b + sum)
            + 1.28125 * (1.609375 + -1.921875)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4021afa2a2413c59,
            outgoing: &[0xc001677ead453ce5, 0x3fe3be5413754924, 0x3fdb3f159bd101f1],
            gradient: &[
                (0.0, 0.0),
                (0.28125, 0.28125),
                (0.0, 0.0),
                (7.211250189218836, 29.340745502685394),
                (0.0, 0.0),
                (7.404726204286172, 61.61386656652775),
                (-4.990141572453727, 41.522388338312176),
                (4.411443055383381, 40.69656041089567),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.2109375, 0.2109375),
                (0.0, 0.0),
                (9.121925315741752, 26.865618816061364),
                (0.0, 0.0),
                (12.618430210128793, 55.89805783053319),
                (-8.503724706825928, 37.67043027709845),
                (7.219458826897134, 37.48939679769579),
            ],
        };
        let p0 = std::hint::black_box(-0.046875_f64);
        let p1 = std::hint::black_box(0.578125_f64);
        let p2 = std::hint::black_box(vec![-1.8125, -1.5, -1.34375]);
        let p3 = std::hint::black_box(vec![-0.71875, 0.484375, -0.4375]);
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
        let mut b2 = vec![0.125, 0.125, 0.125];
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
        let mut b2 = vec![0.125, 0.125, 0.125];
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
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0]);
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut m3, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375];
        let mut d3 = vec![-0.625, 0.625, -0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &mut m3, d0, d1, &d2, &mut d3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
    }
}

mod program_117 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(z: f64, v: &[f64], rate: &mut f64) -> f64 {
        match (1 & 2) % 4 {
            0 => {
                let mut total = {
                    let acc = match (0 & 1) % 4 {
                        0 => rate.tanh(),
                        1..=2 => z.tanh(),
                        _ => match 0 % 2 % 4 {
                            0 => z,
                            1 | 2 => *rate,
                            _ => *rate,
                        },
                    };
                    acc * (acc.exp_m1() + (0.28125 - -1.125))
                };
                let mut total = *rate - -0.71875;
                *rate /= 1.296875;
            }
            1 | 3 => {
                'l0: for k in 1..v.len() {
                    let mut b = -0.09375;
                    *rate = match (2 + k) % 4 {
                        0 => 0.75,
                        1 | 2 => {
                            if (k + k) % 2 == 0 && 0 * k % 2 == 0 {
                                -1.59375
                            } else {
                                -1.328125
                            }
                        }
                        _ => z * z,
                    };
                    for m in 1..3 {
                        let mut b2 = v[1].tanh() * v[k] * v[k];
                        if v[((m >> 1) * 4 + 1) % v.len()] + v[k] > -0.359375 {
                            *rate *= v[k - 1].cos();
                        } else {
                            let t = z;
                        }
                        let mut s = 0.25;
                        let mut data: Vec<f64> = Vec::new();
                        data.push(0.375);
                        data.push((b - z).cos());
                        data.push(
                            v[k - 1].tanh()
                                * (match m * m % 4 {
                                    0 => b,
                                    1..=2 if 1 % 2 == 0 => z,
                                    _ => 0.5625,
                                }),
                        );
                    }
                }
                let mut s2 = 0.0;
                for count in 0..v.len() {
                    s2 += v[count];
                }
            }
            _ => {
                let mut z2 = -0.640625;
                match 1 % 4 {
                    0 => {
                        let mut z = (v[1 % v.len()] * v[v.len() - 1]).hypot(z).mul_add(
                            0.828125,
                            v[((rate.abs() + 1.328125) * 3.0) as usize % v.len()],
                        );
                        let mut sum = 0.0;
                        for n in 1..v.len() - 1 {
                            sum += v[n - 1] * v[n + 1];
                        }
                    }
                    1 | 3 => {
                        let mut acc2 =
                            (*rate * *rate + 0.5625).recip() * v[1] - (-v[0].abs()).exp().sin();
                    }
                    _ => {
                        *rate = 0.140625;
                    }
                }
                let mut m2: i32 = rate.floor().abs() as i32 % 5;
            }
        }
        let mut u = 0.0;
        for pos in 0..v.len() {
            u += v[pos] * v[pos];
        }
        let mut total2 = 0.0;
        for n2 in 0..v.len() {
            total2 += v[n2];
        }
        (if v[1 % v.len()].mul_add(v[1], v[2 % v.len()]) > v[(3 * 2 + 2) % v.len()].tanh() {
            rate.tanh()
        } else {
            rate.tanh()
        }) + 1.0 * total2
            + 0.84375 * u
            + 1.484375 * *rate
            + 0.5 * (v[(1 * 5 + 1) % v.len()] - u)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4014cc382e1dc046,
            outgoing: &[0xbfd40c565c87b5fa],
            gradient: &[
                (0.0, 0.0),
                (1.2255859375, 1.8818359375),
                (0.548828125, 2.763671875),
                (2.5419921875, 5.5732421875),
                (2.2783203125, 5.9970703125),
                (1.844686136208511, 1.9866391649963082),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.919189453125, 1.411376953125),
                (0.41162109375, 2.07275390625),
                (1.906494140625, 4.179931640625),
                (1.708740234375, 4.497802734375),
                (1.769056770831082, 1.87552154242193),
            ],
        };
        let p0 = std::hint::black_box(-0.984375_f64);
        let p1 = std::hint::black_box(vec![0.328125, -0.65625, 1.515625, 1.859375]);
        let p2 = std::hint::black_box(-0.40625_f64);
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

mod program_118 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(y: f64, v: &[f64], z: &f64, m: usize) -> f64 {
        'l0: for j in (0..v.len()).step_by(2) {
            let (y2, b) = (
                v[j] / ((if y * y < -y { v[j] } else { *z }).abs() + 1.515625),
                *z + v[((m + m) * 6 + 1) % v.len()],
            );
            if (j as f64).sin() >= 0.65625 {
                if 1.359375 * v[j] > v[m % v.len()] + b {
                    continue;
                }
                break;
            }
        }
        let mut n: usize = 0;
        let c = 'l1: loop {
            n += 1;
            if n >= 3 {
                break v[(m * 6 + 4) % v.len()] * v[((n + 3) * 7 + 1) % v.len()];
            }
            let b2 = (*z - v[v.len() - 1] - v[0] * v[(m * 7 + 4) % v.len()]).cos();
            let mut t = v[v.len() - 1] + (*z - y) * *z;
            t /= 1.515625;
        };
        c * v[(n % 2 * 5 + 2) % v.len()] * (-0.5 * v[(m / 3 * 4 + 4) % v.len()])
            + 0.625 * v[((m >> 1) * 3 + 3) % v.len()].tanh()
            + 0.25 * v[v.len() - 1].max(y)
            + 0.34375 * *z
    }

    #[grad]
    pub fn blend1(sum: f64, out: &mut [f64], n: usize) -> f64 {
        let mut flag = n % 2 == 0;
        for k in 0..out.len() {
            out[k] = (sum / (sum * sum + 0.796875)).exp_m1();
        }
        out.fill(sum - sum);
        out.fill(1.359375 + sum);
        out[1] = n as f64;
        let mut out2 = out.to_vec();
        let mut t: f64 = 0.0;
        for k2 in 0..out.len() {
            t += out[k2];
        }
        let mut rate = 0.0;
        for pos in 0..out2.len() {
            rate += out2[pos] * out2[pos];
        }
        out2[out2.len() - 1] + out2[out2.len() - 1]
            - blend0(out[(n * 3 + 4) % out.len()], &out2, &rate, n % 4)
            + 1.296875 * rate
            + 1.15625 * t
            + 1.0625 * t.sin()
            + 0.78125
                * blend0(
                    rate,
                    &out2[..2],
                    &out[(out2.len() * 6 + 4) % out.len()],
                    n % 4,
                )
    }

    #[grad]
    pub fn relax2(a: f64, acc: f64, prev: &f64, i: usize) -> f64 {
        for m in (2..i % 3 + 1).rev().step_by(3) {
            let mut m2: usize = 0;
            while m2 < 1 && (2 + i) % 2 == 0 {
                m2 += 1;
                let mut acc2 = (-a.abs()).exp()
                    * ({
                        let b = acc / (prev.abs() + 1.8125);
                        b * (a / (acc * acc + 1.171875))
                    });
                if *prev < 0.6875 {
                    let mut row = vec![-1.421875, 0.984375 + 0.984375];
                    let mut a2 = (row[(i * 3 + 4) % row.len()] * m as f64).clamp(-1.25, 0.96875)
                        * (*prev / (*prev * *prev + 1.296875)
                            * (row[(i * 3 + 1) % row.len()] + acc));
                } else {
                    let mut prev2 = if 3 <= 3 { *prev } else { a };
                    let mut prev3 = a.sin();
                }
            }
            let mut s = (1.640625
                - (match 0 * i % 4 {
                    0 => acc,
                    1 | 2 if (*prev * *prev + 0.875).powf((m2 as f64).sin()) > 0.359375 => *prev,
                    _ => *prev,
                }))
            .sin();
            (s, s) = (if i < 0 { s } else { a }, s);
        }
        prev.tanh() + 1.5 * (*prev - a) + 0.328125 * *prev
    }

    #[grad(jvp)]
    pub fn f(a: f64, b: f64, out: &[f64], pos: usize) -> f64 {
        let y: f64 = 0.75;
        for n in (0..out.len()).rev() {
            let mut n2: usize = 0;
            let prev5 = loop {
                n2 += 1;
                if n2 >= 1 || n2 > 1 {
                    break out[n] + out[n];
                }
                if 1 * n2 == 3 {
                    break out[n] * out[n];
                }
                'l0: for n3 in 0..=2 {
                    let mut c: f64 = 0.0;
                    for j in 0..out.len() {
                        c += out[j] * out[j];
                    }
                    if a * b > a.sin().exp() {
                        let mut prev = b.cos() * a.tanh() + (out[n] + n3 as f64).sin().exp();
                    }
                    'l1: for pos2 in (0..out.len() - 1).rev().step_by(3) {
                        let mut total = 0.0;
                        for count in 0..out.len() {
                            total += out[count];
                        }
                        let mut total = (out[n].tanh() + (a + pos2 as f64))
                            / (c.powi(4) * c.powi(4) + 1.953125);
                    }
                    let mut s = out[n2 % out.len()];
                }
                let mut n4: usize = 0;
                while n4 < 3 {
                    n4 += 1;
                    let up = (n ^ n2) % 2 == 0;
                    if y <= 0.375 {
                        let mut a2 = -0.59375;
                    } else {
                        let total2 = a;
                        if -0.96875 > 0.515625 {
                            return ({
                                let prev2 = total2 * b;
                                prev2 * out[n]
                            }) + 0.28125 * (n2 as f64).tanh();
                        }
                        let prev3 = out[n].abs();
                    }
                    let y = out[n];
                    if out[n].atan() >= -0.03125 {
                        break;
                    }
                }
                let a = ((out[n] + b + y * y).abs() + 1.5).cbrt();
            };
        }
        let mut z = 0.0;
        for n5 in 0..out.len() {
            z += out[n5] * out[n5];
        }
        (if pos % 2 < 1 { a } else { z })
            + y * out[pos % out.len()]
            + 0.578125 * z
            + 0.3125 * out[3 % out.len()].tanh()
            + 1.015625 * a.sin()
            + 0.765625 * (out[1] * out[((y.abs() + 1.1875) * 3.0) as usize % out.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40208cfd97a37396,
            outgoing: &[],
            gradient: &[
                (-0.1810311502690154, 0.1810311502690154),
                (0.0, 0.0),
                (4.829960318171827, 5.284297494328173),
                (5.838623046875, 6.293212890625),
                (0.534423828125, 2.408447265625),
            ],
            weighted: &[
                (-0.13577336270176155, 0.13577336270176155),
                (0.0, 0.0),
                (3.6224702386288703, 3.9632231207461297),
                (4.37896728515625, 4.71990966796875),
                (0.40081787109375, 1.80633544921875),
            ],
        };
        let p0 = std::hint::black_box(-1.75_f64);
        let p1 = std::hint::black_box(-1.28125_f64);
        let p2 = std::hint::black_box(vec![1.265625, 1.921875, -0.296875]);
        let p3 = std::hint::black_box(3_usize);
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

mod program_119 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(prev: f64, k: usize) -> (f64, f64) {
        let total = prev;
        let mut prev2 = (prev + prev).sin().cos();
        match (0 + k) % 4 {
            0 => {
                if k * k == 3 {
                    let mut x = [match k % 4 {
                        0 => prev2,
                        1..=2 => prev2,
                        _ => prev,
                    }; 3];
                    let mut prev = 0.421875;
                    let mut prev = (-x[1].abs()).exp() * x[k % x.len()].sin() * total.sin();
                }
                let b = 0.1875;
                let mut prev = -1.890625 * prev.sin().min(prev2 + -0.484375);
            }
            1 | 3 => {
                let a = (prev2 / ((k as f64).abs() + 1.390625)).sin()
                    + (total * prev2 - (prev * prev).ln_1p());
                prev2 += (total.abs() + 1.453125).cbrt();
            }
            _ => {
                let total2 = (k as f64 + prev + k as f64).tanh();
            }
        }
        (
            (k as f64 - prev2) * total
                + 0.828125 * prev2
                + 0.328125 * -0.5
                + 0.59375 * total.sin()
                + 0.8125 * (prev + prev2),
            prev + 1.078125 * prev2 + 1.34375 * (k as f64 + prev2),
        )
    }

    #[grad]
    pub fn blend1(rate: f64, b: f64, weights: &[f64], u: &mut f64) -> f64 {
        if rate * rate <= -0.96875 {
            let mut k: usize = 0;
            'l0: loop {
                k += 1;
                if k >= 4 || rate.tanh() < 0.390625 {
                    break;
                }
                if rate * *u > 1.0 {
                    for n in 2..6 {
                        *u -= rate + b.abs();
                        let mut s = (-(*u - weights[weights.len() - 1]).cos().abs()).exp();
                    }
                    let mut total = 0.84375;
                    let mut rate = ((*u - total) * 1.6875).sin();
                } else {
                    let mut sum = (rate / (rate.abs() + 0.640625) - 1.40625).exp_m1();
                    *u += {
                        let total2 = weights[k % weights.len()] * 0.34375;
                        total2 * (-0.40625 * -1.125)
                    };
                }
                *u = b.atan();
                let mut z = 0.0;
                for j in 0..weights.len() {
                    z += weights[j];
                }
            }
        } else {
            let mut out: Vec<f64> = Vec::with_capacity(3);
            out.push(
                (weights[2 % weights.len()] * weights[((3 + 3) * 4 + 4) % weights.len()])
                    .sin()
                    .exp(),
            );
            out.push(rate);
            out.push((weights[weights.len() - 1] - rate).mul_add(b.cos(), 0.40625));
            let z2 = (-(-0.75 * b).abs()).exp().cos();
            (*u, out[0]) = (
                out[1 % out.len()] + out[out.len() - 1],
                match (2 + 0) % 4 {
                    0 => weights[(2 * 5 + 4) % weights.len()],
                    1 | 2 => z2,
                    _ => weights[((rate * rate + 0.796875) * 3.0) as usize % weights.len()],
                },
            );
        }
        let mut z3 = 0.0;
        for j2 in 0..weights.len() {
            z3 += weights[j2];
        }
        let mut s2 = 0.0;
        for k2 in 0..weights.len() {
            s2 += weights[k2] * weights[k2];
        }
        weights[1].hypot(weights[weights.len() - 1]) - z3
            + 1.0625 * s2
            + 0.546875 * z3
            + 1.140625 * *u
            + 1.453125 * (z3 * s2)
            + 1.0
                * (if (0 & 0) % 2 == 0 || 3 * 2 % 2 == 0 {
                    1.671875
                } else {
                    s2
                })
    }

    #[grad(jvp)]
    pub fn f(b: f64, v: &[f64]) -> f64 {
        let sum = ((b.atan() * (b - b)).abs() + 1.0).recip();
        let mut sum2 = b;
        let mut a = v[((sum2.abs() + 0.625) * 3.0) as usize % v.len()];
        for count in (0..v.len()).rev() {
            let mut k: usize = 0;
            while k < 5 {
                k += 1;
                let mut acc = if (k >> 1) % 2 == 0 {
                    sum * (-a.abs()).exp()
                } else {
                    if b >= sum * a {
                        sum2 + v[count]
                    } else {
                        v[count].tanh()
                    }
                };
                let rate = if a >= -0.015625 && (sum2 * sum2 + 0.75).ln() <= 0.328125 {
                    match count % 3 % 4 {
                        0 => (count as f64 * count as f64).ln_1p(),
                        1 | 2 => v[count % v.len()] * acc,
                        _ => v[count] + -1.9375,
                    }
                } else {
                    if !(v.len() % 2 == 0) {
                        v[count] - acc
                    } else {
                        a.atan2(a)
                    }
                };
                if 3 * count == 2 && count % 2 == 0 {
                    break;
                }
                acc += sum2.tanh();
            }
            let mut row: [f64; 3] = [0.0; 3];
            for count2 in 1..row.len() {
                a = (count as f64).cos() * sum2;
                if sum * a <= 0.0 {
                    sum2 = 0.5 * blend1(v[count], sum - v[count], v, &mut row[0]);
                    a = 0.5
                        * blend1(
                            v[count].atan(),
                            if sum <= -0.078125 { sum2 } else { sum2 },
                            &row,
                            &mut a,
                        );
                    for count3 in 0..3 {
                        row[count3] = if sum2.floor() <= 0.890625 {
                            a.cos()
                        } else {
                            row[((count3 + count) * 7 + 4) % 3].tanh()
                        };
                    }
                } else {
                    for i in (0..3).step_by(2).rev() {
                        let mut row2 = row;
                        for pos in 0..row2.len() {
                            row2[pos] = ({
                                let s = sum2;
                                s * row[count2 - 1]
                            }) - v[count];
                        }
                    }
                }
                row[1..].copy_from_slice(v);
            }
            row[k % row.len()] += sum.atan2(row[count % row.len()]) * (a * sum);
        }
        v[1] + blend1(v[3 % v.len()] * b, v[1].clamp(-1.25, 1.09375), v, &mut sum2)
            + 1.40625 * a
            + 0.828125 * sum2
            + 1.5
                * blend1(
                    a - v[(2 * 0 * 6 + 2) % v.len()],
                    if 3 * 3 % 2 == 0 { sum } else { a },
                    &v[..2],
                    &mut sum2,
                )
            + 1.0 * v[(3 * 3 * 6 + 1) % v.len()]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc00aac2216143d30,
            outgoing: &[],
            gradient: &[
                (-2.127247953163528, 4.086619234336472),
                (13.19013358274799, 88.57368531439552),
                (28.800170205030128, 108.35054043642872),
            ],
            weighted: &[
                (-1.5954359648726462, 3.064964425752354),
                (9.892600187060992, 66.43026398579664),
                (21.600127653772596, 81.26290532732153),
            ],
        };
        let p0 = std::hint::black_box(-1.375_f64);
        let p1 = std::hint::black_box(vec![-0.390625, -1.578125]);
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

mod program_120 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(t: f64, w: &[f64], out: [f64; 3], w2: &mut [f64], row: &Vec<f64>) -> f64 {
        match 3 * 3 % 4 {
            0 if row[row.len() - 1].sin() > -0.765625 => {
                for n in (1..w.len()).rev() {
                    for pos in (0..w2.len()).step_by(3).rev() {
                        let mut u = 0.0;
                        for m in 1..3 - 1 {
                            u += out[m - 1] * out[m + 1];
                        }
                        'l0: for k in 1..n % 3 + 1 {
                            let y = t.sin() + (t - w2[pos])
                                - (u + w2[pos]
                                    - (match k % 4 {
                                        0 => w[n],
                                        1 | 2 if w2.len() == 1 => u,
                                        _ => n as f64,
                                    }));
                            let z = -0.84375;
                            u -= (row[(k * 2 + 3) % row.len()] * out[0]).tanh();
                        }
                    }
                    let mut y2 = t;
                }
                {
                    let r = &mut w2[1];
                    *r /= 1.546875;
                }
                w2.fill(out[(3 * 2 + 3) % 3].sin());
            }
            1 | 3 => {
                let mut c = t.sin()
                    * 1.125
                    * (if row[(2 % 2 * 3 + 3) % row.len()] * t > -0.484375 {
                        t + t
                    } else {
                        t + w2[((2 ^ 1) * 5 + 1) % w2.len()]
                    });
                let (s, s2) = (
                    out[2],
                    match 0 % 4 {
                        0 => c / (c * c + 0.546875),
                        1..=2 => t - out[0],
                        _ => c * 1.984375,
                    },
                );
            }
            _ => {
                let u2 = (if row.len() % 2 == 0 {
                    (-w[w.len() - 1].abs()).exp()
                } else {
                    w2[((3 >> 1) * 3 + 4) % w2.len()]
                })
                .sin()
                .exp();
                if 3 * 0 % 2 == 0 {
                    for j in (2..4).step_by(3).rev() {
                        let mut u2 = w2[((j ^ j) * 7 + 1) % w2.len()].tanh().sin().exp().sin();
                    }
                    let mut x = out;
                    let mut u2 = t;
                }
                if (match (0 + 1) % 4 {
                    0 => t,
                    1 | 2 => u2,
                    _ => w[((1 + 1) * 4 + 2) % w.len()],
                }) > row[(1 * 7 + 1) % row.len()]
                {
                    return out[2 % 3] * (if (2 >> 1) % 2 == 0 { u2 } else { t })
                        + 0.859375 * row[((3 + 0) * 5 + 1) % row.len()].tanh();
                }
            }
        }
        let mut t2: f64 = 0.0;
        for k2 in 0..w2.len() {
            t2 += w2[k2] * w2[k2];
        }
        t * t2
            + t2.hypot(out[((0 + 0) * 2 + 1) % 3])
            + 1.265625 * t2
            + 1.265625 * (out[(3 * 3 + 4) % out.len()] + t2)
            + 0.25 * w[((0 + 3) * 3 + 3) % w.len()].mul_add(t2, w[0])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40310541280e1e7c,
            outgoing: &[0x3fed800000000000, 0xbffbc00000000000, 0xbff6c00000000000],
            gradient: &[
                (5.879638671875, 5.879638671875),
                (1.71990966796875, 1.71990966796875),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.342463963853109, 1.342463963853109),
                (0.0, 0.0),
                (5.2017023037107855, 7.8088800380857855),
                (-9.786253486642327, 14.691282783517327),
                (-8.022964570130195, 12.044204804505195),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (4.40972900390625, 4.40972900390625),
                (1.2899322509765625, 1.2899322509765625),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.0068479728898319, 1.0068479728898319),
                (0.0, 0.0),
                (4.401276727783089, 6.356660028564339),
                (-6.714690114981745, 11.643462087637996),
                (-5.267223427597647, 9.783153603378896),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-0.53125_f64);
        let p1 = std::hint::black_box(vec![-0.703125, 0.59375, -0.125]);
        let p2 = std::hint::black_box([0.359375, 0.453125, 1.90625]);
        let p3 = std::hint::black_box(vec![0.921875, -1.734375, -1.421875]);
        let p4 = std::hint::black_box(vec![0.71875, 1.234375, -0.0625, -1.296875]);
        let mut m3 = p3.clone();
        let value = f(p0.clone(), &p1, p2.clone(), &mut m3, &p4);
        expected.check_call(value, &(m3.clone(),));
        let mut m3 = p3.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2.clone(), &mut m3, &p4));
        let mut m3 = p3.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2.clone(), &mut m3, &p4);
        expected.check_call(value, &(m3.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let mut b4 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g2)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            p2.clone(),
            &mut m3,
            &p4,
            &mut b1,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let first = (g0, b1.clone(), g2, b3.clone(), b4.clone());
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let mut b4 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g2)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            p2.clone(),
            &mut m3,
            &p4,
            &mut b1,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let second = (g0, b1.clone(), g2, b3.clone(), b4.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let mut b4 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g2)) = f_vjp(
            p0.clone(),
            &p1,
            p2.clone(),
            &mut m3,
            &p4,
            &mut b1,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_weighted(
            &(g0, b1.clone(), g2, b3.clone(), b4.clone()),
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let d2 = [0.375, -0.625, 0.625];
        let mut d3 = vec![-0.375, 0.875, -0.125];
        let d4 = vec![1.125, 0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(
            p0.clone(),
            &p1,
            p2.clone(),
            &mut m3,
            &p4,
            d0,
            &d1,
            d2,
            &mut d3,
            &d4,
        );
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
    }
}
