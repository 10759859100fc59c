//! Values meet variables and memory: binding patterns, reading and writing places.

use quote::ToTokens;
use syn::Pat;

use super::Lower;
use super::env::whole_root;
use super::value::{Value, project, same_place};
use crate::ir::*;
use crate::types::Ty;

impl<'a> Lower<'a> {
    // ---- patterns that always match -------------------------------------------------------------

    /// A reference to the memory behind several of them, for a pattern that takes it apart: it looks through all, and
    /// behind a shared one everything is shared.
    pub fn seen_through(&self, pat: &Pat, value: &Value<'a>) -> Option<Value<'a>> {
        let (
            Pat::Tuple(_) | Pat::Slice(_) | Pat::Struct(_) | Pat::TupleStruct(_),
            Value::Borrowed(inner),
        ) = (pat, value)
        else {
            return None;
        };
        match &**inner {
            Value::Owned { place, .. } | Value::Ref { place, .. } => Some(Value::Ref {
                place: place.clone(),
                mutable: false,
            }),
            inner @ Value::Borrowed(_) => self.seen_through(pat, inner).or(Some(inner.clone())),
            _ => None,
        }
    }

    /// Binds the variables of a pattern that is known to match.
    pub fn bind(&mut self, pat: &'a Pat, value: Value<'a>) {
        let value = self.seen_through(pat, &value).unwrap_or(value);
        match pat {
            Pat::Ident(pat) => self.bind_ident(pat, value),
            Pat::Wild(_) => self.ignored(&value),
            Pat::Rest(_) | Pat::Lit(_) | Pat::Range(_) | Pat::Path(_) | Pat::Const(_) => {}
            Pat::Paren(pat) => self.bind(&pat.pat, value),
            Pat::Type(pat) => self.bind(&pat.pat, value),
            Pat::Guard(pat) => self.bind(&pat.pat, value),
            Pat::Reference(pat) => {
                let value = self.deref(value, &pat.pat);
                self.bind(&pat.pat, value);
            }
            Pat::Tuple(pat) => {
                let elems: Vec<&Pat> = pat.elems.iter().collect();
                match self.tuple_parts(&value, &elems, pat) {
                    Some(parts) => parts
                        .into_iter()
                        .for_each(|(pat, value)| self.bind(pat, value)),
                    None => elems
                        .into_iter()
                        .for_each(|pat| self.bind(pat, Value::Poison)),
                }
            }
            Pat::Slice(pat) => {
                let elems: Vec<&Pat> = pat.elems.iter().collect();
                match self.slice_parts(&value, &elems, pat) {
                    Some(parts) => parts
                        .into_iter()
                        .for_each(|(pat, value)| self.bind(pat, value)),
                    None => elems
                        .into_iter()
                        .for_each(|pat| self.bind(pat, Value::Poison)),
                }
            }
            pat if self.is_variant_pattern(pat, &value) => self.bind_variant(pat, &value),
            Pat::Struct(node) if node.path.segments.len() == 1 => {
                let pats = super::patterns::fields_of(node);
                self.bind_fields(value, pats, node);
            }
            Pat::TupleStruct(node)
                if !is_named(&node.path, "Some")
                    && node.path.segments.len() == 1
                    && !node.path.is_ident("Ok")
                    && !node.path.is_ident("Err") =>
            {
                let pats = super::patterns::positions_of(node);
                self.bind_fields(value, pats, node);
            }
            Pat::TupleStruct(pat) if is_named(&pat.path, "Some") && pat.elems.len() == 1 => {
                let payload = match value {
                    Value::Opt { payload, .. } => *payload,
                    Value::Borrowed(inner) => match *inner {
                        Value::Opt { payload, .. } => Value::Borrowed(payload),
                        _ => Value::Poison,
                    },
                    _ => Value::Poison,
                };
                self.bind(&pat.elems[0], payload);
            }
            Pat::TupleStruct(pat) if is_named(&pat.path, "Ok") && pat.elems.len() == 1 => {
                let payload = match value {
                    Value::Res { payload, .. } => *payload,
                    Value::Borrowed(inner) => match *inner {
                        Value::Res { payload, .. } => Value::Borrowed(payload),
                        _ => Value::Poison,
                    },
                    _ => Value::Poison,
                };
                self.bind(&pat.elems[0], payload);
            }
            Pat::TupleStruct(pat) if is_named(&pat.path, "Err") && pat.elems.len() == 1 => {
                self.bind_error(&pat.elems[0], value);
            }
            // Alternatives that bind are refused by the test of the pattern.
            Pat::Or(pat) => {
                if let Some(first) = pat.cases.first() {
                    self.bind_alternative(first, value);
                }
            }
            _ => {
                self.refuse(
                    pat,
                    "this pattern yet",
                    "take the value apart with `.0`, indices or a tuple pattern",
                );
            }
        }
    }

    /// What only rustc knows the type of, and nobody looks at, carries no derivative.
    fn ignored(&mut self, value: &Value<'a>) {
        if let Value::Owned { place, fresh: true } = value
            && let Some(root) = whole_root(place)
            && let Mem::Unknown(unknown) = &mut self.func.roots[root.0 as usize].ty
        {
            unknown
                .elem
                .get_or_insert_with(|| Box::new(Mem::Tuple(Vec::new())));
        }
    }

    /// Alternatives without variables bind nothing.
    fn bind_alternative(&mut self, first: &'a Pat, value: Value<'a>) {
        if self.binds(first) {
            self.bind(first, value);
        }
    }

    fn bind_fields(
        &mut self,
        value: Value<'a>,
        pats: Vec<(syn::Member, &'a Pat)>,
        whole: &'a impl ToTokens,
    ) {
        let all: Vec<&'a Pat> = pats.iter().map(|(_, pat)| *pat).collect();
        match self.struct_parts(&value, pats, whole) {
            Some(parts) => parts
                .into_iter()
                .for_each(|(pat, value)| self.bind(pat, value)),
            None => all
                .into_iter()
                .for_each(|pat| self.bind(pat, Value::Poison)),
        }
    }

    fn bind_ident(&mut self, pat: &'a syn::PatIdent, value: Value<'a>) {
        if !self.is_variable(pat) {
            return;
        }
        self.span = pat.ident.span();
        let name = pat.ident.to_string();
        if let Some((_, inner)) = &pat.subpat {
            self.bind(inner, value.clone());
        }
        let value = match pat.by_ref {
            Some(_) => {
                let lost = pat.mutability.is_some()
                    && !matches!(value, Value::Owned { .. } | Value::Ref { .. });
                if lost && value.is_proper() {
                    self.refuse(
                        pat,
                        "`ref mut` of this value",
                        "bind it by value, or take `&mut` of a variable",
                    );
                }
                self.borrow(value, pat.mutability.is_some())
            }
            None => self.own(value, &name),
        };
        let value = match pat.mutability {
            Some(_) => self.cursor(value),
            None => value,
        };
        if let (Value::Scalar(v), Some(_)) = (&value, &pat.mutability)
            && self.func.ty(*v) == Scalar::Other
        {
            self.stateful.insert(*v);
        }
        if pat.mutability.is_some() {
            self.note_mutable(&value);
        }
        let value = if self.scan.memory.contains(&name) {
            match value {
                Value::Opt { some, payload } => {
                    let ty = self.types.local(&pat.ident);
                    self.payload_in_memory(some, *payload, &ty, &name)
                }
                value => self.in_memory(value, &name),
            }
        } else {
            value
        };
        let may_be_missing = matches!(
            value,
            Value::Opt { .. } | Value::Res { .. } | Value::Tuple(_)
        );
        let var = self.declare(&name, value);
        if pat.mutability.is_some() && may_be_missing {
            let ty = self.types.local(&pat.ident);
            self.var_types.insert(var, ty);
        }
    }

    /// Whether an identifier in a pattern is a variable, not a constant or `None`.
    pub fn is_variable(&self, pat: &syn::PatIdent) -> bool {
        let plain = pat.by_ref.is_none() && pat.mutability.is_none() && pat.subpat.is_none();
        let name = pat.ident.to_string();
        let constant =
            name.starts_with(|c: char| c.is_uppercase()) || self.types.is_constant(&name);
        !(plain && constant) || self.types.binds(&pat.ident)
    }

    /// The values of a tuple pattern's parts.
    pub fn tuple_parts(
        &mut self,
        value: &Value<'a>,
        pats: &[&'a Pat],
        whole: &impl ToTokens,
    ) -> Option<Vec<(&'a Pat, Value<'a>)>> {
        let parts = self.fields(value);
        let Some(parts) = parts else {
            if value.is_proper() {
                self.refuse(
                    whole,
                    "this pattern: the value's type is not known to be a tuple",
                    "annotate its type",
                );
            }
            return None;
        };
        Some(align(pats, parts))
    }

    /// The fields of a tuple, by value or by reference as the tuple itself.
    pub fn fields(&mut self, value: &Value<'a>) -> Option<Vec<Value<'a>>> {
        match value {
            Value::Tuple(parts) => Some(parts.clone()),
            Value::Unit => Some(Vec::new()),
            Value::Borrowed(inner) => match &**inner {
                Value::Tuple(parts) => Some(
                    parts
                        .iter()
                        .cloned()
                        .map(|part| self.borrow(part, false))
                        .collect(),
                ),
                _ => None,
            },
            Value::Owned { place, .. } => {
                let Mem::Tuple(parts) = self.place_type(place) else {
                    return None;
                };
                let field = |n| self.read(&project(place, Proj::Field(n)));
                Some((0..parts.len()).map(field).collect())
            }
            Value::Ref { place, mutable } => {
                let Mem::Tuple(parts) = self.place_type(place) else {
                    return None;
                };
                let field = |n| Value::Ref {
                    place: project(place, Proj::Field(n)),
                    mutable: *mutable,
                };
                Some((0..parts.len()).map(field).collect())
            }
            _ => None,
        }
    }

    /// The values of a slice pattern's parts.
    pub fn slice_parts(
        &mut self,
        value: &Value<'a>,
        pats: &[&'a Pat],
        whole: &impl ToTokens,
    ) -> Option<Vec<(&'a Pat, Value<'a>)>> {
        let (place, by_ref) = match value {
            Value::Owned { place, .. } => (place.clone(), None),
            Value::Ref { place, mutable } => (place.clone(), Some(*mutable)),
            Value::Never | Value::Poison => return None,
            _ => {
                self.refuse(
                    whole,
                    "this pattern: the value's type is not known to be an array",
                    "annotate its type",
                );
                return None;
            }
        };
        let rest = pats.iter().position(|pat| is_rest(pat));
        let after = rest.map_or(0, |rest| pats.len() - rest - 1);
        let mut len = None;
        let mut parts = Vec::with_capacity(pats.len());
        for (n, pat) in pats.iter().enumerate() {
            let step = match rest {
                Some(rest) if n == rest => {
                    let lo = (n > 0).then(|| self.usize(n));
                    let hi = (after > 0).then(|| self.index_from_end(&place, after, &mut len));
                    Proj::Range(lo, hi)
                }
                Some(rest) if n > rest => {
                    Proj::Index(self.index_from_end(&place, pats.len() - n, &mut len))
                }
                _ => {
                    let part = self.element(&place, n);
                    parts.push((*pat, self.part_of(part, by_ref)));
                    continue;
                }
            };
            let part = project(&place, step);
            parts.push((*pat, self.part_of(part, by_ref)));
        }
        Some(parts)
    }

    /// A part of memory, by value or by reference as the whole.
    fn part_of(&mut self, place: Place, by_ref: Option<bool>) -> Value<'a> {
        match by_ref {
            Some(mutable) => Value::Ref { place, mutable },
            None => self.read(&place),
        }
    }

    /// `len - n`.
    fn index_from_end(&mut self, place: &Place, n: usize, len: &mut Option<ValId>) -> ValId {
        let len = *len.get_or_insert_with(|| self.len(place.clone()));
        let n = self.usize(n);
        self.pure(Pure::Bin(BinOp::Sub), vec![len, n], Scalar::USIZE)
    }

    // ---- taking and lending ---------------------------------------------------------------------

    /// The value by itself: what is copied or moved out of a variable.
    pub fn own(&mut self, value: Value<'a>, name: &str) -> Value<'a> {
        let place = match &value {
            Value::Owned {
                place,
                fresh: false,
            } => place,
            Value::Tuple(_) | Value::Opt { .. } | Value::Res { .. } if value.has_named() => {
                return self.own_parts(value, name);
            }
            _ => return value,
        };
        let ty = self.place_type(place);
        if matches!(ty, Mem::Scalar(_) | Mem::Tuple(_)) {
            let read = self.read(place);
            return match read {
                Value::Tuple(parts) => {
                    Value::Tuple(parts.into_iter().map(|part| self.own(part, name)).collect())
                }
                read => read,
            };
        }
        if ty.has_struct() && self.holds_reference(place) {
            self.error_here(
                "`#[grad]` cannot copy what a list of references refers to\n\
                 help: read its fields one by one, or let the list hold the values themselves: `&[T]`",
            );
            return Value::Poison;
        }
        if self.is_moved(place) {
            return Value::Owned {
                place: place.clone(),
                fresh: true,
            };
        }
        let ty = sized(ty);
        Value::fresh(self.alloc(name, ty, Init::CopyOf(place.clone())))
    }

    /// Whether taking the contents leaves nothing behind that anybody reads.
    fn is_moved(&self, place: &Place) -> bool {
        let ty = self.place_type(place);
        // A user's type may be `Copy`: the variable lives on.
        let moves = has_vec(&ty) && !ty.has_struct();
        moves && whole_root(place).is_some() && !self.is_reassigned(place)
    }

    /// Is the variable that holds this place given other contents later? Then a move out of it is a copy.
    fn is_reassigned(&self, place: &Place) -> bool {
        let mut vars = self.state.values.iter().zip(&self.var_names);
        vars.any(|(value, name)| value.holds(place) && self.scan.reassigned.contains(name))
    }

    /// A list that is taken by value, as it is now: while its items are taken, an array that was copied may change, and a
    /// variable whose `Vec` was moved may get another.
    pub fn taken_from(&mut self, place: Place) -> Place {
        let changes = match self.place_type(&place) {
            Mem::Array(..) => self.may_change(&place) || self.is_varying(&place),
            Mem::Vec(_) | Mem::Queue(_) => self.is_reassigned(&place),
            _ => false,
        };
        let fresh = false;
        match changes {
            true => match self.own(
                Value::Owned {
                    place: place.clone(),
                    fresh,
                },
                "items",
            ) {
                Value::Owned { place, .. } => place,
                _ => place,
            },
            false => place,
        }
    }

    /// Whether a variable that is declared `mut` has this, or what this is a part of.
    fn is_varying(&self, place: &Place) -> bool {
        let roots = place.roots();
        let mut vars = self.state.values.iter().zip(&self.var_names);
        vars.any(|(value, name)| self.scan.varying.contains(name) && value.owns_any(&roots))
    }

    /// Of a tuple, each part; of an `Option`, what is in it.
    fn own_parts(&mut self, value: Value<'a>, name: &str) -> Value<'a> {
        match value {
            Value::Tuple(parts) => {
                let parts = parts.into_iter().map(|part| self.own(part, name));
                Value::Tuple(parts.collect())
            }
            Value::Opt { some, payload } => {
                let payload = Box::new(self.own_payload(some, *payload, name));
                Value::Opt { some, payload }
            }
            Value::Res { ok, payload, error } => {
                let payload = Box::new(self.own_payload(ok, *payload, name));
                Value::Res { ok, payload, error }
            }
            value => value,
        }
    }

    /// A payload that may be missing: where it is, it is copied into memory of its own.
    fn own_payload(&mut self, there: ValId, payload: Value<'a>, name: &str) -> Value<'a> {
        match self.known_bool(there) {
            Some(true) => return self.own(payload, name),
            Some(false) => return payload,
            None => {}
        }
        let mut copies = Vec::new();
        let owned = self.rooms_for(payload, name, &mut copies);
        if !copies.is_empty() {
            let copy = |this: &mut Self| {
                for (to, from) in copies {
                    let (dst, how) = (Place::root(to), CopyHow::Assign);
                    this.act(OpKind::Copy {
                        dst,
                        src: from,
                        how,
                    });
                }
                Value::Unit
            };
            self.branch(there, copy, |_| Value::Unit);
        }
        owned
    }

    /// The value with memory of its own, and what is to be copied there.
    fn rooms_for(
        &mut self,
        value: Value<'a>,
        name: &str,
        copies: &mut Vec<(RootId, Place)>,
    ) -> Value<'a> {
        let mut rooms = |of: Box<Value<'a>>| Box::new(self.rooms_for(*of, name, copies));
        match value {
            Value::Opt { some, payload } => Value::Opt {
                some,
                payload: rooms(payload),
            },
            Value::Res { ok, payload, error } => Value::Res {
                ok,
                payload: rooms(payload),
                error,
            },
            Value::Tuple(parts) => {
                let parts = parts.into_iter();
                let parts = parts.map(|part| self.rooms_for(part, name, copies));
                Value::Tuple(parts.collect())
            }
            Value::Owned {
                place,
                fresh: false,
            } if !self.is_moved(&place) => {
                let ty = sized(self.place_type(&place));
                let root = self.alloc(name, ty, Init::Undef);
                copies.push((root, place));
                Value::fresh(root)
            }
            Value::Owned { place, .. } => Value::Owned { place, fresh: true },
            value => value,
        }
    }

    /// A scalar or tuple of which a `&mut` is taken lives in memory.
    pub fn in_memory(&mut self, value: Value<'a>, name: &str) -> Value<'a> {
        let Some((ty, elem)) = self.as_elem(&value) else {
            return value;
        };
        let init = match elem {
            Elem::Init(init) => *init,
            elem => Init::Elems(vec![elem]),
        };
        Value::fresh(self.alloc(name, ty, init))
    }

    /// What is in an `Option` lives in memory of its own, to which there may be a `&mut`.
    fn payload_in_memory(
        &mut self,
        some: ValId,
        payload: Value<'a>,
        ty: &Ty,
        name: &str,
    ) -> Value<'a> {
        let of = match ty {
            Ty::Option(of) => of.mem().filter(Mem::has_stand_in),
            _ => None,
        };
        let payload = match (payload, of) {
            (Value::Unset, Some(of)) => Value::fresh(self.alloc(name, of, Init::Undef)),
            (payload, _) => self.in_memory(payload, name),
        };
        let payload = Box::new(payload);
        Value::Opt { some, payload }
    }

    /// A scalar or a tuple as contents of memory; `None` if it is memory already, or cannot be.
    pub fn as_elem(&mut self, value: &Value<'a>) -> Option<(Mem, Elem)> {
        self.as_elem_of(value, false)
    }

    /// The same; `text`: what is no number is text, which may stand beside numbers.
    pub fn as_elem_of(&mut self, value: &Value<'a>, text: bool) -> Option<(Mem, Elem)> {
        match value {
            Value::Scalar(v) => {
                let ty = self.func.ty(*v);
                (text || ty != Scalar::Other).then_some((Mem::Scalar(ty), Elem::Val(*v)))
            }
            Value::Tuple(parts) => {
                let mut types = Vec::new();
                let mut elems = Vec::new();
                for part in parts {
                    let (ty, elem) = match part {
                        Value::Owned { place, .. } => {
                            (self.place_type(place), Elem::Place(place.clone()))
                        }
                        part => self.as_elem_of(part, text)?,
                    };
                    types.push(ty);
                    elems.push(elem);
                }
                Some((Mem::Tuple(types), Elem::Init(Box::new(Init::Elems(elems)))))
            }
            _ => None,
        }
    }

    /// `&value`, `&mut value`.
    pub fn borrow(&mut self, value: Value<'a>, mutable: bool) -> Value<'a> {
        match value {
            Value::Owned { place, .. } => Value::Ref { place, mutable },
            Value::Never
            | Value::Poison
            | Value::Seq(_)
            | Value::Iter { .. }
            | Value::Closure(_) => value,
            Value::Opt { some, payload } if mutable && matches!(*payload, Value::Owned { .. }) => {
                let payload = Box::new(self.borrow(*payload, true));
                Value::Opt { some, payload }
            }
            value if mutable => match self.as_elem(&value) {
                Some(_) => {
                    let memory = self.in_memory(value, "value");
                    self.borrow(memory, true)
                }
                None => Value::Borrowed(Box::new(value)),
            },
            value => Value::Borrowed(Box::new(value)),
        }
    }

    /// `*value`.
    pub fn deref(&mut self, value: Value<'a>, whole: &impl ToTokens) -> Value<'a> {
        match value {
            Value::Ref { place, .. } => self.read(&place),
            Value::Borrowed(inner) => *inner,
            Value::Never | Value::Poison => value,
            // A `&str`, a reference to something that the macro does not know.
            Value::Scalar(v) if self.func.ty(v) == Scalar::Other => value,
            // A variable that a shared reference was bound to as a value.
            Value::Scalar(_) | Value::Tuple(_) => value,
            Value::Owned { place, fresh } if self.is_boxed(&place) => Value::Owned { place, fresh },
            _ => self.refuse(
                whole,
                "this dereference: it is not known to be a reference",
                "annotate its type",
            ),
        }
    }

    /// The value behind any references.
    pub fn strip(&mut self, value: Value<'a>) -> Value<'a> {
        match value {
            Value::Ref { place, .. } => self.read(&place),
            Value::Borrowed(inner) => self.strip(*inner),
            value => value,
        }
    }

    // ---- memory ---------------------------------------------------------------------------------

    /// The contents of a place: scalars are loaded, tuples taken apart.
    pub fn read(&mut self, place: &Place) -> Value<'a> {
        match self.place_type(place) {
            Mem::Scalar(ty) => Value::Scalar(self.op(OpKind::Load(place.clone()), ty)),
            Mem::Tuple(parts) if parts.is_empty() => Value::Unit,
            Mem::Tuple(parts) => {
                let field = |n| self.read(&project(place, Proj::Field(n)));
                Value::Tuple((0..parts.len()).map(field).collect())
            }
            Mem::Struct(of) if of.is_option() => self.read_option(place, &of),
            _ if self.holds_reference(place) => Value::Ref {
                place: place.clone(),
                mutable: false,
            },
            _ => Value::Owned {
                place: place.clone(),
                fresh: false,
            },
        }
    }

    /// `place = value`.
    pub fn write(&mut self, place: &Place, value: Value<'a>) {
        match (self.place_type(place), value) {
            (_, Value::Never | Value::Poison) => {}
            (_, Value::Owned { place: src, .. }) if same_place(place, &src) => {}
            (Mem::Scalar(Scalar::Other), Value::Opt { some, payload })
                if self.is_data_payload(&payload) =>
            {
                let v = self.option_of_data(some, &payload);
                self.act(OpKind::Store(place.clone(), v));
            }
            (Mem::Scalar(ty), value) => {
                let v = self.scalar(value);
                self.retype(v, ty);
                self.act(OpKind::Store(place.clone(), v));
            }
            (Mem::Tuple(_), Value::Tuple(parts)) => {
                for (n, part) in parts.into_iter().enumerate() {
                    self.write(&project(place, Proj::Field(n)), part);
                }
            }
            (Mem::Tuple(_), Value::Unit) => {}
            (Mem::Struct(of), Value::Opt { some, payload }) if of.is_option() => {
                self.write_option(place, &of, some, *payload);
            }
            (ty, Value::Owned { place: src, .. }) => {
                let dst = place.clone();
                let src = match may_be_one(&dst, &src) {
                    // `items[i] = items[j]` of one element: its adjoint is moved to itself.
                    true => Place::root(self.alloc("element", ty, Init::CopyOf(src))),
                    false => src,
                };
                self.act(OpKind::Copy { dst, src, how: CopyHow::Assign });
            }
            (ty, _) => self.error_here(format!(
                "`#[grad]` does not understand this assignment to a `{ty}`\nhelp: annotate the types of both sides"
            )),
        }
    }

    /// The scalar that a value is, loaded if it is memory.
    pub fn scalar(&mut self, value: Value<'a>) -> ValId {
        match value {
            Value::Scalar(v) => v,
            Value::Borrowed(inner) => self.scalar(*inner),
            Value::Owned { place, .. } | Value::Ref { place, .. }
                if self.place_type(&place).as_scalar().is_some() =>
            {
                let value = self.read(&place);
                self.scalar(value)
            }
            Value::Never | Value::Poison => {
                self.notice(&value);
                self.new_val(Scalar::Other)
            }
            _ => {
                self.error_here(
                    "`#[grad]` expected a number here\nhelp: annotate the type of this expression",
                );
                self.new_val(Scalar::Other)
            }
        }
    }

    /// A literal whose type nothing determined takes the type of its context.
    pub fn retype(&mut self, v: ValId, ty: Scalar) {
        if self.weak.contains(&v) && ty.is_int() {
            self.func.vals[v.0 as usize].ty = ty;
        }
    }
}

/// Is the pattern `..` or `name @ ..`?
pub fn is_rest(pat: &Pat) -> bool {
    match pat {
        Pat::Rest(_) => true,
        Pat::Ident(pat) => pat.subpat.as_ref().is_some_and(|(_, inner)| is_rest(inner)),
        _ => false,
    }
}

/// Patterns and parts in order; `..` skips what is left over.
fn align<'a>(pats: &[&'a Pat], parts: Vec<Value<'a>>) -> Vec<(&'a Pat, Value<'a>)> {
    let rest = pats.iter().position(|pat| is_rest(pat));
    let skipped = (parts.len() + 1).saturating_sub(pats.len());
    let at = |n: usize| match rest {
        Some(rest) if n > rest => n + skipped - 1,
        _ => n,
    };
    let pairs = pats.iter().enumerate().filter(|(n, _)| Some(*n) != rest);
    pairs
        .filter_map(|(n, pat)| Some((*pat, parts.get(at(n))?.clone())))
        .collect()
}

pub fn is_named(path: &syn::Path, name: &str) -> bool {
    path.segments
        .last()
        .is_some_and(|segment| segment.ident == name)
}

/// Does it own heap memory, so that it is moved rather than copied?
pub fn has_vec(ty: &Mem) -> bool {
    match ty {
        Mem::Vec(_) | Mem::Queue(_) | Mem::Unknown(_) | Mem::Struct(_) => true,
        Mem::Scalar(_) => false,
        Mem::Array(of, _) | Mem::Slice(of) => has_vec(of),
        Mem::Tuple(parts) => parts.iter().any(has_vec),
    }
}

/// The owned form: a copied slice is a `Vec`.
pub fn sized(ty: Mem) -> Mem {
    match ty {
        Mem::Slice(of) => Mem::Vec(of),
        ty => ty,
    }
}

/// Whether two places may be the same: they share a root, and no field tells them apart.
fn may_be_one(a: &Place, b: &Place) -> bool {
    let roots = b.roots();
    let apart =
        |(p, q): (&Proj, &Proj)| matches!((p, q), (Proj::Field(p), Proj::Field(q)) if p != q);
    a.roots().iter().any(|root| roots.contains(root)) && !a.path.iter().zip(&b.path).any(apart)
}
