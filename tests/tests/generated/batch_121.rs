//! Programs of seeds 121 to 160, written by the `fuzz` binary (see `tests/README.md`).

mod program_121 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(s: f64, row: &[f64], i: usize) -> f64 {
        let c = (i as f64 * row[1]).tanh()
            * (1.015625 * s / (row[(3 * 3 + 4) % row.len()].abs() + 1.890625));
        let t = (row[row.len() - 1] + row[((c.abs() + 1.390625) * 3.0) as usize % row.len()])
            / ((s - s) * (s - s) + 1.4375)
            - row[i % row.len()];
        let mut s2 = 0.0;
        for pos in 0..row.len() {
            s2 += row[pos];
        }
        let acc = {
            let sum = c + s2 * 1.875;
            sum * (row[(i * 6 + 4) % row.len()].atan()
                / (t * row[(i * i * 4 + 4) % row.len()] * (t * row[(i * i * 4 + 4) % row.len()])
                    + 0.890625))
        };
        let mut sum2 = 0.0;
        for count in 0..row.len() {
            sum2 += row[count];
        }
        sum2 = row[((t * t + 0.65625) * 3.0) as usize % row.len()]
            * row[((3 + i) * 3 + 4) % row.len()]
            + t;
        let mut s3 = 0.0;
        for pos2 in 0..row.len() {
            s3 += row[pos2];
        }
        (match i * i % 4 {
            0 => c,
            1..=2 => s2,
            _ => row[((i + i) * 5 + 3) % row.len()],
        }) * (row[(i * 6 + 4) % row.len()] - row[(i * 7 + 4) % row.len()])
            + 1.40625 * s3
            + 0.578125 * sum2
            + 1.484375 * s2
            + 0.78125 * sum2
            + 1.359375 * (1.09375 - row[(i * 6 + 1) % row.len()])
            + 0.984375 * -1.75
    }

    #[grad(jvp)]
    pub fn f(rate: f64, acc: &mut f64, i: usize, k: i32) -> f64 {
        *acc = rate + (0.265625 - 1.140625);
        let mut j: usize = 0;
        while j < 4 && 2 <= 3 {
            j += 1;
            if (if i + 1 == 0 { 1.34375 } else { *acc }) < rate * *acc {
                let mut prev = (acc.abs() + 1.421875).cbrt() - (k as f64).powi(k) + rate.sin();
                let total = rate;
            }
            *acc /= 1.75;
            for k2 in (0..2).rev().step_by(3) {
                let s = i as f64;
            }
        }
        let mut acc2 = *acc;
        let mut count: usize = 0;
        while count < 1 && count % 2 == 0 {
            count += 1;
            let mut prev2: f64 = 0.234375;
            let u = acc2.cos().abs();
            let mut pos: usize = 0;
            while pos < 5 {
                pos += 1;
                let mut y = -0.09375;
            }
            let mut c = -0.453125 * prev2.cos();
        }
        for n in 0..2 {
            for k3 in 2..3 {
                let c2 = if (match i % 4 {
                    0 => *acc,
                    1 | 2 => rate,
                    _ => acc2,
                }) <= 1.421875
                {
                    acc2 * *acc + rate.clamp(-1.25, 0.515625)
                } else {
                    rate + (match k3 % 4 {
                        0 => rate,
                        1..=2 => rate,
                        _ => rate,
                    })
                };
                let u2 = 0.671875;
                let mut acc3 = acc2.tanh() - rate + (0.640625 - rate + (rate + *acc));
            }
            let mut rate2 = {
                let y2 = rate;
                y2 * y2
            };
        }
        (*acc * rate).abs() + 1.296875 * acc2 + 0.578125 * *acc + 1.421875 * (rate + *acc)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfea4f74f6efe669,
            outgoing: &[0xbfc034e277342366],
            gradient: &[(1.6134618388171595, 1.9333285610162432), (0.0, 0.0)],
            weighted: &[(1.2634074994793836, 1.5033075411286965), (0.0, 0.0)],
        };
        let p0 = std::hint::black_box(-0.3125_f64);
        let p1 = std::hint::black_box(1.484375_f64);
        let p2 = std::hint::black_box(1_usize);
        let p3 = std::hint::black_box(3_i32);
        let mut m1 = p1.clone();
        let value = f(p0.clone(), &mut m1, p2, p3);
        expected.check_call(value, &(m1.clone(),));
        let mut m1 = p1.clone();
        expected.check_gradient(&f_grad(p0.clone(), &mut m1, p2, p3));
        let mut m1 = p1.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &mut m1, p2, p3);
        expected.check_call(value, &(m1.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m1 = p1.clone();
        let mut b1 = 0.5_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &mut m1, p2, p3, &mut b1, 0.75);
        expected.check_call(value, &(m1.clone(),));
        let first = (g0, b1.clone());
        let mut m1 = p1.clone();
        let mut b1 = 0.5_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &mut m1, p2, p3, &mut b1, 0.75);
        expected.check_call(value, &(m1.clone(),));
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0]);
        let mut m1 = p1.clone();
        let mut b1 = 0.5_f64;
        let (value, g0) = f_vjp(p0.clone(), &mut m1, p2, p3, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.0]);
        let mut m1 = p1.clone();
        let d0 = -0.125_f64;
        let mut d1 = 1.125_f64;
        let (value, tangent) = f_jvp(p0.clone(), &mut m1, p2, p3, d0, &mut d1);
        expected.check_call(value, &(m1.clone(),));
        expected.check_tangent(tangent, &(d1.clone(),));
    }
}

mod program_122 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(b: f64, w: &[f64], x: &mut [f64], state: &Vec<f64>, pos: usize) {
        let mut w2 = [0.0; 3];
        for pos2 in 1..x.len() {
            x[pos2] += w2[pos2 % w2.len()];
            let t = (pos as f64 - state[1])
                .min(b * w[(pos2 * 5 + 1) % w.len()])
                .powi(0);
            let mut b = b;
            b = (pos2 as f64).sin().exp();
        }
    }

    #[grad]
    pub fn relax1(y: f64, row: &[f64], pos: usize, depth: usize) -> f64 {
        if depth == 0 {
            return (if row[((pos & pos) * 3 + 4) % row.len()] < 0.671875 {
                row[((y.abs() + 1.953125) * 3.0) as usize % row.len()]
            } else {
                y
            })
            .cos()
                + 0.515625 * (pos as f64 + row[((y * y + 1.53125) * 3.0) as usize % row.len()])
                + 0.609375 * y
                + 1.0 * (y - -0.640625);
        }
        for count in (1..row.len()).step_by(3) {
            let mut sum =
                (y - y - y) / ((y + (count as f64 * count as f64).ln_1p()).abs() + 0.765625);
            let mut m: usize = 0;
            while m < 3 {
                m += 1;
                let t = 0.5;
                sum = row[count];
                sum = y;
            }
            let mut acc = 0.609375;
        }
        let mut y2: f64 = 0.0;
        for j in 0..row.len() {
            y2 += row[j];
        }
        pos as f64 + 0.59375 * y2 + 0.75 * y2.sin() + 0.265625 * (y * y + 1.578125).ln()
    }

    #[grad]
    pub fn stage2(prev: f64, c: f64, x: &[f64], v: &mut [f64], depth: usize) -> f64 {
        if depth == 0 {
            return x[((3 + 3) * 3 + 3) % x.len()]
                + 1.28125
                    * (c.abs() + 0.78125)
                        .powf(x[((c.abs() + 1.421875) * 3.0) as usize % x.len()].sin());
        }
        for k in 0..v.len() {
            v[k] = (-x[k % x.len()].abs().abs()).exp();
        }
        let c = c.cos().sin();
        let mut b = c.sin();
        let mut k2: usize = 0;
        'l0: loop {
            k2 += 1;
            v.copy_from_slice(&x[0..]);
            b = b;
            b = 1.3125;
            for k3 in 0..v.len() {
                v[k3] += prev.clamp(-1.25, 1.453125) * x[k2 % x.len()].tanh();
            }
            if k2 >= 2 {
                break;
            }
        }
        let mut rate: f64 = 0.0;
        for j in 0..v.len() {
            rate += v[j];
        }
        relax1(
            if k2 >= 1 {
                x[((2 + k2) * 6 + 2) % x.len()]
            } else {
                v[0 % v.len()]
            },
            &v[..v.len() - 1],
            k2 % 4,
            1,
        )
        .min(c + x[(k2 * 3 + 2) % x.len()])
            + 0.59375 * rate
            + 0.609375 * b
            + 0.703125 * (-0.359375 + x[(3 * 3 + 3) % x.len()])
            + 1.0 * rate.sin()
            + 1.21875 * v[0 % v.len()].sin()
    }

    #[grad(jvp)]
    pub fn f(b: f64, buf: &[f64], j: usize) -> f64 {
        'l0: for k in 0..buf.len() {
            if b < relax1(
                if buf.len() == 0 { -1.390625 } else { 1.140625 },
                &buf[1..],
                k % 4,
                1,
            ) {
                continue 'l0;
            }
        }
        let c = ({
            let prev = b + buf[((j >> 1) * 6 + 1) % buf.len()];
            prev * (buf[1] * prev)
        }) - b;
        match j % 4 {
            0 => {
                let mut rate = (b + 0.921875)
                    * (if b < 0.953125 && j + j < 1 {
                        b - buf[((b * b + 1.859375) * 3.0) as usize % buf.len()]
                    } else {
                        if relax1(buf[(j * 5 + 3) % buf.len()] * b, buf, j % 4, 2) <= b - -1.71875 {
                            buf[(j * 7 + 3) % buf.len()]
                        } else {
                            0.25
                        }
                    });
            }
            1 | 3 => {
                let mut n: usize = 0;
                'l1: loop {
                    n += 1;
                    if n >= 3
                        || (if c - c > c.floor() { 1.40625 } else { c })
                            >= j as f64 / (b.abs() + 0.78125)
                    {
                        break;
                    }
                    let mut sum = 0.0;
                    for k2 in (1..buf.len()).rev() {
                        sum += 0.5 * (buf[k2 - 1] * buf[k2] * buf[k2]);
                    }
                    let mut y: f64 = 0.546875;
                    if j % 2 % 2 == 0
                        && buf[buf.len() - 1] > buf[((n + j) * 4 + 2) % buf.len()] + -0.421875
                    {
                        let prev2;
                        if j * 2 % 2 == 0 {
                            prev2 = y;
                        } else {
                            prev2 = y.atan() * buf[1 % buf.len()];
                        }
                        let mut k3: usize = 0;
                        loop {
                            k3 += 1;
                            if k3 >= 1
                                || (buf[((c * c + 1.078125) * 3.0) as usize % buf.len()]
                                    * buf[((c * c + 1.078125) * 3.0) as usize % buf.len()]
                                    + 1.890625)
                                    .cbrt()
                                    > (match j % 4 {
                                        0 => b,
                                        1 | 2 => sum,
                                        _ => buf[1],
                                    })
                            {
                                break;
                            }
                            sum = -1.984375 * c + prev2;
                            sum = (k3 as f64).min(sum);
                        }
                    } else {
                        let mut j2: usize = 0;
                        while j2 < 5 && (j >> 1) % 2 == 0 {
                            j2 += 1;
                            let mut sum2 = 0.0;
                            for pos in (1..buf.len() - 1).rev() {
                                sum2 += 0.5 * (buf[pos - 1] * buf[pos + 1] * buf[pos]);
                            }
                            sum = 0.5 * relax1(buf[(n * 7 + 4) % buf.len()], &buf[0..], j2 % 4, 2);
                        }
                        let mut n2: usize = j;
                    }
                }
                let mut a = buf[0];
            }
            _ => {
                let prev3 = c;
                let mut c2 = 0.0;
                for n3 in 0..buf.len() {
                    c2 += buf[n3];
                }
                if j != 0 {
                    (c2, c2) = (
                        j as f64,
                        match j % 4 {
                            0 => buf[((b.abs() + 0.53125) * 3.0) as usize % buf.len()],
                            1 | 2 => j as f64,
                            _ => prev3,
                        },
                    );
                    return (c * c + 1.53125).powf((c2 - buf[(3 * 6 + 4) % buf.len()]).sin())
                        + 1.484375 * c2
                        + 0.71875 * (buf[(j % 2 * 4 + 2) % buf.len()] + c2)
                        + 1.40625 * prev3.tanh()
                        + 1.234375 * (buf[1] - buf[(j * 2 + 1) % buf.len()]);
                }
            }
        }
        b + buf[(j * 5 + 2) % buf.len()] - b + 0.453125 * b.powi(0)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fd636c524248980,
            outgoing: &[],
            gradient: &[
                (0.14865572156277063, 21.03999898502607),
                (0.0, 0.0),
                (2.0788699984729835, 30.831363370930816),
                (-0.515625, 1.953125),
            ],
            weighted: &[
                (0.11149179117207797, 15.779999238769552),
                (0.0, 0.0),
                (1.5591524988547376, 23.123522528198112),
                (-0.38671875, 1.46484375),
            ],
        };
        let p0 = std::hint::black_box(-0.3125_f64);
        let p1 = std::hint::black_box(vec![0.578125, -1.640625, 1.5625]);
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

mod program_123 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(z: f64, weights: &[f64], data: &mut [f64], i: usize) -> (f64, f64) {
        if 0 % 2 == 0 && data[1].sin().exp() >= 0.640625 {
            if weights[((i >> 1) * 6 + 2) % weights.len()].powi(-1) < -0.734375 {
                data.fill(match i % 4 {
                    0 => z,
                    1..=2 => z,
                    _ => i as f64,
                });
            } else {
                let mut z2 = weights[i % weights.len()];
                if z2.mul_add(
                    data[((i >> 1) * 6 + 2) % data.len()],
                    weights[(i * 4 + 4) % weights.len()],
                ) >= 0.890625
                {
                    let c = (weights[((z.abs() + 0.953125) * 3.0) as usize % weights.len()]
                        * weights[((z.abs() + 0.953125) * 3.0) as usize % weights.len()]
                        + 0.59375)
                        .powf(
                            ((z2.abs() + 1.609375).sqrt()
                                + data[(weights.len() * 6 + 4) % data.len()])
                            .sin(),
                        );
                    let mut a = -0.25;
                }
            }
            let b = -0.6875;
        }
        let mut t: f64 = 0.0;
        for pos in 0..data.len() {
            t += data[pos] * data[pos];
        }
        let mut prev: f64 = 0.0;
        for m in 0..data.len() {
            prev += data[m];
        }
        (
            data[(i * 7 + 4) % data.len()] * i as f64
                / ((match i % 4 {
                    0 => z,
                    1..=2 if data[((t * t + 0.875) * 3.0) as usize % data.len()] + z < z.tanh() => {
                        z
                    }
                    _ => z,
                }) * (match i % 4 {
                    0 => z,
                    1..=2 if data[((t * t + 0.875) * 3.0) as usize % data.len()] + z < z.tanh() => {
                        z
                    }
                    _ => z,
                }) + 1.796875)
                + 0.546875 * prev
                + 1.421875 * t
                + 1.265625 * (prev + weights[i % weights.len()]),
            data[0].cos()
                + t.atan()
                + 1.453125 * prev
                + 0.671875 * t
                + 0.375 * weights[((prev * prev + 1.625) * 3.0) as usize % weights.len()]
                + 1.15625
                    * (data[((prev.abs() + 1.90625) * 3.0) as usize % data.len()].abs() + 1.90625)
                        .ln(),
        )
    }

    #[grad]
    pub fn update1(s: f64, total: f64, v: &[f64], out: &mut [f64], s2: &mut f64) {
        let mut m: usize = 0;
        while m < 4 && m != 2 {
            m += 1;
            let mut u = (total + total).sin() - total.abs().tanh();
            match m % 4 {
                0 if (if u * u < out[((s * s + 0.953125) * 3.0) as usize % out.len()] {
                    *s2
                } else {
                    total
                }) < 0.5 =>
                {
                    let mut acc = 0.0;
                    for m2 in 0..out.len() {
                        acc += out[m2] * out[m2];
                    }
                    let mut cells = [[0.0; 2]; 3];
                    *s2 *= (cells[2][(m * m * 2 + 1) % 2] * m as f64).cos();
                }
                1 | 3 => {
                    let total = (s.abs() + 1.96875).ln();
                    let mut y = (if m ^ m > 0 {
                        {
                            let t = m as f64;
                            t * v[0]
                        }
                    } else {
                        total.sin()
                    })
                    .sin()
                    .exp();
                    let mut acc2 = out[out.len() - 1];
                }
                _ => {
                    let mut rate = 0.1875;
                }
            }
            let mut c = -0.078125;
            {
                let r = &mut out[1];
                *r = v[(2 * m * 2 + 3) % v.len()];
            }
        }
    }

    #[grad(jvp)]
    pub fn f(t: f64, out: &[f64], j: usize, j2: i32) -> f64 {
        let mut n: usize = 0;
        'l0: loop {
            n += 1;
            let sum = (out[1] * -0.59375).sin()
                * (out[out.len() - 1] + t - (out[0] * out[0] + 1.421875).recip());
            if n >= 4 {
                break;
            }
        }
        let mut b = if 2 + n == 0 {
            (t * out[0]).tanh()
        } else {
            (out[(j * 2 + 4) % out.len()] * t).tanh()
        };
        if !(t <= 0.375) {
            let prev = j2 as f64;
        }
        let mut acc: f64 = 0.0;
        for count in 0..out.len() {
            acc += out[count];
        }
        let mut c: f64 = 0.0;
        for i in 1..out.len() - 1 {
            c += 0.5 * (out[i - 1] * out[i + 1] * out[i]);
        }
        for j3 in 1..out.len() {
            let mut total = match out.len() % 4 {
                0 => (-1.625 * acc).sin(),
                1..=2 => (out[j3] * out[j3]).ln_1p(),
                _ => (out[j3].abs() + 1.3125).ln().abs(),
            };
            if t.mul_add(-1.703125, -1.609375) > 0.34375 {
                acc += total.tanh().atan();
            } else {
                let mut t2 = -0.71875;
                let mut pos: usize = 0;
                while pos < 1 && pos * 2 < 1 {
                    pos += 1;
                    let i2: usize = n;
                    let mut count2: usize = 0;
                    loop {
                        count2 += 1;
                        if b * total >= -0.765625 {
                            let mut b2 = 0.0;
                            for count3 in 0..out.len() {
                                b2 += out[count3];
                            }
                            return b * out[1] - (out[j3 - 1] + b)
                                + 1.3125 * b2
                                + 0.890625 * t2
                                + 0.53125 * total
                                + 0.796875 * (pos as f64).powi(4);
                        }
                        if count2 >= 3 {
                            break;
                        }
                    }
                    'l1: for n2 in (1..1).rev() {
                        std::mem::swap(&mut t2, &mut c);
                    }
                }
            }
        }
        let mut rate = 0.0;
        for n3 in 0..out.len() {
            rate += out[n3] * out[n3];
        }
        c + 0.765625 * rate
            + 0.828125 * c
            + 0.953125 * acc
            + 0.515625 * (-1.40625 * rate)
            + 0.5 * (out[((2 + 1) * 5 + 3) % out.len()] * out[0])
            + 1.25 * c.sin()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfe45c9a720606ca,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (-1.0233166010359322, 11.89127599287337),
                (-1.295277050588137, 13.835269370225461),
                (6.1268018663406325, 15.21850737999363),
                (-0.7363750727156197, 12.704920402053057),
            ],
            weighted: &[
                (0.0, 0.0),
                (-0.7674874507769491, 8.918456994655028),
                (-0.9714577879411028, 10.376452027669096),
                (4.595101399755475, 11.413880534995222),
                (-0.5522813045367148, 9.528690301539793),
            ],
        };
        let p0 = std::hint::black_box(-1.46875_f64);
        let p1 = std::hint::black_box(vec![1.5, 2.0, -0.515625, 1.859375]);
        let p2 = std::hint::black_box(1_usize);
        let p3 = std::hint::black_box(-1_i32);
        let value = f(p0.clone(), &p1, p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2, p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2, p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone());
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, p2, p3, &mut b1, 0.75);
        expected.check_weighted(&(g0, b1.clone()), &vec![0.0, 0.125, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2, p3, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_124 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(row: &Vec<f64>) -> (f64, f64) {
        let mut s: f64 = 0.0;
        for k in 0..row.len() {
            s += row[k];
        }
        for count in 0..row.len() {
            let mut t = row[count] - (row[1] + s).sin();
            t += row[count].clamp(-1.25, 1.46875);
        }
        let mut acc = row[((s.abs() + 1.5) * 3.0) as usize % row.len()].mul_add(s, -1.640625);
        s = s * row[2 % row.len()].tanh();
        let mut c: f64 = 0.0;
        for j in 0..row.len() {
            c += row[j] * row[j];
        }
        let mut rate = 0.0;
        for j2 in 0..row.len() {
            rate += row[j2];
        }
        (
            (if row.len() > 0 {
                -0.109375
            } else {
                acc.clamp(-1.25, 0.296875)
            }) + 1.078125 * rate
                + 1.484375 * c
                + 1.078125 * acc
                + 1.09375
                    * (if 3 <= 2 {
                        row[(0 * 2 * 3 + 1) % row.len()]
                    } else {
                        row[0 % row.len()]
                    })
                + 1.0 * row[((s.abs() + 1.609375) * 3.0) as usize % row.len()]
                + 1.234375 * (s / (rate * rate + 1.25)),
            s + 0.90625 * rate + 0.78125 * c + 0.546875 * acc + 1.125 * (c * c).ln_1p(),
        )
    }

    #[grad]
    pub fn update1(y: f64) -> f64 {
        for count in (0..4).rev() {
            for k in 2..4 {
                let mut z = match (k >> 1) % 4 {
                    0 => y.sin() / (y / (y * y + 0.5625) * (y / (y * y + 0.5625)) + 1.234375),
                    1..=2 => (-0.125 + y) * (if -1.9375 * y < y + 1.03125 { y } else { y }),
                    _ => y * y * (y * 1.703125),
                };
            }
            if y.tanh() > 0.390625 {
                break;
            }
            let mut prev = y;
            let mut z2 = y;
        }
        0.90625 + 0.46875 * (y * y) + 0.265625 * (y * -0.25)
    }

    #[grad]
    pub fn stage2(z: f64, b: f64, row: &mut [f64], j: usize) -> f64 {
        let mut s = (b.tanh() + (row[((b * b + 1.0625) * 3.0) as usize % row.len()] - row[0]))
            * (z / (z.cos().abs() + 0.96875));
        for i in (0..3).step_by(2).rev() {
            let prev = match (j & i) % 4 {
                0 => update1(b * z).cos(),
                1 | 2 => {
                    if z.clamp(-1.25, 0.84375) < -0.265625 {
                        0.921875 - s
                    } else {
                        s.floor()
                    }
                }
                _ => b.sin().exp() + -0.109375,
            };
            match j % 4 {
                0 => {
                    match (j >> 1) % 4 {
                        0 if b / (z * z + 1.375)
                            <= row[((s.abs() + 0.984375) * 3.0) as usize % row.len()].sin() =>
                        {
                            let mut s2 = -0.9375;
                            let rate = (row[0] + row[row.len() - 1].abs())
                                / ((if row[(j * 6 + 1) % row.len()]
                                    > 1.390625 + row[(i * 4 + 1) % row.len()]
                                {
                                    0.265625
                                } else {
                                    z
                                })
                                .hypot(prev.exp_m1())
                                    * (if row[(j * 6 + 1) % row.len()]
                                        > 1.390625 + row[(i * 4 + 1) % row.len()]
                                    {
                                        0.265625
                                    } else {
                                        z
                                    })
                                    .hypot(prev.exp_m1())
                                    + 0.546875);
                        }
                        1 | 3 => {
                            if row[((i + i) * 4 + 4) % row.len()].tanh() < 0.34375 {
                                break;
                            }
                            row[0] = (if z * row[(j / 3 * 4 + 3) % row.len()] <= 0.171875 {
                                row[0]
                            } else {
                                row[(j * 7 + 4) % row.len()]
                            }) + s.tanh();
                        }
                        _ => {
                            let u;
                            if row[((j + j) * 6 + 3) % row.len()] > 0.21875 {
                                u = z * row[row.len() - 1] - i as f64 * j as f64;
                            } else {
                                u = match i % 4 {
                                    0 => z * b,
                                    1..=2 => update1(
                                        if (if i % 2 == 0
                                            || row[((0 + j) * 3 + 3) % row.len()].sin() > -0.359375
                                        {
                                            s
                                        } else {
                                            prev
                                        }) <= -0.765625
                                        {
                                            z
                                        } else {
                                            prev
                                        },
                                    ),
                                    _ => prev,
                                };
                            }
                            row[1] += update1(u);
                            s = (if j as f64 - row[1] <= 0.546875 {
                                row[((s.abs() + 1.25) * 3.0) as usize % row.len()]
                            } else {
                                z
                            }) - (u - row[row.len() - 1]);
                        }
                    }
                    let m: usize = i * i + j;
                    (s, row[0]) = (prev, s + prev);
                }
                1 | 3 => {
                    row[((i ^ j) * 7 + 3) % row.len()] += 1.421875;
                    for j2 in 0..row.len() {
                        row[j2] = match (i + i) % 4 {
                            0 => (prev.abs() + 1.421875).powf(b.sin()),
                            1 | 2 => b.floor(),
                            _ => b.sin(),
                        };
                    }
                    let mut s3 = 0.890625;
                }
                _ => {
                    row[i % row.len()] *=
                        (j as f64 - row[((prev.abs() + 0.875) * 3.0) as usize % row.len()]).cos();
                    let done = row[(i * i * 5 + 4) % row.len()].cos() <= -0.15625;
                    {
                        let r = &mut row[0];
                        *r = update1((b.abs() + 1.71875).ln());
                    }
                }
            }
            if j / 3 >= 0 {
                s = 0.5 * update1(row[(3 * 3 + 2) % row.len()].atan());
                continue;
            }
        }
        let mut sum = 0.0;
        for m2 in 0..row.len() {
            sum += row[m2];
        }
        ((row[j % row.len()] * -1.890625).abs() + 0.640625).ln()
            + 1.3125 * sum
            + 0.71875 * s
            + 0.921875 * update1(row[1 % row.len()].sin())
            + 0.265625 * (j as f64).min(row[((b.abs() + 1.125) * 3.0) as usize % row.len()])
            + 1.0625 * s.sin()
    }

    #[grad(jvp)]
    pub fn f(c: f64, row: &[f64], count: usize) -> f64 {
        let mut t = (row[(count * 6 + 1) % row.len()].floor() + (-2.0 + c))
            * (c / (c.abs() + 1.03125) + update1(c + c));
        t = c;
        let c = c;
        let mut sum: f64 = 0.0;
        for j in 1..row.len() {
            sum += row[j - 1] * row[j];
        }
        t += sum / (t * c * (t * c) + 1.703125);
        let mut prev: f64 = 0.046875;
        match (count + count) % 4 {
            0 => {
                for count2 in 0..row.len() - 1 {
                    if sum - row[0] <= -0.03125 {
                        if -0.109375 >= 0.75 {
                            t += (-row[count2].abs()).exp()
                                + (if 2 + count2 == 1 { prev } else { t });
                            let t = update1(row[count2].tanh());
                        }
                        let mut t2 = 0.0;
                        for m in 1..row.len() {
                            t2 += row[m - 1] * row[m];
                        }
                    } else {
                        for count3 in 1..row.len() {
                            let sum = prev * (prev * prev).sin();
                            let (y, s) = (
                                (count3 as f64 + -0.3125).tanh(),
                                row[(0 * 3 * 3 + 2) % row.len()] * c / (c.abs() + 0.671875),
                            );
                            let mut z = (row[count3 - 1] + s).sin()
                                + (sum + c)
                                    / ((1.40625
                                        + row[((prev * prev + 1.59375) * 3.0) as usize
                                            % row.len()])
                                        * (1.40625
                                            + row[((prev * prev + 1.59375) * 3.0) as usize
                                                % row.len()])
                                        + 0.890625);
                            let mut z2 = 0.140625;
                        }
                    }
                    if (count + count2) % 2 == 0 {
                        t /= 1.546875;
                        break;
                    }
                }
                let mut row2 = vec![(count as f64).abs(); 4];
                prev -= prev * row[((count + count) * 3 + 2) % row.len()]
                    + (if (-0.0625 * count as f64) > 0.890625 {
                        0.71875
                    } else {
                        -0.921875
                    });
            }
            1 | 3 => {
                let c2 = sum.hypot((t - row[(0 * 7 + 2) % row.len()]).clamp(-1.25, 1.484375));
                if t > c2 / (c.abs() + 0.640625) {
                    t = row[(3 * 3 + 3) % row.len()] - count as f64;
                    return (0.453125 / (prev.abs() + 0.609375)).atan()
                        + 0.859375 * prev
                        + 1.09375 * sum
                        + 1.171875 * t
                        + 1.390625
                            * ({
                                let y2 = row[(count * count * 3 + 4) % row.len()];
                                y2 * c2
                            })
                        + 0.796875 * row[((count + count) * 2 + 1) % row.len()];
                }
                prev += row[count % row.len()] - -0.5625 - (count as f64).cos();
            }
            _ => {
                let prev2 = row[(count * 3 + 1) % row.len()]
                    / ((sum / (sum * sum + 0.578125)
                        + row[((count + count) * 6 + 4) % row.len()]
                            / ((count as f64).abs() + 1.4375))
                        .abs()
                        + 0.578125);
                t = ({
                    let t3 = row[1];
                    t3 * count as f64
                }) - update1(sum + -0.59375);
                sum = (-0.75 * count as f64).tanh();
            }
        }
        let mut t4: f64 = 0.0;
        for i in 0..row.len() {
            t4 += row[i] * row[i];
        }
        row[0]
            .max(row[(row.len() * 4 + 4) % row.len()])
            .clamp(-1.25, 1.09375)
            + 0.625 * t4
            + 1.078125 * prev
            + 0.5 * sum
            + 1.296875 * t4.tanh()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401074ab9916c221,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (-1.870542301095463, 9.540590511404536),
                (2.161705218575077, 6.925208843924923),
                (0.807286677314884, 4.117518010185116),
            ],
            weighted: &[
                (0.0, 0.0),
                (-1.4029067258215973, 7.155442883553402),
                (1.6212789139313077, 5.193906632943692),
                (0.605465007986163, 3.0881385076388375),
            ],
        };
        let p0 = std::hint::black_box(0.59375_f64);
        let p1 = std::hint::black_box(vec![-1.484375, 0.921875, 0.640625]);
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

mod program_125 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(prev: f64, z: f64, out: &[f64], out2: &mut [f64], w: &Vec<f64>, count: usize) -> f64 {
        match count % 4 {
            0 if count > 2 => {
                let mut sum = -out[((z * z + 1.390625) * 3.0) as usize % out.len()];
                out2.swap(0, 0);
            }
            1 | 3 => {
                'l0: for pos in 0..out.len() {
                    let z = w[count % w.len()];
                }
                let b = (w[(1 * 3 + 4) % w.len()] * 0.875).sin().sin();
                let mut m: usize = 0;
                loop {
                    m += 1;
                    let mut a = 0.265625;
                    if m >= 1 {
                        break;
                    }
                }
            }
            _ => {
                let mut table = [[0.0; 2]; 3];
                table[0][((z.abs() + 1.359375) * 3.0) as usize % 2] += out2[count % out2.len()]
                    * -1.71875
                    - table[((prev.abs() + 1.65625) * 3.0) as usize % 3][0] * prev;
            }
        }
        if prev.atan() <= -0.921875 {
            let prev = 0.484375;
        } else {
            {
                let r = &mut out2[0];
                *r = z;
            }
            if count & count != 3 {
                let mut k: usize = 0;
                while k < 3 {
                    k += 1;
                    let mut prev = 1.0;
                    let (t, u): (f64, f64) =
                        (1.203125, ((z * z).ln_1p() * (z * z).ln_1p() + 0.75).sqrt());
                    let mut j: usize = 0;
                    let rate = loop {
                        j += 1;
                        if j >= 3 || (k + j) % 2 == 0 {
                            break match count * 2 % 4 {
                                0 => prev,
                                1..=2 => t,
                                _ => j as f64,
                            };
                        }
                        prev -= w[1].tanh() + z.sin();
                        let s: f64 = -0.234375;
                        let mut s = ((match k % 4 {
                            0 => t,
                            1 | 2 => s * -0.140625,
                            _ => t,
                        }) * (match k % 4 {
                            0 => t,
                            1 | 2 => s * -0.140625,
                            _ => t,
                        }) + 0.84375)
                            .ln();
                    };
                }
                let mut acc = (-(w[count % w.len()] + prev).abs()).exp() * out2[k % out2.len()];
                out2[(k * 6 + 1) % out2.len()] = match k % 4 {
                    0 => z.cos(),
                    1..=2 => prev,
                    _ => out2[((z.abs() + 1.21875) * 3.0) as usize % out2.len()] - prev,
                };
            }
            out2[((count + count) * 5 + 2) % out2.len()] = (z * z + 1.421875).ln();
        }
        let mut u2 = 0.0;
        for j2 in 0..out2.len() {
            u2 += out2[j2];
        }
        let mut s2 = 0.0;
        for count2 in 0..out2.len() {
            s2 += out2[count2] * out2[count2];
        }
        u2 + 0.75 * s2
            + 1.09375 * u2
            + 0.25 * u2
            + 1.296875 * (out[(count * 4 + 4) % out.len()] - out[(count * 5 + 1) % out.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400008b623d95630,
            outgoing: &[0x3ff6a0e4817c8d00, 0xbff7400000000000, 0xbffb000000000000],
            gradient: &[
                (-0.1640625, 4.5234375),
                (3.5617480722654093, 3.5617480722654093),
                (1.296875, 1.296875),
                (-1.296875, 1.296875),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (-0.0234375, 9.3984375),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (-0.748046875, 4.017578125),
                (3.0701477804142625, 3.0701477804142625),
                (0.97265625, 0.97265625),
                (-0.97265625, 0.97265625),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.357421875, 8.423828125),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-0.234375_f64);
        let p1 = std::hint::black_box(1.640625_f64);
        let p2 = std::hint::black_box(vec![0.96875, 0.328125, 1.265625, 0.265625, 0.046875]);
        let p3 = std::hint::black_box(vec![-1.234375, -1.703125, -1.6875]);
        let p4 = std::hint::black_box(vec![1.453125, 0.859375]);
        let p5 = std::hint::black_box(4_usize);
        let mut m3 = p3.clone();
        let value = f(p0.clone(), p1.clone(), &p2, &mut m3, &p4, p5);
        expected.check_call(value, &(m3.clone(),));
        let mut m3 = p3.clone();
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &mut m3, &p4, p5));
        let mut m3 = p3.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &mut m3, &p4, p5);
        expected.check_call(value, &(m3.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let mut b4 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            &p4,
            p5,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let first = (g0, g1, b2.clone(), b3.clone(), b4.clone());
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let mut b4 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            &p4,
            p5,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m3.clone(),));
        let second = (g0, g1, b2.clone(), b3.clone(), b4.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.125, 0.125,
            ],
        );
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let mut b4 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            &p4,
            p5,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone(), b4.clone()),
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.125, 0.125,
            ],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let mut d3 = vec![-0.375, 0.875, -0.125];
        let d4 = vec![1.125, 0.125];
        let (value, tangent) = f_jvp(
            p0.clone(),
            p1.clone(),
            &p2,
            &mut m3,
            &p4,
            p5,
            d0,
            d1,
            &d2,
            &mut d3,
            &d4,
        );
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
    }
}

