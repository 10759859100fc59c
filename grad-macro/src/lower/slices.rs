//! Methods of slices and `Vec`s that are made of simpler steps: loads, swaps, pushes.

use std::rc::Rc;

use syn::{Expr, ExprMethodCall};

use super::Lower;
use super::closures::Closure;
use super::loops::{Around, Counted, Head};
use super::seq::{By, Seq};
use super::value::{Value, project};
use crate::ir::*;
use crate::types::Ty;

/// Arrays up to this length are built element by element, which leaves nothing of them.
const UNROLLED: usize = 4;

/// Makes an element; says which closures it calls.
type Make<'b, 'a> = &'b mut dyn FnMut(&mut Lower<'a>, ValId) -> (Value<'a>, Vec<Rc<Closure<'a>>>);

impl<'a> Lower<'a> {
    // ---- parts ----------------------------------------------------------------------------------

    /// `split_first()`, `split_last()`: an element and the rest.
    pub fn split_end(&mut self, place: &Place, name: &str) -> Value<'a> {
        let mutable = name.ends_with("mut");
        let (len, zero, one) = (self.len(place.clone()), self.usize(0), self.usize(1));
        let some = self.cmp(CmpOp::Gt, len, zero);
        // Where there is no element, the index is never used.
        let last = self.saturating_sub(len, one);
        let (at, rest) = match name.starts_with("split_first") {
            true => (zero, Proj::Range(Some(one), None)),
            false => (last, Proj::Range(None, Some(last))),
        };
        let part = |step| Value::Ref {
            place: project(place, step),
            mutable,
        };
        let payload = Box::new(Value::Tuple(vec![part(Proj::Index(at)), part(rest)]));
        Value::Opt { some, payload }
    }

    /// `get(a..b)`.
    pub fn range_option(&mut self, range: &'a Expr, place: &Place, mutable: bool) -> Value<'a> {
        let Some((lo, hi)) = self.bounds_of(range, place) else {
            return Value::Poison;
        };
        let len = self.len(place.clone());
        let (ordered, inside) = (self.cmp(CmpOp::Le, lo, hi), self.cmp(CmpOp::Le, hi, len));
        let and = Pure::Bin(BinOp::AndAnd);
        let some = self.pure(and, vec![ordered, inside], Scalar::Bool);
        let place = project(place, Proj::Range(Some(lo), Some(hi)));
        let payload = Box::new(Value::Ref { place, mutable });
        Value::Opt { some, payload }
    }

    /// `array.map(f)`.
    pub fn array_map(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        place: Place,
    ) -> Value<'a> {
        let Some(ty @ Mem::Array(..)) = self.ty(expr).mem() else {
            let help = "annotate the variable: `let a: [f64; 3] = ..`";
            return self.refuse(&node.method, "this `map`: what it makes is not known", help);
        };
        let of = match self.ty(expr) {
            Ty::Array(of, _) => *of,
            _ => Ty::Unknown,
        };
        let Some(f) = self.callee_with(&node.args[0], of) else {
            return Value::Poison;
        };
        self.build_array(ty, &mut |this, at| {
            let item = this.read(&project(&place, Proj::Index(at)));
            let item = this.own(item, "value");
            (this.apply(&f, vec![item]), vec![f.clone()])
        })
    }

    /// An array whose elements are given by their indices. `make` also says which closures it calls.
    pub fn build_array(&mut self, ty: Mem, make: Make<'_, 'a>) -> Value<'a> {
        if let Mem::Array(_, len) = &ty
            && let Ok(len) = len
                .to_string()
                .replace("usize", "")
                .replace('_', "")
                .parse::<usize>()
            && len <= UNROLLED
        {
            let mut elems = Vec::with_capacity(len);
            for n in 0..len {
                let at = self.usize(n);
                let (value, _) = make(self, at);
                let value = self.own(value, "value");
                match self.contents(&value) {
                    Some((_, elem)) => elems.push(elem),
                    None if value.is_proper() => {
                        self.error_here("`#[grad]` cannot make an array of these elements\nhelp: use numbers, tuples, arrays or `Vec`s");
                        return Value::Poison;
                    }
                    None => return value,
                }
            }
            self.settle_weak(&ty, &elems);
            return Value::fresh(self.alloc("array", ty, Init::Elems(elems)));
        }
        let init = match ty.elem().and_then(|of| self.zero(&of.clone())) {
            Some(zero) => Init::Fill(Box::new(zero), None),
            None => Init::Undef,
        };
        let root = self.alloc("array", ty, init);
        let place = Place::root(root);
        let (lo, hi) = (self.usize(0), self.len(place.clone()));
        let head = || Head::For(Counted::range(lo, hi));
        // A first try finds out which closures are called.
        let before = self.snapshot();
        let mut around = Around::default();
        self.run_loop(head(), &around.clone(), &mut |this, index| {
            around.closures = make(this, index.expect("a counted loop")).1;
        });
        self.rollback(before);
        self.run_loop(head(), &around, &mut |this, index| {
            let index = index.expect("a counted loop");
            let (value, _) = make(this, index);
            this.write(&project(&place, Proj::Index(index)), value);
        });
        Value::fresh(root)
    }

    // ---- searching ------------------------------------------------------------------------------

    /// `contains(&x)`.
    pub fn contains(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        place: Place,
    ) -> Value<'a> {
        let wanted = self.expr(&node.args[0]);
        let wanted = self.strip(wanted);
        let Value::Scalar(wanted) = wanted else {
            return match wanted.is_proper() {
                true => self.refuse(
                    &node.args[0],
                    "`contains` of this value",
                    "compare in a loop",
                ),
                false => wanted,
            };
        };
        let mut around = Around::default();
        around.changes.expr(expr);
        let by = By::Ref;
        let items = Rc::new(Seq::Items { place, by });
        self.exists(&items, around, true, &mut |this, item| {
            let item = this.scalar(item);
            this.agree(item, wanted);
            this.cmp(CmpOp::Eq, item, wanted)
        })
    }

    /// `partition_point(|x| ..)`: bisection.
    pub fn partition_point(&mut self, node: &'a ExprMethodCall, place: &Place) -> Value<'a> {
        let Some(f) = self.callee_with(&node.args[0], Ty::Bool) else {
            return Value::Poison;
        };
        let (zero, len) = (self.usize(0), self.len(place.clone()));
        let lo = self.fresh_var("lo", Value::Scalar(zero));
        let hi = self.fresh_var("hi", Value::Scalar(len));
        let around = Around {
            extra: vec![lo, hi],
            closures: vec![f.clone()],
            ..Around::default()
        };
        self.run_loop(Head::Forever, &around, &mut |this, _| {
            let [a, b] = [lo, hi].map(|var| {
                let value = this.get(var);
                this.scalar(value)
            });
            let more = this.cmp(CmpOp::Lt, a, b);
            this.branch(
                more,
                |_| Value::Unit,
                |this| {
                    this.leave_loop();
                    Value::Never
                },
            );
            let (one, two) = (this.usize(1), this.usize(2));
            let width = this.pure(Pure::Bin(BinOp::Sub), vec![b, a], Scalar::USIZE);
            let half = this.pure(Pure::Bin(BinOp::Div), vec![width, two], Scalar::USIZE);
            let mid = this.pure(Pure::Bin(BinOp::Add), vec![a, half], Scalar::USIZE);
            let item = Value::Ref {
                place: project(place, Proj::Index(mid)),
                mutable: false,
            };
            let held = this.apply(&f, vec![item]);
            let held = this.scalar(held);
            this.branch(
                held,
                |this| {
                    let next = this.pure(Pure::Bin(BinOp::Add), vec![mid, one], Scalar::USIZE);
                    this.set(lo, Value::Scalar(next));
                    Value::Unit
                },
                |this| {
                    this.set(hi, Value::Scalar(mid));
                    Value::Unit
                },
            );
        });
        self.get(lo)
    }

    // ---- moving elements ------------------------------------------------------------------------

    /// Three reversals.
    pub fn rotate(&mut self, place: &Place, by: ValId, left: bool) {
        let len = self.len(place.clone());
        let cut = match left {
            true => by,
            false => self.pure(Pure::Bin(BinOp::Sub), vec![len, by], Scalar::USIZE),
        };
        self.reverse(&project(place, Proj::Range(None, Some(cut))));
        self.reverse(&project(place, Proj::Range(Some(cut), None)));
        self.reverse(place);
    }

    /// Swaps the neighbours `i`, `i + 1` for `i` in `lo..hi`, in order or backwards.
    pub fn carry(&mut self, place: &Place, lo: ValId, hi: ValId, rev: bool) {
        let counted = Counted {
            rev,
            ..Counted::range(lo, hi)
        };
        self.run_loop(
            Head::For(counted),
            &Around::default(),
            &mut |this, index| {
                let (i, one) = (index.expect("a counted loop"), this.usize(1));
                let next = this.pure(Pure::Bin(BinOp::Add), vec![i, one], Scalar::USIZE);
                let at = |i| project(place, Proj::Index(i));
                this.act(OpKind::Swap(at(i), at(next)));
            },
        );
    }

    /// `insert(i, x)`: pushed, then carried to its place.
    pub fn insert(&mut self, node: &'a ExprMethodCall, place: &Place) -> Value<'a> {
        let Some(at) = self.index(&node.args[0]) else {
            return Value::Poison;
        };
        let value = self.expr(&node.args[1]);
        let value = self.own(value, "value");
        let old = self.len(place.clone());
        let fits = self.cmp(CmpOp::Le, at, old);
        self.assert(fits, "insertion index should be <= len");
        if value.is_proper() && !self.push_value(place, value) {
            let help = "insert numbers, tuples, arrays or `Vec`s";
            return self.refuse(&node.args[1], "an insertion of this value", help);
        }
        self.carry(place, at, old, true);
        self.unit()
    }

    /// `remove(i)`: carried to the end, then popped; `swap_remove(i)`: swapped with the last.
    pub fn remove(&mut self, node: &'a ExprMethodCall, name: &str, place: &Place) -> Value<'a> {
        let Some(at) = self.index(&node.args[0]) else {
            return Value::Poison;
        };
        let (len, one) = (self.len(place.clone()), self.usize(1));
        let fits = self.cmp(CmpOp::Lt, at, len);
        self.assert(fits, "removal index should be < len");
        let last = self.pure(Pure::Bin(BinOp::Sub), vec![len, one], Scalar::USIZE);
        match name {
            "remove" => self.carry(place, at, last, false),
            _ => {
                let part = |i| project(place, Proj::Index(i));
                self.act(OpKind::Swap(part(at), part(last)));
            }
        }
        self.pop(&(place.clone(), End::Back))
    }

    /// `retain(|x| ..)`: what is kept, copied back.
    pub fn retain(&mut self, expr: &'a Expr, node: &'a ExprMethodCall, place: &Place) -> Value<'a> {
        let Some(f) = self.callee_with(&node.args[0], Ty::Bool) else {
            return Value::Poison;
        };
        let mut around = Around::default();
        around.changes.expr(expr);
        let (place, by) = (place.clone(), By::Ref);
        let items = Seq::Items {
            place: place.clone(),
            by,
        };
        let kept = Seq::Filter(items.into(), f);
        let ty = self.place_type(&place);
        let list = self.collect_as(ty, &kept.into(), around, &node.method);
        self.write(&place, list);
        self.unit()
    }

    /// `drain(a..b)`: a copy of the range, which the rest closes over.
    pub fn drain(&mut self, node: &'a ExprMethodCall, place: &Place) -> Value<'a> {
        let Some((lo, hi)) = self.bounds_of(&node.args[0], place) else {
            return Value::Poison;
        };
        let part = project(place, Proj::Range(Some(lo), Some(hi)));
        let ty = self.place_type(place);
        let copy = self.alloc("drained", ty, Init::CopyOf(part));
        self.close_over(place, lo, hi);
        let (place, by) = (Place::root(copy), By::Value);
        Value::Seq(Seq::Items { place, by }.into())
    }

    /// The elements behind a range take its place.
    pub fn close_over(&mut self, place: &Place, lo: ValId, hi: ValId) {
        let len = self.len(place.clone());
        let width = self.pure(Pure::Bin(BinOp::Sub), vec![hi, lo], Scalar::USIZE);
        self.run_loop(
            Head::For(Counted::range(hi, len)),
            &Around::default(),
            &mut |this, index| {
                let from = index.expect("a counted loop");
                let to = this.pure(Pure::Bin(BinOp::Sub), vec![from, width], Scalar::USIZE);
                let at = |i| project(place, Proj::Index(i));
                this.act(OpKind::Swap(at(to), at(from)));
            },
        );
        let left = self.pure(Pure::Bin(BinOp::Sub), vec![len, width], Scalar::USIZE);
        self.act(OpKind::Truncate(place.clone(), left));
    }

    /// `split_off(at)`.
    pub fn split_off(&mut self, node: &'a ExprMethodCall, place: &Place) -> Value<'a> {
        let Some(at) = self.index(&node.args[0]) else {
            return Value::Poison;
        };
        let ty = self.place_type(place);
        let tail = project(place, Proj::Range(Some(at), None));
        let copy = self.alloc("tail", ty, Init::CopyOf(tail));
        self.act(OpKind::Truncate(place.clone(), at));
        Value::fresh(copy)
    }

    /// `append(&mut other)`.
    pub fn append(&mut self, expr: &'a Expr, node: &'a ExprMethodCall, place: &Place) -> Value<'a> {
        let other = self.expr(&node.args[0]);
        let Some((other, _)) = self.memory_of(&other) else {
            return Value::Poison;
        };
        let mut around = Around::default();
        around.changes.expr(expr);
        let by = By::Ref;
        let items = Seq::Items {
            place: other.clone(),
            by,
        };
        if !self.extend(place, &items.into(), around) {
            return self.refuse(
                &node.args[0],
                "a `Vec` of these elements",
                "push them in a loop",
            );
        }
        let zero = self.usize(0);
        self.act(OpKind::Truncate(other, zero));
        self.unit()
    }
}
