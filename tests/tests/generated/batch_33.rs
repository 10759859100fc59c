//! Programs of seeds 33 to 64, written by the `fuzz` binary (see `tests/README.md`).

mod program_33 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(c: f64) -> f64 {
        let c = if 1 % 2 == 0 { c } else { (c * c).sin() };
        let sum = (0.125 * c).abs() - (c * c).cos();
        let mut k: usize = 0;
        'l0: while k < 5 {
            k += 1;
            let mut a = (if !(k % 2 == 0) { c - -0.125 } else { sum.cos() }) - sum;
            a = sum.abs() - (sum - sum);
        }
        let mut c2 = c;
        c2 -= ({
            let z = k as f64;
            z * c
        }) * (c - c2);
        c2 = c2;
        c2 = (if 3 + k < 1 { c2 } else { c }).powi(-1);
        let mut sum: f64 = -0.328125;
        'l1: for n in (2..4).step_by(2).rev() {
            sum = -0.296875 / ((1.734375 + c2) * (1.734375 + c2) + 1.46875);
            (sum, sum) = (c + c2, if !(c.sin() < k as f64 * sum) { sum } else { c });
            let mut x: Vec<f64> = Vec::new();
            x.push(k as f64 - c - (k as f64 * k as f64).ln_1p());
            x.push({
                let sum2 = c2;
                sum2 * (sum2 + k as f64)
            });
        }
        c.tanh() / (sum.tanh() * sum.tanh() + 1.640625)
            + 0.5625 * sum
            + 1.109375 * c2
            + 1.234375 * (sum + c)
            + 0.3125 * k as f64
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc005c5f71bec2112,
            outgoing: &[],
            gradient: &[(30.1143394454637, 51.73057513266884)],
            weighted: &[(22.585754584097774, 38.79793134950163)],
        };
        let p0 = std::hint::black_box(1.859375_f64);
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
        let mut z = 0.0;
        for n in 0..buf.len() {
            z += buf[n];
        }
        let mut total = match (1 + 1) % 4 {
            0 => (buf[0 % buf.len()] + z) * (z * z),
            1 | 2 => buf[((0 + 1) * 2 + 4) % buf.len()].clamp(-1.25, 0.765625) + z,
            _ => 1.25 * buf[1] - z,
        };
        for m in 0..4 {
            if (m & m) % 2 == 0 && m * m % 2 == 0 {
                if 0 < 0 {
                    return (
                        -0.765625
                            + 0.859375 * total
                            + 0.515625 * z
                            + 0.265625
                                * (match (m >> 1) % 4 {
                                    0 => z,
                                    1 | 2 if m >> 1 <= 3 => z,
                                    _ => m as f64,
                                }),
                        1.875
                            + (m as f64 - m as f64)
                            + 0.640625 * total
                            + 1.3125 * z
                            + 0.40625 * (total / (buf[m % 3] * buf[m % 3] + 0.796875)),
                    );
                }
                let mut b = 0.078125;
                let mut b = buf[0].sin();
            } else {
                let prev;
                if !(buf[0]
                    <= (match m % 4 {
                        0 => buf[((m >> 1) * 5 + 4) % 3],
                        1..=2 if 3 * m >= 3 => z,
                        _ => buf[(m * 4 + 4) % 3],
                    }))
                {
                    prev = total.mul_add(-1.140625, total).abs();
                } else {
                    prev = buf[2];
                }
                z = buf[(0 * 2 + 4) % buf.len()] * buf[((m + m) * 5 + 2) % 3] - (-0.21875 + z);
            }
        }
        let mut u = 0.0;
        for n2 in 0..buf.len() {
            u += buf[n2] * buf[n2];
        }
        (
            (total * -1.609375).tanh()
                + 0.734375 * u
                + 0.625 * total
                + 0.703125 * z
                + 1.40625 * (buf[2] * buf[0]),
            (match buf.len() % 4 {
                0 => total,
                1..=2 => u * buf[2],
                _ => buf[((0 ^ 2) * 7 + 3) % buf.len()] - u,
            }) + 1.046875 * u
                + 0.734375 * total
                + 0.828125 * z
                + 0.34375 * (0.734375 / (buf[0] * buf[0] + 1.109375)),
        )
    }

    #[grad]
    pub fn update1(prev: f64, acc: &mut f64, v: &Vec<f64>, count: usize) {
        let mut s = (if *acc + *acc
            < ({
                let z = count as f64;
                z * v[(count * 5 + 1) % v.len()]
            })
            || v[(count * 2 + 4) % v.len()] > -0.546875
        {
            (prev.abs() + 1.3125).cbrt()
        } else {
            prev * v[1]
        }) * v[1];
        s = v[((count + count) * 5 + 4) % v.len()]
            * (v[((count + count) * 5 + 4) % v.len()] * v[((count + count) * 5 + 4) % v.len()]
                + 1.09375)
                .sqrt();
        let c = v[count % v.len()].abs();
        match count % 4 {
            0 => {
                let rate = if 0 < 3 {
                    prev - s / (c.abs() + 1.40625)
                } else {
                    match count % 4 {
                        0 => v[((3 + 0) * 5 + 4) % v.len()] - prev,
                        1..=2 => count as f64 - prev,
                        _ => v[((*acc * *acc + 1.390625) * 3.0) as usize % v.len()]
                            .clamp(-1.25, 1.15625),
                    }
                };
                s += v[(v.len() * 2 + 4) % v.len()].cos();
                let mut count2: i32 = 1;
            }
            1 | 3 => {
                let y = v[(count * 4 + 4) % v.len()] + v[((count + count) * 7 + 4) % v.len()];
                let mut u = match count % 4 {
                    0 => c,
                    1 | 2 => (count as f64 + -0.8125).powi(4),
                    _ => (c * 0.0625).clamp(-1.25, 0.796875),
                };
                let mut t = if prev.tanh() >= v[(0 * 3 + 2) % v.len()] {
                    s - -0.296875 * prev
                } else {
                    s.sin() / ((-prev.abs()).exp() * (-prev.abs()).exp() + 1.34375)
                };
            }
            _ => {
                *acc /= 1.984375;
                let s2 = if 0 >> 1 == 0 {
                    c * c
                } else {
                    v[((count + 2) * 6 + 3) % v.len()]
                };
            }
        }
    }

    #[grad]
    pub fn update2(total: f64, x: &[f64], data: [f64; 3]) -> f64 {
        let mut sum = data[1]
            * total
            * (if 2 >= 3 {
                data[((total.abs() + 0.9375) * 3.0) as usize % 3]
            } else {
                total
            })
            - (x[(2 * 1 * 7 + 1) % x.len()] - (total * total + 1.453125).sqrt());
        for count in 1..x.len() {
            let mut y: f64 = -0.828125;
            if 0 / 2 != 3 {
                let mut total =
                    sum.abs() * data[(0 * 7 + 3) % data.len()].tanh() / (total.abs() + 0.515625);
                sum = (1.015625 + 1.234375) * data[0];
            } else {
                (y, sum) = (
                    if (data[count % 3] * data[count % 3] + 1.359375).ln() < x[count]
                        || count % 2 <= 3
                    {
                        sum
                    } else {
                        data[data.len() - 1]
                    },
                    y.sin(),
                );
            }
            sum += x[1];
            let mut z = -0.40625;
        }
        let mut sum2: f64 = 0.0;
        for pos in 0..data.len() {
            sum2 += data[pos] * data[pos];
        }
        sum2 / (sum2.abs() + 1.234375)
            + 0.8125 * sum2
            + 0.671875 * sum
            + 0.546875 * (total - sum)
            + 1.125 * total.abs()
    }

    #[grad(jvp)]
    pub fn f(u: f64, weights: &[f64], count: usize) -> f64 {
        let mut u = -0.59375;
        let prev = 0.078125;
        let mut z: f64 = 0.0;
        for m in 0..weights.len() {
            z += weights[m] * weights[m];
        }
        if z + weights[((u * u + 1.71875) * 3.0) as usize % weights.len()]
            <= weights[((count + count) * 5 + 4) % weights.len()]
                * weights[((prev * prev + 1.46875) * 3.0) as usize % weights.len()]
        {
            if !((count >> 1) % 2 == 0) {
                std::mem::swap(&mut u, &mut z);
            } else {
                u = 0.5;
            }
            let mut t = weights[((count >> 1) * 3 + 1) % weights.len()];
            t = z.powi(-1);
        } else {
            u /= 1.390625;
            let mut c = 0.546875;
            let mut b = ({
                let u2 = weights[(2 * 3 + 1) % weights.len()];
                u2 * prev
            }) - weights[(count * 2 + 3) % weights.len()] * weights[0 % weights.len()]
                - z.sin()
                    / (weights[count % weights.len()].atan()
                        * weights[count % weights.len()].atan()
                        + 1.140625);
        }
        let mut y: f64 = 0.0;
        for j in 0..weights.len() {
            y += weights[j];
        }
        weights[count % weights.len()]
            + z.sin()
            + 1.296875 * y
            + 0.65625 * z
            + 0.59375 * u
            + 0.828125 * (y.abs() + 0.515625).sqrt()
            + 1.421875 * (prev + weights[(count * 6 + 1) % weights.len()])
            + 1.484375 * (y * weights[0])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x403176f1477cc6c1,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (14.470300175106132, 14.470300175106132),
                (2.118892160391149, 9.016390867278105),
                (7.640499191990684, 7.640499191990684),
                (7.088699295439728, 7.088699295439728),
            ],
            weighted: &[
                (0.0, 0.0),
                (10.8527251313296, 10.8527251313296),
                (1.5891691202933618, 6.762293150458579),
                (5.730374393993013, 5.730374393993013),
                (5.316524471579796, 5.316524471579796),
            ],
        };
        let p0 = std::hint::black_box(1.546875_f64);
        let p1 = std::hint::black_box(vec![1.765625, -1.171875, 1.1875, 1.0]);
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
        'l0: for m in (0..3).step_by(3) {
            let mut s = (if buf[((m >> 1) * 2 + 3) % buf.len()]
                <= (if !(m % 2 == 0) {
                    m as f64
                } else {
                    buf[(m * m * 3 + 2) % buf.len()]
                }) {
                (t * t + 0.921875).ln()
            } else {
                t2 * buf[1]
            }) * (weights[1].abs() + 1.890625).ln().tanh();
            c += (buf[buf.len() - 1] - c).cos();
            let mut j: usize = 0;
            'l1: while j < 3 && (m as f64) >= -0.8125 {
                j += 1;
                s -= s;
                s = z2.atan() + t;
                c = (z2 * z2 + 0.765625).powf(buf[0].sin()) * (c - 0.609375);
            }
            let mut rate = 0.0;
            for count in 0..buf.len() {
                rate += buf[count];
            }
        }
        t2 + (buf[((t2 * t2 + 1.125) * 3.0) as usize % buf.len()].abs() + 1.140625).sqrt()
            + 0.640625 * z2
            + 0.953125 * u
            + 0.984375 * c
            + 0.390625 * z
            + 1.421875 * (buf[(0 * 7 + 3) % buf.len()] * z)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40c16a97a152bf41,
            outgoing: &[],
            gradient: &[
                (18312.245615746397, 28682.12290521484),
                (70587.85035261189, 80955.07139208032),
                (27187.832743736068, 37555.053783204516),
                (23494.00164329312, 33859.94143276156),
                (0.0, 0.0),
                (11.3466796875, 11.9091796875),
                (-8875.519745177176, 8876.800995177176),
            ],
            weighted: &[
                (13734.184211809797, 21511.59217891113),
                (52940.887764458916, 60716.30354406024),
                (20390.87455780205, 28166.290337403385),
                (17620.50123246984, 25394.95607457117),
                (0.0, 0.0),
                (8.510009765625, 8.931884765625),
                (-6656.639808882883, 6657.600746382883),
            ],
        };
        let p0 = std::hint::black_box(0.28125_f64);
        let p1 = std::hint::black_box(vec![1.0625, -0.25, 0.640625]);
        let p2 = std::hint::black_box([-1.453125, 1.96875, -0.8125]);
        let value = f(p0.clone(), &p1, &p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone());
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let d2 = [0.375, -0.625, 0.625];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, d0, &d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_36 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(acc: f64, row: &[f64], k: usize, depth: usize) -> f64 {
        if depth == 0 {
            return row[k % row.len()]
                * (if row[(k * 6 + 1) % row.len()] > (k as f64).abs() {
                    acc
                } else {
                    acc
                })
                + 1.328125 * (row[0] * row[((acc * acc + 0.796875) * 3.0) as usize % row.len()])
                + 0.28125 * acc;
        }
        for n in 2..4 {
            let mut rate = acc.sin().exp().tanh()
                / ((match k % 4 {
                    0 => acc.sin(),
                    1 | 2 if 1.578125 + row[(k * 7 + 1) % row.len()] <= 0.0 => k as f64 + row[1],
                    _ => acc - acc,
                })
                .abs()
                    + 0.96875);
            let mut count: usize = 0;
            loop {
                count += 1;
                if count >= 3 || (rate * count as f64) >= acc + 0.234375 {
                    break;
                }
                if acc > 0.0 {
                    rate = (match k / 3 % 4 {
                        0 => acc,
                        1 | 2 => rate,
                        _ => row[1],
                    }) / ((rate + row[0]) * (rate + row[0]) + 1.75);
                    continue;
                }
                rate = acc.min(row[(k * n * 7 + 3) % row.len()] + acc);
                let y = (if -0.015625 >= rate {
                    rate
                } else {
                    (-row[0].abs()).exp()
                }) / ((row[row.len() - 1] + (acc - rate))
                    * (row[row.len() - 1] + (acc - rate))
                    + 0.765625);
            }
            let t = (row[(n * 7 + 4) % row.len()] * ((count as f64).abs() + 1.15625).sqrt()).sin();
            let mut j: usize = n * k + n;
        }
        let mut prev = 0.0;
        for i in 0..row.len() {
            prev += row[i];
        }
        acc.cos()
            + 0.9375 * prev
            + 0.328125 * row[((k ^ k) * 2 + 3) % row.len()].sin().exp()
            + 0.28125 * row[((acc * acc + 1.953125) * 3.0) as usize % row.len()].tanh()
    }

    #[grad]
    pub fn energy1(acc: f64, row: &[f64], y: &f64, n: usize) -> f64 {
        let mut b = ((n as f64 * row[n % row.len()]).abs() + 1.4375)
            .cbrt()
            .sin();
        let mut acc =
            (relax0(b, row, n % 4, 1) - (b + n as f64)) * ((n as f64 - *y) * (n as f64 + *y));
        'l0: for pos in (0..row.len()).step_by(2).rev() {
            match (n + pos) % 4 {
                0 => {
                    acc += relax0((b * b + 1.890625).powf(row[pos].sin()), row, 2 % 4, 2);
                    let mut b = (acc * row[1] - (-1.25 + 0.53125))
                        / ((if acc < (n as f64).floor() {
                            *y
                        } else {
                            row[pos].mul_add(row[pos], row[(pos * 4 + 2) % row.len()])
                        })
                        .abs()
                            + 0.546875);
                    acc /= 1.53125;
                }
                1 | 3 => {
                    let mut row2 = vec![-1.453125, 0.15625 + b, *y * row[pos]];
                    let mut buf = vec![0.0; pos % 3 + 1];
                }
                _ => {
                    let mut state = vec![0.0; 2];
                    state.push((*y - -1.796875) * acc);
                    let mut sum = (if b * row[0] < 0.375 || n % 2 == 0 {
                        acc
                    } else {
                        pos as f64
                    })
                    .atan2(
                        if (if state[((b * b + 1.078125) * 3.0) as usize % state.len()] + -1.28125
                            > row[pos] * row[pos]
                        {
                            b
                        } else {
                            b
                        }) > -0.09375
                        {
                            n as f64
                        } else {
                            0.4375
                        },
                    )
                    .clamp(-1.25, 0.21875);
                }
            }
            acc += relax0(row[pos], row, pos % 4, 2);
            b += ((match n % 4 {
                0 => *y,
                1 | 2 => row[pos],
                _ => acc,
            })
            .abs()
                + 1.859375)
                .recip();
        }
        let mut a = 0.0;
        for count in 0..row.len() {
            a += row[count];
        }
        let mut s = 0.0;
        for pos2 in 0..row.len() {
            s += row[pos2];
        }
        (if s > (n as f64).tanh() {
            n as f64 + 1.34375
        } else {
            row[(n * 4 + 4) % row.len()].cos()
        }) + 0.890625 * s
            + 1.40625 * a
            + 1.234375 * acc
            + 0.609375 * (b.abs() + 1.53125).powf(row[1].sin())
    }

    #[grad]
    pub fn blend2(v: &Vec<f64>) -> f64 {
        let mut row: Vec<f64> = Vec::new();
        row.push(v[((1 + 2) * 3 + 1) % v.len()]);
        row.push(0.921875_f64.abs());
        row.push(
            energy1(
                0.40625 * 1.3125,
                &v[((0.921875 * 0.921875 + 1.625) * 3.0) as usize % v.len()..],
                &v[0],
                0 % 4,
            )
            .min(if 3 ^ 0 == 3 {
                v[(1 * 5 + 2) % v.len()]
            } else {
                v[((0 >> 1) * 2 + 1) % v.len()]
            }),
        );
        let mut c = 0.0;
        for pos in 0..row.len() {
            c += row[pos];
        }
        let mut u = 0.0;
        for i in 0..row.len() {
            u += row[i];
        }
        if 1.328125 + c <= -0.3125 {
            row[1] =
                v[v.len() - 1] * 0.359375 * v[(0 / 2 * 6 + 2) % v.len()].clamp(-1.25, 0.828125);
        }
        let mut z: f64 = 0.0;
        for j in 0..row.len() {
            z += row[j];
        }
        let mut prev: f64 = 0.0;
        for j2 in 0..row.len() {
            prev += row[j2] * row[j2];
        }
        (row[((z.abs() + 0.5) * 3.0) as usize % row.len()] + 0.6875).atan2(z * u)
            + 1.46875 * prev
            + 0.5625 * z
            + 0.578125 * u
            + 1.296875 * (row[0] - z)
            + 1.171875 * (prev + -0.125)
            + 1.5 * (v[((prev.abs() + 1.484375) * 3.0) as usize % v.len()] - 0.75)
    }

    #[grad(jvp)]
    pub fn f(b: f64) -> f64 {
        let z: f64 = -0.78125;
        let mut b = (match 2 % 4 {
            0 => (z * z + 0.609375).ln(),
            1..=2 => -0.53125,
            _ => b.atan(),
        }) - (b + b / (z.abs() + 1.40625));
        let mut sum = z * ((b + b) * (if !(0 % 2 == 0) { b } else { b }));
        if 2 < 1 {
            let mut w = vec![sum.tanh(); 3];
            w[0] -= sum.tanh() * w[1].cos();
            b = 0.5 * relax0(w[2 % w.len()], &w, 3 % 4, 1);
        } else {
            for k in (0..3).rev() {
                let mut t = (sum * z).hypot(sum * z) * (z + b + b * b);
                let mut w2 = vec![t * b; 3];
            }
            (b, sum) = (if sum - sum <= -0.890625 { b } else { sum }, sum + b);
        }
        let total = (b * b).ln_1p();
        (if sum + -0.328125 >= -0.984375 {
            sum.cos()
        } else {
            sum.mul_add(z, z)
        }) + 0.96875 * sum
            + 1.390625 * b
            + 0.984375 * sum.powi(4)
            + 0.890625 * z.cos()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40b10f12745e6b5a,
            outgoing: &[],
            gradient: &[(22523.674812562553, 22569.222952609587)],
            weighted: &[(16892.756109421913, 16926.91721445719)],
        };
        let p0 = std::hint::black_box(1.0_f64);
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
        let mut z = -0.734375;
        if 3 + 3 >= 0 {
            z = ({
                let prev = y;
                prev * -0.890625
            }) - y;
            (z, z) = (y, y.tanh());
            let mut state = [s * y; 3];
        } else {
            z = (y + y).powi(3);
        }
        y + 1.203125 * z + 0.59375 * y
    }

    #[grad]
    pub fn energy1(y: f64, weights: &[f64], i: usize) -> (f64, f64) {
        if (1 >> 1) % 2 == 0 {
            let mut n: usize = 0;
            let c: f64 = loop {
                n += 1;
                if n >= 1 {
                    break weights[((i & n) * 6 + 4) % weights.len()];
                }
                if (1 + i) % 2 == 0 {
                    let mut u: f64 = 0.75;
                    let mut acc = 1.453125;
                    let mut y2 = u.abs();
                }
                let mut y3 = y.min(
                    (weights[(i * 5 + 3) % weights.len()]
                        - weights[(i * n * 3 + 4) % weights.len()])
                        / (update0(y.sin(), n as f64).abs() + 1.40625),
                );
                y3 = 0.5
                    * update0(
                        weights[((y.abs() + 0.984375) * 3.0) as usize % weights.len()],
                        y + y3,
                    );
                let mut prev = -0.125;
            };
            return (
                weights[((y.abs() + 1.609375) * 3.0) as usize % weights.len()]
                    * n as f64
                    * (weights[((i + i) * 3 + 3) % weights.len()] * y)
                    + 0.921875 * (weights[(n * 6 + 3) % weights.len()] + weights[0]),
                weights[1]
                    + 1.0625 * (c * c)
                    + 0.6875 * weights[(i * 3 + 4) % weights.len()]
                    + 0.4375
                        * update0(
                            if !(y.cos() < 0.5625) {
                                c
                            } else {
                                weights[i % weights.len()]
                            },
                            c.sin(),
                        ),
            );
        }
        let mut acc2: f64 = 0.0;
        for count in 0..weights.len() {
            acc2 += weights[count] * weights[count];
        }
        let mut sum = 0.0;
        for i2 in 0..weights.len() {
            sum += weights[i2] * weights[i2];
        }
        (
            y - weights[((y.abs() + 1.421875) * 3.0) as usize % weights.len()] * weights[1]
                + 1.375 * sum
                + 1.390625 * acc2
                + 0.484375 * (weights[((i + i) * 6 + 4) % weights.len()] * acc2),
            (weights[(i * i * 4 + 3) % weights.len()].abs() + 1.296875)
                .sqrt()
                .sin()
                .exp()
                + 1.390625 * sum
                + 1.171875 * acc2
                + 1.3125 * weights[((acc2.abs() + 0.546875) * 3.0) as usize % weights.len()].tanh(),
        )
    }

    #[grad(jvp)]
    pub fn f(s: f64, z: f64, data: [f64; 3], n: usize, n2: i32) -> f64 {
        match n % 4 {
            0 => {
                let mut total = data[(n * 6 + 1) % 3];
            }
            1 | 3 => {
                let b;
                if ({
                    let z3 = z;
                    z3 * data[((z * z + 1.84375) * 3.0) as usize % 3]
                }) >= 0.0
                {
                    b = ((n as f64).abs() + 1.609375)
                        .powf(data[(n % 3 * 5 + 3) % 3].sin())
                        .cos();
                } else {
                    b = if z / (n2 as f64 * n2 as f64 + 0.90625) <= 0.6875 {
                        update0(
                            z + z,
                            if data[(n * n * 4 + 1) % 3] + 0.625 >= -0.40625 {
                                z
                            } else {
                                data[(0 * 7 + 2) % data.len()]
                            },
                        )
                    } else {
                        z.abs()
                    };
                }
            }
            _ => {
                let mut s = -0.796875;
            }
        }
        if (data[0] * n2 as f64) < z.cos() {
            if z.sin() < data[(n * 7 + 1) % 3] + s {
                if n + 3 < 1 {
                    'l0: for m in 1..data.len() {
                        let mut n3: usize = n + m + m;
                        let mut rate = (match m * n3 % 4 {
                            0 => s.tanh(),
                            1..=2 => data[0],
                            _ => update0(s * z, z),
                        }) / ((-({
                            let c = z;
                            c * s
                        })
                        .abs())
                        .exp()
                        .abs()
                            + 1.1875);
                        if data[0 % 3] * s < -0.296875 {
                            continue 'l0;
                        }
                        rate += z + 1.015625 - rate;
                    }
                    let y = z;
                }
            }
        }
        let mut b2 = 0.0;
        for i in 0..data.len() {
            b2 += data[i] * data[i];
        }
        let mut acc = 0.0;
        for k in 0..data.len() {
            acc += data[k] * data[k];
        }
        data[2] / (n as f64 * z * (n as f64 * z) + 1.96875)
            + 0.96875 * acc
            + 1.03125 * b2
            + 1.4375 * (data[0] + s)
            + 1.34375 * (data[1] * 1.328125)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402d47efeb6618d8,
            outgoing: &[],
            gradient: &[
                (1.4375, 1.4375),
                (-0.6470765029235671, 0.6470765029235671),
                (-5.5625, 8.4375),
                (-5.96533203125, 9.53466796875),
                (-7.257633136094674, 7.742366863905326),
            ],
            weighted: &[
                (1.078125, 1.078125),
                (-0.48530737719267536, 0.48530737719267536),
                (-4.171875, 6.328125),
                (-4.4739990234375, 7.1510009765625),
                (-5.443224852071006, 5.806775147928994),
            ],
        };
        let p0 = std::hint::black_box(0.28125_f64);
        let p1 = std::hint::black_box(-0.734375_f64);
        let p2 = std::hint::black_box([-1.75, -1.9375, -1.875]);
        let p3 = std::hint::black_box(2_usize);
        let p4 = std::hint::black_box(-1_i32);
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
            let mut a2 = 0.90625;
        }
        let mut s = if 3 % 2 == 0 {
            (if (weights[weights.len() - 1] + count as f64) > -0.0625 {
                a
            } else {
                weights[(count * 3 + 2) % weights.len()]
            }) * count as f64
        } else {
            a
        };
        let mut k2: usize = 0;
        while k2 < 4 && count + 3 > 0 {
            k2 += 1;
            for j in 1..weights.len() {
                let mut sum = 1.25 * (-0.28125 + s + s);
            }
        }
        let mut table: [[f64; 2]; 2] = [[0.0; 2]; 2];
        let sum2 = (table[((s * s + 1.328125) * 3.0) as usize % 2][1].sin()
            * table[((s * s + 1.328125) * 3.0) as usize % 2][1].sin())
        .ln_1p()
            + s;
        s /= 1.734375;
        let mut c = (-0.640625 * a
            - (match 2 % 4 {
                0 => -1.015625,
                1 | 2 => -0.390625,
                _ => sum2,
            }))
        .powi(1);
        let c2: f64 = -0.859375;
        c -= c.cos() + a;
        let mut t = 0.0;
        for j2 in 0..weights.len() {
            t += weights[j2];
        }
        t + 1.484375 * t
            + 1.265625 * c
            + 1.265625 * s
            + 0.46875 * c2.powi(2)
            + 1.3125 * (a * a + 0.59375).sqrt()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401bcdecdd8e39c0,
            outgoing: &[],
            gradient: &[
                (1.7900423257248121, 2.894564886444491),
                (2.484375, 2.484375),
                (2.484375, 2.484375),
                (2.484375, 2.484375),
                (2.484375, 2.484375),
                (2.484375, 2.484375),
            ],
            weighted: &[
                (1.342531744293609, 2.170923664833368),
                (1.86328125, 1.86328125),
                (1.86328125, 1.86328125),
                (1.86328125, 1.86328125),
                (1.86328125, 1.86328125),
                (1.86328125, 1.86328125),
            ],
        };
        let p0 = std::hint::black_box(0.46875_f64);
        let p1 = std::hint::black_box(vec![0.609375, 0.71875, 1.078125, 0.3125, -0.484375]);
        let p2 = std::hint::black_box(4_usize);
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
        let mut k: usize = 0;
        let rate = loop {
            k += 1;
            if k >= 4 || -1.90625 > b + b {
                break weights[2] + total;
            }
            weights[weights.len() - 1] /= 1.8125;
            weights[weights.len() - 1] += weights[k % weights.len()];
            weights[(k / 2 * 4 + 4) % weights.len()] += weights[k % 3].cos() * b;
        };
    }

    #[grad(jvp)]
    pub fn f(
        prev: f64,
        x: &[f64],
        state: [f64; 3],
        w: &mut [f64],
        v: &Vec<f64>,
        n: usize,
        count: i32,
    ) -> f64 {
        let mut prev =
            n as f64 * v[0] * (1.015625 + x[0]) * (prev * state[(n * 3 + 3) % 3] * 0.765625);
        if !(n % 2 == 0) {
            let mut rate: f64 = 0.0;
            for m in 0..w.len() {
                rate += w[m] * w[m];
            }
            let mut t = match (1 >> 1) % 4 {
                0 => (rate.sin().abs() + 1.375).powf(v[(2 * 6 + 4) % v.len()].sin()),
                1 | 2 => w[0],
                _ => v[((prev.abs() + 1.515625) * 3.0) as usize % v.len()]
                    .sin()
                    .exp(),
            };
            w[w.len() - 1] = w[1] * (n as f64 / (prev.abs() + 0.953125));
        } else {
            prev = ({
                let total = v[0];
                total * prev
            })
            .sin();
            let mut prev2 = -0.6875;
        }
        let sum = v[(v.len() * 2 + 3) % v.len()]
            * (x[(n * n * 4 + 1) % x.len()].tanh()
                + (match (3 + 3) % 4 {
                    0 => x[(n * 3 + 4) % x.len()],
                    1 | 2 if 0 / 3 >= 1 => -1.484375,
                    _ => -0.859375,
                }));
        let mut sum = (v[((prev.abs() + 1.640625) * 3.0) as usize % v.len()]
            * v[(1 * 6 + 3) % v.len()]
            * v[(n * 4 + 4) % v.len()]
                .mul_add(sum, v[((sum * sum + 0.984375) * 3.0) as usize % v.len()]))
        .sin();
        'l0: for n2 in (0..w.len() - 1).step_by(2) {
            relax1(sum * state[0], count as f64 * state[1], &mut w[1], n2 % 4);
            w[0] = -1.328125 / (v[(n2 * 3 + 1) % v.len()].abs() + 1.0625) * x[2 % x.len()].sin();
            w[(n / 3 * 3 + 1) % w.len()] = prev;
        }
        let mut acc = 0.0;
        for pos in 0..w.len() {
            acc += w[pos];
        }
        prev * (v[n % v.len()] * acc)
            + 1.15625 * acc
            + 1.015625 * sum
            + 1.5 * prev
            + 1.390625 * (-prev.abs()).exp()
            + 1.3125 * acc
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff777605d807121,
            outgoing: &[0x3fd4731219529909, 0xbfc6b6dad75f4826],
            gradient: &[
                (46.95126259055178, 51.97501320647123),
                (15.733667783004051, 17.41715868089196),
                (0.0, 0.0),
                (-3.885077965963315, 6.883117159973835),
                (-51.893500757978266, 57.446067228205045),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (64.36568558666676, 70.8752149820673),
                (6.76048871334272, 11.369349864807214),
            ],
            weighted: &[
                (40.99098811565085, 44.75880107759044),
                (13.736341762159592, 14.998959935575522),
                (0.0, 0.0),
                (-3.128105330127724, 5.376634725635614),
                (-45.30582896992987, 49.47025382259996),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (55.702531412090515, 60.58467845864093),
                (5.006059947216, 8.59131898639645),
            ],
        };
        let p0 = std::hint::black_box(0.984375_f64);
        let p1 = std::hint::black_box(vec![1.921875, -1.546875, -0.640625]);
        let p2 = std::hint::black_box([-0.890625, -0.140625, -0.71875]);
        let p3 = std::hint::black_box(vec![1.28125, 1.875]);
        let p4 = std::hint::black_box(vec![1.53125, 1.421875]);
        let p5 = std::hint::black_box(2_usize);
        let p6 = std::hint::black_box(1_i32);
        let mut m3 = p3.clone();
        let value = f(p0.clone(), &p1, p2.clone(), &mut m3, &p4, p5, p6);
        expected.check_call(value, &(m3.clone(),));
        let mut m3 = p3.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2.clone(), &mut m3, &p4, p5, p6));
        let mut m3 = p3.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2.clone(), &mut m3, &p4, p5, p6);
        expected.check_call(value, &(m3.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625];
        let mut b4 = vec![0.125, 0.125];
        let (value, (g0, g2)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            p2.clone(),
            &mut m3,
            &p4,
            p5,
            p6,
            &mut b1,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let first = (g0, b1.clone(), g2, b3.clone(), b4.clone());
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625];
        let mut b4 = vec![0.125, 0.125];
        let (value, (g0, g2)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            p2.clone(),
            &mut m3,
            &p4,
            p5,
            p6,
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
                0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.125, 0.125,
            ],
        );
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625];
        let mut b4 = vec![0.125, 0.125];
        let (value, (g0, g2)) = f_vjp(
            p0.clone(),
            &p1,
            p2.clone(),
            &mut m3,
            &p4,
            p5,
            p6,
            &mut b1,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_weighted(
            &(g0, b1.clone(), g2, b3.clone(), b4.clone()),
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.125, 0.125,
            ],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let d2 = [0.375, -0.625, 0.625];
        let mut d3 = vec![-0.375, 0.875];
        let d4 = vec![-0.125, 1.125];
        let (value, tangent) = f_jvp(
            p0.clone(),
            &p1,
            p2.clone(),
            &mut m3,
            &p4,
            p5,
            p6,
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

mod program_40 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(z: f64, b: f64, out: &mut [f64], k: usize) -> f64 {
        out[1] += (k as f64).atan();
        'l0: for i in 2..k % 3 + 1 {
            let mut i2: usize = 0;
            while i2 < 4 && 1 % 2 == 0 {
                i2 += 1;
                'l1: for m in 0..=4 {
                    let mut total =
                        (-1.765625 - out[(i2 * 4 + 4) % out.len()] - -0.703125) * b.sin();
                    let mut state = vec![0.0; i2 % 3 + 1];
                }
                let mut a = if (k as f64) > out[1] {
                    (out[(i2 * 7 + 3) % out.len()]
                        * -1.34375
                        * (out[(i2 * 7 + 3) % out.len()] * -1.34375)
                        + 0.75)
                        .cbrt()
                } else {
                    out[(1 * i * 4 + 4) % out.len()]
                };
                let mut sum = out[(i * 6 + 3) % out.len()];
                out[(i2 * 5 + 3) % out.len()] /= 1.671875;
            }
        }
        let mut b2 = 0.0;
        for k2 in 0..out.len() {
            b2 += out[k2] * out[k2];
        }
        let mut a2 = 0.0;
        for m2 in 0..out.len() {
            a2 += out[m2];
        }
        out[((z.abs() + 1.90625) * 3.0) as usize % out.len()]
            + 0.671875 * a2
            + 0.625 * b2
            + 1.140625 * z.tanh()
            + 1.21875 * (out[(0 * 3 + 2) % out.len()].abs() + 0.8125).ln()
    }

    #[grad]
    pub fn update1(total: f64, buf: &[f64]) -> f64 {
        let mut s = total;
        let mut total = (buf[0].sin() * buf[0].sin() + 1.421875).ln()
            * (buf[((total * total + 1.90625) * 3.0) as usize % buf.len()]
                - (total + buf[buf.len() - 1]));
        if !(s - s >= (s.abs() + 0.921875).ln()) {
            (total, s) = (s.cos(), -buf[0]);
            total += buf[0 % buf.len()].sin();
        } else {
            total -= buf[0];
            s *= 0.5;
        }
        let mut prev: f64 = 0.0;
        for m in 0..buf.len() {
            prev += buf[m] * buf[m];
        }
        let mut t: f64 = 0.0;
        for m2 in 0..buf.len() {
            t += buf[m2];
        }
        -0.015625 + buf[((prev.abs() + 0.953125) * 3.0) as usize % buf.len()] - s * buf[1]
            + 1.140625 * t
            + 1.390625 * prev
            + 1.234375 * total
            + 0.9375 * t.cos()
    }

    #[grad(jvp)]
    pub fn f(y: f64, rate: f64) -> f64 {
        let mut y = match 1 * 0 % 4 {
            0 => rate,
            1 | 2 => y * y - y,
            _ => rate,
        };
        let mut row = [
            -1.5,
            y * y,
            y.clamp(-1.25, 0.625),
            if 1 >> 1 == 3 { y } else { rate },
        ];
        if y * row[(3 % 3 * 5 + 1) % 4] >= row[0].sin() {
            let mut pos: usize = 0;
            let t = 'l0: loop {
                pos += 1;
                if pos >= 4 || row.len() % 2 == 0 {
                    break rate;
                }
                row[2] += update1(
                    row[((pos + pos) * 6 + 4) % 4] * 1.046875,
                    &row[..row.len() - 1],
                );
                for n in (0..4 - 1).rev() {
                    let mut state = vec![0.0; n % 3 + 1];
                    'l1: for k in 1..=pos % 3 + 1 {
                        state[1] += row[n];
                        let rate2 = -0.609375;
                        if row[n] * 1.859375 < rate.tanh() {
                            return stage0(row[n + 1], row[n + 1].tanh(), &mut state[1..], k % 4)
                                + row[(pos % 3 * 2 + 4) % row.len()]
                                + 0.671875 * y
                                + 0.34375 * (y * y + 1.953125).ln()
                                + 0.453125 * (state[0] * rate)
                                + 1.21875 * (rate2 * rate);
                        }
                        row[2] += (rate + 0.59375).powi(3);
                    }
                    let mut pos2: i32 = pos as i32 - 1;
                    y *= (row[(row.len() * 4 + 1) % 4] * row[(row.len() * 4 + 1) % 4] + 0.90625)
                        .ln()
                        .cos();
                }
                row[(pos * 6 + 2) % row.len()] = rate;
            };
            row[(pos * pos * 5 + 1) % 4] *= (pos as f64).abs().cos();
            row[3] += (y * row[(pos * 6 + 2) % row.len()]).sin();
        }
        let mut sum = 0.0;
        for n2 in 0..row.len() {
            sum += row[n2] * row[n2];
        }
        let mut sum2 = 0.0;
        for m in 0..row.len() {
            sum2 += row[m];
        }
        ({
            let sum3 = row[(row.len() * 4 + 4) % 4];
            sum3 * (0.921875 - row[((0 + 1) * 2 + 4) % 4])
        }) + 1.40625 * sum2
            + 1.40625 * sum
            + 1.484375 * y
            + 0.984375 * (row[(1 * 4 + 3) % 4] * rate)
            + 0.796875 * (row[(3 * 7 + 4) % 4] - sum2)
            + 0.296875 * sum
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff556bec01015ee,
            outgoing: &[],
            gradient: &[(0.0, 0.0), (1.9796612775623068, 10.289627803497176)],
            weighted: &[(0.0, 0.0), (1.4847459581717302, 7.717220852622882)],
        };
        let p0 = std::hint::black_box(-0.640625_f64);
        let p1 = std::hint::black_box(-0.09375_f64);
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

