//! The adjoints of memory operations, and the undoing of writes.

use crate::ir::{
    CopyHow, Elem, End, Init, LoopKind, Math, Mem, Op, OpKind, Place, Proj, Region, RootId,
    RootInfo, RootKind, Scalar, ShadowInit, ValId, is_skipped,
};
use crate::reverse::index::{DefKind, Pos, RegionIx};
use crate::reverse::place::{roots_of, whole, whole_shadow};
use crate::reverse::sweep::Sweep;
use crate::rules::rule;

impl Sweep<'_> {
    /// Whether there is a shadow of the place, with something in it.
    pub(super) fn flows(&self, place: &Place) -> bool {
        self.activity.place(place) && self.mem(place).has_float() && !is_skipped(&self.func, place)
    }

    // ---- scalars in memory ------------------------------------------------------------------

    pub fn load(&mut self, op: &Op, _pos: Pos, place: &Place) {
        let Some(d) = self.take_bar(op.results[0]) else {
            return;
        };
        if self.flows(place) {
            let place = self.shadow(place);
            self.effect(OpKind::Acc(place, d));
        }
    }

    pub fn store(&mut self, pos: Pos, place: &Place, v: ValId) {
        let ty = self.ty(v);
        if self.flows(place) && ty.is_float() {
            match self.increment(pos, place, v) {
                Some((e, negated)) => self.incremented(place, e, negated, ty),
                None => self.overwritten(place, v, ty),
            }
        }
        self.find_again(pos, place, v);
        if self.plan.restored.contains(&pos) {
            let old = self.old_contents(pos, place);
            let place = self.place(place);
            self.effect(OpKind::Store(place, old));
        }
    }

    /// Reads what the write at `pos` has stored, where that need not be recorded.
    fn find_again(&mut self, pos: Pos, place: &Place, v: ValId) {
        let recorded = self.plan.record.contains(&v);
        if recorded || !self.plan.found_again.contains(&v) {
            return;
        }
        if self.frames.iter().any(|frame| frame.known.contains_key(&v)) {
            return;
        }
        self.plan.needs_contents(place, pos);
        let place = self.place(place);
        let again = self.emit(self.ty(v), OpKind::Load(place));
        self.frame().known.insert(v, again);
    }

    /// What a scalar place held before the write at `pos`.
    fn old_contents(&mut self, pos: Pos, place: &Place) -> ValId {
        let old = self.plan.old[&pos];
        let loaded_by_source = self.index.def[&old].pos != pos;
        if !loaded_by_source {
            let kind = OpKind::Load(place.clone());
            let op = Op {
                results: vec![old],
                kind,
                src: self.src,
            };
            self.before.entry(pos).or_default().push(op);
        }
        self.primal(old)
    }

    fn overwritten(&mut self, place: &Place, v: ValId, ty: Scalar) {
        let shadow = self.shadow(place);
        if self.activity.val(v) {
            let d = self.emit(ty, OpKind::Load(shadow.clone()));
            self.add_bar(v, d);
        }
        let zero = self.literal(ty, 0.0);
        self.effect(OpKind::Store(shadow, zero));
    }

    /// `place ± = e` leaves the place's adjoint as it is.
    fn incremented(&mut self, place: &Place, e: ValId, negated: bool, ty: Scalar) {
        if !self.activity.val(e) {
            return;
        }
        let shadow = self.shadow(place);
        let mut d = self.emit(ty, OpKind::Load(shadow));
        if negated {
            let math = Math {
                rule: rule("neg"),
                path: None,
            };
            d = self.emit(ty, OpKind::Math(math, vec![d]));
        }
        self.add_bar(e, d);
    }

    /// Whether the stored value is the place's old contents plus or minus something.
    fn increment(&self, pos: Pos, place: &Place, v: ValId) -> Option<(ValId, bool)> {
        let def = self.index.def.get(&v)?;
        let region = self.index.op_region[pos];
        if def.region != region || !matches!(def.how, DefKind::Op(_)) {
            return None;
        }
        let OpKind::Math(math, args) = &self.plan.op(def.pos).kind else {
            return None;
        };
        let is_old = |x: ValId| self.holds(x, place, pos);
        match math.rule.name {
            "add" if is_old(args[0]) => Some((args[1], false)),
            "add" if is_old(args[1]) => Some((args[0], false)),
            "sub" if is_old(args[0]) => Some((args[1], true)),
            _ => None,
        }
    }

    /// Whether `x` was loaded from `place` in the same region, and the place has not been written until `pos`.
    fn holds(&self, x: ValId, place: &Place, pos: Pos) -> bool {
        super::restore::holds(self.index, self.plan, x, place, pos)
    }

    // ---- births -----------------------------------------------------------------------------

    pub fn alloc(&mut self, root: RootId, init: &Init) {
        if self.activity.root(root) {
            self.init(&whole_shadow(root), init);
        }
    }

    /// Hands the adjoints in a shadow place back to what initialised it.
    fn init(&mut self, place: &Place, init: &Init) {
        match init {
            Init::Elems(elems) if matches!(self.mem(place), Mem::Scalar(_)) => {
                if self.is_active(&elems[0]) {
                    self.init_elem(place, &elems[0]);
                }
            }
            Init::Elems(elems) => {
                let tuple = matches!(self.mem(place), Mem::Tuple(_) | Mem::Struct(_));
                for (n, elem) in elems.iter().enumerate() {
                    if tuple {
                        self.init_field(place, n, elem);
                    } else if self.is_active(elem) {
                        let step = Proj::Index(self.usize_literal(n));
                        self.init_elem(&below(place, step), elem);
                    }
                }
            }
            Init::Variant(_, elems) => {
                for (n, elem) in elems {
                    self.init_field(place, *n, elem);
                }
            }
            Init::Fill(elem, len) => self.init_fill(place, elem, *len),
            Init::CopyOf(from) => {
                if self.flows(from) {
                    let dst = self.shadow(from);
                    self.effect(OpKind::AccAll {
                        dst,
                        src: place.clone(),
                    });
                }
            }
            Init::Empty(_) | Init::Zeros(_) | Init::Undef => {}
        }
    }

    fn init_field(&mut self, place: &Place, n: usize, elem: &Elem) {
        let field = below(place, Proj::Field(n));
        if self.is_active(elem) && !is_skipped(&self.func, &field) {
            self.init_elem(&field, elem);
        }
    }

    fn init_elem(&mut self, place: &Place, elem: &Elem) {
        match elem {
            Elem::Val(v) => {
                let d = self.emit(self.ty(*v), OpKind::Load(place.clone()));
                self.add_bar(*v, d);
            }
            Elem::Place(from) => {
                let dst = self.shadow(from);
                self.effect(OpKind::AccAll {
                    dst,
                    src: place.clone(),
                });
            }
            Elem::Init(init) => self.init(place, init),
        }
    }

    fn init_fill(&mut self, place: &Place, elem: &Elem, len: Option<ValId>) {
        if !self.is_active(elem) {
            return;
        }
        if let Some(v) = filled_with(elem) {
            let d = self.emit(self.ty(v), OpKind::SumAll(place.clone()));
            self.add_bar(v, d);
            return;
        }
        // One copy after the other.
        let lo = self.usize_literal(0);
        let usize_ = Scalar::Int(crate::ir::Int::Usize);
        let hi = match len {
            Some(n) => self.primal(n),
            None => self.emit(usize_, OpKind::Len(place.clone())),
        };
        let outside = self.active_values(elem);
        let init: Vec<ValId> = outside.iter().map(|&v| self.bar_or_zero(v)).collect();
        let index = self.new_val(usize_, Some("k".into()));
        let bars: Vec<ValId> = outside
            .iter()
            .map(|&v| self.new_val(self.ty(v), self.name(v)))
            .collect();
        self.open_within();
        self.bars
            .extend(outside.iter().copied().zip(bars.iter().copied()));
        self.init_elem(&below(place, Proj::Index(index)), elem);
        let yields: Vec<ValId> = outside.iter().map(|v| self.bars[v]).collect();
        let ops = self.close();
        let mut params = vec![index];
        params.extend(&bars);
        let body = Region {
            params,
            ops,
            yields,
        };
        let kind = LoopKind::For {
            lo,
            hi,
            inclusive: false,
            step: None,
            rev: false,
            step_then_rev: false,
            back: false,
        };
        let results: Vec<ValId> = outside
            .iter()
            .map(|&v| self.new_val(self.ty(v), self.name(v)))
            .collect();
        self.bars
            .extend(outside.iter().copied().zip(results.iter().copied()));
        let l = crate::ir::Loop {
            kind,
            init,
            body,
            has_exit: false,
            label: None,
            frame: false,
        };
        let src = self.src;
        self.frame().ops.push(Op {
            results,
            kind: OpKind::Loop(Box::new(l)),
            src,
        });
    }

    fn is_active(&self, elem: &Elem) -> bool {
        match elem {
            Elem::Val(v) => self.activity.val(*v),
            Elem::Place(place) => self.flows(place),
            Elem::Init(init) => match &**init {
                Init::Elems(elems) => elems.iter().any(|e| self.is_active(e)),
                Init::Variant(_, elems) => elems.iter().any(|(_, e)| self.is_active(e)),
                Init::Fill(elem, _) => self.is_active(elem),
                Init::CopyOf(place) => self.flows(place),
                Init::Empty(_) | Init::Zeros(_) | Init::Undef => false,
            },
        }
    }

    fn active_values(&self, elem: &Elem) -> Vec<ValId> {
        let mut list = match elem {
            Elem::Val(v) if self.activity.val(*v) => vec![*v],
            Elem::Val(_) | Elem::Place(_) => vec![],
            Elem::Init(init) => match &**init {
                Init::Elems(elems) => elems.iter().flat_map(|e| self.active_values(e)).collect(),
                Init::Variant(_, elems) => {
                    let each = elems.iter().flat_map(|(_, e)| self.active_values(e));
                    each.collect()
                }
                Init::Fill(elem, _) => self.active_values(elem),
                Init::CopyOf(_) | Init::Empty(_) | Init::Zeros(_) | Init::Undef => vec![],
            },
        };
        list.sort();
        list.dedup();
        list
    }

    // ---- whole places -----------------------------------------------------------------------

    pub fn copy(&mut self, pos: Pos, dst: &Place, src: &Place, how: CopyHow) {
        if self.flows(dst) {
            let shadow = self.shadow(dst);
            if self.flows(src) {
                let into = self.shadow(src);
                self.effect(OpKind::AccAll {
                    dst: into,
                    src: shadow.clone(),
                });
            }
            let ty = self.mem(dst);
            match (how, &ty) {
                (CopyHow::Slice, _) => self.effect(OpKind::ZeroAll(shadow)),
                (CopyHow::Assign, ty) if !resizable(ty) => self.effect(OpKind::ZeroAll(shadow)),
                (CopyHow::Assign, Mem::Vec(elem) | Mem::Queue(elem))
                    if matches!(**elem, Mem::Scalar(_)) =>
                {
                    let old = self.old_length(pos);
                    self.effect(OpKind::ZeroAll(shadow.clone()));
                    self.effect(OpKind::Resize(shadow, old));
                }
                (CopyHow::Assign, _) => {
                    self.plan.force_restore(pos, dst);
                    let there = self.place(dst);
                    self.effect(OpKind::Restore(there.clone()));
                    self.effect(OpKind::ZeroLike(super::place::shadow(&there)));
                    self.before_saves(pos, dst.clone());
                    return;
                }
            }
        }
        self.restore(pos, dst);
    }

    pub fn fill(&mut self, pos: Pos, place: &Place, v: ValId) {
        if self.flows(place) {
            let shadow = self.shadow(place);
            if self.activity.val(v) {
                let d = self.emit(self.ty(v), OpKind::SumAll(shadow.clone()));
                self.add_bar(v, d);
            }
            self.effect(OpKind::ZeroAll(shadow));
        }
        self.restore(pos, place);
    }

    pub fn swap(&mut self, a: &Place, b: &Place) {
        if self.flows(a) || self.flows(b) {
            let (a, b) = (self.shadow(a), self.shadow(b));
            self.effect(OpKind::Swap(a, b));
        }
        if self.is_needed(a) || self.is_needed(b) {
            let (a, b) = (self.place(a), self.place(b));
            self.effect(OpKind::Swap(a, b));
        }
    }

    // ---- vectors ----------------------------------------------------------------------------

    pub fn push(&mut self, place: &Place, elem: &Elem, end: End) {
        if self.flows(place) {
            let shadow = self.shadow(place);
            match elem {
                Elem::Val(v) => {
                    let d = self.emit(self.ty(*v), OpKind::Pop(shadow, None, end));
                    self.add_bar(*v, d);
                }
                Elem::Place(_) | Elem::Init(_) => {
                    let popped = self.temporary(place, "popped_bar");
                    self.effect(OpKind::Pop(shadow, Some(popped), end));
                    if self.is_active(elem) {
                        self.init_elem(&whole(popped), elem);
                    }
                }
            }
        }
        if self.is_needed(place) {
            let place = self.place(place);
            if end == End::Front {
                return self.take_back(place);
            }
            let usize_ = Scalar::Int(crate::ir::Int::Usize);
            let len = self.emit(usize_, OpKind::Len(place.clone()));
            let one = self.usize_literal(1);
            let less = self.int(usize_, crate::ir::BinOp::Sub, len, one);
            self.effect(OpKind::Truncate(place, less));
        }
    }

    /// What was pushed there goes again.
    fn take_back(&mut self, queue: Place) {
        match self.mem(&queue).elem() {
            Some(Mem::Scalar(ty)) => {
                let ty = *ty;
                self.emit(ty, OpKind::Pop(queue, None, End::Front));
            }
            _ => {
                let taken = self.temporary(&queue, "taken");
                self.effect(OpKind::Pop(queue, Some(taken), End::Front));
            }
        }
    }

    pub fn pop(&mut self, op: &Op, place: &Place, root: Option<RootId>, end: End) {
        if self.flows(place) {
            let elem = match root {
                Some(root) if self.activity.root(root) => Elem::Place(whole_shadow(root)),
                Some(root) => {
                    // The popped element is not used any more: its adjoint is zero.
                    self.plan.needs_contents(&whole(root), self.at);
                    self.effect(OpKind::Shadow(root, ShadowInit::Like));
                    Elem::Place(whole_shadow(root))
                }
                None => {
                    let v = op.results[0];
                    let bar = self.take_bar(v);
                    let ty = self.ty(v);
                    Elem::Val(bar.unwrap_or_else(|| self.literal(ty, 0.0)))
                }
            };
            let shadow = self.shadow(place);
            self.effect(OpKind::Push(shadow, elem, end));
        }
        if self.is_needed(place) {
            let elem = match root {
                Some(root) => {
                    self.plan.needs_contents(&whole(root), self.at);
                    Elem::Place(whole(root))
                }
                None => Elem::Val(self.primal(op.results[0])),
            };
            let place = self.place(place);
            self.effect(OpKind::Push(place, elem, end));
        }
    }

    pub fn truncate(&mut self, pos: Pos, place: &Place) {
        if self.flows(place) {
            let old = self.old_length(pos);
            let shadow = self.shadow(place);
            self.effect(OpKind::Resize(shadow, old));
        }
        self.restore(pos, place);
    }

    /// The length of the `Vec` written at `pos`, before the write.
    fn old_length(&mut self, pos: Pos) -> ValId {
        let len = self.plan.old_length[&pos];
        let place = match &self.plan.op(pos).kind {
            OpKind::Copy { dst, .. } => dst.clone(),
            OpKind::Truncate(place, _) => place.clone(),
            _ => unreachable!("an op that changes a length"),
        };
        let op = Op {
            results: vec![len],
            kind: OpKind::Len(place),
            src: self.src,
        };
        self.before.entry(pos).or_default().push(op);
        self.primal(len)
    }

    // ---- undoing ----------------------------------------------------------------------------

    /// Undoes a write of several elements, if something still to come in the reverse sweep reads them.
    pub fn restore(&mut self, pos: Pos, place: &Place) {
        if self.plan.restored.contains(&pos) {
            self.before_saves(pos, place.clone());
            let place = self.place(place);
            self.effect(OpKind::Restore(place));
        }
    }

    fn before_saves(&mut self, pos: Pos, place: Place) {
        let op = Op {
            results: vec![],
            kind: OpKind::Save(place),
            src: self.src,
        };
        self.before.entry(pos).or_default().push(op);
    }

    pub fn is_needed(&self, place: &Place) -> bool {
        roots_of(place)
            .iter()
            .any(|r| self.plan.needed_roots.contains(r))
    }

    // ---- lives of roots ---------------------------------------------------------------------

    /// At the beginning of a region's reverse: the local roots that ended there come back, their shadows begin.
    pub fn begin_region(&mut self, region: RegionIx) {
        self.at = self.index.regions[region].end.saturating_sub(1);
        let mut born: Vec<(Pos, RootId)> = self
            .index
            .birth
            .iter()
            .filter(|(_, (r, _))| *r == region)
            .map(|(root, (_, pos))| (*pos, *root))
            .collect();
        born.sort();
        let mut born: Vec<RootId> = born.into_iter().map(|(_, root)| root).collect();
        if region == 0 {
            born.extend(self.owned_params());
        }
        for &root in born.iter().rev() {
            self.recreate(root, region);
        }
        for &root in &born {
            if self.activity.root(root) {
                self.begin_shadow(root, region);
            }
        }
    }

    /// Roots that are no locals but whose shadows (or contents) begin with the reverse sweep: owned parameters,
    /// and `&mut` parameters left out of `wrt` that carry a derivative inside.
    fn owned_params(&self) -> Vec<RootId> {
        let roots = self.primal_func.roots.iter().enumerate();
        roots
            .filter(|(_, info)| match info.kind {
                RootKind::ParamVal => true,
                RootKind::ParamRef { param, .. } => !self.primal_func.params[param].wrt,
                _ => false,
            })
            .map(|(n, _)| RootId(n as u32))
            .collect()
    }

    fn recreate(&mut self, root: RootId, region: RegionIx) {
        if !self.plan.needed_roots.contains(&root) || self.lives_on(root) {
            return;
        }
        self.refuse_text(root);
        let save = Op {
            results: vec![],
            kind: OpKind::Save(whole(root)),
            src: self.src,
        };
        self.at_end.entry(region).or_default().insert(0, save);
        self.effect(OpKind::Recreate(root));
    }

    /// Only rustc knows the type of text in a list, and what is read back needs a type with a name.
    fn refuse_text(&mut self, root: RootId) {
        let info = &self.primal_func.roots[root.0 as usize];
        if info.ty.holds_text() {
            let message = "the reverse sweep needs this list again, and text in a list cannot be recorded\n\
                           help: keep the numbers in a list of their own";
            self.refusals.push((info.span, message.to_owned()));
        }
    }

    fn begin_shadow(&mut self, root: RootId, region: RegionIx) {
        let ty = self.primal_func.roots[root.0 as usize].ty.clone();
        let init = if let Some(k) = self.returned(root) {
            ShadowInit::Seed(k)
        } else if self.lives_on(root) || self.plan.needed_roots.contains(&root) {
            ShadowInit::Like
        } else {
            match &ty {
                Mem::Vec(elem) | Mem::Queue(elem)
                    if matches!(**elem, Mem::Scalar(_)) || self.is_of_arrays(root) =>
                {
                    let len = self.length_at_birth(root);
                    let len = len.unwrap_or_else(|| self.final_length(root, region));
                    ShadowInit::Zeros(Some(self.primal(len)))
                }
                ty if !resizable(ty) => ShadowInit::Zeros(None),
                _ => match self.rows_at_birth(root) {
                    Some(lengths) => ShadowInit::Rows(lengths.map(|len| self.primal(len))),
                    None => {
                        // Only the contents tell the shape.
                        self.plan.needed_roots.insert(root);
                        ShadowInit::Like
                    }
                },
            }
        };
        self.effect(OpKind::Shadow(root, init));
    }

    fn final_length(&mut self, root: RootId, region: RegionIx) -> ValId {
        let len = self.plan.final_length[&root];
        let op = Op {
            results: vec![len],
            kind: OpKind::Len(whole(root)),
            src: self.src,
        };
        self.at_end.entry(region).or_default().push(op);
        len
    }

    /// The number of a returned root, in the order of the return type's leaves.
    fn returned(&self, root: RootId) -> Option<usize> {
        super::returned_roots(&self.primal_func.ret)
            .iter()
            .position(|&r| r == root)
    }

    /// What holds an element of a list.
    fn temporary(&mut self, list: &Place, name: &str) -> RootId {
        let ty = match self.mem(list) {
            Mem::Vec(elem) | Mem::Queue(elem) => *elem,
            other => other,
        };
        let info = RootInfo {
            name: name.into(),
            ty,
            kind: RootKind::Local,
            span: proc_macro2::Span::call_site(),
            lent: false,
        };
        self.func.roots.push(info);
        RootId(self.func.roots.len() as u32 - 1)
    }

    /// The type of a place.
    pub fn mem(&self, place: &Place) -> Mem {
        crate::ir::place_type(&self.func, place)
    }
}

fn below(place: &Place, step: Proj) -> Place {
    let mut path = place.path.clone();
    path.push(step);
    Place {
        base: place.base.clone(),
        path,
    }
}

/// The value that fills a place to any depth: `[[x; 3]; 3]`.
fn filled_with(elem: &Elem) -> Option<ValId> {
    match elem {
        Elem::Val(v) => Some(*v),
        Elem::Init(init) => match &**init {
            Init::Fill(elem, _) => filled_with(elem),
            _ => None,
        },
        Elem::Place(_) => None,
    }
}

/// Whether a type contains a `Vec`.
pub fn resizable(ty: &Mem) -> bool {
    match ty {
        Mem::Scalar(_) => false,
        Mem::Array(e, _) | Mem::Slice(e) => resizable(e),
        Mem::Vec(_) | Mem::Queue(_) => true,
        Mem::Tuple(parts) => parts.iter().any(resizable),
        // With all fields known, and of fixed size, `Default` makes the zero.
        Mem::Struct(of) => {
            !of.complete || of.is_enum() || of.fields.iter().any(|field| resizable(&field.ty))
        }
        Mem::Unknown(_) => true,
    }
}
