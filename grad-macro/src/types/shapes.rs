//! Constraints on what a value consists of: elements, fields, references, patterns, calls.

use quote::quote;

use super::solve::{Constraint, Level, Solver, Step, Variant};
use super::ty::Tokens;
use super::unify::{Id, Kind, Node, Var};

/// `base[index]`.
pub fn index(s: &mut Solver, level: Level, base: Id, index: Id, out: Id) -> Step {
    let container = s.u.strip(base);
    let Some(element) = s.u.element(container) else {
        if let Some(element) = super::declared::indexed(s, container, index) {
            s.u.unify(out, element);
            return Step::Done;
        }
        return index_unknown(s, level, container, index, out);
    };
    match s.u.get(index) {
        Node::Range(of) => {
            let usize = s.u.usize();
            s.u.unify(of, usize);
            let slice = s.u.add(Node::Slice(element));
            s.u.unify(out, slice);
        }
        Node::Var(Var {
            kind: Kind::Any, ..
        }) if level < Level::Operand => return Step::Wait(vec![index]),
        _ => {
            let usize = s.u.usize();
            s.u.unify(index, usize);
            s.u.unify(out, element);
        }
    }
    Step::Done
}

fn index_unknown(s: &mut Solver, level: Level, container: Id, index: Id, out: Id) -> Step {
    let free = s.u.is_any(container);
    if free && level >= Level::Operand && s.u.is_guessed_field(container) {
        return indexed_field(s, container, index, out);
    }
    if free && is_integer(s, index) {
        // Whatever it is, its elements are of one type.
        let element = s.u.element_of_unknown(container);
        s.u.unify(out, element);
    }
    if !free || level >= Level::Result {
        let usize = s.u.usize();
        if matches!(
            s.u.get(index),
            Node::Var(Var {
                kind: Kind::Int,
                ..
            })
        ) {
            s.u.unify(index, usize);
        } else if let Node::Range(of) = s.u.get(index) {
            s.u.unify(of, usize);
        }
        s.u.mark_open(out);
    }
    if free {
        Step::Wait(vec![container])
    } else {
        Step::Done
    }
}

fn is_integer(s: &Solver, index: Id) -> bool {
    matches!(
        s.u.get(index),
        Node::Int(_)
            | Node::Var(Var {
                kind: Kind::Int,
                ..
            })
    )
}

/// What is indexed is an array, a `Vec` or a slice: all the same to us. (Emitted code asserts it.)
fn indexed_field(s: &mut Solver, container: Id, index: Id, out: Id) -> Step {
    let element = s.u.guessed();
    let slice = s.u.add(Node::Slice(element));
    s.u.unify(container, slice);
    self::index(s, Level::Operand, container, index, out)
}

/// `base.0` of a tuple, `start` and `end` of a range, the field of a struct.
pub fn field(s: &mut Solver, level: Level, base: Id, field: &str, out: Id) -> Step {
    let value = s.u.strip(base);
    let part = match s.u.get(value) {
        Node::Tuple(parts) => field
            .parse()
            .ok()
            .and_then(|at: usize| parts.get(at).copied()),
        Node::Range(of) if matches!(field, "start" | "end") => Some(of),
        Node::Named(named) if !named.param => Some(s.u.field(&named, field)),
        // A struct, or a tuple of which nobody says how long it is.
        Node::Var(Var {
            kind: Kind::Any, ..
        }) if level >= Level::Result => {
            let anonymous = s.u.anonymous(value);
            s.u.unify(value, anonymous);
            return Step::Wait(vec![value]);
        }
        Node::Var(_) => return Step::Wait(vec![value]),
        _ => None,
    };
    match part {
        Some(part) => s.u.unify(out, part),
        None => s.u.mark_open(out),
    }
    Step::Done
}

