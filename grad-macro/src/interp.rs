//! Runs the representation, differentiated or not, on numbers: the fastest way to find out whether a transformation
//! is right. Tests only.

mod data;
mod numbers;
mod sweeps;

pub use data::Data;
use data::{zero, zeros, zeros_like};
use numbers::{apply, array_len, constant, literal, pure_value};
pub use sweeps::{gradient, split_gradient};

use crate::ir::*;
use crate::maps::{HashMap, HashSet};
use crate::reverse::Split;
use crate::rules::Kind;

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
    /// The rows of the tape where lists are at present.
    rooms: HashMap<RootId, usize>,
    lent: HashSet<RootId>,
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
            rooms: HashMap::default(),
            lent: HashSet::default(),
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
            OpKind::Push(place, elem, end) => {
                let data = self.elem(elem);
                let list = self.at(place).list();
                match end {
                    End::Front => list.insert(0, data),
                    End::Back => list.push(data),
                }
            }
            OpKind::Pop(place, root, end) => {
                let list = self.at(place).list();
                let data = match end {
                    End::Front => list.remove(0),
                    End::Back => list.pop().expect("an element to pop"),
                };
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
                    (Elem::Init(inner), Mem::Array(e, _) | Mem::Vec(e) | Mem::Queue(e)) => {
                        self.init(inner, e)
                    }
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
