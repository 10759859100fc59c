//! The tangents of memory operations: the same operation on the tangents.

use super::{Forward, types, unit};
use crate::ir::{
    Base, CopyHow, Elem, End, Init, Mem, Op, OpKind, Place, RootId, RootKind, Scalar, ValId,
    is_skipped, place_type,
};
use crate::reverse::partials::Site;

impl Forward<'_> {
    // ---- places ---------------------------------------------------------------------------------

    /// The tangent of a place; `None` if it has none.
    pub(super) fn dot_place(&mut self, place: &Place) -> Option<Place> {
        let moves = place.roots().iter().all(|r| self.roots.contains_key(r));
        let floats = place_type(&self.func, place).has_float() && !is_skipped(&self.func, place);
        (moves && floats).then(|| self.mirrored(place))
    }

    fn mirrored(&mut self, place: &Place) -> Place {
        let base = match &place.base {
            Base::Root(root) => Base::Root(self.roots[root]),
            Base::Select(k, places) => {
                Base::Select(*k, places.iter().map(|p| self.mirrored(p)).collect())
            }
            Base::Shadow(_) => unreachable!("a primal function has no shadows"),
        };
        Place {
            base,
            path: place.path.clone(),
        }
    }

    /// The tangent of a local root, whose life somebody begins.
    pub(super) fn new_dot_root(&mut self, root: RootId) -> RootId {
        let info = self.func.root(root).clone();
        let ty = types::tangent(&info.ty, self.rt);
        let name = format!("{}_dot", info.name);
        let dot = self.func.new_root(name, ty, RootKind::Local, info.span);
        self.roots.insert(root, dot);
        dot
    }

    /// A local root that holds the zero tangent of a place.
    pub(super) fn zeros(&mut self, place: &Place) -> RootId {
        let ty = types::tangent(&place_type(&self.func, place), self.rt);
        // The zeros of a slice are a `Vec`.
        let ty = match ty {
            Mem::Slice(elem) => Mem::Vec(elem),
            ty => ty,
        };
        let span = proc_macro2::Span::call_site();
        let zeros = self.func.new_root("zeros", ty, RootKind::Local, span);
        self.effect(OpKind::Alloc(zeros, Init::Zeros(place.clone())));
        zeros
    }

    // ---- scalars --------------------------------------------------------------------------------

    pub(super) fn load(&mut self, op: &Op, place: &Place) {
        let y = op.results[0];
        if !self.activity.val(y) {
            return;
        }
        match self.dot_place(place) {
            Some(place) => {
                let dot = self.emit(self.func.ty(y), OpKind::Load(place));
                self.set(y, dot);
            }
            None => self.refuse_lost(place),
        }
    }

    /// A derivative that arrives here would get lost.
    fn refuse_lost(&mut self, place: &Place) {
        let span = self.func.root(place.roots()[0]).span;
        let message = "`#[grad]` cannot follow the tangent of this memory in forward mode\n\
                       help: annotate its type, or please report it";
        self.refusals.push((span, message.to_owned()));
    }

    pub(super) fn store(&mut self, place: &Place, v: ValId) {
        if let Some(place) = self.dot_place(place) {
            let dot = self.dot(v);
            self.effect(OpKind::Store(place, dot));
        }
    }

    // ---- births ---------------------------------------------------------------------------------

    pub(super) fn alloc(&mut self, root: RootId, init: &Init) {
        if self.activity.root(root) && self.func.root(root).ty.has_float() {
            let ty = self.func.root(root).ty.clone();
            let init = match (init, &ty) {
                // Nothing is known to assign it.
                (Init::Undef, Mem::Struct(_) | Mem::Unknown(_)) => Init::Zeros(Place::root(root)),
                (init, ty) => self.init(init, ty),
            };
            let dot = self.new_dot_root(root);
            self.effect(OpKind::Alloc(dot, init));
        }
    }

    fn init(&mut self, init: &Init, ty: &Mem) -> Init {
        match init {
            Init::Elems(elems) => {
                let parts = ty.parts();
                let each = elems.iter().enumerate().map(|(n, elem)| {
                    if ty.is_field_skipped(n) {
                        return unit();
                    }
                    let ty = match &parts {
                        Some(parts) => parts.get(n),
                        None => ty.elem().or(Some(ty)),
                    };
                    self.elem(elem, ty.expect("a part of the type"))
                });
                Init::Elems(each.collect())
            }
            Init::Variant(name, elems) => {
                let Mem::Struct(of) = ty else {
                    unreachable!("variants are of enums")
                };
                let each = elems.iter().map(|(at, elem)| match &of.fields[*at] {
                    field if field.skipped => (*at, unit()),
                    field => (*at, self.elem(elem, &field.ty)),
                });
                Init::Variant(name.clone(), each.collect())
            }
            Init::Fill(elem, len) => {
                let ty = ty.elem().expect("the elements of a list").clone();
                Init::Fill(Box::new(self.elem(elem, &ty)), *len)
            }
            Init::Empty(capacity) => Init::Empty(*capacity),
            Init::CopyOf(place) => match self.dot_place(place) {
                Some(place) => Init::CopyOf(place),
                None => Init::Zeros(place.clone()),
            },
            Init::Zeros(place) => Init::Zeros(place.clone()),
            Init::Undef => Init::Undef,
        }
    }

    pub(super) fn elem(&mut self, elem: &Elem, ty: &Mem) -> Elem {
        if !ty.has_float() {
            return match ty {
                Mem::Scalar(_) => unit(),
                // `()` for each element.
                _ => match elem {
                    Elem::Place(place) => Elem::Init(Box::new(Init::Zeros(place.clone()))),
                    Elem::Init(init) => Elem::Init(Box::new(self.init(init, ty))),
                    Elem::Val(_) => unit(),
                },
            };
        }
        match elem {
            // A variant that holds nothing.
            Elem::Val(v) if self.func.val(*v).fixed => unit(),
            Elem::Val(v) => Elem::Val(self.dot(*v)),
            Elem::Place(place) => match self.dot_place(place) {
                Some(place) => Elem::Place(place),
                None => Elem::Init(Box::new(Init::Zeros(place.clone()))),
            },
            Elem::Init(init) => Elem::Init(Box::new(self.init(init, ty))),
        }
    }

    // ---- whole places ---------------------------------------------------------------------------

    pub(super) fn copy(&mut self, dst: &Place, src: &Place, how: CopyHow) {
        let Some(to) = self.dot_place(dst) else {
            return;
        };
        let from = match self.dot_place(src) {
            Some(from) => from,
            None => Place::root(self.zeros(src)),
        };
        self.effect(OpKind::Copy {
            dst: to,
            src: from,
            how,
        });
    }

    pub(super) fn fill(&mut self, place: &Place, v: ValId) {
        if let Some(place) = self.dot_place(place) {
            let dot = self.dot(v);
            self.effect(OpKind::Fill(place, dot));
        }
    }

    /// Where one of the two moves, both do.
    pub(super) fn swap(&mut self, a: &Place, b: &Place) {
        match (self.dot_place(a), self.dot_place(b)) {
            (Some(a), Some(b)) => self.effect(OpKind::Swap(a, b)),
            (None, None) => {}
            (Some(_), None) => self.refuse_lost(b),
            (None, Some(_)) => self.refuse_lost(a),
        }
    }

    // ---- vectors --------------------------------------------------------------------------------

    pub(super) fn push_elem(&mut self, place: &Place, elem: &Elem, end: End) {
        let Some(dot) = self.dot_place(place) else {
            return;
        };
        let ty = place_type(&self.func, place);
        let elem = self.elem(elem, ty.elem().expect("the element of a `Vec`"));
        self.effect(OpKind::Push(dot, elem, end));
    }

    pub(super) fn pop(&mut self, op: &Op, place: &Place, root: Option<RootId>, end: End) {
        let Some(place) = self.dot_place(place) else {
            return;
        };
        let root = root.map(|root| self.new_dot_root(root));
        let results = match op.results[..] {
            [v] if self.func.ty(v).is_float() => vec![self.new_dot(v)],
            [_] => {
                let span = proc_macro2::Span::call_site();
                vec![self.func.new_val(Scalar::Other, None, span)]
            }
            _ => vec![],
        };
        let src = self.src;
        self.push(Op {
            results,
            kind: OpKind::Pop(place, root, end),
            src,
        });
    }

    pub(super) fn truncate(&mut self, place: &Place, len: ValId) {
        if let Some(place) = self.dot_place(place) {
            self.effect(OpKind::Truncate(place, len));
        }
    }
}
