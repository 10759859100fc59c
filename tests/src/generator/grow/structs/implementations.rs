//! Methods, associated functions and operators, and free functions of structs.

use super::super::super::ast::{
    Bin, Block, Expr, FieldTy, Function, Int, IntBin, IntTy, Layout, Object, Operator, Part, Place,
    Ret, Role, Step, Struct, StructId, Ty, Un, Var,
};
use super::super::super::rng::Rng;
use super::super::exprs::{binary, product, unary};
use super::super::finish;
use super::super::scope::Scope;

/// What belongs to the structs; each may call those before it.
pub fn write(rng: &mut Rng, structs: &[Struct], functions: &mut Vec<Function>) {
    if rng.chance(30) {
        let mut scope = inside(rng, structs, functions, Ret::Float);
        scope.param(Ty::Float);
        let function = finish(scope, "soft".into(), 1);
        functions.push(Function {
            role: Role::Beside,
            ..function
        });
    }
    for k in 0..structs.len() {
        let of = StructId(k);
        let made = made(rng, structs, of, functions);
        functions.push(made);
        for operator in OPERATORS {
            for left_lent in [false, true] {
                if rng.chance(if left_lent { 12 } else { 50 }) {
                    let function = operation(rng, structs, functions, (of, operator), left_lent);
                    functions.extend(function);
                }
            }
        }
        for _ in 0..1 + rng.below(3) {
            let method = method(rng, structs, functions, of);
            functions.push(method);
        }
    }
}

const OPERATORS: [Operator; 7] = [
    Operator::Add,
    Operator::Sub,
    Operator::Neg,
    Operator::Mul,
    Operator::AddAssign,
    Operator::SubAssign,
    Operator::MulAssign,
];

fn inside<'a>(
    rng: &'a mut Rng,
    structs: &'a [Struct],
    done: &'a [Function],
    ret: Ret,
) -> Scope<'a> {
    let mut scope = Scope::new(rng, done, ret);
    scope.structs = structs;
    scope.inside = true;
    scope
}

impl Scope<'_> {
    fn named(&mut self, name: &str, ty: Ty) -> Var {
        let var = self.fresh(ty);
        self.vars[var.0].name = name.into();
        self.params.push(var);
        self.show(var, ty.is_exclusive());
        var
    }
}

/// `fn new(x: f64, ..) -> V { V { x, .. } }`, with numbers in place of other structs' parts.
fn made(rng: &mut Rng, structs: &[Struct], of: StructId, done: &[Function]) -> Function {
    let mut scope = inside(rng, structs, done, Ret::Struct(of));
    let mut parts = vec![];
    for field in &structs[of.0].fields {
        parts.push(match field.ty {
            FieldTy::Float => {
                let var = scope.named(&field.name, Ty::Float);
                Part::Float(Expr::Read(Place::Var(var)))
            }
            FieldTy::Int => {
                let var = scope.named(&field.name, Ty::Int(IntTy::Usize));
                Part::Int(Int::Var(var))
            }
            FieldTy::Struct(inner) => {
                let var = scope.named(&field.name, Ty::Struct(inner));
                Part::Object(Object::Read(Place::Var(var)))
            }
            FieldTy::Array(n) => Part::Floats((0..n).map(|_| scope.expr(1)).collect()),
            FieldTy::Bool => Part::Bool(scope.cond(0)),
        });
    }
    let value = Expr::Object(Box::new(Object::Literal(of, parts)));
    Function {
        name: "new".into(),
        role: Role::Associated(of),
        params: scope.params,
        changed: vec![],
        ret: Ret::Struct(of),
        vars: scope.vars,
        body: Block {
            stmts: vec![],
            tail: vec![value],
        },
    }
}

fn method(rng: &mut Rng, structs: &[Struct], done: &[Function], of: StructId) -> Function {
    let ret = *rng.pick(&[Ret::Float, Ret::Float, Ret::Struct(of), Ret::Unit]);
    let mut scope = inside(rng, structs, done, ret);
    let receiver = match ret {
        Ret::Unit => Ty::StructMut(of),
        _ if scope.rng.chance(50) => Ty::StructRef(of),
        _ => Ty::Struct(of),
    };
    let this = scope.named("self", receiver);
    let choices = [
        (45, Ty::Struct(of)),
        (20, Ty::StructRef(of)),
        (35, Ty::Float),
        (20, Ty::Int(IntTy::Usize)),
        (if ret == Ret::Unit { 15 } else { 0 }, Ty::StructMut(of)),
    ];
    for (percent, ty) in choices {
        if scope.rng.chance(percent) {
            scope.param(ty);
        }
    }
    let mut changed = vec![];
    if receiver == Ty::Struct(of) && scope.rng.chance(30) {
        scope.mutable.push(this);
        changed.push(this);
    }
    let pool: &[&str] = match ret {
        Ret::Float => &["energy", "along", "weight", "distance"],
        Ret::Unit => &["advance", "damp", "shift"],
        _ => &["turned", "blend", "pushed", "unit"],
    };
    let name = format!("{}{}", scope.rng.pick(pool), done.len());
    let size = match (ret, scope.rng.below(4)) {
        (Ret::Unit, n) => 1 + n,
        (_, n) => n.saturating_sub(1),
    };
    Function {
        role: Role::Method(of),
        changed,
        ..finish(scope, name, size)
    }
}