mod program_126 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(c: f64, j: usize) -> f64 {
        match (j + j) % 4 {
            0 => {
                for count in 1..0 {
                    for n in 0..0 {
                        match n % 4 {
                            0 if 1.359375 > 0.53125 => {
                                let mut rate = ((c.cos() + c).abs() + 1.390625).sqrt();
                                rate = (if !(count % 2 == 0) { c } else { rate })
                                    .mul_add(c + -0.953125, rate);
                            }
                            1 | 3 => {
                                let c: f64 = 1.0625;
                                if n / 2 % 2 == 0 {
                                    let mut b = (if c <= -0.5625 || (-c.abs()).exp() > 0.203125 {
                                        c + c
                                    } else {
                                        c * c
                                    })
                                    .max(c);
                                    continue;
                                }
                                if (n as f64).powi(-1) <= 0.640625 {
                                    let mut buf = [c.sin(), c / (c * c + 1.734375)];
                                    break;
                                }
                            }
                            _ => {
                                let mut c2 = (c + c) / ((c * n as f64).abs() + 0.5)
                                    * (c.atan() * c.atan() + 0.859375).ln();
                                let mut x = [c2 * c2, c2.sin(), c.tanh(), c2 * c2];
                            }
                        }
                        let mut b2 = (c - c.tanh()).max(c);
                        let mut rate2 = 0.5625;
                    }
                    'l0: for m in 1..2 {
                        let c = ((if c < -0.8125 { c } else { c - c }).abs() + 1.0).ln();
                        let mut c = 0.84375;
                    }
                }
                let sum = (c.sin() - c.abs()).floor();
                let acc = (sum * c - c.atan2(sum)) * (sum.clamp(-1.25, 1.359375) - sum);
            }
            1 | 3 => {
                let mut sum2 = -0.765625;
            }
            _ => {
                let mut a = c.mul_add(c, -1.3125)
                    + ((if j + 2 <= 2 { c } else { c }) + c / (c * c + 0.546875));
                let m2: usize = j * j >> 1;
            }
        }
        c + 1.203125 * (c * c + 0.6875).ln()
            + 0.296875 * (if j >> 1 == 2 { c } else { c })
            + 0.875 * c
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4015906737c739f6,
            outgoing: &[],
            gradient: &[(3.294791666666667, 3.294791666666667)],
            weighted: &[(2.47109375, 2.47109375)],
        };
        let p0 = std::hint::black_box(1.75_f64);
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

mod program_127 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(s: f64, out: &mut [f64], j: usize) -> f64 {
        if out[out.len() - 1] <= 0.734375 {
            let mut total = ({
                let z = s * out[(j * 7 + 3) % out.len()];
                z * (out[j % out.len()] + s)
            }) + s;
            for n in 1..out.len() {
                out[n] = total;
            }
        }
        for k in 0..out.len() {
            let (prev, t) = (
                s.atan(),
                ({
                    let a = out[1];
                    a * s
                }) + out[k],
            );
            let rate = -1.875;
            out[k] /= 1.578125;
        }
        (s / (s * s + 1.65625) * (s / (s * s + 1.65625)) + 0.84375).recip()
            + 0.640625 * out[j % out.len()].atan()
            + 1.234375 * s
    }

    #[grad]
    pub fn blend1(z: f64, out: [f64; 3], buf: &Vec<f64>, depth: usize) -> f64 {
        if depth == 0 {
            return (buf[0].abs() + 1.0).powf((z * z + 1.6875).sqrt().sin())
                + 1.359375 * (out[(3 / 2 * 3 + 4) % 3] + z);
        }
        if z.sin() > 0.515625 {
            if 1 > 1 {
                let mut s = buf[(3 / 3 * 4 + 2) % buf.len()]
                    - (buf[((z * z + 0.53125) * 3.0) as usize % buf.len()] * z
                        + buf[((2 + 3) * 2 + 1) % buf.len()] * z);
                let s2 = -0.296875;
                let mut y = s + buf[((s2 * s2 + 0.921875) * 3.0) as usize % buf.len()].sin()
                    * out[((1 & 2) * 3 + 1) % 3];
            } else {
                let mut pos: usize = 1;
                let mut z = buf[1].abs();
                z *= (match out.len() % 4 {
                    0 => z,
                    1 | 2 => 0.328125,
                    _ => pos as f64,
                })
                .cos();
            }
            let mut a = (if z * buf[(2 * 7 + 1) % buf.len()]
                <= buf[((z * z + 1.734375) * 3.0) as usize % buf.len()]
            {
                buf[((z * z + 1.984375) * 3.0) as usize % buf.len()].atan()
            } else {
                if z * buf[(1 * 6 + 1) % buf.len()] >= z {
                    buf[0 % buf.len()]
                } else {
                    out[0 % out.len()]
                }
            }) + (0.78125
                / (buf[((z * z + 1.203125) * 3.0) as usize % buf.len()]
                    * buf[((z * z + 1.203125) * 3.0) as usize % buf.len()]
                    + 0.5)
                - (if buf[1] * buf[(2 % 3 * 4 + 2) % buf.len()] >= 0.046875 {
                    z
                } else {
                    -0.015625
                }));
            a = 0.5 * blend1(a.tanh(), out, buf, depth - 1);
        }
        let mut total = 0.0;
        for count in 0..buf.len() {
            total += buf[count];
        }
        total + 0.90625 * total + 0.34375 * total + 1.109375 * (z + 1.765625)
    }

    #[grad(jvp)]
    pub fn f(acc: f64, weights: [f64; 3], n: usize, i: i32) -> f64 {
        let mut j: usize = 0;
        loop {
            j += 1;
            let a = (acc - acc) * (j as f64 - n as f64) + acc * acc * (acc * acc);
            if j + j >= 3 {
                let acc = {
                    let c = (weights[((n & j) * 6 + 2) % weights.len()] * acc).abs();
                    c * (-(weights[(j * n * 2 + 2) % 3] * -0.234375).abs()).exp()
                };
                if a.mul_add(-1.4375, a) > -0.625 {
                    return (i as f64).min(a)
                        + 0.90625 * acc.mul_add(acc, 0.90625)
                        + 0.6875 * (acc - weights[((a.abs() + 1.0625) * 3.0) as usize % 3])
                        + 0.640625
                            * ({
                                let a2 = a;
                                a2 * a2
                            });
                }
            }
            let mut j2: usize = 0;
            let z = loop {
                j2 += 1;
                if j2 >= 4 {
                    break i as f64;
                }
                'l0: for n2 in 0..4 {
                    for j3 in 1..weights.len() {
                        let mut acc2 = acc;
                        if a - acc <= 0.859375 || weights[j3] >= -0.96875 {
                            continue;
                        }
                        (acc2, acc2) = ((j as f64 * j as f64 + 1.21875).ln(), acc2);
                    }
                    let s = if (j >> 1) % 2 == 0 || n + n > 2 {
                        acc.mul_add(acc, acc).powi(1)
                    } else {
                        a + a + (acc + 0.0)
                    };
                }
                let mut count: usize = 0;
                'l1: while count < 3 && weights[(count * 2 + 3) % 3].sin() <= -0.84375 {
                    count += 1;
                    if (match (j2 + j2) % 4 {
                        0 => weights[1],
                        1..=2 if (j ^ n) % 2 == 0 => weights[((n + j2) * 7 + 2) % weights.len()],
                        _ => -0.15625,
                    }) > a / (weights[(count * 0 * 7 + 2) % 3].abs() + 1.328125)
                        && weights.len() % 2 == 0
                    {
                        let u = 0.21875;
                        break;
                    }
                    let mut t = (j2 as f64 - a).sin().max((-0.5 + weights[0]).atan());
                }
                'l2: for m in (1..n % 3 + 1).step_by(2).rev() {
                    let mut state = vec![0.0; 3];
                    let mut u2 = 0.0;
                    for count2 in 0..state.len() {
                        u2 += state[count2] * state[count2];
                    }
                    u2 /= 1.90625;
                    u2 = {
                        let total = state[(1 * 2 + 2) % state.len()] / (acc.abs() + 0.609375);
                        total * acc
                    };
                }
                let mut total2 = (a.abs() + 1.125).powf((weights[(n * 6 + 2) % 3] + 0.15625).sin())
                    + (a * acc).floor();
            };
            let c2 = -0.421875;
            if j >= 1 {
                break;
            }
        }
        let mut t2 = 0.0;
        for count3 in 0..weights.len() {
            t2 += weights[count3] * weights[count3];
        }
        let mut total3 = 0.0;
        for m2 in 0..weights.len() {
            total3 += weights[m2];
        }
        acc + 1.1875 * total3 + 0.984375 * t2 + 0.4375 * total3 + 0.828125 * acc.sin()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fc8d56e3a2cb290,
            outgoing: &[],
            gradient: &[
                (1.248815613877328, 1.248815613877328),
                (2.57861328125, 2.57861328125),
                (2.02490234375, 2.02490234375),
                (2.45556640625, 2.45556640625),
            ],
            weighted: &[
                (0.9366117104079961, 0.9366117104079961),
                (1.9339599609375, 1.9339599609375),
                (1.5186767578125, 1.5186767578125),
                (1.8416748046875, 1.8416748046875),
            ],
        };
        let p0 = std::hint::black_box(-1.265625_f64);
        let p1 = std::hint::black_box([0.484375, 0.203125, 0.421875]);
        let p2 = std::hint::black_box(2_usize);
        let p3 = std::hint::black_box(3_i32);
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
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0]);
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), p2, p3, 0.75);
        expected.check_weighted(&(g0, g1), &vec![0.0, 0.0, 0.0, 0.0]);
        let d0 = -0.125_f64;
        let d1 = [1.125, 0.125, -0.875];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), p2, p3, d0, d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_128 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(s: f64, x: &[f64; 3], v: &mut [f64], acc: &mut f64, k: usize) {
        if v[k % v.len()] - *acc < s {
            for pos in 0..v.len() {
                let s = (if pos % 2 == 0 && s <= v[pos] - v[pos] {
                    (-s.abs()).exp()
                } else {
                    x[(k * pos * 7 + 4) % 3]
                })
                .powi(0);
                let mut row = vec![acc.sin(); 2];
                let done = k < 2;
            }
            {
                let r = &mut v[1];
                *r = x[((*acc * *acc + 0.75) * 3.0) as usize % 3] + x[0];
            }
        } else {
            for j in 0..v.len() - 1 {
                v[j] += {
                    let prev = x[(k % 3 * 5 + 2) % x.len()];
                    prev * prev.sin()
                };
            }
            let rate = (if 0 & k == 3 { k as f64 } else { v[v.len() - 1] })
                - (if (v[v.len() - 1] - k as f64) < -0.828125 {
                    v[1]
                } else {
                    s
                })
                + s;
        }
    }

    #[grad(jvp)]
    pub fn f(acc: f64, buf: &Vec<f64>) -> f64 {
        let mut u = acc.powi(1);
        u *= (u / (acc.abs() + 1.953125)).cos();
        u = acc;
        let mut prev = acc.abs();
        let mut b = 0.0;
        for count in (1..buf.len()).rev() {
            b += buf[count - 1] * buf[count];
        }
        if 1 / 3 != 1 {
            return buf[(3 * 4 + 4) % buf.len()] * buf[1 % buf.len()]
                + buf[((acc * acc + 1.53125) * 3.0) as usize % buf.len()] / (b * b + 0.640625)
                + 1.0625 * b
                + 1.375 * prev
                + 0.953125 * u
                + 1.078125 * buf[(0 * 7 + 4) % buf.len()].cos()
                + 0.953125 * u
                + 0.3125 * u;
        }
        let mut data = vec![
            u.powi(-1),
            buf[(3 * 6 + 4) % buf.len()] + buf[(2 * 3 + 1) % buf.len()],
            -1.640625,
        ];
        (prev, data[1]) = (
            u,
            data[data.len() - 1]
                / (data[((3 >> 1) * 2 + 3) % data.len()] * data[((3 >> 1) * 2 + 3) % data.len()]
                    + 1.5),
        );
        data[1] += b;
        'l0: for pos in (0..data.len()).rev() {
            for j in (0..data.len()).rev() {
                data[j] = u;
            }
        }
        let z = 0.28125;
        let mut b =
            1.40625 / ((1.796875 / (u * u + 1.875) - (acc - buf[buf.len() - 1])).abs() + 1.0);
        data[1] -= if buf[buf.len() - 1].sin() < 0.9375 {
            u + acc
        } else {
            buf[((acc * acc + 1.796875) * 3.0) as usize % buf.len()] * -0.859375
        };
        let mut total = -0.25;
        'l1: for j2 in 2..0 {
            let (z2, prev2) = (prev.sin() * (u + acc), prev);
            let mut rate = 0.0;
            for k in (1..buf.len()).rev() {
                rate += 0.5 * (buf[k - 1] * buf[k] * buf[k]);
            }
            let acc2 = match (j2 + j2) % 4 {
                0 => data[((acc * acc + 0.75) * 3.0) as usize % data.len()],
                1 | 2 if 0 % 2 == 0 => (match j2 % 4 {
                    0 => data[data.len() - 1],
                    1..=2 if (if 0.0625 > z2 { prev } else { total }) < -0.359375 => {
                        buf[(j2 / 3 * 3 + 1) % buf.len()]
                    }
                    _ => j2 as f64,
                })
                .tanh(),
                _ => {
                    (if !(prev2 * total <= data[(1 * 3 * 5 + 4) % data.len()]) {
                        data[0]
                    } else {
                        data[(j2 * 6 + 1) % data.len()]
                    }) - ({
                        let a = buf[0];
                        a * j2 as f64
                    })
                }
            };
            data[0] = prev2;
        }
        let mut c = 0.0;
        for m in 0..data.len() {
            c += data[m];
        }
        let mut total2 = 0.0;
        for n in 0..data.len() {
            total2 += data[n] * data[n];
        }
        c * data[3 % data.len()] * data[((0 + 2) * 7 + 2) % data.len()].atan()
            + 1.15625 * total2
            + 0.875 * c
            + 0.859375 * total
            + 0.828125 * (u - buf[((0 + 0) * 6 + 4) % buf.len()])
            + 0.625 * z
            + 0.734375 * c
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff7ae6c77c2d6fe,
            outgoing: &[],
            gradient: &[
                (0.84375, 3.59375),
                (-1.4863212501404752, 3.497736667956085),
                (-0.8625986136391475, 5.319645672972983),
                (-2.4920289590482803, 2.4920289590482803),
            ],
            weighted: &[
                (0.6328125, 2.6953125),
                (-1.1147409376053563, 2.6233025009670636),
                (-0.6469489602293605, 3.989734254729737),
                (-1.8690217192862102, 1.8690217192862102),
            ],
        };
        let p0 = std::hint::black_box(-0.71875_f64);
        let p1 = std::hint::black_box(vec![0.640625, -1.359375, -0.203125]);
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

mod program_129 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(total: f64, weights: &[f64], weights2: &Vec<f64>) -> f64 {
        if total / (total.abs() + 1.796875) < -0.4375 {
            let rate = total;
            for j in (0..weights.len()).rev().step_by(2) {
                'l0: for count in 0..=2 {
                    let mut k: usize = 0;
                    while k < 5 {
                        k += 1;
                        let mut sum = ((0.234375 + 1.59375 * total).abs() + 0.671875).recip();
                        sum = (j as f64).tanh() * (total + 1.078125);
                        sum += (weights[j] - weights[j]).sin();
                    }
                    let u;
                    if (k >> 1) % 2 == 0 {
                        u = ((rate - weights[1]) * (rate - weights[1])).ln_1p();
                    } else {
                        u = (rate + total).sin();
                    }
                }
            }
        } else {
            let mut y = 0.8125;
        }
        let mut total = if 0 * 2 >= 3 {
            weights[weights.len() - 1].sin()
        } else {
            1.5 / ((if weights[(2 * 3 + 1) % weights.len()]
                < (weights2[1 % weights2.len()].abs() + 1.5625).ln()
            {
                weights[((0 & 1) * 7 + 2) % weights.len()]
            } else {
                total
            }) * (if weights[(2 * 3 + 1) % weights.len()]
                < (weights2[1 % weights2.len()].abs() + 1.5625).ln()
            {
                weights[((0 & 1) * 7 + 2) % weights.len()]
            } else {
                total
            }) + 1.9375)
        };
        total = ((total * weights[weights.len() - 1]).abs() + 1.953125).ln();
        total -= -1.890625;
        let acc = (total + -0.375)
            * (match 3 % 4 {
                0 => weights2[2 % weights2.len()],
                1..=2 => -0.21875,
                _ => -1.640625,
            })
            * total;
        let mut found = 3 != 2;
        let b: f64;
        if -0.0625 - acc
            < (if (if weights2[((acc * acc + 1.75) * 3.0) as usize % weights2.len()]
                >= total * total
                && 0 + 1 != 0
            {
                total
            } else {
                weights2[0]
            }) > weights[(2 * 3 * 5 + 1) % weights.len()] * total
                || 1 ^ 1 <= 0
            {
                acc
            } else {
                weights2[(weights2.len() * 7 + 1) % weights2.len()]
            })
        {
            b = acc + acc;
        } else {
            b = weights2[0].powi(4) + weights[(3 / 3 * 3 + 3) % weights.len()];
        }
        let mut b2 =
            (0.078125 * weights[((1 + 0) * 3 + 2) % weights.len()] * weights2[3 % weights2.len()])
                .sin()
                .exp();
        let t = total
            + (weights2[(2 * 7 + 4) % weights2.len()] + weights[(3 * 2 + 3) % weights.len()])
            + (b * 1.703125).atan();
        'l1: for m in (0..weights.len() - 1).step_by(2) {
            total = t.cos() + (m as f64 - b2);
            let mut a = b.tanh() * (b2.exp_m1() / (weights[m + 1].abs() + 0.78125));
            b2 *= (weights[m + 1] * b).cos();
            a -= if m != 1 {
                weights[m + 1]
            } else {
                b2 / (t.abs() + 1.703125)
            };
        }
        let mut prev = 0.0;
        for count2 in 0..weights.len() {
            prev += weights[count2];
        }
        let mut u2: f64 = 0.0;
        for k2 in 0..weights2.len() {
            u2 += weights2[k2];
        }
        (-0.78125 + weights[weights.len() - 1]).powi(3)
            + 0.703125 * u2
            + 0.921875 * prev
            + 1.28125 * b2
            + 1.375 * weights[(2 * 3 * 2 + 3) % weights.len()]
            + 1.359375 * (weights2[weights2.len() - 1] / (u2.abs() + 1.0625))
            + 1.078125 * total.sin()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401488e462d5aab8,
            outgoing: &[],
            gradient: &[
                (0.05555262157047582, 0.05555262157047582),
                (2.4683640542118797, 2.4683640542118797),
                (1.186986353589774, 2.971400352443303),
                (0.921875, 0.921875),
                (0.10762478076946003, 1.7361252192305399),
                (1.7671372929396614, 1.7671372929396614),
                (-0.6598711574941994, 7.901482335052074),
                (2.314793975069252, 2.314793975069252),
                (2.8678809576136497, 2.8678809576136497),
                (3.3505471191707046, 3.5685145151783266),
            ],
            weighted: &[
                (0.041664466177856865, 0.041664466177856865),
                (1.8512730406589097, 1.8512730406589097),
                (0.8902397651923305, 2.228550264332477),
                (0.69140625, 0.69140625),
                (0.08071858557709502, 1.302093914422905),
                (1.325352969704746, 1.325352969704746),
                (-0.4949033681206496, 5.9261117512890555),
                (1.736095481301939, 1.736095481301939),
                (2.150910718210237, 2.150910718210237),
                (2.5129103393780285, 2.676385886383745),
            ],
        };
        let p0 = std::hint::black_box(-0.390625_f64);
        let p1 = std::hint::black_box(vec![1.0625, 0.265625, 1.890625, 1.6875, 1.0]);
        let p2 = std::hint::black_box(vec![1.0625, 1.28125, -0.546875, -1.671875]);
        let value = f(p0.clone(), &p1, &p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), b2.clone());
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
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
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![
                0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125,
            ],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let d2 = vec![0.625, -0.375, 0.875, -0.125];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, d0, &d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_130 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(t: f64, depth: usize) -> f64 {
        if depth == 0 {
            return t.cos().mul_add(-1.46875, t)
                + 0.796875 * (t - t)
                + 0.4375 * (t * t + 0.53125).cbrt()
                + 0.671875 * t.mul_add(t, t);
        }
        let y = t / (((t + t).abs() + 0.625).ln() * ((t + t).abs() + 0.625).ln() + 1.515625);
        let t = t + ((t * t + 1.09375).sqrt() - t.tanh());
        let a = y.powi(4).mul_add(t.sin(), y);
        let mut sum = (update0(a * -0.40625, depth - 1) * update0(a * -0.40625, depth - 1) + 1.375)
            .powf((a - a).sin())
            - ((t * t + 1.15625).powf(y.sin()) - -0.796875 * t);
        let mut total = match 1 % 4 {
            0 => ((y * a).abs() + 1.234375).powf((-0.96875 / (sum.abs() + 0.671875)).sin()),
            1 | 2 if y * sum > -0.5 => (if 3 & 0 < 0 { a } else { y }) * a,
            _ => {
                if !(-1.890625 + a < -0.640625) {
                    if (if sum.clamp(-1.25, 0.671875) > a.atan() {
                        sum
                    } else {
                        t
                    }) > -0.515625
                    {
                        a
                    } else {
                        sum
                    }
                } else {
                    a
                }
            }
        };
        for count in (1..2).step_by(2) {
            let rate = (total * sum).clamp(-1.25, 0.53125) * y.mul_add(t, t).exp_m1();
        }
        sum.tanh() * (total + total)
            + 0.96875 * total
            + 0.96875 * sum
            + 0.96875 * (y / (a.abs() + 1.046875))
            + 0.65625 * a.sin()
            + 1.203125
                * (match 1 % 4 {
                    0 => a,
                    1 | 2 if 1 * 0 != 0 => -1.078125,
                    _ => t,
                })
    }

    #[grad]
    pub fn blend1(prev: f64, v: &[f64], data: [f64; 3]) -> f64 {
        let mut y = v[((2 + 3) * 5 + 3) % v.len()];
        let mut z = prev;
        y = 0.5 * update0(update0(v[1 % v.len()] * v[v.len() - 1], 2), 3);
        let mut j: usize = 0;
        'l0: while j < 3 && prev >= y.max(-0.828125) {
            j += 1;
            let mut prev = data[0];
            let y2 = if !(v[(2 * 4 + 2) % v.len()] / (data[(3 * 7 + 1) % 3].abs() + 1.3125)
                < -0.703125)
            {
                update0(if (j + j) % 2 == 0 { y } else { data[2] }, 2)
            } else {
                y.sin().tanh()
            };
            prev = 0.5 * update0(v[((j ^ j) * 6 + 1) % v.len()].sin(), 2);
        }
        let mut b = 0.0;
        for j2 in 0..data.len() {
            b += data[j2];
        }
        (data[j % 3] * prev).sin()
            + 1.265625 * b
            + 1.234375 * z
            + 0.8125 * y
            + 1.34375 * (data[(j * 0 * 2 + 3) % data.len()] * y)
            + 0.296875 * y.clamp(-1.25, 1.125)
            + 1.265625 * (y - -0.765625)
    }

    #[grad(jvp)]
    pub fn f(z: f64, v: &[f64], count: i32) -> f64 {
        match 2 % 4 {
            0 => {
                let a = if !(0 <= 0) {
                    z.sin().exp()
                } else {
                    match (3 + 0) % 4 {
                        0 => v[(1 * 3 + 2) % v.len()],
                        1 | 2 => -1.640625,
                        _ => 1.6875 / (z * z + 0.53125),
                    }
                };
                let n: usize = 2 + 0 >> 1;
            }
            1 | 3 => {
                let mut b =
                    (-((v[v.len() - 1] * v[v.len() - 1] + 0.640625).ln() - z.sin()).abs()).exp();
            }
            _ => {
                for j in (2..2).step_by(2) {
                    for j2 in (1..v.len()).rev() {
                        let mut acc = 0.125;
                        acc = 0.5 * update0(v[j2] + -1.109375, 2);
                    }
                }
            }
        }
        let b2 = (if -0.34375 >= -0.328125 {
            (count as f64).abs()
        } else {
            v[(3 * 2 * 3 + 2) % v.len()].tanh()
        })
        .mul_add(
            if (1 ^ 3) % 2 == 0 {
                if (v[1].abs() + 1.28125).ln() > v[((0 + 2) * 5 + 3) % v.len()] {
                    z
                } else {
                    v[((3 & 3) * 7 + 4) % v.len()]
                }
            } else {
                z * v[1]
            },
            z,
        );
        let mut t = 0.234375;
        if 0 >= 2 && t + b2 < (count as f64 * count as f64).ln_1p() {
            let y = (v[0 % v.len()] * -0.140625 + t) * (v[1] * v[((1 + 3) * 3 + 1) % v.len()]);
        } else {
            let mut count2: usize = 1.5 as usize % 5;
            for m in 0..v.len() {
                t = if !(b2 > ((count as f64).abs() + 1.65625).powf(z.sin())) {
                    -1.625 + -1.265625
                } else {
                    t - v[m]
                };
                if !(0 % 2 == 0) {
                    t += (v[m] + v[m]).mul_add(
                        update0(
                            {
                                let z2 = v[((m + count2) * 3 + 3) % v.len()];
                                z2 * v[m]
                            },
                            1,
                        ),
                        t,
                    );
                    t = v[m]
                        + 0.140625
                        + (match v.len() % 4 {
                            0 => t,
                            1..=2 if v[m] > 0.828125 => z,
                            _ => v[m],
                        });
                    let z3 = t;
                }
            }
            let mut prev2 = 0.0;
            for m2 in 0..v.len() {
                prev2 += v[m2];
            }
        }
        let mut y2 = 0.0;
        for pos in 0..v.len() {
            y2 += v[pos] * v[pos];
        }
        let mut acc2 = 0.0;
        for j3 in 0..v.len() {
            acc2 += v[j3] * v[j3];
        }
        (z / (b2 * b2 + 1.859375)).tanh()
            + 0.78125 * acc2
            + 0.875 * y2
            + 0.9375 * t
            + 0.640625 * acc2
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fb359dc8b9f8f00,
            outgoing: &[],
            gradient: &[
                (0.26267094302994437, 0.5279944569858132),
                (-2.8541379233444704, 2.907012728209106),
                (3.1494038621016953, 3.153691205838588),
                (1.79443359375, 1.79443359375),
                (2.583984375, 2.583984375),
            ],
            weighted: &[
                (0.1970032072724583, 0.39599584273935984),
                (-2.1406034425083527, 2.1802595461568295),
                (2.3620528965762713, 2.3652684043789414),
                (1.3458251953125, 1.3458251953125),
                (1.93798828125, 1.93798828125),
            ],
        };
        let p0 = std::hint::black_box(-0.46875_f64);
        let p1 = std::hint::black_box(vec![-0.609375, 0.671875, 0.390625, 0.5625]);
        let p2 = std::hint::black_box(3_i32);
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

