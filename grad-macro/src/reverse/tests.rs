//! Sweeps run on numbers, against central differences of the primal.

mod fusion;
mod lengths;
mod rooms;
mod undone;
mod winners;

use crate::errors::Errors;
use crate::interp::{self, Data, Machine, Program};
use crate::ir::{Bind, Func, RootKind};
use crate::{lower, optimize, simplify, types};

/// Functions that may call each other; the last one is differentiated.
struct Case {
    program: Program,
    main: Func,
}

fn compile(source: &str, off: &[String]) -> Case {
    let file: syn::File = syn::parse_str(source).expect("functions");
    let mut program = Program::default();
    let mut main = None;
    for item in &file.items {
        let syn::Item::Fn(function) = item else {
            panic!("only functions")
        };
        let wrt = vec![true; function.sig.inputs.len()];
        let types = types::infer(&function.sig, &function.block);
        let mut errors = Errors::new();
        let func = lower::lower(&function.sig, &function.block, &types, &wrt, &mut errors);
        assert!(
            errors.is_empty(),
            "{source}\n{}",
            errors.take().expect("errors")
        );
        let mut func = func.expect("no error was reported");
        crate::ir::verify::verify(&func);
        let is_off = |pass: &str| off.iter().any(|p| p == pass || p == "all");
        if !is_off("scalarise") {
            optimize::scalarise(&mut func);
            crate::ir::verify::verify(&func);
        }
        if !is_off("winner") {
            optimize::winners(&mut func);
            crate::ir::verify::verify(&func);
        }
        let name = function.sig.ident.to_string();
        let mut split =
            super::split(&func, off, super::Boundary::Restored).expect("nothing is refused");
        if off.is_empty() {
            simplify::simplify(&mut split.func, &mut split.forward, func.vals.len());
            simplify::simplify(&mut split.func, &mut split.reverse, func.vals.len());
        }
        program.split.insert(name.clone(), split);
        program.primal.insert(name, func.clone());
        main = Some(func);
    }
    Case {
        program,
        main: main.expect("a function"),
    }
}

/// The floats that come out: the result's, then those of `&mut` arguments.
fn outputs(case: &Case, args: &[Data]) -> Vec<f64> {
    let mut machine = Machine::new(&case.program, &case.main, args);
    let yields = machine.run(&case.main.body);
    let mut out = machine.returned(&case.main.ret, &yields).leaves();
    for param in &case.main.params {
        if let Some(root) = mutable(&case.main, &param.bind) {
            out.extend(machine.roots[&root].leaves());
        }
    }
    out
}

fn mutable(func: &Func, bind: &Bind) -> Option<crate::ir::RootId> {
    match bind {
        Bind::Root(r) => {
            let is_mutable = matches!(func.root(*r).kind, RootKind::ParamRef { mutable: true, .. });
            is_mutable.then_some(*r)
        }
        _ => None,
    }
}

/// Weights for the outputs, so that one adjoint sees all of them.
fn weight(n: usize) -> f64 {
    1.0 + 0.37 * n as f64
}

fn objective(case: &Case, args: &[Data]) -> f64 {
    outputs(case, args)
        .iter()
        .enumerate()
        .map(|(n, y)| weight(n) * y)
        .sum()
}

/// The seed for the result, and the adjoints of the outgoing `&mut` contents.
fn seed_like(data: &Data, next: &mut usize) -> Data {
    match data {
        Data::F(_) => {
            *next += 1;
            Data::F(weight(*next - 1))
        }
        Data::List(list) => Data::List(list.iter().map(|d| seed_like(d, next)).collect()),
        _ => Data::Unit,
    }
}

fn check(source: &str, args: &[Data]) {
    check_with(source, args, &[]);
    for pass in [
        "all",
        "scalarise",
        "winner",
        "fusion",
        "tails",
        "reconsider",
        "undone",
        "stored",
        "induction",
    ] {
        check_with(source, args, &[pass.to_owned()]);
    }
}

