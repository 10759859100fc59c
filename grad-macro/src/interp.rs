//! Runs the representation, differentiated or not, on numbers: the fastest way to find out whether a transformation
//! is right. Tests only.

use crate::ir::*;
use crate::maps::HashMap;
use crate::reverse::{Joint, Slot, Split};
use crate::rules::Kind;

/// A scalar or a piece of memory.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    F(f64),
    I(i128),
    B(bool),
    List(Vec<Data>),
    Unit,
}

impl Data {
    pub fn floats(list: &[f64]) -> Data {
        Data::List(list.iter().map(|x| Data::F(*x)).collect())
    }

    pub fn f(&self) -> f64 {
        match self {
            Data::F(x) => *x,
            other => panic!("not a float: {other:?}"),
        }
    }

    fn i(&self) -> i128 {
        match self {
            Data::I(n) => *n,
            other => panic!("not an integer: {other:?}"),
        }
    }

    fn b(&self) -> bool {
        match self {
            Data::B(b) => *b,
            other => panic!("not a bool: {other:?}"),
        }
    }

    fn list(&mut self) -> &mut Vec<Data> {
        match self {
            Data::List(list) => list,
            other => panic!("not memory: {other:?}"),
        }
    }

    pub fn zero_like(&self) -> Data {
        match self {
            Data::F(_) => Data::F(0.0),
            Data::List(list) => Data::List(list.iter().map(Data::zero_like).collect()),
            _ => Data::Unit,
        }
    }

    pub fn add(&mut self, other: &Data) {
        match (self, other) {
            (Data::F(x), Data::F(y)) => *x += y,
            (Data::List(a), Data::List(b)) => {
                assert_eq!(a.len(), b.len(), "adjoints of different lengths");
                a.iter_mut().zip(b).for_each(|(a, b)| a.add(b));
            }
            (Data::Unit, _) | (_, Data::Unit) => {}
            (a, b) => panic!("cannot add {a:?} and {b:?}"),
        }
    }

    /// Every float inside, in order.
    pub fn leaves(&self) -> Vec<f64> {
        match self {
            Data::F(x) => vec![*x],
            Data::List(list) => list.iter().flat_map(Data::leaves).collect(),
            _ => vec![],
        }
    }

    pub fn nth_mut(&mut self, n: &mut usize) -> Option<&mut f64> {
        match self {
            Data::F(x) => {
                if *n == 0 {
                    return Some(x);
                }
                *n -= 1;
                None
            }
            Data::List(list) => list.iter_mut().find_map(|d| d.nth_mut(n)),
            _ => None,
        }
    }
}

/// A set of functions that call each other.
#[derive(Default)]
pub struct Program {
    pub primal: HashMap<String, Func>,
    pub split: HashMap<String, Split>,
}

/// The tape: everything that was recorded, in order.
type Tape = Vec<Vec<Data>>;

pub struct Machine<'p> {
    program: &'p Program,
    func: &'p Func,
    vals: HashMap<ValId, Data>,
    pub roots: HashMap<RootId, Data>,
    pub shadows: HashMap<RootId, Data>,
    held: HashMap<RootId, Data>,
    seeds: Vec<Data>,
    tape: Tape,
}

impl<'p> Machine<'p> {
    pub fn new(program: &'p Program, func: &'p Func, args: &[Data]) -> Self {
        let mut machine = Machine {
            program,
            func,
            vals: HashMap::default(),
            roots: HashMap::default(),
            shadows: HashMap::default(),
            held: HashMap::default(),
            seeds: vec![],
            tape: vec![],
        };
        for (param, arg) in func.params.iter().zip(args) {
            machine.bind(&param.bind, arg);
        }
        machine
    }

    fn bind(&mut self, bind: &Bind, data: &Data) {
        match (bind, data) {
            (Bind::Val(v), data) => drop(self.vals.insert(*v, data.clone())),
            (Bind::Root(r), data) => drop(self.roots.insert(*r, data.clone())),
            (Bind::Tuple(parts) | Bind::Opt(parts), Data::List(list)) => {
                parts.iter().zip(list).for_each(|(b, d)| self.bind(b, d));
            }
            other => panic!("cannot bind {other:?}"),
        }
    }

    pub fn run(&mut self, region: &Region) -> Vec<Data> {
        for op in &region.ops {
            self.op(op);
        }
        region.yields.iter().map(|v| self.val(*v)).collect()
    }

    fn val(&self, v: ValId) -> Data {
        self.vals
            .get(&v)
            .cloned()
            .unwrap_or_else(|| panic!("{v:?} is not there"))
    }

    fn set(&mut self, op: &Op, data: Data) {
        self.vals.insert(op.results[0], data);
    }

    fn ty(&self, v: ValId) -> Scalar {
        self.func.ty(v)
    }