mod program_131 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(a: f64, u: f64) -> f64 {
        if u + u < 0.125 {
            let a = a;
            let mut a = 0.5;
        }
        let mut a2 = if (if u - u > -0.4375 || u - -0.8125 < (u * u + 1.703125).sqrt() {
            u
        } else {
            a
        }) > 0.5625
        {
            (1.171875 + u).atan()
        } else {
            a - u + (if a >= -0.84375 { u } else { a })
        };
        a2 *= (a.abs() + 0.671875).sqrt().cos();
        let u = a2;
        a2 /= 1.640625;
        a2 + 1.34375 * a2
            + 1.46875 * a.clamp(-1.25, 1.171875)
            + 0.5625 * (a.abs() + 1.515625).recip()
            + 0.609375 * a
    }

    #[grad]
    pub fn blend1(sum: f64, t: f64, k: usize) -> f64 {
        let mut total: f64 = -0.890625;
        match k % 4 {
            0 if sum.sin().exp() > 0.53125 => {
                total = sum * total / (total.abs() + 0.671875);
                let mut i: usize = 0;
                let t2 = loop {
                    i += 1;
                    if i >= 2 || i % 2 == 0 {
                        break total.sin().exp();
                    }
                    if i as f64 * total > total.cos() {
                        total += 1.9375;
                        break -1.78125 - 1.046875;
                    }
                    total += 0.875 - t + (sum + sum);
                };
                let mut state = vec![k as f64 + t2; i % 3 + 1];
            }
            1 | 3 => {
                total = 0.5
                    * relax0(
                        {
                            let rate = sum;
                            rate * rate
                        },
                        t + t,
                    );
            }
            _ => {
                total += total * t / (t.abs() + 1.453125);
            }
        }
        (if !(k % 2 == 0) { k as f64 - total } else { t })
            + 0.59375 * total
            + 1.0625 * (-t.abs()).exp()
            + 1.234375 * (total + total)
            + 1.25 * -sum
    }

    #[grad(jvp)]
    pub fn f(acc: f64, b: f64, v: &[f64], w: &Vec<f64>, count: usize) -> f64 {
        let mut k: usize = 0;
        let prev: f64 = loop {
            k += 1;
            if k >= 3
                || (if k / 2 >= 3 { acc } else { acc })
                    <= v[count % v.len()] * v[(3 * 6 + 1) % v.len()]
            {
                break acc * w[((b.abs() + 1.21875) * 3.0) as usize % w.len()];
            }
            let b2 = ((k as f64).clamp(-1.25, 0.703125) - (w[w.len() - 1] + count as f64))
                / (b.abs() + 1.125);
            let mut acc2 = blend1(
                v[((b2.abs() + 1.015625) * 3.0) as usize % v.len()] + b,
                v[((0 >> 1) * 7 + 2) % v.len()].tanh(),
                count % 4,
            ) / (((b + -0.203125) * (count as f64).tanh()).abs() + 1.6875);
        };
        let count2: i32 = (w[((k + count) * 3 + 1) % w.len()] * -0.5).abs() as i32 % 5;
        let u = prev.sin().tanh().sin();
        match (k & count) % 4 {
            0 => {
                let sum = u;
                let a = (w[0].sin() * w[0].sin()).ln_1p();
            }
            1 | 3 => {
                let b3 = (w[w.len() - 1] * -1.40625).mul_add(
                    w[w.len() - 1] * prev * w[w.len() - 1].cos(),
                    w[((acc.abs() + 0.640625) * 3.0) as usize % w.len()],
                );
                let mut c = w[w.len() - 1];
                c *= prev.sin().cos();
            }
            _ => {
                let mut acc3 = v[(w.len() * 2 + 4) % v.len()];
                let acc4 = blend1(
                    b.atan(),
                    v[((prev.abs() + 1.5625) * 3.0) as usize % v.len()] + b,
                    count % 4,
                ) + u * prev
                    - ({
                        let z = relax0(
                            if (v[0] * v[0] + 0.6875).powf(acc.sin()) < (b * b + 1.046875).ln() {
                                k as f64
                            } else {
                                v[((count + 1) * 7 + 1) % v.len()]
                            },
                            u - prev,
                        );
                        z * (u * v[v.len() - 1])
                    });
                for count3 in 0..v.len() {
                    let mut c2 = u.tanh()
                        * (w[((b.abs() + 1.140625) * 3.0) as usize % w.len()]
                            * w[((count3 + count) * 4 + 2) % w.len()])
                        * (count2 as f64 / (w[w.len() - 1].abs() + 1.875) - u.max(acc4));
                    'l0: for m in (0..1).rev().step_by(2) {
                        let mut prev2 = count3 as f64;
                        let mut u2 = 0.0;
                        for pos in 1..v.len() - 1 {
                            u2 += 0.5 * (v[pos - 1] * v[pos + 1] * v[pos]);
                        }
                        let mut c3 = 0.671875;
                        acc3 += w[(count * 6 + 4) % w.len()];
                    }
                    let mut v2 = v.to_vec();
                    acc3 = prev;
                }
            }
        }
        let mut acc5 = 0.0;
        for n in 0..w.len() {
            acc5 += w[n] * w[n];
        }
        v[0] + 0.5 * acc5
            + 0.921875 * b.cos()
            + 1.40625 * (v[(2 * count * 2 + 3) % v.len()] - acc5)
            + 0.484375 * v[1].cos()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc014421a96c47e2c,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (0.9015349725476668, 0.9015349725476668),
                (1.0, 1.0),
                (-0.47358973056160464, 0.47358973056160464),
                (0.0, 0.0),
                (1.40625, 1.40625),
                (-0.1416015625, 0.2978515625),
                (-2.1240234375, 4.4677734375),
                (-0.396484375, 0.833984375),
                (3.3984375, 7.1484375),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.6761512294107501, 0.6761512294107501),
                (0.75, 0.75),
                (-0.3551922979212035, 0.3551922979212035),
                (0.0, 0.0),
                (1.0546875, 1.0546875),
                (-0.106201171875, 0.223388671875),
                (-1.593017578125, 3.350830078125),
                (-0.29736328125, 0.62548828125),
                (2.548828125, 5.361328125),
            ],
        };
        let p0 = std::hint::black_box(0.40625_f64);
        let p1 = std::hint::black_box(-1.78125_f64);
        let p2 = std::hint::black_box(vec![-1.109375, 1.359375, -0.375, 0.4375]);
        let p3 = std::hint::black_box(vec![0.078125, 1.171875, 0.21875, -1.875]);
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

mod program_132 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(s: f64, state: &[f64], row: &Vec<f64>) -> f64 {
        let s: f64 = -0.453125;
        let b = (match (3 + 2) % 4 {
            0 => row[(2 * 5 + 1) % row.len()],
            1 | 2 if -1.84375 + s > (if s * s < 0.953125 + 0.53125 { s } else { s }) => s,
            _ => state[((0 ^ 1) * 6 + 4) % state.len()],
        }) * (s.abs() + 0.78125).ln()
            / (row[((s * s + 1.734375) * 3.0) as usize % row.len()]
                * row[((s * s + 1.734375) * 3.0) as usize % row.len()]
                + 1.53125);
        for k in 0..=0 {
            let u = (-1.28125 + row[((s * s + 1.453125) * 3.0) as usize % row.len()]).cos()
                + (s + state[(k * 3 + 1) % state.len()]).powi(-1);
            let c = (state[(k / 3 * 2 + 2) % state.len()] + row[(k * 2 + 3) % row.len()]).sin();
            'l0: for count in 0..state.len() - 1 {
                let sum = ((count as f64).tanh() / (c * c + 1.796875)
                    * ((count as f64).tanh() / (c * c + 1.796875))
                    + 1.328125)
                    .recip();
                let mut u2 = (if 0.203125 * row[1] >= u {
                    -0.6875
                } else {
                    state[((k + 3) * 7 + 1) % state.len()]
                })
                .min(0.5)
                    * (if -1.484375 <= 1.796875 * s {
                        state[count + 1]
                    } else {
                        u
                    })
                    .sin();
                u2 = state[count + 1];
                let mut c = b - s;
            }
            let z = (b.sin() * b.sin() + 1.25).ln() * (s * s + 1.390625).recip().sin();
        }
        let mut y = 0.0;
        for m in 0..row.len() {
            y += row[m];
        }
        let mut a = 0.0;
        for n in 0..row.len() {
            a += row[n];
        }
        (if !(2 + 1 == 2) {
            row[(0 * 1 * 4 + 2) % row.len()]
        } else {
            b
        }) / ((s * state[(row.len() * 5 + 4) % state.len()]).abs() + 1.578125)
            + 1.3125 * a
            + 0.984375 * y
            + 1.0625 * state[1]
            + 1.171875 * (row[((0 + 3) * 3 + 2) % row.len()] + s)
            + 0.328125
                * (if (3 + 1) % 2 == 0 {
                    row[(0 / 3 * 6 + 1) % row.len()]
                } else {
                    y
                })
    }

    #[grad]
    pub fn relax1(total: f64, u: &mut f64) -> f64 {
        if 0 / 3 % 2 == 0 {
            let mut pos: usize = 0;
            while pos < 3 {
                pos += 1;
                let sum = *u;
                *u /= 1.359375;
                let mut sum = ((total * total).ln_1p() * (total * total).ln_1p() + 1.921875)
                    .powf((if total * *u < total { sum } else { total }).sin())
                    .powi(4);
            }
        }
        if -0.53125 <= 0.40625 {
            *u = (-u.abs()).exp();
            *u += *u;
        }
        ({
            let rate = 1.015625;
            rate * *u
        }) + 1.296875 * *u
            + 0.515625 * (total * total)
            + 0.25 * (total + *u)
            + 1.421875 * total.clamp(-1.25, 0.03125)
    }

    #[grad]
    pub fn stage2(total: f64, w: &[f64]) -> (f64, f64) {
        for m in 0..w.len() {
            let total2 = w[m];
        }
        'l0: for count in (0..w.len() - 1).step_by(2) {
            let mut buf = vec![0.0; count % 3 + 1];
        }
        let total = (total.floor() * total.floor() + 0.875).recip()
            + (if total / (total.abs() + 0.859375) < -0.859375 {
                total * w[3 % w.len()]
            } else {
                (w[3 % w.len()] * w[3 % w.len()]).ln_1p()
            });
        for pos in 1..w.len() {
            let n: i32 = (w[pos - 1] + total).abs() as i32 % 5;
            let mut out = vec![total.sin(); pos % 3 + 1];
        }
        (
            w[w.len() - 1].clamp(-1.25, 0.0)
                + (total + 0.21875)
                + 0.484375
                    * (if total - 1.1875 <= -0.265625 {
                        w[1 % w.len()]
                    } else {
                        total
                    })
                + 1.40625 * (1.84375 * total)
                + 0.640625 * total.sin(),
            total.atan() * (total + total)
                + 1.015625 * total
                + 0.875
                    * ({
                        let a = w[1];
                        a * w[((1 + 3) * 7 + 3) % w.len()]
                    })
                + 1.265625 * (-1.984375 / (total * total + 1.234375)),
        )
    }

    #[grad(jvp)]
    pub fn f(acc: f64, total: f64, data: &[f64; 3], count: usize) -> f64 {
        let mut z = (-(({
            let total2 = data[2];
            total2 * data[data.len() - 1]
        }) + acc.tanh())
        .abs())
        .exp();
        for k in (1..3).rev() {
            let mut z = (data[k].abs() + (data[k - 1].abs() + 0.625).ln())
                * (1.421875 * acc * (data[0] / (z.abs() + 1.4375)));
        }
        let y = -0.96875;
        (z, z) = (
            (data[2] * data[2] + 1.265625).ln(),
            z + data[(data.len() * 4 + 2) % data.len()],
        );
        let mut count2: usize = 0;
        'l0: loop {
            count2 += 1;
            z = count2 as f64;
            let mut b = 0.0;
            for i in 1..3 - 1 {
                b += data[i - 1] * data[i + 1];
            }
            z = 0.90625 - 1.0625 + data[((count2 + count2) * 5 + 1) % 3] * count2 as f64;
            let total = (z * z).ln_1p();
            if count2 >= 1 {
                break;
            }
        }
        match count2 % 4 {
            0 => {
                for m in 0..3 - 1 {
                    let mut acc = 0.53125 - z * z * total;
                }
                let mut u = z.sin();
                for j in 0..data.len() {
                    let mut total3 = 0.0;
                    for k2 in 1..3 - 1 {
                        total3 += data[k2 - 1] * data[k2 + 1];
                    }
                    let mut u2 = total - data[j] * z.cos();
                }
            }
            1 | 3 => {
                let mut c = data[((acc * acc + 1.3125) * 3.0) as usize % 3];
            }
            _ => {
                for j2 in 1..3 {
                    let total = -0.921875;
                    let mut y = -0.609375;
                    let (z2, y2) = stage2(
                        {
                            let b2 = -0.5;
                            b2 * 0.21875
                        },
                        data,
                    );
                }
            }
        }
        let mut u3 = 0.0;
        for k3 in 0..data.len() {
            u3 += data[k3];
        }
        u3 * acc
            + 0.515625 * u3
            + 1.375 * z
            + 0.78125 * (data[2] * total)
            + 1.140625 * (-1.8125 + 1.4375)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc012ab5800000000,
            outgoing: &[],
            gradient: &[
                (-2.4375, 2.4375),
                (0.0732421875, 0.0732421875),
                (1.703125, 1.703125),
                (1.703125, 1.703125),
                (3.0537109375, 3.1025390625),
            ],
            weighted: &[
                (-1.828125, 1.828125),
                (0.054931640625, 0.054931640625),
                (1.27734375, 1.27734375),
                (1.27734375, 1.27734375),
                (2.290283203125, 2.326904296875),
            ],
        };
        let p0 = std::hint::black_box(1.1875_f64);
        let p1 = std::hint::black_box(-0.03125_f64);
        let p2 = std::hint::black_box([-0.65625, -1.875, 0.09375]);
        let p3 = std::hint::black_box(2_usize);
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

mod program_133 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(z: f64, weights: &[f64], data: &Vec<f64>) -> (f64, f64) {
        if (if z > z * z {
            z
        } else {
            weights[((z.abs() + 1.796875) * 3.0) as usize % weights.len()]
        }) < data[(3 * 5 + 1) % data.len()].cos()
            && z * z > z * -1.953125
        {
            let mut sum: f64 = 0.0;
            for i in 1..weights.len() {
                sum += weights[i - 1] * weights[i];
            }
            let z = (match 1 % 4 {
                0 => z.tanh(),
                1..=2 => data[(0 * 3 + 1) % data.len()] * z,
                _ => weights[0 % weights.len()],
            })
            .tanh();
            let mut y = (weights[2 % weights.len()] - weights[(1 / 2 * 7 + 3) % weights.len()]
                + sum / (sum.abs() + 1.4375))
                .sin();
        }
        for m in (1..4).rev().step_by(3) {
            let mut z = (data[((1 + m) * 7 + 3) % data.len()]
                / (weights[weights.len() - 1] * weights[weights.len() - 1] + 1.65625)
                + 1.03125)
                .tanh();
            z -= (z + data[(m * m * 4 + 1) % data.len()]).mul_add(1.90625, z);
            z *= (match m % 4 {
                0 => z,
                1..=2 => z,
                _ => z,
            })
            .cos();
            let mut z = weights[((m ^ m) * 6 + 1) % weights.len()];
        }
        let mut a: f64 = 0.0;
        for m2 in 0..data.len() {
            a += data[m2];
        }
        let mut y2: f64 = 0.0;
        for n in 0..weights.len() {
            y2 += weights[n] * weights[n];
        }
        (
            data[0]
                + y2
                + (if y2.atan2(y2) >= -0.859375 {
                    weights[(3 * 7 + 1) % weights.len()]
                } else {
                    z
                })
                + 1.09375 * y2
                + 0.921875 * a
                + 0.421875
                    * (match 1 % 3 % 4 {
                        0 => weights[weights.len() - 1],
                        1..=2 => data[(data.len() * 6 + 2) % data.len()],
                        _ => y2,
                    }),
            (match (2 + 2) % 4 {
                0 => -0.390625 + a,
                1 | 2 => z,
                _ => {
                    if (if !(-0.984375 * data[(0 * 5 + 3) % data.len()] > 0.703125) {
                        y2
                    } else {
                        -1.515625
                    }) < -0.65625
                        || weights[((a.abs() + 0.734375) * 3.0) as usize % weights.len()] + z
                            < ({
                                let total = z;
                                total * data[0]
                            })
                    {
                        a
                    } else {
                        a
                    }
                }
            }) + 0.703125 * y2
                + 1.015625 * a
                + 1.203125 * (data[((y2.abs() + 1.234375) * 3.0) as usize % data.len()] - z)
                + 1.296875 * (y2 - z),
        )
    }

    #[grad(jvp)]
    pub fn f(c: f64, k: usize, k2: i32) -> f64 {
        let mut sum = (if k * 3 % 2 == 0 && (c.abs() + 1.59375).ln() <= c.sin() {
            c
        } else {
            c.tanh()
        }) - c * (c * c + 1.28125).recip();
        sum = sum - k2 as f64 + sum * sum;
        if k * k < 3 {
            let mut a = (k as f64 * c).tanh() / (sum * sum + 0.671875);
            let c2 = -0.109375;
            let acc = k2 as f64 * (-(c + c).abs()).exp();
        }
        let mut data: [f64; 3] = [0.0; 3];
        let a2 = (if k * k != 1 { c } else { c }).cos()
            * ((data[2] + data[((c * c + 1.78125) * 3.0) as usize % 3])
                * (data[2] + data[((c * c + 1.78125) * 3.0) as usize % 3])
                + 0.640625)
                .sqrt();
        if data[1] + c > -0.59375 {
            let acc2 = {
                let z = data[((a2 * a2 + 1.984375) * 3.0) as usize % 3];
                z * ({
                    let a3 = data[3 % 3];
                    a3 * a3.hypot(0.84375)
                })
            };
        } else {
            let mut c3 = 0.0;
            for m in 1..data.len() {
                c3 += data[m - 1] * data[m];
            }
        }
        for i in (0..3).rev() {
            data[i] = c * sum
                / ((match k * 3 % 4 {
                    0 => i as f64,
                    1..=2 => sum,
                    _ => sum,
                }) * (match k * 3 % 4 {
                    0 => i as f64,
                    1..=2 => sum,
                    _ => sum,
                }) + 1.625);
        }
        let mut rate = 1.546875;
        let mut z2: f64 = 0.0;
        for m2 in 1..3 - 1 {
            z2 += data[m2 - 1] * data[m2 + 1];
        }
        let z3 = c;
        for j in 0..3 - 1 {
            z2 = z2.sin() + (-0.78125 + a2);
            let mut pos: usize = 0;
            'l0: while pos < 4 && 0.640625 < a2 {
                pos += 1;
                z2 = (a2 + data[j + 1]).cos();
                if data[j + 1] >= 0.78125 {
                    rate /= 1.6875;
                    continue 'l0;
                }
                for n in (0..data.len()).rev() {
                    data[n] = -1.140625 * c * (k2 as f64 - data[j + 1]);
                }
                let sum2 = match pos % 4 {
                    0 => data[j],
                    1 | 2 if k2 as f64 + z3 <= 0.34375 * data[j + 1] => z3,
                    _ => {
                        if data[0].abs() < 0.890625 {
                            c.sin()
                        } else {
                            z2 * z2
                        }
                    }
                };
            }
            let mut up = ({
                let acc3 = data[j];
                acc3 * c
            }) <= 1.3125 / (data[0].abs() + 1.859375);
            up = 0 >= 0 && data[1] <= -0.609375;
        }
        let mut rate2 = 0.0;
        for k3 in 0..data.len() {
            rate2 += data[k3] * data[k3];
        }
        (data[k % data.len()] + 0.828125).sin()
            + 1.40625 * rate2
            + 1.203125 * z2
            + 0.78125 * rate
            + 0.9375 * (a2.abs() + 0.921875).powf(z2.sin())
            + 0.9375 * data[(k * 1 * 7 + 1) % data.len()].min(k as f64)
            + 0.671875 * data[(k * 3 + 4) % 3].powi(k2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x400ed0ba81e87f16,
            outgoing: &[],
            gradient: &[(-1.3215930111159881, 30.76922786583737)],
            weighted: &[(-0.9911947583369911, 23.076920899378027)],
        };
        let p0 = std::hint::black_box(-1.265625_f64);
        let p1 = std::hint::black_box(3_usize);
        let p2 = std::hint::black_box(1_i32);
        let value = f(p0.clone(), p1, p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1, p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1, p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), p1, p2, 0.75);
        expected.check_call(value, &());
        let first = (g0,);
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), p1, p2, 0.75);
        expected.check_call(value, &());
        let second = (g0,);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0]);
        let (value, g0) = f_vjp(p0.clone(), p1, p2, 0.75);
        expected.check_weighted(&(g0,), &vec![0.0]);
        let d0 = -0.125_f64;
        let (value, tangent) = f_jvp(p0.clone(), p1, p2, d0);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_134 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(total: f64, v: &[f64], row: &mut [f64], i: usize) {
        let mut pos: usize = 0;
        'l0: while pos < 1 {
            pos += 1;
            let mut a = total.cos();
            row[0] = a;
            let mut v2 = vec![v[(i * 2 + 3) % v.len()].tanh(); pos % 3 + 1];
            if i * i % 2 == 0 {
                break 'l0;
            }
        }
        let mut s = row[((0 + pos) * 2 + 2) % row.len()];
        (s, row[pos % row.len()]) = ((-s.abs()).exp(), (total * total + 1.21875).ln());
    }

    #[grad(jvp)]
    pub fn f(c: f64, acc: f64, out: &[f64], out2: &[f64; 3], v: &mut [f64], n: usize) -> f64 {
        let mut z = (v[(n * n * 4 + 1) % v.len()] - acc + c).sin();
        for k in 0..v.len() {
            let mut a: f64 = 0.0;
            for i in 0..v.len() {
                a += v[i];
            }
            'l0: for m in 0..out2.len() {
                for k2 in (1..3).step_by(2) {
                    v[k] = if z <= out[1] - c {
                        v[k] + v[k]
                    } else {
                        if 1 <= 1 { out2[m] } else { acc }
                    };
                    v.swap(0, 1);
                    for pos in 0..v.len() {
                        v[pos] = c * c + (out2[m] * out2[m] + 1.953125).sqrt();
                    }
                }
                let mut n2: usize = 0;
                'l1: loop {
                    n2 += 1;
                    if !(n % 2 == 0) {
                        v[k] *= a.cos();
                    }
                    if k <= 1 || out.len() % 2 == 0 {
                        z = (v[k] - acc).cos();
                    }
                    {
                        let r = &mut v[k];
                        *r = z;
                    }
                    a = match n % 4 {
                        0 => {
                            if c * out[(m * 5 + 1) % out.len()] < 0.390625 {
                                c
                            } else {
                                -1.234375
                            }
                        }
                        1 | 2 => c.sin(),
                        _ => -0.859375 * -1.734375,
                    };
                    if n2 >= 4 {
                        break;
                    }
                }
            }
            {
                let r = &mut v[k];
                *r *= a.sin().cos();
            }
            match n * n % 4 {
                0 => {
                    a += c.sin().clamp(-1.25, 1.140625);
                }
                1 | 3 => {
                    let mut x = [0.0; 3];
                }
                _ => {
                    let mut acc2 = (z * v[k]).sin().exp().sin().exp();
                    v[k] = acc - acc2 - out2[(2 * n * 6 + 1) % out2.len()].sin();
                    v[k] *= v[k].tanh().cos();
                }
            }
        }
        let mut b = 0.0;
        for i2 in 0..v.len() {
            b += v[i2];
        }
        let mut y = 0.0;
        for n3 in 0..v.len() {
            y += v[n3] * v[n3];
        }
        (out[((n + n) * 2 + 3) % out.len()].abs() + 1.140625).cbrt()
            + 0.5625 * y
            + 1.4375 * b
            + 0.84375 * z
            + 1.375 * v[0].mul_add(out2[0], v[(n * 3 + 4) % v.len()])
            + 1.0 * z.abs()
            + 0.28125 * (y * out[((n + n) * 5 + 1) % out.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402a7d2a9232c98f,
            outgoing: &[0x400ac7bcd3fb334b, 0xbfcc73be3ce91c82],
            gradient: &[
                (12.526283341964184, 18.922646980810214),
                (-2.966950550036865, 7.330086516564033),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (2.933257034114096, 3.3978795657080636),
                (4.602851178305006, 4.602851178305006),
                (0.0, 0.0),
                (3.265357773892367, 4.7105617511631666),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (10.607711865798207, 15.541507572324564),
                (-2.9952468411864306, 6.286281970420319),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (2.1999427755855723, 2.548409674281048),
                (3.4521383837287543, 3.4521383837287543),
                (0.0, 0.0),
                (2.7667621202403287, 3.8577069288685006),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(1.234375_f64);
        let p1 = std::hint::black_box(1.84375_f64);
        let p2 = std::hint::black_box(vec![-1.5, -0.3125, 0.140625, -0.578125]);
        let p3 = std::hint::black_box([0.71875, -1.1875, 1.171875]);
        let p4 = std::hint::black_box(vec![0.765625, -1.609375]);
        let p5 = std::hint::black_box(1_usize);
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625];
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625];
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
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625];
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
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let d3 = [0.625, -0.375, 0.875];
        let mut d4 = vec![-0.125, 1.125];
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

