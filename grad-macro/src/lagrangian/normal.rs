//! The primal in the form that the rewrites want: every constraint is the result of an op.
//!
//! 1. `while` becomes `loop` with an exit, so that its condition is a decision like any other.
//! 2. What is stored into named memory, or returned, gets a value of its own: an unnamed result takes the name of the
//!    memory (`v[i] = a * b` computes `v`), anything else is copied (`v[i] = a` is the constraint v = a).
//! 3. Memory that a call returns or writes is copied element by element, for the same reason.

use proc_macro2::Span;

use crate::ir::*;
use crate::maps::HashSet;
use crate::reverse::{Varied, returned_roots};
use crate::rules::{Form, Formula, Kind, Rule};

/// `y = x`: only to have a constraint; no emitted code has it.
pub static COPY: Rule = Rule {
    name: "copy",
    params: &[Kind::Float],
    form: Form::Runtime("rt::copy"),
    price: 0,
    partials: &[|| Formula::D],
};

/// What the pass finds out on its way.
#[derive(Default)]
pub struct Notes {
    /// The conditions of loops that were `while`.
    pub whiles: HashSet<ValId>,
    /// What cannot be expressed.
    pub refusals: Vec<(Span, String)>,
}

pub fn normal(func: &mut Func) -> Notes {
    let mut notes = Notes::default();
    guess(func);
    let mut body = std::mem::take(&mut func.body);
    no_while(func, &mut body, &mut notes);
    func.body = body;
    let varied = Varied::of(func, false);
    let mut copies = Copies {
        func,
        varied,
        notes: &mut notes,
    };
    let mut body = std::mem::take(&mut copies.func.body);
    copies.region(&mut body);
    copies.outputs(&mut body);
    func.body = body;
    notes
}

/// What calls return and nobody looks into is taken for a number: a constraint needs to know. Where that is wrong, rustc
/// says so.
fn guess(func: &mut Func) {
    let mut stepped: HashSet<RootId> = HashSet::default();
    let mut returned: HashSet<RootId> = HashSet::default();
    func.body.walk(&mut |op| {
        for place in op.kind.places() {
            let copied = matches!(
                op.kind,
                OpKind::Copy { .. } | OpKind::Alloc(..) | OpKind::Len(_)
            );
            if copied || !place.path.is_empty() {
                stepped.extend(place.roots());
            }
        }
        if let OpKind::Call(call) = &op.kind {
            let lent = lent(&call.args).into_iter().flat_map(|place| place.roots());
            stepped.extend(lent);
            returned.extend(call.ret.iter().flat_map(Bind::roots));
        }
    });
    stepped.extend(returned_roots(&func.ret));
    let varied = Varied::of(func, false);
    for root in returned
        .difference(&stepped)
        .filter(|r| varied.root_is(**r))
    {
        let info = &mut func.roots[root.0 as usize];
        if let Mem::Unknown(unknown) = &info.ty
            && unknown.elem.is_none()
        {
            info.ty = Mem::Scalar(Scalar::F64);
        }
    }
}

