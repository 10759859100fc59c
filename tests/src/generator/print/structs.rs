//! Structs, their implementations, and expressions of them.

use super::super::ast::{
    CallArg, Field, FieldTy, Function, Layout, Object, Operator, Part, Place, Program, Ret, Role,
    Step, Struct, StructId, Ty, Var,
};
use super::expr::{Level, wrap};
use super::{Attribute, Printer};

/// The structs with what is implemented for them.
pub fn items(program: &Program, attribute: Attribute) -> String {
    if program.structs.is_empty() {
        return String::new();
    }
    let mut text = String::new();
    for (k, of) in program.structs.iter().enumerate() {
        text += &declaration(of, program, attribute);
        text.push('\n');
        text += &methods(StructId(k), of, program, attribute);
    }
    for function in &program.functions {
        if let Role::Operator(operator) = function.role {
            text += &operation(operator, function, program, attribute);
        }
    }
    if program.layout != Layout::Apart {
        return text;
    }
    for function in &program.functions {
        if function.role == Role::Beside {
            text.push('\n');
            text += grad(program, attribute);
            text += &Printer::new(program, function).function();
        }
    }
    let (import, uses) = match attribute {
        Attribute::None => ("", ""),
        Attribute::Grad | Attribute::Long | Attribute::Second => {
            ("    use grad_runtime::grad;\n\n", "#[grad]\n")
        }
    };
    let names: Vec<&str> = program.structs.iter().map(|of| of.name.as_str()).collect();
    let names = names.join(", ");
    let text = indented(&text);
    format!("pub mod shapes {{\n{import}{text}}}\n\n{uses}use shapes::{{{names}}};\n")
}

/// All of it in the module that is annotated.
pub fn within(text: String, program: &Program, attribute: Attribute) -> String {
    if program.layout != Layout::Module || attribute == Attribute::None {
        return text;
    }
    let text = indented(&text);
    format!("#[grad]\npub mod program {{\n{text}}}\nuse program::*;\n")
}

fn indented(text: &str) -> String {
    let line = |line: &str| match line {
        "" => "\n".to_owned(),
        line => format!("    {line}\n"),
    };
    text.lines().map(line).collect()
}

/// What stands above an item.
fn grad(program: &Program, attribute: Attribute) -> &'static str {
    match (program.layout, attribute) {
        (_, Attribute::None) | (Layout::Module, _) => "",
        (_, Attribute::Grad | Attribute::Long | Attribute::Second) => "#[grad]\n",
    }
}

fn declaration(of: &Struct, program: &Program, attribute: Attribute) -> String {
    let derived = match attribute {
        Attribute::None => "Clone, Copy",
        Attribute::Grad | Attribute::Long | Attribute::Second => {
            "Clone, Copy, grad_runtime::Differentiable"
        }
    };
    let field = |field: &Field| {
        let ty = field_ty(field.ty, program);
        format!("    pub {}: {ty},\n", field.name)
    };
    let fields: String = of.fields.iter().map(field).collect();
    format!(
        "#[derive({derived})]\npub struct {} {{\n{fields}}}\n",
        of.name
    )
}

fn field_ty(ty: FieldTy, program: &Program) -> String {
    match ty {
        FieldTy::Float => "f64".into(),
        FieldTy::Int => "usize".into(),
        FieldTy::Bool => "bool".into(),
        FieldTy::Array(n) => format!("[f64; {n}]"),
        FieldTy::Struct(of) => program.structs[of.0].name.clone(),
    }
}

