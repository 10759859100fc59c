//! Bodies written by hand in the representation, and the Rust that comes out.

use super::*;

/// A function under construction: the op list of the innermost region is last.
pub struct Make {
    pub f: Func,
    regions: Vec<Vec<Op>>,
}

impl Make {
    pub fn new() -> Make {
        let mut f = empty("shape");
        f.sources = vec![Source {
            text: String::new(),
        }];
        Make {
            f,
            regions: vec![Vec::new()],
        }
    }

    pub fn val(&mut self, ty: Scalar, name: &str) -> ValId {
        val(&mut self.f, ty, name)
    }

    pub fn arg(&mut self, ty: Scalar, name: &str) -> ValId {
        let v = self.val(ty, name);
        param(&mut self.f, name, Bind::Val(v), true);
        v
    }

    pub fn memory(&mut self, name: &str, ty: Mem, mutable: bool) -> RootId {
        let kind = RootKind::ParamRef {
            param: self.f.params.len(),
            mutable,
        };
        let root = self.f.new_root(name, ty, kind, Span::call_site());
        param(&mut self.f, name, Bind::Root(root), true);
        root
    }

    pub fn local(&mut self, name: &str, ty: Mem, init: Init) -> RootId {
        let root = self
            .f
            .new_root(name, ty, RootKind::Local, Span::call_site());
        self.op(OpKind::Alloc(root, init));
        root
    }

    pub fn op(&mut self, kind: OpKind) {
        self.ops(&[], kind);
    }

    pub fn ops(&mut self, results: &[ValId], kind: OpKind) {
        self.regions.last_mut().unwrap().push(op(results, kind));
    }

    pub fn get(&mut self, ty: Scalar, name: &str, kind: OpKind) -> ValId {
        let v = self.val(ty, name);
        self.ops(&[v], kind);
        v
    }

    pub fn float(&mut self, name: &str, kind: OpKind) -> ValId {
        self.get(Scalar::F64, name, kind)
    }

    pub fn lit(&mut self, text: &str) -> ValId {
        let ty = if text.contains('.') {
            Scalar::F64
        } else {
            Scalar::USIZE
        };
        self.get(ty, "", OpKind::Lit(text.into()))
    }

    pub fn region(
        &mut self,
        params: &[ValId],
        write: impl FnOnce(&mut Self) -> Vec<ValId>,
    ) -> Region {
        self.regions.push(Vec::new());
        let yields = write(self);
        let ops = self.regions.pop().unwrap();
        Region {
            params: params.to_vec(),
            ops,
            yields,
        }
    }

    pub fn each(
        &mut self,
        lo: ValId,
        hi: ValId,
        frame: bool,
        write: impl FnOnce(&mut Self, ValId),
    ) {
        let i = self.val(Scalar::USIZE, "i");
        let body = self.region(&[i], |m| {
            write(m, i);
            Vec::new()
        });
        let kind = LoopKind::For {
            lo,
            hi,
            inclusive: false,
            step: None,
            rev: false,
            step_then_rev: false,
            back: false,
        };
        self.op(OpKind::Loop(Box::new(Loop {
            kind,
            init: vec![],
            body,
            has_exit: false,
            label: None,
            frame,
        })));
    }

    fn finish(mut self, yields: &[ValId]) -> (Func, Region) {
        let ops = self.regions.pop().unwrap();
        (
            self.f,
            Region {
                params: Vec::new(),
                ops,
                yields: yields.to_vec(),
            },
        )
    }

    /// The text that is emitted.
    pub fn text(self, yields: &[ValId]) -> String {
        let (f, region) = self.finish(yields);
        written(&around(&f, &[]), &region)
    }
}

fn float() -> Box<Mem> {
    Box::new(Mem::Scalar(Scalar::F64))
}

fn slice() -> Mem {
    Mem::Slice(float())
}

fn place(base: Base, path: Vec<Proj>) -> Place {
    Place { base, path }
}

fn index(root: RootId, at: ValId) -> Place {
    place(Base::Root(root), vec![Proj::Index(at)])
}

fn bar(root: RootId, at: ValId) -> Place {
    place(Base::Shadow(root), vec![Proj::Index(at)])
}

#[track_caller]
fn check(m: Make, yields: &[ValId], expected: &str) {
    let text = m.text(yields);
    assert_eq!(text.trim(), expected.trim(), "\n{text}");
}

