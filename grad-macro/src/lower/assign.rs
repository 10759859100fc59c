//! Assignments: plain, compound, destructuring; `mem::swap`, `replace`, `take`.

use syn::{Expr, ExprAssign, ExprBinary, Member};

use super::control::strip_parens;
use super::value::{Value, project};
use super::{Lower, VarId, scan};
use crate::ir::*;
use crate::types::Ty;

/// Where an assignment goes.
enum Slot<'a> {
    /// A variable that is not memory, or a field of one.
    Var(VarId, Vec<usize>),
    Place(Place),
    /// An element of a user's type.
    Element(Place, CallArg, Ty, &'a syn::ExprIndex),
    /// An error was reported.
    None(std::marker::PhantomData<&'a ()>),
}

impl<'a> Lower<'a> {
    pub fn assign(&mut self, node: &'a ExprAssign) -> Value<'a> {
        let value = self.expr(&node.right);
        if !self.live() {
            return Value::Never;
        }
        self.assign_to(&node.left, value);
        if self.live() {
            Value::Unit
        } else {
            Value::Never
        }
    }

    fn assign_to(&mut self, target: &'a Expr, value: Value<'a>) {
        match strip_parens(target) {
            Expr::Infer(_) => {}
            Expr::Tuple(tuple) => match self.fields(&value) {
                Some(parts) => self.assign_parts(tuple.elems.iter().collect(), parts),
                None => self.not_destructured(target, &value),
            },
            Expr::Array(array) => match self.elements(&value, array.elems.len()) {
                Some(parts) => self.assign_parts(array.elems.iter().collect(), parts),
                None => self.not_destructured(target, &value),
            },
            other => {
                let slot = self.slot(other);
                self.fill_slot(slot, value);
            }
        }
    }

    fn fill_slot(&mut self, slot: Slot<'a>, value: Value<'a>) {
        match slot {
            Slot::Var(var, path) => self.assign_slot(var, &path, value),
            Slot::Place(place) => self.write(&place, value),
            Slot::Element(place, index, _, node) => {
                if !value.is_proper() {
                    return;
                }
                let v = self.scalar(value);
                let callee = self.element_method("grad_index_set", node);
                let args = vec![CallArg::RefMut(place), index, CallArg::Val(v)];
                self.emit_call(callee, args, None, &node.expr);
            }
            Slot::None(_) => {}
        }
    }

    fn assign_parts(&mut self, targets: Vec<&'a Expr>, parts: Vec<Value<'a>>) {
        // `..` skips what is left over.
        let rest = targets.iter().position(|target| is_rest(target));
        let skipped = (parts.len() + 1).saturating_sub(targets.len());
        for (n, target) in targets.iter().enumerate() {
            let at = match rest {
                Some(rest) if n == rest => continue,
                Some(rest) if n > rest => n + skipped - 1,
                _ => n,
            };
            if let Some(part) = parts.get(at) {
                self.assign_to(target, part.clone());
            }
        }
    }

    fn not_destructured(&mut self, target: &'a Expr, value: &Value<'a>) {
        if value.is_proper() {
            self.refuse(
                target,
                "this destructuring: the value's parts are not known",
                "annotate the type of the value",
            );
        }
    }

    /// The elements of an array, read.
    fn elements(&mut self, value: &Value<'a>, count: usize) -> Option<Vec<Value<'a>>> {
        if let Value::Tuple(parts) = value {
            return Some(parts.clone());
        }
        let Value::Owned { place, .. } = value else {
            return None;
        };
        let mut out = Vec::with_capacity(count);
        for n in 0..count {
            let n = self.usize(n);
            out.push(self.read(&project(place, Proj::Index(n))));
        }
        Some(out)
    }

    // ---- slots ----------------------------------------------------------------------------------

    fn slot(&mut self, target: &'a Expr) -> Slot<'a> {
        if let Some((var, path)) = self.var_slot(target) {
            return Slot::Var(var, path);
        }
        if let Expr::Index(node) = strip_parens(target)
            && matches!(self.ty(&node.expr).strip_refs(), Ty::Struct(_))
            && let Value::Owned { place, .. } | Value::Ref { place, .. } = self.located(&node.expr)
            && matches!(self.place_type(&place), Mem::Struct(_))
        {
            if self.ty(target).scalar().is_none() {
                let help = "put `#[grad]` on the `impl IndexMut` of the type, or call a method that sets the number";
                self.refuse(&node.expr, "this index: what it gives is not known", help);
                return Slot::None(Default::default());
            }
            return match self.call_arg(&node.index) {
                Some(index) => Slot::Element(place, index, self.ty(target), node),
                None => Slot::None(Default::default()),
            };
        }
        match self.located(target) {
            Value::Owned { place, .. } => Slot::Place(place),
            Value::Never | Value::Poison => Slot::None(Default::default()),
            _ => {
                let help = "assign to a variable, an element, a tuple's field or through a `&mut`";
                self.refuse(target, "an assignment to this", help);
                Slot::None(Default::default())
            }
        }
    }

    /// A variable, or a field of a tuple variable, that is not memory.
    fn var_slot(&mut self, target: &Expr) -> Option<(VarId, Vec<usize>)> {
        let mut path = Vec::new();
        let mut at = strip_parens(target);
        while let Expr::Field(field) = at {
            let Member::Unnamed(n) = &field.member else {
                return None;
            };
            path.insert(0, n.index as usize);
            at = strip_parens(&field.base);
        }
        let Expr::Path(base) = at else { return None };
        let var = self.path_var(&base.path)?;
        let mut value = self.get(var);
        for n in &path {
            value = match value {
                Value::Tuple(parts) => parts.get(*n)?.clone(),
                _ => return None,
            };
        }
        (!matches!(value, Value::Owned { .. })).then_some((var, path))
    }

    fn assign_slot(&mut self, var: VarId, path: &[usize], value: Value<'a>) {
        let name = self.var_names[var.0 as usize].clone();
        let value = self.own(value, &name);
        if path.is_empty() {
            return self.assign_var(var, value);
        }
        self.name_leaves(&value, &name);
        let mut whole = self.get(var);
        *part_of(&mut whole, path) = value;
        if self.live() {
            self.set(var, whole);
        }
    }

    fn slot_value(&mut self, slot: &Slot<'a>) -> Value<'a> {
        match slot {
            Slot::Var(var, path) => {
                let mut whole = self.get(*var);
                part_of(&mut whole, path).clone()
            }
            Slot::Place(place) => self.read(place),
            Slot::Element(place, index, ty, node) => {
                self.read_element(place.clone(), index.clone(), ty.clone(), node)
            }
            Slot::None(_) => Value::Poison,
        }
    }

    // ---- compound -------------------------------------------------------------------------------

    /// `target op= value`: the right side first, then the target, whose indices are evaluated once.
    pub fn compound(&mut self, whole: &'a Expr, node: &'a ExprBinary) -> Value<'a> {
        let Some(op) = scan::compound(&node.op) else {
            return self.expr(whole);
        };
        let right = self.expr(&node.right);
        if !self.live() {
            return Value::Never;
        }
        if self.assigns_data(&node.left) {
            return self.assign_operator(node, right);
        }
        let right = self.scalar(right);
        let slot = self.slot(&node.left);
        let old = self.slot_value(&slot);
        if !old.is_proper() {
            return old;
        }
        let old = self.scalar(old);
        let new = self.arith(whole, &op, old, right);
        self.fill_slot(slot, new);
        Value::Unit
    }

    // ---- std::mem -------------------------------------------------------------------------------

    pub fn mem_call(&mut self, name: &str, node: &'a syn::ExprCall) -> Value<'a> {
        let mut args = node.args.iter();
        let (first, second) = (args.next(), args.next());
        match (name, first, second) {
            ("swap", Some(a), Some(b)) => {
                let (a, b) = (self.exchanged(a), self.exchanged(b));
                self.swap_slots(a, b);
                Value::Unit
            }
            ("replace", Some(a), Some(new)) => {
                let slot = self.exchanged(a);
                let new = self.expr(new);
                let new = self.own(new, "value");
                self.replace(slot, new)
            }
            ("take", Some(a), None) => {
                let slot = self.exchanged(a);
                let new = self.default_like(&slot, a);
                self.replace(slot, new)
            }
            _ => self.error(
                node,
                "this call has another number of arguments than `std::mem` says",
            ),
        }
    }

    /// What an argument of `mem::swap` refers to: `&mut x`, or a variable that is a reference.
    fn exchanged(&mut self, arg: &'a Expr) -> Slot<'a> {
        match strip_parens(arg) {
            Expr::Reference(reference) if reference.mutability.is_some() => {
                self.slot(&reference.expr)
            }
            other => match self.expr(other) {
                Value::Ref { place, .. } => Slot::Place(place),
                Value::Never | Value::Poison => Slot::None(Default::default()),
                _ => {
                    self.refuse(
                        other,
                        "this exchange",
                        "write `&mut` and a variable or an element",
                    );
                    Slot::None(Default::default())
                }
            },
        }
    }

    fn swap_slots(&mut self, a: Slot<'a>, b: Slot<'a>) {
        match (a, b) {
            (Slot::Place(a), Slot::Place(b)) => self.act(OpKind::Swap(a, b)),
            (a, b) => {
                let (x, y) = (self.slot_value(&a), self.slot_value(&b));
                if let (Value::Tuple(x), Value::Tuple(_)) = (&x, &y) {
                    for n in 0..x.len() {
                        let (a, b) = (self.sub_slot(&a, n), self.sub_slot(&b, n));
                        self.swap_slots(a, b);
                    }
                } else if x.is_proper() && y.is_proper() {
                    let x = self.own(x.named(), "old");
                    self.fill_slot(a, y.named());
                    self.fill_slot(b, x);
                }
            }
        }
    }

    fn sub_slot(&mut self, slot: &Slot<'a>, n: usize) -> Slot<'a> {
        match slot {
            Slot::Place(place) => Slot::Place(project(place, Proj::Field(n))),
            Slot::Var(var, path) => {
                let mut path = path.clone();
                path.push(n);
                let mut whole = self.get(*var);
                match part_of(&mut whole, &path) {
                    Value::Owned { place, .. } => Slot::Place(place.clone()),
                    _ => Slot::Var(*var, path),
                }
            }
            // An element is a number.
            Slot::Element(..) | Slot::None(_) => Slot::None(Default::default()),
        }
    }

    /// Puts `new` there and gives what was there.
    fn replace(&mut self, slot: Slot<'a>, new: Value<'a>) -> Value<'a> {
        match &slot {
            Slot::Place(place) if self.place_type(place).elem().is_some() => {
                let Value::Owned { place: new, .. } = new else {
                    return Value::Poison;
                };
                let ty = self.place_type(place);
                let old = self.alloc("old", ty, Init::CopyOf(new));
                self.act(OpKind::Swap(Place::root(old), place.clone()));
                Value::fresh(old)
            }
            _ => {
                let old = self.slot_value(&slot).named();
                let old = self.own(old, "old");
                self.fill_slot(slot, new);
                old
            }
        }
    }

    fn default_like(&mut self, slot: &Slot<'a>, tokens: &'a Expr) -> Value<'a> {
        let ty = match slot {
            Slot::Place(place) => self.place_type(place),
            Slot::Var(..) => match self.slot_value(slot) {
                Value::Scalar(v) => Mem::Scalar(self.func.ty(v)),
                Value::Opt { payload, .. } => {
                    let some = self.bool(false);
                    return Value::Opt { some, payload };
                }
                _ => {
                    return self.refuse(
                        tokens,
                        "`take` of this value",
                        "assign the new value yourself",
                    );
                }
            },
            Slot::Element(_, _, ty, _) => Mem::Scalar(ty.scalar().unwrap_or(Scalar::Other)),
            Slot::None(_) => return Value::Poison,
        };
        self.default_of(&ty, tokens)
    }

    /// `Default::default()`.
    pub fn default_of(&mut self, ty: &Mem, tokens: &'a Expr) -> Value<'a> {
        match ty {
            Mem::Scalar(Scalar::Bool) => Value::Scalar(self.bool(false)),
            Mem::Scalar(Scalar::Other) => {
                self.refuse(tokens, "a default of this type", "write the value")
            }
            Mem::Scalar(ty) => {
                let text = if ty.is_float() { "0.0" } else { "0" };
                Value::Scalar(self.op(OpKind::Lit(text.to_owned()), *ty))
            }
            Mem::Vec(_) | Mem::Queue(_) => {
                Value::fresh(self.alloc("value", ty.clone(), Init::Empty(None)))
            }
            Mem::Tuple(parts) => Value::Tuple(
                parts
                    .iter()
                    .map(|part| self.default_of(part, tokens))
                    .collect(),
            ),
            Mem::Array(of, _) => match self.default_of(of, tokens) {
                Value::Poison => Value::Poison,
                value => {
                    let Some((_, elem)) = self.contents(&value) else {
                        return Value::Poison;
                    };
                    Value::fresh(self.alloc("value", ty.clone(), Init::Fill(Box::new(elem), None)))
                }
            },
            // Nothing flows into it: the user's `Default` makes it, once.
            Mem::Struct(of) if of.path.to_string() != "_" => {
                let whole = &of.path;
                let kind = RootKind::Const {
                    path: quote::quote!(<#whole as ::core::default::Default>::default()),
                };
                let made = self.func.new_root("default", ty.clone(), kind, self.span);
                let init = Init::CopyOf(Place::root(made));
                Value::fresh(self.alloc("value", ty.clone(), init))
            }
            Mem::Struct(_) | Mem::Slice(_) | Mem::Unknown(_) => {
                self.refuse(tokens, "a default of this type", "write the value")
            }
        }
    }
}

fn part_of<'v, 'a>(mut value: &'v mut Value<'a>, path: &[usize]) -> &'v mut Value<'a> {
    for n in path {
        let Value::Tuple(parts) = value else { break };
        value = &mut parts[*n];
    }
    value
}

fn is_rest(target: &Expr) -> bool {
    matches!(target, Expr::Range(range) if range.start.is_none() && range.end.is_none())
}
