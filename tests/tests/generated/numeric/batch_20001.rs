//! Programs of seeds 20001 to 20024, written by the `fuzz` binary (see `tests/README.md`).

mod program_20001 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(
        rate: f64,
        prev: f64,
        out: &[f64],
        w: &[f64],
        buf: &mut [f64],
        v: &mut [f64],
        n: usize,
    ) -> f64 {
        let mut row = vec![0.0; w.len() * w.len()];
        for n2 in 0..w.len() {
            for j in 0..w.len() {
                row[n2 * w.len() + j] = 0.25 * v[n2] * w[j];
            }
        }
        for count in 0..w.len() {
            row[count * w.len() + count] += 1.84375;
        }
        for pos in 0..w.len() {
            for m in pos + 1..w.len() {
                let rate2 = row[m * w.len() + pos] / row[pos * w.len() + pos];
                for count2 in pos..w.len() {
                    row[m * w.len() + count2] -= rate2 * row[pos * w.len() + count2];
                }
            }
        }
        let mut prev2 = 0.0;
        for count3 in 0..row.len() {
            prev2 += prev * row[count3];
        }
        let mut row2 = vec![0.0; w.len() * w.len()];
        for m2 in 0..w.len() {
            for pos2 in 0..w.len() {
                row2[m2 * w.len() + pos2] = 0.25 * v[m2] * v[pos2];
            }
        }
        let mut buf2 = vec![0.0; w.len() * w.len()];
        for m3 in 0..w.len() {
            for count4 in 0..w.len() {
                buf2[m3 * w.len() + count4] = (out[m3] + 0.5 * out[count4]).sin();
            }
        }
        let mut out2 = vec![0.0; w.len() * w.len()];
        for k in 0..w.len() {
            for i in 0..w.len() {
                for count5 in 0..w.len() {
                    out2[k * w.len() + count5] +=
                        row2[k * w.len() + i] * buf2[i * w.len() + count5];
                }
            }
        }
        let mut y = 0.0;
        for n3 in 0..out2.len() {
            y += -0.84375 * out2[n3];
        }
        let mut c = 0.0;
        for pos3 in 0..v.len() {
            c += v[pos3];
        }
        let mut z = 0.0;
        for k2 in 0..buf2.len() {
            z += buf2[k2];
        }
        (match (n + n) % 4 {
            0 => y + buf[(out.len() * 2 + 4) % buf.len()],
            1..=2 if (n + n) % 2 == 0 => buf2[1] - out2[(2 * n * 3 + 1) % out2.len()],
            _ => ((n as f64).abs() + 1.4375).sqrt(),
        }) + 0.984375 * z
            + 1.078125 * c
            + 1.171875 * y
            + 0.453125 * (v[0] + c)
            + 1.296875 * rate
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4026401b867165cb,
            outgoing: &[
                0xbfe7800000000000,
                0x3ff4800000000000,
                0x3fe1800000000000,
                0x3fdd000000000000,
                0x3fc8000000000000,
                0x3fe8000000000000,
                0xbfea800000000000,
                0xbfb0000000000000,
            ],
            gradient: &[
                (1.296875, 1.296875),
                (0.0, 0.0),
                (4.527654476133747, 5.04568594403518),
                (5.249603489176973, 7.060270501060717),
                (1.3325676251357765, 2.0393369361164946),
                (0.7535096238553587, 1.8509532381410723),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (2.2484043596901406, 4.665520804497589),
                (1.947904445827699, 3.841435807965324),
                (1.7605786197565643, 4.6754102736261505),
                (1.7621634015823275, 4.69825252588978),
            ],
            weighted: &[
                (0.97265625, 0.97265625),
                (0.0, 0.0),
                (3.39574085710031, 3.7842644580263847),
                (3.93720261688273, 5.295202875795538),
                (0.9994257188518324, 1.5295027020873708),
                (0.565132217891519, 1.3882149286058043),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.5, 0.5),
                (0.625, 0.625),
                (0.75, 0.75),
                (0.875, 0.875),
                (2.6863032697676053, 4.499140603373192),
                (2.585928334370774, 4.006076855973993),
                (2.5704339648174233, 4.756557705219613),
                (2.6966225511867457, 4.898689394417335),
            ],
        };
        let p0 = std::hint::black_box(-1.015625_f64);
        let p1 = std::hint::black_box(0.53125_f64);
        let p2 = std::hint::black_box(vec![0.484375, 0.015625, 1.046875, 1.15625]);
        let p3 = std::hint::black_box(vec![1.359375, 0.578125, 0.484375, -0.4375]);
        let p4 = std::hint::black_box(vec![-0.734375, 1.28125, 0.546875, 0.453125]);
        let p5 = std::hint::black_box(vec![0.1875, 0.75, -0.828125, -0.0625]);
        let p6 = std::hint::black_box(1_usize);
        let mut m4 = p4.clone();
        let mut m5 = p5.clone();
        let value = f(p0.clone(), p1.clone(), &p2, &p3, &mut m4, &mut m5, p6);
        expected.check_call(value, &(m4.clone(), m5.clone()));
        let mut m4 = p4.clone();
        let mut m5 = p5.clone();
        expected.check_gradient(&f_grad(
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            &mut m5,
            p6,
        ));
        let mut m4 = p4.clone();
        let mut m5 = p5.clone();
        let (value, gradient) =
            f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, &mut m4, &mut m5, p6);
        expected.check_call(value, &(m4.clone(), m5.clone()));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m4 = p4.clone();
        let mut m5 = p5.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875];
        let mut b5 = vec![1.0, 1.125, 1.25, 1.375];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            &mut m5,
            p6,
            &mut b2,
            &mut b3,
            &mut b4,
            &mut b5,
            0.75,
        );
        expected.check_call(value, &(m4.clone(), m5.clone()));
        let first = (g0, g1, b2.clone(), b3.clone(), b4.clone(), b5.clone());
        let mut m4 = p4.clone();
        let mut m5 = p5.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875];
        let mut b5 = vec![1.0, 1.125, 1.25, 1.375];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            &mut m5,
            p6,
            &mut b2,
            &mut b3,
            &mut b4,
            &mut b5,
            0.75,
        );
        expected.check_call(value, &(m4.clone(), m5.clone()));
        let second = (g0, g1, b2.clone(), b3.clone(), b4.clone(), b5.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0,
                0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let mut m5 = p5.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875];
        let mut b5 = vec![1.0, 1.125, 1.25, 1.375];
        let (value, (g0, g1)) = f_vjp(
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            &mut m5,
            p6,
            &mut b2,
            &mut b3,
            &mut b4,
            &mut b5,
            0.75,
        );
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone(), b4.clone(), b5.clone()),
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0,
                0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let mut m5 = p5.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let d3 = vec![0.625, -0.375, 0.875, -0.125];
        let mut d4 = vec![1.125, 0.125, -0.875, 0.375];
        let mut d5 = vec![-0.625, 0.625, -0.375, 0.875];
        let (value, tangent) = f_jvp(
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            &mut m5,
            p6,
            d0,
            d1,
            &d2,
            &d3,
            &mut d4,
            &mut d5,
        );
        expected.check_call(value, &(m4.clone(), m5.clone()));
        expected.check_tangent(tangent, &(d4.clone(), d5.clone()));
    }
}

mod program_20002 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(acc: f64, acc2: f64, out: &[f64], v: &[f64], n: usize) -> f64 {
        let k: usize = out.len();
        let mut w = vec![0.0; k];
        let mut state = out.to_vec();
        let mut weights = vec![0.0; k * k];
        for j in 0..k {
            for k2 in 0..k {
                weights[j * k + k2] = (w[j] + 0.5 * state[k2]).sin();
            }
        }
        for n2 in 0..k {
            for n3 in 0..k {
                for i in 0..k {
                    weights[n3 * k + i] += 0.25 * (weights[n3 * k + n2] + weights[n2 * k + i]);
                }
            }
        }
        let mut a: f64 = 0.0;
        for pos in 0..weights.len() {
            a += 0.859375 * weights[pos];
        }
        a = out[(n * n * 3 + 3) % out.len()].mul_add(state[n % state.len()], 0.6875)
            * (acc2 * k as f64);
        a /= 1.53125;
        let mut x = vec![0.0; k * k];
        for k3 in 0..x.len() {
            x[k3] = (0.4375 * out[k3 % k]).sin();
        }
        let mut out2 = vec![0.0; k * k];
        for i2 in 0..2 {
            for k4 in 1..k - 1 {
                for i3 in 1..k - 1 {
                    out2[k4 * k + i3] = 0.125
                        * acc2
                        * x[k4 * k + i3]
                        * (x[(k4 - 1) * k + i3]
                            + x[k4 * k + (i3 - 1)]
                            + x[(k4 + 1) * k + i3]
                            + x[k4 * k + (i3 + 1)])
                        + acc2;
                }
            }
            x.copy_from_slice(&out2);
        }
        let mut y = 0.0;
        for count in 0..out2.len() {
            y += 0.0625 * out2[count];
        }
        let mut acc3: f64 = x[((a * a + 1.140625) * 3.0) as usize % x.len()];
        (if ({
            let t = acc;
            t * y
        }) > 0.40625
            && a.mul_add(acc, acc) <= 0.703125
        {
            y
        } else {
            acc2
        }) + 0.5625 * acc3
            + 1.453125 * y
            + 0.515625 * a
            + 0.8125 * acc3.cos()
            + 0.5 * (weights[0] * acc3)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc023ac7f19d20a64,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (15.926989442146967, 15.952887667154616),
                (-3.903310981070338, 3.903310981070338),
                (-1.6429976108685662, 1.6429976108685662),
                (-2.0630947020004236, 2.0944950453188156),
                (-0.8662220201717613, 0.9318132587603922),
                (-2.2858559789737356, 2.355421598297307),
                (-0.3752696229360413, 0.41570607209758936),
                (-0.3312985171623995, 0.3449966778119045),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.0, 0.0),
                (11.945242081610225, 11.964665750365963),
                (-2.927483235802754, 2.927483235802754),
                (-1.2322482081514248, 1.2322482081514248),
                (-1.5473210265003177, 1.5708712839891117),
                (-0.649666515128821, 0.6988599440702942),
                (-1.7143919842303017, 1.7665661987229804),
                (-0.281452217202031, 0.311779554073192),
                (-0.24847388787179964, 0.2587475083589284),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-1.53125_f64);
        let p1 = std::hint::black_box(-0.953125_f64);
        let p2 = std::hint::black_box(vec![
            0.53125, 0.390625, 0.75, -0.34375, 0.40625, -1.15625, 0.328125,
        ]);
        let p3 = std::hint::black_box(vec![
            -1.390625, 1.609375, -0.40625, 0.625, 1.328125, 1.515625, 1.78125,
        ]);
        let p4 = std::hint::black_box(4_usize);
        let value = f(p0.clone(), p1.clone(), &p2, &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
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
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
                0.125, 0.125, 0.125, 0.125,
            ],
        );
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, p4, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
                0.125, 0.125, 0.125, 0.125,
            ],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625, -0.375, 0.875];
        let d3 = vec![-0.125, 1.125, 0.125, -0.875, 0.375, -0.625, 0.625];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, p4, d0, d1, &d2, &d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_20003 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(buf: &[f64], b: f64) -> f64 {
        let j: usize = buf.len();
        let mut w = vec![0.0; j];
        let mut row = vec![0.0; j];
        for n in 0..j {
            w[n] += 0.5 * buf[n];
            row[n] -= 0.25 * buf[n];
        }
        for m in 1..w.len() {
            row[m] = if buf[m] < 0.484375 {
                -0.265625 * buf[m - 1]
            } else {
                w[m]
            };
            w[m] = w[m] + row[m - 1];
        }
        for k in 1..j - 1 {
            w[k + 1] += 0.5 * ((w[k] + row[k + 1]) * (row[k] + row[k]));
        }
        for k2 in 1..w.len() - 1 {
            row[k2] = row[k2 + 1] * buf[k2 - 1].cos();
        }
        let mut x = buf.to_vec();
        let mut x2 = vec![0.0; j];
        let mut out = vec![0.0; j];
        for i in 0..1 {
            for pos in 0..j - 1 {
                out[pos] = x[pos] - b * x[pos];
            }
            for m2 in 0..out.len() {
                x2[m2] = x[m2] + 0.21875 * out[m2];
            }
            for m3 in 0..j {
                x[m3] += 0.4375 * out[m3];
            }
            let k3: usize = 3 + i + j * i;
        }
        let mut prev: f64 = 0.0;
        for i2 in 0..row.len() {
            prev += row[i2] * row[i2];
        }
        let mut c: f64 = 0.0;
        for k4 in 0..x.len() {
            c += x[k4];
        }
        (prev.mul_add(w[w.len() - 1], buf[(out.len() * 4 + 1) % buf.len()])
            * prev.mul_add(w[w.len() - 1], buf[(out.len() * 4 + 1) % buf.len()])
            + 1.3125)
            .powf(c.sin())
            + 1.453125 * c
            + 1.09375 * prev
            + 0.640625 * (1.234375 - row[((j >> 1) * 7 + 2) % row.len()])
            + 1.3125 * b.cos()
    }

    #[grad(jvp)]
    pub fn f(prev: f64, buf: &[f64], data: &[f64], v: &mut [f64]) -> f64 {
        let mut data2 = vec![0.0; v.len()];
        let mut total = 0.0;
        for count in 0..data.len() {
            for pos in 0..count {
                let sum = data2[count] - data2[pos];
                let rate = sum * sum;
                if rate < 1.078125 {
                    total += prev * (rate * rate);
                }
            }
        }
        let mut u = 0.0;
        for pos2 in 0..data.len() {
            u += data2[pos2] * data[pos2];
        }
        let z = 0.75 / (u * u + 1.5);
        for j in 0..data2.len() {
            data2[j] -= z * data[j];
        }
        let mut table: [[f64; 3]; 4] = [[0.0; 3]; 4];
        let mut table2: [[f64; 3]; 4] = [[0.0; 3]; 4];
        for j2 in 0..4 {
            for j3 in 0..3 {
                table[j2][j3] = -0.984375 * v[(j2 + j3) % buf.len()];
            }
        }
        for count2 in 0..2 {
            for i in 1..3 {
                for j4 in 1..2 {
                    table2[i][j4] = (0.28125
                        * 0.6875
                        * (table[i - 1][j4]
                            + table[i][j4 - 1]
                            + table[i + 1][j4]
                            + table[i][j4 + 1]))
                        .tanh();
                }
            }
            std::mem::swap(&mut table, &mut table2);
        }
        let mut b: f64 = 0.0;
        for i2 in 0..4 {
            for i3 in 0..3 {
                b += prev * table2[i2][i3];
            }
        }
        (b, table[((3 + 1) * 5 + 1) % 4][2]) = (table2[0][(0 * 4 + 1) % 3].atan(), b.cos());
        let mut t = 0.0;
        for count3 in 0..v.len() {
            t += v[count3];
        }
        let mut s = 0.0;
        for j5 in 0..v.len() {
            s += v[j5] * v[j5];
        }
        energy0(&table[((1 + 2) * 7 + 3) % 4], energy0(buf, -1.53125 - z))
            + 1.109375 * s
            + 1.171875 * t
            + 0.578125 * b
            + 1.34375 * (0.609375 + total)
            + 0.59375
                * energy0(
                    &table2[table2.len() - 1],
                    table2[(1 * 2 + 3) % 4][0] * table2[(1 * 0 * 4 + 1) % table2.len()][1 % 3],
                )
            + 0.71875
                * (match 3 % 4 {
                    0 => u,
                    1 | 2 if s * data[3 % data.len()] > -0.953125 => table[0][0],
                    _ => s,
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4020303d8d77775f,
            outgoing: &[
                0xbfdb000000000000,
                0x3fff800000000000,
                0xbffd000000000000,
                0xbff0400000000000,
                0xbfd2000000000000,
            ],
            gradient: &[
                (0.0, 0.0),
                (-0.7462560680676797, 13.063326375246072),
                (-0.6703938681043327, 13.968061306680474),
                (-0.6853233677223258, 14.011757230318846),
                (-0.7498719206412763, 12.468613182198874),
                (-0.4578722376533084, 8.516193023009027),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-8.737383596254764, 13.069174040282185),
                (-1.098110696106156, 17.90644163574336),
                (-9.483829382550846, 11.89567594718805),
                (-2.54150390625, 4.88525390625),
                (0.1435546875, 2.2001953125),
            ],
            weighted: &[
                (0.0, 0.0),
                (-0.5596920510507598, 9.797494781434555),
                (-0.5027954010782495, 10.476045980010355),
                (-0.5139925257917444, 10.508817922739134),
                (-0.5624039404809572, 9.351459886649156),
                (-0.3434041782399813, 6.38714476725677),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-6.053037697191073, 10.301880530211639),
                (-0.19858302207961698, 14.054831226807519),
                (-6.362872036913135, 9.671756960391036),
                (-1.0311279296875, 4.5389404296875),
                (1.107666015625, 2.650146484375),
            ],
        };
        let p0 = std::hint::black_box(-0.921875_f64);
        let p1 = std::hint::black_box(vec![-1.15625, 0.328125, -1.734375, -1.8125, 1.375]);
        let p2 = std::hint::black_box(vec![-1.390625, 1.0, -0.9375, 1.25, 1.15625]);
        let p3 = std::hint::black_box(vec![-0.421875, 1.96875, -1.8125, -1.015625, -0.28125]);
        let mut m3 = p3.clone();
        let value = f(p0.clone(), &p1, &p2, &mut m3);
        expected.check_call(value, &(m3.clone(),));
        let mut m3 = p3.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, &mut m3));
        let mut m3 = p3.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, &mut m3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &p2,
            &mut m3,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let first = (g0, b1.clone(), b2.clone(), b3.clone());
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &p2,
            &mut m3,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let second = (g0, b1.clone(), b2.clone(), b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0,
                0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp(
            p0.clone(),
            &p1,
            &p2,
            &mut m3,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone(), b3.clone()),
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0,
                0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let d2 = vec![0.625, -0.375, 0.875, -0.125, 1.125];
        let mut d3 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, &mut m3, d0, &d1, &d2, &mut d3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
    }
}