    // ---- places -----------------------------------------------------------------------------

    fn at(&mut self, place: &Place) -> &mut Data {
        let (base, mut path) = self.resolve(place);
        let mut data = match base {
            Base::Root(r) => self
                .roots
                .get_mut(&r)
                .unwrap_or_else(|| panic!("no root {r:?}")),
            Base::Shadow(r) => self
                .shadows
                .get_mut(&r)
                .unwrap_or_else(|| panic!("no shadow {r:?}")),
            Base::Select(..) => unreachable!("resolved"),
        };
        for i in path.drain(..) {
            let list = data.list();
            let len = list.len();
            data = list
                .get_mut(i)
                .unwrap_or_else(|| panic!("index {i} of {len}"));
        }
        data
    }

    /// The root and the constant indices; ranges are folded into the index that follows.
    fn resolve(&self, place: &Place) -> (Base, Vec<usize>) {
        let (base, path, range) = self.view(place);
        assert!(range.is_none(), "a slice where an element is wanted");
        (base, path)
    }

    #[allow(clippy::type_complexity)]
    fn view(&self, place: &Place) -> (Base, Vec<usize>, Option<(usize, Option<usize>)>) {
        let (base, mut path, mut range) = match &place.base {
            Base::Select(k, places) => self.view(&places[self.val(*k).i() as usize]),
            base => (base.clone(), vec![], None),
        };
        for step in &place.path {
            match step {
                Proj::Index(i) => {
                    let mut i = self.val(*i).i() as usize;
                    if let Some((lo, hi)) = range.take() {
                        i += lo;
                        assert!(hi.is_none_or(|hi| i < hi), "index out of the slice");
                    }
                    path.push(i);
                }
                Proj::Field(n) => path.push(*n),
                Proj::Range(lo, hi) => {
                    let from = range.map_or(0, |(lo, _)| lo);
                    let lo = lo.map_or(0, |v| self.val(v).i() as usize) + from;
                    let hi = match hi {
                        Some(v) => Some(self.val(*v).i() as usize + from),
                        None => range.and_then(|(_, hi)| hi),
                    };
                    range = Some((lo, hi));
                }
            }
        }
        (base, path, range)
    }

    fn read(&mut self, place: &Place) -> Data {
        let (base, path, range) = self.view(place);
        let place = exact(base, &path, self);
        let data = self.at(&place);
        match range {
            None => data.clone(),
            Some((lo, hi)) => {
                let list = data.list();
                Data::List(list[lo..hi.unwrap_or(list.len())].to_vec())
            }
        }
    }

    fn write(&mut self, place: &Place, new: Data) {
        let (base, path, range) = self.view(place);
        let place = exact(base, &path, self);
        let data = self.at(&place);
        match range {
            None => *data = new,
            Some((lo, hi)) => {
                let Data::List(new) = new else {
                    panic!("a slice takes a list")
                };
                let list = data.list();
                let hi = hi.unwrap_or(list.len());
                assert_eq!(hi - lo, new.len(), "slices of different lengths");
                list.splice(lo..hi, new);
            }
        }
    }

    // ---- ops --------------------------------------------------------------------------------

    /// A term at the k-th elements of the windows.
    fn term(&self, term: &Term, windows: &[Vec<f64>], k: usize) -> f64 {
        match term {
            Term::Elem(n) => windows[*n][k],
            Term::Val(v) => self.val(*v).f(),
            Term::Lit(text) => literal(text, Scalar::F64).f(),
            Term::Math(rule, args) => {
                let args: Vec<f64> = args.iter().map(|a| self.term(a, windows, k)).collect();
                apply(rule.name, &args)
            }
        }
    }

