//! Methods and functions of the standard library, and what is learnt about unknown ones from use.

use super::check_all;

#[test]
fn float_methods() {
    check_all(&[
        (
            "fn f(x: f64, y: &f32) { let a = x.sin().powi(2).sqrt(); let (s, c) = x.sin_cos(); let b = x.is_nan(); let d = y.abs(); let e = x.to_bits(); let g = y.to_bits(); let h = x.mul_add(2.0, 1.0); let k = 3; let p = x.powi(k); let q = 2.0; let r = y.powf(q); }",
            "a: f64; s: f64; c: f64; b: bool; d: f32; e: u64; g: u32; h: f64; k: i32; p: f64; q: f32; r: f32",
        ),
        (
            "fn f(x: f64) { let lo = 0.0; let a = x.clamp(lo, 1.0); let b = x.partial_cmp(&1.0); let c = x.hypot(3.0).atan2(a); let d = x.signum() * x.rem_euclid(2.0); let e = x.clone(); let g = (-x).exp_m1(); }",
            "lo: f64; a: f64; b: Option<Ordering>; c: f64; d: f64; e: f64; g: f64",
        ),
        (
            "fn f(x: &f64, y: &&f64) { let a = x.max(1.0); let b = y.sqrt(); let c = y.clone(); let d = x.clone(); let e = x.to_owned(); }",
            "a: f64; b: f64; c: &f64; d: f64; e: f64",
        ),
    ]);
}

#[test]
fn integer_methods() {
    check_all(&[
        (
            "fn f(n: usize, i: i64) { let a = n.pow(2); let b = i.abs(); let c = n.min(3); let d = n.count_ones(); let e = n.checked_sub(1); let g = n.wrapping_add(1); let h = i.unsigned_abs(); let j = n.abs_diff(2); let k = n.is_power_of_two(); let l = i.rem_euclid(3); let m = n.overflowing_mul(2); }",
            "a: usize; b: i64; c: usize; d: u32; e: Option<usize>; g: usize; h: u64; j: usize; k: bool; l: i64; m: (usize, bool)",
        ),
        (
            "fn f(n: u32, v: &[usize]) { let a = n.leading_zeros(); let b = n.saturating_sub(2); let c = n.isqrt(); let e = 1; let d = n.pow(e); let g = v.iter().max().unwrap(); let h = n.cmp(&3); let k = v[0].checked_add_signed(2); let l = n.ilog2(); }",
            "a: u32; b: u32; c: u32; e: u32; d: u32; g: &usize; h: Ordering; k: Option<usize>; l: u32",
        ),
    ]);
}

#[test]
fn options() {
    check_all(&[
        (
            "fn f(o: Option<f64>, p: &Option<f32>) { let a = o.unwrap(); let b = o.unwrap_or(0.0); let c = o.is_some(); let d = p.as_ref(); let e = o.map(|x| x as f32); let g = o.and_then(|x| if x > 0.0 { Some(1u8) } else { None }); let h = o.ok_or(\"no\"); let i = o.map_or(0.0, |x| x * 2.0); let j = o.expect(\"x\"); }",
            "a: f64; b: f64; c: bool; d: Option<&f32>; e: Option<f32>; g: Option<u8>; i: f64; j: f64",
        ),
        (
            "fn f(o: Option<&f64>) -> Option<f64> { let a = o?; let b = o.copied()?; let c = o.cloned().unwrap_or_default(); let d = o.filter(|x| **x > 0.0); Some(b) }",
            "a: &f64; b: f64; c: f64; d: Option<&f64>",
        ),
        (
            "fn f(r: Result<f64, u8>) -> Result<f64, u8> { let a = r?; let b = r.unwrap_or(1.0); let c = r.ok(); let d = r.map_err(|e| e + 1); let g = 2.0; if a > b { return Err(3); } Ok(g) }",
            "a: f64; b: f64; c: Option<f64>; e: u8; g: f64",
        ),
    ]);
}

