//! Ops without regions, on one line.

use super::*;

impl Printer<'_> {
    pub(super) fn flat(&self, op: &Op, kind: &OpKind) -> String {
        match kind {
            OpKind::Lit(text) => text.clone(),
            OpKind::Const(tokens) => format!("const {}", tight(tokens)),
            OpKind::Undef => "undef".to_owned(),
            OpKind::Math(math, args) => {
                let path = math
                    .path
                    .as_ref()
                    .map(|path| format!("[{}]", template_text(path, &|n| format!("${n}"))))
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
            OpKind::Push(p, elem, end) => {
                format!("push{} {}, {}", side(*end), self.place(p), self.elem(elem))
            }
            OpKind::Pop(p, None, end) => format!("pop{} {}", side(*end), self.place(p)),
            OpKind::Pop(p, Some(root), end) => {
                format!(
                    "pop{} {} -> {}",
                    side(*end),
                    self.place(p),
                    self.root(*root)
                )
            }
            OpKind::Truncate(p, len) => format!("truncate {}, {}", self.place(p), self.val(*len)),
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
            OpKind::Resize(p, len) => format!("resize {}, {}", self.place(p), self.val(*len)),
            OpKind::TapeMark => "tape_mark".to_owned(),
            OpKind::TapeTurn => "tape_turn".to_owned(),
            OpKind::View { root, of, at, len } => {
                let at = at.map_or("0".to_owned(), |at| self.val(at));
                format!(
                    "view {} = {} from {at} len {}",
                    self.root(*root),
                    self.place(of),
                    self.val(*len)
                )
            }
            OpKind::Rows(rows) => {
                let each = rows.roots.iter().zip(&rows.at);
                let each =
                    each.map(|(root, at)| format!("{} = {}", self.root(*root), self.val(*at)));
                format!(
                    "rows {} of {} len {}",
                    each.collect::<Vec<_>>().join(", "),
                    self.place(&rows.of),
                    self.val(rows.len)
                )
            }
            OpKind::Fit(root) => format!("fit {}_bar", self.root(*root)),
            OpKind::Lend(root) => format!("lend {}", self.root(*root)),
            OpKind::Hold(root) => format!("hold {}", self.root(*root)),
            OpKind::Reinstate(root) => format!("reinstate {}", self.root(*root)),
            OpKind::SumAll(p) => format!("sum_all {}", self.place(p)),
            OpKind::Dot(a, b) => format!("dot {} {}", self.place(a), self.place(b)),
            OpKind::AccDot(acc) => format!(
                "acc_dot {} += {} * {}, dot {}",
                self.place(&acc.dst),
                self.val(acc.factor),
                self.place(&acc.src),
                self.place(&acc.with)
            ),
            OpKind::SumOf(sum) => {
                let windows = sum.windows.iter().map(|place| self.place(place));
                let windows = windows.collect::<Vec<_>>().join(", ");
                format!("sum_of [{windows}] {}", self.term(&sum.term))
            }
            OpKind::Record(vals) => format!("record {}", self.vals(vals)),
            OpKind::Replay => "replay".to_owned(),
            OpKind::Save(p) => format!("save {}", self.place(p)),
            OpKind::Relend(p, list) => format!("relend {} {}", self.place(p), self.place(list)),
            OpKind::Room(p) => format!("room {}", self.place(p)),
            OpKind::Restore(p) => format!("restore {}", self.place(p)),
            OpKind::Recreate(root) => format!("recreate {}", self.root(*root)),
            OpKind::CallRev(rev) => {
                let bars = rev
                    .bars
                    .iter()
                    .map(|bar| self.bar(bar))
                    .collect::<Vec<_>>()
                    .join(", ");
                let what = if rev.is_joint() { "vjp" } else { "rev" };
                format!(
                    "{what} {} bars ({bars}) seed {}",
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
            CallMode::Forward | CallMode::Joint => "call_fwd",
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
        let path = call.callee.name() + &"'".repeat(call.order);
        format!("{verb} {path}({args}){ret}")
    }

    fn call_arg(&self, arg: &CallArg) -> String {
        match arg {
            CallArg::Val(v) => self.val(*v),
            CallArg::Ref(p) => format!("&{}", self.place(p)),
            CallArg::RefMut(p) => format!("&mut {}", self.place(p)),
            CallArg::Own(p) => format!("own {}", self.place(p)),
            CallArg::Tuple(args) | CallArg::Opt(args) => {
                tuple(args.iter().map(|arg| self.call_arg(arg)).collect())
            }
            CallArg::Tokens(tokens) => format!("`{}`", tight(tokens)),
            CallArg::Dot(arg) => format!("dot {}", self.call_arg(arg)),
            CallArg::NoDot(_) => "no dot".to_owned(),
        }
    }

    fn bar(&self, bar: &BarSlot) -> String {
        match bar {
            BarSlot::Ignore => "_".to_owned(),
            BarSlot::Val => "val".to_owned(),
            BarSlot::Own(p) => format!("own {}", self.place(p)),
            BarSlot::Shadow(p) => self.place(p),
            BarSlot::Scratch => "scratch".to_owned(),
            BarSlot::Tuple(bars) | BarSlot::Opt(bars) => {
                tuple(bars.iter().map(|bar| self.bar(bar)).collect())
            }
        }
    }

    fn seed(&self, seed: &SeedArg) -> String {
        match seed {
            SeedArg::Unit => "unit".to_owned(),
            SeedArg::Val(v) => self.val(*v),
            SeedArg::Zero => "zero".to_owned(),
            SeedArg::Shadow(root) => format!("{}_bar", self.root(*root)),
            SeedArg::Tuple(seeds) | SeedArg::Opt(seeds) => {
                tuple(seeds.iter().map(|seed| self.seed(seed)).collect())
            }
        }
    }

    fn shadow_init(&self, init: &ShadowInit) -> String {
        match init {
            ShadowInit::Like => "like".to_owned(),
            ShadowInit::As(root) => format!("like {}", self.func.root(*root).name),
            ShadowInit::Zeros(None) => "zeros".to_owned(),
            ShadowInit::Zeros(Some(len)) => format!("zeros({})", self.val(*len)),
            ShadowInit::Rows([rows, len]) => {
                format!("zeros({}, {})", self.val(*rows), self.val(*len))
            }
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
            Init::Variant(name, elems) => {
                let each = elems
                    .iter()
                    .map(|(at, elem)| format!(".{at}: {}", self.elem(elem)));
                format!("{name} {{ {} }}", each.collect::<Vec<_>>().join(", "))
            }
            Init::Fill(elem, None) => format!("[{}; _]", self.elem(elem)),
            Init::Fill(elem, Some(len)) => format!("[{}; {}]", self.elem(elem), self.val(*len)),
            Init::Empty(None) => "empty".to_owned(),
            Init::Empty(Some(capacity)) => format!("empty({})", self.val(*capacity)),
            Init::CopyOf(p) => format!("copy {}", self.place(p)),
            Init::Zeros(p) => format!("zeros {}", self.place(p)),
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

    fn term(&self, term: &Term) -> String {
        match term {
            Term::Elem(k) => format!("${k}"),
            Term::Val(v) => self.val(*v),
            Term::Lit(text) => text.clone(),
            Term::Math(rule, args) => {
                let args: Vec<_> = args.iter().map(|arg| self.term(arg)).collect();
                format!("{}({})", rule.name, args.join(", "))
            }
        }
    }

    pub(super) fn place(&self, place: &Place) -> String {
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
}

fn template_text(template: &Template, arg: &dyn Fn(usize) -> String) -> String {
    let pieces = template.0.iter().map(|piece| match piece {
        Piece::Tokens(tokens) => tight(tokens),
        Piece::Runtime => "rt".to_owned(),
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

fn side(end: End) -> &'static str {
    match end {
        End::Front => " front",
        End::Back => "",
    }
}
