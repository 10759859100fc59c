//! Small local arrays whose every access has a constant index become scalars (scalar replacement of
//! aggregates), and so do scalar variables that were memory only because a reference to them was taken.
//!
//! The SSA form is built in one walk over the regions: at a branch, elements that either side writes are
//! merged; a loop carries the elements that its body writes.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;

use crate::ir::{
    Base, Elem, Func, Init, Int, LoopKind, Mem, Op, OpKind, Place, Proj, Region, RootId, RootKind,
    Scalar, ValId,
};
use crate::maps::{HashMap, HashSet};

/// Larger arrays stay memory: emitted code names every element.
const MOST_ELEMENTS: usize = 16;

/// One scalar inside a root: the constant path to it.
type Leaf = Vec<usize>;

pub fn scalarise(func: &mut Func) {
    let literals = literals(&func.body);
    let mut chosen = candidates(func);
    let mut body = std::mem::take(&mut func.body);
    disqualify(func, &body, &literals, &mut chosen);
    if !chosen.is_empty() {
        let mut pass = Pass {
            func,
            literals,
            chosen: &chosen,
            now: BTreeMap::new(),
            replaced: HashMap::default(),
        };
        pass.region(&mut body);
    }
    func.body = body;
}

fn literals(region: &Region) -> HashMap<ValId, usize> {
    let mut found = HashMap::default();
    region.walk(&mut |op| {
        if let OpKind::Lit(text) = &op.kind
            && let Ok(n) = text.replace('_', "").parse()
        {
            found.insert(op.results[0], n);
        }
    });
    found
}

/// Local roots of few elements, with their leaves.
fn candidates(func: &Func) -> HashMap<RootId, Vec<Leaf>> {
    let mut chosen = HashMap::default();
    for (n, info) in func.roots.iter().enumerate() {
        if let (RootKind::Local, Some(leaves)) = (&info.kind, leaves(&info.ty))
            && leaves.len() <= MOST_ELEMENTS
        {
            chosen.insert(RootId(n as u32), leaves);
        }
    }
    chosen
}

/// The paths of all scalars in a type of known, small shape.
fn leaves(ty: &Mem) -> Option<Vec<Leaf>> {
    match ty {
        Mem::Scalar(Scalar::Other)
        | Mem::Slice(_)
        | Mem::Vec(_)
        | Mem::Queue(_)
        | Mem::Unknown(_) => None,
        Mem::Scalar(_) => Some(vec![vec![]]),
        Mem::Array(elem, len) => {
            let len: usize = len.to_string().trim_end_matches("usize").parse().ok()?;
            if len > MOST_ELEMENTS {
                return None;
            }
            let inner = leaves(elem)?;
            Some(
                (0..len)
                    .flat_map(|i| inner.iter().map(move |l| join(i, l)))
                    .collect(),
            )
        }
        // A field without a tangent stops derivatives where it is memory; a variable of its own would not.
        Mem::Struct(of) if !of.complete || of.fields.iter().any(|field| field.skipped) => None,
        Mem::Tuple(_) | Mem::Struct(_) => {
            let mut all = vec![];
            for (i, part) in ty.parts()?.iter().enumerate() {
                all.extend(leaves(part)?.iter().map(|l| join(i, l)));
            }
            Some(all)
        }
    }
}

fn join(first: usize, rest: &Leaf) -> Leaf {
    std::iter::once(first).chain(rest.iter().copied()).collect()
}

/// The constant path of a place in a root.
fn constant_path(place: &Place, literals: &HashMap<ValId, usize>) -> Option<(RootId, Leaf)> {
    let Base::Root(root) = place.base else {
        return None;
    };
    let path = place.path.iter().map(|step| match step {
        Proj::Index(i) => literals.get(i).copied(),
        Proj::Field(n) => Some(*n),
        Proj::Range(..) => None,
    });
    Some((root, path.collect::<Option<Leaf>>()?))
}

// ---- which roots qualify --------------------------------------------------------------------

