//! Iterators: descriptions that become loops when something drives them.
//!
//! * Sources and most adaptors are *indexed* ([`index`]): they have a length and an item at each index, so they
//!   become counted loops over places. `chain` has both, but its two halves are driven one after the other.
//! * `filter` and the like wrap the loop's body ([`drive`]).
//! * What ends a chain: [`consume`], [`extremes`], [`collect`].

mod buffer;
mod collect;
mod consume;
mod cursor;
mod data;
mod drive;
mod early;
mod extremes;
mod index;

use std::rc::Rc;

use quote::ToTokens;
use syn::{Expr, ExprMethodCall};

pub use self::cursor::takes_a_part;
use self::index::has_state;
use super::closures::Closure;
use super::value::Value;
use super::{Lower, VarId};
use crate::ir::*;
use crate::types::Ty;

/// An iterator.
#[derive(Debug)]
pub enum Seq<'a> {
    Range {
        lo: ValId,
        hi: Option<ValId>,
        inclusive: bool,
    },
    Items {
        place: Place,
        by: By,
    },
    Chunks {
        place: Place,
        size: ValId,
        exact: bool,
        mutable: bool,
        /// Counted from the end (`rchunks`).
        back: bool,
    },
    Windows {
        place: Place,
        size: ValId,
    },
    /// A list of references: places of one type. `lent` if its items are references to them.
    List {
        places: Vec<Place>,
        mutable: bool,
        lent: bool,
    },
    /// A list of data that is not memory here, with the type of its items: `&[Kind]`, `Vec<String>`.
    Data {
        of: ValId,
        item: Ty,
        by: By,
    },
    /// `repeat(value)`: endless.
    Repeat(Value<'a>),
    /// `once(value)`, an `Option`: one item if `some`.
    Option {
        some: ValId,
        payload: Value<'a>,
    },
    /// `successors(first, f)`.
    Successors(Value<'a>, Rc<Closure<'a>>),
    /// `from_fn(f)`.
    Calls(Rc<Closure<'a>>),
    Zip(Rc<Seq<'a>>, Rc<Seq<'a>>),
    Enumerate(Rc<Seq<'a>>),
    Rev(Rc<Seq<'a>>),
    StepBy(Rc<Seq<'a>>, ValId),
    Take(Rc<Seq<'a>>, ValId),
    Skip(Rc<Seq<'a>>, ValId),
    Cycle(Rc<Seq<'a>>),
    Chain(Rc<Seq<'a>>, Rc<Seq<'a>>),
    Cloned(Rc<Seq<'a>>),
    Map(Rc<Seq<'a>>, Rc<Closure<'a>>),
    Inspect(Rc<Seq<'a>>, Rc<Closure<'a>>),
    Filter(Rc<Seq<'a>>, Rc<Closure<'a>>),
    FilterMap(Rc<Seq<'a>>, Rc<Closure<'a>>),
    /// The items of the items, each run through backwards if `rev`; `flat_map` is `map`, then this.
    Flatten {
        of: Rc<Seq<'a>>,
        rev: bool,
    },
    TakeWhile(Rc<Seq<'a>>, Rc<Closure<'a>>),
    MapWhile(Rc<Seq<'a>>, Rc<Closure<'a>>),
    SkipWhile(Rc<Seq<'a>>, Rc<Closure<'a>>),
    /// What is left in a variable that holds an iterator: driving it advances the variable (`by_ref`).
    Left(VarId),
    /// With the memory that holds the state.
    Scan(Rc<Seq<'a>>, Place, Rc<Closure<'a>>),
}

/// How elements are given.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum By {
    Value,
    Ref,
    Mut,
}

impl<'a> Lower<'a> {
    /// What `for` iterates over.
    pub fn seq_of(&mut self, value: Value<'a>, tokens: &impl ToTokens) -> Option<Rc<Seq<'a>>> {
        match self.looked_at(value) {
            Value::Seq(seq) => Some(seq),
            Value::Iter { seq, at, back } => Some(self.left_over(&seq, at, back)),
            Value::Owned { place, fresh } if self.place_type(&place).elem().is_some() => {
                let by = By::Value;
                let place = match fresh {
                    true => place,
                    false => self.taken_from(place),
                };
                Some(Seq::Items { place, by }.into())
            }
            Value::Ref { place, mutable } if self.place_type(&place).elem().is_some() => {
                let by = if mutable { By::Mut } else { By::Ref };
                Some(Seq::Items { place, by }.into())
            }
            Value::Opt { some, payload } => {
                let payload = match *payload {
                    Value::Owned {
                        place,
                        fresh: false,
                    } => Value::Owned {
                        place: self.taken_from(place),
                        fresh: false,
                    },
                    payload => payload,
                };
                Some(Seq::Option { some, payload }.into())
            }
            Value::Tuple(parts) if is_list(&parts) => self.list_seq(parts, tokens),
            Value::Borrowed(inner) => self.seq_of(*inner, tokens),
            Value::Never | Value::Poison => None,
            value => {
                let help = match self.is_unknown(&value) {
                    true => OF_NUMBERS,
                    false => "iterate over a range, an array, a slice or a `Vec`",
                };
                self.refuse(tokens, "a loop over this", help);
                None
            }
        }
    }

    /// `[a, b]` of references.
    fn list_seq(&mut self, parts: Vec<Value<'a>>, tokens: &impl ToTokens) -> Option<Rc<Seq<'a>>> {
        let mut mutable = true;
        let mut places = Vec::with_capacity(parts.len());
        for part in &parts {
            let Value::Ref {
                place,
                mutable: one,
            } = part
            else {
                self.refuse(tokens, "a loop over these values", "list numbers or slices");
                return None;
            };
            mutable &= *one;
            places.push(place.clone());
        }
        let (places, _) = self.uniform(places, Vec::new());
        let lent = false;
        Some(
            Seq::List {
                places,
                mutable,
                lent,
            }
            .into(),
        )
    }

    /// A method of `[a, b]`, a list of references.
    pub fn list_method(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        parts: Vec<Value<'a>>,
    ) -> Value<'a> {
        let Some(seq) = self.list_seq(parts, &node.receiver) else {
            return Value::Poison;
        };
        let name = node.method.to_string();
        match (&*seq, name.as_str()) {
            (Seq::List { places, .. }, "len") => Value::Scalar(self.usize(places.len())),
            (Seq::List { places, .. }, "iter") => {
                let (places, mutable, lent) = (places.clone(), false, true);
                Value::Seq(
                    Seq::List {
                        places,
                        mutable,
                        lent,
                    }
                    .into(),
                )
            }
            (_, "into_iter") => Value::Seq(seq),
            (_, "concat") => self.concat(expr, node, seq),
            _ => self.unknown_method(node, "a list of references"),
        }
    }

    /// Whether this is of a type that only rustc knows.
    fn is_unknown(&self, value: &Value<'a>) -> bool {
        matches!(value, Value::Owned { place, .. } | Value::Ref { place, .. }
            if matches!(self.place_type(place), Mem::Unknown(_)))
    }

    /// A closure that looks at the items of what is not known.
    pub fn looks_at_unknown(&self, node: &ExprMethodCall, of: &Value<'a>) -> bool {
        const METHODS: &[&str] = &[
            "all",
            "any",
            "filter",
            "filter_map",
            "find",
            "flat_map",
            "fold",
            "for_each",
            "map",
            "position",
            "scan",
            "skip_while",
            "take_while",
        ];
        let name = node.method.to_string();
        METHODS.contains(&&*name)
            && matches!(node.args.last(), Some(arg @ Expr::Closure(_)) if self.mentions_variables(arg))
            && self.is_unknown(of)
    }

    pub fn refuse_unknown(&mut self, node: &ExprMethodCall) -> Value<'a> {
        let what = format!("`{}` of what is not known here", node.method);
        self.refuse(&node.method, &what, OF_NUMBERS)
    }

    // ---- adaptors -------------------------------------------------------------------------------

    pub fn seq_method(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        seq: Rc<Seq<'a>>,
    ) -> Value<'a> {
        let name = node.method.to_string();
        let wrapped = match (name.as_str(), node.args.first()) {
            ("clone", None) if has_state(&seq) => {
                return self.refuse(&node.method, "a copy of this iterator", "build it twice");
            }
            // What is left of it could not be told afterwards.
            _ if cursor::takes_a_part(&name) && self.holds_seq(&node.receiver, &seq) => {
                let help = "write the iteration as one chain or one `for` loop, or `collect` it into a `Vec` first";
                return self.refuse(
                    &node.method,
                    &format!("`{name}` of this iterator in a variable"),
                    help,
                );
            }
            (
                "iter" | "into_iter" | "by_ref" | "iter_mut" | "fuse" | "peekable" | "clone",
                None,
            ) => Some(seq),
            ("rev", None) => Some(Seq::Rev(seq).into()),
            ("enumerate", None) => Some(Seq::Enumerate(seq).into()),
            ("copied" | "cloned", None) => Some(Seq::Cloned(seq).into()),
            ("cycle", None) => Some(Seq::Cycle(seq).into()),
            ("flatten", None) => Some(
                Seq::Flatten {
                    of: seq,
                    rev: false,
                }
                .into(),
            ),
            ("step_by", Some(n)) => self.index(n).map(|n| Seq::StepBy(seq, n).into()),
            ("take", Some(n)) => self.index(n).map(|n| Seq::Take(seq, n).into()),
            ("skip", Some(n)) => self.index(n).map(|n| Seq::Skip(seq, n).into()),
            ("zip", Some(other)) => self
                .other_seq(other)
                .map(|other| Seq::Zip(seq, other).into()),
            ("chain", Some(other)) => self
                .other_seq(other)
                .map(|other| Seq::Chain(seq, other).into()),
            (
                "map" | "filter" | "filter_map" | "flat_map" | "inspect" | "take_while"
                | "map_while" | "skip_while",
                Some(f),
            ) => self.with_closure(expr, &name, seq, f),
            ("scan", Some(_)) if node.args.len() == 2 => self.scanned(expr, node, seq),
            _ => {
                return match self.remainder(&name, &seq) {
                    Some(rest) => rest,
                    None => self.consume(expr, node, &name, seq),
                };
            }
        };
        match wrapped {
            Some(seq) => Value::Seq(seq),
            None if self.live() => Value::Poison,
            None => Value::Never,
        }
    }

    fn with_closure(
        &mut self,
        expr: &'a Expr,
        name: &str,
        seq: Rc<Seq<'a>>,
        f: &'a Expr,
    ) -> Option<Rc<Seq<'a>>> {
        let ret = match name {
            "map" => self.types.item(expr),
            "filter" | "take_while" | "skip_while" => Ty::Bool,
            "filter_map" | "map_while" => Ty::Option(Box::new(self.types.item(expr))),
            "inspect" => Ty::Unit,
            _ => Ty::Unknown,
        };
        let f = self.callee_with(f, ret)?;
        Some(Rc::new(match name {
            "map" => Seq::Map(seq, f),
            "filter" => Seq::Filter(seq, f),
            "filter_map" => Seq::FilterMap(seq, f),
            "inspect" => Seq::Inspect(seq, f),
            "take_while" => Seq::TakeWhile(seq, f),
            "map_while" => Seq::MapWhile(seq, f),
            "skip_while" => Seq::SkipWhile(seq, f),
            _ => Seq::Flatten {
                of: Seq::Map(seq, f).into(),
                rev: false,
            },
        }))
    }

    /// `scan(init, |state, item| ..)`: the state lives in memory, of which the closure gets a `&mut`.
    fn scanned(
        &mut self,
        expr: &'a Expr,
        node: &'a ExprMethodCall,
        seq: Rc<Seq<'a>>,
    ) -> Option<Rc<Seq<'a>>> {
        let init = self.expr(&node.args[0]);
        let init = self.own(init, "state");
        let ret = Ty::Option(Box::new(self.types.item(expr)));
        let f = self.callee_with(&node.args[1], ret)?;
        match self.in_memory(init, "state") {
            Value::Owned { place, .. } => Some(Seq::Scan(seq, place, f).into()),
            value if !value.is_proper() => None,
            _ => {
                let help = "write it as a `for` loop that changes a variable";
                self.refuse(&node.args[0], "this state of `scan`", help);
                None
            }
        }
    }

    pub fn other_seq(&mut self, other: &'a Expr) -> Option<Rc<Seq<'a>>> {
        match super::control::strip_parens(other) {
            // `zip(1..)`.
            Expr::Range(range) => {
                let value = self.range(range);
                self.seq_of(value, other)
            }
            other => self.run_through(other),
        }
    }

    /// What `for` and `zip` run through.
    pub fn run_through(&mut self, many: &'a Expr) -> Option<Rc<Seq<'a>>> {
        self.look_into(many);
        let value = self.expr(many);
        if let Value::Scalar(v) = self.strip(value.clone())
            && let Some(seq) = self.data_seq(v, &self.ty(many))
        {
            self.note_list(v, many);
            return Some(seq.into());
        }
        self.seq_of(value, many)
    }

    // ---- sources --------------------------------------------------------------------------------

    /// `std::iter::name(args)`; `None` if there is no such function.
    pub fn iter_function(&mut self, name: &str, args: &[&'a Expr]) -> Option<Value<'a>> {
        let seq = match (name, args) {
            ("once", [value]) => {
                let payload = self.item_value(value)?;
                let some = self.bool(true);
                Seq::Option { some, payload }
            }
            ("empty", []) => {
                let (some, payload) = (self.bool(false), Value::Unset);
                Seq::Option { some, payload }
            }
            ("repeat", [value]) => Seq::Repeat(self.item_value(value)?),
            ("repeat_n", [value, n]) => {
                let all = Seq::Repeat(self.item_value(value)?);
                Seq::Take(all.into(), self.index(n)?)
            }
            ("successors", [first, f]) => {
                let first = self.expr(first);
                Seq::Successors(first, self.callee(f)?)
            }
            ("from_fn", [f]) => Seq::Calls(self.callee(f)?),
            ("zip", [a, b]) => {
                let (a, b) = (self.other_seq(a)?, self.other_seq(b)?);
                Seq::Zip(a, b)
            }
            _ => return None,
        };
        Some(Value::Seq(seq.into()))
    }

    fn item_value(&mut self, value: &'a Expr) -> Option<Value<'a>> {
        let value = self.expr(value);
        let value = self.own(value, "value");
        value.is_proper().then_some(value)
    }
}

/// What a list has to hold for its items to be known.
const OF_NUMBERS: &str = "iterate over a list of numbers, of tuples or arrays of these, or of structs that derive \
                          `Differentiable`; texts belong in a list of their own";

/// Is the tuple a list of references (see [`Lower::list`])?
pub fn is_list(parts: &[Value]) -> bool {
    !parts.is_empty() && parts.iter().all(|part| matches!(part, Value::Ref { .. }))
}
