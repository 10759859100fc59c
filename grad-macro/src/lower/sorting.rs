//! Sorting: the order of the indices is found by merging, then the elements are gathered in this order.
//!
//! ```text
//! v.sort_by(cmp)      order = 0..n, sorted by cmp(v[i], v[j]) (stable, O(n log n)); unsorted = v; v[k] = unsorted[order[k]]
//! ```
//! Nothing of the search carries a derivative; the adjoint of the gather is a scatter.

use quote::quote;
use syn::ExprMethodCall;

use super::loops::{Around, Counted, Head};
use super::value::{Value, project};
use super::{Lower, VarId, template};
use crate::ir::*;
use crate::types::Ty;

/// Whether the first of two elements belongs after the second.
type After<'b, 'a> = &'b mut dyn FnMut(&mut Lower<'a>, Value<'a>, Value<'a>) -> ValId;

impl<'a> Lower<'a> {
    pub fn sort(&mut self, node: &'a ExprMethodCall, name: &str, place: &Place) -> Value<'a> {
        let elem = self.place_type(place).elem().and_then(Mem::as_scalar);
        let f = match node.args.first() {
            None if !elem.is_some_and(Scalar::is_int) => {
                let help = "compare with `sort_by`: `v.sort_by(|a, b| a.total_cmp(b))`";
                return self.refuse(&node.method, &format!("the method `{name}` of these"), help);
            }
            None => None,
            Some(f) => {
                let ret = if name.contains("key") {
                    Ty::Unknown
                } else {
                    Ty::Ordering
                };
                match self.callee_with(f, ret) {
                    Some(f) => Some(f),
                    None => return Value::Poison,
                }
            }
        };
        let around = Around {
            closures: f.iter().cloned().collect(),
            ..Around::default()
        };
        match &f {
            None => self.sort_with(place, around, &mut |this, a, b| this.order_greater(a, b)),
            Some(f) if name.contains("key") => {
                self.sort_with(place, around, &mut |this, a, b| {
                    let (x, y) = (this.apply(f, vec![a]), this.apply(f, vec![b]));
                    this.order_greater(x, y)
                });
            }
            Some(f) => self.sort_with(place, around, &mut |this, a, b| {
                let order = this.apply(f, vec![a, b]);
                let order = this.scalar(order);
                let greater = template::method(quote!(is_gt), 1);
                this.pure(Pure::Expr(greater), vec![order], Scalar::Bool)
            }),
        }
        self.unit()
    }

    fn sort_with(&mut self, place: &Place, around: Around<'a>, after: After<'_, 'a>) {
        let len = self.len(place.clone());
        let order = self.indices("order", len);
        let spare = self.indices("spare", len);
        let one = self.usize(1);
        let width = self.fresh_var("width", Value::Scalar(one));
        let mut passes = around.clone();
        passes.extra.push(width);
        // Runs of `width` are sorted; each pass merges pairs of them.
        self.run_loop(Head::Forever, &passes, &mut |this, _| {
            let width_now = this.var_scalar(width);
            let more = this.cmp(CmpOp::Lt, width_now, len);
            this.branch(
                more,
                |_| Value::Unit,
                |this| {
                    this.leave_loop();
                    Value::Never
                },
            );
            let two = this.usize(2);
            let both = this.pure(Pure::Bin(BinOp::Mul), vec![width_now, two], Scalar::USIZE);
            let zero = this.usize(0);
            let runs = Counted {
                step: Some(both),
                ..Counted::range(zero, len)
            };
            this.run_loop(Head::For(runs), &around, &mut |this, start| {
                let start = start.expect("a counted loop");
                this.merge_runs(place, [order, spare], start, width_now, len, &around, after);
            });
            this.act(OpKind::Copy {
                dst: Place::root(order),
                src: Place::root(spare),
                how: CopyHow::Slice,
            });
            this.set(width, Value::Scalar(both));
        });
        self.gather(place, order, len);
    }

    /// `spare[start..]` becomes the merge of the two runs of `order` that begin at `start`.
    #[allow(clippy::too_many_arguments)]
    fn merge_runs(
        &mut self,
        place: &Place,
        [order, spare]: [RootId; 2],
        start: ValId,
        width: ValId,
        len: ValId,
        around: &Around<'a>,
        after: After<'_, 'a>,
    ) {
        let min = |this: &mut Self, v: ValId| {
            let min = template::method(quote!(min), 2);
            this.pure(Pure::Expr(min), vec![v, len], Scalar::USIZE)
        };
        let add = |this: &mut Self, a: ValId, b: ValId| {
            this.pure(Pure::Bin(BinOp::Add), vec![a, b], Scalar::USIZE)
        };
        let mid = add(self, start, width);
        let mid = min(self, mid);
        let end = add(self, mid, width);
        let end = min(self, end);
        let left = self.fresh_var("left", Value::Scalar(start));
        let right = self.fresh_var("right", Value::Scalar(mid));
        let mut around = around.clone();
        around.extra.extend([left, right]);
        let head = Head::For(Counted::range(start, end));
        self.run_loop(head, &around, &mut |this, k| {
            let k = k.expect("a counted loop");
            let (i, j) = (this.var_scalar(left), this.var_scalar(right));
            let index = |this: &mut Self, at: ValId| {
                let at = project(&Place::root(order), Proj::Index(at));
                this.op(OpKind::Load(at), Scalar::USIZE)
            };
            let lent = |at: ValId| Value::Ref {
                place: project(place, Proj::Index(at)),
                mutable: false,
            };
            // The right one goes first if it is all that is left, or if the left one belongs after it.
            let has_left = this.cmp(CmpOp::Lt, i, mid);
            let has_right = this.cmp(CmpOp::Lt, j, end);
            let take_right = this.branch(
                has_right,
                |this| {
                    this.branch(
                        has_left,
                        |this| {
                            let (a, b) = (index(this, i), index(this, j));
                            Value::Scalar(after(this, lent(a), lent(b)))
                        },
                        |this| Value::Scalar(this.bool(true)),
                    )
                },
                |this| Value::Scalar(this.bool(false)),
            );
            let take_right = this.scalar(take_right);
            let one = this.usize(1);
            let from = this.branch(
                take_right,
                |this| {
                    let next = this.pure(Pure::Bin(BinOp::Add), vec![j, one], Scalar::USIZE);
                    this.set(right, Value::Scalar(next));
                    Value::Scalar(j)
                },
                |this| {
                    let next = this.pure(Pure::Bin(BinOp::Add), vec![i, one], Scalar::USIZE);
                    this.set(left, Value::Scalar(next));
                    Value::Scalar(i)
                },
            );
            let from = this.scalar(from);
            let chosen = index(this, from);
            this.act(OpKind::Store(
                project(&Place::root(spare), Proj::Index(k)),
                chosen,
            ));
        });
    }

    /// `0..len` as a `Vec`.
    fn indices(&mut self, name: &str, len: ValId) -> RootId {
        let zero = self.usize(0);
        let ty = Mem::Vec(Box::new(Mem::Scalar(Scalar::USIZE)));
        let root = self.alloc(name, ty, Init::Fill(Box::new(Elem::Val(zero)), Some(len)));
        let head = Head::For(Counted::range(zero, len));
        self.run_loop(head, &Around::default(), &mut |this, index| {
            let index = index.expect("a counted loop");
            let at = project(&Place::root(root), Proj::Index(index));
            this.act(OpKind::Store(at, index));
        });
        root
    }

    fn gather(&mut self, place: &Place, order: RootId, len: ValId) {
        let (Mem::Array(of, _) | Mem::Slice(of) | Mem::Vec(of)) = self.place_type(place) else {
            return;
        };
        let unsorted = self.alloc("unsorted", Mem::Vec(of), Init::CopyOf(place.clone()));
        let zero = self.usize(0);
        let head = Head::For(Counted::range(zero, len));
        self.run_loop(head, &Around::default(), &mut |this, index| {
            let index = index.expect("a counted loop");
            let at = project(&Place::root(order), Proj::Index(index));
            let from = this.op(OpKind::Load(at), Scalar::USIZE);
            let value = this.read(&project(&Place::root(unsorted), Proj::Index(from)));
            this.write(&project(place, Proj::Index(index)), value);
        });
    }

    fn var_scalar(&mut self, var: VarId) -> ValId {
        let value = self.get(var);
        self.scalar(value)
    }
}
