//! Iterators become loops.
//!
//! 1. What is indexed is one counted loop.
//! 2. `filter`, `map` and the like of something else wrap the body of its loop; `take`, `enumerate` and `zip`
//!    count its items.
//! 3. `chain` and `flatten` are several loops. They stand in a block, and `break` leaves the block:
//!
//! ```text
//! for x in a.chain(b) { body }        'all: { for x in a { body } for x in b { body } }
//! ```

use std::rc::Rc;

use super::index::{has_len, has_state, plain, reachable};
use super::{Closure, Lower, Seq};
use crate::ir::*;
use crate::lower::VarId;
use crate::lower::exits::{Code, Target};
use crate::lower::loops::{Around, Counted, Head};
use crate::lower::value::Value;

type Each<'b, 'a> = &'b mut dyn FnMut(&mut Lower<'a>, Value<'a>);
/// With the exit that ends the iterator.
type Bounded<'b, 'a> = &'b mut dyn FnMut(&mut Lower<'a>, Value<'a>, Code);

impl<'a> Lower<'a> {
    /// Runs `each` for every item.
    pub fn drive(&mut self, seq: &Rc<Seq<'a>>, around: &Around<'a>, each: Each<'_, 'a>) {
        if single(seq) {
            return self.drive_in(seq, around, each);
        }
        let mut around = around.clone();
        self.targeted(block(), |this| {
            around.leaves = this.targets_open.last().copied();
            this.drive_in(seq, &around, each);
            Value::Unit
        });
    }

    /// The loop that `each` is called in is left, and with it the whole iteration.
    pub fn leave_loop(&mut self) {
        if let Some(code) = self.leaving() {
            self.exit(code);
        }
    }

    /// What `break` in the inmost loop leads to.
    pub fn leaving(&self) -> Option<Code> {
        let inmost = self.inmost_loop()?;
        let leaves = self.targets[inmost as usize].leaves;
        Some(Code::Break(leaves.unwrap_or(inmost)))
    }

    fn inmost_loop(&self) -> Option<u32> {
        let mut open = self.targets_open.iter().rev().copied();
        open.find(|id| self.targets[*id as usize].is_loop)
    }

    fn drive_in(&mut self, seq: &Rc<Seq<'a>>, around: &Around<'a>, each: Each<'_, 'a>) {
        if !self.live() {
            return;
        }
        if plain(seq) {
            return self.drive_counted(seq, around, each);
        }
        match &**seq {
            Seq::Option { some, payload } => self.drive_option(*some, payload, around, each),
            Seq::Successors(first, f) => self.drive_successors(first, f, around, each),
            Seq::Left(var) => self.drive_left(*var, around, each),
            Seq::Calls(f) => {
                let around = calls(around, &[f]);
                self.run_loop(Head::Forever, &around, &mut |this, _| {
                    let item = this.apply(f, Vec::new());
                    this.some_or_leave(item, each);
                });
            }
            Seq::Chain(a, b) => {
                self.drive_in(a, around, each);
                self.drive_in(b, around, each);
            }
            Seq::Flatten { of, rev } => self.drive_flat(of, *rev, around, each),
            Seq::Rev(of) => match reversed(of) {
                Some(seq) => self.drive_in(&seq, around, each),
                None => self.cannot("`rev` of this iterator"),
            },
            Seq::Take(of, n) => self.drive_take(of, *n, around, each),
            Seq::Skip(of, n) => self.drive_skip(of, *n, around, each),
            Seq::StepBy(of, step) => {
                let step = *step;
                self.counting(of, around, &mut |this, item, at, _| {
                    let rest = this.pure(Pure::Bin(BinOp::Rem), vec![at, step], Scalar::USIZE);
                    let zero = this.usize(0);
                    let kept = this.cmp(CmpOp::Eq, rest, zero);
                    this.each_if(kept, item, each);
                })
            }
            Seq::Enumerate(of) => match &**of {
                Seq::Chain(a, b) if has_len(a) => {
                    let hi = self.seq_len(a).flatten();
                    let (Some(lo), hi, inclusive) = (hi, None, false) else {
                        return;
                    };
                    let rest = Seq::Range { lo, hi, inclusive };
                    self.drive_in(&Seq::Enumerate(a.clone()).into(), around, each);
                    self.drive_in(&Seq::Zip(rest.into(), b.clone()).into(), around, each);
                }
                _ => self.counting(of, around, &mut |this, item, at, _| {
                    each(this, Value::Tuple(vec![Value::Scalar(at), item]));
                }),
            },
            Seq::Zip(a, b) => self.drive_zip(a, b, around, each),
            _ => self.drive_wrapped(seq, around, each),
        }
    }

