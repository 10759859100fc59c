//! Sub-slices for unit-stride accesses.
//!
//! ```text
//! for j in 0..d { s += x[base + j] * w[j] }
//! ```
//! becomes
//! ```text
//! let x_1 = window(x, base, d);  let w_1 = window(w, 0, d);
//! for j in 0..d { s += x_1[j] * w_1[j] }
//! ```
//! so that the optimiser sees the lengths: bounds checks vanish and the loop vectorises like one over iterators
//! (measured: 9.5 against 3.4 times the primal on a mixture model of 64 dimensions). Applied to innermost counted loops,
//! to accesses that every iteration makes: what the window checks, the loop would have checked too.

use std::collections::{HashMap, HashSet};

use crate::ir::{
    Base, BinOp, CmpOp, Func, Int, Loop, LoopKind, Mem, Op, OpKind, Place, Proj, Pure, Region,
    RootId, RootKind, Scalar, SrcId, ValId, place_type,
};

const USIZE: Scalar = Scalar::Int(Int::Usize);

/// Replaces accesses in every innermost loop of the region.
pub fn views(func: &mut Func, region: &mut Region) {
    let mut zeros = HashSet::new();
    region.walk(&mut |op| {
        if matches!(&op.kind, OpKind::Lit(text) if text == "0") {
            zeros.insert(op.results[0]);
        }
    });
    in_region(func, region, &zeros);
}

fn in_region(func: &mut Func, region: &mut Region, zeros: &HashSet<ValId>) {
    let mut ops = Vec::with_capacity(region.ops.len());
    for mut op in std::mem::take(&mut region.ops) {
        let innermost = match &op.kind {
            OpKind::Loop(l) => !has_loop(&l.body),
            _ => false,
        };
        if innermost {
            let src = op.src;
            let OpKind::Loop(l) = &mut op.kind else {
                unreachable!("a loop")
            };
            ops.extend(in_loop(func, l, src, zeros));
        } else {
            op.kind
                .for_each_region_mut(&mut |inner| in_region(func, inner, zeros));
        }
        ops.push(op);
    }
    region.ops = ops;
}

fn has_loop(region: &Region) -> bool {
    let mut found = false;
    region.walk(&mut |op| found |= matches!(op.kind, OpKind::Loop(_)));
    found
}

/// Memory that is accessed as a whole: primal and shadow of a root apart.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Key {
    root: RootId,
    shadow: bool,
}

/// An access `prefix[base + index]..`, the base being a sum of values from outside.
#[derive(Clone, Debug)]
struct Access {
    key: Key,
    prefix: Vec<Proj>,
    base: Vec<ValId>,
}

impl Access {
    fn same(&self, other: &Access) -> bool {
        self.key == other.key
            && self.base == other.base
            && self.prefix.len() == other.prefix.len()
            && self
                .prefix
                .iter()
                .zip(&other.prefix)
                .all(|(p, q)| match (p, q) {
                    (Proj::Index(i), Proj::Index(j)) => i == j,
                    (Proj::Field(i), Proj::Field(j)) => i == j,
                    (Proj::Range(a, b), Proj::Range(c, d)) => a == c && b == d,
                    _ => false,
                })
    }
}

struct Innermost<'l> {
    index: ValId,
    inside: HashSet<ValId>,
    /// Sums of the body, by result.
    sums: HashMap<ValId, (ValId, ValId)>,
    body: &'l Region,
}

/// Rewrites a loop; the ops that must precede it.
fn in_loop(func: &mut Func, l: &mut Loop, src: SrcId, zeros: &HashSet<ValId>) -> Vec<Op> {
    let LoopKind::For {
        lo,
        hi,
        inclusive: false,
        step: None,
        ..
    } = l.kind
    else {
        return vec![];
    };
    let index = l.body.params[0];
    if l.has_exit || func.ty(index) != USIZE {
        return vec![];
    }
    let mut inside = HashSet::new();
    l.body.for_each_def_deep(&mut |v| {
        inside.insert(v);
    });
    let mut sums = HashMap::new();
    for op in &l.body.ops {
        if let OpKind::Pure(Pure::Bin(BinOp::Add), args) = &op.kind {
            sums.insert(op.results[0], (args[0], args[1]));
        }
    }
    let innermost = Innermost {
        index,
        inside,
        sums,
        body: &l.body,
    };
    let chosen = innermost.chosen(func);
    if chosen.is_empty() {
        return vec![];
    }
    let mut before = Before {
        func,
        ops: vec![],
        src,
    };
    let len = before.trips(lo, hi, zeros.contains(&lo));
    let mut replacements = vec![];
    for (access, mutable) in chosen {
        let root = before.window(&access, mutable, len);
        replacements.push((access, root));
    }
    let ops = before.ops;
    let rewritten = innermost.rewritten(&replacements);
    l.body = rewritten;
    ops
}