mod program_135 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(b: f64, state: &[f64], out: [f64; 3], m: usize) -> f64 {
        if b - state[(m * 7 + 4) % state.len()] >= out[((b * b + 1.765625) * 3.0) as usize % 3] * b
        {
            match m % 4 {
                0 => {
                    for pos in (0..state.len()).step_by(2) {
                        let (u, sum) = (
                            out[((0 + m) * 3 + 1) % out.len()].tanh(),
                            b * state[pos] + (b * b).ln_1p(),
                        );
                    }
                    if out[(m * 2 + 2) % 3].sin().exp() >= 0.265625 {
                        let b2 = 0.359375
                            / ((b + b + out[(m * 4 + 4) % 3]) * (b + b + out[(m * 4 + 4) % 3])
                                + 0.625);
                        let mut s = (out[2] + b).powi(4) * (state[0] - (m as f64).atan());
                    }
                }
                1 | 3 => {
                    let mut acc = ((match (m + 2) % 4 {
                        0 => b,
                        1 | 2 => b,
                        _ => out[m % 3],
                    }) + (b - b))
                        * (b.sin().abs() + 0.546875).cbrt();
                    let mut c = acc.sin().clamp(-1.25, 0.65625);
                    c -= acc.sin().max(out[(m * 5 + 1) % 3] * m as f64);
                }
                _ => {
                    if m != 1 {
                        let mut u2 = b.sin().mul_add(b.sin().exp(), b)
                            - (b + state[((m ^ m) * 6 + 1) % state.len()])
                                * b.clamp(-1.25, 1.234375);
                        let mut i: usize = 0;
                        while i < 1 && b < -0.671875 {
                            i += 1;
                            let mut sum2 = match (i + m) % 4 {
                                0 => (-state[((b.abs() + 0.953125) * 3.0) as usize % state.len()]
                                    .tanh()
                                    .abs())
                                .exp(),
                                1 | 2 => {
                                    state[((u2 * u2 + 1.046875) * 3.0) as usize % state.len()]
                                        - out[(m * 7 + 3) % 3]
                                        - (state[((i & m) * 6 + 4) % state.len()] - u2)
                                }
                                _ => match (i + m) % 4 {
                                    0 => (u2 * u2 + 1.625).ln(),
                                    1 | 2 => match m % 4 {
                                        0 => u2,
                                        1..=2 => state[0],
                                        _ => b,
                                    },
                                    _ => b * 0.203125,
                                },
                            };
                            let mut v = [
                                sum2 + b,
                                state[((m >> 1) * 5 + 3) % state.len()] * -1.828125,
                            ];
                        }
                    }
                }
            }
        } else {
            let mut a = b;
        }
        if b <= out[1] {
            let mut c2 = b;
            let mut weights: [f64; 3] = [0.0; 3];
            let mut u3 = ((-weights[(m * 2 + 4) % 3].abs()).exp()
                + (state[(m * 3 + 2) % state.len()] * state[(m * 3 + 2) % state.len()] + 0.640625)
                    .ln())
            .hypot(weights[m % weights.len()]);
        } else {
            let mut u4 = out[1];
            let c3 = b;
            let (t, total) = (
                c3.max(-1.75) * (out[3 % 3] - out[(state.len() * 2 + 4) % 3]),
                (u4 * state[state.len() - 1]).abs(),
            );
        }
        let mut acc2 = 0.0;
        for i2 in 0..state.len() {
            acc2 += state[i2];
        }
        (match m % 4 {
            0 => m as f64,
            1..=2 => acc2,
            _ => acc2,
        }) * (b * acc2)
            + 1.453125 * acc2
            + 1.46875 * out[1]
            + 1.109375 * out[m % out.len()]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401c278000000000,
            outgoing: &[],
            gradient: &[
                (-7.3125, 7.3125),
                (-5.546875, 8.453125),
                (-5.546875, 8.453125),
                (-5.546875, 8.453125),
                (-5.546875, 8.453125),
                (-5.546875, 8.453125),
                (0.0, 0.0),
                (2.578125, 2.578125),
                (0.0, 0.0),
            ],
            weighted: &[
                (-5.484375, 5.484375),
                (-4.16015625, 6.33984375),
                (-4.16015625, 6.33984375),
                (-4.16015625, 6.33984375),
                (-4.16015625, 6.33984375),
                (-4.16015625, 6.33984375),
                (0.0, 0.0),
                (1.93359375, 1.93359375),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-1.75_f64);
        let p1 = std::hint::black_box(vec![1.609375, -0.921875, 1.046875, -1.9375, -1.625]);
        let p2 = std::hint::black_box([-1.78125, -1.203125, -0.828125]);
        let p3 = std::hint::black_box(4_usize);
        let value = f(p0.clone(), &p1, p2.clone(), p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2.clone(), p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2.clone(), p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g2)) =
            f_vjp_with(&mut tape, p0.clone(), &p1, p2.clone(), p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let first = (g0, b1.clone(), g2);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g2)) =
            f_vjp_with(&mut tape, p0.clone(), &p1, p2.clone(), p3, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0, b1.clone(), g2);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g2)) = f_vjp(p0.clone(), &p1, p2.clone(), p3, &mut b1, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), g2),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let d2 = [0.625, -0.375, 0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2.clone(), p3, d0, &d1, d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_136 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(total: f64, rate: &mut f64) -> f64 {
        *rate = total + total + (total.abs() + 1.65625).powf(rate.sin());
        if 2 ^ 2 > 3 {
            let mut k: usize = 0;
            'l0: loop {
                k += 1;
                if k >= 4
                    || (if k as f64 + total < (*rate * *rate + 1.171875).ln() {
                        *rate
                    } else {
                        *rate
                    }) >= -0.59375
                {
                    break;
                }
                let acc = rate.sin().exp_m1();
                if acc < *rate * *rate || 3 < 1 {
                    break;
                }
                if acc + *rate < total * total {
                    continue 'l0;
                }
            }
        } else {
            let mut total2 = (*rate * total).sin();
        }
        *rate = (match 2 % 4 {
            0 => total,
            1..=2 if *rate < -0.109375 => total,
            _ => 0.625,
        })
        .sin();
        let mut v = [total + *rate, rate.tanh(), *rate, *rate];
        for pos in (1..v.len()).rev().step_by(2) {
            let mut s = 0.0;
            for m in 1..4 {
                s += v[m - 1] * v[m];
            }
            if v[pos] >= 0.1875 {
                break;
            }
            {
                let r = &mut v[pos];
                *r = -1.328125 * pos as f64;
            }
        }
        let mut table = [[v[1] * v[((0 + 1) * 7 + 4) % 4]; 2]; 3];
        let up = 1.6875 * *rate < -0.171875;
        let mut b = ((total.sin()
            + (if table[0][((2 + 1) * 3 + 4) % 2] > -0.59375 {
                0.609375
            } else {
                0.8125
            }))
        .abs()
            + 1.90625)
            .ln();
        {
            let r = &mut table[0 % 3][1];
            *r *= (*rate * v[(2 * 1 * 6 + 4) % 4]).cos();
        }
        let mut pos2: usize = 0;
        let u2 = loop {
            pos2 += 1;
            if pos2 >= 3 {
                break *rate / (b * b + 1.53125);
            }
            let mut u = 0.0;
            for i in 0..v.len() {
                u += v[i] * v[i];
            }
            if table[((b.abs() + 1.78125) * 3.0) as usize % 3][1]
                / (pos2 as f64 * pos2 as f64 + 1.609375)
                <= total - u
            {
                b += (match pos2 % 4 {
                    0 => pos2 as f64,
                    1 | 2 => table[(pos2 * 5 + 4) % 3][((2 >> 1) * 7 + 3) % 2],
                    _ => u,
                }) / (({
                    let sum = pos2 as f64;
                    sum * *rate
                })
                .abs()
                    + 1.109375);
                let mut t = total;
                let u = if 0.828125 * -1.734375 <= 0.484375 {
                    0.96875
                } else {
                    v[3]
                };
            }
            *rate += (-(u - b).abs()).exp();
            {
                let r = &mut table[(v.len() * 5 + 4) % 3][(pos2 * 7 + 3) % 2];
                *r += b.atan();
            }
        };
        let mut c: f64 = 0.0;
        for m2 in 0..v.len() {
            c += v[m2];
        }
        let mut t2 = 0.0;
        for count in 0..v.len() {
            t2 += v[count];
        }
        pos2 as f64
            + 1.25 * t2
            + 1.09375 * c
            + 0.6875 * b
            + 0.78125 * v[((c.abs() + 1.265625) * 3.0) as usize % v.len()]
            + 1.359375 * (table[(pos2 * 6 + 1) % 3][((pos2 + pos2) * 2 + 3) % 2] * pos2 as f64)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402de70311f10539,
            outgoing: &[0x3fe325d4b1117674],
            gradient: &[(2.3148324163946916, 2.3726675836053084), (0.0, 0.0)],
            weighted: &[(1.7052714392026882, 1.8103535607973118), (0.0, 0.0)],
        };
        let p0 = std::hint::black_box(1.71875_f64);
        let p1 = std::hint::black_box(1.765625_f64);
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

mod program_137 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(total: f64, v: &[f64], weights: &Vec<f64>) -> f64 {
        let m: usize = 0 + (3 + 0);
        let mut total2 = total;
        let mut b = ((match (m >> 1) % 4 {
            0 => total,
            1..=2 => v[v.len() - 1],
            _ => weights[1],
        }) - total * total)
            * (v[m % v.len()] + (total2 + weights[weights.len() - 1]));
        std::mem::swap(&mut b, &mut total2);
        (b, b) = (-0.890625 + m as f64, total);
        let mut c = weights[(m * 2 + 4) % weights.len()];
        let mut s = 0.0;
        for k in 1..v.len() {
            s += v[k - 1] * v[k];
        }
        ((weights[m % weights.len()] * b).abs() + 0.90625).ln()
            + 0.53125 * s
            + 1.40625 * c
            + 0.96875 * b
            + 0.5625 * total2.cos()
    }

    #[grad]
    pub fn stage1(row: &[f64]) -> f64 {
        let mut y = row[(0 * 7 + 4) % row.len()];
        let mut pos: i32 = 0;
        pos += 1;
        let k: usize = (3 ^ 0) + (3 + 3);
        let mut weights = vec![y - row[1], y.atan2(row[((k & k) * 2 + 1) % row.len()])];
        y = 0.5 * blend0(row[(3 * k * 6 + 2) % row.len()] * y, &row[1..], &weights);
        weights[0] *= (weights[((y.abs() + 1.140625) * 3.0) as usize % weights.len()]
            * row[k % row.len()])
        .cos();
        let mut rate = 0.0;
        for count in 0..weights.len() {
            rate += weights[count];
        }
        1.09375
            + 0.53125 * rate
            + 1.21875 * y
            + 0.84375 * row[(k * 2 + 2) % row.len()]
            + 0.6875 * y.sin()
    }

    #[grad(jvp)]
    pub fn f(rate: f64, b: f64, buf: &[f64], data: &mut [f64]) -> f64 {
        let mut a = data[2 % data.len()];
        a = buf[3 % buf.len()];
        for k in (0..data.len() - 1).step_by(2) {
            let mut acc = (buf[((rate.abs() + 0.828125) * 3.0) as usize % buf.len()]
                - buf[buf.len() - 1])
                .powi(2)
                - b.atan() * (buf[0] + b);
            'l0: for m in 0..data.len() {
                if m == 1 {
                    data[k + 1] = (-({
                        let y = acc;
                        y * rate
                    })
                    .abs())
                    .exp();
                    break 'l0;
                }
                let acc2 = data[m] * acc * (b * -0.453125) * buf[(1 * 2 + 4) % buf.len()];
            }
            data[k + 1] += buf[1];
        }
        let mut acc3 = rate
            .mul_add(data[data.len() - 1] * a, buf[buf.len() - 1])
            .min(0.546875 * b + b * a);
        let mut rate: f64 = -0.265625;
        'l1: for n in 1..buf.len() {
            let mut k2: usize = n;
            data[(n / 3 * 5 + 3) % data.len()] *= (data[1] / (b.abs() + 0.921875)).cos();
            for n2 in 0..data.len() {
                data[n2] = buf[n];
            }
        }
        let mut u: f64 = 0.0;
        for pos in 0..data.len() {
            u += data[pos] * data[pos];
        }
        for j in 0..buf.len() - 1 {
            if rate.cos() >= 0.8125 {
                let t;
                if buf[j + 1].exp_m1()
                    <= (if 3 <= 3 {
                        j as f64
                    } else {
                        data[(3 * 1 * 6 + 2) % data.len()]
                    })
                {
                    t = buf[buf.len() - 1];
                } else {
                    t = buf[j + 1]
                        .min(j as f64)
                        .mul_add(buf[((3 >> 1) * 3 + 3) % buf.len()] * 1.359375, u);
                }
                continue;
            }
        }
        let mut w = vec![0.0; 2];
        let sum;
        if 0 * 3 >= 0 {
            sum = data[1].sin();
        } else {
            sum = stage1(&w[2 % w.len()..]) * (rate + data[0]);
        }
        let mut y2 = 0.0;
        for n3 in 0..w.len() {
            y2 += w[n3] * w[n3];
        }
        b.sin()
            + 0.640625 * y2
            + 0.8125 * u
            + 0.890625 * rate
            + 0.3125 * blend0(w[1] - y2, data, &w)
            + 0.703125 * u.cos()
            + 0.734375 * b.floor()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4004560f1c97175f,
            outgoing: &[0xbfde000000000000, 0xbfde000000000000],
            gradient: &[
                (0.0, 0.0),
                (0.4866896677019633, 0.4866896677019633),
                (0.0, 0.0),
                (-1.0822690939531527, 2.275885202921847),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.3650172507764725, 0.3650172507764725),
                (0.0, 0.0),
                (0.3132981795351355, 2.8319139021913853),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(0.71875_f64);
        let p1 = std::hint::black_box(1.0625_f64);
        let p2 = std::hint::black_box(vec![-0.484375, -0.46875]);
        let p3 = std::hint::black_box(vec![-1.828125, 1.0625]);
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
        let mut b2 = vec![0.125, 0.125];
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
        let mut b2 = vec![0.125, 0.125];
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
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.0, 0.0]);
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125];
        let mut b3 = vec![0.5, 0.625];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut m3, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875];
        let mut d3 = vec![0.375, -0.625];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &mut m3, d0, d1, &d2, &mut d3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
    }
}

mod program_138 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(s: f64, u: f64, weights: &[f64], count: usize) -> f64 {
        'l0: for i in 0..weights.len() {
            if s + weights[i] <= 0.65625 {
                return (if i + i <= 0 { 0.28125 } else { s })
                    + 0.296875 * s
                    + 0.84375 * weights[i];
            }
            let s2 = 0.453125;
            let a = weights[(count * 2 + 3) % weights.len()] / (s2 * s2 + 1.921875)
                * (-0.671875 - i as f64)
                + weights[i];
        }
        let mut grid: [[f64; 2]; 3] = [[0.0; 2]; 3];
        grid[(1 * 0 * 3 + 3) % 3][0] += if (count + count) % 2 == 0 {
            s - s
        } else {
            {
                let u2 = weights[1];
                u2 * weights[(count * count * 3 + 4) % weights.len()]
            }
        };
        let t = match (count + count) % 4 {
            0 => {
                (if !(s.sin() < 0.78125) { s } else { u })
                    + (if (count + 1) % 2 == 0 {
                        count as f64
                    } else {
                        -0.21875
                    })
            }
            1 | 2 if (count as f64 * count as f64).ln_1p() > 0.90625 => {
                s + count as f64
                    - weights[(2 * 5 + 1) % weights.len()].mul_add(
                        grid[(count * 5 + 1) % 3][0],
                        grid[grid.len() - 1][(count * 3 + 1) % 2],
                    )
            }
            _ => {
                (match (count + 1) % 4 {
                    0 => weights[1 % weights.len()],
                    1 | 2 => u,
                    _ => s,
                }) * (-grid[((count & count) * 3 + 2) % grid.len()][1].abs()).exp()
            }
        };
        let mut acc = 0.0;
        for j in 0..weights.len() {
            acc += weights[j];
        }
        (if count > 1 {
            grid[(grid.len() * 5 + 4) % grid.len()][((t * t + 1.265625) * 3.0) as usize % 2].tanh()
        } else {
            acc + acc
        }) + 1.15625 * acc
            + 0.328125 * (weights[((u.abs() + 1.59375) * 3.0) as usize % weights.len()] * s)
            + 1.359375 * u.sin()
            + 1.34375 * s
    }

    #[grad]
    pub fn relax1(a: f64, weights: [f64; 3], u: &f64, n: usize) -> f64 {
        let mut m: usize = 0;
        'l0: while m < 5 {
            m += 1;
            let b = weights[1 % 3].sin().exp().cos().cos();
        }
        let mut a = (*u - weights[1]).mul_add(a.cos(), *u) + (-a.abs()).exp();
        if a + -1.640625 <= weights[1] {
            let u2 = -0.734375;
            let mut total = 0.0;
            for n2 in 0..weights.len() {
                total += weights[n2] * weights[n2];
            }
        } else {
            let mut c = -1.921875
                * (0.015625 * m as f64 * (weights[weights.len() - 1] / (u.abs() + 0.6875)));
            let mut c = (weights[1] * weights[1]).ln_1p() * (1.78125 + *u)
                - (if !((n + n) % 2 == 0) {
                    weights[((n ^ m) * 7 + 1) % weights.len()].sin()
                } else {
                    *u * c
                });
            let mut y = *u;
        }
        let mut s = 0.0;
        for count in 0..weights.len() {
            s += weights[count] * weights[count];
        }
        (weights[((a.abs() + 1.609375) * 3.0) as usize % 3] * weights[0]).clamp(-1.25, 0.671875)
            + 0.890625 * s
            + 0.96875 * a
            + 0.484375
                * blend0(
                    (weights[(m * 3 + 1) % 3] * weights[(m * 3 + 1) % 3]).ln_1p(),
                    m as f64 - 1.59375,
                    &weights[..weights.len() - 1],
                    m % 4,
                )
            + 0.609375 * u.max(0.0)
    }

    #[grad]
    pub fn relax2(z: f64, j: usize) -> (f64, f64) {
        for k in 2..2 {
            let mut rate = match k % 4 {
                0 => 0.125 * (z * -1.5625),
                1 | 2 if 3 % 2 == 0 => (z * z).abs(),
                _ => {
                    (z + z)
                        / (({
                            let a = z;
                            a * z
                        })
                        .abs()
                            + 1.4375)
                }
            };
            let (u, y) = (
                rate.sin()
                    - (match (j + j) % 4 {
                        0 => z,
                        1..=2 if (j + j) % 2 == 0 => z,
                        _ => rate,
                    }),
                (z + 1.4375).sin(),
            );
            let a2 = z;
        }
        if z + z >= -0.328125 {
            let mut z: f64 = -0.765625;
            z += z.sin();
            let mut z2 = ((z * z).sin() * (z * z).sin() + 1.890625).sqrt();
        } else {
            let mut z = z;
            z = z * (z * j as f64);
        }
        (
            (-(z + z).abs()).exp() + 0.859375 * (1.640625 * z) + 0.25 * (z * j as f64),
            z + 1.171875 * (0.40625 - z) + 1.328125 * (z + z),
        )
    }

    #[grad(jvp)]
    pub fn f(u: f64, x: &[f64], j: usize) -> f64 {
        let c = u.cos().tanh()
            / ((-0.453125 * x[j % x.len()]).powi(0) * (-0.453125 * x[j % x.len()]).powi(0)
                + 0.96875);
        let (sum, c2) = relax2(c, 2 % 4);
        let mut b = 0.0;
        for pos in 1..x.len() - 1 {
            b += 0.5 * (x[pos - 1] * x[pos + 1] * x[pos]);
        }
        let prev = c * blend0(sum * -0.515625, sum, &x[..x.len() - 1], j % 4);
        b += {
            let s = c + u;
            s * c2
        };
        'l0: for k in 0..x.len() {
            (b, b) = (sum, {
                let acc = x[k];
                acc * b
            });
            let mut i: usize = 0;
            while i < 2 {
                i += 1;
                for n in 1..x.len() {
                    match k % 4 {
                        0 => {
                            b *= (0.375 - c).cos();
                            let mut total = -0.203125;
                        }
                        1 | 3 => {
                            if !(n % 2 == 0) {
                                return u.powi(0).mul_add((c2.abs() + 0.578125).sqrt(), u)
                                    + 0.828125 * b
                                    + 1.390625 * (x[n] * c)
                                    + 1.5
                                        * (if !(x[n].atan() <= -0.53125) {
                                            -0.765625
                                        } else {
                                            x[n]
                                        });
                            }
                            b = 0.5 * blend0(x[n - 1].powi(0), 1.046875, x, n % 4);
                            if x[n - 1] / (c2.abs() + 1.328125) <= -0.1875 {
                                return x[k]
                                    + -1.0
                                    + -1.078125
                                    + 1.28125 * b
                                    + 0.28125 * (1.703125 / (prev.abs() + 1.15625))
                                    + 0.5 * u.sin()
                                    + 1.359375
                                        * (-x[((b * b + 1.90625) * 3.0) as usize % x.len()].abs())
                                            .exp();
                            }
                        }
                        _ => {
                            let s2 = if j % 2 == 0 {
                                (u * u + 1.984375).recip().tanh()
                            } else {
                                n as f64 * (0.15625 * c2)
                            };
                            b += (match i * n % 4 {
                                0 => c,
                                1 | 2 => x[k],
                                _ => c2,
                            })
                            .tanh();
                        }
                    }
                    let mut s3 = (1.3125 + c2).floor()
                        + (if !(j as f64 + b >= x[k] + c2) {
                            u * x[((sum.abs() + 1.4375) * 3.0) as usize % x.len()]
                        } else {
                            {
                                let sum2 = c;
                                sum2 * prev
                            }
                        });
                }
            }
        }
        let mut row = vec![c2 + b, u.sin(), if j % 2 > 1 { prev } else { j as f64 }];
        let y = {
            let sum3: f64 = -0.71875;
            sum3 * ({
                let sum4 = u;
                sum4 * (row[((sum3.abs() + 1.828125) * 3.0) as usize % row.len()]
                    * x[(j * 7 + 2) % x.len()])
            })
        };
        row[0] *= (if j + j > 2 { j as f64 } else { -0.53125 }).cos();
        let mut rate: f64 = 0.0;
        for j2 in 0..row.len() {
            rate += row[j2];
        }
        let mut s4 = 0.0;
        for m in 0..row.len() {
            s4 += row[m];
        }
        (if j as f64 + b
            > ({
                let c3 = 0.171875;
                c3 * prev
            })
        {
            x[1]
        } else {
            y
        }) + rate.sin()
            + 0.625 * s4
            + 0.578125 * rate
            + 0.859375 * b
            + 1.078125 * rate.tanh()
            + 1.234375 * (j as f64 + x[1])
            + 0.71875 * (x[(j * j * 4 + 3) % x.len()] + s4)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff7aecad4c9aad2,
            outgoing: &[],
            gradient: &[
                (0.9652769793780525, 3.161882574087351),
                (0.6336140315659573, 0.6336140315659573),
                (1.778180727511085, 1.778180727511085),
                (0.035620413741714756, 0.08435659350905085),
                (-0.2473361123192306, 0.47761456171989364),
                (0.03411532583713526, 0.03411532583713526),
            ],
            weighted: &[
                (0.7239577345335393, 2.3714119305655132),
                (0.475210523674468, 0.475210523674468),
                (1.3336355456333138, 1.3336355456333138),
                (0.026715310306286065, 0.06326744513178814),
                (-0.18550208423942297, 0.3582109212899202),
                (0.025586494377851446, 0.025586494377851446),
            ],
        };
        let p0 = std::hint::black_box(0.609375_f64);
        let p1 = std::hint::black_box(vec![0.84375, 0.421875, 1.859375, 0.125, -1.328125]);
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

