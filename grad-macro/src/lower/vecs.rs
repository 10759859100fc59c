//! Methods of arrays, slices and `Vec`s.

use syn::{Expr, ExprMethodCall};

use super::Lower;
use super::binding::sized;
use super::control::strip_parens;
use super::loops::{Around, Counted, Head};
use super::options::ElementAt;
use super::seq::{By, Seq};
use super::value::{Value, project};
use crate::ir::*;

impl<'a> Lower<'a> {
    pub fn memory_method(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        receiver: Value<'a>,
    ) -> Value<'a> {
        let name = node.method.to_string();
        let Some((place, _)) = self.memory_of(&receiver) else {
            return Value::Poison;
        };
        if matches!(self.place_type(&place), Mem::Queue(_))
            && let Some(value) = self.queue_method(expr, node, &place)
        {
            return value;
        }
        match (name.as_str(), node.args.len()) {
            ("len", 0) => Value::Scalar(self.len(place)),
            ("is_empty", 0) => {
                let (len, zero) = (self.len(place), self.usize(0));
                Value::Scalar(self.cmp(CmpOp::Eq, len, zero))
            }
            ("clone" | "to_vec" | "to_owned" | "into_vec", 0) => {
                let ty = match (name.as_str(), self.place_type(&place)) {
                    ("to_vec" | "into_vec", Mem::Array(of, _) | Mem::Slice(of) | Mem::Vec(of)) => {
                        Mem::Vec(of)
                    }
                    (_, ty) if ty.elem().is_some() => sized(ty),
                    _ => return Value::Poison,
                };
                Value::fresh(self.alloc("copy", ty, Init::CopyOf(place)))
            }
            (
                "as_slice" | "as_ref" | "borrow" | "as_mut_slice" | "as_mut" | "borrow_mut"
                | "by_ref",
                0,
            ) => {
                let mutable = name.contains("mut");
                Value::Ref { place, mutable }
            }
            ("first" | "first_mut", 0) => {
                self.element_option(&place, ElementAt::First, name.ends_with("mut"))
            }
            ("last" | "last_mut", 0) => {
                self.element_option(&place, ElementAt::Last, name.ends_with("mut"))
            }
            ("split_first" | "split_last" | "split_first_mut" | "split_last_mut", 0) => {
                self.split_end(&place, &name)
            }
            ("map", 1) if matches!(self.place_type(&place), Mem::Array(..)) => {
                let place = self.taken_from(place);
                self.array_map(expr, node, place)
            }
            ("concat", 0) => {
                let by = By::Ref;
                self.concat(expr, node, Seq::Items { place, by }.into())
            }
            ("contains", 1) => self.contains(expr, node, place),
            ("binary_search" | "binary_search_by", 1) | ("binary_search_by_key", 2) => {
                self.binary_search(node, &place)
            }
            ("partition_point", 1) => self.partition_point(node, &place),
            ("get" | "get_mut", 1) if matches!(strip_parens(&node.args[0]), Expr::Range(_)) => {
                self.range_option(&node.args[0], &place, name.ends_with("mut"))
            }
            ("get" | "get_mut", 1) => match self.expr(&node.args[0]) {
                value @ (Value::Scalar(_) | Value::Owned { .. } | Value::Borrowed(_)) => {
                    match self.as_index(value, &node.args[0]) {
                        Some(at) => {
                            self.element_option(&place, ElementAt::Get(at), name.ends_with("mut"))
                        }
                        None => Value::Poison,
                    }
                }
                other if !other.is_proper() => other,
                _ => self.unknown_method(node, "slices with this index"),
            },
            ("iter", 0) => Value::Seq(Seq::Items { place, by: By::Ref }.into()),
            ("iter_mut", 0) => Value::Seq(Seq::Items { place, by: By::Mut }.into()),
            ("into_iter", 0) => {
                let by = match receiver {
                    Value::Ref { mutable: true, .. } => By::Mut,
                    Value::Ref { .. } => By::Ref,
                    _ => {
                        let place = self.taken_from(place);
                        let by = By::Value;
                        return Value::Seq(Seq::Items { place, by }.into());
                    }
                };
                Value::Seq(Seq::Items { place, by }.into())
            }
            (
                "chunks" | "chunks_exact" | "chunks_mut" | "chunks_exact_mut" | "rchunks"
                | "rchunks_exact" | "rchunks_mut" | "rchunks_exact_mut",
                1,
            ) => {
                let back = name.starts_with('r');
                let Some(size) = self.size(&node.args[0]) else {
                    return Value::Poison;
                };
                let (exact, mutable) = (name.contains("exact"), name.ends_with("mut"));
                Value::Seq(
                    Seq::Chunks {
                        place,
                        size,
                        exact,
                        mutable,
                        back,
                    }
                    .into(),
                )
            }
            ("windows", 1) => match self.size(&node.args[0]) {
                Some(size) => Value::Seq(Seq::Windows { place, size }.into()),
                None => Value::Poison,
            },
            ("split_at" | "split_at_mut", 1) => {
                let Some(at) = self.index(&node.args[0]) else {
                    return Value::Poison;
                };
                let mutable = name.ends_with("mut");
                let part = |step| Value::Ref {
                    place: project(&place, step),
                    mutable,
                };
                Value::Tuple(vec![
                    part(Proj::Range(None, Some(at))),
                    part(Proj::Range(Some(at), None)),
                ])
            }
            _ => self.memory_change(expr, node, &name, place),
        }
    }

    /// Methods that change the memory.
    fn memory_change(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        name: &str,
        place: Place,
    ) -> Value<'a> {
        let is_vec = matches!(self.place_type(&place), Mem::Vec(_) | Mem::Queue(_));
        if !crate::types::is_of_lists(name)
            && let Some(value) = self.method_of_memory(expr, node, place.clone())
        {
            return value;
        }
        if self.is_lent(&place) {
            let help = "write it with the methods and operators that it knows";
            let what = format!("the method `{name}` of memory that is borrowed without `mut`");
            return self.refuse(&node.method, &what, help);
        }
        match (name, node.args.len()) {
            ("swap", 2) => {
                let (Some(a), Some(b)) = (self.index(&node.args[0]), self.index(&node.args[1]))
                else {
                    return Value::Poison;
                };
                let (a, b) = (
                    project(&place, Proj::Index(a)),
                    project(&place, Proj::Index(b)),
                );
                self.act(OpKind::Swap(a, b));
            }
            ("fill", 1) => self.fill(node, place),
            ("copy_from_slice" | "clone_from_slice", 1) => {
                let source = self.expr(&node.args[0]);
                let Some((src, _)) = self.memory_of(&source) else {
                    return self.not_memory(&node.args[0], source);
                };
                self.act(OpKind::Copy {
                    dst: place,
                    src,
                    how: CopyHow::Slice,
                });
            }
            ("clone_from", 1) => {
                let source = self.expr(&node.args[0]);
                let Some((src, _)) = self.memory_of(&source) else {
                    return self.not_memory(&node.args[0], source);
                };
                self.act(OpKind::Copy {
                    dst: place,
                    src,
                    how: CopyHow::Assign,
                });
            }
            ("reverse", 0) => self.reverse(&place),
            ("rotate_left" | "rotate_right", 1) => {
                let Some(by) = self.index(&node.args[0]) else {
                    return Value::Poison;
                };
                self.rotate(&place, by, name == "rotate_left");
            }
            (
                "sort"
                | "sort_unstable"
                | "sort_by"
                | "sort_unstable_by"
                | "sort_by_key"
                | "sort_unstable_by_key"
                | "sort_by_cached_key",
                _,
            ) => return self.sort(node, name, &place),
            ("insert", 2) if is_vec => return self.insert(node, &place),
            ("remove" | "swap_remove", 1) if is_vec => return self.remove(node, name, &place),
            ("dedup", 0) | ("dedup_by" | "dedup_by_key", 1) if is_vec => {
                return self.dedup(expr, node, &place);
            }
            ("retain", 1) if is_vec => return self.retain(expr, node, &place),
            ("drain", 1) if is_vec => return self.drain(node, &place),
            ("split_off", 1) if is_vec => return self.split_off(node, &place),
            ("append", 1) if is_vec => return self.append(expr, node, &place),
            ("push", 1) if is_vec => {
                let value = self.expr(&node.args[0]);
                let value = self.behind_listed(&place, value);
                let value = self.own(value, "value");
                if value.is_proper() && !self.push_value(&place, value) {
                    return self.refuse(
                        &node.args[0],
                        "a push of this value",
                        "push numbers, tuples, arrays or `Vec`s",
                    );
                }
            }
            ("pop", 0) if is_vec => return self.pop_option(&(place, End::Back)),
            ("clear", 0) if is_vec => {
                let zero = self.usize(0);
                self.act(OpKind::Truncate(place, zero));
            }
            ("truncate", 1) if is_vec => {
                let Some(len) = self.index(&node.args[0]) else {
                    return Value::Poison;
                };
                self.act(OpKind::Truncate(place, len));
            }
            ("resize", 2) if is_vec => return self.resize(node, place),
            ("extend_from_slice" | "extend", 1) if is_vec => {
                return self.extend_from(expr, node, place);
            }
            ("reserve" | "reserve_exact" | "shrink_to", 1) | ("shrink_to_fit", 0) if is_vec => {
                node.args.iter().for_each(|arg| drop(self.expr(arg)));
            }
            _ => return self.unknown_method(node, "arrays, slices and `Vec`s"),
        }
        if self.live() {
            Value::Unit
        } else {
            Value::Never
        }
    }

    /// Memory of the caller's that must not change.
    fn is_lent(&self, place: &Place) -> bool {
        place.roots().iter().any(|root| {
            let kind = &self.func.root(*root).kind;
            matches!(
                kind,
                RootKind::ParamRef { mutable: false, .. } | RootKind::Const { .. }
            )
        })
    }

    fn not_memory(&mut self, arg: &'a Expr, value: Value<'a>) -> Value<'a> {
        if !value.is_proper() {
            return value;
        }
        self.refuse(
            arg,
            "this argument: it is not known to be a slice",
            "annotate its type",
        )
    }

    /// Pushes a value; false if it cannot be an element.
    pub fn push_value(&mut self, vec: &Place, value: Value<'a>) -> bool {
        self.push_value_at(vec, value, End::Back)
    }

    /// The same at one end.
    pub fn push_value_at(&mut self, vec: &Place, value: Value<'a>, end: End) -> bool {
        let value = if value.is_proper() {
            value
        } else {
            return true;
        };
        let ty = self.place_type(vec);
        let Some((_, elem)) = self.list_element(Some(&ty), &value) else {
            return false;
        };
        self.settle_weak(&ty, std::slice::from_ref(&elem));
        self.act(OpKind::Push(vec.clone(), elem, end));
        true
    }

    /// A scalar is one op, anything else is assigned element by element.
    fn fill(&mut self, node: &'a ExprMethodCall, place: Place) {
        let value = self.expr(&node.args[0]);
        let value = self.own(value, "value");
        if !value.is_proper() {
            return;
        }
        if let Some(of) = self.place_type(&place).elem().and_then(Mem::as_scalar) {
            let v = self.scalar(value);
            self.retype(v, of);
            return self.act(OpKind::Fill(place, v));
        }
        let (lo, hi) = (self.usize(0), self.len(place.clone()));
        self.run_loop(
            Head::For(Counted::range(lo, hi)),
            &Around::default(),
            &mut |this, index| {
                let at = project(&place, Proj::Index(index.expect("a counted loop")));
                this.write(&at, value.clone());
            },
        );
    }

    /// Swaps the ends, going inwards.
    pub fn reverse(&mut self, place: &Place) {
        let len = self.len(place.clone());
        let (zero, one, two) = (self.usize(0), self.usize(1), self.usize(2));
        let half = self.pure(Pure::Bin(BinOp::Div), vec![len, two], Scalar::USIZE);
        self.run_loop(
            Head::For(Counted::range(zero, half)),
            &Around::default(),
            &mut |this, index| {
                let i = index.expect("a counted loop");
                let rest = this.pure(Pure::Bin(BinOp::Sub), vec![len, i], Scalar::USIZE);
                let j = this.pure(Pure::Bin(BinOp::Sub), vec![rest, one], Scalar::USIZE);
                this.act(OpKind::Swap(
                    project(place, Proj::Index(i)),
                    project(place, Proj::Index(j)),
                ));
            },
        );
    }

    /// Shorter: cut. Longer: push the rest.
    fn resize(&mut self, node: &'a ExprMethodCall, place: Place) -> Value<'a> {
        let Some(new) = self.index(&node.args[0]) else {
            return Value::Poison;
        };
        let value = self.expr(&node.args[1]);
        let value = self.own(value, "value");
        if !value.is_proper() {
            return value;
        }
        let len = self.len(place.clone());
        let shorter = self.cmp(CmpOp::Lt, new, len);
        let mut ok = true;
        self.branch(
            shorter,
            |this| {
                this.act(OpKind::Truncate(place.clone(), new));
                Value::Unit
            },
            |this| {
                this.run_loop(
                    Head::For(Counted::range(len, new)),
                    &Around::default(),
                    &mut |this, _| {
                        ok &= this.push_value(&place, value.clone());
                    },
                );
                Value::Unit
            },
        );
        if ok {
            Value::Unit
        } else {
            self.refuse(&node.args[1], "a `Vec` of these elements", "use numbers")
        }
    }

    fn extend_from(&mut self, expr: &'a Expr, node: &'a ExprMethodCall, place: Place) -> Value<'a> {
        let value = self.expr(&node.args[0]);
        let Some(seq) = self.seq_of(value, &node.args[0]) else {
            return if self.live() {
                Value::Poison
            } else {
                Value::Never
            };
        };
        let mut around = Around::default();
        around.changes.expr(expr);
        if self.extend(&place, &seq, around) {
            Value::Unit
        } else {
            self.refuse(
                &node.args[0],
                "a `Vec` of these elements",
                "push them in a `for` loop",
            )
        }
    }
}
