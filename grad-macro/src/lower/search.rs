//! Searching in sorted memory, keys of an order, and equal neighbours.

use quote::{ToTokens, quote};
use syn::{Expr, ExprMethodCall};

use super::loops::{Around, Head};
use super::seq::{By, Seq};
use super::value::{Value, project};
use super::{Lower, template};
use crate::ir::*;
use crate::types::Ty;

impl<'a> Lower<'a> {
    // ---- bisection ------------------------------------------------------------------------------

    /// `binary_search(&x)`, `binary_search_by(|p| ..)`, `binary_search_by_key(&k, |p| ..)`: the steps of `std`, so that
    /// among equal elements the same one is found.
    ///
    /// ```text
    /// (base, size) = (0, len); while size > 1 { half = size / 2; if v[base + half] <= x { base += half } size -= half }
    /// ```
    pub fn binary_search(&mut self, node: &'a ExprMethodCall, place: &Place) -> Value<'a> {
        let (wanted, f) = match (node.method.to_string().as_str(), node.args.len()) {
            ("binary_search_by", 1) => (None, Some(&node.args[0])),
            ("binary_search_by_key", 2) => (Some(&node.args[0]), Some(&node.args[1])),
            _ => (Some(&node.args[0]), None),
        };
        let wanted = wanted.map(|wanted| {
            let value = self.expr(wanted);
            self.strip(value)
        });
        let ret = match wanted {
            None => Ty::Ordering,
            Some(_) => Ty::Unknown,
        };
        let f = match f {
            Some(f) => match self.callee_with(f, ret) {
                Some(f) => Some(f),
                None => return Value::Poison,
            },
            None => None,
        };
        // Whether the element is greater than, and whether it is equal to, what is searched.
        let compare = |this: &mut Self, at: ValId| -> (ValId, ValId) {
            let mutable = false;
            let place = project(place, Proj::Index(at));
            let mut item = Value::Ref { place, mutable };
            if let Some(f) = &f {
                item = this.apply(f, vec![item]);
            }
            match &wanted {
                None => {
                    let order = this.scalar(item);
                    let mut is = |name| {
                        let test = template::method(name, 1);
                        this.pure(Pure::Expr(test), vec![order], Scalar::Bool)
                    };
                    (is(quote!(is_gt)), is(quote!(is_eq)))
                }
                Some(wanted) => {
                    let greater = this.order_greater(item.clone(), wanted.clone());
                    let less = this.order_greater(wanted.clone(), item);
                    let unequal = this.either(greater, less);
                    (greater, this.not(unequal))
                }
            }
        };
        let (zero, len) = (self.usize(0), self.len(place.clone()));
        let base = self.fresh_var("<base>", Value::Scalar(zero));
        let size = self.fresh_var("<size>", Value::Scalar(len));
        let around = Around {
            extra: vec![base, size],
            closures: f.iter().cloned().collect(),
            ..Around::default()
        };
        self.run_loop(Head::Forever, &around, &mut |this, _| {
            let [from, count] = [base, size].map(|var| {
                let value = this.get(var);
                this.scalar(value)
            });
            let (one, two) = (this.usize(1), this.usize(2));
            let more = this.cmp(CmpOp::Gt, count, one);
            this.branch(
                more,
                |_| Value::Unit,
                |this| {
                    this.leave_loop();
                    Value::Never
                },
            );
            let half = this.pure(Pure::Bin(BinOp::Div), vec![count, two], Scalar::USIZE);
            let mid = this.pure(Pure::Bin(BinOp::Add), vec![from, half], Scalar::USIZE);
            let (greater, _) = compare(this, mid);
            let next = this.branch(greater, |_| Value::Scalar(from), |_| Value::Scalar(mid));
            this.set(base, next);
            let rest = this.pure(Pure::Bin(BinOp::Sub), vec![count, half], Scalar::USIZE);
            this.set(size, Value::Scalar(rest));
        });
        let at = self.get(base);
        let at = self.scalar(at);
        let some = self.cmp(CmpOp::Gt, len, zero);
        let found = self.branch(
            some,
            |this| {
                let (greater, equal) = compare(this, at);
                let one = this.usize(1);
                let after = this.pure(Pure::Bin(BinOp::Add), vec![at, one], Scalar::USIZE);
                let stays = this.either(greater, equal);
                let place = this.branch(stays, |_| Value::Scalar(at), |_| Value::Scalar(after));
                Value::Tuple(vec![Value::Scalar(equal), place])
            },
            |this| {
                let no = this.bool(false);
                Value::Tuple(vec![Value::Scalar(no), Value::Scalar(zero)])
            },
        );
        let Value::Tuple(mut parts) = found else {
            return found;
        };
        let (Some(at), Some(ok)) = (parts.pop(), parts.pop()) else {
            return Value::Poison;
        };
        let (ok, at) = (self.scalar(ok), self.scalar(at));
        let some = template::call(quote!(::core::option::Option::Some), 1);
        let error = self.pure(Pure::Expr(some), vec![at], Scalar::Other);
        self.errors_known.insert(error);
        let payload = Box::new(Value::Scalar(at));
        Value::Res { ok, payload, error }
    }

    fn either(&mut self, a: ValId, b: ValId) -> ValId {
        self.pure(Pure::Bin(BinOp::OrOr), vec![a, b], Scalar::Bool)
    }

    // ---- keys -----------------------------------------------------------------------------------

    /// `a > b` by `Ord`; tuples by their first difference.
    pub fn order_greater(&mut self, a: Value<'a>, b: Value<'a>) -> ValId {
        let (a, b) = (self.strip(a), self.strip(b));
        if let (Value::Scalar(x), Value::Scalar(y)) = (&a, &b) {
            return self.cmp(CmpOp::Gt, *x, *y);
        }
        if let (Value::Tuple(xs), Value::Tuple(ys)) = (&a, &b)
            && xs.len() == ys.len()
        {
            let mut result = self.bool(false);
            for (x, y) in xs.iter().zip(ys).rev() {
                let greater = self.order_greater(x.clone(), y.clone());
                let less = self.order_greater(y.clone(), x.clone());
                let unequal = self.either(greater, less);
                let rest = result;
                let here =
                    self.branch(unequal, |_| Value::Scalar(greater), |_| Value::Scalar(rest));
                result = self.scalar(here);
            }
            return result;
        }
        if a.is_proper() && b.is_proper() {
            self.error_here("`#[grad]` cannot compare these keys\nhelp: compare with `min_by` or `sort_by`, by a closure that gives an `Ordering`");
        }
        self.bool(true)
    }

    /// `Reverse(key)` of an integer or a bool: its complement has the opposite order.
    pub fn reverse_key(&mut self, path: &impl ToTokens, of: &'a Expr) -> Value<'a> {
        let value = self.expr(of);
        let value = self.strip(value);
        match value {
            Value::Scalar(v) if matches!(self.func.ty(v), Scalar::Int(_) | Scalar::Bool) => {
                let ty = self.func.ty(v);
                Value::Scalar(self.pure(Pure::Not, vec![v], ty))
            }
            value if !value.is_proper() => value,
            _ => {
                let help = "compare the other way round: `sort_by(|a, b| b.total_cmp(a))`";
                self.refuse(path, "`Reverse` of this key", help)
            }
        }
    }

    // ---- equal neighbours -----------------------------------------------------------------------

    /// `dedup()`, `dedup_by(|a, b| ..)`, `dedup_by_key(|x| ..)`: what differs from the last that was kept is kept.
    pub fn dedup(&mut self, expr: &'a Expr, node: &'a ExprMethodCall, place: &Place) -> Value<'a> {
        let name = node.method.to_string();
        let f = match node.args.first() {
            None => None,
            Some(f) => {
                let ret = match name.as_str() {
                    "dedup_by" => Ty::Bool,
                    _ => Ty::Unknown,
                };
                match self.callee_with(f, ret) {
                    Some(f) => Some(f),
                    None => return Value::Poison,
                }
            }
        };
        let ty = self.place_type(place);
        if f.is_none() && ty.elem().and_then(Mem::as_scalar).is_none() {
            let help = "say what is equal: `dedup_by(|a, b| ..)`";
            return self.refuse(&node.method, "`dedup` of these elements", help);
        }
        let mut around = Around::default();
        around.changes.expr(expr);
        around.closures.extend(f.clone());
        let kept = self.alloc("kept", ty.clone(), Init::Empty(None));
        let list = Place::root(kept);
        let items = Seq::Items {
            place: place.clone(),
            by: By::Ref,
        };
        let mut ok = true;
        self.drive(&items.into(), &around, &mut |this, item| {
            let (len, zero, one) = (this.len(list.clone()), this.usize(0), this.usize(1));
            let some = this.cmp(CmpOp::Gt, len, zero);
            let equal = this.and(some, |this| {
                let last = this.pure(Pure::Bin(BinOp::Sub), vec![len, one], Scalar::USIZE);
                let before = Value::Ref {
                    place: project(&list, Proj::Index(last)),
                    mutable: false,
                };
                match &f {
                    None => {
                        let (a, b) = (this.scalar(item.clone()), this.scalar(before));
                        Value::Scalar(this.cmp(CmpOp::Eq, a, b))
                    }
                    Some(f) if name == "dedup_by" => this.apply(f, vec![item.clone(), before]),
                    Some(f) => {
                        let a = this.apply(f, vec![item.clone()]);
                        let b = this.apply(f, vec![before]);
                        let (a, b) = (this.scalar(a), this.scalar(b));
                        Value::Scalar(this.cmp(CmpOp::Eq, a, b))
                    }
                }
            });
            let equal = this.scalar(equal);
            this.branch(
                equal,
                |_| Value::Unit,
                |this| {
                    let item = this.strip(item.clone());
                    let item = this.own(item, "value");
                    ok &= this.push_value(&list, item);
                    Value::Unit
                },
            );
        });
        if !ok {
            let help = "push what is kept in a `for` loop";
            return self.refuse(&node.method, &format!("`{name}` of these elements"), help);
        }
        self.write(place, Value::fresh(kept));
        self.unit()
    }
}