impl Innermost<'_> {
    /// The accesses to be replaced, and whether through an exclusive view.
    fn chosen(&self, func: &Func) -> Vec<(Access, bool)> {
        let mut chosen: Vec<(Access, bool)> = vec![];
        for op in &self.body.ops {
            let Some(place) = accessed(&op.kind) else {
                continue;
            };
            let Some((access, _)) = self.access(place) else {
                continue;
            };
            if chosen.iter().any(|(other, _)| other.same(&access)) || !self.sliceable(func, &access)
            {
                continue;
            }
            if is_shared(func, access.key) || !self.written(access.key) {
                chosen.push((access, false));
            } else if self.only(&access) {
                chosen.push((access, true));
            }
        }
        chosen
    }

    /// The form of a place, and which step of its path is the index.
    fn access(&self, place: &Place) -> Option<(Access, usize)> {
        let key = match place.base {
            Base::Root(root) => Key {
                root,
                shadow: false,
            },
            Base::Shadow(root) => Key { root, shadow: true },
            Base::Select(..) => return None,
        };
        for (n, step) in place.path.iter().enumerate() {
            if let Proj::Index(i) = step
                && let Some(base) = self.affine(*i)
            {
                let prefix = place.path[..n].to_vec();
                return Some((Access { key, prefix, base }, n));
            }
            let mut outside = true;
            let mut check = |v: &ValId| outside &= !self.inside.contains(v);
            match step {
                Proj::Index(i) => check(i),
                Proj::Field(_) => {}
                Proj::Range(a, b) => a.iter().chain(b).for_each(check),
            }
            if !outside {
                return None;
            }
        }
        None
    }

    /// `index + base`, the base as a list of summands from outside.
    fn affine(&self, v: ValId) -> Option<Vec<ValId>> {
        if v == self.index {
            return Some(vec![]);
        }
        let (a, b) = self.sums.get(&v)?;
        let (rest, summand) = match (self.inside.contains(a), self.inside.contains(b)) {
            (true, false) => (*a, *b),
            (false, true) => (*b, *a),
            _ => return None,
        };
        let mut base = self.affine(rest)?;
        base.push(summand);
        Some(base)
    }

    /// Not a tuple or a scalar, and behind nothing that itself depends on a `Vec` being resized.
    fn sliceable(&self, func: &Func, access: &Access) -> bool {
        let place = prefix_place(access);
        let fits = match crate::ir::try_place_type(func, &place) {
            Ok(Mem::Slice(_) | Mem::Vec(_)) => true,
            // The length of an array is known already.
            Ok(Mem::Array(..)) | Ok(_) | Err(_) => false,
        };
        let local = !matches!(func.root(access.key.root).kind, RootKind::Const { .. });
        fits && local && !self.resized(access.key)
    }

    fn resized(&self, key: Key) -> bool {
        let mut found = false;
        self.body.walk(&mut |op| {
            let place = match &op.kind {
                OpKind::Push(p, _)
                | OpKind::Pop(p, _)
                | OpKind::Truncate(p, _)
                | OpKind::Resize(p, _)
                | OpKind::ZeroLike(p)
                | OpKind::Restore(p)
                | OpKind::Copy { dst: p, .. } => Some(p),
                _ => None,
            };
            found |= place.is_some_and(|p| mentions(p, key));
        });
        found
    }

    fn written(&self, key: Key) -> bool {
        let mut found = false;
        self.body.walk(&mut |op| {
            let reads_only = matches!(
                op.kind,
                OpKind::Load(_) | OpKind::Len(_) | OpKind::SumAll(_)
            );
            if !reads_only {
                op.kind.for_each_place(&mut |p| found |= mentions(p, key));
            }
        });
        found
    }

    /// Whether everything that the loop does with this memory goes through this access.
    fn only(&self, access: &Access) -> bool {
        let mut all = true;
        self.body.walk(&mut |op| {
            let direct = accessed(&op.kind);
            op.kind.for_each_place(&mut |place| {
                if mentions(place, access.key) {
                    let same = self
                        .access(place)
                        .is_some_and(|(other, _)| other.same(access));
                    all &= direct.is_some() && same;
                }
            });
        });
        all
    }

    fn rewritten(&self, replacements: &[(Access, RootId)]) -> Region {
        let mut body = self.body.clone();
        rewrite(&mut body, &mut |place| {
            let Some((access, n)) = self.access(place) else {
                return;
            };
            let Some((_, root)) = replacements.iter().find(|(other, _)| other.same(&access)) else {
                return;
            };
            let mut path = vec![Proj::Index(self.index)];
            path.extend(place.path[n + 1..].iter().cloned());
            let base = if access.key.shadow {
                Base::Shadow(*root)
            } else {
                Base::Root(*root)
            };
            *place = Place { base, path };
        });
        body
    }
}