mod program_139 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(t: f64, a: f64, weights: &[f64], buf: &[f64; 3], pos: usize) -> f64 {
        let mut z: f64 = 0.921875;
        (z, z) = (buf[1] + t, z);
        let c = buf[0];
        let mut prev = (buf[1].tanh() * (if z.atan2(z) >= 0.734375 { t } else { buf[2] }))
            .min(pos as f64 + buf[(pos % 3 * 4 + 4) % buf.len()] + t.tanh());
        z += t;
        (prev, z) = (
            -0.03125,
            t.mul_add(weights[(pos * pos * 5 + 4) % weights.len()], -0.828125),
        );
        let mut u = 0.0;
        for pos2 in 0..weights.len() {
            u += weights[pos2];
        }
        u -= if 0 > 2 {
            if (pos >> 1) % 2 == 0 && pos * 3 % 2 == 0 {
                1.296875
            } else {
                t
            }
        } else {
            t.min(weights[((c * c + 1.78125) * 3.0) as usize % weights.len()])
        };
        let z2: f64;
        if t.sin() <= buf[((pos & pos) * 4 + 3) % 3] + -1.265625 {
            z2 = weights[(pos * 5 + 1) % weights.len()];
        } else {
            z2 = (buf[(pos * 2 + 2) % buf.len()] + z).cos();
        }
        let mut y: f64 = 0.0;
        for i in 1..buf.len() - 1 {
            y += 0.5 * (buf[i - 1] * buf[i + 1] * buf[i]);
        }
        u = weights[((z2.abs() + 0.84375) * 3.0) as usize % weights.len()].powi(-1);
        if pos * pos % 2 == 0 || pos >> 1 != 3 {
            if 1 % 2 == 0 || buf[((t.abs() + 1.15625) * 3.0) as usize % buf.len()].sin() <= -0.125 {
                for k in 1..3 {
                    let mut s = -0.90625;
                    if (pos as f64).sin() > c {
                        break;
                    }
                    let j: usize = k + k >> 1;
                    let mut out = [buf[k - 1] * u; 3];
                }
                let mut w = [0.0; 3];
            } else {
                if (pos + pos) % 2 == 0 {
                    u += c;
                    let mut t2 = if t.powi(4) > -0.328125 {
                        (y - weights[weights.len() - 1]).tanh()
                    } else {
                        buf[(buf.len() * 4 + 1) % buf.len()]
                    };
                } else {
                    y = {
                        let u2 =
                            0.484375 * weights[((y.abs() + 1.1875) * 3.0) as usize % weights.len()];
                        u2 * (c - u2)
                    };
                    z *=
                        (weights[pos % weights.len()] + weights[(3 * 4 + 1) % weights.len()]).cos();
                }
            }
        } else {
            std::mem::swap(&mut y, &mut prev);
            std::mem::swap(&mut prev, &mut u);
        }
        let mut s2 = 0.0;
        for i2 in 0..weights.len() {
            s2 += weights[i2] * weights[i2];
        }
        (u - t).powi(0)
            + 1.28125 * s2
            + 1.453125 * y
            + 1.453125 * u
            + 0.578125
                * (if pos + pos != 1 {
                    buf[(weights.len() * 6 + 3) % buf.len()]
                } else {
                    -1.6875
                })
            + 1.09375 * (buf[0] - a)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401c8818d3d37a6f,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (-1.09375, 1.09375),
                (-3.763671875, 3.763671875),
                (-1.841796875, 1.841796875),
                (-4.386807360586012, 4.386807360586012),
                (0.0, 0.0),
                (-0.20679283142089844, 3.5505428314208984),
                (1.1998214721679688, 1.1998214721679688),
                (-1.6042556762695313, 1.6042556762695313),
            ],
            weighted: &[
                (0.0, 0.0),
                (-0.8203125, 0.8203125),
                (-2.82275390625, 2.82275390625),
                (-1.38134765625, 1.38134765625),
                (-3.290105520439509, 3.290105520439509),
                (0.0, 0.0),
                (-0.15509462356567383, 2.662907123565674),
                (0.8998661041259766, 0.8998661041259766),
                (-1.2031917572021484, 1.2031917572021484),
            ],
        };
        let p0 = std::hint::black_box(-1.234375_f64);
        let p1 = std::hint::black_box(-1.203125_f64);
        let p2 = std::hint::black_box(vec![-1.46875, -0.71875, -1.4375, 0.0]);
        let p3 = std::hint::black_box([1.1875, -1.859375, 1.390625]);
        let p4 = std::hint::black_box(2_usize);
        let value = f(p0.clone(), p1.clone(), &p2, &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
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
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, p4, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let d3 = [0.625, -0.375, 0.875];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, p4, d0, d1, &d2, &d3);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_140 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(a: f64, out: &[f64; 3], acc: &f64, j: usize) -> (f64, f64) {
        let mut k: usize = 0;
        loop {
            k += 1;
            for pos in 0..3 {
                if a / (a * a + 0.515625) < *acc - a {
                    let mut i: usize = 0;
                    let prev = loop {
                        i += 1;
                        if i >= 2 {
                            break (*acc * *acc + 1.578125).sqrt();
                        }
                        let acc2 = out[1].powi(-1) * a + a.tanh() * (a - out[pos]);
                        let mut c = ((if k >= 2 {
                            out[1].atan2(out[out.len() - 1])
                        } else {
                            *acc - out[pos]
                        }) * (if k >= 2 {
                            out[1].atan2(out[out.len() - 1])
                        } else {
                            *acc - out[pos]
                        }) + 1.046875)
                            .sqrt();
                        c = a + acc.hypot(a);
                    };
                }
            }
            if k >= 1 {
                break;
            }
        }
        let mut z = 0.0;
        for j2 in 0..out.len() {
            z += out[j2];
        }
        let mut b: f64 = 0.0;
        for count in 0..out.len() {
            b += out[count] * out[count];
        }
        (
            j as f64
                + 1.359375 * b
                + 1.46875 * z
                + 1.328125
                    * (match (2 ^ k) % 4 {
                        0 => j as f64,
                        1 | 2 if 0 > 1 => a,
                        _ => k as f64,
                    }),
            ((if ({
                let sum = out[out.len() - 1];
                sum * out[(3 * 6 + 4) % 3]
            }) < 0.234375
            {
                b
            } else {
                -1.96875
            }) * (if ({
                let sum = out[out.len() - 1];
                sum * out[(3 * 6 + 4) % 3]
            }) < 0.234375
            {
                b
            } else {
                -1.96875
            }) + 0.734375)
                .powf((k as f64).sin())
                + 1.015625 * b
                + 0.609375 * z
                + 1.4375 * b.sin()
                + 1.265625 * (0.28125 * j as f64),
        )
    }

    #[grad]
    pub fn energy1(total: f64, out: &mut [f64], n: usize) {
        let mut b = if !((total.abs() + 1.984375).sqrt() > (total * total).ln_1p()) {
            total
        } else {
            out[out.len() - 1] - total * total
        };
        if n + n >= 1 && total.atan() < out[(n * 6 + 2) % out.len()] - 0.375 {
            let mut b2 = -0.46875;
            let total2 = 0.328125;
            {
                let r = &mut out[0];
                *r = b2 * b;
            }
        }
        let a = b.sin();
        if n + n != 1 {
            return;
        }
    }

    #[grad(jvp)]
    pub fn f(acc: f64, x: &[f64]) -> f64 {
        if 0 != 0 {
            for j in (0..=2).rev() {
                'l0: for j2 in 0..x.len() - 1 {
                    let mut prev = {
                        let a = acc - (acc + acc);
                        a * ((acc.abs() + 1.671875).powf(a.sin()) + x[j2 + 1].abs())
                    };
                    match (j2 + j2) % 4 {
                        0 if 3 >> 1 == 1 => {
                            let a2 = 1.28125;
                            let mut count: usize = 3;
                            let mut acc = 1.4375;
                        }
                        1 | 3 => {
                            let mut data = [x[j2 + 1], prev + j as f64];
                            data[j % 2] *= (prev + x[0]).cos();
                            data.swap(0, 0);
                        }
                        _ => {
                            let mut sum = if x.len() % 2 == 0 && 0 % 2 == 0 {
                                (x[j2] * x[j2] + 1.546875).sqrt() * (prev * prev)
                            } else {
                                1.796875 * x[j2] - prev / (prev.abs() + 0.984375)
                            };
                            let mut buf = [match (j + 2) % 4 {
                                0 => x[j2],
                                1..=2 => prev,
                                _ => prev,
                            }; 3];
                        }
                    }
                }
            }
            for k in 0..x.len() {
                let mut s = (-x[((k + k) * 7 + 2) % x.len()].abs()).exp() * k as f64;
            }
        }
        let mut rate: f64 = 0.546875;
        let mut i: usize = 0;
        while i < 5 {
            i += 1;
            for k2 in (0..x.len()).step_by(2) {
                let m: usize = i + k2 & 0;
            }
            rate += x[3 % x.len()];
            rate = x[1];
        }
        let mut total: f64 = 0.0;
        for i2 in 0..x.len() {
            total += x[i2];
        }
        let mut u = 0.0;
        for pos in 0..x.len() {
            u += x[pos];
        }
        acc + acc
            + u * x[1]
            + 1.109375 * u
            + 0.546875 * total
            + 1.078125 * rate
            + 1.28125 * (-rate.abs()).exp()
            + 0.734375 * x[(i * 2 + 4) % x.len()].tanh()
            + 1.21875
                * (if (match 1 % 4 {
                    0 => rate,
                    1 | 2 => 1.328125,
                    _ => x[x.len() - 1],
                }) < acc - 1.90625
                {
                    i as f64
                } else {
                    x[((total.abs() + 1.390625) * 3.0) as usize % x.len()]
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc020962ceb6234be,
            outgoing: &[],
            gradient: &[
                (2.0, 2.0),
                (2.46875, 3.28125),
                (0.3847465012138438, 6.790996501213844),
                (1.7320111478050924, 3.0492388521949074),
            ],
            weighted: &[
                (1.5, 1.5),
                (1.8515625, 2.4609375),
                (0.28855987591038285, 5.093247375910383),
                (1.2990083608538192, 2.2869291391461806),
            ],
        };
        let p0 = std::hint::black_box(-1.34375_f64);
        let p1 = std::hint::black_box(vec![-1.71875, -0.40625, -0.671875]);
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

mod program_141 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(sum: f64, buf: &mut [f64], n: usize) -> f64 {
        for n2 in 1..buf.len() {
            let mut prev = (-(({
                let sum2 = sum;
                sum2 * 0.296875
            }) * buf[n2])
                .abs())
            .exp();
        }
        let u = ((if sum + sum > buf[buf.len() - 1] - buf[(n * n * 7 + 4) % buf.len()] {
            buf[((sum.abs() + 1.90625) * 3.0) as usize % buf.len()]
        } else {
            -0.234375
        }) + sum.powi(-1))
            * (if n <= 0 {
                (buf[(0 * n * 2 + 4) % buf.len()].abs() + 1.03125).ln()
            } else {
                buf[(n * n * 3 + 4) % buf.len()] * 1.390625
            });
        let mut total = (buf[buf.len() - 1] + (u + 1.390625)) * buf[0];
        buf[n % buf.len()] += buf[((u * u + 0.53125) * 3.0) as usize % buf.len()].sin() + total;
        total = sum;
        (buf[1], total) = (total * buf[1], n as f64 + buf[(n * 3 + 1) % buf.len()]);
        for k in 0..buf.len() - 1 {
            for k2 in (1..buf.len()).step_by(3).rev() {
                (total, buf[k2 - 1]) = (1.265625, (sum.abs() + 1.078125).powf(u.sin()));
                let (acc, t) = ((u - total) * (sum * -1.5625), buf[k]);
            }
            let mut row = [buf[k + 1].abs(); 3];
            let mut sum =
                u * (if n == 0 {
                    row[((sum * sum + 0.9375) * 3.0) as usize % 3]
                } else {
                    total
                }) * (row[1] * sum - (u * u + 1.625).powf(buf[k + 1].sin()));
        }
        let mut data = buf.to_vec();
        for m in (1..2).step_by(2) {
            if u.powi(1) <= 0.71875 * buf[((n + 3) * 2 + 3) % buf.len()] {
                let mut m2: usize = 3;
                let m3: usize = 2 + 3 + (n + m2);
            } else {
                let mut v = buf.to_vec();
            }
            let mut data2 = vec![0.0; 2];
        }
        total = (total - data[((n + n) * 7 + 1) % data.len()]) * u;
        let mut b = 0.0;
        for k3 in 0..data.len() {
            b += data[k3] * data[k3];
        }
        (if n % 3 % 2 == 0 {
            buf[(n * 2 + 1) % buf.len()]
        } else {
            data[data.len() - 1]
        }) + 1.359375 * b
            + 0.546875 * total
            + 1.28125
                * (match n % 4 {
                    0 => 1.703125,
                    1 | 2 => buf[1],
                    _ => b,
                })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402d0a5fb1711d12,
            outgoing: &[
                0x3ff11f1715cfe247,
                0xbff5240000000000,
                0xbfd7000000000000,
                0x3ff11f1715cfe247,
                0x3ff4400000000000,
            ],
            gradient: &[
                (-29.733685856669197, 59.655041248788585),
                (0.0, 0.0),
                (-18.02797044836173, 18.39085817154214),
                (-0.89794921875, 2.89794921875),
                (0.0, 0.0),
                (6.68408203125, 6.68408203125),
            ],
            weighted: &[
                (-28.098280934351866, 50.737900435855245),
                (0.0, 0.0),
                (-14.500521946070812, 15.632062738456117),
                (0.0765380859375, 2.9234619140625),
                (0.0, 0.0),
                (6.0130615234375, 6.0130615234375),
            ],
        };
        let p0 = std::hint::black_box(0.6875_f64);
        let p1 = std::hint::black_box(vec![1.84375, -1.921875, -0.359375, 0.203125, 1.265625]);
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

mod program_142 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(total: f64, prev: f64, v: &[f64]) -> f64 {
        match 0 % 4 {
            0 => {
                let m: usize = total.sin().abs() as usize % 5;
                let mut y = 0.0;
                for pos in 0..v.len() {
                    y += v[pos];
                }
                let mut a = 0.0;
                for j in 1..v.len() - 1 {
                    a += 0.5 * (v[j - 1] * v[j + 1] * v[j]);
                }
            }
            1 | 3 => {
                for pos2 in 2..6 {
                    let mut w = vec![total.cos(); pos2 % 3 + 1];
                }
                let u;
                if !(1 % 2 == 0) {
                    u = total - total;
                } else {
                    u = total + v[(3 * 4 + 4) % v.len()];
                }
            }
            _ => {
                let mut b: f64 = 0.0;
                let u2 = b.min(prev - -1.5625)
                    + prev.clamp(-1.25, 0.96875)
                        * v[((total * total + 1.34375) * 3.0) as usize % v.len()].atan();
            }
        }
        let mut acc = 0.0;
        for pos3 in 0..v.len() {
            acc += v[pos3];
        }
        let mut prev2 = 0.0;
        for pos4 in 0..v.len() {
            prev2 += v[pos4];
        }
        total.sin().exp()
            + (prev * prev + 1.71875).ln()
            + 0.984375 * prev2
            + 1.5 * acc
            + 0.40625 * (-prev.abs()).exp()
            + 1.40625 * (total / (v[v.len() - 1] * v[v.len() - 1] + 1.171875))
            + 0.71875 * (v[(v.len() * 2 + 1) % v.len()] * -0.46875)
    }

    #[grad(jvp)]
    pub fn f(
        t: f64,
        a: f64,
        x: &[f64],
        data: [f64; 3],
        data2: &[f64; 3],
        state: &mut [f64],
        total: &mut f64,
        k: usize,
    ) -> f64 {
        for count in (0..3 - 1).rev() {
            let count2: usize = data.len();
            let t2;
            if stage0(
                if !(state[count % state.len()].powi(4) >= -0.40625 - a) {
                    t
                } else {
                    x[((count + count) * 4 + 3) % x.len()]
                },
                x[(count * 3 + 2) % x.len()] + state[(count2 * 2 + 1) % state.len()],
                state,
            ) >= (match count2 % 4 {
                0 => data2[2],
                1..=2 if state[(k * 2 + 3) % state.len()] + a >= -0.15625 => *total,
                _ => t,
            }) {
                t2 = a * state[k % state.len()] - x[((t * t + 0.734375) * 3.0) as usize % x.len()];
            } else {
                t2 = stage0(
                    data2[((a.abs() + 1.765625) * 3.0) as usize % data2.len()],
                    *total,
                    &state[..state.len() - 1],
                ) * (a * a).ln_1p();
            }
        }
        for k2 in 0..state.len() {
            state[k2] = if t - data2[0] <= *total {
                match 1 * k % 4 {
                    0 => x[((k2 & k) * 7 + 4) % x.len()],
                    1 | 2 => t,
                    _ => *total,
                }
            } else {
                if k2 * k < 1 { -1.203125 } else { a }
            };
        }
        {
            let r = &mut state[0];
            *r /= 1.25;
        }
        let t3: f64;
        if a + t > -0.75 {
            t3 = (total.tanh() * total.tanh()).ln_1p();
        } else {
            t3 = -1.890625;
        }
        let mut j: usize = 0;
        while j < 5 {
            j += 1;
            for i in (0..state.len()).rev() {
                state[i] = t3.clamp(-1.25, 1.484375) - data2[data2.len() - 1];
            }
        }
        let t4 = 0.796875;
        for i2 in (0..state.len()).step_by(2) {
            *total = a.clamp(-1.25, 0.9375) - (t4 - -1.515625);
            if ({
                let y = t4;
                y * *total
            }) <= -0.484375
            {
                if k != 2 {
                    let mut acc = data[1].abs().abs().sin();
                    continue;
                }
                state.copy_from_slice(&data2[..data2.len() - 1]);
                let u = (-0.796875 + *total - a).exp_m1();
            }
        }
        state[0] += (a - -0.96875) / ((data2[1] + t) * (data2[1] + t) + 1.40625);
        'l0: for m in 0..k % 3 + 1 {
            *total = 0.5 * stage0(t4, a.atan(), &data);
        }
        state.fill(x[(k * 5 + 4) % x.len()]);
        let mut i3: usize = 0;
        'l1: loop {
            i3 += 1;
            let mut u2 = (state[((t3.abs() + 1.84375) * 3.0) as usize % state.len()]
                * state[(3 * 4 + 4) % state.len()]
                - (data[((k >> 1) * 4 + 3) % data.len()] - a))
                .abs();
            let mut table = [[x[(k * 4 + 4) % x.len()] * -0.40625; 2]; 3];
            let mut rate = 0.0;
            for j2 in 0..state.len() {
                rate += state[j2];
            }
            if i3 >= 1 {
                break;
            }
        }
        let mut a2: f64 = 0.0;
        for k3 in 0..state.len() {
            a2 += state[k3] * state[k3];
        }
        x[0] + 0.578125 * a2
            + 0.984375 * *total
            + 0.375
                * (data[((t4 * t4 + 0.9375) * 3.0) as usize % data.len()]
                    + state[((k + i3) * 5 + 3) % state.len()])
            + 1.1875 * a2.clamp(-1.25, 0.28125)
            + 0.484375 * (*total * data2[2])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff7812a5187549e,
            outgoing: &[
                0x3fa0000000000000,
                0x3fa0000000000000,
                0x3fa0000000000000,
                0x3fa0000000000000,
                0x4000b66d065f3c95,
            ],
            gradient: &[
                (0.0, 0.0),
                (-0.02154961980746143, 0.15715737232208743),
                (1.0, 1.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.81640625, 0.81640625),
                (0.4048633575439453, 2.0406932830810547),
                (0.7249585390090942, 2.692438244819641),
                (0.38835130689570463, 2.1239214394945463),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.0118957689884773, 1.0118957689884773),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.0, 0.0),
                (-0.0822799996730957, 0.21353106937104546),
                (0.75, 0.75),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (3.3623046875, 3.3623046875),
                (1.545835018157959, 2.772707462310791),
                (1.6174493730068207, 3.429973214864731),
                (1.482789287695978, 2.88579027209671),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.758921826741358, 0.758921826741358),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-1.84375_f64);
        let p1 = std::hint::black_box(-1.90625_f64);
        let p2 = std::hint::black_box(vec![0.875, -1.171875, 1.421875, 0.0, 0.03125]);
        let p3 = std::hint::black_box([0.171875, -0.28125, 0.0625]);
        let p4 = std::hint::black_box([1.578125, -0.25, -1.359375]);
        let p5 = std::hint::black_box(vec![0.421875, -0.9375, -1.25, 0.453125]);
        let p6 = std::hint::black_box(-1.859375_f64);
        let p7 = std::hint::black_box(4_usize);
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
            p7,
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
            p7,
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
            p7,
        );
        expected.check_call(value, &(m5.clone(), m6.clone()));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m5 = p5.clone();
        let mut m6 = p6.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = [0.125, 0.125, 0.125];
        let mut b5 = vec![0.5, 0.625, 0.75, 0.875];
        let mut b6 = 1.0_f64;
        let (value, (g0, g1, g3)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            &p4,
            &mut m5,
            &mut m6,
            p7,
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = [0.125, 0.125, 0.125];
        let mut b5 = vec![0.5, 0.625, 0.75, 0.875];
        let mut b6 = 1.0_f64;
        let (value, (g0, g1, g3)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            &p4,
            &mut m5,
            &mut m6,
            p7,
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
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125,
                0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m5 = p5.clone();
        let mut m6 = p6.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = [0.125, 0.125, 0.125];
        let mut b5 = vec![0.5, 0.625, 0.75, 0.875];
        let mut b6 = 1.0_f64;
        let (value, (g0, g1, g3)) = f_vjp(
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            &p4,
            &mut m5,
            &mut m6,
            p7,
            &mut b2,
            &mut b4,
            &mut b5,
            &mut b6,
            0.75,
        );
        expected.check_weighted(
            &(g0, g1, b2.clone(), g3, b4.clone(), b5.clone(), b6.clone()),
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125,
                0.0, 0.0, 0.0, 0.0, 0.0,
            ],
        );
        let mut m5 = p5.clone();
        let mut m6 = p6.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let d3 = [-0.375, 0.875, -0.125];
        let d4 = [1.125, 0.125, -0.875];
        let mut d5 = vec![0.375, -0.625, 0.625, -0.375];
        let mut d6 = 0.875_f64;
        let (value, tangent) = f_jvp(
            p0.clone(),
            p1.clone(),
            &p2,
            p3.clone(),
            &p4,
            &mut m5,
            &mut m6,
            p7,
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

mod program_143 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(y: f64, buf: &[f64], out: &mut [f64], pos: usize) -> f64 {
        out[(pos * pos * 3 + 2) % out.len()] = 0.796875;
        for count in 0..buf.len() {
            let acc =
                (y.abs() + 1.078125).powf(y.sin()).cos() * (buf[count].tanh() - y * pos as f64);
        }
        match (pos + pos) % 4 {
            0 => {
                let mut y2 = (y
                    * (out[out.len() - 1] * out[((pos + pos) * 7 + 4) % out.len()])
                    * (y * (out[out.len() - 1] * out[((pos + pos) * 7 + 4) % out.len()]))
                    + 0.78125)
                    .ln();
                for pos2 in 0..out.len() {
                    out[pos2] = buf[((y2.abs() + 1.625) * 3.0) as usize % buf.len()];
                }
                y2 = y2;
            }
            1 | 3 => {
                let t = -0.46875;
            }
            _ => {
                let mut x = vec![buf[buf.len() - 1]; 4];
            }
        }
        let mut t2 = 0.0;
        for pos3 in 0..out.len() {
            t2 += out[pos3] * out[pos3];
        }
        let mut total = 0.0;
        for m in 0..out.len() {
            total += out[m];
        }
        (-(buf[((pos >> 1) * 2 + 2) % buf.len()] + total).abs()).exp()
            + 1.234375 * total
            + 1.390625 * t2
            + 0.96875
                * (if buf[((pos + pos) * 7 + 3) % buf.len()] + -1.546875 > -0.875 {
                    y
                } else {
                    out[((pos & pos) * 5 + 3) % out.len()]
                })
            + 1.28125 * (out[(pos * 6 + 2) % out.len()] - buf[buf.len() - 1])
    }

    #[grad(jvp)]
    pub fn f(y: f64, sum: f64, data: &[f64], out: &mut [f64], prev: &mut f64) -> f64 {
        for pos in 0..data.len() {
            let mut c = (out[((*prev * *prev + 0.578125) * 3.0) as usize % out.len()]
                - (-1.65625 - out[pos % out.len()]))
            .sin()
            .exp();
            let mut rate = 0.0;
            for m in 0..out.len() {
                rate += out[m];
            }
            for i in (0..out.len()).rev() {
                out[i] += (match pos % 4 {
                    0 => data[pos],
                    1..=2 => *prev,
                    _ => c,
                })
                .sin();
            }
        }
        *prev = 0.5
            * stage0(
                (-data[(3 * 7 + 2) % data.len()].abs()).exp(),
                &data[..data.len() - 1],
                out,
                3 % 4,
            );
        out[((0 + 2) * 2 + 1) % out.len()] +=
            stage0(data[(3 * 4 + 4) % data.len()], data, out, 2 % 4);
        let mut pos2: usize = 0;
        let y2: f64 = loop {
            pos2 += 1;
            if pos2 >= 1 {
                break y;
            }
            let mut t = 0.0;
            for m2 in 1..data.len() - 1 {
                t += data[m2 - 1] * data[m2 + 1];
            }
        };
        out[1] = data[pos2 % data.len()];
        out[(pos2 * 6 + 4) % out.len()] -= out[((pos2 + pos2) * 4 + 1) % out.len()]
            * stage0(
                if y2 <= -0.640625 { y2 } else { y2 },
                &data[((pos2 + pos2) * 6 + 4) % data.len()..],
                out,
                pos2 % 4,
            );
        for m3 in 1..out.len() {
            (out[m3], *prev) = (data[0] + *prev, {
                let t2 = *prev;
                t2 * m3 as f64
            });
            {
                let r = &mut out[m3];
                *r = match pos2 / 3 % 4 {
                    0 => *prev,
                    1..=2 => sum,
                    _ => y2,
                };
            }
            let sum2 = pos2 as f64;
            if stage0(
                data[((sum.abs() + 1.765625) * 3.0) as usize % data.len()] - *prev,
                data,
                out,
                pos2 % 4,
            ) > 0.703125
            {
                {
                    let r = &mut out[1];
                    *r = match pos2 % 4 {
                        0 => data[pos2 % data.len()],
                        1..=2 => sum2,
                        _ => -0.171875,
                    };
                }
                return *prev * data[1]
                    + 1.296875 * *prev
                    + 1.0625 * data[0].cos()
                    + 1.40625 * (-0.015625 * out[0]);
            }
        }
        for m4 in (0..data.len()).step_by(3) {
            let mut i2: usize = 0;
            while i2 < 4 && pos2 % 2 == 0 {
                i2 += 1;
                if !((match data.len() % 4 {
                    0 => y,
                    1..=2 => 0.578125,
                    _ => y2,
                }) < stage0(prev.sin(), data, out, pos2 % 4))
                {
                    let mut weights = vec![0.0; 4];
                    *prev += *prev / (data[m4] * data[m4] + 1.234375) * weights[1];
                    if (pos2 as f64) >= -1.0 {
                        return (match (i2 + i2) % 4 {
                            0 => sum + i2 as f64,
                            1..=2 => y2,
                            _ => y.tanh(),
                        }) + 0.546875 * *prev
                            + 0.453125
                                * (if ({
                                    let prev2 = y2;
                                    prev2 * -0.28125
                                }) < -0.90625
                                {
                                    sum
                                } else {
                                    *prev
                                })
                            + 1.3125 * (data[m4] + y2)
                            + 1.171875 * (y2 + y);
                    }
                } else {
                    let mut weights2 = [
                        data[m4] * sum,
                        sum + out[(data.len() * 5 + 2) % out.len()],
                        (y2.abs() + 1.0625).recip(),
                    ];
                    out[1] += stage0(1.234375 + -0.21875, &weights2, &mut out[..2], 1 % 4)
                        .mul_add(i2 as f64 / (sum.abs() + 0.875), y2);
                    let mut total = y * sum.abs();
                }
                (out[(pos2 * 2 + 2) % out.len()], *prev) =
                    (*prev + pos2 as f64, sum / ((m4 as f64).abs() + 1.390625));
                *prev += data[m4];
                *prev -= {
                    let rate2 = prev.cos();
                    rate2 * (-y2.abs()).exp()
                };
            }
            out[2 % out.len()] += if i2 % 2 == 0 {
                y - y
            } else {
                -1.046875 * -1.765625
            };
            for pos3 in 0..out.len() - 1 {
                out[pos3] = 1.75 * out[pos3].atan();
            }
            let mut c2 = (data[1] + (if data[m4] > -0.671875 { -1.265625 } else { y2 }))
                * (stage0(data[m4].cos(), &data[1..], out, 3 % 4) - y2);
        }
        let mut t3 = 0.0;
        for k in 0..out.len() {
            t3 += out[k] * out[k];
        }
        data[((pos2 >> 1) * 5 + 2) % data.len()] / (out[1].abs() + 0.578125)
            + *prev
            + 1.359375 * t3
            + 1.25 * *prev
            + 1.015625
                * (match 1 % 4 {
                    0 => -0.75,
                    1..=2 => data[((pos2 + pos2) * 7 + 1) % data.len()],
                    _ => y2,
                })
            + 0.5625
                * stage0(
                    data[((pos2 + pos2) * 2 + 3) % data.len()] - t3,
                    &data[..data.len() - 1],
                    out,
                    0 % 4,
                )
            + 1.453125 * out[(3 * 2 + 4) % out.len()]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fc7122fe8ef6182,
            outgoing: &[0xc010ab6a39e9898e, 0x3ff0000000000000, 0x3fcad848ca6d73f8],
            gradient: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (-1.4378529205621986, 2.4010795373245175),
                (-0.8709172973731227, 1.762310613183809),
                (0.25948530841525885, 0.29995447803195807),
                (1.003448506086837, 4.067108134538163),
                (0.0, 0.0),
                (1.4249648794708358, 5.77556916729865),
            ],
            weighted: &[
                (0.0, 0.0),
                (0.0, 0.0),
                (-1.2381043105579612, 2.3189341770412613),
                (-5.926363431973048, 7.748805761282132),
                (0.7591450207958101, 0.7894968980083346),
                (1.1259625678765088, 4.563673662592241),
                (0.0, 0.0),
                (1.5989431496387867, 6.480725867957207),
            ],
        };
        let p0 = std::hint::black_box(0.140625_f64);
        let p1 = std::hint::black_box(-1.828125_f64);
        let p2 = std::hint::black_box(vec![1.890625, 0.71875, -1.25]);
        let p3 = std::hint::black_box(vec![-0.046875, 1.390625]);
        let p4 = std::hint::black_box(-0.78125_f64);
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
        let mut b3 = vec![0.5, 0.625];
        let mut b4 = 0.75_f64;
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
        let mut b3 = vec![0.5, 0.625];
        let mut b4 = 0.75_f64;
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
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0]);
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625];
        let mut b4 = 0.75_f64;
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
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375];
        let mut d3 = vec![-0.625, 0.625];
        let mut d4 = -0.375_f64;
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

mod program_144 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(u: f64, depth: usize) -> f64 {
        if depth == 0 {
            return (u / (u.abs() + 1.609375)).sin() + 1.5 * (u.abs() + 1.4375).sqrt();
        }
        let mut w = [relax0(u, depth - 1); 3];
        w.fill(u.powi(3));
        match (3 ^ 3) % 4 {
            0 if 1 * 2 % 2 == 0 => {
                for count in 2..=4 {
                    let mut a = (w[((u.abs() + 0.53125) * 3.0) as usize % w.len()]
                        / (w[0].abs() + 1.78125)
                        - w[count % 3].sin())
                        / (u.abs() + 0.53125);
                    let mut count2: usize = 0;
                    loop {
                        count2 += 1;
                        if count2 >= 4 || count2 + 3 <= 3 {
                            break;
                        }
                        let mut rate = count2 as f64;
                    }
                }
                let a2 = (-u.sin()).atan();
                for j in 0..w.len() {
                    w[j] = if 1 % 2 % 2 == 0 {
                        a2 - j as f64
                    } else {
                        {
                            let a3 = a2;
                            a3 * j as f64
                        }
                    };
                }
            }
            1 | 3 => {
                {
                    let r = &mut w[0];
                    *r -= -0.25 + u;
                }
                let t = 0.375;
            }
            _ => {
                let (a4, prev) = (
                    relax0(1.40625 * u, depth - 1).sin(),
                    ({
                        let u2 = u;
                        u2 * u2
                    }) * u,
                );
                let mut data = vec![u + 1.34375, a4.tanh()];
            }
        }
        let mut t2 = 0.0;
        for n in 0..w.len() {
            t2 += w[n];
        }
        let mut sum: f64 = 0.0;
        for i in 0..w.len() {
            sum += w[i];
        }
        (t2 - w[0 % w.len()]).powi(-1)
            + 1.421875 * sum
            + 0.65625 * t2
            + 0.9375 * (w[1] * sum)
            + 1.109375 * sum.mul_add(w[(2 * 2 + 1) % 3], w[0])
    }

    #[grad(jvp)]
    pub fn f(s: f64, c: f64, data: &[f64; 3]) -> f64 {
        let mut count: usize = 0;
        let acc3 = loop {
            count += 1;
            if count >= 2 {
                break 0.15625;
            }
            let mut n: usize = 0;
            while n < 2 && n as f64 - s > data[(count * n * 3 + 3) % 3] - 0.34375 {
                n += 1;
                if -1.71875 < -0.65625 {
                    let mut total =
                        ((s.hypot(c) + c.cos()) * (s.hypot(c) + c.cos()) + 1.09375).cbrt();
                    total = c * data[2] * (if count == 1 { s } else { -1.265625 });
                }
                if count + n == 3 {
                    if count >= 1 {
                        let mut total2 = count as f64;
                        return (match count * count % 4 {
                            0 => data[1].cos(),
                            1..=2 => total2 - -0.171875,
                            _ => data[((count ^ n) * 5 + 3) % 3] * c,
                        }) + 1.40625 * total2
                            + 1.09375 * (data[data.len() - 1] * data[2])
                            + 0.5 * data[1];
                    }
                } else {
                    for m in 0..3 {
                        let mut acc =
                            ((s + -1.953125) * ((count as f64).abs() + 1.40625).sqrt()).sin();
                        acc = 0.5 * relax0(acc.mul_add(data[m], data[m]), 3);
                    }
                }
            }
            let c = (if s + data[2] <= s * c {
                s * data[0]
            } else {
                data[0] * data[2]
            }) + (match count / 3 % 4 {
                0 => c,
                1 | 2 => data[1],
                _ => 0.484375,
            }) * c.clamp(-1.25, 0.6875);
            let mut pos: usize = 0;
            'l0: loop {
                pos += 1;
                if pos >= 4 || s + s <= -1.0 {
                    break;
                }
                let s2 = data[0];
                for m2 in (1..3).step_by(3).rev() {
                    let (c2, z) = (
                        c * -0.03125 + data[m2 - 1] / (s * s + 1.5625),
                        (-(-s.abs()).exp().abs()).exp(),
                    );
                    if !(m2 % 2 == 0) {
                        let mut acc2 = -0.796875;
                    }
                    for i in 1..2 {
                        let mut sum = (data[m2 - 1] - 2.0).sin() + -1.96875;
                        let mut table = [[c2 + pos as f64; 2]; 3];
                    }
                }
            }
            let mut sum2 = 0.0;
            for n2 in 1..3 {
                sum2 += data[n2 - 1] * data[n2];
            }
        };
        let mut total3: f64 = 0.0;
        for k in 0..data.len() {
            total3 += data[k];
        }
        acc3 / (c * c + 1.6875)
            + 0.75 * total3
            + 0.515625 * (c * -0.140625)
            + 1.078125 * (s * s)
            + 0.828125 * (total3.abs() + 0.984375).sqrt()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4009b48370be01b2,
            outgoing: &[],
            gradient: &[
                (-2.39208984375, 2.39208984375),
                (-0.05904288573273504, 0.08597664551726496),
                (1.053656377140595, 1.053656377140595),
                (1.053656377140595, 1.053656377140595),
                (1.053656377140595, 1.053656377140595),
            ],
            weighted: &[
                (-1.7940673828125, 1.7940673828125),
                (-0.044282164299551285, 0.06448248413794871),
                (0.7902422828554462, 0.7902422828554462),
                (0.7902422828554462, 0.7902422828554462),
                (0.7902422828554462, 0.7902422828554462),
            ],
        };
        let p0 = std::hint::black_box(-1.109375_f64);
        let p1 = std::hint::black_box(-0.125_f64);
        let p2 = std::hint::black_box([1.609375, -0.0625, -0.671875]);
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

