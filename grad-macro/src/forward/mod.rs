//! Forward mode: from a primal function to one that computes its tangent beside its value.
//!
//! Tangents are ordinary values (`x_dot` beside `x`) and ordinary roots (`w_dot` beside `w`, with the same paths), so
//! the result is a plain function again: it can be emitted, and differentiated once more in either mode.
//!
//! ```text
//! fn f(x: f64, w: &[f64]) -> f64            fn f(x, w, x_dot: f64, w_dot: &[f64]) -> (f64, f64)
//!     let y = x * w[0];                         let y = x * w[0];
//!                                               let y_dot = w[0] * x_dot + x * w_dot[0];
//! ```
//! What is inactive has no tangent; where it meets what has one, its tangent is zero.

mod calls;
mod control;
mod memory;
mod params;
mod site;
mod types;

use proc_macro2::{Ident, TokenStream};

use crate::ir::{Bind, Elem, Func, Init, Math, Op, OpKind, Region, RootId, Scalar, SrcId, ValId};
use crate::maps::HashMap;
use crate::reverse::partials::{Application, Site};
use crate::reverse::{Activity, Refusals};
use crate::rules::rule;

/// The function that computes value and tangent. Its parameters are those of the primal, then one per parameter: the
/// tangents, called as `dots` say (`()` where nothing flows). It returns a pair.
///
/// `rt` is the path of the runtime's support module, `off` names optimisations that are switched off.
pub fn tangent(
    primal: &Func,
    dots: &[Ident],
    rt: &TokenStream,
    off: &[String],
) -> Result<Func, Refusals> {
    let mut forward = Forward::new(primal, rt, off);
    forward.params(dots);
    let body = forward.region(&primal.body);
    forward.finish(body);
    match forward.refusals.is_empty() {
        true => Ok(forward.func),
        false => Err(forward.refusals),
    }
}

/// The function that computes the value and several tangents, which share the computation of the value: one list of `dots` for
/// each. It returns the value and then the tangents. `None` where a call of another companion would have to be made for each.
pub fn tangents(
    primal: &Func,
    dots: &[Vec<Ident>],
    rt: &TokenStream,
    off: &[String],
) -> Option<Func> {
    let activity = Activity::of(primal, false);
    let mut calls = false;
    primal.body.walk(&mut |op| {
        calls |= matches!(&op.kind, OpKind::Call(call) if activity.call(primal, op, call));
    });
    let (first, others) = dots.split_first().filter(|_| !calls)?;
    let mut func = tangent(primal, first, rt, off).ok()?;
    for dots in others {
        // What is no part of the primal is copied: nothing of it is active.
        let before = func;
        let mut forward = Forward::new(primal, rt, off);
        forward.func = before.clone();
        forward.params(dots);
        let body = forward.region(&before.body);
        forward.finish(body);
        if !forward.refusals.is_empty() {
            return None;
        }
        func = forward.func;
    }
    Some(func)
}

pub(in crate::forward) struct Forward<'a> {
    /// The function with the values and roots that are added.
    func: Func,
    primal: &'a Func,
    rt: &'a TokenStream,
    activity: Activity,
    vals: HashMap<ValId, ValId>,
    roots: HashMap<RootId, RootId>,
    /// What each value of the primal is computed by.
    defs: HashMap<ValId, &'a OpKind>,
    /// Results of dear operations that are in scope, by rule and arguments.
    dear: Vec<(&'static str, Vec<ValId>, ValId)>,
    /// The regions under construction, outermost first.
    frames: Vec<Vec<Op>>,
    src: SrcId,
    /// Whether what literals decide is decided here.
    folds_literals: bool,
    /// Whether results of dear operations are used again.
    reuses_results: bool,
    refusals: Refusals,
}

