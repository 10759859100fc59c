//! Odd, contradictory, large and deep input.

use std::time::{Duration, Instant};

use quote::quote;
use syn::{Block, Expr, parse_quote};

use super::super::unify::{Kind, Unifier};
use super::super::{MAX_DEPTH, Ty, infer};

#[test]
fn odd_functions_do_not_panic() {
    for source in ODD {
        let function: syn::ItemFn =
            syn::parse_str(source).unwrap_or_else(|e| panic!("{e} in {source}"));
        infer(&function.sig, &function.block);
    }
}

const ODD: &[&str] = &[
    "fn f() {}",
    "fn f() { ; ; {} ; () }",
    "fn f(x: f64) { let y: u8 = x; x + true; \"a\" * 3; x[0]; x.0; *x; (*x).y; x(); !x; &&&mut x; }",
    "fn f(x: f64) { let x = [x; x]; let x = (x, x); let x = |x| x; let x = x(x); let x = x(x)(x); }",
    "fn f() { let g = |h| h(h); let k = g(g); }",
    "fn f() { let x; x = vec![x]; let mut y = Vec::new(); y.push(y); let z = (z, z); }",
    "fn f() { let mut a = Vec::new(); let mut b = Vec::new(); a.push(b); b.push(a); }",
    "fn f() { break; continue; break 'nowhere 3; 'a: loop { break 'b 1; } }",
    "fn f() { loop { return; } let x = return; x + 1; }",
    "fn f() -> ! { loop {} }",
    "fn f<'a, T: 'a + ?Sized, const N: usize>(x: &'a T, _: [u8; N], (): ()) -> impl Iterator<Item = &'a T> + 'a where T: Copy, for<'b> &'b T: Sized { x.y.z::<T>().await?; core::iter::once(x) }",
    "fn f(x: dyn Fn(u8), y: *const u8, z: fn(&u8) -> !, w: m!(x), v: <A as B>::C, u: !, _: _) {}",
    "fn f() { let _ = async move { 1 }; let _ = &raw const x; let A { b, c: D(e, ..), .. } = q; let [..] = q; let (..) = q; let () = q; }",
    "fn f() { match x { 1 | 2.0 => 1, 'a'..='z' => 2.0, \"s\" => (), a::B => [], A { .. } => {}, (x | y) => x, &[a, ref b @ .., mut c] => b, m!() => 1, const { 3 } => 1, ..=3 => 1, 5.. => 2, -1 => 3, <T>::C => 1, _ if true => 0, _ => return } }",
    "fn f() { macro_rules! m { () => {} } m!(); m![]; m! {} vec![; 3]; vec![1; 2; 3]; matches!(x); assert!(); assert_eq!(1); dbg!(); dbg!(1, 2.0); format!(); }",
    "fn f() { struct S; enum E { A } impl S { fn g(&self) {} } trait T {} mod m {} type A = u8; union U { a: u8 } use a::{b, c as d, e::*, self}; extern crate x; const _: () = (); }",
    "fn f() { if let Some(x) = y && let Ok(z) = x || a {} while let (1, x) = y {} }",
    "fn f() { x.0.1.2 = 3; (a, b.c, d[1], _, ..) = e; [a, .., b] = c; S { a, b: c, .. } = d; _ = 1; *f() += 1; a = b = c; }",
    "fn f() { S { x: 1.0, ..Default::default() }; Vec::<Vec<_>>::with_capacity::<u8>(1).0; f64::consts::PI(1)(2); f64::sin(); f64::powf(1.0); f64::nothing(1); u8::frob; Vec::len(); Float::sin(); Float::zero(); T::X; a::b::c::<3>(); ::std::mem::swap(1); <[f64]>::len(&x); <f64 as Trait>::CONST; }",
    "fn f(self: Box<Self>) { self.f(); Self::f(self); Self { a: 1 }.a + 1; Self(1).0; self }",
    "fn f() { 1.max(2.0); 1.0.pow(2); true.sin(); 'a'.abs(); \"s\".sqrt(); ().len(); [].iter().sum::<f64>(); [1, 2.0, 'a']; vec![1.0, \"a\"]; Some(1.0) + 1; (1..2).sin(); (1..).zip(..3).map(1); x.map(|a, b, c| a).fold(); x.get(); x.chunks(); }",
    "fn f() { 1u7; 1.0f16; 0xffff_ffff_ffff_ffff_ffffu128; 1e400; c\"a\"; br\"x\"; r#\"y\"#; '\\u{1F600}'; 340282366920938463463374607431768211456; }",
    "fn f() { async || 2; move |_, (a, ..), [b, ..]: [u8; 2], &c, S { d }| -> ! { loop {} }; || || || 1; }",
    "fn f() { 'a: { 'b: for _ in 0.. { 'c: while true { break 'a; } } }; unsafe { unsafe {} } const { 1 }; loop { break loop { break 1; }; } }",
    "fn f(r#type: f64, r#fn: &[f64]) { let r#match = r#type * r#fn[0]; }",
    "fn f() { let x = if a { 1 } else if b { 2.0 } else { \"s\" }; let y = match x {}; let z = { return 1 }; let w = { 1; }; }",
    "fn f() { return return return; (return) + (break) * (continue); [return; 3]; f(return, panic!())? }",
    "fn f(x: f64) { let a = unknown(); let b = a.c.d[0].e(1)(2).f; let (g, (h, [i, ..])) = b; g + h; i[h] = g; a = b; b = a; *a = &a; }",
    "fn f(x: f64) { x.into_iter().collect::<Vec<_>>().iter().flatten().flat_map(|x| x).unzip().partition(|x| x).scan(1); Some(Some(1)).flatten().flatten().flatten(); Err(1)?; None?; }",
];