#[test]
fn memory_by_reference() {
    let mut m = Make::new();
    let x = m.memory("x", slice(), true);
    let r = m.memory("r", Mem::Scalar(Scalar::F64), true);
    let w = m.memory(
        "w",
        Mem::Slice(Box::new(Mem::Array(float(), quote!(3)))),
        false,
    );
    let pairs = m.memory(
        "p",
        Mem::Slice(Box::new(Mem::Tuple(vec![*float(), *float()]))),
        false,
    );
    let rows = m.memory("rows", Mem::Slice(Box::new(Mem::Vec(float()))), false);
    let (i, one) = (m.arg(Scalar::USIZE, "i"), m.lit("1"));
    let j = m.get(
        Scalar::USIZE,
        "",
        OpKind::Pure(Pure::Bin(BinOp::Add), vec![i, one]),
    );
    let old = m.float("", OpKind::Load(index(x, j)));
    let y = m.float("", OpKind::Load(place(Base::Root(r), vec![])));
    let sum = m.float("", math("mul", &[old, y]));
    m.op(OpKind::Store(index(x, j), sum));
    m.op(OpKind::Store(place(Base::Root(r), vec![]), y));
    let d = m.float("d", OpKind::Load(place(Base::Shadow(r), vec![])));
    let minus = m.float("", math("neg", &[d]));
    m.op(OpKind::Acc(bar(x, i), minus));
    m.op(OpKind::Acc(place(Base::Shadow(r), vec![]), d));
    m.op(OpKind::Acc(
        place(Base::Shadow(w), vec![Proj::Index(i), Proj::Index(one)]),
        d,
    ));
    m.op(OpKind::Acc(
        place(Base::Shadow(pairs), vec![Proj::Index(i), Proj::Field(1)]),
        d,
    ));
    m.op(OpKind::Acc(
        place(Base::Shadow(rows), vec![Proj::Index(i), Proj::Index(one)]),
        d,
    ));
    m.op(OpKind::Store(bar(x, i), d));
    m.op(OpKind::ZeroAll(place(
        Base::Shadow(x),
        vec![Proj::Range(Some(i), None)],
    )));
    check(
        m,
        &[],
        "
let t1 = *r;
x[i + 1] *= t1;
*r = t1;
let d = r_bar.get();
rt::acc(&x_bar[i], -d);
rt::acc(r_bar, d);
rt::acc(&w_bar[i].as_array_of_cells()[1], d);
{
    let mut part = p_bar[i].get();
    part.1 += d;
    p_bar[i].set(part);
}
rt::acc(&rows_bar[i][1], d);
x_bar[i].set(d);
rt::zero_all(&x_bar[i..]);
=>",
    );
}

