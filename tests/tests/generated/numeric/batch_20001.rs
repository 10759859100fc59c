//! Programs of seeds 20001 to 20024, written by the `fuzz` binary (see `tests/README.md`).

mod program_20001 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(rate: f64, prev: f64, out: &[f64], w: &[f64], buf: &mut [f64], v: &mut [f64], n: usize) -> f64 {
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
                    out2[k * w.len() + count5] += row2[k * w.len() + i] * buf2[i * w.len() + count5];
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
        (match (n + n) % 4 { 0 => y + buf[(out.len() * 2 + 4) % buf.len()], 1..=2 if (n + n) % 2 == 0 => buf2[1] - out2[(2 * n * 3 + 1) % out2.len()], _ => ((n as f64).abs() + 1.4375).sqrt() }) + 0.984375 * z + 1.078125 * c + 1.171875 * y + 0.453125 * (v[0] + c) + 1.296875 * rate
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4026401b867165cb,
            outgoing: &[0xbfe7800000000000, 0x3ff4800000000000, 0x3fe1800000000000, 0x3fdd000000000000, 0x3fc8000000000000, 0x3fe8000000000000, 0xbfea800000000000, 0xbfb0000000000000],
            gradient: &[(1.296875, 1.296875), (0.0, 0.0), (4.527654476133747, 5.04568594403518), (5.249603489176973, 7.060270501060717), (1.3325676251357765, 2.0393369361164946), (0.7535096238553587, 1.8509532381410723), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (2.2484043596901406, 4.665520804497589), (1.947904445827699, 3.841435807965324), (1.7605786197565643, 4.6754102736261505), (1.7621634015823275, 4.69825252588978)],
            weighted: &[(0.97265625, 0.97265625), (0.0, 0.0), (3.39574085710031, 3.7842644580263847), (3.93720261688273, 5.295202875795538), (0.9994257188518324, 1.5295027020873708), (0.565132217891519, 1.3882149286058043), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.5, 0.5), (0.625, 0.625), (0.75, 0.75), (0.875, 0.875), (2.6863032697676053, 4.499140603373192), (2.585928334370774, 4.006076855973993), (2.5704339648174233, 4.756557705219613), (2.6966225511867457, 4.898689394417335)],
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
        expected.check_call(value, &(m4.clone(),m5.clone(),));
        let mut m4 = p4.clone();
        let mut m5 = p5.clone();
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, &mut m4, &mut m5, p6));
        let mut m4 = p4.clone();
        let mut m5 = p5.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, &mut m4, &mut m5, p6);
        expected.check_call(value, &(m4.clone(),m5.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m4 = p4.clone();
        let mut m5 = p5.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875];
        let mut b5 = vec![1.0, 1.125, 1.25, 1.375];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &p3, &mut m4, &mut m5, p6, &mut b2, &mut b3, &mut b4, &mut b5, 0.75);
        expected.check_call(value, &(m4.clone(),m5.clone(),));
        let first = (g0,g1,b2.clone(),b3.clone(),b4.clone(),b5.clone(),);
        let mut m4 = p4.clone();
        let mut m5 = p5.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875];
        let mut b5 = vec![1.0, 1.125, 1.25, 1.375];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &p3, &mut m4, &mut m5, p6, &mut b2, &mut b3, &mut b4, &mut b5, 0.75);
        expected.check_call(value, &(m4.clone(),m5.clone(),));
        let second = (g0,g1,b2.clone(),b3.clone(),b4.clone(),b5.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m4 = p4.clone();
        let mut m5 = p5.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875];
        let mut b5 = vec![1.0, 1.125, 1.25, 1.375];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, &mut m4, &mut m5, p6, &mut b2, &mut b3, &mut b4, &mut b5, 0.75);
        expected.check_weighted(&(g0,g1,b2.clone(),b3.clone(),b4.clone(),b5.clone(),), &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m4 = p4.clone();
        let mut m5 = p5.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let d3 = vec![0.625, -0.375, 0.875, -0.125];
        let mut d4 = vec![1.125, 0.125, -0.875, 0.375];
        let mut d5 = vec![-0.625, 0.625, -0.375, 0.875];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, &mut m4, &mut m5, p6, d0, d1, &d2, &d3, &mut d4, &mut d5);
        expected.check_call(value, &(m4.clone(),m5.clone(),));
        expected.check_tangent(tangent, &(d4.clone(),d5.clone(),));
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
        a = out[(n * n * 3 + 3) % out.len()].mul_add(state[n % state.len()], 0.6875) * (acc2 * k as f64);
        a /= 1.53125;
        let mut x = vec![0.0; k * k];
        for k3 in 0..x.len() {
            x[k3] = (0.4375 * out[k3 % k]).sin();
        }
        let mut out2 = vec![0.0; k * k];
        for i2 in 0..2 {
            for k4 in 1..k - 1 {
                for i3 in 1..k - 1 {
                    out2[k4 * k + i3] = 0.125 * acc2 * x[k4 * k + i3] * (x[(k4 - 1) * k + i3] + x[k4 * k + (i3 - 1)] + x[(k4 + 1) * k + i3] + x[k4 * k + (i3 + 1)]) + acc2;
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
        }) > 0.40625 && a.mul_add(acc, acc) <= 0.703125 { y } else { acc2 }) + 0.5625 * acc3 + 1.453125 * y + 0.515625 * a + 0.8125 * acc3.cos() + 0.5 * (weights[0] * acc3)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc023ac7f19d20a64,
            outgoing: &[],
            gradient: &[(0.0, 0.0), (15.926989442146967, 15.952887667154616), (-3.903310981070338, 3.903310981070338), (-1.6429976108685662, 1.6429976108685662), (-2.0630947020004236, 2.0944950453188156), (-0.8662220201717613, 0.9318132587603922), (-2.2858559789737356, 2.355421598297307), (-0.3752696229360413, 0.41570607209758936), (-0.3312985171623995, 0.3449966778119045), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)],
            weighted: &[(0.0, 0.0), (11.945242081610225, 11.964665750365963), (-2.927483235802754, 2.927483235802754), (-1.2322482081514248, 1.2322482081514248), (-1.5473210265003177, 1.5708712839891117), (-0.649666515128821, 0.6988599440702942), (-1.7143919842303017, 1.7665661987229804), (-0.281452217202031, 0.311779554073192), (-0.24847388787179964, 0.2587475083589284), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)],
        };
        let p0 = std::hint::black_box(-1.53125_f64);
        let p1 = std::hint::black_box(-0.953125_f64);
        let p2 = std::hint::black_box(vec![0.53125, 0.390625, 0.75, -0.34375, 0.40625, -1.15625, 0.328125]);
        let p3 = std::hint::black_box(vec![-1.390625, 1.609375, -0.40625, 0.625, 1.328125, 1.515625, 1.78125]);
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
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &p3, p4, &mut b2, &mut b3, 0.75);
        expected.check_call(value, &());
        let first = (g0,g1,b2.clone(),b3.clone(),);
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &p3, p4, &mut b2, &mut b3, 0.75);
        expected.check_call(value, &());
        let second = (g0,g1,b2.clone(),b3.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, p4, &mut b2, &mut b3, 0.75);
        expected.check_weighted(&(g0,g1,b2.clone(),b3.clone(),), &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
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
    pub fn rate0(row: &[f64], rate: f64, x: &mut [f64]) {
        let m: usize = x.len();
        let mut buf = vec![0.0; m];
        let mut total: f64 = 0.0;
        for (sum, v) in x.iter_mut().zip(row.windows(2)) {
            *sum = -0.265625 * (v[0] - v[0]);
        }
        for (m2, (c, c2)) in x.iter_mut().zip(row.iter()).enumerate() {
            *c = *c2 + 0.890625 * *c2;
        }
        for (s, z) in x.iter_mut().zip(row.iter()) {
            *s = *z * *z + (row[((total.abs() + 0.59375) * 3.0) as usize % row.len()] - -1.046875);
        }
        for (c3, x2) in x.iter_mut().zip(row.windows(3)) {
            *c3 = x2[1] + -0.171875 * x2[1];
        }
    }

    #[grad]
    pub fn energy1(v: &[f64], t: f64, state: &[f64]) -> f64 {
        let m: usize = v.len();
        let mut out = state.to_vec();
        let mut w = v.to_vec();
        for k in (1..m - 1).step_by(2) {
            let mut pos: usize = 0;
            while pos < 1 {
                pos += 1;
                let mut t2 = (if 2 == 0 { t } else { out[0] }) - t * -0.4375 + -0.15625;
                let mut s = t2.clamp(-1.25, 1.203125);
                let mut x = [0.0; 3];
            }
            out[k] = v[k] + 0.34375 * t * (v[k - 1] - 2.0 * v[k] + v[k + 1]);
        }
        let mut acc = 0.0;
        for m2 in 0..out.len() {
            acc += out[m2];
        }
        let mut y: f64 = 0.0;
        for pos2 in 0..w.len() {
            y += w[pos2];
        }
        w[0] + 0.546875 * y + 1.40625 * acc + 0.8125 * (v[((y.abs() + 1.78125) * 3.0) as usize % v.len()] + state[(0 % 3 * 3 + 1) % state.len()]) + 0.8125 * (v[((m >> 1) * 7 + 4) % v.len()] + y) + 1.125 * out[(m * 4 + 2) % out.len()].exp_m1()
    }

    #[grad(jvp)]
    pub fn f(sum: f64, z: f64, row: &[f64], data: &[f64], w: &mut [f64], m: usize) -> f64 {
        let mut data2 = w.to_vec();
        let mut buf: Vec<f64> = vec![0.0; row.len()];
        let mut state: Vec<f64> = vec![0.0; row.len()];
        for i in 0..3 {
            rate0(&data2, z, &mut state);
            for j in 0..row.len() {
                data2[j] += 0.359375 * state[j];
            }
        }
        for k in 0..row.len() {
            data2[k] += 0.5 * (state[k].abs() + 1.375).ln();
            buf[k] += 0.5 * (z * row[k]);
        }
        for (count, (prev, rate)) in buf.iter_mut().zip(row.iter()).enumerate() {
            *prev -= z * (*rate - *rate);
        }
        for j2 in 0..row.len() {
            buf[j2] += 0.5 * (buf[j2] + buf[j2]);
        }
        for (c, b) in buf.iter_mut().zip(row.iter()) {
            *c -= z * *b + *b / (c.abs() + 0.859375);
        }
        let mut out = vec![0.0; row.len()];
        for m2 in 0..data.len() {
            out[m2] = data[m2] - out[m2];
            data2[m2] += 0.5 * (z * state[m2]);
            let t = state[m2].sin().abs();
        }
        for n in 0..data.len() - 1 {
            out[n] = row[n] * row[n];
            out[n] += 0.5 * (out[n + 1] + out[n]);
            if out[n] > row[n] {
                out[n] = out[n];
            }
        }
        for pos in 0..data.len() {
            let prev2 = row[pos].abs() * row[pos].tanh();
        }
        for j3 in 0..data.len() {
            out[j3] = (sum * row[j3]).sin();
            let prev3 = (out[j3] + out[j3]) * (out[j3] + row[j3]);
        }
        let mut row2: Vec<f64> = data2.clone();
        for k2 in 0..m % 4 {
            let mut row3 = data2.clone();
            for (k3, state2) in row2.windows(2).enumerate() {
                let u = state2[0] + 0.203125 * z * (state2[0] - 2.0 * state2[0] + state2[1]);
                row3[k3] = u + z * u;
            }
            row3[w.len() - 1] = sum;
            row2.copy_from_slice(&row3);
        }
        let mut t2 = 0.0;
        for n2 in 0..row2.len() {
            t2 += row2[n2];
        }
        let mut a = 0.0;
        for k4 in 0..out.len() {
            a += out[k4] * out[k4];
        }
        (z * buf[((m + 3) * 6 + 2) % buf.len()]).sin().exp() + 1.1875 * a + 1.171875 * t2 + 0.421875 * energy1(&data[..2], match m % 4 { 0 => sum, 1..=2 => 1.28125, _ => t2 }, &w[1..])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4061ff6a69798ad0,
            outgoing: &[0x3fc6000000000000, 0x3fc4000000000000, 0x3ff8c00000000000, 0x3fef000000000000, 0x3ffc000000000000, 0xbf90000000000000],
            gradient: &[(-2.0209623150472074, 4.364712315047207), (155.82300380554747, 235.02745434070354), (0.5132533899577731, 0.5132533899577731), (0.8910741765735489, 0.8910741765735489), (0.414274117968908, 3.980987838200978), (-1.0812132221952866, 1.0812132221952866), (0.5886062676796912, 0.5886062676796912), (-0.744210848750274, 0.744210848750274), (0.995361328125, 0.995361328125), (1.259033203125, 1.259033203125), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (1.691843569278717, 2.761383354663849), (46.410828236453916, 74.01574449282181), (9.998007507081027, 20.44517148363109), (6.331003044335839, 13.171911752385448), (190.3809759489103, 303.8687905933296), (1.5294922702025282, 1.5507597296429312)],
            weighted: &[(-1.5157217362854056, 3.273534236285405), (116.8672528541606, 176.27059075552765), (0.38494004246832986, 0.38494004246832986), (0.6683056324301617, 0.6683056324301617), (0.310705588476681, 2.9857408786507333), (-0.810909916646465, 0.810909916646465), (0.44145470075976834, 0.44145470075976834), (-0.5581581365627055, 0.5581581365627055), (0.74652099609375, 0.74652099609375), (0.94427490234375, 0.94427490234375), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (1.7688826769590378, 2.5710375159978867), (35.43312117734044, 56.13680836961636), (8.24850563031077, 16.083878612723318), (5.62325228325188, 10.753933814289086), (143.78573196168273, 228.90159294499722), (2.272119202651896, 2.2880697972321986)],
        };
        let p0 = std::hint::black_box(-1.0625_f64);
        let p1 = std::hint::black_box(0.671875_f64);
        let p2 = std::hint::black_box(vec![1.28125, 1.109375, 0.328125, -0.484375, 1.25, -0.296875]);
        let p3 = std::hint::black_box(vec![1.546875, -1.625, -1.6875, 2.0, -1.3125, 1.234375]);
        let p4 = std::hint::black_box(vec![0.171875, 0.15625, 1.546875, 0.96875, 1.75, -0.015625]);
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5, &mut b2, &mut b3, &mut b4, 0.75);
        expected.check_call(value, &(m4.clone(),));
        let first = (g0,g1,b2.clone(),b3.clone(),b4.clone(),);
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5, &mut b2, &mut b3, &mut b4, 0.75);
        expected.check_call(value, &(m4.clone(),));
        let second = (g0,g1,b2.clone(),b3.clone(),b4.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5, &mut b2, &mut b3, &mut b4, 0.75);
        expected.check_weighted(&(g0,g1,b2.clone(),b3.clone(),b4.clone(),), &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625, -0.375];
        let d3 = vec![0.875, -0.125, 1.125, 0.125, -0.875, 0.375];
        let mut d4 = vec![-0.625, 0.625, -0.375, 0.875, -0.125, 1.125];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5, d0, d1, &d2, &d3, &mut d4);
        expected.check_call(value, &(m4.clone(),));
        expected.check_tangent(tangent, &(d4.clone(),));
    }
}