mod program_20004 {
    use grad_runtime::grad;

    #[grad]
    pub fn rate0(out: &[f64], t: f64, w: &mut [f64]) {
        let j: usize = out.len();
        let mut state = vec![0.0; j];
        let mut y = (match j % 4 {
            0 => t * -1.546875,
            1..=2 => t,
            _ => out[(j * 3 + 2) % out.len()].atan(),
        }) - state[1];
        let mut u = 0.0;
        let mut v = vec![0.0; j];
        for count in 0..j {
            for pos in 0..j {
                v[pos] = w[count] * (out[pos] - out[pos]);
            }
            for n in 0..j {
                u += v[n] * v[n];
            }
        }
    }

    #[grad]
    pub fn rate1(v: &[f64], z: f64, out: &mut [f64]) {
        let m: usize = out.len();
        let mut w: Vec<f64> = vec![0.0; m];
        let mut weights = vec![0.0; m * m];
        for n in 0..m {
            for count in 0..m {
                weights[n * m + count] = (w[n] + 0.5 * w[count]).sin();
            }
        }
        for n2 in 0..m {
            for pos in 0..m {
                for j in 0..m {
                    weights[pos * m + j] += 0.25 * (weights[pos * m + n2] + weights[n2 * m + j]);
                }
            }
        }
        let mut y = 0.0;
        for n3 in 0..weights.len() {
            y += y * weights[n3];
        }
    }

    #[grad(jvp)]
    pub fn f(acc: f64, z: f64, buf: &[f64], weights: &[f64]) -> f64 {
        let to: [usize; 2] = [0, 3];
        let mut s = 0.0;
        for k in 0..to.len() {
            s += weights[to[k]].sin();
        }
        s += acc.atan() * (acc - weights[0 % weights.len()]);
        let mut v = vec![0.0; buf.len() * buf.len()];
        for m in 0..buf.len() {
            for count in 0..buf.len() {
                v[m * buf.len() + count] = 0.265625 * z * (buf[m] - weights[count]);
            }
        }
        let mut out = vec![0.0; buf.len() * buf.len()];
        for m2 in 0..buf.len() {
            for m3 in 0..buf.len() {
                out[m2 * buf.len() + m3] = 0.25 * weights[m2] * weights[m3];
            }
        }
        let mut state = vec![0.0; buf.len() * buf.len()];
        for n in 0..buf.len() {
            for n2 in 0..buf.len() {
                let mut t = 0.0;
                for i in 0..buf.len() {
                    t += v[n * buf.len() + i] * out[i * buf.len() + n2];
                }
                state[n * buf.len() + n2] = t;
            }
        }
        let mut u = 0.0;
        for pos in 0..state.len() {
            u += z * state[pos];
        }
        let mut row = vec![0.0; buf.len() * buf.len()];
        for m4 in 0..buf.len() {
            for pos2 in 0..buf.len() {
                row[m4 * buf.len() + pos2] = 0.25 * buf[m4] * buf[pos2];
            }
        }
        let mut row2 = vec![0.0; buf.len() * buf.len()];
        for m5 in 0..buf.len() {
            for pos3 in 0..buf.len() {
                row2[m5 * buf.len() + pos3] = (buf[m5] + 0.5 * weights[pos3]).sin();
            }
        }
        let mut data = vec![0.0; buf.len() * buf.len()];
        for count2 in 0..buf.len() {
            for pos4 in 0..buf.len() {
                let mut b = 0.0;
                for count3 in 0..buf.len() {
                    b += row[count2 * buf.len() + count3] * row2[count3 * buf.len() + pos4];
                }
                data[count2 * buf.len() + pos4] = b;
            }
        }
        let mut a = 0.0;
        for pos5 in 0..data.len() {
            a += a * data[pos5];
        }
        let mut y = 0.0;
        for count4 in 0..row2.len() {
            y += row2[count4] * row2[count4];
        }
        let mut c = 0.0;
        for j in 0..data.len() {
            c += data[j];
        }
        s * acc
            + (1.703125 - a)
            + 1.4375 * c
            + 0.578125 * y
            + 1.015625 * a
            + 0.265625 * (buf[buf.len() - 1] * data[3 % data.len()])
            + 0.3125 * (1.65625 + v[0 % v.len()])
            + 1.203125 * 1.421875
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4054436925f68ca1,
            outgoing: &[],
            gradient: &[
                (5.877926625307365, 5.877926625307365),
                (-0.0635528564453125, 0.0635528564453125),
                (25.09663687979927, 28.02208342632013),
                (23.55953228395798, 32.213585887804975),
                (25.605359164717818, 28.178463397801103),
                (6.57029311891731, 40.401785468040565),
                (25.477605024935848, 29.08049675109816),
                (22.299407306971645, 33.38220418769362),
                (-4.887309307402629, 5.8583283342741765),
                (-3.580471082991857, 4.210938139829377),
                (2.842528419859876, 4.8789879588594065),
                (7.787769302881098, 8.509305525703605),
                (-4.850757048501424, 4.934526491975945),
                (3.8940247304917657, 5.2376165941233515),
            ],
            weighted: &[
                (4.408444968980524, 4.408444968980524),
                (-0.047664642333984375, 0.047664642333984375),
                (18.822477659849454, 21.016562569740096),
                (17.669649212968487, 24.16018941585373),
                (19.204019373538365, 21.13384754835083),
                (4.927719839187983, 30.301339101030422),
                (19.108203768701884, 21.810372563323618),
                (16.724555480228734, 25.036653140770213),
                (-3.665481980551972, 4.393746250705632),
                (-2.685353312243893, 3.1582036048720328),
                (2.131896314894907, 3.659240969144555),
                (5.840826977160823, 6.381979144277704),
                (-3.6380677863760678, 3.700894868981959),
                (2.9205185478688245, 3.9282124455925134),
            ],
        };
        let p0 = std::hint::black_box(-1.546875_f64);
        let p1 = std::hint::black_box(0.421875_f64);
        let p2 = std::hint::black_box(vec![0.625, 1.15625, 0.765625, 1.890625, 0.921875, 1.25]);
        let p3 = std::hint::black_box(vec![
            1.390625, 1.515625, 0.109375, -1.984375, 1.828125, -0.15625,
        ]);
        let value = f(p0.clone(), p1.clone(), &p2, &p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
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
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
                0.125, 0.125,
            ],
        );
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
                0.125, 0.125,
            ],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625, -0.375];
        let d3 = vec![0.875, -0.125, 1.125, 0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, d0, d1, &d2, &d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_20005 {
    use grad_runtime::grad;

    #[grad]
    pub fn rate0(weights: &[f64], total: f64, out: &mut [f64]) {
        let mut b = out[0];
        let mut m: usize = 0;
        for k in 2..weights.len() {
            let prev = total * weights[k];
            if out[k] < 0.421875 {
                if prev < b {
                    b = prev;
                    m = k;
                }
            }
        }
        b += -0.484375 * out[m];
        let mut v = weights.to_vec();
        let mut v2 = vec![0.0; out.len()];
        let mut out2 = vec![0.0; out.len()];
        let mut data = vec![0.0; out.len()];
        let mut out3 = vec![0.0; out.len()];
        for k2 in 0..1 {
            for j in 0..out.len() - 1 {
                out2[j] = ((m as f64).abs() + 1.4375).ln() - 0.53125 * v[j];
            }
            for i in 0..out.len() {
                v2[i] = v[i] + 0.2421875 * out2[i];
            }
            for j2 in 0..v2.len() - 1 {
                data[j2] = v2[j2] - -0.0625 * v2[j2];
            }
            for i2 in 0..out.len() {
                v2[i2] = v[i2] + 0.2421875 * data[i2];
            }
            for k3 in 1..out.len() {
                out3[k3] = v2[k3] - 0.859375 * v2[k3];
            }
            for m2 in 0..out.len() {
                v[m2] += 0.484375 * (out2[m2] + data[m2] + out3[m2]);
            }
        }
    }

    #[grad(jvp)]
    pub fn f(y: f64, a: f64, state: &[f64]) -> f64 {
        let n: i32 = 3;
        let mut weights = state.to_vec();
        let mut b = 0.0;
        for i in 0..1 {
            let mut x = state.to_vec();
            for count in 0..state.len() {
                x[count] = weights[count]
                    + 0.125
                        * a
                        * (weights[(count + state.len() - 1) % state.len()] - 2.0 * weights[count]
                            + weights[(count + 1) % state.len()]);
            }
            for i2 in 0..state.len() {
                b += x[i2];
            }
            weights = x.clone();
        }
        let mut w = state.to_vec();
        let mut data = vec![0.0; weights.len()];
        let mut data2 = vec![0.0; weights.len()];
        for k in 0..3 {
            rate0(&w, y, &mut data2);
            for n2 in 0..weights.len() {
                data[n2] = w[n2] + 0.234375 * data2[n2];
            }
            for k2 in 0..weights.len() {
                w[k2] += 0.46875 * data2[k2];
            }
            if 1.078125 + data2[k % data2.len()] > weights[(k * k * 2 + 4) % weights.len()].sin()
                && w[(k / 2 * 6 + 3) % w.len()].powi(4) <= y.sin().exp()
            {
                break;
            }
        }
        let mut out = w.clone();
        let mut data3 = vec![0.0; weights.len()];
        let mut out2 = vec![0.0; weights.len()];
        for n3 in 0..1 {
            for m in 0..weights.len() {
                out2[m] = out[m] - 0.96875 * out[m];
            }
            for pos in 0..weights.len() {
                data3[pos] = out[pos] + 0.09375 * out2[pos];
            }
            for pos2 in 0..weights.len() {
                out[pos2] += 0.1875 * out2[pos2];
            }
        }
        let mut t: f64 = 0.0;
        for m2 in 0..w.len() {
            t += w[m2];
        }
        let mut a2 = 0.0;
        for j in 0..out.len() {
            a2 += out[j];
        }
        t - b + 0.703125 * a2 + 0.921875 * t + 0.828125 * b + 1.265625 * t.tanh()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40103a5ae40e9ec7,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (0.0, 1.970947265625),
                (2.831364362307019, 7.441096575192981),
                (2.831364362307019, 7.441096575192981),
                (2.831364362307019, 7.441096575192981),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.0, 1.47821044921875),
                (2.123523271730264, 5.580822431394736),
                (2.123523271730264, 5.580822431394736),
                (2.123523271730264, 5.580822431394736),
            ],
        };
        let p0 = std::hint::black_box(-1.71875_f64);
        let p1 = std::hint::black_box(-0.625_f64);
        let p2 = std::hint::black_box(vec![0.71875, -1.03125, 1.53125]);
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