#[test]
fn paths() {
    check_all(&[
        (
            "fn f(x: f64, n: u32) { let a = f64::sin(x); let b = f64::max(x, 1.0); let c = f64::from(n); let d = f64::powi(x, 2); let e = usize::max(1, 2); let g = i32::pow(2, 3); let h = f64::from_bits(3); let k = <f64>::sqrt(x); let l = f32::sin_cos(1.0); }",
            "a: f64; b: f64; c: f64; d: f64; e: usize; g: i32; h: f64; k: f64; l: (f32, f32)",
        ),
        (
            "fn f(x: f64) { let a = libm::sin(x); let b = libm::sqrtf(2.0); let c = libm::erf(x); let d = libm::jn(2, x); let (e, g) = libm::lgamma_r(x); let (h, i) = libm::modf(x); let j = libm::erff(1.0); let k = libm::ldexp(x, 2); let l = libm::lgammaf_r(1.0); }",
            "a: f64; b: f32; c: f64; d: f64; e: f64; g: i32; h: f64; j: f32; k: f64; l: (f32, i32)",
        ),
        (
            "fn f(x: f32) { let a = num_traits::Float::sqrt(x); let b = Float::sin(a); let c = Float::powi(x, 2); let d = Ord::max(1u8, 2); let e = std::ops::Add::add(x, 1.0); }",
            "a: f32; b: f32; c: f32; d: u8; e: f32",
        ),
        (
            "fn f(x: f64) { let mut a = 1.0; let mut b = x; std::mem::swap(&mut a, &mut b); let mut v = vec![x]; let w = core::mem::take(&mut v); let o = std::mem::replace(&mut a, 2.0); let m = std::cmp::max(1, v.len()); let k = std::cmp::min(3, 4u8); }",
            "a: f64; w: Vec<f64>; o: f64; m: usize; k: u8",
        ),
        (
            "fn f(x: f64, n: usize) -> f64 { let a = f(x, n - 1); let b = 2; let c = f(1.0, b); a + c }",
            "a: f64; b: usize; c: f64",
        ),
        (
            "fn f(x: f64) { fn g(t: f32, n: u8) -> (f32, f64) { let zz = 1.0; (t, 1.0) } fn id<T>(t: T) -> T { t } let k = 1; let (a, b) = g(1.0, k); let c = id(x); let d = id(2u8); let e = [x].map(id); }",
            "k: u8; a: f32; b: f64; c: f64; d: u8; e: [f64| 1]",
        ),
        (
            "fn f(x: f64) { use std::mem; use std::cmp::max; let mut a = x; let b = mem::replace(&mut a, 1.0); let c = max(1, 2u64); let d = grad_runtime::stop_gradient(x); }",
            "b: f64; c: u64; d: f64",
        ),
        (
            "fn f(v: &Vec<f64>, s: &[f64]) { let n = Vec::len(v); let g = usize::from(3u8); let h = u32::try_from(n).unwrap(); let m = s.iter().copied().fold(f64::INFINITY, f64::min); }",
            "n: usize; g: usize; h: u32; m: f64",
        ),
    ]);
}

#[test]
fn macros() {
    check_all(&[
        (
            "fn f(x: f64, n: usize) { let k = 3; assert_eq!(k, n, \"{}\", 1); assert!(x > 0.0); debug_assert!(n < 3, \"no {n}\"); let y = dbg!(x); let v = std::vec![x; n]; let w = vec![1.0, x,]; let c = cfg!(test); let l = line!(); }",
            "k: usize; y: f64; v: Vec<f64>; w: Vec<f64>; c: bool; l: u32",
        ),
        (
            "fn f(n: i32) { let a = match n { 0 => 1.0, 1 => unreachable!(\"x\"), 2 => todo!(), _ => unimplemented!() }; let b = if n > 2 { panic!(\"{}\", n) } else { 2u8 }; println!(\"{a}\"); }",
            "a: f64; b: u8",
        ),
        (
            "fn f(o: Option<f64>) { let v = vec![vec![0.0; 2], vec![1f32]]; let b = vec![(1, 2.0); 3]; let z = vec![if let Some(q) = o { q } else { 0.0 }]; }",
            "v: Vec<Vec<f32>>; b: Vec<(i32, f64)>; z: Vec<f64>",
        ),
    ]);
}