#[test]
fn local_memory() {
    let mut m = Make::new();
    let (n, y) = (m.arg(Scalar::USIZE, "n"), m.arg(Scalar::F64, "y"));
    let zero = m.lit("0.0");
    let v = m.local(
        "v",
        Mem::Vec(float()),
        Init::Fill(Box::new(Elem::Val(zero)), Some(n)),
    );
    let u = m.local("u", Mem::Vec(float()), Init::Empty(None));
    let a = m.local("a", Mem::Array(float(), quote!(3)), Init::Undef);
    let b = m.local(
        "b",
        Mem::Array(float(), quote!(3)),
        Init::CopyOf(Place::root(a)),
    );
    let copy = m.local(
        "copy",
        Mem::Vec(float()),
        Init::CopyOf(place(Base::Root(v), vec![Proj::Range(None, Some(n))])),
    );
    let two = m.lit("2");
    m.op(OpKind::Push(Place::root(u), Elem::Val(y), End::Back));
    m.op(OpKind::Swap(index(v, n), index(v, two)));
    m.op(OpKind::Swap(Place::root(u), Place::root(v)));
    m.op(OpKind::Swap(Place::root(a), Place::root(b)));
    m.op(OpKind::Fill(
        place(Base::Root(v), vec![Proj::Range(Some(two), Some(n))]),
        y,
    ));
    m.op(OpKind::Copy {
        dst: Place::root(v),
        src: Place::root(copy),
        how: CopyHow::Assign,
    });
    m.op(OpKind::Copy {
        dst: Place::root(v),
        src: Place::root(copy),
        how: CopyHow::Slice,
    });
    m.op(OpKind::Copy {
        dst: Place::root(a),
        src: Place::root(b),
        how: CopyHow::Assign,
    });
    let popped = m.float("popped", OpKind::Pop(Place::root(v), None, End::Back));
    let none = m.lit("0");
    m.op(OpKind::Truncate(Place::root(v), none));
    m.op(OpKind::Truncate(Place::root(v), n));
    m.op(OpKind::Shadow(v, ShadowInit::Like));
    m.op(OpKind::Shadow(u, ShadowInit::Zeros(Some(n))));
    m.op(OpKind::Shadow(a, ShadowInit::Zeros(None)));
    m.op(OpKind::Acc(bar(v, two), popped));
    m.op(OpKind::AccAll {
        dst: place(Base::Shadow(v), vec![]),
        src: place(Base::Shadow(u), vec![]),
    });
    let sum = m.float(
        "sum",
        OpKind::SumAll(place(Base::Shadow(v), vec![Proj::Range(Some(two), None)])),
    );
    let first = m.float("", OpKind::Load(index(a, two)));
    let second = m.float("", OpKind::Load(bar(a, two)));
    let last = m.float("", math("add", &[first, second]));
    check(
        m,
        &[sum, last],
        "
let mut v = vec![0.0_f64; n];
let mut u: Vec<f64> = Vec::new();
let mut a: [f64; 3] = [0.0_f64; 3];
let mut b = a;
let copy = v[..n].to_vec();
u.push(y);
v.swap(n, 2);
mem::swap(&mut u, &mut v);
mem::swap(&mut a, &mut b);
v[2..n].fill(y);
::core::clone::Clone::clone_from(&mut v, &copy);
v.copy_from_slice(&copy);
a = b;
let popped = v.pop().unwrap();
v.clear();
v.truncate(n);
let mut v_bar = rt::zeros(&v);
let u_bar = vec![0.0_f64; n];
let a_bar = [0.0_f64; 3];
v_bar[2] += popped;
rt::acc_all(&mut v_bar, &u_bar);
let sum = rt::sum_all(&v_bar[2..]);
let t1 = a[2];
let t2 = a_bar[2];
=> sum, t1 + t2",
    );
}

#[test]
fn the_tape() {
    let mut m = Make::new();
    let (lo, n) = (m.arg(Scalar::USIZE, "lo"), m.arg(Scalar::USIZE, "n"));
    let x = m.memory("x", slice(), true);
    m.op(OpKind::TapeMark);
    m.op(OpKind::Save(Place::root(x)));
    m.each(lo, n, true, |m, i| {
        let t = m.float("", OpKind::Load(index(x, i)));
        let e = m.float("e", math("sin", &[t]));
        m.op(OpKind::Store(index(x, i), e));
        m.op(OpKind::Record(vec![e, i]));
    });
    m.each(lo, n, false, |m, i| {
        let t = m.float("", OpKind::Load(index(x, i)));
        let c = m.get(
            Scalar::Bool,
            "c",
            OpKind::Pure(Pure::Cmp(CmpOp::Lt), vec![t, t]),
        );
        m.op(OpKind::Record(vec![c]));
    });
    m.op(OpKind::TapeTurn);
    m.op(OpKind::Hold(x));
    m.each(lo, n, false, |m, i| {
        let c = m.val(Scalar::Bool, "c");
        m.ops(&[c], OpKind::Replay);
        let zero = m.lit("0.0");
        let one = m.lit("1.0");
        let v = m.float("", OpKind::Select(c, zero, one));
        m.op(OpKind::Acc(bar(x, i), v));
    });
    m.each(lo, n, true, |m, _| {
        let (e, k) = (m.val(Scalar::F64, "e"), m.val(Scalar::USIZE, "k"));
        m.ops(&[e, k], OpKind::Replay);
        m.op(OpKind::Acc(bar(x, k), e));
    });
    m.op(OpKind::Restore(Place::root(x)));
    m.op(OpKind::Reinstate(x));
    check(
        m,
        &[],
        "
let mark = tape.mark();
tape.save(x);
let rows = n.saturating_sub(lo);
let (frame, _, frame_words) = tape.frames::<1, 0, 1>(rows);
let frame = &mut frame[..rows];
let frame_words = &mut frame_words[..rows];
for i in lo..n {
    let e = x[i].sin();
    x[i] = e;
    frame[i - lo] = [e];
    frame_words[i - lo] = [rt::Word::to_word(i)];
}
for i in lo..n {
    let t1 = x[i];
    let c = t1 < t1;
    tape.push_words([rt::Word::to_word(c)]);
}
let mut rev = tape.rev(mark);
let mut x_out = rev.records();
rev.restore(x);
for i in lo..n {
    let [c] = rev.pop_words();
    let c: bool = rt::Word::from_word(c);
    rt::acc(&x_bar[i], if c { 0.0_f64 } else { 1.0 });
}
let rows = n.saturating_sub(lo);
let (frame, _, frame_words) = rev.frames::<1, 0, 1>(rows);
let frame = &frame[..rows];
let frame_words = &frame_words[..rows];
for i in lo..n {
    let [e] = frame[i - lo];
    let [k] = frame_words[i - lo];
    let k: usize = rt::Word::from_word(k);
    rt::acc(&x_bar[k], e);
}
rev.restore(x);
x_out.restore(x);
=>",
    );
}

