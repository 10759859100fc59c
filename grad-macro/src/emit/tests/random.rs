//! Random functions: what is emitted computes what the interpreter computes, to the last bit.

use std::fmt::Write as _;

use super::*;
use crate::interp::{Data, Machine, Program, gradient};
use crate::simplify::simplify;

struct Maker {
    f: Func,
    state: u64,
    /// Values in scope.
    floats: Vec<ValId>,
    ints: Vec<ValId>,
    array: RootId,
    w: RootId,
    budget: usize,
}

impl Maker {
    fn roll(&mut self, n: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        ((self.state >> 33) as usize) % n
    }

    fn float(&mut self) -> ValId {
        // Recent values are more interesting.
        let n = self.floats.len();
        let back = if self.roll(3) == 0 {
            self.roll(n)
        } else {
            self.roll(n.min(4))
        };
        self.floats[n - 1 - back]
    }

    fn name(&mut self) -> &'static str {
        ["", "", "", "a", "b", "s"][self.roll(6)]
    }

    fn new_float(&mut self) -> ValId {
        let name = self.name();
        val(&mut self.f, Scalar::F64, name)
    }

    fn lit(&mut self, ops: &mut Vec<Op>, ty: Scalar, text: String) -> ValId {
        let v = val(&mut self.f, ty, "");
        ops.push(op(&[v], OpKind::Lit(text)));
        v
    }

    fn index(&mut self, ops: &mut Vec<Op>) -> ValId {
        let text = self.roll(3).to_string();
        self.lit(ops, Scalar::USIZE, text)
    }

    fn cond(&mut self, ops: &mut Vec<Op>) -> ValId {
        let (a, b) = (self.float(), self.float());
        let v = val(&mut self.f, Scalar::Bool, "");
        let cmp = if self.roll(2) == 0 {
            CmpOp::Lt
        } else {
            CmpOp::Ge
        };
        ops.push(op(&[v], OpKind::Pure(Pure::Cmp(cmp), vec![a, b])));
        v
    }

    /// A region's ops; then `yields` floats are picked.
    fn ops(&mut self, depth: usize) -> Vec<Op> {
        let mut ops = Vec::new();
        for _ in 0..2 + self.roll(5) {
            if self.budget == 0 {
                break;
            }
            self.budget -= 1;
            self.one(depth, &mut ops);
        }
        ops
    }

    fn one(&mut self, depth: usize, ops: &mut Vec<Op>) {
        match self.roll(if depth > 0 { 16 } else { 11 }) {
            0..=5 => self.arithmetic(ops),
            6 => {
                let text = ["0.5", "-1.5", "2.0"][self.roll(3)].to_owned();
                let v = self.lit(ops, Scalar::F64, text);
                self.floats.push(v);
            }
            7 => {
                let (at, v) = (self.index(ops), self.float());
                ops.push(op(&[], OpKind::Store(super::at(self.array, at), v)));
            }
            8 => {
                let (at, v) = (self.index(ops), self.new_float());
                let root = if self.roll(2) == 0 {
                    self.array
                } else {
                    self.w
                };
                ops.push(op(&[v], OpKind::Load(super::at(root, at))));
                self.floats.push(v);
            }
            9 => {
                let (at, old, sum) = (self.index(ops), self.new_float(), self.new_float());
                let rest = self.float();
                let place = super::at(self.array, at);
                let rule = ["add", "sub", "mul"][self.roll(3)];
                ops.push(op(&[old], OpKind::Load(place.clone())));
                ops.push(op(&[sum], math(rule, &[old, rest])));
                ops.push(op(&[], OpKind::Store(place, sum)));
            }
            10 => {
                let at = self.roll(self.ints.len());
                let i = self.ints[at];
                let v = self.new_float();
                ops.push(op(&[v], OpKind::Pure(Pure::Cast, vec![i])));
                self.floats.push(v);
            }
            11..=12 => self.branches(depth, ops),
            _ => self.looping(depth, ops),
        }
    }

    fn arithmetic(&mut self, ops: &mut Vec<Op>) {
        let (a, b, v) = (self.float(), self.float(), self.new_float());
        let kind = match self.roll(8) {
            0 => math("neg", &[a]),
            1 => math("sin", &[a]),
            2 | 3 => math("mul", &[a, b]),
            4 => math("sub", &[a, b]),
            5 => math("max", &[a, b]),
            _ => math("add", &[a, b]),
        };
        ops.push(op(&[v], kind));
        self.floats.push(v);
    }

    fn scoped<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        let (floats, ints) = (self.floats.len(), self.ints.len());
        let out = make(self);
        self.floats.truncate(floats);
        self.ints.truncate(ints);
        out
    }

    fn branches(&mut self, depth: usize, ops: &mut Vec<Op>) {
        let cond = self.cond(ops);
        let n = self.roll(3);
        let mut branch = || {
            self.scoped(|m| {
                let ops = m.ops(depth - 1);
                let yields = (0..n).map(|_| m.float()).collect();
                Region {
                    params: Vec::new(),
                    ops,
                    yields,
                }
            })
        };
        let (then, els) = (branch(), branch());
        let results: Vec<_> = (0..n).map(|_| self.new_float()).collect();
        ops.push(op(&results, OpKind::If { cond, then, els }));
        self.floats.extend(results);
    }

    fn looping(&mut self, depth: usize, ops: &mut Vec<Op>) {
        let n = self.roll(4);
        let init: Vec<_> = (0..n).map(|_| self.float()).collect();
        let names: Vec<_> = (0..n).map(|_| self.name()).collect();
        let carried = |m: &mut Maker| -> Vec<ValId> {
            names
                .iter()
                .map(|name| val(&mut m.f, Scalar::F64, name))
                .collect()
        };
        let has_exit = self.roll(3) == 0;
        let lo = self.lit(ops, Scalar::USIZE, "0".to_owned());
        let hi = if self.roll(2) == 0 {
            self.ints[0]
        } else {
            self.lit(ops, Scalar::USIZE, "3".to_owned())
        };
        let index = val(&mut self.f, Scalar::USIZE, "i");
        let params = carried(self);
        let body = self.scoped(|m| {
            m.ints.push(index);
            m.floats.extend(&params);
            let mut all = vec![index];
            all.extend(&params);
            let (ops, mut yields) = if has_exit {
                m.exiting(depth - 1, n, 2)
            } else {
                (m.ops(depth - 1), Vec::new())
            };
            while yields.len() < n + usize::from(has_exit) {
                yields.push(m.float());
            }
            Region {
                params: all,
                ops,
                yields,
            }
        });
        let mut results = Vec::new();
        if has_exit {
            results.push(val(&mut self.f, Scalar::USIZE, ""));
            results.push(val(&mut self.f, Scalar::Bool, ""));
        }
        let out = carried(self);
        results.extend(&out);
        let l = Loop {
            kind: LoopKind::For {
                lo,
                hi,
                inclusive: false,
                step: None,
                rev: self.roll(3) == 0,
                step_then_rev: false,
                back: false,
            },
            init,
            body,
            has_exit,
            label: None,
            frame: false,
        };
        if has_exit && self.roll(2) == 0 {
            self.ints.push(results[0]);
        }
        ops.push(op(&results, OpKind::Loop(Box::new(l))));
        self.floats.extend(out);
    }

    /// Ops that end in an `If` that yields an exit flag, as lowering nests them.
    fn exiting(&mut self, depth: usize, n: usize, levels: usize) -> (Vec<Op>, Vec<ValId>) {
        let mut ops = self.ops(depth);
        let cond = self.cond(&mut ops);
        let mut branch = |exits: bool, nested: bool| {
            self.scoped(|m| {
                let (mut ops, mut yields) = if nested {
                    m.exiting(depth, n, levels - 1)
                } else {
                    (m.ops(depth), Vec::new())
                };
                if yields.is_empty() {
                    yields.push(m.lit(&mut ops, Scalar::Bool, exits.to_string()));
                }
                while yields.len() < n + 1 {
                    yields.push(m.float());
                }
                Region {
                    params: Vec::new(),
                    ops,
                    yields,
                }
            })
        };
        let flip = branch(false, false).ops.len() % 2 == 0;
        let (then, els) = (branch(!flip, false), branch(flip, levels > 0));
        let mut results = vec![val(&mut self.f, Scalar::Bool, "")];
        results.extend((0..n).map(|_| self.new_float()));
        ops.push(op(&results, OpKind::If { cond, then, els }));
        // Sometimes a yield is not the branches' business.
        if n > 0 && self.roll(3) == 0 {
            results[n] = self.float();
        }
        (ops, results)
    }
}