#[test]
fn raw_identifiers() {
    super::check_all(&[(
        "fn f(r#type: f64) { let r#match = r#type * 2.0; }",
        "r#match: f64",
    )]);
}

/// 10,000 statements that depend on each other, known and unknown.
#[test]
fn long_functions_are_fast() {
    let mut source = String::from("fn f(v: &[f64], x: f64) -> f64 { let t0 = x; ");
    for i in 1..10_000 {
        let p = i - 1;
        source += &match i % 5 {
            0 => format!("let t{i} = helper(t{p});"),
            1 => format!("let t{i} = t{p} * v[{i}] + 2.0;"),
            2 => format!("let t{i} = if t{p} > x {{ t{p}.sin() }} else {{ 0.0 }};"),
            3 => format!("let mut t{i} = 0.0; for i in 0..v.len() {{ t{i} += v[i] * t{p}; }}"),
            _ => format!("let t{i} = C{i} * t{p};"),
        };
    }
    source += "t9999 }";
    timed(&source, 8_000);
}

/// A chain in which every type is only known from the end.
#[test]
fn evidence_from_the_end_is_fast() {
    let mut source = String::from("fn f() -> f64 { let t0 = h(); ");
    for i in 1..5_000 {
        source += &format!("let t{i} = t{} * h();", i - 1);
    }
    source += "t4999 }";
    timed(&source, 5_000);
}

/// Every variable gets a float type, in a time that only a quadratic algorithm exceeds.
fn timed(source: &str, variables: usize) {
    let function: syn::ItemFn = syn::parse_str(source).unwrap();
    let start = Instant::now();
    let types = infer(&function.sig, &function.block);
    let elapsed = start.elapsed();
    assert!(elapsed < Duration::from_secs(30), "{elapsed:?}");
    let found = super::variables(&types, &function);
    let floats = found
        .iter()
        .filter(|(name, ty)| name.starts_with('t') && !name.contains('.') && *ty == "f64");
    assert!(floats.count() >= variables);
}

/// Types of exponential size, written in a few lines.
#[test]
fn shared_parts_stay_shared() {
    let mut source =
        String::from("fn f(x: f64) { let a0 = (x, h(), h()); let b0 = (h(), h(), x); ");
    for i in 1..60 {
        let p = i - 1;
        source += &format!(
            "let a{i} = (a{p}, a{p}, a{p}); let b{i} = [b{p}, b{p}]; let b{i} = (b{p}, b{p}, h());"
        );
        source += &format!("let c{i} = [a{i}, b{i}];");
    }
    source += "}";
    timed(&source, 0);
}

