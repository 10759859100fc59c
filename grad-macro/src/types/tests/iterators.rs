//! Iterators, slices, closures.

use super::check_all;

#[test]
fn for_over_containers() {
    check_all(&[
        (
            "fn f(v: &[f64], w: &mut Vec<f32>, a: [u8; 3]) { for x in v {} for &y in v.iter() {} for z in w.iter_mut() { *z += 1.0; } for q in a {} for r in &mut *w {} }",
            "x: &f64; y: f64; z: &mut f32; q: u8; r: &mut f32",
        ),
        (
            "fn f(v: &[f64], w: &[f32]) { for (i, x) in v.iter().enumerate() {} for (a, &b) in v.iter().zip(w) {} for (k, (p, q)) in v.iter().zip(w.iter()).enumerate() {} }",
            "i: usize; x: &f64; a: &f64; b: f32; k: usize; p: &f64; q: &f32",
        ),
        (
            "fn f(v: &mut [f64]) { for c in v.chunks_exact(3) { let x = c[0]; } for w in v.windows(2) { let d = w[1] - w[0]; } for c in v.chunks_mut(2) { c[0] = 1.0; } }",
            "c.1: &[f64]; x: f64; d: f64; c.2: &mut [f64]",
        ),
        (
            "fn f(v: Vec<Vec<f64>>, p: &[(f64, usize)]) { for row in &v { for x in row {} } for r in v {} for (a, b) in p {} for &(c, d) in p {} for (i, &(e, _)) in p.iter().enumerate() {} }",
            "row: &Vec<f64>; x: &f64; r: Vec<f64>; a: &f64; b: &usize; c: f64; d: usize; i: usize; e: f64",
        ),
        (
            "fn f(v: &[f64]) { for x in v.iter().rev().skip(1).take(3).step_by(2).copied() {} for y in v.iter().chain(&[1.0]).cloned() {} for z in v.to_vec() {} for w in v.to_vec().into_iter() {} }",
            "x: f64; y: f64; z: f64; w: f64",
        ),
        (
            "fn f(v: &[[f64; 2]]) { for [a, b] in v {} for &[c, d] in v {} for (p, q) in v[0].iter().zip(1..) { let e = q + 1u8; } }",
            "a: &f64; d: f64; p: &f64; q: u8",
        ),
    ]);
}

#[test]
fn adaptors() {
    check_all(&[
        (
            "fn f(v: &[f64], w: &[f64]) { let s: f64 = v.iter().sum(); let t = v.iter().zip(w).map(|(a, b)| a * b).sum::<f64>(); let p = v.iter().product::<f64>(); }",
            "s: f64; t: f64; a: &f64; p: f64",
        ),
        (
            "fn f(v: &[f64]) { let m = v.iter().fold(0.0, |a, &x| a + x); let n = v.iter().cloned().fold(f64::NEG_INFINITY, f64::max); let o = v.iter().map(|x| x * 2.0).fold(0.0, |s, y| s + y); }",
            "m: f64; a: f64; x: f64; n: f64; o: f64; y: f64",
        ),
        (
            "fn f(v: &[f64]) { let a: Vec<f64> = v.iter().map(|x| x.exp()).collect(); let b = v.iter().map(|x| x * x).collect::<Vec<_>>(); let c: Vec<_> = v.iter().enumerate().filter(|(i, _)| i % 2 == 0).map(|(_, x)| *x).collect(); }",
            "a: Vec<f64>; b: Vec<f64>; c: Vec<f64>; i: &usize",
        ),
        (
            "fn f(v: &[f64]) { let a = v.iter().copied().max_by(|p, q| p.total_cmp(q)).unwrap(); let b = v.iter().min_by(|p, q| p.partial_cmp(q).unwrap()); let c = v.iter().position(|x| *x > 0.0); let d = v.iter().any(|&y| y > 0.0); let e = v.iter().filter(|z| **z > 0.0).count(); }",
            "a: f64; p.1: &f64; b: Option<&f64>; p.2: &&f64; c: Option<usize>; y: f64; d: bool; z: &&f64; e: usize",
        ),
        (
            "fn f(n: usize) { let v: Vec<f64> = (0..n).map(|i| i as f64).collect(); let s: f64 = (0..n).map(|i| v[i]).sum(); let m = (0..n).flat_map(|i| vec![1.0f32; i]).sum::<f32>(); let k = (1..=n).product::<usize>(); }",
            "v: Vec<f64>; i: usize; s: f64; m: f32; k: usize",
        ),
        (
            "fn f(v: &[(f64, f32)]) { let (a, b): (Vec<f64>, Vec<f32>) = v.iter().cloned().unzip(); let c = v.iter().map(|(x, y)| x * (*y as f64)).sum::<f64>(); let l = v.iter().last(); let z = v.iter().map(|t| t.0).reduce(|p, q| p.max(q)); }",
            "x: &f64; y: &f32; l: Option<&(f64, f32)>; z: Option<f64>; p: f64",
        ),
        (
            "fn f(v: &[f64]) { let w = v.iter().scan(0.0, |s, x| { *s += x; Some(*s) }).collect::<Vec<f64>>(); let g = v.iter().map(|x| if *x > 0.0 { Some(*x) } else { None }).collect::<Option<Vec<_>>>(); }",
            "s: &mut f64; w: Vec<f64>; g: Option<Vec<f64>>",
        ),
        (
            "fn f(v: &[f64]) { let it = v.iter().peekable(); for x in it {} let y = std::iter::repeat(1.0f32).take(3).sum::<f32>(); for (a, b) in std::iter::zip(v, 0..) {} let r = v.iter().map(f64::abs).sum::<f64>(); }",
            "x: &f64; y: f32; a: &f64; b: i32; r: f64",
        ),
    ]);
}