fn check_with(source: &str, args: &[Data], off: &[String]) {
    let case = compile(source, off);
    let mut machine = Machine::new(&case.program, &case.main, args);
    let yields = machine.run(&case.main.body);
    let value = machine.returned(&case.main.ret, &yields);
    let mut next = 0;
    let seed = seed_like(&value, &mut next);
    let outgoing: Vec<Option<Data>> = case
        .main
        .params
        .iter()
        .map(|p| mutable(&case.main, &p.bind).map(|r| machine.roots[&r].clone()))
        .collect();
    let bars: Vec<Option<Data>> = outgoing
        .iter()
        .map(|o| o.as_ref().map(|d| seed_like(d, &mut next)))
        .collect();

    let mut joint = super::joint(&case.main, off).expect("nothing is refused");
    if off.is_empty() {
        simplify::simplify(&mut joint.func, &mut joint.region, case.main.vals.len());
    }
    let (joint_value, adjoints, after) =
        interp::gradient(&case.program, &joint, args, &seed, &bars);
    assert_eq!(
        joint_value, value,
        "the joint sweeps return another value\n{source}"
    );
    for (param, (after, outgoing)) in case.main.params.iter().zip(after.iter().zip(&outgoing)) {
        if let Some(outgoing) = outgoing {
            assert_eq!(
                after, outgoing,
                "`{}` is not left as the primal does\n{source}",
                param.ident
            );
        }
    }
    compare(
        &case,
        args,
        &adjoints,
        &format!("joint, off {off:?}\n{source}"),
    );

    let split = &case.program.split[&case.main.ident.to_string()];
    let (split_value, adjoints, restored) =
        interp::split_gradient(&case.program, split, args, &seed, &bars);
    assert_eq!(
        split_value, value,
        "the forward sweep returns another value\n{source}"
    );
    for (param, (restored, arg)) in case.main.params.iter().zip(restored.iter().zip(args)) {
        if mutable(&case.main, &param.bind).is_some() {
            assert_eq!(restored, arg, "`{}` is not restored\n{source}", param.ident);
        }
    }
    compare(
        &case,
        args,
        &adjoints,
        &format!("split, off {off:?}\n{source}"),
    );
}

fn compare(case: &Case, args: &[Data], adjoints: &[Data], what: &str) {
    for (k, (arg, adjoint)) in args.iter().zip(adjoints).enumerate() {
        let got = adjoint.leaves();
        let count = arg.leaves().len();
        if count > 0 {
            assert_eq!(
                got.len(),
                count,
                "the adjoint of argument {k} has another shape: {what}"
            );
        }
        for (n, got) in got.iter().enumerate().take(count) {
            let at = |h: f64| {
                let mut moved = args.to_vec();
                *moved[k].nth_mut(&mut n.clone()).expect("a float") += h;
                objective(case, &moved)
            };
            // Richardson extrapolation of central differences.
            let d = |h: f64| (at(h) - at(-h)) / (2.0 * h);
            let want = (4.0 * d(1e-4) - d(2e-4)) / 3.0;
            let close = (got - want).abs() <= 1e-6 * (1.0 + want.abs());
            assert!(
                close,
                "argument {k}, element {n}: {got} instead of {want}\n{what}"
            );
        }
    }
}

fn f(x: f64) -> Data {
    Data::F(x)
}

fn i(n: i128) -> Data {
    Data::I(n)
}

fn v(list: &[f64]) -> Data {
    Data::floats(list)
}

#[test]
fn straight_lines_and_branches() {
    check(
        "fn f(x: f64, y: f64) -> f64 { let a = x * y; let b = a.sin() + x / y; b * b - a }",
        &[f(1.3), f(0.7)],
    );
    let branchy = "fn f(x: f64, y: f64) -> f64 {
        let z = if x > y { x * x } else if x > 0.0 { x * y } else { y.exp() };
        let w = if z > 1.0 { let t = z.sin(); t * z } else { z };
        w * x
    }";
    for (x, y) in [(2.0, 1.0), (0.5, 1.0), (-0.5, 0.4)] {
        check(branchy, &[f(x), f(y)]);
    }
    let returns = "fn f(x: f64) -> f64 { if x < 0.0 { return -x * x; } let y = x.sqrt(); if y > 2.0 { return y; } y * y * x }";
    for x in [-1.0, 9.0, 2.0] {
        check(returns, &[f(x)]);
    }
}

