//! The tape: what the forward sweep records and the reverse sweep reads back.
//!
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::Emitter;
use super::draft::{Draft, Pattern};
use super::graph::NodeId;
use super::names::ident;
use super::place::Access;
use super::types::{self, refuse};
use super::vars::VarId;
use crate::ir::{
    Base, Bind, Call, Callee, Mem, OpKind, Place, Proj, RootId, RootKind, Scalar, Unknown, ValId,
};

/// Which of the tape's stacks a scalar goes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stack {
    F64,
    F32,
    Words,
    /// That of the float type for which a type parameter stands.
    Param(&'static str),
}

pub const STACKS: [Stack; 3] = [Stack::F64, Stack::F32, Stack::Words];

impl Stack {
    pub fn of(ty: Scalar) -> Stack {
        match ty {
            Scalar::F64 => Stack::F64,
            Scalar::F32 => Stack::F32,
            Scalar::Param(name) => Stack::Param(name),
            _ => Stack::Words,
        }
    }

    /// `frame_f64`, `push_f64s`, `pop_f64s`, and the name of the local.
    pub fn names(self) -> [&'static str; 4] {
        match self {
            Stack::Param(_) => ["frame_real", "push_reals", "pop_reals", "frame"],
            Stack::F64 => ["frame_f64", "push_f64s", "pop_f64s", "frame"],
            Stack::F32 => ["frame_f32", "push_f32s", "pop_f32s", "frame_f32"],
            Stack::Words => ["frame_words", "push_words", "pop_words", "frame_words"],
        }
    }
}

impl Stack {
    /// The type parameter whose stack it is.
    pub fn param(self) -> Option<TokenStream> {
        match self {
            Stack::Param(name) => types::scalar(Scalar::Param(name)),
            _ => None,
        }
    }
}

/// The locals that belong to the tape.
#[derive(Clone, Default)]
pub struct Tapes {
    mark: Option<VarId>,
    /// The `Rev` that was made from the tape in this body.
    rev: Option<VarId>,
    held: Vec<(RootId, VarId)>,
    /// Lists whose variable is a slice of what is recorded, and the variable before.
    lent: Vec<(RootId, Option<VarId>)>,
}

impl Tapes {
    pub fn lends(&self, root: RootId) -> bool {
        self.lent.iter().any(|(lent, _)| *lent == root)
    }

    pub fn is_lent(&self) -> bool {
        !self.lent.is_empty()
    }

    /// The list itself, of one whose variable is a slice.
    pub fn own(&self, root: RootId) -> Option<Option<VarId>> {
        let first = self.lent.iter().find(|(lent, _)| *lent == root);
        first.map(|(_, own)| *own)
    }
}

