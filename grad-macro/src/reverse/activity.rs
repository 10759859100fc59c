//! Which values and roots carry a derivative.
//!
//! *Varied*: depends on a parameter in `wrt`. *Useful*: the result depends on it. *Active*: both
//! (Hascoët, Naumann, Pascual 2005, "To be recorded" analysis, section 2). Flow-insensitive for roots:
//! a root is varied if anything varied is ever written to it, which can only make it active more often.

use crate::ir::{
    Base, Bind, Call, CallArg, Callee, Elem, Func, Init, Loop, Math, Op, OpKind, Place, Region,
    Ret, RootId, RootKind, ValId, is_skipped,
};
use crate::maps::HashSet;
use crate::reverse::place::roots_of;
use crate::rules::Formula;

/// The active values and roots.
#[derive(Debug, Default)]
pub struct Activity {
    vals: HashSet<ValId>,
    roots: HashSet<RootId>,
    varied: Varied,
}

impl Activity {
    /// With `fixed`, scalar parameters are constants.
    pub fn of(func: &Func, fixed: bool) -> Activity {
        let varied = Varied::of(func, fixed);
        let useful = Useful::of(func, &varied);
        let mut useful = useful;
        for (n, root) in func.roots.iter().enumerate() {
            // The slot of an owned parameter is its shadow, used or not.
            if matches!(root.kind, RootKind::ParamVal) {
                useful.set.root(RootId(n as u32));
            }
        }
        let Set { vals, roots, .. } = useful.set;
        let vals = varied.0.vals.intersection(&vals).copied().collect();
        let roots = varied.0.roots.intersection(&roots).copied().collect();
        let mut activity = Activity {
            vals,
            roots,
            varied,
        };
        activity.choose(func);
        activity
    }

    /// Where a reference may mean one of several places, all of them have tangents and shadows if one has.
    fn choose(&mut self, func: &Func) {
        loop {
            let before = self.roots.len();
            func.body.walk(&mut |op| {
                op.kind.for_each_place(&mut |place| {
                    let chosen = matches!(place.base, Base::Select(..));
                    if chosen && self.place(place) && !is_skipped(func, place) {
                        self.roots.extend(roots_of(place));
                    }
                });
            });
            if self.roots.len() == before {
                return;
            }
        }
    }

    pub fn val(&self, v: ValId) -> bool {
        self.vals.contains(&v)
    }

    pub fn root(&self, r: RootId) -> bool {
        self.roots.contains(&r)
    }

    pub fn place(&self, place: &Place) -> bool {
        roots_of(place).into_iter().any(|r| self.root(r))
    }

    /// Whether a derivative flows through a call: some argument carries one, and what it gives or writes is active.
    /// What is made of constants alone (`Stats::new()`) may become active later: it begins with a zero tangent.
    pub fn call(&self, func: &Func, op: &Op, call: &Call) -> bool {
        let active = op.results.iter().any(|&v| self.val(v))
            || self.born(call).next().is_some()
            || call.args.iter().any(|a| self.written(a));
        active && call.args.iter().any(|a| self.varied.arg(func, a))
    }

    /// The active roots that a call gives.
    pub fn born(&self, call: &Call) -> impl Iterator<Item = RootId> + '_ {
        let roots = call.ret.as_ref().map_or(vec![], bind_roots);
        roots.into_iter().filter(|root| self.root(*root))
    }

    fn written(&self, arg: &CallArg) -> bool {
        match arg {
            CallArg::RefMut(place) => self.place(place),
            CallArg::Tuple(parts) | CallArg::Opt(parts) => parts.iter().any(|p| self.written(p)),
            CallArg::Dot(arg) => self.written(arg),
            _ => false,
        }
    }
}

/// The roots that a result binds.
pub fn bind_roots(bind: &Bind) -> Vec<RootId> {
    match bind {
        Bind::Val(_) => vec![],
        Bind::Root(r) => vec![*r],
        Bind::Tuple(parts) | Bind::Opt(parts) => parts.iter().flat_map(bind_roots).collect(),
    }
}

#[derive(Debug, Default)]
struct Set {
    vals: HashSet<ValId>,
    roots: HashSet<RootId>,
    changed: bool,
}

impl Set {
    fn val(&mut self, v: ValId) {
        self.changed |= self.vals.insert(v);
    }

    fn root(&mut self, r: RootId) {
        self.changed |= self.roots.insert(r);
    }

    fn place(&mut self, place: &Place) {
        roots_of(place).into_iter().for_each(|r| self.root(r));
    }

    fn has_place(&self, place: &Place) -> bool {
        roots_of(place).iter().any(|r| self.roots.contains(r))
    }
}

