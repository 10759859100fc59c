//! Queues: lists that grow and shrink at both ends (`VecDeque`).

use quote::ToTokens;
use syn::{Expr, ExprMethodCall};

use super::Lower;
use super::loops::{Around, Counted, Head};
use super::options::ElementAt;
use super::seq::{By, Seq};
use super::value::Value;
use crate::ir::*;

impl<'a> Lower<'a> {
    /// `VecDeque::from(list)`.
    pub fn queue_from(&mut self, expr: &'a Expr, of: &'a Expr) -> Value<'a> {
        let value = self.expr(of);
        let value = self.own(value, "list");
        match (self.memory_of(&value), self.ty(expr).mem()) {
            (Some((place, _)), Some(ty @ Mem::Queue(_))) => {
                Value::fresh(self.alloc("queue", ty, Init::CopyOf(place)))
            }
            _ if !value.is_proper() => value,
            _ => {
                let help = "write `.iter().copied().collect::<VecDeque<_>>()`";
                self.refuse(of, "`VecDeque::from` of this", help)
            }
        }
    }

    /// The methods that only queues have, and those that are others than those of `Vec`s; `None` for the rest.
    pub fn queue_method(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        place: &Place,
    ) -> Option<Value<'a>> {
        let name = node.method.to_string();
        Some(match (name.as_str(), node.args.len()) {
            ("push_back", 1) => self.push_at(&node.args[0], place, End::Back),
            ("push_front", 1) => self.push_at(&node.args[0], place, End::Front),
            ("pop_back", 0) => self.pop_option(&(place.clone(), End::Back)),
            ("pop_front", 0) => self.pop_option(&(place.clone(), End::Front)),
            ("front" | "front_mut", 0) => {
                self.element_option(place, ElementAt::First, name.ends_with("mut"))
            }
            ("back" | "back_mut", 0) => {
                self.element_option(place, ElementAt::Last, name.ends_with("mut"))
            }
            ("remove", 1) => self.remove_option(node, place),
            ("rotate_left" | "rotate_right", 1) => self.rotate_queue(node, place),
            ("range" | "range_mut", 1) => self.range_of_queue(node, place),
            ("drain", 1) => self.drain_queue(node, place),
            ("split_off", 1) => self.split_queue(node, place),
            (
                "append"
                | "binary_search"
                | "binary_search_by"
                | "binary_search_by_key"
                | "clear"
                | "clone"
                | "clone_from"
                | "contains"
                | "extend"
                | "get"
                | "get_mut"
                | "insert"
                | "into_iter"
                | "is_empty"
                | "iter"
                | "iter_mut"
                | "len"
                | "partition_point"
                | "reserve"
                | "reserve_exact"
                | "resize"
                | "retain"
                | "shrink_to"
                | "shrink_to_fit"
                | "swap"
                | "to_owned"
                | "truncate",
                _,
            ) => return None,
            ("as_slices" | "as_mut_slices" | "make_contiguous", 0) => {
                let what = format!("`{name}`: the numbers of a queue in their order in memory");
                let help = "take them by `iter()`, or collect them into a `Vec`";
                self.refuse(&node.method, &what, help)
            }
            _ => self
                .method_of_memory(expr, node, place.clone())
                .unwrap_or_else(|| self.unknown_method(node, "a `VecDeque`")),
        })
    }

    fn push_at(&mut self, arg: &'a Expr, place: &Place, end: End) -> Value<'a> {
        let value = self.expr(arg);
        let value = self.own(value, "value");
        if value.is_proper() && !self.push_value_at(place, value, end) {
            let help = "push numbers, tuples, arrays or `Vec`s";
            return self.refuse(arg, "a push of this value", help);
        }
        self.unit()
    }

    /// `remove(i)`: carried to the end, then popped.
    fn remove_option(&mut self, node: &'a ExprMethodCall, place: &Place) -> Value<'a> {
        let Some(at) = self.index(&node.args[0]) else {
            return Value::Poison;
        };
        let (len, one) = (self.len(place.clone()), self.usize(1));
        let some = self.cmp(CmpOp::Lt, at, len);
        let payload = self.branch(
            some,
            |this| {
                let last = this.pure(Pure::Bin(BinOp::Sub), vec![len, one], Scalar::USIZE);
                this.carry(place, at, last, false);
                this.pop(&(place.clone(), End::Back))
            },
            |_| Value::Unset,
        );
        Value::Opt {
            some,
            payload: Box::new(payload),
        }
    }

    /// From one end to the other, one by one.
    fn rotate_queue(&mut self, node: &'a ExprMethodCall, place: &Place) -> Value<'a> {
        let Some(by) = self.index(&node.args[0]) else {
            return Value::Poison;
        };
        let len = self.len(place.clone());
        let fits = self.cmp(CmpOp::Le, by, len);
        self.assert(fits, "mid <= self.len()");
        let (from, to) = match node.method == "rotate_left" {
            true => (End::Front, End::Back),
            false => (End::Back, End::Front),
        };
        let zero = self.usize(0);
        self.run_loop(
            Head::For(Counted::range(zero, by)),
            &Around::default(),
            &mut |this, _| {
                let moved = this.pop(&(place.clone(), from));
                this.push_value_at(place, moved, to);
            },
        );
        self.unit()
    }

    /// `range(a..b)`: some of the items.
    fn range_of_queue(&mut self, node: &'a ExprMethodCall, place: &Place) -> Value<'a> {
        let Some((lo, hi)) = self.bounds_of(&node.args[0], place) else {
            return Value::Poison;
        };
        let by = match node.method == "range_mut" {
            true => By::Mut,
            false => By::Ref,
        };
        self.within(place, lo, hi);
        Value::Seq(part(place, by, lo, hi))
    }

    /// `drain(a..b)`: a copy of the range, which the rest closes over.
    fn drain_queue(&mut self, node: &'a ExprMethodCall, place: &Place) -> Value<'a> {
        let Some((lo, hi)) = self.bounds_of(&node.args[0], place) else {
            return Value::Poison;
        };
        self.within(place, lo, hi);
        let Some(copy) = self.copied("drained", place, lo, hi, &node.method) else {
            return Value::Poison;
        };
        self.close_over(place, lo, hi);
        let (place, by) = (Place::root(copy), By::Value);
        Value::Seq(Seq::Items { place, by }.into())
    }

    /// `split_off(at)`.
    fn split_queue(&mut self, node: &'a ExprMethodCall, place: &Place) -> Value<'a> {
        let Some(at) = self.index(&node.args[0]) else {
            return Value::Poison;
        };
        let len = self.len(place.clone());
        self.within(place, at, len);
        let Some(tail) = self.copied("tail", place, at, len, &node.method) else {
            return Value::Poison;
        };
        self.act(OpKind::Truncate(place.clone(), at));
        Value::fresh(tail)
    }

    fn within(&mut self, place: &Place, lo: ValId, hi: ValId) {
        let len = self.len(place.clone());
        let (ordered, inside) = (self.cmp(CmpOp::Le, lo, hi), self.cmp(CmpOp::Le, hi, len));
        let and = Pure::Bin(BinOp::AndAnd);
        let fits = self.pure(and, vec![ordered, inside], Scalar::Bool);
        self.assert(fits, "range out of bounds");
    }

    /// A queue of the elements in a range.
    fn copied(
        &mut self,
        name: &str,
        place: &Place,
        lo: ValId,
        hi: ValId,
        tokens: &impl ToTokens,
    ) -> Option<RootId> {
        let ty = self.place_type(place);
        let copy = self.alloc(name, ty, Init::Empty(None));
        let items = part(place, By::Ref, lo, hi);
        if !self.extend(&Place::root(copy), &items, Around::default()) {
            let help = "take the elements one by one";
            self.refuse(tokens, "a part of this queue", help);
            return None;
        }
        Some(copy)
    }
}

/// The elements `lo..hi`, which are there.
fn part<'a>(place: &Place, by: By, lo: ValId, hi: ValId) -> std::rc::Rc<Seq<'a>> {
    let place = place.clone();
    let items = Seq::Items { place, by };
    Seq::Skip(Seq::Take(items.into(), hi).into(), lo).into()
}
