//! Programs of seeds 65 to 96, written by the `fuzz` binary (see `tests/README.md`).

mod program_65 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(t: f64, w: &[f64], out: [f64; 3], z: &mut f64, count: usize) -> f64 {
        *z += *z / (t * t + 1.4375) * (w[((1 ^ count) * 7 + 4) % w.len()] - 1.28125);
        for m in 0..out.len() {
            *z += out[m].min(m as f64)
                / (out[m] / (w[((*z * *z + 1.203125) * 3.0) as usize % w.len()].abs() + 1.0)
                    * (out[m] / (w[((*z * *z + 1.203125) * 3.0) as usize % w.len()].abs() + 1.0))
                    + 1.09375);
            let t = (*z / (out[m] * out[m] + 0.5))
                .atan2((t.abs() + 1.328125).sqrt())
                .tanh();
        }
        match count % 4 {
            0 => {
                (*z, *z) = (-0.34375 * out[1], (*z * *z).ln_1p());
            }
            1 | 3 => {
                let mut b = (match (count & count) % 4 {
                    0 => {
                        if (if !(count * 2 == 0) { w[0] } else { -0.15625 })
                            <= (if (match count % 2 % 4 {
                                0 => *z,
                                1..=2 => 1.421875,
                                _ => w[0],
                            }) >= out[(count % 2 * 4 + 4) % out.len()]
                            {
                                *z
                            } else {
                                *z
                            })
                        {
                            out[2]
                        } else {
                            *z
                        }
                    }
                    1 | 2 => *z - -0.46875,
                    _ => (count as f64).tanh(),
                }) * ((-0.8125 - w[(count * 3 + 4) % w.len()])
                    * (t.abs() + 0.90625).recip());
                let mut a = (-0.859375 * b * (*z + w[(count * 2 * 3 + 4) % w.len()])).atan();
                a *= (t.abs() + 1.0).recip().cos();
            }
            _ => {
                *z += match (count + count) % 4 {
                    0 => match count % 4 {
                        0 => t,
                        1..=2 => count as f64,
                        _ => t,
                    },
                    1 | 2 if t.sin() < *z => out[1] + *z,
                    _ => {
                        let sum = t;
                        sum * 1.859375
                    }
                };
            }
        }
        let mut y = 0.0;
        for m2 in 0..out.len() {
            y += out[m2] * out[m2];
        }
        (match count * count % 4 {
            0 => y,
            1 | 2 => out[((count ^ count) * 6 + 3) % out.len()],
            _ => (count as f64).tanh(),
        }) + 1.140625 * y
            + 1.296875 * *z
            + 1.453125 * out[1].tanh()
            + 1.03125 * t.tanh()
    }

    #[grad]
    pub fn stage1(acc: f64, row: &Vec<f64>, depth: usize) -> (f64, f64) {
        if depth == 0 {
            return (
                acc + 0.28125 * acc.sin(),
                -1.859375
                    + 1.453125 * acc.cos()
                    + 0.40625
                        * (if row[row.len() - 1]
                            < (row[(2 * 2 * 2 + 1) % row.len()] * row[(2 * 2 * 2 + 1) % row.len()]
                                + 1.15625)
                                .ln()
                        {
                            acc
                        } else {
                            acc
                        })
                    + 0.25 * acc,
            );
        }
        let mut rate = ((-0.09375 - acc + acc * row[(3 * 6 + 3) % row.len()])
            * (-0.09375 - acc + acc * row[(3 * 6 + 3) % row.len()])
            + 0.84375)
            .ln();
        rate += row[0 % row.len()];
        rate = row[0].cos();
        let mut state =
            vec![row[(row.len() * 3 + 4) % row.len()] * row[(2 % 2 * 2 + 1) % row.len()]; 4];
        state.push((acc * acc + 1.078125).sqrt());
        rate = state[0];
        let mut z: f64 = 0.0;
        for i in 0..state.len() {
            z += state[i] * state[i];
        }
        let mut total = 0.0;
        for n in 0..state.len() {
            total += state[n];
        }
        let mut acc2 = 0.0;
        for pos in 0..state.len() {
            acc2 += state[pos];
        }
        (
            z.sin() * z.cos()
                + 0.96875 * acc2
                + 1.390625 * total
                + 0.859375 * z
                + 1.5 * (0.90625 - row[0 % row.len()])
                + 1.390625
                    * (if total < 0.0 {
                        acc2
                    } else {
                        state[((1 + 2) * 4 + 4) % state.len()]
                    })
                + 0.3125 * (0.890625 + acc),
            row[(2 * 5 + 3) % row.len()]
                + 0.796875 * acc2
                + 0.71875 * total
                + 1.015625 * z
                + 0.484375 * acc.mul_add(row[0 % row.len()], total),
        )
    }

    #[grad(jvp)]
    pub fn f(a: f64, c: f64, x: &[f64], w: &mut [f64]) -> f64 {
        let mut t: f64 = 0.0;
        for m in 0..w.len() {
            t += w[m];
        }
        let mut buf = vec![x[((1 ^ 1) * 4 + 3) % x.len()] * 1.1875; 3];
        if 1.0625 * t < -0.25 {
            let mut i: usize = 0;
            while i < 4 && c.floor() < buf[(i * 2 + 2) % buf.len()] {
                i += 1;
                buf.fill((i as f64).sin());
                w[((i ^ 2) * 4 + 4) % w.len()] = c * (i as f64).sin();
                let mut k: usize = 0;
                'l0: loop {
                    k += 1;
                    if k >= 1 || x[(x.len() * 3 + 1) % x.len()].max(a) > 1.0 {
                        break;
                    }
                    if (match 3 % 3 % 4 {
                        0 => t,
                        1 | 2 => c,
                        _ => buf[0],
                    }) <= (if ({
                        let z = t;
                        z * x[((k + i) * 6 + 2) % x.len()]
                    }) < 0.25
                    {
                        w[i % w.len()]
                    } else {
                        t
                    }) {
                        buf[1] = c + c;
                    } else {
                        let mut t = x[i % x.len()] / (t.abs() + 1.3125);
                        if 0.03125 * a <= (if c.sin() <= t { 0.609375 } else { x[0] }) {
                            break;
                        }
                    }
                    buf[1..].copy_from_slice(&w[..w.len() - 1]);
                    let mut a2 = 0.0;
                    for m2 in 0..w.len() {
                        a2 += w[m2];
                    }
                    w[1] -= (i as f64).powi(4) * (a * t);
                }
            }
            let sum = -1.453125;
            let mut j: usize = 0;
            while j < 5 && 1 % 2 == 0 {
                j += 1;
                buf.fill(-1.09375 * i as f64);
                buf.push(
                    ({
                        let rate = t;
                        rate * sum
                    }) * (if j as f64 * sum >= 0.21875 {
                        sum
                    } else {
                        0.09375
                    }),
                );
            }
        }
        (t, w[1 % w.len()]) = ((c * c + 0.609375).sqrt(), x[0] - w[w.len() - 1]);
        let prev;
        if (if !(2 % 2 == 0) {
            buf[2 % buf.len()]
        } else {
            w[1]
        }) <= buf[((t * t + 0.6875) * 3.0) as usize % buf.len()]
            / (buf[1 % buf.len()] * buf[1 % buf.len()] + 1.75)
        {
            prev = if 2 != 2 {
                t
            } else {
                if t + a > 0.59375 {
                    a
                } else {
                    buf[buf.len() - 1]
                }
            };
        } else {
            prev = (if x[3 % x.len()] - t <= buf[(0 * 5 + 4) % buf.len()] + t {
                a
            } else {
                w[(1 * 6 + 4) % w.len()]
            })
            .tanh();
        }
        t = (prev + t) / ((t * 0.859375).abs() + 1.21875);
        let mut prev2 = 0.0;
        for m3 in 0..w.len() {
            prev2 += w[m3];
        }
        a + 0.78125 * prev2
            + 1.015625 * t
            + 0.890625 * t
            + 1.34375 * -1.796875
            + 0.53125 * w[2 % w.len()]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fc71933301d3f00,
            outgoing: &[
                0x3fef000000000000,
                0x3fca000000000000,
                0xbfef000000000000,
                0x3ff6000000000000,
                0x3ff6c00000000000,
            ],
            gradient: &[
                (1.0, 1.0),
                (-0.019395904674893605, 1.1089614487767858),
                (0.78125, 0.78125),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.1065948559918226, 1.1065948559918226),
                (0.78125, 0.78125),
                (0.0, 0.0),
                (1.3125, 1.3125),
                (0.78125, 0.78125),
                (0.0, 1.5625),
            ],
            weighted: &[
                (0.75, 0.75),
                (-0.014546928506170204, 0.8317210865825894),
                (1.2109375, 1.2109375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.829946141993867, 0.829946141993867),
                (1.0859375, 1.0859375),
                (0.0, 0.0),
                (1.734375, 1.734375),
                (1.4609375, 1.4609375),
                (0.375, 2.796875),
            ],
        };
        let p0 = std::hint::black_box(-1.53125_f64);
        let p1 = std::hint::black_box(0.5625_f64);
        let p2 = std::hint::black_box(vec![1.625, -1.6875, 0.15625, 1.265625]);
        let p3 = std::hint::black_box(vec![0.96875, -1.109375, -0.96875, 1.375, 1.421875]);
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
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
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
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
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
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut m3, &mut b2, &mut b3, 0.75);
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
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &mut m3, d0, d1, &d2, &mut d3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
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
        b *= y.cos();
        'l0: for i in (1..2).rev() {
            b /= 1.90625;
        }
        (
            y + 0.765625 * b + 1.078125 * (y + -0.25) + 0.828125 * -0.390625,
            1.046875 + 0.6875 * b + 0.59375 * (y2 + b),
        )
    }

    #[grad]
    pub fn stage1(z: f64, buf: [f64; 3], state: &mut [f64]) -> f64 {
        for m in (1..state.len()).step_by(3) {
            state[m] = {
                let prev = state[m - 1].min(buf[1]);
                prev * state[1]
            };
            let mut k: usize = 0;
            loop {
                k += 1;
                let mut z = -0.625;
                let mut cells = [[buf[1]; 2]; 3];
                cells[m % cells.len()][0] += (m as f64).max(z) * (z * 1.734375);
                if k >= 3 {
                    break;
                }
            }
            state[m] = (buf[0] * z).clamp(-1.25, 1.21875);
        }
        (z.abs() + 0.9375).ln() * (z - z)
            + 1.21875
                * (if z * state[(1 * 4 + 3) % state.len()] > -0.40625 {
                    z
                } else {
                    z
                })
            + 0.25 * buf[0]
            + 0.640625 * z.tanh()
    }

    #[grad]
    pub fn stage2(total: f64, acc: f64, out: &[f64], sum: &mut f64, m: usize, depth: usize) -> f64 {
        if depth == 0 {
            return (if acc > 0.265625 {
                out[m % out.len()]
            } else {
                if out[((total * total + 1.75) * 3.0) as usize % out.len()] * out[m % out.len()]
                    < 0.125
                {
                    -1.546875
                } else {
                    m as f64
                }
            }) + 0.84375 * *sum
                + 1.28125 * ((m as f64).abs() + 1.5).sqrt();
        }
        'l0: for k in 1..=m % 3 + 1 {
            *sum = sum.sin() + total * -1.453125;
            for n in 0..out.len() {
                let n2: usize = 2;
                let u = (*sum * *sum * (out[n] + acc)).clamp(-1.25, 0.015625);
                *sum /= 1.515625;
            }
            let mut c = (out[(k * 7 + 2) % out.len()] + *sum).tanh().tanh();
            let mut sum2 = 0.0;
            for i in 0..out.len() {
                sum2 += out[i];
            }
        }
        let mut c2 = 0.0;
        for m2 in 0..out.len() {
            c2 += out[m2] * out[m2];
        }
        let mut rate: f64 = 0.0;
        for pos in 0..out.len() {
            rate += out[pos] * out[pos];
        }
        out[(m * m * 5 + 1) % out.len()] / (out[(m * m * 3 + 4) % out.len()].abs() + 1.828125)
            * (rate * rate + 1.4375).recip()
            + 1.3125 * rate
            + 0.8125 * c2
            + 1.203125 * *sum
            + 0.265625 * out[m % out.len()]
            + 0.4375 * out[(m * m * 4 + 4) % out.len()]
    }

    #[grad(jvp)]
    pub fn f(acc: f64, data: &[f64], k: usize) -> f64 {
        let mut prev = (acc + (acc + acc)).sin();
        if k != 2 {
            if (data[k % data.len()] * k as f64) > 0.65625 {
                for count in 0..data.len() {
                    let mut n: usize = 0;
                    let c = loop {
                        n += 1;
                        if n >= 2 || 2 <= 0 {
                            break 0.078125 - data[count];
                        }
                        (prev, prev) = (prev * prev, data[count]);
                        prev = {
                            let sum = prev * acc;
                            sum * (data[count] * data[count])
                        };
                        prev /= 1.890625;
                    };
                }
                let mut j: usize = 0;
                let acc2: f64 = loop {
                    j += 1;
                    if j >= 2 || -0.5625 <= -0.703125 {
                        break if prev < (data[1] * data[1]).ln_1p() && j + k == 2 {
                            data[((prev * prev + 1.375) * 3.0) as usize % data.len()]
                        } else {
                            0.21875
                        };
                    }
                    for j2 in 1..data.len() {
                        let acc = if k * j2 <= 0 {
                            data[j2 - 1] + data[j2]
                                - (match (0 + j) % 4 {
                                    0 => -1.765625,
                                    1..=2 => prev,
                                    _ => -1.515625,
                                })
                        } else {
                            data[data.len() - 1].powi(-1) * data[j2 - 1].sin()
                        };
                        (prev, prev) = (data[j2].cos(), prev * prev);
                        prev += (j as f64 * acc).cos();
                    }
                };
                'l0: for pos in 2..4 {
                    prev += data[((acc2.abs() + 1.09375) * 3.0) as usize % data.len()]
                        + ({
                            let a = acc2;
                            a * data[0]
                        });
                    let mut acc2 = data[data.len() - 1]
                        .min(data[(2 * 3 + 3) % data.len()] + acc2)
                        .sin();
                    let mut rate = 0.0;
                    for m in 0..data.len() {
                        rate += data[m];
                    }
                }
            } else {
                prev *= stage2(
                    data[1] / (data[(1 * 6 + 1) % data.len()].abs() + 1.5),
                    if k % 3 % 2 == 0 || k * k % 2 == 0 {
                        data[k % data.len()]
                    } else {
                        acc
                    },
                    data,
                    &mut prev,
                    k % 4,
                    1,
                )
                .cos();
                let b = stage2(
                    acc - data[(k * 3 * 7 + 4) % data.len()],
                    {
                        let c2 = data[(k * 0 * 7 + 1) % data.len()];
                        c2 * data[k % data.len()]
                    },
                    data,
                    &mut prev,
                    k % 4,
                    2,
                );
            }
            let mut row = vec![0.0; 4];
            let mut prev2 = 0.0;
            for m2 in 0..row.len() {
                prev2 += row[m2];
            }
        }
        let mut total: f64 = 0.0;
        for k2 in 0..data.len() {
            total += data[k2];
        }
        (total * total).ln_1p().sin()
            + 1.4375 * total
            + 0.546875 * prev
            + 0.421875 * (total * data[0])
            + 0.96875 * data[((prev * prev + 1.484375) * 3.0) as usize % data.len()]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfe3e6ab7679c19c,
            outgoing: &[],
            gradient: &[
                (0.0004883206705956914, 0.0004883206705956914),
                (3.636721041728243, 4.546389010478244),
                (2.2893731260502364, 3.1990410948002364),
                (1.6817710545148867, 2.821263574065823),
                (3.7134859262401543, 4.623153894990154),
                (1.3418001111462223, 9.464264548294608),
            ],
            weighted: &[
                (0.00036624050294676853, 0.00036624050294676853),
                (2.7275407812961823, 3.4097917578586827),
                (1.7170298445376773, 2.3992808211001773),
                (1.2613282908861652, 2.1159476805493673),
                (2.785114444680116, 3.467365421242616),
                (1.0063500833596668, 7.098198411220956),
            ],
        };
        let p0 = std::hint::black_box(0.5_f64);
        let p1 = std::hint::black_box(vec![-1.078125, 0.734375, 1.671875, -0.84375, 0.4375]);
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

