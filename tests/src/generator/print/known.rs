//! Which locals need a type annotation: a method on a value whose type is still `{float}` is an error,
//! so `let mut a = 0.0;` is fine until somebody writes `a.sin()`.

use std::collections::HashSet;

use super::super::ast::{
    Block, CallArg, Cond, Expr, Function, Int, MemInit, Object, Pair, Part, Place, Step, Stmt, Un,
    Var, View,
};

/// The variables to annotate.
pub type Annotated = HashSet<Var>;

/// Finds the variables whose declared type matters to a method call on them.
pub fn annotated(function: &Function) -> Annotated {
    let mut walk = Walk {
        open: HashSet::new(),
        annotated: HashSet::new(),
        changed: true,
    };
    while walk.changed {
        walk.changed = false;
        walk.block(&function.body);
    }
    walk.annotated
}

/// True if the type of `expr` is `{float}` as far as its own tokens tell.
pub fn is_open(expr: &Expr, open: &dyn Fn(Var) -> bool) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Read(Place::Var(v) | Place::Elem(v, _)) => open(*v),
        Expr::Un(Un::Neg, x) => is_open(x, open),
        Expr::Bin(op, a, b) if super::expr::infix(*op).is_some() => {
            is_open(a, open) && is_open(b, open)
        }
        Expr::If(_, a, b) => [a, b]
            .iter()
            .all(|b| b.tail.iter().all(|e| is_open(e, open))),
        Expr::Match(_, arms) => arms.iter().all(|a| is_open(&a.body, open)),
        Expr::Block(b) => b.tail.iter().all(|e| is_open(e, open)),
        _ => false,
    }
}

/// The receiver of the method call that this expression is.
pub fn receiver(expr: &Expr) -> Option<&Expr> {
    match expr {
        Expr::Un(Un::Neg, _) => None,
        Expr::Un(_, x) | Expr::MulAdd(x, _, _) | Expr::Clamp(x, _, _) | Expr::Powi(x, _) => Some(x),
        Expr::Bin(op, x, _) if super::expr::infix(*op).is_none() => Some(x),
        _ => None,
    }
}

struct Walk {
    /// Declared from something open, without annotation.
    open: HashSet<Var>,
    annotated: HashSet<Var>,
    changed: bool,
}

impl Walk {
    fn declare(&mut self, var: Var, inits: &[&Expr]) {
        let open = inits
            .iter()
            .all(|e| is_open(e, &|v| self.open.contains(&v)));
        if open && !self.annotated.contains(&var) && self.open.insert(var) {
            self.changed = true;
        }
    }

