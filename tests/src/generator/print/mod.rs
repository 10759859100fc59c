//! Prints programs as the Rust that somebody would have written.

mod expr;
mod known;
mod stmt;

use super::ast::{Function, IntTy, Program, Ret, Ty, Var};

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
    let mut text = String::new();
    for function in &program.functions {
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
            Attribute::Grad | Attribute::Second => "#[grad]\n",
        });
        text.push_str(&Printer::new(program, function).function());
    }
    text
}

/// The type of a parameter or local, as written.
pub fn ty(ty: Ty) -> String {
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
        let params: Vec<String> = function
            .params
            .iter()
            .map(|&p| format!("{}: {}", self.name(p), ty(self.ty(p))))
            .collect();
        let ret = match function.ret {
            Ret::Float => " -> f64",
            Ret::Pair => " -> (f64, f64)",
            Ret::Unit => "",
        };
        self.line(&format!(
            "pub fn {}({}){ret} {{",
            function.name,
            params.join(", ")
        ));
        self.block_body(&function.body);
        self.line("}");
        self.text
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