mod program_67 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(acc: f64, state: &mut [f64], count: usize) {
        for count2 in (1..0).rev().step_by(3) {
            for count3 in (0..3).step_by(2).rev() {
                let mut rate = acc.sin();
                {
                    let r = &mut state[1];
                    *r = acc * acc;
                }
            }
        }
        let mut acc = (acc * -0.734375).powi(1) + -1.875;
        let mut k: usize = 0;
        while k < 4 {
            k += 1;
            state[1] = state[count % state.len()] * acc;
            let mut u = 0.0;
            for i in 0..state.len() {
                u += state[i] * state[i];
            }
            let mut b = 0.09375;
            let mut sum = b;
        }
    }

    #[grad]
    pub fn update1(t: f64, row: &[f64], w: &Vec<f64>) -> f64 {
        if row[(1 * 0 * 5 + 3) % row.len()] <= 0.59375 {
            let mut prev = match (2 + 2) % 4 {
                0 => w[(w.len() * 2 + 4) % w.len()].cos() + t * t,
                1 | 2 if 0 * 0 > 0 => t,
                _ => t.clamp(-1.25, 1.34375).mul_add(t * 0.71875, t),
            };
        }
        let mut table = [[0.0; 2]; 3];
        for m in 2..4 {
            let mut c = ((match table.len() % 4 {
                0 => row[0],
                1 | 2 if m % 2 == 0 => table[m % 3][(m * 7 + 4) % 2],
                _ => t,
            }) - (row[((m + m) * 2 + 1) % row.len()] - -0.859375))
                / ((if 1.828125 * t >= t {
                    w[((t * t + 0.578125) * 3.0) as usize % w.len()] + w[(m * 6 + 4) % w.len()]
                } else {
                    -0.546875 - table[m % 3][(m * m * 4 + 4) % 2]
                }) * (if 1.828125 * t >= t {
                    w[((t * t + 0.578125) * 3.0) as usize % w.len()] + w[(m * 6 + 4) % w.len()]
                } else {
                    -0.546875 - table[m % 3][(m * m * 4 + 4) % 2]
                }) + 0.59375);
            let count: usize = row[(m % 2 * 3 + 4) % row.len()].abs() as usize % 5;
        }
        let mut t = ((t * t + 1.4375).ln() * w[(3 * 7 + 2) % w.len()]).sin();
        let mut total = 0.0;
        for pos in 0..row.len() {
            total += row[pos];
        }
        t.sin() * w[1 % w.len()].cos()
            + 1.28125 * total
            + 0.65625 * t
            + 0.921875 * (table[1][0] * w[(2 * 5 + 4) % w.len()])
            + 0.6875 * table[(1 * 5 + 4) % 3][(table.len() * 5 + 4) % 2]
    }

    #[grad]
    pub fn energy2(w: &mut [f64], u: &mut f64, j: usize) -> (f64, f64) {
        *u = *u;
        for m in (1..4).step_by(3).rev() {
            'l0: for m2 in (2..6).rev() {
                if w[(w.len() * 4 + 3) % w.len()]
                    > *u * w[((u.abs() + 1.28125) * 3.0) as usize % w.len()]
                {
                    w[((u.abs() + 0.890625) * 3.0) as usize % w.len()] -=
                        m as f64 / ((w[(w.len() * 6 + 3) % w.len()] + *u).abs() + 0.84375);
                    break 'l0;
                }
                'l1: for n in (0..w.len()).step_by(3) {
                    w[n] = ({
                        let b = w[n];
                        b * w[n]
                    }) - 0.609375;
                    let mut z = (((m2 as f64 + *u) * (0.96875 + j as f64)).abs() + 0.65625)
                        .powf(w[n].sin());
                }
                let mut total = *u;
                let rate = -0.671875;
            }
            *u -= w[(m * 5 + 3) % w.len()] * 1.875 * u.abs();
            let mut y = -0.390625
                / ((-(*u / (*u * *u + 1.015625)).abs()).exp()
                    * (-(*u / (*u * *u + 1.015625)).abs()).exp()
                    + 1.4375);
        }
        let mut sum = 0.0;
        for n2 in 0..w.len() {
            sum += w[n2] * w[n2];
        }
        let mut sum2 = 0.0;
        for pos in 0..w.len() {
            sum2 += w[pos];
        }
        (
            w[((j >> 1) * 4 + 4) % w.len()].sin() * (w[1] * sum2)
                + 1.09375 * sum2
                + 0.59375 * sum
                + 1.1875 * *u
                + 1.421875 * (w[1] + j as f64)
                + 0.875
                    * (match 3 % 4 {
                        0 => w[1 % w.len()],
                        1..=2 if 2 != 0 => w[0],
                        _ => sum,
                    })
                + 1.109375
                    * (if sum * w[j % w.len()] >= sum {
                        w[j % w.len()]
                    } else {
                        j as f64
                    }),
            w[0] + 0.6875 * sum2
                + 0.765625 * sum
                + 1.171875 * *u
                + 1.125 * *u
                + 0.765625 * (1.984375 / (sum * sum + 1.46875)),
        )
    }

    #[grad(jvp)]
    pub fn f(sum: f64, y: f64, w: &[f64], count: usize) -> f64 {
        let mut count2: usize = 0;
        while count2 < 4 {
            count2 += 1;
            let mut y2 = 1.8125;
            let mut x = vec![sum, sum.max(-1.0625)];
            for count3 in 0..2 {
                y2 = (if update1(
                    update1(
                        w[w.len() - 1] * w[((y2 * y2 + 1.671875) * 3.0) as usize % w.len()],
                        &x,
                        &x,
                    ),
                    &w[..2],
                    &x,
                ) >= 0.296875
                    && y2 > -0.96875
                {
                    y2
                } else {
                    sum
                }) + update1(
                    {
                        let a = y;
                        a * sum
                    },
                    w,
                    &x,
                );
                x[0] = sum * y2 * x[(count2 * 4 + 4) % x.len()];
                x[0] = x[(count * 3 * 4 + 2) % x.len()] * (x[x.len() - 1] * x[count % x.len()]);
                let mut m: usize = 0;
                while m < 5 {
                    m += 1;
                    if (if w[w.len() - 1] >= 0.453125 {
                        -0.703125
                    } else {
                        sum
                    }) < 0.046875
                    {
                        break;
                    }
                    if (count2 as f64) > -1.734375 {
                        let mut s = 0.984375;
                        x.push(
                            y2 / (w[(count * 3 + 3) % w.len()]
                                * y2
                                * (w[(count * 3 + 3) % w.len()] * y2)
                                + 1.28125),
                        );
                    } else {
                        x[1] += w[1];
                        x[1] += w[(0 * 3 + 4) % w.len()].exp_m1().clamp(-1.25, 0.609375);
                    }
                }
            }
            let mut u = (({
                let t = sum;
                t * y
            }) + y)
                * ((count as f64 * count as f64 + 1.21875).sqrt().abs() + 0.953125)
                    .powf(x[((y * y + 0.8125) * 3.0) as usize % x.len()].cos().sin());
        }
        let z = w[w.len() - 1];
        let mut i: usize = 0;
        'l0: while i < 2 && w.len() >= 1 {
            i += 1;
            let mut sum2 = -0.828125;
            let mut m2: usize = 0;
            while m2 < 5 {
                m2 += 1;
                let mut c = (z.abs() + 1.078125).ln();
            }
            let mut out = [sum2; 3];
            sum2 = {
                let s2 = w[(m2 * 1 * 4 + 3) % w.len()];
                s2 * y.powi(3)
            };
        }
        let mut rate = 0.0;
        for m3 in 0..w.len() {
            rate += w[m3] * w[m3];
        }
        let mut c2 = 0.0;
        for i2 in 0..w.len() {
            c2 += w[i2];
        }
        rate + 0.8125
            + y
            + 0.5625 * c2
            + 0.5625 * rate
            + 0.921875 * (rate / (w[0].abs() + 1.734375))
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4031b330753bd026,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (1.0, 1.0),
                (-4.586953043115119, 7.246465473240021),
                (-5.6988719334112155, 6.8238719334112155),
                (7.742972400700935, 7.742972400700935),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.75, 0.75),
                (-3.440214782336339, 5.434849104930016),
                (-4.274153950058412, 5.117903950058412),
                (5.807229300525701, 5.807229300525701),
            ],
        };
        let p0 = std::hint::black_box(-1.296875_f64);
        let p1 = std::hint::black_box(0.546875_f64);
        let p2 = std::hint::black_box(vec![-1.609375, -1.703125, 1.953125]);
        let p3 = std::hint::black_box(1_usize);
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
            u = (b * b + 0.625).ln();
        }
        let mut pos: usize = 0;
        let c = 'l0: loop {
            pos += 1;
            if pos >= 2 || 3 >= 2 {
                break y.floor();
            }
            let mut total = b;
            let mut sum = total;
            (total, sum) = (sum * y, sum);
        };
        (b * b).ln_1p() + 0.796875 * (b * b)
    }

    #[grad]
    pub fn blend2(sum: f64, sum2: f64, weights: &mut [f64], z: &mut f64) {
        *z -= (sum / (sum2 * sum2 + 1.71875) * (sum / (sum2 * sum2 + 1.71875)) + 1.578125).ln();
        let s = (sum + weights[3 % weights.len()])
            * weights[((sum2.abs() + 1.25) * 3.0) as usize % weights.len()]
            * ((weights[1] - weights[2 % weights.len()]) * weights[weights.len() - 1]);
        let mut i: usize = 0;
        let rate = loop {
            i += 1;
            if i >= 2 {
                break weights[weights.len() - 1];
            }
            match i * i % 4 {
                0 => {
                    let mut i2: usize = 0;
                    'l0: while i2 < 3 {
                        i2 += 1;
                        {
                            let r = &mut weights[0];
                            *r = (sum * sum).ln_1p();
                        }
                        let up = !((i + i) % 2 == 0);
                        *z = i as f64 * 1.734375 * (weights[weights.len() - 1] + s);
                        *z += sum.sin().exp().cos();
                    }
                    weights[(i * i2 * 3 + 3) % weights.len()] *=
                        weights[weights.len() - 1].sin().exp().cos();
                }
                1 | 3 => {
                    (*z, *z) = (
                        update1(1.4375 * sum, 1.8125),
                        z.mul_add(sum, weights[(i * 7 + 2) % weights.len()]),
                    );
                    *z *= (match (i + 1) % 4 {
                        0 => 1.703125,
                        1..=2 => weights[((sum2 * sum2 + 1.703125) * 3.0) as usize % weights.len()],
                        _ => *z,
                    })
                    .cos();
                    *z /= 1.84375;
                }
                _ => {
                    weights[0] = sum2.sin().powi(2);
                    let prev = update1(
                        match i * i % 4 {
                            0 => weights[0],
                            1..=2 if -0.109375 * weights[1] < *z => *z,
                            _ => *z,
                        },
                        weights[(i * 5 + 4) % weights.len()] * -0.4375,
                    )
                    .hypot(sum2);
                }
            }
            let mut z2 = weights[((2 + 3) * 6 + 3) % weights.len()];
            *z += s * s * (weights[(i * i * 4 + 3) % weights.len()] * sum);
        };
    }

    #[grad(jvp)]
    pub fn f(s: f64, x: [f64; 3], m: usize) -> f64 {
        for pos in (0..x.len() - 1).step_by(3) {
            let mut s = ((s + 1.625).clamp(-1.25, 0.96875).abs() + 1.734375).ln();
            if x[pos]
                <= ({
                    let acc = s;
                    acc * x[pos]
                })
            {
                break;
            }
        }
        let mut i: usize = 0;
        'l0: while i < 5 {
            i += 1;
            if m + m >= 2 {
                for pos2 in (0..x.len()).rev() {
                    let mut data = [pos2 as f64, -1.03125 - s];
                    for n in (2..6).step_by(2).rev() {
                        data[0] /= 1.546875;
                    }
                }
            } else {
                let mut s2: f64 = -0.796875;
                if s2.tanh() < 0.59375 {
                    let mut z = 0.0;
                    for m2 in 0..x.len() {
                        z += x[m2];
                    }
                    break;
                }
                if m <= 1 {
                    break;
                }
            }
        }
        let mut acc2 = (-s.abs()).exp();
        let mut v = x;
        if 3 % 2 == 0 {
            'l1: for m3 in 0..3 {
                for m4 in (0..v.len()).rev() {
                    let mut z2 = (match (0 + m3) % 4 {
                        0 => s,
                        1 | 2 => x[i % 3],
                        _ => v[m3],
                    })
                    .tanh()
                        * (v[((acc2 * acc2 + 0.828125) * 3.0) as usize % 3] - s + 1.890625 * s);
                    z2 = -v[m4].powi(2);
                    (v[m4], v[m3]) = (
                        (m3 as f64 * m3 as f64 + 1.234375).sqrt(),
                        update1(v[v.len() - 1] * s, i as f64),
                    );
                    {
                        let r = &mut v[m3];
                        *r -= acc2;
                    }
                }
                acc2 /= 1.828125;
                v[m3] += acc2.sin().exp();
            }
            (acc2, v[v.len() - 1]) = (acc2.tanh(), acc2.clamp(-1.25, 1.03125));
            {
                let r = &mut v[2];
                *r = x[((m + i) * 5 + 4) % 3];
            }
        } else {
            acc2 = x[(0 / 2 * 4 + 1) % 3] * s
                - (match m % 4 {
                    0 => acc2,
                    1..=2 if (m + i) % 2 == 0 => x[i % 3],
                    _ => v[2],
                });
        }
        let mut u = 0.0;
        for j in 0..v.len() {
            u += v[j];
        }
        s + i as f64
            - (match i % 4 {
                0 => acc2,
                1..=2 if m * i % 2 == 0 => v[v.len() - 1],
                _ => -0.578125,
            })
            + 1.140625 * u
            + 0.578125 * acc2
            + 1.375 * (v[i % v.len()] + -1.796875)
            + 1.140625 * x[2]
            + 0.953125 * (u - s)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40147fb96bbff161,
            outgoing: &[],
            gradient: &[
                (0.6330702938172679, 2.539320293817268),
                (2.09375, 2.09375),
                (2.193115234375, 2.193115234375),
                (3.609375, 5.609375),
            ],
            weighted: &[
                (0.4748027203629509, 1.904490220362951),
                (1.5703125, 1.5703125),
                (1.64483642578125, 1.64483642578125),
                (2.70703125, 4.20703125),
            ],
        };
        let p0 = std::hint::black_box(0.171875_f64);
        let p1 = std::hint::black_box([1.234375, 0.171875, 0.03125]);
        let p2 = std::hint::black_box(4_usize);
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
        let mut u = t.sin().atan() * t;
        let mut prev = grid[(0 * 3 + 1) % grid.len()][2 % 2];
        let mut row: Vec<f64> = Vec::new();
        row.push(
            if 2 != 1 && -0.765625 >= grid[grid.len() - 1][(1 * 6 + 4) % 2] {
                (-t.abs()).exp()
            } else {
                if 0 % 2 == 0 {
                    grid[1][((z * z + 1.40625) * 3.0) as usize % 2]
                } else {
                    1.4375
                }
            },
        );
        row.push(if grid.len() > 2 {
            grid[1][0 % 2]
        } else {
            t * grid[1][1]
        });
        if grid[3 % 3][1] + z < -0.953125 {
            return ({
                let u2 = prev;
                u2 * row[0]
            }) * 1.59375
                + 1.359375 * prev
                + 0.84375 * u
                + 0.5625 * t
                + 1.3125 * row[0].sin()
                + 0.53125 * grid[grid.len() - 1][1]
                + 0.390625
                    * ({
                        let t2 = z;
                        t2 * row[(1 * 7 + 4) % row.len()]
                    });
        }
        let mut a = 0.0;
        for pos in 0..row.len() {
            a += row[pos] * row[pos];
        }
        let mut c = 0.0;
        for i in 0..row.len() {
            c += row[i] * row[i];
        }
        row[(0 * 1 * 5 + 2) % row.len()]
            + 1.421875 * c
            + 1.25 * a
            + 1.484375 * prev
            + 1.078125 * (-row[((3 >> 1) * 7 + 1) % row.len()].abs()).exp()
            + 0.40625 * row[((u * u + 0.53125) * 3.0) as usize % row.len()]
    }

    #[grad]
    pub fn blend1(t: f64, a: &mut f64, pos: usize) -> f64 {
        'l0: for m in 2..pos % 3 + 1 {
            for n in (2..1).rev() {
                let mut t = *a;
                t += (*a - -0.6875) * a.sin();
                let mut count: usize = 0;
                let total = loop {
                    count += 1;
                    if count >= 3 {
                        break blend0(t.mul_add(*a, t), t + t);
                    }
                    'l1: for i in (0..=2).rev() {
                        (*a, *a) = (if n >= 3 { *a } else { -1.1875 }, *a / (t.abs() + 1.9375));
                        let mut table = [[0.0; 2]; 2];
                    }
                };
            }
            *a += *a;
        }
        (*a * *a).ln_1p()
            + 0.984375 * *a
            + 1.03125 * (t / (a.abs() + 1.84375))
            + 1.453125
                * (match pos % 4 {
                    0 => t,
                    1 | 2 if 1.390625 >= (t.abs() + 1.015625).ln() => *a,
                    _ => 1.984375,
                })
            + 0.5625 * *a
    }

    #[grad(jvp)]
    pub fn f(rate: f64, state: &[f64], v: [f64; 3], w: &Vec<f64>, i: usize) -> f64 {
        match 0 * i % 4 {
            0 => {
                let mut z = match i % 4 {
                    0 => -0.578125,
                    1..=2 => {
                        if i >= 0 {
                            {
                                let acc = rate;
                                acc * acc
                            }
                        } else {
                            v[1] * rate
                        }
                    }
                    _ => (rate * 1.609375).exp_m1(),
                };
                let mut m: usize = z.sin().abs() as usize % 5;
            }
            1 | 3 => {
                let mut s = {
                    let t2 = ({
                        let t = rate;
                        t * t
                    })
                    .sin();
                    t2 * (rate + rate).sin()
                };
                for k in (0..0).rev().step_by(2) {
                    let mut s = rate + blend0(s - s, (s * s + 0.828125).sqrt());
                    if v[((rate * rate + 0.75) * 3.0) as usize % v.len()] < rate.tanh() {
                        return rate
                            + 1.3125 * s
                            + 1.015625
                                * ({
                                    let y = v[0];
                                    y * state[((i ^ k) * 2 + 4) % state.len()]
                                })
                            + 0.8125
                                * (state[((rate.abs() + 1.25) * 3.0) as usize % state.len()]
                                    * v[(i * 7 + 4) % v.len()])
                            + 0.359375 * (-0.671875 * state[(k * 6 + 3) % state.len()]);
                    }
                    let mut y2 = (s - v[k % 3]).clamp(-1.25, 0.875) / (rate * rate + 1.0);
                }
            }
            _ => {
                let mut j: usize = 0;
                loop {
                    j += 1;
                    if j >= 4 || i * j >= 1 {
                        break;
                    }
                    let sum;
                    if 1.40625 * rate >= 0.953125 {
                        sum = (rate.abs() + 1.21875).ln()
                            / ((-rate.abs()).exp() * (-rate.abs()).exp() + 0.96875);
                    } else {
                        sum = (rate + i as f64).tanh();
                    }
                    let s2 = (if j != 2 {
                        w[((j + 0) * 3 + 2) % w.len()]
                    } else {
                        state[((j ^ i) * 6 + 4) % state.len()]
                    })
                    .sin()
                        * rate.sin().exp().cos();
                }
                let mut m2: usize = 0;
                let c3 = 'l0: loop {
                    m2 += 1;
                    if m2 >= 3 {
                        break rate.sin();
                    }
                    if j >= 2 {
                        let rate = ((i as f64).tanh() * -0.6875)
                            .hypot(blend0(-0.734375 - -1.28125, 0.75 * rate));
                    } else {
                        let mut i2: usize = 0;
                        'l1: loop {
                            i2 += 1;
                            if i2 >= 3 || -0.765625 - rate <= -0.921875 {
                                break;
                            }
                            let mut state2 = [0.0; 3];
                            state2[(m2 / 3 * 4 + 2) % 3] += -0.109375;
                            if (i + i2) % 2 == 0 {
                                continue;
                            }
                            let mut found = state2.len() % 2 == 0;
                        }
                        let mut c = 0.53125;
                        let mut c2 = rate;
                    }
                    let mut z2 = 0.265625;
                };
                let c4 = rate;
            }
        }
        let mut u = 0.0;
        for count in 0..w.len() {
            u += w[count];
        }
        let mut b = 0.0;
        for k2 in 0..w.len() {
            b += w[k2];
        }
        (rate * rate + 1.375).sqrt()
            + -u
            + 0.703125 * b
            + 1.1875 * u
            + 0.4375 * (rate - b)
            + 0.609375 * b
            + 0.296875 * state[i % state.len()]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4013c7634e67711c,
            outgoing: &[],
            gradient: &[
                (1.2253385971583353, 1.2253385971583353),
                (0.296875, 0.296875),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.0625, 3.9375),
                (1.0625, 3.9375),
                (1.0625, 3.9375),
                (1.0625, 3.9375),
                (1.0625, 3.9375),
            ],
            weighted: &[
                (0.9190039478687515, 0.9190039478687515),
                (0.22265625, 0.22265625),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.796875, 2.953125),
                (0.796875, 2.953125),
                (0.796875, 2.953125),
                (0.796875, 2.953125),
                (0.796875, 2.953125),
            ],
        };
        let p0 = std::hint::black_box(1.5_f64);
        let p1 = std::hint::black_box(vec![1.265625, -1.71875]);
        let p2 = std::hint::black_box([-1.4375, -0.21875, -1.1875]);
        let p3 = std::hint::black_box(vec![0.171875, 0.5625, 0.375, -1.0625, 1.84375]);
        let p4 = std::hint::black_box(2_usize);
        let value = f(p0.clone(), &p1, p2.clone(), &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2.clone(), &p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2.clone(), &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
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
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
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
            &vec![
                0.0, 0.125, 0.125, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let mut b1 = vec![0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g2)) = f_vjp(p0.clone(), &p1, p2.clone(), &p3, p4, &mut b1, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), g2, b3.clone()),
            &vec![
                0.0, 0.125, 0.125, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let d2 = [-0.875, 0.375, -0.625];
        let d3 = vec![0.625, -0.375, 0.875, -0.125, 1.125];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2.clone(), &p3, p4, d0, &d1, d2, &d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_70 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(prev: f64, prev2: &mut f64, m: usize) {
        let mut s = prev;
        let mut acc = (*prev2 - *prev2).clamp(-1.25, 0.0625)
            * (match m % 4 {
                0 => (s * s + 2.0).powf(s.sin()),
                1..=2 => s + s,
                _ => match (m >> 1) % 4 {
                    0 => *prev2,
                    1..=2 => prev,
                    _ => prev,
                },
            });
        if m % 2 == 0 && (if m * 3 > 3 { s } else { s }) >= 0.734375 {
            acc = acc.tanh();
            let mut total = (acc * s).tanh() + *prev2 * (if 1 != 1 { prev } else { acc });
            *prev2 += prev;
        }
        s = *prev2;
    }

    #[grad]
    pub fn update1(t: f64, data: &Vec<f64>, k: usize, depth: usize) -> f64 {
        if depth == 0 {
            return t.cos()
                + 1.03125 * data[1]
                + 0.984375 * (-0.484375 + data[(k / 2 * 3 + 4) % data.len()])
                + 1.046875 * data[0];
        }
        let t = (t - data[k % data.len()]) * k as f64 + t;
        if (-t.abs()).exp()
            < (if (k + 0) % 2 == 0
                || data[((t.abs() + 1.40625) * 3.0) as usize % data.len()].mul_add(t, -0.5625)
                    > -0.046875
            {
                data[((k + 3) * 5 + 3) % data.len()]
            } else {
                t
            })
        {
            if k % 2 == 0 {
                return (if 1 == 1 {
                    t * t
                } else {
                    t - data[(2 * 2 + 2) % data.len()]
                }) + 1.484375
                    * (t + data[((t.abs() + 1.171875) * 3.0) as usize % data.len()]);
            }
            let mut a2 = data[((t * t + 1.421875) * 3.0) as usize % data.len()].tanh()
                * (match k % 4 {
                    0 => data[data.len() - 1] * data[k % data.len()],
                    1 | 2 if data.len() % 2 == 0 => t,
                    _ => update1(
                        {
                            let a = data[(k * 2 + 1) % data.len()];
                            a * data[1 % data.len()]
                        },
                        data,
                        k % 4,
                        depth - 1,
                    ),
                });
            a2 = t;
        }
        if 3 % 2 == 0 {
            let mut z = update1(data[k % data.len()], data, 3 % 4, depth - 1);
            let b = z.abs();
            z *= data[0].cos();
        } else {
            let mut t = if k >> 1 <= 2 {
                t.tanh() * t
            } else {
                (t + 0.015625).atan2(data[(k * 3 + 1) % data.len()] - t)
            };
        }
        let mut rate = 0.0;
        for j in 0..data.len() {
            rate += data[j];
        }
        t * data[(k * 7 + 1) % data.len()]
            * (match k / 3 % 4 {
                0 => rate,
                1..=2 => k as f64,
                _ => data[((k >> 1) * 5 + 4) % data.len()],
            })
            + 1.140625 * rate
            + 1.328125 * (-0.625 + k as f64)
            + 0.734375 * rate
    }

    #[grad]
    pub fn stage2(prev: f64, pos: usize, depth: usize) -> f64 {
        if depth == 0 {
            return prev.tanh() - prev.atan() + 0.28125 * prev + 1.1875 * (-1.96875 * prev);
        }
        if pos > 3 {
            let mut prev2 = (prev * prev * (prev * prev) + 0.515625).sqrt()
                * ((-prev.abs()).exp() + (prev - prev));
        }
        let prev3 = prev;
        let mut done = 2 + pos == 3;
        let total = -0.9375;
        let mut b = 0.140625;
        b -= prev;
        prev.min(total)
            + 1.125 * b
            + 1.3125 * (prev - prev3)
            + 0.453125 * (if b <= prev3 { total } else { b })
            + 1.296875 * (prev * prev).ln_1p()
    }

    #[grad(jvp)]
    pub fn f(prev: f64) -> f64 {
        'l0: for m in 2..3 {
            'l1: for i in (2..6).step_by(3).rev() {
                let mut a = -0.84375;
                a += stage2(prev.clamp(-1.25, 0.84375), m % 4, 3);
            }
        }
        let mut pos: i32 = prev.sin().abs() as i32 % 5;
        let mut t = prev.sin();
        pos = (pos >> 1) % 5;
        t = prev - prev.abs();
        let u = (-t.abs()).exp().tanh().sin();
        t += prev;
        let mut u = prev + prev;
        (u, t) = (-1.5 - prev, (-t.abs()).exp());
        u = t.sin().exp() + t * -1.171875;
        u += (-t.abs()).exp().tanh();
        if (u.abs() + 0.75).recip() < pos as f64 + u || 1 < 2 {
            u = {
                let z = (-t.abs()).exp();
                z * t.sin()
            };
            let j: usize = 0 + 2 & 0;
        } else {
            let prev = prev.sin().max(if 1 % 2 == 0 { t } else { -0.890625 }) * (u + t).tanh();
            let rate = match 2 % 4 {
                0 => ({
                    let a2 = t;
                    a2 * a2
                })
                .abs(),
                1..=2 if (2 + 2) % 2 == 0 => (t / (t.abs() + 1.703125)).powi(pos),
                _ => t,
            };
            let s = pos as f64 + pos as f64 * -0.703125 * t.sin();
        }
        let mut j2: usize = 0;
        'l2: while j2 < 3 && 3 >= 1 {
            j2 += 1;
            let mut total = ({
                let c = -1.90625 + t;
                c * (j2 as f64).cos()
            }) + prev.tanh().exp_m1();
            let mut i2: usize = j2 * (j2 ^ 2);
        }
        ({
            let acc = prev;
            acc * u
        })
        .sin()
        .exp()
            + 1.484375 * u
            + 0.65625 * t
            + 0.328125 * u.sin()
            + 0.53125 * (if 2 * j2 < 0 { t } else { prev })
            + 1.5 * (0.703125 - t)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400222aa9d3002b0,
            outgoing: &[],
            gradient: &[(1.4658845603114576, 8.86818396539061)],
            weighted: &[(1.0994134202335932, 6.651137974042958)],
        };
        let p0 = std::hint::black_box(0.296875_f64);
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
            for m3 in 2..m % 3 + 1 {
                let mut prev2 = w[0].sin() * w[0].sin() + (0.15625 - acc).sin();
            }
            if n >= 2 {
                break;
            }
        }
        let mut prev3 = 0.0;
        for m4 in 0..w.len() {
            prev3 += w[m4];
        }
        let mut prev4: f64 = 0.0;
        for i in 0..w.len() {
            prev4 += w[i];
        }
        s.sin().tanh()
            + 1.21875 * prev4
            + 0.703125 * prev3
            + 1.375 * prev
            + 0.78125 * (prev4.abs() + 1.609375).recip()
    }

    #[grad]
    pub fn stage1(z: f64, depth: usize) -> f64 {
        if depth == 0 {
            return z + 0.375 * z.abs() + 0.265625 * z.powi(4) + 0.25 * (z * z);
        }
        'l0: for m in (2..1).rev().step_by(2) {
            let mut i: usize = 0;
            'l1: loop {
                i += 1;
                let t = z;
                if i >= 3 {
                    break;
                }
            }
            if z >= -0.78125 {
                if (i + 2) % 2 == 0 {
                    break;
                }
                for k in (0..5).step_by(2).rev() {
                    let mut total = (z + (z * z + 0.71875).sqrt()) * (-(z * z).abs()).exp();
                    let sum = if !(total * z <= z) {
                        0.25
                    } else {
                        (i as f64).sin()
                    };
                }
                let mut y = if z + z < 0.328125 {
                    m as f64
                } else {
                    z.floor().atan()
                };
            } else {
                let mut b = (if 0.078125 * z > z.cos() {
                    m as f64 + z
                } else {
                    -1.34375 * z
                })
                .hypot(z.clamp(-1.25, 0.671875).mul_add(z, z));
            }
            let mut a = -(match (i + m) % 4 {
                0 => -1.703125,
                1 | 2 => z.floor(),
                _ => (z.abs() + 1.65625).sqrt(),
            });
            if z.powi(0) >= -0.375 {
                return (-1.375 + z).tanh()
                    + 0.625 * a
                    + 0.9375 * (a + a)
                    + 0.6875 * a.sin()
                    + 1.359375
                        * (match m / 2 % 4 {
                            0 => 1.09375,
                            1 | 2 => a,
                            _ => z,
                        });
            }
        }
        (z - z).tanh() + 1.4375 * z
    }

    #[grad(jvp)]
    pub fn f(total: f64, c: f64, buf: &[f64], buf2: &[f64; 3], y: &mut f64, count: usize) -> f64 {
        (*y, *y) = (
            match buf2.len() % 4 {
                0 => total,
                1 | 2 => -1.078125,
                _ => c,
            },
            total,
        );
        *y = buf[count % buf.len()];
        *y = 0.5
            * stage1(
                (*y * *y + 0.828125).powf(buf[((count & count) * 5 + 2) % buf.len()].sin()),
                3,
            );
        *y = 0.5 * stage1(c, 3);
        *y = buf[1] * buf2[2] * (0.140625 - buf[((count & count) * 2 + 3) % buf.len()]);
        *y = (total - *y).cos();
        for k in 0..3 - 1 {
            *y += buf[buf.len() - 1];
        }
        let mut n: usize = 0;
        while n < 1 {
            n += 1;
            for k2 in 1..count % 3 + 1 {
                for m in (1..buf.len()).step_by(2) {
                    let rate = buf[m - 1];
                    'l0: for k3 in (2..count % 3 + 1).rev().step_by(3) {
                        let mut a = buf[m];
                        *y -= {
                            let sum = energy0(rate * c, &buf[..2], k3 % 4);
                            sum * buf[m].powi(-1)
                        };
                    }
                }
                match (n + count) % 4 {
                    0 if count % 2 == 0 => {
                        let mut s = count as f64;
                        if buf[((s.abs() + 1.609375) * 3.0) as usize % buf.len()] < 0.59375 {
                            continue;
                        }
                    }
                    1 | 3 => {
                        if n as f64 + c < -0.0625 {
                            *y = *y;
                            let mut z = 0.0;
                            for m2 in 0..buf2.len() {
                                z += buf2[m2];
                            }
                        } else {
                            *y /= 1.625;
                            let mut a2 = -0.984375;
                            let total = {
                                let t = buf[(3 * 7 + 2) % buf.len()] + (a2 + -0.9375);
                                t * (0.765625 * (buf2[2] * buf2[2] + 1.90625).ln())
                            };
                        }
                        *y += (total - k2 as f64).sin();
                    }
                    _ => {
                        *y += (buf[buf.len() - 1] * buf[buf.len() - 1]).ln_1p();
                        *y += (c.sin() * c.sin() + 1.21875).cbrt();
                        let total2 = (buf2[(n * 5 + 4) % 3]
                            - buf2[(count % 3 * 7 + 3) % buf2.len()].sin())
                        .atan2(
                            y.mul_add(buf[((count & 1) * 7 + 2) % buf.len()], 0.8125)
                                .sin(),
                        );
                    }
                }
                *y = 0.5
                    * energy0(
                        buf2[((n & count) * 3 + 2) % buf2.len()] * -0.4375,
                        buf,
                        n % 4,
                    );
                *y -= if (n as f64 * n as f64 + 1.859375).ln() <= -0.828125 {
                    0.765625
                } else {
                    0.0625 * 1.421875
                };
            }
            *y = c * c * buf[((total * total + 1.0) * 3.0) as usize % buf.len()];
            *y += c;
        }
        let mut acc = 0.0;
        for count2 in 0..buf.len() {
            acc += buf[count2];
        }
        let mut u = 0.0;
        for j in 0..buf2.len() {
            u += buf2[j];
        }
        (if (count + count) % 2 == 0 {
            c.sin()
        } else {
            buf[((n & count) * 6 + 3) % buf.len()] - buf2[2]
        }) + 1.46875 * u
            + 1.203125 * acc
            + 1.3125 * *y
            + 0.734375 * buf2[1]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400fa669b18e59aa,
            outgoing: &[0xbfcb5c0000000000],
            gradient: &[
                (0.0, 0.0),
                (0.6058268236848805, 3.7435221361848807),
                (1.203125, 1.203125),
                (1.203125, 1.203125),
                (1.203125, 1.203125),
                (1.57354736328125, 1.57354736328125),
                (1.203125, 1.203125),
                (1.46875, 1.46875),
                (2.203125, 2.203125),
                (1.46875, 1.46875),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.3567138677636604, 3.9052978521386605),
                (0.90234375, 0.90234375),
                (0.90234375, 0.90234375),
                (0.90234375, 0.90234375),
                (1.3212738037109375, 1.3212738037109375),
                (0.90234375, 0.90234375),
                (1.1015625, 1.1015625),
                (1.65234375, 1.65234375),
                (1.1015625, 1.1015625),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(0.03125_f64);
        let p1 = std::hint::black_box(-0.53125_f64);
        let p2 = std::hint::black_box(vec![-0.890625, -1.65625, -0.921875, 1.125, -1.171875]);
        let p3 = std::hint::black_box([1.796875, 2.0, 1.3125]);
        let p4 = std::hint::black_box(-0.078125_f64);
        let p5 = std::hint::black_box(3_usize);
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let mut b4 = 0.5_f64;
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let mut b4 = 0.5_f64;
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
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let mut b4 = 0.5_f64;
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
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let d3 = [-0.375, 0.875, -0.125];
        let mut d4 = 1.125_f64;
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
        for k in 0..=5 {
            let mut z2 = w[1];
        }
    }

    #[grad]
    pub fn blend1(prev: f64, depth: usize) -> f64 {
        if depth == 0 {
            return prev * 0.046875 + prev + 0.5625 * 1.15625;
        }
        let acc = if 3 * 3 >= 1 { prev } else { prev };
        if !(0 % 2 == 0) {
            return prev * 1.15625
                + 1.234375
                    * (match 0 % 4 {
                        0 => acc,
                        1..=2 if 1 >> 1 > 0 => prev,
                        _ => prev,
                    })
                + 0.875 * (acc / (acc * acc + 1.84375))
                + 0.578125 * acc.cos();
        }
        let mut s = (acc * acc + prev) * acc;
        s = (s * s + 1.3125).sqrt() * (acc - acc);
        for k in (1..4).step_by(3) {
            for pos in (1..4).rev() {
                let mut up = prev.max(acc) > -1.734375 - s;
            }
        }
        (prev - prev).cos()
            + 1.4375 * s
            + 1.0625 * (prev * acc)
            + 1.484375 * blend1(1.875, depth - 1)
    }

    #[grad(jvp)]
    pub fn f(rate: f64, s: f64, out: [f64; 3], k: usize, count: i32) -> f64 {
        let mut grid: [[f64; 2]; 3] = [[0.0; 2]; 3];
        let mut prev: f64 = 0.0;
        for n in 0..out.len() {
            prev += out[n] * out[n];
        }
        grid[1].fill(prev.sin());
        'l0: for i in (0..3).step_by(2) {
            relax0((-s.abs()).exp(), -1.921875 - out[0], out, &mut grid[i]);
            grid[i][1] += -0.34375;
        }
        grid[0][0] = match k % 4 {
            0 => s / (s.abs() + 1.390625),
            1..=2 if s + prev < out[(k % 3 * 2 + 1) % out.len()] + s => blend1(
                grid[((rate.abs() + 0.75) * 3.0) as usize % grid.len()][((2 & 2) * 4 + 4) % 2]
                    .cos(),
                1,
            ),
            _ => rate * prev,
        };
        prev -= match 1 % 4 {
            0 => out[((prev.abs() + 1.640625) * 3.0) as usize % 3].cos(),
            1 | 2 => prev * rate,
            _ => grid[1][1].abs(),
        };
        let mut out2 = out;
        let mut z = 0.0;
        for n2 in 0..out2.len() {
            z += out2[n2] * out2[n2];
        }
        (grid[(k * 3 + 1) % 3][0], out2[0]) = (
            out[((z * z + 1.78125) * 3.0) as usize % 3] * s,
            out[((k + 0) * 2 + 1) % out.len()].max(s),
        );
        out2[1] += out[2].sin() * (s + out[1]);
        let acc = grid[((prev.abs() + 1.640625) * 3.0) as usize % 3][k % 2];
        let mut row: Vec<f64> = Vec::with_capacity(k % 3 + 1);
        row.push(
            0.78125
                + (if blend1(
                    match k % 4 {
                        0 => out[((1 + k) * 2 + 1) % 3],
                        1 | 2 if grid.len() % 2 == 0 => acc,
                        _ => 0.03125,
                    },
                    3,
                ) <= (match k % 4 {
                    0 => rate,
                    1..=2 => rate,
                    _ => s,
                }) {
                    -0.546875
                } else {
                    out[((acc * acc + 0.6875) * 3.0) as usize % 3]
                }),
        );
        row.push((blend1(out[k % out.len()], 2) * blend1(out[k % out.len()], 2) + 0.703125).ln());
        let mut data = out;
        z += (grid[((k + 2) * 4 + 3) % 3][1] + data[((k + k) * 7 + 1) % data.len()]).abs();
        'l1: for i2 in 1..3 {
            let mut k2: usize = 0;
            'l2: while k2 < 1 {
                k2 += 1;
                let mut z2 = 0.0;
                for k3 in 0..data.len() {
                    z2 += data[k3] * data[k3];
                }
                let rate = s;
                relax0(blend1(prev.tanh(), 2), s, out2, &mut data);
            }
            let a = 0.65625;
        }
        let mut t = 0.0;
        for k4 in 0..row.len() {
            t += row[k4];
        }
        grid[1][0]
            + 1.359375 * t
            + 0.9375 * z
            + 1.21875 * prev
            + 0.53125 * (out2[(0 * 5 + 1) % 3] * out2[(0 * 5 + 1) % 3]).ln_1p()
            + 0.5625 * out[(k * k * 6 + 3) % 3]
            + 0.703125 * out2[((k + k) * 3 + 1) % 3].sin().exp()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402ea705fd978edd,
            outgoing: &[],
            gradient: &[
                (-4.914573669433594, 4.914573669433594),
                (-2.2064788369174844, 2.2064788369174844),
                (-3.8340464946146735, 10.945645875053838),
                (6.154969179045596, 9.067560641943066),
                (-1.8122183719059488, 4.791297253094051),
            ],
            weighted: &[
                (-3.6859302520751953, 3.6859302520751953),
                (-1.6548591276881133, 1.6548591276881133),
                (-2.875534870961005, 8.209234406290378),
                (4.616226884284197, 6.800670481457299),
                (-1.3591637789294615, 3.593472939820538),
            ],
        };
        let p0 = std::hint::black_box(0.28125_f64);
        let p1 = std::hint::black_box(0.21875_f64);
        let p2 = std::hint::black_box([-1.5, 1.09375, -0.765625]);
        let p3 = std::hint::black_box(3_usize);
        let p4 = std::hint::black_box(0_i32);
        let value = f(p0.clone(), p1.clone(), p2.clone(), p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), p2.clone(), p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), p2.clone(), p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let (value, (g0, g1, g2)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2.clone(), p3, p4, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1, g2);
        let (value, (g0, g1, g2)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), p2.clone(), p3, p4, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1, g2);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0, 0.0]);
        let (value, (g0, g1, g2)) = f_vjp(p0.clone(), p1.clone(), p2.clone(), p3, p4, 0.75);
        expected.check_weighted(&(g0, g1, g2), &vec![0.0, 0.0, 0.0, 0.0, 0.0]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = [0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), p2.clone(), p3, p4, d0, d1, d2);
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
        if 0 % 2 == 0 {
            z2 +=
                z2 + state[0 % state.len()] - (-1.34375 - state[(row.len() * 6 + 1) % state.len()]);
            state[(3 * 2 * 7 + 2) % state.len()] /= 1.984375;
            if (0 + 0) % 2 == 0 && 0 * 1 % 2 == 0 {
                return;
            }
        } else {
            let mut total = 0.34375;
            let z2 = (match 3 / 3 % 4 {
                0 => total,
                1..=2 => total,
                _ => weights[weights.len() - 1] + state[0],
            }) * (state[1].abs() + 1.453125).powf(z.sin().sin());
        }
    }

    #[grad]
    pub fn energy1(prev: f64, s: f64, state: &mut [f64], prev2: &mut f64, n: usize) {
        if (state[state.len() - 1] * n as f64) > 0.4375 && n as f64 - 1.15625 < state[1] {
            let mut v = [{
                let b = s;
                b * state[1]
            }; 3];
            if n as f64 * *prev2 >= 1.0 {
                for m in 1..state.len() {
                    *prev2 += (n as f64).sin();
                    for j in (0..state.len()).rev().step_by(2) {
                        let s = match (j + n) % 4 {
                            0 => {
                                m as f64 / (state[j].abs() + 1.609375) / (s.tanh().abs() + 0.78125)
                            }
                            1 | 2 if state.len() % 2 == 0 => prev,
                            _ => v[0] * *prev2 - v[1].sin().exp(),
                        };
                        v[((m + m) * 3 + 4) % v.len()] /= 1.8125;
                    }
                }
            }
        }
    }

    #[grad(jvp)]
    pub fn f(c: f64, t: f64, row: &[f64], c2: &mut f64, j: i32) -> f64 {
        let mut y: f64 = 0.0;
        for i in 0..row.len() {
            y += row[i];
        }
        y /= 1.390625;
        let y2 = (row[(2 * 0 * 3 + 1) % row.len()].abs() + 1.078125).sqrt();
        'l0: for i2 in 1..row.len() {
            if i2 == 2 {
                y = row[i2 - 1].sin().exp() / ((row[i2 - 1] * j as f64).abs() + 1.375);
            }
            let mut buf = vec![
                match (i2 + i2) % 4 {
                    0 => y2,
                    1..=2 => row[i2 - 1],
                    _ => c,
                },
                row[i2],
            ];
            let mut u = 0.0;
            for i3 in 0..buf.len() {
                u += buf[i3];
            }
            buf[1] /= 1.609375;
        }
        *c2 += (row[0] / (row[0 % row.len()] * row[0 % row.len()] + 1.796875)
            * (row[0] / (row[0 % row.len()] * row[0 % row.len()] + 1.796875))
            + 1.6875)
            .ln();
        let mut z = 0.0;
        for m in 0..row.len() {
            z += row[m];
        }
        let pos: usize = 1 % 2;
        match (pos + pos) % 4 {
            0 => {
                let mut weights = [row[((t.abs() + 1.265625) * 3.0) as usize % row.len()]; 3];
                if (if (pos + pos) % 2 == 0 { c } else { t }) >= 0.046875 {
                    std::mem::swap(&mut y, &mut z);
                    if !(pos % 2 == 0) {
                        for count in (0..weights.len()).rev().step_by(2) {
                            weights[weights.len() - 1] *= (0.015625 + y).cos();
                            y += weights[count % weights.len()]
                                - row[((pos & count) * 3 + 3) % row.len()].sin().exp();
                            let mut c3 = match count % 4 {
                                0 => -1.09375,
                                1..=2 if z * -1.921875 <= -0.578125 => {
                                    j as f64
                                        * ({
                                            let z2 = weights[count];
                                            z2 * -0.171875
                                        })
                                }
                                _ => weights[count],
                            };
                        }
                    } else {
                        match row.len() % 4 {
                            0 => {
                                if y.sin() > (c * c + 1.8125).sqrt() {
                                    return weights[2].sin().exp()
                                        + 1.453125 * z
                                        + 1.109375 * y
                                        + 0.703125 * *c2
                                        + 0.578125 * (row[row.len() - 1] + t)
                                        + 0.921875 * weights[0].tanh()
                                        + 1.109375 * y.min(*c2);
                                }
                                let mut data = row.to_vec();
                            }
                            1 | 3 => {
                                let mut s = 0.0;
                                for count2 in 0..weights.len() {
                                    s += weights[count2] * weights[count2];
                                }
                            }
                            _ => {
                                weights[pos % 3] += weights[1]
                                    / ((match pos * pos % 4 {
                                        0 => y,
                                        1 | 2
                                            if weights[pos % weights.len()] + row[1]
                                                >= -0.421875 =>
                                        {
                                            row[(pos * 2 + 4) % row.len()]
                                        }
                                        _ => y,
                                    }) * (match pos * pos % 4 {
                                        0 => y,
                                        1 | 2
                                            if weights[pos % weights.len()] + row[1]
                                                >= -0.421875 =>
                                        {
                                            row[(pos * 2 + 4) % row.len()]
                                        }
                                        _ => y,
                                    }) + 0.703125);
                            }
                        }
                        weights[1] += ((y2 * 0.953125).abs() + 1.359375).recip();
                        let mut row2 =
                            vec![weights[((c.abs() + 0.78125) * 3.0) as usize % 3] * j as f64; 4];
                    }
                    weights[((1 ^ pos) * 3 + 4) % weights.len()] +=
                        (if pos != 1 { -0.8125 } else { 0.3125 }) * (weights[1] - row[0]);
                }
            }
            1 | 3 => {
                *c2 = row[1] * (c * 0.515625);
                z += row[row.len() - 1]
                    / ((row[((z * z + 0.90625) * 3.0) as usize % row.len()]
                        + row[(pos * 5 + 2) % row.len()])
                    .abs()
                        + 1.546875);
            }
            _ => {
                let done = !(pos + pos >= 2);
            }
        }
        let mut c4 = 0.0;
        for k in 0..row.len() {
            c4 += row[k] * row[k];
        }
        (if (pos as f64).min(t) < pos as f64 - t && pos * 2 <= 2 {
            row[1] + row[row.len() - 1]
        } else {
            (c * c + 1.40625).recip()
        }) + 1.4375 * c4
            + 1.359375 * z
            + 0.703125 * y
            + 1.203125 * row[((pos + pos) * 7 + 4) % row.len()].powi(j)
            + 1.140625 * (y2 + y2)
            + 0.90625 * (row[pos % row.len()] - row[pos % row.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401f9ff1f76b1bef,
            outgoing: &[0xbff55fe3d277673c],
            gradient: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (-2.099609375, 4.818359375),
                (3.9285383010294503, 6.804648674100078),
                (-3.94140625, 6.66015625),
                (-2.991450823680333, 6.711674176319667),
                (-0.96484375, 5.68359375),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (-1.5814511689926871, 3.732284438178969),
                (2.946403725772088, 5.1034865055750585),
                (-2.9560546875, 4.9951171875),
                (-2.24358811776025, 5.03375563223975),
                (-0.7236328125, 4.2626953125),
                (0.5, 0.5),
            ],
        };
        let p0 = std::hint::black_box(0.796875_f64);
        let p1 = std::hint::black_box(0.359375_f64);
        let p2 = std::hint::black_box(vec![-1.203125, 0.21875, -1.84375, -1.6875, -1.15625]);
        let p3 = std::hint::black_box(-1.9375_f64);
        let p4 = std::hint::black_box(-2_i32);
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
        let mut b3 = 0.5_f64;
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
        let mut b3 = 0.5_f64;
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
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0],
        );
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = 0.5_f64;
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
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let mut d3 = -0.375_f64;
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