fn methods(id: StructId, of: &Struct, program: &Program, attribute: Attribute) -> String {
    let mut inner = String::new();
    let blank = |text: &mut String| {
        if !text.is_empty() {
            text.push('\n');
        }
    };
    let printer = Printer::new(program, program.entry());
    if let Some(start) = &of.start {
        let literal = printer.object(&Object::Literal(id, start.clone()), Level::Any);
        inner += &format!("pub const START: {} = {literal};\n", of.name);
    }
    if let Some(rate) = of.rate {
        inner += &format!("pub const RATE: f64 = {rate:?};\n");
    }
    for function in &program.functions {
        if matches!(function.role, Role::Method(own) | Role::Associated(own) if own == id) {
            blank(&mut inner);
            inner += &Printer::new(program, function).function();
        }
    }
    if inner.is_empty() {
        return inner;
    }
    let (grad, inner) = (grad(program, attribute), indented(&inner));
    format!("{grad}impl {} {{\n{inner}}}\n\n", of.name)
}

fn operation(
    operator: Operator,
    function: &Function,
    program: &Program,
    attribute: Attribute,
) -> String {
    let ty = |k: usize| {
        let param = function.params[k];
        super::ty(function.vars[param.0].ty, &program.structs)
    };
    let this = ty(0);
    let this = this.trim_start_matches("&mut ");
    let arguments = match function.params.len() {
        1 => String::new(),
        _ => format!("<{}>", ty(1)),
    };
    let name = trait_name(operator);
    let output = match function.ret {
        Ret::Unit => String::new(),
        Ret::Struct(of) => format!("    type Output = {};\n", program.structs[of.0].name),
        Ret::Float | Ret::Pair => "    type Output = f64;\n".into(),
    };
    let method = indented(&Printer::new(program, function).function());
    let grad = grad(program, attribute);
    format!("{grad}impl std::ops::{name}{arguments} for {this} {{\n{output}{method}}}\n\n")
}

fn trait_name(operator: Operator) -> &'static str {
    match operator {
        Operator::Add => "Add",
        Operator::Sub => "Sub",
        Operator::Mul => "Mul",
        Operator::Neg => "Neg",
        Operator::AddAssign => "AddAssign",
        Operator::SubAssign => "SubAssign",
        Operator::MulAssign => "MulAssign",
    }
}