mod program_20006 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(buf: &[f64], s: f64) -> f64 {
        let pos: usize = buf.len();
        let mut data = buf.to_vec();
        for pos2 in 0..pos - 1 {
            data[pos2] = 0.484375 * -0.078125 * (buf[pos2] * buf[pos2] * buf[pos2 + 1]) + buf[pos2];
        }
        let mut sum = match 0 % 2 % 4 {
            0 => {
                (if s * s > -0.984375 {
                    buf[(pos * 4 + 2) % buf.len()]
                } else {
                    -0.890625
                }) * s.floor()
            }
            1..=2 => buf[((s.abs() + 0.9375) * 3.0) as usize % buf.len()],
            _ => data[((s.abs() + 1.75) * 3.0) as usize % data.len()],
        };
        let mut y = 0.0;
        for k in 0..pos {
            let mut weights: Vec<f64> = vec![0.0; pos];
            for j in 0..pos {
                weights[j] = data[k] * (-data[j].abs()).exp();
            }
            for j2 in 0..pos {
                weights[j2] = (-0.921875 * weights[j2]).sin();
            }
            for n in 0..pos {
                y += weights[n] * weights[n];
            }
        }
        let mut b = 0.0;
        for pos3 in 0..data.len() {
            b += data[pos3];
        }
        (s * -1.84375).sin()
            + 0.609375 * b
            + 1.09375 * y
            + 0.703125 * sum
            + 1.296875 * (b * sum)
            + 1.40625 * y
            + 0.9375 * y
    }

    #[grad(jvp)]
    pub fn f(acc: f64, weights: &[f64], i: usize) -> f64 {
        for m in 0..=1 {
            let mut data = vec![0.0; weights.len() * weights.len()];
            for count in 0..weights.len() {
                for count2 in 0..weights.len() {
                    data[count * weights.len() + count2] =
                        0.125 * acc * (weights[count] - weights[count2]);
                }
            }
            let mut buf = vec![0.0; weights.len() * weights.len()];
            for k in 0..weights.len() {
                for pos in 0..weights.len() {
                    buf[k * weights.len() + pos] = (weights[k] + 0.5 * weights[pos]).sin();
                }
            }
            let mut w = vec![0.0; weights.len() * weights.len()];
            for k2 in 0..weights.len() {
                for k3 in 0..weights.len() {
                    for count3 in 0..weights.len() {
                        w[k2 * weights.len() + count3] +=
                            data[k2 * weights.len() + k3] * buf[k3 * weights.len() + count3];
                    }
                }
            }
            let mut rate = 0.0;
            for i2 in 0..w.len() {
                rate += rate * w[i2];
            }
        }
        let mut data2 = weights.to_vec();
        let mut buf2 = vec![0.0; weights.len()];
        let mut v = vec![0.0; weights.len()];
        let mut x = vec![0.0; weights.len()];
        for count4 in 0..i % 4 {
            for i3 in 1..weights.len() - 1 {
                v[i3] = (-(-data2[i3].abs()).exp().abs()).exp() - acc * data2[i3];
            }
            for j in 0..x.len() {
                buf2[j] = data2[j] + 0.171875 * v[j];
            }
            for j2 in 2..weights.len() {
                x[j2] = (-data2[j2].abs()).exp() - -0.828125 * buf2[j2];
            }
            for pos2 in 0..weights.len() {
                data2[pos2] += 0.34375 * (v[pos2] + x[pos2]);
            }
        }
        let mut prev = 0.0;
        for m2 in 0..data2.len() {
            prev += data2[m2] * data2[m2];
        }
        let mut rate2 = 0.0;
        for m3 in 0..data2.len() {
            rate2 += data2[m3];
        }
        data2[1]
            + 1.5 * rate2
            + 1.234375 * prev
            + 0.96875 * (weights[(i % 2 * 4 + 1) % weights.len()] - weights[1])
            + 0.71875 * (rate2 - acc)
            + 1.03125 * (i as f64 * rate2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4042f3f14e742298,
            outgoing: &[],
            gradient: &[
                (-5.050104102484914, 21.325664832809405),
                (7.830078125, 7.830078125),
                (1.7838192183376782, 15.38238194227568),
                (2.4756681241230245, 19.080980577184192),
                (5.012764686048172, 30.205909375767142),
                (16.649272641989732, 19.857532086287577),
            ],
            weighted: &[
                (-3.7875780768636855, 15.994248624607053),
                (5.87255859375, 5.87255859375),
                (1.3378644137532587, 11.53678645670676),
                (1.8567510930922684, 14.310735432888144),
                (3.759573514536129, 22.65443203182536),
                (12.4869544814923, 14.893149064715683),
            ],
        };
        let p0 = std::hint::black_box(1.234375_f64);
        let p1 = std::hint::black_box(vec![1.4375, -0.265625, -1.515625, 1.28125, 1.578125]);
        let p2 = std::hint::black_box(2_usize);
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

mod program_20007 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(total: f64, data: &[f64], v: &[f64], out: &mut [f64], count: usize) -> f64 {
        let mut state: Vec<f64> = vec![0.0; v.len()];
        for pos in 2..state.len() {
            let b = v[pos] + 0.171875 * -0.921875 * (v[pos - 2] - 2.0 * v[pos] + v[pos]);
            out[pos] = b + -0.140625 * b;
        }
        let mut c = ({
            let prev = total * total;
            prev * 0.859375
        }) * (v[1].sin() * (total * data[((1 + count) * 5 + 1) % data.len()]));
        let mut weights = vec![total; 2];
        let mut row: Vec<f64> = vec![0.0; data.len() * data.len()];
        for count2 in 1..data.len() {
            for pos2 in 1..data.len() {
                row[count2 * data.len() + pos2] = (state[count2] - state[pos2])
                    * (state[count2] - state[pos2])
                    + row[(count2 - 1) * data.len() + pos2]
                        .min(row[count2 * data.len() + (pos2 - 1)])
                        .min(row[(count2 - 1) * data.len() + (pos2 - 1)]);
            }
            if -1.5 + out[((2 + count) * 6 + 1) % out.len()] >= -0.1875 {
                for k in 0..row.len() {
                    row[k] += (k as f64).tanh()
                        * (if -0.953125 >= weights[(count2 * 5 + 2) % weights.len()] - 0.171875 {
                            c
                        } else {
                            data[((0 + k) * 4 + 2) % data.len()]
                        });
                }
                break;
            }
        }
        let mut prev2 = 0.0;
        for m in 0..row.len() {
            prev2 += -0.921875 * row[m];
        }
        row[1] = weights[((c * c + 1.046875) * 3.0) as usize % weights.len()].tanh();
        let mut out2: Vec<f64> = vec![0.0; data.len() * data.len()];
        for m2 in 1..data.len() {
            for m3 in 1..data.len() {
                out2[m2 * data.len() + m3] = (v[m2] - out[m3]) * (v[m2] - out[m3])
                    + (out2[(m2 - 1) * data.len() + m3] + out2[m2 * data.len() + (m3 - 1)]).tanh();
            }
        }
        let mut t = 0.0;
        for j in 0..out2.len() {
            t += c * out2[j];
        }
        let mut u = 0.0;
        for count3 in 0..out.len() {
            u += out[count3] * out[count3];
        }
        let mut z = 0.0;
        for j2 in 0..out2.len() {
            z += out2[j2] * out2[j2];
        }
        state[count % state.len()].sin()
            + z / (out2[2 % out2.len()] * out2[2 % out2.len()] + 1.265625)
            + 1.015625 * z
            + 1.046875 * u
            + 0.625 * t
            + 0.265625 * (u / (total.abs() + 0.953125))
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x409071f6582f61a7,
            outgoing: &[
                0xbff2400000000000,
                0x3ff5c00000000000,
                0xbff867b930000000,
                0xbfeca46020000000,
                0x3fe1605de0000000,
                0x3ff5e80a20000000,
            ],
            gradient: &[
                (-149.87748035754896, 149.87748035754896),
                (0.0, 0.0),
                (0.0, 0.0),
                (18.736182700909364, 18.736182700909364),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (61.90731359008725, 58202.817656186824),
                (399.21968103825964, 415745.24608393875),
                (-1007.9629072870199, 860868.7255245222),
                (-429.03612583481834, 155566.66753595235),
                (142.94618318471527, 21814.79821731522),
                (595.0569508165905, 3054.8287621504787),
                (-2.750625182535047, 2.750625182535047),
                (275.1964019592505, 388645.22663104854),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (-112.40811026816172, 112.40811026816172),
                (0.0, 0.0),
                (0.0, 0.0),
                (14.052137025682022, 14.052137025682022),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (46.32836097839307, 43652.248788824385),
                (299.2956158621603, 311809.0927007524),
                (-755.3616906199891, 645652.9869811068),
                (-321.05918265583784, 116676.67643226059),
                (108.20517800743293, 16362.781474723475),
                (447.41269630870147, 2293.014734817052),
                (-1.5629688869012854, 2.5629688869012854),
                (207.02230146943788, 291484.5449732864),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(0.71875_f64);
        let p1 = std::hint::black_box(vec![
            -0.171875, 0.171875, -1.90625, -0.28125, 0.015625, -0.890625,
        ]);
        let p2 = std::hint::black_box(vec![-1.25, 1.546875, -1.703125, -0.6875, 0.3125, 1.28125]);
        let p3 = std::hint::black_box(vec![
            -1.140625, 1.359375, -1.40625, -1.84375, -1.703125, 0.515625,
        ]);
        let p4 = std::hint::black_box(4_usize);
        let mut m3 = p3.clone();
        let value = f(p0.clone(), &p1, &p2, &mut m3, p4);
        expected.check_call(value, &(m3.clone(),));
        let mut m3 = p3.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, &mut m3, p4));
        let mut m3 = p3.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, &mut m3, p4);
        expected.check_call(value, &(m3.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &p2,
            &mut m3,
            p4,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let first = (g0, b1.clone(), b2.clone(), b3.clone());
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &p2,
            &mut m3,
            p4,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let second = (g0, b1.clone(), b2.clone(), b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
                0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, g0) = f_vjp(
            p0.clone(),
            &p1,
            &p2,
            &mut m3,
            p4,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone(), b3.clone()),
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
                0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625, 0.625];
        let d2 = vec![-0.375, 0.875, -0.125, 1.125, 0.125, -0.875];
        let mut d3 = vec![0.375, -0.625, 0.625, -0.375, 0.875, -0.125];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, &mut m3, p4, d0, &d1, &d2, &mut d3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
    }
}

mod program_20008 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(
        prev: f64,
        weights: &[f64],
        state: &[f64],
        state2: &mut [f64],
        x: &Vec<f64>,
        y: &mut f64,
    ) -> f64 {
        let pos: usize = state2.len();
        let mut v = vec![0.0; pos];
        let mut v2 = vec![0.0; pos * pos];
        for pos2 in 0..v2.len() {
            v2[pos2] = (0.75 * state2[pos2 % pos]).sin();
        }
        let mut data = vec![0.0; pos * pos];
        for j in 0..1 {
            for m in 1..pos {
                let (acc, acc2) = (
                    (state2[((prev * prev + 1.078125) * 3.0) as usize % state2.len()] + *y).sin(),
                    prev.clamp(-1.25, 0.71875),
                );
                for n in 1..pos {
                    data[m * pos + n] = v2[m * pos + n]
                        + 0.3125
                            * 0.5625
                            * (v2[(m - 1) * pos + n] + v2[m * pos + (n - 1)]
                                - 4.0 * v2[m * pos + n]);
                }
            }
        }
        let mut acc3: f64 = 0.0;
        for j2 in 0..data.len() {
            acc3 += acc3 * data[j2];
        }
        let mut i: usize = 0;
        while i < 5 {
            i += 1;
            (*y, acc3) = (x[((*y * *y + 0.890625) * 3.0) as usize % x.len()].tanh(), {
                let prev2 = *y;
                prev2 * weights[((pos & pos) * 3 + 3) % weights.len()]
            });
            let mut table: Vec<Vec<f64>> = vec![vec![0.0; 4]; 3];
            let mut table2 = vec![vec![0.0; 4]; 3];
            for pos3 in 0..3 {
                for n2 in 0..4 {
                    table[pos3][n2] = prev * state[(pos3 + n2) % x.len()];
                }
            }
            for m2 in 0..1 {
                for j3 in 0..2 {
                    for m3 in 0..3 {
                        table2[j3][m3] =
                            (0.15625 * acc3 * (table[j3 + 1][m3] + table[j3][m3 + 1])).tanh();
                    }
                }
                table2.swap(0, 1);
            }
            let mut u = 0.0;
            for m4 in 0..3 {
                for count in 0..4 {
                    u += table2[m4][count] * table2[m4][count];
                }
                {
                    let r = &mut v2[1];
                    *r -= *y;
                }
            }
        }
        let mut total = 0.0;
        for m5 in 0..v.len() {
            total += v[m5];
        }
        (state2[0] * total).sin()
            + 1.421875 * total
            + 0.734375 * acc3
            + 0.5 * *y
            + 0.65625
                * (if v[(v2.len() * 2 + 2) % v.len()] > acc3 + 0.984375 {
                    state[pos % state.len()]
                } else {
                    weights[((pos + pos) * 5 + 4) % weights.len()]
                })
            + 1.265625 * (prev + -1.265625)
            + 1.46875
                * (match (i + pos) % 4 {
                    0 => x[(i * 3 + 3) % x.len()],
                    1..=2 if i + pos < 1 => *y,
                    _ => state[(i * 6 + 3) % state.len()],
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbff9ebf9852c915a,
            outgoing: &[
                0x3ffec00000000000,
                0x3fc2000000000000,
                0x3ff9000000000000,
                0x3fe9b9118051f4d8,
            ],
            gradient: &[
                (1.265625, 1.265625),
                (-0.6913226610839455, 0.6913226610839455),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.65625, 0.65625),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.46875, 1.46875),
                (0.12406518713185476, 2.0561105941181452),
                (0.17691953955607378, 0.8230804604439262),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.94921875, 0.94921875),
                (-0.5184919958129591, 0.5184919958129591),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.4921875, 0.4921875),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.5, 0.5),
                (0.625, 0.625),
                (0.75, 0.75),
                (1.1015625, 1.1015625),
                (0.09304889034889106, 1.542082945588609),
                (0.44229884889018445, 2.0577011511098156),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(1.125_f64);
        let p1 = std::hint::black_box(vec![1.484375, -0.484375, 1.328125]);
        let p2 = std::hint::black_box(vec![0.1875, 0.734375, -1.46875]);
        let p3 = std::hint::black_box(vec![1.921875, 0.140625, 1.5625]);
        let p4 = std::hint::black_box(vec![-0.640625, -1.75, 1.109375]);
        let p5 = std::hint::black_box(1.96875_f64);
        let mut m3 = p3.clone();
        let mut m5 = p5.clone();
        let value = f(p0.clone(), &p1, &p2, &mut m3, &p4, &mut m5);
        expected.check_call(value, &(m3.clone(), m5.clone()));
        let mut m3 = p3.clone();
        let mut m5 = p5.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, &mut m3, &p4, &mut m5));
        let mut m3 = p3.clone();
        let mut m5 = p5.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, &mut m3, &p4, &mut m5);
        expected.check_call(value, &(m3.clone(), m5.clone()));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut m5 = p5.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let mut b4 = vec![0.125, 0.125, 0.125];
        let mut b5 = 0.875_f64;
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &p2,
            &mut m3,
            &p4,
            &mut m5,
            &mut b1,
            &mut b2,
            &mut b3,
            &mut b4,
            &mut b5,
            0.75,
        );
        expected.check_call(value, &(m3.clone(), m5.clone()));
        let first = (
            g0,
            b1.clone(),
            b2.clone(),
            b3.clone(),
            b4.clone(),
            b5.clone(),
        );
        let mut m3 = p3.clone();
        let mut m5 = p5.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let mut b4 = vec![0.125, 0.125, 0.125];
        let mut b5 = 0.875_f64;
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &p2,
            &mut m3,
            &p4,
            &mut m5,
            &mut b1,
            &mut b2,
            &mut b3,
            &mut b4,
            &mut b5,
            0.75,
        );
        expected.check_call(value, &(m3.clone(), m5.clone()));
        let second = (
            g0,
            b1.clone(),
            b2.clone(),
            b3.clone(),
            b4.clone(),
            b5.clone(),
        );
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125,
                0.0,
            ],
        );
        let mut m3 = p3.clone();
        let mut m5 = p5.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let mut b4 = vec![0.125, 0.125, 0.125];
        let mut b5 = 0.875_f64;
        let (value, g0) = f_vjp(
            p0.clone(),
            &p1,
            &p2,
            &mut m3,
            &p4,
            &mut m5,
            &mut b1,
            &mut b2,
            &mut b3,
            &mut b4,
            &mut b5,
            0.75,
        );
        expected.check_weighted(
            &(
                g0,
                b1.clone(),
                b2.clone(),
                b3.clone(),
                b4.clone(),
                b5.clone(),
            ),
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125,
                0.0,
            ],
        );
        let mut m3 = p3.clone();
        let mut m5 = p5.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let d2 = vec![0.375, -0.625, 0.625];
        let mut d3 = vec![-0.375, 0.875, -0.125];
        let d4 = vec![1.125, 0.125, -0.875];
        let mut d5 = 0.375_f64;
        let (value, tangent) = f_jvp(
            p0.clone(),
            &p1,
            &p2,
            &mut m3,
            &p4,
            &mut m5,
            d0,
            &d1,
            &d2,
            &mut d3,
            &d4,
            &mut d5,
        );
        expected.check_call(value, &(m3.clone(), m5.clone()));
        expected.check_tangent(tangent, &(d3.clone(), d5.clone()));
    }
}

