//! Expressions, with parentheses only where they are needed.

use super::super::ast::{
    Arm, Bin, Block, CallArg, Cmp, Cond, Expr, Int, IntBin, IntTy, Pat, Place, Role, Ty, Un, View,
};
use super::{Printer, known};

/// How tightly an expression binds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Any,
    Or,
    And,
    Compare,
    Xor,
    BitAnd,
    Shift,
    Sum,
    Product,
    Cast,
    Prefix,
    Postfix,
}

/// The symbol of an infix operation; methods have none.
pub fn infix(op: Bin) -> Option<(&'static str, Level, Level)> {
    match op {
        Bin::Add => Some(("+", Level::Sum, Level::Product)),
        Bin::Sub => Some(("-", Level::Sum, Level::Product)),
        Bin::Mul => Some(("*", Level::Product, Level::Cast)),
        Bin::Div => Some(("/", Level::Product, Level::Cast)),
        Bin::Max | Bin::Min | Bin::Hypot | Bin::Atan2 | Bin::Powf => None,
    }
}

/// `text`, in parentheses if it binds less tightly than wanted.
pub(super) fn wrap(text: String, has: Level, wanted: Level) -> String {
    if has < wanted {
        format!("({text})")
    } else {
        text
    }
}

impl Printer<'_> {
    pub(super) fn expr(&self, expr: &Expr, wanted: Level) -> String {
        match expr {
            Expr::Lit(v) if v.is_infinite() => {
                format!("f64::{}INFINITY", if *v < 0.0 { "NEG_" } else { "" })
            }
            Expr::Lit(v) if *v < 0.0 => wrap(format!("{v:?}"), Level::Prefix, wanted),
            Expr::Lit(v) => format!("{v:?}"),
            Expr::Read(place @ Place::Var(v))
                if matches!(self.ty(*v), Ty::FloatMut | Ty::FloatRef) =>
            {
                wrap(self.place(place), Level::Prefix, wanted)
            }
            Expr::Read(place) => self.place(place),
            Expr::Un(Un::Neg, x) => wrap(
                format!("-{}", self.expr(x, Level::Postfix)),
                Level::Prefix,
                wanted,
            ),
            Expr::Un(op, x) => format!("{}.{}()", self.receiver(x), unary_name(*op)),
            Expr::Bin(op, a, b) => match infix(*op) {
                Some((symbol, own, right)) => wrap(
                    format!("{} {symbol} {}", self.expr(a, own), self.expr(b, right)),
                    own,
                    wanted,
                ),
                None => format!(
                    "{}.{}({})",
                    self.receiver(a),
                    method(*op),
                    self.expr(b, Level::Any)
                ),
            },
            Expr::MulAdd(a, b, c) => format!(
                "{}.mul_add({}, {})",
                self.receiver(a),
                self.expr(b, Level::Any),
                self.expr(c, Level::Any)
            ),
            Expr::Clamp(x, lo, hi) => format!("{}.clamp({lo:?}, {hi:?})", self.receiver(x)),
            Expr::Powi(x, n) => format!("{}.powi({})", self.receiver(x), self.int(n, Level::Any)),
            Expr::Cast(i) => wrap(
                format!("{} as f64", self.int(i, Level::Prefix)),
                Level::Cast,
                wanted,
            ),
            Expr::If(c, a, b) => wrap(
                format!(
                    "if {} {} else {}",
                    self.cond(c, Level::Any),
                    self.braced(a),
                    self.braced(b)
                ),
                Level::Any,
                wanted,
            ),
            Expr::Match(on, arms) => wrap(self.match_expr(on, arms), Level::Any, wanted),
            Expr::Block(b) => wrap(self.braced(b), Level::Any, wanted),
            Expr::Call(callee, args) => self.call(*callee, args, wanted),
            Expr::Rate(of) => format!("{}::RATE", self.struct_name(*of)),
            Expr::Object(object) => self.object(object, wanted),
        }
    }

    /// An expression that a method is called on: its type must be known.
    fn receiver(&self, expr: &Expr) -> String {
        let open = known::is_open(expr, &|_| false);
        match expr {
            Expr::Lit(v) if v.is_infinite() => self.expr(expr, Level::Any),
            Expr::Lit(v) if *v >= 0.0 => format!("{v:?}_f64"),
            Expr::Lit(v) => format!("({v:?}_f64)"),
            _ if open => format!("f64::from({})", self.expr(expr, Level::Any)),
            // Methods see through references.
            Expr::Read(Place::Var(v)) => self.name(*v).to_string(),
            _ => self.expr(expr, Level::Postfix),
        }
    }

    pub(super) fn place(&self, place: &Place) -> String {
        match place {
            Place::Var(v) if matches!(self.ty(*v), Ty::FloatMut | Ty::FloatRef) => {
                format!("*{}", self.name(*v))
            }
            Place::Var(v) => self.name(*v).to_string(),
            Place::Elem(v, path) => {
                let path: String = path
                    .iter()
                    .map(|i| format!("[{}]", self.int(i, Level::Any)))
                    .collect();
                format!("{}{path}", self.name(*v))
            }
            Place::Part(v, steps) => self.part_place(*v, steps),
        }
    }

    /// `m`, `m[r]`, `m[a..b]`.
    pub(super) fn view(&self, view: &View) -> String {
        let mut text = self.name(view.mem).to_string();
        if let Some(row) = &view.row {
            text += &format!("[{}]", self.int(row, Level::Any));
        }
        if let Some((lo, hi)) = &view.range {
            let end = |i: &Option<Int>| {
                i.as_ref()
                    .map_or(String::new(), |i| self.int(i, Level::Sum))
            };
            text += &format!("[{}..{}]", end(lo), end(hi));
        }
        text
    }

    pub(super) fn call(&self, callee: usize, args: &[CallArg], wanted: Level) -> String {
        let function = &self.program.functions[callee];
        let types = function.params.iter().map(|p| function.vars[p.0].ty);
        let operands: Vec<(&CallArg, Ty)> = args.iter().zip(types).collect();
        if let Role::Operator(operator) = function.role {
            return self.operation(operator, &operands, wanted);
        }
        let list = |of: &[(&CallArg, Ty)]| {
            let args: Vec<String> = of.iter().map(|(a, ty)| self.arg(a, *ty)).collect();
            args.join(", ")
        };
        match (function.role, &operands[..]) {
            (Role::Method(_), [(this, _), others @ ..]) => {
                let this = self.called_on(this);
                format!("{this}.{}({})", function.name, list(others))
            }
            (Role::Associated(of), all) => {
                format!("{}::{}({})", self.struct_name(of), function.name, list(all))
            }
            (_, all) => format!("{}({})", function.name, list(all)),
        }
    }

    pub(super) fn arg(&self, arg: &CallArg, wanted: Ty) -> String {
        match arg {
            CallArg::Float(e) => self.expr(e, Level::Any),
            CallArg::Int(i) => self.int(i, Level::Any),
            CallArg::Ref(place) => self.reference(place, wanted),
            CallArg::Object(object) if matches!(wanted, Ty::StructRef(_)) => {
                format!("&{}", self.object(object, Level::Prefix))
            }
            CallArg::Object(object) => self.object(object, Level::Any),
            CallArg::View(view) => {
                let whole = view.row.is_none() && view.range.is_none();
                let text = self.view(view);
                match wanted {
                    Ty::Array(_) => text,
                    _ if whole && self.ty(view.mem).is_ref() => text,
                    Ty::SliceMut => format!("&mut {text}"),
                    _ => format!("&{text}"),
                }
            }
        }
    }

    fn reference(&self, place: &Place, wanted: Ty) -> String {
        match (place, wanted) {
            (Place::Var(v), _) if self.ty(*v) == wanted => self.name(*v).to_string(),
            (place, Ty::StructMut(_) | Ty::StructSliceMut(_)) => {
                format!("&mut {}", self.object_place(place))
            }
            (place, Ty::StructRef(_) | Ty::StructSlice(_)) => {
                format!("&{}", self.object_place(place))
            }
            (_, Ty::FloatMut) => format!("&mut {}", self.place(place)),
            _ => format!("&{}", self.place(place)),
        }
    }

    fn match_expr(&self, on: &Int, arms: &[Arm<Expr>]) -> String {
        let arms: Vec<String> = arms
            .iter()
            .map(|a| format!("{} => {}", self.pattern(a), self.expr(&a.body, Level::Any)))
            .collect();
        format!(
            "match {} {{ {} }}",
            self.int(on, Level::Any),
            arms.join(", ")
        )
    }

    pub(super) fn pattern<T>(&self, arm: &Arm<T>) -> String {
        let pat = match &arm.pat {
            Pat::Ints(ints) => ints
                .iter()
                .map(i64::to_string)
                .collect::<Vec<_>>()
                .join(" | "),
            Pat::Range(lo, hi) => format!("{lo}..={hi}"),
            Pat::Any => "_".into(),
        };
        match &arm.guard {
            Some(guard) => format!("{pat} if {}", self.cond(guard, Level::Any)),
            None => pat,
        }
    }

    /// A block as a value: on one line if it is only a value.
    fn braced(&self, block: &Block) -> String {
        if block.stmts.is_empty() {
            return format!("{{ {} }}", self.tail(block));
        }
        let mut inner = Printer {
            program: self.program,
            function: self.function,
            annotated: self.annotated.clone(),
            text: String::new(),
            indent: self.indent + 1,
        };
        inner.statements(block);
        format!("{{\n{}{}}}", inner.text, "    ".repeat(self.indent))
    }

    pub(super) fn tail(&self, block: &Block) -> String {
        match &block.tail[..] {
            [] => String::new(),
            [one] => self.expr(one, Level::Any),
            many => format!(
                "({})",
                many.iter()
                    .map(|e| self.expr(e, Level::Any))
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
        }
    }

    pub(super) fn int(&self, int: &Int, wanted: Level) -> String {
        match int {
            Int::Lit(v) if *v < 0 => wrap(v.to_string(), Level::Prefix, wanted),
            Int::Lit(v) => v.to_string(),
            Int::Var(v) => self.name(*v).to_string(),
            Int::Bin(op, a, b) => {
                let (symbol, own, right) = int_infix(*op);
                wrap(
                    format!("{} {symbol} {}", self.int(a, own), self.int(b, right)),
                    own,
                    wanted,
                )
            }
            Int::Len(v) => format!("{}.len()", self.name(*v)),
            Int::Read(place) => self.place(place),
            Int::Elem(v, i) => format!("{}[{}]", self.name(*v), self.int(i, Level::Any)),
            Int::FromFloat(ty, e) => wrap(
                format!("{} as {}", self.expr(e, Level::Prefix), int_ty(*ty)),
                Level::Cast,
                wanted,
            ),
            Int::Convert(ty, i) => wrap(
                format!("{} as {}", self.int(i, Level::Prefix), int_ty(*ty)),
                Level::Cast,
                wanted,
            ),
        }
    }

    pub(super) fn cond(&self, cond: &Cond, wanted: Level) -> String {
        match cond {
            Cond::Lit(b) => b.to_string(),
            Cond::Var(v) => self.name(*v).to_string(),
            Cond::Read(place) => self.place(place),
            // A cast on the left of `<` would begin generic arguments.
            Cond::Floats(op, a, b) => wrap(
                format!(
                    "{} {} {}",
                    self.compared(self.expr(a, Level::Sum)),
                    compare(*op),
                    self.expr(b, Level::Sum)
                ),
                Level::Compare,
                wanted,
            ),
            Cond::Ints(op, a, b) => wrap(
                format!(
                    "{} {} {}",
                    self.compared(self.int(a, Level::Xor)),
                    compare(*op),
                    self.int(b, Level::Xor)
                ),
                Level::Compare,
                wanted,
            ),
            Cond::And(a, b) => wrap(
                format!(
                    "{} && {}",
                    self.cond(a, Level::And),
                    self.cond(b, Level::Compare)
                ),
                Level::And,
                wanted,
            ),
            Cond::Or(a, b) => wrap(
                format!(
                    "{} || {}",
                    self.cond(a, Level::Or),
                    self.cond(b, Level::And)
                ),
                Level::Or,
                wanted,
            ),
            Cond::Not(a) => wrap(
                format!("!{}", self.cond(a, Level::Postfix)),
                Level::Prefix,
                wanted,
            ),
        }
    }

    fn compared(&self, text: String) -> String {
        let ends_in_type = [" as f64", " as usize", " as i32"]
            .iter()
            .any(|t| text.ends_with(t));
        if ends_in_type {
            format!("({text})")
        } else {
            text
        }
    }
}

