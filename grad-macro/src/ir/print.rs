//! The text form of the IR, for snapshots and bug reports. One op per line, nested regions indented.
//!
//! ```text
//! fn f(x: %0:x: f64, w: w: &[f64]) -> 0 {
//!   %1: usize = len w
//!   %5:s: f64 = for %2..%1 (%3:i: usize, %4:s: f64 = %0:x) {
//!     ..
//!     yield %9:s
//!   }
//!   yield %5:s
//! }
//! ```

mod flat;
#[cfg(test)]
mod tests;

use std::fmt::{self, Display};

use super::*;

impl Display for Func {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut printer = Printer {
            func: self,
            out: String::new(),
            depth: 0,
        };
        let params: Vec<_> = self.params.iter().map(|p| printer.param(p)).collect();
        let body_params = match self.body.params.as_slice() {
            [] => String::new(),
            params => format!(" ({})", printer.defs(params)),
        };
        let (name, ret) = (&self.ident, printer.ret(&self.ret));
        printer.line(&format!(
            "fn {name}({}) -> {ret}{body_params} {{",
            params.join(", ")
        ));
        printer.block(&self.body);
        printer.line("}");
        f.write_str(printer.out.trim_end())
    }
}

/// The ops and yields of one region.
#[cfg(test)]
pub fn region(func: &Func, region: &Region) -> String {
    let mut printer = Printer {
        func,
        out: String::new(),
        depth: 0,
    };
    printer.ops(region);
    printer.out
}

/// One op, with what is nested in it.
pub fn op(func: &Func, op: &Op) -> String {
    let mut printer = Printer {
        func,
        out: String::new(),
        depth: 0,
    };
    printer.op(op);
    printer.out
}

/// One place.
pub fn place(func: &Func, place: &Place) -> String {
    Printer {
        func,
        out: String::new(),
        depth: 0,
    }
    .place(place)
}

impl Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Display for Mem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Mem::Scalar(scalar) => scalar.fmt(f),
            Mem::Array(elem, len) => write!(f, "[{elem}; {}]", tight(len)),
            Mem::Slice(elem) => write!(f, "[{elem}]"),
            Mem::Vec(elem) => write!(f, "Vec<{elem}>"),
            Mem::Queue(elem) => write!(f, "VecDeque<{elem}>"),
            Mem::Unknown(_) => f.write_str("_"),
            Mem::Struct(of) => write!(f, "{}", tight(&of.path)),
            Mem::Tuple(parts) => write!(
                f,
                "{}",
                tuple(parts.iter().map(ToString::to_string).collect())
            ),
        }
    }
}

struct Printer<'a> {
    func: &'a Func,
    out: String,
    depth: usize,
}