/// An operator on structs, part by part or of some other kind.
fn operation(
    rng: &mut Rng,
    structs: &[Struct],
    done: &[Function],
    (of, operator): (StructId, Operator),
    lent: bool,
) -> Option<Function> {
    if operator.assigns() && lent {
        return None;
    }
    let own = match lent {
        true => Ty::StructRef(of),
        false => Ty::Struct(of),
    };
    let (left, right) = match operator {
        Operator::Neg => (own, None),
        Operator::Add | Operator::Sub => (own, Some(own)),
        Operator::Mul => match rng.below(6) {
            0 => (Ty::Float, Some(own)),
            1 => (own, Some(own)),
            _ => (own, Some(Ty::Float)),
        },
        Operator::MulAssign => (Ty::StructMut(of), Some(Ty::Float)),
        Operator::AddAssign | Operator::SubAssign => (Ty::StructMut(of), Some(Ty::Struct(of))),
    };
    let dots = operator == Operator::Mul && Some(left) == right && rng.chance(60);
    let ret = match operator.assigns() {
        true => Ret::Unit,
        false if dots => Ret::Float,
        false => Ret::Struct(of),
    };
    let mut scope = inside(rng, structs, done, ret);
    let this = scope.named("self", left);
    let other = right.map(|ty| scope.named("o", ty));
    let name = match operator {
        Operator::Add => "add",
        Operator::Sub => "sub",
        Operator::Mul => "mul",
        Operator::Neg => "neg",
        Operator::AddAssign => "add_assign",
        Operator::SubAssign => "sub_assign",
        Operator::MulAssign => "mul_assign",
    };
    let role = Role::Operator(operator);
    if ret != Ret::Struct(of) || scope.rng.chance(20) {
        let size = match ret {
            Ret::Unit => 2,
            _ => scope.rng.below(2),
        };
        let function = finish(scope, name.into(), size);
        return Some(Function { role, ..function });
    }
    let operands = [Some(this), other];
    let mut parts = vec![];
    for (k, field) in structs[of.0].fields.iter().enumerate() {
        parts.push(scope.combined(operator, operands, (k, field.ty)));
    }
    let value = Expr::Object(Box::new(Object::Literal(of, parts)));
    Some(Function {
        name: name.into(),
        role,
        params: scope.params,
        changed: vec![],
        ret,
        vars: scope.vars,
        body: Block {
            stmts: vec![],
            tail: vec![value],
        },
    })
}

impl Scope<'_> {
    /// One field of the result of an operator.
    fn combined(
        &mut self,
        operator: Operator,
        operands: [Option<Var>; 2],
        (k, ty): (usize, FieldTy),
    ) -> Part {
        let structs: Vec<Var> = operands
            .into_iter()
            .flatten()
            .filter(|v| self.ty(*v).structs().is_some())
            .collect();
        let numbers: Vec<Var> = operands
            .into_iter()
            .flatten()
            .filter(|v| self.ty(*v) == Ty::Float)
            .collect();
        let float = |steps: Vec<Step>| {
            let read = |v: Var| Expr::Read(Place::Part(v, steps.clone()));
            match (operator, &structs[..], &numbers[..]) {
                (Operator::Neg, [a], _) => unary(Un::Neg, read(*a)),
                (_, [a], [x]) => product(read(*a), Expr::Read(Place::Var(*x))),
                (_, [a, b], _) => {
                    let op = match operator {
                        Operator::Add => Bin::Add,
                        Operator::Sub => Bin::Sub,
                        _ => Bin::Mul,
                    };
                    Expr::Bin(op, Box::new(read(*a)), Box::new(read(*b)))
                }
                _ => Expr::Lit(1.0),
            }
        };
        let steps = vec![Step::Field(k)];
        let first = structs[0];
        match ty {
            FieldTy::Float => Part::Float(float(steps)),
            FieldTy::Array(n) => {
                let at = |i: usize| Step::At(Int::Lit(i as i64));
                let items = (0..n).map(|i| float(vec![Step::Field(k), at(i)]));
                Part::Floats(items.collect())
            }
            FieldTy::Int => {
                let read = |v: Var| Int::Read(Place::Part(v, steps.clone()));
                let sum = binary(
                    IntBin::Add,
                    read(first),
                    read(*structs.last().unwrap_or(&first)),
                );
                Part::Int(binary(IntBin::Rem, sum, Int::Lit(5)))
            }
            FieldTy::Bool => Part::Bool(super::super::super::ast::Cond::Read(Place::Part(
                first, steps,
            ))),
            FieldTy::Struct(inner) => Part::Object(self.object(inner, 2)),
        }
    }
}

/// A free function of structs and lists of them.
pub fn helper(
    rng: &mut Rng,
    (structs, layout): (&[Struct], Layout),
    done: &[Function],
    k: usize,
) -> Function {
    let of = StructId(rng.below(structs.len()));
    let ret = *rng.pick(&[Ret::Float, Ret::Float, Ret::Struct(of), Ret::Unit]);
    let mut scope = Scope::new(rng, done, ret);
    scope.structs = structs;
    scope.inside = layout != Layout::Apart;
    let lists = ret == Ret::Unit;
    let choices = [
        (60, Ty::Struct(of)),
        (30, Ty::StructRef(of)),
        (if lists { 50 } else { 0 }, Ty::StructMut(of)),
        (35, Ty::StructSlice(of)),
        (if lists { 45 } else { 0 }, Ty::StructSliceMut(of)),
        (50, Ty::Float),
        (30, Ty::Int(IntTy::Usize)),
    ];
    for (percent, ty) in choices {
        if scope.rng.chance(percent) {
            scope.param(ty);
        }
    }
    if scope.params.is_empty() {
        scope.param(Ty::Struct(of));
    }
    let name = format!("{}{k}", scope.rng.pick(&["force", "spread", "collide"]));
    let size = 1 + scope.rng.below(4);
    finish(scope, name, size)
}