fn is_float(func: &Func, v: ValId) -> bool {
    func.vals[v.0 as usize].ty.is_float()
}

/// Functions that get a value with a derivative and give nothing back. Those with a `#[grad]` of their own do nothing
/// else; others may keep the value in a static or in a cell, where its derivative is lost.
pub fn swallowing(func: &Func) -> Vec<syn::Path> {
    let varied = Varied::of(func, false);
    let mut paths = Vec::new();
    func.body.walk(&mut |op| {
        let OpKind::Call(call) = &op.kind else {
            return;
        };
        let nothing = match &call.ret {
            None => true,
            Some(Bind::Tuple(parts)) => parts.is_empty(),
            Some(_) => false,
        };
        let Callee::Path(path) = &call.callee else {
            return;
        };
        if nothing && !call.args.iter().any(writes) && call.args.iter().any(|a| varied.arg(func, a))
        {
            paths.push(path.clone());
        }
    });
    paths
}

fn writes(arg: &CallArg) -> bool {
    match arg {
        CallArg::RefMut(_) => true,
        CallArg::Dot(arg) => writes(arg),
        CallArg::Tuple(parts) => parts.iter().any(writes),
        _ => false,
    }
}

/// Forward propagation from the parameters.
#[derive(Debug, Default)]
pub struct Varied(Set);

impl Varied {
    /// Whether a value depends on a parameter in `wrt`.
    pub fn val(&self, v: ValId) -> bool {
        self.has(v)
    }

    /// Whether a place may hold something that does.
    fn holds(&self, func: &Func, place: &Place) -> bool {
        self.0.has_place(place) && !is_skipped(func, place)
    }

    /// Whether anything that does is ever written to this root.
    pub fn root_is(&self, root: RootId) -> bool {
        self.0.roots.contains(&root)
    }

    pub fn of(func: &Func, fixed: bool) -> Varied {
        let mut varied = Varied(Set::default());
        for param in func.params.iter().filter(|p| p.wrt) {
            if !(fixed && matches!(param.bind, Bind::Val(_))) {
                varied.bind(func, &param.bind);
            }
        }
        loop {
            varied.0.changed = false;
            varied.region(func, &func.body);
            if !varied.0.changed {
                return varied;
            }
        }
    }

    fn bind(&mut self, func: &Func, bind: &Bind) {
        match bind {
            Bind::Val(v) if is_float(func, *v) => self.0.val(*v),
            Bind::Val(_) => {}
            Bind::Root(r) => self.root(func, *r),
            Bind::Tuple(parts) | Bind::Opt(parts) => parts.iter().for_each(|p| self.bind(func, p)),
        }
    }

    fn root(&mut self, func: &Func, r: RootId) {
        let info = &func.roots[r.0 as usize];
        if info.ty.has_float() && !matches!(info.kind, RootKind::Const { .. }) {
            self.0.root(r);
        }
    }

    fn place(&mut self, func: &Func, place: &Place) {
        roots_of(place).into_iter().for_each(|r| self.root(func, r));
    }

    fn has(&self, v: ValId) -> bool {
        self.0.vals.contains(&v)
    }

    fn region(&mut self, func: &Func, region: &Region) {
        for op in &region.ops {
            self.op(func, op);
        }
    }

    fn op(&mut self, func: &Func, op: &Op) {
        match &op.kind {
            OpKind::Math(math, args) if carries(math).any(|k| self.has(args[k])) => {
                self.0.val(op.results[0]);
            }
            OpKind::Select(_, a, b) if (self.has(*a) || self.has(*b)) => {
                self.0.val(op.results[0]);
            }
            OpKind::Load(place) if self.holds(func, place) && is_float(func, op.results[0]) => {
                self.0.val(op.results[0]);
            }
            OpKind::Pop(place, root, _) if self.holds(func, place) => {
                root.iter().for_each(|&r| self.root(func, r));
                let floats = op.results.iter().filter(|&&v| is_float(func, v));
                floats.for_each(|&v| self.0.val(v));
            }
            OpKind::Alloc(root, init) if self.init(func, init) => {
                self.root(func, *root);
            }
            OpKind::Store(place, v) | OpKind::Fill(place, v) if self.has(*v) => {
                self.place(func, place);
            }
            OpKind::Copy { dst, src, .. } if self.holds(func, src) => {
                self.place(func, dst);
            }
            OpKind::Swap(a, b) if (self.holds(func, a) || self.holds(func, b)) => {
                self.place(func, a);
                self.place(func, b);
            }
            OpKind::Push(place, elem, _) if self.elem(func, elem) => {
                self.place(func, place);
            }
            OpKind::If { then, els, .. } => {
                self.region(func, then);
                self.region(func, els);
                for (n, &r) in op.results.iter().enumerate() {
                    if self.has(then.yields[n]) || self.has(els.yields[n]) {
                        self.0.val(r);
                    }
                }
            }
            OpKind::Loop(l) => self.loop_(func, op, l),
            OpKind::Call(call) => self.call(func, op, call),
            _ => {}
        }
    }