mod program_20004 {
    use grad_runtime::grad;

    #[grad]
    pub fn rate0(out: &[f64], t: f64, w: &mut [f64]) {
        let j: usize = out.len();
        let mut state: Vec<f64> = vec![0.0; j];
        let mut y = (match j % 4 { 0 => t * -1.546875, 1..=2 => t, _ => out[(j * 3 + 2) % out.len()].atan() }) - state[1];
        let mut y2 = 0.0;
        for (m, (u, x)) in w.iter_mut().zip(state.windows(3)).enumerate() {
            *u = y2 * x[0] + (match x.len() % 4 { 0 => out[0 % out.len()], 1 | 2 => x[(j * 2 * 7 + 2) % x.len()], _ => y });
        }
        for j2 in (1..out.len() - 1).step_by(2) {
            w[j2] += 0.5 * (out[j2 + 1] + w[j2]);
            w[j2] = w[j2 - 1];
            w[j2] = y2 * w[j2];
        }
        for n in (0..j - 1).step_by(2) {
            w[n] += 0.5 * (-0.53125 * state[n + 1] * w[n]);
            y2 += out[n] * out[n];
            w[n] = out[n] * out[n];
        }
        for n2 in (0..j).step_by(2) {
            let z = w[n2] + state[n2];
            w[n2] += 0.5 * (t * w[n2]);
            w[n2] = out[n2] - out[n2];
        }
    }

    #[grad]
    pub fn rate1(v: &[f64], acc: f64, row: &mut [f64]) {
        let k: usize = row.len();
        let mut x = v.to_vec();
        let mut weights: Vec<f64> = vec![0.0; k];
        let mut a: f64 = 0.0;
        for pos in 0..k % 4 {
            a += a.mul_add(1.65625, x[k % x.len()]).cos();
            for i in 2..v.len() - 2 {
                weights[i] += 0.5 * (x[i] + 0.203125 * -0.03125 * (x[i - 2] - 2.0 * x[i] + x[i + 2]));
            }
            weights[0] = weights[1];
            weights[k - 1] = weights[1];
            for count in 0..x.len() {
                a += x[count] + weights[count];
            }
            x = weights.clone();
            if weights[(pos * 4 + 2) % weights.len()].clamp(-1.25, 0.421875) < -0.984375 {
                break;
            }
        }
    }