fn unary_name(op: Un) -> &'static str {
    match op {
        Un::Neg => "neg",
        Un::Sin => "sin",
        Un::Cos => "cos",
        Un::Exp => "exp",
        Un::ExpM1 => "exp_m1",
        Un::Tanh => "tanh",
        Un::Sqrt => "sqrt",
        Un::Ln => "ln",
        Un::Ln1p => "ln_1p",
        Un::Cbrt => "cbrt",
        Un::Atan => "atan",
        Un::Recip => "recip",
        Un::Abs => "abs",
        Un::Floor => "floor",
    }
}

fn method(op: Bin) -> &'static str {
    match op {
        Bin::Max => "max",
        Bin::Min => "min",
        Bin::Hypot => "hypot",
        Bin::Atan2 => "atan2",
        Bin::Powf => "powf",
        Bin::Add | Bin::Sub | Bin::Mul | Bin::Div => "op",
    }
}

pub(super) fn int_infix(op: IntBin) -> (&'static str, Level, Level) {
    match op {
        IntBin::Add => ("+", Level::Sum, Level::Product),
        IntBin::Sub => ("-", Level::Sum, Level::Product),
        IntBin::Mul => ("*", Level::Product, Level::Cast),
        IntBin::Div => ("/", Level::Product, Level::Cast),
        IntBin::Rem => ("%", Level::Product, Level::Cast),
        IntBin::And => ("&", Level::BitAnd, Level::Shift),
        IntBin::Xor => ("^", Level::Xor, Level::BitAnd),
        IntBin::Shr => (">>", Level::Shift, Level::Sum),
    }
}

fn int_ty(ty: IntTy) -> &'static str {
    match ty {
        IntTy::Usize => "usize",
        IntTy::I32 => "i32",
    }
}

fn compare(op: Cmp) -> &'static str {
    match op {
        Cmp::Lt => "<",
        Cmp::Le => "<=",
        Cmp::Gt => ">",
        Cmp::Ge => ">=",
        Cmp::Eq => "==",
        Cmp::Ne => "!=",
    }
}