mod program_41 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(s: f64, s2: f64, state: &[f64], j: usize) -> f64 {
        let b = ((s + s) * state[1].sin()).atan();
        let s3: f64 = -1.34375;
        let mut weights: Vec<f64> = Vec::with_capacity(3);
        weights.push(j as f64 * 0.09375 * (s2 - state[1]));
        weights.push(1.921875 / (s2 * s2 + 1.078125) + s);
        weights.push((j as f64).sin().mul_add(state[1].sin(), s));
        let mut s = ((b / (s * s + 1.4375)).clamp(-1.25, 0.671875)
            * (b / (s * s + 1.4375)).clamp(-1.25, 0.671875))
        .ln_1p();
        let total = -0.625;
        let s2 = s3 - s3 + (s.powi(1) + (s + b));
        s += s2 * weights[(j % 2 * 5 + 3) % weights.len()]
            + (1.328125 + state[((s2.abs() + 0.953125) * 3.0) as usize % state.len()]);
        let mut t = if state[((s3 * s3 + 1.78125) * 3.0) as usize % state.len()]
            >= weights[(0 * 3 + 1) % weights.len()] * weights[(j * 2 + 2) % weights.len()]
        {
            state[((s2.abs() + 1.59375) * 3.0) as usize % state.len()]
        } else {
            state[0] * weights[(j / 3 * 2 + 4) % weights.len()]
        };
        (weights[1], t) = (
            s2 + total,
            match j % 4 {
                0 => b,
                1 | 2 if j + j < 0 => j as f64,
                _ => state[(2 / 3 * 6 + 4) % state.len()],
            },
        );
        let s4;
        if (j >> 1) % 2 == 0 && j > 1 {
            s4 = if 0 <= 0 {
                0.796875 - b
            } else {
                if (t.abs() + 1.296875).sqrt() < -1.0 {
                    state[(state.len() * 3 + 3) % state.len()]
                } else {
                    weights[j % weights.len()]
                }
            };
        } else {
            s4 = ((s2 - b) * (s2 - b)).ln_1p();
        }
        let rate = (t.abs() + 1.71875).recip()
            + s3.powi(2)
                * (if 0 % 2 == 0 && j % 2 == 0 {
                    weights[weights.len() - 1]
                } else {
                    state[(0 / 3 * 5 + 3) % state.len()]
                });
        if j >> 1 != 0 {
            weights[1] += s2.tanh();
        }
        let mut k: usize = j;
        let mut t2 = 0.0;
        for j2 in 0..weights.len() {
            t2 += weights[j2];
        }
        let mut t3 = 0.0;
        for pos in 0..weights.len() {
            t3 += weights[pos] * weights[pos];
        }
        (if j % 2 == 0 {
            weights[weights.len() - 1]
        } else {
            s2
        }) + (s2 * s2 + 1.625).ln()
            + 0.9375 * t3
            + 0.5625 * t2
            + 0.65625 * t
            + 1.5 * (state[(k * 2 + 1) % state.len()] - -0.984375)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401d5db68700c800,
            outgoing: &[],
            gradient: &[
                (-3.118193717862049, 5.232809525349856),
                (0.06174659729003906, 0.06174659729003906),
                (0.65625, 0.65625),
                (-6.239731974627311, 7.125911502530098),
                (0.0, 0.0),
                (1.5, 1.5),
            ],
            weighted: &[
                (-2.338645288396537, 3.9246071440123917),
                (0.0463099479675293, 0.0463099479675293),
                (0.4921875, 0.4921875),
                (-4.679798980970483, 5.344433626897573),
                (0.0, 0.0),
                (1.125, 1.125),
            ],
        };
        let p0 = std::hint::black_box(-1.140625_f64);
        let p1 = std::hint::black_box(0.1875_f64);
        let p2 = std::hint::black_box(vec![1.0, -0.359375, 0.921875, 1.546875]);
        let p3 = std::hint::black_box(1_usize);
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

    #[grad(jvp)]
    pub fn f(sum: f64, out: &[f64], j: usize) -> f64 {
        let mut n: usize = j;
        let mut b: f64 = 0.0;
        for k in 0..out.len() {
            b += out[k];
        }
        for j2 in (0..out.len()).rev() {
            let count: usize = (j & n) >> 1;
        }
        b += ((match j % 4 {
            0 => out[(j * j * 5 + 1) % out.len()],
            1..=2 if j % 2 == 0 => b,
            _ => b,
        }) * (match j % 4 {
            0 => out[(j * j * 5 + 1) % out.len()],
            1..=2 if j % 2 == 0 => b,
            _ => b,
        }))
        .ln_1p();
        let mut prev = out[0].sin();
        let u = if b.cos() < out[0] * -0.546875 {
            if 1 < 0 { b.sin().exp() } else { sum * out[1] }
        } else {
            {
                let t = 1.3125;
                t * (out[(n * 4 + 1) % out.len()] * t)
            }
        };
        if (if out[0].cos() > -0.875 { u } else { prev }) >= -0.375 {
            let mut b2 = 0.0;
            for pos in 0..out.len() {
                b2 += out[pos];
            }
            return sum.sin()
                + 0.640625 * b2
                + 0.5625 * prev
                + 1.3125 * b
                + 0.390625 * sum.tanh()
                + 0.265625 * sum.sin();
        }
        if (if b.floor() >= out[j % out.len()] + out[0] {
            out[(j * 2 + 3) % out.len()]
        } else {
            sum
        }) > -0.0625
        {
            for i in (0..out.len()).rev().step_by(2) {
                let mut b3 = u;
                if sum + out[((n + 0) * 7 + 4) % out.len()] > b {
                    let mut s = 0.0;
                    for count2 in 0..out.len() {
                        s += out[count2];
                    }
                    continue;
                }
            }
            let mut rate = match 3 % 4 {
                0 => b * out[1] * (out[3 % out.len()] * out[(n * 6 + 2) % out.len()]),
                1 | 2 if (n + 2) % 2 == 0 => match j * j % 4 {
                    0 => out[1].powi(1),
                    1 | 2 if j % 2 == 0 => (b * b + 1.796875).powf(prev.sin()),
                    _ => out[((n >> 1) * 3 + 2) % out.len()] * prev,
                },
                _ => (out[0 % out.len()].abs() + 1.703125).cbrt(),
            };
            let u = -0.46875;
        }
        let mut c = 0.0;
        for pos2 in 0..out.len() {
            c += out[pos2];
        }
        let mut c2 = 0.0;
        for n2 in 0..out.len() {
            c2 += out[n2];
        }
        out[j % out.len()]
            * 0.6875
            * ({
                let t2 = b;
                t2 * prev
            })
            + 0.84375 * c2
            + 1.109375 * c
            + 1.09375 * prev
            + 0.46875 * -0.90625
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402425b9c729b178,
            outgoing: &[],
            gradient: &[
                (0.6164380205640374, 1.1480117282795415),
                (2.2268879380823545, 2.2268879380823545),
                (3.0031250000000003, 3.0031250000000003),
            ],
            weighted: &[
                (0.46232851542302805, 0.8610087962096561),
                (1.670165953561766, 1.670165953561766),
                (2.25234375, 2.25234375),
            ],
        };
        let p0 = std::hint::black_box(1.171875_f64);
        let p1 = std::hint::black_box(vec![1.0625, 2.0]);
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

