//! Programs of seeds 161 to 200, written by the `fuzz` binary (see `tests/README.md`).

mod program_161 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(u: f64, m: i32) -> f64 {
        let mut b = (u + 0.34375 - (u + -0.140625)) * u;
        let mut sum = b.sin();
        for pos in 2..=6 {
            let mut row: Vec<f64> = Vec::new();
            row.push(u.abs() + b.clamp(-1.25, 0.375));
            row.push(sum.atan());
            for pos2 in (1..row.len()).step_by(3) {
                row[pos2] /= 1.390625;
            }
            let mut acc = (match row.len() % 4 {
                0 => row[((sum.abs() + 1.03125) * 3.0) as usize % row.len()],
                1..=2 => u,
                _ => sum,
            }) * row[row.len() - 1]
                * (sum
                    * row[((pos + pos) * 5 + 4) % row.len()]
                    * (sum * row[((pos + pos) * 5 + 4) % row.len()]))
                .ln_1p();
        }
        (sum, sum) = (sum + sum, (sum * sum + 0.71875).ln());
        let mut a: f64 = 0.8125;
        let mut state = vec![
            {
                let rate = u;
                rate * u
            },
            if 0 % 2 == 0 || 0 & 2 != 0 {
                -1.796875
            } else {
                u
            },
        ];
        let mut s: f64 = 0.0;
        for count in 0..state.len() {
            s += state[count] * state[count];
        }
        if s.clamp(-1.25, 0.8125) < -0.609375 {
            state[0] -= state[(3 * 3 + 3) % state.len()] + s;
            let t = state[3 % state.len()]
                * (state[((s.abs() + 1.3125) * 3.0) as usize % state.len()]
                    .max(state[(0 * 7 + 2) % state.len()])
                    + sum.sin());
            let mut s = state[1];
        }
        for m2 in 1..state.len() {
            state.push(b.sin().exp().sin());
        }
        for i in (1..state.len()).rev().step_by(2) {
            if state[i] - -1.609375
                >= ({
                    let c = state[(i * 3 + 4) % state.len()];
                    c * state[i]
                })
            {
                return (m as f64).mul_add(-1.6875, state[i]) * (a / (u.abs() + 1.875))
                    + 1.390625 * s
                    + 1.1875 * a
                    + 1.28125 * sum
                    + 0.578125 * (b + sum);
            }
            s = -1.578125 * b + -1.015625 * state[i - 1];
            if i >> 1 > 1 {
                sum += (state[i - 1] * state[i - 1]).sin();
                break;
            }
            match 2 * i % 4 {
                0 => {
                    let mut c2 = 0.0;
                    for count2 in 0..state.len() {
                        c2 += state[count2] * state[count2];
                    }
                    (state[i], sum) = (b, s);
                    state[0] += a.abs() * (u / (c2 * c2 + 0.890625));
                }
                1 | 3 => {
                    state[i] += i as f64 + (s - state[i]);
                    let mut a2 = 0.515625;
                    let mut sum2 = 0.0;
                    for i2 in 0..state.len() {
                        sum2 += state[i2] * state[i2];
                    }
                }
                _ => {
                    state[i] = 1.53125 * u * b;
                    let mut a3 = (a - b).tanh();
                    let mut prev = state[i - 1]
                        .tanh()
                        .max(a * sum * s.mul_add(a, state[((1 >> 1) * 4 + 4) % state.len()]));
                }
            }
        }
        let mut u2 = 0.0;
        for count3 in 0..state.len() {
            u2 += state[count3] * state[count3];
        }
        (if 1 >> 1 != 0 { s } else { -1.9375 })
            + ({
                let acc2 = -0.890625;
                acc2 * state[((a * a + 1.8125) * 3.0) as usize % state.len()]
            })
            + 0.875 * u2
            + 0.859375 * s
            + 0.5625 * a
            + 0.8125
                * (match 0 % 4 {
                    0 => state[0],
                    1..=2 => u,
                    _ => m as f64,
                })
            + 1.15625 * s.sin()
            + 0.6875 * (state[((s * s + 1.015625) * 3.0) as usize % state.len()] * m as f64)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40219f2167f31286,
            outgoing: &[],
            gradient: &[(-9.085357168993275, 15.971110420155348)],
            weighted: &[(-6.8140178767449555, 11.978332815116511)],
        };
        let p0 = std::hint::black_box(-1.171875_f64);
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

mod program_162 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(acc: f64, buf: &[f64], data: &[f64; 3]) -> f64 {
        for pos in (0..3 - 1).rev() {
            let mut acc = data[pos + 1];
        }
        if 3 >= 0 {
            let mut z = 0.0;
            for n in (1..buf.len() - 1).rev() {
                z += 0.5 * (buf[n - 1] * buf[n + 1] * buf[n]);
            }
            let mut z = 1.609375 - buf[(0 * 0 * 6 + 3) % buf.len()].mul_add(1.5625 + z, 1.703125);
            let mut m: i32 = 0;
        }
        let mut b = buf[buf.len() - 1];
        b *= (b + data[2]).cos();
        let mut a: f64 = 0.0;
        for i in 0..data.len() {
            a += data[i];
        }
        let mut total: f64 = 0.0;
        for count in 0..data.len() {
            total += data[count] * data[count];
        }
        total / (data[1].abs() + 0.9375)
            + 1.0625 * total
            + 1.484375 * a
            + 0.734375 * b
            + 0.484375 * (total * total + 0.96875).powf(a.sin())
    }

    #[grad]
    pub fn relax1(total: f64, acc: &mut f64) {
        for pos in (0..0).step_by(3) {
            let mut x = [0.0; 3];
            for k in (0..x.len()).rev() {
                x[k] = -1.203125;
            }
        }
        let mut b = match 3 % 3 % 4 {
            0 => total.max(*acc).tanh(),
            1 | 2 => *acc,
            _ => {
                if *acc / (total * total + 0.65625) < -0.515625 {
                    *acc + total
                } else {
                    -0.609375 * -1.671875
                }
            }
        };
        b *= (*acc - total).cos();
        *acc -= total.mul_add(*acc, *acc).sin().exp();
        'l0: for k2 in 1..3 {
            let a = 0.609375;
            *acc = (b * b).ln_1p() + b;
            let mut w: Vec<f64> = Vec::new();
            w.push((if k2 >> 1 < 1 { total } else { a }).clamp(-1.25, 0.203125));
            w.push(-0.0625 - (a + total));
            let mut acc2 = *acc;
        }
    }

    #[grad(jvp)]
    pub fn f(total: f64, t: f64, state: &mut [f64]) -> f64 {
        relax1(t, &mut state[1]);
        if 0 % 2 == 0 || total > total {
            state[1 % state.len()] /= 1.765625;
            if t > total.clamp(-1.25, 1.234375) {
                for pos in 1..state.len() {
                    state[pos] += total.powi(4);
                }
                if 1.53125 * state[state.len() - 1] < t / (t.abs() + 1.4375) {
                    let mut count: usize = 0;
                    'l0: loop {
                        count += 1;
                        (state[0], state[state.len() - 1]) =
                            (state[(3 * 7 + 1) % state.len()], total);
                        let t2 = (t * t + 0.625).recip() * (t * t + 1.375).recip()
                            + (count as f64 / ((count as f64).abs() + 1.921875)
                                + (if (match count % 4 {
                                    0 => total,
                                    1 | 2 => {
                                        state[((total * total + 0.890625) * 3.0) as usize
                                            % state.len()]
                                    }
                                    _ => total,
                                }) <= -0.359375
                                {
                                    state[0]
                                } else {
                                    total
                                }));
                        let mut t2 = -state[(count * 3 + 4) % state.len()].cos()
                            + 0.265625 * state[(count * count * 5 + 4) % state.len()] * (total + t);
                        let mut total = {
                            let acc = t2;
                            acc * ((state[(count * 5 + 1) % state.len()] + -1.65625)
                                * state[state.len() - 1].atan())
                        };
                        if count >= 2 {
                            break;
                        }
                    }
                    if (if count / 2 >= 3 { -1.46875 } else { t }) <= -0.75 {
                        state[(count * 6 + 2) % state.len()] /= 1.28125;
                    }
                } else {
                    if (total * total + 1.03125)
                        .powf(state[((t.abs() + 0.875) * 3.0) as usize % state.len()].sin())
                        < -0.3125
                    {
                        let t = total - total + total.tanh();
                    }
                    state[(3 * 1 * 4 + 2) % state.len()] -= t;
                    state[0] += if state[((total.abs() + 1.6875) * 3.0) as usize % state.len()]
                        - total
                        >= 0.21875
                    {
                        t
                    } else {
                        state[(0 * 4 + 1) % state.len()] * -0.25
                    };
                }
            } else {
                'l1: for m in 2..3 {
                    let mut w = state.to_vec();
                    let mut i: usize = 0;
                    let total2: f64 = loop {
                        i += 1;
                        if i >= 3 || total >= 0.046875 {
                            break w[1];
                        }
                        w[1] += w[(m * 7 + 4) % w.len()].abs();
                        if -0.78125 / ((m as f64).abs() + 1.078125) <= 1.203125 {
                            break 'l1;
                        }
                        let mut z = total;
                    };
                    let mut rate = 1.03125
                        * (if t >= -0.140625
                            && (if total2.sin()
                                >= ({
                                    let total3 = w[((m >> 1) * 3 + 3) % w.len()];
                                    total3 * t
                                }) {
                                1.90625
                            } else {
                                total
                            }) >= -0.453125
                        {
                            total
                        } else {
                            state[(i * 6 + 4) % state.len()] + w[0]
                        });
                    rate = total.min(w[1]).exp_m1();
                }
            }
            relax1(t, &mut state[1]);
        }
        let mut s = 0.0;
        for j in 0..state.len() {
            s += state[j];
        }
        (match 0 % 4 {
            0 => state[((3 + 3) * 3 + 1) % state.len()] / (total.abs() + 1.390625),
            1 | 2 => state[(2 * 2 * 5 + 1) % state.len()] + state[(0 * 2 + 1) % state.len()],
            _ => state[(1 * 0 * 7 + 4) % state.len()] - t,
        }) + 0.78125 * s
            + 0.78125 * -0.3125
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401252e113645db3,
            outgoing: &[
                0x4001d9d488000000,
                0x3fdcd04c36fcabc2,
                0x4001d9d488000000,
                0x3fe9800000000000,
            ],
            gradient: &[
                (6.319218712709536, 6.6522799371993315),
                (-0.9278413597401076, 4.030264205847152),
                (0.0, 0.0),
                (0.00024370282715880927, 0.06536807171716816),
                (1.5625, 1.5625),
                (0.0, 0.0),
            ],
            weighted: &[
                (9.812299208781415, 10.06209512714876),
                (-1.4381541075971667, 6.246909519063085),
                (0.0, 0.0),
                (0.0003777393820961544, 0.10132051116161064),
                (2.421875, 2.421875),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(0.796875_f64);
        let p1 = std::hint::black_box(1.40625_f64);
        let p2 = std::hint::black_box(vec![1.5, -1.671875, 1.828125, -0.859375]);
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
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &mut m2, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let first = (g0, g1, b2.clone());
        let mut m2 = p2.clone();
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875];
        let (value, (g0, g1)) =
            f_vjp_with(&mut tape, p0.clone(), p1.clone(), &mut m2, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let second = (g0, g1, b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &mut m2, &mut b2, 0.75);
        expected.check_weighted(&(g0, g1, b2.clone()), &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let mut d2 = vec![0.125, -0.875, 0.375, -0.625];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &mut m2, d0, d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_163 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(acc: f64) -> f64 {
        if 0 * 3 % 2 == 0 {
            let mut a = 0.828125;
            for pos in (2..=1).rev().step_by(3) {
                let mut total = acc.sin().exp().sin() * a;
                let mut done = pos + 3 <= 1;
                let prev = (a * acc + a / (total * total + 1.421875)).cos();
            }
            let pos2: usize = 1;
        } else {
            let mut a3 = acc.max(acc.cos())
                / ((if acc + acc
                    >= ({
                        let a2 = acc;
                        a2 * 0.546875
                    })
                    || 1 == 3
                {
                    acc * acc
                } else {
                    acc + acc
                }) * (if acc + acc
                    >= ({
                        let a2 = acc;
                        a2 * 0.546875
                    })
                    || 1 == 3
                {
                    acc * acc
                } else {
                    acc + acc
                }) + 0.71875);
            let mut c = a3
                - (if acc / (a3.abs() + 1.203125) > -0.546875 {
                    (-acc.abs()).exp()
                } else {
                    a3
                });
            let mut t = 0.578125;
        }
        acc + 0.640625 * acc.sin() + 1.125 * (-0.203125 - acc)
    }

    #[grad]
    pub fn stage1(total: f64, c: f64, out: &[f64], x: &mut [f64], y: &mut f64, m: usize) {
        x[1..].fill(total.powi(0));
        let a = total;
        for j in 0..x.len() {
            x[j] += update0(c * *y).mul_add((total.abs() + 1.078125).powf(x[j].sin()), x[j]);
        }
        let mut t = 1.0;
        let mut c = update0(*y * out[1]) + update0(a);
        for n in 0..=5 {
            for k in (0..=n % 3 + 1).rev() {
                t += (update0(k as f64 * out[1]) * update0(k as f64 * out[1]) + 1.828125).sqrt();
            }
            let mut s = 0.0;
            for n2 in 0..x.len() {
                s += x[n2];
            }
            t -= x[(x.len() * 4 + 1) % x.len()];
            x[((1 + n) * 7 + 4) % x.len()] += total.sin().sin();
        }
    }

    #[grad(jvp)]
    pub fn f(sum: f64, buf: &Vec<f64>) -> f64 {
        let mut buf2: Vec<f64> = vec![0.0; 3];
        'l0: for m in (0..buf2.len() - 1).step_by(2) {
            let mut sum = buf[((sum * sum + 1.765625) * 3.0) as usize % buf.len()];
        }
        match 2 % 4 {
            0 => {
                buf2[1] += sum;
            }
            1 | 3 => {
                let mut acc = 0.0;
                for count in 0..buf2.len() {
                    acc += buf2[count];
                }
            }
            _ => {
                buf2[0] = sum;
            }
        }
        match buf2.len() % 4 {
            0 => {
                let t = sum;
                let mut m2: usize = 0;
                while m2 < 1 {
                    m2 += 1;
                    let t = update0(0.953125 * buf[(m2 / 3 * 4 + 3) % buf.len()]);
                    for pos in (0..buf.len()).rev() {
                        let mut sum = (match pos % 4 {
                            0 => (buf[((t * t + 1.328125) * 3.0) as usize % buf.len()].abs()
                                + 1.578125)
                                .powf(sum.sin()),
                            1..=2 => update0(0.125),
                            _ => {
                                -0.953125 * buf[((sum.abs() + 1.84375) * 3.0) as usize % buf.len()]
                            }
                        })
                        .sin()
                        .exp();
                        if buf[pos] * t <= t * t {
                            let total = update0(if m2 >> 1 >= 3 { t } else { t });
                            buf2[0] += update0(-0.25 * buf2[((pos + m2) * 4 + 4) % buf2.len()]);
                            {
                                let r = &mut buf2[1];
                                *r += buf[(pos * 4 + 3) % buf.len()].sin();
                            }
                        }
                        buf2[0] += ({
                            let u = sum;
                            u * sum
                        }) * t;
                    }
                    let mut count2: usize = 0;
                    'l1: loop {
                        count2 += 1;
                        for i in 0..buf2.len() - 1 {
                            for count3 in (0..buf2.len() - 1).rev() {
                                buf2[count3] = t.tanh();
                            }
                        }
                        if buf.len() > 3 {
                            if !(count2 % 2 == 0) {
                                break 'l1;
                            }
                            let z = update0(
                                buf[((sum.abs() + 1.265625) * 3.0) as usize % buf.len()]
                                    + m2 as f64,
                            );
                            (buf2[0], buf2[1]) = (
                                if (count2 >> 1) % 2 == 0 { m2 as f64 } else { z },
                                update0((sum.abs() + 1.640625).sqrt()),
                            );
                        } else {
                            buf2[0] += m2 as f64 * sum * buf[0];
                            let mut total2 = {
                                let c = buf[1].atan().tanh();
                                c * (t + buf2[1].sin().exp())
                            };
                            let mut b = 0.640625;
                        }
                        let b2 = (t.abs() + 0.859375).sqrt();
                        buf2.push(m2 as f64 + t - (buf[0] + b2));
                        if count2 >= 4 {
                            break;
                        }
                    }
                    let c2;
                    if buf[(count2 * 2 + 1) % buf.len()].tanh() <= 0.65625 {
                        c2 = (t + sum).powi(1);
                    } else {
                        c2 = sum.mul_add(buf2[0], -0.28125) * -1.6875;
                    }
                }
            }
            1 | 3 => {
                let mut y = 0.0;
                for pos2 in 0..buf2.len() {
                    y += buf2[pos2] * buf2[pos2];
                }
            }
            _ => {
                let mut row = vec![sum * sum; 2];
                {
                    let r = &mut buf2[1];
                    *r -= -1.3125 * sum;
                }
            }
        }
        let mut prev2 = 0.0;
        for j in 0..buf2.len() {
            prev2 += buf2[j] * buf2[j];
        }
        let mut sum2: f64 = 0.0;
        for i2 in 0..buf2.len() {
            sum2 += buf2[i2];
        }
        (sum + buf2[((1 >> 1) * 5 + 3) % buf2.len()]).sin()
            + 1.09375 * sum2
            + 1.046875 * prev2
            + 1.4375 * update0(buf[((sum2.abs() + 1.5625) * 3.0) as usize % buf.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ffce94f1f9ea150,
            outgoing: &[],
            gradient: &[
                (2.978640971277623, 2.978640971277623),
                (0.7412109375, 3.9755859375),
                (0.0, 0.0),
            ],
            weighted: &[
                (2.233980728458217, 2.233980728458217),
                (0.555908203125, 2.981689453125),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(0.65625_f64);
        let p1 = std::hint::black_box(vec![0.0, -1.6875]);
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

mod program_164 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(s: f64, weights: [f64; 3], state: &mut [f64]) -> f64 {
        if s.sin() > s {
            'l0: for n in (1..3).step_by(3).rev() {
                if ({
                    let prev = s;
                    prev * weights[(3 % 2 * 2 + 4) % 3]
                }) < 0.859375
                {
                    break;
                }
                for j in 0..state.len() - 1 {
                    let mut s2 =
                        ((state[j] + (s + weights[((s * s + 0.90625) * 3.0) as usize % 3])).abs()
                            + 1.359375)
                            .recip();
                    let mut n2: usize = 0;
                    'l1: while n2 < 4 {
                        n2 += 1;
                        {
                            let r = &mut state[j];
                            *r -= j as f64;
                        }
                    }
                }
            }
            (state[1], state[0]) = (s, weights[((s.abs() + 1.734375) * 3.0) as usize % 3]);
        } else {
            let mut a = (match 0 * 2 % 4 {
                0 => s + 0.90625,
                1..=2 => s,
                _ => s,
            }) / (state[state.len() - 1].abs() + 1.671875);
        }
        let mut prev2: f64 = 0.0;
        for j2 in 0..state.len() {
            prev2 += state[j2] * state[j2];
        }
        let mut u: f64 = 0.0;
        for m in 0..state.len() {
            u += state[m] * state[m];
        }
        (prev2 - u).hypot(s - weights[(1 * 7 + 2) % weights.len()])
            + 1.375 * u
            + 1.421875 * prev2
            + 1.21875 * (s * prev2)
            + 1.40625 * prev2
    }

    #[grad(jvp)]
    pub fn f(total: f64, prev: f64, out: &[f64], k: usize) -> f64 {
        let mut total = prev
            / (({
                let b = 1.6875;
                b * out[out.len() - 1]
            }) * ({
                let b = 1.6875;
                b * out[out.len() - 1]
            }) + 0.734375)
            * (out[(k * 2 + 1) % out.len()] - prev - total);
        if -0.3125 + out[0] <= -0.796875 {
            let mut prev = -0.6875;
        }
        let total2 = (if total.max(prev) >= prev {
            k as f64
        } else {
            prev
        }) * out[((k ^ k) * 2 + 1) % out.len()]
            / (total.abs() + 1.203125);
        if (k >> 1) % 2 == 0 {
            match out.len() % 4 {
                0 => {
                    if k < 0 {
                        let prev = total2
                            - ((if !(k <= 0) { total } else { -0.15625 })
                                - (total2 + out[((k >> 1) * 6 + 3) % out.len()]));
                        total += (total2
                            * out[((k + k) * 5 + 3) % out.len()]
                            * (total2 * out[((k + k) * 5 + 3) % out.len()])
                            + 1.734375)
                            .powf(out[k % out.len()].sin());
                    } else {
                        (total, total) = (
                            (out[((k & k) * 2 + 2) % out.len()]
                                * out[((k & k) * 2 + 2) % out.len()]
                                + 0.515625)
                                .ln(),
                            total2.sin(),
                        );
                        total *= 0.5;
                        if 0.859375 >= 0.21875 {
                            let total = out[1].cos();
                            let prev2 = total2 * (1.015625 + total) - out[1 % out.len()];
                        }
                    }
                }
                1 | 3 => {
                    if !(k + k == 2) {
                        if k + k <= 3 {
                            let mut a = -0.265625;
                        }
                        total = total2.sin() * (total + total2);
                    } else {
                        total = k as f64;
                        (total, total) = (
                            {
                                let z = out[1];
                                z * prev
                            },
                            total2 / ((k as f64).abs() + 1.921875),
                        );
                    }
                    if out[(k * 5 + 4) % out.len()] > prev + -0.5625 {
                        for m in (0..out.len()).rev().step_by(2) {
                            total -= (total + total).cos();
                        }
                        let prev3 = 0.34375;
                    } else {
                        let (z2, y) = (
                            (prev.atan() * prev.atan() + 1.265625).sqrt(),
                            out[(k % 3 * 3 + 4) % out.len()],
                        );
                        let mut b2 = 0.0;
                        for j in 0..out.len() {
                            b2 += out[j] * out[j];
                        }
                        total -= match k % 4 {
                            0 => out[(k * 6 + 4) % out.len()] * -1.109375,
                            1 | 2 => match (k + k) % 4 {
                                0 => b2,
                                1..=2 => -0.421875,
                                _ => out[out.len() - 1],
                            },
                            _ => match (k >> 1) % 4 {
                                0 => b2,
                                1 | 2 if out[k % out.len()] / (prev.abs() + 1.8125) > 0.734375 => {
                                    b2
                                }
                                _ => total2,
                            },
                        };
                    }
                    let mut acc = out[((total * total + 1.6875) * 3.0) as usize % out.len()]
                        .sin()
                        .tanh()
                        * ((if prev.tanh() < (if 2 & k <= 0 { total2 } else { prev }) {
                            out[k % out.len()]
                        } else {
                            out[(3 * 7 + 3) % out.len()]
                        }) - total2.tanh());
                }
                _ => {
                    let mut prev = 0.25;
                }
            }
            let (sum, prev4) = (
                (out[(1 * 3 * 5 + 1) % out.len()] * 1.546875).abs(),
                if k + k == 2 {
                    out[k % out.len()] + total2
                } else {
                    prev + total2
                },
            );
        }
        let mut prev5 = 0.0;
        for count in 0..out.len() {
            prev5 += out[count];
        }
        let mut t = 0.0;
        for n in 0..out.len() {
            t += out[n];
        }
        1.078125
            + 1.03125 * t
            + 1.25 * prev5
            + 0.53125 * total
            + 0.671875 * (t + out[(k % 3 * 5 + 2) % out.len()])
            + 0.578125
                * (out[((k >> 1) * 7 + 2) % out.len()] * out[((k >> 1) * 7 + 2) % out.len()])
                    .ln_1p()
            + 0.859375 * (k as f64 * 1.625)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc013053ef48aeca2,
            outgoing: &[],
            gradient: &[
                (-0.17439479262337443, 0.17439479262337443),
                (-0.33676235816927474, 0.33676235816927474),
                (2.953125, 2.953125),
                (2.3939989189804276, 3.5122510810195724),
                (3.625, 3.625),
                (2.7954957954343174, 3.4595437898124315),
            ],
            weighted: &[
                (-0.13079609446753082, 0.13079609446753082),
                (-0.2525717686269561, 0.2525717686269561),
                (2.21484375, 2.21484375),
                (1.7954991892353207, 2.6341883107646793),
                (2.71875, 2.71875),
                (2.0966218465757382, 2.5946578423593234),
            ],
        };
        let p0 = std::hint::black_box(-1.1875_f64);
        let p1 = std::hint::black_box(1.359375_f64);
        let p2 = std::hint::black_box(vec![0.125, -1.296875, -1.015625, -1.09375]);
        let p3 = std::hint::black_box(3_usize);
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

mod program_165 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(rate: f64, z: f64, row: [f64; 3], x: &Vec<f64>) -> f64 {
        let mut t = z;
        let mut rate2 = 0.0;
        for pos in (1..row.len() - 1).rev() {
            rate2 += 0.5 * (row[pos - 1] * row[pos + 1] * row[pos]);
        }
        (t, rate2) = (z + row[1], (-rate.abs()).exp());
        let mut state = [0.0; 3];
        match row.len() % 4 {
            0 => {
                state[0 % state.len()] -= rate2 * z - rate2 / (z.abs() + 0.84375);
                std::mem::swap(&mut rate2, &mut t);
                if 3 < 1 {
                    let b;
                    if 2 < 0 {
                        b = state[(2 * 7 + 3) % state.len()];
                    } else {
                        b = z.cos()
                            + (state[((z * z + 0.921875) * 3.0) as usize % state.len()]
                                + x[(3 * 4 + 1) % x.len()]);
                    }
                    return (z * z).ln_1p()
                        + 0.609375 * rate2
                        + 0.59375 * t
                        + 0.703125 * row[0].atan();
                }
            }
            1 | 3 => {
                state[1] *= row[2].cos();
                (state[1], t) = (
                    rate,
                    x[(2 * 6 + 4) % x.len()] * x[((1 >> 1) * 4 + 3) % x.len()],
                );
            }
            _ => {
                (state[(3 * 3 + 1) % 3], t) = (row[3 % 3], rate);
                {
                    let r = &mut state[2 % 3];
                    *r = 1.234375;
                }
            }
        }
        let mut b2 = 0.0;
        for j in 0..state.len() {
            b2 += state[j] * state[j];
        }
        rate.tanh().powi(0)
            + 0.84375 * b2
            + 1.15625 * rate2
            + 0.875 * t
            + 0.578125 * (b2 + t)
            + 0.90625 * rate
    }

    #[grad]
    pub fn update1(sum: f64, c: f64) {
        'l0: for n in 1..=5 {
            let b = c;
            if b + sum < b {
                match n * n % 4 {
                    0 if n * 2 % 2 == 0 => {
                        let mut sum =
                            ((sum + b).abs() + 1.953125).recip() - (c + sum) * b.sin().exp();
                    }
                    1 | 3 => {
                        for count in 2..=3 {
                            let mut b = (if !((0 + count) % 2 == 0) {
                                0.75
                            } else {
                                -1.796875
                            }) / ((c * c + 1.4375).sqrt() * (c * c + 1.4375).sqrt()
                                + 1.640625);
                            b = -0.484375;
                            let mut weights = [0.0; 3];
                        }
                    }
                    _ => {
                        let total = n as f64;
                        let t = -0.09375;
                        let mut w = [n as f64; 3];
                    }
                }
                let acc = 1.734375;
            } else {
                let mut total2 = sum.mul_add(b, c) / (sum * sum + 1.296875) * sum;
                let y2 = (sum * sum).clamp(-1.25, 0.8125).hypot((sum - b) * b);
                total2 = {
                    let acc2 = sum.sin().exp();
                    acc2 * (acc2 * acc2)
                };
            }
            let mut total3 = sum;
            total3 *= (sum * n as f64).cos();
        }
    }

    #[grad(jvp)]
    pub fn f(s: f64, x: &[f64], x2: [f64; 3], weights: &mut [f64], b: &mut f64, pos: usize) -> f64 {
        let mut s = (({
            let b2: f64 = -1.328125;
            b2 * -0.046875
        })
        .abs()
            + 0.515625)
            .cbrt()
            * -0.828125;
        s = (match 1 % 4 {
            0 => x2[((b.abs() + 0.515625) * 3.0) as usize % 3],
            1..=2 if x.len() != 2 => *b,
            _ => weights[weights.len() - 1],
        }) * weights[((*b * *b + 1.71875) * 3.0) as usize % weights.len()];
        for m in 0..3 - 1 {
            let mut up = x[0] * x2[m + 1] >= 0.8125;
            let mut b3 = (x[((pos + pos) * 4 + 4) % x.len()] + s).tanh();
        }
        update1(*b / (x2[pos % 3] * x2[pos % 3] + 0.875), x2[2].tanh());
        let mut z = 0.0;
        for i in 1..weights.len() {
            z += 0.5 * (weights[i - 1] * weights[i] * weights[i]);
        }
        let s = weights[weights.len() - 1] + -0.46875 + (*b + 0.671875)
            - x2[pos % x2.len()].atan() * (s * s);
        weights[((s * s + 1.515625) * 3.0) as usize % weights.len()] -=
            x[(pos * 4 + 2) % x.len()] - (s + z);
        for n in 0..weights.len() {
            weights[n] = (s - -0.5) * x2[pos % 3];
        }
        let mut z = x2[pos % 3].abs() * (pos as f64 + s) * x2[2];
        let mut y = (x2[0].abs() + 1.890625).powf((x2[(pos * 4 + 4) % 3] * x[0]).sin())
            + (z.abs() + 1.203125).powf(x[1].sin().sin());
        std::mem::swap(&mut z, &mut y);
        let z = ((y.tanh() - y).abs() + 1.90625).powf((x2[0] * x2[0] + 1.46875).sqrt().sin());
        if (y + pos as f64) <= *b {
            let mut total = ((x[0 % x.len()].sin() + x2[(pos * 3 + 2) % x2.len()])
                * (x[0 % x.len()].sin() + x2[(pos * 3 + 2) % x2.len()]))
            .ln_1p();
            'l0: for i2 in 1..x.len() {
                for count in 0..weights.len() - 1 {
                    weights[count] = if (count + 1) % 2 == 0 {
                        s + y
                    } else {
                        s + x2[i2 % x2.len()]
                    };
                }
            }
            let mut j: usize = pos + pos ^ pos * 2;
        } else {
            let mut b4 = 0.0;
            for pos2 in 1..x.len() {
                b4 += x[pos2 - 1] * x[pos2];
            }
        }
        weights[0] *= (y - *b).cos();
        if !(y + z >= pos as f64 * pos as f64) {
            for j2 in (0..x.len() - 1).rev().step_by(2) {
                y += y;
                let mut y2 = -0.34375;
                if j2 + j2 > 3 {
                    return z / (y.sin() * y.sin() + 1.71875)
                        + 0.828125 * y2
                        + 1.109375 * y
                        + 0.625 * *b
                        + 0.8125 * (z + s)
                        + 0.65625 * (*b - s)
                        + 0.96875 * (-1.6875 + pos as f64);
                }
            }
            return x[(3 / 3 * 6 + 3) % x.len()] * y.clamp(-1.25, 0.4375)
                + 1.203125 * y
                + 1.234375 * *b
                + 0.765625 * x[((pos + pos) * 3 + 3) % x.len()].sin();
        }
        let mut total2 = 0.0;
        for j3 in 0..weights.len() {
            total2 += weights[j3] * weights[j3];
        }
        let mut t = 0.0;
        for j4 in 0..weights.len() {
            t += weights[j4] * weights[j4];
        }
        y.sin()
            + -1.6875
            + 1.34375 * t
            + 0.8125 * total2
            + 0.953125 * y
            + 1.5 * y.max(x[((pos & pos) * 5 + 4) % x.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4009d3633ac5bfe0,
            outgoing: &[
                0xbfdc7181a7ba6539,
                0xbfe39d2c82a58b33,
                0xbfe39d2c82a58b33,
                0xbfe39d2c82a58b33,
                0xbfdb000000000000,
            ],
            gradient: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (1.5, 1.5),
                (0.0, 0.0),
                (3.147757655907027, 3.4571494179208835),
                (0.4124780481845643, 1.0261135103186496),
                (0.0, 0.0),
                (3.256079264464433, 4.5733267764067795),
                (0.0, 0.0),
                (-18.19934468891548, 25.561893190755534),
                (-15.762295879302751, 24.084238979932657),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (1.125, 1.125),
                (0.0, 0.0),
                (1.5616096877767869, 3.463919692449223),
                (0.3894009265471492, 0.8496275231477132),
                (0.0, 0.0),
                (1.350118638870089, 4.52193589178332),
                (0.0, 0.0),
                (-7.546276513562602, 25.274651896190658),
                (-5.4755140471162616, 24.831494569358473),
            ],
        };
        let p0 = std::hint::black_box(1.640625_f64);
        let p1 = std::hint::black_box(vec![-1.1875, 0.9375]);
        let p2 = std::hint::black_box([0.296875, 1.984375, 0.890625]);
        let p3 = std::hint::black_box(vec![0.71875, 0.28125, 1.125, -0.5625]);
        let p4 = std::hint::black_box(-0.421875_f64);
        let p5 = std::hint::black_box(1_usize);
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let value = f(p0.clone(), &p1, p2.clone(), &mut m3, &mut m4, p5);
        expected.check_call(value, &(m3.clone(), m4.clone()));
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2.clone(), &mut m3, &mut m4, p5));
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2.clone(), &mut m3, &mut m4, p5);
        expected.check_call(value, &(m3.clone(), m4.clone()));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let mut b1 = vec![0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875];
        let mut b4 = 1.0_f64;
        let (value, (g0, g2)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            p2.clone(),
            &mut m3,
            &mut m4,
            p5,
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
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875];
        let mut b4 = 1.0_f64;
        let (value, (g0, g2)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            p2.clone(),
            &mut m3,
            &mut m4,
            p5,
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
            &vec![0.0, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let mut b1 = vec![0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875];
        let mut b4 = 1.0_f64;
        let (value, (g0, g2)) = f_vjp(
            p0.clone(),
            &p1,
            p2.clone(),
            &mut m3,
            &mut m4,
            p5,
            &mut b1,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_weighted(
            &(g0, b1.clone(), g2, b3.clone(), b4.clone()),
            &vec![0.0, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let d2 = [-0.875, 0.375, -0.625];
        let mut d3 = vec![0.625, -0.375, 0.875, -0.125];
        let mut d4 = 1.125_f64;
        let (value, tangent) = f_jvp(
            p0.clone(),
            &p1,
            p2.clone(),
            &mut m3,
            &mut m4,
            p5,
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

mod program_166 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(b: f64) -> f64 {
        let mut prev = b.exp_m1().cos() * b;
        let b2 = b.tanh();
        'l0: for i in 0..=2 {
            let total = i as f64;
            for pos in (2..5).step_by(2).rev() {
                let rate = total.clamp(-1.25, 1.046875);
            }
            let mut m: usize = 0;
            'l1: while m < 3 && prev + b > (m as f64 * m as f64 + 1.515625).sqrt() {
                m += 1;
                if b * prev <= -0.359375 {
                    break;
                }
                prev = total.tanh().floor();
                prev += (b - m as f64).powi(4);
            }
            let mut prev2 = 0.75;
        }
        prev + 1.109375 * prev
            + 0.6875 * 0.296875
            + 1.171875 * (b * b2)
            + 0.421875 * (prev / (b * b + 1.8125))
    }

    #[grad(jvp)]
    pub fn f(rate: f64, buf: [f64; 3], row: &mut [f64]) -> f64 {
        for m in (0..row.len()).rev() {
            let mut a = update0(rate * buf[m % buf.len()]);
            if m >> 1 != 3 && a.sin() < -0.734375 {
                let rate: f64 = 1.9375;
                let mut state = vec![-1.34375 - row[m]; m % 3 + 1];
                if m != 0 {
                    a *= rate.tanh().cos();
                    return rate + 1.109375 * a + 0.375 * (buf[0] - a);
                }
            }
            let mut prev = rate;
            row.swap(1, 0);
        }
        let mut m2: usize = 0;
        while m2 < 1 && m2 * m2 % 2 == 0 {
            m2 += 1;
            for i in (0..row.len()).rev() {
                row[i] = (buf[i % 3].abs() + 1.203125).powf(buf[1].sin()) - (rate - rate);
            }
            let mut sum: f64 = 0.0;
            for n in 0..row.len() {
                sum += row[n];
            }
            row[m2 % row.len()] /= 1.265625;
            for m3 in (0..buf.len()).step_by(2) {
                'l0: for n2 in 2..3 {
                    row[(m3 * 4 + 1) % row.len()] += update0(sum.abs());
                    for m4 in 1..row.len() {
                        row[m4] = rate;
                    }
                }
                row[((m2 ^ m2) * 6 + 3) % row.len()] += update0(update0(row[row.len() - 1]));
                sum = 0.5 * update0(rate);
            }
        }
        let mut u: f64 = 0.0;
        for pos in 0..row.len() {
            u += row[pos] * row[pos];
        }
        if m2 * 0 == 0 {
            'l1: for pos2 in 1..3 {
                let acc = update0(rate + u)
                    * (u - row[2 % row.len()])
                    * (update0(match m2 * m2 % 4 {
                        0 => buf[pos2 - 1],
                        1 | 2 if pos2 % 2 == 0 => u,
                        _ => rate,
                    }) / ((if !(rate >= 0.859375) {
                        buf[pos2]
                    } else {
                        buf[pos2 - 1]
                    }) * (if !(rate >= 0.859375) {
                        buf[pos2]
                    } else {
                        buf[pos2 - 1]
                    }) + 0.59375));
                let mut row2 = [
                    if m2 ^ 0 > 3 { 0.703125 } else { rate },
                    rate * rate,
                    -0.875 + acc,
                ];
                let u = update0(acc * -0.296875).hypot(rate.tanh())
                    * ((m2 as f64).cos() + (m2 as f64 * m2 as f64 + 1.234375).cbrt());
            }
            u = (if (u * u + 1.640625).sqrt() < 0.609375 {
                -1.359375
            } else {
                buf[0]
            }) + (u.abs() + 1.859375).ln();
            {
                let r = &mut row[0];
                *r += rate;
            }
        }
        let mut total = 0.0;
        for count in 0..row.len() {
            total += row[count];
        }
        buf[2].powi(4) + 0.921875 * total + 0.84375 * u + 0.34375 * (rate * rate + 1.71875).cbrt()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff14020e178e1a4,
            outgoing: &[0x4000000000000000, 0x3fe8000000000000],
            gradient: &[
                (0.2921978278226648, 6.566840710180856),
                (0.375, 0.375),
                (0.4359777113544524, 9.798143281857152),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.2191483708669986, 4.9251305326356425),
                (0.28125, 0.28125),
                (0.3269832835158393, 7.348607461392865),
                (0.0, 0.0),
                (0.5, 0.5),
                (0.625, 0.625),
            ],
        };
        let p0 = std::hint::black_box(1.46875_f64);
        let p1 = std::hint::black_box([-0.640625, 0.984375, -0.171875]);
        let p2 = std::hint::black_box(vec![2.0, 0.75]);
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

mod program_167 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(state: &[f64], pos: usize) -> f64 {
        let z = -0.046875;
        let t: f64 = -0.921875;
        for i in 0..3 {
            let mut z = 1.53125;
            'l0: for i2 in 0..state.len() {
                let s = -0.65625;
                let mut sum = state[((pos & 1) * 5 + 3) % state.len()];
                (sum, z) = (s * s, sum + t);
            }
            if !(pos % 3 > 2) {
                break;
            }
        }
        let mut c = 0.0;
        for n in 0..state.len() {
            c += state[n] * state[n];
        }
        state[((pos + pos) * 7 + 4) % state.len()]
            + z
            + 0.796875 * c
            + 1.234375 * t.mul_add(state[(state.len() * 4 + 2) % state.len()], z)
            + 1.28125
                * (if pos <= 3 {
                    state[((pos + pos) * 6 + 4) % state.len()]
                } else {
                    c
                })
            + 1.375 * (0.515625 + z)
    }

    #[grad]
    pub fn energy1(t: f64, data: [f64; 3], depth: usize) -> f64 {
        if depth == 0 {
            return t.sin() - t.floor() + 0.5 * t + 1.140625 * (data[0] - t);
        }
        let mut k: usize = 0;
        'l0: while k < 4 && data[k % 3] * 0.203125 > 0.578125 {
            k += 1;
            let mut data2: Vec<f64> = Vec::with_capacity(2);
            data2.push(t * (k as f64).exp_m1());
            data2.push((t / (t.abs() + 1.71875)).cos());
            'l1: for m in 0..=k % 3 + 1 {
                'l2: for n in 0..data2.len() {
                    let mut sum = 0.0;
                    for n2 in (1..data2.len()).rev() {
                        sum += 0.5 * (data2[n2 - 1] * data2[n2] * data2[n2]);
                    }
                }
                data2.fill((m as f64).max(t));
                data2[0] *= (data2[(k / 2 * 6 + 3) % data2.len()] + t).cos();
                data2[1] += (t + -0.546875) * t.hypot(t);
            }
            data2[..2].copy_from_slice(&data[(k % 3 * 2 + 4) % data.len()..]);
            let mut c = t;
        }
        let mut total: f64 = 0.0;
        for k2 in 0..data.len() {
            total += data[k2] * data[k2];
        }
        let mut b: f64 = 0.0;
        for count in 0..data.len() {
            b += data[count];
        }
        t - b.clamp(-1.25, 0.765625)
            + 1.15625 * b
            + 0.71875 * total
            + 0.875 * data[0]
            + 1.296875 * data[2 % 3].exp_m1()
            + 0.609375 * total.abs()
    }

    #[grad]
    pub fn update2(t: f64, pos: usize) -> f64 {
        let mut m: usize = 0;
        while m < 3 && pos % 2 == 0 {
            m += 1;
            for count in 2..m % 3 + 1 {
                let mut sum: f64 = -0.671875;
                let a = match 2 * count % 4 {
                    0 => {
                        0.3125
                            * (if count * m % 2 == 0 && t < 0.546875 {
                                0.40625
                            } else {
                                1.59375
                            })
                    }
                    1..=2 => t,
                    _ => (sum + sum).tanh(),
                };
                let s = 0.90625;
                let y = (s - t) * (t * -1.453125)
                    + a.clamp(-1.25, 0.015625) * (sum / (m as f64 * m as f64 + 1.34375));
            }
        }
        let prev = (t.floor() + t.cos()) * t;
        let mut total = (prev * -0.203125).sin().exp() + t.tanh();
        pos as f64 + 0.65625 * total + 0.546875 * (total * 0.9375)
    }

    #[grad(jvp)]
    pub fn f(z: f64, buf: &mut [f64], x: &Vec<f64>) -> f64 {
        let mut c = (-(x[(3 * 3 + 3) % x.len()] * 0.03125).abs()).exp()
            - ((if (x[1] * x[1] + 1.015625).ln()
                <= (if z + z <= -0.546875 {
                    x[(3 * 3 * 3 + 3) % x.len()]
                } else {
                    z
                }) {
                z
            } else {
                x[(3 * 3 + 4) % x.len()]
            }) - relax0(&x[..x.len() - 1], 2 % 4));
        buf[0] += update2(z - x[((2 + 3) * 7 + 2) % x.len()], 1 % 4);
        if (2 + 0) % 2 == 0 || 1 % 2 == 0 {
            let n: usize = buf.len() / 2;
            let mut k: usize = 0;
            'l0: while k < 1 && 3 >> 1 != 0 {
                k += 1;
                c *= ({
                    let sum = n as f64;
                    sum * buf[((c.abs() + 1.96875) * 3.0) as usize % buf.len()]
                })
                .cos();
                buf[0] = if buf[0] + buf[buf.len() - 1] > z {
                    z
                } else {
                    match k % 4 {
                        0 => z,
                        1..=2 if n ^ n > 0 => k as f64,
                        _ => buf[1],
                    }
                };
                let mut buf2 = vec![c + z, buf[1] + x[0], relax0(&x[k % x.len()..], n % 4)];
            }
            for pos in 0..buf.len() {
                buf[pos] = c.sin() + z.tanh();
                let mut u =
                    (buf[pos] + 0.890625 - c * -1.46875) * (-(n as f64).abs()).exp().min(c * c);
                let mut u = 0.4375;
            }
        }
        let mut x2 = vec![buf[1] + z; 2];
        let mut sum2: f64 = 0.0;
        for pos2 in 0..buf.len() {
            sum2 += buf[pos2];
        }
        sum2 = c;
        'l1: for k2 in 1..x.len() {
            buf[1 % buf.len()] = (match (k2 >> 1) % 4 {
                0 => sum2,
                1..=2 => c,
                _ => z,
            }) / (c * c + 1.1875);
            for n2 in 1..buf.len() {
                buf[n2] = sum2;
            }
            if buf[(k2 % 3 * 7 + 1) % buf.len()] * x[k2]
                < x2[((sum2.abs() + 1.84375) * 3.0) as usize % x2.len()]
            {
                sum2 = 0.5 * relax0(x, k2 % 4);
                let mut data = [
                    (-z.abs()).exp(),
                    match (0 + 3) % 4 {
                        0 => buf[(k2 * k2 * 6 + 3) % buf.len()],
                        1..=2 => x[0],
                        _ => 1.46875,
                    },
                ];
                if (k2 as f64).atan2(x2[(k2 * 6 + 1) % x2.len()]) <= -0.015625 * 1.71875 {
                    sum2 = 0.5
                        * update2(
                            if k2 % 2 == 0 {
                                z
                            } else {
                                x2[((k2 + 3) * 7 + 1) % x2.len()]
                            },
                            3 % 4,
                        );
                    break;
                }
            } else {
                buf[((z.abs() + 1.8125) * 3.0) as usize % buf.len()] += match 2 / 2 % 4 {
                    0 => z + buf[((sum2.abs() + 1.875) * 3.0) as usize % buf.len()],
                    1 | 2 => x2[(buf.len() * 2 + 2) % x2.len()] + c,
                    _ => (z.abs() + 1.265625).sqrt(),
                };
            }
        }
        let mut z = 0.28125;
        let mut b = 0.0;
        for i in 0..buf.len() {
            b += buf[i] * buf[i];
        }
        let mut prev = 0.0;
        for pos3 in 0..x2.len() {
            prev += x2[pos3] * x2[pos3];
        }
        c - 1.078125
            - ({
                let u2 = c;
                u2 * x2[((0 + 3) * 5 + 3) % x2.len()]
            })
            + 1.21875 * prev
            + 0.53125 * b
            + 1.171875 * z
            + 0.9375
                * (match 2 * 1 % 4 {
                    0 => prev,
                    1..=2 => sum2,
                    _ => x2[x2.len() - 1],
                })
            + 0.375 * x[(0 / 2 * 6 + 1) % x.len()]
            + 1.15625 * (buf[0] * x2[1])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x403b08e7b28911a2,
            outgoing: &[
                0x3ff5dbb87e529ed8,
                0x3fdcc17c468b56d4,
                0x3fdcc17c468b56d4,
                0x3fdcc17c468b56d4,
                0x3fdcc17c468b56d4,
            ],
            gradient: &[
                (34.678252207526036, 79.44170462416477),
                (0.0, 0.0),
                (0.0, 0.0),
                (-10.209180650410525, 13.967957739914876),
                (0.0, 0.0),
                (0.0, 0.0),
                (-5.479972380912467, 95.40232118422747),
                (-0.0335540771484375, 0.7835540771484375),
            ],
            weighted: &[
                (29.23711290789406, 63.67795187365892),
                (0.0, 0.0),
                (0.0, 0.0),
                (-9.676920703122331, 12.496003520250593),
                (0.0, 0.0),
                (0.0, 0.0),
                (-5.224093594872455, 85.06125433933603),
                (-0.025165557861328125, 0.5876655578613281),
            ],
        };
        let p0 = std::hint::black_box(1.671875_f64);
        let p1 = std::hint::black_box(vec![1.484375, -0.28125, 1.84375, 1.6875, -1.625]);
        let p2 = std::hint::black_box(vec![-0.515625, -0.546875]);
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
        let mut b1 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let mut b2 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &mut m1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m1.clone(),));
        let first = (g0, b1.clone(), b2.clone());
        let mut m1 = p1.clone();
        let mut b1 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let mut b2 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &mut m1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m1.clone(),));
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.125, 0.125]);
        let mut m1 = p1.clone();
        let mut b1 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let mut b2 = vec![0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &mut m1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.125, 0.125],
        );
        let mut m1 = p1.clone();
        let d0 = -0.125_f64;
        let mut d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let d2 = vec![0.625, -0.375];
        let (value, tangent) = f_jvp(p0.clone(), &mut m1, &p2, d0, &mut d1, &d2);
        expected.check_call(value, &(m1.clone(),));
        expected.check_tangent(tangent, &(d1.clone(),));
    }
}