    fn op(&mut self, op: &Op) {
        match &op.kind {
            OpKind::Lit(text) => self.set(op, literal(text, self.ty(op.results[0]))),
            OpKind::Const(tokens) => self.set(op, constant(&tokens.to_string())),
            OpKind::Undef => self.set(op, zero(self.ty(op.results[0]))),
            OpKind::Math(math, args) => {
                let args: Vec<Data> = args.iter().map(|a| self.val(*a)).collect();
                let floats: Vec<f64> = args
                    .iter()
                    .zip(math.rule.params)
                    .map(|(a, k)| if *k == Kind::Int { a.i() as f64 } else { a.f() })
                    .collect();
                let y = apply(math.rule.name, &floats);
                let y = if self.ty(op.results[0]) == Scalar::F32 {
                    f64::from(y as f32)
                } else {
                    y
                };
                self.set(op, Data::F(y));
            }
            OpKind::Pure(pure, args) => {
                let args: Vec<Data> = args.iter().map(|a| self.val(*a)).collect();
                let result = pure_value(pure, &args, self.ty(op.results[0]));
                self.set(op, result);
            }
            OpKind::Select(c, a, b) => {
                let v = if self.val(*c).b() { *a } else { *b };
                self.set(op, self.val(v));
            }
            OpKind::Load(place) => {
                let data = self.read(place);
                self.set(op, data);
            }
            OpKind::Len(place) => {
                let len = self.read(place).list().len();
                self.set(op, Data::I(len as i128));
            }
            OpKind::Alloc(root, init) => {
                let ty = self.func.root(*root).ty.clone();
                let data = self.init(init, &ty);
                self.roots.insert(*root, data);
            }
            OpKind::Store(place, v) => self.write(place, self.val(*v)),
            OpKind::Copy { dst, src, how } => {
                let data = self.read(src);
                if *how == CopyHow::Slice {
                    assert_eq!(self.read(dst).list().len(), data.clone().list().len());
                }
                self.write(dst, data);
            }
            OpKind::Fill(place, v) => {
                let n = self.read(place).list().len();
                self.write(place, Data::List(vec![self.val(*v); n]));
            }
            OpKind::Swap(a, b) => {
                let (x, y) = (self.read(a), self.read(b));
                self.write(a, y);
                self.write(b, x);
            }
            OpKind::Push(place, elem) => {
                let data = self.elem(elem);
                self.at(place).list().push(data);
            }
            OpKind::Pop(place, root) => {
                let data = self.at(place).list().pop().expect("an element to pop");
                match root {
                    Some(root) => drop(self.roots.insert(*root, data)),
                    None => self.set(op, data),
                }
            }
            OpKind::Truncate(place, n) => {
                let n = self.val(*n).i() as usize;
                self.at(place).list().truncate(n);
            }
            OpKind::If { cond, then, els } => {
                let region = if self.val(*cond).b() { then } else { els };
                let yields = self.run(region);
                op.results
                    .iter()
                    .zip(yields)
                    .for_each(|(r, d)| drop(self.vals.insert(*r, d)));
            }
            OpKind::Loop(l) => self.repeat(op, l),
            OpKind::Call(call) => self.call(op, call),
            OpKind::Effect(..) => {
                op.results
                    .iter()
                    .for_each(|r| drop(self.vals.insert(*r, Data::Unit)));
            }
            _ => self.reverse_op(op),
        }
    }

    fn reverse_op(&mut self, op: &Op) {
        match &op.kind {
            OpKind::Shadow(root, init) => {
                let data = match init {
                    ShadowInit::Like => self.roots[root].zero_like(),
                    ShadowInit::As(of) => self.roots[of].zero_like(),
                    ShadowInit::Zeros(Some(n)) => {
                        Data::List(vec![Data::F(0.0); self.val(*n).i() as usize])
                    }
                    ShadowInit::Zeros(None) => zeros(&self.func.root(*root).ty),
                    ShadowInit::Seed(k) => self.seeds[*k].clone(),
                };
                self.shadows.insert(*root, data);
            }
            OpKind::Acc(place, v) => {
                let d = self.val(*v);
                self.at(place).add(&d);
            }
            OpKind::AccAll { dst, src } => {
                let d = self.read(src);
                let mut sum = self.read(dst);
                sum.add(&d);
                self.write(dst, sum);
            }
            OpKind::ZeroAll(place) => {
                let zero = self.read(place).zero_like();
                self.write(place, zero);
            }
            OpKind::ZeroLike(place) => {
                let primal = primal(place);
                let zero = self.read(&primal).zero_like();
                self.write(place, zero);
            }
            OpKind::Resize(place, n) => {
                let n = self.val(*n).i() as usize;
                self.at(place).list().resize(n, Data::F(0.0));
            }
            OpKind::SumAll(place) => {
                let sum = self.read(place).leaves().iter().sum();
                self.set(op, Data::F(sum));
            }
            OpKind::Dot(a, b) => {
                let (a, b) = (self.read(a).leaves(), self.read(b).leaves());
                assert_eq!(a.len(), b.len(), "windows of one loop");
                let sum = a.iter().zip(&b).map(|(a, b)| a * b).sum();
                self.set(op, Data::F(sum));
            }
            OpKind::AccDot(acc) => {
                let [src, with] = [&acc.src, &acc.with].map(|place| self.read(place).leaves());
                let dot = src.iter().zip(&with).map(|(a, b)| a * b).sum();
                let factor = self.val(acc.factor).f();
                let added: Vec<f64> = src.iter().map(|x| x * factor).collect();
                let mut sum = self.read(&acc.dst);
                sum.add(&Data::floats(&added));
                self.write(&acc.dst, sum);
                self.set(op, Data::F(dot));
            }
            OpKind::SumOf(sum) => {
                let windows: Vec<_> = sum.windows.iter().map(|w| self.read(w).leaves()).collect();
                let count = windows[0].len();
                assert!(
                    windows.iter().all(|w| w.len() == count),
                    "windows of one loop"
                );
                let terms = (0..count).map(|k| self.term(&sum.term, &windows, k));
                let total: f64 = terms.sum();
                self.set(op, Data::F(total));
            }
            OpKind::Record(vals) => {
                let row = vals.iter().map(|v| self.val(*v)).collect();
                self.tape.push(row);
            }
            OpKind::Replay => {
                let row = self.tape.pop().expect("a record");
                assert_eq!(row.len(), op.results.len(), "a record of another op");
                op.results
                    .iter()
                    .zip(row)
                    .for_each(|(r, d)| drop(self.vals.insert(*r, d)));
            }
            OpKind::Save(place) => {
                let data = self.read(place);
                self.tape.push(vec![data]);
            }
            OpKind::Restore(place) => {
                let data = self.tape.pop().expect("a record").remove(0);
                self.write(place, data);
            }
            OpKind::Recreate(root) => {
                let data = self.tape.pop().expect("a record").remove(0);
                self.roots.insert(*root, data);
            }
            OpKind::Hold(root) => {
                let data = self.tape.pop().expect("a record").remove(0);
                self.held.insert(*root, data);
            }
            OpKind::Reinstate(root) => {
                let data = self.held[root].clone();
                self.roots.insert(*root, data);
            }
            OpKind::TapeMark | OpKind::TapeTurn | OpKind::Fit(_) | OpKind::Lend(_) => {}
            OpKind::CallRev(rev) => self.call_rev(op, rev),
            other => panic!("{other:?}"),
        }
    }