fn call(path: syn::Path, mode: CallMode, args: Vec<CallArg>, ret: Option<Bind>) -> Call {
    Call {
        callee: crate::ir::Callee::Path(path),
        mode,
        order: 0,
        args,
        ret,
        keeping: None,
        open: false,
    }
}

#[test]
fn calls() {
    let mut m = Make::new();
    let (x, k) = (m.arg(Scalar::F64, "x"), m.arg(Scalar::USIZE, "k"));
    let w = m.memory("w", slice(), false);
    let v = m.local("v", Mem::Vec(float()), Init::CopyOf(Place::root(w)));
    m.op(OpKind::TapeMark);
    let y = m.val(Scalar::F64, "y");
    let args = vec![
        CallArg::Val(x),
        CallArg::Ref(Place::root(w)),
        CallArg::RefMut(Place::root(v)),
        CallArg::Val(k),
    ];
    let forward = call(
        syn::parse_quote!(g),
        CallMode::Forward,
        args.clone(),
        Some(Bind::Val(y)),
    );
    m.ops(&[y], OpKind::Call(Box::new(forward)));
    let z = m.val(Scalar::F64, "");
    let far = call(
        syn::parse_quote!(stats::h::<3>),
        CallMode::Forward,
        vec![CallArg::Val(y)],
        Some(Bind::Val(z)),
    );
    m.ops(&[z], OpKind::Call(Box::new(far.clone())));
    m.op(OpKind::TapeTurn);
    m.op(OpKind::Shadow(v, ShadowInit::Like));
    let one = m.lit("1.0");
    let z_bar = m.val(Scalar::F64, "y_bar");
    let rev = CallRev {
        call: far,
        bars: vec![BarSlot::Val],
        seed: SeedArg::Val(one),
    };
    m.ops(&[z_bar], OpKind::CallRev(Box::new(rev)));
    let x_bar = m.val(Scalar::F64, "x_bar");
    let again = call(
        syn::parse_quote!(g),
        CallMode::Forward,
        args,
        Some(Bind::Val(y)),
    );
    let shadow = |root| BarSlot::Shadow(place(Base::Shadow(root), vec![]));
    let bars = vec![BarSlot::Val, BarSlot::Scratch, shadow(v), BarSlot::Ignore];
    let rev = CallRev {
        call: again,
        bars,
        seed: SeedArg::Val(z_bar),
    };
    m.ops(&[x_bar], OpKind::CallRev(Box::new(rev)));
    check(
        m,
        &[z, x_bar],
        "
let mut v = w.to_vec();
let mark = tape.mark();
let y: f64 = <g_grad>::fwd(x, w, &mut v, k, tape);
let t1: f64 = <stats::h_grad>::fwd::<3>(y, tape);
let mut rev = tape.rev(mark);
let mut v_bar = rt::zeros(&v);
let (d,) = <stats::h_grad>::rev::<3>(y, (), &mut rev, 1.0);
let y_bar: f64 = rt::Flow::flow(d);
let (d_1, _, _, _) = <g_grad>::rev(x, w, &mut v, k, (), &mut rt::scratch(w), &mut v_bar, (),
    &mut rev, y_bar);
let x_bar: f64 = rt::Flow::flow(d_1);
=> t1, x_bar",
    );
}