    /// Adaptors that wrap the body.
    fn drive_wrapped(&mut self, seq: &Rc<Seq<'a>>, around: &Around<'a>, each: Each<'_, 'a>) {
        match &**seq {
            Seq::Map(of, f) => self.drive_in(of, &calls(around, &[f]), &mut |this, item| {
                let item = this.apply(f, vec![item]);
                this.each_live(item, each);
            }),
            Seq::Inspect(of, f) => self.drive_in(of, &calls(around, &[f]), &mut |this, item| {
                let lent = this.borrow(item.clone(), false);
                this.apply(f, vec![lent]);
                this.each_live(item, each);
            }),
            Seq::Cloned(of) => self.drive_in(of, around, &mut |this, item| {
                let item = this.strip(item);
                each(this, item);
            }),
            Seq::Filter(of, f) => self.drive_in(of, &calls(around, &[f]), &mut |this, item| {
                let keep = this.holds(f, &item);
                this.each_if(keep, item, each);
            }),
            Seq::FilterMap(of, f) => {
                self.drive_in(of, &calls(around, &[f]), &mut |this, item| match this
                    .apply(f, vec![item])
                {
                    Value::Opt { some, payload } => this.each_if(some, *payload, each),
                    other => this.expect_option(other),
                })
            }
            Seq::TakeWhile(of, f) => {
                self.bounded(of, &calls(around, &[f]), &mut |this, item, end| {
                    let go_on = this.holds(f, &item);
                    this.each_or(go_on, item, end, each);
                })
            }
            Seq::MapWhile(of, f) => {
                self.bounded(of, &calls(around, &[f]), &mut |this, item, end| {
                    let item = this.apply(f, vec![item]);
                    this.some_or(item, end, each);
                })
            }
            Seq::Scan(of, state, f) => {
                self.bounded(of, &calls(around, &[f]), &mut |this, item, end| {
                    let (place, mutable) = (state.clone(), true);
                    let item = this.apply(f, vec![Value::Ref { place, mutable }, item]);
                    this.some_or(item, end, each);
                })
            }
            Seq::SkipWhile(of, f) => self.drive_skip_while(of, f, around, each),
            _ => self.cannot("this combination of iterators"),
        }
    }

    pub fn cannot(&mut self, what: &str) {
        let help = "help: write it as a `for` loop over indices, or collect a part of it into a `Vec` first";
        self.error_here(format!("`#[grad]` cannot differentiate {what} yet\n{help}"));
    }

    // ---- steps ----------------------------------------------------------------------------------

    fn each_live(&mut self, item: Value<'a>, each: Each<'_, 'a>) {
        if self.live() {
            each(self, item);
        }
    }

    fn each_if(&mut self, keep: ValId, item: Value<'a>, each: Each<'_, 'a>) {
        self.branch(
            keep,
            |this| {
                each(this, item);
                Value::Unit
            },
            |_| Value::Unit,
        );
    }

    fn each_or(&mut self, go_on: ValId, item: Value<'a>, end: Code, each: Each<'_, 'a>) {
        let leave = |this: &mut Self| {
            this.exit(end);
            Value::Never
        };
        match self.bools.get(&go_on) {
            Some(true) => each(self, item),
            _ => {
                self.branch(go_on, |_| Value::Unit, leave);
                self.each_live(item, each);
            }
        }
    }

    fn some_or(&mut self, item: Value<'a>, end: Code, each: Each<'_, 'a>) {
        match item {
            Value::Opt { some, payload } => self.each_or(some, *payload, end, each),
            other => self.expect_option(other),
        }
    }

