//! Frames: one block of the tape per loop, a row per iteration.
//!
//! In a frame, the row of an iteration is its number in the forward sweep, so that a frame has the layout of what
//! its iterations would push one after the other. The reverse loop has the same indices, hence the same rows.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::Emitter;
use super::draft::{Draft, Pattern};
use super::graph::NodeId;
use super::names::ident;
use super::precedence::Expr;
use super::tape::{STACKS, Stack};
use super::types::{self, refuse};
use super::vars::VarId;
use crate::ir::{Int, Loop, LoopKind, OpKind, Scalar, ValId};

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
    rows_var: Option<VarId>,
    pub index: Option<VarId>,
    ty: Scalar,
}

impl Frames {
    pub fn vars(&self) -> impl Iterator<Item = VarId> {
        self.locals.iter().map(|(_, var)| *var).chain(self.rows_var)
    }
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

impl Emitter<'_> {
    /// The loop's frame: one that was taken ahead, or a new one.
    pub(super) fn frame(&mut self, node: NodeId, l: &Loop) {
        let ahead = self.ahead.iter().position(|(of, _)| *of == node);
        let frames = match ahead {
            Some(at) => Some(self.ahead.remove(at).1),
            None => {
                let start = self.plan.graph.nodes[node].start;
                self.at = start - 1;
                let frames = self.taken(node, l);
                self.at = start;
                frames
            }
        };
        self.frames.extend(frames);
    }

    /// `let frame = &mut tape.frame_f64::<2>(n)[..n];`
    pub(super) fn taken(&mut self, node: NodeId, l: &Loop) -> Option<Frames> {
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
            return None;
        };
        let op = self.plan.graph.nodes[node].op;
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
        let records = record?;
        let rows = self.rows(*lo, *hi, *inclusive, *step);
        let source = if records {
            self.cx.tape.to_token_stream()
        } else {
            self.rev_receiver()
        };
        let (rows, rows_var) = self.rows_local(rows);
        let locals = self.frame_lines(&kinds, records, &source, &rows);
        let order = match (rev, step_then_rev) {
            (false, _) => Order::FromBelow,
            (true, true) if step.is_some() => Order::Turned,
            (true, _) => Order::FromAbove,
        };
        Some(Frames {
            locals,
            lo: *lo,
            hi: *hi,
            inclusive: *inclusive,
            step: *step,
            order,
            rows,
            rows_var,
            index: None,
            ty: self.func().val(*lo).ty,
        })
    }

    /// The number of rows as one token.
    fn rows_local(&mut self, rows: Expr) -> (TokenStream, Option<VarId>) {
        if rows.tokens.clone().into_iter().count() == 1 {
            return (rows.tokens, None);
        }
        let var = self.new_helper("rows");
        self.line(Draft::bind(Pattern::Var(var), None, rows.tokens));
        (self.vars[var].ident.to_token_stream(), Some(var))
    }

    fn frame_lines(
        &mut self,
        kinds: &[(Stack, usize)],
        records: bool,
        source: &TokenStream,
        n: &TokenStream,
    ) -> Vec<(Stack, VarId)> {
        let borrow = if records { quote!(&mut) } else { quote!(&) };
        if let [(stack, k)] = kinds {
            let [frame, _, _, local] = stack.names();
            let (frame, k) = (ident(frame), proc_macro2::Literal::usize_unsuffixed(*k));
            let var = self.new_helper(local);
            let of = stack.param().map(|param| quote!(#param,));
            let value = quote!(#borrow #source.#frame::<#of #k>(#n)[..#n]);
            self.line(Draft::bind(Pattern::Var(var), None, value));
            return vec![(*stack, var)];
        }
        if let Some(param) = kinds.first().and_then(|(stack, _)| stack.param()) {
            return self.frames_of_param(&param, kinds, &borrow, source, n);
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
        locals
    }

    /// Frames of a type parameter's float type and of words. With other floats there are none: the parameter
    /// may stand for the same type, whose memory would be borrowed twice; the iterations push and pop.
    fn frames_of_param(
        &mut self,
        param: &TokenStream,
        kinds: &[(Stack, usize)],
        borrow: &TokenStream,
        source: &TokenStream,
        n: &TokenStream,
    ) -> Vec<(Stack, VarId)> {
        let [(reals, a), (Stack::Words, b)] = kinds else {
            return Vec::new();
        };
        let kinds = [(*reals, *a), (Stack::Words, *b)];
        let locals = kinds.map(|(stack, _)| (stack, self.new_helper(stack.names()[3])));
        let [a, b] = kinds.map(|(_, k)| proc_macro2::Literal::usize_unsuffixed(k));
        let value = quote!(#source.frames_real::<#param, #a, #b>(#n));
        let pattern = locals.iter().map(|(_, var)| Pattern::Var(*var)).collect();
        self.line(Draft::bind(Pattern::Tuple(pattern), None, value));
        for (_, var) in &locals {
            let local = self.vars[*var].ident.clone();
            self.line(Draft::tokens(quote!(let #local = #borrow #local[..#n];)));
        }
        locals.to_vec()
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
    pub(super) fn row(&mut self) -> TokenStream {
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
        if !matches!(ty, Scalar::Int(Int::Infer | Int::I8 | Int::I16 | Int::I32)) {
            return to_usize(Expr::infix("-", a, b), ty);
        }
        let wide = |expr| Expr::cast(expr, types::scalar_or_infer(Scalar::Int(Int::I64)));
        let distance = Expr::infix("-", wide(a), wide(b));
        Expr::cast(distance, types::scalar_or_infer(Scalar::USIZE))
    }

    pub(super) fn frame_local(&self, stack: Stack) -> Option<TokenStream> {
        let frames = self.frames.last()?;
        let (_, var) = frames.locals.iter().find(|(kind, _)| *kind == stack)?;
        Some(self.vars[*var].ident.to_token_stream())
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