mod program_168 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(prev: f64, acc: f64, state: &[f64]) -> f64 {
        for count in 2..4 {
            let mut b = -1.9375 * acc;
            match count % 4 {
                0 => {
                    let mut prev2 = 0.0;
                    for m in 1..state.len() {
                        prev2 += state[m - 1] * state[m];
                    }
                }
                1 | 3 => {
                    let b = (match count % 4 {
                        0 => -1.84375,
                        1..=2 => state[state.len() - 1],
                        _ => -1.328125,
                    })
                    .atan()
                    .sin();
                    let m2: usize = count;
                    for pos in (0..state.len() - 1).rev().step_by(2) {
                        let mut s = (prev / (prev.abs() + 1.59375) + prev.tanh()).tanh();
                        let mut a = -0.0625;
                        let mut prev =
                            (match m2 * m2 % 4 {
                                0 => count as f64 - 1.6875,
                                1 | 2 => prev / (prev * prev + 0.65625),
                                _ => a * a,
                            }) - ((if s.abs() >= state[0].floor() {
                                state[pos]
                            } else {
                                b
                            }) + (if (0 + m2) % 2 == 0 || 1.328125 - -0.25 > -0.359375 {
                                acc
                            } else {
                                state[pos]
                            }));
                        a = (state[((pos >> 1) * 5 + 3) % state.len()]
                            * state[((pos >> 1) * 5 + 3) % state.len()])
                        .ln_1p()
                            + (b * b).ln_1p();
                    }
                }
                _ => {
                    b *= b.sin().cos();
                    (b, b) = (prev * acc, prev * prev);
                    if acc >= -0.234375 {
                        continue;
                    }
                }
            }
            b /= 1.34375;
            b = acc.cos() * acc;
        }
        let mut t = 0.0;
        for pos2 in 0..state.len() {
            t += state[pos2] * state[pos2];
        }
        state[(0 * 2 + 2) % state.len()] + 0.71875 * t + 0.765625 * t
    }

    #[grad(jvp)]
    pub fn f(rate: f64, a: f64, state: &[f64], b: &f64, k: usize) -> f64 {
        let mut a2: f64 = 0.0;
        for m in 0..state.len() {
            a2 += state[m] * state[m];
        }
        let mut y = *b - -1.6875 + state[k % state.len()].cos() + state[(k * 3 + 4) % state.len()];
        let mut t = ((if (match (1 >> 1) % 4 {
            0 => *b,
            1 | 2 if state[((k >> 1) * 7 + 2) % state.len()].tanh() < -0.171875 => y,
            _ => state[(k * 7 + 1) % state.len()],
        }) >= 0.9375
        {
            state[state.len() - 1].sin()
        } else {
            rate + state[(2 / 3 * 6 + 1) % state.len()]
        }) * (if (match (1 >> 1) % 4 {
            0 => *b,
            1 | 2 if state[((k >> 1) * 7 + 2) % state.len()].tanh() < -0.171875 => y,
            _ => state[(k * 7 + 1) % state.len()],
        }) >= 0.9375
        {
            state[state.len() - 1].sin()
        } else {
            rate + state[(2 / 3 * 6 + 1) % state.len()]
        }) + 0.796875)
            .ln();
        let mut prev = 0.0;
        for count in 0..state.len() {
            prev += state[count];
        }
        let mut sum = 1.796875 * a * -0.109375 + k as f64;
        let mut w: [f64; 3] = [0.0; 3];
        for count2 in (0..=3).rev() {
            let mut u = 0.859375;
        }
        if w[w.len() - 1] > k as f64 {
            let mut sum2 = a2 * 1.84375
                + (if (a2.abs() + 0.5).powf(a2.sin()) > -0.71875 {
                    rate
                } else {
                    state[((sum * sum + 1.09375) * 3.0) as usize % state.len()]
                })
                + a;
            let mut acc: f64 = 0.0;
            for i in (1..3 - 1).rev() {
                acc += 0.5 * (w[i - 1] * w[i + 1] * w[i]);
            }
            for i2 in (2..k % 3 + 1).step_by(2) {
                for n in 1..3 {
                    if energy0(prev, prev, &w) <= sum.sin() {
                        continue;
                    }
                }
                let mut m2: usize = 0;
                while m2 < 1 {
                    m2 += 1;
                    let mut n2: usize = (t * t + 0.71875).ln().abs() as usize % 5;
                    'l0: for n3 in 1..state.len() {
                        let sum3 = if (3 & n2) % 2 == 0 {
                            w[(2 * 4 + 3) % 3].cos() + (w[(k * n2 * 4 + 2) % w.len()] + sum2)
                        } else {
                            sum2 - state[1] + state[n3 - 1]
                        };
                        let u2 = (m2 as f64).mul_add(sum, t);
                    }
                }
                match 3 % 4 {
                    0 if w.len() % 2 == 0 => {
                        'l1: for pos in (0..state.len() - 1).rev() {
                            w[(k * 4 + 4) % 3] +=
                                energy0(rate + 0.453125, -0.28125 / (acc * acc + 1.53125), &w);
                        }
                    }
                    1 | 3 => {
                        for j in 1..3 {
                            w[j] = a;
                        }
                        let mut t2 = (acc + 0.125).sin().abs();
                        let mut z = 0.0;
                        for j2 in (1..w.len()).rev() {
                            z += w[j2 - 1] * w[j2];
                        }
                    }
                    _ => {
                        a2 += t;
                    }
                }
                let mut sum4 = rate.powi(2)
                    * prev
                    * (state[(k % 3 * 6 + 4) % state.len()].sin() + (a2 * a2 + 1.609375).ln());
            }
        }
        let mut b2 = 0.0;
        for m3 in 0..w.len() {
            b2 += w[m3];
        }
        energy0(
            energy0(
                state[k % state.len()].clamp(-1.25, 0.015625),
                prev,
                &w[..w.len() - 1],
            ),
            prev * b2,
            &w[1..],
        ) / (b.sin().abs() + 1.015625)
            + 0.90625 * b2
            + 1.296875 * sum
            + 1.265625 * prev
            + 1.109375 * a.tanh()
            + 1.0 * (prev * a)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4037688a34640078,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (5.715131295663592, 8.191118704336407),
                (3.015625, 3.015625),
                (3.015625, 3.015625),
                (3.015625, 3.015625),
                (3.015625, 3.015625),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.0, 0.0),
                (4.286348471747694, 6.1433390282523055),
                (2.26171875, 2.26171875),
                (2.26171875, 2.26171875),
                (2.26171875, 2.26171875),
                (2.26171875, 2.26171875),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-1.640625_f64);
        let p1 = std::hint::black_box(1.75_f64);
        let p2 = std::hint::black_box(vec![1.78125, 0.25, 1.90625, 1.90625]);
        let p3 = std::hint::black_box(-0.328125_f64);
        let p4 = std::hint::black_box(4_usize);
        let value = f(p0.clone(), p1.clone(), &p2, &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = 0.125_f64;
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
        let mut b3 = 0.125_f64;
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = 0.125_f64;
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, p4, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let d3 = 0.625_f64;
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, p4, d0, d1, &d2, &d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_169 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(i: usize) -> (f64, f64) {
        for pos in 0..0 {
            let a: f64 = 1.265625;
            if !(i == 2) {
                let a = (if i % 2 == 0 { a - 0.296875 } else { a }).sin();
                if a * a < 0.4375 {
                    continue;
                }
            } else {
                if a * a > 0.09375 {
                    let prev: f64 = -0.890625;
                    let u = prev
                        + (prev.abs() + 1.46875).powf(prev.sin())
                        + (prev + prev)
                            * (if prev > 0.90625 && i % 2 == 0 {
                                prev
                            } else {
                                -1.9375
                            });
                }
            }
            let mut cells = [[0.0; 2]; 2];
            let y = a * a;
        }
        (
            0.46875 + 0.34375 * 0.5,
            0.5625
                + 0.578125 * (0.3125 * 1.046875)
                + 1.125 * (1.484375 / (0.484375_f64.abs() + 1.734375))
                + 0.484375
                    * (if f64::from(0.90625 * 0.90625).ln_1p() >= 0.375 {
                        0.5
                    } else {
                        0.828125
                    }),
        )
    }

    #[grad]
    pub fn blend1(t: f64, x: &Vec<f64>) -> f64 {
        'l0: for n in (0..x.len()).step_by(2).rev() {
            let mut count: usize = 0;
            'l1: while count < 2 {
                count += 1;
                let t: f64 = 0.328125;
                if x[n] * x[n] >= 0.8125 {
                    for i in (0..x.len()).step_by(3) {
                        let mut t2 = -0.875;
                        t2 /= 1.3125;
                        (t2, t2) = (t.abs(), n as f64 + x[i]);
                        let mut u = x[0].sin().exp() - (x[i] * -1.359375).powi(1);
                    }
                    let sum = (t * x[n] * (t * x[n])).ln_1p() * (x[n] / (t.abs() + 0.875));
                } else {
                    let mut prev = 0.125;
                    let s = prev * 0.453125
                        - (t * t + 1.90625).sqrt()
                        - prev / (x[n] * x[n] + 0.75) * x[0].sin();
                    prev += (match 2 % 4 {
                        0 => prev,
                        1 | 2 => prev,
                        _ => t,
                    }) * x[n];
                }
                let mut a = (t.tanh() * t.tanh()).ln_1p() * (1.234375 * x[n]);
                let total = -0.453125;
            }
            let s2 = 0.0625;
            let y = -0.015625;
            let s3 = -0.1875;
        }
        let mut z = 0.0;
        for j in 0..x.len() {
            z += x[j] * x[j];
        }
        let mut c = 0.0;
        for i2 in 0..x.len() {
            c += x[i2] * x[i2];
        }
        x[(x.len() * 3 + 2) % x.len()]
            + 0.75 * c
            + 1.28125 * z
            + 0.359375 * (t * t + 0.859375).sqrt()
    }

    #[grad]
    pub fn blend2(row: [f64; 3]) -> (f64, f64) {
        'l0: for pos in 0..3 - 1 {
            let mut w: Vec<f64> = Vec::new();
            w.push(0.5625 * (row[pos + 1] - 0.375));
            w.push((1.328125 + row[pos]).mul_add(1.390625 * 1.375, 0.421875));
            w.push(0.59375 * -1.078125 * (0.96875 / (row[(pos * 6 + 1) % 3].abs() + 1.9375)));
            let mut acc = 0.953125;
        }
        let mut prev = -0.34375;
        prev = row[((2 + 2) * 3 + 4) % 3].sin()
            / ((-1.28125 - row[(row.len() * 4 + 2) % 3])
                * (-1.28125 - row[(row.len() * 4 + 2) % 3])
                + 1.734375);
        let mut pos2: usize = 0;
        while pos2 < 5 {
            pos2 += 1;
            let mut prev2 = 0.0;
            for k in (1..row.len()).rev() {
                prev2 += 0.5 * (row[k - 1] * row[k] * row[k]);
            }
            prev2 = match pos2 % 4 {
                0 => pos2 as f64 + row[1],
                1..=2 => row[((pos2 & pos2) * 4 + 1) % row.len()].exp_m1(),
                _ => prev * prev,
            };
            let mut y = 0.0;
            for j in 0..row.len() {
                y += row[j] * row[j];
            }
        }
        let mut a = 0.0;
        for n in 0..row.len() {
            a += row[n];
        }
        let mut sum = 0.0;
        for n2 in 0..row.len() {
            sum += row[n2] * row[n2];
        }
        (
            prev * prev - (-0.96875 - row[1])
                + 1.046875 * sum
                + 1.3125 * a
                + 1.46875 * prev
                + 1.203125 * (row[0] + a),
            prev + 1.234375 * sum
                + 0.671875 * a
                + 0.5625 * prev
                + 0.640625 * (pos2 as f64 * 0.34375)
                + 1.0 * (-0.71875 + row[1]),
        )
    }

    #[grad(jvp)]
    pub fn f(a: f64, weights: &[f64]) -> f64 {
        let mut rate: f64 = 0.0;
        for k in 0..weights.len() {
            rate += weights[k];
        }
        let sum = ((rate * rate + 1.0625).ln() + rate).atan2(
            (weights[weights.len() - 1] * weights[weights.len() - 1] + 1.21875).powf(rate.sin())
                * a.powi(1),
        );
        let a2 = weights[weights.len() - 1];
        let mut sum = {
            let b = a.sin();
            b * sum.hypot(0.4375 * weights[0 % weights.len()])
        };
        if 1 + 1 <= 1 {
            sum = if sum * weights[(2 / 3 * 5 + 4) % weights.len()] > 0.4375
                || weights[2 % weights.len()] - weights[(2 * 0 * 4 + 2) % weights.len()] >= a2
            {
                weights[((a * a + 0.875) * 3.0) as usize % weights.len()]
                    * weights[0 % weights.len()]
            } else {
                a.cos()
            };
            rate = rate;
        }
        let mut c = 0.15625;
        let mut u: f64 = 0.0;
        for i in 1..weights.len() {
            u += 0.5 * (weights[i - 1] * weights[i] * weights[i]);
        }
        let mut total =
            (u - a2) * (c + weights[1]) * weights[((2 >> 1) * 6 + 4) % weights.len()].sin().sin();
        let mut prev: f64 = -0.140625;
        match (0 >> 1) % 4 {
            0 => {
                let y = (0.015625 * weights[(0 * 1 * 5 + 4) % weights.len()] - u * 1.875)
                    / ((weights[1 % weights.len()].sin()
                        - (if c + a2 <= -0.96875 { rate } else { rate }))
                    .abs()
                        + 0.984375);
                sum += sum;
                let mut sum = (u.sin() - (weights[1] - 1.46875)) / (rate.abs() + 1.265625);
            }
            1 | 3 => {
                let mut a3 = ((match (0 + 2) % 4 {
                    0 => a * weights[weights.len() - 1],
                    1..=2 if 1 % 2 == 0 => a2.cos(),
                    _ => (prev.abs() + 0.65625).powf(weights[2 % weights.len()].sin()),
                })
                .abs()
                    + 0.734375)
                    .powf(weights[(0 * 0 * 2 + 4) % weights.len()].sin());
            }
            _ => {
                match 0 % 4 {
                    0 => {
                        let mut k2: usize = 3;
                        sum *= total.cos();
                    }
                    1 | 3 => {
                        let mut b2 = weights[weights.len() - 1];
                    }
                    _ => {
                        let mut w = [weights[1].clamp(-1.25, 0.28125); 3];
                        'l0: for count in 0..weights.len() {
                            for pos in 0..3 {
                                w[pos] = (weights[count] + -0.171875).atan();
                            }
                            if count * count >= 3 {
                                (w[0], total) = (weights[count] - w[2], weights[count] + prev);
                                continue 'l0;
                            }
                            let mut s = 0.0;
                            for m in 1..weights.len() {
                                s += 0.5 * (weights[m - 1] * weights[m] * weights[m]);
                            }
                        }
                        w[1] += c;
                    }
                }
                rate *= 0.5;
            }
        }
        let mut sum2 = 0.0;
        for n in 0..weights.len() {
            sum2 += weights[n] * weights[n];
        }
        let mut sum3 = 0.0;
        for k3 in 0..weights.len() {
            sum3 += weights[k3] * weights[k3];
        }
        weights[(0 * 3 * 3 + 1) % weights.len()]
            .mul_add(-1.8125, sum2)
            .clamp(-1.25, 1.015625)
            + 1.4375 * sum3
            + 1.421875 * sum2
            + 0.8125 * prev
            + 0.65625 * sum.sin()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402ec87cf1e3ac8a,
            outgoing: &[],
            gradient: &[
                (2.2404468525175774, 2.2404468525175774),
                (-10.765304859750254, 10.944430460467688),
                (-2.48643515101192, 2.6031829817060212),
                (-6.851245582585896, 6.995208487632045),
            ],
            weighted: &[
                (1.6803351393881831, 1.6803351393881831),
                (-8.07397864481269, 8.208322845350766),
                (-1.8648263632589401, 1.9523872362795158),
                (-5.138434186939422, 5.246406365724034),
            ],
        };
        let p0 = std::hint::black_box(-0.171875_f64);
        let p1 = std::hint::black_box(vec![-1.890625, -0.4375, -1.203125]);
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