/// `while c { .. }` becomes `loop { let c = ..; if c { .. } else { break } }`.
fn no_while(func: &mut Func, region: &mut Region, notes: &mut Notes) {
    for op in &mut region.ops {
        op.kind
            .for_each_region_mut(&mut |inner| no_while(func, inner, notes));
        let src = op.src;
        let OpKind::Loop(l) = &mut op.kind else {
            continue;
        };
        let LoopKind::While { cond } = &mut l.kind else {
            continue;
        };
        let mut cond = std::mem::take(cond);
        let mut body = std::mem::take(&mut l.body);
        // The body's parameters serve the whole; the condition's are replaced by them.
        let params = std::mem::take(&mut body.params);
        let given = std::mem::take(&mut cond.params);
        cond.map_values_deep(&mut |v| match given.iter().position(|p| *p == v) {
            Some(n) => params[n],
            None => v,
        });
        let c = cond.yields[0];
        notes.whiles.insert(c);
        let mut ops = cond.ops;
        let lit = |func: &mut Func, text: &str, out: &mut Vec<Op>| {
            let v = func.new_val(Scalar::Bool, None, Span::call_site());
            out.push(Op {
                results: vec![v],
                kind: OpKind::Lit(text.into()),
                src,
            });
            v
        };
        if !l.has_exit {
            let stays = lit(func, "false", &mut body.ops);
            body.yields.insert(0, stays);
        }
        let mut els = Region::default();
        let leaves = lit(func, "true", &mut els.ops);
        els.yields = [vec![leaves], params.clone()].concat();
        let results: Vec<_> = els
            .yields
            .iter()
            .map(|&v| func.new_val(func.ty(v), None, Span::call_site()))
            .collect();
        ops.push(Op {
            results: results.clone(),
            kind: OpKind::If {
                cond: c,
                then: body,
                els,
            },
            src,
        });
        l.kind = LoopKind::Forever;
        l.has_exit = true;
        l.body = Region {
            params,
            ops,
            yields: results,
        };
    }
}

struct Copies<'a> {
    func: &'a mut Func,
    varied: Varied,
    notes: &'a mut Notes,
}