mod program_20009 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(y: f64, row: &[f64], x: &mut [f64], index: &[usize]) -> f64 {
        let j: usize = x.len();
        'l0: for i in (0..x.len()).rev().step_by(3) {
            let mut weights = row.to_vec();
            let mut out = vec![0.0; x.len()];
            let mut row2 = vec![0.0; out.len()];
            for count in 0..j % 4 {
                for m in 0..j {
                    row2[m] = weights[m] - weights[m] - -0.734375 * weights[m];
                }
                for pos in 0..j {
                    weights[pos] += 0.328125 * row2[pos];
                }
            }
            weights.swap(1, 0);
            'l1: for j2 in (0..=j % 3 + 1).step_by(3) {
                let mut prev = -0.859375 * -1.625;
                let mut total = 0.0;
                for n in 0..j {
                    for j3 in 0..n {
                        let y2 = x[n] - x[j3];
                        let total2 = y2 * y2;
                        if !(total2 < 1.8125) {
                            continue;
                        }
                        total += x[n] * x[j3] * (-total2).exp();
                    }
                    let mut pos2: usize = 0;
                    while pos2 < 3 && weights[n] <= x[n] * total {
                        pos2 += 1;
                        let mut y3 = 0.0;
                        for j4 in 1..weights.len() {
                            y3 += 0.5 * (weights[j4 - 1] * weights[j4] * weights[j4]);
                        }
                        weights[n] = ((row[n] - weights[n]) * (row[n] - weights[n])).ln_1p();
                    }
                }
            }
            let z = (j as f64).tanh();
        }
        let mut rate = 0.0;
        for m2 in 0..x.len() {
            rate += x[m2];
        }
        ({
            let s = y;
            s * x[((j + j) * 6 + 1) % x.len()]
        }) + row[(j * 7 + 2) % row.len()].abs()
            + 1.0 * rate
            + 0.46875 * row[1]
            + 0.421875 * (x[0] - row[1])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3feb9e0000000000,
            outgoing: &[
                0x3ff3800000000000,
                0xbffa800000000000,
                0xbfe3800000000000,
                0xbfe1800000000000,
                0x3fc4000000000000,
            ],
            gradient: &[
                (-1.65625, 1.65625),
                (0.0, 0.0),
                (0.046875, 0.890625),
                (-1.0, 1.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.421875, 1.421875),
                (0.171875, 1.828125),
                (1.0, 1.0),
                (1.0, 1.0),
                (1.0, 1.0),
            ],
            weighted: &[
                (-1.2421875, 1.2421875),
                (0.0, 0.0),
                (0.03515625, 0.66796875),
                (-0.75, 0.75),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.56640625, 1.56640625),
                (0.75390625, 1.99609375),
                (1.5, 1.5),
                (1.625, 1.625),
                (1.75, 1.75),
            ],
        };
        let p0 = std::hint::black_box(-0.828125_f64);
        let p1 = std::hint::black_box(vec![1.96875, -0.484375, -0.4375, 0.890625, -0.78125]);
        let p2 = std::hint::black_box(vec![1.21875, -1.65625, -0.609375, -0.546875, 0.15625]);
        let p3 = std::hint::black_box([1, 3, 0, 3, 2] as [usize; 5]);
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
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &mut m2,
            &p3,
            &mut b1,
            &mut b2,
            0.75,
        );
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, b1.clone(), b2.clone());
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &mut m2,
            &p3,
            &mut b1,
            &mut b2,
            0.75,
        );
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, &p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let mut d2 = vec![0.625, -0.375, 0.875, -0.125, 1.125];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, &p3, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_20010 {
    use grad_runtime::grad;

    #[grad]
    pub fn rate0(v: &[f64], sum: f64, x: &mut [f64]) {
        let j: usize = v.len();
        let mut out = vec![0.0; j];
        let mut buf = vec![0.0; j];
        for j2 in 1..j - 1 {
            x[j2] += 0.5
                * (0.125 * sum * buf[j2 - 1]
                    + 0.25 * -0.453125 * buf[j2]
                    + 0.390625 * 0.828125 * buf[j2 + 1]);
        }
    }

    #[grad(jvp)]
    pub fn f(t: f64, y: f64, state: &[f64], weights: &mut [f64], count: usize) -> f64 {
        let pos: usize = state.len();
        for n in 0..1 {
            let mut c = 0.0;
            for count2 in 0..pos {
                c += weights[count2] * weights[count2];
            }
            let total = t / (c * c + 1.5);
            for j in 0..pos {
                weights[j] -= total * weights[j];
            }
        }
        let mut state2: Vec<f64> = state.to_vec();
        let mut c2 = 0.0;
        for pos2 in 0..pos % 4 {
            let mut v = vec![0.0; pos];
            for (k, out) in state2.windows(2).enumerate() {
                let s = (0.21875 * c2 * (out[1] - out[0])).tanh();
                v[k] = s + y * s;
            }
            for count3 in 0..pos {
                c2 += v[count3] + state2[count3];
            }
            state2 = v;
        }
        let mut z = 0.0;
        for m in 0..pos {
            let mut out2: Vec<f64> = vec![0.0; pos];
            for j2 in 0..pos {
                out2[j2] = state[m] * weights[j2].abs();
            }
            for i in 1..pos {
                out2[i] = (-0.28125 * out2[i - 1]).sin();
            }
            for k2 in 0..pos {
                z += out2[k2] * out2[k2];
            }
        }
        let mut buf = vec![0.0; pos * pos];
        for j3 in 0..buf.len() {
            buf[j3] = (t * state2[j3 % pos]).sin();
        }
        let mut data = vec![0.0; pos * pos];
        for i2 in 0..1 {
            for j4 in 1..pos - 1 {
                for n2 in 1..pos - 1 {
                    data[j4 * pos + n2] = buf[j4 * pos + n2]
                        + 0.4375
                            * y
                            * (buf[(j4 - 1) * pos + n2]
                                + buf[j4 * pos + (n2 - 1)]
                                + buf[(j4 + 1) * pos + n2]
                                + buf[j4 * pos + (n2 + 1)]
                                - 4.0 * buf[j4 * pos + n2]);
                }
            }
        }
        let mut acc: f64 = 0.0;
        for count4 in 0..data.len() {
            acc += 0.765625 * data[count4];
        }
        let mut z2 = 0.0;
        for pos3 in 0..data.len() {
            z2 += data[pos3];
        }
        data[((y * y + 1.203125) * 3.0) as usize % data.len()] * z2
            - (state2[count % state2.len()] + state[state.len() - 1])
            + 0.65625 * z2
            + 1.15625 * acc
            + 1.078125 * z
            + 0.453125
                * (acc
                    / (data[(pos * 7 + 2) % data.len()] * data[(pos * 7 + 2) % data.len()]
                        + 1.734375))
            + 1.09375 * acc.atan()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fe5c83556dbb0a0,
            outgoing: &[0xbfd12a78cd71caf8, 0x3ff52094ae15e61e],
            gradient: &[
                (-0.11503058681945282, 0.11503058681945282),
                (0.0, 0.0),
                (-0.24309914107322203, 0.24309914107322203),
                (-1.081075255556303, 1.081075255556303),
                (-1.9012409983083556, 1.9636133158539584),
                (-0.1535318585737926, 0.1535318585737926),
            ],
            weighted: &[
                (-0.28882423808918134, 0.3674262343181274),
                (0.0, 0.0),
                (-0.18232435580491652, 0.18232435580491652),
                (-0.8108064416672273, 0.8108064416672273),
                (-0.7107895391659148, 2.2091611315090294),
                (0.4397888804602452, 1.3156894344299899),
            ],
        };
        let p0 = std::hint::black_box(-0.828125_f64);
        let p1 = std::hint::black_box(0.046875_f64);
        let p2 = std::hint::black_box(vec![-1.453125, -0.484375]);
        let p3 = std::hint::black_box(vec![-0.203125, 1.0]);
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
        let mut b2 = vec![0.125, 0.125];
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
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.0, 0.0]);
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125];
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
            &vec![0.0, 0.0, 0.125, 0.125, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875];
        let mut d3 = vec![0.375, -0.625];
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

mod program_20011 {
    use grad_runtime::grad;

    #[grad]
    pub fn rate0(state: &[f64], sum: f64, buf: &mut [f64]) {
        let m: usize = buf.len();
        let mut state2 = vec![0.0; buf.len()];
        let mut v: Vec<f64> = state2.clone();
        let mut weights = vec![0.0; m];
        for n in 0..m % 4 {
            for (n2, state3) in v.windows(3).enumerate() {
                weights[n2] = (0.46875 * sum * (state3[2] - state3[0])).tanh();
            }
            weights[m - 1] = 0.0;
        }
    }

    #[grad]
    pub fn rate1(w: &[f64], z: f64, w2: &mut [f64]) {
        let count: usize = w.len();
        let mut data = w.to_vec();
        let mut weights = vec![0.0; count];
        let mut y = 0.0;
        for count2 in 0..3 {
            for k in 0..count {
                weights[k] =
                    (0.296875 * 0.171875 * (data[(k + 1) % count] - data[(k + count - 1) % count]))
                        .tanh();
            }
            weights[count - 1] = -0.640625;
            for pos in 0..count {
                y += weights[pos] * weights[pos];
            }
            data = weights.clone();
        }
    }

