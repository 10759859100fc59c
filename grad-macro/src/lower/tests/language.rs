//! Patterns, scopes, operators, ranges, closures.

use super::{NONE, program};

#[test]
fn shadowing_in_branches() {
    program!({
        pub fn f(x: f64) -> f64 {
            let y = x + 1.0;
            let x = if x > 0.0 { let y = y * 2.0; let x = y + x; x } else { let mut y = 0.5; y += x; y };
            { let y = 100.0; let _z = y + x; }
            x * y
        }
    } f(1.0); f(-1.0););
}

#[test]
fn deferred_let() {
    program!({
        pub fn f(x: f64, n: usize) -> f64 {
            let a;
            let b: f64;
            if x > 0.0 { a = x * 2.0; } else if n == 0 { return 5.0; } else { a = -x; }
            let v;
            match n { 0 => { b = 1.0; v = vec![x]; } 1 => { b = a; v = vec![a, b]; } _ => { b = a * a; v = Vec::new(); } }
            let last;
            let mut i = 0;
            loop {
                i += 1;
                if i > n { last = a * i as f64; break; }
            }
            a + b + last + v.len() as f64
        }
    } f(1.0, 0); f(-1.0, 0); f(-1.0, 1); f(2.0, 3););
}

#[test]
fn destructuring() {
    program!({
        pub fn f(p: (f64, (f64, usize)), q: [f64; 3]) -> f64 {
            let (a, (mut b, n)) = p;
            let [c, d, e] = q;
            let [first, ref rest @ ..] = q;
            let mut t = (a, b);
            t.0 += c;
            (t.1, b) = (b * 2.0, t.0);
            let (x, _) = t;
            let mut w = [1.0, 2.0];
            [w[0], w[1]] = [w[1] + d, w[0]];
            x + b * d + e * n as f64 + t.1 + w[0] * 3.0 + w[1] + first + rest[1]
        }
        pub fn g(a: f64, b: f64) -> f64 {
            let (mut a, mut b) = (a, b);
            (a, b) = (b, a);
            (a, _) = (a * 2.0, 0.0);
            (b, a) = (a + 1.0, b * 3.0);
            a - b
        }
    } f((1.0, (2.0, 3)), [4.0, 5.0, 6.0]); g(1.0, 2.0););
}

#[test]
fn parameter_patterns() {
    program!({
        pub fn f((a, b): (f64, f64), mut c: f64, &d: &f64, [e, g]: [f64; 2]) -> f64 {
            c += a;
            c * b + d - e * g
        }
    } f((1.0, 2.0), 3.0, &4.0, [5.0, 6.0]););
}

#[test]
fn matches_on_everything() {
    program!({
        pub fn f(n: i32, b: bool, x: f64) -> f64 {
            let p = match (n, b) { (0, true) => 1.0, (k @ 1..=3, _) => k as f64 * x, (i32::MIN..=-1, false) => -2.0, (_, true) => 5.0, _ => 6.0 };
            let q = match x { v if v < 0.0 => v, 0.0..=1.0 => 2.0 * x, 2.5 => 9.0, v => v * v };
            let r = match b { true => p, false => q };
            let s = match n { -3 | -2 => 1, k if k % 2 == 0 && x > 0.0 => 2, _ => 3 };
            p + 10.0 * q + 100.0 * r + s as f64
        }
    } f(0, true, 1.0); f(2, false, 0.5); f(-3, false, -1.0); f(-5, true, 2.5); f(9, false, 4.0); f(8, true, 0.25););
}

#[test]
fn ranges_of_every_kind() {
    program!({
        pub fn f(n: usize, x: f64) -> f64 {
            let mut s = 0.0;
            for i in 0..n { s = s * 1.1 + x * i as f64; }
            for i in (0..n).rev() { s = s * 1.1 + i as f64; }
            for i in 1..=n { s = s * 0.9 + i as f64; }
            for i in (0..n).step_by(2) { s = s * 1.2 + i as f64; }
            for i in (0..n).rev().step_by(3) { s = s * 1.3 - i as f64; }
            for i in (0..n).step_by(3).rev() { s = s * 1.3 + i as f64; }
            for i in (1..=n).rev() { s = s * 0.8 + i as f64; }
            for i in -3i32..3 { s = s * 1.05 + i as f64; }
            for i in (-3..=2i64).rev() { s = s * 1.05 + i as f64; }
            for (k, i) in (2..n).enumerate() { s += (k * i) as f64; }
            for i in (0..n).rev().skip(1).take(2) { s = s * 1.5 + i as f64; }
            s
        }
        pub fn g(x: f64) -> f64 {
            let mut s = 0.0;
            for b in 250u8..=255 { s = s * 1.5 + b as f64 * x; }
            for b in (253..=255u8).rev() { s = s * 1.5 + b as f64 * x; }
            s
        }
    } f(0, 1.0); f(1, 1.0); f(7, 0.5); g(1.0););
}

