//! `Option`s in memory: fields such as `tau: Option<f64>`. In memory they are enums with the variant `Some`; a value
//! that is read is a bool and a payload like any other `Option`.

use std::rc::Rc;

use proc_macro2::{Ident, Span};
use quote::quote;

use super::Lower;
use super::value::{Value, project};
use crate::ir::*;

impl<'a> Lower<'a> {
    /// The place and its type, if the value is an `Option` in memory.
    pub fn optional(&self, value: &Value<'a>) -> Option<(Place, Rc<Struct>)> {
        let (Value::Owned { place, .. } | Value::Ref { place, .. }) = value else {
            return None;
        };
        match self.place_type(place) {
            Mem::Struct(of) if of.is_option() => Some((place.clone(), of)),
            _ => None,
        }
    }

    /// An `Option` in memory is taken apart, by reference if the value is one; other values stay.
    pub fn taken_out(&mut self, value: Value<'a>) -> Value<'a> {
        let Some((place, of)) = self.optional(&value) else {
            return value;
        };
        let option = self.read_option(&place, &of);
        match value {
            Value::Ref { .. } => Value::Borrowed(Box::new(option)),
            _ => option,
        }
    }

    /// The same of what is not changed: what is in an `Option` is changed where it is.
    pub fn looked_at(&mut self, value: Value<'a>) -> Value<'a> {
        match value {
            Value::Ref { mutable: true, .. } => value,
            value => self.taken_out(value),
        }
    }

    /// An `Option` in memory that is lent to be changed: a reference to its contents, if there are any.
    pub fn changed_in_place(&mut self, value: Value<'a>) -> Value<'a> {
        if !matches!(value, Value::Ref { mutable: true, .. }) {
            return value;
        }
        let Some((place, _)) = self.optional(&value) else {
            return value;
        };
        Value::Opt {
            some: self.is_some(&place),
            payload: Box::new(Value::Ref {
                place: project(&place, Proj::Field(0)),
                mutable: true,
            }),
        }
    }

    /// The payload is looked at only where there is one.
    pub fn read_option(&mut self, place: &Place, of: &Rc<Struct>) -> Value<'a> {
        let some = self.is_some(place);
        let part = project(place, Proj::Field(0));
        let ty = of.fields[0].ty.clone();
        let payload = self.branch(
            some,
            |this| {
                let value = this.read(&part);
                this.own(value, "value")
            },
            |this| this.no_payload(&ty),
        );
        Value::Opt {
            some,
            payload: Box::new(payload),
        }
    }

    /// `matches!(place, Some(_))`, once, in the forward sweep.
    fn is_some(&mut self, place: &Place) -> ValId {
        let inner = Template(vec![
            Piece::Arg(0),
            Piece::Tokens(quote!(, ::core::option::Option::Some(_))),
        ]);
        let group = Piece::Group(proc_macro2::Delimiter::Parenthesis, inner);
        let template = Template(vec![Piece::Tokens(quote!(::core::matches!)), group]);
        let arg = Arg {
            name: None,
            what: ArgKind::Place(place.clone()),
        };
        self.op(OpKind::Effect(template, vec![arg]), Scalar::Bool)
    }

    /// What stands where there is no payload; nobody reads it.
    fn no_payload(&mut self, ty: &Mem) -> Value<'a> {
        match ty {
            Mem::Scalar(scalar) => Value::Scalar(self.op(OpKind::Undef, *scalar)),
            Mem::Tuple(parts) if parts.is_empty() => Value::Unit,
            Mem::Tuple(parts) => Value::Tuple(parts.iter().map(|ty| self.no_payload(ty)).collect()),
            ty => Value::fresh(self.alloc("value", ty.clone(), Init::Undef)),
        }
    }

    /// `place = value` of an `Option`.
    pub fn write_option(
        &mut self,
        place: &Place,
        of: &Rc<Struct>,
        some: ValId,
        payload: Value<'a>,
    ) {
        let ty = of.fields[0].ty.clone();
        let none = |this: &mut Self| {
            let init = Init::Variant(variant("None"), vec![]);
            let root = this.alloc("value", Mem::Struct(of.clone()), init);
            this.write(place, Value::fresh(root));
            Value::Unit
        };
        if matches!(payload, Value::Unset) {
            none(self);
            return;
        }
        self.branch(
            some,
            |this| {
                if let Value::Scalar(v) = &payload
                    && let Some(ty) = ty.as_scalar()
                {
                    this.retype(*v, ty);
                }
                let payload = this.own(payload, "value");
                if let Some((_, elem)) = this.contents(&payload) {
                    let init = Init::Variant(variant("Some"), vec![(0, elem)]);
                    let root = this.alloc("value", Mem::Struct(of.clone()), init);
                    this.write(place, Value::fresh(root));
                } else if this.live() {
                    this.error_here(format!(
                        "`#[grad]` does not understand this assignment to an `Option<{ty}>`\n\
                         help: annotate the types of both sides"
                    ));
                }
                Value::Unit
            },
            none,
        );
    }

    /// The contents of a list's element; `list` is the list's type, as far as it is known.
    pub fn list_element(&mut self, list: Option<&Mem>, value: &Value<'a>) -> Option<(Mem, Elem)> {
        match (list.and_then(Mem::elem), value) {
            (Some(Mem::Struct(of)), Value::Opt { some, payload }) if of.is_option() => {
                let place = self.put_option(&of.clone(), *some, (**payload).clone());
                Some((Mem::Struct(of.clone()), Elem::Place(place)))
            }
            _ => self.contents(value),
        }
    }

    /// The value as memory, for a field of a literal.
    pub fn put_option(&mut self, of: &Rc<Struct>, some: ValId, payload: Value<'a>) -> Place {
        let none = Init::Variant(variant("None"), vec![]);
        let root = self.alloc("value", Mem::Struct(of.clone()), none);
        let place = Place::root(root);
        self.write_option(&place, of, some, payload);
        place
    }
}

fn variant(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