mod program_74 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(a: f64, rate: f64, buf: &[f64], out: &[f64; 3], pos: usize) -> f64 {
        let mut rate2 = match (pos + pos) % 4 {
            0 => rate,
            1..=2 if pos * pos % 2 == 0 => rate,
            _ => out[((pos ^ pos) * 3 + 4) % 3],
        };
        let mut total = buf[pos % buf.len()].cos().cos();
        for i in 0..buf.len() {
            let mut j: usize = 0;
            loop {
                j += 1;
                if !(out.len() == 0) {
                    'l0: for count in 2..3 {
                        total += (a * a).ln_1p() * 1.015625;
                        if total <= -0.421875 {
                            if !(2 % 2 == 0) {
                                continue;
                            }
                            return buf[count % buf.len()] / (rate2.abs() + 1.171875)
                                + (rate * rate + 1.796875).powf((pos as f64).sin())
                                + 1.484375 * total
                                + 1.25 * rate2
                                + 1.421875 * rate;
                        }
                    }
                    'l1: for j2 in 0..buf.len() - 1 {
                        if pos >> 1 > 1 {
                            break;
                        }
                        (total, total) = (out[i % 3], a * rate2);
                    }
                    'l2: for pos2 in 0..=j % 3 + 1 {
                        let mut total: f64 = -0.203125;
                        rate2 -= total.sin() * (buf[i] * rate);
                    }
                }
                let mut rate3 = 1.625;
                rate3 += buf[((total.abs() + 0.671875) * 3.0) as usize % buf.len()].tanh()
                    * (rate3 * 0.375);
                if j >= 1 {
                    break;
                }
            }
            let mut prev = rate * (rate2 * buf[0] + (buf[i] + j as f64));
        }
        let mut v = vec![(buf[1] * buf[1] + 0.5).ln(), out[0]];
        let mut prev2 = 0.0;
        for n in 0..v.len() {
            prev2 += v[n] * v[n];
        }
        v[1] *= (if rate2.sin() >= -0.0625 {
            rate2
        } else {
            pos as f64
        })
        .cos();
        'l3: for i2 in (0..buf.len()).step_by(3).rev() {
            {
                let r = &mut v[0];
                *r = rate * buf[1];
            }
            let mut data: Vec<f64> = Vec::new();
            data.push(total - out[((rate * rate + 0.953125) * 3.0) as usize % 3] * total);
            data.push(if !(3 % 2 == 0) {
                prev2 - out[((total * total + 0.578125) * 3.0) as usize % out.len()]
            } else {
                a
            });
            data.push((v[pos % v.len()] * 1.046875).sin());
            prev2 = a
                / (data[(pos * 4 + 4) % data.len()] / (total.abs() + 2.0)
                    * (data[(pos * 4 + 4) % data.len()] / (total.abs() + 2.0))
                    + 1.21875);
            data[1] -= (match (pos & i2) % 4 {
                0 => rate,
                1..=2
                    if (match i2 % 4 {
                        0 => -0.546875,
                        1 | 2 if 0 % 2 == 0 => -0.828125,
                        _ => rate,
                    }) < -0.484375 =>
                {
                    prev2
                }
                _ => out[(pos / 2 * 5 + 3) % 3],
            }) - ({
                let z = buf[i2];
                z * a
            });
        }
        let mut s = 0.0;
        for j3 in 0..v.len() {
            s += v[j3] * v[j3];
        }
        let mut t = 0.0;
        for k in 0..v.len() {
            t += v[k];
        }
        total
            + 0.734375 * t
            + 0.75 * s
            + 1.015625 * prev2
            + 0.859375 * (buf[pos % buf.len()] + v[(pos * 4 + 4) % v.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401611120e95b5fe,
            outgoing: &[],
            gradient: &[
                (-1.0490368078694754, 2.715920131388203),
                (-6.033098651267849, 9.771599787043627),
                (-0.15013256314293555, 1.86900268784558),
                (-0.47200614481818903, 1.9661467698181891),
                (2.110732934945144, 2.110732934945144),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (-0.7867776059021065, 2.0369400985411525),
                (-4.524823988450887, 7.32869984028272),
                (-0.11259942235720166, 1.4017520158841852),
                (-0.3540046086136418, 1.474610077363642),
                (1.583049701208858, 1.583049701208858),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-1.484375_f64);
        let p1 = std::hint::black_box(0.46875_f64);
        let p2 = std::hint::black_box(vec![1.609375, -0.71875]);
        let p3 = std::hint::black_box([1.84375, 1.6875, -0.28125]);
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
        let c2 = ({
            let s = c;
            s * w[((pos ^ 2) * 6 + 3) % w.len()]
        })
        .tanh()
        .cos();
        let c3 = (-(-(pos as f64).abs()).exp().abs())
            .exp()
            .mul_add((-c2).tanh(), c);
        let rate: f64 = 0.96875;
        let mut total = c2;
        match pos % 4 {
            0 => {
                let mut a =
                    (w[0] / (state[((pos + 0) * 6 + 1) % 3].abs() + 1.59375) * state[2]).cos();
                'l0: for k in (0..3).rev() {
                    let mut z = 0.0;
                    for k2 in 0..w.len() {
                        z += w[k2];
                    }
                    total = (w[w.len() - 1] * w[w.len() - 1] + 1.984375).powf(
                        ({
                            let prev = z;
                            prev * c3
                        })
                        .sin(),
                    );
                    let mut sum = state[((k + pos) * 4 + 1) % 3] * (-rate.abs()).exp();
                }
                a += state[((pos + pos) * 2 + 4) % 3];
            }
            1 | 3 => {
                let y = (w[((pos + pos) * 5 + 1) % w.len()] + 0.15625 + weights[1] * weights[1])
                    .max(total * (total - total));
                let mut weights2 = [0.0; 3];
                weights2[1] /= 1.34375;
            }
            _ => match (1 & pos) % 4 {
                0 if 1.65625 <= -0.234375 => {
                    let mut c4 = -1.234375 - w[3 % w.len()].tanh().sin().exp();
                }
                1 | 3 => {
                    let total = match weights.len() % 4 {
                        0 => (1.453125 - pos as f64).abs(),
                        1..=2 => total,
                        _ => c3 * w[(pos * 2 + 3) % w.len()] + w[0].tanh(),
                    };
                }
                _ => {
                    let mut pos2: usize = 0;
                    while pos2 < 2 {
                        pos2 += 1;
                        total += state[1];
                        let t = -0.078125;
                    }
                }
            },
        }
        let rate =
            0.546875 + (w[((total * total + 1.171875) * 3.0) as usize % w.len()] + -0.125 * c3);
        if (3 >> 1) % 2 == 0 {
            total -= (w[pos % w.len()] + w[pos % w.len()]) * (c2 * total);
            let b = (c3.powi(1) + weights[(pos * 3 * 3 + 4) % 3]) * state[0];
        }
        (match pos % 2 % 4 {
            0 => weights[(0 / 2 * 2 + 3) % weights.len()] - c,
            1 | 2 => (pos as f64).tanh(),
            _ => state[(2 / 2 * 3 + 3) % state.len()],
        }) + 0.578125 * total
            + 0.421875 * (weights[(pos * 6 + 3) % 3] + w[0])
            + 1.03125 * (1.3125 + total)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4012499d60b0a5f4,
            outgoing: &[],
            gradient: &[
                (-0.3639368599601698, 0.9376966803861655),
                (0.421875, 0.421875),
                (0.6758827399260297, 1.7414366921457358),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.421875, 0.421875),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (-0.27295264497012733, 0.7032725102896241),
                (0.31640625, 0.31640625),
                (0.5069120549445223, 1.306077519109302),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.31640625, 0.31640625),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(1.21875_f64);
        let p1 = std::hint::black_box(vec![1.375, -0.65625, 0.4375, -0.453125]);
        let p2 = std::hint::black_box([0.46875, 1.1875, -0.796875]);
        let p3 = std::hint::black_box([0.890625, 0.578125, -0.609375]);
        let p4 = std::hint::black_box(3_usize);
        let value = f(p0.clone(), &p1, p2.clone(), &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2.clone(), &p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2.clone(), &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
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
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
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
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125,
            ],
        );
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let (value, (g0, g2)) = f_vjp(p0.clone(), &p1, p2.clone(), &p3, p4, &mut b1, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), g2, b3.clone()),
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125,
            ],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let d2 = [-0.625, 0.625, -0.375];
        let d3 = [0.875, -0.125, 1.125];
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
        let mut c: f64 = 0.484375;
        match 3 % 4 {
            0 if 3 <= 3 => {
                let mut i: usize = 0;
                'l2: while i < 1 {
                    i += 1;
                    let mut acc2 =
                        acc.mul_add(c, x[((acc.abs() + 0.71875) * 3.0) as usize % x.len()]);
                    c -= match i % 4 {
                        0 => x[0] + x[x.len() - 1],
                        1 | 2 => match i % 4 {
                            0 => c,
                            1 | 2 => -1.78125,
                            _ => -0.03125,
                        },
                        _ => match i * i % 4 {
                            0 => acc2,
                            1 | 2 if i * 0 % 2 == 0 => total,
                            _ => x[((total * total + 1.8125) * 3.0) as usize % x.len()],
                        },
                    };
                    'l3: for k2 in (0..x.len() - 1).step_by(2).rev() {
                        let mut count2: usize = 0;
                        'l4: while count2 < 4 && k2 * count2 % 2 == 0 {
                            count2 += 1;
                            let mut z2 = if acc <= -0.1875 {
                                total.powi(1) - (acc + x[k2 + 1])
                            } else {
                                (acc + i as f64).atan()
                            };
                        }
                        let b2 = x[((count2 ^ i) * 6 + 1) % x.len()];
                    }
                    acc2 = acc * c - (total + i as f64);
                }
                let mut weights = [0.0; 3];
            }
            1 | 3 => {
                c *= x[1 % x.len()].cos();
                let mut state = vec![c + x[0 % x.len()], x[1]];
                c -= x[(3 * 2 + 1) % x.len()].sin() * (0.546875 + c);
            }
            _ => {
                c = (1.984375 * c).mul_add(0.109375 * x[0], x[(2 * 3 + 2) % x.len()]);
            }
        }
        let mut a = 0.0;
        for i2 in 0..x.len() {
            a += x[i2];
        }
        let mut sum = 0.0;
        for m2 in 0..x.len() {
            sum += x[m2];
        }
        (if 0 == 0 { x[1] } else { acc }) * c
            + 1.40625 * sum
            + 1.328125 * a
            + 0.953125 * c
            + 1.40625
                * (x[(2 * 7 + 3) % x.len()]
                    + x[((total * total + 0.921875) * 3.0) as usize % x.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fe940d5617094d3,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (2.734375, 2.734375),
                (5.321446899732445, 6.108657404578681),
                (2.734375, 2.734375),
                (1.4863190166659042, 3.982430983334096),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (2.05078125, 2.05078125),
                (3.9910851747993337, 4.581493053434011),
                (2.05078125, 2.05078125),
                (1.1147392624994281, 2.986823237500572),
            ],
        };
        let p0 = std::hint::black_box(-0.953125_f64);
        let p1 = std::hint::black_box(-0.265625_f64);
        let p2 = std::hint::black_box(vec![-1.625, 0.515625, 0.390625, 0.5]);
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
                    'l2: for count3 in 0..2 {
                        if b.tanh() > -0.890625 {
                            let i: usize = row.len();
                        }
                    }
                    let mut i2: usize = 0;
                    let acc = loop {
                        i2 += 1;
                        if i2 >= 1 || w.len() % 2 == 0 {
                            break b + row[((k + 1) * 2 + 2) % row.len()];
                        }
                        w[0] /= 1.296875;
                        let mut b2 = 0.0;
                        for pos in 0..w.len() {
                            b2 += w[pos];
                        }
                    };
                }
            }
        } else {
            let mut i3: usize = 0;
            while i3 < 5 {
                i3 += 1;
                (w[1], w[0]) = (row[(i3 * 3 + 1) % row.len()], b.tanh());
                w[0] = b.floor();
                let (total, s) = (
                    w[(i3 * 5 + 1) % w.len()] * b,
                    (b * b).ln_1p() / ((b - b) * (b - b) + 0.78125),
                );
            }
        }
        let mut acc2: f64 = 0.0;
        for i4 in 0..w.len() {
            acc2 += w[i4] * w[i4];
        }
        let mut b3 = 0.0;
        for n3 in 0..w.len() {
            b3 += w[n3];
        }
        b3 + row[(row.len() * 3 + 4) % row.len()]
            + 1.09375 * b3
            + 1.1875 * acc2
            + 0.265625 * acc2.atan()
            + 1.265625 * (w[0] + b)
            + 0.8125 * (w[0] * b3)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfeea3e9ffdd1ccc,
            outgoing: &[],
            gradient: &[
                (0.8601297384522617, 2.1687234884522617),
                (0.9363390032373835, 8.28001422366714),
                (1.264505954887094, 2.922994045112906),
            ],
            weighted: &[
                (0.6450973038391963, 1.6265426163391963),
                (0.7022542524280376, 6.210010667750355),
                (0.9483794661653205, 2.1922455338346793),
            ],
        };
        let p0 = std::hint::black_box(0.953125_f64);
        let p1 = std::hint::black_box(vec![-0.640625, -0.109375]);
        let p2 = std::hint::black_box(3_usize);
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