/// `*inner`; as a pattern (`&out`, with its mutability) it also says that `inner` is a reference.
pub fn deref(s: &mut Solver, level: Level, inner: Id, out: Id, pattern: Option<bool>) -> Step {
    match (s.u.get(inner), pattern) {
        (Node::Ref(_, to), _) => s.u.unify(out, to),
        (Node::Var(_), Some(mutable)) if level >= Level::Shape => {
            let reference = s.u.reference(mutable, out);
            s.u.unify(inner, reference);
        }
        (Node::Var(_), _) => return Step::Wait(vec![inner]),
        // A pattern `&x` against a value is what default binding modes of older editions leave us with.
        (_, Some(_)) => s.u.unify(out, inner),
        // What a box in a variant holds.
        (Node::Named(named), _) if s.u.records.is_boxed(&named.key) => s.u.unify(out, inner),
        _ => s.u.mark_open(out),
    }
    Step::Done
}

/// `callee(args)`.
pub fn call(s: &mut Solver, callee: Id, args: &[Id], out: Id) -> Step {
    let function = s.u.strip(callee);
    match s.u.get(function) {
        Node::Fn(f) => {
            for (arg, param) in args.iter().zip(&f.params) {
                s.require(Constraint::Coerce {
                    from: *arg,
                    to: *param,
                });
            }
            s.u.unify(out, f.ret);
            Step::Done
        }
        Node::Var(_) => Step::Wait(vec![function]),
        _ => {
            s.u.mark_open(out);
            Step::Done
        }
    }
}

/// A value of type `from` where `to` is expected: references may be dereferenced, and lengths dropped.
pub fn coerce(s: &mut Solver, level: Level, from: Id, to: Id) -> Step {
    match (s.u.get(from), s.u.get(to)) {
        (
            Node::Var(Var {
                kind: Kind::Any, ..
            }),
            Node::Ref(..),
        ) if level < Level::Shape => Step::Wait(vec![from]),
        (Node::Ref(_, a), Node::Ref(_, b)) => coerce_behind(s, level, a, b, to),
        _ => {
            s.u.unify(from, to);
            Step::Done
        }
    }
}

fn coerce_behind(s: &mut Solver, level: Level, a: Id, b: Id, to: Id) -> Step {
    match (s.u.get(a), s.u.get(b)) {
        // `&x` where a slice is wanted says nothing of x: it may be an array, a `Vec`, a slice.
        (Node::Var(_), Node::Slice(_) | Node::Str) => return Step::Wait(vec![a]),
        (
            Node::Var(Var {
                kind: Kind::Any, ..
            }),
            _,
        ) if level < Level::Shape => return Step::Wait(vec![a]),
        (Node::Ref(..), Node::Var(_) | Node::Ref(..)) => s.u.unify(a, b),
        (Node::Ref(..), _) => return coerce(s, level, a, to),
        // Between arrays the length stays.
        (Node::Array(..), Node::Array(..)) => s.u.unify(a, b),
        _ => match (s.u.element(a), s.u.element(b)) {
            (Some(x), Some(y)) => s.u.unify(x, y),
            _ => s.u.unify(a, b),
        },
    }
    Step::Done
}

/// What `for` takes out of a value: `item`.
pub fn items(s: &mut Solver, of: Id, item: Id) -> Step {
    match item_of(s, of) {
        Ok(Some(found)) => s.u.unify(item, found),
        Ok(None) => s.u.mark_open(item),
        Err(var) => return Step::Wait(vec![var]),
    }
    Step::Done
}

/// The item of a value as an iterator; the variable to wait for if it is not known yet.
pub fn item_of(s: &mut Solver, of: Id) -> Result<Option<Id>, Id> {
    match s.u.get(of) {
        Node::Iter(item) | Node::Range(item) | Node::Option(item) | Node::Result(item, _) => {
            Ok(Some(item))
        }
        Node::Array(item, _) | Node::Vec(item) | Node::Queue(item) | Node::Slice(item) => {
            Ok(Some(item))
        }
        Node::Ref(mutable, to) => match s.u.get(to) {
            Node::Array(item, _)
            | Node::Vec(item)
            | Node::Queue(item)
            | Node::Slice(item)
            | Node::Option(item) => Ok(Some(s.u.reference(mutable, item))),
            Node::Iter(item) | Node::Range(item) => Ok(Some(item)),
            Node::Ref(..) => item_of(s, to),
            Node::Var(_) => Err(to),
            _ => Ok(None),
        },
        Node::Var(_) => Err(of),
        _ => Ok(None),
    }
}