/// `fn(x: f64, y: f64, n: usize, w: &[f64]) -> f64`
fn random(seed: u64) -> Func {
    let mut f = empty("random");
    let x = val(&mut f, Scalar::F64, "x");
    let y = val(&mut f, Scalar::F64, "y");
    let n = val(&mut f, Scalar::USIZE, "n");
    param(&mut f, "x", Bind::Val(x), true);
    param(&mut f, "y", Bind::Val(y), true);
    param(&mut f, "n", Bind::Val(n), false);
    let float = Box::new(Mem::Scalar(Scalar::F64));
    let by_ref = RootKind::ParamRef {
        param: 3,
        mutable: false,
    };
    let w = f.new_root("w", Mem::Slice(float.clone()), by_ref, Span::call_site());
    param(&mut f, "w", Bind::Root(w), true);
    let ty = Mem::Array(float, quote!(3));
    let array = f.new_root("v", ty, RootKind::Local, Span::call_site());
    let mut maker = Maker {
        f,
        state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) + 1,
        floats: vec![x, y],
        ints: vec![n],
        array,
        w,
        budget: 60,
    };
    let mut ops = vec![op(
        &[],
        OpKind::Alloc(array, Init::Elems(vec![Elem::Val(x); 3])),
    )];
    ops.extend(maker.ops(3));
    let mut f = {
        let result = maker.float();
        maker.f.body = Region {
            params: Vec::new(),
            ops,
            yields: vec![result],
        };
        maker.f
    };
    crate::ir::verify::verify(&f);
    f.ident = format_ident!("random_{seed}");
    f
}

