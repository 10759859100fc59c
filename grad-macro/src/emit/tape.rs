//! The tape: what the forward sweep records and the reverse sweep reads back.
//!
//! In a frame, the row of an iteration is its number in the forward sweep, so that a frame has the layout of what
//! its iterations would push one after the other. The reverse loop has the same indices, hence the same rows.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::Emitter;
use super::draft::{Draft, Pattern};
use super::names::ident;
use super::place::Access;
use super::precedence::Expr;
use super::types::{self, refuse};
use super::vars::VarId;
use crate::ir::{Int, Loop, LoopKind, OpKind, Place, RootId, Scalar, ValId};

/// Which of the tape's stacks a scalar goes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stack {
    F64,
    F32,
    Words,
}

const STACKS: [Stack; 3] = [Stack::F64, Stack::F32, Stack::Words];

impl Stack {
    fn of(ty: Scalar) -> Stack {
        match ty {
            Scalar::F64 => Stack::F64,
            Scalar::F32 => Stack::F32,
            _ => Stack::Words,
        }
    }

    /// `frame_f64`, `push_f64s`, `pop_f64s`, and the name of the local.
    fn names(self) -> [&'static str; 4] {
        match self {
            Stack::F64 => ["frame_f64", "push_f64s", "pop_f64s", "frame"],
            Stack::F32 => ["frame_f32", "push_f32s", "pop_f32s", "frame_f32"],
            Stack::Words => ["frame_words", "push_words", "pop_words", "frame_words"],
        }
    }
}

/// The frames of a loop that is being written.
pub struct Frames {
    locals: Vec<(Stack, VarId)>,
    lo: ValId,
    hi: ValId,
    inclusive: bool,
    step: Option<ValId>,
    order: Order,
    /// How many there are.
    rows: TokenStream,
    pub index: Option<VarId>,
    ty: Scalar,
}

/// How the iterations' numbers follow from the indices.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Order {
    /// They count the steps from the lower end.
    FromBelow,
    /// From the upper end.
    FromAbove,
    /// From the lower end, the last one first.
    Turned,
}

/// The locals that belong to the tape.
#[derive(Clone, Default)]
pub struct Tapes {
    mark: Option<VarId>,
    /// The `Rev` that was made from the tape in this body.
    rev: Option<VarId>,
    held: Vec<(RootId, VarId)>,
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