/// A value taken apart: the term behind the references, and the reference that parts are bound by.
fn peel(s: &Solver, of: Id) -> (Id, Option<bool>) {
    let (mut id, mut mode) = (s.u.find(of), None);
    while let Node::Ref(mutable, to) = s.u.get(id) {
        mode = Some(mode.unwrap_or(true) && mutable);
        id = s.u.find(to);
    }
    (id, mode)
}

fn bind_part(s: &mut Solver, mode: Option<bool>, part: Id, value: Id) {
    let value = match mode {
        Some(mutable) => s.u.reference(mutable, value),
        None => value,
    };
    s.u.unify(part, value);
}

/// `(a, b, ..)`.
pub fn tuple_pat(s: &mut Solver, level: Level, of: Id, parts: &[Id], rest: Option<usize>) -> Step {
    let (value, mode) = peel(s, of);
    match s.u.get(value) {
        Node::Tuple(values) => {
            let skipped = values.len().saturating_sub(parts.len());
            for (i, part) in parts.iter().enumerate() {
                let at = if rest.is_some_and(|rest| i >= rest) {
                    i + skipped
                } else {
                    i
                };
                if let Some(found) = values.get(at) {
                    bind_part(s, mode, *part, *found);
                }
            }
            Step::Done
        }
        Node::Var(_) if level >= Level::Shape && rest.is_none() && mode.is_none() => {
            let tuple = s.u.tuple(parts);
            s.u.unify(value, tuple);
            Step::Done
        }
        Node::Var(_) => Step::Wait(vec![value]),
        _ => Step::Done,
    }
}

/// `S { field: part, .. }`.
pub fn field_pat(s: &mut Solver, of: Id, field: &str, part: Id) -> Step {
    let (value, mode) = peel(s, of);
    match s.u.get(value) {
        Node::Named(named) if !named.param => {
            let found = s.u.field(&named, field);
            bind_part(s, mode, part, found);
        }
        Node::Var(_) => return Step::Wait(vec![value]),
        _ => s.u.mark_open(part),
    }
    Step::Done
}

/// `[a, b, rest @ ..]`.
pub fn slice_pat(
    s: &mut Solver,
    level: Level,
    of: Id,
    parts: &[Id],
    (rest, refutable): (Option<(usize, Id)>, bool),
) -> Step {
    let (value, mode) = peel(s, of);
    if s.u.is_any(value) && level >= Level::Shape && rest.is_none() && !refutable {
        // Only an array is sure to have that many elements.
        let element = s.u.open();
        let array = s.u.array(element, parts.len());
        s.u.unify(value, array);
    }
    let Some(element) = s.u.element(value) else {
        return if s.u.is_any(value) {
            Step::Wait(vec![value])
        } else {
            Step::Done
        };
    };
    for part in parts {
        bind_part(s, mode, *part, element);
    }
    if let Some((_, rest)) = rest {
        let found = match s.u.get(value) {
            Node::Array(_, len) => remainder(s, element, len, parts.len()),
            _ => s.u.add(Node::Slice(element)),
        };
        bind_part(s, mode, rest, found);
    }
    Step::Done
}