#[test]
fn loops_and_branches() {
    let mut m = Make::new();
    let (n, x) = (m.arg(Scalar::USIZE, "n"), m.arg(Scalar::F64, "x"));
    let (lo, zero, one) = (m.lit("0"), m.lit("0.0"), m.lit("1.0"));
    // a, b = b, a + b; and a sum that one branch changes.
    let i = m.val(Scalar::USIZE, "i");
    let (a, b, s) = (
        m.val(Scalar::F64, "a"),
        m.val(Scalar::F64, "b"),
        m.val(Scalar::F64, "s"),
    );
    let body = m.region(&[i, a, b, s], |m| {
        let next = m.float("", math("add", &[a, b]));
        let c = m.get(
            Scalar::Bool,
            "",
            OpKind::Pure(Pure::Cmp(CmpOp::Lt), vec![a, x]),
        );
        let then = m.region(&[], |m| vec![m.float("s", math("add", &[s, x]))]);
        let els = m.region(&[], |_| vec![s]);
        let merged = m.float("s", OpKind::If { cond: c, then, els });
        vec![b, next, merged]
    });
    let kind = LoopKind::For {
        lo,
        hi: n,
        inclusive: true,
        step: None,
        rev: true,
        step_then_rev: false,
        back: false,
    };
    let out = [
        m.val(Scalar::F64, "a"),
        m.val(Scalar::F64, "b"),
        m.val(Scalar::F64, "s"),
    ];
    let l = Loop {
        kind,
        init: vec![zero, one, x],
        body,
        has_exit: false,
        label: None,
        frame: false,
    };
    m.ops(&out, OpKind::Loop(Box::new(l)));
    // A chain of branches.
    let c = m.get(
        Scalar::Bool,
        "",
        OpKind::Pure(Pure::Cmp(CmpOp::Lt), vec![out[0], x]),
    );
    let d = m.get(
        Scalar::Bool,
        "",
        OpKind::Pure(Pure::Cmp(CmpOp::Ge), vec![out[1], x]),
    );
    let then = m.region(&[], |m| {
        let t = m.float("", math("sin", &[out[2]]));
        vec![m.float("", math("mul", &[t, t])), one]
    });
    let els = m.region(&[], |m| {
        let then = m.region(&[], |m| vec![m.float("", math("neg", &[x])), zero]);
        let els = m.region(&[], |_| vec![x, x]);
        let (p, q) = (m.val(Scalar::F64, ""), m.val(Scalar::F64, ""));
        m.ops(&[p, q], OpKind::If { cond: d, then, els });
        vec![p, q]
    });
    let (p, q) = (m.val(Scalar::F64, "p"), m.val(Scalar::F64, "q"));
    m.ops(&[p, q], OpKind::If { cond: c, then, els });
    check(
        m,
        &[p, q],
        "
let mut a = 0.0_f64;
let mut b = 1.0_f64;
let mut s = x;
for _ in 0..=n {
    if a < x {
        s += x;
    }
    (a, b) = (b, a + b);
}
let t1 = b >= x;
let (p, q) = if a < x {
    let t2 = s.sin();
    (t2 * t2, 1.0_f64)
} else if t1 {
    (-x, 0.0)
} else {
    (x, x)
};
=> p, q",
    );
}

#[test]
fn leaving_a_loop() {
    let mut m = Make::new();
    let (x, tol) = (m.arg(Scalar::F64, "x"), m.arg(Scalar::F64, "tol"));
    let s = m.val(Scalar::F64, "s");
    let body = m.region(&[s], |m| {
        let e = m.float("", math("sin", &[s]));
        let next = m.float("s", math("add", &[s, e]));
        let c = m.get(
            Scalar::Bool,
            "",
            OpKind::Pure(Pure::Cmp(CmpOp::Lt), vec![e, tol]),
        );
        let then = m.region(&[], |m| {
            let stop = m.get(Scalar::Bool, "", OpKind::Lit("true".into()));
            vec![stop, next]
        });
        let els = m.region(&[], |m| {
            let go = m.get(Scalar::Bool, "", OpKind::Lit("false".into()));
            vec![go, m.float("s", math("mul", &[next, x]))]
        });
        let (stop, out) = (m.val(Scalar::Bool, ""), m.val(Scalar::F64, "s"));
        m.ops(&[stop, out], OpKind::If { cond: c, then, els });
        vec![stop, out]
    });
    let (trips, out) = (m.val(Scalar::USIZE, "trips"), m.val(Scalar::F64, "s"));
    let l = Loop {
        kind: LoopKind::Forever,
        init: vec![x],
        body,
        has_exit: true,
        label: None,
        frame: false,
    };
    m.ops(&[trips, out], OpKind::Loop(Box::new(l)));
    check(
        m,
        &[out, trips],
        "
let mut s = x;
let mut trips = 0_usize;
loop {
    trips += 1;
    let t1 = s.sin();
    s += t1;
    if t1 < tol {
        break;
    }
    s *= x;
}
=> s, trips",
    );
}

