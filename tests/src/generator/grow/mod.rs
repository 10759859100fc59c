//! Grows random programs: helpers first, then the entry, which may call them.

mod calls;
mod exprs;
mod loops;
mod scope;
mod stmts;
mod sweeps;

use super::ast::{Arg, Block, Function, IntTy, Program, Ret, Stmt, Ty};
use super::rng::Rng;
use scope::Scope;

/// A random program for this seed; `size` is roughly its number of statements. It may be ill-behaved
/// (out of bounds, not finite): the caller runs it and keeps what is good.
pub fn program(seed: u64, size: usize) -> Program {
    let mut rng = Rng::new(seed);
    let helpers = if size < 6 { rng.below(2) } else { rng.below(4) };
    let mut functions = Vec::new();
    for k in 0..helpers {
        let function = helper(&mut rng, &functions, k, 2 + size / 4);
        functions.push(function);
    }
    let entry = entry(&mut rng, &functions, size);
    let args = entry
        .params
        .iter()
        .map(|p| argument(&mut rng, entry.vars[p.0].ty))
        .collect();
    functions.push(entry);
    Program { functions, args }
}

fn argument(rng: &mut Rng, ty: Ty) -> Arg {
    let mut float = |n: usize| -> Vec<f64> { (0..n).map(|_| rng.decimal(-2.0, 2.0)).collect() };
    match ty {
        Ty::Float | Ty::FloatMut | Ty::FloatRef => Arg::Float(float(1)[0]),
        Ty::Array(n) | Ty::ArrayRef(n) => Arg::Floats(float(n)),
        Ty::Int(IntTy::Usize) => Arg::Int(rng.between(1, 4)),
        Ty::Int(IntTy::I32) => Arg::Int(rng.between(-2, 3)),
        _ => {
            let n = 2 + rng.below(4);
            Arg::Floats((0..n).map(|_| rng.decimal(-2.0, 2.0)).collect())
        }
    }
}

fn entry(rng: &mut Rng, done: &[Function], size: usize) -> Function {
    let mut scope = Scope::new(rng, done, Ret::Float);
    scope.param(Ty::Float);
    let choices = [
        (35, Ty::Float),
        (70, Ty::Slice),
        (20, Ty::Array(3)),
        (15, Ty::ArrayRef(3)),
        (25, Ty::SliceMut),
        (10, Ty::FloatMut),
        (8, Ty::FloatRef),
        (12, Ty::VecRef),
        (55, Ty::Int(IntTy::Usize)),
        (20, Ty::Int(IntTy::I32)),
    ];
    for (percent, ty) in choices {
        if scope.rng.chance(percent) {
            scope.param(ty);
        }
    }
    finish(scope, "f".into(), size)
}

fn helper(rng: &mut Rng, done: &[Function], k: usize, size: usize) -> Function {
    let ret = *rng.pick(&[Ret::Float, Ret::Float, Ret::Float, Ret::Pair, Ret::Unit]);
    let mut scope = Scope::new(rng, done, ret);
    let choices = [
        (80, Ty::Float),
        (30, Ty::Float),
        (40, Ty::Slice),
        (10, Ty::Array(3)),
        (10, Ty::ArrayRef(3)),
        (if ret == Ret::Unit { 80 } else { 20 }, Ty::SliceMut),
        (if ret == Ret::Unit { 50 } else { 10 }, Ty::FloatMut),
        (8, Ty::FloatRef),
        (8, Ty::VecRef),
        (40, Ty::Int(IntTy::Usize)),
    ];
    for (percent, ty) in choices {
        if scope.rng.chance(percent) {
            scope.param(ty);
        }
    }
    if scope.params.is_empty() {
        scope.param(Ty::Float);
    }
    let name = format!(
        "{}{k}",
        scope
            .rng
            .pick(&["blend", "stage", "update", "energy", "relax"])
    );
    if ret != Ret::Unit && scope.rng.chance(25) {
        recursive(scope, name, size)
    } else {
        finish(scope, name, size)
    }
}

/// A function with `depth: usize` last, that calls itself with `depth - 1`.
fn recursive(mut scope: Scope<'_>, name: String, size: usize) -> Function {
    let depth = scope.depth_param();
    let guard = scope.depth_guard(depth);
    let callee = scope.done.len();
    let signature = Function {
        name: name.clone(),
        params: scope.params.clone(),
        ret: scope.ret,
        vars: scope.vars.clone(),
        body: Block::default(),
    };
    scope.own = Some((callee, signature, depth));
    let mut function = finish(scope, name, size);
    function.body.stmts.insert(0, guard);
    function
}

fn finish(mut scope: Scope<'_>, name: String, size: usize) -> Function {
    scope.budget = size;
    let mut stmts: Vec<Stmt> = Vec::new();
    while scope.budget > 0 {
        stmts.extend(scope.statement(0));
    }
    // What the memory holds at the end should matter.
    for _ in 0..2 {
        if scope.rng.chance(70) && scope.ret != Ret::Unit {
            stmts.extend(scope.summation().unwrap_or_default());
        }
    }
    let tail = scope.results();
    Function {
        name,
        params: scope.params,
        ret: scope.ret,
        vars: scope.vars,
        body: Block { stmts, tail },
    }
}