#[test]
fn use_sites() {
    check_all(&[
        (
            "fn f(x: f64) { let y = helper(x); let z = y * 2.0; let w = other(x); let q = w * x; }",
            "y: f64; z: f64; w: f64; q: f64",
        ),
        (
            "fn f(a: &[f64], x: f64) { let k = helper(x); let y = a[k]; let m = helper(x); for i in 0..m { let z = a[i]; } }",
            "k: usize; y: f64; m: usize",
        ),
        (
            "fn f(x: f64) { let y = helper(x); let z = y.sin(); let w = other(x); let q = w.powi(2) + 1.0; }",
            "y: f64; z: f64; w: f64; q: f64",
        ),
        (
            "fn f(x: f32) { let y = helper(x); let z = y.sin(); let w = other(x) * 2.0; let p = 1.0; }",
            "y: f32; z: f32; w: f32; p: f64",
        ),
        (
            "fn f(x: f64) -> f64 { let a = h(x); let b = h(2.0); let c = a * b; let d = -c; d }",
            "a: f64; b: f64; c: f64; d: f64",
        ),
        (
            "fn f(x: f64) -> f64 { let a = h(x).max(0.0); let b = g(x).abs(); let c = if b > 1.0 { b } else { k(x) }; a + c }",
            "a: f64; b: f64; c: f64",
        ),
        (
            "fn f(x: f64) { let (a, b) = pair(x); let c = a * x; let d = b; let y: f64 = a + b; }",
            "a: f64; b: f64; c: f64",
        ),
        (
            "fn f(x: f64) { let y = helper(x); let n = count(x); let o = n % 2; let z = n as f64; let w = helper(y); let t = n.to_string(); }",
            "y: _; n: _; o: _; z: f64; w: _; t: String",
        ),
        (
            "fn f(x: f64) { for i in 0..MAX_ITER { let y = i as f64; } for j in 0..terms(x) { let z = x.powi(j); } }",
            "i: usize; j: i32",
        ),
        (
            "fn f(v: &[f64], p: &Point) { let a = p.x * v[0]; let b = p.y; let c = p.norm() + 1.0; let d = p.scale(b) / v[1]; }",
            "a: f64; b: _; c: f64; d: f64",
        ),
        (
            "fn f(x: f64) { let y = if x > 0.0 { helper(x) } else { 0.0 }; let mut s = 0.0; s += term(x); let t = s; let u = x - A * B; }",
            "y: f64; s: f64; t: f64; u: f64",
        ),
        (
            "fn f(x: &[f64]) { let m = helper(x); let r = &m[0..2]; let o = find(x); if let Some(i) = o { let z = x[i]; } let w = x[find(x).unwrap()]; }",
            "i: usize; w: f64; z: f64",
        ),
        (
            "fn g(v: &[f64]) -> f64 { let w = make(v); let y = g(&w); let z = g(&make(v)); let t = helper(v); g(t) }",
            "w: _; y: f64; z: f64; t: &[f64]",
        ),
        (
            "fn f(x: f64) { let y = helper(x); let z = helper(y); let a = z * 2.0; let b = stats::g(x).unwrap_or(1.0); let c = helper(b); }",
            "y: f64; z: f64; b: f64; c: f64",
        ),
        (
            "fn f(x: f64) { let y = integrate(|t| t * x, 0.0, 1.0); let z = y + 1.0; solve(|u, v| u[0] * v.sin()); }",
            "t: f64; y: f64; z: f64; u: _; v: f64",
        ),
        (
            "fn f(&self, x: f64) -> f64 { let a = self.k * x; let b = Self::f(self, a); let c = self.helper(x); a * c }",
            "a: f64; b: f64; c: f64",
        ),
    ]);
}