    pub fn some_or_leave(&mut self, item: Value<'a>, each: Each<'_, 'a>) {
        match self.inmost_loop() {
            Some(id) => self.some_or(item, Code::Break(id), each),
            None => self.expect_option(item),
        }
    }

    fn expect_option(&mut self, value: Value<'a>) {
        if value.is_proper() {
            self.error_here("`#[grad]` does not see an `Option` in what this closure gives\nhelp: write `Some(..)` and `None` in it");
        }
    }

    /// Whether the closure holds for a reference to the item.
    fn holds(&mut self, f: &Rc<Closure<'a>>, item: &Value<'a>) -> ValId {
        let lent = self.borrow(item.clone(), false);
        let held = self.apply(f, vec![lent]);
        self.scalar(held)
    }

    /// Runs `each` with the exit that ends the iterator itself, whatever it is part of.
    fn bounded(&mut self, of: &Rc<Seq<'a>>, around: &Around<'a>, each: Bounded<'_, 'a>) {
        if single(of) {
            return self.drive_in(of, around, &mut |this, item| {
                if let Some(id) = this.inmost_loop() {
                    each(this, item, Code::Break(id));
                }
            });
        }
        self.targeted(block(), |this| {
            let end = Code::Break(*this.targets_open.last().expect("a target"));
            this.drive_in(of, around, &mut |this, item| each(this, item, end));
            Value::Unit
        });
    }

    /// Runs `each` with the number of the item.
    fn counting(
        &mut self,
        of: &Rc<Seq<'a>>,
        around: &Around<'a>,
        each: &mut dyn FnMut(&mut Lower<'a>, Value<'a>, ValId, Code),
    ) {
        let (count, around) = self.counter("<count>", around);
        self.bounded(of, &around, &mut |this, item, end| {
            let value = this.get(count);
            let now = this.scalar(value);
            let one = this.usize(1);
            let next = this.pure(Pure::Bin(BinOp::Add), vec![now, one], Scalar::USIZE);
            this.set(count, Value::Scalar(next));
            each(this, item, now, end);
        });
    }

    fn counter(&mut self, name: &str, around: &Around<'a>) -> (VarId, Around<'a>) {
        let zero = self.usize(0);
        let count = self.fresh_var(name, Value::Scalar(zero));
        let mut around = around.clone();
        around.extra.push(count);
        (count, around)
    }

    // ---- the single kinds -----------------------------------------------------------------------

    /// At most one item: `continue` leaves a block of its own.
    fn drive_option(
        &mut self,
        some: ValId,
        payload: &Value<'a>,
        around: &Around<'a>,
        each: Each<'_, 'a>,
    ) {
        if self.bools.get(&some) == Some(&false) {
            return;
        }
        let target = Target {
            is_loop: true,
            once: true,
            leaves: around.leaves,
            label: around.label.clone(),
            ..block()
        };
        self.targeted(target, |this| {
            match this.bools.get(&some) {
                Some(true) => each(this, payload.clone()),
                _ => this.each_if(some, payload.clone(), each),
            }
            Value::Unit
        });
    }

    fn drive_successors(
        &mut self,
        first: &Value<'a>,
        f: &Rc<Closure<'a>>,
        around: &Around<'a>,
        each: Each<'_, 'a>,
    ) {
        let next = self.fresh_var("<next>", first.clone());
        let mut around = calls(around, &[f]);
        around.extra.push(next);
        self.run_loop(Head::Forever, &around, &mut |this, _| {
            let item = this.get(next);
            this.some_or_leave(item, &mut |this, item| {
                let lent = this.borrow(item.clone(), false);
                let after = this.apply(f, vec![lent]);
                this.set(next, after);
                this.each_live(item, each);
            });
        });
    }

    fn drive_flat(&mut self, of: &Rc<Seq<'a>>, rev: bool, around: &Around<'a>, each: Each<'_, 'a>) {
        let mut outer = around.clone();
        outer.label = None;
        self.drive_in(of, &outer, &mut |this, many| {
            let Some(mut many) = this.inner_items(many) else {
                return;
            };
            if rev {
                many = Seq::Rev(many).into();
            }
            let around = calls(around, &closures(&many).iter().collect::<Vec<_>>());
            this.drive_in(&many, &around, each);
        });
    }