/// What is left of an array after `taken` elements.
fn remainder(s: &mut Solver, element: Id, len: Id, taken: usize) -> Id {
    let Node::Len(tokens) = s.u.get(len) else {
        let len = s.u.fresh();
        return s.u.add(Node::Array(element, len));
    };
    match tokens.0.to_string().parse::<usize>() {
        Ok(len) => s.u.array(element, len.saturating_sub(taken)),
        Err(_) => {
            let taken = proc_macro2::Literal::usize_unsuffixed(taken);
            let len = &tokens.0;
            let len = s.u.add(Node::Len(Tokens(quote!(#len - #taken)).into()));
            s.u.add(Node::Array(element, len))
        }
    }
}

/// `Some(part)`, `Ok(part)`, `Err(part)`.
pub fn variant_pat(s: &mut Solver, level: Level, of: Id, variant: Variant, part: Id) -> Step {
    let (value, mode) = peel(s, of);
    let found = match (s.u.get(value), variant) {
        (Node::Option(found), Variant::Some) => found,
        (Node::Result(found, _), Variant::Ok) | (Node::Result(_, found), Variant::Err) => found,
        (Node::Var(_), _) if level >= Level::Shape => {
            let (found, other) = (s.u.open(), s.u.open());
            let whole = s.u.add(match variant {
                Variant::Some => Node::Option(found),
                Variant::Ok => Node::Result(found, other),
                Variant::Err => Node::Result(other, found),
            });
            s.u.unify(value, whole);
            found
        }
        (Node::Var(_), _) => return Step::Wait(vec![value]),
        _ => {
            s.u.mark_open(part);
            return Step::Done;
        }
    };
    bind_part(s, mode, part, found);
    Step::Done
}

/// `collect()` into what the context asks for.
pub fn collect(s: &mut Solver, item: Id, out: Id) -> Step {
    match s.u.get(out) {
        Node::Var(_) => return Step::Wait(vec![out]),
        Node::Vec(of) | Node::Queue(of) => s.u.unify(of, item),
        Node::Option(inner) => {
            let part = s.u.fresh();
            s.require(Constraint::VariantPat {
                of: item,
                variant: Variant::Some,
                part,
            });
            s.require(Constraint::Collect {
                item: part,
                out: inner,
            });
        }
        Node::Result(inner, err) => {
            let (part, other) = (s.u.fresh(), s.u.fresh());
            s.require(Constraint::VariantPat {
                of: item,
                variant: Variant::Ok,
                part,
            });
            s.require(Constraint::VariantPat {
                of: item,
                variant: Variant::Err,
                part: other,
            });
            s.require(Constraint::Collect {
                item: part,
                out: inner,
            });
            s.u.unify(err, other);
        }
        _ => {}
    }
    Step::Done
}

/// `sum()`: numbers add up to their own type.
pub fn sum(s: &mut Solver, level: Level, item: Id, out: Id) -> Step {
    let value = s.u.strip(item);
    match s.u.get(value) {
        Node::F64 | Node::F32 | Node::Int(_) => s.u.unify(out, value),
        // It ends at the first that is nothing.
        Node::Option(_) | Node::Result(..) => s.u.unify(out, value),
        Node::Named(named) if named.param => s.u.unify(out, value),
        Node::Var(Var {
            kind: Kind::Any, ..
        }) if level >= Level::Operand => s.u.unify(value, out),
        Node::Var(_) if level >= Level::Shape => s.u.unify(out, value),
        Node::Var(_) => return Step::Wait(vec![value]),
        _ => s.u.mark_open(out),
    }
    Step::Done
}

/// `inner?`.
pub fn question(s: &mut Solver, level: Level, inner: Id, out: Id, ret: Id) -> Step {
    match s.u.get(inner) {
        Node::Option(value) | Node::Result(value, _) => s.u.unify(out, value),
        // `?` in a function that returns an `Option` stands after an `Option`; likewise a `Result`.
        Node::Var(_) => match s.u.get(ret) {
            Node::Option(_) if level > Level::Known => {
                let option = s.u.add(Node::Option(out));
                s.u.unify(inner, option);
            }
            Node::Result(..) if level > Level::Known => {
                let error = s.u.open();
                let result = s.u.add(Node::Result(out, error));
                s.u.unify(inner, result);
            }
            _ => return Step::Wait(vec![inner, ret]),
        },
        _ => s.u.mark_open(out),
    }
    Step::Done
}

/// `inner.clone()`, or `to_owned` (`owned`), which makes a `Vec` of a slice.
pub fn clone(s: &mut Solver, level: Level, inner: Id, out: Id, owned: bool) -> Step {
    let value = match s.u.get(inner) {
        Node::Ref(_, to) => s.u.find(to),
        _ => s.u.find(inner),
    };
    match s.u.get(value) {
        Node::Slice(of) if owned => {
            let vec = s.u.add(Node::Vec(of));
            s.u.unify(out, vec);
        }
        Node::Str if owned => {
            let string = s.u.string();
            s.u.unify(out, string);
        }
        Node::Slice(_) | Node::Str => s.u.unify(out, inner),
        Node::Var(Var {
            kind: Kind::Any, ..
        }) if level < Level::Result => return Step::Wait(vec![value, out]),
        _ => s.u.unify(out, value),
    }
    Step::Done
}
