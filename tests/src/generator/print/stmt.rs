//! Statements.

use super::super::ast::{
    Bin, Block, Each, How, Label, MemInit, Pair, Range, RangeShape, Stmt, Ty, Var,
};
use super::Printer;
use super::expr::{Level, infix};

impl Printer<'_> {
    /// The statements and tail of a block, one level deeper.
    pub(super) fn block_body(&mut self, block: &Block) {
        self.indent += 1;
        self.statements(block);
        self.indent -= 1;
    }

    pub(super) fn statements(&mut self, block: &Block) {
        for stmt in &block.stmts {
            self.stmt(stmt);
        }
        if !block.tail.is_empty() {
            let tail = self.tail(block);
            self.line(&tail);
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::If { cond, then, els } => self.if_stmt(cond, then, els.as_ref()),
            Stmt::Match { on, arms } => {
                let head = format!("match {} {{", self.int(on, Level::Any));
                self.line(&head);
                self.indent += 1;
                for arm in arms {
                    let head = format!("{} => {{", self.pattern(arm));
                    self.line(&head);
                    self.block_body(&arm.body);
                    self.line("}");
                }
                self.indent -= 1;
                self.line("}");
            }
            Stmt::For {
                label,
                var,
                range,
                body,
            } => {
                let head = format!(
                    "{}for {} in {} {{",
                    label_text(*label),
                    self.name(*var),
                    self.range(range)
                );
                self.braces(&head, body, "}");
            }
            Stmt::ForEach {
                label,
                count,
                items,
                rev,
                body,
            } => {
                let head = format!(
                    "{}for {} {{",
                    label_text(*label),
                    self.each(*count, items, *rev)
                );
                self.braces(&head, body, "}");
            }
            Stmt::While { label, cond, body } => {
                let head = format!(
                    "{}while {} {{",
                    label_text(*label),
                    self.cond(cond, Level::Any)
                );
                self.braces(&head, body, "}");
            }
            Stmt::Loop {
                label,
                var: None,
                body,
            } => self.braces(&format!("{}loop {{", label_text(*label)), body, "}"),
            Stmt::Loop {
                label,
                var: Some(v),
                body,
            } => {
                let head = format!("let {} = {}loop {{", self.declared(*v), label_text(*label));
                self.braces(&head, body, "};");
            }
            Stmt::ForObjects { var, items, body } => {
                let head = format!(
                    "for {} in {} {{",
                    self.name(*var),
                    self.each_object(*var, *items)
                );
                self.braces(&head, body, "}");
            }
            Stmt::ElementRef { place, op, value } => {
                self.line("{");
                let first = format!("    let r = &mut {};", self.place(place));
                let second = format!(
                    "    *r {} {};",
                    assign_op(*op),
                    self.expr(value, Level::Any)
                );
                self.line(&first);
                self.line(&second);
                self.line("}");
            }
            other => {
                let text = self.simple(other);
                self.line(&text);
            }
        }
    }

    fn braces(&mut self, head: &str, body: &Block, close: &str) {
        self.line(head);
        self.block_body(body);
        self.line(close);
    }

    fn if_stmt(&mut self, cond: &super::super::ast::Cond, then: &Block, els: Option<&Block>) {
        let head = format!("if {} {{", self.cond(cond, Level::Any));
        self.line(&head);
        self.block_body(then);
        if let Some(els) = els {
            self.line("} else {");
            self.block_body(els);
        }
        self.line("}");
    }

    /// `name`, or `name: f64`.
    fn declared(&self, var: Var) -> String {
        let name = self.name(var);
        if self.annotated.contains(&var) {
            format!("{name}: {}", super::ty(self.ty(var), &self.program.structs))
        } else {
            name.to_string()
        }
    }

    /// A statement on one line.
    fn simple(&self, stmt: &Stmt) -> String {
        let mutability = |mutable: &bool| if *mutable { "mut " } else { "" };
        match stmt {
            Stmt::Let { var, mutable, init } => format!(
                "let {}{} = {};",
                mutability(mutable),
                self.declared(*var),
                self.expr(init, Level::Any)
            ),
            Stmt::LetInt { var, mutable, init } => format!(
                "let {}{}: {} = {};",
                mutability(mutable),
                self.name(*var),
                super::ty(self.ty(*var), &self.program.structs),
                self.int(init, Level::Any)
            ),
            Stmt::LetBool { var, mutable, init } => format!(
                "let {}{} = {};",
                mutability(mutable),
                self.name(*var),
                self.cond(init, Level::Any)
            ),
            Stmt::Declare { var } => format!("let {};", self.declared(*var)),
            Stmt::LetPair { vars, init } => self.let_pair(vars, init),
            Stmt::LetMem { var, mutable, init } => format!(
                "let {}{} = {};",
                mutability(mutable),
                self.declared(*var),
                self.memory(*var, init)
            ),
            Stmt::LetTable { var, items } => {
                format!(
                    "let {}: {} = {items:?};",
                    self.name(*var),
                    super::ty(self.ty(*var), &self.program.structs)
                )
            }
            Stmt::AssignMem { var, init } => {
                format!("{} = {};", self.name(*var), self.memory(*var, init))
            }
            Stmt::Assign { place, op, value } => format!(
                "{} {} {};",
                self.place(place),
                assign_op(*op),
                self.expr(value, Level::Any)
            ),
            Stmt::AssignPair {
                places: [p, q],
                values: [x, y],
            } => {
                format!(
                    "({}, {}) = ({}, {});",
                    self.place(p),
                    self.place(q),
                    self.expr(x, Level::Any),
                    self.expr(y, Level::Any)
                )
            }
            Stmt::AssignInt { var, op, value } => {
                let op = op.map_or("=".to_string(), |op| {
                    format!("{}=", super::expr::int_infix(op).0)
                });
                format!("{} {op} {};", self.name(*var), self.int(value, Level::Any))
            }
            Stmt::AssignBool { var, value } => {
                format!("{} = {};", self.name(*var), self.cond(value, Level::Any))
            }
            Stmt::Break { label, value } => {
                let value = value
                    .as_ref()
                    .map_or(String::new(), |e| format!(" {}", self.expr(e, Level::Any)));
                format!("break{}{value};", target_text(*label))
            }
            Stmt::Continue { label } => format!("continue{};", target_text(*label)),
            Stmt::Return { values } if values.is_empty() => "return;".into(),
            Stmt::Return { values } => format!(
                "return {};",
                self.tail(&Block {
                    stmts: vec![],
                    tail: values.clone()
                })
            ),
            Stmt::Push { vec, value } => format!(
                "{}.push({});",
                self.name(*vec),
                self.expr(value, Level::Any)
            ),
            Stmt::Pop { vec, var } => format!(
                "let {} = {}.pop().unwrap();",
                self.declared(*var),
                self.name(*vec)
            ),
            Stmt::Swap { mem, i, j } => format!(
                "{}.swap({}, {});",
                self.name(*mem),
                self.int(i, Level::Any),
                self.int(j, Level::Any)
            ),
            Stmt::MemSwap { a, b } => format!(
                "std::mem::swap(&mut {}, &mut {});",
                self.name(*a),
                self.name(*b)
            ),
            Stmt::Fill { mem, value } => {
                format!("{}.fill({});", self.view(mem), self.expr(value, Level::Any))
            }
            Stmt::CopyFrom { dst, src } => {
                format!("{}.copy_from_slice({});", self.view(dst), self.source(src))
            }
            Stmt::Call { callee, args } => format!("{};", self.call(*callee, args, Level::Any)),
            Stmt::LetObject { var, mutable, init } => format!(
                "let {}{} = {};",
                mutability(mutable),
                self.name(*var),
                self.object(init, Level::Any)
            ),
            Stmt::LetObjects { var, items } => {
                let items: Vec<String> = items.iter().map(|o| self.object(o, Level::Any)).collect();
                let vec = match self.ty(*var) {
                    Ty::StructVec(_) => "vec!",
                    _ => "",
                };
                format!("let mut {} = {vec}[{}];", self.name(*var), items.join(", "))
            }
            Stmt::PushObject { vec, value } => format!(
                "{}.push({});",
                self.name(*vec),
                self.object(value, Level::Any)
            ),
            Stmt::AssignPart { place, value } => {
                format!("{} = {};", self.object_place(place), self.part(value))
            }
            Stmt::Assert { cond } => format!("assert!({});", self.cond(cond, Level::Any)),
            Stmt::If { .. }
            | Stmt::Match { .. }
            | Stmt::For { .. }
            | Stmt::ForEach { .. }
            | Stmt::While { .. }
            | Stmt::Loop { .. }
            | Stmt::ForObjects { .. }
            | Stmt::ElementRef { .. } => {
                unreachable!("printed over several lines")
            }
        }
    }

    fn source(&self, view: &super::super::ast::View) -> String {
        let whole = view.row.is_none() && view.range.is_none();
        let text = self.view(view);
        if whole && self.ty(view.mem).is_ref() {
            text
        } else {
            format!("&{text}")
        }
    }

    fn let_pair(&self, vars: &[Var; 2], init: &Pair) -> String {
        let [a, b] = vars.map(|v| self.name(v));
        let annotated = vars.iter().any(|v| self.annotated.contains(v));
        let types = if annotated { ": (f64, f64)" } else { "" };
        match init {
            Pair::Values([x, y]) => format!(
                "let ({a}, {b}){types} = ({}, {});",
                self.expr(x, Level::Any),
                self.expr(y, Level::Any)
            ),
            Pair::Call { callee, args } => {
                format!("let ({a}, {b}) = {};", self.call(*callee, args, Level::Any))
            }
        }
    }

    fn memory(&self, var: Var, init: &MemInit) -> String {
        let is_vec = self.ty(var) == Ty::Vec;
        match init {
            MemInit::List(items) => {
                let items: Vec<String> = items.iter().map(|e| self.expr(e, Level::Any)).collect();
                format!("{}[{}]", if is_vec { "vec!" } else { "" }, items.join(", "))
            }
            MemInit::Repeat(item, len) => {
                let item = self.expr(item, Level::Any);
                match self.ty(var) {
                    Ty::Grid(rows, width) => format!("[[{item}; {width}]; {rows}]"),
                    Ty::Rows(rows, width) => format!("vec![vec![{item}; {width}]; {rows}]"),
                    Ty::Array(n) => format!("[{item}; {n}]"),
                    _ => format!("vec![{item}; {}]", self.int(len, Level::Any)),
                }
            }
            MemInit::Empty(None) => "Vec::new()".into(),
            MemInit::Empty(Some(n)) => format!("Vec::with_capacity({})", self.int(n, Level::Any)),
            MemInit::Moved(from) => self.name(*from).into(),
            MemInit::CopyOf(view) if matches!(self.ty(var), Ty::Rows(..)) => {
                format!("{}.clone()", self.view(view))
            }
            MemInit::CopyOf(view)
                if is_vec && self.ty(view.mem) == Ty::Vec && view.range.is_none() =>
            {
                format!("{}.clone()", self.view(view))
            }
            MemInit::CopyOf(view) if is_vec => format!("{}.to_vec()", self.view(view)),
            MemInit::CopyOf(view) if matches!(self.ty(view.mem), Ty::ArrayRef(_)) => {
                format!("*{}", self.name(view.mem))
            }
            MemInit::CopyOf(view) => self.view(view),
        }
    }

    /// `(i, (a, b)) in x.iter().zip(y.iter_mut()).enumerate()`
    fn each(&self, count: Option<Var>, items: &[(Var, Each)], rev: bool) -> String {
        let mut pattern = String::new();
        let mut chain = String::new();
        for (var, each) in items {
            let how = match each.how {
                How::Iter => "iter()".into(),
                How::IterMut => "iter_mut()".into(),
                How::Windows(k) => format!("windows({k})"),
                How::Chunks(k) => format!("chunks_exact({k})"),
            };
            let one = format!("{}.{how}", self.view(&each.mem));
            let name = self.name(*var);
            if chain.is_empty() {
                (pattern, chain) = (name.into(), one);
            } else {
                pattern = format!("({pattern}, {name})");
                chain = format!("{chain}.zip({one})");
            }
        }
        if let Some(i) = count {
            pattern = format!("({}, {pattern})", self.name(i));
            chain += ".enumerate()";
        }
        let rev = if rev { ".rev()" } else { "" };
        format!("{pattern} in {chain}{rev}")
    }

    fn range(&self, range: &Range) -> String {
        let dots = if range.inclusive { "..=" } else { ".." };
        let text = format!(
            "{}{dots}{}",
            self.int(&range.lo, Level::Sum),
            self.int(&range.hi, Level::Sum)
        );
        match range.shape {
            RangeShape::Plain => text,
            RangeShape::Rev => format!("({text}).rev()"),
            RangeShape::Step(s) => format!("({text}).step_by({s})"),
            RangeShape::RevStep(s) => format!("({text}).rev().step_by({s})"),
            RangeShape::StepRev(s) => format!("({text}).step_by({s}).rev()"),
        }
    }
}

/// `=`, or `+=`; for methods there is no such form and the generator makes none.
fn assign_op(op: Option<Bin>) -> String {
    op.and_then(infix)
        .map_or("=".to_string(), |(symbol, _, _)| format!("{symbol}="))
}

fn label_text(label: Option<Label>) -> String {
    label.map_or(String::new(), |l| format!("'l{}: ", l.0))
}

fn target_text(label: Option<Label>) -> String {
    label.map_or(String::new(), |l| format!(" 'l{}", l.0))
}