    fn init(&mut self, init: &Init, ty: &Mem) -> Data {
        match init {
            Init::Elems(elems) if matches!(ty, Mem::Scalar(_)) => self.elem(&elems[0]),
            Init::Elems(elems) => Data::List(elems.iter().map(|e| self.elem(e)).collect()),
            Init::Variant(_, elems) => {
                let Mem::Struct(of) = ty else {
                    panic!("a variant of {ty}")
                };
                let mut parts: Vec<Data> = of.fields.iter().map(|f| zeros(&f.ty)).collect();
                for (at, elem) in elems {
                    parts[*at] = self.elem(elem);
                }
                Data::List(parts)
            }
            Init::Fill(elem, n) => {
                let n = match (n, ty) {
                    (Some(n), _) => self.val(*n).i() as usize,
                    (None, Mem::Array(_, len)) => array_len(len),
                    other => panic!("a length for {other:?}"),
                };
                let elem = match (&**elem, ty) {
                    (Elem::Init(inner), Mem::Array(e, _) | Mem::Vec(e)) => self.init(inner, e),
                    (elem, _) => self.elem(elem),
                };
                Data::List(vec![elem; n])
            }
            Init::Empty(_) => Data::List(vec![]),
            Init::CopyOf(place) => self.read(place),
            Init::Zeros(place) => zeros_like(&self.read(place)),
            Init::Undef => zeros(ty),
        }
    }

    fn elem(&mut self, elem: &Elem) -> Data {
        match elem {
            Elem::Val(v) => self.val(*v),
            Elem::Place(place) => self.read(place),
            Elem::Init(init) => {
                // The type is needed only for arrays of run-time shape, which literals are not.
                self.init(init, &Mem::Tuple(vec![]))
            }
        }
    }

    fn repeat(&mut self, op: &Op, l: &Loop) {
        let mut carried: Vec<Data> = l.init.iter().map(|v| self.val(*v)).collect();
        let mut trips = 0;
        let mut exited = false;
        let indices = self.indices(&l.kind);
        let mut next = indices.iter().flatten();
        loop {
            let mut params = vec![];
            match &l.kind {
                LoopKind::For { .. } => match next.next() {
                    Some(i) => params.push(Data::I(*i)),
                    None => break,
                },
                LoopKind::While { cond } => {
                    cond.params.iter().zip(&carried).for_each(|(p, d)| {
                        self.vals.insert(*p, d.clone());
                    });
                    if !self.run(cond)[0].b() {
                        break;
                    }
                }
                LoopKind::Forever => {}
            }
            params.extend(carried.iter().cloned());
            assert_eq!(params.len(), l.body.params.len());
            l.body
                .params
                .iter()
                .zip(params)
                .for_each(|(p, d)| drop(self.vals.insert(*p, d)));
            let mut yields = self.run(&l.body);
            trips += 1;
            assert!(trips < 1_000_000, "an endless loop");
            exited = l.has_exit && yields.remove(0).b();
            carried = yields;
            if exited {
                break;
            }
        }
        let mut results = vec![];
        if l.has_trips() {
            results.push(Data::I(trips));
        }
        if l.has_exited() {
            results.push(Data::B(exited));
        }
        results.extend(carried);
        assert_eq!(results.len(), op.results.len());
        op.results
            .iter()
            .zip(results)
            .for_each(|(r, d)| drop(self.vals.insert(*r, d)));
    }

