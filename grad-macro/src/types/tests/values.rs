//! Literals, operators, references, containers, casts.

use super::check_all;

#[test]
fn parameters_and_annotations() {
    check_all(&[
        (
            "fn f(x: f64, y: f32, n: usize, b: bool, c: char, s: &str) {}",
            "x: f64; y: f32; n: usize; b: bool; c: char; s: &str",
        ),
        (
            "fn f(a: &[f64], b: &mut [f64], c: &Vec<f64>, d: &[Vec<f64>], e: &[[f64; 3]], g: [[f64; 2]; N]) {}",
            "a: &[f64]; b: &mut [f64]; c: &Vec<f64>; d: &[Vec<f64>]; e: &[[f64| 3]]; g: [[f64| 2]| N]",
        ),
        (
            "fn f((a, b): (f64, usize), [c, d]: [f32; 2], &e: &f64) {}",
            "a: f64; b: usize; c: f32; d: f32; e: f64",
        ),
        (
            "fn f(o: Option<f64>, p: Point, q: &geo::Point, t: (f64,)) {}",
            "o: Option<f64>; p: Point; q: &geo :: Point; t: (f64,)",
        ),
        (
            "fn f(x: std::primitive::f64, r: std::ops::Range<usize>, o: std::cmp::Ordering) {}",
            "x: f64; r: Range<usize>; o: Ordering",
        ),
        (
            "fn f(r: Result<f64, String>) { let v: Vec<_> = vec![1.0]; }",
            "r: Result<f64, String>; v: Vec<f64>",
        ),
        (
            "fn f<const N: usize>(a: [f64; N]) { let n = N; let b = [0.0; N]; let c = a; }",
            "n: usize; b: [f64| N]; c: [f64| N]",
        ),
        (
            "fn f(g: impl Fn(f64) -> f32, h: &dyn Fn(f64) -> usize) { let a = g(1.0); let b = h(2.0); }",
            "a: f32; b: usize",
        ),
        (
            "fn f<F: Fn(f64) -> f64, G>(g: F, h: G) where G: Fn(usize) -> f32 { let a = g(1.0); let b = h(2); }",
            "a: f64; b: f32",
        ),
    ]);
}

#[test]
fn literals() {
    check_all(&[
        (
            "fn f() { let a = 1.0; let b = 1; let c = 1f32; let d = 2.5_f64; let e = 3u8; }",
            "a: f64; b: i32; c: f32; d: f64; e: u8",
        ),
        (
            "fn f() { let a = true; let b = 'x'; let c = \"s\"; let d = b'x'; let e = b\"ab\"; }",
            "a: bool; b: char; c: &str; d: u8; e: &[u8| 2]",
        ),
        (
            "fn f(x: f32) { let a = 1.0; let b = a * x; }",
            "a: f32; b: f32",
        ),
        (
            "fn f(v: &[f64]) { let i = 3; let y = v[i]; }",
            "i: usize; y: f64",
        ),
        (
            "fn f(n: u64) { let i = 3; let y = n + i; }",
            "i: u64; y: u64",
        ),
        ("fn f() -> f32 { let a = 1.0; a }", "a: f32"),
        (
            "fn f() { let a = -1; let b = -2.0; let c = !0; }",
            "a: i32; b: f64; c: i32",
        ),
    ]);
}