impl Printer<'_> {
    fn line(&mut self, text: &str) {
        self.out.extend(std::iter::repeat_n("  ", self.depth));
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn block(&mut self, region: &Region) {
        self.depth += 1;
        self.ops(region);
        self.depth -= 1;
    }

    fn ops(&mut self, region: &Region) {
        for op in &region.ops {
            self.op(op);
        }
        if !region.yields.is_empty() {
            let yields = self.vals(&region.yields);
            self.line(&format!("yield {yields}"));
        }
    }

    fn op(&mut self, op: &Op) {
        let results = match op.results.as_slice() {
            [] => String::new(),
            results => format!("{} = ", self.defs(results)),
        };
        match &op.kind {
            OpKind::If { cond, then, els } => self.if_else(&results, *cond, then, els),
            OpKind::Loop(l) => self.loop_(&results, l),
            kind => {
                let text = self.flat(op, kind);
                self.line(&format!("{results}{text}"));
            }
        }
    }

    fn if_else(&mut self, results: &str, cond: ValId, then: &Region, els: &Region) {
        let cond = self.val(cond);
        self.line(&format!("{results}if {cond} {{"));
        self.block(then);
        if !(els.ops.is_empty() && els.yields.is_empty()) {
            self.line("} else {");
            self.block(els);
        }
        self.line("}");
    }

    fn loop_(&mut self, results: &str, l: &Loop) {
        let mut head = self.loop_head(&l.kind);
        if l.has_exit {
            head += " exit";
        }
        if l.frame {
            head += " frame";
        }
        if let Some(label) = &l.label {
            head += &format!(" '{}", label.trim_start_matches('\''));
        }
        let params = self.loop_params(l);
        self.line(&format!("{results}{head} ({params}) {{"));
        if let LoopKind::While { cond } = &l.kind {
            let params = self.defs(&cond.params);
            self.depth += 1;
            self.line(&format!("cond ({params}) {{"));
            self.block(cond);
            self.line("}");
            self.depth -= 1;
        }
        self.block(&l.body);
        self.line("}");
    }

    fn loop_head(&self, kind: &LoopKind) -> String {
        match kind {
            LoopKind::For {
                lo,
                hi,
                inclusive,
                step,
                rev,
                step_then_rev,
                back,
            } => {
                let dots = if *inclusive { "..=" } else { ".." };
                let mut head = format!("for {}{dots}{}", self.val(*lo), self.val(*hi));
                let step = step
                    .map(|step| format!(" step {}", self.val(step)))
                    .unwrap_or_default();
                let rev = if *rev { " rev" } else { "" };
                head += &if *step_then_rev {
                    step + rev
                } else {
                    rev.to_owned() + &step
                };
                head += if *back { " back" } else { "" };
                head
            }
            LoopKind::While { .. } => "while".to_owned(),
            LoopKind::Forever => "loop".to_owned(),
        }
    }

    /// The index, then each carried value with its initial value. Right even if the counts are wrong.
    fn loop_params(&self, l: &Loop) -> String {
        let index = l.body.params.len().saturating_sub(l.init.len());
        let mut params: Vec<_> = l.body.params.iter().map(|p| self.def(*p)).collect();
        for (param, init) in params.iter_mut().skip(index).zip(&l.init) {
            *param += &format!(" = {}", self.val(*init));
        }
        for init in l.init.iter().skip(params.len()) {
            params.push(format!("? = {}", self.val(*init)));
        }
        params.join(", ")
    }

    /// The name; with the number where another root has the same name.
    fn root(&self, root: RootId) -> String {
        let Some(info) = self.func.roots.get(root.0 as usize) else {
            return format!("?#{}", root.0);
        };
        let twins = self
            .func
            .roots
            .iter()
            .filter(|other| other.name == info.name)
            .count();
        if twins > 1 {
            format!("{}#{}", info.name, root.0)
        } else {
            info.name.clone()
        }
    }

    fn val(&self, v: ValId) -> String {
        match self
            .func
            .vals
            .get(v.0 as usize)
            .and_then(|info| info.name.as_ref())
        {
            Some(name) => format!("%{}:{name}", v.0),
            None => format!("%{}", v.0),
        }
    }

    fn vals(&self, vals: &[ValId]) -> String {
        vals.iter()
            .map(|v| self.val(*v))
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn def(&self, v: ValId) -> String {
        let ty = self
            .func
            .vals
            .get(v.0 as usize)
            .map_or("?", |info| info.ty.name());
        format!("{}: {ty}", self.val(v))
    }

    fn defs(&self, vals: &[ValId]) -> String {
        vals.iter()
            .map(|v| self.def(*v))
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn param(&self, param: &Param) -> String {
        let left_out = if param.wrt { "" } else { "!wrt " };
        format!(
            "{left_out}{}: {}",
            param.ident,
            self.typed_bind(&param.bind)
        )
    }

    fn typed_bind(&self, bind: &Bind) -> String {
        match bind {
            Bind::Val(v) => self.def(*v),
            Bind::Root(root) => {
                let info = self.func.root(*root);
                let by = match info.kind {
                    RootKind::ParamRef { mutable: false, .. } => "&",
                    RootKind::ParamRef { mutable: true, .. } => "&mut ",
                    _ => "",
                };
                format!("{}: {by}{}", self.root(*root), info.ty)
            }
            Bind::Tuple(parts) | Bind::Opt(parts) => {
                tuple(parts.iter().map(|part| self.typed_bind(part)).collect())
            }
        }
    }

    fn bind(&self, bind: &Bind) -> String {
        match bind {
            Bind::Val(v) => self.val(*v),
            Bind::Root(root) => self.root(*root),
            Bind::Tuple(parts) | Bind::Opt(parts) => {
                tuple(parts.iter().map(|part| self.bind(part)).collect())
            }
        }
    }

    fn ret(&self, ret: &Ret) -> String {
        match ret {
            Ret::Unit => "()".to_owned(),
            Ret::Val(k) => format!("{k}"),
            Ret::Root(root) => self.root(*root),
            Ret::Tuple(parts) | Ret::Opt(parts) => {
                tuple(parts.iter().map(|part| self.ret(part)).collect())
            }
        }
    }
}

impl BinOp {
    pub fn symbol(self) -> &'static str {
        match self {
            BinOp::Add => "+",
            BinOp::Sub => "-",
            BinOp::Mul => "*",
            BinOp::Div => "/",
            BinOp::Rem => "%",
            BinOp::And => "&",
            BinOp::Or => "|",
            BinOp::Xor => "^",
            BinOp::Shl => "<<",
            BinOp::Shr => ">>",
            BinOp::AndAnd => "&&",
            BinOp::OrOr => "||",
        }
    }
}

impl CmpOp {
    pub fn symbol(self) -> &'static str {
        match self {
            CmpOp::Eq => "==",
            CmpOp::Ne => "!=",
            CmpOp::Lt => "<",
            CmpOp::Le => "<=",
            CmpOp::Gt => ">",
            CmpOp::Ge => ">=",
        }
    }
}

/// Tokens as text, without the blanks round `::` that `TokenStream` prints.
fn tight(tokens: &TokenStream) -> String {
    tokens
        .to_string()
        .replace(" :: ", "::")
        .replace(":: ", "::")
}

fn tuple(parts: Vec<String>) -> String {
    match parts.as_slice() {
        [one] => format!("({one},)"),
        parts => format!("({})", parts.join(", ")),
    }
}