    fn block(&mut self, block: &Block) {
        block.stmts.iter().for_each(|s| self.stmt(s));
        block.tail.iter().for_each(|e| self.expr(e));
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::Let { var, init, .. } => {
                self.expr(init);
                self.declare(*var, &[init]);
            }
            Stmt::Declare { var } => self.declare(*var, &[]),
            Stmt::LetPair {
                vars,
                init: Pair::Values(values),
            } => {
                for (var, e) in vars.iter().zip(values) {
                    self.expr(e);
                    self.declare(*var, &[e]);
                }
            }
            Stmt::LetPair {
                init: Pair::Call { args, .. },
                ..
            }
            | Stmt::Call { args, .. } => self.args(args),
            Stmt::LetMem { var, init, .. } => self.memory(*var, init),
            Stmt::AssignMem { init, .. } => {
                if let MemInit::CopyOf(view) = init {
                    self.view(view);
                }
            }
            Stmt::ForEach { items, body, .. } => {
                for (_, each) in items {
                    self.view(&each.mem);
                    // What the loop calls methods on is a reference to its elements.
                    if self.open.remove(&each.mem.mem) | self.annotated.insert(each.mem.mem) {
                        self.changed = true;
                    }
                }
                self.block(body);
            }
            Stmt::LetInt { init, .. } | Stmt::AssignInt { value: init, .. } => self.int(init),
            Stmt::LetBool { init, .. }
            | Stmt::AssignBool { value: init, .. }
            | Stmt::Assert { cond: init } => self.cond(init),
            Stmt::Assign { place, value, .. } | Stmt::ElementRef { place, value, .. } => {
                self.place(place);
                self.expr(value);
            }
            Stmt::AssignPair { places, values } => {
                places.iter().for_each(|p| self.place(p));
                values.iter().for_each(|e| self.expr(e));
            }
            Stmt::If { cond, then, els } => {
                self.cond(cond);
                self.block(then);
                els.iter().for_each(|b| self.block(b));
            }
            Stmt::Match { on, arms } => {
                self.int(on);
                for arm in arms {
                    arm.guard.iter().for_each(|g| self.cond(g));
                    self.block(&arm.body);
                }
            }
            Stmt::For { range, body, .. } => {
                self.int(&range.lo);
                self.int(&range.hi);
                self.block(body);
            }
            Stmt::While { cond, body, .. } => {
                self.cond(cond);
                self.block(body);
            }
            Stmt::Loop { body, var, .. } => {
                self.block(body);
                var.iter().for_each(|v| self.declare(*v, &[]));
            }
            Stmt::Break { value, .. } => value.iter().for_each(|e| self.expr(e)),
            Stmt::Return { values } => values.iter().for_each(|e| self.expr(e)),
            Stmt::Push { value, .. } => self.expr(value),
            Stmt::Fill { mem, value } => {
                self.view(mem);
                self.expr(value);
            }
            Stmt::CopyFrom { dst, src } => {
                self.view(dst);
                self.view(src);
            }
            Stmt::Pop { vec, var } => {
                let from = Expr::Read(Place::Var(*vec));
                self.declare(*var, &[&from]);
            }
            Stmt::Swap { i, j, .. } => {
                self.int(i);
                self.int(j);
            }
            Stmt::LetObject { init: o, .. } | Stmt::PushObject { value: o, .. } => self.object(o),
            Stmt::LetObjects { items, .. } => items.iter().for_each(|o| self.object(o)),
            Stmt::AssignPart { place, value } => {
                self.place(place);
                self.part(value);
            }
            Stmt::ForObjects { body, .. } => self.block(body),
            Stmt::MemSwap { .. } | Stmt::Continue { .. } | Stmt::LetTable { .. } => {}
        }
    }

    fn memory(&mut self, var: Var, init: &MemInit) {
        match init {
            MemInit::List(items) => {
                items.iter().for_each(|e| self.expr(e));
                self.declare(var, &items.iter().collect::<Vec<_>>());
            }
            MemInit::Repeat(item, _) => {
                self.expr(item);
                self.declare(var, &[item]);
            }
            // Perhaps nothing is ever pushed.
            MemInit::Empty(_) => {
                self.annotated.insert(var);
            }
            MemInit::CopyOf(view) => {
                self.view(view);
                let from = Expr::Read(Place::Var(view.mem));
                // A method on an array of `{float}` is fine; what it returns stays open.
                self.declare(var, &[&from]);
            }
            MemInit::Moved(_) => {}
        }
    }

    fn place(&mut self, place: &Place) {
        match place {
            Place::Var(_) => {}
            Place::Elem(_, path) => path.iter().for_each(|i| self.int(i)),
            Place::Part(_, steps) => {
                for step in steps {
                    if let Step::At(i) = step {
                        self.int(i);
                    }
                }
            }
        }
    }

    fn object(&mut self, object: &Object) {
        match object {
            Object::Read(place) => self.place(place),
            Object::Literal(_, parts) => parts.iter().for_each(|p| self.part(p)),
            Object::Update(_, _, part, base) => {
                self.part(part);
                self.object(base);
            }
            Object::Start(_) => {}
            Object::Call(_, args) => self.args(args),
            Object::If(c, a, b) => {
                self.cond(c);
                self.object(a);
                self.object(b);
            }
        }
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Float(e) => self.expr(e),
            Part::Int(i) => self.int(i),
            Part::Bool(c) => self.cond(c),
            Part::Floats(items) => items.iter().for_each(|e| self.expr(e)),
            Part::Object(o) => self.object(o),
        }
    }

    fn view(&mut self, view: &View) {
        view.row.iter().for_each(|i| self.int(i));
        if let Some((lo, hi)) = &view.range {
            lo.iter().chain(hi).for_each(|i| self.int(i));
        }
    }

    fn int(&mut self, int: &Int) {
        match int {
            Int::FromFloat(_, e) => self.expr(e),
            Int::Bin(_, a, b) => {
                self.int(a);
                self.int(b);
            }
            Int::Convert(_, a) | Int::Elem(_, a) => self.int(a),
            Int::Read(place) => self.place(place),
            Int::Lit(_) | Int::Var(_) | Int::Len(_) => {}
        }
    }

    fn cond(&mut self, cond: &Cond) {
        match cond {
            Cond::Floats(_, a, b) => {
                self.expr(a);
                self.expr(b);
            }
            Cond::Ints(_, a, b) => {
                self.int(a);
                self.int(b);
            }
            Cond::And(a, b) | Cond::Or(a, b) => {
                self.cond(a);
                self.cond(b);
            }
            Cond::Not(a) => self.cond(a),
            Cond::Read(place) => self.place(place),
            Cond::Var(_) | Cond::Lit(_) => {}
        }
    }

    fn args(&mut self, args: &[CallArg]) {
        for arg in args {
            match arg {
                CallArg::Float(e) => self.expr(e),
                CallArg::Int(i) => self.int(i),
                CallArg::View(view) => self.view(view),
                CallArg::Ref(place) => self.place(place),
                CallArg::Object(object) => self.object(object),
            }
        }
    }

    fn expr(&mut self, expr: &Expr) {
        if let Some(x) = receiver(expr)
            && is_open(x, &|v| self.open.contains(&v))
        {
            self.annotate_leaves(x);
        }
        match expr {
            Expr::Lit(_) => {}
            Expr::Read(place) => self.place(place),
            Expr::Un(_, x) | Expr::Clamp(x, _, _) => self.expr(x),
            Expr::Bin(_, a, b) => {
                self.expr(a);
                self.expr(b);
            }
            Expr::MulAdd(a, b, c) => [a, b, c].iter().for_each(|e| self.expr(e)),
            Expr::Powi(x, n) => {
                self.expr(x);
                self.int(n);
            }
            Expr::Cast(i) => self.int(i),
            Expr::If(c, a, b) => {
                self.cond(c);
                self.block(a);
                self.block(b);
            }
            Expr::Match(on, arms) => {
                self.int(on);
                for arm in arms {
                    arm.guard.iter().for_each(|g| self.cond(g));
                    self.expr(&arm.body);
                }
            }
            Expr::Block(b) => self.block(b),
            Expr::Call(_, args) => self.args(args),
            Expr::Rate(_) => {}
            Expr::Object(object) => self.object(object),
        }
    }

    fn annotate_leaves(&mut self, expr: &Expr) {
        match expr {
            Expr::Read(Place::Var(v) | Place::Elem(v, _))
                if self.open.remove(v) | self.annotated.insert(*v) =>
            {
                self.changed = true;
            }
            Expr::Un(_, x) => self.annotate_leaves(x),
            Expr::Bin(_, a, b) => {
                self.annotate_leaves(a);
                self.annotate_leaves(b);
            }
            Expr::If(_, a, b) => [a, b]
                .iter()
                .for_each(|b| b.tail.iter().for_each(|e| self.annotate_leaves(e))),
            Expr::Match(_, arms) => arms.iter().for_each(|a| self.annotate_leaves(&a.body)),
            Expr::Block(b) => b.tail.iter().for_each(|e| self.annotate_leaves(e)),
            _ => {}
        }
    }
}