mod program_43 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(u: f64, weights: &[f64]) -> f64 {
        let (s, z) = (weights[2 % weights.len()].cos(), u);
        let mut s2 = weights[(3 * 2 + 3) % weights.len()].floor();
        let mut state = vec![
            -1.734375,
            weights[(3 * 4 + 4) % weights.len()] / (u.abs() + 1.890625),
            0.265625 - weights[weights.len() - 1],
        ];
        let s = (if s2 <= -0.171875 {
            weights[((s2 * s2 + 1.75) * 3.0) as usize % weights.len()] + s2
        } else {
            s + s
        }) + ((1.78125 / (weights[weights.len() - 1].abs() + 1.984375)).abs() + 1.140625)
            .sqrt();
        let mut sum = 0.0;
        for count in 0..state.len() {
            sum += state[count];
        }
        if s2 > -0.265625 {
            let mut t = 0.0;
            for n in 0..state.len() {
                t += state[n];
            }
            let mut s3 = 0.0;
            for m in 0..state.len() {
                s3 += state[m] * state[m];
            }
            let mut t2 = 0.0;
            for count2 in 0..state.len() {
                t2 += state[count2];
            }
        }
        let mut j: usize = 0;
        loop {
            j += 1;
            if j >= 2 || (j + j) % 2 == 0 {
                break;
            }
            s2 += ((weights[(3 * 6 + 1) % weights.len()] * weights[(3 * 6 + 1) % weights.len()]
                + 0.6875)
                .sqrt()
                * (weights[(3 * 6 + 1) % weights.len()] * weights[(3 * 6 + 1) % weights.len()]
                    + 0.6875)
                    .sqrt()
                + 1.140625)
                .cbrt();
            let mut t3 = ((-0.3125
                + z
                + (if (if j >> 1 <= 3 { s } else { -1.0 }) > 0.921875 || (j + j) % 2 == 0 {
                    z
                } else {
                    -0.515625
                }))
            .abs()
                + 1.375)
                .recip();
            for m2 in (0..weights.len()).step_by(2).rev() {
                sum = z;
                let mut s = state[1]
                    + (if weights[((s * s + 1.609375) * 3.0) as usize % weights.len()] - 0.15625
                        > -0.671875
                    {
                        s.max(sum)
                    } else {
                        -1.921875 * weights[m2]
                    });
            }
            let mut up = (j >> 1) % 2 == 0;
        }
        let mut c = 0.0;
        for k in 0..state.len() {
            c += state[k] * state[k];
        }
        let mut rate = 0.0;
        for n2 in 0..state.len() {
            rate += state[n2] * state[n2];
        }
        c + 0.9375 * rate
            + 1.21875 * c
            + 0.8125 * sum
            + 1.265625 * (u * u)
            + 0.90625 * -0.140625
            + 0.9375 * -1.890625
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x403ab6f0c0000000,
            outgoing: &[],
            gradient: &[
                (3.5802408854166665, 3.9344075520833335),
                (0.0, 0.0),
                (0.7083333333333333, 0.7083333333333333),
                (-14.818359375, 14.818359375),
            ],
            weighted: &[
                (2.6851806640625, 2.9508056640625),
                (0.0, 0.0),
                (0.53125, 0.53125),
                (-11.11376953125, 11.11376953125),
            ],
        };
        let p0 = std::hint::black_box(1.484375_f64);
        let p1 = std::hint::black_box(vec![0.625, 0.84375, -1.953125]);
        let value = f(p0.clone(), &p1);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
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
        u = (-u2.abs()).exp() - (if 1 * 0 >= 3 { *z } else { acc });
        let mut s2 = *z;
    }

    #[grad(jvp)]
    pub fn f(a: f64, x: &[f64], pos: usize, j: i32) -> f64 {
        if !(a > -1.296875 * x[x.len() - 1]) {
            let a = a.min(a).sin().exp() - a * x[pos % x.len()];
            let mut c = (match pos * pos % 4 {
                0 => a,
                1 | 2 => j as f64,
                _ => pos as f64,
            }) + a
                - (j as f64 * pos as f64).sin();
            c = (if 0.140625 >= 0.765625 {
                x[(pos * 6 + 2) % x.len()]
            } else {
                c
            }) + a.abs();
        }
        let mut t = x[(pos * 7 + 3) % x.len()];
        let mut count: usize = 0;
        loop {
            count += 1;
            if count >= 1 || pos == 1 {
                break;
            }
            let mut pos2: usize = 0;
            let z2: f64 = loop {
                pos2 += 1;
                if pos2 >= 2 || x.len() > 1 {
                    break t + pos as f64;
                }
                let z: f64 = 0.28125;
                let t2 = ((count as f64 + -2.0 + a.atan2(z)).abs() + 0.9375).sqrt();
                if t <= x[((t2 * t2 + 0.953125) * 3.0) as usize % x.len()].clamp(-1.25, 0.203125) {
                    for count2 in 0..x.len() - 1 {
                        let mut rate = 0.0;
                        for pos3 in 0..x.len() {
                            rate += x[pos3] * x[pos3];
                        }
                    }
                    let z = if -1.59375 + t2 < -0.65625
                        || x[(pos2 / 3 * 2 + 2) % x.len()].cos() >= a * t
                    {
                        j as f64
                    } else {
                        x[x.len() - 1].max(a) + (a - t2)
                    };
                    (t, t) = (z - z, t2 / (x[0] * x[0] + 1.3125));
                } else {
                    let b = 0.609375;
                    t *= x[3 % x.len()].mul_add(t2, pos as f64).cos();
                    t += z.sin();
                }
                t += t2 * t2 * (-0.359375 + t);
            };
            t = z2.tanh();
            let prev = (t.abs() + 1.28125).cbrt().floor().abs();
            let mut s = -0.046875;
        }
        let mut b2: f64 = 0.0;
        for k in 0..x.len() {
            b2 += x[k] * x[k];
        }
        let mut u = 0.0;
        for count3 in 0..x.len() {
            u += x[count3] * x[count3];
        }
        (if (pos + count) % 2 == 0 && 3 % 2 == 0 {
            x[((b2.abs() + 1.609375) * 3.0) as usize % x.len()] / (b2 * b2 + 1.9375)
        } else {
            if 1 % 2 == 0 { b2 } else { x[x.len() - 1] }
        }) + 0.75 * u
            + 1.0 * b2
            + 0.5 * t
            + 0.78125 * (-1.671875 - 0.4375)
            + 1.140625 * (x[((u * u + 1.84375) * 3.0) as usize % x.len()] - a)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40177cf000000000,
            outgoing: &[],
            gradient: &[
                (-1.140625, 1.140625),
                (2.125, 2.125),
                (4.21875, 4.21875),
                (-4.3046875, 6.3046875),
            ],
            weighted: &[
                (-0.85546875, 0.85546875),
                (1.59375, 1.59375),
                (3.1640625, 3.1640625),
                (-3.228515625, 4.728515625),
            ],
        };
        let p0 = std::hint::black_box(-1.796875_f64);
        let p1 = std::hint::black_box(vec![0.28125, 1.0625, -1.515625]);
        let p2 = std::hint::black_box(1_usize);
        let p3 = std::hint::black_box(-1_i32);
        let value = f(p0.clone(), &p1, p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, p2, p3, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2, p3, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_45 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(v: &Vec<f64>) -> (f64, f64) {
        let t: f64 = 0.453125;
        for pos in (1..v.len()).step_by(3).rev() {
            let mut rate = pos as f64 - t.sin();
        }
        if !(v[((t * t + 0.671875) * 3.0) as usize % v.len()].clamp(-1.25, 0.6875) > t) {
            let mut a = (v[((t * t + 1.0625) * 3.0) as usize % v.len()] + v[0 % v.len()])
                * -t
                * (({
                    let u = t;
                    u * v[1 % v.len()]
                }) - (match (1 ^ 1) % 4 {
                    0 => t,
                    1..=2 => t,
                    _ => t,
                }));
        }
        let mut z = 0.0;
        for k in 0..v.len() {
            z += v[k] * v[k];
        }
        (
            v[(v.len() * 3 + 4) % v.len()] - v[1]
                + 0.734375 * z
                + 0.953125 * z
                + 1.34375 * t.tanh()
                + 0.8125 * (t * z),
            t + 0.671875 * z
                + 0.59375
                    * ({
                        let u2 = v[3 % v.len()];
                        u2 * z
                    }),
        )
    }

    #[grad]
    pub fn energy1(rate: f64, out: &mut [f64], c: &f64, k: usize) {
        let mut y: f64 = 0.0;
        for k2 in 0..out.len() {
            y += out[k2] * out[k2];
        }
        let mut data = [
            y.min(1.34375),
            -0.59375,
            *c / (y.abs() + 1.90625),
            0.578125 + out[(k * k * 3 + 1) % out.len()],
        ];
        data[0] += *c;
        let mut rate = 0.46875;
        out[k % out.len()] /= 1.3125;
    }

    #[grad]
    pub fn relax2(c: f64, buf: [f64; 3], m: usize) {
        let z = buf[1].clamp(-1.25, 1.078125);
        for k in 0..buf.len() {
            let mut v = buf;
            energy1(z, &mut v, &c, m % 4);
            energy1(c * m as f64, &mut v, &c, k % 4);
        }
    }

    #[grad(jvp)]
    pub fn f(s: f64, a: f64, data: &[f64], out: &mut [f64], pos: usize) -> f64 {
        let mut row: Vec<f64> = Vec::with_capacity(4);
        row.push(s * 0.609375 - (if pos * pos <= 2 { 0.40625 } else { s }));
        row.push((-(pos as f64 * a).abs()).exp());
        row.push(s);
        let mut buf: Vec<f64> = vec![0.0; 4];
        out.swap(0, 0);
        let mut i: usize = 0;
        while i < 1 {
            i += 1;
            let mut a2 = buf[((pos + 2) * 7 + 2) % buf.len()]
                * (if (row[((i >> 1) * 7 + 3) % row.len()] * row[((i >> 1) * 7 + 3) % row.len()]
                    + 1.046875)
                    .powf(out[((s.abs() + 1.328125) * 3.0) as usize % out.len()].sin())
                    <= buf[0] + i as f64
                {
                    -0.453125
                } else {
                    s
                })
                * 1.484375;
            if 2 < 2 {
                break;
            }
        }
        let mut b = (buf[(pos * 7 + 3) % buf.len()] + s + (s - a)).atan();
        let prev = (out[out.len() - 1]
            * s
            * (buf[((pos + 1) * 4 + 1) % buf.len()] * buf[((pos + 1) * 4 + 1) % buf.len()]
                + 0.953125)
                .ln())
        .sin();
        (b, out[(i * 1 * 7 + 2) % out.len()]) = (buf[0] - i as f64, b);
        let mut j: usize = 0;
        loop {
            j += 1;
            if j >= 2
                || prev
                    / (data[((0 >> 1) * 4 + 3) % data.len()]
                        * data[((0 >> 1) * 4 + 3) % data.len()]
                        + 1.84375)
                    <= 0.03125
            {
                break;
            }
            let mut total = if i % 2 == 0 {
                (s * s).cos()
            } else {
                -1.8125 + out[1] - b.cos()
            };
            let mut m: usize = 0;
            let sum = 'l0: loop {
                m += 1;
                if m >= 1 || j % 2 == 0 {
                    break (i as f64).abs();
                }
                row.push(-0.984375);
                if m % 2 == 0 {
                    row[1] /= 1.609375;
                    row[1] += (s * 0.5).tanh();
                } else {
                    total = row[j % row.len()] + buf[(i * 6 + 3) % buf.len()] - (row[0] + 0.65625);
                }
            };
            buf[1] = out[1].sin();
        }
        j as f64
            + 0.5625 * b
            + 1.5 * out[((prev * prev + 1.03125) * 3.0) as usize % out.len()]
            + 1.15625 * (row[((2 ^ 2) * 3 + 1) % row.len()] + data[j % data.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fdf08f7b620ad50,
            outgoing: &[0xbff41538521b2f98, 0xbff4400000000000, 0x3fea000000000000],
            gradient: &[
                (0.2890477982687241, 0.2890477982687241),
                (-0.7861781300628238, 0.7861781300628238),
                (0.0, 0.0),
                (1.15625, 1.15625),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.31313511479111783, 0.31313511479111783),
                (-0.6378082305919052, 0.6378082305919052),
                (0.0, 0.0),
                (0.8671875, 0.8671875),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.625, 0.625),
                (0.75, 0.75),
            ],
        };
        let p0 = std::hint::black_box(-1.25_f64);
        let p1 = std::hint::black_box(0.5625_f64);
        let p2 = std::hint::black_box(vec![-0.53125, 1.484375, 1.984375, 1.1875]);
        let p3 = std::hint::black_box(vec![-0.03125, -1.265625, 0.8125]);
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
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
        expected.check_weighted(
            &first,
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
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
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let mut d3 = vec![0.625, -0.375, 0.875];
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

mod program_46 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(total: f64) -> f64 {
        let sum = total.powi(0) * (total.atan() * total.atan() + 1.046875).sqrt();
        for count in (1..=5).rev().step_by(3) {
            let c = sum.sin() - sum * total + total;
            let mut c2 = (-c * -0.703125).hypot(sum - 1.046875 - c / (sum * sum + 1.28125));
        }
        let u = match (1 & 0) % 4 {
            0 => match 2 % 4 {
                0 => 0.84375,
                1..=2 if 0 * 3 < 0 => match 3 % 4 {
                    0 => sum,
                    1 | 2 => sum,
                    _ => total,
                },
                _ => match (0 + 2) % 4 {
                    0 => sum,
                    1 | 2 if sum > (total * total + 0.84375).cbrt() => total,
                    _ => sum,
                },
            },
            1 | 2 => total - sum.max(1.796875),
            _ => sum,
        };
        (0.5 - sum).sin() + 1.28125 * (total / (total.abs() + 1.40625)) + 1.015625 * (total + sum)
    }

    #[grad]
    pub fn energy1(m: usize) -> f64 {
        let mut total = match m * m % 4 {
            0 => (m as f64 / (1.015625_f64.abs() + 0.875)).atan2(0.25_f64.clamp(-1.25, 0.015625)),
            1..=2 => {
                f64::from(0.390625 * 0.390625 + 1.921875).powf(0.609375_f64.sin())
                    + (m as f64 + 0.59375)
            }
            _ => match m % 4 {
                0 => {
                    if !(1.0625 >= 1.359375 - 0.515625) {
                        0.46875
                    } else {
                        1.5
                    }
                }
                1 | 2 => 1.0 + -1.28125,
                _ => 0.6875,
            },
        };
        total = total / (energy0(total.atan2(total)).abs() + 1.890625);
        total = if total * total > -0.421875 {
            total
        } else {
            -0.625 * m as f64
        };
        'l0: for pos in (2..3).rev().step_by(2) {
            total *= (total * total).cos();
            total += total;
            let mut u = total.sin() * total * (-(total * total + 1.75).recip().abs()).exp();
            let mut data = vec![total * -0.046875; pos % 3 + 1];
        }
        ((total * total).abs() + 1.25).sqrt()
            + 0.828125 * total
            + 1.46875 * total.cos()
            + 1.484375 * m as f64
    }

    #[grad]
    pub fn relax2(t: f64) -> f64 {
        let mut sum = t.hypot(t);
        let rate = if 3 % 2 == 0 {
            (t * t + 0.5625).powf((t * -1.828125).sin())
        } else {
            (if t.sin() <= -0.671875 { t } else { sum }) * (sum + sum)
        };
        let mut b = sum.mul_add(0.59375, rate) - (t - 1.921875) - rate;
        if sum + t >= rate + b {
            std::mem::swap(&mut sum, &mut b);
            sum -= -0.203125;
            b = (t.abs() + 1.765625).powf(t.sin());
        }
        (b * -0.15625).cos()
            + 1.421875 * b
            + 1.015625 * sum
            + 0.265625 * (0.984375 * b)
            + 0.90625 * b.sin()
            + 0.453125 * t
    }

    #[grad(jvp)]
    pub fn f(s: f64, total: &mut f64) -> f64 {
        let mut u = energy1(1 % 4);
        let mut state = [if u - 0.03125 <= -0.921875 { s } else { s }; 3];
        let mut z = (*total / (state[(3 * 2 + 1) % 3].abs() + 1.015625) - state[1]).tanh();
        let mut i: usize = 0;
        while i < 1
            && (match 2 % 4 {
                0 => i as f64,
                1 | 2 if state.len() % 2 == 0 => u,
                _ => i as f64,
            }) <= -0.453125
        {
            i += 1;
            let mut out: Vec<f64> = Vec::with_capacity(3);
            out.push(if i % 2 == 0 {
                z * state[state.len() - 1]
            } else {
                z.cos()
            });
            out.push(match i / 3 % 4 {
                0 => s.sin(),
                1..=2 => {
                    if (z.abs() + 1.703125).powf(s.sin())
                        >= (if (u + i as f64)
                            > (if s * state[((i + i) * 4 + 3) % 3] < state[1] - 0.53125 {
                                *total
                            } else {
                                z
                            })
                            && state[0] + u >= u / (z.abs() + 0.734375)
                        {
                            z
                        } else {
                            state[0]
                        })
                    {
                        state[1]
                    } else {
                        u
                    }
                }
                _ => u * state[((i >> 1) * 4 + 2) % state.len()],
            });
            out.push(state[state.len() - 1]);
            out.push(
                (match i % 4 {
                    0 => state[(i * 2 + 1) % 3],
                    1 | 2 => state[0],
                    _ => z,
                }) - energy1(i % 4),
            );
            for n in 1..out.len() {
                u = u;
                for n2 in (0..out.len() - 1).rev() {
                    if (match (i ^ n2) % 4 {
                        0 => u,
                        1..=2 if n2 % 2 == 0 => out[out.len() - 1],
                        _ => u,
                    }) > z
                    {
                        out.swap(0, 0);
                        u *= relax2({
                            let rate = out[n2];
                            rate * -0.9375
                        })
                        .cos();
                    }
                    out[n2] += s - 1.171875 * out[n - 1];
                }
                let mut count: usize = 0;
                loop {
                    count += 1;
                    {
                        let r = &mut out[n];
                        *r += {
                            let total2 = s;
                            total2 * state[state.len() - 1]
                        };
                    }
                    if count >= 4 {
                        break;
                    }
                }
                let mut t = u.sin();
            }
        }
        total.clamp(-1.25, 0.96875)
            + 0.96875 * z
            + 0.859375 * u
            + 0.515625 * *total
            + 0.3125
                * ({
                    let prev = i as f64;
                    prev * state[1]
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40107d5b7cb54be4,
            outgoing: &[0x3fe4800000000000],
            gradient: &[
                (-0.22863327017982368, 1.884783684837477),
                (1.594534084492973, 2.1661276802129095),
            ],
            weighted: &[
                (-0.17147495263486776, 1.4135877636281078),
                (1.6959005633697297, 2.124595760159682),
            ],
        };
        let p0 = std::hint::black_box(1.640625_f64);
        let p1 = std::hint::black_box(0.640625_f64);
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
        let mut b1 = 0.5_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &mut m1, &mut b1, 0.75);
        expected.check_call(value, &(m1.clone(),));
        let first = (g0, b1.clone());
        let mut m1 = p1.clone();
        let mut b1 = 0.5_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &mut m1, &mut b1, 0.75);
        expected.check_call(value, &(m1.clone(),));
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0]);
        let mut m1 = p1.clone();
        let mut b1 = 0.5_f64;
        let (value, g0) = f_vjp(p0.clone(), &mut m1, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.0]);
        let mut m1 = p1.clone();
        let d0 = -0.125_f64;
        let mut d1 = 1.125_f64;
        let (value, tangent) = f_jvp(p0.clone(), &mut m1, d0, &mut d1);
        expected.check_call(value, &(m1.clone(),));
        expected.check_tangent(tangent, &(d1.clone(),));
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
            let mut y = -0.921875;
            *prev = sum * v[((m2 + m) * 2 + 4) % v.len()] + v[0];
            (v[((3 + m2) * 5 + 4) % v.len()], v[0]) = (
                if v.len() % 2 == 0 {
                    v[(m2 / 3 * 6 + 1) % v.len()]
                } else {
                    v[2 % v.len()]
                },
                match m2 / 3 % 4 {
                    0 => sum,
                    1 | 2 => v[((y * y + 1.6875) * 3.0) as usize % v.len()],
                    _ => v[(m * m2 * 7 + 3) % v.len()],
                },
            );
        }
        let mut s = 0.0;
        for j in 0..v.len() {
            s += v[j];
        }
        (s * sum).tanh() + 1.5 * s + 1.265625 * *prev + 0.390625 * (1.734375 * y)
    }

    #[grad(jvp)]
    pub fn f(z: f64, data: &[f64], weights: &mut [f64]) -> f64 {
        let mut j: usize = 0;
        while j < 3 && z.sin().exp() < 0.703125 {
            j += 1;
            let found = z.cos() >= 0.140625;
            if j + j == 3 {
                {
                    let r = &mut weights[1];
                    *r -= -1.5;
                }
                let c = z;
                if (-1.8125 + j as f64) > 0.6875 {
                    let rate = (c - data[data.len() - 1]).atan().sin();
                    if j != 2 {
                        weights[j % weights.len()] +=
                            update0(z.mul_add(c, z), data[j % data.len()] + z, &data[..2]);
                        let mut t = 0.0;
                        for i in 0..weights.len() {
                            t += weights[i] * weights[i];
                        }
                    }
                    let mut out = vec![
                        rate + data[(j * 7 + 1) % data.len()],
                        if j < 3 { rate } else { data[3 % data.len()] },
                    ];
                }
            } else {
                for m in (0..data.len()).rev() {
                    weights[weights.len() - 1] += z;
                }
            }
            let mut flag = z - data[1] < z * j as f64;
        }
        {
            let r = &mut weights[0];
            *r += z;
        }
        let mut b = 0.0;
        for m2 in 0..weights.len() {
            b += weights[m2] * weights[m2];
        }
        z - 1.90625
            + 0.765625 * b
            + 0.828125 * (b * weights[((j + 3) * 5 + 2) % weights.len()])
            + 0.296875 * (j as f64).cos()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40045e9c30000000,
            outgoing: &[0x3ff6400000000000, 0x3feb000000000000],
            gradient: &[
                (5.0727386474609375, 5.0727386474609375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (4.0727386474609375, 4.0727386474609375),
                (4.662113189697266, 4.662113189697266),
            ],
            weighted: &[
                (4.304553985595703, 4.304553985595703),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (3.554553985595703, 3.554553985595703),
                (4.121584892272949, 4.121584892272949),
            ],
        };
        let p0 = std::hint::black_box(0.28125_f64);
        let p1 = std::hint::black_box(vec![-1.046875, 1.3125, -1.0, -0.078125, -1.484375]);
        let p2 = std::hint::black_box(vec![1.109375, 0.84375]);
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
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, b1.clone(), b2.clone());
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
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
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let mut d2 = vec![0.625, -0.375];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
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
                let mut n: usize = 0;
                let a = loop {
                    n += 1;
                    if n >= 1 || m / 2 % 2 == 0 {
                        break v[2];
                    }
                    let mut total = if rate2.sin().exp() > 0.171875 {
                        match j % 3 % 4 {
                            0 => v[1],
                            1 | 2 => rate2 - j as f64,
                            _ => rate2.clamp(-1.25, 0.0),
                        }
                    } else {
                        1.984375 * j as f64 - j as f64 / (j as f64 * j as f64 + 1.734375)
                    };
                };
                if rate2.hypot(0.203125)
                    >= (if v2[m2 - 1] * -0.9375 >= -1.3125 * v2[m2] {
                        v2[0]
                    } else {
                        v2[m2]
                    })
                {
                    break;
                }
            }
            let mut w = [
                rate2 * v[((rate2 * rate2 + 0.90625) * 3.0) as usize % 3],
                rate2.max(v2[1]),
                rate2 + v2[0],
                (rate2 * rate2).ln_1p(),
            ];
            v2[1] = (w[0] * w[0] + 0.546875).ln();
        }
        (
            (-1.453125_f64.abs()).exp().sin() + 1.25 * 0.6875,
            (match m % 4 {
                0 => v[2],
                1..=2 => 1.09375,
                _ => 0.9375,
            })
            .clamp(-1.25, 0.15625)
                + 1.4375 * (0.3125 * 0.859375)
                + 0.890625 * 1.3125,
        )
    }

    #[grad(jvp)]
    pub fn f(rate: f64, c: f64, buf: [f64; 3], count: i32) -> f64 {
        let mut c = rate.sin()
            * ({
                let y = count as f64;
                y * 0.296875
            })
            - (c.floor() * c.floor() + 0.765625).ln();
        let mut c2 = buf[1];
        let mut total = buf[((rate.abs() + 0.59375) * 3.0) as usize % 3].tanh()
            * (if 3 % 2 == 0 { buf[0 % buf.len()] } else { rate })
            + (match 2 * 1 % 4 {
                0 => count as f64,
                1..=2 => buf[1],
                _ => buf[((c2 * c2 + 1.0) * 3.0) as usize % buf.len()],
            })
            .cos();
        c /= 1.25;
        if 3 >> 1 == 0 {
            for i in 0..buf.len() - 1 {
                let mut count2: usize = 0;
                loop {
                    count2 += 1;
                    let mut v = vec![total.atan(), -c2];
                    c2 /= 1.359375;
                    c -= (-1.90625 * v[(buf.len() * 7 + 1) % v.len()])
                        .atan2(v[1 % v.len()] + buf[i]);
                    if count2 >= 4 {
                        break;
                    }
                }
            }
        }
        if total - 1.203125
            >= (if buf[((1 + 3) * 2 + 1) % 3] > buf[1 % 3].sin() {
                0.03125
            } else {
                total
            })
        {
            if buf.len() % 2 == 0 {
                let mut rate = c2 * (buf[1] * buf[1] / (total * total + 1.71875));
                let (t, b) = (c, buf[(3 * 6 + 4) % 3]);
            } else {
                if 1 + 1 == 1 {
                    let acc;
                    if total * total <= 0.765625 {
                        acc = buf[(1 % 2 * 5 + 4) % 3];
                    } else {
                        acc = buf[((3 + 0) * 5 + 1) % buf.len()]
                            * (0.015625
                                / (buf[(1 * 2 * 4 + 2) % 3] * buf[(1 * 2 * 4 + 2) % 3] + 0.5));
                    }
                    let acc = (match (0 + 3) % 4 {
                        0 => 1.90625 + 1.984375,
                        1 | 2 => 1.453125 + c2,
                        _ => rate - buf[1 % buf.len()],
                    })
                    .powi(2);
                } else {
                    total /= 1.9375;
                }
                let mut c2 = (count as f64 * count as f64 + 0.859375).powf((count as f64).sin());
            }
            c = buf[0];
            std::mem::swap(&mut c2, &mut total);
        } else {
            c -= buf[((c2.abs() + 0.9375) * 3.0) as usize % 3];
            let s = (buf[2 % buf.len()].abs() + 1.234375).powf(total.sin());
        }
        let mut y2 = 0.0;
        for count3 in 0..buf.len() {
            y2 += buf[count3] * buf[count3];
        }
        c * buf[((c * c + 0.5) * 3.0) as usize % 3] * buf[(1 * 2 + 3) % buf.len()].sin().exp()
            + 0.828125 * y2
            + 1.328125 * total
            + 0.546875 * c2
            + 1.21875 * (total + y2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4016dd8a51584bd0,
            outgoing: &[],
            gradient: &[
                (-1.0467182799370984, 1.6661482090011162),
                (0.0, 0.0),
                (4.5658394679155165, 5.4126761570844835),
                (0.5903634717870911, 4.213347465712909),
                (-2.2027201150978226, 4.033286521347822),
            ],
            weighted: &[
                (-0.7850387099528238, 1.249611156750837),
                (0.0, 0.0),
                (3.4243796009366374, 4.059507117813363),
                (0.44277260384031836, 3.1600105992846816),
                (-1.652040086323367, 3.0249648910108666),
            ],
        };
        let p0 = std::hint::black_box(0.359375_f64);
        let p1 = std::hint::black_box(1.03125_f64);
        let p2 = std::hint::black_box([1.21875, 0.453125, -0.59375]);
        let p3 = std::hint::black_box(2_i32);
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
                w[n] += state[((u.abs() + 0.921875) * 3.0) as usize % state.len()];
                (w[n], u) = (
                    acc,
                    match n % 4 {
                        0 => u,
                        1..=2 if (n + n) % 2 == 0 => u,
                        _ => state[1],
                    },
                );
                (c, w[0]) = (
                    u.atan(),
                    (state[(0 * n * 5 + 1) % state.len()] * state[(0 * n * 5 + 1) % state.len()])
                        .ln_1p(),
                );
            } else {
                let u2;
                if (n >> 1) % 2 == 0 {
                    u2 = acc;
                } else {
                    u2 = n as f64;
                }
                if ({
                    let rate = total;
                    rate * state[state.len() - 1]
                }) >= state[((n + 1) * 4 + 3) % state.len()]
                {
                    w[n] = (match (n + n) % 4 {
                        0 => -0.828125,
                        1..=2 => total,
                        _ => w[(n * 2 + 2) % w.len()],
                    }) + (if w[n] * 1.90625
                        <= (match (n ^ n) % 4 {
                            0 => w[n],
                            1..=2 => state[(n * 6 + 2) % state.len()],
                            _ => -1.09375,
                        }) {
                        total
                    } else {
                        w[1]
                    });
                    let mut weights = w.clone();
                }
            }
            match 1 % 4 {
                0 => {
                    let mut m: usize = 0;
                    let prev = 'l0: loop {
                        m += 1;
                        if m >= 4 {
                            break -u;
                        }
                        (u, w[n]) = (if (m + 3) % 2 == 0 { total } else { u }, 1.890625 - 0.1875);
                        let mut rate2 = 0.0;
                        for pos2 in 0..w.len() {
                            rate2 += w[pos2] * w[pos2];
                        }
                    };
                }
                1 | 3 => {
                    u += (match n % 4 {
                        0 => total,
                        1 | 2 => c,
                        _ => pos as f64,
                    })
                    .cos();
                    let prev2 = w[n % w.len()];
                }
                _ => {
                    u = acc;
                    u = (acc * acc + 0.859375).powf(u.sin()) * total.cos();
                    (u, c) = (
                        match (n >> 1) % 4 {
                            0 => state[((total.abs() + 0.828125) * 3.0) as usize % state.len()],
                            1..=2 => acc,
                            _ => w[n],
                        },
                        w[n] * acc,
                    );
                }
            }
            w.push((1.796875 + state[state.len() - 1]) * (state[n % state.len()] * n as f64));
        }
        let mut a = 0.0;
        for j in 0..w.len() {
            a += w[j];
        }
        total
            + 1.140625 * a
            + 1.390625 * c
            + 1.078125 * (acc * state[1 % state.len()])
            + 1.328125 * pos as f64
            + 1.453125 * state[((3 + 2) * 3 + 2) % state.len()].tanh()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4015ab9589084f93,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (3.8111693046998565, 5.00284182171481),
                (0.0, 0.0),
                (6.049063565470924, 6.049063565470924),
                (0.1268549306962049, 2.8150396005537948),
            ],
            weighted: &[
                (0.0, 0.0),
                (2.8583769785248925, 3.7521313662861075),
                (0.0, 0.0),
                (4.536797674103193, 4.536797674103193),
                (0.09514119802215368, 2.111279700415346),
            ],
        };
        let p0 = std::hint::black_box(-1.078125_f64);
        let p1 = std::hint::black_box(1.59375_f64);
        let p2 = std::hint::black_box(vec![-0.125, 0.015625, 1.96875]);
        let p3 = std::hint::black_box(-2_i32);
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
        let mut s = w[((pos + pos) * 4 + 2) % w.len()];
        let b = w[1].cos();
    }

    #[grad]
    pub fn blend1(t: f64, u: f64, row: &[f64; 3], y: &mut f64, t2: &f64) -> f64 {
        let sum: f64;
        if !(*y * *t2 >= -(*y)) {
            sum = (match (2 + 2) % 4 {
                0 => row[1],
                1..=2 => *t2,
                _ => u,
            }) / (row[0].powi(3) * row[0].powi(3) + 1.4375);
        } else {
            sum = row[(1 * 3 + 1) % 3].tanh() - (row[0] - 1.75);
        }
        if 3 + 3 > 3 {
            'l0: for count in 0..3 - 1 {
                let mut c = match count % 4 {
                    0 => t + *t2 - (t + 1.78125),
                    1..=2
                        if row[((y.abs() + 0.765625) * 3.0) as usize % 3] + row[1]
                            >= -1.71875 + -0.953125 =>
                    {
                        (count as f64 - row[count + 1]) * row[1]
                    }
                    _ => row[count] - (*t2 + t),
                };
            }
            if sum < -0.765625 || row.len() == 1 {
                (*y, *y) = (
                    row[0] - *t2,
                    row[((*t2 * *t2 + 1.734375) * 3.0) as usize % 3],
                );
                let u = u;
                let sum2 = if u.clamp(-1.25, 1.171875) <= (if 2 < 2 { t } else { u }) {
                    1.8125 + u
                } else {
                    *t2
                };
            } else {
                (*y, *y) = (
                    if row[0 % 3] * sum > 0.109375 {
                        row[((t * t + 1.828125) * 3.0) as usize % 3]
                    } else {
                        sum
                    },
                    row[((1 >> 1) * 3 + 4) % 3],
                );
            }
            let c2 = {
                let sum3 = sum.cos();
                sum3 * (-(row[1 % row.len()] * u).abs()).exp()
            };
        } else {
            *y -= match (0 + 1) % 4 {
                0 => row[2],
                1 | 2 => row[((sum * sum + 1.546875) * 3.0) as usize % 3].powi(0),
                _ => t,
            };
            *y /= 1.671875;
            let mut rate = (*t2 + *t2 + (-row[row.len() - 1].abs()).exp()).powi(3);
        }
        let mut b = 0.0;
        for i in 0..row.len() {
            b += row[i];
        }
        let mut c3 = 0.0;
        for m in 0..row.len() {
            c3 += row[m];
        }
        (row[1]
            / (row[((y.abs() + 1.03125) * 3.0) as usize % 3]
                * row[((y.abs() + 1.03125) * 3.0) as usize % 3]
                + 1.0625))
            .abs()
            + 0.984375 * c3
            + 1.25 * b
            + 0.78125 * *y
            + 0.859375 * b
            + 0.734375 * u
            + 1.453125 * row[1]
    }

    #[grad]
    pub fn stage2(u: f64) -> f64 {
        if 2 > 1 {
            let y2 = match (2 + 3) % 4 {
                0 => {
                    (match 0 * 1 % 4 {
                        0 => u,
                        1 | 2 if u.sin() <= -0.34375 => u,
                        _ => u,
                    }) - (u - u)
                }
                1 | 2 => (u * u + 0.6875).sqrt(),
                _ => {
                    let y = {
                        let u2 = u;
                        u2 * u
                    };
                    y * u
                }
            };
            let acc = u;
        } else {
            let mut a = (({
                let c = u;
                c * c
            }) / (u.cos().abs() + 0.53125))
                .tanh();
        }
        let mut y4 = if u + u <= u - 0.484375 { u.abs() } else { u };
        let mut prev = -0.0625;
        u + 0.796875 * prev + 0.625 * y4 + 0.9375 * y4
    }

    #[grad(jvp)]
    pub fn f(sum: f64, buf: &[f64], buf2: &[f64; 3], data: &Vec<f64>, pos: i32) -> f64 {
        for n in 0..1 {
            if !(n * n % 2 == 0) {
                let b = 0.515625;
                let mut acc = match n % 4 {
                    0 => buf[(0 * n * 7 + 4) % buf.len()],
                    1..=2 => (buf2[2] + data[0]).cos(),
                    _ => data[1],
                };
                acc += acc.abs().tanh();
            } else {
                if buf2.len() % 2 == 0 {
                    let done = n * 2 > 2;
                }
                let mut n2: usize = 0;
                'l0: while n2 < 4 && sum - buf[n2 % buf.len()] <= -0.390625 {
                    n2 += 1;
                    let mut data2 = [0.0; 3];
                    let mut s = -0.765625;
                }
            }
            'l1: for pos2 in (1..data.len()).step_by(2) {
                if (2 >> 1) % 2 == 0 {
                    let mut acc2 = n as f64 * sum.min((n as f64).sin());
                    acc2 = (sum * sum).ln_1p()
                        + (match 2 % 4 {
                            0 => sum,
                            1 | 2 if buf2[((pos2 + pos2) * 7 + 1) % buf2.len()] > 0.03125 => acc2,
                            _ => n as f64,
                        });
                    let mut acc3 = 0.0;
                    for pos3 in 0..data.len() {
                        acc3 += data[pos3];
                    }
                } else {
                    let c = sum
                        / ((sum + buf[(pos2 * 5 + 1) % buf.len()])
                            * (sum + buf[(pos2 * 5 + 1) % buf.len()])
                            + 1.0625);
                    let z = buf[1].atan()
                        - (if (n >> 1) % 2 == 0 {
                            buf[((3 + pos2) * 3 + 3) % buf.len()]
                        } else {
                            c
                        }) * (c * buf[0]);
                    let mut table = [[0.0; 2]; 2];
                }
                let mut s2 = (sum
                    * sum
                    * (data[((sum.abs() + 1.671875) * 3.0) as usize % data.len()] * sum)
                    * (sum
                        * sum
                        * (data[((sum.abs() + 1.671875) * 3.0) as usize % data.len()] * sum))
                    + 1.671875)
                    .ln();
            }
        }
        let mut y: f64 = 0.0;
        for n3 in 0..buf2.len() {
            y += buf2[n3];
        }
        (if (y * y + 0.6875).ln() >= data[1 % data.len()].tanh() {
            sum + y
        } else {
            sum
        }) + 0.796875 * y
            + 0.734375 * (pos as f64 * sum)
            + 1.328125 * (sum * data[(0 * 3 + 4) % data.len()])
            + 0.96875 * (buf[0] - buf[((y * y + 1.015625) * 3.0) as usize % buf.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4010a9e000000000,
            outgoing: &[],
            gradient: &[
                (1.27783203125, 2.19091796875),
                (0.0, 1.9375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.796875, 1.796875),
                (1.796875, 1.796875),
                (1.796875, 1.796875),
                (0.0, 0.0),
                (0.33203125, 0.33203125),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.9583740234375, 1.6431884765625),
                (0.0, 1.453125),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.34765625, 1.34765625),
                (1.34765625, 1.34765625),
                (1.34765625, 1.34765625),
                (0.0, 0.0),
                (0.2490234375, 0.2490234375),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(0.25_f64);
        let p1 = std::hint::black_box(vec![-0.265625, -0.640625, 0.4375, -0.578125]);
        let p2 = std::hint::black_box([1.390625, -1.09375, 1.84375]);
        let p3 = std::hint::black_box(vec![-1.703125, -0.34375, -0.921875]);
        let p4 = std::hint::black_box(1_i32);
        let value = f(p0.clone(), &p1, &p2, &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, &p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = [0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &p2,
            &p3,
            p4,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone(), b3.clone());
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = [0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            &p2,
            &p3,
            p4,
            &mut b1,
            &mut b2,
            &mut b3,
            0.75,
        );
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone(), b3.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = [0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(
            p0.clone(),
            &p1,
            &p2,
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
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let d2 = [-0.625, 0.625, -0.375];
        let d3 = vec![0.875, -0.125, 1.125];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, &p3, p4, d0, &d1, &d2, &d3);
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
            let mut n: usize = 0;
            'l0: while n < 1 {
                n += 1;
                let sum = total;
            }
            *s *= (*s2 + *s2).cos();
            let mut t = if s.sin() > (-s.abs()).exp() && s2.atan() <= 0.046875 {
                *s
            } else {
                *s2 * total + total
            };
            let mut prev = match (n + count) % 4 {
                0 => t,
                1 | 2 => s2.sin().sin(),
                _ => t * 1.546875 * (if 1 >> 1 >= 0 { total } else { *s }),
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
        let mut s = ((match m % 4 {
            0 => z,
            1 | 2 => z,
            _ => z,
        }) - (z - z))
            * z;
        s = j as f64;
    }

    #[grad(jvp)]
    pub fn f(total: f64, u: f64, data: &[f64]) -> f64 {
        energy1(
            data[((u * u + 1.59375) * 3.0) as usize % data.len()] + total,
            0 % 4,
        );
        energy1(total * data[data.len() - 1], 2 % 4);
        let u = ({
            let c = data[((u.abs() + 0.84375) * 3.0) as usize % data.len()];
            c * (data[((u.abs() + 1.71875) * 3.0) as usize % data.len()] + -0.859375)
        }) * (total.mul_add(data[data.len() - 1], total)
            - 1.09375 * data[(1 * 4 + 4) % data.len()]);
        let mut u = total - u - u * data[(3 * 2 * 7 + 3) % data.len()] + total;
        let mut total =
            (-1.8125 + data[3 % data.len()]).abs() * data[((3 + 2) * 6 + 3) % data.len()];
        let b: f64 = 0.28125;
        u /= 1.546875;
        u = total.sin().tanh();
        let mut count: usize = 0;
        loop {
            count += 1;
            if count >= 2
                || data[((total * total + 1.84375) * 3.0) as usize % data.len()]
                    >= (b * b + 0.703125).recip()
            {
                break;
            }
            let mut m: usize = 0;
            loop {
                m += 1;
                if m >= 3 || count % 2 == 0 {
                    break;
                }
                let mut weights = data.to_vec();
                let sum: f64 = -0.203125;
                let u = u.abs() + data[((3 + count) * 2 + 2) % data.len()];
                for j in 1..weights.len() {
                    let mut x = vec![b.sin().exp(), weights[j - 1].clamp(-1.25, 0.25)];
                    if 1 % 2 == 0 {
                        weights[j] *= u.clamp(-1.25, 1.296875).cos();
                        total += 0.640625 * total - total.cos();
                        let flag = j * count > 2;
                    }
                    let mut rate = -0.515625;
                    let mut w: Vec<f64> = Vec::new();
                    w.push(
                        x[((sum.abs() + 0.953125) * 3.0) as usize % x.len()] + 1.484375 + u * rate,
                    );
                    w.push(data[(j * 6 + 1) % data.len()].clamp(-1.25, 1.171875));
                    w.push(match count % 4 {
                        0 => sum - 0.390625,
                        1 | 2 if j + 1 < 1 => {
                            u / (data[(count * 4 + 2) % data.len()].abs() + 1.4375)
                        }
                        _ => b,
                    });
                }
            }
            total = match count % 4 {
                0 => total.sin(),
                1 | 2 => data[0],
                _ => total.hypot(data[0]),
            };
            energy1(data[1 % data.len()], count % 4);
            u = (data[(count % 2 * 5 + 4) % data.len()] * data[(count % 2 * 5 + 4) % data.len()]
                + 1.578125)
                .powf(total.sin())
                + (-1.546875 + data[((b * b + 1.609375) * 3.0) as usize % data.len()]);
        }
        let mut acc = 0.0;
        for pos in 0..data.len() {
            acc += data[pos] * data[pos];
        }
        u + (-0.34375 - -1.46875)
            + 0.5625 * acc
            + 1.21875 * total
            + 1.296875 * u
            + 0.609375 * (total + u)
            + 0.765625 * b.exp_m1()
            + 0.546875 * total
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401f9a7ea54d6d8f,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (1.08984375, 1.08984375),
                (13.284750983739265, 17.856712642631123),
                (1.86328125, 1.86328125),
                (-2.474334480040808, 2.7560193215839077),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (0.8173828125, 0.8173828125),
                (9.963563237804449, 13.392534481973343),
                (1.3974609375, 1.3974609375),
                (-1.8557508600306059, 2.0670144911879307),
            ],
        };
        let p0 = std::hint::black_box(-1.328125_f64);
        let p1 = std::hint::black_box(1.53125_f64);
        let p2 = std::hint::black_box(vec![0.96875, 0.203125, 1.65625, -1.484375]);
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
        state[0] = ((match 0 % 2 % 4 {
            0 => state[state.len() - 1],
            1..=2 => state[((sum2 * sum2 + 1.71875) * 3.0) as usize % state.len()],
            _ => -1.375,
        }) * (match 0 % 2 % 4 {
            0 => state[state.len() - 1],
            1..=2 => state[((sum2 * sum2 + 1.71875) * 3.0) as usize % state.len()],
            _ => -1.375,
        }) + 0.953125)
            .sqrt();
        let rate2 = ({
            let rate = -0.609375 - state[1];
            rate * (state[((n & n) * 5 + 1) % state.len()] + state[(n / 2 * 2 + 4) % state.len()])
        })
        .powi(2);
        state[((n + n) * 4 + 1) % state.len()] = sum;
        let mut sum3 = state[n % state.len()]
            .mul_add(
                state[(n * 3 + 1) % state.len()],
                state[(state.len() * 7 + 3) % state.len()],
            )
            .hypot(sum2.sin())
            .clamp(-1.25, 0.578125);
        let k: usize = (1.21875 * sum2).abs() as usize % 5;
        'l0: for count in (2..0).rev().step_by(3) {
            state[(n % 3 * 7 + 4) % state.len()] = sum.atan();
        }
        let mut data: Vec<f64> = vec![0.0; k % 3 + 1];
        let mut sum = state[0] / (sum.atan() * sum.atan() + 0.828125);
        match k % 4 {
            0 => {
                if n < 1 {
                    match (n + 2) % 4 {
                        0 => {
                            data[1] = sum2;
                            let mut a = -0.359375
                                * state[((sum2.abs() + 0.90625) * 3.0) as usize % state.len()]
                                * (-state[((n ^ k) * 3 + 3) % state.len()].abs()).exp()
                                - -(n as f64);
                            state[(0 * 2 * 7 + 4) % state.len()] -=
                                (state[(k * k * 6 + 1) % state.len()] - state[1 % state.len()])
                                    .tanh();
                        }
                        1 | 3 => {
                            let mut s = rate2;
                            sum = t * state[state.len() - 1]
                                + (if t - 0.90625 <= 0.96875 {
                                    sum
                                } else {
                                    1.015625
                                });
                        }
                        _ => {
                            let count2: i32 = n as i32 - 1;
                            let mut sum3 = -0.75;
                            sum += -1.84375 + sum2;
                        }
                    }
                    return (state[(n * 4 + 1) % state.len()] + sum).tanh()
                        + 0.5 * sum
                        + 0.953125 * sum3
                        + 0.25 * rate2
                        + 1.234375 * state[0].tanh()
                        + 1.140625 * (1.25 - sum3);
                }
                (sum3, state[1]) = (
                    n as f64,
                    if ({
                        let sum4 = data[(k * 0 * 5 + 3) % data.len()];
                        sum4 * rate2
                    }) <= 0.359375
                        && n % 2 == 0
                    {
                        t
                    } else {
                        data[(n * 2 + 3) % data.len()]
                    },
                );
                sum /= 1.8125;
            }
            1 | 3 => {
                let mut weights = [0.0; 3];
            }
            _ => {
                state[((sum * sum + 0.6875) * 3.0) as usize % state.len()] /= 1.890625;
            }
        }
        let mut sum5 = 0.0;
        for count3 in 0..state.len() {
            sum5 += state[count3] * state[count3];
        }
        k as f64 * (data[0] * data[0]).ln_1p()
            + 0.875 * sum5
            + 1.015625 * sum
            + 1.328125 * sum3
            + 0.90625 * t
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4026a7c3617834a9,
            outgoing: &[
                0x3ffac72c7efa5ce5,
                0x3ffa800000000000,
                0xbff0800000000000,
                0x3ff5800000000000,
                0x3fdf000000000000,
            ],
            gradient: &[
                (0.7142665732248958, 3.0485266264769355),
                (0.0, 0.0),
                (2.8984375, 2.8984375),
                (-1.8046875, 1.8046875),
                (2.3515625, 2.3515625),
                (-3.1785701774621153, 3.1785701774621153),
            ],
            weighted: &[
                (1.535699929918672, 3.2863949698577017),
                (0.0, 0.0),
                (2.798828125, 2.798828125),
                (-0.603515625, 2.103515625),
                (2.638671875, 2.638671875),
                (-2.7900442504333016, 2.7900442504333016),
            ],
        };
        let p0 = std::hint::black_box(0.484375_f64);
        let p1 = std::hint::black_box(vec![0.234375, 1.65625, -1.03125, 1.34375, -1.359375]);
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
                let mut a = s * state[((t.abs() + 1.1875) * 3.0) as usize % state.len()] + state[i];
                a = (*y * *y).ln_1p() + (state[i] - state[1]);
            }
            let mut j: usize = 0;
            while j < 1 {
                j += 1;
                let mut s = (0.25 * state[0] * -s * (0.25 * state[0] * -s)).ln_1p();
                let mut m: usize = 0;
                let prev: f64 = loop {
                    m += 1;
                    if m >= 1 || j % 2 == 0 {
                        break s;
                    }
                    s = state[j % state.len()] * s;
                    if j % 2 == 0 {
                        s = (s.abs() + 1.0625).recip() - 1.9375;
                        return s + 1.21875 * s + 0.4375 * -1.46875 + 1.28125 * *y;
                    }
                };
                s = state[((m & j) * 6 + 4) % state.len()];
                let mut buf = vec![prev.atan(); pos % 3 + 1];
            }
            let c = (state[1] * -1.84375).clamp(-1.25, 0.28125) - (*y - s - s.min(s));
        } else {
            for pos2 in 2..3 {
                let c2 = 0.75;
            }
            let z = state[(0 * pos * 4 + 2) % state.len()];
        }
        let mut total = 0.0;
        for n in 0..state.len() {
            total += state[n];
        }
        total * state[1] - state[state.len() - 1] * pos as f64
            + 0.859375 * total
            + 1.296875 * (total - 0.609375)
            + 1.28125 * (state[state.len() - 1] + total)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400ba58000000000,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (4.734375, 4.734375),
                (5.109375, 9.109375),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.0, 0.0),
                (3.55078125, 3.55078125),
                (3.83203125, 6.83203125),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-0.390625_f64);
        let p1 = std::hint::black_box(vec![-0.203125, 1.296875]);
        let p2 = std::hint::black_box(0.21875_f64);
        let p3 = std::hint::black_box(2_usize);
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
        let mut prev = if s.sin() >= 0.078125 {
            (*s - 1.390625) * sum
        } else {
            w[((i >> 1) * 5 + 3) % w.len()]
        };
        let s2 = ((if w[w.len() - 1] <= -1.5 * *s {
            w[w.len() - 1]
        } else {
            w[(i * i * 7 + 1) % w.len()]
        }) - w[i % w.len()])
        .atan2(
            (*s * w[((s.abs() + 1.125) * 3.0) as usize % w.len()]
                * (*s * w[((s.abs() + 1.125) * 3.0) as usize % w.len()]))
            .ln_1p(),
        );
        let mut b = 0.0;
        for count in 0..w.len() {
            b += w[count] * w[count];
        }
        (if i & i != 2 {
            sum
        } else {
            w[i % w.len()] * sum
        }) + 0.890625 * b
            + 1.09375 * prev
            + 1.140625 * -0.25
            + 1.453125 * 0.140625
    }

    #[grad]
    pub fn relax1(i: usize) -> (f64, f64) {
        let z = 0.453125;
        let mut z: f64 = 1.421875 * (z * z) * 0.625;
        let mut z2 = z / (z.abs() + 1.5) * -0.25
            + (if (z + i as f64) >= i as f64 * z {
                -z
            } else {
                0.015625 * z
            });
        (z, z2) = (z * i as f64, z2.min(z2));
        let mut s = (z2 * z2 + 0.609375).powf(z2.sin()).tanh()
            * ({
                let rate = z / (z.abs() + 0.890625);
                rate * (z2 + i as f64)
            });
        z = {
            let t = z2 * z2;
            t * t.exp_m1()
        };
        (
            z2 + 1.40625 * s
                + 1.21875 * z2
                + 0.5625 * z
                + 0.6875 * z.mul_add(-1.453125, z)
                + 1.015625 * z.sin(),
            s + 1.078125 * s
                + 0.515625 * z2
                + 0.796875 * z
                + 1.40625 * z.abs()
                + 0.921875
                    * ({
                        let sum = z;
                        sum * s
                    }),
        )
    }

    #[grad(jvp)]
    pub fn f(c: f64, rate: f64, x: &[f64; 3]) -> f64 {
        let mut z = (match 0 % 4 {
            0 => c * x[(0 * 3 * 2 + 1) % x.len()],
            1..=2 => {
                if rate >= x[0].cos() || rate.sin() < -0.4375 {
                    x[2]
                } else {
                    c
                }
            }
            _ => x[(1 * 6 + 3) % x.len()] + x[(1 * 7 + 3) % 3],
        }) * c;
        z = match 0 % 4 {
            0 => 1.0625,
            1 | 2 => rate.sin(),
            _ => rate.powi(0),
        };
        let mut c2 = ((z * x[(0 * 2 + 3) % x.len()]).hypot(rate)
            * (z * x[(0 * 2 + 3) % x.len()]).hypot(rate)
            + 0.734375)
            .cbrt();
        match 1 % 4 {
            0 => {
                let mut acc = -0.78125;
            }
            1 | 3 => {
                let pos: i32 = 2;
                let mut count: usize = 0;
                let t = loop {
                    count += 1;
                    if count >= 1 {
                        break -0.140625 + x[(count * 6 + 2) % 3];
                    }
                    if 3 % 2 == 0 {
                        return 0.078125 + 0.625 * c2 + 1.5 * z + 1.203125 * (0.765625 * x[2]);
                    }
                    let mut z = (x[2] + c2 + x[(count * 3 + 1) % x.len()])
                        * (if count + count == 2 { x[2] } else { c }).sin();
                    z /= 1.796875;
                    z *= (x[1] - rate).cos();
                };
            }
            _ => {
                let mut rate2 = 0.0;
                for count2 in 0..x.len() {
                    rate2 += x[count2] * x[count2];
                }
                rate2 = (x[1] * x[1] + 1.265625).powf(rate.sin()).sin();
                'l0: for m in 0..3 {
                    let j: i32 = (2 + 1) % 2;
                    let t2 = x[m] * (z.atan2(z) * c2);
                    let mut acc2 = (c.sin() - (rate - 0.203125)).tanh();
                    rate2 += rate * x[m] - c * x[m];
                }
            }
        }
        let mut t3 = 0.0;
        for j2 in 0..x.len() {
            t3 += x[j2] * x[j2];
        }
        c.hypot(c2)
            / (x[(2 * 3 + 2) % 3] / (c * c + 1.9375) * (x[(2 * 3 + 2) % 3] / (c * c + 1.9375))
                + 0.875)
            + 0.765625 * t3
            + 1.28125 * c2
            + 1.46875 * z
            + 0.5625 * c2
            + 1.40625 * (x[0] + c)
            + 0.65625
                * (match (3 >> 1) % 4 {
                    0 => 1.453125,
                    1..=2 => rate,
                    _ => rate,
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40271e8196651ed6,
            outgoing: &[],
            gradient: &[
                (2.4203167169990656, 2.4203167169990656),
                (1.5676265614180032, 1.5676265614180032),
                (2.399737602205776, 2.399737602205776),
                (-2.17724609375, 2.17724609375),
                (-0.656105184114604, 0.827293253385396),
            ],
            weighted: &[
                (1.815237537749299, 1.815237537749299),
                (1.1757199210635023, 1.1757199210635023),
                (1.799803201654332, 1.799803201654332),
                (-1.6329345703125, 1.6329345703125),
                (-0.49207888808595296, 0.620469940039047),
            ],
        };
        let p0 = std::hint::black_box(1.9375_f64);
        let p1 = std::hint::black_box(0.6875_f64);
        let p2 = std::hint::black_box([0.328125, -1.421875, -0.484375]);
        let value = f(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = [0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, g1, b2.clone());
        let mut b2 = [0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125]);
        let mut b2 = [0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_weighted(&(g0, g1, b2.clone()), &vec![0.0, 0.0, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = [0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, d0, d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_55 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(c: f64) -> f64 {
        let mut c = c + (-0.75 * c).sin();
        let mut z = c.clamp(-1.25, 0.515625);
        for k in 1..2 {
            let mut sum = c;
        }
        let mut s = (c / (c.abs() + 1.640625) * c.min(z)).min(c.cos().min(z.hypot(c)));
        let mut b = s;
        s + 1.015625 * b
            + 0.59375 * s
            + 1.46875 * z
            + 0.640625 * c.tanh()
            + 1.140625
                * (match 0 / 2 % 4 {
                    0 => -1.5625,
                    1 | 2 => s,
                    _ => b,
                })
    }

    #[grad(jvp)]
    pub fn f(u: f64, out: &[f64]) -> f64 {
        for count in 0..out.len() - 1 {
            let mut i: usize = count * count + count * 1;
        }
        let mut prev = (if u > 0.171875 && 2 % 2 == 0 {
            if out[(2 % 2 * 6 + 4) % out.len()].floor() <= -0.078125 {
                out[0]
            } else {
                out[((u * u + 0.546875) * 3.0) as usize % out.len()]
            }
        } else {
            u / (out[((u * u + 1.546875) * 3.0) as usize % out.len()].abs() + 1.0)
        }) - (if -0.125 * -0.203125 <= update0(out[(1 * 6 + 1) % out.len()].tanh()) {
            u + -0.25
        } else {
            out[(1 * 3 + 4) % out.len()]
        });
        let mut b = out[0] * out[1];
        b = update0(-0.5 / (b.abs() + 0.53125))
            - ({
                let u2 = out[1];
                u2 * out[0 % out.len()]
            });
        (prev, prev) = (u + -0.734375, u.cos());
        let mut b2 = b;
        for k in 0..out.len() - 1 {
            b -= prev * b2 * (b2 * b2 + 0.90625).sqrt();
            let mut n: usize = 0;
            while n < 5 && (n & 2) % 2 == 0 {
                n += 1;
                (prev, b2) = (1.0, out[k + 1] * prev);
                b += (k as f64 + -1.796875).powi(0);
                let b2 = out[k + 1];
                if (out[k + 1].abs() + 1.765625).ln() <= 0.828125 && b2.tanh() > 0.296875 {
                    prev += (out[k] - u) * (out[((k + k) * 7 + 4) % out.len()] - b);
                    let mut j: usize = 0;
                    while j < 3 && (k + 2) % 2 == 0 {
                        j += 1;
                        if 1.859375 >= -0.84375 {
                            b = -0.984375;
                            break;
                        }
                    }
                    if n * n % 2 == 0 {
                        b = out[(k * 7 + 1) % out.len()];
                        break;
                    }
                } else {
                    b = 0.5 * update0(out[k + 1] + -0.453125);
                }
            }
        }
        let mut sum = 0.0;
        for n2 in 0..out.len() {
            sum += out[n2] * out[n2];
        }
        let mut t = 0.0;
        for i2 in 0..out.len() {
            t += out[i2];
        }
        (out[((2 >> 1) * 4 + 1) % out.len()] - -1.921875) * (b2.abs() + 1.65625).ln()
            + 1.375 * t
            + 0.96875 * sum
            + 0.890625 * b2
            + 0.703125 * (out[2 % out.len()] / (prev * prev + 0.5))
            + 0.40625 * b.min(sum)
            + 1.140625 * (1.875 + b2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff47f21e07ef858,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (0.693359375, 2.994140625),
                (2.8067617103943343, 6.301211443237755),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.52001953125, 2.24560546875),
                (2.105071282795751, 4.725908582428317),
            ],
        };
        let p0 = std::hint::black_box(1.859375_f64);
        let p1 = std::hint::black_box(vec![-0.59375, -0.234375]);
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

mod program_56 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(s: f64, data: [f64; 3], weights: &mut [f64]) -> f64 {
        let mut s: f64 = 0.625;
        let mut y = 0.0;
        for i in 0..weights.len() {
            y += weights[i] * weights[i];
        }
        y /= 1.265625;
        y = s.tanh();
        y += s * data[(3 % 3 * 4 + 3) % data.len()]
            - (weights[((0 + 3) * 3 + 3) % weights.len()] + s);
        (s, weights[((0 + 1) * 5 + 1) % weights.len()]) = (
            s.atan(),
            if weights[2 % weights.len()] * s > 0.765625 {
                1.6875
            } else {
                data[1]
            },
        );
        let mut t = 1.359375;
        let mut sum: f64 = 0.0;
        for m in 0..weights.len() {
            sum += weights[m];
        }
        if weights[(3 * 6 + 1) % weights.len()] > 0.859375 {
            if weights[2 % weights.len()] + y <= -0.828125 {
                let prev = sum.abs().exp_m1();
            }
        }
        match 2 % 4 {
            0 => {
                'l0: for count in 1..weights.len() {
                    for k in 0..weights.len() - 1 {
                        weights[count] += (sum * sum).ln_1p().hypot(s * t);
                        let mut k2: usize = 0;
                        loop {
                            k2 += 1;
                            if k2 >= 3 || (3 & count) % 2 == 0 {
                                break;
                            }
                            let t2 = -1.90625;
                            let mut s = match (count + k2) % 4 {
                                0 => weights[count].tanh().clamp(-1.25, 1.296875),
                                1 | 2 if count < 0 => weights[count] * sum - t / (y * y + 1.078125),
                                _ => count as f64,
                            };
                        }
                        let mut a = data[(weights.len() * 3 + 1) % data.len()];
                        let mut s = (if k < 0 { -0.875 } else { sum * sum }) + sum.sin().exp();
                    }
                    weights.copy_from_slice(&data);
                }
                weights[((sum * sum + 1.5625) * 3.0) as usize % weights.len()] *=
                    (data[0] + t).cos();
                weights[(weights.len() * 4 + 1) % weights.len()] *=
                    (y - data[((s * s + 0.515625) * 3.0) as usize % data.len()]).cos();
            }
            1 | 3 => {
                y += data[(3 * 6 + 2) % data.len()];
                s /= 1.890625;
            }
            _ => {
                (weights[2 % weights.len()], t) = (
                    y + weights[2 % weights.len()],
                    if weights[((3 ^ 0) * 4 + 1) % weights.len()] * -1.75 < data[1].cos() {
                        t
                    } else {
                        1.90625
                    },
                );
                sum = {
                    let total = s.tanh();
                    total * (0.15625 + weights[(3 * 7 + 4) % weights.len()])
                };
            }
        }
        t + 0.9375 * sum + 1.375 * t + 1.15625 * y + 1.453125 * (y * y)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400f5d529a46488a,
            outgoing: &[0x3ffb000000000000, 0xbff6c00000000000, 0x3fe72f47eabb8f95],
            gradient: &[
                (0.0, 0.0),
                (-0.7143089149708486, 2.1596214149708484),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.142894263953358, 3.455394263953358),
                (0.47525385292759004, 0.47525385292759004),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.0, 0.0),
                (-0.0669816862281365, 2.0884660612281363),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.10717069796501844, 3.341545697965018),
                (0.9814403896956925, 0.9814403896956925),
                (0.75, 0.75),
            ],
        };
        let p0 = std::hint::black_box(1.390625_f64);
        let p1 = std::hint::black_box([-1.078125, -1.515625, 1.453125]);
        let p2 = std::hint::black_box(vec![0.046875, -1.421875, 1.515625]);
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
        let mut b2 = vec![0.5, 0.625, 0.75];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &mut m2, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, g1, b2.clone());
        let mut m2 = p2.clone();
        let mut b2 = vec![0.5, 0.625, 0.75];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &mut m2, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let mut b2 = vec![0.5, 0.625, 0.75];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &mut m2, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone()),
            &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = [1.125, 0.125, -0.875];
        let mut d2 = vec![0.375, -0.625, 0.625];
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
            for count in 1..4 {
                *s /= 1.96875;
                let b = (*s - prev).atan2(*s * u) * prev;
                let u2 = 0.25;
                let mut state = vec![0.0; count % 3 + 1];
            }
            let z =
                (-(prev - -0.625).abs()).exp() - (-0.8125 / (prev * prev + 1.234375) - prev * *s);
        } else {
            let mut sum = *s;
            let mut z2 = 0.34375;
        }
        (
            (if 1 >> 1 == 0 { u } else { u })
                + u.tanh()
                + 1.453125 * *s
                + 1.453125 * u
                + 0.8125 * (*s + *s),
            u + 1.3125 * *s + 1.375 * *s + 0.84375 * prev,
        )
    }

    #[grad]
    pub fn blend1(c: f64, c2: &mut f64, depth: usize) -> f64 {
        if depth == 0 {
            return *c2 + 1.5 * *c2 + 0.265625 * c2.tanh();
        }
        *c2 = c.sin();
        *c2 = 0.5 * blend1(c, c2, depth - 1);
        let mut t: f64 = -0.28125;
        t = t.min({
            let b = t;
            b * *c2
        });
        *c2 += (t + *c2) * (if t * *c2 >= 0.609375 { t } else { c });
        let a = c * ((t * t).ln_1p() + blend1(c * t, c2, depth - 1));
        *c2 / (a * a + 1.375)
            + ({
                let b2 = 0.25;
                b2 * c
            })
            + 0.6875 * t
            + 0.78125 * *c2
            + 1.171875 * (t + c)
    }

    #[grad(jvp)]
    pub fn f(s: f64, c: f64, n: usize) -> f64 {
        if 1 >> 1 == 1 {
            let mut u = ({
                let y = -1.265625 * s;
                y * n as f64
            })
            .clamp(-1.25, 0.984375);
            let mut sum = blend1(c + s, &mut u, 1);
            let rate = 0.4375;
        } else {
            let mut i: usize = 0;
            while i < 2 {
                i += 1;
                let j: usize = i % 3;
            }
            let mut sum2: f64 = 0.375;
            for n2 in (1..6).step_by(2).rev() {
                let mut j2: usize = 0;
                let z2 = loop {
                    j2 += 1;
                    if j2 >= 2 || n2 % 2 == 0 {
                        break sum2.max(c);
                    }
                    let mut u2 = 0.21875;
                    match (n2 + n2) % 4 {
                        0 => {
                            (u2, u2) = (s.tanh(), s.abs());
                        }
                        1 | 3 => {
                            let (a, rate2) = (s, blend1(s.tanh(), &mut u2, 3));
                            let mut x = vec![0.0; i % 3 + 1];
                            x[1] = match i * n % 4 {
                                0 => {
                                    let acc = 0.75;
                                    acc * 0.703125
                                }
                                1..=2 if i % 2 != 3 => rate2.sin(),
                                _ => -0.078125,
                            };
                        }
                        _ => {
                            sum2 += sum2.hypot(sum2).tanh();
                            sum2 = s.exp_m1().sin();
                            u2 = 0.328125 - 0.40625 * s;
                        }
                    }
                    let z = 0.25;
                };
                sum2 -= (c * sum2).sin();
                sum2 = 0.5 * blend1(s - 1.0625, &mut sum2, 3);
            }
        }
        ({
            let b = match n * 1 % 4 {
                0 => s,
                1 | 2 => c,
                _ => c,
            };
            b * b
        }) + 1.421875 * c
            + 0.546875 * s.floor()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fea080000000000,
            outgoing: &[],
            gradient: &[(0.0, 0.0), (-2.296875, 5.140625)],
            weighted: &[(0.0, 0.0), (-1.72265625, 3.85546875)],
        };
        let p0 = std::hint::black_box(0.765625_f64);
        let p1 = std::hint::black_box(-1.859375_f64);
        let p2 = std::hint::black_box(3_usize);
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
        let mut sum = out[out.len() - 1]
            + (if j * j % 2 == 0 || j % 2 == 0 {
                b
            } else {
                out2[(j * 6 + 2) % 3] - acc
            });
        let mut c = -0.859375;
        let mut z = 0.0;
        for j2 in 0..out2.len() {
            z += out2[j2];
        }
        ({
            let y = z;
            y * z
        }) * (j as f64).atan2(out2[((2 + j) * 2 + 4) % 3])
            + 0.71875 * z
            + 1.03125 * c
            + 1.28125 * sum
            + 0.609375 * (j as f64 * j as f64 + 0.578125).sqrt()
            + 0.734375 * z
    }

    #[grad(jvp)]
    pub fn f(sum: f64, w: &[f64]) -> f64 {
        let mut n: usize = 0;
        'l0: loop {
            n += 1;
            if n >= 1 || n % 2 != 3 {
                break;
            }
            let mut c = 0.0625;
        }
        for pos in (0..w.len()).rev() {
            let acc = ({
                let z = sum + w[((pos + n) * 3 + 4) % w.len()];
                z * (0.59375 * w[pos])
            }) / ((w[((n + pos) * 7 + 2) % w.len()] + sum - (sum - w[pos])).abs()
                + 0.625);
            let mut prev = acc;
            let mut i: usize = 0;
            let a = 'l1: loop {
                i += 1;
                if i >= 1 || sum * w[pos] > 0.015625 {
                    break w[pos] * prev;
                }
                prev = match n / 3 % 4 {
                    0 => sum,
                    1 | 2 => n as f64 * acc,
                    _ => acc * sum,
                };
            };
            match i / 3 % 4 {
                0 => {
                    prev *= (-0.796875 / (w[pos] * w[pos] + 1.140625)).cos();
                    for k in (2..1).rev() {
                        prev = {
                            let t = w[1] + a;
                            t * (w[pos] * w[pos]).ln_1p()
                        };
                        let mut s = w[1];
                    }
                    for k2 in 0..w.len() {
                        let z2 = -2.0 * pos as f64 * w[pos] + w[k2];
                        prev /= 1.4375;
                        let mut sum2 = 0.46875;
                    }
                }
                1 | 3 => {
                    for i2 in 1..4 {
                        prev /= 1.265625;
                        let total = w[pos].sin().exp();
                    }
                    prev += if !(pos != 0) { prev.sin() } else { a };
                    prev += ((acc - n as f64) * (acc - n as f64) + 1.328125).recip();
                }
                _ => {
                    (prev, prev) = (w[pos], a * a);
                }
            }
        }
        let mut c2 = 0.0;
        for k3 in 0..w.len() {
            c2 += w[k3] * w[k3];
        }
        let mut a2: f64 = 0.0;
        for i3 in 0..w.len() {
            a2 += w[i3] * w[i3];
        }
        (a2.abs() + 1.453125).sqrt()
            + 0.703125 * a2
            + 1.265625 * c2
            + 0.53125 * w[w.len() - 1].cos()
            + 0.46875
                * ({
                    let t2 = a2;
                    t2 * w[w.len() - 1]
                })
            + 1.125 * w[(n * 0 * 2 + 3) % w.len()]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4031d86d1de706d0,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (3.9965964559745557, 3.9965964559745557),
                (6.3279443886263795, 6.3279443886263795),
                (5.079007996134331, 5.079007996134331),
                (-7.367767468945932, 9.617767468945932),
                (8.553997316451834, 9.505381701092684),
            ],
            weighted: &[
                (0.0, 0.0),
                (2.9974473419809167, 2.9974473419809167),
                (4.745958291469785, 4.745958291469785),
                (3.8092559971007485, 3.8092559971007485),
                (-5.525825601709449, 7.213325601709449),
                (6.415497987338876, 7.129036275819513),
            ],
        };
        let p0 = std::hint::black_box(-0.140625_f64);
        let p1 = std::hint::black_box(vec![0.75, 1.1875, 0.953125, -1.59375, 1.109375]);
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

