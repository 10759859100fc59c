//! Statements that write memory.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::Emitter;
use super::draft::{Draft, Pattern};
use super::graph::NodeId;
use super::init::{cloned, duplicated};
use super::names::ident;
use super::place::{Access, Loc, Repr};
use super::precedence::{Expr, punct};
use super::types::{self, refuse};
use crate::ir::{
    AccDot, Base, CopyHow, Elem, End, Mem, OpKind, Place, Proj, RootId, Scalar, ValId,
};

impl Emitter<'_> {
    pub(super) fn memory(&mut self, node: NodeId, kind: &OpKind, results: &[ValId]) {
        match kind {
            OpKind::Alloc(root, init) => self.alloc(*root, init),
            OpKind::Shadow(root, init) => self.begin_shadow(*root, init),
            OpKind::Store(place, v) => self.store(node, place, *v),
            OpKind::Acc(place, v) => self.acc(place, *v),
            OpKind::Copy { dst, src, how } => self.copy(dst, src, *how),
            OpKind::Fill(place, v) => self.fill_with(place, *v),
            OpKind::Swap(a, b) => self.swap(a, b),
            OpKind::Push(place, elem, end) => self.push(place, elem, *end),
            OpKind::Pop(place, root, end) => self.pop(place, *root, *end, results),
            OpKind::Truncate(place, len) => self.truncate(place, *len),
            OpKind::Resize(place, len) => self.resize(place, *len),
            OpKind::AccAll { dst, src } => self.acc_all(dst, src),
            OpKind::AccDot(acc) => self.acc_dot(acc, results[0]),
            OpKind::ZeroAll(place) => self.zero_all(place),
            OpKind::ZeroLike(place) => self.zero_like(place),
            _ => self.statement(refuse("an operation that is none of memory")),
        }
    }

    // ---- scalars --------------------------------------------------------------------------------

    fn store(&mut self, node: NodeId, place: &Place, v: ValId) {
        if let Some(compound) = self.plan.compound.get(&node).copied() {
            let rest = self.val(compound.rest).tokens;
            let loc = self.loc(place, Access::Write);
            return self.update_place(&loc, &punct(&format!("{}=", compound.op)), rest);
        }
        let value = self.val(v);
        let loc = self.loc(place, Access::Write);
        self.write(&loc, value);
    }

    fn write(&mut self, loc: &Loc, value: Expr) {
        let (tokens, value) = (&loc.tokens, value.tokens);
        match loc.repr {
            Repr::Own => {
                let place = loc.place().tokens;
                self.statement(quote!(#place = #value));
            }
            _ if loc.has_rest() => self.in_cell(loc, |place| quote!(#place = #value)),
            _ => self.statement(quote!(#tokens.set(#value))),
        }
    }

    fn acc(&mut self, place: &Place, v: ValId) {
        let loc = self.loc(place, Access::Write);
        if loc.repr == Repr::Own {
            let (op, value) = self.signed(v);
            return self.update_place(&loc, &op, value.tokens);
        }
        let value = self.val(v).tokens;
        self.acc_at(&loc, &value);
    }

    /// Adds a number to the one at a place.
    pub(super) fn acc_at(&mut self, loc: &Loc, value: &TokenStream) {
        if loc.repr == Repr::Own {
            return self.update_place(loc, &punct("+="), value.clone());
        }
        if loc.has_rest() {
            return self.in_cell(loc, |place| quote!(#place += #value));
        }
        let (rt, cell) = (&self.cx.rt, loc.shared());
        self.statement(quote!(#rt::acc(#cell, #value)));
    }

    /// `place += value`. That of a type parameter is a call, which borrows the place before it reads the value.
    fn update_place(&mut self, loc: &Loc, op: &TokenStream, mut value: TokenStream) {
        let place = loc.place().tokens;
        let generic = matches!(loc.ty, Some(Mem::Scalar(Scalar::Param(_))));
        let root = place.clone().into_iter().find_map(|token| match token {
            TokenTree::Ident(ident) => Some(ident),
            _ => None,
        });
        if generic
            && root.is_some_and(|root| crate::types::mentions(value.clone(), &root.to_string()))
        {
            let held = self.new_helper("term");
            self.line(Draft::bind(Pattern::Var(held), None, value));
            value = self.vars[held].ident.to_token_stream();
        }
        self.statement(quote!(#place #op #value));
    }

    /// `+= v`, or `-= w` for `v = -w`.
    pub(super) fn signed(&mut self, v: ValId) -> (TokenStream, Expr) {
        let minus = crate::rules::Form::Prefix("-");
        match self.plan.graph.def_op(v).map(|op| &op.kind) {
            Some(OpKind::Math(math, args))
                if self.plan.is_inlined(v) && math.rule.form == minus && args.len() == 1 =>
            {
                (punct("-="), self.val(args[0]))
            }
            _ => (punct("+="), self.val(v)),
        }
    }

    /// `{ let mut part = cell.get(); part.1 = ..; cell.set(part); }`
    fn in_cell(&mut self, loc: &Loc, change: impl FnOnce(TokenStream) -> TokenStream) {
        let (tokens, rest) = (&loc.tokens, &loc.rest);
        let scope = self.open();
        let var = self.new_helper("part");
        self.vars[var].mutable = true;
        let part = self.vars[var].ident.clone();
        let change = change(quote!(#part #rest));
        let body = vec![
            Draft::bind(Pattern::Var(var), None, quote!(#tokens.get())),
            Draft::tokens(quote!(#change;)),
            Draft::tokens(quote!(#tokens.set(#part);)),
        ];
        self.close(scope);
        self.line(Draft::block(TokenStream::new(), body));
    }

    // ---- whole arrays ---------------------------------------------------------------------------

    fn copy(&mut self, dst: &Place, src: &Place, how: CopyHow) {
        let Some(ty) = self.mem_type(dst) else {
            return self.statement(refuse("a copy to a place of no type"));
        };
        let together = overlaps(dst, src);
        let to = self.loc(dst, Access::Write);
        if to.repr != Repr::Own {
            return self.statement(refuse("a copy into a shadow behind cells"));
        }
        let is_list = matches!(ty, Mem::Vec(_) | Mem::Queue(_));
        let duplicated = !is_list && duplicated(&ty, src);
        if how == CopyHow::Assign && (types::is_copy(&ty) || together || duplicated) {
            let value = self.copy_of(src, &ty);
            let place = to.place().tokens;
            return self.statement(quote!(#place = #value));
        }
        let from = self.loc(src, Access::Read);
        if how == CopyHow::Assign {
            let (to, from) = (to.exclusive(), from.shared());
            if super::init::duplicated(&ty, src) {
                let rt = &self.cx.rt;
                return self.statement(quote!(#rt::duplicate!(#from => #to)));
            }
            return self.statement(quote!(::core::clone::Clone::clone_from(#to, #from)));
        }
        let copies = ty.elem().is_none_or(types::is_copy);
        let method = ident(if copies {
            "copy_from_slice"
        } else {
            "clone_from_slice"
        });
        let receiver = to.receiver().clone();
        if together {
            let old = self.new_helper("copied");
            let (ident, from) = (self.vars[old].ident.clone(), from.receiver());
            self.line(Draft::bind(Pattern::Var(old), None, quote!(#from.to_vec())));
            return self.statement(quote!(#receiver.#method(&#ident)));
        }
        let from = from.shared();
        self.statement(quote!(#receiver.#method(#from)));
    }

    fn fill_with(&mut self, place: &Place, v: ValId) {
        let value = self.val(v).tokens;
        let loc = self.loc(place, Access::Write);
        let receiver = loc.receiver();
        match loc.repr {
            Repr::Own => self.statement(quote!(#receiver.fill(#value))),
            _ => self.statement(refuse("filling a shadow behind cells")),
        }
    }

    fn swap(&mut self, a: &Place, b: &Place) {
        let (to, with) = (self.loc(a, Access::Write), self.loc(b, Access::Write));
        let own = to.repr == Repr::Own && with.repr == Repr::Own;
        if let (Some((whole, i)), Some((_, j))) = (siblings(a, b), siblings(b, a))
            && own
        {
            let loc = self.loc(&whole, Access::Write);
            let (i, j) = (self.val(i).tokens, self.val(j).tokens);
            let receiver = loc.receiver();
            return self.statement(quote!(#receiver.swap(#i, #j)));
        }
        let slices = matches!(self.mem_type(a), Some(Mem::Slice(_)));
        let (x, y) = (to.receiver(), with.receiver());
        match (to.repr, with.repr) {
            (Repr::Own, Repr::Own) if overlaps(a, b) => self.swap_within(a, &to, &with),
            (Repr::Own, Repr::Own) if slices => {
                let other = with.exclusive();
                self.statement(quote!(#x.swap_with_slice(#other)));
            }
            (Repr::Own, Repr::Own) => {
                let (to, with) = (to.exclusive(), with.exclusive());
                self.statement(quote!(::core::mem::swap(#to, #with)));
            }
            (Repr::Cell, Repr::Cell) if !to.has_rest() && !with.has_rest() => {
                let other = with.shared();
                self.statement(quote!(#x.swap(#other)));
            }
            (Repr::Cells, Repr::Cells) => {
                let rows = self
                    .mem_type(a)
                    .is_some_and(|ty| ty.elem().is_some_and(types::has_vec));
                if rows {
                    return self.statement(refuse("an exchange of rows behind a reference"));
                }
                let scope = self.open();
                let var = self.new_helper("k");
                let k = self.vars[var].ident.clone();
                self.close(scope);
                let body = vec![Draft::tokens(quote!(#x[#k].swap(&#y[#k]);))];
                self.line(Draft::block(quote!(for #k in 0..#x.len()), body));
            }
            _ => self.statement(refuse("an exchange of shadows of different kinds")),
        }
    }

    /// Two parts of one root cannot be borrowed at the same time.
    fn swap_within(&mut self, a: &Place, to: &Loc, with: &Loc) {
        let held = self.new_helper("held");
        let ident = self.vars[held].ident.clone();
        let (x, y) = (to.place().tokens, with.place().tokens);
        let (ty, rt) = (self.mem_type(a), self.cx.rt.clone());
        let copies = ty.as_ref().is_some_and(types::is_copy);
        // A user's struct need not have a default.
        let primal = matches!(a.base, Base::Root(_) | Base::Select(..));
        let duplicates = primal && ty.is_some_and(|ty| ty.has_struct());
        let take = |place: &TokenStream| match (copies, duplicates) {
            (true, _) => place.clone(),
            (_, true) => quote!(#rt::duplicate!(&#place)),
            _ => quote!(::core::mem::take(&mut #place)),
        };
        let (first, second) = (take(&x), take(&y));
        self.line(Draft::bind(Pattern::Var(held), None, first));
        self.statement(quote!(#x = #second));
        self.statement(quote!(#y = #ident));
    }

    // ---- `Vec`s ---------------------------------------------------------------------------------

    fn push(&mut self, place: &Place, elem: &Elem, end: End) {
        let part = self.mem_type(place).and_then(|ty| ty.elem().cloned());
        let Some(part) = part else {
            return self.statement(refuse("a push to what is not a `Vec`"));
        };
        let value = self.elem(elem, &part, false);
        let loc = self.loc(place, Access::Write);
        let receiver = loc.receiver();
        let push = ident(match (self.mem_type(place), end) {
            (_, End::Front) => "push_front",
            (Some(Mem::Queue(_)), End::Back) => "push_back",
            _ => "push",
        });
        self.statement(quote!(#receiver.#push(#value)));
    }

    fn pop(&mut self, place: &Place, root: Option<RootId>, end: End, results: &[ValId]) {
        let pop = ident(match (self.mem_type(place), end) {
            (_, End::Front) => "pop_front",
            (Some(Mem::Queue(_)), End::Back) => "pop_back",
            _ => "pop",
        });
        let loc = self.loc(place, Access::Write);
        let receiver = loc.receiver().clone();
        let value = quote!(#receiver.#pop().unwrap());
        let needed = results.first().copied().filter(|v| self.plan.needs(*v));
        let wanted = root.filter(|root| self.plan.demand.roots.contains(root));
        if let Some(v) = needed {
            let var = self.new_var(v);
            self.line(Draft::bind(Pattern::Var(var), None, value));
        } else if let Some(root) = wanted {
            let var = self.new_root(root, false);
            self.line(Draft::bind(Pattern::Var(var), None, value));
        } else {
            self.statement(quote!(#receiver.#pop()));
        }
    }

    fn truncate(&mut self, place: &Place, len: ValId) {
        let loc = self.loc(place, Access::Write);
        let receiver = loc.receiver().clone();
        if self.plan.graph.literal(len) == Some("0") {
            return self.statement(quote!(#receiver.clear()));
        }
        let len = self.val(len).tokens;
        self.statement(quote!(#receiver.truncate(#len)));
    }

    /// A shadow takes a length; what is new is zero.
    fn resize(&mut self, place: &Place, len: ValId) {
        let part = self.mem_type(place).and_then(|ty| ty.elem().cloned());
        let Some(part) = part else {
            return self.statement(refuse("a new length for what is not a `Vec`"));
        };
        let (len, zero) = (self.val(len).tokens, self.zero(&part, true));
        let loc = self.loc(place, Access::Write);
        let receiver = loc.receiver();
        match loc.repr {
            Repr::Own => self.statement(quote!(#receiver.resize(#len, #zero))),
            _ => self.statement(refuse("a new length for a shadow behind cells")),
        }
    }

    /// The adjoint buffer of a `&mut Vec` parameter takes the length of the outgoing contents.
    pub(super) fn fit(&mut self, root: RootId) {
        let rt = self.cx.rt.clone();
        let name = self.func().root(root).name.clone();
        let shadow = Place {
            base: Base::Shadow(root),
            path: Vec::new(),
        };
        let bar = self.loc(&shadow, Access::Write).tokens;
        let outgoing = self.loc(&Place::root(root), Access::Read).tokens;
        let fit = ident(match self.func().root(root).ty {
            Mem::Queue(_) => "fit_queue",
            _ => "fit",
        });
        self.statement(quote!(#rt::#fit(#name, #bar, #outgoing)));
    }

    // ---- whole shadows --------------------------------------------------------------------------

    fn acc_all(&mut self, dst: &Place, src: &Place) {
        let to = self.loc(dst, Access::Write);
        let from = self.loc(src, Access::Read);
        let own = to.repr == Repr::Own && from.repr == Repr::Own;
        if own && overlaps(dst, src) {
            let held = self.new_helper("added");
            let (ident, value) = (self.vars[held].ident.clone(), cloned_part(&from));
            self.line(Draft::bind(Pattern::Var(held), None, value));
            return self.acc_whole(&to, &quote!(&#ident));
        }
        // An exclusive reference is not moved out of.
        let lent = from.is_ref && from.repr == Repr::Own;
        let part = match lent && from.ty.as_ref().is_some_and(Mem::has_struct) {
            true => {
                let tokens = &from.tokens;
                quote!(&*#tokens)
            }
            false => from.shared(),
        };
        self.acc_whole(&to, &part);
    }

    /// `to += from`, of which the second is a reference.
    pub(super) fn acc_whole(&mut self, to: &Loc, from: &TokenStream) {
        let rt = self.cx.rt.clone();
        let open = matches!(&to.ty, Some(Mem::Struct(of)) if of.is_open());
        let whole = self.shadow_ref(to);
        self.statement(match to.repr {
            // Of what stands for any type, it is known that it has tangents, and no more.
            Repr::Own if open => quote!(#rt::Tangent::add_assign(#whole, #from)),
            _ => quote!(#rt::acc_all(#whole, #from)),
        });
    }

    fn acc_dot(&mut self, acc: &AccDot, dot: ValId) {
        let rt = self.cx.rt.clone();
        let factor = self.val(acc.factor).tokens;
        let [src, with] = [&acc.src, &acc.with].map(|place| self.loc(place, Access::Read));
        let (src, with) = (src.shared(), with.shared());
        let to = self.loc(&acc.dst, Access::Write);
        let to = self.shadow_ref(&to);
        let call = quote!(#rt::acc_dot(#to, #factor, #src, #with));
        match self.plan.needs(dot) {
            true => {
                let var = self.new_var(dot);
                self.line(Draft::bind(Pattern::Var(var), None, call));
            }
            false => self.statement(call),
        }
    }

    fn zero_all(&mut self, place: &Place) {
        let rt = self.cx.rt.clone();
        let loc = self.loc(place, Access::Write);
        let whole = self.shadow_ref(&loc);
        self.statement(quote!(#rt::zero_all(#whole)));
    }

    fn zero_like(&mut self, place: &Place) {
        let rt = self.cx.rt.clone();
        let primal = Place {
            base: primal_of(&place.base),
            path: place.path.clone(),
        };
        let like = self.loc(&primal, Access::Read).shared();
        let loc = self.loc(place, Access::Write);
        match loc.repr {
            Repr::Own => {
                let place = loc.place().tokens;
                self.statement(quote!(#place = #rt::zeros(#like)));
            }
            _ => {
                let whole = self.shadow_ref(&loc);
                self.statement(quote!(#rt::zero_all(#whole)));
            }
        }
    }

    /// A reference through which a shadow is added to. (Generic callees do not reborrow by themselves.)
    pub(super) fn shadow_ref(&self, loc: &Loc) -> TokenStream {
        let tokens = &loc.tokens;
        match loc.repr {
            Repr::Own if loc.is_ref => quote!(&mut *#tokens),
            Repr::Own => quote!(&mut #tokens),
            _ => loc.shared(),
        }
    }
}

/// A copy of a part of a shadow, which may be a slice.
fn cloned_part(loc: &Loc) -> TokenStream {
    match &loc.ty {
        Some(Mem::Slice(_) | Mem::Vec(_)) => {
            let from = loc.receiver();
            quote!(#from.to_vec())
        }
        _ => cloned(loc),
    }
}

fn primal_of(base: &Base) -> Base {
    match base {
        Base::Shadow(root) | Base::Root(root) => Base::Root(*root),
        Base::Select(which, options) => {
            let primal = |place: &Place| Place {
                base: primal_of(&place.base),
                path: place.path.clone(),
            };
            Base::Select(*which, options.iter().map(primal).collect())
        }
    }
}

/// Do two places share a root (and a kind)?
pub fn overlaps(a: &Place, b: &Place) -> bool {
    let bases = |place: &Place| {
        let mut out = Vec::new();
        place.for_each_base(&mut |base| match base {
            Base::Root(root) => out.push((*root, false)),
            Base::Shadow(root) => out.push((*root, true)),
            Base::Select(..) => {}
        });
        out
    };
    let others = bases(b);
    bases(a).iter().any(|base| others.contains(base))
}

/// If the two are elements of one place: that place, and the index of the first.
fn siblings(a: &Place, b: &Place) -> Option<(Place, ValId)> {
    let (Proj::Index(i), front) = a.path.split_last()? else {
        return None;
    };
    let (Proj::Index(_), other) = b.path.split_last()? else {
        return None;
    };
    let same_base = match (&a.base, &b.base) {
        (Base::Root(a), Base::Root(b)) | (Base::Shadow(a), Base::Shadow(b)) => a == b,
        _ => false,
    };
    let same = front.len() == other.len()
        && front.iter().zip(other).all(|pair| match pair {
            (Proj::Index(a), Proj::Index(b)) => a == b,
            (Proj::Field(a), Proj::Field(b)) => a == b,
            (Proj::Range(a, b), Proj::Range(c, d)) => a == c && b == d,
            _ => false,
        });
    let whole = Place {
        base: a.base.clone(),
        path: front.to_vec(),
    };
    (same_base && same).then_some((whole, *i))
}