#[test]
fn operators() {
    check_all(&[
        (
            "fn f(x: &f64, y: f64) { let a = x * y; let b = &x * &y; let c = -x; let d = 2.0 * x; }",
            "a: f64; b: f64; c: f64; d: f64",
        ),
        (
            "fn f(a: &[f64], b: &f64) { let c = a[0] - b; let d = &a[1] / &a[2]; }",
            "c: f64; d: f64",
        ),
        (
            "fn f(r: &mut f64, y: &f64) { *r += y; let a = *r; let mut s = 0.0; s += *r; s *= y; }",
            "a: f64; s: f64",
        ),
        (
            "fn f(n: u64) { let a = n >> 3; let b = 1 << 4; let c = n & 0xff; let d = n ^ 1 | 2; let k = 3; let e = n << k; }",
            "a: u64; b: i32; c: u64; d: u64; e: u64; k: i32",
        ),
        (
            "fn f(x: f64, n: usize) { let a = x < 1.0; let b = n == 3 && !a; let c = a | b; let d = !c; }",
            "a: bool; b: bool; c: bool; d: bool",
        ),
        (
            "fn f(n: usize) { let k = 2; if k < n {} let j = 1; assert_eq!(j, n); }",
            "k: usize; j: usize",
        ),
        (
            "fn f(x: f64) { let a = 1.0 + 2.0 * x - (3.0 / x) % 2.0; let b = a; }",
            "a: f64; b: f64",
        ),
        (
            "fn f(n: usize) { let mut k = 1; k <<= 2; k |= n; }",
            "k: usize",
        ),
        (
            "fn f<T: Float>(x: T, y: &T) { let a = x * *y; let b = a.sin() + x; let c = -b; let d = T::zero(); let e = x.max(d); }",
            "a: T; b: T; c: T; d: T; e: T",
        ),
    ]);
}

#[test]
fn casts() {
    check_all(&[
        (
            "fn f(n: usize) { let a = n as f64; let b = 1 as f64; let c = a as _; let d: u8 = c; }",
            "a: f64; b: f64; c: u8",
        ),
        (
            "fn f(x: f32) { let a = x as f64; let b = (x * 2.0) as usize; let c = 3 as u64; }",
            "a: f64; b: usize; c: u64",
        ),
        (
            "fn f(v: &[f64], i: i32) { let k = i as _; let y = v[k]; }",
            "k: usize; y: f64",
        ),
    ]);
}

#[test]
fn references_and_indices() {
    check_all(&[
        (
            "fn f(a: &[Vec<f64>]) { let r = &a[0]; let x = r[1]; let s = &r[1..]; let t = &a[..][0][2..5]; }",
            "r: &Vec<f64>; x: f64; s: &[f64]; t: &[f64]",
        ),
        (
            "fn f(a: &mut [[f64; 3]], n: usize) { let r = &mut a[n]; r[0] = 1.0; let q = &r; let x = q[1]; }",
            "r: &mut [f64| 3]; q: &&mut [f64| 3]; x: f64",
        ),
        (
            "fn f(t: &(f64, [usize; 2])) { let a = t.0; let b = t.1; let c = t.1[0]; let ((x, _), z) = ((1.0, 2), 'a'); }",
            "a: f64; b: [usize| 2]; c: usize; x: f64; z: char",
        ),
        (
            "fn f(x: &f64) { let y = *x; let z = &y; let w = &&z; let v = **w; }",
            "y: f64; z: &f64; w: &&&f64; v: &f64",
        ),
        (
            "fn f(a: &[f64]) { let lo = 1; let s = &a[lo..]; let t = &a[..lo + 2]; let r = 0..lo; let u = &a[r]; }",
            "lo: usize; s: &[f64]; t: &[f64]; r: Range<usize>; u: &[f64]",
        ),
        (
            "fn f(a: &[f64]) { let (i, j); i = 0; j = 2; let x = a[i] * a[j]; }",
            "i: usize; j: usize; x: f64",
        ),
        (
            "fn f(t: ((f64, f32), u8)) { let a = t.0.1; let b = t.0; }",
            "a: f32; b: (f64, f32)",
        ),
        (
            "fn f(n: usize) { let r = 0..n; let a = r.start; let b = 1..=3u8; let c = r.end; }",
            "a: usize; b: Range<u8>; c: usize",
        ),
    ]);
}