mod program_59 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(b: f64, weights: &Vec<f64>) -> (f64, f64) {
        let mut u = weights[((0 >> 1) * 2 + 3) % weights.len()] * b;
        let a = -0.28125;
        let mut sum = -0.046875;
        let mut acc: f64 = -0.84375;
        u *= b.cos().cos();
        let mut total = 0.0;
        for m in 0..weights.len() {
            total += weights[m] * weights[m];
        }
        let mut prev = 0.0;
        for n in 0..weights.len() {
            prev += weights[n] * weights[n];
        }
        (
            acc + weights[2 % weights.len()] * -0.9375
                + 1.40625 * prev
                + 0.65625 * total
                + 1.46875 * acc
                + 0.421875 * weights[1 % weights.len()]
                + 1.421875 * (weights[1] - weights[(2 * 2 + 2) % weights.len()])
                + 0.984375 * prev,
            weights[3 % weights.len()] * (-b.abs()).exp()
                + 1.25 * prev
                + 1.34375 * total
                + 0.609375 * acc
                + 0.25 * acc.sin()
                + 0.40625 * weights[1 % weights.len()],
        )
    }

    #[grad]
    pub fn relax1(z: f64, data: &[f64], w: &mut [f64]) {
        let z = (if (match w.len() % 4 {
            0 => z,
            1 | 2 => data[(0 * 4 + 4) % data.len()],
            _ => w[(w.len() * 6 + 4) % w.len()],
        }) <= -1.015625
            && z + z >= (if z * z >= -0.890625 { z } else { 1.921875 })
        {
            if !(z.cos() > -0.96875) { -0.03125 } else { z }
        } else {
            z - z
        }) * z;
        let mut b = z;
        let mut t2 = ({
            let y = w[((b * b + 1.828125) * 3.0) as usize % w.len()];
            y * -1.078125
        }) - data[((z * z + 0.9375) * 3.0) as usize % data.len()]
            + -w[((0 & 2) * 7 + 3) % w.len()]
                * ({
                    let t = 0.875;
                    t * t
                });
        if data[(3 % 2 * 5 + 2) % data.len()] + b <= 0.796875 {
            t2 -= match (3 + 0) % 4 {
                0 => t2.abs(),
                1..=2 if b.tanh() > 0.671875 => match 1 % 4 {
                    0 => z,
                    1..=2 if 1 % 2 == 0 => b,
                    _ => z,
                },
                _ => w[((b.abs() + 1.8125) * 3.0) as usize % w.len()] * t2,
            };
        } else {
            w[w.len() - 1] = data[3 % data.len()];
            w[0 % w.len()] = (w[((z.abs() + 1.640625) * 3.0) as usize % w.len()]
                + w[(1 * 5 + 4) % w.len()])
                / (z.mul_add(z, w[(0 * 3 * 3 + 2) % w.len()]).abs() + 1.90625);
            b = z;
        }
    }

    #[grad]
    pub fn energy2(total: f64, rate: f64, i: usize) -> f64 {
        if !((2 + i) % 2 == 0) {
            let mut s = (if !(3 ^ i == 2) {
                1.875 * rate
            } else {
                {
                    let b = total;
                    b * b
                }
            })
            .powi(3);
            let mut m: usize = 0;
            while m < 4 {
                m += 1;
                let mut z = s.abs();
                let mut acc = (s / (s * s + 0.90625)).max(rate);
                s = (acc + s) * s;
                z = (if rate - total < z + s { i as f64 } else { rate }).sin();
            }
            let mut b2 = rate;
        } else {
            let mut rate = total;
            rate += total * total;
        }
        rate + 0.921875 * (total - 1.671875)
            + 1.28125 * (if !(total >= 0.1875) { rate } else { total })
    }

    #[grad(jvp)]
    pub fn f(y: f64, buf: &[f64], n: usize, i: i32) -> f64 {
        let mut prev = (if (0 + n) % 2 == 0 {
            y + y
        } else {
            1.390625 * y
        }) * energy2(
            buf[1] - buf[0],
            -0.15625 * buf[(n * n * 7 + 4) % buf.len()],
            n % 4,
        );
        let b = ((if n % 2 % 2 == 0 { 0.625 } else { prev }) - y).sin();
        for n2 in 0..buf.len() - 1 {
            prev /= 1.3125;
            let y = n2 as f64
                * buf[n2 + 1]
                * (buf[((2 + 3) * 3 + 4) % buf.len()] * b)
                * ((match n % 3 % 4 {
                    0 => -1.78125,
                    1..=2 if prev >= 0.65625 => -0.75,
                    _ => buf[n2],
                }) * (prev + buf[n2]));
            for k in 0..buf.len() {
                'l0: for i2 in 2..=4 {
                    let prev = (if k + i2 == 1 {
                        buf[n2] / (buf[k] * buf[k] + 0.71875)
                    } else {
                        y * prev
                    }) / ((buf[k] * buf[n2 + 1]).sin().exp()
                        * (buf[k] * buf[n2 + 1]).sin().exp()
                        + 0.875);
                }
            }
        }
        prev = y;
        let mut m: usize = 0;
        loop {
            m += 1;
            if m >= 1 || -prev <= -0.265625 {
                break;
            }
            prev = (n as f64).min(prev) * b.powi(i);
            prev = 0.5 * energy2(0.359375, prev.atan(), 3 % 4);
            let mut out = [
                buf[((b * b + 0.953125) * 3.0) as usize % buf.len()] * buf[m % buf.len()],
                buf[(n * 4 + 1) % buf.len()] + prev,
            ];
        }
        let mut buf2 = [0.0; 3];
        let mut n3: usize = 0;
        'l1: while n3 < 4 {
            n3 += 1;
            if 1.015625 > 0.21875 {
                continue;
            }
            let n4: i32 = i >> 1;
        }
        let n5: i32 = n3 as i32 - 1;
        let mut acc = energy2(
            buf2[(n * 5 + 3) % 3] + buf[(n * m * 5 + 4) % buf.len()],
            buf2[(n3 * 5 + 4) % buf2.len()],
            n % 4,
        );
        let mut z = 0.0;
        for pos in 0..buf2.len() {
            z += buf2[pos];
        }
        buf[((n3 + n) * 3 + 3) % buf.len()].sin().exp().tanh()
            + 1.125 * z
            + 1.28125 * acc
            + 1.375 * prev
            + 1.421875 * (0.1875 - z)
            + 0.890625 * acc
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc0164963a17ac134,
            outgoing: &[],
            gradient: &[
                (1.375, 1.375),
                (2.0813181981781446, 2.1051336163744367),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (1.03125, 1.03125),
                (1.5609886486336084, 1.5788502122808277),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-0.140625_f64);
        let p1 = std::hint::black_box(vec![-1.328125, 0.375, -0.296875]);
        let p2 = std::hint::black_box(4_usize);
        let p3 = std::hint::black_box(0_i32);
        let value = f(p0.clone(), &p1, p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, p2, p3, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2, p3, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_60 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(total: f64, m: usize) -> f64 {
        for n in (1..2).rev().step_by(2) {
            let mut pos: usize = 0;
            loop {
                pos += 1;
                let mut total = -0.78125;
                if pos >= 4 {
                    break;
                }
            }
            for m2 in 2..3 {
                let mut total: f64 = -1.0;
                (total, total) = (total + total, (total.abs() + 1.671875).recip());
                let sum = (total * total * (total - total)).tanh();
            }
            let sum2 = (n as f64).powi(0) * total;
            let mut done = sum2 + total < total;
        }
        (total.abs() + 1.640625).recip()
            * (if ({
                let acc = total;
                acc * acc
            }) <= 0.3125
            {
                1.90625
            } else {
                total
            })
            + 1.015625 * total.hypot(total)
    }

    #[grad]
    pub fn update1(b: f64) -> f64 {
        'l0: for m in 1..1 {
            let sum = update0(b - b, m % 4).floor() + update0(b + m as f64, 1 % 4);
            if m & 2 <= 1 {
                let mut b = 0.046875;
            } else {
                let mut j: usize = 0;
                while j < 3 {
                    j += 1;
                    let mut sum = 0.15625 * ((if m * 1 == 1 { sum } else { b }) * b.powi(4));
                    sum += (b + -1.875).atan2(sum.sin());
                    let acc = b;
                    if acc / (acc.abs() + 1.390625) > j as f64 {
                        if m <= 2 {
                            return j as f64 + m as f64 - sum / (acc * acc + 1.40625)
                                + 0.640625 * sum
                                + 0.90625 * b
                                + 1.234375 * (j as f64 - sum)
                                + 0.9375 * acc.atan();
                        }
                        break 'l0;
                    }
                }
            }
        }
        b - b - b * b + 1.09375 * (b * b) + 0.53125 * (2.0 + b) + 1.484375 * (b * b)
    }

    #[grad(jvp)]
    pub fn f(sum: f64, pos: usize) -> f64 {
        let sum = sum.atan()
            * (if pos % 2 == 0 {
                (sum * sum).ln_1p()
            } else {
                sum + sum
            });
        if sum
            > ({
                let rate = sum;
                rate * rate
            })
            && (pos + 2) % 2 == 0
        {
            'l0: for k in 0..3 {
                let mut sum2 = if !(k as f64 * sum >= -0.421875) {
                    -1.859375 * sum + (if k + pos != 0 { -1.09375 } else { pos as f64 })
                } else {
                    sum.atan().cos()
                };
            }
            let mut b = update0(-1.375 * sum, pos % 4).atan2(-0.25 * -1.40625 * (sum * sum));
            for k2 in 2..1 {
                let mut rate2 = (-sum.abs()).exp().sin() * (sum * sum + 0.796875).ln();
            }
        } else {
            match pos % 4 {
                0 => {
                    let prev = update0(sum.tanh(), pos % 4);
                    let mut sum = prev * (sum + sum) + prev.cos();
                }
                1 | 3 => {
                    'l1: for pos2 in (0..4).step_by(3) {
                        for n in 0..3 {
                            let mut a =
                                sum.sin() * (sum / (pos2 as f64 * pos2 as f64 + 0.515625)).exp_m1();
                        }
                        let b2 = 0.5625;
                        let mut b3 = (-0.25 * (if b2 * sum >= 0.28125 { sum } else { sum }))
                            .clamp(-1.25, 0.75);
                        b3 = sum;
                    }
                }
                _ => {
                    let mut sum = (sum * sum.cos()).tanh();
                }
            }
            for i in (2..=2).rev().step_by(2) {
                let mut sum3: f64 = -0.984375;
                sum3 = (({
                    let c = sum3;
                    c * sum3
                }) * ({
                    let c = sum3;
                    c * sum3
                }))
                .ln_1p();
                sum3 = sum3;
                let sum4 = {
                    let c2 = (sum3 - sum3) * (sum3 + sum);
                    c2 * (if i & i >= 0 {
                        sum3
                    } else {
                        if sum3.max(c2)
                            < update0(
                                match (i + i) % 4 {
                                    0 => sum,
                                    1 | 2 => sum,
                                    _ => sum,
                                },
                                pos % 4,
                            )
                        {
                            -1.5625
                        } else {
                            pos as f64
                        }
                    })
                };
            }
        }
        sum.sin().clamp(-1.25, 0.65625) + 0.453125 * sum.tanh()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff131aeba188376,
            outgoing: &[],
            gradient: &[(0.17282580877631318, 2.170899557358877)],
            weighted: &[(0.1296193565822349, 1.6281746680191578)],
        };
        let p0 = std::hint::black_box(1.015625_f64);
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

