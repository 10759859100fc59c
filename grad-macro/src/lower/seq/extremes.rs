//! What ends a chain of iterators with one of its items, as an `Option`.

use std::rc::Rc;

use quote::quote;
use syn::{Expr, ExprMethodCall};

use super::index::{calls_closures, has_len, plain, reachable};
use super::{Closure, Lower, Seq};
use crate::ir::*;
use crate::lower::loops::Around;
use crate::lower::template;
use crate::lower::value::Value;
use crate::types::Ty;

/// Of two items, the one that stays: `(this, before, item)`.
type Choose<'b, 'a> = &'b mut dyn FnMut(&mut Lower<'a>, Value<'a>, Value<'a>) -> Value<'a>;

/// Looks at an item; what is found is given to the function.
type Search<'b, 'a> =
    &'b mut dyn FnMut(&mut Lower<'a>, Value<'a>, &dyn Fn(&mut Lower<'a>, Value<'a>));

impl<'a> Lower<'a> {
    pub fn one_item(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        name: &str,
        seq: Rc<Seq<'a>>,
        around: Around<'a>,
    ) -> Value<'a> {
        let ty = &self.ty(expr);
        let mut args = node.args.iter();
        match (name, args.next()) {
            ("next", None) => self.nth(&seq, around, ty, None),
            ("next_back", None) => self.nth(&Seq::Rev(seq).into(), around, ty, None),
            ("nth", Some(n)) => match self.index(n) {
                Some(n) => self.nth(&seq, around, ty, Some(n)),
                None => Value::Poison,
            },
            ("last", None) => self.last(&seq, around, ty),
            ("find" | "rfind" | "position" | "rposition" | "find_map", Some(f)) => {
                self.searched(expr, name, seq, around, f)
            }
            ("reduce", Some(f)) => {
                let Some(f) = self.callee_with(f, option_part(self.ty(expr))) else {
                    return Value::Poison;
                };
                self.choose(&seq, around, ty, &mut |this, a, b| {
                    this.apply(&f, vec![a, b])
                })
            }
            ("min_by" | "max_by", Some(f)) => {
                let Some(f) = self.callee_with(f, Ty::Ordering) else {
                    return Value::Poison;
                };
                self.choose(&seq, around, ty, &mut |this, a, b| {
                    let lent = [&a, &b].map(|item| this.borrow(item.clone(), false));
                    let order = this.apply(&f, lent.into());
                    let greater = this.is_greater(order);
                    this.pick(greater, name == "max_by", a, b)
                })
            }
            ("min_by_key" | "max_by_key", Some(f)) => {
                let Some(f) = self.callee(f) else {
                    return Value::Poison;
                };
                self.choose(&seq, around, ty, &mut |this, a, b| {
                    let [x, y] = [&a, &b].map(|item| {
                        let lent = this.borrow(item.clone(), false);
                        this.apply(&f, vec![lent])
                    });
                    let greater = this.order_greater(x, y);
                    this.pick(greater, name == "max_by_key", a, b)
                })
            }
            ("min" | "max", None) => self.choose(&seq, around, ty, &mut |this, a, b| {
                let greater = this.order_greater(a.clone(), b.clone());
                this.pick(greater, name == "max", a, b)
            }),
            _ => {
                let help = "write it as a `for` loop";
                let what = format!("the iterator method `{name}` yet");
                self.refuse(&node.method, &what, help)
            }
        }
    }

    /// `max` keeps the item before only if it is greater, `min` only if it is not.
    fn pick(&mut self, greater: ValId, max: bool, a: Value<'a>, b: Value<'a>) -> Value<'a> {
        let (then, els) = if max { (a, b) } else { (b, a) };
        self.branch(greater, |_| then, |_| els)
    }

    /// Whether an `Ordering` is `Greater`.
    fn is_greater(&mut self, order: Value<'a>) -> ValId {
        let order = self.scalar(order);
        let template = template::method(quote!(is_gt), 1);
        self.pure(Pure::Expr(template), vec![order], Scalar::Bool)
    }

    // ---- reductions without a first value -------------------------------------------------------

    /// Goes through the items with the one chosen so far. What is indexed begins with the first.
    fn choose(
        &mut self,
        seq: &Rc<Seq<'a>>,
        around: Around<'a>,
        ty: &Ty,
        choose: Choose<'_, 'a>,
    ) -> Value<'a> {
        if !(plain(seq) && has_len(seq)) {
            return self.choose_counting(seq, around, ty, choose);
        }
        let Some(Some(len)) = self.seq_len(seq) else {
            return Value::Poison;
        };
        let zero = self.usize(0);
        let some = self.cmp(CmpOp::Gt, len, zero);
        let payload = self.branch(
            some,
            |this| {
                let (first, one) = (this.item_at(seq, zero), this.usize(1));
                let first = this.own(first, "chosen");
                let rest = Rc::new(Seq::Skip(seq.clone(), one));
                this.fold(&rest, around, first, choose)
            },
            |_| Value::Unset,
        );
        let payload = Box::new(payload);
        Value::Opt { some, payload }
    }

    fn choose_counting(
        &mut self,
        seq: &Rc<Seq<'a>>,
        around: Around<'a>,
        ty: &Ty,
        choose: Choose<'_, 'a>,
    ) -> Value<'a> {
        // A number is as good as a reference to it.
        let number = match ty {
            Ty::Option(of) => Some(of.strip_refs()).filter(|of| of.scalar().is_some()),
            _ => None,
        };
        let by_value = number.map(|of| Ty::Option(Box::new(of.clone())));
        let none = self.no_extreme(by_value.as_ref().unwrap_or(ty));
        self.fold(seq, around, none, &mut |this, best, item| {
            let item = match by_value {
                Some(_) => this.strip(item),
                None => item,
            };
            let Value::Opt { some, payload } = best else {
                return Value::Poison;
            };
            let next = this.branch(
                some,
                |this| choose(this, *payload, item.clone()),
                |_| item.clone(),
            );
            let (some, payload) = (this.bool(true), Box::new(next));
            Value::Opt { some, payload }
        })
    }

    /// `None` of this type, with room for an item that is a struct.
    fn no_extreme(&mut self, ty: &Ty) -> Value<'a> {
        let payload = match ty {
            Ty::Option(of) if !ty.has_reference() => self.missing(of),
            _ => Value::Unset,
        };
        let (some, payload) = (self.bool(false), Box::new(payload));
        let none = Value::Opt { some, payload };
        if !ty.has_struct() || ty.has_reference() {
            return none;
        }
        self.furnished(&none, ty).unwrap_or(none)
    }

    // ---- searching ------------------------------------------------------------------------------

    fn searched(
        &mut self,
        expr: &'a Expr,
        name: &str,
        seq: Rc<Seq<'a>>,
        around: Around<'a>,
        f: &'a Expr,
    ) -> Value<'a> {
        let ty = &self.ty(expr);
        let ret = match name {
            "find_map" => ty.clone(),
            _ => Ty::Bool,
        };
        let Some(f) = self.callee_with(f, ret) else {
            return Value::Poison;
        };
        match name {
            "find_map" => {
                let mapped = Rc::new(Seq::FilterMap(seq, f));
                self.first(&mapped, around, ty)
            }
            "find" => self.first(&Seq::Filter(seq, f).into(), around, ty),
            "rfind" => {
                let reversed = Seq::Rev(seq).into();
                self.first(&Seq::Filter(reversed, f).into(), around, ty)
            }
            _ => {
                let mut numbered = Rc::new(Seq::Enumerate(seq));
                if name == "rposition" {
                    numbered = Seq::Rev(numbered).into();
                }
                self.position(&numbered, around, &f)
            }
        }
    }

    /// The number of the first item for which the closure holds.
    fn position(
        &mut self,
        numbered: &Rc<Seq<'a>>,
        mut around: Around<'a>,
        f: &Rc<Closure<'a>>,
    ) -> Value<'a> {
        around.closures.push(f.clone());
        self.first_of(numbered, around, &Ty::Unknown, &mut |this, item, found| {
            let Value::Tuple(mut parts) = item else {
                return;
            };
            let (item, at) = (parts.pop(), parts.pop());
            let (Some(item), Some(at)) = (item, at) else {
                return;
            };
            let held = this.apply(f, vec![item]);
            let held = this.scalar(held);
            this.branch(
                held,
                |this| {
                    found(this, at);
                    Value::Never
                },
                |_| Value::Unit,
            );
        })
    }

    /// The first item.
    fn first(&mut self, seq: &Rc<Seq<'a>>, around: Around<'a>, ty: &Ty) -> Value<'a> {
        self.first_of(seq, around, ty, &mut |this, item, found| found(this, item))
    }

    fn first_of(
        &mut self,
        seq: &Rc<Seq<'a>>,
        mut around: Around<'a>,
        ty: &Ty,
        each: Search<'_, 'a>,
    ) -> Value<'a> {
        let none = self.no_extreme(ty);
        let found = self.fresh_var("found", none);
        around.extra.push(found);
        let keep = |this: &mut Lower<'a>, item: Value<'a>| {
            if this.live() {
                let (some, payload) = (this.bool(true), Box::new(item));
                this.assign_var(found, Value::Opt { some, payload });
                this.leave_loop();
            }
        };
        self.drive(seq, &around, &mut |this, item| each(this, item, &keep));
        if self.live() {
            self.get(found)
        } else {
            Value::Never
        }
    }

    // ---- by number ------------------------------------------------------------------------------

    fn nth(
        &mut self,
        seq: &Rc<Seq<'a>>,
        around: Around<'a>,
        ty: &Ty,
        n: Option<ValId>,
    ) -> Value<'a> {
        let rest = match n {
            Some(n) => Rc::new(Seq::Skip(seq.clone(), n)),
            None => seq.clone(),
        };
        if !reachable(seq) || calls_closures(seq) && n.is_some() {
            return self.first(&rest, around, ty);
        }
        let at = n.unwrap_or_else(|| self.usize(0));
        self.item_option(seq, at)
    }

    /// The item at an index, if there is one.
    pub fn item_option(&mut self, seq: &Seq<'a>, at: ValId) -> Value<'a> {
        let some = match self.seq_len(seq) {
            Some(Some(len)) => self.cmp(CmpOp::Lt, at, len),
            _ => self.bool(true),
        };
        // A reference is only a place, fine beyond the end as well.
        let payload = match seq {
            Seq::Items { .. } | Seq::Windows { .. } => self.item_at(seq, at),
            _ => self.branch(some, |this| this.item_at(seq, at), |_| Value::Unset),
        };
        let payload = Box::new(payload);
        Value::Opt { some, payload }
    }

    fn last(&mut self, seq: &Rc<Seq<'a>>, around: Around<'a>, ty: &Ty) -> Value<'a> {
        if reachable(seq) && has_len(seq) && !calls_closures(seq) {
            let reversed = Rc::new(Seq::Rev(seq.clone()));
            return self.nth(&reversed, around, ty, None);
        }
        let none = self.no_extreme(ty);
        self.fold(seq, around, none, &mut |this, _, item| {
            let (some, payload) = (this.bool(true), Box::new(item));
            Value::Opt { some, payload }
        })
    }
}

fn option_part(ty: Ty) -> Ty {
    match ty {
        Ty::Option(of) => *of,
        _ => Ty::Unknown,
    }
}