mod program_170 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(c: f64, pos: usize) -> f64 {
        let z = (match (3 ^ pos) % 4 {
            0 => {
                if c.sin().exp() < -0.40625 {
                    -0.40625
                } else {
                    1.796875
                }
            }
            1..=2 => c * c,
            _ => c + c,
        }) * c;
        let u = c.atan() / ((c * c).abs() + 1.78125)
            + ((if -1.421875 + c < z.mul_add(z, -1.265625) {
                1.015625
            } else {
                z
            }) + (z - -0.484375));
        let mut acc: f64 = -0.28125;
        let mut row: Vec<f64> = Vec::new();
        row.push((acc - acc).tanh());
        row.push((-0.203125 + acc).tanh());
        row.push({
            let rate = c - 0.40625;
            rate * z
        });
        let mut u2 = 0.4375;
        for m in (0..=3).step_by(3) {
            row[1] = (-row[1].abs()).exp();
            'l0: for i in 1..=4 {
                let c = -acc;
                {
                    let r = &mut row[1];
                    *r = u2 - u2;
                }
            }
            row[0] /= 1.671875;
        }
        let mut w = vec![u2 - row[pos % row.len()]; pos % 3 + 1];
        let mut c2: f64 = 0.0;
        for j in 1..row.len() {
            c2 += 0.5 * (row[j - 1] * row[j] * row[j]);
        }
        'l1: for j2 in (1..w.len()).rev() {
            c2 -= (w[j2 - 1] + z).powi(-1);
            let mut j3: usize = 0;
            loop {
                j3 += 1;
                if j3 >= 3 || pos * j3 == 2 {
                    break;
                }
                let mut z2 = 0.0;
                for pos2 in 0..row.len() {
                    z2 += row[pos2] * row[pos2];
                }
            }
            let mut s = 0.0;
            for k in 0..w.len() {
                s += w[k];
            }
        }
        for k2 in 0..row.len() {
            let mut table = [[c + acc; 2]; 2];
            'l2: for count in (1..row.len()).rev().step_by(3) {
                acc *= ({
                    let a = table[1][0];
                    a * u2
                })
                .cos();
                if w[0] >= -0.515625 {
                    let mut weights = vec![0.0; 3];
                }
            }
            u2 = z * table[table.len() - 1][0] * (u2 - z);
            let mut state = vec![
                match (k2 + pos) % 4 {
                    0 => z,
                    1 | 2 => row[k2],
                    _ => 1.859375,
                },
                -1.40625,
                (w[1] * w[1] + 1.53125).cbrt(),
            ];
        }
        let mut t = 0.0;
        for count2 in 0..w.len() {
            t += w[count2] * w[count2];
        }
        (if pos * pos % 2 == 0 { c } else { c })
            + u2 * u
            + 1.140625 * t
            + 0.8125 * c2
            + 1.453125 * u2
            + 0.984375
                * (row[((c2.abs() + 1.703125) * 3.0) as usize % row.len()]
                    * row[((c2.abs() + 1.703125) * 3.0) as usize % row.len()]
                    + 0.8125)
                    .cbrt()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff0a7d0d28def52,
            outgoing: &[],
            gradient: &[(-7.7357770964264265, 26.288427189011756)],
            weighted: &[(-5.80183282231982, 19.716320391758817)],
        };
        let p0 = std::hint::black_box(-0.625_f64);
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

mod program_171 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(y: f64, s: f64, weights: &[f64], buf: &[f64; 3], n: usize) -> f64 {
        if !(0.90625 * y
            <= (if buf[((n >> 1) * 2 + 1) % buf.len()] * buf[(n * n * 4 + 2) % buf.len()]
                >= weights[weights.len() - 1].tanh()
            {
                s
            } else {
                s
            }))
        {
            let mut y2 = (y * s)
                .max({
                    let rate = s;
                    rate * weights[((rate * rate + 1.78125) * 3.0) as usize % weights.len()]
                })
                .min(s);
        } else {
            let mut z = -0.859375 / ((n as f64 - weights[n % weights.len()]).abs() + 1.625)
                * (match (n >> 1) % 4 {
                    0 => (weights[weights.len() - 1].abs() + 0.640625).sqrt(),
                    1..=2 => weights[(buf.len() * 2 + 3) % weights.len()] + buf[1],
                    _ => s * weights[0],
                });
        }
        let up = 3 > 0;
        let mut s2: f64 = 0.0;
        for j in 0..buf.len() {
            s2 += buf[j] * buf[j];
        }
        for pos in (1..weights.len()).step_by(2).rev() {
            'l0: for pos2 in (0..buf.len()).step_by(2) {
                let mut u = (s2 + y + buf[pos2].mul_add(s, y)).sin();
                let mut a = pos2 as f64;
            }
            let mut u2 = -0.21875;
        }
        let mut weights2 = weights.to_vec();
        for i in (1..weights.len()).step_by(3).rev() {
            let mut acc = if i as f64 * weights2[0]
                >= (match i % 4 {
                    0 => weights[i],
                    1 | 2 if (n as f64).sin() >= s2.clamp(-1.25, 1.234375) => s,
                    _ => 1.40625,
                }) {
                (y * -1.03125 * (y * -1.03125) + 1.28125).sqrt()
            } else {
                weights[i].tanh() + (1.671875 - s)
            };
            if !(s
                < ({
                    let t = 1.5625;
                    t * weights2[(0 * 5 + 4) % weights2.len()]
                }))
            {
                continue;
            }
            for pos3 in (0..5).step_by(3) {
                match pos3 % 4 {
                    0 => {
                        let mut i2: usize = buf.len();
                        let rate2;
                        if up {
                            rate2 = acc.exp_m1() * (s - pos3 as f64);
                        } else {
                            rate2 = (s2.abs() + 1.46875).recip();
                        }
                    }
                    1 | 3 => {
                        let mut t2 = 0.0;
                        for j2 in 0..weights2.len() {
                            t2 += weights2[j2];
                        }
                        match n * n % 4 {
                            0 => {
                                (acc, acc) = (weights[i - 1], s2 * pos3 as f64);
                                weights2[0] += s + s2 + -1.421875;
                            }
                            1 | 3 => {
                                let t3 = weights2.pop().unwrap();
                            }
                            _ => {
                                acc -= acc.min(acc.atan());
                                weights2[0] = y;
                            }
                        }
                    }
                    _ => {
                        weights2[0] = (n as f64).atan() * (y * y + 1.640625).sqrt();
                    }
                }
                acc = s.sin() * (weights2[0] + -2.0);
                let mut a2 = buf[((0 >> 1) * 3 + 1) % 3] + (acc * acc + 1.828125).recip();
                {
                    let r = &mut weights2[1];
                    *r += if weights.len() < 3 { a2 } else { s };
                }
            }
        }
        let mut y3 = 0.0;
        for m in 0..weights2.len() {
            y3 += weights2[m];
        }
        (if y.tanh() <= s2 / (weights2[(n * 3 + 3) % weights2.len()].abs() + 0.921875) {
            buf[0] + s2
        } else {
            s
        }) + 1.34375 * y3
            + 1.3125 * s2
            + 0.515625 * s.mul_add(weights2[(n * 7 + 2) % weights2.len()], s2)
            + 1.046875 * weights[(n % 2 * 6 + 3) % weights.len()].sin()
            + 0.734375 * (s * -0.125)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ffd65c096682ae5,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (-1.034423828125, 1.034423828125),
                (1.34375, 1.34375),
                (0.18303519819825742, 2.504464801801743),
                (1.353515625, 1.353515625),
                (5.4794921875, 5.4794921875),
                (-5.39111328125, 5.39111328125),
            ],
            weighted: &[
                (0.0, 0.0),
                (-0.77581787109375, 0.77581787109375),
                (1.0078125, 1.0078125),
                (0.13727639864869307, 1.878348601351307),
                (1.01513671875, 1.01513671875),
                (4.109619140625, 4.109619140625),
                (-4.0433349609375, 4.0433349609375),
            ],
        };
        let p0 = std::hint::black_box(-0.8125_f64);
        let p1 = std::hint::black_box(-1.734375_f64);
        let p2 = std::hint::black_box(vec![-1.328125, -1.828125]);
        let p3 = std::hint::black_box([0.0625, 0.96875, -0.953125]);
        let p4 = std::hint::black_box(1_usize);
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

mod program_172 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(a: f64, state: &[f64; 3], n: usize, pos: i32) -> f64 {
        for n2 in 0..2 {
            let a = 0.140625 + n as f64;
            let mut u = ((state[(n * n2 * 6 + 2) % 3] + a)
                * (state[n % state.len()].abs() + 1.765625).ln()
                * ((state[(n * n2 * 6 + 2) % 3] + a)
                    * (state[n % state.len()].abs() + 1.765625).ln()))
            .ln_1p();
            for i in 1..state.len() {
                let mut data = vec![0.65625; n % 3 + 1];
            }
            if (match (0 & n2) % 4 {
                0 => state[0],
                1 | 2 if 3 + n2 <= 0 => state[n % 3],
                _ => state[((n2 >> 1) * 5 + 2) % state.len()],
            }) < 0.59375
            {
                for m in 1..n % 3 + 1 {
                    let mut x = [0.0; 3];
                    let mut c = u.max(1.03125) * a
                        - (x[0] * x[0]
                            - ({
                                let y = state[1];
                                y * 1.390625
                            }));
                }
                let mut m2: usize = 0;
                loop {
                    m2 += 1;
                    let mut pos2: usize = 0;
                    let u2 = loop {
                        pos2 += 1;
                        if pos2 >= 4 || u <= -0.953125 {
                            break state[2].tanh();
                        }
                        if (0 + n) % 2 == 0 {
                            break state[2] * state[(pos2 * 2 + 3) % 3];
                        }
                    };
                    (u, u) = (0.796875 * state[((pos2 + 2) * 4 + 3) % 3], u * u2);
                    if m2 >= 2 {
                        break;
                    }
                }
                let mut c2 = 0.0;
                for pos3 in 0..state.len() {
                    c2 += state[pos3];
                }
            } else {
                let mut s = if state[1].sin().exp()
                    < (if !(a.sin() >= state[2] / (pos as f64 * pos as f64 + 1.96875)) {
                        u
                    } else {
                        1.78125
                    }) {
                    (state[((1 + n2) * 7 + 3) % state.len()]
                        * state[((1 + n2) * 7 + 3) % state.len()]
                        + 1.328125)
                        .ln()
                        + (if (u + n as f64) < -0.296875 {
                            state[(n2 * 6 + 2) % 3]
                        } else {
                            a
                        })
                } else {
                    ((a + a).abs() + 0.515625).sqrt()
                };
                if u * s <= state[(state.len() * 3 + 1) % 3] * state[0] {
                    let mut row = [0.0; 3];
                    s += u.cos() + u.max(row[(n2 * 1 * 5 + 4) % row.len()]);
                }
            }
        }
        let mut prev = (a * a + 1.125).sqrt()
            * ((state[((n & n) * 4 + 4) % 3] + -1.4375) * (state[2] * state[2] + 0.703125).sqrt());
        (prev, prev) = (a.max(a), a.max(state[n % 3]));
        let b = ({
            let prev2 = prev;
            prev2 * pos as f64
        })
        .tanh()
            - (state[(n * 7 + 1) % 3] + state[((n >> 1) * 4 + 1) % 3]).cos();
        let z: f64 = -0.859375;
        prev += if prev + state[1] > z.hypot(0.65625) || 0 % 2 == 0 {
            z + n as f64
        } else {
            b - state[1]
        };
        let mut state2: [f64; 3] = [0.0; 3];
        prev *= 0.5;
        let mut a = {
            let total = z;
            total * state2[((n + n) * 5 + 3) % 3]
        };
        (if n % 2 % 2 == 0 { -1.6875 } else { b })
            + ({
                let c3 = state2[2];
                c3 * state2[((1 + 2) * 3 + 2) % 3]
            })
            + 0.859375 * a
            + 0.828125 * prev
            + 1.328125 * (state[2] / (state2[2].abs() + 1.25))
            + 0.65625 * n as f64
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4003d4e069dc0fff,
            outgoing: &[],
            gradient: &[
                (0.7174964687581042, 2.110628531241896),
                (0.0, 0.0),
                (0.2017310638016388, 0.2017310638016388),
                (1.2642310638016387, 1.2642310638016387),
            ],
            weighted: &[
                (0.5381223515685782, 1.582971398431422),
                (0.0, 0.0),
                (0.1512982978512291, 0.1512982978512291),
                (0.9481732978512291, 0.9481732978512291),
            ],
        };
        let p0 = std::hint::black_box(1.203125_f64);
        let p1 = std::hint::black_box([1.984375, -1.125, 1.328125]);
        let p2 = std::hint::black_box(1_usize);
        let p3 = std::hint::black_box(1_i32);
        let value = f(p0.clone(), &p1, p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125]);
        let mut b1 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, p2, p3, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = [1.125, 0.125, -0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2, p3, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_173 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(total: f64, z: f64, v: &[f64], n: usize) -> f64 {
        let mut acc: f64 = 0.109375;
        if 0 * n != 3 {
            let mut z2 = (v[((n >> 1) * 5 + 4) % v.len()].cos().abs() + 1.578125).ln()
                + ((z * z).ln_1p() + (-v[(n * n * 6 + 4) % v.len()].abs()).exp());
        }
        if v[(n * 1 * 3 + 1) % v.len()] * v[v.len() - 1] >= v[((n + n) * 4 + 1) % v.len()] * z {
            if n + 1 < 0 {
                return acc.exp_m1().hypot(v[n % v.len()].exp_m1())
                    + 0.859375 * acc
                    + 1.28125 * (acc * acc + 0.578125).sqrt();
            }
        } else {
            let mut sum = (total * total + 1.90625).powf(z.sin()).floor() + (z + 1.75 + (z - acc));
            if n <= 3 {
                let b;
                if v[((n + 3) * 3 + 4) % v.len()].sin().exp() < 0.78125 {
                    b = v[1].tanh()
                        * (match (n + n) % 4 {
                            0 => v[n % v.len()],
                            1..=2 if n + n != 1 => 0.65625,
                            _ => z,
                        });
                } else {
                    b = (acc * v[(n * 7 + 1) % v.len()]).max(total / (v[0].abs() + 1.96875));
                }
                if ({
                    let u = z;
                    u * n as f64
                }) < 0.796875
                {
                    let mut weights = vec![
                        match n % 4 {
                            0 => v[((sum * sum + 1.71875) * 3.0) as usize % v.len()],
                            1..=2 => acc,
                            _ => v[(2 * 4 + 1) % v.len()],
                        },
                        -0.78125 - b,
                    ];
                    if -z < 0.34375 {
                        {
                            let r = &mut weights[0];
                            *r = z;
                        }
                        let mut s = 0.0;
                        for pos in 0..weights.len() {
                            s += weights[pos] * weights[pos];
                        }
                        let mut z3 =
                            (n as f64).tanh().tanh() - (acc - v[n % v.len()] + sum.atan2(v[0]));
                    } else {
                        sum /= 1.5;
                    }
                }
            }
            let prev;
            if acc >= v[(3 * 6 + 4) % v.len()] - v[v.len() - 1] {
                prev = total;
            } else {
                prev = total * sum + sum.sin();
            }
        }
        let mut t: f64 = 0.0;
        for m in 0..v.len() {
            t += v[m];
        }
        let found = n * n != 1;
        t = match n % 4 {
            0 => v[1].cos(),
            1 | 2 => acc * -0.84375,
            _ => t.floor(),
        };
        let mut t2 = t;
        t = v[(0 * 1 * 7 + 4) % v.len()] + t - (-1.328125 - v[n % v.len()]);
        let mut y = (n as f64 * (n as f64 + z)).min(
            (v[(n * n * 4 + 2) % v.len()] + v[n % v.len()])
                * (if t2.sin() < v[(n * 4 + 2) % v.len()] {
                    acc
                } else {
                    v[1]
                }),
        );
        let mut y = if total <= acc {
            match (n + 1) % 4 {
                0 => t.abs(),
                1 | 2 => {
                    if n + 2 == 1 {
                        total
                    } else {
                        -0.21875
                    }
                }
                _ => -0.640625,
            }
        } else {
            (-total.abs()).exp() * 0.59375
        };
        let mut z4 = 0.0;
        for m2 in (1..v.len() - 1).rev() {
            z4 += v[m2 - 1] * v[m2 + 1];
        }
        for m3 in 2..=4 {
            (acc, acc) = (z.atan(), (n as f64).clamp(-1.25, 0.875));
            t = v[0].abs();
            let mut sum2 = 0.0;
            for j in 0..v.len() {
                sum2 += v[j];
            }
        }
        (match n * 2 % 4 {
            0 => v[(n * 3 + 1) % v.len()],
            1..=2 => v[(n * 3 + 3) % v.len()],
            _ => n as f64,
        }) * v[((n >> 1) * 7 + 1) % v.len()].sin()
            + 1.328125 * z4
            + 1.125 * y
            + 0.5 * t2
            + 0.78125 * v[n % v.len()]
            + 1.140625 * (v[(0 * 5 + 1) % v.len()] - v[v.len() - 1])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc017b8e7230992c2,
            outgoing: &[],
            gradient: &[
                (-0.14221875366758252, 0.14221875366758252),
                (0.0, 0.0),
                (1.0180455785326532, 4.294454421467346),
                (2.0621787444421544, 2.7655572024317827),
                (-1.617919921875, 1.617919921875),
            ],
            weighted: &[
                (-0.10666406525068689, 0.10666406525068689),
                (0.0, 0.0),
                (0.7635341838994899, 3.2208408161005098),
                (1.5466340583316158, 2.074167901823837),
                (-1.21343994140625, 1.21343994140625),
            ],
        };
        let p0 = std::hint::black_box(1.546875_f64);
        let p1 = std::hint::black_box(1.8125_f64);
        let p2 = std::hint::black_box(vec![-0.359375, -1.75, 2.0]);
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

mod program_174 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(a: f64, y: f64, out: [f64; 3], data: &[f64; 3], row: &Vec<f64>, m: usize) -> f64 {
        let y2 = a;
        for i in 0..2 {
            let mut prev = ((-(y2 / ((m as f64).abs() + 1.25)).abs()).exp()
                * (-(y2 / ((m as f64).abs() + 1.25)).abs()).exp()
                + 1.4375)
                .powf((i as f64).sin());
            (prev, prev) = (
                if -1.25 + row[(0 * 6 + 3) % row.len()] > 0.375 {
                    -1.71875
                } else {
                    out[i % 3]
                },
                0.3125 + prev,
            );
            (prev, prev) = (
                match m % 4 {
                    0 => prev,
                    1..=2 if a.cos() <= prev * data[2] => y,
                    _ => 0.578125,
                },
                y.min(y),
            );
            let mut a2 = ((prev + a).abs() + 1.625).sqrt() - (data[0] + a) * out[0].exp_m1();
        }
        if data[m % data.len()].clamp(-1.25, 0.5625) <= 0.046875 {
            let mut sum = 1.65625;
            let mut s = row[0];
            let z = sum;
        }
        (y.abs() + 1.59375).ln() / (a * a + 1.046875)
            + 1.140625 * -1.5
            + 0.421875
                * (if (m + m) % 2 == 0 {
                    row[(m * 1 * 5 + 2) % row.len()]
                } else {
                    a
                })
            + 0.328125 * row[0].sin()
    }

    #[grad]
    pub fn energy1(total: f64, state: &[f64]) -> f64 {
        let rate = (total - state[(state.len() * 5 + 1) % state.len()].max(total))
            .sin()
            .exp();
        'l0: for m in (0..2).rev().step_by(2) {
            let mut rate = {
                let u = (m as f64).powi(4).tanh();
                u * (match (m + 1) % 4 {
                    0 => rate * state[((rate.abs() + 1.515625) * 3.0) as usize % state.len()],
                    1 | 2 => {
                        if u * -1.296875 <= -0.640625 {
                            1.375
                        } else {
                            state[((total.abs() + 1.828125) * 3.0) as usize % state.len()]
                        }
                    }
                    _ => state[state.len() - 1] - u,
                })
            };
            rate = (total * total + 1.328125).powf(state[0].sin().sin());
            if m % 2 == 0 {
                let mut n: usize = 0;
                while n < 5 && 0 <= 2 {
                    n += 1;
                    let mut out = vec![
                        if !(m >= 2) {
                            state[state.len() - 1]
                        } else {
                            rate
                        };
                        3
                    ];
                    out[1] = ({
                        let a = total;
                        a * state[((m + n) * 4 + 4) % state.len()]
                    }) - (1.53125 + total);
                    let (total2, rate2) = (
                        rate.sin(),
                        (-(rate * state[((total.abs() + 1.0625) * 3.0) as usize % state.len()])
                            .abs())
                        .exp(),
                    );
                }
                continue;
            }
            rate *= (match (m + m) % 4 {
                0 => total,
                1..=2 => m as f64,
                _ => state[((m ^ m) * 7 + 4) % state.len()],
            })
            .cos();
        }
        let mut y = 0.0;
        for n2 in 0..state.len() {
            y += state[n2];
        }
        let mut b = 0.0;
        for m2 in 0..state.len() {
            b += state[m2] * state[m2];
        }
        (state[(state.len() * 7 + 4) % state.len()].abs() + 0.671875).powf(
            state[((b * b + 1.125) * 3.0) as usize % state.len()]
                .sin()
                .sin(),
        ) + 1.296875 * b
            + 1.25 * y
            + 0.46875 * state[0].mul_add(rate, state[(1 / 3 * 6 + 3) % state.len()])
    }

    #[grad(jvp)]
    pub fn f(t: f64, z: f64, state: &[f64], buf: &[f64; 3], j: usize) -> f64 {
        let mut b = match (j + 3) % 4 {
            0 => z.sin() + buf[j % buf.len()].sin(),
            1 | 2
                if state[((z * z + 1.453125) * 3.0) as usize % state.len()]
                    / (state[(0 * 6 + 4) % state.len()].abs() + 0.578125)
                    >= 0.03125 =>
            {
                (buf[0] - buf[buf.len() - 1])
                    * (match (j & j) % 4 {
                        0 => t,
                        1 | 2
                            if (match (j + j) % 4 {
                                0 => buf[1],
                                1..=2 => t,
                                _ => state[(j * 7 + 2) % state.len()],
                            }) <= 0.234375 =>
                        {
                            t
                        }
                        _ => j as f64,
                    })
            }
            _ => (t.abs() + 1.578125).ln() * (t * z),
        };
        for j2 in (0..buf.len()).step_by(3).rev() {
            'l0: for i in 2..=j % 3 + 1 {
                for m in 1..6 {
                    let acc;
                    if z * state[1] > -0.640625 {
                        acc = buf[j2] * j as f64
                            / (state[state.len() - 1] * t * (state[state.len() - 1] * t)
                                + 1.421875);
                    } else {
                        acc = (j as f64 + buf[j2]).sin().exp();
                    }
                }
            }
            let mut sum = state[1];
            let prev;
            if b * -0.046875 < (b.abs() + 1.484375).ln()
                || ({
                    let c = z;
                    c * z
                }) > 0.0
            {
                prev = sum - z + (t - z);
            } else {
                prev = b;
            }
        }
        for i2 in (0..=j % 3 + 1).rev() {
            let mut z2 = (-b.powi(2).abs()).exp();
            let mut out = [if i2 < 3 { z2 } else { t }; 3];
        }
        let mut m2: usize = 0;
        'l1: while m2 < 5
            && (match buf.len() % 4 {
                0 => b,
                1 | 2 => z,
                _ => b,
            }) > state[m2 % state.len()].atan()
        {
            m2 += 1;
            b += z;
            let mut pos: usize = 0;
            loop {
                pos += 1;
                let mut b2 = 0.0;
                for m3 in 0..state.len() {
                    b2 += state[m3];
                }
                let c2 = ((match m2 % 4 {
                    0 => buf[1],
                    1 | 2 => -0.375,
                    _ => t,
                }) / ((state[pos % state.len()].abs() + 0.59375).ln().abs() + 1.359375))
                    .cos();
                if pos >= 1 {
                    break;
                }
            }
        }
        let mut out2: Vec<f64> = Vec::with_capacity(m2 % 3 + 1);
        out2.push(t);
        out2.push(buf[1]);
        out2.push(match buf.len() % 4 {
            0 => t.sin(),
            1 | 2 => z.tanh(),
            _ => buf[((z.abs() + 0.71875) * 3.0) as usize % 3],
        });
        for j3 in 1..state.len() {
            out2[0] = b - energy1(buf[(j3 * 5 + 2) % 3] * out2[1], state);
            let sum2 = ((buf[(m2 * m2 * 5 + 2) % 3] + 1.046875).abs() + 1.5).ln()
                + (out2[(j * 5 + 3) % out2.len()] - out2[(1 * 4 + 2) % out2.len()]).tanh();
            for k in (1..2).step_by(2) {
                let b3 = z;
                let mut pos2: usize = 0;
                let a = loop {
                    pos2 += 1;
                    if pos2 >= 2 || state[j3 - 1] * b3 <= sum2 * state[j3 - 1] {
                        break state[j3 - 1] + state[state.len() - 1];
                    }
                    let mut y =
                        (b3 * (k as f64 + -0.171875) * (b3 * (k as f64 + -0.171875))).ln_1p();
                    if y.cos() > out2[1].sin() {
                        y += buf[m2 % 3].abs() - (state[j3] - y);
                        (out2[1], out2[1]) = (buf[0] - -1.296875, state[j3 - 1].tanh());
                    } else {
                        out2[0] += energy1(t, &buf[..buf.len() - 1]);
                    }
                    out2[0] = buf[(3 * 7 + 4) % 3].sin().sin();
                    out2[0] += b.max(z)
                        * (match pos2 % 4 {
                            0 => y,
                            1..=2 => t,
                            _ => z,
                        });
                };
                let mut s = (-(out2[((j3 + 1) * 2 + 4) % out2.len()] * sum2).abs()).exp()
                    + ({
                        let b4 = -1.0625 - -0.84375;
                        b4 * t.cos()
                    });
                out2[0] += out2[((t * t + 0.96875) * 3.0) as usize % out2.len()];
            }
            let s2 = ((z + b) * b.floor()).sin().exp();
        }
        b.clamp(-1.25, 1.15625).sin()
            + 0.609375 * b
            + 0.765625 * z.sin()
            + 0.40625 * out2[0]
            + 0.859375 * 1.921875
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfd9200343ddd938,
            outgoing: &[],
            gradient: &[
                (-1.6885365143769062, 2.626429813242163),
                (0.8778673122505958, 2.669715737337225),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.48367188105701325, 0.48367188105701325),
                (0.0, 0.0),
            ],
            weighted: &[
                (-1.2664023857826796, 1.969822359931622),
                (0.6584004841879468, 2.002286803002919),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.3627539107927599, 0.3627539107927599),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-0.5_f64);
        let p1 = std::hint::black_box(-1.1875_f64);
        let p2 = std::hint::black_box(vec![-1.6875, -0.359375]);
        let p3 = std::hint::black_box([-0.984375, -0.71875, 0.421875]);
        let p4 = std::hint::black_box(3_usize);
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

mod program_175 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(a: f64, prev: f64, v: &mut [f64], pos: usize) {
        match pos % 4 {
            0 if (pos as f64).abs() >= v[1] + 0.09375 => {
                v[1] += (a - pos as f64).atan();
                match 1 % 4 {
                    0 => {
                        let c = match (2 >> 1) % 4 {
                            0 => prev,
                            1 | 2 if v.len() != 2 => v[(3 * pos * 5 + 3) % v.len()],
                            _ => ((pos as f64).floor().abs() + 1.78125).sqrt(),
                        };
                    }
                    1 | 3 => {
                        let a =
                            v[v.len() - 1] / (a * a + 1.0) * (prev * v[0] - (a + v[v.len() - 1]));
                    }
                    _ => {
                        let mut c2 = match (1 + 3) % 4 {
                            0 => a * -1.453125 * (prev * a),
                            1 | 2 => {
                                prev - (v[((prev * prev + 1.3125) * 3.0) as usize % v.len()]
                                    - pos as f64)
                            }
                            _ => {
                                a / ((prev + v[((a * a + 0.671875) * 3.0) as usize % v.len()])
                                    .abs()
                                    + 1.875)
                            }
                        };
                    }
                }
                let mut a = ((pos as f64).sin().exp() * prev).tanh();
            }
            1 | 3 => {
                let mut prev = match pos % 4 {
                    0 => v[((a * a + 0.96875) * 3.0) as usize % v.len()].tanh(),
                    1 | 2 => {
                        v[(v.len() * 2 + 3) % v.len()].clamp(-1.25, 0.359375) * (-1.953125 + a)
                    }
                    _ => {
                        v[(0 % 3 * 4 + 3) % v.len()] * a
                            - ({
                                let acc = a;
                                acc * 0.109375
                            })
                    }
                };
                let t = 0.421875;
            }
            _ => {
                v[0] = (pos as f64 / (pos as f64 * pos as f64 + 1.84375)).sin();
            }
        }
    }

    #[grad]
    pub fn energy1(total: f64, out: &mut [f64]) {
        let mut m: usize = 0;
        while m < 3 {
            m += 1;
            out.swap(0, 1);
            let n: usize = total.abs() as usize % 5;
            for pos in (1..out.len()).rev().step_by(3) {
                let mut b = 0.0;
                for i in 0..out.len() {
                    b += out[i];
                }
            }
        }
        out.fill(total + total);
        let mut total: f64 = 0.1875;
        let total = (if total < total + out[0] {
            out[1]
        } else {
            total
        }) + (match (m & m) % 4 {
            0 => total.atan(),
            1 | 2 if (m + m) % 2 == 0 => out[(m * 3 + 4) % out.len()],
            _ => total + total,
        });
    }

    #[grad(jvp)]
    pub fn f(t: f64, row: &[f64], out: &[f64; 3]) -> f64 {
        let mut pos: usize = 0;
        'l0: while pos < 1 && pos ^ pos == 1 {
            pos += 1;
            let mut j: usize = t.abs() as usize % 5;
        }
        let mut prev = (-1.1875
            + row[row.len() - 1]
            + row[((t.abs() + 1.046875) * 3.0) as usize % row.len()].exp_m1())
            * row[(pos % 2 * 3 + 4) % row.len()].hypot(t + -1.5625);
        if !(prev + t >= -0.140625) {
            'l1: for pos2 in 0..3 {
                for n in 0..3 - 1 {
                    let mut acc = t * 1.09375 / ((out[n] + t).abs() + 1.5)
                        + (row[((n ^ n) * 2 + 3) % row.len()] * out[n + 1])
                            .sin()
                            .exp();
                }
            }
        } else {
            prev /= 1.953125;
            if !(pos != 2) {
                if (if t <= -0.40625 { row[0] } else { t })
                    >= (out[((t.abs() + 0.953125) * 3.0) as usize % out.len()]
                        * out[((t.abs() + 0.953125) * 3.0) as usize % out.len()]
                        + 0.578125)
                        .recip()
                {
                    let mut t2 = out[((t * t + 1.703125) * 3.0) as usize % 3]
                        .tanh()
                        .tanh()
                        .tanh();
                    let prev2 = match (pos >> 1) % 4 {
                        0 => t + 0.09375 - out[(row.len() * 2 + 1) % out.len()],
                        1..=2 => t2,
                        _ => row[0] + 0.3125 * prev,
                    };
                } else {
                    let mut t = out[1];
                    let mut state = [1.5 * t; 3];
                }
                return (prev - -0.234375).abs()
                    + 0.515625 * prev
                    + 1.125 * out[((prev.abs() + 0.84375) * 3.0) as usize % 3].sin()
                    + 1.09375 * (if pos * pos <= 3 { prev } else { -1.515625 })
                    + 1.28125 * row[0];
            }
        }
        let c = -0.953125;
        let mut t3 = 0.0;
        for j2 in 0..row.len() {
            t3 += row[j2];
        }
        let mut z = 0.0;
        for i in 0..out.len() {
            z += out[i];
        }
        z = out[pos % out.len()];
        let mut j3: usize = 0;
        'l2: while j3 < 5 {
            j3 += 1;
            for count in 0..=3 {
                let mut count2: usize = 0;
                'l3: while count2 < 3 && count2 % 2 == 0 {
                    count2 += 1;
                    let c2 = prev;
                }
                let mut t4 = -0.890625;
                if t > -0.09375 {
                    let mut b = 0.0;
                    for j4 in 0..row.len() {
                        b += row[j4] * row[j4];
                    }
                }
                let rate = 0.203125;
            }
        }
        let mut y = 0.0;
        for count3 in 0..out.len() {
            y += out[count3] * out[count3];
        }
        let mut prev3 = 0.0;
        for k in 0..row.len() {
            prev3 += row[k] * row[k];
        }
        (if !(pos % 2 == 0) {
            prev * z
        } else {
            match (j3 + j3) % 4 {
                0 => prev,
                1 | 2 => out[2],
                _ => c,
            }
        }) + 0.59375 * prev3
            + 1.296875 * y
            + 0.859375 * z
            + 1.296875
                * (match pos % 4 {
                    0 => t3,
                    1 | 2 if j3 % 2 == 0 => t3,
                    _ => z,
                })
            + 1.484375 * (t + out[(out.len() * 5 + 3) % 3])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4021973b80000000,
            outgoing: &[],
            gradient: &[
                (1.484375, 1.484375),
                (2.70703125, 2.70703125),
                (0.4619140625, 2.1318359375),
                (0.888671875, 1.705078125),
                (-0.55859375, 3.15234375),
                (2.9482421875, 2.9482421875),
                (4.16748046875, 4.16748046875),
                (-3.1611328125, 3.1611328125),
                (-1.1884765625, 3.1884765625),
            ],
            weighted: &[
                (1.11328125, 1.11328125),
                (2.0302734375, 2.0302734375),
                (0.346435546875, 1.598876953125),
                (0.66650390625, 1.27880859375),
                (-0.4189453125, 2.3642578125),
                (2.211181640625, 2.211181640625),
                (3.1256103515625, 3.1256103515625),
                (-2.370849609375, 2.370849609375),
                (-0.891357421875, 2.391357421875),
            ],
        };
        let p0 = std::hint::black_box(0.5_f64);
        let p1 = std::hint::black_box(vec![1.1875, -0.703125, -0.34375, -1.5625, 1.390625]);
        let p2 = std::hint::black_box([0.703125, -1.21875, -0.84375]);
        let value = f(p0.clone(), &p1, &p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone());
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = [0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let d2 = [0.625, -0.375, 0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, d0, &d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_176 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(b: f64, v: &[f64], w: &[f64; 3], depth: usize) -> f64 {
        if depth == 0 {
            return (if b.min(v[v.len() - 1]) >= 0.484375 {
                b
            } else {
                v[0]
            }) + 1.46875 * v[v.len() - 1];
        }
        let mut count: usize = 0;
        'l0: while count < 4 && count % 3 % 2 == 0 {
            count += 1;
            let y = w[0];
            let sum: f64 = -0.375;
            let prev = sum;
            let c = v[(count * 3 + 2) % v.len()] * (sum.abs() + 0.5625).recip() * y;
        }
        let t = update0(
            update0(v[1 % v.len()] + b, v, w, depth - 1),
            &w[..2],
            w,
            depth - 1,
        )
        .abs()
            * ((match (count ^ count) % 4 {
                0 => b,
                1..=2 => b,
                _ => v[(v.len() * 4 + 2) % v.len()],
            }) / (count as f64 * 1.015625 * (count as f64 * 1.015625) + 1.390625));
        let rate = 0.8125;
        let mut t = 1.046875 * -1.265625;
        let mut sum2 = 0.0;
        for n in 0..v.len() {
            sum2 += v[n] * v[n];
        }
        w[(count * 5 + 4) % w.len()].sin().mul_add(b * w[0], rate)
            + 1.484375 * sum2
            + 1.34375 * t
            + 0.3125
                * ({
                    let a = sum2;
                    a * rate
                })
    }

    #[grad(jvp)]
    pub fn f(prev: f64, y: f64) -> f64 {
        let mut j: usize = 0;
        let b: f64 = loop {
            j += 1;
            if j >= 1 || (j + j) % 2 == 0 {
                break match (0 & j) % 4 {
                    0 => prev,
                    1 | 2 => prev,
                    _ => prev,
                };
            }
            let mut m: usize = 0;
            'l0: while m < 5 && m as f64 * prev < prev + prev {
                m += 1;
                let rate = (prev.abs() + 1.671875).recip().hypot(j as f64 * prev)
                    + (-(y + prev).abs()).exp();
            }
        };
        let mut prev2 = y;
        let y = b.mul_add(prev2 - prev, y).clamp(-1.25, 0.59375);
        let mut j2: usize = 0;
        let acc = loop {
            j2 += 1;
            if j2 >= 2 {
                break {
                    let rate2 = b;
                    rate2 * y
                };
            }
            'l1: for j3 in 1..=j2 % 3 + 1 {
                let mut sum = prev * (y.sin() + b);
                if j == 0 {
                    sum += (sum * y).max(j2 as f64 / (b * b + 1.125));
                    break 'l1;
                }
            }
            let y2: f64 = -0.453125;
            if (j as f64) < prev2 + prev {
                let mut j4: usize = 0;
                let a = loop {
                    j4 += 1;
                    if j4 >= 1 {
                        break b + prev2;
                    }
                    prev2 += prev2;
                    (prev2, prev2) = (
                        y2,
                        match (3 + j) % 4 {
                            0 => j4 as f64,
                            1..=2 if prev.atan() <= b => b,
                            _ => b,
                        },
                    );
                    let prev = y.cos().tanh() - prev2.tanh() * (prev2 + y2);
                };
                break prev.powi(2);
            }
            for j5 in 1..=3 {
                'l2: for k in 1..2 {
                    if (j5 as f64).min(y) <= prev {
                        prev2 *= 0.5;
                    } else {
                        let mut u = 0.75;
                        u *= (b + y).cos();
                        (prev2, prev2) = ((y2.abs() + 1.4375).recip(), prev.cos());
                    }
                }
                let a2 = y2.sin().sin() + -1.921875;
                'l3: for j6 in 2..4 {
                    let mut rate3 = a2.sin();
                    let mut x = [0.0; 3];
                }
            }
        };
        b - prev.clamp(-1.25, 0.03125) + 1.25 * prev2 + 0.671875 * y
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fd767bdfbbc32a4,
            outgoing: &[],
            gradient: &[
                (2.4270179112351267, 4.427017911235127),
                (0.094482421875, 1.249267578125),
            ],
            weighted: &[
                (1.820263433426345, 3.3202634334263452),
                (0.07086181640625, 0.93695068359375),
            ],
        };
        let p0 = std::hint::black_box(-0.859375_f64);
        let p1 = std::hint::black_box(0.484375_f64);
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