    fn loop_(&mut self, func: &Func, op: &Op, l: &Loop) {
        let first = usize::from(l.has_index());
        for (n, &init) in l.init.iter().enumerate() {
            if self.has(init) {
                self.0.val(l.body.params[first + n]);
            }
        }
        self.region(func, &l.body);
        for n in 0..l.init.len() {
            let next = l.body.yields[usize::from(l.has_exit) + n];
            if self.has(next) || self.has(l.init[n]) {
                self.0.val(l.body.params[first + n]);
                self.0.val(op.results[l.extra_results() + n]);
            }
        }
    }

    fn call(&mut self, func: &Func, op: &Op, call: &Call) {
        if !call.args.iter().any(|a| self.arg(func, a)) {
            return;
        }
        let floats = op.results.iter().filter(|&&v| is_float(func, v));
        floats.for_each(|&v| self.0.val(v));
        if let Some(bind) = &call.ret {
            bind_roots(bind)
                .into_iter()
                .for_each(|r| self.root(func, r));
        }
        call.args.iter().for_each(|a| self.written(func, a));
    }

    fn arg(&self, func: &Func, arg: &CallArg) -> bool {
        match arg {
            CallArg::Val(v) => self.has(*v),
            CallArg::Ref(p) | CallArg::RefMut(p) | CallArg::Own(p) => self.holds(func, p),
            CallArg::Tuple(parts) | CallArg::Opt(parts) => parts.iter().any(|p| self.arg(func, p)),
            CallArg::Dot(arg) => self.arg(func, arg),
            CallArg::Tokens(_) | CallArg::NoDot(_) => false,
        }
    }

    fn written(&mut self, func: &Func, arg: &CallArg) {
        match arg {
            CallArg::RefMut(place) => self.place(func, place),
            CallArg::Tuple(parts) | CallArg::Opt(parts) => {
                parts.iter().for_each(|p| self.written(func, p))
            }
            CallArg::Dot(arg) => self.written(func, arg),
            _ => {}
        }
    }

    fn init(&self, func: &Func, init: &Init) -> bool {
        match init {
            Init::Elems(elems) => elems.iter().any(|e| self.elem(func, e)),
            Init::Variant(_, elems) => elems.iter().any(|(_, e)| self.elem(func, e)),
            Init::Fill(elem, _) => self.elem(func, elem),
            Init::CopyOf(place) => self.holds(func, place),
            Init::Empty(_) | Init::Zeros(_) | Init::Undef => false,
        }
    }

    fn elem(&self, func: &Func, elem: &Elem) -> bool {
        match elem {
            Elem::Val(v) => self.has(*v),
            Elem::Place(place) => self.holds(func, place),
            Elem::Init(init) => self.init(func, init),
        }
    }
}

/// The arguments through which a derivative flows.
pub fn carries(math: &Math) -> impl Iterator<Item = usize> + '_ {
    let partials = math.rule.partials.iter().enumerate();
    partials
        .filter(|(_, partial)| partial() != Formula::Zero)
        .map(|(k, _)| k)
}

/// Backward propagation from the results.
struct Useful<'a> {
    varied: &'a Varied,
    set: Set,
}