    /// What an item consists of, of which all items are run through.
    fn inner_items(&mut self, many: Value<'a>) -> Option<Rc<Seq<'a>>> {
        let many = match self.looked_at(many) {
            Value::Borrowed(inner) => *inner,
            many => self.changed_in_place(many),
        };
        let has_items = match &many {
            Value::Owned { place, .. } | Value::Ref { place, .. } => {
                self.place_type(place).elem().is_some()
            }
            Value::Seq(_) | Value::Opt { .. } => true,
            _ => false,
        };
        if !has_items {
            if many.is_proper() {
                self.cannot("the items of these items");
            }
            return None;
        }
        self.seq_of(many, &proc_macro2::TokenStream::new())
    }

    fn drive_take(&mut self, of: &Rc<Seq<'a>>, n: ValId, around: &Around<'a>, each: Each<'_, 'a>) {
        if let Seq::Chain(a, b) = &**of
            && has_len(a)
        {
            let rest = self.beyond(n, a);
            self.drive_in(&Seq::Take(a.clone(), n).into(), around, each);
            return self.drive_in(&Seq::Take(b.clone(), rest).into(), around, each);
        }
        // The last item is the last that is asked for: what comes after it is not run.
        let zero = self.usize(0);
        let some = self.cmp(CmpOp::Gt, n, zero);
        self.branch(
            some,
            |this| {
                this.counting(of, around, &mut |this, item, at, end| {
                    each(this, item);
                    if !this.live() {
                        return;
                    }
                    let one = this.usize(1);
                    let next = this.pure(Pure::Bin(BinOp::Add), vec![at, one], Scalar::USIZE);
                    let done = this.cmp(CmpOp::Ge, next, n);
                    let leave = |this: &mut Self| {
                        this.exit(end);
                        Value::Never
                    };
                    this.branch(done, leave, |_| Value::Unit);
                });
                Value::Unit
            },
            |_| Value::Unit,
        );
    }

    /// `n.saturating_sub(len)`.
    fn beyond(&mut self, n: ValId, of: &Seq<'a>) -> ValId {
        let len = self.seq_len(of).flatten().expect("it has a length");
        self.saturating_sub(n, len)
    }

    fn drive_skip(&mut self, of: &Rc<Seq<'a>>, n: ValId, around: &Around<'a>, each: Each<'_, 'a>) {
        if let Seq::Chain(a, b) = &**of
            && has_len(a)
        {
            let rest = self.beyond(n, a);
            self.drive_in(&Seq::Skip(a.clone(), n).into(), around, each);
            return self.drive_in(&Seq::Skip(b.clone(), rest).into(), around, each);
        }
        self.counting(of, around, &mut |this, item, at, _| {
            let kept = this.cmp(CmpOp::Ge, at, n);
            this.each_if(kept, item, each);
        });
    }

    fn drive_skip_while(
        &mut self,
        of: &Rc<Seq<'a>>,
        f: &Rc<Closure<'a>>,
        around: &Around<'a>,
        each: Each<'_, 'a>,
    ) {
        let start = self.bool(false);
        let begun = self.fresh_var("<begun>", Value::Scalar(start));
        let mut around = calls(around, &[f]);
        around.extra.push(begun);
        self.drive_in(of, &around, &mut |this, item| {
            let value = this.get(begun);
            let now = this.scalar(value);
            let keep = this.branch(
                now,
                |this| Value::Scalar(this.bool(true)),
                |this| {
                    let skip = this.holds(f, &item);
                    Value::Scalar(this.not(skip))
                },
            );
            let keep = this.scalar(keep);
            this.set(begun, Value::Scalar(keep));
            this.each_if(keep, item, each);
        });
    }

    fn drive_zip(
        &mut self,
        a: &Rc<Seq<'a>>,
        b: &Rc<Seq<'a>>,
        around: &Around<'a>,
        each: Each<'_, 'a>,
    ) {
        let pair = |a: &Rc<Seq<'a>>, b: &Rc<Seq<'a>>| Rc::new(Seq::Zip(a.clone(), b.clone()));
        match (&**a, &**b) {
            (Seq::Chain(first, second), _) if has_len(first) && plain(b) => {
                let len = self.seq_len(first).flatten().expect("it has a length");
                self.drive_in(&pair(first, b), around, each);
                self.drive_in(
                    &pair(second, &Seq::Skip(b.clone(), len).into()),
                    around,
                    each,
                );
            }
            (_, Seq::Chain(first, second)) if has_len(first) && plain(a) => {
                let len = self.seq_len(first).flatten().expect("it has a length");
                self.drive_in(&pair(a, first), around, each);
                self.drive_in(
                    &pair(&Seq::Skip(a.clone(), len).into(), second),
                    around,
                    each,
                );
            }
            _ if reachable(b) => self.zip_with(a, b, around, &mut |this, one, other| {
                each(this, Value::Tuple(vec![one, other]));
            }),
            _ if reachable(a) && !has_state(b) => {
                self.zip_with(b, a, around, &mut |this, one, other| {
                    each(this, Value::Tuple(vec![other, one]));
                })
            }
            // What counts is which of the two is asked first.
            _ => match self.buffered(b) {
                Some(b) if !has_state(a) => self.drive_zip(a, &b, around, each),
                _ => self.cannot("`zip` of two iterators of unknown length"),
            },
        }
    }

    /// Counts the items of `a` and takes those of `b` by their numbers.
    fn zip_with(
        &mut self,
        a: &Rc<Seq<'a>>,
        b: &Rc<Seq<'a>>,
        around: &Around<'a>,
        each: &mut dyn FnMut(&mut Lower<'a>, Value<'a>, Value<'a>),
    ) {
        let around = calls(around, &closures(b).iter().collect::<Vec<_>>());
        let len = self.seq_len(b).flatten();
        self.counting(a, &around, &mut |this, one, at, end| {
            if let Some(len) = len {
                let more = this.cmp(CmpOp::Lt, at, len);
                this.branch(
                    more,
                    |_| Value::Unit,
                    |this| {
                        this.exit(end);
                        Value::Never
                    },
                );
            }
            let other = this.item_at(b, at);
            if this.live() {
                each(this, one, other);
            }
        });
    }

    // ---- counted loops --------------------------------------------------------------------------

    fn drive_counted(&mut self, seq: &Rc<Seq<'a>>, around: &Around<'a>, each: Each<'_, 'a>) {
        if let Some(counted) = self.counted(seq) {
            self.run_loop(Head::For(counted), around, &mut |this, index| {
                each(this, Value::Scalar(index.expect("a counted loop")));
            });
            return;
        }
        let (inner, rev) = match &**seq {
            Seq::Rev(inner) => (inner, true),
            _ => (seq, false),
        };
        let around = calls(around, &closures(inner).iter().collect::<Vec<_>>());
        match self.seq_len(inner) {
            Some(Some(len)) => {
                let lo = self.usize(0);
                let counted = Counted {
                    rev,
                    ..Counted::range(lo, len)
                };
                self.run_loop(Head::For(counted), &around, &mut |this, index| {
                    let item = this.item_at(inner, index.expect("a counted loop"));
                    this.each_live(item, each);
                });
            }
            Some(None) if !rev => self.drive_endless(inner, &around, each),
            _ => self.cannot("`rev` of an endless iterator"),
        }
    }

    /// Only an exit ends it.
    fn drive_endless(&mut self, seq: &Rc<Seq<'a>>, around: &Around<'a>, each: Each<'_, 'a>) {
        let (at, around) = self.counter("<at>", around);
        if let Seq::Range { lo, .. } = &**seq {
            self.set(at, Value::Scalar(*lo));
        }
        self.run_loop(Head::Forever, &around, &mut |this, _| {
            let now = this.get(at);
            let v = this.scalar(now.clone());
            let ty = this.func.ty(v);
            let one = this.op(OpKind::Lit("1".to_owned()), ty);
            let next = this.pure(Pure::Bin(BinOp::Add), vec![v, one], ty);
            this.set(at, Value::Scalar(next));
            let item = match &**seq {
                Seq::Range { .. } => now,
                _ => this.item_at(seq, v),
            };
            this.each_live(item, each);
        });
    }
}

fn block() -> Target {
    Target {
        label: None,
        is_loop: false,
        is_function: false,
        once: false,
        leaves: None,
        limit: 0,
        payload: None,
    }
}

/// Does it become one loop?
fn single(seq: &Seq) -> bool {
    if plain_or_source(seq) {
        return true;
    }
    match seq {
        Seq::Chain(..) | Seq::Flatten { .. } | Seq::Option { .. } => false,
        Seq::Zip(a, b) => single(a) && single(b),
        Seq::Enumerate(of)
        | Seq::Rev(of)
        | Seq::Cycle(of)
        | Seq::Cloned(of)
        | Seq::StepBy(of, _)
        | Seq::Skip(of, _)
        | Seq::Map(of, _)
        | Seq::Inspect(of, _)
        | Seq::Filter(of, _)
        | Seq::FilterMap(of, _)
        | Seq::TakeWhile(of, _)
        | Seq::MapWhile(of, _)
        | Seq::SkipWhile(of, _)
        | Seq::Scan(of, ..)
        | Seq::Take(of, _) => single(of),
        _ => true,
    }
}

fn plain_or_source(seq: &Seq) -> bool {
    matches!(seq, Seq::Successors(..) | Seq::Calls(_)) || plain(seq)
}

/// `rev` moved inwards.
fn reversed<'a>(seq: &Rc<Seq<'a>>) -> Option<Rc<Seq<'a>>> {
    let rev = |of: &Rc<Seq<'a>>| Rc::new(Seq::Rev(of.clone()));
    Some(Rc::new(match &**seq {
        Seq::Rev(of) => return Some(of.clone()),
        Seq::Option { .. } => return Some(seq.clone()),
        Seq::Map(of, f) => Seq::Map(rev(of), f.clone()),
        Seq::Inspect(of, f) => Seq::Inspect(rev(of), f.clone()),
        Seq::Filter(of, f) => Seq::Filter(rev(of), f.clone()),
        Seq::FilterMap(of, f) => Seq::FilterMap(rev(of), f.clone()),
        Seq::Cloned(of) => Seq::Cloned(rev(of)),
        Seq::Chain(a, b) => Seq::Chain(rev(b), rev(a)),
        Seq::Flatten { of, rev: inner } => Seq::Flatten {
            of: rev(of),
            rev: !inner,
        },
        _ => return None,
    }))
}

