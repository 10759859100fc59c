//! Prints programs as the Rust that somebody would have written.

mod expr;
mod known;
mod stmt;
mod structs;

use super::ast::{Function, IntTy, Layout, Program, Ret, Role, Struct, Ty, Var};

/// What stands above each function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Attribute {
    /// `#[grad]`; with forward mode where a program is entered.
    Grad,
    /// The same, as if no cache held a record.
    Long,
    /// The same with second derivatives there.
    Second,
    /// Nothing: the primal alone.
    None,
}

/// The functions of a program, separated by blank lines.
pub fn program(program: &Program, attribute: Attribute) -> String {
    let mut text = structs::items(program, attribute);
    let inside = program.layout == Layout::Module && attribute != Attribute::None;
    for function in &program.functions {
        if !matches!(function.role, Role::Free | Role::Beside) {
            continue;
        }
        if program.layout == Layout::Apart && function.role == Role::Beside {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        let entry = std::ptr::eq(function, program.entry());
        text.push_str(match attribute {
            Attribute::None => "",
            Attribute::Grad if entry => "#[grad(jvp)]\n",
            Attribute::Long if entry => "#[grad(jvp, off(cache))]\n",
            Attribute::Long => "#[grad(off(cache))]\n",
            Attribute::Second if entry => "#[grad(hvp, hessian, off(price, cache))]\n",
            Attribute::Grad | Attribute::Second if inside => "",
            Attribute::Grad | Attribute::Second => "#[grad]\n",
        });
        text.push_str(&Printer::new(program, function).function());
    }
    structs::within(text, program, attribute)
}

/// The type of a parameter or local, as written.
pub fn ty(ty: Ty, structs: &[Struct]) -> String {
    let named = |of: super::ast::StructId| &structs[of.0].name;
    match ty {
        Ty::Float => "f64".into(),
        Ty::FloatMut => "&mut f64".into(),
        Ty::FloatRef => "&f64".into(),
        Ty::Int(IntTy::Usize) => "usize".into(),
        Ty::Int(IntTy::I32) => "i32".into(),
        Ty::Bool => "bool".into(),
        Ty::Array(n) => format!("[f64; {n}]"),
        Ty::ArrayRef(n) => format!("&[f64; {n}]"),
        Ty::Vec => "Vec<f64>".into(),
        Ty::VecRef => "&Vec<f64>".into(),
        Ty::Slice => "&[f64]".into(),
        Ty::SliceMut => "&mut [f64]".into(),
        Ty::Grid(rows, width) => format!("[[f64; {width}]; {rows}]"),
        Ty::Rows(..) => "Vec<Vec<f64>>".into(),
        Ty::Table(n) => format!("[usize; {n}]"),
        Ty::TableRef => "&[usize]".into(),
        Ty::Struct(of) => named(of).clone(),
        Ty::StructRef(of) => format!("&{}", named(of)),
        Ty::StructMut(of) => format!("&mut {}", named(of)),
        Ty::Structs(of, n) => format!("[{}; {n}]", named(of)),
        Ty::StructVec(of) => format!("Vec<{}>", named(of)),
        Ty::StructSlice(of) => format!("&[{}]", named(of)),
        Ty::StructSliceMut(of) => format!("&mut [{}]", named(of)),
    }
}

/// Prints one function.
struct Printer<'p> {
    program: &'p Program,
    function: &'p Function,
    /// Variables declared with an annotation, because inference would not know their type in time.
    annotated: known::Annotated,
    text: String,
    indent: usize,
}

impl<'p> Printer<'p> {
    fn new(program: &'p Program, function: &'p Function) -> Self {
        let annotated = known::annotated(function);
        Printer {
            program,
            function,
            annotated,
            text: String::new(),
            indent: 0,
        }
    }

    fn function(mut self) -> String {
        let function = self.function;
        let params: Vec<String> = function.params.iter().map(|&p| self.param(p)).collect();
        let structs = &self.program.structs;
        let ret = match function.ret {
            Ret::Float => " -> f64".to_owned(),
            Ret::Pair => " -> (f64, f64)".to_owned(),
            Ret::Unit => String::new(),
            Ret::Struct(of) => format!(" -> {}", ty(Ty::Struct(of), structs)),
        };
        let public = match function.role {
            Role::Beside | Role::Operator(_) => "",
            Role::Free | Role::Method(_) | Role::Associated(_) => "pub ",
        };
        self.line(&format!(
            "{public}fn {}({}){ret} {{",
            function.name,
            params.join(", ")
        ));
        self.block_body(&function.body);
        self.line("}");
        self.text
    }

    fn param(&self, param: Var) -> String {
        let mutable = match self.function.changed.contains(&param) {
            true => "mut ",
            false => "",
        };
        let operator = matches!(self.function.role, Role::Operator(_));
        match (self.name(param), self.ty(param)) {
            ("self", Ty::StructRef(_)) if !operator => "&self".into(),
            ("self", Ty::StructMut(_)) => "&mut self".into(),
            ("self", _) => format!("{mutable}self"),
            (name, of) => format!("{mutable}{name}: {}", ty(of, &self.program.structs)),
        }
    }

    fn name(&self, var: Var) -> &'p str {
        &self.function.vars[var.0].name
    }

    fn ty(&self, var: Var) -> Ty {
        self.function.vars[var.0].ty
    }

    fn line(&mut self, text: &str) {
        for _ in 0..self.indent {
            self.text.push_str("    ");
        }
        self.text.push_str(text);
        self.text.push('\n');
    }
}

/// True if an expression is made of literals only, so that no method can be called on it.
pub fn is_open_literal(expr: &super::ast::Expr) -> bool {
    known::is_open(expr, &|_| false)
}