#[test]
fn containers() {
    check_all(&[
        (
            "fn f(n: usize) { let a = vec![0.0; n]; let b = vec![1, 2]; let c = vec![vec![0.0f32; 3]; n]; let d: Vec<f64> = vec![]; }",
            "a: Vec<f64>; b: Vec<i32>; c: Vec<Vec<f32>>; d: Vec<f64>",
        ),
        (
            "fn f(x: f32) { let mut v = Vec::new(); v.push(x); let w = Vec::with_capacity(3); let y: &[f64] = &w; }",
            "v: Vec<f32>; w: Vec<f64>",
        ),
        (
            "fn f(x: f64) { let a = [0.0, x]; let b = [[0; 3]; 2]; let c = [a, a]; let d = [0.0; 2 * N]; }",
            "a: [f64| 2]; b: [[i32| 3]| 2]; c: [[f64| 2]| 2]; d: [f64| 2 * N]",
        ),
        (
            "fn f() { let v = Vec::<f32>::new(); let w = Vec::from([1.0, 2.0]); let u: [f64; 4] = std::array::from_fn(|i| i as f64); }",
            "v: Vec<f32>; w: Vec<f64>; u: [f64| 4]; i: usize",
        ),
        (
            "fn f() { let mut a = [0.0; 4]; a[1] = 2f32; let b = a.len(); }",
            "a: [f32| 4]; b: usize",
        ),
        (
            "fn f() -> Vec<f32> { let mut out = vec![0.0; 3]; out[0] += 1.0; out }",
            "out: Vec<f32>",
        ),
        (
            "fn f(n: usize) { let v: Vec<Vec<f64>> = Vec::new(); let row = vec![]; let mut m = v; m.push(row); }",
            "row: Vec<f64>; m: Vec<Vec<f64>>",
        ),
        (
            "fn f() { let p = Point { x: 1.0, y: 2 }; let s = format!(\"{}\", 1); let o = Some(1.0); let e = None; let q: Option<u8> = e; }",
            "p: Point; s: String; o: Option<f64>; e: Option<u8>",
        ),
    ]);
}

#[test]
fn constants() {
    check_all(&[
        (
            "fn f() { let a = std::f64::consts::PI; let b = core::f32::consts::E; let c = f64::EPSILON; let d = f32::MAX; }",
            "a: f64; b: f32; c: f64; d: f32",
        ),
        (
            "fn f() { let a = i32::MAX; let b = u64::BITS; let c = f64::MANTISSA_DIGITS; let d = std::f64::MAX; let e = f64::NAN; }",
            "a: i32; b: u32; c: u32; d: f64; e: f64",
        ),
        (
            "fn f(x: f64) { let a = x * SCALE; let b = SCALE; let c = PI * 2.0; let d = LIMIT; }",
            "a: f64; b: f64; c: f64; d: _",
        ),
        (
            "fn f(x: f32) { let a = PI; let b = a * x; let c = TAU; }",
            "a: f32; b: f32; c: f32",
        ),
        (
            "fn f() { use std::f64::consts::{PI, TAU as T}; use std::f32::consts; let a = PI; let b = T; let c = consts::E; }",
            "a: f64; b: f64; c: f32",
        ),
        (
            "fn f() { use std::f64::consts::*; let a = E; let b = FRAC_PI_2; }",
            "a: f64; b: f64",
        ),
        (
            "fn f(i: usize) { const TABLE: [f64; 3] = [1.0, 2.0, 3.0]; static N: u32 = 3; let a = TABLE[i]; let b = N; let c = TABLE; }",
            "a: f64; b: u32; c: [f64| 3]",
        ),
        (
            "fn f<T: Float>(x: T) -> T { let a = T::from(2.0).unwrap(); let b = 3.0; let c = x * T::from(b).unwrap(); let d = helper(x) * helper(c); d }",
            "a: T; b: f64; c: T; d: T",
        ),
        (
            "fn f<T: Float>(x: T) { let a = T::epsilon(); let b = T::one() + x; let c: T = Float::max_value(); }",
            "a: T; b: T; c: T",
        ),
    ]);
}