mod program_177 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(a: f64, out: &[f64], weights: &[f64; 3], acc: &mut f64) -> f64 {
        let mut total = out[out.len() - 1];
        if !(*acc * out[((a * a + 1.03125) * 3.0) as usize % out.len()] <= -0.375) {
            let mut pos: usize = 0;
            while pos < 1
                && weights[(3 * 7 + 2) % 3] + out[0] < (total * total + 1.359375).powf(acc.sin())
            {
                pos += 1;
                total *= a.cos();
                let mut m: usize = 0;
                let acc2: f64 = loop {
                    m += 1;
                    if m >= 4 || pos != 1 {
                        break weights[0];
                    }
                    let mut total2: f64 = 0.0;
                    for j in 0..weights.len() {
                        total2 += weights[j];
                    }
                    let mut y = (pos as f64 - weights[(pos * m * 3 + 1) % 3].sin())
                        .sin()
                        .exp();
                    let mut t = ((total - a) * (total - a) + 1.890625).sqrt() * a;
                    let mut j2: usize = 0;
                    while j2 < 2 {
                        j2 += 1;
                        let mut c = -0.21875;
                        c *= total.cos();
                        total = match j2 % 4 {
                            0 => total2.abs(),
                            1..=2 => t / (c * c + 1.03125),
                            _ => weights[0] - total2,
                        };
                    }
                };
                if *acc > 0.6875 {
                    let mut t2 = (if (m as f64).sin() < -0.65625 {
                        0.0625 - a
                    } else {
                        weights[(pos * m * 3 + 3) % weights.len()]
                    }) - weights[(1 * 3 * 4 + 4) % weights.len()]
                        .atan()
                        .max(acc2.sin().exp());
                }
                let total3 = a.atan() - (weights[1] + *acc)
                    + acc2 / (a.abs() + 1.484375) * (a / (*acc * *acc + 1.375));
            }
            *acc = out[((2 >> 1) * 3 + 3) % out.len()] + (pos as f64).hypot(*acc);
            for k in 0..weights.len() - 1 {
                let mut state = [0.0; 3];
                state[0] *= (if a * out[(pos * 6 + 2) % out.len()] < -0.953125 {
                    weights[k]
                } else {
                    0.984375
                })
                .cos();
                let mut a2 = weights[k];
                if !(k * k >= 1) {
                    for pos2 in 1..6 {
                        a2 += pos as f64;
                        let rate = (total.min(a) / (a * a + 0.515625)).sin();
                    }
                    state.copy_from_slice(weights);
                }
            }
        } else {
            total -= weights[0] + -weights[(out.len() * 2 + 1) % 3];
            total *= acc.cos();
            let mut t3 = (out[((3 + 3) * 3 + 4) % out.len()] + total + (-0.859375 + total))
                / ((total - total).hypot(match (2 + 1) % 4 {
                    0 => -0.875,
                    1 | 2 => *acc,
                    _ => *acc,
                }) * (total - total).hypot(match (2 + 1) % 4 {
                    0 => -0.875,
                    1 | 2 => *acc,
                    _ => *acc,
                }) + 1.046875);
        }
        let mut a3 = 0.0;
        for i in 0..weights.len() {
            a3 += weights[i] * weights[i];
        }
        a + 0.96875 * a3
            + 1.3125 * total
            + 0.65625 * *acc
            + 1.234375 * (total + total)
            + 0.671875 * *acc
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc037393babdf36f1,
            outgoing: &[0x3ffc9e32c6628741],
            gradient: &[
                (64.93642984954253, 161.7858326822539),
                (1.328125, 1.328125),
                (0.0, 0.0),
                (5.622706171271614, 10.351103453154803),
                (0.3935546875, 0.3935546875),
                (-1.6953125, 1.6953125),
                (-2.3310546875, 2.3310546875),
                (-0.7039048421917236, 0.7039048421917236),
            ],
            weighted: &[
                (48.7023223871569, 121.33937451169042),
                (1.49609375, 1.49609375),
                (0.0, 0.0),
                (4.2170296284537105, 7.763327589866102),
                (0.295166015625, 0.295166015625),
                (-1.271484375, 1.271484375),
                (-1.748291015625, 1.748291015625),
                (-0.7929281016453826, 0.7929281016453826),
            ],
        };
        let p0 = std::hint::black_box(-1.921875_f64);
        let p1 = std::hint::black_box(vec![0.609375, 0.375, -0.390625]);
        let p2 = std::hint::black_box([0.203125, -0.875, -1.203125]);
        let p3 = std::hint::black_box(-0.625_f64);
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
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = [0.125, 0.125, 0.125];
        let mut b3 = 0.5_f64;
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
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = [0.125, 0.125, 0.125];
        let mut b3 = 0.5_f64;
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
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0],
        );
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = [0.125, 0.125, 0.125];
        let mut b3 = 0.5_f64;
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
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let d2 = [0.375, -0.625, 0.625];
        let mut d3 = -0.375_f64;
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, &mut m3, d0, &d1, &d2, &mut d3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
    }
}

mod program_178 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(sum: f64, buf: &mut [f64], n: usize) {
        let mut c = 1.234375 * (-0.203125 * sum.abs());
        let mut count: usize = 0;
        while count < 5 && n ^ n != 2 {
            count += 1;
            let mut buf2: Vec<f64> = Vec::with_capacity(4);
            buf2.push(if !(buf[n % buf.len()] * sum > sum) {
                if (match (2 >> 1) % 4 {
                    0 => -0.0625,
                    1 | 2 => buf[(count * n * 4 + 3) % buf.len()],
                    _ => c,
                }) <= 0.84375
                {
                    c
                } else {
                    c
                }
            } else {
                buf[0].sin()
            });
            buf2.push(
                c * buf[0] / ((n as f64 + count as f64) * (n as f64 + count as f64) + 0.8125),
            );
            let mut total = 0.0;
            for m in 1..buf.len() - 1 {
                total += 0.5 * (buf[m - 1] * buf[m + 1] * buf[m]);
            }
        }
        let mut s = sum.sin().sin()
            + (if !(n == 2) {
                c.atan2(-0.21875)
            } else {
                buf[(count * 3 + 1) % buf.len()]
            });
        for pos in 0..buf.len() {
            let mut acc =
                sum - (buf[pos] * buf[pos] + 0.703125).cbrt() - c.mul_add(buf[pos], buf[pos]).sin();
            let total2 = buf[pos];
        }
    }

    #[grad]
    pub fn relax1(rate: f64, depth: usize) -> f64 {
        if depth == 0 {
            return ({
                let t = 0.59375 * rate;
                t * (t * -0.3125)
            }) + 1.3125 * (rate * rate)
                + 0.5625 * (rate * rate);
        }
        let mut rate = rate;
        let rate = (rate / (rate.abs() + 1.140625) * (rate - rate)).tanh();
        let mut a: f64 = 0.734375;
        a = 0.5 * relax1(a * rate, depth - 1);
        if rate < 0.953125 {
            let a = (-(a.sin()
                - (match 0 % 4 {
                    0 => a,
                    1 | 2 => rate,
                    _ => rate,
                }))
            .abs())
            .exp();
        }
        a = ({
            let u = rate;
            u * rate
        }) / ((rate * a).abs() + 0.609375);
        let s = a.mul_add(relax1(rate, depth - 1), a);
        rate + 1.125 * a + 0.28125 * s.tanh() + 0.640625 * (rate * rate)
    }

    #[grad(jvp)]
    pub fn f(u: f64, b: f64, buf: &[f64], v: &Vec<f64>, i: i32) -> f64 {
        let rate = match 2 * 2 % 4 {
            0 => {
                b - buf[(2 * 6 + 2) % buf.len()]
                    + (match (2 + 0) % 4 {
                        0 => b,
                        1..=2 => u,
                        _ => b,
                    })
            }
            1..=2 => (buf[(3 * 2 + 2) % buf.len()] + buf[(1 * 0 * 4 + 3) % buf.len()]) * i as f64,
            _ => {
                if 0 * 2 % 2 == 0 && b.tanh() <= -1.0 {
                    v[((b.abs() + 0.71875) * 3.0) as usize % v.len()]
                } else {
                    u
                }
            }
        };
        'l0: for i2 in (0..3).rev() {
            let mut s = (b.tanh() + b.tanh()) * v[(3 * 6 + 1) % v.len()];
        }
        'l1: for pos in (0..buf.len()).rev().step_by(2) {
            let mut acc = i as f64 / (rate.abs() + 0.578125) + (buf[pos] + rate)
                - -0.859375 * (i as f64).hypot(buf[pos]);
            let mut t = rate
                / (u.max(buf[pos]).abs() + 1.25)
                / ((-u.sin().abs()).exp() * (-u.sin().abs()).exp() + 1.5625);
            std::mem::swap(&mut t, &mut acc);
            let b = pos as f64;
        }
        let mut sum: f64 = 0.0;
        for i3 in 1..v.len() {
            sum += v[i3 - 1] * v[i3];
        }
        for m in 2..4 {
            if ({
                let total = sum;
                total * total
            }) <= buf[((b * b + 1.9375) * 3.0) as usize % buf.len()] + v[0]
            {
                break;
            }
            match (m + m) % 4 {
                0 => {
                    let mut s2: f64 = 0.53125;
                    if !(m % 2 == 0) {
                        s2 = 0.5
                            * relax1(
                                (v[(v.len() * 3 + 1) % v.len()] * v[(v.len() * 3 + 1) % v.len()])
                                    .ln_1p(),
                                2,
                            );
                        sum = 0.5 * relax1(s2 * u, 2);
                    } else {
                        if v[v.len() - 1].cos() > u.abs() {
                            return sum
                                + 0.53125 * s2
                                + 0.65625 * sum
                                + 0.984375 * buf[((m + m) * 6 + 2) % buf.len()]
                                + 0.359375 * ((m as f64).abs() + 1.53125).powf(s2.sin())
                                + 0.828125 * sum.sin();
                        }
                        s2 = 0.5 * relax1(-1.03125, 2);
                    }
                }
                1 | 3 => {
                    for count in (2..m % 3 + 1).rev() {
                        if !(0 == 2) {
                            let u2 = -1.0;
                            break;
                        }
                    }
                    let b2 = -0.140625;
                }
                _ => {
                    if u < 1.0 || sum <= 0.03125 {
                        if buf.len() != 1 {
                            sum = relax1(v[m % v.len()] + 1.171875, 3);
                            return v[v.len() - 1].floor() * (rate * u)
                                + 1.0 * sum
                                + 0.84375
                                    * (buf[((sum * sum + 1.46875) * 3.0) as usize % buf.len()]
                                        * -1.234375);
                        }
                        break;
                    }
                    sum = ((sum * sum).ln_1p() * (sum * sum).ln_1p() + 0.78125).sqrt();
                    let mut total2 =
                        u - sum / (u.abs() + 1.140625) + buf[m % buf.len()] * v[0] * b.tanh();
                }
            }
            let mut rate2 = (u - -1.703125).abs() + v[v.len() - 1];
            let mut b = sum;
        }
        let mut sum2: f64 = 0.0;
        for k in 0..v.len() {
            sum2 += v[k] * v[k];
        }
        let mut total3 = 0.0;
        for pos2 in 0..v.len() {
            total3 += v[pos2] * v[pos2];
        }
        ({
            let prev = sum2 - sum2;
            prev * (sum2 + buf[((1 + 0) * 6 + 1) % buf.len()])
        }) + 0.734375 * total3
            + 0.9375 * sum2
            + 1.125 * sum
            + 1.28125 * b
            + 0.921875 * (sum2 * sum2).ln_1p()
            + 0.484375 * (u + -1.171875)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ffeb7e9f3c75f40,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.984375, 0.984375),
                (0.0, 0.0),
                (0.7350113533942134, 0.7350113533942134),
                (1.1992290502747693, 1.1992290502747693),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.73828125, 0.73828125),
                (0.0, 0.0),
                (0.55125851504566, 0.55125851504566),
                (0.8994217877060771, 0.8994217877060771),
            ],
        };
        let p0 = std::hint::black_box(-0.078125_f64);
        let p1 = std::hint::black_box(-1.515625_f64);
        let p2 = std::hint::black_box(vec![-1.6875, 0.65625, 0.609375, 1.90625]);
        let p3 = std::hint::black_box(vec![0.484375, 0.296875]);
        let p4 = std::hint::black_box(-2_i32);
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

mod program_179 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(acc: f64, rate: f64, a: &mut f64, j: usize) -> (f64, f64) {
        let mut acc = 0.359375 + (rate.abs() + 1.21875).powf(acc.sin()) * (0.984375 - 1.90625);
        let mut b = match j % 3 % 4 {
            0 => -1.0625,
            1..=2 if j < 1 => (rate + rate).sin(),
            _ => acc.mul_add(acc, *a) + a.tanh(),
        };
        b += (b / (rate * rate + 1.390625) * (b / (rate * rate + 1.390625))).ln_1p();
        let mut z = -0.71875;
        for i in (1..4).rev() {
            acc += b * 0.0 + 1.546875;
        }
        let rate2 = (rate / ((j as f64).abs() + 1.28125)).atan();
        let total = -0.15625;
        (
            rate + -1.96875
                + (match j * j % 4 {
                    0 => 1.640625,
                    1..=2 if j % 2 == 0 => acc,
                    _ => acc,
                })
                + 0.546875 * z
                + 0.734375 * b
                + 1.140625 * acc
                + 0.4375 * rate,
            rate2 + 0.625 * z + 1.453125 * b + 1.40625 * acc + 0.359375 * (acc * rate2),
        )
    }

    #[grad]
    pub fn blend1(n: usize) -> (f64, f64) {
        for count in (1..=5).step_by(2) {
            if (1 + n) % 2 == 0 {
                match count % 4 {
                    0 => {
                        for pos in 0..5 {
                            let mut sum = 0.59375 * 1.21875;
                        }
                        let mut rate = 0.625_f64.sin().tanh() + 1.078125 * 0.328125;
                    }
                    1 | 3 => {
                        let mut u = ({
                            let b = 0.5625 * 0.34375;
                            b * b
                        }) * 1.25;
                        u *= 0.5;
                    }
                    _ => {
                        let acc = 0.984375_f64.cos();
                        let mut u2 =
                            (acc.clamp(-1.25, 0.484375) + acc * acc) / (acc * acc + 0.515625);
                        u2 = (u2 * acc).sin();
                    }
                }
            } else {
                let mut out: Vec<f64> = vec![0.0; 4];
                let mut prev = out[((n + 2) * 6 + 4) % out.len()].sin();
                out[1] *= (prev + out[(n * 4 + 3) % out.len()]).cos();
            }
            let mut s = -0.84375;
            s = s;
        }
        (
            n as f64 + 0.484375 * 0.28125_f64.tanh() + 1.28125 * 0.65625_f64.min(0.875),
            1.0 + 1.125 * (1.234375 * 0.875)
                + 0.875 * 1.0_f64.sin()
                + 0.359375 * 1.40625_f64.sin().exp(),
        )
    }

    #[grad]
    pub fn stage2(a: f64, weights: &[f64; 3], m: usize, depth: usize) -> f64 {
        if depth == 0 {
            return weights[(1 * 4 + 4) % weights.len()].atan()
                + 0.40625 * a
                + 0.71875 * (0.734375 + a);
        }
        if m % 2 == 0 {
            let mut sum = 0.0;
            for k in (1..3 - 1).rev() {
                sum += 0.5 * (weights[k - 1] * weights[k + 1] * weights[k]);
            }
            let mut v = [0.0; 3];
        }
        let mut x = [weights[(m * m * 4 + 3) % 3] + weights[((m + 1) * 6 + 4) % 3]; 3];
        x[((a.abs() + 1.90625) * 3.0) as usize % x.len()] +=
            stage2(a.exp_m1(), &x, m % 4, depth - 1);
        if m >> 1 >= 1 {
            for k2 in 0..3 - 1 {
                let mut z = 0.0;
                for m2 in 0..x.len() {
                    z += x[m2];
                }
            }
            let mut s = 0.0;
            for j in 1..3 - 1 {
                s += 0.5 * (weights[j - 1] * weights[j + 1] * weights[j]);
            }
        } else {
            {
                let r = &mut x[((a * a + 1.390625) * 3.0) as usize % 3];
                *r += if m + m > 1 {
                    a
                } else {
                    weights[(m / 3 * 3 + 2) % 3]
                };
            }
        }
        let mut rate = 0.0;
        for j2 in 0..x.len() {
            rate += x[j2];
        }
        let mut y: f64 = 0.0;
        for k3 in 0..x.len() {
            y += x[k3] * x[k3];
        }
        a - y
            + y
            + 0.734375 * y
            + 0.984375 * rate
            + 0.890625 * (x[0] + weights[(m * m * 2 + 1) % 3])
            + 1.0625 * (0.890625 * weights[((rate * rate + 0.921875) * 3.0) as usize % 3])
            + 0.390625 * y.max(weights[0])
    }

    #[grad(jvp)]
    pub fn f(y: f64, data: &[f64], b: &f64) -> f64 {
        let b2: f64 = -1.28125;
        let mut total = data[((y.abs() + 1.84375) * 3.0) as usize % data.len()]
            .min(data[(1 / 3 * 6 + 4) % data.len()])
            .sin()
            .exp()
            * ((data[3 % data.len()] + -0.421875) * data[(2 % 3 * 4 + 2) % data.len()]);
        let mut u = -0.40625;
        let total2: f64;
        if u / (u * u + 1.125) <= data[0] {
            total2 = data[(2 / 2 * 4 + 4) % data.len()];
        } else {
            total2 = b2.sin();
        }
        let mut m: usize = 1;
        total /= 1.296875;
        if (total * total + 1.078125).ln() < -0.21875 {
            let mut t = m as f64;
        } else {
            let sum: f64 = 0.203125;
            u *= (total2 + y).cos();
            'l0: for n in 1..data.len() {
                let mut data2 = [*b, 0.0625];
                for pos in 0..data.len() {
                    if data[n] * data[pos] <= -0.15625 / (sum.abs() + 0.515625) {
                        break 'l0;
                    }
                    let (b3, u2) = blend1(3 % 4);
                    if data2[(n * 2 + 4) % data2.len()] >= -0.234375 {
                        continue 'l0;
                    }
                    let mut total3 = data2[((pos + pos) * 6 + 1) % data2.len()];
                }
                'l1: for m2 in 0..6 {
                    for i in (0..2 - 1).rev() {
                        let acc = 0.296875;
                    }
                    let mut b4: f64 = 0.0;
                    for count in 0..data2.len() - 1 {
                        data2[count] = b4.sin() - sum * b2;
                    }
                }
            }
        }
        if m >> 1 <= 3 && data[1] + *b >= *b {
            let mut i2: usize = ({
                let sum2 = data[(m % 3 * 2 + 1) % data.len()];
                sum2 * -1.796875
            })
            .abs() as usize
                % 5;
        }
        let mut j: usize = 0;
        let z = 'l2: loop {
            j += 1;
            if j >= 3 {
                break data[((j + 0) * 3 + 1) % data.len()].abs();
            }
            if ({
                let s = total2;
                s * data[j % data.len()]
            }) >= total * data[2 % data.len()]
            {
                break 'l2 total2 + *b;
            }
            let mut sum3 = total.tanh();
            let (prev, s2) = blend0(
                -1.78125 / (total2.abs() + 1.0),
                data[(m * 5 + 1) % data.len()].sin(),
                &mut sum3,
                j % 4,
            );
        };
        let mut a: f64 = 0.0;
        for count2 in 0..data.len() {
            a += data[count2];
        }
        let mut acc2 = 0.0;
        for k in 0..data.len() {
            acc2 += data[k];
        }
        a.powi(2)
            + 0.953125 * acc2
            + 1.375 * a
            + 1.328125 * u
            + 1.109375 * -0.390625
            + 0.359375 * -1.984375
            + 0.921875 * 0.421875
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402355584172d5f2,
            outgoing: &[],
            gradient: &[
                (0.12254651439448552, 0.12254651439448552),
                (-7.015625, 11.671875),
                (-7.015625, 11.671875),
                (-7.015625, 11.671875),
                (-7.015625, 11.671875),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.09190988579586415, 0.09190988579586415),
                (-5.26171875, 8.75390625),
                (-5.26171875, 8.75390625),
                (-5.26171875, 8.75390625),
                (-5.26171875, 8.75390625),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(1.1875_f64);
        let p1 = std::hint::black_box(vec![-1.265625, 0.1875, -1.828125, -1.765625]);
        let p2 = std::hint::black_box(-0.5625_f64);
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

mod program_180 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(z: f64, c: f64, v: &mut [f64], sum: &mut f64, n: usize) {
        let mut k: usize = 0;
        while k < 1 && 0.609375 + c < v[1 % v.len()] {
            k += 1;
            let mut s = 0.0;
            for n2 in 0..v.len() {
                s += v[n2] * v[n2];
            }
            let mut b = n as f64;
            if s * v[((s * s + 1.578125) * 3.0) as usize % v.len()]
                > s + v[(v.len() * 4 + 3) % v.len()]
            {
                let mut y = -0.9375;
            } else {
                s = (-1.34375 - b) * v[((k & k) * 6 + 2) % v.len()];
            }
            'l0: for n3 in (0..v.len() - 1).step_by(3) {
                let sum2 = 0.984375;
                {
                    let r = &mut v[n3];
                    *r += sum.powi(0);
                }
                let mut sum2 = 0.234375;
                let mut prev = 0.0;
                for count in 0..v.len() {
                    prev += v[count] * v[count];
                }
            }
        }
    }

    #[grad]
    pub fn relax1(
        u: f64,
        row: &[f64],
        weights: &mut [f64],
        rate: &mut f64,
        sum: &f64,
        j: usize,
    ) -> f64 {
        let prev = weights[((*rate * *rate + 1.96875) * 3.0) as usize % weights.len()]
            * row[((u.abs() + 0.578125) * 3.0) as usize % row.len()];
        let mut t = (rate.abs() + 1.515625).ln() * (*sum + -1.109375)
            + (row[((prev.abs() + 0.703125) * 3.0) as usize % row.len()]
                * row[((prev.abs() + 0.703125) * 3.0) as usize % row.len()])
            .ln_1p()
                / (*rate * *rate + 0.5625);
        let mut s = 0.0;
        for m in 0..weights.len() {
            s += weights[m] * weights[m];
        }
        let mut m2: usize = 0;
        let a2 = loop {
            m2 += 1;
            if m2 >= 2 || (m2 >> 1) % 2 == 0 {
                break u.atan();
            }
            match j * j % 4 {
                0 => {
                    t += prev;
                }
                1 | 3 => {
                    blend0(s * prev, s, weights, rate, j % 4);
                    let mut a = if -1.78125 - weights[(j * 3 * 3 + 3) % weights.len()] < 0.1875 {
                        {
                            let acc = (j as f64).clamp(-1.25, 1.046875);
                            acc * (row[j % row.len()] * -0.28125)
                        }
                    } else {
                        s * (prev * *rate)
                    };
                    blend0(
                        u.abs(),
                        row[((j + j) * 2 + 2) % row.len()],
                        weights,
                        rate,
                        2 % 4,
                    );
                }
                _ => {
                    (weights[weights.len() - 1], s) =
                        (row[((sum.abs() + 1.203125) * 3.0) as usize % row.len()], u);
                }
            }
        };
        let mut y: f64 = 0.0;
        for pos in 0..weights.len() {
            y += weights[pos] * weights[pos];
        }
        *sum + 0.765625 * y
            + 1.15625 * s
            + 0.5625 * t
            + 1.296875 * (prev + weights[weights.len() - 1])
            + 1.1875 * y.tanh()
    }

    #[grad(jvp)]
    pub fn f(acc: f64, weights: &[f64]) -> f64 {
        let mut acc: f64 = 0.734375;
        if 0 * 0 < 1 {
            let mut acc = -0.6875;
        } else {
            let mut pos: usize = 0;
            let rate = loop {
                pos += 1;
                if pos >= 1
                    || weights[0] / (acc * acc + 1.484375) < acc + weights[weights.len() - 1]
                {
                    break (acc * acc).ln_1p();
                }
                let mut acc: f64 = -0.609375;
                let mut i: usize = 0;
                let z = loop {
                    i += 1;
                    if i >= 1 {
                        break acc * acc;
                    }
                    let mut t = 0.0;
                    for k in 0..weights.len() {
                        t += weights[k];
                    }
                };
                let mut n: usize = 0;
                while n < 1 && i + n <= 1 {
                    n += 1;
                    let prev = (match n % 4 {
                        0 => (acc * acc).ln_1p(),
                        1 | 2 => acc,
                        _ => weights[((n + n) * 7 + 2) % weights.len()] + acc,
                    })
                    .tanh();
                }
                for n2 in 0..3 {
                    acc = acc.atan();
                }
            };
        }
        let mut a = 0.0;
        for pos2 in 1..weights.len() {
            a += weights[pos2 - 1] * weights[pos2];
        }
        acc +=
            -1.390625 + weights[(weights.len() * 2 + 3) % weights.len()] / (acc.abs() + 1.890625);
        'l0: for count in (0..weights.len()).step_by(2) {
            let mut c = 0.265625;
            if count ^ count != 3 {
                let mut acc2 = -0.9375;
                continue;
            }
        }
        'l1: for k2 in 0..weights.len() {
            acc -= weights[k2] + (0.4375 - a);
        }
        acc /= 1.40625;
        let mut u = weights[0];
        let mut y = -0.46875;
        let mut rate2: f64 = 0.0;
        for count2 in 0..weights.len() {
            rate2 += weights[count2];
        }
        let mut j: usize = 0;
        let s = 'l2: loop {
            j += 1;
            if j >= 4 {
                break match j / 2 % 4 {
                    0 => weights[(j * 7 + 3) % weights.len()],
                    1 | 2 => a,
                    _ => weights[((2 >> 1) * 3 + 1) % weights.len()],
                };
            }
            let mut total: f64 = 0.0;
            for k3 in 0..weights.len() {
                total += weights[k3];
            }
            let mut up = weights[((u * u + 0.796875) * 3.0) as usize % weights.len()]
                * weights[((j + j) * 5 + 2) % weights.len()]
                <= total.sin();
        };
        acc += rate2.mul_add(weights[(j * 7 + 3) % weights.len()], 0.65625) * a;
        let mut t2 = 0.0;
        for m in 0..weights.len() {
            t2 += weights[m] * weights[m];
        }
        let mut t3 = 0.0;
        for m2 in 0..weights.len() {
            t3 += weights[m2];
        }
        y + 1.375 * t3 + 0.640625 * t2 + 1.109375 * rate2 + 1.15625 * (s * 0.96875)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc00024a540000000,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (1.5457305908203125, 3.9480743408203125),
                (3.169708251953125, 5.269927978515625),
                (2.5683135986328125, 6.2086944580078125),
                (1.7499847412109375, 6.0890655517578125),
                (0.5640869140625, 4.4046630859375),
            ],
            weighted: &[
                (0.0, 0.0),
                (1.1592979431152344, 2.9610557556152344),
                (2.3772811889648438, 3.9524459838867188),
                (1.9262351989746094, 4.656520843505859),
                (1.3124885559082031, 4.566799163818359),
                (0.423065185546875, 3.303497314453125),
            ],
        };
        let p0 = std::hint::black_box(-1.0625_f64);
        let p1 = std::hint::black_box(vec![-0.9375, 0.234375, 1.28125, -1.625, -0.078125]);
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