    fn indices(&self, kind: &LoopKind) -> Option<Vec<i128>> {
        let LoopKind::For {
            lo,
            hi,
            inclusive,
            step,
            rev,
            step_then_rev,
            back,
        } = kind
        else {
            return None;
        };
        let (lo, hi) = (self.val(*lo).i(), self.val(*hi).i());
        let hi = if *inclusive { hi + 1 } else { hi };
        let mut all: Vec<i128> = (lo..hi).collect();
        let step = step.map(|s| self.val(s).i() as usize);
        let stepped = |all: Vec<i128>| match step {
            Some(s) => all.into_iter().step_by(s).collect(),
            None => all,
        };
        if *step_then_rev {
            all = stepped(all);
        }
        if *rev {
            all.reverse();
        }
        if !*step_then_rev {
            all = stepped(all);
        }
        if *back {
            all.reverse();
        }
        Some(all)
    }

    // ---- calls ------------------------------------------------------------------------------

    fn args(&mut self, args: &[CallArg]) -> Vec<Data> {
        args.iter().map(|a| self.arg(a)).collect()
    }

    fn arg(&mut self, arg: &CallArg) -> Data {
        match arg {
            CallArg::Val(v) => self.val(*v),
            CallArg::Ref(p) | CallArg::RefMut(p) | CallArg::Own(p) => self.read(p),
            CallArg::Tuple(parts) | CallArg::Opt(parts) => Data::List(self.args(parts)),
            CallArg::Tokens(tokens) => constant(&tokens.to_string()),
            CallArg::Dot(arg) => self.arg(arg),
            CallArg::NoDot(arg) => zeros_like(&self.arg(arg)),
        }
    }

    fn call(&mut self, op: &Op, call: &Call) {
        let name = call.callee.name();
        let args = self.args(&call.args);
        let (func, region) = match call.mode {
            CallMode::Primal => {
                let func = &self.program.primal[&name];
                (func, &func.body)
            }
            CallMode::Forward | CallMode::Joint => {
                let split = &self.program.split[&name];
                (&split.func, &split.forward)
            }
        };
        let mut callee = Machine::new(self.program, func, &args);
        callee.tape = std::mem::take(&mut self.tape);
        let yields = callee.run(region);
        let result = callee.returned(&func.ret, &yields);
        self.tape = std::mem::take(&mut callee.tape);
        self.copy_back(&call.args, func, &callee.roots);
        if let Some(bind) = &call.ret {
            self.bind(bind, &result);
        }
        let _ = op;
    }

    pub fn returned(&self, ret: &Ret, yields: &[Data]) -> Data {
        match ret {
            Ret::Unit => Data::Unit,
            Ret::Val(k) => yields[*k].clone(),
            Ret::Root(r) => self.roots[r].clone(),
            Ret::Tuple(parts) | Ret::Opt(parts) => {
                Data::List(parts.iter().map(|p| self.returned(p, yields)).collect())
            }
        }
    }

    fn copy_back(&mut self, args: &[CallArg], func: &Func, roots: &HashMap<RootId, Data>) {
        for (arg, param) in args.iter().zip(&func.params) {
            if let (CallArg::RefMut(place), Bind::Root(r)) = (arg, &param.bind) {
                self.write(place, roots[r].clone());
            }
        }
    }

    fn call_rev(&mut self, op: &Op, rev: &CallRev) {
        if rev.is_joint() {
            self.call(op, &rev.call);
        }
        let name = rev.call.callee.name();
        let split = &self.program.split[&name];
        let args = self.args(&rev.call.args);
        let mut callee = Machine::new(self.program, &split.func, &args);
        callee.tape = std::mem::take(&mut self.tape);
        for ((param, bar), arg) in split.func.params.iter().zip(&rev.bars).zip(&args) {
            if let Bind::Root(r) = &param.bind {
                let shadow = match bar {
                    BarSlot::Shadow(place) => self.read(place),
                    _ => arg.zero_like(),
                };
                callee.shadows.insert(*r, shadow);
            }
        }
        let mut seeds = vec![];
        self.seed(&rev.seed, &split.func.ret, &mut seeds, &mut callee.seeds);
        let given = split.seeds.iter().zip(seeds);
        for (seed, data) in given {
            if let Some(v) = seed {
                callee.vals.insert(*v, data);
            }
        }
        let yields = callee.run(&split.reverse);
        self.tape = std::mem::take(&mut callee.tape);
        if !rev.is_joint() {
            self.copy_back(&rev.call.args, &split.func, &callee.roots);
        }
        let mut yields = yields.into_iter();
        let mut results = op.results.iter().skip(usize::from(rev.is_joint()));
        for ((slot, bar), param) in split.slots.iter().zip(&rev.bars).zip(&split.func.params) {
            let adjoint = callee.slot(slot, &mut yields);
            match (bar, &param.bind) {
                (BarSlot::Shadow(place), Bind::Root(r)) => {
                    let shadow = callee.shadows[r].clone();
                    self.write(place, shadow);
                }
                (BarSlot::Val, _) => {
                    self.vals
                        .insert(*results.next().expect("a result"), adjoint);
                }
                (BarSlot::Own(place), _) => {
                    let mut sum = self.read(place);
                    sum.add(&adjoint);
                    self.write(place, sum);
                }
                _ => {}
            }
        }
    }