mod program_145 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(x: &[f64]) -> f64 {
        let mut a = 0.5625_f64.clamp(-1.25, 0.0);
        (a, a) = (a.tanh(), x[1 % x.len()] * x[1 % x.len()]);
        a /= 1.515625;
        let mut state = vec![x[2 % x.len()].exp_m1(); 3];
        let mut b = a;
        let prev = state[state.len() - 1].sin().cos();
        let mut u: f64 = 0.0;
        for pos in (1..state.len() - 1).rev() {
            u += state[pos - 1] * state[pos + 1];
        }
        let mut b2 = 0.0;
        for count in 0..state.len() {
            b2 += state[count];
        }
        x[((u.abs() + 1.0625) * 3.0) as usize % x.len()]
            + 1.203125 * b2
            + 1.171875 * u
            + 0.609375 * b
            + 0.4375 * (b - x[((3 + 3) * 2 + 1) % x.len()])
    }

    #[grad]
    pub fn update1(buf: &[f64], prev: &mut f64, k: usize) -> f64 {
        let prev2: f64 = -0.65625;
        (*prev, *prev) = (*prev, prev2);
        for m in (0..k % 3 + 1).step_by(2).rev() {
            let mut x = buf.to_vec();
            let mut j: usize = 0;
            'l0: while j < 3 && prev2.sin() <= 0.015625 {
                j += 1;
                let rate = x[x.len() - 1];
                let mut x2 = x.clone();
            }
            x[1] += blend0(buf);
            x[1] -= blend0(&x);
        }
        let mut y = 0.0;
        for k2 in 0..buf.len() {
            y += buf[k2] * buf[k2];
        }
        let mut prev3: f64 = 0.0;
        for n in 0..buf.len() {
            prev3 += buf[n] * buf[n];
        }
        -0.734375
            + prev3.cos()
            + 0.5625 * prev3
            + 0.671875 * y
            + 1.203125 * *prev
            + 0.328125 * buf[k % buf.len()]
            + 1.359375 * (k as f64 - *prev)
            + 0.765625 * prev3.max(k as f64)
    }

    #[grad(jvp)]
    pub fn f(
        s: f64,
        z: f64,
        data: &[f64],
        buf: &[f64; 3],
        out: &mut [f64],
        k: usize,
        j: i32,
    ) -> f64 {
        let prev = z + ((s * s).abs() + 1.40625).powf((z - -0.828125).sin());
        let acc = prev.sin().sin() + z;
        'l0: for k2 in (1..4).step_by(3) {
            for k3 in (0..out.len()).rev() {
                out[k3] = s;
            }
            if (k as f64).sin() > 0.0 {
                let mut v = [out[(k * k * 5 + 2) % out.len()]; 3];
                let mut m: usize = 0;
                'l1: while m < 5
                    && (if (if (m + k2) % 2 == 0 { -0.65625 } else { z }) >= 0.5 || s >= 0.53125 {
                        -0.640625
                    } else {
                        z
                    }) < 0.140625
                {
                    m += 1;
                    v[((m + m) * 6 + 1) % v.len()] += blend0(&buf[1..]);
                }
                if m >> 1 != 0 || m % 2 == 0 {
                    continue 'l0;
                }
            } else {
                if -prev < out[((k2 + k2) * 2 + 3) % out.len()] {
                    let u;
                    if !(k2 as f64 - 0.03125
                        > buf[((k + k2) * 5 + 4) % 3] - out[(k2 * k * 2 + 2) % out.len()])
                    {
                        u = -(acc - data[0]);
                    } else {
                        u = data[data.len() - 1];
                    }
                    continue 'l0;
                }
            }
        }
        'l2: for pos in 1..3 {
            let rate = update1(&data[..data.len() - 1], &mut out[1], pos % 4)
                + update1(&buf[..2], &mut out[1], pos % 4).sin();
        }
        let mut b: f64 = 0.0;
        for count in 1..buf.len() - 1 {
            b += buf[count - 1] * buf[count + 1];
        }
        for count2 in 0..out.len() {
            out[count2] = buf[2].exp_m1() - acc.tanh();
        }
        for i in 0..out.len() - 1 {
            out[i] =
                b * (data[((b * b + 1.3125) * 3.0) as usize % data.len()] * data[i % data.len()]);
        }
        if 0.078125 >= 0.640625 {
            let count3: usize = k % 2 * (k % 2);
        }
        let mut sum = data[k % data.len()];
        let mut done = (k + 1) % 2 == 0 && 3 % 2 == 0;
        let y = if data[1] - 1.921875 >= s + z {
            buf[1].sin() - buf[1].clamp(-1.25, 0.71875)
        } else {
            b.sin() * prev
        };
        out[(k * 3 + 3) % out.len()] /= 1.6875;
        let mut a = 0.0;
        for pos2 in 0..out.len() {
            a += out[pos2] * out[pos2];
        }
        let mut y2 = 0.0;
        for n in 0..out.len() {
            y2 += out[n];
        }
        (sum + -0.3125).powi(1)
            + 0.875 * y2
            + 1.1875 * a
            + 0.84375 * sum
            + 0.75 * (out[k % out.len()] * data[((y2 * y2 + 0.78125) * 3.0) as usize % data.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4007ceb5fb886b86,
            outgoing: &[0xbfd3f60f80000000, 0x3fe63e5ae351cbd8],
            gradient: &[
                (0.05670519548388367, 0.4056950640071011),
                (-0.9272108419328984, 6.633693062092627),
                (-0.19452995377929483, 0.43692624252884116),
                (0.0, 0.0),
                (1.609829992055893, 2.077670007944107),
                (0.2727891305870571, 0.6127011676841221),
                (-0.8183673917611713, 1.8381035030523662),
                (0.0, 0.0),
                (0.5561878677632346, 5.087814688327505),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
            weighted: &[
                (0.05655988893865579, 0.4046554741130211),
                (-0.9248348726237476, 6.616694284242919),
                (-0.22770555554443206, 0.4095027721065918),
                (0.0, 0.0),
                (1.2073724940419197, 1.5582525059580803),
                (0.31931123880943346, 0.5742452666322322),
                (-0.9579337164283004, 1.7227357998966966),
                (0.0, 0.0),
                (0.31310157524265925, 4.886008397208831),
                (0.0, 0.0),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(0.890625_f64);
        let p1 = std::hint::black_box(-1.078125_f64);
        let p2 = std::hint::black_box(vec![1.90625, 0.921875, 1.40625, -1.359375]);
        let p3 = std::hint::black_box([0.453125, 1.765625, 0.265625]);
        let p4 = std::hint::black_box(vec![0.796875, -0.828125]);
        let p5 = std::hint::black_box(2_usize);
        let p6 = std::hint::black_box(-2_i32);
        let mut m4 = p4.clone();
        let value = f(p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5, p6);
        expected.check_call(value, &(m4.clone(),));
        let mut m4 = p4.clone();
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5, p6));
        let mut m4 = p4.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5, p6);
        expected.check_call(value, &(m4.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            p5,
            p6,
            &mut b2,
            &mut b3,
            &mut b4,
            0.75,
        );
        expected.check_call(value, &(m4.clone(),));
        let first = (g0, g1, b2.clone(), b3.clone(), b4.clone());
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            p5,
            p6,
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
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625];
        let (value, (g0, g1)) = f_vjp(
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
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
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0,
            ],
        );
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let d3 = [0.625, -0.375, 0.875];
        let mut d4 = vec![-0.125, 1.125];
        let (value, tangent) = f_jvp(
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            p5,
            p6,
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

mod program_146 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(b: f64, x: &[f64], row: [f64; 3], k: usize, i: i32) -> f64 {
        for j in 0..x.len() {
            let b2 = j as f64;
            let mut b3 = b2;
            let mut a = x[j].sin() + b.cos().cos();
            b3 = (a * row[((b.abs() + 1.890625) * 3.0) as usize % 3]).tanh();
        }
        if 0 * 0 % 2 == 0 && b - x[((k + k) * 2 + 3) % x.len()] < -0.515625 {
            for count in 0..x.len() {
                let mut weights = row;
                weights[(count * 6 + 1) % weights.len()] = (row[k % 3] + b).sin().exp();
                let prev = b;
                weights[(3 % 2 * 3 + 2) % weights.len()] = x[count];
            }
            'l0: for pos in (2..k % 3 + 1).rev() {
                let mut prev2 = (match (2 >> 1) % 4 {
                    0 => row[2],
                    1 | 2 => x[0],
                    _ => x[(0 * pos * 3 + 4) % x.len()],
                }) / ((b - x[(k % 3 * 2 + 4) % x.len()]).abs() + 1.671875)
                    * ({
                        let a2: f64 = 2.0;
                        a2 * -1.546875
                    })
                    .sin();
                if (if b
                    > ({
                        let u = prev2;
                        u * 0.765625
                    }) {
                    b
                } else {
                    k as f64
                }) >= 0.203125
                {
                    if !(k == 3) {
                        let mut rate = 0.6875;
                        continue;
                    }
                    (prev2, prev2) = (-1.453125, -0.046875 + x[x.len() - 1]);
                    let mut prev3 = -0.703125;
                }
            }
        } else {
            let mut n: usize = 0;
            'l1: while n < 2
                && row[2] + row[((b.abs() + 1.890625) * 3.0) as usize % row.len()] <= -0.84375
            {
                n += 1;
                let mut prev4: f64 = 0.0;
                for pos2 in 0..row.len() {
                    prev4 += row[pos2];
                }
                prev4 += prev4;
                (prev4, prev4) = (row[row.len() - 1] - b, row[0] * prev4);
                let b = (prev4.abs() + 0.859375).ln().mul_add(
                    row[((n + k) * 5 + 4) % 3]
                        + x[((prev4 * prev4 + 0.96875) * 3.0) as usize % x.len()],
                    -0.09375,
                ) * ((if !(-1.265625 > -0.5) {
                    row[((2 >> 1) * 4 + 3) % 3]
                } else {
                    prev4
                }) * prev4.atan());
            }
        }
        let mut z = 0.0;
        for k2 in 0..row.len() {
            z += row[k2] * row[k2];
        }
        let mut s = 0.0;
        for i2 in 0..x.len() {
            s += x[i2];
        }
        (if 0.84375 < row[((k + k) * 2 + 2) % 3] * row[1] {
            z
        } else {
            b
        }) * (b - s)
            + 1.484375 * s
            + 1.3125 * z
            + 0.71875 * (x[(2 * k * 7 + 3) % x.len()] * s)
            + 0.359375 * (b * b)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ffccabc00000000,
            outgoing: &[],
            gradient: &[
                (3.14892578125, 3.14892578125),
                (0.7431640625, 2.2255859375),
                (0.7431640625, 2.2255859375),
                (0.7431640625, 2.2255859375),
                (0.7431640625, 2.2255859375),
                (-0.81787109375, 3.78662109375),
                (-1.845703125, 1.845703125),
                (3.1171875, 3.1171875),
                (1.96875, 1.96875),
            ],
            weighted: &[
                (2.3616943359375, 2.3616943359375),
                (0.557373046875, 1.669189453125),
                (0.557373046875, 1.669189453125),
                (0.557373046875, 1.669189453125),
                (0.557373046875, 1.669189453125),
                (-0.6134033203125, 2.8399658203125),
                (-1.38427734375, 1.38427734375),
                (2.337890625, 2.337890625),
                (1.4765625, 1.4765625),
            ],
        };
        let p0 = std::hint::black_box(0.359375_f64);
        let p1 = std::hint::black_box(vec![-0.546875, -0.75, -1.296875, 0.953125, -0.53125]);
        let p2 = std::hint::black_box([-0.703125, 1.1875, 0.75]);
        let p3 = std::hint::black_box(4_usize);
        let p4 = std::hint::black_box(0_i32);
        let value = f(p0.clone(), &p1, p2.clone(), p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, p2.clone(), p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, p2.clone(), p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
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
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
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
        expected.check_weighted(
            &first,
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g2)) = f_vjp(p0.clone(), &p1, p2.clone(), p3, p4, &mut b1, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), g2),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0],
        );
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let d2 = [0.625, -0.375, 0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, p2.clone(), p3, p4, d0, &d1, d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_147 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(sum: f64, depth: usize) -> f64 {
        if depth == 0 {
            return sum + 0.296875 * sum;
        }
        if !((sum * sum + 1.953125).ln() > 0.28125) {
            let mut sum = sum;
        } else {
            'l0: for j in 0..0 {
                let mut y: f64 = -0.21875;
                match (j >> 1) % 4 {
                    0 => {
                        let y2 = 0.3125;
                        let t = -0.203125;
                    }
                    1 | 3 => {
                        let y = sum * sum
                            / (j as f64 / (y.abs() + 1.28125) * (j as f64 / (y.abs() + 1.28125))
                                + 1.9375)
                            + (sum.powi(-1) * sum.powi(-1) + 1.078125).ln();
                    }
                    _ => {
                        y += (y.abs() + 1.578125).cbrt() * sum;
                        let y = (y * sum - y).tanh();
                        let c =
                            (y + (match j % 4 {
                                0 => y,
                                1 | 2 => y,
                                _ => 1.609375,
                            })) * sum.abs();
                    }
                }
                y += y.clamp(-1.25, 0.59375);
                let mut c2 = ((sum - sum - sum * sum) * (sum - sum - sum * sum) + 1.96875).ln();
            }
            let z = sum + blend0(blend0(sum, depth - 1), depth - 1);
            let mut total = (z + sum + (-sum.abs()).exp()) * sum;
        }
        (sum * sum * (sum * sum) + 1.515625).powf(sum.sin()) + 1.3125 * sum
    }

    #[grad(jvp)]
    pub fn f(c: f64) -> f64 {
        let mut data: Vec<f64> = Vec::with_capacity(2);
        data.push(c.tanh() * -1.59375);
        data.push(c - c + (c + c));
        data.push(c.sin().exp() - c);
        let mut n: usize = 0;
        while n < 5 && n % 2 == 0 {
            n += 1;
            let u = c - (c.cos() + data[((c * c + 1.9375) * 3.0) as usize % data.len()]);
            let mut prev = c;
            if prev * data[n % data.len()] > prev - data[((n + n) * 3 + 1) % data.len()] {
                let a;
                if data[((u * u + 0.984375) * 3.0) as usize % data.len()]
                    * data[(data.len() * 7 + 2) % data.len()]
                    > 0.75
                {
                    a = c;
                } else {
                    a = u;
                }
            } else {
                data[1] *= u.hypot(u).cos();
                'l0: for pos in 0..data.len() - 1 {
                    let mut j: usize = 0;
                    'l1: while j < 3 {
                        j += 1;
                        data[pos] += c - pos as f64 * data[pos];
                        let prev2 = -0.015625;
                        let mut t = if 2 + 1 < 0 {
                            (if n * j < 1 { u } else { data[pos] }).cos()
                        } else {
                            data[(pos * 4 + 2) % data.len()]
                        };
                    }
                    for k in 0..data.len() - 1 {
                        data[k] *= (pos as f64).atan2(c).cos();
                        if ({
                            let total = 0.078125;
                            total * data[k]
                        }) < 0.9375
                        {
                            return -1.0625 / (c * c + 1.828125) - (pos as f64 + 0.859375)
                                + 0.96875 * prev
                                + 1.0625
                                    * (data[pos % data.len()] - data[(pos * 3 + 3) % data.len()])
                                + 1.203125 * u;
                        }
                        let mut u2 = 0.0;
                        for j2 in 1..data.len() - 1 {
                            u2 += 0.5 * (data[j2 - 1] * data[j2 + 1] * data[j2]);
                        }
                    }
                    {
                        let r = &mut data[pos];
                        *r = prev - 0.625;
                    }
                    if (match pos % 4 {
                        0 => data[pos],
                        1..=2 => data[pos],
                        _ => data[pos],
                    }) > -1.8125
                    {
                        continue 'l0;
                    }
                }
                prev /= 1.40625;
            }
        }
        let t2 = data[(n * 6 + 2) % data.len()];
        if c / (t2.abs() + 0.65625) >= -0.625 {
            let mut c2 = 0.921875;
        } else {
            let a2 = data[((c.abs() + 0.921875) * 3.0) as usize % data.len()];
            let acc = match n % 4 {
                0 => (if n % 2 == 0 { a2 } else { c }) - data[data.len() - 1] * t2,
                1..=2 => match (n & 3) % 4 {
                    0 => 1.75 / (t2.abs() + 1.34375),
                    1..=2 if n % 3 % 2 == 0 => {
                        data[3 % data.len()] * data[(n * 3 + 3) % data.len()]
                    }
                    _ => t2 - t2,
                },
                _ => -data[n % data.len()],
            };
            data[0] /= 1.921875;
        }
        let mut y = 0.0;
        for m in 0..data.len() {
            y += data[m] * data[m];
        }
        let mut t3 = 0.0;
        for i in 0..data.len() {
            t3 += data[i];
        }
        t2.atan() + t2.tanh() + 0.65625 * t3 + 1.015625 * y + 1.421875 * (y - data[0])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401de1f9b666e7a7,
            outgoing: &[],
            gradient: &[(14.376324669458059, 41.54233719154493)],
            weighted: &[(10.782243502093545, 31.156752893658698)],
        };
        let p0 = std::hint::black_box(0.328125_f64);
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

mod program_148 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(s: f64, count: usize) -> (f64, f64) {
        let mut rate = (s * s * (s * s) + 1.03125).recip().tanh();
        rate = s / (rate * rate + 1.25) * (s / (rate.abs() + 1.578125));
        if (count as f64) < rate * 1.5625 {
            let mut w = vec![
                {
                    let s2 = rate;
                    s2 * count as f64
                },
                rate * rate,
            ];
        } else {
            let mut acc = 1.359375 - s * rate.clamp(-1.25, 0.46875);
        }
        let mut s3 = rate;
        let mut prev = s.cos();
        (
            ({
                let a = 1.046875 - s;
                a * s
            }) + 1.28125 * prev
                + 1.171875 * s3
                + 1.390625 * rate
                + 1.015625 * -1.546875,
            prev + 0.59375 * prev + 0.5625 * s3 + 0.78125 * rate + 0.421875 * (count as f64 + rate),
        )
    }

    #[grad]
    pub fn stage1(b: f64) {
        let mut t = ((if b - b < -0.296875 { b } else { b }) * b.atan()).cos();
        for j in 1..3 {
            'l0: for i in (0..j % 3 + 1).rev() {
                let mut y = -0.375;
            }
            let mut t = t * ((b + t) * (b - t));
            t += if j % 2 == 0 { b.sin() } else { b };
        }
        t = t;
    }

    #[grad(jvp)]
    pub fn f(t: f64, a: f64, v: &[f64], state: &mut [f64]) -> f64 {
        let mut out = v.to_vec();
        for count in (0..out.len()).rev() {
            out[count] = a - t * a;
        }
        match 1 * 1 % 4 {
            0 => {
                if 2 + 2 != 3 {
                    for pos in (1..v.len()).step_by(2) {
                        'l0: for m in 0..out.len() {
                            let mut row: Vec<f64> = Vec::new();
                            row.push(out[m] * t + out[m] * state[(m / 3 * 3 + 3) % state.len()]);
                            row.push((t - out[m]) * (t + a));
                            row.push(if a <= 0.453125 { a.cos() } else { t + out[m] });
                        }
                    }
                    state[state.len() - 1] = -1.21875 / (a * a + 1.90625) * v[0 % v.len()];
                }
                let mut t2 = if !(0 % 2 == 0) {
                    (t * v[(0 * 2 + 2) % v.len()]).cos()
                } else {
                    0.078125
                };
            }
            1 | 3 => {
                'l1: for count2 in 0..out.len() - 1 {
                    stage1(if (a.abs() + 1.546875).ln() < a * v[3 % v.len()] {
                        out[count2]
                    } else {
                        state[state.len() - 1]
                    });
                    let a2 = t.cos() * a.sin().sin();
                }
            }
            _ => {
                let mut a = (-1.28125 - a).powi(1) - t * out[0] * t;
            }
        }
        let (y, rate) = blend0(a, 3 % 4);
        let mut y2 = (-v[0].abs()).exp() + a;
        let mut total = (a + y2).tanh() - t;
        out[1] = t;
        let mut data = [out[(v.len() * 6 + 2) % out.len()].hypot(state[state.len() - 1]); 3];
        let mut s: f64 = 0.0;
        for pos2 in 0..state.len() {
            s += state[pos2];
        }
        let mut j: usize = 0;
        while j < 3 && data[((2 >> 1) * 6 + 1) % 3] + a >= 0.953125 {
            j += 1;
            let total2 = (state[((j >> 1) * 6 + 1) % state.len()] - a.sin().exp()).powi(0);
        }
        stage1({
            let a3 = t;
            a3 * data[2]
        });
        let mut rate2 = 0.0;
        for i in 0..out.len() {
            rate2 += out[i] * out[i];
        }
        let mut u = 0.0;
        for j2 in 0..state.len() {
            u += state[j2] * state[j2];
        }
        ({
            let c = -0.84375;
            c * a
        })
        .sin()
            + 0.71875 * u
            + 0.875 * rate2
            + 0.890625 * s
            + 0.40625 * s.sin()
            + 0.390625 * y.tanh()
            + 0.578125 * (j as f64 + data[((t.abs() + 1.21875) * 3.0) as usize % data.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4016baab3c3983f5,
            outgoing: &[0x3ff3800000000000, 0x3fc6000000000000],
            gradient: &[
                (8.051356086498274, 8.051356086498274),
                (-0.8323262045256039, 15.712566021634268),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (2.7153773651435196, 2.7153773651435196),
                (1.4005042831357837, 1.4005042831357837),
            ],
            weighted: &[
                (6.038517064873705, 6.038517064873705),
                (-0.624244653394203, 11.784424516225702),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (2.53653302385764, 2.53653302385764),
                (1.6753782123518377, 1.6753782123518377),
            ],
        };
        let p0 = std::hint::black_box(1.265625_f64);
        let p1 = std::hint::black_box(-1.859375_f64);
        let p2 = std::hint::black_box(vec![0.921875, -0.921875, -0.640625, -0.828125]);
        let p3 = std::hint::black_box(vec![1.21875, 0.171875]);
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
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
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut m3, &mut b2, &mut b3, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone(), b3.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0],
        );
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let mut d3 = vec![0.625, -0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &mut m3, d0, d1, &d2, &mut d3);
        expected.check_call(value, &(m3.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),));
    }
}

mod program_149 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(s: f64, data: &[f64], n: usize) -> f64 {
        if data[n % data.len()] <= 0.328125 {
            if s <= -0.328125 {
                let mut s = (data[1] / (s * s + 1.03125)).sin().cos();
                let mut y = 0.0;
                for pos in 0..data.len() {
                    y += data[pos] * data[pos];
                }
            }
            let mut sum = s.tanh();
        } else {
            let mut s = (match data.len() % 4 {
                0 => s,
                1..=2 => 1.65625,
                _ => s,
            })
            .cos()
            .clamp(-1.25, 1.4375);
            (s, s) = (
                n as f64 + 1.078125,
                data[((3 >> 1) * 4 + 1) % data.len()] * data[(n * 5 + 1) % data.len()],
            );
            s += (-1.875 - s) * s;
        }
        let mut u = 0.0;
        for m in 0..data.len() {
            u += data[m];
        }
        let mut rate: f64 = 0.0;
        for j in 0..data.len() {
            rate += data[j] * data[j];
        }
        u + 1.1875 * rate
            + 1.265625 * u
            + 1.359375 * data[(0 * 2 + 4) % data.len()].tanh()
            + 0.265625 * 1.3125
            + 1.484375
                * (match n % 4 {
                    0 => data[((rate.abs() + 1.296875) * 3.0) as usize % data.len()],
                    1..=2 if n % 2 == 0 => data[(n * 2 + 3) % data.len()],
                    _ => data[(n * 3 + 1) % data.len()],
                })
    }

    #[grad(jvp)]
    pub fn f(rate: f64, v: &[f64]) -> f64 {
        match 0 % 4 {
            0 if v[((rate.abs() + 1.203125) * 3.0) as usize % v.len()].atan() < -0.625 => {
                let rate = (((v[1] + rate).abs() + 0.6875).recip()
                    * ((v[1] + rate).abs() + 0.6875).recip())
                .ln_1p();
            }
            1 | 3 => {
                if (-rate.abs()).exp() < -0.296875 {
                    if rate + rate > rate {
                        let mut total = ({
                            let s = v[1];
                            s * v[v.len() - 1]
                        })
                        .clamp(-1.25, 1.09375)
                        .clamp(-1.25, 0.859375);
                    }
                    let c = (if (3 & 0) % 2 == 0 && -0.515625 * v[(0 * 4 + 3) % v.len()] >= rate {
                        stage0(rate * rate, v, 2 % 4)
                    } else {
                        if rate + v[(v.len() * 5 + 4) % v.len()] < -0.21875 {
                            rate
                        } else {
                            rate
                        }
                    }) + rate;
                } else {
                    let mut rate2 = (-1.9375 * rate
                        + (match 1 % 3 % 4 {
                            0 => rate,
                            1..=2 => 0.125,
                            _ => rate,
                        }))
                    .tanh();
                    'l0: for m in 0..4 {
                        let b = v[((rate2.abs() + 1.796875) * 3.0) as usize % v.len()];
                        'l1: for i in 1..5 {
                            if m == 3 {
                                let mut z = v[(0 * m * 4 + 2) % v.len()].sin().cos()
                                    * ({
                                        let rate3 = rate;
                                        rate3 * v[m % v.len()]
                                    });
                                return (i as f64).sin() - -0.546875 * rate
                                    + 0.59375 * z
                                    + 0.859375 * rate2
                                    + 1.421875
                                        * (match v.len() % 4 {
                                            0 => 0.984375,
                                            1 | 2 => rate2,
                                            _ => v[0],
                                        })
                                    + 0.75
                                        * (match 2 * i % 4 {
                                            0 => b,
                                            1..=2
                                                if (if stage0(
                                                    v[((m & m) * 3 + 1) % v.len()] * b,
                                                    &v[1..],
                                                    m % 4,
                                                ) < v[((m + m) * 3 + 3) % v.len()].tanh()
                                                    || i % 2 == 0
                                                {
                                                    -0.890625
                                                } else {
                                                    rate2
                                                }) > stage0(b / (b * b + 1.875), v, m % 4) =>
                                            {
                                                -1.0625
                                            }
                                            _ => m as f64,
                                        })
                                    + 1.484375 * (v[v.len() - 1] * b);
                            }
                            let mut prev = {
                                let a = (rate2 * rate2 + 1.546875).cbrt()
                                    * (if !((m + 1) % 2 == 0) { b } else { rate2 });
                                a * v[v.len() - 1]
                            };
                            prev *= (match m % 4 {
                                0 => v[v.len() - 1],
                                1..=2 => v[i % v.len()],
                                _ => b,
                            })
                            .cos();
                        }
                    }
                }
                let mut pos: usize = 0;
                'l2: while pos < 1 {
                    pos += 1;
                    let mut rate = (v[(pos * 6 + 2) % v.len()] - 0.03125 + (pos as f64 + rate))
                        .sin()
                        .exp();
                    for count in 0..v.len() {
                        let mut rate: f64 = 0.109375;
                        let mut b2 = match (pos >> 1) % 4 {
                            0 => (count as f64).tanh(),
                            1 | 2 => rate.hypot(1.59375),
                            _ => v[count] * v[count] * (rate + pos as f64),
                        };
                        let mut m2: usize = 0;
                        let t = loop {
                            m2 += 1;
                            if m2 >= 3 {
                                break rate * b2;
                            }
                            let mut s2 = 0.0;
                            for count2 in 1..v.len() - 1 {
                                s2 += 0.5 * (v[count2 - 1] * v[count2 + 1] * v[count2]);
                            }
                            let b3 = stage0(
                                match count % 4 {
                                    0 => v[(m2 / 3 * 6 + 2) % v.len()],
                                    1..=2 => v[count],
                                    _ => v[count],
                                },
                                &v[..2],
                                3 % 4,
                            ) * (({
                                let z2 = v[(m2 * 6 + 4) % v.len()];
                                z2 * v[count]
                            }) * ({
                                let z2 = v[(m2 * 6 + 4) % v.len()];
                                z2 * v[count]
                            }))
                            .ln_1p();
                            b2 /= 1.40625;
                        };
                    }
                    (rate, rate) = (
                        v[(pos * 7 + 1) % v.len()] + v[(pos * 3 + 4) % v.len()],
                        v[1],
                    );
                }
                let a2 = (rate * rate)
                    .ln_1p()
                    .max(v[(pos * 4 + 2) % v.len()] - v[v.len() - 1].cos());
            }
            _ => {
                let mut rate4 = 0.265625;
            }
        }
        let mut prev2: f64 = 0.0;
        for n in 0..v.len() {
            prev2 += v[n] * v[n];
        }
        let mut s3 = 0.0;
        for n2 in 0..v.len() {
            s3 += v[n2] * v[n2];
        }
        v[((2 + 1) * 6 + 2) % v.len()]
            + 1.359375 * s3
            + 1.453125 * prev2
            + 0.875 * rate.cos()
            + 0.765625 * (rate + v[((prev2.abs() + 1.078125) * 3.0) as usize % v.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4020413b7a6c2206,
            outgoing: &[],
            gradient: &[
                (1.6405948874684677, 1.6405948874684677),
                (-4.771484375, 6.302734375),
                (-3.1640625, 3.1640625),
                (-8.580078125, 10.580078125),
            ],
            weighted: &[
                (1.2304461656013508, 1.2304461656013508),
                (-3.57861328125, 4.72705078125),
                (-2.373046875, 2.373046875),
                (-6.43505859375, 7.93505859375),
            ],
        };
        let p0 = std::hint::black_box(-1.5625_f64);
        let p1 = std::hint::black_box(vec![-0.984375, -0.5625, -1.703125]);
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

mod program_150 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(
        prev: f64,
        y: f64,
        buf: &[f64],
        weights: &[f64; 3],
        t: &mut f64,
        w: &Vec<f64>,
        count: i32,
    ) -> f64 {
        for pos in 1..w.len() {
            let mut c = 0.609375;
            let z = ({
                let b = weights[pos % 3];
                b * weights[(pos * 7 + 1) % 3].tanh()
            }) * (y + buf[1]).cos();
            c /= 1.734375;
        }
        let s = (t.sin() + count as f64 * buf[((0 >> 1) * 3 + 1) % buf.len()])
            * (0.8125 * *t).sin().exp();
        let mut weights2 = *weights;
        for i in 1..3 {
            let prev2 = (match i * i % 4 {
                0 => *t,
                1 | 2
                    if s * weights2[((s.abs() + 0.875) * 3.0) as usize % 3]
                        > *t * w[((i + i) * 6 + 2) % w.len()] =>
                {
                    -1.859375
                }
                _ => prev,
            })
            .mul_add(*t - y, -1.671875)
                / ((weights[i - 1] * i as f64).atan().abs() + 0.578125);
            let (u, y2) = (prev2, (s * prev2).abs());
            let mut m: usize = 0;
            'l0: while m < 3 {
                m += 1;
                let mut buf2 = [count as f64 * u; 3];
                for pos2 in 1..3 {
                    let mut out = [0.0; 3];
                    let mut total = ((weights[i - 1] - i as f64).abs() + 0.59375).ln()
                        - buf[((m + 1) * 4 + 2) % buf.len()]
                            .sin()
                            .exp()
                            .clamp(-1.25, 0.5625);
                }
                *t = s.sin();
                buf2[(weights.len() * 2 + 2) % 3] += if i == 1 {
                    w[0]
                } else {
                    match (1 + i) % 4 {
                        0 => s,
                        1 | 2 if 0 * 3 >= 1 => weights2[weights2.len() - 1],
                        _ => buf[((m + 1) * 6 + 4) % buf.len()],
                    }
                };
            }
            weights2.swap(0, 0);
        }
        let mut t2 = weights2[((*t * *t + 1.234375) * 3.0) as usize % 3];
        weights2[((1 >> 1) * 6 + 1) % 3..].fill(prev - 0.921875);
        let mut m2: usize = s.abs() as usize % 5;
        let mut i2: usize = 0;
        while i2 < 1 {
            i2 += 1;
            let mut total2 = -0.9375;
            weights2[2] += weights[((prev * prev + 1.0625) * 3.0) as usize % 3]
                - (if buf.len() == 2
                    || weights2[0 % 3].atan() >= weights[(1 * 7 + 4) % 3] * -0.15625
                {
                    0.203125
                } else {
                    m2 as f64
                });
            {
                let r = &mut weights2[m2 % 3];
                *r = t2 - total2;
            }
        }
        let mut u2 = 0.0;
        for i3 in 0..weights2.len() {
            u2 += weights2[i3] * weights2[i3];
        }
        let mut a = 0.0;
        for n in 0..weights2.len() {
            a += weights2[n] * weights2[n];
        }
        t2 + *t
            + 1.0 * a
            + 1.03125 * u2
            + 1.171875 * t2
            + 0.375 * (if a * *t > -0.390625 { -0.21875 } else { y })
            + 1.28125
                * (w[(0 * 0 * 7 + 1) % w.len()]
                    / (w[((1 + i2) * 6 + 2) % w.len()].abs() + 0.984375))
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4045080c5244f59f,
            outgoing: &[0xbfe2e15da3b9c497],
            gradient: &[
                (-10.41015625, 16.630859375),
                (0.375, 0.375),
                (0.0, 0.0),
                (-2.181303240576967, 2.181303240576967),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (13.2802734375, 13.2802734375),
                (-13.5205078125, 13.5205078125),
                (0.21521055221097357, 0.7627013542239971),
                (-0.056876734046769725, 0.056876734046769725),
                (0.47126436781609193, 0.47126436781609193),
            ],
            weighted: &[
                (-7.8076171875, 12.47314453125),
                (0.28125, 0.28125),
                (0.0, 0.0),
                (-2.7266290507212085, 2.7266290507212085),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (9.960205078125, 9.960205078125),
                (-10.140380859375, 10.140380859375),
                (0.26901319026371695, 0.9533766927799964),
                (-0.04265755053507729, 0.04265755053507729),
                (0.35344827586206895, 0.35344827586206895),
            ],
        };
        let p0 = std::hint::black_box(1.6875_f64);
        let p1 = std::hint::black_box(-0.75_f64);
        let p2 = std::hint::black_box(vec![0.171875, 0.421875, 1.90625, 1.296875, 0.03125]);
        let p3 = std::hint::black_box([-1.34375, 1.796875, -1.09375]);
        let p4 = std::hint::black_box(1.796875_f64);
        let p5 = std::hint::black_box(vec![1.734375, 0.328125]);
        let p6 = std::hint::black_box(1_i32);
        let mut m4 = p4.clone();
        let value = f(p0.clone(), p1.clone(), &p2, &p3, &mut m4, &p5, p6);
        expected.check_call(value, &(m4.clone(),));
        let mut m4 = p4.clone();
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, &mut m4, &p5, p6));
        let mut m4 = p4.clone();
        let (value, gradient) =
            f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, &mut m4, &p5, p6);
        expected.check_call(value, &(m4.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let mut b4 = 0.5_f64;
        let mut b5 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            &p5,
            p6,
            &mut b2,
            &mut b3,
            &mut b4,
            &mut b5,
            0.75,
        );
        expected.check_call(value, &(m4.clone(),));
        let first = (g0, g1, b2.clone(), b3.clone(), b4.clone(), b5.clone());
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let mut b4 = 0.5_f64;
        let mut b5 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(
            &mut tape,
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            &p5,
            p6,
            &mut b2,
            &mut b3,
            &mut b4,
            &mut b5,
            0.75,
        );
        expected.check_call(value, &(m4.clone(),));
        let second = (g0, g1, b2.clone(), b3.clone(), b4.clone(), b5.clone());
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(
            &first,
            &vec![
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.125, 0.125,
            ],
        );
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = [0.125, 0.125, 0.125];
        let mut b4 = 0.5_f64;
        let mut b5 = vec![0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            &p5,
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
                0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.125, 0.125,
            ],
        );
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let d3 = [-0.375, 0.875, -0.125];
        let mut d4 = 1.125_f64;
        let d5 = vec![0.125, -0.875];
        let (value, tangent) = f_jvp(
            p0.clone(),
            p1.clone(),
            &p2,
            &p3,
            &mut m4,
            &p5,
            p6,
            d0,
            d1,
            &d2,
            &d3,
            &mut d4,
            &d5,
        );
        expected.check_call(value, &(m4.clone(),));
        expected.check_tangent(tangent, &(d4.clone(),));
    }
}