    #[grad(jvp)]
    pub fn f(acc: f64, data: &[f64], buf: &[f64], index: &[usize]) -> f64 {
        let i: usize = buf.len();
        let mut buf2 = data.to_vec();
        let mut a: f64 = 0.0;
        for i2 in (0..index.len()).step_by(3) {
            a += data[index[i2]].sin();
        }
        (a, buf2[0]) = ((buf[(i * 5 + 4) % buf.len()] * buf[(i * 5 + 4) % buf.len()] + 1.859375).recip(), a);
        let mut x: Vec<f64> = buf2.clone();
        let mut weights = vec![0.0; i];
        let mut x2 = vec![0.0; i];
        let mut v = vec![0.0; data.len()];
        for count in 0..i % 4 {
            for n in 0..i - 1 {
                x2[n] = x[n] + x[n] - acc * x[n];
            }
            for n2 in 0..data.len() {
                weights[n2] = x[n2] + 0.2265625 * x2[n2];
            }
            for count2 in 1..i - 1 {
                v[count2] = data[count2 - 1] + x2[count2 + 1] - acc * weights[count2];
            }
            for i3 in 0..i {
                x[i3] += 0.453125 * (x2[i3] + v[i3]);
            }
        }
        if !(a * acc <= -0.984375) {
            for k in 1..i {
                buf2[k] -= 0.25 * ((buf2[k] + x[k]) * (-0.203125 * x[k]));
                let b = (if buf[k] < 0.3125 { data[k] } else { x[k] }).cos();
            }
            for j in 2..i {
                let rate = x[j];
                x[j] -= 0.25 * (a * ((buf[j] * buf[j] + 1.25).recip() * (buf[j] * buf[j] + 1.25).recip() * ((buf[j] * buf[j] + 1.25).recip() * (buf[j] * buf[j] + 1.25).recip()) - (buf[j] * buf[j] + 1.25).recip()));
            }
            for (n3, (u, row)) in x.iter_mut().zip(buf.windows(2)).enumerate() {
                *u = row[0] * row[1];
            }
            for count3 in 0..x.len() {
                let c = 1.65625 + acc;
                x[count3] = buf[count3];
            }
        } else {
            let mut data2 = vec![0.0; i];
            for count4 in 0..data.len() {
                if buf2[count4] < -0.125 {
                    buf2[count4] = if data[count4] < buf2[count4] { acc * buf2[count4] } else { buf[count4].sin() };
                }
            }
            for k2 in 0..i - 1 {
                let c2 = buf[k2] + data[k2];
                buf2[k2 + 1] = buf2[k2 + 1];
                buf2[k2] += 0.5 * buf[k2];
            }
            for m in 2..i - 1 {
                let u2 = data[m];
            }
            for pos in 0..i {
                data2[pos] -= 0.25 * (data[pos] * data[pos]).abs();
                buf2[pos] = (-(buf[pos] + buf2[pos]).abs()).exp();
            }
            let mut w = x.clone();
            let mut v2 = vec![0.0; i];
            let mut weights2 = vec![0.0; i];
            for count5 in 0..i % 4 {
                for j2 in 1..i {
                    weights2[j2] = w[j2] * (w[j2 - 1] + w[j2]) - a * w[j2];
                }
                for k3 in 0..i {
                    v2[k3] = w[k3] + 0.1953125 * weights2[k3];
                }
                for pos2 in 0..i {
                    w[pos2] += 0.390625 * weights2[pos2];
                }
            }
            (w[1], a) = (-1.140625 * x[0], buf2[(i * i * 5 + 2) % buf2.len()].sin().exp());
        }
        let mut rate2 = 0.0;
        for j3 in 0..buf2.len() {
            rate2 += buf2[j3] * buf2[j3];
        }
        (match i * i % 4 { 0 => -0.546875, 1 | 2 => x[x.len() - 1], _ => 1.46875 }) / ((i as f64).abs() * (i as f64).abs() + 1.75) + 1.140625 * rate2 + 0.5 * a + 0.875 * (acc * -1.734375) + 0.703125 * a.atan2(rate2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4016bdb2194160c7,
            outgoing: &[],
            gradient: &[(-2.8867569371979838, 46.55109686757569), (0.6409733171280373, 10.288986950513797), (4.3395477327957765, 77.70311182037906), (-2.045115278166921, 4.009439330754863), (0.0, 0.0), (-0.14665787673481046, 0.14665787673481046), (0.09302325581395349, 0.09302325581395349)],
            weighted: &[(-2.165067702898488, 34.91332265068176), (0.48072998784602794, 7.716740212885348), (3.2546607995968326, 58.2773338652843), (-1.5338364586251907, 3.0070794980661475), (0.0, 0.0), (-0.10999340755110784, 0.10999340755110784), (0.06976744186046512, 0.06976744186046512)],
        };
        let p0 = std::hint::black_box(1.71875_f64);
        let p1 = std::hint::black_box(vec![1.734375, 1.921875, -1.578125]);
        let p2 = std::hint::black_box(vec![-2.0, 1.0, 0.5]);
        let p3 = std::hint::black_box([1, 2, 1] as [usize; 3]);
        let value = f(p0.clone(), &p1, &p2, &p3);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, &p3));
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, &p3);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0,b1.clone(),b2.clone(),);
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0,b1.clone(),b2.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, &p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(&(g0,b1.clone(),b2.clone(),), &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let d2 = vec![0.375, -0.625, 0.625];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, &p3, d0, &d1, &d2);
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
                x[count] = weights[count] + 0.125 * a * (weights[(count + state.len() - 1) % state.len()] - 2.0 * weights[count] + weights[(count + 1) % state.len()]);
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
            if 1.078125 + data2[k % data2.len()] > weights[(k * k * 2 + 4) % weights.len()].sin() && w[(k / 2 * 6 + 3) % w.len()].powi(4) <= y.sin().exp() {
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
            gradient: &[(0.0, 0.0), (0.0, 1.970947265625), (2.831364362307019, 7.441096575192981), (2.831364362307019, 7.441096575192981), (2.831364362307019, 7.441096575192981)],
            weighted: &[(0.0, 0.0), (0.0, 1.47821044921875), (2.123523271730264, 5.580822431394736), (2.123523271730264, 5.580822431394736), (2.123523271730264, 5.580822431394736)],
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
        let first = (g0,g1,b2.clone(),);
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0,g1,b2.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_weighted(&(g0,g1,b2.clone(),), &vec![0.0, 0.0, 0.125, 0.125, 0.125]);
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
    pub fn rate0(w: &[f64], t: f64, weights: &mut [f64]) {
        let mut data = vec![0.0; weights.len()];
        let mut s = 0.0;
        for i in 0..data.len() {
            for m in 0..i {
                let z = data[i] - data[m];
                let t2 = z * z + t * 0.859375;
                if t2 < 0.578125 {
                    s += weights[i] * weights[m] / (t2 + 0.75);
                }
            }
        }
    }

    #[grad(jvp)]
    pub fn f(sum: f64, y: f64, x: &[f64]) -> f64 {
        let mut weights: Vec<f64> = vec![0.0; x.len()];
        let t = (weights[(2 * 2 * 7 + 3) % weights.len()].abs() + 0.734375).sqrt() - (if y - x[((0 + 1) * 6 + 1) % x.len()] > -0.15625 { sum } else { sum }) * (sum * y);
        let mut data: Vec<f64> = weights.clone();
        for k in 0..3 {
            let mut v = vec![0.0; x.len()];
            for (n, w) in data.windows(3).enumerate() {
                rate0(&v, k as f64, &mut weights[1..]);
                let acc = 0.1875 * y * w[0] + 0.25 * 0.09375 * w[1] + 0.421875 * sum * w[2];
                v[n] = acc + sum * acc;
            }
            for j in 1..x.len() - 1 {
                v[j] += 0.5 * (weights[j] * weights[j]);
            }
            for pos in 1..x.len() {
                data[pos] = v[pos];
            }
        }
        weights[0] /= 1.40625;
        let mut sum2 = f64::INFINITY;
        let mut i: usize = 0;
        for j2 in 0..x.len() {
            let total = x[j2];
            if x[j2] < -0.59375 {
                if total < sum2 {
                    sum2 = total;
                    i = j2;
                }
            }
        }
        sum2 += 0.671875 * data[i];
        let mut v2 = x.to_vec();
        let mut w2 = vec![0.0; x.len()];
        let mut v3 = vec![0.0; x.len()];
        let mut state = vec![0.0; weights.len()];
        for j3 in 0..i % 4 {
            for n2 in 0..x.len() - 1 {
                v3[n2] = v2[n2 + 1] - y * v2[n2];
            }
            for i2 in 0..x.len() {
                w2[i2] = v2[i2] + 0.1640625 * v3[i2];
            }
            for i3 in 0..x.len() {
                state[i3] = w2[i3] - w2[i3] - 0.546875 * w2[i3];
            }
            for i4 in 0..x.len() {
                w2[i4] = v2[i4] + 0.1640625 * state[i4];
            }
            for j4 in 0..x.len() {
                v2[j4] += 0.328125 * (v3[j4] + state[j4]);
            }
        }
        let mut y2 = 0.0;
        for n3 in 0..v2.len() {
            y2 += v2[n3] * v2[n3];
        }
        let mut y3 = 0.0;
        for n4 in 0..weights.len() {
            y3 += weights[n4];
        }
        (match (i + i) % 4 { 0 => data[data.len() - 1] * sum, 1 | 2 => x[(1 * 6 + 2) % x.len()] * sum, _ => -0.140625 }) + 1.359375 * y3 + 1.46875 * y2 + 1.03125 * sum2 + 0.34375 * x[((i + i) * 2 + 2) % x.len()].sin() + 1.34375 * weights[(i * 5 + 4) % weights.len()].sin() + 1.4375 * (1.234375 + y2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x40189a05f943611e,
            outgoing: &[],
            gradient: &[(-1.3125, 1.3125), (-6.1486781311340195, 9.577161927467028), (-2.5577212113128143, 13.284501755274492), (-1.7704691191908348, 17.398883263687036), (-2.227919537027753, 5.8940063222041275), (0.5684442874544724, 5.8669182410140115), (1.9679665235683368, 7.866143850775989), (2.0477821092106963, 7.526794280252294), (-1.3305398457838593, 6.820316507916294)],
            weighted: &[(-0.984375, 0.984375), (-4.611508598350515, 7.182871445600271), (-1.9182909084846107, 9.96337631645587), (-1.327851839393126, 13.049162447765276), (-1.6709396527708147, 4.420504741653096), (0.4263332155908543, 4.400188680760508), (1.4759748926762526, 5.8996078880819915), (1.5358365819080222, 5.645095710189221), (-0.9979048843378945, 5.11523738093722)],
        };
        let p0 = std::hint::black_box(1.265625_f64);
        let p1 = std::hint::black_box(1.203125_f64);
        let p2 = std::hint::black_box(vec![-1.21875, -1.3125, -0.984375, 0.6875, 0.1875, 1.359375, -0.609375]);
        let value = f(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2));
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2);
        expected.check_call(value, &());
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_call(value, &());
        let first = (g0,g1,b2.clone(),);
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0,g1,b2.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut b2, 0.75);
        expected.check_weighted(&(g0,g1,b2.clone(),), &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625, -0.375, 0.875];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, d0, d1, &d2);
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
                row[count2 * data.len() + pos2] = (state[count2] - state[pos2]) * (state[count2] - state[pos2]) + row[(count2 - 1) * data.len() + pos2].min(row[count2 * data.len() + (pos2 - 1)]).min(row[(count2 - 1) * data.len() + (pos2 - 1)]);
            }
            if -1.5 + out[((2 + count) * 6 + 1) % out.len()] >= -0.1875 {
                for k in 0..row.len() {
                    row[k] += (k as f64).tanh() * (if -0.953125 >= weights[(count2 * 5 + 2) % weights.len()] - 0.171875 { c } else { data[((0 + k) * 4 + 2) % data.len()] });
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
                out2[m2 * data.len() + m3] = (v[m2] - out[m3]) * (v[m2] - out[m3]) + (out2[(m2 - 1) * data.len() + m3] + out2[m2 * data.len() + (m3 - 1)]).tanh();
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
        state[count % state.len()].sin() + z / (out2[2 % out2.len()] * out2[2 % out2.len()] + 1.265625) + 1.015625 * z + 1.046875 * u + 0.625 * t + 0.265625 * (u / (total.abs() + 0.953125))
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x409071f6582f61a7,
            outgoing: &[0xbff2400000000000, 0x3ff5c00000000000, 0xbff867b930000000, 0xbfeca46020000000, 0x3fe1605de0000000, 0x3ff5e80a20000000],
            gradient: &[(-149.87748035754896, 149.87748035754896), (0.0, 0.0), (0.0, 0.0), (18.736182700909364, 18.736182700909364), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (61.90731359008725, 58202.817656186824), (399.21968103825964, 415745.24608393875), (-1007.9629072870199, 860868.7255245222), (-429.03612583481834, 155566.66753595235), (142.94618318471527, 21814.79821731522), (595.0569508165905, 3054.8287621504787), (-2.750625182535047, 2.750625182535047), (275.1964019592505, 388645.22663104854), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)],
            weighted: &[(-112.40811026816172, 112.40811026816172), (0.0, 0.0), (0.0, 0.0), (14.052137025682022, 14.052137025682022), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (46.32836097839307, 43652.248788824385), (299.2956158621603, 311809.0927007524), (-755.3616906199891, 645652.9869811068), (-321.05918265583784, 116676.67643226059), (108.20517800743293, 16362.781474723475), (447.41269630870147, 2293.014734817052), (-1.5629688869012854, 2.5629688869012854), (207.02230146943788, 291484.5449732864), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)],
        };
        let p0 = std::hint::black_box(0.71875_f64);
        let p1 = std::hint::black_box(vec![-0.171875, 0.171875, -1.90625, -0.28125, 0.015625, -0.890625]);
        let p2 = std::hint::black_box(vec![-1.25, 1.546875, -1.703125, -0.6875, 0.3125, 1.28125]);
        let p3 = std::hint::black_box(vec![-1.140625, 1.359375, -1.40625, -1.84375, -1.703125, 0.515625]);
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
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut m3, p4, &mut b1, &mut b2, &mut b3, 0.75);
        expected.check_call(value, &(m3.clone(),));
        let first = (g0,b1.clone(),b2.clone(),b3.clone(),);
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut m3, p4, &mut b1, &mut b2, &mut b3, 0.75);
        expected.check_call(value, &(m3.clone(),));
        let second = (g0,b1.clone(),b2.clone(),b3.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, &mut m3, p4, &mut b1, &mut b2, &mut b3, 0.75);
        expected.check_weighted(&(g0,b1.clone(),b2.clone(),b3.clone(),), &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
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
    pub fn f(prev: f64, weights: &[f64], state: &[f64], state2: &mut [f64], x: &Vec<f64>, y: &mut f64) -> f64 {
        let pos: usize = state2.len();
        let mut v = vec![0.0; pos];
        let mut v2 = vec![0.0; pos * pos];
        for pos2 in 0..v2.len() {
            v2[pos2] = (0.75 * state2[pos2 % pos]).sin();
        }
        let mut data = vec![0.0; pos * pos];
        for j in 0..1 {
            for m in 1..pos {
                let (acc, acc2) = ((state2[((prev * prev + 1.078125) * 3.0) as usize % state2.len()] + *y).sin(), prev.clamp(-1.25, 0.71875));
                for n in 1..pos {
                    data[m * pos + n] = v2[m * pos + n] + 0.3125 * 0.5625 * (v2[(m - 1) * pos + n] + v2[m * pos + (n - 1)] - 4.0 * v2[m * pos + n]);
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
                        table2[j3][m3] = (0.15625 * acc3 * (table[j3 + 1][m3] + table[j3][m3 + 1])).tanh();
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
        (state2[0] * total).sin() + 1.421875 * total + 0.734375 * acc3 + 0.5 * *y + 0.65625 * (if v[(v2.len() * 2 + 2) % v.len()] > acc3 + 0.984375 { state[pos % state.len()] } else { weights[((pos + pos) * 5 + 4) % weights.len()] }) + 1.265625 * (prev + -1.265625) + 1.46875 * (match (i + pos) % 4 { 0 => x[(i * 3 + 3) % x.len()], 1..=2 if i + pos < 1 => *y, _ => state[(i * 6 + 3) % state.len()] })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbff9ebf9852c915a,
            outgoing: &[0x3ffec00000000000, 0x3fc2000000000000, 0x3ff9000000000000, 0x3fe9b9118051f4d8],
            gradient: &[(1.265625, 1.265625), (-0.6913226610839455, 0.6913226610839455), (0.0, 0.0), (0.0, 0.0), (0.65625, 0.65625), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (1.46875, 1.46875), (0.12406518713185476, 2.0561105941181452), (0.17691953955607378, 0.8230804604439262), (0.0, 0.0)],
            weighted: &[(0.94921875, 0.94921875), (-0.5184919958129591, 0.5184919958129591), (0.0, 0.0), (0.0, 0.0), (0.4921875, 0.4921875), (0.0, 0.0), (0.0, 0.0), (0.5, 0.5), (0.625, 0.625), (0.75, 0.75), (1.1015625, 1.1015625), (0.09304889034889106, 1.542082945588609), (0.44229884889018445, 2.0577011511098156), (0.0, 0.0)],
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
        expected.check_call(value, &(m3.clone(),m5.clone(),));
        let mut m3 = p3.clone();
        let mut m5 = p5.clone();
        expected.check_gradient(&f_grad(p0.clone(), &p1, &p2, &mut m3, &p4, &mut m5));
        let mut m3 = p3.clone();
        let mut m5 = p5.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), &p1, &p2, &mut m3, &p4, &mut m5);
        expected.check_call(value, &(m3.clone(),m5.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m3 = p3.clone();
        let mut m5 = p5.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let mut b4 = vec![0.125, 0.125, 0.125];
        let mut b5 = 0.875_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut m3, &p4, &mut m5, &mut b1, &mut b2, &mut b3, &mut b4, &mut b5, 0.75);
        expected.check_call(value, &(m3.clone(),m5.clone(),));
        let first = (g0,b1.clone(),b2.clone(),b3.clone(),b4.clone(),b5.clone(),);
        let mut m3 = p3.clone();
        let mut m5 = p5.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let mut b4 = vec![0.125, 0.125, 0.125];
        let mut b5 = 0.875_f64;
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut m3, &p4, &mut m5, &mut b1, &mut b2, &mut b3, &mut b4, &mut b5, 0.75);
        expected.check_call(value, &(m3.clone(),m5.clone(),));
        let second = (g0,b1.clone(),b2.clone(),b3.clone(),b4.clone(),b5.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125, 0.0]);
        let mut m3 = p3.clone();
        let mut m5 = p5.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let mut b4 = vec![0.125, 0.125, 0.125];
        let mut b5 = 0.875_f64;
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, &mut m3, &p4, &mut m5, &mut b1, &mut b2, &mut b3, &mut b4, &mut b5, 0.75);
        expected.check_weighted(&(g0,b1.clone(),b2.clone(),b3.clone(),b4.clone(),b5.clone(),), &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.125, 0.125, 0.125, 0.0]);
        let mut m3 = p3.clone();
        let mut m5 = p5.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875];
        let d2 = vec![0.375, -0.625, 0.625];
        let mut d3 = vec![-0.375, 0.875, -0.125];
        let d4 = vec![1.125, 0.125, -0.875];
        let mut d5 = 0.375_f64;
        let (value, tangent) = f_jvp(p0.clone(), &p1, &p2, &mut m3, &p4, &mut m5, d0, &d1, &d2, &mut d3, &d4, &mut d5);
        expected.check_call(value, &(m3.clone(),m5.clone(),));
        expected.check_tangent(tangent, &(d3.clone(),d5.clone(),));
    }
}