/// The closures that items go through.
pub fn closures<'a>(seq: &Seq<'a>) -> Vec<Rc<Closure<'a>>> {
    let with = |of: &Rc<Seq<'a>>, f: &Rc<Closure<'a>>| {
        let mut all = closures(of);
        all.push(f.clone());
        all
    };
    match seq {
        Seq::Zip(a, b) | Seq::Chain(a, b) => closures(a).into_iter().chain(closures(b)).collect(),
        Seq::Enumerate(of) | Seq::Rev(of) | Seq::Cloned(of) | Seq::Cycle(of) => closures(of),
        Seq::StepBy(of, _) | Seq::Take(of, _) | Seq::Skip(of, _) => closures(of),
        Seq::Flatten { of, .. } => closures(of),
        Seq::Map(of, f)
        | Seq::Inspect(of, f)
        | Seq::Filter(of, f)
        | Seq::FilterMap(of, f)
        | Seq::TakeWhile(of, f)
        | Seq::MapWhile(of, f)
        | Seq::SkipWhile(of, f)
        | Seq::Scan(of, _, f) => with(of, f),
        Seq::Successors(_, f) | Seq::Calls(f) => vec![f.clone()],
        Seq::Range { .. }
        | Seq::Items { .. }
        | Seq::Chunks { .. }
        | Seq::Windows { .. }
        | Seq::List { .. }
        | Seq::Data { .. }
        | Seq::Repeat(_)
        | Seq::Left(_)
        | Seq::Option { .. } => Vec::new(),
    }
}

/// The loop also changes what these closures change.
pub fn calls<'a>(around: &Around<'a>, closures: &[&Rc<Closure<'a>>]) -> Around<'a> {
    let mut around = around.clone();
    around
        .closures
        .extend(closures.iter().map(|closure| (*closure).clone()));
    around
}