impl Emitter<'_> {
    // ---- the turn -------------------------------------------------------------------------------

    pub(super) fn turn(&mut self, kind: &OpKind) {
        let tape = self.cx.tape.clone();
        match kind {
            OpKind::TapeMark => {
                let var = self.new_helper("mark");
                self.tape.mark = Some(var);
                self.line(Draft::bind(Pattern::Var(var), None, quote!(#tape.mark())));
            }
            OpKind::TapeTurn => {
                let Some(mark) = self.tape.mark else {
                    return self.statement(refuse("a turn of the tape without a mark"));
                };
                let mark = self.vars[mark].ident.clone();
                let var = self.add_var(self.cx.rev.clone(), None, true);
                self.vars[var].memory = true;
                self.tape.rev = Some(var);
                self.line(Draft::bind(
                    Pattern::Var(var),
                    None,
                    quote!(#tape.rev(#mark)),
                ));
            }
            OpKind::Hold(root) => self.hold_root(*root),
            OpKind::Reinstate(root) => self.reinstate(*root),
            _ => {}
        }
    }

    /// The contents were saved just before the turn: remembers where on the tape, and goes on after them.
    fn hold_root(&mut self, root: RootId) {
        let rev = self.rev_receiver();
        let name = format!("{}_out", self.func().root(root).name);
        let var = self.new_helper(&name);
        self.line(Draft::bind(Pattern::Var(var), None, quote!(#rev.records())));
        self.tape.held.push((root, var));
        let place = self.loc(&Place::root(root), Access::Write).exclusive();
        self.statement(quote!(#rev.restore(#place)));
    }

    fn reinstate(&mut self, root: RootId) {
        let held = self.tape.held.iter().rev().find(|(held, _)| *held == root);
        let Some(var) = held.map(|(_, var)| *var) else {
            return self.statement(refuse("contents that are not held"));
        };
        self.vars[var].mutable = true;
        let records = self.vars[var].ident.clone();
        let place = self.loc(&Place::root(root), Access::Write).exclusive();
        self.statement(quote!(#records.restore(#place)));
    }

    /// `let mut y: &[f64] = &y;`
    pub(super) fn lend(&mut self, root: RootId) {
        let contents = self.loc(&Place::root(root), Access::Read).shared();
        let (Mem::Vec(of) | Mem::Slice(of)) = &self.func().root(root).ty else {
            return self.statement(refuse("a loan of what is no list"));
        };
        let of = types::mem(&self.cx.rt, of);
        let own = self.root_slot(root, false);
        if self.is_reused(&Base::Root(root)) {
            // It goes back to the tape in the end.
            *self.root_slot_mut(root, false) = None;
        }
        let var = self.new_root(root, false);
        self.line(Draft::bind(
            Pattern::Var(var),
            Some(quote!(&[#of])),
            contents,
        ));
        self.tape.lent.push((root, own));
    }

    /// `let y_1: &mut [f64] = tape.room(y.len());`
    pub(super) fn room(&mut self, place: &Place) {
        let (Base::Root(root), Some(Mem::Vec(of))) = (&place.base, self.mem_type(place)) else {
            return self.statement(refuse("room for what is no list"));
        };
        let inner = self.root_slot(*root, false);
        // Room that was made before is borrowed from the tape too.
        let own = self.tape.own(*root).unwrap_or(inner);
        *self.root_slot_mut(*root, false) = own;
        let list = self.memory_ident(*root, false);
        let (tape, of) = (self.cx.tape.clone(), types::mem(&self.cx.rt, &of));
        // Of the list itself the length is asked again.
        *self.root_slot_mut(*root, false) = inner.filter(|_| inner != own);
        let var = self.new_root(*root, false);
        self.line(Draft::bind(
            Pattern::Var(var),
            Some(quote!(&mut [#of])),
            quote!(#tape.room(#list.len())),
        ));
        self.tape.lent.push((*root, inner));
    }

    /// What was lent since is its own list again.
    pub(super) fn end_loans(&mut self, before: &Tapes) {
        for (root, own) in self
            .tape
            .lent
            .split_off(before.lent.len())
            .into_iter()
            .rev()
        {
            *self.root_slot_mut(root, false) = own;
        }
    }

    /// `y = &list;`
    pub(super) fn relend(&mut self, place: &Place, list: &Place) {
        let list = self.loc(list, Access::Read).shared();
        let Base::Root(root) = place.base else {
            return self.statement(refuse("a loan of what is no list"));
        };
        let Some(var) = self.root_slot(root, false) else {
            return self.statement(refuse("a loan of what is not in scope"));
        };
        self.vars[var].mutable = true;
        let slice = self.vars[var].ident.clone();
        self.statement(quote!(#slice = #list));
    }

    /// `y = rev.lend(n);`, or `rev.lend_list()` where the length was recorded.
    fn lend_again(&mut self, root: RootId, place: &Place) {
        let rev = self.rev_receiver();
        let Some(var) = self.root_slot(root, false) else {
            return self.statement(refuse("a loan of what is not in scope"));
        };
        self.vars[var].mutable = true;
        let slice = self.vars[var].ident.clone();
        let again = match (&place.path[..], &self.func().root(root).ty) {
            ([Proj::Range(None, Some(n))], _) => {
                let n = self.val(*n).typed().tokens;
                quote!(#rev.lend(#n))
            }
            ([], Mem::Vec(_)) => quote!(#rev.lend_list()),
            ([], _) => quote!(#rev.lend(#slice.len())),
            _ => refuse("a loan of a part"),
        };
        self.statement(quote!(#slice = #again));
    }

    /// `let old: &[f64] = rev.lend_list();`
    pub(super) fn recreate_lent(&mut self, root: RootId) {
        let Mem::Vec(of) = &self.func().root(root).ty else {
            return self.statement(refuse("a loan of what is no list"));
        };
        let of = types::mem(&self.cx.rt, of);
        let rev = self.rev_receiver();
        let own = self.root_slot(root, false);
        let var = self.new_root(root, false);
        let ty = Some(quote!(&[#of]));
        self.line(Draft::bind(Pattern::Var(var), ty, quote!(#rev.lend_list())));
        self.tape.lent.push((root, own));
    }

    /// Whether a list of floats that begins here is only read, so that it can be read where it was recorded.
    pub(super) fn is_only_read(&self, node: NodeId, root: RootId) -> bool {
        let float = |of: &Mem| matches!(of, Mem::Scalar(Scalar::F64 | Scalar::F32));
        if self.func().is_off("lends")
            || !matches!(&self.func().root(root).ty, Mem::Vec(of) if float(of))
        {
            return false;
        }
        let graph = &self.plan.graph;
        let begin = graph.nodes[node].start;
        let end = graph.regions[graph.nodes[node].region].end;
        let within = (graph.nodes.iter()).filter(|node| begin < node.start && node.start < end);
        within.map(|node| &node.op.kind).all(|kind| {
            let (mut mentioned, mut chosen) = (false, false);
            kind.for_each_place(&mut |place| {
                let here = place.roots().contains(&root);
                mentioned |= here;
                chosen |= here && matches!(place.base, Base::Select(..));
            });
            let reads = match kind {
                OpKind::Load(_) | OpKind::Len(_) | OpKind::Dot(..) | OpKind::SumOf(_) => true,
                OpKind::View { root: view, .. } => {
                    let kind = &self.func().root(*view).kind;
                    // Through cells it may be written to.
                    matches!(
                        kind,
                        RootKind::View {
                            mutable: false,
                            cells: false,
                            ..
                        }
                    )
                }
                _ => false,
            };
            !mentioned || reads && !chosen
        })
    }

    /// The reverse side, to call methods on.
    pub(super) fn rev_receiver(&mut self) -> TokenStream {
        if let Some(var) = self.tape.rev {
            self.vars[var].mutable = true;
        }
        self.cx.rev.to_token_stream()
    }

    /// The reverse side, as an argument.
    pub(super) fn rev_argument(&mut self) -> TokenStream {
        let rev = self.rev_receiver();
        if self.tape.rev.is_some() {
            quote!(&mut #rev)
        } else {
            rev
        }
    }

    // ---- contents of places ---------------------------------------------------------------------

    pub(super) fn keep(&mut self, kind: &OpKind) {
        match kind {
            OpKind::Save(place) => {
                let (tape, whole) = (self.cx.tape.clone(), self.loc(place, Access::Read).shared());
                self.statement(quote!(#tape.save(#whole)));
            }
            OpKind::Restore(place) => {
                if let Base::Root(root) = place.base
                    && self.tape.lends(root)
                {
                    return self.lend_again(root, place);
                }
                let rev = self.rev_receiver();
                let whole = self.loc(place, Access::Write).exclusive();
                self.statement(quote!(#rev.restore(#whole)));
            }
            OpKind::Recreate(root) => {
                let rev = self.rev_receiver();
                let ty = self.func().root(*root).ty.clone();
                let sample = self.sample(*root);
                let (ty, value) = match (&ty, sample) {
                    (_, Some(sample)) => (None, quote!(#rev.recreate_like(|| #sample))),
                    // The callee has a function that says the type, as far as its result does.
                    (
                        Mem::Unknown(Unknown {
                            callee: Some(callee),
                            elem,
                            ..
                        }),
                        None,
                    ) => {
                        let (rt, class) = (&self.cx.rt, super::calls::class(callee));
                        let value = match elem {
                            Some(elem) if !elem.is_unnamed() => {
                                let elem = types::mem(rt, elem);
                                quote!(#rt::list_of::<#elem, _>(#rev.recreate()))
                            }
                            _ => quote!(#rev.recreate()),
                        };
                        (None, quote!(<#class>::returned(#value)))
                    }
                    (ty, None) if self.is_reused(&Base::Root(*root)) => (
                        Some(types::mem(&self.cx.rt, ty)),
                        quote!(#rev.recreate_list()),
                    ),
                    (ty, None) => (Some(types::mem(&self.cx.rt, ty)), quote!(#rev.recreate())),
                };
                let var = self.new_root(*root, false);
                self.line(Draft::bind(Pattern::Var(var), ty, value));
            }
            _ => {}
        }
    }

    /// An expression, never evaluated, that has the type of what a call returns which only rustc knows.
    fn sample(&self, root: RootId) -> Option<TokenStream> {
        let gives = |ret: &Option<Bind>| matches!(ret, Some(Bind::Root(r)) if *r == root);
        let ty = &self.func().root(root).ty;
        if matches!(ty, Mem::Struct(_)) && ty.is_unnamed() {
            return self.func().maker(root).map(|call| call_of_anything(&call));
        }
        let Mem::Unknown(_) = ty else {
            return None;
        };
        // What is reversed has companions, which say the type.
        let reversed =
            |op: &crate::ir::Op| matches!(&op.kind, OpKind::CallRev(rev) if gives(&rev.call.ret));
        if self.plan.graph.nodes.iter().any(|node| reversed(node.op)) {
            return None;
        }
        let mut sample = None;
        self.func().body.walk(&mut |op| {
            if let OpKind::Call(call) = &op.kind
                && gives(&call.ret)
                && let Callee::Path(_) | Callee::Qualified(_) = call.callee
            {
                sample = Some(call_of_anything(call));
            }
        });
        sample
    }

    // ---- values of iterations -------------------------------------------------------------------

    pub(super) fn stacks(&self, vals: &[ValId]) -> Vec<(Stack, usize)> {
        let of = |v: &ValId| Stack::of(self.func().val(*v).ty);
        let count = |stack: Stack| vals.iter().filter(|v| of(v) == stack).count();
        let mut stacks: Vec<Stack> = Vec::new();
        for stack in vals.iter().map(of) {
            if matches!(stack, Stack::Param(_)) && !stacks.contains(&stack) {
                stacks.push(stack);
            }
        }
        stacks.extend(STACKS);
        stacks
            .into_iter()
            .map(|stack| (stack, count(stack)))
            .filter(|(_, k)| *k > 0)
            .collect()
    }

    /// `frame[i] = [a, b];` or `tape.push_f64s([a, b]);`
    pub(super) fn record(&mut self, vals: &[ValId]) {
        for (stack, _) in self.stacks(vals) {
            let ours = vals
                .iter()
                .filter(|v| Stack::of(self.func().val(**v).ty) == stack);
            let ours: Vec<_> = ours.copied().collect();
            let list: Vec<_> = ours.iter().map(|v| self.recorded(*v)).collect();
            match self.frame_local(stack) {
                Some(local) => {
                    let row = self.row();
                    self.statement(quote!(#local[#row] = [#(#list),*]));
                }
                None => {
                    let (tape, push) = (self.cx.tape.clone(), ident(stack.names()[1]));
                    self.statement(quote!(#tape.#push([#(#list),*])));
                }
            }
        }
    }

    fn recorded(&mut self, v: ValId) -> TokenStream {
        let ty = self.func().val(v).ty;
        let expr = self.val(v);
        match Stack::of(ty) {
            Stack::Words if ty == Scalar::Other => refuse("a value of unknown type on the tape"),
            Stack::Words => {
                let (rt, value) = (&self.cx.rt, expr.typed().tokens);
                quote!(#rt::Word::to_word(#value))
            }
            _ => expr.tokens,
        }
    }

    /// `let [a, b] = frame[i];` or `let [a, b] = rev.pop_f64s();`
    pub(super) fn replay(&mut self, vals: &[ValId]) {
        let mut stacks = self.stacks(vals);
        // A type parameter may stand for `f64`: two of these may be one.
        if stacks
            .iter()
            .any(|(stack, _)| matches!(stack, Stack::Param(_)))
        {
            stacks.reverse();
        }
        for (stack, _) in stacks {
            let ours = vals
                .iter()
                .filter(|v| Stack::of(self.func().val(**v).ty) == stack);
            let ours: Vec<_> = ours.copied().collect();
            let used = ours.iter().any(|v| self.plan.needs(*v));
            let value = match self.frame_local(stack) {
                Some(_) if !used => continue,
                Some(local) => {
                    let row = self.row();
                    quote!(#local[#row])
                }
                None => {
                    let (rev, pop) = (self.rev_receiver(), ident(stack.names()[2]));
                    {
                        let of = stack.param().map(|param| quote!(::<#param, _>));
                        quote!(#rev.#pop #of())
                    }
                }
            };
            let each = ours.iter().map(|v| self.replayed(*v)).collect();
            self.line(Draft::bind(Pattern::Array(each), None, value));
            if stack == Stack::Words {
                ours.iter().for_each(|v| self.unpack(*v));
            }
        }
    }

    fn replayed(&mut self, v: ValId) -> Pattern {
        if !self.plan.needs(v) {
            return Pattern::Wild;
        }
        let var = self.new_var(v);
        self.vars[var].fixed = true;
        Pattern::Var(var)
    }

    /// `let k: usize = rt::Word::from_word(k);`
    fn unpack(&mut self, v: ValId) {
        if let (true, Some(var)) = (self.plan.needs(v), self.slots[v.0 as usize]) {
            let (rt, local) = (self.cx.rt.clone(), self.vars[var].ident.clone());
            let ty = types::scalar_or_infer(self.func().val(v).ty);
            self.statement(quote!(let #local: #ty = #rt::Word::from_word(#local)));
        }
    }
}

/// A function's call, with arguments of whatever type it takes.
fn call_of_anything(call: &Call) -> TokenStream {
    let args = call.args.iter().map(|_| quote!(::core::unreachable!()));
    let name = match &call.callee {
        Callee::Path(path) => path.to_token_stream(),
        Callee::Qualified(path) => path.to_token_stream(),
        Callee::Method { name, .. } => name.to_token_stream(),
        // Rustc asks for the type.
        Callee::Operator(_) | Callee::Conversion(_) => return quote!(::core::unreachable!()),
    };
    quote!(#name(#(#args),*))
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use crate::optimize::companion::vjp;

    /// A list that is declared in a loop and comes back.
    fn lends(body: &str) -> bool {
        let source = format!(
            "fn f(x: &[f64], n: usize) -> f64 {{ let mut y = x.to_vec(); for _ in 0..n {{ {body} }} y[0] }}"
        );
        let text = vjp(quote!(), &source);
        assert!(
            text.contains("lend_list ()") || text.contains("restore (& mut old)"),
            "{text}"
        );
        text.contains("lend_list ()")
    }

    #[test]
    fn what_is_only_read_is_not_copied() {
        assert!(lends(
            "let old = y.clone(); for i in 0..y.len() { y[i] = old[i] * old[i]; }"
        ));
        // Written to again on the way back.
        assert!(!lends(
            "let mut old = y.clone(); for i in 0..y.len() { y[i] = old[i] * old[i]; } \
             for i in 0..y.len() { old[i] = old[i] * y[i]; } \
             for i in 0..y.len() { y[i] = old[i] * old[i]; }"
        ));
        // The same through cells, as its windows overlap.
        assert!(!lends(
            "let mut old = vec![1.0; 2 * y.len()]; for i in 0..y.len() { old[i] = y[i]; } \
             for k in 0..2 { for i in 0..y.len() { old[i] = x[i].min(old[k + i]); } } y[0] = old[1];"
        ));
        // Handed on.
        assert!(!lends(
            "let mut old = y.clone(); old[0] = 2.0 * y[0] * y[0]; std::mem::swap(&mut old, &mut y);"
        ));
    }
}