#[test]
fn references_that_are_swapped() {
    let mut m = Make::new();
    let (k, i) = (m.arg(Scalar::USIZE, "k"), m.arg(Scalar::USIZE, "i"));
    let (x, y) = (m.memory("x", slice(), true), m.memory("y", slice(), true));
    let pick = |base: fn(RootId) -> Base| {
        Base::Select(k, vec![place(base(x), vec![]), place(base(y), vec![])])
    };
    let v = m.float(
        "v",
        OpKind::Load(place(pick(Base::Root), vec![Proj::Index(i)])),
    );
    m.op(OpKind::Store(
        place(pick(Base::Root), vec![Proj::Index(k)]),
        v,
    ));
    m.op(OpKind::Acc(
        place(pick(Base::Shadow), vec![Proj::Index(k)]),
        v,
    ));
    check(
        m,
        &[],
        "
let v = [&x[..], &y[..]][k][i];
[&mut x[..], &mut y[..]][k][k] = v;
rt::acc(&[&x_bar[..], &y_bar[..]][k][k], v);
=>",
    );
}

#[test]
fn effects_and_templates() {
    let mut m = Make::new();
    let x = m.arg(Scalar::F64, "x");
    let y = m.float("y", math("sin", &[x]));
    let v = m.local("v", Mem::Vec(float()), Init::Elems(vec![Elem::Val(y)]));
    let arg = |name: &str, what| Arg {
        name: Some(format_ident!("{name}")),
        what,
    };
    let args = vec![
        arg("x", ArgKind::Val(x)),
        arg("y", ArgKind::Val(y)),
        arg("v", ArgKind::Place(Place::root(v))),
    ];
    let print = Template(vec![Piece::Tokens(quote!(println!("{x} {y} {v:?}")))]);
    m.op(OpKind::Effect(print, args));
    let hole = Template(vec![Piece::Arg(0), Piece::Tokens(quote!(.is_nan()))]);
    let sum = m.float("", math("add", &[x, y]));
    let nan = m.get(Scalar::Bool, "", OpKind::Pure(Pure::Expr(hole), vec![sum]));
    let constant = m.float("", OpKind::Const(quote!(LIMIT)));
    let limit = m.float("", math("sin", &[constant]));
    let z = m.float("z", OpKind::Select(nan, limit, y));
    check(
        m,
        &[z],
        r#"
let y = x.sin();
let v = vec![y];
println!("{x} {y} {v:?}");
let z = if (x + y).is_nan() { f64::sin(LIMIT) } else { y };
=> z"#,
    );
}

/// Long chains neither overflow the stack nor take quadratic time.
#[test]
fn long_bodies() {
    let mut m = Make::new();
    let x = m.arg(Scalar::F64, "x");
    let (mut t, mut s) = (x, x);
    for _ in 0..10_000 {
        t = m.float("", math("sin", &[t]));
        s = m.float("s", math("add", &[s, t]));
        s = m.float("s", math("sin", &[s]));
    }
    let start = std::time::Instant::now();
    let text = m.text(&[t, s]);
    assert!(
        text.len() > 100_000 && start.elapsed().as_secs() < 20,
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn deep_nesting() {
    let mut m = Make::new();
    let x = m.arg(Scalar::F64, "x");
    let c = m.get(
        Scalar::Bool,
        "c",
        OpKind::Pure(Pure::Cmp(CmpOp::Lt), vec![x, x]),
    );
    fn nest(m: &mut Make, c: ValId, x: ValId, depth: usize) -> ValId {
        if depth == 0 {
            return x;
        }
        let then = m.region(&[], |_| vec![x]);
        let els = m.region(&[], |m| vec![nest(m, c, x, depth - 1)]);
        m.float("", OpKind::If { cond: c, then, els })
    }
    let y = nest(&mut m, c, x, 100);
    let text = m.text(&[y]);
    assert_eq!(text.matches("else if").count(), 99, "{text}");
}
