//! Grows random programs: helpers first, then the entry, which may call them.

mod calls;
mod exprs;
mod loops;
mod numeric;
mod scope;
mod stmts;
mod structs;
mod sweeps;

use super::ast::{Arg, Block, Function, IntTy, Layout, Program, Ret, Role, Stmt, Ty};
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
    let args = arguments(&mut rng, &entry);
    functions.push(entry);
    Program {
        structs: Vec::new(),
        layout: Layout::Flat,
        functions,
        args,
    }
}

/// What a program mostly consists of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Kind {
    /// Statements of every kind, one after the other.
    #[default]
    Scattered,
    /// Loops over lists, as numeric code has them.
    Numeric,
    /// Structs with methods and operators, and functions of them.
    Structs,
}

/// The same for programs of a kind.
pub fn program_of(kind: Kind, seed: u64, size: usize) -> Program {
    match kind {
        Kind::Scattered => program(seed, size),
        Kind::Numeric => numeric_program(seed, size),
        Kind::Structs => structs::program(seed, size),
    }
}

/// Lists have a length in common.
fn numeric_program(seed: u64, size: usize) -> Program {
    let mut rng = Rng::new(seed);
    let mut functions = Vec::new();
    for k in 0..rng.below(3) {
        let function = numeric_helper(&mut rng, &functions, k);
        functions.push(function);
    }
    let entry = numeric_entry(&mut rng, &functions, size);
    let n = *rng.pick(&[1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 7]);
    let mut args = Vec::new();
    for p in &entry.params {
        let other = rng.chance(4);
        args.push(match entry.vars[p.0].ty {
            Ty::Slice | Ty::SliceMut | Ty::VecRef if !other => {
                Arg::Floats((0..n).map(|_| rng.decimal(-2.0, 2.0)).collect())
            }
            Ty::TableRef => Arg::Ints((0..n).map(|_| rng.below(n) as i64).collect()),
            ty => argument(&mut rng, ty),
        });
    }
    functions.push(entry);
    Program {
        structs: Vec::new(),
        layout: Layout::Flat,
        functions,
        args,
    }
}

fn numeric_entry(rng: &mut Rng, done: &[Function], size: usize) -> Function {
    let mut scope = Scope::new(rng, done, Ret::Float);
    scope.numeric = true;
    let choices = [
        (100, Ty::Float),
        (45, Ty::Float),
        (100, Ty::Slice),
        (55, Ty::Slice),
        (45, Ty::SliceMut),
        (15, Ty::SliceMut),
        (10, Ty::VecRef),
        (20, Ty::TableRef),
        (50, Ty::Int(IntTy::Usize)),
        (8, Ty::Array(3)),
        (6, Ty::FloatMut),
    ];
    for (percent, ty) in choices {
        if scope.rng.chance(percent) {
            let var = scope.param(ty);
            if matches!(ty, Ty::Slice | Ty::SliceMut | Ty::VecRef) {
                scope.peers.push(var);
            }
        }
    }
    finish(scope, "f".into(), size)
}

/// What fills a list, or makes a number of one.
fn numeric_helper(rng: &mut Rng, done: &[Function], k: usize) -> Function {
    let fills = rng.chance(65);
    let ret = if fills { Ret::Unit } else { Ret::Float };
    let mut scope = Scope::new(rng, done, ret);
    scope.numeric = true;
    let mut types = vec![Ty::Slice, Ty::Float];
    if fills {
        types.push(Ty::SliceMut);
    } else if scope.rng.chance(40) {
        types.push(Ty::Slice);
    }
    for ty in types {
        let var = scope.param(ty);
        if ty.is_list() {
            scope.peers.push(var);
        }
    }
    let name = match fills {
        true => format!("rate{k}"),
        false => format!("energy{k}"),
    };
    let size = 1 + scope.rng.below(3);
    finish(scope, name, size)
}

/// What the program's function is called with.
fn arguments(rng: &mut Rng, entry: &Function) -> Vec<Arg> {
    let params = entry.params.iter();
    params.map(|p| argument(rng, entry.vars[p.0].ty)).collect()
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
        role: Role::Free,
        params: scope.params.clone(),
        changed: Vec::new(),
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
    if scope.numeric {
        stmts.extend(scope.numeric_start());
    }
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
        role: Role::Free,
        params: scope.params,
        changed: Vec::new(),
        ret: scope.ret,
        vars: scope.vars,
        body: Block { stmts, tail },
    }
}