#[test]
fn slices() {
    check_all(&[
        (
            "fn f(v: &mut [f64]) { let (a, b) = v.split_at_mut(3); a[0] = b[1]; let n = v.len(); let e = v.is_empty(); v.swap(0, 1); let k = 2; v.swap(k, 0); let c = v.to_vec(); let d = c.clone(); }",
            "a: &mut [f64]; b: &mut [f64]; n: usize; e: bool; k: usize; c: Vec<f64>; d: Vec<f64>",
        ),
        (
            "fn f(v: &[f64], a: &[f64; 3]) { let p = v.first(); let q = v.last().unwrap(); let r = v.get(2).copied(); let s = v.get(1..3); let t = a.clone(); let u = v.contains(&1.0); let w = v.clone(); let x = *v.first().unwrap(); let y = v.iter().cloned().last(); }",
            "p: Option<&f64>; q: &f64; r: Option<f64>; s: Option<&[f64]>; t: [f64| 3]; u: bool; w: &[f64]; x: f64; y: Option<f64>",
        ),
        (
            "fn f(x: f32) { let mut v = Vec::new(); v.resize(3, 0.0); v.push(x); let p = v.pop(); let q = v.pop().unwrap_or(1.0); v.extend_from_slice(&[1.0]); v.truncate(2); v.fill(0.0); v.clear(); let r = v.as_slice(); let s = v.as_mut_slice(); }",
            "v: Vec<f32>; p: Option<f32>; q: f32; r: &[f32]; s: &mut [f32]",
        ),
        (
            "fn f(v: &[Vec<f64>], a: [f64; 3]) { let c = v.concat(); let m = a.map(|x| x as f32); let o = v[0].to_owned(); let (h, t) = v.split_first().unwrap(); let z = a.iter().sum::<f64>(); let (l, r) = a.split_at(1); }",
            "c: Vec<f64>; m: [f32| 3]; o: Vec<f64>; h: &Vec<f64>; t: &[Vec<f64>]; z: f64; l: &[f64]",
        ),
        (
            "fn f(x: &[f64]) { let mut y = Vec::new(); y.extend_from_slice(x); let mut z = Vec::new(); z.extend(x.iter()); let mut w = vec![0.0; 3]; w.copy_from_slice(&x[..3]); y.sort_by(|a, b| a.partial_cmp(b).unwrap()); }",
            "y: Vec<f64>; z: Vec<f64>; w: Vec<f64>; a: &f64",
        ),
    ]);
}

#[test]
fn closures() {
    check_all(&[
        (
            "fn f(x: f64) { let g = |a| a * x; let y = g(2.0); let h = |v: &[f64], i| v[i]; let z = h(&[1.0], 0); let k = |a: f32| -> f32 { return a; }; let w = k(1.0); }",
            "a: f64; y: f64; i: usize; z: f64; w: f32",
        ),
        (
            "fn f(v: &[f64]) { let dist = |i, j| (v[i] - v[j]).abs(); let d = dist(0, 1); let mut s = 0.0; let mut add = |t| s += t; add(v[0]); }",
            "d: f64; i: usize; s: f64; t: f64",
        ),
        (
            "fn f(x: f64) { let sq = |t: f64| t * t; let y = [1.0, 2.0].map(sq); let o = Some(x).map(|q| q > 0.0); let c = (x > 0.0).then(|| x); }",
            "y: [f64| 2]; q: f64; o: Option<bool>; c: Option<f64>",
        ),
        (
            "fn f(x: f64) { let g = |(a, b): (f64, usize), &c: &f64, [d, e]: [f32; 2]| a + c; let y = g((1.0, 2), &x, [1.0, 2.0]); }",
            "a: f64; b: usize; c: f64; d: f32; y: f64",
        ),
    ]);
}
