//! Numbered simplifications of a program: the same number always means the same edit. Coarse ones
//! come first (functions, halves of blocks), fine ones last (operands).

use super::ast::{Arg, Block, CallArg, Cond, Expr, Int, Object, Part, Program, Stmt};
use super::visit::{self, Visitor};

/// The number of edits.
pub fn count(program: &Program) -> usize {
    let mut all = 0;
    for stage in STAGES {
        let mut pick = Pick {
            left: usize::MAX,
            done: false,
        };
        stage(&mut program.clone(), &mut pick);
        all += usize::MAX - pick.left;
    }
    all
}

/// The program after edit `number`; `None` if that changes nothing.
pub fn apply(program: &Program, number: usize) -> Option<Program> {
    let mut edited = program.clone();
    let mut pick = Pick {
        left: number,
        done: false,
    };
    for stage in STAGES {
        stage(&mut edited, &mut pick);
        if pick.done {
            return Some(edited);
        }
    }
    None
}

/// A measure that every accepted edit lowers.
pub fn size(program: &Program) -> usize {
    let mut counter = Counter(program.args.len());
    for function in &mut program.clone().functions {
        counter.0 += function.params.len() + 1;
        visit::block(&mut counter, &mut function.body);
    }
    counter.0
}

struct Counter(usize);

impl Visitor for Counter {
    fn block(&mut self, block: &mut Block) {
        self.0 += 4 * block.stmts.len();
    }
    fn expr(&mut self, expr: &mut Expr) {
        self.0 += if matches!(expr, Expr::Lit(_)) { 1 } else { 2 };
    }
    fn int(&mut self, _: &mut Int) {
        self.0 += 1;
    }
    fn cond(&mut self, _: &mut Cond) {
        self.0 += 1;
    }
    fn object(&mut self, object: &mut Object) {
        self.0 += if matches!(object, Object::Start(_)) {
            1
        } else {
            2
        };
    }
}

/// Counts down to the wanted edit.
struct Pick {
    left: usize,
    done: bool,
}

impl Pick {
    /// True exactly once, at the wanted edit.
    fn here(&mut self) -> bool {
        if self.done {
            return false;
        }
        if self.left == 0 {
            self.done = true;
            return true;
        }
        self.left -= 1;
        false
    }
}

const STAGES: [fn(&mut Program, &mut Pick); 5] =
    [functions, halves, statements, parameters, operands];

/// Removes functions that nobody calls.
fn functions(program: &mut Program, pick: &mut Pick) {
    for k in 0..program.functions.len() - 1 {
        if is_called(program, k) || !pick.here() {
            continue;
        }
        program.functions.remove(k);
        let mut renumber = Renumber(k);
        program
            .functions
            .iter_mut()
            .for_each(|f| visit::block(&mut renumber, &mut f.body));
        return;
    }
}

struct Renumber(usize);

impl Visitor for Renumber {
    fn call(&mut self, callee: &mut usize, _: &mut Vec<CallArg>) {
        if *callee > self.0 {
            *callee -= 1;
        }
    }
}

fn is_called(program: &Program, k: usize) -> bool {
    struct Finds(usize, bool);
    impl Visitor for Finds {
        fn call(&mut self, callee: &mut usize, _: &mut Vec<CallArg>) {
            self.1 |= *callee == self.0;
        }
    }
    let mut finds = Finds(k, false);
    for (j, function) in program.clone().functions.iter_mut().enumerate() {
        if j != k {
            visit::block(&mut finds, &mut function.body);
        }
    }
    finds.1
}

/// Removes halves of long blocks.
fn halves(program: &mut Program, pick: &mut Pick) {
    struct Halves<'a>(&'a mut Pick);
    impl Visitor for Halves<'_> {
        fn block(&mut self, block: &mut Block) {
            let half = block.stmts.len() / 2;
            if half >= 2 {
                if self.0.here() {
                    block.stmts.drain(half..);
                } else if self.0.here() {
                    block.stmts.drain(..half);
                }
            }
        }
    }
    bodies(program, &mut Halves(pick));
}

/// Removes single statements, or replaces them by what they contain.
fn statements(program: &mut Program, pick: &mut Pick) {
    struct Singles<'a>(&'a mut Pick);
    impl Visitor for Singles<'_> {
        fn block(&mut self, block: &mut Block) {
            for k in (0..block.stmts.len()).rev() {
                if self.0.here() {
                    block.stmts.remove(k);
                    return;
                }
                for inner in contents(&block.stmts[k]) {
                    if self.0.here() {
                        block.stmts.splice(k..=k, inner);
                        return;
                    }
                }
            }
        }
    }
    bodies(program, &mut Singles(pick));
}

fn contents(stmt: &Stmt) -> Vec<Vec<Stmt>> {
    let without_else = |s: &Stmt| match s {
        Stmt::If {
            cond,
            then,
            els: Some(_),
        } => vec![vec![Stmt::If {
            cond: cond.clone(),
            then: then.clone(),
            els: None,
        }]],
        _ => Vec::new(),
    };
    match stmt {
        Stmt::If { then, els, .. } => {
            let mut all = vec![then.stmts.clone()];
            all.extend(els.iter().map(|b| b.stmts.clone()));
            all.extend(without_else(stmt));
            all
        }
        Stmt::Match { arms, .. } => arms.iter().map(|a| a.body.stmts.clone()).collect(),
        Stmt::For { body, .. }
        | Stmt::ForEach { body, .. }
        | Stmt::While { body, .. }
        | Stmt::Loop { body, .. }
        | Stmt::ForObjects { body, .. } => {
            vec![body.stmts.clone()]
        }
        _ => Vec::new(),
    }
}