fn disqualify(
    func: &Func,
    region: &Region,
    literals: &HashMap<ValId, usize>,
    chosen: &mut HashMap<RootId, Vec<Leaf>>,
) {
    let mut out: BTreeSet<RootId> = returned(&func.ret).into_iter().collect();
    region.walk(&mut |op| {
        let mut exact = |place: &Place, chosen: &HashMap<RootId, Vec<Leaf>>, part: bool| {
            let fits = match constant_path(place, literals) {
                Some((root, path)) => chosen.get(&root).is_none_or(|leaves| match part {
                    true => leaves.iter().any(|l| l.starts_with(&path)),
                    false => leaves.contains(&path),
                }),
                None => false,
            };
            if !fits {
                place.for_each_base(&mut |base| {
                    if let Base::Root(root) = base {
                        out.insert(*root);
                    }
                });
                if let Base::Select(_, places) = &place.base {
                    places.iter().for_each(|p| out.extend(all_roots(p)));
                }
            }
        };
        match &op.kind {
            OpKind::Load(place) | OpKind::Store(place, _) => exact(place, chosen, false),
            OpKind::Len(place) => exact(place, chosen, true),
            OpKind::Copy {
                dst,
                src,
                how: crate::ir::CopyHow::Assign,
            } => {
                exact(dst, chosen, true);
                exact(src, chosen, true);
            }
            OpKind::Alloc(root, init) => {
                if init_is_simple(init) {
                    init_places(init)
                        .into_iter()
                        .for_each(|p| exact(p, chosen, true));
                } else {
                    out.insert(*root);
                    op.kind.for_each_place(&mut |p| out.extend(all_roots(p)));
                }
            }
            kind => {
                kind.for_each_place(&mut |p| out.extend(all_roots(p)));
                out.extend(kind.allocates());
            }
        }
    });
    // A root that is born elsewhere than by `Alloc` (a popped element) stays memory too.
    chosen.retain(|root, _| !out.contains(root));
}

fn returned(ret: &crate::ir::Ret) -> Vec<RootId> {
    crate::reverse::returned_roots(ret)
}

fn all_roots(place: &Place) -> Vec<RootId> {
    crate::reverse::roots_of(place)
}

fn init_is_simple(init: &Init) -> bool {
    match init {
        Init::Elems(elems) => elems.iter().all(elem_is_simple),
        Init::Variant(_, elems) => elems.iter().all(|(_, elem)| elem_is_simple(elem)),
        Init::Fill(elem, _) => elem_is_simple(elem),
        Init::CopyOf(_) | Init::Undef => true,
        Init::Empty(_) | Init::Zeros(_) => false,
    }
}

fn elem_is_simple(elem: &Elem) -> bool {
    match elem {
        Elem::Val(_) | Elem::Place(_) => true,
        Elem::Init(init) => init_is_simple(init),
    }
}

fn init_places(init: &Init) -> Vec<&Place> {
    match init {
        Init::Elems(elems) => elems.iter().flat_map(elem_places).collect(),
        Init::Variant(_, elems) => elems.iter().flat_map(|(_, e)| elem_places(e)).collect(),
        Init::Fill(elem, _) => elem_places(elem),
        Init::CopyOf(place) | Init::Zeros(place) => vec![place],
        Init::Empty(_) | Init::Undef => vec![],
    }
}

fn elem_places(elem: &Elem) -> Vec<&Place> {
    match elem {
        Elem::Val(_) => vec![],
        Elem::Place(place) => vec![place],
        Elem::Init(init) => init_places(init),
    }
}

// ---- the rewriting --------------------------------------------------------------------------

struct Pass<'p> {
    func: &'p mut Func,
    literals: HashMap<ValId, usize>,
    chosen: &'p HashMap<RootId, Vec<Leaf>>,
    /// The current value of each leaf of each chosen root alive.
    now: BTreeMap<(RootId, Leaf), ValId>,
    replaced: HashMap<ValId, ValId>,
}