/// More levels than are looked at, of every kind of nesting, on a stack of 8 MB in debug builds.
#[test]
fn deep_nesting_fits_the_stack() {
    const LEVELS: usize = MAX_DEPTH + 500;
    let run = || {
        let wraps: [fn(Expr) -> Expr; 10] = [
            |e| {
                Expr::Paren(syn::ExprParen {
                    attrs: vec![],
                    paren_token: Default::default(),
                    expr: Box::new(e),
                })
            },
            |e| {
                Expr::Unary(syn::ExprUnary {
                    attrs: vec![],
                    op: syn::UnOp::Neg(Default::default()),
                    expr: Box::new(e),
                })
            },
            |e| {
                Expr::Block(syn::ExprBlock {
                    attrs: vec![],
                    label: None,
                    block: block(e),
                })
            },
            |e| {
                let mut call: syn::ExprMethodCall = parse_quote!(x.sin());
                *call.receiver = e;
                Expr::MethodCall(call)
            },
            |e| {
                let mut branch: syn::ExprIf = parse_quote!(if true {
                } else {
                    1.0
                });
                branch.then_branch = block(e);
                Expr::If(branch)
            },
            |e| {
                let mut branch: syn::ExprIf = parse_quote!(if true {
                    1.0
                } else {
                });
                *branch.else_branch.as_mut().unwrap().1 = e;
                Expr::If(branch)
            },
            |e| {
                let mut choice: syn::ExprMatch = parse_quote!(match x {
                    y => y,
                });
                *choice.arms[0].body = e;
                Expr::Match(choice)
            },
            |e| {
                let mut each: syn::ExprForLoop = parse_quote!(for i in 0..3 {});
                each.body = block(e);
                Expr::ForLoop(each)
            },
            |e| {
                let mut closure: syn::ExprClosure = parse_quote!(|x| x);
                *closure.body = e;
                Expr::Closure(closure)
            },
            |e| {
                Expr::Reference(syn::ExprReference {
                    attrs: vec![],
                    and_token: Default::default(),
                    mutability: None,
                    expr: Box::new(e),
                })
            },
        ];
        for wrap in wraps {
            let mut expr: Expr = parse_quote!(x);
            for _ in 0..LEVELS {
                expr = wrap(expr);
            }
            let function: syn::ItemFn = parse_quote!(
                fn f(x: f64) -> f64 {
                    1.0
                }
            );
            infer(&function.sig, &block(expr));
        }
    };
    std::thread::Builder::new()
        .stack_size(8 << 20)
        .spawn(run)
        .unwrap()
        .join()
        .unwrap();
}

/// Sums are chains: their length is no depth.
#[test]
fn long_sums_are_not_deep() {
    let terms = vec![quote!(x * 2.0); 20_000];
    let function: syn::ItemFn = parse_quote!(fn f(x: f64) -> f64 { let s = #(#terms)+*; s });
    let types = infer(&function.sig, &function.block);
    let syn::Stmt::Local(local) = &function.block.stmts[0] else {
        unreachable!()
    };
    let syn::Pat::Ident(pat) = &local.pat else {
        unreachable!()
    };
    assert_eq!(types.local(&pat.ident), Ty::F64);
    // Dropping the tree itself is recursive.
    std::mem::forget(function);
}

fn block(e: Expr) -> Block {
    Block {
        brace_token: Default::default(),
        stmts: vec![syn::Stmt::Expr(e, None)],
    }
}

#[test]
fn written_types() {
    for (written, shown, float) in [
        ("f64", "f64", true),
        ("&mut [Vec<f64>]", "&mut [Vec<f64>]", true),
        ("[[f32; 2 * N]; 3]", "[[f32; 2 * N]; 3]", true),
        ("(usize, (bool,))", "(usize, (bool,))", false),
        ("&str", "&str", false),
        ("Box<f64>", "Box < f64 >", false),
        ("impl Fn(f64) -> f64", "impl Fn (f64) -> f64", false),
        ("_", "_", false),
    ] {
        let ty = Ty::parse(&syn::parse_str(written).unwrap());
        assert_eq!((ty.to_string().as_str(), ty.has_float()), (shown, float));
    }
}

/// Who waits for several variables, or again for the same, is tried once when one has news: else each trial would make more.
#[test]
fn news_wake_a_constraint_once() {
    let mut u = Unifier::default();
    let (a, b) = (u.fresh(), u.fresh());
    for _ in 0..3 {
        u.wait(a, 7);
        u.wait(b, 7);
    }
    u.unify(a, b);
    let float = u.var(Kind::Float, false);
    u.unify(a, float);
    assert_eq!((u.wake(), u.wake()), (Some(7), None));
}

/// A chain of equal variables is walked once.
#[test]
fn long_chains_are_short_the_second_time() {
    let mut u = Unifier::default();
    let all: Vec<_> = (0..2_000).map(|_| u.fresh()).collect();
    for pair in all.windows(2) {
        u.unify(pair[1], pair[0]);
    }
    let float = u.var(Kind::Float, false);
    u.unify(all[1_000], float);
    let same = all.iter().all(|id| u.find(*id) == u.find(float));
    assert!(same);
    assert!(all.iter().all(|id| u.steps(*id) <= 1));
}