    #[grad(jvp)]
    pub fn f(b: f64, c: f64, x: &[f64], row: &[f64], to: &[usize]) -> f64 {
        let j: usize = x.len();
        let mut t = f64::NEG_INFINITY;
        for j2 in 0..j {
            if b * row[j2] > t {
                t = b * row[j2];
            }
        }
        let mut b2: f64 = 0.0;
        for i in 0..j {
            let u = (b * row[i] - t).exp();
            b2 += u;
        }
        let mut y = t + b2.ln();
        let mut data: Vec<f64> = vec![0.0; j * j];
        for count in 0..j {
            for pos in 0..j {
                data[count * j + pos] = (x[count] + 0.5 * x[pos]).sin();
            }
        }
        for pos2 in 0..j {
            data[pos2 * j + pos2] += 2.421875;
        }
        for k in 0..j {
            let mut pos3: usize = k;
            for m in k + 1..j {
                if data[m * j + k].abs() > data[pos3 * j + k].abs() {
                    pos3 = m;
                }
            }
            if pos3 != k {
                for m2 in 0..j {
                    data.swap(k * j + m2, pos3 * j + m2);
                }
            }
            for n in k + 1..j {
                let prev = data[n * j + k] / data[k * j + k];
                for pos4 in k..j {
                    data[n * j + pos4] -= prev * data[k * j + pos4];
                }
            }
        }
        let mut c2 = 0.0;
        for k2 in 0..data.len() {
            c2 += b2 * data[k2];
        }
        data[0] += if j + j < 2 && j % 2 == 0 { y } else { y };
        let mut y2 = 0.0;
        for pos5 in 0..data.len() {
            y2 += data[pos5];
        }
        (if (match j % 4 {
            0 => t,
            1..=2 => 0.125,
            _ => b,
        }) > x[1].atan2(c)
        {
            x[((j ^ j) * 3 + 2) % x.len()] - t
        } else {
            y2 * c2
        }) + 1.484375 * y2
            + 0.953125 * c2
            + 1.421875 * y
            + 1.390625 * (b / (x[(j * 6 + 3) % x.len()].abs() + 1.703125))
            + 1.15625
                * ({
                    let z = c2;
                    z * x[((j ^ j) * 7 + 3) % x.len()]
                })
            + 0.828125 * (t * x[j % x.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4063513b145e6370,
            outgoing: &[],
            gradient: &[
                (-53.14007905849694, 1136.833144137025),
                (0.0, 0.0),
                (-163.00969041077846, 2359.68658751752),
                (301.0510624649127, 1783.4449072260095),
                (252.03738542153215, 1783.692326782397),
                (86.62397969465613, 781.8760540998054),
                (-261.05593673214867, 1038.141962107454),
                (-138.07979409551672, 767.4354600999014),
                (4.039160965981909, 13.022782446939523),
                (-64.28120801835136, 1204.8469718104245),
                (8.81372729726766, 28.41660783158874),
                (17.952622552517724, 57.88159962489241),
                (43.93695382273394, 141.6584770534384),
                (8.613762436345727, 27.77189500564524),
            ],
            weighted: &[
                (-39.8550592938727, 852.6248581027688),
                (0.0, 0.0),
                (-122.25726780808384, 1769.76494063814),
                (225.78829684868452, 1337.5836804195071),
                (189.02803906614912, 1337.7692450867978),
                (64.9679847709921, 586.407040574854),
                (-195.7919525491115, 778.6064715805906),
                (-103.55984557163754, 575.5765950749261),
                (3.029370724486432, 9.767086835204642),
                (-48.21090601376352, 903.6352288578184),
                (6.610295472950744, 21.312455873691555),
                (13.464466914388293, 43.41119971866931),
                (32.95271536705046, 106.24385779007879),
                (6.460321827259295, 20.828921254233933),
            ],
        };
        let p0 = std::hint::black_box(1.46875_f64);
        let p1 = std::hint::black_box(-1.078125_f64);
        let p2 = std::hint::black_box(vec![
            -1.5625, 0.21875, 0.078125, 1.515625, -1.953125, -1.890625,
        ]);
        let p3 = std::hint::black_box(vec![
            -1.140625, 1.28125, -0.609375, -0.125, 0.484375, -0.625,
        ]);
        let p4 = std::hint::black_box([2, 2, 1, 2, 3, 0] as [usize; 6]);
        let value = f(p0.clone(), p1.clone(), &p2, &p3, &p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, &p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, &p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &p4,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone(), b3.clone());
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &p4,
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
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
                0.125, 0.125,
            ],
        );
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &p4,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
                0.125, 0.125,
            ],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625, -0.375];
        let d3 = vec![0.875, -0.125, 1.125, 0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, &p4, d0, d1, &d2, &d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_20012 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(x: &[f64], sum: f64, x2: &[f64]) -> f64 {
        let n: usize = x.len();
        let mut buf: Vec<f64> = vec![0.0; n];
        let mut u: f64 = f64::NEG_INFINITY;
        for i in 0..n {
            if buf[i] > u {
                u = buf[i];
            }
        }
        let mut t: f64 = 0.0;
        let mut out = vec![0.0; x2.len()];
        for m in 0..n {
            let u2 = (buf[m] - u).exp();
            t += u2;
            out[m] = u2;
        }
        for i2 in 0..n {
            out[i2] /= t;
        }
        let mut sum2 = u + t.ln();
        let mut b = 0.0;
        for k in 0..buf.len() {
            b += buf[k];
        }
        let mut z = 0.0;
        for pos in 0..out.len() {
            z += out[pos] * out[pos];
        }
        x[n % x.len()].tanh()
            / ((t - buf[((n + 1) * 7 + 3) % buf.len()]) * (t - buf[((n + 1) * 7 + 3) % buf.len()])
                + 1.15625)
            + 0.609375 * z
            + 0.640625 * b
            + 1.4375 * sum2
            + 1.203125 * (-0.234375 * sum)
            + 1.265625
                * (if (0.453125 - n as f64) <= -0.28125 {
                    sum
                } else {
                    0.5625
                })
    }

    #[grad]
    pub fn rate1(w: &[f64], c: f64, x: &mut [f64]) {
        let j: usize = w.len();
        let mut v = x.to_vec();
        let mut weights = [{
            let z = 0.296875;
            z * w[((j >> 1) * 2 + 3) % w.len()]
        }; 3];
        {
            let r = &mut weights[0];
            *r += v[((j + j) * 5 + 4) % v.len()];
        }
    }

    #[grad(jvp)]
    pub fn f(sum: f64, weights: &[f64], data: &[f64], n: usize) -> f64 {
        let count: usize = weights.len();
        let mut weights2 = vec![0.0; count];
        let mut x: Vec<f64> = data.to_vec();
        let mut state = vec![0.0; count * count];
        for count2 in 0..count {
            for m in 0..count {
                state[count2 * count + m] = (data[count2] + 0.5 * weights2[m]).sin();
            }
        }
        for n2 in 0..count {
            for count3 in 0..count {
                for j in 0..count {
                    state[count3 * count + j] +=
                        0.25 * (state[count3 * count + n2] + state[n2 * count + j]);
                }
            }
        }
        let mut total = 0.0;
        for j2 in 0..state.len() {
            total += total * state[j2];
        }
        let mut x2 = x.clone();
        for k in 0..count % 4 {
            let mut v = x.clone();
            for j3 in 0..count {
                v[j3] += 0.5
                    * (0.4375 * total * (x2[j3] * x2[j3] * x2[(j3 + 1) % count])
                        + x2[(j3 + count - 1) % count]);
            }
            for n3 in 0..count - 1 {
                v[n3] += 0.5 * (v[n3 + 1] * v[n3 + 1]);
            }
            v[0] = 0.0;
            v[count - 1] = sum;
            x2 = v;
        }
        for m2 in (2..count).rev() {
            x[m2] = x[m2 - 1];
        }
        for n4 in (1..count).rev() {
            x[n4] = x[n4];
        }
        for (y, rate) in x.iter_mut().zip(data.iter()) {
            *y = *rate + *rate * *rate;
        }
        {
            let r = &mut state[0];
            *r += x[0];
        }
        let mut v2 = vec![0.0; count * count];
        for k2 in 0..v2.len() {
            v2[k2] = (sum * x[k2 % count]).sin();
        }
        let mut buf = vec![0.0; count * count];
        for j4 in 0..2 {
            for count4 in 0..count - 1 {
                for pos in 0..count - 1 {
                    buf[count4 * count + pos] = v2[count4 * count + pos]
                        + 0.25
                            * sum
                            * (v2[(count4 + 1) * count + pos] + v2[count4 * count + (pos + 1)]
                                - 4.0 * v2[count4 * count + pos]);
                }
                let mut s = -0.640625;
            }
        }
        let mut s2 = 0.0;
        for n5 in 0..buf.len() {
            s2 += sum * buf[n5];
        }
        let mut acc = 0.0;
        for pos2 in 0..x.len() {
            acc += x[pos2] * x[pos2];
        }
        let mut u = 0.0;
        for j5 in 0..weights2.len() {
            u += weights2[j5] * weights2[j5];
        }
        sum.mul_add(-0.171875, weights2[(count * 3 + 4) % weights2.len()])
            .sin()
            + 1.0625 * u
            + 0.75 * acc
            + 1.0 * s2
            + 0.796875 * (if count + count > 1 { acc } else { acc })
            + 0.875 * (0.71875 + total)
            + 0.265625 * (s2 * total)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4018c1bd0076baa6,
            outgoing: &[],
            gradient: &[
                (-4.873435766605038, 27.2616219065134),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (11.796930520355517, 36.79548838543721),
                (-5.4062848365416265, 57.780000384402136),
                (5.971083515427675, 21.83233166538173),
                (4.292210818729857, 4.292210818729857),
            ],
            weighted: &[
                (-3.6550768249537784, 20.44621642988505),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (8.847697890266637, 27.596616289077907),
                (-4.05471362740622, 43.3350002883016),
                (4.478312636570756, 16.374248749036298),
                (3.219158114047393, 3.219158114047393),
            ],
        };
        let p0 = std::hint::black_box(1.578125_f64);
        let p1 = std::hint::black_box(vec![0.75, 0.078125, -1.8125, 0.515625]);
        let p2 = std::hint::black_box(vec![0.75, -1.453125, 0.515625, 0.140625]);
        let p3 = std::hint::black_box(4_usize);
        let value = f(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone());
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let d2 = vec![-0.625, 0.625, -0.375, 0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, p3, d0, &d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_20013 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(rate: f64, row: &[f64], k: usize) -> f64 {
        let mut x = row.to_vec();
        let mut weights = vec![0.0; row.len()];
        for k2 in 0..k % 4 {
            for k3 in 1..row.len() - 1 {
                weights[k3] += 0.5 * (0.34375 * rate * (x[k3] * x[k3] * x[k3 + 1]) + x[k3 - 1]);
            }
            x.copy_from_slice(&weights);
        }
        let mut a = x[0];
        let mut j: usize = 0;
        for count in 1..row.len() - 1 {
            let c = row[count + 1];
            if c < a {
                a = c;
                j = count;
            }
        }
        a += -0.15625 * x[j];
        let mut a2: f64 = f64::NEG_INFINITY;
        for j2 in 0..row.len() {
            a2 = a2.max(x[j2]);
        }
        let mut z: f64 = 0.0;
        for i in 0..row.len() {
            let z2 = (x[i] - a2).exp();
            z += z2;
        }
        let mut sum = a2 + z.ln();
        let mut s = (row[0] - row[(x.len() * 3 + 3) % row.len()]).tanh().tanh();
        let mut v = x.clone();
        let mut w = vec![0.0; x.len()];
        let mut weights2 = vec![0.0; x.len()];
        let mut buf = vec![0.0; x.len()];
        for i2 in 0..k % 4 {
            for k4 in 0..x.len() {
                weights2[k4] = v[k4] - -0.78125 * v[k4];
            }
            for pos in 0..x.len() {
                w[pos] = v[pos] + 0.2421875 * weights2[pos];
            }
            for pos2 in 0..x.len() - 1 {
                buf[pos2] = w[pos2] - a2 * w[pos2];
            }
            for n in 0..x.len() {
                w[n] = v[n] + 0.2421875 * buf[n];
            }
            for m in 0..x.len() {
                v[m] += 0.484375 * (weights2[m] + buf[m]);
            }
        }
        let mut prev = 0.0;
        for m2 in 0..x.len() {
            prev += x[m2] * x[m2];
        }
        v[0] * 0.359375 * (a - k as f64)
            + 1.3125 * prev
            + 1.265625 * s
            + 0.890625 * sum
            + 1.46875 * a
            + 0.484375 * a
            + 1.03125 * (0.015625 * row[k % row.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ffc77cc59d2dc3d,
            outgoing: &[],
            gradient: &[
                (-0.25697503940966593, 0.775924708991911),
                (1.7967737238582915, 6.653758849406131),
                (0.4462269651710425, 3.5315446699629245),
                (0.11513104029834326, 4.603276245870293),
                (0.8294742159682568, 8.857077618492273),
                (0.0034267492643089877, 0.3653009746746323),
                (0.007044605460740894, 0.08299663858873887),
            ],
            weighted: &[
                (-0.19273127955724945, 0.5819435317439332),
                (1.3475802928937186, 4.990319137054598),
                (0.3346702238782819, 2.6486585024721934),
                (0.08634828022375744, 3.4524571844027196),
                (0.6221056619761925, 6.642808213869205),
                (0.0025700619482317407, 0.2739757310059742),
                (0.005283454095555671, 0.062247478941554156),
            ],
        };
        let p0 = std::hint::black_box(-1.59375_f64);
        let p1 = std::hint::black_box(vec![
            1.9375, 0.234375, -1.921875, 0.1875, 0.421875, -0.84375,
        ]);
        let p2 = std::hint::black_box(2_usize);
        let value = f(p0.clone(), &p1, p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_weighted(
            &(g0, b1.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625, 0.625];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_20014 {
    use grad_runtime::grad;

    #[grad]
    pub fn rate0(data: &[f64], a: f64, x: &mut [f64]) {
        let mut out = x.to_vec();
        let mut row = vec![0.0; out.len()];
        for pos in 0..data.len() {
            let b = row[pos];
            if row[pos] < data[pos] {
                row[pos] -= 0.25 * (data[pos] - row[pos]);
            }
        }
        for k in 0..data.len() {
            let a2 = (-(a * data[k]).abs()).exp();
            row[k] = data[k];
            row[k] = a2 * row[k] / (data[k] * data[k] + 1.25);
        }
        for m in (0..data.len() - 1).step_by(3) {
            let c = x[m] + data[m + 1];
        }
        for count in 0..data.len() {
            let acc = data[count] * data[count].cos();
            row[count] += 0.5 * (-0.359375 * row[count]);
        }
    }

    #[grad(jvp)]
    pub fn f(total: f64, weights: &[f64], weights2: &[f64], out: &mut [f64], n: usize) -> f64 {
        let j: usize = out.len();
        let mut data = vec![0.0; j];
        let mut data2 = out.to_vec();
        let mut x = vec![0.0; j];
        let mut v = vec![0.0; j];
        for k in 0..2 {
            rate0(&data2, total, &mut v);
            for j2 in 0..j {
                data2[j2] += 0.359375 * v[j2];
            }
        }
        for count in 0..5 {
            for m in 0..weights2.len() {
                data2[m] += 0.5
                    * (data[m]
                        + 0.125
                            * total
                            * (data[(m + j - 1) % j] - 2.0 * data[m] + data[(m + 1) % j]));
            }
            let mut c: f64 = 0.0;
            for i in 1..x.len() - 1 {
                c += 0.5 * (x[i - 1] * x[i + 1] * x[i]);
            }
            let mut state: Vec<f64> = v.clone();
            let mut weights3 = vec![0.0; j];
            for count2 in 0..2 {
                for count3 in 2..j - 2 {
                    weights3[count3] +=
                        0.5 * (0.171875 * c * (state[count3 + 2] - state[count3 - 2])).tanh();
                }
                weights3[0] = 0.0;
                state.copy_from_slice(&weights3);
            }
            let mut a = x[count % x.len()];
        }
        let mut out2: Vec<f64> = out.to_vec();
        for m2 in 0..j % 4 {
            let mut x2 = vec![0.0; j];
            for (count4, data3) in out2.windows(3).enumerate() {
                let y = 0.265625 * total * (data3[1] * data3[1] * data3[2]) + data3[0];
                x2[count4 + 1] = y + 0.859375 * y;
            }
            out2 = x2.clone();
        }
        let mut y2 = 0.0;
        for i2 in 0..out.len() {
            y2 += out[i2];
        }
        (total.clamp(-1.25, 1.140625) * total.clamp(-1.25, 1.140625) + 1.4375).sqrt()
            + 1.0 * y2
            + 0.78125 * (n as f64 - total)
            + 0.65625
                * (match (j + j) % 4 {
                    0 => weights2[((j + n) * 6 + 1) % weights2.len()],
                    1 | 2 => total,
                    _ => v[((y2 * y2 + 0.546875) * 3.0) as usize % v.len()],
                })
            + 0.9375 * 0.203125
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4016689eba16132a,
            outgoing: &[0xbfd6000000000000, 0xbff1800000000000, 0x3ffcc00000000000],
            gradient: &[
                (-0.125, 1.4375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.0, 1.0),
                (1.0, 1.0),
                (1.0, 1.0),
            ],
            weighted: &[
                (-0.09375, 1.078125),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.25, 1.25),
                (1.375, 1.375),
                (1.5, 1.5),
            ],
        };
        let p0 = std::hint::black_box(-1.5625_f64);
        let p1 = std::hint::black_box(vec![-0.15625, 1.84375, 0.5625]);
        let p2 = std::hint::black_box(vec![0.8125, 1.546875, 0.265625]);
        let p3 = std::hint::black_box(vec![-0.34375, -1.09375, 1.796875]);
        let p4 = std::hint::black_box(4_usize);
        let mut m3 = p3.clone();
        let value = f(p0.clone(), &p1, &p2, &mut m3, p4);
        expected.check_call(value, &(m3.clone(),));
        let mut m3 = p3.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, &mut m3, p4));
        let mut m3 = p3.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, &mut m3, p4);
        expected.check_call(value, &(m3.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &p2,
            &mut m3,
            p4,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let first = (g0, b1.clone(), b2.clone(), b3.clone());
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &p2,
            &mut m3,
            p4,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let second = (g0, b1.clone(), b2.clone(), b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let (value, g0) = f_vjp(
            p0.clone(),
            &p1,
            &p2,
            &mut m3,
            p4,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone(), b3.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let d2 = vec![0.375, -0.625, 0.625];
        let mut d3 = vec![-0.375, 0.875, -0.125];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, &mut m3, p4, d0, &d1, &d2, &mut d3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
    }
}

mod program_20015 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(s: f64, a: f64, w: &[f64], state: &[f64], to: &[usize]) -> f64 {
        let count: usize = w.len();
        let mut x = vec![0.0; count * count];
        for j in 0..count {
            for pos in 0..count {
                x[j * count + pos] = (state[j] + 0.5 * w[pos]).sin();
            }
        }
        let mut weights = vec![0.0; count * count];
        for n in 0..count {
            for i in 0..count {
                weights[n * count + i] = 0.25 * w[n] * w[i];
            }
        }
        let mut out = vec![0.0; count * count];
        for count2 in 0..count {
            for i2 in 0..count {
                for k in 0..count {
                    out[count2 * count + k] += x[count2 * count + i2] * weights[i2 * count + k];
                }
            }
        }
        let mut a2 = 0.0;
        for count3 in 0..out.len() {
            a2 += s * out[count3];
        }
        let mut data: Vec<f64> = w.to_vec();
        let mut out2 = vec![0.0; count];
        for pos2 in 0..count % 4 {
            for (i3, out3) in data.windows(2).enumerate() {
                let b2 = out3[0] + 0.40625 * -0.375 * (out3[0] - 2.0 * out3[0] + out3[1]);
                out2[i3] = b2 + a2 * b2;
                out2[1] -= a2;
            }
            out2[count - 1] = 0.640625;
            std::mem::swap(&mut data, &mut out2);
        }
        let mut rate = 0.0;
        for m in 0..x.len() {
            rate += x[m];
        }
        let mut acc = 0.0;
        for m2 in 0..data.len() {
            acc += data[m2];
        }
        a2 + 0.765625 * acc
            + 0.75 * rate
            + 1.21875 * a2
            + 1.21875 * (rate / (s * s + 1.78125))
            + 0.984375 * data[(2 * 4 + 4) % data.len()]
            + 0.5625 * a
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc027f055c7002cee,
            outgoing: &[],
            gradient: &[
                (3.7217039394530165, 998.1707308179996),
                (0.5625, 0.5625),
                (8.895477142453538, 381.318698627064),
                (4.90371741269681, 375.1470694579474),
                (6.899740033505948, 278.23102101978367),
                (6.168216928723158, 326.47143870807463),
                (7.156876274219691, 251.97467299566802),
                (6.691753743845185, 347.9675398908568),
                (1.323705938304024, 143.62757230076068),
                (5.752450452998626, 142.86542613310763),
                (6.2778658001267225, 168.12157082643432),
                (6.2863142600343975, 167.99338217355853),
                (2.3586023765749955, 140.68758921045657),
                (4.614015932585919, 137.40484542846565),
            ],
            weighted: &[
                (2.7912779545897624, 748.6280481134997),
                (0.421875, 0.421875),
                (6.671607856840154, 285.98902397029804),
                (3.677788059522608, 281.3603020934605),
                (5.17480502512946, 208.67326576483777),
                (4.626162696542369, 244.85357903105597),
                (5.367657205664768, 188.981004746751),
                (5.018815307883889, 260.9756549181426),
                (0.9927794537280179, 107.7206792255705),
                (4.314337839748969, 107.14906959983072),
                (4.708399350095042, 126.09117811982574),
                (4.714735695025798, 125.9950366301689),
                (1.7689517824312466, 105.51569190784242),
                (3.4605119494394394, 103.05363407134924),
            ],
        };
        let p0 = std::hint::black_box(0.65625_f64);
        let p1 = std::hint::black_box(0.265625_f64);
        let p2 = std::hint::black_box(vec![
            1.890625, -1.671875, -0.453125, -1.046875, -0.15625, 1.4375,
        ]);
        let p3 = std::hint::black_box(vec![
            -1.34375, 0.4375, -0.078125, -0.0625, -1.171875, -0.734375,
        ]);
        let p4 = std::hint::black_box([3, 0, 1, 3, 5, 3] as [usize; 6]);
        let value = f(p0.clone(), p1.clone(), &p2, &p3, &p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, &p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, &p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &p4,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone(), b3.clone());
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &p4,
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
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
                0.125, 0.125,
            ],
        );
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &p4,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
                0.125, 0.125,
            ],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625, -0.375];
        let d3 = vec![0.875, -0.125, 1.125, 0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, &p4, d0, d1, &d2, &d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_20016 {
    use grad_runtime::grad;

    #[grad]
    pub fn rate0(v: &[f64], prev: f64, weights: &mut [f64]) {
        let mut w = vec![0.0; v.len()];
        let mut data: Vec<f64> = weights.to_vec();
        for m in 1..data.len() - 1 {
            data[m] = w[m] + 0.484375 * prev * (w[m - 1] - 2.0 * w[m] + w[m + 1]);
        }
        'l0: for k in 2..=4 {
            let mut sum = prev / (k as f64 * k as f64 + 0.9375)
                * (w[1]
                    - (v[((prev.abs() + 1.8125) * 3.0) as usize % v.len()]
                        - w[((k >> 1) * 5 + 1) % w.len()]));
            for (i, weights2) in data.windows(3).enumerate() {
                w[i + 1] = (0.5 * prev * (weights2[2] - weights2[0])).tanh();
            }
            let mut state = w.clone();
            let mut row = vec![0.0; weights.len()];
            let mut buf = vec![0.0; weights.len()];
            let mut weights3 = vec![0.0; weights.len()];
            let mut state2 = vec![0.0; weights.len()];
            for n in 0..1 {
                for count in 2..weights.len() - 1 {
                    buf[count] = (if state[count - 2] > 0.53125 {
                        prev * state[count + 1]
                    } else {
                        state[count - 2]
                    }) - -0.703125 * state[count];
                }
                for n2 in 0..weights.len() {
                    row[n2] = state[n2] + 0.2109375 * buf[n2];
                }
                for k2 in 0..weights.len() {
                    weights3[k2] = row[k2] - sum * row[k2];
                }
                for i2 in 0..weights.len() {
                    row[i2] = state[i2] + 0.2109375 * weights3[i2];
                }
                for pos in 0..weights.len() {
                    state2[pos] = row[pos] - row[pos] - sum * row[pos];
                }
                for count2 in 0..weights.len() {
                    state[count2] += 0.421875 * (buf[count2] + weights3[count2] + state2[count2]);
                }
            }
        }
    }

    #[grad(jvp)]
    pub fn f(u: f64, row: &[f64], weights: &mut [f64]) -> f64 {
        let count: usize = row.len();
        let mut buf = vec![0.0; count];
        let mut s = 0.0;
        for i in 0..count {
            for k in 0..i {
                let c = weights[i] - weights[k];
                let s2 = c * c;
                if s2 < 1.953125 {
                    s += 0.6875 * (-s2).exp();
                }
            }
        }
        let mut u2 = 0.0;
        for m in 0..weights.len() {
            u2 += weights[m] * row[m];
        }
        let total = s / (u2 * u2 + 1.5);
        for j in 0..count {
            weights[j] -= total * row[j];
        }
        let mut data = vec![0.0; count * count];
        for j2 in 0..data.len() {
            data[j2] = (u2 * weights[j2 % count]).sin();
        }
        let mut x = vec![0.0; count * count];
        for pos in 0..2 {
            for n in 0..count - 1 {
                for n2 in 0..count - 1 {
                    x[n * count + n2] = data[n * count + n2]
                        + 0.375
                            * -0.28125
                            * (data[(n + 1) * count + n2] + data[n * count + (n2 + 1)]
                                - 4.0 * data[n * count + n2]);
                }
            }
            data.copy_from_slice(&x);
        }
        let mut t = 0.0;
        for m2 in 0..x.len() {
            t += u * x[m2];
        }
        let mut row2 = vec![0.0; count];
        let mut rate = 0.0;
        for pos2 in 0..count {
            let total2 = buf[pos2] / (weights[pos2] * weights[pos2] + 1.25);
            buf[pos2] *= 0.9375;
        }
        for pos3 in 0..count {
            let u3 = rate * weights[pos3];
            buf[pos3] = weights[pos3];
        }
        for j3 in 1..count {
            weights[j3 - 1] = if weights[j3] > 0.65625 {
                u2 * weights[j3]
            } else {
                weights[j3].abs()
            };
            weights[j3] += 0.5 * buf[j3];
            rate += (-weights[j3].abs()).exp().tanh();
        }
        let mut c2 = 0.0;
        for m3 in 0..x.len() {
            c2 += x[m3] * x[m3];
        }
        (u * u + 1.1875).ln()
            + 1.34375 * c2
            + 0.703125 * rate
            + 1.34375 * t
            + 1.09375 * (total + buf[1])
            + 1.046875 * (buf[(count * count * 3 + 4) % buf.len()] * c2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc04ddce738c9c762,
            outgoing: &[
                0x3ff68ea9a94857e4,
                0x3ff85fd2d41580e8,
                0x3fbc2b6d73a4d460,
                0x400128b040415295,
                0x3ff1b40d2df1f562,
                0xbffa8e13c4eaf013,
            ],
            gradient: &[
                (-20.28111505419721, 46.43442008030031),
                (-4.329920583725539, 41.7081720656668),
                (-103.96181944837093, 471.2188084025773),
                (151.84342065778333, 671.4925161191759),
                (153.87903926778034, 790.3839974028144),
                (-76.56401580762949, 224.79511496348476),
                (-8.715825448369038, 53.39021411366398),
                (123.82607593848026, 570.8847716357485),
                (-6.5351715292738, 372.9557812399834),
                (-17.422395808659825, 146.67981088077892),
                (119.19313751676539, 512.6652109901079),
                (216.62589685551413, 857.9798756890054),
                (73.96530738888801, 367.9951060545977),
            ],
            weighted: &[
                (-15.210836290647906, 34.82581506022524),
                (-3.168067714405525, 31.65853639707685),
                (-76.10655572608358, 359.0788566237136),
                (111.18909771744326, 512.7951079468054),
                (114.76370086414538, 603.2193361923939),
                (-56.04965932607328, 170.65485885908546),
                (-7.5904191270545205, 45.192607280807145),
                (91.26338671185889, 435.65292098135717),
                (-4.559271287387278, 285.17994443402284),
                (-12.367376654079184, 112.61247330401399),
                (87.2772821145874, 391.34236490256194),
                (159.43155000502534, 654.4831963145283),
                (55.184199643429245, 283.69030234048296),
            ],
        };
        let p0 = std::hint::black_box(0.4375_f64);
        let p1 = std::hint::black_box(vec![1.015625, 0.359375, -0.1875, 0.953125, 1.3125, 0.59375]);
        let p2 = std::hint::black_box(vec![
            -0.0625, -0.796875, 1.359375, 1.515625, 0.09375, -0.09375,
        ]);
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
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, b1.clone(), b2.clone());
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625, 0.625];
        let mut d2 = vec![-0.375, 0.875, -0.125, 1.125, 0.125, -0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_20017 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(buf: &[f64], prev: f64, v: &[f64]) -> f64 {
        let pos: usize = buf.len();
        let mut v2 = v.to_vec();
        let mut row = buf.to_vec();
        let mut row2 = row.clone();
        let mut out = vec![0.0; buf.len()];
        let mut out2 = vec![0.0; pos];
        let mut w = vec![0.0; pos];
        let mut w2 = vec![0.0; pos];
        for n in 0..2 {
            for j in 0..pos - 1 {
                out2[j] = row2[j] * row2[j] + row2[j].sin() - -0.15625 * row2[j];
            }
            for j2 in 0..pos {
                out[j2] = row2[j2] + 0.109375 * out2[j2];
            }
            for i in 0..pos - 1 {
                w[i] = (prev * out[i + 1]).cos() - prev * out[i];
            }
            for k in 0..buf.len() {
                out[k] = row2[k] + 0.109375 * w[k];
            }
            for k2 in 2..pos {
                w2[k2] = out[k2 - 2] * out[k2 - 2] - 0.453125 * out[k2];
            }
            for i2 in 0..pos {
                row2[i2] += 0.21875 * (out2[i2] + w[i2] + w2[i2]);
            }
        }
        let mut prev2 = 0.0;
        for count in 0..row.len() {
            prev2 += row[count] * row[count];
        }
        let mut u = 0.0;
        for pos2 in 0..v2.len() {
            u += v2[pos2] * v2[pos2];
        }
        (pos as f64 / (prev.abs() + 1.765625)).tanh()
            + 1.375 * u
            + 0.71875 * prev2
            + 0.953125 * prev.sin()
            + 0.25 * -1.78125
            + 1.46875 * (prev2 / (prev * prev + 0.65625))
    }

    #[grad]
    pub fn rate1(data: &[f64], a: f64, data2: &mut [f64]) {
        let j: usize = data.len();
        let mut w = vec![0.0; j];
        let mut w2 = data.to_vec();
        let mut y = 0.0;
        let mut state = vec![0.0; j];
        for m in 0..data.len() {
            for pos in 0..j {
                state[pos] = w[m] * (w[pos] + w[pos]);
            }
            for k in 1..j {
                state[k] = (a * state[k - 1]).sin();
            }
            for k2 in 0..data.len() {
                y += state[k2] * state[k2];
            }
        }
    }

    #[grad(jvp)]
    pub fn f(a: f64, state: &[f64], v: &[f64], buf: &mut [f64]) -> f64 {
        let mut w = buf.to_vec();
        for pos in 0..1 {
            let mut t = 0.0;
            for n in 0..buf.len() {
                t += buf[n] * state[n];
            }
            let t2 = a / (t * t + 1.5);
            for m in 0..buf.len() {
                buf[m] -= t2 * state[m];
            }
        }
        let mut weights = w.clone();
        let mut buf2 = vec![0.0; w.len()];
        let mut weights2 = vec![0.0; w.len()];
        let mut buf3 = vec![0.0; w.len()];
        for j in 0..3 {
            for k in 1..w.len() {
                weights2[k] = (-weights[k - 1].cos().abs()).exp() - a * weights[k];
            }
            for pos2 in 0..w.len() {
                buf2[pos2] = weights[pos2] + 0.234375 * weights2[pos2];
            }
            for i in 1..w.len() - 1 {
                buf3[i] = a * buf2[i] - -0.3125 * buf2[i];
            }
            for k2 in 0..w.len() {
                weights[k2] += 0.46875 * (weights2[k2] + buf3[k2]);
            }
        }
        let mut state2 = vec![0.0; w.len() * w.len()];
        for j2 in 0..w.len() {
            for m2 in 0..w.len() {
                state2[j2 * w.len() + m2] = 0.25 * weights2[j2] * buf3[m2];
            }
        }
        for i2 in 0..w.len() {
            state2[i2 * w.len() + i2] += 2.28125;
        }
        for j3 in 0..w.len() {
            for k3 in j3 + 1..w.len() {
                let prev = state2[k3 * w.len() + j3] / state2[j3 * w.len() + j3];
                for k4 in j3..w.len() {
                    state2[k3 * w.len() + k4] -= prev * state2[j3 * w.len() + k4];
                }
            }
        }
        let mut s: f64 = 0.0;
        for pos3 in 0..state2.len() {
            s += a * state2[pos3];
        }
        let mut c = 0.0;
        for k5 in 0..buf2.len() {
            c += buf2[k5] * buf2[k5];
        }
        let mut s2: f64 = 0.0;
        for n2 in 0..buf3.len() {
            s2 += buf3[n2] * buf3[n2];
        }
        s * buf2[(3 * 2 + 1) % buf2.len()] - s2.sin()
            + 0.9375 * s2
            + 1.25 * c
            + 0.5 * s
            + 1.375 * s.max(0.765625)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x403710fcf0ce8543,
            outgoing: &[
                0xbffd4504b69f57ed,
                0xbfb45746d758c177,
                0x3ff84329ed90fa37,
                0x3fe1fafb4960a813,
                0x3ff305587fbfff0d,
            ],
            gradient: &[
                (26.42325870529265, 104.48834995479842),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-1.6526574900233417, 7.780775290173823),
                (4.12198065095441, 4.913539128293588),
                (9.492697850971549, 16.559846345444004),
                (6.5951814882827, 10.108326463578662),
                (4.627945553769873, 4.8012212328432575),
            ],
            weighted: &[
                (19.81126476876571, 78.61364595218798),
                (-0.0007456786014834055, 0.0051213147879130404),
                (-0.0010608327180516453, 0.0012478257174717152),
                (-0.0013668728901103354, 0.004817726555374428),
                (-0.0015243557666633671, 0.002805084962019113),
                (-0.0017738894827628493, 0.004477651117402757),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.7395350416622503, 6.337259879080288),
                (3.71643991849326, 4.311978706491844),
                (7.869549818667741, 13.170942888040562),
                (5.821365154139654, 8.457084053408956),
                (4.471003823655502, 4.602703797698663),
            ],
        };
        let p0 = std::hint::black_box(0.015625_f64);
        let p1 = std::hint::black_box(vec![0.71875, 0.78125, -0.453125, 0.359375, -0.765625]);
        let p2 = std::hint::black_box(vec![-1.875, 0.609375, -1.34375, 1.515625, 0.59375]);
        let p3 = std::hint::black_box(vec![-1.828125, -0.078125, 1.515625, 0.5625, 1.1875]);
        let mut m3 = p3.clone();
        let value = f(p0.clone(), &p1, &p2, &mut m3);
        expected.check_call(value, &(m3.clone(),));
        let mut m3 = p3.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, &mut m3));
        let mut m3 = p3.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, &mut m3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &p2,
            &mut m3,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let first = (g0, b1.clone(), b2.clone(), b3.clone());
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &p2,
            &mut m3,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let second = (g0, b1.clone(), b2.clone(), b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0,
                0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp(
            p0.clone(),
            &p1,
            &p2,
            &mut m3,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone(), b3.clone()),
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0,
                0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let d2 = vec![0.625, -0.375, 0.875, -0.125, 1.125];
        let mut d3 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, &mut m3, d0, &d1, &d2, &mut d3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
    }
}