#[test]
fn operators() {
    program!({
        pub fn f(n: i64, m: u32, x: f64, b: bool) -> f64 {
            let mut k = n;
            k += 3; k *= 2; k -= 1; k /= 2; k %= 7; k ^= 5; k |= 8; k &= 13; k <<= 2; k >>= 1;
            let mut c = b;
            c &= n > 0; c |= m == 3; c ^= true;
            let mut y = x;
            y += 1.0; y *= x; y -= 0.5; y /= 2.0; y %= 3.0;
            let z = if c && !b || (m > 2 && x > 0.0) { -y } else { y };
            z + k as f64 + (m.pow(2) as f64) + (!n & 0xff) as f64 + (n.rem_euclid(5)) as f64 + (-n) as f64
        }
        pub fn g(x: f64, n: usize) -> f64 {
            if n > 0 && 10 / n > 3 { x } else if n == 0 || 10 % n == 1 { -x } else { x * x }
        }
    } f(5, 3, 1.5, true); f(-4, 2, -2.5, false); g(2.0, 0); g(2.0, 2); g(2.0, 3); g(2.0, 9););
}

#[test]
fn floats() {
    program!({
        pub fn f(x: f64, y: f32) -> f64 {
            let (s, c) = x.sin_cos();
            let a = f64::max(x, c).powi(3) + x.abs().sqrt().mul_add(2.0, s);
            let w = y as f64 * 2.0 + f64::from(y) + (x as f32 * y) as f64;
            let k = x.floor() as i32 + (x * 3.0) as usize as i32;
            let e = f64::EPSILON + std::f64::consts::PI;
            let t = if x.is_nan() || !x.is_finite() { 0.0 } else { x.clamp(-1.0, 1.0) };
            a + w + k as f64 + e + t + x.powf(2.0) + f64::hypot(x, c) + x.recip() - x.tanh().exp()
        }
    } f(0.75, 2.0); f(2.5, -1.0););
}

#[test]
fn closures_are_inlined() {
    program!({
        pub fn f(x: f64) -> f64 {
            let a = x * 2.0;
            let g = |t: f64| t * a + x;
            let h = |u: f64, v: f64| { if u > v { return u; } g(v) - u };
            let mut count = 0.0;
            let mut bump = |d: f64| { count += d; count };
            let p = bump(1.0);
            let q = bump(x);
            let x = 100.0;
            g(1.0) + h(3.0, 2.0) + h(2.0, 3.0) + p * q + count + x
        }
        pub fn g(n: usize, x: f64) -> f64 {
            let mut total = 0.0;
            let mut add = |v: f64| if v > 1.0 { total += v };
            for i in 0..n { add(x * i as f64); }
            total
        }
    } f(1.0); f(-0.5); g(0, 1.0); g(6, 0.7););
}

#[test]
fn iterators() {
    program!({
        pub fn f(v: &[f64], w: &[f64]) -> f64 {
            let dot: f64 = v.iter().zip(w).map(|(a, b)| a * b).sum();
            let n2 = v.iter().map(|x| x * x).sum::<f64>().sqrt();
            let big = v.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let p: f64 = w.iter().filter(|x| **x > 0.0).product();
            let s: Vec<f64> = v.iter().enumerate().map(|(i, x)| x * i as f64).collect();
            let t = s.windows(2).map(|p| p[1] - p[0]).sum::<f64>();
            let c = v.chunks(2).map(|c| c[0] * c.len() as f64).sum::<f64>();
            let any = v.iter().any(|&x| x > 2.5);
            let all = w.iter().all(|x| *x > 0.0);
            let k: usize = (0..v.len()).filter(|i| i % 2 == 0).sum();
            let tw: f64 = v.iter().take_while(|x| **x < 2.0).sum();
            let r = v.iter().rev().skip(1).step_by(2).map(|x| 2.0 * x).sum::<f64>();
            dot + 2.0 * n2 + 3.0 * big + p + t + c + r + tw + k as f64 + if any { 0.5 } else { 0.25 } + if all { 7.0 } else { 9.0 }
        }
        pub fn g(v: &[f64]) -> f64 {
            let mut out = v.to_vec();
            for (o, x) in out.iter_mut().zip(v.iter()) { *o += x * 2.0; }
            for x in &mut out { *x *= 0.5; if *x > 2.0 { break; } }
            for (i, &x) in v.iter().enumerate().rev() { out[i] -= x / 3.0; }
            let mut s = 0.0;
            for x in out { s = s * 1.5 + x; }
            for (a, b) in v.iter().zip(1..) { s += a * b as f64; }
            s
        }
    } f(&[1.0, 2.0, 3.0, 0.5, 4.0], &[0.5, -1.0, 2.0, 3.0, 1.0]); f(&[1.0], &[2.0]); g(&[1.0, 2.0, 3.0, 4.0]); g(NONE););
}

