//! Arrays, slices, `Vec`s, references.

use super::{NONE, program};

#[test]
fn in_place_updates() {
    program!({
        pub fn f(x: f64, n: usize) -> f64 {
            let mut a = vec![x; n + 2];
            for i in 0..n { a[i + 1] += a[i] * 0.5; a[i] -= i as f64; }
            let idx = [0, 1, 0, 1, 1];
            let mut h = [0.0; 2];
            for (k, &i) in idx.iter().enumerate() { h[i] += x * k as f64; }
            let mut m = [[0.0; 3]; 2];
            for i in 0..2 { for j in 0..3 { m[i][j] = h[i] * j as f64; } }
            m[1][2] *= m[0][1];
            let row = m[1];
            m[1][0] = 99.0;
            a[n] + h[0] * h[1] + m[1][2] + row[0] + row[2]
        }
    } f(1.0, 0); f(2.0, 4););
}

#[test]
fn vec_operations() {
    program!({
        pub fn f(x: f64) -> f64 {
            let mut v: Vec<f64> = Vec::with_capacity(4);
            for i in 0..5 { v.push(x * i as f64); }
            let last = v.pop().unwrap();
            let none = Vec::<f64>::new().pop().unwrap_or(0.25);
            v.swap(0, 2);
            let mut w = v.clone();
            w.truncate(3);
            w[1] = 7.0;
            w.extend_from_slice(&v[1..3]);
            v.clear();
            v.resize(2, x);
            w.reverse();
            v.fill(3.0);
            v[..1].copy_from_slice(&w[1..2]);
            let mut u = w.to_vec();
            u.resize(2, 0.0);
            w[0] + w[4] * 2.0 + last + none + v[0] + v[1] + u.len() as f64 + if v.is_empty() { 1.0 } else { 2.0 }
        }
    } f(1.0); f(-2.0););
}

#[test]
fn buffers_in_loops() {
    program!({
        pub fn f(x: f64, n: usize) -> f64 {
            let mut s = 0.0;
            for i in 0..n {
                let mut buf = [0.0; 3];
                buf[i % 3] = x;
                let tmp = vec![x + 1.0; i];
                for t in &tmp { buf[0] += t; }
                s += buf[0] * buf[1] + buf[2];
            }
            s
        }
    } f(1.0, 0); f(2.0, 5););
}

#[test]
fn element_references() {
    program!({
        pub fn f(x: f64) -> f64 {
            let mut a = [x, 2.0, 3.0];
            let r = &mut a[1];
            *r *= *r;
            *r += x;
            let q = &a[2];
            let p = q;
            let mut s = 1.0;
            let t = &mut s;
            *t += *p;
            *t *= 2.0;
            let (lo, hi) = a.split_at_mut(1);
            lo[0] += hi[1];
            hi[0] = lo[0];
            let sub = &mut a[1..];
            sub[1] = sub[0] * 2.0;
            let inner = &sub[1..=1];
            s + inner[0] + a[0] + *a.last().unwrap() + a.first().unwrap()
        }
    } f(1.0); f(-3.0););
}

#[test]
fn swapped_references() {
    program!({
        pub fn f(x: f64, n: usize) -> f64 {
            let mut a = vec![x, 1.0];
            let mut b = vec![0.0; 2];
            let mut cur = &mut a;
            let mut next = &mut b;
            for i in 0..n {
                next[0] = cur[0] * 0.5 + cur[1];
                next[1] = cur[1] + i as f64;
                std::mem::swap(&mut cur, &mut next);
            }
            cur[0] + 10.0 * cur[1] + 100.0 * next[0]
        }
    } f(1.0, 0); f(1.0, 1); f(1.0, 2); f(1.0, 5););
}

#[test]
fn rebound_references() {
    program!({
        pub fn f(x: &[f64], n: usize) -> f64 {
            let own = [1.0, 2.0, 3.0];
            let mut cur = &x[..];
            let mut s = 0.0;
            for i in 0..n {
                s += cur[0];
                if i % 2 == 0 { cur = &own[i % 3..]; } else { cur = x; }
            }
            s + cur.len() as f64
        }
        pub fn g(x: &[f64], b: bool) -> f64 {
            let own = vec![5.0; 3];
            let r = if b { x } else { &own };
            let q = if b { &x[1..] } else { &x[..1] };
            r[0] + q[0] + q.len() as f64
        }
    } f(&[10.0, 20.0], 0); f(&[10.0, 20.0], 1); f(&[10.0, 20.0], 4); g(&[3.0, 4.0, 5.0], true); g(&[3.0, 4.0, 5.0], false););
}

