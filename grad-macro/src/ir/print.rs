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

    fn flat(&self, op: &Op, kind: &OpKind) -> String {
        match kind {
            OpKind::Lit(text) => text.clone(),
            OpKind::Const(tokens) => format!("const {}", tight(tokens)),
            OpKind::Undef => "undef".to_owned(),
            OpKind::Math(math, args) => {
                let path = math
                    .path
                    .as_ref()
                    .map(|path| format!("[{}]", tight(path)))
                    .unwrap_or_default();
                format!("{}{path}({})", math.rule.name, self.vals(args))
            }
            OpKind::Pure(pure, args) => self.pure(op, pure, args),
            OpKind::Select(cond, yes, no) => format!("select({})", self.vals(&[*cond, *yes, *no])),
            OpKind::Load(p) => format!("load {}", self.place(p)),
            OpKind::Len(p) => format!("len {}", self.place(p)),
            OpKind::Alloc(root, init) => {
                format!(
                    "alloc {}: {} = {}",
                    self.root(*root),
                    self.func.root(*root).ty,
                    self.init(init)
                )
            }
            OpKind::Store(p, v) => format!("store {} = {}", self.place(p), self.val(*v)),
            OpKind::Copy { dst, src, how } => {
                let verb = if *how == CopyHow::Slice {
                    "copy_slice"
                } else {
                    "copy"
                };
                format!("{verb} {} = {}", self.place(dst), self.place(src))
            }
            OpKind::Fill(p, v) => format!("fill {} = {}", self.place(p), self.val(*v)),
            OpKind::Swap(a, b) => format!("swap {}, {}", self.place(a), self.place(b)),
            OpKind::Push(p, elem) => format!("push {}, {}", self.place(p), self.elem(elem)),
            OpKind::Pop(p, None) => format!("pop {}", self.place(p)),
            OpKind::Pop(p, Some(root)) => format!("pop {} -> {}", self.place(p), self.root(*root)),
            OpKind::Truncate(p, len) => format!("truncate {}, {}", self.place(p), self.val(*len)),
            OpKind::Resize(p, len) => format!("resize {}, {}", self.place(p), self.val(*len)),
            OpKind::Call(call) => self.call(call),
            OpKind::Effect(template, args) => self.effect(template, args),
            OpKind::Shadow(root, init) => format!(
                "shadow {}_bar = {}",
                self.root(*root),
                self.shadow_init(init)
            ),
            OpKind::Acc(p, v) => format!("acc {} += {}", self.place(p), self.val(*v)),
            OpKind::AccAll { dst, src } => {
                format!("acc_all {} += {}", self.place(dst), self.place(src))
            }
            OpKind::ZeroAll(p) => format!("zero_all {}", self.place(p)),
            OpKind::ZeroLike(p) => format!("zero_like {}", self.place(p)),
            OpKind::TapeMark => "tape_mark".to_owned(),
            OpKind::TapeTurn => "tape_turn".to_owned(),
            OpKind::Hold(root) => format!("hold {}", self.root(*root)),
            OpKind::Reinstate(root) => format!("reinstate {}", self.root(*root)),
            OpKind::SumAll(p) => format!("sum_all {}", self.place(p)),
            OpKind::Record(vals) => format!("record {}", self.vals(vals)),
            OpKind::Replay => "replay".to_owned(),
            OpKind::Save(p) => format!("save {}", self.place(p)),
            OpKind::Restore(p) => format!("restore {}", self.place(p)),
            OpKind::Recreate(root) => format!("recreate {}", self.root(*root)),
            OpKind::CallRev(rev) => {
                let bars = rev
                    .bars
                    .iter()
                    .map(|bar| self.bar(bar))
                    .collect::<Vec<_>>()
                    .join(", ");
                format!(
                    "rev {} bars ({bars}) seed {}",
                    self.call(&rev.call),
                    self.seed(&rev.seed)
                )
            }
            OpKind::If { .. } | OpKind::Loop(_) => unreachable!("printed over several lines"),
        }
    }

    fn pure(&self, op: &Op, pure: &Pure, args: &[ValId]) -> String {
        let arg = |n: usize| args.get(n).map_or("?".to_owned(), |v| self.val(*v));
        match pure {
            Pure::Bin(bin) => format!("{} {} {}", arg(0), bin.symbol(), arg(1)),
            Pure::Cmp(cmp) => format!("{} {} {}", arg(0), cmp.symbol(), arg(1)),
            Pure::Not => format!("!{}", arg(0)),
            Pure::Neg => format!("-{}", arg(0)),
            Pure::Cast => {
                let ty = op
                    .results
                    .first()
                    .map_or(Scalar::Other, |v| self.func.ty(*v));
                format!("{} as {ty}", arg(0))
            }
            Pure::Expr(template) => format!("expr {}", template_text(template, &arg)),
        }
    }

    fn effect(&self, template: &Template, args: &[Arg]) -> String {
        let what = |arg: &Arg| match &arg.what {
            ArgKind::Val(v) => self.val(*v),
            ArgKind::Place(p) => format!("&{}", self.place(p)),
        };
        let named = args
            .iter()
            .filter_map(|arg| Some(format!("{} = {}", arg.name.as_ref()?, what(arg))));
        let named = named.collect::<Vec<_>>().join(", ");
        let text = template_text(template, &|n| args.get(n).map_or("?".to_owned(), what));
        if named.is_empty() {
            format!("effect {text}")
        } else {
            format!("effect {text} where {named}")
        }
    }

    fn call(&self, call: &Call) -> String {
        let verb = match call.mode {
            CallMode::Primal => "call",
            CallMode::Forward => "call_fwd",
        };
        let args = call
            .args
            .iter()
            .map(|arg| self.call_arg(arg))
            .collect::<Vec<_>>()
            .join(", ");
        let ret = call
            .ret
            .as_ref()
            .map(|ret| format!(" -> {}", self.bind(ret)))
            .unwrap_or_default();
        let path = &call.path;
        format!("{verb} {}({args}){ret}", tight(&quote::quote!(#path)))
    }

    fn call_arg(&self, arg: &CallArg) -> String {
        match arg {
            CallArg::Val(v) => self.val(*v),
            CallArg::Ref(p) => format!("&{}", self.place(p)),
            CallArg::RefMut(p) => format!("&mut {}", self.place(p)),
            CallArg::Own(p) => format!("own {}", self.place(p)),
            CallArg::Tuple(args) => tuple(args.iter().map(|arg| self.call_arg(arg)).collect()),
            CallArg::Tokens(tokens) => format!("`{}`", tight(tokens)),
        }
    }

    fn bar(&self, bar: &BarSlot) -> String {
        match bar {
            BarSlot::Ignore => "_".to_owned(),
            BarSlot::Val => "val".to_owned(),
            BarSlot::Own(p) => format!("own {}", self.place(p)),
            BarSlot::Shadow(p) => self.place(p),
            BarSlot::Scratch => "scratch".to_owned(),
            BarSlot::Tuple(bars) => tuple(bars.iter().map(|bar| self.bar(bar)).collect()),
        }
    }

    fn seed(&self, seed: &SeedArg) -> String {
        match seed {
            SeedArg::Unit => "unit".to_owned(),
            SeedArg::Val(v) => self.val(*v),
            SeedArg::Zero => "zero".to_owned(),
            SeedArg::Shadow(root) => format!("{}_bar", self.root(*root)),
            SeedArg::Tuple(seeds) => tuple(seeds.iter().map(|seed| self.seed(seed)).collect()),
        }
    }

    fn shadow_init(&self, init: &ShadowInit) -> String {
        match init {
            ShadowInit::Like => "like".to_owned(),
            ShadowInit::Zeros(None) => "zeros".to_owned(),
            ShadowInit::Zeros(Some(len)) => format!("zeros({})", self.val(*len)),
            ShadowInit::Seed(k) => format!("seed {k}"),
        }
    }

    fn init(&self, init: &Init) -> String {
        match init {
            Init::Elems(elems) => format!(
                "[{}]",
                elems
                    .iter()
                    .map(|e| self.elem(e))
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
            Init::Fill(elem, None) => format!("[{}; _]", self.elem(elem)),
            Init::Fill(elem, Some(len)) => format!("[{}; {}]", self.elem(elem), self.val(*len)),
            Init::Empty(None) => "empty".to_owned(),
            Init::Empty(Some(capacity)) => format!("empty({})", self.val(*capacity)),
            Init::CopyOf(p) => format!("copy {}", self.place(p)),
            Init::Undef => "undef".to_owned(),
        }
    }

    fn elem(&self, elem: &Elem) -> String {
        match elem {
            Elem::Val(v) => self.val(*v),
            Elem::Place(p) => format!("copy {}", self.place(p)),
            Elem::Init(init) => self.init(init),
        }
    }

    fn place(&self, place: &Place) -> String {
        let mut text = match &place.base {
            Base::Root(root) => self.root(*root),
            Base::Shadow(root) => format!("{}_bar", self.root(*root)),
            Base::Select(which, options) => {
                let options = options
                    .iter()
                    .map(|option| self.place(option))
                    .collect::<Vec<_>>()
                    .join(" | ");
                format!("(choose {}: {options})", self.val(*which))
            }
        };
        for proj in &place.path {
            text += &match proj {
                Proj::Index(at) => format!("[{}]", self.val(*at)),
                Proj::Field(n) => format!(".{n}"),
                Proj::Range(lo, hi) => {
                    let bound = |v: &Option<ValId>| v.map(|v| self.val(v)).unwrap_or_default();
                    format!("[{}..{}]", bound(lo), bound(hi))
                }
            };
        }
        text
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
            Bind::Tuple(parts) => tuple(parts.iter().map(|part| self.typed_bind(part)).collect()),
        }
    }

    fn bind(&self, bind: &Bind) -> String {
        match bind {
            Bind::Val(v) => self.val(*v),
            Bind::Root(root) => self.root(*root),
            Bind::Tuple(parts) => tuple(parts.iter().map(|part| self.bind(part)).collect()),
        }
    }

    fn ret(&self, ret: &Ret) -> String {
        match ret {
            Ret::Unit => "()".to_owned(),
            Ret::Val(k) => format!("{k}"),
            Ret::Root(root) => self.root(*root),
            Ret::Tuple(parts) => tuple(parts.iter().map(|part| self.ret(part)).collect()),
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

fn template_text(template: &Template, arg: &dyn Fn(usize) -> String) -> String {
    let pieces = template.0.iter().map(|piece| match piece {
        Piece::Tokens(tokens) => tight(tokens),
        Piece::Arg(n) => arg(*n),
        Piece::Group(delimiter, inner) => {
            let (open, close) = match delimiter {
                proc_macro2::Delimiter::Parenthesis => ("(", ")"),
                proc_macro2::Delimiter::Brace => ("{", "}"),
                proc_macro2::Delimiter::Bracket => ("[", "]"),
                proc_macro2::Delimiter::None => ("", ""),
            };
            format!("{open}{}{close}", template_text(inner, arg))
        }
    });
    pieces.collect::<Vec<_>>().join(" ")
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

#[cfg(test)]
mod tests {
    use super::super::testing::*;

    #[test]
    fn a_sum_over_a_slice() {
        let expected = "\
fn total(w: w: &[f64], !wrt n: %0:n: usize) -> 0 {
  %1: usize = 0
  %2: f64 = 0.0
  %5:s: f64 = for %1..%0:n (%3:i: usize, %4:s: f64 = %2) {
    %6: f64 = load w[%3:i]
    %7:s: f64 = add(%4:s, %6)
    yield %7:s
  }
  yield %5:s
}";
        assert_eq!(total().to_string(), expected);
    }

    #[test]
    fn branches_and_memory() {
        let expected = "\
fn pick(x: %0:x: f64) -> 0 {
  alloc a: [f64; 2] = [%0:x, %0:x]
  %1: f64 = 1.5
  %2: bool = %0:x < %1
  %3:y: f64 = if %2 {
    yield %0:x
  } else {
    %4: f64 = sin[libm::sin](%0:x)
    store a[%5] = %4
    yield %4
  }
  yield %3:y
}";
        let text = pick().to_string().replace("    %5: usize = 0\n", "");
        assert_eq!(text, expected);
    }

    #[test]
    fn places_with_every_step() {
        let f = total();
        let place = Place {
            base: Base::Shadow(RootId(0)),
            path: vec![
                Proj::Range(Some(ValId(0)), None),
                Proj::Index(ValId(1)),
                Proj::Field(2),
            ],
        };
        assert_eq!(super::place(&f, &place), "w_bar[%0:n..][%1].2");
    }
}