    pub fn slot(&self, slot: &Slot, yields: &mut impl Iterator<Item = Data>) -> Data {
        match slot {
            Slot::None | Slot::LeftOut => Data::Unit,
            Slot::Val(_) => yields.next().expect("an adjoint"),
            Slot::Shadow(r) => self.shadows[r].clone(),
            Slot::Tuple(parts) => Data::List(parts.iter().map(|s| self.slot(s, yields)).collect()),
            Slot::Opt(_, payload) => {
                let some = yields.next().expect("a bool");
                Data::List(vec![some, self.slot(payload, yields)])
            }
        }
    }

    fn seed(&self, seed: &SeedArg, ret: &Ret, scalars: &mut Vec<Data>, roots: &mut Vec<Data>) {
        match (seed, ret) {
            (SeedArg::Val(v), _) => scalars.push(self.val(*v)),
            (SeedArg::Shadow(r), _) => roots.push(self.shadows[r].clone()),
            (SeedArg::Tuple(parts), Ret::Tuple(rets)) => {
                parts
                    .iter()
                    .zip(rets)
                    .for_each(|(s, r)| self.seed(s, r, scalars, roots));
            }
            (SeedArg::Zero, Ret::Root(_)) => roots.push(Data::Unit),
            (SeedArg::Zero, _) => scalars.push(Data::F(0.0)),
            (SeedArg::Unit, _) => {}
            other => panic!("{other:?}"),
        }
    }
}

fn exact(base: Base, path: &[usize], machine: &mut Machine<'_>) -> Place {
    // Constant indices as values of their own, far from the function's.
    let path = path.iter().enumerate().map(|(n, i)| {
        let v = ValId(u32::MAX - n as u32);
        machine.vals.insert(v, Data::I(*i as i128));
        Proj::Index(v)
    });
    Place {
        base,
        path: path.collect(),
    }
}

fn primal(place: &Place) -> Place {
    let base = match &place.base {
        Base::Shadow(r) | Base::Root(r) => Base::Root(*r),
        Base::Select(k, places) => Base::Select(*k, places.iter().map(primal).collect()),
    };
    Place {
        base,
        path: place.path.clone(),
    }
}

fn array_len(len: &proc_macro2::TokenStream) -> usize {
    len.to_string()
        .trim_end_matches("usize")
        .parse()
        .expect("a literal length")
}

fn zeros(ty: &Mem) -> Data {
    match ty {
        Mem::Scalar(s) => zero(*s),
        Mem::Array(e, n) => Data::List(vec![zeros(e); array_len(n)]),
        Mem::Vec(_) | Mem::Slice(_) | Mem::Unknown(_) => Data::List(vec![]),
        Mem::Tuple(parts) => Data::List(parts.iter().map(zeros).collect()),
        Mem::Struct(of) => Data::List(of.fields.iter().map(|f| zeros(&f.ty)).collect()),
    }
}

fn zero(ty: Scalar) -> Data {
    match ty {
        Scalar::F64 | Scalar::F32 | Scalar::Param(_) => Data::F(0.0),
        Scalar::Int(_) => Data::I(0),
        Scalar::Bool => Data::B(false),
        Scalar::Other => Data::Unit,
    }
}

fn literal(text: &str, ty: Scalar) -> Data {
    let text = text.replace('_', "");
    match ty {
        Scalar::F64 | Scalar::F32 | Scalar::Param(_) => Data::F(text.parse().expect("a float")),
        Scalar::Int(_) => Data::I(text.parse().expect("an integer")),
        Scalar::Bool => Data::B(text == "true"),
        Scalar::Other => Data::Unit,
    }
}