mod program_181 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(rate: f64, acc: f64, row: &[f64], y: &mut f64, depth: usize) -> (f64, f64) {
        if depth == 0 {
            return (
                acc + 1.390625 * *y
                    + 0.515625 * (row[1] * row[row.len() - 1])
                    + 1.015625 * rate
                    + 1.234375 * (row[3 % row.len()] + *y),
                acc * rate * acc + 1.390625 * *y + 1.015625 * *y + 0.78125 * rate.tanh(),
            );
        }
        let a = (if row[1] * row[((3 >> 1) * 2 + 3) % row.len()] < -0.59375
            && (-rate.abs()).exp()
                < (if row.len() <= 0 {
                    *y
                } else {
                    row[(2 * 7 + 2) % row.len()]
                }) {
            acc.sin()
        } else {
            acc
        })
        .floor();
        match 0 * 2 % 4 {
            0 => {
                *y += a * row[((2 + 2) * 7 + 3) % row.len()] - (rate - row[0]);
                *y = if 0 * 3 % 2 == 0 {
                    row[3 % row.len()].powi(-1)
                } else {
                    row[(row.len() * 3 + 3) % row.len()].sin()
                };
            }
            1 | 3 => {
                let c = -0.96875;
                let y2 = (acc * -2.0).tanh();
                let mut n: usize = 0;
                while n < 4
                    && a + rate
                        < (if 3 >> 1 != 0 {
                            row[((n >> 1) * 2 + 4) % row.len()]
                        } else {
                            a
                        })
                {
                    n += 1;
                    let mut v = row.to_vec();
                    let mut v2 = [0.0; 3];
                }
            }
            _ => {
                let mut acc2 = (rate * row[row.len() - 1] - (rate - acc)).sin().exp();
                let i: usize = (a * a).abs() as usize % 5;
                *y -= acc * -1.796875 / (acc2.atan().abs() + 1.375);
            }
        }
        let mut prev: f64 = 0.0;
        for m in 0..row.len() {
            prev += row[m] * row[m];
        }
        let mut z: f64 = 0.0;
        for n2 in 0..row.len() {
            z += row[n2];
        }
        (
            z * prev
                + 0.890625 * z
                + 0.828125 * prev
                + 0.9375 * *y
                + 1.078125 * rate.sin().exp()
                + 0.515625
                    * (if acc.mul_add(row[row.len() - 1], rate) <= row[1].tanh() {
                        row[0]
                    } else {
                        row[((prev.abs() + 0.53125) * 3.0) as usize % row.len()]
                    })
                + 1.03125 * (a + rate),
            (match (0 + 0) % 4 {
                0 => row[1].min(row[(1 * 7 + 2) % row.len()]),
                1 | 2 => {
                    let rate2 = row[(1 * 5 + 2) % row.len()];
                    rate2 * row[0]
                }
                _ => row[((z.abs() + 0.9375) * 3.0) as usize % row.len()].tanh(),
            }) + 0.78125 * z
                + 1.171875 * prev
                + 1.375 * *y
                + 1.234375 * row[0].cos()
                + 0.40625 * rate.exp_m1(),
        )
    }

    #[grad]
    pub fn update1(count: usize) -> (f64, f64) {
        let mut total = 0.671875_f64.tanh();
        let u = total;
        let mut z: f64 = 0.0625;
        total = -0.578125;
        for n in (2..=4).rev() {
            let mut row = vec![z.atan2(z); 2];
        }
        let z2: f64 = -0.875;
        z += (count as f64 - z) / ((z + -0.859375) * (z + -0.859375) + 0.5625);
        (
            u.sin().cos()
                + 1.390625 * z
                + 1.34375 * total
                + 0.359375 * z2.clamp(-1.25, 1.234375)
                + 0.390625
                    * (match count % 4 {
                        0 => -0.203125,
                        1 | 2 => total,
                        _ => -0.703125,
                    }),
            z2 + 0.515625 * z + 1.015625 * total + 0.46875 * z,
        )
    }

    #[grad(jvp)]
    pub fn f(prev: f64, a: f64, out: &[f64], x: &Vec<f64>, n: usize) -> f64 {
        for pos in (2..5).step_by(3).rev() {
            let rate = n as f64;
            let mut c = rate;
            let mut total: f64 = 0.0;
            for j in 0..x.len() {
                total += x[j] * x[j];
            }
            if n / 3 > 2 {
                for n2 in (0..out.len()).rev().step_by(3) {
                    c += if x[(pos * 2 + 2) % x.len()] + 1.0 < -0.71875 {
                        (out[n2].abs() + 0.84375).powf(total.sin())
                    } else {
                        {
                            let b = out[n2];
                            b * rate
                        }
                    };
                    total -= (a + x[((a.abs() + 1.796875) * 3.0) as usize % x.len()]) * -0.3125;
                    let mut s = n2 as f64;
                }
                break;
            }
        }
        let a = if !(a - out[0] < -1.0) {
            x[((a.abs() + 1.96875) * 3.0) as usize % x.len()]
        } else {
            (-x[(2 * 5 + 2) % x.len()].abs()).exp().clamp(-1.25, 0.75)
        };
        let y = out[n % out.len()];
        let mut c2 = out[n % out.len()];
        let mut count: usize = 0;
        while count < 3 && (out[0] - n as f64) <= a + 0.484375 {
            count += 1;
            let mut y = out[(count * n * 6 + 1) % out.len()];
            let mut b2 = y + out[1] * x[1 % x.len()] + (c2.cos() - (1.890625 + n as f64));
            let mut z = match count % 4 {
                0 => (-0.078125 - prev) / (prev.abs() + 1.921875),
                1 | 2 if -0.1875 + -0.515625 <= 0.78125 => (out[1] - -1.921875).sin(),
                _ => 1.71875,
            };
            for count2 in (0..out.len()).step_by(2).rev() {
                let mut pos2: usize = 0;
                let b3 = 'l0: loop {
                    pos2 += 1;
                    if pos2 >= 3 {
                        break (prev.abs() + 0.6875).powf(a.sin());
                    }
                    if out[count2] - out[count2] < -0.21875 {
                        c2 += (if (3 ^ pos2) % 2 == 0 {
                            out[count2]
                        } else {
                            -0.453125
                        })
                        .sin();
                        break x[2 % x.len()] / (c2 * c2 + 1.671875);
                    }
                };
                let u = a
                    * (c2.abs() + 1.9375).sqrt()
                    * (out[count2] * a * (out[count2] * a) + 0.640625).powf(prev.abs().sin());
            }
        }
        let mut y2 = 0.0;
        for k in 0..x.len() {
            y2 += x[k];
        }
        y2 += x[n % x.len()] / ((out[count % out.len()] + x[1]).abs() + 1.734375);
        if n != 1 {
            let mut state = vec![c2 * 1.71875; 3];
            let mut rate2 = 0.0;
            for k2 in 0..state.len() {
                rate2 += state[k2] * state[k2];
            }
        } else {
            c2 = x[count % x.len()];
        }
        let mut acc = 0.0;
        for count3 in 0..out.len() {
            acc += out[count3] * out[count3];
        }
        n as f64
            + 0.859375 * acc
            + 0.8125 * y2
            + 0.9375 * c2
            + 0.65625 * (c2 + x[0])
            + 1.015625 * (prev.abs() + 1.40625).recip()
            + 0.40625 * (x[n % x.len()] * out[n % out.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff817f0b87cb4a2,
            outgoing: &[],
            gradient: &[
                (0.08916323731138545, 0.08916323731138545),
                (0.0, 0.0),
                (0.8572498099803696, 1.0763439400196304),
                (2.71240234375, 2.71240234375),
                (0.4765625, 2.7109375),
                (1.46875, 1.46875),
                (0.7029529349803697, 0.9220470650196304),
                (0.9412462482344632, 1.2713243732344632),
            ],
            weighted: &[
                (0.0668724279835391, 0.0668724279835391),
                (0.0, 0.0),
                (0.6429373574852772, 0.8072579550147228),
                (2.0343017578125, 2.0343017578125),
                (0.357421875, 2.033203125),
                (1.1015625, 1.1015625),
                (0.5272147012352772, 0.6915352987647228),
                (0.7059346861758474, 0.9534932799258474),
            ],
        };
        let p0 = std::hint::black_box(-1.96875_f64);
        let p1 = std::hint::black_box(0.359375_f64);
        let p2 = std::hint::black_box(vec![0.5625, 1.578125, -0.40625]);
        let p3 = std::hint::black_box(vec![-0.296875, -1.59375, -1.03125]);
        let p4 = std::hint::black_box(2_usize);
        let value = f(p0.clone(), p1.clone(), &p2, &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125];
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
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125];
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
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, p4, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375];
        let d3 = vec![-0.625, 0.625, -0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, p4, d0, d1, &d2, &d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_182 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(s: f64, out: &[f64]) -> f64 {
        match 1 % 4 {
            0 => {
                let mut sum: f64 = 0.0;
                for pos in 0..out.len() {
                    sum += out[pos];
                }
                let mut pos2: usize = 0;
                'l0: while pos2 < 5 {
                    pos2 += 1;
                    let mut t = 1.0;
                    let mut out2 = vec![0.0; 3];
                    for j in (0..out2.len()).step_by(2).rev() {
                        if sum - sum
                            > out[(2 % 3 * 3 + 1) % out.len()]
                                .mul_add(-0.546875, out[(j * j * 4 + 4) % out.len()])
                        {
                            t *=
                                (if (out2[((j ^ pos2) * 7 + 4) % out2.len()] + j as f64) > -0.46875
                                {
                                    -1.390625
                                } else {
                                    sum
                                })
                                .cos();
                            out2[j] += out2[j];
                            out2[0] += (match (pos2 + pos2) % 4 {
                                0 => s,
                                1 | 2 if (2 + j) % 2 == 0 => out2[j],
                                _ => sum,
                            }) + -0.28125
                                / (out[(1 * j * 7 + 1) % out.len()].abs() + 1.859375);
                        }
                        let mut acc = 0.0;
                        for k in 1..out.len() {
                            acc += out[k - 1] * out[k];
                        }
                        let mut w = [out[0]; 3];
                    }
                }
            }
            1 | 3 => {
                let mut s2 = s;
            }
            _ => {
                let c = 0.25;
            }
        }
        let mut acc2: f64 = 0.0;
        for count in 0..out.len() {
            acc2 += out[count];
        }
        ((acc2 * 1.765625).abs() + 1.421875).ln()
            + 0.515625 * acc2
            + 1.421875 * (s * s + 1.5625).sqrt()
    }

    #[grad(jvp)]
    pub fn f(rate: f64, prev: f64) -> f64 {
        'l0: for n in 1..3 {
            let mut data = vec![0.84375 + 1.234375, rate.tanh()];
            let sum = data[(n * 5 + 1) % data.len()];
        }
        let s = 1.046875;
        let mut w: Vec<f64> = Vec::new();
        w.push(rate);
        w.push(prev + rate + (-prev.abs()).exp());
        w.push(s - rate * prev);
        for n2 in (0..w.len() - 1).step_by(2) {
            let mut n3: usize = 0;
            let sum3 = loop {
                n3 += 1;
                if n3 >= 4 {
                    break -1.25 - prev;
                }
                let mut i: usize = 0;
                while i < 3 {
                    i += 1;
                    let mut m: usize = 0;
                    while m < 3 {
                        m += 1;
                        let mut acc = 0.0;
                        for m2 in 0..w.len() {
                            acc += w[m2] * w[m2];
                        }
                        w[0] -= w[((n3 + 0) * 2 + 1) % w.len()].tanh();
                        let (prev2, acc2) = (
                            ((prev * prev).ln_1p().abs() + 1.453125).sqrt(),
                            ({
                                let total = prev;
                                total * w[n2 + 1]
                            }) * (w[n2 + 1] + w[n2 + 1]),
                        );
                    }
                    for count in (0..w.len()).step_by(3).rev() {
                        let y = prev.sin();
                        {
                            let r = &mut w[n2];
                            *r = n3 as f64 - 0.6875;
                        }
                        let mut sum2 = stage0(prev, &w[..2]);
                    }
                    if -1.96875 > w[n2 + 1] {
                        let rate2 = -0.96875;
                        w[n2] /= 1.8125;
                        let s = -0.921875;
                    }
                }
            };
            let mut u = 0.0;
            for n4 in 1..w.len() - 1 {
                u += w[n4 - 1] * w[n4 + 1];
            }
            let mut z = 0.0;
            for m3 in 0..w.len() {
                z += w[m3] * w[m3];
            }
        }
        if rate > -0.65625 || w[(3 % 2 * 7 + 1) % w.len()] < w[((3 + 0) * 5 + 4) % w.len()] {
            for j in 0..w.len() {
                w[j] = s;
            }
            return s / (prev * prev + 1.1875)
                + 1.5 * (-0.109375 * s)
                + 0.9375 * 0.703125
                + 0.765625 * (rate * 0.71875);
        }
        let mut n5: usize = 0;
        while n5 < 2 {
            n5 += 1;
            'l1: for j2 in (1..w.len()).step_by(3) {
                if w.len() % 2 == 0 {
                    break;
                }
            }
        }
        let mut rate3 = 0.0;
        for n6 in 0..w.len() {
            rate3 += w[n6];
        }
        w[((s * s + 1.828125) * 3.0) as usize % w.len()].atan()
            * (w[(n5 * 6 + 4) % w.len()] * w[(2 * 2 + 3) % w.len()])
            + 0.53125 * rate3
            + 1.375 * (w[1] * rate3)
            + 1.25 * (n5 as f64).abs()
            + 1.28125 * (prev + rate3)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ffc91a8e98c5ee5,
            outgoing: &[],
            gradient: &[
                (0.55029296875, 0.55029296875),
                (0.22444961228347673, 0.22444961228347673),
            ],
            weighted: &[
                (0.4127197265625, 0.4127197265625),
                (0.16833720921260756, 0.16833720921260756),
            ],
        };
        let p0 = std::hint::black_box(1.875_f64);
        let p1 = std::hint::black_box(-1.65625_f64);
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

mod program_183 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(sum: f64, depth: usize) -> (f64, f64) {
        if depth == 0 {
            return (
                sum + 0.8125
                    * (match 2 * 3 % 4 {
                        0 => sum,
                        1..=2 if 1 * 3 % 2 == 0 => sum,
                        _ => sum,
                    })
                    + 0.84375 * (sum / (sum * sum + 1.953125)),
                (if sum >= sum { sum + sum } else { sum * sum }) + 0.921875 * (sum * sum),
            );
        }
        let m: i32 = sum.atan().abs() as i32 % 5;
        let u = sum;
        let mut total = u + sum;
        total = u.sin().exp().mul_add(u - sum, u);
        let a = sum;
        let mut a2 = (sum.exp_m1() / (total * -1.828125 * (total * -1.828125) + 1.28125)
            * (sum.exp_m1() / (total * -1.828125 * (total * -1.828125) + 1.28125)))
            .ln_1p();
        if 1 >= 1 {
            a2 = (sum + a) * (sum * sum);
        }
        (
            a + 1.125 * a2
                + 0.640625 * total
                + 0.375 * (a - a2)
                + 1.0625 * (a * a + 1.328125).recip()
                + 0.296875 * (sum * a),
            sum + 0.921875 * a2
                + 1.484375 * total
                + 0.296875 * a.tanh()
                + 1.109375 * sum.mul_add(total, a2),
        )
    }

    #[grad]
    pub fn update1(
        z: f64,
        t: f64,
        weights: [f64; 3],
        data: &Vec<f64>,
        n: usize,
        depth: usize,
    ) -> f64 {
        if depth == 0 {
            return (if t.tanh() < -0.21875 {
                t.cos()
            } else {
                1.46875 + n as f64
            }) + 0.5 * (data[data.len() - 1] * z)
                + 0.859375 * z;
        }
        for n2 in 2..n % 3 + 1 {
            if data[((z.abs() + 1.796875) * 3.0) as usize % data.len()].exp_m1() >= -0.59375 {
                let mut y = z;
                break;
            }
        }
        let mut t = 0.578125;
        let mut c: f64 = 0.59375;
        'l0: for i in (0..3 - 1).rev() {
            let mut u = 0.0;
            for pos in 0..weights.len() {
                u += weights[pos];
            }
        }
        let mut rate = z.sin().hypot(z * n as f64)
            - (if z - z < -0.875 {
                weights[1] * data[((c.abs() + 1.5) * 3.0) as usize % data.len()]
            } else {
                -1.046875 * t
            });
        let mut prev = 0.0;
        for i2 in 0..data.len() {
            prev += data[i2];
        }
        let mut sum = 0.0;
        for i3 in 0..weights.len() {
            sum += weights[i3];
        }
        sum + 0.6875 * sum
            + 0.953125 * prev
            + 0.859375 * rate
            + 0.359375 * weights[((c * c + 0.875) * 3.0) as usize % weights.len()]
            + 0.453125 * c.cos()
    }

    #[grad(jvp)]
    pub fn f(y: f64, u: f64, w: [f64; 3], pos: usize) -> f64 {
        let mut s = u.tanh();
        s /= 1.625;
        s = w[1];
        'l0: for j in (0..w.len()).step_by(3).rev() {
            s = (u * u).min(w[pos % 3] - w[j]);
        }
        for n in 0..w.len() {
            'l1: for pos2 in (1..w.len()).rev().step_by(2) {
                let (acc, z) = stage0(w[((0 >> 1) * 3 + 3) % w.len()], 1);
                let mut z = 0.203125;
                for j2 in 0..3 {
                    let rate = ((w[pos2 - 1] * w[n]).abs() + 1.625).cbrt()
                        + ((s.abs() + 1.703125).sqrt() * (s.abs() + 1.703125).sqrt()).ln_1p();
                }
            }
        }
        if w[1].powi(2) > -0.5625 {
            return w[(0 * 4 + 3) % w.len()]
                + -1.0
                + (pos as f64 - s)
                + 0.78125 * s
                + 1.390625 * (s + y);
        }
        s = (-u.abs()).exp() + w[(3 * 5 + 2) % w.len()];
        let mut z2: f64 = 0.0;
        for i in 1..w.len() {
            z2 += w[i - 1] * w[i];
        }
        let mut m: usize = 0;
        'l2: while m < 2 && s * w[pos % w.len()] < 0.6875 {
            m += 1;
            let mut total = u;
            let total = (y
                / (w[((u * u + 1.125) * 3.0) as usize % 3]
                    * w[((u * u + 1.125) * 3.0) as usize % 3]
                    + 1.859375)
                - (pos as f64).powi(0))
                * -1.625;
            z2 *= w[m % w.len()].atan().cos();
            if pos as f64 - w[(m * 6 + 3) % 3] < 0.546875 {
                if pos + m != 3 {
                    let mut pos3: usize = z2.sin().abs() as usize % 5;
                    let mut s2 = (w[0]
                        + (match pos3 / 3 % 4 {
                            0 => -1.703125,
                            1..=2 if pos as f64 * -0.484375 <= 0.09375 => pos as f64,
                            _ => s,
                        }))
                        * total;
                    s = (w[pos3 % 3] * y).sin();
                } else {
                    let mut sum = total * total * (w[(w.len() * 4 + 1) % w.len()] + -1.046875) + u;
                    s += s;
                    (z2, z2) = (
                        -0.609375,
                        (w[((z2.abs() + 1.578125) * 3.0) as usize % 3]
                            * w[((z2.abs() + 1.578125) * 3.0) as usize % 3]
                            + 1.765625)
                            .sqrt(),
                    );
                }
                break 'l2;
            }
        }
        let mut acc2: f64 = -1.328125;
        let mut acc3 = 0.0;
        for j3 in 0..w.len() {
            acc3 += w[j3];
        }
        (m as f64).sin().cos()
            + 1.15625 * acc3
            + 0.90625 * acc2
            + 0.875 * z2
            + 1.3125
                * (match m % 4 {
                    0 => acc3,
                    1..=2 => 1.953125,
                    _ => pos as f64,
                })
            + 0.515625 * acc2.abs()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc010584000000000,
            outgoing: &[],
            gradient: &[
                (1.390625, 1.390625),
                (0.0, 0.0),
                (-0.171875, 4.171875),
                (1.171875, 3.171875),
                (0.0, 0.0),
            ],
            weighted: &[
                (1.04296875, 1.04296875),
                (0.0, 0.0),
                (-0.12890625, 3.12890625),
                (0.87890625, 2.37890625),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-1.46875_f64);
        let p1 = std::hint::black_box(1.640625_f64);
        let p2 = std::hint::black_box([1.34375, -1.546875, 1.203125]);
        let p3 = std::hint::black_box(1_usize);
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

mod program_184 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(a: f64, prev: f64) -> f64 {
        if 3 + 0 >= 2 {
            let mut c = 1.71875 * (1.078125 * (-1.046875 - -0.40625));
            let mut b = {
                let z = 1.625 * 0.890625 + prev.tanh();
                z * (a * 1.421875).tanh()
            };
        } else {
            match 3 % 3 % 4 {
                0 => {
                    let mut a = (if a - a >= prev.cos() || 3 % 2 == 0 {
                        a
                    } else {
                        a
                    }) * a
                        + (prev - a) * a.mul_add(prev, a);
                }
                1 | 3 => {
                    if a > 0.09375 {
                        if !(0.703125 * a > prev) {
                            let mut u = if (match 3 * 0 % 4 {
                                0 => prev,
                                1 | 2 => prev,
                                _ => a,
                            }) >= prev + a
                            {
                                a.hypot(prev).sin()
                            } else {
                                a
                            };
                            let c2 = if u - a < a * prev { u.cos() } else { prev };
                        }
                        let mut prev2 = (if ({
                            let c3 = a;
                            c3 * -0.78125
                        }) > -0.03125
                        {
                            a
                        } else {
                            -1.28125
                        })
                        .hypot(prev * prev)
                            * a;
                        (prev2, prev2) = (
                            prev2 * prev,
                            if (a * a + 1.46875).ln() < -0.484375 {
                                prev2
                            } else {
                                a
                            },
                        );
                    } else {
                        let a2 = prev.max(a) * a * (prev * a * prev.hypot(a));
                    }
                    let mut prev: f64 = 0.296875;
                    let mut b2 = (prev * prev).ln_1p();
                }
                _ => {
                    let total = (a.sin() + prev * prev) * (prev * prev + (prev + -0.109375));
                    let mut y = (prev + 0.890625 + a)
                        * ((if 2 % 2 == 0 { a } else { total }) * (prev.abs() + 1.5625).sqrt());
                }
            }
            let total2: f64 = 0.703125;
            let a3 = (a.abs() + 1.46875)
                .powf((total2 * 0.46875 * (total2 * 0.46875) + 1.0625).ln().sin());
        }
        (if a >= a
            && (match 0 % 4 {
                0 => -1.671875,
                1..=2 if 1 % 2 > 2 => a,
                _ => a,
            }) >= prev.atan()
        {
            0.34375
        } else {
            a
        }) + 1.5 * prev.tanh()
    }

    #[grad]
    pub fn blend1(sum: f64, out: [f64; 3], row: &mut [f64], depth: usize) -> f64 {
        if depth == 0 {
            return 0.046875 + 0.296875 * (sum.abs() + 1.53125).ln();
        }
        row.fill(sum);
        let mut t: f64 = -0.625;
        match 0 % 4 {
            0 => {
                (t, row[((t.abs() + 1.734375) * 3.0) as usize % row.len()]) = (
                    if 3 % 2 == 0 && 0 * 1 % 2 == 0 {
                        -0.640625
                    } else {
                        t
                    },
                    sum * row[0],
                );
                t = 0.5 * stage0(t + t, blend1(out[2].cos(), out, &mut row[..2], depth - 1));
            }
            1 | 3 => {
                row[(1 * 1 * 4 + 3) % row.len()] +=
                    stage0((sum * sum + 1.390625).powf(row[0].sin()), t * t);
                row[(1 % 2 * 3 + 4) % row.len()] += stage0(sum * out[0], t.sin().exp());
            }
            _ => {
                t = match 3 % 4 {
                    0 => row[0 % row.len()].atan(),
                    1..=2 => t,
                    _ => out[(row.len() * 5 + 1) % 3] / (t * t + 0.953125),
                };
                row[((2 >> 1) * 6 + 4) % row.len()] -= if sum + t <= t.min(out[0]) {
                    0.78125 / (row[(1 * 7 + 2) % row.len()].abs() + 1.0)
                } else {
                    t.clamp(-1.25, 0.234375)
                };
            }
        }
        let mut z = 0.0;
        for count in 0..row.len() {
            z += row[count] * row[count];
        }
        ({
            let total = row[(2 * 6 + 2) % row.len()] + row[0 % row.len()];
            total * (t + out[((sum * sum + 2.0) * 3.0) as usize % 3])
        }) + 1.15625 * z
            + 1.25 * t
            + 0.796875 * -1.640625
            + 1.0 * (row[0] / (t * t + 0.609375))
    }

    #[grad(jvp)]
    pub fn f(acc: f64, b: f64) -> f64 {
        let acc = (({
            let c = b;
            c * acc
        })
        .abs()
            + 1.59375)
            .recip()
            .cos();
        let mut y = b;
        y += (if b * y < b { b } else { b }) * (-1.34375 * acc);
        let mut b2: f64 = 0.84375;
        b2 += if y >= stage0(acc, 1.875) || (1 + 0) % 2 == 0 {
            y * acc
        } else {
            b2
        };
        let mut count: i32 = b2.abs() as i32 % 5;
        let mut k: usize = 1 * 2 * 3;
        let mut z = b;
        b2 = 0.5
            * stage0(
                match 3 % 4 {
                    0 => b2,
                    1..=2 => acc,
                    _ => k as f64,
                },
                b2 * -0.4375,
            );
        let mut x = [acc / (acc * acc + 0.78125), z * 0.171875];
        x[(x.len() * 4 + 4) % x.len()] = acc;
        let acc2 = k as f64;
        let mut prev: f64 = 0.0;
        for pos in 1..2 - 1 {
            prev += x[pos - 1] * x[pos + 1];
        }
        x[((acc.abs() + 0.515625) * 3.0) as usize % 2] = acc;
        x[(k % 3 * 2 + 3) % x.len()] += stage0(
            acc2 - x[1],
            if !(x[((z * z + 1.234375) * 3.0) as usize % x.len()] + x[1] >= -0.1875) {
                z
            } else {
                prev
            },
        );
        x[((acc2.abs() + 1.359375) * 3.0) as usize % 2] = x[(k * 6 + 4) % 2] * prev;
        std::mem::swap(&mut z, &mut prev);
        b2 = (x[(0 % 3 * 7 + 1) % x.len()] - z) * b2.powi(count);
        for m in 1..2 {
            z /= 1.625;
            if prev.cos() >= z {
                for pos2 in (0..2).rev() {
                    x[pos2] = (z - 0.65625).floor();
                }
                let (c2, t) = (
                    if count as f64 + b <= -0.296875 || x[m - 1] < 0.953125 {
                        x[m]
                    } else {
                        x[m]
                    },
                    x[m - 1] / (b2.abs() + 1.328125) * (acc2 + acc),
                );
                x[1] = acc.cos();
            } else {
                let mut sum = ((x[m - 1].abs() + 0.5625).recip()
                    + stage0(x[m - 1].tanh(), x[m - 1] - count as f64))
                    / (((x[m].abs() + 1.375).recip() + x[m].powi(-1))
                        * ((x[m].abs() + 1.375).recip() + x[m].powi(-1))
                        + 1.453125);
                if acc2 >= x[m] * x[0] && b2.sin() < 0.34375 {
                    sum = 0.5
                        * stage0(
                            match m % 4 {
                                0 => x[m - 1],
                                1..=2 => acc,
                                _ => x[((m >> 1) * 4 + 3) % x.len()],
                            },
                            x[m] + x[m],
                        );
                    continue;
                }
            }
            y += x[m - 1] + x[m - 1].abs();
            count += 1;
        }
        let mut s = 0.0;
        for pos3 in 0..x.len() {
            s += x[pos3] * x[pos3];
        }
        prev + 0.828125 * s
            + 0.984375 * prev
            + 0.78125 * z
            + 0.890625
                * (match (k + k) % 4 {
                    0 => acc2,
                    1..=2 => s,
                    _ => x[1],
                })
            + 0.703125
                * stage0(
                    x[(k * 2 + 1) % 2] * x[(3 * 4 + 4) % 2],
                    (b.abs() + 0.65625).powf(x[k % 2].sin()),
                )
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401f27d56dcfefe6,
            outgoing: &[],
            gradient: &[
                (0.007020726542578359, 0.04040603154491776),
                (1.6199232010063347, 3.157834887607893),
            ],
            weighted: &[
                (0.005265544906933769, 0.03030452365868832),
                (1.214942400754751, 2.3683761657059197),
            ],
        };
        let p0 = std::hint::black_box(-1.890625_f64);
        let p1 = std::hint::black_box(0.5_f64);
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

mod program_185 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(acc: f64, state: &[f64], acc2: &mut f64, w: &Vec<f64>) -> f64 {
        let u: f64 = 0.921875;
        let mut c: f64 = -0.71875;
        let mut a: f64 = 0.0;
        for k in 0..state.len() {
            a += state[k];
        }
        let mut total = (1.90625 * u).max(w[0]) * a;
        if 0.328125 / (state[3 % state.len()] * state[3 % state.len()] + 1.8125) > -0.859375 * *acc2
        {
            for k2 in 1..1 {
                for k3 in 0..w.len() - 1 {
                    *acc2 = state[state.len() - 1];
                    (total, a) = ((k2 as f64).sin(), acc2.sin());
                    let u2 = w[(k2 * k2 * 2 + 1) % w.len()]
                        / ((*acc2 * *acc2).sin() * (*acc2 * *acc2).sin() + 1.265625);
                    let mut t = -0.84375;
                }
                a += w[(state.len() * 2 + 2) % w.len()].cos() + k2 as f64;
            }
            return (match (2 & 2) % 4 {
                0 => a.tanh(),
                1..=2 => state[2 % state.len()] * *acc2,
                _ => w[2 % w.len()] * acc,
            }) + 0.84375 * total
                + 1.40625 * a
                + 0.5 * c
                + 0.4375 * (total - c);
        }
        let mut table = [[state[((2 + 2) * 4 + 1) % state.len()].sin(); 2]; 2];
        for m in 1..state.len() {
            if 0.75 >= 0.15625 {
                let mut x = vec![*acc2 + a; m % 3 + 1];
                let mut v = [0.0; 3];
            }
            total /= 1.515625;
        }
        'l0: for k4 in 0..2 {
            table[0].fill(w[(k4 * k4 * 4 + 2) % w.len()].sin());
            if w[((k4 + k4) * 2 + 3) % w.len()]
                >= table[(k4 * k4 * 7 + 3) % 2][((u * u + 1.375) * 3.0) as usize % 2]
            {
                let mut count: usize = 0;
                while count < 2 && (count + count) % 2 == 0 {
                    count += 1;
                    let u = match 2 % 4 {
                        0 => (count as f64 - acc).tanh(),
                        1..=2 if table.len() % 2 == 0 => {
                            -1.359375
                                + (if count as f64 * w[k4 % w.len()]
                                    > acc + w[(k4 * k4 * 3 + 3) % w.len()]
                                {
                                    count as f64
                                } else {
                                    table[k4 % 2][(k4 * 4 + 1) % 2]
                                })
                        }
                        _ => total * table[1][1],
                    };
                }
                let mut j: usize = 0;
                while j < 3 {
                    j += 1;
                    total += (-0.28125 + -1.578125) * (w[j % w.len()] * total);
                    if c * -1.984375 > -0.015625 {
                        if total.tanh() >= *acc2 {
                            table[((c * c + 1.75) * 3.0) as usize % 2][k4 % 2] = *acc2;
                            return c.sin().mul_add(-1.0625 - c, acc)
                                + 1.109375 * total
                                + 0.71875 * a
                                + 0.625 * c
                                + 1.015625 * 0.65625;
                        }
                    } else {
                        let mut acc3 = 0.0;
                        for k5 in 0..state.len() {
                            acc3 += state[k5] * state[k5];
                        }
                        table[3 % 2][0] = -0.953125;
                        if state[(2 * 4 + 2) % state.len()].sin() <= -0.640625 {
                            (c, table[(j * 4 + 1) % table.len()][(2 * j * 2 + 4) % 2]) =
                                (state[state.len() - 1], total);
                            break;
                        }
                    }
                    let mut u = acc - 0.453125;
                }
            } else {
                table[(k4 * 4 + 3) % 2][0] +=
                    (state[((k4 + k4) * 2 + 4) % state.len()].abs() + 0.6875).cbrt();
            }
        }
        a + 1.171875 * total
            + 1.328125 * a
            + 0.78125 * c
            + 0.71875 * (w[w.len() - 1] + c)
            + 0.265625
                * (table[(2 * 5 + 2) % 2][0]
                    * state[((u * u + 1.125) * 3.0) as usize % state.len()])
            + 0.96875 * (u * u).ln_1p()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc027162d68000000,
            outgoing: &[0x3ff5400000000000],
            gradient: &[
                (0.0, 0.0),
                (3.6578216552734375, 3.6578216552734375),
                (3.6578216552734375, 3.6578216552734375),
                (4.9859466552734375, 4.9859466552734375),
                (3.6578216552734375, 3.6578216552734375),
                (0.078125, 0.078125),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.0, 0.0),
                (2.743366241455078, 2.743366241455078),
                (2.743366241455078, 2.743366241455078),
                (3.739459991455078, 3.739459991455078),
                (2.743366241455078, 2.743366241455078),
                (0.55859375, 0.55859375),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-0.328125_f64);
        let p1 = std::hint::black_box(vec![-0.984375, -0.84375, 0.078125, -1.421875]);
        let p2 = std::hint::black_box(1.328125_f64);
        let p3 = std::hint::black_box(vec![-0.5625, -0.59375, -1.453125, -0.09375, -0.59375]);
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
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.5_f64;
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
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.5_f64;
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
                0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.5_f64;
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
                0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let mut d2 = -0.625_f64;
        let d3 = vec![0.625, -0.375, 0.875, -0.125, 1.125];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, &p3, d0, &d1, &mut d2, &d3);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_186 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(s: f64, buf: &mut [f64]) -> f64 {
        let mut u = (s * s + 0.578125).cbrt()
            / ((s.sin() * s.sin() + 1.21875).sqrt() * (s.sin() * s.sin() + 1.21875).sqrt()
                + 0.9375);
        buf[(0 % 3 * 7 + 2) % buf.len()] *= (0.828125 - s).cos();
        buf.swap(0, 0);
        match 1 / 3 % 4 {
            0 => {
                for count in 0..buf.len() {
                    buf[count] = s.sin();
                }
                buf.fill(s);
            }
            1 | 3 => {
                let mut rate = -0.625;
                let mut buf2 = [0.0; 3];
                buf2.swap(0, 0);
            }
            _ => {
                let mut prev = s.sin().sin()
                    - ({
                        let z = 0.8125 * u;
                        z * s.abs()
                    });
                let (t, prev2) = (s * u + (prev - s), -0.9375);
                buf.swap(1, 0);
            }
        }
        let mut z2 = 0.0;
        for n in 0..buf.len() {
            z2 += buf[n] * buf[n];
        }
        let mut prev3 = 0.0;
        for j in 0..buf.len() {
            prev3 += buf[j] * buf[j];
        }
        buf[2 % buf.len()]
            + 0.78125 * prev3
            + 1.296875 * z2
            + 0.875 * u
            + 0.890625 * (s - prev3)
            + 0.609375 * s
    }

    #[grad(jvp)]
    pub fn f(y: f64, a: f64) -> f64 {
        let mut count: usize = 0;
        'l0: loop {
            count += 1;
            if count >= 4 || count % 2 == 0 {
                break;
            }
            let y: f64 = -0.65625;
            let mut rate = (y.tanh() * y.tanh()).ln_1p() * y;
            rate += y;
            for m in 1..count % 3 + 1 {
                let mut out = [0.0; 3];
            }
        }
        if y.clamp(-1.25, 1.296875) < -0.5 {
            let mut prev = a * a;
        }
        let mut prev2: f64 = 0.546875;
        let mut j: usize = 0;
        'l1: loop {
            j += 1;
            let mut acc = y + (j as f64 * a - -1.53125);
            match count % 4 {
                0 => {
                    let m2: i32 = 2 + 3 + 3 * 3;
                    let mut prev2 = acc;
                }
                1 | 3 => {
                    if 2 * 0 >= 1 {
                        break;
                    }
                    let mut sum = match (0 & j) % 4 {
                        0 => {
                            if j * j > 1
                                || (match (j & j) % 4 {
                                    0 => a,
                                    1 | 2 => prev2,
                                    _ => acc,
                                }) <= acc.powi(0)
                            {
                                count as f64 * a
                            } else {
                                1.234375
                            }
                        }
                        1 | 2 => (a * count as f64).atan(),
                        _ => {
                            let s = y.atan();
                            s * (if 1.640625 <= prev2 { acc } else { -1.375 })
                        }
                    };
                }
                _ => {
                    prev2 *= 0.5;
                }
            }
            if j >= 2 {
                break;
            }
        }
        let m3: usize = j + (j >> 1);
        let total: f64 = 0.828125;
        for m4 in 1..=count % 3 + 1 {
            for k in 1..6 {
                if prev2 * y >= a {
                    let mut total = -1.765625 - total * y;
                    let mut acc2 = (k as f64 + prev2 - -prev2).atan();
                    let mut total = if (match 2 * count % 4 {
                        0 => y,
                        1..=2 => total,
                        _ => a,
                    }) < 0.140625
                        || k / 2 > 3
                    {
                        ({
                            let y2 = prev2;
                            y2 * prev2
                        }) * (match k % 4 {
                            0 => acc2,
                            1 | 2 if 1.796875 * -1.84375 >= count as f64 => prev2,
                            _ => acc2,
                        })
                    } else {
                        -1.203125
                    };
                }
                'l2: for j2 in 0..=0 {
                    prev2 -= (a * total).exp_m1();
                    let a2 = 0.953125;
                    let mut x: Vec<f64> = Vec::new();
                    x.push(total.tanh() + total);
                    x.push(a + total + (count as f64 - -1.078125));
                }
                prev2 = a;
            }
            prev2 /= 1.34375;
        }
        a + 0.875 * prev2
            + 0.421875 * (if m3 % 2 == 0 { y } else { prev2 })
            + 0.796875 * prev2.tanh()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc00896db72a39cc0,
            outgoing: &[],
            gradient: &[(0.0, 0.0), (2.236834975166044, 2.879444094601398)],
            weighted: &[(0.0, 0.0), (1.677626231374533, 2.1595830709510486)],
        };
        let p0 = std::hint::black_box(-0.875_f64);
        let p1 = std::hint::black_box(-1.265625_f64);
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