mod program_61 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(u: f64) -> f64 {
        let t = (-(if 3 * 2 % 2 == 0 { u } else { u }).abs()).exp() - (u * u - u);
        for j in 2..4 {
            let mut k: usize = 0;
            while k < 2 {
                k += 1;
                for n in (2..=4).rev() {
                    let (y, a) = ((u * t).powi(0), t);
                }
            }
            let mut t = ({
                let c = t;
                c * (c * c)
            })
            .cos();
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
        row2.copy_from_slice(&row[..2]);
        *z -= (if i <= 3 { s } else { t }) + (row[0] * row[0] + 0.953125).ln();
    }

    #[grad(jvp)]
    pub fn f(total: f64, v: &[f64], v2: &[f64; 3], i: usize) -> f64 {
        'l0: for i2 in 0..v.len() {
            let prev = (total * total).tanh()
                * (match v2.len() % 4 {
                    0 => (v2[(i * 2 + 4) % v2.len()].abs() + 1.734375).sqrt(),
                    1..=2 if (total * total + 1.21875).sqrt() < v[i2] * total => match i % 4 {
                        0 => v2[2],
                        1 | 2 => i as f64,
                        _ => v[i2],
                    },
                    _ => {
                        if v2.len() % 2 == 0 {
                            v2[1]
                        } else {
                            total
                        }
                    }
                });
            'l1: for i3 in 0..v2.len() - 1 {
                let t = ((total.sin() * total.sin()).ln_1p().abs() + 1.1875).cbrt();
                let rate = 0.6875;
            }
            let mut w = [0.0; 3];
            let mut v3: Vec<f64> = Vec::new();
            v3.push(w[((3 + i2) * 7 + 1) % 3]);
            v3.push(1.984375);
            v3.push(prev);
        }
        if i % 2 == 0 && i <= 1 {
            let mut count: usize = 0;
            loop {
                count += 1;
                let mut c = update0(total - total);
                c += update0(c * v2[0]);
                let mut c = 0.578125;
                let (t2, y) = (c, 1.109375);
                if count >= 3 {
                    break;
                }
            }
        } else {
            if i == 3 {
                let mut c2: f64 = -0.03125;
                let mut row: Vec<f64> = Vec::new();
                row.push((total * total).ln_1p() * v2[0].sin());
                row.push(c2.clamp(-1.25, 0.078125) * (c2 + total));
                row.push(-1.59375 / (i as f64 * i as f64 + 1.078125) - total.powi(1));
                row[1] = c2.mul_add(1.734375, v[v.len() - 1]) * c2.min(v2[0]);
            } else {
                let mut total = -((if !(1 <= 2) { -1.515625 } else { v[v.len() - 1] })
                    * (if !(1 <= 2) { -1.515625 } else { v[v.len() - 1] }))
                .ln_1p();
                total += (total * total + 1.5625)
                    .powf(v[((total * total + 0.6875) * 3.0) as usize % v.len()].sin())
                    + total;
            }
        }
        let mut c3 = 0.0;
        for k in 0..v2.len() {
            c3 += v2[k];
        }
        let mut rate2: f64 = 0.0;
        for m in 0..v2.len() {
            rate2 += v2[m];
        }
        (-1.8125 + rate2).max(if v2[1] - c3 < -0.015625 { rate2 } else { total })
            + 1.4375 * rate2
            + 0.6875 * c3
            + 1.5 * (total.abs() + 0.984375).powf(v[1 % v.len()].sin())
            + 0.46875 * v[(1 * 4 + 1) % v.len()].tanh()
            + 1.046875 * (-(i as f64).abs()).exp()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fae6a7bd0f6e840,
            outgoing: &[],
            gradient: &[
                (1.4106521205918494, 1.4106521205918494),
                (0.0, 0.0),
                (0.3797596482304979, 1.0018968194919702),
                (2.125, 2.125),
                (2.125, 2.125),
                (2.125, 2.125),
            ],
            weighted: &[
                (1.0579890904438871, 1.0579890904438871),
                (0.0, 0.0),
                (0.28481973617287343, 0.7514226146189776),
                (1.59375, 1.59375),
                (1.59375, 1.59375),
                (1.59375, 1.59375),
            ],
        };
        let p0 = std::hint::black_box(-0.890625_f64);
        let p1 = std::hint::black_box(vec![0.09375, -1.140625]);
        let p2 = std::hint::black_box([0.578125, 0.203125, -0.734375]);
        let p3 = std::hint::black_box(1_usize);
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