/// Removes parameters with their arguments, and shortens the entry's arguments.
fn parameters(program: &mut Program, pick: &mut Pick) {
    let entry = program.functions.len() - 1;
    for k in 0..program.functions.len() {
        for at in 0..program.functions[k].params.len() {
            if !pick.here() {
                continue;
            }
            program.functions[k].params.remove(at);
            if k == entry {
                program.args.remove(at);
            }
            let mut drop = DropArg { callee: k, at };
            program
                .functions
                .iter_mut()
                .for_each(|f| visit::block(&mut drop, &mut f.body));
            return;
        }
    }
    let types: Vec<_> = program
        .entry()
        .params
        .iter()
        .map(|p| program.entry().vars[p.0].ty)
        .collect();
    for (arg, ty) in program.args.iter_mut().zip(types) {
        let sized = matches!(ty, super::ast::Ty::Array(_) | super::ast::Ty::ArrayRef(_));
        if let Arg::Floats(xs) = arg
            && !sized
            && xs.len() > 1
            && pick.here()
        {
            xs.pop();
        }
    }
}

struct DropArg {
    callee: usize,
    at: usize,
}

impl Visitor for DropArg {
    fn call(&mut self, callee: &mut usize, args: &mut Vec<CallArg>) {
        if *callee == self.callee {
            args.remove(self.at);
        }
    }
}

/// Replaces expressions by their operands, then by literals.
fn operands(program: &mut Program, pick: &mut Pick) {
    struct Operands<'a>(&'a mut Pick);
    impl Visitor for Operands<'_> {
        fn expr(&mut self, expr: &mut Expr) {
            let mut simpler = parts(expr);
            if !matches!(expr, Expr::Lit(_)) {
                simpler.push(Expr::Lit(1.0));
            }
            if let Some(choice) = simpler.into_iter().find(|_| self.0.here()) {
                *expr = choice;
            }
        }
        fn int(&mut self, int: &mut Int) {
            let mut simpler = match int {
                Int::Bin(_, a, b) => vec![(**a).clone(), (**b).clone()],
                Int::Elem(_, i) => vec![(**i).clone()],
                _ => Vec::new(),
            };
            match int {
                Int::Lit(n) if *n > 1 => simpler.push(Int::Lit(*n - 1)),
                Int::Lit(_) => {}
                _ => simpler.extend([Int::Lit(0), Int::Lit(1)]),
            }
            if let Some(choice) = simpler.into_iter().find(|_| self.0.here()) {
                *int = choice;
            }
        }
        fn cond(&mut self, cond: &mut Cond) {
            let mut simpler = match cond {
                Cond::And(a, b) | Cond::Or(a, b) => vec![(**a).clone(), (**b).clone()],
                Cond::Not(a) => vec![(**a).clone()],
                _ => Vec::new(),
            };
            if !matches!(cond, Cond::Lit(_)) {
                simpler.extend([Cond::Lit(true), Cond::Lit(false)]);
            }
            if let Some(choice) = simpler.into_iter().find(|_| self.0.here()) {
                *cond = choice;
            }
        }
        fn object(&mut self, object: &mut Object) {
            let simpler = objects(object);
            if let Some(choice) = simpler.into_iter().find(|_| self.0.here()) {
                *object = choice;
            }
        }
    }
    bodies(program, &mut Operands(pick));
}

fn parts(expr: &Expr) -> Vec<Expr> {
    match expr {
        Expr::Lit(_) | Expr::Read(_) | Expr::Cast(_) | Expr::Rate(_) | Expr::Object(_) => {
            Vec::new()
        }
        Expr::Un(_, x) | Expr::Clamp(x, _, _) | Expr::Powi(x, _) => vec![(**x).clone()],
        Expr::Bin(_, a, b) => vec![(**a).clone(), (**b).clone()],
        Expr::MulAdd(a, b, c) => [a, b, c].map(|e| (**e).clone()).to_vec(),
        Expr::If(_, a, b) => a.tail.iter().chain(&b.tail).cloned().collect(),
        Expr::Match(_, arms) => arms.iter().map(|a| a.body.clone()).collect(),
        Expr::Block(b) => b.tail.clone(),
        Expr::Call(_, args) => {
            let float = |a: &CallArg| {
                if let CallArg::Float(e) = a {
                    Some(e.clone())
                } else {
                    None
                }
            };
            args.iter().filter_map(float).collect()
        }
    }
}

/// The structs in an expression that is one.
fn objects(object: &Object) -> Vec<Object> {
    match object {
        Object::Read(_) | Object::Start(_) => Vec::new(),
        Object::Literal(_, parts) => parts
            .iter()
            .filter_map(|part| match part {
                Part::Object(inner) => Some(inner.clone()),
                _ => None,
            })
            .collect(),
        Object::Update(_, _, _, base) => vec![(**base).clone()],
        Object::Call(_, args) => args
            .iter()
            .filter_map(|arg| match arg {
                CallArg::Object(inner) => Some(inner.clone()),
                CallArg::Ref(place) => Some(Object::Read(place.clone())),
                _ => None,
            })
            .collect(),
        Object::If(_, a, b) => vec![(**a).clone(), (**b).clone()],
    }
}

fn bodies(program: &mut Program, visitor: &mut dyn Visitor) {
    for function in program.functions.iter_mut().rev() {
        visit::block(visitor, &mut function.body);
    }
}