fn constant(text: &str) -> Data {
    match text.replace(' ', "").rsplit("::").next().unwrap_or("") {
        "PI" => Data::F(std::f64::consts::PI),
        "EPSILON" => Data::F(f64::EPSILON),
        "INFINITY" => Data::F(f64::INFINITY),
        "MAX" => Data::F(f64::MAX),
        other => match other.parse::<i128>() {
            Ok(n) => Data::I(n),
            Err(_) => Data::Unit,
        },
    }
}

fn pure_value(pure: &Pure, args: &[Data], ty: Scalar) -> Data {
    match pure {
        Pure::Bin(op) => match (&args[0], &args[1]) {
            (Data::B(a), Data::B(b)) => Data::B(match op {
                BinOp::And | BinOp::AndAnd => *a && *b,
                BinOp::Or | BinOp::OrOr => *a || *b,
                BinOp::Xor => a ^ b,
                other => panic!("{other:?} on bools"),
            }),
            (a, b) => {
                let (a, b) = (a.i(), b.i());
                Data::I(match op {
                    BinOp::Add => a + b,
                    BinOp::Sub => a - b,
                    BinOp::Mul => a * b,
                    BinOp::Div => a / b,
                    BinOp::Rem => a % b,
                    BinOp::And => a & b,
                    BinOp::Or => a | b,
                    BinOp::Xor => a ^ b,
                    BinOp::Shl => a << b,
                    BinOp::Shr => a >> b,
                    BinOp::AndAnd | BinOp::OrOr => panic!("{op:?} on integers"),
                })
            }
        },
        Pure::Cmp(op) => {
            let order = match (&args[0], &args[1]) {
                (Data::F(a), Data::F(b)) => a.partial_cmp(b),
                (Data::I(a), Data::I(b)) => Some(a.cmp(b)),
                (Data::B(a), Data::B(b)) => Some(a.cmp(b)),
                other => panic!("{other:?}"),
            };
            use std::cmp::Ordering::{Equal, Greater, Less};
            Data::B(match op {
                CmpOp::Eq => order == Some(Equal),
                CmpOp::Ne => order != Some(Equal),
                CmpOp::Lt => order == Some(Less),
                CmpOp::Le => matches!(order, Some(Less | Equal)),
                CmpOp::Gt => order == Some(Greater),
                CmpOp::Ge => matches!(order, Some(Greater | Equal)),
            })
        }
        Pure::Not => match &args[0] {
            Data::B(b) => Data::B(!b),
            other => Data::I(!other.i()),
        },
        Pure::Neg => Data::I(-args[0].i()),
        Pure::Cast => match (&args[0], ty) {
            (Data::I(n), Scalar::F64 | Scalar::F32 | Scalar::Param(_)) => Data::F(*n as f64),
            (Data::F(x), Scalar::Int(_)) => Data::I(*x as i128),
            (Data::F(x), _) => Data::F(*x),
            (Data::B(b), _) => Data::I(i128::from(*b)),
            (Data::I(n), _) => Data::I(*n),
            other => panic!("{other:?}"),
        },
        Pure::Expr(template) => template_value(template, args),
    }
}

fn template_value(template: &Template, args: &[Data]) -> Data {
    let text: String = template
        .0
        .iter()
        .map(|piece| match piece {
            Piece::Tokens(tokens) => tokens.to_string(),
            Piece::Arg(n) => format!("${n}"),
            Piece::Group(..) => "()".into(),
        })
        .collect::<String>()
        .replace(' ', "");
    match text.as_str() {
        "$0.saturating_sub(1)" => Data::I(args[0].i().saturating_sub(1)),
        "$0.is_nan()" => Data::B(args[0].f().is_nan()),
        "$0.abs()" => Data::I(args[0].i().abs()),
        other => panic!("the interpreter does not know `{other}`"),
    }
}

fn apply(rule: &str, x: &[f64]) -> f64 {
    match (rule, x) {
        ("add", [a, b]) => a + b,
        ("sub", [a, b]) => a - b,
        ("mul", [a, b]) => a * b,
        ("div", [a, b]) => a / b,
        ("rem", [a, b]) => a % b,
        ("neg", [a]) => -a,
        ("exp", [a]) => a.exp(),
        ("ln", [a]) => a.ln(),
        ("sin", [a]) => a.sin(),
        ("cos", [a]) => a.cos(),
        ("tanh", [a]) => a.tanh(),
        ("sqrt", [a]) => a.sqrt(),
        ("abs", [a]) => a.abs(),
        ("max", [a, b]) => a.max(*b),
        ("min", [a, b]) => a.min(*b),
        ("powi", [a, n]) => a.powi(*n as i32),
        ("powf", [a, b]) => a.powf(*b),
        ("recip", [a]) => a.recip(),
        ("mul_add", [a, b, c]) => a.mul_add(*b, *c),
        ("signum", [a]) => a.signum(),
        ("floor", [a]) => a.floor(),
        ("cast" | "stop_gradient", [a]) => *a,
        ("hypot", [a, b]) => a.hypot(*b),
        ("atan2", [a, b]) => a.atan2(*b),
        other => panic!("the interpreter does not know {other:?}"),
    }
}