mod program_20018 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(prev: f64, buf: &[f64], row: &mut [f64]) -> f64 {
        let n: usize = buf.len();
        let mut v = vec![0.0; n];
        let mut total: f64 = 0.0;
        for m in 0..n {
            let mut v2: Vec<f64> = vec![0.0; n];
            for pos in 0..n {
                v2[pos] = row[m] * buf[pos].sin();
            }
            for m2 in 0..n {
                v2[m2] = (total * v2[m2]).sin();
            }
            for pos2 in 0..n {
                total += v2[pos2] * v2[pos2];
            }
        }
        let mut v3: [f64; 3] = [0.0; 3];
        let mut z = v3[2].abs() * total.abs() + (-1.421875 * prev - (prev + prev));
        let mut v4: Vec<f64> = vec![0.0; n * n];
        for i in 0..n {
            for j in 0..n {
                v4[i * n + j] = 0.203125 * prev * (buf[i] - v[j]);
            }
        }
        let mut out = vec![0.0; n * n];
        for i2 in 0..n {
            for j2 in 0..n {
                out[i2 * n + j2] = (row[i2] + 0.5 * row[j2]).sin();
            }
        }
        let mut x = vec![0.0; n * n];
        for pos3 in 0..n {
            for pos4 in 0..n {
                for i3 in 0..n {
                    x[pos3 * n + i3] += v4[pos3 * n + pos4] * out[pos4 * n + i3];
                }
            }
        }
        let mut rate = 0.0;
        for i4 in 0..x.len() {
            rate += 0.109375 * x[i4];
        }
        let mut sum = 0.0;
        for pos5 in 0..v.len() {
            sum += v[pos5] * v[pos5];
        }
        let mut prev2 = 0.0;
        for count in 0..v.len() {
            prev2 += v[count] * v[count];
        }
        v4[(n * 2 + 1) % v4.len()].mul_add(x[(n * 6 + 3) % x.len()], 0.25)
            - x[((n + n) * 6 + 2) % x.len()] * n as f64
            + 1.234375 * prev2
            + 1.484375 * sum
            + 0.9375 * rate
            + 0.984375
                * (if (1.8125 + n as f64) < buf[1] {
                    prev2
                } else {
                    rate
                })
            + 0.765625 * (n as f64 - row[n % row.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff0984de69710f0,
            outgoing: &[
                0x3ff8800000000000,
                0xbffc400000000000,
                0xbffd800000000000,
                0x3ff7c00000000000,
                0x3fc0000000000000,
                0x3fde000000000000,
            ],
            gradient: &[
                (2.5467300825803463, 16.144615865113114),
                (-1.0119709525202458, 4.9551733377816625),
                (-0.12521463858104065, 1.0499266674694037),
                (-0.013024297236946966, 1.1621170088134973),
                (-0.12521463858104065, 1.0499266674694037),
                (-0.12521463858104065, 1.0499266674694037),
                (-0.12521463858104065, 1.0499266674694037),
                (0.9136025868304352, 4.12017904341165),
                (-1.9780965612062649, 3.7390735493787406),
                (-0.3001019359438582, 9.678575028229815),
                (1.7258548773367037, 3.6068677743026614),
                (0.1728773208631632, 3.3521248370268397),
                (0.7560497704006203, 3.6131315496235445),
            ],
            weighted: &[
                (1.9100475619352597, 12.108461898834836),
                (-0.7589782143901844, 3.716380003336247),
                (-0.09391097893578049, 0.7874450006020528),
                (-0.009768222927710225, 0.871587756610123),
                (-0.09391097893578049, 0.7874450006020528),
                (-0.09391097893578049, 0.7874450006020528),
                (-0.09391097893578049, 0.7874450006020528),
                (1.1852019401228264, 3.5901342825587372),
                (-0.8585724209046988, 3.4293051620340553),
                (0.5249235480421064, 8.008931271172361),
                (2.1693911580025276, 3.5801508307269962),
                (1.1296579906473725, 3.51409362777013),
                (1.6920373278004652, 3.8348486622176585),
            ],
        };
        let p0 = std::hint::black_box(-0.953125_f64);
        let p1 = std::hint::black_box(vec![
            1.984375, -0.046875, 1.84375, 0.359375, 1.359375, 1.484375,
        ]);
        let p2 = std::hint::black_box(vec![1.53125, -1.765625, -1.84375, 1.484375, 0.125, 0.46875]);
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
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, b1.clone(), b2.clone());
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625, 0.625];
        let mut d2 = vec![-0.375, 0.875, -0.125, 1.125, 0.125, -0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_20019 {
    use grad_runtime::grad;

    #[grad]
    pub fn rate0(state: &[f64], prev: f64, buf: &mut [f64]) {
        let pos: usize = buf.len();
        let mut w = buf.to_vec();
        let mut data = vec![0.0; pos];
        let mut table = [[0.0; 4]; 4];
        let mut table2 = [[0.0; 4]; 4];
        for i in 0..4 {
            for n in 0..4 {
                table[i][n] = prev * buf[(i + n) % pos];
            }
        }
        for k in 0..1 {
            for i2 in 0..3 {
                for count in 0..3 {
                    table2[i2][count] = 0.171875
                        * 0.703125
                        * table[i2][count]
                        * (table[i2 + 1][count] + table[i2][count + 1])
                        + prev;
                }
            }
            std::mem::swap(&mut table, &mut table2);
        }
        let mut total = 0.0;
        for i3 in 0..4 {
            for j in 0..4 {
                total += table2[i3][j] * table2[i3][j];
            }
        }
    }

    #[grad]
    pub fn rate1(out: &[f64], b: f64, state: &mut [f64]) {
        let from: [usize; 2] = [2, 2];
        let mut acc = 0.0;
        for k in 0..from.len() {
            if from[k] != k {
                acc += out[from[k]] * out[from[k]];
            }
        }
    }

    #[grad(jvp)]
    pub fn f(c: f64, t: f64, out: &[f64], v: &[f64], k: usize) -> f64 {
        let j: usize = v.len();
        let mut weights = vec![0.0; j];
        let mut acc = 4.0;
        let mut pos: usize = 0;
        for i in 1..j {
            let y = acc * weights[i];
            if v[i] < weights[i] {
                if y < acc {
                    acc = y;
                    pos = i;
                }
            }
        }
        acc += c * out[pos];
        let acc2 = -0.984375;
        let to: [usize; 3] = [1, 3, 0];
        let mut rate = 0.0;
        for count in 0..to.len() {
            rate += out[to[count]] * out[to[count]];
        }
        let mut buf: Vec<f64> = out.to_vec();
        let mut row = vec![0.0; j];
        for i2 in 0..k % 4 {
            for (pos2, x) in buf.windows(2).enumerate() {
                row[pos2 + 1] = x[0] + 0.453125 * 0.84375 * (x[0] - 2.0 * x[0] + x[1]);
            }
            buf.copy_from_slice(&row);
        }
        let mut c2 = buf[0];
        let mut i3: usize = 0;
        for m in (2..j - 1).step_by(2).rev() {
            let sum = k as f64 - 1.640625;
            if buf[m - 1] > -0.671875 {
                if sum > c2 {
                    c2 = sum;
                    i3 = m;
                }
            }
        }
        c2 += -0.078125 * buf[i3];
        let mut sum2 = 0.0;
        for pos3 in 0..weights.len() {
            sum2 += weights[pos3];
        }
        (match 2 / 3 % 4 {
            0 => acc2,
            1 | 2 => 1.1875,
            _ => sum2,
        }) + v[v.len() - 1].atan()
            + 0.6875 * sum2
            + 0.8125 * c2
            + 1.28125 * rate
            + 1.21875
                * (match i3 % 4 {
                    0 => 1.578125,
                    1..=2 => t,
                    _ => acc2,
                })
            + 0.484375 * t.clamp(-1.25, 0.53125)
            + 1.421875 * (rate - c2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4033d3d7bc0635f4,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (1.21875, 1.21875),
                (-7.757595802340063, 8.386747555100385),
                (-10.039351130438462, 10.216591466737924),
                (0.0026605418374003875, 0.009755320070468088),
                (10.474609375, 10.474609375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.6496431403647899, 0.6496431403647899),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.9140625, 0.9140625),
                (-5.818196851755047, 6.290060666325289),
                (-7.529513347828846, 7.662443600053443),
                (0.0019954063780502906, 0.007316490052851066),
                (7.85595703125, 7.85595703125),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.48723235527359243, 0.48723235527359243),
            ],
        };
        let p0 = std::hint::black_box(-0.609375_f64);
        let p1 = std::hint::black_box(-1.765625_f64);
        let p2 = std::hint::black_box(vec![-1.4375, -1.859375, -1.328125, 1.9375]);
        let p3 = std::hint::black_box(vec![1.046875, -1.25, -0.28125, -0.734375]);
        let p4 = std::hint::black_box(3_usize);
        let value = f(p0.clone(), p1.clone(), &p2, &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125];
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
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125];
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, p4, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let d3 = vec![0.625, -0.375, 0.875, -0.125];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, p4, d0, d1, &d2, &d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_20020 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(acc: f64, weights: &[f64], out: &[f64]) -> f64 {
        let mut weights2 = vec![0.0; weights.len()];
        let mut state: Vec<f64> = vec![0.0; weights.len() * weights.len()];
        for m in 0..weights.len() {
            for i in 0..weights.len() {
                state[m * weights.len() + i] = (out[m] + 0.5 * weights[i]).sin();
            }
        }
        for pos in 0..weights.len() {
            state[pos * weights.len() + pos] += 2.140625;
        }
        for i2 in 0..weights.len() {
            let mut k: usize = i2;
            for j in i2 + 1..weights.len() {
                if state[j * weights.len() + i2].abs() > state[k * weights.len() + i2].abs() {
                    k = j;
                }
            }
            if k != i2 {
                for pos2 in 0..weights.len() {
                    state.swap(i2 * weights.len() + pos2, k * weights.len() + pos2);
                }
            }
            for k2 in i2 + 1..weights.len() {
                let c = state[k2 * weights.len() + i2] / state[i2 * weights.len() + i2];
                for k3 in i2..weights.len() {
                    state[k2 * weights.len() + k3] -= c * state[i2 * weights.len() + k3];
                }
            }
        }
        let mut acc2: f64 = 0.0;
        for m2 in 0..state.len() {
            acc2 += acc * state[m2];
        }
        let mut x = vec![0.0; weights2.len() * weights2.len()];
        for count in 0..weights2.len() {
            for n in 0..weights2.len() {
                x[count * weights2.len() + n] = 0.25 * out[count] * weights2[n];
            }
        }
        for k4 in 0..weights2.len() {
            x[k4 * weights2.len() + k4] += 2.0625;
        }
        let mut data = out.to_vec();
        for m3 in 0..weights2.len() {
            let mut a = data[m3];
            for n2 in 0..m3 {
                a -= x[m3 * weights2.len() + n2] * data[n2];
            }
            data[m3] = a / x[m3 * weights2.len() + m3];
        }
        for j2 in 1..weights2.len() - 1 {
            data[j2] = out[j2] - 0.5 * acc * (out[j2] * (out[j2 + 1] - out[j2 - 1]));
        }
        let mut total: f64 = 0.0;
        for j3 in 0..weights2.len() {
            total += weights2[j3] * weights2[j3];
        }
        (-(0.65625 + acc).abs()).exp()
            + 1.09375 * total
            + 1.171875 * acc2
            + 0.578125
                * (if acc2.abs() > 0.875 {
                    weights[((total.abs() + 1.25) * 3.0) as usize % weights.len()]
                } else {
                    acc2
                })
            + 1.328125 * (1.71875 + total)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc02b43d289f3001e,
            outgoing: &[],
            gradient: &[
                (15.405997560563291, 16.627762995561113),
                (-0.09358901464404394, 5.277638809421607),
                (0.3759781644426714, 2.0898968688659556),
                (-0.1971957161505325, 0.41664503284174736),
                (0.26057276443494126, 2.4186153822332987),
                (-1.0294303009253172, 5.096468201357954),
                (-0.524706778894629, 5.423281437742796),
                (0.5663168010455112, 4.293469961841977),
                (0.5231026749405069, 4.436122585782487),
            ],
            weighted: &[
                (11.554498170422468, 12.470822246670835),
                (-0.07019176098303295, 3.958229107066205),
                (0.28198362333200355, 1.5674226516494667),
                (-0.14789678711289939, 0.3124837746313105),
                (0.19542957332620595, 1.8139615366749742),
                (-0.7720727256939879, 3.8223511510184656),
                (-0.3935300841709718, 4.0674610783070975),
                (0.42473760078413336, 3.2201024713814825),
                (0.3923270062053802, 3.327091939336865),
            ],
        };
        let p0 = std::hint::black_box(-1.078125_f64);
        let p1 = std::hint::black_box(vec![-1.25, 0.484375, -0.234375, -1.15625]);
        let p2 = std::hint::black_box(vec![1.703125, 1.453125, -1.421875, -1.5]);
        let value = f(p0.clone(), &p1, &p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone());
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let d2 = vec![-0.625, 0.625, -0.375, 0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, d0, &d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_20021 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(state: &[f64], a: f64) -> f64 {
        let pos: usize = state.len();
        let mut v = vec![0.0; pos];
        let mut buf = vec![0.0; v.len()];
        let mut weights = v.clone();
        let mut v2 = vec![0.0; pos];
        let mut w = vec![0.0; pos];
        let mut weights2 = vec![0.0; pos];
        for n in 0..pos % 4 {
            for k in 1..pos {
                w[k] = weights[k] + weights[k] - a * weights[k];
            }
            for m in 0..pos {
                v2[m] = weights[m] + 0.25 * w[m];
            }
            for count in 1..pos {
                weights2[count] = v2[count] - a * v2[count];
            }
            for n2 in 0..state.len() {
                weights[n2] += 0.5 * (w[n2] + weights2[n2]);
            }
        }
        let mut y = 0.0;
        for j in 0..v.len() {
            y += v[j] * v[j];
        }
        -0.890625 * (weights[(1 * 7 + 2) % weights.len()] * y)
            + 0.875 * y
            + 1.125 * (v[(pos * pos * 5 + 1) % v.len()] - y)
    }

    #[grad]
    pub fn rate1(x: &[f64], b: f64, w: &mut [f64]) {
        w[w.len() - 1] /= 1.40625;
    }

    #[grad(jvp)]
    pub fn f(t: f64, total: f64, data: &[f64], buf: &[f64], v: &mut [f64], n: usize) -> f64 {
        let prev = (-t).sin().sin();
        let mut total2 = n as f64;
        let mut x = vec![0.0; buf.len()];
        for pos in 1..buf.len() {
            let mut pos2: usize = pos;
            while pos2 > 0 && v[pos2 - 1] > v[pos2] {
                (v[pos2 - 1], v[pos2]) = (v[pos2], v[pos2 - 1]);
                pos2 -= 1;
            }
        }
        let mut data2 = vec![0.0; buf.len()];
        for n2 in 1..buf.len() {
            let mut pos3: usize = n2;
            while pos3 > 0 && v[pos3 - 1] > v[pos3] {
                v.swap(pos3 - 1, pos3);
                pos3 -= 1;
            }
        }
        let mut state: Vec<f64> = v.to_vec();
        for pos4 in 0..3 {
            let mut data3 = vec![0.0; buf.len()];
            for (i, row) in state.windows(3).enumerate() {
                let acc = 0.34375 * total2 * row[0]
                    + 0.3125 * 0.640625 * row[1]
                    + 0.171875 * 0.578125 * row[2];
                data3[i + 1] = acc + prev * acc;
            }
            data3[state.len() - 1] = 0.0;
            for pos5 in 0..buf.len() {
                state[pos5] = data3[pos5] + 0.421875 * -0.71875 * data3[pos5];
            }
        }
        let mut c = 0.0;
        for i2 in 0..v.len() {
            c += v[i2];
        }
        let mut y = 0.0;
        for m in 0..v.len() {
            y += v[m] * v[m];
        }
        (state[(n * 4 + 4) % state.len()] - n as f64) * (y * -1.09375)
            + 1.296875 * y
            + 0.734375 * c
            + 0.78125 * total2
            + 0.765625 * total2.clamp(-1.25, 0.25)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x406274504c8d929c,
            outgoing: &[
                0xbffec00000000000,
                0xbff6c00000000000,
                0x3fcc000000000000,
                0x3ff5400000000000,
                0x3ff8800000000000,
                0x3fff400000000000,
            ],
            gradient: &[
                (-11.605659549489449, 47.320397451510466),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (26.865436586470807, 39.216411243142964),
                (-62.97942867192748, 194.88039734357469),
                (-45.812822486302395, 140.50622035315666),
                (41.53987882925463, 41.76991661267485),
                (-0.042890218805093916, 40.31867686069463),
                (32.56546864777015, 33.955869009474625),
            ],
            weighted: &[
                (-8.704244662117087, 35.49029808863285),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (21.024077439853105, 30.28730843235722),
                (-46.73457150394561, 146.660298007681),
                (-33.734616864726796, 106.0046652648675),
                (32.279909121940975, 32.452437459506136),
                (0.7178323358961796, 30.98900764552097),
                (25.424101485827613, 26.46690175710597),
            ],
        };
        let p0 = std::hint::black_box(-1.375_f64);
        let p1 = std::hint::black_box(0.84375_f64);
        let p2 = std::hint::black_box(vec![
            -1.46875, 0.234375, -1.75, 1.828125, 1.484375, -1.953125,
        ]);
        let p3 = std::hint::black_box(vec![
            -1.140625, -1.21875, 0.8125, -0.53125, 1.734375, -1.265625,
        ]);
        let p4 = std::hint::black_box(vec![
            1.328125, -1.921875, -1.421875, 1.953125, 0.21875, 1.53125,
        ]);
        let p5 = std::hint::black_box(4_usize);
        let mut m4 = p4.clone();
        let value = f(p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5);
        expected.check_call(value, &(m4.clone(),));
        let mut m4 = p4.clone();
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5));
        let mut m4 = p4.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5);
        expected.check_call(value, &(m4.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            p5,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m4.clone(),));
        let first = (g0, g1, b2.clone(), b3.clone(), b4.clone());
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            p5,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m4.clone(),));
        let second = (g0, g1, b2.clone(), b3.clone(), b4.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
                0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, (g0, g1)) = f_vjp(
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            p5,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone(), b4.clone()),
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
                0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625, -0.375];
        let d3 = vec![0.875, -0.125, 1.125, 0.125, -0.875, 0.375];
        let mut d4 = vec![-0.625, 0.625, -0.375, 0.875, -0.125, 1.125];
        let (value, tangent) = f_jvp(
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            p5,
            d0,
            d1,
            &d2,
            &d3,
            &mut d4,
        );
        expected.check_call(value, &(m4.clone(),));
        expected.check_tangent(tangent, &(d4.clone(),));
    }
}

