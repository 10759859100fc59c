//! Scopes, branches, loops, patterns.

use super::check_all;

#[test]
fn bindings_and_scopes() {
    check_all(&[
        (
            "fn f(x: f64) { let x = x as f32; { let x = 3usize; } let y = x; }",
            "x.1: f64; x.2: f32; x.3: usize; y: f32",
        ),
        (
            "fn f(x: f64) { let y; if x > 0.0 { y = x; } else { y = 0.0; } let z = y; }",
            "y: f64; z: f64",
        ),
        (
            "fn f(p: (f64, &[f64])) { let (a, b) = p; let (ref c, _) = p; let d @ (e, _) = p; let n = b.len(); }",
            "a: f64; b: &[f64]; c: &f64; d: (f64, &[f64]); e: f64; n: usize",
        ),
        (
            "fn f(p: &(f64, usize), q: &mut (f64, usize)) { let (a, b) = p; let &(c, d) = p; let (e, _) = q; }",
            "a: &f64; b: &usize; c: f64; d: usize; e: &mut f64",
        ),
        (
            "fn f(a: [f64; 4], s: &[f64]) { let [x, y, rest @ ..] = a; let [first, .., last] = s else { return }; let [u, mid @ .., w] = s else { panic!() }; }",
            "x: f64; rest: [f64| 2]; first: &f64; last: &f64; mid: &[f64]; w: &f64",
        ),
        (
            "fn f(t: (f64, u8, bool, char)) { let (a, .., d) = t; let (.., c, _) = t; let (b, ..) = t; }",
            "a: f64; d: char; c: bool; b: f64",
        ),
        (
            "fn f(x: f64, n: usize) { let (mut a, mut b) = (0.0, 0); (a, b) = (x, n); [a, _] = [1.0, 2.0]; (a, ..) = (x, 1, 2); }",
            "a: f64; b: usize",
        ),
        (
            "fn f(s: &[f64]) { let &[a, b] = s else { return }; let c = a + b; }",
            "a: f64; b: f64; c: f64",
        ),
        (
            "fn f(mut x: f64) { let ref mut r = x; *r = 1.0; let X = 2.0; let y = X; }",
            "r: &mut f64; X: f64; y: f64",
        ),
        (
            "fn f() { let (a, b): (f32, _) = (1.0, 2.0); let v: [_; 2] = [1u8, 2]; }",
            "a: f32; b: f64; v: [u8| 2]",
        ),
    ]);
}

#[test]
fn branches() {
    check_all(&[
        (
            "fn f(x: f64) { let a = if x > 0.0 { x } else { 0.0 }; let b = if x > 1.0 { return } else { 2.0 }; let c = { let t = x; t * 2.0 }; }",
            "a: f64; b: f64; c: f64; t: f64",
        ),
        (
            "fn f(n: i32, x: f32) { let a = match n { 0 => 1.0, 1..=5 => x, k if k > 7 => panic!(), _ => 2.0 }; }",
            "a: f32; k: i32",
        ),
        (
            "fn f(o: Option<f64>) { let a = if let Some(x) = o { x } else { 0.0 }; let b = match o { Some(y) if y > 0.0 => y, None => 1.0, _ => 2.0 }; let Some(z) = o else { return; }; }",
            "a: f64; x: f64; b: f64; y: f64; z: f64",
        ),
        (
            "fn f(o: &Option<f64>, r: Result<f64, u8>) { if let Some(x) = o {} match r { Ok(v) => {}, Err(e) => {} } while let Ok(w) = r {} }",
            "x: &f64; v: f64; e: u8; w: f64",
        ),
        (
            "fn f(t: (usize, f64)) { match t { (0, y) | (1, y) => { let z = y; } (k, _) => {} } }",
            "y.1: f64; y.2: f64; z: f64; k: usize",
        ),
        (
            "fn f(o: Option<f64>, c: bool) { if c && let Some(x) = o && x > 0.0 { let y = x; } }",
            "x: f64; y: f64",
        ),
        (
            "fn f(x: f64) { let a = matches!(x.partial_cmp(&1.0), Some(std::cmp::Ordering::Less)); let b = unsafe { x }; let c = const { 1u8 }; let d = matches!(Some(x), Some(y) if y > 0.0); }",
            "a: bool; b: f64; c: u8; d: bool",
        ),
        (
            "fn f(a: f64, b: f64) { let c = match a.partial_cmp(&b) { Some(Ordering::Less) => 1.0, _ => b }; let o = a.total_cmp(&b); let m = a.max(b); }",
            "c: f64; o: Ordering; m: f64",
        ),
        (
            "fn f(n: usize) { let a = match n { 0 => 0.5, MAX => 1.5, OTHER | THIRD => 2.5, _ => 1.0 }; }",
            "a: f64",
        ),
    ]);
}

#[test]
fn loops() {
    check_all(&[
        (
            "fn f(n: usize) { for i in 0..n { let a = i; } for j in 0..10 {} for k in (1..=n).rev().step_by(2) {} for l in 0..3u8 {} }",
            "i: usize; a: usize; j: i32; k: usize; l: u8",
        ),
        (
            "fn f(v: &[f64]) { for i in 0..v.len() { let x = v[i]; } for j in 0..3 { let y = v[j]; } }",
            "i: usize; x: f64; j: usize; y: f64",
        ),
        (
            "fn f(x: f64) { let a = loop { if x > 1.0 { break x; } break 2.0; }; let b = 'l: { if x > 0.0 { break 'l 1.0; } x }; let mut n = 0; while n < 3 { n += 1; } }",
            "a: f64; b: f64; n: i32",
        ),
        (
            "fn f(x: f32) { let r = 'o: loop { loop { if x > 0.0 { break 'o 1.0; } break; } let y = x; break y; }; }",
            "r: f32; y: f32",
        ),
        (
            "fn f() -> f32 { let mut s = 0.0; for i in 0..10 { if i == 3 { continue; } s += 1.0; if s > 3.0 { return s; } } s }",
            "s: f32; i: i32",
        ),
        (
            "fn f() -> f32 { let a = 1.0; if a > 0.5 { return a; } 2.0 }",
            "a: f32",
        ),
        (
            "fn f(n: u64) -> u64 { let mut k = 1; while k * k < n { k += 1; } k }",
            "k: u64",
        ),
        (
            "fn f(mut it: impl Iterator<Item = f64>) { while let Some(x) = it.next() { let y = x; } for z in it {} }",
            "x: f64; y: f64; z: f64",
        ),
    ]);
}