/// The place that an op reads or writes one element of.
fn accessed(kind: &OpKind) -> Option<&Place> {
    match kind {
        OpKind::Load(p) | OpKind::Store(p, _) | OpKind::Acc(p, _) => Some(p),
        _ => None,
    }
}

fn rewrite(region: &mut Region, f: &mut impl FnMut(&mut Place)) {
    region.walk_mut(&mut |op| match &mut op.kind {
        OpKind::Load(p) | OpKind::Store(p, _) | OpKind::Acc(p, _) => f(p),
        _ => {}
    });
}

fn mentions(place: &Place, key: Key) -> bool {
    let mut found = false;
    place.for_each_base(&mut |base| {
        found |= match base {
            Base::Root(root) => !key.shadow && *root == key.root,
            Base::Shadow(root) => key.shadow && *root == key.root,
            Base::Select(..) => false,
        };
    });
    found
}

/// Shadows behind cells may be seen through any number of views at once.
fn is_shared(func: &Func, key: Key) -> bool {
    let info = func.root(key.root);
    key.shadow
        && match (&info.kind, &info.ty) {
            (RootKind::ParamRef { mutable: true, .. }, Mem::Vec(_)) => false,
            (RootKind::ParamRef { .. }, ty) if ty.has_struct() => false,
            (RootKind::ParamRef { .. }, _) => true,
            _ => false,
        }
}

fn prefix_place(access: &Access) -> Place {
    let root = access.key.root;
    let base = if access.key.shadow {
        Base::Shadow(root)
    } else {
        Base::Root(root)
    };
    Place {
        base,
        path: access.prefix.clone(),
    }
}

/// Ops before the loop.
struct Before<'f> {
    func: &'f mut Func,
    ops: Vec<Op>,
    src: SrcId,
}

impl Before<'_> {
    fn value(&mut self, ty: Scalar, kind: OpKind) -> ValId {
        let v = self.func.new_val(ty, None, proc_macro2::Span::call_site());
        self.ops.push(Op {
            results: vec![v],
            kind,
            src: self.src,
        });
        v
    }

    /// The end of the range; 0 if the loop does not run at all.
    fn trips(&mut self, lo: ValId, hi: ValId, from_zero: bool) -> ValId {
        if from_zero {
            return hi;
        }
        let runs = self.value(
            Scalar::Bool,
            OpKind::Pure(Pure::Cmp(CmpOp::Lt), vec![lo, hi]),
        );
        let zero = self.value(USIZE, OpKind::Lit("0".into()));
        self.value(USIZE, OpKind::Select(runs, hi, zero))
    }

    fn window(&mut self, access: &Access, mutable: bool, len: ValId) -> RootId {
        let place = prefix_place(access);
        let elem = match place_type(self.func, &place) {
            Mem::Slice(elem) | Mem::Vec(elem) | Mem::Array(elem, _) => elem,
            other => unreachable!("a window into {other}"),
        };
        let info = self.func.root(access.key.root).clone();
        let kind = RootKind::View {
            of: access.key.root,
            mutable,
        };
        let root = self
            .func
            .new_root(&info.name, Mem::Slice(elem), kind, info.span);
        let mut at = None;
        for &summand in &access.base {
            at = Some(match at {
                None => summand,
                Some(sum) => self.value(
                    USIZE,
                    OpKind::Pure(Pure::Bin(BinOp::Add), vec![sum, summand]),
                ),
            });
        }
        let kind = OpKind::View {
            root,
            of: place,
            at,
            len,
        };
        self.ops.push(Op {
            results: vec![],
            kind,
            src: self.src,
        });
        root
    }
}