mod program_151 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(rate: f64, v: &mut [f64], j: usize) -> f64 {
        let mut rate: f64 = -0.6875;
        rate = (rate + v[((j + j) * 7 + 1) % v.len()]) * v[1];
        rate = v[(j * 3 + 1) % v.len()]
            .tanh()
            .max(v[(j * 3 * 3 + 3) % v.len()]);
        v[v.len() - 1] *= v[0].cos();
        rate /= 1.6875;
        rate /= 1.5;
        let mut u = v[((rate.abs() + 0.90625) * 3.0) as usize % v.len()];
        (rate / (rate * rate + 1.171875) * (rate / (rate * rate + 1.171875))).ln_1p()
            + 0.921875 * u
            + 1.078125 * rate
            + 1.421875 * v[(j * 4 + 3) % v.len()].clamp(-1.25, 0.5)
            + 1.265625 * v[0]
            + 0.671875 * (rate - 1.125)
    }

    #[grad]
    pub fn update1(z: f64, j: usize) -> f64 {
        if z / (z.abs() + 0.765625) <= z.tanh() {
            let mut z = (match j % 4 {
                0 => z.atan2(z),
                1..=2 => z,
                _ => -1.046875,
            }) - 0.953125;
            z -= 0.421875;
            let mut k: usize = 0;
            while k < 5 && z.powi(-1) > 0.828125 {
                k += 1;
                let total = if z.cos() > 0.34375 || z <= z.tanh() {
                    (z + z) * z.abs()
                } else {
                    {
                        let acc = z.clamp(-1.25, 1.109375);
                        acc * (-z.abs()).exp()
                    }
                };
            }
        }
        for i in (2..3).rev() {
            if (if z <= 0.375 || z.tanh() <= 0.640625 {
                1.3125
            } else {
                z
            }) < -0.859375
                && z <= -0.84375
            {
                let mut rate = (z * z).sin()
                    + ({
                        let c = z;
                        c * j as f64
                    }) / ((i as f64).abs() + 0.625);
                return rate * rate.clamp(-1.25, 0.734375)
                    + 0.96875 * rate
                    + 0.375 * rate.min(z)
                    + 1.375 * z.sin()
                    + 0.515625 * z;
            }
            let mut c2 = z - z + z - -0.703125;
            c2 /= 1.328125;
        }
        (z * z).cos() + 0.53125 * (-z.abs()).exp() + 0.859375 * (z * j as f64) + 0.359375 * z.atan()
    }

    #[grad]
    pub fn energy2(rate: f64, row: &mut [f64], b: &mut f64) {
        row.fill(rate + 0.421875);
        let z2 = (if row[((2 + 2) * 6 + 3) % row.len()] + *b <= (rate.abs() + 1.90625).cbrt()
            && row[row.len() - 1]
                < ({
                    let z = row[((0 & 1) * 7 + 1) % row.len()];
                    z * row[(0 * 1 * 7 + 4) % row.len()]
                }) {
            rate
        } else {
            *b
        }) * row[row.len() - 1].abs()
            * (row[0].abs() + 1.96875).sqrt();
        *b *= (rate * rate).ln_1p().cos();
        for count in (0..row.len()).rev().step_by(2) {
            let mut c = 0.0;
            for k in 0..row.len() {
                c += row[k] * row[k];
            }
            let mut y = 0.0;
            for i in 0..row.len() {
                y += row[i] * row[i];
            }
        }
        *b -= row[((0 + 2) * 4 + 2) % row.len()].tanh();
    }

    #[grad(jvp)]
    pub fn f(z: f64, buf: [f64; 3]) -> f64 {
        let mut pos: usize = 0;
        'l0: while pos < 3 && (z + pos as f64) < z * z {
            pos += 1;
            let rate = (1.28125 - buf[1]) * (if z - z < -0.140625 { z } else { z })
                + buf[(pos * pos * 6 + 2) % 3];
            if buf[2] < buf[buf.len() - 1] / (buf[1].abs() + 1.015625) {
                let mut i: usize = 0;
                while i < 4 {
                    i += 1;
                    let mut rate2 = buf[(pos * 4 + 4) % buf.len()];
                    let rate = match pos % 4 {
                        0 => (buf[2] + buf[(1 * 4 + 2) % buf.len()]).hypot(
                            buf[((rate.abs() + 1.390625) * 3.0) as usize % 3]
                                / (buf[2] * buf[2] + 1.59375),
                        ),
                        1..=2 => rate2,
                        _ => (rate2 + buf[1]).cos(),
                    };
                    if buf[2].tanh() >= 0.90625 && rate2 <= -0.53125 {
                        return (-0.96875 / (rate.abs() + 0.9375)).floor()
                            + 0.640625 * rate2
                            + 1.140625 * (rate2 * 1.984375)
                            + 0.84375 * z.atan2(rate2);
                    }
                    let mut prev = (match pos % 4 {
                        0 => z.atan2(buf[2]),
                        1 | 2 => buf[buf.len() - 1],
                        _ => 0.625 + buf[((z.abs() + 1.6875) * 3.0) as usize % 3],
                    }) * (match pos % 4 {
                        0 => match buf.len() % 4 {
                            0 => z,
                            1..=2 if 1.71875 > -0.28125 => rate,
                            _ => -1.5,
                        },
                        1..=2 => rate * -1.921875,
                        _ => buf[1],
                    });
                }
                let t = (0.28125 + 0.796875 + rate / (z.abs() + 0.875))
                    * (buf[((i + i) * 6 + 4) % 3].abs() + 1.828125).ln();
            }
            let mut a = 0.0;
            for m in 0..buf.len() {
                a += buf[m] * buf[m];
            }
            let mut a = buf[(buf.len() * 7 + 1) % buf.len()];
        }
        let mut sum = (if buf.len() == 1 { z - z } else { 0.953125 + z }) - buf[1] * (z * z);
        let mut j: usize = 0;
        let z2: f64 = 'l1: loop {
            j += 1;
            if j >= 1 {
                break buf[(pos * 6 + 2) % 3]
                    + buf[((sum * sum + 1.640625) * 3.0) as usize % buf.len()];
            }
            if buf[((z.abs() + 0.765625) * 3.0) as usize % buf.len()] + z >= sum {
                if pos >> 1 == 2 {
                    break if (buf[0] * buf[0]).ln_1p() >= (-buf[1].abs()).exp() {
                        buf[(pos * 3 + 1) % buf.len()]
                    } else {
                        j as f64
                    };
                }
            }
        };
        let mut s = (({
            let b = buf[1];
            b * pos as f64
        }) * (z - z2)
            * (({
                let b = buf[1];
                b * pos as f64
            }) * (z - z2)))
            .ln_1p();
        match (j & j) % 4 {
            0 if buf[1] * 1.734375 > buf[buf.len() - 1] => {
                if pos == 3 {
                    let mut sum2 = (if ({
                        let u = z;
                        u * buf[2]
                    }) <= -0.1875
                    {
                        buf[pos % buf.len()] - buf[0]
                    } else {
                        j as f64 * z2
                    })
                    .exp_m1();
                    for m2 in 1..=j % 3 + 1 {
                        let mut sum3 = z2.mul_add(z, j as f64).max(z2 - s)
                            - (buf[(pos * m2 * 7 + 4) % 3]
                                * buf[((sum * sum + 1.046875) * 3.0) as usize % buf.len()])
                            .atan();
                        let mut a2: f64 = 0.0;
                        for k in (1..3 - 1).rev() {
                            a2 += buf[k - 1] * buf[k + 1];
                        }
                        a2 -= z * a2.powi(3);
                        let mut c = ((z - 0.9375) * (z - 0.9375) + 0.671875).sqrt().floor();
                    }
                    let mut sum4 = 0.0;
                    for i2 in 1..3 - 1 {
                        sum4 += buf[i2 - 1] * buf[i2 + 1];
                    }
                }
                let z = 0.90625;
                let mut done = j % 2 == 0;
            }
            1 | 3 => {
                let mut y = 0.0;
                for count in 0..buf.len() {
                    y += buf[count];
                }
            }
            _ => {
                let mut s = z2.tanh().sin().exp();
            }
        }
        let mut prev2 = 0.0;
        for j2 in 0..buf.len() {
            prev2 += buf[j2];
        }
        (z2.cos() * z2.cos() + 0.9375).sqrt()
            + 0.703125 * prev2
            + 0.546875 * s
            + 1.296875 * sum
            + 0.734375 * prev2
            + 0.890625 * (buf[2] - buf[(buf.len() * 5 + 2) % 3])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x401fcc8767c0530a,
            outgoing: &[],
            gradient: &[
                (8.41518825649939, 8.41518825649939),
                (1.4375, 1.4375),
                (-2.5928183651768117, 6.1827894898292675),
                (1.3294890782877764, 4.041732046364679),
            ],
            weighted: &[
                (6.311391192374542, 6.311391192374542),
                (1.078125, 1.078125),
                (-1.9446137738826088, 4.63709211737195),
                (0.9971168087158323, 3.031299034773509),
            ],
        };
        let p0 = std::hint::black_box(1.59375_f64);
        let p1 = std::hint::black_box([-1.75, -1.609375, 1.03125]);
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
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.0, 0.0]);
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), 0.75);
        expected.check_weighted(&(g0, g1), &vec![0.0, 0.0, 0.0, 0.0]);
        let d0 = -0.125_f64;
        let d1 = [1.125, 0.125, -0.875];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), d0, d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_152 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(rate: f64, b: f64, v: &[f64], b2: &mut f64, i: usize) -> f64 {
        let rate2: f64 = 0.984375;
        *b2 += rate;
        *b2 *= b.cos();
        let mut m: usize = 0;
        let a: f64 = loop {
            m += 1;
            if m >= 1 || i >= 0 {
                break b + rate;
            }
            *b2 /= 1.515625;
        };
        let mut table = [[0.0; 2]; 2];
        if m == 1 {
            return -1.96875 + 1.015625 * *b2 + 1.1875 * (a * a).ln_1p() + 0.265625 * (a + 1.875);
        }
        'l0: for i2 in 0..2 {
            let mut z = 0.0;
            for i3 in 0..v.len() {
                z += v[i3];
            }
            let acc = table[1][1] * ((if i != 1 { b } else { table[i2][1] }) + rate.max(a));
        }
        let mut prev = (v[((rate2 * rate2 + 0.546875) * 3.0) as usize % v.len()]
            * v[(0 * 6 + 2) % v.len()]
            * (table[1][1] - a))
            .tanh();
        'l1: for m2 in 0..4 {
            let mut u2 = (v[1] - a).cos()
                + (({
                    let u = b;
                    u * u
                }) - v[((m2 >> 1) * 5 + 2) % v.len()] * rate2);
            let mut a2 = (b.cos() - (table[0][0] + v[(2 * m2 * 7 + 3) % v.len()])).powi(1);
        }
        let mut rate3 = v[0].sin() * rate2.clamp(-1.25, 0.8125)
            + table[((i >> 1) * 7 + 3) % 2][((2 + i) * 5 + 4) % 2] * prev * (rate * b);
        let mut u3 = 0.0;
        for k in 0..v.len() {
            u3 += v[k];
        }
        let mut i4: usize = 0;
        'l2: while i4 < 1 {
            i4 += 1;
            let mut k2: usize = 0;
            while k2 < 2 && (i4 + k2) % 2 == 0 {
                k2 += 1;
                let mut cells = [[0.0; 2]; 2];
                let mut y = -table[(i * 5 + 2) % table.len()][1]
                    / (table[((*b2 * *b2 + 1.828125) * 3.0) as usize % 2][((k2 + i4) * 6 + 4) % 2]
                        * table[((*b2 * *b2 + 1.828125) * 3.0) as usize % 2]
                            [((k2 + i4) * 6 + 4) % 2]
                        + 0.5625);
                for k3 in 1..table.len() {
                    let prev2 = 0.46875;
                }
                let mut y = -0.890625;
            }
        }
        (match (i4 ^ m) % 4 {
            0 => rate2,
            1..=2 => (a * a + 1.625).cbrt(),
            _ => rate3 * -1.890625,
        }) + 1.34375 * u3
            + 0.5 * rate3
            + 1.28125 * prev
            + 0.5 * table[((i + i) * 3 + 1) % 2][0]
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc004b1cf88fc4b7c,
            outgoing: &[0xbff2bda80c7fe556],
            gradient: &[
                (0.45258983800987396, 2.108918421413059),
                (-0.5997265367402803, 1.1309765367402802),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.0151291297114666, 1.0151291297114666),
            ],
            weighted: &[
                (0.8391982577499737, 2.0814446953023626),
                (-0.46810246934348726, 0.8665399693434872),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (0.0, 0.0),
                (1.2611027265261683, 1.2611027265261683),
            ],
        };
        let p0 = std::hint::black_box(-0.375_f64);
        let p1 = std::hint::black_box(-0.03125_f64);
        let p2 = std::hint::black_box(vec![-1.953125, -1.359375, 1.25, 0.109375, -1.609375]);
        let p3 = std::hint::black_box(-0.796875_f64);
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

mod program_153 {
    use grad_runtime::grad;

    #[grad]
    pub fn energy0(u: f64, out: &[f64], data: [f64; 3], state: &Vec<f64>) -> f64 {
        for n in 0..3 {
            let k: usize =
                (n as f64 / (state[(n * 3 + 4) % state.len()].abs() + 1.453125)).abs() as usize % 5;
            let mut s = (out[1] + 0.734375 - (state[n % state.len()] - data[n]))
                * (u + state[k % state.len()] + u * -0.859375);
            let mut j: usize = 0;
            'l0: loop {
                j += 1;
                if j >= 4 || data.len() % 2 == 0 {
                    break;
                }
                let mut sum = u;
                if j & n >= 0 {
                    s += sum + k as f64;
                    continue;
                }
                let mut total = 0.6875;
                let mut weights: Vec<f64> = Vec::with_capacity(4);
                weights.push(
                    u * state[((j + k) * 4 + 4) % state.len()]
                        / (out[((sum * sum + 1.078125) * 3.0) as usize % out.len()]
                            * out[((sum * sum + 1.078125) * 3.0) as usize % out.len()]
                            + 1.828125),
                );
                weights.push(s.mul_add(0.578125, out[0 % out.len()]).cos());
            }
            s = out[((2 + j) * 7 + 4) % out.len()].sin().exp().cos();
        }
        let mut s2: f64 = 0.0;
        for n2 in 0..state.len() {
            s2 += state[n2] * state[n2];
        }
        s2.sin() - s2 + 1.359375 * s2 + 0.75 * (s2 * s2) + 0.859375 * u.tanh()
    }

    #[grad]
    pub fn relax1(z: f64, a: f64, state: [f64; 3], weights: &mut [f64], c: &mut f64) {
        let mut b =
            (z.sin() + state[0]) / (((1.328125 + 0.65625) * (weights[1] * z)).abs() + 1.9375);
        if 3 != 0 {
            for m in 1..weights.len() {
                weights[m] = state[1] * z - state[((m >> 1) * 3 + 4) % 3].atan();
            }
            *c = weights[((c.abs() + 0.5) * 3.0) as usize % weights.len()];
            for n in 0..3 {
                let mut total = 0.0;
                for pos in 0..weights.len() {
                    total += weights[pos];
                }
            }
        } else {
            let mut z = 0.1875;
        }
    }

    #[grad(jvp)]
    pub fn f(t: f64, out: &[f64], i: usize) -> f64 {
        let mut b = (out[((t.abs() + 1.484375) * 3.0) as usize % out.len()] + out[i % out.len()])
            .sin()
            .hypot(
                (match i % 4 {
                    0 => -0.921875,
                    1 | 2 => out[out.len() - 1],
                    _ => t,
                }) + out[((0 + i) * 4 + 3) % out.len()],
            );
        if out[(2 * 6 + 2) % out.len()] - t < b {
            let a = {
                let z = -0.046875;
                z * ((out[((z * z + 0.859375) * 3.0) as usize % out.len()] - z)
                    * out[((i >> 1) * 2 + 1) % out.len()])
            };
            for j in 0..out.len() {
                let mut i2: usize = 0;
                loop {
                    i2 += 1;
                    if i2 >= 3 || out[j].sin() < out[i % out.len()] * out[0 % out.len()] {
                        break;
                    }
                    let mut j2: usize = 0;
                    while j2 < 5 && out[j] < -0.71875 {
                        j2 += 1;
                        if out[j] / (b * b + 1.328125) < 0.75 {
                            break;
                        }
                    }
                    let a = -0.96875;
                }
                let b2 = (out[j] * out[j] + 1.0625).ln() - t + out[j].cos() / (t.abs() + 0.9375);
                for i3 in 0..out.len() {
                    if !(i2 < 2) {
                        b /= 1.515625;
                        break;
                    }
                    b += out[j].floor() * (out[i3] + i as f64);
                }
                b = t
                    + ({
                        let c = t;
                        c * 0.28125
                    });
            }
            if out[(2 * 5 + 3) % out.len()] < a + t {
                b += (out[out.len() - 1] * out[out.len() - 1] + 1.953125).sqrt();
                if out[((i & i) * 5 + 2) % out.len()] * out[(2 * i * 4 + 2) % out.len()]
                    <= out[((i ^ i) * 4 + 1) % out.len()].tanh()
                {
                    b = i as f64 * 1.609375 + (out[((i + 3) * 4 + 3) % out.len()] - -0.875);
                }
            }
        }
        let mut y = 0.0;
        for n in 0..out.len() {
            y += out[n];
        }
        let total = (t * t + 0.671875).ln() - 1.0;
        y += (y + out[((total.abs() + 1.640625) * 3.0) as usize % out.len()])
            * (out[(i * 5 + 3) % out.len()] - out[((1 & 2) * 3 + 1) % out.len()]);
        let mut prev = total;
        let s = (if !(total / (out[3 % out.len()] * out[3 % out.len()] + 0.75) < t.sin()) {
            -1.765625
        } else {
            out[0]
        }) * (out[out.len() - 1] * total)
            * (i as f64).powi(4).sin();
        let mut t2 = 0.0;
        for k in 0..out.len() {
            t2 += out[k];
        }
        let mut y2 = 0.0;
        for k2 in 0..out.len() {
            y2 += out[k2];
        }
        ({
            let c2 = out[1 % out.len()];
            c2 * b
        }) - out[(i * 5 + 1) % out.len()] * t2
            + 1.453125 * y2
            + 0.5625 * t2
            + 1.0625 * prev
            + 0.59375
                * (out[((i + i) * 5 + 2) % out.len()] * out[((i + i) * 5 + 2) % out.len()]
                    + 1.828125)
                    .sqrt()
            + 0.78125
                * ({
                    let prev2 = s;
                    prev2 * out[1]
                })
            + 0.59375 * (i as f64 * y)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402ddcfdd682f1eb,
            outgoing: &[],
            gradient: &[
                (2.69563442235288, 2.69563442235288),
                (4.093132018703962, 4.156867981296038),
                (7.395360325488884, 16.021418686071026),
                (4.52806376352314, 4.52806376352314),
                (1.0065447904573663, 7.337438747602137),
            ],
            weighted: &[
                (2.02172581676466, 2.02172581676466),
                (3.0698490140279713, 3.1176509859720287),
                (5.546520244116663, 12.016064014553269),
                (3.3960478226423554, 3.3960478226423554),
                (0.7549085928430248, 5.503079060701603),
            ],
        };
        let p0 = std::hint::black_box(1.28125_f64);
        let p1 = std::hint::black_box(vec![1.359375, 0.953125, 1.25, -0.921875]);
        let p2 = std::hint::black_box(2_usize);
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

mod program_154 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(b: f64, buf: &[f64; 3], m: usize, m2: i32) -> f64 {
        let mut prev = b.tanh();
        let mut i: usize = 0;
        loop {
            i += 1;
            if i >= 2 || buf[1] <= (m as f64 * m as f64 + 0.953125).powf((i as f64).sin()) {
                break;
            }
            if buf[(i * 4 + 4) % 3] < 0.421875 {
                prev -= 1.875 * (prev - b);
            } else {
                let mut b2 = (-prev.floor().abs()).exp().tanh();
            }
            let mut weights = vec![i as f64, buf[buf.len() - 1].tanh()];
            weights.copy_from_slice(&buf[((prev.abs() + 1.125) * 3.0) as usize % 3..]);
        }
        if !(buf[((b * b + 1.5) * 3.0) as usize % 3] / ((i as f64).abs() + 1.21875) < -0.8125) {
            match m * m % 4 {
                0 if m * m != 3 => {
                    prev = (match (i + m) % 4 {
                        0 => -1.359375,
                        1 | 2 => buf[i % buf.len()],
                        _ => 0.4375,
                    }) + (buf[((prev.abs() + 0.53125) * 3.0) as usize % 3] + b);
                }
                1 | 3 => {
                    prev -= m2 as f64;
                    for j in 2..2 {
                        let z = b;
                    }
                }
                _ => {
                    let mut j2: usize = 0;
                    'l0: loop {
                        j2 += 1;
                        let y = (match (i & i) % 4 {
                            0 => match (j2 + j2) % 4 {
                                0 => -1.578125,
                                1..=2 => prev,
                                _ => b,
                            },
                            1 | 2 if j2 + i >= 1 => buf[((i ^ i) * 5 + 4) % 3] * b,
                            _ => buf[0],
                        })
                        .sin();
                        let mut acc = if j2 * 0 % 2 == 0 {
                            buf[1].powi(2) * (buf[0] * 1.53125)
                        } else {
                            buf[1].sin()
                        };
                        let mut s = 0.0;
                        for n in (1..3).rev() {
                            s += 0.5 * (buf[n - 1] * buf[n] * buf[n]);
                        }
                        if j2 >= 2 {
                            break;
                        }
                    }
                    'l1: for k in 1..3 {
                        let mut done = (if !((b * b).ln_1p() > 0.203125) {
                            b
                        } else {
                            prev
                        }) <= buf[k - 1].tanh();
                    }
                    let mut b = 0.109375;
                }
            }
            if !(prev.atan() >= 0.3125) {
                for n2 in 0..buf.len() - 1 {
                    prev += (buf[n2] * -1.390625).tanh();
                    prev = buf[n2] * 0.765625 * (buf[n2] * buf[n2 + 1]);
                    let prev2 = buf[buf.len() - 1] + b
                        - buf[n2 + 1]
                        - buf[(buf.len() * 3 + 4) % buf.len()].cos();
                    if (b * b + 1.34375).cbrt() < 0.25 || (n2 as f64) <= -0.6875 {
                        let mut v = [prev * m2 as f64; 3];
                        break;
                    }
                }
                let mut rate = (b + buf[0] + prev).abs();
            } else {
                let mut sum = (b.atan() * b.atan() + 0.75).ln();
                let sum2 = (-(buf[(m * i * 2 + 3) % buf.len()] * b - (-1.34375 - b)).abs()).exp();
            }
            let prev = buf[(m * 3 * 6 + 2) % 3].min(b);
        }
        let mut prev3 = 0.0;
        for pos in 0..buf.len() {
            prev3 += buf[pos];
        }
        (m2 as f64).cos() * b.sin()
            + 0.515625 * prev3
            + 1.375 * prev
            + 1.109375 * buf[2]
            + 0.671875 * 1.890625
            + 0.59375 * (buf[i % 3] * prev)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fcac449c84c9b80,
            outgoing: &[],
            gradient: &[
                (0.5337202263735954, 0.5337202263735954),
                (0.515625, 0.515625),
                (0.6161219701170921, 0.6413014307618141),
                (1.6537907253950834, 1.6584069598466158),
            ],
            weighted: &[
                (0.40029016978019655, 0.40029016978019655),
                (0.38671875, 0.38671875),
                (0.4620914775878191, 0.4809760730713606),
                (1.2403430440463126, 1.2438052198849618),
            ],
        };
        let p0 = std::hint::black_box(0.15625_f64);
        let p1 = std::hint::black_box([-1.046875, -0.171875, -0.3125]);
        let p2 = std::hint::black_box(4_usize);
        let p3 = std::hint::black_box(-1_i32);
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

mod program_155 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(sum: f64, w: &[f64; 3], j: usize) -> f64 {
        let mut data = [
            {
                let s = sum;
                s * w[1]
            },
            sum - j as f64,
        ];
        data[3 % 2] = sum * -data[1];
        let mut buf: [f64; 3] = [0.0; 3];
        let mut m: usize = 0;
        loop {
            m += 1;
            let found = !(1 * m == 2);
            if m >= 3 {
                break;
            }
        }
        let mut z: f64 = 0.0;
        for n in 0..data.len() {
            z += data[n] * data[n];
        }
        data.fill(w[(j * 4 + 4) % w.len()]);
        let mut u = sum * w[1];
        let mut n2: usize = 1 * m * (m + 3);
        u = buf[(3 * j * 6 + 1) % 3].powi(4) * z;
        if z > m as f64 - 1.109375 && 3 == 2 {
            let mut table = [[0.0; 2]; 3];
            'l0: for pos in 1..4 {
                let mut z2 = -0.296875;
                let mut v = vec![0.0; m % 3 + 1];
                for j2 in (0..buf.len()).rev() {
                    buf[j2] += table[((pos + 0) * 3 + 1) % 3][(n2 * 7 + 4) % 2];
                }
            }
        }
        let mut i: usize = 0;
        loop {
            i += 1;
            let a = match 3 % 4 {
                0 => {
                    (match m * i % 4 {
                        0 => u,
                        1..=2 if n2 as f64 * u >= -0.140625 => -0.109375,
                        _ => -0.828125,
                    }) * (if (match n2 * n2 % 4 {
                        0 => z,
                        1 | 2 => u,
                        _ => z,
                    }) < -0.671875
                    {
                        u
                    } else {
                        w[((sum.abs() + 2.0) * 3.0) as usize % 3]
                    })
                }
                1 | 2 => w[w.len() - 1],
                _ => u - z.tanh(),
            };
            let mut k: usize = 0;
            let z3 = loop {
                k += 1;
                if k >= 2 || w[((n2 ^ k) * 4 + 2) % w.len()] < z {
                    break z;
                }
                let mut pos2: usize = 0;
                loop {
                    pos2 += 1;
                    let mut prev = 0.0;
                    for j3 in 0..data.len() {
                        prev += data[j3] * data[j3];
                    }
                    z *= z.atan().cos();
                    let mut rate = buf[0];
                    u += sum.tanh() * (n2 as f64).tanh();
                    if pos2 >= 2 {
                        break;
                    }
                }
                buf.fill(a * n2 as f64);
                u += if w[pos2 % 3].tanh() >= w[0] + data[0] {
                    u.tanh()
                } else {
                    u.floor()
                };
            };
            let mut row = data;
            u += z.mul_add(a.max(0.359375), z3);
            if i >= 4 {
                break;
            }
        }
        let mut acc = 0.0;
        for i2 in 0..data.len() {
            acc += data[i2];
        }
        -1.609375 * buf[0] * u
            + 1.15625 * acc
            + 1.125 * u
            + 1.359375 * z
            + 1.328125 * 0.203125
            + 0.71875 * sum.sin().exp()
            + 0.515625 * acc
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc0c04a3d8cb43296,
            outgoing: &[],
            gradient: &[
                (1874.7349843754073, 34381.49305315516),
                (0.0, 0.0),
                (-27.3556441933511, 202.68087795758635),
                (3.34375, 3.34375),
            ],
            weighted: &[
                (1406.0512382815555, 25786.119789866367),
                (0.0, 0.0),
                (-20.516733145013326, 152.01065846818977),
                (2.5078125, 2.5078125),
            ],
        };
        let p0 = std::hint::black_box(-0.53125_f64);
        let p1 = std::hint::black_box([1.671875, -0.046875, 1.1875]);
        let p2 = std::hint::black_box(1_usize);
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

mod program_156 {
    use grad_runtime::grad;

    #[grad]
    pub fn stage0(rate: f64, data: &[f64], w: &mut [f64]) -> f64 {
        let rate = rate * rate;
        let rate = rate.tanh()
            * (rate * rate).ln_1p()
            * (match data.len() % 4 {
                0 => rate,
                1..=2 => rate,
                _ => rate,
            })
            .sin()
            .exp();
        let prev = rate;
        let prev = rate;
        let mut sum = 0.0;
        for n in 0..w.len() {
            sum += w[n] * w[n];
        }
        for i in 0..data.len() - 1 {
            w.copy_from_slice(data);
            let mut row = [0.0; 3];
            if rate * row[0] < 0.328125 {
                continue;
            }
        }
        let mut y = 0.0;
        for j in 0..w.len() {
            y += w[j];
        }
        let mut rate2 = 0.0;
        for k in 0..w.len() {
            rate2 += w[k];
        }
        rate * (rate + 1.546875)
            + 1.3125 * rate2
            + 0.890625 * y
            + 0.703125 * sum
            + 0.46875 * (data[1 % data.len()] + sum)
    }