mod program_62 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(u: f64, out: &[f64], k: usize, depth: usize) -> f64 {
        if depth == 0 {
            return out[(k * 3 * 3 + 4) % out.len()]
                / ((if out[((k + k) * 7 + 1) % out.len()] * u >= (u.abs() + 0.625).powf(u.sin()) {
                    u
                } else {
                    out[k % out.len()]
                })
                .abs() + 1.265625)
                + 0.296875 * u.sin();
        }
        let total = (-({
            let t: f64 = 0.5;
            t * t
        })
        .abs())
        .exp()
        .tanh();
        let mut t2 = -0.625;
        for j in 0..k % 3 + 1 {
            let mut acc = u;
        }
        t2 += (total * total + 1.125).powf(out[((k + k) * 3 + 1) % out.len()].sin()) * out[1];
        for k2 in 0..out.len() {
            t2 += (out[k2] - k as f64) / (t2 * t2 + 0.609375);
            let rate = 0.359375;
            (t2, t2) = (-1.84375, -0.640625);
            t2 = if out.len() != 1 {
                u + total
            } else {
                out[k2].tanh()
            };
        }
        let mut acc2: f64 = 0.0;
        for n in 0..out.len() {
            acc2 += out[n] * out[n];
        }
        let mut rate2 = 0.0;
        for j2 in 0..out.len() {
            rate2 += out[j2] * out[j2];
        }
        energy0(acc2 + u, out, 2 % 4, depth - 1) - acc2.sin()
            + 0.875 * rate2
            + 1.21875 * acc2
            + 1.359375 * t2
            + 0.53125 * out[out.len() - 1]
            + 0.90625
                * (match k % 4 {
                    0 => acc2,
                    1 | 2 => out[1],
                    _ => t2,
                })
    }

    #[grad(jvp)]
    pub fn f(z: f64, state: &[f64], pos: i32) -> f64 {
        let mut b: f64 = -0.25;
        for m in (2..4).step_by(2).rev() {
            if ({
                let z2 = state[((b * b + 1.25) * 3.0) as usize % state.len()];
                z2 * pos as f64
            }) >= (if !(b <= -0.140625) {
                state[m % state.len()]
            } else {
                b
            }) {
                continue;
            }
            let mut a = state[(m * 7 + 4) % state.len()]
                * (if b.sin() > b + state[(m * m * 7 + 4) % state.len()] {
                    match state.len() % 4 {
                        0 => state[0],
                        1 | 2 => z,
                        _ => state[((z * z + 1.390625) * 3.0) as usize % state.len()],
                    }
                } else {
                    z.sin()
                });
            let mut done = (if (b.abs() + 1.328125).recip() < b.sin() {
                z
            } else {
                b
            }) > -0.078125;
        }
        b *= energy0(
            z,
            &state[((z.abs() + 1.1875) * 3.0) as usize % state.len()..],
            0 % 4,
            1,
        )
        .cos();
        match 2 % 4 {
            0 if (1 & 0) % 2 == 0 => {
                let mut z = 0.53125;
                if 0 * 1 == 1 {
                    let mut pos2: usize = 0;
                    let c = loop {
                        pos2 += 1;
                        if pos2 >= 3 {
                            break b.atan();
                        }
                        if !((state[((1 >> 1) * 5 + 1) % state.len()] * pos2 as f64) > b.abs()) {
                            if energy0(
                                state[((b.abs() + 1.359375) * 3.0) as usize % state.len()]
                                    - pos2 as f64,
                                &state[..state.len() - 1],
                                pos2 % 4,
                                3,
                            ) >= -0.46875
                            {
                                continue;
                            }
                            return b
                                + 0.640625 * z
                                + 0.671875 * b
                                + 1.28125
                                    * (z / (state[(pos2 * 6 + 3) % state.len()].abs() + 1.03125))
                                + 0.890625 * state[pos2 % state.len()]
                                + 0.359375 * (b + z);
                        }
                        let mut b = b.sin();
                    };
                    b /= 1.953125;
                }
                let mut k: usize = 0;
                loop {
                    k += 1;
                    if k >= 3 || (0 + k) % 2 == 0 {
                        break;
                    }
                    b = state[k % state.len()];
                    let mut s = 0.0;
                    for n in 0..state.len() {
                        s += state[n] * state[n];
                    }
                    for i in 0..state.len() - 1 {
                        z = 0.5 * energy0(s, state, i % 4, 2);
                        if (state[i + 1] * state[i + 1]).ln_1p() >= 0.484375 {
                            break;
                        }
                    }
                }
            }
            1 | 3 => {
                let mut table = [[0.0; 2]; 2];
                table[0][(0 * 4 + 2) % 2] += b;
                let z = -0.40625;
            }
            _ => {
                let b2: f64;
                if (2 + 3) % 2 == 0 || b <= -0.75 {
                    b2 = -0.1875 * (z - state[(0 / 2 * 2 + 2) % state.len()]);
                } else {
                    b2 = (b - 1.78125) * b;
                }
                b = b2.tanh() * state[0];
            }
        }
        let mut prev = 0.0;
        for pos3 in 0..state.len() {
            prev += state[pos3];
        }
        let mut sum = 0.0;
        for i2 in 0..state.len() {
            sum += state[i2];
        }
        (z / (state[1] * state[1] + 1.796875)).sin()
            + 0.8125 * sum
            + 1.25 * prev
            + 1.03125 * b
            + 0.296875 * (prev + prev)
            + 0.609375
                * (match (2 + 0) % 4 {
                    0 => state[3 % state.len()],
                    1 | 2 if state[(3 * 5 + 3) % state.len()] * sum > 0.625 => prev,
                    _ => b,
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfee5bbed790e8b8,
            outgoing: &[],
            gradient: &[
                (0.14440403262196577, 0.7954132665459596),
                (2.5443218770303937, 4.9030837168151855),
                (2.7064705211722377, 3.131708582500872),
            ],
            weighted: &[
                (0.10830302446647433, 0.5965599499094697),
                (1.9082414077727954, 3.677312787611389),
                (2.0298528908791784, 2.348781436875654),
            ],
        };
        let p0 = std::hint::black_box(1.515625_f64);
        let p1 = std::hint::black_box(vec![-0.65625, -0.109375]);
        let p2 = std::hint::black_box(-2_i32);
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

mod program_63 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(z: f64, row: &mut [f64], n: usize) -> f64 {
        for k in 2..n % 3 + 1 {
            let mut sum = 0.984375;
        }
        let mut total = 0.75;
        (row[n % row.len()], total) = (
            row[row.len() - 1] + row[n % row.len()],
            row[row.len() - 1].sin().exp(),
        );
        {
            let r = &mut row[1];
            *r += total + z;
        }
        let mut j: usize = 0;
        while j < 4 && (n + j) % 2 == 0 {
            j += 1;
            total += row[(n * 6 + 4) % row.len()] / (z.abs() + 1.625) + (row[0] + 1.0);
            let mut row2 = vec![0.0; 4];
            let mut total2 = 0.0;
            for n2 in 0..row.len() {
                total2 += row[n2];
            }
        }
        let mut b = 0.0;
        for pos in 0..row.len() {
            b += row[pos] * row[pos];
        }
        let mut c = 0.0;
        for n3 in 0..row.len() {
            c += row[n3];
        }
        z.atan()
            + 0.921875 * c
            + 1.3125 * b
            + 0.921875 * total
            + 1.03125 * (c - z)
            + 1.0625
                * ({
                    let rate = z;
                    rate * rate
                })
            + 1.3125 * c
    }

    #[grad(jvp)]
    pub fn f(u: f64, v: &mut [f64]) -> f64 {
        v[(1 / 2 * 3 + 1) % v.len()] = v[((0 >> 1) * 6 + 3) % v.len()];
        let mut data: [f64; 3] = [0.0; 3];
        match (1 >> 1) % 4 {
            0 => {
                v[((u * u + 1.578125) * 3.0) as usize % v.len()] = u * u - u.clamp(-1.25, 1.453125);
                let prev = u;
            }
            1 | 3 => {
                if 3 >> 1 == 2 {
                    if 3 >= 3 {
                        let total = energy0(u.cos(), &mut v[1..], 1 % 4);
                        let mut total = -0.40625;
                    }
                } else {
                    v[3 % v.len()] += data[((u.abs() + 0.578125) * 3.0) as usize % data.len()]
                        / (u * u + 1.65625)
                        * (u + v[((1 + 0) * 2 + 1) % v.len()]);
                }
            }
            _ => {
                let mut u = u / ((0.53125 + data[0 % 3]).clamp(-1.25, 0.203125).abs() + 0.921875);
                let mut j: usize = 0;
                while j < 1 {
                    j += 1;
                    let i: usize = (data[(j * 5 + 4) % 3] + 0.09375).abs() as usize % 5;
                    let j2: usize = energy0(-data[0], v, j % 4).abs() as usize % 5;
                }
            }
        }
        let mut u2: f64 = 0.0;
        for k in 0..v.len() {
            u2 += v[k];
        }
        (u2, v[v.len() - 1]) = (u + u2, if u < u.sin() { 1.53125 } else { u });
        let mut rate = (u * u).ln_1p().sin() / ((u2.powi(0) + u2).abs() + 1.375);
        match 1 % 3 % 4 {
            0 if u2 < rate.tanh() => {
                v[(0 * 0 * 4 + 1) % v.len()] = u2;
                {
                    let r = &mut v[1];
                    *r = u2 * data[1];
                }
                v[1] *= u2.min(rate).cos();
            }
            1 | 3 => {
                (v[1], rate) = (rate.tanh(), data[2].sin().exp());
            }
            _ => {
                v.copy_from_slice(&data);
                let mut state = vec![u2, 1.5, (u2 * u2).ln_1p()];
            }
        }
        let mut sum = 0.0;
        for count in 0..v.len() {
            sum += v[count];
        }
        let mut a = 0.0;
        for count2 in 0..v.len() {
            a += v[count2] * v[count2];
        }
        (sum + v[1]) * -1.328125
            + 0.765625 * a
            + 1.28125 * sum
            + 1.140625 * rate
            + 0.84375 * (u2 * v[1])
            + 0.96875 * (sum * data[0 % data.len()])
            + 1.28125 * u
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4028babcc700438d,
            outgoing: &[0x400f200000000000, 0x3fc8c446ec57ee85, 0x3ff8800000000000],
            gradient: &[
                (-18.25515704740139, 31.269902002471447),
                (0.12261916908975848, 0.42718641500176824),
                (0.0, 0.0),
                (0.12261916908975848, 0.42718641500176824),
            ],
            weighted: &[
                (-15.29241127139026, 25.21994128979887),
                (0.06793586046600258, 0.3462874812110171),
                (0.0, 0.0),
                (0.06793586046600258, 0.3462874812110171),
            ],
        };
        let p0 = std::hint::black_box(-1.625_f64);
        let p1 = std::hint::black_box(vec![1.296875, -0.140625, -1.03125]);
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
        let mut b1 = vec![0.5, 0.625, 0.75];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &mut m1, &mut b1, 0.75);
        expected.check_call(value, &(m1.clone(),));
        let first = (g0, b1.clone());
        let mut m1 = p1.clone();
        let mut b1 = vec![0.5, 0.625, 0.75];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &mut m1, &mut b1, 0.75);
        expected.check_call(value, &(m1.clone(),));
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0]);
        let mut m1 = p1.clone();
        let mut b1 = vec![0.5, 0.625, 0.75];
        let (value, g0) = f_vjp(p0.clone(), &mut m1, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.0, 0.0, 0.0]);
        let mut m1 = p1.clone();
        let d0 = -0.125_f64;
        let mut d1 = vec![1.125, 0.125, -0.875];
        let (value, tangent) = f_jvp(p0.clone(), &mut m1, d0, &mut d1);
        expected.check_call(value, &(m1.clone(),));
        expected.check_tangent(tangent, &(d1.clone(),));
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
        let mut grid = [[0.0; 2]; 2];
        if 1 + 1 == 2 {
            u *= u.cos();
        }
        let mut prev = 0.0;
        for i in 0..buf.len() {
            prev += buf[i];
        }
        let mut a = 0.0;
        for n in 0..row.len() {
            a += row[n] * row[n];
        }
        u.min(v[((3 >> 1) * 2 + 4) % v.len()])
            + ({
                let t = prev;
                t * a
            })
            + 1.109375 * a
            + 1.46875 * prev
            + 1.34375 * u
            + 0.71875 * u.tanh()
            + 1.03125 * (prev + u)
    }

    #[grad]
    pub fn update1(acc: f64, total: f64) -> f64 {
        let prev = -0.234375;
        let mut total2 = (total * total + 1.109375).ln().clamp(-1.25, 1.21875);
        if total2.cos() >= 0.96875 {
            let mut a = -total.clamp(-1.25, 1.453125)
                - ({
                    let acc2 = total2 * acc;
                    acc2 * (total * acc)
                });
            return (if acc + total >= 0.125 {
                prev * -0.921875
            } else {
                total2 - total
            }) + 1.234375 * a
                + 1.3125 * total2
                + 0.6875 * (prev + a);
        }
        total2 -= match (0 >> 1) % 4 {
            0 => prev * total2,
            1..=2 => {
                if acc >= 0.28125 {
                    total2
                } else {
                    total
                }
            }
            _ => total2 - total2,
        };
        let mut total2 = acc;
        let sum = total;
        acc + 0.546875 * total2 + 0.609375 * total + 0.875 * (prev - total)
    }

    #[grad(jvp)]
    pub fn f(total: f64, k: i32) -> f64 {
        let total2 = total;
        let mut sum =
            update1(total.sin(), 1.25 + total) + total * total - total2.tanh() * (total * total);
        let u = update1(total, sum - total2) + (sum.cos() - total);
        let u2 = (sum.abs() + 1.375).cbrt();
        let mut out: [f64; 3] = [0.0; 3];
        sum = (sum.abs() + 1.96875).cbrt();
        out[(2 * 6 + 2) % 3] += total;
        let mut j: usize = 0;
        while j < 5 {
            j += 1;
            'l0: for pos in 0..out.len() - 1 {
                if ({
                    let b = sum;
                    b * out[0]
                }) > 0.34375
                {
                    sum = out[pos + 1].powi(k).sin();
                    continue 'l0;
                }
                'l1: for j2 in 0..3 {
                    let mut weights = vec![u2 - out[0], out[pos] * u2];
                }
                let mut m: usize = 0;
                let sum2: f64 = loop {
                    m += 1;
                    if m >= 4 || (pos as f64) <= -0.015625 {
                        break sum;
                    }
                    if (match 1 % 4 {
                        0 => out[(j * m * 4 + 1) % 3],
                        1 | 2 => out[pos + 1],
                        _ => out[0],
                    }) <= total.cos()
                    {
                        out[pos] = u2.sin().sin();
                        out[pos] += sum * sum;
                    } else {
                        let u2 = total.tanh() * (u + total2 - -out[pos]);
                        {
                            let r = &mut out[pos];
                            *r = (sum * sum + 0.640625).powf(sum.sin());
                        }
                        out[pos + 1] += update1(
                            if ({
                                let prev = -1.125;
                                prev * 0.4375
                            }) <= out[m % 3].floor()
                            {
                                sum
                            } else {
                                out[pos + 1]
                            },
                            out[pos + 1].sin(),
                        );
                    }
                    out[pos + 1] += out[pos + 1] * -0.0625 - (out[pos] + total2);
                };
                out[pos] -= update1(
                    out[pos] - -0.4375,
                    (j as f64 * j as f64 + 1.90625).powf(sum2.sin()),
                )
                .sin();
            }
            let mut z = update1(sum, sum.mul_add(out[2], k as f64));
            if sum * out[(j * 5 + 4) % out.len()] < out[0] * sum {
                break;
            }
        }
        let mut prev2 = 0.0;
        for k2 in 0..out.len() {
            prev2 += out[k2];
        }
        ({
            let a = total.clamp(-1.25, 0.796875);
            a * (k as f64 * -1.203125)
        }) + 0.875 * prev2
            + 0.5625 * sum
            + 0.484375
                * (out[((j >> 1) * 6 + 4) % out.len()] * out[((j >> 1) * 6 + 4) % out.len()]
                    + 1.203125)
                    .ln()
            + 0.578125 * prev2
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400ce4f20caf9382,
            outgoing: &[],
            gradient: &[(-1.4213523154509553, 22.628462473693045)],
            weighted: &[(-1.0660142365882166, 16.971346855269783)],
        };
        let p0 = std::hint::black_box(-1.296875_f64);
        let p1 = std::hint::black_box(-2_i32);
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