mod program_78 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(c: f64, t: &f64, i: usize, depth: usize) -> f64 {
        if depth == 0 {
            return *t + 0.875 * *t + 1.234375 * t.sin();
        }
        let mut row = vec![c - c; i % 3 + 1];
        let mut z = 0.0;
        for j in 0..row.len() {
            z += row[j];
        }
        z = 0.109375;
        z /= 1.9375;
        for pos in (1..row.len()).rev().step_by(3) {
            let mut z2 = ((row[((t.abs() + 0.734375) * 3.0) as usize % row.len()]
                * row[pos]
                * row[pos % row.len()].sin())
            .abs()
                + 0.96875)
                .cbrt();
        }
        let mut pos2: usize = 0;
        loop {
            pos2 += 1;
            let mut c2 = (c - row[(pos2 * 5 + 2) % row.len()]) * (-1.21875 * -0.5)
                / (row[pos2 % row.len()] * row[pos2 % row.len()] + 0.640625);
            if pos2 >= 1 {
                break;
            }
        }
        let mut s: f64 = 0.0;
        for n in 0..row.len() {
            s += row[n];
        }
        let mut rate = 0.0;
        for count in 0..row.len() {
            rate += row[count] * row[count];
        }
        row[((z * z + 1.953125) * 3.0) as usize % row.len()]
            + 0.734375 * rate
            + 1.453125 * s
            + 1.015625 * z
            + 0.515625 * row[0]
            + 1.1875 * s.cos()
    }

    #[grad]
    pub fn energy1(a: f64, s: f64, x: [f64; 3], row: &mut [f64], total: &mut f64, acc: &f64) {
        {
            let r = &mut row[0];
            *r = x[(x.len() * 3 + 4) % 3].sin();
        }
        let mut y = *total;
        let mut pos: usize = 0;
        'l0: while pos < 5 && (pos >> 1) % 2 == 0 {
            pos += 1;
            row.fill((*acc * *acc + 1.15625).sqrt());
            row[((*acc * *acc + 1.1875) * 3.0) as usize % row.len()] += blend0(y, acc, pos % 4, 2);
        }
        let mut data = [if pos as f64 * a < -0.03125 && pos <= 0 {
            s
        } else {
            a
        }; 3];
        let mut t = ({
            let rate = match pos % 4 {
                0 => *acc,
                1..=2 => y,
                _ => x[((a.abs() + 1.890625) * 3.0) as usize % x.len()],
            };
            rate * (if 1.5 - a < a / (a.abs() + 1.328125) {
                data[((rate.abs() + 1.65625) * 3.0) as usize % data.len()]
            } else {
                data[(2 * pos * 7 + 1) % 3]
            })
        }) * data[(pos * 4 + 2) % 3];
        row[1] = blend0(*acc - row[(pos * 3 + 1) % row.len()], &a, pos % 4, 2);
    }

    #[grad]
    pub fn update2(total: f64, u: &f64, depth: usize) -> f64 {
        if depth == 0 {
            return ({
                let c = total;
                c * -0.703125
            }) / (total.tanh() * total.tanh() + 1.703125)
                + 0.5625 * total.cos()
                + 1.375
                    * (if (*u * *u).ln_1p() > 0.296875 {
                        *u
                    } else {
                        total
                    });
        }
        for count in (2..6).step_by(3) {
            if 0 % 2 <= 3 {
                break;
            }
            let mut total = (total / (u.abs() + 1.046875) * (total / (u.abs() + 1.046875))).ln_1p()
                + total * total * total;
            if (match (count + count) % 4 {
                0 => total,
                1..=2 => total,
                _ => total,
            }) < *u / (*u * *u + 0.703125)
            {
                let a = -0.359375;
            } else {
                total /= 1.6875;
                let sum = total.abs().sin().sin();
            }
        }
        if ({
            let t = *u;
            t * t
        }) <= -0.265625
        {
            return -(total + *u) + 0.515625 * total + 0.859375 * (total - total) + 0.625 * u.sin();
        }
        *u + 0.4375 * (*u - *u) + 0.984375 * (total * total).ln_1p() + 1.328125 * u.sin().exp()
    }

    #[grad(jvp)]
    pub fn f(s: f64, total: f64, t: &mut f64, i: usize) -> f64 {
        *t += total * s - i as f64 * s;
        *t /= 1.25;
        *t = 0.5 * blend0((s * s).ln_1p(), &total, i % 4, 3);
        let mut sum = *t;
        let mut u = (total.exp_m1().abs() + 0.671875).recip() - t.tanh() * sum;
        (u, sum) = (blend0(s * *t, &s, i % 4, 1), *t * sum);
        let mut v: [f64; 3] = [0.0; 3];
        let sum2 = update2(0.578125 * -0.203125, &total, 3).tanh() + 1.21875;
        v[v.len() - 1] += update2(
            1.5625 * v[(3 * i * 4 + 4) % v.len()],
            &v[(i * 6 + 1) % 3],
            3,
        );
        v[1] += (i as f64).hypot(v[(i * 4 + 3) % 3]) + u.cos();
        *t /= 1.953125;
        if total / (v[0] * v[0] + 0.953125) >= t.tanh() {
            v[0] += v[2];
        } else {
            let mut j: usize = 0;
            let total2 = loop {
                j += 1;
                if j >= 4 || (t.abs() + 1.5625).recip() >= 0.90625 {
                    break v[0].abs();
                }
                'l0: for k in 0..2 {
                    *t *= 0.5;
                }
                v[(i * i * 7 + 3) % 3] /= 1.453125;
                v[i % v.len()] /= 1.46875;
                if blend0(v[((j + i) * 2 + 3) % 3] + v[2], &s, 3 % 4, 1)
                    > (if i % 2 == 0 || i % 2 == 0 {
                        v[3 % 3]
                    } else {
                        total
                    })
                {
                    let mut m: usize = 0;
                    let acc: f64 = 'l1: loop {
                        m += 1;
                        if m >= 2 {
                            break v[1] * u;
                        }
                        (v[((m + j) * 6 + 3) % v.len()], v[m % 3]) = (
                            0.578125 - v[1],
                            if !(sum + v[2] < 0.328125) {
                                -1.53125
                            } else {
                                v[(j * 4 + 4) % 3]
                            },
                        );
                        (sum, *t) = ((-total.abs()).exp(), update2((-s.abs()).exp(), &sum2, 3));
                    };
                    if acc.mul_add(v[1], v[(m * 2 + 4) % v.len()]) >= total.tanh() {
                        if 1 * j <= 0 {
                            let mut a = v[0];
                            break match (0 & m) % 4 {
                                0 => sum2,
                                1 | 2 => s,
                                _ => v[((sum2.abs() + 0.546875) * 3.0) as usize % v.len()],
                            };
                        }
                        v[1] += blend0(v[1] + s, &s, i % 4, 1);
                    }
                }
            };
        }
        let mut prev = 0.0;
        for m2 in 0..v.len() {
            prev += v[m2];
        }
        (v[i % 3] - -0.703125) / (*t * *t + 1.53125)
            + 0.734375 * prev
            + 1.09375 * u
            + 0.71875 * sum
            + 0.953125 * v[0]
            + 0.296875 * s.sin()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4026c719b57874ad,
            outgoing: &[0x3fd46535f98692cc],
            gradient: &[
                (0.08919805025791011, 64.63766140294034),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.06689853769343258, 49.21763612445823),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(1.265625_f64);
        let p1 = std::hint::black_box(0.734375_f64);
        let p2 = std::hint::black_box(-0.703125_f64);
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
        let mut b2 = 0.5_f64;
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
        let mut b2 = 0.5_f64;
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
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let mut b2 = 0.5_f64;
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &mut m2, p3, &mut b2, 0.75);
        expected.check_weighted(&(g0, g1, b2.clone()), &vec![0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let mut d2 = 0.125_f64;
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &mut m2, p3, d0, d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
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
                    for m in 2..=2 {
                        if (c.abs() + 0.8125).powf(c.sin())
                            >= ({
                                let z = prev;
                                z * prev
                            })
                        {
                            let mut v = [
                                {
                                    let z2 = prev;
                                    z2 * z2
                                },
                                -(*c),
                                m as f64 + prev,
                            ];
                            let mut s = -0.9375;
                        }
                    }
                    let mut a = prev;
                    if (pos as f64) <= (pos as f64).sin() {
                        break;
                    }
                }
                _ => {
                    (*c, *c) = ((pos as f64 * pos as f64).ln_1p(), {
                        let z3 = prev;
                        z3 * pos as f64
                    });
                }
            }
            *c += prev + prev * 1.0625;
            *c = (prev - j as f64) * (*c / (c.abs() + 1.328125));
        }
        c.sin() * (c.abs() + 1.6875).powf(prev.sin())
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
            let mut s2 = (z.clamp(-1.25, 1.328125).cos().abs() + 1.296875).cbrt();
            std::mem::swap(&mut s, &mut z);
            z -= -1.125 / (b.abs() + 1.40625) + (*acc + s2);
            for m in (0..x.len() - 1).rev().step_by(3) {
                let mut m2: usize = 0;
                while m2 < 4 {
                    m2 += 1;
                    'l0: for k in (0..x.len()).step_by(3) {
                        s += x[m];
                    }
                    a = 0.5 * stage0(s - x[m + 1], &mut a, m2 % 4);
                }
                if *acc + s > -0.125 {
                    s2 = -0.5625 / (s * *acc * (s * *acc) + 0.578125);
                }
                s2 += x[m];
            }
        }
        b += z;
        let mut t = 0.0;
        for pos2 in 0..x.len() {
            t += x[pos2];
        }
        let mut sum2 = 0.0;
        for m3 in 0..x.len() {
            sum2 += x[m3];
        }
        ({
            let s3 = s;
            s3 * s
        })
        .abs()
            + 1.1875 * sum2
            + 1.109375 * t
            + 1.296875 * a
            + 1.15625
                * (match 0 / 2 % 4 {
                    0 => x[(1 / 3 * 2 + 3) % x.len()],
                    1 | 2 => x[(2 * 2 * 3 + 2) % x.len()],
                    _ => *acc,
                })
            + 1.0 * (x[((0 >> 1) * 2 + 4) % x.len()].abs() + 0.609375).powf(a.sin())
            + 0.453125 * x[(x.len() * 4 + 3) % x.len()].sin()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x409097dfed89b59f,
            outgoing: &[],
            gradient: &[
                (-14.667566557341466, 55425.261459592904),
                (3.504601099047487, 13880.176402559502),
                (10.862020117650745, 4743.933331127205),
                (1024.7658323131043, 46250.84064531881),
                (2.1742161940620224, 9918.530753131146),
                (-61.57024189058031, 3904.302623560461),
            ],
            weighted: &[
                (-11.0006749180061, 41568.94609469468),
                (2.6284508242856153, 10410.132301919626),
                (8.14651508823806, 3557.9499983454034),
                (768.5743742348282, 34688.13048398911),
                (1.6306621455465167, 7438.898064848359),
                (-46.17768141793523, 2928.226967670346),
            ],
        };
        let p0 = std::hint::black_box(0.296875_f64);
        let p1 = std::hint::black_box(vec![1.046875, 0.8125, 1.96875, 0.859375]);
        let p2 = std::hint::black_box(-1.515625_f64);
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
        let mut b: f64 = -0.109375;
        (b, rate) = (b.atan(), weights[(3 * 5 + 4) % 3] * 0.015625);
        let mut u = 0.0;
        for n2 in 0..weights.len() {
            u += weights[n2] * weights[n2];
        }
        let b = rate;
        let mut z = 0.0;
        for pos in 0..weights.len() {
            z += weights[pos];
        }
        ({
            let rate2 = weights[1] * u;
            rate2 * (b - u)
        }) + 0.734375 * z
            + 0.640625 * u
            + 1.453125 * rate
            + 1.125 * s
            + 0.875 * rate.sin()
    }

    #[grad]
    pub fn update1(rate: f64, x: [f64; 3]) -> f64 {
        let a: f64 = -0.21875;
        let mut c = 0.453125;
        if (0 + 1) % 2 == 0 || c * -1.46875 < -0.703125 {
            let mut pos: usize = 0;
            'l0: while pos < 1 && pos / 2 % 2 == 0 {
                pos += 1;
                for pos2 in (2..2).rev().step_by(2) {
                    if rate.cos() < 0.703125 {
                        break 'l0;
                    }
                    let mut c = if a * x[((pos2 + pos) * 5 + 1) % 3] <= -0.09375 {
                        (if pos2 % 2 == 0 && pos % 2 == 0 { c } else { c }) - (pos as f64).sin()
                    } else {
                        rate.tanh()
                    };
                    c = 0.5 * relax0(relax0(-0.6875 + rate, x), x);
                    (c, c) = (c, x[0].max(c));
                }
            }
            let mut s = (-relax0(x[0] + -1.9375, x).abs()).exp().tanh();
        }
        let mut sum = 0.0;
        for pos3 in 0..x.len() {
            sum += x[pos3] * x[pos3];
        }
        (if a.tanh() < a {
            x[1]
        } else {
            if 2 <= 3 { c } else { sum }
        }) + 0.59375 * sum
            + 0.609375 * c
            + 0.421875 * (c - x[1])
            + 0.703125 * (rate * a)
    }

    #[grad]
    pub fn stage2(prev: f64, i: usize) -> (f64, f64) {
        if !(i <= 1) {
            let mut y = ((-1.875 * prev).abs() + 0.9375).sqrt() - (prev * prev).hypot(prev * prev);
            for count in 0..i % 3 + 1 {
                y -= if !(count % 2 == 0) {
                    y.sin()
                } else {
                    1.4375 * prev
                };
            }
            match i % 4 {
                0 => {
                    y /= 1.8125;
                    for m in (2..=3).step_by(3) {
                        y -= -0.53125;
                    }
                    y -= (if prev > 0.234375 { prev } else { y })
                        + (if y - y <= -0.265625 { prev } else { y });
                }
                1 | 3 => {
                    y /= 1.3125;
                    y += (y.abs() + 1.921875).cbrt();
                }
                _ => {
                    y = prev / (prev * prev + 1.140625) * (prev + 1.515625);
                }
            }
        }
        (
            -1.609375 + 0.328125 * prev + 0.703125 * prev.sin() + 1.046875 * prev.tanh(),
            (prev.abs() + 1.5625).ln() + 1.25 * prev.sin() + 1.25 * prev,
        )
    }

    #[grad(jvp)]
    pub fn f(u: f64, s: &f64, k: usize) -> f64 {
        let prev = (u - (-1.171875 + -1.1875))
            / ((({
                let c = -0.53125;
                c * *s
            }) * (*s + *s))
                .abs()
                + 0.65625);
        let mut s2 = u;
        let mut u2 = *s;
        for i in 0..3 {
            (s2, s2) = (
                {
                    let t = prev;
                    t * s2
                },
                k as f64 + -0.28125,
            );
            if u <= -0.75 {
                let mut weights = [0.0; 3];
            }
            'l0: for i2 in 2..1 {
                let mut flag =
                    i2 % 2 == 0 || (prev.abs() + 1.359375).powf(s.sin()) >= s2 - i2 as f64;
            }
            for count in 2..2 {
                let rate = -0.515625;
                for n in (0..2).rev().step_by(3) {
                    for k2 in (1..1).rev().step_by(2) {
                        let c2 = (rate * *s + prev.mul_add(prev, prev)).tanh();
                        let mut u = -0.09375;
                        let b = 0.359375;
                        std::mem::swap(&mut u2, &mut u);
                    }
                    s2 += {
                        let a = (s2.abs() + 0.640625).powf(prev.sin());
                        a * u
                    };
                }
                let mut b2 = u2.sin().hypot(u * prev) + s2.sin();
            }
        }
        let mut i3: usize = 0;
        while i3 < 5 && prev * 1.34375 >= -0.875 {
            i3 += 1;
            for count2 in (2..2).step_by(3).rev() {
                let mut z = u;
            }
        }
        let sum = (u2 * u + (prev * prev + 0.625).sqrt()) * u;
        'l1: for count3 in 1..2 {
            u2 = (u2.tanh().abs() + 0.984375)
                .powf((if prev * u < s2.sin().exp() { s2 } else { sum }).sin());
            u2 = *s
                * prev
                * (match (count3 + count3) % 4 {
                    0 => k as f64,
                    1..=2 if k % 2 == 0 => u2,
                    _ => 1.640625,
                });
            s2 += ((i3 as f64).cos().abs() + 1.765625).sqrt();
            let mut b3 = if prev.cos() >= 0.03125 + prev {
                s2
            } else {
                sum / (sum * sum + 1.953125) * -u
            };
        }
        (if i3 % 2 == 0 { sum } else { -(*s) })
            + 0.53125 * u2
            + 0.6875 * s2
            + 1.1875 * u2
            + 0.828125 * (-1.53125 / (u2.abs() + 1.484375))
            + 1.5 * s2
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4025fe25cccbf720,
            outgoing: &[],
            gradient: &[
                (-0.5776152461967247, 0.9602221909610716),
                (-1.087551680972426, 2.4749074349384457),
            ],
            weighted: &[
                (-0.4332114346475435, 0.7201666432208037),
                (-0.8156637607293195, 1.8561805762038341),
            ],
        };
        let p0 = std::hint::black_box(-1.828125_f64);
        let p1 = std::hint::black_box(-0.875_f64);
        let p2 = std::hint::black_box(4_usize);
        let value = f(p0.clone(), &p1, p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = 0.125_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = 0.125_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125]);
        let mut b1 = 0.125_f64;
        let (value, g0) = f_vjp(p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.125]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

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
            let mut t = -0.09375;
        }
        let mut s = ({
            let acc = 1.046875;
            acc * k2 as f64
        })
        .cos()
            * (buf[3 % buf.len()] - prev).cos();
        let mut t2 = -0.859375;
        let prev2 = match 2 % 2 % 4 {
            0 => buf[buf.len() - 1],
            1..=2 => buf[k % buf.len()].powi(4),
            _ => {
                if k + k != 1 && t2 <= (if buf.len() > 2 { s } else { prev }) {
                    buf[3 % buf.len()].tanh()
                } else {
                    s + 1.5625
                }
            }
        };
        t2 += (n as f64 - buf[n % buf.len()]).tanh();
        let mut prev2 = buf[0];
        for j in 0..0 {
            let (sum, u) = update0(
                ((j as f64).abs() + 1.703125).sqrt(),
                buf[(k % 2 * 4 + 2) % buf.len()] * prev,
                &buf[1..],
            );
            let a = -0.34375;
            let mut row = vec![s.max(s); 2];
            if (1 >> 1) % 2 == 0 {
                if !(n * n % 2 == 0) {
                    let acc2;
                    if (prev2 * prev2 + 0.75).sqrt() >= -0.734375 {
                        acc2 = (-0.28125
                            * buf[(n * 6 + 3) % buf.len()]
                            * (-0.28125 * buf[(n * 6 + 3) % buf.len()])
                            + 1.625)
                            .powf(((k as f64).abs() + 1.53125).ln().sin());
                    } else {
                        acc2 = s;
                    }
                } else {
                    for count in 1..3 {
                        let mut z = {
                            let c = row[(1 / 3 * 5 + 1) % row.len()]
                                - sum
                                - (prev.abs() + 1.9375).powf(
                                    buf[((u * u + 1.296875) * 3.0) as usize % buf.len()].sin(),
                                );
                            c * (t2
                                * buf[(count * j * 2 + 4) % buf.len()]
                                * (s * row[row.len() - 1]))
                        };
                        let mut rate = row[((count + n) * 2 + 3) % row.len()];
                        row[0] = buf[0] * (z * buf[(n * 7 + 4) % buf.len()]);
                    }
                }
            } else {
                row.push(match k * j % 4 {
                    0 => 1.140625,
                    1..=2 if n % 2 == 0 => sum,
                    _ => buf[(n * 1 * 4 + 4) % buf.len()] * -0.078125,
                });
                let b = prev2;
            }
        }
        (s, prev2) = (
            buf[((prev * prev + 0.71875) * 3.0) as usize % buf.len()]
                - buf[(buf.len() * 6 + 1) % buf.len()],
            -1.59375 * buf[((s * s + 0.5) * 3.0) as usize % buf.len()],
        );
        let s2 = -0.65625;
        let mut state: Vec<f64> = vec![0.0; 4];
        let mut i: usize = 0;
        let rate2 = loop {
            i += 1;
            if i >= 4 || s2 + s < 0.9375 {
                break k as f64;
            }
            let mut acc3: f64 = 0.0;
            for m in 0..state.len() {
                acc3 += state[m];
            }
            let mut t3 = (state[(i * 3 + 2) % state.len()] + buf[n % buf.len()])
                * (if (state[((acc3.abs() + 1.078125) * 3.0) as usize % state.len()].abs()
                    + 1.359375)
                    .recip()
                    > 0.90625
                {
                    prev2 * 0.59375
                } else {
                    if s < 0.359375 {
                        state[((prev.abs() + 1.75) * 3.0) as usize % state.len()]
                    } else {
                        s2
                    }
                });
            let acc4;
            if 2 + n == 3 {
                acc4 = prev2 / (s2 * s2 + 1.4375)
                    * (0.140625 + buf[(state.len() * 7 + 1) % buf.len()]);
            } else {
                acc4 = buf[2 % buf.len()].cos();
            }
        };
        s.sin().exp().cos()
            + 0.5625 * prev2
            + 0.515625 * t2
            + 0.90625 * s
            + 1.421875 * (state[(k * 2 + 3) % state.len()].abs() + 1.3125).sqrt()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401665ba23244ff5,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (2.3226457285480295, 2.3226457285480295),
                (-3.2277537571643684, 4.241756449931691),
            ],
            weighted: &[
                (0.0, 0.0),
                (1.7419842964110221, 1.7419842964110221),
                (-2.4208153178732763, 3.181317337448768),
            ],
        };
        let p0 = std::hint::black_box(-0.421875_f64);
        let p1 = std::hint::black_box(vec![0.90625, -1.734375]);
        let p2 = std::hint::black_box(3_usize);
        let p3 = std::hint::black_box(3_i32);
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
        let mut total2 = total;
        weights[(j * 2 + 1) % weights.len()] += weights[(2 * 5 + 2) % weights.len()].sin()
            - (if (total.abs() + 1.5).sqrt() <= total2 + total2 {
                0.203125
            } else {
                weights[(j * 7 + 4) % weights.len()]
            });
        weights[1..].fill(v[0] * v[((total2.abs() + 0.9375) * 3.0) as usize % v.len()]);
        for m in 2..6 {
            let mut buf = vec![weights[1]; j % 3 + 1];
        }
        let (t, u) = (
            ((-0.515625 + total2).abs() + 1.9375)
                .powf((v[((j + j) * 3 + 1) % v.len()] - -1.25).sin()),
            total.tanh(),
        );
        weights[((j >> 1) * 5 + 3) % weights.len()] /= 1.828125;
        let mut t: f64 = -0.21875;
        let mut j2: usize = 0;
        'l0: while j2 < 3 {
            j2 += 1;
            if weights[((total * total + 1.34375) * 3.0) as usize % weights.len()] * v[v.len() - 1]
                < v[(j * 6 + 4) % v.len()]
            {
                continue 'l0;
            }
            if (j2 as f64) >= total.sin().exp() {
                for pos in (0..v.len()).step_by(3).rev() {
                    t += ({
                        let t2 = weights[j2 % weights.len()];
                        t2 * -0.140625
                    }) - (j as f64 - weights[1]);
                    let mut prev = 0.75;
                    let mut rate = total;
                    let mut a = (weights[weights.len() - 1]
                        * -1.390625
                        * (match (1 + pos) % 4 {
                            0 => weights[((j2 + 0) * 6 + 2) % weights.len()],
                            1..=2 => u,
                            _ => total2,
                        }))
                    .powi(0);
                }
                for i in 0..=1 {
                    let mut c = 0.0;
                    for count in 0..weights.len() {
                        c += weights[count];
                    }
                }
            } else {
                match j2 * 1 % 4 {
                    0 => {
                        let mut k: usize = 0;
                        'l1: while k < 1 {
                            k += 1;
                            (weights[0], total2) = (u, t * v[((0 + k) * 4 + 3) % v.len()]);
                            let mut total2 = v[2 % v.len()];
                            weights.copy_from_slice(&v[..v.len() - 1]);
                        }
                    }
                    1 | 3 => {
                        weights[((u * u + 1.546875) * 3.0) as usize % weights.len()] = total2;
                    }
                    _ => {
                        weights[((t.abs() + 1.984375) * 3.0) as usize % weights.len()] /= 1.53125;
                    }
                }
                let prev2 = total
                    .sin()
                    .exp()
                    .max(if j % 2 == 0 {
                        v[j % v.len()]
                    } else {
                        v[((t.abs() + 1.1875) * 3.0) as usize % v.len()]
                    })
                    .clamp(-1.25, 0.890625);
            }
        }
        let mut t3: f64 = 0.0;
        for m2 in 0..weights.len() {
            t3 += weights[m2] * weights[m2];
        }
        let mut acc = 0.0;
        for m3 in 0..weights.len() {
            acc += weights[m3];
        }
        (0.796875 + v[((total2 * total2 + 1.953125) * 3.0) as usize % v.len()])
            * (weights[((t * t + 1.34375) * 3.0) as usize % weights.len()] - acc)
            + 0.5 * acc
            + 0.921875 * t3
            + 1.125 * t
            + 1.09375 * t3.sin()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc0218bd8f849dd07,
            outgoing: &[
                0x3ffd400000000000,
                0x3fe2800000000000,
                0x3fdc5c0000000000,
                0x3fdc5c0000000000,
            ],
            gradient: &[
                (5.3072137734350475, 8.762122164064952),
                (0.0, 0.0),
                (2.3853049109632813, 5.471939103776709),
                (-2.71435546875, 2.71435546875),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.431182946577969, 3.283163462266025),
                (2.4402097700513665, 7.238501167448634),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (4.605410330076285, 7.196591623048714),
                (0.0, 0.0),
                (3.185463058222461, 5.500438702832532),
                (-2.0357666015625, 2.0357666015625),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.9112778349334767, 3.300263221699519),
                (2.330157327538525, 5.928875875586476),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(0.578125_f64);
        let p1 = std::hint::black_box(-0.359375_f64);
        let p2 = std::hint::black_box(vec![0.515625, -1.765625, 1.5625, -0.59375, 0.859375]);
        let p3 = std::hint::black_box(vec![1.828125, 1.875, -0.578125, -1.390625]);
        let p4 = std::hint::black_box(4_usize);
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
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875];
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
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875];
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
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875];
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
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let mut d3 = vec![-0.375, 0.875, -0.125, 1.125];
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
        let mut sum = 0.015625;
        w.fill(match (i + i) % 4 {
            0 => sum2,
            1..=2 if x[i % x.len()] * sum2 > 0.296875 => sum2,
            _ => x[(i / 3 * 7 + 1) % 3],
        });
        let mut acc = 0.0;
        for i2 in 0..w2.len() {
            acc += w2[i2] * w2[i2];
        }
        let mut b = 0.0;
        for count in 0..w.len() {
            b += w[count];
        }
        let mut sum3: f64 = 0.0;
        for i3 in 0..w.len() {
            sum3 += w[i3] * w[i3];
        }
        b - (sum3 + sum3)
            + 1.15625 * sum3
            + 0.765625 * b
            + 0.640625 * acc
            + 1.46875 * (sum3.abs() + 1.890625).sqrt()
            + 0.46875
                * (if sum * sum2 >= x[3 % 3] {
                    0.359375
                } else {
                    data[1]
                })
            + 1.234375 * (b + w2[(i * 4 + 1) % 3])
    }

    #[grad]
    pub fn energy1(b: f64, buf: &[f64], acc: &mut f64, n: usize) -> (f64, f64) {
        let mut total = acc.hypot(b.sin())
            - (({
                let y = buf[0];
                y * y
            }) + buf[n % buf.len()] / (acc.abs() + 0.875));
        (*acc, total) = (b * *acc, b);
        let mut x = [*acc * 0.84375, total.tanh(), *acc - total];
        x[1] = total;
        x[0] += if !(b.clamp(-1.25, 0.296875) >= *acc) {
            buf[((2 >> 1) * 5 + 2) % buf.len()].cos()
        } else {
            buf[1] - x[((n + n) * 3 + 1) % 3]
        };
        let mut rate = ({
            let acc2 = b.cos();
            acc2 * (0.59375 * 1.546875)
        }) * b.cos();
        x[((total * total + 1.4375) * 3.0) as usize % 3] -= rate.sin();
        let u = (total.abs() + 0.8125).ln() * buf[n % buf.len()] * (x[(n * n * 5 + 1) % 3] * total);
        let mut t = 0.0;
        for count in 0..x.len() {
            t += x[count];
        }
        (
            acc.atan2(buf[1 % buf.len()])
                - (buf[(n * 5 + 2) % buf.len()] * buf[(n * 5 + 2) % buf.len()] + 0.546875).ln()
                + 0.6875 * t
                + 0.953125 * rate
                + 1.046875 * total
                + 0.84375 * x[2]
                + 0.34375
                    * (match n % 4 {
                        0 => total,
                        1..=2 => x[2],
                        _ => total,
                    }),
            x[(0 * 7 + 4) % x.len()] * (-rate.abs()).exp()
                + 0.71875 * t
                + 0.578125 * rate
                + 0.578125 * total
                + 0.890625 * (buf[(n * 2 + 3) % buf.len()] + x[2])
                + 0.578125 * buf[1],
        )
    }

    #[grad]
    pub fn energy2(total: f64, w: &mut [f64], a: &f64, k: usize) -> f64 {
        if !(k <= 3) {
            let s = 0.90625;
        } else {
            let mut buf = [
                w[(k * k * 3 + 2) % w.len()] + total,
                (w[((3 + 1) * 4 + 4) % w.len()] * w[((3 + 1) * 4 + 4) % w.len()] + 0.640625).sqrt(),
                w[((k >> 1) * 5 + 1) % w.len()] * *a,
                total + total,
            ];
            let mut total2 = ((match k % 4 {
                0 => w[(k * k * 4 + 1) % w.len()],
                1..=2 if buf[2].tanh() > *a + k as f64 => total,
                _ => w[w.len() - 1],
            }) - (match 0 * k % 4 {
                0 => buf[(buf.len() * 6 + 3) % buf.len()],
                1 | 2 => *a,
                _ => w[((k & k) * 2 + 4) % w.len()],
            })) * (2.0 * w[((total.abs() + 1.453125) * 3.0) as usize % w.len()]
                + (buf[0] - total));
        }
        if k + k > 2 {
            let mut k2: usize = 0;
            while k2 < 5 {
                k2 += 1;
                'l0: for k3 in 0..w.len() {
                    if -1.859375 + total <= 0.703125 {
                        w[k3] += (k as f64).clamp(-1.25, 0.40625) * (k3 as f64 * total);
                        continue 'l0;
                    }
                    if w[((1 >> 1) * 4 + 2) % w.len()] > 0.8125 {
                        break 'l0;
                    }
                    if (total.abs() + 0.75).powf(a.sin()) <= -0.390625 {
                        break 'l0;
                    }
                }
                let mut total = (w[((k2 + k) * 4 + 3) % w.len()] * w[((0 + k2) * 4 + 4) % w.len()]
                    + total.tanh())
                    * w[(k * 5 + 2) % w.len()].min(total).min(total * *a);
                w[((1 & k2) * 5 + 3) % w.len()] += w[w.len() - 1];
                total /= 1.515625;
            }
            let y = 0.03125;
            w[0] = y;
        } else {
            w[0] += total * 1.90625 * *a;
        }
        let mut a2: f64 = 0.0;
        for pos in 0..w.len() {
            a2 += w[pos];
        }
        let mut prev = 0.0;
        for m in 0..w.len() {
            prev += w[m] * w[m];
        }
        a.sin().exp() * (*a * w[((0 + k) * 6 + 4) % w.len()])
            + 1.0 * prev
            + 1.421875 * a2
            + 1.453125 * w[((a2.abs() + 2.0) * 3.0) as usize % w.len()].sin()
            + 0.6875 * w[k % w.len()].sin()
    }

    #[grad(jvp)]
    pub fn f(u: f64, prev: f64, out: &[f64], c: &f64) -> f64 {
        let mut b = -1.03125 * -0.453125 - (0.21875 - *c) + *c;
        if prev >= 0.3125 {
            b *= (b * b).ln_1p().cos();
        }
        let mut rate: f64 = 0.078125;
        rate += match 3 * 1 % 4 {
            0 => *c * out[0],
            1..=2 => b.sin(),
            _ => rate,
        };
        b *= b.cos();
        if !(out[out.len() - 1].sin().exp() < rate) {
            b = u.tanh().tanh();
            if 1 + 2 == 3 {
                b += out[0 % out.len()]
                    / (out[(0 * 2 + 1) % out.len()] * out[(0 * 2 + 1) % out.len()] + 1.265625)
                    * ({
                        let y = rate;
                        y * out[out.len() - 1]
                    });
                if !(out[0] * u >= out[out.len() - 1] * out[(1 * 2 * 2 + 2) % out.len()]) {
                    rate -= prev;
                    for i in (1..out.len()).rev().step_by(3) {
                        let mut s = if i % 2 == 0 {
                            (i as f64).cos() + rate * out[i]
                        } else {
                            c.clamp(-1.25, 0.4375) * out[out.len() - 1].tanh()
                        };
                        rate /= 1.546875;
                    }
                }
                let mut pos: usize = 0;
                'l0: while pos < 3 && u / (rate.abs() + 1.875) >= b {
                    pos += 1;
                    rate -= out[((u * u + 1.46875) * 3.0) as usize % out.len()].tanh() * (u * rate);
                    if 0.40625 * out[2 % out.len()] <= -1.0 {
                        let s2 = (match pos % 4 {
                            0 => rate,
                            1 | 2 => {
                                let acc = -1.484375;
                                acc * rate
                            }
                            _ => out[0].atan(),
                        }) + prev;
                        let mut found = pos % 2 == 0;
                    }
                    let mut m: usize = (pos & pos) * pos;
                }
            }
        } else {
            'l1: for i2 in 2..=2 {
                let c2: f64 = -0.890625;
                if -0.375 - rate > out[0] + prev {
                    return (-rate.abs()).exp() - (u - out[(0 * i2 * 2 + 2) % out.len()])
                        + 1.03125 * rate
                        + 1.140625 * b
                        + 1.25 * out[out.len() - 1].cos()
                        + 0.25
                            * (out[(i2 * 6 + 4) % out.len()].abs() + 1.171875)
                                .powf(out[(2 * 5 + 4) % out.len()].sin())
                        + 0.765625 * c2.cos();
                }
                let prev = -0.421875;
            }
            let mut row = [0.0; 3];
            row[0] =
                out[(1 * 5 + 4) % out.len()] + -1.3125 + out[((0 + 3) * 6 + 2) % out.len()].sin();
        }
        let mut b2: f64 = 0.0;
        for j in 0..out.len() {
            b2 += out[j];
        }
        ((match 2 * 0 % 4 {
            0 => b,
            1 | 2 => -0.1875,
            _ => out[1],
        }) * (match 2 * 0 % 4 {
            0 => b,
            1 | 2 => -0.1875,
            _ => out[1],
        }) + 0.65625)
            .ln()
            + 0.875 * b2
            + 0.71875 * rate
            + 1.4375 * b
            + 0.484375 * out[((u.abs() + 1.109375) * 3.0) as usize % out.len()]
            + 0.953125 * b2.powi(4)
            + 1.234375 * (out[(1 * 2 + 2) % out.len()] * -1.046875)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ffac745fb3a1d9c,
            outgoing: &[],
            gradient: &[
                (0.028255121677294298, 6.98145508800656),
                (0.0, 0.0),
                (0.8422153390429052, 1.224359778564394),
                (0.8548865237746849, 1.0910812482463184),
                (1.3597676753997803, 1.3597676753997803),
                (0.8753926753997803, 0.8753926753997803),
                (-0.42928515385904775, 2.2984916672115103),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.021191341257970724, 5.23609131600492),
                (0.0, 0.0),
                (0.6316615042821789, 0.9182698339232955),
                (0.6411648928310136, 0.8183109361847387),
                (1.0198257565498352, 1.0198257565498352),
                (0.6565445065498352, 0.6565445065498352),
                (-0.3219638653942858, 1.7238687504086327),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-1.375_f64);
        let p1 = std::hint::black_box(-0.671875_f64);
        let p2 = std::hint::black_box(vec![-0.703125, 0.96875, -0.109375, 1.765625, -1.875]);
        let p3 = std::hint::black_box(-1.46875_f64);
        let value = f(p0.clone(), p1.clone(), &p2, &p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = 0.125_f64;
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = 0.125_f64;
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = 0.125_f64;
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let d3 = -0.375_f64;
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, d0, d1, &d2, &d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_84 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(c: f64, weights: &mut [f64]) -> (f64, f64) {
        let mut y = (c.sin() * c.sin() + 1.84375).ln().clamp(-1.25, 1.1875);
        y /= 1.484375;
        let mut m: usize = 0;
        while m < 5 {
            m += 1;
            let a = (weights[(m * 5 + 3) % weights.len()]
                / (y.abs() + 0.671875)
                / ((match m * 2 % 4 {
                    0 => 1.4375,
                    1..=2 => weights[((y * y + 1.0) * 3.0) as usize % weights.len()],
                    _ => weights[m % weights.len()],
                }) * (match m * 2 % 4 {
                    0 => 1.4375,
                    1..=2 => weights[((y * y + 1.0) * 3.0) as usize % weights.len()],
                    _ => weights[m % weights.len()],
                }) + 1.03125))
                .abs();
            let mut total = (1.96875
                * weights[((c.abs() + 0.859375) * 3.0) as usize % weights.len()]
                - y.sin())
                * (a / (weights[(0 * 7 + 2) % weights.len()].sin()
                    * weights[(0 * 7 + 2) % weights.len()].sin()
                    + 1.09375));
            y -= ((m as f64).abs() + 1.25).sqrt() * weights[(m * 2 * 4 + 4) % weights.len()];
            let mut prev = (a - weights[weights.len() - 1]).sin().tanh();
        }
        let mut rate = (c * weights[(m * 3 + 1) % weights.len()]).tanh()
            + (y.abs() + 1.65625).powf(c.sin()) * y.clamp(-1.25, 0.484375);
        (
            c + 1.40625 * rate
                + 0.6875 * y
                + 0.421875
                    * weights[(m * m * 7 + 1) % weights.len()]
                        .hypot(weights[(m * 7 + 2) % weights.len()])
                + 0.71875 * -0.890625
                + 1.421875 * (rate + weights[m % weights.len()]),
            rate * c * (weights[(m * m * 5 + 3) % weights.len()] * m as f64)
                + 0.84375 * rate
                + 1.03125 * y
                + 0.671875 * 1.328125,
        )
    }

    #[grad]
    pub fn update1(t: f64, n: usize) -> f64 {
        let y = t / ((t - t + (n as f64 - t)).abs() + 1.34375);
        let mut sum: f64 = -0.40625;
        let mut z: f64 = 0.765625;
        for j in 2..5 {
            sum -= (y * y + 0.546875).ln();
        }
        let t = match n % 4 {
            0 => (if 0 % 2 == 0 { sum } else { z }).sin(),
            1 | 2 if n >= 2 => sum * y,
            _ => (sum / (z * z + 1.03125)).powi(0),
        };
        sum *= (1.09375 * n as f64).cos();
        z =
            if t >= (match n * n % 4 {
                0 => y,
                1 | 2 => sum,
                _ => z,
            }) && 3 % 2 == 0
            {
                y * n as f64
            } else {
                sum - t
            };
        0.6875 / (sum.abs() + 0.890625)
            + 1.4375 * z
            + 0.890625 * sum
            + 0.40625
                * ({
                    let prev = y;
                    prev * z
                })
            + 0.90625 * (t + y)
    }

    #[grad(jvp)]
    pub fn f(s: f64, state: &[f64], out: [f64; 3], m: usize) -> f64 {
        let s = match (0 ^ m) % 4 {
            0 => out[2] * s.min(-1.21875),
            1..=2 if m % 2 == 0 => update1(
                if s - out[m % 3] <= -0.59375 && out.len() != 1 {
                    out[2]
                } else {
                    s
                },
                m % 4,
            )
            .tanh(),
            _ => match m % 4 {
                0 => (-state[state.len() - 1].abs()).exp(),
                1 | 2 => s + m as f64,
                _ => out[(m % 2 * 3 + 3) % 3] / (out[((m & m) * 4 + 3) % 3].abs() + 1.875),
            },
        };
        if state[(m * 2 + 4) % state.len()] > 0.734375 {
            let s2 = state[state.len() - 1].mul_add((s * out[0]).sin(), s);
        } else {
            if m == 2 {
                let mut total: f64 = 0.578125;
                let mut rate: f64 = 0.078125;
                let mut i: usize = 0;
                loop {
                    i += 1;
                    match 3 % 4 {
                        0 => {
                            let u = state[0].clamp(-1.25, 1.21875);
                        }
                        1 | 3 => {
                            total += {
                                let a = total.min(1.015625);
                                a * ({
                                    let acc = out[0];
                                    acc * s
                                })
                            };
                            total += rate;
                        }
                        _ => {
                            if total <= state[0] / (state[state.len() - 1].abs() + 1.96875)
                                && rate.sin() <= out[((i & i) * 5 + 2) % 3] * s
                            {
                                return rate.tanh()
                                    + 1.4375 * rate
                                    + 1.21875 * total
                                    + 0.796875 * total.sin()
                                    + 0.703125 * s.abs()
                                    + 1.03125 * (s * m as f64);
                            }
                            total = state[((rate.abs() + 0.53125) * 3.0) as usize % state.len()]
                                .tanh()
                                - -0.46875 * i as f64;
                        }
                    }
                    'l0: for m2 in (0..state.len()).rev() {
                        let mut data = state.to_vec();
                        data[0] += 1.4375;
                        let mut data2 = vec![0.0; 3];
                    }
                    if i >= 3 {
                        break;
                    }
                }
            }
            if state[m % state.len()] * -1.390625 > 0.171875 {
                let total2 = m as f64;
            }
        }
        if m >= 3 {
            'l1: for m3 in 1..3 {
                if s + s < -0.75 - out[m3 - 1] {
                    if m3 as f64 + state[0] >= s.floor() {
                        let s3 = -0.046875;
                    }
                    let a2 = (if (if s / (s.abs() + 0.6875) <= -0.609375 {
                        s
                    } else {
                        out[m3 - 1]
                    }) >= -0.265625
                    {
                        s
                    } else {
                        s * s
                    }) * (if 1 + m3 <= 1 { s } else { out[m3] + s });
                    let mut a2 = a2;
                }
                let done = !((m ^ m3) % 2 == 0);
                let acc2 = (if state[(m * 3 + 4) % state.len()].sin() > 0.15625 {
                    s - out[m3 - 1]
                } else {
                    state[(m3 * 7 + 2) % state.len()]
                }) - (1.84375 + s
                    - update1(
                        match m3 / 2 % 4 {
                            0 => s,
                            1 | 2 if 2 <= 1 => s,
                            _ => -1.34375,
                        },
                        m3 % 4,
                    ));
            }
            let c = s;
        } else {
            let acc3 = (m as f64 * m as f64 + 1.40625).sqrt() * (out[0] * out[1]) + (s + s.tanh());
            let u2 = (-state[1]
                .mul_add(state[1], state[(m * 6 + 4) % state.len()])
                .abs())
            .exp()
            .powi(2);
            let total3 = u2;
        }
        let mut a3 = 0.0;
        for m4 in 0..state.len() {
            a3 += state[m4] * state[m4];
        }
        out[(m * 7 + 3) % 3] + 0.734375 * a3 + 1.078125 * (s.abs() + 1.390625).cbrt()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401360c65c49f8e0,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (1.72119140625, 1.72119140625),
                (2.2490234375, 2.2490234375),
                (1.0648184263252138, 1.122074702912486),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.0, 0.0),
                (1.2908935546875, 1.2908935546875),
                (1.686767578125, 1.686767578125),
                (0.7986138197439103, 0.8415560271843645),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-0.578125_f64);
        let p1 = std::hint::black_box(vec![1.171875, 1.53125]);
        let p2 = std::hint::black_box([0.828125, -0.6875, 0.140625]);
        let p3 = std::hint::black_box(3_usize);
        let value = f(p0.clone(), &p1, p2.clone(), p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2.clone(), p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2.clone(), p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125];
        let (value, (g0, g2)) =
            f_vjp_with(&mut tape, p0.clone(), &p1, p2.clone(), p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), g2);
        let mut b1 = vec![0.125, 0.125];
        let (value, (g0, g2)) =
            f_vjp_with(&mut tape, p0.clone(), &p1, p2.clone(), p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), g2);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.0, 0.0, 0.0]);
        let mut b1 = vec![0.125, 0.125];
        let (value, (g0, g2)) = f_vjp(p0.clone(), &p1, p2.clone(), p3, &mut b1, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), g2),
            &vec![0.0, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let d2 = [-0.875, 0.375, -0.625];
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
                    let mut k: usize = 0;
                    let y = loop {
                        k += 1;
                        if k >= 2 {
                            break prev;
                        }
                        let c2 = z;
                        c += (-c.abs()).exp();
                    };
                    for i2 in (0..buf.len()).step_by(2).rev() {
                        let mut prev = buf[i2].sin().atan2(buf[1]);
                        prev = ((match (m2 + i2) % 4 {
                            0 => buf[i % buf.len()],
                            1 | 2 => k as f64,
                            _ => 1.0,
                        })
                        .abs()
                            + 0.765625)
                            .ln();
                    }
                    for n in (0..m2 % 3 + 1).rev() {
                        c += prev + buf[((c.abs() + 1.171875) * 3.0) as usize % buf.len()].atan();
                        (c, c) = (buf[(m * 4 + 2) % buf.len()], z - c);
                        let pos: usize = (buf[(m2 * 5 + 4) % buf.len()].abs() + 1.03125)
                            .recip()
                            .abs() as usize
                            % 5;
                        let mut row: Vec<f64> = Vec::new();
                        row.push(if z < 0.0625 {
                            -0.515625 - prev
                        } else {
                            1.59375 + 0.59375
                        });
                        row.push(
                            (match m2 % 4 {
                                0 => buf[0],
                                1..=2 if prev.sin() > 0.640625 => buf[buf.len() - 1],
                                _ => buf[m % buf.len()],
                            }) - buf[(k * i * 5 + 1) % buf.len()],
                        );
                    }
                }
            }
        } else {
            let mut table = [[0.0; 2]; 3];
            let mut total2 = 0.171875;
            table[((c.abs() + 1.8125) * 3.0) as usize % table.len()][((m + m) * 3 + 1) % 2] /=
                1.78125;
        }
        let mut u = 0.0;
        for k2 in 0..buf.len() {
            u += buf[k2] * buf[k2];
        }
        m as f64 - buf[0] * m as f64
            + 1.484375 * u
            + 0.71875 * c
            + 1.4375 * (buf[(m * m * 4 + 3) % buf.len()] + z)
            + 0.359375 * 0.953125
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40222f8780000000,
            outgoing: &[],
            gradient: &[
                (1.4375, 1.4375),
                (3.56640625, 7.56640625),
                (1.85498046875, 1.85498046875),
                (-5.9375, 5.9375),
            ],
            weighted: &[
                (1.078125, 1.078125),
                (2.6748046875, 5.6748046875),
                (1.3912353515625, 1.3912353515625),
                (-4.453125, 4.453125),
            ],
        };
        let p0 = std::hint::black_box(0.015625_f64);
        let p1 = std::hint::black_box(vec![1.875, 0.140625, -2.0]);
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
                for count in 0..row.len() {
                    if i % 2 == 0 || s.atan() <= 0.296875 {
                        continue;
                    }
                    s -= row[(row.len() * 2 + 4) % row.len()];
                    let c = 0.390625;
                    let up = 1.171875 >= 0.484375;
                }
                s += row[(i2 * 3 + 4) % row.len()].sin() + sum.sin().exp();
                s += (if (if !(sum * 1.53125 <= (s * s + 0.84375).ln()) {
                    row[(i * 5 + 3) % row.len()]
                } else {
                    sum
                }) <= s
                {
                    s
                } else {
                    row[((1 + i2) * 3 + 2) % row.len()]
                })
                .sin();
            }
            if sum / (sum * sum + 1.859375) > -0.921875 {
                return sum + 0.390625 * (sum + sum);
            }
        } else {
            let mut c2 = (match (3 + 2) % 4 {
                0 => {
                    let u = sum;
                    u * u
                }
                1 | 2 => sum + row[0],
                _ => row[0],
            }) + (sum.sin() + -0.40625);
            let rate = -0.890625;
            c2 += rate;
        }
        sum + 0.421875 * row[row.len() - 1]
    }

    #[grad]
    pub fn update2(s: f64) -> f64 {
        for m in (2..3).step_by(2).rev() {
            let mut s = 0.953125;
        }
        let mut b = if s >= 0.796875 {
            s.cos() + s * s
        } else {
            match 2 * 0 % 4 {
                0 => s + s,
                1 | 2 => -1.703125 / (s * s + 1.625),
                _ => s - s,
            }
        };
        let rate = match (3 + 3) % 4 {
            0 => {
                if b < -0.1875 {
                    s * s
                } else {
                    s.max(-1.609375)
                }
            }
            1 | 2 => b,
            _ => (-0.65625 + b) * b.atan2(b),
        };
        b = b * rate
            + ({
                let total = b;
                total * b
            });
        let mut b = rate.atan2(s.hypot(b).tanh());
        b += -0.09375 * rate + -0.515625;
        b -= s - rate - (s + rate);
        b - s - (-b.abs()).exp() + 0.78125 * b + 0.3125 * (b / (s * s + 1.640625))
    }

    #[grad(jvp)]
    pub fn f(b: f64, data: &mut [f64]) -> f64 {
        let b = data[0 % data.len()] - b;
        'l0: for j in 2..4 {
            data[((b.abs() + 1.234375) * 3.0) as usize % data.len()] = {
                let acc = (data[((b.abs() + 1.53125) * 3.0) as usize % data.len()]
                    * data[((b.abs() + 1.53125) * 3.0) as usize % data.len()])
                .ln_1p();
                acc * acc
            };
            let mut s = (j as f64).tanh()
                + (data[1]
                    + data[data.len() - 1]
                    + (data[((b * b + 0.984375) * 3.0) as usize % data.len()].abs() + 1.71875)
                        .sqrt());
            for m in 2..3 {
                let mut c = update2(data[m % data.len()].sin());
                let mut pos: usize = 0;
                let a: f64 = loop {
                    pos += 1;
                    if pos >= 3 || s * c >= c.exp_m1() {
                        break if pos * pos == 1 { b } else { -1.71875 };
                    }
                    let mut k: usize = 0;
                    while k < 3 && j * k % 2 == 0 {
                        k += 1;
                        s /= 1.3125;
                        let mut z = 0.0;
                        for i in 0..data.len() {
                            z += data[i];
                        }
                        data[(0 * 6 + 4) % data.len()] -= data[(k * 4 + 4) % data.len()]
                            * (data[((b.abs() + 1.46875) * 3.0) as usize % data.len()] * m as f64);
                    }
                };
                if (m + m) % 2 == 0 {
                    'l1: for i2 in 0..data.len() - 1 {
                        if (m as f64 - pos as f64)
                            >= (if i2 as f64 + 0.453125 <= data[i2 + 1]
                                || c.atan2(b) <= s / (a * a + 0.859375)
                            {
                                a
                            } else {
                                data[i2]
                            })
                        {
                            break;
                        }
                        s = b;
                        c = -0.5;
                        (s, data[i2]) = (
                            data[pos % data.len()].atan(),
                            data[(2 * 5 + 4) % data.len()],
                        );
                    }
                } else {
                    data[0] = b * a * (1.5 * data[((3 + j) * 4 + 2) % data.len()]);
                    s = 0.5 * update1(data[data.len() - 1], data);
                    if update2(-1.234375) <= c.clamp(-1.25, 1.15625) {
                        c -= (a + -0.546875).tanh();
                        let a2 = 0.640625;
                        let y = (1.34375 - pos as f64) / (data[data.len() - 1].abs() + 1.8125)
                            + data[data.len() - 1];
                    } else {
                        c = match 3 % 4 {
                            0 => (c * c + 0.65625).sqrt(),
                            1..=2 if j * m % 2 == 0 => m as f64 - c,
                            _ => {
                                if pos > 1 {
                                    a
                                } else {
                                    data[(pos * m * 4 + 4) % data.len()]
                                }
                            }
                        };
                    }
                }
                'l2: for count in 0..data.len() - 1 {
                    data[count + 1] += data[1].min(s);
                    if c.tanh() <= 0.671875 {
                        data[count] = if s < data[count % data.len()] {
                            data[count] - data[count + 1]
                        } else {
                            (s * s + 1.71875).sqrt()
                        };
                        break 'l2;
                    }
                }
            }
        }
        let mut sum: f64 = 0.0;
        for i3 in 0..data.len() {
            sum += data[i3];
        }
        (sum + sum)
            / ((if (1 + 0) % 2 == 0 && sum.mul_add(sum, b) >= 0.125 {
                sum
            } else {
                sum
            }) * (if (1 + 0) % 2 == 0 && sum.mul_add(sum, b) >= 0.125 {
                sum
            } else {
                sum
            }) + 1.3125)
            + 1.109375 * sum
            + 1.09375 * (b.abs() + 1.40625).ln()
            + 0.828125 * (data[data.len() - 1] / (sum * sum + 1.5625))
            + 0.90625 * 0.40625
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc0398af23fbf1214,
            outgoing: &[
                0xbffa800000000000,
                0x3fe2336f495b94a8,
                0xbffcd10162eccc28,
                0xc015f44058bb330a,
                0xc030479ef35b30ba,
            ],
            gradient: &[
                (0.2661596958174905, 0.2661596958174905),
                (0.8381573172327574, 1.3871579167191097),
                (0.0, 0.0),
                (-113.84326780526236, 240.8186028043507),
                (-38.827364980135584, 46.08937740549995),
                (4.734256492968058, 12.612492362621502),
            ],
            weighted: &[
                (0.19961977186311786, 0.19961977186311786),
                (1.1286179879245681, 1.5403684375393323),
                (0.0, 0.0),
                (-177.4549515531812, 366.0015984867097),
                (-61.34495222349207, 71.7542559437697),
                (6.669839515334848, 19.415174607810126),
            ],
        };
        let p0 = std::hint::black_box(1.046875_f64);
        let p1 = std::hint::black_box(vec![-1.65625, 1.859375, 1.953125, -1.734375, 0.59375]);
        let mut m1 = p1.clone();
        let value = f(p0.clone(), &mut m1);
        expected.check_call(value, &(m1.clone(),));
        let mut m1 = p1.clone();
        expected.check_gradient(&f_grad(p0.clone(), &mut m1));
        let mut m1 = p1.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &mut m1);
        expected.check_call(value, &(m1.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m1 = p1.clone();
        let mut b1 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &mut m1, &mut b1, 0.75);
        expected.check_call(value, &(m1.clone(),));
        let first = (g0, b1.clone());
        let mut m1 = p1.clone();
        let mut b1 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &mut m1, &mut b1, 0.75);
        expected.check_call(value, &(m1.clone(),));
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m1 = p1.clone();
        let mut b1 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp(p0.clone(), &mut m1, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m1 = p1.clone();
        let d0 = -0.125_f64;
        let mut d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let (value, tangent) = f_jvp(p0.clone(), &mut m1, d0, &mut d1);
        expected.check_call(value, &(m1.clone(),));
        expected.check_tangent(tangent, &(d1.clone(),));
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
        let total2 = {
            let prev = (t + acc) * (acc / (t * t + 1.109375));
            prev * (if !(0.71875 <= 0.578125) {
                -0.15625 + s
            } else {
                t + v[(2 * 7 + 3) % v.len()]
            })
        };
        let b = match 1 % 4 {
            0 => v[0 % v.len()].tanh() + total2.sin(),
            1 | 2 => v[((s * s + 1.46875) * 3.0) as usize % v.len()] * acc * (acc * -0.21875),
            _ => {
                (if ({
                    let a = acc;
                    a * 0.125
                }) > v[((1 & 2) * 2 + 4) % v.len()]
                {
                    acc
                } else {
                    s
                }) - t
            }
        };
        let b2 = v[0];
        let mut y = 0.0;
        for count2 in 0..v.len() {
            y += v[count2] * v[count2];
        }
        let mut total3: f64 = 0.0;
        for m in 0..v.len() {
            total3 += v[m] * v[m];
        }
        v[(v.len() * 4 + 4) % v.len()]
            + 0.984375 * total3
            + 0.875 * y
            + 1.140625 * s
            + 1.34375 * total3
            + 1.03125 * total3.tanh()
            + 0.953125 * (s / (v[(3 * 4 + 1) % v.len()].abs() + 0.9375))
    }

    #[grad(jvp)]
    pub fn f(a: f64, x: &[f64], a2: &f64, i: usize) -> f64 {
        let rate = x[((a.abs() + 1.859375) * 3.0) as usize % x.len()]
            + (x[((a * a + 1.703125) * 3.0) as usize % x.len()]
                - (x[i % x.len()] * x[i % x.len()]).ln_1p());
        let mut z = rate * ((i as f64 * i as f64 + 1.203125).recip() + -0.546875 * a);
        if -0.53125 * rate < -0.140625 {
            z = 0.5 * energy0(x[(2 * 4 + 1) % x.len()], x, 3);
            (z, z) = (*a2 * -1.90625, -0.171875 * 1.71875);
            let rate2 = rate
                * (if rate - a >= a.tanh() {
                    i as f64 / (i as f64 * i as f64 + 0.5)
                } else {
                    (-a.abs()).exp()
                });
        }
        let s = -0.75;
        if x[i % x.len()] * *a2 >= 0.390625 {
            let mut state: Vec<f64> = Vec::with_capacity(i % 3 + 1);
            state.push(x[(x.len() * 2 + 4) % x.len()]);
            state.push(x[(i % 3 * 7 + 1) % x.len()] * (a - i as f64));
        } else {
            let mut i2: usize = 0;
            'l0: loop {
                i2 += 1;
                if i2 >= 2 || 1.09375 - x[x.len() - 1] <= -0.921875 {
                    break;
                }
                if i * i < 1 {
                    if 3 % 2 == 0 {
                        z = x[0];
                        break;
                    }
                } else {
                    z = i2 as f64 / (x[(i * 2 + 4) % x.len()] * x[(i * 2 + 4) % x.len()] + 1.75)
                        + *a2;
                    let u = (energy0(x[i2 % x.len()], &x[..2], 3)
                        * energy0(x[i2 % x.len()], &x[..2], 3)
                        + 0.671875)
                        .recip();
                }
                let mut rate3 = (z - x[1] + a.sin())
                    / ((a + x[i2 % x.len()]).atan2((i2 as f64).sin()).abs() + 1.859375);
                let rate4 = -0.828125;
            }
            z = (z.tanh() * z.tanh()).ln_1p();
            z = (a * a + 0.796875)
                .powf(x[(i2 * 7 + 1) % x.len()].sin())
                .powi(4);
        }
        z = 0.5 * energy0(rate * *a2, &x[..x.len() - 1], 3);
        let mut j: usize = 0;
        while j < 3 {
            j += 1;
            'l1: for m in (1..x.len()).rev() {
                z = 0.5
                    * energy0(
                        energy0(x[i % x.len()].clamp(-1.25, 0.8125), &x[..2], 3),
                        &x[..2],
                        3,
                    );
                let mut pos: usize = 0;
                let z2 = loop {
                    pos += 1;
                    if pos >= 3 || (i as f64) > 0.859375 {
                        break j as f64 - x[m];
                    }
                    for k in 0..x.len() - 1 {
                        (z, z) = (a * x[k + 1], -1.65625);
                        z = (x[m - 1] - pos as f64).sin();
                    }
                    z = 0.5 * energy0(z.atan(), x, 3);
                    z = (x[(j * 4 + 3) % x.len()] * *a2).sin();
                    z = 0.40625;
                };
                z = *a2;
                z = x[m];
            }
            (z, z) = (rate, -0.09375 * x[0]);
            if i % 2 == 0 {
                break;
            }
            if (0.828125 * j as f64) >= -0.078125 {
                return energy0(a * a, &x[..x.len() - 1], 2)
                    + x[x.len() - 1]
                    + 0.5625 * z
                    + 0.71875 * 0.359375
                    + 1.171875 * (x[(2 / 3 * 3 + 1) % x.len()] * x[((j + j) * 5 + 1) % x.len()])
                    + 0.78125 * x[(i * i * 6 + 4) % x.len()];
            }
        }
        let mut s2 = 0.0;
        for j2 in 0..x.len() {
            s2 += x[j2] * x[j2];
        }
        (match j * j % 4 {
            0 => 1.9375,
            1..=2 if j < 1 => x[(i * 7 + 4) % x.len()],
            _ => x[(j * 4 + 3) % x.len()],
        }) - -0.5 / (z * z + 1.921875)
            + 0.84375 * s2
            + 1.46875 * z
            + 1.1875 * x[i % x.len()]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fce058cff6b756c,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (-1.266305458903652, 3.338186728596348),
                (-4.341139587844413, 6.071946349655587),
                (0.4873046875, 1.5126953125),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.0, 0.0),
                (-0.949729094177739, 2.503640046447261),
                (-3.25585469088331, 4.55395976224169),
                (0.365478515625, 1.134521484375),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-1.875_f64);
        let p1 = std::hint::black_box(vec![-0.265625, -0.4375, -1.28125]);
        let p2 = std::hint::black_box(-1.46875_f64);
        let p3 = std::hint::black_box(3_usize);
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

