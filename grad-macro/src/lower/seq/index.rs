//! Items by index.

use quote::quote;

use super::{By, Lower, Seq};
use crate::ir::*;
use crate::lower::template;
use crate::lower::value::{Value, project};

impl<'a> Lower<'a> {
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
            Seq::Enumerate(inner)
            | Seq::Rev(inner)
            | Seq::Cloned(inner)
            | Seq::Map(inner, _)
            | Seq::Inspect(inner, _) => self.seq_len(inner),
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
            Seq::Cycle(_) | Seq::Repeat(_) => Some(None),
            Seq::List { places, .. } => Some(Some(self.usize(places.len()))),
            Seq::Data { of, .. } => Some(Some(self.data_len(*of))),
            Seq::Option { some, .. } => Some(Some(match self.bools.get(some) {
                Some(known) => self.usize(usize::from(*known)),
                None => self.pure(Pure::Cast, vec![*some], Scalar::USIZE),
            })),
            Seq::Chain(a, b) => match (self.seq_len(a)?, self.seq_len(b)?) {
                (Some(a), Some(b)) => Some(Some(self.pure(
                    Pure::Bin(BinOp::Add),
                    vec![a, b],
                    Scalar::USIZE,
                ))),
                _ => Some(None),
            },
            _ => None,
        }
    }

    pub fn saturating_sub(&mut self, a: ValId, b: ValId) -> ValId {
        let template = template::method(quote!(saturating_sub), 2);
        self.pure(Pure::Expr(template), vec![a, b], Scalar::USIZE)
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
    pub fn item_at(&mut self, seq: &Seq<'a>, at: ValId) -> Value<'a> {
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
                back: false,
            } => {
                let lo = self.pure(Pure::Bin(BinOp::Mul), vec![at, *size], Scalar::USIZE);
                let mut hi = self.pure(Pure::Bin(BinOp::Add), vec![lo, *size], Scalar::USIZE);
                if *exact {
                    self.widths.extend(self.sizes.get(size).map(|n| (hi, *n)));
                }
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
            Seq::Chunks {
                place,
                size,
                mutable,
                back: true,
                ..
            } => {
                let len = self.len(place.clone());
                let before = self.pure(Pure::Bin(BinOp::Mul), vec![at, *size], Scalar::USIZE);
                let hi = self.pure(Pure::Bin(BinOp::Sub), vec![len, before], Scalar::USIZE);
                let lo = self.saturating_sub(hi, *size);
                Value::Ref {
                    place: project(place, Proj::Range(Some(lo), Some(hi))),
                    mutable: *mutable,
                }
            }
            Seq::Windows { place, size } => {
                let hi = self.pure(Pure::Bin(BinOp::Add), vec![at, *size], Scalar::USIZE);
                self.widths.extend(self.sizes.get(size).map(|n| (hi, *n)));
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
            Seq::Inspect(inner, f) => {
                let item = self.item_at(inner, at);
                let lent = self.borrow(item.clone(), false);
                self.apply(f, vec![lent]);
                item
            }
            Seq::Cycle(inner) => {
                let Some(Some(len)) = self.seq_len(inner) else {
                    return Value::Poison;
                };
                let at = self.pure(Pure::Bin(BinOp::Rem), vec![at, len], Scalar::USIZE);
                self.item_at(inner, at)
            }
            Seq::Data { of, item, by } => self.data_item(*of, item, *by, at),
            Seq::Repeat(value) => value.clone(),
            Seq::Option { payload, .. } => payload.clone(),
            Seq::List {
                places,
                mutable,
                lent,
            } => {
                let (base, path) = (Base::Select(at, places.clone()), Vec::new());
                let place = Place { base, path };
                let mutable = *mutable;
                let item = Value::Ref { place, mutable };
                if *lent {
                    Value::Borrowed(Box::new(item))
                } else {
                    item
                }
            }
            Seq::Chain(a, b) => {
                let Some(Some(len)) = self.seq_len(a) else {
                    return Value::Poison;
                };
                let first = self.cmp(CmpOp::Lt, at, len);
                self.branch(
                    first,
                    |this| this.item_at(a, at),
                    |this| {
                        let at = this.pure(Pure::Bin(BinOp::Sub), vec![at, len], Scalar::USIZE);
                        this.item_at(b, at)
                    },
                )
            }
            _ => Value::Poison,
        }
    }

    /// What `chunks_exact` leaves over, whichever chunks were taken before.
    pub fn remainder(&mut self, name: &str, mut seq: &Seq<'a>) -> Option<Value<'a>> {
        if !matches!(name, "remainder" | "into_remainder") {
            return None;
        }
        // So what is left in a variable is told; adaptors have no such method.
        while let Seq::Skip(of, _) | Seq::Take(of, _) = seq {
            seq = of;
        }
        let Seq::Chunks {
            place,
            size,
            mutable,
            back,
            exact: true,
        } = seq
        else {
            return None;
        };
        let len = self.len(place.clone());
        let rest = self.pure(Pure::Bin(BinOp::Rem), vec![len, *size], Scalar::USIZE);
        let range = match back {
            true => Proj::Range(None, Some(rest)),
            false => {
                let whole = self.pure(Pure::Bin(BinOp::Sub), vec![len, rest], Scalar::USIZE);
                Proj::Range(Some(whole), None)
            }
        };
        Some(Value::Ref {
            place: project(place, range),
            mutable: *mutable,
        })
    }
}

/// Can the item at an index be told without running through those before it, and without asking where it comes from?
pub fn plain(seq: &Seq) -> bool {
    !matches!(seq, Seq::Chain(..) | Seq::Option { .. }) && indexed(seq, plain)
}

/// Can the item at an index be told at all?
pub fn reachable(seq: &Seq) -> bool {
    match seq {
        Seq::Chain(a, b) => has_len(a) && reachable(a) && reachable(b),
        Seq::Option { .. } => true,
        seq => indexed(seq, reachable),
    }
}

/// Is its length known before it runs?
pub fn has_len(seq: &Seq) -> bool {
    match seq {
        Seq::Range { hi, .. } => hi.is_some(),
        Seq::Repeat(_) | Seq::Cycle(_) => false,
        Seq::Chain(a, b) => has_len(a) && has_len(b),
        Seq::Zip(a, b) => has_len(a) && reachable(b) || reachable(a) && has_len(b),
        Seq::Take(of, _) => reachable(of),
        Seq::Option { .. } => true,
        Seq::Enumerate(of) | Seq::Rev(of) | Seq::Cloned(of) | Seq::Map(of, _) => has_len(of),
        Seq::Inspect(of, _) | Seq::StepBy(of, _) | Seq::Skip(of, _) => has_len(of),
        Seq::Items { .. } | Seq::Chunks { .. } | Seq::Windows { .. } => true,
        Seq::List { .. } | Seq::Data { .. } => true,
        _ => false,
    }
}

fn indexed(seq: &Seq, is: fn(&Seq) -> bool) -> bool {
    match seq {
        Seq::Range { .. }
        | Seq::Items { .. }
        | Seq::Chunks { .. }
        | Seq::Windows { .. }
        | Seq::List { .. }
        | Seq::Data { .. }
        | Seq::Repeat(_) => true,
        Seq::Zip(a, b) => is(a) && is(b),
        Seq::Rev(of) | Seq::Cycle(of) => is(of) && has_len(of),
        Seq::Enumerate(of) | Seq::Cloned(of) | Seq::StepBy(of, _) | Seq::Take(of, _) => is(of),
        Seq::Skip(of, _) | Seq::Map(of, _) | Seq::Inspect(of, _) => is(of),
        _ => false,
    }
}

/// Is there a closure in it, which one should not call more or less often than the source does?
pub fn calls_closures(seq: &Seq) -> bool {
    !super::drive::closures(seq).is_empty()
}

/// Does it carry a state that a copy would share?
pub fn has_state(seq: &Seq) -> bool {
    any_part(seq, &|part| matches!(part, Seq::Scan(..) | Seq::Left(_)))
}

/// Does it take its items from a variable, in which others are left?
pub fn takes_from_variable(seq: &Seq) -> bool {
    any_part(seq, &|part| matches!(part, Seq::Left(_)))
}

fn any_part(seq: &Seq, is: &dyn Fn(&Seq) -> bool) -> bool {
    let any = |of: &Seq| any_part(of, is);
    is(seq)
        || match seq {
            Seq::Zip(a, b) | Seq::Chain(a, b) => any(a) || any(b),
            Seq::Enumerate(of) | Seq::Rev(of) | Seq::Cloned(of) | Seq::Cycle(of) => any(of),
            Seq::StepBy(of, _) | Seq::Take(of, _) | Seq::Skip(of, _) => any(of),
            Seq::Flatten { of, .. } | Seq::Scan(of, ..) => any(of),
            Seq::Map(of, _)
            | Seq::Inspect(of, _)
            | Seq::Filter(of, _)
            | Seq::FilterMap(of, _)
            | Seq::TakeWhile(of, _)
            | Seq::MapWhile(of, _)
            | Seq::SkipWhile(of, _) => any(of),
            _ => false,
        }
}