    #[grad(jvp)]
    pub fn f(t: f64, x: &[f64]) -> f64 {
        let c = 0.71875;
        let mut j: usize = (0 & 0) + 3;
        let mut y = (if (j + 1) % 2 == 0 {
            j as f64 * x[x.len() - 1]
        } else {
            c / (t * t + 1.0625)
        })
        .mul_add(
            (t - x[(j * 3 + 3) % x.len()]).cos(),
            x[((j + j) * 4 + 3) % x.len()],
        );
        for n in 1..=j % 3 + 1 {
            let mut x2 = vec![
                x[(j * 3 + 2) % x.len()] * x[((y.abs() + 0.5625) * 3.0) as usize % x.len()],
                t,
                y + y,
            ];
            for count in (0..x2.len()).rev() {
                x2[count] = {
                    let sum = y + j as f64;
                    sum * 0.15625
                };
            }
            let mut t3 = ({
                let t2 = -y;
                t2 * x2[j % x2.len()].abs()
            }) + x2[((j + j) * 7 + 3) % x2.len()]
                * x2[((2 + n) * 6 + 3) % x2.len()]
                * (-1.546875 / (t * t + 0.984375));
        }
        let s = x[(j * 4 + 2) % x.len()];
        for count2 in (0..x.len()).step_by(3) {
            let mut prev = 0.546875;
            let mut u = x[count2] * y;
        }
        let mut i: usize = 0;
        let rate = loop {
            i += 1;
            if i >= 2 {
                break if j == 3 { y } else { t };
            }
            for count3 in 0..x.len() - 1 {
                let u2 = (({
                    let b = count3 as f64;
                    b * b
                }) - t)
                    .tanh();
            }
        };
        let y2 = -0.3125;
        match j % 4 {
            0 if i % 2 == 0 => {
                let mut state = [
                    0.671875,
                    t,
                    x[(x.len() * 5 + 3) % x.len()] / (s * s + 1.46875),
                    t.tanh(),
                ];
            }
            1 | 3 => {
                if j >> 1 >= 0 {
                    y += x[(j * 7 + 3) % x.len()].sin();
                }
            }
            _ => {
                if j * i >= 0 {
                    y *= t.tanh().cos();
                    j += 1;
                }
            }
        }
        let t = y * c;
        i as f64 + 0.75 * y + 0.59375 * (c - 1.34375) + 1.234375 * (x[0] + rate)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc00bd4cc11c229e8,
            outgoing: &[],
            gradient: &[
                (-1.8397683138223493, 1.8397683138223493),
                (5.804036700266005, 5.804036700266005),
                (0.0, 0.0),
                (5.539428186696746, 5.539428186696746),
            ],
            weighted: &[
                (-1.379826235366762, 1.379826235366762),
                (4.353027525199504, 4.353027525199504),
                (0.0, 0.0),
                (4.15457114002256, 4.15457114002256),
            ],
        };
        let p0 = std::hint::black_box(-0.484375_f64);
        let p1 = std::hint::black_box(vec![-0.109375, -1.5, -0.84375]);
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

mod program_157 {
    use grad_runtime::grad;

    #[grad]
    pub fn update0(sum: f64, depth: usize) -> (f64, f64) {
        if depth == 0 {
            return (
                (sum * sum + 1.34375).recip() - sum / (sum.abs() + 1.375)
                    + 1.09375 * (-0.734375 * 1.078125)
                    + 0.578125 * sum,
                sum.tanh() - (sum * sum + 1.390625).ln() + 1.390625 * (sum - sum),
            );
        }
        let b = sum;
        let z = -0.765625;
        let mut sum2 = (z * b).sin() + b;
        let mut b2 = z + (z - sum2) + sum.tanh().abs();
        let mut rate = sum2;
        let c = (b * b + 0.703125).recip();
        let mut rate = rate * sum2.abs().sin();
        let mut a: f64 = z;
        (
            a.floor() * sum.mul_add(-0.484375, a)
                + 0.71875 * a
                + 1.34375 * rate
                + 0.640625 * b2
                + 1.03125 * (rate + 0.5625)
                + 0.640625 * -b2
                + 1.140625 * (if b * a < 0.921875 { sum2 } else { z }),
            c.tanh() * rate
                + 0.78125 * a
                + 0.546875 * rate
                + 0.546875 * b2
                + 0.921875
                    * ({
                        let prev = a;
                        prev * prev
                    }),
        )
    }

    #[grad]
    pub fn energy1(rate: f64, total: f64) -> f64 {
        let mut rate: f64 = -0.125;
        let mut pos: usize = 0;
        'l0: loop {
            pos += 1;
            if pos >= 1 || total + rate < rate.sin() {
                break;
            }
            rate -= ((total - -0.3125).abs() + 0.640625).sqrt();
            if total.abs() <= -1.0 {
                let mut i: usize = 0;
                'l1: while i < 4 {
                    i += 1;
                    let rate: f64 = 0.703125;
                    match pos % 4 {
                        0 => {
                            let mut sum = -(rate * total + (pos as f64 + rate));
                            if !((rate - pos as f64) <= 0.78125) {
                                continue;
                            }
                            sum *= (rate.abs() + 1.625).recip().cos();
                        }
                        1 | 3 => {
                            let b;
                            if i + i > 1 || i % 2 == 0 {
                                b = if i >= 3 {
                                    rate + pos as f64
                                } else {
                                    (total * total + 0.625).cbrt()
                                };
                            } else {
                                b = rate;
                            }
                            if b <= total.sin() {
                                let mut a = -0.734375;
                                break 'l0;
                            }
                        }
                        _ => {
                            let mut y = rate;
                            let mut b2 = y.abs() * rate - y;
                        }
                    }
                    let prev = total;
                }
                rate = rate + 1.296875 + total * rate;
                let rate = -0.140625;
            }
            let mut buf: Vec<f64> = vec![0.0; pos % 3 + 1];
            rate = (buf[(pos * 6 + 1) % buf.len()].abs() + 1.578125).powf((pos as f64).sin())
                * (buf[((total * total + 1.796875) * 3.0) as usize % buf.len()]
                    * buf[((total * total + 1.796875) * 3.0) as usize % buf.len()]
                    + 0.5)
                    .sqrt();
        }
        -2.0 + (0.4375 + rate)
            + 0.609375 * rate
            + 0.890625 * (total + total)
            + 0.90625 * (rate * pos as f64)
    }

    #[grad]
    pub fn relax2(s: f64, x: &[f64], x2: &mut [f64]) {
        let mut cells = [[0.0; 2]; 2];
        (x2[0], cells[0][(2 * 1 * 7 + 3) % 2]) = (cells[0][0] + s, s * 1.21875);
        let mut acc = (x[(3 * 2 + 4) % x.len()] + x2[(cells.len() * 5 + 4) % x2.len()])
            .exp_m1()
            .clamp(-1.25, 0.984375);
        cells[1][0] = acc.cos() * s;
        'l0: for k in 0..=3 {
            let mut buf = vec![-1.734375; k % 3 + 1];
            {
                let r = &mut cells[1][1];
                *r = x2[1] + x[(k * k * 4 + 4) % x.len()];
            }
            cells[((acc * acc + 1.78125) * 3.0) as usize % 2][0] = if !(s + acc < acc.floor()) {
                x[1] + s
            } else {
                -1.828125
            };
        }
    }

    #[grad(jvp)]
    pub fn f(acc: f64, v: &[f64], count: i32) -> f64 {
        let acc: f64 = 0.203125;
        let mut m: usize = 0;
        let u2: f64 = 'l0: loop {
            m += 1;
            if m >= 2 || m == 0 {
                break {
                    let u = acc;
                    u * v[0]
                };
            }
            let mut y = (acc * acc).ln_1p()
                * (acc + v[(m * m * 2 + 4) % v.len()]).mul_add(acc.sin(), v[3 % v.len()]);
            for count2 in 0..v.len() {
                y = y.sin();
                y = 0.5 * energy1(v[count2] - acc, v[count2].tanh());
                let prev = ((y * y + 0.625).powf(v[1].sin()).abs() + 1.796875).cbrt()
                    + (y * y + 1.984375).sqrt();
            }
            y = 0.5 * energy1(y.tanh(), v[((m + m) * 4 + 4) % v.len()]);
            let t = y;
        };
        let mut n: usize = 0;
        let s2 = 'l1: loop {
            n += 1;
            if n >= 3 || acc >= acc * acc {
                break acc.sin().exp();
            }
            let s = v[(m * 6 + 1) % v.len()] * acc
                + u2.tanh()
                + energy1(
                    (v[((acc * acc + 1.0625) * 3.0) as usize % v.len()]
                        * v[((acc * acc + 1.0625) * 3.0) as usize % v.len()]
                        + 1.53125)
                        .recip(),
                    u2.cos(),
                )
                .sin();
            for n2 in (1..m % 3 + 1).step_by(2) {
                if n < 1 {
                    if -1.359375 > s {
                        let done = m & m <= 1 || s * -1.75 > 0.296875;
                        let c = v[(m * 6 + 3) % v.len()];
                    } else {
                        let u2 = -0.359375;
                        let mut a = (match v.len() % 4 {
                            0 => u2,
                            1 | 2 if v[(n * 7 + 4) % v.len()].sin() <= -0.484375 => {
                                v[(1 * n * 5 + 2) % v.len()]
                            }
                            _ => s,
                        })
                        .cos()
                        .sin();
                        a = 0.5 * energy1(v[0], v[m % v.len()] - m as f64);
                    }
                    let mut sum = energy1(v[1] + v[0], u2.sin())
                        * (-1.65625
                            - (if acc >= 0.515625 {
                                v[((u2 * u2 + 1.21875) * 3.0) as usize % v.len()]
                            } else {
                                v[(v.len() * 3 + 1) % v.len()]
                            }));
                } else {
                    for m2 in 0..n2 % 3 + 1 {
                        let mut flag = n + n == 0;
                    }
                    let mut total = -0.40625;
                    let mut s = v[((n2 + n2) * 4 + 3) % v.len()].tanh();
                }
                let a2 = v[((2 + 0) * 3 + 1) % v.len()].max(
                    (v[((acc.abs() + 0.796875) * 3.0) as usize % v.len()] - acc)
                        * (m as f64).exp_m1(),
                );
                let u2 = ({
                    let t2 = v[1];
                    t2 * a2
                })
                .cos()
                    * (m as f64 / (a2 * a2 + 1.4375)).hypot(s);
                let mut prev2 = 0.140625;
            }
            let mut a3 = (((if n ^ m < 2 { 0.71875 } else { s }) + (acc * acc).ln_1p())
                * ((if n ^ m < 2 { 0.71875 } else { s }) + (acc * acc).ln_1p()))
            .ln_1p();
            (a3, a3) = ((m as f64).atan(), m as f64 + acc);
        };
        let mut u3: f64 = 0.0;
        for count3 in 0..v.len() {
            u3 += v[count3];
        }
        let mut acc2 = 0.0;
        for i in 0..v.len() {
            acc2 += v[i] * v[i];
        }
        (u3 * u3).ln_1p()
            + 0.9375 * acc2
            + 1.4375 * u3
            + 1.21875
                * (v[((s2 * s2 + 0.71875) * 3.0) as usize % v.len()]
                    * v[((s2 * s2 + 0.71875) * 3.0) as usize % v.len()])
                .ln_1p()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3fd4e0edb102548a,
            outgoing: &[],
            gradient: &[
                (0.0, 0.0),
                (1.3402464955041773, 2.14485836626894),
                (2.2113024308865588, 2.2113024308865588),
            ],
            weighted: &[
                (0.0, 0.0),
                (1.005184871628133, 1.6086437747017053),
                (1.6584768231649192, 1.6584768231649192),
            ],
        };
        let p0 = std::hint::black_box(-1.5625_f64);
        let p1 = std::hint::black_box(vec![-0.09375, 0.25]);
        let p2 = std::hint::black_box(2_i32);
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

mod program_158 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(t: f64, c: f64, data: &Vec<f64>, j: usize, i: i32) -> f64 {
        let mut c = c;
        for n in 0..4 {
            if -1.171875 * data[(n * 2 + 1) % data.len()] < 0.640625 {
                if (match (j + n) % 4 {
                    0 => t,
                    1..=2 => data[(j * j * 3 + 2) % data.len()],
                    _ => data[(3 * j * 4 + 4) % data.len()],
                }) >= 0.046875
                {
                    c *= c.cos();
                }
                let mut a = ((i as f64).abs() + 2.0).ln()
                    * (c / (data[((c.abs() + 1.1875) * 3.0) as usize % data.len()]
                        * data[((c.abs() + 1.1875) * 3.0) as usize % data.len()]
                        + 1.71875)
                        + (data[(j * j * 5 + 2) % data.len()] + j as f64));
            } else {
                let s = -0.5625;
                let done = data[0] - c < -0.4375 - s;
                c = ((data[(n * 2 + 2) % data.len()] * data[(n * 2 + 2) % data.len()]).ln_1p()
                    * (data[(n * 2 + 2) % data.len()] * data[(n * 2 + 2) % data.len()]).ln_1p()
                    + 1.078125)
                    .powf((1.25 + data[1]).sin());
            }
            let t2;
            if (if (t * t).ln_1p()
                < ({
                    let prev = data[(2 * n * 5 + 1) % data.len()];
                    prev * data[(2 * 1 * 5 + 2) % data.len()]
                }) {
                c
            } else {
                t
            }) >= data[1] - data[(n * 3 + 4) % data.len()]
            {
                t2 = t.floor().abs();
            } else {
                t2 = match n % 4 {
                    0 => c,
                    1..=2 if n % 2 == 0 => data[(n % 3 * 2 + 1) % data.len()] - t,
                    _ => data[(data.len() * 6 + 4) % data.len()],
                };
            }
            let mut prev2 = 0.0;
            for j2 in 1..data.len() - 1 {
                prev2 += 0.5 * (data[j2 - 1] * data[j2 + 1] * data[j2]);
            }
        }
        let mut m: usize = 0;
        'l0: loop {
            m += 1;
            let mut a2 = (match m * j % 4 {
                0 => c,
                1 | 2 => match 3 % 4 {
                    0 => t,
                    1 | 2 => j as f64,
                    _ => t,
                },
                _ => {
                    if t > (match j % 4 {
                        0 => m as f64,
                        1 | 2 => data[(m * m * 7 + 2) % data.len()],
                        _ => t,
                    }) {
                        data[((1 + j) * 2 + 3) % data.len()]
                    } else {
                        data[(m * 7 + 4) % data.len()]
                    }
                }
            }) + -1.953125 * 1.546875 / (t * t + 1.703125);
            if m >= 1 {
                break;
            }
        }
        for k in (0..data.len()).step_by(2) {
            let mut prev3 = 0.0;
            for n2 in 0..data.len() {
                prev3 += data[n2];
            }
        }
        let t = t * c + j as f64 + (c.cos() * c.cos()).ln_1p();
        let mut s2 = if (data[data.len() - 1].abs() + 1.5625).ln() <= t - m as f64 {
            if (j as f64) < m as f64 + c {
                c * data[((t * t + 1.171875) * 3.0) as usize % data.len()]
            } else {
                m as f64
            }
        } else {
            t * (c + 0.03125)
        };
        let mut c = if 0 + j > 3 {
            (match j % 3 % 4 {
                0 => data[1],
                1..=2 => t,
                _ => t,
            }) + c.atan2(data[(m * 4 + 4) % data.len()])
        } else {
            ({
                let prev4 = 1.125;
                prev4 * data[data.len() - 1]
            }) * t
        };
        std::mem::swap(&mut s2, &mut c);
        c = data[0] + data[1] + t.mul_add(t, data[(j * 5 + 2) % data.len()]);
        let mut flag = s2 > -0.828125;
        let mut t = if !(({
            let rate = -1.796875;
            rate * data[1]
        }) <= 0.25)
        {
            (-0.1875 - data[0]) / ((t * t + 0.984375).powf(c.sin()).abs() + 1.34375)
        } else {
            data[data.len() - 1]
        };
        let a3 = (data[((m ^ j) * 7 + 4) % data.len()] * c).abs().sin().exp();
        (c, s2) = (
            (data[((j + m) * 2 + 4) % data.len()] * data[((j + m) * 2 + 4) % data.len()] + 0.5625)
                .powf(data[data.len() - 1].sin()),
            a3,
        );
        let mut acc = 0.0;
        for m2 in 0..data.len() {
            acc += data[m2] * data[m2];
        }
        let mut u = 0.0;
        for n3 in 0..data.len() {
            u += data[n3] * data[n3];
        }
        (data[((c * c + 1.34375) * 3.0) as usize % data.len()] + a3).sin()
            + 0.703125 * u
            + 1.109375 * acc
            + 1.375 * t
            + 0.75
                * (data[j % data.len()]
                    / (data[((a3.abs() + 1.609375) * 3.0) as usize % data.len()].abs() + 1.859375))
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4031aafaa5a4aff1,
            outgoing: &[],
            gradient: &[
                (7.675159388467595, 7.675159388467595),
                (0.0, 0.0),
                (-8.129520949989631, 11.48161805636402),
                (8.910863536998516, 8.9515723085375),
                (-4.560656976131971, 8.328338498090776),
                (1.1799228669500879, 1.1998692695001172),
                (0.06978343446747504, 4.487752184467475),
            ],
            weighted: &[
                (5.756369541350696, 5.756369541350696),
                (0.0, 0.0),
                (-6.097140712492223, 8.611213542273015),
                (6.683147652748887, 6.713679231403125),
                (-3.420492732098978, 6.246253873568082),
                (0.8849421502125658, 0.899901952125088),
                (0.05233757585060628, 3.365814138350606),
            ],
        };
        let p0 = std::hint::black_box(0.03125_f64);
        let p1 = std::hint::black_box(0.703125_f64);
        let p2 = std::hint::black_box(vec![-1.765625, 1.875, -1.75, 0.328125, -0.609375]);
        let p3 = std::hint::black_box(2_usize);
        let p4 = std::hint::black_box(0_i32);
        let value = f(p0.clone(), p1.clone(), &p2, p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, p3, p4));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, p3, p4);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
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
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, p3, p4, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, g1, b2.clone()),
            &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125],
        );
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, p3, p4, d0, d1, &d2);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
    }
}

mod program_159 {
    use grad_runtime::grad;

    #[grad]
    pub fn blend0(acc: f64, x: &mut [f64], y: &mut f64, i: usize) {
        let mut v = vec![i as f64, x[(i * 5 + 1) % x.len()].max(acc)];
        let mut i2: usize = 0;
        while i2 < 3 {
            i2 += 1;
            let prev = i2 as f64;
            for n in 0..2 {
                let mut u = 0.0;
                for j in 0..v.len() {
                    u += v[j];
                }
                if prev >= -0.421875 {
                    return;
                }
                let mut sum = 0.0;
                for count in 0..x.len() {
                    sum += x[count] * x[count];
                }
            }
            for j2 in (0..v.len() - 1).rev() {
                v[j2] = {
                    let rate = prev;
                    rate * x[((rate * rate + 1.53125) * 3.0) as usize % x.len()]
                };
            }
        }
    }

    #[grad(jvp)]
    pub fn f(prev: f64, buf: &[f64], z: &mut f64, k: usize, k2: i32) -> f64 {
        let mut t = -0.1875;
        *z = buf[buf.len() - 1];
        t *= ({
            let b = buf[0];
            b * buf[((k ^ k) * 7 + 1) % buf.len()]
        })
        .cos();
        let mut s = (if k <= 3 {
            -0.28125 + t
        } else {
            buf[0 % buf.len()]
        })
        .cos();
        let mut y = ((prev * *z).abs() + 0.671875).sqrt().powi(k2);
        (t, s) = (s * buf[buf.len() - 1], 0.8125 * buf[buf.len() - 1]);
        let mut u = 0.0;
        for k3 in 1..buf.len() {
            u += buf[k3 - 1] * buf[k3];
        }
        t += k2 as f64;
        let mut y2 = (0.1875 - prev).floor().atan();
        y2 -= (k as f64).sin();
        t += y2.clamp(-1.25, 1.40625) - buf[(k * 4 + 4) % buf.len()].abs();
        let u2 = 0.125;
        let mut y3 = (((if k ^ 0 == 0 { buf[0] } else { *z }) + (k2 as f64).min(prev)).abs()
            + 1.625)
            .recip();
        *z -= buf[0].abs() * y2;
        'l0: for j in 1..=4 {
            let sum = 0.421875;
            if k % 2 % 2 == 0 && t + buf[j % buf.len()] <= -1.0 {
                let mut state = [0.0; 3];
                'l1: for m in 1..2 {
                    let mut pos: usize = 0;
                    while pos < 4 && (j >> 1) % 2 == 0 {
                        pos += 1;
                        {
                            let r = &mut state[3 % 3];
                            *r = (s.abs() + 0.671875).sqrt();
                        }
                        state[2] += match j * j % 4 {
                            0 => 0.359375 * state[(j * 2 + 4) % state.len()],
                            1..=2 => pos as f64 * u,
                            _ => s * y2,
                        };
                        y -= (y2 * y2).ln_1p() + buf[1].powi(2);
                        let s2 = state[2];
                    }
                }
            }
        }
        let mut rate: f64 = 0.0;
        for j2 in 0..buf.len() {
            rate += buf[j2] * buf[j2];
        }
        buf[(k * 7 + 3) % buf.len()] * buf[(k * 7 + 4) % buf.len()] * buf[(k * 3 + 1) % buf.len()]
            + 0.875 * rate
            + 0.796875 * y3
            + 0.765625 * y2
            + 0.359375 * rate.sin()
            + 0.765625 * (rate - buf[buf.len() - 1])
            + 0.609375 * u2
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4025f270183edf4e,
            outgoing: &[0x3feb6944689248ab],
            gradient: &[
                (-0.17139256458727156, 0.17139256458727156),
                (-2.0473210928311163, 4.339885938418884),
                (6.775963697241162, 7.781823072241162),
                (-5.283237289888501, 6.523471664888501),
                (2.043316734676826, 3.917351863851369),
                (0.0, 0.0),
            ],
            weighted: &[
                (-0.12854442344045366, 0.12854442344045366),
                (-1.4649308155934035, 3.3254744578440962),
                (5.081972772930872, 5.836367304180872),
                (-3.9624279674163763, 4.892603748666376),
                (2.0324875510076197, 3.438013897888527),
                (0.0, 0.0),
            ],
        };
        let p0 = std::hint::black_box(-0.28125_f64);
        let p1 = std::hint::black_box(vec![0.3125, 1.984375, -1.609375, 0.8125]);
        let p2 = std::hint::black_box(-0.671875_f64);
        let p3 = std::hint::black_box(3_usize);
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
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.5_f64;
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
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.5_f64;
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
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.0]);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = 0.5_f64;
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, p3, p4, &mut b1, &mut b2, 0.75);
        expected.check_weighted(
            &(g0, b1.clone(), b2.clone()),
            &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.0],
        );
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let mut d2 = -0.625_f64;
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, p3, p4, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_160 {
    use grad_runtime::grad;

    #[grad]
    pub fn relax0(a: f64, weights: &[f64]) -> f64 {
        for pos in 0..weights.len() {
            match pos * pos % 4 {
                0 => {
                    let mut a2 = ((weights[0] * weights[0] + 1.390625).ln().abs() + 1.890625)
                        .sqrt()
                        * (if !(1 + pos < 0) {
                            weights[((2 ^ 3) * 7 + 2) % weights.len()]
                        } else {
                            a
                        });
                    if pos >= 3 {
                        break;
                    }
                    a2 = a2 * a2.clamp(-1.25, 0.046875);
                }
                1 | 3 => {
                    'l0: for i in 2..6 {
                        let mut b = weights[pos]
                            + (if a.tanh() < 0.78125 {
                                a
                            } else {
                                weights[weights.len() - 1]
                            })
                            + a;
                        b /= 1.453125;
                    }
                }
                _ => {
                    let mut acc = 0.0;
                    for pos2 in 0..weights.len() {
                        acc += weights[pos2] * weights[pos2];
                    }
                    acc *= (pos as f64).cos();
                    if acc < 0.796875 {
                        acc -= pos as f64;
                        continue;
                    }
                }
            }
            let mut z = 0.0;
            for j in 0..weights.len() {
                z += weights[j] * weights[j];
            }
            if pos % 2 == 1 {
                let j2: usize = 2 * pos / 2;
                continue;
            }
            let mut buf = weights.to_vec();
        }
        let mut acc2 = 0.0;
        for n in 0..weights.len() {
            acc2 += weights[n];
        }
        let mut total = 0.0;
        for k in 0..weights.len() {
            total += weights[k] * weights[k];
        }
        acc2 + 0.78125 * total + 1.0625 * acc2 + 0.578125 * (acc2 + acc2)
    }

    #[grad]
    pub fn blend1(rate: f64, data: &[f64], weights: &mut [f64], b: &mut f64, total: &f64) {
        match 0 % 4 {
            0 => {
                'l0: for n in (2..2).step_by(2) {
                    weights[0] *= (*total * rate).cos();
                }
            }
            1 | 3 => {
                weights[(1 * 2 + 2) % weights.len()] =
                    (-total.abs()).exp() - (total.abs() + 1.15625).ln();
                {
                    let r = &mut weights[1];
                    *r /= 1.921875;
                }
            }
            _ => {
                weights[(1 * 7 + 3) % weights.len()] =
                    relax0(data[0], weights) - weights[(1 * 6 + 3) % weights.len()];
                if !(1 % 2 == 0) {
                    let mut rate = relax0(rate + data[(2 * 5 + 1) % data.len()], &data[..2]);
                } else {
                    {
                        let r = &mut weights[0];
                        *r = b.mul_add(data[0], data[(0 * 6 + 4) % data.len()]);
                    }
                    let mut b2 = data[(3 * 3 + 1) % data.len()].tanh().abs();
                }
            }
        }
    }

    #[grad(jvp)]
    pub fn f(s: f64, row: &[f64], n: usize) -> f64 {
        let mut j: i32 = s.abs() as i32 % 5;
        let mut a: f64 = 0.0;
        for i in 1..row.len() - 1 {
            a += 0.5 * (row[i - 1] * row[i + 1] * row[i]);
        }
        let mut total: f64 = a;
        let mut j2: usize = 0;
        while j2 < 4 && j2 * n % 2 == 0 {
            j2 += 1;
            if (n ^ 0) % 2 == 0 {
                let c = -0.96875;
                continue;
            }
            let sum = a.sin().exp();
        }
        let mut x = row.to_vec();
        if ({
            let c2 = a;
            c2 * x[(j2 * 7 + 4) % x.len()]
        }) < x[3 % x.len()].abs()
        {
            return row[j2 % row.len()]
                + 0.796875 * total
                + 0.75 * a
                + 0.5625 * (a - row[1])
                + 0.4375 * s.tanh()
                + 0.828125 * row[1].sin();
        }
        let mut y = {
            let c3 = {
                let b = x[(j2 * 5 + 3) % x.len()] * s;
                b * relax0(j2 as f64, row)
            };
            c3 * (row[j2 % row.len()].floor() + -0.765625)
        };
        x.swap(0, 0);
        a = if y * x[((total.abs() + 1.59375) * 3.0) as usize % x.len()] >= -0.703125 {
            x[(j2 * 6 + 1) % x.len()] * j as f64
        } else {
            a.sin().exp()
        };
        let mut s2 = 0.0;
        for i2 in 0..x.len() {
            s2 += x[i2];
        }
        let mut done = (if -1.09375 - s2 < 0.328125 {
            x[((s2 * s2 + 1.796875) * 3.0) as usize % x.len()]
        } else {
            1.765625
        }) < x[(j2 * 7 + 4) % x.len()].sin();
        let (s3, z2) = (
            (y * -0.171875 * (y * -0.171875)).ln_1p(),
            ({
                let z = y;
                z * total
            })
            .tanh(),
        );
        for pos in 0..4 {
            if 3 * 3 == 1 {
                x[1] = (-0.09375 + z2) * row[(pos * 5 + 1) % row.len()];
            } else {
                if done {
                    if 1 == 1 {
                        x[0] = (if x[n % x.len()] * row[(n * 2 + 2) % row.len()]
                            <= row[(j2 * 2 + 1) % row.len()]
                                + x[((s.abs() + 0.515625) * 3.0) as usize % x.len()]
                        {
                            total
                        } else {
                            row[((y * y + 1.171875) * 3.0) as usize % row.len()]
                        }) * (match pos / 3 % 4 {
                            0 => row[0],
                            1 | 2 => x[0],
                            _ => s,
                        });
                        x.push(s2 * -0.546875);
                    }
                }
                blend1(
                    1.234375 * row[(pos * 5 + 4) % row.len()],
                    &row[..2],
                    &mut x[..2],
                    &mut a,
                    &row[0],
                );
                let mut weights = vec![1.828125 * row[1]; 2];
            }
            {
                let r = &mut x[1];
                *r = s / (row[((j2 >> 1) * 4 + 2) % row.len()].abs() + 1.640625);
            }
            x[1] += relax0(
                {
                    let c4 = row[((pos & j2) * 7 + 3) % row.len()];
                    c4 * row[((a * a + 0.671875) * 3.0) as usize % row.len()]
                },
                row,
            );
            (x[0], y) = (total * total, j2 as f64);
        }
        let mut u = 0.0;
        for i3 in 0..x.len() {
            u += x[i3];
        }
        let mut sum2 = 0.0;
        for pos2 in 0..x.len() {
            sum2 += x[pos2] * x[pos2];
        }
        (if !(-0.375 - y >= j2 as f64 / (j as f64 * j as f64 + 1.5625)) {
            z2
        } else {
            1.203125
        }) * (j as f64).sin()
            + 0.828125 * sum2
            + 0.59375 * u
            + 1.078125 * s2
            + 0.84375 * u
            + 0.328125 * x[(2 * 4 + 2) % x.len()].powi(j)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4024afa339310942,
            outgoing: &[],
            gradient: &[
                (0.9923208208187524, 5.505453006695048),
                (3.5555173789238372, 50.023591611129206),
                (-3.504116660999532, 52.18538205913033),
                (19.28398579529636, 55.456903930883044),
            ],
            weighted: &[
                (0.7442406156140643, 4.129089755021286),
                (2.6666380341928777, 37.517693708346904),
                (-2.6280874957496487, 39.139036544347746),
                (14.46298934647227, 41.59267794816228),
            ],
        };
        let p0 = std::hint::black_box(-1.21875_f64);
        let p1 = std::hint::black_box(vec![-0.34375, -1.859375, 1.375]);
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