impl Copies<'_> {
    fn region(&mut self, region: &mut Region) {
        let mut here: HashSet<ValId> = HashSet::default();
        let mut out = Vec::new();
        for mut op in std::mem::take(&mut region.ops) {
            let mut inner = Vec::new();
            op.kind
                .for_each_region_mut(&mut |r| inner.push(std::mem::take(r)));
            let mut inner = inner.into_iter().map(|mut r| {
                self.region(&mut r);
                r
            });
            op.kind
                .for_each_region_mut(&mut |r| *r = inner.next().expect("as many as before"));
            if matches!(op.kind, OpKind::Math(..)) {
                here.insert(op.results[0]);
            }
            let src = op.src;
            match &mut op.kind {
                OpKind::Store(place, v) => {
                    let name = self.place_name(place);
                    self.own(v, name, &here, src, &mut out);
                }
                OpKind::Push(place, Elem::Val(v), _) => {
                    let name = self.place_name(place);
                    self.own(v, name, &here, src, &mut out);
                }
                OpKind::Alloc(root, Init::Elems(elems)) => self.named(*root, elems, &here),
                _ => {}
            }
            let after = self.written(&op);
            out.push(op);
            for (place, ty) in after {
                self.elements(place, &ty, src, &mut out);
            }
        }
        region.ops = out;
    }

    /// A stored value that has no name takes that of the memory; another one is copied.
    fn own(
        &mut self,
        v: &mut ValId,
        name: Option<String>,
        here: &HashSet<ValId>,
        src: SrcId,
        out: &mut Vec<Op>,
    ) {
        let Some(name) = name.filter(|_| self.varied.val(*v)) else {
            return;
        };
        if self.func.val(*v).name.is_none() && here.contains(v) {
            self.func.vals[v.0 as usize].name = Some(name);
        } else {
            *v = self.copy(*v, name, src, out);
        }
    }

    fn copy(&mut self, of: ValId, name: String, src: SrcId, out: &mut Vec<Op>) -> ValId {
        let (ty, span) = (self.func.ty(of), self.func.val(of).span);
        let copy = self.func.new_val(ty, Some(name), span);
        let math = Math {
            rule: &COPY,
            path: None,
        };
        out.push(Op {
            results: vec![copy],
            kind: OpKind::Math(math, vec![of]),
            src,
        });
        copy
    }

    /// `let p = [a * b, c]`: the first element is `p_0`.
    fn named(&mut self, root: RootId, elems: &[Elem], here: &HashSet<ValId>) {
        let info = self.func.root(root);
        let Some(name) = source_name(&info.name) else {
            return;
        };
        let fields: Vec<String> = match &info.ty {
            Mem::Struct(of) => of.fields.iter().map(|f| member(&f.name)).collect(),
            _ => (0..elems.len()).map(|n| n.to_string()).collect(),
        };
        for (elem, field) in elems.iter().zip(fields) {
            if let Elem::Val(v) = elem
                && here.contains(v)
                && self.func.val(*v).name.is_none()
            {
                self.func.vals[v.0 as usize].name = Some(format!("{name}_{field}"));
            }
        }
    }

    /// `v`, of a struct's field `state_x`; none for memory that has no name in the source.
    fn place_name(&self, place: &Place) -> Option<String> {
        let root = *place.roots().first()?;
        let mut name = source_name(&self.func.root(root).name)?;
        let mut ty = self.func.root(root).ty.clone();
        for step in &place.path {
            if let (Proj::Field(n), Mem::Struct(of)) = (step, &ty) {
                name += &format!("_{}", member(&of.fields[*n].name));
            } else if let Proj::Field(n) = step {
                name += &format!("_{n}");
            }
            ty = ty.step(step).ok()?;
        }
        Some(name)
    }

    // ---- what calls return and write ------------------------------------------------------------

    /// The memory that a call gives a derivative to.
    fn written(&mut self, op: &Op) -> Vec<(Place, Mem)> {
        let OpKind::Call(call) = &op.kind else {
            return vec![];
        };
        let mut places: Vec<Place> = call
            .ret
            .iter()
            .flat_map(Bind::roots)
            .map(Place::root)
            .collect();
        places.extend(lent(&call.args));
        let varied = |place: &Place| place.roots().iter().any(|r| self.varied.root_is(*r));
        places.retain(varied);
        let mut out = Vec::new();
        for place in places {
            let ty = place_type(self.func, &place);
            if is_numbers(&ty) {
                out.push((place, ty));
            } else {
                let name = call.callee.name();
                let message = match ty {
                    Mem::Unknown(_) => format!(
                        "`lagrangian` needs to know what `{name}` returns\n\
                         help: annotate what it is bound to: `let v: f64 = {name}(..)`"
                    ),
                    _ => format!(
                        "`lagrangian` has a constraint for every number that `{name}` returns or changes, and cannot \
                         see into `{ty}`\n\
                         help: return numbers, tuples, arrays or `Vec`s of numbers"
                    ),
                };
                self.notes.refusals.push((call.callee.span(), message));
            }
        }
        out
    }

    /// `for k in 0..v.len() { v[k] = copy(v[k]) }`, through all levels.
    fn elements(&mut self, place: Place, ty: &Mem, src: SrcId, out: &mut Vec<Op>) {
        let span = Span::call_site();
        match ty {
            Mem::Scalar(scalar) if scalar.is_float() => {
                let name = self.place_name(&place).unwrap_or_else(|| "result".into());
                let old = self.func.new_val(*scalar, None, span);
                out.push(Op {
                    results: vec![old],
                    kind: OpKind::Load(place.clone()),
                    src,
                });
                let new = self.copy(old, name, src, out);
                out.push(Op {
                    results: vec![],
                    kind: OpKind::Store(place, new),
                    src,
                });
            }
            Mem::Tuple(parts) => {
                for (n, part) in parts.iter().enumerate() {
                    let mut inner = place.clone();
                    inner.path.push(Proj::Field(n));
                    self.elements(inner, part, src, out);
                }
            }
            Mem::Array(elem, _) | Mem::Slice(elem) | Mem::Vec(elem) | Mem::Queue(elem) => {
                let [lo, hi, index] =
                    [(); 3].map(|()| self.func.new_val(Scalar::USIZE, None, span));
                let mut inner = place.clone();
                inner.path.push(Proj::Index(index));
                let mut body = Region {
                    params: vec![index],
                    ..Region::default()
                };
                self.elements(inner, elem, src, &mut body.ops);
                let op = |results, kind| Op { results, kind, src };
                out.push(op(vec![lo], OpKind::Lit("0".into())));
                out.push(op(vec![hi], OpKind::Len(place)));
                out.push(op(vec![], counted(lo, hi, vec![], body)));
            }
            _ => {}
        }
    }

    // ---- the result -------------------------------------------------------------------------------

    /// The returned scalars are constraints of their own: `output`, of a tuple `output_0`, ..
    fn outputs(&mut self, body: &mut Region) {
        let src = body.ops.last().map_or(SrcId(0), |op| op.src);
        let floats = |v: &&ValId| self.func.ty(**v).is_float();
        let count = body.yields.iter().filter(floats).count();
        let defined: HashSet<ValId> = (body.ops.iter())
            .filter(|op| matches!(op.kind, OpKind::Math(..) | OpKind::Call(_)))
            .flat_map(|op| op.results.clone())
            .collect();
        let mut taken = HashSet::default();
        let mut number = 0;
        for n in 0..body.yields.len() {
            let v = body.yields[n];
            if !self.func.ty(v).is_float() {
                continue;
            }
            let name = match count {
                1 => "output".to_owned(),
                _ => format!("output_{number}"),
            };
            number += 1;
            let info = self.func.val(v);
            let own = defined.contains(&v) && self.varied.val(v) && taken.insert(v);
            if own && info.name.is_none() {
                self.func.vals[v.0 as usize].name = Some(name);
            } else if !own || info.name.as_ref() != Some(&name) {
                body.yields[n] = self.copy(v, name, src, &mut body.ops);
            }
        }
    }
}