mod program_88 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(
        b: f64,
        u: f64,
        out: &[f64],
        weights: [f64; 3],
        pos: usize,
        depth: usize,
    ) -> (f64, f64) {
        if depth == 0 {
            return (
                weights[0] + 1.171875 * out[(pos * 5 + 3) % out.len()] + 0.65625 * (-1.25 * u),
                out[pos % out.len()] * weights[1]
                    / ((out[0] - weights[((b.abs() + 1.796875) * 3.0) as usize % 3]).abs()
                        + 0.640625)
                    + 0.59375 * (out[((pos + 0) * 7 + 1) % out.len()] / (u * u + 1.8125))
                    + 1.171875 * u
                    + 1.171875 * 0.234375,
            );
        }
        'l0: for k in 0..3 {
            let acc = if (if 1.421875 + b > 0.734375 {
                b
            } else {
                weights[k]
            }) <= -0.140625
            {
                ((out[k % out.len()] * -1.015625).abs() + 1.359375).powf((u * u).ln_1p().sin())
            } else {
                ((-1.40625 - weights[k]) * (-1.40625 - weights[k]) + 0.640625).sqrt()
            };
            let rate = (b.abs() + 0.8125).ln();
            if !(pos % 2 == 0) {
                let prev = ({
                    let b2 = weights[k];
                    b2 * out[pos % out.len()]
                })
                .sin()
                .abs();
                let mut b3 = (-1.15625 / (out[(k * 6 + 2) % out.len()].abs() + 0.96875)).tanh()
                    * (weights[k] - 0.75).powi(4);
                let mut count: usize = 0;
                while count < 3
                    && (if out[k % out.len()] * rate >= -0.546875 {
                        b
                    } else {
                        out[out.len() - 1]
                    }) >= u
                {
                    count += 1;
                    let mut t = rate;
                }
            } else {
                let j: i32 = 3;
                let mut b = u;
            }
        }
        let mut prev2 = 0.0;
        for pos2 in 0..weights.len() {
            prev2 += weights[pos2] * weights[pos2];
        }
        (
            u / (b.abs() + 0.640625) - (pos as f64 + weights[1])
                + 0.65625 * prev2
                + 1.265625 * (out[pos % out.len()] * u),
            (if 1.703125 * out[pos % out.len()] > out[1 % out.len()] - u && u * u < prev2 + b {
                weights[(pos * 4 + 2) % weights.len()] - -0.125
            } else {
                prev2 * b
            }) + 0.609375 * prev2
                + 0.90625 * (0.21875 - weights[2]),
        )
    }

    #[grad]
    pub fn stage1(rate: f64, data: &[f64]) -> f64 {
        let u = (rate * rate + (rate * rate + 1.59375).recip())
            * ((rate.abs() + 1.171875).cbrt() + (rate - data[((3 >> 1) * 5 + 1) % data.len()]));
        let mut m: usize = 0;
        'l0: while m < 5 && data[(0 * m * 4 + 4) % data.len()].sin() < 0.734375 {
            m += 1;
            if m % 2 == 0 {
                let mut count: usize = 0;
                'l1: loop {
                    count += 1;
                    let mut u2: f64 = -0.328125;
                    let mut s = 0.703125;
                    s += if (match (2 & m) % 4 {
                        0 => u,
                        1..=2 => 0.03125,
                        _ => s,
                    }) >= 0.484375
                    {
                        count as f64 / (data[1].abs() + 1.3125)
                    } else {
                        (u2.abs() + 1.09375).ln()
                    };
                    let a = (data[(m * 3 + 1) % data.len()].clamp(-1.25, 0.84375)
                        + (rate * rate + 1.203125).sqrt())
                    .cos();
                    if count >= 2 {
                        break;
                    }
                }
                break;
            }
            let mut y = (data[((0 ^ m) * 5 + 4) % data.len()] * u).sin()
                * ((rate + data[((rate * rate + 0.765625) * 3.0) as usize % data.len()])
                    / ((u * data[1 % data.len()]).abs() + 1.765625));
        }
        let mut total: f64 = 0.0;
        for count2 in 0..data.len() {
            total += data[count2];
        }
        data[(m * 2 + 3) % data.len()]
            + 0.640625 * total
            + 1.140625 * (rate / (total.abs() + 0.828125))
            + 0.40625 * (m as f64 + total)
    }

    #[grad(jvp)]
    pub fn f(rate: f64, weights: &[f64]) -> f64 {
        let mut count: usize = 3 * 0 >> 1;
        match count % 3 % 4 {
            0 if weights.len() % 2 == 0 => {
                let mut rate = rate;
                (rate, rate) = (
                    weights[(count * 7 + 1) % weights.len()] * rate,
                    rate.clamp(-1.25, 1.484375),
                );
            }
            1 | 3 => {
                let mut prev = ({
                    let c = rate;
                    c * weights[count % weights.len()].mul_add(weights[1], count as f64)
                }) - stage1(rate.sin(), &weights[..2]);
            }
            _ => {
                let mut total = rate;
                let mut b = 0.0;
                for i in 0..weights.len() {
                    b += weights[i];
                }
                let mut b = (total + stage1(rate + weights[count % weights.len()], &weights[1..]))
                    * (if 2 != 0 {
                        weights[(weights.len() * 4 + 3) % weights.len()].abs()
                    } else {
                        total * weights[(count * count * 3 + 4) % weights.len()]
                    });
            }
        }
        let mut j: usize = 0;
        let y: f64 = 'l0: loop {
            j += 1;
            if j >= 1 || rate + 0.046875 > -0.140625 {
                break rate * weights[((rate.abs() + 1.390625) * 3.0) as usize % weights.len()];
            }
            let s = if weights[(count * 3 + 4) % weights.len()]
                - weights[((j + j) * 5 + 1) % weights.len()]
                > 0.21875
            {
                rate.clamp(-1.25, 1.34375)
                    .mul_add(stage1(rate.floor(), &weights[1..]), count as f64)
            } else {
                rate.tanh()
                    * stage1(
                        if (rate * rate + 1.359375).sqrt() > 0.453125 {
                            j as f64
                        } else {
                            weights[((rate * rate + 1.671875) * 3.0) as usize % weights.len()]
                        },
                        weights,
                    )
            };
        };
        let t = ((1.796875 / (y.abs() + 0.65625)
            + (if weights[(count % 3 * 7 + 3) % weights.len()] < j as f64 * y {
                y
            } else {
                rate
            }))
            * (1.796875 / (y.abs() + 0.65625)
                + (if weights[(count % 3 * 7 + 3) % weights.len()] < j as f64 * y {
                    y
                } else {
                    rate
                }))
            + 1.28125)
            .ln();
        let mut z: f64 = 0.0625;
        z *= (y * y + 1.671875).ln().cos();
        match weights.len() % 4 {
            0 => {
                let sum;
                if y.powi(-1) > y.atan2(y) {
                    sum = if !(-1.84375 * -1.03125 >= 0.9375) {
                        weights[1]
                    } else {
                        stage1(
                            weights[(weights.len() * 5 + 1) % weights.len()]
                                * weights[(count * 7 + 3) % weights.len()],
                            &weights[1..],
                        )
                    };
                } else {
                    sum = t;
                }
                if t * y <= -0.109375 {
                    let mut v = [z; 3];
                    {
                        let r = &mut v[j % 3];
                        *r += sum - sum;
                    }
                    for i2 in (0..weights.len() - 1).step_by(2) {
                        for i3 in 0..weights.len() {
                            z = 0.5
                                * stage1(
                                    v[((sum * sum + 1.3125) * 3.0) as usize % v.len()],
                                    &weights[1..],
                                );
                        }
                        let mut pos: usize = 0;
                        while pos < 5 && i2 ^ i2 > 1 {
                            pos += 1;
                            {
                                let r = &mut v[(i2 * j * 4 + 1) % 3];
                                *r = {
                                    let z2 = y;
                                    z2 * t
                                };
                            }
                            {
                                let r = &mut v[(count * pos * 3 + 4) % 3];
                                *r -= weights[0 % weights.len()] - z;
                            }
                            let mut t2 = 0.859375;
                        }
                        if i2 as f64 / (z.abs() + 1.0625) > rate * t {
                            count += 1;
                        }
                        let acc = stage1(
                            match v.len() % 4 {
                                0 => v[0],
                                1 | 2 if y.sin() >= -0.953125 => 1.71875,
                                _ => t,
                            },
                            &v[1..],
                        );
                    }
                } else {
                    let mut weights2 = weights.to_vec();
                    weights2.push(y.tanh());
                    if (weights2[((y.abs() + 0.953125) * 3.0) as usize % weights2.len()].abs()
                        + 1.546875)
                        .powf(y.sin())
                        > -0.65625
                        && sum + t < -0.84375
                    {
                        return weights2[((count + count) * 7 + 1) % weights2.len()]
                            * y
                            * (z + weights[(j * 4 + 4) % weights.len()])
                            + 0.546875 * z
                            + 1.03125 * weights[(j * 7 + 3) % weights.len()].min(weights2[0])
                            + 0.875 * weights2[((count + 0) * 5 + 4) % weights2.len()].cos();
                    }
                }
            }
            1 | 3 => {
                z += y * z + rate * rate;
            }
            _ => {
                (z, z) = ((j as f64).powi(-1), count as f64);
            }
        }
        weights[(weights.len() * 4 + 1) % weights.len()]
            + 1.359375 * z
            + 1.453125 * (rate * weights[weights.len() - 1])
            + 1.078125
                * ({
                    let b2 = z;
                    b2 * rate
                })
            + 0.375 * rate.cos()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfe61e1f80044431,
            outgoing: &[],
            gradient: &[
                (-1.6794586151841073, 1.7263031035658927),
                (0.0, 0.0),
                (0.9091796875, 1.0908203125),
            ],
            weighted: &[
                (-1.2595939613880804, 1.2947273276744196),
                (0.0, 0.0),
                (0.681884765625, 0.818115234375),
            ],
        };
        let p0 = std::hint::black_box(-0.0625_f64);
        let p1 = std::hint::black_box(vec![-1.96875, -1.171875]);
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