    /// The reverse side, to call methods on.
    fn rev_receiver(&mut self) -> TokenStream {
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
                let rev = self.rev_receiver();
                let whole = self.loc(place, Access::Write).exclusive();
                self.statement(quote!(#rev.restore(#whole)));
            }
            OpKind::Recreate(root) => {
                let rev = self.rev_receiver();
                let ty = types::mem(&self.cx.rt, &self.func().root(*root).ty);
                let var = self.new_root(*root, false);
                self.line(Draft::bind(
                    Pattern::Var(var),
                    Some(ty),
                    quote!(#rev.recreate()),
                ));
            }
            _ => {}
        }
    }

    // ---- values of iterations -------------------------------------------------------------------

    /// `let frame = &mut tape.frame_f64::<2>(n)[..n];` before the loop.
    pub(super) fn frame(&mut self, node: super::graph::NodeId, l: &Loop) {
        let LoopKind::For {
            lo,
            hi,
            inclusive,
            step,
            rev,
            step_then_rev,
            ..
        } = &l.kind
        else {
            return;
        };
        let info = &self.plan.graph.nodes[node];
        self.at = info.start - 1;
        let (start, op) = (info.start, info.op);
        let mut record = None;
        let mut kinds = Vec::new();
        if let OpKind::Loop(l) = &op.kind {
            for inner in &l.body.ops {
                match &inner.kind {
                    OpKind::Record(vals) => (record, kinds) = (Some(true), self.stacks(vals)),
                    OpKind::Replay => (record, kinds) = (Some(false), self.stacks(&inner.results)),
                    _ => {}
                }
            }
        }
        let Some(records) = record else { return };
        let rows = self.rows(*lo, *hi, *inclusive, *step);
        let source = if records {
            self.cx.tape.to_token_stream()
        } else {
            self.rev_receiver()
        };
        let (locals, rows) = self.frame_lines(&kinds, records, &source, rows);
        let order = match (rev, step_then_rev) {
            (false, _) => Order::FromBelow,
            (true, true) if step.is_some() => Order::Turned,
            (true, _) => Order::FromAbove,
        };
        self.at = start;
        self.frames.push(Frames {
            locals,
            lo: *lo,
            hi: *hi,
            inclusive: *inclusive,
            step: *step,
            order,
            rows,
            index: None,
            ty: self.func().val(*lo).ty,
        });
    }

    fn stacks(&self, vals: &[ValId]) -> Vec<(Stack, usize)> {
        let of = |v: &&ValId| Stack::of(self.func().val(**v).ty);
        let count = |stack: Stack| vals.iter().filter(|v| of(v) == stack).count();
        STACKS
            .iter()
            .map(|stack| (*stack, count(*stack)))
            .filter(|(_, k)| *k > 0)
            .collect()
    }

    fn frame_lines(
        &mut self,
        kinds: &[(Stack, usize)],
        records: bool,
        source: &TokenStream,
        rows: Expr,
    ) -> (Vec<(Stack, VarId)>, TokenStream) {
        let simple = rows.tokens.clone().into_iter().count() == 1;
        let mut n = rows.typed().tokens;
        if !simple {
            let var = self.new_helper("rows");
            self.line(Draft::bind(Pattern::Var(var), None, n));
            n = self.vars[var].ident.to_token_stream();
        }
        let borrow = if records { quote!(&mut) } else { quote!(&) };
        if let [(stack, k)] = kinds {
            let [frame, _, _, local] = stack.names();
            let (frame, k) = (ident(frame), proc_macro2::Literal::usize_unsuffixed(*k));
            let var = self.new_helper(local);
            let value = quote!(#borrow #source.#frame::<#k>(#n)[..#n]);
            self.line(Draft::bind(Pattern::Var(var), None, value));
            return (vec![(*stack, var)], n);
        }
        let count = |stack: Stack| {
            let found = kinds.iter().find(|(kind, _)| *kind == stack);
            proc_macro2::Literal::usize_unsuffixed(found.map_or(0, |(_, k)| *k))
        };
        let [a, b, c] = STACKS.map(count);
        let mut locals = Vec::new();
        let mut parts = Vec::new();
        for stack in STACKS {
            if kinds.iter().any(|(kind, _)| *kind == stack) {
                let var = self.new_helper(stack.names()[3]);
                parts.push(Pattern::Var(var));
                locals.push((stack, var));
            } else {
                parts.push(Pattern::Wild);
            }
        }
        let value = quote!(#source.frames::<#a, #b, #c>(#n));
        self.line(Draft::bind(Pattern::Tuple(parts), None, value));
        for (_, var) in &locals {
            let local = self.vars[*var].ident.clone();
            self.line(Draft::tokens(quote!(let #local = #borrow #local[..#n];)));
        }
        (locals, n)
    }

    /// How many iterations the loop runs.
    fn rows(&mut self, lo: ValId, hi: ValId, inclusive: bool, step: Option<ValId>) -> Expr {
        let ty = self.func().val(lo).ty;
        let from_zero = self.plan.graph.literal(lo) == Some("0");
        let usize_ty = types::scalar_or_infer(Scalar::USIZE);
        let unsigned = is_unsigned(ty);
        let (a, b) = (self.val(lo), self.val(hi));
        let spread = |expr: Expr| {
            if ty == Scalar::USIZE {
                expr
            } else {
                Expr::cast(expr, usize_ty.clone())
            }
        };
        let one = || super::scalar::literal("1", Scalar::USIZE);
        let all = if unsigned && from_zero && !inclusive {
            spread(b)
        } else if unsigned && from_zero {
            Expr::infix("+", spread(b), one())
        } else if unsigned && !inclusive {
            spread(Expr::method(b, "saturating_sub", vec![a]))
        } else {
            let dots = if inclusive { "..=" } else { ".." };
            let typed = if a.is_bare() { a.typed() } else { a };
            Expr::method(Expr::range(Some(typed), dots, Some(b)), "count", Vec::new())
        };
        match step.filter(|step| self.plan.graph.literal(*step) != Some("1")) {
            None => all,
            Some(step) => {
                let step = self.val(step);
                Expr::method(all, "div_ceil", vec![step])
            }
        }
    }

    /// The row of the iteration that is being written.
    fn row(&mut self) -> TokenStream {
        let Some(frames) = self.frames.last() else {
            return refuse("a frame outside its loop");
        };
        let (lo, hi, step, order, ty) =
            (frames.lo, frames.hi, frames.step, frames.order, frames.ty);
        let (inclusive, rows) = (frames.inclusive, frames.rows.clone());
        let Some(index) = frames.index else {
            return refuse("a frame without an index");
        };
        let at = Expr::ident(&self.vars[index].ident);
        let one = || super::scalar::literal("1", Scalar::USIZE);
        let mut row = match order {
            Order::FromAbove => {
                let hi = self.val(hi);
                let distance = self.distance(hi, at, ty);
                if inclusive {
                    distance
                } else {
                    Expr::infix("-", distance, one())
                }
            }
            _ if self.plan.graph.literal(lo) == Some("0") => to_usize(at, ty),
            _ => {
                let lo = self.val(lo);
                self.distance(at, lo, ty)
            }
        };
        if let Some(step) = step.filter(|step| self.plan.graph.literal(*step) != Some("1")) {
            let step = self.val(step);
            row = Expr::infix("/", row, step);
        }
        if order == Order::Turned {
            let last = Expr::infix("-", Expr::postfix(rows), one());
            row = Expr::infix("-", last, row);
        }
        row.tokens
    }

    /// `a - b` as a usize, where it cannot be negative.
    fn distance(&self, a: Expr, b: Expr, ty: Scalar) -> Expr {
        if !matches!(ty, Scalar::Int(Int::I8 | Int::I16 | Int::I32)) {
            return to_usize(Expr::infix("-", a, b), ty);
        }
        let wide = |expr| Expr::cast(expr, types::scalar_or_infer(Scalar::Int(Int::I64)));
        let distance = Expr::infix("-", wide(a), wide(b));
        Expr::cast(distance, types::scalar_or_infer(Scalar::USIZE))
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

    fn frame_local(&self, stack: Stack) -> Option<TokenStream> {
        let frames = self.frames.last()?;
        let (_, var) = frames.locals.iter().find(|(kind, _)| *kind == stack)?;
        Some(self.vars[*var].ident.to_token_stream())
    }

    /// `let [a, b] = frame[i];` or `let [a, b] = rev.pop_f64s();`
    pub(super) fn replay(&mut self, vals: &[ValId]) {
        for (stack, _) in self.stacks(vals) {
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
                    quote!(#rev.#pop())
                }
            };
            let each = ours.iter().map(|v| self.replayed(*v)).collect();
            self.line(Draft::bind(Pattern::Array(each), None, value));
            if stack == Stack::Words {
                ours.iter().for_each(|v| self.from_word(*v));
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
    fn from_word(&mut self, v: ValId) {
        if let (true, Some(var)) = (self.plan.needs(v), self.slots[v.0 as usize]) {
            let (rt, local) = (self.cx.rt.clone(), self.vars[var].ident.clone());
            let ty = types::scalar_or_infer(self.func().val(v).ty);
            self.statement(quote!(let #local: #ty = #rt::Word::from_word(#local)));
        }
    }
}

fn to_usize(expr: Expr, ty: Scalar) -> Expr {
    if ty == Scalar::USIZE {
        return expr;
    }
    Expr::cast(expr, types::scalar_or_infer(Scalar::USIZE))
}

fn is_unsigned(ty: Scalar) -> bool {
    matches!(
        ty,
        Scalar::Int(Int::U8 | Int::U16 | Int::U32 | Int::U64 | Int::U128 | Int::Usize)
    )
}