impl<'a> Forward<'a> {
    fn new(primal: &'a Func, rt: &'a TokenStream, off: &[String]) -> Forward<'a> {
        let is_on = |name: &str| !off.iter().any(|pass| pass == name || pass == "all");
        let activity = Activity::of(primal, false);
        let mut defs = HashMap::default();
        definitions(&primal.body, &mut defs);
        Forward {
            func: primal.clone(),
            primal,
            rt,
            activity,
            vals: HashMap::default(),
            roots: HashMap::default(),
            defs,
            dear: vec![],
            frames: vec![vec![]],
            src: SrcId(0),
            folds_literals: is_on("literals"),
            reuses_results: is_on("results"),
            refusals: vec![],
        }
    }

    // ---- ops ------------------------------------------------------------------------------------

    fn region(&mut self, region: &'a Region) -> Region {
        let scope = self.dear.len();
        self.open();
        self.ops(region);
        let ops = self.close_frame();
        self.dear.truncate(scope);
        Region {
            params: region.params.clone(),
            ops,
            yields: region.yields.clone(),
        }
    }

    fn ops(&mut self, region: &'a Region) {
        for op in &region.ops {
            self.src = op.src;
            self.op(op);
        }
    }

    /// The op itself, and its tangent right behind it.
    fn op(&mut self, op: &'a Op) {
        match &op.kind {
            OpKind::If { cond, then, els } => return self.if_(op, *cond, then, els),
            OpKind::Loop(l) => return self.loop_(op, l),
            OpKind::Call(call) if self.activity.call(&self.func, op, call) => {
                return self.call(op, call);
            }
            _ => {}
        }
        self.push(op.clone());
        match &op.kind {
            OpKind::Math(math, args) => self.math(op, math, args),
            OpKind::Select(cond, a, b) => self.select(op, *cond, *a, *b),
            // These carry no derivative.
            OpKind::Lit(_) | OpKind::Const(_) | OpKind::Undef | OpKind::Pure(..) => {}
            OpKind::Len(_) | OpKind::Effect(..) => {}
            OpKind::Call(call) => self.born(call),
            OpKind::Load(place) => self.load(op, place),
            OpKind::Alloc(root, init) => self.alloc(*root, init),
            OpKind::Store(place, v) => self.store(place, *v),
            OpKind::Copy { dst, src, how } => self.copy(dst, src, *how),
            OpKind::Fill(place, v) => self.fill(place, *v),
            OpKind::Swap(a, b) => self.swap(a, b),
            OpKind::Push(place, elem, end) => self.push_elem(place, elem, *end),
            OpKind::Pop(place, root, end) => self.pop(op, place, *root, *end),
            OpKind::Truncate(place, len) => self.truncate(place, *len),
            OpKind::If { .. } | OpKind::Loop(_) => unreachable!("written above"),
            OpKind::Shadow(..)
            | OpKind::Acc(..)
            | OpKind::AccAll { .. }
            | OpKind::ZeroAll(_)
            | OpKind::ZeroLike(_)
            | OpKind::Resize(..)
            | OpKind::SumAll(_)
            | OpKind::Dot(..)
            | OpKind::AccDot(_)
            | OpKind::SumOf(_)
            | OpKind::Record(_)
            | OpKind::Replay
            | OpKind::Save(_)
            | OpKind::Restore(_)
            | OpKind::Room(_)
            | OpKind::Relend(..)
            | OpKind::Recreate(_)
            | OpKind::TapeMark
            | OpKind::TapeTurn
            | OpKind::Fit(_)
            | OpKind::View { .. }
            | OpKind::Rows(_)
            | OpKind::Lend(_)
            | OpKind::Hold(_)
            | OpKind::Reinstate(_)
            | OpKind::CallRev(_) => unreachable!("a primal function has no reverse ops"),
        }
    }

    /// The sum over the arguments of partial times tangent.
    fn math(&mut self, op: &Op, math: &Math, args: &[ValId]) {
        let y = op.results[0];
        if math.rule.price >= DEAR {
            self.dear.push((math.rule.name, args.to_vec(), y));
        }
        if !self.activity.val(y) {
            return;
        }
        let ty = self.func.ty(y);
        let mut parts = vec![];
        let mut application: Option<Application<'_>> = None;
        for (k, &arg) in args.iter().enumerate() {
            let Some(d) = self.vals.get(&arg).copied() else {
                continue;
            };
            let application = match &mut application {
                Some(application) => application.with(d),
                None => application.insert(Application::new(math.rule, args, y, d, ty)),
            };
            parts.extend(application.tangent(self, k));
        }
        let dot = self.sum(ty, &parts);
        self.set(y, dot);
    }

    fn sum(&mut self, ty: Scalar, parts: &[ValId]) -> ValId {
        let add = |me: &mut Self, a, b| {
            let math = Math {
                rule: rule("add"),
                path: None,
            };
            me.emit(ty, OpKind::Math(math, vec![a, b]))
        };
        match parts {
            [] => self.literal(ty, 0.0),
            [first, rest @ ..] => rest.iter().fold(*first, |sum, part| add(self, sum, *part)),
        }
    }

    fn select(&mut self, op: &Op, cond: ValId, a: ValId, b: ValId) {
        let y = op.results[0];
        if self.activity.val(y) {
            let (a, b) = (self.dot(a), self.dot(b));
            let dot = self.emit(self.func.ty(y), OpKind::Select(cond, a, b));
            self.set(y, dot);
        }
    }

    // ---- values ---------------------------------------------------------------------------------

    /// The tangent of a value: zero if it has none.
    fn dot(&mut self, v: ValId) -> ValId {
        match self.vals.get(&v) {
            Some(dot) => *dot,
            None => self.literal(self.func.ty(v), 0.0),
        }
    }

    fn set(&mut self, v: ValId, dot: ValId) {
        let taken = self.func.val(dot).name.is_some();
        // A tangent that is another value's as well keeps its name.
        if !taken {
            self.func.vals[dot.0 as usize].name = self.dot_name(v);
        }
        self.vals.insert(v, dot);
    }

    fn dot_name(&self, v: ValId) -> Option<String> {
        self.func
            .val(v)
            .name
            .as_ref()
            .map(|name| format!("{name}_dot"))
    }

    /// A new value beside this one, which whoever asks for it defines.
    fn new_dot(&mut self, v: ValId) -> ValId {
        let info = self.func.val(v).clone();
        let name = self.dot_name(v);
        let dot = self.func.new_val(info.ty, name, info.span);
        self.vals.insert(v, dot);
        dot
    }

    // ---- writing --------------------------------------------------------------------------------

    fn open(&mut self) {
        self.frames.push(vec![]);
    }

    fn close_frame(&mut self) -> Vec<Op> {
        self.frames.pop().expect("a region under construction")
    }

    fn push(&mut self, op: Op) {
        self.frames
            .last_mut()
            .expect("a region under construction")
            .push(op);
    }

    fn effect(&mut self, kind: OpKind) {
        let src = self.src;
        self.push(Op {
            results: vec![],
            kind,
            src,
        });
    }
}

/// From this price on an operation is not made twice.
const DEAR: u32 = 20;

fn definitions<'a>(region: &'a Region, defs: &mut HashMap<ValId, &'a OpKind>) {
    for op in &region.ops {
        for v in &op.results {
            defs.insert(*v, &op.kind);
        }
        op.kind
            .for_each_region(&mut |inner| definitions(inner, defs));
    }
}

/// Whether a part of it carries a derivative.
fn has_float(func: &Func, bind: &Bind) -> bool {
    match bind {
        Bind::Val(v) => func.ty(*v).is_float(),
        Bind::Root(root) => func.root(*root).ty.has_float(),
        Bind::Tuple(parts) | Bind::Opt(parts) => parts.iter().any(|part| has_float(func, part)),
    }
}

/// `()`.
fn unit() -> Elem {
    Elem::Init(Box::new(Init::Elems(vec![])))
}