impl<'a> Useful<'a> {
    fn of(func: &Func, varied: &'a Varied) -> Useful<'a> {
        let mut useful = Useful {
            varied,
            set: Set::default(),
        };
        useful.ret(func, &func.ret);
        for (n, root) in func.roots.iter().enumerate() {
            if matches!(root.kind, RootKind::ParamRef { mutable: true, .. }) {
                useful.set.root(RootId(n as u32));
            }
        }
        loop {
            useful.set.changed = false;
            useful.region(&func.body);
            if !useful.set.changed {
                return useful;
            }
        }
    }

    fn ret(&mut self, func: &Func, ret: &Ret) {
        match ret {
            Ret::Unit => {}
            Ret::Val(k) => self.set.val(func.body.yields[*k]),
            Ret::Root(r) => self.set.root(*r),
            Ret::Tuple(parts) | Ret::Opt(parts) => parts.iter().for_each(|p| self.ret(func, p)),
        }
    }

    fn has(&self, v: ValId) -> bool {
        self.set.vals.contains(&v)
    }

    fn region(&mut self, region: &Region) {
        for op in region.ops.iter().rev() {
            self.op(op);
        }
    }

    fn op(&mut self, op: &Op) {
        match &op.kind {
            OpKind::Math(math, args) if self.has(op.results[0]) => {
                carries(math).for_each(|k| self.set.val(args[k]));
            }
            OpKind::Select(_, a, b) if self.has(op.results[0]) => {
                self.set.val(*a);
                self.set.val(*b);
            }
            OpKind::Load(place) if self.has(op.results[0]) => {
                self.set.place(place);
            }
            OpKind::Pop(place, root, _) => {
                let used = op.results.iter().any(|&v| self.has(v))
                    || root.is_some_and(|r| self.set.roots.contains(&r));
                if used {
                    self.set.place(place);
                }
            }
            OpKind::Alloc(root, init) if self.set.roots.contains(root) => {
                self.init(init);
            }
            OpKind::Store(place, v) | OpKind::Fill(place, v) if self.set.has_place(place) => {
                self.set.val(*v);
            }
            OpKind::Copy { dst, src, .. } if self.set.has_place(dst) => {
                self.set.place(src);
            }
            OpKind::Swap(a, b) if (self.set.has_place(a) || self.set.has_place(b)) => {
                self.set.place(a);
                self.set.place(b);
            }
            OpKind::Push(place, elem, _) if self.set.has_place(place) => {
                self.elem(elem);
            }
            OpKind::If { then, els, .. } => {
                for (n, &r) in op.results.iter().enumerate() {
                    if self.has(r) {
                        self.set.val(then.yields[n]);
                        self.set.val(els.yields[n]);
                    }
                }
                self.region(then);
                self.region(els);
            }
            OpKind::Loop(l) => self.loop_(op, l),
            OpKind::Call(call) => self.call(op, call),
            _ => {}
        }
    }

    fn loop_(&mut self, op: &Op, l: &Loop) {
        let first = usize::from(l.has_index());
        let pairs = |n: usize| {
            (
                l.body.params[first + n],
                l.body.yields[usize::from(l.has_exit) + n],
            )
        };
        for n in 0..l.init.len() {
            let (param, next) = pairs(n);
            if self.has(op.results[l.extra_results() + n]) || self.has(param) {
                self.set.val(next);
                self.set.val(l.init[n]);
            }
        }
        self.region(&l.body);
        for n in 0..l.init.len() {
            let (param, next) = pairs(n);
            if self.has(param) {
                self.set.val(next);
                self.set.val(l.init[n]);
            }
        }
    }

    fn call(&mut self, op: &Op, call: &Call) {
        let used = op
            .results
            .iter()
            .any(|&v| self.has(v) && self.varied.has(v))
            || call
                .ret
                .as_ref()
                .is_some_and(|b| bind_roots(b).iter().any(|r| self.set.roots.contains(r)))
            || call.args.iter().any(|a| self.written(a));
        if used {
            call.args.iter().for_each(|a| self.arg(a));
            // What the call returns beside it has a shadow too: the callee's seed has its type.
            if let Some(bind) = &call.ret {
                bind_roots(bind).into_iter().for_each(|r| self.set.root(r));
            }
        }
    }

    fn written(&self, arg: &CallArg) -> bool {
        match arg {
            CallArg::RefMut(place) => self.set.has_place(place),
            CallArg::Tuple(parts) | CallArg::Opt(parts) => parts.iter().any(|p| self.written(p)),
            CallArg::Dot(arg) => self.written(arg),
            _ => false,
        }
    }

    fn arg(&mut self, arg: &CallArg) {
        match arg {
            CallArg::Val(v) => self.set.val(*v),
            CallArg::Ref(p) | CallArg::RefMut(p) | CallArg::Own(p) => self.set.place(p),
            CallArg::Tuple(parts) | CallArg::Opt(parts) => parts.iter().for_each(|p| self.arg(p)),
            CallArg::Dot(arg) => self.arg(arg),
            CallArg::Tokens(_) | CallArg::NoDot(_) => {}
        }
    }

    fn init(&mut self, init: &Init) {
        match init {
            Init::Elems(elems) => elems.iter().for_each(|e| self.elem(e)),
            Init::Variant(_, elems) => elems.iter().for_each(|(_, e)| self.elem(e)),
            Init::Fill(elem, _) => self.elem(elem),
            Init::CopyOf(place) => self.set.place(place),
            Init::Empty(_) | Init::Zeros(_) | Init::Undef => {}
        }
    }

    fn elem(&mut self, elem: &Elem) {
        match elem {
            Elem::Val(v) => self.set.val(*v),
            Elem::Place(place) => self.set.place(place),
            Elem::Init(init) => self.init(init),
        }
    }
}