mod program_187 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(rate: f64, u: f64, data: &[f64], data2: &mut [f64], i: usize) -> f64 {
        let mut m: usize = 0;
        loop {
            m += 1;
            let mut x = vec![
                rate - u,
                m as f64 * data2[((u * u + 0.765625) * 3.0) as usize % data2.len()],
                data2[1 % data2.len()].powi(1),
            ];
            let mut rate2 = u.tanh().tanh().sin().exp();
            match i % 4 {
                0 => {
                    (data2[(m * 4 + 3) % data2.len()], x[1]) = (u * rate2, rate.sin());
                }
                1 | 3 => {
                    let mut out = vec![-1.5 * rate; 4];
                }
                _ => {
                    for n in 0..x.len() {
                        x[n] = u * u
                            - data2[data2.len() - 1].atan2(data2[((m & 0) * 6 + 3) % data2.len()]);
                    }
                    x.push(rate);
                    'l0: for n2 in 0..data.len() {
                        let mut count: usize = 0;
                        while count < 5 {
                            count += 1;
                            x[0] += m as f64;
                            let mut t = u;
                            data2[0] = u.min(t) + x[((i ^ 2) * 4 + 2) % x.len()].powi(-1);
                        }
                        let mut i2: usize = 0;
                        let t2 = loop {
                            i2 += 1;
                            if i2 >= 4 || data2[(n2 * 2 + 1) % data2.len()] + 1.875 < -0.375 {
                                break x[((n2 + n2) * 3 + 1) % x.len()] + rate;
                            }
                            let mut count2: i32 = 2;
                            if 0 <= 1 {
                                let mut acc = if m != 1 {
                                    data[n2].hypot(count2 as f64).abs()
                                } else {
                                    if (if n2 >= 1 { 0.296875 } else { rate }) >= 0.6875 {
                                        x[n2 % x.len()] - data[n2]
                                    } else {
                                        rate * 0.640625
                                    }
                                };
                                continue 'l0;
                            }
                            let mut s = 0.0;
                            for k in 1..x.len() - 1 {
                                s += x[k - 1] * x[k + 1];
                            }
                        };
                    }
                }
            }
            let mut u = 0.8125;
            if m >= 2 {
                break;
            }
        }
        let mut buf = [(data[1].abs() + 1.625).ln(); 3];
        let mut grid = [[0.0; 2]; 2];
        buf[buf.len() - 1] -=
            buf[((m + i) * 2 + 3) % buf.len()].cos() - buf[((i + m) * 6 + 4) % 3] * buf[m % 3];
        let t3 = 0.5625;
        data2[((m ^ i) * 4 + 3) % data2.len()] =
            (i as f64).mul_add(data2[1] + u, data[(m * 3 * 3 + 4) % data.len()]);
        let u2 = (({
            let a = grid[((rate.abs() + 0.890625) * 3.0) as usize % 2][i % 2];
            a * grid[1][((2 >> 1) * 7 + 2) % 2]
        }) + u)
            .tanh();
        let b = rate;
        let b = {
            let s2 = rate.atan2(
                data[(i * i * 7 + 1) % data.len()]
                    + grid[1][((b.abs() + 1.703125) * 3.0) as usize % 2],
            );
            s2 * (grid[((b.abs() + 0.96875) * 3.0) as usize % 2][1] + s2 - (i as f64).sin())
        };
        grid[((i + i) * 2 + 3) % grid.len()][(m * 4 + 4) % 2] += u
            .mul_add(
                data[((u2 * u2 + 0.65625) * 3.0) as usize % data.len()],
                data[m % data.len()],
            )
            .floor();
        let mut t4 = 0.0;
        for k2 in 0..data2.len() {
            t4 += data2[k2] * data2[k2];
        }
        ((b - data[(m * 7 + 2) % data.len()]).abs() + 1.046875).recip()
            + 0.640625 * t4
            + 1.28125 * (m as f64).abs()
            + 1.21875 * t4
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40266464ee672dd4,
            outgoing: &[0x3ff5c00000000000, 0xbfde000000000000, 0xbff9400000000000],
            gradient: &[
                (-0.03095560289984872, 0.03095560289984872),
                (-5.2294921875, 5.2294921875),
                (-1.659401032956695, 1.826927092043305),
                (0.0, 0.0),
                (5.05517578125, 5.05517578125),
                (-5.2294921875, 5.2294921875),
                (-5.86865234375, 5.86865234375),
            ],
            weighted: &[
                (-0.023216702174886538, 0.023216702174886538),
                (-2.047119140625, 5.797119140625),
                (-0.6195507747175213, 1.9951953190324787),
                (0.0, 0.0),
                (4.2913818359375, 4.2913818359375),
                (-2.047119140625, 5.797119140625),
                (-3.6514892578125, 5.1514892578125),
            ],
        };
        let p0 = std::hint::black_box(-1.421875_f64);
        let p1 = std::hint::black_box(-1.75_f64);
        let p2 = std::hint::black_box(vec![-0.75, 0.1875]);
        let p3 = std::hint::black_box(vec![1.359375, 1.84375, -1.578125]);
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
        let mut b2 = vec![0.125, 0.125];
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
        let mut b2 = vec![0.125, 0.125];
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
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.0, 0.0, 0.0]);
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125];
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
            &vec![0.0, 0.0, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875];
        let mut d3 = vec![0.375, -0.625, 0.625];
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

mod program_188 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(rate: f64, sum: f64, v: &mut [f64], z: &f64) -> f64 {
        for i in 2..2 {
            let mut pos: usize = 0;
            while pos < 3
                && ({
                    let rate2 = sum;
                    rate2 * v[v.len() - 1]
                }) <= 0.90625
            {
                pos += 1;
                let mut sum2 = v[i % v.len()];
                if (i >> 1) % 2 == 0 {
                    return sum2
                        + 1.015625 * sum2
                        + 0.890625 * *z
                        + 0.84375 * v[(i * 6 + 2) % v.len()].tanh();
                }
            }
            if i * pos >= 3 {
                return v[((sum.abs() + 1.1875) * 3.0) as usize % v.len()]
                    / (v[((pos >> 1) * 7 + 2) % v.len()].abs() + 1.640625)
                    - (-sum.abs()).exp()
                    + 1.40625 * v[1];
            }
            let mut sum3 = sum;
        }
        let mut j: usize = 1;
        let mut acc: f64 = 0.0;
        for count in 1..v.len() - 1 {
            acc += 0.5 * (v[count - 1] * v[count + 1] * v[count]);
        }
        acc += rate * v[(j * j * 6 + 4) % v.len()] - (acc + rate);
        let mut u = 0.0;
        for n in 0..v.len() {
            u += v[n];
        }
        (acc / (v[j % v.len()] * v[j % v.len()] + 1.796875)).min(u)
            + 1.421875 * u
            + 1.5 * acc
            + 1.34375 * (-(j as f64).abs()).exp()
            + 1.015625 * acc.mul_add(sum, rate)
    }

    #[grad(jvp)]
    pub fn f(acc: f64, buf: &[f64], state: &mut [f64], i: usize, k: i32) -> f64 {
        let a = update0((k as f64).tanh(), buf[i % buf.len()], state, &acc);
        let mut s = acc.floor()
            / (acc * acc * (acc * acc) + 1.390625)
            / (-acc
                * (acc
                    / (buf[((i + i) * 5 + 1) % buf.len()] * buf[((i + i) * 5 + 1) % buf.len()]
                        + 1.75))
                * (-acc
                    * (acc
                        / (buf[((i + i) * 5 + 1) % buf.len()]
                            * buf[((i + i) * 5 + 1) % buf.len()]
                            + 1.75)))
                + 1.453125);
        state[state.len() - 1] += match (i + i) % 4 {
            0 => a * state[i % state.len()],
            1 | 2
                if (if i * 3 < 0 {
                    acc
                } else {
                    state[((i + 0) * 2 + 2) % state.len()]
                }) <= -0.734375 =>
            {
                state[state.len() - 1] * buf[((2 + i) * 7 + 1) % buf.len()]
            }
            _ => k as f64 * buf[0],
        };
        let count: i32 = i as i32 - 1;
        let mut acc = acc;
        acc = (-(a + buf[((acc * acc + 0.8125) * 3.0) as usize % buf.len()]).abs()).exp();
        let mut count2: usize = 0;
        'l0: while count2 < 4
            && (match 1 % 4 {
                0 => acc,
                1..=2 => s,
                _ => state[state.len() - 1],
            }) < buf[(i * 3 + 4) % buf.len()].sin()
        {
            count2 += 1;
            let rate = ((match count2 % 4 {
                0 => buf[((i + 2) * 3 + 2) % buf.len()],
                1..=2 => acc.tanh(),
                _ => 1.03125 + i as f64,
            })
            .abs()
                + 0.578125)
                .ln();
            state[((a * a + 1.71875) * 3.0) as usize % state.len()] += update0(
                match (count2 >> 1) % 4 {
                    0 => count2 as f64,
                    1..=2 if i as f64 - acc < -0.453125 => count2 as f64,
                    _ => rate,
                },
                a * buf[((a * a + 1.640625) * 3.0) as usize % buf.len()],
                state,
                &buf[((rate * rate + 1.640625) * 3.0) as usize % buf.len()],
            );
        }
        let mut a2: f64 = 0.0;
        for pos in 0..state.len() {
            a2 += state[pos];
        }
        if i % 2 == 0 {
            let mut w = vec![0.0; count2 % 3 + 1];
            return s
                + 0.6875 * a2
                + 1.390625 * acc
                + 1.03125 * s
                + 1.390625 * (a.abs() + 1.234375).sqrt()
                + 0.484375
                    * (w[((a2.abs() + 1.390625) * 3.0) as usize % w.len()]
                        + w[((a * a + 1.59375) * 3.0) as usize % w.len()]);
        }
        let mut pos2: usize = 0;
        'l1: loop {
            pos2 += 1;
            if pos2 >= 4 || pos2 + i == 1 {
                break;
            }
            if 1.078125 >= 1.328125 {
                if !(a2 * 0.65625 > -0.953125) {
                    if !((if !(count2 * i % 2 == 0) { a2 } else { 1.3125 }) < a2) {
                        return (a2 * 0.03125).abs()
                            + 0.71875 * a2
                            + 1.109375 * acc
                            + 1.34375 * s
                            + 1.234375 * acc;
                    }
                    return (if i > 1 { a } else { -0.921875 }).cos()
                        + 0.5625 * a2
                        + 1.171875 * acc
                        + 0.65625 * s
                        + 1.390625 * (buf[(3 * 2 + 4) % buf.len()] * 1.40625)
                        + 0.75 * (-s.abs()).exp()
                        + 0.765625 * -1.609375;
                }
                let u = ((a2 * a2 + 1.515625).recip() - (state[1] - buf[buf.len() - 1]))
                    / ((state[(pos2 * 2 * 7 + 4) % state.len()] + acc)
                        .clamp(-1.25, 0.4375)
                        .abs()
                        + 1.046875);
            }
        }
        let mut x =
            [state[((s * s + 1.75) * 3.0) as usize % state.len()] - state[3 % state.len()]; 3];
        std::mem::swap(&mut s, &mut acc);
        let mut pos3: usize = 0;
        let a3 = loop {
            pos3 += 1;
            if pos3 >= 2
                || update0(
                    s.powi(k),
                    buf[(pos3 * 4 + 4) % buf.len()] * a2,
                    &mut x,
                    &acc,
                ) > a2 * 1.625
            {
                break buf[(i * 4 + 4) % buf.len()] * x[0];
            }
            if x[2] + a2 > -0.296875 {
                let a2 = acc.tanh()
                    * update0(a, a, state, &s)
                    * (1.140625 * s
                        - buf[buf.len() - 1]
                            * state[((a.abs() + 1.375) * 3.0) as usize % state.len()]);
            }
            let mut u2: f64 = 0.0;
            for j in 1..buf.len() {
                u2 += buf[j - 1] * buf[j];
            }
            (a2, state[0]) = (u2.cos(), (count as f64).sin());
        };
        let mut z = (-acc).tanh()
            * (update0(
                match (i + 1) % 4 {
                    0 => a3,
                    1..=2 => buf[(i * 3 + 2) % buf.len()],
                    _ => 0.0625,
                },
                state[(3 * 2 + 1) % state.len()].clamp(-1.25, 0.96875),
                &mut x,
                &buf[0],
            ) * s.tanh());
        let u3 = a3;
        'l2: for pos4 in 0..state.len() {
            x[((i + pos4) * 5 + 3) % 3] *= state[pos4].cos();
        }
        let mut acc2 = 0.0;
        for m in 0..state.len() {
            acc2 += state[m];
        }
        let mut sum = 0.0;
        for n in 0..state.len() {
            sum += state[n] * state[n];
        }
        (x[1].tanh() * x[1].tanh() + 1.984375).cbrt()
            + 0.5 * sum
            + 0.8125 * acc2
            + 1.015625 * z
            + 0.65625 * (x[2] + pos3 as f64)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc0789c3aa3138d07,
            outgoing: &[0xbfbc000000000000, 0xc0823b7d4144b5e7, 0x4018b50918707599],
            gradient: &[
                (-0.7955369691121825, 0.7955369691121825),
                (1018.621557433889, 31766.338363829254),
                (-243.16163555464038, 53764.850781014335),
                (123.82176180715061, 374214.0225784647),
                (658.3854652671969, 179732.50213516993),
                (123.82176180715068, 50019.0924484062),
            ],
            weighted: &[
                (-0.5966527268341368, 0.5966527268341368),
                (1689.7919359642276, 52703.0396270686),
                (-403.4047336878196, 89200.74766093414),
                (205.54630468877104, 620854.5827559718),
                (1091.9202038687822, 298192.9225321422),
                (205.79630468877116, 82986.06778551916),
            ],
        };
        let p0 = std::hint::black_box(-0.6875_f64);
        let p1 = std::hint::black_box(vec![1.015625, 0.890625]);
        let p2 = std::hint::black_box(vec![-0.109375, -0.9375, -0.5]);
        let p3 = std::hint::black_box(4_usize);
        let p4 = std::hint::black_box(3_i32);
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

mod program_189 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(y: f64, rate: f64, row: &[f64; 3]) -> f64 {
        let acc: f64 = -0.78125;
        if (0 + 1) % 2 == 0 || 0 % 2 == 0 {
            let acc2: f64 = 0.5;
            for count in (0..3).rev() {
                if row[count].mul_add(rate, -0.6875) <= 0.40625 {
                    let mut acc3 = -0.84375;
                } else {
                    let y = y + row[count];
                }
                let mut a = if 0 % 2 == 0 {
                    row[count] * (row[count] * row[count]).ln_1p()
                } else {
                    (row[(count * count * 6 + 3) % 3] * -0.875).atan2(acc2.sin())
                };
                let mut a = if (if a > a * acc {
                    row[(count * 2 + 2) % 3]
                } else {
                    -1.109375
                }) <= -0.3125
                {
                    (row[row.len() - 1] / (row[count] * row[count] + 1.375)).tanh()
                } else {
                    (row[1] + acc2)
                        / ((if a
                            > ({
                                let c = -0.71875;
                                c * y
                            })
                            && count / 2 <= 0
                        {
                            acc2
                        } else {
                            row[count]
                        }) * (if a
                            > ({
                                let c = -0.71875;
                                c * y
                            })
                            && count / 2 <= 0
                        {
                            acc2
                        } else {
                            row[count]
                        }) + 1.09375)
                };
            }
            let mut total = 0.0;
            for i in 1..3 {
                total += row[i - 1] * row[i];
            }
        } else {
            for k in (0..4).step_by(3).rev() {
                let mut b = acc;
                let mut total2 = 0.0;
                for count2 in 1..3 {
                    total2 += 0.5 * (row[count2 - 1] * row[count2] * row[count2]);
                }
            }
        }
        let a2: f64 = 0.578125;
        let mut s2 = ({
            let s = acc.tanh();
            s * (row[(3 * 4 + 1) % 3] * row[((a2.abs() + 0.75) * 3.0) as usize % 3])
        }) + ({
            let y2 = row[((a2.abs() + 1.109375) * 3.0) as usize % row.len()];
            y2 * (y2 * y2)
        });
        let a3 = if (match 1 % 4 {
            0 => row[1],
            1 | 2 => row[(1 * 0 * 6 + 3) % 3],
            _ => row[0],
        }) > 0.828125
        {
            y.sin()
        } else {
            (acc + acc).sin()
        };
        s2 += ((a2 + row[((0 >> 1) * 3 + 1) % 3]).abs() + 1.03125)
            .powf((row[3 % 3] - row[3 % row.len()]).sin());
        for pos in 0..3 {
            let mut k2: usize = 0;
            loop {
                k2 += 1;
                if k2 >= 2 || pos == 3 {
                    break;
                }
                (s2, s2) = (s2 - a2, a2);
                'l0: for count3 in (0..row.len() - 1).rev() {
                    let mut acc = acc + (s2.abs() + 0.703125).sqrt() * (k2 as f64).max(acc);
                }
                let mut acc4 = 0.0;
                for pos2 in 0..row.len() {
                    acc4 += row[pos2];
                }
                for count4 in (1..3).rev().step_by(2) {
                    let mut count5: usize = 0;
                    let b2 = loop {
                        count5 += 1;
                        if count5 >= 3 || k2 * count5 % 2 == 0 {
                            break k2 as f64 * row[pos];
                        }
                        let mut acc4 = (a2.abs() + 0.5).sqrt().sin().cos();
                        acc4 += ((row[1] + count4 as f64) * (row[1] + count4 as f64) + 1.9375)
                            .powf((rate * 1.765625).sin());
                        s2 = (if a2 - row[count4 - 1] >= -0.65625 {
                            a3
                        } else {
                            a2
                        }) * (row[count4] + row[count4 - 1]);
                        let mut out = *row;
                    };
                    let mut s3 = 0.671875;
                    s2 = (match count5 % 4 {
                        0 => acc,
                        1..=2 => row[((rate * rate + 0.984375) * 3.0) as usize % row.len()],
                        _ => row[count4],
                    })
                    .floor();
                }
            }
            let mut buf: Vec<f64> = Vec::with_capacity(k2 % 3 + 1);
            buf.push((row[pos] * row[pos] * (row[pos] * row[pos])).ln_1p());
            buf.push(row[pos] * (a3 * a3 + 0.515625).recip());
            buf.push((row[pos] + row[pos]) * (row[1] + a2));
        }
        let mut c2 = 0.0;
        for j in 0..row.len() {
            c2 += row[j] * row[j];
        }
        let mut b3: f64 = 0.0;
        for n in 0..row.len() {
            b3 += row[n];
        }
        (row[((s2 * s2 + 0.859375) * 3.0) as usize % 3] * a3).abs()
            + 0.59375 * b3
            + 1.046875 * c2
            + 1.375 * s2
            + 1.46875 * s2
            + 0.8125
                * (if 1.875 + rate <= b3.sin() {
                    row[2]
                } else {
                    row[2]
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc012ebb1ce52a6f0,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.3876953125, 1.5751953125),
                (-2.12158203125, 3.30908203125),
                (-0.477016366928249, 3.289516366928249),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.290771484375, 1.181396484375),
                (-1.5911865234375, 2.4818115234375),
                (-0.35776227519618675, 2.467137275196187),
            ],
        };
        let p0 = std::hint::black_box(0.359375_f64);
        let p1 = std::hint::black_box(-1.171875_f64);
        let p2 = std::hint::black_box([-0.46875, -1.296875, -0.421875]);
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