impl Printer<'_> {
    pub(super) fn struct_name(&self, of: StructId) -> &str {
        &self.program.structs[of.0].name
    }

    pub(super) fn object(&self, object: &Object, wanted: Level) -> String {
        match object {
            Object::Read(place @ Place::Var(_)) => {
                let text = self.object_place(place);
                match text.starts_with('*') {
                    true => wrap(text, Level::Prefix, wanted),
                    false => text,
                }
            }
            Object::Read(place) => self.object_place(place),
            Object::Literal(of, parts) => {
                let fields = &self.program.structs[of.0].fields;
                let fields = fields.iter().zip(parts).map(|(field, part)| {
                    let part = self.part(part);
                    match part == field.name {
                        true => part,
                        false => format!("{}: {part}", field.name),
                    }
                });
                let fields = fields.collect::<Vec<_>>().join(", ");
                let text = format!("{} {{ {fields} }}", self.struct_name(*of));
                wrap(text, Level::Any, wanted)
            }
            Object::Update(of, at, part, base) => {
                let field = &self.program.structs[of.0].fields[*at].name;
                let (part, base) = (self.part(part), self.object(base, Level::Any));
                let text = format!("{} {{ {field}: {part}, ..{base} }}", self.struct_name(*of));
                wrap(text, Level::Any, wanted)
            }
            Object::Start(of) => format!("{}::START", self.struct_name(*of)),
            Object::Call(callee, args) => self.call(*callee, args, wanted),
            Object::If(cond, a, b) => wrap(
                format!(
                    "if {} {{ {} }} else {{ {} }}",
                    self.cond(cond, Level::Any),
                    self.object(a, Level::Any),
                    self.object(b, Level::Any)
                ),
                Level::Any,
                wanted,
            ),
        }
    }

    pub(super) fn part(&self, part: &Part) -> String {
        match part {
            Part::Float(e) => self.expr(e, Level::Any),
            Part::Int(i) => self.int(i, Level::Any),
            Part::Bool(c) => self.cond(c, Level::Any),
            Part::Floats(items) => {
                let items: Vec<String> = items.iter().map(|e| self.expr(e, Level::Any)).collect();
                format!("[{}]", items.join(", "))
            }
            Part::Object(object) => self.object(object, Level::Any),
        }
    }

    /// What is behind a reference, for one.
    pub(super) fn object_place(&self, place: &Place) -> String {
        match place {
            Place::Var(v) if matches!(self.ty(*v), Ty::StructRef(_) | Ty::StructMut(_)) => {
                format!("*{}", self.name(*v))
            }
            place => self.place(place),
        }
    }

    /// `p.at.x`, `items[i].x`
    pub(super) fn part_place(&self, var: Var, steps: &[Step]) -> String {
        let mut text = self.name(var).to_owned();
        let mut of = self.ty(var).structs();
        for step in steps {
            match (step, of) {
                (Step::Field(k), Some(own)) => {
                    let field = &self.program.structs[own.0].fields[*k];
                    text += &format!(".{}", field.name);
                    of = match field.ty {
                        FieldTy::Struct(inner) => Some(inner),
                        _ => None,
                    };
                }
                (Step::Field(_), None) => unreachable!("numbers have no fields"),
                (Step::At(i), _) => text += &format!("[{}]", self.int(i, Level::Any)),
            }
        }
        text
    }

    /// What a method is called on.
    pub(super) fn called_on(&self, arg: &CallArg) -> String {
        match arg {
            CallArg::Ref(Place::Var(v)) | CallArg::Object(Object::Read(Place::Var(v))) => {
                self.name(*v).to_owned()
            }
            CallArg::Ref(place) => self.place(place),
            CallArg::Object(object) => self.object(object, Level::Postfix),
            CallArg::Float(_) | CallArg::Int(_) | CallArg::View(_) => {
                unreachable!("numbers have no methods")
            }
        }
    }

    /// A loop's list, by method or by reference.
    pub(super) fn each_object(&self, var: Var, items: Var) -> String {
        let list = self.name(items);
        match (self.ty(var), self.ty(items).is_ref()) {
            (Ty::StructMut(_), false) if var.0.is_multiple_of(2) => format!("&mut {list}"),
            (Ty::StructMut(_), _) => format!("{list}.iter_mut()"),
            (_, false) if var.0.is_multiple_of(2) => format!("&{list}"),
            _ => format!("{list}.iter()"),
        }
    }

    pub(super) fn operation(
        &self,
        operator: Operator,
        operands: &[(&CallArg, Ty)],
        wanted: Level,
    ) -> String {
        let (symbol, own, right) = match operator {
            Operator::Add => ("+", Level::Sum, Level::Product),
            Operator::Sub => ("-", Level::Sum, Level::Product),
            Operator::Mul => ("*", Level::Product, Level::Cast),
            Operator::AddAssign => ("+=", Level::Any, Level::Any),
            Operator::SubAssign => ("-=", Level::Any, Level::Any),
            Operator::MulAssign => ("*=", Level::Any, Level::Any),
            Operator::Neg => {
                let (arg, ty) = operands[0];
                let text = format!("-{}", self.operand(arg, ty, Level::Prefix));
                return wrap(text, Level::Prefix, wanted);
            }
        };
        let [(a, left_ty), (b, right_ty)] = operands else {
            unreachable!("two operands");
        };
        let left = match a {
            CallArg::Ref(place) if operator.assigns() => self.object_place(place),
            a => self.operand(a, *left_ty, own),
        };
        let right = self.operand(b, *right_ty, right);
        wrap(format!("{left} {symbol} {right}"), own, wanted)
    }

    fn operand(&self, arg: &CallArg, ty: Ty, wanted: Level) -> String {
        match arg {
            CallArg::Float(e) => self.expr(e, wanted),
            CallArg::Object(object) if !matches!(ty, Ty::StructRef(_)) => {
                self.object(object, wanted)
            }
            arg => wrap(self.arg(arg, ty), Level::Prefix, wanted),
        }
    }
}