#[test]
fn loops_that_carry_scalars() {
    check(
        "fn f(x: f64, n: usize) -> f64 { let mut y = x; for k in 0..n { y = (y * x).sin() + k as f64; } y }",
        &[f(0.6), i(5)],
    );
    check(
        "fn f(a: f64) -> f64 { let mut x = a; while x * x - a > 1e-3 { x = 0.5 * (x + a / x); } x }",
        &[f(3.0)],
    );
    let search = "fn f(x: &[f64], t: f64) -> f64 {
        let mut s = 0.0;
        for i in 0..x.len() { s += x[i] * x[i] * t; if s > 4.0 { break; } s = s * 1.5; }
        s
    }";
    check(search, &[v(&[1.0, 1.2, 0.9, 0.3]), f(0.8)]);
    check(search, &[v(&[0.1, 0.2]), f(0.8)]);
    check(search, &[v(&[]), f(0.8)]);
    let looped = "fn f(x: f64) -> f64 {
        let mut y = x; let mut k = 0;
        loop { y = y * x + 0.1; k += 1; if y > 20.0 { break; } if k > 6 { return y * y; } y = y + x; }
        y * k as f64
    }";
    check(looped, &[f(1.4)]);
    check(looped, &[f(0.3)]);
    let nested = "fn f(x: &[f64], n: usize) -> f64 {
        let mut total = 0.0;
        for i in 0..n {
            let mut p = 1.0;
            for j in 0..x.len() { if j == i { continue; } p *= x[j] + total; }
            total += p.sin();
        }
        total
    }";
    check(nested, &[v(&[0.5, 1.1, -0.4]), i(3)]);
}

#[test]
fn memory_is_restored() {
    check(
        "fn f(v: &mut [f64], k: f64) { for i in 1..v.len() { v[i] = v[i] * v[i - 1] + k; } }",
        &[v(&[1.1, 0.7, -0.4, 2.0]), f(0.3)],
    );
    check(
        "fn f(v: &mut [f64]) -> f64 { let mut s = 0.0; for i in 0..v.len() { v[i] *= v[i]; s += v[i] * v[0]; } s }",
        &[v(&[1.1, 0.7, -0.4])],
    );
    let scatter = "fn f(x: &[f64], n: usize) -> f64 {
        let mut a = [0.5; 4];
        for i in 0..n { let k = (i * 7 + 3) % 4; a[k] = a[k] * x[i % x.len()] + a[(k + 1) % 4]; }
        a[0] * a[1] + a[2] - a[3]
    }";
    check(scatter, &[v(&[1.1, 0.7, -0.4]), i(9)]);
    let local = "fn f(x: &[f64], n: usize) -> f64 {
        let mut s = 0.0;
        for t in 0..n {
            let mut buf = [0.0; 3];
            for j in 0..3 { buf[j] = x[j] * s + t as f64; }
            for j in 0..3 { s += buf[j] * buf[(j + 1) % 3]; }
            s = s.sin();
        }
        s
    }";
    check(local, &[v(&[1.1, 0.7, -0.4]), i(3)]);
    check(
        "fn f(x: f64) -> f64 { let mut a = [x, x * x, 1.0]; let r = &mut a[1]; *r *= *r; a[0] = a[1] * a[2]; a[0] + a[1] }",
        &[f(1.3)],
    );
}

#[test]
fn calls() {
    let simple = "fn g(x: f64, w: &[f64], k: usize) -> f64 { let mut s = x; for i in 0..w.len() { s = s * w[i] + (i + k) as f64; } s.sin() }
        fn f(x: f64, w: &[f64]) -> f64 { let a = g(x * x, &w[1..], 2); let b = g(a, w, 1); a * b }";
    check(simple, &[f(0.8), v(&[1.1, 0.7, -0.4])]);
    let in_place = "fn step(v: &mut [f64], h: f64) { for i in 1..v.len() { v[i] = v[i] + h * v[i - 1] * v[i]; } }
        fn f(v: &mut [f64], h: f64, n: usize) -> f64 { for _ in 0..n { step(v, h); v[0] = v[0] * v[1]; } v[0] * h }";
    check(in_place, &[v(&[1.1, 0.7, -0.4]), f(0.3), i(3)]);
    let recursive = "fn f(x: f64, n: usize) -> f64 { if n == 0 { return x; } let y = f(x * 0.9, n - 1); y * x + y.sin() }";
    check(recursive, &[f(1.2), i(4)]);
}

#[test]
fn regions_within_one_another_have_numbers_in_a_row() {
    let source = "fn f(x: f64, n: usize) -> f64 {
        let mut y = x;
        for i in 0..n {
            if y > 1.0 { y = y * x; } else { for _ in 0..i { y += x; } }
        }
        if y > 2.0 { y } else { y * y }
    }";
    let case = compile(source, &["all".to_owned()]);
    let index = super::index::Index::of(&case.main);
    let all = 0..index.regions.len();
    assert!(all.len() > 6);
    for inner in all.clone() {
        for outer in all.clone() {
            let around = index.outwards(inner).any(|region| region == outer);
            assert_eq!(index.within(inner, outer), around, "{inner} in {outer}");
        }
    }
}
