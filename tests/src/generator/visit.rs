//! A walk over programs that may change them. Each method is called on a node before its parts.

use super::ast::{
    Arm, Block, CallArg, Cond, Expr, Int, MemInit, Object, Pair, Part, Place, Step, Stmt, View,
};

/// What to do at each kind of node.
pub trait Visitor {
    fn block(&mut self, _: &mut Block) {}
    fn expr(&mut self, _: &mut Expr) {}
    fn int(&mut self, _: &mut Int) {}
    fn cond(&mut self, _: &mut Cond) {}
    fn object(&mut self, _: &mut Object) {}
    fn call(&mut self, _callee: &mut usize, _args: &mut Vec<CallArg>) {}
}

/// Visits a block and everything in it.
pub fn block(v: &mut dyn Visitor, block: &mut Block) {
    v.block(block);
    block.stmts.iter_mut().for_each(|s| stmt(v, s));
    block.tail.iter_mut().for_each(|e| expr(v, e));
}

fn stmt(v: &mut dyn Visitor, stmt: &mut Stmt) {
    match stmt {
        Stmt::Let { init: e, .. } | Stmt::Push { value: e, .. } => expr(v, e),
        Stmt::LetInt { init: i, .. } | Stmt::AssignInt { value: i, .. } => int(v, i),
        Stmt::LetBool { init: c, .. }
        | Stmt::AssignBool { value: c, .. }
        | Stmt::Assert { cond: c } => cond(v, c),
        Stmt::LetPair {
            init: Pair::Values(values),
            ..
        } => values.iter_mut().for_each(|e| expr(v, e)),
        Stmt::LetPair {
            init: Pair::Call { callee, args },
            ..
        }
        | Stmt::Call { callee, args } => call(v, callee, args),
        Stmt::LetMem { init, .. } | Stmt::AssignMem { init, .. } => memory(v, init),
        Stmt::Assign {
            place: p, value, ..
        }
        | Stmt::ElementRef {
            place: p, value, ..
        } => {
            place(v, p);
            expr(v, value);
        }
        Stmt::AssignPair { places, values } => {
            places.iter_mut().for_each(|p| place(v, p));
            values.iter_mut().for_each(|e| expr(v, e));
        }
        Stmt::If { cond: c, then, els } => {
            cond(v, c);
            block(v, then);
            els.iter_mut().for_each(|b| block(v, b));
        }
        Stmt::Match { on, arms } => {
            int(v, on);
            for arm in arms {
                guard(v, arm);
                block(v, &mut arm.body);
            }
        }
        Stmt::For { range, body, .. } => {
            int(v, &mut range.lo);
            int(v, &mut range.hi);
            block(v, body);
        }
        Stmt::ForEach { items, body, .. } => {
            items
                .iter_mut()
                .for_each(|(_, each)| view(v, &mut each.mem));
            block(v, body);
        }
        Stmt::While { cond: c, body, .. } => {
            cond(v, c);
            block(v, body);
        }
        Stmt::Loop { body, .. } => block(v, body),
        Stmt::Break { value, .. } => value.iter_mut().for_each(|e| expr(v, e)),
        Stmt::Return { values } => values.iter_mut().for_each(|e| expr(v, e)),
        Stmt::Swap { i, j, .. } => [i, j].into_iter().for_each(|i| int(v, i)),
        Stmt::Fill { mem, value } => {
            view(v, mem);
            expr(v, value);
        }
        Stmt::CopyFrom { dst, src } => [dst, src].into_iter().for_each(|w| view(v, w)),
        Stmt::LetObject { init: o, .. } | Stmt::PushObject { value: o, .. } => object(v, o),
        Stmt::LetObjects { items, .. } => items.iter_mut().for_each(|o| object(v, o)),
        Stmt::AssignPart { place: p, value } => {
            place(v, p);
            part(v, value);
        }
        Stmt::ForObjects { body, .. } => block(v, body),
        Stmt::Declare { .. }
        | Stmt::Continue { .. }
        | Stmt::Pop { .. }
        | Stmt::MemSwap { .. }
        | Stmt::LetTable { .. } => {}
    }
}

fn guard<T>(v: &mut dyn Visitor, arm: &mut Arm<T>) {
    arm.guard.iter_mut().for_each(|g| cond(v, g));
}