mod program_20009 {
    use grad_runtime::grad;

    #[grad]
    pub fn rate0(buf: &[f64], t: f64, x: &mut [f64]) {
        let mut data = vec![0.0; x.len()];
        for (i, data2) in buf.windows(3).enumerate() {
            let s = 0.203125 * 0.953125 * data2[0] + 0.28125 * t * data2[1] + 0.40625 * 0.765625 * data2[2];
            x[i] = s + 0.703125 * s;
        }
    }

    #[grad]
    pub fn rate1(x: &[f64], a: f64, v: &mut [f64]) {
        let mut data = vec![0.0; v.len() * v.len()];
        for n in 0..v.len() {
            for k in 0..v.len() {
                data[n * v.len() + k] = 0.25 * v[n] * x[k];
            }
        }
        let mut weights = vec![0.0; v.len() * v.len()];
        for n2 in 0..v.len() {
            for k2 in 0..v.len() {
                weights[n2 * v.len() + k2] = 0.25 * x[n2] * x[k2];
            }
        }
        let mut v2 = vec![0.0; v.len() * v.len()];
        for pos in 0..v.len() {
            for count in 0..v.len() {
                let mut z = 0.0;
                for j in 0..v.len() {
                    z += data[pos * v.len() + j] * weights[j * v.len() + count];
                }
                v2[pos * v.len() + count] = z;
            }
        }
        let mut y = 0.0;
        for n3 in 0..v2.len() {
            y += y * v2[n3];
        }
    }