#[test]
fn options() {
    program!({
        pub fn f(v: &[f64]) -> f64 {
            let mut best: Option<f64> = None;
            for &x in v {
                best = match best { None => Some(x), Some(b) if x > b => Some(x), other => other };
            }
            let mut arg = None;
            for (i, x) in v.iter().enumerate() {
                if let Some((_, b)) = arg { if *x < b { arg = Some((i, *x)); } } else { arg = Some((i, *x)); }
            }
            let (i, low) = arg.unwrap_or((99, -1.0));
            best.unwrap_or(0.0) + low * 2.0 + i as f64 + v.first().copied().unwrap_or(0.5) + v.get(2).map_or(0.0, |x| x * 2.0)
        }
        pub fn g(n: usize) -> f64 {
            let mut stack: Vec<(f64, usize)> = vec![(1.0, n)];
            let mut s = 0.0;
            while let Some((x, k)) = stack.pop() {
                s += x;
                if k > 0 { stack.push((x * 0.5, k - 1)); if k % 2 == 0 { stack.push((x * 0.25, k - 1)); } }
            }
            if let Some(j) = n.checked_sub(2) { s += j as f64; }
            s
        }
    } f(NONE); f(&[1.0, 3.0, 2.0]); f(&[3.0, 1.0, 2.0, 0.5]); g(0); g(3); g(5););
}

#[test]
fn recursion_and_calls() {
    program!({
        pub fn f(x: f64, n: usize) -> f64 {
            if n == 0 { return x; }
            let y = f(x * 0.5, n - 1);
            let (a, b) = pair(y, n);
            let mut v = vec![a, b, 1.0];
            let s = norm(&v) + norm(&v[1..]);
            scale(&mut v, 2.0, 3);
            scale(&mut v[..2], a, 2);
            let mut t = 1.5;
            bump(&mut t);
            s + v[0] + v[2] + t + y
        }
        pub fn pair(x: f64, n: usize) -> (f64, f64) { (x + n as f64, x * x) }
        pub fn norm(v: &[f64]) -> f64 { let mut s = 0.0; for x in v { s += x * x; } s.sqrt() }
        pub fn scale(v: &mut [f64], k: f64, n: usize) { for i in 0..n { v[i] *= k; } }
        pub fn bump(t: &mut f64) { *t += 1.0; *t *= *t; }
    } f(1.0, 0); f(1.0, 1); f(1.0, 4););
}

#[test]
fn blocks_and_effects() {
    program!({
        pub fn f(x: f64, n: usize) -> f64 {
            assert!(n < 100, "n = {n}");
            debug_assert_eq!(n, n);
            let y = { let a = x; println!("{a:.3} {}", x); a * 2.0 };
            let t = (x, n);
            assert!(t.1 == n);
            dbg!(y);
            if matches!(n, 1..=3 | 7) { y } else { -y }
        }
    } f(1.0, 0); f(1.0, 2); f(1.0, 7););
}

#[test]
fn long_sums_do_not_overflow_the_stack() {
    let terms = vec!["x * 2.0"; 2000].join(" + ");
    let source = format!("pub fn f(x: f64) -> f64 {{ {terms} }}");
    let program = super::lower_all(&source).unwrap();
    let (value, _) = program.call("f", vec![super::Data::Float(0.5)]).unwrap();
    assert_eq!(value, super::Data::Float(2000.0));
}

#[test]
fn deep_nesting_does_not_overflow_the_stack() {
    let depth = 100;
    let source = format!(
        "pub fn f(x: f64) -> f64 {{ {}x{} }}",
        "(1.0 + ".repeat(depth),
        ")".repeat(depth)
    );
    let program = super::lower_all(&source).unwrap();
    let (value, _) = program.call("f", vec![super::Data::Float(0.5)]).unwrap();
    assert_eq!(value, super::Data::Float(depth as f64 + 0.5));
}
