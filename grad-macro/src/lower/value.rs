//! What an expression of the source evaluates to while it is lowered.

use std::rc::Rc;

use super::closures::Closure;
use super::seq::Seq;
use crate::ir::{Base, Place, Proj, RootId, ValId};

/// A value of the source, taken apart into SSA scalars and places.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    Unit,
    /// Control does not get here.
    Never,
    /// A mistake was reported; whatever is made of this value is silent.
    Poison,
    /// Declared, not assigned yet.
    Unset,
    Scalar(ValId),
    /// Memory by value: the contents of a place. `fresh` if nothing else names it, so that it may be moved.
    Owned {
        place: Place,
        fresh: bool,
    },
    /// A reference to memory.
    Ref {
        place: Place,
        mutable: bool,
    },
    /// A shared reference to something that is not memory: it cannot change while the reference lives.
    Borrowed(Box<Value<'a>>),
    Tuple(Vec<Value<'a>>),
    /// An `Option`: whether it is `Some`, and of what.
    Opt {
        some: ValId,
        payload: Box<Value<'a>>,
    },
    /// A `Result`: whether it is `Ok`, of what, and the error as an `Option<E>` that the macro does not look into.
    Res {
        ok: ValId,
        payload: Box<Value<'a>>,
        error: ValId,
    },
    Closure(Rc<Closure<'a>>),
    /// An iterator or a range.
    Seq(Rc<Seq<'a>>),
    /// An iterator in a variable, of which `at` items were taken, and `back` from its end.
    Iter {
        seq: Rc<Seq<'a>>,
        at: ValId,
        back: ValId,
    },
}

impl<'a> Value<'a> {
    /// The contents of a new root.
    pub fn fresh(root: RootId) -> Self {
        Value::Owned {
            place: Place::root(root),
            fresh: true,
        }
    }

    /// What a variable holds, read by its name: its memory is not to be moved, nor that of its parts.
    pub fn named(self) -> Self {
        let inner = |value: Box<Value<'a>>| Box::new(value.named());
        match self {
            Value::Owned { place, .. } => Value::Owned {
                place,
                fresh: false,
            },
            Value::Borrowed(of) => Value::Borrowed(inner(of)),
            Value::Tuple(parts) => Value::Tuple(parts.into_iter().map(Value::named).collect()),
            Value::Opt { some, payload } => Value::Opt {
                some,
                payload: inner(payload),
            },
            Value::Res { ok, payload, error } => Value::Res {
                ok,
                payload: inner(payload),
                error,
            },
            other => other,
        }
    }

    /// Memory by value that something else names.
    pub fn has_named(&self) -> bool {
        match self {
            Value::Owned { fresh, .. } => !fresh,
            Value::Tuple(parts) => parts.iter().any(Value::has_named),
            Value::Opt { payload, .. } | Value::Res { payload, .. } => payload.has_named(),
            _ => false,
        }
    }

    /// Whether this is memory, or a part of it is.
    pub fn holds(&self, memory: &Place) -> bool {
        match self {
            Value::Owned { place, .. } => same_place(place, memory),
            Value::Tuple(parts) => parts.iter().any(|part| part.holds(memory)),
            Value::Opt { payload, .. } | Value::Res { payload, .. } => payload.holds(memory),
            _ => false,
        }
    }

    /// Whether this owns some of these roots, or parts of them.
    pub fn owns_any(&self, roots: &[RootId]) -> bool {
        match self {
            Value::Owned { place, .. } => place.roots().iter().any(|root| roots.contains(root)),
            Value::Tuple(parts) => parts.iter().any(|part| part.owns_any(roots)),
            Value::Opt { payload, .. } | Value::Res { payload, .. } => payload.owns_any(roots),
            _ => false,
        }
    }

    /// Neither an error nor unreachable.
    pub fn is_proper(&self) -> bool {
        !matches!(self, Value::Never | Value::Poison)
    }

    /// The scalar leaves, in order: values, and the values in the places of references.
    pub fn leaves(&self) -> Vec<ValId> {
        let mut out = Vec::new();
        self.map(&mut |v| {
            out.push(v);
            v
        });
        out
    }

    /// The same value with other leaves.
    pub fn map(&self, f: &mut dyn FnMut(ValId) -> ValId) -> Value<'a> {
        match self {
            Value::Scalar(v) => Value::Scalar(f(*v)),
            Value::Ref { place, mutable } => {
                let mut place = place.clone();
                place.for_each_value_mut(&mut |v| *v = f(*v));
                Value::Ref {
                    place,
                    mutable: *mutable,
                }
            }
            Value::Borrowed(inner) => Value::Borrowed(Box::new(inner.map(f))),
            Value::Tuple(parts) => Value::Tuple(parts.iter().map(|part| part.map(f)).collect()),
            Value::Opt { some, payload } => {
                let some = f(*some);
                Value::Opt {
                    some,
                    payload: Box::new(payload.map(f)),
                }
            }
            Value::Res { ok, payload, error } => {
                let ok = f(*ok);
                let payload = Box::new(payload.map(f));
                let error = f(*error);
                Value::Res { ok, payload, error }
            }
            Value::Iter { seq, at, back } => Value::Iter {
                seq: seq.clone(),
                at: f(*at),
                back: f(*back),
            },
            other => other.clone(),
        }
    }

    /// Whether a part has no value yet: the payload of `None`.
    pub fn lacks_a_part(&self) -> bool {
        match self {
            Value::Unset => true,
            Value::Opt { payload, .. } | Value::Res { payload, .. } => payload.lacks_a_part(),
            Value::Tuple(parts) => parts.iter().any(Value::lacks_a_part),
            _ => false,
        }
    }

    /// Equal but for the leaves.
    pub fn same_shape(&self, other: &Value<'a>) -> bool {
        match (self, other) {
            (Value::Unit, Value::Unit) | (Value::Unset, Value::Unset) => true,
            (Value::Poison, _) | (_, Value::Poison) => true,
            (Value::Scalar(_), Value::Scalar(_)) => true,
            (Value::Owned { place: a, .. }, Value::Owned { place: b, .. }) => same_place(a, b),
            (Value::Ref { place: a, .. }, Value::Ref { place: b, .. }) => same_structure(a, b),
            (Value::Borrowed(a), Value::Borrowed(b)) => a.same_shape(b),
            (Value::Tuple(a), Value::Tuple(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same_shape(b))
            }
            (Value::Opt { payload: a, .. }, Value::Opt { payload: b, .. })
            | (Value::Res { payload: a, .. }, Value::Res { payload: b, .. }) => a.same_shape(b),
            (Value::Closure(a), Value::Closure(b)) => Rc::ptr_eq(a, b),
            (Value::Seq(a), Value::Seq(b)) => Rc::ptr_eq(a, b),
            (Value::Iter { seq: a, .. }, Value::Iter { seq: b, .. }) => Rc::ptr_eq(a, b),
            _ => false,
        }
    }
}

/// The same location, whatever the state of memory.
pub fn same_place(a: &Place, b: &Place) -> bool {
    let values = |place: &Place| {
        let mut out = Vec::new();
        place.for_each_value(&mut |v| out.push(*v));
        out
    };
    same_structure(a, b) && values(a) == values(b)
}

/// The same roots and kinds of steps; indices and bounds may differ.
pub fn same_structure(a: &Place, b: &Place) -> bool {
    let bases = match (&a.base, &b.base) {
        (Base::Root(a), Base::Root(b)) | (Base::Shadow(a), Base::Shadow(b)) => a == b,
        (Base::Select(_, a), Base::Select(_, b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_structure(a, b))
        }
        _ => false,
    };
    bases
        && a.path.len() == b.path.len()
        && a.path.iter().zip(&b.path).all(|(a, b)| same_step(a, b))
}

fn same_step(a: &Proj, b: &Proj) -> bool {
    match (a, b) {
        (Proj::Index(_), Proj::Index(_)) => true,
        (Proj::Field(a), Proj::Field(b)) => a == b,
        (Proj::Range(a, b), Proj::Range(c, d)) => {
            a.is_some() == c.is_some() && b.is_some() == d.is_some()
        }
        _ => false,
    }
}

/// The places that a place may mean: itself, or the options of a choice, with the path appended.
pub fn options(place: &Place) -> Vec<Place> {
    let Base::Select(_, options) = &place.base else {
        return vec![place.clone()];
    };
    let extend = |option: &Place| {
        let mut option = option.clone();
        option.path.extend(place.path.iter().cloned());
        option
    };
    options.iter().map(extend).collect()
}

/// A part of a place.
pub fn project(place: &Place, step: Proj) -> Place {
    let mut place = place.clone();
    place.path.push(step);
    place
}