    #[grad(jvp)]
    pub fn f(rate: f64, x: &[f64]) -> f64 {
        let j: usize = x.len();
        let mut buf = vec![0.0; j];
        let mut v: Vec<f64> = vec![0.0; j];
        let mut y = 0.0;
        for (pos, (z, b)) in v.iter_mut().zip(x.iter()).enumerate() {
            *z -= *b * *b;
        }
        for (j2, (y2, x2)) in v.iter_mut().zip(x.windows(3)).enumerate() {
            *y2 -= x2[1] + y * x2[0];
        }
        for m in 0..v.len() - 1 {
            if j != 1 {
                break;
            }
            if x[m] < 0.1875 {
                v[m] = x[m];
            }
        }
        let mut t = 0.0;
        for j3 in 0..j {
            for i in 0..j3 {
                let prev = buf[j3] - buf[i];
                let t2 = prev * prev;
                if !(t2 < 1.734375) {
                    continue;
                }
                t += 0.578125 * (t2 * t2);
            }
        }
        let index: [usize; 4] = [2, 1, 0, 2];
        let mut c = 0.0;
        for count in 0..index.len() {
            c += rate * x[index[count]];
        }
        let mut w = buf.clone();
        let mut row = vec![0.0; j];
        let mut out = vec![0.0; j];
        let mut x3 = vec![0.0; j];
        let mut v2 = vec![0.0; j];
        for m2 in 0..j % 4 {
            for n in 0..j {
                out[n] = (if w[n] > 0.609375 { w[n] } else { t * w[n] }) - -0.578125 * w[n];
            }
            for count2 in 0..buf.len() {
                row[count2] = w[count2] + 0.1171875 * out[count2];
            }
            for pos2 in 0..buf.len() {
                x3[pos2] = row[pos2] - 0.515625 * row[pos2];
            }
            for n2 in 0..buf.len() {
                row[n2] = w[n2] + 0.1171875 * x3[n2];
            }
            for pos3 in 1..j - 1 {
                v2[pos3] = row[pos3] - c * row[pos3];
            }
            for pos4 in 0..j {
                row[pos4] = w[pos4] + 0.1171875 * v2[pos4];
            }
            for n3 in 0..buf.len() {
                w[n3] += 0.234375 * (out[n3] + x3[n3] + v2[n3]);
            }
        }
        let mut y3 = 0.0;
        for j4 in 0..buf.len() {
            y3 += buf[j4] * buf[j4];
        }
        let mut y4 = 0.0;
        for j5 in 0..buf.len() {
            y4 += buf[j5];
        }
        y + 0.859375 * y4 + 1.4375 * y3 + 0.796875 * c + 0.828125 * (if !(j % 2 == 0) { w[((j + j) * 4 + 1) % w.len()] } else { t }) + 0.78125 * 0.71875
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xbfe256c000000000,
            outgoing: &[],
            gradient: &[(-3.025634765625, 3.523681640625), (0.298828125, 0.298828125), (0.298828125, 0.298828125), (0.59765625, 0.59765625), (0.0, 0.0)],
            weighted: &[(-2.26922607421875, 2.64276123046875), (0.22412109375, 0.22412109375), (0.22412109375, 0.22412109375), (0.4482421875, 0.4482421875), (0.0, 0.0)],
        };
        let p0 = std::hint::black_box(0.375_f64);
        let p1 = std::hint::black_box(vec![-0.296875, 0.3125, -1.90625, -1.65625]);
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
        let first = (g0,b1.clone(),);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0,b1.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut b1, 0.75);
        expected.check_weighted(&(g0,b1.clone(),), &vec![0.0, 0.125, 0.125, 0.125, 0.125]);
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), &p1, d0, &d1);
        expected.check_call(value, &());
        expected.check_tangent(tangent, &());
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
            x[j2] += 0.5 * (0.125 * sum * buf[j2 - 1] + 0.25 * -0.453125 * buf[j2] + 0.390625 * 0.828125 * buf[j2 + 1]);
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
        for count4 in 1..pos - 1 {
            weights[count4] = state[count4] - 0.140625 * 0.609375 * (if state[count4] > 0.0 { state[count4] - state[count4 - 1] } else { state[count4 + 1] - state[count4] });
        }
        state2[0] += y / (c2 * c2 + 1.328125) * (match (0 + count) % 4 { 0 => t, 1..=2 => c2, _ => state2[state2.len() - 1] });
        for k2 in 0..weights.len() {
            weights[k2] += y.hypot(c2);
        }
        let mut sum: f64 = f64::NEG_INFINITY;
        for pos3 in 0..pos {
            sum = sum.max(state[pos3]);
        }
        let mut t2: f64 = 0.0;
        for count5 in 0..pos {
            let c3 = (state[count5] - sum).exp();
            t2 += c3;
        }
        let mut z = sum + t2.ln();
        let mut prev: f64 = 0.0;
        for n2 in 0..weights.len() {
            prev += weights[n2] * weights[n2];
        }
        let mut z2 = 0.0;
        for count6 in 0..weights.len() {
            z2 += weights[count6] * weights[count6];
        }
        (if y + y >= prev.atan() || (match (count + count) % 4 { 0 => t, 1..=2 => state2[0], _ => sum }) < -0.953125 { weights[weights.len() - 1] } else { 1.3125 }) - state[((0 + 3) * 4 + 3) % state.len()] + 0.8125 * z2 + 1.171875 * prev + 1.046875 * z + 1.46875 * (weights[((count >> 1) * 2 + 2) % weights.len()] + t2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x402a7c964ab4184a,
            outgoing: &[0xbfe3d5e520fa896a, 0x3ffcd07400000000, 0xbfeae9c800000000, 0xbfe8c64a00c65da8],
            gradient: &[(-0.11207863263272135, 0.16389529716298767), (0.7454738356931029, 18.486605431808727), (-1.0473734577414073, 8.167282932191231), (8.348383836966072, 9.57333435525053), (-1.8804227739027888, 5.367380710710753), (-0.09554154285239419, 2.1561827003116685), (-2.5081112972415243, 2.6041756849837023), (-0.03364792804604021, 0.04920417957003663), (-0.05584124228917313, 0.0816580001375076), (-2.1325508229046046, 4.246861823621043)],
            weighted: &[(-0.049523602999274205, 0.15745684434750756), (3.309105376769827, 16.614954073856545), (-0.7319717436966805, 6.179020548752798), (6.832729528115179, 7.858559116047273), (-0.5960470608958417, 4.839805552564314), (-0.13592617667054563, 1.6814070447650014), (-1.3631343577103756, 2.483273035318607), (-0.014867835118589266, 0.04727124559346836), (-0.024674279558509857, 0.07845015226150068), (-0.7088300795467642, 4.0970656789775814)],
        };
        let p0 = std::hint::black_box(0.875_f64);
        let p1 = std::hint::black_box(1.0625_f64);
        let p2 = std::hint::black_box(vec![0.78125, 0.734375, -1.765625, -0.15625]);
        let p3 = std::hint::black_box(vec![-1.703125, -0.734375, -1.21875, -1.859375]);
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
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut m3, p4, &mut b2, &mut b3, 0.75);
        expected.check_call(value, &(m3.clone(),));
        let first = (g0,g1,b2.clone(),b3.clone(),);
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut m3, p4, &mut b2, &mut b3, 0.75);
        expected.check_call(value, &(m3.clone(),));
        let second = (g0,g1,b2.clone(),b3.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0]);
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut m3, p4, &mut b2, &mut b3, 0.75);
        expected.check_weighted(&(g0,g1,b2.clone(),b3.clone(),), &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0]);
        let mut m3 = p3.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625];
        let mut d3 = vec![0.625, -0.375, 0.875, -0.125];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &mut m3, p4, d0, d1, &d2, &mut d3);
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
                weights[k] = (0.296875 * 0.171875 * (data[(k + 1) % count] - data[(k + count - 1) % count])).tanh();
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
        (if (match j % 4 { 0 => t, 1..=2 => 0.125, _ => b }) > x[1].atan2(c) { x[((j ^ j) * 3 + 2) % x.len()] - t } else { y2 * c2 }) + 1.484375 * y2 + 0.953125 * c2 + 1.421875 * y + 1.390625 * (b / (x[(j * 6 + 3) % x.len()].abs() + 1.703125)) + 1.15625 * ({
            let z = c2;
            z * x[((j ^ j) * 7 + 3) % x.len()]
        }) + 0.828125 * (t * x[j % x.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4063513b145e6370,
            outgoing: &[],
            gradient: &[(-53.14007905849694, 1136.833144137025), (0.0, 0.0), (-163.00969041077846, 2359.68658751752), (301.0510624649127, 1783.4449072260095), (252.03738542153215, 1783.692326782397), (86.62397969465613, 781.8760540998054), (-261.05593673214867, 1038.141962107454), (-138.07979409551672, 767.4354600999014), (4.039160965981909, 13.022782446939523), (-64.28120801835136, 1204.8469718104245), (8.81372729726766, 28.41660783158874), (17.952622552517724, 57.88159962489241), (43.93695382273394, 141.6584770534384), (8.613762436345727, 27.77189500564524)],
            weighted: &[(-39.8550592938727, 852.6248581027688), (0.0, 0.0), (-122.25726780808384, 1769.76494063814), (225.78829684868452, 1337.5836804195071), (189.02803906614912, 1337.7692450867978), (64.9679847709921, 586.407040574854), (-195.7919525491115, 778.6064715805906), (-103.55984557163754, 575.5765950749261), (3.029370724486432, 9.767086835204642), (-48.21090601376352, 903.6352288578184), (6.610295472950744, 21.312455873691555), (13.464466914388293, 43.41119971866931), (32.95271536705046, 106.24385779007879), (6.460321827259295, 20.828921254233933)],
        };
        let p0 = std::hint::black_box(1.46875_f64);
        let p1 = std::hint::black_box(-1.078125_f64);
        let p2 = std::hint::black_box(vec![-1.5625, 0.21875, 0.078125, 1.515625, -1.953125, -1.890625]);
        let p3 = std::hint::black_box(vec![-1.140625, 1.28125, -0.609375, -0.125, 0.484375, -0.625]);
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
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &p3, &p4, &mut b2, &mut b3, 0.75);
        expected.check_call(value, &());
        let first = (g0,g1,b2.clone(),b3.clone(),);
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &p3, &p4, &mut b2, &mut b3, 0.75);
        expected.check_call(value, &());
        let second = (g0,g1,b2.clone(),b3.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, &p4, &mut b2, &mut b3, 0.75);
        expected.check_weighted(&(g0,g1,b2.clone(),b3.clone(),), &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
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
        x[n % x.len()].tanh() / ((t - buf[((n + 1) * 7 + 3) % buf.len()]) * (t - buf[((n + 1) * 7 + 3) % buf.len()]) + 1.15625) + 0.609375 * z + 0.640625 * b + 1.4375 * sum2 + 1.203125 * (-0.234375 * sum) + 1.265625 * (if (0.453125 - n as f64) <= -0.28125 { sum } else { 0.5625 })
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
                    state[count3 * count + j] += 0.25 * (state[count3 * count + n2] + state[n2 * count + j]);
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
                v[j3] += 0.5 * (0.4375 * total * (x2[j3] * x2[j3] * x2[(j3 + 1) % count]) + x2[(j3 + count - 1) % count]);
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
                    buf[count4 * count + pos] = v2[count4 * count + pos] + 0.25 * sum * (v2[(count4 + 1) * count + pos] + v2[count4 * count + (pos + 1)] - 4.0 * v2[count4 * count + pos]);
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
        sum.mul_add(-0.171875, weights2[(count * 3 + 4) % weights2.len()]).sin() + 1.0625 * u + 0.75 * acc + 1.0 * s2 + 0.796875 * (if count + count > 1 { acc } else { acc }) + 0.875 * (0.71875 + total) + 0.265625 * (s2 * total)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4018c1bd0076baa6,
            outgoing: &[],
            gradient: &[(-4.873435766605038, 27.2616219065134), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (11.796930520355517, 36.79548838543721), (-5.4062848365416265, 57.780000384402136), (5.971083515427675, 21.83233166538173), (4.292210818729857, 4.292210818729857)],
            weighted: &[(-3.6550768249537784, 20.44621642988505), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (8.847697890266637, 27.596616289077907), (-4.05471362740622, 43.3350002883016), (4.478312636570756, 16.374248749036298), (3.219158114047393, 3.219158114047393)],
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
        let first = (g0,b1.clone(),b2.clone(),);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0,b1.clone(),b2.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(&(g0,b1.clone(),b2.clone(),), &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
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
        v[0] * 0.359375 * (a - k as f64) + 1.3125 * prev + 1.265625 * s + 0.890625 * sum + 1.46875 * a + 0.484375 * a + 1.03125 * (0.015625 * row[k % row.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ffc77cc59d2dc3d,
            outgoing: &[],
            gradient: &[(-0.25697503940966593, 0.775924708991911), (1.7967737238582915, 6.653758849406131), (0.4462269651710425, 3.5315446699629245), (0.11513104029834326, 4.603276245870293), (0.8294742159682568, 8.857077618492273), (0.0034267492643089877, 0.3653009746746323), (0.007044605460740894, 0.08299663858873887)],
            weighted: &[(-0.19273127955724945, 0.5819435317439332), (1.3475802928937186, 4.990319137054598), (0.3346702238782819, 2.6486585024721934), (0.08634828022375744, 3.4524571844027196), (0.6221056619761925, 6.642808213869205), (0.0025700619482317407, 0.2739757310059742), (0.005283454095555671, 0.062247478941554156)],
        };
        let p0 = std::hint::black_box(-1.59375_f64);
        let p1 = std::hint::black_box(vec![1.9375, 0.234375, -1.921875, 0.1875, 0.421875, -0.84375]);
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
        let first = (g0,b1.clone(),);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_call(value, &());
        let second = (g0,b1.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, p2, &mut b1, 0.75);
        expected.check_weighted(&(g0,b1.clone(),), &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
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
                data2[m] += 0.5 * (data[m] + 0.125 * total * (data[(m + j - 1) % j] - 2.0 * data[m] + data[(m + 1) % j]));
            }
            let mut c: f64 = 0.0;
            for i in 1..x.len() - 1 {
                c += 0.5 * (x[i - 1] * x[i + 1] * x[i]);
            }
            let mut state: Vec<f64> = v.clone();
            let mut weights3 = vec![0.0; j];
            for count2 in 0..2 {
                for count3 in 2..j - 2 {
                    weights3[count3] += 0.5 * (0.171875 * c * (state[count3 + 2] - state[count3 - 2])).tanh();
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
        (total.clamp(-1.25, 1.140625) * total.clamp(-1.25, 1.140625) + 1.4375).sqrt() + 1.0 * y2 + 0.78125 * (n as f64 - total) + 0.65625 * (match (j + j) % 4 { 0 => weights2[((j + n) * 6 + 1) % weights2.len()], 1 | 2 => total, _ => v[((y2 * y2 + 0.546875) * 3.0) as usize % v.len()] }) + 0.9375 * 0.203125
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4016689eba16132a,
            outgoing: &[0xbfd6000000000000, 0xbff1800000000000, 0x3ffcc00000000000],
            gradient: &[(-0.125, 1.4375), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (1.0, 1.0), (1.0, 1.0), (1.0, 1.0)],
            weighted: &[(-0.09375, 1.078125), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (1.25, 1.25), (1.375, 1.375), (1.5, 1.5)],
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
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut m3, p4, &mut b1, &mut b2, &mut b3, 0.75);
        expected.check_call(value, &(m3.clone(),));
        let first = (g0,b1.clone(),b2.clone(),b3.clone(),);
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut m3, p4, &mut b1, &mut b2, &mut b3, 0.75);
        expected.check_call(value, &(m3.clone(),));
        let second = (g0,b1.clone(),b2.clone(),b3.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0]);
        let mut m3 = p3.clone();
        let mut b1 = vec![0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75];
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, &mut m3, p4, &mut b1, &mut b2, &mut b3, 0.75);
        expected.check_weighted(&(g0,b1.clone(),b2.clone(),b3.clone(),), &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0]);
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
        a2 + 0.765625 * acc + 0.75 * rate + 1.21875 * a2 + 1.21875 * (rate / (s * s + 1.78125)) + 0.984375 * data[(2 * 4 + 4) % data.len()] + 0.5625 * a
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc027f055c7002cee,
            outgoing: &[],
            gradient: &[(3.7217039394530165, 998.1707308179996), (0.5625, 0.5625), (8.895477142453538, 381.318698627064), (4.90371741269681, 375.1470694579474), (6.899740033505948, 278.23102101978367), (6.168216928723158, 326.47143870807463), (7.156876274219691, 251.97467299566802), (6.691753743845185, 347.9675398908568), (1.323705938304024, 143.62757230076068), (5.752450452998626, 142.86542613310763), (6.2778658001267225, 168.12157082643432), (6.2863142600343975, 167.99338217355853), (2.3586023765749955, 140.68758921045657), (4.614015932585919, 137.40484542846565)],
            weighted: &[(2.7912779545897624, 748.6280481134997), (0.421875, 0.421875), (6.671607856840154, 285.98902397029804), (3.677788059522608, 281.3603020934605), (5.17480502512946, 208.67326576483777), (4.626162696542369, 244.85357903105597), (5.367657205664768, 188.981004746751), (5.018815307883889, 260.9756549181426), (0.9927794537280179, 107.7206792255705), (4.314337839748969, 107.14906959983072), (4.708399350095042, 126.09117811982574), (4.714735695025798, 125.9950366301689), (1.7689517824312466, 105.51569190784242), (3.4605119494394394, 103.05363407134924)],
        };
        let p0 = std::hint::black_box(0.65625_f64);
        let p1 = std::hint::black_box(0.265625_f64);
        let p2 = std::hint::black_box(vec![1.890625, -1.671875, -0.453125, -1.046875, -0.15625, 1.4375]);
        let p3 = std::hint::black_box(vec![-1.34375, 0.4375, -0.078125, -0.0625, -1.171875, -0.734375]);
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
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &p3, &p4, &mut b2, &mut b3, 0.75);
        expected.check_call(value, &());
        let first = (g0,g1,b2.clone(),b3.clone(),);
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &p3, &p4, &mut b2, &mut b3, 0.75);
        expected.check_call(value, &());
        let second = (g0,g1,b2.clone(),b3.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, &p4, &mut b2, &mut b3, 0.75);
        expected.check_weighted(&(g0,g1,b2.clone(),b3.clone(),), &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
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
            let mut sum = prev / (k as f64 * k as f64 + 0.9375) * (w[1] - (v[((prev.abs() + 1.8125) * 3.0) as usize % v.len()] - w[((k >> 1) * 5 + 1) % w.len()]));
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
                    buf[count] = (if state[count - 2] > 0.53125 { prev * state[count + 1] } else { state[count - 2] }) - -0.703125 * state[count];
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
                    x[n * count + n2] = data[n * count + n2] + 0.375 * -0.28125 * (data[(n + 1) * count + n2] + data[n * count + (n2 + 1)] - 4.0 * data[n * count + n2]);
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
            weights[j3 - 1] = if weights[j3] > 0.65625 { u2 * weights[j3] } else { weights[j3].abs() };
            weights[j3] += 0.5 * buf[j3];
            rate += (-weights[j3].abs()).exp().tanh();
        }
        let mut c2 = 0.0;
        for m3 in 0..x.len() {
            c2 += x[m3] * x[m3];
        }
        (u * u + 1.1875).ln() + 1.34375 * c2 + 0.703125 * rate + 1.34375 * t + 1.09375 * (total + buf[1]) + 1.046875 * (buf[(count * count * 3 + 4) % buf.len()] * c2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc04ddce738c9c762,
            outgoing: &[0x3ff68ea9a94857e4, 0x3ff85fd2d41580e8, 0x3fbc2b6d73a4d460, 0x400128b040415295, 0x3ff1b40d2df1f562, 0xbffa8e13c4eaf013],
            gradient: &[(-20.28111505419721, 46.43442008030031), (-4.329920583725539, 41.7081720656668), (-103.96181944837093, 471.2188084025773), (151.84342065778333, 671.4925161191759), (153.87903926778034, 790.3839974028144), (-76.56401580762949, 224.79511496348476), (-8.715825448369038, 53.39021411366398), (123.82607593848026, 570.8847716357485), (-6.5351715292738, 372.9557812399834), (-17.422395808659825, 146.67981088077892), (119.19313751676539, 512.6652109901079), (216.62589685551413, 857.9798756890054), (73.96530738888801, 367.9951060545977)],
            weighted: &[(-15.210836290647906, 34.82581506022524), (-3.168067714405525, 31.65853639707685), (-76.10655572608358, 359.0788566237136), (111.18909771744326, 512.7951079468054), (114.76370086414538, 603.2193361923939), (-56.04965932607328, 170.65485885908546), (-7.5904191270545205, 45.192607280807145), (91.26338671185889, 435.65292098135717), (-4.559271287387278, 285.17994443402284), (-12.367376654079184, 112.61247330401399), (87.2772821145874, 391.34236490256194), (159.43155000502534, 654.4831963145283), (55.184199643429245, 283.69030234048296)],
        };
        let p0 = std::hint::black_box(0.4375_f64);
        let p1 = std::hint::black_box(vec![1.015625, 0.359375, -0.1875, 0.953125, 1.3125, 0.59375]);
        let p2 = std::hint::black_box(vec![-0.0625, -0.796875, 1.359375, 1.515625, 0.09375, -0.09375]);
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
        let first = (g0,b1.clone(),b2.clone(),);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let second = (g0,b1.clone(),b2.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(&(g0,b1.clone(),b2.clone(),), &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
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
        (pos as f64 / (prev.abs() + 1.765625)).tanh() + 1.375 * u + 0.71875 * prev2 + 0.953125 * prev.sin() + 0.25 * -1.78125 + 1.46875 * (prev2 / (prev * prev + 0.65625))
    }

    #[grad]
    pub fn rate1(data: &[f64], a: f64, data2: &mut [f64]) {
        let j: usize = data.len();
        let mut w: Vec<f64> = vec![0.0; j];
        let mut w2 = data.to_vec();
        for (z, c) in w.iter_mut().zip(data.iter()) {
            *z -= -0.328125 * *c + c.sin();
        }
        for count in (0..j).rev() {
            data2[j % data2.len()] += energy0(&data2[..data2.len() - 1], data[(j % 3 * 4 + 4) % data.len()].sin().exp(), &w);
            w[count] = w[count].sin();
            w2[count] *= 0.390625;
            let s = (-(data[count] + data[count]).abs()).exp();
        }
        for j2 in (0..data.len()).rev() {
            w[j2] += 0.5 * data[j2];
        }
    }

    #[grad(jvp)]
    pub fn f(sum: f64, w: &[f64], buf: &mut [f64], m: usize) -> f64 {
        let mut v = vec![0.0; w.len()];
        if sum <= -0.953125 {
            let mut v2: Vec<f64> = buf.to_vec();
            let mut buf2 = vec![0.0; w.len()];
            let mut b = 0.0;
            for pos in 0..m % 4 {
                for (m2, state) in v2.windows(3).enumerate() {
                    let b2 = state[1] - 0.34375 * sum * (state[1] * (state[2] - state[0]));
                    buf2[m2] = b2 + b2 * b2;
                }
                buf2[0] = sum;
                for pos2 in 0..w.len() {
                    (b, v2[0]) = (v2[v2.len() - 1], (m as f64).tanh());
                    b += buf2[pos2] + buf2[pos2];
                }
                std::mem::swap(&mut v2, &mut buf2);
            }
            let mut c = 0.0;
            for pos3 in 0..w.len() {
                for i in 0..w.len() {
                    let z = buf[pos3] - buf[i];
                    let sum2 = z * z;
                    if sum2 < 2.0 {
                        c += c * ((sum2 + 0.75).recip() * (sum2 + 0.75).recip());
                    }
                }
            }
            v[0] = (buf[((c * c + 1.578125) * 3.0) as usize % buf.len()] * buf[((c * c + 1.578125) * 3.0) as usize % buf.len()] + 1.515625).recip() * (buf[(m * 3 + 2) % buf.len()] * sum);
        }
        let mut data = w.to_vec();
        let mut total = 0.0;
        for m3 in (0..data.len() - 1).rev().step_by(2) {
            total += data[m3 + 1] - data[m3];
            total += sum.atan2(1.234375) * total;
        }
        for pos4 in 1..w.len() - 1 {
            total += w[pos4] - w[pos4];
        }
        for j in 1..w.len() - 1 {
            let prev = total * w[j];
            if w[j + 1] > -0.703125 {
                data[j] = sum.abs();
            }
        }
        let mut sum3 = 0.0;
        for count in 0..buf.len() {
            sum3 += buf[count] * buf[count];
        }
        energy0(buf, total, w) + 1.03125 * sum3 + 1.203125 * total + 0.6875 * sum.mul_add(buf[((sum3 * sum3 + 0.921875) * 3.0) as usize % buf.len()], buf[m % buf.len()]) + 0.390625 * (sum + sum) + 0.609375 * (data[0] * v[((m + m) * 4 + 3) % v.len()])
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4037294588557ac7,
            outgoing: &[0xbff1800000000000, 0xbfe7800000000000, 0x3ff6800000000000, 0x3fe2800000000000, 0xbff0400000000000, 0xbff8000000000000],
            gradient: &[(-7.974258639794444, 13.292846069576207), (-6.852579919785255, 8.62300285058465), (9.344767419785255, 21.331401396967266), (-9.47065251639335, 22.407451544051895), (4.1854962663933515, 27.434795294051895), (-12.249882264914511, 30.857726189277233), (16.71863226491451, 20.89932764289462), (-4.717191169486485, 4.717191169486485), (-2.6623741155837823, 3.6721397405837823), (6.752460075054052, 6.752460075054052), (2.4933724752999993, 2.4933724752999993), (-4.380248943094593, 4.380248943094593), (-6.469290746724322, 6.469290746724322)],
            weighted: &[(-5.980693979845833, 9.969634552182155), (-5.1394349398389405, 6.4672521379384875), (7.0085755648389405, 15.99855104772545), (-7.102989387295013, 16.80558865803892), (3.139122199795014, 20.57609647053892), (-9.187411698685883, 23.143294641957926), (12.538974198685883, 15.674495732170964), (-3.0378933771148637, 4.037893377114864), (-1.3717805866878368, 3.3791048054378368), (5.814345056290539, 5.814345056290539), (2.7450293564749995, 2.7450293564749995), (-2.2851867073209444, 4.285186707320944), (-3.7269680600432418, 5.976968060043242)],
        };
        let p0 = std::hint::black_box(0.734375_f64);
        let p1 = std::hint::black_box(vec![-0.28125, 1.1875, -0.046875, -1.875, 0.765625, 0.859375]);
        let p2 = std::hint::black_box(vec![-1.09375, -0.734375, 1.40625, 0.578125, -1.015625, -1.5]);
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
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let first = (g0,b1.clone(),b2.clone(),);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, p3, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let second = (g0,b1.clone(),b2.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, p3, &mut b1, &mut b2, 0.75);
        expected.check_weighted(&(g0,b1.clone(),b2.clone(),), &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625, 0.625];
        let mut d2 = vec![-0.375, 0.875, -0.125, 1.125, 0.125, -0.875];
        let (value, tangent) = f_jvp(p0.clone(), &p1, &mut m2, p3, d0, &d1, &mut d2);
        expected.check_call(value, &(m2.clone(),));
        expected.check_tangent(tangent, &(d2.clone(),));
    }
}