mod program_190 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(prev: f64, weights: &mut [f64], i: usize, depth: usize) -> f64 {
        if depth == 0 {
            return (prev * prev + 1.59375)
                .recip()
                .max((prev.abs() + 1.828125).recip())
                + 1.375 * i as f64
                + 0.5625 * (i as f64 * 0.765625);
        }
        let mut total = weights[0] * prev
            / (blend0(prev - prev, weights, i % 4, depth - 1).abs() + 1.328125)
            * (i as f64 + prev - prev.abs());
        let total2 = ((total + prev).abs() + 0.546875)
            .powf((prev * weights[(i * i * 3 + 2) % weights.len()]).sin())
            - (total.sin() - total);
        let u;
        if weights[(i * 1 * 6 + 2) % weights.len()] * total2
            <= weights[((i + i) * 3 + 4) % weights.len()]
                - weights[((prev.abs() + 1.328125) * 3.0) as usize % weights.len()]
        {
            u = total2.clamp(-1.25, 0.375);
        } else {
            u = prev.sin() + (weights[i % weights.len()] + weights[(0 * 6 + 2) % weights.len()]);
        }
        for j in 0..weights.len() {
            if !(i % 2 == 0) {
                break;
            }
            match (i + i) % 4 {
                0 => {
                    let t = prev.abs();
                    match weights.len() % 4 {
                        0 => {
                            total /= 1.390625;
                            let mut z = 0.21875;
                        }
                        1 | 3 => {
                            let mut prev2 = weights[j];
                            (total, weights[((j ^ i) * 5 + 1) % weights.len()]) =
                                (-0.96875, prev2.min(-0.859375));
                            let sum = -0.453125;
                        }
                        _ => {
                            let mut t = (u * weights[j]).abs() * (u + (-1.890625 + total));
                            let mut t = t;
                        }
                    }
                    let mut a = total2.cos().sin()
                        * (if weights[j] <= -0.25 {
                            weights[j].tanh()
                        } else {
                            weights[j] - weights[((j + j) * 4 + 2) % weights.len()]
                        });
                }
                1 | 3 => {
                    total += weights[j];
                    total /= 1.28125;
                    let mut s = i as f64;
                }
                _ => {
                    total = total + u * -0.5625;
                    total -= i as f64 * (-0.046875 + weights[j]);
                    let z2 = ((weights[j] * weights[j] + 1.375).powf(weights[j].sin())
                        * (weights[j] * weights[j] + 1.375).powf(weights[j].sin())
                        + 1.21875)
                        .sqrt()
                        .atan();
                }
            }
            let mut data = weights.to_vec();
            {
                let r = &mut data[1];
                *r += 1.546875 + weights[j];
            }
        }
        -1.03125
            + 0.90625 * total
            + 1.28125 * (weights[(weights.len() * 2 + 1) % weights.len()] - total)
            + 1.375 * (u * prev)
    }

    #[grad]
    pub fn relax1(c: f64, data: &[f64], data2: &[f64; 3], depth: usize) -> f64 {
        if depth == 0 {
            return (data2[((c.abs() + 0.75) * 3.0) as usize % 3] / (c * c + 1.3125)).max(c.tanh())
                + 1.125 * (-c.abs()).exp()
                + 0.265625 * (-1.140625 + data[1]);
        }
        let mut weights = [c.powi(2), data2[0], data[2 % data.len()]];
        let a;
        if (3 + 2) % 2 == 0 {
            a = if 3 > 0 { c } else { -1.8125 };
        } else {
            a = c.tanh()
                + (if (if 3 % 2 % 2 == 0 { -1.109375 } else { c }) <= 0.484375 {
                    c
                } else {
                    c
                });
        }
        let (total, z) = (data[1], a);
        'l0: for j in (0..0).step_by(3).rev() {
            weights.fill(data[((j + j) * 4 + 4) % data.len()].sin());
            weights[j % weights.len()] *= blend0(1.546875, &mut weights, 1 % 4, 3).cos();
            let mut u = ((if j * j >= 3 { z } else { a })
                * (z - data[((j + j) * 2 + 2) % data.len()]))
            .clamp(-1.25, 0.703125);
            let mut u2 = blend0(total - c, &mut weights, j % 4, 3);
        }
        let mut c2 = {
            let rate = c.tanh().clamp(-1.25, 0.484375);
            rate * (-1.3125 * rate.sin())
        };
        let mut sum = 0.0;
        for pos in 0..weights.len() {
            sum += weights[pos] * weights[pos];
        }
        (match 1 * 2 % 4 {
            0 => data2[1],
            1 | 2 => z,
            _ => 0.125,
        }) * data2[1]
            + 0.65625 * sum
            + 0.890625 * c2
            + 0.265625 * weights[1].max(1.859375)
            + 0.375 * (weights[(0 * 2 * 3 + 3) % weights.len()] - data2[2])
            + 0.875 * weights[(3 * 2 + 4) % 3].sin()
    }

    #[grad(jvp)]
    pub fn f(s: f64, buf: &[f64], weights: &Vec<f64>, m: usize) -> f64 {
        for n in (1..buf.len()).rev().step_by(3) {
            let mut j: usize = 0;
            'l0: while j < 3
                && weights[((s * s + 0.53125) * 3.0) as usize % weights.len()]
                    / (buf[n] * buf[n] + 1.984375)
                    > buf[0] * s
            {
                j += 1;
                let count: usize = n;
            }
            let mut b = s;
        }
        if m == 2 {
            let s = (if m * m == 2 { 0.390625 } else { s })
                .mul_add(s.abs(), s)
                .tanh();
            return weights[weights.len() - 1] + 1.46875 * buf[m % buf.len()].sin();
        }
        let mut y: f64 = -0.875;
        let mut b2 = y.atan().tanh();
        let mut n2: usize = 0;
        while n2 < 1 && 3 + n2 == 0 {
            n2 += 1;
            let mut count2: usize = 0;
            loop {
                count2 += 1;
                b2 += match (3 + 3) % 4 {
                    0 => s.powi(-1),
                    1..=2 => {
                        s / (buf[((m >> 1) * 4 + 4) % buf.len()]
                            * buf[((m >> 1) * 4 + 4) % buf.len()]
                            + 1.390625)
                    }
                    _ => (y * y + 1.796875).powf(weights[0].sin()),
                };
                b2 += y * buf[(weights.len() * 4 + 1) % buf.len()] + (s - b2);
                let mut j2: usize = 0;
                let s2 = 'l1: loop {
                    j2 += 1;
                    if j2 >= 2 || s.abs() < -0.765625 {
                        break -0.984375;
                    }
                    let mut prev = {
                        let acc = b2 * weights[1] - weights[n2 % weights.len()].sin();
                        acc * (buf[(0 * 3 + 2) % buf.len()].cos() * (count2 as f64 * y))
                    };
                };
                if buf[count2 % buf.len()] > 0.125 {
                    let mut pos: usize = 0;
                    loop {
                        pos += 1;
                        y += (buf[(m * 5 + 1) % buf.len()] * buf[(m * 5 + 1) % buf.len()]).ln_1p()
                            * weights[(j2 * 2 + 1) % weights.len()];
                        let rate = -0.75;
                        let z = rate;
                        if pos >= 1 {
                            break;
                        }
                    }
                    let mut t = 1.96875;
                    'l2: for n3 in 0..1 {
                        let mut sum = 0.328125;
                    }
                }
                if count2 >= 2 {
                    break;
                }
            }
            let mut b3 = 0.0;
            for m2 in 0..buf.len() {
                b3 += buf[m2];
            }
            let t2 = -0.375;
            'l3: for m3 in 0..weights.len() {
                let mut m4: usize = 0;
                'l4: while m4 < 5 {
                    m4 += 1;
                    (b2, b3) = (y * weights[(0 * 4 + 1) % weights.len()], b3);
                    let mut acc2 = s;
                }
                b3 += buf[1] * t2 * b2;
            }
        }
        let mut b4: f64 = 0.0;
        for i in 0..weights.len() {
            b4 += weights[i];
        }
        (match (3 + m) % 4 {
            0 => s - weights[((n2 >> 1) * 6 + 4) % weights.len()],
            1..=2 => b4.tanh(),
            _ => weights[1] + m as f64,
        }) + 1.375 * b4
            + 0.875 * b2
            + 0.859375 * y
            + 0.65625 * b2
            + 0.984375 * n2 as f64
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4000f3747f3d4dd4,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (-0.32923164598528076, 0.32923164598528076),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.0, 1.0),
            ],
            weighted: &[
                (0.0, 0.0),
                (-0.24692373448896057, 0.24692373448896057),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.75, 0.75),
            ],
        };
        let p0 = std::hint::black_box(-0.125_f64);
        let p1 = std::hint::black_box(vec![1.796875, -1.015625]);
        let p2 = std::hint::black_box(vec![-1.421875, 0.6875]);
        let p3 = std::hint::black_box(2_usize);
        let value = f(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone());
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), b2.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125];
        let mut b2 = vec![0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125];
        let d2 = vec![-0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, p3, d0, &d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_191 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(total: f64, u: &f64, n: usize, n2: i32) -> f64 {
        let mut sum = (total - u.tanh()) * (*u * 2.0 - n2 as f64);
        sum = sum + (*u * *u).ln_1p();
        sum += *u;
        let t =
            (*u * n as f64 + *u * sum) / (*u * sum * sum.sin() * (*u * sum * sum.sin()) + 1.578125);
        if total - total >= total && n + n < 0 {
            sum = -0.3125;
            (sum, sum) = (sum.tanh(), {
                let total2 = sum;
                total2 * t
            });
            let mut prev = *u;
        } else {
            sum += sum.tanh().clamp(-1.25, 1.453125);
            let z = total / (t.abs() + 0.5) - sum.tanh() + u.tanh();
        }
        sum = sum.abs().cos();
        let mut rate = (match (n ^ n) % 4 {
            0 => total,
            1 | 2 => t,
            _ => t,
        })
        .abs()
            - (n2 as f64 + t) * total.abs();
        let mut rate = if total < 0.828125 {
            ((*u + rate) * (*u + rate) + 0.671875).ln()
        } else {
            u.cos() - (sum - *u)
        };
        let mut sum = (n as f64).sin().exp().clamp(-1.25, 0.890625) - t;
        let mut u2 = -0.890625;
        let mut c = -0.46875;
        let prev2 = {
            let total3 = (n2 as f64 * n2 as f64 + 0.625).ln() * -0.9375;
            total3 * (t * 0.625)
        };
        let found = n % 3 == 1;
        let mut rate2 = *u;
        rate2 *= rate2.cos();
        let mut z2: f64 = c;
        match n % 4 {
            0 => {
                for pos in 1..6 {
                    match (3 + 3) % 4 {
                        0 => {
                            let mut pos2: usize = 0;
                            loop {
                                pos2 += 1;
                                if pos2 >= 1 || prev2 - -1.59375 > 0.515625 {
                                    break;
                                }
                                let mut row = [0.0; 3];
                                let mut data = vec![0.0; 4];
                            }
                            c += n as f64;
                            let mut x = vec![0.0; pos2 % 3 + 1];
                        }
                        1 | 3 => {
                            rate = z2.cos().cos();
                        }
                        _ => {
                            u2 += ((sum - u2) * (sum - u2) + 1.875).sqrt();
                        }
                    }
                    sum -= {
                        let acc = c + z2;
                        acc * (rate + sum)
                    };
                    c += n2 as f64;
                }
                let mut u3 = (match n % 4 {
                    0 => rate2,
                    1..=2 => *u,
                    _ => 1.171875,
                }) * (-0.359375 + t)
                    + rate.powi(4) / (u2 * u2 + 0.6875);
            }
            1 | 3 => {
                (z2, z2) = (z2 + t, (*u * *u + 1.078125).powf(t.sin()));
                rate2 += if (match 1 * n % 4 {
                    0 => 1.703125,
                    1..=2 => 1.6875,
                    _ => 0.125,
                }) >= rate + prev2
                {
                    0.734375 + prev2
                } else {
                    rate2.mul_add(rate2, n as f64)
                };
            }
            _ => {
                c -= rate;
                rate += if n + n > 3 { t * n as f64 } else { prev2 + t };
            }
        }
        (c * z2 * (c * z2)).ln_1p()
            + 1.078125 * z2
            + 1.390625 * rate2
            + 1.078125 * c
            + 0.5 * t
            + 0.546875 * sum.sin()
            + 0.65625 * (rate * rate + 0.875).cbrt()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fd178d3d428c4c6,
            outgoing: &[],
            gradient: &[
                (-0.18064634992204998, 5.215708390737251),
                (-3.01911858914542, 6.9295795786799514),
            ],
            weighted: &[
                (-0.13548476244153748, 3.911781293052938),
                (-2.264338941859065, 5.197184684009963),
            ],
        };
        let p0 = std::hint::black_box(0.625_f64);
        let p1 = std::hint::black_box(-2.0_f64);
        let p2 = std::hint::black_box(2_usize);
        let p3 = std::hint::black_box(3_i32);
        let value = f(p0.clone(), &p1, p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = 0.125_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = 0.125_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125]);
        let mut b1 = 0.125_f64;
        let (value, g0) = f_vjp(p0.clone(), &p1, p2, p3, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.125]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2, p3, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_192 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(z: f64, w: &[f64], weights: &[f64; 3], buf: &mut [f64], depth: usize) -> f64 {
        if depth == 0 {
            return (match 3 % 4 {
                0 => -1.8125,
                1..=2 if z >= -0.359375 => w[0],
                _ => 0.71875,
            }) * z
                + 1.234375
                    * (match w.len() % 4 {
                        0 => z,
                        1 | 2 => z,
                        _ => weights[1 % 3],
                    });
        }
        let mut j: usize = 0;
        'l0: while j < 5 {
            j += 1;
            let z = w[0];
        }
        match (j + j) % 4 {
            0 if -z >= buf[(j / 3 * 5 + 2) % buf.len()] => {
                let b = z + z * buf[0]
                    - stage0(
                        w[(j * 4 + 2) % w.len()] + -0.8125,
                        w,
                        weights,
                        buf,
                        depth - 1,
                    );
                let mut i: usize = 0;
                loop {
                    i += 1;
                    if i >= 2 || stage0(b + z, w, weights, &mut buf[1..], depth - 1) >= b.powi(3) {
                        break;
                    }
                    let mut m: usize = j;
                    match 3 * m % 4 {
                        0 => {
                            let mut j2: usize = 0;
                            let b2: f64 = loop {
                                j2 += 1;
                                if j2 >= 3 {
                                    break z + b;
                                }
                                let mut row = vec![0.0; 3];
                            };
                            buf[((b2.abs() + 1.453125) * 3.0) as usize % buf.len()] +=
                                b2 * j2 as f64 + (w[(j2 % 2 * 3 + 2) % w.len()] - -0.34375);
                            m += 1;
                        }
                        1 | 3 => {
                            buf[1] = b;
                            buf.fill(
                                if ({
                                    let a = -0.890625;
                                    a * a
                                }) < -0.265625
                                {
                                    z
                                } else {
                                    z
                                },
                            );
                        }
                        _ => {
                            let mut z = buf[m % buf.len()];
                        }
                    }
                    let mut t = 0.0;
                    for k in 1..w.len() - 1 {
                        t += 0.5 * (w[k - 1] * w[k + 1] * w[k]);
                    }
                }
                buf[0] = (weights[0].abs() * weights[0].abs() + 0.5625)
                    .powf((b * b + 1.453125).cbrt().sin());
            }
            1 | 3 => {
                let mut table = [[0.0; 2]; 3];
                {
                    let r = &mut buf[1];
                    *r -= z / (z * z + 1.9375);
                }
                let z = z.hypot(
                    (weights[0 % 3].tanh().abs() + 1.40625).powf(
                        (match (j & j) % 4 {
                            0 => w[1],
                            1..=2 => z,
                            _ => -0.671875,
                        })
                        .sin(),
                    ),
                );
            }
            _ => {
                buf[((j ^ j) * 5 + 2) % buf.len()] = z
                    * (if j * 3 % 2 == 0 {
                        w[j % w.len()]
                    } else {
                        buf[0]
                    });
                buf[j % buf.len()] += z * (w[(j * 2 * 3 + 3) % w.len()] + z);
                let mut acc = z * z;
            }
        }
        let mut t2 = 0.0;
        for pos in 0..buf.len() {
            t2 += buf[pos] * buf[pos];
        }
        let mut s: f64 = 0.0;
        for m2 in 0..buf.len() {
            s += buf[m2];
        }
        (if 2 <= 2 {
            buf[(j * 0 * 6 + 2) % buf.len()] - z
        } else {
            -1.03125
        }) + 1.28125 * s
            + 0.828125 * t2
            + 1.171875 * buf[(2 / 2 * 3 + 4) % buf.len()]
            + 0.625 * (buf[buf.len() - 1] * t2)
            + 1.046875 * s.cos()
    }

    #[grad(jvp)]
    pub fn f(t: f64, a: f64, x: &[f64], count: i32) -> f64 {
        let mut sum = x[0 % x.len()];
        let mut c: f64 = 0.0;
        for m in 0..x.len() {
            c += x[m] * x[m];
        }
        let mut pos: usize = 0;
        'l0: while pos < 4 && t * -0.78125 >= -0.90625 {
            pos += 1;
            if pos % 2 == 0 {
                let mut pos2: usize = 0;
                while pos2 < 3 && pos % 2 % 2 == 0 {
                    pos2 += 1;
                    let mut j: usize = 0;
                    'l1: loop {
                        j += 1;
                        if j >= 4
                            || (a - pos as f64)
                                > (if sum + x[1] >= 0.5625 || t * t > 0.125 {
                                    x[((pos + pos) * 5 + 2) % x.len()]
                                } else {
                                    pos2 as f64
                                })
                        {
                            break;
                        }
                        let rate =
                            t.sin() / ((t.cos() * (pos2 as f64).sin().exp()).abs() + 0.546875);
                        let mut a = x[0];
                        a *= rate.sin().exp().cos();
                        let mut t2 = 0.0;
                        for n in (1..x.len()).rev() {
                            t2 += 0.5 * (x[n - 1] * x[n] * x[n]);
                        }
                    }
                    let acc = x[0 % x.len()] + t;
                    for count2 in (0..x.len()).step_by(2).rev() {
                        let mut t = match (2 + pos) % 4 {
                            0 => t.sin().powi(count),
                            1 | 2 if (a * count as f64) < t => sum.sin() * (x[0] - x[count2]),
                            _ => {
                                let acc2 = ((pos2 as f64).abs() + 0.78125).powf(a.sin());
                                acc2 * (x[count2] - x[(1 * 6 + 3) % x.len()])
                            }
                        };
                        c = c;
                        let mut total = (sum.cos() + 0.015625 * x[0]).sin();
                        let mut out = vec![c; count2 % 3 + 1];
                    }
                    let a2 = x[((pos2 + pos2) * 4 + 1) % x.len()];
                }
            }
            (c, sum) = (a + sum, x[0] - a);
            let prev = if x.len() % 2 == 0 {
                if pos < 0 { c } else { c - 1.96875 }
            } else {
                c
            };
        }
        sum += if pos * pos == 1 {
            count as f64 * x[((pos + pos) * 3 + 2) % x.len()]
        } else {
            x[((pos + 1) * 4 + 1) % x.len()] + c
        };
        let mut a3: f64 = -0.84375;
        match x.len() % 4 {
            0 => {
                let mut count3: usize = 0;
                while count3 < 3 {
                    count3 += 1;
                    let a = sum.atan();
                    for count4 in 0..x.len() {
                        let mut prev2 = 0.953125;
                        let mut cells = [[0.0; 2]; 3];
                        cells[1][0] += (a3 - c) * (x[(count3 * 6 + 2) % x.len()] + a3);
                    }
                }
                c += 0.015625 / (a.abs() + 1.328125) * t.abs();
            }
            1 | 3 => {
                sum = (match (pos + pos) % 4 {
                    0 => 0.03125,
                    1..=2
                        if x[((pos ^ pos) * 2 + 4) % x.len()]
                            - x[((t.abs() + 0.828125) * 3.0) as usize % x.len()]
                            <= -0.234375 =>
                    {
                        x[((t * t + 0.9375) * 3.0) as usize % x.len()]
                    }
                    _ => t,
                }) * (if (pos + pos) % 2 == 0 {
                    count as f64
                } else {
                    x[x.len() - 1]
                });
                let mut prev3 = (1.703125 * t).cos() + -1.609375 * sum * (x[x.len() - 1] - 1.46875);
            }
            _ => {
                let mut u = 1.828125 * (t - (pos as f64).sin());
                u = a3.floor() * -0.640625;
                let mut w = [
                    {
                        let s = a3;
                        s * s
                    },
                    count as f64 + x[x.len() - 1],
                    if (x[((u * u + 1.328125) * 3.0) as usize % x.len()]
                        * x[((u * u + 1.328125) * 3.0) as usize % x.len()])
                    .ln_1p()
                        >= 0.375
                    {
                        sum
                    } else {
                        0.671875
                    },
                    -a3,
                ];
            }
        }
        let mut acc3 = 0.0;
        for j2 in 0..x.len() {
            acc3 += x[j2] * x[j2];
        }
        c + 1.40625 * acc3
            + 0.578125 * a3
            + 1.375 * c
            + 1.15625 * (x[0] - x[x.len() - 1])
            + 1.453125 * c.sin().exp()
            + 0.578125 * sum.clamp(-1.25, 0.0625)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400d1809ab2ea887,
            outgoing: &[],
            gradient: &[
                (-0.02257423701042672, 0.02257423701042672),
                (0.009772992852074981, 7.414122732272039),
                (4.594752994709982, 5.122096744709982),
                (3.3837890625, 3.3837890625),
                (1.845703125, 1.845703125),
                (1.919921875, 4.232421875),
            ],
            weighted: &[
                (-0.01693067775782004, 0.01693067775782004),
                (0.007329744639056236, 5.560592049204029),
                (3.4460647460324862, 3.8415725585324862),
                (2.537841796875, 2.537841796875),
                (1.38427734375, 1.38427734375),
                (1.43994140625, 3.17431640625),
            ],
        };
        let p0 = std::hint::black_box(-1.109375_f64);
        let p1 = std::hint::black_box(-1.234375_f64);
        let p2 = std::hint::black_box(vec![-0.09375, 1.203125, 0.65625, 1.09375]);
        let p3 = std::hint::black_box(-2_i32);
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

mod program_193 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(t: f64, buf: &[f64], weights: &mut [f64], s: &mut f64) {
        for i in 0..weights.len() {
            weights[i] += s.sin() / ((s.abs() + 1.203125).powf(s.sin()).abs() + 1.921875);
        }
        let total = -0.4375;
        *s = -1.828125;
        let mut v = vec![0.0; 4];
        let mut b = ((t - -0.859375).abs() + 1.03125).powf(
            (weights[3 % weights.len()] * weights[3 % weights.len()])
                .ln_1p()
                .sin(),
        ) / ((if s.sin()
            >= (match 3 % 4 {
                0 => *s,
                1 | 2 => total,
                _ => t,
            }) {
            1.296875
        } else {
            1.875 * buf[0 % buf.len()]
        })
        .abs()
            + 1.046875);
        if (1 + 2) % 2 == 0 {
            v.push(
                (-t.abs()).exp()
                    * (if 3 ^ 3 <= 1 {
                        t
                    } else {
                        buf[(2 / 2 * 6 + 4) % buf.len()]
                    }),
            );
        }
        let mut s2 = 0.0;
        for n in 0..v.len() {
            s2 += v[n] * v[n];
        }
        let t = *s;
    }

    #[grad(jvp)]
    pub fn f(s: f64, total: f64, w: &[f64], pos: i32) -> f64 {
        let mut prev: f64 = 0.4375;
        let mut acc = 0.0;
        for n in 0..w.len() {
            acc += w[n] * w[n];
        }
        let z: f64;
        if total <= prev * total {
            z = (pos as f64 * prev).atan();
        } else {
            z = 1.828125;
        }
        let y = total
            + ((w[((2 ^ 0) * 6 + 2) % w.len()] + -0.84375)
                * (w[((2 ^ 0) * 6 + 2) % w.len()] + -0.84375)
                + 1.4375)
                .powf(s.sin());
        let mut count: usize = 0;
        'l0: loop {
            count += 1;
            let mut j: usize = 0;
            'l1: while j < 2 {
                j += 1;
                acc -= y.sin() * w[1].sin();
                'l2: for n2 in (0..w.len()).step_by(3) {
                    let mut pos2: usize = 0;
                    while pos2 < 1 {
                        pos2 += 1;
                        let mut b = 0.71875;
                    }
                }
                if prev > -0.234375 {
                    continue;
                }
                if j == 3 {
                    let (rate, a) = (
                        (if 0.515625 < w[(count * 3 + 2) % w.len()] / (prev.abs() + 1.703125) {
                            y
                        } else {
                            z
                        }) + (w[(count * 7 + 4) % w.len()] + 0.578125),
                        w[(0 * 5 + 2) % w.len()].cos()
                            * ({
                                let sum = prev;
                                sum * 0.390625
                            }),
                    );
                } else {
                    let mut acc2 = 0.0;
                    for n3 in 0..w.len() {
                        acc2 += w[n3] * w[n3];
                    }
                    let mut n4: usize = 0;
                    'l3: while n4 < 4 && j * 2 % 2 == 0 {
                        n4 += 1;
                        prev += w[((j + 0) * 2 + 4) % w.len()].max(pos as f64 + s);
                        acc /= 1.25;
                        acc = w[1];
                        acc2 += 0.46875 * acc2 * w[w.len() - 1].tanh();
                    }
                }
            }
            for count2 in 1..w.len() {
                let mut b2 = total.sin();
                if !(w[count2 - 1].atan() > 0.21875) {
                    if b2 < 0.34375 {
                        break 'l0;
                    }
                    let mut s2 = (-z.abs()).exp();
                    if w.len() == 0 {
                        let mut z = s2 - y;
                        let mut z2 = if j == 3 {
                            z
                        } else {
                            ({
                                let total2 = w[0];
                                total2 * total
                            }) + (acc - prev)
                        };
                    }
                }
            }
            let mut out = vec![
                w[((j & count) * 3 + 3) % w.len()]
                    / (w[(count * 3 + 2) % w.len()] * w[(count * 3 + 2) % w.len()] + 1.921875),
                j as f64 / (prev.abs() + 1.203125),
                prev,
            ];
            if total.tanh() > total.powi(pos) {
                continue 'l0;
            }
            if count >= 1 {
                break;
            }
        }
        let mut prev2 = 0.0;
        for pos3 in 0..w.len() {
            prev2 += w[pos3] * w[pos3];
        }
        let mut sum2 = 0.0;
        for j2 in 0..w.len() {
            sum2 += w[j2];
        }
        w[((count + count) * 4 + 2) % w.len()] * (sum2 + acc)
            + 0.921875 * sum2
            + 1.046875 * prev2
            + 0.9375 * acc
            + 0.78125 * w[count % w.len()]
            + 1.3125 * (1.71875 * prev)
            + 0.46875 * acc
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402bcab22d3b5554,
            outgoing: &[],
            gradient: &[
                (-0.08318905675662433, 0.08318905675662433),
                (-0.38338759540340833, 0.38338759540340833),
                (11.0419921875, 11.0419921875),
                (4.513436806205772, 4.513436806205772),
                (11.725262245923496, 11.768173544646736),
                (1.9892578125, 1.9892578125),
            ],
            weighted: &[
                (-0.06239179256746825, 0.06239179256746825),
                (-0.28754069655255626, 0.28754069655255626),
                (8.281494140625, 8.281494140625),
                (3.385077604654329, 3.385077604654329),
                (8.793946684442622, 8.826130158485052),
                (1.491943359375, 1.491943359375),
            ],
        };
        let p0 = std::hint::black_box(-0.71875_f64);
        let p1 = std::hint::black_box(-1.125_f64);
        let p2 = std::hint::black_box(vec![1.453125, 0.09375, 0.765625, 0.046875]);
        let p3 = std::hint::black_box(-2_i32);
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

mod program_194 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(sum: f64, z: f64, j: usize) -> f64 {
        let mut z = z;
        let mut sum = (sum * (z * sum)).sin();
        let mut rate: f64 = -0.59375;
        sum = z.mul_add(rate, z) * (z * sum);
        for j2 in 0..=0 {
            let total = (if j2 == 1 { -0.640625 * z } else { -1.125 }).sin();
            if total < 0.96875 {
                let mut count: usize = 0;
                while count < 1 && total * z <= sum.sin() {
                    count += 1;
                    if j2 + j != 0 {
                        let rate2 = sum.sin().sin() * (rate - z - (z + z));
                        rate = rate - sum;
                    } else {
                        if rate * z <= (if sum * sum >= total { rate } else { rate }) {
                            break;
                        }
                        let mut rate3 = z;
                    }
                    let mut weights = vec![sum - rate; j2 % 3 + 1];
                    let z = (match 3 % 4 {
                        0 => 1.203125,
                        1..=2 => rate.atan(),
                        _ => total,
                    }) / (weights[((j + count) * 6 + 2) % weights.len()]
                        * weights[((j + count) * 6 + 2) % weights.len()]
                        + 1.3125);
                }
                for pos in (0..=1).step_by(3) {
                    let acc = z + (rate - rate.sin());
                    let mut i: usize = 0;
                    loop {
                        i += 1;
                        let mut u = -0.796875;
                        std::mem::swap(&mut rate, &mut u);
                        let mut data = vec![0.0; pos % 3 + 1];
                        data[0] /= 1.25;
                        if i >= 4 {
                            break;
                        }
                    }
                }
            }
            let total = if j != 0 { j2 as f64 } else { z };
        }
        'l0: for pos2 in (1..6).rev().step_by(2) {
            let acc2 = {
                let b = if z * z >= sum {
                    if z + sum <= -0.1875 { j as f64 } else { rate }
                } else {
                    z.sin()
                };
                b * b.tanh().tanh()
            };
            let rate = ((1.671875 * (acc2 * sum)).abs() + 1.296875).recip();
            let u2 = if sum < rate.tanh() {
                -z
            } else {
                if sum / (acc2.abs() + 0.546875) <= z * acc2 {
                    z - rate
                } else {
                    (-sum.abs()).exp()
                }
            };
        }
        rate *= rate.atan().cos();
        rate = z.tanh() - z;
        z + 0.96875 * rate
            + 1.21875 * sum
            + 1.34375 * z
            + 1.1875 * -0.40625
            + 1.046875 * (rate * sum)
            + 0.671875 * (sum + sum)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc007af34f153d5d6,
            outgoing: &[],
            gradient: &[
                (-0.9886994763816832, 0.9886994763816832),
                (2.1363661862951777, 5.832011157508727),
            ],
            weighted: &[
                (-0.7415246072862625, 0.7415246072862625),
                (1.6022746397213834, 4.374008368131545),
            ],
        };
        let p0 = std::hint::black_box(0.296875_f64);
        let p1 = std::hint::black_box(-1.125_f64);
        let p2 = std::hint::black_box(1_usize);
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

mod program_195 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(sum: f64, v: &[f64], data: [f64; 3], n: usize, i: i32) -> f64 {
        let mut sum = data[((sum * sum + 1.65625) * 3.0) as usize % 3].hypot(
            (if (match n % 4 {
                0 => v[(3 * n * 7 + 2) % v.len()],
                1 | 2 => sum,
                _ => -0.90625,
            }) < sum
                || 0.8125 + 1.828125 < sum * sum
            {
                sum
            } else {
                0.625
            })
            .abs(),
        );
        let mut count: usize = 0;
        while count < 1 && n != 3 {
            count += 1;
            let mut i2: usize = 0;
            'l0: while i2 < 5 {
                i2 += 1;
                for m in 0..3 {
                    let mut acc = 0.0;
                    for i3 in 0..data.len() {
                        acc += data[i3];
                    }
                    let mut out = [0.0; 3];
                    if i2 != 3 {
                        (out[((acc * acc + 1.546875) * 3.0) as usize % 3], out[0]) = (
                            sum.sin(),
                            v[((acc * acc + 1.484375) * 3.0) as usize % v.len()],
                        );
                        let mut y = (match m % 4 {
                            0 => data[2],
                            1 | 2 => out[(n * 5 + 2) % 3],
                            _ => 1.484375,
                        })
                        .abs()
                        .mul_add(
                            out[((acc * acc + 0.59375) * 3.0) as usize % 3]
                                * out[0]
                                * v[(v.len() * 3 + 4) % v.len()],
                            n as f64,
                        );
                        let mut x = vec![y; i2 % 3 + 1];
                    } else {
                        let mut s = 0.0;
                        for count2 in 0..out.len() {
                            s += out[count2] * out[count2];
                        }
                        let mut prev = if data[(n % 3 * 2 + 2) % data.len()].powi(i) < 0.453125 {
                            -1.203125
                                / (data[1].hypot(data[count % 3]) * data[1].hypot(data[count % 3])
                                    + 0.84375)
                        } else {
                            i2 as f64
                        };
                    }
                    for pos in (0..3).rev().step_by(2) {
                        sum += -1.984375;
                    }
                }
                for pos2 in (0..=4).rev().step_by(3) {
                    for j in 0..data.len() - 1 {
                        let a = sum;
                    }
                }
                let k: i32 =
                    (v[((sum * sum + 0.703125) * 3.0) as usize % v.len()] + v[1]).abs() as i32 % 5;
                let mut i4: usize = 0;
                let s2 = 'l1: loop {
                    i4 += 1;
                    if i4 >= 4 || n + count <= 3 {
                        break sum.sin();
                    }
                    if data.len() <= 0 {
                        break 'l0;
                    }
                };
            }
            let mut sum: f64 = -0.59375;
            let mut a2 = if sum.clamp(-1.25, 0.3125) >= -0.8125 {
                (sum * data[n % data.len()]).min({
                    let b = sum;
                    b * v[count % v.len()]
                })
            } else {
                data[2]
            };
        }
        for i5 in 0..3 {
            let (s3, s4) = (
                data[(n * count * 3 + 1) % 3],
                v[((n + i5) * 5 + 1) % v.len()],
            );
            let mut s4 = s4;
        }
        let i6: usize = 0 + n * count;
        if n >> 1 == 0 {
            sum = sum;
            let b2 = (sum.atan() * sum).mul_add(
                sum * 0.578125
                    / ((v[(0 * 7 + 4) % v.len()] + sum) * (v[(0 * 7 + 4) % v.len()] + sum)
                        + 1.078125),
                sum,
            );
            let b2 = b2 * data[2] * (data[((count >> 1) * 3 + 4) % 3] / (b2 * b2 + 1.65625))
                / (sum * sum + 1.671875);
        }
        let mut t: f64 = 0.0;
        for m2 in 0..data.len() {
            t += data[m2] * data[m2];
        }
        let mut a3: f64 = 0.0;
        for j2 in 0..v.len() {
            a3 += v[j2] * v[j2];
        }
        t + 1.484375
            + (if 0 > 2 || v[n % v.len()] * a3 > data[1] {
                t
            } else {
                t
            })
            + 1.5 * a3
            + 0.765625 * t
            + 1.328125 * sum
            + 0.890625 * (data[i6 % 3] / (a3.abs() + 1.0))
            + 0.359375 * t.cos()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4037239bb80954b7,
            outgoing: &[],
            gradient: &[
                (0.8159843906509013, 0.8159843906509013),
                (-5.625095418042312, 5.625095418042312),
                (-1.8435186664172283, 1.8435186664172283),
                (1.3708215724640929, 1.3708215724640929),
                (-2.0648176495206125, 2.418666041780179),
                (-5.458154058974876, 5.458154058974876),
                (-12.938874229407102, 12.938874229407102),
            ],
            weighted: &[
                (0.611988292988176, 0.611988292988176),
                (-4.218821563531733, 4.218821563531733),
                (-1.3826389998129212, 1.3826389998129212),
                (1.0281161793480695, 1.0281161793480695),
                (-1.5486132371404593, 1.813999531335134),
                (-4.093615544231157, 4.093615544231157),
                (-9.704155672055325, 9.704155672055325),
            ],
        };
        let p0 = std::hint::black_box(1.484375_f64);
        let p1 = std::hint::black_box(vec![-1.859375, -0.609375, 0.453125]);
        let p2 = std::hint::black_box([-0.359375, -0.875, -1.90625]);
        let p3 = std::hint::black_box(3_usize);
        let p4 = std::hint::black_box(0_i32);
        let value = f(p0.clone(), &p1, p2.clone(), p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2.clone(), p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2.clone(), p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g2)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            p2.clone(),
            p3,
            p4,
            &mut b1,
            0.75,
        );
        expected.check_call(value, &());
        let first = (g0, b1.clone(), g2);
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g2)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            &p1,
            p2.clone(),
            p3,
            p4,
            &mut b1,
            0.75,
        );
        expected.check_call(value, &());
        let second = (g0, b1.clone(), g2);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0]);
        let mut b1 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g2)) = f_vjp(p0.clone(), &p1, p2.clone(), p3, p4, &mut b1, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), g2),
            &vec![0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let d2 = [0.375, -0.625, 0.625];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2.clone(), p3, p4, d0, &d1, d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_196 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(sum: f64, b: f64, data: &[f64], data2: &[f64; 3], v: &mut [f64], k: usize) -> f64 {
        for j in 0..k % 3 + 1 {
            let mut sum2 = 0.0;
            for j2 in 1..data.len() {
                sum2 += 0.5 * (data[j2 - 1] * data[j2] * data[j2]);
            }
        }
        let mut j3: usize = 0;
        while j3 < 5 {
            j3 += 1;
            for pos in 0..v.len() {
                v[pos] = (b + b) / ((-sum.abs()).exp() * (-sum.abs()).exp() + 1.34375);
            }
        }
        let mut x = [
            sum.cos(),
            data[(2 * 6 + 1) % data.len()] * 1.46875,
            v[j3 % v.len()] + -0.34375,
            v[1].atan(),
        ];
        for m in 0..3 - 1 {
            let mut sum3: f64 = 0.0;
            for k2 in 1..3 {
                sum3 += data2[k2 - 1] * data2[k2];
            }
            sum3 = sum3;
            let total = (sum3 + sum3).sin();
            if (m as f64) <= b + total {
                let mut m2: usize = 0;
                loop {
                    m2 += 1;
                    for i in (0..data.len() - 1).step_by(2) {
                        x[((b * b + 1.703125) * 3.0) as usize % 4] += data[data.len() - 1].powi(0);
                        let mut total2 = 0.0;
                        for k3 in 1..data.len() - 1 {
                            total2 += 0.5 * (data[k3 - 1] * data[k3 + 1] * data[k3]);
                        }
                    }
                    let sum3 = if data2.len() % 2 == 0 {
                        x[(m * j3 * 4 + 3) % x.len()] / (x[k % 4] * x[k % 4] + 1.421875)
                    } else {
                        data[data.len() - 1] * sum * b
                    };
                    if (b + m as f64) <= sum * total {
                        let (acc, prev) = (sum - b * 1.40625, sum / (x[0] * x[0] + 0.75) + b);
                        let mut sum4 = 0.0;
                        for count in 0..v.len() {
                            sum4 += v[count];
                        }
                        sum4 = 0.5625;
                    } else {
                        let mut row = vec![b; 3];
                        let mut s = if 2 <= 2 {
                            (sum * total).sin()
                        } else {
                            (match (2 + m2) % 4 {
                                0 => total,
                                1 | 2 => x[((m2 + m2) * 6 + 3) % x.len()],
                                _ => row[((m2 & j3) * 2 + 1) % row.len()],
                            }) / ((x[m % 4] * sum).abs() + 0.921875)
                        };
                        v[(2 * 4 + 4) % v.len()] *= (data2[(k * 5 + 2) % 3] + total).cos();
                    }
                    let mut k4: usize = 0;
                    let c = loop {
                        k4 += 1;
                        if k4 >= 1 {
                            break sum.clamp(-1.25, 1.296875);
                        }
                        if 1 == 3 {
                            continue;
                        }
                        v[0] *= (-v[1].abs()).exp().cos();
                        if (m2 as f64) <= -0.421875 {
                            break v[v.len() - 1];
                        }
                        if m != 3 {
                            break match (m2 >> 1) % 4 {
                                0 => v[0],
                                1..=2 => v[0],
                                _ => v[v.len() - 1],
                            };
                        }
                    };
                    if m2 >= 3 {
                        break;
                    }
                }
                let total3 = -0.578125;
                x[1] = b / ((x[1] * data2[(v.len() * 7 + 4) % 3]).abs() + 1.25);
            } else {
                sum3 = (sum3 * sum3).ln_1p();
            }
        }
        let mut total4 = 0.0;
        for count2 in 0..v.len() {
            total4 += v[count2];
        }
        data2[((k ^ k) * 3 + 4) % 3].floor().cos()
            + 1.078125 * total4
            + 0.640625 * v[(k * 3 + 1) % v.len()]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4015581293f0bdc9,
            outgoing: &[
                0x3ff1b820460da1cd,
                0x3ff1b820460da1cd,
                0x3f879cd44e72a598,
                0x3ff1b820460da1cd,
                0x3ff1b820460da1cd,
            ],
            gradient: &[
                (3.65962645289845, 3.65962645289845),
                (3.986041403151233, 3.986041403151233),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.8521618969140589, 0.8521618969140589),
                (-0.020906797418301506, 0.8293029642592931),
                (-0.6272039225490451, 0.6272039225490451),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (5.286625959787831, 5.286625959787831),
                (5.758158716444595, 5.758158716444595),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-1.0109738867934972, 1.0109738867934972),
                (-0.02480306420989406, 0.9838548803257977),
                (-0.7440919262968217, 0.7440919262968217),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(0.09375_f64);
        let p1 = std::hint::black_box(1.203125_f64);
        let p2 = std::hint::black_box(vec![0.140625, 0.625, -1.625]);
        let p3 = std::hint::black_box([0.953125, 1.40625, -0.90625]);
        let p4 = std::hint::black_box(vec![1.609375, 0.453125, 1.96875, 0.046875, -0.46875]);
        let p5 = std::hint::black_box(2_usize);
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
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
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
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
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
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
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
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375];
        let d3 = [-0.625, 0.625, -0.375];
        let mut d4 = vec![0.875, -0.125, 1.125, 0.125, -0.875];
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