mod program_89 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(c: f64, x: &[f64], depth: usize) -> f64 {
        if depth == 0 {
            return (c * c).ln_1p()
                + 0.953125 * x[((0 + 1) * 3 + 3) % x.len()].sin()
                + 0.3125 * (c + x[((3 + 0) * 2 + 1) % x.len()])
                + 1.421875 * (c * c);
        }
        let mut y: f64 = 0.0;
        for m in 0..x.len() {
            y += x[m] * x[m];
        }
        let mut b = 0.375;
        y = (c + x[0]) * (x[x.len() - 1] * x[x.len() - 1] + 0.8125).cbrt();
        if y * x[x.len() - 1] < x[x.len() - 1] - c {
            for k in 0..x.len() - 1 {
                let mut buf: Vec<f64> = Vec::with_capacity(3);
                buf.push(0.515625);
                buf.push(match (k + k) % 4 {
                    0 => match k % 4 {
                        0 => b,
                        1..=2
                            if (match k % 4 {
                                0 => x[k],
                                1 | 2 if k <= 0 => x[k + 1],
                                _ => x[k + 1],
                            }) > 0.53125 =>
                        {
                            x[x.len() - 1]
                        }
                        _ => y,
                    },
                    1..=2 if k * k % 2 == 0 => c.atan(),
                    _ => k as f64 + x[k + 1],
                });
                buf.push(x[k + 1]);
                let mut up = y.exp_m1() >= -0.890625;
                {
                    let r = &mut buf[1];
                    *r -= c + x[k];
                }
            }
            let j: usize = 1 * 2 >> 1;
            b = (x[(j * 3 + 1) % x.len()] + 0.328125).tanh();
        } else {
            let mut b = -0.21875;
            b = if c < 0.953125 {
                x[0 % x.len()].clamp(-1.25, 1.390625)
            } else {
                relax0(if 3 % 2 == 0 { 1.5 } else { x[x.len() - 1] }, x, depth - 1)
            };
        }
        let mut c2 = 0.0;
        for count in 0..x.len() {
            c2 += x[count] * x[count];
        }
        b * x[x.len() - 1]
            + (b - y)
            + 0.875 * c2
            + 0.515625 * b
            + 1.28125 * y
            + 0.484375 * (x[0] * x[x.len() - 1])
            + 0.515625
                * (if x[0] / (c * c + 0.953125) >= 0.28125 {
                    x[1]
                } else {
                    c
                })
            + 0.703125 * (c * y)
    }

    #[grad]
    pub fn relax1(data: &mut [f64], y: &mut f64) {
        let sum: f64;
        if data.len() % 2 == 0 {
            sum = y.tanh() / (y.abs() + 1.078125);
        } else {
            sum = data[((y.abs() + 0.640625) * 3.0) as usize % data.len()] - *y
                + (data[(2 * 6 + 1) % data.len()] + data[(0 * 7 + 1) % data.len()]);
        }
        let mut sum = ({
            let sum2 = sum;
            sum2 * 1.671875
        }) * (sum / (sum.abs() + 1.921875)
            * (data[2 % data.len()] - data[((y.abs() + 1.15625) * 3.0) as usize % data.len()]));
        let mut buf = vec![-0.40625 + sum; 3];
        for j in 1..=2 {
            if 3 % 2 == 0 {
                buf[1] -= *y * *y * (sum - j as f64);
                let mut pos: usize = 0;
                while pos < 1 && pos % 2 == 0 {
                    pos += 1;
                    let mut w = [
                        buf[((pos + 3) * 2 + 4) % buf.len()] + buf[0],
                        pos as f64,
                        y.powi(2),
                    ];
                    let mut sum3 = {
                        let y2 = *y
                            * (data[((*y * *y + 1.65625) * 3.0) as usize % data.len()] * -0.34375);
                        y2 * ((y2 + j as f64) * y2)
                    };
                    let mut out: Vec<f64> = Vec::new();
                    out.push(
                        ({
                            let acc = *y;
                            acc * sum
                        }) / (sum3 * sum3 + 1.5625),
                    );
                    out.push(relax0(*y * pos as f64, &buf, 2));
                    out.push((data[(pos * 7 + 2) % data.len()] * sum).tanh());
                }
            }
        }
    }

    #[grad]
    pub fn energy2(weights: &[f64], x: &mut [f64], i: usize) -> f64 {
        let (prev, u) = (
            f64::from(0.28125 * 0.28125).ln_1p(),
            1.171875 * 0.5625 + 0.84375_f64.clamp(-1.25, 0.859375),
        );
        let mut t = ({
            let a = -0.90625;
            a * u
        })
        .cos()
            - weights[weights.len() - 1] / (prev.atan2(i as f64) * prev.atan2(i as f64) + 1.484375);
        for j in (0..weights.len() - 1).rev() {
            if (x[x.len() - 1] * x[x.len() - 1] + 1.796875).recip() > 0.9375 {
                continue;
            }
            let mut pos: usize = 0;
            while pos < 1 && 0 % 2 == 0 {
                pos += 1;
                let mut prev2 = -0.984375;
                let mut j2: usize = 0;
                loop {
                    j2 += 1;
                    if j2 >= 3 || 1.21875 + x[x.len() - 1] >= prev.tanh() {
                        break;
                    }
                    prev2 = 0.5 * relax0(weights[j] * weights[j + 1], &x[..x.len() - 1], 1);
                    let y = t;
                }
            }
        }
        let mut b: f64 = 0.0;
        for i2 in 0..x.len() {
            b += x[i2] * x[i2];
        }
        (b * b + 1.28125).powf(weights[(i / 2 * 2 + 4) % weights.len()].sin().sin())
            + 1.296875 * b
            + 0.515625 * t
            + 0.3125 * b
    }

    #[grad(jvp)]
    pub fn f(b: f64, j: usize) -> f64 {
        let z = if !(j >= 3) {
            j as f64
        } else {
            match j * 0 % 4 {
                0 => b.sin(),
                1 | 2 if b > -0.15625 => b.max(b),
                _ => -0.1875 - b,
            }
        };
        let mut row = [z * b; 3];
        let mut s = if b < b + row[1] {
            (z + b).abs()
        } else {
            row[((j >> 1) * 7 + 3) % row.len()].exp_m1() * (z * b)
        };
        match (j + j) % 4 {
            0 => {
                let mut y = row[1] + (b - -1.15625) * (row[0] * row[0]);
            }
            1 | 3 => {
                let mut buf = vec![z + b; 4];
                s = 1.484375;
            }
            _ => {
                let mut n: usize = 0;
                while n < 4 {
                    n += 1;
                    row[((z.abs() + 1.09375) * 3.0) as usize % 3] -=
                        ((s * row[2]).abs() + 0.84375).ln();
                    for i in (0..3).step_by(3) {
                        row[i] /= 1.703125;
                    }
                    row[j % 3] -= row[1] * b * (b * b).ln_1p();
                }
            }
        }
        let mut t = (-s - b)
            * ((if (if !(j * j % 2 == 0) { b } else { b }) < row[((j & j) * 7 + 1) % row.len()] + z
            {
                row[2]
            } else {
                row[2]
            })
            .abs() + 1.3125)
                .sqrt();
        'l0: for i2 in 0..row.len() {
            let prev = (match (3 + i2) % 4 {
                0 => t,
                1 | 2 => row[i2] - i2 as f64,
                _ => relax0(row[i2] + row[i2], &row[..2], 3),
            }) * row[i2].tanh().sin();
        }
        if 3 % 2 == 0 {
            let mut s2 = 0.0;
            for j2 in 0..row.len() {
                s2 += row[j2] * row[j2];
            }
            row[0] /= 1.984375;
        } else {
            let mut j3: usize = 0;
            while j3 < 3 {
                j3 += 1;
                let mut count: usize = 0;
                let sum = loop {
                    count += 1;
                    if count >= 2 || -0.5 > -0.53125 {
                        break row[((count + count) * 6 + 2) % row.len()].sin();
                    }
                    let t2 = s.floor().cos()
                        + (({
                            let u = t;
                            u * row[2]
                        }) * ({
                            let u = t;
                            u * row[2]
                        }) + 1.625)
                            .powf((count as f64).sin());
                    if j != 3 {
                        row[(0 * 7 + 3) % row.len()] = (if !(count * count != 1) {
                            row[2]
                        } else {
                            row[2]
                        }) + row[0];
                    } else {
                        (row[2 % row.len()], row[((j + j) * 5 + 2) % 3]) =
                            (t, row[1] + row[((j3 + count) * 2 + 3) % 3]);
                        row[0] = row[2];
                    }
                    let mut s = if z.cos() > row[((j + 2) * 3 + 2) % row.len()] {
                        z
                    } else {
                        t2
                    };
                    let a;
                    if row.len() < 1 {
                        a = (if j3 * j < 3 { z } else { t }).atan2(j3 as f64 + t2);
                    } else {
                        a = if z.clamp(-1.25, 1.15625) <= j3 as f64 + t {
                            row[1].mul_add(s, -1.453125)
                        } else {
                            row[((j3 >> 1) * 4 + 2) % 3] * b
                        };
                    }
                };
                let mut buf2 = row;
                s += (buf2[1] + sum) * z.atan();
            }
            row.swap(2, 0);
            {
                let r = &mut row[1];
                *r -= z;
            }
        }
        let mut total: f64 = 0.0;
        for k in 0..row.len() {
            total += row[k];
        }
        let mut rate = 0.0;
        for count2 in 0..row.len() {
            rate += row[count2] * row[count2];
        }
        0.640625
            + 1.21875 * rate
            + 0.921875 * total
            + 0.734375 * t
            + 0.640625 * row[((0 + 2) * 4 + 3) % row.len()]
            + 1.265625 * total.sin()
            + 1.28125 * -1.5
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4019667fe5a30974,
            outgoing: &[],
            gradient: &[(-12.10277248173962, 27.568245120141345)],
            weighted: &[(-9.077079361304715, 20.67618384010601)],
        };
        let p0 = std::hint::black_box(-1.0_f64);
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
                if k % 2 == 0 {
                    let mut j: usize = 0;
                    'l0: loop {
                        j += 1;
                        if j >= 1 || k % 2 == 0 {
                            break;
                        }
                        if j + n < 1 {
                            *total /= 1.5625;
                            break 'l0;
                        }
                    }
                    out[0] = (t.abs() + 0.875).ln()
                        * (match (j + k) % 4 {
                            0 => t,
                            1 | 2 if out[3 % out.len()] <= 0.59375 => *total,
                            _ => t,
                        });
                    let mut t = -0.8125;
                }
                let mut s = (if n & i <= 3 { total.cos() } else { t - *total })
                    * (t * (-0.578125 + out[i]));
            }
            let mut sum2 = 0.0;
            for m in 0..out.len() {
                sum2 += out[m] * out[m];
            }
        }
        out.push(*total);
        let mut b = out[1];
        out[0] = *total;
        'l1: for count2 in (0..out.len()).rev() {
            if -1.3125 < -0.546875 {
                break;
            }
            b += out[count2].sin();
        }
        let mut c2 = 0.0;
        for count3 in 0..out.len() {
            c2 += out[count3] * out[count3];
        }
        *total * out[0] * *total
            + 0.84375 * c2
            + 0.8125 * b
            + 1.203125 * *total
            + 1.03125 * -0.21875
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4026cdbc80000000,
            outgoing: &[0x3fe3800000000000],
            gradient: &[(0.0, 0.0), (4.189208984375, 4.558349609375)],
            weighted: &[(0.0, 0.0), (3.64190673828125, 3.91876220703125)],
        };
        let p0 = std::hint::black_box(-0.8125_f64);
        let p1 = std::hint::black_box(0.609375_f64);
        let p2 = std::hint::black_box(3_usize);
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
        let mut b = (if !((1 ^ 0) % 2 == 0) {
            -0.453125 * acc
        } else {
            acc * acc
        }) + (-state[3 % state.len()].abs()).exp().powi(3);
        for k in 2..5 {
            let mut y = 0.09375;
            let mut u =
                b * (if (acc.abs() + 1.9375).ln() >= -0.359375 {
                    acc
                } else {
                    state[(k * 4 + 1) % state.len()]
                }) / (b * b + 0.9375);
            b *= (state[1].abs() + 0.90625).sqrt().cos();
        }
        let mut table: [[f64; 2]; 3] = [[0.0; 2]; 3];
        let t: f64;
        if table[1][(1 * 7 + 2) % 2] * acc >= b / (b * b + 1.0) {
            t = acc.atan() * b.cos();
        } else {
            t = b.tanh();
        }
        b += ((if t.cos() <= t {
            table[1][((acc * acc + 0.8125) * 3.0) as usize % 2]
        } else {
            t
        }) * (if t.cos() <= t {
            table[1][((acc * acc + 0.8125) * 3.0) as usize % 2]
        } else {
            t
        }) + 1.015625)
            .ln();
        let z = b;
        let mut sum: f64 = 0.0;
        for j in 0..buf.len() {
            sum += buf[j] * buf[j];
        }
        let mut a = 0.0;
        for m in 0..state.len() {
            a += state[m];
        }
        (state[((2 >> 1) * 5 + 2) % state.len()]
            + table[2][((sum.abs() + 1.171875) * 3.0) as usize % 2])
            * table[0][1]
            + 1.4375 * a
            + 1.28125 * sum
            + 1.125 * b
            + 1.0 * a
            + 0.90625 * z.clamp(-1.25, 0.28125)
    }

    #[grad]
    pub fn stage1(out: &Vec<f64>, n: usize, depth: usize) -> f64 {
        if depth == 0 {
            return out[((n & 2) * 5 + 4) % out.len()].cos()
                - ({
                    let z = n as f64;
                    z * out[(n * 6 + 2) % out.len()]
                })
                + 0.421875 * 1.484375
                + 0.671875
                    * (out[((0.71875 * 0.71875 + 1.0) * 3.0) as usize % out.len()] + 0.34375)
                + 1.1875
                    * (out[((1.453125_f64.abs() + 1.515625) * 3.0) as usize % out.len()]
                        * out[((n + 3) * 2 + 2) % out.len()]);
        }
        let mut prev: f64 = -0.25;
        prev = prev.atan() + (if out.len() == 2 { prev } else { prev });
        match 1 * n % 4 {
            0 => {
                let (sum, b) = (
                    ((n as f64).abs() + 1.34375).ln(),
                    if -0.5 * prev >= prev {
                        match (n ^ n) % 4 {
                            0 => prev,
                            1 | 2 => out[(0 * 7 + 1) % out.len()],
                            _ => out[(n * 5 + 2) % out.len()],
                        }
                    } else {
                        out[((2 + n) * 7 + 2) % out.len()]
                    },
                );
                match (n + 0) % 4 {
                    0 => {
                        let u = b;
                        if n as f64 + 1.5625 < 0.421875 {
                            prev = sum.abs().sin();
                            prev += match n % 4 {
                                0 => {
                                    out[((sum.abs() + 1.84375) * 3.0) as usize % out.len()]
                                        - out[(0 * 5 + 2) % out.len()]
                                }
                                1..=2 if n <= 3 => {
                                    out[(n / 2 * 2 + 4) % out.len()] + out[(1 * 5 + 2) % out.len()]
                                }
                                _ => {
                                    let total = out[(2 % 2 * 7 + 3) % out.len()];
                                    total * b
                                }
                            };
                        } else {
                            prev = out[out.len() - 1].sin() * (b + b);
                            let mut y = (u + u).powi(2)
                                * ((match n % 4 {
                                    0 => 0.0625,
                                    1..=2 => prev,
                                    _ => prev,
                                }) - n as f64 * b);
                            let mut out2 = vec![
                                {
                                    let b2 = out[1];
                                    b2 * out[((n + n) * 3 + 2) % out.len()]
                                },
                                u * y,
                            ];
                        }
                        let prev = ({
                            let u2 = if n <= 0 {
                                out[(n * 6 + 3) % out.len()]
                            } else {
                                prev
                            };
                            u2 * (sum * sum)
                        }) + stage1(out, n % 4, depth - 1);
                    }
                    1 | 3 => {
                        let mut prev = -1.140625
                            - stage1(out, n % 4, depth - 1)
                                * (b + out[((n + n) * 4 + 1) % out.len()]);
                    }
                    _ => {
                        prev += if -sum
                            <= ({
                                let a = prev;
                                a * prev
                            }) {
                            (sum * sum + 1.890625).sqrt()
                        } else {
                            n as f64 - sum
                        };
                        let mut rate = sum
                            + ((match n % 4 {
                                0 => out[(n * 5 + 4) % out.len()],
                                1 | 2 if 3 >= 0 => sum,
                                _ => n as f64,
                            }) - (prev - b));
                    }
                }
            }
            1 | 3 => {
                prev += prev
                    / ((out[(n * n * 5 + 3) % out.len()] - prev)
                        * (out[(n * n * 5 + 3) % out.len()] - prev)
                        + 1.03125);
                let mut z2 = 0.484375;
                let b3 = stage1(out, n % 4, depth - 1);
            }
            _ => {
                let mut prev: f64 = -0.6875;
                let mut rate2 = match n % 4 {
                    0 => prev * (out[1] / (out[n % out.len()] * out[n % out.len()] + 1.84375)),
                    1 | 2 => (prev + prev).powi(-1),
                    _ => (1.28125 - -1.046875) * prev.atan(),
                };
            }
        }
        let mut y2 = 0.0;
        for count in 0..out.len() {
            y2 += out[count] * out[count];
        }
        y2 * 0.46875 * out[((prev * prev + 1.984375) * 3.0) as usize % out.len()].sin()
            + 0.90625 * y2
            + 1.3125 * prev
            + 0.546875 * (1.125 - 1.65625)
            + 0.296875 * (out[1] * prev)
            + 1.328125 * (y2 / (prev.abs() + 1.921875))
    }

    #[grad]
    pub fn stage2(buf: &[f64], v: &mut [f64]) -> f64 {
        v[3 % v.len()] += -1.65625;
        if 0.453125 - 1.6875 >= -0.1875 {
            let mut m: usize = 0;
            'l0: loop {
                m += 1;
                if m >= 3 || 0.640625_f64.clamp(-1.25, 1.25) > -0.9375 {
                    break;
                }
                let b = 0.015625;
                for n in (0..buf.len() - 1).rev() {
                    if n >= 2 {
                        continue;
                    }
                    let mut row: Vec<f64> = Vec::with_capacity(4);
                    row.push(b);
                    row.push(b);
                    let mut b = 0.390625;
                    if row[m % row.len()].exp_m1() >= -1.03125 {
                        let mut sum = -1.90625;
                        continue 'l0;
                    }
                }
            }
            return (1.421875 + v[(m / 2 * 3 + 4) % v.len()]) * m as f64
                + 1.5 * (1.046875 + 0.359375)
                + 1.234375 * 0.0
                + 0.625 * 0.5625_f64.sin().exp();
        }
        let mut y: f64 = 0.0;
        for k in 0..v.len() {
            y += v[k] * v[k];
        }
        (match (0 >> 1) % 4 {
            0 => buf[buf.len() - 1],
            1 | 2
                if (if (if y.cos() >= y {
                    y
                } else {
                    buf[(2 * 3 + 1) % buf.len()]
                }) > 0.515625
                {
                    y
                } else {
                    -1.53125
                }) < y.sin() =>
            {
                -0.765625
            }
            _ => y,
        }) + buf[1]
            + 0.75 * y
            + 0.53125 * (y.abs() + 1.578125).powf(v[(0 * 6 + 1) % v.len()].sin())
            + 1.265625 * y
            + 1.25 * v[(0 * 4 + 2) % v.len()].atan()
    }

    #[grad(jvp)]
    pub fn f(u: f64, row: &[f64], w: [f64; 3], count: i32) -> f64 {
        let prev: f64 = 0.203125;
        let mut z: f64 = 1.0625;
        let mut pos: usize = 0;
        while pos < 1 {
            pos += 1;
            match pos % 4 {
                0 if pos != 1 => {
                    let mut out = [
                        w[1],
                        if w[(0 * 3 + 1) % 3] - row[row.len() - 1]
                            <= blend0(blend0(z.cos(), row, &w), &w[1..], &w)
                        {
                            pos as f64
                        } else {
                            u
                        },
                        u + -0.34375,
                        row[pos % row.len()].sin(),
                    ];
                }
                1 | 3 => {
                    let mut total = 0.0;
                    for n in 0..w.len() {
                        total += w[n] * w[n];
                    }
                    let mut w2 = vec![0.0; 4];
                }
                _ => {
                    let mut prev = row[(pos % 3 * 2 + 1) % row.len()] * (u.atan() * prev.max(z));
                    for count2 in 1..4 {
                        if row[(pos * 5 + 2) % row.len()] * prev < -0.75 {
                            let mut buf = vec![
                                match pos % 4 {
                                    0 => row[row.len() - 1],
                                    1..=2 if count2 * pos % 2 == 0 => w[pos % w.len()],
                                    _ => 0.265625,
                                };
                                3
                            ];
                            buf.fill(u);
                        }
                    }
                    z /= 1.9375;
                }
            }
            if pos ^ pos >= 0 {
                'l0: for k in 1..3 {
                    let mut z2 = 0.0;
                    for n2 in 0..w.len() {
                        z2 += w[n2] * w[n2];
                    }
                    let mut row2 = vec![u - u, -0.078125 + z2, (prev * prev + 0.5).ln()];
                    let mut n3: usize = 0;
                    let rate = loop {
                        n3 += 1;
                        if n3 >= 1 {
                            break 0.171875 * -1.640625;
                        }
                        z2 -= row2[(pos * pos * 7 + 4) % row2.len()];
                    };
                }
            } else {
                if pos * pos < 3 {
                    let mut n4: usize = 0;
                    while n4 < 2 && w.len() < 2 {
                        n4 += 1;
                        let mut z3 = count as f64;
                        z = prev;
                        z += ((prev + z3).abs() + 1.671875).sqrt();
                        let mut b = -0.078125;
                    }
                    let s = -0.796875;
                    let mut u = (1.046875 + u * prev) * u.sin().clamp(-1.25, 0.296875);
                } else {
                    let mut a = u
                        - (if !(w[1] * row[0] <= -0.609375) {
                            w[(pos * 5 + 3) % 3] - w[1]
                        } else {
                            w[(pos * 3 + 4) % 3].sin()
                        });
                }
            }
        }
        let mut prev2 = 0.0;
        for j in 0..row.len() {
            prev2 += row[j] * row[j];
        }
        let mut b2 = 0.0;
        for n5 in 0..row.len() {
            b2 += row[n5];
        }
        z + 1.390625 * b2
            + 0.9375 * prev2
            + 1.359375 * z
            + 0.5 * (prev * 1.0625)
            + 1.25 * (w[((pos & 3) * 4 + 1) % 3] + z)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x403154aa00000000,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (2.884765625, 2.884765625),
                (5.052734375, 5.052734375),
                (3.67578125, 3.67578125),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.25, 1.25),
            ],
            weighted: &[
                (0.0, 0.0),
                (2.16357421875, 2.16357421875),
                (3.78955078125, 3.78955078125),
                (2.7568359375, 2.7568359375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.9375, 0.9375),
            ],
        };
        let p0 = std::hint::black_box(-1.46875_f64);
        let p1 = std::hint::black_box(vec![0.796875, 1.953125, 1.21875]);
        let p2 = std::hint::black_box([-1.921875, -0.203125, 1.84375]);
        let p3 = std::hint::black_box(0_i32);
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
        let c = c / ((c * weights[(2 * 7 + 1) % weights.len()]).abs() + 1.3125)
            + ({
                let s2 = c;
                s2 * weights[weights.len() - 1]
            }) * (c + weights[0]);
    }

    #[grad]
    pub fn stage1(acc: f64, y: f64, v: &[f64; 3]) -> (f64, f64) {
        let mut j: usize = 0;
        'l0: while j < 1 {
            j += 1;
            if 0.578125 > 0.625 {
                let mut k: usize = 0;
                'l1: while k < 1 {
                    k += 1;
                    let total = (if acc - -0.78125 >= j as f64 * v[1 % v.len()] {
                        v[v.len() - 1]
                    } else {
                        v[1]
                    }) * (v[1] * v[1])
                        + y.powi(2);
                }
                break;
            }
            for n in 0..3 {
                for n2 in (1..4).step_by(2) {
                    match (n2 + j) % 4 {
                        0 if acc <= -0.578125 => {
                            let mut s = y;
                        }
                        1 | 3 => {
                            let t = 0.265625;
                            let mut s2 = v[0];
                            s2 += v[1];
                        }
                        _ => {
                            let total2 = v[n];
                            let mut t2 = (j as f64 + v[n] + (acc.abs() + 1.6875).ln()).min({
                                let prev = 1.484375 * acc;
                                prev * prev.cos()
                            });
                            t2 = {
                                let prev2 = v[n];
                                prev2 * t2.clamp(-1.25, 1.0)
                            };
                        }
                    }
                    let s3 = y / (y * y + 1.140625) - acc.sin() - v[2];
                }
                let a = -0.234375;
            }
        }
        let mut y2 = 0.0;
        for pos in 0..v.len() {
            y2 += v[pos];
        }
        let mut a2: f64 = 0.0;
        for i in 0..v.len() {
            a2 += v[i] * v[i];
        }
        (
            y - v[2] - y.atan() + 0.765625 * a2 + 0.703125 * y2 + 1.171875 * a2.sin().exp(),
            y + 0.890625 * a2 + 0.671875 * y2 + 0.25 * v[2 % 3] + 0.765625 * (v[1] * j as f64),
        )
    }

    #[grad(jvp)]
    pub fn f(prev: f64, x: &[f64], n: usize, n2: i32) -> f64 {
        let mut pos: usize = 0;
        while pos < 1 {
            pos += 1;
            let mut prev = x[((n & n) * 2 + 2) % x.len()].powi(n2);
            if (if x[(pos * 3 + 1) % x.len()] < x[(n * 5 + 2) % x.len()] {
                -0.5625
            } else {
                n as f64
            }) >= 1.609375
            {
                continue;
            }
            if n % 3 == 3 {
                let mut u = 0.0;
                for pos2 in 0..x.len() {
                    u += x[pos2] * x[pos2];
                }
            } else {
                let mut c = (prev.sin().exp() + x[(2 * 7 + 3) % x.len()] * -0.09375)
                    * x[pos % x.len()].tanh().cos();
                if 1.6875 <= 0.84375 {
                    if !(c.tanh() > -0.671875) {
                        let mut y = x[1] * prev;
                        let c2 = ((c.abs() + 1.046875).cbrt() - -0.0625)
                            * (-1.453125 + (y + x[(n * n * 7 + 4) % x.len()]));
                    }
                    prev -= c * (c.abs() + 1.71875).ln();
                }
                prev += (-0.71875 * c).clamp(-1.25, 0.9375);
            }
            if prev.mul_add(prev, x[0]) <= prev.sin().exp() {
                for count in 0..x.len() - 1 {
                    prev /= 1.265625;
                }
                let mut k: usize = (-prev.abs()).exp().abs() as usize % 5;
                match n % 4 {
                    0 if pos >> 1 >= 2 => {
                        let mut t = (prev * 1.984375
                            / (prev.atan2(prev) * prev.atan2(prev) + 1.4375))
                            .atan();
                        'l0: for i in (0..x.len()).rev() {
                            let (acc, sum) = (
                                t.tanh() - x[((pos ^ pos) * 5 + 2) % x.len()],
                                (0.25 + t) * (n as f64 * n as f64),
                            );
                            prev *= (-(pos as f64).abs()).exp().cos();
                        }
                        if prev * x[(n % 2 * 6 + 3) % x.len()] > -0.125 {
                            let mut data = vec![0.0; n % 3 + 1];
                            data[0] = prev
                                * (if pos * n % 2 == 0 {
                                    1.96875
                                } else {
                                    data[((pos + pos) * 3 + 4) % data.len()]
                                });
                        }
                    }
                    1 | 3 => {
                        let mut sum2 = prev.tanh() + prev.sin();
                        let t2 = (if 1.9375 * 1.359375
                            > (x[(3 * pos * 3 + 3) % x.len()] * x[(3 * pos * 3 + 3) % x.len()])
                                .ln_1p()
                        {
                            -1.03125 + x[((2 >> 1) * 2 + 1) % x.len()]
                        } else {
                            sum2
                        }) + x[0];
                        let mut state: Vec<f64> = Vec::with_capacity(n % 3 + 1);
                        state.push(sum2 - prev.tanh());
                        state.push(sum2);
                        state.push(sum2 * x[1] * t2.tanh());
                    }
                    _ => {
                        prev += {
                            let y2 = x[(pos * n * 3 + 4) % x.len()] + 0.59375;
                            y2 * (x[(k * 2 + 1) % x.len()] + 1.03125)
                        };
                    }
                }
            }
        }
        let mut t3: f64 = 0.0;
        for i2 in 0..x.len() {
            t3 += x[i2] * x[i2];
        }
        let mut s: f64 = 0.0;
        for m in 0..x.len() {
            s += x[m];
        }
        prev + 1.0 * s + 1.140625 * t3 + 1.484375 * s.tanh() + 0.75 * (t3 * t3 + 1.15625).recip()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbff214597ad03e06,
            outgoing: &[],
            gradient: &[
                (1.0, 1.0),
                (1.819036443538733, 3.413336219893608),
                (2.945854512619893, 3.163520487380107),
            ],
            weighted: &[
                (0.75, 0.75),
                (1.3642773326540496, 2.560002164920206),
                (2.20939088446492, 2.37264036553508),
            ],
        };
        let p0 = std::hint::black_box(-1.734375_f64);
        let p1 = std::hint::black_box(vec![-0.34375, 0.25]);
        let p2 = std::hint::black_box(1_usize);
        let p3 = std::hint::black_box(3_i32);
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
        let sum: f64 = 0.203125;
        let mut k: usize = 0;
        while k < 1 {
            k += 1;
            if k <= 1 {
                let c = -0.4375 + (-1.625 * out[(k * 6 + 4) % 3] - (sum + out[0]));
            }
            let mut sum = -0.34375;
        }
        if sum.tanh() > -0.859375 {
            let c2 = -0.5;
            let mut n: usize = 0;
            while n < 5 {
                n += 1;
                let mut total = (sum * -0.734375 * (-1.890625 * c))
                    .max(((sum.abs() + 0.96875).ln() * (sum.abs() + 0.96875).ln() + 1.75).sqrt());
                total = out[((n >> 1) * 6 + 1) % out.len()];
            }
            let mut c2 = -0.390625;
        }
        let mut u = 0.0;
        for k2 in 0..out.len() {
            u += out[k2] * out[k2];
        }
        (
            c.mul_add(out[0] + c, c)
                + 0.671875 * u
                + 1.109375 * out[((sum.abs() + 1.8125) * 3.0) as usize % 3].atan()
                + 1.0 * out[1].sin()
                + 1.171875 * -0.6875,
            (if -0.9375 * 0.34375
                >= (if 0.875 <= 0.3125 {
                    out[k % out.len()]
                } else {
                    k as f64
                })
            {
                out[(out.len() * 6 + 1) % 3]
            } else {
                -1.1875
            }) / ((sum - u).abs() + 1.8125)
                + 0.65625 * u
                + 1.03125 * (-sum.abs()).exp()
                + 0.734375 * sum.atan(),
        )
    }

    #[grad]
    pub fn stage1(a: f64) -> (f64, f64) {
        let mut u =
            if (if a - 1.8125 < -0.46875 { -1.796875 } else { a }) <= (a * a + 1.453125).sqrt() {
                (a * a + 1.1875).sqrt() * a.hypot(a)
            } else {
                a
            };
        let mut row = vec![a; 4];
        let mut n: usize = 0;
        'l0: while n < 4 && u.sin() >= a.powi(0) {
            n += 1;
            let mut pos: usize = 0;
            let z2: f64 = 'l1: loop {
                pos += 1;
                if pos >= 2 {
                    break if (if a - row[1] < 0.921875 { u } else { a }) >= 0.234375 {
                        row[(pos * 6 + 2) % row.len()]
                    } else {
                        u
                    };
                }
                let mut m: usize = 0;
                while m < 3 {
                    m += 1;
                    let a: f64 = -0.828125;
                    (row[1], u) = ((a * a + 1.71875).ln(), a - row[(n * 2 + 4) % row.len()]);
                    let z = ((if u > 0.078125 {
                        u
                    } else {
                        row[0 % row.len()] - u
                    }) * (if u > 0.078125 {
                        u
                    } else {
                        row[0 % row.len()] - u
                    }))
                    .ln_1p();
                }
            };
            u = n as f64 * 1.3125 * (u * u).ln_1p();
            if pos % 2 == 0 {
                let mut b = if (row[1] * n as f64) <= a {
                    row[((a.abs() + 1.0) * 3.0) as usize % row.len()].atan2(1.796875) - row[1]
                } else {
                    n as f64
                };
                return (
                    b.sin().sin().exp()
                        + 0.546875 * b
                        + 1.296875 * u
                        + 1.078125 * -0.34375
                        + 0.359375 * row[pos % row.len()],
                    a + 1.453125 * b
                        + 1.1875 * u
                        + 0.484375 * row[(row.len() * 4 + 4) % row.len()].cos()
                        + 1.15625 * (-z2.abs()).exp()
                        + 0.921875 * -0.421875,
                );
            }
            let mut prev = 0.0;
            for m2 in 0..row.len() {
                prev += row[m2];
            }
        }
        let mut total = 0.0;
        for i in 0..row.len() {
            total += row[i] * row[i];
        }
        let mut t: f64 = 0.0;
        for i2 in 0..row.len() {
            t += row[i2] * row[i2];
        }
        (
            row[((n + n) * 6 + 4) % row.len()].mul_add(-2.0, -0.21875) / (t.abs() + 1.546875)
                + 1.1875 * t
                + 1.234375 * total
                + 1.265625 * u
                + 0.78125 * (row[1] / (u.abs() + 0.796875)),
            (match n % 4 {
                0 => 1.65625,
                1 | 2 => row[0],
                _ => row[row.len() - 1] + -0.390625,
            }) + 1.125 * t
                + 0.9375 * total
                + 0.671875 * u
                + 0.75 * -1.890625
                + 1.0625 * (a - -1.078125)
                + 1.203125 * (row[0] / (total * total + 1.875)),
        )
    }

    #[grad]
    pub fn stage2(sum: f64, v: &[f64], weights: &[f64; 3], out: &mut [f64], n: usize) -> f64 {
        let mut row = [0.0; 3];
        let mut w = [0.0; 3];
        let mut k: usize = 0;
        let t: f64 = 'l0: loop {
            k += 1;
            if k >= 4 {
                break sum + weights[((sum.abs() + 0.8125) * 3.0) as usize % weights.len()];
            }
            out[n % out.len()] = sum;
            let mut a = {
                let total = sum;
                total * (row[((n & k) * 5 + 4) % row.len()] * (weights[k % 3] * w[w.len() - 1]))
            };
        };
        for n2 in (1..v.len()).rev() {
            let mut z = 0.0;
            for j in 0..row.len() {
                z += row[j] * row[j];
            }
            let mut buf = vec![0.0; n2 % 3 + 1];
            buf.fill(sum);
        }
        let mut s = 0.0;
        for m in 0..row.len() {
            s += row[m] * row[m];
        }
        let mut u = 0.0;
        for k2 in 0..out.len() {
            u += out[k2];
        }
        ({
            let t2: f64 = u;
            t2 * t
        })
        .powi(1)
            + 0.78125 * u
            + 1.015625 * s
            + 0.765625 * u
            + 0.5 * v[(k * 4 + 4) % v.len()]
    }

    #[grad(jvp)]
    pub fn f(rate: f64, state: &[f64], s: &mut f64) -> f64 {
        for i in 2..=4 {
            if (0 + i) % 2 == 0 {
                let (prev, prev2) = stage1(rate - rate);
                let mut pos: usize = 0;
                while pos < 4 && rate * 0.9375 <= s.sin() {
                    pos += 1;
                    'l0: for j in (0..state.len()).rev().step_by(3) {
                        *s -= {
                            let a = state[j] + state[((3 + j) * 5 + 3) % state.len()];
                            a * s.sin()
                        };
                        let z = ((state[1] * j as f64 * state[j]).abs() + 1.234375).sqrt();
                        let sum = state[j].mul_add(*s, -1.109375)
                            * state[j]
                            * ({
                                let rate2 = z * state[((pos >> 1) * 4 + 1) % state.len()];
                                rate2 * state[j].max(*s)
                            });
                        let mut prev3 = -0.59375;
                    }
                    let mut buf = vec![
                        match i % 4 {
                            0 => state[state.len() - 1],
                            1..=2 => state[state.len() - 1],
                            _ => rate,
                        };
                        i % 3 + 1
                    ];
                }
            } else {
                let mut k: usize = 0;
                let a3: f64 = 'l1: loop {
                    k += 1;
                    if k >= 4 || 1 / 3 < 2 {
                        break if k >= 3 { rate } else { *s };
                    }
                    *s -= (if 0.34375 < 0.921875 {
                        state[(1 * 5 + 1) % state.len()]
                    } else {
                        *s
                    })
                    .clamp(-1.25, 0.046875);
                    let a2 = 0.484375;
                    *s = (({
                        let u = k as f64;
                        u * a2
                    })
                    .abs()
                        + 1.9375)
                        .ln();
                    if (s.abs() + 1.0625).sqrt() < 0.90625 {
                        return state[state.len() - 1]
                            * a2
                            * ({
                                let acc = *s;
                                acc * state[(i * 5 + 2) % state.len()]
                            })
                            + 1.453125 * *s
                            + 1.484375 * (rate.abs() + 0.96875).ln()
                            + 0.625 * rate
                            + 0.71875 * (state[(i * 4 + 1) % state.len()] * a2);
                    }
                };
                let s2 = (if !((a3.abs() + 0.921875).sqrt() < 0.140625) {
                    state[((rate.abs() + 1.203125) * 3.0) as usize % state.len()]
                } else {
                    state[((0 + 3) * 3 + 1) % state.len()]
                }) * (a3 * rate)
                    * rate.sin().clamp(-1.25, 0.671875);
            }
            match i * i % 4 {
                0 => {
                    let rate = (match i % 4 {
                        0 => (rate * rate + 1.015625).ln(),
                        1 | 2 => (i as f64).sin().exp(),
                        _ => -1.984375,
                    }) * ((1.828125 + state[i % state.len()])
                        / (i as f64 * i as f64 + 1.90625));
                }
                1 | 3 => {
                    let mut a4 = 0.203125;
                }
                _ => {
                    *s = state[state.len() - 1] / (i as f64 * i as f64 + 1.828125) * *s;
                    let mut weights = [
                        (-state[((i + 2) * 6 + 2) % state.len()].abs()).exp(),
                        state[0 % state.len()],
                    ];
                    weights[(i * 6 + 3) % 2] -= {
                        let total = rate - weights[(i * 4 + 4) % 2];
                        total * (state[((i + 1) * 7 + 3) % state.len()] * *s)
                    };
                }
            }
            let mut t = (0.25 - state[((i + i) * 4 + 4) % state.len()] + (s.abs() + 0.75).ln())
                * (-1.140625 * (state[((s.abs() + 1.59375) * 3.0) as usize % state.len()] - *s));
        }
        let mut b = state[1];
        b *= (if b + state[0] < state[((b * b + 0.59375) * 3.0) as usize % state.len()] * 0.71875
            || (match (2 >> 1) % 4 {
                0 => state[state.len() - 1],
                1..=2 => state[(1 * 4 + 1) % state.len()],
                _ => state[((b.abs() + 0.515625) * 3.0) as usize % state.len()],
            }) >= rate.tanh()
        {
            state[0]
        } else {
            b
        })
        .cos();
        let z2 = match (0 + 1) % 4 {
            0 => {
                let a5 = {
                    let c = -0.5;
                    c * state[((0 >> 1) * 7 + 3) % state.len()]
                };
                a5 * (state[(2 * 3 + 3) % state.len()] - 1.953125)
            }
            1..=2 => (match (3 + 1) % 4 {
                0 => state[1],
                1 | 2 => state[(state.len() * 4 + 1) % state.len()],
                _ => b,
            })
            .tanh(),
            _ => *s,
        };
        if rate * b >= 0.421875 {
            return state[(state.len() * 2 + 3) % state.len()]
                + 1.34375 * b
                + 1.0 * *s
                + 1.234375 * (*s * *s + 1.96875).ln();
        }
        *s += 1.484375;
        (b * b).max(state[state.len() - 1].tanh())
            + 0.703125 * b
            + 1.046875 * *s
            + 0.59375 * z2
            + 0.859375 * *s
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbff9e414078e51b8,
            outgoing: &[0x3ea00fcf48750d58],
            gradient: &[
                (0.0, 0.0),
                (1.9927680890538206, 1.9927680890538206),
                (-0.5591817457765361, 225.0188629527333),
                (1.5565833686477963e-5, 224.45966564112305),
                (-2.456652414873838e-6, 322.8917910790503),
            ],
            weighted: &[
                (0.0, 0.0),
                (1.4945760667903656, 1.4945760667903656),
                (-0.4193785264202305, 280.993912669579),
                (1.945728743643107e-5, 280.57451468587135),
                (-3.0708147812941394e-6, 403.61464194152495),
            ],
        };
        let p0 = std::hint::black_box(-1.484375_f64);
        let p1 = std::hint::black_box(vec![-2.0, 0.8125, 0.359375]);
        let p2 = std::hint::black_box(-1.203125_f64);
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
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = 0.5_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, b1.clone(), b2.clone());
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = 0.5_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.0]);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = 0.5_f64;
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let mut d2 = 0.375_f64;
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
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
            if i % 3 % 2 == 0 {
                let mut i2: usize = 0;
                loop {
                    i2 += 1;
                    std::mem::swap(&mut total, &mut u2);
                    let mut c = total * u2;
                    let mut b = c;
                    if i2 >= 1 {
                        break;
                    }
                }
            } else {
                let k: usize = c.min(u2).abs() as usize % 5;
            }
            let mut y = -0.1875;
            let mut rate = total;
        }
        (if 2 * 1 % 2 == 0 { total.cos() } else { u * u })
            + 1.40625 * total
            + 1.421875 * u2
            + 0.515625 * (u2 * -0.53125)
            + 0.984375 * u.cos()
            + 0.6875 * (total + u)
    }

    #[grad(jvp)]
    pub fn f(u: f64) -> f64 {
        let acc: f64;
        if 1.125 * 0.640625 < -0.609375 {
            acc = -0.0625;
        } else {
            acc = -0.34375;
        }
        let mut a = if acc >= acc.min(acc) {
            acc
        } else {
            (u - 1.375).sin()
        };
        a = a;
        if 1 ^ 1 >= 0 {
            return (a + acc) * (u * u) + 1.375 * a + 1.421875 * a;
        }
        a *= (u * acc).cos();
        if 3 <= 1 {
            a = {
                let prev = a.mul_add(acc, a);
                prev * a.abs()
            };
        }
        let mut i: i32 = acc.abs() as i32 % 5;
        if 2 * 0 > 2 {
            for pos in 0..1 {
                let mut j: usize = 0;
                'l0: loop {
                    j += 1;
                    let t = a.max(1.078125);
                    if j >= 1 {
                        break;
                    }
                }
                a -= ({
                    let z = -1.3125;
                    z * u
                })
                .cos();
                let mut z2 = stage0(acc * acc, a.tanh());
                if u * u < -0.515625 {
                    continue;
                }
            }
            let mut w = [-1.046875 - 1.34375, acc * acc];
            let mut data = [w[0], acc.powi(4), u];
        } else {
            'l1: for count in (2..4).step_by(3).rev() {
                a += (acc.tanh() * acc.tanh() + 1.25).powf(acc.max(u).sin());
                i = 3 % 5;
                for n in (2..2).step_by(3).rev() {
                    if u.powi(i) <= 0.71875 {
                        a = 0.5 * stage0(acc * 0.484375, u / (u.abs() + 0.75));
                        a -= a / (u * u + 1.9375) * (u - u);
                    } else {
                        let b = (a.abs() + 0.734375).ln().atan()
                            + ({
                                let t2 = acc;
                                t2 * a
                            })
                            .sin();
                    }
                    a -= -0.828125 + a - acc / (a.abs() + 0.953125);
                }
            }
            let s = 0.34375;
        }
        match 1 / 2 % 4 {
            0 => {
                a *= (acc * acc).cos();
                a = acc.cos() + u.cos();
            }
            1 | 3 => {
                let sum = 0.296875;
                let mut acc2 = -0.765625;
                let m: usize = 0;
            }
            _ => {
                let mut u = ((a + (acc - u)) * (a + (acc - u)) + 0.6875)
                    .powf((stage0((u * u + 1.671875).sqrt(), (a * a).ln_1p()) * a.floor()).sin());
                i += 1;
                let mut v = [acc.floor(); 3];
            }
        }
        u + 0.71875 * a + 1.1875 * (i as f64).tanh()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfef336000000000,
            outgoing: &[],
            gradient: &[(0.193359375, 0.193359375)],
            weighted: &[(0.14501953125, 0.14501953125)],
        };
        let p0 = std::hint::black_box(-0.140625_f64);
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