mod program_20018 {
    use grad_runtime::grad;

    #[grad(jvp)]
    pub fn f(prev: f64, buf: &[f64], row: &mut [f64]) -> f64 {
        let n: usize = buf.len();
        let mut v: Vec<f64> = vec![0.0; n];
        let mut u = 0.0;
        for (prev2, z) in row.iter_mut().zip(v.iter()) {
            *prev2 += *z + prev * *z;
        }
        for (a, weights) in row.iter_mut().zip(buf.windows(3)).rev() {
            *a = 0.546875 * (weights[1] - weights[0]);
        }
        for k in 0..n - 1 {
            u += u * buf[k + 1];
        }
        let mut c: f64 = 0.0;
        for i in 0..n {
            for k2 in 0..i {
                let rate = v[i] - v[k2];
                let total = rate * rate;
                if total < 1.125 {
                    c += (total + 0.75).recip() * ((total + 0.75).recip() * (total + 0.75).recip()) * ((total + 0.75).recip() * ((total + 0.75).recip() * (total + 0.75).recip()) - buf[i] * buf[k2]);
                } else {
                    c -= 0.234375 * total;
                }
            }
        }
        v[0] -= (prev + v[(n * 6 + 2) % v.len()]) * buf[(n * 3 + 2) % buf.len()].tanh();
        let mut data = vec![0.0; n * n];
        for n2 in 0..n {
            for k3 in 0..n {
                data[n2 * n + k3] = (v[n2] + 0.5 * buf[k3]).sin();
            }
        }
        for k4 in 0..n {
            data[k4 * n + k4] += 1.59375;
        }
        for m in 0..n {
            for pos in m + 1..n {
                let s = data[pos * n + m] / data[m * n + m];
                data[pos * n + m] = s;
                for n3 in m + 1..n {
                    data[pos * n + n3] -= s * data[m * n + n3];
                }
            }
        }
        let mut s2 = 0.0;
        for m2 in 0..data.len() {
            s2 += 0.84375 * data[m2];
        }
        let mut u2: f64 = 0.0;
        for count in 0..data.len() {
            u2 += data[count];
        }
        let mut total2 = 0.0;
        for m3 in 0..v.len() {
            total2 += v[m3];
        }
        (u2.tanh().abs() + 1.15625).recip() + 0.734375 * total2 + 1.09375 * u2 + 1.453125 * s2 + 0.296875 * (prev + data[(n * 2 + 2) % data.len()]) + 0.859375 * c.atan()
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4041e8d605a2cfda,
            outgoing: &[0x3ff6260000000000, 0xbff1c60000000000, 0x3ff08b0000000000, 0xbffc400000000000, 0xbffd800000000000],
            gradient: &[(0.8995718206175872, 1.45793252750093), (1.3560494856585925, 16.68115801230248), (1.32532967023888, 4.507760956929554), (-18.638321613971062, 54.13852227689226), (2.594830340596885, 5.317088748203641), (4.750837581863563, 10.258543445211831), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)],
            weighted: &[(0.6746788654631904, 1.0934493956256977), (0.7435996142439443, 12.78430600922686), (0.9256378776791601, 3.996055092697165), (-14.047100585478297, 41.35584483266919), (2.3562790054476634, 4.397972811152731), (3.5631281863976723, 7.6939075839088735), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.875, 0.875), (1.0, 1.0)],
        };
        let p0 = std::hint::black_box(1.765625_f64);
        let p1 = std::hint::black_box(vec![-0.546875, 1.984375, -0.046875, 1.84375, 0.359375]);
        let p2 = std::hint::black_box(vec![1.484375, 1.015625, 1.53125, -1.765625, -1.84375]);
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
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let first = (g0,b1.clone(),b2.clone(),);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &(m2.clone(),));
        let second = (g0,b1.clone(),b2.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.5, 0.625, 0.75, 0.875, 1.0];
        let (value, g0) = f_vjp(p0.clone(), &p1, &mut m2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(&(g0,b1.clone(),b2.clone(),), &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m2 = p2.clone();
        let d0 = -0.125_f64;
        let d1 = vec![1.125, 0.125, -0.875, 0.375, -0.625];
        let mut d2 = vec![0.625, -0.375, 0.875, -0.125, 1.125];
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
                    table2[i2][count] = 0.171875 * 0.703125 * table[i2][count] * (table[i2 + 1][count] + table[i2][count + 1]) + prev;
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
        (match 2 / 3 % 4 { 0 => acc2, 1 | 2 => 1.1875, _ => sum2 }) + v[v.len() - 1].atan() + 0.6875 * sum2 + 0.8125 * c2 + 1.28125 * rate + 1.21875 * (match i3 % 4 { 0 => 1.578125, 1..=2 => t, _ => acc2 }) + 0.484375 * t.clamp(-1.25, 0.53125) + 1.421875 * (rate - c2)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4033d3d7bc0635f4,
            outgoing: &[],
            gradient: &[(0.0, 0.0), (1.21875, 1.21875), (-7.757595802340063, 8.386747555100385), (-10.039351130438462, 10.216591466737924), (0.0026605418374003875, 0.009755320070468088), (10.474609375, 10.474609375), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.6496431403647899, 0.6496431403647899)],
            weighted: &[(0.0, 0.0), (0.9140625, 0.9140625), (-5.818196851755047, 6.290060666325289), (-7.529513347828846, 7.662443600053443), (0.0019954063780502906, 0.007316490052851066), (7.85595703125, 7.85595703125), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.48723235527359243, 0.48723235527359243)],
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
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &p3, p4, &mut b2, &mut b3, 0.75);
        expected.check_call(value, &());
        let first = (g0,g1,b2.clone(),b3.clone(),);
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &p3, p4, &mut b2, &mut b3, 0.75);
        expected.check_call(value, &());
        let second = (g0,g1,b2.clone(),b3.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, p4, &mut b2, &mut b3, 0.75);
        expected.check_weighted(&(g0,g1,b2.clone(),b3.clone(),), &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
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
        (-(0.65625 + acc).abs()).exp() + 1.09375 * total + 1.171875 * acc2 + 0.578125 * (if acc2.abs() > 0.875 { weights[((total.abs() + 1.25) * 3.0) as usize % weights.len()] } else { acc2 }) + 1.328125 * (1.71875 + total)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0xc02b43d289f3001e,
            outgoing: &[],
            gradient: &[(15.405997560563291, 16.627762995561113), (-0.09358901464404394, 5.277638809421607), (0.3759781644426714, 2.0898968688659556), (-0.1971957161505325, 0.41664503284174736), (0.26057276443494126, 2.4186153822332987), (-1.0294303009253172, 5.096468201357954), (-0.524706778894629, 5.423281437742796), (0.5663168010455112, 4.293469961841977), (0.5231026749405069, 4.436122585782487)],
            weighted: &[(11.554498170422468, 12.470822246670835), (-0.07019176098303295, 3.958229107066205), (0.28198362333200355, 1.5674226516494667), (-0.14789678711289939, 0.3124837746313105), (0.19542957332620595, 1.8139615366749742), (-0.7720727256939879, 3.8223511510184656), (-0.3935300841709718, 4.0674610783070975), (0.42473760078413336, 3.2201024713814825), (0.3923270062053802, 3.327091939336865)],
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
        let first = (g0,b1.clone(),b2.clone(),);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp_with(&mut tape, p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_call(value, &());
        let second = (g0,b1.clone(),b2.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
        let mut b1 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let (value, g0) = f_vjp(p0.clone(), &p1, &p2, &mut b1, &mut b2, 0.75);
        expected.check_weighted(&(g0,b1.clone(),b2.clone(),), &vec![0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125]);
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
        -0.890625 * (weights[(1 * 7 + 2) % weights.len()] * y) + 0.875 * y + 1.125 * (v[(pos * pos * 5 + 1) % v.len()] - y)
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
                let acc = 0.34375 * total2 * row[0] + 0.3125 * 0.640625 * row[1] + 0.171875 * 0.578125 * row[2];
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
        (state[(n * 4 + 4) % state.len()] - n as f64) * (y * -1.09375) + 1.296875 * y + 0.734375 * c + 0.78125 * total2 + 0.765625 * total2.clamp(-1.25, 0.25)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x406274504c8d929c,
            outgoing: &[0xbffec00000000000, 0xbff6c00000000000, 0x3fcc000000000000, 0x3ff5400000000000, 0x3ff8800000000000, 0x3fff400000000000],
            gradient: &[(-11.605659549489449, 47.320397451510466), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (26.865436586470807, 39.216411243142964), (-62.97942867192748, 194.88039734357469), (-45.812822486302395, 140.50622035315666), (41.53987882925463, 41.76991661267485), (-0.042890218805093916, 40.31867686069463), (32.56546864777015, 33.955869009474625)],
            weighted: &[(-8.704244662117087, 35.49029808863285), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (21.024077439853105, 30.28730843235722), (-46.73457150394561, 146.660298007681), (-33.734616864726796, 106.0046652648675), (32.279909121940975, 32.452437459506136), (0.7178323358961796, 30.98900764552097), (25.424101485827613, 26.46690175710597)],
        };
        let p0 = std::hint::black_box(-1.375_f64);
        let p1 = std::hint::black_box(0.84375_f64);
        let p2 = std::hint::black_box(vec![-1.46875, 0.234375, -1.75, 1.828125, 1.484375, -1.953125]);
        let p3 = std::hint::black_box(vec![-1.140625, -1.21875, 0.8125, -0.53125, 1.734375, -1.265625]);
        let p4 = std::hint::black_box(vec![1.328125, -1.921875, -1.421875, 1.953125, 0.21875, 1.53125]);
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
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5, &mut b2, &mut b3, &mut b4, 0.75);
        expected.check_call(value, &(m4.clone(),));
        let first = (g0,g1,b2.clone(),b3.clone(),b4.clone(),);
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5, &mut b2, &mut b3, &mut b4, 0.75);
        expected.check_call(value, &(m4.clone(),));
        let second = (g0,g1,b2.clone(),b3.clone(),b4.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5, &mut b2, &mut b3, &mut b4, 0.75);
        expected.check_weighted(&(g0,g1,b2.clone(),b3.clone(),b4.clone(),), &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625, -0.375];
        let d3 = vec![0.875, -0.125, 1.125, 0.125, -0.875, 0.375];
        let mut d4 = vec![-0.625, 0.625, -0.375, 0.875, -0.125, 1.125];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5, d0, d1, &d2, &d3, &mut d4);
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
                    state2[n2 * row.len() + n3] = x[n2 * row.len() + n3] + 0.296875 * acc * (x[(n2 - 1) * row.len() + n3] + x[n2 * row.len() + (n3 - 1)] - 4.0 * x[n2 * row.len() + n3]);
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
            state[count2] = (state[to[count2]] - state[to[count2 + 1]]) * (state[to[count2]] - state[to[count2 + 1]]);
        }
        for i in 1..m - 1 {
            let a = row[i] + 0.296875 * 0.40625 * (row[i - 1] - 2.0 * row[i] + row[i + 1]);
            state[i] = a + a * a;
        }
        let mut u: f64 = 0.0;
        for pos2 in 0..state2.len() {
            u += state2[pos2] * state2[pos2];
        }
        (match m % 2 % 4 { 0 => 0.796875 * acc, 1..=2 => u * row[1], _ => x[1 % x.len()] }) + 1.140625 * u + 0.6875 * c + 0.984375 * acc2 + 0.828125 * (row[((u.abs() + 1.9375) * 3.0) as usize % row.len()] - u)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x3ff7d665b2b12860,
            outgoing: &[0x3ffb58afba7e7a7b, 0x400b3fffe4120000, 0x3fe5cc4bca200000, 0x3fdfe6057e467ff9],
            gradient: &[(0.796875, 0.796875), (0.0, 0.0), (0.7407349503879699, 4.666630187444211), (-0.33171127031496617, 2.0897810029842865), (0.9810846245034957, 6.180833134372024), (-0.40016083489931464, 8.56632575986568), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)],
            weighted: &[(0.59765625, 0.59765625), (0.5729291049869057, 1.6332113229482363), (0.843818222682547, 3.7882396504747278), (1.7394208495300154, 4.708608094070733), (1.7492281858944259, 8.4205422343939), (0.052378971289902376, 10.690745122319619), (0.0, 0.0), (0.0, 0.0), (1.3268548440438575, 1.3268548440438575), (-0.6326279267360042, 3.1933095097369533)],
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
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut m3, &mut b2, &mut b3, 0.75);
        expected.check_call(value, &(m3.clone(),));
        let first = (g0,g1,b2.clone(),b3.clone(),);
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &mut m3, &mut b2, &mut b3, 0.75);
        expected.check_call(value, &(m3.clone(),));
        let second = (g0,g1,b2.clone(),b3.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0]);
        let mut m3 = p3.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.5, 0.625, 0.75, 0.875];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &mut m3, &mut b2, &mut b3, 0.75);
        expected.check_weighted(&(g0,g1,b2.clone(),b3.clone(),), &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0]);
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
        c2 * 0.234375 - buf[(1 * 0 * 5 + 4) % buf.len()] / (w[((z2.abs() + 0.734375) * 3.0) as usize % w.len()].abs() + 0.984375) + 1.453125 * z2 + 0.921875 * z + 0.703125 * sum + 1.46875 * (if 3 >> 1 != 1 { sum } else { t })
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x406da57f7e559e90,
            outgoing: &[0x4009d48000000000, 0xbfd2000000000000, 0x3ff3400000000000, 0xc000000000000000, 0x3fe8800000000000, 0x400ba88000000000, 0x3fd2000000000000],
            gradient: &[(-459.15585127652054, 921.7626304241978), (0.234375, 0.234375), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (-395.2127804674972, 427.8859185939236), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (231.50993471636158, 1437.9972473459052), (-29.940633022138883, 375.142324490586), (0.0, 0.0), (0.0, 0.0), (-1.1786813830840672, 86.83047034609187), (965.3294086820405, 1481.5756436966476), (-427.5651902241065, 725.5892423241303), (0.0, 0.0), (0.0, 0.0), (-27.872145902100502, 142.54643822818025)],
            weighted: &[(-344.3668884573904, 691.3219728181484), (0.17578125, 0.17578125), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (-298.20646035062293, 322.71131394544267), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (175.38245103727118, 1080.2479355094288), (-18.271881016604162, 285.54033711793954), (0.0, 0.0), (0.0, 0.0), (-0.2590110373130504, 65.7478527595689), (724.7470565115303, 1111.9317327724857), (-319.7988926680799, 545.0669317430977), (0.0, 0.0), (0.0, 0.0), (-19.654109426575378, 108.15982867113519)],
        };
        let p0 = std::hint::black_box(-1.6875_f64);
        let p1 = std::hint::black_box(-1.21875_f64);
        let p2 = std::hint::black_box(vec![-1.453125, 1.46875, -0.3125, 0.296875, 1.53125, -0.59375, -1.78125]);
        let p3 = std::hint::black_box(vec![-1.796875, -1.09375, -1.390625, 0.078125, 0.875, 1.859375, -0.0625]);
        let p4 = std::hint::black_box(vec![1.265625, -0.28125, 1.203125, -2.0, 1.71875, -0.65625, 0.28125]);
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
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &p3, &mut m4, &p5, &mut b2, &mut b3, &mut b4, 0.75);
        expected.check_call(value, &(m4.clone(),));
        let first = (g0,g1,b2.clone(),b3.clone(),b4.clone(),);
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25];
        let (value, (g0, g1)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &p3, &mut m4, &p5, &mut b2, &mut b3, &mut b4, 0.75);
        expected.check_call(value, &(m4.clone(),));
        let second = (g0,g1,b2.clone(),b3.clone(),b4.clone(),);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25];
        let (value, (g0, g1)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, &mut m4, &p5, &mut b2, &mut b3, &mut b4, 0.75);
        expected.check_weighted(&(g0,g1,b2.clone(),b3.clone(),b4.clone(),), &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625, -0.375, 0.875];
        let d3 = vec![-0.125, 1.125, 0.125, -0.875, 0.375, -0.625, 0.625];
        let mut d4 = vec![-0.375, 0.875, -0.125, 1.125, 0.125, -0.875, 0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, &mut m4, &p5, d0, d1, &d2, &d3, &mut d4);
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
        let mut sum = ((if n + 2 <= 3 || w[1] >= 0.234375 { rate } else { rate }).sin().abs() + 1.9375).sqrt();
        let mut c: f64 = 0.0;
        for m in 0..data.len() {
            c += data[m];
        }
        c.tanh() * 1.921875 + 0.828125 * c + 0.6875 * sum + 0.953125 * 0.734375
    }

    #[grad(jvp)]
    pub fn f(sum: f64, rate: f64, state: &[f64], x: &[f64], weights: &mut [f64], data: [f64; 3]) -> f64 {
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
        (if k != 1 { a * total } else { x[((k >> 1) * 6 + 4) % x.len()] + sum2 }) + 0.640625 * sum2 + 1.40625 * b + 1.3125 * a + 1.046875 * x[(k * k * 5 + 3) % x.len()].mul_add(sum, 1.5625)
    }

    #[test]
    pub fn check() {
        let expected = grad_tests::expected::Expected {
            value: 0x4022ca31f7ca49a8,
            outgoing: &[0x3fd9000000000000, 0xbff8800000000000, 0x3fa8000000000000, 0x3ff2000000000000, 0x3fdb000000000000, 0x3ff4000000000000, 0xbfc0000000000000],
            gradient: &[(0.049072265625, 0.049072265625), (0.0, 0.0), (-1.7917600132793154, 12.130239236724913), (2.354461505052983, 7.877772013762082), (-1.4116897074321872, 11.120660687388416), (-0.13327140594639517, 8.902647207785497), (-0.720652787710138, 9.682776086818249), (2.6308762729418045, 8.612010958734082), (-0.9279638636267524, 10.049895559304247), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.09814453125, 0.09814453125), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (-1.6903080733200793, 5.548639805841916), (-2.579391816144935, 3.832907104410311), (-1.9932701903870749, 4.963990704177719), (-0.5611498126119265, 7.727662612887267), (-1.6572477284168081, 5.612438874634835), (-8.967657739747356, 48.76103932091098), (-2.1098947636644696, 4.738931371153842), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)],
            weighted: &[(0.03680419921875, 0.03680419921875), (0.0, 0.0), (-1.3438200099594866, 9.097679427543685), (1.7658461287897373, 5.9083290103215615), (-1.0587672805741404, 8.340495515541312), (-0.09995355445979637, 6.6769854058391225), (-0.5404895907826035, 7.262082065113686), (1.9731572047063533, 6.4590082190505616), (-0.6959728977200643, 7.537421669478185), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0736083984375, 0.0736083984375), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (-0.7677310549900596, 4.6614798543814375), (-1.3095438621087012, 3.4996803283077336), (-0.7449526427903062, 4.472993028133289), (0.4541376405410551, 6.6707469596654505), (-0.2429357963126062, 5.209329155976127), (-5.600743304810517, 37.695779490683236), (-0.3324210727483523, 4.804198528365381), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)],
        };
        let p0 = std::hint::black_box(0.09375_f64);
        let p1 = std::hint::black_box(-0.890625_f64);
        let p2 = std::hint::black_box(vec![1.703125, -0.171875, 1.53125, 0.953125, 1.21875, -0.296875, 1.3125]);
        let p3 = std::hint::black_box(vec![1.546875, 0.4375, -0.203125, 0.046875, 0.5, -1.28125, 1.125]);
        let p4 = std::hint::black_box(vec![0.390625, -1.53125, 0.046875, 1.125, 0.421875, 1.25, -0.125]);
        let p5 = std::hint::black_box([-0.078125, 1.953125, -0.109375]);
        let mut m4 = p4.clone();
        let value = f(p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5.clone());
        expected.check_call(value, &(m4.clone(),));
        let mut m4 = p4.clone();
        expected.check_gradient(&f_grad(p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5.clone()));
        let mut m4 = p4.clone();
        let (value, gradient) = f_value_and_grad(p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5.clone());
        expected.check_call(value, &(m4.clone(),));
        expected.check_gradient(&gradient);
        let mut tape = grad_runtime::Tape::new();
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25];
        let (value, (g0, g1, g5)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5.clone(), &mut b2, &mut b3, &mut b4, 0.75);
        expected.check_call(value, &(m4.clone(),));
        let first = (g0,g1,b2.clone(),b3.clone(),b4.clone(),g5,);
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25];
        let (value, (g0, g1, g5)) = f_vjp_with(&mut tape, p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5.clone(), &mut b2, &mut b3, &mut b4, 0.75);
        expected.check_call(value, &(m4.clone(),));
        let second = (g0,g1,b2.clone(),b3.clone(),b4.clone(),g5,);
        grad_tests::expected::check_repeated(&first, &second);
        expected.check_weighted(&first, &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m4 = p4.clone();
        let mut b2 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b3 = vec![0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125];
        let mut b4 = vec![0.5, 0.625, 0.75, 0.875, 1.0, 1.125, 1.25];
        let (value, (g0, g1, g5)) = f_vjp(p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5.clone(), &mut b2, &mut b3, &mut b4, 0.75);
        expected.check_weighted(&(g0,g1,b2.clone(),b3.clone(),b4.clone(),g5,), &vec![0.0, 0.0, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let mut m4 = p4.clone();
        let d0 = -0.125_f64;
        let d1 = 1.125_f64;
        let d2 = vec![0.125, -0.875, 0.375, -0.625, 0.625, -0.375, 0.875];
        let d3 = vec![-0.125, 1.125, 0.125, -0.875, 0.375, -0.625, 0.625];
        let mut d4 = vec![-0.375, 0.875, -0.125, 1.125, 0.125, -0.875, 0.375];
        let d5 = [-0.625, 0.625, -0.375];
        let (value, tangent) = f_jvp(p0.clone(), p1.clone(), &p2, &p3, &mut m4, p5.clone(), d0, d1, &d2, &d3, &mut d4, d5);
        expected.check_call(value, &(m4.clone(),));
        expected.check_tangent(tangent, &(d4.clone(),));
    }
}