mod program_20022 {
    use grad_runtime::grad;

    #[grad]
    pub fn rate0(v: &[f64], y: f64, state: &mut [f64]) {
        let m: usize = v.len();
        let mut v2 = vec![0.0; m];
        let mut v3 = vec![0.0; m];
        let mut row = v3.clone();
        let mut out = vec![0.0; m];
        let mut x = vec![0.0; m];
        for m2 in 0..m % 4 {
            for k in 1..m {
                x[k] = 0.484375 * row[k] / (row[k] * row[k] + 1.25) - y * row[k];
            }
            for count in 0..m {
                row[count] += 0.140625 * x[count];
            }
        }
    }

    #[grad(jvp)]
    pub fn f(acc: f64, b: f64, row: &[f64], state: &mut [f64]) -> f64 {
        let m: usize = row.len();
        for k in 0..m {
            state[k] += 0.5 * (b * row[k]);
            if state[k] > state[k] {
                state[k] += 0.5 * (b * row[k]);
            }
            state[k] += 0.5 * (row[k] - row[k]);
        }
        for pos in 2..m {
            let prev = acc * state[pos];
            state[pos] += 0.5 * (m as f64).sin().exp();
            state[pos] -= 0.25 * (state[pos] + state[pos]).cos();
        }
        let mut x = vec![0.0; row.len() * row.len()];
        for j in 0..x.len() {
            x[j] = (0.984375 * row[j % row.len()]).sin();
        }
        let mut state2 = vec![0.0; row.len() * row.len()];
        for n in 0..1 {
            for n2 in 1..row.len() {
                for n3 in 1..row.len() {
                    state2[n2 * row.len() + n3] = x[n2 * row.len() + n3]
                        + 0.296875
                            * acc
                            * (x[(n2 - 1) * row.len() + n3] + x[n2 * row.len() + (n3 - 1)]
                                - 4.0 * x[n2 * row.len() + n3]);
                }
            }
            std::mem::swap(&mut x, &mut state2);
        }
        let mut acc2 = 0.0;
        for count in 0..state2.len() {
            acc2 += acc2 * state2[count];
        }
        x[1] *= (acc * x[(m * 4 + 1) % x.len()]).cos();
        let to: [usize; 4] = [3, 2, 1, 0];
        let mut c = 0.0;
        for count2 in (0..to.len() - 1).step_by(3) {
            state[count2] = (state[to[count2]] - state[to[count2 + 1]])
                * (state[to[count2]] - state[to[count2 + 1]]);
        }
        for i in 1..m - 1 {
            let a = row[i] + 0.296875 * 0.40625 * (row[i - 1] - 2.0 * row[i] + row[i + 1]);
            state[i] = a + a * a;
        }
        let mut u: f64 = 0.0;
        for pos2 in 0..state2.len() {
            u += state2[pos2] * state2[pos2];
        }
        (match m % 2 % 4 {
            0 => 0.796875 * acc,
            1..=2 => u * row[1],
            _ => x[1 % x.len()],
        }) + 1.140625 * u
            + 0.6875 * c
            + 0.984375 * acc2
            + 0.828125 * (row[((u.abs() + 1.9375) * 3.0) as usize % row.len()] - u)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff7d665b2b12860,
            outgoing: &[
                0x3ffb58afba7e7a7b,
                0x400b3fffe4120000,
                0x3fe5cc4bca200000,
                0x3fdfe6057e467ff9,
            ],
            gradient: &[
                (0.796875, 0.796875),
                (0.0, 0.0),
                (0.7407349503879699, 4.666630187444211),
                (-0.33171127031496617, 2.0897810029842865),
                (0.9810846245034957, 6.180833134372024),
                (-0.40016083489931464, 8.56632575986568),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.59765625, 0.59765625),
                (0.5729291049869057, 1.6332113229482363),
                (0.843818222682547, 3.7882396504747278),
                (1.7394208495300154, 4.708608094070733),
                (1.7492281858944259, 8.4205422343939),
                (0.052378971289902376, 10.690745122319619),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.3268548440438575, 1.3268548440438575),
                (-0.6326279267360042, 3.1933095097369533),
            ],
        };
        let p0 = std::hint::black_box(-0.109375_f64);
        let p1 = std::hint::black_box(-0.5625_f64);
        let p2 = std::hint::black_box(vec![0.328125, 1.734375, 0.46875, -0.828125]);
        let p3 = std::hint::black_box(vec![-1.84375, -0.1875, 1.453125, 0.125]);
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875];
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875];
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
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut m3, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let mut d3 = vec![0.625, -0.375, 0.875, -0.125];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &mut m3, d0, d1, &d2, &mut d3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
    }
}