const ARGS: (f64, f64, i128, [f64; 3]) = (0.7, -1.3, 4, [0.3, 0.9, -0.4]);

fn args() -> [Data; 4] {
    [
        Data::F(ARGS.0),
        Data::F(ARGS.1),
        Data::I(ARGS.2),
        Data::floats(&ARGS.3),
    ]
}

const PRELUDE: &str = "#![deny(warnings)]\nfn same(a: f64, b: u64) -> bool { a.to_bits() == b || a.is_nan() && f64::from_bits(b).is_nan() }\n";

/// The primal as emitted, and a check against the interpreter.
fn primal_case(seed: u64, program: &mut String, checks: &mut String) {
    let f = random(seed);
    let expected = Machine::new(&Program::default(), &f, &args()).run(&f.body)[0].f();
    let cx = around(&f, &[]);
    let body = body(&cx, &f.body);
    let (text, result) = (body.code.tokens(), &body.yields[0]);
    writeln!(program, "// {}", body.code.text(0).replace('\n', "\n// ")).unwrap();
    let func = quote! {
        fn case(x: f64, y: f64, n: usize, w: &[f64]) -> f64 { let _ = (x, y, n, w); #text #result }
    };
    writeln!(
        program,
        "{}",
        func.to_string().replacen("case", &format!("p{seed}"), 1)
    )
    .unwrap();
    let (x, y, n, w) = ARGS;
    let bits = expected.to_bits();
    writeln!(
        checks,
        "assert!(same(p{seed}({x:?}, {y:?}, {n}, &{w:?}), {bits}), \"p{seed}\");"
    )
    .unwrap();
}

/// The joint body as emitted, and a check against the interpreter.
fn joint_case(seed: u64, program: &mut String, checks: &mut String) {
    let f = random(seed);
    let mut joint = crate::reverse::joint(&f, &[]).unwrap();
    simplify(&mut joint.func, &mut joint.region, f.vals.len());
    let (value, bars, _) = gradient(
        &Program::default(),
        &joint,
        &args(),
        &Data::F(1.5),
        &vec![None; args().len()],
    );
    let cx = around(&joint.func, &joint.seeds);
    let body = body(&cx, &joint.region);
    let text = body.code.tokens();
    let parts = &body.yields;
    writeln!(program, "// {}", body.code.text(0).replace('\n', "\n// ")).unwrap();
    let func = quote! {
        fn case(x: f64, y: f64, n: usize, w: &[f64], w_bar: &[::core::cell::Cell<f64>], tape: &mut ::grad_runtime::rt::Tape, seed: f64) -> [f64; 3] {
            let _ = (x, y, n, w, w_bar, &tape, seed);
            #text
            [#(#parts),*]
        }
    };
    writeln!(
        program,
        "{}",
        func.to_string().replacen("case", &format!("j{seed}"), 1)
    )
    .unwrap();
    let (x, y, n, w) = ARGS;
    let expected = [value.f(), bars[0].f(), bars[1].f()].map(f64::to_bits);
    let shadow: Vec<_> = bars[3].leaves().into_iter().map(f64::to_bits).collect();
    writeln!(
        checks,
        "let mut s = [0.0; 3]; let r = j{seed}({x:?}, {y:?}, {n}, &{w:?}, ::grad_runtime::rt::cells(&mut s[..]), &mut tape, 1.5);\n\
        assert!(r.iter().zip({expected:?}).all(|(a, b)| same(*a, b)) && s.iter().zip({shadow:?}).all(|(a, b)| same(*a, b)), \"j{seed} {{r:?}}\");"
    )
    .unwrap();
}

/// Writes programs to be compiled: `EMIT_OUT=dir cargo test -p grad-macro emitted_programs`.
#[test]
fn emitted_programs() {
    let out = std::env::var("EMIT_OUT").ok();
    let count = if out.is_some() { 400 } else { 40 };
    let (mut primal, mut joint) = (PRELUDE.to_owned(), PRELUDE.to_owned());
    let (mut primal_main, mut joint_main) = (String::new(), String::new());
    for seed in 0..count {
        if out.is_some() {
            println!("seed {seed}");
        }
        primal_case(seed, &mut primal, &mut primal_main);
        joint_case(seed, &mut joint, &mut joint_main);
    }
    primal += &format!("fn main() {{ {primal_main} }}");
    joint +=
        &format!("fn main() {{ let mut tape = ::grad_runtime::rt::Tape::new(); {joint_main} }}");
    for text in [&primal, &joint] {
        syn::parse_file(text).unwrap();
    }
    if let Some(out) = out {
        std::fs::write(format!("{out}/primal.rs"), primal).unwrap();
        std::fs::write(format!("{out}/joint.rs"), joint).unwrap();
    }
}

#[test]
fn one() {
    let Ok(seed) = std::env::var("EMIT_SEED") else {
        return;
    };
    let f = random(seed.parse().unwrap());
    println!("{f}");
    let cx = around(&f, &[]);
    println!("{}", body(&cx, &f.body).code.text(0));
    let mut joint = crate::reverse::joint(&f, &[]).unwrap();
    simplify(&mut joint.func, &mut joint.region, f.vals.len());
    println!("{}", crate::ir::print::region(&joint.func, &joint.region));
    let cx = around(&joint.func, &joint.seeds);
    println!("{}", body(&cx, &joint.region).code.text(0));
}