fn memory(v: &mut dyn Visitor, init: &mut MemInit) {
    match init {
        MemInit::List(items) => items.iter_mut().for_each(|e| expr(v, e)),
        MemInit::Repeat(item, len) => {
            expr(v, item);
            int(v, len);
        }
        MemInit::Empty(capacity) => capacity.iter_mut().for_each(|i| int(v, i)),
        MemInit::CopyOf(w) => view(v, w),
        MemInit::Moved(_) => {}
    }
}

fn place(v: &mut dyn Visitor, place: &mut Place) {
    match place {
        Place::Var(_) => {}
        Place::Elem(_, path) => path.iter_mut().for_each(|i| int(v, i)),
        Place::Part(_, steps) => {
            for step in steps {
                if let Step::At(i) = step {
                    int(v, i);
                }
            }
        }
    }
}

fn object(v: &mut dyn Visitor, o: &mut Object) {
    v.object(o);
    match o {
        Object::Read(p) => place(v, p),
        Object::Literal(_, parts) => parts.iter_mut().for_each(|p| part(v, p)),
        Object::Update(_, _, p, base) => {
            part(v, p);
            object(v, base);
        }
        Object::Start(_) => {}
        Object::Call(callee, args) => call(v, callee, args),
        Object::If(c, a, b) => {
            cond(v, c);
            [a, b].into_iter().for_each(|o| object(v, o));
        }
    }
}

fn part(v: &mut dyn Visitor, part: &mut Part) {
    match part {
        Part::Float(e) => expr(v, e),
        Part::Int(i) => int(v, i),
        Part::Bool(c) => cond(v, c),
        Part::Floats(items) => items.iter_mut().for_each(|e| expr(v, e)),
        Part::Object(o) => object(v, o),
    }
}

fn view(v: &mut dyn Visitor, view: &mut View) {
    view.row.iter_mut().for_each(|i| int(v, i));
    if let Some((lo, hi)) = &mut view.range {
        lo.iter_mut().chain(hi).for_each(|i| int(v, i));
    }
}

fn call(v: &mut dyn Visitor, callee: &mut usize, args: &mut Vec<CallArg>) {
    v.call(callee, args);
    for arg in args {
        match arg {
            CallArg::Float(e) => expr(v, e),
            CallArg::Int(i) => int(v, i),
            CallArg::View(w) => view(v, w),
            CallArg::Ref(p) => place(v, p),
            CallArg::Object(o) => object(v, o),
        }
    }
}

fn expr(v: &mut dyn Visitor, e: &mut Expr) {
    v.expr(e);
    match e {
        Expr::Lit(_) => {}
        Expr::Read(p) => place(v, p),
        Expr::Un(_, x) | Expr::Clamp(x, _, _) => expr(v, x),
        Expr::Bin(_, a, b) => [a, b].into_iter().for_each(|e| expr(v, e)),
        Expr::MulAdd(a, b, c) => [a, b, c].into_iter().for_each(|e| expr(v, e)),
        Expr::Powi(x, n) => {
            expr(v, x);
            int(v, n);
        }
        Expr::Cast(i) => int(v, i),
        Expr::If(c, a, b) => {
            cond(v, c);
            block(v, a);
            block(v, b);
        }
        Expr::Match(on, arms) => {
            int(v, on);
            for arm in arms {
                guard(v, arm);
                expr(v, &mut arm.body);
            }
        }
        Expr::Block(b) => block(v, b),
        Expr::Call(callee, args) => call(v, callee, args),
        Expr::Rate(_) => {}
        Expr::Object(o) => object(v, o),
    }
}

fn int(v: &mut dyn Visitor, i: &mut Int) {
    v.int(i);
    match i {
        Int::Bin(_, a, b) => [a, b].into_iter().for_each(|i| int(v, i)),
        Int::FromFloat(_, e) => expr(v, e),
        Int::Convert(_, i) | Int::Elem(_, i) => int(v, i),
        Int::Lit(_) | Int::Var(_) | Int::Len(_) => {}
        Int::Read(p) => place(v, p),
    }
}

fn cond(v: &mut dyn Visitor, c: &mut Cond) {
    v.cond(c);
    match c {
        Cond::Floats(_, a, b) => [a, b].into_iter().for_each(|e| expr(v, e)),
        Cond::Ints(_, a, b) => [a, b].into_iter().for_each(|i| int(v, i)),
        Cond::And(a, b) | Cond::Or(a, b) => [a, b].into_iter().for_each(|c| cond(v, c)),
        Cond::Not(a) => cond(v, a),
        Cond::Var(_) | Cond::Lit(_) => {}
        Cond::Read(p) => place(v, p),
    }
}