/// Result, adjoints of the arguments, and the memory arguments afterwards.
type Outcome = (Data, Vec<Data>, Vec<Data>);

/// Runs a joint region. `bars` are the adjoints of outgoing `&mut` contents.
pub fn gradient(
    program: &Program,
    joint: &Joint,
    args: &[Data],
    seed: &Data,
    bars: &[Option<Data>],
) -> Outcome {
    let mut machine = Machine::new(program, &joint.func, args);
    machine.given(seed, &joint.seeds, args, bars);
    let yields = machine.run(&joint.region);
    assert!(machine.tape.is_empty(), "something was left on the tape");
    let value = machine.returned(&joint.func.ret, &yields);
    let mut rest = yields.into_iter().skip(joint.seeds.len());
    let (adjoints, after) = machine.adjoints(&joint.slots, &mut rest);
    (value, adjoints, after)
}

/// Runs the forward, then the reverse sweep.
pub fn split_gradient(
    program: &Program,
    split: &Split,
    args: &[Data],
    seed: &Data,
    bars: &[Option<Data>],
) -> Outcome {
    let mut forward = Machine::new(program, &split.func, args);
    let yields = forward.run(&split.forward);
    let value = forward.returned(&split.func.ret, &yields);
    // The reverse gets the arguments again, `&mut` ones as the forward sweep left them.
    let again: Vec<Data> = split
        .func
        .params
        .iter()
        .zip(args)
        .map(|(param, arg)| match &param.bind {
            Bind::Root(r) if matches!(split.func.root(*r).kind, RootKind::ParamRef { .. }) => {
                forward.roots[r].clone()
            }
            _ => arg.clone(),
        })
        .collect();
    let mut machine = Machine::new(program, &split.func, &again);
    machine.tape = std::mem::take(&mut forward.tape);
    machine.given(seed, &split.seeds, args, bars);
    let yields = machine.run(&split.reverse);
    assert!(machine.tape.is_empty(), "something was left on the tape");
    let (adjoints, after) = machine.adjoints(&split.slots, &mut yields.into_iter());
    (value, adjoints, after)
}

impl Machine<'_> {
    /// Seeds and shadows of parameters.
    fn given(
        &mut self,
        seed: &Data,
        seeds: &[Option<ValId>],
        args: &[Data],
        bars: &[Option<Data>],
    ) {
        for ((param, arg), bar) in self.func.params.iter().zip(args).zip(bars) {
            if let (Bind::Root(r), true) = (&param.bind, param.wrt) {
                let bar = bar.clone().unwrap_or_else(|| arg.zero_like());
                self.shadows.insert(*r, bar);
            }
        }
        let mut scalars = vec![];
        let mut roots = vec![];
        flat_seed(seed, &self.func.ret, &mut scalars, &mut roots);
        self.seeds = roots;
        for (v, data) in seeds.iter().zip(scalars) {
            if let Some(v) = v {
                self.vals.insert(*v, data);
            }
        }
    }

    fn adjoints(
        &self,
        slots: &[Slot],
        rest: &mut impl Iterator<Item = Data>,
    ) -> (Vec<Data>, Vec<Data>) {
        let mut adjoints = vec![];
        let mut after = vec![];
        for (slot, param) in slots.iter().zip(&self.func.params) {
            let adjoint = self.slot(slot, &mut *rest);
            let by_ref = match &param.bind {
                Bind::Root(r) => self.shadows.get(r).cloned(),
                _ => None,
            };
            adjoints.push(by_ref.unwrap_or(adjoint));
            after.push(match &param.bind {
                Bind::Root(r) => self.roots.get(r).cloned().unwrap_or(Data::Unit),
                _ => Data::Unit,
            });
        }
        (adjoints, after)
    }
}

fn flat_seed(seed: &Data, ret: &Ret, scalars: &mut Vec<Data>, roots: &mut Vec<Data>) {
    match (seed, ret) {
        (Data::List(parts), Ret::Tuple(rets)) => {
            parts
                .iter()
                .zip(rets)
                .for_each(|(s, r)| flat_seed(s, r, scalars, roots));
        }
        (seed, Ret::Root(_)) => roots.push(seed.clone()),
        (seed, Ret::Val(_)) => scalars.push(seed.clone()),
        _ => {}
    }
}

/// The zero tangent of a value.
fn zeros_like(data: &Data) -> Data {
    match data {
        Data::List(parts) => Data::List(parts.iter().map(zeros_like).collect()),
        Data::F(_) => Data::F(0.0),
        _ => Data::List(vec![]),
    }
}