/// `for index in lo..hi`, with further carried values.
pub fn counted(lo: ValId, hi: ValId, init: Vec<ValId>, body: Region) -> OpKind {
    OpKind::Loop(Box::new(Loop {
        kind: LoopKind::For {
            lo,
            hi,
            inclusive: false,
            step: None,
            rev: false,
            step_then_rev: false,
            back: false,
        },
        init,
        body,
        has_exit: false,
        label: None,
        frame: false,
    }))
}

/// The memory of the caller's that the function returns through: what it returns, and what it lends mutably.
pub fn outgoing(func: &Func) -> Vec<RootId> {
    let mut roots = returned_roots(&func.ret);
    for (n, info) in func.roots.iter().enumerate() {
        if let RootKind::ParamRef {
            param,
            mutable: true,
        } = info.kind
            && func.params[param].wrt
            && info.ty.has_float()
        {
            roots.push(RootId(n as u32));
        }
    }
    roots
}

/// Numbers all the way down.
pub fn is_numbers(ty: &Mem) -> bool {
    match ty {
        Mem::Scalar(scalar) => scalar.is_float(),
        Mem::Array(elem, _) | Mem::Slice(elem) | Mem::Vec(elem) | Mem::Queue(elem) => {
            is_numbers(elem)
        }
        Mem::Tuple(parts) => parts.iter().all(is_numbers),
        Mem::Struct(_) | Mem::Unknown(_) => false,
    }
}

/// What a call may change.
pub fn lent(args: &[CallArg]) -> Vec<Place> {
    let mut out = vec![];
    for arg in args {
        match arg {
            CallArg::RefMut(place) => out.push(place.clone()),
            CallArg::Tuple(parts) | CallArg::Opt(parts) => out.extend(lent(parts)),
            CallArg::Dot(arg) | CallArg::NoDot(arg) => out.extend(lent(std::slice::from_ref(arg))),
            CallArg::Val(_) | CallArg::Ref(_) | CallArg::Own(_) | CallArg::Tokens(_) => {}
        }
    }
    out
}

pub fn member(member: &syn::Member) -> String {
    match member {
        syn::Member::Named(ident) => ident.to_string(),
        syn::Member::Unnamed(index) => index.index.to_string(),
    }
}

/// A name that somebody wrote.
pub fn source_name(name: &str) -> Option<String> {
    let name = name.strip_prefix("r#").unwrap_or(name);
    syn::parse_str::<syn::Ident>(name)
        .or_else(|_| syn::parse_str(&format!("r#{name}")))
        .is_ok()
        .then(|| name.to_owned())
}