#[test]
fn std_mem() {
    program!({
        pub fn f(x: f64) -> f64 {
            let (mut a, mut b) = (x, 2.0);
            std::mem::swap(&mut a, &mut b);
            let old = std::mem::replace(&mut a, 7.0);
            let mut v = vec![a, b];
            let mut w = vec![old];
            std::mem::swap(&mut v, &mut w);
            let t = std::mem::take(&mut w);
            let u = std::mem::replace(&mut v, vec![x; 4]);
            std::mem::swap(&mut v[0], &mut a);
            let z = std::mem::take(&mut b);
            a + b + z + t[1] * 10.0 + u[0] + v.len() as f64 + w.len() as f64 + v[0]
        }
    } f(1.0); f(5.0););
}

#[test]
fn moves_and_copies() {
    program!({
        pub fn f(x: f64) -> f64 {
            let a = [x, 2.0];
            let mut b = a;
            b[0] = 9.0;
            let v = vec![x];
            let mut cur = v;
            for i in 0..3 {
                let prev = cur;
                cur = vec![prev[0] + i as f64, 1.0];
                cur[1] += prev[0];
            }
            let mut t = (a, 1.0);
            t.0[1] += 5.0;
            let mut p = [1.0, 2.0];
            let mut q = [3.0, x];
            (p, q) = (q, p);
            a[0] + b[0] + cur[0] + cur[1] + t.0[1] + a[1] + p[1] * 10.0 + q[0]
        }
    } f(1.0); f(4.0););
}

#[test]
fn merged_memory() {
    program!({
        pub fn f(x: f64, n: usize) -> f64 {
            let v = if x > 0.0 { vec![x, 1.0] } else { vec![2.0; 3] };
            let a = match n { 0 => [1.0, 2.0], 1 => { let mut t = [x; 2]; t[0] = 5.0; t } _ => [0.0; 2] };
            let mut w = v.clone();
            if n > 1 { w = vec![x]; }
            v[0] + v.len() as f64 + a[0] * a[1] + w.len() as f64
        }
    } f(1.0, 0); f(-1.0, 1); f(1.0, 2););
}

#[test]
fn nested_and_tuple_elements() {
    program!({
        pub fn f(p: &[(f64, usize)], m: &[Vec<f64>], q: &[[f64; 2]]) -> f64 {
            let mut s = 0.0;
            for &(x, n) in p { s += x * n as f64; }
            for (x, n) in p.iter() { s -= x / (*n as f64); }
            let mut own = p.to_vec();
            own[0].0 += 1.0;
            own[1] = (own[0].0, 7);
            let (a, b) = own[1];
            let mut rows: Vec<Vec<f64>> = m.to_vec();
            rows[0][1] *= 2.0;
            rows.push(vec![a; 2]);
            let cols: Vec<f64> = rows.iter().map(|r| r.iter().sum::<f64>()).collect();
            for row in &rows { for v in row { s += v; } }
            for [u, v] in q { s += u * v; }
            let t = q[1][0] + q[0].len() as f64;
            s + a * b as f64 + t + cols[1] + own[0].0
        }
    } f(&[(1.0, 2), (3.0, 4)], &[vec![1.0, 2.0], vec![3.0]], &[[1.0, 2.0], [3.0, 4.0]]););
}

#[test]
fn mutable_references() {
    program!({
        pub fn f(x: f64) -> (f64, f64, Vec<f64>) {
            let mut a = x;
            let mut b = 2.0;
            let mut v = vec![1.0, x];
            step(&mut a, &mut b, &mut v);
            for _ in 0..2 { step(&mut b, &mut a, &mut v); }
            let r = &mut a;
            *r += 1.0;
            if x > 0.0 { let r = &mut b; *r -= 0.5; }
            (a, b, v)
        }
        pub fn step(a: &mut f64, b: &mut f64, v: &mut Vec<f64>) {
            if v.len() > 3 { return; }
            *a += *b;
            v.push(*a);
            v[0] *= 2.0;
            let t = *a;
            *b -= t * 0.25;
        }
    } f(1.0); f(-1.0););
}

#[test]
fn chosen_element_of_two() {
    program!({
        pub fn f(x: f64, n: usize) -> f64 {
            let mut a = 1.0;
            let mut b = x;
            for i in 0..n {
                let r = if i % 2 == 0 { &mut a } else { &mut b };
                *r = *r * 1.5 + 1.0;
            }
            a + 10.0 * b
        }
    } f(2.0, 0); f(2.0, 5););
}

#[test]
fn slice_patterns() {
    program!({
        pub fn f(v: &[f64]) -> f64 {
            match v {
                [] => 0.0,
                [x] => *x,
                [x, y] => x * y,
                [first, .., last] => first - last,
            }
        }
        pub fn g(v: &[f64]) -> f64 {
            if let [a, rest @ ..] = v { a + rest.len() as f64 } else { -1.0 }
        }
    } f(NONE); f(&[2.0]); f(&[2.0, 3.0]); f(&[2.0, 3.0, 7.0]); g(NONE); g(&[1.0, 2.0]););
}