impl Pass<'_> {
    fn region(&mut self, region: &mut Region) {
        let mut ops = Vec::with_capacity(region.ops.len());
        for mut op in std::mem::take(&mut region.ops) {
            let replaced = &self.replaced;
            op.map_values(&mut |v| replaced.get(&v).copied().unwrap_or(v));
            self.op(op, &mut ops);
        }
        region.ops = ops;
        let replaced = &self.replaced;
        region
            .yields
            .iter_mut()
            .for_each(|v| *v = replaced.get(v).copied().unwrap_or(*v));
    }

    fn op(&mut self, mut op: Op, ops: &mut Vec<Op>) {
        match &mut op.kind {
            OpKind::Load(place) => match self.leaf(place) {
                Some(key) => {
                    let value = self.now[&key];
                    self.name_after(value, op.results[0]);
                    self.replaced.insert(op.results[0], value);
                }
                None => ops.push(op),
            },
            OpKind::Store(place, v) => match self.leaf(place) {
                Some(key) => self.set(key, *v),
                None => ops.push(op),
            },
            OpKind::Len(place) => match self.chosen_root(place) {
                Some(_) => {
                    let Mem::Array(_, len) = crate::ir::place_type(self.func, place) else {
                        unreachable!("only arrays have a length")
                    };
                    op.kind = OpKind::Lit(len.to_string().trim_end_matches("usize").into());
                    ops.push(op);
                }
                None => ops.push(op),
            },
            OpKind::Alloc(root, init) if self.chosen.contains_key(root) => {
                let (root, init) = (*root, init.clone());
                for leaf in self.chosen[&root].clone() {
                    let value = self.initial(&init, root, &leaf, &leaf, &op, ops);
                    self.set((root, leaf), value);
                }
            }
            OpKind::Alloc(_, init)
                if init_places(init)
                    .iter()
                    .any(|p| self.chosen_root(p).is_some()) =>
            {
                let init = self.spelled_out(init.clone(), &op, ops);
                let OpKind::Alloc(root, _) = op.kind else {
                    unreachable!()
                };
                op.kind = OpKind::Alloc(root, init);
                ops.push(op);
            }
            OpKind::Copy { dst, src, .. }
                if self.chosen_root(dst).is_some() || self.chosen_root(src).is_some() =>
            {
                let (dst, src) = (dst.clone(), src.clone());
                self.copy(&dst, &src, &op, ops);
            }
            OpKind::If { .. } => self.branch(op, ops),
            OpKind::Loop(_) => self.repeat(op, ops),
            _ => ops.push(op),
        }
    }

    fn chosen_root(&self, place: &Place) -> Option<RootId> {
        match place.base {
            Base::Root(root) if self.chosen.contains_key(&root) => Some(root),
            _ => None,
        }
    }

    fn leaf(&self, place: &Place) -> Option<(RootId, Leaf)> {
        self.chosen_root(place)?;
        constant_path(place, &self.literals)
    }

    fn set(&mut self, (root, leaf): (RootId, Leaf), v: ValId) {
        if self.func.vals[v.0 as usize].name.is_none() {
            let name = self.leaf_name(root, &leaf);
            self.func.vals[v.0 as usize].name = Some(name);
        }
        self.now.insert((root, leaf), v);
    }

    fn leaf_name(&self, root: RootId, leaf: &Leaf) -> String {
        let mut name = self.func.roots[root.0 as usize].name.clone();
        let mut ty = Some(self.func.roots[root.0 as usize].ty.clone());
        for &i in leaf {
            match &ty {
                Some(Mem::Struct(of)) => {
                    name += &format!("_{}", of.fields[i].name.to_token_stream())
                }
                _ => name += &format!("_{i}"),
            }
            ty = ty.and_then(|ty| match ty.parts() {
                Some(parts) => parts.get(i).cloned(),
                None => ty.elem().cloned(),
            });
        }
        name
    }

    fn leaf_type(&self, root: RootId, leaf: &Leaf) -> Scalar {
        let mut ty = &self.func.roots[root.0 as usize].ty;
        for &i in leaf {
            ty = match ty {
                Mem::Array(elem, _) => elem,
                Mem::Tuple(parts) => &parts[i],
                Mem::Struct(of) => &of.fields[i].ty,
                _ => unreachable!("a leaf's path goes through arrays and tuples"),
            };
        }
        ty.as_scalar().expect("a leaf is a scalar")
    }

    /// `let r = a[1]` names the element's value.
    fn name_after(&mut self, value: ValId, loaded: ValId) {
        let name = self.func.vals[loaded.0 as usize].name.clone();
        let info = &mut self.func.vals[value.0 as usize];
        info.name = info.name.take().or(name);
    }

    fn value(&mut self, ty: Scalar, kind: OpKind, like: &Op, ops: &mut Vec<Op>) -> ValId {
        let v = self.func.new_val(ty, None, proc_macro2::Span::call_site());
        if let OpKind::Lit(text) = &kind
            && let Ok(n) = text.parse()
        {
            self.literals.insert(v, n);
        }
        ops.push(Op {
            results: vec![v],
            kind,
            src: like.src,
        });
        v
    }

    /// The value that `init` gives to the leaf at `rest` below it.
    fn initial(
        &mut self,
        init: &Init,
        root: RootId,
        leaf: &Leaf,
        rest: &[usize],
        op: &Op,
        ops: &mut Vec<Op>,
    ) -> ValId {
        match init {
            Init::Elems(elems) => match rest {
                [] => self.initial_elem(&elems[0], root, leaf, rest, op, ops),
                [i, rest @ ..] => self.initial_elem(&elems[*i], root, leaf, rest, op, ops),
            },
            Init::Variant(..) => unreachable!("an enum is not taken apart"),
            Init::Fill(elem, _) => self.initial_elem(elem, root, leaf, &rest[1..], op, ops),
            Init::CopyOf(place) => self.read(place, rest, self.leaf_type(root, leaf), op, ops),
            Init::Zeros(_) => self.value(
                self.leaf_type(root, leaf),
                OpKind::Lit("0.0".into()),
                op,
                ops,
            ),
            Init::Undef | Init::Empty(_) => {
                self.value(self.leaf_type(root, leaf), OpKind::Undef, op, ops)
            }
        }
    }

    fn initial_elem(
        &mut self,
        elem: &Elem,
        root: RootId,
        leaf: &Leaf,
        rest: &[usize],
        op: &Op,
        ops: &mut Vec<Op>,
    ) -> ValId {
        match elem {
            Elem::Val(v) => *v,
            Elem::Place(place) => self.read(place, rest, self.leaf_type(root, leaf), op, ops),
            Elem::Init(init) => self.initial(init, root, leaf, rest, op, ops),
        }
    }

    /// The scalar at `rest` below a place.
    fn read(
        &mut self,
        place: &Place,
        rest: &[usize],
        ty: Scalar,
        op: &Op,
        ops: &mut Vec<Op>,
    ) -> ValId {
        if let Some((root, path)) = self.leaf(place) {
            let leaf = path.iter().chain(rest).copied().collect();
            return self.now[&(root, leaf)];
        }
        let place = self.below(place, rest, op, ops);
        self.value(ty, OpKind::Load(place), op, ops)
    }

    fn below(&mut self, place: &Place, rest: &[usize], op: &Op, ops: &mut Vec<Op>) -> Place {
        let mut place = place.clone();
        for &i in rest {
            let tuple = matches!(
                crate::ir::place_type(self.func, &place),
                Mem::Tuple(_) | Mem::Struct(_)
            );
            place.path.push(match tuple {
                true => Proj::Field(i),
                false => {
                    let lit = OpKind::Lit(i.to_string());
                    Proj::Index(self.value(Scalar::Int(Int::Usize), lit, op, ops))
                }
            });
        }
        place
    }

    /// An initialiser of memory that copies from chosen roots: their elements one by one.
    fn spelled_out(&mut self, init: Init, op: &Op, ops: &mut Vec<Op>) -> Init {
        match init {
            Init::Elems(elems) => Init::Elems(
                elems
                    .into_iter()
                    .map(|e| self.spelled_elem(e, op, ops))
                    .collect(),
            ),
            Init::Variant(name, elems) => Init::Variant(
                name,
                elems
                    .into_iter()
                    .map(|(at, e)| (at, self.spelled_elem(e, op, ops)))
                    .collect(),
            ),
            Init::Fill(elem, n) => Init::Fill(Box::new(self.spelled_elem(*elem, op, ops)), n),
            Init::CopyOf(place) => match self.whole(&place, op, ops) {
                Some(Elem::Init(init)) => *init,
                _ => Init::CopyOf(place),
            },
            init @ (Init::Empty(_) | Init::Zeros(_) | Init::Undef) => init,
        }
    }

    fn spelled_elem(&mut self, elem: Elem, op: &Op, ops: &mut Vec<Op>) -> Elem {
        match elem {
            Elem::Place(place) => self.whole(&place, op, ops).unwrap_or(Elem::Place(place)),
            Elem::Init(init) => Elem::Init(Box::new(self.spelled_out(*init, op, ops))),
            elem @ Elem::Val(_) => elem,
        }
    }

    /// A place of a chosen root as an initialiser.
    fn whole(&mut self, place: &Place, op: &Op, ops: &mut Vec<Op>) -> Option<Elem> {
        self.chosen_root(place)?;
        let ty = crate::ir::place_type(self.func, place);
        Some(self.whole_elem(place, &ty, &mut vec![], op, ops))
    }

    fn whole_elem(
        &mut self,
        place: &Place,
        ty: &Mem,
        rest: &mut Vec<usize>,
        op: &Op,
        ops: &mut Vec<Op>,
    ) -> Elem {
        let parts: Vec<Mem> = match ty {
            Mem::Scalar(s) => return Elem::Val(self.read(place, rest, *s, op, ops)),
            Mem::Array(elem, len) => {
                let len = len
                    .to_string()
                    .trim_end_matches("usize")
                    .parse()
                    .unwrap_or(0);
                vec![(**elem).clone(); len]
            }
            Mem::Tuple(_) | Mem::Struct(_) => ty.parts().unwrap_or_default(),
            Mem::Slice(_) | Mem::Vec(_) | Mem::Queue(_) | Mem::Unknown(_) => {
                unreachable!("chosen roots have a known shape")
            }
        };
        let mut elems = vec![];
        for (i, part) in parts.iter().enumerate() {
            rest.push(i);
            elems.push(self.whole_elem(place, part, rest, op, ops));
            rest.pop();
        }
        Elem::Init(Box::new(Init::Elems(elems)))
    }

    fn copy(&mut self, dst: &Place, src: &Place, op: &Op, ops: &mut Vec<Op>) {
        let ty = crate::ir::place_type(
            self.func,
            if self.chosen_root(dst).is_some() {
                dst
            } else {
                src
            },
        );
        let leaves = leaves(&ty).expect("chosen roots have a known shape");
        // All reads before all writes, as an assignment does.
        let mut values = vec![];
        for leaf in &leaves {
            let mut part = &ty;
            for &i in leaf {
                part = match part {
                    Mem::Array(elem, _) => elem,
                    Mem::Tuple(parts) => &parts[i],
                    Mem::Struct(of) => &of.fields[i].ty,
                    _ => unreachable!("a leaf's path goes through arrays and tuples"),
                };
            }
            let scalar = part.as_scalar().expect("a leaf is a scalar");
            values.push(self.read(src, leaf, scalar, op, ops));
        }
        for (leaf, v) in leaves.iter().zip(values) {
            match self.leaf(dst) {
                Some((root, path)) => {
                    let leaf = path.iter().chain(leaf).copied().collect();
                    self.set((root, leaf), v);
                }
                None => {
                    let place = self.below(dst, leaf, op, ops);
                    ops.push(Op {
                        results: vec![],
                        kind: OpKind::Store(place, v),
                        src: op.src,
                    });
                }
            }
        }
    }

    fn branch(&mut self, mut op: Op, ops: &mut Vec<Op>) {
        let OpKind::If { then, els, .. } = &mut op.kind else {
            unreachable!("an `if`")
        };
        let before = self.now.clone();
        self.region(then);
        let after_then = std::mem::replace(&mut self.now, before.clone());
        self.region(els);
        let after_els = std::mem::replace(&mut self.now, before.clone());
        for key in before.keys() {
            let (a, b) = (after_then[key], after_els[key]);
            if a == b {
                self.now.insert(key.clone(), a);
                continue;
            }
            let v = self.merged(key);
            then.yields.push(a);
            els.yields.push(b);
            op.results.push(v);
            self.now.insert(key.clone(), v);
        }
        ops.push(op);
    }

    fn merged(&mut self, (root, leaf): &(RootId, Leaf)) -> ValId {
        let (ty, name) = (self.leaf_type(*root, leaf), self.leaf_name(*root, leaf));
        self.func
            .new_val(ty, Some(name), proc_macro2::Span::call_site())
    }

    fn repeat(&mut self, mut op: Op, ops: &mut Vec<Op>) {
        let OpKind::Loop(l) = &mut op.kind else {
            unreachable!("a loop")
        };
        let written = self.written(&l.body);
        let before = self.now.clone();
        let carried: Vec<_> = before
            .keys()
            .filter(|key| written.contains(*key))
            .cloned()
            .collect();
        for key in &carried {
            let param = self.merged(key);
            l.init.push(before[key]);
            l.body.params.push(param);
            self.now.insert(key.clone(), param);
        }
        self.region(&mut l.body);
        for key in &carried {
            l.body.yields.push(self.now[key]);
        }
        if let LoopKind::While { cond } = &mut l.kind {
            self.now = before.clone();
            for key in &carried {
                let param = self.merged(key);
                cond.params.push(param);
                self.now.insert(key.clone(), param);
            }
            self.region(cond);
        }
        self.now = before;
        for key in carried {
            let result = self.merged(&key);
            op.results.push(result);
            self.now.insert(key, result);
        }
        ops.push(op);
    }

    /// The leaves that a region writes.
    fn written(&self, region: &Region) -> HashSet<(RootId, Leaf)> {
        let mut written = HashSet::default();
        region.walk(&mut |op| match &op.kind {
            OpKind::Store(place, _) => written.extend(self.leaf(place)),
            OpKind::Copy { dst, .. } => {
                if let Some((root, path)) = self.leaf(dst) {
                    let below = self.chosen[&root].iter().filter(|l| l.starts_with(&path));
                    written.extend(below.map(|l| (root, l.clone())));
                }
            }
            _ => {}
        });
        written
    }
}