mod program_95 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(y: f64, x: &[f64], z: &mut f64, z2: &f64, count: usize, k: i32) -> f64 {
        let mut s = 0.0;
        for m in 0..x.len() {
            s += x[m];
        }
        *z /= 1.859375;
        *z = x[count % x.len()];
        let mut c = (count as f64 * y).cos() + x[(count * count * 3 + 4) % x.len()];
        s = x[((count + 1) * 4 + 1) % x.len()];
        if x[((c.abs() + 1.859375) * 3.0) as usize % x.len()] + -0.125 < 0.734375 {
            let mut y2 = -0.609375;
            let found = 1.3125 < 0.484375;
        }
        s = y;
        let t = x[(0 * 6 + 2) % x.len()];
        'l0: for count2 in 0..count % 3 + 1 {
            (c, c) = (
                match x.len() % 4 {
                    0 => x[x.len() - 1],
                    1..=2 => s,
                    _ => y,
                },
                x[((count + count) * 5 + 3) % x.len()]
                    * x[((*z2 * *z2 + 1.15625) * 3.0) as usize % x.len()],
            );
        }
        let mut c = 0.078125;
        let mut t2: f64 = 0.0;
        for m2 in 0..x.len() {
            t2 += x[m2];
        }
        c /= 1.453125;
        let mut prev = x[x.len() - 1].clamp(-1.25, 0.890625);
        let mut k2: usize = 3 >> 1;
        k2 += 1;
        let acc = (x[count % x.len()] + x[(k2 / 2 * 4 + 2) % x.len()])
            .hypot((t2.cos() * t2.cos() + 0.84375).sqrt());
        let s2 = x[((count + count) * 2 + 3) % x.len()];
        (*z, c) = (
            if (x[0] * k as f64) > (k as f64).tanh() {
                c
            } else {
                prev
            },
            *z,
        );
        let mut count3: usize = (k2 ^ 1) & count;
        let mut t = y
            .hypot(s + x[0 % x.len()])
            .mul_add((-1.671875 + x[0]) * z2.sin(), x[1]);
        t2 = t.floor().sin();
        let mut data: [f64; 3] = [0.0; 3];
        let z3 = if y.sin() <= *z * data[2] {
            data[data.len() - 1].sin() + (x[x.len() - 1] + -1.984375)
        } else {
            {
                let y3 = x[((y.abs() + 0.90625) * 3.0) as usize % x.len()];
                y3 * *z2
            }
        };
        for n in 1..2 {
            for n2 in 0..x.len() - 1 {
                data[1] += t2;
                let u = x[n2];
            }
        }
        let mut y4 = 0.0;
        for i in 0..data.len() {
            y4 += data[i] * data[i];
        }
        y.exp_m1() + 1.21875 * y4 + 0.515625 * t + 0.59375 * prev + 0.4375 * data[data.len() - 1]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfe2c91d7ae5ec72,
            outgoing: &[0x3fab86e1b86e1b87],
            gradient: &[
                (0.8436360314698603, 1.874112631886768),
                (0.05462034099039152, 0.6631283223662368),
                (0.515625, 0.515625),
                (0.0, 0.0),
                (0.042371587299552406, 0.042371587299552406),
            ],
            weighted: &[
                (0.6327270236023952, 1.405584473915076),
                (0.04096525574279364, 0.49734624177467757),
                (0.38671875, 0.38671875),
                (0.0, 0.0),
                (0.031778690474664306, 0.031778690474664306),
            ],
        };
        let p0 = std::hint::black_box(-0.328125_f64);
        let p1 = std::hint::black_box(vec![0.828125, -1.328125]);
        let p2 = std::hint::black_box(-0.9375_f64);
        let p3 = std::hint::black_box(-1.734375_f64);
        let p4 = std::hint::black_box(3_usize);
        let p5 = std::hint::black_box(3_i32);
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
                a = a.tanh();
                let mut t = ({
                    let sum = a;
                    sum * buf[i % buf.len()]
                })
                .tanh()
                .cos();
                let mut out = [0.0; 3];
                out[2] *= (a * -1.578125).cos();
            }
            let total = (a.min(0.0) * a.cos()).cos();
        }
        match 3 % 4 {
            0 => {
                let mut a2 = buf[2];
                let mut cells: [[f64; 2]; 2] = [[0.0; 2]; 2];
                let mut n: usize = 0;
                loop {
                    n += 1;
                    let mut count: usize = 0;
                    let prev: f64 = loop {
                        count += 1;
                        if count >= 2
                            || (cells[(count * 5 + 2) % 2][0] * cells[(count * 5 + 2) % 2][0]
                                + 0.84375)
                                .ln()
                                <= t.tanh()
                        {
                            break buf[(buf.len() * 3 + 3) % 3] / (a2 * a2 + 0.640625);
                        }
                        {
                            let r = &mut cells[0][1];
                            *r = buf[((t * t + 1.453125) * 3.0) as usize % buf.len()];
                        }
                        let mut i2: usize = 0;
                        while i2 < 4 {
                            i2 += 1;
                            let k: i32 = (cells[n % cells.len()][0] * buf[2]).abs() as i32 % 5;
                            if 0 == 3 {
                                continue;
                            }
                        }
                        (a2, cells[(cells.len() * 3 + 1) % 2][0]) = (t.cos(), a2);
                        for count2 in (0..2).rev().step_by(2) {
                            if a2 - buf[(0 * 4 + 4) % buf.len()]
                                <= buf[((a2 * a2 + 1.078125) * 3.0) as usize % 3]
                            {
                                continue;
                            }
                            let mut t2 = {
                                let c = a2;
                                c * (match pos % 4 {
                                    0 => t + t,
                                    1..=2 => buf[(i2 * 7 + 3) % 3].tanh(),
                                    _ => t * a2,
                                })
                            };
                        }
                    };
                    let i3: usize = pos * pos / 3;
                    let c2;
                    if buf.len() > 2 {
                        c2 = prev.atan() * (pos as f64 * pos as f64).ln_1p();
                    } else {
                        c2 = buf[((i3 + n) * 5 + 1) % 3] + a2
                            - (cells[(2 * 5 + 2) % 2][1]
                                + cells[(2 * pos * 6 + 4) % 2][(2 * i3 * 4 + 1) % 2]);
                    }
                    if n >= 4 {
                        break;
                    }
                }
            }
            1 | 3 => {
                for pos2 in (0..3 - 1).rev() {
                    let t3 = buf[pos2];
                }
            }
            _ => {
                let rate: f64 = -0.671875;
                if rate.clamp(-1.25, 0.75) <= 0.796875 {
                    let sum2 = (-buf[1].abs()).exp()
                        * (rate / (buf[pos % 3] * buf[pos % 3] + 1.96875)
                            - (match pos % 4 {
                                0 => t,
                                1..=2 => rate,
                                _ => t,
                            }));
                }
            }
        }
        let acc = t.cos() * t.atan() * buf[2];
        let mut z = 0.0;
        for i4 in 0..buf.len() {
            z += buf[i4] * buf[i4];
        }
        let mut rate2 = 0.0;
        for j in 0..buf.len() {
            rate2 += buf[j];
        }
        buf[((rate2 * rate2 + 1.6875) * 3.0) as usize % buf.len()]
            + 1.375 * rate2
            + 1.375 * z
            + 1.0625 * (rate2 + t)
            + 1.296875 * buf[(buf.len() * 7 + 3) % 3].tanh()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff7a58a31e7e518,
            outgoing: &[],
            gradient: &[
                (1.0625, 1.0625),
                (-1.796413552533469, 9.265163552533469),
                (5.1875, 5.1875),
                (4.0390625, 4.0390625),
            ],
            weighted: &[
                (0.796875, 0.796875),
                (-1.3473101644001018, 6.948872664400102),
                (3.890625, 3.890625),
                (3.029296875, 3.029296875),
            ],
        };
        let p0 = std::hint::black_box(-1.5_f64);
        let p1 = std::hint::black_box([-1.609375, 1.0, 0.21875]);
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
