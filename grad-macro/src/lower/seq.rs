//! Iterators: descriptions that become counted loops when something drives them.
//!
//! Sources and most adaptors are *indexed*: they have a length and an item at each index. `map`, `filter`
//! and the like wrap the loop's body.

use std::rc::Rc;

use quote::{ToTokens, quote};
use syn::{Expr, ExprMethodCall};

use super::closures::Closure;
use super::exits::Code;
use super::loops::{Around, Counted, Head};
use super::value::{Value, project};
use super::{Lower, template};
use crate::ir::*;
use crate::types::Ty;

/// An iterator.
#[derive(Debug)]
pub enum Seq<'a> {
    Range {
        lo: ValId,
        hi: Option<ValId>,
        inclusive: bool,
    },
    Items {
        place: Place,
        by: By,
    },
    Chunks {
        place: Place,
        size: ValId,
        exact: bool,
        mutable: bool,
    },
    Windows {
        place: Place,
        size: ValId,
    },
    Zip(Rc<Seq<'a>>, Rc<Seq<'a>>),
    Enumerate(Rc<Seq<'a>>),
    Rev(Rc<Seq<'a>>),
    StepBy(Rc<Seq<'a>>, ValId),
    Take(Rc<Seq<'a>>, ValId),
    Skip(Rc<Seq<'a>>, ValId),
    Chain(Rc<Seq<'a>>, Rc<Seq<'a>>),
    Cloned(Rc<Seq<'a>>),
    Map(Rc<Seq<'a>>, Rc<Closure<'a>>),
    Filter(Rc<Seq<'a>>, Rc<Closure<'a>>),
    TakeWhile(Rc<Seq<'a>>, Rc<Closure<'a>>),
}

/// How elements are given.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum By {
    Value,
    Ref,
    Mut,
}

type Each<'b, 'a> = &'b mut dyn FnMut(&mut Lower<'a>, Value<'a>);

impl<'a> Lower<'a> {
    /// What `for` iterates over.
    pub fn seq_of(&mut self, value: Value<'a>, tokens: &impl ToTokens) -> Option<Rc<Seq<'a>>> {
        match value {
            Value::Seq(seq) => Some(seq),
            Value::Owned { place, .. } if self.place_type(&place).elem().is_some() => {
                Some(Rc::new(Seq::Items {
                    place,
                    by: By::Value,
                }))
            }
            Value::Ref { place, mutable } if self.place_type(&place).elem().is_some() => {
                Some(Rc::new(Seq::Items {
                    place,
                    by: if mutable { By::Mut } else { By::Ref },
                }))
            }
            Value::Borrowed(inner) => self.seq_of(*inner, tokens),
            Value::Never | Value::Poison => None,
            _ => {
                let help = "iterate over a range, an array, a slice or a `Vec`";
                self.refuse(tokens, "a loop over this", help);
                None
            }
        }
    }

    // ---- adaptors and consumers -----------------------------------------------------------------

    pub fn seq_method(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        seq: Rc<Seq<'a>>,
    ) -> Value<'a> {
        let name = node.method.to_string();
        let wrapped = match (name.as_str(), node.args.first()) {
            ("iter" | "into_iter" | "by_ref" | "iter_mut", None) => Some(seq.clone()),
            ("rev", None) => Some(Seq::Rev(seq.clone()).into()),
            ("enumerate", None) => Some(Seq::Enumerate(seq.clone()).into()),
            ("copied" | "cloned", None) => Some(Seq::Cloned(seq.clone()).into()),
            ("step_by", Some(n)) => self.index(n).map(|n| Seq::StepBy(seq.clone(), n).into()),
            ("take", Some(n)) => self.index(n).map(|n| Seq::Take(seq.clone(), n).into()),
            ("skip", Some(n)) => self.index(n).map(|n| Seq::Skip(seq.clone(), n).into()),
            ("zip", Some(other)) => self
                .other_seq(other)
                .map(|other| Seq::Zip(seq.clone(), other).into()),
            ("chain", Some(other)) => self
                .other_seq(other)
                .map(|other| Seq::Chain(seq.clone(), other).into()),
            ("map", Some(f)) => self
                .callee_with(f, self.types.item(expr))
                .map(|f| Seq::Map(seq.clone(), f).into()),
            ("filter", Some(f)) => self
                .callee_with(f, Ty::Bool)
                .map(|f| Seq::Filter(seq.clone(), f).into()),
            ("take_while", Some(f)) => self
                .callee_with(f, Ty::Bool)
                .map(|f| Seq::TakeWhile(seq.clone(), f).into()),
            _ => return self.consume(expr, node, &name, seq),
        };
        match wrapped {
            Some(seq) => Value::Seq(seq),
            None if self.live() => Value::Poison,
            None => Value::Never,
        }
    }

    fn other_seq(&mut self, other: &'a Expr) -> Option<Rc<Seq<'a>>> {
        let value = match super::control::strip_parens(other) {
            // `zip(1..)`.
            Expr::Range(range) => self.range(range),
            other => self.expr(other),
        };
        self.seq_of(value, other)
    }

    fn consume(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        name: &str,
        seq: Rc<Seq<'a>>,
    ) -> Value<'a> {
        let mut args = node.args.iter();
        let (first, second) = (args.next(), args.next());
        let mut around = Around::default();
        around.changes.expr(expr);
        match (name, first, second) {
            ("sum", None, None) => self.reduce(expr, &seq, around, "add", "0"),
            ("product", None, None) => self.reduce(expr, &seq, around, "mul", "1"),
            ("fold", Some(init), Some(f)) => {
                let init = self.expr(init);
                let init = self.own(init, "acc");
                let Some(f) = self.callee_with(f, self.ty(expr)) else {
                    return Value::Poison;
                };
                self.fold(&seq, around, init, &mut |this, acc, item| {
                    this.apply(&f, vec![acc, item])
                })
            }
            ("count", None, None) => {
                let zero = self.usize(0);
                self.fold(&seq, around, Value::Scalar(zero), &mut |this, acc, _| {
                    let (acc, one) = (this.scalar(acc), this.usize(1));
                    Value::Scalar(this.pure(Pure::Bin(BinOp::Add), vec![acc, one], Scalar::USIZE))
                })
            }
            ("for_each", Some(f), None) => {
                let Some(f) = self.callee_with(f, Ty::Unit) else {
                    return Value::Poison;
                };
                self.drive(&seq, &around, &mut |this, item| {
                    this.apply(&f, vec![item]);
                });
                Value::Unit
            }
            ("any" | "all", Some(f), None) => {
                let Some(f) = self.callee_with(f, Ty::Bool) else {
                    return Value::Poison;
                };
                self.any_all(&seq, around, &f, name == "any")
            }
            ("collect", None, None) => self.collect(expr, node, &seq, around),
            ("len", None, None) => match self.seq_len(&seq) {
                Some(Some(len)) => Value::Scalar(len),
                _ => self.not_indexed(node),
            },
            _ => {
                let help = "write it as a `for` loop";
                self.refuse(
                    &node.method,
                    &format!("the iterator method `{name}` yet"),
                    help,
                )
            }
        }
    }

    fn reduce(
        &mut self,
        expr: &'a Expr,
        seq: &Rc<Seq<'a>>,
        around: Around<'a>,
        rule: &'static str,
        unit: &str,
    ) -> Value<'a> {
        let Some(ty) = self
            .ty(expr)
            .scalar()
            .filter(|ty| ty.is_float() || ty.is_int())
        else {
            let help = "say what it adds up to: `.sum::<f64>()`";
            return self.refuse(expr, "this reduction: its type is not known", help);
        };
        // A sum of floats begins with -0.0 since Rust 1.83, which only an empty one can tell.
        let text = if ty.is_float() {
            format!("{unit}.0")
        } else {
            unit.to_owned()
        };
        let init = Value::Scalar(self.op(OpKind::Lit(text), ty));
        let bin = if rule == "add" {
            BinOp::Add
        } else {
            BinOp::Mul
        };
        self.fold(seq, around, init, &mut |this, acc, item| {
            let (acc, item) = (this.scalar(acc), this.scalar(item));
            this.retype(item, ty);
            Value::Scalar(match ty.is_float() {
                true => this.math(rule, vec![acc, item]),
                false => this.pure(Pure::Bin(bin), vec![acc, item], ty),
            })
        })
    }

    fn fold(
        &mut self,
        seq: &Rc<Seq<'a>>,
        mut around: Around<'a>,
        init: Value<'a>,
        step: &mut dyn FnMut(&mut Lower<'a>, Value<'a>, Value<'a>) -> Value<'a>,
    ) -> Value<'a> {
        let acc = self.fresh_var("acc", Value::Unset);
        self.set(acc, init);
        around.extra.push(acc);
        self.drive(seq, &around, &mut |this, item| {
            let old = this.get(acc);
            let new = step(this, old, item);
            this.assign_var(acc, new);
        });
        if self.live() {
            self.get(acc)
        } else {
            Value::Never
        }
    }

    fn any_all(
        &mut self,
        seq: &Rc<Seq<'a>>,
        mut around: Around<'a>,
        f: &Rc<Closure<'a>>,
        any: bool,
    ) -> Value<'a> {
        let start = self.bool(!any);
        let found = self.fresh_var("found", Value::Scalar(start));
        around.extra.push(found);
        self.drive(seq, &around, &mut |this, item| {
            let held = this.apply(f, vec![item]);
            let held = this.scalar(held);
            let stop = if any { held } else { this.not(held) };
            this.branch(
                stop,
                |this| {
                    let value = this.bool(any);
                    this.set(found, Value::Scalar(value));
                    this.leave_loop();
                    Value::Never
                },
                |_| Value::Unit,
            );
        });
        if self.live() {
            self.get(found)
        } else {
            Value::Never
        }
    }

    fn collect(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        seq: &Rc<Seq<'a>>,
        around: Around<'a>,
    ) -> Value<'a> {
        let Some(ty @ Mem::Vec(_)) = self.ty(expr).mem() else {
            let help = "collect into a `Vec` of numbers: `.collect::<Vec<f64>>()`";
            return self.refuse(
                &node.method,
                "this `collect`: what it makes is not known to be such a `Vec`",
                help,
            );
        };
        let root = self.alloc("list", ty, Init::Empty(None));
        let ok = self.extend(&Place::root(root), seq, around);
        if ok {
            Value::fresh(root)
        } else {
            self.refuse(
                &node.method,
                "a `Vec` of these items",
                "push them in a `for` loop",
            )
        }
    }

    /// Pushes the items one by one.
    pub fn extend(&mut self, vec: &Place, seq: &Rc<Seq<'a>>, around: Around<'a>) -> bool {
        let mut ok = true;
        self.drive(seq, &around, &mut |this, item| {
            let item = this.strip(item);
            ok &= this.push_value(vec, item);
        });
        ok
    }

    // ---- driving --------------------------------------------------------------------------------

    /// Leaves the inmost loop.
    fn leave_loop(&mut self) {
        let inmost = self
            .targets_open
            .iter()
            .rev()
            .find(|id| self.targets[**id as usize].is_loop);
        if let Some(id) = inmost.copied() {
            self.exit(Code::Break(id));
        }
    }

    /// Runs `each` for every item.
    pub fn drive(&mut self, seq: &Rc<Seq<'a>>, around: &Around<'a>, each: Each<'_, 'a>) {
        match &**seq {
            Seq::Map(inner, f) => self.drive(inner, &calls(around, &[f]), &mut |this, item| {
                let item = this.apply(f, vec![item]);
                if this.live() {
                    each(this, item);
                }
            }),
            Seq::Filter(inner, f) => self.drive(inner, &calls(around, &[f]), &mut |this, item| {
                let lent = this.borrow(item.clone(), false);
                let keep = this.apply(f, vec![lent]);
                let keep = this.scalar(keep);
                this.branch(
                    keep,
                    |this| {
                        each(this, item);
                        Value::Unit
                    },
                    |_| Value::Unit,
                );
            }),
            Seq::TakeWhile(inner, f) => {
                self.drive(inner, &calls(around, &[f]), &mut |this, item| {
                    let lent = this.borrow(item.clone(), false);
                    let go_on = this.apply(f, vec![lent]);
                    let go_on = this.scalar(go_on);
                    this.branch(
                        go_on,
                        |this| {
                            each(this, item);
                            Value::Unit
                        },
                        |this| {
                            this.leave_loop();
                            Value::Never
                        },
                    );
                })
            }
            Seq::Cloned(inner) => self.drive(inner, around, &mut |this, item| {
                let item = this.strip(item);
                each(this, item);
            }),
            Seq::Chain(first, second) => self.chain(first, second, around, each),
            _ => self.drive_counted(seq, around, each),
        }
    }

    /// One loop after the other; a `break` of the first must skip the second.
    fn chain(
        &mut self,
        first: &Rc<Seq<'a>>,
        second: &Rc<Seq<'a>>,
        around: &Around<'a>,
        each: Each<'_, 'a>,
    ) {
        let before = self.errors.len();
        self.drive(first, around, &mut |this, item| {
            each(this, item);
            if this.breaks_inmost() {
                this.error_here("`#[grad]` cannot differentiate `break` in a loop over `chain` yet\nhelp: write two loops");
            }
        });
        if self.errors.len() == before {
            self.drive(second, around, each);
        }
    }

    /// Is the inmost loop left somewhere in the iteration that is being lowered?
    fn breaks_inmost(&self) -> bool {
        let inmost = self
            .targets_open
            .iter()
            .rev()
            .find(|id| self.targets[**id as usize].is_loop);
        let Some(id) = inmost.copied() else {
            return false;
        };
        self.frames
            .iter()
            .filter_map(|frame| frame.guard.as_ref())
            .any(|guard| guard.may_exit(Code::Break(id)))
            || self.state.flow.may_be(Code::Break(id))
    }

    fn drive_counted(&mut self, seq: &Rc<Seq<'a>>, around: &Around<'a>, each: Each<'_, 'a>) {
        if let Some(counted) = self.counted(seq) {
            self.run_loop(Head::For(counted), around, &mut |this, index| {
                each(this, Value::Scalar(index.expect("a counted loop")));
            });
            return;
        }
        if let Seq::Range { lo, hi: None, .. } = &**seq {
            return self.drive_open(*lo, around, each);
        }
        let (inner, rev) = match &**seq {
            Seq::Rev(inner) => (inner, true),
            _ => (seq, false),
        };
        let closures = closures(inner);
        let around = calls(around, &closures.iter().collect::<Vec<_>>());
        match self.seq_len(inner) {
            Some(Some(len)) => {
                let lo = self.usize(0);
                let counted = Counted { rev, ..Counted::range(lo, len) };
                self.run_loop(Head::For(counted), &around, &mut |this, index| {
                    let item = this.item_at(inner, index.expect("a counted loop"));
                    if this.live() {
                        each(this, item);
                    }
                });
            }
            _ => self.error_here(
                "`#[grad]` cannot differentiate this combination of iterators yet\nhelp: write it as a `for` loop over indices",
            ),
        }
    }

    /// `for i in lo..`: only an exit ends it.
    fn drive_open(&mut self, lo: ValId, around: &Around<'a>, each: Each<'_, 'a>) {
        let at = self.fresh_var("<at>", Value::Scalar(lo));
        let ty = self.func.ty(lo);
        let mut around = around.clone();
        around.extra.push(at);
        self.run_loop(Head::Forever, &around, &mut |this, _| {
            let now = this.get(at);
            let v = this.scalar(now.clone());
            let one = this.op(OpKind::Lit("1".to_owned()), ty);
            let next = this.pure(Pure::Bin(BinOp::Add), vec![v, one], ty);
            this.set(at, Value::Scalar(next));
            each(this, now);
        });
    }

    fn not_indexed(&mut self, node: &'a ExprMethodCall) -> Value<'a> {
        self.refuse(
            &node.method,
            "the length of this iterator",
            "count in a `for` loop",
        )
    }

    // ---- items by index -------------------------------------------------------------------------

    /// The number of items: `None` if it takes a run to know, `Some(None)` if there is no end.
    pub fn seq_len(&mut self, seq: &Seq<'a>) -> Option<Option<ValId>> {
        let usize_method = |this: &mut Self, name: proc_macro2::TokenStream, args: Vec<ValId>| {
            let template = template::method(name, args.len());
            Some(Some(this.pure(Pure::Expr(template), args, Scalar::USIZE)))
        };
        match seq {
            Seq::Range { hi: None, .. } => Some(None),
            Seq::Range {
                lo,
                hi: Some(hi),
                inclusive,
            } => Some(Some(self.range_len(*lo, *hi, *inclusive))),
            Seq::Items { place, .. } => Some(Some(self.len(place.clone()))),
            Seq::Chunks {
                place, size, exact, ..
            } => {
                let len = self.len(place.clone());
                match exact {
                    true => Some(Some(self.pure(
                        Pure::Bin(BinOp::Div),
                        vec![len, *size],
                        Scalar::USIZE,
                    ))),
                    false => usize_method(self, quote!(div_ceil), vec![len, *size]),
                }
            }
            Seq::Windows { place, size } => {
                let (len, one) = (self.len(place.clone()), self.usize(1));
                let more = self.pure(Pure::Bin(BinOp::Add), vec![len, one], Scalar::USIZE);
                usize_method(self, quote!(saturating_sub), vec![more, *size])
            }
            Seq::Zip(a, b) => match (self.seq_len(a)?, self.seq_len(b)?) {
                (Some(a), Some(b)) if self.resolve(a) == self.resolve(b) => Some(Some(a)),
                (Some(a), Some(b)) => usize_method(self, quote!(min), vec![a, b]),
                (one, other) => Some(one.or(other)),
            },
            Seq::Enumerate(inner) | Seq::Rev(inner) | Seq::Cloned(inner) | Seq::Map(inner, _) => {
                self.seq_len(inner)
            }
            Seq::StepBy(inner, step) => {
                let len = self.seq_len(inner)??;
                usize_method(self, quote!(div_ceil), vec![len, *step])
            }
            Seq::Take(inner, n) => match self.seq_len(inner)? {
                Some(len) => usize_method(self, quote!(min), vec![len, *n]),
                None => Some(Some(*n)),
            },
            Seq::Skip(inner, n) => match self.seq_len(inner)? {
                Some(len) => usize_method(self, quote!(saturating_sub), vec![len, *n]),
                None => Some(None),
            },
            Seq::Chain(..) | Seq::Filter(..) | Seq::TakeWhile(..) => None,
        }
    }

    fn range_len(&mut self, lo: ValId, hi: ValId, inclusive: bool) -> ValId {
        let ty = self.func.ty(lo);
        let mut len = template::method(quote!(saturating_sub), 2);
        if !matches!(ty, Scalar::Int(Int::Usize)) {
            len = template::then(len, quote!(.max(0) as usize));
            len = Template(vec![Piece::Group(proc_macro2::Delimiter::Parenthesis, len)]);
        }
        let hi = match inclusive {
            true => {
                let one = self.op(OpKind::Lit("1".to_owned()), ty);
                self.pure(Pure::Bin(BinOp::Add), vec![hi, one], ty)
            }
            false => hi,
        };
        self.pure(Pure::Expr(len), vec![hi, lo], Scalar::USIZE)
    }

    /// The item at an index below the length.
    fn item_at(&mut self, seq: &Seq<'a>, at: ValId) -> Value<'a> {
        match seq {
            Seq::Range { lo, .. } => {
                let ty = self.func.ty(*lo);
                let offset = if ty == Scalar::USIZE {
                    at
                } else {
                    self.pure(Pure::Cast, vec![at], ty)
                };
                Value::Scalar(self.pure(Pure::Bin(BinOp::Add), vec![*lo, offset], ty))
            }
            Seq::Items { place, by } => {
                let place = project(place, Proj::Index(at));
                match by {
                    By::Value => self.read(&place),
                    By::Ref => Value::Ref {
                        place,
                        mutable: false,
                    },
                    By::Mut => Value::Ref {
                        place,
                        mutable: true,
                    },
                }
            }
            Seq::Chunks {
                place,
                size,
                exact,
                mutable,
            } => {
                let lo = self.pure(Pure::Bin(BinOp::Mul), vec![at, *size], Scalar::USIZE);
                let mut hi = self.pure(Pure::Bin(BinOp::Add), vec![lo, *size], Scalar::USIZE);
                if !exact {
                    let len = self.len(place.clone());
                    hi = self.pure(
                        Pure::Expr(template::method(quote!(min), 2)),
                        vec![hi, len],
                        Scalar::USIZE,
                    );
                }
                Value::Ref {
                    place: project(place, Proj::Range(Some(lo), Some(hi))),
                    mutable: *mutable,
                }
            }
            Seq::Windows { place, size } => {
                let hi = self.pure(Pure::Bin(BinOp::Add), vec![at, *size], Scalar::USIZE);
                Value::Ref {
                    place: project(place, Proj::Range(Some(at), Some(hi))),
                    mutable: false,
                }
            }
            Seq::Zip(a, b) => {
                let a = self.item_at(a, at);
                let b = self.item_at(b, at);
                Value::Tuple(vec![a, b])
            }
            Seq::Enumerate(inner) => {
                let item = self.item_at(inner, at);
                Value::Tuple(vec![Value::Scalar(at), item])
            }
            Seq::Rev(inner) => {
                let Some(Some(len)) = self.seq_len(inner) else {
                    return Value::Poison;
                };
                let one = self.usize(1);
                let last = self.pure(Pure::Bin(BinOp::Sub), vec![len, one], Scalar::USIZE);
                let at = self.pure(Pure::Bin(BinOp::Sub), vec![last, at], Scalar::USIZE);
                self.item_at(inner, at)
            }
            Seq::StepBy(inner, step) => {
                let at = self.pure(Pure::Bin(BinOp::Mul), vec![at, *step], Scalar::USIZE);
                self.item_at(inner, at)
            }
            Seq::Take(inner, _) => self.item_at(inner, at),
            Seq::Skip(inner, n) => {
                let at = self.pure(Pure::Bin(BinOp::Add), vec![*n, at], Scalar::USIZE);
                self.item_at(inner, at)
            }
            Seq::Cloned(inner) => {
                let item = self.item_at(inner, at);
                self.strip(item)
            }
            Seq::Map(inner, f) => {
                let item = self.item_at(inner, at);
                self.apply(f, vec![item])
            }
            Seq::Chain(..) | Seq::Filter(..) | Seq::TakeWhile(..) => Value::Poison,
        }
    }
}

/// The closures that items go through.
fn closures<'a>(seq: &Seq<'a>) -> Vec<Rc<Closure<'a>>> {
    match seq {
        Seq::Zip(a, b) | Seq::Chain(a, b) => closures(a).into_iter().chain(closures(b)).collect(),
        Seq::Enumerate(inner) | Seq::Rev(inner) | Seq::Cloned(inner) => closures(inner),
        Seq::StepBy(inner, _) | Seq::Take(inner, _) | Seq::Skip(inner, _) => closures(inner),
        Seq::Map(inner, f) | Seq::Filter(inner, f) | Seq::TakeWhile(inner, f) => {
            closures(inner).into_iter().chain([f.clone()]).collect()
        }
        Seq::Range { .. } | Seq::Items { .. } | Seq::Chunks { .. } | Seq::Windows { .. } => {
            Vec::new()
        }
    }
}

/// The loop also changes what these closures change.
fn calls<'a>(around: &Around<'a>, closures: &[&Rc<Closure<'a>>]) -> Around<'a> {
    let mut around = around.clone();
    around
        .closures
        .extend(closures.iter().map(|closure| (*closure).clone()));
    around
}