mod program_197 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(u: f64, i: usize) -> f64 {
        let mut total: f64 = -0.671875;
        let mut buf = vec![
            total.tanh(),
            match i % 4 {
                0 => total,
                1 | 2 => u,
                _ => total,
            },
            u / (total.abs() + 1.375),
        ];
        if i <= 3 {
            let mut pos: usize = 0;
            while pos < 4 && pos % 2 == 0 {
                pos += 1;
                let z = (buf[buf.len() - 1].abs() + 0.875).powf(
                    (if buf[((i + pos) * 5 + 1) % buf.len()] >= -0.75 {
                        buf[((i >> 1) * 3 + 1) % buf.len()]
                    } else {
                        buf[(buf.len() * 3 + 2) % buf.len()]
                    })
                    .sin(),
                ) + (match i % 4 {
                    0 => total,
                    1..=2 => u.cos(),
                    _ => u,
                });
            }
            let mut count: usize = 0;
            loop {
                count += 1;
                let acc = (u.atan() + u.sin()).sin();
                let sum = buf[((u * u + 0.5625) * 3.0) as usize % buf.len()]
                    .cos()
                    .sin()
                    + ((match count * pos % 4 {
                        0 => 0.8125,
                        1..=2
                            if buf[(count * 2 + 1) % buf.len()]
                                + buf[((acc * acc + 1.6875) * 3.0) as usize % buf.len()]
                                > -total =>
                        {
                            buf[((total.abs() + 1.71875) * 3.0) as usize % buf.len()]
                        }
                        _ => u,
                    }) * (match count * pos % 4 {
                        0 => 0.8125,
                        1..=2
                            if buf[(count * 2 + 1) % buf.len()]
                                + buf[((acc * acc + 1.6875) * 3.0) as usize % buf.len()]
                                > -total =>
                        {
                            buf[((total.abs() + 1.71875) * 3.0) as usize % buf.len()]
                        }
                        _ => u,
                    }) + 1.890625)
                        .ln();
                if count >= 1 {
                    break;
                }
            }
            buf[1] = total;
        }
        let mut c = 0.0;
        for j in 0..buf.len() {
            c += buf[j] * buf[j];
        }
        let mut t = 0.0;
        for m in 0..buf.len() {
            t += buf[m] * buf[m];
        }
        (match i % 4 {
            0 => match i % 4 {
                0 => c,
                1 | 2 => t,
                _ => c,
            },
            1 | 2 if (i + i) % 2 == 0 => buf[(buf.len() * 7 + 3) % buf.len()] * -0.375,
            _ => buf[(i * i * 2 + 3) % buf.len()],
        }) + 0.75 * t
            + 1.15625 * c
            + 1.359375 * total
            + 0.515625 * (total * total)
            + 1.21875 * buf[(i * 6 + 1) % buf.len()].hypot(c)
            + 0.34375 * (u - total)
    }

    #[grad]
    pub fn energy1(a: f64, prev: f64, data: &[f64]) {
        let mut t = stage0(data[data.len() - 1], 2 % 4);
        let mut total: f64 = 0.0;
        for m in 1..data.len() - 1 {
            total += 0.5 * (data[m - 1] * data[m + 1] * data[m]);
        }
        for count in (0..data.len()).step_by(3) {
            if (match count % 2 % 4 {
                0 => a,
                1 | 2 => -1.46875,
                _ => count as f64,
            }) >= t.mul_add(data[count % data.len()], total)
                || 1.125 * 0.734375 >= -1.0
            {
                if a >= (t * t).ln_1p() {
                    let mut u = (prev * 0.0625).tanh() * (total - 1.5).sin();
                    return;
                }
                continue;
            }
        }
        for k in 0..4 {
            let mut pos: usize = 0;
            loop {
                pos += 1;
                if pos >= 1 || k % 2 == 0 {
                    break;
                }
                (total, t) = (-1.0625, data[0]);
                let mut c = 0.0;
                for count2 in 0..data.len() {
                    c += data[count2] * data[count2];
                }
            }
            total += (pos as f64 / (a * a + 1.890625)).hypot(a + data[0 % data.len()]);
        }
    }

    #[grad]
    pub fn blend2(total: f64, data: &mut [f64], b: &mut f64) {
        for i in 0..data.len() - 1 {
            *b += data[i] / (data[i].abs() + 1.3125) + total * *b;
            let mut buf = [
                match (i + i) % 4 {
                    0 => data[i],
                    1 | 2 => *b,
                    _ => total,
                },
                total,
                match (i & 2) % 4 {
                    0 => data[i + 1],
                    1..=2 if (i + i) % 2 == 0 => total,
                    _ => *b,
                },
            ];
            if 1 + 0 != 0 {
                let (rate, acc) = (
                    ({
                        let c = 0.515625;
                        c * data[(buf.len() * 2 + 1) % data.len()]
                    }) + -0.109375 * data[i],
                    if i != 1 { *b + *b } else { data[i + 1] * *b },
                );
                let mut rate2 = 0.0;
                for i2 in 0..buf.len() {
                    rate2 += buf[i2];
                }
            } else {
                if !(i % 2 == 0) {
                    if data[i + 1] >= -0.671875 {
                        break;
                    }
                    *b += *b;
                    *b -= (*b * buf[(i * i * 2 + 1) % 3]).tanh();
                } else {
                    let total = (total.powi(2) * total.powi(2) + 0.921875).ln() * -0.34375;
                    energy1(data[i + 1], total + total, &buf[((i & i) * 4 + 4) % 3..]);
                }
                *b = i as f64 + total * *b;
            }
        }
    }

    #[grad(jvp)]
    pub fn f(a: f64, weights: &[f64], prev: &f64, j: usize) -> f64 {
        let mut total = weights[((j + 0) * 4 + 4) % weights.len()].clamp(-1.25, 1.203125)
            + j as f64 * *prev
            + weights[((*prev * *prev + 1.078125) * 3.0) as usize % weights.len()].tanh();
        let mut z = stage0(a / (total * total + 1.75), j % 4).tanh();
        let mut z2 = z.hypot(weights[weights.len() - 1]) * total.clamp(-1.25, 0.265625)
            / (weights[(weights.len() * 5 + 4) % weights.len()]
                * weights[(weights.len() * 5 + 4) % weights.len()]
                + 1.515625);
        let mut acc: f64 = 0.921875;
        if (z * z).ln_1p() >= 1.0 {
            let mut v = weights.to_vec();
            z += stage0((weights[weights.len() - 1].abs() + 1.03125).ln(), 3 % 4)
                + (if j % 2 == 0 {
                    *prev
                } else {
                    v[(j * j * 4 + 2) % v.len()]
                });
        }
        z = (if (j + j) % 2 == 0 || j <= 0 {
            z2
        } else {
            weights[weights.len() - 1]
        }) + (z2 + weights[(j * j * 6 + 1) % weights.len()]);
        for m in 0..weights.len() {
            let mut c = (weights[m] + m as f64).sin() * (a.sin() - z.tanh());
        }
        let mut a = (-(if weights[weights.len() - 1].cos()
            <= weights[(j * 1 * 4 + 3) % weights.len()] + -0.84375
        {
            j as f64
        } else {
            z2 / (total * total + 1.984375)
        })
        .abs())
        .exp();
        let j2: usize = total.sin().abs() as usize % 5;
        let mut weights2 = [a.clamp(-1.25, 1.34375), total];
        'l0: for pos in 0..2 {
            let mut i: usize = 0;
            'l1: while i < 5 && j2 % 2 == 0 {
                i += 1;
                weights2.fill((i as f64).mul_add(z2, weights[(1 * 3 + 2) % weights.len()]));
                if j2 >= 0 {
                    (z2, total) = (j as f64 / (z2 * z2 + 1.453125), -1.265625 + acc);
                    return z2 * weights[(j * 2 + 3) % weights.len()] - (z - acc)
                        + 0.9375 * a
                        + 1.359375 * acc
                        + 0.78125 * z2
                        + 1.125 * (acc * pos as f64);
                }
                for n in 0..weights2.len() {
                    let mut x = vec![total, (pos as f64).cos()];
                    for j3 in (2..pos % 3 + 1).rev().step_by(3) {
                        (z2, weights2[j3 % 2]) = (-0.125 - j as f64, x[1]);
                        let mut acc2 = (x[((j + n) * 3 + 4) % x.len()] - weights2[pos]).sin()
                            * (total / (weights2[n] * weights2[n] + 1.890625));
                        (acc, a) = (-1.75 + x[(j * i * 5 + 1) % x.len()], x[0] * z);
                        x[0] += (x[(j * 4 + 1) % x.len()] + weights[1]).powi(2);
                    }
                }
                for n2 in (0..2 - 1).step_by(3).rev() {
                    for i2 in 0..2 {
                        weights2[i2] = (weights[((pos ^ i2) * 6 + 4) % weights.len()]
                            * weights[((pos ^ i2) * 6 + 4) % weights.len()]
                            + 1.015625)
                            .cbrt()
                            * (weights[weights.len() - 1] * weights[1]);
                    }
                }
            }
        }
        if 0.875 >= stage0(weights2[0].powi(4), j % 4) {
            weights2[(j2 * j * 7 + 2) % weights2.len()] /= 1.296875;
        }
        let mut acc3 = 0.0;
        for j4 in 0..weights2.len() {
            acc3 += weights2[j4] * weights2[j4];
        }
        let mut prev2 = 0.0;
        for k in 0..weights2.len() {
            prev2 += weights2[k] * weights2[k];
        }
        -acc3 * (j2 as f64).tanh()
            + 1.484375 * prev2
            + 1.140625 * acc3
            + 1.328125 * a
            + 0.953125 * acc.powi(1)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4018b3c4e51ee6e2,
            outgoing: &[],
            gradient: &[
                (4.5511781577827637e-5, 0.03208901792139539),
                (0.0, 0.0),
                (2.080559084605948, 2.080559084605948),
                (-1.0, 1.0),
                (0.0, 0.0),
                (-0.44337879666950497, 4.0339343395830385),
                (-0.024303838933330626, 0.05902152444429016),
            ],
            weighted: &[
                (3.413383618337073e-5, 0.02406676344104654),
                (0.0, 0.0),
                (1.560419313454461, 1.560419313454461),
                (-0.75, 0.75),
                (0.0, 0.0),
                (-0.3325340975021287, 3.025450754687279),
                (-0.01822787919999797, 0.04426614333321762),
            ],
        };
        let p0 = std::hint::black_box(-0.8125_f64);
        let p1 = std::hint::black_box(vec![1.265625, -0.875, -1.90625, 1.140625, 1.078125]);
        let p2 = std::hint::black_box(-1.921875_f64);
        let p3 = std::hint::black_box(4_usize);
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

mod program_198 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(rate: f64, s: f64, x: &[f64], a: &f64) {
        let mut b: f64 = 0.0;
        for k in 0..x.len() {
            b += x[k];
        }
        for pos in 0..x.len() {
            b = (-b.abs()).exp();
            for i in 1..x.len() {
                for n in (1..x.len()).rev() {
                    let mut u =
                        (x[pos].mul_add(x[(i * 3 + 1) % x.len()], x[n]) + x[pos].hypot(rate)).cos();
                    let mut s2 = -0.140625;
                    let mut total = (x[i - 1] + rate).sin().atan();
                    let b = -0.71875;
                }
                b = a.tanh() + (b * b + 0.609375).ln();
                let mut y = -0.71875;
                y += x[i - 1] * 1.828125 + (if -1.28125 - s <= a.tanh() { rate } else { s });
            }
        }
    }

    #[grad]
    pub fn update1(a: f64, prev: f64, w: &[f64], buf: &mut [f64]) {
        let (sum, prev2) = (
            prev + prev.mul_add(a, buf[((prev * prev + 1.0625) * 3.0) as usize % buf.len()]),
            prev - w[w.len() - 1].tanh(),
        );
        buf[0 % buf.len()] -= if prev2 + prev2 >= -0.046875 {
            w[(3 * 2 + 1) % w.len()]
        } else {
            {
                let rate = -1.28125;
                rate * -1.296875
            }
        };
        blend0(sum, prev.clamp(-1.25, 0.3125), &w[1..], &w[1 % w.len()]);
        let mut z = 0.0;
        for i in 0..buf.len() {
            z += buf[i];
        }
        let c = 0.140625;
        let mut s = 0.0;
        for k in 1..w.len() - 1 {
            s += 0.5 * (w[k - 1] * w[k + 1] * w[k]);
        }
        let mut s = buf[(2 * 1 * 3 + 2) % buf.len()] + z;
        let mut count: usize = 0;
        'l0: while count < 4 {
            count += 1;
            for m in 1..buf.len() {
                buf[m] = -1.15625;
            }
            let mut y = prev2;
            buf[1..].copy_from_slice(w);
        }
    }

    #[grad]
    pub fn blend2(a: f64, out: &[f64], depth: usize) -> f64 {
        if depth == 0 {
            return (a.abs() + 0.796875).powf(a.sin()) * a
                + 0.359375 * (out[out.len() - 1] * out[(1 * 2 + 1) % out.len()]);
        }
        let mut k: usize = 0;
        loop {
            k += 1;
            let mut c = out[((a * a + 0.65625) * 3.0) as usize % out.len()];
            let mut cells = [[0.0; 2]; 3];
            let mut rate = 0.0;
            for n in 0..out.len() {
                rate += out[n] * out[n];
            }
            if k >= 2 {
                break;
            }
        }
        let mut y = a * a
            - ({
                let prev = a;
                prev * out[(out.len() * 3 + 3) % out.len()]
            })
            + (({
                let acc = a;
                acc * 0.65625
            }) + (match (0 ^ k) % 4 {
                0 => a,
                1..=2 => a,
                _ => 0.984375,
            }));
        let mut prev2: f64 = 0.0;
        for j in 1..out.len() - 1 {
            prev2 += 0.5 * (out[j - 1] * out[j + 1] * out[j]);
        }
        let mut s = (if (if k >> 1 < 3 { y } else { -1.390625 })
            <= a - out[((prev2.abs() + 1.3125) * 3.0) as usize % out.len()]
        {
            if (-out[(k / 3 * 6 + 3) % out.len()].abs()).exp() > -0.703125 {
                prev2
            } else {
                out[(k * 3 * 6 + 1) % out.len()]
            }
        } else {
            y * 1.171875
        })
        .tanh();
        prev2 += (k as f64).sin();
        s /= 1.78125;
        let mut t = 0.0;
        for n2 in 0..out.len() {
            t += out[n2] * out[n2];
        }
        let mut z = 0.0;
        for k2 in 0..out.len() {
            z += out[k2];
        }
        out[k % out.len()].cos() * (a / (out[(1 * k * 3 + 1) % out.len()].abs() + 0.609375))
            + 1.40625 * z
            + 1.046875 * t
            + 1.265625 * s
            + 0.390625
                * (match k % 4 {
                    0 => prev2,
                    1 | 2 if (k + 1) % 2 == 0 => out[(k * 2 + 3) % out.len()],
                    _ => out[((k ^ k) * 2 + 4) % out.len()],
                })
            + 1.40625 * prev2.sin()
    }

    #[grad(jvp)]
    pub fn f(rate: f64, out: &[f64], v: &mut [f64]) -> f64 {
        let mut rate: f64 = 0.359375;
        rate /= 1.484375;
        let mut z = (-(rate + v[((rate.abs() + 1.5625) * 3.0) as usize % v.len()]).abs())
            .exp()
            .mul_add((out[out.len() - 1] + rate) * rate, 1.484375);
        (v[0], v[((rate.abs() + 0.671875) * 3.0) as usize % v.len()]) = (
            if (0 & 0) % 2 == 0 { rate } else { z },
            blend2(z.tanh(), v, 3),
        );
        let mut row = [rate * 0.4375; 3];
        if !((3 + 0) % 2 == 0) {
            blend0(z.sin(), (rate.abs() + 1.96875).ln(), out, &rate);
            let mut total = out[((z * z + 0.8125) * 3.0) as usize % out.len()];
        }
        'l0: for m in (1..0).rev() {
            v.copy_from_slice(&row);
            if (m >> 1) % 2 == 0 && z * row[1] > -0.6875 {
                let sum = if m == 2
                    || out[((m + 3) * 4 + 3) % out.len()] + rate
                        >= (match (m >> 1) % 4 {
                            0 => -0.9375,
                            1..=2 => v[v.len() - 1],
                            _ => out[0],
                        }) {
                    row[1] + rate.cos()
                } else {
                    1.203125
                };
                for m2 in (0..3).step_by(3) {
                    row[m2] *= (v[((m >> 1) * 2 + 4) % v.len()] * sum).cos();
                    'l1: for j in 1..m % 3 + 1 {
                        row[m2] = (match v.len() % 4 {
                            0 => -1.484375,
                            1 | 2 => out[1],
                            _ => sum,
                        })
                        .powi(1);
                    }
                    for pos in (0..3).rev() {
                        row[pos] = blend2(v[0].sin(), &v[1..], 3);
                    }
                    let mut k: usize = 0;
                    loop {
                        k += 1;
                        if k >= 3 || (rate * rate).ln_1p() >= -0.71875 {
                            break;
                        }
                        let total2 = (z.cos() * (z * z + 1.3125).ln()).cos();
                        blend0(
                            row[m2] * z,
                            v[((k + m2) * 5 + 4) % v.len()].sin().exp(),
                            v,
                            &v[((z * z + 1.40625) * 3.0) as usize % v.len()],
                        );
                        {
                            let r = &mut row[m2];
                            *r *= out[(m * m * 5 + 1) % out.len()].cos();
                        }
                    }
                }
            }
        }
        let mut prev = 0.0;
        for i in 0..row.len() {
            prev += row[i];
        }
        let mut total3: f64 = 0.0;
        for count in 0..v.len() {
            total3 += v[count] * v[count];
        }
        if total3 > -0.609375 {
            match 3 % 4 {
                0 if 2 * 0 % 2 == 0 => {
                    for m3 in 0..3 {
                        let mut state = [0.0; 3];
                        if (m3 + m3) % 2 == 0 {
                            let mut total3 = -0.453125;
                            let acc = blend2(rate + m3 as f64, out, 2);
                        } else {
                            state[2 % state.len()] = state[((m3 + m3) * 3 + 1) % state.len()];
                        }
                        let (sum2, sum3) = (
                            if row[1 % row.len()]
                                - v[((z.abs() + 0.84375) * 3.0) as usize % v.len()]
                                > z
                            {
                                v[1] / (row[m3].abs() + 1.890625)
                            } else {
                                total3 + -0.03125
                            },
                            blend2(rate, &state, 1),
                        );
                        let mut weights = [rate; 3];
                    }
                    let b;
                    if !(v.len() < 2) {
                        b = out[(3 * 7 + 4) % out.len()].atan() * (z - rate);
                    } else {
                        b = total3;
                    }
                }
                1 | 3 => {
                    row[(1 * 3 + 4) % 3] += v[((prev * prev + 1.5625) * 3.0) as usize % v.len()]
                        / (z * z + 1.984375)
                        / (blend2(z, &row, 3) * blend2(z, &row, 3) + 1.578125);
                    row[((0 + 0) * 6 + 3) % 3] -= match (1 + 2) % 4 {
                        0 => {
                            if 2 + 3 == 1 {
                                z
                            } else {
                                z
                            }
                        }
                        1 | 2 => prev - -1.0,
                        _ => blend2(out[out.len() - 1] - row[1], out, 2),
                    };
                }
                _ => {
                    row[((z.abs() + 0.5625) * 3.0) as usize % 3] += out[(3 * 5 + 1) % out.len()]
                        / (out[((2 + 3) * 6 + 3) % out.len()] * out[((2 + 3) * 6 + 3) % out.len()]
                            + 0.765625)
                        * (row[((total3 * total3 + 1.71875) * 3.0) as usize % 3] + prev);
                    v[1] *= (out[(out.len() * 4 + 3) % out.len()] - rate).cos();
                }
            }
            blend0(prev - total3, rate.hypot(0.1875), out, &z);
        }
        total3.floor()
            + 0.890625 * total3
            + 0.890625 * prev
            + 0.96875 * z
            + 0.90625 * total3.clamp(-1.25, 0.078125)
            + 0.390625 * total3
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x404a43f425e44d60,
            outgoing: &[0x401271e08a89595a, 0x3ff0c00000000000],
            gradient: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.07386361453818044, 10.590990955201809),
                (-20.162833057753755, 74.93235801098419),
                (45.201952830858595, 78.35365698862925),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.055788524532331386, 8.388663262057097),
                (-15.97530930088404, 59.370009781919414),
                (36.3295249538159, 62.58837430601285),
            ],
        };
        let p0 = std::hint::black_box(0.75_f64);
        let p1 = std::hint::black_box(vec![-1.3125, -1.0, -0.359375, -0.09375, 1.171875]);
        let p2 = std::hint::black_box(vec![-1.921875, 1.046875]);
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

mod program_199 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(z: f64) -> f64 {
        for m in 0..4 {
            let mut u = (z + z).sin().sin();
        }
        let sum: f64 = -0.15625;
        let mut c = (z / (sum * sum + 1.515625) * z.max(z)).sin();
        c = sum / (sum * sum + 1.78125) + (1.59375 - 1.890625);
        let mut t: f64 = 0.640625;
        let total = {
            let t2 = t / (t.abs() + 0.875) - (sum * sum + 1.640625).ln();
            t2 * (match 3 % 4 {
                0 => z,
                1..=2 => t2.min(t2),
                _ => z.sin(),
            })
        };
        for count in (0..4).rev().step_by(2) {
            let mut sum2 = {
                let b = total;
                b * (if c > 0.328125 { c } else { b }).cos()
            };
            let a = {
                let t3 = sum - z + 1.796875 * c;
                t3 * (if ({
                    let z2 = count as f64;
                    z2 * z
                }) > t.atan()
                {
                    z * c
                } else {
                    total * 1.625
                })
            };
        }
        (c * c + 0.921875).ln().mul_add(-0.75 * -1.828125, z)
            + 0.8125 * t
            + 1.3125 * c
            + 0.53125 * (t + z)
    }

    #[grad]
    pub fn relax1(y: f64, b: f64, m: usize) -> f64 {
        let b2 = 1.125 * (y * y) + y.sin() * (y * 1.75);
        let mut b3 = ((b2 * b + b) * (b2 * b + b) + 0.71875).ln();
        let prev = if blend0(b2 * m as f64) <= 0.859375 {
            b.max(y) * (b * b + 0.609375).ln()
        } else {
            b * y - (y + b2)
        };
        let mut prev = {
            let c = b3;
            c * ({
                let total = b3 + prev;
                total * (y - c)
            })
        };
        let z = prev;
        let mut pos: usize = 0;
        'l0: while pos < 5 && y * b2 <= 0.21875 {
            pos += 1;
            if !(1 % 2 == 0) {
                if m == 3 {
                    let mut acc = -1.984375 + (blend0(b3.sin()) + z);
                } else {
                    b3 -= z;
                    std::mem::swap(&mut prev, &mut b3);
                }
                break 'l0;
            }
        }
        y + 0.84375 * prev
            + 0.609375 * b3
            + 0.4375 * (if (0.515625 - pos as f64) >= b3 { b2 } else { z })
            + 0.6875 * (b3 * 0.734375)
    }

    #[grad(jvp)]
    pub fn f(u: f64, rate: f64, data: &[f64], i: usize) -> f64 {
        for i2 in (0..data.len()).step_by(2) {
            if !(rate * data[i2] < 0.28125) {
                break;
            }
            let t = -0.109375;
            match (i2 ^ i) % 4 {
                0 => {
                    'l0: for k in 1..4 {
                        let u2 = data[i2];
                    }
                    let mut t = (data[i2] + data[i2]).abs()
                        - (t + -0.4375) / (data[i2] * i2 as f64 * (data[i2] * i2 as f64) + 1.03125);
                    t += (i2 as f64 * i2 as f64 + 1.03125).ln().cos();
                }
                1 | 3 => {
                    for k2 in (0..2).step_by(3).rev() {
                        let mut count: usize = 0;
                        while count < 2 {
                            count += 1;
                            let mut c = (if count % 2 == 0 {
                                data[data.len() - 1].sin()
                            } else {
                                1.046875 + data[i2]
                            })
                            .max((u + u).sin());
                            let t2 = data[i2];
                        }
                        for k3 in (1..data.len()).step_by(2) {
                            let u3 = t;
                            let total = -0.15625;
                            let mut i3: usize =
                                (-1.421875 / ((i as f64).abs() + 0.71875)).abs() as usize % 5;
                        }
                        let mut k4: usize = 0;
                        while k4 < 4 && k4 * i2 < 3 {
                            k4 += 1;
                            let mut rate2 = blend0(rate.tanh()).clamp(-1.25, 0.203125);
                            rate2 *= (data[i2] - rate).cos();
                        }
                    }
                    if rate + t > 0.046875 {
                        let mut a: f64 = 0.0;
                        for i4 in 0..data.len() {
                            a += data[i4] * data[i4];
                        }
                        a -= i as f64;
                        let mut count2: usize = 0;
                        'l1: loop {
                            count2 += 1;
                            a *= (data[((1 + i) * 7 + 1) % data.len()] * rate).cos();
                            a = data[i2] + rate - t;
                            let c2 = a.atan();
                            if count2 >= 2 {
                                break;
                            }
                        }
                    } else {
                        for m in (2..i2 % 3 + 1).step_by(2) {
                            let mut v: Vec<f64> = Vec::new();
                            v.push(i2 as f64);
                            v.push(
                                if ({
                                    let rate3 = data[i2];
                                    rate3 * rate3
                                }) < -0.96875
                                {
                                    data[((u.abs() + 0.65625) * 3.0) as usize % data.len()].cos()
                                } else {
                                    relax1(-2.0, rate, i % 4)
                                },
                            );
                            v.push((t * data[i2]).atan2(data[(1 / 2 * 6 + 2) % data.len()].sin()));
                            let c3 = -1.0;
                            let mut weights = [
                                data[i2].clamp(-1.25, 0.84375),
                                t - v[v.len() - 1],
                                match m % 4 {
                                    0 => v[i2 % v.len()],
                                    1 | 2 => t,
                                    _ => t,
                                },
                                rate * c3,
                            ];
                            let mut sum = 0.8125;
                        }
                        let prev = t / (data[0] * data[0] + 1.15625)
                            - 1.0 * data[i2]
                            - (1.71875 + u - data[i2].abs());
                        let mut t = data[(i2 * 7 + 3) % data.len()];
                    }
                    let s = data[i2];
                }
                _ => {
                    let mut cells = [[0.0; 2]; 3];
                }
            }
            let mut rate4 = rate.sin().exp();
        }
        (if (i as f64).sin().exp() >= -0.421875 {
            data[1]
        } else {
            u
        }) * -data[i % data.len()]
            + 0.5
                * (match i % 4 {
                    0 => data[0],
                    1..=2 => data[((i >> 1) * 4 + 4) % data.len()],
                    _ => rate,
                })
            + 0.546875 * blend0(u.floor())
            + 1.15625 * (rate * u)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbff5d67e273d8b11,
            outgoing: &[],
            gradient: &[
                (-1.17431640625, 1.17431640625),
                (0.939453125, 0.939453125),
                (0.5, 0.5),
                (-0.09375, 0.09375),
                (-1.75, 1.75),
                (0.0, 0.0),
            ],
            weighted: &[
                (-0.8807373046875, 0.8807373046875),
                (0.70458984375, 0.70458984375),
                (0.375, 0.375),
                (-0.0703125, 0.0703125),
                (-1.3125, 1.3125),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(0.8125_f64);
        let p1 = std::hint::black_box(-1.015625_f64);
        let p2 = std::hint::black_box(vec![-0.984375, 1.75, 0.09375, -1.0]);
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

mod program_200 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(prev: f64, v: &mut [f64], count: usize) -> f64 {
        let mut s = -0.4375
            - (v[(count * 5 + 4) % v.len()] + v[((prev.abs() + 1.09375) * 3.0) as usize % v.len()]);
        match (count + count) % 4 {
            0 => {
                let mut v2 = [0.0; 3];
            }
            1 | 3 => {
                let mut b = v[(1 * 4 + 4) % v.len()] - s
                    + prev
                    + (s + -1.25)
                        * ({
                            let a = v[count % v.len()];
                            a * prev
                        });
            }
            _ => {
                'l0: for m in 1..v.len() {
                    let mut pos: usize = 0;
                    loop {
                        pos += 1;
                        if pos >= 2 || prev.tanh() < 0.109375 {
                            break;
                        }
                        if (count + count) % 2 == 0 {
                            let mut y = s.cos().cos().cos();
                        } else {
                            for pos2 in (0..v.len()).rev() {
                                v[pos2] += s;
                            }
                            let a2 = s.atan();
                            let mut s2 = v[m];
                        }
                        let mut prev = (s + v[m]
                            - (match v.len() % 4 {
                                0 => 0.5,
                                1 | 2 if 1 == 1 => 1.4375,
                                _ => prev,
                            }))
                            * (v[m - 1].sin() * s.tanh());
                        let mut a3 = 0.359375;
                        if m == 1 {
                            v[m - 1] += {
                                let z = s.max(-1.5625);
                                z * z
                            };
                        }
                    }
                    for m2 in 0..v.len() {
                        v[m2] = s * s;
                    }
                }
                if count + 1 == 2 {
                    let mut c = 0.203125;
                    v.fill(match count % 4 {
                        0 => s,
                        1 | 2 if prev / (prev * prev + 0.796875) >= -0.875 => c,
                        _ => prev,
                    });
                    for k in 0..=count % 3 + 1 {
                        let sum = v[k % v.len()] * (-v[k % v.len()] * -v[k % v.len()]).ln_1p();
                        v.swap(1, 1);
                        if v[v.len() - 1] - c > -0.875
                            || v[((prev * prev + 1.09375) * 3.0) as usize % v.len()] >= 0.1875
                        {
                            v[((count + k) * 6 + 4) % v.len()] /= 1.90625;
                            return s - sum / (v[1].abs() + 1.0625)
                                + 1.4375 * c
                                + 1.015625 * s
                                + 0.640625 * (1.8125 + k as f64)
                                + 1.1875 * prev.sin()
                                + 0.28125
                                    * (if (match (0 & count) % 4 {
                                        0 => count as f64,
                                        1..=2 => -1.34375,
                                        _ => prev,
                                    }) >= v[v.len() - 1].tanh()
                                    {
                                        v[v.len() - 1]
                                    } else {
                                        -0.96875
                                    });
                        }
                        for j in 0..v.len() {
                            v[j] = s.atan() * (s - -1.34375);
                        }
                    }
                } else {
                    s -= s;
                    'l1: for m3 in 2..count % 3 + 1 {
                        let total = s
                            * (v[(m3 * 7 + 1) % v.len()]
                                - (0.828125 + v[(count * 5 + 4) % v.len()]));
                        let mut prev2: f64 = 0.0;
                        for pos3 in 1..v.len() - 1 {
                            prev2 += v[pos3 - 1] * v[pos3 + 1];
                        }
                        let mut y2 = (prev2.floor() * prev2.floor() + 0.921875).powf(prev2.sin());
                        let mut table = [[0.0; 2]; 3];
                    }
                }
                let mut prev = v[1];
            }
        }
        let mut z2 = 0.0;
        for n in 0..v.len() {
            z2 += v[n] * v[n];
        }
        ({
            let a4 = z2;
            a4 * count as f64
        })
        .sin()
            + 1.359375 * z2
            + 1.28125 * s
            + 1.140625
                * (if count != 1 {
                    z2
                } else {
                    v[(count * count * 2 + 4) % v.len()]
                })
            + 0.890625 * (z2 + prev)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x404224a714df1a1a,
            outgoing: &[
                0xbff3000000000000,
                0x3ffe800000000000,
                0xbffa000000000000,
                0xbffac00000000000,
                0xbfe7000000000000,
            ],
            gradient: &[
                (0.890625, 0.890625),
                (-3.3027399143504494, 12.80272883564955),
                (4.020516704615195, 21.832998920384803),
                (-4.519538830163773, 17.519523669836225),
                (-4.6499101425723435, 18.024894544927655),
                (-3.280276790264746, 9.030270084735253),
            ],
            weighted: &[
                (0.66796875, 0.66796875),
                (-1.9770549357628369, 10.102046626737163),
                (3.6403875284613965, 16.999749190288604),
                (-2.63965412262283, 13.889642752377169),
                (-2.6124326069292576, 14.393670908695741),
                (-1.4602075926985592, 7.77270256355144),
            ],
        };
        let p0 = std::hint::black_box(1.21875_f64);
        let p1 = std::hint::black_box(vec![-1.1875, 1.90625, -1.625, -1.671875, -0.71875]);
        let p2 = std::hint::black_box(2_usize);
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