mod program_20023 {
    use grad_runtime::grad;

    #[grad]
    pub fn rate0(buf: &[f64], a: f64, buf2: &mut [f64]) {
        let m: usize = buf2.len();
        let mut state = vec![0.0; m];
        let mut state2 = vec![0.0; m];
        let mut count: usize = 0;
        let t = loop {
            count += 1;
            if count >= 2 || a - a < a {
                break a.sin();
            }
            let mut a2 = 0.0;
            for m2 in 0..state.len() {
                a2 += buf2[m2] * buf2[m2];
            }
            let rate = 0.5 / (a2 * a2 + 1.5);
            for n in 0..m {
                buf2[n] -= rate * buf2[n];
            }
        };
    }

    #[grad(jvp)]
    pub fn f(c: f64, c2: f64, x: &[f64], buf: &[f64], weights: &mut [f64], from: &[usize]) -> f64 {
        let mut t = 0.0;
        for j in (0..from.len()).rev().step_by(2) {
            weights[from[j]] = buf[from[j]] * buf[from[j]];
        }
        let mut x2 = weights.to_vec();
        let mut t2 = 0.0;
        for n in 0..2 {
            let mut x3 = vec![0.0; weights.len()];
            for i in 0..weights.len() - 1 {
                let u = 0.28125 * c * (x2[i] * x2[i] * x2[i + 1]) + x2[i];
                x3[i] = u + t * u;
            }
            x3[0] = 0.0;
            for i2 in 0..weights.len() {
                t2 += x3[i2];
            }
            x2 = x3.clone();
        }
        x2[1] = c;
        let mut w: Vec<f64> = vec![0.0; buf.len() * buf.len()];
        for k in 0..buf.len() {
            for m in 0..buf.len() {
                w[k * buf.len() + m] = 0.25 * weights[k] * x2[m];
            }
        }
        for i3 in 0..buf.len() {
            w[i3 * buf.len() + i3] += 1.640625;
        }
        for j2 in 0..buf.len() {
            for i4 in j2 + 1..buf.len() {
                let rate = w[i4 * buf.len() + j2] / w[j2 * buf.len() + j2];
                for m2 in j2..buf.len() {
                    w[i4 * buf.len() + m2] -= rate * w[j2 * buf.len() + m2];
                }
            }
        }
        let mut sum = 0.0;
        for i5 in 0..w.len() {
            sum += c * w[i5];
        }
        let mut z = 0.0;
        for j3 in 0..x2.len() {
            z += x2[j3];
        }
        let mut z2: f64 = 0.0;
        for m3 in 0..w.len() {
            z2 += w[m3] * w[m3];
        }
        c2 * 0.234375
            - buf[(1 * 0 * 5 + 4) % buf.len()]
                / (w[((z2.abs() + 0.734375) * 3.0) as usize % w.len()].abs() + 0.984375)
            + 1.453125 * z2
            + 0.921875 * z
            + 0.703125 * sum
            + 1.46875 * (if 3 >> 1 != 1 { sum } else { t })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x406da57f7e559e90,
            outgoing: &[
                0x4009d48000000000,
                0xbfd2000000000000,
                0x3ff3400000000000,
                0xc000000000000000,
                0x3fe8800000000000,
                0x400ba88000000000,
                0x3fd2000000000000,
            ],
            gradient: &[
                (-459.15585127652054, 921.7626304241978),
                (0.234375, 0.234375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-395.2127804674972, 427.8859185939236),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (231.50993471636158, 1437.9972473459052),
                (-29.940633022138883, 375.142324490586),
                (0.0, 0.0),
                (0.0, 0.0),
                (-1.1786813830840672, 86.83047034609187),
                (965.3294086820405, 1481.5756436966476),
                (-427.5651902241065, 725.5892423241303),
                (0.0, 0.0),
                (0.0, 0.0),
                (-27.872145902100502, 142.54643822818025),
            ],
            weighted: &[
                (-344.3668884573904, 691.3219728181484),
                (0.17578125, 0.17578125),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-298.20646035062293, 322.71131394544267),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (175.38245103727118, 1080.2479355094288),
                (-18.271881016604162, 285.54033711793954),
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.2590110373130504, 65.7478527595689),
                (724.7470565115303, 1111.9317327724857),
                (-319.7988926680799, 545.0669317430977),
                (0.0, 0.0),
                (0.0, 0.0),
                (-19.654109426575378, 108.15982867113519),
            ],
        };
        let p0 = std::hint::black_box(-1.6875_f64);
        let p1 = std::hint::black_box(-1.21875_f64);
        let p2 = std::hint::black_box(vec![
            -1.453125, 1.46875, -0.3125, 0.296875, 1.53125, -0.59375, -1.78125,
        ]);
        let p3 = std::hint::black_box(vec![
            -1.796875, -1.09375, -1.390625, 0.078125, 0.875, 1.859375, -0.0625,
        ]);
        let p4 = std::hint::black_box(vec![
            1.265625, -0.28125, 1.203125, -2.0, 1.71875, -0.65625, 0.28125,
        ]);
        let p5 = std::hint::black_box([5, 2, 4, 1, 0, 4, 5] as [usize; 7]);
        let mut m4 = p4.clone();
        let value = f(p0.clone(), p1.clone(), &p2, &p3, &mut m4, &p5);
        expected.check_call(value, &(m4.clone(),));
        let mut m4 = p4.clone();
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, &mut m4, &p5));
        let mut m4 = p4.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, &mut m4, &p5);
        expected.check_call(value, &(m4.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            &p5,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m4.clone(),));
        let first = (g0, g1, b2.clone(), b3.clone(), b4.clone());
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            &p5,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m4.clone(),));
        let second = (g0, g1, b2.clone(), b3.clone(), b4.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
                0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25];
        let (value, (g0, g1)) = f_vjp(
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            &p5,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone(), b4.clone()),
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
                0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625, -0.375, 0.875];
        let d3 = vec![-0.125, 1.125, 0.125, -0.875, 0.375, -0.625, 0.625];
        let mut d4 = vec![-0.375, 0.875, -0.125, 1.125, 0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            &p5,
            d0,
            d1,
            &d2,
            &d3,
            &mut d4,
        );
        expected.check_call(value, &(m4.clone(),));
        expected.check_tangent(tangent, &(d4.clone(),));
    }
}

mod program_20024 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(w: &[f64], rate: f64, out: &[f64]) -> f64 {
        let n: usize = out.len();
        let mut data = vec![0.0; n];
        let mut sum = ((if n + 2 <= 3 || w[1] >= 0.234375 {
            rate
        } else {
            rate
        })
        .sin()
        .abs()
            + 1.9375)
            .sqrt();
        let mut c: f64 = 0.0;
        for m in 0..data.len() {
            c += data[m];
        }
        c.tanh() * 1.921875 + 0.828125 * c + 0.6875 * sum + 0.953125 * 0.734375
    }

    #[grad(jvp)]
    pub fn f(
        sum: f64,
        rate: f64,
        state: &[f64],
        x: &[f64],
        weights: &mut [f64],
        data: [f64; 3],
    ) -> f64 {
        let k: usize = x.len();
        let mut v = vec![0.0; k * k];
        for n in 0..k {
            for j in 0..k {
                v[n * k + j] = (weights[n] + 0.5 * x[j]).sin();
            }
        }
        let mut state2 = vec![0.0; k * k];
        for m in 0..k {
            for m2 in 0..k {
                state2[m * k + m2] = 0.25 * sum * (weights[m] - weights[m2]);
            }
        }
        let mut x2 = vec![0.0; k * k];
        for m3 in 0..k {
            for k2 in 0..k {
                for count in 0..k {
                    x2[m3 * k + count] += v[m3 * k + k2] * state2[k2 * k + count];
                }
            }
        }
        let mut rate2 = 0.0;
        for n2 in 0..x2.len() {
            rate2 += sum * x2[n2];
        }
        let mut total = f64::NEG_INFINITY;
        for i in 0..x.len() {
            if weights[i] > total {
                total = weights[i];
            }
        }
        let mut a: f64 = 0.0;
        for pos in 0..k {
            let prev = (weights[pos] - total).exp();
            a += prev;
        }
        let mut b = total + a.ln();
        let mut x3 = vec![0.0; k * k];
        for count2 in 0..k {
            for n3 in 0..k {
                x3[count2 * k + n3] = 0.203125 * total * (state[count2] - state[n3]);
            }
        }
        let mut out = vec![0.0; k * k];
        for i2 in 0..k {
            for pos2 in 0..k {
                out[i2 * k + pos2] = 0.25 * state[i2] * weights[pos2];
            }
        }
        let mut v2 = vec![0.0; k * k];
        for n4 in 0..k {
            for pos3 in 0..k {
                for i3 in 0..k {
                    v2[n4 * k + i3] += x3[n4 * k + pos3] * out[pos3 * k + i3];
                }
            }
        }
        let mut sum2 = 0.0;
        for k3 in 0..v2.len() {
            sum2 += b * v2[k3];
        }
        (if k != 1 {
            a * total
        } else {
            x[((k >> 1) * 6 + 4) % x.len()] + sum2
        }) + 0.640625 * sum2
            + 1.40625 * b
            + 1.3125 * a
            + 1.046875 * x[(k * k * 5 + 3) % x.len()].mul_add(sum, 1.5625)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4022ca31f7ca49a8,
            outgoing: &[
                0x3fd9000000000000,
                0xbff8800000000000,
                0x3fa8000000000000,
                0x3ff2000000000000,
                0x3fdb000000000000,
                0x3ff4000000000000,
                0xbfc0000000000000,
            ],
            gradient: &[
                (0.049072265625, 0.049072265625),
                (0.0, 0.0),
                (-1.7917600132793154, 12.130239236724913),
                (2.354461505052983, 7.877772013762082),
                (-1.4116897074321872, 11.120660687388416),
                (-0.13327140594639517, 8.902647207785497),
                (-0.720652787710138, 9.682776086818249),
                (2.6308762729418045, 8.612010958734082),
                (-0.9279638636267524, 10.049895559304247),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.09814453125, 0.09814453125),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-1.6903080733200793, 5.548639805841916),
                (-2.579391816144935, 3.832907104410311),
                (-1.9932701903870749, 4.963990704177719),
                (-0.5611498126119265, 7.727662612887267),
                (-1.6572477284168081, 5.612438874634835),
                (-8.967657739747356, 48.76103932091098),
                (-2.1098947636644696, 4.738931371153842),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.03680419921875, 0.03680419921875),
                (0.0, 0.0),
                (-1.3438200099594866, 9.097679427543685),
                (1.7658461287897373, 5.9083290103215615),
                (-1.0587672805741404, 8.340495515541312),
                (-0.09995355445979637, 6.6769854058391225),
                (-0.5404895907826035, 7.262082065113686),
                (1.9731572047063533, 6.4590082190505616),
                (-0.6959728977200643, 7.537421669478185),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0736083984375, 0.0736083984375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.7677310549900596, 4.6614798543814375),
                (-1.3095438621087012, 3.4996803283077336),
                (-0.7449526427903062, 4.472993028133289),
                (0.4541376405410551, 6.6707469596654505),
                (-0.2429357963126062, 5.209329155976127),
                (-5.600743304810517, 37.695779490683236),
                (-0.3324210727483523, 4.804198528365381),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(0.09375_f64);
        let p1 = std::hint::black_box(-0.890625_f64);
        let p2 = std::hint::black_box(vec![
            1.703125, -0.171875, 1.53125, 0.953125, 1.21875, -0.296875, 1.3125,
        ]);
        let p3 = std::hint::black_box(vec![
            1.546875, 0.4375, -0.203125, 0.046875, 0.5, -1.28125, 1.125,
        ]);
        let p4 = std::hint::black_box(vec![
            0.390625, -1.53125, 0.046875, 1.125, 0.421875, 1.25, -0.125,
        ]);
        let p5 = std::hint::black_box([-0.078125, 1.953125, -0.109375]);
        let mut m4 = p4.clone();
        let value = f(p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5.clone());
        expected.check_call(value, &(m4.clone(),));
        let mut m4 = p4.clone();
        expected.check_gradient(&f_grad(
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            p5.clone(),
        ));
        let mut m4 = p4.clone();
        let (value, gradient) =
            f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5.clone());
        expected.check_call(value, &(m4.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25];
        let (value, (g0, g1, g5)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            p5.clone(),
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m4.clone(),));
        let first = (g0, g1, b2.clone(), b3.clone(), b4.clone(), g5);
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25];
        let (value, (g0, g1, g5)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            p5.clone(),
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m4.clone(),));
        let second = (g0, g1, b2.clone(), b3.clone(), b4.clone(), g5);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
                0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25];
        let (value, (g0, g1, g5)) = f_vjp(
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            p5.clone(),
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone(), b4.clone(), g5),
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
                0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625, -0.375, 0.875];
        let d3 = vec![-0.125, 1.125, 0.125, -0.875, 0.375, -0.625, 0.625];
        let mut d4 = vec![-0.375, 0.875, -0.125, 1.125, 0.125, -0.875, 0.375];
        let d5 = [-0.625, 0.625, -0.375];
        let (value, tangent) = f_jvp(
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            p5.clone(),
            d0,
            d1,
            &d2,
            &d3,
            &mut d4,
            d5,
        );
        expected.check_call(value, &(m4.clone(),));
        expected.check_tangent(tangent, &(d4.clone(),));
    }
}
